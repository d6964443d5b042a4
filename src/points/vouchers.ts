import { computed, diagnostic, notComputable, type DecimalText, type Result } from '../kernel/index.js'
import {
  compareExact,
  decimalPlaces,
  exactOf,
  exactToPlainText,
  multiplyExact,
  powerOfTen,
} from '../kernel/internal.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionPolicy } from './redemption-policy.js'

/** An award paid in vouchers. */
export interface VoucherPayment {
  /** The award in points, decimal text. */
  readonly points: DecimalText
  /** Number of vouchers in all. */
  readonly count: number
  /** Number of vouchers of each value that is used, the largest value first. */
  readonly vouchers: readonly { readonly value: DecimalText; readonly count: number }[]
}

/**
 * Pays an award in the fewest vouchers; of equally few, the ones with the larger values.
 *
 * @param policy - its `vouchers` name the values and the least award
 * @param points - the award in points
 * @returns reasons `vouchers-not-in-policy`, `award-below-least`, `award-not-payable`, `too-many-vouchers` (an award of more than
 *   100 000 times the finest step)
 * @throws RangeError where the award is no figure
 * @example
 * ```ts
 * import { payInVouchers, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     vouchers: { denominations: ['5', '10', '20', '50', '100'], least: '5' },
 *   },
 * }
 * const paid = payInVouchers(policy, '85')
 * paid.status === 'computed' && paid.value.vouchers.map((one) => one.value) // => ['50', '20', '10', '5']
 * ```
 */
export function payInVouchers(policy: RedemptionPolicy, points: DecimalText): Result<VoucherPayment, RedemptionCode> {
  const rule = policy.rules.vouchers
  if (rule === undefined) return notComputable('vouchers-not-in-policy')
  const refused = (code: RedemptionCode): Result<never, RedemptionCode> =>
    notComputable(code, [
      diagnostic(code, 'error', 'rules.vouchers', { points, least: rule.least ?? '0', values: rule.denominations }),
    ])
  const award = exactOf(points)
  if (award.n <= 0n || (rule.least !== undefined && compareExact(award, exactOf(rule.least)) < 0)) {
    return refused('award-below-least')
  }
  const figures = [award, ...rule.denominations.map(exactOf)]
  const places = figures.reduce((most, one) => (decimalPlaces(one)! > most ? decimalPlaces(one)! : most), 0)
  const scale = { n: powerOfTen(places), d: 1n }
  const [total = 0n, ...values] = figures.map((one) => BigInt(exactToPlainText(multiplyExact(one, scale))))
  const step = [total, ...values].reduce(divisor)
  if (total / step > most) return refused('too-many-vouchers')
  const counts = fewest(
    Number(total / step),
    values.map((value) => Number(value / step)),
  )
  if (counts === undefined) return refused('award-not-payable')
  const vouchers = rule.denominations
    .map((value, index) => ({ value, count: counts[index]!, size: values[index]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.size < b.size ? 1 : -1))
    .map(({ value, count }) => ({ value, count }))
  return computed({ points, count: vouchers.reduce((sum, one) => sum + one.count, 0), vouchers })
}

const most = 100_000n

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b)
}

// The last voucher of the fewest that pay each amount up to the award; the largest value first, so that equals prefer it.
function fewest(total: number, values: readonly number[]): readonly number[] | undefined {
  const order = values.map((_, index) => index).sort((a, b) => values[b]! - values[a]!)
  const needed: number[] = [0]
  const last: number[] = [-1]
  for (let amount = 1; amount <= total; amount += 1) {
    let best = Infinity
    let chosen = -1
    for (const index of order) {
      const before = needed[amount - values[index]!]
      if (before !== undefined && before + 1 < best) {
        best = before + 1
        chosen = index
      }
    }
    needed.push(best)
    last.push(chosen)
  }
  if (needed[total] === Infinity) return undefined
  const counts = values.map(() => 0)
  for (let amount = total; amount > 0; amount -= values[last[amount]!]!) counts[last[amount]!]! += 1
  return counts
}
