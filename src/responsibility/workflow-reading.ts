import { type Decision, type DecisionNeed, type Label, type PlainDate, type WorkCalendar } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import { type ClockEnds, type ClockLength, clockEnds } from './clocks.js'
import type { SubjectValues } from './criteria.js'
import { decidedValue } from './leaf.js'
import type { WorkflowBlocker } from './workflow-blockers.js'
import type {
  Workflow,
  WorkflowCase,
  WorkflowClock,
  WorkflowEvent,
  WorkflowLength,
  WorkflowLink,
  WorkflowStep,
  WorkflowValidity,
} from './workflow.js'

/** A step that stands as done. @internal */
export interface StandingStep {
  readonly event: WorkflowEvent
  readonly outcome: string | null
  readonly effect: 'proceeds' | 'repeats' | 'ends'
  /** What was noticed and does not bar it: soft limits, lateness. */
  readonly warnings: readonly WorkflowBlocker[]
}

/** The steps that stand, by id. @internal */
export type Standings = ReadonlyMap<string, StandingStep>

/** What a case is run with. @internal */
export interface RunContext {
  readonly document: Workflow
  readonly subject: WorkflowCase
  readonly events: readonly WorkflowEvent[]
  readonly calendar: WorkCalendar | undefined
  readonly decisions: readonly Decision[]
  readonly asOf: PlainDate
}

/** Name of a step, or its id where the workflow has none such. */
export function titleOf(document: Workflow, id: string): Label {
  return document.rules.steps.find((step) => step.id === id)?.title ?? id
}

/** The days on which a result can lapse. @internal */
export function validityEnds(on: RunContext, validity: WorkflowValidity, from: PlainDate): ClockEnds {
  return clockEnds(extended(validity.holds, validity.extension, on.subject.values), from, readingOf(on, validity.id))
}

function extended(
  length: ClockLength,
  extension: { readonly count: number; readonly when: string } | undefined,
  values: SubjectValues,
): ClockLength {
  return extension !== undefined && ownValue(values, extension.when) === true
    ? { ...length, count: extension.count }
    : length
}

function readingOf(on: RunContext, at: string) {
  return { decisions: on.decisions, ...(on.calendar === undefined ? {} : { calendar: on.calendar }), at }
}

/** The days on which a step that lasts can end. @internal */
export function lengthEnds(on: RunContext, { atLeast }: WorkflowLength, started: PlainDate): ClockEnds {
  return clockEnds(atLeast, started, readingOf(on, atLeast.id))
}

/** Where a link stands: done as it asks, done otherwise, or not done. @internal */
export function linkStanding(standing: Standings, link: WorkflowLink): 'done' | 'otherwise' | 'waiting' {
  const before = standing.get(link.step)
  if (before === undefined || before.effect === 'repeats') return 'waiting'
  if (link.outcome === undefined) return before.effect === 'proceeds' ? 'done' : 'otherwise'
  return before.outcome === link.outcome ? 'done' : 'otherwise'
}

/** Whether the steps before a step let it begin. @internal */
export function isOpen(standing: Standings, step: WorkflowStep): boolean {
  const links = (step.after ?? []).map((link) => linkStanding(standing, link))
  if (links.length === 0) return true
  return step.join === 'any' ? links.includes('done') : links.every((one) => one === 'done')
}

/** The ends of a clock for a case; `undefined` when the day that starts it is not known. @internal */
export function clockOf(on: RunContext, standing: Standings, clock: WorkflowClock): ClockEnds | undefined {
  const names = clock.from.map((anchor) => ('step' in anchor ? anchor.step : anchor.dateOf))
  const chosen = decidedValue(on.decisions, 'clock-start', clock.id, names)
  const anchors = clock.from.filter((_, index) => chosen === undefined || names[index] === chosen)
  const length = extended(clock, clock.extension, on.subject.values)
  const readings = anchors.map((anchor) => {
    const start = 'step' in anchor ? standing.get(anchor.step)?.event.date : on.subject.values[anchor.dateOf]
    return typeof start === 'string' ? clockEnds(length, start, readingOf(on, clock.id)) : undefined
  })
  const dated = readings.filter((one): one is ClockEnds => one !== undefined)
  if (dated.length === 0) return undefined
  const unknown = dated.find((one) => !one.known)
  if (unknown !== undefined) return unknown
  const known = dated.flatMap((one) => (one.known ? [one] : []))
  const ends = [...new Set(known.flatMap((one) => one.ends))].sort()
  // An anchor without a day yet is a reading too.
  const partial = dated.length < readings.length
  const differ = partial || new Set(known.map((one) => one.ends.join())).size > 1
  const ask: readonly DecisionNeed[] = differ ? [{ code: 'clock-start', at: clock.id, options: names }] : []
  const missing = [...ask, ...known.flatMap((one) => one.missing)]
  return { known: true, ends, missing, ...(partial ? { partial } : {}) }
}
