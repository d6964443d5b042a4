import type { DecimalText, Label, PolicyDocument, Rounding } from '../kernel/index.js'
import type { DivisionKey, HolderFilter } from './division-keys.js'
import type { EachAmount } from './each-amounts.js'
import type { FigureAmount } from './figure-amounts.js'
import type { LadderTake } from './ladder.js'
import type { PaymentDeduction } from './payment-deductions.js'
import type { PlanLimit } from './plan-requirements.js'
import type { AccountCeiling, FigureName, Portion, Rate } from './portions.js'
import type { AmountCondition } from './conditions.js'
import type { ShareRules } from './share-rules.js'

/**
 * The distribution clauses of an organisation as a document. The three legal forms have different waterfalls and are
 * never merged: a rural collective economic organisation (农村集体经济组织), a farmers' cooperative (农民专业合作社),
 * and partners who split by their own agreement.
 */
export type Charter = CollectiveCharter | CooperativeCharter | AgreementCharter

/** The distribution clauses of a rural collective economic organisation (农村集体经济组织收益分配). */
export type CollectiveCharter = PolicyDocument<CollectiveWaterfall>

/** The surplus clauses of a farmers' cooperative (农民专业合作社盈余分配). */
export type CooperativeCharter = PolicyDocument<CooperativeSurplus>

/** The distribution clauses of partners whose published text names no law; no statutory frame is applied to it. */
export type AgreementCharter = PolicyDocument<AgreementWaterfall>

/** What a pool of the collective's income is for: 弥补亏损, 公积公益金 (or its halves), 成员分红, 公益, 奖励, 用工, 运维, 其他. */
export type CollectivePurpose =
  'losses' | 'reserve' | 'welfareFund' | 'members' | 'publicWelfare' | 'award' | 'wages' | 'operation' | 'other'

/** What a pool of the cooperative's surplus is for: 弥补亏损, 盈余公积, 公益金 (a fund too: it is taken off before 可分配盈余), 盈余返还 (by patronage), 剩余盈余分配 (by capital accounts), 转为出资, 其他. */
export type CooperativePurpose =
  'losses' | 'reserve' | 'welfareFund' | 'patronage' | 'capital' | 'contribution' | 'other'

/** Rules of a rural collective economic organisation. */
export interface CollectiveWaterfall extends WaterfallRules<CollectivePurpose> {
  /** The legal form. */
  readonly form: 'collective'
}

/** Rules of a farmers' cooperative. */
export interface CooperativeSurplus extends WaterfallRules<CooperativePurpose> {
  /** The legal form. */
  readonly form: 'cooperative'
}

/** Rules of partners who split by agreement. */
export interface AgreementWaterfall extends WaterfallRules<CollectivePurpose> {
  /** No legal form is stated. */
  readonly form: 'agreement'
}

/** What all three have: an amount runs through pools in order, each takes its part, and what is left has a named owner. */
export interface WaterfallRules<Purpose extends string> {
  /** What the charter splits: the year's net result (收益、盈余), or its income (收入) without costs. */
  readonly measure: 'netResult' | 'income'
  /** `photovoltaic`: income of a poverty-relief power station, for which equal division is forbidden. */
  readonly incomeKind?: 'general' | 'photovoltaic'
  /** Whether a positive opening balance joins the year's result. Left out: decision `opening-balance` when there is one. */
  readonly opening?: 'included' | 'keptApart'
  /** The pools in the order of the text. A pool with `within` cuts its part out of another pool. */
  readonly pools: readonly PoolRule<Purpose>[]
  /** The account that keeps what the pools leave (结转、未分配). Left out: decision `remainder-owner` when something is left. */
  readonly remainder?: string
  /** How the amount of a pool is rounded: the one rounding step of a pool. */
  readonly rounding: Rounding
  /** How a pool reaches its holders, unless the pool says otherwise. */
  readonly payout?: PayoutRule
  /** Amounts that some holders get whatever the result is (保底). */
  readonly guarantees?: readonly GuaranteeRule[]
  /** What is taken off payments and kept by an account (集体股的红利、考核扣减、抵扣欠款), in their order. */
  readonly deductions?: readonly PaymentDeduction[]
  /** Amounts quantified to the members' accounts before they count as a basis (公积金量化). */
  readonly quantify?: readonly QuantifyRule[]
  /** Bounds that a plan must keep, beside the pools. */
  readonly limits?: readonly PlanLimit[]
  /** Share classes, powers over shares and caps on holdings. */
  readonly shares?: ShareRules
  /** What one unit of a holder figure is called in explanations and notices, by the figure's name (`mu`: 亩). */
  readonly units?: Readonly<Record<string, Label>>
}

/** One step of the waterfall. */
export interface PoolRule<Purpose extends string = string> {
  /** Id, unique in the charter; other rules refer to the pool's amount by it. */
  readonly id: string
  /** Name as the text has it. */
  readonly label: Label
  /** Article of the text. */
  readonly clause?: string
  /** What it is for. */
  readonly purpose: Purpose
  /** Id of the pool out of which this one is cut. */
  readonly within?: string
  /** How much it takes. */
  readonly take: PoolTake
  /** Conditions that must all hold; otherwise the pool takes nothing. */
  readonly when?: readonly AmountCondition[]
  /** Upper bounds of the amount; it is rounded down to them. */
  readonly atMost?: readonly Portion[]
  /** Lower bounds of the amount; it is rounded up to them, but never beyond what is there. */
  readonly atLeast?: readonly Portion[]
  /** A balance of the account at which the fund needs no more (公积金达到上限可不再提取). */
  readonly ceiling?: AccountCeiling
  /** Who gets it. */
  readonly to: PoolRecipients
  /** How it is paid, where the pool differs from the charter. */
  readonly payout?: PayoutRule
}

/** How much a pool takes. What is left out is an open decision: `pool-rate`, `pool-base`, `pool-amount`. */
export type PoolTake =
  | {
      readonly kind: 'rate'
      readonly rate?: Rate
      readonly of?: FigureName
      /** Only what the base has above this amount counts (超额部分). */
      readonly over?: FigureAmount
      /** Only what the base has up to this amount counts; with `over` a step of a ladder (分档累进). */
      readonly upTo?: FigureAmount
    }
  | LadderTake
  | { readonly kind: 'amount'; readonly yuan?: FigureAmount }
  | { readonly kind: 'perUnit'; readonly yuan: FigureAmount; readonly by: DivisionKey; readonly among?: HolderFilter }
  | { readonly kind: 'losses'; readonly firstFrom?: string }
  | { readonly kind: 'rest' }

/** Who gets a pool: an account of the organisation keeps it, holders divide it, or other pools (`within`) cut it and an account keeps what they leave. */
export type PoolRecipients =
  | { readonly kind: 'account'; readonly account: string }
  | HolderRecipients
  | { readonly kind: 'pools'; readonly remainder?: string }

/** Holders who divide a pool. */
export interface HolderRecipients {
  /** Holders divide it. */
  readonly kind: 'holders'
  /** What their parts are measured by. */
  readonly by: DivisionKey
  /** Who takes part; everybody when left out. */
  readonly among?: HolderFilter
  /** The most that one holder or household (see `PayoutRule.each`) may get of the pool, in yuan; free and frozen shares together. */
  readonly atMostEach?: EachAmount
  /** The least that one must get, in yuan; free and frozen shares together. */
  readonly atLeastEach?: EachAmount
  /** What a cap cuts off: spread again over the others, or left with the residue's owner. Left out: decision `over-cap`. */
  readonly overCap?: 'respread' | 'leave'
}

/** How a pool is paid to holders. */
export interface PayoutRule {
  /** `pooled`: pool × weight ÷ all weights. `perUnit`: a fixed amount per share, rounded down to the grain, times the holder's shares. */
  readonly method?: 'pooled' | 'perUnit'
  /**
   * Whose a payment is, for its grain and its bounds: each holder's own, or one for all holders of a household (户主领取、户内共享), which
   * bears the household's id. Left out: each holder's; decision `payment-each` where a bound of single payments meets several holders of
   * one household.
   */
  readonly each?: 'holder' | 'household'
  /** The smallest unit of a payment, in yuan: `'0.01'`, `'1'`, `'10'`. The question may give it instead. */
  readonly grain?: DecimalText
  /** Who gets what the grain leaves: `largestRemainder` gives it to holders, a grain each; any other text is the account that keeps it. Left out: decision `residue-owner`. */
  readonly residue?: string
  /** Who goes first among holders with equal claims on the last grain. Left out: decision `tie-in-division` when it matters. */
  readonly ties?: PayoutOrder
}

/** An order among holders that settles every tie and does not depend on the order of the facts. */
export type PayoutOrder = 'byId' | 'largestWeightThenId' | 'smallestWeightThenId'

/** An amount that some holders are promised whatever the result is. */
export interface GuaranteeRule {
  /** Id, unique among pools and guarantees. */
  readonly id: string
  /** Name as the text has it. */
  readonly label: Label
  /** Article of the text. */
  readonly clause?: string
  /** Yuan per unit (share, head, mu): fixed, or following figures of the facts (400 公斤稻谷按当年价格折算，就高). */
  readonly yuan: FigureAmount
  /** The unit. */
  readonly by: DivisionKey
  /** Who is promised it. */
  readonly among?: HolderFilter
  /** What it is. Left out: decision `guarantee-treatment`. */
  readonly treatment?: GuaranteeTreatment
  /**
   * Whether losses of earlier years are made good before it is paid. Left out: decision `guarantee-against-losses` for a cost or a
   * first charge, when the money does not reach both.
   */
  readonly againstLosses?: GuaranteeOrder
  /** Who pays what the result cannot. Left out: decision `guarantee-bearer` when there is a shortfall. */
  readonly bearer?: string
}

/** What a guarantee is: a cost before the profit, a first charge only as far as the money goes (short money is divided by largest remainder, equal claims by id), an advance on the dividend that is topped up, or a payment by the bearer outside the organisation's profit. */
export type GuaranteeTreatment = 'costBeforeProfit' | 'hurdle' | 'advance' | 'outside'

/** What comes first when the money does not reach both: the losses, or the guarantee. */
export type GuaranteeOrder = 'lossesFirst' | 'guaranteeFirst'

/** How a fund is quantified to the members' accounts. */
export interface QuantifyRule {
  /** Name of the holder figure that comes out (`reserveShare`). */
  readonly figure: string
  /** Article of the text. */
  readonly clause?: string
  /** Name of the fact that holds the fund's balance before this year. */
  readonly balance: FigureName
  /** Id of the pool that adds to it this year. */
  readonly adding?: string
  /** Whether this year's addition counts. Left out with `adding`: decision `quantified-balance`. */
  readonly include?: 'before' | 'after'
  /** Measure of the members' parts. Left out: decision `quantify-by`. */
  readonly by?: DivisionKey
}
