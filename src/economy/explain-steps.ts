import type { DiagnosticData, Explanation, ExplanationOperation, Rounding } from '../kernel/index.js'
import { compareExact, exactOf, exactToShownText, type Exact } from '../kernel/internal.js'
import type { DistributionStepCode } from './distribution-codes.js'

/** A step that follows from its lines. */
export function step(
  code: DistributionStepCode,
  data: DiagnosticData,
  figure: string,
  operation: ExplanationOperation,
  lines: readonly Explanation[],
  rounding?: Rounding,
): Explanation {
  return { code, data, figure, operation, ...(rounding === undefined ? {} : { rounding }), lines }
}

/** A fact, or a number of a rule. */
export function given(code: DistributionStepCode, data: DiagnosticData, figure: string): Explanation {
  return { code, data, figure, operation: 'given', lines: [] }
}

/** The clause, where the charter states one. */
export function clauseOf({ clause }: { readonly clause?: string }): DiagnosticData {
  return clause === undefined ? {} : { clause }
}

/** An amount as plain text; at most twelve places. */
export function plainOf(amount: Exact): string {
  return exactToShownText(amount, 12)
}

/** Whether the plain text is the amount. */
export function isPlain(amount: Exact): boolean {
  return compareExact(exactOf(plainOf(amount)), amount) === 0
}
