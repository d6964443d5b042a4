import {
  computed,
  diagnostic,
  notComputable,
  readPlainDate,
  type DecimalText,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  decimalPlaces,
  exactOf,
  exactZero,
  minExact,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { factorOn, lotsOpen, matchBasis, usablePoints } from './currency-match.js'
import { byCodeUnit } from './ledger-events.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import { rateFor } from './point-rates.js'
import type { RedemptionCode, RedemptionRefusal } from './redemption-codes.js'
import { costOf, type PriceDesk } from './redemption-cost.js'
import { moreThanStocked, timeRefusals } from './redemption-limits.js'
import type {
  PointHolder,
  Redemption,
  RedemptionCancellation,
  RedemptionPolicy,
  SpentLot,
  WalletFacts,
} from './redemption-policy.js'
import { factsOf, figureText, holderOf, isKnown, restingOn } from './wallet.js'
import { replayLedger, spendingOrder, type WalletLedger } from './wallet-ledger.js'
import type { RedemptionOrder } from './redemption-order.js'

/** What an order costs, what would be spent, and why it is refused, if it is. */
export interface RedemptionQuote {
  /** Id of the holder of the account. */
  readonly holder: string
  /** The day, `YYYY-MM-DD`. */
  readonly on: string
  /** Price in points. */
  readonly cost: DecimalText
  /** Points by kind. */
  readonly paid: readonly { readonly currency: string; readonly points: DecimalText }[]
  /** Lots that they come from, as far as there are any. */
  readonly lots: readonly SpentLot[]
  /** What can be spent of each kind on the day, matched and not resting. */
  readonly usable: readonly { readonly currency: string; readonly points: DecimalText }[]
  /** The points in yuan; `null` where the policy has no rate for the day. */
  readonly yuan: DecimalText | null
  /** Why it is refused; empty: it can be redeemed. */
  readonly refusals: readonly Diagnostic<RedemptionRefusal>[]
}

/**
 * What an order would cost, which lots it would spend, and everything that stands against it. Nothing is changed.
 *
 * @returns reasons `order-not-on-a-day`, `holder-not-known`, `good-not-in-list`, `good-without-price`, `no-rate-on-day`, `pick-up-day-missing`,
 *   `class-without-factor`, where there is no price; everything else stands in `refusals`
 * @example
 * ```ts
 * import { quoteRedemption, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     rate: { values: [{ from: '2024-01-01', yuan: '0.1' }] },
 *     goods: [{ id: 'milk', title: '一箱牛奶', prices: [{ from: '2024-01-01', points: '399' }] }],
 *   },
 * }
 * const credits = [{ id: 'c1', holder: 'h1', points: '420', on: '2024-01-10' }]
 * const order = { id: 'r1', holder: 'h1', on: '2024-02-01', want: { goods: [{ good: 'milk', count: 1 }] } }
 * const quote = quoteRedemption(policy, { credits }, order)
 * quote.status === 'computed' && quote.value.yuan // => '39.90'
 * ```
 */
export function quoteRedemption(
  policy: RedemptionPolicy,
  facts: WalletFacts,
  order: RedemptionOrder,
): Result<RedemptionQuote, RedemptionCode> {
  const wrong = wrongOrder(facts, order)
  if (wrong !== undefined) return notComputable(wrong.code, [wrong])
  return underEveryAnswer(policy.decisions, (ask) => quoteUnder(policy, ask, facts, order))
}

// An order for nobody, or for a day that is none.
function wrongOrder(facts: WalletFacts, { holder, on }: RedemptionOrder): Diagnostic<RedemptionRefusal> | undefined {
  if (!readPlainDate(on).ok) return diagnostic('order-not-on-a-day', 'error', 'on', { on })
  return isKnown(facts, holder) ? undefined : diagnostic('holder-not-known', 'error', 'holder', { holder })
}

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
  const { refusals, paid, lots } = quote.value
  const [first] = refusals
  if (first !== undefined) return notComputable(first.code, refusals)
  const { id, holder, on, pickedUpOn, want } = order
  return computed({
    id,
    holder,
    on,
    ...(pickedUpOn === undefined ? {} : { pickedUpOn }),
    paid,
    lots,
    ...('goods' in want ? { goods: want.goods } : {}),
  })
}

/** What takes a redemption back. */
export interface CancellationOrder {
  /** Id of the cancellation, unique for ever. */
  readonly id: string
  /** Id of the redemption. */
  readonly cancels: string
  /** The day, `YYYY-MM-DD`. */
  readonly on: string
  /** Why, in the words of the record. */
  readonly reason: string
}

/**
 * Takes a redemption back: a record of its own, the redemption stays. Points return as points, never as money, where the policy's
 * `refund` says.
 *
 * @returns reasons `redemption-id-used`, `redemption-not-there`, `redemption-already-cancelled`, `cancelled-before-redeemed`
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
  order: CancellationOrder,
): Result<RedemptionCancellation, RedemptionCode> {
  const records = facts.redemptions ?? []
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

function quoteUnder(
  policy: RedemptionPolicy,
  ask: Ask,
  facts: WalletFacts,
  order: RedemptionOrder,
): Result<RedemptionQuote, RedemptionCode> {
  const { rules } = policy
  const holder = holderOf(facts, order.holder)
  const ledger = replayLedger(rules, ask, factsOf(facts, order.holder, undefined), order.on)
  const refuse: PriceDesk['refuse'] = (code, data) => {
    refusals.push(diagnostic(code, 'error', order.id, { id: order.id, holder: order.holder, on: order.on, ...data }))
  }
  const refusals: Diagnostic<RedemptionRefusal>[] = []
  timeRefusals(rules, ask, facts, order, refuse)
  const resting = restingOn(rules, holder, order.on)
  if (resting !== null) refuse('redemption-right-rests', { from: resting.from, to: resting.to })
  const usable = rules.currencies.map(({ id }) => usablePoints(rules, ask, ledger, holder, id, order.on))
  if (usable.includes(undefined)) return notComputable('class-without-factor')
  const cost = costOf({ rules, ask, ledger, order, refuse })
  if (typeof cost === 'string') {
    return notComputable(cost, [diagnostic(cost, 'error', order.id, { id: order.id, on: order.on })])
  }
  if ('goods' in order.want) {
    for (const { good, left, count } of moreThanStocked(rules, facts, order)) {
      refuse('good-out-of-stock', { good, left, count })
    }
  }
  const paid = paymentOf(policy, order, cost, refuse)
  for (const { currency, points } of paid) {
    const index = rules.currencies.findIndex((one) => one.id === currency)
    checkPayment({ policy, ask, holder, order, refuse }, currency, points, usable[index] ?? exactZero, paid)
  }
  const lots = paid.flatMap(({ currency, points }) => lotsFor(policy, ask, ledger, order, currency, points))
  return computed({
    holder: order.holder,
    on: order.on,
    cost: figureText(cost, rules.digits),
    paid: paid.map(({ currency, points }) => ({ currency, points: figureText(points, rules.digits) })),
    lots: lots.map(({ lot, currency, points }) => ({ lot, currency, points: figureText(points, rules.digits) })),
    usable: rules.currencies.map(({ id }, index) => ({
      currency: id,
      points: figureText(resting === null ? usable[index]! : exactZero, rules.digits),
    })),
    yuan: yuanOf(policy, ask, order, paid, lots),
    refusals: [...refusals].sort((a, b) => byCodeUnit(a.code, b.code)),
  })
}

interface Payment {
  readonly currency: string
  readonly points: Exact
}

function paymentOf(
  { rules }: RedemptionPolicy,
  order: RedemptionOrder,
  cost: Exact,
  refuse: PriceDesk['refuse'],
): readonly Payment[] {
  if (order.pay === undefined) {
    if (rules.currencies.length > 1) refuse('payment-not-named', {})
    return [{ currency: rules.currencies[0]!.id, points: cost }]
  }
  const paid = order.pay.map(({ currency, points }) => ({ currency, points: exactOf(points) }))
  const sum = paid.reduce((total, one) => addExact(total, one.points), exactZero)
  if (compareExact(sum, cost) !== 0) {
    refuse('payment-is-not-price', { paid: figureText(sum, rules.digits), cost: figureText(cost, rules.digits) })
  }
  return paid
}

interface PaymentDesk {
  readonly policy: RedemptionPolicy
  readonly ask: Ask
  readonly holder: PointHolder
  readonly order: RedemptionOrder
  readonly refuse: PriceDesk['refuse']
}

function checkPayment(
  { policy: { rules }, ask, holder, order, refuse }: PaymentDesk,
  currency: string,
  points: Exact,
  usable: Exact,
  paid: readonly Payment[],
): void {
  const text = (figure: Exact): DecimalText => figureText(figure, rules.digits)
  if (points.n <= 0n) refuse('points-not-positive', { currency, points: text(points) })
  if ((decimalPlaces(points) as number) > rules.digits) {
    refuse('points-too-fine', { currency, points: text(points), digits: rules.digits })
  }
  if (compareExact(points, usable) > 0) {
    refuse('points-not-enough', { currency, points: text(points), available: text(usable) })
  }
  const match = rules.currencies.find((one) => one.id === currency)?.matchedBy
  if (match === undefined || matchBasis(match, ask) !== 'sameRedemption') return
  const with_ = paid.find((one) => one.currency === match.currency)?.points ?? exactZero
  const most = multiplyExact(factorOn(match, holder, order.on) ?? exactZero, with_)
  if (compareExact(points, most) > 0) refuse('points-not-matched', { currency, points: text(points), most: text(most) })
}

interface LotPart extends Payment {
  readonly lot: string
  readonly on: string
}

function lotsFor(
  { rules }: RedemptionPolicy,
  ask: Ask,
  ledger: WalletLedger,
  order: RedemptionOrder,
  currency: string,
  points: Exact,
): readonly LotPart[] {
  const parts: LotPart[] = []
  let rest = points
  for (const lot of spendingOrder(rules, ask, lotsOpen(ledger, currency, order.on))) {
    if (rest.n <= 0n) break
    const part = minExact(lot.left, rest)
    rest = subtractExact(rest, part)
    parts.push({ lot: lot.id, on: lot.on, currency, points: part })
  }
  return parts
}

function yuanOf(
  { rules }: RedemptionPolicy,
  ask: Ask,
  order: RedemptionOrder,
  paid: readonly Payment[],
  lots: readonly LotPart[],
): DecimalText | null {
  if (rules.rate === undefined) return null
  const beyond = [...paid.map((one) => one.points), ...lots.map((lot) => subtractExact(exactZero, lot.points))]
  const parts = [...lots, { on: order.on, points: beyond.reduce(addExact, exactZero) }]
  let yuan: Exact = exactZero
  for (const { on, points } of parts) {
    if (points.n === 0n) continue
    const rate = rateFor(rules, ask, on, order.on)
    if (rate === undefined) return null
    yuan = addExact(yuan, multiplyExact(points, rate))
  }
  return figureText(yuan, 2)
}
