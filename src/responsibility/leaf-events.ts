import {
  compareExact,
  exactOf,
  exactToPlainText,
  exactZero,
  maxExact,
  multiplyExact,
  signExact,
  subtractExact,
} from '../kernel/internal.js'
import { decisionFor, readFigure } from '../kernel/index.js'
import { eventPasses } from './conditions.js'
import { priceEvents, ratePoints } from './event-pricing.js'
import { byChoice, leafPoints, leafRefused, type LeafInput, type LeafOutcome } from './leaf.js'
import { limitedDeduction, wholeOptions } from './leaf-targets.js'
import { eventCount } from './read-events.js'
import type { CountMethod, CountRate, QuotaMethod } from './count-methods.js'
import { chosenStep, givenStep, minimumStep, productStep, sumStep, type Working } from './working.js'

/** Points off, or earned, for each event. */
export function scoreCount(method: CountMethod, figure: Working | undefined, input: LeafInput): LeafOutcome {
  const { duplicates } = method
  if (method.ratesAre === 'proportions') {
    const at = input.indicator.id
    const decided = readFigure(decisionFor(input.decisions, 'rate-unit', at)?.value)
    if (!decided.ok && countsSomething(method, figure, input)) {
      return { is: 'needs', missing: [{ code: 'rate-unit', at, options: [], free: 'figure' }] }
    }
    const unit = decided.ok ? decided.figure : exactOf('1')
    const worth = (points: string): string => exactToPlainText(multiplyExact(exactOf(points), unit))
    const rates = method.rates.map((rate) => worthOf(rate, worth))
    return scoreCount({ ...method, ratesAre: 'points', rates }, figure, input)
  }
  if (method.from === 'figure') return figurePriced(method, figure as Working, input)
  return byChoice(input, 'duplicates', duplicates ?? input.policies.duplicates, ['each', 'largest'], (counting) =>
    byChoice(input, 'shared-events', method.shared, ['full', 'split'], (sharing) =>
      byChoice(input, 'step-rounding', input.policies.stepRounding, wholeOptions, (whole) => {
        const figures = input.subject.figures
        const lines = priceEvents(input.events, { rates: method.rates, figures, counting, sharing, whole })
        return 'reason' in lines ? leafRefused(lines.reason, lines.data) : settled(method, input, lines)
      }),
    ),
  )
}

// A rate in points, of one that is written in parts of a unit.
function worthOf(rate: CountRate, worth: (points: string) => string): CountRate {
  const { points, repeats, most, mostEach } = rate
  return {
    ...rate,
    points: worth(points),
    ...(repeats === undefined
      ? {}
      : { repeats: { ...repeats, points: repeats.points.map(worth), rise: worth(repeats.rise ?? '0') } }),
    ...(most === undefined ? {} : { most: worth(most) }),
    ...(mostEach === undefined ? {} : { mostEach: { ...mostEach, points: worth(mostEach.points) } }),
  }
}

// Where nothing is counted, it does not matter what one is worth.
function countsSomething(method: CountMethod, figure: Working | undefined, input: LeafInput): boolean {
  const outcome = scoreCount({ ...method, ratesAre: 'points' }, figure, input)
  const untouched = method.effect === 'deduct' ? input.weight : exactZero
  return outcome.is !== 'points' || compareExact(outcome.working.figure, untouched) !== 0
}

function figurePriced(method: CountMethod, figure: Working, input: LeafInput): LeafOutcome {
  const [rate] = method.rates
  if (rate === undefined) return leafRefused('event-without-rate')
  const price = ratePoints(rate, input.subject.figures)
  if (price === undefined) return leafRefused('subject-figure-missing', { name: rate.dividedBy ?? '' })
  const free = exactOf(rate.beyond ?? '0')
  const counted = maxExact(exactZero, subtractExact(figure.figure, free))
  const number = chosenStep('counted', counted, { free: rate.beyond ?? '0' }, [figure])
  const points = productStep('count-points', [price, number], { number: 'figure' })
  const { most } = rate
  return settled(method, input, [
    most === undefined ? points : minimumStep('rate-limited', [points, givenStep('most', exactOf(most))], { most }),
  ])
}

function settled(method: CountMethod, input: LeafInput, lines: readonly Working[]): LeafOutcome {
  const sum = sumStep('events', lines)
  if (method.effect === 'deduct')
    return leafPoints(...limitedDeduction(givenStep('weight', input.weight), sum, method.most))
  if (method.most !== undefined) {
    const most = exactOf(method.most)
    const limited = minimumStep('award-limited', [sum, givenStep('most', most)])
    return leafPoints(limited, compareExact(sum.figure, most) > 0 ? ['most'] : [])
  }
  const open = input.indicator.cap === undefined && signExact(input.weight) > 0
  if (!open || compareExact(sum.figure, input.weight) <= 0) return leafPoints(sum)
  return byChoice(input, 'cap', undefined, ['weight', 'none'], (cap) =>
    cap === 'none'
      ? leafPoints(sum)
      : leafPoints(minimumStep('capped', [sum, givenStep('weight', input.weight)]), ['cap']),
  )
}

/** W when every count is reached. */
export function scoreQuotas(method: QuotaMethod, input: LeafInput): LeafOutcome {
  const lines = method.parts.map((part) => {
    const count = eventCount(input.events.filter((event) => eventPasses(event, part.where)))
    return givenStep('quota-part', count, { required: part.required })
  })
  const reached = method.parts.every((part, index) => {
    const count = lines[index]?.figure ?? exactZero
    return compareExact(count, exactOf(part.required)) >= 0
  })
  const points = reached ? input.weight : exactOf(method.missed ?? '0')
  return leafPoints(chosenStep(reached ? 'quotas-reached' : 'quotas-missed', points, {}, lines))
}
