import type { Result } from '../kernel/index.js'
import { exactInteger } from '../kernel/internal.js'
import type { FieldAmount } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { over, times, total } from './desk-steps.js'
import { itemised } from './itemised.js'
import { eachOnce } from './inputs.js'
import type { FieldMethod } from './methods.js'
import type { AmountSum, UnitQuestion } from './per-unit.js'
import type { UnknownFactor } from './reconcile.js'
import { readUnit } from './units.js'
import { asWaterWanted } from './water-depth.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** A product of amounts, perhaps over others: heads × nitrogen a head, tonnes × yuan a tonne, area × depth of water. */
export interface ProductOfAmounts {
  /** Id by which results and findings name it. */
  readonly id: string
  /** What is multiplied; a figure that the text does not give stands as its name and unit, and is asked for (`amount`). */
  readonly times: readonly (FieldAmount | UnknownFactor)[]
  /** What the product is divided by. */
  readonly over?: readonly (FieldAmount | UnknownFactor)[]
  /** True where it is taken off the sum: run-off of rain, what was bought in. */
  readonly subtract?: true
}

/** Products to add. */
export interface ProductSumFacts {
  /** The products. */
  readonly items: readonly ProductOfAmounts[]
}

/**
 * Adds products of amounts: Σ a × b ÷ c. Most published accounts of a village are of this form: pig equivalents (头数 × 折算系数), the value of ecological products (实物量 × 价格), loads
 * (流量 × 浓度), inventories (活动水平 × 排放因子). Units cancel, and what is left must be the unit that is asked for: a factor for tonnes on kilograms is converted, one for hectares on heads is refused. A depth on an area is a volume (10 mm on a hectare are 100 m³).
 *
 * Reasons: `units-differ`, `wrong-unit`, `zero-divisor`, `id-given-twice`, `unknown-unit`, `not-a-figure`. Needs: `amount` of what the text does not give.
 *
 * @param method - decisions and conventions
 * @param facts - the products
 * @param question - unit and rounding
 * @returns each product and their sum
 * @example
 * ```ts
 * import { sumOfProducts, openMethod } from 'xiangzhen/ecology'
 * const of = (value: string, unit: string) => ({ value, unit })
 * const items = [
 *   { id: 'pigs', times: [of('2000', 'pig')] },
 *   { id: 'dairy cows', times: [of('300', 'cattle'), of('100', 'pig')], over: [of('15', 'cattle')] },
 * ]
 * const result = sumOfProducts(openMethod, { items }, { unit: 'pig', rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.total.figure // => '4000'
 * ```
 */
export function sumOfProducts(
  method: FieldMethod,
  facts: ProductSumFacts,
  question: UnitQuestion & { readonly unit: string },
): Result<AmountSum, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'items[].times[]', 'items[].?over[]')) return unusableFacts(desk)
  eachOnce(desk, facts.items, 'items')
  const lines = facts.items.map((item, index) => productOf(desk, item, question.unit, `items[${index}]`))
  const sum = total(desk, 'sum-of-items', lines, question.unit, 'items')
  const value = itemised(desk, facts.items, lines, sum, question.unit)
  return finish(desk, () => value)
}

function productOf(desk: Desk, item: ProductOfAmounts, unit: string, path: string): Working {
  const { id } = item
  const read = (list: ProductOfAmounts['times'], key: 'times' | 'over') =>
    list.map((one, index) => {
      const where = `${path}.${key}[${index}]`
      return typeof one === 'object' && 'unknown' in one
        ? take(desk, undefined, { code: 'amount', at: one.unknown, path: where, unit: one.unit, signed: true })
        : takeAny(desk, one, 'amount', where, id)
    })
  const sign = item.subtract === true ? [constant(exactInteger(-1), 'minus-one')] : []
  const product = times('item', [...read(item.times, 'times'), ...sign], { name: id })
  const shared = read(item.over ?? [], 'over').reduce(
    (share, divisor) => over(desk, 'item', share, divisor, 'zero-divisor', `${path}.over`, { name: id }),
    product,
  )
  const wanted = readUnit(unit)
  return ('refused' in wanted ? undefined : asWaterWanted(shared, wanted.dimension)) ?? shared
}
