import { diagnostic, type Decision, type Diagnostic } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import { partsOf } from './check-decisions.js'
import type { RuleBook } from './rule-book.js'

/** Decisions about a place that the book does not have. */
export function misplacedDecisions(
  book: RuleBook,
  decisions: readonly Decision[],
): readonly Diagnostic<'decision-about-nothing'>[] {
  const places = placesOf(book)
  return decisions.flatMap(({ code, at }, index): Diagnostic<'decision-about-nothing'>[] => {
    const known = ownValue(places, code)
    if (at === undefined || known === undefined) return []
    if (known.some((one) => at === one || at.startsWith(`${one}.`))) return []
    const data = { decision: code, at, options: known, witness: at }
    return [diagnostic('decision-about-nothing', 'error', `decisions[${index}].at`, data)]
  })
}

// What decisions about cases can be about, where the book alone says it; a quota goes by the words of its need and by its path.
function placesOf(book: RuleBook): Readonly<Record<string, readonly string[]>> {
  const { rules } = book
  const tables = (rules.grades ?? []).map((one) => partsOf<{ id: string; quotas?: readonly object[] }>(one))
  const quotas = tables.flatMap((readings, index) =>
    readings.flatMap(({ id, quotas: list }) =>
      (list ?? []).flatMap((_, at) => [`${id}.quotas[${at}]`, `rules.grades[${index}].quotas[${at}]`]),
    ),
  )
  const ids = (list: readonly object[] | undefined): readonly string[] =>
    (list ?? []).flatMap((one) => partsOf<{ id: string }>(one)).map(({ id }) => id)
  const bands = ids(rules.grades)
  const items = ids(rules.items)
  const budgets = ids(rules.budgets)
  return {
    'tie-at-quota': quotas,
    'grade-without-seat': quotas,
    'band-gap': bands,
    'band-overlap': bands,
    'ladder-overlap': items,
    'same-matter': items,
    'multiplier-on-steps': ids(rules.multipliers),
    'budget-exceeded': budgets,
    'same-day-claims': budgets,
    'tie-in-division': budgets,
    'tie-at-list': ids(rules.lists),
    'payment-ended': ids(rules.figures),
  }
}
