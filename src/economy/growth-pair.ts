import { diagnostic, notComputable, type NotComputable } from '../kernel/index.js'
import type { Bounds } from './bounds.js'
import type { GrowthReason } from './growth-figures.js'
import {
  periodKey,
  periodsPerYear,
  readPeriod,
  type PlacedObservation,
  type ReadSeries,
  type SeriesPoint,
} from './series.js'

/** Which growth is asked for. */
export type GrowthQuestion =
  | { readonly comparison: 'yearOnYear' | 'periodOnPeriod'; readonly period: string }
  | { readonly comparison: 'fixedBase'; readonly period: string; readonly base: string }

/** The two figures that are compared. */
export interface ComparedPair {
  readonly from: SeriesPoint
  readonly to: SeriesPoint
  readonly base: Bounds
  readonly current: Bounds
}

/** Finds the two figures of a question, or says why they cannot be compared. */
export function pairOf(series: ReadSeries, question: GrowthQuestion): ComparedPair | NotComputable<GrowthReason> {
  if (!comparisons.includes(question.comparison)) {
    const data = { text: question.comparison, options: comparisons }
    return notComputable('unknown-comparison', [diagnostic('unknown-comparison', 'error', 'comparison', data)])
  }
  const to = readPeriod(question.period)
  if (to === undefined) return unreadable('period', question.period)
  if (question.comparison === 'fixedBase' && typeof question.base !== 'string') {
    return notComputable('base-not-stated', [diagnostic('base-not-stated', 'error', 'base', {})])
  }
  const from = basePoint(question, to)
  if (from === undefined) return unreadable('base', (question as { base: string }).base)
  if (from.frequency !== to.frequency || from.index >= to.index) return refused('base-not-earlier', periodKey(from))
  const current = series.at.get(periodKey(to))
  const base = series.at.get(periodKey(from))
  if (current === undefined) return refused('missing-period', periodKey(to))
  if (base === undefined) return refused('missing-period', periodKey(from))
  if (current.bounds === null) return refused('missing-value', periodKey(to))
  if (base.bounds === null) return refused('missing-base', periodKey(from))
  const differs = differenceOf(base, current)
  if (differs !== undefined) {
    const data = { base: periodKey(from), period: periodKey(to), field: `field-${differs}` }
    return notComputable('not-comparable', [diagnostic('not-comparable', 'error', 'observations', data)])
  }
  return { from, to, base: base.bounds, current: current.bounds }
}

function basePoint(question: GrowthQuestion, to: SeriesPoint): SeriesPoint | undefined {
  if (question.comparison === 'fixedBase') return readPeriod(question.base)
  const back = question.comparison === 'yearOnYear' ? periodsPerYear[to.frequency] : 1
  return { frequency: to.frequency, index: to.index - back }
}

function differenceOf(base: PlacedObservation, current: PlacedObservation): string | undefined {
  const fields = ['measure', 'regime', 'yearStart'] as const
  return fields.find((field) => base.observation[field] !== current.observation[field])
}

const comparisons: readonly string[] = ['yearOnYear', 'periodOnPeriod', 'fixedBase']

function unreadable(path: string, text: string): NotComputable<GrowthReason> {
  return notComputable('unreadable-period', [diagnostic('unreadable-period', 'error', path, { text })])
}

function refused(reason: GrowthReason, period: string): NotComputable<GrowthReason> {
  return notComputable(reason, [diagnostic(reason, 'error', 'observations', { period })])
}
