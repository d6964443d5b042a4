import type { Result, Rounding } from '../kernel/index.js'
import { compareExact, multiplyExact, sumExact, type Exact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, remark, type Desk } from './desk.js'
import { figureIn } from './desk-steps.js'
import { entropyWeights, givenWeights, indicatorColumn, sameScale } from './index-scales.js'
import type { FieldMethod } from './methods.js'
import { flips, idOf, nearest, plain } from './order-flips.js'
import { byCodeUnit } from './units.js'
import { constant, multiplied, summed, type Working } from './working.js'
import { unusable, unusableFacts, wordsKnown } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/**
 * How values become scores. `max`: value ÷ best of the sample (least ÷ value where less is better). `minMax`: (value − least) ÷ (most − least), turned round where less is better. `goalposts`: (value − floor) ÷
 * (goal − floor) of the indicator. `target` (目标值法): value ÷ goal, goal ÷ value where less is better. `efficacy` (功效系数法): 60 + 40 × that of goalposts. `none`: the values are scores already, all on one scale.
 */
export type IndexNormaliser = 'max' | 'minMax' | 'goalposts' | 'target' | 'efficacy' | 'none'

/** One indicator of a composite index. */
export interface IndexIndicator {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Which way is better. */
  readonly better: 'more' | 'less'
  /** Weight, for given weights: a fraction or percent, or points, which count by their share of all points. */
  readonly weight?: FieldAmount
  /** For `goalposts` and `efficacy`: the value that scores nothing, or 60 (不允许值). */
  readonly floor?: FieldAmount
  /** For `goalposts`, `target` and `efficacy`: the value that scores in full (满意值, 目标值). Where less is better it lies below the floor. */
  readonly goal?: FieldAmount
}

/** Alternatives and their indicator values. */
export interface CompositeFacts {
  /** The indicators. */
  readonly indicators: readonly IndexIndicator[]
  /** The alternatives with a value for each indicator. */
  readonly alternatives: readonly { readonly id: string; readonly values: Readonly<Record<string, FieldAmount>> }[]
}

/** What a question about a composite index names. */
export interface CompositeQuestion {
  /** Absent: as was decided (`index-normaliser`). */
  readonly normaliser?: IndexNormaliser
  /** Weights as given, or by the entropy of the values; absent: as was decided (`index-weights`). */
  readonly weights?: 'given' | 'entropy'
  /** Whether the entropy is that of the values as given or after normalising; absent: as was decided (`entropy-basis`). */
  readonly entropyOf?: 'given' | 'normalised'
  /** For `goalposts`, `target` and `efficacy`: whether what goes beyond the goal scores no more than in full (超过目标值按满分计); absent: nothing is cut off. */
  readonly beyondGoal?: 'full'
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A change of one weight that turns the order of two alternatives. */
export interface OrderFlip {
  /** The indicator whose weight turns the order. */
  readonly indicator: string
  /** The one that leads now. */
  readonly leader: string
  /** The one that leads beyond the turning weight. */
  readonly follower: string
  /** The weight at which both are equal; the other weights keep their proportions. */
  readonly turningWeight: FieldFigure
  /** Turning weight less present weight. */
  readonly change: FieldFigure
}

/** A composite index with what its order hangs on. */
export interface CompositeIndex {
  /** Weight of each indicator, a fraction. */
  readonly weights: readonly { readonly id: string; readonly weight: FieldFigure }[]
  /** In order of score, best first; equal scores share a rank. */
  readonly alternatives: readonly {
    readonly id: string
    readonly rank: number
    readonly score: FieldFigure
    /** Normalised value × weight of each indicator. */
    readonly parts: readonly { readonly id: string; readonly normalised: FieldFigure; readonly weighted: FieldFigure }[]
  }[]
  /** For each neighbouring pair in the order and each indicator: the weight that turns them, where one between 0 and 1 does. */
  readonly sensitivity: readonly OrderFlip[]
  /** The smallest change of a weight that turns some pair. */
  readonly nearestFlip?: OrderFlip
}

/**
 * A composite index with weights and normaliser in sight. A "best of the sample" normaliser makes the order depend on who is compared; the sensitivity says which change of a weight turns it.
 *
 * Findings: `best-of-sample`, `outside-goalposts`, `cut-to-full`, `weights-do-not-sum-to-one`. Reasons: `no-alternatives`, `value-missing`, `constant-indicator` (all alternatives alike, so that nothing can be
 * normalised), `zero-divisor`, `negative-amount`, `units-differ`, `better-less-unscored` (`none` cannot turn round an indicator of which less is better).
 * Needs: `index-normaliser`, `index-weights`, `entropy-basis`, `weight`, `floor` and `goal` of an indicator.
 *
 * @param method - may fix normaliser and weights
 * @param facts - indicators and values
 * @param question - normaliser, weights, rounding
 * @returns scores, ranks and the sensitivity
 * @example
 * ```ts
 * import { compositeIndex, openMethod } from 'xiangzhen/ecology'
 * const of = (value: string) => ({ value, unit: 'fraction' })
 * const indicators = [
 *   { id: 'value', better: 'more' as const, weight: of('0.6') },
 *   { id: 'nature', better: 'more' as const, weight: of('0.4') },
 * ]
 * const alternatives = [
 *   { id: 'a', values: { value: of('10'), nature: of('5') } },
 *   { id: 'b', values: { value: of('8'), nature: of('10') } },
 * ]
 * const question = { normaliser: 'max' as const, weights: 'given' as const, rounding: { digits: 3, mode: 'halfUp' as const } }
 * const result = compositeIndex(openMethod, { indicators, alternatives }, question)
 * result.status === 'computed' && [result.value.alternatives[0]?.id, result.value.nearestFlip?.turningWeight.figure] // => ['b', '0.714']
 * ```
 */
export function compositeIndex(
  method: FieldMethod,
  facts: CompositeFacts,
  question: CompositeQuestion,
): Result<CompositeIndex, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'indicators[]', 'alternatives[]')) return unusableFacts(desk)
  eachOnce(desk, facts.indicators, 'indicators')
  eachOnce(desk, facts.alternatives, 'alternatives')
  wordsKnown(desk, facts.indicators, 'better', ['more', 'less'], 'indicators')
  const normaliser = choose(desk, 'index-normaliser', '', indexNormalisers, question.normaliser)
  const weighting = choose(desk, 'index-weights', '', ['given', 'entropy'], question.weights)
  if (facts.alternatives.length === 0 || facts.indicators.length === 0) refuse(desk, 'no-alternatives', 'alternatives')
  const basis =
    weighting === 'entropy' ? choose(desk, 'entropy-basis', '', ['given', 'normalised'], question.entropyOf) : ''
  const read = facts.indicators.map((indicator, index) =>
    indicatorColumn(desk, indicator, index, facts, normaliser, question.beyondGoal === 'full'),
  )
  if (normaliser === 'none') sameScale(desk, facts, read)
  const columns = read.map((one) => one.scores)
  if (
    desk.findings.some((one) => one.severity === 'error') ||
    desk.missing.length > 0 ||
    normaliser === '' ||
    weighting === ''
  )
    return finish(desk, () => undefined as never)
  if (normaliser === 'max' || normaliser === 'minMax') remark(desk, 'best-of-sample', 'alternatives', { normaliser })
  const weights = weighting === 'given' ? givenWeights(desk, facts) : entropyWeights(desk, facts, read, basis)
  if (desk.missing.length > 0) return finish(desk, () => undefined as never)
  const scores = facts.alternatives.map((_, row) =>
    sumExact(columns.map((column, index) => multiplyExact(column[row] as Exact, weights[index] as Exact))),
  )
  const order = facts.alternatives
    .map((_, row) => row)
    .sort((a, b) => compareExact(scores[b] as Exact, scores[a] as Exact) || byCodeUnit(idOf(facts, a), idOf(facts, b)))
  const sensitivity = flips(desk, facts, columns, weights, order, scores)
  const value: CompositeIndex = {
    weights: facts.indicators.map(({ id }, index) => ({ id, weight: plain(desk, weights[index] as Exact) })),
    alternatives: order.map((row) => ({
      id: idOf(facts, row),
      rank: 1 + order.filter((other) => compareExact(scores[other] as Exact, scores[row] as Exact) > 0).length,
      ...shownRow(desk, facts, columns, weights, row),
    })),
    sensitivity: sensitivity.map((one) => one.flip),
    ...nearest(sensitivity),
  }
  return finish(desk, () => value)
}

const indexNormalisers: readonly IndexNormaliser[] = ['max', 'minMax', 'goalposts', 'target', 'efficacy', 'none']

function shownRow(
  desk: Desk,
  facts: CompositeFacts,
  columns: readonly (readonly Exact[])[],
  weights: readonly Exact[],
  row: number,
) {
  const parts = facts.indicators.map(({ id }, index) => {
    const normalised = constant((columns[index] as readonly Exact[])[row] as Exact, 'normalised', { name: id })
    return {
      id,
      normalised,
      weighted: multiplied('weighted', [normalised, constant(weights[index] as Exact, 'weight', { name: id })], {
        name: id,
      }),
    }
  })
  const score: Working = summed(
    'composite-score',
    parts.map((one) => one.weighted),
    new Map(),
    {},
  )
  const shown = (step: Working) => figureIn(desk, step, 'fraction', 'alternatives')
  return {
    score: shown(score),
    parts: parts.map((one) => ({ id: one.id, normalised: shown(one.normalised), weighted: shown(one.weighted) })),
  }
}
