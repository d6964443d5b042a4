import type { Result } from '../kernel/index.js'
import { exactInteger } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { figureIn, over, times, total } from './desk-steps.js'
import { eachOnce } from './inputs.js'
import type { FieldMethod } from './methods.js'
import type { UnitQuestion } from './per-unit.js'
import { constant } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Amounts of one dimension, each with what it counts by. */
export interface MeanFacts {
  /** The amounts: grades of land, coefficients of irrigation districts, use of three years. */
  readonly items: readonly {
    /** Id by which results and findings name it. */
    readonly id: string
    /** The amount. */
    readonly amount: FieldAmount
    /** What it counts by: its area, its water, its production. */
    readonly weight?: FieldAmount
  }[]
}

/** What a question about a mean names. */
export interface MeanQuestion extends UnitQuestion {
  /** Unit of the mean. */
  readonly unit: string
  /** Whether all count alike or by their weights; absent: as was decided (`item-weights`). */
  readonly weights?: 'equal' | 'given'
}

/** A mean with the share of each amount in it. */
export interface WeightedMean {
  /** How the amounts count. */
  readonly weights: 'equal' | 'given'
  /** Σ amount × weight ÷ Σ weight. */
  readonly mean: FieldFigure
  /** Weight of each ÷ all weights, percent. */
  readonly shares: readonly { readonly id: string; readonly share: FieldFigure }[]
}

/**
 * The mean of amounts, each alike or by a weight (耕地质量平均等级 by area, 灌溉水有效利用系数 by water, 前三年平均). A plain mean and a weighted one are two figures: which is meant is named.
 *
 * Reasons: `units-differ`, `negative-amount` (a weight), `zero-divisor` (no amount, or no weight at all), `id-given-twice`. Needs: `item-weights`, `weight` of an item.
 *
 * @param method - decisions and conventions
 * @param facts - the amounts
 * @param question - unit, weights, rounding
 * @returns the mean and the shares
 * @example
 * ```ts
 * import { openMethod, weightedMean } from 'xiangzhen/ecology'
 * const grade = (id: string, value: string, area: string) => ({ id, amount: { value, unit: 'fraction' }, weight: { value: area, unit: 'wanMu' } })
 * const items = [grade('good', '2', '30'), grade('middle', '5', '50'), grade('poor', '8', '20')]
 * const question = { unit: 'fraction', weights: 'given' as const, rounding: { digits: 2, mode: 'halfUp' as const } }
 * const result = weightedMean(openMethod, { items }, question)
 * result.status === 'computed' && result.value.mean.figure // => '4.70'
 * ```
 */
export function weightedMean(
  method: FieldMethod,
  facts: MeanFacts,
  question: MeanQuestion,
): Result<WeightedMean, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'items[].amount')) return unusableFacts(desk)
  eachOnce(desk, facts.items, 'items')
  const weights = choose(desk, 'item-weights', '', ['equal', 'given'], question.weights)
  const unit = facts.items.map((one) => one.weight?.unit).find((one) => one !== undefined) ?? 'fraction'
  const read = facts.items.map(({ id, amount, weight }, index) => ({
    id,
    amount: takeAny(desk, amount, 'amount', `items[${index}].amount`, id),
    weight:
      weights === 'given'
        ? take(desk, weight, { code: 'weight', at: id, path: `items[${index}].weight`, unit })
        : constant(exactInteger(1), 'weight', { name: id }),
  }))
  const weighted = read.map(({ id, amount, weight }) => times('weighted', [amount, weight], { name: id }))
  const whole = total(
    desk,
    'total-weight',
    read.map((one) => one.weight),
    'fraction',
    'items',
  )
  const sum = total(desk, 'weighted-amount', weighted, question.unit, 'items')
  const mean = figureIn(desk, over(desk, 'weighted-mean', sum, whole, 'zero-divisor', 'items'), question.unit, 'unit')
  const shares = read.map(({ id, weight }) => ({
    id,
    share: figureIn(
      desk,
      over(desk, 'share-of-weight', weight, whole, 'zero-divisor', 'items', { name: id }),
      'percent',
      'items',
    ),
  }))
  return finish(desk, () => ({ weights: weights as WeightedMean['weights'], mean, shares }))
}
