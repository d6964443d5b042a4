import type { DiagnosticData, PlainDate } from '../kernel/index.js'
import {
  addExact,
  decimalPlaces,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  multiplyExact,
  roundExact,
  subtractExact,
  compareExact,
  type Exact,
} from '../kernel/internal.js'
import { lotsOpen } from './currency-match.js'
import { isFor, rowFor } from './holder-classes.js'
import type { Ask } from './open-answers.js'
import { rateFor } from './point-rates.js'
import type { RedemptionOrder } from './redemption-order.js'
import type { RedemptionRefusal } from './redemption-codes.js'
import { cashQuestion, priceDateQuestion, wholePointsQuestion } from './redemption-questions.js'
import type { RedeemableGood, RedemptionRules } from './redemption-policy.js'
import { spendingOrder, type WalletLedger } from './open-lots.js'

/** What the price of an order is worked out from. */
export interface PriceDesk {
  readonly rules: RedemptionRules
  readonly ask: Ask
  readonly ledger: WalletLedger
  readonly order: RedemptionOrder
  /** Ids of the holder's classes on the day of the order. */
  readonly classes: readonly string[]
  readonly refuse: (code: RedemptionRefusal, data: DiagnosticData) => void
}

/** Why there is no price, and of what. */
export interface NoPrice {
  readonly code: RedemptionRefusal
  readonly data: DiagnosticData
}

/** The price of an order in points, or why there is none. */
export function costOf(desk: PriceDesk): Exact | NoPrice {
  const { want } = desk.order
  if ('goods' in want) return priceOfGoods(desk, want.goods)
  if ('worth' in want) {
    const worth = exactOf(want.worth)
    return worth.n > 0n ? pointsForMoney(desk, worth) : { code: 'worth-not-positive', data: { yuan: want.worth } }
  }
  if ('points' in want) return exactOf(want.points)
  const cash = desk.ask(desk.rules.cash, cashQuestion)
  if (cash === 'refused') desk.refuse('cash-refused', { points: want.cash })
  return exactOf(want.cash)
}

function priceOfGoods(
  desk: PriceDesk,
  goods: readonly { readonly good: string; readonly count: number }[],
): Exact | NoPrice {
  let cost: Exact = exactZero
  for (const { good, count } of goods) {
    const listed = (desk.rules.goods ?? []).find((one) => one.id === good)
    if (listed === undefined) return { code: 'good-not-in-list', data: { good } }
    if (!Number.isSafeInteger(count) || count < 1) {
      return { code: 'good-count-not-positive', data: { good: listed.title, count } }
    }
    const price = priceOf(desk, listed)
    if ('code' in price) return price
    cost = addExact(cost, multiplyExact(price, exactInteger(count)))
  }
  return cost
}

// Only a price that may differ between the order and the pick-up raises the question which day counts.
function priceOf({ rules, ask, order, classes }: PriceDesk, good: RedeemableGood): Exact | NoPrice {
  const priceOn = (day: PlainDate): string | undefined => {
    const rows = good.prices.filter((one) => one.from <= day && (one.to === undefined || day <= one.to))
    return rowFor(ask, rows, classes, (one) => one.points, 'lowest')?.points
  }
  const ordered = priceOn(order.on)
  const fetched = order.pickedUpOn === undefined ? undefined : priceOn(order.pickedUpOn)
  const maySwitch =
    order.pickedUpOn === undefined
      ? good.prices.some((one) => one.from > order.on && isFor(one, classes))
      : ordered !== fetched
  const without = (day: PlainDate): NoPrice => ({ code: 'good-without-price', data: { good: good.title, day } })
  if (!maySwitch) return ordered === undefined ? without(order.on) : exactOf(ordered)
  const day = ask(rules.priceDate, priceDateQuestion)
  if (day === 'pickUp' && order.pickedUpOn === undefined)
    return { code: 'pick-up-day-missing', data: { good: good.title } }
  const price = day === 'order' ? ordered : fetched
  return price === undefined ? without(day === 'order' ? order.on : order.pickedUpOn!) : exactOf(price)
}

// Lot after lot at its own rate; what the lots do not cover, at the rate of the day.
function pointsForMoney({ rules, ask, ledger, order, classes }: PriceDesk, worth: Exact): Exact | NoPrice {
  let rest = worth
  let points: Exact = exactZero
  for (const lot of spendingOrder(rules, ask, lotsOpen(ledger, rules.currencies[0]!.id, order.on))) {
    const rate = rateFor(rules, ask, classes, lot.on, order.on)
    if (rate === undefined) return { code: 'no-rate-on-day', data: { day: lot.on } }
    const value = multiplyExact(lot.left, rate)
    if (compareExact(value, rest) >= 0) return wholePoints(rules, ask, addExact(points, divideExact(rest, rate)))
    rest = subtractExact(rest, value)
    points = addExact(points, lot.left)
  }
  const rate = rateFor(rules, ask, classes, order.on, order.on)
  if (rate === undefined) return { code: 'no-rate-on-day', data: { day: order.on } }
  return wholePoints(rules, ask, addExact(points, divideExact(rest, rate)))
}

function wholePoints(rules: RedemptionRules, ask: Ask, points: Exact): Exact {
  const places = decimalPlaces(points)
  if (places !== undefined && places <= rules.digits) return points
  const mode = ask(rules.rate?.rounding, wholePointsQuestion)
  return roundExact(points, { digits: rules.digits, mode })
}
