import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type Period,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  exactOf,
  exactToPlainText,
  exactToText,
  exactZero,
  placesOf,
  subtractExact,
} from '../kernel/internal.js'
import { byCodeUnit } from './ledger-events.js'
import type { EarlierScore } from './entries.js'
import type { EntryProcessCode } from './redemption-codes.js'
import { checkAskedDays } from './usable-wallet.js'
import type { PointCredit } from './wallet-facts.js'
import type { Settlement } from './settlement.js'
import type { ClosingPolicy, PeriodClosing } from './close-period.js'
import { creditedPoints, creditHead, creditId, scoresOf, stillOpen, yearOf } from './closing-figures.js'
import { endedMembers, periodOfMember } from './closing-members.js'

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

/** What a closed period is adjusted by. */
export interface AdjustmentFacts {
  /** The closing, which stays as it was. */
  readonly closing: PeriodClosing
  /** The same period, settled again with the late facts. */
  readonly settlement: Settlement
  /** Adjustments of the period before this one; the difference is taken to what they left. */
  readonly adjustments?: readonly PeriodAdjustment[]
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
    /** Score so far that is credited (or effective), decimal text; `null`: there was none. */
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
 * @param facts - the closing, earlier adjustments, and the settlement of the same period with the late facts
 * @returns reasons `other-period`, `figure-still-open`, `figure-unknown`; with `unsettled: 'leaveOut'` those who are still open keep what the
 *   closing gave, and who is not in the scheme any more gives it back
 * @throws RangeError where the day of the record is no date
 * @example
 * ```ts
 * import { adjustmentFor, type PeriodClosing, type Settlement } from 'xiangzhen/points'
 * const closing: PeriodClosing = {
 *   book: { id: 'b', version: '1' }, period: '2024', nextPeriod: '2025', closedOn: '2025-01-10', closedBy: '支部',
 *   asOf: '2024-12-31', knownAt: '2025-01-10', scores: [], credits: [], carried: [], lots: [], cleared: [], rests: [],
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
  facts: AdjustmentFacts,
  question: AdjustmentQuestion,
): Result<PeriodAdjustment, EntryProcessCode> {
  const { closing } = facts
  checkAskedDays({ recordedOn: question.recordedOn })
  if (closing.book.id !== facts.settlement.book.id || closing.period !== facts.settlement.period) {
    const data = { period: closing.period, other: facts.settlement.period, book: closing.book.id }
    return notComputable('other-period', [diagnostic('other-period', 'error', 'settlement', data)])
  }
  const year = yearOf(policy)
  const { settlement } = endedMembers(facts.settlement, closing.closedOn, year)
  const open = stillOpen(policy, settlement)
  if (open.length > 0 && policy.unsettled !== 'leaveOut') return notComputable(open[0]!.code, open)
  const earlier = (facts.adjustments ?? []).filter(
    (one) => one.book.id === closing.book.id && one.period === closing.period && one.id !== question.id,
  )
  const inOrder = [...earlier].sort((a, b) => byCodeUnit(a.recordedOn, b.recordedOn) || byCodeUnit(a.id, b.id))
  const before = new Map([closing, ...inOrder].flatMap(({ scores }) => scores.map((one) => [one.member, one])))
  // Whose score is still open keeps what the closing gave; nobody knows yet what it comes to.
  const unsettled = new Set(open.map(({ path }) => path))
  const now = scoresOf(settlement, year).filter((one) => !unsettled.has(one.member))
  const scores = now.filter((one) => JSON.stringify(one) !== JSON.stringify(before.get(one.member)))
  // Who had a score and is not in the scheme any more.
  const still = new Set(facts.settlement.members.flatMap((one) => (one.standing === 'notApplicable' ? [] : [one.id])))
  const gone = [...before.values()].filter((one) => !still.has(one.member))
  const figure = policy.credit === 'raw' ? 'raw' : 'effective'
  const rows = [...scores, ...gone.map(({ member }): Partial<EarlierScore> & { member: string } => ({ member }))].map(
    (one) => {
      const [was, is] = [before.get(one.member)?.[figure] ?? null, one[figure] ?? null]
      const places = placesOf([is ?? '0', was ?? '0'])
      const difference = exactToText(subtractExact(exactOf(is ?? '0'), exactOf(was ?? '0')), places, 'halfUp')
      return { member: one.member, before: was, after: is, difference }
    },
  )
  const { recordedOn } = question
  const members = settlement.members.filter(({ id }) => !unsettled.has(id) && (still.has(id) || !before.has(id)))
  const due = [
    ...members.map((member) => ({
      member: member.id,
      period: periodOfMember(settlement, member, year),
      points: creditedPoints(policy, member) ?? '0',
    })),
    ...gone.map(({ member, period }) => ({ member, period, points: '0' })),
  ]
  const credits = (policy.credit === 'none' ? [] : due).flatMap(({ member, period, points: is }) => {
    const id = creditId(closing.book.id, period, member)
    const was = [
      ...closing.credits.filter((one) => one.id === id),
      ...earlier.flatMap((one) => one.credits.filter((credit) => credit.holder === member)),
    ].reduce((sum, credit) => addExact(sum, exactOf(credit.points)), exactZero)
    const points = subtractExact(exactOf(is), was)
    if (points.n === 0n) return []
    const head = creditHead(policy, member, recordedOn, recordedOn)
    return [{ ...head, id: `${question.id}:${member}`, points: exactToPlainText(points) }]
  })
  return computed({ ...question, book: settlement.book, period: settlement.period, rows, scores, credits }, open)
}
