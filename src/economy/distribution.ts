import { computed, type Result } from '../kernel/index.js'
import type { Charter } from './charter.js'
import type { DistributionFacts, DistributionQuestion } from './distribution-facts.js'
import type { Distribution } from './distribution-outcome.js'
import { type DistributionReason } from './distribution-reading.js'
import { carryOut } from './distribution-run.js'

/**
 * Distributes a result by a charter: guarantees, then the pools of the waterfall in their order, then each pool among its
 * holders by their shares, heads, households or figures on the record date. Nothing is lost: what the pools leave and
 * what the grain leaves has a named owner, or the decision about it is asked for.
 *
 * Order of the facts does not matter. The parts sum to the whole to the last fen (`totals`).
 *
 * Needs, among others: `pool-rate`, `pool-base`, `opening-balance`, `losses-order`, `guarantee-treatment`, `guarantee-bearer`,
 * `guarantee-against-losses`, `ceiling-reach`, `ladder-counts`, `ladder-edge`, `remainder-owner`, `residue-owner`, `tie-in-division`,
 * `part-year-shares`, `payout-grain`, `payment-each`.
 * All questions about pools and guarantees are asked at once. Where one pool's payout is open, the payees who take no part in it are
 * computed and the others stand in `waiting`. A decision that cannot be read counts as not given
 * (`unreadable-decision`).
 * Reasons: see {@link DistributionReason}.
 *
 * @param charter - the distribution clauses; one of the three legal forms
 * @param facts - the result, the opening balance, the share register, holders and named figures
 * @param question - record date and grain
 * @returns pools, accounts and payees
 * @example
 * ```ts
 * import { distribute, type CollectiveCharter } from 'xiangzhen/economy'
 * const charter: CollectiveCharter = {
 *   id: 'c', title: '章程', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'collective', measure: 'netResult', remainder: 'undistributed', rounding: { digits: 2, mode: 'halfUp' },
 *     payout: { residue: 'undistributed' },
 *     pools: [
 *       { id: 'fund', label: '公积公益金', purpose: 'reserve', take: { kind: 'rate', rate: '0.3', of: 'result' },
 *         to: { kind: 'account', account: 'reserve' } },
 *       { id: 'members', label: '成员分红', purpose: 'members', take: { kind: 'rest' },
 *         to: { kind: 'holders', by: 'heads' } },
 *     ],
 *   },
 * }
 * const facts = { result: { amount: '100.00' }, holders: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }
 * const result = distribute(charter, facts, { recordDate: '2024-12-31', grain: '0.01' })
 * result.status === 'computed' && result.value.accounts
 * // => [{ id: 'reserve', amount: '30.00' }, { id: 'undistributed', amount: '0.01' }]
 * ```
 */
export function distribute(
  charter: Charter,
  facts: DistributionFacts,
  question: DistributionQuestion,
): Result<Distribution, DistributionReason> {
  const run = carryOut(charter, facts, question)
  return run.ok ? computed(run.outcome, run.diagnostics) : run.refusal
}
