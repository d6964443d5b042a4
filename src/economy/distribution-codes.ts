import type { GuaranteeTreatment } from './charter.js'
import type { FundingKind } from './plan-requirements.js'
import type { PoolLimit } from './pool-amount.js'
import type { namedFigures } from './portions.js'
import type { SharePower } from './share-rules.js'

/** Findings about share events. */
export type ShareCode =
  | 'duplicate-share-event'
  | 'unknown-share-class'
  | 'event-without-holder'
  | 'event-without-unit'
  | 'bad-share-count'
  | 'power-not-allowed'
  | 'more-than-held'
  | 'shares-bound'
  | 'share-cap-exceeded'
  | 'unknown-share-event'
  | 'exit-without-class'
  | 'exit-though-fixed'
  | 'grant-though-fixed'
  | 'transferee-not-listed'
  | 'too-few-farmers'
  | 'too-many-institutions'

/** Findings about a distribution. */
export type PayoutCode =
  | 'nothing-to-distribute'
  | 'charter-not-sound'
  | 'no-share-rules'
  | 'no-such-payee'
  | 'no-such-pool'
  | 'duplicate-holder'
  | 'no-claims'
  | 'grain-not-in-fen'
  | 'grain-conflict'
  | 'figure-not-stated'
  | 'paid-too-much'
  | 'paid-to-stranger'
  | 'guarantee-before-losses'
  | 'guarantee-not-met'
  | 'unknown-guarantee'
  | 'guarantee-not-from-result'
  | 'covers-more-than-losses'
  | 'period-not-stated'
  | 'tested-figure-missing'
  | 'deduction-not-a-part'
  | 'deduction-not-covered'

/** Findings of the linter of charters. */
export type CharterCode =
  | 'duplicate-pool-id'
  | 'cap-without-limit'
  | 'unknown-kind'
  | 'unknown-purpose'
  | 'label-without-english'
  | 'ladder-not-rising'
  | 'ladder-without-end'
  | 'ladder-by-steps'
  | 'reserved-pool-name'
  | 'unknown-pool'
  | 'pool-not-divided'
  | 'pool-without-parts'
  | 'fund-comes-later'
  | 'no-share-classes'
  | 'pool-after-rest'
  | 'rates-over-whole'
  | 'rates-not-whole'
  | 'bound-never-binds'
  | 'bounds-contradict'
  | 'rounding-finer-than-fen'
  | 'per-unit-residue'
  | 'income-as-result'
  | 'no-losses-pool'
  | 'losses-pool-not-first'
  | 'patronage-not-by-trade'
  | 'merit-as-share'
  | 'equal-division-of-photovoltaic'
  | 'against-requirement'
  | 'charter-leaves-open'
  | 'decision-at-nothing'

/** Violations and remarks of the check of a plan. */
export type PlanCode =
  | 'below-minimum'
  | 'above-maximum'
  | 'plan-exceeds-available'
  | 'plan-leaves-rest'
  | 'deficit-payout'
  | 'borrowed-money'
  | 'forbidden-funding'
  | 'losses-not-first'
  | 'equal-division'
  | 'vote-quorum'
  | 'vote-majority'
  | 'vote-by-representatives'
  | 'disclosure-late'

/** Findings of the check of a statement. */
export type StatementCode = 'statement-line-unknown' | 'statement-line-wrong' | 'statement-line-missing'

/** Questions that charters leave open. */
export type CharterDecisionCode =
  | 'pool-rate'
  | 'pool-base'
  | 'pool-amount'
  | 'portion-base'
  | 'test-figure'
  | 'ceiling-balance'
  | 'limit-otherwise'
  | 'opening-balance'
  | 'losses-order'
  | 'guarantee-treatment'
  | 'guarantee-bearer'
  | 'remainder-owner'
  | 'residue-owner'
  | 'tie-in-division'
  | 'payout-grain'
  | 'part-year-shares'
  | 'share-power'
  | 'shares-per-unit'
  | 'event-holder'
  | 'quantify-by'
  | 'quantified-balance'
  | 'goods-value'
  | 'over-cap'
  | 'shares-fixed-on'
  | 'shares-leave-first'
  | 'ceiling-reach'
  | 'guarantee-against-losses'
  | 'payment-each'
  | 'shares-rounding'
  | 'ladder-counts'
  | 'ladder-edge'

/** Sentences of a notice. */
export type NoticeCode =
  | 'notice-title'
  | 'notice-payment'
  | 'notice-part'
  | 'notice-deduction'
  | 'notice-escrow'
  | 'notice-record-date'
  | 'notice-chinese-labels'
  | 'voucher-amount'

/** Steps of the explanation of a distribution. */
export type DistributionStepCode =
  | 'payee-amount'
  | 'payee-part'
  | 'payee-gross'
  | 'payee-deduction'
  | 'payee-rounded-down'
  | 'payee-product'
  | 'payee-extra'
  | 'payee-per-unit'
  | 'payee-grains'
  | 'payee-grains-down'
  | 'payee-grain-product'
  | 'payee-extra-grain'
  | 'payee-guarantee'
  | 'payee-promised'
  | 'payee-dividend'
  | 'payee-unpaid'
  | 'payee-bounded'
  | 'holder-units'
  | 'all-units'
  | 'payment-grain'
  | 'pool-amount-step'
  | 'pool-asked'
  | 'pool-times'
  | 'pool-rate-step'
  | 'pool-rate-above'
  | 'pool-rate-below'
  | 'pool-bound'
  | 'pool-rest'
  | 'pool-losses'
  | 'pool-fixed'
  | 'pool-per-unit'
  | 'pool-each'
  | 'pool-units'
  | 'amount-times'
  | 'amount-highest'
  | 'amount-lowest'
  | 'amount-sum'
  | 'named-figure'
  | 'pool-ladder'
  | 'pool-ladder-step'
  | 'pool-net-of-fund'
  | 'figure-step'
  | 'figure-difference'
  | 'figure-sum'
  | 'figure-zero'
  | 'figure-transfers'
  | 'figure-opening'
  | 'figure-losses-ahead'
  | 'figure-guarantee'
  | 'counted-step'
  | 'counted-up-to'
  | 'counted-over'

/** Words that other sentences name: fixed names of figures, powers over shares, open questions. */
export type CharterWordCode =
  | `figure-${(typeof namedFigures)[number]}`
  | `power-${SharePower}`
  | `limit-${PoolLimit}`
  | `treatment-${GuaranteeTreatment}`
  | `unit-${'shares' | 'heads' | 'households' | 'part'}`
  | `funding-${FundingKind}`
  | 'figure-income'
  | 'figure-result-net'
  | 'state-frozen'
  | `open-${'guarantee-treatment' | 'pool-rate' | 'pool-base' | 'pool-amount' | 'ladder-counts' | 'portion-base' | 'test-figure' | 'quantify-by' | 'quantified-balance'}`

/** Every code of charters, shares, distributions, plans, statements and notices. */
export type DistributionCode =
  | ShareCode
  | PayoutCode
  | CharterCode
  | PlanCode
  | StatementCode
  | CharterDecisionCode
  | NoticeCode
  | DistributionStepCode
  | CharterWordCode
