import { unitText, type DiagnosticData, type Result, type Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, quietDesk, refuse, remark, troubleOf, warn, type Desk } from './desk.js'
import { take, takeAny, writtenPlaces } from './desk-amounts.js'
import { figureIn, less, over, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { belowZero, type Working } from './working.js'
import { sameDimension, dimensionText } from './units.js'
import { unusable, unusableFacts } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** A rate: what was reached, and what it is a share of. */
export interface CoverageFacts {
  /** What was reached: households with sanitary toilets, tonnes of recovered film, kilometres of hardened road. */
  readonly reached: FieldAmount
  /** What it is a share of, in a unit of the same dimension; absent: the text does not give it (`base`). */
  readonly of?: FieldAmount
  /** What the text takes off the base (不纳入基数): empty houses, households that are to be moved. */
  readonly excluded?: readonly { readonly id: string; readonly amount: FieldAmount }[]
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
 * Findings: `above-whole`, `parts-differ-from-total`, `printed-rate-differs`. Reasons: `zero-base`, `units-differ` (households by persons, film by area and weight), `negative-amount`, `part-above-whole` (more is taken off the base than there is). Needs: `base`.
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
  if (unusable(desk, facts, 'reached', '?excluded[]', '?parts[]')) return unusableFacts(desk)
  eachOnce(desk, facts.excluded ?? [], 'excluded')
  eachOnce(desk, facts.parts ?? [], 'parts')
  const unit = facts.reached.unit
  const reached = take(desk, facts.reached, { code: 'amount', path: 'reached', unit })
  const whole = baseOf(desk, facts, unit)
  const share = rateOf(desk, reached, whole, 'of')
  const rate = figureIn(desk, share, 'percent', 'of')
  const gap = figureIn(desk, less(desk, 'not-reached', whole, reached, 'reached'), unit, 'of')
  const residual = residualOf(desk, facts, reached, unit)
  comparePrintedRate(desk, facts.printed, share, unit)
  return finish(desk, () => ({ rate, gap, ...(residual === undefined ? {} : { residual }) }))
}

// The base without what the text leaves out of it.
function baseOf(desk: Desk, { of, excluded }: CoverageFacts, unit: string): Working {
  const whole = take(desk, of, { code: 'base', path: 'of', unit })
  if (excluded === undefined) return whole
  const out = excluded.map(({ id, amount }, index) =>
    take(desk, amount, { code: 'amount', at: id, path: `excluded[${index}].amount`, unit }),
  )
  const rest = less(desk, 'base-that-counts', whole, total(desk, 'excluded', out, unit, 'excluded'), 'excluded')
  if (rest.dimension !== undefined && belowZero(rest)) refuse(desk, 'part-above-whole', 'excluded', {})
  return rest
}

/** Reached ÷ base as a step. */
export function rateOf(desk: Desk, reached: Working, whole: Working, path: string): Working {
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

/** Holds a printed rate against the computed one, at its printed digits. */
export function comparePrintedRate(desk: Desk, printed: FieldAmount | undefined, share: Working, unit: string): void {
  if (printed === undefined) return
  const digits = writtenPlaces(printed.value)
  const stated = takeAny(desk, printed, 'printed', 'printed')
  const shown = (step: Working, mode: 'halfUp' | 'down') =>
    figureIn({ ...desk, rounding: { digits, mode } }, step, printed.unit, 'printed').figure
  const [print, round, cut] = [shown(stated, 'halfUp'), shown(share, 'halfUp'), shown(share, 'down')]
  if (print === round) return
  if (print === cut) remark(desk, 'figure-truncated', 'printed', { unit: printed.unit })
  else
    warn(desk, 'printed-rate-differs', 'printed', {
      printed: print ?? '',
      computed: round ?? '',
      unit: printed.unit,
      ...impliedWords(desk, share, stated, unit),
    })
}

// The base that the printed rate would have: often that of another column.
function impliedWords(desk: Desk, share: Working, printed: Working, unit: string): DiagnosticData {
  const [reached] = share.lines
  const quiet = quietDesk(desk)
  const base = over(quiet, 'implied-base', reached as Working, printed, 'zero-divisor', 'printed')
  const { figure } = figureIn(quiet, base, unit, 'printed')
  if (troubleOf(quiet) !== undefined || figure === undefined) return {}
  return { implied: { zh: `${figure}${unitText(unit, 'zh')}`, en: `${figure} ${unitText(unit, 'en')}` } }
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
  if (unusable(desk, facts, 'reached', 'rate')) return unusableFacts(desk)
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
