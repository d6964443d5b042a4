import type { Result } from '../kernel/index.js'
import { exactInteger } from '../kernel/internal.js'
import type { FieldFigure } from './amounts.js'
import { comparatorKinds, percentChange, type ComparatorKind } from './changes.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk } from './desk.js'
import { figureIn, over, total } from './desk-steps.js'
import { intensityOf, type InputUseFacts, type InputUseQuestion } from './inputs.js'
import type { FieldMethod } from './methods.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Inputs of several seasons, each with what it is measured against. */
export interface SeasonReductionFacts {
  /** The seasons. */
  readonly seasons: readonly { readonly id: string; readonly now: InputUseFacts; readonly base: InputUseFacts }[]
  /** What the bases are; the text may leave it open (`comparator`). */
  readonly comparator?: ComparatorKind
}

/** What a question about several seasons names. */
export interface SeasonReductionQuestion extends InputUseQuestion {
  /** `pooled`: all seasons' inputs together, on both sides. `meanOfChanges`: the mean of the seasons' changes. Absent: as was decided (`season-mean`). */
  readonly over?: 'pooled' | 'meanOfChanges'
}

/** A reduction over several seasons. */
export interface SeasonReduction {
  /** What it is measured against. */
  readonly comparator: ComparatorKind
  /** How the seasons were brought together. */
  readonly over: 'pooled' | 'meanOfChanges'
  /** Change of each season, percent; below zero is a reduction. */
  readonly seasons: readonly { readonly id: string; readonly percent: FieldFigure }[]
  /** Change over all of them, percent. */
  readonly percent: FieldFigure
}

/**
 * The change of an input over several seasons. All inputs together and the mean of the seasons' changes are two figures (−57.32 % and −57.22 % for one field): which is meant is named.
 *
 * Reasons and needs as {@link inputReduction}; also needs `season-mean`; `zero-divisor` without a season.
 *
 * @param method - decisions and conventions
 * @param facts - the seasons
 * @param question - substance, units, how seasons go together
 * @returns each season's change and that of all
 * @example
 * ```ts
 * import { inputReductionOverSeasons, openMethod } from 'xiangzhen/ecology'
 * const field = (value: string) => ({ inputs: [{ id: 'N', amount: { value, unit: 'kilogram' } }], area: { value: '1', unit: 'mu' } })
 * const seasons = [
 *   { id: '2024', now: field('8.64'), base: field('17.04') },
 *   { id: '2025', now: field('6.1'), base: field('17.5') },
 * ]
 * const question = { substance: 'product', unit: 'kilogram', areaUnit: 'mu', rounding: { digits: 2, mode: 'halfUp' as const } }
 * const over = (way: 'pooled' | 'meanOfChanges') => inputReductionOverSeasons(openMethod, { seasons, comparator: 'control' }, { ...question, over: way })
 * const [pooled, mean] = [over('pooled'), over('meanOfChanges')]
 * pooled.status === 'computed' && pooled.value.percent.figure // => '-57.32'
 * mean.status === 'computed' && mean.value.percent.figure // => '-57.22'
 * ```
 */
export function inputReductionOverSeasons(
  method: FieldMethod,
  facts: SeasonReductionFacts,
  question: SeasonReductionQuestion,
): Result<SeasonReduction, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'seasons[]')) return unusableFacts(desk)
  const comparator = choose(desk, 'comparator', '', comparatorKinds, facts.comparator)
  const way = choose(desk, 'season-mean', '', ['pooled', 'meanOfChanges'], question.over)
  const read = facts.seasons.map(({ id, now, base }, index) => {
    const sides = [
      intensityOf(desk, now, question, `seasons[${index}].now`),
      intensityOf(desk, base, question, `seasons[${index}].base`),
    ] as const
    return { id, sides, change: percentChange(desk, ...sides, `seasons[${index}].base`) }
  })
  const sum = (side: 0 | 1): Working =>
    total(
      desk,
      'input-total',
      read.map((one) => one.sides[side]),
      `${question.unit}/${question.areaUnit}`,
      'seasons',
    )
  const mean = (): Working => {
    const changes = total(
      desk,
      'percent-change',
      read.map((one) => one.change),
      'percent',
      'seasons',
    )
    const count = constant(exactInteger(read.length), 'number-of-seasons')
    return over(desk, 'percent-change', changes, count, 'zero-divisor', 'seasons')
  }
  const all = way === 'meanOfChanges' ? mean() : percentChange(desk, sum(0), sum(1), 'seasons')
  const shown = (step: Working): FieldFigure => figureIn(desk, step, 'percent', 'seasons')
  const value = { seasons: read.map(({ id, change }) => ({ id, percent: shown(change) })), percent: shown(all) }
  return finish(desk, () => ({
    comparator: comparator as ComparatorKind,
    over: way as SeasonReduction['over'],
    ...value,
  }))
}
