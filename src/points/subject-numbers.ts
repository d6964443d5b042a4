import { diagnostic, type DecisionNeed, type Diagnostic } from '../kernel/index.js'
import { decimalPlaces, exactToText, type Exact } from '../kernel/internal.js'
import { valueOf, type PointPart } from './point-parts.js'
import { scaledText, type Arithmetic } from './arithmetic.js'
import type { PointsCode } from './codes.js'
import type { Entry } from './entries.js'
import type { EntryDetail } from './gather-entries.js'
import type { Subject } from './roster-index.js'
import type { FrameWork } from './score-frame.js'
import type { SubjectScore } from './score-subject.js'
import type { ScoringDesk } from './scoring-desk.js'

/** A figure in millionths, or as a fraction where it needs more. */
export type Figure = number | Exact

/** What a part comes to, without text. */
export type PartOutcome =
  | { readonly kind: 'points'; readonly figure: Figure }
  | { readonly kind: 'notApplicable' | 'unknown'; readonly reason: PointsCode; readonly found?: readonly Diagnostic[] }
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
  if (typeof figure === 'number') return scaledText(figure, digits)
  const places = decimalPlaces(figure)
  return places === undefined ? undefined : exactToText(figure, places > digits ? places : digits, 'down')
}

/** Scores a subject and reads out its numbers. */
export function readOut<T extends Figure>(
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
      known ??= { most: work.maximum(subject) }
      return known.most
    },
    counts: score.states.map(({ count }) => count),
    quantities: score.states.map(({ quantity }) => quantity),
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
  { states }: SubjectScore<T>,
  { pending, details, events }: SubjectNumbers,
): boolean {
  const isResult = (index: number): boolean => reading.items[index]!.worth.by === 'result'
  return (
    states.some(({ count, list }, index) => (count > 0 || list.length > 0) && !isResult(index)) ||
    pending.length > 0 ||
    [...details, ...events].some(({ day }) => day >= frame.score.from)
  )
}

/** A subject without any record, as the book says. */
export function unrecorded({ reading, diagnostics }: FrameWork, numbers: SubjectNumbers): SubjectNumbers {
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
  return score.states
    .flatMap(({ list }) => list)
    .flatMap(({ item, day, asked, detail, inScore, lost }) => {
      if (!inScore) return []
      const loss = arithmetic.sign(asked) < 0 || score.states[item]!.wiped
      return [{ item, day, loss, entry: lost.some(({ limit }) => limits.has(limit)) ? undefined : detail?.entry }]
    })
}

/** The numbers of one who is not scored: nothing applies. */
export function outOfScheme(
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

/** The numbers of one of whom it is not known which days count. */
export function withoutPeriod(work: FrameWork, subject: Subject): SubjectNumbers {
  const part: PartOutcome = { kind: 'unknown', reason: 'own-period-unknown' }
  const nothing = outOfScheme(work, subject, 'exempt', 'own-period-unknown')
  return {
    ...nothing,
    standing: 'in',
    reason: 'own-period-unknown',
    total: part,
    items: nothing.items.map(() => part),
    accounts: nothing.accounts.map(() => part),
  }
}
