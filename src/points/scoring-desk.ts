import {
  dateOfDay,
  dayNumber,
  diagnostic,
  isPeriod,
  periodBounds,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type DiagnosticData,
} from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { Arithmetic } from './arithmetic.js'
import { decided, type BookReading } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { EarlierScore, LeaveRecord, PointFacts, PointMeasurement, Rating } from './entries.js'
import type { EntryDetail } from './gather-entries.js'
import type { ClassedFigure } from './point-items.js'
import { heldOn, oneHeldOn, type RosterIndex, type Subject } from './roster-index.js'
import type { ResultSpans } from './result-points.js'
import type { DaySpan } from './windows.js'

/** The days of a settlement. */
export interface ScoreFrame {
  /** The score period. */
  readonly score: DaySpan
  /** The day at whose end the score is read; within the score period. */
  readonly until: number
  /** The day that decides who is in the scheme and in which class. */
  readonly schemeUntil: number
  readonly asOf: string
  readonly knownAt: string
  /** What limits of accounts take is laid to single entries: a later limit looks at days, or lines are asked for. */
  readonly traced: boolean
}

/** Facts by subject. */
export interface FactIndex {
  readonly ratings: ReadonlyMap<string, readonly Rating[]>
  readonly measurements: ReadonlyMap<string, readonly PointMeasurement[]>
  readonly earlier: ReadonlyMap<string, readonly EarlierScore[]>
  readonly leaves: ReadonlyMap<string, readonly LeaveRecord[]>
  /** The first day on which points were kept. */
  readonly since: number
  readonly facts: PointFacts
}

/** Puts facts under the ids that they are about; measurements about nobody stand under ''. */
export function indexFacts(facts: PointFacts): FactIndex {
  return {
    ratings: groupBy(facts.ratings ?? [], (one) => one.member),
    measurements: groupBy(facts.measurements ?? [], (one) => one.member ?? ''),
    earlier: groupBy(facts.earlier ?? [], (one) => (isPeriod(one.period) ? one.member : undefined)),
    leaves: groupBy(facts.roster.leaves ?? [], (one) => one.member),
    since: dayNumber(facts.scoredSince ?? '1000-01-01'),
    facts,
  }
}

/** Puts rows under their keys; those without a key under none. */
export function groupBy<T>(list: readonly T[], key: (one: T) => string | undefined): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const name = key(one)
    const group = name === undefined ? [] : groups.get(name)
    if (group === undefined) groups.set(name!, [one])
    else group.push(one)
  }
  return groups
}

/** Everything at hand while one subject is scored. */
export interface ScoringDesk<T> {
  readonly arithmetic: Arithmetic<T>
  readonly reading: BookReading
  readonly subject: Subject
  readonly frame: ScoreFrame
  readonly decisions: readonly Decision[]
  readonly roster: RosterIndex
  readonly facts: FactIndex
  /** Entries of other subjects, for conditions that follow a referred person. */
  readonly detailsOf: (member: string) => readonly EntryDetail[]
  readonly diagnostics: Diagnostic<PointsCode>[]
  /** Ids of entries that wait for something. */
  readonly pending: string[]
  /** Items and categories that a veto makes zero. */
  readonly zeroed: ReadonlySet<string> | undefined
  /** A period of the subject's own began within the score period of the book. */
  readonly restarted?: boolean
  /** Days of the score period on which entries do not count for the subject. */
  readonly excluded?: readonly DaySpan[]
  /** What result items are worth; absent: the score before them is worked out. */
  readonly results?: ResultSpans
  /** Decisions without which no figure of the subject can be given. */
  readonly needs: DecisionNeed[]
}

/** The class of the subject on a day; asks for a decision when it has two. */
export function classOn<T>(desk: ScoringDesk<T>, day: number): string | undefined {
  const { subject, reading } = desk
  if (subject.classes.length === 0) return undefined
  const held = oneHeldOn(subject.classes, day, reading.classIds, desk.decisions, 'class-of-member', subject.id)
  if (held.need !== undefined) addNeed(desk.needs, held.need)
  return held.id
}

/** The class that decides about an entry of a day, by the book's `classDate`. */
export function classFor<T>(desk: ScoringDesk<T>, day: number): string | undefined {
  const when = decided(desk.reading.timing.classDate)
  if (when === 'periodStart') return classOn(desk, firstDayInScheme(desk))
  return classOn(desk, when === 'periodEnd' ? lastDayInScheme(desk) : day)
}

/** The first day of the score period on which the subject is in the scheme. */
export function firstDayInScheme<T>(desk: ScoringDesk<T>): number {
  return desk.subject.from > desk.frame.score.from ? desk.subject.from : desk.frame.score.from
}

/** The last day of the asked span on which the subject is in the scheme. */
export function lastDayInScheme<T>(desk: ScoringDesk<T>): number {
  return desk.subject.to < desk.frame.schemeUntil ? desk.subject.to : desk.frame.schemeUntil
}

/** Whether the subject holds one of the roles on a day. */
export function holdsRole<T>(desk: ScoringDesk<T>, roles: readonly string[], day: number): boolean {
  return heldOn(desk.subject.roles, day).some((role) => roles.includes(role))
}

/** A figure of the rules for a class; `undefined` where the rules name none for it. */
export function figureFor<T>(
  desk: ScoringDesk<T>,
  figure: ClassedFigure,
  className: string | undefined,
): T | undefined {
  if (typeof figure === 'string') return desk.arithmetic.read(figure)
  if (!('byClass' in figure)) return undefined
  const own = className === undefined ? undefined : ownValue(figure.byClass, className)
  return own === undefined ? undefined : desk.arithmetic.read(own as string)
}

/** Adds a need once. */
export function addNeed(needs: DecisionNeed[], need: DecisionNeed): void {
  if (!needs.some((one) => one.code === need.code && one.at === need.at)) needs.push(need)
}

/** Notes something about an entry. */
export function noteEntry<T>(
  desk: ScoringDesk<T>,
  code: PointsCode,
  severity: 'error' | 'warning' | 'note',
  detail: EntryDetail,
  data: DiagnosticData = {},
): void {
  const title = desk.reading.items[detail.item]?.item.title
  desk.diagnostics.push(
    diagnostic(code, severity, `entries.${detail.entry.id}`, {
      entry: detail.entry.id,
      member: desk.subject.id,
      item: detail.entry.item,
      ...(title === undefined ? {} : { title }),
      ...data,
    }),
  )
}

/** Notes something about the subject. */
export function noteSubject<T>(
  desk: ScoringDesk<T>,
  code: PointsCode,
  severity: 'error' | 'warning' | 'note',
  data: DiagnosticData = {},
): void {
  desk.diagnostics.push(diagnostic(code, severity, `members.${desk.subject.id}`, { member: desk.subject.id, ...data }))
}

/** The measurement that holds at the end of the asked span: the latest within the score period, else one without a day. */
export function measurementOf<T>(desk: ScoringDesk<T>, measure: string): PointMeasurement | undefined {
  const from = dateOfDay(desk.frame.score.from)
  const until = dateOfDay(desk.frame.until)
  let best: PointMeasurement | undefined
  for (const key of [desk.subject.id, '']) {
    for (const one of desk.facts.measurements.get(key) ?? []) {
      if (one.measure !== measure) continue
      if (one.on !== undefined && (one.on < from || one.on > until || one.on > desk.frame.asOf)) continue
      if (best === undefined || (one.on ?? '') > (best.on ?? '')) best = one
    }
    if (best !== undefined) return best
  }
  return undefined
}

/** The settled score of the period that ended just before the score period. */
export function scoreBefore<T>(desk: ScoringDesk<T>): EarlierScore | undefined {
  const start = dateOfDay(desk.frame.score.from)
  return earlierRow(desk, ({ period }) => periodBounds(period, desk.reading.fiscalYear).end === start)
}

/** A row of an earlier period of the book. */
export function earlierRow<T>(
  { facts, subject, reading }: ScoringDesk<T>,
  meant: (row: EarlierScore) => boolean,
): EarlierScore | undefined {
  return (facts.earlier.get(subject.id) ?? []).find((one) => one.book === reading.bookId && meant(one))
}

/** Whether the subject holds one of the roles on any day of the asked span. */
export function heldRole<T>(desk: ScoringDesk<T>, roles: readonly string[]): boolean {
  const { frame, subject } = desk
  return subject.roles.some(
    (one) => roles.includes(one.id) && one.from <= frame.schemeUntil && one.to >= frame.score.from,
  )
}
