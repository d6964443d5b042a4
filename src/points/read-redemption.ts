import { documentOrThrow, readDocument, readRows, type DocumentReading, type RowsReading } from '../kernel/schema.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import type { PointCredit, PointHolder, RedemptionRecord } from './wallet-facts.js'
import type { PointTransfer } from './point-transfers.js'
import { redemptionPolicySchema } from './redemption-schemas.js'
import { pointCreditSchema, pointHolderSchema, pointTransferSchema, redemptionRecordSchema } from './wallet-schemas.js'

/**
 * Reads a redemption policy from JSON. Unknown keys are refused; figures are decimal text.
 *
 * @param input - parsed JSON
 * @returns the plain checked document
 * @throws Error with `diagnostics` that hold everything that is wrong
 * @example
 * ```ts
 * import { parseRedemptionPolicy } from 'xiangzhen/points'
 * const policy = parseRedemptionPolicy({
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     rate: { values: [{ from: '2024-01-01', yuan: '1' }] },
 *   },
 * })
 * policy.id // => 'shop'
 * ```
 */
export function parseRedemptionPolicy(input: unknown): RedemptionPolicy {
  return documentOrThrow(safeParseRedemptionPolicy(input), 'the redemption policy')
}

/**
 * Reads a redemption policy from JSON, without throwing.
 *
 * @returns the document, or everything that is wrong with it
 * @example
 * ```ts
 * import { safeParseRedemptionPolicy } from 'xiangzhen/points'
 * safeParseRedemptionPolicy({}).ok // => false
 * ```
 */
export function safeParseRedemptionPolicy(input: unknown): DocumentReading<RedemptionPolicy> {
  return readDocument(redemptionPolicySchema, input)
}

/**
 * Reads credits: the good rows, and what is wrong with the others by row number.
 *
 * @example
 * ```ts
 * import { parsePointCredits } from 'xiangzhen/points'
 * const read = parsePointCredits([{ id: 'c1', holder: 'h1', points: '5', on: '2024-03-01' }, { id: 'c2' }])
 * read.rows.length // => 1
 * ```
 */
export function parsePointCredits(input: unknown): RowsReading<PointCredit> {
  return readRows(pointCreditSchema, input, 'credits')
}

/**
 * Reads redemptions and cancellations: the good rows, and what is wrong with the others by row number.
 *
 * @example
 * ```ts
 * import { parseRedemptions } from 'xiangzhen/points'
 * const paid = [{ currency: 'points', points: '5' }]
 * parseRedemptions([{ id: 'r1', holder: 'h1', on: '2024-03-01', paid }]).rows.length // => 1
 * ```
 */
export function parseRedemptions(input: unknown): RowsReading<RedemptionRecord> {
  return readRows(redemptionRecordSchema, input, 'redemptions')
}

/**
 * Reads holders: the good rows, and what is wrong with the others by row number.
 *
 * @example
 * ```ts
 * import { parsePointHolders } from 'xiangzhen/points'
 * parsePointHolders([{ id: 'h1', classes: [{ id: 'A' }] }]).rows.length // => 1
 * ```
 */
export function parsePointHolders(input: unknown): RowsReading<PointHolder> {
  return readRows(pointHolderSchema, input, 'holders')
}

/**
 * Reads transfers of points: the good rows, and what is wrong with the others by row number.
 *
 * @example
 * ```ts
 * import { parsePointTransfers } from 'xiangzhen/points'
 * const lots = [{ lot: 'c1', currency: 'points', points: '5', on: '2024-01-10' }]
 * const transfer = { id: 't1', from: 'h1', to: 'h2', cause: 'split', on: '2024-03-01', lots }
 * parsePointTransfers([transfer, { id: 't2' }]).rows.length // => 1
 * ```
 */
export function parsePointTransfers(input: unknown): RowsReading<PointTransfer> {
  return readRows(pointTransferSchema, input, 'transfers')
}
