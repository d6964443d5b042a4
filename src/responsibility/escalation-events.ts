import {
  type Period,
  type PlainDate,
  addDays,
  addMonths,
  nextPeriod,
  periodBounds,
  periodOf,
  rollingWindow,
} from '../kernel/index.js'
import { dayOfYear } from './clocks.js'
import type {
  EscalationEvent,
  EscalationFacts,
  EscalationLadder,
  EscalationRun,
  EscalationSubject,
  EscalationWindow,
} from './escalation-ladder.js'

/** What a period without a record does to a row. */
export type PeriodGap = 'breaks' | 'skipped'

/** The days of a window, as seen from a day. */
export function windowSpan(window: EscalationWindow, asOf: PlainDate): { from?: PlainDate; to?: PlainDate } {
  const year = Number(asOf.slice(0, 4))
  switch (window.kind) {
    case 'ever':
      return {}
    case 'year': {
      const thisYear = dayOfYear(year, window.startsOn)
      const from = thisYear <= asOf ? thisYear : dayOfYear(year - 1, window.startsOn)
      return { from, to: addDays(addMonths(from, 12, { monthEnd: 'clamp' }), -1) }
    }
    case 'season': {
      const begun = window.seasons.map(({ from, to }) => {
        const start = dayOfYear(year, from) <= asOf ? year : year - 1
        return { from: dayOfYear(start, from), to: dayOfYear(to < from ? start + 1 : start, to) }
      })
      return begun.reduce((last, one) => (one.from > last.from ? one : last), { from: '', to: '' })
    }
    case 'rolling':
      return { from: periodBounds(rollingWindow(asOf, { months: window.months })).start, to: asOf }
  }
}

/** Events of the window up to the day, each occasion once, since the last reset; in order of date, then id. */
export function countedEvents(
  ladder: EscalationLadder,
  subjectId: string,
  facts: EscalationFacts,
  span: { from?: PlainDate; to?: PlainDate },
  asOf: PlainDate,
): readonly EscalationEvent[] {
  const whose = ladder.scope === 'own' ? new Set([subjectId]) : withAllBelow(subjectId, facts.subjects)
  const { from = '', to = asOf } = span
  const seen = facts.events
    .filter((event) => whose.has(event.subjectId) && event.date <= asOf && event.date >= from && event.date <= to)
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
  const direct = new Set((ladder.directEntries ?? []).map((entry) => entry.event))
  let counted: EscalationEvent[] = []
  const occasions = new Set<string>()
  for (const event of seen) {
    if (ladder.resets?.includes(event.kind) === true) {
      counted = []
      continue
    }
    if (!ladder.counts.includes(event.kind) && !direct.has(event.kind)) continue
    const occasion = event.occasion === undefined ? `record ${event.id}` : `${event.subjectId} ${event.occasion}`
    if (occasions.has(occasion)) continue
    occasions.add(occasion)
    counted.push(event)
  }
  return counted
}

/** One event a period, the first that counts, as far back as the periods follow one another and up to the day. */
export function inARow(
  ladder: EscalationLadder,
  { period }: EscalationRun,
  events: readonly EscalationEvent[],
  gap: PeriodGap,
  asOf: PlainDate,
): readonly EscalationEvent[] {
  let row: EscalationEvent[] = []
  let last: Period | undefined
  for (const event of events) {
    if (!ladder.counts.includes(event.kind)) {
      row.push(event)
      continue
    }
    const own = periodOf(event.date, period)
    if (own === last) continue
    if (last !== undefined && gap === 'breaks' && nextPeriod(last) !== own) row = []
    row.push(event)
    last = own
  }
  // A whole period that went by since without a record ends the row as well.
  const over = last !== undefined && gap === 'breaks' && periodBounds(nextPeriod(last)).end <= asOf
  return over ? row.filter((event) => !ladder.counts.includes(event.kind)) : row
}

function withAllBelow(top: string, subjects: readonly EscalationSubject[]): ReadonlySet<string> {
  const found = new Set([top])
  // A parent may stand anywhere in the list: go over it until nobody is added.
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const one of subjects) if (one.parentId !== undefined && found.has(one.parentId)) found.add(one.id)
  }
  return found
}
