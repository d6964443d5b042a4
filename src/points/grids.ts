import {
  dayNumber,
  decisionFor,
  type DecisionNeed,
  type DecimalText,
  type Decision,
  type PlainDate,
} from '../kernel/index.js'
import { addExact, divideExact, exactOf, exactToText, exactZero } from '../kernel/internal.js'
import type { RoundingMode } from '../kernel/index.js'
import type { PointsRoster } from './entries.js'
import { indexRoster, organisationOf } from './roster-index.js'
import type { Settlement } from './settlement.js'

/** How the grids of a level are staffed on a day. */
export interface GridStaffing {
  /** Grids with their members, in code-unit order. */
  readonly grids: readonly { readonly id: string; readonly members: readonly string[] }[]
  /** Grids without any member. */
  readonly empty: readonly string[]
  /** Members who are in no grid. */
  readonly unassigned: readonly string[]
  /** Members who are in several grids at once, with the decision that says which one counts. */
  readonly needs: readonly DecisionNeed[]
}

/**
 * Who serves in which grid on a day (党员服务网格): dated assignments, coverage, and who is left over.
 *
 * @param roster - members with their organisations; grids are organisations of a level
 * @param level - the level of grids, as the roster names it
 * @param on - the day
 * @param decisions - `organisation-of-member` about members who are in two grids at once
 * @returns grids with members, grids without, members without
 * @example
 * ```ts
 * import { gridStaffing } from 'xiangzhen/points'
 * const roster = {
 *   members: [{ id: 'm1', organisations: [{ id: 'g1', from: '2024-01-01' }] }, { id: 'm2' }],
 *   organisations: [{ id: 'g1', level: 'grid' }, { id: 'g2', level: 'grid' }],
 * }
 * const staffing = gridStaffing(roster, 'grid', '2024-06-01')
 * staffing.empty // => ['g2']
 * staffing.unassigned // => ['m2']
 * ```
 */
export function gridStaffing(
  roster: PointsRoster,
  level: string,
  on: PlainDate,
  decisions: readonly Decision[] = [],
): GridStaffing {
  const index = indexRoster(roster, { kind: 'member' })
  const day = dayNumber(on)
  const grids = new Map<string, string[]>()
  for (const one of roster.organisations ?? []) if (one.level === level) grids.set(one.id, [])
  const unassigned: string[] = []
  const needs: DecisionNeed[] = []
  for (const subject of index.subjects) {
    if (day < subject.from || day > subject.to) continue
    const held = organisationOf(index, subject, level, day)
    const value = held.length > 1 ? decisionFor(decisions, 'organisation-of-member', subject.id)?.value : held[0]
    if (held.length > 1 && (value === undefined || !held.includes(value))) {
      needs.push({ code: 'organisation-of-member', at: subject.id, options: held })
    } else if (value === undefined) unassigned.push(subject.id)
    else grids.get(value)?.push(subject.id)
  }
  const list = [...grids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, members]) => ({ id, members }))
  return { grids: list, empty: list.filter((one) => one.members.length === 0).map((one) => one.id), unassigned, needs }
}

/** The score of one grid. */
export interface GridScore {
  /** Id, unique in its list; results and explanations name it. */
  readonly id: string
  /** Members who have a score; exempt members and those without a score are left out. */
  readonly scored: number
  /** Sum of effective scores. */
  readonly sum: DecimalText
  /** Their mean, rounded; absent where nobody is scored. */
  readonly mean?: DecimalText
}

/**
 * Scores grids by the settled scores of their members.
 *
 * @param settlement - the settled period
 * @param staffing - who is in which grid
 * @param rounding - digits and mode of the mean
 * @returns a score for each grid; a grid without scored members has no mean, which is not zero
 * @example
 * ```ts
 * import { gridScores, gridStaffing, settle, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [], total: { opening: { points: '100' } },
 *   },
 * }
 * const roster = { members: [{ id: 'm1', organisations: [{ id: 'g1' }] }], organisations: [{ id: 'g1', level: 'grid' }] }
 * const settled = settle(book, { roster, entries: [] }, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' })
 * const staffing = gridStaffing(roster, 'grid', '2024-12-31')
 * settled.status === 'computed' && gridScores(settled.value, staffing, { digits: 1, mode: 'halfUp' })
 * // => [{ id: 'g1', scored: 1, sum: '100', mean: '100.0' }]
 * ```
 */
export function gridScores(
  settlement: Settlement,
  staffing: GridStaffing,
  rounding: { readonly digits: number; readonly mode: RoundingMode },
): readonly GridScore[] {
  const scores = new Map(
    settlement.members.flatMap((one) =>
      one.effective.status === 'computed' ? [[one.id, one.effective.value] as const] : [],
    ),
  )
  return staffing.grids.map(({ id, members }) => {
    const figures = members.flatMap((member) => scores.get(member) ?? [])
    const sum = figures.reduce((total, one) => addExact(total, exactOf(one)), exactZero)
    const digits = figures.reduce(
      (most, one) => Math.max(most, one.includes('.') ? one.length - one.indexOf('.') - 1 : 0),
      0,
    )
    const head = { id, scored: figures.length, sum: exactToText(sum, digits, 'down') }
    if (figures.length === 0) return head
    const mean = divideExact(sum, { n: BigInt(figures.length), d: 1n })
    return { ...head, mean: exactToText(mean, rounding.digits, rounding.mode) }
  })
}

/** A member paired with a household for a time (结对帮扶). */
export interface Pairing {
  /** Id of the member, household or organisation. */
  readonly member: string
  /** Id of the household. */
  readonly household: string
  /** First day, inclusive; absent: open. */
  readonly from: PlainDate
  /** Last day, inclusive; absent: open. */
  readonly to?: PlainDate
}

/** A dated visit. */
export interface PairingVisit {
  /** Id of the member, household or organisation. */
  readonly member: string
  /** Id of the household. */
  readonly household: string
  /** The day, `YYYY-MM-DD`. */
  readonly on: PlainDate
}

/** How pairs were kept up in a span. */
export interface PairingCoverage {
  /** The pairs. */
  readonly pairs: readonly {
    readonly member: string
    readonly household: string
    readonly visits: number
    /** Visits that are missing to the least number. */
    readonly missing: number
  }[]
  /** Households of the list that nobody is paired with on the last day. */
  readonly unpaired: readonly string[]
  /** Visits by members who were not paired with the household on that day. */
  readonly outside: readonly PairingVisit[]
}

/**
 * Looks at paired help: visits by pair against the least number, households without a partner, visits outside a pairing.
 *
 * @param pairings - dated pairs
 * @param visits - dated visits
 * @param question - the span (both days included), the fewest visits of a pair in it, and the households that should have a partner
 * @returns the pairs that held at some time in the span, and what is missing
 * @example
 * ```ts
 * import { pairingCoverage } from 'xiangzhen/points'
 * const coverage = pairingCoverage(
 *   [{ member: 'm1', household: 'h1', from: '2024-01-01' }],
 *   [{ member: 'm1', household: 'h1', on: '2024-02-01' }],
 *   { from: '2024-01-01', to: '2024-03-31', least: 3, households: ['h1', 'h2'] },
 * )
 * coverage.pairs[0]?.missing // => 2
 * coverage.unpaired // => ['h2']
 * ```
 */
export function pairingCoverage(
  pairings: readonly Pairing[],
  visits: readonly PairingVisit[],
  question: {
    readonly from: PlainDate
    readonly to: PlainDate
    readonly least: number
    readonly households: readonly string[]
  },
): PairingCoverage {
  const held = (pair: Pairing, on: PlainDate): boolean => pair.from <= on && (pair.to === undefined || on <= pair.to)
  const inSpan = visits.filter((visit) => question.from <= visit.on && visit.on <= question.to)
  const own = (pair: Pairing, visit: PairingVisit): boolean =>
    pair.member === visit.member && pair.household === visit.household && held(pair, visit.on)
  const pairs = pairings
    .filter((pair) => pair.from <= question.to && (pair.to === undefined || pair.to >= question.from))
    .map((pair) => {
      const made = inSpan.filter((visit) => own(pair, visit)).length
      return {
        member: pair.member,
        household: pair.household,
        visits: made,
        missing: made < question.least ? question.least - made : 0,
      }
    })
  return {
    pairs: pairs.sort((a, b) =>
      JSON.stringify([a.household, a.member]) < JSON.stringify([b.household, b.member]) ? -1 : 1,
    ),
    unpaired: [...question.households]
      .sort()
      .filter((id) => !pairings.some((pair) => pair.household === id && held(pair, question.to))),
    outside: inSpan.filter((visit) => !pairings.some((pair) => own(pair, visit))),
  }
}
