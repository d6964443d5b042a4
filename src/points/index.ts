export type { ConditionWord, PointsCode } from './codes.js'
export type { CompiledRuleBook } from './compiled-book.js'
export type {
  DatedLink,
  EarlierGrade,
  EarlierRank,
  EarlierScore,
  Entry,
  EntryApproval,
  EntryBeneficiary,
  EntryEvidence,
  EntryState,
  ExemptionRecord,
  LeaveRecord,
  PointFacts,
  PointMeasurement,
  PointsRoster,
  Rating,
  RosterHousehold,
  RosterMember,
  RosterOrganisation,
  SettlementQuestion,
} from './entries.js'
export type {
  FigureFormula,
  FigureRule,
  GradeBand,
  GradeQuota,
  GradeTable,
  IssuanceBudget,
  MemberList,
  OutcomePeriod,
  PointConsequence,
  PointGate,
  PointGroup,
  PointRanking,
  PointVeto,
  PointVetoEffect,
  RightSuspension,
  SeatShare,
  VisibilityRule,
} from './outcome-rules.js'
export type {
  Comparison,
  EarlierState,
  EarlierTest,
  FigureRef,
  NoLossesTest,
  OutcomeTest,
  OutcomeTests,
} from './outcome-tests.js'
export type {
  AllocationItem,
  AwardItem,
  ClassedFigure,
  CombinedCap,
  CountingWindow,
  CountLimit,
  DeductionItem,
  EntryCondition,
  PartOfPeriod,
  PointCap,
  PointFloor,
  PointItem,
  PointItemTerms,
  PointMultiplier,
} from './point-items.js'
export type {
  BandsWorth,
  ClassWorth,
  CountLadder,
  EntryWorth,
  FixedWorth,
  LadderRung,
  LevelWorth,
  MeasureBandsWorth,
  PanelQuorum,
  PanelWorth,
  PlaceWorth,
  PointBand,
  PointEdge,
  PointWorth,
  ProportionWorth,
  QuantityWorth,
  RangeWorth,
  RaterPanel,
  RatioWorth,
  ResultWorth,
  RoleWorth,
  RollUpWorth,
  ShortfallWorth,
  StepWorth,
} from './point-worths.js'
export {
  parseEntries,
  parsePointMeasurements,
  parseRatings,
  parseRoster,
  parseRuleBook,
  safeParseRuleBook,
  type RosterReading,
} from './read.js'
export type {
  AccountHolder,
  CarriedOpening,
  Exemption,
  MemberClass,
  OwnPeriod,
  PointAccount,
  PointCategory,
  PointOpening,
  PointPeriodUnit,
  PointTiming,
  RuleBook,
  RuleBookRules,
  WeightedCombination,
} from './rule-book.js'
export { compileRuleBook, settle } from './settle.js'
export type {
  MemberScore,
  PartFigure,
  PointsFigure,
  PointsReason,
  RankPlace,
  SettledBudget,
  SettledList,
  SettledQuota,
  Settlement,
} from './settlement.js'
export {
  openPlaces,
  type Decidable,
  type DecidableFigure,
  type DecidableFigureOr,
  type OpenPlace,
  type Undecided,
  type UndecidedFigure,
} from './undecided.js'
export { checkRuleBook } from './check-rule-book.js'
export type { RuleBookCode } from './rule-book-codes.js'
export { linesOf, type EntryLine, type MemberLines } from './lines.js'
export type {
  PointBasisCode,
  PointGradeReasonCode,
  PointSpanCode,
  PointStepWord,
  PointsStepCode,
  PointTestReasonCode,
  PointWayCode,
} from './explanation-steps.js'
export type { PointConsequenceReasons, PointListReasons, PointTestReason } from './test-reasons.js'
export type { PointGradeReason, PointGradeReasons } from './grade-reasons.js'
export { visibleTo, type PointsViewer } from './visibility.js'
// Redemption: wallets, exchange, budgets.
export type {
  BudgetMethod,
  CalendarPeriodKind,
  CurrencyMatch,
  DayAfterPeriod,
  GoodLimit,
  GoodPrice,
  LotOrder,
  PointCurrency,
  PointExpiry,
  PointRate,
  PointRateValue,
  PointShortage,
  PointsWhileResting,
  RedeemableGood,
  RedemptionBudget,
  RedemptionFrequency,
  RedemptionPolicy,
  RedemptionRules,
  RedemptionWindow,
  RefundPlace,
  RestAfterRedemption,
  StockMethod,
  VoucherRule,
} from './redemption-policy.js'
export type {
  BalanceMeant,
  LeastBalanceBound,
  LeastLeftBound,
  LeastPointsBound,
  MostPointsBound,
  MostShareBound,
  MostYuanBound,
  MultipleBound,
  RedemptionBound,
  RedemptionBoundTerms,
  ShareBase,
} from './redemption-bounds.js'
export type {
  HolderRest,
  PointCredit,
  PointHolder,
  Redemption,
  RedemptionCancellation,
  RedemptionRecord,
  RestingRight,
  SpentLot,
  WalletFacts,
} from './wallet-facts.js'
export type {
  EntryProcessCode,
  RedemptionCode,
  RedemptionQuestion,
  RedemptionRefusal,
  RuleChangeCode,
} from './redemption-codes.js'
export {
  parsePointCredits,
  parsePointHolders,
  parsePointTransfers,
  parseRedemptionPolicy,
  parseRedemptions,
  safeParseRedemptionPolicy,
} from './read-redemption.js'
export { walletOf, walletsOf, type PointLot, type Wallet, type WalletAccount, type WalletQuestion } from './wallet.js'
export { explainWallet, type WalletStepCode } from './explain-wallet.js'
export { liability, type LiabilityQuestion, type PointLiability } from './liability.js'
export { redeem } from './redeem.js'
export { quoteRedemption, type RedemptionQuote } from './quote-redemption.js'
export { cancelRedemption, type CancellationOrder } from './cancel-redemption.js'
export { type RedemptionOrder } from './redemption-order.js'
export { shareBudget, type BudgetClaim, type BudgetCode, type SharedBudget } from './share-budget.js'
export {
  transferPoints,
  type PointTransfer,
  type PointTransferRule,
  type TransferCause,
  type TransferOrder,
  type TransferRecipient,
  type TransferredDays,
  type TransferredLot,
} from './point-transfers.js'
export { shareStock, type SharedStock, type StockClaim, type StockQuestion } from './share-stock.js'
export { payInVouchers, type VoucherPayment } from './vouchers.js'
export {
  compareSettlements,
  type GradeDistribution,
  type MemberMove,
  type MoveStatus,
  type SettlementComparison,
} from './compare-settlements.js'
export {
  pathToGrade,
  type GradeGoal,
  type PathEnd,
  type PathToGrade,
  type PossibleAction,
  type SeatsAhead,
} from './path-to-grade.js'
export type { SeatLine, SeatOutlook } from './seat-outlook.js'
export { ruleBookFor } from './rule-book-versions.js'
export { simulate, type PointsChange, type Simulation } from './simulate.js'
export { composeRuleBooks, type ComposedRuleBook, type FrameCode } from './compose-rule-books.js'
export {
  gridScores,
  gridStaffing,
  pairingCoverage,
  type GridScore,
  type GridStaffing,
  type Pairing,
  type PairingCoverage,
  type PairingVisit,
} from './grids.js'
export { settlementTally, type PointsTally, type SettlementTally, type TallyDays } from './settlement-tally.js'
export type { ProcessWordCode } from './process-words.js'
export { checkRedemptionPolicy } from './check-redemption-policy.js'
export { checkClosingPolicy } from './check-closing-policy.js'
export { checkWalletFacts } from './check-wallet-facts.js'
export { checkPointFacts } from './check-point-facts.js'
export type { PointFactCode } from './check-point-facts.js'
export { checkEntryWorkflow } from './check-entry-workflow.js'
// The way of an entry, the chain, closing, anomalies, differences of versions.
export {
  entryActionTitles,
  type EntryAction,
  type EntryEvent,
  type EntryProgress,
  type EntryRequest,
  type EntryTransition,
  type EntryWorkflow,
  type EntryWorkflowFacts,
  type EntryWorkflowReason,
  type EntryWorkflowRules,
  type EntryWorkflowStep,
  type ProofRule,
  type PublicityRule,
} from './entry-workflow.js'
export { transitionEntry } from './transition-entry.js'
export { entryProgress } from './entry-progress.js'
export { reverseEntry, type ReversalOrder } from './reverse-entry.js'
export { parseEntryEvents, parseEntryWorkflow, safeParseEntryWorkflow } from './read-entry-workflow.js'
export {
  canonicalText,
  chainEntries,
  linkText,
  verifyChain,
  type ChainedEntry,
  type ChainHash,
  type ChainVerification,
} from './entry-chain.js'
export {
  closePeriod,
  type CarryOver,
  type ClosingFacts,
  type ClosingPolicy,
  type ClosingQuestion,
  type PeriodClosing,
} from './close-period.js'
export { adjustmentFor, type AdjustmentFacts, type AdjustmentQuestion, type PeriodAdjustment } from './adjust-period.js'
export { type RestCause, type RestRule } from './closing-rests.js'
export { findAnomalies, type AnomalyThresholds } from './anomalies.js'
export { diffRuleBooks } from './diff-rule-books.js'
export { caseDecisions, type CaseDecision } from './case-decisions.js'
