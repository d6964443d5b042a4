import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode, EcologyNeed } from './codes.js'
import { choose, finish, refuse, remark, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, times, total } from './desk-steps.js'
import { attribute, distinguishes, factor, hasFactor, usedFactors, type FactorDesk } from './factor-lookup.js'
import type { FactorSet, SuppliedFactor, UsedFactor } from './factors.js'
import { openGases, retagged, warmed } from './global-warming.js'
import { molarRatios } from './substance-forms.js'
import { constant, type Working } from './working.js'
import type { Exact } from '../kernel/internal.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Where nitrogen comes from; `pasture` is what grazing animals leave. */
export type NitrogenSource = 'synthetic' | 'manure' | 'cropResidue' | 'pasture'

/** Which paths of nitrous oxide are counted. */
export type NitrousOxideBoundary = 'direct' | 'directAndVolatilised' | 'directAndIndirect'

/** Nitrogen that came onto the soil. */
export interface SoilNitrogen {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Where the nitrogen comes from. */
  readonly source: NitrogenSource
  /** Mass of nitrogen, in all or per area: `kilogram:N`, `kilogram:N/hectare`. */
  readonly nitrogen?: FieldAmount
  /** Kind of synthetic fertiliser, for the volatilised share: `urea`, `ammonium`, `nitrate`, `ammoniumNitrate`, `unspecified`. */
  readonly fertiliser?: string
  /** Kind of grazing animal as the factor set names it: `cattlePigPoultry`, `sheepOther`. */
  readonly animal?: string
}

/** Nitrogen of a field in a year. */
export interface NitrousOxideFacts {
  /** The nitrogen, by source. */
  readonly nitrogen: readonly SoilNitrogen[]
  /** The land; wanted where nitrogen is given per area. */
  readonly area?: FieldAmount
  /** `wet`, `dry`, or `aggregated` where the climate is not distinguished on purpose. */
  readonly climate?: string
  /** `upland`, or `flooded` for rice. */
  readonly land?: 'upland' | 'flooded'
  /** Water regime of flooded rice: `continuous`, `drained`, or `aggregated`. */
  readonly waterRegime?: string
  /** Region or zone, where the set distinguishes it (分区直接排放因子). */
  readonly region?: string
  /** Factors that the caller passes; they go before the set. */
  readonly factors?: readonly SuppliedFactor[]
}

/** What a question about nitrous oxide names. */
export interface NitrousOxideQuestion {
  /** Which paths are counted; absent: as was decided (`n2o-boundary`). */
  readonly boundary?: NitrousOxideBoundary
  /** Edition of the warming potentials (`gwp-set`). */
  readonly gwp?: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A path of nitrous oxide, as nitrogen, as gas and in carbon dioxide equivalent: three figures that are never mixed. */
export interface NitrousOxidePath {
  /** As nitrogen, kilograms of N2O-N. */
  readonly nitrogen: FieldFigure
  /** As gas, kilograms of N2O. */
  readonly gas: FieldFigure
  /** In carbon dioxide equivalent, kilograms. */
  readonly co2e: FieldFigure
}

/** Nitrous oxide of managed soil. */
export interface NitrousOxide {
  /** Which paths were counted. */
  readonly boundary: NitrousOxideBoundary
  /** Emission from the soil itself. */
  readonly direct: NitrousOxidePath
  /** After volatilisation and deposition; absent outside the boundary. */
  readonly volatilised?: NitrousOxidePath
  /** After leaching and run-off; absent outside the boundary. */
  readonly leached?: NitrousOxidePath
  /** All counted paths together. */
  readonly total: NitrousOxidePath
  /** Edition of the warming potentials that was used. */
  readonly gwp: string
  /** How the range was made: products of the bounds of the factors. */
  readonly rangeFormula: 'product-of-bounds'
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Nitrous oxide of managed soil, IPCC 2019 Refinement, volume 4, equations 11.1, 11.9 and 11.10, Tier 1. The boundary is named: direct alone, with deposition of volatilised nitrogen,
 * or with leaching as well. Equation 11.9 has no term for crop residue: residue counts as volatilised only with a factor that the caller passes.
 *
 * Findings: `residue-not-volatilised`, `generic-factor`, `second-hand-factors`. Reasons: `mixed-factor-editions`, `negative-amount`, `wrong-unit`.
 * Needs: `n2o-boundary`, `nitrogen`, `climate`, `land`, `water-regime`, `fertiliser-kind`, `area`, `gwp-set`, `factor`.
 *
 * @param set - a factor set with soil factors and warming potentials
 * @param facts - the nitrogen
 * @param question - boundary and edition
 * @returns each path
 * @example
 * ```ts
 * import { nitrousOxide, combineFactorSets } from 'xiangzhen/ecology'
 * import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
 * import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
 * const set = combineFactorSets([ipcc2019, warmingPotentials])
 * const urea = { id: 'urea', source: 'synthetic' as const, fertiliser: 'urea', nitrogen: { value: '1000', unit: 'kilogram:N' } }
 * const facts = { nitrogen: [urea], climate: 'wet', land: 'upland' as const }
 * const question = { boundary: 'directAndIndirect' as const, gwp: 'AR6', rounding: { digits: 2, mode: 'halfUp' as const } }
 * const result = set.status === 'computed' && nitrousOxide(set.value, facts, question)
 * result && result.status === 'computed' && result.value.total.co2e.figure // => '8897.46'
 * ```
 */
export function nitrousOxide(
  set: FactorSet,
  facts: NitrousOxideFacts,
  question: NitrousOxideQuestion,
): Result<NitrousOxide, EcologyCode> {
  const { desk, table, gwp } = openGases(set, facts.factors, question)
  if (unusable(desk, facts, 'nitrogen[]', '?factors[]')) return unusableFacts(desk)
  const steps = nitrousOxideSteps(table, facts, question.boundary)
  const shown = (step: Working): NitrousOxidePath => pathOf(table, step, gwp)
  const value = {
    boundary: steps.boundary,
    direct: shown(steps.direct),
    ...(steps.volatilised === undefined ? {} : { volatilised: shown(steps.volatilised) }),
    ...(steps.leached === undefined ? {} : { leached: shown(steps.leached) }),
    total: shown(steps.total),
    gwp,
    rangeFormula: 'product-of-bounds' as const,
  }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...value, factors }))
}

/** The steps of nitrous oxide as nitrogen. */
export function nitrousOxideSteps(
  table: FactorDesk,
  facts: NitrousOxideFacts,
  stated: NitrousOxideBoundary | undefined,
) {
  const { desk } = table
  const boundary = choose(
    desk,
    'n2o-boundary',
    '',
    ['direct', 'directAndVolatilised', 'directAndIndirect'],
    stated,
  ) as NitrousOxideBoundary
  const masses = facts.nitrogen.map((one, index) => massOf(desk, one, facts.area, `nitrogen[${index}]`))
  const place = placeOf(table, facts)
  const each = (
    code: 'n2o-direct' | 'n2o-volatilised' | 'n2o-leached',
    work: (one: SoilNitrogen, mass: Working) => Working,
  ) =>
    total(
      desk,
      code,
      facts.nitrogen.map((one, index) => work(one, masses[index] as Working)),
      'kilogram:N2O-N',
      'nitrogen',
    )
  const direct = each('n2o-direct', (one, mass) => directOf(table, one, mass, place))
  const volatilised =
    boundary === 'direct' ? undefined : each('n2o-volatilised', (one, mass) => volatilisedOf(table, one, mass, place))
  const leached =
    boundary === 'directAndIndirect'
      ? each('n2o-leached', (one, mass) => leachedOf(table, one, mass, place))
      : undefined
  const parts = [direct, volatilised, leached].filter((one) => one !== undefined)
  return {
    boundary,
    direct,
    volatilised,
    leached,
    total: total(desk, 'n2o-total', parts, 'kilogram:N2O-N', 'nitrogen'),
  }
}

type Place = Readonly<Record<string, string>>

// What a set does not distinguish need not be known.
function placeOf(table: FactorDesk, facts: NitrousOxideFacts): Place {
  const stated = facts.climate === undefined ? {} : { climate: facts.climate }
  if (table.supplied.some((one) => one.quantity === 'n2o-direct' && one.appliesTo === undefined)) return stated
  const told = (key: 'region' | 'climate' | 'waterRegime', code: EcologyNeed) =>
    attribute(table, 'n2o-direct', key, facts[key], code)
  const zone = distinguishes(table, 'n2o-direct', 'region') ? { region: told('region', 'region') } : {}
  const known = table.factors.some((one) => one.quantity === 'n2o-direct')
  if (facts.land === undefined && known && !distinguishes(table, 'n2o-direct', 'land'))
    return {
      ...zone,
      ...(distinguishes(table, 'n2o-direct', 'climate') ? { climate: told('climate', 'climate') } : stated),
    }
  const land = choose(table.desk, 'land', '', ['upland', 'flooded'], facts.land)
  if (land === 'flooded') return { land, waterRegime: told('waterRegime', 'water-regime'), ...zone, ...stated }
  return { land, climate: told('climate', 'climate'), ...zone }
}

function massOf(desk: Desk, one: SoilNitrogen, area: FieldAmount | undefined, path: string): Working {
  const read = take(desk, one.nitrogen, {
    code: 'nitrogen',
    at: one.id,
    path: `${path}.nitrogen`,
    unit: one.nitrogen?.unit ?? 'kilogram:N',
  })
  if (read.dimension !== undefined && ![...read.dimension.keys()].includes('kilogram:N')) {
    refuse(desk, 'wrong-unit', `${path}.nitrogen`, { unit: one.nitrogen?.unit ?? '', wanted: 'kilogram:N' })
  }
  if (read.dimension?.has('mu') !== true) return read
  return times('on-land', [read, take(desk, area, { code: 'area', path: 'area', unit: 'mu' })], { name: one.id })
}

function directOf(table: FactorDesk, one: SoilNitrogen, mass: Working, place: Place): Working {
  if (one.source === 'pasture') {
    const animal = attribute(table, 'n2o-pasture', 'animal', one.animal, 'animal', one.id)
    const dropped = factor(table, 'n2o-pasture', { ...place, animal }, 'fraction')
    return retagged(times('n2o-of-nitrogen', [mass, dropped], { name: one.id }), 'N2O-N')
  }
  const released = factor(
    table,
    'n2o-direct',
    { ...place, nitrogen: one.source === 'synthetic' ? 'synthetic' : 'other' },
    'fraction',
  )
  return retagged(times('n2o-of-nitrogen', [mass, released], { name: one.id }), 'N2O-N')
}

function volatilisedOf(table: FactorDesk, one: SoilNitrogen, mass: Working, place: Place): Working {
  const attributes: Record<string, string> = { nitrogen: one.source }
  if (one.source === 'cropResidue' && !hasFactor(table, 'volatilised-share', attributes)) {
    remark(table.desk, 'residue-not-volatilised', 'nitrogen', { id: one.id })
    return retagged(times('n2o-of-nitrogen', [mass, constant({ n: 0n, d: 1n }, 'no-term')], { name: one.id }), 'N2O-N')
  }
  const general = table.supplied.some(
    (given) => given.quantity === 'volatilised-share' && given.appliesTo === undefined,
  )
  if (one.source === 'synthetic' && !general) {
    attributes['fertiliser'] = attribute(
      table,
      'volatilised-share',
      'fertiliser',
      one.fertiliser,
      'fertiliser-kind',
      one.id,
    )
  }
  const share = factor(table, 'volatilised-share', attributes, 'fraction')
  const released = factor(table, 'n2o-deposited', climateFor(table, 'n2o-deposited', place), 'fraction')
  return retagged(times('n2o-of-nitrogen', [mass, share, released], { name: one.id }), 'N2O-N')
}

function leachedOf(table: FactorDesk, one: SoilNitrogen, mass: Working, place: Place): Working {
  const share = factor(table, 'leached-share', climateFor(table, 'leached-share', place), 'fraction')
  const released = factor(table, 'n2o-leached', {}, 'fraction')
  return retagged(times('n2o-of-nitrogen', [mass, share, released], { name: one.id }), 'N2O-N')
}

// Deposition and leaching go by climate on flooded land too.
function climateFor(table: FactorDesk, quantity: string, place: Place): Place {
  const general = table.supplied.some((given) => given.quantity === quantity && given.appliesTo === undefined)
  if (general) return {}
  return { climate: attribute(table, quantity, 'climate', place['climate'], 'climate') }
}

/** Nitrogen as gas. */
export function asNitrousOxide(step: Working): Working {
  return retagged(
    times('as-n2o', [step, constant(molarRatios['N2O-N>N2O'] as Exact, 'molar-ratio', { from: 'N2O-N', to: 'N2O' })]),
    'N2O',
  )
}

function pathOf(table: FactorDesk, step: Working, gwp: string): NitrousOxidePath {
  const gas = asNitrousOxide(step)
  return {
    nitrogen: figureIn(table.desk, step, 'kilogram:N2O-N', 'nitrogen'),
    gas: figureIn(table.desk, gas, 'kilogram:N2O', 'nitrogen'),
    co2e: figureIn(table.desk, warmed(table, gas, 'N2O', gwp, 'N2O'), 'kilogram:CO2e', 'nitrogen'),
  }
}
