import { compareExact, exactInteger, exactOf, signExact } from '../kernel/internal.js'
import { scoreBallots } from './ballots.js'
import { pricedAbsolutely, withMovedPoints, withStatedWeight } from './leaf-absolute.js'
import { scoreBands, scoreCoefficient, scoreCurve } from './leaf-bands.js'
import { figuresIn } from './conditions.js'
import { scoreCases } from './leaf-cases.js'
import { scoreDeadline } from './leaf-deadline.js'
import { scoreCount, scoreQuotas } from './leaf-events.js'
import { scoreDiscretion, scoreGiven, scoreLevels } from './leaf-judgement.js'
import { scoreEfficacy, scoreFirst, scoreRank } from './leaf-peers.js'
import { scoreRequired } from './leaf-required.js'
import { scoreProportional, scoreSteps, scoreThreshold } from './leaf-targets.js'
import {
  type LeafInput,
  type LeafOutcome,
  type LeafScore,
  type NodeHit,
  byChoice,
  decidedValue,
  leafPoints,
  leafRefused,
} from './leaf.js'
import type { CaseMethod } from './count-methods.js'
import type { IndicatorMethod } from './methods.js'
import { readMeasure } from './read-measure.js'
import type { Actual } from './scheme-facts.js'
import { type Working, givenStep, maximumStep, minimumStep, quotientStep, sumStep } from './working.js'

/** Scores one indicator of one subject, its own floor and cap included. */
export function scoreLeaf(input: LeafInput): LeafScore {
  return pricedAbsolutely(input.indicator.method)
    ? withMovedPoints(input, scoreWithinLimits(withStatedWeight(input)))
    : scoreWithinLimits(input)
}

function scoreWithinLimits(input: LeafInput): LeafScore {
  if (input.targetWith !== undefined) return scoreWithPeerMean(input, input.targetWith)
  const limited = (outcome: LeafOutcome): LeafOutcome => withinOwnLimits(outcome, input)
  const asked = { ...input, limited }
  const score = input.indicator.perPerson === true ? scorePersons(asked) : scoreRows(asked)
  return score.is === 'missing' ? score : { ...score, outcome: withinOwnLimits(score.outcome, input) }
}

// The mean of the peers with or without the subject itself: asked only where the points differ.
function scoreWithPeerMean(
  { targetWith: _, ...input }: LeafInput,
  targetWith: NonNullable<LeafInput['targetWith']>,
): LeafScore {
  const options = ['included', 'excluded'] as const
  const decided = decidedValue(input.decisions, 'peer-mean-own', input.indicator.id, options)
  const scores = options.map((own) => scoreWithinLimits({ ...input, target: targetWith(own) }))
  const first = scores[0] as LeafScore
  if (first.is === 'missing') return first
  const outcome = byChoice(input, 'peer-mean-own', decided, options, (own) => {
    const score = scores[options.indexOf(own)]
    return score?.is === 'scored' ? score.outcome : first.outcome
  })
  return { ...first, outcome }
}

function scorePersons(input: LeafInput): LeafScore {
  const persons = new Set<string>()
  for (const row of input.rows) if (row.person !== undefined) persons.add(row.person)
  for (const event of input.events) if (event.person !== undefined) persons.add(event.person)
  const lines: Working[] = []
  let estimated = false
  for (const person of [...persons].sort()) {
    const own = (one: { readonly person?: string }): boolean => one.person === person
    const score = scoreRows({ ...input, rows: input.rows.filter(own), events: input.events.filter(own) })
    if (score.is === 'missing') return score
    if (score.outcome.is !== 'points') return score
    const limited = withinOwnLimits(score.outcome, input)
    if (limited.is !== 'points') return { ...score, outcome: limited }
    lines.push({ ...limited.working, data: { ...limited.working.data, person } })
    estimated = estimated || score.estimated
  }
  if (lines.length === 0) return { is: 'missing' }
  const number = givenStep('persons', exactInteger(lines.length))
  const mean = quotientStep('persons-mean', sumStep('persons-sum', lines), number)
  return { is: 'scored', outcome: leafPoints(mean), estimated }
}

function scoreRows(input: LeafInput): LeafScore {
  const { method } = input.indicator
  switch (method.kind) {
    case 'count':
      if (method.from === 'figure') break
      return scored(scoreCount(method, undefined, input))
    case 'quotas':
      return scored(scoreQuotas(method, input))
    case 'cases':
      return isWithoutRows(method, input) ? { is: 'missing' } : scored(scoreCases(method, input))
    case 'levels': {
      const judged = input.rows.filter((row) => row.level !== undefined)
      const [row, second] = judged
      if (row === undefined) return { is: 'missing' }
      if (second !== undefined) return scored(leafRefused('several-rows'))
      return scored(scoreLevels(method, row, input))
    }
    case 'ballots': {
      const ballots = input.rows.filter((row) => row.level !== undefined || row.value !== undefined)
      if (ballots.length === 0) return { is: 'missing' }
      const outcome = scoreBallots(method, ballots, input)
      return { is: 'scored', outcome, estimated: outcome.is === 'points' && outcome.hits.includes('returned') }
    }
    case 'deadline': {
      const done = input.rows.filter((row) => row.on !== undefined)
      if (done.length > 1) return scored(leafRefused('several-rows'))
      const outcome = scoreDeadline(method, done[0], input)
      return outcome === undefined ? { is: 'missing' } : scored(outcome)
    }
    default:
  }
  const reading = readMeasure(input.indicator.measure, {
    rows: input.rows,
    events: input.events,
    figures: input.subject.figures,
    target: input.target?.figure,
    from: input.span.from,
    asked: { ...input, limited: undefined },
  })
  if (reading.found === 'missing') return { is: 'missing' }
  if (reading.found === 'refused') return scored(leafRefused(reading.reason, reading.data))
  const open = reading.found === 'needs' ? reading.missing : (input.peers?.missing ?? [])
  if (reading.found === 'needs' || open.length > 0) return scored({ is: 'needs', missing: open })
  const outcome = scoreFigure(method, reading.working, input)
  return { is: 'scored', outcome, figure: reading.working, estimated: reading.estimated }
}

// Cases that look at the figure of their own indicator while there is none.
function isWithoutRows({ cases }: CaseMethod, { indicator, rows, view }: LeafInput): boolean {
  const own = cases.some(({ when }) =>
    figuresIn(when).some((figure) => 'node' in figure && figure.node === indicator.id),
  )
  return own && rows.length === 0 && view.figure({ of: 'actual', node: indicator.id }) === undefined
}

function scored(outcome: LeafOutcome): LeafScore {
  return { is: 'scored', outcome, estimated: false }
}

function scoreFigure(
  method: Exclude<IndicatorMethod, { kind: 'cases' | 'quotas' | 'levels' | 'ballots' | 'deadline' }>,
  figure: Working,
  input: LeafInput,
): LeafOutcome {
  switch (method.kind) {
    case 'threshold':
      return scoreThreshold(method, figure, input)
    case 'proportional':
      return scoreProportional(method, figure, input)
    case 'steps':
      return scoreSteps(method, figure, input)
    case 'required':
      return scoreRequired(method, figure, input)
    case 'count':
      return scoreCount(method, figure, input)
    case 'bands':
      return scoreBands(method, figure, input)
    case 'curve':
      return scoreCurve(method, figure)
    case 'coefficient':
      return scoreCoefficient(method, figure, input)
    case 'discretion':
      return scoreDiscretion(method, figure, valuedRow(input.rows))
    case 'given':
      return scoreGiven(method, figure, input)
    case 'rankPoints':
    case 'ratioToFirst':
    case 'efficacy':
      if (input.peers === undefined || input.peers.own === undefined) return leafRefused('no-peers')
      if (method.kind === 'rankPoints') return scoreRank(method, figure, input)
      return method.kind === 'efficacy' ? scoreEfficacy(method, figure, input) : scoreFirst(method, figure, input)
    default:
      // A scheme that was not read by the parse doors can hold anything.
      return leafRefused('unknown-method', { method: (method as { readonly kind: string }).kind })
  }
}

function valuedRow(rows: readonly Actual[]): Actual {
  return rows.find((row) => row.value !== undefined) as Actual
}

/** Methods whose texts state every value that they can give; a value below zero is then meant. */
const stated: readonly IndicatorMethod['kind'][] = [
  'threshold',
  'bands',
  'levels',
  'curve',
  'discretion',
  'given',
  'rankPoints',
  'quotas',
  'cases',
  'efficacy',
]

function withinOwnLimits(outcome: LeafOutcome, input: LeafInput): LeafOutcome {
  if (outcome.is !== 'points') return outcome
  return floored(capped(outcome, input), input)
}

type Points = Extract<LeafOutcome, { is: 'points' }>

function capped(points: Points, input: LeafInput): Points {
  const { cap } = input.indicator
  if (cap === undefined || cap === 'none') return points
  const limit = exactOf(cap)
  if (compareExact(points.working.figure, limit) <= 0) return points
  return limitedPoints(points, minimumStep('cap', [points.working, givenStep('cap', limit)]), 'cap')
}

function floored(points: Points, input: LeafInput): LeafOutcome {
  const own = input.indicator.floor
  if (own !== undefined) return atFloor(points, own)
  const { figure } = points.working
  const asked = signExact(figure) < 0 && signExact(input.weight) > 0 && !stated.includes(input.indicator.method.kind)
  if (!asked) return points
  const policy = input.policies.floor
  if (policy !== undefined) return atFloor(points, policy)
  return byChoice(input, 'floor', undefined, ['0', 'none'], (floor) => atFloor(points, floor))
}

function atFloor(points: Points, floor: string): Points {
  if (floor === 'none') return points
  const limit = exactOf(floor)
  if (compareExact(points.working.figure, limit) >= 0) return points
  return limitedPoints(points, maximumStep('floor', [points.working, givenStep('floor', limit)]), 'floor')
}

function limitedPoints(points: Points, working: Working, hit: NodeHit): Points {
  return { is: 'points', working, hits: [...points.hits, hit] }
}
