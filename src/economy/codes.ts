import type { KernelCode } from '../kernel/index.js'
import type { BandCode } from '../scoring/index.js'
import type { LedgerAccount } from './accounts.js'
import type { BreakEvenCode } from './break-even.js'
import type { ClearanceCode } from './clearance.js'
import type { ContributionReason } from './contribution.js'
import type { ConsecutiveCode } from './consecutive-years.js'
import type { CountReason } from './count-targets.js'
import type { GrowthStepCode } from './explain-growth.js'
import type { FundingCode } from './funding.js'
import type { GrowthCode } from './growth.js'
import type { GrowthPhraseCode, GrowthWordCode } from './growth-wording.js'
import type { GainReason } from './household-gain.js'
import type { LedgerCode } from './income-ledger.js'
import type { LossCode } from './share-loss.js'
import type { IncomeStepCode } from './income-views.js'
import type { RateCode } from './internal-rate.js'
import type { JointOwnershipCode } from './joint-ownership.js'
import type { LandCode } from './land.js'
import type { PaybackReason } from './payback.js'
import type { PresentValueCode } from './present-value.js'
import type { ProjectCode } from './project.js'
import type { ProportionCode } from './proportions.js'
import type { ClaimCode } from './published-claim.js'
import type { RuleVersionReason } from './rule-versions.js'
import type { TalentReason } from './talent.js'
import type { ForecastAssumption, ForecastCode } from './forecast.js'
import type { TargetCode } from './targets.js'
import type { TierCode } from './tiers.js'
import type { AnnuityReason } from './time-value.js'

/** Codes of findings, steps and sentences about income, growth, tiers, targets and projects; those of the kernel and of bands apart. */
export type EconomyCode = Exclude<
  | AnnuityReason
  | 'reached-before-now'
  | BreakEvenCode
  | ClaimCode
  | ClearanceCode
  | ContributionReason
  | ConsecutiveCode
  | CountReason
  | ForecastAssumption
  | ForecastCode
  | FundingCode
  | GainReason
  | GrowthCode
  | GrowthPhraseCode
  | GrowthStepCode
  | GrowthWordCode
  | JointOwnershipCode
  | LandCode
  | LedgerCode
  | LossCode
  | IncomeStepCode
  | PaybackReason
  | PresentValueCode
  | ProjectCode
  | ProportionCode
  | RateCode
  | RuleVersionReason
  | TalentReason
  | TargetCode
  | TierCode
  | EconomyDecision
  | EconomyWord
  | 'levels-not-exact'
  | 'no-such-view',
  KernelCode | BandCode
>

/** Words that sentences name: account titles, and what may be counted differently. */
export type EconomyWord = `account-${LedgerAccount}` | `field-${'measure' | 'regime' | 'yearStart'}`

/** Questions that texts about income, tiers and projects leave open. */
export type EconomyDecision =
  | 'spreading'
  | 'contract-income'
  | 'tax-return-income'
  | 'tier-edge'
  | 'target-measure'
  | 'income-basis'
  | 'loss-basis'
  | 'loss-beyond-limit'
  | 'flow-timing'
  | 'project-years'
  | 'residual-value'
  | 'assumed-investment'
  | 'assumed-yearly'
  | 'version-in-force'
