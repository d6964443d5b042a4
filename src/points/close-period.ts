import {
  computed,
  diagnostic,
  nextPeriod,
  notComputable,
  openNeeds,
  periodBounds,
  type DecimalText,
  type Period,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { exactOf } from '../kernel/internal.js'
import type { EarlierScore } from './entries.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import type { PointCredit, WalletFacts } from './wallet-facts.js'
import type { Settlement } from './settlement.js'
import { walletsOf } from './wallet.js'
import { stillOpen, creditOf, openFigure, scoresOf } from './closing-figures.js'

/** What happens when a period is closed. */
export interface ClosingPolicy {
  /** Which score becomes points that can be redeemed: after vetoes, before them, or none. */
  readonly credit: 'effective' | 'raw' | 'none'
  /** A score below zero: it ends with the period, or it is deducted from what can be redeemed. */
  readonly negative: 'dropped' | 'deducted'
  /** Day of the credits: the last day of the period, or the day of closing. */
  readonly creditDate: 'lastDay' | 'closing'
  /** Kind of points that scores become; absent: the first of the redemption policy. */
  readonly currency?: string
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

/** What is closed. */
export interface ClosingFacts {
  /** The settlement of the period. */
  readonly settlement: Settlement
  /** Wallets up to then. */
  readonly wallets?: WalletFacts
}

/** When and by whom. */
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
  /** The period. */
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
  /** Points that scores became; add them to the credits. */
  readonly credits: readonly PointCredit[]
  /** What each holder takes over, by kind of points. */
  readonly carried: readonly { readonly holder: string; readonly currency: string; readonly balance: DecimalText }[]
  /** Lots that ended with the period. */
  readonly cleared: readonly {
    readonly holder: string
    readonly lot: string
    readonly currency: string
    readonly points: DecimalText
  }[]
}

/**
 * Closes a settled period: the scores that the next one opens with, the points that scores became, the balances that go on and the lots
 * that end. Afterwards only {@link adjustmentFor} changes what a period came to.
 *
 * @returns reasons `period-not-over` (closed, or settled as of a day, before its last day), `figure-still-open` (a score, a grade or a wallet
 *   hangs on a decision) and `figure-unknown` (a score is not known); the diagnostics name each member. With `unsettled: 'leaveOut'` the
 *   period is closed and the same diagnostics stand in the result
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
  const { settlement } = facts
  const { closedOn, closedBy } = question
  const bounds = periodBounds(settlement.period, { startMonth: policy.firstMonth ?? 1 })
  if (closedOn <= bounds.lastDay) {
    const data = { period: settlement.period, lastDay: bounds.lastDay, closedOn }
    return notComputable('period-not-over', [diagnostic('period-not-over', 'error', 'closedOn', data)])
  }
  if (settlement.asOf < bounds.lastDay) {
    const data = { period: settlement.period, lastDay: bounds.lastDay, asOf: settlement.asOf }
    return notComputable('period-not-over', [diagnostic('period-not-over', 'error', 'settlement.asOf', data)])
  }
  const open = stillOpen(settlement)
  const creditDate = policy.creditDate === 'closing' ? closedOn : bounds.lastDay
  const credits = settlement.members.flatMap((member) => creditOf(policy, settlement, member, creditDate, closedOn))
  const carried: PeriodClosing['carried'][number][] = []
  const cleared: PeriodClosing['cleared'][number][] = []
  if (policy.redemption !== undefined) {
    const all: WalletFacts = { ...facts.wallets, credits: [...(facts.wallets?.credits ?? []), ...credits] }
    for (const { id, wallet } of walletsOf(policy.redemption, all, { asOf: closedOn })) {
      if (wallet.status !== 'computed') {
        open.push(
          openFigure(
            id,
            openNeeds(wallet).map((need) => need.code),
          ),
        )
        continue
      }
      for (const { id: currency, balance } of wallet.value.accounts) carried.push({ holder: id, currency, balance })
      for (const { id: lot, currency, until, expired } of wallet.value.lots) {
        const ended = until !== null && until >= bounds.start && until <= bounds.lastDay && exactOf(expired).n > 0n
        if (ended) cleared.push({ holder: id, lot, currency, points: expired })
      }
    }
  }
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
      scores: scoresOf(settlement),
      credits,
      carried,
      cleared,
    },
    open,
  )
}
