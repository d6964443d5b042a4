import { powerOfTen } from './exact.js'
import { awayFromZero, divideRounded, type RoundingMode } from './rounding.js'

/**
 * A count of the smallest unit of a figure (hundredths of a point, fen), as a safe integer. Hot loops carry these instead
 * of {@link Exact}; both paths agree to the last digit.
 */
export type Scaled = number & { readonly '~scaled': 'units' }

/** Reads decimal text as a count of 10^−digits units; `undefined` when it is malformed, too fine or too large for that. */
export function toScaled(text: string, digits: number): Scaled | undefined {
  const end = text.length
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  if (end === start || end > 24) return undefined
  let value = 0
  let places = -1
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 46) {
      if (places !== -1 || i === start || i === end - 1) return undefined
      places = 0
    } else {
      if (code < 48 || code > 57) return undefined
      if (places >= 0) places += 1
      if (places > digits) {
        if (code !== 48) return undefined
      } else {
        value = value * 10 + (code - 48)
      }
    }
  }
  if (text.charCodeAt(start) === 48 && end - start > 1 && text.charCodeAt(start + 1) !== 46) return undefined
  for (let kept = places < 0 ? 0 : places; kept < digits; kept += 1) value *= 10
  if (!Number.isSafeInteger(value)) return undefined
  return (start === 1 && value !== 0 ? -value : value) as Scaled
}

/** Writes a count of 10^−digits units as decimal text with that many places. */
export function fromScaled(value: number, digits: number): string {
  const negative = value < 0
  const text = String(negative ? -value : value).padStart(digits + 1, '0')
  const cut = text.length - digits
  const body = digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`
  return negative ? `-${body}` : body
}

/**
 * a × b ÷ d on safe integers, exact in between and rounded once.
 *
 * @throws RangeError when d is zero or the result is not a safe integer
 */
export function mulDiv(a: number, b: number, d: number, mode: RoundingMode): number {
  if (d === 0) throw new RangeError('division by zero: give a typed reason before dividing')
  const product = a * b
  if (!Number.isSafeInteger(product)) {
    const wide = Number(divideRounded(BigInt(a) * BigInt(b), BigInt(d), mode))
    if (!Number.isSafeInteger(wide)) throw new RangeError(`${a} × ${b} ÷ ${d} is beyond the safe integers`)
    return wide
  }
  const rest = product % d
  const quotient = (product - rest) / d
  if (rest === 0) return quotient === 0 ? 0 : quotient
  const negative = product < 0 !== d < 0
  const absoluteRest = rest < 0 ? -rest : rest
  const absoluteDivisor = d < 0 ? -d : d
  // Comparing rest with divisor − rest asks "more than half?" without doubling past the safe range.
  const other = absoluteDivisor - absoluteRest
  const half = absoluteRest === other ? 0 : absoluteRest > other ? 1 : -1
  if (!awayFromZero(mode, negative, half, quotient % 2 !== 0)) return quotient === 0 ? 0 : quotient
  return negative ? quotient - 1 : quotient + 1
}

/** The smallest number of places that holds every one of the texts without loss. */
export function placesOf(texts: Iterable<string>): number {
  let places = 0
  for (const text of texts) {
    const point = text.indexOf('.')
    if (point !== -1 && text.length - 1 - point > places) places = text.length - 1 - point
  }
  return places
}

/** 10^digits as a number, for counting in units. */
export function unitsPerOne(digits: number): number {
  return Number(powerOfTen(digits))
}
