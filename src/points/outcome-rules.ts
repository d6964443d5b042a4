import type { DecimalText, Label, PeriodKind, Rounding, RoundingMode } from '../kernel/index.js'
import type { FigureRef, OutcomeTests } from './outcome-tests.js'
import type { PointEdge } from './point-worths.js'
import type { Decidable, DecidableFigure } from './undecided.js'

/** Spans that outcomes belong to; a settlement of another span leaves them out. */
export type OutcomePeriod = PeriodKind

/** A condition with a name. */
export interface PointGate {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The condition. */
  readonly when: OutcomeTests
}

/** What an entry on the veto's id, or on one of its items, does. The raw score is always kept beside the effective one. */
export interface PointVeto {
  /** Id; an entry whose item is this id is such an event. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Items whose entries also are such events. */
  readonly items?: readonly string[]
  /** A condition that is such an event by itself. */
  readonly when?: OutcomeTests
  /** What it does. */
  readonly effect: Decidable<PointVetoEffect>
  /** `must`: it follows. `may` (可): it follows only with a recorded decision `veto` about the member. */
  readonly discretion: Decidable<'must' | 'may'>
  /** Which date puts the event into a period: when it happened, or when it was decided. */
  readonly dated: Decidable<'event' | 'decided'>
  /** Classes it applies to; absent: all. */
  readonly classes?: readonly string[]
}

/** The different things that texts call a veto. */
export type PointVetoEffect =
  /** The score is set to a figure. */
  | { readonly kind: 'score'; readonly points: DecimalText }
  /** The whole score is multiplied (当季积分减半): once, or once for each event. */
  | { readonly kind: 'factor'; readonly factor: DecimalText; readonly each: Decidable<'once' | 'event'> }
  | { readonly kind: 'category' | 'item'; readonly id: string }
  | { readonly kind: 'grade' | 'gradeLimit'; readonly grade: string }
  | { readonly kind: 'award'; readonly award: string }

/** A right that rests over calendar years (当年和次年不得兑换). */
export interface RightSuspension {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Items or vetoes whose entries cause it. */
  readonly items: readonly string[]
  /** The right. */
  readonly right: string
  /** Calendar years, the first included. */
  readonly years: number
  /** Which date gives the first year. */
  readonly from: Decidable<'event' | 'decided'>
  /** Whether points are still earned meanwhile. */
  readonly earning: Decidable<'continues' | 'stops'>
  /** Two that overlap: they run side by side, or the second begins after the first. */
  readonly overlap: Decidable<'sideBySide' | 'oneAfterTheOther'>
}

/** Bands of grades with what else a grade needs. */
export interface GradeTable {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Periods that are graded; absent: each. */
  readonly per?: readonly OutcomePeriod[]
  /** Classes it applies to; absent: all that are graded. */
  readonly classes?: readonly string[]
  /** The figure that is banded. */
  readonly figure: FigureRef
  /** Rounding before banding; `none`: the exact figure. */
  readonly rounding: Decidable<Rounding | 'none'>
  /** Grades from the best to the worst. */
  readonly bands: readonly GradeBand[]
  /** Limits on how many may get a grade. */
  readonly quotas?: readonly GradeQuota[]
}

/** A grade and the figures that it covers. */
export interface GradeBand {
  /** Id of the grade. */
  readonly grade: string
  /** Title for people; absent: sentences name the id. */
  readonly title?: Label
  /** Lower edge; absent: open downward. */
  readonly from?: PointEdge
  /** Upper edge; absent: open upward. */
  readonly to?: PointEdge
  /** Gates that must be passed; one who fails gets the next grade whose band is below, or the one named by `otherwise`. */
  readonly gates?: readonly string[]
  /** Id of the grade for one who fails a gate; absent: the next below. */
  readonly otherwise?: string
  /** The grade is given by a veto, a gate or a decision, never by a figure. */
  readonly unbanded?: true
}

/** Whole seats out of a share. */
export interface SeatShare {
  /** The share, as a fraction (`'1/3'`, `'0.1'`). */
  readonly share: string
  /** How it becomes whole seats. */
  readonly rounding: Decidable<RoundingMode>
  /** The fewest seats, where the text grants one to small groups (不足1名的按1名计); absent: the share alone says it. */
  readonly minimum?: number
  /** The most (且不超过3名); absent: the share alone says it. */
  readonly maximum?: number
}

/** A limit on how many may get a grade. */
export interface GradeQuota {
  /** Id of the grade. */
  readonly grade: string
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** A share of those who count, or a number of seats. */
  readonly seats: SeatShare | { readonly count: number }
  /** Those who count for a share: all members of the group who are in the scheme, those who are graded, or those of some classes. */
  readonly of: Decidable<'everyone' | 'graded' | { readonly classes: readonly string[] }>
  /** Whether the limit binds or is a principle only (一般, 原则上). */
  readonly strength: Decidable<'binding' | 'principle'>
  /** Each group has its own seats. */
  readonly within: PointGroup
  /** Figures that break a tie at the line (并列时评议分高者优先), in order; more is better. Absent: nothing breaks it. */
  readonly tieBreaks?: readonly FigureRef[]
  /** A tie at the line that is left; absent: a decision is needed when it happens. */
  readonly ties?: Decidable<'exceed' | 'leaveVacant'>
  /** The grade of those without a seat; absent: a decision is needed when it happens. */
  readonly overflow?: Decidable<string>
}

/** Whom a ranking or quota compares: everyone, members of the same organisation of a level, or of the same class. */
export type PointGroup = 'everyone' | 'class' | { readonly level: string }

/** What follows from a score or a grade. */
export interface PointConsequence {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Classes it applies to; absent: all. */
  readonly classes?: readonly string[]
  /** Date on which the class is read: absent: as everywhere in the book. `decision` is the day `asOf`. */
  readonly classDate?: 'decision'
  /** Periods it belongs to; absent: each. */
  readonly per?: readonly OutcomePeriod[]
  /** The condition. */
  readonly when: OutcomeTests
  /** What follows; of several one is chosen by a recorded decision with the consequence's id as code, about the member. */
  readonly outcomes: readonly string[]
}

/** A ranking. Exempt members are left out; members without entries are not, unless the book gives them no score (`noRecords`). */
export interface PointRanking {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The periods that it belongs to; absent: each. */
  readonly per?: readonly OutcomePeriod[]
  /** Ids of the member classes that it applies to; absent: all. */
  readonly classes?: readonly string[]
  /** The figure; `earned` points and a wallet's balance are different figures. */
  readonly figure: Decidable<FigureRef>
  /** Whom it compares with one another. */
  readonly within: PointGroup
  /** How equal figures share places: 1, 2, 2, 4 (`competition`), 1, 2, 2, 3 (`dense`), or places that only tie-breaks share out (`ordinal`). */
  readonly mode: Decidable<'competition' | 'dense' | 'ordinal'>
  /** Which end is first; absent: the largest figure. */
  readonly direction?: 'descending' | 'ascending'
  /** Figures that break ties, in order; more is better. */
  readonly tieBreaks?: readonly FigureRef[]
}

/** The top or bottom of a ranking, for a red or black list. */
export interface MemberList {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Id of the ranking. */
  readonly ranking: string
  /** Which end of the ranking. */
  readonly end: 'top' | 'bottom'
  /** Number of members on the list, or a share of those who are ranked in the group (前10%). */
  readonly count: number | SeatShare
  /**
   * Of those whom the number takes, only who also meets this stands on the list (末位且低于60分, 前三名且不低于90分); nobody moves up for them.
   * Absent: all of them.
   */
  readonly when?: OutcomeTests
  /** A group in which fewer are ranked has no list (至少5人参加评比方设榜). Absent: it has one however few they are. */
  readonly leastRanked?: number
  /** A tie at the line; absent: a decision is needed when it happens. */
  readonly ties?: Decidable<'exceed' | 'leaveVacant'>
}

/** A figure that follows from a settled score, a grade or a measurement: money, posts, a rate. */
export interface FigureRule {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The periods that it belongs to; absent: each. */
  readonly per?: readonly OutcomePeriod[]
  /** Ids of the member classes that it applies to; absent: all. */
  readonly classes?: readonly string[]
  /** Unit of the figure. */
  readonly unit: string
  /** How it follows. */
  readonly from: FigureFormula
  /** Paid for each month of the period while `holds`; absent: once. */
  readonly monthly?: { readonly holds: Decidable<'wholePeriod' | 'asRecorded'> }
  /** Least figure, in `unit`; absent: no least. */
  readonly least?: DecidableFigure
  /** Most, in `unit`; absent: no most. */
  readonly most?: DecidableFigure
  /** The one rounding step. */
  readonly rounding: Decidable<Rounding>
}

/** How a figure follows from others. */
export type FigureFormula =
  | { readonly by: 'grade'; readonly table: string; readonly amounts: Readonly<Record<string, DecidableFigure>> }
  | {
      readonly by: 'bands'
      readonly figure: FigureRef
      readonly bands: readonly {
        readonly from?: PointEdge
        readonly to?: PointEdge
        readonly amount: DecidableFigure
      }[]
    }
  | {
      readonly by: 'linear'
      readonly base: DecidableFigure
      readonly figure: FigureRef
      readonly factor: DecidableFigure
    }

/** A limit on the points that all members together can get in a span. */
export interface IssuanceBudget {
  /** Id, unique among the rules of its kind; results name it. */
  readonly id: string
  /** Title for people, as the document words it. */
  readonly title: Label
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** The limit in points, or a share of a measured figure. */
  readonly ceiling: DecidableFigure | { readonly share: DecimalText; readonly measure: string }
  /**
   * What happens when the claims pass it: all are cut in proportion; points are granted day by day, in the order of the events that they were
   * gained by, until it is reached; or all wait. Absent: a decision is needed when it happens.
   */
  readonly over?: Decidable<'proRata' | 'inDateOrder' | 'postpone'>
  /** In date order: what happens to several claims of the day on which it is reached. Absent: a decision is needed when it happens. */
  readonly sameDay?: Decidable<'proRata' | 'wait'>
  /** Smallest amount granted once it is reached; shares are rounded to it by largest remainder, never above the claim. */
  readonly grain: DecimalText
  /** Items and categories whose points it limits; absent: the whole score. */
  readonly items?: readonly string[]
}

/** Who may see what. */
export interface VisibilityRule {
  /** What is seen. */
  readonly what: 'scores' | 'lines' | 'grades' | 'ranks'
  /** Who sees it: the member itself, members of its own organisation, or everyone. */
  readonly audience: 'member' | 'ownOrganisation' | 'public'
  /** Article of the document; absent: it names none. */
  readonly clause?: string
}
