/** Slow and obvious models of division, in plain integers. */

/** Largest remainder, one grain at a time to whoever is farthest below the exact share; the first of equals. */
export function remainderByRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  const parts = weights.map((weight) => (total * weight) / sum)
  const missing = (i: number): bigint => total * weights[i]! - parts[i]! * sum
  while (parts.reduce((a, b) => a + b, 0n) < total) {
    let best = 0
    for (let i = 1; i < parts.length; i += 1) if (missing(i) > missing(best)) best = i
    parts[best]! += 1n
  }
  return parts
}

/** Sainte-Laguë, one place at a time to the largest weight ÷ (2 × places + 1); the first of equals. */
export function placeByPlace(places: bigint, weights: readonly bigint[]): bigint[] {
  const given = weights.map(() => 0n)
  for (let place = 0n; place < places; place += 1n) {
    let best = -1
    for (let i = 0; i < weights.length; i += 1) {
      if (weights[i] === 0n) continue
      if (best === -1 || weights[i]! * (2n * given[best]! + 1n) > weights[best]! * (2n * given[i]! + 1n)) best = i
    }
    given[best]! += 1n
  }
  return given
}
