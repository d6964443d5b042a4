import type { Result, Rounding } from '../kernel/index.js'
import { exactOne, exactZero, signExact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, refuse, remark, type Desk } from './desk.js'
import { blank, take } from './desk-amounts.js'
import { figureIn, less, over, times, total } from './desk-steps.js'
import { itemised, type AccountItem } from './itemised.js'
import type { FieldMethod } from './methods.js'
import { constant, type Working } from './working.js'
import { dryAsAnalysed, taggedMass } from './held-substances.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** A harvest, or the residue that was carried off with it. */
export interface RemovedProduct {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Yield of the main product. */
  readonly yield: FieldAmount
  /** Nutrient content of what was carried off: `gram/kilogram` or `percent`. Several analyses are averaged. */
  readonly contents: readonly FieldAmount[]
  /** Share of dry matter of what was carried off, where the contents are of dry matter (`gram/kilogram:dry`) and the yield is as it lay. */
  readonly dryMatter?: FieldAmount
  /** Main product ÷ whole shoot, for residue: residue is yield ÷ index × (1 − index). Absent: the main product itself. */
  readonly harvestIndex?: FieldAmount
}

/** What a question about removal names. */
export interface NutrientRemovalQuestion {
  /** The nutrient, by which the result's mass is qualified: `N`, `P2O5`. */
  readonly nutrient: string
  /** Unit of the figures without the nutrient: `kilogram` or `kilogram/hectare`. */
  readonly unit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** Nutrients carried off the field. */
export interface NutrientRemoval {
  /** Nutrient carried off with each product. */
  readonly items: readonly AccountItem[]
  /** Their sum. */
  readonly total: FieldFigure
}

/**
 * Nutrient carried off with products and residue, as positive amounts. Residue is what the harvest index leaves: yield ÷ index − yield. A text that takes
 * yield × (1 − index) reads the index otherwise; the finding `residue-from-harvest-index` names both.
 *
 * Needs: `dry-matter`, where the content is of dry matter and the yield is as it lay. Reasons: `zero-harvest-index`, `share-above-one`, `negative-amount`, `wrong-unit`, `no-analysis`.
 *
 * @param method - decisions and conventions
 * @param facts - what was carried off
 * @param question - the nutrient and unit
 * @returns items and total
 * @example
 * ```ts
 * import { nutrientRemoval, openMethod } from 'xiangzhen/ecology'
 * const straw = {
 *   id: 'straw',
 *   yield: { value: '1000', unit: 'kilogram/hectare' },
 *   contents: [{ value: '2', unit: 'gram/kilogram' }],
 *   harvestIndex: { value: '0.4', unit: 'fraction' },
 * }
 * const question = { nutrient: 'N', unit: 'kilogram/hectare', rounding: { digits: 1, mode: 'halfUp' as const } }
 * const result = nutrientRemoval(openMethod, { removed: [straw] }, question)
 * result.status === 'computed' && result.value.total.figure // => '3.0'
 * ```
 */
export function nutrientRemoval(
  method: FieldMethod,
  facts: { readonly removed: readonly RemovedProduct[] },
  question: NutrientRemovalQuestion,
): Result<NutrientRemoval, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'removed[].yield', 'removed[].contents[]')) return unusableFacts(desk)
  const unit = question.unit.replace('kilogram', `kilogram:${question.nutrient}`)
  const lines = facts.removed.map((one, index) => removalOf(desk, one, question.nutrient, `removed[${index}]`))
  const sum = total(desk, 'nutrient-removal', lines, unit, 'removed')
  const value = itemised(desk, facts.removed, lines, sum, unit)
  return finish(desk, () => value)
}

function removalOf(desk: Desk, product: RemovedProduct, nutrient: string, path: string): Working {
  const main = take(desk, product.yield, {
    code: 'yield',
    at: product.id,
    path: `${path}.yield`,
    unit: product.yield.unit,
  })
  const content = contentOf(desk, product, path)
  const mass = product.harvestIndex === undefined ? main : residueOf(desk, main, product.harvestIndex, path, product.id)
  const analysed = dryAsAnalysed(desk, mass, content, product.dryMatter, product.id, `${path}.dryMatter`)
  return taggedMass(times('removed', [analysed, content], { name: product.id }), nutrient)
}

function contentOf(desk: Desk, product: RemovedProduct, path: string): Working {
  if (product.contents.length === 0) {
    refuse(desk, 'no-analysis', `${path}.contents`, { id: product.id })
    return blank
  }
  const analyses = product.contents.map((one, index) =>
    take(desk, one, { code: 'content', at: product.id, path: `${path}.contents[${index}]`, unit: 'percent' }),
  )
  const count = constant({ n: BigInt(analyses.length), d: 1n }, 'number-of-analyses')
  return over(desk, 'mean-content', total(desk, 'analyses', analyses, 'percent', path), count, 'zero-divisor', path)
}

function residueOf(desk: Desk, main: Working, index: FieldAmount, path: string, id: string): Working {
  const share = take(desk, index, { code: 'harvest-index', at: id, path: `${path}.harvestIndex`, unit: 'percent' })
  if (share.span.mid !== undefined && share.span.mid.n > share.span.mid.d)
    refuse(desk, 'share-above-one', `${path}.harvestIndex`, { substance: id })
  remark(desk, 'residue-from-harvest-index', `${path}.harvestIndex`, { id })
  const rest = less(desk, 'rest-of-shoot', constant(exactOne, 'whole'), share, path)
  return over(
    desk,
    'residue',
    times('residue-mass', [main, rest]),
    share,
    'zero-harvest-index',
    `${path}.harvestIndex`,
    { name: id },
  )
}

/** A surplus and the share of it that is lost. */
export interface SurplusLossFacts {
  /** The surplus; it may be below zero. */
  readonly surplus: FieldAmount
  /** The share that is lost. */
  readonly fraction: FieldAmount
}

/**
 * The loss that a share of the surplus makes (nitrate leaching). A surplus that is not above zero loses nothing: the soil is mined, and the finding says so.
 *
 * Reasons: `wrong-unit`, `not-a-figure`.
 *
 * @example
 * ```ts
 * import { lossFromSurplus, openMethod } from 'xiangzhen/ecology'
 * const facts = { surplus: { value: '-50', unit: 'kilogram:N/hectare' }, fraction: { value: '0.33', unit: 'fraction' } }
 * const result = lossFromSurplus(openMethod, facts, { unit: 'kilogram:N/hectare', rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.figure, result.diagnostics[0]?.code] // => ['0.0', 'soil-mining']
 * ```
 */
export function lossFromSurplus(
  method: FieldMethod,
  facts: SurplusLossFacts,
  question: { readonly unit: string; readonly rounding: Rounding },
): Result<FieldFigure, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'surplus', 'fraction')) return unusableFacts(desk)
  const surplus = take(desk, facts.surplus, { code: 'surplus', path: 'surplus', unit: question.unit, signed: true })
  const fraction = take(desk, facts.fraction, { code: 'loss-fraction', path: 'fraction', unit: 'fraction' })
  const mined = surplus.span.mid !== undefined && signExact(surplus.span.mid) <= 0
  if (mined) remark(desk, 'soil-mining', 'surplus', {})
  const none: Working = {
    ...surplus,
    code: 'no-loss',
    span: { mid: exactZero, low: exactZero, high: exactZero },
    operation: 'given',
    lines: [],
  }
  const loss = mined ? none : times('loss-from-surplus', [surplus, fraction])
  const figure = figureIn(desk, loss, question.unit, 'unit')
  return finish(desk, () => figure)
}
