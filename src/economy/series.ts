import { diagnostic, type Diagnostic, type FigureRefusal, type Label } from '../kernel/index.js'
import type { AccountRegime } from './accounts.js'
import { readBounds, type Bounds, type ObservedFigure } from './bounds.js'

/** One figure of a series. */
export interface SeriesObservation {
  /** The period: `2024`, `2024-H1`, `2024-Q3` or `2024-05`. */
  readonly period: string
  /** The figure, in the unit of the series. */
  readonly value: ObservedFigure
  /** What was counted, where not every observation counted the same (总收入, 经营性收入). */
  readonly measure?: string
  /** The accounting rules that the figure was booked under, where it is a figure by account title. */
  readonly regime?: AccountRegime
  /** The month in which its year starts (1 to 12), where it is not the calendar year. */
  readonly yearStart?: number
}

/** Figures of one kind over time. */
export interface FigureSeries {
  /** What is counted. */
  readonly title?: Label
  /** Unit of the figures (`元`, `万元`); `'percent'` makes a difference one of percentage points. */
  readonly unit?: string
  /** The figures in any order, each period once. */
  readonly observations: readonly SeriesObservation[]
}

/** What can be wrong with a series. */
export type SeriesCode = FigureRefusal | 'ends-crossed' | 'unreadable-period' | 'mixed-periods' | 'duplicate-period'

/** How often a series is observed. */
export type SeriesFrequency = 'year' | 'halfYear' | 'quarter' | 'month'

/** A period as a number on the line of its frequency. */
export interface SeriesPoint {
  readonly frequency: SeriesFrequency
  readonly index: number
}

/** Periods of a year at each frequency. */
export const periodsPerYear: Readonly<Record<SeriesFrequency, number>> = { year: 1, halfYear: 2, quarter: 4, month: 12 }

/** Reads a period key, or `undefined`. */
export function readPeriod(key: string): SeriesPoint | undefined {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(key)
  if (match === null) return undefined
  const [, year, half, quarter, month] = match
  const frequency = half ? 'halfYear' : quarter ? 'quarter' : month ? 'month' : 'year'
  const part = Number(half ?? quarter ?? month ?? 1) - 1
  return { frequency, index: Number(year) * periodsPerYear[frequency] + part }
}

/** Writes a period key. */
export function periodKey(point: SeriesPoint): string {
  const perYear = periodsPerYear[point.frequency]
  const part = (point.index % perYear) + 1
  const year = String((point.index - part + 1) / perYear).padStart(4, '0')
  if (perYear === 1) return year
  return `${year}-${perYear === 2 ? `H${part}` : perYear === 4 ? `Q${part}` : String(part).padStart(2, '0')}`
}

/** An observation in its place, with what is known of its figure (`null`: nothing). */
export interface PlacedObservation {
  readonly observation: SeriesObservation
  readonly bounds: Bounds | null
}

/** A series by period, with what is wrong in it. */
export interface ReadSeries {
  readonly at: ReadonlyMap<string, PlacedObservation>
  readonly diagnostics: readonly Diagnostic[]
}

/** Puts observations in their places and names what is wrong with them; one that cannot be read is left out. */
export function readSeries(series: FigureSeries): ReadSeries {
  const at = new Map<string, PlacedObservation>()
  const given: unknown = series.observations
  if (!Array.isArray(given)) return { at, diagnostics: [diagnostic('not-a-list', 'error', 'observations')] }
  const diagnostics: Diagnostic<SeriesCode>[] = []
  let frequency: SeriesFrequency | undefined
  for (const [index, observation] of series.observations.entries()) {
    const { period, value } = Object(observation) as SeriesObservation
    const path = `observations[${index}]`
    const fault = (code: SeriesCode, field: string, text: string): void => {
      diagnostics.push(diagnostic(code, 'error', `${path}.${field}`, { text, row: index + 1 }))
    }
    const point = readPeriod(period)
    const reading = readBounds(value)
    if (point === undefined) fault('unreadable-period', 'period', period)
    else if (!reading.ok) fault(reading.code, 'value', reading.text)
    else if (at.has(period)) fault('duplicate-period', 'period', period)
    else if (point.frequency !== (frequency ??= point.frequency)) fault('mixed-periods', 'period', period)
    else at.set(period, { observation, bounds: reading.bounds })
  }
  return { at, diagnostics }
}
