import type { Decision } from './decision.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'

/** What can be wrong with a recorded decision, apart from the question it answers. */
export type DecisionCode = 'unknown-decision' | 'unreadable-decision'

/**
 * Decisions on questions that nobody asks: a misspelt code would otherwise be passed over without a word.
 *
 * @param decisions - the document's decisions
 * @param known - the codes of all questions that the room can ask
 * @returns a warning for each decision whose code is not among them
 * @example
 * ```ts
 * import { unknownDecisions } from 'xiangzhen/kernel'
 * const decisions = [{ code: 'tie-at-qouta', value: 'exceed', decidedBy: 'committee', decidedOn: '2024-12-20' }]
 * unknownDecisions(decisions, ['tie-at-quota'])[0]?.path // => 'decisions[0].code'
 * ```
 */
export function unknownDecisions(
  decisions: readonly Decision[],
  known: readonly string[],
): readonly Diagnostic<'unknown-decision'>[] {
  return decisions.flatMap(({ code }, index) =>
    known.includes(code)
      ? []
      : [diagnostic('unknown-decision', 'warning', `decisions[${index}].code`, { found: code })],
  )
}

/**
 * A decision whose value does not answer its question: it counts as not given, and this says so.
 *
 * @param decisions - the document's decisions
 * @param decision - the one whose value cannot be used
 * @param options - what it could be; or the kind of free value
 * @returns the error at the decision's place
 * @example
 * ```ts
 * import { unreadableDecision } from 'xiangzhen/kernel'
 * const decisions = [{ code: 'pool-rate', value: '30%', decidedBy: 'assembly', decidedOn: '2024-12-20' }]
 * unreadableDecision(decisions, decisions[0], ['figure']).path // => 'decisions[0].value'
 * ```
 */
export function unreadableDecision(
  decisions: readonly Decision[],
  decision: Decision,
  options: readonly string[],
): Diagnostic<'unreadable-decision'> {
  const path = `decisions[${decisions.indexOf(decision)}].value`
  return diagnostic('unreadable-decision', 'error', path, { question: decision.code, text: decision.value, options })
}
