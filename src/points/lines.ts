import {
  computed,
  needs,
  notComputable,
  type DecimalText,
  type DecisionNeed,
  type Explanation,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { compareExact, exactOf, exactToShownText, exactZero, roundExact, type Exact } from '../kernel/internal.js'
import { exactArithmetic } from './arithmetic.js'
import type { PointsCode } from './codes.js'
import { decided, needsOf, type BookReading, type CompiledRuleBook } from './compiled-book.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import type { Contribution } from './item-contributions.js'
import { explainAccount, given, step } from './member-explanation.js'
import type { RuleBook } from './rule-book.js'
import { fractionOfMillionths, openFrame, type FrameWork } from './score-frame.js'
import { planPeriod, type PeriodPlan } from './period-plan.js'
import { readingsFor, settle } from './settle.js'
import type { MemberScore } from './settlement.js'
import { questionsThatMatter } from './undecided.js'

/** What became of one entry: asked, granted, lost to which limit, by which clause of which version. */
export interface EntryLine {
  /** Id of the entry; absent for points without entries (ratings, measurements, shortfalls). */
  readonly entry?: string
  /** Id of the item. */
  readonly item: string
  /** Day of the event. */
  readonly date?: PlainDate
  /** Object of the entry, where it has one. */
  readonly object?: string
  /** Signed points by the worth of the item. */
  readonly asked: DecimalText
  /** Signed points after all limits of items, groups, categories and the total. */
  readonly granted: DecimalText
  /** What was lost, to which limit; magnitudes. */
  readonly lost: readonly { readonly limit: string; readonly points: DecimalText }[]
  /** Article of the item. */
  readonly clause?: string
  /** The rule book and its version. */
  readonly book: { readonly id: string; readonly version: string }
}

/** The lines of one member, and the tree that they add up to. */
export interface MemberLines {
  /** Id of the member, household or organisation. */
  readonly member: string
  /** By date, then id. */
  readonly lines: readonly EntryLine[]
  /** From the effective score down to what every entry asked; `addsUp` checks it. */
  readonly explanation: Explanation
}

/**
 * Builds the lines of one member on demand: what every entry asked, what it was granted, what it lost to which limit, and the tree by which the
 * lines add up to the settled score. It works in exact fractions, entry by entry, on the path that `settle` is checked against.
 *
 * @param ruleBook - the book
 * @param facts - the facts of the settlement
 * @param question - its question
 * @param member - whose lines
 * @returns the lines; `unknown-member` when the roster does not have the member; the needs or reason of the score when there is no score
 * @example
 * ```ts
 * import { linesOf, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [],
 *     items: [{
 *       kind: 'award', id: 'study', title: '学习', worth: { by: 'fixed', points: '5' },
 *       caps: [{ id: 'study-cap', limit: '8', basis: 'gross', per: 'period' }],
 *     }],
 *     total: {},
 *   },
 * }
 * const facts = {
 *   roster: { members: [{ id: 'm1' }] },
 *   entries: ['2024-02-01', '2024-05-01'].map((eventDate, at) => ({ id: `e${at}`, member: 'm1', item: 'study', eventDate })),
 * }
 * const made = linesOf(book, facts, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' }, 'm1')
 * made.status === 'computed' && made.value.lines.map((line) => [line.asked, line.granted, line.lost])
 * // => [['5', '5', []], ['5', '3', [{ limit: 'study-cap', points: '2' }]]]
 * ```
 */
export function linesOf(
  ruleBook: RuleBook | CompiledRuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
  member: string,
): Result<MemberLines, PointsCode> {
  const { document, book } = readingsFor(ruleBook, facts.decisions ?? [])
  if (book.readings === 'too-many') return notComputable('too-many-open-questions')
  const decisions = [...document.decisions, ...(facts.decisions ?? [])]
  const settled = settle(ruleBook, facts, question)
  const score = settled.status === 'computed' ? settled.value.members.find((one) => one.id === member) : undefined
  if (score === undefined) return notComputable('unknown-member')
  if (score.raw.status !== 'computed') return score.raw
  const open = openNeedsOf(score)
  if (open.length > 0) return needs(open)
  const made = book.readings.map((reading) => linesIn(reading, document, facts, question, decisions, score))
  // A score that every reading gives may still come about in different ways; then the lines need the decision, not the score.
  const codes = questionsThatMatter(
    book.readings,
    (a, b) => JSON.stringify(made[a]!.lines) !== JSON.stringify(made[b]!.lines),
  )
  if (codes.length > 0) return needs(needsOf(book.open, codes))
  return computed(made[0]!)
}

// A score that every answer gives has lines only under each of them.
function openNeedsOf({ items, categories }: MemberScore): readonly DecisionNeed[] {
  const all = [...items, ...categories].flatMap(({ points }) => (points.status === 'needs' ? points.missing : []))
  const unique = new Map(all.map((need) => [`${need.code} ${need.at ?? ''}`, need]))
  return [...unique.values()].filter(({ code }) => code !== 'rounding')
}

function linesIn(
  reading: BookReading,
  document: RuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
  decisions: RuleBook['decisions'],
  score: MemberScore,
): MemberLines {
  const plan = planPeriod(reading, question, decisions)
  const works = plan.frames.map((span) =>
    openFrame(reading, facts, question, decisions, span, { lines: { member: score.id } }),
  )
  const trees = works.map((work) => frameLines(work, score.id))
  const head = { id: document.id, version: document.version }
  const own =
    plan.combine === 'movement'
      ? linesWithout(trees[1]!.contributions, trees[0]!.contributions)
      : trees.flatMap((tree) => tree.contributions)
  return {
    member: score.id,
    lines: own.map((one) => entryLine(reading, one, head)),
    explanation: wholeTree(
      reading,
      plan,
      works[works.length - 1]!,
      trees.map((tree) => tree.explanation),
      score,
    ),
  }
}

interface FrameLines {
  readonly contributions: readonly Contribution<Exact>[]
  readonly explanation: Explanation
}

function frameLines(work: FrameWork, member: string): FrameLines {
  const subject = work.roster.subjects[work.roster.byId.get(member)!]!
  const desk = work.desk(exactArithmetic, subject)
  const score = work.score(desk, fractionOfMillionths)
  return {
    contributions: score.contributions.flat().filter((one) => one.inScore),
    explanation: explainAccount(work.reading, score, work.reading.accounts.length - 1),
  }
}

function linesWithout(
  after: readonly Contribution<Exact>[],
  before: readonly Contribution<Exact>[],
): readonly Contribution<Exact>[] {
  const known = new Set(before.map((one) => one.detail?.entry.id))
  return after.filter((one) => one.detail !== undefined && !known.has(one.detail.entry.id))
}

function entryLine(reading: BookReading, one: Contribution<Exact>, book: EntryLine['book']): EntryLine {
  const { item } = reading.items[one.item]!
  const entry = one.detail?.entry
  return {
    ...(entry === undefined ? {} : { entry: entry.id, date: entry.eventDate }),
    ...(entry?.object === undefined ? {} : { object: entry.object }),
    item: item.id,
    asked: exactToShownText(one.asked, 12),
    granted: exactToShownText(one.granted, 12),
    lost: one.lost.map((lost) => ({ limit: lost.limit, points: exactToShownText(lost.amount, 12) })),
    ...(item.clause === undefined ? {} : { clause: item.clause }),
    book,
  }
}

function wholeTree(
  reading: BookReading,
  plan: PeriodPlan,
  work: FrameWork,
  trees: readonly Explanation[],
  score: MemberScore,
): Explanation {
  const total = framesTree(plan, trees)
  const { digits, rounding } = reading.rules.points
  const raw = score.raw.status === 'computed' ? exactOf(score.raw.value) : exactZero
  const exact = exactOf(total.figure)
  const rule = rounding === undefined ? undefined : decided(rounding)
  const rounded =
    rule !== undefined
      ? step('points-rounded', { digits: rule.digits }, 'rounded', [total], rule)
      : compareExact(exact, raw) === 0
        ? total
        : roundedTo(total, raw, digits)
  const effective = score.effective.status === 'computed' ? exactOf(score.effective.value) : raw
  if (compareExact(effective, raw) === 0) return rounded
  const vetoes = score.vetoes.map((one) => one.id)
  return {
    code: 'points-effective',
    data: { member: score.id, vetoes, book: work.reading.bookId },
    figure: given('points-effective', {}, effective).figure,
    operation: 'chosen',
    lines: [rounded],
  }
}

// The mode was given by a decision; the one that leads to the settled score is shown.
function roundedTo(total: Explanation, raw: Exact, digits: number): Explanation {
  for (const mode of ['halfUp', 'halfEven', 'halfDown', 'down', 'up', 'floor', 'ceil'] as const) {
    if (compareExact(roundExact(exactOf(total.figure), { digits, mode }), raw) === 0) {
      return step('points-rounded', { digits }, 'rounded', [total], { digits, mode })
    }
  }
  return total
}

function framesTree(plan: PeriodPlan, trees: readonly Explanation[]): Explanation {
  const last = trees[trees.length - 1]!
  switch (plan.combine) {
    case 'single':
      return last
    case 'movement':
      return step('points-movement', {}, 'difference', [last, trees[0]!])
    case 'last':
      return step('points-periods', { periods: trees.length }, 'sum', [last])
    case 'lowest':
      return step('points-periods', { periods: trees.length }, 'minimum', trees)
    case 'sum':
      return step('points-periods', { periods: trees.length }, 'sum', trees)
    case 'mean': {
      const count = given('points-count', {}, { n: BigInt(trees.length), d: 1n })
      return step('points-periods', { periods: trees.length }, 'quotient', [
        step('points-periods', { periods: trees.length }, 'sum', trees),
        count,
      ])
    }
  }
}
