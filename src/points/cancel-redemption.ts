import { computed, diagnostic, notComputable, readPlainDate, type Result } from '../kernel/index.js'
import type { RedemptionCode, RedemptionRefusal } from './redemption-codes.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import { usableWallet } from './usable-wallet.js'
import type { RedemptionCancellation, WalletFacts } from './wallet-facts.js'

/** What takes a redemption back. */
export interface CancellationOrder {
  /** Id of the cancellation, unique for ever. */
  readonly id: string
  /** Id of the redemption that is taken back. */
  readonly cancels: string
  /** Day on which it is taken back. */
  readonly on: string
  /** Why, in the words of the record. */
  readonly reason: string
}

/**
 * Takes a redemption back: a record of its own, the redemption stays. Points return as points, never as money, where the policy's
 * `refund` says.
 *
 * @returns reasons `order-without-id`, `order-not-on-a-day`, `redemption-id-used`, `redemption-not-there`, `redemption-already-cancelled`, `cancelled-before-redeemed`
 * @example
 * ```ts
 * import { cancelRedemption, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never' },
 * }
 * const redemptions = [{ id: 'r1', holder: 'h1', on: '2024-02-01', paid: [{ currency: 'points', points: '5' }] }]
 * const order = { id: 'x1', cancels: 'r1', on: '2024-02-03', reason: '缺货' }
 * cancelRedemption(policy, { credits: [], redemptions }, order).status // => 'computed'
 * ```
 */
export function cancelRedemption(
  _policy: RedemptionPolicy,
  facts: WalletFacts,
  given: CancellationOrder,
): Result<RedemptionCancellation, RedemptionCode> {
  const order = { ...(Object(given) as CancellationOrder) }
  if (typeof (order.id as unknown) !== 'string') {
    return notComputable('order-without-id', [diagnostic('order-without-id', 'error', 'id', {})])
  }
  if (!readPlainDate(order.on).ok) {
    const data = { on: JSON.stringify([order.on]).slice(1, -1) }
    return notComputable('order-not-on-a-day', [diagnostic('order-not-on-a-day', 'error', 'on', data)])
  }
  const records = usableWallet(facts).facts.redemptions ?? []
  const target = records.find((one) => one.id === order.cancels && !('cancels' in one))
  const refused = (code: RedemptionRefusal): Result<never, RedemptionCode> =>
    notComputable(code, [diagnostic(code, 'error', order.id, { redemption: order.cancels, id: order.id })])
  if (records.some((one) => one.id === order.id)) return refused('redemption-id-used')
  if (target === undefined) return refused('redemption-not-there')
  if (records.some((one) => 'cancels' in one && one.cancels === order.cancels))
    return refused('redemption-already-cancelled')
  if (order.on < target.on) return refused('cancelled-before-redeemed')
  return computed({ ...order, holder: target.holder })
}
