import type { DecimalText, Diagnostic, Period, PlainDate, Result, Standing } from '../kernel/index.js'
import type { PointsCode } from './codes.js'

/** Why a figure of a settlement does not exist. */
export type PointsReason = PointsCode

/** A figure of a settlement: decimal text at the book's digits, or why there is none, or which decisions it needs. */
export type PointsFigure = Result<DecimalText, PointsReason>

/** A settled period: plain data. */
export interface Settlement {
  /** The rule book. */
  readonly book: { readonly id: string; readonly version: string }
  /** The period. */
  readonly period: Period
  /** Entries that happened after this day do not count. */
  readonly asOf: PlainDate
  /** Entries that were recorded after this day were not known. */
  readonly knownAt: PlainDate
  /** One for each member, household or organisation of the roster, in code-unit order of ids. */
  readonly members: readonly MemberScore[]
  /** Red and black lists of the period. */
  readonly lists: readonly { readonly id: string; readonly groups: readonly SettledList[] }[]
  /** Seats of grade quotas. */
  readonly quotas: readonly SettledQuota[]
  /** Budgets of issued points. */
  readonly budgets: readonly SettledBudget[]
  /** Findings about entries and members, in order of place and code. */
  readonly diagnostics: readonly Diagnostic<PointsCode>[]
}

/** What one subject came to (个人积分). */
export interface MemberScore {
  /** Id of the member, household or organisation in the roster. */
  readonly id: string
  /** Class at the end of the period, if it has one. */
  readonly class?: string
  /** Zero, unknown, exempt, not applicable and vetoed are five different things. */
  readonly standing: Standing
  /** The days that count for this member, where a period of its own began or ends within the score period; absent: all of the period. */
  readonly ownPeriod?: { readonly from: PlainDate; readonly to: PlainDate }
  /** Total by the arithmetic, rounded as the book says, before vetoes. */
  readonly raw: PointsFigure
  /** Total after vetoes. */
  readonly effective: PointsFigure
  /** The most that was within reach for this member; `no-upper-limit` where the book sets none. */
  readonly applicableMaximum: PointsFigure
  /** Effective score by applicable maximum, as decimal text or a fraction (`'27/40'`). */
  readonly rate: PointsFigure
  /** Figures of the categories. */
  readonly categories: readonly PartFigure[]
  /** Figures of the items. */
  readonly items: readonly PartFigure[]
  /** Gates by id. */
  readonly gates: readonly { readonly id: string; readonly passed: Result<boolean, PointsReason> }[]
  /**
   * Vetoes that were hit, with the entries that hit them (none where the veto's own condition did). For a period made of several score
   * periods: the vetoes of all of them, with the score periods in which each was hit.
   */
  readonly vetoes: readonly {
    readonly id: string
    readonly entries: readonly string[]
    readonly periods?: readonly Period[]
  }[]
  /** Awards that a veto refuses. */
  readonly refusedAwards: readonly string[]
  /** Grades by table. */
  readonly grades: readonly { readonly id: string; readonly grade: Result<string, PointsReason> }[]
  /** Places by ranking. */
  readonly ranks: readonly { readonly id: string; readonly place: Result<RankPlace, PointsReason> }[]
  /** What follows, by consequence: one of its outcomes, or `null` where it does not follow. */
  readonly consequences: readonly { readonly id: string; readonly outcome: Result<string | null, PointsReason> }[]
  /** Money and other figures that follow. */
  readonly figures: readonly { readonly id: string; readonly unit: string; readonly figure: PointsFigure }[]
  /** Rights that rest, with first and last day. */
  readonly suspensions: readonly {
    readonly id: string
    readonly right: string
    readonly from: PlainDate
    readonly to: PlainDate
  }[]
  /** Entries that wait for a state, a proof or an approval. */
  readonly pending: readonly string[]
}

/** The figure of a category or an item. */
export interface PartFigure {
  /** Id of the category or item in the book. */
  readonly id: string
  /** Points after all limits of the part itself, decimal text. */
  readonly points: PointsFigure
}

/** A place in a ranking. */
export interface RankPlace {
  /** The group: an organisation, a class, or `everyone`. */
  readonly group: string
  /** The place, from 1. */
  readonly rank: number
  /** How many are ranked in the group. */
  readonly of: number
  /** How many share the place, oneself included: the members with the same `rank` in the group. 1 for one who has it alone. */
  readonly tied: number
}

/** A list of one group. */
export interface SettledList {
  /** The group that is compared: an organisation, a class, or `everyone`. */
  readonly group: string
  /** Ids of those on the list, from the first. */
  readonly members: Result<readonly string[], PointsReason>
}

/** Seats of a quota in one group. */
export interface SettledQuota {
  /** Id of the grade table. */
  readonly table: string
  /** Id of the grade. */
  readonly grade: string
  /** The group that is compared. */
  readonly group: string
  /** Number of seats. */
  readonly seats: Result<number, PointsReason>
  /** Members who are known to reach the grade, with a seat or without. */
  readonly qualified: number
  /** Members who may reach it: their score or grade hangs on a decision, or is not known. */
  readonly undecided: number
}

/** How a budget of issued points came out. */
export interface SettledBudget {
  /** Id of the budget in the book. */
  readonly id: string
  /** The limit, in points. */
  readonly ceiling: PointsFigure
  /** What was asked for, in points. */
  readonly claimed: PointsFigure
  /** What the claims pass the ceiling by; zero when they do not. */
  readonly shortfall: PointsFigure
  /** Points granted by member; the claims themselves when there is no shortfall. */
  readonly grants: Result<readonly { readonly id: string; readonly granted: DecimalText }[], PointsReason>
}
