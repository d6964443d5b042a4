import { type Exact, powerOfTen, toScaled } from '../kernel/internal.js'
import type { Indicator, Scheme } from './scheme.js'

/** Places of the units that points are counted in. */
export const pointDigits = 8
/** Places of the units that figures are read in. */
export const figureDigits = 4

const onePoint = 100_000_000
const oneFigure = 10_000

/** How many units a point has. */
export const unitScale = /*#__PURE__*/ powerOfTen(pointDigits)

/** Points in units: a whole number, or a quotient that does not divide evenly. */
export type Reached = number | Quotient

interface Quotient {
  readonly a: number
  readonly b: number
  readonly d: number
  /** What the quotient is taken off, in units; absent: the quotient itself counts. */
  readonly from?: number
}

type Points = (figure: number, target: number | undefined) => Reached | undefined

/** A figure of points in units, where it is a whole number of them. */
export function scaledText(text: string): number | undefined {
  return toScaled(text, pointDigits)
}

/** An exact figure of points in units, where it is a whole number of them. */
export function scaledExact(value: Exact): number | undefined {
  const scaled = value.n * unitScale
  if (scaled % value.d !== 0n) return undefined
  const units = Number(scaled / value.d)
  return Number.isSafeInteger(units) ? units : undefined
}

/** The method of an indicator on units; `undefined` for one that only the full path knows. */
export function compileMethod(node: Indicator, full: number, scheme: Scheme): Points | undefined {
  const { method } = node
  const policies = scheme.rules.policies ?? {}
  switch (method.kind) {
    case 'threshold': {
      const missed = scaledText(method.missed ?? '0')
      const { pass } = method
      if (missed === undefined) return undefined
      return (figure, target) => {
        if (target === undefined) return undefined
        const passed =
          pass === 'atLeast'
            ? figure >= target
            : pass === 'moreThan'
              ? figure > target
              : pass === 'atMost'
                ? figure <= target
                : figure < target
        return passed ? full : missed
      }
    }
    case 'proportional': {
      const over = method.over === undefined ? policies.overFulfilment : method.over.kind
      if (method.better !== 'higher' || method.whole !== undefined || method.zeroBelow !== undefined) return undefined
      return (figure, target) => {
        if (target === undefined || target <= 0 || figure < 0) return undefined
        if (figure <= target) return { a: full, b: figure, d: target }
        if (over === 'capAtWeight') return full
        return over === 'uncapped' ? { a: full, b: figure, d: target } : undefined
      }
    }
    case 'steps': {
      const size = toScaled(method.size, figureDigits)
      const each = scaledText(method.points)
      const whole = method.whole ?? policies.stepRounding
      const plain = (method.tolerance ?? method.most ?? method.over ?? method.zeroBeyond) === undefined
      if (
        !plain ||
        method.unit === 'percentOfTarget' ||
        size === undefined ||
        size <= 0 ||
        each === undefined ||
        each < 0
      ) {
        return undefined
      }
      const higher = method.better === 'higher'
      return (figure, target) => {
        if (target === undefined) return undefined
        const gap = higher ? target - figure : figure - target
        if (gap <= 0) return full
        const part = gap % size
        if (part === 0) return { a: each, b: gap / size, d: 1, from: full }
        if (whole === undefined) return undefined
        if (whole === 'continuous') return { a: each, b: gap, d: size, from: full }
        const steps = (gap - part) / size + (whole === 'ceil' ? 1 : 0)
        return { a: each, b: steps, d: 1, from: full }
      }
    }
    case 'required': {
      const each = scaledText(method.perMissing)
      if (each === undefined || each < 0 || method.most !== undefined) return undefined
      return (figure, target) => {
        if (target === undefined) return undefined
        return figure >= target ? full : { a: each, b: target - figure, d: oneFigure, from: full }
      }
    }
    case 'coefficient': {
      const each = scaledText(method.points)
      const over = method.over?.kind ?? policies.overFulfilment
      if (each === undefined || each < 0) return undefined
      return (figure, target) => {
        if (figure < 0) return undefined
        const product = each * figure
        const limit = full * oneFigure
        if (!Number.isSafeInteger(product) || !Number.isSafeInteger(limit)) return undefined
        if (product > limit) {
          if (over === 'capAtWeight') return full
          return over === 'uncapped' ? { a: each, b: figure, d: oneFigure } : undefined
        }
        if (target !== undefined && figure >= target && product < limit && method.atTarget !== 'coefficient') {
          return method.atTarget === 'full' ? full : undefined
        }
        return { a: each, b: figure, d: oneFigure }
      }
    }
    case 'given': {
      const outOf = method.outOf === undefined ? undefined : toScaled(method.outOf, figureDigits)
      if (method.lowest !== undefined || method.step !== undefined) return undefined
      if (method.outOf !== undefined && (outOf === undefined || outOf <= 0)) return undefined
      return (figure) => {
        if (figure < 0) return undefined
        if (outOf !== undefined) return figure > outOf ? undefined : { a: full, b: figure, d: outOf }
        const units = figure * (onePoint / oneFigure)
        return units > full ? undefined : units
      }
    }
    case 'count':
      // Subjects with events take the full path; without any nothing is earned or lost.
      return method.from === 'figure' ? undefined : () => (method.effect === 'deduct' ? full : 0)
    default:
      return undefined
  }
}
