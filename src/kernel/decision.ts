import type { PlainDate } from './dates.js'
import type { DiagnosticData } from './diagnostic.js'

/** What somebody decided where the published text leaves a question open. It is part of the document, beside its `rules`. */
export interface Decision {
  /** The open question, a kebab-case code that the room's documentation lists. */
  readonly code: string
  /** What the decision is about: the id or path of a rule, a member, a period. Absent: it holds for the whole document. */
  readonly at?: string
  /** The choice: one of the options of the question, or a free value (decimal text, date) where the question is open. */
  readonly value: string
  /** Who decided, as the host's records name the body or the person. */
  readonly decidedBy: string
  /** The day of the decision. */
  readonly decidedOn: PlainDate
  /** Why, in the words of whoever decided. */
  readonly note?: string
}

/** A question that a case raises and that the document does not answer. */
export interface DecisionNeed {
  /** The open question. */
  readonly code: string
  /** What it is about, when it is not about the whole document. */
  readonly at?: string
  /** The answers that can be given. Empty when any value of the kind named in `free` is an answer. */
  readonly options: readonly string[]
  /** The kind of free value that answers the question, when the options are not a closed list. */
  readonly free?: 'figure' | 'date' | 'text'
  /** The values that the sentence about the question names. */
  readonly data?: DiagnosticData
}

/**
 * Finds the decision on a question. One about `at` itself goes before one about the whole document; of two with the
 * same reach the later `decidedOn` counts.
 *
 * @param decisions - the document's decisions, in any order
 * @param code - the question
 * @param at - what it is about
 * @returns the decision, or `undefined` when the question is open
 * @example
 * ```ts
 * import { decisionFor } from 'xiangzhen/kernel'
 * const decisions = [
 *   { code: 'tie-at-quota', value: 'exceed', decidedBy: 'township committee', decidedOn: '2024-12-20' },
 * ]
 * decisionFor(decisions, 'tie-at-quota', 'grades.excellent')?.value // => 'exceed'
 * ```
 */
export function decisionFor(decisions: readonly Decision[], code: string, at?: string): Decision | undefined {
  let best: Decision | undefined
  for (const one of decisions) {
    if (one.code !== code) continue
    if (one.at !== undefined && one.at !== at) continue
    if (best === undefined || rankOf(one) > rankOf(best)) best = one
  }
  return best
}

// A decision about the very thing sorts above a general one; then the later day, then the value, so that order never matters.
function rankOf(decision: Decision): string {
  return `${decision.at === undefined ? '0' : '1'}${decision.decidedOn}${decision.value}`
}
