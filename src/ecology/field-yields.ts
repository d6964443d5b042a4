import { choose, over, take, times, total, type Desk } from './desk.js'
import { areasOf, type FieldAreas } from './field-areas.js'
import type { FieldProduct, Plot, ProductGroup } from './records.js'
import { byCodeUnit, qualifiersOf, qualifyDimension } from './units.js'
import type { Working } from './working.js'

/** The yield of one product on both bases, as far as the records tell. */
export interface ProductYield {
  readonly product: string
  /** Mass in all. */
  readonly mass: Working | undefined
  /** Mass per total area, `…/mu:total`. */
  readonly perTotal: Working | undefined
  /** Mass per planted area, `…/mu:planted`. */
  readonly perPlanted: Working | undefined
  /** Mass per mu where nobody said which: it can be judged once the basis is decided. */
  readonly perUnsaid: Working | undefined
}

/** The yields of a season, by product, in order of their names. */
export function yieldsOf(
  desk: Desk,
  products: readonly FieldProduct[],
  plots: readonly Plot[],
  areas: FieldAreas,
): readonly ProductYield[] {
  const withAmount = products.filter((one) => one.amount !== undefined)
  const names = [...new Set(withAmount.map((one) => one.product))].sort(byCodeUnit)
  return names.map((product) =>
    yieldOf(
      desk,
      product,
      withAmount.filter((one) => one.product === product),
      plots,
      areas,
    ),
  )
}

function yieldOf(
  desk: Desk,
  product: string,
  records: readonly FieldProduct[],
  plots: readonly Plot[],
  areas: FieldAreas,
): ProductYield {
  const read = records.map((one) => ({
    one,
    step: take(desk, one.amount, {
      code: 'amount',
      at: one.id,
      path: `products.${one.id}.amount`,
      unit: one.amount?.unit ?? 'kilogram',
    }),
  }))
  const [single] = read
  if (read.length === 1 && single !== undefined && single.step.dimension?.size === 2)
    return rateOf(desk, product, single.one, single.step, areas)
  const masses = read.map(({ one, step }) => (isRate(step) ? onPlot(desk, one, step, plots) : step))
  const mass = total(desk, 'product-mass', masses, 'kilogram', 'products', { name: product })
  return {
    product,
    mass,
    perTotal: shared(desk, product, mass, areas.land),
    perPlanted: shared(desk, product, mass, areas.planted),
    perUnsaid: undefined,
  }
}

function isRate(step: Working): boolean {
  return step.dimension !== undefined && qualifiersOf(step.dimension, 'mu').length > 0
}

function shared(desk: Desk, product: string, mass: Working, area: Working | undefined): Working | undefined {
  return area === undefined
    ? undefined
    : over(desk, 'product-yield', mass, area, 'zero-area', 'plots', { name: product })
}

// A rate per mu: total and planted differ by the share of ditches.
function rateOf(desk: Desk, product: string, record: FieldProduct, step: Working, areas: FieldAreas): ProductYield {
  const dimension = step.dimension as NonNullable<Working['dimension']>
  const [stated = ''] = qualifiersOf(dimension, 'mu')
  const same = areas.plantedShare === undefined && stated === ''
  const basis = stated !== '' ? stated : same ? '' : basisIfDecided(desk, record)
  if (basis === '') return { product, mass: undefined, perTotal: undefined, perPlanted: undefined, perUnsaid: step }
  const retag = (one: Working, to: string): Working =>
    one.dimension === undefined ? one : { ...one, dimension: qualifyDimension(one.dimension, 'mu', to) }
  const rate = retag(step, basis)
  const share = areas.plantedShare
  const perTotal =
    basis === 'total'
      ? rate
      : share === undefined
        ? undefined
        : retag(times('product-yield', [rate, share], { name: product }), 'total')
  const perPlanted =
    basis === 'planted'
      ? rate
      : share === undefined
        ? undefined
        : retag(over(desk, 'product-yield', rate, share, 'zero-area', 'plots', { name: product }), 'planted')
  const area = basis === 'total' ? areas.land : areas.planted
  const mass = area === undefined ? undefined : times('product-mass', [rate, area], { name: product })
  return { product, mass, perTotal, perPlanted, perUnsaid: undefined }
}

function basisIfDecided(desk: Desk, record: FieldProduct): string {
  const quiet: Desk = { ...desk, missing: [], findings: [] }
  return (
    choose(quiet, 'area-basis', record.id, ['total', 'planted']) ||
    choose({ ...quiet, missing: [] }, 'area-basis', `${record.product}Yield`, ['total', 'planted'])
  )
}

function onPlot(desk: Desk, record: FieldProduct, rate: Working, plots: readonly Plot[]): Working {
  const own = areasOf(
    desk,
    plots.filter((plot) => record.plot === undefined || plot.id === record.plot),
    `plots.${record.plot ?? ''}`,
  )
  const [stated = ''] = qualifiersOf(rate.dimension as NonNullable<Working['dimension']>, 'mu')
  const basis = choose(
    desk,
    'area-basis',
    record.id,
    ['total', 'planted'],
    stated === 'total' || stated === 'planted' ? stated : undefined,
  )
  const area = basis === 'planted' ? own.planted : own.land
  const land = area ?? take(desk, undefined, { code: 'area', at: record.plot ?? record.id, path: 'plots', unit: 'mu' })
  const tagged =
    rate.dimension === undefined || basis === ''
      ? rate
      : { ...rate, dimension: qualifyDimension(rate.dimension, 'mu', basis) }
  return times('product-mass', [tagged, land], { name: record.product })
}

const knownGroups: Readonly<Record<string, ProductGroup>> = {
  rice: 'grain',
  crayfish: 'aquatic',
  fish: 'aquatic',
  carp: 'aquatic',
  mandarinFish: 'aquatic',
  crab: 'aquatic',
  shrimp: 'aquatic',
  turtle: 'aquatic',
  loach: 'aquatic',
  frog: 'aquatic',
  duck: 'poultry',
}

/** What kind of product a record is of: as it says, as its name tells, else an open question. */
export function groupOf(desk: Desk, product: string, records: readonly FieldProduct[]): ProductGroup | '' {
  const stated = records.find((one) => one.product === product && one.group !== undefined)?.group
  const known = Object.keys(knownGroups).includes(product) ? knownGroups[product] : undefined
  return choose(desk, 'product-group', product, ['grain', 'aquatic', 'poultry', 'other'], stated ?? known)
}
