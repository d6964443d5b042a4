import type { GrowthCode } from './growth.js'
import type { GrowthPhraseCode } from './growth-wording.js'
import type { RateCode } from './internal-rate.js'
import type { PaybackReason } from './payback.js'
import type { PresentValueCode } from './present-value.js'
import type { ProjectCode } from './project.js'
import type { AnnuityReason } from './time-value.js'

/** Codes of findings and sentences about income, growth, tiers, targets and projects. */
export type EconomyIncomeCode =
  GrowthCode | GrowthPhraseCode | RateCode | PresentValueCode | AnnuityReason | PaybackReason | ProjectCode

/** Every code of the economy room. */
export type EconomyCode = EconomyIncomeCode
