import { type DecimalText, daysBetween } from '../kernel/index.js'
import {
  type Exact,
  absoluteExact,
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  multiplyExact,
  subtractExact,
} from '../kernel/internal.js'
import { ballotMean } from './ballots.js'
import { found, refused, type MeasureFacts, type MeasureReading } from './measure-reading.js'
import type { BallotMeasure, IndicatorMeasure } from './measures.js'
import { eventsOf } from './read-events.js'
import type { Actual } from './scheme-facts.js'
import {
  type Working,
  chosenStep,
  differenceStep,
  givenStep,
  productStep,
  quotientStep,
  sumStep,
  maximumStep,
  minimumStep,
} from './working.js'

/** Works the figure of an indicator out of its rows. */
export function readMeasure(measure: IndicatorMeasure | undefined, facts: MeasureFacts): MeasureReading {
  const kind = measure?.kind ?? 'actual'
  switch (kind) {
    case 'actual':
      return combined(rowsOf(facts, undefined), measure?.kind === 'actual' ? measure : undefined)
    case 'sum':
      return partsSum(facts, measure as Extract<IndicatorMeasure, { kind: 'sum' }>)
    case 'ratio':
      return partsRatio(facts, measure as Extract<IndicatorMeasure, { kind: 'ratio' }>)
    case 'growth':
    case 'change':
      return changeOf(facts, measure as ChangeMeasure)
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
    case 'day':
      return dayOf(facts)
    case 'rows':
      return rowsCounted(facts, measure as Extract<IndicatorMeasure, { kind: 'rows' }>)
    case 'ballots':
      return ballotsOf(facts, measure as BallotMeasure)
  }
}

function ballotsOf(facts: MeasureFacts, measure: BallotMeasure): MeasureReading {
  const rows = facts.rows.filter((row) => row.level !== undefined || row.value !== undefined)
  if (rows.length === 0) return { found: 'missing' }
  const mean = ballotMean(measure, rows, facts.asked)
  if (mean.is === 'needs') return { found: 'needs', missing: mean.missing }
  if (mean.is === 'refused') return { found: 'refused', reason: mean.reason, data: mean.data }
  return found(mean.working, mean.hits.includes('returned'))
}

/** The figure that an indicator is ranked or compared by, when it has one. */
export function measuredFigure(measure: IndicatorMeasure | undefined, facts: MeasureFacts): Exact | undefined {
  const reading = readMeasure(measure, facts)
  return reading.found === 'figure' ? reading.working.figure : undefined
}

function dayOf(facts: MeasureFacts): MeasureReading {
  const [row, second] = facts.rows.filter((one) => one.on !== undefined)
  if (row?.on === undefined) return { found: 'missing' }
  if (second !== undefined) return refused('several-rows')
  return found(givenStep('day-of-period', exactInteger(daysBetween(facts.from, row.on) + 1), { on: row.on }), false)
}

// No row at all is no figure; rows of other levels alone are none of these.
function rowsCounted({ rows }: MeasureFacts, { levels }: Extract<IndicatorMeasure, { kind: 'rows' }>): MeasureReading {
  if (rows.length === 0) return { found: 'missing' }
  const counted = rows.filter(({ level }) => levels === undefined || (level !== undefined && levels.includes(level)))
  const number = counted.reduce((sum, row) => addExact(sum, exactOf(row.count ?? '1')), exactZero)
  const estimated = rows.some((row) => row.state === 'estimated')
  return found(givenStep('rows-counted', number, levels === undefined ? {} : { levels }), estimated)
}

function rowsOf(facts: MeasureFacts, part: string | undefined): readonly Actual[] {
  return facts.rows.filter((row) => row.part === part && row.value !== undefined)
}

type ActualMeasure = Extract<IndicatorMeasure, { kind: 'actual' }>
type ChangeMeasure = Extract<IndicatorMeasure, { kind: 'growth' | 'change' }>

/** Stands for a row that should be there and is not, where the text counts it as zero. */
const absentRow: Actual = { subject: '', indicator: '', value: '0' }

function combined(reported: readonly Actual[], measure: ActualMeasure | undefined): MeasureReading {
  if (reported.length === 0) return { found: 'missing' }
  const expected = measure?.expected
  const short = expected === undefined ? 0 : expected.number - reported.length
  if (short > 0 && expected?.missing === 'refuse') return refused('too-few-rows')
  const all = short > 0 ? [...reported, ...new Array<Actual>(short).fill(absentRow)] : reported
  const rows = keptRows(all, measure)
  const combine = measure?.combine
  const [first] = rows
  if (first === undefined) return refused('too-few-rows')
  const estimated = rows.some((row) => row.state === 'estimated')
  if (rows.length === 1) return found(rowStep(first), estimated)
  if (combine === undefined) return bestState(rows)
  if (combine === 'last') return lastOf(rows)
  const steps = [rowStep(first), ...rows.slice(1).map(rowStep)] as const
  if (combine === 'maximum') return found(maximumStep('rows-maximum', steps), estimated)
  if (combine === 'minimum') return found(minimumStep('rows-minimum', steps), estimated)
  const sum = sumStep('rows-sum', steps)
  const number = givenStep('rows-count', exactInteger(rows.length))
  return found(combine === 'sum' ? sum : quotientStep('rows-mean', sum, number), estimated)
}

// The rows that count, once the highest, the lowest or all but the best are left out.
function keptRows(rows: readonly Actual[], measure: ActualMeasure | undefined): readonly Actual[] {
  const { drop, best } = measure ?? {}
  if (drop === undefined && best === undefined) return rows
  const figure = (row: Actual): Exact => exactOf(row.value as DecimalText)
  const rising = [...rows].sort((a, b) => compareExact(figure(a), figure(b)))
  const middle = rising.slice(drop?.lowest ?? 0, rising.length - (drop?.highest ?? 0))
  if (best === undefined) return middle
  if (middle.length < best.number) return []
  return best.better === 'higher' ? middle.slice(middle.length - best.number) : middle.slice(0, best.number)
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
  if (row === absentRow) return givenStep('row-missing', exactZero)
  const data = { subject: row.subject, indicator: row.indicator, part: row.part ?? null, on: row.on ?? null }
  return givenStep('reported', exactOf(row.value as DecimalText), data)
}

function partOf(facts: MeasureFacts, part: string | undefined): MeasureReading {
  return combined(rowsOf(facts, part), undefined)
}

function partsSum(facts: MeasureFacts, measure: Extract<IndicatorMeasure, { kind: 'sum' }>): MeasureReading {
  const steps: Working[] = []
  let estimated = false
  const signed = [
    ...measure.parts.map((part) => ({ part, off: false })),
    ...(measure.less ?? []).map((part) => ({ part, off: true })),
  ]
  for (const { part, off } of signed) {
    const reading = partOf(facts, part)
    if (reading.found === 'refused' || reading.found === 'needs') return reading
    if (reading.found === 'missing') {
      if (measure.missing === 'any') return reading
      continue
    }
    steps.push(off ? differenceStep('taken-off', [givenStep('zero', exactZero), reading.working]) : reading.working)
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

function changeOf(facts: MeasureFacts, { kind, corrections, fromZero }: ChangeMeasure): MeasureReading {
  const now = partOf(facts, undefined)
  if (now.found !== 'figure') return now
  const previous = partOf(facts, 'previous')
  if (previous.found !== 'figure') return previous
  const before = correctedBase(facts, previous.working, corrections ?? [])
  if (!('figure' in before)) return before
  const estimated = now.estimated || previous.estimated
  const base = before.figure
  const change = differenceStep('change', [now.working, before])
  if (fromZero !== undefined && isZeroExact(base) && !isZeroExact(now.working.figure)) {
    return found(chosenStep('from-zero', exactOf(fromZero), {}, [now.working, before]), estimated)
  }
  if (kind === 'change') return found(change, estimated)
  if (isZeroExact(base)) return refused('zero-below-line')
  const share = quotientStep('change-share', change, { ...before, figure: absoluteExact(base) })
  return found(productStep('growth', [share, givenStep('factor', hundred)]), estimated)
}

// What the figure is compared with: the one before, and what the text adds to it or takes off.
function correctedBase(facts: MeasureFacts, previous: Working, parts: readonly string[]): Working | MeasureReading {
  const lines = [previous]
  for (const part of parts) {
    const reading = partOf(facts, part)
    if (reading.found === 'refused') return reading
    if (reading.found === 'figure') lines.push(reading.working)
  }
  return lines.length === 1 ? previous : sumStep('corrected-base', lines)
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
