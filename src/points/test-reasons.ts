import { dateOfDay, labelText, type DiagnosticData, type Label, type Result } from '../kernel/index.js'
import { exactInteger, exactToShownText, exactZero, type Exact } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import { decided } from './compiled-book.js'
import { heldEarlier } from './earlier-results.js'
import { present, type PointTestReasonCode } from './explanation-steps.js'
import { gradeTitle } from './grade-quotas.js'
import { classAtDecision } from './member-score.js'
import type { MemberWork } from './member-work.js'
import { figureOf, lineFor, tablesFor, type OutcomeDesk } from './outcome-desk.js'
import { testHolds } from './outcome-holds.js'
import type { EarlierState, FigureRef, OutcomeTest, OutcomeTests } from './outcome-tests.js'
import type { MemberScore, Settlement } from './settlement.js'

/** Why a condition holds: one of its tests with its figures; `describe` makes a sentence of it. */
export interface PointTestReason {
  /** What held. */
  readonly code: PointTestReasonCode
  /** The figure, the line, titles, clauses, periods. */
  readonly data: DiagnosticData
  /** The figure that was looked at, decimal text: a score, a count of entries or of periods; zero where there is none. */
  readonly figure: string
}

/** Why a consequence follows. */
export interface PointConsequenceReasons {
  /** Id of the consequence. */
  readonly consequence: string
  /** What follows; `null`: it does not. */
  readonly outcome: Result<string | null, PointsCode>
  /** The rule with its clause, then every test that made it apply; empty where it does not. */
  readonly reasons: readonly PointTestReason[]
}

/** Why a member stands on a red or black list. */
export interface PointListReasons {
  /** Id of the list. */
  readonly list: string
  /** Whether it is on the list. */
  readonly on: Result<boolean, PointsCode>
  /** Its place with the clause, then every test by which it meets the condition of the list; empty where it is not on it. */
  readonly reasons: readonly PointTestReason[]
}

/** The reasons of every list of the period, from the places as they were settled. */
export function listReasonsOf(
  { outcome, work }: MemberWork,
  score: MemberScore,
  settlement: Settlement,
): readonly PointListReasons[] {
  const at = asSettled(outcome, score, settlement)
  return [...at.lists].map(([id, on]) => {
    const { ranking, title, clause, when } = (work.reading.rules.lists ?? []).find((one) => one.id === id)!
    if (on.status !== 'computed' || !on.value) return { list: id, on, reasons: [] }
    const place = at.ranks.get(ranking)
    const { rank, of } = place?.status === 'computed' ? place.value : {}
    const head = reason('list-place', { title, clause, rank, of })
    return { list: id, on, reasons: [head, ...(when === undefined ? [] : reasonsOf(at, when))] }
  })
}

/** The reasons of every consequence of a member, from its grades, places and lists as they were settled. */
export function consequenceReasonsOf(
  { outcome, work }: MemberWork,
  score: MemberScore,
  settlement: Settlement,
): readonly PointConsequenceReasons[] {
  const at = asSettled(outcome, score, settlement)
  return score.consequences.map(({ id, outcome: follows }) => {
    const rule = (work.reading.rules.consequences ?? []).map((one) => decided(one)).find((one) => one.id === id)!
    const due = follows.status === 'needs' || (follows.status === 'computed' && follows.value !== null)
    if (!due) return { consequence: id, outcome: follows, reasons: [] }
    const head = reason('consequence-follows', { title: rule.title, clause: rule.clause })
    const className = rule.classDate === 'decision' ? classAtDecision(outcome) : outcome.className
    return { consequence: id, outcome: follows, reasons: [head, ...reasonsOf({ ...at, className }, rule.when)] }
  })
}

// Grades, places and lists as they were settled with all others.
function asSettled(outcome: OutcomeDesk, score: MemberScore, settlement: Settlement): OutcomeDesk {
  return {
    ...outcome,
    grades: new Map(score.grades.map(({ id, grade }) => [id, grade])),
    ranks: new Map(score.ranks.map(({ id, place }) => [id, place])),
    lists: new Map(
      settlement.lists.map(({ id, groups }) => {
        const found = groups.find(({ members }) => members.status === 'computed' && members.value.includes(score.id))
        const open = groups.find(({ members }) => members.status !== 'computed')?.members
        const on: Result<boolean, PointsCode> = { status: 'computed', value: found !== undefined, diagnostics: [] }
        return [id, found === undefined && open !== undefined && open.status !== 'computed' ? open : on]
      }),
    ),
  }
}

/** Every test that holds and by which a condition holds. */
export function reasonsOf(at: OutcomeDesk, tests: OutcomeTests): readonly PointTestReason[] {
  if ('all' in tests) return tests.all.flatMap((one) => reasonsOf(at, one))
  if ('any' in tests) return tests.any.flatMap((one) => reasonsOf(at, one))
  const holds = testHolds(at, tests)
  return holds.status === 'computed' && holds.value ? reasonsOfOne(at, tests) : []
}

function reasonsOfOne(at: OutcomeDesk, test: OutcomeTest): readonly PointTestReason[] {
  const { rules } = at.desk.reading
  switch (test.by) {
    case 'figure': {
      const found = figureOf(at, test.figure)
      const figure = found.status === 'computed' ? found.value : exactZero
      const line = lineFor(at, test.line) ?? exactZero
      return [
        reason(
          figureCodes[decided(test.compare)],
          { title: titleOfFigure(at, test.figure), line: shown(line) },
          figure,
        ),
      ]
    }
    case 'grade':
      return [reason('test-grade', { grades: gradeTitles(at, test.grades) })]
    case 'gate': {
      const gate = (rules.gates ?? []).find((one) => one.id === test.gate)!
      const data = { title: gate.title, clause: gate.clause }
      return test.passed
        ? [reason('test-gate-passed', data), ...reasonsOf(at, gate.when)]
        : [reason('test-gate-not-passed', data)]
    }
    case 'veto': {
      const veto = at.desk.reading.vetoes.find((one) => one.id === test.veto)
      const data = { title: veto?.title ?? test.veto, clause: veto?.clause }
      return [reason(test.hit ? 'test-veto-hit' : 'test-veto-not-hit', data)]
    }
    case 'streak': {
      const data = { periods: test.periods }
      const times = exactInteger(test.periods)
      return 'list' in test
        ? [reason('test-streak-list', { ...data, title: titleIn(rules.lists, test.list) }, times)]
        : [reason('test-streak', { ...data, grades: gradeTitles(at, test.grades) }, times)]
    }
    case 'gradeChange':
      return [reason('test-grade-change', { steps: test.least }, exactInteger(test.least))]
    case 'earlier': {
      const held = heldEarlier(at, test).flatMap((one) =>
        one.held.status === 'computed' && one.held.value === 'yes' ? [one.period] : [],
      )
      const data = { held: held.length, of: test.last, periods: [...held].reverse(), ...wordsOfState(at, test.was) }
      return [reason(codeOfState(test.was), data, exactInteger(held.length))]
    }
    case 'noLosses': {
      const titlesOver = test.over === undefined ? undefined : joined(test.over.map((id) => titleOfPart(at, id)))
      const data = { from: dateOfDay(at.span.from), to: dateOfDay(at.span.to), titles: titlesOver }
      return [reason('test-no-losses', data)]
    }
  }
}

const figureCodes = {
  atLeast: 'test-figure-at-least',
  moreThan: 'test-figure-more-than',
  atMost: 'test-figure-at-most',
  lessThan: 'test-figure-less-than',
} as const

function reason(
  code: PointTestReasonCode,
  data: Readonly<Record<string, DiagnosticData[string] | undefined>>,
  figure: Exact = exactZero,
): PointTestReason {
  return { code, data: { ...present(data), figure: shown(figure) }, figure: shown(figure) }
}

function shown(figure: Exact): string {
  return exactToShownText(figure, 12)
}

function codeOfState(was: EarlierState): PointTestReasonCode {
  if ('grades' in was) return 'test-earlier-grade'
  if ('ranking' in was) return 'test-earlier-place'
  return 'list' in was ? 'test-earlier-list' : 'test-earlier-score'
}

function wordsOfState(
  at: OutcomeDesk,
  was: EarlierState,
): Readonly<Record<string, DiagnosticData[string] | undefined>> {
  const { rules } = at.desk.reading
  if ('grades' in was) return { grades: gradeTitles(at, was.grades) }
  if ('ranking' in was) return { title: titleIn(rules.rankings, was.ranking), within: was.within }
  if ('list' in was) return { title: titleIn(rules.lists, was.list) }
  return { line: shown(lineFor(at, was.line) ?? exactZero) }
}

function titleIn(list: readonly { readonly id: string; readonly title: Label }[] | undefined, id: string): Label {
  return (list ?? []).find((one) => one.id === id)?.title ?? id
}

// Several titles as one, in both languages.
function joined(titles: readonly Label[]): Label {
  return {
    zh: titles.map((one) => labelText(one, 'zh')).join('、'),
    en: titles.map((one) => labelText(one, 'en')).join(', '),
  }
}

function gradeTitles(at: OutcomeDesk, grades: readonly string[]): Label {
  const tables = [...tablesFor(at), ...(at.desk.reading.rules.grades ?? []).map((one) => decided(one))]
  return joined(
    grades.map((grade) => {
      const table = tables.find(({ bands }) => bands.some((band) => band.grade === grade))
      return table === undefined ? grade : gradeTitle(table, grade)
    }),
  )
}

function titleOfPart({ desk: { reading } }: OutcomeDesk, id: string): Label {
  const item = reading.items[reading.itemIndex.get(id) ?? -1]?.item
  return (
    item?.title ??
    titleIn(
      reading.rules.categories.map((one) => decided(one)),
      id,
    )
  )
}

function titleOfFigure(at: OutcomeDesk, ref: FigureRef): Label {
  if (ref.of === 'category' || ref.of === 'item') return titleOfPart(at, ref.id)
  if (ref.of === 'measure') return ref.id
  if (ref.of !== 'count' && ref.of !== 'quantity') return figureTitles[ref.of]
  const title = titleOfPart(at, ref.id)
  const [zh, en] = ref.of === 'count' ? ['次数', 'times'] : ['数量', 'quantity']
  return { zh: `“${labelText(title, 'zh')}”的${zh}`, en: `the ${en} of “${labelText(title, 'en')}”` }
}

const figureTitles = {
  raw: { zh: '积分', en: 'the score' },
  effective: { zh: '最终得分', en: 'the final score' },
  rate: { zh: '得分率', en: 'the share of the points within reach' },
  gains: { zh: '加分合计', en: 'the points gained' },
  losses: { zh: '扣分合计', en: 'the points lost' },
  applicableMaximum: { zh: '可得最高分', en: 'the points within reach' },
} as const
