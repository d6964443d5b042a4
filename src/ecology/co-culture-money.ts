import type { CoCultureFacts, FieldComparator, FieldRecords } from './co-culture.js'
import { isPerArea, onLandOf, type Field } from './co-culture-field.js'
import type { MoneyMetric } from './co-culture-metrics.js'
import { percentChange } from './changes.js'
import { type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { less, over, part, total } from './desk-steps.js'
import { valueOf } from './field-economics.js'
import { eachOnce } from './inputs.js'
import { qualifiersOf, qualifyDimension } from './units.js'
import type { Working } from './working.js'

/** Output value, net, and both per mu; each stands or falls for itself. */
export function moneyOf(
  desk: Desk,
  facts: CoCultureFacts,
  own: Field,
  comparator: FieldComparator | undefined,
  other: Field | undefined,
) {
  const gross = (inner: Desk): Working => grossOf(inner, facts, own)
  const net = (inner: Desk): Working => netOf(inner, facts, own)
  const netPerMu = (inner: Desk): Working => perMu(inner, net(inner), own, 'net-per-area')
  const valuePerMu = (inner: Desk): Working => perMu(inner, gross(inner), own, 'value-per-area')
  const pair = (inner: Desk): readonly [value: Working, base: Working] => {
    const value = netPerMu(inner)
    if (comparator === undefined || other === undefined) {
      const asked = { code: 'comparator-value', at: 'netPerMu', path: 'comparator', unit: 'yuan/mu' } as const
      return [value, take(inner, undefined, asked)]
    }
    return [value, onItsLand(perMu(inner, netOf(inner, comparator, other), other, 'net-per-area'), value)]
  }
  const netIncrease = (inner: Desk): Working => less(inner, 'net-increase', ...pair(inner), 'comparator')
  const netIncreasePercent = (inner: Desk): Working => percentChange(inner, ...pair(inner), 'comparator')
  const against = comparator === undefined ? {} : { comparator: comparator.kind }
  const metrics: readonly MoneyMetric[] = [
    { metric: 'outputValuePerMu', work: valuePerMu },
    { metric: 'netPerMu', work: netPerMu },
    { metric: 'netIncrease', ...against, work: netIncrease },
    { metric: 'netIncreasePercent', ...against, work: netIncreasePercent },
  ]
  return {
    shown: {
      outputValue: part(desk, '', 'outputValue', gross),
      outputValuePerMu: part(desk, '', 'outputValue', valuePerMu),
      net: part(desk, '', 'costs', net),
      netPerMu: part(desk, '', 'costs', netPerMu),
      netIncreasePerMu: part(desk, '', 'comparator', netIncrease),
    },
    metrics,
  }
}

function grossOf(desk: Desk, records: FieldRecords, field: Field): Working {
  if (records.outputValue !== undefined)
    return takeAny(desk, records.outputValue, 'stated-value', `${field.path}outputValue`)
  eachOnce(desk, field.products, `${field.path}products`)
  const lines = field.products.map((one) => {
    const path = `${field.path}products.${one.id}`
    return { one, path, step: valueOf(desk, one, path) }
  })
  return total(desk, 'gross-value', alike(desk, lines, field), 'yuan', `${field.path}products`)
}

function netOf(desk: Desk, records: FieldRecords, field: Field): Working {
  const gross = grossOf(desk, records, field)
  const path = `${field.path}costs`
  if (field.costs === undefined)
    return take(desk, undefined, { code: 'costs', path, unit: records.outputValue?.unit ?? 'yuan' })
  eachOnce(desk, field.costs, path)
  const lines = field.costs.map((one) => ({
    one,
    path: `${path}.${one.id}`,
    step: takeAny(desk, one.amount, 'cost', `${path}.${one.id}`, one.id),
  }))
  const whole = { one: { id: 'outputValue' }, path: `${field.path}outputValue`, step: gross }
  const [value = gross, ...costs] = alike(desk, [whole, ...lines], field)
  // Without a cost there is nothing to take off, in whatever unit.
  const none = total(desk, 'cost-total', [], isPerArea(value) ? 'yuan/mu' : 'yuan', path)
  const sum =
    costs.length > 0 ? total(desk, 'cost-total', costs, 'yuan', path) : { ...none, dimension: value.dimension }
  return less(desk, 'net-value', value, sum, path)
}

interface MoneyLine {
  readonly one: { readonly id: string; readonly plot?: string }
  readonly path: string
  readonly step: Working
}

// Totals and rates per mu go together once the rates are on their land; rates of one basis stay rates.
function alike(desk: Desk, lines: readonly MoneyLine[], field: Field): readonly Working[] {
  const bases = new Set(lines.map(({ step }) => (isPerArea(step) ? basisText(step) : undefined)))
  if (bases.size <= 1) return lines.map(({ step }) => step)
  return lines.map(({ one, path, step }) => (isPerArea(step) ? onLandOf(desk, step, field, one, path) : step))
}

function basisText(step: Working): string {
  return qualifiersOf(step.dimension as NonNullable<Working['dimension']>, 'mu').join()
}

function perMu(desk: Desk, value: Working, field: Field, code: 'value-per-area' | 'net-per-area'): Working {
  if (value.dimension === undefined || isPerArea(value)) return value
  const path = `${field.path}plots`
  const land = field.areas.land ?? take(desk, undefined, { code: 'area', path, unit: 'mu' })
  return over(desk, code, value, land, 'zero-area', path)
}

// A rate of the comparator that does not say its basis is of all its land, as that of the co-culture is.
function onItsLand(base: Working, value: Working): Working {
  if (base.dimension === undefined || value.dimension === undefined || basisText(base) !== '') return base
  return { ...base, dimension: qualifyDimension(base.dimension, 'mu', basisText(value)) }
}
