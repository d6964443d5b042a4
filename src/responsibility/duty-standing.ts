import {
  addDays,
  computed,
  daysBetween,
  decisionFor,
  needs,
  type Decision,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactInteger,
  exactOf,
  exactToPlainText,
  exactZero,
  multiplyExact,
  subtractExact,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'
import type { DutyFacts, DutyStanding, DutyState } from './due-item.js'
import type { Duty, DutySubject, Occurrence, PartialWindow } from './duty.js'
import type { DutyWindow } from './duty-windows.js'
import { countOccurrence, type OccurrenceOutcome, type OccurrenceRefusal } from './occurrences.js'

/** What a duty in a window is judged with. */
interface InWindow {
  readonly document: { readonly decisions: readonly Decision[] }
  readonly duty: Duty
  readonly subject: DutySubject
  /** Records toward the duty. */
  readonly records: readonly Occurrence[]
  /** All records of the subject. */
  readonly own: readonly Occurrence[]
  readonly facts: DutyFacts
  readonly asOf: PlainDate
}

/** How a duty stands in one of its windows. @internal */
export function standingIn(window: DutyWindow, on: InWindow): Result<DutyStanding> {
  const { duty, asOf } = on
  const excuse = (on.facts.excuses ?? []).find(
    (one) =>
      one.subjectId === on.subject.id &&
      (one.dutyId ?? duty.id) === duty.id &&
      one.from <= window.opens &&
      one.to >= (window.due.known === 'yes' ? window.due.by : window.to),
  )
  const grace = duty.graceDays ?? 0
  const dueBy = window.due.known === 'yes' ? addDays(window.due.by, grace) : null
  if (duty.amount?.kind === 'share')
    return shareStanding(window, on, duty.amount, { dueBy, excuse: excuse?.reason ?? null })
  const progress = progressIn(window, on)
  const { counted, refused, last } = progress
  const base = { dueBy, counted, refused, excuse: excuse?.reason ?? null, done: exactToPlainText(progress.done) }
  const required = requirement(window, on, progress.done)
  if ('ask' in required) {
    const options: readonly PartialWindow[] = ['full', 'fromFirstFull', 'proRataUp', 'proRataDown']
    return needs([
      { code: 'partial-window', at: duty.id, options, data: { subject: on.subject.id, from: window.from } },
    ])
  }
  const missing = subtractExact(required.amount, progress.done)
  const fulfilled = compareExact(missing, exactZero) <= 0
  const doneOn = fulfilled ? last(required.amount) : null
  const whole = {
    ...base,
    required: exactToPlainText(required.amount),
    missing: fulfilled ? '0' : exactToPlainText(missing),
    doneOn,
    daysOverdue: 0,
    daysLeft: null,
  }
  if (required.state !== undefined) return computed({ ...whole, state: required.state, doneOn: null })
  if (excuse !== undefined && !fulfilled) return computed({ ...whole, state: 'excused' })
  if (window.due.known === 'undecided') return needs(window.due.missing)
  if (dueBy === null) return computed({ ...whole, state: withoutCalendar(window, grace, doneOn, asOf) })
  if (doneOn !== null) {
    const late = doneOn > dueBy
    return computed({ ...whole, state: late ? 'doneLate' : 'done', daysOverdue: late ? daysBetween(dueBy, doneOn) : 0 })
  }
  if (asOf < window.opens) return computed({ ...whole, state: 'notYet', daysLeft: daysBetween(asOf, dueBy) })
  if (asOf > dueBy) return computed({ ...whole, state: 'overdue', daysOverdue: daysBetween(dueBy, asOf) })
  const daysLeft = daysBetween(asOf, dueBy)
  return computed({ ...whole, state: daysLeft <= (duty.soonDays ?? -1) ? 'soon' : 'open', daysLeft })
}

// What is certain whatever the calendar says: not begun, done before the first day on which it can be due, or still before that day.
function withoutCalendar(window: DutyWindow, grace: number, doneOn: PlainDate | null, asOf: PlainDate): DutyState {
  const first = window.due.known === 'calendar' ? window.due.notBefore : undefined
  const sure = first === undefined ? undefined : addDays(first, grace)
  if (doneOn !== null) return sure !== undefined && doneOn <= sure ? 'done' : 'calendarUnknown'
  if (asOf < window.opens) return 'notYet'
  return sure !== undefined && asOf <= sure ? 'open' : 'calendarUnknown'
}

/** Whether a subject has duties on a day. @internal */
export function hasDuty({ from, to }: DutySubject, date: PlainDate): boolean {
  return (from ?? date) <= date && (to ?? date) >= date
}

// A share is judged at the end: one more meeting can always change it.
function shareStanding(
  window: DutyWindow,
  on: InWindow,
  { outOf, atLeast }: Extract<NonNullable<Duty['amount']>, { kind: 'share' }>,
  { dueBy, excuse }: { readonly dueBy: PlainDate | null; readonly excuse: string | null },
): Result<DutyStanding> {
  const { duty, subject, asOf } = on
  const progress = progressIn(window, on)
  const inWindow = (date: PlainDate): boolean => date >= window.from && date <= window.to && hasDuty(subject, date)
  const held = on.own.filter(
    (one) => one.kinds.some((kind) => outOf.includes(kind)) && inWindow(one.countsFor ?? one.date),
  )
  const required: Exact = { n: wholeExact(multiplyExact(exactOf(atLeast), exactInteger(held.length)), 'ceil'), d: 1n }
  const missing = subtractExact(required, progress.done)
  const enough = compareExact(missing, exactZero) <= 0
  const over = dueBy !== null && asOf > dueBy
  const base = {
    dueBy,
    counted: progress.counted,
    refused: progress.refused,
    excuse,
    done: exactToPlainText(progress.done),
    required: exactToPlainText(required),
    missing: enough ? '0' : exactToPlainText(missing),
    doneOn: over && enough && held.length > 0 ? window.to : null,
    daysOverdue: 0,
    daysLeft: null,
  }
  if (window.due.known === 'undecided') return needs(window.due.missing)
  if (dueBy === null) return computed({ ...base, state: withoutCalendar(window, 0, null, asOf) })
  if (asOf < window.opens) return computed({ ...base, state: 'notYet', daysLeft: daysBetween(asOf, dueBy) })
  const daysLeft = daysBetween(asOf, dueBy)
  if (!over) return computed({ ...base, state: daysLeft <= (duty.soonDays ?? -1) ? 'soon' : 'open', daysLeft })
  if (held.length === 0) return computed({ ...base, state: 'notApplicable' })
  if (enough) return computed({ ...base, state: 'done' })
  if (excuse !== null) return computed({ ...base, state: 'excused' })
  return computed({ ...base, state: 'overdue', daysOverdue: daysBetween(dueBy, asOf) })
}

interface Progress {
  readonly done: Exact
  readonly counted: readonly string[]
  readonly refused: DutyStanding['refused']
  /** The day on which an amount was reached. */
  readonly last: (amount: Exact) => PlainDate | null
}

// Records that belong to the window, one after the other; a record that names another window belongs to that one.
function progressIn(window: DutyWindow, { duty, records, subject }: InWindow): Progress {
  const steps: { readonly date: PlainDate; readonly sum: Exact }[] = []
  const counted: string[] = []
  const refused: { id: string; reason: OccurrenceRefusal }[] = []
  let sum = exactZero
  let before: PlainDate | undefined
  for (const record of records) {
    const belongsBy = record.countsFor ?? record.date
    if (belongsBy < window.from || belongsBy > window.to) continue
    const outcome: OccurrenceOutcome = hasDuty(subject, record.date)
      ? countOccurrence(duty, record, { opens: window.opens, before })
      : { counts: false, reason: 'not-in-duty' }
    if (!outcome.counts) {
      refused.push({ id: record.id, reason: outcome.reason })
      continue
    }
    before = record.date
    counted.push(record.id)
    sum = addExact(sum, outcome.amount)
    steps.push({ date: record.date, sum })
  }
  const last = (amount: Exact) => steps.find((step) => compareExact(step.sum, amount) >= 0)?.date ?? null
  return { done: sum, counted, refused, last }
}

type Required = { readonly amount: Exact; readonly state?: 'notApplicable' } | { readonly ask: true }

function requirement(window: DutyWindow, { duty, subject, document }: InWindow, done: Exact): Required {
  const full = exactOf(String(duty.amount?.atLeast ?? 1))
  const from = subject.from !== undefined && subject.from > window.from ? subject.from : window.from
  const to = subject.to !== undefined && subject.to < window.to ? subject.to : window.to
  if ((from === window.from && to === window.to) || compareExact(done, full) >= 0) return { amount: full }
  const rule = duty.partialWindow ?? decisionFor(document.decisions, 'partial-window', duty.id)?.value
  switch (rule) {
    case 'full':
      return { amount: full }
    case 'fromFirstFull':
      return { amount: exactZero, state: 'notApplicable' }
    case 'proRataUp':
    case 'proRataDown': {
      const held = daysBetween(from, to) + 1
      const share: Exact = { n: BigInt(held), d: BigInt(daysBetween(window.from, window.to) + 1) }
      const whole = wholeExact(multiplyExact(full, share), rule === 'proRataUp' ? 'ceil' : 'floor')
      return whole === 0n ? { amount: exactZero, state: 'notApplicable' } : { amount: { n: whole, d: 1n } }
    }
    default:
      return { ask: true }
  }
}
