import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { AttendanceRecord } from './attendance.js'
import type { CheckUp } from './branch-check-up.js'
import type { CoverageRecord } from './coverage.js'
import type { SubjectValues } from './criteria.js'
import type { DutyExcuse, DutySubject, Occurrence } from './duty.js'
import type { EscalationEvent } from './escalation-ladder.js'
import type { Issue, IssueLogEntry } from './issue-ledger.js'
import type { ReportingDemand, UnitReport } from './reporting-round.js'
import type { WorkflowCase, WorkflowEvent } from './workflow.js'

const count = /*#__PURE__*/ (() => wholeNumberSchema.check(z.gte(0)))()
const ids = /*#__PURE__*/ (() => z.array(idSchema))()

const subjectValuesSchema = /*#__PURE__*/ (() =>
  z.record(
    idSchema,
    z.union([z.string(), z.boolean(), z.array(z.strictObject({ year: wholeNumberSchema, value: decimalTextSchema }))]),
  ))() satisfies z.ZodMiniType<SubjectValues>

/** Somebody who has duties. */
export const dutySubjectSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    from: z.exactOptional(plainDateSchema),
    to: z.exactOptional(plainDateSchema),
    dates: z.exactOptional(z.record(idSchema, z.array(plainDateSchema))),
  }))() satisfies z.ZodMiniType<DutySubject>

/** A record of something done. */
export const occurrenceSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kinds: ids.check(z.minLength(1)),
    subjects: ids.check(z.minLength(1)),
    date: plainDateSchema,
    countsFor: z.exactOptional(plainDateSchema),
    amounts: z.exactOptional(z.record(idSchema, decimalTextSchema)),
    entitled: z.exactOptional(count),
    present: z.exactOptional(count),
    mode: z.exactOptional(idSchema),
    parts: z.exactOptional(ids),
    evidence: z.exactOptional(ids),
  }))() satisfies z.ZodMiniType<Occurrence>

/** An approved exception. */
export const dutyExcuseSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    subjectId: idSchema,
    dutyId: z.exactOptional(idSchema),
    from: plainDateSchema,
    to: plainDateSchema,
    reason: z.string().check(z.minLength(1)),
  }))() satisfies z.ZodMiniType<DutyExcuse>

/** A case of a workflow. */
export const workflowCaseSchema = /*#__PURE__*/ (() =>
  z.strictObject({ id: idSchema, values: subjectValuesSchema }))() satisfies z.ZodMiniType<WorkflowCase>

/** A record of a step. */
export const workflowEventSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    caseId: idSchema,
    step: idSchema,
    kind: z.enum(['started', 'done']),
    date: plainDateSchema,
    order: z.exactOptional(wholeNumberSchema),
    outcome: z.exactOptional(idSchema),
    values: z.exactOptional(subjectValuesSchema),
    vote: z.exactOptional(
      z.strictObject({
        entitled: count,
        present: count,
        inFavour: z.exactOptional(count),
        writtenInFavour: z.exactOptional(count),
      }),
    ),
  }))() satisfies z.ZodMiniType<WorkflowEvent>

/** An issue as it was entered. */
export const issueSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    classId: idSchema,
    owner: idSchema,
    openedOn: plainDateSchema,
    dueBy: z.exactOptional(plainDateSchema),
    site: z.exactOptional(idSchema),
    similarity: z.exactOptional(idSchema),
    measures: z.array(
      z.strictObject({
        id: idSchema,
        title: labelSchema,
        owner: z.exactOptional(idSchema),
        dueBy: z.exactOptional(plainDateSchema),
      }),
    ),
  }))() satisfies z.ZodMiniType<Issue>

/** An entry of the log. */
export const issueLogEntrySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    issueId: idSchema,
    date: plainDateSchema,
    order: z.exactOptional(wholeNumberSchema),
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
    measureId: z.exactOptional(idSchema),
    what: z.exactOptional(z.string().check(z.minLength(1))),
    level: z.exactOptional(idSchema),
    by: z.exactOptional(idSchema),
    evidence: z.exactOptional(ids),
    dueBy: z.exactOptional(plainDateSchema),
    reverses: z.exactOptional(idSchema),
  }))() satisfies z.ZodMiniType<IssueLogEntry>

/** An event on a ladder. */
export const escalationEventSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    subjectId: idSchema,
    kind: idSchema,
    date: plainDateSchema,
    occasion: z.exactOptional(idSchema),
  }))() satisfies z.ZodMiniType<EscalationEvent>

/** A run of days. */
export const attendanceRecordSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    personId: idSchema,
    kind: idSchema,
    from: plainDateSchema,
    to: plainDateSchema,
    approvedBy: z.exactOptional(idSchema),
  }))() satisfies z.ZodMiniType<AttendanceRecord>

/** A check-up. */
export const checkUpRecordSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    branchId: idSchema,
    date: plainDateSchema,
    findings: ids,
    score: z.exactOptional(decimalTextSchema),
  }))() satisfies z.ZodMiniType<CheckUp>

/** A record of a coverage. */
export const coverageRecordSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    unitId: idSchema,
    date: plainDateSchema,
    findings: z.exactOptional(count),
    handedOver: z.exactOptional(count),
  }))() satisfies z.ZodMiniType<CoverageRecord>

/** A unit's report. */
export const unitReportSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    unitId: idSchema,
    date: plainDateSchema,
    progress: z.exactOptional(z.array(z.string())),
    problems: z.array(z.strictObject({ code: idSchema, note: z.exactOptional(z.string()) })),
    plans: z.exactOptional(z.array(z.string())),
  }))() satisfies z.ZodMiniType<UnitReport>

/** A demand on units. */
export const reportingDemandSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    kind: idSchema,
    issuedBy: idSchema,
    units: ids,
    date: plainDateSchema,
    subject: z.exactOptional(z.string().check(z.minLength(1))),
  }))() satisfies z.ZodMiniType<ReportingDemand>
