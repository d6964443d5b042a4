import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import { burningSteps, type BurningFacts, type BurningRoute } from './burning.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, part, times, total } from './desk-steps.js'
import { shareOf } from './itemised.js'
import { openFactors, usedFactors, type FactorDesk } from './factor-lookup.js'
import type { FactorSet, UsedFactor } from './factors.js'
import { warmed, warmingEdition, type GreenhouseGas } from './global-warming.js'
import { riceMethaneSteps, type RiceMethaneFacts } from './methane.js'
import {
  asNitrousOxide,
  nitrousOxideSteps,
  type NitrousOxideBoundary,
  type NitrousOxideFacts,
} from './nitrous-oxide.js'
import { ureaAndLimeSteps, type UreaAndLimeFacts } from './soil-carbon.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** So many animals, each giving off so much of a gas; the factor is the caller's. */
export interface EmissionByFactor {
  /** Id by which results and findings name it. */
  readonly id: string
  /** The gas. */
  readonly gas: GreenhouseGas
  /** How many: `head`, `pig`, `cattle`. */
  readonly amount: FieldAmount
  /** Gas for each: `kilogram:CH4/pig`, or in a time: `kilogram:CH4/pig/year`. */
  readonly factor: FieldAmount
  /** How long they were kept, where the factor is for a time; the text may leave it open (`duration`). */
  readonly duration?: FieldAmount
}

/** What a season gave off, as far as it is known. A source that is left out is not counted, and the answer says so. */
export interface EmissionFacts {
  /** Methane of flooded rice. */
  readonly riceMethane?: RiceMethaneFacts
  /** Nitrous oxide of the soil. */
  readonly nitrousOxide?: NitrousOxideFacts
  /** Carbon dioxide of urea and lime. */
  readonly ureaAndLime?: UreaAndLimeFacts
  /** Methane and nitrous oxide of burnt residue. */
  readonly burning?: BurningFacts
  /** Methane of animals themselves (肠道发酵), by head and factor. */
  readonly livestock?: readonly EmissionByFactor[]
  /** Methane and nitrous oxide of their manure (粪便管理), by head and factor. */
  readonly manureManagement?: readonly EmissionByFactor[]
  /** The land, for the figure per hectare. */
  readonly area?: FieldAmount
  /** The harvest, for the figure per kilogram. */
  readonly yield?: FieldAmount
}

/** What a question about emissions names. */
export interface EmissionQuestion {
  /** Edition of the warming potentials (`gwp-set`). */
  readonly gwp?: string
  /** Which paths of nitrous oxide are counted (`n2o-boundary`). */
  readonly boundary?: NitrousOxideBoundary
  /** How burning is computed (`burning-route`). */
  readonly route?: BurningRoute
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** The sources of emissions that are told apart. */
export type EmissionSource =
  'riceMethane' | 'nitrousOxide' | 'ureaAndLime' | 'burning' | 'livestock' | 'manureManagement'

/** Emissions of a season, itemised. */
export interface Emissions {
  /** Each source in kilograms of carbon dioxide equivalent, with the range that its factors give, and its share of the total in percent. */
  readonly items: readonly { readonly id: EmissionSource; readonly co2e: FieldFigure; readonly share: FieldOutcome }[]
  /** Their sum. */
  readonly total: FieldFigure
  /** Sources that the facts do not speak of: not counted, not zero. */
  readonly notCounted: readonly EmissionSource[]
  /** Per hectare; needs `area`. */
  readonly perHectare: FieldOutcome
  /** Per kilogram of harvest; needs `yield`. */
  readonly perKilogram: FieldOutcome
  /** Edition of the warming potentials. */
  readonly gwp: string
  /** How the ranges were made. */
  readonly rangeFormula: 'product-of-bounds'
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Emissions of a season in carbon dioxide equivalent: rice methane, nitrous oxide, urea and lime, burning, livestock and its manure, by one factor set and one edition of warming potentials.
 * A source that the facts leave out is listed in `notCounted`; one that they give only in part asks for the rest.
 *
 * Reasons and needs as {@link riceMethane}, {@link nitrousOxide}, {@link ureaAndLime} and {@link residueBurning}; `area` and `yield` inside the figures that stand on them.
 *
 * @param set - a factor set with the factors of all sources and warming potentials
 * @param facts - the sources
 * @param question - edition, boundary, route
 * @returns items, total, per hectare, per kilogram
 * @example
 * ```ts
 * import { emissions, combineFactorSets } from 'xiangzhen/ecology'
 * import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
 * import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
 * const set = combineFactorSets([ipcc2019, warmingPotentials])
 * const facts = {
 *   riceMethane: {
 *     area: { value: '1', unit: 'hectare' }, cultivationDays: { value: '100', unit: 'day' }, region: 'southEastAsia',
 *     waterRegime: 'continuous', preSeasonWater: 'nonFloodedShort', amendments: [],
 *   },
 *   nitrousOxide: {
 *     nitrogen: [{ id: 'urea', source: 'synthetic' as const, nitrogen: { value: '46', unit: 'kilogram:N' } }],
 *     land: 'flooded' as const, waterRegime: 'continuous',
 *   },
 *   yield: { value: '6000', unit: 'kilogram' },
 * }
 * const question = { gwp: 'AR5', boundary: 'direct' as const, rounding: { digits: 4, mode: 'halfUp' as const } }
 * const result = set.status === 'computed' && emissions(set.value, facts, question)
 * result && result.status === 'computed' && [result.value.total.figure, result.value.notCounted]
 * // => ['3473.4671', ['ureaAndLime', 'burning', 'livestock', 'manureManagement']]
 * ```
 */
export function emissions(
  set: FactorSet,
  facts: EmissionFacts,
  question: EmissionQuestion,
): Result<Emissions, EcologyCode> {
  const desk = openDesk(set, question)
  if (
    unusable(
      desk,
      facts,
      '?riceMethane.?amendments[].amount',
      '?livestock[].amount',
      '?livestock[].factor',
      '?manureManagement[].amount',
      '?manureManagement[].factor',
    )
  )
    return unusableFacts(desk)
  const supplied = [facts.riceMethane, facts.nitrousOxide, facts.ureaAndLime, facts.burning].flatMap(
    (one) => one?.factors ?? [],
  )
  const table = openFactors(desk, set, supplied)
  const gwp = warmingEdition(table, question.gwp)
  const sources = sourcesOf(table, facts, question, gwp)
  const steps = sources.filter((one): one is KnownSource => one.step !== undefined)
  const sum = total(
    desk,
    'co2e-total',
    steps.map((one) => one.step),
    'kilogram:CO2e',
    'riceMethane',
  )
  const lines = steps.map((one) => one.step)
  const items = steps.map(({ id, step }) => ({
    id,
    co2e: figureIn(desk, step, 'kilogram:CO2e', id),
    share: shareOf(desk, step, lines, sum),
  }))
  const value = {
    items,
    total: figureIn(desk, sum, 'kilogram:CO2e', 'total'),
    notCounted: sources.filter((one) => one.step === undefined).map((one) => one.id),
    perHectare: part(desk, 'kilogram:CO2e/hectare', 'area', (inner) => {
      const area = take(inner, facts.area, { code: 'area', path: 'area', unit: 'hectare' })
      return over(inner, 'footprint-per-area', sum, area, 'zero-area', 'area')
    }),
    perKilogram: part(desk, 'kilogram:CO2e/kilogram', 'yield', (inner) =>
      over(inner, 'footprint-per-yield', sum, harvest(inner, facts), 'zero-yield', 'yield'),
    ),
    gwp,
    rangeFormula: 'product-of-bounds' as const,
  }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...value, factors }))
}

interface KnownSource {
  readonly id: EmissionSource
  readonly step: Working
}

function harvest(desk: Desk, facts: EmissionFacts): Working {
  return take(desk, facts.yield, { code: 'yield', path: 'yield', unit: 'kilogram' })
}

function sourcesOf(table: FactorDesk, facts: EmissionFacts, question: EmissionQuestion, gwp: string) {
  const { desk } = table
  const { riceMethane, nitrousOxide, ureaAndLime, burning, livestock, manureManagement } = facts
  const byFactor = (id: 'livestock' | 'manureManagement', given: readonly EmissionByFactor[]) =>
    sum(
      given.map((one, index) => {
        const amount = take(desk, one.amount, {
          code: 'amount',
          at: one.id,
          path: `${id}[${index}].amount`,
          unit: one.amount.unit,
        })
        const each = take(desk, one.factor, {
          code: 'factor',
          at: one.id,
          path: `${id}[${index}].factor`,
          unit: one.factor.unit,
        })
        const time = ['year', 'day'].find((word) => (each.dimension?.get(word) ?? 0) < 0)
        const kept =
          time === undefined
            ? []
            : [take(desk, one.duration, { code: 'duration', at: one.id, path: `${id}[${index}].duration`, unit: time })]
        const mass = times('emission', [amount, each, ...kept], { name: one.id })
        figureIn(desk, mass, `kilogram:${one.gas}`, `${id}[${index}].factor`)
        return warmed(table, mass, one.gas, gwp, one.id)
      }),
      id,
    )
  const sum = (steps: readonly Working[], path: EmissionSource) =>
    total(desk, 'co2e-total', steps, 'kilogram:CO2e', path, { name: path })
  return [
    {
      id: 'riceMethane' as const,
      step: riceMethane && warmed(table, riceMethaneSteps(table, riceMethane).methane, 'CH4', gwp, 'rice'),
    },
    {
      id: 'nitrousOxide' as const,
      step:
        nitrousOxide &&
        warmed(
          table,
          asNitrousOxide(nitrousOxideSteps(table, nitrousOxide, question.boundary).total),
          'N2O',
          gwp,
          'N2O',
        ),
    },
    {
      id: 'ureaAndLime' as const,
      step:
        ureaAndLime &&
        sum(
          ureaAndLimeSteps(table, ureaAndLime).map(({ id, step }) => warmed(table, step, 'CO2', gwp, id)),
          'ureaAndLime',
        ),
    },
    {
      id: 'burning' as const,
      step:
        burning &&
        sum(
          burningSteps(table, burning, question.route).gases.map(({ gas, mass }) => warmed(table, mass, gas, gwp, gas)),
          'burning',
        ),
    },
    { id: 'livestock' as const, step: livestock && byFactor('livestock', livestock) },
    { id: 'manureManagement' as const, step: manureManagement && byFactor('manureManagement', manureManagement) },
  ]
}
