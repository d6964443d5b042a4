import {
  computed,
  diagnostic,
  notComputable,
  type Diagnostic,
  type Result,
  type RoundingMode,
} from '../kernel/index.js'
import {
  divideExact,
  exactInteger,
  exactOne,
  exactToText,
  exactZero,
  multiplyExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { cumulativePercent, geometricPercent } from './average-growth.js'
import {
  addBounds,
  knownFigure,
  boundsSign,
  divideBounds,
  exactBounds,
  knownExactly,
  mapBounds,
  negateBounds,
  subtractBounds,
  type Bounds,
} from './bounds.js'
import { doublingsText, wholeDoublings } from './doublings.js'
import type {
  GrowthChange,
  GrowthComparison,
  GrowthFigure,
  GrowthFigures,
  GrowthReason,
  Doublings,
} from './growth-figures.js'
import type { GrowthDocument, GrowthRules } from './growth-rules.js'
import { growthWording, type ExactGrowth, type GrowthPhrase } from './growth-wording.js'
import { pairOf, type ComparedPair, type GrowthQuestion } from './growth-pair.js'
import {
  periodKey,
  periodsPerYear,
  readPeriod,
  readSeries,
  type FigureSeries,
  type ReadSeries,
  type SeriesCode,
  type SeriesPoint,
} from './series.js'
import { spanTooLong } from './targets.js'

/** Growth from a base period to a period, with its words. */
export interface GrowthReport extends GrowthFigures {
  /** What can be said of it, as codes with values; `describe` with a catalogue makes the sentences. */
  readonly wording: readonly GrowthPhrase[]
}

/**
 * Growth between two periods of a series: increment, rate, times, doublings, average yearly growth and the right words for it.
 *
 * Bounds stay bounds: from "above 7 million" follows a growth of at least so much. A figure that does not exist has a
 * reason in its place: `zero-base`, `negative-base`, `base-may-be-zero`, `decrease-has-no-times`
 * (倍 is not said of decreases), `needs-yearly-levels` (累计法 with years missing), and others of {@link GrowthReason}.
 *
 * Source: official definitions of 同比, 环比, 定基, 翻番, 水平法 and 累计法; see the sources of `growthStatistics`.
 *
 * @param document - conventions of rounding and of negative bases, such as `growthStatistics`
 * @param facts - the series, in any order
 * @param question - the period and what it is compared with
 * @returns the report; not computable when a period is missing, unknown, or counted differently
 * @example
 * ```ts
 * import { growth, growthStatistics } from 'xiangzhen'
 * const income = { unit: '万元', observations: [{ period: '2019', value: '10' }, { period: '2024', value: '80' }] }
 * const result = growth(growthStatistics, income, { comparison: 'fixedBase', period: '2024', base: '2019' })
 * const report = result.status === 'computed' ? result.value : undefined
 * report?.rate // => { status: 'computed', value: { kind: 'exact', value: '700.0000' }, diagnostics: [] }
 * report?.wording.map((phrase) => phrase.code)
 * // => ['amount-up', 'increased-to-times', 'increased-by-times', 'doubled-exactly', 'increased-by-percent', 'average-growth-geometric']
 * ```
 */
export function growth(
  document: GrowthDocument,
  facts: FigureSeries,
  question: GrowthQuestion,
): Result<GrowthReport, GrowthReason> {
  const { rules } = document
  const series = readSeries(facts)
  if (series.diagnostics.length > 0) return notComputable('unreadable-series', series.diagnostics)
  const pair = pairOf(series, question)
  if ('status' in pair) return pair
  const report = reportOf(pair, rules, question, series)
  // Sentences are rounded from the exact figures, not from figures rounded before.
  const spoken = reportOf(pair, { ...rules, digits: rules.spokenDigits }, question, series)
  const exactly = exactFigures(pair)
  const wording = growthWording(spoken, { unit: facts.unit, exactly, to: pair.to })
  return computed({ ...report, wording }, notesOn(report, exactly))
}

function reportOf(
  { from, to, base, current }: ComparedPair,
  rules: GrowthRules,
  question: GrowthQuestion,
  series: ReadSeries,
): GrowthFigures {
  const perYear = periodsPerYear[to.frequency]
  const steps = to.index - from.index
  const increment = subtractBounds(current, base)
  const change = changeOf(boundsSign(base), boundsSign(current), boundsSign(increment), hadIncome(series, from))
  const ratio = ratioOf(base, current)
  const times = timesOf(ratio, change)
  return {
    comparison: question.comparison,
    sameAs: comparisonsOf(steps, perYear).filter((one) => one !== question.comparison),
    period: periodKey(to),
    base: periodKey(from),
    steps,
    change,
    increment: written(increment, rules, plain),
    rate: rateOf(rules, base, increment, ratio),
    increasedTo: onResult(times, (bounds) => written(bounds, rules, plain)),
    increasedBy: onResult(times, (bounds) => written(mapBounds(bounds, lessOne), rules, plain)),
    doublings: doublingsOf(ratio, change, rules),
    average: {
      geometric: onResult(averageRatio(ratio, current, steps, perYear), (bounds) =>
        written(bounds, rules, (x, mode) => geometricPercent(x, steps / perYear, rules.digits, mode)),
      ),
      cumulative: onResult(sumRatio(series, from, to, base), (bounds) =>
        written(bounds, rules, (x, mode) => cumulativePercent(x, steps, rules.digits, mode)),
      ),
    },
  }
}

function comparisonsOf(steps: number, perYear: number): readonly GrowthComparison[] {
  const yearOnYear = steps === perYear ? (['yearOnYear'] as const) : []
  return steps === 1 ? [...yearOnYear, 'periodOnPeriod'] : yearOnYear
}

type Sign = -1 | 0 | 1 | undefined

// A single year of nothing does not prove that there was never any income: earlier income in the series makes it a recovery.
function hadIncome(series: ReadSeries, from: SeriesPoint): boolean {
  for (const [key, { bounds }] of series.at) {
    if (readPeriod(key)!.index < from.index && bounds !== null && boundsSign(bounds) === 1) return true
  }
  return false
}

function changeOf(base: Sign, current: Sign, increment: Sign, earlierIncome: boolean): GrowthChange {
  if (base === undefined || current === undefined) return 'undetermined'
  if (base === 0 && current > 0) return earlierIncome ? 'recovered' : 'roseFromZero'
  if (base === 0) return current === 0 ? 'stillNone' : 'lossFromZero'
  if (base > 0 && current <= 0) return current === 0 ? 'incomeCeased' : 'turnedToLoss'
  if (base < 0 && current >= 0) return current === 0 ? 'lossCleared' : 'turnedToProfit'
  if (increment === undefined) return 'undetermined'
  if (increment === 0) return 'unchanged'
  if (base < 0) return increment > 0 ? 'lossNarrowed' : 'lossWidened'
  return increment > 0 ? 'grew' : 'fell'
}

type Known = Result<Bounds, GrowthReason>

function ratioOf(base: Bounds, current: Bounds): Known {
  const sign = boundsSign(base)
  if (sign === undefined) return notComputable('base-may-be-zero')
  if (sign <= 0) return notComputable(sign === 0 ? 'zero-base' : 'negative-base')
  return computed(divideBounds(current, base))
}

function rateOf(rules: GrowthRules, base: Bounds, increment: Bounds, ratio: Known): GrowthFigure {
  if (ratio.status === 'not-computable' && ratio.reason === 'negative-base' && rules.negativeBase !== 'refuse') {
    return written(divideBounds(increment, negateBounds(base)), rules, percent)
  }
  return onResult(ratio, (bounds) => written(mapBounds(bounds, lessOne), rules, percent))
}

function timesOf(ratio: Known, change: GrowthChange): Known {
  if (ratio.status !== 'computed' || change === 'grew' || change === 'unchanged') return ratio
  return notComputable(change === 'undetermined' ? 'direction-unknown' : 'decrease-has-no-times')
}

function doublingsOf(ratio: Known, change: GrowthChange, rules: GrowthRules): Result<Doublings, GrowthReason> {
  const times = timesOf(ratio, change)
  if (times.status !== 'computed') {
    const decrease = times.status === 'not-computable' && times.reason === 'decrease-has-no-times'
    return decrease ? notComputable('decrease-has-no-doublings') : times
  }
  const bounds = times.value
  // Growth is certain here, so there is a lower end, and it is at least one.
  const least = bounds.low!.at
  const figure = knownFigure(bounds, 'floor', (x, mode) => doublingsText(x, rules.digits, mode as 'floor' | 'ceil'))!
  const { whole, exact } = wholeDoublings(least)
  const power = exact && knownExactly(bounds) !== undefined
  return computed({ figure, whole, exact: power, notYet: !power && staysBelow(bounds, whole + 1) ? whole + 1 : null })
}

function staysBelow({ high }: Bounds, doublings: number): boolean {
  if (high === undefined) return false
  const { whole, exact } = wholeDoublings(high.at)
  return whole < doublings || (whole === doublings && exact && high.open)
}

function averageRatio(ratio: Known, current: Bounds, steps: number, perYear: number): Known {
  if (steps % perYear !== 0) return notComputable('not-whole-years')
  const fault = spanFault(steps / perYear)
  if (fault !== undefined) return fault
  return ratio.status === 'computed' && mayBeNegative(current) ? notComputable('negative-level') : ratio
}

function spanFault(years: number): Known | undefined {
  return years === 1 ? notComputable('single-year') : spanTooLong(years, 'base')
}

function sumRatio(series: ReadSeries, from: SeriesPoint, to: SeriesPoint, base: Bounds): Known {
  if (from.frequency !== 'year') return notComputable('needs-yearly-levels')
  const fault = spanFault(to.index - from.index)
  if (fault !== undefined) return fault
  let sum = exactBounds(exactZero)
  const missing: string[] = []
  for (let index = from.index + 1; index <= to.index; index += 1) {
    const key = periodKey({ frequency: 'year', index })
    const level = series.at.get(key)
    if (level === undefined || level.bounds === null) missing.push(key)
    else sum = addBounds(sum, level.bounds)
  }
  if (missing.length > 0) {
    return notComputable('needs-yearly-levels', [
      diagnostic('needs-yearly-levels', 'note', 'observations', { periods: missing }),
    ])
  }
  return mayBeNegative(sum) ? notComputable('negative-level') : ratioOf(base, sum)
}

function mayBeNegative({ low, high }: Bounds): boolean {
  return [low, high].some((end) => end !== undefined && signExact(end.at) < 0)
}

function written(
  bounds: Bounds,
  rules: GrowthRules,
  text: (value: Exact, mode: RoundingMode, digits: number) => string,
): GrowthFigure {
  const figure = knownFigure(bounds, rules.mode, (value, mode) => text(value, mode, rules.digits))
  return figure === undefined ? notComputable('nothing-known') : computed(figure)
}

function onResult(result: Known, then: (bounds: Bounds) => GrowthFigure): GrowthFigure {
  return result.status === 'computed' ? then(result.value) : result
}

function plain(value: Exact, mode: RoundingMode, digits: number): string {
  return exactToText(value, digits, mode)
}

function percent(value: Exact, mode: RoundingMode, digits: number): string {
  return exactToText(multiplyExact(value, exactInteger(100)), digits, mode)
}

function lessOne(value: Exact): Exact {
  return subtractExact(value, exactOne)
}

// The figures themselves where both levels are exactly known, so that a rounded one is said to be about so much.
function exactFigures({ base, current }: ComparedPair): ExactGrowth | undefined {
  const [before, after] = [knownExactly(base), knownExactly(current)]
  if (before === undefined || after === undefined) return undefined
  const increment = subtractExact(after, before)
  if (signExact(before) <= 0) return { increment, times: undefined }
  return { increment, times: divideExact(after, before) }
}

function notesOn(report: GrowthFigures, exactly: ExactGrowth | undefined): readonly Diagnostic[] {
  const same = report.comparison !== 'fixedBase' && report.sameAs.length > 0
  return [
    ...(exactly === undefined
      ? [diagnostic('not-exactly-known', 'note', 'observations', { period: report.period })]
      : []),
    ...(same ? [diagnostic('same-comparison', 'note', 'comparison')] : []),
  ]
}

/** Codes of findings about growth. */
export type GrowthCode = GrowthReason | SeriesCode | 'not-exactly-known' | 'same-comparison'
