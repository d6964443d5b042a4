import { mergedSentences } from './merged.js'
import { enEcology } from './en/ecology.js'
import { enEcologySteps } from './en/ecology-steps.js'
import { enEconomyShares } from './en/economy-shares.js'
import { enEconomy } from './en/economy.js'
import { enKernel } from './en/kernel.js'
import { enPointsDecisions } from './en/points-decisions.js'
import { enPointsProcess } from './en/points-process.js'
import { enPointsRedemption } from './en/points-redemption.js'
import { enPointsSteps } from './en/points-steps.js'
import { enPoints } from './en/points.js'
import { enResponsibility } from './en/responsibility.js'
import { enResponsibilityDuties } from './en/responsibility-duties.js'
import { enScoring } from './en/scoring.js'

/** Every sentence that the library can say, in English: pass it to `describe` and `explain`. */
export const en = {
  language: 'en' as const,
  sentences: /*#__PURE__*/ mergedSentences<
    | keyof typeof enEcology
    | keyof typeof enEcologySteps
    | keyof typeof enEconomyShares
    | keyof typeof enEconomy
    | keyof typeof enKernel
    | keyof typeof enPointsDecisions
    | keyof typeof enPointsProcess
    | keyof typeof enPointsRedemption
    | keyof typeof enPointsSteps
    | keyof typeof enPoints
    | keyof typeof enResponsibility
    | keyof typeof enResponsibilityDuties
    | keyof typeof enScoring
  >(
    enKernel,
    enScoring,
    enPoints,
    enPointsDecisions,
    enPointsProcess,
    enPointsRedemption,
    enPointsSteps,
    enEconomy,
    enEconomyShares,
    enEcology,
    enEcologySteps,
    enResponsibility,
    enResponsibilityDuties,
  ),
}
