import { computed, notComputable, type Result } from '../kernel/index.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import type { Redemption, WalletFacts } from './wallet-facts.js'
import type { RedemptionOrder } from './redemption-order.js'
import { quoteRedemption } from './quote-redemption.js'

/**
 * Redeems points: gives the record to be kept, or says why not. The facts stay as they are; add the record to them.
 *
 * @returns the redemption; else the first refusal as the reason and all of them as diagnostics
 * @example
 * ```ts
 * import { redeem, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never', cash: 'refused',
 *     rate: { values: [{ from: '2024-01-01', yuan: '1' }] },
 *   },
 * }
 * const credits = [{ id: 'c1', holder: 'h1', points: '32', on: '2024-01-10' }]
 * const order = { id: 'r1', holder: 'h1', on: '2024-02-01' }
 * redeem(policy, { credits }, { ...order, want: { worth: '25' } }).status // => 'computed'
 * const refused = redeem(policy, { credits }, { ...order, want: { worth: '33' } })
 * refused.status === 'not-computable' && refused.reason // => 'points-not-enough'
 * const cash = redeem(policy, { credits }, { ...order, want: { cash: '7' } })
 * cash.status === 'not-computable' && cash.reason // => 'cash-refused'
 * ```
 */
export function redeem(
  policy: RedemptionPolicy,
  facts: WalletFacts,
  order: RedemptionOrder,
): Result<Redemption, RedemptionCode> {
  const quote = quoteRedemption(policy, facts, order)
  if (quote.status !== 'computed') return quote
  const { refusals, paid, lots, yuan } = quote.value
  const [first] = refusals
  if (first !== undefined) return notComputable(first.code, [...refusals, ...quote.diagnostics])
  const { id, holder, on, pickedUpOn, want } = order
  const record = {
    id,
    holder,
    on,
    ...(pickedUpOn === undefined ? {} : { pickedUpOn }),
    paid,
    lots,
    ...(yuan === null ? {} : { yuan }),
    ...('goods' in want ? { goods: want.goods } : {}),
  }
  return computed(record, quote.diagnostics)
}
