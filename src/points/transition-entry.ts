import {
  computed,
  diagnostic,
  notComputable,
  type DiagnosticData,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import type { Entry } from './entries.js'
import { replayEntry, type EntryStanding, nextActions, moved, entryTargets, progressOf } from './entry-progress.js'
import type {
  EntryAction,
  EntryEvent,
  EntryRequest,
  EntryTransition,
  EntryWorkflow,
  EntryWorkflowFacts,
  EntryWorkflowReason,
  EntryWorkflowRules,
} from './entry-workflow.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import { actionWord, stateWord } from './process-words.js'
import { checkAskedDays } from './usable-wallet.js'
import { reverseEntry } from './reverse-entry.js'
import { samePersonQuestion } from './workflow-questions.js'

/**
 * Does one thing with an entry: gives the event to be kept and where the entry stands then, or why it cannot be done. Nothing is edited:
 * an objection that is upheld, and a mistake that is found after posting, lead to a reversal entry.
 *
 * Nobody reviews, verifies, rejects, decides objections about or takes back an entry of their own: one that is about them or that they
 * recorded or declared.
 *
 * @returns reasons `action-not-now`, `action-before-last-one`, `actor-without-role`, `action-on-own-entry`, `one-person-refused`,
 *   `proof-missing`, `objection-window-open`, `objection-too-late`, `resubmission-refused`, `history-not-in-order`, and those of
 *   `deadline`; decisions `publicity-length`, `publicity-first-day`, `window-after-objection`, `one-person-two-steps`
 * @throws RangeError where the day of the request is no date
 * @example
 * ```ts
 * import { transitionEntry, type EntryWorkflow } from 'xiangzhen/points'
 * const workflow: EntryWorkflow = {
 *   id: 'w', title: '积分申报流程', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     steps: ['review', 'publish'], resubmission: 'allowed',
 *     publicity: { days: 5, unit: 'day', firstDay: 'doesNotCount', shift: 'none' },
 *   },
 * }
 * const entry = { id: 'e1', member: 'm1', item: 'help', eventDate: '2024-03-01', recordedBy: 'm1' }
 * const events = [
 *   { entry: 'e1', number: 1, action: 'declare' as const, actor: 'm1', on: '2024-03-02' },
 * ]
 * const own = transitionEntry(workflow, { entry, events }, { action: 'review', actor: 'm1', on: '2024-03-03' })
 * own.status === 'not-computable' && own.reason // => 'action-on-own-entry'
 * const other = transitionEntry(workflow, { entry, events }, { action: 'review', actor: 'm2', on: '2024-03-03' })
 * other.status === 'computed' && other.value.state // => 'reviewed'
 * ```
 */
export function transitionEntry(
  policy: EntryWorkflow,
  facts: EntryWorkflowFacts,
  request: EntryRequest,
): Result<EntryTransition, EntryWorkflowReason> {
  checkAskedDays({ on: request.on })
  return underEveryAnswer(policy.decisions, (ask) => {
    const before = replayEntry(policy, ask, facts)
    if (before.status !== 'computed') return before
    const refusal = refusalOf(policy.rules, ask, facts, before.value, request)
    if (refusal !== undefined) {
      const data = {
        entry: facts.entry.id,
        action: request.action,
        doing: actionWord(request.action),
        actor: request.actor,
        on: request.on,
        ...refusal.data,
      }
      return notComputable(refusal.code, [diagnostic(refusal.code, 'error', facts.entry.id, data)])
    }
    return transition(policy, ask, facts, before.value, request)
  })
}

interface Refusal {
  readonly code: EntryWorkflowReason
  readonly data: DiagnosticData
}

const judgements: readonly EntryAction[] = ['review', 'verify', 'reject', 'dismiss', 'uphold', 'reverse']

function refusalOf(
  rules: EntryWorkflowRules,
  ask: Ask,
  facts: EntryWorkflowFacts,
  { state, events, until }: EntryStanding,
  { action, actor, role, on }: EntryRequest,
): Refusal | undefined {
  const refuse = (code: EntryWorkflowReason, data: DiagnosticData = {}): Refusal => ({ code, data })
  const next = nextActions(rules, state)
  if (!next.includes(action)) {
    const possible = next.length === 0 ? {} : { possible: next.map(actionWord) }
    return refuse('action-not-now', { state, next, standing: stateWord(state), ...possible })
  }
  const last = events[events.length - 1]
  if (last !== undefined && on < last.on) return refuse('action-before-last-one', { last: last.on })
  const roles = (rules.roles ?? []).filter((one) => one.actions.includes(action)).flatMap((one) => one.roles)
  if (roles.length > 0 && (role === undefined || !roles.includes(role))) return refuse('actor-without-role', { roles })
  if (judgements.includes(action) && isOwn(facts.entry, events, actor)) return refuse('action-on-own-entry')
  const since = events.map((one) => one.action).lastIndexOf('resubmit') + 1
  const other = action === 'verify' ? 'review' : action === 'review' ? 'verify' : undefined
  if (events.slice(since).some((one) => one.action === other && one.actor === actor)) {
    const both = ask(rules.samePerson, samePersonQuestion)
    if (both === 'refused') return refuse('one-person-refused')
  }
  const missing = action === 'reject' || !beforePublicity.includes(state) ? [] : missingProofs(rules, facts.entry, on)
  if (missing.length > 0) return refuse('proof-missing', { missing })
  if (action === 'object' && until !== null && on > until) return refuse('objection-too-late', { until })
  if (action === 'post' && until !== null && on <= until) return refuse('objection-window-open', { until })
  if (action === 'resubmit' && rules.resubmission === 'refused') return refuse('resubmission-refused')
  return undefined
}

const beforePublicity: readonly string[] = ['declared', 'reviewed', 'verified']

function isOwn(entry: Entry, events: readonly EntryEvent[], actor: string): boolean {
  if (entry.member === actor || entry.recordedBy === actor) return true
  if ((entry.others ?? []).some((one) => one.member === actor)) return true
  return events.some((one) => (one.action === 'declare' || one.action === 'resubmit') && one.actor === actor)
}

function missingProofs(rules: EntryWorkflowRules, entry: Entry, on: PlainDate): readonly string[] {
  const here = (entry.evidence ?? []).filter((one) => one.receivedAt === undefined || one.receivedAt <= on)
  return (rules.proofs ?? [])
    .filter((rule) => rule.items === undefined || rule.items.includes(entry.item))
    .flatMap((rule) => rule.kinds)
    .filter((kind) => here.every((one) => one.kind !== kind))
}

function transition(
  policy: EntryWorkflow,
  ask: Ask,
  facts: EntryWorkflowFacts,
  before: EntryStanding,
  { action, actor, on, note, reversalId }: EntryRequest,
): Result<EntryTransition, EntryWorkflowReason> {
  const after = moved(policy, ask, facts, before, action, on)
  if (after.status !== 'computed') return after
  const { id } = facts.entry
  const event: EntryEvent = {
    entry: id,
    number: before.events.length + 1,
    action,
    actor,
    on,
    ...(note === undefined ? {} : { note }),
  }
  const state = entryTargets[action]
  const kept = before.state === 'objected' ? 'published' : before.state === 'posted' ? 'posted' : state
  const entry: Entry = { ...facts.entry, state: state === 'reversed' ? kept : state }
  let reversal: Entry | null = null
  if (state === 'reversed') {
    const reversed = reverseEntry(entry, { id: reversalId ?? `${id}:reversal`, on, reason: note ?? action, by: actor })
    if (reversed.status !== 'computed') return reversed
    reversal = reversed.value
  }
  return computed({ ...progressOf(policy.rules, after.value), state, event, entry, reversal })
}
