import type { DecimalText, Label, Rounding } from '../kernel/index.js'
import type { ValuedBand } from '../scoring/index.js'
import type { SchemeCondition, SchemeFigure } from './conditions.js'
import type { CountRate } from './count-methods.js'

/** Money that follows from a result, in yuan. A veto that refuses an award names its id. */
export interface SchemeAward {
  /** Id. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
  /** Article of the published text. */
  readonly clause?: string
  /** Who can get it; absent: everybody. */
  readonly when?: SchemeCondition
  /** How the amount comes about. */
  readonly amount: AwardAmount
  /** Parts of the amount for named purposes or people (80 % for cadres); the rest stays with the subject. */
  readonly parts?: readonly AwardPart[]
  /** Rounding of amounts; absent: exact, and an amount finer than a fen is refused. */
  readonly rounding?: Rounding
}

/**
 * An amount. `grade`: by grade; a grade that is not named gets nothing. `bands`: by interval of the total. `rank`: prizes by place in the ranking. `fixed`: one sum. `perEvent`: each
 * event of a kind earns. `product`: figures multiplied (得分每分 100 元, 基数 × 得分 ÷ 100). `deposit`: a deposit minus fines for events, what is left is returned, never below zero.
 */
export type AwardAmount =
  | { readonly kind: 'grade'; readonly amounts: Readonly<Record<string, DecimalText>> }
  | { readonly kind: 'bands'; readonly bands: readonly ValuedBand[] }
  | { readonly kind: 'rank'; readonly prizes: readonly RankPrize[]; readonly ties?: 'each' | 'sharePrizes' }
  | { readonly kind: 'fixed'; readonly amount: DecimalText }
  | { readonly kind: 'product'; readonly factors: readonly (DecimalText | SchemeFigure)[] }
  | { readonly kind: 'perEvent'; readonly event: string; readonly rates: readonly CountRate[] }
  | {
      readonly kind: 'deposit'
      /** The deposit, or the name of the subject's figure that holds it. */
      readonly deposit: DecimalText | { readonly figure: string }
      readonly event: string
      readonly fines: readonly CountRate[]
    }

/** A prize for places. */
export interface RankPrize {
  /** How many places in a row get it. */
  readonly places: number
  /** Amount of each. */
  readonly amount: DecimalText
}

/** A part of an amount. */
export interface AwardPart {
  /** Who or what it is for. */
  readonly to: string
  /** Share of the amount (0 to 1). */
  readonly share: DecimalText
}
