import { computed, diagnostic, notComputable, type Explanation, type Result } from '../kernel/index.js'
import {
  exactInteger,
  exactOfComputed,
  exactToPlainText,
  exactToText,
  multiplyExact,
  subtractExact,
} from '../kernel/internal.js'
import { knownExactly } from './bounds.js'
import { growth } from './growth.js'
import type { GrowthReason } from './growth-figures.js'
import type { GrowthQuestion } from './growth-pair.js'
import type { GrowthDocument } from './growth-rules.js'
import { readSeries, type FigureSeries } from './series.js'

/** Codes of the steps of {@link explainGrowth}. */
export type GrowthStepCode =
  'growth-rate' | 'growth-increment-percent' | 'growth-increment' | 'growth-level' | 'growth-hundred'

/**
 * Explains a growth rate: the increment from the two levels, times a hundred, over the base, rounded once.
 *
 * @param document - conventions, such as `growthStatistics`
 * @param facts - the series
 * @param question - the period and what it is compared with
 * @returns the tree; the reason why there is no growth or no rate, or `levels-not-exact` where a level is known by its bounds alone
 * @example
 * ```ts
 * import { addsUp, explainGrowth, growthStatistics } from 'xiangzhen'
 * const series = { observations: [{ period: '2019', value: '10' }, { period: '2024', value: '80' }] }
 * const why = explainGrowth(growthStatistics, series, { comparison: 'fixedBase', period: '2024', base: '2019' })
 * why.status === 'computed' && [why.value.figure, addsUp(why.value)] // => ['700.0000', { ok: true }]
 * ```
 */
export function explainGrowth(
  document: GrowthDocument,
  facts: FigureSeries,
  question: GrowthQuestion,
): Result<Explanation, GrowthReason | 'levels-not-exact'> {
  const result = growth(document, facts, question)
  if (result.status !== 'computed') return result
  const { period, base, rate } = result.value
  if (rate.status !== 'computed') return rate
  const { at } = readSeries(facts)
  const [before, after] = [base, period].map((key) => knownExactly(at.get(key)!.bounds!))
  if (before === undefined || after === undefined || rate.value.kind !== 'exact') {
    return notComputable('levels-not-exact', [
      diagnostic('levels-not-exact', 'error', 'observations', { period, base }),
    ])
  }
  const { digits, mode } = document.rules
  const level = (code: GrowthStepCode, key: string, figure: string): Explanation => ({
    code,
    data: { period: { period: key } },
    figure,
    operation: 'given',
    lines: [],
  })
  const difference = subtractExact(after, before)
  const levels = [
    level('growth-level', period, exactToPlainText(after)),
    level('growth-level', base, exactToPlainText(before)),
  ]
  const data = { period: { period }, base: { period: base } }
  const increment: Explanation = {
    code: 'growth-increment',
    data,
    figure: exactToPlainText(difference),
    operation: 'difference',
    lines: levels,
  }
  const hundred = level('growth-hundred', period, '100')
  const inPercent: Explanation = {
    code: 'growth-increment-percent',
    data,
    figure: exactToPlainText(multiplyExact(difference, exactInteger(100))),
    operation: 'product',
    lines: [increment, hundred],
  }
  // Over a negative base the rules take its size.
  const size = before.n < 0n ? { n: -before.n, d: before.d } : before
  return computed({
    code: 'growth-rate',
    data,
    figure: exactToText(exactOfComputed(rate.value.value), digits, mode),
    operation: 'quotient',
    rounding: { digits, mode },
    lines: [inPercent, level('growth-level', base, exactToPlainText(size))],
  })
}
