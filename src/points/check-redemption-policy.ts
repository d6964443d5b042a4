import {
  addDays,
  diagnostic,
  type DecimalText,
  type Diagnostic,
  type DiagnosticData,
  type PlainDate,
} from '../kernel/index.js'
import { exactOf } from '../kernel/internal.js'
import { isOpenOn } from './redemption-limits.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedeemableGood, RedemptionPolicy, RedemptionRules, RedemptionWindow } from './redemption-policy.js'
import { openPlaces } from './undecided.js'
import { payInVouchers } from './vouchers.js'

/**
 * Finds what cannot work in a redemption policy, each with a witness: gaps and overlaps of prices, windows in which no day is open,
 * kinds of points that match each other in a circle, a least award that no voucher pays, decisions that answer nothing.
 *
 * @example
 * ```ts
 * import { checkRedemptionPolicy, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     goods: [{ id: 'soap', title: '肥皂', prices: [
 *       { from: '2024-01-01', to: '2024-05-31', points: '4' }, { from: '2024-07-01', points: '5' },
 *     ] }],
 *   },
 * }
 * checkRedemptionPolicy(policy).map((one) => one.code) // => ['price-gap']
 * ```
 */
export function checkRedemptionPolicy(policy: RedemptionPolicy): readonly Diagnostic<RedemptionCode>[] {
  const { rules } = policy
  const found: Diagnostic<RedemptionCode>[] = []
  const add: Add = (code, path, data, severity = 'error') => found.push(diagnostic(code, severity, path, data))
  checkCurrencies(rules, add)
  checkRate(rules, add)
  checkGoods(rules.goods ?? [], add)
  checkWindows(rules, add)
  checkVouchers(policy, add)
  if (rules.rate === undefined && (rules.goods ?? []).length === 0) add('no-way-to-redeem', 'rules', {}, 'note')
  checkDecisions(policy, add)
  return found
}

type Add = (code: RedemptionCode, path: string, data: DiagnosticData, severity?: Diagnostic['severity']) => void

function checkCurrencies({ currencies }: RedemptionRules, add: Add): void {
  for (const [index, { id, matchedBy }] of currencies.entries()) {
    const path = `rules.currencies[${index}]`
    if (currencies.findIndex((one) => one.id === id) !== index) add('currency-named-twice', path, { currency: id })
    if (matchedBy === undefined) continue
    const met = new Set([id])
    let next: string | undefined = matchedBy.currency
    while (next !== undefined && !met.has(next)) {
      met.add(next)
      const target = currencies.find((one) => one.id === next)
      if (target === undefined) add('match-without-currency', `${path}.matchedBy`, { currency: next })
      next = target?.matchedBy?.currency
    }
    if (next === id) add('match-in-circle', `${path}.matchedBy`, { currency: id, circle: [...met] })
  }
}

function checkRate({ rate }: RedemptionRules, add: Add): void {
  const days = new Set<PlainDate>()
  for (const [index, { from, yuan }] of (rate?.values ?? []).entries()) {
    const path = `rules.rate.values[${index}]`
    if (exactOf(yuan).n <= 0n) add('rate-not-positive', path, { yuan, from })
    if (days.has(from)) add('rate-named-twice', path, { from })
    days.add(from)
  }
}

function checkGoods(goods: readonly RedeemableGood[], add: Add): void {
  for (const [index, { id, title, prices }] of goods.entries()) {
    const path = `rules.goods[${index}]`
    if (goods.findIndex((one) => one.id === id) !== index) add('good-named-twice', path, { good: id })
    for (const { points } of prices) if (exactOf(points).n <= 0n) add('price-not-positive', path, { title, points })
    const sorted = [...prices].sort((a, b) => (a.from < b.from ? -1 : 1))
    for (const [at, price] of sorted.entries()) {
      const next = sorted[at + 1]
      if (next === undefined) continue
      const after = price.to === undefined ? undefined : addDays(price.to, 1)
      if (after === undefined || after > next.from) add('price-overlap', path, { title, date: next.from })
      else if (after < next.from) add('price-gap', path, { title, date: after, until: next.from }, 'warning')
    }
  }
}

function checkWindows({ windows = [] }: RedemptionRules, add: Add): void {
  const stated: RedemptionWindow[] = []
  for (const [index, window] of windows.entries()) {
    if ('decide' in window) continue
    stated.push(window)
    if (!anyDay((on) => isOpenOn(window, on))) add('window-never-open', `rules.windows[${index}]`, {})
    else if (!anyDay((on) => stated.every((one) => isOpenOn(one, on)))) add('windows-never-meet', 'rules.windows', {})
  }
}

// A leap year and the one after it hold every day of a month that there can be.
function anyDay(open: (on: PlainDate) => boolean): boolean {
  for (let on = '2024-01-01'; on < '2026-01-01'; on = addDays(on, 1)) if (open(on)) return true
  return false
}

function checkVouchers(policy: RedemptionPolicy, add: Add): void {
  const { vouchers } = policy.rules
  if (vouchers === undefined) return
  const bad = vouchers.denominations.filter((value: DecimalText) => exactOf(value).n <= 0n)
  for (const value of bad) add('denomination-not-positive', 'rules.vouchers.denominations', { value })
  if (bad.length > 0 || vouchers.least === undefined) return
  const least = payInVouchers(policy, vouchers.least)
  if (least.status !== 'computed') {
    add('least-not-payable', 'rules.vouchers', { least: vouchers.least, values: vouchers.denominations }, 'warning')
  }
}

function checkDecisions({ rules, decisions }: RedemptionPolicy, add: Add): void {
  for (const place of openPlaces(rules, 'rules')) {
    const answers = decisions.filter((one) => one.code === place.code)
    const data = { decision: place.code, options: place.options }
    if (answers.length === 0) add('redemption-left-open', place.path, data, 'note')
    for (const { value } of answers) {
      if (!place.options.includes(value)) add('redemption-answer-unknown', place.path, { ...data, value })
    }
  }
}
