import { dateOfDay, dayNumber, diagnostic, isPeriod, type Decision, type Diagnostic } from '../kernel/index.js'
import { applicableMaximum } from './applicable-maximum.js'
import { exactArithmetic, scaledArithmetic, type Arithmetic } from './arithmetic.js'
import { decided, type BookReading } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import { gatherEntries, type AddedSums, type GatheredEntries } from './gather-entries.js'
import { selectEntries } from './select-entries.js'
import { suspensionsOf } from './member-vetoes.js'
import { ownSpanOf } from './own-period.js'
import type { ResultSpans } from './result-points.js'
import { indexRoster, type RosterIndex, type Subject } from './roster-index.js'
import { standingOf } from './scheme-standing.js'
import { scoreSubject, type SubjectEntries, type SubjectScore } from './score-subject.js'
import { indexFacts, type FactIndex, type ScoreFrame, type ScoringDesk } from './scoring-desk.js'
import {
  fractionOfMillionths,
  outOfScheme,
  readOut,
  unrecorded,
  withoutPeriod,
  type Figure,
  type SubjectNumbers,
} from './subject-numbers.js'
import { firstDayOfWindow, type DaySpan } from './windows.js'

/** Everything that a frame was worked out from, for outcomes and lines. */
export interface FrameWork {
  readonly reading: BookReading
  readonly frame: ScoreFrame
  readonly roster: RosterIndex
  readonly facts: FactIndex
  readonly decisions: readonly Decision[]
  readonly gathered: GatheredEntries
  readonly diagnostics: Diagnostic<PointsCode>[]
  /** What result items are worth, by subject; written before a subject is scored. */
  readonly results: Map<number, ResultSpans>
  /** A desk for one subject in an arithmetic. */
  desk<T>(arithmetic: Arithmetic<T>, subject: Subject, zeroed?: ReadonlySet<string>): ScoringDesk<T>
  /** Scores one subject in an arithmetic. */
  score<T>(desk: ScoringDesk<T>, fromMillionths: (value: number) => T): SubjectScore<T>
  numbers(subject: Subject, zeroed?: ReadonlySet<string>): SubjectNumbers
  /** The most that a subject could reach; `undefined`: no upper limit. */
  maximum(subject: Subject): Figure | undefined
}

/** The days that a frame is read for. */
export interface FrameDays {
  /** The score period. */
  readonly score: DaySpan
  /** The last day whose entries count. */
  readonly until: number
  /** The day that decides who is in the scheme and in which class; absent: `until`. */
  readonly schemeUntil?: number
}

/** Opens a frame: the roster is indexed and the entries are gathered. */
export function openFrame(
  reading: BookReading,
  facts: PointFacts,
  question: SettlementQuestion,
  decisions: readonly Decision[],
  span: FrameDays,
  options: { readonly lines?: { readonly member: string }; readonly only?: string; readonly added?: AddedSums } = {},
): FrameWork {
  const { lines, added } = options
  const { asOf, knownAt } = question
  const traced = lines !== undefined || reading.byEntry
  const frame: ScoreFrame = { schemeUntil: span.until, ...span, asOf, knownAt, traced }
  const roster = indexRoster(facts.roster, decided(reading.rules.account))
  const index = indexFacts(facts)
  const asOfDay = dayNumber(question.asOf)
  const only = roster.byId.get(lines?.member ?? options.only ?? '')
  const follows = reading.items.some((one) =>
    (one.item.conditions ?? []).some((condition) => condition.by === 'follow'),
  )
  const selection = selectEntries(
    facts.entries,
    question.asOf,
    question.knownAt,
    reading.timing.countedStates,
    decisions,
  )
  const standings = roster.subjects.map((subject) => standingOf(reading, facts, subject, frame, decisions))
  const excluded = new Map<number, readonly DaySpan[]>()
  for (const [at, one] of standings.entries()) if (one.excluded.length > 0) excluded.set(at, one.excluded)
  const firstDay = reading.windows.reduce(
    (first, window) => Math.min(first, firstDayOfWindow(window, span.score, reading.firstMonth)),
    span.score.from,
  )
  const gathered = gatherEntries(reading, facts, roster, decisions, selection, {
    scoreFrom: span.score.from,
    firstDay,
    lastDay: Math.min(span.until, asOfDay),
    knownAt: question.knownAt,
    everyEntry: lines !== undefined,
    excluded,
    ...(only === undefined || follows ? {} : { only }),
    ...(added === undefined ? {} : { added }),
  })
  const diagnostics: Diagnostic<PointsCode>[] = [...gathered.diagnostics]
  for (const id of roster.refused) diagnostics.push(diagnostic('member-twice', 'error', 'roster', { id }))
  for (const { member, period } of facts.earlier ?? [])
    if (!isPeriod(period))
      diagnostics.push(
        diagnostic('earlier-not-a-period', 'error', `earlier.${member}`, { member, text: String(period as unknown) }),
      )
  const scaled = scaledArithmetic()
  const own = roster.subjects.map((subject, at) =>
    reading.timing.ownPeriod === undefined
      ? undefined
      : ownSpanOf(
          reading,
          subject,
          [...(gathered.details[at] ?? []), ...(gathered.vetoes[at] ?? [])],
          span.score,
          Math.min(span.until, asOfDay),
        ),
  )
  const results = new Map<number, ResultSpans>()

  const frameOf = ({ index: at }: Subject): ScoreFrame => {
    const days = own[at]
    return days === undefined || days === 'unknown' ? frame : { ...frame, score: days }
  }

  const work: FrameWork = {
    reading,
    frame,
    roster,
    facts: index,
    decisions,
    gathered,
    diagnostics,
    results,
    desk: (arithmetic, subject, zeroed) => ({
      arithmetic,
      reading,
      subject,
      frame: frameOf(subject),
      restarted: frameOf(subject).score.from > span.score.from,
      decisions,
      roster,
      facts: index,
      detailsOf: (member) => gathered.details[roster.byId.get(member) ?? -1] ?? [],
      diagnostics: [],
      pending: [...(gathered.pending[subject.index] ?? [])],
      zeroed,
      excluded: standings[subject.index]!.excluded,
      ...(results.has(subject.index) ? { results: results.get(subject.index)! } : {}),
      needs: [...(gathered.needs[subject.index] ?? []), ...standings[subject.index]!.needs],
    }),
    score: (desk, fromMillionths) => scoreSubject(desk, entriesOf(work, desk.subject), fromMillionths),
    numbers: (subject, zeroed) => {
      const standing = standings[subject.index]!
      if (standing.kind !== 'in') return outOfScheme(work, subject, standing.kind, standing.reason)
      if (own[subject.index] === 'unknown') return withoutPeriod(work, subject)
      const inScaled = readOut(work, scaled, subject, zeroed, (value) => value)
      const read = scaled.fitted() ? inScaled : readOut(work, exactArithmetic, subject, zeroed, fractionOfMillionths)
      diagnostics.push(...read.desk.diagnostics)
      return read.recorded ? read.numbers : unrecorded(work, read.numbers)
    },
    maximum: (subject) => {
      const most = applicableMaximum(work.desk(scaled, subject))
      return scaled.fitted() ? most : applicableMaximum(work.desk(exactArithmetic, subject))
    },
  }
  return work
}

/** The entries of a subject; those of days on which earning rests are left out. */
function entriesOf(work: FrameWork, subject: Subject): SubjectEntries {
  const { gathered, reading } = work
  let details = gathered.details[subject.index] ?? []
  const stopping = (reading.rules.suspensions ?? []).filter((one) => decided(one.earning) === 'stops')
  if (stopping.length > 0) {
    const desk = work.desk(exactArithmetic, subject)
    const events = [...(gathered.vetoes[subject.index] ?? []), ...details]
    const rests = stopping.flatMap((rule) => suspensionsOf(desk, rule, events))
    details = details.filter(({ day }) => {
      const date = dateOfDay(day)
      return !rests.some((rest) => rest.from <= date && date <= rest.to)
    })
  }
  return { details, sums: gathered.sums, counts: gathered.counts, offset: subject.index * reading.items.length }
}
