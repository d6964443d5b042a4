import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type {
  AppraisalDocument,
  AttendanceDocument,
  AttendanceRecord,
  CheckUp,
  CheckUpDocument,
  CoverageDocument,
  CoverageRecord,
  DutyExcuse,
  DutyList,
  DutySubject,
  EscalationDocument,
  EscalationEvent,
  FlagDocument,
  Issue,
  IssueLedgerDocument,
  IssueLogEntry,
  Occurrence,
  PartyDuesDocument,
  PerformancePayDocument,
  ReportRoundDocument,
  ReportingDemand,
  ScreeningDocument,
  StatusLightDocument,
  TargetChain,
  UnitReport,
  WorkDocument,
  Workflow,
  WorkflowCase,
  WorkflowEvent,
} from 'xiangzhen/responsibility'
import type {
  appraisalSchema,
  attendanceRecordSchema,
  attendanceSchema,
  checkUpRecordSchema,
  checkUpSchema,
  coverageRecordSchema,
  coverageSchema,
  dutyExcuseSchema,
  dutyListSchema,
  dutySubjectSchema,
  escalationEventSchema,
  escalationSchema,
  flagSchema,
  issueLedgerSchema,
  issueLogEntrySchema,
  issueSchema,
  occurrenceSchema,
  partyDuesSchema,
  performancePaySchema,
  reportRoundSchema,
  reportingDemandSchema,
  screeningSchema,
  statusLightSchema,
  targetChainSchema,
  unitReportSchema,
  workSchema,
  workflowCaseSchema,
  workflowEventSchema,
  workflowSchema,
} from 'xiangzhen/schemas'

/** The same type without `readonly`, which zod does not infer. */
type Plain<T> = T extends readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T

test('schemas and interfaces of documents agree', () => {
  expectTypeOf<Plain<z.infer<typeof dutyListSchema>>>().toEqualTypeOf<Plain<DutyList>>()
  expectTypeOf<Plain<z.infer<typeof workflowSchema>>>().toEqualTypeOf<Plain<Workflow>>()
  expectTypeOf<Plain<z.infer<typeof escalationSchema>>>().toEqualTypeOf<Plain<EscalationDocument>>()
  expectTypeOf<Plain<z.infer<typeof issueLedgerSchema>>>().toEqualTypeOf<Plain<IssueLedgerDocument>>()
  expectTypeOf<Plain<z.infer<typeof statusLightSchema>>>().toEqualTypeOf<Plain<StatusLightDocument>>()
  expectTypeOf<Plain<z.infer<typeof screeningSchema>>>().toEqualTypeOf<Plain<ScreeningDocument>>()
  expectTypeOf<Plain<z.infer<typeof appraisalSchema>>>().toEqualTypeOf<Plain<AppraisalDocument>>()
  expectTypeOf<Plain<z.infer<typeof attendanceSchema>>>().toEqualTypeOf<Plain<AttendanceDocument>>()
  expectTypeOf<Plain<z.infer<typeof checkUpSchema>>>().toEqualTypeOf<Plain<CheckUpDocument>>()
  expectTypeOf<Plain<z.infer<typeof reportRoundSchema>>>().toEqualTypeOf<Plain<ReportRoundDocument>>()
  expectTypeOf<Plain<z.infer<typeof coverageSchema>>>().toEqualTypeOf<Plain<CoverageDocument>>()
  expectTypeOf<Plain<z.infer<typeof flagSchema>>>().toEqualTypeOf<Plain<FlagDocument>>()
  expectTypeOf<Plain<z.infer<typeof targetChainSchema>>>().toEqualTypeOf<Plain<TargetChain>>()
  expectTypeOf<Plain<z.infer<typeof performancePaySchema>>>().toEqualTypeOf<Plain<PerformancePayDocument>>()
  expectTypeOf<Plain<z.infer<typeof partyDuesSchema>>>().toEqualTypeOf<Plain<PartyDuesDocument>>()
  expectTypeOf<Plain<z.infer<typeof workSchema>>>().toEqualTypeOf<Plain<WorkDocument>>()
})

test('schemas and interfaces of records agree', () => {
  expectTypeOf<Plain<z.infer<typeof dutySubjectSchema>>>().toEqualTypeOf<Plain<DutySubject>>()
  expectTypeOf<Plain<z.infer<typeof occurrenceSchema>>>().toEqualTypeOf<Plain<Occurrence>>()
  expectTypeOf<Plain<z.infer<typeof dutyExcuseSchema>>>().toEqualTypeOf<Plain<DutyExcuse>>()
  expectTypeOf<Plain<z.infer<typeof workflowCaseSchema>>>().toEqualTypeOf<Plain<WorkflowCase>>()
  expectTypeOf<Plain<z.infer<typeof workflowEventSchema>>>().toEqualTypeOf<Plain<WorkflowEvent>>()
  expectTypeOf<Plain<z.infer<typeof issueSchema>>>().toEqualTypeOf<Plain<Issue>>()
  expectTypeOf<Plain<z.infer<typeof issueLogEntrySchema>>>().toEqualTypeOf<Plain<IssueLogEntry>>()
  expectTypeOf<Plain<z.infer<typeof escalationEventSchema>>>().toEqualTypeOf<Plain<EscalationEvent>>()
  expectTypeOf<Plain<z.infer<typeof attendanceRecordSchema>>>().toEqualTypeOf<Plain<AttendanceRecord>>()
  expectTypeOf<Plain<z.infer<typeof checkUpRecordSchema>>>().toEqualTypeOf<Plain<CheckUp>>()
  expectTypeOf<Plain<z.infer<typeof coverageRecordSchema>>>().toEqualTypeOf<Plain<CoverageRecord>>()
  expectTypeOf<Plain<z.infer<typeof unitReportSchema>>>().toEqualTypeOf<Plain<UnitReport>>()
  expectTypeOf<Plain<z.infer<typeof reportingDemandSchema>>>().toEqualTypeOf<Plain<ReportingDemand>>()
})
