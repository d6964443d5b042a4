import type { Diagnostic, Result, Rounding } from '../kernel/index.js'
import { addExact, exactOfComputed, exactToPlainText, exactZero, type Exact } from '../kernel/internal.js'
import type { FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, type Desk } from './desk.js'
import { blank, take, takeAny } from './desk-amounts.js'
import { figureIn, over, part, times } from './desk-steps.js'
import { valueOf } from './field-economics.js'
import type { FieldProduct, FieldRecord } from './records.js'
import { byCodeUnit, dimensionText, readUnit } from './units.js'
import { exactSpan, given, type Working } from './working.js'
import { openMethod } from './methods.js'

/** Field records added up so far: plain data that goes over the wire and merges in any order. */
export interface EcologyTallyState {
  /** Sums by what they are of, in base units: `land mu`, `product rice kilogram:paddy`, `value yuan`. */
  readonly sums: Readonly<Record<string, string>>
  /** Ids of records that were added, so that none counts twice. */
  readonly records: readonly string[]
  /** What was wrong with records that were left out. */
  readonly findings: readonly Diagnostic<EcologyCode>[]
}

/** Totals of many fields. */
export interface EcologyTotals {
  /** Number of records in the totals. */
  readonly records: number
  /** Totals by what they are of. */
  readonly totals: readonly { readonly id: string; readonly amount: FieldFigure }[]
  /** Each product and the value per mu of all land. */
  readonly perMu: readonly { readonly id: string; readonly amount: FieldOutcome }[]
}

/** A tally: `empty`, `add`, `merge`, `finish`. */
export interface EcologyTally {
  /** A tally of nothing. */
  readonly empty: EcologyTallyState
  /** Adds one record; a record that is there already, or cannot be read, changes no sum. */
  readonly add: (state: EcologyTallyState, record: FieldRecord) => EcologyTallyState
  /** Puts two tallies of different records together. */
  readonly merge: (a: EcologyTallyState, b: EcologyTallyState) => EcologyTallyState
  /** The totals. */
  readonly finish: (
    state: EcologyTallyState,
    question: { readonly rounding: Rounding },
  ) => Result<EcologyTotals, EcologyCode>
}

/**
 * Adds up field records of any number of villages in any order: land, ditches, products by form, value, costs, inputs by use. `finish(merge(a, b))` equals the totals over all records. Amounts per area need their plot and are left
 * out with the finding `rate-not-tallied`.
 *
 * @example
 * ```ts
 * import { ecologyTally, type FieldRecord } from 'xiangzhen/ecology'
 * const plot = (id: string, mu: string): FieldRecord => ({ kind: 'plot', id, origin: 'stated', land: { value: mu, unit: 'mu' } })
 * const { add, merge, empty, finish } = ecologyTally
 * const all = merge(add(empty, plot('north', '600')), add(empty, plot('south', '400')))
 * const result = finish(all, { rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.totals[0]?.amount.figure // => '1000'
 * ```
 */
export const ecologyTally: EcologyTally = {
  empty: { sums: {}, records: [], findings: [] },
  add: (state, record) => added(state, record),
  merge: (a, b) => merged(a, b),
  finish: (state, question) => totalsOf(state, question),
}

const anyRounding: Rounding = { digits: 0, mode: 'halfUp' }

function added(state: EcologyTallyState, record: FieldRecord): EcologyTallyState {
  const id = `${record.kind} ${record.id}`
  if (state.records.includes(id)) return noted(state, 'record-counted-twice', id)
  const desk = openDesk(openMethod, { rounding: anyRounding })
  const steps = stepsOf(desk, record)
  const [first] = desk.findings
  if (first !== undefined || desk.missing.length > 0)
    return { ...state, findings: [...state.findings, ...desk.findings] }
  if (steps.some(({ step }) => step.dimension === undefined || step.dimension.size > 1))
    return noted(state, 'rate-not-tallied', id)
  const sums: Record<string, Exact> = {}
  for (const [key, text] of Object.entries(state.sums)) sums[key] = exactOfComputed(text)
  for (const { what, step } of steps) {
    const key = `${what} ${dimensionText(step.dimension as NonNullable<Working['dimension']>)}`
    sums[key] = addExact(sums[key] ?? exactZero, step.span.mid ?? exactZero)
  }
  return { ...state, sums: written(sums), records: [...state.records, id].sort(byCodeUnit) }
}

function stepsOf(desk: Desk, record: FieldRecord): readonly { readonly what: string; readonly step: Working }[] {
  switch (record.kind) {
    case 'plot':
      return [
        ...(record.land === undefined
          ? []
          : [{ what: 'land', step: take(desk, record.land, { code: 'area', path: record.id, unit: 'mu' }) }]),
        ...(record.ditch === undefined
          ? []
          : [{ what: 'ditch', step: take(desk, record.ditch, { code: 'area', path: record.id, unit: 'mu' }) }]),
      ]
    case 'product':
      return productSteps(desk, record)
    case 'input':
      return [{ what: `input ${record.use}`, step: takeAny(desk, record.amount, 'amount', record.id) }]
    case 'cost':
      return [{ what: 'cost', step: takeAny(desk, record.amount, 'amount', record.id) }]
    default:
      return []
  }
}

function productSteps(desk: Desk, record: FieldProduct) {
  const mass =
    record.amount === undefined
      ? []
      : [{ what: `product ${record.product}`, step: takeAny(desk, record.amount, 'amount', record.id) }]
  const priced = record.value !== undefined || (record.amount !== undefined && record.price !== undefined)
  return priced ? [...mass, { what: 'value', step: valueOf(desk, record, record.id) }] : mass
}

function merged(a: EcologyTallyState, b: EcologyTallyState): EcologyTallyState {
  const sums: Record<string, Exact> = {}
  for (const [key, text] of [...Object.entries(a.sums), ...Object.entries(b.sums)])
    sums[key] = addExact(sums[key] ?? exactZero, exactOfComputed(text))
  return {
    sums: written(sums),
    records: [...a.records, ...b.records].sort(byCodeUnit),
    findings: [...a.findings, ...b.findings],
  }
}

function written(sums: Readonly<Record<string, Exact>>): Readonly<Record<string, string>> {
  const text: Record<string, string> = {}
  for (const key of Object.keys(sums).sort(byCodeUnit)) text[key] = exactToPlainText(sums[key] as Exact)
  return text
}

function noted(
  state: EcologyTallyState,
  code: 'record-counted-twice' | 'rate-not-tallied',
  id: string,
): EcologyTallyState {
  return { ...state, findings: [...state.findings, { code, severity: 'warning', path: id, data: { id } }] }
}

function totalsOf(
  state: EcologyTallyState,
  question: { readonly rounding: Rounding },
): Result<EcologyTotals, EcologyCode> {
  const desk = openDesk(openMethod, question)
  desk.findings.push(...state.findings.map((one) => ({ ...one, severity: 'warning' as const })))
  const keys = Object.keys(state.sums)
  const stepOf = (key: string): Working => {
    const unit = key.slice(key.lastIndexOf(' ') + 1)
    const read = readUnit(unit)
    return 'refused' in read
      ? blank
      : given('tally-sum', exactSpan(exactOfComputed(state.sums[key] as string)), read.dimension, { unit, name: key })
  }
  const land = keys.find((key) => key.startsWith('land '))
  const totals = keys.map((id) => ({ id, amount: figureIn(desk, stepOf(id), id.slice(id.lastIndexOf(' ') + 1), id) }))
  const shared = keys.filter((key) => key.startsWith('product ') || key.startsWith('value '))
  const perMu = shared.map((id) => ({
    id,
    amount: part(desk, '', id, (inner) => {
      const area =
        land === undefined
          ? take(inner, undefined, { code: 'area', path: 'land', unit: 'mu' })
          : times('land', [stepOf(land)])
      return over(inner, 'tally-per-area', stepOf(id), area, 'zero-area', 'land')
    }),
  }))
  return finish(desk, () => ({ records: state.records.length, totals, perMu }))
}
