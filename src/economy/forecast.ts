import {
  computed,
  notComputable,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type Result,
} from '../kernel/index.js'
import {
  checkedChoice,
  addExact,
  divideExact,
  exactInteger,
  exactToText,
  multiplyExact,
  powerExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { rootFactor } from './average-growth.js'
import { knownExactly } from './bounds.js'
import type { GrowthDocument } from './growth-rules.js'
import { readSeries, type FigureSeries, type SeriesCode } from './series.js'
import { figureAt, spanTooLong } from './targets.js'

/**
 * How the future is drawn. `linear`: every year adds as much as the years between first and last observation did on
 * average; `compound`: every year grows at their average rate (水平法); `givenRate`, `givenStep`: as the caller says.
 */
export type ForecastMethod =
  | { readonly method: 'linear' | 'compound' }
  | { readonly method: 'givenRate'; readonly percent: FigureInput }
  | { readonly method: 'givenStep'; readonly step: FigureInput }

/** A forecast: drawn from assumptions, never a fact. */
export interface IncomeForecast {
  /** The method. */
  readonly method: ForecastMethod['method']
  /** What it assumes, as codes with values. */
  readonly assumptions: readonly {
    readonly code: ForecastAssumption
    readonly data: { readonly [name: string]: string }
  }[]
  /** The figures, one a year, after the last observation. */
  readonly points: readonly { readonly period: string; readonly value: DecimalText; readonly kind: 'forecast' }[]
}

/** What a forecast assumes. */
export type ForecastAssumption =
  'same-step-every-year' | 'same-rate-every-year' | 'nothing-between-first-and-last-used' | 'set-by-caller'

/** Why there is no forecast. */
export type ForecastReason =
  'unreadable-series' | 'too-few-years' | 'year-not-later' | 'base-not-positive' | 'unreadable-figure' | 'span-too-long'

/**
 * Draws a yearly series on into the future by a named method, with its assumptions in a list. Forecast points are
 * marked and never mixed with observations.
 *
 * Reasons: `too-few-years` (less than two exact observations for `linear` and `compound`), `year-not-later`,
 * `base-not-positive` (for rates), `unreadable-series`, `unreadable-figure`.
 *
 * @param document - rounding, such as `growthStatistics`
 * @param facts - a yearly series
 * @param question - the last year, and the method
 * @example
 * ```ts
 * import { forecastIncome, growthStatistics } from 'xiangzhen'
 * const series = { observations: [{ period: '2022', value: '100' }, { period: '2024', value: '121' }] }
 * const result = forecastIncome(growthStatistics, series, { until: '2025', method: 'compound' })
 * result.status === 'computed' && result.value.points
 * // => [{ period: '2025', value: '133.1000', kind: 'forecast' }]
 * ```
 */
export function forecastIncome(
  document: GrowthDocument,
  facts: FigureSeries,
  question: { readonly until: string } & ForecastMethod,
): Result<IncomeForecast, ForecastReason> {
  checkedChoice(question.method, ['linear', 'compound', 'givenRate', 'givenStep'], 'the method of a forecast')
  const series = readSeries(facts)
  if (series.diagnostics.length > 0) return notComputable('unreadable-series', series.diagnostics)
  const years: { readonly year: number; readonly value: Exact }[] = []
  for (const [period, { bounds }] of series.at) {
    const value = bounds === null || period.length !== 4 ? undefined : knownExactly(bounds)
    if (value !== undefined) years.push({ year: Number(period), value })
  }
  years.sort((a, b) => a.year - b.year)
  const first = years[0]
  const last = years[years.length - 1]
  const own = question.method === 'linear' || question.method === 'compound'
  if (first === undefined || last === undefined || (own && first.year === last.year))
    return notComputable('too-few-years')
  const count = Number(question.until) - last.year
  if (!Number.isSafeInteger(count) || count < 1) return notComputable('year-not-later')
  const tooLong = spanTooLong(count, 'until') ?? spanTooLong(last.year - first.year, 'observations')
  if (tooLong !== undefined) return tooLong
  const step = stepOf(question, first, last, document.rules.digits)
  if ('reason' in step) return notComputable(step.reason, step.faults)
  const { digits, mode } = document.rules
  const points: IncomeForecast['points'][number][] = []
  for (let k = 1; k <= count; k += 1) {
    points.push({ period: String(last.year + k), value: exactToText(step.at(k), digits, mode), kind: 'forecast' })
  }
  return computed({ method: question.method, assumptions: step.assumptions, points })
}

interface YearValue {
  readonly year: number
  readonly value: Exact
}

type Step =
  | { readonly at: (k: number) => Exact; readonly assumptions: IncomeForecast['assumptions'] }
  | { readonly reason: ForecastReason; readonly faults: readonly Diagnostic[] }

function stepOf(question: ForecastMethod, first: YearValue, last: YearValue, digits: number): Step {
  const between = { from: String(first.year), to: String(last.year) }
  const unused = { code: 'nothing-between-first-and-last-used' as const, data: between }
  const span = last.year - first.year
  switch (question.method) {
    case 'linear': {
      const step = divideExact(subtractExact(last.value, first.value), exactInteger(span))
      return {
        at: (k) => addExact(last.value, multiplyExact(step, exactInteger(k))),
        assumptions: [{ code: 'same-step-every-year', data: between }, unused],
      }
    }
    case 'compound': {
      if (signExact(first.value) <= 0 || signExact(last.value) <= 0) return { reason: 'base-not-positive', faults: [] }
      const ratio = divideExact(last.value, first.value)
      const power = powerExact(last.value, span)
      return {
        at: (k) => rootFactor(multiplyExact(power, powerExact(ratio, k)), span, digits),
        assumptions: [{ code: 'same-rate-every-year', data: between }, unused],
      }
    }
    case 'givenRate':
    case 'givenStep': {
      const faults: Diagnostic<FigureRefusal>[] = []
      const rate = question.method === 'givenRate'
      const given = figureAt(rate ? question.percent : question.step, rate ? 'percent' : 'step', faults)
      if (faults.length > 0) return { reason: 'unreadable-figure', faults }
      const factor = addExact(exactInteger(1), divideExact(given, exactInteger(100)))
      return {
        at: (k) =>
          rate
            ? multiplyExact(last.value, powerExact(factor, k))
            : addExact(last.value, multiplyExact(given, exactInteger(k))),
        assumptions: [
          { code: rate ? 'same-rate-every-year' : 'same-step-every-year', data: { from: String(last.year), to: '' } },
          { code: 'set-by-caller', data: {} },
        ],
      }
    }
  }
}

/** Codes of findings about forecasts. */
export type ForecastCode = ForecastReason | FigureRefusal | SeriesCode
