import { addExact, divideExact, isZeroExact, signExact, type Exact } from '../kernel/internal.js'
import type { FieldFigure, FieldOutcome } from './amounts.js'
import { warn, type Desk } from './desk.js'
import { figureIn, over, part } from './desk-steps.js'
import { isExactSpan, summed, type Span, type Working } from './working.js'

/** One line of an account. */
export interface AccountItem {
  /** Id by which results and findings name it. */
  readonly id: string
  /** The amount in the unit of the account. */
  readonly amount: FieldFigure
  /** The amount ÷ the total, percent (占比). */
  readonly share: FieldOutcome
}

/** Each line of an account with its share, and their sum, in one unit. */
export function itemised(
  desk: Desk,
  records: readonly { readonly id: string }[],
  lines: readonly Working[],
  sum: Working,
  unit: string,
): { readonly items: readonly AccountItem[]; readonly total: FieldFigure } {
  if (records.length === 0) warn(desk, 'nothing-listed', 'items')
  const items = records.map(({ id }, index) => {
    const line = lines[index] as Working
    return { id, amount: figureIn(desk, line, unit, 'unit'), share: shareOf(desk, line, lines, sum) }
  })
  return { items, total: figureIn(desk, sum, unit, 'unit') }
}

/** What a line is of the sum of all lines. Where it has bounds, the sum moves with it. */
export function shareOf(desk: Desk, line: Working, lines: readonly Working[], sum: Working): FieldOutcome {
  return part(desk, 'percent', 'total', (inner) => {
    const share = over(inner, 'share-of-total', line, sum, 'zero-divisor', 'total')
    if (isExactSpan(share.span)) return share
    const others = lines.filter((one) => one !== line)
    const rest = summed('share-of-total', others, undefined, {})
    return { ...share, span: shareSpan(share.span.mid, line.span, rest.span) }
  })
}

// a ÷ (a + rest) grows with a and falls with the rest, as long as neither is below zero.
function shareSpan(mid: Exact | undefined, a: Span, rest: Span): Span {
  const end = (own: Exact | undefined, other: Exact | undefined): Exact | undefined => {
    if (own === undefined || other === undefined || signExact(own) < 0 || signExact(other) < 0) return undefined
    const whole = addExact(own, other)
    return isZeroExact(whole) ? undefined : divideExact(own, whole)
  }
  return { mid, low: end(a.low, rest.high), high: end(a.high, rest.low) }
}
