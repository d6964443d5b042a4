// Income, growth, tiers, targets, projects
export { type AccountRegime } from './accounts.js'
export { type KnownFigure, type ObservedFigure } from './bounds.js'
export { type EconomyCode } from './codes.js'
export {
  growth,
  type Doublings,
  type GrowthChange,
  type GrowthCode,
  type GrowthComparison,
  type GrowthFigure,
  type GrowthFigures,
  type GrowthQuestion,
  type GrowthReason,
  type GrowthReport,
} from './growth.js'
export { growthStatistics, type GrowthDocument, type GrowthRules } from './growth-rules.js'
export { type GrowthPhrase, type GrowthPhraseCode } from './growth-wording.js'
export { type FigureSeries, type SeriesCode, type SeriesObservation } from './series.js'

// Shares, distribution, charters, plans, statements, notices
