import { compareExact, exactToText, type Exact } from '../kernel/internal.js'

/**
 * How often a ratio of at least one doubles: its whole doublings, and whether it is that power of two exactly.
 */
export function wholeDoublings(ratio: Exact): { readonly whole: number; readonly exact: boolean } {
  let whole = 0
  let power = 1n
  while (compareExact({ n: 2n * power, d: 1n }, ratio) <= 0) {
    power *= 2n
    whole += 1
  }
  return { whole, exact: compareExact({ n: power, d: 1n }, ratio) === 0 }
}

/**
 * log₂ of a ratio of at least one, with that many places, rounded down or up: an exact ratio that is no power of two is never
 * rounded up to one.
 */
export function doublingsText(ratio: Exact, digits: number, direction: 'floor' | 'ceil'): string {
  const { whole, exact } = wholeDoublings(ratio)
  if (exact) return exactToText({ n: BigInt(whole), d: 1n }, digits, 'floor')
  const bits = fractionBits({ n: ratio.n, d: ratio.d * (1n << BigInt(whole)) })
  return exactToText({ n: (BigInt(whole) << fractionWidth) + bits, d: 1n << fractionWidth }, digits, direction)
}

const fractionWidth = 96n
const workingWidth = 768n

// The binary digits of log₂ of a mantissa between one and two: square it, and each time it passes two a digit is one.
// A figure has at most 60 characters, so a mantissa is never within 2^-450 of two; 768 bits leave room for the squarings.
function fractionBits(mantissa: Exact): bigint {
  let value = (mantissa.n << workingWidth) / mantissa.d
  let bits = 0n
  for (let i = 0n; i < fractionWidth; i += 1n) {
    value = (value * value) >> workingWidth
    bits <<= 1n
    if (value >> workingWidth >= 2n) {
      value >>= 1n
      bits += 1n
    }
  }
  return bits
}
