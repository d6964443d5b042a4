import {
  ownValue,
  compareExact,
  divideExact,
  exactOf,
  exactToPlainText,
  exactZero,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { decisionFor, readFigure } from '../kernel/index.js'
import { eventPasses } from './conditions.js'
import { byChoice, leafPoints, leafRefused, type LeafInput, type LeafOutcome } from './leaf.js'
import { limitedDeduction, wholeOptions, wholeSteps } from './leaf-targets.js'
import { eventCount } from './measures.js'
import type { CountMethod, CountRate, QuotaMethod } from './methods.js'
import type { SchemeEvent } from './scheme-facts.js'
import { chosenStep, givenStep, minimumStep, productStep, quotientStep, sumStep, type Working } from './working.js'

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
    const rates = method.rates.map((rate) => ({ ...rate, points: worth(rate.points) }))
    return scoreCount({ ...method, ratesAre: 'points', rates }, figure, input)
  }
  if (method.from === 'figure') return figurePriced(method, figure as Working, input)
  const events = [...input.events].sort((a, b) => (a.id < b.id ? -1 : 1))
  return byChoice(input, 'duplicates', duplicates ?? input.policies.duplicates, ['each', 'largest'], (counting) =>
    byChoice(input, 'shared-events', method.shared, ['full', 'split'], (sharing) =>
      byChoice(input, 'step-rounding', input.policies.stepRounding, wholeOptions, (whole) =>
        eventsPriced({ method, input, events, counting, sharing, whole }),
      ),
    ),
  )
}

// Where nothing is counted, it does not matter what one is worth.
function countsSomething(method: CountMethod, figure: Working | undefined, input: LeafInput): boolean {
  const outcome = scoreCount({ ...method, ratesAre: 'points' }, figure, input)
  const untouched = method.effect === 'deduct' ? input.weight : exactZero
  return outcome.is !== 'points' || compareExact(outcome.working.figure, untouched) !== 0
}

interface Pricing {
  readonly method: CountMethod
  readonly input: LeafInput
  readonly events: readonly SchemeEvent[]
  readonly counting: 'each' | 'largest'
  readonly sharing: 'full' | 'split'
  readonly whole: 'continuous' | 'floor' | 'ceil'
}

function figurePriced(method: CountMethod, figure: Working, input: LeafInput): LeafOutcome {
  const [rate] = method.rates
  if (rate === undefined) return leafRefused('event-without-rate')
  const price = ratePoints(rate, input)
  if (price === undefined) return leafRefused('subject-figure-missing', { name: rate.dividedBy ?? '' })
  const free = exactOf(rate.beyond ?? '0')
  const counted = maxExact(exactZero, subtractExact(figure.figure, free))
  const number = chosenStep('counted', counted, { free: rate.beyond ?? '0' }, [figure])
  return settled(method, input, [productStep('count-points', [price, number], { number: 'figure' })])
}

function eventsPriced(pricing: Pricing): LeafOutcome {
  const { method, input, events, counting } = pricing
  const free = method.rates.map((rate) => exactOf(rate.beyond ?? '0'))
  const lines: Working[] = []
  for (const group of counting === 'each' ? events.map((event) => [event]) : byOccurrence(events)) {
    let largest: Working | undefined
    for (const event of group) {
      const index = method.rates.findIndex((rate) => eventPasses(event, rate.where))
      const rate = method.rates[index]
      if (rate === undefined) return leafRefused('event-without-rate', { event: event.id })
      const line = eventLine(event, rate, pricing, takeFree(free, index, event))
      if ('is' in line) return line
      if (largest === undefined || compareExact(line.figure, largest.figure) > 0) largest = line
    }
    if (largest !== undefined) lines.push(largest)
  }
  return settled(method, input, lines)
}

// The first so many of a rate are free; which of equal events is free does not matter, so the order of the ids decides.
function takeFree(free: Exact[], index: number, event: SchemeEvent): Exact {
  const count = exactOf(event.count ?? '1')
  const left = free[index] ?? exactZero
  const taken = minExact(left, count)
  free[index] = subtractExact(left, taken)
  return subtractExact(count, taken)
}

function byOccurrence(events: readonly SchemeEvent[]): readonly (readonly SchemeEvent[])[] {
  const groups = new Map<string, SchemeEvent[]>()
  for (const event of events) {
    const key = event.occurrence === undefined ? `event ${event.id}` : `occurrence ${event.occurrence}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  return [...groups.values()]
}

function eventLine(event: SchemeEvent, rate: CountRate, pricing: Pricing, count: Exact): Working | LeafOutcome {
  const price = ratePoints(rate, pricing.input)
  if (price === undefined) return leafRefused('subject-figure-missing', { name: rate.dividedBy ?? '' })
  const factors: Working[] = [price, givenStep('event-count', count)]
  for (const factor of rate.times ?? []) {
    if (eventPasses(event, factor.where)) factors.push(givenStep('event-factor', exactOf(factor.by)))
  }
  if (rate.per !== undefined) {
    const reading = readFigure(ownValue(event.attributes, rate.per.attribute))
    if (!reading.ok) return leafRefused('attribute-missing', { event: event.id, attribute: rate.per.attribute })
    const size = givenStep('event-size', reading.figure, { attribute: rate.per.attribute })
    const parts = quotientStep('blocks', size, givenStep('block-size', exactOf(rate.per.size)))
    factors.push(wholeSteps(parts, rate.per.whole ?? pricing.whole))
  }
  const shared = exactOf(event.sharedBy ?? '1')
  const line = productStep('event', factors, { event: event.id, on: event.on })
  return pricing.sharing === 'full' || event.sharedBy === undefined
    ? line
    : quotientStep('event-shared', line, givenStep('shared-by', shared), { event: event.id })
}

function ratePoints(rate: CountRate, input: LeafInput): Working | undefined {
  const points = givenStep('points-per-event', exactOf(rate.points))
  if (rate.dividedBy === undefined) return points
  const text = ownValue(input.subject.figures, rate.dividedBy)
  if (text === undefined || isZeroExact(exactOf(text))) return undefined
  const divisor = givenStep('subject-figure', exactOf(text), { name: rate.dividedBy })
  return { ...quotientStep('points-per-event', points, divisor), figure: divideExact(points.figure, divisor.figure) }
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
