import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  fixedPowerText,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import {
  byChoice,
  decidedValue,
  leafNeeds,
  leafPoints,
  leafRefused,
  type LeafInput,
  type LeafOutcome,
  type PeerFigures,
} from './leaf.js'
import { decisionFor, readFigure } from '../kernel/index.js'
import { seatsOf } from '../scoring/index.js'
import type { EfficacyMethod, FirstMethod, RankMethod } from './methods.js'
import { chosenStep, figureText, givenStep, productStep, quotientStep, sumStep, type Working } from './working.js'

/** All figures that are compared, the subject's own among them. */
function compared(figure: Working, peers: PeerFigures): readonly Exact[] {
  return [figure.figure, ...peers.others]
}

/** Points by rank. */
export function scoreRank(method: RankMethod, figure: Working, input: LeafInput): LeafOutcome {
  const peers = input.peers as PeerFigures
  const better = (one: Exact): boolean => {
    const side = compareExact(one, figure.figure)
    return method.better === 'higher' ? side > 0 : side < 0
  }
  const ahead = peers.others.filter(better)
  const tied = peers.others.filter((one) => compareExact(one, figure.figure) === 0).length
  const behind = peers.others.filter((one) => !better(one) && compareExact(one, figure.figure) !== 0)
  return byChoice(input, 'rank-ties', method.ties, ['competition', 'dense', 'shareOfPlaces'], (ties) =>
    fromEitherEnd(method, input, (end) => {
      if (ties === 'shareOfPlaces') {
        const places = Array.from({ length: tied + 1 }, (_, index) =>
          rankPoints(method, { top: ahead.length + 1 + index, bottom: behind.length + tied + 1 - index }, end, input),
        )
        const sum = sumStep('points-of-places', places)
        return tied === 0
          ? (places[0] as Working)
          : quotientStep('shared-places', sum, givenStep('tied', exactInteger(tied + 1)))
      }
      const number = (list: readonly Exact[]): number => (ties === 'dense' ? distinctOf(list) : list.length) + 1
      return rankPoints(method, { top: number(ahead), bottom: number(behind) }, end, input)
    }),
  )
}

function distinctOf(figures: readonly Exact[]): number {
  return figures.filter((one, index) => figures.findIndex((other) => compareExact(one, other) === 0) === index).length
}

type RankEnd = 'top' | 'bottom'

// Where few are compared, a place can have points from both ends.
function fromEitherEnd(method: RankMethod, input: LeafInput, points: (end: RankEnd) => Working): LeafOutcome {
  const stated = method.fromBottom === undefined ? 'top' : undefined
  return byChoice(input, 'rank-from-both-ends', stated, ['top', 'bottom'], (end) => leafPoints(points(end)))
}

function rankPoints(
  method: RankMethod,
  place: Readonly<Record<RankEnd, number>>,
  end: RankEnd,
  input: LeafInput,
): Working {
  const data = { rank: place.top, peers: (input.peers as PeerFigures).others.length + 1 }
  const low = method.fromBottom?.[place.bottom - 1]
  if (method.step === undefined) {
    const { table, tiers } = method
    const high =
      tiers === undefined
        ? table?.[place.top - 1]
        : tiers.parts.find(
            ({ to }) => place.top <= seatsOf({ kind: 'atMost', share: to, rounding: tiers.rounding }, data.peers),
          )?.points
    const text = end === 'top' ? (high ?? low) : (low ?? high)
    return chosenStep('rank-points', exactOf(text ?? method.beyond ?? '0'), data)
  }
  if (end === 'bottom' && low !== undefined) return chosenStep('rank-points', exactOf(low), data)
  const lost = multiplyExact(exactOf(method.step), exactInteger(place.top - 1))
  const first = method.table?.[0] === undefined ? input.weight : exactOf(method.table[0])
  return chosenStep('rank-points', maxExact(exactOf(method.beyond ?? '0'), subtractExact(first, lost)), data)
}

/** In proportion to the best. */
export function scoreFirst(method: FirstMethod, figure: Working, input: LeafInput): LeafOutcome {
  const all = compared(figure, input.peers as PeerFigures)
  const best = all.reduce(method.better === 'higher' ? maxExact : minExact)
  const bestStep = givenStep('best', best)
  const full = givenStep('weight', input.weight)
  if (signExact(best) < 0) return leafRefused('negative-best', { best: figureText(best) })
  if (method.better === 'lower') {
    if (isZeroExact(figure.figure)) return leafPoints(chosenStep('nothing-happened', input.weight, {}, [figure]))
    return leafPoints(productStep('ratio-to-first', [full, quotientStep('ratio', bestStep, figure)]))
  }
  if (isZeroExact(best)) {
    if (method.whenBestZero === undefined) return leafRefused('zero-best')
    return leafPoints(chosenStep('best-zero', method.whenBestZero === 'full' ? input.weight : exactZero))
  }
  return leafPoints(productStep('ratio-to-first', [full, quotientStep('ratio', figure, bestStep)]))
}

/** Efficacy coefficient. */
export function scoreEfficacy(method: EfficacyMethod, figure: Working, input: LeafInput): LeafOutcome {
  const at = input.indicator.id
  const lowText = method.low ?? decisionFor(input.decisions, 'efficacy-low', at)?.value
  const low = readFigure(lowText)
  if (!low.ok) return { is: 'needs', missing: [{ code: 'efficacy-low', at, options: [], free: 'figure' }] }
  const all = compared(figure, input.peers as PeerFigures)
  const largest = method.ends === undefined ? all.reduce(maxExact) : undefined
  const smallest = method.ends === undefined ? all.reduce(minExact) : undefined
  const higher = method.better === 'higher'
  const best = method.ends === undefined ? ((higher ? largest : smallest) as Exact) : exactOf(method.ends.best)
  const worst = method.ends === undefined ? ((higher ? smallest : largest) as Exact) : exactOf(method.ends.worst)
  const high = exactOf(method.high)
  const spread = subtractExact(best, worst)
  if (isZeroExact(spread)) {
    if (method.whenEqual === undefined) return leafRefused('no-spread', { value: figureText(best) })
    return scaled(chosenStep('no-spread', method.whenEqual === 'high' ? high : low.figure), method, input)
  }
  const share = divideExact(subtractExact(figure.figure, worst), spread)
  const form = method.form ?? decidedValue(input.decisions, 'efficacy-form', at, ['linear', 'exponential'])
  const atEnd = isZeroExact(share) || compareExact(share, exactInteger(1)) === 0
  if (form === undefined && !atEnd) return leafNeeds('efficacy-form', at, ['linear', 'exponential'])
  if (form === 'exponential' && signExact(low.figure) <= 0) return leafRefused('low-not-positive')
  const ends = { worst: figureText(worst), best: figureText(best), low: lowText ?? '', high: method.high }
  const value =
    form === 'exponential' && !atEnd
      ? exponential(low.figure, high, share, method.digits ?? 12)
      : addExact(low.figure, multiplyExact(subtractExact(high, low.figure), share))
  return scaled(chosenStep('efficacy', value, ends, [figure]), method, input)
}

// low × (high ÷ low)^share, worked out in high precision.
function exponential(low: Exact, high: Exact, share: Exact, digits: number): Exact {
  const growth = exactOf(fixedPowerText(divideExact(high, low), share, 40))
  return roundExact(multiplyExact(low, growth), { digits, mode: 'halfUp' })
}

function scaled(value: Working, method: EfficacyMethod, input: LeafInput): LeafOutcome {
  const outOf = givenStep('out-of', exactOf(method.outOf ?? method.high))
  const full = givenStep('weight', input.weight)
  return leafPoints(productStep('efficacy-points', [full, quotientStep('efficacy-share', value, outOf)]))
}
