import {
  addDays,
  addMonths,
  computed,
  daysBetween,
  needs,
  notComputable,
  type DeadlineReason,
  type Label,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { blockersOf, repeatRecords, stretchesBy, type WorkflowBlocker } from './workflow-blockers.js'
import { clockOf, isOpen, lengthEnds, linkStanding, validityEnds, type RunContext } from './workflow-reading.js'
import type { ClockEnds } from './clocks.js'
import { stepNames } from './check-workflow-facts.js'
import { runWorkflow, type WorkflowRun } from './workflow-run.js'
import type { Workflow, WorkflowEvent, WorkflowFacts, WorkflowRepeat, WorkflowStep } from './workflow.js'

/**
 * Where a step stands. `done`. `running`: it was started and is not ended. `open`: it can be taken now. `tooEarly`: everything
 * before it is done, and its first day has not come. `blocked`: something else is in the way. `overdue`: its last day has passed.
 * `waiting`: steps before it are not done. `notTaken`: a step before it ended in another way, or it is optional and its last day has passed. `closed`: the case is over.
 */
export type StepState =
  'done' | 'running' | 'open' | 'tooEarly' | 'blocked' | 'overdue' | 'waiting' | 'notTaken' | 'closed'

/** Why a day is not known. */
export type StepDayReason = 'date-unknown' | DeadlineReason

/** One step of a case. */
export interface StepProgress {
  /** The step. */
  readonly id: string
  /** Its name. */
  readonly title: Label
  /** Where it stands. */
  readonly state: StepState
  /** Day on which it was done. */
  readonly doneOn: PlainDate | null
  /** How it ended. */
  readonly outcome: string | null
  /** First day on which it can be taken (or, when it is running, ended); `null` without a limit. */
  readonly earliest: Result<PlainDate | null, StepDayReason>
  /** Last day on which it is in time; `null` without a limit. */
  readonly latest: Result<PlainDate | null, StepDayReason>
  /** Days after the last day, up to the day it was done or to the day of the question. */
  readonly daysOverdue: number
  /** Everything in the way of it. */
  readonly blockers: readonly WorkflowBlocker[]
  /** What was noticed when it was done, and bars nothing: soft limits, lateness. */
  readonly warnings: readonly WorkflowBlocker[]
}

/** A record that is due again and again. */
export interface RepeatProgress {
  /** The repeat. */
  readonly id: string
  /** Full stretches so far. */
  readonly required: number
  /** Of them, with a record. */
  readonly done: number
  /** First days of the stretches without a record. */
  readonly missing: readonly PlainDate[]
  /** Last day of the stretch that is running; `null` when it is over. */
  readonly nextBy: PlainDate | null
}

/** A case on a day. */
export interface CaseProgress {
  /** The case. */
  readonly id: string
  /** The step that ended it, if one did. */
  readonly ended: { readonly step: string; readonly outcome: string | null; readonly on: PlainDate } | null
  /** Steps that are running, open, too early, blocked or overdue, in the order of the text. */
  readonly next: readonly string[]
  /** Every step, in the order of the text. */
  readonly steps: readonly StepProgress[]
  /** Records that do not stand, with everything against them. */
  readonly refused: readonly {
    readonly record: string
    readonly step: string
    readonly blockers: readonly WorkflowBlocker[]
  }[]
  /** Results that lapsed, and the steps that must be done again. */
  readonly lapsed: readonly {
    readonly step: string
    readonly validity: string
    readonly heldTo: PlainDate
    readonly redo: readonly string[]
  }[]
  /** Records that are due again and again. */
  readonly repeats: readonly RepeatProgress[]
}

/**
 * Says for each case which step is next, from which day and until when, what is in the way, which records do not stand, and which
 * results have lapsed and must be made again.
 *
 * A record that breaks a binding rule (a meeting without a quorum, a step before its time) does not stand and opens nothing; a late one stands and
 * is told. Decisions, about the id of the clock: `first-day`, `month-end`, `day-off-shift`, `clock-start`; about the step: `written-opinions`;
 * about `step.requirement`: `on-the-limit`.
 *
 * @param document - the workflow
 * @param facts - cases, records, calendar
 * @param question - the day; later records are not seen
 * @returns one result per case, in order of id
 * @example
 * ```ts
 * import { nextSteps } from 'xiangzhen/responsibility'
 * import { memberDevelopment } from 'xiangzhen/presets/member-development'
 * const cases = [{ id: 'p1', values: { birthDate: '1990-05-01' } }]
 * const events = [{ id: 'e1', caseId: 'p1', step: 'application', kind: 'done' as const, date: '2024-03-10' }]
 * const [p1] = nextSteps(memberDevelopment, { cases, events }, { asOf: '2024-03-20' })
 * p1?.next // => ['talk']
 * const talk = p1?.steps.find((step) => step.id === 'talk')
 * talk?.latest.status === 'computed' && talk.latest.value // => '2024-04-10'
 * ```
 */
export function nextSteps(
  document: Workflow,
  facts: WorkflowFacts,
  question: { readonly asOf: PlainDate },
): readonly CaseProgress[] {
  return [...facts.cases]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((subject) =>
      progressOf({
        document,
        subject,
        events: facts.events,
        calendar: facts.calendar,
        decisions: document.decisions,
        asOf: question.asOf,
      }),
    )
}

function progressOf(on: RunContext): CaseProgress {
  const run = runWorkflow(on)
  const steps = on.document.rules.steps.map((step) => stepProgress(on, run, step))
  const awaited: readonly StepState[] = ['running', 'open', 'tooEarly', 'blocked', 'overdue']
  const { ended } = run
  return {
    id: on.subject.id,
    ended: ended === undefined ? null : { step: ended.event.step, outcome: ended.outcome, on: ended.event.date },
    next: steps.filter((step) => awaited.includes(step.state)).map((step) => step.id),
    steps,
    refused: [...run.refused, ...strayRecords(on)].map(({ event, blockers }) => ({
      record: event.id,
      step: event.step,
      blockers,
    })),
    lapsed: run.lapsed.map(({ step, validity, held }) => ({
      step,
      validity: validity.id,
      heldTo: held,
      redo: validity.redo,
    })),
    repeats: on.document.rules.steps.flatMap((step) =>
      (step.repeats ?? []).flatMap((repeat) => repeatProgress(on, run, step, repeat)),
    ),
  }
}

// A record of a step that the workflow does not have stands for nothing.
function strayRecords(
  on: RunContext,
): readonly { readonly event: WorkflowEvent; readonly blockers: readonly WorkflowBlocker[] }[] {
  const names = stepNames(on.document)
  return on.events
    .filter((event) => event.caseId === on.subject.id && event.date <= on.asOf && !names.has(event.step))
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
    .map((event) => ({ event, blockers: [{ code: 'unknown-step', data: { step: event.step }, soft: false }] }))
}

function stepProgress(on: RunContext, run: WorkflowRun, step: WorkflowStep): StepProgress {
  const standing = run.standing.get(step.id)
  const latest = latestDay(on, run, step)
  const last = latest.status === 'computed' ? latest.value : null
  const until = standing?.event.date ?? on.asOf
  const overdue = last !== null && until > last ? daysBetween(last, until) : 0
  const base = { id: step.id, title: step.title, earliest: earliestDay(on, run, step), latest }
  if (standing !== undefined && standing.effect !== 'repeats') {
    const { event, outcome, warnings } = standing
    const done = { doneOn: event.date, outcome, daysOverdue: overdue, blockers: [], warnings }
    return { ...base, ...done, state: 'done' }
  }
  const blockers = blockersOf(on, run, step, undefined, on.asOf)
  const state = stateOf(run, step, blockers)
  const live = state !== 'waiting' && state !== 'notTaken' && state !== 'closed'
  return {
    ...base,
    state,
    doneOn: null,
    outcome: standing?.outcome ?? null,
    daysOverdue: live ? overdue || certainlyOverdue(blockers, on.asOf) : 0,
    blockers: live ? blockers : blockers.filter((one) => one.code === 'step-before-open'),
    warnings: [],
  }
}

// Too late under every reading: by as many days as after the latest of them.
function certainlyOverdue(blockers: readonly WorkflowBlocker[], asOf: PlainDate): number {
  const limits = blockers.flatMap(({ code, data }) =>
    code === 'too-late' && typeof data['limit'] === 'string' ? [data['limit']] : [],
  )
  return limits.length === 0 ? 0 : Math.max(...limits.map((limit) => daysBetween(limit, asOf)))
}

function stateOf(run: WorkflowRun, step: WorkflowStep, blockers: readonly WorkflowBlocker[]): StepState {
  if (run.ended !== undefined) return 'closed'
  if (!isOpen(run.standing, step)) {
    const links = (step.after ?? []).map((link) => linkStanding(run.standing, link))
    const shut = step.join === 'any' ? links.every((one) => one === 'otherwise') : links.includes('otherwise')
    return shut ? 'notTaken' : 'waiting'
  }
  const codes = blockers.filter((one) => !one.soft || one.code === 'too-late').map((one) => one.code)
  if (codes.includes('too-late')) return step.optional === true ? 'notTaken' : 'overdue'
  if (run.started.has(step.id)) return 'running'
  if (codes.some((code) => code !== 'too-early')) return 'blocked'
  return codes.includes('too-early') ? 'tooEarly' : 'open'
}

type Day = Result<PlainDate | null, StepDayReason>

// The latest of the first days: all of them bind. A running step can end when it has lasted long enough.
function earliestDay(on: RunContext, run: WorkflowRun, step: WorkflowStep): Day {
  const ends = (step.notBefore ?? []).map((clock) => clockOf(on, run.standing, clock))
  const started = run.started.get(step.id)
  if (step.lasts !== undefined && started !== undefined) ends.push(lengthEnds(on, step.lasts, started.date))
  return combined([...ends, ...fixedDay(step.between?.from)], (a, b) => (a > b ? a : b))
}

// The earliest of the last days, and of the days on which what it stands on lapses.
function latestDay(on: RunContext, run: WorkflowRun, step: WorkflowStep): Day {
  const clocks = (step.by ?? []).map((clock) => clockOf(on, run.standing, clock))
  const validities = on.document.rules.steps.flatMap((other) => {
    const stands = run.standing.get(other.id)
    const holding = (other.validity ?? []).filter((validity) => validity.until === step.id)
    return stands === undefined ? [] : holding.map((validity) => validityEnds(on, validity, stands.event.date))
  })
  return combined([...clocks, ...validities, ...fixedDay(step.between?.to)], (a, b) => (a < b ? a : b))
}

function fixedDay(day: PlainDate | undefined): readonly ClockEnds[] {
  return day === undefined ? [] : [{ known: true, ends: [day], missing: [] }]
}

function combined(ends: readonly (ClockEnds | undefined)[], pick: (a: PlainDate, b: PlainDate) => PlainDate): Day {
  let day: PlainDate | null = null
  const missing = ends.flatMap((end) => (end?.known === true ? end.missing : []))
  for (const end of ends) {
    if (end === undefined) return notComputable('date-unknown')
    if (!end.known) return notComputable(end.reason)
    for (const one of end.ends) day = day === null ? one : pick(day, one)
  }
  return missing.length > 0 ? needs(missing) : computed(day)
}

// Stretches are counted from the step, not from the last record: a late record does not hide a missing one.
function repeatProgress(
  on: RunContext,
  run: WorkflowRun,
  step: WorkflowStep,
  repeat: WorkflowRepeat,
): readonly RepeatProgress[] {
  const start = run.standing.get(step.id)?.event.date
  if (start === undefined) return []
  const until = run.standing.get(repeat.until)?.event.date ?? run.ended?.event.date
  const end = until ?? on.asOf
  const stretches = stretchesBy(start, end, repeat.everyMonths)
  const records = repeatRecords(on, repeat.id, start, end)
  const missing = stretches
    .filter(({ from, to }) => !records.some((record) => record.date > from && record.date <= to))
    .map(({ from }) => addDays(from, 1))
  const running = addMonths(start, (stretches.length + 1) * repeat.everyMonths, { monthEnd: 'clamp' })
  return [
    {
      id: repeat.id,
      required: stretches.length,
      done: stretches.length - missing.length,
      missing,
      nextBy: until === undefined ? running : null,
    },
  ]
}
