import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  unreadableDecision,
  type DecimalText,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import { exactOf, exactToText, ownValue, wholeExact, type Exact } from '../kernel/internal.js'
import { readBounds } from './bounds.js'
import { percentTable } from './proportions.js'
import { listFaults } from './untidy-facts.js'
import { reachesEdge, type TierShortfall } from './tier-requirements.js'
import {
  classifyVillage,
  type TierBasis,
  type TierDocument,
  type TierReason,
  type TierTarget,
  type VillageIncome,
  type VillageTier,
} from './tiers.js'

/** Villages of one year. */
export interface VillageFacts {
  /** The villages, in any order. */
  readonly villages: readonly VillageIncome[]
}

/** How many villages are in a tier. */
export interface TierCount {
  /** Id of the tier. */
  readonly id: string
  /** Villages in it. */
  readonly count: number
  /** Part of the classified villages in per cent; the column sums to 100 by largest remainder; where equal counts tie and the rules do not say who goes first (`percentTies`), each is rounded by itself. `null` when none is classified. */
  readonly percent: DecimalText | null
}

/** A village that is to leave its tier. */
export interface VillageToClear {
  /** Id of the village. */
  readonly id: string
  /** Its tier. */
  readonly tier: string
  /** What it lacks to the next tier, in the unit of the rules; `null` where only a bound is known. */
  readonly short: DecimalText | null
  /** What it lacks of other measures that the next tier asks for. */
  readonly others?: readonly TierShortfall[]
}

/** A target for the villages together, and what is missing to it. */
export interface TierTargetOutcome {
  /** Id of the target. */
  readonly id: string
  /** Villages that certainly reach its figure. */
  readonly reached: number
  /** Villages that are needed. */
  readonly needed: number
  /** Villages still missing; 0 when the target is met. */
  readonly missing: number
  /** Part that reaches the figure, in per cent, rounded down so that it never looks met when it is not. */
  readonly percent: DecimalText
  /** Whether the target is met. */
  readonly met: boolean
}

/** Villages by tier. */
export interface Clearance {
  /** All villages of the facts. */
  readonly villages: number
  /** Counts in the order of the rules. */
  readonly tiers: readonly TierCount[]
  /** Whether no village is in a tier that is to be cleared; `null` while some villages are not classified. */
  readonly cleared: boolean | null
  /** Villages that are still to be cleared, by id. */
  readonly toClear: readonly VillageToClear[]
  /** Villages without a tier, by id, with the result that says why. */
  readonly unclassified: readonly { readonly id: string; readonly result: Result<VillageTier, TierReason> }[]
  /** Targets of the rules. */
  readonly targets: readonly Result<TierTargetOutcome, 'no-villages' | 'unclassified-villages'>[]
  /** The rule set. */
  readonly basis: TierBasis
}

/** Codes of findings about clearing. */
export type ClearanceCode = 'villages-not-readable' | 'no-villages' | 'unclassified-villages' | 'duplicate-village'

/**
 * 清零: counts villages by tier, lists those that are still to be cleared with what each lacks, and tests the targets of
 * the rules. A village that cannot be classified is listed and refuses nothing else.
 *
 * A target that measures something else than the tiers is held against that measure where every village states it (`others`);
 * otherwise it needs the decision `target-measure` (`at` its id; `same`,
 * `different`): `different` leaves it without an outcome.
 *
 * @param document - the rule set
 * @param facts - the villages of one year
 * @returns reasons `duplicate-village` when an id stands twice, `villages-not-readable` when a row is no record
 * @example
 * ```ts
 * import { clearance, type TierDocument } from 'xiangzhen'
 * const document: TierDocument = {
 *   id: 'tiers', title: '分档', version: '2024', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     measure: 'income', unit: '万元', percentDigits: 1,
 *     tiers: [
 *       { id: 'empty', to: { at: '0', included: true }, toClear: true },
 *       { id: 'some', from: { at: '0', included: false } },
 *     ],
 *   },
 * }
 * const villages = [{ id: 'a', measure: 'income', amount: '0' }, { id: 'b', measure: 'income', amount: '12' }]
 * const result = clearance(document, { villages })
 * result.status === 'computed' && result.value.toClear // => [{ id: 'a', tier: 'empty', short: '0' }]
 * ```
 */
export function clearance(
  document: TierDocument,
  facts: VillageFacts,
  _question: object = {},
): Result<Clearance, 'duplicate-village' | 'villages-not-readable'> {
  const unread = listFaults(facts.villages, 'villages')
  if (unread.length > 0) return notComputable('villages-not-readable', unread)
  const villages = [...facts.villages].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const twice = villages.find((village, index) => village.id === villages[index - 1]?.id)
  if (twice !== undefined) {
    return notComputable('duplicate-village', [
      diagnostic('duplicate-village', 'error', 'villages', { village: twice.id }),
    ])
  }
  const { rules } = document
  const classified: VillageTier[] = []
  const unclassified: { id: string; result: Result<VillageTier, TierReason> }[] = []
  for (const village of villages) {
    const result = classifyVillage(document, village)
    if (result.status === 'computed') classified.push(result.value)
    else unclassified.push({ id: village.id, result })
  }
  const toClear = classified
    .filter((one) => one.toClear)
    .map(({ id, tier, next }) => ({
      id,
      tier,
      short: next === null ? null : next.short,
      ...(next?.others === undefined ? {} : { others: next.others }),
    }))
  const value: Clearance = {
    villages: villages.length,
    tiers: countsOf(document, classified),
    cleared: toClear.length > 0 ? false : unclassified.length > 0 ? null : true,
    toClear,
    unclassified,
    targets: (rules.targets ?? []).map((target) => targetOutcome(document, target, villages)),
    basis: { document: document.id, version: document.version, measure: rules.measure },
  }
  return computed(value, unclassified.length > 0 ? [unclassifiedOf(unclassified.map(({ id }) => id))] : [])
}

function unclassifiedOf(villages: readonly string[]): Diagnostic<ClearanceCode> {
  return diagnostic('unclassified-villages', 'warning', 'villages', { villages })
}

function countsOf({ rules }: TierDocument, classified: readonly VillageTier[]): readonly TierCount[] {
  const counts = rules.tiers.map(({ id }) => ({ id, count: classified.filter(({ tier }) => tier === id).length }))
  // Where equal counts tie for the last step and no rule says who goes first, each share is rounded by itself, so that they stay equal.
  const { percentDigits: digits, percentTies: ties = 'report' } = rules
  const parts = { parts: counts.map(({ id, count }) => ({ id, amount: count })) }
  const whole = percentTable({ rules: { digits, method: 'largestRemainder', ties } }, parts)
  const table = whole.status === 'needs' ? percentTable({ rules: { digits, method: 'each', ties } }, parts) : whole
  const percents = table.status === 'computed' ? table.value.parts.map(({ percent }) => percent) : []
  return counts.map((one, index) => ({ ...one, percent: percents[index] ?? null }))
}

function targetOutcome(
  document: TierDocument,
  target: TierTarget,
  villages: readonly VillageIncome[],
): Result<TierTargetOutcome, 'no-villages' | 'unclassified-villages'> {
  if (villages.length === 0) return notComputable('no-villages')
  // A measure that every village states beside that of the tiers is counted as it is.
  const { measure } = target
  const own =
    measure !== undefined &&
    measure !== document.rules.measure &&
    villages.every((village) => ownValue(village.others, measure) !== undefined)
  const open = own ? undefined : measureNeed(document, target)
  if (open !== undefined) return open
  const reached: string[] = []
  const unclear: string[] = []
  for (const village of villages) {
    const reading = readBounds(own ? village.others![target.measure!]! : village.amount)
    const same = own || village.measure === document.rules.measure
    const reaches =
      same && reading.ok && reading.bounds !== null
        ? reachesEdge(reading.bounds, { at: target.from, included: true })
        : undefined
    if (reaches === undefined) unclear.push(village.id)
    else if (reaches) reached.push(village.id)
  }
  if (unclear.length > 0) return notComputable('unclassified-villages', [unclassifiedOf(unclear)])
  const share = exactOf(target.percent)
  const needed = Number(wholeExact({ n: share.n * BigInt(villages.length), d: share.d * 100n }, 'ceil'))
  const percent: Exact = { n: BigInt(reached.length) * 100n, d: BigInt(villages.length) }
  return computed({
    id: target.id,
    reached: reached.length,
    needed,
    missing: reached.length >= needed ? 0 : needed - reached.length,
    percent: exactToText(percent, document.rules.percentDigits, 'floor'),
    met: reached.length >= needed,
  })
}

function measureNeed(
  { rules, decisions }: TierDocument,
  { id, measure }: TierTarget,
): Result<TierTargetOutcome, 'unclassified-villages'> | undefined {
  if (measure === undefined || measure === rules.measure) return undefined
  const decided = decisionFor(decisions, 'target-measure', id)
  if (decided?.value === 'same') return undefined
  if (decided?.value === 'different') return notComputable('unclassified-villages')
  const data = { measure, found: rules.measure }
  const options = ['same', 'different']
  const unread = decided === undefined ? [] : [unreadableDecision(decisions, decided, options)]
  return needs([{ code: 'target-measure', at: id, options, data }], unread)
}
