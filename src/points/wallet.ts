import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type Diagnostic,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  decimalPlaces,
  exactToPlainText,
  exactToText,
  exactZero,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { usablePoints } from './currency-match.js'
import { factsOf, holderOf, isKnown, restingOn } from './holder-facts.js'
import { byCodeUnit, type LedgerFacts } from './ledger-events.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionPolicy, RedemptionRules } from './redemption-policy.js'
import type { PointHolder, RestingRight, WalletFacts } from './wallet-facts.js'
import { shortageQuestion } from './redemption-questions.js'
import { checkAskedDays, foundOf, usableWallet } from './usable-wallet.js'
import { replayLedger } from './wallet-ledger.js'

/** What is asked of a wallet. */
export interface WalletQuestion {
  /** The member or household. */
  readonly holder: string
  /** The end of this day. */
  readonly asOf: PlainDate
  /** Credits that were recorded after this day were not known; absent: all are. */
  readonly knownAt?: PlainDate
}

/** A holder's points on a day (积分账户), in decimal text at the policy's digits. */
export interface Wallet {
  /** Id of the holder of the account. */
  readonly holder: string
  /** Day up to which events count. */
  readonly asOf: PlainDate
  /** One account for each kind of points, in the order of the policy. */
  readonly accounts: readonly WalletAccount[]
  /** Hours of service, decimal text; redemptions leave them alone. */
  readonly hours: DecimalText
  /** Days and reason of the rest of the right to redeem; `null`: it does not rest on the day. */
  readonly resting: Omit<RestingRight, 'id' | 'right'> | null
  /** Every credit that counts, in order of days and ids. */
  readonly lots: readonly PointLot[]
}

/**
 * One kind of points. Always: earned + received = available + locked + spent + given + expired + cleared + deducted + reversed − owed
 * − writtenOff.
 */
export interface WalletAccount {
  /** Id of the kind of points. */
  readonly id: string
  /** All credits that count. */
  readonly earned: DecimalText
  /** Points that came from other accounts; not part of `earned`. */
  readonly received: DecimalText
  /** Credits that wait for a state; not part of `earned`. */
  readonly pending: DecimalText
  /** What can be redeemed on the day. */
  readonly available: DecimalText
  /** What is held and cannot be redeemed on the day: not open yet, not matched, or the right rests. */
  readonly locked: DecimalText
  /** Redeemed, less what was refunded. */
  readonly spent: DecimalText
  /** Points that went to other accounts. */
  readonly given: DecimalText
  /** What expired unspent. */
  readonly expired: DecimalText
  /** Cleared: after a redemption, because the right rests, or with the account. */
  readonly cleared: DecimalText
  /** Deductions, in full. */
  readonly deducted: DecimalText
  /** Credits that were taken back, in full. */
  readonly reversed: DecimalText
  /** What deductions and reversals could not take yet; the next credits pay it. */
  readonly owed: DecimalText
  /** What they could not take and never will. */
  readonly writtenOff: DecimalText
  /** Available and locked; below zero by what is owed, where the policy says so. */
  readonly balance: DecimalText
}

/** One credit and what is left of it. */
export interface PointLot {
  /** Id of the credit; of the cancellation that gave the points back; of a deduction that was taken back, with `:back`; or of a transfer and the lot that it came from. */
  readonly id: string
  /** Id of the kind of points. */
  readonly currency: string
  /** Day of the credit, from which opening and expiry are counted. */
  readonly on: PlainDate
  /** First day on which it can be spent. */
  readonly opens: PlainDate
  /** Last day on which it can be spent; `null`: it never expires. */
  readonly until: PlainDate | null
  /** Points, decimal text. */
  readonly points: DecimalText
  /** What is left of them, decimal text. */
  readonly left: DecimalText
  /** What of it expired, decimal text. */
  readonly expired: DecimalText
  /** What of it was cleared, decimal text. */
  readonly cleared: DecimalText
}

/**
 * A holder's points on a day: earned, pending, available, locked, spent, expired, cleared, taken back and owed.
 *
 * @param policy - the redemption policy
 * @param facts - credits, redemptions and holders of any number of people
 * @param question - whose points, and on which day
 * @returns the wallet; reason `holder-not-known`; rows of the facts that are none are left out and named (`wallet-row-left-out`); decisions as the policy leaves them open and the case depends on them
 * @throws RangeError where a day of the question is no date
 * @example
 * ```ts
 * import { walletOf, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never', rest: 'stays' },
 * }
 * const credits = [{ id: 'c1', holder: 'h1', points: '37', on: '2024-01-10' }]
 * const redemptions = [{ id: 'r1', holder: 'h1', on: '2024-01-31', paid: [{ currency: 'points', points: '30' }] }]
 * const wallet = walletOf(policy, { credits, redemptions }, { holder: 'h1', asOf: '2024-02-01' })
 * wallet.status === 'computed' && wallet.value.accounts[0]?.available // => '7'
 * ```
 */
export function walletOf(
  policy: RedemptionPolicy,
  facts: WalletFacts,
  question: WalletQuestion,
): Result<Wallet, RedemptionCode> {
  checkAskedDays({ asOf: question.asOf, knownAt: question.knownAt })
  const { facts: usable, found } = usableWallet(facts)
  return walletIn(policy, usable, question, foundOf(found, question.holder))
}

function walletIn(
  { rules, decisions }: RedemptionPolicy,
  facts: WalletFacts,
  question: WalletQuestion,
  found: readonly Diagnostic<RedemptionCode>[],
): Result<Wallet, RedemptionCode> {
  if (!isKnown(facts, question.holder)) {
    const data = { holder: question.holder }
    return notComputable('holder-not-known', [...found, diagnostic('holder-not-known', 'error', 'holder', data)])
  }
  const holder = holderOf(facts, question.holder)
  const own = factsOf(facts, question.holder, question.knownAt)
  const wallet = underEveryAnswer(decisions, (ask) => walletUnder(rules, ask, holder, own, question.asOf))
  return found.length === 0 ? wallet : { ...wallet, diagnostics: [...found, ...wallet.diagnostics] }
}

/**
 * The wallets of everybody who is in the facts, in code-unit order of ids: one that cannot be computed never stops the others.
 *
 * @throws RangeError where a day of the question is no date
 * @example
 * ```ts
 * import { walletsOf, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never' },
 * }
 * const credits = [
 *   { id: 'c1', holder: 'h2', points: '5', on: '2024-01-10' },
 *   { id: 'c2', holder: 'h1', points: '8', on: '2024-01-10' },
 * ]
 * walletsOf(policy, { credits }, { asOf: '2024-02-01' }).map((one) => one.id) // => ['h1', 'h2']
 * ```
 */
export function walletsOf(
  policy: RedemptionPolicy,
  given: WalletFacts,
  question: Omit<WalletQuestion, 'holder'>,
): readonly { readonly id: string; readonly wallet: Result<Wallet, RedemptionCode> }[] {
  checkAskedDays({ asOf: question.asOf, knownAt: question.knownAt })
  const { facts, found } = usableWallet(given)
  const credits = grouped(facts.credits)
  const redemptions = grouped(facts.redemptions ?? [])
  const holders = grouped((facts.holders ?? []).map((one) => ({ ...one, holder: one.id })))
  const rests = grouped(facts.rests ?? [])
  const transfers = grouped(
    (facts.transfers ?? []).flatMap((one) =>
      [one.from, ...(one.to === undefined ? [] : [one.to])].map((holder) => ({ holder, one })),
    ),
  )
  const rows = [credits, redemptions, transfers, holders, rests]
  const ids = [...new Set(rows.flatMap((group) => [...group.keys()]))].sort(byCodeUnit)
  return ids.map((id) => {
    const own = {
      credits: credits.get(id) ?? [],
      redemptions: redemptions.get(id) ?? [],
      transfers: (transfers.get(id) ?? []).map(({ one }) => one),
      holders: holders.get(id) ?? [],
      rests: rests.get(id) ?? [],
    }
    return { id, wallet: walletIn(policy, own, { ...question, holder: id }, foundOf(found, id)) }
  })
}

/** The wallet and the ledger behind it, under one set of answers. */
function walletUnder(
  rules: RedemptionRules,
  ask: Ask,
  holder: PointHolder,
  facts: LedgerFacts,
  asOf: PlainDate,
): Result<Wallet, RedemptionCode> {
  const ledger = replayLedger(rules, ask, facts, asOf)
  const resting = restingOn(rules, holder, asOf)
  const text = (figure: Exact): DecimalText => figureText(figure, rules.digits)
  const accounts: WalletAccount[] = []
  for (const { id, title } of rules.currencies) {
    const sums = ledger.sums.get(id)!
    const lots = ledger.lots.filter((lot) => lot.currency === id)
    const total = (figure: 'left' | 'expired' | 'cleared'): Exact =>
      lots.reduce((sum, lot) => addExact(sum, lot[figure]), exactZero)
    const usable = usablePoints(rules, ask, ledger, holder, id, asOf)
    if (usable === undefined) {
      const data = { holder: holder.id, on: asOf, currency: title }
      return notComputable('class-without-factor', [diagnostic('class-without-factor', 'error', holder.id, data)])
    }
    const available = resting === null ? usable : exactZero
    const held = total('left')
    const below = sums.owed.n > 0n && ask(rules.shortage, shortageQuestion) === 'negative'
    accounts.push({
      id,
      earned: text(sums.earned),
      received: text(sums.received),
      pending: text(sums.pending),
      available: text(available),
      locked: text(subtractExact(held, available)),
      spent: text(sums.spent),
      given: text(sums.given),
      expired: text(total('expired')),
      cleared: text(total('cleared')),
      deducted: text(sums.deducted),
      reversed: text(sums.reversed),
      owed: text(sums.owed),
      writtenOff: text(sums.writtenOff),
      balance: text(below ? subtractExact(held, sums.owed) : held),
    })
  }
  const lots = [...ledger.lots].sort((a, b) => byCodeUnit(a.on, b.on) || byCodeUnit(a.id, b.id))
  const value: Wallet = {
    holder: holder.id,
    asOf,
    accounts,
    hours: exactToPlainText(ledger.hours),
    resting,
    lots: lots.map((lot) => ({
      id: lot.id,
      currency: lot.currency,
      on: lot.on,
      opens: lot.opens,
      until: lot.until ?? null,
      points: text(lot.points),
      left: text(lot.left),
      expired: text(lot.expired),
      cleared: text(lot.cleared),
    })),
  }
  return computed(value, ledger.diagnostics)
}

/** Text at the digits of the policy, or with more places where the figure has more. */
export function figureText(figure: Exact, digits: number): DecimalText {
  return (decimalPlaces(figure) as number) > digits ? exactToPlainText(figure) : exactToText(figure, digits, 'down')
}

function grouped<T extends { readonly holder: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.holder)
    if (group === undefined) groups.set(row.holder, [row])
    else group.push(row)
  }
  return groups
}
