import { type DiagnosticData, readFigure } from '../kernel/index.js'
import { type Exact, addExact, exactOf, exactZero, isZeroExact, multiplyExact, ownValue } from '../kernel/internal.js'
import { eventPasses } from './conditions.js'
import type { LeafReason } from './leaf.js'
import { found, refused, type MeasureFacts, type MeasureReading } from './measure-reading.js'
import type { IndicatorMeasure } from './measures.js'
import type { SchemeEvent } from './scheme-facts.js'
import { givenStep, productStep, quotientStep } from './working.js'

/** The events of a measure: how many, or the sum of what they carry, per head where the text says so. @internal */
export function eventsOf(facts: MeasureFacts, measure: Extract<IndicatorMeasure, { kind: 'events' }>): MeasureReading {
  const { of, per } = measure
  const counted = facts.events.filter((event) => eventPasses(event, measure.where))
  const events = counted.map((event) => event.id)
  const sum = of === undefined ? eventCount(counted) : attributeSum(counted, of)
  if ('reason' in sum) return { found: 'refused', ...sum }
  const step =
    of === undefined ? givenStep('events-count', sum, { events }) : givenStep('events-sum', sum, { events, of })
  if (per === undefined) return found(step, false)
  const text = ownValue(facts.figures, per.figure)
  if (text === undefined) return { found: 'refused', reason: 'subject-figure-missing', data: { name: per.figure } }
  const below = givenStep('subject-figure', exactOf(text), { name: per.figure })
  if (isZeroExact(below.figure)) return refused('zero-below-line')
  const factor = givenStep('factor', exactOf(per.times))
  return found(productStep('figure', [quotientStep('parts-ratio', step, below), factor]), false)
}

function attributeSum(
  events: readonly SchemeEvent[],
  attribute: string,
): Exact | { readonly reason: LeafReason; readonly data: DiagnosticData } {
  let sum = exactZero
  for (const event of events) {
    const reading = readFigure(ownValue(event.attributes, attribute))
    if (!reading.ok) return { reason: 'attribute-missing', data: { event: event.id, attribute } }
    sum = addExact(sum, multiplyExact(reading.figure, exactOf(event.count ?? '1')))
  }
  return sum
}

/** How many a list of events counts, by their `count`. */
export function eventCount(events: readonly SchemeEvent[]): Exact {
  let sum = exactZero
  for (const event of events) sum = addExact(sum, exactOf(event.count ?? '1'))
  return sum
}
