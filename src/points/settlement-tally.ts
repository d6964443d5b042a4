import {
  dayNumber,
  diagnostic,
  notComputable,
  readPlainDate,
  type Diagnostic,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { ownValue, toScaled } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import { decided, type BookItem, type CompiledRuleBook } from './compiled-book.js'
import type { Entry, PointFacts, PointsRoster, RosterMember, SettlementQuestion } from './entries.js'
import { type AddedSums } from './gather-entries.js'
import { sharesMatter } from './plain-sums.js'
import type { RuleBook } from './rule-book.js'
import { planPeriod } from './period-plan.js'
import { compileRuleBook, readingsFor, settleWithSums } from './settle.js'
import type { Settlement } from './settlement.js'

/**
 * What is kept of entries before caps and thresholds: sums where the book only adds an item's entries, the entries themselves where it looks at their
 * days, objects or number. Plain data; two of them merge by addition, in any order.
 */
export interface PointsTally {
  /** By member and item: magnitude in millionths of a point, and how many entries. Reversals of entries that have not come yet make it negative for a while. */
  readonly sums: AddedSums
  /** The first and the last day of the entries in the sums, by member. */
  readonly days: TallyDays
  /** Entries that have to be looked at for themselves, and their reversals. */
  readonly kept: readonly Entry[]
}

/** First and last day by member. */
export type TallyDays = Readonly<Record<string, readonly [first: PlainDate, last: PlainDate]>>

/** Adds up entries of one period in any order and on any number of machines. */
export interface SettlementTally {
  /** The tally of no facts. */
  readonly empty: PointsTally
  /** Adds entries. Each entry is given once in all; reversals are given through `reverse`. */
  add(tally: PointsTally, entries: readonly Entry[]): PointsTally
  /** Takes entries back: each reversal with the entry that it reverses, whether that was added here, elsewhere, or will be. */
  reverse(tally: PointsTally, pairs: readonly { readonly reversal: Entry; readonly entry: Entry }[]): PointsTally
  /** Joins two tallies; the order does not matter. */
  merge(a: PointsTally, b: PointsTally): PointsTally
  /**
   * The settlement: the same as `settle` over all entries that were added; `tally-outside-membership` where sums hold days on which the roster
   * does not have the member, for a sum cannot be parted again.
   */
  finish(tally: PointsTally, facts: Omit<PointFacts, 'entries'>): Result<Settlement, PointsCode>
}

/**
 * Makes the tally of a period. `finish(merge(a, b))` is the settlement over all facts; caps, vetoes, grades and ranks come in `finish`.
 *
 * @param ruleBook - the book; decisions that come with the facts later do not change what is kept
 * @param question - the period
 * @example
 * ```ts
 * import { settlementTally, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], total: {},
 *     items: [{
 *       kind: 'award', id: 'visit', title: '走访', worth: { by: 'fixed', points: '2' },
 *       caps: [{ id: 'visit-cap', limit: '3', basis: 'gross', per: 'period' }],
 *     }],
 *   },
 * }
 * const tally = settlementTally(book, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' })
 * const [a, b] = ['e1', 'e2'].map((id) => tally.add(tally.empty, [{ id, member: 'm1', item: 'visit', eventDate: '2024-05-01' }]))
 * const settled = tally.finish(tally.merge(a!, b!), { roster: { members: [{ id: 'm1' }] } })
 * settled.status === 'computed' && settled.value.members[0]?.effective
 * // => { status: 'computed', value: '3', diagnostics: [] }
 * ```
 */
export function settlementTally(ruleBook: RuleBook | CompiledRuleBook, question: SettlementQuestion): SettlementTally {
  const compiled = '~kind' in ruleBook ? ruleBook : compileRuleBook(ruleBook)
  const unitsOf = additiveUnits(compiled, question)
  const put = (tally: PointsTally, entries: readonly Entry[], sign: 1 | -1): PointsTally => {
    const sums: Record<string, Record<string, readonly [number, number]>> = { ...tally.sums }
    const days: Record<string, TallyDays[string]> = { ...tally.days }
    const kept: Entry[] = []
    const own = new Set<string>()
    for (const entry of entries) {
      const units = unitsOf(entry)
      if (units === undefined) {
        kept.push(entry)
        continue
      }
      if (units === 'outside') continue
      if (!own.has(entry.member)) sums[entry.member] = { ...ownValue(sums, entry.member) }
      own.add(entry.member)
      const held = sums[entry.member]!
      const [before, count] = ownValue(held, entry.item) ?? [0, 0]
      held[entry.item] = [before + sign * units, count + sign]
      days[entry.member] = span(ownValue(days, entry.member), [entry.eventDate, entry.eventDate])
    }
    return { sums, days, kept: sign === 1 ? [...tally.kept, ...kept] : tally.kept }
  }
  return {
    empty: { sums: {}, days: {}, kept: [] },
    add: (tally, entries) => put(tally, entries, 1),
    reverse: (tally, pairs) => {
      const counting = pairs.filter(
        ({ reversal }) =>
          (reversal.recordedAt ?? reversal.eventDate) <= question.knownAt && reversal.eventDate <= question.asOf,
      )
      const additive = counting.filter(({ entry }) => unitsOf(entry) !== undefined)
      const others = pairs.filter(({ entry }) => unitsOf(entry) === undefined)
      const taken = put(
        tally,
        additive.map(({ entry }) => entry),
        -1,
      )
      return { ...taken, kept: [...taken.kept, ...others.map(({ reversal }) => reversal)] }
    },
    merge: (a, b) => {
      const days: Record<string, TallyDays[string]> = { ...a.days }
      for (const [member, own] of Object.entries(b.days)) days[member] = span(ownValue(days, member), own)
      return { sums: mergedSums(a.sums, b.sums), days, kept: [...a.kept, ...b.kept] }
    },
    finish: (tally, facts) => {
      const outside = outsideMembership(tally.days, facts.roster)
      if (outside.length > 0) return notComputable('tally-outside-membership', outside)
      return settleWithSums(compiled, { ...facts, entries: tally.kept }, question, tally.sums)
    },
  }
}

function span(held: TallyDays[string] | undefined, [first, last]: TallyDays[string]): TallyDays[string] {
  if (held === undefined) return [first, last]
  return [first < held[0] ? first : held[0], last > held[1] ? last : held[1]]
}

// Whom the roster does not have on all days that were added up; rows that are no records are named when all are settled.
function outsideMembership(days: TallyDays, roster: PointFacts['roster']): readonly Diagnostic<PointsCode>[] {
  const { members, organisations } = Object(roster) as Partial<PointsRoster>
  const rows = [members, organisations]
    .flatMap((list): readonly RosterMember[] => (Array.isArray(list) ? (list as readonly RosterMember[]) : []))
    .filter((row) => Object(row) === row)
  const known = new Map(rows.map((row) => [row.id, row]))
  return Object.entries(days).flatMap(([member, [from, to]]) => {
    const own = known.get(member)
    if (own !== undefined && (own.joined ?? from) <= from && (own.left ?? to) >= to) return []
    return [diagnostic('tally-outside-membership', 'error', `roster.${member}`, { member, from, to })]
  })
}

// The units of an entry that can simply be added in every reading of the book; `outside` the period it adds nothing.
function additiveUnits(
  compiled: CompiledRuleBook,
  question: SettlementQuestion,
): (entry: Entry) => number | 'outside' | undefined {
  const { book, document } = readingsFor(compiled, [])
  const readings = book.readings === 'too-many' ? [] : book.readings
  const plans = readings.map((reading) => planPeriod(reading, question, document.decisions))
  const single = plans.length > 0 && plans.every((plan) => plan.combine === 'single' && plan.frames.length === 1)
  const timingOk = readings.every(
    (reading) => decided(reading.timing.entryDate) === 'event' && reading.timing.countedStates === undefined,
  )
  const exempting = document.rules.exemptions !== undefined
  const spans = plans.map((plan) => plan.frames[0]!)
  const from = Math.max(...spans.map((span) => span.score.from))
  const to = Math.min(dayNumber(question.asOf), ...spans.map((span) => span.until))
  const known = dayNumber(question.knownAt)
  return (entry) => {
    // A row that is no record is kept, and named when all are settled.
    if (Object(entry) !== entry) return undefined
    // A sum under this name would be lost.
    if (entry.member === '__proto__') return undefined
    if (!single || !timingOk || exempting || entry.others !== undefined) return undefined
    const items = readings.map((reading) => reading.items[reading.itemIndex.get(entry.item) ?? -1])
    const [first] = items
    if (first === undefined || !items.every((item) => item?.plain === true && item.unitPoints === first.unitPoints))
      return undefined
    if (sharesMatter(first, entry) || (first.quantityIdle && entry.quantity !== undefined)) return undefined
    const units = plainUnits(first, entry)
    const read = readPlainDate(entry.eventDate)
    if (units === undefined || !read.ok) return undefined
    const recorded = entry.recordedAt === undefined ? read : readPlainDate(entry.recordedAt)
    if (!recorded.ok) return undefined
    return read.day < from || read.day > to || recorded.day > known ? 'outside' : units
  }
}

function plainUnits(item: BookItem, entry: Entry): number | undefined {
  const most = 1_000_000_000
  if (item.unitPoints === undefined) {
    const points = entry.points === undefined ? undefined : toScaled(entry.points, 6)
    const stepped = item.worth.by === 'range' && item.worth.step !== undefined
    const inside = points !== undefined && points >= item.leastPoints && points <= item.mostPoints && points <= most
    return inside && !stepped ? points : undefined
  }
  if (entry.points !== undefined || (item.timesQuantity && entry.quantity !== undefined)) return undefined
  return item.unitPoints <= most ? item.unitPoints : undefined
}

function mergedSums(a: AddedSums, b: AddedSums): AddedSums {
  const sums: Record<string, Record<string, readonly [number, number]>> = {}
  for (const side of [a, b]) {
    for (const [member, own] of Object.entries(side)) {
      const held = ownValue(sums, member) ?? {}
      sums[member] = held
      for (const [item, [units, count]] of Object.entries(own)) {
        const [before, number] = ownValue(held, item) ?? [0, 0]
        held[item] = [before + units, number + count]
      }
    }
  }
  return sums
}
