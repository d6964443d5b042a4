import type { Result } from '../kernel/index.js'
import { exactInteger, exactOne } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, part, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import type { IndexQuestion } from './treatment-frequency.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Active ingredients sold or used in a year, by risk group. */
export interface RiskIndicatorYear {
  /** The year. */
  readonly year: number
  /** Mass of active ingredient by group of risk. */
  readonly groups: readonly { readonly group: string; readonly amount: FieldAmount }[]
}

/** The weighted amounts and their index. */
export interface RiskIndicator {
  /** Each year. */
  readonly years: readonly {
    readonly id: string
    /** Σ mass × weight. */
    readonly weighted: FieldFigure
    /** The weighted amount as an index; the mean of the base years is 100. */
    readonly index: FieldOutcome
  }[]
}

/**
 * Harmonised Risk Indicator 1 of the EU: Σ mass × weight of the risk group, as an index to the mean of the base years. The groups are those of EU law, not of Chinese labels;
 * the published weights are 1, 8, 16, 64 and are passed by the caller.
 *
 * Reasons: `group-without-weight`, `zero-base`, `wrong-unit`, `missing-base-year`. Source: fytoweb.be; Eurostat aei_hri.
 *
 * @param method - decisions and conventions
 * @param facts - years and the weight of each group
 * @param question - base years
 * @returns the weighted amount and index of each year
 * @example
 * ```ts
 * import { harmonisedRiskIndicator, openMethod } from 'xiangzhen/ecology'
 * const year = (year: number, tonnes: string) => ({ year, groups: [{ group: '2', amount: { value: tonnes, unit: 'tonne' } }] })
 * const facts = { weights: { '1': '1', '2': '8', '3': '16', '4': '64' }, years: [year(2011, '10'), year(2020, '4')] }
 * const result = harmonisedRiskIndicator(openMethod, facts, { baseYears: [2011], rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.years.map((one) => one.index.status === 'computed' && one.index.figure) // => ['100.0', '40.0']
 * ```
 */
export function harmonisedRiskIndicator(
  method: FieldMethod,
  facts: { readonly weights: Readonly<Record<string, string>>; readonly years: readonly RiskIndicatorYear[] },
  question: IndexQuestion & { readonly baseYears: readonly number[] },
): Result<RiskIndicator, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'weights', 'years[]')) return unusableFacts(desk)
  const lines = facts.years.map((one, index) => weightedYear(desk, one, facts.weights, `years[${index}]`))
  const base = question.baseYears.map((year) => {
    const index = facts.years.findIndex((one) => one.year === year)
    if (index === -1)
      desk.findings.push({ code: 'missing-base-year', severity: 'error', path: 'baseYears', data: { year } })
    return lines[index] ?? constant(exactOne, 'missing')
  })
  const count = constant(exactInteger(base.length), 'number-of-years')
  const years = facts.years.map((one, index) => ({
    id: String(one.year),
    weighted: figureIn(desk, lines[index] as Working, 'kilogram', 'years'),
    index: part(desk, 'fraction', 'baseYears', (inner) => {
      const hundredfold = times('hundredfold', [lines[index] as Working, count, constant(exactInteger(100), 'hundred')])
      return over(
        inner,
        'risk-index',
        hundredfold,
        total(inner, 'base-years', base, 'kilogram', 'baseYears'),
        'zero-base',
        'baseYears',
      )
    }),
  }))
  return finish(desk, () => ({ years }))
}

function weightedYear(
  desk: Desk,
  year: RiskIndicatorYear,
  weights: Readonly<Record<string, string>>,
  path: string,
): Working {
  const lines = year.groups.map(({ group, amount }, index) => {
    const where = `${path}.groups[${index}]`
    const weight = Object.keys(weights).includes(group) ? weights[group] : undefined
    if (weight === undefined)
      desk.findings.push({ code: 'group-without-weight', severity: 'error', path: where, data: { group } })
    const mass = take(desk, amount, { code: 'amount', path: `${where}.amount`, unit: 'kilogram' })
    const read = take(
      desk,
      { value: weight ?? '1', unit: 'fraction' },
      { code: 'weight', path: `weights.${group}`, unit: 'fraction' },
    )
    return times('weighted-group', [mass, read], { name: group })
  })
  return total(desk, 'weighted-amount', lines, 'kilogram', path, { year: year.year })
}

/** A treatment with its environmental impact quotient. */
export interface RatedTreatment {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Field rating, where the source gives it directly. */
  readonly rating?: FieldAmount
  /** Quotient of the active ingredient, from the list of Cornell University. */
  readonly quotient?: FieldAmount
  /** Share of active ingredient in the product. */
  readonly activeShare?: FieldAmount
  /** Rate of the product per area, in the unit of the list (the caller's to keep alike). */
  readonly rate?: FieldAmount
  /** Number of applications. */
  readonly applications?: FieldAmount
}

/** Ratings of a programme. */
export interface ImpactRating {
  /** Rating of each treatment. */
  readonly items: readonly { readonly id: string; readonly rating: FieldFigure }[]
  /** Rating of the programme. */
  readonly total: FieldFigure
}

/**
 * Field use rating of the environmental impact quotient (EIQ): quotient × share of active ingredient × rate × applications, summed over the programme.
 *
 * Reasons: `units-differ`, `share-above-one`, `negative-amount`. Needs: `quotient`, `active-share`, `rate`, `applications` of a treatment without a rating.
 * Source: Cornell University's EIQ field use rating; the quotients are the caller's data.
 *
 * @example
 * ```ts
 * import { environmentalImpactQuotient, openMethod } from 'xiangzhen/ecology'
 * const rated = (id: string, value: string) => ({ id, rating: { value, unit: 'times' } })
 * const facts = { treatments: [rated('glyphosate', '9.4'), rated('bifenthrin', '4.5')] }
 * const result = environmentalImpactQuotient(openMethod, facts, { rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.total.figure // => '13.9'
 * ```
 */
export function environmentalImpactQuotient(
  method: FieldMethod,
  facts: { readonly treatments: readonly RatedTreatment[] },
  question: IndexQuestion,
): Result<ImpactRating, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'treatments[]')) return unusableFacts(desk)
  const lines = facts.treatments.map((one, index) => ratingOf(desk, one, `treatments[${index}]`))
  const unit = facts.treatments[0]?.rating?.unit ?? 'fraction'
  const bareUnit =
    lines[0]?.dimension === undefined || lines[0].dimension.size === 0
      ? unit
      : (facts.treatments[0]?.rate?.unit ?? unit)
  const items = facts.treatments.map((one, index) => ({
    id: one.id,
    rating: figureIn(desk, lines[index] as Working, bareUnit, 'treatments'),
  }))
  const sum = figureIn(desk, total(desk, 'programme-rating', lines, bareUnit, 'treatments'), bareUnit, 'treatments')
  return finish(desk, () => ({ items, total: sum }))
}

function ratingOf(desk: Desk, treatment: RatedTreatment, path: string): Working {
  const { id, rating, quotient, activeShare, rate, applications } = treatment
  if (rating !== undefined)
    return take(desk, rating, { code: 'rating', at: id, path: `${path}.rating`, unit: rating.unit })
  return times(
    'field-rating',
    [
      take(desk, quotient, { code: 'quotient', at: id, path: `${path}.quotient`, unit: 'fraction' }),
      take(desk, activeShare, { code: 'active-share', at: id, path: `${path}.activeShare`, unit: 'percent' }),
      take(desk, rate, { code: 'rate', at: id, path: `${path}.rate`, unit: rate?.unit ?? 'kilogram/hectare' }),
      take(desk, applications, { code: 'applications', at: id, path: `${path}.applications`, unit: 'times' }),
    ],
    { name: id },
  )
}
