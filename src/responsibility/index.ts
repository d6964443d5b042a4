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
  type TotalRule,
} from './scheme.js'
export type {
  BallotChoice,
  BallotMethod,
  BandMethod,
  CoefficientMethod,
  CountBlock,
  CountFactor,
  CountMethod,
  CountRate,
  CurveMethod,
  CurvePlace,
  DeadlineDay,
  DeadlineMethod,
  DiscretionMethod,
  EfficacyMethod,
  FirstMethod,
  GivenMethod,
  IndicatorMethod,
  LatenessRule,
  LevelMethod,
  OverFulfilment,
  OverSteps,
  ProportionalMethod,
  QuotaMethod,
  QuotaPart,
  RankMethod,
  RequiredMethod,
  ScoreLevel,
  StepMethod,
  StepUnit,
  ThresholdMethod,
} from './methods.js'
export type { IndicatorMeasure, TargetRule } from './measures.js'
export type {
  AllConditions,
  AnyCondition,
  EventAttributeTest,
  FigureCondition,
  FlagCondition,
  NotCondition,
  SchemeCondition,
  SchemeFigure,
  SchemeLimits,
} from './conditions.js'
export type {
  GradeOutcome,
  GradeReason,
  GradeRule,
  ListQuota,
  SchemeGrade,
  SchemeGrades,
  SchemeList,
  SchemeVeto,
  SchemeVetoEffect,
  SchemeVetoHit,
} from './grades.js'
export type { AwardAmount, AwardPart, RankPrize, SchemeAward } from './awards.js'
export type { AwardOutcome, AwardReason, AwardSum } from './award-results.js'
export type { AssignmentLine, AssignmentRole } from './assignments.js'
export type { Actual, AssignedTarget, SchemeEvent, SchemeFacts, SchemeSubject } from './scheme-facts.js'
export type { LeafReason, NodeHit } from './leaf.js'
export type { ListOutcome, ListSeats } from './lists.js'
export type { NodeState } from './score-subject.js'
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
export { parseActuals, parseScheme, parseSchemeEvents, parseSubjects, parseTargets, safeParseScheme } from './read.js'
export {
  rollUp,
  rollUpFacts,
  rollUpScores,
  type RollUpOutcome,
  type RollUpReason,
  type RollUpRule,
  type RollUpUnit,
  type RollUpValue,
} from './roll-up.js'
export {
  schemeTally,
  type SchemeTally,
  type SchemeTallyOutcome,
  type SchemeTallyState,
  type TalliedScore,
} from './scheme-tally.js'
