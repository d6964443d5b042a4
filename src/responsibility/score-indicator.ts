import { type Exact, exactZero, maxExact, subtractExact } from '../kernel/internal.js'
import { scoreLeaf } from './leaf-scoring.js'
import { decidedValue, type LeafInput } from './leaf.js'
import {
  type NodeEvaluation,
  type NodeState,
  type Place,
  type ScoringFrame,
  type SubjectFile,
  withoutPoints,
} from './node-evaluation.js'
import { aboutNode, atStage } from './node-points.js'
import type { Actual } from './scheme-facts.js'
import type { Indicator, MissingRule } from './scheme.js'
import { derivedTargets } from './subject-targets.js'
import { type Working, chosenStep } from './working.js'

/** One indicator of one subject. */
export function evaluateIndicator(indicator: Indicator, place: Place): NodeEvaluation {
  const { walk, weight } = place
  const { frame, file } = walk
  const policies = frame.scheme.rules.policies ?? {}
  const target = file.target(indicator)
  const input: LeafInput = {
    indicator,
    policies,
    decisions: frame.decisions,
    subject: file.subject,
    weight,
    stated: place.stated,
    target,
    ...(openPeerMean(indicator, file) ? { targetWith: (own) => file.target(indicator, own) } : {}),
    rows: file.rows(rowsId(indicator)),
    events: file.events(eventCode(indicator)),
    eventsOf: file.events,
    peers: file.peers(indicator),
    beyond: file.beyond,
    view: walk.view,
    span: frame.span,
  }
  const base: NodeEvaluation = {
    ...withoutPoints(indicator, place, 'notApplicable', weight),
    maximum: weight,
    target,
    applicable: weight,
    leaves: { applicable: 1, answered: 0, provisional: 0 },
    working: undefined,
  }
  if (walk.zeroed.has(indicator.id)) {
    const working = aboutNode(chosenStep('zeroed', exactZero, walk.zeroed.get(indicator.id)), indicator, weight)
    return {
      ...base,
      state: 'vetoed',
      working,
      answered: weight,
      leaves: { applicable: 1, answered: 1, provisional: 0 },
      hits: ['veto'],
    }
  }
  if (!place.inSheet && frame.full?.get(file.subject.id)?.has(indicator.id) === true) {
    return {
      ...base,
      state: 'scored',
      working: aboutNode(chosenStep('full-points', weight), indicator, weight),
      answered: weight,
      leaves: { applicable: 1, answered: 1, provisional: 0 },
    }
  }
  if (file.unreadable(indicator)) return { ...base, state: 'unanswered', reason: 'row-unreadable' }
  const score = scoreLeaf(input)
  const planned = plannedPoints(input, file.planned(rowsId(indicator)), score.is === 'missing' ? undefined : score)
  if (score.is === 'missing') return unanswered(indicator, base, planned, frame)
  const answered = {
    ...base,
    figure: score.figure,
    planned,
    answered: weight,
    leaves: { applicable: 1, answered: 1, provisional: score.estimated ? 1 : 0 },
    state: (score.estimated ? 'provisional' : 'scored') as NodeState,
  }
  const { outcome } = score
  if (outcome.is === 'needs') return { ...answered, missing: outcome.missing }
  if (outcome.is === 'refused') return { ...answered, reason: outcome.reason, reasonData: outcome.data }
  const working = atStage(outcome.working, frame.scheme, 'indicator', indicator.rounding)
  return { ...answered, hits: outcome.hits, working: aboutNode(working, indicator, weight) }
}

// A mean of the peers that may or may not hold the subject itself.
function openPeerMean({ id, target }: Indicator, file: SubjectFile): boolean {
  const open = derivedTargets(target).some((rule) => rule.kind === 'peerMean' && rule.own === undefined)
  return open && !file.assigned(id)
}

function plannedPoints(
  input: LeafInput,
  planned: readonly Actual[],
  now: ReturnType<typeof scoreLeaf> | undefined,
): Exact | undefined {
  if (planned.length === 0) return undefined
  const then = scoreLeaf({ ...input, rows: planned.map((row) => ({ ...row, state: 'reported' as const })) })
  if (then.is === 'missing' || then.outcome.is !== 'points') return undefined
  const current = now?.is === 'scored' && now.outcome.is === 'points' ? now.outcome.working.figure : exactZero
  return maxExact(exactZero, subtractExact(then.outcome.working.figure, current))
}

function unanswered(
  indicator: Indicator,
  base: NodeEvaluation,
  planned: Exact | undefined,
  frame: ScoringFrame,
): NodeEvaluation {
  const options: readonly MissingRule[] = ['zero', 'keepWeight', 'provisional', 'leaveOut', 'refuse']
  const stated = indicator.missing ?? frame.scheme.rules.policies?.missing
  const rule = stated ?? decidedValue(frame.decisions, 'missing-actual', indicator.id, options)
  const state: NodeState = planned === undefined ? 'unanswered' : 'planned'
  const data = { rule: rule ?? null }
  const said = (code: string): Working | undefined =>
    aboutNode(chosenStep(code, exactZero, data), indicator, base.weight)
  switch (rule) {
    case undefined:
      return { ...base, state, planned, missing: [{ code: 'missing-actual', at: indicator.id, options }] }
    case 'refuse':
      return { ...base, state, planned, reason: 'actual-missing' }
    case 'leaveOut':
      return { ...base, state, planned, maximum: exactZero, working: said('left-out') }
    case 'zero':
      return {
        ...base,
        state,
        planned,
        working: said('not-reported'),
        answered: base.weight,
        leaves: { applicable: 1, answered: 1, provisional: 0 },
      }
    case 'keepWeight':
      return { ...base, state, planned, working: said('no-figure-yet') }
    case 'provisional':
      return {
        ...base,
        state,
        planned,
        working: said('no-figure-yet'),
        leaves: { applicable: 1, answered: 0, provisional: 1 },
      }
  }
}

/** Id of the indicator whose rows an indicator reads. */
export function rowsId(indicator: Indicator): string {
  return indicator.rowsOf ?? indicator.id
}

/** Code of the events that an indicator counts. */
export function eventCode(indicator: Indicator): string {
  const { method, measure } = indicator
  if ((method.kind === 'count' || method.kind === 'quotas') && method.event !== undefined) return method.event
  return measure?.kind === 'events' ? (measure.event ?? indicator.id) : indicator.id
}
