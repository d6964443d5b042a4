import {
  ownValue,
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  minExact,
  multiplyExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { periodOf, readFigure, type DecimalText, type DiagnosticData } from '../kernel/index.js'
import { eventPasses } from './conditions.js'
import { wholeSteps } from './leaf-targets.js'
import type { CountRate } from './count-methods.js'
import type { SchemeEvent } from './scheme-facts.js'
import { figureText, givenStep, minimumStep, productStep, quotientStep, sumStep, type Working } from './working.js'

/** What events are priced by. */
export interface EventPricing {
  readonly rates: readonly CountRate[]
  /** Figures of the subject that rates divide by. */
  readonly figures: Readonly<Record<string, DecimalText>> | undefined
  readonly counting: 'each' | 'largest'
  readonly sharing: 'full' | 'split'
  readonly whole: 'continuous' | 'floor' | 'ceil'
}

/** Why an event has no price. */
export interface Unpriced {
  readonly reason: 'event-without-rate' | 'subject-figure-missing' | 'attribute-missing'
  readonly data: DiagnosticData
}

/** A line for each event, or for each kind of event with a limit of its own. */
export function priceEvents(all: readonly SchemeEvent[], pricing: EventPricing): readonly Working[] | Unpriced {
  const { rates, counting } = pricing
  const events = [...all].sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
  const free = rates.map((rate) => exactOf(rate.beyond ?? '0'))
  const seen = new Map<string, Exact>()
  const lines: Priced[] = []
  for (const group of counting === 'each' ? events.map((event) => [event]) : byOccurrence(events)) {
    let largest: Priced | undefined
    for (const event of group) {
      const index = rates.findIndex((rate) => eventPasses(event, rate.where))
      const rate = rates[index]
      if (rate === undefined) return { reason: 'event-without-rate', data: { event: event.id } }
      const priced = priceEvent(event, rate, index, pricing, takeFree(free, index, event), seen)
      if ('reason' in priced) return priced
      if (largest === undefined || compareExact(priced.line.figure, largest.line.figure) > 0) largest = priced
    }
    if (largest === undefined) continue
    lines.push(largest)
    seen.set(largest.repeats, addExact(seen.get(largest.repeats) ?? exactZero, largest.count))
  }
  const single = lines.filter(({ rate }) => rate.mostEach === undefined)
  return withinRates(rates, [...single, ...rates.flatMap((rate) => belongingTogether(rate, lines))])
}

interface Priced {
  readonly rate: CountRate
  readonly line: Working
  /** What makes another event a repeat of this one. */
  readonly repeats: string
  readonly count: Exact
  /** What it has a limit with, if the rate has such limits. */
  readonly together: string | undefined
}

// The lines of a rate that have a limit together, as one.
function belongingTogether(
  rate: CountRate,
  all: readonly Priced[],
): readonly { readonly rate: CountRate; readonly line: Working }[] {
  if (rate.mostEach === undefined) return []
  const own = all.filter((one) => one.rate === rate)
  const most = rate.mostEach.points
  return [...new Set(own.map((one) => one.together))].map((key) => {
    const lines = own.flatMap((one) => (one.together === key ? [one.line] : []))
    const limit = givenStep('most', exactOf(most))
    return { rate, line: minimumStep('rate-limited', [sumStep('events', lines), limit], { most }) }
  })
}

// Rates that have a limit are summed first, and limited.
function withinRates(
  rates: readonly CountRate[],
  lines: readonly { readonly rate: CountRate; readonly line: Working }[],
): readonly Working[] {
  const rest = lines.filter(({ rate }) => rate.most === undefined).map(({ line }) => line)
  const limited = rates.flatMap((rate) => {
    const own = lines.filter((one) => one.rate === rate)
    if (rate.most === undefined || own.length === 0) return []
    const sum = sumStep(
      'events',
      own.map(({ line }) => line),
    )
    return [minimumStep('rate-limited', [sum, givenStep('most', exactOf(rate.most))], { most: rate.most })]
  })
  return [...rest, ...limited]
}

// The first so many of a rate are free; which of equal events is free does not matter, so the order decides.
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

function priceEvent(
  event: SchemeEvent,
  rate: CountRate,
  index: number,
  pricing: EventPricing,
  count: Exact,
  seen: ReadonlyMap<string, Exact>,
): Priced | Unpriced {
  const { same: kept, period } = rate.mostEach ?? {}
  const one = kept === undefined ? '' : ownValue(event.attributes, kept)
  if (one === undefined) return { reason: 'attribute-missing', data: { event: event.id, attribute: kept ?? '' } }
  const together = rate.mostEach && `${period === undefined ? '' : periodOf(event.on, period)} ${one}`
  const same = rate.repeats?.same
  const value = same === undefined ? '' : ownValue(event.attributes, same)
  if (value === undefined) return { reason: 'attribute-missing', data: { event: event.id, attribute: same ?? '' } }
  const repeats = `${index} ${value}`
  const divisor = divisorOf(rate, pricing.figures)
  if (divisor === undefined) return { reason: 'subject-figure-missing', data: { name: rate.dividedBy ?? '' } }
  const price = (points: string): Working => perEvent(points, rate, divisor)
  const factors: Working[] =
    rate.repeats === undefined
      ? [price(rate.points), givenStep('event-count', count)]
      : [
          repeatPoints(
            [rate.points, ...rate.repeats.points].map(price),
            price(rate.repeats.rise ?? '0').figure,
            seen.get(repeats) ?? exactZero,
            count,
          ),
        ]
  for (const factor of rate.times ?? []) {
    if (eventPasses(event, factor.where)) factors.push(givenStep('event-factor', exactOf(factor.by)))
  }
  if (rate.per !== undefined) {
    const reading = readFigure(ownValue(event.attributes, rate.per.attribute))
    if (!reading.ok) return { reason: 'attribute-missing', data: { event: event.id, attribute: rate.per.attribute } }
    const size = givenStep('event-size', reading.figure, { attribute: rate.per.attribute })
    const parts = quotientStep('blocks', size, givenStep('block-size', exactOf(rate.per.size)))
    factors.push(wholeSteps(parts, rate.per.whole ?? pricing.whole))
  }
  const line = productStep('event', factors, { event: event.id, on: event.on })
  if (pricing.sharing === 'full' || event.sharedBy === undefined) return { rate, line, repeats, count, together }
  const shared = givenStep('shared-by', exactOf(event.sharedBy))
  return { rate, line: quotientStep('event-shared', line, shared, { event: event.id }), repeats, count, together }
}

// Points of the first, the second, … of a kind, from where the events before it stopped; the last price holds, or rises, for all further ones.
function repeatPoints(prices: readonly Working[], rise: Exact, before: Exact, count: Exact): Working {
  const lines: Working[] = []
  let at = before
  let left = count
  for (const [index, price] of prices.entries()) {
    const room = subtractExact(exactInteger(index + 1), at)
    const open = index === prices.length - 1 && isZeroExact(rise)
    if (signExact(room) <= 0 && !open) continue
    const taken = open ? left : minExact(room, left)
    if (signExact(taken) > 0) {
      const nth = { nth: index + 1, points: figureText(price.figure) }
      lines.push(productStep('repeat', [price, givenStep('event-count', taken)], nth))
    }
    at = addExact(at, taken)
    left = subtractExact(left, taken)
  }
  if (signExact(left) > 0) lines.push(risingPoints(prices, rise, at, left))
  return lines.length === 1 ? (lines[0] as Working) : sumStep('repeats', lines)
}

// Beyond the prices that are written each one is worth so much more than the one before: so many times the mean of the first and the last.
function risingPoints(prices: readonly Working[], rise: Exact, before: Exact, count: Exact): Working {
  const last = (prices[prices.length - 1] as Working).figure
  const first = subtractExact(before, exactInteger(prices.length - 1))
  const places = addExact(first, divideExact(subtractExact(count, exactInteger(1)), exactInteger(2)))
  const mean = givenStep('repeat-mean', addExact(last, multiplyExact(rise, places)))
  const data = { nth: figureText(addExact(before, exactInteger(1))), rise: figureText(rise) }
  return productStep('repeat-rising', [mean, givenStep('event-count', count)], data)
}

/** What one event costs or earns by a rate, divided by a figure of the subject where the rate says so; `undefined` without that figure. */
export function ratePoints(rate: CountRate, figures: EventPricing['figures']): Working | undefined {
  const divisor = divisorOf(rate, figures)
  return divisor === undefined ? undefined : perEvent(rate.points, rate, divisor)
}

type Divisor = 'none' | Exact

function divisorOf(rate: CountRate, figures: EventPricing['figures']): Divisor | undefined {
  if (rate.dividedBy === undefined) return 'none'
  const text = ownValue(figures, rate.dividedBy)
  return text === undefined || isZeroExact(exactOf(text)) ? undefined : exactOf(text)
}

function perEvent(points: string, rate: CountRate, divisor: Divisor): Working {
  const given = givenStep('points-per-event', exactOf(points))
  if (divisor === 'none') return given
  const below = givenStep('subject-figure', divisor, { name: rate.dividedBy ?? '' })
  return { ...quotientStep('points-per-event', given, below), figure: divideExact(given.figure, divisor) }
}
