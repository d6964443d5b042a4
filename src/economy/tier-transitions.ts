import { computed, needs, openNeeds, type DecisionNeed, type Result } from '../kernel/index.js'
import { clearance } from './clearance.js'
import { classifyVillage, tiersInOrder, type TierDocument, type VillageIncome, type VillageTier } from './tiers.js'

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
): Result<TierTransitions, 'duplicate-village' | 'villages-not-readable'> {
  const before = tiersById(document, facts.before)
  const after = tiersById(document, facts.after)
  if ('status' in before) return before
  if ('status' in after) return after
  const order = tiersInOrder(document.rules.tiers).map(({ id }) => id)
  const rankOf = (tier: string): number => order.indexOf(tier)
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
  | Exclude<Result<never, 'duplicate-village' | 'villages-not-readable'>, { readonly status: 'computed' }> {
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
