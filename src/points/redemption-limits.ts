import { addDays, periodOf, type PlainDate } from '../kernel/index.js'
import type { Ask } from './open-answers.js'
import type { RedemptionOrder } from './redemption-order.js'
import type { PriceDesk } from './redemption-cost.js'
import type { RedemptionRules, RedemptionWindow } from './redemption-policy.js'
import type { Redemption, WalletFacts } from './wallet-facts.js'

/** What stands against an order on its day: its id, the windows, how often was redeemed, and later redemptions. */
export function timeRefusals(
  rules: RedemptionRules,
  ask: Ask,
  facts: WalletFacts,
  order: RedemptionOrder,
  refuse: PriceDesk['refuse'],
): void {
  const records = facts.redemptions ?? []
  if (records.some((one) => one.id === order.id)) refuse('redemption-id-used', {})
  const own = records.filter((one): one is Redemption => one.holder === order.holder && !('cancels' in one))
  if (own.some((one) => one.on > order.on)) refuse('later-redemption-there', {})
  for (const stated of rules.windows ?? []) {
    const window = ask(stated, { code: '', readings: {} })
    if (!isOpenOn(window, order.on)) refuse('outside-redemption-window', { window: windowText(window) })
  }
  const cancelled = new Set(records.flatMap((one) => ('cancels' in one ? [one.cancels] : [])))
  for (const { times, per, cancelled: stated } of rules.frequency ?? []) {
    const period = periodOf(order.on, per)
    const before = own.filter((one) => one.id !== order.id && periodOf(one.on, per) === period)
    const standing = before.filter((one) => !cancelled.has(one.id)).length
    const counted =
      before.length >= times && standing < times
        ? ask(stated, {
            code: 'cancelled-counts',
            readings: { counts: 'counts' as const, doesNotCount: 'doesNotCount' as const },
          })
        : 'doesNotCount'
    if ((counted === 'counts' ? before.length : standing) >= times) {
      refuse('redeemed-often-enough', { times, period })
    }
  }
}

/** Whether points are exchanged on a day. */
export function isOpenOn({ months, fromDay = 1, toDay = 31 }: RedemptionWindow, on: PlainDate): boolean {
  const day = Number(on.slice(8))
  const last = Number(addDays(`${nextMonth(on)}-01`, -1).slice(8))
  const first = fromDay > last ? last : fromDay
  return (months === undefined || months.includes(Number(on.slice(5, 7)))) && day >= first && day <= toDay
}

function nextMonth(on: PlainDate): string {
  return addDays(`${on.slice(0, 7)}-28`, 4).slice(0, 7)
}

function windowText({ months, fromDay = 1, toDay = 31 }: RedemptionWindow): string {
  return `${months === undefined ? '1–12' : months.join(', ')} / ${fromDay}–${toDay}`
}

/** Goods of an order of which there are not enough. */
export function moreThanStocked(
  rules: RedemptionRules,
  facts: WalletFacts,
  order: RedemptionOrder,
): readonly { readonly good: string; readonly left: number; readonly count: number }[] {
  if (!('goods' in order.want)) return []
  const records = facts.redemptions ?? []
  const cancelled = new Set(records.flatMap((one) => ('cancels' in one ? [one.cancels] : [])))
  const given = records.flatMap((one) => ('cancels' in one || cancelled.has(one.id) ? [] : (one.goods ?? [])))
  const asked = new Map<string, number>()
  for (const { good, count } of order.want.goods) asked.set(good, (asked.get(good) ?? 0) + count)
  return [...asked].flatMap(([good, count]) => {
    if (rules.goods?.find((one) => one.id === good)?.stocked !== true) return []
    const arrived = (facts.stock ?? []).filter((one) => one.good === good && one.on <= order.on)
    const left = sumOf(arrived) - sumOf(given.filter((one) => one.good === good))
    return count > left ? [{ good, left, count }] : []
  })
}

function sumOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, one) => sum + one.count, 0)
}
