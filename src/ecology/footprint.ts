import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, refuse, remark, type Desk } from './desk.js'
import { take, takeAny, writtenPlaces } from './desk-amounts.js'
import { figureIn, over, part, times, total } from './desk-steps.js'
import { itemised, type AccountItem } from './itemised.js'
import type { FieldMethod } from './methods.js'
import { convertSubstance } from './per-unit.js'
import { qualifiersOf } from './units.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** One item of a footprint: an amount with its factor, or an emission that was computed already. */
export interface FootprintItem {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Amount of the input. */
  readonly amount?: FieldAmount
  /** Emission per amount: `kilogram:CO2e/kilogram`, `kilogram:C-eq/litre`. */
  readonly factor?: FieldAmount
  /** The emission itself: `kilogram:CO2e`, `kilogram:C-eq/hectare`. */
  readonly emission?: FieldAmount
  /** The figure that the text prints for the item, to hold against the computed one; a plain figure in the item's unit. */
  readonly printed?: FieldAmount
}

/** The items of a footprint. */
export interface FootprintFacts {
  /** The items. */
  readonly items: readonly FootprintItem[]
  /** The land, for figures per area. Leave it out where the items are per area. */
  readonly area?: FieldAmount
  /** The harvest, in all or per area as the items are; without it there is no intensity. */
  readonly yield?: FieldAmount
}

/** What a question about a footprint names. */
export interface FootprintQuestion {
  /** Unit of the answer: `kilogram:CO2e`, `kilogram:C-eq`, or either per area. All items are brought to it. */
  readonly unit: string
  /** Unit of the harvest in the intensity: `kilogram` or `tonne`. */
  readonly yieldUnit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** An itemised footprint. */
export interface Footprint {
  /** Each item in the unit of the question. */
  readonly items: readonly AccountItem[]
  /** Their sum. */
  readonly total: FieldFigure
  /** Total per area; needs `area` where it is not given. */
  readonly perArea?: FieldOutcome
  /** Total per harvest; needs `yield`: the total stands without it. */
  readonly perYield: FieldOutcome
}

/**
 * Adds up a footprint, item by item, in one substance: carbon and carbon dioxide are converted by 44/12, never added as they stand. An item whose unit does not say of what it is a mass is
 * refused.
 *
 * Findings: `converted-to-one-substance`, `printed-item-differs`. Reasons: `unlabelled-emission`, `wrong-unit`, `units-differ`, `negative-amount` never (a sink is below zero).
 * Needs inside `perYield` and `perArea`: `yield`, `area`.
 *
 * @param method - decisions and conventions
 * @param facts - the items
 * @param question - the unit
 * @returns items, total, per area, per harvest
 * @example
 * ```ts
 * import { footprint, openMethod } from 'xiangzhen/ecology'
 * const of = (value: string, unit: string) => ({ value, unit })
 * const items = [
 *   { id: 'nitrogen', amount: of('112.5', 'kilogram/hectare'), factor: of('1.74', 'kilogram:C-eq/kilogram') },
 *   { id: 'nitrous oxide', emission: of('561.9', 'kilogram:CO2e/hectare') },
 * ]
 * const question = { unit: 'kilogram:C-eq/hectare', yieldUnit: 'tonne', rounding: { digits: 1, mode: 'halfUp' as const } }
 * const result = footprint(openMethod, { items, yield: of('1.737', 'tonne/hectare') }, question)
 * result.status === 'computed' && result.value.total.figure // => '349.0'
 * ```
 */
export function footprint(
  method: FieldMethod,
  facts: FootprintFacts,
  question: FootprintQuestion,
): Result<Footprint, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'items[]')) return unusableFacts(desk)
  eachOnce(desk, facts.items, 'items')
  const lines = footprintLines(desk, facts.items, question.unit)
  const sum = total(desk, 'footprint-total', lines, question.unit, 'items')
  const account = itemised(desk, facts.items, lines, sum, question.unit)
  const perYield = part(desk, `${question.unit.split('/')[0] as string}/${question.yieldUnit}`, 'yield', (inner) => {
    const harvest = take(inner, facts.yield, {
      code: 'yield',
      path: 'yield',
      unit: facts.yield?.unit ?? question.yieldUnit,
    })
    return over(inner, 'footprint-per-yield', sum, harvest, 'zero-yield', 'yield')
  })
  const perArea =
    facts.area === undefined
      ? {}
      : { perArea: part(desk, `${question.unit}/hectare`, 'area', (inner) => spread(inner, sum, facts.area)) }
  return finish(desk, () => ({ ...account, ...perArea, perYield }))
}

/** Each item in one substance. */
export function footprintLines(desk: Desk, items: readonly FootprintItem[], unit: string): readonly Working[] {
  return items.map((item, index) => emissionOf(desk, item, unit, `items[${index}]`))
}

function spread(desk: Desk, sum: Working, area: FieldAmount | undefined): Working {
  return over(
    desk,
    'footprint-per-area',
    sum,
    take(desk, area, { code: 'area', path: 'area', unit: 'mu' }),
    'zero-area',
    'area',
  )
}

function emissionOf(desk: Desk, item: FootprintItem, unit: string, path: string): Working {
  const raw =
    item.emission === undefined
      ? fromFactor(desk, item, path)
      : takeAny(desk, item.emission, 'emission', `${path}.emission`, item.id)
  if (raw.dimension === undefined) return raw
  if (qualifiersOf(raw.dimension, 'kilogram').every((one) => one === '')) {
    refuse(desk, 'unlabelled-emission', path, { id: item.id })
    return raw
  }
  if (item.printed !== undefined) comparePrinted(desk, item, raw, path)
  const converted = convertSubstance(desk, raw, unit, path)
  if (converted !== raw) remark(desk, 'converted-to-one-substance', path, { id: item.id, unit })
  return { ...converted, data: { ...converted.data, name: item.id } }
}

function fromFactor(desk: Desk, item: FootprintItem, path: string): Working {
  const factorUnit = item.factor?.unit ?? 'kilogram:CO2e/kilogram'
  const amount = take(desk, item.amount, {
    code: 'amount',
    at: item.id,
    path: `${path}.amount`,
    unit: item.amount?.unit ?? 'kilogram',
  })
  const factor = take(desk, item.factor, { code: 'factor', at: item.id, path: `${path}.factor`, unit: factorUnit })
  return times('emission', [amount, factor], { name: item.id })
}

function comparePrinted(desk: Desk, item: FootprintItem, computed: Working, path: string): void {
  const printed = takeAny(desk, item.printed as FieldAmount, 'printed', `${path}.printed`, item.id)
  const unit = (item.printed as FieldAmount).unit
  const digits = writtenPlaces(item.printed?.value)
  const rounded: Desk = { ...desk, rounding: { digits, mode: 'halfUp' } }
  const [a, b] = [
    figureIn(rounded, printed, unit, path).figure,
    figureIn(rounded, convertSubstance(desk, computed, unit, path), unit, path).figure,
  ]
  if (a !== b)
    desk.findings.push({
      code: 'printed-item-differs',
      severity: 'warning',
      path,
      data: { id: item.id, printed: a ?? '', computed: b ?? '', unit },
    })
}
