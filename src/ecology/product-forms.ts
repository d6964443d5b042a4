import type { FieldAmount } from './amounts.js'
import { ask, choose, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { over } from './desk-steps.js'
import { qualifiersOf, qualifyDimension, sameDimension } from './units.js'
import type { Working } from './working.js'

/**
 * Finds among the known values of a metric the one that fits the limit's basis and form, or asks for what is missing: total or planted area, paddy or milled rice, the milling ratio. Masses of milled rice become
 * paddy by dividing by a ratio that the caller gives; there is no default.
 */
export function fitForms(
  desk: Desk,
  known: readonly Working[],
  limit: Working,
  metric: string,
  millingRatio: FieldAmount | undefined,
): Working | undefined {
  if (limit.dimension === undefined) return undefined
  const [area = ''] = qualifiersOf(limit.dimension, 'mu')
  const [form = ''] = qualifiersOf(limit.dimension, 'kilogram')
  const based = onBasis(desk, known, area, metric)
  // The form is asked for together with the basis, so that one pass names both.
  const formed = inForm(desk, based ?? (known[0] as Working), form, metric, millingRatio)
  if (based === undefined) return undefined
  if (formed?.dimension === undefined || sameDimension(formed.dimension, limit.dimension)) return formed
  ask(desk, {
    code: 'metric',
    at: metric,
    options: [],
    free: 'figure',
    data: { unit: requirementUnit(limit) },
  })
  return undefined
}

function onBasis(desk: Desk, known: readonly Working[], wanted: string, metric: string): Working | undefined {
  const basisOf = (one: Working): string =>
    one.dimension === undefined ? '' : (qualifiersOf(one.dimension, 'mu')[0] ?? '')
  const fitting = known.find((one) => basisOf(one) === wanted)
  if (fitting !== undefined || wanted === '') {
    const [first] = known
    const chosen = fitting ?? first
    return chosen?.dimension === undefined
      ? chosen
      : { ...chosen, dimension: qualifyDimension(chosen.dimension, 'mu', wanted) }
  }
  const bare = known.find((one) => basisOf(one) === '')
  if (bare?.dimension === undefined || !bare.dimension.has('mu')) {
    ask(desk, { code: 'metric', at: `${metric} ${wanted}`, options: [], free: 'figure' })
    return undefined
  }
  const basis = choose(desk, 'area-basis', metric, ['total', 'planted'])
  if (basis === '') return undefined
  if (basis === wanted) return { ...bare, dimension: qualifyDimension(bare.dimension, 'mu', wanted) }
  ask(desk, { code: 'metric', at: `${metric} ${wanted}`, options: [], free: 'figure' })
  return undefined
}

function inForm(
  desk: Desk,
  value: Working,
  wanted: string,
  metric: string,
  millingRatio: FieldAmount | undefined,
): Working | undefined {
  if (value.dimension === undefined) return value
  const [stated = ''] = qualifiersOf(value.dimension, 'kilogram')
  if (stated === wanted) return value
  if (wanted === '') return { ...value, dimension: qualifyDimension(value.dimension, 'kilogram', '') }
  const form = stated === '' ? choose(desk, 'grain-form', metric, ['paddy', 'milled']) : stated
  if (form === '') return undefined
  if (form === wanted) return { ...value, dimension: qualifyDimension(value.dimension, 'kilogram', wanted) }
  if (form !== 'milled' || wanted !== 'paddy') return value
  const ratio = take(desk, millingRatio, { code: 'milling-ratio', path: 'millingRatio', unit: 'fraction' })
  const paddy = over(desk, 'paddy-of-milled', value, ratio, 'zero-divisor', 'millingRatio')
  return paddy.dimension === undefined
    ? undefined
    : { ...paddy, dimension: qualifyDimension(paddy.dimension, 'kilogram', wanted) }
}

function requirementUnit(limit: Working): string {
  const unit = limit.data['unit']
  return typeof unit === 'string' ? unit : ''
}
