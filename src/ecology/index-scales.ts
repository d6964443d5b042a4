import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOfComputed,
  exactOne,
  exactZero,
  isZeroExact,
  lnText,
  maxExact,
  minExact,
  multiplyExact,
  negateExact,
  ownValue,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import type { CompositeFacts, IndexIndicator, IndexNormaliser } from './composite-index.js'
import { refuse, remark, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { text } from './desk-steps.js'
import { dimensionText, sameDimension, type Dimension } from './units.js'

/** The values of one indicator and their scores. */
export interface IndexColumn {
  readonly values: readonly Exact[]
  readonly scores: readonly Exact[]
  readonly dimension: Dimension | undefined
}

/** Reads the values of an indicator and scores them. */
export function indicatorColumn(
  desk: Desk,
  indicator: IndexIndicator,
  index: number,
  facts: CompositeFacts,
  normaliser: IndexNormaliser | '',
  cut: boolean,
): IndexColumn {
  const { id } = indicator
  const given = facts.alternatives.map((one) => ownValue(one.values, id))
  const unit = given.find((one) => one !== undefined)?.unit ?? 'fraction'
  const steps = given.map((amount, row) => {
    const path = `alternatives[${row}].values.${id}`
    const name = facts.alternatives[row]?.id ?? ''
    const signed = normaliser !== 'max' && normaliser !== 'target'
    if (amount !== undefined) return take(desk, amount, { code: 'amount', at: name, path, unit, signed })
    refuse(desk, 'value-missing', path, { id: name, indicator: id })
    return undefined
  })
  const values = steps.map((step) => step?.span.mid ?? exactOne)
  const dimension = steps[0]?.dimension
  const column = (scores: readonly Exact[]): IndexColumn => ({ values, scores, dimension })
  if (values.length === 0 || normaliser === 'none' || normaliser === '') return column(values)
  if (normaliser === 'goalposts' || normaliser === 'efficacy' || normaliser === 'target') {
    const reached =
      normaliser === 'target'
        ? ofTarget(desk, indicator, index, values, unit)
        : betweenPosts(desk, indicator, index, values, unit)
    const share = reached === undefined ? values : withinPosts(desk, indicator, index, reached, normaliser, cut)
    return column(normaliser !== 'efficacy' ? share : share.map((one) => addExact(sixty, multiplyExact(forty, one))))
  }
  return column(bestOfSample(desk, indicator, values, normaliser))
}

const sixty = /*#__PURE__*/ exactInteger(60)
const forty = /*#__PURE__*/ exactInteger(40)

function betweenPosts(
  desk: Desk,
  indicator: IndexIndicator,
  index: number,
  values: readonly Exact[],
  unit: string,
): readonly Exact[] | undefined {
  const [low, high] = [postOf(desk, indicator, 'floor', index, unit), postOf(desk, indicator, 'goal', index, unit)]
  if (low === undefined || high === undefined) return undefined
  const width = subtractExact(high, low)
  if (isZeroExact(width)) {
    refuse(desk, 'zero-divisor', `indicators[${index}].goal`, { indicator: indicator.id })
    return undefined
  }
  return values.map((value) => divideExact(subtractExact(value, low), width))
}

function ofTarget(
  desk: Desk,
  indicator: IndexIndicator,
  index: number,
  values: readonly Exact[],
  unit: string,
): readonly Exact[] | undefined {
  const goal = postOf(desk, indicator, 'goal', index, unit)
  if (goal === undefined) return undefined
  const less = indicator.better === 'less'
  if (less ? values.some(isZeroExact) : isZeroExact(goal)) {
    refuse(desk, 'zero-divisor', `indicators[${index}].goal`, { indicator: indicator.id })
    return undefined
  }
  return values.map((value) => (less ? divideExact(goal, value) : divideExact(value, goal)))
}

function postOf(desk: Desk, indicator: IndexIndicator, code: 'floor' | 'goal', index: number, unit: string) {
  const path = `indicators[${index}].${code}`
  const post = take(desk, indicator[code], { code, at: indicator.id, path, unit, signed: true })
  return post.dimension === undefined ? undefined : post.span.mid
}

// Nothing is cut off unless the text says so; a score beyond the posts is told either way.
function withinPosts(
  desk: Desk,
  { id }: IndexIndicator,
  index: number,
  shares: readonly Exact[],
  normaliser: IndexNormaliser,
  cut: boolean,
): readonly Exact[] {
  const beyond = shares.some((one) => compareExact(one, exactOne) > 0)
  if (cut && beyond) remark(desk, 'cut-to-full', `indicators[${index}]`, { indicator: id })
  const kept = cut ? shares.map((one) => minExact(one, exactOne)) : shares
  if ((beyond && !cut && normaliser !== 'target') || kept.some((one) => signExact(one) < 0))
    remark(desk, 'outside-goalposts', `indicators[${index}]`, { indicator: id })
  return kept
}

function bestOfSample(
  desk: Desk,
  { id, better }: IndexIndicator,
  values: readonly Exact[],
  normaliser: 'max' | 'minMax',
): readonly Exact[] {
  const most = values.reduce(maxExact)
  const least = values.reduce(minExact)
  const less = better === 'less'
  if (normaliser === 'minMax') {
    const bottom = subtractExact(most, least)
    if (isZeroExact(bottom)) {
      refuse(desk, 'constant-indicator', `indicators.${id}`, { indicator: id })
      return values
    }
    return values.map((value) => divideExact(less ? subtractExact(most, value) : subtractExact(value, least), bottom))
  }
  if (isZeroExact(most) || (less && values.some(isZeroExact))) {
    refuse(desk, 'zero-divisor', `indicators.${id}`, { indicator: id })
    return values
  }
  return values.map((value) => (less ? divideExact(least, value) : divideExact(value, most)))
}

/** Without a normaliser all indicators stand on one scale, and more is better: percent are not added to kilograms. */
export function sameScale(desk: Desk, facts: CompositeFacts, columns: readonly IndexColumn[]): void {
  const [first] = columns
  for (const [index, { id, better }] of facts.indicators.entries()) {
    const own = columns[index]?.dimension
    if (better === 'less') refuse(desk, 'better-less-unscored', `indicators[${index}].better`, { indicator: id })
    if (own === undefined || first?.dimension === undefined || sameDimension(own, first.dimension)) continue
    const [left, right] = [dimensionText(first.dimension), dimensionText(own)]
    refuse(desk, 'units-differ', `indicators[${index}]`, { left, right })
  }
}

/** Weights as given; points count by their share of all points. */
export function givenWeights(desk: Desk, facts: CompositeFacts): readonly Exact[] {
  const unit = facts.indicators.map((one) => one.weight?.unit).find((one) => one !== undefined) ?? 'fraction'
  const steps = facts.indicators.map(({ id, weight }, index) =>
    take(desk, weight, { code: 'weight', at: id, path: `indicators[${index}].weight`, unit }),
  )
  const weights = steps.map((step) => step.span.mid ?? exactOne)
  const sum = sumExact(weights)
  if (desk.missing.length > 0 || steps.some((step) => step.dimension === undefined)) return weights
  if (isZeroExact(sum)) {
    refuse(desk, 'zero-divisor', 'indicators', { indicator: '' })
    return weights
  }
  if (steps.some((step) => step.dimension?.size !== 0)) return weights.map((one) => divideExact(one, sum))
  if (compareExact(sum, exactOne) !== 0)
    remark(desk, 'weights-do-not-sum-to-one', 'indicators', { sum: text(desk, sum) })
  return weights
}

const places = 40

/** Entropy weights: indicators that differ more among the alternatives weigh more. */
export function entropyWeights(
  desk: Desk,
  facts: CompositeFacts,
  columns: readonly IndexColumn[],
  basis: 'given' | 'normalised' | '',
): readonly Exact[] {
  const rows = facts.alternatives.length
  const log = rows < 2 ? exactOne : exactOfComputed(lnText(exactInteger(rows), places))
  const spread = columns.map(({ values, scores }, index) => {
    const column = basis === 'given' ? values : scores
    const sum = sumExact(column)
    if (column.some((one) => signExact(one) < 0)) {
      refuse(desk, 'negative-amount', `indicators[${index}]`, { amount: facts.indicators[index]?.id ?? '' })
      return exactZero
    }
    if (isZeroExact(sum)) return exactZero
    const entropy = column
      .map((value) => divideExact(value, sum))
      .filter((p) => !isZeroExact(p))
      .reduce((so, p) => addExact(so, negateExact(multiplyExact(p, exactOfComputed(lnText(p, places))))), exactZero)
    return subtractExact(exactOne, divideExact(entropy, log))
  })
  const all = sumExact(spread)
  // Values that do not differ at all weigh alike.
  return spread.map((one) =>
    isZeroExact(all) ? divideExact(exactOne, exactInteger(spread.length)) : divideExact(one, all),
  )
}
