import { dayNumber } from '../kernel/index.js'
import { decided, type BookReading } from './compiled-book.js'
import type { EntryDetail } from './gather-entries.js'
import type { Subject } from './roster-index.js'
import type { OwnPeriod } from './rule-book.js'
import { monthsAfter, type DaySpan } from './windows.js'

/**
 * The days of the score period that count for one subject where its period runs from a day of its own: the run that holds the last day
 * looked at, cut to the score period. `undefined`: the whole score period counts. `unknown`: the day from which it runs is not known.
 */
export function ownSpanOf(
  reading: BookReading,
  subject: Subject,
  entries: readonly EntryDetail[],
  score: DaySpan,
  last: number,
): DaySpan | undefined | 'unknown' {
  const { ownPeriod } = reading.timing
  if (ownPeriod === undefined) return undefined
  const rule = decided(ownPeriod)
  const since = sinceDay(rule, subject, entries, last)
  // Nothing happened from which to count anew.
  if (since === undefined && rule.since.by === 'event') return undefined
  if (since === undefined || since === Number.NEGATIVE_INFINITY) return 'unknown'
  const first = decided(rule.first) === 'nextDay' ? since + 1 : since
  const run = rule.months === undefined ? { from: first, to: score.to } : runAround(first, rule.months, last)
  if (run.from <= score.from && run.to >= score.to) return undefined
  return { from: Math.max(run.from, score.from), to: Math.min(run.to, score.to) }
}

function sinceDay(
  { since }: OwnPeriod,
  subject: Subject,
  entries: readonly EntryDetail[],
  last: number,
): number | undefined {
  if (since.by === 'joined') return subject.from
  if (since.by === 'event') {
    const days = entries.flatMap(({ entry }) => {
      const date = decided(since.dated) === 'event' ? entry.eventDate : entry.decidedAt
      return since.items.includes(entry.item) && date !== undefined ? [dayNumber(date)] : []
    })
    return latest(days.filter((day) => day <= last))
  }
  const links = since.by === 'class' ? subject.classes : subject.roles
  return latest(links.filter((one) => one.id === since.id && one.from <= last && one.to >= last).map((one) => one.from))
}

function latest(days: readonly number[]): number | undefined {
  return days.length === 0 ? undefined : Math.max(...days)
}

// The run of months that holds a day; each begins on the same day of the month as the first, or on the last where the month is shorter.
function runAround(first: number, months: number, day: number): DaySpan {
  const start = (runs: number): number => monthsAfter(first, runs * months)
  let runs = 0
  while (start(runs + 1) <= day) runs += 1
  return { from: start(runs), to: start(runs + 1) - 1 }
}
