import {
  computed,
  diagnostic,
  needs,
  notComputable,
  type DecimalText,
  type DecisionNeed,
  type Explanation,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { exactToShownText, type Exact } from '../kernel/internal.js'
import { exactArithmetic } from './arithmetic.js'
import type { PointsCode } from './codes.js'
import { needsOf, type BookReading, type CompiledRuleBook } from './compiled-book.js'
import type { Contribution } from './contributions.js'
import { entriesLeftOut, type OutEntry } from './entries-left-out.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import { gradeReasonsOf, type PointGradeReasons } from './grade-reasons.js'
import { explainAccount } from './member-explanation.js'
import { planPeriod } from './period-plan.js'
import type { RuleBook } from './rule-book.js'
import { openFrame, type FrameWork } from './score-frame.js'
import { settleMember } from './settle-member.js'
import { readingsFor, settle, tooManyQuestions } from './settle.js'
import type { MemberScore, Settlement } from './settlement.js'
import { fractionOfMillionths } from './subject-numbers.js'
import {
  consequenceReasonsOf,
  listReasonsOf,
  type PointConsequenceReasons,
  type PointListReasons,
} from './test-reasons.js'
import { openPlaces, questionsThatMatter } from './undecided.js'
import { wholeTree, type FrameLines } from './whole-tree.js'
import { usableFacts } from './usable-facts.js'

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
  /** What was lost, to which limit; magnitudes. `reversed` (冲正) and `rejected` (未通过) take all that an entry asked. */
  readonly lost: readonly { readonly limit: string; readonly points: DecimalText }[]
  /** Why the entry does not count at all: `reversed`, `rejected`, `waits`, or the code of the finding about it; absent: it counts. */
  readonly out?: string
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
  /** Why the member has its grades: bands, gates, vetoes, seats of quotas. */
  readonly grades: readonly PointGradeReasons[]
  /** Why consequences follow: the tests that made each apply, with their figures. */
  readonly consequences: readonly PointConsequenceReasons[]
  /** Why it stands on red and black lists: its place, and the condition of the list. */
  readonly lists: readonly PointListReasons[]
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
  const { facts: usable } = usableFacts(facts)
  const { document, book } = readingsFor(ruleBook, usable.decisions ?? [])
  if (book.readings === 'too-many') return notComputable('too-many-open-questions', [tooManyQuestions(book.open)])
  const decisions = [...document.decisions, ...(usable.decisions ?? [])]
  const settled = settle(ruleBook, facts, question)
  const score = settled.status === 'computed' ? settled.value.members.find((one) => one.id === member) : undefined
  if (score === undefined || settled.status !== 'computed') {
    return notComputable('unknown-member', [diagnostic('unknown-member', 'error', 'member', { member })])
  }
  if (score.effective.status !== 'computed') return score.effective
  const open = openNeedsOf(score)
  if (open.length > 0) return needs(open)
  const made = book.readings.map((reading) =>
    linesIn(reading, document, usable, question, decisions, score, settled.value),
  )
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
  settlement: Settlement,
): MemberLines {
  const plan = planPeriod(reading, question, decisions)
  const works = plan.frames.map((span) =>
    openFrame(reading, facts, question, decisions, span, { lines: { member: score.id } }),
  )
  const index = works[0]!.roster.byId.get(score.id)!
  const member = settleMember(plan, works, index, question.period)
  const frames = works.map((work) => frameLines(work, facts, index))
  const head = { id: document.id, version: document.version }
  const own =
    plan.combine === 'movement'
      ? linesWithout(frames[1]!.contributions, frames[0]!.contributions)
      : frames.flatMap((frame) => frame.contributions)
  const left = (plan.combine === 'movement' ? frames.slice(1) : frames).flatMap((frame) => frame.out)
  const lines = [
    ...own.map((one) => entryLine(reading, one, head)),
    ...new Map(left.map((one) => [one.entry.id, outLine(reading, one, head)])).values(),
  ]
  return {
    member: score.id,
    lines: [...lines].sort(byDateAndEntry),
    explanation: wholeTree(plan, member, frames, index, score),
    grades: gradeReasonsOf(member, score, settlement, openPlaces(document.rules, 'rules')),
    consequences: consequenceReasonsOf(member, score, settlement),
    lists: listReasonsOf(member, score, settlement),
  }
}

function byDateAndEntry(a: EntryLine, b: EntryLine): number {
  const key = ({ date, entry, item }: EntryLine): string => `${date ?? '~'} ${entry ?? ''} ${item}`
  const [x, y] = [key(a), key(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function frameLines(work: FrameWork, facts: PointFacts, index: number): FrameLines {
  const desk = work.desk(exactArithmetic, work.roster.subjects[index]!)
  const score = work.score(desk, fractionOfMillionths)
  const contributions = score.states.flatMap(({ list }) => list).filter((one) => one.inScore)
  const counted = new Set(contributions.flatMap((one) => one.detail?.entry.id ?? []))
  const out = entriesLeftOut(work, facts, desk, counted, [...work.gathered.diagnostics, ...desk.diagnostics])
  const explanation = explainAccount({ desk, score, out }, work.reading.accounts.length - 1)
  return { work, contributions, out, explanation }
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

function outLine(reading: BookReading, one: OutEntry, book: EntryLine['book']): EntryLine {
  const { entry, asked, limit } = one
  const clause = reading.items[reading.itemIndex.get(entry.item) ?? -1]?.item.clause
  const size = asked === undefined ? '0' : exactToShownText(asked, 12)
  return {
    entry: entry.id,
    date: entry.eventDate,
    ...(entry.object === undefined ? {} : { object: entry.object }),
    item: entry.item,
    asked: size,
    granted: '0',
    lost: limit === undefined || asked === undefined ? [] : [{ limit, points: size.replace('-', '') }],
    out: one.code ?? limit ?? 'waits',
    ...(clause === undefined ? {} : { clause }),
    book,
  }
}
