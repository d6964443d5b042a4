import { decisionFor, readFigure, type Label } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { EcologyNeed } from './codes.js'
import { ask, choose, refuse, remark, warn, type Desk } from './desk.js'
import { blank, take } from './desk-amounts.js'
import { factorQuantities } from './factor-quantities.js'
import { mixedEditions, type Factor, type FactorSet, type SuppliedFactor, type UsedFactor } from './factors.js'
import { byCodeUnit } from './units.js'
import type { Working } from './working.js'

/** Where a calculation looks factors up, and which it has used. */
export interface FactorDesk {
  readonly desk: Desk
  readonly factors: readonly Factor[]
  readonly supplied: readonly SuppliedFactor[]
  readonly used: UsedFactor[]
}

/** A place to look factors up in. */
export function openFactors(desk: Desk, set: FactorSet, supplied: readonly SuppliedFactor[] | undefined): FactorDesk {
  for (const [index, { quantity }] of (supplied ?? []).entries())
    if (!Object.keys(factorQuantities).includes(quantity))
      warn(desk, 'unknown-quantity', `factors[${index}].quantity`, { id: String(index + 1), quantity })
  return { desk, factors: set.rules.factors, supplied: supplied ?? [], used: [] }
}

/** What is known of the thing that a factor is wanted for. */
type FactorAttributes = Readonly<Record<string, string>>

/** What the facts say of an attribute, else what was decided, else an open question whose options are those that the set knows. */
export function attribute(
  table: FactorDesk,
  quantity: string,
  key: string,
  stated: string | undefined,
  code: EcologyNeed,
  at = '',
): string {
  if (stated !== undefined) return stated
  const values = table.factors.filter((one) => one.quantity === quantity).map((one) => ownValue(one.appliesTo, key))
  const options = [...new Set(values.filter((one) => one !== undefined))].sort(byCodeUnit)
  // A set that does not distinguish the attribute need not know it.
  if (options.length === 0 && values.length > 0) return 'any'
  return choose(table.desk, code, at, options)
}

/** Whether the factors of a quantity say of an attribute where they apply. */
export function distinguishes(table: FactorDesk, quantity: string, key: string): boolean {
  const own = [...table.supplied, ...table.factors].filter((one) => one.quantity === quantity)
  return own.some((one) => ownValue(one.appliesTo ?? {}, key) !== undefined)
}

/** Finds the factor of a quantity; asks where there is none or more than one, refuses to guess. */
export function factor(table: FactorDesk, quantity: string, attributes: FactorAttributes, unit: string): Working {
  if (Object.values(attributes).includes('')) return blank
  const supplied = table.supplied.find((one) => one.quantity === quantity && applies(one.appliesTo ?? {}, attributes))
  if (supplied !== undefined)
    return useFactor(
      table,
      { ...supplied, id: `supplied:${quantity}`, series: supplied.series ?? '', edition: supplied.edition ?? '' },
      'supplied',
      unit,
    )
  const known = table.factors.filter((one) => one.quantity === quantity && applies(one.appliesTo, attributes))
  const at = [quantity, ...Object.keys(attributes).map((key) => attributes[key] as string)].join(' ')
  const decided =
    decisionFor(table.desk.decisions, 'factor', at) ?? decisionFor(table.desk.decisions, 'factor', quantity)
  if (decided !== undefined) return decidedFactor(table, quantity, known, decided.value, unit)
  const usable = known.filter((one) => one.status !== 'unconfirmed')
  const most = usable.reduce((best, one) => Math.max(best, Object.keys(one.appliesTo).length), 0)
  const best = usable.filter((one) => Object.keys(one.appliesTo).length === most)
  const [only] = best
  if (best.length !== 1 || only === undefined) {
    const options = (best.length > 1 ? best : known).map((one) => one.id).sort(byCodeUnit)
    ask(table.desk, { code: 'factor', at, options, free: 'figure', data: { quantity, unit } })
    return blank
  }
  if (table.factors.some((one) => one.quantity === quantity && moreSpecific(one, only, attributes))) {
    if (!table.used.some((one) => one.id === only.id)) remark(table.desk, 'generic-factor', quantity, { id: only.id })
  }
  return useFactor(table, only, only.status, unit)
}

/** Whether the set or the caller knows a factor of this quantity at all. */
export function hasFactor(table: FactorDesk, quantity: string, attributes: FactorAttributes): boolean {
  return [...table.supplied, ...table.factors].some(
    (one) => one.quantity === quantity && applies(one.appliesTo ?? {}, attributes),
  )
}

/** The factors that were used, once each; a report with two editions of a series is refused here. */
export function usedFactors(table: FactorDesk): readonly UsedFactor[] {
  table.desk.findings.push(...mixedEditions(table.used))
  const second = [...new Set(table.used.filter((one) => one.status === 'secondHand').map((one) => one.id))].sort(
    byCodeUnit,
  )
  if (second.length > 0) remark(table.desk, 'second-hand-factors', '', { ids: second })
  const inexact = table.used.filter((one) => one.quantity !== 'gwp')
  const without = inexact.filter((one) => one.low === undefined || one.high === undefined)
  if (without.length > 0 && without.length < inexact.length)
    remark(table.desk, 'range-partial', '', { ids: [...new Set(without.map((one) => one.id))].sort(byCodeUnit) })
  return [...new Map(table.used.map((one) => [one.id, one] as const)).values()].sort((a, b) => byCodeUnit(a.id, b.id))
}

function decidedFactor(
  table: FactorDesk,
  quantity: string,
  known: readonly Factor[],
  value: string,
  unit: string,
): Working {
  const named = known.find((one) => one.id === value)
  if (named !== undefined) return useFactor(table, named, 'decided', unit)
  if (!readFigure(value).ok) {
    refuse(table.desk, 'not-an-option', 'decisions.factor', {
      code: 'factor',
      value,
      options: known.map((one) => one.id),
    })
    return blank
  }
  const bare = { id: `decided:${quantity}`, quantity, value, unit, series: '', edition: '', source: 'decision' }
  return useFactor(table, bare, 'decided', unit)
}

function useFactor(
  table: FactorDesk,
  one: Omit<UsedFactor, 'status'> & { readonly title?: Label },
  status: UsedFactor['status'],
  unit: string,
): Working {
  const { id, quantity, value, series, edition, source, table: printed } = one
  table.used.push({
    id,
    quantity,
    value,
    unit: one.unit,
    status,
    series,
    edition,
    source,
    ...(printed === undefined ? {} : { table: printed }),
    ...(one.low === undefined ? {} : { low: one.low }),
    ...(one.high === undefined ? {} : { high: one.high }),
  })
  const middle = take(
    table.desk,
    { value, unit: one.unit },
    { code: 'factor', at: id, path: `factors.${id}`, unit, signed: true },
  )
  const bound = (text: string | undefined): Working =>
    text === undefined
      ? middle
      : take(
          table.desk,
          { value: text, unit: one.unit },
          { code: 'factor', at: id, path: `factors.${id}`, unit, signed: true },
        )
  const span = { mid: middle.span.mid, low: bound(one.low).span.low, high: bound(one.high).span.high }
  return {
    ...middle,
    code: 'factor',
    data: { ...middle.data, name: id, source, ...(one.title === undefined ? {} : { title: one.title }) },
    span,
  }
}

function applies(where: FactorAttributes, attributes: FactorAttributes): boolean {
  return Object.keys(where).every((key) => ownValue(attributes, key) === where[key])
}

// Another factor of the quantity speaks of an attribute that is known here, which the chosen one does not distinguish.
function moreSpecific(other: Factor, chosen: Factor, attributes: FactorAttributes): boolean {
  return Object.keys(other.appliesTo).some(
    (key) => ownValue(attributes, key) !== undefined && ownValue(chosen.appliesTo, key) === undefined,
  )
}
