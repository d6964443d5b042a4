import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureRefusal,
  type Result,
} from '../kernel/index.js'
import {
  exactInteger,
  exactOne,
  exactToShownText,
  exactToText,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { boundsSign, divideBounds, knownFigure, mapBounds, type Bounds } from './bounds.js'
import { labelValue } from './charter-words.js'
import type {
  ConsecutiveDocument,
  ConsecutiveOutcome,
  ConsecutiveOutcomes,
  ConsecutivePhraseCode,
  ConsecutiveReason,
  ConsecutiveTarget,
  ConsecutiveYear,
  ConsecutiveYearReason,
} from './consecutive-targets.js'
import type { GrowthReason } from './growth-figures.js'
import { pairOf } from './growth-pair.js'
import { periodKey, readPeriod, readSeries, type FigureSeries, type ReadSeries, type SeriesCode } from './series.js'
import { reachesEdge } from './tier-requirements.js'

/** Codes of findings about years in a row. */
export type ConsecutiveCode =
  | ConsecutiveReason
  | ConsecutiveYearReason
  | ConsecutivePhraseCode
  | SeriesCode
  | FigureRefusal
  | 'not-a-number-of-years'
  | 'target-without-edge'
  | 'duplicate-target'

/**
 * Holds a yearly series against targets for several years in a row: each year by its figure or by its growth over the year before.
 * Growth in three years needs four years of figures. A year without a figure leaves the target open and is named in the diagnostics;
 * a year that certainly fails decides, whatever else is missing.
 *
 * @param document - the targets
 * @param facts - the series, yearly, in any order
 * @param question - `until`: the last year that counts
 * @returns one outcome a target; reasons `unreadable-series`, `unreadable-period` (no year), `unreadable-target`
 * @example
 * ```ts
 * import { consecutiveYears } from 'xiangzhen'
 * const target = { id: 'growth', years: 3, each: 'growth', from: { at: '10', included: true } } as const
 * const rules = { targets: [target], percentDigits: 2 }
 * const observations = [['2021', '50'], ['2022', '55'], ['2023', '62'], ['2024', '67']]
 *   .map(([period, value]) => ({ period: period!, value: value! }))
 * const result = consecutiveYears({ rules }, { observations }, { until: '2024' })
 * result.status === 'computed' && result.value.targets.map(({ met, years }) => [met, years.map((one) => one.reached)])
 * // => [[false, [true, true, false]]]
 * ```
 */
export function consecutiveYears(
  document: Pick<ConsecutiveDocument, 'rules'>,
  facts: FigureSeries,
  question: { readonly until: string },
): Result<ConsecutiveOutcomes, ConsecutiveReason> {
  const { rules } = document
  const faults = rules.targets.flatMap((target, index) => targetFaults(target, index, rules.targets))
  if (faults.length > 0) return notComputable('unreadable-target', faults)
  const series = readSeries(facts)
  if (series.diagnostics.length > 0) return notComputable('unreadable-series', series.diagnostics)
  const until = readPeriod(question.until)
  if (until?.frequency !== 'year') {
    const found = diagnostic('unreadable-period', 'error', 'until', { text: question.until })
    return notComputable('unreadable-period', [found])
  }
  const findings = new Map<string, Diagnostic>()
  const targets = rules.targets.map((target): ConsecutiveOutcome => {
    const years = Array.from({ length: target.years }, (_, index) => {
      const year = periodKey({ frequency: 'year', index: until.index - target.years + 1 + index })
      return yearOf(target, year, series, rules.percentDigits, findings)
    })
    return outcomeOf(target, years, until.index)
  })
  return computed({ targets }, [...findings.values()])
}

function targetFaults(
  target: ConsecutiveTarget,
  index: number,
  all: readonly ConsecutiveTarget[],
): readonly Diagnostic[] {
  const path = `rules.targets[${index}]`
  const faults: Diagnostic[] = []
  if (all.findIndex(({ id }) => id === target.id) < index) {
    faults.push(diagnostic('duplicate-target', 'error', `${path}.id`, { id: target.id }))
  }
  if (!Number.isInteger(target.years) || target.years < 1 || target.years > mostYears) {
    const data = { text: String(target.years), most: mostYears }
    faults.push(diagnostic('not-a-number-of-years', 'error', `${path}.years`, data))
  }
  if (target.from === undefined && target.to === undefined) {
    faults.push(diagnostic('target-without-edge', 'error', path, { id: target.id }))
  }
  for (const side of ['from', 'to'] as const) {
    const reading = target[side] && readFigure(target[side].at)
    if (reading?.ok === false)
      faults.push(diagnostic(reading.code, 'error', `${path}.${side}.at`, { text: reading.text }))
  }
  return faults
}

const mostYears = 100

function yearOf(
  target: ConsecutiveTarget,
  year: string,
  series: ReadSeries,
  digits: number,
  findings: Map<string, Diagnostic>,
): ConsecutiveYear {
  const measured = target.each === 'level' ? levelOf(series, year) : growthOf(series, year)
  if (measured.status !== 'computed') {
    for (const one of measured.diagnostics) findings.set(JSON.stringify(one), one)
    const { reason } = measured as Extract<typeof measured, { readonly status: 'not-computable' }>
    return { year, figure: null, reached: null, reason }
  }
  const text = (value: Exact, mode: Parameters<typeof exactToText>[2]): DecimalText => exactToText(value, digits, mode)
  const plain = (value: Exact): DecimalText => exactToShownText(value, 30)
  const figure = knownFigure(measured.value, 'halfUp', target.each === 'level' ? plain : text)
  return { year, figure: figure ?? null, reached: reaches(measured.value, target) }
}

type Measured = Result<Bounds, ConsecutiveYearReason>

function levelOf(series: ReadSeries, year: string): Measured {
  const bounds = series.at.get(year)?.bounds
  return bounds ? computed(bounds) : unknownYear(bounds === undefined ? 'missing-period' : 'missing-value', year)
}

function growthOf(series: ReadSeries, year: string): Measured {
  const pair = pairOf(series, { comparison: 'yearOnYear', period: year })
  if ('status' in pair) return pair
  const sign = boundsSign(pair.base)
  if (sign !== 1) {
    const before = periodKey(pair.from)
    return unknownYear(sign === undefined ? 'base-may-be-zero' : sign === 0 ? 'zero-base' : 'negative-base', before)
  }
  return computed(mapBounds(divideBounds(pair.current, pair.base), inPercent))
}

function unknownYear(reason: GrowthReason, period: string): Measured {
  return notComputable(reason, [diagnostic(reason, 'warning', 'observations', { period })])
}

function inPercent(ratio: Exact): Exact {
  return multiplyExact(subtractExact(ratio, exactOne), exactInteger(100))
}

function reaches(bounds: Bounds, { from, to }: ConsecutiveTarget): boolean | null {
  const low = from === undefined ? true : reachesEdge(bounds, from)
  // At most an edge: not beyond it.
  const beyond = to === undefined ? false : reachesEdge(bounds, { at: to.at, included: !to.included })
  if (low === false || beyond === true) return false
  return low === undefined || beyond === undefined ? null : true
}

function outcomeOf(target: ConsecutiveTarget, years: readonly ConsecutiveYear[], until: number): ConsecutiveOutcome {
  const those = (reached: boolean | null): readonly string[] =>
    years.filter((one) => one.reached === reached).map(({ year }) => year)
  const [unknown, failed] = [those(null), those(false)]
  const met = failed.length > 0 ? false : unknown.length > 0 ? null : true
  const back = [...years].reverse()
  const stop = back.findIndex(({ reached }) => reached !== true)
  const inARow = stop === -1 ? years.length : stop
  const open = back[inARow]?.reached === null
  const earliest = met === true || open ? null : periodKey({ frequency: 'year', index: until + target.years - inARow })
  const title = target.title === undefined ? target.id : labelValue(target.title)
  const data = {
    target: title,
    count: target.years,
    from: { period: years[0]!.year },
    to: { period: years[years.length - 1]!.year },
  }
  const wording =
    met === true
      ? { code: 'consecutive-met' as const, data }
      : met === null
        ? { code: 'consecutive-unknown' as const, data: { ...data, periods: unknown } }
        : { code: 'consecutive-not-met' as const, data: { ...data, periods: failed, inARow } }
  return { id: target.id, met, inARow, earliest, years, wording }
}
