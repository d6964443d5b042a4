import {
  addDays,
  diagnostic,
  unknownDecisions,
  unreadableDecision,
  type DecimalText,
  type DecisionCode,
  type Diagnostic,
  type DiagnosticData,
  type Label,
} from '../kernel/index.js'
import { exactOf } from '../kernel/internal.js'
import { checkBounds } from './check-redemption-bounds.js'
import { checkDays } from './check-redemption-days.js'
import { causeWord } from './process-words.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { GoodPrice, RedeemableGood, RedemptionPolicy, RedemptionRules } from './redemption-policy.js'
import { redemptionQuestions } from './redemption-questions.js'
import { openPlaces } from './undecided.js'
import { payInVouchers } from './vouchers.js'

/**
 * Finds what cannot work in a redemption policy, each with a witness: gaps and overlaps of prices, windows in which no day is open,
 * points that end before they can be redeemed, bounds that no redemption keeps to and prices that they never allow, kinds of points that
 * match each other in a circle, a least award that no voucher pays, decisions that answer nothing.
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
export function checkRedemptionPolicy(policy: RedemptionPolicy): readonly Diagnostic<RedemptionCode | DecisionCode>[] {
  const { rules } = policy
  const found: Diagnostic<RedemptionCode | DecisionCode>[] = []
  const add: AddFinding = (code, path, data, severity = 'error') => found.push(diagnostic(code, severity, path, data))
  checkCurrencies(rules, add)
  checkRate(rules, add)
  checkGoods(rules.goods ?? [], add)
  checkDays(rules, add)
  checkBounds(rules, add)
  checkRests(rules, add)
  checkTransfers(rules, add)
  checkVouchers(policy, add)
  if (rules.rate === undefined && (rules.goods ?? []).length === 0) add('no-way-to-redeem', 'rules', {}, 'note')
  checkDecisions(policy, add)
  return found
}

/** Notes a finding; an error where nothing else is said. */
export type AddFinding = (
  code: RedemptionCode | DecisionCode,
  path: string,
  data: DiagnosticData,
  severity?: Diagnostic['severity'],
) => void

function checkCurrencies({ currencies }: RedemptionRules, add: AddFinding): void {
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

function checkRate({ rate }: RedemptionRules, add: AddFinding): void {
  const days = new Set<string>()
  for (const [index, { from, yuan, classes }] of (rate?.values ?? []).entries()) {
    const path = `rules.rate.values[${index}]`
    const key = [from, ...(classes ?? [])].join('\n')
    if (exactOf(yuan).n <= 0n) add('rate-not-positive', path, { yuan, from })
    if (days.has(key)) add('rate-named-twice', path, { from })
    days.add(key)
  }
}

function checkGoods(goods: readonly RedeemableGood[], add: AddFinding): void {
  for (const [index, { id, title, prices, shared, stocked }] of goods.entries()) {
    const path = `rules.goods[${index}]`
    if (goods.findIndex((one) => one.id === id) !== index) add('good-named-twice', path, { good: id })
    for (const { points } of prices) if (exactOf(points).n <= 0n) add('price-not-positive', path, { title, points })
    checkPriceDays(prices, path, title, add)
    if (shared !== undefined && stocked !== true) add('shared-without-stock', path, { title }, 'warning')
  }
}

// The rows of each list of classes follow one another; between rows of a class the general price counts, if there is one.
function checkPriceDays(prices: readonly GoodPrice[], path: string, title: Label, add: AddFinding): void {
  const keyOf = ({ classes = [] }: GoodPrice): string => classes.join('\n')
  for (const key of new Set(prices.map(keyOf))) {
    const sorted = prices.filter((one) => keyOf(one) === key).sort((a, b) => (a.from < b.from ? -1 : 1))
    for (const [at, price] of sorted.entries()) {
      const next = sorted[at + 1]
      if (next === undefined) continue
      const after = price.to === undefined ? undefined : addDays(price.to, 1)
      if (after === undefined || after > next.from) add('price-overlap', path, { title, date: next.from })
      else if (after < next.from && (key === '' || prices.every((one) => keyOf(one) !== ''))) {
        add('price-gap', path, { title, date: after, until: next.from }, 'warning')
      }
    }
  }
}

function checkRests({ right, whileResting }: RedemptionRules, add: AddFinding): void {
  if (whileResting !== undefined && right === undefined)
    add('resting-without-right', 'rules.whileResting', {}, 'warning')
}

function checkTransfers({ transfers = [] }: RedemptionRules, add: AddFinding): void {
  for (const [index, { cause }] of transfers.entries()) {
    if (transfers.findIndex((one) => one.cause === cause) !== index) {
      add('transfer-named-twice', `rules.transfers[${index}]`, { cause, why: causeWord(cause) })
    }
  }
}

function checkVouchers(policy: RedemptionPolicy, add: AddFinding): void {
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

function checkDecisions({ rules, decisions }: RedemptionPolicy, add: AddFinding): void {
  const places = openPlaces(rules, 'rules')
  for (const place of places) {
    const answers = decisions.filter((one) => one.code === place.code)
    const data = { decision: place.code, options: place.options }
    if (answers.length === 0) add('redemption-left-open', place.path, data, 'note')
    for (const { value } of answers) {
      if (!place.options.includes(value)) add('redemption-answer-unknown', place.path, { ...data, value })
    }
  }
  const asked = [...places, ...redemptionQuestions].map(({ code }) => code)
  const faults: Diagnostic<DecisionCode>[] = [...unknownDecisions(decisions, [...asked, 'tie-in-division'])]
  for (const decision of decisions) {
    const silent = redemptionQuestions.find(({ code }) => code === decision.code)
    const options = silent === undefined ? [] : Object.keys(silent.readings)
    if (silent !== undefined && !options.includes(decision.value))
      faults.push(unreadableDecision(decisions, decision, options))
  }
  for (const { code, path, data, severity } of faults) add(code, path, data, severity)
}
