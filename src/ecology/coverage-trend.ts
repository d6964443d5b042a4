import type { Result } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { comparePrintedRate, rateOf, type CoverageQuestion } from './coverage.js'
import { finish, openDesk, warn } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, figureOfPoints, less, over } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { unusable, unusableFacts } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** A rate over the years. */
export interface CoverageTrendFacts {
  /** The years in order. */
  readonly years: readonly {
    readonly id: string
    readonly reached: FieldAmount
    readonly of: FieldAmount
    readonly printed?: FieldAmount
  }[]
}

/** A year of a trend. */
export interface TrendYear {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Rate of the year, percent. */
  readonly rate: FieldFigure
  /** Change of the rate since the year before, in percentage points, each year on its own base. */
  readonly change?: FieldFigure
  /** Whether both years have the same base; a changed base breaks the trend. */
  readonly sameBase?: boolean
  /** The year before on this year's base. */
  readonly earlierOnThisBase?: FieldFigure
  /** Change since then: like for like. */
  readonly likeForLike?: FieldFigure
}

/**
 * A rate over the years. Where the base changed, the series is broken and not smoothed: the change is given as printed and like for like on the newer base, with the finding `base-changed`.
 *
 * Findings: `base-changed`, `above-whole`, `printed-rate-differs`. Reasons: `zero-base`, `units-differ`, `negative-amount`.
 *
 * @example
 * ```ts
 * import { coverageTrend, openMethod } from 'xiangzhen/ecology'
 * const of = (value: string) => ({ value, unit: 'wanHousehold' })
 * const years = [
 *   { id: '2010', reached: of('552.68'), of: of('693.53') },
 *   { id: '2011', reached: of('614.12'), of: of('718.46') },
 * ]
 * const result = coverageTrend(openMethod, { years }, { rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.years[1]?.change?.figure, result.value.years[1]?.likeForLike?.figure] // => ['5.8', '8.6']
 * ```
 */
export function coverageTrend(
  method: FieldMethod,
  facts: CoverageTrendFacts,
  question: CoverageQuestion,
): Result<{ readonly years: readonly TrendYear[] }, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'years[].reached')) return unusableFacts(desk)
  eachOnce(desk, facts.years, 'years')
  const read = facts.years.map(({ id, reached, of, printed }, index) => {
    const path = `years[${index}]`
    const top = take(desk, reached, { code: 'amount', at: id, path: `${path}.reached`, unit: reached.unit })
    const base = take(desk, of, { code: 'base', at: id, path: `${path}.of`, unit: reached.unit })
    const share = rateOf(desk, top, base, `${path}.of`)
    comparePrintedRate(desk, printed, share, reached.unit)
    return { id, top, base, share }
  })
  const years = read.map((one, index): TrendYear => {
    const rate = figureIn(desk, one.share, 'percent', 'years')
    const before = read[index - 1]
    if (before === undefined) return { id: one.id, rate }
    const change = figureOfPoints(desk, less(desk, 'absolute-change', one.share, before.share, 'years'))
    const [a, b] = [one.base.span.mid, before.base.span.mid]
    const sameBase = a !== undefined && b !== undefined && a.n * b.d === b.n * a.d
    if (sameBase) return { id: one.id, rate, change, sameBase }
    warn(desk, 'base-changed', `years[${index}].of`, { id: one.id, before: before.id })
    const earlier = over(desk, 'coverage', before.top, one.base, 'zero-base', 'years')
    const likeForLike = figureOfPoints(desk, less(desk, 'absolute-change', one.share, earlier, 'years'))
    return {
      id: one.id,
      rate,
      change,
      sameBase,
      earlierOnThisBase: figureIn(desk, earlier, 'percent', 'years'),
      likeForLike,
    }
  })
  return finish(desk, () => ({ years }))
}
