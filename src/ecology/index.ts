export { factorQuantities, type FactorQuantity, type FactorQuantityName } from './factor-quantities.js'
export { countNouns } from './unit-words.js'
export { ecologyNeeds } from './needs.js'
export { partOfYear, type DayCount, type PartOfYear, type PartOfYearFacts } from './part-of-year.js'
export {
  type FieldAmount,
  type FieldFigure,
  type FieldOutcome,
  type FigureOrigin,
  type RecordSource,
} from './amounts.js'
export {
  type EcologyAttribute,
  type EcologyCode,
  type EcologyNeed,
  type EcologyStep,
  type EcologyTextCode,
} from './codes.js'
export { openMethod, type FieldConvention, type FieldMethod, type FieldMethodRules } from './methods.js'
export { type AccountItem } from './itemised.js'
export {
  convertAmount,
  perUnit,
  sumAmounts,
  type AmountSum,
  type ConversionFacts,
  type PerUnitFacts,
  type SumFacts,
  type UnitQuestion,
} from './per-unit.js'
export {
  changeAgainst,
  comparatorKinds,
  type ChangeFacts,
  type ChangeQuestion,
  type ComparatorKind,
  type FieldChange,
} from './changes.js'
export { type Agreement } from './agreement.js'
export {
  reconcile,
  type Reconciliation,
  type ReconcileFacts,
  type ReconcileItem,
  type ReconcileQuestion,
  type SolvedUnknown,
  type UnknownFactor,
} from './reconcile.js'
export { compareFields, type ComparedFigure, type CompareQuestion, type FieldComparison } from './compare-fields.js'
export {
  fieldBook,
  type FieldBook,
  type FieldCost,
  type FieldInput,
  type FieldProduct,
  type FieldRecord,
  type FieldRecordHead,
  type Plot,
  type ProductGroup,
  type StatedMetric,
  type Terrain,
  type VillageRate,
} from './records.js'
export {
  assessCoCulture,
  type CoCulture,
  type CoCultureFacts,
  type CoCultureProduct,
  type CoCultureQuestion,
  type FieldComparator,
  type FieldRecords,
} from './co-culture.js'
export {
  assessStandard,
  standardComparisons,
  type GroupVerdict,
  type MetricValue,
  type Requirement,
  type RequirementCondition,
  type RequirementGroup,
  type RequirementVerdict,
  type Standard,
  type StandardAssessment,
  type StandardComparison,
  type StandardFacts,
  type StandardLimit,
  type StandardQuestion,
  type StandardRules,
} from './standards.js'
export {
  worstClass,
  type ClassFacts,
  type ClassIndicator,
  type ClassTable,
  type ClassTableRules,
  type IndicatorClass,
  type WorstClass,
} from './worst-class.js'
export {
  trophicState,
  type TrophicParameter,
  type TrophicQuestion,
  type TrophicState,
  type TrophicTable,
  type TrophicTableRules,
} from './trophic-state.js'
export {
  inputReductionOverSeasons,
  type SeasonReduction,
  type SeasonReductionFacts,
  type SeasonReductionQuestion,
} from './input-seasons.js'
export { whatWouldMeet, type RequirementGap, type WhatWouldMeetFacts } from './what-would-meet.js'
export { checkFactorSet, checkStandard } from './check-standard.js'
export { checkTrophicTable } from './check-trophic-table.js'
export {
  combineFactorSets,
  type Factor,
  type FactorSet,
  type FactorSetRules,
  type SuppliedFactor,
  type UsedFactor,
} from './factors.js'
export {
  inputIntensity,
  inputReduction,
  inputUses,
  type Application,
  type InputReduction,
  type InputReductionFacts,
  type InputUsage,
  type InputUse,
  type InputUseFacts,
  type InputUseQuestion,
  type SubstanceContent,
} from './inputs.js'
export {
  fieldEconomics,
  type FieldEconomics,
  type FieldEconomicsFacts,
  type FieldEconomicsQuestion,
  type SoldProduct,
} from './field-economics.js'
export { nutrientUse, type NutrientUse, type NutrientUseFacts, type NutrientUseQuestion } from './nutrient-use.js'
export {
  balanceBoundaries,
  nutrientInflows,
  nutrientOutflows,
  type BalanceBoundary,
  type NutrientInflow,
  type NutrientOutflow,
} from './balance-boundaries.js'
export {
  nutrientBalance,
  type CountedFlow,
  type NutrientBalance,
  type NutrientBalanceFacts,
  type NutrientBalanceQuestion,
  type NutrientFlow,
} from './nutrient-balance.js'
export {
  lossFromSurplus,
  nutrientRemoval,
  type NutrientRemoval,
  type NutrientRemovalQuestion,
  type RemovedProduct,
  type SurplusLossFacts,
} from './nutrient-removal.js'
export {
  treatmentFrequencyIndex,
  type IndexQuestion,
  type PesticideTreatment,
  type TreatmentFrequency,
} from './treatment-frequency.js'
export {
  environmentalImpactQuotient,
  harmonisedRiskIndicator,
  type ImpactRating,
  type RatedTreatment,
  type RiskIndicator,
  type RiskIndicatorYear,
} from './pesticide-risk.js'
export { pesticideLoad, type LoadedProduct, type PesticideLoad } from './pesticide-load.js'
export {
  strawFates,
  strawLedger,
  type BroughtInChannel,
  type GrainHarvest,
  type StrawChannel,
  type StrawEntry,
  type StrawFacts,
  type StrawFate,
  type StrawLedger,
  type StrawQuestion,
  type StrawUse,
} from './straw.js'
export {
  diversity,
  type Diversity,
  type DiversityFacts,
  type DiversityQuestion,
  type LogarithmBase,
} from './diversity.js'
export {
  areaTimeEquivalencyRatio,
  landEquivalentRatio,
  multipleCroppingIndex,
  riceEquivalentYield,
  type EquivalentRatio,
  type IntercropBasis,
  type IntercropComponent,
  type IntercropFacts,
  type IntercropQuestion,
  type LandUseFacts,
  type RiceEquivalent,
  type RiceEquivalentFacts,
} from './intercropping.js'
export {
  carbonDioxideEquivalent,
  type GasFacts,
  type GasQuestion,
  type GasTotals,
  type GreenhouseGas,
} from './global-warming.js'
export {
  riceMethane,
  type MethaneQuestion,
  type OrganicAmendment,
  type RiceMethane,
  type RiceMethaneFacts,
} from './methane.js'
export { cropResidueNitrogen, type CropResidueFacts, type CropResidueNitrogen } from './crop-residue.js'
export {
  nitrousOxide,
  type NitrogenSource,
  type NitrousOxide,
  type NitrousOxideBoundary,
  type NitrousOxideFacts,
  type NitrousOxidePath,
  type NitrousOxideQuestion,
  type SoilNitrogen,
} from './nitrous-oxide.js'
export {
  biomassCarbon,
  landConversion,
  ureaAndLime,
  type BiomassFacts,
  type CarbonInput,
  type LandConversionFacts,
  type UreaAndLime,
  type UreaAndLimeFacts,
} from './soil-carbon.js'
export {
  avoidedBurning,
  residueBurning,
  type AvoidedBurning,
  type AvoidedBurningFacts,
  type BurningFacts,
  type BurningQuestion,
  type BurningRoute,
  type ResidueBurning,
} from './burning.js'
export {
  footprint,
  type Footprint,
  type FootprintFacts,
  type FootprintItem,
  type FootprintQuestion,
} from './footprint.js'
export {
  sharedFootprint,
  type SharedFootprint,
  type SharedFootprintFacts,
  type SharedFootprintQuestion,
} from './footprint-shares.js'
export {
  combineUncertainty,
  type CombinedUncertainty,
  type UncertaintyFacts,
  type UncertaintyFormula,
} from './uncertainty.js'
export {
  fallowEfficiency,
  floodRisk,
  waterProductivity,
  type FallowFacts,
  type FloodFacts,
  type FloodRisk,
  type WaterFacts,
  type WaterKind,
  type WaterProductivity,
  type WaterQuestion,
} from './water.js'
export {
  coverageRate,
  impliedBase,
  type CoverageRate,
  type CoverageFacts,
  type CoverageQuestion,
  type ImpliedBaseFacts,
} from './coverage.js'
export { coverageTrend, type CoverageTrendFacts, type TrendYear } from './coverage-trend.js'
export { partOfCount, type PartOfCount, type PartOfCountFacts } from './part-of-count.js'
export { complianceRate, type ComplianceQuestion, type ComplianceRate, type JudgedPlace } from './compliance.js'
export { classRates, type ClassRateFacts, type ClassRateQuestion, type ClassRates } from './class-rates.js'
export { pollutionIndex, type PollutionFacts, type PollutionIndex } from './pollution-index.js'
export { sumOfProducts, type ProductOfAmounts, type ProductSumFacts } from './product-sums.js'
export { weightedMean, type MeanFacts, type MeanQuestion, type WeightedMean } from './means.js'
export {
  manureCapacity,
  type LivestockHerd,
  type ManureCapacity,
  type ManureCapacityFacts,
  type ManureCapacityQuestion,
  type ManuredCrop,
} from './manure-capacity.js'
export {
  inputReductionAgainstMean,
  type MeanReduction,
  type MeanReductionFacts,
  type MeanReductionQuestion,
} from './input-mean.js'
export {
  householdChecklist,
  taskCompletion,
  type HouseholdChecklist,
  type HouseholdChecklistFacts,
  type HouseholdChecklistQuestion,
  type HouseholdScore,
  type TaskCompletion,
  type TaskFacts,
} from './living-environment.js'
export { cappedScore, type CappedScore, type CappedScoreFacts } from './capped-score.js'
export {
  compositeIndex,
  type CompositeFacts,
  type CompositeIndex,
  type CompositeQuestion,
  type IndexIndicator,
  type IndexNormaliser,
  type OrderFlip,
} from './composite-index.js'
export { ecologyTally, type EcologyTally, type EcologyTallyState, type EcologyTotals } from './tally.js'
export {
  parseClassTable,
  parseFactorSet,
  parseFieldMethod,
  parseFieldRecords,
  parseStandard,
  parseSuppliedFactors,
  parseTrophicTable,
  safeParseClassTable,
  safeParseFactorSet,
  safeParseFieldMethod,
  safeParseStandard,
  safeParseTrophicTable,
} from './read.js'
export {
  emissions,
  type Emissions,
  type EmissionByFactor,
  type EmissionFacts,
  type EmissionQuestion,
  type EmissionSource,
} from './emissions.js'
