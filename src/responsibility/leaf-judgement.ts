import { readFigure } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  isMultipleExact,
  minExact,
  multiplyExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { leafPoints, leafRefused, type LeafInput, type LeafOutcome, type NodeHit } from './leaf.js'
import type {
  BallotClass,
  BallotMethod,
  DiscretionMethod,
  GivenMethod,
  LevelMethod,
  ScoreLevel,
} from './judged-methods.js'
import type { Actual } from './scheme-facts.js'
import { chosenStep, figureText, givenStep, productStep, quotientStep, sumStep, type Working } from './working.js'

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

/** Mean of ballots. */
export function scoreBallots(method: BallotMethod, rows: readonly Actual[], input: LeafInput): LeafOutcome {
  const share = method.classes === undefined ? ballotShare(method, rows) : shareOfClasses(method, method.classes, rows)
  if (share.is !== 'points') return share
  return leafPoints(productStep('ballots', [givenStep('weight', input.weight), share.working]), share.hits)
}

function shareOfClasses(method: BallotMethod, classes: readonly BallotClass[], rows: readonly Actual[]): LeafOutcome {
  const lines: Working[] = []
  const hits: NodeHit[] = []
  for (const { id, title, weight } of classes) {
    const share = ballotShare(
      method,
      rows.filter((row) => row.part === id),
    )
    if (share.is === 'refused') return { ...share, data: { class: title ?? id, ...share.data } }
    if (share.is !== 'points') return share
    if (hits.length === 0) hits.push(...share.hits)
    const own = givenStep('class-weight', exactOf(weight))
    lines.push(productStep('ballot-class', [own, share.working], { class: title ?? id }))
  }
  const whole = classes.reduce((sum, one) => addExact(sum, exactOf(one.weight)), exactZero)
  const share = quotientStep('ballot-share', sumStep('ballot-classes', lines), givenStep('class-weights', whole))
  return leafPoints(share, hits)
}

function ballotShare(method: BallotMethod, rows: readonly Actual[]): LeafOutcome {
  const worths: Ballots[] = []
  const scale = exactOf(method.outOf)
  for (const row of rows) {
    const count = exactOf(row.count ?? '1')
    if (row.level !== undefined) {
      const choice = method.choices?.find((one) => one.id === row.level)
      if (choice === undefined) return leafRefused('unknown-score-level', { level: row.level })
      if (choice.value !== undefined) worths.push({ worth: exactOf(choice.value), count })
      continue
    }
    const reading = readFigure(row.value)
    if (!reading.ok || signExact(reading.figure) < 0 || compareExact(reading.figure, scale) > 0) {
      return leafRefused('out-of-range', { value: row.value ?? null, lowest: '0', highest: method.outOf })
    }
    worths.push({ worth: reading.figure, count })
  }
  const valid = worths.reduce((sum, one) => addExact(sum, one.count), exactZero)
  if (compareExact(valid, exactInteger(method.minimum ?? 1)) < 0) {
    return leafRefused('too-few-ballots', { ballots: figureText(valid), minimum: String(method.minimum ?? 1) })
  }
  const trims = method.trimAbove !== undefined && compareExact(valid, exactInteger(method.trimAbove)) > 0
  const kept = trims ? trimmed(worths) : worths
  const number = kept.reduce((sum, one) => addExact(sum, one.count), exactZero)
  const sum = kept.reduce((total, one) => addExact(total, multiplyExact(one.worth, one.count)), exactZero)
  const mean = chosenStep('ballot-mean', divideExact(sum, number), {
    ballots: figureText(valid),
    counted: figureText(number),
  })
  return leafPoints(quotientStep('ballot-share', mean, givenStep('out-of', scale)), trims ? ['trimmed'] : [])
}

interface Ballots {
  readonly worth: Exact
  readonly count: Exact
}

// One ballot of the highest worth and one of the lowest are left out.
function trimmed(ballots: readonly Ballots[]): readonly Ballots[] {
  const sorted = [...ballots].sort((a, b) => compareExact(a.worth, b.worth))
  return withoutOne(withoutOne(sorted).reverse()).reverse()
}

function withoutOne(ballots: readonly Ballots[]): Ballots[] {
  const [first, ...others] = ballots as readonly [Ballots, ...Ballots[]]
  const left = subtractExact(first.count, minExact(first.count, exactInteger(1)))
  return signExact(left) > 0 ? [{ worth: first.worth, count: left }, ...others] : others
}
