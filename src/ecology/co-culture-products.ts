import { changeOf } from './changes.js'
import type { CoCultureProduct, CoCultureQuestion } from './co-culture.js'
import type { Field } from './co-culture-field.js'
import { innerDesk, setAside, troubleOf, warn, type Desk } from './desk.js'
import { figureIn, figureInBase, part, total } from './desk-steps.js'
import { valueOf } from './field-economics.js'
import type { ProductYield } from './field-yields.js'
import type { FieldProduct } from './records.js'
import { bare, qualifiedUnit, readUnit, sameDimension } from './units.js'
import type { Working } from './working.js'

/** A product of a co-culture as the result shows it. */
export function shownProduct(
  desk: Desk,
  one: ProductYield,
  own: Field,
  other: Field | undefined,
  question: CoCultureQuestion,
): CoCultureProduct {
  if (one.trouble !== undefined) return { id: one.product, withheld: one.trouble }
  const shown = (step: Working | undefined, key: 'perTotalArea' | 'perPlantedArea' | 'perUnsaidArea') =>
    step === undefined ? {} : { [key]: yieldFigure(desk, step, question) }
  const records = own.products.filter((record) => record.product === one.product)
  const priced = records.some((record) => record.price !== undefined || record.value !== undefined)
  return {
    id: one.product,
    ...(one.mass === undefined ? {} : { mass: figureInBase(desk, one.mass) }),
    ...shown(one.perTotal, 'perTotalArea'),
    ...shown(one.perPlanted, 'perPlantedArea'),
    ...shown(one.perUnsaid, 'perUnsaidArea'),
    ...changeAgainstField(desk, one, other, question),
    ...(priced ? { value: part(desk, '', 'products', (inner) => productValue(inner, records)) } : {}),
  }
}

// Ducks per mu are no kilograms per mu: what is counted keeps its own unit.
function yieldFigure(desk: Desk, step: Working, question: CoCultureQuestion) {
  const unit = readUnit(question.yieldUnit)
  const fits =
    step.dimension === undefined || 'refused' in unit || sameDimension(bare(step.dimension), bare(unit.dimension))
  return fits
    ? figureIn(desk, step, qualifiedUnit(question.yieldUnit, step.dimension), 'products')
    : figureInBase(desk, step)
}

function changeAgainstField(desk: Desk, one: ProductYield, other: Field | undefined, question: CoCultureQuestion) {
  const base = other?.yields.find((yielded) => yielded.product === one.product)
  const pairs = [
    [one.perTotal, base?.perTotal],
    [one.perPlanted, base?.perPlanted],
    [one.perUnsaid, base?.perUnsaid],
    // A sole crop has no ditches: its yield per mu is the same on both bases.
    [one.perTotal, base?.perUnsaid],
  ] as const
  const pair = pairs.find(([a, b]) => a !== undefined && b !== undefined)
  if (pair === undefined) return {}
  const [value, against] = pair as readonly [Working, Working]
  const alike: Working =
    value.dimension === undefined || against.dimension === undefined
      ? against
      : { ...against, dimension: likeArea(value, against) }
  const inner = innerDesk(desk)
  const change = changeOf(inner, value, alike, qualifiedUnit(question.yieldUnit, value.dimension), 'comparator')
  setAside(desk, inner)
  if (troubleOf(inner) !== undefined) return {}
  if (change.direction === 'down')
    warn(desk, 'worse-than-comparator', 'products', { name: one.product, comparator: other?.kind ?? '' })
  return { change }
}

function likeArea(value: Working, against: Working): NonNullable<Working['dimension']> {
  const area =
    [...(value.dimension as NonNullable<Working['dimension']>).keys()].find((word) => word.startsWith('mu')) ?? 'mu'
  return new Map(
    [...(against.dimension as NonNullable<Working['dimension']>)].map(([word, power]) => [
      word.startsWith('mu') ? area : word,
      power,
    ]),
  )
}

function productValue(desk: Desk, records: readonly FieldProduct[]): Working {
  const lines = records.map((record) => valueOf(desk, record, `products.${record.id}`))
  return total(desk, 'product-value', lines, 'yuan', 'products')
}
