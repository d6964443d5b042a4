import { type DocumentReading, documentOrThrow, readDocument } from '../kernel/schema.js'
import { dutyListSchema } from './duty-schemas.js'
import type { DutyList } from './duty.js'
import type { EscalationDocument } from './escalation-ladder.js'
import type { IssueLedgerDocument } from './issue-ledger.js'
import { escalationSchema, issueLedgerSchema } from './ledger-schemas.js'
import type { ScreeningDocument } from './screening.js'
import type { StatusLightDocument } from './status-light.js'
import { screeningSchema, statusLightSchema, workflowSchema } from './workflow-schemas.js'
import type { Workflow } from './workflow.js'

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
