import {
  computed,
  diagnostic,
  nextPeriod,
  notComputable,
  openNeeds,
  periodBounds,
  type DecimalText,
  type Diagnostic,
  type Period,
  type PlainDate,
  type Result,
  type Rounding,
  type RoundingMode,
} from '../kernel/index.js'
import { exactOf, exactToPlainText, multiplyExact, roundExact, subtractExact } from '../kernel/internal.js'
import type { EarlierScore } from './entries.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import type { HolderRest, PointCredit, WalletFacts } from './wallet-facts.js'
import type { Settlement } from './settlement.js'
import { checkAskedDays, usableWallet } from './usable-wallet.js'
import { walletsOf } from './wallet.js'
import { creditHead, creditOf, openFigure, scoresOf, stillOpen, yearOf } from './closing-figures.js'
import { endedMembers, periodOfMember } from './closing-members.js'
import { restsAfter, type RestRule } from './closing-rests.js'
import { shareOf } from './redemption-bounds.js'

/** What happens when a period is closed (结账): what scores become, what goes on, which rights rest. */
export interface ClosingPolicy {
  /** Which score becomes points that can be redeemed: after vetoes, before them, or none. */
  readonly credit: 'effective' | 'raw' | 'none'
  /** A score below zero: it ends with the period, or it is deducted from what can be redeemed. */
  readonly negative: 'dropped' | 'deducted'
  /**
   * Only what a score has above this line becomes points (超过 60 分的部分可兑换), for all or by class. Absent: all of it. A score below zero
   * is dealt with as `negative` says.
   */
  readonly above?: DecimalText | { readonly byClass: Readonly<Record<string, DecimalText>> }
  /** The points are the score (what is above the line of it) times a figure or fraction, rounded once (按 50% 折为可兑换积分). Absent: one for one. */
  readonly factor?: { readonly times: string; readonly rounding: Rounding }
  /** Day of the credits: the last day of the period, or the day of closing. */
  readonly creditDate: 'lastDay' | 'closing'
  /** Id of the kind of points that scores become; absent: the first of the redemption policy. */
  readonly currency?: string
  /** How much of a balance goes on into the next period; absent: all of it. */
  readonly carry?: CarryOver
  /** Rights that rest after the period. */
  readonly rests?: readonly RestRule[]
  /** First month of the year, 1 to 12; absent: 1. */
  readonly firstMonth?: number
  /** How points are redeemed; absent: there are no wallets. */
  readonly redemption?: RedemptionPolicy
  /**
   * Members whose score is unknown, or whose score or grade hangs on a decision: they keep the period open (`refuse`, also when absent), or
   * it is closed without their score, grade and credit, each named in the diagnostics (`leaveOut`); {@link adjustmentFor} brings them in later.
   */
  readonly unsettled?: 'refuse' | 'leaveOut'
}

/** How much of a balance goes on (结转): at most so many points, or a share; the rest is deducted on the day of closing. */
export type CarryOver =
  | { readonly clause?: string; readonly most: DecimalText }
  | {
      readonly clause?: string
      /** The share, as a fraction: `'0.5'`, `'1/3'`. */
      readonly share: string
      /** How the share is rounded to the digits of the redemption policy. */
      readonly rounding: RoundingMode
    }

/** What is closed. */
export interface ClosingFacts {
  /** The settlement of the period. */
  readonly settlement: Settlement
  /** Credits, redemptions and holders up to then; absent: there are none. */
  readonly wallets?: WalletFacts
}

/** When a period is closed, and by whom. */
export interface ClosingQuestion {
  /** The day of closing. */
  readonly closedOn: PlainDate
  /** Who closed it, as the host names the body. */
  readonly closedBy: string
}

/** A closed period: the audit record, and what goes into the next one. */
export interface PeriodClosing {
  /** Id and version of the rule book. */
  readonly book: { readonly id: string; readonly version: string }
  /** The settled period; members with one of their own have that in their scores and credits. */
  readonly period: Period
  /** The period that follows. */
  readonly nextPeriod: Period
  /** The day of closing. */
  readonly closedOn: PlainDate
  /** Who closed it, as the host names the body. */
  readonly closedBy: string
  /** The cuts of the settlement. */
  readonly asOf: PlainDate
  /** Day up to which records were known. */
  readonly knownAt: PlainDate
  /** Scores for `earlier` of the next settlement: its openings, streaks and changes of grade. */
  readonly scores: readonly EarlierScore[]
  /** Points that scores became, and what does not go on as deductions; add them to the credits. */
  readonly credits: readonly PointCredit[]
  /** What each holder takes over, by kind of points, at the end of the day of closing. */
  readonly carried: readonly { readonly holder: string; readonly currency: string; readonly balance: DecimalText }[]
  /** Lots that go on, each with its last day; `null`: it never expires. */
  readonly lots: readonly {
    readonly holder: string
    readonly lot: string
    readonly currency: string
    readonly left: DecimalText
    readonly until: PlainDate | null
  }[]
  /** Lots whose last day was in the period. */
  readonly cleared: readonly {
    readonly holder: string
    readonly lot: string
    readonly currency: string
    readonly points: DecimalText
  }[]
  /** Rights that rest because of the period; add them to the `rests` of the wallet facts. */
  readonly rests: readonly HolderRest[]
}

/**
 * Closes a settled period: the scores that the next one opens with, the points that scores became, the balances that go on and the lots
 * that end, and the rights that rest. Afterwards only {@link adjustmentFor} changes what a period came to.
 *
 * Members whose score runs from a day of their own (`timing.ownPeriod`) have their own last day: where the settled period is not over, those are
 * closed whose own is, each with its own period; the others are named in the diagnostics (`own-period-not-over`) with the day as of which to settle.
 *
 * @returns reasons `period-not-over` (closed on or before its last day, or settled as of a day before it), `figure-still-open` (a score, a grade, a cause of a
 *   rest or a wallet hangs on a decision), `figure-unknown` (a score is not known) and `line-without-class` (`above` has no line for the class
 *   of a member); the diagnostics name each member. With `unsettled: 'leaveOut'` the
 *   period is closed and the same diagnostics stand in the result
 * @throws RangeError where the day of closing is no date, the most that is carried is below zero, or a rest is of no whole number of periods
 * @example
 * ```ts
 * import { closePeriod, settle, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [{ kind: 'award', id: 'help', title: '帮扶', worth: { by: 'fixed', points: '5' } }], total: {},
 *   },
 * }
 * const entries = [{ id: 'e1', member: 'm1', item: 'help', eventDate: '2024-03-01' }]
 * const question = { period: '2024', asOf: '2024-12-31', knownAt: '2025-01-10' }
 * const settled = settle(book, { roster: { members: [{ id: 'm1' }] }, entries }, question)
 * const policy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' } as const
 * if (settled.status !== 'computed') throw new Error('not settled')
 * const closed = closePeriod(policy, { settlement: settled.value }, { closedOn: '2025-01-10', closedBy: '支部' })
 * closed.status === 'computed' && closed.value.nextPeriod // => '2025'
 * closed.status === 'computed' && closed.value.credits[0]?.points // => '5'
 * ```
 */
export function closePeriod(
  policy: ClosingPolicy,
  facts: ClosingFacts,
  question: ClosingQuestion,
): Result<PeriodClosing, EntryProcessCode> {
  const { closedOn, closedBy } = question
  checkAskedDays({ closedOn })
  checkFigures(policy)
  const year = yearOf(policy)
  const ended = endedMembers(facts.settlement, closedOn, year)
  const { settlement } = ended
  const { lastDay } = periodBounds(settlement.period, year)
  if (!ended.whole && settlement.members.length === 0) {
    const early = closedOn <= lastDay
    const data = { period: settlement.period, lastDay, ...(early ? { closedOn } : { asOf: settlement.asOf }) }
    const path = early ? 'closedOn' : 'settlement.asOf'
    const own = facts.settlement.members.some(({ ownPeriod }) => ownPeriod !== undefined)
    const found = diagnostic('period-not-over', 'error', path, data)
    return notComputable('period-not-over', [found, ...(own ? ended.waiting : [])])
  }
  const { rests, open: hanging } = restsAfter(policy.rests ?? [], settlement, closedOn, year)
  const open = [...stillOpen(policy, settlement), ...hanging]
  const credits = settlement.members.flatMap((member) => creditOf(policy, settlement, member, closedOn))
  const wallets = walletsAtClosing(policy, { ...facts, settlement }, credits, question, ended.whole)
  open.push(...wallets.open)
  if (open.length > 0 && policy.unsettled !== 'leaveOut') return notComputable(open[0]!.code, open)
  return computed(
    {
      book: settlement.book,
      period: settlement.period,
      nextPeriod: nextPeriod(settlement.period),
      closedOn,
      closedBy,
      asOf: settlement.asOf,
      knownAt: settlement.knownAt,
      scores: scoresOf(settlement, year),
      credits: [...credits, ...wallets.deductions],
      carried: wallets.carried,
      lots: wallets.lots,
      cleared: wallets.cleared,
      rests,
    },
    [...wallets.found, ...ended.waiting, ...open],
  )
}

// A policy that was not checked must not take more than is held, or let a right rest for half a period.
function checkFigures({ carry, rests = [] }: ClosingPolicy): void {
  if (carry !== undefined && 'most' in carry && exactOf(carry.most).n < 0n)
    throw new RangeError(`carry.most is ${carry.most}: write a figure from zero`)
  for (const { id, periods } of rests) {
    if (typeof periods === 'object' || (Number.isSafeInteger(periods) && periods > 0)) continue
    throw new RangeError(`periods of the rest ${id} is ${String(periods)}: write a whole number from 1`)
  }
}

type WalletsAtClosing = Pick<PeriodClosing, 'carried' | 'lots' | 'cleared'> & {
  readonly deductions: readonly PointCredit[]
  readonly open: readonly Diagnostic<EntryProcessCode>[]
  /** Rows that were left out. */
  readonly found: readonly Diagnostic[]
}

function walletsAtClosing(
  policy: ClosingPolicy,
  { settlement, wallets: given }: ClosingFacts,
  credits: readonly PointCredit[],
  { closedOn }: ClosingQuestion,
  whole: boolean,
): WalletsAtClosing {
  const { redemption, carry } = policy
  if (redemption === undefined) return { carried: [], lots: [], cleared: [], deductions: [], open: [], found: [] }
  const year = yearOf(policy)
  const periods = new Map(settlement.members.map((one) => [one.id, periodOfMember(settlement, one, year)]))
  // Where only some have come to the end of their period, the others are left as they are.
  const closing = ({ id }: { readonly id: string }): boolean => whole || periods.has(id)
  const { facts: wallets, found } = usableWallet({ credits: [], ...given })
  const withCredits = (more: readonly PointCredit[]): WalletFacts => ({
    ...wallets,
    credits: [...wallets.credits, ...credits, ...more],
  })
  const deductions: PointCredit[] = []
  for (const { id, wallet } of carry === undefined
    ? []
    : walletsOf(redemption, withCredits([]), { asOf: closedOn }).filter(closing)) {
    if (wallet.status !== 'computed') continue
    for (const { id: currency, balance } of wallet.value.accounts) {
      const beyond = notCarried(carry!, balance, redemption.rules.digits)
      if (beyond === undefined) continue
      const head = creditHead({ ...policy, currency }, id, closedOn, closedOn)
      deductions.push({
        ...head,
        id: `${settlement.book.id}:${periods.get(id) ?? settlement.period}:${id}:${currency}:carry`,
        points: beyond,
      })
    }
  }
  const carried: PeriodClosing['carried'][number][] = []
  const lots: PeriodClosing['lots'][number][] = []
  const cleared: PeriodClosing['cleared'][number][] = []
  const open: Diagnostic<EntryProcessCode>[] = []
  const atTheEnd = walletsOf(redemption, withCredits(deductions), { asOf: closedOn }).filter(closing)
  for (const { id: holder, wallet } of atTheEnd) {
    const { start, lastDay } = periodBounds(periods.get(holder) ?? settlement.period, year)
    if (wallet.status !== 'computed') {
      const decisions = openNeeds(wallet).map((need) => need.code)
      open.push(openFigure(holder, decisions))
      continue
    }
    for (const { id: currency, balance } of wallet.value.accounts) carried.push({ holder, currency, balance })
    for (const { id: lot, currency, until, expired, left } of wallet.value.lots) {
      const ended = until !== null && until >= start && until <= lastDay && exactOf(expired).n > 0n
      if (ended) cleared.push({ holder, lot, currency, points: expired })
      if (exactOf(left).n > 0n) lots.push({ holder, lot, currency, left, until })
    }
  }
  const noted = atTheEnd.flatMap(({ wallet }) => wallet.diagnostics)
  return { carried, lots, cleared, deductions, open, found: [...found, ...noted] }
}

// What does not go on of a balance, as a deduction.
function notCarried(carry: CarryOver, balance: DecimalText, digits: number): DecimalText | undefined {
  const held = exactOf(balance)
  const most =
    'most' in carry
      ? exactOf(carry.most)
      : roundExact(multiplyExact(shareOf(carry.share), held), { digits, mode: carry.rounding })
  const beyond = subtractExact(most, held)
  return held.n > 0n && beyond.n < 0n ? exactToPlainText(beyond) : undefined
}
