import type { Result, Rounding } from '../kernel/index.js'
import { compareExact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { divided, type Working } from './working.js'
import { eachOnce } from './inputs.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** What yields of an intercrop are divided by: all the land of the mixture, or the strips that the crop stands on. */
export type IntercropBasis = 'total' | 'net'

/** One crop of a mixture. */
export interface IntercropComponent {
  /** Name of the crop. */
  readonly crop: string
  /** Yield in the mixture. */
  readonly intercrop: FieldAmount
  /** Yield as a sole crop under the same conditions. */
  readonly sole: FieldAmount
  /** Share of the land that its strips take (占地比例): with it a yield per occupied strip counts on all the land. */
  readonly stripShare?: FieldAmount
  /** Days that the crop holds the land, for {@link areaTimeEquivalencyRatio}. */
  readonly duration?: FieldAmount
}

/** The crops of a mixture. */
export interface IntercropFacts {
  /** The crops. */
  readonly components: readonly IntercropComponent[]
  /** What the yields in the mixture are divided by; the text may leave it open (`intercrop-basis`). */
  readonly basis?: IntercropBasis
  /** Ratio that the text prints, to hold against the computed one. */
  readonly printed?: FieldAmount
  /** The band that reviews report; a ratio outside it is a warning, never a limit. */
  readonly plausible?: FieldAmount
  /** Days of the whole system, for {@link areaTimeEquivalencyRatio}. */
  readonly duration?: FieldAmount
}

/** What a question about a mixture names. */
export interface IntercropQuestion {
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A ratio with the part of each crop. */
export interface EquivalentRatio {
  /** Yield in the mixture ÷ sole yield of each crop. */
  readonly partial: readonly { readonly id: string; readonly ratio: FieldFigure }[]
  /** Their sum: land that sole crops would need for the same yields. */
  readonly ratio: FieldFigure
}

/**
 * Land equivalent ratio (土地当量比): Σ yield in the mixture ÷ sole yield, both per **total** area. Yields per occupied strip make ratios of 2 or 3: they count by the share
 * of the land that each crop's strips take, and without those shares they are refused.
 *
 * Reasons: `net-area-basis`, `zero-sole-yield`, `no-components`, `units-differ`, `negative-amount`. Findings: `printed-ratio-differs`, `outside-plausible-band`, `above-whole` (strips on more than all the land).
 * Needs: `intercrop-basis`. Source: ChinaXiv 201711.00307 and 201712.01711.
 *
 * @param method - may fix the basis
 * @param facts - the crops
 * @param question - rounding
 * @returns the ratio and its parts
 * @example
 * ```ts
 * import { landEquivalentRatio, openMethod } from 'xiangzhen/ecology'
 * const grams = (value: string) => ({ value, unit: 'gram' })
 * const components = [
 *   { crop: 'barley', intercrop: grams('11.5'), sole: grams('17.3') },
 *   { crop: 'pea', intercrop: grams('10'), sole: grams('14') },
 * ]
 * const result = landEquivalentRatio(openMethod, { components, basis: 'total' }, { rounding: { digits: 3, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.ratio.figure // => '1.379'
 * ```
 */
export function landEquivalentRatio(
  method: FieldMethod,
  facts: IntercropFacts,
  question: IntercropQuestion,
): Result<EquivalentRatio, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'components[].intercrop', 'components[].sole')) return unusableFacts(desk)
  const lines = partialRatios(desk, facts)
  const sum = total(desk, 'land-equivalent-ratio', lines, 'times', 'components')
  return ratioResult(desk, facts, lines, sum)
}

/**
 * Area-time equivalency ratio: Σ (yield in the mixture ÷ sole yield) × days of the crop ÷ days of the system.
 *
 * Reasons as {@link landEquivalentRatio}, and `zero-duration`. Needs: `duration` of each crop and of the system, `intercrop-basis`.
 * Source: the definition; no published wording was confirmed.
 *
 * @example
 * ```ts
 * import { areaTimeEquivalencyRatio, openMethod } from 'xiangzhen/ecology'
 * const of = (value: string, unit: string) => ({ value, unit })
 * const crop = (crop: string, days: string) => ({ crop, intercrop: of('6', 'tonne'), sole: of('10', 'tonne'), duration: of(days, 'day') })
 * const facts = { components: [crop('maize', '120'), crop('bean', '60')], basis: 'total' as const, duration: of('120', 'day') }
 * const result = areaTimeEquivalencyRatio(openMethod, facts, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.ratio.figure // => '0.90'
 * ```
 */
export function areaTimeEquivalencyRatio(
  method: FieldMethod,
  facts: IntercropFacts,
  question: IntercropQuestion,
): Result<EquivalentRatio, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'components[].intercrop', 'components[].sole')) return unusableFacts(desk)
  const whole = take(desk, facts.duration, { code: 'duration', path: 'duration', unit: 'day' })
  const lines = partialRatios(desk, facts).map((line, index) => {
    const { crop, duration } = facts.components[index] as IntercropComponent
    const days = take(desk, duration, {
      code: 'duration',
      at: crop,
      path: `components[${index}].duration`,
      unit: 'day',
    })
    return over(desk, 'area-time', times('area-days', [line, days]), whole, 'zero-duration', 'duration', { name: crop })
  })
  return ratioResult(desk, facts, lines, total(desk, 'area-time-equivalency-ratio', lines, 'times', 'components'))
}

function partialRatios(desk: Desk, facts: IntercropFacts): readonly Working[] {
  const basis = choose(desk, 'intercrop-basis', '', ['total', 'net'], facts.basis)
  if (facts.components.length === 0) refuse(desk, 'no-components', 'components')
  eachOnce(
    desk,
    facts.components.map(({ crop }) => ({ id: crop })),
    'components',
  )
  const lines = facts.components.map(({ crop, intercrop, sole }, index) => {
    const path = `components[${index}]`
    const inside = take(desk, intercrop, { code: 'yield', at: crop, path: `${path}.intercrop`, unit: sole.unit })
    const alone = take(desk, sole, { code: 'yield', at: crop, path: `${path}.sole`, unit: sole.unit })
    return over(desk, 'partial-ratio', inside, alone, 'zero-sole-yield', `${path}.sole`, { name: crop })
  })
  if (basis !== 'net') return lines
  const shares = facts.components.flatMap(({ crop, stripShare }, index) => {
    if (stripShare === undefined) return []
    return [
      take(desk, stripShare, { code: 'share', at: crop, path: `components[${index}].stripShare`, unit: 'percent' }),
    ]
  })
  if (shares.length < lines.length || lines.length === 0) {
    refuseNet(desk, facts, lines)
    return lines
  }
  const { mid } = total(desk, 'strips', shares, 'percent', 'components').span
  if (mid !== undefined && mid.n > mid.d) warn(desk, 'above-whole', 'components', {})
  return lines.map((line, index) => times('partial-ratio', [line, shares[index] as Working], line.data))
}

function refuseNet(desk: Desk, facts: IntercropFacts, lines: readonly Working[]): void {
  const naive = figureIn(desk, total(desk, 'naive-ratio', lines, 'times', 'components'), 'times', 'components').figure
  refuse(desk, 'net-area-basis', 'basis', { naive: naive ?? '', printed: facts.printed?.value ?? '' })
}

function ratioResult(
  desk: Desk,
  facts: IntercropFacts,
  lines: readonly Working[],
  sum: Working,
): Result<EquivalentRatio, EcologyCode> {
  const partial = facts.components.map(({ crop }, index) => ({
    id: crop,
    ratio: figureIn(desk, lines[index] as Working, 'times', 'components'),
  }))
  const ratio = figureIn(desk, sum, 'times', 'components')
  if (facts.printed !== undefined) {
    const printed = take(desk, facts.printed, { code: 'printed', path: 'printed', unit: 'times' })
    const shown = figureIn(desk, printed, 'times', 'printed').figure
    if (shown !== ratio.figure)
      warn(desk, 'printed-ratio-differs', 'printed', { printed: shown ?? '', computed: ratio.figure ?? '' })
  }
  if (facts.plausible !== undefined)
    warnOutside(desk, sum, take(desk, facts.plausible, { code: 'plausible', path: 'plausible', unit: 'times' }), ratio)
  return finish(desk, () => ({ partial, ratio }))
}

function warnOutside(desk: Desk, sum: Working, band: Working, ratio: FieldFigure): void {
  const { mid } = sum.span
  const { low, high } = band.span
  if (mid === undefined || sum.dimension === undefined) return
  const below = low !== undefined && compareExact(mid, low) < 0
  const above = high !== undefined && compareExact(mid, high) > 0
  if (below || above) warn(desk, 'outside-plausible-band', 'plausible', { figure: ratio.figure ?? '' })
}

/** Crops of a rotation with yields and prices. */
export interface RiceEquivalentFacts {
  /** The crops. */
  readonly items: readonly { readonly id: string; readonly yield: FieldAmount; readonly price: FieldAmount }[]
  /** Price of the rice that everything is measured in. */
  readonly referencePrice: FieldAmount
}

/** A rice-equivalent yield. */
export interface RiceEquivalent {
  /** Each crop in rice. */
  readonly items: readonly { readonly id: string; readonly amount: FieldFigure }[]
  /** Their sum. */
  readonly total: FieldFigure
}

/**
 * Rice-equivalent yield: Σ yield × price ÷ price of the reference rice, with the prices of that year. It changes with the reference price, so that is a fact and never
 * a default.
 *
 * Reasons: `zero-reference-price`, `units-differ`, `negative-amount`. Source: ChinaXiv 201711.00323.
 *
 * @example
 * ```ts
 * import { riceEquivalentYield, openMethod } from 'xiangzhen/ecology'
 * const crop = (id: string, kilograms: string, yuan: string) => ({
 *   id,
 *   yield: { value: kilograms, unit: 'kilogram/hectare' },
 *   price: { value: yuan, unit: 'yuan/kilogram' },
 * })
 * const facts = { items: [crop('early', '7775', '2.60'), crop('late', '8575', '2.80')], referencePrice: { value: '2.80', unit: 'yuan/kilogram' } }
 * const result = riceEquivalentYield(openMethod, facts, { unit: 'kilogram/hectare', rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.total.figure // => '15794.64'
 * ```
 */
export function riceEquivalentYield(
  method: FieldMethod,
  facts: RiceEquivalentFacts,
  question: IntercropQuestion & { readonly unit: string },
): Result<RiceEquivalent, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'items[].yield', 'referencePrice')) return unusableFacts(desk)
  const reference = take(desk, facts.referencePrice, { code: 'price', path: 'referencePrice', unit: 'yuan/kilogram' })
  const values = facts.items.map((item, index) => {
    const yielded = take(desk, item.yield, {
      code: 'yield',
      at: item.id,
      path: `items[${index}].yield`,
      unit: item.yield.unit,
    })
    const price = take(desk, item.price, {
      code: 'price',
      at: item.id,
      path: `items[${index}].price`,
      unit: 'yuan/kilogram',
    })
    return times('value', [yielded, price], { name: item.id })
  })
  const sum = total(desk, 'gross-value', values, 'yuan', 'items')
  const whole = over(desk, 'rice-equivalent', sum, reference, 'zero-reference-price', 'referencePrice')
  const shown = figureIn(desk, whole, question.unit, 'unit')
  const items = facts.items.map((item, index) => {
    const share = divided('rice-equivalent', values[index] as Working, reference, { name: item.id })
    return { id: item.id, amount: figureIn(desk, share, question.unit, 'unit') }
  })
  return finish(desk, () => ({ items, total: shown }))
}

/** Crop areas of a year and the land under them. */
export interface LandUseFacts {
  /** Area of each crop and season; their sum may exceed the land. */
  readonly crops: readonly { readonly id: string; readonly area: FieldAmount }[]
  /** The land. */
  readonly land: FieldAmount
}

/**
 * Multiple-cropping index (复种指数): crop area summed over the seasons ÷ land, percent. Crop area and land are two figures; the first may exceed the second.
 *
 * Reasons: `zero-area`, `wrong-unit`, `negative-amount`. Source: the definition; no published wording was confirmed.
 *
 * @example
 * ```ts
 * import { multipleCroppingIndex, openMethod } from 'xiangzhen/ecology'
 * const mu = (value: string) => ({ value, unit: 'mu' })
 * const facts = { crops: [{ id: 'early rice', area: mu('90') }, { id: 'late rice', area: mu('100') }], land: mu('100') }
 * const result = multipleCroppingIndex(openMethod, facts, { rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.figure // => '190'
 * ```
 */
export function multipleCroppingIndex(
  method: FieldMethod,
  facts: LandUseFacts,
  question: IntercropQuestion,
): Result<FieldFigure, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'crops[]', 'land')) return unusableFacts(desk)
  const crops = facts.crops.map(({ id, area }, index) =>
    take(desk, area, { code: 'area', at: id, path: `crops[${index}].area`, unit: 'mu' }),
  )
  const land = take(desk, facts.land, { code: 'area', path: 'land', unit: 'mu' })
  const index = over(
    desk,
    'multiple-cropping-index',
    total(desk, 'crop-area', crops, 'mu', 'crops'),
    land,
    'zero-area',
    'land',
  )
  const figure = figureIn(desk, index, 'percent', 'unit')
  return finish(desk, () => figure)
}
