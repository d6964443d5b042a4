import { documentOrThrow, readDocument, readRows, type DocumentReading, type RowsReading } from '../kernel/schema.js'
import type { CashFlow } from './cash-flows.js'
import type { ConsecutiveDocument } from './consecutive-targets.js'
import type { IncomeEntry } from './income-entry.js'
import { cashFlowSchema, consecutiveTargetsSchema, incomeEntrySchema, tierRulesSchema } from './income-schemas.js'
import type { TierDocument } from './tiers.js'

/**
 * Reads tier rules from outside. Figures are decimal text; unknown keys are refused.
 *
 * @param input - the document
 * @returns the plain checked document
 * @throws DocumentError with all findings in `diagnostics`
 * @example
 * ```ts
 * import { parseTierRules } from 'xiangzhen'
 * const document = parseTierRules({
 *   id: 'tiers', title: '分档', version: '2024', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { measure: 'operating-income', unit: '万元', percentDigits: 1, tiers: [{ id: 'all' }] },
 * })
 * document.rules.tiers.length // => 1
 * ```
 */
export function parseTierRules(input: unknown): TierDocument {
  return documentOrThrow(readDocument(tierRulesSchema, input), 'the tier rules')
}

/**
 * Reads tier rules like {@link parseTierRules}, without throwing.
 *
 * @param input - the document
 * @returns `{ ok: true, document }`, or `{ ok: false, diagnostics }` with every finding
 * @example
 * ```ts
 * import { safeParseTierRules } from 'xiangzhen'
 * safeParseTierRules({ id: 'tiers' }).ok // => false
 * ```
 */
export function safeParseTierRules(input: unknown): DocumentReading<TierDocument> {
  return readDocument(tierRulesSchema, input)
}

/**
 * Reads targets for years in a row from outside. Figures are decimal text; unknown keys are refused.
 *
 * @param input - the document
 * @returns the plain checked document
 * @throws DocumentError with all findings in `diagnostics`
 * @example
 * ```ts
 * import { parseConsecutiveTargets } from 'xiangzhen'
 * const document = parseConsecutiveTargets({
 *   id: 'goals', title: '目标', version: '2024', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     percentDigits: 2,
 *     targets: [{ id: 'ten', years: 2, each: 'level', from: { at: '10', included: true } }],
 *   },
 * })
 * document.rules.targets.length // => 1
 * ```
 */
export function parseConsecutiveTargets(input: unknown): ConsecutiveDocument {
  return documentOrThrow(readDocument(consecutiveTargetsSchema, input), 'the targets')
}

/**
 * Reads targets for years in a row like {@link parseConsecutiveTargets}, without throwing.
 *
 * @param input - the document
 * @returns `{ ok: true, document }`, or `{ ok: false, diagnostics }` with every finding
 * @example
 * ```ts
 * import { safeParseConsecutiveTargets } from 'xiangzhen'
 * safeParseConsecutiveTargets({ id: 'goals' }).ok // => false
 * ```
 */
export function safeParseConsecutiveTargets(input: unknown): DocumentReading<ConsecutiveDocument> {
  return readDocument(consecutiveTargetsSchema, input)
}

/**
 * Reads entries of an income ledger: the good rows, and what is wrong with the others by row number.
 *
 * @param input - a list of rows
 * @returns good rows and diagnostics with paths such as `entries[12].amount`
 * @example
 * ```ts
 * import { parseIncomeEntries } from 'xiangzhen'
 * const { rows, diagnostics } = parseIncomeEntries([
 *   { id: '1', accruedOn: '2024-03-31', amount: '680000', account: 'operatingIncome' },
 *   { id: '2', accruedOn: '2024-03-31', amount: '68万', account: 'operatingIncome' },
 * ])
 * rows.length // => 1
 * diagnostics.map((one) => one.path) // => ['entries[1].amount']
 * ```
 */
export function parseIncomeEntries(input: unknown): RowsReading<IncomeEntry> {
  return readRows(incomeEntrySchema, input, 'entries')
}

/**
 * Reads dated cash flows: the good rows, and what is wrong with the others by row number.
 *
 * @param input - a list of rows
 * @returns good rows and diagnostics with paths such as `flows[12].date`
 * @example
 * ```ts
 * import { parseCashFlows } from 'xiangzhen'
 * parseCashFlows([{ date: '2024-02-30', amount: '-100' }]).diagnostics.map((one) => one.path) // => ['flows[0].date']
 * ```
 */
export function parseCashFlows(input: unknown): RowsReading<CashFlow> {
  return readRows(cashFlowSchema, input, 'flows')
}
