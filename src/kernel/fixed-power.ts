import { exactToText, type Exact } from './exact.js'

// A power that need not be whole, in integers of 320 fractional bits: a room that asks for this alone need not carry a library of
// decimals. Some hundred steps each lose less than a few last bits, so 60 decimal digits of the result are those of the true value.
const bits = 320n
const one = 1n << bits

/** a to a power that need not be whole (a > 0), to `digits` places, half up; for results below 10^30. */
export function fixedPowerText(a: Exact, exponent: Exact, digits: number): string {
  const { n, shift } = exponentialOf((logarithmOf(a) * exponent.n) / exponent.d)
  const power: Exact = shift >= 0n ? { n: n << shift, d: one } : { n, d: one << -shift }
  return exactToText(power, digits, 'halfUp')
}

// ln a = ln m + k ln 2 with m between 1 and 2.
function logarithmOf(a: Exact): bigint {
  const k = BigInt(a.n.toString(2).length - a.d.toString(2).length)
  const m: Exact = k >= 0n ? { n: a.n, d: a.d << k } : { n: a.n << -k, d: a.d }
  return 2n * inverseTangent(((m.n - m.d) << bits) / (m.n + m.d)) + k * logarithmOfTwo()
}

function logarithmOfTwo(): bigint {
  return 2n * inverseTangent(one / 3n)
}

// artanh z = z + z³/3 + z⁵/5 + …, |z| ≤ 1/3.
function inverseTangent(z: bigint): bigint {
  const square = (z * z) >> bits
  let term = z
  let sum = 0n
  for (let odd = 1n; term !== 0n && term !== -1n; odd += 2n) {
    sum += term / odd
    term = (term * square) >> bits
  }
  return sum
}

// e^y as n × 2^shift: what is left of y after whole ln 2 is made 256 times smaller, and its power squared eight times.
function exponentialOf(y: bigint): { readonly n: bigint; readonly shift: bigint } {
  const two = logarithmOfTwo()
  const shift = y >= 0n ? y / two : -((-y + two - 1n) / two)
  const rest = (y - shift * two) >> 8n
  let term = one
  let n = 0n
  for (let k = 1n; term > 0n; k += 1n) {
    n += term
    term = ((term * rest) >> bits) / k
  }
  for (let square = 0; square < 8; square += 1) n = (n * n) >> bits
  return { n, shift }
}
