import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, RecordSource } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { ask, choose, finish, remark, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, times, total } from './desk-steps.js'
import { attribute, factor, usedFactors, type FactorDesk } from './factor-lookup.js'
import type { FactorSet, SuppliedFactor, UsedFactor } from './factors.js'
import { openGases, retagged, warmed, type GreenhouseGas } from './global-warming.js'
import { shareOf } from './treatment-frequency.js'
import { molarRatios } from './substance-forms.js'
import { constant, type Working } from './working.js'
import type { Exact } from '../kernel/internal.js'
import { unusable, unusableFacts } from './usable-facts.js'

/**
 * How burning is computed. `dryMatter`: mass burnt × combustion factor × gas per dry matter (IPCC equation 2.27). `carbon`: mass burnt × burning efficiency × carbon share × methane
 * carbon per carbon × 16/12, as the Australian inventory does; methane alone.
 */
export type BurningRoute = 'dryMatter' | 'carbon'

/** Residue that was burnt on the field. */
export interface BurningFacts {
  /** Dry matter of the residue that was set on fire; or give the yield and its ratios. */
  readonly dryMatter?: FieldAmount
  /** Yield, in all or per area. */
  readonly yield?: FieldAmount
  /** The land; wanted where the yield is per area. */
  readonly area?: FieldAmount
  /** Residue ÷ yield. */
  readonly residueRatio?: FieldAmount
  /** Share of dry matter in the residue. */
  readonly dryMatterShare?: FieldAmount
  /** Share of the residue that was set on fire. */
  readonly burntShare?: FieldAmount
  /** Crop as the factor set names it, for the combustion factor. */
  readonly crop?: string
  /** Factors that the caller passes; they go before the set. */
  readonly factors?: readonly SuppliedFactor[]
}

/** What a question about burning names. */
export interface BurningQuestion {
  /** Absent: as was decided (`burning-route`). */
  readonly route?: BurningRoute
  /** Edition of the warming potentials (`gwp-set`). */
  readonly gwp?: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** Gases of burnt residue. */
export interface ResidueBurning {
  /** How burning was computed. */
  readonly route: BurningRoute
  /** Dry matter that was set on fire. */
  readonly dryMatter: FieldFigure
  /** Methane and nitrous oxide. */
  readonly gases: readonly { readonly id: GreenhouseGas; readonly amount: FieldFigure; readonly co2e: FieldFigure }[]
  /** Methane and nitrous oxide in carbon dioxide equivalent: what inventories count. */
  readonly co2e: FieldFigure
  /** Carbon dioxide of the plants themselves, apart: the next crop takes it up again. */
  readonly biogenicCarbonDioxide?: FieldFigure
  /** Edition of the warming potentials that was used. */
  readonly gwp: string
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Gases of residue burnt on the field. Carbon dioxide of the plants is reported apart and never added.
 *
 * Findings: `biogenic-carbon-dioxide-apart`. Reasons: `share-above-one`, `mixed-factor-editions`, `negative-amount`. Needs: `burning-route`, `yield`, `area`, `residue-ratio`, `dry-matter`,
 * `burnt-share`, `crop`, `gwp-set`, `factor`. Source: IPCC volume 4, equation 2.27, tables 2.5 and 2.6.
 *
 * @param set - a factor set with burning factors and warming potentials
 * @param facts - the residue
 * @param question - route and edition
 * @returns gases and their equivalent
 * @example
 * ```ts
 * import { residueBurning, combineFactorSets } from 'xiangzhen/ecology'
 * import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
 * import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
 * const set = combineFactorSets([ipcc2019, warmingPotentials])
 * const facts = { dryMatter: { value: '10', unit: 'tonne' }, crop: 'rice' }
 * const question = { route: 'dryMatter' as const, gwp: 'AR5', rounding: { digits: 2, mode: 'halfUp' as const } }
 * const result = set.status === 'computed' && residueBurning(set.value, facts, question)
 * result && result.status === 'computed' && result.value.gases[0]?.amount.figure // => '21.60'
 * ```
 */
export function residueBurning(
  set: FactorSet,
  facts: BurningFacts,
  question: BurningQuestion,
): Result<ResidueBurning, EcologyCode> {
  const { desk, table, gwp } = openGases(set, facts.factors, question)
  if (unusable(desk, facts, '?factors[]')) return unusableFacts(desk)
  const steps = burningSteps(table, facts, question.route)
  const gases = steps.gases.map(({ gas, mass }) => ({
    id: gas,
    amount: figureIn(desk, mass, `kilogram:${gas}`, 'dryMatter'),
    co2e: figureIn(desk, warmed(table, mass, gas, gwp, gas), 'kilogram:CO2e', 'dryMatter'),
  }))
  const sum = total(
    desk,
    'burning-co2e',
    steps.gases.map(({ gas, mass }) => warmed(table, mass, gas, gwp, gas)),
    'kilogram:CO2e',
    'dryMatter',
  )
  if (steps.biogenic !== undefined) remark(desk, 'biogenic-carbon-dioxide-apart', 'dryMatter', {})
  const value = {
    route: steps.route,
    dryMatter: figureIn(desk, steps.dryMatter, 'kilogram', 'dryMatter'),
    gases,
    co2e: figureIn(desk, sum, 'kilogram:CO2e', 'dryMatter'),
    ...(steps.biogenic === undefined
      ? {}
      : { biogenicCarbonDioxide: figureIn(desk, steps.biogenic, 'kilogram:CO2', 'dryMatter') }),
    gwp,
  }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...value, factors }))
}

/** The steps of burning. */
export function burningSteps(table: FactorDesk, facts: BurningFacts, stated: BurningRoute | undefined) {
  const { desk } = table
  const route = choose(desk, 'burning-route', '', ['dryMatter', 'carbon'], stated) as BurningRoute
  const dryMatter = dryMatterOf(desk, facts)
  if (route === 'carbon') {
    const ratio = (quantity: string) => factor(table, quantity, cropOf(table, quantity, facts), 'fraction')
    const carbon = times('burnt-carbon', [
      dryMatter,
      ratio('burning-efficiency'),
      ratio('residue-carbon-share'),
      ratio('burning-methane-carbon'),
    ])
    const mass = retagged(
      times('as-ch4', [
        carbon,
        constant(molarRatios['CH4-C>CH4'] as Exact, 'molar-ratio', { from: 'CH4-C', to: 'CH4' }),
      ]),
      'CH4',
    )
    return { route, dryMatter, gases: [{ gas: 'CH4' as const, mass }], biogenic: undefined }
  }
  const burnt = times('burnt-matter', [
    dryMatter,
    factor(table, 'combustion-factor', cropOf(table, 'combustion-factor', facts), 'fraction'),
  ])
  const gasOf = (gas: GreenhouseGas) =>
    retagged(times('burnt-gas', [burnt, factor(table, 'burning-gas', { gas }, 'gram/kilogram')], { gas }), gas)
  const gases = (['CH4', 'N2O'] as const).map((gas) => ({ gas, mass: gasOf(gas) }))
  return { route, dryMatter, gases, biogenic: gasOf('CO2') }
}

function cropOf(table: FactorDesk, quantity: string, facts: BurningFacts): Readonly<Record<string, string>> {
  const general = table.supplied.some((one) => one.quantity === quantity && one.appliesTo === undefined)
  return general ? {} : { crop: attribute(table, quantity, 'crop', facts.crop, 'crop') }
}

function dryMatterOf(desk: Desk, facts: BurningFacts): Working {
  if (facts.dryMatter !== undefined)
    return take(desk, facts.dryMatter, { code: 'amount', path: 'dryMatter', unit: 'kilogram' })
  const fresh = take(desk, facts.yield, { code: 'yield', path: 'yield', unit: facts.yield?.unit ?? 'kilogram' })
  const harvest =
    fresh.dimension?.has('mu') === true
      ? times('on-land', [fresh, take(desk, facts.area, { code: 'area', path: 'area', unit: 'mu' })])
      : fresh
  const ratio = take(desk, facts.residueRatio, { code: 'residue-ratio', path: 'residueRatio', unit: 'fraction' })
  const dry = share(desk, facts.dryMatterShare, 'dry-matter', 'dryMatterShare')
  const burnt = share(desk, facts.burntShare, 'burnt-share', 'burntShare')
  return times('residue-dry-matter', [harvest, ratio, dry, burnt])
}

function share(desk: Desk, amount: FieldAmount | undefined, code: 'dry-matter' | 'burnt-share', path: string): Working {
  return amount === undefined
    ? take(desk, undefined, { code, path, unit: 'fraction' })
    : shareOf(desk, amount, path, path)
}

/** Burning that did not happen because the straw went elsewhere. */
export interface AvoidedBurningFacts {
  /** Dry matter that was kept from fire in the new way. */
  readonly dryMatter: FieldAmount
  /** Crop as the factor set names it. */
  readonly crop?: string
  /** Share that was burnt before. */
  readonly baselineBurntShare?: FieldAmount
  /** Evidence of that share: a burning ban makes it near zero in many counties. */
  readonly evidence?: RecordSource
  /** Emissions of what is done with the straw now, in carbon dioxide equivalent. */
  readonly newFate?: FieldAmount
  /** Factors that the caller passes; they go before the set. */
  readonly factors?: readonly SuppliedFactor[]
}

/** Emissions that burning would have made, less those of the new use. */
export interface AvoidedBurning {
  /** What the burnt share of the baseline would have given off. */
  readonly baseline: FieldFigure
  /** What the new use gives off. */
  readonly newFate: FieldFigure
  /** Baseline less new use; below zero the new use gives off more, and that is reported as it is. */
  readonly avoided: FieldFigure
  /** Edition of the warming potentials that was used. */
  readonly gwp: string
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Avoided burning, with an evidenced baseline. Without evidence there is no figure.
 *
 * Findings: `new-use-emits-more`. Reasons: as {@link residueBurning}. Needs: `burning-baseline-evidence`, `burnt-share`, `new-fate-emission`, `crop`, `gwp-set`, `factor`.
 *
 * @example
 * ```ts
 * import { avoidedBurning } from 'xiangzhen/ecology'
 * import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
 * const result = avoidedBurning(ipcc2019, { dryMatter: { value: '5000', unit: 'tonne' }, crop: 'rice' }, { rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'needs' && result.missing.map((one) => one.code).sort()
 * // => ['burning-baseline-evidence', 'burnt-share', 'gwp-set', 'new-fate-emission']
 * ```
 */
export function avoidedBurning(
  set: FactorSet,
  facts: AvoidedBurningFacts,
  question: Omit<BurningQuestion, 'route'>,
): Result<AvoidedBurning, EcologyCode> {
  const { desk, table, gwp } = openGases(set, facts.factors, question)
  if (unusable(desk, facts, 'dryMatter', '?factors[]')) return unusableFacts(desk)
  if (facts.evidence === undefined) ask(desk, { code: 'burning-baseline-evidence', options: [], free: 'text' })
  const steps = burningSteps(table, facts, 'dryMatter')
  const all = total(
    desk,
    'burning-co2e',
    steps.gases.map(({ gas, mass }) => warmed(table, mass, gas, gwp, gas)),
    'kilogram:CO2e',
    'dryMatter',
  )
  const baseline = times('baseline-burning', [
    all,
    share(desk, facts.baselineBurntShare, 'burnt-share', 'baselineBurntShare'),
  ])
  const fate = take(desk, facts.newFate, { code: 'new-fate-emission', path: 'newFate', unit: 'kilogram:CO2e' })
  const avoided = less(desk, 'avoided-burning', baseline, fate, 'newFate')
  if (avoided.span.mid !== undefined && avoided.span.mid.n < 0n) remark(desk, 'new-use-emits-more', 'newFate', {})
  const shown = (step: Working) => figureIn(desk, step, 'kilogram:CO2e', 'dryMatter')
  const value = { baseline: shown(baseline), newFate: shown(fate), avoided: shown(avoided), gwp }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...value, factors }))
}
