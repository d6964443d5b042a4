import type { DecimalText } from '../kernel/index.js'
import type { EventAttributeTest } from './conditions.js'
import type { BallotRule } from './judged-methods.js'

/**
 * How the figure of an indicator comes from its rows. `actual`: the reported figure; with several rows `combine` says how they become one.
 * `sum`: named parts added. `ratio`: one part by another, times a factor. `growth`: change against the part `previous`, in per cent;
 * `change`: the same in the unit of the figure.
 * `verified`: what was reported, corrected by the rate that a sample confirmed. `completion`: figure by target, in per cent.
 * `deviation`: |figure − target| by target, in per cent. `events`: events counted. `subject`: a figure of the subject. `day`: which day of the period the row's
 * `on` is, 1 for the first (按完成先后排名). `rows`: how many rows there are, or how many of some levels
 * (四个季度中有三个评为好). `ballots`: the mean of ballots on their scale (满意率是完成数, 再按目标计分).
 */
export type IndicatorMeasure =
  | {
      readonly kind: 'actual'
      /** Several rows; absent: there may be only one. `last` is the one of the latest day. */
      readonly combine?: 'sum' | 'mean' | 'last' | 'maximum' | 'minimum'
      /** Rows that are left out first: so many of the highest, so many of the lowest (去掉一个最高分和一个最低分). */
      readonly drop?: { readonly highest?: number; readonly lowest?: number }
      /** Only the best so many rows count (取最好的三次). */
      readonly best?: { readonly number: number; readonly better: 'higher' | 'lower' }
      /** How many rows there should be (12 个月); those that are missing count as zero, or there is no figure. Absent: those that are there. */
      readonly expected?: { readonly number: number; readonly missing: 'zero' | 'refuse' }
    }
  | {
      readonly kind: 'sum'
      /** Names of the parts. */
      readonly parts: readonly string[]
      /** Names of parts that are taken off. */
      readonly less?: readonly string[]
      /** Missing parts: one is enough to have no figure, only all of them are, or they count as zero. */
      readonly missing: 'any' | 'all' | 'never'
    }
  | {
      readonly kind: 'ratio'
      /** Part above. */
      readonly above: string
      /** Part below. */
      readonly below: string
      /** Factor: `100` for per cent. */
      readonly times: DecimalText
    }
  | {
      readonly kind: 'growth' | 'change'
      /** Parts that are added to the part `previous` before it is compared (基数调整: what moved in, less what moved out). */
      readonly corrections?: readonly string[]
      /** The figure that counts where there was nothing before and there is something now. Absent: a growth then does not exist (`zero-below-line`). */
      readonly fromZero?: DecimalText
    }
  | { readonly kind: 'verified' }
  | { readonly kind: 'completion' }
  | { readonly kind: 'deviation' }
  | {
      readonly kind: 'events'
      /** Code of the events; absent: the id of the indicator. */
      readonly event?: string
      /** Which of them. */
      readonly where?: readonly EventAttributeTest[]
      /** Attribute that is added up instead of counting (受害面积合计). */
      readonly of?: string
      /** Divided by a figure of the subject, times a factor (每万人发案数: `people`, `10000`). */
      readonly per?: { readonly figure: string; readonly times: DecimalText }
    }
  | {
      readonly kind: 'subject'
      /** Name of the figure. */
      readonly figure: string
    }
  | { readonly kind: 'day' }
  | {
      readonly kind: 'rows'
      /** Levels that count; absent: every row. */
      readonly levels?: readonly string[]
    }
  | BallotMeasure

/** The mean of ballots as the figure. */
export interface BallotMeasure extends BallotRule {
  readonly kind: 'ballots'
}

/**
 * Where a target comes from. `assigned`: set for each subject. `groups`: one for each group (一类村 50 万，二类村 20 万). `previous`: the subject's own figure of
 * the period before (part `previous`). `subject`: a figure of the subject. `peerMean`: the mean of the peers, with or without the subject itself (absent and
 * the two differ: a decision is needed, `peer-mean-own`). `peerBest`: the best of the peers. `largest`, `smallest`: the larger or smaller of several
 * (不低于上年且不低于平均). `times` is a factor (上年的 110%); absent: 1.
 */
export type TargetRule =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'groups'; readonly targets: Readonly<Record<string, DecimalText>> }
  | { readonly kind: 'previous'; readonly times?: DecimalText }
  | { readonly kind: 'subject'; readonly figure: string; readonly times?: DecimalText }
  | { readonly kind: 'peerMean'; readonly own?: 'included' | 'excluded'; readonly times?: DecimalText }
  | { readonly kind: 'peerBest'; readonly better: 'higher' | 'lower'; readonly times?: DecimalText }
  | { readonly kind: 'largest' | 'smallest'; readonly of: readonly (DecimalText | TargetRule)[] }
