import { readRows, type RowsReading } from '../kernel/schema.js'
import type { AttendanceRecord } from './attendance.js'
import type { CheckUp } from './branch-check-up.js'
import type { CoverageRecord } from './coverage.js'
import type { DutyExcuse, DutySubject, Occurrence } from './duty.js'
import type { EscalationEvent } from './escalation-ladder.js'
import type { Issue, IssueLogEntry } from './issue-ledger.js'
import type { ReportingDemand, UnitReport } from './reporting-round.js'
import type { WorkflowCase, WorkflowEvent } from './workflow.js'
import {
  attendanceRecordSchema,
  checkUpRecordSchema,
  coverageRecordSchema,
  dutyExcuseSchema,
  dutySubjectSchema,
  escalationEventSchema,
  issueLogEntrySchema,
  issueSchema,
  occurrenceSchema,
  reportingDemandSchema,
  unitReportSchema,
  workflowCaseSchema,
  workflowEventSchema,
} from './record-schemas.js'

/**
 * Reads the rows of what was done: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseOccurrences } from 'xiangzhen/responsibility'
 * parseOccurrences([{ id: 'o1', kinds: ['lecture'], subjects: ['b1'], date: '2024-02-30' }]).rows // => []
 * ```
 */
export function parseOccurrences(input: unknown): RowsReading<Occurrence> {
  return readRows(occurrenceSchema, input, 'occurrences')
}

/**
 * Reads the rows of who has duties: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseDutySubjects } from 'xiangzhen/responsibility'
 * parseDutySubjects([{ id: 'b1', kind: 'branch', from: '2024-02-30' }]).rows // => []
 * ```
 */
export function parseDutySubjects(input: unknown): RowsReading<DutySubject> {
  return readRows(dutySubjectSchema, input, 'subjects')
}

/**
 * Reads the rows of approved exceptions: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseDutyExcuses } from 'xiangzhen/responsibility'
 * parseDutyExcuses([{ subjectId: 'b1', from: '2024-02-30', to: '2024-03-01', reason: '改建' }]).rows // => []
 * ```
 */
export function parseDutyExcuses(input: unknown): RowsReading<DutyExcuse> {
  return readRows(dutyExcuseSchema, input, 'excuses')
}

/**
 * Reads the rows of the cases of a workflow: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseWorkflowCases } from 'xiangzhen/responsibility'
 * parseWorkflowCases([{ id: 'p1' }]).rows // => []
 * ```
 */
export function parseWorkflowCases(input: unknown): RowsReading<WorkflowCase> {
  return readRows(workflowCaseSchema, input, 'cases')
}

/**
 * Reads the rows of the records of a workflow: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseWorkflowEvents } from 'xiangzhen/responsibility'
 * parseWorkflowEvents([{ id: 'e1', caseId: 'p1', step: 'talk', kind: 'done', date: '2024-02-30' }]).rows // => []
 * ```
 */
export function parseWorkflowEvents(input: unknown): RowsReading<WorkflowEvent> {
  return readRows(workflowEventSchema, input, 'events')
}

/**
 * Reads the rows of issues: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseIssues } from 'xiangzhen/responsibility'
 * parseIssues([{ id: 'i1' }]).rows // => []
 * ```
 */
export function parseIssues(input: unknown): RowsReading<Issue> {
  return readRows(issueSchema, input, 'issues')
}

/**
 * Reads the rows of the log of a ledger: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseIssueLog } from 'xiangzhen/responsibility'
 * parseIssueLog([{ id: 'l1', issueId: 'i1', date: '2024-02-30', kind: 'closed' }]).rows // => []
 * ```
 */
export function parseIssueLog(input: unknown): RowsReading<IssueLogEntry> {
  return readRows(issueLogEntrySchema, input, 'log')
}

/**
 * Reads the rows of events on ladders: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseEscalationEvents } from 'xiangzhen/responsibility'
 * parseEscalationEvents([{ id: 'e1', subjectId: 't1', kind: 'fire', date: '2024-02-30' }]).rows // => []
 * ```
 */
export function parseEscalationEvents(input: unknown): RowsReading<EscalationEvent> {
  return readRows(escalationEventSchema, input, 'events')
}

/**
 * Reads the rows of days of attendance: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseAttendanceRecords } from 'xiangzhen/responsibility'
 * parseAttendanceRecords([{ id: 'r1', personId: 'p1', kind: 'onSite', from: '2024-02-01', to: '2024-02-30' }]).rows // => []
 * ```
 */
export function parseAttendanceRecords(input: unknown): RowsReading<AttendanceRecord> {
  return readRows(attendanceRecordSchema, input, 'records')
}

/**
 * Reads the rows of check-ups: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseCheckUps } from 'xiangzhen/responsibility'
 * parseCheckUps([{ id: 'c1', branchId: 'b1', date: '2024-02-30', findings: [] }]).rows // => []
 * ```
 */
export function parseCheckUps(input: unknown): RowsReading<CheckUp> {
  return readRows(checkUpRecordSchema, input, 'checkUps')
}

/**
 * Reads the rows of records of a coverage: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseCoverageRecords } from 'xiangzhen/responsibility'
 * parseCoverageRecords([{ id: 'r1', kind: 'inspection', unitId: 'v1', date: '2024-02-30' }]).rows // => []
 * ```
 */
export function parseCoverageRecords(input: unknown): RowsReading<CoverageRecord> {
  return readRows(coverageRecordSchema, input, 'records')
}

/**
 * Reads the rows of the reports of a round: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseUnitReports } from 'xiangzhen/responsibility'
 * parseUnitReports([{ id: 'r1', unitId: 'v1', date: '2024-02-30', problems: [] }]).rows // => []
 * ```
 */
export function parseUnitReports(input: unknown): RowsReading<UnitReport> {
  return readRows(unitReportSchema, input, 'reports')
}

/**
 * Reads the rows of demands on units: the good ones, and what is wrong with the others.
 *
 * @param input - a list of plain rows
 * @returns good rows, and findings whose paths name the row
 * @example
 * ```ts
 * import { parseReportingDemands } from 'xiangzhen/responsibility'
 * parseReportingDemands([{ id: 'd1', kind: 'form', issuedBy: 'county', units: ['v1'], date: '2024-02-30' }]).rows // => []
 * ```
 */
export function parseReportingDemands(input: unknown): RowsReading<ReportingDemand> {
  return readRows(reportingDemandSchema, input, 'demands')
}
