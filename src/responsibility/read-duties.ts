import { documentOrThrow, readDocument, type DocumentReading } from '../kernel/schema.js'
import type { AppraisalDocument } from './appraisal.js'
import type { AttendanceDocument } from './attendance.js'
import type { CheckUpDocument } from './branch-check-up.js'
import type { CoverageDocument } from './coverage.js'
import type { DutyList } from './duty.js'
import type { EscalationDocument } from './escalation-ladder.js'
import type { FlagDocument } from './flag-awards.js'
import type { IssueLedgerDocument } from './issue-ledger.js'
import type { PartyDuesDocument } from './party-dues.js'
import type { PerformancePayDocument } from './performance-pay.js'
import type { ReportRoundDocument } from './reporting-round.js'
import type { ScreeningDocument } from './screening.js'
import type { StatusLightDocument } from './status-light.js'
import type { TargetChain } from './target-chain.js'
import type { WorkDocument } from './work-tally.js'
import type { Workflow } from './workflow.js'
import {
  appraisalSchema,
  attendanceSchema,
  checkUpSchema,
  coverageSchema,
  dutyListSchema,
  reportRoundSchema,
  workSchema,
} from './duty-schemas.js'
import {
  escalationSchema,
  flagSchema,
  issueLedgerSchema,
  partyDuesSchema,
  performancePaySchema,
  targetChainSchema,
} from './ledger-schemas.js'
import { screeningSchema, statusLightSchema, workflowSchema } from './workflow-schemas.js'

/**
 * Reads a list of duties.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseDutyList } from 'xiangzhen/responsibility'
 * import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
 * parseDutyList(JSON.parse(JSON.stringify(partyBranchDuties))).id === partyBranchDuties.id // => true
 * ```
 */
export function parseDutyList(input: unknown): DutyList {
  return documentOrThrow(safeParseDutyList(input), 'the duty list')
}

/**
 * Reads a list of duties without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseDutyList } from 'xiangzhen/responsibility'
 * safeParseDutyList({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseDutyList(input: unknown): DocumentReading<DutyList> {
  return readDocument(dutyListSchema, input)
}

/**
 * Reads a workflow.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseWorkflow } from 'xiangzhen/responsibility'
 * import { memberDevelopment } from 'xiangzhen/presets/member-development'
 * parseWorkflow(JSON.parse(JSON.stringify(memberDevelopment))).id === memberDevelopment.id // => true
 * ```
 */
export function parseWorkflow(input: unknown): Workflow {
  return documentOrThrow(safeParseWorkflow(input), 'the workflow')
}

/**
 * Reads a workflow without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseWorkflow } from 'xiangzhen/responsibility'
 * safeParseWorkflow({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseWorkflow(input: unknown): DocumentReading<Workflow> {
  return readDocument(workflowSchema, input)
}

/**
 * Reads escalation ladders.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseEscalation } from 'xiangzhen/responsibility'
 * import { attendanceLadder } from 'xiangzhen/presets/resident-team'
 * parseEscalation(JSON.parse(JSON.stringify(attendanceLadder))).id === attendanceLadder.id // => true
 * ```
 */
export function parseEscalation(input: unknown): EscalationDocument {
  return documentOrThrow(safeParseEscalation(input), 'the ladders')
}

/**
 * Reads escalation ladders without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseEscalation } from 'xiangzhen/responsibility'
 * safeParseEscalation({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseEscalation(input: unknown): DocumentReading<EscalationDocument> {
  return readDocument(escalationSchema, input)
}

/**
 * Reads the rules of a ledger of issues.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseIssueLedger } from 'xiangzhen/responsibility'
 * import { environmentLedger } from 'xiangzhen/presets/issue-ledgers'
 * parseIssueLedger(JSON.parse(JSON.stringify(environmentLedger))).id === environmentLedger.id // => true
 * ```
 */
export function parseIssueLedger(input: unknown): IssueLedgerDocument {
  return documentOrThrow(safeParseIssueLedger(input), 'the ledger')
}

/**
 * Reads the rules of a ledger of issues without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseIssueLedger } from 'xiangzhen/responsibility'
 * safeParseIssueLedger({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseIssueLedger(input: unknown): DocumentReading<IssueLedgerDocument> {
  return readDocument(issueLedgerSchema, input)
}

/**
 * Reads states and palettes of lights.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseStatusLights } from 'xiangzhen/responsibility'
 * import { taskLights } from 'xiangzhen/presets/status-lights'
 * parseStatusLights(JSON.parse(JSON.stringify(taskLights))).id === taskLights.id // => true
 * ```
 */
export function parseStatusLights(input: unknown): StatusLightDocument {
  return documentOrThrow(safeParseStatusLights(input), 'the lights')
}

/**
 * Reads states and palettes of lights without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseStatusLights } from 'xiangzhen/responsibility'
 * safeParseStatusLights({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseStatusLights(input: unknown): DocumentReading<StatusLightDocument> {
  return readDocument(statusLightSchema, input)
}

/**
 * Reads criteria of a screening.
 *
 * @param input - plain data, for example from JSON
 * @returns the checked document
 * @throws DocumentError with all findings in `diagnostics` when it is malformed
 * @example
 * ```ts
 * import { parseScreening } from 'xiangzhen/responsibility'
 * import { returnToPovertyGroups } from 'xiangzhen/presets/return-to-poverty'
 * parseScreening(JSON.parse(JSON.stringify(returnToPovertyGroups))).id === returnToPovertyGroups.id // => true
 * ```
 */
export function parseScreening(input: unknown): ScreeningDocument {
  return documentOrThrow(safeParseScreening(input), 'the screening')
}

/**
 * Reads criteria of a screening without throwing.
 *
 * @param input - plain data
 * @returns the document, or all findings with their paths
 * @example
 * ```ts
 * import { safeParseScreening } from 'xiangzhen/responsibility'
 * safeParseScreening({ id: 'x' }).ok // => false
 * ```
 */
export function safeParseScreening(input: unknown): DocumentReading<ScreeningDocument> {
  return readDocument(screeningSchema, input)
}

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
