import type { Result } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, times, total } from './desk-steps.js'
import { valueOf, type SoldProduct } from './field-economics.js'
import { footprintLines, type FootprintItem, type FootprintQuestion } from './footprint.js'
import { eachOnce } from './inputs.js'
import type { FieldMethod } from './methods.js'
import { qualifyDimension } from './units.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** The items of a footprint and the products that it is shared among. */
export interface SharedFootprintFacts {
  /** The items. */
  readonly items: readonly FootprintItem[]
  /** The products, in all or per area as the items are: with prices or values where it is shared by value. */
  readonly products: readonly (SoldProduct & { readonly amount: FieldAmount })[]
}

/** What a question about shares of a footprint names. */
export interface SharedFootprintQuestion extends FootprintQuestion {
  /** Whether the products bear it by their mass or by their value; absent: as was decided (`allocation-basis`). */
  readonly by?: 'mass' | 'value'
}

/** A footprint shared among products; the shares add up to all of it. */
export interface SharedFootprint {
  /** How it was shared. */
  readonly by: 'mass' | 'value'
  /** All of it. */
  readonly total: FieldFigure
  /** Each product. */
  readonly products: readonly {
    readonly id: string
    /** Its share, percent. */
    readonly share: FieldFigure
    /** What it bears. */
    readonly emission: FieldFigure
    /** What it bears per mass. */
    readonly perYield: FieldFigure
  }[]
}

/**
 * Shares a footprint among products (稻与虾、粮与秸秆的分配) by their mass or by their value. The two give different figures per kilogram: which is meant is named.
 *
 * Findings and reasons as {@link footprint}; also `zero-divisor` (no mass or value at all), `zero-yield`, `id-given-twice`. Needs: `allocation-basis`; `price` of a product that is shared by value.
 *
 * @param method - decisions and conventions
 * @param facts - items and products
 * @param question - unit, how it is shared
 * @returns each product's share, emission, and emission per mass
 * @example
 * ```ts
 * import { openMethod, sharedFootprint } from 'xiangzhen/ecology'
 * const of = (value: string, unit: string) => ({ value, unit })
 * const items = [{ id: 'all', emission: of('900', 'kilogram:CO2e/mu') }]
 * const products = [
 *   { id: 'rice', amount: of('500', 'kilogram/mu'), price: of('3', 'yuan/kilogram') },
 *   { id: 'crayfish', amount: of('100', 'kilogram/mu'), price: of('30', 'yuan/kilogram') },
 * ]
 * const question = { unit: 'kilogram:CO2e/mu', yieldUnit: 'kilogram', rounding: { digits: 2, mode: 'halfUp' as const } }
 * const result = sharedFootprint(openMethod, { items, products }, { ...question, by: 'value' })
 * result.status === 'computed' && result.value.products.map((one) => one.perYield.figure) // => ['0.60', '6.00']
 * ```
 */
export function sharedFootprint(
  method: FieldMethod,
  facts: SharedFootprintFacts,
  question: SharedFootprintQuestion,
): Result<SharedFootprint, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'items[]', 'products[].amount')) return unusableFacts(desk)
  eachOnce(desk, facts.products, 'products')
  const by = choose(desk, 'allocation-basis', '', ['mass', 'value'], question.by)
  const { unit, yieldUnit } = question
  const whole = total(desk, 'footprint-total', footprintLines(desk, facts.items, unit), unit, 'items')
  const harvests = facts.products.map(({ id, amount }, index) => massOf(desk, amount, id, `products[${index}].amount`))
  const bears = facts.products.map((product, index) =>
    by === 'value' ? valueOf(desk, product, `products[${index}]`) : (harvests[index] as Working),
  )
  const all = total(desk, 'allocation-base', bears, by === 'value' ? 'yuan' : 'kilogram', 'products')
  const perUnit = `${unit.split('/')[0] as string}/${yieldUnit}`
  const products = facts.products.map(({ id }, index) => {
    const path = `products[${index}]`
    const share = over(desk, 'allocated-share', bears[index] as Working, all, 'zero-divisor', 'products', { name: id })
    const emission = times('allocated', [whole, share], { name: id })
    const each = over(desk, 'footprint-per-yield', emission, harvests[index] as Working, 'zero-yield', path)
    return {
      id,
      share: figureIn(desk, share, 'percent', path),
      emission: figureIn(desk, emission, unit, 'unit'),
      perYield: figureIn(desk, each, perUnit, path),
    }
  })
  const shown = figureIn(desk, whole, unit, 'unit')
  return finish(desk, () => ({ by: by as SharedFootprint['by'], total: shown, products }))
}

// Masses of paddy, of crayfish and of straw together: the form does not count.
function massOf(desk: Desk, amount: FieldAmount, id: string, path: string): Working {
  const step = take(desk, amount, { code: 'yield', at: id, path, unit: amount.unit })
  return step.dimension === undefined ? step : { ...step, dimension: qualifyDimension(step.dimension, 'kilogram', '') }
}
