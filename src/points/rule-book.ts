import type { DecimalText, Label, PeriodKind, PolicyDocument, Rounding } from '../kernel/index.js'
import type { Decidable, DecidableFigure, DecidableFigureOr } from './undecided.js'
import type {
  ClassedFigure,
  CombinedCap,
  CountLimit,
  PartOfPeriod,
  PointCap,
  PointFloor,
  PointItem,
  PointMultiplier,
} from './point-items.js'
import type {
  FigureRule,
  GradeTable,
  IssuanceBudget,
  MemberList,
  PointConsequence,
  PointGate,
  PointRanking,
  PointVeto,
  RightSuspension,
  VisibilityRule,
} from './outcome-rules.js'

/** A published point scheme (积分管理办法) as data: what the text says, and what it leaves open. */
export type RuleBook = PolicyDocument<RuleBookRules>

/** What the text of a point scheme says. */
export interface RuleBookRules {
  /** What has an account: each member, each household, or each organisation. */
  readonly account: Decidable<AccountHolder>
  /** Places of a published score, and the one rounding; absent rounding: a decision is needed when a score has more places. */
  readonly points: { readonly digits: number; readonly rounding?: Decidable<Rounding> }
  /** Periods and the dates that decide. */
  readonly timing: PointTiming
  /** Classes of members (党员类型); absent: one class without a name. */
  readonly classes?: readonly MemberClass[]
  /** Who may be left out of the scheme, and by which steps. */
  readonly exemptions?: readonly Exemption[]
  /** Categories; a category may stand within another. */
  readonly categories: readonly Decidable<PointCategory>[]
  /** Items. */
  readonly items: readonly Decidable<PointItem>[]
  /** Factors on entries. */
  readonly multipliers?: readonly PointMultiplier[]
  /** How two factors on one entry go together; absent: a decision is needed when it happens. */
  readonly multiplierStacking?: Decidable<'multiply' | 'addIncreases' | 'highest'>
  /** Once only, first of the day, and the like. */
  readonly countLimits?: readonly Decidable<CountLimit>[]
  /** Caps over several items or categories, applied in this order. */
  readonly combinedCaps?: readonly Decidable<CombinedCap | 'none'>[]
  /** The total: what it opens with, its caps and floor. */
  readonly total: PointAccount
  /**
   * What a member comes to who has no record at all in a score period (no entry, mark or measurement) where nothing is held from the start: zero,
   * or no score, so that rankings and shares leave it out. Absent: zero, and a note says so where places,
   * grades or anything else follows from the score.
   */
  readonly noRecords?: Decidable<'zero' | 'unknown'>
  /** Entries whose item is not listed may be judged like a listed one (参照同性质), by a recorded decision `analogy` about the entry. */
  readonly analogy?: { readonly clause?: string }
  /** Vetoes (一票否决). */
  readonly vetoes?: readonly Decidable<PointVeto>[]
  /** Suspensions of a right over calendar years. */
  readonly suspensions?: readonly RightSuspension[]
  /** Conditions with a name, for grades and consequences. */
  readonly gates?: readonly PointGate[]
  /** Grade tables; the first that fits the period and the class of a member counts, for each `id` of its own. */
  readonly grades?: readonly Decidable<GradeTable>[]
  /** What follows from a score or grade. */
  readonly consequences?: readonly Decidable<PointConsequence>[]
  /** Rankings. */
  readonly rankings?: readonly PointRanking[]
  /** Red and black lists. */
  readonly lists?: readonly MemberList[]
  /** Figures that follow from a score: money, posts, rates. */
  readonly figures?: readonly Decidable<FigureRule>[]
  /** Limits over all members together. */
  readonly budgets?: readonly IssuanceBudget[]
  /** Who may see what. */
  readonly visibility?: readonly VisibilityRule[]
}

/** What has an account. */
export type AccountHolder =
  | { readonly kind: 'member' }
  | { readonly kind: 'household' }
  | {
      readonly kind: 'organisation'
      /** Levels that are scored. */
      readonly levels: readonly string[]
      /** Levels that the text names as not scored; they are `notApplicable`, not zero. */
      readonly notScored?: readonly string[]
    }

/** A span of a calendar, or `custom` where each period is given by its first and last day. */
export type PointPeriodUnit = PeriodKind

/** Periods and the dates that decide. */
export interface PointTiming {
  /** The period in which a score runs from its opening to its end. The next one starts anew; nothing is carried but by `opening`. */
  readonly score: Decidable<PointPeriodUnit>
  /** First month of the year, 1 to 12; absent: 1. Quarters and half-years count from it. */
  readonly firstMonth?: number
  /** What a shorter period shows: the score as it stands at its end, or the points of its own entries alone. */
  readonly within?: Decidable<'standing' | 'movement'>
  /** Where each member's score runs from a day of its own; absent: the score period counts for all alike. */
  readonly ownPeriod?: Decidable<OwnPeriod>
  /** How a longer period is made of score periods. Absent: a decision is needed when one is asked for. */
  readonly beyond?: Decidable<'sum' | 'mean' | 'lowest' | 'last'>
  /**
   * Whether a veto on a grade or an award that was hit in a score period holds for a longer period made of several: one in any of them
   * does, only one in the last, or none does. Absent: a decision is needed when it happens. Vetoes on the score itself work within their
   * score period, and the longer one is made of the scores after them.
   */
  readonly vetoesBeyond?: Decidable<'anyPeriod' | 'lastPeriod' | 'none'>
  /** Which date of an entry puts it into a period and a window. */
  readonly entryDate: Decidable<'event' | 'recorded' | 'decided'>
  /** On which date the class of a member is read, for opening points, items and outcomes. */
  readonly classDate: Decidable<'event' | 'periodStart' | 'periodEnd'>
  /** States in which an entry counts; absent: entries carry no state, or a decision `counted-state` on each that they do. */
  readonly countedStates?: readonly string[]
  /** Which version of the book judges an entry when versions change within a period. */
  readonly versionDate?: Decidable<'event' | 'periodStart'>
  /** For `versionDate: event`: whether a cap window that spans a change is one, with the later limit, or is split at the change. */
  readonly capsAcrossVersions?: Decidable<'oneWindow' | 'split'>
}

/**
 * A score that runs from a day of the member's own (自聘任之日起每12个月为一个周期, 受处分后重新计算): of the score period only the days count that lie in the run
 * that holds the last day looked at. Earlier entries are like those of an earlier period: not in the score, but in the windows of limits that reach back.
 */
export interface OwnPeriod {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** What it runs from: the day of joining, the first day of a class or role that is held, or the member's last event. */
  readonly since:
    | { readonly by: 'joined' }
    | { readonly by: 'class' | 'role'; readonly id: string }
    | {
        readonly by: 'event'
        /** Ids of items and vetoes whose entries are such events. Without one the whole score period counts. */
        readonly items: readonly string[]
        /** Which date of the entry counts. */
        readonly dated: Decidable<'event' | 'decided'>
      }
  /** Whether that day itself is the first that counts, or the day after. */
  readonly first: Decidable<'sameDay' | 'nextDay'>
  /** Months of a run, one after another; absent: it runs on. */
  readonly months?: number
  /** For `event`: whether what is held from the start is held again when a run begins within the score period. Absent: a decision is needed when it matters. */
  readonly opening?: Decidable<'again' | 'none'>
}

/** A class of members. */
export interface MemberClass {
  /** Id, unique among the parts of its kind; results and explanations name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** `false`: the class is scored and not graded. */
  readonly graded?: boolean
  /** `false`: the scheme does not apply to the class. */
  readonly scored?: boolean
}

/** A way out of the scheme. Exempt is not zero: exempt members are left out of means, quota bases and ranks. */
export interface Exemption {
  /** Id, unique among the parts of its kind; results and explanations name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Steps that must all be recorded, each by the day that is asked for. */
  readonly steps: readonly string[]
  /** An exemption over a part of the period: exempts from the whole period, from none of it, or from the days it covers (entries of these days do not count). */
  readonly partOfPeriod?: Decidable<'whole' | 'none' | 'days'>
}

/** A group of items with an account of its own. */
export interface PointCategory extends PointAccount {
  /** Id, unique among the parts of its kind; results and explanations name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The category that it stands in; absent: the total. */
  readonly within?: string
  /** Classes that it applies to; absent: all. */
  readonly classes?: readonly string[]
}

/** An account: what it opens with, how its parts become one figure, and its limits. */
export interface PointAccount {
  /** Points that it holds from the start. */
  readonly opening?: Decidable<PointOpening>
  /** How its parts become one figure. Absent: they are added. */
  readonly combine?: Decidable<'sum' | 'highest' | 'lowest' | 'mean' | WeightedCombination>
  /** Its caps; all apply. `none` is a reading without a limit. */
  readonly caps?: readonly Decidable<PointCap | 'none'>[]
  /** Its floor. */
  readonly floor?: Decidable<PointFloor | 'none'>
  /** It counts with this factor in what it stands in; absent: 1. */
  readonly factor?: DecidableFigure
  /** Rounding of its own figure, where the text rounds it before it goes on. */
  readonly rounding?: Decidable<Rounding>
  /** Full marks (满分) as the text states them; they limit nothing, `checkRuleBook` compares them with what the parts add up to. */
  readonly fullMarks?: DecimalText
}

/** Parts with weights that sum to 1. */
export interface WeightedCombination {
  /** Weights by id of item or category; they sum to 1. */
  readonly weights: Readonly<Record<string, DecidableFigure>>
  /** What a part without a figure does: nothing can be computed, its weight goes to the others, or it counts as zero. */
  readonly missing: Decidable<'refuse' | 'spread' | 'zero'>
}

/** What an account holds from the start. */
export interface PointOpening {
  /** The points, or a share of the score of the period before. */
  readonly points: ClassedFigure | CarriedOpening
  /** What a member gets who joins after the start. Absent: a decision is needed when it happens. */
  readonly joiners?: Decidable<PartOfPeriod>
  /** What is left to a member who leaves before the end. Absent: a decision is needed when it happens. */
  readonly leavers?: Decidable<PartOfPeriod>
  /** Which class counts for one who changes class within the period. Absent: a decision is needed when it changes the points. */
  readonly classChange?: Decidable<'start' | 'end' | 'byDay'>
  /** Article of the document; absent: it names none. */
  readonly clause?: string
}

/** Opening points from the score of the period before (上年度积分的20%). */
export interface CarriedOpening {
  /** Share of the earlier score as a fraction (`'0.2'`). */
  readonly share: DecimalText
  /** Which of the earlier figures: before or after vetoes. */
  readonly of: Decidable<'raw' | 'effective'>
  /** Points of a first period; also for members who have no earlier score. */
  readonly first: ClassedFigure
  /** Most points; `none`: no limit. */
  readonly most: DecidableFigureOr<'none'>
  /** Rounding of the share; `none`: it stays exact. */
  readonly rounding: Decidable<Rounding | 'none'>
}
