import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, refuse, finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, times, total } from './desk-steps.js'
import { itemised, type AccountItem } from './itemised.js'
import { factor, openFactors, usedFactors, type FactorDesk } from './factor-lookup.js'
import type { FactorSet, SuppliedFactor, UsedFactor } from './factors.js'
import { byCodeUnit, qualifyDimension } from './units.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** Gases that a warming potential brings to carbon dioxide. */
export type GreenhouseGas = 'CO2' | 'CH4' | 'N2O'

/** Amounts of gases. */
export interface GasFacts {
  /** The gases. */
  readonly gases: readonly { readonly id: string; readonly gas: GreenhouseGas; readonly amount: FieldAmount }[]
  /** Potentials that the caller passes; two editions in one report are refused. */
  readonly factors?: readonly SuppliedFactor[]
}

/** What a question about carbon dioxide equivalent names. */
export interface GasQuestion {
  /** Edition of the warming potentials (`AR4`, `AR5`, `AR6`): absent: as was decided (`gwp-set`). */
  readonly gwp?: string
  /** Unit of the answer: `kilogram:CO2e`, `tonne:CO2e`, `kilogram:CO2e/hectare` where the gases are per area. */
  readonly unit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** Gases in carbon dioxide equivalent. */
export interface GasTotals {
  /** Edition of the warming potentials. */
  readonly gwp: string
  /** Each gas in the unit of the question. */
  readonly items: readonly AccountItem[]
  /** Their sum. */
  readonly total: FieldFigure
  /** The potentials that were used. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Brings gases to carbon dioxide equivalent with one named edition of 100-year warming potentials.
 *
 * Reasons: `mixed-factor-editions` (methane by one edition, nitrous oxide by another), `wrong-unit` (nitrous oxide given as nitrogen: convert it first), `negative-amount`.
 * Needs: `gwp-set`, `factor`. Source: the warming potentials of the assessment reports, in the factor set.
 *
 * @param set - a factor set with warming potentials
 * @param facts - the gases
 * @param question - edition, unit
 * @returns items and total
 * @example
 * ```ts
 * import { carbonDioxideEquivalent } from 'xiangzhen/ecology'
 * import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
 * const gases = [
 *   { id: 'paddy', gas: 'CH4' as const, amount: { value: '100', unit: 'kilogram:CH4' } },
 *   { id: 'soil', gas: 'N2O' as const, amount: { value: '1', unit: 'kilogram:N2O' } },
 * ]
 * const question = { gwp: 'AR5', unit: 'kilogram:CO2e', rounding: { digits: 0, mode: 'halfUp' as const } }
 * const result = carbonDioxideEquivalent(warmingPotentials, { gases }, question)
 * result.status === 'computed' && result.value.total.figure // => '3065'
 * ```
 */
export function carbonDioxideEquivalent(
  set: FactorSet,
  facts: GasFacts,
  question: GasQuestion,
): Result<GasTotals, EcologyCode> {
  const { desk, table, gwp } = openGases(set, facts.factors, question)
  if (unusable(desk, facts, 'gases[].amount', '?factors[]')) return unusableFacts(desk)
  eachOnce(desk, facts.gases, 'gases')
  const lines = facts.gases.map(({ id, gas, amount }, index) => {
    const mass = take(desk, amount, { code: 'amount', at: id, path: `gases[${index}].amount`, unit: amount.unit })
    return warmed(table, exactGas(desk, mass, gas, `gases[${index}].amount`), gas, gwp, id)
  })
  const account = itemised(
    desk,
    facts.gases,
    lines,
    total(desk, 'co2e-total', lines, question.unit, 'gases'),
    question.unit,
  )
  const factors = usedFactors(table)
  return finish(desk, () => ({ gwp, ...account, factors }))
}

/** A desk with a table of factors and an edition of warming potentials. */
export function openGases(
  set: FactorSet,
  supplied: readonly SuppliedFactor[] | undefined,
  question: { readonly gwp?: string; readonly rounding: Rounding },
) {
  const desk = openDesk(set, question)
  const table = openFactors(desk, set, supplied)
  return { desk, table, gwp: warmingEdition(table, question.gwp) }
}

/** The edition of warming potentials: as asked, as decided, or an open question over the editions that the set holds. */
export function warmingEdition(table: FactorDesk, stated: string | undefined): string {
  const known = table.factors.filter((one) => one.quantity === 'gwp').map((one) => one.edition)
  const supplied = table.supplied.filter((one) => one.quantity === 'gwp')
  if (stated === undefined && supplied.length > 0) return supplied[0]?.edition ?? 'supplied'
  const options = [...new Set(known)].sort(byCodeUnit)
  if (stated !== undefined && supplied.length === 0 && known.length > 0 && !options.includes(stated)) {
    refuse(table.desk, 'not-an-option', 'gwp', { code: 'gwp-set', value: stated, options })
    return ''
  }
  return stated ?? choose(table.desk, 'gwp-set', '', options)
}

/** A mass of gas in carbon dioxide equivalent. */
export function warmed(table: FactorDesk, mass: Working, gas: GreenhouseGas, edition: string, name: string): Working {
  if (gas === 'CO2') return retagged(mass, 'CO2e')
  const potential = factor(table, 'gwp', { gas, edition }, 'fraction')
  return retagged(times('in-co2e', [mass, potential], { name, gas }), 'CO2e')
}

/** Says what the mass of a step is of. */
export function retagged(step: Working, substance: string): Working {
  return step.dimension === undefined
    ? step
    : { ...step, dimension: qualifyDimension(step.dimension, 'kilogram', substance) }
}

function exactGas(desk: Desk, mass: Working, gas: GreenhouseGas, path: string): Working {
  // Nitrogen in nitrous oxide is not nitrous oxide: a mass of another substance is refused by its unit.
  if (mass.dimension !== undefined && !mass.dimension.has(`kilogram:${gas}`))
    figureIn(desk, mass, `kilogram:${gas}`, path)
  return mass
}
