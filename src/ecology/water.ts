import type { Result, Rounding } from '../kernel/index.js'
import { exactOne, powerExact, subtractExact, type Exact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, figureOfPoints, less, over } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { byCodeUnit } from './units.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Water that a yield can be divided by. */
export type WaterKind =
  'irrigation' | 'seasonRain' | 'fallowRain' | 'annualRain' | 'evapotranspiration' | 'storedSoilWater'

const waterKinds: readonly WaterKind[] = [
  'irrigation',
  'seasonRain',
  'fallowRain',
  'annualRain',
  'evapotranspiration',
  'storedSoilWater',
]

/** A yield and the waters that are known. */
export interface WaterFacts {
  /** Yield, per area or in all. */
  readonly yield: FieldAmount
  /** Waters, as depth (`millimetre`) or volume (`cubicMetre`, `cubicMetre/mu`). */
  readonly waters: Readonly<Partial<Record<WaterKind, FieldAmount>>>
}

/** What a question about water productivity names. */
export interface WaterQuestion {
  /** The water that the yield is divided by; absent: as was decided (`water-denominator`). */
  readonly water?: WaterKind
  /** Unit: `kilogram/hectare/millimetre`, `kilogram/cubicMetre`. */
  readonly unit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A water productivity with its denominator. */
export interface WaterProductivity {
  /** The water that the yield was divided by. */
  readonly water: WaterKind
  /** Yield ÷ water, in the unit of the question. */
  readonly productivity: FieldFigure
}

/**
 * Yield ÷ a named water. The same yield gives 45.36, 10.53 or 8.54 kg/ha/mm by season, fallow or annual rain: the denominator is part of the figure.
 *
 * Reasons: `zero-divisor`, `wrong-unit`, `negative-amount`. Needs: `water-denominator`, `water` (the amount of the named water). Source: ChinaXiv 201803.01088, table 5.
 *
 * @param method - may fix the denominator
 * @param facts - yield and waters
 * @param question - denominator and unit
 * @returns the productivity
 * @example
 * ```ts
 * import { waterProductivity, openMethod } from 'xiangzhen/ecology'
 * const waters = { seasonRain: { value: '95.90', unit: 'millimetre' }, annualRain: { value: '509.20', unit: 'millimetre' } }
 * const facts = { yield: { value: '4350', unit: 'kilogram/hectare' }, waters }
 * const question = { unit: 'kilogram/hectare/millimetre', rounding: { digits: 2, mode: 'halfUp' as const } }
 * const result = waterProductivity(openMethod, facts, { ...question, water: 'annualRain' })
 * result.status === 'computed' && result.value.productivity.figure // => '8.54'
 * waterProductivity(openMethod, facts, question).status // => 'needs'
 * ```
 */
export function waterProductivity(
  method: FieldMethod,
  facts: WaterFacts,
  question: WaterQuestion,
): Result<WaterProductivity, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'yield', 'waters')) return unusableFacts(desk)
  const known = (Object.keys(facts.waters) as WaterKind[]).sort(byCodeUnit)
  const options = question.water === undefined ? known : waterKinds
  const water = choose(desk, 'water-denominator', '', options, question.water)
  if (water === '') return finish(desk, () => undefined as never)
  const amount = facts.waters[water]
  const harvest = take(desk, facts.yield, { code: 'yield', path: 'yield', unit: facts.yield.unit })
  const used = take(desk, amount, {
    code: 'water',
    at: water,
    path: `waters.${water}`,
    unit: amount?.unit ?? 'millimetre',
  })
  const productivity = figureIn(
    desk,
    over(desk, 'water-productivity', harvest, used, 'zero-divisor', `waters.${water}`, { water }),
    question.unit,
    'unit',
  )
  return finish(desk, () => ({ water, productivity }))
}

/** Rain of a fallow and what of it the soil kept. */
export interface FallowFacts {
  /** Soil water gained. */
  readonly stored: FieldAmount
  /** Rain of the fallow. */
  readonly rain: FieldAmount
}

/**
 * Fallow efficiency: soil water gained ÷ rain of the fallow, percent.
 *
 * Reasons: `zero-divisor`, `wrong-unit`. Source: ChinaXiv 201803.01088, table 6.
 *
 * @example
 * ```ts
 * import { fallowEfficiency, openMethod } from 'xiangzhen/ecology'
 * const depth = (value: string) => ({ value, unit: 'millimetre' })
 * const result = fallowEfficiency(openMethod, { stored: depth('164.70'), rain: depth('413.30') }, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.figure // => '39.85'
 * ```
 */
export function fallowEfficiency(
  method: FieldMethod,
  facts: FallowFacts,
  question: { readonly rounding: Rounding },
): Result<FieldFigure, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'stored', 'rain')) return unusableFacts(desk)
  const stored = take(desk, facts.stored, { code: 'water', path: 'stored', unit: 'millimetre', signed: true })
  const rain = take(desk, facts.rain, { code: 'water', path: 'rain', unit: 'millimetre' })
  const figure = figureIn(
    desk,
    over(desk, 'fallow-efficiency', stored, rain, 'zero-divisor', 'rain'),
    'percent',
    'unit',
  )
  return finish(desk, () => figure)
}

/** A flood standard before and after a work. */
export interface FloodFacts {
  /** Return period before: N years (N年一遇). */
  readonly before: FieldAmount
  /** Return period after. */
  readonly after: FieldAmount
  /** Years that are looked at together. */
  readonly years: number
}

/** What a return period means. */
export interface FloodRisk {
  /** Chance of exceedance in one year. */
  readonly annualBefore: FieldFigure
  /** Chance of exceedance in one year after the work, percent. */
  readonly annualAfter: FieldFigure
  /** Change of the annual chance, in percentage points. */
  readonly annualChange: FieldFigure
  /** Chance of at least one exceedance in all the years. */
  readonly overYearsBefore: FieldFigure
  /** Chance of at least one exceedance after the work, percent. */
  readonly overYearsAfter: FieldFigure
}

/**
 * Flood risk of two return periods: annual 1/T, and 1 − (1 − 1/T)^n over n years. From 10 to 50 years the annual chance falls by 8 percentage points; "five times safer" is not defined.
 *
 * Reasons: `return-period-below-one`, `not-whole-years`. Source: standard hydrology (no wording was confirmed).
 *
 * @example
 * ```ts
 * import { floodRisk, openMethod } from 'xiangzhen/ecology'
 * const years = (value: string) => ({ value, unit: 'year' })
 * const result = floodRisk(openMethod, { before: years('10'), after: years('50'), years: 30 }, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.annualChange.figure, result.value.overYearsAfter.figure] // => ['-8.00', '45.45']
 * ```
 */
export function floodRisk(
  method: FieldMethod,
  facts: FloodFacts,
  question: { readonly rounding: Rounding },
): Result<FloodRisk, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'before', 'after')) return unusableFacts(desk)
  if (!Number.isInteger(facts.years) || facts.years < 1 || facts.years > 1000)
    refuse(desk, 'not-whole-years', 'years', { years: String(facts.years) })
  const before = annualOf(desk, facts.before, 'before')
  const after = annualOf(desk, facts.after, 'after')
  if (desk.findings.length > 0 || desk.missing.length > 0) return finish(desk, () => undefined as never)
  const shown = (step: Working) => figureIn(desk, step, 'percent', 'before')
  const value = {
    annualBefore: shown(before),
    annualAfter: shown(after),
    annualChange: figureOfPoints(desk, less(desk, 'absolute-change', after, before, 'after')),
    overYearsBefore: shown(overYears(before, facts.years)),
    overYearsAfter: shown(overYears(after, facts.years)),
  }
  return finish(desk, () => value)
}

function statedYears({ value, about, atLeast, atMost }: FieldAmount): string {
  return value ?? about ?? atLeast ?? atMost ?? ''
}

function annualOf(desk: Desk, period: FieldAmount, path: 'before' | 'after'): Working {
  const years = take(desk, period, { code: 'return-period', at: path, path, unit: 'year' })
  if (years.dimension !== undefined && years.span.mid !== undefined && years.span.mid.n < years.span.mid.d) {
    refuse(desk, 'return-period-below-one', path, { years: statedYears(period) })
  }
  return {
    ...over(desk, 'annual-exceedance', constant(exactOne, 'whole'), years, 'return-period-below-one', path, {
      years: statedYears(period),
    }),
    dimension: new Map(),
  }
}

function overYears(annual: Working, years: number): Working {
  const chance = annual.span.mid as Exact
  const value = subtractExact(exactOne, powerExact(subtractExact(exactOne, chance), years))
  return { ...constant(value, 'exceedance-over-years', { years }), operation: 'chosen', lines: [annual] }
}
