import type { Result } from '../kernel/index.js'
import { exactInteger } from '../kernel/internal.js'
import type { FieldFigure } from './amounts.js'
import { changeOf, comparatorKinds, type ComparatorKind } from './changes.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, total } from './desk-steps.js'
import { inputTotal, tagOf, type InputReduction, type InputUseFacts, type InputUseQuestion } from './inputs.js'
import type { FieldMethod } from './methods.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Inputs of a year and of the years that it is measured against. */
export interface MeanReductionFacts {
  /** The year that is looked at. */
  readonly now: InputUseFacts
  /** The years before, of which the mean is the base. */
  readonly years: readonly (InputUseFacts & { readonly id: string })[]
  /** What the years are; the text may leave it open (`comparator`). */
  readonly comparator?: ComparatorKind
}

/** What a question about a mean of years names. */
export interface MeanReductionQuestion extends Omit<InputUseQuestion, 'areaUnit'> {
  /** Unit of area of the intensity; absent: the amounts themselves are compared (用量), and not those per area (强度). */
  readonly areaUnit?: string
  /** `pooled`: all inputs of the years ÷ all their land. `meanOfYears`: the mean of the years' figures. Absent: as was decided (`base-mean`). */
  readonly over?: 'pooled' | 'meanOfYears'
}

/** A change against the mean of years. */
export interface MeanReduction extends InputReduction {
  /** How the years were brought together. */
  readonly over: 'pooled' | 'meanOfYears'
  /** The figure of each year. */
  readonly years: readonly { readonly id: string; readonly amount: FieldFigure }[]
}

/**
 * The change of an input against the mean of years (化肥、农药使用量较前三年平均减少), per area or in all. Years with different land have two means: all inputs over all land, and the mean of the years' intensities; which is meant is named.
 *
 * Reasons and needs as {@link inputReduction}; also needs `base-mean` where figures per area are compared; `zero-divisor` without a year.
 *
 * @param method - decisions and conventions
 * @param facts - the year and the years before
 * @param question - substance, units, how the years go together
 * @returns now, the mean, each year, the change
 * @example
 * ```ts
 * import { inputReductionAgainstMean, openMethod } from 'xiangzhen/ecology'
 * const year = (id: string, tonnes: string) => ({ id, inputs: [{ id: 'all', amount: { value: tonnes, unit: 'tonne:nutrient' } }] })
 * const years = [year('2022', '1020'), year('2023', '1000'), year('2024', '980')]
 * const facts = { now: year('2025', '930'), years, comparator: 'before' as const }
 * const question = { substance: 'nutrient', unit: 'tonne', rounding: { digits: 1, mode: 'halfUp' as const } }
 * const result = inputReductionAgainstMean(openMethod, facts, question)
 * result.status === 'computed' && result.value.change.percent.status === 'computed' && result.value.change.percent.figure // => '-7.0'
 * ```
 */
export function inputReductionAgainstMean(
  method: FieldMethod,
  facts: MeanReductionFacts,
  question: MeanReductionQuestion,
): Result<MeanReduction, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'now.inputs[].?contents[]', 'years[].inputs[].?contents[]')) return unusableFacts(desk)
  const comparator = choose(desk, 'comparator', '', comparatorKinds, facts.comparator)
  const { areaUnit, substance } = question
  // Amounts of years have one mean.
  const stated = question.over ?? (areaUnit === undefined ? 'meanOfYears' : undefined)
  const way = choose(desk, 'base-mean', '', ['pooled', 'meanOfYears'], stated)
  const sums = (one: InputUseFacts, path: string) => inputTotal(desk, one, question, path)
  const lands = (one: InputUseFacts, path: string) =>
    take(desk, one.area, { code: 'area', at: path, path: `${path}.area`, unit: 'mu' })
  const figureOf = (one: InputUseFacts, path: string) =>
    areaUnit === undefined
      ? sums(one, path)
      : over(desk, 'input-intensity', sums(one, path), lands(one, path), 'zero-area', `${path}.area`, { substance })
  const unit = `${question.unit}${tagOf(substance)}${areaUnit === undefined ? '' : `/${areaUnit}`}`
  const now = figureOf(facts.now, 'now')
  const years = facts.years.map((one, index) => ({ id: one.id, step: figureOf(one, `years[${index}]`) }))
  const together = (read: (one: InputUseFacts, path: string) => Working, of: string) =>
    total(
      desk,
      'input-total',
      facts.years.map((one, index) => read(one, `years[${index}]`)),
      of,
      'years',
      { substance },
    )
  const whole = total(
    desk,
    'base-years',
    years.map((one) => one.step),
    unit,
    'years',
  )
  const count = constant(exactInteger(years.length), 'number-of-years')
  const base =
    way === 'pooled' && areaUnit !== undefined
      ? over(desk, 'mean-of-years', together(sums, unit), together(lands, 'mu'), 'zero-area', 'years')
      : over(desk, 'mean-of-years', whole, count, 'zero-divisor', 'years')
  const value = {
    now: figureIn(desk, now, unit, 'unit'),
    base: figureIn(desk, base, unit, 'unit'),
    years: years.map(({ id, step }) => ({ id, amount: figureIn(desk, step, unit, 'unit') })),
    change: changeOf(desk, now, base, unit, 'years'),
  }
  return finish(desk, () => ({
    comparator: comparator as ComparatorKind,
    over: way as MeanReduction['over'],
    ...value,
  }))
}
