import { computed, notComputable, type Period, type PeriodKind, type Result } from '../kernel/index.js'
import { compareExact, divideExact, type Exact } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import { decided } from './compiled-book.js'
import type { GradeTable, PointVeto } from './outcome-rules.js'
import type { Comparison, FigureRef } from './outcome-tests.js'
import type { ClassedFigure } from './point-items.js'
import type { DatedPoints } from './subject-numbers.js'
import { figureFor, type ScoringDesk } from './scoring-desk.js'
import type { RankPlace } from './settlement.js'
import { measuredValue } from './measured-worths.js'
import type { DaySpan } from './windows.js'

/** A value of an outcome, exact and not yet text. */
export type Outcome<T> = Result<T, PointsCode>

/** What outcomes are worked out from. */
export interface OutcomeDesk {
  /** The desk in fractions. */
  readonly desk: ScoringDesk<Exact>
  readonly period: Period
  readonly kind: PeriodKind
  /** The days that conditions about entries look at. */
  readonly span: DaySpan
  /** The span is a part of the score period. */
  readonly part: boolean
  /** The score as it stands before points that follow from results: it has no grade, place or list yet. */
  readonly beforeResults: boolean
  /** Class that outcomes go by. */
  readonly className: string | undefined
  readonly raw: Outcome<Exact>
  effective: Outcome<Exact>
  readonly gains: Outcome<Exact>
  readonly losses: Outcome<Exact>
  readonly maximum: Outcome<Exact>
  /** What an item or a category comes to. */
  readonly partOf: (id: string) => Outcome<Exact>
  readonly countOf: (id: string) => Outcome<Exact>
  readonly quantityOf: (id: string) => Outcome<Exact>
  /** What was gained and lost on which day; only where a condition asks for it. */
  readonly dated: readonly DatedPoints[]
  readonly gates: Map<string, Outcome<boolean>>
  readonly vetoes: HitVeto[]
  readonly grades: Map<string, Outcome<string>>
  /** Places by ranking. */
  readonly ranks: Map<string, Outcome<RankPlace>>
  /** Whether the member is on a list, by list. */
  readonly lists: Map<string, Outcome<boolean>>
}

/** A veto that was hit, or that may be. */
export interface HitVeto {
  readonly rule: PointVeto
  /** Ids of the entries that hit it; empty where its condition did. */
  readonly entries: readonly string[]
  /** Whether it is hit: its condition may still hang on something. */
  readonly hit: Outcome<boolean>
  /** Whether it is applied. */
  readonly applied: Outcome<boolean>
  /** The score periods in which it was hit, where several go together. */
  readonly periods?: readonly Period[]
}

/** Continues with a value, or hands on why there is none. */
export function andThen<A, B>(first: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> {
  return first.status === 'computed' ? next(first.value) : first
}

/** A figure that a rule refers to. */
export function figureOf(at: OutcomeDesk, ref: FigureRef): Outcome<Exact> {
  switch (ref.of) {
    case 'raw':
    case 'effective':
    case 'gains':
    case 'losses':
      return at[ref.of]
    case 'applicableMaximum':
      return at.maximum
    case 'rate':
      return rateOf(at)
    case 'category':
    case 'item':
      return at.partOf(ref.id)
    case 'count':
      return at.countOf(ref.id)
    case 'quantity':
      return at.quantityOf(ref.id)
    case 'measure': {
      const value = measuredValue(at.desk, ref.id)
      return value.kind === 'points' ? computed(value.points) : notComputable(value.reason)
    }
  }
}

/** Effective score by applicable maximum. */
export function rateOf(at: OutcomeDesk): Outcome<Exact> {
  return andThen(at.effective, (score) =>
    andThen(at.maximum, (most) =>
      most.n === 0n ? notComputable('no-upper-limit') : computed(divideExact(score, most)),
    ),
  )
}

/** A line of the rules for the class that outcomes go by. */
export function lineFor(at: OutcomeDesk, line: ClassedFigure): Exact | undefined {
  return figureFor(at.desk, line, at.className)
}

/** Whether a figure stands to a line as the rules say. */
export function compares(figure: Exact, comparison: Comparison, line: Exact): boolean {
  const side = compareExact(figure, line)
  switch (comparison) {
    case 'atLeast':
      return side >= 0
    case 'moreThan':
      return side > 0
    case 'atMost':
      return side <= 0
    case 'lessThan':
      return side < 0
  }
}

/** The grade in a table, or in the only one. */
export function gradeIn(at: OutcomeDesk, table: string | undefined): Outcome<string> {
  if (at.beforeResults) return notComputable('condition-circular')
  if (table !== undefined) return at.grades.get(table) ?? notComputable('no-grade')
  for (const grade of at.grades.values()) return grade
  return notComputable('no-grade')
}

/** The grade tables that fit the period and the class: of each id the first. */
export function tablesFor(at: OutcomeDesk): readonly GradeTable[] {
  const { rules } = at.desk.reading
  const graded = rules.classes?.find((one) => one.id === at.className)?.graded !== false
  if (!graded) return []
  const found = new Map<string, GradeTable>()
  for (const one of rules.grades ?? []) {
    const table = decided(one)
    if (table.per?.includes(at.kind) === false) continue
    if (table.classes?.includes(at.className ?? '') === false) continue
    if (!found.has(table.id)) found.set(table.id, table)
  }
  return [...found.values()]
}
