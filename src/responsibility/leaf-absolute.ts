import { compareExact, divideExact, exactOf, isZeroExact, type Exact } from '../kernel/internal.js'
import { byChoice, leafPoints, type LeafInput, type LeafOutcome, type LeafScore } from './leaf.js'
import type { IndicatorMethod } from './methods.js'
import { givenStep, productStep } from './working.js'

/**
 * Methods whose texts state points and not shares of the weight. When the weight of an indicator moves (a sibling does not apply, a local
 * factor), their points move with it: full marks stay full marks.
 */
export function pricedAbsolutely(method: IndicatorMethod): boolean {
  return (method.kind === 'given' && method.outOf === undefined) || hasPointTable(method)
}

/** Methods whose points stand in a table that knows nothing of the weight. */
export function hasPointTable(method: IndicatorMethod): boolean {
  switch (method.kind) {
    case 'curve':
    case 'discretion':
      return true
    case 'bands':
      return method.values === 'points'
    case 'rankPoints':
      return (method.table ?? method.fromBottom ?? method.tiers) !== undefined
    case 'levels':
      return method.levels.some((level) => level.points !== undefined)
    case 'cases':
      return method.cases.some((one) => one.points !== undefined)
    default:
      return false
  }
}

/** The indicator before its weight moved. */
export function withStatedWeight(input: LeafInput): LeafInput {
  return isZeroExact(input.stated) ? input : { ...input, weight: input.stated }
}

/** Points of the text on the weight that the indicator has now. */
export function withMovedPoints(input: LeafInput, score: LeafScore): LeafScore {
  if (score.is === 'missing' || score.outcome.is !== 'points') return score
  const { outcome } = score
  return { ...score, outcome: onMovedWeight(input, forGroup(input, outcome)) }
}

type Points = Extract<LeafOutcome, { is: 'points' }>

// A table is written for one weight; a group with another weight reads it in proportion, or as it stands.
function forGroup(input: LeafInput, outcome: Points): LeafOutcome {
  const { indicator, stated } = input
  const written = exactOf(indicator.weight)
  const other = hasPointTable(indicator.method) && compareExact(stated, written) !== 0 && !isZeroExact(written)
  if (!other) return outcome
  return byChoice(
    { ...input, limited: undefined },
    'group-points',
    indicator.groupPoints,
    ['scale', 'asWritten'],
    (option) => (option === 'scale' ? times(outcome, divideExact(stated, written)) : outcome),
  )
}

function onMovedWeight({ weight, stated }: LeafInput, outcome: LeafOutcome): LeafOutcome {
  if (outcome.is !== 'points' || isZeroExact(stated) || compareExact(weight, stated) === 0) return outcome
  return times(outcome, divideExact(weight, stated))
}

function times({ working, hits }: Points, factor: Exact): Points {
  const moved = productStep('points-moved', [working, givenStep('weight-factor', factor)])
  return leafPoints(moved, hits) as Points
}
