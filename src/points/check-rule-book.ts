import { diagnostic, type Decision, type Diagnostic } from '../kernel/index.js'
import { decimalPlaces, exactOf, exactToShownText } from '../kernel/internal.js'
import { checkClassedFigures } from './check-classed-figures.js'
import { decisionFindings } from './check-decisions.js'
import { misplacedDecisions } from './decision-places.js'
import { classesOf, sampleDesk } from './book-reach.js'
import { checkLimits } from './check-limits.js'
import { checkReferences } from './check-references.js'
import { checkResults } from './check-results.js'
import { checkTables } from './check-tables.js'
import { applicableMaximum } from './applicable-maximum.js'
import { decided, type BookReading } from './compiled-book.js'
import { readBook } from './index-book.js'
import { openQuestionFindings } from './check-open-questions.js'
import type { RuleBook } from './rule-book.js'
import type { RuleBookCode } from './rule-book-codes.js'
import { mostReadings } from './undecided.js'

/**
 * Looks for faults in a rule book, under every reading that its decisions leave possible. Each finding has a `witness`: a figure, a count or a
 * name that shows the fault.
 *
 * Errors refuse what stands on them (a score in a gap has no grade); warnings name what will need a decision; notes name what says nothing.
 *
 * @param book - a checked rule book
 * @returns the findings, in order of path and code; `data.witness` shows each
 * @example
 * ```ts
 * import { checkRuleBook, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '绩效考核', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [],
 *     items: ['appraisal', 'targets'].map((id) => ({
 *       kind: 'award' as const, id, title: id, counts: 'latest' as const, worth: { by: 'range' as const, least: '0', most: '100' },
 *     })),
 *     total: { combine: { weights: { appraisal: '0.5', targets: '0.1' }, missing: 'refuse' } },
 *   },
 * }
 * checkRuleBook(book).filter((one) => one.severity === 'error').map((one) => [one.code, one.data.witness])
 * // => [['weights-do-not-sum', '0.6']]
 * ```
 */
export function checkRuleBook(book: RuleBook): readonly Diagnostic<RuleBookCode>[] {
  const found = new Map<string, Diagnostic<RuleBookCode>>()
  const add = (one: Diagnostic<RuleBookCode>): void => {
    found.set(`${one.path} ${one.code} ${JSON.stringify(one.data)}`, one)
  }
  const { open, readings, diagnostics } = readBook(book, [])
  for (const one of diagnostics) add(one as Diagnostic<RuleBookCode>)
  for (const one of decisionFindings(book, book.decisions)) add(one)
  for (const one of misplacedDecisions(book, book.decisions)) add(one)
  const looked = readings === 'too-many' ? [] : readings.slice(0, mostReadingsChecked)
  const checked = looked.map((reading) => ({ reading, found: checkReading(reading, book.decisions) }))
  for (const { found: own } of checked) for (const one of own) add(one)
  for (const one of openQuestionFindings(book, open, checked)) add(one)
  const decisions = [...new Set(open.map((place) => place.code))]
  if (readings === 'too-many')
    add(diagnostic('too-many-open-questions', 'error', 'rules', { decisions, most: mostReadings, witness: decisions }))
  else if (readings.length > looked.length) {
    const data = { decisions, readings: readings.length, checked: looked.length, witness: decisions }
    add(diagnostic('readings-not-checked', 'note', 'rules', data))
  }
  return [...found.keys()].sort().map((key) => found.get(key)!)
}

// Faults of limits and tables show in the first readings; more would only say them again.
const mostReadingsChecked = 64

function checkReading(reading: BookReading, decisions: readonly Decision[]): readonly Diagnostic<RuleBookCode>[] {
  const references = checkReferences(reading)
  // What names nothing cannot be worked out; the rest is looked at once the names are right.
  if (references.some((one) => one.code === 'category-cycle' || one.code === 'duplicate-id')) return references
  return [
    ...references,
    ...checkTables(reading, reachOfTotal(reading), decisions),
    ...checkClassedFigures(reading),
    ...checkLimits(reading),
    ...checkResults(reading),
    ...roundingFindings(reading),
  ]
}

function reachOfTotal(reading: BookReading): { readonly from?: string; readonly to?: string } {
  const floor = reading.rules.total.floor
  const rule = floor === undefined ? 'none' : decided(floor)
  const tops = classesOf(reading).map((className) => applicableMaximum(sampleDesk(reading, className)))
  const [first] = tops
  const bounded = first !== undefined && tops.every((one) => one !== undefined && one.n * first.d === first.n * one.d)
  return {
    ...(rule === 'none' ? {} : { from: rule.at as string }),
    ...(bounded ? { to: exactToShownText(first, 12) } : {}),
  }
}

// A score can have more places than are published, and the text does not say how it is rounded.
function roundingFindings(reading: BookReading): readonly Diagnostic<RuleBookCode>[] {
  const { points } = reading.rules
  if (points.rounding !== undefined) return []
  const finer: string[] = []
  const look = (node: unknown): void => {
    if (typeof node === 'string' && /^-?\d+\.\d+$/.test(node) && (decimalPlaces(exactOf(node)) ?? 99) > points.digits)
      finer.push(node)
    else if (typeof node === 'object' && node !== null) for (const inner of Object.values(node)) look(inner)
  }
  for (const account of reading.accounts)
    look([account.account.factor, account.account.combine, account.account.opening])
  for (const item of reading.items) if (item.worth.by !== 'range') look(item.worth)
  const averaged = reading.items.some(
    (item) => item.worth.by === 'panels' || item.worth.by === 'ratio' || item.worth.by === 'proportion',
  )
  if (finer.length === 0 && !averaged) return []
  const witness = finer[0] ?? 'a mean of marks'
  return [diagnostic('rounding-missing', 'warning', 'rules.points.rounding', { digits: points.digits, witness })]
}
