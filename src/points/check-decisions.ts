import { diagnostic, roundingModes, unreadableDecision, type Decision, type Diagnostic } from '../kernel/index.js'
import type { CaseDecision } from './case-decisions.js'
import type { RuleBook } from './rule-book.js'
import type { RuleBookCode } from './rule-book-codes.js'
import { openPlaces } from './undecided.js'

const ties = ['exceed', 'leaveVacant']
const parts = ['full', 'byDay', 'byMonth', 'byFullMonth', 'none']

/** The answers of questions that come up with a case; an empty list: ids of the case, or a day. */
const answersAboutCases: Readonly<Record<CaseDecision, readonly string[]>> = {
  'absent-period': ['breaks', 'skips'],
  analogy: [],
  'band-gap': [],
  'band-overlap': [],
  'budget-exceeded': ['proRata', 'inDateOrder', 'postpone'],
  'caps-across-versions': ['oneWindow', 'split'],
  'class-of-member': [],
  'counted-state': ['counted', 'pending'],
  'exempt-in-streak': ['breaks', 'skips'],
  'exemption-for-part': ['whole', 'none', 'days'],
  'grade-without-seat': [],
  'household-of-person': [],
  'ladder-overlap': ['narrower', 'severer'],
  'longer-period': ['sum', 'mean', 'lowest', 'last'],
  'multiplier-on-steps': ['quantity', 'points'],
  'multiplier-stacking': ['multiply', 'addIncreases', 'highest'],
  'opening-at-class-change': ['start', 'end', 'byDay'],
  'opening-of-joiner': parts,
  'opening-of-leaver': parts,
  'opening-of-own-period': ['again', 'none'],
  'organisation-of-member': [],
  'payment-ended': [],
  'result-in-part-of-span': ['counts', 'leftOut'],
  rounding: roundingModes,
  'same-matter': ['each', 'highest', 'earliest', 'latest'],
  'shorter-period': ['standing', 'movement'],
  'tie-at-list': ties,
  'tie-at-quota': ties,
  'tie-at-rank': ties,
  'tie-in-division': ['byId', 'largestWeight', 'smallestWeight'],
  'version-date': ['event', 'periodStart'],
  'veto-beyond-period': ['anyPeriod', 'lastPeriod', 'none'],
}

/** Decisions that answer nothing: on a question that nobody asks, with a value that is no answer, or about a place that the book does not have. */
export function decisionFindings(book: RuleBook, decisions: readonly Decision[]): readonly Diagnostic<RuleBookCode>[] {
  if (decisions.length === 0) return []
  const asked = new Set(openPlaces(book.rules, 'rules').map((place) => place.code))
  const vetoes = (book.rules.vetoes ?? []).flatMap((one) => partsOf<{ id: string }>(one)).map(({ id }) => id)
  const consequences = new Map(
    (book.rules.consequences ?? [])
      .flatMap((one) => partsOf<{ id: string; outcomes: readonly string[] }>(one))
      .map(({ id, outcomes }) => [id, outcomes]),
  )
  const places = placesOf(book)
  return decisions.flatMap((decision, index): Diagnostic<RuleBookCode>[] => {
    const { code, at, value } = decision
    if (asked.has(code)) return []
    const options = vetoes.includes(code)
      ? ['applied', 'notApplied']
      : (consequences.get(code) ?? own<readonly string[]>(answersAboutCases, code))
    if (options === undefined) {
      const data = { decision: code, witness: code }
      return [diagnostic('decision-without-question', 'warning', `decisions[${index}]`, data)]
    }
    const known = own(places, code)
    const nowhere =
      at !== undefined && known !== undefined && !known.some((one) => at === one || at.startsWith(`${one}.`))
    return [
      ...(options.length > 0 && !options.includes(value) ? [unreadableDecision(decisions, decision, options)] : []),
      ...(nowhere
        ? [
            diagnostic('decision-about-nothing', 'error', `decisions[${index}].at`, {
              decision: code,
              at,
              options: known,
              witness: at,
            }),
          ]
        : []),
    ]
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
    'tie-in-division': budgets,
    'tie-at-list': ids(rules.lists),
    'payment-ended': ids(rules.figures),
  }
}

function partsOf<T>(part: object): readonly T[] {
  const { readings } = part as { readings?: Readonly<Record<string, T>> }
  return readings === undefined ? [part as T] : Object.values(readings)
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined
}
