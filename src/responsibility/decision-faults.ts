import {
  readFigure,
  unknownDecisions,
  unreadableDecision,
  type Decision,
  type DecisionCode,
  type Diagnostic,
} from '../kernel/index.js'

/** What can answer a question: one of a list, a figure, or what the document itself names (not checked here). */
export type DecisionAnswers = readonly string[] | 'figure' | 'named'

/** Decisions that answer no question of a document, or in words that are no answer. */
export function decisionFaults(
  decisions: readonly Decision[],
  answers: Readonly<Record<string, DecisionAnswers>>,
): readonly Diagnostic<DecisionCode>[] {
  const options = (code: string): DecisionAnswers | undefined =>
    Object.prototype.hasOwnProperty.call(answers, code) ? answers[code] : undefined
  const unreadable = decisions.flatMap((decision) => {
    const known = options(decision.code)
    if (known === undefined || known === 'named') return []
    if (known === 'figure')
      return readFigure(decision.value).ok ? [] : [unreadableDecision(decisions, decision, [known])]
    return known.includes(decision.value) ? [] : [unreadableDecision(decisions, decision, known)]
  })
  return [...unknownDecisions(decisions, Object.keys(answers)), ...unreadable]
}

/** Answers about lengths of time, which duties, workflows and criteria share. */
export const lengthAnswers = {
  'first-day': ['counted', 'notCounted'],
  'month-end': ['clamp', 'nextDay'],
  'day-off-shift': ['none', 'next', 'previous'],
} as const satisfies Readonly<Record<string, DecisionAnswers>>
