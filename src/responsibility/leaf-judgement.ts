import { readFigure } from '../kernel/index.js'
import { compareExact, exactOf, isMultipleExact, subtractExact, type Exact } from '../kernel/internal.js'
import { leafPoints, leafRefused, type LeafInput, type LeafOutcome } from './leaf.js'
import type { DiscretionMethod, GivenMethod, LevelMethod, ScoreLevel } from './judged-methods.js'
import type { Actual } from './scheme-facts.js'
import { chosenStep, figureText, givenStep, productStep, quotientStep, type Working } from './working.js'

/** Points by a judged level; the row that carries the level is the judgement. */
export function scoreLevels(method: LevelMethod, row: Actual, input: LeafInput): LeafOutcome {
  const level = method.levels.find((one) => one.id === row.level)
  if (level === undefined) return leafRefused('unknown-score-level', { level: row.level ?? null })
  const data = { level: level.id, decidedBy: row.decidedBy ?? null, reason: row.reason ?? null }
  const value = levelValue(level, row)
  if (value === undefined) return leafRefused('out-of-range', { ...data, value: row.value ?? null })
  if (level.points !== undefined) return leafPoints(chosenStep('level', value, data))
  const share = chosenStep('level', value, data)
  return leafPoints(productStep('share-of-weight', [givenStep('weight', input.weight), share]))
}

function levelValue(level: ScoreLevel, row: Actual): Exact | undefined {
  const start = exactOf(level.points ?? level.share ?? '0')
  if (level.to === undefined) return start
  const reading = readFigure(row.value)
  if (!reading.ok) return undefined
  const end = exactOf(level.to)
  const [low, high] = compareExact(start, end) <= 0 ? [start, end] : [end, start]
  return compareExact(reading.figure, low) < 0 || compareExact(reading.figure, high) > 0 ? undefined : reading.figure
}

/** Points that a person set inside a range. */
export function scoreDiscretion(method: DiscretionMethod, figure: Working, row: Actual): LeafOutcome {
  const value = figure.figure
  const low = exactOf(method.lowest)
  const shown = { value: figureText(value), lowest: method.lowest, highest: method.highest }
  if (compareExact(value, low) < 0 || compareExact(value, exactOf(method.highest)) > 0) {
    return leafRefused('out-of-range', shown)
  }
  if (method.step !== undefined && !isMultipleExact(subtractExact(value, low), exactOf(method.step))) {
    return leafRefused('off-step', { ...shown, step: method.step })
  }
  if (row.decidedBy === undefined || row.reason === undefined) return leafRefused('undecided-value', shown)
  return leafPoints(
    chosenStep('discretion', value, { ...shown, decidedBy: row.decidedBy, reason: row.reason }, [figure]),
  )
}

/** Points that come ready from elsewhere. */
export function scoreGiven(method: GivenMethod, figure: Working, input: LeafInput): LeafOutcome {
  const value = figure.figure
  const scale = method.outOf === undefined ? input.weight : exactOf(method.outOf)
  const low = exactOf(method.lowest ?? '0')
  const shown = { value: figureText(value), lowest: method.lowest ?? '0', highest: figureText(scale) }
  if (compareExact(value, low) < 0 || compareExact(value, scale) > 0) return leafRefused('out-of-range', shown)
  if (method.step !== undefined && !isMultipleExact(subtractExact(value, low), exactOf(method.step))) {
    return leafRefused('off-step', { ...shown, step: method.step })
  }
  if (method.outOf === undefined) return leafPoints(chosenStep('given-points', value, {}, [figure]))
  const full = givenStep('weight', input.weight)
  return leafPoints(productStep('given-share', [full, quotientStep('share', figure, givenStep('out-of', scale))]))
}
