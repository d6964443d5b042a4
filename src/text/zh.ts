import { mergedSentences } from './merged.js'
import { zhEcology } from './zh/ecology.js'
import { zhEcologySteps } from './zh/ecology-steps.js'
import { zhEconomyShares } from './zh/economy-shares.js'
import { zhEconomy } from './zh/economy.js'
import { zhKernel } from './zh/kernel.js'
import { zhPointsDecisions } from './zh/points-decisions.js'
import { zhPointsProcess } from './zh/points-process.js'
import { zhPointsRedemption } from './zh/points-redemption.js'
import { zhPointsSteps } from './zh/points-steps.js'
import { zhPoints } from './zh/points.js'
import { zhResponsibility } from './zh/responsibility.js'
import { zhResponsibilityDuties } from './zh/responsibility-duties.js'
import { zhScoring } from './zh/scoring.js'

/** Every sentence that the library can say, in Chinese: pass it to `describe` and `explain`. */
export const zh = {
  language: 'zh' as const,
  sentences: /*#__PURE__*/ mergedSentences<
    | keyof typeof zhEcology
    | keyof typeof zhEcologySteps
    | keyof typeof zhEconomyShares
    | keyof typeof zhEconomy
    | keyof typeof zhKernel
    | keyof typeof zhPointsDecisions
    | keyof typeof zhPointsProcess
    | keyof typeof zhPointsRedemption
    | keyof typeof zhPointsSteps
    | keyof typeof zhPoints
    | keyof typeof zhResponsibility
    | keyof typeof zhResponsibilityDuties
    | keyof typeof zhScoring
  >(
    zhKernel,
    zhScoring,
    zhPoints,
    zhPointsDecisions,
    zhPointsProcess,
    zhPointsRedemption,
    zhPointsSteps,
    zhEconomy,
    zhEconomyShares,
    zhEcology,
    zhEcologySteps,
    zhResponsibility,
    zhResponsibilityDuties,
  ),
}
