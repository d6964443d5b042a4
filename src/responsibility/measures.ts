import type { DecimalText, Diagnostic } from '../kernel/index.js'
import {
  absoluteExact,
  addExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { eventPasses, type EventAttributeTest } from './conditions.js'
import type { Actual, SchemeEvent } from './scheme-facts.js'
import { givenStep, quotientStep, productStep, sumStep, type Working } from './working.js'

/**
 * How the figure of an indicator comes from its rows. `actual`: the reported figure; with several rows `combine` says how they become one.
 * `sum`: named parts added. `ratio`: one part by another, times a factor. `growth`: change against the part `previous`, in per cent.
 * `verified`: what was reported, corrected by the rate that a sample confirmed. `completion`: figure by target, in per cent.
 * `deviation`: |figure − target| by target, in per cent. `events`: events counted. `subject`: a figure of the subject.
 */
export type IndicatorMeasure =
  | {
      readonly kind: 'actual'
      /** Several rows; absent: there may be only one. `last` is the one of the latest day. */
      readonly combine?: 'sum' | 'mean' | 'last' | 'maximum' | 'minimum'
    }
  | {
      readonly kind: 'sum'
      /** Names of the parts. */
      readonly parts: readonly string[]
      /** Missing parts: one is enough to have no figure, only all of them are, or they count as zero. */
      readonly missing: 'any' | 'all' | 'never'
    }
  | {
      readonly kind: 'ratio'
      /** Part above. */
      readonly above: string
      /** Part below. */
      readonly below: string
      /** Factor: `100` for per cent. */
      readonly times: DecimalText
    }
  | { readonly kind: 'growth' }
  | { readonly kind: 'verified' }
  | { readonly kind: 'completion' }
  | { readonly kind: 'deviation' }
  | {
      readonly kind: 'events'
      /** Code of the events; absent: the id of the indicator. */
      readonly event?: string
      /** Which of them. */
      readonly where?: readonly EventAttributeTest[]
    }
  | {
      readonly kind: 'subject'
      /** Name of the figure. */
      readonly figure: string
    }

/**
 * Where a target comes from. `assigned`: set for each subject. `previous`: the subject's own figure of the period before (part
 * `previous`). `subject`: a figure of the subject. `peerMean`: the mean of the peers, with or without the subject itself (absent and
 * the two differ: a decision is needed, `peer-mean-own`). `peerBest`: the best of the peers.
 */
export type TargetRule =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'subject'; readonly figure: string }
  | { readonly kind: 'peerMean'; readonly own?: 'included' | 'excluded' }
  | { readonly kind: 'peerBest'; readonly better: 'higher' | 'lower' }

/** What a measure looks at. */
export interface MeasureFacts {
  readonly rows: readonly Actual[]
  readonly events: readonly SchemeEvent[]
  readonly figures: Readonly<Record<string, DecimalText>> | undefined
  readonly target: Exact | undefined
}

/** The figure, or why there is none. */
export type MeasureReading =
  | { readonly found: 'figure'; readonly working: Working; readonly estimated: boolean }
  | { readonly found: 'missing' }
  | { readonly found: 'refused'; readonly reason: MeasureReason; readonly diagnostics: readonly Diagnostic[] }

/** Why a figure cannot be worked out of its rows. */
export type MeasureReason = 'several-rows' | 'zero-below-line' | 'zero-target' | 'empty-sample' | 'target-missing'

/** Works the figure of an indicator out of its rows. */
export function readMeasure(measure: IndicatorMeasure | undefined, facts: MeasureFacts): MeasureReading {
  const kind = measure?.kind ?? 'actual'
  switch (kind) {
    case 'actual':
      return combined(rowsOf(facts, undefined), measure?.kind === 'actual' ? measure.combine : undefined)
    case 'sum':
      return partsSum(facts, measure as Extract<IndicatorMeasure, { kind: 'sum' }>)
    case 'ratio':
      return partsRatio(facts, measure as Extract<IndicatorMeasure, { kind: 'ratio' }>)
    case 'growth':
      return growthOf(facts)
    case 'verified':
      return verifiedOf(facts)
    case 'completion':
      return againstTarget(facts, (value) => value)
    case 'deviation':
      return againstTarget(facts, (value, target) => absoluteExact(subtractExact(value, target)))
    case 'events':
      return eventsOf(facts, measure as Extract<IndicatorMeasure, { kind: 'events' }>)
    case 'subject': {
      const text = facts.figures?.[(measure as Extract<IndicatorMeasure, { kind: 'subject' }>).figure]
      return text === undefined ? { found: 'missing' } : found(givenStep('figure', exactOf(text)), false)
    }
  }
}

function found(working: Working, estimated: boolean): MeasureReading {
  return { found: 'figure', working, estimated }
}

function refused(reason: MeasureReason): MeasureReading {
  return { found: 'refused', reason, diagnostics: [] }
}

function rowsOf(facts: MeasureFacts, part: string | undefined): readonly Actual[] {
  return facts.rows.filter((row) => row.part === part && row.value !== undefined)
}

function combined(
  rows: readonly Actual[],
  combine: 'sum' | 'mean' | 'last' | 'maximum' | 'minimum' | undefined,
): MeasureReading {
  const [first] = rows
  if (first === undefined) return { found: 'missing' }
  const estimated = rows.some((row) => row.state === 'estimated')
  if (rows.length === 1) return found(rowStep(first), estimated)
  const steps = rows.map(rowStep)
  const figures = steps.map((step) => step.figure)
  switch (combine) {
    case undefined:
      return bestState(rows)
    case 'sum':
      return found(sumStep('rows-sum', steps), estimated)
    case 'mean':
      return found(
        quotientStep('rows-mean', sumStep('rows-sum', steps), givenStep('rows-count', exactInteger(rows.length))),
        estimated,
      )
    case 'maximum':
      return found(
        { ...sumStep('rows-maximum', steps), figure: figures.reduce(maxExact), operation: 'maximum' },
        estimated,
      )
    case 'minimum':
      return found(
        { ...sumStep('rows-minimum', steps), figure: figures.reduce(minExact), operation: 'minimum' },
        estimated,
      )
    case 'last':
      return lastOf(rows)
  }
}

/** A verified row goes before a measured one, that before a reported one, that before an estimate; two of one kind are a question. */
const stateOrder = ['verified', 'measured', 'reported', 'estimated']

function bestState(rows: readonly Actual[]): MeasureReading {
  for (const state of stateOrder) {
    const [first, second] = rows.filter((row) => (row.state ?? 'reported') === state)
    if (second !== undefined) return refused('several-rows')
    if (first !== undefined) return found(rowStep(first), state === 'estimated')
  }
  return { found: 'missing' }
}

function lastOf(rows: readonly Actual[]): MeasureReading {
  const days = rows.map((row) => row.on ?? '')
  const latest = days.reduce((a, b) => (a > b ? a : b))
  return bestState(rows.filter((row) => (row.on ?? '') === latest))
}

function rowStep(row: Actual): Working {
  const data = { subject: row.subject, indicator: row.indicator, part: row.part ?? null, on: row.on ?? null }
  return givenStep('reported', exactOf(row.value as DecimalText), data)
}

function partOf(facts: MeasureFacts, part: string | undefined): MeasureReading {
  return combined(rowsOf(facts, part), undefined)
}

function partsSum(facts: MeasureFacts, measure: Extract<IndicatorMeasure, { kind: 'sum' }>): MeasureReading {
  const steps: Working[] = []
  let estimated = false
  for (const part of measure.parts) {
    const reading = partOf(facts, part)
    if (reading.found === 'refused') return reading
    if (reading.found === 'missing') {
      if (measure.missing === 'any') return reading
      continue
    }
    steps.push(reading.working)
    estimated = estimated || reading.estimated
  }
  if (steps.length === 0 && measure.missing !== 'never') return { found: 'missing' }
  return found(sumStep('parts-sum', steps), estimated)
}

function partsRatio(facts: MeasureFacts, measure: Extract<IndicatorMeasure, { kind: 'ratio' }>): MeasureReading {
  const above = partOf(facts, measure.above)
  if (above.found !== 'figure') return above
  const below = partOf(facts, measure.below)
  if (below.found !== 'figure') return below
  if (isZeroExact(below.working.figure)) return refused('zero-below-line')
  const ratio = quotientStep('parts-ratio', above.working, below.working)
  const times = givenStep('factor', exactOf(measure.times))
  return found(productStep('figure', [ratio, times]), above.estimated || below.estimated)
}

const hundred = /*#__PURE__*/ exactInteger(100)

function growthOf(facts: MeasureFacts): MeasureReading {
  const now = partOf(facts, undefined)
  if (now.found !== 'figure') return now
  const before = partOf(facts, 'previous')
  if (before.found !== 'figure') return before
  const base = before.working.figure
  if (isZeroExact(base)) return refused('zero-below-line')
  const change: Working = {
    code: 'change',
    data: {},
    figure: subtractExact(now.working.figure, base),
    operation: 'difference',
    lines: [now.working, before.working],
  }
  const share = quotientStep('change-share', change, { ...before.working, figure: absoluteExact(base) })
  return found(productStep('growth', [share, givenStep('factor', hundred)]), now.estimated || before.estimated)
}

function verifiedOf(facts: MeasureFacts): MeasureReading {
  const reported = partOf(facts, undefined)
  if (reported.found !== 'figure') return reported
  const confirmed = partOf(facts, 'sampleVerified')
  if (confirmed.found !== 'figure') return confirmed
  const claimed = partOf(facts, 'sampleReported')
  if (claimed.found !== 'figure') return claimed
  if (isZeroExact(claimed.working.figure)) return refused('empty-sample')
  const rate = quotientStep('confirmed-rate', confirmed.working, claimed.working)
  return found(productStep('verified-figure', [reported.working, rate]), reported.estimated)
}

function againstTarget(facts: MeasureFacts, above: (value: Exact, target: Exact) => Exact): MeasureReading {
  const value = partOf(facts, undefined)
  if (value.found !== 'figure') return value
  const target = facts.target
  if (target === undefined) return refused('target-missing')
  if (isZeroExact(target)) return refused('zero-target')
  const share = divideExact(above(value.working.figure, target), absoluteExact(target))
  const targetStep = givenStep('target', target)
  const working: Working = {
    code: 'against-target',
    data: {},
    figure: multiplyExact(share, hundred),
    operation: 'chosen',
    lines: [value.working, targetStep],
  }
  return found(working, value.estimated)
}

function eventsOf(facts: MeasureFacts, measure: Extract<IndicatorMeasure, { kind: 'events' }>): MeasureReading {
  const counted = facts.events.filter((event) => eventPasses(event, measure.where))
  return found(givenStep('events-count', eventCount(counted), { events: counted.map((event) => event.id) }), false)
}

/** How many a list of events counts, by their `count`. */
export function eventCount(events: readonly SchemeEvent[]): Exact {
  let sum = exactZero
  for (const event of events) sum = addExact(sum, exactOf(event.count ?? '1'))
  return sum
}
