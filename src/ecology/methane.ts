import type { Result, Rounding } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactInteger,
  exactOfComputed,
  exactOne,
  powerText,
  type Exact,
} from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { ask, finish, refuse, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, times, total } from './desk-steps.js'
import { attribute, factor, usedFactors, type FactorDesk } from './factor-lookup.js'
import type { FactorSet, SuppliedFactor, UsedFactor } from './factors.js'
import { openGases, retagged, warmed } from './global-warming.js'
import { constant, summed, type Working } from './working.js'
import { qualifiersOf, qualifyDimension } from './units.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Organic matter that was worked into a paddy. Straw that was burnt or left on the surface is none. */
export interface OrganicAmendment {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Kind as the factor set names it: `strawShortBefore`, `strawLongBefore`, `compost`, `farmyardManure`, `greenManure`. */
  readonly amendment?: string
  /** Mass, in all or per area. */
  readonly amount: FieldAmount
  /** Share of dry matter, where straw (which counts dry) is given as it lay, or another kind (which counts fresh) as `tonne:dry`. */
  readonly dryMatter?: FieldAmount
}

/** A rice season. */
export interface RiceMethaneFacts {
  /** Harvested area. */
  readonly area?: FieldAmount
  /** Days of cultivation. */
  readonly cultivationDays?: FieldAmount
  /** Region of the baseline factor: `world`, `eastAsia`, `southEastAsia`, … */
  readonly region?: string
  /** Kind of rice, where a factor of the whole season distinguishes it: `single`, `early`, `late`. */
  readonly riceType?: string
  /** Water during cultivation: `continuous`, `singleDrainage`, `multipleDrainage`, `regularRainfed`, `droughtProne`, `deepWater`, `upland`. */
  readonly waterRegime?: string
  /** Water before cultivation: `nonFloodedShort`, `nonFloodedLong`, `floodedOver30Days`, `floodedOver365Days`. */
  readonly preSeasonWater?: string
  /** Organic matter; an empty list says that there was none. */
  readonly amendments?: readonly OrganicAmendment[]
  /** Straw that the same field burnt, with its share; one kilogram has one fate. */
  readonly factors?: readonly SuppliedFactor[]
}

/** What a question about methane names. */
export interface MethaneQuestion {
  /** Edition of the warming potentials, for carbon dioxide equivalent (`gwp-set`). */
  readonly gwp?: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** Methane of a rice season. */
export interface RiceMethane {
  /** Kilograms of methane, with the range that the factors' ranges give. */
  readonly methane: FieldFigure
  /** Methane per hectare. */
  readonly perHectare: FieldFigure
  /** Methane per hectare and day: the adjusted factor; absent where a factor of the whole season was passed. */
  readonly dailyFactor?: FieldFigure
  /** Organic matter per hectare, dry or fresh as its kind counts. */
  readonly organicMatter: FieldFigure
  /** (1 + Σ ROA × CFOA)^0.59. */
  readonly amendmentScaling: FieldFigure
  /** Methane in carbon dioxide equivalent. */
  readonly co2e: FieldFigure
  /** Edition of the warming potentials that was used. */
  readonly gwp: string
  /** How the range was made: products of the bounds of the factors. */
  readonly rangeFormula: 'product-of-bounds'
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Methane of flooded rice, IPCC 2019 Refinement, volume 4, equations 5.1 to 5.3, Tier 1: area × days × EFc × SFw × SFp × SFo. It is a screening value. There is no default for water,
 * days, region or organic matter: each is asked for. A factor of the whole season that the caller passes (`rice-methane-season`, or `rice-methane-baseline` in `kilogram:CH4/hectare` without a day)
 * takes the place of all of them: area × factor. A set that publishes such factors by region and kind of rice (省级温室气体清单) is used so too.
 *
 * Reasons: `days-out-of-range` (0 to 365), `mixed-factor-editions`, `negative-amount`, `zero-area`, `wrong-unit`. Needs: `area`, `cultivation-days`, `region`, `rice-type`, `water-regime`,
 * `pre-season-water`, `organic-amendments`, `amendment-kind`, `dry-matter`, `gwp-set`, `factor`.
 *
 * @param set - a factor set with rice factors and warming potentials
 * @param facts - the season
 * @param question - edition of warming potentials, rounding
 * @returns methane, its parts and its range
 * @example
 * ```ts
 * import { riceMethane, combineFactorSets } from 'xiangzhen/ecology'
 * import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
 * import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
 * const set = combineFactorSets([ipcc2019, warmingPotentials])
 * const season = {
 *   area: { value: '1', unit: 'hectare' },
 *   cultivationDays: { value: '100', unit: 'day' },
 *   region: 'southEastAsia',
 *   waterRegime: 'continuous',
 *   preSeasonWater: 'nonFloodedShort',
 *   amendments: [],
 * }
 * const question = { gwp: 'AR5', rounding: { digits: 1, mode: 'halfUp' as const } }
 * const result = set.status === 'computed' && riceMethane(set.value, season, question)
 * result && result.status === 'computed' && [result.value.methane.figure, result.value.co2e.figure] // => ['122.0', '3416.0']
 * ```
 */
export function riceMethane(
  set: FactorSet,
  facts: RiceMethaneFacts,
  question: MethaneQuestion,
): Result<RiceMethane, EcologyCode> {
  const { desk, table, gwp } = openGases(set, facts.factors, question)
  if (unusable(desk, facts, '?amendments[].amount', '?factors[]')) return unusableFacts(desk)
  const steps = riceMethaneSteps(table, facts)
  const co2e = warmed(table, steps.methane, 'CH4', gwp, 'rice')
  const value = {
    methane: figureIn(desk, steps.methane, 'kilogram:CH4', 'area'),
    perHectare: figureIn(
      desk,
      over(desk, 'per-hectare', steps.methane, steps.area, 'zero-area', 'area'),
      'kilogram:CH4/hectare',
      'area',
    ),
    ...(steps.daily === undefined
      ? {}
      : { dailyFactor: figureIn(desk, steps.daily, 'kilogram:CH4/hectare/day', 'area') }),
    organicMatter: figureIn(desk, steps.organic.matter, 'tonne/hectare', 'amendments'),
    amendmentScaling: figureIn(desk, steps.organic.scaling, 'fraction', 'amendments'),
    co2e: figureIn(desk, co2e, 'kilogram:CO2e', 'area'),
    gwp,
    rangeFormula: 'product-of-bounds' as const,
  }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...value, factors }))
}

/** The steps of a rice season's methane. */
export function riceMethaneSteps(table: FactorDesk, facts: RiceMethaneFacts) {
  const { desk } = table
  const area = take(desk, facts.area, { code: 'area', path: 'area', unit: 'hectare' })
  const season = seasonFactor(table, facts)
  if (season !== undefined) {
    const organic = { matter: noMatter, scaling: constant(exactOne, 'amendment-scaling') }
    return { area, organic, daily: undefined, methane: retagged(times('rice-methane', [season, area]), 'CH4') }
  }
  const days = take(desk, facts.cultivationDays, { code: 'cultivation-days', path: 'cultivationDays', unit: 'day' })
  if (
    days.dimension !== undefined &&
    days.span.mid !== undefined &&
    compareExact(days.span.mid, exactInteger(365)) > 0
  ) {
    refuse(desk, 'days-out-of-range', 'cultivationDays', { days: facts.cultivationDays?.value ?? '' })
  }
  const scaling = (
    quantity: string,
    key: string,
    stated: string | undefined,
    code: 'water-regime' | 'pre-season-water',
  ) =>
    suppliedAnywhere(table, quantity) ??
    factor(table, quantity, { [key]: attribute(table, quantity, key, stated, code) }, 'fraction')
  const baseline =
    suppliedAnywhere(table, 'rice-methane-baseline') ??
    factor(
      table,
      'rice-methane-baseline',
      { region: attribute(table, 'rice-methane-baseline', 'region', facts.region, 'region') },
      'kilogram:CH4/hectare/day',
    )
  const water = scaling('rice-water-scaling', 'waterRegime', facts.waterRegime, 'water-regime')
  const before = scaling('rice-pre-season-scaling', 'preSeasonWater', facts.preSeasonWater, 'pre-season-water')
  const organic = organicScaling(table, facts.amendments, area)
  const daily = times('daily-methane', [baseline, water, before, organic.scaling])
  return { area, organic, daily, methane: retagged(times('rice-methane', [daily, days, area]), 'CH4') }
}

// Provincial lists give methane per hectare and season: water, days and organic matter are in it.
function seasonFactor(table: FactorDesk, facts: RiceMethaneFacts): Working | undefined {
  const found = table.supplied.find((one) => {
    if (one.quantity === 'rice-methane-season') return true
    return one.quantity === 'rice-methane-baseline' && !one.unit.split('/').includes('day')
  })
  const unit = 'kilogram:CH4/hectare'
  if (found !== undefined) return factor(table, found.quantity, found.appliesTo ?? {}, unit)
  const quantity = 'rice-methane-season'
  if (!table.factors.some((one) => one.quantity === quantity)) return undefined
  const region = attribute(table, quantity, 'region', facts.region, 'region')
  const riceType = attribute(table, quantity, 'riceType', facts.riceType, 'rice-type')
  return factor(table, quantity, { region, riceType }, unit)
}

const noMatter: Working = /*#__PURE__*/ (() => ({
  ...summed('organic-matter', [], undefined, {}),
  dimension: new Map([
    ['kilogram', 1],
    ['mu', -1],
  ]),
}))()

// A factor that the caller passes without saying where it applies needs no attribute of the field.
function suppliedAnywhere(table: FactorDesk, quantity: string): Working | undefined {
  const found = table.supplied.some((one) => one.quantity === quantity && one.appliesTo === undefined)
  return found
    ? factor(table, quantity, {}, table.supplied.find((one) => one.quantity === quantity)?.unit ?? 'fraction')
    : undefined
}

const strawKinds: readonly string[] = ['strawShortBefore', 'strawLongBefore']
const exponent: Exact = { n: 59n, d: 100n }
const places = 40

function organicScaling(table: FactorDesk, amendments: readonly OrganicAmendment[] | undefined, area: Working) {
  const { desk } = table
  const passed = suppliedAnywhere(table, 'rice-amendment-scaling')
  if (passed !== undefined) return { matter: noMatter, scaling: passed }
  if (amendments === undefined) ask(desk, { code: 'organic-amendments', options: ['none'], free: 'text' })
  const matter = (amendments ?? []).map((one, index) => matterOf(table, one, area, `amendments[${index}]`))
  const weighted = matter.map(({ mass, kind }, index) => {
    const conversion = factor(table, 'rice-amendment-conversion', { amendment: kind }, 'fraction')
    return times('weighted-matter', [mass, conversion], {
      name: (amendments as readonly OrganicAmendment[])[index]?.id ?? '',
    })
  })
  const sum = total(
    desk,
    'organic-matter',
    matter.map((one) => one.mass),
    'kilogram/mu',
    'amendments',
  )
  const perHectare = total(desk, 'weighted-organic-matter', weighted, 'kilogram/mu', 'amendments')
  return { matter: matter.length === 0 ? noMatter : sum, scaling: powered(perHectare) }
}

// One tonne a hectare is 1000/15 kilograms a mu.
function powered(weighted: Working): Working {
  if (weighted.lines.length === 0) return constant(exactOne, 'amendment-scaling')
  const raise = (value: Exact | undefined): Exact | undefined =>
    value === undefined
      ? undefined
      : exactOfComputed(powerText(addExact(exactOne, { n: value.n * 15n, d: value.d * 1000n }), exponent, places))
  const { mid, low, high } = weighted.span
  const span = { mid: raise(mid), low: raise(low), high: raise(high) }
  const dimension = weighted.dimension === undefined ? undefined : new Map()
  return {
    code: 'amendment-scaling',
    data: { exponent: '0.59' },
    span,
    dimension,
    operation: 'chosen',
    lines: [weighted],
  }
}

function matterOf(
  table: FactorDesk,
  one: OrganicAmendment,
  area: Working,
  path: string,
): { readonly mass: Working; readonly kind: string } {
  const { desk } = table
  const kind = attribute(table, 'rice-amendment-conversion', 'amendment', one.amendment, 'amendment-kind', one.id)
  const fresh = take(desk, one.amount, { code: 'amount', at: one.id, path: `${path}.amount`, unit: one.amount.unit })
  const dry = asCounted(desk, one, fresh, strawKinds.includes(kind), `${path}.dryMatter`)
  const perArea =
    dry.dimension?.has('mu') === true
      ? dry
      : over(desk, 'matter-per-area', dry, area, 'zero-area', 'area', { name: one.id })
  return { mass: perArea, kind }
}

// Straw counts dry, the others fresh: what is given the other way is turned by its share of dry matter.
function asCounted(desk: Desk, one: OrganicAmendment, given: Working, countsDry: boolean, path: string): Working {
  if (given.dimension === undefined) return given
  const isDry = qualifiersOf(given.dimension, 'kilogram').includes('dry')
  const bare = { ...given, dimension: qualifyDimension(given.dimension, 'kilogram', '') }
  if (isDry === countsDry) return bare
  const share = take(desk, one.dryMatter, { code: 'dry-matter', at: one.id, path, unit: 'percent' })
  return countsDry
    ? times('dry-matter', [bare, share], { name: one.id })
    : over(desk, 'dry-matter', bare, share, 'zero-divisor', path, { name: one.id })
}
