import { documentOrThrow, readDocument, readRows, type DocumentReading, type RowsReading } from '../kernel/schema.js'
import type { Actual, AssignedTarget, SchemeEvent, SchemeSubject } from './scheme-facts.js'
import type { Scheme } from './scheme.js'
import { actualSchema, assignedTargetSchema, schemeEventSchema, schemeSubjectSchema } from './scheme-fact-schemas.js'
import { schemeSchema } from './schemas.js'

/**
 * Reads an assessment scheme.
 *
 * @param input - the scheme as plain data, for example from JSON
 * @returns the checked scheme
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseScheme } from 'xiangzhen/responsibility'
 * const scheme = parseScheme({
 *   id: 'grain', title: '粮食安全', version: '2015', effective: { from: '2015-01-01' }, sources: [], decisions: [],
 *   rules: { nodes: [{ id: 'area', title: '面积', weight: '10', target: '100', method: { kind: 'proportional', better: 'higher' } }] },
 * })
 * scheme.rules.nodes.length // => 1
 * ```
 */
export function parseScheme(input: unknown): Scheme {
  return documentOrThrow(safeParseScheme(input), 'the scheme')
}

/**
 * Reads an assessment scheme without throwing.
 *
 * @param input - the scheme as plain data
 * @returns the scheme, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseScheme } from 'xiangzhen/responsibility'
 * safeParseScheme({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseScheme(input: unknown): DocumentReading<Scheme> {
  return readDocument(schemeSchema, input)
}

/**
 * Reads the rows of who is assessed.
 *
 * @returns good rows, and findings that name the row of the others
 * @example
 * ```ts
 * import { parseSubjects } from 'xiangzhen/responsibility'
 * parseSubjects([{ id: 'v1' }, { name: 'no id' }]).rows.length // => 1
 * ```
 */
export function parseSubjects(input: unknown): RowsReading<SchemeSubject> {
  return readRows(schemeSubjectSchema, input, 'subjects')
}

/**
 * Reads the rows of actual figures.
 *
 * @returns good rows, and findings that name the row of the others
 * @example
 * ```ts
 * import { parseActuals } from 'xiangzhen/responsibility'
 * const reading = parseActuals([{ subject: 'v1', indicator: 'area', value: '1e3' }])
 * reading.diagnostics.map((one) => [one.code, one.path]) // => [['not-a-figure', 'actuals[0].value']]
 * ```
 */
export function parseActuals(input: unknown): RowsReading<Actual> {
  return readRows(actualSchema, input, 'actuals')
}

/**
 * Reads the rows of events.
 *
 * @returns good rows, and findings that name the row of the others
 * @example
 * ```ts
 * import { parseSchemeEvents } from 'xiangzhen/responsibility'
 * parseSchemeEvents([{ id: 'e1', subject: 'v1', code: 'fire', on: '2024-06-31' }]).diagnostics.map((one) => one.code)
 * // => ['not-a-date']
 * ```
 */
export function parseSchemeEvents(input: unknown): RowsReading<SchemeEvent> {
  return readRows(schemeEventSchema, input, 'events')
}

/**
 * Reads the rows of targets.
 *
 * @returns good rows, and findings that name the row of the others
 * @example
 * ```ts
 * import { parseTargets } from 'xiangzhen/responsibility'
 * parseTargets([{ subject: 'v1', indicator: 'area', value: '1200' }]).rows.length // => 1
 * ```
 */
export function parseTargets(input: unknown): RowsReading<AssignedTarget> {
  return readRows(assignedTargetSchema, input, 'targets')
}
