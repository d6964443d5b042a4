import { type DocumentReading, documentOrThrow, readDocument } from '../kernel/schema.js'
import type { AppraisalDocument } from './appraisal.js'
import { appraisalSchema } from './duty-schemas.js'
import type { FlagDocument } from './flag-awards.js'
import { flagSchema, partyDuesSchema, performancePaySchema } from './ledger-schemas.js'
import type { PartyDuesDocument } from './party-dues.js'
import type { PerformancePayDocument } from './performance-pay.js'

/**
 * Reads the rules of an appraisal.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseAppraisalRules } from 'xiangzhen/responsibility'
 * import { memberAppraisal } from 'xiangzhen/presets/appraisal'
 * parseAppraisalRules(JSON.parse(JSON.stringify(memberAppraisal))).id === memberAppraisal.id // => true
 * ```
 */
export function parseAppraisalRules(input: unknown): AppraisalDocument {
  return documentOrThrow(safeParseAppraisalRules(input), 'the appraisal rules')
}

/**
 * Reads the rules of an appraisal without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseAppraisalRules } from 'xiangzhen/responsibility'
 * safeParseAppraisalRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseAppraisalRules(input: unknown): DocumentReading<AppraisalDocument> {
  return readDocument(appraisalSchema, input)
}

/**
 * Reads the rules of a competition for flags.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseFlagRules } from 'xiangzhen/responsibility'
 * import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
 * parseFlagRules(JSON.parse(JSON.stringify(fourRedFlags))).id === fourRedFlags.id // => true
 * ```
 */
export function parseFlagRules(input: unknown): FlagDocument {
  return documentOrThrow(safeParseFlagRules(input), 'the flag rules')
}

/**
 * Reads the rules of a competition for flags without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseFlagRules } from 'xiangzhen/responsibility'
 * safeParseFlagRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseFlagRules(input: unknown): DocumentReading<FlagDocument> {
  return readDocument(flagSchema, input)
}

/**
 * Reads rules of performance pay.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { safeParsePerformancePayRules } from 'xiangzhen/responsibility'
 * safeParsePerformancePayRules({ id: 'x' }).ok // => false
 * ```
 */
export function parsePerformancePayRules(input: unknown): PerformancePayDocument {
  return documentOrThrow(safeParsePerformancePayRules(input), 'the pay rules')
}

/**
 * Reads rules of performance pay without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParsePerformancePayRules } from 'xiangzhen/responsibility'
 * safeParsePerformancePayRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParsePerformancePayRules(input: unknown): DocumentReading<PerformancePayDocument> {
  return readDocument(performancePaySchema, input)
}

/**
 * Reads rates of dues.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parsePartyDuesRules } from 'xiangzhen/responsibility'
 * import { partyDuesRates } from 'xiangzhen/presets/party-dues'
 * parsePartyDuesRules(JSON.parse(JSON.stringify(partyDuesRates))).id === partyDuesRates.id // => true
 * ```
 */
export function parsePartyDuesRules(input: unknown): PartyDuesDocument {
  return documentOrThrow(safeParsePartyDuesRules(input), 'the rates of dues')
}

/**
 * Reads rates of dues without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParsePartyDuesRules } from 'xiangzhen/responsibility'
 * safeParsePartyDuesRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParsePartyDuesRules(input: unknown): DocumentReading<PartyDuesDocument> {
  return readDocument(partyDuesSchema, input)
}
