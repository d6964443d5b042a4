import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  openNeeds,
  type DecimalText,
  type Diagnostic,
  type DecisionNeed,
  type Result,
} from '../kernel/index.js'
import { compareExact, exactOf, exactToText, wholeExact, type Exact } from '../kernel/internal.js'
import { readBounds, type Bounds } from './bounds.js'
import { percentTable } from './proportions.js'
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
export type ClearanceCode = 'no-villages' | 'unclassified-villages' | 'duplicate-village'

/**
 * 清零: counts villages by tier, lists those that are still to be cleared with what each lacks, and tests the targets of
 * the rules. A village that cannot be classified is listed and refuses nothing else.
 *
 * A target that measures something else than the tiers needs the decision `target-measure` (`at` its id; `same`,
 * `different`): `different` leaves it without an outcome.
 *
 * @param document - the rule set
 * @param facts - the villages of one year
 * @returns reason `duplicate-village` when an id stands twice
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
): Result<Clearance, 'duplicate-village'> {
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
    .map(({ id, tier, next }) => ({ id, tier, short: next === null ? null : next.short }))
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
  const open = measureNeed(document, target)
  if (open !== undefined) return open
  const from = exactOf(target.from)
  const reached: string[] = []
  const unclear: string[] = []
  for (const village of villages) {
    const reading = readBounds(village.amount)
    const reaches = reading.ok && reading.bounds !== null ? reachesFigure(reading.bounds, from) : undefined
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
  const decided = decisionFor(decisions, 'target-measure', id)?.value
  if (decided === 'same') return undefined
  if (decided === 'different') return notComputable('unclassified-villages')
  const data = { measure, found: rules.measure }
  return needs([{ code: 'target-measure', at: id, options: ['same', 'different'], data }])
}

function reachesFigure({ low, high, rough }: Bounds, from: Exact): boolean | undefined {
  if (rough) return undefined
  if (low !== undefined && compareExact(low.at, from) >= 0) return true
  if (high !== undefined && (compareExact(high.at, from) < 0 || (high.open && compareExact(high.at, from) === 0))) {
    return false
  }
  return undefined
}

/** Villages of two years. */
export interface TierYears {
  /** The earlier year. */
  readonly before: readonly VillageIncome[]
  /** The later year. */
  readonly after: readonly VillageIncome[]
}

/** How a village moved between tiers: `relapsed` 返薄 is a fall back into a tier that is to be cleared. */
export type TierMove = 'rose' | 'stayed' | 'fell' | 'relapsed'

/** Villages between two years. */
export interface TierTransitions {
  /** Each village that has a tier in both years, by id. */
  readonly villages: readonly {
    readonly id: string
    readonly from: string
    readonly to: string
    readonly move: TierMove
  }[]
  /** How many went from one tier to another, in the order of the rules; pairs without any are left out. */
  readonly flows: readonly { readonly from: string; readonly to: string; readonly count: number }[]
  /** Ids of villages that fell back into a tier that is to be cleared. */
  readonly relapsed: readonly string[]
  /** Villages without a tier in one of the years. */
  readonly without: readonly string[]
}

/**
 * Compares the tiers of villages in two years: who rose, stayed, fell, and who fell back into a tier that is to be cleared
 * (返薄). A village that has no tier in one of the years is listed in `without`.
 *
 * @param document - one rule set for both years
 * @param facts - the villages of both years
 * @returns reason `duplicate-village`; decisions that {@link classifyVillage} needs
 * @example
 * ```ts
 * import { tierTransitions, type TierDocument } from 'xiangzhen'
 * const document: TierDocument = {
 *   id: 'tiers', title: '分档', version: '2024', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     measure: 'income', unit: '万元', percentDigits: 1,
 *     tiers: [
 *       { id: 'weak', to: { at: '5', included: false }, toClear: true },
 *       { id: 'sound', from: { at: '5', included: true } },
 *     ],
 *   },
 * }
 * const before = [{ id: 'a', measure: 'income', amount: '6' }]
 * const after = [{ id: 'a', measure: 'income', amount: '4' }]
 * const result = tierTransitions(document, { before, after })
 * result.status === 'computed' && result.value.relapsed // => ['a']
 * ```
 */
export function tierTransitions(
  document: TierDocument,
  facts: TierYears,
  _question: object = {},
): Result<TierTransitions, 'duplicate-village'> {
  const before = tiersById(document, facts.before)
  const after = tiersById(document, facts.after)
  if ('status' in before) return before
  if ('status' in after) return after
  const rankOf = tierRanks(document)
  const ids = [...new Set([...before.tiers.keys(), ...after.tiers.keys(), ...before.none, ...after.none])].sort()
  const villages: TierTransitions['villages'][number][] = []
  const without: string[] = []
  for (const id of ids) {
    const from = before.tiers.get(id)
    const to = after.tiers.get(id)
    if (from === undefined || to === undefined) without.push(id)
    else villages.push({ id, from: from.tier, to: to.tier, move: moveOf(from, to, rankOf) })
  }
  const flows = document.rules.tiers.flatMap((from) =>
    document.rules.tiers.map((to) => ({
      from: from.id,
      to: to.id,
      count: villages.filter((one) => one.from === from.id && one.to === to.id).length,
    })),
  )
  return computed({
    villages,
    flows: flows.filter(({ count }) => count > 0),
    relapsed: villages.filter(({ move }) => move === 'relapsed').map(({ id }) => id),
    without,
  })
}

function tiersById(
  document: TierDocument,
  villages: readonly VillageIncome[],
):
  | { readonly tiers: ReadonlyMap<string, VillageTier>; readonly none: readonly string[] }
  | Exclude<Result<never, 'duplicate-village'>, { readonly status: 'computed' }> {
  const result = clearance(document, { villages })
  if (result.status !== 'computed') return result
  const missing: readonly DecisionNeed[] = openNeeds(result.value.unclassified)
  if (missing.length > 0) return needs(missing)
  const tiers = new Map<string, VillageTier>()
  for (const village of villages) {
    const one = classifyVillage(document, village)
    if (one.status === 'computed') tiers.set(village.id, one.value)
  }
  return { tiers, none: result.value.unclassified.map(({ id }) => id) }
}

function moveOf(from: VillageTier, to: VillageTier, rankOf: (tier: string) => number): TierMove {
  const step = rankOf(to.tier) - rankOf(from.tier)
  if (step > 0) return 'rose'
  if (step === 0) return 'stayed'
  return to.toClear && !from.toClear ? 'relapsed' : 'fell'
}

// Higher tiers begin at higher figures, whatever the order of the list.
function tierRanks({ rules }: TierDocument): (tier: string) => number {
  const order = [...rules.tiers].sort((a, b) => {
    if (a.from === undefined || b.from === undefined) return Number(a.from !== undefined) - Number(b.from !== undefined)
    return compareExact(exactOf(a.from.at), exactOf(b.from.at))
  })
  const ranks = new Map(order.map(({ id }, index) => [id, index]))
  return (tier) => ranks.get(tier)!
}
