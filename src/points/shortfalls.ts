import { dayNumber } from '../kernel/index.js'
import { decided, type BookItem } from './compiled-book.js'
import type { EntryDetail } from './gather-entries.js'
import type { ShortfallWorth } from './point-worths.js'
import { classFor, firstDayInScheme, lastDayInScheme, type ScoringDesk } from './scoring-desk.js'
import { calendarSpan, type DaySpan } from './windows.js'

/** A span in which too little happened. */
export interface Shortfall {
  /** The first day of the span. */
  readonly from: number
  /** The last day of the span. */
  readonly day: number
  /** How many entries were asked of the span. */
  readonly least: number
  /** How many there were. */
  readonly done: number
  /** How many times the points are lost. */
  readonly times: number
}

/** The spans in which a member did less than it should; only spans that are over by the asked day, and lie in the score period. */
export function shortfallsOf<T>(
  desk: ScoringDesk<T>,
  { classes }: BookItem['item'],
  worth: ShortfallWorth,
  entries: readonly EntryDetail[],
): readonly Shortfall[] {
  const names = new Set(worth.of)
  const days = entries.filter((one) => names.has(one.entry.item)).map((one) => one.day)
  const first = firstDayInScheme(desk)
  // What falls short after the day that the score is read at is no part of it.
  const last = Math.min(lastDayInScheme(desk), desk.frame.until, dayNumber(desk.frame.asOf))
  const leaves =
    decided(worth.leave) === 'counts'
      ? []
      : (desk.facts.leaves.get(desk.subject.id) ?? []).map((one) => ({
          from: dayNumber(one.from),
          to: dayNumber(one.to),
        }))
  const classed = typeof worth.least !== 'number'
  // How many entries are asked of a span that ends on a day; nothing of a class that the item is not for.
  const leastOn = (day: number): number => {
    const own = classes === undefined && !classed ? undefined : classFor(desk, day)
    if (classes?.includes(own ?? '') === false) return 0
    return typeof worth.least === 'number' ? worth.least : (worth.least.byClass[own ?? ''] ?? 0)
  }
  const per = decided(worth.per)
  if (typeof per === 'object') return runsWithout(worth, per.runOfDays, days, leaves, leastOn, first, last)
  const found: Shortfall[] = []
  for (let day = first; day <= last;) {
    const span = spanOf(desk, per, day)
    day = span.to + 1
    if (span.from < first || span.to > last) continue
    if (leaves.some((leave) => leave.from <= span.to && leave.to >= span.from)) continue
    const done = days.filter((one) => one >= span.from && one <= span.to).length
    const least = leastOn(span.to)
    if (least > done) {
      const times = decided(worth.each) === 'missing' ? least - done : 1
      found.push({ from: span.from, day: span.to, least, done, times })
    }
  }
  return found
}

function spanOf<T>(desk: ScoringDesk<T>, per: Exclude<ShortfallWorth['per'], object>, day: number): DaySpan {
  if (per === 'day') return { from: day, to: day }
  if (per === 'week') {
    const from = Math.floor((day + 3) / 7) * 7 - 3
    return { from, to: from + 6 }
  }
  return per === 'period' ? desk.frame.score : calendarSpan(day, per, desk.reading.firstMonth)
}

// Runs of days without enough entries. A leave, or a day on which nothing is asked, ends a run: what came before it is not joined to what
// comes after.
function runsWithout(
  worth: ShortfallWorth,
  length: number,
  days: readonly number[],
  leaves: readonly DaySpan[],
  leastOn: (day: number) => number,
  first: number,
  last: number,
): readonly Shortfall[] {
  const perDay = new Map<number, number>()
  for (const day of days) perDay.set(day, (perDay.get(day) ?? 0) + 1)
  const found: Shortfall[] = []
  const again = worth.longRun === undefined || decided(worth.longRun) === 'again'
  let run = 0
  for (let day = first; day <= last; day += 1) {
    const least = leastOn(day)
    const active = (perDay.get(day) ?? 0) >= least
    const away = leaves.some((leave) => leave.from <= day && day <= leave.to)
    run = active || away ? 0 : run + 1
    if (run > 0 && (again ? run % length === 0 : run === length)) {
      const times = decided(worth.each) === 'missing' ? least : 1
      found.push({ from: day - length + 1, day, least, done: 0, times })
    }
  }
  return found
}
