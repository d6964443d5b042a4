import type { FieldAmount } from './amounts.js'
import type { ComparatorKind } from './changes.js'
import type { FieldRecords } from './co-culture.js'
import { choose, refuse, type Desk } from './desk.js'
import { blank, take } from './desk-amounts.js'
import { times } from './desk-steps.js'
import { areasOf, type FieldAreas } from './field-areas.js'
import { yieldsOf, type ProductYield } from './field-yields.js'
import { inputUses } from './inputs.js'
import type { FieldCost, FieldInput, FieldProduct, Plot } from './records.js'
import { qualifiersOf, qualifyDimension } from './units.js'
import { wordsKnown } from './usable-facts.js'
import type { Working } from './working.js'
import { compareExact, exactOne } from '../kernel/internal.js'

/** The records of one field in one season, with its land and its yields. */
export interface Field {
  readonly areas: FieldAreas
  readonly plots: readonly Plot[]
  readonly products: readonly FieldProduct[]
  readonly yields: readonly ProductYield[]
  readonly inputs: readonly FieldInput[] | undefined
  readonly costs: readonly FieldCost[] | undefined
  /** What kind of comparator it is; absent: the co-culture itself. */
  readonly kind: ComparatorKind | undefined
  /** What the paths of its records begin with. */
  readonly path: string
}

/** The records of a season. */
export function fieldOf(
  desk: Desk,
  records: FieldRecords,
  millingRatio: FieldAmount | undefined,
  season: string,
  path: string,
  kind?: ComparatorKind,
): Field {
  const areas = areasOf(desk, records.plots, `${path}plots`)
  wordsKnown(desk, records.inputs ?? [], 'use', inputUses, `${path}inputs`)
  const products = records.products.filter((one) => one.season === season)
  return {
    areas,
    plots: records.plots,
    products,
    yields: yieldsOf(desk, products, records.plots, areas, millingRatio, path),
    inputs: records.inputs?.filter((one) => one.season === season),
    costs: records.costs?.filter((one) => one.season === season),
    kind,
    path,
  }
}

/** A record that may stand on one plot. */
interface PlacedRecord {
  readonly id: string
  readonly plot?: string
}

/** The land that a record speaks of; a plot that nobody recorded is refused. */
export function landOf(desk: Desk, field: Field, record: PlacedRecord, path: string): FieldAreas | undefined {
  if (record.plot === undefined) return field.areas
  const plots = field.plots.filter((plot) => plot.id === record.plot)
  if (plots.length > 0) return areasOf(desk, plots, `${field.path}plots`)
  refuse(desk, 'unknown-plot', `${path}.plot`, { id: record.id, plot: record.plot })
  return undefined
}

/** Whether a step is per area. */
export function isPerArea(step: Working): boolean {
  return step.dimension !== undefined && qualifiersOf(step.dimension, 'mu').length > 0
}

/** The basis of a rate: as its unit says, the only one that there is, or an open question. */
function basisOf(desk: Desk, rate: Working, areas: FieldAreas, id: string): 'total' | 'planted' | '' {
  const [stated = ''] = rate.dimension === undefined ? [] : qualifiersOf(rate.dimension, 'mu')
  if (stated === 'total' || stated === 'planted') return stated
  const share = areas.plantedShare?.span.mid
  if (share === undefined || compareExact(share, exactOne) === 0) return 'total'
  return choose(desk, 'area-basis', id, ['total', 'planted'])
}

/** A rate on the land that it is of: yuan per mu become yuan. */
export function onLandOf(desk: Desk, rate: Working, field: Field, record: PlacedRecord, path: string): Working {
  const areas = landOf(desk, field, record, path)
  if (areas === undefined) return blank
  const basis = basisOf(desk, rate, areas, record.id)
  const known = basis === 'planted' ? (areas.planted ?? onSoleCrop(field, areas)) : areas.land
  const land = known ?? take(desk, undefined, { code: 'area', path: `${field.path}plots`, unit: 'mu' })
  if (basis === '' || land.dimension === undefined || rate.dimension === undefined) return blank
  const tagged = { ...rate, dimension: qualifyDimension(rate.dimension, 'mu', basis) }
  const counted = { ...land, dimension: qualifyDimension(land.dimension, 'mu', basis) }
  return times('on-land', [tagged, counted], { name: record.id })
}

// A sole crop stands on all of its land.
function onSoleCrop(field: Field, areas: FieldAreas): Working | undefined {
  return field.kind === 'monoculture' && areas.ditch === undefined ? areas.land : undefined
}

/** A rate per mu of total area: what is per planted mu counts with the share that is planted. */
export function perTotalArea(desk: Desk, rate: Working, field: Field, record: PlacedRecord): Working {
  if (rate.dimension === undefined) return blank
  const { areas } = field
  const basis = basisOf(desk, rate, areas, record.id)
  if (basis === '') return blank
  const tagged = (step: Working, to: 'total' | 'planted'): Working =>
    step.dimension === undefined ? blank : { ...step, dimension: qualifyDimension(step.dimension, 'mu', to) }
  if (basis === 'total' || (areas.plantedShare === undefined && field.kind === 'monoculture'))
    return tagged(rate, 'total')
  const share =
    areas.plantedShare ??
    take(desk, undefined, { code: 'ditch-share', at: record.id, path: `${field.path}plots`, unit: 'percent' })
  return tagged(times('on-land', [bareArea(rate), bareRatio(share)], { name: record.id }), 'total')
}

function bareArea(step: Working): Working {
  return step.dimension === undefined ? step : { ...step, dimension: qualifyDimension(step.dimension, 'mu', '') }
}

function bareRatio(step: Working): Working {
  return step.dimension === undefined ? step : { ...step, dimension: new Map() }
}
