import type { DecimalText, Label, Rounding, RoundingMode } from '../kernel/index.js'
import type { ClassedFigure, CountingWindow } from './point-items.js'
import type { OutcomeTests } from './outcome-tests.js'
import type { Decidable, DecidableFigure, DecidableFigureOr } from './undecided.js'

/** What an entry, a count of entries, a rating or a measurement is worth in points. */
export type PointWorth =
  | EntryWorth
  | StepWorth
  | CountLadder
  | RatioWorth
  | ProportionWorth
  | MeasureBandsWorth
  | PanelWorth
  | ShortfallWorth
  | RollUpWorth
  | ResultWorth

/** What one entry is worth. */
export type EntryWorth =
  FixedWorth | QuantityWorth | RangeWorth | LevelWorth | BandsWorth | PlaceWorth | ClassWorth | RoleWorth

/** Each entry is worth the same. */
export interface FixedWorth {
  readonly by: 'fixed'
  /** Points of one entry. */
  readonly points: ClassedFigure
}

/** Points for each unit of the entry's quantity, fractions included. */
export interface QuantityWorth {
  readonly by: 'quantity'
  /** Points of one unit. */
  readonly points: ClassedFigure
  /** `true`: the quantity must be a whole number. */
  readonly whole: boolean
}

/** The reviewer chooses within bounds that are both included (+5~10, 酌情扣3-5); the entry states `points`. */
export interface RangeWorth {
  readonly by: 'range'
  /** Fewest points. */
  readonly least: DecidableFigure
  /** Most points, or `unbounded` where the text leaves it to the reviewer altogether (酌情). */
  readonly most: DecidableFigureOr<'unbounded'>
  /** The chosen points must be a multiple of this. */
  readonly step?: DecimalText
}

/** A table by level: of an award, of a role in the matter, of a behaviour; the entry states `level`. */
export interface LevelWorth {
  readonly by: 'level'
  /** Worth of an entry by its `level`. */
  readonly levels: Readonly<Record<string, Decidable<EntryWorth>>>
}

/** A table by the entry's quantity (a test score, days, an amount). */
export interface BandsWorth {
  readonly by: 'bands'
  /** The bands; each quantity should be in one of them. */
  readonly bands: readonly PointBand[]
  /** Quantities are whole numbers (第1至3次、第4至6次), so nothing lies between 3 and 4; one that is not is refused. Absent: any figure. */
  readonly whole?: true
}

/** A table by place in a group; the entry states `place` and `groupSize`. */
export interface PlaceWorth {
  readonly by: 'place'
  /** From the first share to the last: who stands within this share of the group gets these points; beyond the last share: none. */
  readonly shares: readonly { readonly within: string; readonly points: DecidableFigure }[]
  /** How share × group size becomes a place. */
  readonly seats: Decidable<RoundingMode>
}

/** Another worth for each member class (and none for classes that are not named). */
export interface ClassWorth {
  readonly by: 'class'
  /** Worth by member class; entries of a class that is not named are refused. */
  readonly classes: Readonly<Record<string, Decidable<EntryWorth>>>
}

/** Another worth by role; of several roles the one that is named first. */
export interface RoleWorth {
  readonly by: 'role'
  /** Roles, each with the days it was held. */
  readonly roles: readonly { readonly role: string; readonly worth: Decidable<EntryWorth> }[]
  /** For members without any of the roles; absent: the item does not apply to them. */
  readonly others?: Decidable<EntryWorth>
}

/** A band of figures and its points. */
export interface PointBand {
  /** Lower end; absent: open downward. */
  readonly from?: PointEdge
  /** Upper end; absent: open upward. */
  readonly to?: PointEdge
  /** Points. */
  readonly points: DecidableFigure
}

/** One end of a band. Texts that do not say whether the figure itself is inside leave `included` open. */
export interface PointEdge {
  /** The figure at the edge, in the unit of what is banded. */
  readonly at: DecimalText
  /** Whether the edge itself is inside. */
  readonly included: Decidable<boolean>
}

/** Points for each full unit of quantity (每满50小时). */
export interface StepWorth {
  readonly by: 'steps'
  /** Size of a step in the entry's unit. */
  readonly unit: DecimalText
  /** Points of a full step. */
  readonly points: ClassedFigure
  /** What a part of a step is worth. */
  readonly partial: Decidable<'dropped' | 'proRata'>
  /** Quantities are added over this span before steps are made of them; `entry`: each entry for itself. */
  readonly accumulate: Decidable<'entry' | CountingWindow>
  /** What a part of a step becomes at the end of the span. */
  readonly leftover: Decidable<'dropped' | 'kept'>
}

/** The worth depends on how many entries there are, not on each (一次3, 两次5, 三次0). */
export interface CountLadder {
  readonly by: 'count'
  /** Rungs; each gives what that many entries are worth together. */
  readonly rungs: readonly LadderRung[]
  /** Over which span entries are counted. */
  readonly within: Decidable<CountingWindow>
  /** Which rung counts where two hold the same number. */
  readonly overlap?: Decidable<'narrower' | 'severer'>
}

/** A rung of a ladder. */
export interface LadderRung {
  /** Fewest entries. */
  readonly from: number
  /** Most entries; absent: any more. */
  readonly to?: number
  /** Points together, a magnitude; `all`: nothing is left of the item or category that the ladder takes from (不得分). */
  readonly points: DecidableFigureOr<'all'>
  /** Added for each entry beyond `from` (以此类推). */
  readonly eachFurther?: DecimalText
}

/** Points that follow a measured ratio up and down from a target (每升降10% ±1). */
export interface RatioWorth {
  readonly by: 'ratio'
  /** The measurement; `numerator` and `denominator`, or a `value`. */
  readonly measure: string
  /** Where the base points stand, as a fraction (`'0.30'`). */
  readonly target: DecimalText
  /** Points at the target. */
  readonly base: DecidableFigure
  /** Size of a step, in percentage points written as a fraction (`'0.10'`). */
  readonly step: DecimalText
  /** Points of a step. */
  readonly points: DecidableFigure
  /** What becomes of a part of a step: `proRata` counts it; `truncate` drops it on both sides; `floor` rounds it down on both sides. */
  readonly partial: Decidable<'proRata' | 'truncate' | 'floor'>
}

/** Full points times completion (完成率 × 分值). */
export interface ProportionWorth {
  readonly by: 'proportion'
  /** The measurement: `numerator` done, `denominator` due; or a `value` that is the rate. */
  readonly measure: string
  /** Points at a rate of one. */
  readonly full: ClassedFigure
  /** Highest rate that counts; `none`: more than all counts. */
  readonly most: DecidableFigureOr<'none'>
}

/** A table by a measured value. */
export interface MeasureBandsWorth {
  readonly by: 'measure'
  /** The measurement. */
  readonly measure: string
  /** `bands`: points by band. Absent: the value itself, times `factor`. */
  readonly bands?: readonly PointBand[]
  /** Factor of the value; absent: 1. */
  readonly factor?: DecidableFigure
}

/** Marks of raters (自评, 互评, 群众评议, 组织评定). */
export interface PanelWorth {
  readonly by: 'panels'
  /** The panels of raters. */
  readonly panels: readonly RaterPanel[]
  /** What becomes of the item when a panel has no valid result. */
  readonly missing: Decidable<'refuse' | 'spread' | 'zero'>
  /** The combined mark counts with this factor; absent: 1. */
  readonly factor?: DecidableFigure
}

/** One group of raters. */
export interface RaterPanel {
  /** Id; ratings name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title?: Label
  /** Its part of the mark; the weights of an item's panels sum to 1. */
  readonly weight: DecidableFigure
  /** How the marks of the panel become one. `trimmedMean` leaves out that many of the highest and lowest. */
  readonly combine: Decidable<
    'mean' | 'median' | 'sum' | { readonly trimmedMean: { readonly highest: number; readonly lowest: number } }
  >
  /** Lowest mark that can be given. */
  readonly least: DecimalText
  /** Highest mark that can be given. */
  readonly most: DecimalText
  /** Whether a member's mark for itself counts. */
  readonly ownMark: Decidable<'counts' | 'leftOut'>
  /** Fewest raters for a valid result. */
  readonly quorum?: PanelQuorum
  /** Rounding of the panel's mark, where the text rounds it before weighing. */
  readonly rounding?: Decidable<Rounding>
  /** Last day of rating, counted from the end of the period; later marks do not count. */
  readonly lastDay?: { readonly daysAfterPeriod: number }
}

/** Fewest raters for a valid result: a number, or a share of those who may rate (the measurement `electorate`, counted per subject). */
export type PanelQuorum =
  | { readonly count: number }
  | {
      readonly share: string
      /** The measurement that holds the number of people who may rate, the subject among them. */
      readonly electorate: string
      /** Whether the subject itself is in the number of which the share is taken. */
      readonly of: Decidable<'others' | 'everyone'>
    }

/** Points lost because something did not happen (一周未登录, 缺一次扣). */
export interface ShortfallWorth {
  readonly by: 'shortfall'
  /** Items whose entries are counted. */
  readonly of: readonly string[]
  /**
   * Fewest entries in each full span; by class where a class owes another number, and a class without one owes nothing. The class is that
   * of the last day of the span, or, for a book whose `classDate` is the first or last day of the period, that of this day.
   */
  readonly least: number | { readonly byClass: Readonly<Record<string, number>> }
  /** The spans: calendar windows, or runs of so many days without enough entries. */
  readonly per: Decidable<
    'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'period' | { readonly runOfDays: number }
  >
  /** Points, a magnitude. */
  readonly points: DecidableFigure
  /** `missing`: for each entry that is missing; `span`: once for a span that falls short. */
  readonly each: Decidable<'missing' | 'span'>
  /** For `runOfDays`: whether a longer run counts again after each so many days, or once. */
  readonly longRun?: Decidable<'again' | 'once'>
  /** Whether spans in which the member was on recorded leave count. */
  readonly leave: Decidable<'leftOut' | 'counts'>
}

/** Points from the settled scores of the organisation's members. */
export interface RollUpWorth {
  readonly by: 'members'
  /** The rule book of the members' scores, as `earlier` names it. */
  readonly book: string
  /** How the scores of the members become one figure. */
  readonly combine: Decidable<'mean' | 'sum' | 'highest' | 'lowest'>
  /** Whether a member whom a veto hit counts with the score before it, after it, or not at all. */
  readonly vetoed: Decidable<'raw' | 'effective' | 'leftOut'>
  /** What an organisation without scored members gets. */
  readonly none: Decidable<'notApplicable' | 'zero'>
  /** The combined score counts with this factor; absent: 1. */
  readonly factor?: DecidableFigure
}

/**
 * Points that follow from a result, without entries (季度内无扣分的奖10分, 全年四个季度均为优秀的加20分, 上年度不合格的起点扣10分). Conditions see the
 * period as it stands before any points of this kind, so that one never hangs on another; the period's own grades, places and lists come
 * after the score and are no condition of it.
 */
export interface ResultWorth {
  readonly by: 'result'
  /** The condition. */
  readonly when: OutcomeTests
  /** Points each time that it holds, a magnitude. */
  readonly points: ClassedFigure
  /** Looked at once for each such span of the score period, from the entries of the span; absent: once, for the score period. */
  readonly per?: Decidable<'month' | 'quarter' | 'half' | 'year'>
  /**
   * It belongs to periods of this kind that are made of several score periods (全年四个季度均为优秀的加20分, where each quarter has its score): it is
   * looked at for the whole of such a period, and added to its total. Then the item stands in no category. Absent: it belongs to the score period.
   */
  readonly longer?: 'quarter' | 'half' | 'year'
  /**
   * Whether a span counts of which the member was in the scheme for a part only (joined, left, exempt for some days), where the condition
   * looks at the span itself. Absent: a decision is needed when it matters.
   */
  readonly partOfSpan?: Decidable<'counts' | 'leftOut'>
}
