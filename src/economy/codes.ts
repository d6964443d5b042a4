import type { GrowthCode } from './growth.js'
import type { GrowthPhraseCode } from './growth-wording.js'

/** Codes of findings and sentences about income, growth, tiers, targets and projects. */
export type EconomyIncomeCode = GrowthCode | GrowthPhraseCode

/** Every code of the economy room. */
export type EconomyCode = EconomyIncomeCode
