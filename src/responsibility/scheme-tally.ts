import {
  computed,
  notComputable,
  type DecimalText,
  type FractionText,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToText,
  fractionText,
  isZeroExact,
  multiplyExact,
  readFraction,
  type Exact,
} from '../kernel/internal.js'

/** One scored unit, as a tally takes it. */
export interface TalliedScore {
  /** The total; absent: the unit has none. */
  readonly score?: FractionText
  /** What weighs the unit; absent: 1. */
  readonly weight?: DecimalText
  /** Its grade, if it has one. */
  readonly grade?: string
}

/** What a tally holds of any number of units: plain data, smaller than the scores, kept before means and roundings. */
export interface SchemeTallyState {
  /** Units with a total. */
  readonly scored: number
  /** Units without one. */
  readonly missing: number
  /** Sum of the totals. */
  readonly sum: FractionText
  /** Sum of weight times total. */
  readonly weighted: FractionText
  /** Sum of the weights of units with a total. */
  readonly weight: FractionText
  /** Lowest total; `null` without any. */
  readonly lowest: FractionText | null
  /** Highest total. */
  readonly highest: FractionText | null
  /** Units by grade. */
  readonly grades: Readonly<Record<string, number>>
}

/** What comes of a tally. */
export interface SchemeTallyOutcome {
  /** Units with a total. */
  readonly scored: number
  /** Units without one. */
  readonly missing: number
  /** Share of units that have a total, to four places. */
  readonly completeness: DecimalText
  /** Plain mean. */
  readonly mean: DecimalText
  /** Mean by weight; `null` when all weights are zero. */
  readonly weightedMean: DecimalText | null
  /** Lowest total. */
  readonly lowest: FractionText
  /** Highest total. */
  readonly highest: FractionText
  /** Units by grade, in order of their codes. */
  readonly grades: Readonly<Record<string, number>>
}

/** Adds up scores of any number of units, in any order and any number of pieces. */
export interface SchemeTally {
  /** Nothing yet. */
  readonly empty: SchemeTallyState
  /** The state with more units. */
  readonly add: (state: SchemeTallyState, scores: readonly TalliedScore[]) => SchemeTallyState
  /** Two states as one. */
  readonly merge: (a: SchemeTallyState, b: SchemeTallyState) => SchemeTallyState
  /** Means, extremes and grades; reason `no-figure-below` when no unit has a total. */
  readonly finish: (state: SchemeTallyState) => Result<SchemeTallyOutcome, 'no-figure-below'>
}

/**
 * A tally for rolling scores up: `finish(merge(a, b))` equals the result over all units, so levels and machines can each add up their own
 * part. Ranks and quotas need the whole set; they are not in it.
 *
 * @param rounding - the one rounding step of the means
 * @example
 * ```ts
 * import { schemeTally } from 'xiangzhen/responsibility'
 * const tally = schemeTally({ digits: 2, mode: 'halfUp' })
 * const east = tally.add(tally.empty, [{ score: '90' }, { score: '85.5' }])
 * const west = tally.add(tally.empty, [{ score: '70' }])
 * const all = tally.finish(tally.merge(east, west))
 * all.status === 'computed' && all.value.mean // => '81.83'
 * ```
 */
export function schemeTally(rounding: Rounding): SchemeTally {
  return { empty, add: addScores, merge: mergeStates, finish: (state) => finished(state, rounding) }
}

const empty: SchemeTallyState = {
  scored: 0,
  missing: 0,
  sum: '0',
  weighted: '0',
  weight: '0',
  lowest: null,
  highest: null,
  grades: {},
}

// The sums of one batch stay exact numbers; text is written once, at its end.
function addScores(state: SchemeTallyState, scores: readonly TalliedScore[]): SchemeTallyState {
  let sum = exact(state.sum)
  let weighted = exact(state.weighted)
  let weight = exact(state.weight)
  let lowest = state.lowest === null ? undefined : exact(state.lowest)
  let highest = state.highest === null ? undefined : exact(state.highest)
  let scored = 0
  const grades = new Map(Object.entries(state.grades))
  for (const one of scores) {
    if (one.grade !== undefined) grades.set(one.grade, (grades.get(one.grade) ?? 0) + 1)
    if (one.score === undefined) continue
    scored += 1
    const score = exact(one.score)
    sum = addExact(sum, score)
    if (one.weight === undefined) {
      weighted = addExact(weighted, score)
      weight = addExact(weight, unit)
    } else {
      const by = exactOf(one.weight)
      weighted = addExact(weighted, multiplyExact(score, by))
      weight = addExact(weight, by)
    }
    if (lowest === undefined || compareExact(score, lowest) < 0) lowest = score
    if (highest === undefined || compareExact(score, highest) > 0) highest = score
  }
  return {
    scored: state.scored + scored,
    missing: state.missing + scores.length - scored,
    sum: fractionText(sum),
    weighted: fractionText(weighted),
    weight: fractionText(weight),
    lowest: lowest === undefined ? null : fractionText(lowest),
    highest: highest === undefined ? null : fractionText(highest),
    grades: sorted(grades),
  }
}

const unit: Exact = { n: 1n, d: 1n }

function mergeStates(a: SchemeTallyState, b: SchemeTallyState): SchemeTallyState {
  const grades = new Map(Object.entries(a.grades))
  for (const [grade, number] of Object.entries(b.grades)) grades.set(grade, (grades.get(grade) ?? 0) + number)
  return {
    scored: a.scored + b.scored,
    missing: a.missing + b.missing,
    sum: added(a.sum, b.sum),
    weighted: added(a.weighted, b.weighted),
    weight: added(a.weight, b.weight),
    lowest: extreme(a.lowest, b.lowest, -1),
    highest: extreme(a.highest, b.highest, 1),
    grades: sorted(grades),
  }
}

function added(a: FractionText, b: FractionText): FractionText {
  return fractionText(addExact(exact(a), exact(b)))
}

function extreme(a: FractionText | null, b: FractionText | null, side: -1 | 1): FractionText | null {
  if (a === null || b === null) return a ?? b
  return compareExact(exact(a), exact(b)) === side ? a : b
}

function sorted(grades: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...grades].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function exact(text: FractionText): Exact {
  const reading = readFraction(text)
  if (reading.ok) return reading.figure
  throw new RangeError(`${reading.code}: '${reading.text}' is not a score`)
}

function finished(state: SchemeTallyState, rounding: Rounding): Result<SchemeTallyOutcome, 'no-figure-below'> {
  const { scored, missing, lowest, highest } = state
  if (lowest === null || highest === null) return notComputable('no-figure-below')
  const { digits, mode } = rounding
  const weight = exact(state.weight)
  return computed({
    scored,
    missing,
    completeness: exactToText(divideExact(exactInteger(scored), exactInteger(scored + missing)), 4, 'halfUp'),
    mean: exactToText(divideExact(exact(state.sum), exactInteger(scored)), digits, mode),
    weightedMean: isZeroExact(weight) ? null : exactToText(divideExact(exact(state.weighted), weight), digits, mode),
    lowest,
    highest,
    grades: state.grades,
  })
}
