import {
  dateOfDay,
  dayNumber,
  diagnostic,
  decisionFor,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
} from '../kernel/index.js'
import type { Exact } from '../kernel/internal.js'
import { valueOf, type PointPart } from './accounts.js'
import { applicableMaximum } from './applicable-maximum.js'
import { exactArithmetic, scaledArithmetic, scaledText, type Arithmetic } from './arithmetic.js'
import { decided, type BookReading } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { Entry, PointFacts, SettlementQuestion } from './entries.js'
import {
  gatherEntries,
  selectEntries,
  type AddedSums,
  type EntryDetail,
  type GatheredEntries,
} from './gather-entries.js'
import { suspensionsOf } from './member-vetoes.js'
import type { ResultSpans } from './result-points.js'
import { indexRoster, type RosterIndex, type Subject } from './roster-index.js'
import { scoreSubject, type SubjectEntries, type SubjectScore } from './score-subject.js'
import { indexFacts, type FactIndex, type ScoreFrame, type ScoringDesk } from './scoring-desk.js'
import { firstDayOfWindow, type DaySpan } from './windows.js'

/** A figure in millionths, or as a fraction where it needs more. */
export type Figure = number | Exact

/** What a part comes to, without text. */
export type PartOutcome =
  | { readonly kind: 'points'; readonly figure: Figure }
  | { readonly kind: 'notApplicable' | 'unknown'; readonly reason: PointsCode }
  | { readonly kind: 'needs'; readonly needs: readonly DecisionNeed[] }

/** Points of one day, for conditions that ask when something was gained or lost. */
export interface DatedPoints {
  /** Index of the item. */
  readonly item: number
  readonly day: number
  /** Something was taken away, whatever limits spare later. */
  readonly loss: boolean
  /** The entry; absent: there is none, or it does not count. */
  readonly entry: Entry | undefined
}

/** The numbers of one subject in one frame. */
export interface SubjectNumbers {
  readonly subject: Subject
  readonly standing: 'in' | 'exempt' | 'notApplicable'
  readonly reason: PointsCode | undefined
  /** Decisions without which nothing can be said. */
  readonly needs: readonly DecisionNeed[]
  readonly total: PartOutcome
  readonly gains: Figure
  readonly losses: Figure
  readonly items: readonly PartOutcome[]
  readonly accounts: readonly PartOutcome[]
  /** `undefined`: no upper limit. */
  readonly maximum: () => Figure | undefined
  readonly counts: readonly number[]
  readonly quantities: readonly (Figure | undefined)[]
  readonly pending: readonly string[]
  readonly details: readonly EntryDetail[]
  readonly events: readonly EntryDetail[]
  readonly dated: readonly DatedPoints[]
}

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
  const frame: ScoreFrame = { schemeUntil: span.until, ...span, asOf: question.asOf, knownAt: question.knownAt }
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
  const scaled = scaledArithmetic()
  const results = new Map<number, ResultSpans>()

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
      frame,
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
      const inScaled = readOut(work, scaled, subject, zeroed, (value) => value)
      const read = scaled.fitted() ? inScaled : readOut(work, exactArithmetic, subject, zeroed, fractionOfMillionths)
      diagnostics.push(...read.desk.diagnostics)
      return read.recorded ? read.numbers : unrecorded(work, read.numbers)
    },
  }
  return work
}

/** Millionths as a fraction. */
export function fractionOfMillionths(value: number): Exact {
  return { n: BigInt(value), d: 1_000_000n }
}

/** A figure as a fraction. */
export function exactFigure(figure: Figure): Exact {
  return typeof figure === 'number' ? fractionOfMillionths(figure) : figure
}

/** Text of a figure with at least so many places; `undefined` when no finite decimal holds it. */
export function figureText(figure: Figure, digits: number): string | undefined {
  if (typeof figure !== 'number') return exactArithmetic.text(figure, digits)
  return scaledText(figure, digits)
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

function readOut<T extends Figure>(
  work: FrameWork,
  arithmetic: Arithmetic<T>,
  subject: Subject,
  zeroed: ReadonlySet<string> | undefined,
  fromMillionths: (value: number) => T,
): { readonly desk: ScoringDesk<T>; readonly numbers: SubjectNumbers; readonly recorded: boolean } {
  const desk = work.desk(arithmetic, subject, zeroed)
  const score = work.score(desk, fromMillionths)
  const out = (part: PointPart<T>): PartOutcome =>
    part.kind === 'points' ? { kind: 'points', figure: valueOf(desk, part) } : part
  const total = score.accounts[score.accounts.length - 1]!
  let known: { readonly most: Figure | undefined } | undefined
  const numbers: SubjectNumbers = {
    subject,
    standing: 'in',
    reason: undefined,
    needs: desk.needs,
    total: out(total),
    gains: total.kind === 'points' ? valueOf(desk, { ...total, losses: arithmetic.zero }) : 0,
    losses: total.kind === 'points' ? total.losses : 0,
    items: score.items.map(out),
    accounts: score.accounts.map(out),
    maximum: () => {
      known ??= { most: applicableMaximum(work.desk(exactArithmetic, subject)) }
      return known.most
    },
    counts: score.counts,
    quantities: score.quantities,
    pending: [...new Set(desk.pending)].sort(),
    details: work.gathered.details[subject.index] ?? [],
    events: work.gathered.vetoes[subject.index] ?? [],
    dated: work.reading.dated ? datedPoints(desk, score) : [],
  }
  const recorded = !work.reading.mayBeUnrecorded || total.kind !== 'points' || hasRecord(desk, score, numbers)
  return { desk, numbers, recorded }
}

// Something that happened, waits, or was marked or measured; points that follow from results are no record.
function hasRecord<T>(
  { reading, frame }: ScoringDesk<T>,
  { counts, contributions }: SubjectScore<T>,
  { pending, details, events }: SubjectNumbers,
): boolean {
  const isResult = (index: number): boolean => reading.items[index]!.worth.by === 'result'
  return (
    counts.some((count, index) => count > 0 && !isResult(index)) ||
    contributions.some((list, index) => list.length > 0 && !isResult(index)) ||
    pending.length > 0 ||
    [...details, ...events].some(({ day }) => day >= frame.score.from)
  )
}

function unrecorded({ reading, diagnostics }: FrameWork, numbers: SubjectNumbers): SubjectNumbers {
  const { id } = numbers.subject
  if (reading.rules.noRecords !== 'unknown') {
    diagnostics.push(diagnostic('no-records', 'note', `members.${id}`, { member: id }))
    return numbers
  }
  const unknown: PartOutcome = { kind: 'unknown', reason: 'no-records' }
  return { ...numbers, total: unknown, accounts: [...numbers.accounts.slice(0, -1), unknown] }
}

function datedPoints<T>({ arithmetic, reading }: ScoringDesk<T>, score: SubjectScore<T>): readonly DatedPoints[] {
  const limits = new Set(reading.countLimits.map((one) => one.id))
  return score.contributions.flat().flatMap(({ item, day, asked, detail, inScore, lost }) => {
    if (!inScore) return []
    const loss = arithmetic.compare(asked, arithmetic.zero) < 0 || score.wiped[item]!
    return [{ item, day, loss, entry: lost.some(({ limit }) => limits.has(limit)) ? undefined : detail?.entry }]
  })
}

function outOfScheme(
  work: FrameWork,
  subject: Subject,
  standing: 'exempt' | 'notApplicable',
  reason: PointsCode,
): SubjectNumbers {
  const part: PartOutcome = { kind: 'notApplicable', reason }
  return {
    subject,
    standing,
    reason,
    needs: [],
    total: part,
    gains: 0,
    losses: 0,
    items: work.reading.items.map(() => part),
    accounts: work.reading.accounts.map(() => part),
    maximum: () => undefined,
    counts: work.reading.items.map(() => 0),
    quantities: [],
    pending: [],
    details: [],
    events: [],
    dated: [],
  }
}

interface SchemeStanding {
  readonly kind: 'in' | 'exempt' | 'notApplicable'
  readonly reason: PointsCode
  readonly excluded: readonly DaySpan[]
  readonly needs: readonly DecisionNeed[]
}

const inScheme: SchemeStanding = { kind: 'in', reason: 'not-in-scheme', excluded: [], needs: [] }

function standingOf(
  reading: BookReading,
  facts: PointFacts,
  subject: Subject,
  frame: ScoreFrame,
  decisions: readonly Decision[],
): SchemeStanding {
  if (subject.notScored !== undefined) return { ...inScheme, kind: 'notApplicable', reason: 'not-scored' }
  if (subject.from > frame.schemeUntil || subject.to < frame.score.from) {
    return { ...inScheme, kind: 'notApplicable', reason: 'not-in-scheme' }
  }
  const from = subject.from > frame.score.from ? subject.from : frame.score.from
  const to = subject.to < frame.schemeUntil ? subject.to : frame.schemeUntil
  const unscored = (reading.rules.classes ?? []).filter((one) => one.scored === false).map((one) => one.id)
  if (subject.classes.some((one) => unscored.includes(one.id) && one.from <= to && one.to >= to)) {
    return { ...inScheme, kind: 'notApplicable', reason: 'not-scored' }
  }
  if (reading.rules.exemptions === undefined) return inScheme
  const excluded: DaySpan[] = []
  const needs: DecisionNeed[] = []
  for (const record of facts.roster.exemptions ?? []) {
    if (record.member !== subject.id) continue
    const rule = reading.rules.exemptions.find((one) => one.id === record.exemption)
    if (rule === undefined) continue
    const done = rule.steps.every((step) =>
      record.steps.some((one) => one.step === step && one.on <= frame.asOf && one.on <= frame.knownAt),
    )
    if (!done) continue
    const first = dayNumber(record.from)
    const last = record.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(record.to)
    if (first > to || last < from) continue
    const covers = first <= from && last >= to
    const part = rule.partOfPeriod ?? decisionFor(decisions, 'exemption-for-part', subject.id)?.value
    if (covers || part === 'whole') return { ...inScheme, kind: 'exempt', reason: 'exempt' }
    if (part === 'days') excluded.push({ from: first, to: last })
    else if (part !== 'none')
      needs.push({ code: 'exemption-for-part', at: subject.id, options: ['whole', 'none', 'days'] })
  }
  return { kind: 'in', reason: 'not-in-scheme', excluded, needs }
}
