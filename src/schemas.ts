// The zod schemas of all documents and facts on the wire. Each becomes a JSON Schema file at build:
// `ruleBookSchema` is `xiangzhen/json-schema/rule-book.json`. A room's schema files hold the parts as well.
export { workCalendarSchema } from './kernel/schemas.js'
export { ruleBookSchema } from './points/schemas.js'
export { entrySchema, pointMeasurementSchema, pointsRosterSchema, ratingSchema } from './points/fact-schemas.js'
export { entryEventSchema, entryWorkflowSchema } from './points/entry-workflow-schemas.js'
export { redemptionPolicySchema } from './points/redemption-schemas.js'
export {
  pointCreditSchema,
  pointHolderSchema,
  pointTransferSchema,
  redemptionRecordSchema,
} from './points/wallet-schemas.js'
export { charterSchema } from './economy/charter-schemas.js'
export { lossRulesSchema } from './economy/loss-schemas.js'
export { planRequirementsSchema } from './economy/plan-schemas.js'
export { shareEventSchema, shareHolderSchema } from './economy/share-schemas.js'
export {
  cashFlowSchema,
  consecutiveTargetsSchema,
  incomeEntrySchema,
  tierRulesSchema,
} from './economy/income-schemas.js'
export {
  classTableSchema,
  factorSetSchema,
  fieldMethodSchema,
  fieldRecordSchema,
  standardSchema,
  suppliedFactorSchema,
  trophicTableSchema,
} from './ecology/schemas.js'
export {
  actualSchema,
  assignedTargetSchema,
  schemeEventSchema,
  schemeSubjectSchema,
} from './responsibility/scheme-fact-schemas.js'
export { schemeSchema } from './responsibility/schemas.js'
export {
  appraisalSchema,
  attendanceSchema,
  checkUpSchema,
  coverageSchema,
  dutyListSchema,
  reportRoundSchema,
  workSchema,
} from './responsibility/duty-schemas.js'
export { screeningSchema, statusLightSchema, workflowSchema } from './responsibility/workflow-schemas.js'
export {
  escalationSchema,
  flagSchema,
  issueLedgerSchema,
  partyDuesSchema,
  performancePaySchema,
  targetChainSchema,
} from './responsibility/ledger-schemas.js'
export {
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
} from './responsibility/record-schemas.js'
