export {
  bandOf,
  checkBands,
  type Band,
  type BandCode,
  type BandCoverage,
  type BandEdge,
  type BandFinding,
  type ValuedBand,
} from './bands.js'
export { rank, type RankedEntry, type RankingEntry, type RankingMode, type RankingRule } from './ranking.js'
export { assignQuota, seatsOf, type Quota, type QuotaAward, type QuotaTies } from './quotas.js'
export { applyVetoes, type VetoEffect, type VetoHit, type VetoOutcome } from './vetoes.js'
export {
  combineParts,
  type MeanOutcome,
  type MeanReason,
  type MeanRule,
  type MissingPolicy,
  type WeightedPart,
} from './means.js'
export {
  readChecklist,
  type Checklist,
  type ChecklistItem,
  type ChecklistMark,
  type ChecklistOutcome,
  type ChecklistReason,
} from './checklists.js'
