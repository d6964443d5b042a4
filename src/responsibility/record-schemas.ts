import * as z from 'zod'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema } from '../kernel/schema.js'
import type { AttendanceRecord } from './attendance.js'
import type { CheckUp } from './branch-check-up.js'
import type { CoverageRecord } from './coverage.js'
import type { SubjectValues } from './criteria.js'
import type { DutyExcuse, DutySubject, Occurrence } from './duty.js'
import type { EscalationEvent } from './escalation.js'
import type { Issue, IssueLogEntry } from './issue-ledger.js'
import type { ReportingDemand, UnitReport } from './reporting-round.js'
import type { WorkflowCase, WorkflowEvent } from './workflow.js'

const count = /*#__PURE__*/ (() => z.int().min(0))()
const ids = /*#__PURE__*/ (() => z.array(idSchema))()

const subjectValuesSchema: z.ZodType<SubjectValues> = /*#__PURE__*/ (() =>
  z.record(
    idSchema,
    z.union([z.string(), z.boolean(), z.array(z.strictObject({ year: z.int(), value: decimalTextSchema }))]),
  ))()

/** Somebody who has duties. */
export const dutySubjectSchema: z.ZodType<DutySubject> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    from: plainDateSchema.exactOptional(),
    to: plainDateSchema.exactOptional(),
    dates: z.record(idSchema, z.array(plainDateSchema)).exactOptional(),
  }))()

/** A record of something done. */
export const occurrenceSchema: z.ZodType<Occurrence> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kinds: ids.min(1),
    subjects: ids.min(1),
    date: plainDateSchema,
    countsFor: plainDateSchema.exactOptional(),
    amounts: z.record(idSchema, decimalTextSchema).exactOptional(),
    entitled: count.exactOptional(),
    present: count.exactOptional(),
    mode: idSchema.exactOptional(),
    parts: ids.exactOptional(),
    evidence: ids.exactOptional(),
  }))()

/** An approved exception. */
export const dutyExcuseSchema: z.ZodType<DutyExcuse> = /*#__PURE__*/ (() =>
  z.strictObject({
    subjectId: idSchema,
    dutyId: idSchema.exactOptional(),
    from: plainDateSchema,
    to: plainDateSchema,
    reason: z.string().min(1),
  }))()

/** A case of a workflow. */
export const workflowCaseSchema: z.ZodType<WorkflowCase> = /*#__PURE__*/ (() =>
  z.strictObject({ id: idSchema, values: subjectValuesSchema }))()

/** A record of a step. */
export const workflowEventSchema: z.ZodType<WorkflowEvent> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    caseId: idSchema,
    step: idSchema,
    kind: z.enum(['started', 'done']),
    date: plainDateSchema,
    order: z.int().exactOptional(),
    outcome: idSchema.exactOptional(),
    values: subjectValuesSchema.exactOptional(),
    vote: z
      .strictObject({
        entitled: count,
        present: count,
        inFavour: count.exactOptional(),
        writtenInFavour: count.exactOptional(),
      })
      .exactOptional(),
  }))()

/** An issue as it was entered. */
export const issueSchema: z.ZodType<Issue> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    classId: idSchema,
    owner: idSchema,
    openedOn: plainDateSchema,
    dueBy: plainDateSchema.exactOptional(),
    site: idSchema.exactOptional(),
    similarity: idSchema.exactOptional(),
    measures: z.array(
      z.strictObject({
        id: idSchema,
        title: labelSchema,
        owner: idSchema.exactOptional(),
        dueBy: plainDateSchema.exactOptional(),
      }),
    ),
  }))()

/** An entry of the log. */
export const issueLogEntrySchema: z.ZodType<IssueLogEntry> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    issueId: idSchema,
    date: plainDateSchema,
    order: z.int().exactOptional(),
    kind: z.enum([
      'progress',
      'measureDone',
      'evidence',
      'confirmed',
      'extended',
      'applied',
      'siteChecked',
      'accepted',
      'refused',
      'published',
      'objected',
      'objectionSettled',
      'closed',
      'reopened',
      'reversed',
    ]),
    measureId: idSchema.exactOptional(),
    what: z.string().min(1).exactOptional(),
    level: idSchema.exactOptional(),
    by: idSchema.exactOptional(),
    evidence: ids.exactOptional(),
    dueBy: plainDateSchema.exactOptional(),
    reverses: idSchema.exactOptional(),
  }))()

/** An event on a ladder. */
export const escalationEventSchema: z.ZodType<EscalationEvent> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    subjectId: idSchema,
    kind: idSchema,
    date: plainDateSchema,
    occasion: idSchema.exactOptional(),
  }))()

/** A run of days. */
export const attendanceRecordSchema: z.ZodType<AttendanceRecord> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    personId: idSchema,
    kind: idSchema,
    from: plainDateSchema,
    to: plainDateSchema,
    approvedBy: idSchema.exactOptional(),
  }))()

/** A check-up. */
export const checkUpRecordSchema: z.ZodType<CheckUp> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    branchId: idSchema,
    date: plainDateSchema,
    findings: ids,
    score: decimalTextSchema.exactOptional(),
  }))()

/** A record of a coverage. */
export const coverageRecordSchema: z.ZodType<CoverageRecord> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    unitId: idSchema,
    date: plainDateSchema,
    findings: count.exactOptional(),
    handedOver: count.exactOptional(),
  }))()

/** A unit's report. */
export const unitReportSchema: z.ZodType<UnitReport> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    unitId: idSchema,
    date: plainDateSchema,
    progress: z.array(z.string()).exactOptional(),
    problems: z.array(z.strictObject({ code: idSchema, note: z.string().exactOptional() })),
    plans: z.array(z.string()).exactOptional(),
  }))()

/** A demand on units. */
export const reportingDemandSchema: z.ZodType<ReportingDemand> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    issuedBy: idSchema,
    units: ids,
    date: plainDateSchema,
    subject: z.string().min(1).exactOptional(),
  }))()
