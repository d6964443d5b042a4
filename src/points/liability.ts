import {
  computed,
  notComputable,
  type DecimalText,
  type Diagnostic,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  exactOf,
  exactOfComputed,
  exactToPlainText,
  exactZero,
  maxExact,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { classesOn } from './holder-classes.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import { rateFor } from './point-rates.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionPolicy, RedemptionRules } from './redemption-policy.js'
import type { WalletFacts } from './wallet-facts.js'
import { holderOf } from './holder-facts.js'
import { checkAskedDays, usableWallet } from './usable-wallet.js'
import { figureText, walletsOf, type PointLot } from './wallet.js'

/** What is asked about what all points are worth. */
export interface LiabilityQuestion {
  /** Day up to which events count. */
  readonly asOf: PlainDate
  /** Records after this day were not known; absent: all are. */
  readonly knownAt?: PlainDate
  /** Money and goods that stand behind the points, in yuan, decimal text; absent: it is not asked what is uncovered. */
  readonly pool?: DecimalText
}

/** What outstanding points are worth (待兑付额). */
export interface PointLiability {
  /** Day up to which events count. */
  readonly asOf: PlainDate
  /** Points that are held, by kind, whether they can be redeemed yet or not. */
  readonly outstanding: readonly { readonly id: string; readonly points: DecimalText }[]
  /** Credits that wait for a state, by kind. */
  readonly pending: readonly { readonly id: string; readonly points: DecimalText }[]
  /** What the outstanding points are worth in yuan, with two places; `null` where the policy has no rate. */
  readonly yuan: DecimalText | null
  /** What the pool cannot cover, in yuan, with two places; `null` without a pool or a rate. */
  readonly uncovered: DecimalText | null
}

/**
 * What all outstanding points are worth on a day, against the pool that stands behind them. Points count at the rate of the day, or of the
 * day of their credit, as the policy says; each holder at the rate of its class.
 *
 * @param policy - the redemption policy
 * @param facts - credits, redemptions and holders of everybody
 * @param question - the day, and what stands behind the points
 * @returns reason `no-rate-on-day`; decisions that some wallet needs
 * @throws RangeError where a day of the question is no date, or the pool no figure
 * @example
 * ```ts
 * import { liability, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     rate: { values: [{ from: '2024-01-01', yuan: '1' }] },
 *   },
 * }
 * const credits = [{ id: 'c1', holder: 'h1', points: '26000', on: '2024-01-10' }]
 * const result = liability(policy, { credits }, { asOf: '2024-02-01', pool: '25380' })
 * result.status === 'computed' && result.value.uncovered // => '620.00'
 * ```
 */
export function liability(
  policy: RedemptionPolicy,
  facts: WalletFacts,
  question: LiabilityQuestion,
): Result<PointLiability, RedemptionCode> {
  const { rules, decisions } = policy
  const { asOf, pool } = question
  const held = rules.currencies.map(() => exactZero)
  const waiting = rules.currencies.map(() => exactZero)
  let yuan: Exact = exactZero
  checkAskedDays({ asOf, knownAt: question.knownAt })
  const { facts: usable, found } = usableWallet(facts)
  const diagnostics: Diagnostic[] = [...found]
  for (const { id, wallet } of walletsOf(policy, usable, question)) {
    diagnostics.push(...wallet.diagnostics)
    if (wallet.status !== 'computed') return { ...wallet, diagnostics }
    for (const [index, account] of wallet.value.accounts.entries()) {
      held[index] = addExact(held[index]!, addExact(exactOf(account.available), exactOf(account.locked)))
      waiting[index] = addExact(waiting[index]!, exactOf(account.pending))
    }
    const classes = classesOn(holderOf(usable, id), asOf)
    const worth = underEveryAnswer(decisions, (ask) => worthOf(rules, ask, classes, wallet.value.lots, asOf))
    if (worth.status !== 'computed')
      return worth.status === 'needs'
        ? worth
        : notComputable(worth.reason, [{ code: worth.reason, severity: 'error', path: id, data: { day: asOf } }])
    yuan = addExact(yuan, exactOfComputed(worth.value))
  }
  const named = (figures: readonly Exact[]): readonly { readonly id: string; readonly points: DecimalText }[] =>
    rules.currencies.map(({ id }, index) => ({ id, points: figureText(figures[index]!, rules.digits) }))
  const hasRate = rules.rate !== undefined
  const value = {
    asOf,
    outstanding: named(held),
    pending: named(waiting),
    yuan: hasRate ? figureText(yuan, 2) : null,
    uncovered:
      hasRate && pool !== undefined ? figureText(maxExact(subtractExact(yuan, exactOf(pool)), exactZero), 2) : null,
  }
  return computed(value, diagnostics)
}

function worthOf(
  rules: RedemptionRules,
  ask: Ask,
  classes: readonly string[],
  lots: readonly PointLot[],
  asOf: PlainDate,
): Result<DecimalText, RedemptionCode> {
  let yuan: Exact = exactZero
  for (const lot of lots) {
    const left = exactOf(lot.left)
    if (rules.rate === undefined || left.n === 0n) continue
    const rate = rateFor(rules, ask, classes, lot.on, asOf)
    if (rate === undefined) return notComputable('no-rate-on-day')
    yuan = addExact(yuan, multiplyExact(left, rate))
  }
  return computed(exactToPlainText(yuan))
}
