import type { DecimalText, Label, PlainDate, Rounding, RoundingMode } from '../kernel/index.js'
import type { Decidable, DecidableFigure, DecidableFigureOr } from './undecided.js'

/** A figure of the rules in points, the same for all or by member class. */
export type ClassedFigure = DecidableFigure | { readonly byClass: Readonly<Record<string, DecidableFigure>> }

/**
 * A span over which entries are counted together. `matter` is one event or object (same `object` of the entries); `period` is
 * the score period of the book; `ever` knows no end. `rolling` looks back from each entry; `blocks` are consecutive calendar
 * years counted from a first year.
 */
export type CountingWindow =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'period'
  | 'ever'
  | 'matter'
  | { readonly rolling: { readonly days: number } | { readonly months: number } | { readonly years: number } }
  | { readonly blocks: { readonly years: number; readonly firstYear: number } }

/**
 * A limit. `gross`: gains (and what the account opened with) may not pass the limit, losses come off afterwards. `net`: gains less
 * losses may not pass it. `losses`: no more than this can be lost.
 */
export interface PointCap {
  /** Id, unique in the book; explanations name it. */
  readonly id: string
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The limit in points, not negative. */
  readonly limit: ClassedFigure
  /** What is limited. */
  readonly basis: Decidable<'gross' | 'net' | 'losses'>
  /** Over which span. */
  readonly per: Decidable<CountingWindow>
  /**
   * `total`: a function of the set of entries. `inDateOrder`: a running balance by event date, so an early overflow is lost for good even
   * if later losses make room; only for accounts, and only over the period.
   */
  readonly mode?: Decidable<'total' | 'inDateOrder'>
  /** Only entries of these days count for it, where the limit changed within a period. */
  readonly between?: { readonly from?: PlainDate; readonly to?: PlainDate }
}

/** A combined cap over several items or categories; groups may overlap and are applied in the order of the book. */
export interface CombinedCap extends PointCap {
  /** Ids of items and categories. */
  readonly over: readonly string[]
}

/** Where a balance cannot fall below. */
export interface PointFloor {
  /** The floor in points. */
  readonly at: DecidableFigure
  /** `total`: applied once to the whole. `inDateOrder`: a running balance by event date that never falls below. */
  readonly mode: Decidable<'total' | 'inDateOrder'>
  /** For `inDateOrder`: which of one day's entries go first. */
  readonly sameDay?: Decidable<'gainsFirst' | 'lossesFirst'>
}

/** One thing that members earn or lose points by. */
export type PointItem = AwardItem | DeductionItem | AllocationItem

/** An item that adds points (加分). A worth that may come out negative (a ratio under its target) takes points away. */
export interface AwardItem extends PointItemTerms {
  readonly kind: 'award'
}

/** An item that takes points away (扣分, 倒扣); its magnitudes are written without a minus. It stands below zero unless its category has a floor. */
export interface DeductionItem extends PointItemTerms {
  readonly kind: 'deduction'
}

/**
 * What somebody gets who is in the scheme for a part of the score period: all, the share of its days, the share of its months with the
 * month of joining or leaving counted in full (`byMonth`) or only where it is whole (`byFullMonth`), or nothing.
 */
export type PartOfPeriod = 'full' | 'byDay' | 'byMonth' | 'byFullMonth' | 'none'

/** An item that holds points from the start and loses them by its entries (赋分). */
export interface AllocationItem extends PointItemTerms {
  readonly kind: 'allocation'
  /** Points that the item holds. */
  readonly allotment: ClassedFigure
  /** `zero`: 扣完为止, entries take no more than the item holds. `none`: the item may fall below zero (倒扣). */
  readonly floor: Decidable<'zero' | 'none'>
  /** What a member holds who joins after the start. Absent: a decision is needed when it happens. */
  readonly joiners?: Decidable<PartOfPeriod>
  /** What is left to a member who leaves before the end. Absent: a decision is needed when it happens. */
  readonly leavers?: Decidable<PartOfPeriod>
  /** Which class counts for one who changes class within the period. Absent: a decision is needed when it changes the points. */
  readonly classChange?: Decidable<'start' | 'end' | 'byDay'>
}

/** What all kinds of items have in common. */
export interface PointItemTerms {
  /** Id, unique in the book; entries name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The category that it counts in; absent: the total itself. */
  readonly category?: Decidable<string>
  /** What it is worth. */
  readonly worth: Decidable<PointWorth>
  /** What entries of earlier days were worth, where the text changed within a period: each up to and including its last day. */
  readonly earlierWorths?: readonly { readonly to: PlainDate; readonly worth: Decidable<EntryWorth> }[]
  /** How several entries become one figure: each counts (absent), the highest, the latest, or their mean. */
  readonly counts?: Decidable<'each' | 'highest' | 'latest' | 'mean'>
  /** How entries about one matter (same `object`) count: each, the highest (就高不重复), the earliest or the latest. Absent: a decision is needed when it happens. */
  readonly sameMatter?: Decidable<'each' | 'highest' | 'earliest' | 'latest'>
  /** The most of one entry's quantity that counts, and whether that is looked at before or after steps are made of it. */
  readonly quantityLimit?: {
    readonly most: DecidableFigure
    readonly stage: Decidable<'beforeSteps' | 'afterSteps'>
  }
  /** Limits of this item; all apply. `none` is a reading without a limit. */
  readonly caps?: readonly Decidable<PointCap | 'none'>[]
  /** Ids of categories (or `total`) whose caps do not count this item (另行加分, 不占分值). */
  readonly outside?: readonly string[]
  /** Classes that it applies to; absent: all. */
  readonly classes?: readonly string[]
  /** Roles one of which its member must hold; absent: none. */
  readonly roles?: readonly string[]
  /** What an entry must fulfil. */
  readonly conditions?: readonly EntryCondition[]
  /** In household accounts: per person-time, or once for the household per matter (or day, where there is no matter). */
  readonly household?: Decidable<'personTime' | 'once'>
  /** The most that one member can get, where no cap says it; for the applicable maximum. */
  readonly maximum?: ClassedFigure
  /** Rounding of the item's own figure, where the text rounds it before adding. */
  readonly rounding?: Decidable<Rounding>
  /** When the item is in force, if not as long as the book. Event dates count. */
  readonly effective?: { readonly from?: PlainDate; readonly to?: PlainDate }
}

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
  /** Fewest entries in each full span. */
  readonly least: number
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

/** What an entry must fulfil, and what becomes of one that does not. */
export type EntryCondition = (
  | { readonly by: 'quantity'; readonly least?: DecimalText; readonly most?: DecimalText }
  | { readonly by: 'proof'; readonly kinds: readonly string[]; readonly withinDays?: number }
  | { readonly by: 'approvals'; readonly steps: readonly string[] }
  | {
      readonly by: 'deadline'
      readonly days: number
      readonly after: 'event' | 'month' | 'quarter' | 'year' | 'period'
    }
  | { readonly by: 'clock'; readonly minutesBefore: number; readonly minutesAfter: number }
  | { readonly by: 'mark'; readonly mark: string; readonly present: boolean }
  | { readonly by: 'follow'; readonly items: readonly string[]; readonly withinDays?: number }
) & {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** `refused`: the entry is not valid. `pending`: it waits. `nothing`: it counts as done and is worth nothing. `full`: it counts all the same. */
  readonly unmet: Decidable<'refused' | 'pending' | 'nothing' | 'full'>
}

/** A factor on the points of entries (加倍). It goes before the item's caps. */
export interface PointMultiplier {
  /** Id; explanations name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The factor, decimal text. */
  readonly factor: DecidableFigure
  /** Items it applies to; absent: all. */
  readonly items?: readonly string[]
  /** Entries that carry this mark; absent: all entries of the items. */
  readonly mark?: string
  /** Classes whose entries it applies to; absent: all. */
  readonly classes?: readonly string[]
  /** Event dates it applies to; absent: all. */
  readonly between?: { readonly from: PlainDate; readonly to: PlainDate }
  /**
   * On items by steps: whether it multiplies the entry's quantity before steps are made of it (after `quantityLimit` `beforeSteps`), or the
   * points of the steps that the entry completes. Absent: a decision is needed where the two differ.
   */
  readonly onSteps?: Decidable<'quantity' | 'points'>
  /** Whether it multiplies losses too. */
  readonly losses: Decidable<'alsoLosses' | 'gainsOnly'>
}

/** So many entries of a group of items count in a span: 每篇一次, 每日首次, or one act under several mechanisms. */
export interface CountLimit {
  /** Id; explanations name it. */
  readonly id: string
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Items together. */
  readonly items: readonly string[]
  /** How many count; `all`: no limit. */
  readonly most: Decidable<number | 'all'>
  /** Over which span. */
  readonly per: Decidable<CountingWindow>
  /** `true`: counted for each `object` separately; entries without one are not limited. */
  readonly sameObject: boolean
  /** Which entries count. */
  readonly keep: Decidable<'earliest' | 'highest'>
}
