import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  readPlainDate,
  type DecimalText,
  type Diagnostic,
  type DiagnosticData,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { addExact, compareExact, decimalPlaces, exactOf, exactZero, type Exact } from '../kernel/internal.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import { heldPoints, spendingOrder, takeFrom, type WalletLedger } from './open-lots.js'
import type { RedemptionCode, RedemptionRefusal } from './redemption-codes.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import { causeWord } from './process-words.js'
import { recipientQuestion, transferredDaysQuestion } from './redemption-questions.js'
import type { Decidable } from './undecided.js'
import { factsOf, holderOf, isKnown, restingOn } from './holder-facts.js'
import { foundOf, isCause, usableWallet } from './usable-wallet.js'
import { figureText } from './wallet.js'
import type { PointHolder, WalletFacts } from './wallet-facts.js'
import { replayLedger } from './wallet-ledger.js'

/** Why points pass from one account to another: 转让, 分户, 合户, 迁出, 去世. */
export type TransferCause = 'gift' | 'split' | 'merge' | 'departure' | 'death'

/** Who may receive: somebody of the same household, anybody, nobody (the points end), or no points are moved at all. */
export type TransferRecipient = 'household' | 'anyone' | 'nobody' | 'refused'

/** Points that are moved keep the days of their credits, with opening and expiry; or count as credited on the day of the transfer. */
export type TransferredDays = 'kept' | 'new'

/** What a text says of points that are moved for one cause. */
export interface PointTransferRule {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The cause. */
  readonly cause: TransferCause
  /** Who may receive. Decision: `transfer-to`. */
  readonly to?: Decidable<TransferRecipient>
  /** Whether the days of the credits go with the points. Decision: `transferred-days`. */
  readonly days?: Decidable<TransferredDays>
  /** `true`: all that is held is moved, never a part. Absent: any part may be. */
  readonly whole?: boolean
}

/** Points of one lot that passed to another account. */
export interface TransferredLot {
  /** Id of the lot in the account that gave it. */
  readonly lot: string
  /** Id of the currency. */
  readonly currency: string
  /** Points, decimal text. */
  readonly points: DecimalText
  /** Day of the credit that counts for opening and expiry in the account that receives it. */
  readonly on: PlainDate
}

/** Points that passed from one account to another, or that ended with one; the record of it stays. */
export interface PointTransfer {
  /** Id, unique for ever. */
  readonly id: string
  /** The account that gives. */
  readonly from: string
  /** The account that receives; absent: the points end. */
  readonly to?: string
  /** The cause. */
  readonly cause: TransferCause
  /** The day, `YYYY-MM-DD`. */
  readonly on: PlainDate
  /** Why, in the words of the record. */
  readonly reason?: string
  /** The points by lot. */
  readonly lots: readonly TransferredLot[]
}

/** What somebody wants to move. */
export interface TransferOrder {
  /** Id of the transfer, unique for ever. */
  readonly id: string
  /** The account that gives. */
  readonly from: string
  /** The account that receives; absent: the points end (注销). */
  readonly to?: string
  /** The cause. */
  readonly cause: TransferCause
  /** The day, `YYYY-MM-DD`. */
  readonly on: string
  /** Points by kind; absent: all that is held. */
  readonly points?: readonly { readonly currency: string; readonly points: DecimalText }[]
  /** Why, in the words of the record. */
  readonly reason?: string
}

/**
 * Moves points from one account to another (家庭成员转让、分户、合户、迁出、去世), or ends them: gives the record to be kept, or says why
 * not. Lots leave in the order of the policy. A household that splits takes one transfer for each new account.
 *
 * @returns the transfer; else the first refusal as the reason and all of them as diagnostics: `order-without-id`, `order-not-on-a-day`,
 *   `transfer-cause-unknown`, `order-not-a-figure`, `holder-not-known`,
 *   `transfer-id-used`, `later-redemption-there`, `transfer-refused`, `recipient-missing`, `recipient-not-known`, `recipient-not-needed`,
 *   `not-of-one-household`, `redemption-right-rests` (a gift), `account-owes`, `transfer-not-whole`, `points-not-enough`,
 *   `points-not-positive`, `points-too-fine`; decisions `transfer-to`, `transferred-days`, `lot-order`
 * @example
 * ```ts
 * import { transferPoints, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     transfers: [{ clause: '第九条', cause: 'gift', to: 'household', days: 'kept' }],
 *   },
 * }
 * const credits = [{ id: 'c1', holder: 'zhang', points: '30', on: '2024-01-10' }]
 * const holders = [{ id: 'zhang', households: [{ id: 'f1' }] }, { id: 'li', households: [{ id: 'f2' }] }]
 * const order = { id: 't1', from: 'zhang', to: 'li', cause: 'gift' as const, on: '2024-03-01' }
 * const moved = transferPoints(policy, { credits, holders }, order)
 * moved.status === 'not-computable' && moved.reason // => 'not-of-one-household'
 * ```
 */
export function transferPoints(
  policy: RedemptionPolicy,
  given: WalletFacts,
  wanted: TransferOrder,
): Result<PointTransfer, RedemptionCode> {
  const order = Object(wanted) as TransferOrder
  const { facts, found } = usableWallet(given)
  const own = foundOf(found, order.from)
  const wrong = wrongTransfer(facts, { ...order })
  if (wrong !== undefined) return notComputable(wrong.code, [wrong, ...own])
  const moved = underEveryAnswer(policy.decisions, (ask) => transferUnder(policy, ask, facts, order))
  return { ...moved, diagnostics: [...moved.diagnostics, ...own] }
}

// An order without an id, on no day, for no cause, of no figure or from nobody.
function wrongTransfer(
  facts: WalletFacts,
  { id, on, cause, from, points = [] }: Readonly<Record<string, unknown>>,
): Diagnostic<RedemptionRefusal> | undefined {
  const typed = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))
  if (typeof id !== 'string') return diagnostic('order-without-id', 'error', 'id', {})
  if (!readPlainDate(on).ok) return diagnostic('order-not-on-a-day', 'error', 'on', { on: typed(on) })
  if (!isCause(cause)) return diagnostic('transfer-cause-unknown', 'error', 'cause', { cause: typed(cause) })
  const isFigure = (one: unknown): boolean => readFigure((Object(one) as { points?: unknown }).points).ok
  if (!Array.isArray(points) || !points.every(isFigure)) {
    return diagnostic('order-not-a-figure', 'error', 'points', { text: JSON.stringify(points) })
  }
  if (typeof from === 'string' && isKnown(facts, from)) return undefined
  return diagnostic('holder-not-known', 'error', 'from', { holder: typed(from) })
}

function transferUnder(
  policy: RedemptionPolicy,
  ask: Ask,
  facts: WalletFacts,
  order: TransferOrder,
): Result<PointTransfer, RedemptionCode> {
  const { rules } = policy
  const { id, from, to, cause, on, reason } = order
  const rule = (rules.transfers ?? []).find((one) => one.cause === cause)
  const refusals: Diagnostic<RedemptionRefusal>[] = []
  const about = {
    id,
    holder: from,
    on,
    cause,
    why: causeWord(cause),
    ...(rule?.clause === undefined ? {} : { clause: rule.clause }),
  }
  const refuse = (code: RedemptionRefusal, data: DiagnosticData = {}): void => {
    refusals.push(diagnostic(code, 'error', id, { ...about, ...data }))
  }
  const own = factsOf(facts, from, undefined)
  if ((facts.transfers ?? []).some((one) => one.id === id)) refuse('transfer-id-used')
  if ([...own.redemptions, ...own.transfers.filter((one) => one.from === from)].some((one) => one.on > on)) {
    refuse('later-redemption-there')
  }
  checkRecipient(ask(rule?.to, { ...recipientQuestion, at: cause }), facts, order, refuse)
  const resting = restingOn(rules, holderOf(facts, from), on)
  if (resting !== null && cause === 'gift') refuse('redemption-right-rests', { ...resting })
  const ledger = replayLedger(rules, ask, own, on)
  const lots: PointTransfer['lots'][number][] = []
  for (const { currency, points } of wanted(policy, ledger, order, rule?.whole === true, refuse)) {
    const held = ledger.lots.filter((lot) => lot.currency === currency)
    for (const part of takeFrom(spendingOrder(rules, ask, held), points).taken) {
      const days = to === undefined ? 'kept' : ask(rule?.days, { ...transferredDaysQuestion, at: cause })
      const text = figureText(part.points, rules.digits)
      lots.push({ lot: part.lot.id, currency, points: text, on: days === 'kept' ? part.lot.on : on })
    }
  }
  const [first] = refusals
  if (first !== undefined) return notComputable(first.code, [...refusals, ...ledger.diagnostics])
  const record = {
    id,
    from,
    ...(to === undefined ? {} : { to }),
    cause,
    on,
    ...(reason === undefined ? {} : { reason }),
    lots,
  }
  return computed(record, ledger.diagnostics)
}

type Refuse = (code: RedemptionRefusal, data?: DiagnosticData) => void

function checkRecipient(allowed: TransferRecipient, facts: WalletFacts, order: TransferOrder, refuse: Refuse): void {
  const { from, to, on } = order
  if (allowed === 'refused') refuse('transfer-refused')
  else if (to === undefined) {
    if (allowed !== 'nobody') refuse('recipient-missing')
  } else if (allowed === 'nobody') refuse('recipient-not-needed', { to })
  else if (to === from || !isKnown(facts, to)) refuse('recipient-not-known', { to })
  else if (allowed === 'household') {
    const there = householdsOn(holderOf(facts, to), on)
    if (!householdsOn(holderOf(facts, from), on).some((one) => there.includes(one))) {
      refuse('not-of-one-household', { to })
    }
  }
}

function householdsOn({ households = [] }: PointHolder, on: PlainDate): readonly string[] {
  return households
    .filter((one) => (one.from === undefined || one.from <= on) && (one.to === undefined || on <= one.to))
    .map((one) => one.id)
}

// The points of an order by kind; what is more than is held, or less where all must go, is refused.
function wanted(
  { rules }: RedemptionPolicy,
  ledger: WalletLedger,
  order: TransferOrder,
  whole: boolean,
  refuse: Refuse,
): readonly { readonly currency: string; readonly points: Exact }[] {
  const all = rules.currencies.map(({ id, title }) => ({ id, title, held: heldPoints(ledger, id) }))
  const text = (figure: Exact): DecimalText => figureText(figure, rules.digits)
  for (const { id, title } of all) {
    const { owed } = ledger.sums.get(id)!
    if (owed.n > 0n && order.points === undefined) refuse('account-owes', { currency: title, owed: text(owed) })
  }
  const rows =
    order.points === undefined
      ? all.filter(({ held }) => held.n > 0n).map(({ id, held }) => ({ currency: id, points: held }))
      : order.points.map(({ currency, points }) => ({ currency, points: exactOf(points) }))
  for (const { id, title, held } of all) {
    const asked = rows.filter((row) => row.currency === id)
    const sum = asked.reduce((total, row) => addExact(total, row.points), exactZero)
    const data = { currency: title, points: text(sum), available: text(held) }
    if (asked.some(({ points }) => points.n <= 0n)) refuse('points-not-positive', data)
    if ((decimalPlaces(sum) as number) > rules.digits) refuse('points-too-fine', { ...data, digits: rules.digits })
    const more = compareExact(sum, held)
    if (more > 0) refuse('points-not-enough', data)
    if (more < 0 && whole) refuse('transfer-not-whole', data)
  }
  for (const { currency } of rows) {
    if (!all.some(({ id }) => id === currency)) refuse('currency-not-in-policy', { currency })
  }
  return rows
}
