import {
  readFigure,
  unknownDecisions,
  unreadableDecision,
  type DecisionCode,
  type Diagnostic,
} from '../kernel/index.js'
import { notApplicableOptions } from './applicability.js'
import type { SchemeQuestionCode } from './codes.js'
import type { Scheme } from './scheme.js'
import { vetoOptions } from './veto-hits.js'

/** Answers to each question that a scheme can leave open; `figure`: any figure; `undefined`: they depend on the scheme. */
const answers: Readonly<
  Record<SchemeQuestionCode | 'tie-at-quota' | 'month-end' | 'late-evidence', readonly string[] | 'figure' | undefined>
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
  'late-from': ['weight', 'zero'],
  'rank-ties': ['competition', 'dense', 'shareOfPlaces'],
  'efficacy-low': 'figure',
  'efficacy-form': ['linear', 'exponential'],
  'missing-actual': ['zero', 'keepWeight', 'provisional', 'leaveOut', 'refuse'],
  'not-applicable': undefined,
  'total-floor': ['0', 'none'],
  'total-ceiling': ['full', 'none'],
  'veto-effect': undefined,
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
  const { decisions } = scheme
  const unreadable = decisions.filter(({ code, value }) => {
    const options = optionsOf(code, scheme)
    if (options === undefined) return false
    if (options === 'figure') return !readFigure(value).ok
    return !options.includes(value) && !(code === 'not-applicable' && value.startsWith('moveTo:'))
  })
  return [
    ...unknownDecisions(decisions, Object.keys(answers)),
    ...unreadable.map((decision) => {
      const options = optionsOf(decision.code, scheme)
      return unreadableDecision(decisions, decision, Array.isArray(options) ? options : ['figure'])
    }),
  ]
}

function optionsOf(code: string, scheme: Scheme): readonly string[] | 'figure' | undefined {
  if (code === 'not-applicable') return notApplicableOptions
  if (code === 'veto-effect') return vetoOptions(scheme)
  return Object.prototype.hasOwnProperty.call(answers, code) ? answers[code as keyof typeof answers] : undefined
}
