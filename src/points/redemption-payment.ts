import { type DecimalText } from '../kernel/index.js'
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
import { factorOn, lotsOpen, matchBasis } from './currency-match.js'
import { type Ask } from './open-answers.js'
import { rateFor } from './point-rates.js'
import { type PriceDesk } from './redemption-cost.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import type { PointHolder } from './wallet-facts.js'
import { figureText } from './wallet.js'
import { spendingOrder, type WalletLedger } from './open-lots.js'
import type { RedemptionOrder } from './redemption-order.js'

/** Points of one kind that are paid. */
export interface Payment {
  readonly currency: string
  readonly points: Exact
}

/** What is paid of each kind; refuses a payment that is not named or is not the price. */
export function paymentOf(
  { rules }: RedemptionPolicy,
  order: RedemptionOrder,
  cost: Exact,
  refuse: PriceDesk['refuse'],
): readonly Payment[] {
  if (order.pay === undefined || order.pay.length === 0) {
    if (rules.currencies.length > 1) refuse('payment-not-named', {})
    return [{ currency: rules.currencies[0]!.id, points: cost }]
  }
  // Two rows of one kind are one payment.
  const kinds = new Map<string, Exact>()
  for (const { currency, points } of order.pay) {
    kinds.set(currency, addExact(kinds.get(currency) ?? exactZero, exactOf(points)))
  }
  const paid = [...kinds].map(([currency, points]) => ({ currency, points }))
  const sum = paid.reduce((total, one) => addExact(total, one.points), exactZero)
  if (compareExact(sum, cost) !== 0) {
    refuse('payment-is-not-price', { paid: figureText(sum, rules.digits), cost: figureText(cost, rules.digits) })
  }
  return paid
}

/** What a payment is looked at with. */
export interface PaymentDesk {
  readonly policy: RedemptionPolicy
  readonly ask: Ask
  readonly holder: PointHolder
  readonly order: RedemptionOrder
  readonly refuse: PriceDesk['refuse']
}

/** Refuses a payment of one kind that cannot be made. */
export function checkPayment(
  { policy: { rules }, ask, holder, order, refuse }: PaymentDesk,
  id: string,
  points: Exact,
  usable: Exact,
  paid: readonly Payment[],
): void {
  const text = (figure: Exact): DecimalText => figureText(figure, rules.digits)
  const { title: currency, matchedBy: match } = rules.currencies.find((one) => one.id === id)!
  if (points.n <= 0n) refuse('points-not-positive', { currency, points: text(points) })
  if ((decimalPlaces(points) as number) > rules.digits) {
    refuse('points-too-fine', { currency, points: text(points), digits: rules.digits })
  }
  if (compareExact(points, usable) > 0) {
    refuse('points-not-enough', { currency, points: text(points), available: text(usable) })
  }
  if (match === undefined || matchBasis(match, ask) !== 'sameRedemption') return
  const with_ = paid.find((one) => one.currency === match.currency)?.points ?? exactZero
  const most = multiplyExact(factorOn(match, ask, holder, order.on) ?? exactZero, with_)
  if (compareExact(points, most) > 0) {
    const clause = match.clause === undefined ? {} : { clause: match.clause }
    refuse('points-not-matched', { currency, points: text(points), most: text(most), ...clause })
  }
}

/** Points that come from one lot; `on` is the day of its credit. */
export interface LotPart extends Payment {
  readonly lot: string
  readonly on: string
}

/** The lots that pay, as far as there are any. */
export function lotsFor(
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

/** What the points are worth in yuan, each lot at its own rate; `null` where there is no rate. */
export function yuanOf(
  { rules }: RedemptionPolicy,
  ask: Ask,
  classes: readonly string[],
  order: RedemptionOrder,
  paid: readonly Payment[],
  lots: readonly LotPart[],
): Exact | null {
  if (rules.rate === undefined) return null
  const beyond = [...paid.map((one) => one.points), ...lots.map((lot) => subtractExact(exactZero, lot.points))]
  const parts = [...lots, { on: order.on, points: beyond.reduce(addExact, exactZero) }]
  let yuan: Exact = exactZero
  for (const { on, points } of parts) {
    if (points.n === 0n) continue
    const rate = rateFor(rules, ask, classes, on, order.on)
    if (rate === undefined) return null
    yuan = addExact(yuan, multiplyExact(points, rate))
  }
  return yuan
}
