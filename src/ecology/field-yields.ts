import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import { choose, innerDesk, quietDesk, refuse, setAside, troubleOf, type Desk } from './desk.js'
import { blank, take } from './desk-amounts.js'
import { over, times, total } from './desk-steps.js'
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
  /** Why there is none of them. */
  readonly trouble?: Exclude<FieldOutcome, FieldFigure>
}

/** What the yields of a field stand on. */
interface YieldFacts {
  readonly plots: readonly Plot[]
  readonly areas: FieldAreas
  readonly millingRatio: FieldAmount | undefined
  readonly path: string
}

/** The yields of a season, by product, in order of their names. A product whose records cannot be used is withheld. */
export function yieldsOf(
  desk: Desk,
  products: readonly FieldProduct[],
  plots: readonly Plot[],
  areas: FieldAreas,
  millingRatio: FieldAmount | undefined,
  path: string,
): readonly ProductYield[] {
  const withAmount = products.filter((one) => one.amount !== undefined)
  const names = [...new Set(withAmount.map((one) => one.product))].sort(byCodeUnit)
  const twice = products.map((one) => one.id).filter((id, index, ids) => ids.indexOf(id) !== index)
  return names.map((product) => {
    const inner = innerDesk(desk)
    const records = withAmount.filter((one) => one.product === product)
    for (const id of new Set(records.map((one) => one.id).filter((one) => twice.includes(one))))
      refuse(inner, 'id-given-twice', `${path}products`, { id })
    const known = yieldOf(inner, product, records, { plots, areas, millingRatio, path })
    setAside(desk, inner)
    const trouble = troubleOf(inner)
    return trouble === undefined ? known : { ...nothing(product), trouble }
  })
}

function nothing(product: string): ProductYield {
  return { product, mass: undefined, perTotal: undefined, perPlanted: undefined, perUnsaid: undefined }
}

function yieldOf(desk: Desk, product: string, records: readonly FieldProduct[], facts: YieldFacts): ProductYield {
  const { areas, plots, path } = facts
  const read = records.map((one) => {
    const at = `${path}products.${one.id}`
    if (one.plot !== undefined && !plots.some((plot) => plot.id === one.plot))
      refuse(desk, 'unknown-plot', `${at}.plot`, { id: one.id, plot: one.plot })
    const unit = one.amount?.unit ?? 'kilogram'
    return { one, step: take(desk, one.amount, { code: 'amount', at: one.id, path: `${at}.amount`, unit }) }
  })
  const [single] = read
  const everywhere = single?.one.plot === undefined || plots.length === 1
  if (read.length === 1 && single !== undefined && everywhere && single.step.dimension?.size === 2)
    return rateOf(desk, product, single.one, single.step, areas)
  const masses = inOneForm(
    desk,
    read.map(({ one, step }) => (isRate(step) ? onPlot(desk, one, step, plots) : step)),
    product,
    facts.millingRatio,
  )
  const mass = total(desk, 'product-mass', masses, 'kilogram', `${path}products`, { name: product })
  return {
    product,
    mass,
    perTotal: shared(desk, product, mass, areas.land),
    perPlanted: shared(desk, product, mass, areas.planted),
    perUnsaid: undefined,
  }
}

// Paddy and milled rice of one crop: the milled rice is brought to paddy by the ratio, which is asked for.
function inOneForm(
  desk: Desk,
  masses: readonly Working[],
  product: string,
  millingRatio: FieldAmount | undefined,
): readonly Working[] {
  const formOf = (one: Working): string =>
    one.dimension === undefined ? '' : (qualifiersOf(one.dimension, 'kilogram')[0] ?? '')
  if (!masses.some((one) => formOf(one) === 'paddy') || !masses.some((one) => formOf(one) === 'milled')) return masses
  return masses.map((one) => {
    if (formOf(one) !== 'milled') return one
    const ratio = take(desk, millingRatio, { code: 'milling-ratio', path: 'millingRatio', unit: 'fraction' })
    const paddy = over(desk, 'paddy-of-milled', one, ratio, 'zero-divisor', 'millingRatio', { name: product })
    return paddy.dimension === undefined
      ? blank
      : { ...paddy, dimension: qualifyDimension(paddy.dimension, 'kilogram', 'paddy') }
  })
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
  return (
    choose(quietDesk(desk), 'area-basis', record.id, ['total', 'planted']) ||
    choose(quietDesk(desk), 'area-basis', `${record.product}Yield`, ['total', 'planted'])
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
