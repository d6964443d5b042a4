import type { Explanation, Rounding } from '../kernel/index.js'
import {
  type Exact,
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactOfComputed,
  exactOne,
  exactToPlainText,
  exactToText,
  exactZero,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
} from '../kernel/internal.js'
import { type Working, shownPlaces } from './working.js'

/**
 * The working as an explanation whose texts add up. Thirds are written to `places` decimals, and what stands on them is
 * computed from what is written; the last rounding makes the same figure of it.
 */
export function explanationOf(working: Working, prefix = ''): Explanation {
  const told = writtenWith(working, shownPlaces, prefix)
  return compareExact(exactOfComputed(told.figure), working.figure) === 0 || decimalPlaces(working.figure) === undefined
    ? told
    : writtenWith(working, 3 * shownPlaces, prefix)
}

function writtenWith(step: Working, places: number, prefix: string): Explanation {
  const lines = step.lines.map((line) => writtenWith(line, places, prefix))
  const raw = recomputed(step, lines)
  const rounding = step.rounding ?? roundingOf(raw, step.figure, places)
  const exact = rounding === undefined ? raw : roundExact(raw, rounding)
  const figure =
    rounding === undefined || step.rounding === undefined || rounding.digits < 0
      ? exactToPlainText(exact)
      : exactToText(exact, rounding.digits, rounding.mode)
  const { code, data, operation } = step
  return { code: `${prefix}${code}`, data, figure, operation, ...(rounding === undefined ? {} : { rounding }), lines }
}

/** Places to which a sum of written thirds is brought back to the decimal that it is. */
const healedPlaces = 6

// A figure without a finite form is written to `places`; one that has a finite form is brought back to it from the written lines.
function roundingOf(raw: Exact, figure: Exact, places: number): Rounding | undefined {
  const finite = decimalPlaces(figure)
  if (finite === undefined) return { digits: places, mode: 'halfUp' }
  if (compareExact(raw, figure) === 0) return undefined
  return { digits: finite > healedPlaces ? finite : healedPlaces, mode: 'halfUp' }
}

function recomputed(step: Working, lines: readonly Explanation[]): Exact {
  const figures = lines.map((line) => exactOfComputed(line.figure))
  switch (step.operation) {
    case 'given':
    case 'chosen':
      return step.figure
    case 'sum':
      return figures.reduce(addExact, exactZero)
    case 'difference':
      return figures.slice(1).reduce(subtractExact, figures[0] ?? exactZero)
    case 'product':
      return figures.reduce(multiplyExact, exactOne)
    case 'quotient':
      return divideExact(figures[0] ?? exactZero, figures[1] ?? exactOne)
    case 'minimum':
      return figures.reduce(minExact)
    case 'maximum':
      return figures.reduce(maxExact)
    case 'rounded':
      return figures[0] ?? exactZero
  }
}
