import {
  type Decision,
  type Diagnostic,
  type PlainDate,
  type Result,
  addDays,
  computed,
  daysBetween,
  decisionFor,
  needs,
} from '../kernel/index.js'
import { type EscalationFactsCode, checkEscalationFacts } from './check-escalation-facts.js'
import { type PeriodGap, countedEvents, inARow, windowSpan } from './escalation-events.js'
import { decidedValue } from './leaf.js'
import type {
  EscalationAction,
  EscalationDocument,
  EscalationEvent,
  EscalationFacts,
  EscalationLadder,
} from './escalation-ladder.js'

/** A step that was reached. */
export interface EscalationTaken {
  /** Id of the step. */
  readonly step: string
  /** Day on which it was reached. */
  readonly on: PlainDate
  /** The event that reached it. */
  readonly by: string
  /** What is done. */
  readonly actions: readonly EscalationAction[]
}

/** Where a subject stands on a ladder. */
export interface EscalationStanding {
  /** First and last day of the window, absent for one without bounds; `null` when the text leaves it open and every window gives the same. */
  readonly window: { readonly from?: PlainDate; readonly to?: PlainDate } | null
  /** Events, events in a row, or days. */
  readonly count: number
  /** The events behind the count, in order of date. */
  readonly events: readonly string[]
  /** The highest step reached, or none. */
  readonly step: string | null
  /** Every step that was reached, in order. */
  readonly taken: readonly EscalationTaken[]
  /** How often the last step is taken again; needs `repeat-steps` where the text does not say. */
  readonly repeated: Result<number>
  /** Name of the count, if the ladder names counts. */
  readonly severity: string | null
  /** The next step and how much is missing to it. */
  readonly next: { readonly step: string; readonly missing: number } | null
}

/** One subject on one ladder. */
export interface SubjectEscalation {
  /** `subject/ladder`. */
  readonly id: string
  /** The subject. */
  readonly subjectId: string
  /** The ladder. */
  readonly ladderId: string
  /** Where it stands, or the decision that is needed to say so. */
  readonly standing: Result<EscalationStanding>
}

/**
 * Says for each subject which step of each ladder of its level it has reached, by which event, and what comes next. The
 * same event counts on the ladder of a township and on that of its county, each with its own thresholds.
 *
 * Decisions: `counting-window` (a ladder whose window is `open`; the ids of the document's windows), `repeat-steps`
 * (`once`, `eachTime`), `period-gap` (`breaks`, `skipped`).
 *
 * @param document - the ladders
 * @param facts - subjects and events; events after `asOf` are not seen
 * @param question - the day
 * @returns one row per subject and ladder, in order of id
 * @example
 * ```ts
 * import { escalate } from 'xiangzhen/responsibility'
 * import { attendanceLadder } from 'xiangzhen/presets/resident-team'
 * const events = ['2024-03-01', '2024-05-01'].map((date) => ({ id: date, subjectId: 'p1', kind: 'absentWithoutReason', date }))
 * const [row] = escalate(attendanceLadder, { subjects: [{ id: 'p1', level: 'person' }], events }, { asOf: '2024-12-31' })
 * row?.standing.status === 'computed' ? row.standing.value.step : undefined // => 'second'
 * ```
 */
export function escalate(
  document: EscalationDocument,
  facts: EscalationFacts,
  question: { readonly asOf: PlainDate },
): readonly SubjectEscalation[] {
  const rows: SubjectEscalation[] = []
  // A record that no ladder counts may be the one that is missing on those of its subject.
  const strays = new Map<string, Diagnostic<EscalationFactsCode>[]>()
  for (const stray of checkEscalationFacts(document, facts)) {
    if (stray.code !== 'unknown-event-kind') continue
    const { subject } = stray.data
    if (typeof subject !== 'string') continue
    strays.set(subject, [...(strays.get(subject) ?? []), stray])
  }
  for (const ladder of document.rules.ladders) {
    for (const subject of facts.subjects) {
      if (subject.level !== ladder.level) continue
      rows.push({
        id: `${subject.id}/${ladder.id}`,
        subjectId: subject.id,
        ladderId: ladder.id,
        standing: standingOn(ladder, subject.id, document, facts, question.asOf, strays.get(subject.id) ?? []),
      })
    }
  }
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function standingOn(
  ladder: EscalationLadder,
  subjectId: string,
  document: EscalationDocument,
  facts: EscalationFacts,
  asOf: PlainDate,
  strays: readonly Diagnostic<EscalationFactsCode>[],
): Result<EscalationStanding> {
  const gaps = gapReadings(ladder, document.decisions)
  const standings = gaps.map((gap) => standingWith(gap, ladder, subjectId, document, facts, asOf))
  const [first, ...others] = standings
  const shown = (one: Result<EscalationStanding> | undefined): string => JSON.stringify(one)
  const same = others.every((one) => shown(one) === shown(first))
  const standing: Result<EscalationStanding> =
    first === undefined || !same
      ? needs([{ code: 'period-gap', at: ladder.id, options: ['breaks', 'skipped'] }])
      : first
  return strays.length === 0 ? standing : { ...standing, diagnostics: [...standing.diagnostics, ...strays] }
}

function gapReadings({ id, consecutive }: EscalationLadder, decisions: readonly Decision[]): readonly PeriodGap[] {
  if (consecutive === undefined) return ['breaks']
  const gap = consecutive.gap === 'open' ? decisionFor(decisions, 'period-gap', id)?.value : consecutive.gap
  return gap === 'breaks' || gap === 'skipped' ? [gap] : ['breaks', 'skipped']
}

function standingWith(
  gap: PeriodGap,
  ladder: EscalationLadder,
  subjectId: string,
  document: EscalationDocument,
  facts: EscalationFacts,
  asOf: PlainDate,
): Result<EscalationStanding> {
  const windowId =
    ladder.window === 'open' ? decisionFor(document.decisions, 'counting-window', ladder.id)?.value : ladder.window
  const { windows } = document.rules
  const possible = windows.filter((one) => windowId === undefined || one.id === windowId)
  const readings = possible.map((window) => {
    const span = windowSpan(window, asOf)
    const events = countedEvents(ladder, subjectId, facts, span, asOf)
    return {
      span,
      counted: ladder.consecutive === undefined ? events : inARow(ladder, ladder.consecutive, events, gap, asOf),
    }
  })
  const [first] = readings
  // An open window is asked for only where it makes a difference.
  const same = new Set(readings.map(({ counted }) => counted.map((event) => event.id).join(' '))).size === 1
  if (first === undefined || !same) {
    return needs([{ code: 'counting-window', at: ladder.id, options: windows.map((one) => one.id) }])
  }
  const window = readings.length === 1 ? first.span : null
  const repeated = repetitions(ladder, first.counted, document.decisions)
  return computed({ window, ...climb(ladder, first.counted, asOf), repeated })
}

function climb(
  ladder: EscalationLadder,
  events: readonly EscalationEvent[],
  asOf: PlainDate,
): Omit<EscalationStanding, 'window' | 'repeated'> {
  const counting = events.filter((event) => ladder.counts.includes(event.kind))
  const first = counting[0]
  const count = ladder.unit === 'events' ? counting.length : first === undefined ? 0 : daysBetween(first.date, asOf)
  const taken: EscalationTaken[] = []
  for (const step of ladder.steps) {
    const entering = (ladder.directEntries ?? []).filter((entry) => entry.step === step.id)
    const direct = events.find((event) => entering.some((entry) => entry.event === event.kind))
    const nth = ladder.unit === 'events' ? counting[step.at - 1] : count >= step.at ? first : undefined
    if (nth !== undefined) {
      const on = ladder.unit === 'events' ? nth.date : addDays(nth.date, step.at)
      taken.push({ step: step.id, on, by: nth.id, actions: step.actions })
    } else if (direct !== undefined) {
      taken.push({ step: step.id, on: direct.date, by: direct.id, actions: step.actions })
    }
  }
  const next = ladder.steps.find((step) => !taken.some((one) => one.step === step.id) && step.at > count)
  const named = (ladder.severities ?? []).filter((one) => one.from <= count)
  return {
    count,
    events: counting.map((event) => event.id),
    step: taken[taken.length - 1]?.step ?? null,
    taken,
    severity: named[named.length - 1]?.id ?? null,
    next: next === undefined ? null : { step: next.id, missing: next.at - count },
  }
}

function repetitions(
  ladder: EscalationLadder,
  events: readonly EscalationEvent[],
  decisions: readonly Decision[],
): Result<number> {
  const count = events.filter((event) => ladder.counts.includes(event.kind)).length
  const last = ladder.steps.reduce((highest, step) => (step.at > highest ? step.at : highest), 0)
  const beyond = ladder.unit === 'events' && count > last ? count - last : 0
  if (beyond === 0) return computed(0)
  const options = ['once', 'eachTime'] as const
  const repeats =
    ladder.repeats === 'open' ? decidedValue(decisions, 'repeat-steps', ladder.id, options) : ladder.repeats
  if (repeats === undefined) return needs([{ code: 'repeat-steps', at: ladder.id, options }])
  return computed(repeats === 'eachTime' ? beyond : 0)
}
