import {
  addDays,
  addMonths,
  computed,
  daysBetween,
  decisionFor,
  needs,
  periodBounds,
  rollingWindow,
  type Decision,
  type Label,
  type PlainDate,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import { dayOfYear } from './clocks.js'

/** A stretch of every year, by its first and last day, `MM-DD`; one that ends before it begins runs over the new year. */
export interface EscalationSeason {
  /** First day, `MM-DD`. */
  readonly from: string
  /** Last day, `MM-DD`. */
  readonly to: string
}

/**
 * The stretch of time in which events add up. `year`: from a day of the year (`MM-DD`) on. `season`: the season that began last. `rolling`: so many months
 * back from the day of the question.
 */
export type EscalationWindow =
  | { readonly kind: 'ever'; readonly id: string }
  | { readonly kind: 'year'; readonly id: string; readonly startsOn: string }
  | { readonly kind: 'season'; readonly id: string; readonly seasons: readonly EscalationSeason[] }
  | { readonly kind: 'rolling'; readonly id: string; readonly months: number }

/** One measure that a step takes. */
export interface EscalationAction {
  /** What is done: `remind`, `interview`, `supervise`, `circulate`, or another word of the document. */
  readonly action: string
  /** The measure in the words of the text. */
  readonly title: Label
  /** Toward whom, by role: `firstResponsible`, `directResponsible`, … */
  readonly toward?: string
  /** What the measure fixes: the grade of a cap, the body that is told. */
  readonly value?: string
}

/** One rung of a ladder. */
export interface EscalationStep {
  /** Id within the ladder. */
  readonly id: string
  /** Name of the step. */
  readonly title: Label
  /** The count (events, events in a row, or days) at which it is reached. */
  readonly at: number
  /** What is done. */
  readonly actions: readonly EscalationAction[]
  /** Article of the text. */
  readonly clause?: string
}

/** A ladder for the subjects of one level (提醒、约谈、挂牌督办、通报). */
export interface EscalationLadder {
  /** Id within the document. */
  readonly id: string
  /** Name of the ladder. */
  readonly title: Label
  /** Level of the subjects that it holds: `township`, `county`, `person`, … */
  readonly level: string
  /** Kinds of events that count. */
  readonly counts: readonly string[]
  /** Kinds of events that set the count back to nothing, so that the rest is counted in a row; absent: none. */
  readonly resets?: readonly string[]
  /** Whose events count: the subject's own, or also those of every subject below it. */
  readonly scope: 'own' | 'below'
  /** What adds up: events, or the days since the first event that nothing has reset. */
  readonly unit: 'events' | 'days'
  /** The counting window by id; a text that names none leaves it `open`. */
  readonly window: string
  /** The rungs. */
  readonly steps: readonly EscalationStep[]
  /** Events that enter the ladder at a step at once, whatever the count. */
  readonly directEntries?: readonly { readonly event: string; readonly step: string; readonly clause?: string }[]
  /** Names for counts, lowest first: from so many on. */
  readonly severities?: readonly { readonly id: string; readonly title: Label; readonly from: number }[]
  /** Whether each event above the last step takes that step again; a text that does not say leaves it `open`. */
  readonly repeats: 'once' | 'eachTime' | 'open'
}

/** The ladders of a document, and the windows that they may count in. */
export interface EscalationRules {
  /** Counting windows. */
  readonly windows: readonly EscalationWindow[]
  /** Ladders. */
  readonly ladders: readonly EscalationLadder[]
}

/** A document of escalation ladders. */
export type EscalationDocument = PolicyDocument<EscalationRules>

/** One event: a fire, a finding, a failed correction, a pass that resets. */
export interface EscalationEvent {
  /** Id of the record. */
  readonly id: string
  /** The subject that it happened to. */
  readonly subjectId: string
  /** Kind, as the ladders name it. */
  readonly kind: string
  /** Day. */
  readonly date: PlainDate
  /** Records of the same occasion count once (one fire, two inspectors). */
  readonly occasion?: string
}

/** A subject in the tree. */
export interface EscalationSubject {
  /** Id. */
  readonly id: string
  /** Level, as the ladders name it. */
  readonly level: string
  /** The subject above it. */
  readonly parentId?: string
}

/** What ladders are climbed with. */
export interface EscalationFacts {
  /** Everybody in the tree. */
  readonly subjects: readonly EscalationSubject[]
  /** What happened. */
  readonly events: readonly EscalationEvent[]
}

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
 * (`once`, `eachTime`).
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
  for (const ladder of document.rules.ladders) {
    for (const subject of facts.subjects) {
      if (subject.level !== ladder.level) continue
      rows.push({
        id: `${subject.id}/${ladder.id}`,
        subjectId: subject.id,
        ladderId: ladder.id,
        standing: standingOn(ladder, subject.id, document, facts, question.asOf),
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
): Result<EscalationStanding> {
  const windowId =
    ladder.window === 'open' ? decisionFor(document.decisions, 'counting-window', ladder.id)?.value : ladder.window
  const { windows } = document.rules
  const possible = windows.filter((one) => windowId === undefined || one.id === windowId)
  const readings = possible.map((window) => {
    const span = windowSpan(window, asOf)
    return { span, counted: countedEvents(ladder, subjectId, facts, span, asOf) }
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

function windowSpan(window: EscalationWindow, asOf: PlainDate): { from?: PlainDate; to?: PlainDate } {
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

// Events of the window up to the day, each occasion once, since the last reset; in order of date, then id.
function countedEvents(
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

function withAllBelow(top: string, subjects: readonly EscalationSubject[]): ReadonlySet<string> {
  const found = new Set([top])
  // A parent may stand anywhere in the list: go over it until nobody is added.
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const one of subjects) if (one.parentId !== undefined && found.has(one.parentId)) found.add(one.id)
  }
  return found
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
  const repeats = ladder.repeats === 'open' ? decisionFor(decisions, 'repeat-steps', ladder.id)?.value : ladder.repeats
  if (repeats === undefined) return needs([{ code: 'repeat-steps', at: ladder.id, options: ['once', 'eachTime'] }])
  return computed(repeats === 'eachTime' ? beyond : 0)
}
