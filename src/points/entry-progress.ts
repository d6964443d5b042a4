import {
  computed,
  deadline,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  readPlainDate,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { EntryState } from './entries.js'
import type {
  EntryAction,
  EntryEvent,
  EntryProgress,
  EntryWorkflow,
  EntryWorkflowFacts,
  EntryWorkflowReason,
  EntryWorkflowRules,
} from './entry-workflow.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import { actionWord } from './process-words.js'
import { afterObjectionQuestion, firstDayQuestion } from './workflow-questions.js'

/**
 * Where an entry stands, from its history alone.
 *
 * @returns reasons `history-not-in-order` and those of `deadline`; decisions as for {@link transitionEntry}
 * @example
 * ```ts
 * import { entryProgress, type EntryWorkflow } from 'xiangzhen/points'
 * const workflow: EntryWorkflow = {
 *   id: 'w', title: '积分申报流程', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { steps: ['review', 'verify'], resubmission: 'refused' },
 * }
 * const entry = { id: 'e1', member: 'm1', item: 'help', eventDate: '2024-03-01' }
 * const events = [{ entry: 'e1', number: 1, action: 'declare' as const, actor: 'm1', on: '2024-03-02' }]
 * const progress = entryProgress(workflow, { entry, events })
 * progress.status === 'computed' && progress.value.next // => ['review', 'reject']
 * ```
 */
export function entryProgress(
  policy: EntryWorkflow,
  facts: EntryWorkflowFacts,
): Result<EntryProgress, EntryWorkflowReason> {
  return underEveryAnswer(policy.decisions, (ask) => {
    const standing = replayEntry(policy, ask, facts)
    return standing.status === 'computed' ? computed(progressOf(policy.rules, standing.value)) : standing
  })
}

/** How far an entry has come. */
export interface EntryStanding {
  readonly state: EntryState | 'new'
  readonly events: readonly EntryEvent[]
  readonly publishedOn: PlainDate | null
  readonly until: PlainDate | null
}

/** Where the history of an entry leads, or which step of it does not fit. */
export function replayEntry(
  policy: EntryWorkflow,
  ask: Ask,
  facts: EntryWorkflowFacts,
): Result<EntryStanding, EntryWorkflowReason> {
  const outOfOrder = (number: number, action?: EntryAction): Result<never, EntryWorkflowReason> => {
    const known = action !== undefined && ownValue(entryTargets, action) !== undefined
    const data = { entry: facts.entry.id, number, ...(known ? { action, doing: actionWord(action) } : {}) }
    return notComputable('history-not-in-order', [diagnostic('history-not-in-order', 'error', facts.entry.id, data)])
  }
  const list: unknown = facts.events
  const given: readonly unknown[] = Array.isArray(list) ? list : [list]
  const broken = given.findIndex((one) => typeof one !== 'object' || one === null || !('entry' in one))
  if (broken !== -1) return outOfOrder(broken + 1)
  const events = facts.events.filter((one) => one.entry === facts.entry.id).sort((a, b) => a.number - b.number)
  let standing: EntryStanding = { state: 'new', events, publishedOn: null, until: null }
  for (const [index, event] of events.entries()) {
    const early = !readPlainDate(event.on).ok || (index > 0 && event.on < events[index - 1]!.on)
    if (event.number !== index + 1 || early || !nextActions(policy.rules, standing.state).includes(event.action)) {
      return outOfOrder(index + 1, event.action)
    }
    const after = moved(policy, ask, facts, standing, event.action, event.on)
    if (after.status !== 'computed') return after
    standing = after.value
  }
  return computed(standing)
}

/** The state that an action leads to. */
export const entryTargets: Readonly<Record<EntryAction, EntryState>> = {
  declare: 'declared',
  review: 'reviewed',
  verify: 'verified',
  publish: 'published',
  object: 'objected',
  dismiss: 'published',
  uphold: 'reversed',
  post: 'posted',
  reject: 'rejected',
  resubmit: 'declared',
  reverse: 'reversed',
}

/** What can be done in a state. */
export function nextActions(rules: EntryWorkflowRules, state: EntryState | 'new'): readonly EntryAction[] {
  switch (state) {
    case 'new':
      return ['declare']
    case 'declared':
    case 'reviewed':
    case 'verified': {
      const done = rules.steps.findIndex((step) => entryTargets[step] === state)
      return [rules.steps[done + 1] ?? 'post', 'reject']
    }
    case 'published':
      return ['object', rules.steps[rules.steps.indexOf('publish') + 1] ?? 'post']
    case 'objected':
      return ['dismiss', 'uphold']
    case 'posted':
      return ['reverse']
    case 'rejected':
      return ['resubmit']
    case 'reversed':
      return []
  }
}

/** The state after an action; publication and a dismissed objection set the window. */
export function moved(
  policy: EntryWorkflow,
  ask: Ask,
  facts: EntryWorkflowFacts,
  before: EntryStanding,
  action: EntryAction,
  on: PlainDate,
): Result<EntryStanding, EntryWorkflowReason> {
  const state = entryTargets[action]
  const anew =
    action === 'publish' ||
    (action === 'dismiss' && ask(policy.rules.publicity?.afterObjection, afterObjectionQuestion) === 'startsAnew')
  if (anew) {
    const until = windowEnd(policy, ask, facts, on)
    return until.status === 'computed' ? computed({ ...before, state, publishedOn: on, until: until.value }) : until
  }
  const gone = state === 'reversed' || state === 'declared'
  return computed({ ...before, state, ...(gone ? { publishedOn: null, until: null } : {}) })
}

function windowEnd(
  policy: EntryWorkflow,
  ask: Ask,
  { calendar }: EntryWorkflowFacts,
  on: PlainDate,
): Result<PlainDate, EntryWorkflowReason> {
  const publicity = policy.rules.publicity
  const decided = decisionFor(policy.decisions, 'publicity-length')?.value ?? ''
  const count = publicity?.days ?? (/^[1-9][0-9]{0,3}$/.test(decided) ? Number(decided) : undefined)
  if (count === undefined) return needs([{ code: 'publicity-length', options: [], free: 'figure' }])
  const firstDay = ask(publicity?.firstDay, firstDayQuestion)
  const { unit, shift } = publicity ?? ({ unit: 'day', shift: 'none' } as const)
  const end = deadline(on, { count, unit, firstDayCounted: firstDay === 'counts', shift }, calendar)
  return end.status === 'computed' ? computed(end.value.lastDay) : end
}

/** The progress that a standing shows. */
export function progressOf(rules: EntryWorkflowRules, { state, publishedOn, until }: EntryStanding): EntryProgress {
  const next = nextActions(rules, state).filter((one) => one !== 'resubmit' || rules.resubmission === 'allowed')
  return { state, publishedOn, objectionsUntil: until, next }
}
