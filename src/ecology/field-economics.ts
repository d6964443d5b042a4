import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { figureIn, less, over, part, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { bare, dimensionText, qualifiersOf, qualifyDimension } from './units.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** One product and what it brought. */
export interface SoldProduct {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Quantity: a total or a rate per area. */
  readonly amount?: FieldAmount
  /** Price per quantity. */
  readonly price?: FieldAmount
  /** Value, where the text gives the value itself. */
  readonly value?: FieldAmount
}

/** Products, costs and what they are shared over. */
export interface FieldEconomicsFacts {
  /** The products. */
  readonly products: readonly SoldProduct[]
  /** The costs; absent: not known, and then there is no net. An empty list says that there were none. */
  readonly costs?: readonly { readonly id: string; readonly amount: FieldAmount }[]
  /** The land. */
  readonly area?: FieldAmount
  /** Households, for income per household. */
  readonly households?: FieldAmount
}

/** What a question about value names. */
export interface FieldEconomicsQuestion {
  /** Unit of area: `mu` or `hectare`. */
  readonly areaUnit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** Value, cost and net of a field. */
export interface FieldEconomics {
  /** Each product's value in yuan; where quantities are per area, yuan per area. */
  readonly items: readonly { readonly id: string; readonly value: FieldFigure }[]
  /** Σ quantity × price (output value, not income). */
  readonly gross: FieldFigure
  /** Gross less costs; needs `costs` where they are not known. */
  readonly net: FieldOutcome
  /** Gross per area. */
  readonly grossPerArea: FieldOutcome
  /** Net per area. */
  readonly netPerArea: FieldOutcome
  /** Net ÷ cost: one of the two figures that print under 产投比. */
  readonly netOverCost: FieldOutcome
  /** Gross ÷ cost: the other one. */
  readonly grossOverCost: FieldOutcome
  /** Net ÷ gross. */
  readonly margin: FieldOutcome
  /** Gross per household. */
  readonly perHousehold: FieldOutcome
}

/**
 * Output value, cost and net of a field. Output value is not income: without costs there is no net, and none is invented. A price of
 * one product form does not fit an amount of another (`units-differ`).
 *
 * Reasons: `units-differ`, `zero-area`, `zero-cost`, `unknown-unit`, `not-a-figure`. Needs: `price` of each product that has neither price nor value;
 * `costs`, `area`, `area-basis`, `households` inside the figures that stand on them.
 *
 * @param method - decisions and conventions
 * @param facts - products, costs, area
 * @param question - unit of area
 * @returns value, net, per area and ratios, each with its own status
 * @example
 * ```ts
 * import { fieldEconomics, openMethod } from 'xiangzhen/ecology'
 * const wheat = { id: 'wheat', amount: { value: '6024.88', unit: 'kilogram' }, price: { value: '2.2', unit: 'yuan/kilogram' } }
 * const costs = [{ id: 'all', amount: { value: '5625', unit: 'yuan' } }]
 * const result = fieldEconomics(openMethod, { products: [wheat], costs }, { areaUnit: 'mu', rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.netOverCost.status === 'computed' && result.value.netOverCost.figure // => '1.36'
 * ```
 */
export function fieldEconomics(
  method: FieldMethod,
  facts: FieldEconomicsFacts,
  question: FieldEconomicsQuestion,
): Result<FieldEconomics, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'products[]', '?costs[]')) return unusableFacts(desk)
  const lines = facts.products.map((product, index) => valueOf(desk, product, `products[${index}]`))
  const perArea = lines.some((line) => line.dimension !== undefined && bare(line.dimension).has('mu'))
  const unit = perArea ? `yuan/${question.areaUnit}` : 'yuan'
  const gross = total(desk, 'gross-value', lines, unit, 'products')
  const economics = { ...shown(desk, facts, lines, gross, unit), ...shares(desk, facts, gross, perArea, question) }
  return finish(desk, () => economics)
}

/** The value of a product as a step. */
export function valueOf(desk: Desk, product: SoldProduct, path: string): Working {
  if (product.value !== undefined) return takeAny(desk, product.value, 'stated-value', `${path}.value`, product.id)
  const amount = take(desk, product.amount, {
    code: 'amount',
    at: product.id,
    path: `${path}.amount`,
    unit: amountUnit(product),
  })
  const price = take(desk, product.price, {
    code: 'price',
    at: product.id,
    path: `${path}.price`,
    unit: priceUnit(product),
  })
  const value = times('value', [amount, price], { name: product.id })
  if (value.dimension !== undefined && [...value.dimension.keys()].some((word) => word.startsWith('kilogram'))) {
    refuse(desk, 'units-differ', `${path}.price`, { left: dimensionText(value.dimension), right: 'yuan' })
  }
  return value
}

function amountUnit(product: SoldProduct): string {
  return product.amount?.unit ?? 'kilogram'
}

function priceUnit(product: SoldProduct): string {
  return product.price?.unit ?? `yuan/${amountUnit(product).split('/')[0] as string}`
}

function shown(desk: Desk, facts: FieldEconomicsFacts, lines: readonly Working[], gross: Working, unit: string) {
  return {
    items: facts.products.map((product, index) => ({
      id: product.id,
      value: figureIn(desk, lines[index] as Working, unit, 'products'),
    })),
    gross: figureIn(desk, gross, unit, 'products'),
    net: part(desk, unit, 'costs', (inner) => netOf(inner, facts, gross, unit)),
    netOverCost: part(desk, 'times', 'costs', (inner) =>
      over(
        inner,
        'net-over-cost',
        netOf(inner, facts, gross, unit),
        costOf(inner, facts, gross, unit),
        'zero-cost',
        'costs',
      ),
    ),
    grossOverCost: part(desk, 'times', 'costs', (inner) =>
      over(inner, 'gross-over-cost', gross, costOf(inner, facts, gross, unit), 'zero-cost', 'costs'),
    ),
    margin: part(desk, 'percent', 'costs', (inner) =>
      over(inner, 'margin', netOf(inner, facts, gross, unit), gross, 'zero-gross', 'products'),
    ),
  }
}

function shares(
  desk: Desk,
  facts: FieldEconomicsFacts,
  gross: Working,
  perArea: boolean,
  question: FieldEconomicsQuestion,
) {
  const unit = `yuan/${question.areaUnit}`
  const area = (inner: Desk) => take(inner, facts.area, { code: 'area', path: 'area', unit: 'mu' })
  const spread = (inner: Desk, value: Working) =>
    perArea ? value : over(inner, 'value-per-area', value, area(inner), 'zero-area', 'area')
  return {
    grossPerArea: part(desk, unit, 'area', (inner) => spread(inner, gross)),
    netPerArea: part(desk, unit, 'area', (inner) => spread(inner, netOf(inner, facts, gross, perArea ? unit : 'yuan'))),
    perHousehold: part(desk, 'yuan/household', 'households', (inner) => {
      const households = take(inner, facts.households, { code: 'households', path: 'households', unit: 'household' })
      return over(inner, 'value-per-household', gross, households, 'zero-divisor', 'households')
    }),
  }
}

function netOf(desk: Desk, facts: FieldEconomicsFacts, gross: Working, unit: string): Working {
  return less(desk, 'net-value', gross, costOf(desk, facts, gross, unit), 'costs')
}

// Costs in all and costs per area go with a value in all or per area once the land is known.
function costOf(desk: Desk, facts: FieldEconomicsFacts, gross: Working, unit: string): Working {
  if (facts.costs === undefined) return take(desk, undefined, { code: 'costs', path: 'costs', unit })
  const lines = facts.costs.map((cost, index) =>
    likeGross(desk, facts, gross, takeAny(desk, cost.amount, 'cost', `costs[${index}].amount`, cost.id), cost.id),
  )
  return total(desk, 'cost-total', lines, unit, 'costs')
}

function likeGross(desk: Desk, facts: FieldEconomicsFacts, gross: Working, cost: Working, id: string): Working {
  if (cost.dimension === undefined || gross.dimension === undefined) return cost
  const [counted] = qualifiersOf(gross.dimension, 'mu')
  const [basis] = qualifiersOf(cost.dimension, 'mu')
  if (counted === basis) return cost
  const land = () => take(desk, facts.area, { code: 'area', path: 'area', unit: 'mu' })
  const tagged = (step: Working, tag: string): Working =>
    step.dimension === undefined ? step : { ...step, dimension: qualifyDimension(step.dimension, 'mu', tag) }
  if (basis === undefined)
    return over(desk, 'cost', cost, tagged(land(), counted ?? ''), 'zero-area', 'area', { name: id })
  if (counted === undefined) return times('cost', [cost, tagged(land(), basis)], { name: id })
  // One of the two does not say its basis.
  if (basis !== '' && counted !== '') return cost
  const said = choose(desk, 'area-basis', id, ['total', 'planted'])
  return said === basis || said === counted ? tagged(cost, counted) : cost
}
