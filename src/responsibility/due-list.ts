import {
  addDays,
  computed,
  daysBetween,
  decisionFor,
  needs,
  type DecimalText,
  type Decision,
  type Label,
  type PlainDate,
  type Result,
  type WorkCalendar,
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
import type { Duty, DutyExcuse, DutyList, DutySubject, Occurrence, PartialWindow } from './duty.js'
import { dutyWindows, type DutyWindow } from './duty-windows.js'
import { countOccurrence, type OccurrenceRefusal } from './occurrences.js'

/** What a list of what is due is made from. */
export interface DutyFacts {
  /** Who has duties. */
  readonly subjects: readonly DutySubject[]
  /** What was done. */
  readonly occurrences: readonly Occurrence[]
  /** Approved exceptions. */
  readonly excuses?: readonly DutyExcuse[]
  /** Which days are worked; only for working days and shifts. */
  readonly calendar?: WorkCalendar
}

/** Which day it is, and which windows are asked for. */
export interface DutyQuestion {
  /** Today. Records of later days are not seen. */
  readonly asOf: PlainDate
  /** Windows that end before this day are left out. */
  readonly from: PlainDate
  /** Windows that begin after this day are left out. */
  readonly to: PlainDate
}

/**
 * Where a duty stands. `notYet`: its window has not begun. `open`, `soon`: it can still be done in time. `overdue`: it cannot.
 * `done`, `doneLate`. `excused`: an approved exception covers the window. `notApplicable`: nothing is asked of a part of a window.
 * `calendarUnknown`: the last day depends on a work calendar that is not there.
 */
export type DutyState =
  'notYet' | 'open' | 'soon' | 'overdue' | 'done' | 'doneLate' | 'excused' | 'notApplicable' | 'calendarUnknown'

/** How a duty stands in one window. */
export interface DutyStanding {
  /** Where it stands. */
  readonly state: DutyState
  /** Last day on which it is in time; `null` when it is not known. */
  readonly dueBy: PlainDate | null
  /** Days after the last day: up to the day of the question, or to the day it was done late; 0 in time. */
  readonly daysOverdue: number
  /** Days left; `null` when it is not open. */
  readonly daysLeft: number | null
  /** How much is asked for: records, or a sum. */
  readonly required: DecimalText
  /** How much was done, in time or late. */
  readonly done: DecimalText
  /** How much is missing. */
  readonly missing: DecimalText
  /** Day on which it was fulfilled. */
  readonly doneOn: PlainDate | null
  /** Records that count, in order of date. */
  readonly counted: readonly string[]
  /** Records of the window that do not count, and why. */
  readonly refused: readonly { readonly id: string; readonly reason: OccurrenceRefusal }[]
  /** Why it is excused. */
  readonly excuse: string | null
}

/** One duty of one subject in one window. */
export interface DueItem {
  /** `subject/duty/first day`. */
  readonly id: string
  /** The subject. */
  readonly subjectId: string
  /** The duty. */
  readonly dutyId: string
  /** Name of the duty. */
  readonly title: Label
  /** Article. */
  readonly clause?: string
  /** Whether the text says 一般. */
  readonly soft: boolean
  /** The window: records of these days belong to it. */
  readonly window: { readonly from: PlainDate; readonly to: PlainDate }
  /** How it stands, or the decision that is needed to say so. */
  readonly standing: Result<DutyStanding>
}

/**
 * Lists what is due on a day: every duty of every subject in every window of the question, with what was done toward it.
 *
 * A count per period is a count in a window: four quarterly meetings on one day satisfy one quarter. Windows follow the rule and never
 * the day on which the last one was done, so a late month does not hide a missed one.
 *
 * Decisions, each about the duty: `partial-window` (`full`, `fromFirstFull`, `proRataUp`, `proRataDown`), `first-day`, `month-end`, `day-off-shift`.
 *
 * @param document - the duties
 * @param facts - subjects, records, exceptions, calendar
 * @param question - the day, and the days whose windows are asked for
 * @returns one item per subject, duty and window, in order of id
 * @throws RangeError when a figure or a date is not one (the `parse…` doors find them)
 * @example
 * ```ts
 * import { dueList } from 'xiangzhen/responsibility'
 * import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
 * const subjects = [{ id: 'b1', kind: 'branch' }]
 * const occurrences = ['o1', 'o2'].map((id) => ({ id, kinds: ['memberMeeting'], subjects: ['b1'], date: '2024-02-20' }))
 * const items = dueList(partyBranchDuties, { subjects, occurrences }, { asOf: '2024-05-31', from: '2024-01-01', to: '2024-06-30' })
 * items
 *   .filter((item) => item.dutyId === 'memberMeeting')
 *   .map(({ standing }) => standing.status === 'computed' && standing.value.state) // => ['done', 'open']
 * ```
 */
export function dueList(document: DutyList, facts: DutyFacts, question: DutyQuestion): readonly DueItem[] {
  const reading = {
    decisions: document.decisions,
    ...(facts.calendar === undefined ? {} : { calendar: facts.calendar }),
  }
  const records = bySubject(facts.occurrences, question.asOf)
  const items: DueItem[] = []
  for (const subject of facts.subjects) {
    const own = records.get(subject.id) ?? []
    for (const duty of document.rules.duties) {
      if (duty.subjects !== undefined && !duty.subjects.includes(subject.kind)) continue
      const toward = own.filter((one) => one.kinds.some((kind) => duty.counts.includes(kind)))
      const done = toward.map((one) => one.date)
      for (const window of dutyWindows(duty, subject, question, { ...reading, done })) {
        if (outside(window, subject)) continue
        items.push({
          id: `${subject.id}/${duty.id}/${window.from}`,
          subjectId: subject.id,
          dutyId: duty.id,
          title: duty.title,
          ...(duty.clause === undefined ? {} : { clause: duty.clause }),
          soft: duty.soft === true,
          window: { from: window.from, to: window.to },
          standing: standingIn(window, { duty, subject, records: toward, facts, asOf: question.asOf, document }),
        })
      }
    }
  }
  return items.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function bySubject(occurrences: readonly Occurrence[], asOf: PlainDate): ReadonlyMap<string, readonly Occurrence[]> {
  const sorted = occurrences
    .filter((one) => one.date <= asOf)
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
  const found = new Map<string, Occurrence[]>()
  for (const one of sorted) {
    for (const subject of one.subjects) {
      const list = found.get(subject)
      if (list === undefined) found.set(subject, [one])
      else list.push(one)
    }
  }
  return found
}

// A window in which the subject did not exist at all asks for nothing and is not listed.
function outside(window: DutyWindow, subject: DutySubject): boolean {
  return (subject.from ?? window.from) > window.to || (subject.to ?? window.to) < window.from
}

interface InWindow {
  readonly document: { readonly decisions: readonly Decision[] }
  readonly duty: Duty
  readonly subject: DutySubject
  readonly records: readonly Occurrence[]
  readonly facts: DutyFacts
  readonly asOf: PlainDate
}

function standingIn(window: DutyWindow, on: InWindow): Result<DutyStanding> {
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
  if (dueBy === null) return computed({ ...whole, state: 'calendarUnknown' })
  if (doneOn !== null) {
    const late = doneOn > dueBy
    return computed({ ...whole, state: late ? 'doneLate' : 'done', daysOverdue: late ? daysBetween(dueBy, doneOn) : 0 })
  }
  if (asOf < window.opens) return computed({ ...whole, state: 'notYet', daysLeft: daysBetween(asOf, dueBy) })
  if (asOf > dueBy) return computed({ ...whole, state: 'overdue', daysOverdue: daysBetween(dueBy, asOf) })
  const daysLeft = daysBetween(asOf, dueBy)
  return computed({ ...whole, state: daysLeft <= (duty.soonDays ?? -1) ? 'soon' : 'open', daysLeft })
}

interface Progress {
  readonly done: Exact
  readonly counted: readonly string[]
  readonly refused: DutyStanding['refused']
  /** The day on which an amount was reached. */
  readonly last: (amount: Exact) => PlainDate | null
}

// Records that belong to the window, one after the other; a record that names another window belongs to that one.
function progressIn(window: DutyWindow, { duty, records }: InWindow): Progress {
  const steps: { readonly date: PlainDate; readonly sum: Exact }[] = []
  const counted: string[] = []
  const refused: { id: string; reason: OccurrenceRefusal }[] = []
  let sum = exactZero
  let before: PlainDate | undefined
  for (const record of records) {
    const belongsBy = record.countsFor ?? record.date
    if (belongsBy < window.from || belongsBy > window.to) continue
    const outcome = countOccurrence(duty, record, { opens: window.opens, before })
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
  const amount = duty.amount ?? { kind: 'times', atLeast: 1 }
  const full = amount.kind === 'times' ? exactInteger(amount.atLeast) : exactOf(amount.atLeast)
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
