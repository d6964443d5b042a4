import {
  diagnostic,
  isPeriod,
  notComputable,
  readPlainDate,
  type Decision,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import { decisionFindings } from './check-decisions.js'
import type { PointsCode } from './codes.js'
import type { BookReadings, CompiledRuleBook } from './compiled-book.js'
import { readBook } from './index-book.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import type { AddedSums } from './gather-entries.js'
import { mergeReadings } from './merge-readings.js'
import type { RuleBook } from './rule-book.js'
import { settleReading } from './settle-reading.js'
import { settleRounded } from './settle-rounded.js'
import type { Settlement } from './settlement.js'
import { mostReadings, openPlaces, type OpenPlace } from './undecided.js'
import { usableFacts } from './usable-facts.js'

/**
 * Settles a period: what every member, household or organisation comes to under a dated rule book, from immutable entries.
 *
 * The order of evaluation, which the lines of a member show: entries by date, state and knowledge; the reading of the book; membership, class and
 * exemption; count limits; quantity limits, steps and ladders; multipliers; item caps; combined caps; category caps and floors; what lies outside caps;
 * opening points, weights and raters; caps and floor of the total; one rounding; vetoes and gates; grades; quotas and ranks; consequences.
 * Items whose points follow from a result are looked at between two rounds of this: their conditions see the score as it stands without any of
 * them, and then their points count like those of any other item.
 *
 * What the text leaves open and nobody has decided is tried in every reading: a figure that is the same in all of them is computed, another one
 * `needs` the decisions that it depends on. The result is a function of the set of facts; their order never matters.
 *
 * @param ruleBook - the document, or what `compileRuleBook` made of it
 * @param facts - roster, entries, ratings, measurements, decisions about cases, earlier scores
 * @param question - the period, the day up to which events count, and the day up to which records were known
 * @returns the settlement; `too-many-open-questions` when the book leaves more open than can be tried. Single figures give their own reasons.
 * @throws RangeError when the period, `asOf` or `knownAt` of the question is missing or not written as such, or a date of the roster, `scoredSince`,
 *   `decidedAt` of a veto's entry or a score of an earlier row is not one
 * @example
 * ```ts
 * import { settle, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'village-points', title: '党员积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' },
 *     points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [],
 *     items: [{ kind: 'deduction', id: 'absent', title: '无故缺席', worth: { by: 'fixed', points: '10' } }],
 *     total: { opening: { points: '100' } },
 *   },
 * }
 * const facts = {
 *   roster: { members: [{ id: 'm1' }] },
 *   entries: [{ id: 'e1', member: 'm1', item: 'absent', eventDate: '2024-03-05' }],
 * }
 * const settled = settle(book, facts, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' })
 * settled.status === 'computed' && settled.value.members[0]?.effective
 * // => { status: 'computed', value: '90', diagnostics: [] }
 * ```
 */
export function settle(
  ruleBook: RuleBook | CompiledRuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
): Result<Settlement, PointsCode> {
  return settleWithSums(ruleBook, facts, question, undefined)
}

/** Settles with sums that a tally added before. */
export function settleWithSums(
  ruleBook: RuleBook | CompiledRuleBook,
  given: PointFacts,
  question: SettlementQuestion,
  added: AddedSums | undefined,
): Result<Settlement, PointsCode> {
  checkQuestion(question)
  const { facts, diagnostics } = usableFacts(given)
  const { document, book } = readingsFor(ruleBook, facts.decisions ?? [])
  if (book.readings === 'too-many') {
    return notComputable('too-many-open-questions', [tooManyQuestions(book.open)])
  }
  const decisions = [...document.decisions, ...(facts.decisions ?? [])]
  const results = book.readings.map((reading) => ({
    answers: reading.answers,
    value: settleRounded(
      (more) => settleReading(reading, facts, question, [...decisions, ...more], document, added),
      book.readings.length,
    ),
  }))
  const merged = (results.length === 1 ? results[0]!.value : mergeReadings(results, openOf(book))) as Settlement
  const value = diagnostics.length === 0 ? merged : { ...merged, diagnostics: [...diagnostics, ...merged.diagnostics] }
  const findings = [
    ...decisionFindings(document, document.decisions),
    ...decisionFindings(document, facts.decisions ?? []),
  ]
  return { status: 'computed', value, diagnostics: [...book.diagnostics, ...findings] }
}

/** Which questions are open, where there are more ways to read the book than are tried. */
export function tooManyQuestions(open: readonly OpenPlace[]): Diagnostic<PointsCode> {
  const decisions = [...new Set(open.map((place) => place.code))]
  return diagnostic('too-many-open-questions', 'error', 'rules', { decisions, most: mostReadings })
}

function checkQuestion(question: SettlementQuestion): void {
  for (const name of ['period', 'asOf', 'knownAt'] as const) {
    const value = question[name]
    if (name === 'period' ? isPeriod(value) : typeof value === 'string' && readPlainDate(value).ok) continue
    const mend = name === 'period' ? '2024-Q1' : '2024-12-31'
    throw new RangeError(`${name} of the question is ${JSON.stringify(value)}: write text such as '${mend}'`)
  }
}

/**
 * Prepares a rule book for many settlements. Pass what it returns instead of the document.
 *
 * @param document - a checked rule book
 * @example
 * ```ts
 * import { compileRuleBook, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [], total: {},
 *   },
 * }
 * compileRuleBook(book).document.id // => 'b'
 * ```
 */
export function compileRuleBook(document: RuleBook): CompiledRuleBook {
  return { '~kind': 'compiled-rule-book', document, compiled: readBook(document, []) }
}

/** The readings of a book, with decisions that came with the facts. */
export function readingsFor(
  ruleBook: RuleBook | CompiledRuleBook,
  extra: readonly Decision[],
): { readonly document: RuleBook; readonly book: BookReadings } {
  if (!('~kind' in ruleBook)) return { document: ruleBook, book: readBook(ruleBook, extra) }
  const { document, compiled } = ruleBook
  const closes = extra.some((one) => compiled.open.some((place) => place.code === one.code))
  return { document, book: closes ? readBook(document, extra) : compiled }
}

// Questions inside readings of other questions are open too.
function openOf({ open }: BookReadings): BookReadings['open'] {
  return open.flatMap((place) => openPlaces(place.node, place.path))
}
