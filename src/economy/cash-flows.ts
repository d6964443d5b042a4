import {
  diagnostic,
  readFigure,
  readPlainDate,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type PlainDate,
} from '../kernel/index.js'
import type { Exact } from '../kernel/internal.js'
import type { RootFlow, RootStep } from './root-signs.js'

/** Money on a day: paid in is negative, received is positive. */
export interface CashFlow {
  /** The day. */
  readonly date: PlainDate
  /** How much, in the unit that all flows share. */
  readonly amount: FigureInput
}

/** Flows with their dates, in any order. */
export interface DatedFlows {
  /** The flows. */
  readonly flows: readonly CashFlow[]
}

/** Flows at equal distances, in order of time. */
export interface PeriodicFlows {
  /** What flows in each period: paid in is negative. */
  readonly flows: readonly FigureInput[]
}

/** What can be wrong with flows. */
export type CashFlowCode = FigureRefusal | 'not-a-date' | 'flow-missing' | 'flow-has-date' | 'flow-has-no-date'

/** Flows as they were read, in the order given: whole unless there are findings. */
export interface ReadFlows {
  readonly figures: readonly Exact[]
  /** The day number of each flow that has a date. */
  readonly days: readonly number[]
  readonly diagnostics: readonly Diagnostic<CashFlowCode>[]
}

/** Reads flows with a finding for each that cannot be read, or that has a date where none belongs or none where one does. */
export function readFlows(flows: readonly (FigureInput | CashFlow)[], kind: 'dated' | 'undated'): ReadFlows {
  const figures: Exact[] = []
  const days: number[] = []
  const diagnostics: Diagnostic<CashFlowCode>[] = []
  for (let index = 0; index < flows.length; index += 1) {
    const flow = flows[index] as FigureInput | CashFlow | null | undefined
    if (flow === null || flow === undefined) {
      diagnostics.push(diagnostic('flow-missing', 'error', `flows[${index}]`))
      continue
    }
    const dated = typeof flow === 'object'
    if (dated !== (kind === 'dated')) {
      diagnostics.push(diagnostic(dated ? 'flow-has-date' : 'flow-has-no-date', 'error', `flows[${index}]`))
      continue
    }
    const figure = readFigure(dated ? flow.amount : flow)
    if (figure.ok) figures.push(figure.figure)
    else {
      const path = dated ? `flows[${index}].amount` : `flows[${index}]`
      diagnostics.push(diagnostic(figure.code, 'error', path, { text: figure.text }))
    }
    if (!dated) continue
    const date = readPlainDate(flow.date)
    if (date.ok) days.push(date.day)
    else diagnostics.push(diagnostic('not-a-date', 'error', `flows[${index}].date`, { text: flow.date }))
  }
  return { figures, days, diagnostics }
}

/** Findings about the flows of a list; none when all can be read. */
export function flowFaults(
  flows: readonly (FigureInput | CashFlow)[],
  kind: 'dated' | 'undated',
): readonly Diagnostic<CashFlowCode>[] {
  return readFlows(flows, kind).diagnostics
}

/** Flows in whole smallest units on a line of whole steps. */
export interface FlowLine {
  readonly flows: readonly RootFlow[]
  readonly step: RootStep
}

/** Dated flows on the line of days, in the longest step that the year and all dates share. */
export function datedLine({ figures, days }: ReadFlows, daysPerYear: Exact): FlowLine {
  let start = days[0]!
  for (const day of days) if (day < start) start = day
  const year = Number(daysPerYear.n)
  // Whole years between all flows make whole powers, which have no roots to take.
  let stride = year
  for (const day of days) if (stride > 1) stride = divisorOf(stride, day - start)
  return {
    flows: wholeAmounts(figures).map((amount, index) => ({ time: (days[index]! - start) / stride, amount })),
    step: { p: Number(daysPerYear.d), q: year / stride },
  }
}

/** Undated flows, so many of them to the year. */
export function periodicLine({ figures }: ReadFlows, periodsPerYear: number): FlowLine {
  return {
    flows: wholeAmounts(figures).map((amount, time) => ({ time, amount })),
    step: { p: 1, q: periodsPerYear },
  }
}

// All figures have a power of ten below the line; the largest serves all.
function wholeAmounts(figures: readonly Exact[]): readonly bigint[] {
  let unit = 1n
  for (const { d } of figures) if (d > unit) unit = d
  return figures.map(({ n, d }) => (d === unit ? n : n * (unit / d)))
}

function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b)
}
