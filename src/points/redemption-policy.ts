import type { DecimalText, Label, PeriodKind, PlainDate, PolicyDocument, Rounding } from '../kernel/index.js'
import type { EntryState } from './entries.js'
import type { PointTransferRule } from './point-transfers.js'
import type { RedemptionBound } from './redemption-bounds.js'
import type { Decidable } from './undecided.js'

/** What points can be exchanged for, when, and at which price (积分兑换办法), as data. */
export type RedemptionPolicy = PolicyDocument<RedemptionRules>

/**
 * What the text of a redemption scheme says. A part that the text does not speak of is left out; when a case depends on it, the
 * result names the decision that is missing.
 */
export interface RedemptionRules {
  /** Kinds of points; most schemes have one. */
  readonly currencies: readonly PointCurrency[]
  /** Decimal places of points, 0 to 6; a redemption has no more of them. */
  readonly digits: number
  /** States in which credited points can be spent; those in other states are pending. Absent: every credit counts, whatever its state. */
  readonly countedStates?: readonly EntryState[]
  /** First month of the year of half-years, quarters and years, 1 to 12; absent: 1. */
  readonly firstMonth?: number
  /** When credited points can be spent: at once, or from the first day after the month, quarter, half-year or year of the credit. */
  readonly opens: Decidable<'atOnce' | { readonly afterPeriod: CalendarPeriodKind }>
  /** When points expire: never, some months after the credit, or by the period of the credit. */
  readonly expiry: Decidable<PointExpiry>
  /** Which points are spent first. Decision: `lot-order`. */
  readonly lotOrder?: Decidable<LotOrder>
  /** What points are worth in yuan, by day. Absent: there is no rate, and nothing is priced in yuan. */
  readonly rate?: PointRate
  /** The price list. Absent: there is none. */
  readonly goods?: readonly RedeemableGood[]
  /** Which day's price counts. Decision: `price-date`. */
  readonly priceDate?: Decidable<'order' | 'pickUp'>
  /** Days on which points are exchanged; all given windows apply. Absent: every day. */
  readonly windows?: readonly Decidable<RedemptionWindow>[]
  /** How often one holder may redeem. Absent: no limit. */
  readonly frequency?: readonly RedemptionFrequency[]
  /** What every redemption must keep to: a least balance, multiples, shares. Absent: nothing but the balance. */
  readonly bounds?: readonly Decidable<RedemptionBound>[]
  /** Whether points are paid out in cash. Decision: `cash-out`. */
  readonly cash?: Decidable<'refused' | 'allowed'>
  /** What happens to the points that are left after a redemption. Decision: `rest-after-redemption`. */
  readonly rest?: Decidable<RestAfterRedemption>
  /** Where points go when a redemption is cancelled. Decision: `refund-to`. */
  readonly refund?: Decidable<RefundPlace>
  /** What becomes of a deduction or a reversal that finds too few points. Decision: `negative-balance`. */
  readonly shortage?: Decidable<PointShortage>
  /** The right that must not rest on the day of redemption, as in `RightSuspension` and `RestRule`. Absent: no right is looked at. */
  readonly right?: string
  /** What becomes of points while the right rests. Absent: they stay. */
  readonly whileResting?: PointsWhileResting
  /** Which points may pass from one account to another, by cause. A cause that is not there asks the decision `transfer-to`. */
  readonly transfers?: readonly PointTransferRule[]
  /** Vouchers in which awards are paid (积分券). Absent: none. */
  readonly vouchers?: VoucherRule
  /** What happens when claims pass the ceiling of a period (积分总额控制). Absent: there is no ceiling. */
  readonly budget?: RedemptionBudget
}

/** A calendar period. */
export type CalendarPeriodKind = Exclude<PeriodKind, 'custom'>

/** Which points are spent first; of equals, the smaller id. */
export type LotOrder = 'earliestExpiry' | 'oldest' | 'newest'

/** When points expire. */
export type PointExpiry =
  | 'never'
  /** Months after the day of the credit, from 1: the day of the same number is the last one, or the end of a shorter month. */
  | { readonly months: number }
  /**
   * The last day of the period of the credit, or of the one so many periods later; with `grace`, a day of a month after that (次年 3 月
   * 31 日前: `endOf: 'year'`, the 31st of the third month; 季末次月 10 日前: `endOf: 'quarter'`, the 10th of the first month).
   */
  | { readonly endOf: CalendarPeriodKind; readonly later?: number; readonly grace?: DayAfterPeriod }

/** A day of a month after a period. */
export interface DayAfterPeriod {
  /** The month after the end of the period, 1 for the first. */
  readonly month: number
  /** Day of that month, 1 to 31; a day that it does not have is its last one. */
  readonly day: number
}

/** What happens to what is left: it stays, what could be spent is cleared, or everything held is. */
export type RestAfterRedemption = 'stays' | 'availableCleared' | 'allCleared'

/** Where refunded points go: the lots that they came from (with their old expiry), a new lot of that day, or nowhere. */
export type RefundPlace = 'sameLots' | 'newLot' | 'nowhere'

/**
 * Too few points for a deduction: the balance goes below zero, it stays zero and the next credits are offset, or the rest is
 * written off.
 */
export type PointShortage = 'negative' | 'offsetNext' | 'writtenOff'

/** A kind of points. */
export interface PointCurrency {
  /** Id, unique in its list; facts and results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Points of this kind can be spent only as far as points of another kind match them. */
  readonly matchedBy?: CurrencyMatch
}

/** Usable points = the smaller of those held and factor × the matching points (配比). */
export interface CurrencyMatch {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Id of the matching kind. */
  readonly currency: string
  /** Usable points for each matching point, decimal text: one for all, or by class of the holder. */
  readonly factor: DecimalText | { readonly byClass: Readonly<Record<string, DecimalText>> }
  /**
   * What is matched. `earnedSoFar`: all that was ever spent, by all matching points ever earned. `balance`: this redemption, by the
   * matching points held. `sameRedemption`: this redemption, by the matching points spent in it. Decision: `match-basis`.
   */
  readonly basis?: Decidable<'earnedSoFar' | 'balance' | 'sameRedemption'>
  /** For `earnedSoFar` with classes: the class of the day of redemption, or of the day of each credit. Decision: `match-class-date`. */
  readonly classDate?: Decidable<'redemption' | 'credit'>
}

/** Yuan for a point. */
export interface PointRate {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The rates; of each list of classes the latest that has begun counts. */
  readonly values: readonly PointRateValue[]
  /** The rate of which day: that of redemption, or of the credit. Decision: `rate-date`, when the rate changed. */
  readonly date?: Decidable<'redemption' | 'credit'>
  /** How points for a sum of yuan are rounded to the digits of the policy. Decision: `points-for-money`, where they need it. */
  readonly rounding?: Decidable<Rounding['mode']>
}

/** A rate from a day on. */
export interface PointRateValue {
  /** First day. */
  readonly from: PlainDate
  /** Yuan for a point, decimal text. */
  readonly yuan: DecimalText
  /** Ids of the member classes that it is for, by the class on the day of the order; absent: all who have no rate of their own then. */
  readonly classes?: readonly string[]
}

/** A price of a good. */
export interface GoodPrice {
  /** First day. */
  readonly from: PlainDate
  /** Last day; absent: until further notice. */
  readonly to?: PlainDate
  /** Points for one, decimal text. */
  readonly points: DecimalText
  /** Ids of the member classes that it is for, by the class on the day of the order; absent: all who have no price of their own then. */
  readonly classes?: readonly string[]
}

/** Goods or a service for points. */
export interface RedeemableGood {
  /** Id, unique in its list; facts and results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Its prices, by day and class. */
  readonly prices: readonly GoodPrice[]
  /** `true`: no more is given than came in by the `stock` of the facts. Absent: as many as are wanted. */
  readonly stocked?: boolean
  /** At most so many for one holder in each period (每户每季限兑 2 袋). Absent: no limit. */
  readonly limits?: readonly GoodLimit[]
  /** Who gets it when more are claimed than there are. Decision: `stock-over`. */
  readonly shared?: Decidable<StockMethod>
}

/** At most so many of a good for one holder in each period. */
export interface GoodLimit {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Pieces of the good, from 1. */
  readonly count: number
  /** The calendar period. */
  readonly per: CalendarPeriodKind
}

/** Who gets goods that are too few: the earlier claim, the better place, or each a share (largest remainders). */
export type StockMethod = 'firstCome' | 'byRank' | 'proRata'

/** What becomes of points while the right to redeem rests. */
export interface PointsWhileResting {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Points that are held when the rest begins. Absent: they stay. */
  readonly held?: Decidable<'stay' | 'cleared'>
  /** Credits of the days of rest. Absent: they stay. */
  readonly credits?: Decidable<'stay' | 'cleared'>
  /** Whether points expire meanwhile, or have as many days more. Decision: `expiry-while-resting`, where points would expire. */
  readonly expiry?: Decidable<'runs' | 'waits'>
}

/** Days of the calendar on which points are exchanged. */
export interface RedemptionWindow {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Months, 1 to 12; absent: all. */
  readonly months?: readonly number[]
  /** Days of the week, 1 for Monday to 7 for Sunday; absent: all. */
  readonly weekdays?: readonly number[]
  /** First day of the month; absent: 1. */
  readonly fromDay?: number
  /** Last day of the month; absent: its end. A day that a month does not have is its last one. */
  readonly toDay?: number
  /** Ids of the member classes that it is for; absent: all. */
  readonly classes?: readonly string[]
}

/** At most so many redemptions of one holder in each period. */
export interface RedemptionFrequency {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Redemptions, from 1. */
  readonly times: number
  /** The calendar period. */
  readonly per: CalendarPeriodKind
  /** Ids of the member classes that it applies to; absent: all. */
  readonly classes?: readonly string[]
  /** Whether a cancelled redemption uses up a turn. Decision: `cancelled-counts`. */
  readonly cancelled?: Decidable<'counts' | 'doesNotCount'>
}

/** Vouchers in which awards are paid. */
export interface VoucherRule {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Their values in points, decimal text above zero. */
  readonly denominations: readonly DecimalText[]
  /** The least award in points; absent: any above zero. */
  readonly least?: DecimalText
}

/** A ceiling over the claims of all. */
export interface RedemptionBudget {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Points that may be claimed in a period, decimal text; absent: given with each question. */
  readonly ceiling?: DecimalText
  /**
   * What happens when claims pass it. `proRata`: each has its share (largest remainders). `firstCome`: in order of days until nothing
   * is left. `deferLast`: whole claims in order of days, the first that does not fit and all after it wait. `deferAll`: all wait.
   * Decision: `budget-over`.
   */
  readonly over?: Decidable<BudgetMethod>
  /** Within a day: the rest is shared pro rata, or that day's claims wait. Decision: `same-day-claims`. */
  readonly sameDay?: Decidable<'proRata' | 'wait'>
  /** Smallest part that is granted, in points; shares are whole multiples of it. */
  readonly grain: DecimalText
}

/** How claims share a ceiling. */
export type BudgetMethod = 'proRata' | 'firstCome' | 'deferLast' | 'deferAll'
