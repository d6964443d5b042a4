import type { Result, Rounding } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactOne,
  exactZero,
  isZeroExact,
  lnText,
  maxExact,
  minExact,
  multiplyExact,
  negateExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, figureIn, finish, openDesk, refuse, remark, take, text, type Desk } from './desk.js'
import type { FieldMethod } from './methods.js'
import { byCodeUnit } from './units.js'
import { constant, multiplied, summed, type Working } from './working.js'

/**
 * How values become scores. `max`: value ÷ best of the sample (least ÷ value where less is better). `minMax`: (value − least) ÷ (most − least), turned round where less is better. `none`: the
 * values are scores already.
 */
export type IndexNormaliser = 'max' | 'minMax' | 'none'

/** One indicator of a composite index. */
export interface IndexIndicator {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Which way is better. */
  readonly better: 'more' | 'less'
  /** Weight, for given weights. */
  readonly weight?: FieldAmount
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
 * Findings: `best-of-sample`, `weights-do-not-sum-to-one`. Reasons: `no-alternatives`, `value-missing`, `zero-divisor` (a normaliser over zero), `negative-amount`, `units-differ`.
 * Needs: `index-normaliser`, `index-weights`, `weight` of an indicator.
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
  const normaliser = choose(desk, 'index-normaliser', '', ['max', 'minMax', 'none'], question.normaliser)
  const weighting = choose(desk, 'index-weights', '', ['given', 'entropy'], question.weights)
  if (facts.alternatives.length === 0 || facts.indicators.length === 0) refuse(desk, 'no-alternatives', 'alternatives')
  const columns = facts.indicators.map((indicator) => columnOf(desk, indicator, facts, normaliser))
  if (desk.findings.length > 0 || normaliser === '' || weighting === '') return finish(desk, () => undefined as never)
  if (normaliser !== 'none') remark(desk, 'best-of-sample', 'alternatives', { normaliser })
  const weights = weighting === 'given' ? givenWeights(desk, facts) : entropyWeights(columns)
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

function columnOf(
  desk: Desk,
  indicator: IndexIndicator,
  facts: CompositeFacts,
  normaliser: IndexNormaliser | '',
): readonly Exact[] {
  const unit =
    facts.alternatives.map((one) => one.values[indicator.id]?.unit).find((one) => one !== undefined) ?? 'fraction'
  const values = facts.alternatives.map(({ id, values: given }, row) => {
    const path = `alternatives[${row}].values.${indicator.id}`
    const amount = given[indicator.id]
    if (amount === undefined) {
      refuse(desk, 'value-missing', path, { id, indicator: indicator.id })
      return exactOne
    }
    return take(desk, amount, { code: 'amount', at: id, path, unit, signed: normaliser !== 'max' }).span.mid ?? exactOne
  })
  if (values.length === 0 || normaliser === 'none' || normaliser === '') return values
  const most = values.reduce(maxExact)
  const least = values.reduce(minExact)
  const bottom = normaliser === 'minMax' ? subtractExact(most, least) : most
  const lessIsBetter = indicator.better === 'less'
  if (isZeroExact(bottom) || (normaliser === 'max' && lessIsBetter && values.some(isZeroExact))) {
    refuse(desk, 'zero-divisor', `indicators.${indicator.id}`, { indicator: indicator.id })
    return values
  }
  return values.map((value) => {
    if (normaliser === 'max') return lessIsBetter ? divideExact(least, value) : divideExact(value, most)
    return divideExact(lessIsBetter ? subtractExact(most, value) : subtractExact(value, least), bottom)
  })
}

function givenWeights(desk: Desk, facts: CompositeFacts): readonly Exact[] {
  const weights = facts.indicators.map(
    ({ id, weight }, index) =>
      take(desk, weight, { code: 'weight', at: id, path: `indicators[${index}].weight`, unit: 'fraction' }).span.mid ??
      exactOne,
  )
  const sum = sumExact(weights)
  if (desk.missing.length === 0 && compareExact(sum, exactOne) !== 0)
    remark(desk, 'weights-do-not-sum-to-one', 'indicators', { sum: text(desk, sum) })
  return weights
}

const places = 40

// Entropy weights: indicators that differ more among the alternatives weigh more.
function entropyWeights(columns: readonly (readonly Exact[])[]): readonly Exact[] {
  const rows = columns[0]?.length ?? 1
  const log = rows < 2 ? exactOne : exactOf(lnText(exactInteger(rows), places))
  const spread = columns.map((column) => {
    const sum = sumExact(column)
    if (isZeroExact(sum)) return exactZero
    const entropy = column
      .map((value) => divideExact(value, sum))
      .filter((p) => !isZeroExact(p))
      .reduce((so, p) => addExact(so, negateExact(multiplyExact(p, exactOf(lnText(p, places))))), exactZero)
    return subtractExact(exactOne, divideExact(entropy, log))
  })
  const all = sumExact(spread)
  // Values that do not differ at all weigh alike.
  return spread.map((one) =>
    isZeroExact(all) ? divideExact(exactOne, exactInteger(spread.length)) : divideExact(one, all),
  )
}

interface Flip {
  readonly distance: Exact
  readonly flip: OrderFlip
}

// With weight w on one indicator and the others in proportion, a score is w·x + (1 − w)·r: two lines that meet at most once.
function flips(
  desk: Desk,
  facts: CompositeFacts,
  columns: readonly (readonly Exact[])[],
  weights: readonly Exact[],
  order: readonly number[],
  scores: readonly Exact[],
): readonly Flip[] {
  const sum = sumExact(weights)
  const found: Flip[] = []
  for (const [place, leader] of order.slice(0, -1).entries()) {
    const follower = order[place + 1] as number
    for (const [index, indicator] of facts.indicators.entries()) {
      const column = columns[index] as readonly Exact[]
      const weight = weights[index] as Exact
      const others = subtractExact(sum, weight)
      if (isZeroExact(others) || compareExact(scores[leader] as Exact, scores[follower] as Exact) === 0) continue
      const own = subtractExact(column[leader] as Exact, column[follower] as Exact)
      const gap = subtractExact(scores[leader] as Exact, scores[follower] as Exact)
      const rest = divideExact(subtractExact(gap, multiplyExact(weight, own)), others)
      const slope = subtractExact(own, rest)
      if (isZeroExact(slope)) continue
      const turning = negateExact(divideExact(multiplyExact(sum, rest), slope))
      if (compareExact(turning, exactZero) < 0 || compareExact(turning, sum) > 0) continue
      const change = subtractExact(turning, weight)
      found.push({
        distance: change.n < 0n ? negateExact(change) : change,
        flip: {
          indicator: indicator.id,
          leader: idOf(facts, leader),
          follower: idOf(facts, follower),
          turningWeight: plain(desk, turning),
          change: plain(desk, change),
        },
      })
    }
  }
  return found
}

function nearest(found: readonly Flip[]): { readonly nearestFlip?: OrderFlip } {
  const [first, ...rest] = found
  if (first === undefined) return {}
  return {
    nearestFlip: rest.reduce((best, one) => (compareExact(one.distance, best.distance) < 0 ? one : best), first).flip,
  }
}

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

function plain(desk: Desk, value: Exact): FieldFigure {
  return figureIn(desk, constant(value, 'weight'), 'fraction', 'indicators')
}

function idOf(facts: CompositeFacts, row: number): string {
  return facts.alternatives[row]?.id ?? ''
}

/** A base score with bonuses that are capped. */
export interface CappedScoreFacts {
  /** Score before bonuses. */
  readonly base: FieldAmount
  /** The bonuses. */
  readonly bonuses: readonly { readonly id: string; readonly amount: FieldAmount }[]
  /** The most that all bonuses together may add. */
  readonly cap: FieldAmount
}

/** A capped score in which the cap can be seen. */
export interface CappedScore {
  /** Sum of the bonuses before the cap. */
  readonly bonuses: FieldFigure
  /** What the cap left of them. */
  readonly granted: FieldFigure
  /** What the cap took away. */
  readonly lost: FieldFigure
  /** Base and granted bonuses. */
  readonly score: FieldFigure
}

/**
 * Base + min(Σ bonuses, cap). What the cap took away is part of the answer.
 *
 * Reasons: `units-differ`, `negative-amount`.
 *
 * @example
 * ```ts
 * import { cappedScore, openMethod } from 'xiangzhen/ecology'
 * const points = (value: string) => ({ value, unit: 'point' })
 * const bonuses = ['15', '10', '7'].map((value) => ({ id: value, amount: points(value) }))
 * const result = cappedScore(openMethod, { base: points('26'), bonuses, cap: points('25') }, { rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.score.figure, result.value.lost.figure] // => ['51', '7']
 * ```
 */
export function cappedScore(
  method: FieldMethod,
  facts: CappedScoreFacts,
  question: { readonly rounding: Rounding },
): Result<CappedScore, EcologyCode> {
  const desk = openDesk(method, question)
  const unit = facts.base.unit
  const points = (amount: FieldAmount, path: string) => take(desk, amount, { code: 'amount', path, unit })
  const base = points(facts.base, 'base')
  const lines = facts.bonuses.map(({ amount }, index) => points(amount, `bonuses[${index}].amount`))
  const bonuses = summed('bonuses', lines, base.dimension, {})
  const cap = points(facts.cap, 'cap')
  const mid = minExact(bonuses.span.mid ?? exactZero, cap.span.mid ?? exactZero)
  const span = { mid, low: mid, high: mid }
  const granted: Working = {
    code: 'granted-bonus',
    data: {},
    span,
    dimension: base.dimension,
    operation: 'minimum',
    lines: [bonuses, cap],
  }
  const lost = {
    ...multiplied('lost-to-cap', []),
    dimension: base.dimension,
    operation: 'difference' as const,
    lines: [bonuses, granted],
  }
  const rest = subtractExact(bonuses.span.mid ?? exactZero, mid)
  const shown = (step: Working) => figureIn(desk, step, unit, 'base')
  const value = {
    bonuses: shown(bonuses),
    granted: shown(granted),
    lost: shown({ ...lost, span: { mid: rest, low: rest, high: rest } }),
    score: shown(summed('capped-score', [base, granted], base.dimension, {})),
  }
  return finish(desk, () => value)
}
