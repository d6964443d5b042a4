import { diagnostic, unreadableDecision, type Decision, type Diagnostic } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import { caseAnswers } from './case-needs.js'
import type { RuleBook } from './rule-book.js'
import type { RuleBookCode } from './rule-book-codes.js'
import { openPlaces } from './undecided.js'

/** Decisions that answer nothing: on a question that nobody asks, or with a value that is no answer. */
export function decisionFindings(book: RuleBook, decisions: readonly Decision[]): readonly Diagnostic<RuleBookCode>[] {
  if (decisions.length === 0) return []
  const asked = new Set(openPlaces(book.rules, 'rules').map((place) => place.code))
  const vetoes = (book.rules.vetoes ?? []).flatMap((one) => partsOf<{ id: string }>(one)).map(({ id }) => id)
  const consequences = new Map(
    (book.rules.consequences ?? [])
      .flatMap((one) => partsOf<{ id: string; outcomes: readonly string[] }>(one))
      .map(({ id, outcomes }) => [id, outcomes]),
  )
  return decisions.flatMap((decision, index): Diagnostic<RuleBookCode>[] => {
    const { code, value } = decision
    if (asked.has(code)) return []
    const options = vetoes.includes(code)
      ? ['applied', 'notApplied']
      : (consequences.get(code) ?? ownValue<readonly string[]>(caseAnswers, code))
    if (options === undefined) {
      const data = { decision: code, witness: code }
      return [diagnostic('decision-without-question', 'warning', `decisions[${index}]`, data)]
    }
    return options.length > 0 && !options.includes(value) ? [unreadableDecision(decisions, decision, options)] : []
  })
}

/** A part of a book, or its readings where it is open. */
export function partsOf<T>(part: object): readonly T[] {
  const { readings } = part as { readings?: Readonly<Record<string, T>> }
  return readings === undefined ? [part as T] : Object.values(readings)
}
