import {
  diagnostic,
  isPlainDate,
  dayNumber,
  readFigure,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type PlainDate,
} from '../kernel/index.js'
import { exactOf, type Exact } from '../kernel/internal.js'
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
export type CashFlowCode = FigureRefusal | 'not-a-date'

/** Findings about the flows of a list; none when all can be read. */
export function flowFaults(flows: readonly (FigureInput | CashFlow)[]): readonly Diagnostic<CashFlowCode>[] {
  const diagnostics: Diagnostic<CashFlowCode>[] = []
  for (const [index, flow] of flows.entries()) {
    const dated = typeof flow === 'object'
    const reading = readFigure(dated ? flow.amount : flow)
    if (!reading.ok) {
      const path = dated ? `flows[${index}].amount` : `flows[${index}]`
      diagnostics.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
    }
    if (dated && !isPlainDate(flow.date)) {
      diagnostics.push(diagnostic('not-a-date', 'error', `flows[${index}].date`, { text: flow.date }))
    }
  }
  return diagnostics
}

/** Flows in whole smallest units on a line of whole steps. */
export interface FlowLine {
  readonly flows: readonly RootFlow[]
  readonly step: RootStep
}

/** Readable dated flows on the line of days, in the longest step that the year and all dates share. */
export function datedLine(flows: readonly CashFlow[], daysPerYear: Exact): FlowLine {
  const days = flows.map((flow) => dayNumber(flow.date))
  const start = days.reduce((a, b) => (b < a ? b : a))
  const year = Number(daysPerYear.n)
  // Whole years between all flows make whole powers, which have no roots to take.
  const stride = days.reduce((shared, day) => divisorOf(shared, day - start), year)
  const amounts = wholeAmounts(flows.map((flow) => flow.amount))
  return {
    flows: amounts.map((amount, index) => ({ time: (days[index]! - start) / stride, amount })),
    step: { p: Number(daysPerYear.d), q: year / stride },
  }
}

/** Readable undated flows, so many of them to the year. */
export function periodicLine(flows: readonly FigureInput[], periodsPerYear: number): FlowLine {
  return {
    flows: wholeAmounts(flows).map((amount, time) => ({ time, amount })),
    step: { p: 1, q: periodsPerYear },
  }
}

// All figures have a power of ten below the line; the largest serves all.
function wholeAmounts(figures: readonly FigureInput[]): readonly bigint[] {
  const exact = figures.map(exactOf)
  const unit = exact.reduce((most, { d }) => (d > most ? d : most), 1n)
  return exact.map(({ n, d }) => n * (unit / d))
}

function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b)
}
