import type { Diagnostic } from '../kernel/index.js'
import type { RuleBook } from './rule-book.js'

/** Looks for faults in a rule book. */
export function checkRuleBook(_book: RuleBook): readonly Diagnostic[] {
  return []
}
