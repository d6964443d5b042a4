import { type DocumentReading, documentOrThrow, readDocument } from '../kernel/schema.js'
import type { AttendanceDocument } from './attendance.js'
import type { CheckUpDocument } from './branch-check-up.js'
import type { CoverageDocument } from './coverage.js'
import { attendanceSchema, checkUpSchema, coverageSchema, reportRoundSchema, workSchema } from './duty-schemas.js'
import { targetChainSchema } from './ledger-schemas.js'
import type { ReportRoundDocument } from './reporting-round.js'
import type { TargetChain } from './target-chain.js'
import type { WorkDocument } from './work-tally.js'

/**
 * Reads rules of attendance.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseAttendanceRules } from 'xiangzhen/responsibility'
 * import { residentTeamYear } from 'xiangzhen/presets/resident-team'
 * parseAttendanceRules(JSON.parse(JSON.stringify(residentTeamYear))).id === residentTeamYear.id // => true
 * ```
 */
export function parseAttendanceRules(input: unknown): AttendanceDocument {
  return documentOrThrow(safeParseAttendanceRules(input), 'the attendance rules')
}

/**
 * Reads rules of attendance without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseAttendanceRules } from 'xiangzhen/responsibility'
 * safeParseAttendanceRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseAttendanceRules(input: unknown): DocumentReading<AttendanceDocument> {
  return readDocument(attendanceSchema, input)
}

/**
 * Reads the rules of check-ups.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseCheckUpRules } from 'xiangzhen/responsibility'
 * import { branchCheckUp } from 'xiangzhen/presets/branch-check-up'
 * parseCheckUpRules(JSON.parse(JSON.stringify(branchCheckUp))).id === branchCheckUp.id // => true
 * ```
 */
export function parseCheckUpRules(input: unknown): CheckUpDocument {
  return documentOrThrow(safeParseCheckUpRules(input), 'the check-up rules')
}

/**
 * Reads the rules of check-ups without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseCheckUpRules } from 'xiangzhen/responsibility'
 * safeParseCheckUpRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseCheckUpRules(input: unknown): DocumentReading<CheckUpDocument> {
  return readDocument(checkUpSchema, input)
}

/**
 * Reads the rules of a round of reports.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseReportRoundRules } from 'xiangzhen/responsibility'
 * import { villageReportRound } from 'xiangzhen/presets/reporting'
 * parseReportRoundRules(JSON.parse(JSON.stringify(villageReportRound))).id === villageReportRound.id // => true
 * ```
 */
export function parseReportRoundRules(input: unknown): ReportRoundDocument {
  return documentOrThrow(safeParseReportRoundRules(input), 'the report rules')
}

/**
 * Reads the rules of a round of reports without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseReportRoundRules } from 'xiangzhen/responsibility'
 * safeParseReportRoundRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseReportRoundRules(input: unknown): DocumentReading<ReportRoundDocument> {
  return readDocument(reportRoundSchema, input)
}

/**
 * Reads the rules of a coverage.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseCoverageRules } from 'xiangzhen/responsibility'
 * import { villageInspection } from 'xiangzhen/presets/coverage'
 * parseCoverageRules(JSON.parse(JSON.stringify(villageInspection))).id === villageInspection.id // => true
 * ```
 */
export function parseCoverageRules(input: unknown): CoverageDocument {
  return documentOrThrow(safeParseCoverageRules(input), 'the coverage rules')
}

/**
 * Reads the rules of a coverage without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseCoverageRules } from 'xiangzhen/responsibility'
 * safeParseCoverageRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseCoverageRules(input: unknown): DocumentReading<CoverageDocument> {
  return readDocument(coverageSchema, input)
}

/**
 * Reads a chain of targets.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { safeParseTargetChain } from 'xiangzhen/responsibility'
 * safeParseTargetChain({ id: 'x' }).ok // => false
 * ```
 */
export function parseTargetChain(input: unknown): TargetChain {
  return documentOrThrow(safeParseTargetChain(input), 'the chain of targets')
}

/**
 * Reads a chain of targets without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseTargetChain } from 'xiangzhen/responsibility'
 * safeParseTargetChain({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseTargetChain(input: unknown): DocumentReading<TargetChain> {
  return readDocument(targetChainSchema, input)
}

/**
 * Reads the rules of a tally of work.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseWorkRules } from 'xiangzhen/responsibility'
 * import { residentTeamWork } from 'xiangzhen/presets/resident-team'
 * parseWorkRules(JSON.parse(JSON.stringify(residentTeamWork))).id === residentTeamWork.id // => true
 * ```
 */
export function parseWorkRules(input: unknown): WorkDocument {
  return documentOrThrow(safeParseWorkRules(input), 'the the rules of a tally of work')
}

/**
 * Reads the rules of a tally of work without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseWorkRules } from 'xiangzhen/responsibility'
 * safeParseWorkRules({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseWorkRules(input: unknown): DocumentReading<WorkDocument> {
  return readDocument(workSchema, input)
}
