import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type NotComputable,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  checkedChoice,
  compareExact,
  divideExact,
  exactInteger,
  exactToText,
  multiplyExact,
  powerExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { geometricPercent, rootFactor } from './average-growth.js'
import type { GrowthDocument } from './growth-rules.js'

/** A goal: from a figure in one year to another figure, or so many times it, in a later year. */
export interface TargetFacts {
  /** The year and figure that the goal starts from. */
  readonly base: { readonly year: number; readonly value: FigureInput }
  /** The year of the goal, and its figure or how many times the base it is (翻一番: 2). */
  readonly goal: { readonly year: number } & ({ readonly value: FigureInput } | { readonly times: FigureInput })
  /** Where one stands, if later than the base. */
  readonly now?: { readonly year: number; readonly value: FigureInput }
}

/** What a goal takes. */
export interface TargetPath {
  /** The figure of the goal. */
  readonly goal: DecimalText
  /** Yearly growth from base to goal, in per cent (水平法); `null` on a linear path. */
  readonly yearlyPercent: DecimalText | null
  /** What each year adds on a linear path; `null` on a path of even growth. */
  readonly yearlyStep: DecimalText | null
  /** The even path: one figure a year, base and goal included. */
  readonly path: readonly { readonly year: number; readonly value: DecimalText }[]
  /** Where one stands: the gap to the goal, the figure that the path has for that year, and the yearly growth needed from now on. */
  readonly now: {
    readonly gap: DecimalText
    readonly aheadOfPath: DecimalText
    readonly reached: boolean
    /** Yearly growth still needed, in per cent; `null` once the goal is reached, when its year is over, or on a linear path. */
    readonly neededPercent: DecimalText | null
    /** What each year must still add on a linear path; else `null`. */
    readonly neededStep: DecimalText | null
  } | null
}

/** Why there is no path. */
export type TargetReason =
  | 'unreadable-figure'
  | 'unreadable-year'
  | 'span-too-long'
  | 'goal-not-later'
  | 'base-not-positive'
  | 'goal-not-positive'

/** Codes of findings about targets. */
export type TargetCode = TargetReason | FigureRefusal

/**
 * What a goal takes: the needed yearly growth (or on a `linear` path, which also starts at zero or below, the yearly step), the even path, and from where one stands the gap and the growth still needed.
 *
 * Reasons: `goal-not-later`, `base-not-positive`, `goal-not-positive`, `unreadable-figure`, `unreadable-year` (not a whole one from
 * 1000 to 9999), `span-too-long` (more than 200 years).
 *
 * @param document - rounding, such as `growthStatistics`
 * @param facts - base, goal and where one stands
 * @param question - `path`: `compound` (the same growth every year, when left out) or `linear` (the same step every year)
 * @throws RangeError for another path
 * @example
 * ```ts
 * import { growthStatistics, targetPath } from 'xiangzhen'
 * const facts = { base: { year: 2013, value: '100' }, goal: { year: 2017, times: 2 } }
 * const result = targetPath(growthStatistics, facts)
 * result.status === 'computed' && result.value.yearlyPercent // => '18.9207'
 * ```
 */
export function targetPath(
  document: GrowthDocument,
  facts: TargetFacts,
  question: { readonly path?: 'compound' | 'linear' } = {},
): Result<TargetPath, TargetReason> {
  const { digits, mode } = document.rules
  checkedChoice(question.path ?? 'compound', ['compound', 'linear'], 'the path to a goal')
  const faults: Diagnostic<FigureRefusal>[] = []
  const wrongYears = yearFaults(facts)
  if (wrongYears.length > 0) return notComputable('unreadable-year', wrongYears)
  const base = figureAt(facts.base.value, 'base.value', faults)
  const goal =
    'times' in facts.goal
      ? multiplyExact(base, figureAt(facts.goal.times, 'goal.times', faults))
      : figureAt(facts.goal.value, 'goal.value', faults)
  const now = facts.now && { year: facts.now.year, value: figureAt(facts.now.value, 'now.value', faults) }
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  const years = facts.goal.year - facts.base.year
  if (years < 1) return notComputable('goal-not-later')
  const tooLong = spanTooLong(years, 'goal.year')
  if (tooLong !== undefined) return tooLong
  if (signExact(base) <= 0 && (question.path !== 'linear' || 'times' in facts.goal))
    return notComputable('base-not-positive')
  if (question.path === 'linear') return computed(linearPath(base, goal, facts, now, document))
  if (signExact(goal) <= 0) return notComputable('goal-not-positive')
  const ratio = divideExact(goal, base)
  const at = (year: number): Exact => pathPoint(base, ratio, year - facts.base.year, years, digits)
  return computed({
    goal: exactToText(goal, digits, mode),
    yearlyPercent: geometricPercent(ratio, years, digits, mode),
    yearlyStep: null,
    path: Array.from({ length: years + 1 }, (_, k) => {
      const year = facts.base.year + k
      return { year, value: exactToText(at(year), digits, mode) }
    }),
    now: now === undefined ? null : standing(now, goal, at, facts.goal.year, document),
  })
}

// The same step every year: it starts anywhere, at zero or in a loss.
function linearPath(
  base: Exact,
  goal: Exact,
  facts: TargetFacts,
  now: { readonly year: number; readonly value: Exact } | undefined,
  document: GrowthDocument,
): TargetPath {
  const { digits, mode } = document.rules
  const years = facts.goal.year - facts.base.year
  const step = divideExact(subtractExact(goal, base), exactInteger(years))
  const at = (year: number): Exact => addExact(base, multiplyExact(step, exactInteger(year - facts.base.year)))
  const now0 = now === undefined ? null : standing(now, goal, at, facts.goal.year, document)
  const left = now === undefined ? 0 : facts.goal.year - now.year
  const open = now0 !== null && !now0.reached && left > 0
  return {
    goal: exactToText(goal, digits, mode),
    yearlyPercent: null,
    yearlyStep: exactToText(step, digits, mode),
    path: Array.from({ length: years + 1 }, (_, k) => {
      const year = facts.base.year + k
      return { year, value: exactToText(at(year), digits, mode) }
    }),
    now: now0 && {
      ...now0,
      neededPercent: null,
      neededStep: open
        ? exactToText(divideExact(subtractExact(goal, now!.value), exactInteger(left)), digits, mode)
        : null,
    },
  }
}

// base × ratio^(k/n) as the n-th root of baseⁿ × ratio^k, which rounds as the true figure does.
function pathPoint(base: Exact, ratio: Exact, k: number, years: number, digits: number): Exact {
  if (k <= 0) return base
  const power = multiplyExact(powerExact(base, years), powerExact(ratio, k))
  return rootFactor(power, years, digits)
}

function standing(
  now: { readonly year: number; readonly value: Exact },
  goal: Exact,
  at: (year: number) => Exact,
  goalYear: number,
  { rules: { digits, mode } }: GrowthDocument,
): TargetPath['now'] {
  const reached = compareExact(now.value, goal) >= 0
  const left = goalYear - now.year
  const possible = !reached && left > 0 && signExact(now.value) > 0
  const due = at(now.year < goalYear ? now.year : goalYear)
  return {
    gap: reached
      ? exactToText(exactInteger(0), digits, mode)
      : exactToText(subtractExact(goal, now.value), digits, mode),
    aheadOfPath: exactToText(subtractExact(now.value, due), digits, mode),
    reached,
    neededPercent: possible ? geometricPercent(divideExact(goal, now.value), left, digits, mode) : null,
    neededStep: null,
  }
}

// A mistyped year (−1, 201, 2013.5) would make a path of centuries.
function yearFaults({ base, goal, now }: TargetFacts): readonly Diagnostic<'unreadable-year'>[] {
  const years = [
    ['base.year', base.year],
    ['goal.year', goal.year],
    ['now.year', now?.year],
  ] as const
  return years.flatMap(([path, year]) =>
    year === undefined || (Number.isInteger(year) && year >= 1000 && year <= 9999)
      ? []
      : [diagnostic('unreadable-year', 'error', path, { text: String(year) })],
  )
}

const mostYears = 200

/** Refuses a path of more years than anybody plans. */
export function spanTooLong(years: number, path: string): NotComputable<'span-too-long'> | undefined {
  if (years <= mostYears) return undefined
  return notComputable('span-too-long', [diagnostic('span-too-long', 'error', path, { years, most: mostYears })])
}

/** Reads a figure; notes a fault and goes on with zero. */
export function figureAt(input: FigureInput, path: string, faults: Diagnostic<FigureRefusal>[]): Exact {
  const reading = readFigure(input)
  if (reading.ok) return reading.figure
  faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
  return exactInteger(0)
}
