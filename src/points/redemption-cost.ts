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

/** The price of an order in points, or why there is none. */
export function costOf(desk: PriceDesk): Exact | RedemptionRefusal {
  const { want } = desk.order
  if ('goods' in want) return priceOfGoods(desk, want.goods)
  if ('worth' in want) return pointsForMoney(desk, exactOf(want.worth))
  if ('points' in want) return exactOf(want.points)
  const cash = desk.ask(desk.rules.cash, cashQuestion)
  if (cash === 'refused') desk.refuse('cash-refused', { points: want.cash })
  return exactOf(want.cash)
}

function priceOfGoods(
  desk: PriceDesk,
  goods: readonly { readonly good: string; readonly count: number }[],
): Exact | RedemptionRefusal {
  let cost: Exact = exactZero
  for (const { good, count } of goods) {
    const listed = (desk.rules.goods ?? []).find((one) => one.id === good)
    if (listed === undefined) return 'good-not-in-list'
    const price = priceOf(desk, listed)
    if (typeof price === 'string') return price
    cost = addExact(cost, multiplyExact(price, exactInteger(count)))
  }
  return cost
}

// Only a price that may differ between the order and the pick-up raises the question which day counts.
function priceOf({ rules, ask, order, classes }: PriceDesk, good: RedeemableGood): Exact | RedemptionRefusal {
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
  if (!maySwitch) return ordered === undefined ? 'good-without-price' : exactOf(ordered)
  const day = ask(rules.priceDate, priceDateQuestion)
  if (day === 'pickUp' && order.pickedUpOn === undefined) return 'pick-up-day-missing'
  const price = day === 'order' ? ordered : fetched
  return price === undefined ? 'good-without-price' : exactOf(price)
}

// Lot after lot at its own rate; what the lots do not cover, at the rate of the day.
function pointsForMoney({ rules, ask, ledger, order, classes }: PriceDesk, worth: Exact): Exact | RedemptionRefusal {
  let rest = worth
  let points: Exact = exactZero
  for (const lot of spendingOrder(rules, ask, lotsOpen(ledger, rules.currencies[0]!.id, order.on))) {
    const rate = rateFor(rules, ask, classes, lot.on, order.on)
    if (rate === undefined) return 'no-rate-on-day'
    const value = multiplyExact(lot.left, rate)
    if (compareExact(value, rest) >= 0) return wholePoints(rules, ask, addExact(points, divideExact(rest, rate)))
    rest = subtractExact(rest, value)
    points = addExact(points, lot.left)
  }
  const rate = rateFor(rules, ask, classes, order.on, order.on)
  return rate === undefined ? 'no-rate-on-day' : wholePoints(rules, ask, addExact(points, divideExact(rest, rate)))
}

function wholePoints(rules: RedemptionRules, ask: Ask, points: Exact): Exact {
  const places = decimalPlaces(points)
  if (places !== undefined && places <= rules.digits) return points
  const mode = ask(rules.rate?.rounding, wholePointsQuestion)
  return roundExact(points, { digits: rules.digits, mode })
}
