import type { Diagnostic } from '../kernel/index.js'
import { documentOrThrow, readDocument, readRows, type DocumentReading, type RowsReading } from '../kernel/schema.js'
import type { FactorSet, SuppliedFactor } from './factors.js'
import type { FieldMethod } from './methods.js'
import type { FieldRecord } from './records.js'
import {
  classTableSchema,
  factorSetSchema,
  fieldMethodSchema,
  fieldRecordSchema,
  standardSchema,
  suppliedFactorSchema,
  trophicTableSchema,
} from './schemas.js'
import type { Standard } from './standards.js'
import { readUnit } from './units.js'
import type { TrophicTable } from './trophic-state.js'
import { withWords } from './words.js'
import type { ClassTable } from './worst-class.js'

/**
 * Reads a standard: plain data, for example from JSON. Figures are decimal text; unknown keys and unknown units are refused.
 *
 * @param input - the standard
 * @returns the checked standard
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseStandard } from 'xiangzhen/ecology'
 * const standard = parseStandard({
 *   id: 'village-goal', title: '村级目标', version: '2025', effective: { from: '2025-01-01' }, sources: [], decisions: [],
 *   rules: { requirements: [{ id: 'straw', title: '秸秆综合利用率', metric: 'strawUtilisation', comparison: 'atLeast',
 *     limit: { value: '90', unit: 'percent' } }] },
 * })
 * standard.rules.requirements.length // => 1
 * ```
 */
export function parseStandard(input: unknown): Standard {
  return documentOrThrow(safeParseStandard(input), 'the standard')
}

/**
 * Reads a standard without throwing.
 *
 * @param input - the standard
 * @returns the standard, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseStandard } from 'xiangzhen/ecology'
 * safeParseStandard({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseStandard(input: unknown): DocumentReading<Standard> {
  return namedFaults(readDocument(standardSchema, input))
}

/**
 * Reads a factor set.
 *
 * @param input - the factor set as plain data
 * @returns the checked factor set
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseFactorSet } from 'xiangzhen/ecology'
 * const set = parseFactorSet({
 *   id: 'county', title: '县级因子', version: '2025', effective: { from: '2025-01-01' }, decisions: [],
 *   sources: [{ id: 'survey', document: '县农业农村局实测', status: 'confirmed' }],
 *   rules: { factors: [{ id: 'straw-rice', quantity: 'straw-to-grain', title: '水稻草谷比', value: '0.95', unit: 'fraction',
 *     appliesTo: { crop: 'rice' }, series: 'county-straw', edition: '2025', source: 'survey', status: 'confirmed' }] },
 * })
 * set.rules.factors[0]?.value // => '0.95'
 * ```
 */
export function parseFactorSet(input: unknown): FactorSet {
  return documentOrThrow(safeParseFactorSet(input), 'the factor set')
}

/**
 * Reads a factor set without throwing.
 *
 * @param input - the factor set as plain data
 * @returns the factor set, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseFactorSet } from 'xiangzhen/ecology'
 * safeParseFactorSet([]).ok // => false
 * ```
 */
export function safeParseFactorSet(input: unknown): DocumentReading<FactorSet> {
  return namedFaults(readDocument(factorSetSchema, input))
}

/**
 * Reads a method of accounting.
 *
 * @param input - the method as plain data
 * @returns the checked method
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseFieldMethod } from 'xiangzhen/ecology'
 * const method = parseFieldMethod({
 *   id: 'trial', title: '田间试验方法', version: '1', effective: { from: '2025-01-01' }, sources: [], decisions: [],
 *   rules: { conventions: [{ code: 'comparator', value: 'control', clause: '2.1' }] },
 * })
 * method.rules.conventions[0]?.value // => 'control'
 * ```
 */
export function parseFieldMethod(input: unknown): FieldMethod {
  return documentOrThrow(safeParseFieldMethod(input), 'the method')
}

/**
 * Reads a method of accounting without throwing.
 *
 * @param input - the method as plain data
 * @returns the method, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseFieldMethod } from 'xiangzhen/ecology'
 * safeParseFieldMethod({}).ok // => false
 * ```
 */
export function safeParseFieldMethod(input: unknown): DocumentReading<FieldMethod> {
  return namedFaults(readDocument(fieldMethodSchema, input))
}

/**
 * Reads a table of classes (地表水分类, 土壤分级).
 *
 * @param input - the table as plain data
 * @returns the checked table
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseClassTable } from 'xiangzhen/ecology'
 * const table = parseClassTable({
 *   id: 'water', title: '地表水分类', version: '1', effective: { from: '2002-06-01' }, sources: [], decisions: [],
 *   rules: { classes: ['III', 'worse'], indicators: [{ id: 'ammonia', title: '氨氮', better: 'less', unit: 'milligram/litre', limits: ['1.0'] }] },
 * })
 * table.rules.classes // => ['III', 'worse']
 * ```
 */
export function parseClassTable(input: unknown): ClassTable {
  return documentOrThrow(safeParseClassTable(input), 'the table of classes')
}

/**
 * Reads a table of classes without throwing.
 *
 * @param input - the table as plain data
 * @returns the table, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseClassTable } from 'xiangzhen/ecology'
 * safeParseClassTable({ rules: {} }).ok // => false
 * ```
 */
export function safeParseClassTable(input: unknown): DocumentReading<ClassTable> {
  return namedFaults(readDocument(classTableSchema, input))
}

/**
 * Reads a table of a trophic index.
 *
 * @param input - the table as plain data
 * @returns the checked table
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseTrophicTable } from 'xiangzhen/ecology'
 * import { lakeTrophicState } from 'xiangzhen/presets/lake-trophic-state'
 * parseTrophicTable(lakeTrophicState).rules.parameters.length // => 5
 * ```
 */
export function parseTrophicTable(input: unknown): TrophicTable {
  return documentOrThrow(safeParseTrophicTable(input), 'the trophic table')
}

/**
 * Reads a table of a trophic index without throwing.
 *
 * @param input - the table as plain data
 * @returns the table, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseTrophicTable } from 'xiangzhen/ecology'
 * safeParseTrophicTable({ rules: {} }).ok // => false
 * ```
 */
export function safeParseTrophicTable(input: unknown): DocumentReading<TrophicTable> {
  return namedFaults(readDocument(trophicTableSchema, input))
}

/**
 * Reads field records: the good rows, and what is wrong with the others, by row number. Never all or nothing.
 *
 * @param input - a list of plain rows
 * @returns the rows that can be used, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseFieldRecords } from 'xiangzhen/ecology'
 * const rows = [
 *   { kind: 'plot', id: 'north', origin: 'measured', land: { value: '600', unit: 'mu' } },
 *   { kind: 'plot', id: 'south', origin: 'measured', land: { value: '400', unit: 'acre' } },
 * ]
 * const read = parseFieldRecords(rows)
 * read.rows.length // => 1
 * read.diagnostics[0]?.path // => 'records[1].land.unit'
 * ```
 */
export function parseFieldRecords(input: unknown): RowsReading<FieldRecord> {
  return namedFaults(readRows(fieldRecordSchema, input, 'records'))
}

/**
 * Reads factors that the caller passes with the facts.
 *
 * @param input - a list of plain rows
 * @returns the rows that can be used, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseSuppliedFactors } from 'xiangzhen/ecology'
 * const row = { quantity: 'straw-to-grain', value: '1.0', unit: 'fraction', source: '县农业农村局' }
 * parseSuppliedFactors([row]).rows.length // => 1
 * ```
 */
export function parseSuppliedFactors(input: unknown): RowsReading<SuppliedFactor> {
  return namedFaults(readRows(suppliedFactorSchema, input, 'factors'))
}

// A unit that cannot be read is named with the word to write instead; an amount of several forms by its own code.
function namedFaults<Reading extends { readonly diagnostics: readonly Diagnostic[] }>(reading: Reading): Reading {
  return { ...reading, diagnostics: reading.diagnostics.map(namedFault) }
}

function namedFault(one: Diagnostic): Diagnostic {
  const { reason, text, ...data } = one.data
  if (reason === 'one-form-of-amount') return { ...one, code: 'one-form-of-amount', data }
  if (reason !== 'unknown-unit' || typeof text !== 'string') return one
  const unit = readUnit(text)
  const words = 'refused' in unit ? { word: unit.word, instead: unit.instead } : { word: text, instead: '' }
  return { ...one, code: 'unknown-unit', data: { ...data, ...withWords({ unit: text, ...words }) } }
}
