// Income, growth, tiers, targets, projects
export {
  ledgerAccounts,
  type AccountRegime,
  type BusinessModel,
  type ExpenseAccount,
  type IncomeAccount,
  type IncomeOrigin,
  type LedgerAccount,
} from './accounts.js'
export { type KnownFigure, type ObservedFigure } from './bounds.js'
export { type EconomyCode, type EconomyDecision } from './codes.js'
export { explainGrowth, type GrowthStepCode } from './explain-growth.js'
export { growth, type GrowthCode, type GrowthReport } from './growth.js'
export type { GrowthQuestion } from './growth-pair.js'
export {
  type Doublings,
  type GrowthChange,
  type GrowthComparison,
  type GrowthFigure,
  type GrowthFigures,
  type GrowthReason,
} from './growth-figures.js'
export { growthStatistics, type GrowthDocument, type GrowthRules } from './growth-rules.js'
export { type GrowthPhrase, type GrowthPhraseCode, type GrowthWordCode } from './growth-wording.js'
export { type FigureSeries, type SeriesCode, type SeriesObservation } from './series.js'

export { type CashFlow, type CashFlowCode, type DatedFlows, type PeriodicFlows } from './cash-flows.js'
export {
  certifyRate,
  irr,
  xirr,
  type IrrQuestion,
  type RateCertificate,
  type RateCode,
  type RateOfReturn,
  type RateReason,
} from './internal-rate.js'
export { payback, type Payback, type PaybackReason } from './payback.js'
export { datedPayback, type DatedPayback } from './dated-payback.js'
export { mirr, npv, xnpv, type PresentValueCode, type PresentValueReason } from './present-value.js'
export { type PlannedProject } from './planned-project.js'
export {
  appraiseProject,
  type ProjectAppraisal,
  type ProjectCode,
  type ProjectFacts,
  type ProjectFigureKind,
  type ProjectQuestion,
  type ProjectReason,
} from './project.js'
export { returnConventions, type ReturnDocument, type ReturnRules } from './return-rules.js'
export {
  futureValue,
  numberOfPeriods,
  payment,
  periodicRate,
  presentValue,
  type Annuity,
  type AnnuityReason,
} from './time-value.js'

export {
  contribution,
  type ContributionReason,
  type GrowthContribution,
  type GrowthPart,
  type PartContribution,
} from './contribution.js'
export {
  percentOf,
  percentTable,
  amountPerUnit,
  type PercentTable,
  type PercentTablePart,
  type PercentTableRules,
  type ProportionCode,
  type ProportionReason,
} from './proportions.js'
export { type ClaimData, type ClaimGrowth, type ClaimPart } from './claim-data.js'
export {
  compareClaim,
  printedFigures,
  type ClaimComparison,
  type ClaimCode,
  type ClaimReason,
  type ClaimRules,
  type ClaimVerdict,
  type PublishedClaim,
} from './published-claim.js'

export {
  breakEven,
  projectSensitivity,
  type BreakEven,
  type BreakEvenCode,
  type BreakEvenFacts,
  type BreakEvenReason,
  type SensitivityCase,
  type SensitivityQuestion,
} from './break-even.js'
export {
  clearance,
  type Clearance,
  type ClearanceCode,
  type TierCount,
  type TierTargetOutcome,
  type VillageFacts,
  type VillageToClear,
} from './clearance.js'
export { checkTierRules } from './check-tier-rules.js'
export { type TierRequirement, type TierShortfall } from './tier-requirements.js'
export { tierTransitions, type TierMove, type TierTransitions, type TierYears } from './tier-transitions.js'
export {
  type ConsecutiveDocument,
  type ConsecutiveOutcome,
  type ConsecutiveOutcomes,
  type ConsecutivePhraseCode,
  type ConsecutiveReason,
  type ConsecutiveRules,
  type ConsecutiveTarget,
  type ConsecutiveYear,
  type ConsecutiveYearReason,
  type YearlyEdge,
} from './consecutive-targets.js'
export { consecutiveYears, type ConsecutiveCode } from './consecutive-years.js'
export { countTargets, type CountFact, type CountOutcome, type CountReason, type CountTarget } from './count-targets.js'
export {
  fundingPool,
  type FundingCode,
  type FundingFacts,
  type FundingPool,
  type FundingReason,
  type FundingSource,
  type FundingUse,
} from './funding.js'
export {
  groupGains,
  householdGains,
  type GainGroup,
  type GainReason,
  type GroupGains,
  type HouseholdGains,
  type HouseholdIncome,
} from './household-gain.js'
export { spreadEntry, type EntryCode, type EntryReason, type EntryYear, type IncomeEntry } from './income-entry.js'
export {
  sumIncome,
  type IncomeLedger,
  type IncomeSummary,
  type LedgerCell,
  type LedgerCode,
  type LedgerFigure,
  type LedgerQuestion,
  type LedgerReason,
  type LedgerYear,
} from './income-ledger.js'
export { explainIncome, incomeSeries, type IncomeStepCode } from './income-views.js'
export { incomeTally, type IncomeTally, type IncomeTallyState } from './income-tally.js'
export {
  jointOwnership,
  type JointOwner,
  type JointOwnership,
  type JointOwnershipCode,
  type JointOwnershipReason,
  type JointProjectFacts,
  type JointProjectRules,
} from './joint-ownership.js'
export {
  type LossBasis,
  type LossDivision,
  type LossDocument,
  type LossFacts,
  type LossLimit,
  type LossPartner,
  type LossPartnerFacts,
  type LossReason,
  type LossRules,
  type LossShare,
} from './loss-rules.js'
export { explainLossShare, type LossStepCode } from './explain-loss.js'
export { parseLossRules, safeParseLossRules } from './read-losses.js'
export { shareLoss, type LossCode } from './share-loss.js'
export { landBalance, type LandBalance, type LandCode, type LandFacts, type LandReason } from './land.js'
export { collectiveLedger, type LedgerDocument, type LedgerRules, type LedgerView } from './ledger-rules.js'
export { versionForEntry, type RuleVersionReason, type RuleVersions } from './rule-versions.js'
export {
  parseCashFlows,
  parseConsecutiveTargets,
  parseIncomeEntries,
  parseTierRules,
  safeParseConsecutiveTargets,
  safeParseTierRules,
} from './read-income.js'
export {
  talentSummary,
  type TalentEntry,
  type TalentFacts,
  type TalentReason,
  type TalentSummary,
  type TrainingHeld,
} from './talent.js'
export {
  forecastIncome,
  type ForecastAssumption,
  type ForecastMethod,
  type ForecastReason,
  type IncomeForecast,
} from './forecast.js'
export { targetPath, type TargetCode, type TargetFacts, type TargetPath, type TargetReason } from './targets.js'
export {
  classifyVillage,
  type Tier,
  type TierBasis,
  type TierCode,
  type TierDocument,
  type TierReason,
  type TierRules,
  type TierTarget,
  type VillageIncome,
  type VillageTier,
} from './tiers.js'

// Shares, distribution, charters, plans, statements, notices
export { allocateColumn } from './allocate-column.js'
export {
  type AgreementCharter,
  type AgreementWaterfall,
  type Charter,
  type CollectiveCharter,
  type CollectivePurpose,
  type CollectiveWaterfall,
  type CooperativeCharter,
  type CooperativePurpose,
  type CooperativeSurplus,
  type GuaranteeOrder,
  type GuaranteeRule,
  type GuaranteeTreatment,
  type HolderRecipients,
  type PayoutOrder,
  type PayoutRule,
  type PoolRecipients,
  type PoolRule,
  type PoolTake,
  type QuantifyRule,
  type WaterfallRules,
} from './charter.js'
export { type AmountCondition, type FigureTest } from './conditions.js'
export {
  type DivisionKey,
  type HolderFilter,
  type HolderTest,
  type PlainDivisionKey,
  type WeightPart,
} from './division-keys.js'
export { type EachAmount } from './each-amounts.js'
export { type FigureAmount } from './figure-amounts.js'
export { type LadderStep, type LadderTake } from './ladder.js'
export { type DeductionOutcome, type DeductionTake, type PaymentDeduction } from './payment-deductions.js'
export { type FundingKind, type PlanLimit, type PlanRequirements, type AssemblyVoteRule } from './plan-requirements.js'
export { openCharterDecisions } from './charter-decisions.js'
export { checkCharter } from './check-charter.js'
export { checkPlan, checkVote } from './check-plan.js'
export { checkShares, type CapExcess, type ShareReview } from './share-checks.js'
export { distribute } from './distribution.js'
export {
  type CharterCode,
  type CharterDecisionCode,
  type DistributionCode,
  type DistributionStepCode,
  type NoticeCode,
  type PayoutCode,
  type PlanCode,
  type ShareCode,
  type StatementCode,
} from './distribution-codes.js'
export { type DistributionFacts, type DistributionQuestion } from './distribution-facts.js'
export {
  type AccountAmount,
  type Distribution,
  type DistributionTotals,
  type Payee,
  type PoolOutcome,
  type WaitingPayee,
} from './distribution-outcome.js'
export { type DistributionReason } from './distribution-reading.js'
export { explainPayee, explainPool, type PayeeQuestion } from './explain-distribution.js'
export { type GuaranteeOutcome } from './guarantees.js'
export { memberAccounts, type MemberAccount, type MemberAccounts } from './member-accounts.js'
export { payoutNotice, type NoticeQuestion, type NoticeSentence, type PayoutNotice } from './notice.js'
export { type ResultPeriod } from './part-year.js'
export {
  paymentBalance,
  type HolderPayment,
  type PaymentAccount,
  type PaymentBalance,
  type PaymentFacts,
} from './payments.js'
export { type PoolDivision } from './payout.js'
export { type PoolPayout } from './bounded-payout.js'
export {
  type AssemblyVote,
  type DistributionPlan,
  type PlanBound,
  type PlanBoundCheck,
  type PlanBounds,
  type PlanCheckFacts,
  type PlanEntry,
  type PlanFacts,
  type PlanQuestion,
  type PlanReason,
  type PlanReview,
} from './plan.js'
export { planBounds } from './plan-bounds.js'
export { namedFigures, type AccountCeiling, type FigureName, type Portion, type Rate } from './portions.js'
export {
  parseCharter,
  parsePlanRequirements,
  parseShareEvents,
  parseShareHolders,
  safeParseCharter,
} from './read-charter.js'
export {
  shareHoldings,
  type Holding,
  type RegisterReason,
  type ShareClassTotal,
  type ShareHoldings,
  type ShareRegisterFacts,
} from './share-register.js'
export {
  type HoldingCap,
  type PartYear,
  type ShareClass,
  type ShareEvent,
  type ShareEventType,
  type ShareHolder,
  type SharePower,
  type SharePowerRule,
  type ShareRules,
} from './share-rules.js'
export {
  checkStatement,
  collectiveStatement2004,
  cooperativeStatement2021,
  type StatementFacts,
  type StatementForm,
  type StatementLine,
  type StatementLineReview,
  type StatementReview,
} from './statements.js'
export { type PoolLimit } from './pool-amount.js'
export type { CharterWordCode } from './distribution-codes.js'
export type { EconomyWord } from './codes.js'
export type { ForecastCode } from './forecast.js'
