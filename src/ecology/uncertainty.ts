import type { Result, Rounding } from '../kernel/index.js'
import { absoluteExact, exactOfComputed, squareRootText, type Exact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/**
 * How relative uncertainties of a sum are combined. `overSum`: √Σ(eᵢuᵢ)² ÷ |Σeᵢ| (IPCC approach 1). `overRoot`: √Σ(eᵢuᵢ)² ÷ √Σeᵢ², as one published tool does.
 * `product`: √Σuᵢ², for the factors of a product.
 */
export type UncertaintyFormula = 'overSum' | 'overRoot' | 'product'

/** Emissions with their relative uncertainties. */
export interface UncertaintyFacts {
  /** Emissions with their relative uncertainties (fractions). */
  readonly items: readonly { readonly id: string; readonly emission: FieldAmount; readonly uncertainty: FieldAmount }[]
}

/** A combined relative uncertainty, with the formula that made it. */
export interface CombinedUncertainty {
  /** The formula that was used. */
  readonly formula: UncertaintyFormula
  /** Relative, as a fraction. */
  readonly uncertainty: FieldFigure
}

/**
 * Combines relative uncertainties by a named formula; the formulas give different figures for the same data, so none is a default.
 *
 * Reasons: `zero-divisor`, `negative-amount`, `units-differ`. Needs: `uncertainty-formula`. Square roots are carried to 40 places.
 *
 * @param method - may fix the formula
 * @param facts - the items
 * @param question - formula and rounding
 * @returns the combined uncertainty
 * @example
 * ```ts
 * import { combineUncertainty, openMethod } from 'xiangzhen/ecology'
 * const item = (id: string, kilograms: string, share: string) => ({
 *   id,
 *   emission: { value: kilograms, unit: 'kilogram:CO2e' },
 *   uncertainty: { value: share, unit: 'fraction' },
 * })
 * const facts = { items: [item('a', '1.0', '0.25'), item('b', '2.5', '1.125'), item('c', '3.625', '0.75')] }
 * const result = combineUncertainty(openMethod, facts, { formula: 'overSum', rounding: { digits: 4, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.uncertainty.figure // => '0.5501'
 * ```
 */
export function combineUncertainty(
  method: FieldMethod,
  facts: UncertaintyFacts,
  question: { readonly formula?: UncertaintyFormula; readonly rounding: Rounding },
): Result<CombinedUncertainty, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'items[].emission', 'items[].uncertainty')) return unusableFacts(desk)
  const formula = choose(
    desk,
    'uncertainty-formula',
    '',
    ['overSum', 'overRoot', 'product'],
    question.formula,
  ) as UncertaintyFormula
  const unit = facts.items[0]?.emission.unit ?? 'kilogram:CO2e'
  const emissions = facts.items.map(({ id, emission }, index) =>
    take(desk, emission, { code: 'amount', at: id, path: `items[${index}].emission`, unit, signed: true }),
  )
  const shares = facts.items.map(({ id, uncertainty }, index) =>
    take(desk, uncertainty, { code: 'uncertainty', at: id, path: `items[${index}].uncertainty`, unit: 'fraction' }),
  )
  const combined = combine(desk, formula, emissions, shares, unit)
  const figure = figureIn(desk, combined, 'fraction', 'items')
  return finish(desk, () => ({ formula, uncertainty: figure }))
}

function combine(
  desk: Desk,
  formula: UncertaintyFormula,
  emissions: readonly Working[],
  shares: readonly Working[],
  unit: string,
): Working {
  if (formula === 'product') return rootOfSquares(desk, shares, 'fraction')
  const errors = shares.map((share, index) => times('error', [emissions[index] as Working, share]))
  const top = rootOfSquares(desk, errors, unit)
  const sum = total(desk, 'sum-of-items', emissions, unit, 'items')
  const mid = sum.span.mid as Exact
  const size = {
    ...sum,
    span: { mid: absoluteExact(mid), low: absoluteExact(mid), high: absoluteExact(mid) },
    operation: 'chosen' as const,
  }
  return over(
    desk,
    'relative-uncertainty',
    top,
    formula === 'overRoot' ? rootOfSquares(desk, emissions, unit) : size,
    'zero-divisor',
    'items',
  )
}

const places = 40

function rootOfSquares(desk: Desk, lines: readonly Working[], unit: string): Working {
  const squares = lines.map((line) => times('square', [line, line]))
  const sum = total(desk, 'sum-of-squares', squares, squares.length === 0 ? unit : 'fraction', 'items')
  const root = exactOfComputed(squareRootText(sum.span.mid as Exact, places))
  return {
    ...constant(root, 'root-of-squares'),
    dimension: lines[0]?.dimension ?? new Map(),
    operation: 'chosen',
    lines: [sum],
  }
}
