import { computed, notComputable, type FractionText, type Result } from '../kernel/index.js'
import {
  addExact,
  divideExact,
  exactZero,
  fractionText,
  isZeroExact,
  multiplyExact,
  exactInteger,
  type Exact,
} from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { figureOf, takingPart } from './holder-filter.js'
import type { DistributionFacts, DistributionQuestion } from './distribution-facts.js'
import { type DistributionReason } from './distribution-reading.js'
import { carryOut } from './distribution-run.js'

/** A member's account (成员账户): the figures that count toward a pool, and the member's part of the whole. */
export interface MemberAccount {
  /** The member. */
  readonly id: string
  /** Each figure: contribution, quantified fund share, quantified subsidy share. */
  readonly figures: Readonly<Record<string, FractionText>>
  /** Their sum. */
  readonly basis: FractionText
  /** The sum as a part of all members' sums. */
  readonly part: FractionText
}

/** The members' accounts for one pool. */
export interface MemberAccounts {
  /** The pool. */
  readonly pool: string
  /** Sum of all bases. */
  readonly total: FractionText
  /** One account a member, in code unit order. */
  readonly accounts: readonly MemberAccount[]
}

/**
 * The members' accounts as they count toward a pool that is divided by several figures: the funds of the charter are
 * quantified first (公积金、国家财政直接补助、他人捐赠), exactly, without rounding.
 *
 * @param charter - as for `distribute`
 * @param facts - as for `distribute`
 * @param question - as for `distribute`, with the id of the pool
 * @returns the accounts; reasons `no-such-pool`, `no-claims`, and those of `distribute`
 * @example
 * ```ts
 * import { memberAccounts, type CooperativeCharter } from 'xiangzhen/economy'
 * const charter: CooperativeCharter = {
 *   id: 'c', title: '章程', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'cooperative', measure: 'netResult', remainder: 'undistributed', rounding: { digits: 2, mode: 'halfUp' },
 *     quantify: [{ figure: 'fundShare', balance: 'fund', by: { figures: ['contribution'] } }],
 *     pools: [{ id: 'rest', label: '剩余盈余', purpose: 'capital', take: { kind: 'rest' },
 *       to: { kind: 'holders', by: { figures: ['contribution', 'fundShare'] } } }],
 *   },
 * }
 * const facts = {
 *   result: { amount: '0' }, figures: { fund: '31000' },
 *   holders: [{ id: 'a', figures: { contribution: '5000' } }, { id: 'others', figures: { contribution: '395000' } }],
 * }
 * const result = memberAccounts(charter, facts, { recordDate: '2024-12-31', pool: 'rest' })
 * result.status === 'computed' && result.value.accounts[0]?.figures // => { contribution: '5000', fundShare: '387.5' }
 * ```
 */
export function memberAccounts(
  charter: Charter,
  facts: DistributionFacts,
  question: DistributionQuestion & { readonly pool: string },
): Result<MemberAccounts, DistributionReason | 'no-such-pool' | 'no-claims'> {
  const run = carryOut(charter, facts, question)
  if (!run.ok) return run.refusal
  const pools: readonly PoolRule[] = charter.rules.pools
  const to = pools.find((pool) => pool.id === question.pool)?.to
  if (to === undefined || to.kind !== 'holders' || typeof to.by === 'string' || !('figures' in to.by))
    return notComputable('no-such-pool')
  const names = to.by.figures
  const bases: { readonly id: string; readonly figures: Record<string, FractionText>; readonly basis: Exact }[] = []
  let total = exactZero
  for (const holder of takingPart(to.among, run.book)) {
    const figures: Record<string, FractionText> = {}
    let basis = exactZero
    for (const name of names) {
      const figure = figureOf(holder, [name], run.book)
      if (figure === undefined) continue
      figures[name] = fractionText(figure)
      basis = addExact(basis, figure)
    }
    total = addExact(total, multiplyExact(basis, exactInteger(holder.count ?? 1)))
    bases.push({ id: holder.id, figures, basis })
  }
  if (isZeroExact(total)) return notComputable('no-claims', run.diagnostics)
  const accounts = bases.map(({ id, figures, basis }) => ({
    id,
    figures,
    basis: fractionText(basis),
    part: fractionText(divideExact(basis, total)),
  }))
  return computed({ pool: question.pool, total: fractionText(total), accounts }, run.diagnostics)
}
