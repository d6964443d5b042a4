import {
  addDays,
  diagnostic,
  periodOf,
  weekdayOf,
  type Diagnostic,
  type DiagnosticData,
  type FiscalYear,
  type PlainDate,
} from '../kernel/index.js'
import { isFor } from './holder-classes.js'
import type { Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionOrder } from './redemption-order.js'
import type { PriceDesk } from './redemption-cost.js'
import type { RedemptionRules, RedemptionWindow } from './redemption-policy.js'
import { cancelledQuestion, unasked } from './redemption-questions.js'
import type { Redemption, WalletFacts } from './wallet-facts.js'

/** What stands against an order on its day: its id, the windows, how often was redeemed, and later redemptions. */
export function timeRefusals(
  rules: RedemptionRules,
  ask: Ask,
  facts: WalletFacts,
  order: RedemptionOrder,
  classes: readonly string[],
  refuse: PriceDesk['refuse'],
): void {
  const records = facts.redemptions ?? []
  if (records.some((one) => one.id === order.id)) refuse('redemption-id-used', {})
  const own = ownRedemptions(facts, order)
  if (own.some((one) => one.on > order.on)) refuse('later-redemption-there', {})
  for (const stated of rules.windows ?? []) {
    const window = ask(stated, unasked)
    if (isFor(window, classes) && !isOpenOn(window, order.on)) {
      refuse('outside-redemption-window', { ...windowData(window), ...clauseOf(window) })
    }
  }
  const cancelled = cancelledIn(facts)
  for (const rule of rules.frequency ?? []) {
    if (!isFor(rule, classes)) continue
    const { times, per, cancelled: stated } = rule
    const period = periodOf(order.on, per, yearOf(rules))
    const before = own.filter((one) => one.id !== order.id && periodOf(one.on, per, yearOf(rules)) === period)
    const standing = before.filter((one) => !cancelled.has(one.id)).length
    const counted = before.length >= times && standing < times ? ask(stated, cancelledQuestion) : 'doesNotCount'
    const done = counted === 'counts' ? before.length : standing
    if (done >= times) refuse('redeemed-often-enough', { times, done, period, ...clauseOf(rule) })
  }
}

function ownRedemptions(facts: WalletFacts, order: RedemptionOrder): readonly Redemption[] {
  return (facts.redemptions ?? []).filter(
    (one): one is Redemption => one.holder === order.holder && !('cancels' in one),
  )
}

function cancelledIn(facts: WalletFacts): ReadonlySet<string> {
  return new Set((facts.redemptions ?? []).flatMap((one) => ('cancels' in one ? [one.cancels] : [])))
}

function yearOf({ firstMonth = 1 }: RedemptionRules): FiscalYear {
  return { startMonth: firstMonth }
}

function clauseOf({ clause }: { readonly clause?: string }): { readonly clause?: string } {
  return clause === undefined ? {} : { clause }
}

/** Whether points are exchanged on a day. */
export function isOpenOn({ months, weekdays, fromDay = 1, toDay = 31 }: RedemptionWindow, on: PlainDate): boolean {
  if (months?.includes(Number(on.slice(5, 7))) === false || weekdays?.includes(weekdayOf(on)) === false) return false
  const day = Number(on.slice(8))
  const last = Number(addDays(`${nextMonth(on)}-01`, -1).slice(8))
  const first = fromDay > last ? last : fromDay
  return day >= first && day <= toDay
}

function nextMonth(on: PlainDate): string {
  return addDays(`${on.slice(0, 7)}-28`, 4).slice(0, 7)
}

function windowData({ months, weekdays, fromDay = 1, toDay = 31 }: RedemptionWindow): DiagnosticData {
  const window = `${months === undefined ? '1–12' : months.join(', ')} / ${fromDay}–${toDay}`
  return weekdays === undefined ? { window } : { window, weekdays: weekdays.map(String) }
}

/** Refuses goods of which there are not enough, or of which the holder has had enough in a period. */
export function goodRefusals(
  rules: RedemptionRules,
  facts: WalletFacts,
  order: RedemptionOrder,
  refuse: PriceDesk['refuse'],
): void {
  for (const [id, count] of goodCounts('goods' in order.want ? order.want.goods : [])) {
    const good = rules.goods?.find((one) => one.id === id)
    if (good === undefined) continue
    const about = { good: good.title, count, ...clauseOf(good) }
    const left = goodsFree(facts, id, order.on)
    if (good.stocked === true && count > left) refuse('good-out-of-stock', { ...about, left })
    const cancelled = cancelledIn(facts)
    const own = ownRedemptions(facts, order).filter((one) => one.id !== order.id && !cancelled.has(one.id))
    for (const limit of good.limits ?? []) {
      const period = periodOf(order.on, limit.per, yearOf(rules))
      const within = own.filter((one) => periodOf(one.on, limit.per, yearOf(rules)) === period)
      const had = goodCounts(within.flatMap((one) => one.goods ?? [])).get(id) ?? 0
      if (had + count <= limit.count) continue
      refuse('good-limit-reached', { ...about, had, most: limit.count, period, ...clauseOf(limit) })
    }
  }
}

// What can be given on a day without taking from what was given later: the least that was there from then on.
function goodsFree(facts: WalletFacts, good: string, on: PlainDate): number {
  const later = (facts.redemptions ?? []).map((one) => one.on).filter((day) => day > on)
  return [...new Set([on, ...later])].reduce(
    (least, day) => Math.min(least, Math.max(0, goodsLeft(facts, good, day))),
    Infinity,
  )
}

/** How many of a good are there on a day: what came in less what was given up to then; a redemption that was cancelled by then gave nothing. */
export function goodsLeft(facts: Pick<WalletFacts, 'stock' | 'redemptions'>, good: string, on: PlainDate): number {
  const records = (facts.redemptions ?? []).filter((one) => one.on <= on)
  const cancelled = cancelledIn({ credits: [], redemptions: records })
  const given = records.flatMap((one) => ('cancels' in one || cancelled.has(one.id) ? [] : (one.goods ?? [])))
  const arrived = (facts.stock ?? []).filter((one) => one.on <= on)
  return (goodCounts(arrived).get(good) ?? 0) - (goodCounts(given).get(good) ?? 0)
}

/** Goods that came in under a name that the policy does not list. */
export function unlistedStock(
  rules: RedemptionRules,
  { stock }: Pick<WalletFacts, 'stock'>,
): readonly Diagnostic<RedemptionCode>[] {
  const listed = (rules.goods ?? []).map(({ id }) => id)
  const rows: unknown = stock
  return (Array.isArray(rows) ? (rows as readonly unknown[]) : []).flatMap((row, at) => {
    const { good } = Object(row) as { readonly good?: unknown }
    if (typeof good !== 'string' || listed.includes(good)) return []
    return [diagnostic('good-not-in-list', 'warning', `stock[${at}]`, { good })]
  })
}

function goodCounts(rows: readonly { readonly good: string; readonly count: number }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { good, count } of rows) counts.set(good, (counts.get(good) ?? 0) + count)
  return counts
}
