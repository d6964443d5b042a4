import { daysBetween, type PlainDate } from '../kernel/index.js'
import type { PartYear } from './share-rules.js'

/** The period that a result belongs to: first and last day, both inclusive. */
export interface ResultPeriod {
  /** First day. */
  readonly from: PlainDate
  /** Last day. */
  readonly to: PlainDate
}

/** How many parts the period has, how many of them a share missed that began on a day, and how many it had that ended on a day. */
export interface PartOfYear {
  readonly whole: number
  readonly missed: (date: PlainDate) => number
  readonly had: (date: PlainDate) => number
}

/** The parts of a period by the rule for shares that began within it. */
export function partOfYear(rule: PartYear, period: ResultPeriod | undefined, recordDate: PlainDate): PartOfYear {
  if (rule === 'full' || period === undefined) return { whole: 1, missed: () => 0, had: () => 1 }
  const { from } = period
  const to = period.to > recordDate ? recordDate : period.to
  switch (rule) {
    case 'none':
      return { whole: 1, missed: () => 1, had: () => 0 }
    case 'byDays':
      return {
        whole: daysBetween(from, to) + 1,
        missed: (date) => daysBetween(from, date),
        had: (date) => daysBetween(from, date) + 1,
      }
    case 'byMonths':
      return {
        whole: monthOf(to) - monthOf(from) + 1,
        missed: (date) => monthOf(date) - monthOf(from),
        had: (date) => monthOf(date) - monthOf(from) + 1,
      }
  }
}

function monthOf(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
}
