import type { DecimalText, Label, PlainDate, Rounding } from '../kernel/index.js'
import type { EntryWorth, PointWorth } from './point-worths.js'
import type { Decidable, DecidableFigure } from './undecided.js'

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
