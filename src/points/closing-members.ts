import {
  addDays,
  addMonths,
  diagnostic,
  nextPeriod,
  periodBounds,
  type Diagnostic,
  type FiscalYear,
  type Period,
  type PlainDate,
} from '../kernel/index.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { MemberScore, Settlement } from './settlement.js'

/** The members of a settlement whose period is over. */
export interface EndedMembers {
  /** The settlement with them alone. */
  readonly settlement: Settlement
  /** `true`: the settled period itself is over, and so are all in it. */
  readonly whole: boolean
  /** Who is not among them although it has a period of its own, or counts the whole one. */
  readonly waiting: readonly Diagnostic<EntryProcessCode>[]
}

/** Whose period is over on the day of closing, as far as the settlement saw it; members with a period of their own have their own last day. */
export function endedMembers(settlement: Settlement, closedOn: PlainDate, year: FiscalYear): EndedMembers {
  const { lastDay, start } = periodBounds(settlement.period, year)
  const { asOf } = settlement
  const over = (to: PlainDate): boolean => to < closedOn && to <= asOf
  if (over(lastDay)) return { settlement, whole: true, waiting: [] }
  const ended = settlement.members.filter(({ ownPeriod }) => ownPeriod !== undefined && over(ownPeriod.to))
  const waiting = settlement.members
    .filter((one) => one.standing !== 'notApplicable' && !ended.includes(one))
    .map(({ id, ownPeriod, effective }) => {
      if (effective.status === 'not-computable' && effective.reason === 'own-period-unknown')
        return diagnostic('figure-unknown' as const, 'warning', id, { id, reason: effective.reason })
      const { from, to } = ownPeriod ?? { from: start, to: lastDay }
      const before = addDays(from, -1)
      return diagnostic('own-period-not-over', 'warning', id, { id, from, to, asOf, closedOn, before })
    })
  return { settlement: { ...settlement, members: ended }, whole: false, waiting }
}

/** The period that a member's result belongs to: its own where that ends before the settled one. */
export function periodOfMember({ period }: Settlement, { ownPeriod }: MemberScore, year: FiscalYear): Period {
  if (ownPeriod === undefined || ownPeriod.to >= periodBounds(period, year).lastDay) return period
  return `${ownPeriod.from}/${addDays(ownPeriod.to, 1)}`
}

/** The period after one; a run of whole months is followed by as many months, whatever their days. */
export function periodAfter(period: Period): Period {
  const { kind, start, end } = periodBounds(period)
  const months = monthsFrom(start, end)
  if (kind !== 'custom' || months === 0 || addMonths(start, months, { monthEnd: 'clamp' }) !== end)
    return nextPeriod(period)
  return `${end}/${addMonths(start, 2 * months, { monthEnd: 'clamp' })}`
}

function monthsFrom(start: PlainDate, end: PlainDate): number {
  const number = (day: PlainDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return number(end) - number(start)
}
