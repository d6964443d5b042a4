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
} from '../kernel/index.js'
import { exactOf, exactToPlainText, exactToText, placesOf, subtractExact } from '../kernel/internal.js'
import type { EarlierScore } from './entries.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { PointCredit, RedemptionPolicy, WalletFacts } from './redemption-policy.js'
import type { MemberScore, Settlement } from './settlement.js'
import { walletsOf } from './wallet.js'

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

/** Who adjusts a closed period, when and why. */
export interface AdjustmentQuestion {
  /** Id of the adjustment, unique for ever; its credits begin with it. */
  readonly id: string
  /** The day of the record. */
  readonly recordedOn: PlainDate
  /** Who recorded it. */
  readonly recordedBy: string
  /** Why, in the words of the record. */
  readonly reason: string
}

/** What a late fact changed in a closed period; the closing stays as it was. */
export interface PeriodAdjustment extends AdjustmentQuestion {
  /** Id and version of the rule book. */
  readonly book: { readonly id: string; readonly version: string }
  /** The closed period that it is about. */
  readonly period: Period
  /** Members whose score differs. */
  readonly rows: readonly {
    readonly member: string
    /** Score of the closing that is credited (or effective), decimal text; `null`: it had none. */
    readonly before: DecimalText | null
    /** The same score with the late facts; `null`: there is none. */
    readonly after: DecimalText | null
    /** After less before at the scale of the two, none counting as zero. */
    readonly difference: DecimalText
  }[]
  /** Scores that stand in for those of the closing. */
  readonly scores: readonly EarlierScore[]
  /** Differences as credits of the day on which they were recorded; add them to the credits. */
  readonly credits: readonly PointCredit[]
}

/**
 * Puts a closed period right after a late entry or a reversal: the differences, with the period that they belong to and the day on which
 * they were recorded. Settle the period again with the late facts and hand both over.
 *
 * @param policy - the policy of the closing
 * @param facts - the closing, and the settlement of the same period with the late facts
 * @returns reasons `other-period`, `figure-still-open`, `figure-unknown`
 * @example
 * ```ts
 * import { adjustmentFor, type PeriodClosing, type Settlement } from 'xiangzhen/points'
 * const closing: PeriodClosing = {
 *   book: { id: 'b', version: '1' }, period: '2024', nextPeriod: '2025', closedOn: '2025-01-10', closedBy: '支部',
 *   asOf: '2024-12-31', knownAt: '2025-01-10', scores: [], credits: [], carried: [], cleared: [],
 * }
 * const settlement: Settlement = {
 *   book: { id: 'b', version: '1' }, period: '2023', asOf: '2023-12-31', knownAt: '2025-02-01',
 *   members: [], lists: [], quotas: [], budgets: [], diagnostics: [],
 * }
 * const policy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' } as const
 * const order = { id: 'a1', recordedOn: '2025-02-01', recordedBy: '支部', reason: '补报' }
 * const wrong = adjustmentFor(policy, { closing, settlement }, order)
 * wrong.status === 'not-computable' && wrong.reason // => 'other-period'
 * ```
 */
export function adjustmentFor(
  policy: ClosingPolicy,
  facts: { readonly closing: PeriodClosing; readonly settlement: Settlement },
  question: AdjustmentQuestion,
): Result<PeriodAdjustment, EntryProcessCode> {
  const { closing, settlement } = facts
  if (closing.book.id !== settlement.book.id || closing.period !== settlement.period) {
    const data = { period: closing.period, other: settlement.period, book: closing.book.id }
    return notComputable('other-period', [diagnostic('other-period', 'error', 'settlement', data)])
  }
  const open = stillOpen(settlement)
  if (open.length > 0 && policy.unsettled !== 'leaveOut') return notComputable(open[0]!.code, open)
  const before = new Map(closing.scores.map((one) => [one.member, one]))
  const scores = scoresOf(settlement).filter((one) => JSON.stringify(one) !== JSON.stringify(before.get(one.member)))
  const figure = policy.credit === 'raw' ? 'raw' : 'effective'
  const rows = scores.map((one) => {
    const [was, is] = [before.get(one.member)?.[figure] ?? null, one[figure] ?? null]
    const places = placesOf([is ?? '0', was ?? '0'])
    const difference = exactToText(subtractExact(exactOf(is ?? '0'), exactOf(was ?? '0')), places, 'halfUp')
    return { member: one.member, before: was, after: is, difference }
  })
  const credited = (points: DecimalText | null): DecimalText =>
    points === null || (policy.negative === 'dropped' && exactOf(points).n < 0n) ? '0' : points
  const credits = rows.flatMap(({ member, before: was, after }) => {
    const points = subtractExact(exactOf(credited(after)), exactOf(credited(was)))
    if (policy.credit === 'none' || points.n === 0n) return []
    return [
      {
        ...creditHead(policy, member, question.recordedOn, question.recordedOn),
        id: `${question.id}:${member}`,
        points: exactToPlainText(points),
      },
    ]
  })
  return computed({ ...question, book: settlement.book, period: settlement.period, rows, scores, credits }, open)
}

function stillOpen({ members }: Settlement): Diagnostic<EntryProcessCode>[] {
  return members.flatMap((member) => {
    const open = openNeeds([member.raw, member.effective, member.grades])
    if (open.length > 0) {
      return [
        openFigure(
          member.id,
          open.map((need) => need.code),
        ),
      ]
    }
    const { effective, id, standing } = member
    if (standing !== 'unknown' || effective.status !== 'not-computable') return []
    return [diagnostic('figure-unknown', 'error', id, { id, reason: effective.reason })]
  })
}

function openFigure(id: string, decisions: readonly string[]): Diagnostic<EntryProcessCode> {
  return diagnostic('figure-still-open', 'error', id, { id, decisions })
}

function creditOf(
  policy: ClosingPolicy,
  { book, period }: Settlement,
  member: MemberScore,
  on: PlainDate,
  recordedAt: PlainDate,
): readonly PointCredit[] {
  if (policy.credit === 'none') return []
  const score = member[policy.credit]
  if (score.status !== 'computed') return []
  const sign = exactOf(score.value).n
  if (sign === 0n || (sign < 0n && policy.negative === 'dropped')) return []
  const id = `${book.id}:${period}:${member.id}`
  return [{ ...creditHead(policy, member.id, on, recordedAt), id, points: score.value }]
}

function creditHead(
  { currency }: ClosingPolicy,
  holder: string,
  on: PlainDate,
  recordedAt: PlainDate,
): Omit<PointCredit, 'id' | 'points'> {
  return { holder, ...(currency === undefined ? {} : { currency }), on, recordedAt, state: 'posted' }
}

function scoresOf({ book, period, members }: Settlement): readonly EarlierScore[] {
  return members.map(({ id, standing, raw, effective, grades }) => {
    const given = grades.flatMap(({ id: table, grade }) =>
      grade.status === 'computed' ? [{ table, grade: grade.value }] : [],
    )
    const graded: Pick<EarlierScore, 'grade' | 'grades'> =
      grades.length > 1 ? { grades: given } : given[0] === undefined ? {} : { grade: given[0].grade }
    return {
      book: book.id,
      member: id,
      period,
      ...(raw.status === 'computed' ? { raw: raw.value } : {}),
      ...(effective.status === 'computed' ? { effective: effective.value } : {}),
      ...graded,
      ...(standing === 'exempt' ? { exempt: true } : {}),
    }
  })
}
