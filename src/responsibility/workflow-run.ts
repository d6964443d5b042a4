import type { PlainDate } from '../kernel/index.js'
import { blockersOf, type WorkflowBlocker } from './workflow-blockers.js'
import { validityEnds, type RunContext, type StandingStep, type Standings } from './workflow-reading.js'
import type { WorkflowEvent, WorkflowStep, WorkflowValidity } from './workflow.js'

/** A record that does not stand. @internal */
export interface RefusedRecord {
  readonly event: WorkflowEvent
  readonly blockers: readonly WorkflowBlocker[]
}

/** A result that lapsed. @internal */
export interface LapsedStep {
  readonly validity: WorkflowValidity
  readonly step: string
  readonly event: WorkflowEvent
  readonly held: PlainDate
}

/** A case on a day. @internal */
export interface WorkflowRun {
  readonly standing: Standings
  readonly started: ReadonlyMap<string, WorkflowEvent>
  readonly refused: readonly RefusedRecord[]
  readonly lapsed: readonly LapsedStep[]
  readonly ended: StandingStep | undefined
}

/** Takes the records of a case one after the other, by day. A record that breaks a binding rule does not stand. @internal */
export function runWorkflow(on: RunContext): WorkflowRun {
  const steps = new Map(on.document.rules.steps.map((step) => [step.id, step]))
  const place = new Map(inOrder(on.document.rules.steps).map((step, index) => [step.id, index]))
  const state: MutableRun = { standing: new Map(), started: new Map(), refused: [], lapsed: [], ended: undefined }
  const records = on.events
    .filter((event) => event.caseId === on.subject.id && event.date <= on.asOf && steps.has(event.step))
    .sort((a, b) => compareRecords(a, b, place))
  for (const event of records) {
    lapse(on, state, event.date)
    const step = steps.get(event.step) as WorkflowStep
    if (event.kind === 'started') state.started.set(step.id, event)
    else take(on, state, step, event)
  }
  lapse(on, state, on.asOf)
  return state
}

interface MutableRun {
  readonly standing: Map<string, StandingStep>
  readonly started: Map<string, WorkflowEvent>
  readonly refused: RefusedRecord[]
  readonly lapsed: LapsedStep[]
  ended: StandingStep | undefined
}

function compareRecords(a: WorkflowEvent, b: WorkflowEvent, place: ReadonlyMap<string, number>): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  const order = (a.order ?? 0) - (b.order ?? 0)
  if (order !== 0) return order
  const steps = (place.get(a.step) ?? 0) - (place.get(b.step) ?? 0)
  if (steps !== 0) return steps
  if (a.kind !== b.kind) return a.kind === 'started' ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** Steps so that each comes after those that go before it, as far as the document lets them. @internal */
function inOrder(steps: readonly WorkflowStep[]): readonly WorkflowStep[] {
  const left = [...steps]
  const done: WorkflowStep[] = []
  while (left.length > 0) {
    const waiting = new Set(left.map((step) => step.id))
    const free = left.findIndex((step) => (step.after ?? []).every((link) => !waiting.has(link.step)))
    // In a circle the order of the text stands in.
    done.push(...left.splice(free === -1 ? 0 : free, 1))
  }
  return done
}

function take(on: RunContext, state: MutableRun, step: WorkflowStep, event: WorkflowEvent): void {
  const found = blockersOf(on, state, step, event, event.date)
  const blockers = found.filter((one) => !one.soft)
  if (blockers.length > 0) {
    state.refused.push({ event, blockers })
    return
  }
  if (state.standing.has(step.id)) clearAfter(on, state, step.id)
  const outcome = step.outcomes?.find((one) => one.id === event.outcome)
  const effect = outcome?.effect ?? 'proceeds'
  const standing: StandingStep = { event, outcome: outcome?.id ?? null, effect, warnings: found }
  state.standing.set(step.id, standing)
  if (effect === 'ends') state.ended = standing
}

// What was built on a step that is done again falls with it.
function clearAfter(on: RunContext, state: MutableRun, id: string): void {
  for (const step of on.document.rules.steps) {
    if (!(step.after ?? []).some((link) => link.step === id)) continue
    const stood = state.standing.delete(step.id)
    state.started.delete(step.id)
    if (stood) clearAfter(on, state, step.id)
  }
}

// Takes away what has lapsed by a day. The longest time that has passed says what must be done again.
function lapse(on: RunContext, state: MutableRun, day: PlainDate): void {
  for (const step of on.document.rules.steps) {
    const standing = state.standing.get(step.id)
    if (standing === undefined) continue
    const passed = (step.validity ?? [])
      .filter((validity) => !state.standing.has(validity.until))
      .flatMap((validity) => {
        const ends = validityEnds(on, validity, standing.event.date)
        const held = ends.known ? ends.ends[ends.ends.length - 1] : undefined
        return held !== undefined && day > held ? [{ validity, step: step.id, event: standing.event, held }] : []
      })
      .sort((a, b) => (a.held < b.held ? 1 : -1))
    const [worst] = passed
    if (worst === undefined) continue
    state.lapsed.push(worst)
    for (const redo of worst.validity.redo) {
      state.standing.delete(redo)
      state.started.delete(redo)
      clearAfter(on, state, redo)
    }
  }
}
