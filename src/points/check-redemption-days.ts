import { addDays, type PlainDate } from '../kernel/index.js'
import type { AddFinding } from './check-redemption-policy.js'
import { isFor } from './holder-classes.js'
import { firstDayOf, lastDayOf } from './open-lots.js'
import { isOpenOn } from './redemption-limits.js'
import type { RedemptionRules, RedemptionWindow } from './redemption-policy.js'

/** Finds windows in which no day is open, and points that end before they can be redeemed. */
export function checkDays(rules: RedemptionRules, add: AddFinding): void {
  const stated = (rules.windows ?? []).flatMap((one, index) => ('decide' in one ? [] : [{ window: one, index }]))
  for (const { window, index } of stated) {
    if (!anyDay((on) => isOpenOn(window, on))) add('window-never-open', `rules.windows[${index}]`, {})
  }
  const openly = stated.map(({ window }) => window).filter((one) => anyDay((on) => isOpenOn(one, on)))
  const classes = new Set(openly.flatMap((one) => one.classes ?? []))
  let meet = true
  for (const held of [[], ...[...classes].map((id) => [id])]) {
    const own = openly.filter((one) => isFor(one, held))
    const together = own.length === 0 || anyDay((on) => own.every((one) => isOpenOn(one, on)))
    if (!together && meet) add('windows-never-meet', 'rules.windows', {})
    meet = meet && together
    if (together && checkLots(rules, own, add)) return
  }
}

// In 28 years every day of a month falls on every day of the week.
function anyDay(open: (on: PlainDate) => boolean): boolean {
  for (let on = '2024-01-01'; on < '2052-01-01'; on = addDays(on, 1)) if (open(on)) return true
  return false
}

// The first credit of a year that ends before it can be spent, or whose days hold none of the windows.
function checkLots(rules: RedemptionRules, windows: readonly RedemptionWindow[], add: AddFinding): boolean {
  const { opens, expiry } = rules
  if (expiry === 'never' || 'decide' in expiry || (opens !== 'atOnce' && 'decide' in opens)) return false
  for (let date = '2024-01-01'; date < '2025-01-01'; date = addDays(date, 1)) {
    const first = firstDayOf(rules, opens, date)
    const until = lastDayOf(rules, expiry, date)!
    if (until < first) {
      add('expires-before-open', 'rules.expiry', { date, first, until })
      return true
    }
    if (!openWithin(windows, first, until)) {
      add('expires-outside-windows', 'rules.expiry', { date, first, until }, 'warning')
      return true
    }
  }
  return false
}

// Windows come again within five years, whatever their days.
function openWithin(windows: readonly RedemptionWindow[], first: PlainDate, until: PlainDate): boolean {
  const end = addDays(first, 5 * 366)
  for (let on = first; on <= until && on < end; on = addDays(on, 1)) {
    if (windows.every((one) => isOpenOn(one, on))) return true
  }
  return until >= end
}
