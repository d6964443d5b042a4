import { exactZero } from '../kernel/internal.js'
import type { FieldAmount } from './amounts.js'
import { choose, refuse, type Desk } from './desk.js'
import { blank, take, takeAny } from './desk-amounts.js'
import { over, times, total } from './desk-steps.js'
import type { Application } from './inputs.js'
import { qualifiersOf, qualifyDimension, type Dimension } from './units.js'
import { constant, type Working } from './working.js'

/**
 * What an application holds of a substance, in the form of the substance; `product` is the product itself, `nutrient` the sum of N, P2O5 and K2O
 * (折纯总量). An amount that is already of the substance (`gram:activeIngredient/mu`) stands as it is.
 */
export function heldBy(desk: Desk, input: Application, substance: string, path: string): Working {
  const amount = takeAny(desk, input.amount, 'product-amount', `${path}.amount`, input.id)
  if (amount.dimension === undefined) return blank
  if ([amount.span.mid, amount.span.low].some((one) => one !== undefined && one.n < 0n)) {
    refuse(desk, 'negative-amount', `${path}.amount`, { amount: `${input.amount.value ?? ''} ${input.amount.unit}` })
    return blank
  }
  if (qualifiersOf(amount.dimension, 'kilogram').includes(substance) || substance === 'product') return amount
  if (substance !== 'nutrient' || input.contents?.some((one) => one.substance === 'nutrient') === true)
    return contentOf(desk, input, amount, substance, path, false)
  const sum = ['N', 'P2O5', 'K2O'].map((one) => {
    const part = contentOf(desk, input, amount, one, path, true)
    return taggedMass(part, 'nutrient')
  })
  return total(desk, 'held', sum, 'kilogram:nutrient', path, { substance, name: input.id })
}

function contentOf(
  desk: Desk,
  input: Application,
  amount: Working,
  substance: string,
  path: string,
  ofSum: boolean,
): Working {
  const content = input.contents?.find((one) => one.substance === substance)
  // A label that names one nutrient may mean that there is no other: somebody must say so.
  const silent = ofSum && content === undefined && (input.contents ?? []).length > 0
  const said = silent ? choose(desk, 'unlisted-content', input.id, ['none', 'unknown']) : 'unknown'
  if (said === '') return blank
  const liquid = amount.dimension?.has('cubicMetre') === true
  const share =
    said === 'none'
      ? constant(exactZero, 'no-term', { name: input.id })
      : take(desk, content?.share, {
          code: 'content',
          at: input.id,
          path: `${path}.contents`,
          unit: liquid ? 'gram/litre' : 'percent',
          data: { product: input.product ?? input.id, substance },
        })
  const { mid, high } = share.span
  if (!liquid && [mid, high].some((one) => one !== undefined && one.n > one.d)) {
    refuse(desk, 'share-above-one', `${path}.contents`, { substance })
    return blank
  }
  const mass = dryAsAnalysed(desk, amount, share, input.dryMatter, input.id, `${path}.dryMatter`)
  return taggedMass(times('held', [mass, share], { substance, name: input.id }), substance)
}

/**
 * Mass in the form in which its content was analysed: a content of dry matter goes with dry mass alone, so fresh mass is brought to it by the share of dry
 * matter, which is asked for.
 */
export function dryAsAnalysed(
  desk: Desk,
  mass: Working,
  content: Working,
  dryMatter: FieldAmount | undefined,
  at: string,
  path: string,
): Working {
  if (mass.dimension === undefined || content.dimension === undefined) return mass
  const dry = (step: Dimension): boolean => qualifiersOf(step, 'kilogram').includes('dry')
  const analysed = qualifiersOf(content.dimension, 'kilogram')
  if (dry(content.dimension) === dry(mass.dimension) || (analysed.length === 0 && dry(mass.dimension))) return mass
  const share = take(desk, dryMatter, { code: 'dry-matter', at, path, unit: 'percent' })
  const asked = dry(content.dimension) ? 'dry' : ''
  const step = dry(content.dimension)
    ? times('dry-matter', [mass, share], { name: at })
    : over(desk, 'dry-matter', mass, share, 'zero-divisor', path, { name: at })
  return step.dimension === undefined
    ? blank
    : { ...step, dimension: qualifyDimension(step.dimension, 'kilogram', asked) }
}

/** Says which substance the mass of a step is of. */
export function taggedMass(step: Working, substance: string): Working {
  return step.dimension === undefined
    ? step
    : { ...step, dimension: qualifyDimension(step.dimension, 'kilogram', substance) }
}
