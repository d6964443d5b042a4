import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, remark, warn, type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { figureIn, figureOfPoints, less, over, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import type { Working } from './working.js'
import { sameDimension, dimensionText } from './units.js'

/** A rate: what was reached, and what it is a share of. */
export interface CoverageFacts {
  /** What was reached: households with sanitary toilets, tonnes of recovered film, kilometres of hardened road. */
  readonly reached: FieldAmount
  /** What it is a share of, in a unit of the same dimension; absent: the text does not give it (`base`). */
  readonly of?: FieldAmount
  /** Parts of what was reached, by kind: held against it. */
  readonly parts?: readonly { readonly id: string; readonly amount: FieldAmount }[]
  /** The rate as printed: held against the computed one at its printed digits. */
  readonly printed?: FieldAmount
}

/** A computed rate. */
export interface CoverageRate {
  /** Reached ÷ base, percent. */
  readonly rate: FieldFigure
  /** Base less reached. */
  readonly gap: FieldFigure
  /** Reached less the sum of its parts. */
  readonly residual?: FieldFigure
}

/** What a question about rates names. */
export interface CoverageQuestion {
  /** The one rounding step. */
  readonly rounding: Rounding
}

/**
 * A rate of village work (普及率, 回收率, 利用率, 覆盖率): reached ÷ base. The base decides everything, so it is a fact with its own date.
 *
 * Findings: `above-whole`, `parts-differ-from-total`, `printed-rate-differs`. Reasons: `zero-base`, `units-differ` (households by persons, film by area and weight), `negative-amount`. Needs: `base`.
 *
 * @param method - decisions and conventions
 * @param facts - reached and base
 * @param question - rounding
 * @returns the rate and the gap
 * @example
 * ```ts
 * import { coverageRate, openMethod } from 'xiangzhen/ecology'
 * const households = (value: string) => ({ value, unit: 'wanHousehold' })
 * const facts = { reached: households('397.30'), of: households('681.74') }
 * const result = coverageRate(openMethod, facts, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.rate.figure // => '58.28'
 * ```
 */
export function coverageRate(
  method: FieldMethod,
  facts: CoverageFacts,
  question: CoverageQuestion,
): Result<CoverageRate, EcologyCode> {
  const desk = openDesk(method, question)
  const unit = facts.reached.unit
  const reached = take(desk, facts.reached, { code: 'amount', path: 'reached', unit })
  const whole = take(desk, facts.of, { code: 'base', path: 'of', unit })
  const share = rateOf(desk, reached, whole, 'of')
  const rate = figureIn(desk, share, 'percent', 'of')
  const gap = figureIn(desk, less(desk, 'not-reached', whole, reached, 'reached'), unit, 'of')
  const residual = residualOf(desk, facts, reached, unit)
  comparePrinted(desk, facts.printed, share)
  return finish(desk, () => ({ rate, gap, ...(residual === undefined ? {} : { residual }) }))
}

function rateOf(desk: Desk, reached: Working, whole: Working, path: string): Working {
  if (
    reached.dimension !== undefined &&
    whole.dimension !== undefined &&
    !sameDimension(reached.dimension, whole.dimension)
  ) {
    refuse(desk, 'units-differ', path, {
      left: dimensionText(reached.dimension),
      right: dimensionText(whole.dimension),
    })
  }
  const share = over(desk, 'coverage', reached, whole, 'zero-base', path)
  if (share.dimension !== undefined && share.span.mid !== undefined && share.span.mid.n > share.span.mid.d)
    warn(desk, 'above-whole', path, {})
  return share
}

function residualOf(desk: Desk, facts: CoverageFacts, reached: Working, unit: string): FieldFigure | undefined {
  if (facts.parts === undefined) return undefined
  const parts = facts.parts.map(({ id, amount }, index) =>
    take(desk, amount, { code: 'amount', at: id, path: `parts[${index}].amount`, unit }),
  )
  const residual = figureIn(
    desk,
    less(desk, 'residual', reached, total(desk, 'sum-of-parts', parts, unit, 'parts'), 'parts'),
    unit,
    'parts',
  )
  if (residual.figure !== undefined && /[1-9]/.test(residual.figure))
    warn(desk, 'parts-differ-from-total', 'parts', { gap: residual.figure, unit })
  return residual
}

function comparePrinted(desk: Desk, printed: FieldAmount | undefined, share: Working): void {
  if (printed === undefined) return
  const digits = ((printed.value ?? '').split('.')[1] ?? '').length
  const stated = takeAny(desk, printed, 'printed', 'printed')
  const shown = (step: Working, mode: 'halfUp' | 'down') =>
    figureIn({ ...desk, rounding: { digits, mode } }, step, printed.unit, 'printed').figure
  const [print, round, cut] = [shown(stated, 'halfUp'), shown(share, 'halfUp'), shown(share, 'down')]
  if (print === round) return
  if (print === cut) remark(desk, 'figure-truncated', 'printed', { unit: printed.unit })
  else warn(desk, 'printed-rate-differs', 'printed', { printed: print ?? '', computed: round ?? '' })
}

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
  const read = facts.years.map(({ id, reached, of, printed }, index) => {
    const path = `years[${index}]`
    const top = take(desk, reached, { code: 'amount', at: id, path: `${path}.reached`, unit: reached.unit })
    const base = take(desk, of, { code: 'base', at: id, path: `${path}.of`, unit: reached.unit })
    const share = rateOf(desk, top, base, `${path}.of`)
    comparePrinted(desk, printed, share)
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

/** A count and a share of the unknown whole. */
export interface ImpliedBaseFacts {
  /** The count. */
  readonly reached: FieldAmount
  /** The rate, percent. */
  readonly rate: FieldAmount
}

/**
 * The base that a count and a rate imply: reached ÷ rate.
 *
 * Reasons: `zero-divisor`, `unknown-unit`, `wrong-unit`.
 *
 * @example
 * ```ts
 * import { impliedBase, openMethod } from 'xiangzhen/ecology'
 * const facts = { reached: { value: '96.65', unit: 'wanHousehold' }, rate: { value: '87.58', unit: 'percent' } }
 * const result = impliedBase(openMethod, facts, { unit: 'wanHousehold', rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.figure // => '110.36'
 * ```
 */
export function impliedBase(
  method: FieldMethod,
  facts: ImpliedBaseFacts,
  question: CoverageQuestion & { readonly unit: string },
): Result<FieldFigure, EcologyCode> {
  const desk = openDesk(method, question)
  const reached = take(desk, facts.reached, { code: 'amount', path: 'reached', unit: question.unit })
  const rate = takeAny(desk, facts.rate, 'rate', 'rate')
  const figure = figureIn(
    desk,
    over(desk, 'implied-base', reached, rate, 'zero-divisor', 'rate'),
    question.unit,
    'unit',
  )
  return finish(desk, () => figure)
}

/** A count and a second count that may be part of it. */
export interface PartOfCountFacts {
  /** The first count. */
  readonly whole: FieldAmount
  /** The second count. */
  readonly part: FieldAmount
  /** Whether the second is inside the first or beside it; the text may leave it open (`part-or-beside`). */
  readonly relation?: 'part' | 'beside'
}

/** How two counts stand to each other. */
export interface PartOfCount {
  /** Whether the second is inside the first or beside it. */
  readonly relation: 'part' | 'beside'
  /** All that was counted, each once. */
  readonly union: FieldFigure
  /** The second count ÷ all. */
  readonly share: FieldFigure
}

/**
 * Two counts of which the text does not say whether one is part of the other ("304 courtyards, 75 demonstration households").
 *
 * Reasons: `part-above-whole`, `units-differ`, `zero-divisor`. Needs: `part-or-beside`.
 *
 * @example
 * ```ts
 * import { partOfCount, openMethod } from 'xiangzhen/ecology'
 * const courtyards = (value: string) => ({ value, unit: 'courtyard' })
 * const facts = { whole: courtyards('304'), part: courtyards('75') }
 * partOfCount(openMethod, facts, { rounding: { digits: 1, mode: 'halfUp' } }).status // => 'needs'
 * const result = partOfCount(openMethod, { ...facts, relation: 'part' }, { rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.share.figure // => '24.7'
 * ```
 */
export function partOfCount(
  method: FieldMethod,
  facts: PartOfCountFacts,
  question: CoverageQuestion,
): Result<PartOfCount, EcologyCode> {
  const desk = openDesk(method, question)
  const relation = choose(desk, 'part-or-beside', '', ['part', 'beside'], facts.relation) as PartOfCount['relation']
  const unit = facts.whole.unit
  const whole = take(desk, facts.whole, { code: 'amount', path: 'whole', unit })
  const inner = take(desk, facts.part, { code: 'amount', path: 'part', unit })
  const union = relation === 'beside' ? total(desk, 'union', [whole, inner], unit, 'part') : whole
  const [a, b] = [whole.span.mid, inner.span.mid]
  if (relation === 'part' && a !== undefined && b !== undefined && b.n * a.d > a.n * b.d)
    refuse(desk, 'part-above-whole', 'part', {})
  const share = over(desk, 'coverage', inner, union, 'zero-divisor', 'whole')
  const shown = { union: figureIn(desk, union, unit, 'whole'), share: figureIn(desk, share, 'percent', 'whole') }
  return finish(desk, () => ({ relation, ...shown }))
}
