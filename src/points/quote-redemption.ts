import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  readPlainDate,
  type DecimalText,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import { exactZero } from '../kernel/internal.js'
import { usablePoints } from './currency-match.js'
import { classesOn } from './holder-classes.js'
import { byCodeUnit } from './ledger-events.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import type { RedemptionCode, RedemptionRefusal } from './redemption-codes.js'
import { boundRefusals } from './redemption-bounds.js'
import { costOf, type PriceDesk } from './redemption-cost.js'
import { goodRefusals, timeRefusals } from './redemption-limits.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import type { SpentLot, WalletFacts } from './wallet-facts.js'
import { factsOf, holderOf, isKnown, restingOn } from './holder-facts.js'
import { foundOf, usableWallet } from './usable-wallet.js'
import { figureText } from './wallet.js'
import { replayLedger } from './wallet-ledger.js'
import type { RedemptionOrder } from './redemption-order.js'
import { paymentOf, checkPayment, lotsFor, yuanOf } from './redemption-payment.js'

/** What an order costs, what would be spent, and why it is refused, if it is. */
export interface RedemptionQuote {
  /** Id of the holder of the account. */
  readonly holder: string
  /** Day of the order. */
  readonly on: string
  /** Price in points, all kinds together, decimal text. */
  readonly cost: DecimalText
  /** Points to be paid by kind, decimal text. */
  readonly paid: readonly { readonly currency: string; readonly points: DecimalText }[]
  /** Lots that they come from in the order of the policy, as far as there are any. */
  readonly lots: readonly SpentLot[]
  /** What can be spent of each kind on the day, matched and not resting. */
  readonly usable: readonly { readonly currency: string; readonly points: DecimalText }[]
  /** What the points are worth in yuan, with two places; `null` where the policy has no rate for the day. */
  readonly yuan: DecimalText | null
  /** Why it is refused, each with the numbers and the article, in code-unit order of codes; empty: it can be redeemed. */
  readonly refusals: readonly Diagnostic<RedemptionRefusal>[]
}

/**
 * What an order would cost, which lots it would spend, and everything that stands against it. Nothing is changed.
 *
 * @returns reasons `order-without-id`, `order-not-a-figure`, `order-not-on-a-day`, `holder-not-known`, `good-not-in-list`, `good-without-price`, `good-count-not-positive`, `no-rate-on-day`, `pick-up-day-missing`,
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
  given: RedemptionOrder,
): Result<RedemptionQuote, RedemptionCode> {
  const order = Object(given) as RedemptionOrder
  const { facts: usable, found } = usableWallet(facts)
  const own = foundOf(found, order.holder)
  const wrong = wrongOrder(usable, order)
  if (wrong !== undefined) return notComputable(wrong.code, [...own, wrong])
  const quote = underEveryAnswer(policy.decisions, (ask) => quoteUnder(policy, ask, usable, order))
  return own.length === 0 ? quote : { ...quote, diagnostics: [...own, ...quote.diagnostics] }
}

// An order for nobody, or for a day that is none.
function wrongOrder(
  facts: WalletFacts,
  { id, holder, on, pickedUpOn, want, pay = [] }: RedemptionOrder,
): Diagnostic<RedemptionRefusal> | undefined {
  if (typeof id !== 'string') return diagnostic('order-without-id', 'error', 'id', {})
  const isRow = (one: unknown): boolean => typeof one === 'object' && one !== null
  const asked = Object.entries<unknown>({ ...want })
  const [kind, what] = asked[0] ?? ['']
  const fine =
    kind === 'goods'
      ? Array.isArray(what) && what.every(isRow)
      : ['worth', 'points', 'cash'].includes(kind) && readFigure(what).ok
  const wrong = (path: string, value: unknown): Diagnostic<RedemptionRefusal> =>
    diagnostic('order-not-a-figure', 'error', path, { text: JSON.stringify(value ?? null) })
  if (!fine || asked.length !== 1) return wrong('want', fine || what === undefined ? want : what)
  if (
    !Array.isArray(pay) ||
    !pay.every((one: unknown) => isRow(one) && readFigure((one as { points?: unknown }).points).ok)
  )
    return wrong('pay', pay)
  if (!readPlainDate(on).ok) return diagnostic('order-not-on-a-day', 'error', 'on', { on: asTyped(on) })
  if (pickedUpOn !== undefined && !readPlainDate(pickedUpOn).ok) {
    return diagnostic('order-not-on-a-day', 'error', 'pickedUpOn', { on: asTyped(pickedUpOn) })
  }
  return isKnown(facts, holder)
    ? undefined
    : diagnostic('holder-not-known', 'error', 'holder', { holder: asTyped(holder) })
}

function asTyped(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}

function quoteUnder(
  policy: RedemptionPolicy,
  ask: Ask,
  facts: WalletFacts,
  order: RedemptionOrder,
): Result<RedemptionQuote, RedemptionCode> {
  const { rules } = policy
  const holder = holderOf(facts, order.holder)
  const own = factsOf(facts, order.holder, undefined)
  const ledger = replayLedger(rules, ask, own, order.on)
  const refuse: PriceDesk['refuse'] = (code, data) => {
    refusals.push(diagnostic(code, 'error', order.id, { id: order.id, holder: order.holder, on: order.on, ...data }))
  }
  const refusals: Diagnostic<RedemptionRefusal>[] = []
  const classes = classesOn(holder, order.on)
  timeRefusals(rules, ask, facts, order, classes, refuse)
  const resting = restingOn(rules, holder, order.on)
  if (resting !== null) refuse('redemption-right-rests', { ...resting })
  const usable = rules.currencies.map(({ id }) => usablePoints(rules, ask, ledger, holder, id, order.on))
  const unmatched = rules.currencies[usable.indexOf(undefined)]
  if (unmatched !== undefined) {
    const data = { holder: order.holder, on: order.on, currency: unmatched.title }
    return notComputable('class-without-factor', [diagnostic('class-without-factor', 'error', order.holder, data)])
  }
  const cost = costOf({ rules, ask, ledger, order, classes, refuse })
  if ('code' in cost) {
    const data = { id: order.id, on: order.on, ...cost.data }
    return notComputable(cost.code, [diagnostic(cost.code, 'error', order.id, data)])
  }
  if ('goods' in order.want) {
    goodRefusals(rules, facts, order, refuse)
  }
  const paid = paymentOf(policy, order, cost, refuse)
  const lots = paid.flatMap(({ currency, points }) => lotsFor(policy, ask, ledger, order, currency, points))
  const yuan = yuanOf(policy, ask, classes, order, paid, lots)
  for (const { currency, points } of paid) {
    const index = rules.currencies.findIndex((one) => one.id === currency)
    if (index === -1) {
      refuse('currency-not-in-policy', { currency })
      continue
    }
    checkPayment({ policy, ask, holder, order, refuse }, currency, points, usable[index]!, paid)
    boundRefusals({ rules, ask, facts: own, ledger, holder, order, yuan, refuse }, currency, points)
  }
  const quote = {
    holder: order.holder,
    on: order.on,
    cost: figureText(cost, rules.digits),
    paid: paid.map(({ currency, points }) => ({ currency, points: figureText(points, rules.digits) })),
    lots: lots.map(({ lot, currency, points }) => ({ lot, currency, points: figureText(points, rules.digits) })),
    usable: rules.currencies.map(({ id }, index) => ({
      currency: id,
      points: figureText(resting === null ? usable[index]! : exactZero, rules.digits),
    })),
    yuan: yuan === null ? null : figureText(yuan, 2),
    refusals: [...refusals].sort((a, b) => byCodeUnit(a.code, b.code)),
  }
  return computed(quote, ledger.diagnostics)
}
