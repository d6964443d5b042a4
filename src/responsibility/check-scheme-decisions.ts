import type { DecisionCode, Diagnostic } from '../kernel/index.js'
import { notApplicableOptions } from './applicability.js'
import { decisionFaults, type DecisionAnswers } from './decision-faults.js'
import type { SchemeQuestionCode } from './codes.js'
import type { Scheme } from './scheme.js'
import { vetoOptions } from './veto-hits.js'

/** Answers to each question that every scheme can leave open. */
const answers: Readonly<
  Record<
    Exclude<SchemeQuestionCode, 'not-applicable' | 'veto-effect'> | 'tie-at-quota' | 'month-end' | 'late-evidence',
    DecisionAnswers
  >
> = {
  'step-rounding': ['continuous', 'floor', 'ceil'],
  'proportion-base': ['target', 'whole'],
  'over-fulfilment': ['capAtWeight', 'uncapped'],
  floor: ['0', 'none'],
  cap: ['weight', 'none'],
  duplicates: ['each', 'largest'],
  'shared-events': ['full', 'split'],
  'rate-unit': 'figure',
  target: 'figure',
  'coefficient-at-target': ['coefficient', 'full'],
  'pro-rating': ['full', 'months', 'days'],
  'part-month': ['counted', 'notCounted'],
  'peer-mean-own': ['included', 'excluded'],
  abstentions: ['inBase', 'outOfBase'],
  'ballot-limit-base': ['marked', 'listed'],
  'ballot-over-limit': ['void', 'returned', 'counted'],
  'late-from': ['weight', 'zero'],
  'rank-ties': ['competition', 'dense', 'shareOfPlaces'],
  'rank-from-both-ends': ['top', 'bottom'],
  'efficacy-low': 'figure',
  'efficacy-form': ['linear', 'exponential'],
  'missing-actual': ['zero', 'keepWeight', 'provisional', 'leaveOut', 'refuse'],
  'total-floor': ['0', 'none'],
  'total-ceiling': ['full', 'none'],
  'tie-at-rank': ['exceed', 'leaveVacant'],
  'tie-at-quota': ['exceed', 'leaveVacant'],
  'vetoed-in-list': ['leaveRanking', 'leaveVacant'],
  'lists-overlap': ['keep', 'yield'],
  'tie-at-prize': ['each', 'sharePrizes'],
  'group-points': ['scale', 'asWritten'],
  'month-end': ['clamp', 'nextDay'],
  'late-evidence': ['nextYear', 'noYear'],
}

/** Decisions of a scheme that answer no question, or in words that are no answer. */
export function checkSchemeDecisions(scheme: Scheme): readonly Diagnostic<DecisionCode>[] {
  const moved = scheme.decisions.some(({ code, value }) => code === 'not-applicable' && value.startsWith('moveTo:'))
  return decisionFaults(scheme.decisions, {
    ...answers,
    'not-applicable': moved ? 'named' : notApplicableOptions,
    'veto-effect': vetoOptions(scheme),
  })
}
