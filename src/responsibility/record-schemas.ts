import * as z from 'zod'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema } from '../kernel/schema.js'
import type { AttendanceRecord } from './attendance.js'
import type { CheckUp } from './branch-check-up.js'
import type { CoverageRecord } from './coverage.js'
import type { SubjectValues } from './criteria.js'
import type { DutyExcuse, DutySubject, Occurrence } from './duty.js'
import type { EscalationEvent } from './escalation-ladder.js'
import type { Issue, IssueLogEntry } from './issue-ledger.js'
import type { ReportingDemand, UnitReport } from './reporting-round.js'
import type { WorkflowCase, WorkflowEvent } from './workflow.js'

const count = /*#__PURE__*/ (() => z.int().min(0))()
const ids = /*#__PURE__*/ (() => z.array(idSchema))()

const subjectValuesSchema = /*#__PURE__*/ (() =>
  z.record(
    idSchema,
    z.union([z.string(), z.boolean(), z.array(z.strictObject({ year: z.int(), value: decimalTextSchema }))]),
  ))() satisfies z.ZodType<SubjectValues>

/** Somebody who has duties. */
export const dutySubjectSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    from: plainDateSchema.exactOptional(),
    to: plainDateSchema.exactOptional(),
    dates: z.record(idSchema, z.array(plainDateSchema)).exactOptional(),
  }))() satisfies z.ZodType<DutySubject>

/** A record of something done. */
export const occurrenceSchema = /*#__PURE__*/ (() =>
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
  }))() satisfies z.ZodType<Occurrence>

/** An approved exception. */
export const dutyExcuseSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    subjectId: idSchema,
    dutyId: idSchema.exactOptional(),
    from: plainDateSchema,
    to: plainDateSchema,
    reason: z.string().min(1),
  }))() satisfies z.ZodType<DutyExcuse>

/** A case of a workflow. */
export const workflowCaseSchema = /*#__PURE__*/ (() =>
  z.strictObject({ id: idSchema, values: subjectValuesSchema }))() satisfies z.ZodType<WorkflowCase>

/** A record of a step. */
export const workflowEventSchema = /*#__PURE__*/ (() =>
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
  }))() satisfies z.ZodType<WorkflowEvent>

/** An issue as it was entered. */
export const issueSchema = /*#__PURE__*/ (() =>
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
  }))() satisfies z.ZodType<Issue>

/** An entry of the log. */
export const issueLogEntrySchema = /*#__PURE__*/ (() =>
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
  }))() satisfies z.ZodType<IssueLogEntry>

/** An event on a ladder. */
export const escalationEventSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    subjectId: idSchema,
    kind: idSchema,
    date: plainDateSchema,
    occasion: idSchema.exactOptional(),
  }))() satisfies z.ZodType<EscalationEvent>

/** A run of days. */
export const attendanceRecordSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    personId: idSchema,
    kind: idSchema,
    from: plainDateSchema,
    to: plainDateSchema,
    approvedBy: idSchema.exactOptional(),
  }))() satisfies z.ZodType<AttendanceRecord>

/** A check-up. */
export const checkUpRecordSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    branchId: idSchema,
    date: plainDateSchema,
    findings: ids,
    score: decimalTextSchema.exactOptional(),
  }))() satisfies z.ZodType<CheckUp>

/** A record of a coverage. */
export const coverageRecordSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    unitId: idSchema,
    date: plainDateSchema,
    findings: count.exactOptional(),
    handedOver: count.exactOptional(),
  }))() satisfies z.ZodType<CoverageRecord>

/** A unit's report. */
export const unitReportSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    unitId: idSchema,
    date: plainDateSchema,
    progress: z.array(z.string()).exactOptional(),
    problems: z.array(z.strictObject({ code: idSchema, note: z.string().exactOptional() })),
    plans: z.array(z.string()).exactOptional(),
  }))() satisfies z.ZodType<UnitReport>

/** A demand on units. */
export const reportingDemandSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    issuedBy: idSchema,
    units: ids,
    date: plainDateSchema,
    subject: z.string().min(1).exactOptional(),
  }))() satisfies z.ZodType<ReportingDemand>
