import {
  diagnostic,
  openNeeds,
  periodBounds,
  type DecimalText,
  type Diagnostic,
  type FiscalYear,
  type Period,
  type PlainDate,
} from '../kernel/index.js'
import { exactOf, exactToText, multiplyExact, ownValue, placesOf, subtractExact } from '../kernel/internal.js'
import { periodOfMember } from './closing-members.js'
import type { EarlierScore } from './entries.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { PointCredit } from './wallet-facts.js'
import type { MemberScore, Settlement } from './settlement.js'
import { shareOf } from './redemption-bounds.js'
import type { ClosingPolicy } from './close-period.js'

/** Members whose score or grade keeps the period open, and why. */
export function stillOpen(policy: ClosingPolicy, { members }: Settlement): Diagnostic<EntryProcessCode>[] {
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
    if (policy.above !== undefined && effective.status === 'computed' && lineFor(policy, member) === undefined) {
      return [diagnostic('line-without-class', 'error', id, { id, class: member.class ?? '' })]
    }
    if (standing !== 'unknown' || effective.status !== 'not-computable') return []
    return [diagnostic('figure-unknown', 'error', id, { id, reason: effective.reason })]
  })
}

/** The finding that somebody's figures hang on decisions. */
export function openFigure(id: string, decisions: readonly string[]): Diagnostic<EntryProcessCode> {
  return diagnostic('figure-still-open', 'error', id, { id, decisions })
}

/** The credit that a member's score becomes, if it becomes one. */
export function creditOf(
  policy: ClosingPolicy,
  settlement: Settlement,
  member: MemberScore,
  closedOn: PlainDate,
): readonly PointCredit[] {
  const points = creditedPoints(policy, member)
  if (points === undefined || exactOf(points).n === 0n) return []
  const year = yearOf(policy)
  const period = periodOfMember(settlement, member, year)
  const on = policy.creditDate === 'closing' ? closedOn : periodBounds(period, year).lastDay
  return [
    { ...creditHead(policy, member.id, on, closedOn), id: creditId(settlement.book.id, period, member.id), points },
  ]
}

/** The year that the periods of a policy go by. */
export function yearOf({ firstMonth }: ClosingPolicy): FiscalYear {
  return { startMonth: firstMonth ?? 1 }
}

/** The id of the credit of a member's score. */
export function creditId(book: string, period: Period, member: string): string {
  return `${book}:${period}:${member}`
}

/** What a member's score becomes in points, decimal text; none where there is no score, or no line for the class. */
export function creditedPoints(policy: ClosingPolicy, member: MemberScore): DecimalText | undefined {
  const { credit, negative } = policy
  const score = credit === 'none' ? undefined : member[credit]
  if (score?.status !== 'computed') return undefined
  const figure = exactOf(score.value)
  if (figure.n < 0n && negative === 'dropped') return '0'
  const line = figure.n < 0n || policy.above === undefined ? '0' : lineFor(policy, member)
  if (line === undefined) return undefined
  const above = subtractExact(figure, exactOf(line))
  if (figure.n >= 0n && above.n <= 0n) return '0'
  if (policy.factor === undefined) return exactToText(above, placesOf([score.value, line]), 'halfUp')
  const { times, rounding } = policy.factor
  return exactToText(multiplyExact(above, shareOf(times)), rounding.digits, rounding.mode)
}

/** The line above which a member's score becomes points. */
function lineFor({ above }: ClosingPolicy, member: MemberScore): DecimalText | undefined {
  return typeof above === 'object' ? ownValue(above.byClass, member.class ?? '') : above
}

/** What every credit of a closing or an adjustment says. */
export function creditHead(
  { currency }: ClosingPolicy,
  holder: string,
  on: PlainDate,
  recordedAt: PlainDate,
): Omit<PointCredit, 'id' | 'points'> {
  return { holder, ...(currency === undefined ? {} : { currency }), on, recordedAt, state: 'posted' }
}

/** What the next settlement needs to know of this one. */
export function scoresOf(settlement: Settlement, year: FiscalYear): readonly EarlierScore[] {
  const { book, members, lists } = settlement
  // Who was not in the scheme has no row: a row without a result would read as one that is missing.
  const scored = members.filter(({ standing }) => standing !== 'notApplicable')
  return scored.map((member) => {
    const { id, standing, raw, effective, grades, ranks } = member
    const known = lists.every(({ groups }) => groups.every((one) => one.members.status === 'computed'))
    const on = lists.filter(({ groups }) =>
      groups.some((one) => one.members.status === 'computed' && one.members.value.includes(id)),
    )
    const places = ranks.flatMap(({ id: ranking, place }) =>
      place.status === 'computed' ? [{ ranking, rank: place.value.rank, tied: place.value.tied }] : [],
    )
    const given = grades.flatMap(({ id: table, grade }) =>
      grade.status === 'computed' ? [{ table, grade: grade.value }] : [],
    )
    const graded: Pick<EarlierScore, 'grade' | 'grades'> =
      grades.length > 1 ? { grades: given } : given[0] === undefined ? {} : { grade: given[0].grade }
    return {
      book: book.id,
      member: id,
      period: periodOfMember(settlement, member, year),
      ...(raw.status === 'computed' ? { raw: raw.value } : {}),
      ...(effective.status === 'computed' ? { effective: effective.value } : {}),
      ...graded,
      ...(standing === 'exempt' ? { exempt: true } : {}),
      ...(ranks.length > 0 && ranks.every(({ place }) => place.status !== 'needs') ? { ranks: places } : {}),
      ...(lists.length > 0 && known ? { lists: on.map((one) => one.id) } : {}),
    }
  })
}
