import { dateOfDay, dayNumber, type DiagnosticData } from '../kernel/index.js'
import { decided } from './compiled-book.js'
import { quantityOf } from './entry-worth.js'
import type { EntryDetail } from './gather-entries.js'
import type { EntryCondition, PointItem } from './point-items.js'
import { classFor, holdsRole, noteEntry, type ScoringDesk } from './scoring-desk.js'
import { calendarSpan } from './windows.js'

/** What the item's conditions make of an entry: it counts, it counts for nothing, or it does not count. */
export type EntryVerdict = 'counts' | 'nothing' | 'out'

/** Looks at class, role, dates and conditions of an entry. */
export function judgeEntry<T>(desk: ScoringDesk<T>, item: PointItem, detail: EntryDetail): EntryVerdict {
  const { day } = detail
  if (item.effective !== undefined) {
    const date = dateOfDay(day)
    const early = item.effective.from !== undefined && date < item.effective.from
    if (early || (item.effective.to !== undefined && date > item.effective.to)) {
      noteEntry(desk, 'not-in-scheme-then', 'warning', detail, { date })
      return 'out'
    }
  }
  if (item.classes?.includes(classFor(desk, day) ?? '') === false) {
    noteEntry(desk, 'not-for-class', 'warning', detail, { classes: item.classes })
    return 'out'
  }
  if (item.roles !== undefined && !holdsRole(desk, item.roles, day)) {
    noteEntry(desk, 'not-for-role', 'warning', detail, { roles: item.roles })
    return 'out'
  }
  let verdict: EntryVerdict = 'counts'
  for (const condition of item.conditions ?? []) {
    if (fulfils(desk, condition, detail)) continue
    const unmet = decided(condition.unmet)
    if (unmet === 'full') continue
    if (unmet === 'nothing') {
      noteEntry(desk, 'condition-not-met', 'note', detail, unmetData(condition, detail, desk))
      verdict = 'nothing'
      continue
    }
    if (unmet === 'pending') {
      noteEntry(desk, 'entry-pending', 'note', detail, unmetData(condition, detail, desk))
      desk.pending.push(detail.entry.id)
    } else {
      noteEntry(desk, 'condition-not-met', 'error', detail, unmetData(condition, detail, desk))
    }
    return 'out'
  }
  return verdict
}

function fulfils<T>(desk: ScoringDesk<T>, condition: EntryCondition, detail: EntryDetail): boolean {
  const { entry } = detail
  switch (condition.by) {
    case 'quantity': {
      const { arithmetic } = desk
      const quantity = quantityOf(desk, detail)
      if (quantity === undefined) return false
      if (condition.least !== undefined && arithmetic.compare(quantity, arithmetic.read(condition.least)) < 0)
        return false
      return condition.most === undefined || arithmetic.compare(quantity, arithmetic.read(condition.most)) <= 0
    }
    case 'proof': {
      const last =
        condition.withinDays === undefined ? '9999-12-31' : dateOfDay(dayNumber(entry.eventDate) + condition.withinDays)
      return condition.kinds.every((kind) =>
        (entry.evidence ?? []).some((proof) => {
          const received = proof.receivedAt ?? entry.recordedAt ?? entry.eventDate
          return proof.kind === kind && received <= desk.frame.knownAt && received <= last
        }),
      )
    }
    case 'approvals':
      return condition.steps.every((step) =>
        (entry.approvals ?? []).some((one) => one.step === step && one.on <= desk.frame.knownAt),
      )
    case 'deadline': {
      const recorded = dayNumber(entry.recordedAt ?? entry.eventDate)
      return recorded <= lastDayFor(desk, condition.after, dayNumber(entry.eventDate)) + condition.days
    }
    case 'clock': {
      if (entry.time === undefined || entry.scheduledTime === undefined) return false
      const late = minutesOf(entry.time) - minutesOf(entry.scheduledTime)
      return -late <= condition.minutesBefore && late <= condition.minutesAfter
    }
    case 'mark':
      return (entry.marks ?? []).includes(condition.mark) === condition.present
    case 'follow': {
      const items = new Set(condition.items)
      const last = condition.withinDays === undefined ? Number.POSITIVE_INFINITY : detail.day + condition.withinDays
      return (
        entry.object !== undefined &&
        desk
          .detailsOf(entry.object)
          .some((other) => items.has(other.entry.item) && other.day >= detail.day && other.day <= last)
      )
    }
  }
}

// What a sentence about a condition that is not met can name.
function unmetData<T>(condition: EntryCondition, { entry }: EntryDetail, desk: ScoringDesk<T>): DiagnosticData {
  const { by } = condition
  const { eventDate, recordedAt = eventDate, evidence = [] } = entry
  const about = { ...condition, condition: by, unmet: `condition-${by}` } as unknown as DiagnosticData
  if (by === 'deadline') {
    const day = lastDayFor(desk, condition.after, dayNumber(eventDate)) + condition.days
    return { ...about, received: recordedAt, last: dateOfDay(day) }
  }
  if (by !== 'proof' || condition.withinDays === undefined) return about
  const last = dateOfDay(dayNumber(eventDate) + condition.withinDays)
  const [received] = evidence
    .filter(({ kind }) => condition.kinds.includes(kind))
    .map((proof) => proof.receivedAt ?? recordedAt)
    .filter((day) => day > last && day <= desk.frame.knownAt)
    .sort()
  return { ...about, last, ...(received === undefined ? {} : { received }) }
}

function lastDayFor<T>(
  desk: ScoringDesk<T>,
  after: 'event' | 'month' | 'quarter' | 'year' | 'period',
  day: number,
): number {
  if (after === 'event') return day
  if (after === 'period') return desk.frame.score.to
  return calendarSpan(day, after, desk.reading.firstMonth).to
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
