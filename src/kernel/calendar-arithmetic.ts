import { setMonth } from 'date-fns'

/** A month of the calendar. */
export interface CalendarMonth {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

/**
 * The month that lies a number of months after another. The one place where date-fns is used. It works on local `Date`s, so it is
 * given noon of the first day of the month, a moment that exists on that very day in every time zone, and `setMonth`, which never
 * leaves the first: whole days have been left out at the ends of months (the last of 1994 in Kiribati), and `addMonths` looks
 * there. Days are added as day numbers, never here.
 */
export function monthAfter(from: CalendarMonth, months: number): CalendarMonth {
  const noon = setMonth(new Date(from.year, from.month - 1, 1, 12), from.month - 1 + months)
  return { year: noon.getFullYear(), month: noon.getMonth() + 1 }
}

/** Whether a year of the Gregorian calendar has a 29 February. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** The last day of a month, 28 to 31. */
export function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1970-01-01 to a day of the Gregorian calendar (negative before). Whole eras of 400 years, counted from March. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day of the Gregorian calendar that lies so many days after 1970-01-01. */
export function dayOfNumber(dayNumber: number): CalendarMonth & { readonly day: number } {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}
