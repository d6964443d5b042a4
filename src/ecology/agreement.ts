import {
  absoluteExact,
  compareExact,
  divideExact,
  exactOf,
  exactOne,
  multiplyExact,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { FieldAmount } from './amounts.js'
import { ask, quietDesk, remark, warn, type Desk } from './desk.js'
import { takeAny, writtenPlaces } from './desk-amounts.js'
import { figureIn } from './desk-steps.js'
import { readUnit } from './units.js'
import { isExactSpan, type Working } from './working.js'

/**
 * How the stated figure stands to the computed one: equal; equal after rounding to the printed digits; equal after cutting
 * them off; inside each other's bounds; inside the tolerance; not reconcilable; or the equation has been used to find an unknown.
 */
export type Agreement =
  'exact' | 'rounded' | 'truncated' | 'withinBounds' | 'withinTolerance' | 'disagrees' | 'solved' | 'bounded'

/** How a stated figure stands to what was worked out; a gap is told with both figures. */
export function agreementOf(
  desk: Desk,
  amount: FieldAmount,
  stated: Working,
  sum: Working,
  question: { readonly tolerance?: FieldAmount },
): Agreement {
  const agreement = printedAgreement(amount, stated, sum)
  if (agreement === 'truncated') remark(desk, 'figure-truncated', 'stated', { unit: amount.unit })
  if (agreement === 'withinBounds') compareEnds(desk, amount, stated, sum)
  if (agreement !== 'disagrees') return agreement
  const tolerance = toleranceOf(desk, amount, question)
  if (tolerance === undefined) return agreement
  if (withinTolerance(stated, sum, tolerance)) return 'withinTolerance'
  reportGap(desk, amount, stated, sum)
  return 'disagrees'
}

function printedAgreement(amount: FieldAmount, stated: Working, sum: Working): Agreement {
  const printed = amount.value ?? amount.about
  if (printed === undefined || sum.span.mid === undefined || !isExactSpan(sum.span))
    return overlaps(stated, sum) ? 'withinBounds' : 'disagrees'
  const scale = (readUnit(amount.unit) as { readonly scale: Exact }).scale
  const value = divideExact(sum.span.mid, scale)
  const figure = exactOf(printed)
  if (compareExact(value, figure) === 0) return 'exact'
  const digits = writtenPlaces(printed)
  if (compareExact(roundExact(value, { digits, mode: 'halfUp' }), figure) === 0) return 'rounded'
  return compareExact(roundExact(value, { digits, mode: 'down' }), figure) === 0 ? 'truncated' : 'disagrees'
}

function overlaps(a: Working, b: Working): boolean {
  const above = a.span.low !== undefined && b.span.high !== undefined && compareExact(a.span.low, b.span.high) > 0
  const below = a.span.high !== undefined && b.span.low !== undefined && compareExact(a.span.high, b.span.low) < 0
  return !above && !below
}

function toleranceOf(
  desk: Desk,
  amount: FieldAmount,
  question: { readonly tolerance?: FieldAmount },
): Exact | undefined {
  const decided = desk.decisions.find((one) => one.code === 'tolerance')
  const given = question.tolerance ?? (decided === undefined ? undefined : { value: decided.value, unit: 'percent' })
  if (given !== undefined) return takeAny(desk, given, 'tolerance', 'tolerance').span.mid ?? exactOne
  if (amount.about === undefined) return { n: 0n, d: 1n }
  ask(desk, { code: 'tolerance', options: [], free: 'figure', data: { unit: 'percent' } })
  return undefined
}

function withinTolerance(stated: Working, sum: Working, tolerance: Exact): boolean {
  const [a, b] = [stated.span.mid, sum.span.mid]
  if (a === undefined || b === undefined) return false
  return compareExact(absoluteExact(subtractExact(a, b)), multiplyExact(absoluteExact(a), tolerance)) <= 0
}

// At the digits of the question, or at as many as it takes to see that the two differ.
function reportGap(desk: Desk, amount: FieldAmount, stated: Working, sum: Working): void {
  const { unit } = amount
  for (let digits = Math.max(desk.rounding.digits, placesOf(amount)); ; digits += 1) {
    const [written, computed] = [stated, sum].map((one) => shownSpan(desk, one, unit, digits))
    if (written === computed && digits < 30) continue
    warn(desk, 'figures-disagree', 'stated', { unit, stated: written as string, computed: computed as string })
    break
  }
  const [a, b] = [stated.span.mid, sum.span.mid]
  if (a === undefined || b === undefined || b.n === 0n || a.n === 0n) return
  const ratio = divideExact(a, b)
  for (const power of [10n, 100n, 1000n, 10000n]) {
    const times: Exact = { n: power, d: 1n }
    if (near(ratio, times) || near(divideExact(exactOne, ratio), times))
      warn(desk, 'power-of-ten-gap', 'stated', { power: String(power) })
  }
}

// The ends of a printed range against those of the product, at the digits that are printed.
function compareEnds(desk: Desk, amount: FieldAmount, stated: Working, sum: Working): void {
  if (amount.value !== undefined || amount.atLeast === undefined || amount.atMost === undefined) return
  if (sum.span.low === undefined || sum.span.high === undefined) return
  const [written, computed] = [stated, sum].map((one) => shownSpan(desk, one, amount.unit, placesOf(amount)))
  if (written !== computed)
    remark(desk, 'range-ends-differ', 'stated', {
      unit: amount.unit,
      stated: written as string,
      computed: computed as string,
    })
}

/** Decimal places of an amount as it is written. */
function placesOf({ value, about, atLeast, atMost }: FieldAmount): number {
  return Math.max(...[value, about, atLeast, atMost].map(writtenPlaces))
}

function shownSpan(desk: Desk, step: Working, unit: string, digits: number): string {
  const shown = { ...quietDesk(desk), rounding: { ...desk.rounding, digits } }
  const { figure, atLeast, atMost } = figureIn(shown, step, unit, 'stated')
  return figure ?? `${atLeast ?? '…'}–${atMost ?? '…'}`
}

// Two figures printed with few digits differ by a power of ten within two percent.
function near(ratio: Exact, power: Exact): boolean {
  const off = absoluteExact(subtractExact(divideExact(ratio, power), exactOne))
  return compareExact(off, { n: 1n, d: 50n }) <= 0
}
