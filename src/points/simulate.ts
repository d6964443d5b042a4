import type { Decision, Result } from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import { compareSettlements, type SettlementComparison } from './compare-settlements.js'
import type { CompiledRuleBook } from './compiled-book.js'
import type { Entry, PointFacts, PointMeasurement, Rating, SettlementQuestion } from './entries.js'
import type { RuleBook } from './rule-book.js'
import { settle } from './settle.js'
import type { Settlement } from './settlement.js'
import { usableFacts } from './usable-facts.js'

/** What is supposed to be different. */
export interface PointsChange {
  /** Another book: a revision, or the same one with other decisions. */
  readonly ruleBook?: RuleBook | CompiledRuleBook
  /** Entries that are added. */
  readonly add?: readonly Entry[]
  /** Ids of entries that are left out. */
  readonly remove?: readonly string[]
  /** Members who are supposed to be in another class, all the time. */
  readonly classes?: Readonly<Record<string, string>>
  /** Marks of raters. */
  readonly ratings?: readonly Rating[]
  /** Measured figures. */
  readonly measurements?: readonly PointMeasurement[]
  /** Decisions on open questions. */
  readonly decisions?: readonly Decision[]
  /** Another day of looking. */
  readonly question?: Partial<SettlementQuestion>
}

/** Before, after, and what differs. */
export interface Simulation {
  /** What it was before. */
  readonly before: Settlement
  /** What it is afterwards. */
  readonly after: Settlement
  /** Who moves, and why. */
  readonly comparison: SettlementComparison
}

/**
 * Settles twice: as it is, and as it would be with another book, other facts, another class or another day. Nothing is changed.
 *
 * @param ruleBook - the book as it is
 * @param facts - the facts as they are
 * @param question - the question
 * @param change - what is supposed to be different
 * @returns both settlements and what differs; the reason of the first that cannot be settled
 * @example
 * ```ts
 * import { simulate, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], total: { opening: { points: '60' } },
 *     items: [{ kind: 'award', id: 'visit', title: '走访', worth: { by: 'fixed', points: '2' } }],
 *   },
 * }
 * const change = { add: [{ id: 'e1', member: 'm1', item: 'visit', eventDate: '2024-05-01' }] }
 * const made = simulate(book, { roster: { members: [{ id: 'm1' }] }, entries: [] }, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' }, change)
 * made.status === 'computed' && made.value.comparison.moves.map((move) => [move.before, move.after]) // => [['60', '62']]
 * ```
 */
export function simulate(
  ruleBook: RuleBook | CompiledRuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
  change: PointsChange,
): Result<Simulation, PointsCode> {
  const before = settle(ruleBook, facts, question)
  if (before.status !== 'computed') return before
  const after = settle(change.ruleBook ?? ruleBook, changedFacts(usableFacts(facts).facts, change), {
    ...question,
    ...change.question,
  })
  if (after.status !== 'computed') return after
  return {
    status: 'computed',
    value: { before: before.value, after: after.value, comparison: compareSettlements(before.value, after.value) },
    diagnostics: [...before.diagnostics, ...after.diagnostics],
  }
}

/** The facts as they would be. */
function changedFacts(facts: PointFacts, change: PointsChange): PointFacts {
  const removed = new Set(change.remove ?? [])
  const classes = new Map(Object.entries(change.classes ?? {}))
  return {
    ...facts,
    roster: {
      ...facts.roster,
      members: facts.roster.members.map((member) => {
        const name = classes.get(member.id)
        return name === undefined ? member : { ...member, classes: [{ id: name }] }
      }),
    },
    entries: [...facts.entries.filter((entry) => !removed.has(entry.id)), ...(change.add ?? [])],
    ratings: [...(facts.ratings ?? []), ...(change.ratings ?? [])],
    measurements: [...(facts.measurements ?? []), ...(change.measurements ?? [])],
    decisions: [...(facts.decisions ?? []), ...(change.decisions ?? [])],
  }
}
