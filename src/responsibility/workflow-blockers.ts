import { type DecisionNeed, type DiagnosticData, type PlainDate, addMonths } from '../kernel/index.js'
import { judge } from './criteria.js'
import { countVotes } from './votes.js'
import {
  type RunContext,
  type Standings,
  clockOf,
  isOpen,
  lengthEnds,
  linkStanding,
  titleOf,
} from './workflow-reading.js'
import type { WorkflowClock, WorkflowEvent, WorkflowStep } from './workflow.js'

/** Why a step cannot be taken, or why a record of it does not stand. */
export type WorkflowBlockerCode =
  | 'step-before-open'
  | 'too-early'
  | 'too-late'
  | 'not-long-enough'
  | 'start-unknown'
  | 'requirement-not-met'
  | 'requirement-unknown'
  | 'meeting-not-quorate'
  | 'not-carried'
  | 'vote-unknown'
  | 'vote-not-a-count'
  | 'outcome-unknown'
  | 'date-unknown'
  | 'calendar-unknown'
  | 'decision-needed'
  | 'repeat-missing'
  | 'unknown-step'

/** One thing in the way. */
export interface WorkflowBlocker {
  /** Which. */
  readonly code: WorkflowBlockerCode
  /** The step, requirement, clock or day that it is about. */
  readonly data: DiagnosticData
  /** Whether the text only says 一般: then it warns and does not bar. */
  readonly soft: boolean
  /** Article of the text. */
  readonly clause?: string
  /** The decisions that are needed, for `decision-needed`. */
  readonly missing?: readonly DecisionNeed[]
}

/**
 * Everything in the way of a step on a day. With a record it judges the record; without one it says what is missing before the
 * step can be taken, and leaves out what only the record can show.
 *
 * @internal
 */
export function blockersOf(
  on: RunContext,
  run: { readonly standing: Standings; readonly started: ReadonlyMap<string, WorkflowEvent> },
  step: WorkflowStep,
  event: WorkflowEvent | undefined,
  day: PlainDate,
): readonly WorkflowBlocker[] {
  const { standing } = run
  const found: WorkflowBlocker[] = []
  if (!isOpen(standing, step)) {
    for (const link of step.after ?? []) {
      if (linkStanding(standing, link) === 'done') continue
      found.push({
        code: 'step-before-open',
        data: { step: link.step, title: titleOf(on.document, link.step), outcome: link.outcome ?? null },
        soft: false,
      })
    }
  }
  for (const clock of step.notBefore ?? []) found.push(...clockBlockers(on, standing, clock, 'too-early', day))
  for (const clock of step.by ?? []) found.push(...clockBlockers(on, standing, clock, 'too-late', day))
  found.push(...betweenBlockers(step, day), ...repeatBlockers(on, standing, step, day))
  if (event !== undefined) found.push(...lengthBlockers(on, run.started.get(step.id), step, event))
  found.push(...requirementBlockers(on, step, event, day))
  if (event !== undefined) found.push(...voteBlockers(on, step, event))
  if (event !== undefined && step.outcomes !== undefined && !step.outcomes.some((one) => one.id === event.outcome)) {
    found.push({ code: 'outcome-unknown', data: { outcome: event.outcome ?? null }, soft: false })
  }
  return found
}

// A record that is due again and again binds the step that ends it: one for every full stretch by then, a missed one made up later.
function repeatBlockers(
  on: RunContext,
  standing: Standings,
  step: WorkflowStep,
  day: PlainDate,
): readonly WorkflowBlocker[] {
  return on.document.rules.steps.flatMap((other) => {
    const start = standing.get(other.id)?.event.date
    const binding = (other.repeats ?? []).filter((repeat) => repeat.until === step.id)
    if (start === undefined) return []
    return binding.flatMap((repeat): readonly WorkflowBlocker[] => {
      const required = stretchesBy(start, day, repeat.everyMonths).length
      const records = repeatRecords(on, repeat.id, start, day).length
      if (records >= required) return []
      const data = { repeat: repeat.title, required, done: records, missing: required - records }
      const clause = repeat.clause === undefined ? {} : { clause: repeat.clause }
      return [{ code: 'repeat-missing', data, soft: repeat.soft === true, ...clause }]
    })
  })
}

/** Records of something that repeats, after a day and up to another. @internal */
export function repeatRecords(on: RunContext, id: string, after: PlainDate, to: PlainDate): readonly WorkflowEvent[] {
  return on.events.filter(
    (event) => event.caseId === on.subject.id && event.step === id && event.date > after && event.date <= to,
  )
}

/** Full stretches of so many months from a day up to another: each by the day before it begins and its last day. @internal */
export function stretchesBy(
  start: PlainDate,
  end: PlainDate,
  months: number,
): readonly { readonly from: PlainDate; readonly to: PlainDate }[] {
  const list: { readonly from: PlainDate; readonly to: PlainDate }[] = []
  for (let stretch = 0; ; stretch += 1) {
    const from = addMonths(start, stretch * months, { monthEnd: 'clamp' })
    const to = addMonths(start, (stretch + 1) * months, { monthEnd: 'clamp' })
    if (to > end) return list
    list.push({ from, to })
  }
}

function betweenBlockers({ between }: WorkflowStep, day: PlainDate): readonly WorkflowBlocker[] {
  const { from, to, soft = false } = between ?? {}
  if (from !== undefined && day < from) return [{ code: 'too-early', data: { clock: null, limit: from }, soft }]
  return to !== undefined && day > to ? [{ code: 'too-late', data: { clock: null, limit: to }, soft: true }] : []
}

// Lateness never undoes what was done: it is told. A step that must lapse says so by its validity.
function clockBlockers(
  on: RunContext,
  standing: Standings,
  clock: WorkflowClock,
  code: 'too-early' | 'too-late',
  day: PlainDate,
): readonly WorkflowBlocker[] {
  const soft = code === 'too-late' || clock.soft === true
  const clause = clock.clause === undefined ? {} : { clause: clock.clause }
  const ends = clockOf(on, standing, clock)
  if (ends === undefined)
    return code === 'too-late' ? [] : [{ code: 'date-unknown', data: { clock: clock.id }, soft, ...clause }]
  if (!ends.known)
    return [{ code: 'calendar-unknown', data: { clock: clock.id, reason: ends.reason }, soft, ...clause }]
  const breaks = ends.ends.map((end) => (code === 'too-early' ? day < end : day > end))
  if (!breaks.includes(true)) return []
  if (breaks.includes(false) || ends.partial === true) {
    return [{ code: 'decision-needed', data: { clock: clock.id }, soft, ...clause, missing: ends.missing }]
  }
  const limit = code === 'too-early' ? (ends.ends[0] ?? null) : (ends.ends[ends.ends.length - 1] ?? null)
  return [{ code, data: { clock: clock.id, limit }, soft, ...clause }]
}

function lengthBlockers(
  on: RunContext,
  started: WorkflowEvent | undefined,
  step: WorkflowStep,
  event: WorkflowEvent,
): readonly WorkflowBlocker[] {
  if (step.lasts === undefined) return []
  const { atLeast } = step.lasts
  const clause = step.lasts.clause === undefined ? {} : { clause: step.lasts.clause }
  if (started === undefined)
    return [{ code: 'start-unknown', data: { step: step.id, title: step.title }, soft: false, ...clause }]
  const ends = lengthEnds(on, step.lasts, started.date)
  if (!ends.known) {
    return [{ code: 'calendar-unknown', data: { clock: atLeast.id, reason: ends.reason }, soft: false, ...clause }]
  }
  const short = ends.ends.map((end) => event.date < end)
  if (!short.includes(true)) return []
  if (short.includes(false)) {
    return [{ code: 'decision-needed', data: { clock: atLeast.id }, soft: false, ...clause, missing: ends.missing }]
  }
  return [
    { code: 'not-long-enough', data: { started: started.date, until: ends.ends[0] ?? null }, soft: false, ...clause },
  ]
}

function requirementBlockers(
  on: RunContext,
  step: WorkflowStep,
  event: WorkflowEvent | undefined,
  day: PlainDate,
): readonly WorkflowBlocker[] {
  return (step.requires ?? []).flatMap((requirement): readonly WorkflowBlocker[] => {
    const at = `${step.id}.${requirement.id}`
    const values = { ...on.subject.values, ...event?.values }
    const judged = judge(requirement.when, { values, decisions: on.decisions, asOf: day, at })
    const soft = requirement.soft === true
    const clause = requirement.clause === undefined ? {} : { clause: requirement.clause }
    if (judged.standing === 'met') return []
    if (judged.standing === 'needs') {
      return [
        {
          code: 'decision-needed',
          data: { requirement: requirement.id, title: requirement.title },
          soft,
          ...clause,
          missing: judged.missing,
        },
      ]
    }
    if (judged.standing === 'unknown') {
      // Before the step is taken its own record is not there yet: nothing is in the way.
      if (event === undefined) return []
      const data = { requirement: requirement.id, title: requirement.title, unknown: judged.unknown.join(' ') }
      return [{ code: 'requirement-unknown', data, soft, ...clause }]
    }
    return [
      { code: 'requirement-not-met', data: { requirement: requirement.id, title: requirement.title }, soft, ...clause },
    ]
  })
}

function voteBlockers(on: RunContext, step: WorkflowStep, event: WorkflowEvent): readonly WorkflowBlocker[] {
  if (step.vote === undefined) return []
  const clause = step.vote.clause === undefined ? {} : { clause: step.vote.clause }
  if (event.vote === undefined)
    return [{ code: 'vote-unknown', data: { step: step.id, title: step.title }, soft: false, ...clause }]
  const counted = countVotes({ rules: step.vote, decisions: on.decisions }, event.vote, { at: step.id })
  if (counted.status === 'needs') {
    return [{ code: 'decision-needed', data: { step: step.id }, soft: false, ...clause, missing: counted.missing }]
  }
  if (counted.status === 'not-computable') {
    return [{ code: 'vote-not-a-count', data: { reason: counted.reason }, soft: false, ...clause }]
  }
  const { quorate, presentNeeded, carried, inFavourNeeded } = counted.value
  const { present } = event.vote
  if (!quorate)
    return [{ code: 'meeting-not-quorate', data: { present, needed: presentNeeded }, soft: false, ...clause }]
  // A vote that is lost can end the step in an outcome that does not proceed.
  const outcome = step.outcomes?.find((one) => one.id === event.outcome)
  if (carried === true || (outcome !== undefined && outcome.effect !== 'proceeds')) return []
  const data = { inFavour: event.vote.inFavour ?? null, needed: inFavourNeeded }
  return [{ code: 'not-carried', data, soft: false, ...clause }]
}
