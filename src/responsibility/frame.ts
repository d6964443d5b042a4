import { periodBounds } from '../kernel/index.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion } from './scheme-result.js'
import type { Scheme } from './scheme.js'
import type { ScoringFrame } from './node-evaluation.js'

/** What holds while a question about a scheme is answered. */
export function framed(scheme: Scheme, facts: SchemeFacts, question: SchemeQuestion): ScoringFrame {
  const bounds = periodBounds(question.period)
  return {
    scheme,
    decisions: [...scheme.decisions, ...(facts.decisions ?? [])],
    span: {
      period: question.period,
      from: bounds.start,
      to: bounds.lastDay,
      asOf: question.asOf,
      calendar: question.calendar,
    },
  }
}
