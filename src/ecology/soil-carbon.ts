import type { Result, Rounding } from '../kernel/index.js'
import { exactOne, type Exact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, remark, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, times, total } from './desk-steps.js'
import { factor, openFactors, usedFactors, type FactorDesk } from './factor-lookup.js'
import type { FactorSet, SuppliedFactor, UsedFactor } from './factors.js'
import { retagged } from './global-warming.js'
import type { FieldMethod } from './methods.js'
import { shareOf } from './treatment-frequency.js'
import { molarRatios } from './substance-forms.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Urea and lime that were spread. */
export interface UreaAndLimeFacts {
  /** Urea, or products with a share of it. */
  readonly urea?: readonly CarbonInput[]
  /** Limestone, with its purity as share. */
  readonly lime?: readonly CarbonInput[]
  /** The land; wanted where amounts are per area. */
  readonly area?: FieldAmount
  /** Factors that the caller passes; they go before the set. */
  readonly factors?: readonly SuppliedFactor[]
}

/** An amount of a product that gives off its carbon. */
export interface CarbonInput {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Mass of the product, in all or per area. */
  readonly amount: FieldAmount
  /** Share of urea, or of limestone (purity); `1 fraction` for the pure substance. */
  readonly share?: FieldAmount
}

/** Carbon dioxide of urea and lime. */
export interface UreaAndLime {
  /** Carbon dioxide of each product. */
  readonly items: readonly { readonly id: string; readonly amount: FieldFigure }[]
  /** Their sum. */
  readonly total: FieldFigure
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Carbon dioxide of urea and lime, IPCC volume 4, equations 11.12 and 11.13: mass × share × carbon factor × 44/12.
 *
 * Reasons: `share-above-one`, `negative-amount`, `mixed-factor-editions`. Needs: `share` of each product, `area`, `factor`.
 *
 * @param set - a factor set with the carbon factors
 * @param facts - urea and lime
 * @param question - unit and rounding
 * @returns items and total
 * @example
 * ```ts
 * import { ureaAndLime } from 'xiangzhen/ecology'
 * import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
 * const lime = [{ id: 'limestone', amount: { value: '500', unit: 'tonne' }, share: { value: '0.9', unit: 'fraction' } }]
 * const result = ureaAndLime(ipcc2019, { lime }, { unit: 'tonne:CO2', rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.total.figure // => '198.0'
 * ```
 */
export function ureaAndLime(
  set: FactorSet,
  facts: UreaAndLimeFacts,
  question: { readonly unit: string; readonly rounding: Rounding },
): Result<UreaAndLime, EcologyCode> {
  const desk = openDesk(set, question)
  if (unusable(desk, facts, '?urea[]', '?lime[]', '?factors[]')) return unusableFacts(desk)
  const table = openFactors(desk, set, facts.factors)
  const items = ureaAndLimeSteps(table, facts)
  const shown = items.map(({ id, step }) => ({ id, amount: figureIn(desk, step, question.unit, 'unit') }))
  const sum = total(
    desk,
    'soil-co2',
    items.map((one) => one.step),
    'kilogram:CO2',
    'urea',
  )
  const whole = figureIn(desk, sum, question.unit, 'unit')
  const factors = usedFactors(table)
  return finish(desk, () => ({ items: shown, total: whole, factors }))
}

/** The steps of urea and lime. */
export function ureaAndLimeSteps(
  table: FactorDesk,
  facts: UreaAndLimeFacts,
): readonly { readonly id: string; readonly step: Working }[] {
  const of = (list: readonly CarbonInput[] | undefined, quantity: string, path: string) =>
    (list ?? []).map((one, index) => ({
      id: one.id,
      step: carbonOf(table, one, facts.area, quantity, `${path}[${index}]`),
    }))
  return [...of(facts.urea, 'urea-carbon', 'urea'), ...of(facts.lime, 'lime-carbon', 'lime')]
}

function carbonOf(
  table: FactorDesk,
  one: CarbonInput,
  area: FieldAmount | undefined,
  quantity: string,
  path: string,
): Working {
  const { desk } = table
  const amount = take(desk, one.amount, { code: 'amount', at: one.id, path: `${path}.amount`, unit: one.amount.unit })
  const mass =
    amount.dimension?.has('mu') === true
      ? times('on-land', [amount, take(desk, area, { code: 'area', path: 'area', unit: 'mu' })])
      : amount
  const share =
    one.share === undefined
      ? take(desk, undefined, { code: 'share', at: one.id, path, unit: 'fraction' })
      : shareOf(desk, one.share, `${path}.share`, one.id)
  const carbon = factor(table, quantity, {}, 'fraction')
  return asCarbonDioxide(times('carbon', [mass, share, carbon], { name: one.id }))
}

/** Carbon as carbon dioxide. */
function asCarbonDioxide(step: Working): Working {
  return retagged(
    times('as-co2', [step, constant(molarRatios['C>CO2'] as Exact, 'molar-ratio', { from: 'C', to: 'CO2' })]),
    'CO2',
  )
}

/** A stand of trees or grass. */
export interface BiomassFacts {
  /** Dry matter above ground, per area. */
  readonly aboveGround: FieldAmount
  /** Root to shoot ratio. */
  readonly rootShoot: FieldAmount
  /** Share of carbon in dry matter. */
  readonly carbonFraction: FieldAmount
}

/**
 * Carbon of living biomass: above ground × (1 + root to shoot) × carbon share. IPCC volume 4, chapter 2.
 *
 * Reasons: `share-above-one`, `negative-amount`, `wrong-unit`.
 *
 * @example
 * ```ts
 * import { biomassCarbon, openMethod } from 'xiangzhen/ecology'
 * const plain = (value: string) => ({ value, unit: 'fraction' })
 * const forest = { aboveGround: { value: '300', unit: 'tonne/hectare' }, rootShoot: plain('0.37'), carbonFraction: plain('0.5') }
 * const result = biomassCarbon(openMethod, forest, { unit: 'tonne:C/hectare', rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.figure // => '205.5'
 * ```
 */
export function biomassCarbon(
  method: FieldMethod,
  facts: BiomassFacts,
  question: { readonly unit: string; readonly rounding: Rounding },
): Result<FieldFigure, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'aboveGround', 'rootShoot', 'carbonFraction')) return unusableFacts(desk)
  const above = take(desk, facts.aboveGround, { code: 'amount', path: 'aboveGround', unit: facts.aboveGround.unit })
  const roots = take(desk, facts.rootShoot, { code: 'root-shoot', path: 'rootShoot', unit: 'fraction' })
  const fraction = shareOf(desk, facts.carbonFraction, 'carbonFraction', 'carbon')
  const whole = total(desk, 'shoot-and-root', [constant(exactOne, 'whole'), roots], 'fraction', 'rootShoot')
  const figure = figureIn(desk, retagged(times('biomass-carbon', [above, whole, fraction]), 'C'), question.unit, 'unit')
  return finish(desk, () => figure)
}

/** Land that changed its use. */
export interface LandConversionFacts {
  /** Carbon of the biomass before, per area: `tonne:C/hectare`. */
  readonly before: FieldAmount
  /** Carbon of the biomass a year after. */
  readonly after: FieldAmount
  /** The land that changed. */
  readonly area: FieldAmount
}

/**
 * Carbon dioxide of converted land: (carbon before − after) × area × 44/12. Below zero, carbon was bound. Soil carbon is not in it, and the finding `soil-carbon-not-included` says so.
 *
 * Reasons: `negative-amount`, `wrong-unit`, `units-differ`.
 *
 * @example
 * ```ts
 * import { landConversion, openMethod } from 'xiangzhen/ecology'
 * const carbon = (value: string) => ({ value, unit: 'tonne:C/hectare' })
 * const facts = { before: carbon('8'), after: carbon('5'), area: { value: '100', unit: 'hectare' } }
 * const result = landConversion(openMethod, facts, { unit: 'tonne:CO2', rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.figure // => '1100'
 * ```
 */
export function landConversion(
  method: FieldMethod,
  facts: LandConversionFacts,
  question: { readonly unit: string; readonly rounding: Rounding },
): Result<FieldFigure, EcologyCode> {
  const desk: Desk = openDesk(method, question)
  if (unusable(desk, facts, 'before', 'after', 'area')) return unusableFacts(desk)
  const carbon = (amount: FieldAmount, path: string) =>
    take(desk, amount, { code: 'amount', path, unit: 'tonne:C/hectare' })
  const area = take(desk, facts.area, { code: 'area', path: 'area', unit: 'hectare' })
  const lost = less(desk, 'carbon-lost', carbon(facts.before, 'before'), carbon(facts.after, 'after'), 'after')
  remark(desk, 'soil-carbon-not-included', '', {})
  const figure = figureIn(desk, asCarbonDioxide(times('carbon-of-land', [lost, area])), question.unit, 'unit')
  return finish(desk, () => figure)
}
