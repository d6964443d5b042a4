import { diagnostic, type Diagnostic, type Severity } from '../kernel/index.js'
import { compareExact, exactZero, fractionText, sumExact } from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { figuresOfKey } from './division-keys.js'
import type { PlanRequirements } from './plan-requirements.js'
import type { DistributionCode } from './distribution-codes.js'
import { exactRate } from './portions.js'

/** What a charter's clauses mean under its legal form and under published requirements. */
export function frameFindings(
  charter: Charter,
  pools: readonly PoolRule[],
  requirements: readonly PlanRequirements[],
): readonly Diagnostic[] {
  const { rules } = charter
  const found: Diagnostic[] = []
  if (rules.measure === 'income') found.push(finding('income-as-result', 'note', 'rules.measure', {}))
  const losses = pools.findIndex((pool) => pool.take.kind === 'losses')
  if (losses === -1 && rules.form !== 'agreement') found.push(finding('no-losses-pool', 'note', 'rules.pools', {}))
  if (losses > 0 && pools.slice(0, losses).some((pool) => pool.take.kind !== 'losses' && pool.within === undefined)) {
    const fundFirst = pools[losses]!.take.kind === 'losses' && 'firstFrom' in pools[losses]!.take
    if (!fundFirst)
      found.push(finding('losses-pool-not-first', 'warning', `rules.pools[${losses}]`, { id: pools[losses]!.id }))
  }
  for (const [index, pool] of pools.entries()) {
    if (pool.to.kind !== 'holders') continue
    const path = `rules.pools[${index}].to`
    const { by } = pool.to
    const data = { id: pool.id }
    const equal = by === 'heads' || by === 'households'
    if (pool.purpose === 'patronage' && typeof by === 'string')
      found.push(finding('patronage-not-by-trade', 'error', path, data))
    if (rules.form === 'collective' && pool.purpose === 'members' && typeof by !== 'string') {
      const figures = figuresOfKey(by)
      if (figures.length > 0) found.push(finding('merit-as-share', 'note', path, { ...data, figures }))
    }
    if (rules.incomeKind === 'photovoltaic' && equal && pool.to.among?.groups === undefined) {
      found.push(finding('equal-division-of-photovoltaic', 'error', path, data))
    }
  }
  return [...found, ...requirements.flatMap((set) => minimumFindings(charter, pools, set))]
}

// A published minimum or maximum on the very base of the charter's own rates.
function minimumFindings(charter: Charter, pools: readonly PoolRule[], set: PlanRequirements): readonly Diagnostic[] {
  if (!set.forms.includes(charter.rules.form)) return []
  return set.limits.flatMap((limit): readonly Diagnostic[] => {
    const bound = limit.atLeast ?? limit.atMost
    if (bound === undefined || bound.kind !== 'rate' || bound.of === undefined || limit.when !== undefined) return []
    const rates = pools.flatMap(({ purpose, take }) =>
      limit.purposes.includes(purpose) && take.kind === 'rate' && take.of === bound.of && take.rate !== undefined
        ? [exactRate(take.rate)]
        : [],
    )
    const sum = sumExact(rates)
    const side = compareExact(sum, exactRate(bound.rate))
    if (rates.length === 0 || compareExact(sum, exactZero) === 0) return []
    const broken = limit.atLeast === undefined ? side > 0 : side < 0
    const data = { set: set.id, clause: limit.clause ?? '', rate: fractionText(sum), bound: bound.rate }
    return broken ? [finding('against-requirement', 'error', 'rules.pools', data)] : []
  })
}

function finding(code: DistributionCode, severity: Severity, path: string, data: Diagnostic['data']): Diagnostic {
  return diagnostic(code, severity, path, data)
}
