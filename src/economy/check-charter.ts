import { diagnostic, type Diagnostic, type Severity } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOne,
  exactZero,
  fractionText,
  sumExact,
  toScaled,
  type Exact,
} from '../kernel/internal.js'
import type { Charter, PayoutRule, PoolRule } from './charter.js'
import type { PlanRequirements } from './plan-requirements.js'
import { frameFindings } from './charter-frames.js'
import { decisionFindings } from './charter-answers.js'
import { openCharterDecisions } from './charter-decisions.js'
import { kindFindings } from './charter-kinds.js'
import { wordFindings } from './charter-wording.js'
import { ladderFindings, nameFindings, referenceFindings, signFindings } from './charter-structure.js'
import type { DistributionCode } from './distribution-codes.js'
import { exactRate, type Portion } from './portions.js'

/**
 * The linter of charters: references that lead nowhere, pools that nothing reaches, rates that do not make a whole, bounds that
 * contradict one another or never bind, clauses that do not fit the legal form or published requirements, and each question that the
 * text leaves open. Each finding names a witness.
 *
 * @param charter - a charter that was read
 * @param question - published requirements to hold it against
 * @returns findings, in the order of the document
 * @example
 * ```ts
 * import { checkCharter, type CollectiveCharter } from 'xiangzhen/economy'
 * const charter: CollectiveCharter = {
 *   id: 'c', title: '章程', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'collective', measure: 'netResult', remainder: 'undistributed', rounding: { digits: 2, mode: 'halfUp' },
 *     pools: [
 *       { id: 'all', label: '全部分配', purpose: 'members', take: { kind: 'rest' }, to: { kind: 'account', account: 'a' } },
 *       { id: 'fund', label: '公积金', purpose: 'reserve', take: { kind: 'rate', rate: '0.3', of: 'result' },
 *         to: { kind: 'account', account: 'reserve' } },
 *     ],
 *   },
 * }
 * checkCharter(charter).map((one) => one.code) // => ['pool-after-rest', 'no-losses-pool']
 * ```
 */
export function checkCharter(
  charter: Charter,
  question: { readonly requirements?: readonly PlanRequirements[] } = {},
): readonly Diagnostic[] {
  const pools: readonly PoolRule[] = charter.rules.pools
  const kinds = kindFindings(charter)
  if (kinds.length > 0) return kinds
  return [
    ...nameFindings(charter, pools),
    ...referenceFindings(charter, pools),
    ...ladderFindings(pools),
    ...signFindings(charter),
    ...levelFindings(charter, pools),
    ...boundFindings(pools),
    ...moneyFindings(charter, pools),
    ...wordFindings(charter),
    ...frameFindings(charter, pools, question.requirements ?? []),
    ...decisionFindings(charter),
    ...openCharterDecisions(charter).map((need) =>
      finding('charter-leaves-open', 'note', need.at ?? '', {
        decision: `open-${need.code}`,
        ...need.data,
        ...(need.options.length === 0 ? {} : { options: need.options }),
      }),
    ),
  ]
}

// Of each level: what comes after the rest, and whether rates of one base make a whole.
function levelFindings(charter: Charter, pools: readonly PoolRule[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const within of new Set([undefined, ...pools.map((pool) => pool.within)])) {
    const level = pools.filter((pool) => pool.within === within)
    const rest = level.findIndex(
      (pool) => pool.take.kind === 'rest' && pool.when === undefined && pool.atMost === undefined,
    )
    for (const pool of rest === -1 ? [] : level.slice(rest + 1)) {
      const data = { id: pool.id, rest: level[rest]!.id }
      found.push(finding('pool-after-rest', 'error', `rules.pools[${pools.indexOf(pool)}]`, data))
    }
    found.push(...rateFindings(charter, within, level, rest !== -1))
  }
  return found
}

function rateFindings(
  charter: Charter,
  within: string | undefined,
  level: readonly PoolRule[],
  hasRest: boolean,
): readonly Diagnostic[] {
  const path =
    within === undefined ? 'rules.pools' : `rules.pools[${charter.rules.pools.findIndex((one) => one.id === within)}]`
  const rates = new Map<string, Exact>()
  for (const { take } of level) {
    if (take.kind !== 'rate' || take.rate === undefined || take.of === undefined || take.of === 'remaining') continue
    rates.set(take.of, addExact(rates.get(take.of) ?? exactZero, exactRate(take.rate)))
  }
  for (const [base, sum] of rates) {
    const side = compareExact(sum, exactOne)
    const data = { base, sum: fractionText(sum) }
    if (side > 0) return [finding('rates-over-whole', 'error', path, data)]
    if (side === 0 || hasRest || rates.size > 1) continue
    const parent = charter.rules.pools.find((one) => one.id === within)
    const owner = parent === undefined ? charter.rules.remainder : parent.to.kind === 'pools' ? parent.to.remainder : ''
    if (owner === undefined) return [finding('rates-not-whole', 'warning', path, data)]
  }
  return []
}

// Bounds of a pool on the same base as its rate, or on the same base as one another.
function boundFindings(pools: readonly PoolRule[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const [index, { id, take, atMost = [], atLeast = [] }] of pools.entries()) {
    const path = `rules.pools[${index}]`
    for (const [side, portions] of [
      ['atMost', atMost],
      ['atLeast', atLeast],
    ] as const) {
      for (const portion of portions) {
        if (take.kind !== 'rate' || take.rate === undefined || portion.kind !== 'rate' || portion.of !== take.of)
          continue
        const order = compareExact(exactRate(take.rate), exactRate(portion.rate))
        const idle = side === 'atMost' ? order <= 0 : order >= 0
        if (idle)
          found.push(
            finding('bound-never-binds', 'warning', `${path}.${side}`, { id, rate: take.rate, bound: portion.rate }),
          )
      }
    }
    for (const low of atLeast) {
      for (const high of atMost) {
        if (contradict(low, high)) found.push(finding('bounds-contradict', 'error', path, { id }))
      }
    }
  }
  return found
}

function contradict(low: Portion, high: Portion): boolean {
  if (low.kind === 'rate' && high.kind === 'rate') {
    return low.of === high.of && compareExact(exactRate(low.rate), exactRate(high.rate)) > 0
  }
  return low.kind === 'amount' && high.kind === 'amount' && compareExact(exactRate(low.yuan), exactRate(high.yuan)) > 0
}

function moneyFindings(charter: Charter, pools: readonly PoolRule[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  if (charter.rules.rounding.digits > 2)
    found.push(finding('rounding-finer-than-fen', 'error', 'rules.rounding', { digits: charter.rules.rounding.digits }))
  const payouts: readonly (readonly [string, PayoutRule | undefined])[] = [
    ['rules.payout', charter.rules.payout],
    ...pools.map((pool, index) => [`rules.pools[${index}].payout`, pool.payout] as const),
  ]
  for (const [path, payout] of payouts) {
    const fen = payout?.grain === undefined ? 1 : toScaled(payout.grain, 2)
    if (fen === undefined || fen <= 0)
      found.push(finding('grain-not-in-fen', 'error', `${path}.grain`, { grain: payout!.grain! }))
    if (payout?.method === 'perUnit' && payout.residue === 'largestRemainder') {
      found.push(finding('per-unit-residue', 'error', `${path}.residue`, {}))
    }
  }
  for (const [index, { id, rate, shares }] of (charter.rules.shares?.caps ?? []).entries()) {
    if (rate === undefined && shares === undefined)
      found.push(finding('cap-without-limit', 'error', `rules.shares.caps[${index}]`, { id }))
  }
  const limits = charter.rules.limits ?? []
  const least = limits.flatMap(({ atLeast }) =>
    atLeast?.kind === 'rate' && atLeast.of === 'result' ? [exactRate(atLeast.rate)] : [],
  )
  if (compareExact(sumExact(least), exactOne) > 0) {
    found.push(
      finding('bounds-contradict', 'error', 'rules.limits', { id: limits.map((limit) => limit.id).join(' + ') }),
    )
  }
  return found
}

function finding(code: DistributionCode, severity: Severity, path: string, data: Diagnostic['data']): Diagnostic {
  return diagnostic(code, severity, path, data)
}
