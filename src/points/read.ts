import { diagnostic, type Diagnostic } from '../kernel/index.js'
import {
  documentOrThrow,
  readDocument,
  readRows,
  typeName,
  type DocumentReading,
  type RowsReading,
} from '../kernel/schema.js'
import type { Entry, PointMeasurement, PointsRoster, Rating } from './entries.js'
import type { RuleBook } from './rule-book.js'
import { entrySchema, pointMeasurementSchema, ratingSchema, rosterRowSchemas } from './fact-schemas.js'
import { ruleBookSchema } from './schemas.js'

/**
 * Reads a rule book from JSON. Unknown keys are refused; figures are decimal text.
 *
 * @param input - parsed JSON
 * @returns the plain checked document
 * @throws Error with `diagnostics` that hold everything that is wrong
 * @example
 * ```ts
 * import { parseRuleBook } from 'xiangzhen/points'
 * const book = parseRuleBook({
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [], total: { opening: { points: '100' } },
 *   },
 * })
 * book.id // => 'b'
 * ```
 */
export function parseRuleBook(input: unknown): RuleBook {
  return documentOrThrow(safeParseRuleBook(input), 'the rule book')
}

/**
 * Reads a rule book from JSON, without throwing.
 *
 * @param input - parsed JSON
 * @returns the document, or everything that is wrong with it
 * @example
 * ```ts
 * import { safeParseRuleBook } from 'xiangzhen/points'
 * safeParseRuleBook({}).ok // => false
 * ```
 */
export function safeParseRuleBook(input: unknown): DocumentReading<RuleBook> {
  return readDocument(ruleBookSchema, input)
}

/**
 * Reads entries: the good rows, and what is wrong with the others by row number.
 *
 * @param input - parsed JSON, a list
 * @example
 * ```ts
 * import { parseEntries } from 'xiangzhen/points'
 * const read = parseEntries([
 *   { id: 'e1', member: 'm1', item: 'meeting', eventDate: '2024-03-05' },
 *   { id: 'e2', member: 'm1', item: 'meeting', eventDate: '2024-02-30' },
 * ])
 * read.rows.length // => 1
 * read.diagnostics[0]?.path // => 'entries[1].eventDate'
 * ```
 */
export function parseEntries(input: unknown): RowsReading<Entry> {
  return readRows(entrySchema, input, 'entries')
}

/**
 * Reads ratings: the good rows, and what is wrong with the others by row number.
 *
 * @example
 * ```ts
 * import { parseRatings } from 'xiangzhen/points'
 * parseRatings([{ member: 'm1', item: 'review', panel: 'masses', rater: 'v1', mark: '90', on: '2024-12-01' }]).rows.length // => 1
 * ```
 */
export function parseRatings(input: unknown): RowsReading<Rating> {
  return readRows(ratingSchema, input, 'ratings')
}

/**
 * Reads measurements: the good rows, and what is wrong with the others by row number.
 *
 * @example
 * ```ts
 * import { parsePointMeasurements } from 'xiangzhen/points'
 * parsePointMeasurements([{ measure: 'applicants', numerator: '3', denominator: '10' }]).rows.length // => 1
 * ```
 */
export function parsePointMeasurements(input: unknown): RowsReading<PointMeasurement> {
  return readRows(pointMeasurementSchema, input, 'measurements')
}

/** A roster that was read, with what is wrong with single rows. */
export interface RosterReading {
  /** The good rows. */
  readonly roster: PointsRoster
  /** Findings; a path begins with the list and the row: `members[3].joined`. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a roster: the good rows of each list, and what is wrong with the others by row number.
 *
 * @param input - parsed JSON: `{ members, households?, organisations?, exemptions?, leaves? }`
 * @example
 * ```ts
 * import { parseRoster } from 'xiangzhen/points'
 * const read = parseRoster({ members: [{ id: 'm1' }, { name: 'nobody' }] })
 * read.roster.members.length // => 1
 * read.diagnostics[0]?.path // => 'members[1].id'
 * ```
 */
export function parseRoster(input: unknown): RosterReading {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const data = { expected: 'object', found: typeName(input) }
    return { roster: { members: [] }, diagnostics: [diagnostic('wrong-type', 'error', '', data)] }
  }
  const lists = input as Readonly<Record<string, unknown>>
  const diagnostics: Diagnostic[] = []
  const rows = <T>(name: keyof typeof rosterRowSchemas, list: unknown): readonly T[] => {
    const schema = rosterRowSchemas[name] as Parameters<typeof readRows<unknown>>[0]
    const read = readRows<unknown>(schema, list === undefined && name !== 'members' ? [] : list, name)
    diagnostics.push(...read.diagnostics)
    return read.rows as readonly T[]
  }
  const roster: PointsRoster = {
    members: rows('members', lists['members']),
    households: rows('households', lists['households']),
    organisations: rows('organisations', lists['organisations']),
    exemptions: rows('exemptions', lists['exemptions']),
    leaves: rows('leaves', lists['leaves']),
  }
  for (const key of Object.keys(lists)) {
    if (!Object.keys(rosterRowSchemas).includes(key)) diagnostics.push(diagnostic('unknown-key', 'error', key, { key }))
  }
  return { roster, diagnostics }
}
