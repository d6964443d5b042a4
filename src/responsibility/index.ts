export {
  isSection,
  type Indicator,
  type MissingRule,
  type NotApplicableRule,
  type ReplacementWeights,
  type RoundingStage,
  type Scheme,
  type SchemeNode,
  type SchemeNodeBase,
  type SchemePolicies,
  type SchemeRules,
  type SchemeSection,
  type ScoreSheet,
  type StageRounding,
  type SubjectGroup,
  type TimetableStep,
  type SheetLimit,
  type TotalFactor,
  type TotalRule,
} from './scheme.js'
export type {
  BallotChoice,
  BallotLimit,
  BallotMethod,
  BallotRule,
  DiscretionMethod,
  GivenMethod,
  LevelMethod,
  ScoreLevel,
} from './judged-methods.js'
export type {
  BandMethod,
  CoefficientMethod,
  CurveMethod,
  CurvePlace,
  DeadlineDay,
  DeadlineMethod,
  EarlyRule,
  EfficacyMethod,
  FirstMethod,
  IndicatorMethod,
  LatenessRule,
  OverFulfilment,
  OverSteps,
  ProportionalMethod,
  RankMethod,
  RankTiers,
  RequiredMethod,
  StepMethod,
  StepUnit,
  ThresholdMethod,
} from './methods.js'
export type {
  CountBlock,
  CountFactor,
  CountMethod,
  CountRate,
  CaseMethod,
  QuotaMethod,
  QuotaPart,
  ScoreCase,
  RateLimit,
  RepeatRate,
} from './count-methods.js'
export type { BallotMeasure, IndicatorMeasure, TargetRule } from './measures.js'
export type {
  AllConditions,
  AnyCondition,
  EventAttributeTest,
  FigureCondition,
  FlagCondition,
  GroupCondition,
  NotCondition,
  SchemeCondition,
  FigurePart,
  SchemeFigure,
  SchemeLimits,
  SomeConditions,
} from './conditions.js'
export type {
  GradeOutcome,
  GradeReason,
  GradeRule,
  GroupQuota,
  ListQuota,
  SchemeGrade,
  SchemeGrades,
  SchemeList,
  SchemeVeto,
  SchemeVetoEffect,
  SchemeVetoHit,
} from './grades.js'
export type { RankKey, SchemeRankingRule } from './score-ranking.js'
export type { AwardAmount, AwardPart, RankPrize, SchemeAward } from './awards.js'
export type { AwardOutcome, AwardReason, AwardSum, AwardTotal } from './award-results.js'
export type { AssignmentLine, AssignmentRole } from './assignments.js'
export type { Actual, AssignedTarget, SchemeEvent, SchemeFacts, SchemeSubject } from './scheme-facts.js'
export type { LeafReason, NodeHit } from './leaf.js'
export type { ListOutcome, ListSeats } from './list-seats.js'
export type { NodeState } from './node-evaluation.js'
export type {
  Completeness,
  GroupRanking,
  NodeScore,
  RankedSubject,
  SchemeQuestion,
  SchemeReason,
  SchemeResult,
  SubjectScore,
} from './scheme-result.js'
export { scoreScheme } from './score-scheme.js'
export { checkSchemeFacts, type SchemeFactsCode } from './check-scheme-facts.js'
export { parseActuals, parseScheme, parseSchemeEvents, parseSubjects, parseTargets, safeParseScheme } from './read.js'
export { checkRollUpFacts, rollUp } from './roll-up.js'
export type { RollUpOutcome, RollUpReason, RollUpRule, RollUpUnit, RollUpValue } from './roll-up-rule.js'
export { rollUpFacts, rollUpScores } from './roll-up-facts.js'
export { explainCoverage, explainStandardCoverage, type CoverageStepCode } from './explain-coverage.js'
export { explainLedger, type LedgerRateReason, type LedgerStepCode } from './explain-ledger.js'
export { scoresAsActuals, type CarriedScore, type ScoreCarry, type ScoreCarryCode } from './scores-as-actuals.js'
export {
  schemeTally,
  type SchemeTally,
  type SchemeTallyOutcome,
  type SchemeTallyState,
  type TalliedScore,
} from './scheme-tally.js'
export { clockEnd, type ClockLength } from './clocks.js'
export {
  judgeCondition,
  type ConditionFacts,
  type ConditionStanding,
  type SubjectCondition,
  type SubjectValues,
  type YearValue,
} from './criteria.js'
export {
  countVotes,
  type VoteCount,
  type VoteOutcome,
  type VoteReason,
  type MeetingVoteRule,
  type VoteThreshold,
} from './votes.js'
export type {
  Duty,
  DutyAmount,
  DutyDay,
  DutyExcuse,
  DutyList,
  DutyPeriod,
  DutyRecurrence,
  DutyRules,
  DutySubject,
  Occurrence,
  PartialWindow,
} from './duty.js'
export { dueList } from './due-list.js'
export { type DueItem, type DutyFacts, type DutyQuestion, type DutyStanding, type DutyState } from './due-item.js'
export { checkDutyFacts, type DutyFactsCode } from './check-duty-facts.js'
export type { OccurrenceRefusal } from './occurrences.js'
export type {
  ClockAnchor,
  Workflow,
  WorkflowCase,
  WorkflowClock,
  WorkflowEvent,
  WorkflowLength,
  WorkflowLink,
  WorkflowOutcome,
  WorkflowRepeat,
  WorkflowRequirement,
  WorkflowRules,
  WorkflowStep,
  WorkflowValidity,
} from './workflow.js'
export type { WorkflowBlocker, WorkflowBlockerCode } from './workflow-blockers.js'
export {
  nextSteps,
  type CaseProgress,
  type RepeatProgress,
  type StepDayReason,
  type StepProgress,
  type StepState,
} from './next-steps.js'
export { checkWorkflowFacts } from './check-workflow-facts.js'
export { checkWorkflow, type WorkflowCode } from './check-workflow.js'
export {
  type CloseOutRequirement,
  type Issue,
  type IssueClass,
  type IssueFacts,
  type IssueLedgerDocument,
  type IssueLedgerRules,
  type IssueLogEntry,
  type IssueLogKind,
  type IssueMeasure,
} from './issue-ledger.js'
export { ledgerState, type IssueLedgerState, type IssueRow, type IssueStage, type IssueState } from './ledger-state.js'
export { canClose, type CloseOut, type CloseOutRefusal, type CloseOutRefusalCode } from './close-out.js'
export { checkEscalationFacts, type EscalationFactsCode } from './check-escalation-facts.js'
export { escalate, type EscalationStanding, type EscalationTaken, type SubjectEscalation } from './escalation.js'
export {
  type EscalationSeason,
  type EscalationWindow,
  type EscalationAction,
  type EscalationStep,
  type EscalationLadder,
  type EscalationRun,
  type EscalationRules,
  type EscalationDocument,
  type EscalationEvent,
  type EscalationSubject,
  type EscalationFacts,
} from './escalation-ladder.js'
export {
  dueItemValues,
  issueValues,
  statusLights,
  type StatusLight,
  type StatusLightDocument,
  type StatusLightReason,
  type StatusLightRules,
  type StatusLightState,
  type StatusPalette,
} from './status-light.js'
export {
  screen,
  type ScreenedSubject,
  type Screening,
  type ScreeningCriterion,
  type ScreeningDocument,
  type ScreeningFacts,
  type ScreeningGroup,
  type ScreeningQuota,
  type ScreeningRules,
} from './screening.js'
export {
  appraise,
  percentShares,
  type Appraisal,
  type AppraisalDocument,
  type AppraisalFacts,
  type AppraisalGrade,
  type AppraisalLimit,
  type AppraisalRules,
  type AppraisalThreshold,
  type AppraisedMember,
  type MemberAppraisal,
} from './appraisal.js'
export {
  attendance,
  type Attendance,
  type AttendanceCheck,
  type AttendanceCounting,
  type AttendanceDocument,
  type AttendanceMinimum,
  type AttendanceReason,
  type AttendanceRecord,
  type AttendanceRules,
  type LeaveFault,
  type ResidentWorker,
} from './attendance.js'
export {
  checkUpBranches,
  type BranchHistory,
  type CheckUp,
  type CheckUpDocument,
  type CheckUpMove,
  type CheckUpReason,
  type CheckUpRules,
  type CheckUpStep,
} from './branch-check-up.js'
export {
  coverage,
  coveragePercent,
  type Coverage,
  type CoverageDocument,
  type CoverageRecord,
  type CoverageRules,
  type CoverageShare,
  type CoverageUnit,
  type UnitCoverage,
} from './coverage.js'
export { standardCoverage, type StandardCoverage, type StandardPlace, type StandardShare } from './standard-coverage.js'
export {
  commonProblems,
  reportingBurden,
  type CommonProblems,
  type NamedProblem,
  type ReportRound,
  type ReportRoundDocument,
  type ReportRoundRules,
  type ReportingCeiling,
  type ReportingDemand,
  type ReportingLoad,
  type UnitReport,
} from './reporting-round.js'
export {
  awardFlags,
  checkFlagPayments,
  flagMoney,
  type FlagAward,
  type FlagCategory,
  type FlagDocument,
  type FlagEntry,
  type FlagReason,
  type FlagRules,
  type FlagYear,
} from './flag-awards.js'
export {
  checkTargetChain,
  responsibilityChain,
  type ChainTarget,
  type ResponsibilityLine,
  type TargetChain,
  type TargetChainCode,
  type TargetChainRules,
} from './target-chain.js'
export {
  admitEvidence,
  checkTimetable,
  type TimetableCode,
  type EvidenceAdmission,
  type EvidenceAdmissionReason,
  type EvidencePiece,
  type TimetableDocument,
} from './evidence-cut-off.js'
export {
  explainPerformancePay,
  performancePay,
  type AssessedOfficial,
  type PayItem,
  type PerformancePay,
  type PerformancePayDocument,
  type PerformancePayReason,
  type PerformancePayRules,
} from './performance-pay.js'
export {
  partyDues,
  type DuesPayer,
  type PartyDues,
  type PartyDuesClass,
  type PartyDuesDocument,
  type PartyDuesReason,
  type PartyDuesRules,
} from './party-dues.js'
export {
  parseAppraisalRules,
  parseFlagRules,
  parsePartyDuesRules,
  parsePerformancePayRules,
  safeParseAppraisalRules,
  safeParseFlagRules,
  safeParsePartyDuesRules,
  safeParsePerformancePayRules,
} from './read-appraisals.js'
export {
  parseAttendanceRules,
  parseCheckUpRules,
  parseCoverageRules,
  parseReportRoundRules,
  parseTargetChain,
  parseWorkRules,
  safeParseAttendanceRules,
  safeParseCheckUpRules,
  safeParseCoverageRules,
  safeParseReportRoundRules,
  safeParseTargetChain,
  safeParseWorkRules,
} from './read-work.js'
export {
  parseDutyList,
  parseEscalation,
  parseIssueLedger,
  parseScreening,
  parseStatusLights,
  parseWorkflow,
  safeParseDutyList,
  safeParseEscalation,
  safeParseIssueLedger,
  safeParseScreening,
  safeParseStatusLights,
  safeParseWorkflow,
} from './read-duties.js'
export {
  parseAttendanceRecords,
  parseCheckUps,
  parseCoverageRecords,
  parseDutyExcuses,
  parseDutySubjects,
  parseEscalationEvents,
  parseIssueLog,
  parseIssues,
  parseOccurrences,
  parseReportingDemands,
  parseUnitReports,
  parseWorkflowCases,
  parseWorkflowEvents,
} from './read-records.js'
export { checkScheme } from './check-scheme.js'
export type { SchemeCheckCode } from './scheme-findings.js'
export { schemeRanges, type SchemeRange } from './scheme-ranges.js'
export type { IndicatorFinding } from './check-indicator.js'
export { explainGrade, type GradeStepCode } from './explain-grade.js'
export { explainRollUp } from './explain-roll-up.js'
export { explainScore, type ExplainQuestion } from './explain-score.js'
export { describeScheme, type SchemeTableRow } from './describe-scheme.js'
export {
  comparePeriods,
  type ChangeParts,
  type ComparedPeriod,
  type NodeChange,
  type PeriodChange,
} from './compare-periods.js'
export { forecastScheme, type IndicatorForecast, type SchemeForecast } from './forecast-scheme.js'
export {
  improvements,
  type GradePath,
  type Improvement,
  type ImprovementQuestion,
  type ImprovementReason,
  type Improvements,
} from './improvements.js'
export { type NoNextGradeReason } from './next-grade.js'
export { combinePeriods, type CombinedScore, type PeriodsPart, type PeriodsRule } from './combine-periods.js'
export { assignedResults, type AssignedResult } from './assigned-results.js'
export { decomposeTarget, type Decomposition, type DecompositionRule } from './decompose-target.js'
export type { DutyCode, DutyDecisionCode, PayStepCode } from './duty-codes.js'
export type { SchemeCode, SchemeFactCode, SchemeQuestionCode, ScoreReason } from './codes.js'
export type { ScoreStep } from './score-steps.js'
export {
  workTally,
  type WorkDocument,
  type WorkItem,
  type WorkLine,
  type WorkPlan,
  type WorkRules,
} from './work-tally.js'
export { checkDutyList, checkEscalation, checkIssueLedger, type DutyListCode } from './check-duties.js'
export { carriedEvidence, type CarriedEvidence } from './carried-evidence.js'
export { coverageTally, type CoverageTally, type CoverageTallyState } from './coverage-tally.js'
export { workLinesTally, type WorkLinesTally, type WorkSum, type WorkTallyState } from './work-lines-tally.js'
export type { RollUpStepCode, StateWord } from './duty-codes.js'
export type { SchemeWord } from './codes.js'
export type { BallotClass } from './judged-methods.js'
export type { WorkflowFacts } from './workflow.js'
