import type { Label, Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import { changeOf, comparatorKinds, type ComparatorKind, type FieldChange } from './changes.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, type Desk } from './desk.js'
import { blank, take } from './desk-amounts.js'
import { figureIn, over, part, times, total } from './desk-steps.js'
import { heldBy } from './held-substances.js'
import type { FieldMethod } from './methods.js'
import { byCodeUnit, qualifiersOf } from './units.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** What an input is for. */
export type InputUse =
  | 'fertiliser'
  | 'manure'
  | 'pesticide'
  | 'biocontrol'
  | 'lime'
  | 'seed'
  | 'feed'
  | 'film'
  | 'energy'
  | 'water'
  | 'other'

/** The uses, for readers. */
export const inputUses: readonly InputUse[] = [
  'fertiliser',
  'manure',
  'pesticide',
  'biocontrol',
  'lime',
  'seed',
  'feed',
  'film',
  'energy',
  'water',
  'other',
]

/** How much of a substance a product holds. */
export interface SubstanceContent {
  /** `N`, `P2O5`, `K2O`, `activeIngredient`, … */
  readonly substance: string
  /** Its share of the product: `percent`, `fraction`, `gram/kilogram`; of a liquid `gram/litre`. */
  readonly share: FieldAmount
}

/** An application, as far as arithmetic needs it. A {@link FieldInput} is one. */
export interface Application {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Product weight: a total, or a rate per area. */
  readonly amount: FieldAmount
  /** What the product holds. */
  readonly contents?: readonly SubstanceContent[]
  /** Share of dry matter, where the contents are of dry matter (`gram/kilogram:dry`) and the amount is as it lay. */
  readonly dryMatter?: FieldAmount
  /** Name of the product, for questions about it. */
  readonly product?: Label
}

/** Applications and the land that they went on. */
export interface InputUseFacts {
  /** The applications; an empty list says that there were none, which is zero and not unknown. */
  readonly inputs: readonly Application[]
  /** The land; without it there is a total and no intensity. */
  readonly area?: FieldAmount
}

/** What a question about inputs names. */
export interface InputUseQuestion {
  /**
   * `product` for product weight (实物量), a substance (`N`, `activeIngredient`: 折纯, 有效成分), or `nutrient` for N + P2O5 + K2O together
   * (折纯总量).
   */
  readonly substance: string
  /** Unit of the totals: `kilogram`; the substance is added as its qualifier. */
  readonly unit: string
  /** Unit of area of the intensity: `mu` or `hectare`. */
  readonly areaUnit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** What was put on the land. */
export interface InputUsage {
  /** Each application in the unit of the total. */
  readonly items: readonly { readonly id: string; readonly amount: FieldFigure }[]
  /** Their sum. */
  readonly total: FieldFigure
  /** The sum per area; `needs` the area where it is not given. */
  readonly perArea: FieldOutcome
}

/**
 * Adds up applications, by product weight or by what they hold, and per area (投入强度).
 *
 * Reasons: `negative-amount`, `share-above-one`, `units-differ`, `zero-area`, `not-a-figure`, `unknown-unit`. Needs: `content` of each
 * product whose share of the substance is missing; `area` (inside `perArea`).
 *
 * @param method - decisions and conventions
 * @param facts - applications and area
 * @param question - substance and units
 * @returns items, total and intensity
 * @example
 * ```ts
 * import { inputIntensity, openMethod } from 'xiangzhen/ecology'
 * const share = { value: '46', unit: 'percent' }
 * const urea = { id: 'urea', amount: { value: '200', unit: 'kilogram' }, contents: [{ substance: 'N', share }] }
 * const question = { substance: 'N', unit: 'kilogram', areaUnit: 'mu', rounding: { digits: 2, mode: 'halfUp' as const } }
 * const result = inputIntensity(openMethod, { inputs: [urea], area: { value: '10', unit: 'mu' } }, question)
 * result.status === 'computed' && result.value.perArea.status === 'computed' && result.value.perArea.figure // => '9.20'
 * ```
 */
export function inputIntensity(
  method: FieldMethod,
  facts: InputUseFacts,
  question: InputUseQuestion,
): Result<InputUsage, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'inputs[].amount', 'inputs[].?contents[].share')) return unusableFacts(desk)
  const usage = usageOf(desk, facts, question)
  return finish(desk, () => usage)
}

/** Two uses of inputs to compare. */
export interface InputReductionFacts {
  /** The field that is looked at. */
  readonly now: InputUseFacts
  /** The field or the season that it is measured against. */
  readonly base: InputUseFacts
  /** What that is; the text may leave it open (`comparator`). */
  readonly comparator?: ComparatorKind
  /** The comparator's name. */
  readonly name?: Label
}

/** A reduction of inputs per area. */
export interface InputReduction {
  /** What it is measured against. */
  readonly comparator: ComparatorKind
  /** Intensity now. */
  readonly now: FieldFigure
  /** Intensity of the comparator. */
  readonly base: FieldFigure
  /** Change of intensity; below zero is a reduction. */
  readonly change: Omit<FieldChange, 'comparator'>
}

/**
 * The reduction of an input per area (减量) against a named comparator, both sides by the same substance. A cut of cost is not
 * a cut of quantity: amounts in yuan refuse to be added to kilograms.
 *
 * Reasons and needs as {@link inputIntensity}; also needs `comparator` and `area`.
 *
 * @example
 * ```ts
 * import { inputReduction, openMethod } from 'xiangzhen/ecology'
 * const field = (kilograms: string) => ({
 *   inputs: [{ id: 'N', amount: { value: kilograms, unit: 'kilogram' } }],
 *   area: { value: '1', unit: 'hectare' },
 * })
 * const question = { substance: 'product', unit: 'kilogram', areaUnit: 'hectare', rounding: { digits: 1, mode: 'halfUp' as const } }
 * const result = inputReduction(openMethod, { now: field('51.56'), base: field('150'), comparator: 'control' }, question)
 * result.status === 'computed' && result.value.change.percent.status === 'computed' && result.value.change.percent.figure
 * // => '-65.6'
 * ```
 */
export function inputReduction(
  method: FieldMethod,
  facts: InputReductionFacts,
  question: InputUseQuestion,
): Result<InputReduction, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'now.inputs[].?contents[]', 'base.inputs[].?contents[]')) return unusableFacts(desk)
  const comparator = choose(desk, 'comparator', '', comparatorKinds, facts.comparator)
  const now = intensityOf(desk, facts.now, question, 'now')
  const base = intensityOf(desk, facts.base, question, 'base')
  const unit = `${question.unit}${tagOf(question.substance)}/${question.areaUnit}`
  const shown = { now: figureIn(desk, now, unit, 'unit'), base: figureIn(desk, base, unit, 'unit') }
  const change = changeOf(desk, now, base, unit, 'base')
  return finish(desk, () => ({ comparator: comparator as ComparatorKind, ...shown, change }))
}

/** Refuses records of one id: the same application twice, or two that cannot be told apart. */
export function eachOnce(desk: Desk, records: readonly { readonly id: string }[], path: string): void {
  const ids = records.map((one) => one.id)
  for (const id of [...new Set(ids.filter((one, index) => ids.indexOf(one) !== index))].sort(byCodeUnit))
    refuse(desk, 'id-given-twice', path, { id })
}

function usageOf(desk: Desk, facts: InputUseFacts, question: InputUseQuestion): InputUsage {
  eachOnce(desk, facts.inputs, 'inputs')
  const tag = tagOf(question.substance)
  const unit = `${question.unit}${tag}`
  const lines = facts.inputs.map((input, index) =>
    onLand(desk, input, facts.area, question.substance, `inputs[${index}]`),
  )
  const sum = total(desk, 'input-total', lines, unit, 'inputs', { substance: question.substance })
  return {
    items: facts.inputs.map((input, index) => ({
      id: input.id,
      amount: figureIn(desk, lines[index] as Working, unit, 'unit'),
    })),
    total: figureIn(desk, sum, unit, 'unit'),
    perArea: part(desk, `${unit}/${question.areaUnit}`, 'area', (inner) => {
      const area = take(inner, facts.area, { code: 'area', path: 'area', unit: 'mu' })
      return over(inner, 'input-intensity', sum, area, 'zero-area', 'area', { substance: question.substance })
    }),
  }
}

/** What one side of a comparison put on its land in all. */
export function inputTotal(
  desk: Desk,
  facts: InputUseFacts,
  { substance, unit }: Pick<InputUseQuestion, 'substance' | 'unit'>,
  path: string,
): Working {
  eachOnce(desk, facts.inputs, `${path}.inputs`)
  const lines = facts.inputs.map((input, index) =>
    onLand(desk, input, facts.area, substance, `${path}.inputs[${index}]`),
  )
  return total(desk, 'input-total', lines, `${unit}${tagOf(substance)}`, `${path}.inputs`, { substance })
}

/** The intensity of one side of a comparison. */
export function intensityOf(desk: Desk, facts: InputUseFacts, question: InputUseQuestion, path: string): Working {
  const sum = inputTotal(desk, facts, question, path)
  const area = take(desk, facts.area, { code: 'area', at: path, path: `${path}.area`, unit: 'mu' })
  return over(desk, 'input-intensity', sum, area, 'zero-area', `${path}.area`, { substance: question.substance })
}

// A rate per area is multiplied by the land; a total stands.
function onLand(
  desk: Desk,
  input: Application,
  area: FieldAmount | undefined,
  substance: string,
  path: string,
): Working {
  const held = heldBy(desk, input, substance, path)
  const [basis] = held.dimension === undefined ? [] : qualifiersOf(held.dimension, 'mu')
  if (basis === undefined) return held
  const land = take(desk, area, { code: 'area', path: 'area', unit: 'mu' })
  if (land.dimension === undefined) return blank
  const [counted = ''] = qualifiersOf(land.dimension, 'mu')
  // A rate per planted mu is not spread over land of which nobody says whether its ditches are in it.
  if (basis !== counted && basis !== '') {
    const said = counted === '' ? choose(desk, 'area-basis', 'area', ['total', 'planted']) : counted
    if (said !== '' && said !== basis)
      refuse(desk, 'units-differ', `${path}.amount.unit`, { left: `mu:${basis}`, right: `mu:${said}` })
  }
  const like = { ...land, dimension: new Map([[basis === '' ? 'mu' : `mu:${basis}`, 1]]) }
  return times('on-land', [held, like], { name: input.id })
}

/** The qualifier of a substance in a unit; product weight has none. */
export function tagOf(substance: string): string {
  return substance === 'product' ? '' : `:${substance}`
}
