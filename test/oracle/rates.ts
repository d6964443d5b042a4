// A slow, obvious finder of rates of return: it walks the whole range in small steps of ln(1 + r) and halves every step in
// which the sum of discounted flows changes sign. It knows nothing of derivatives, sign rules or integers.

export interface OracleFlow {
  /** Years from the first flow. */
  readonly years: number
  readonly amount: number
}

const range = 60
const steps = 120_000

/** Every rate at which the sum changes sign, rising. Roots that lie within one step of each other are missed in pairs. */
export function ratesByScanning(flows: readonly OracleFlow[]): readonly number[] {
  const last = Math.max(...flows.map(({ years }) => years))
  const sum = (u: number): number => {
    const from = u < 0 ? last : 0
    return flows.reduce((total, { years, amount }) => total + amount * Math.exp(-u * (years - from)), 0)
  }
  const found: number[] = []
  let left = -range
  let leftSign = Math.sign(sum(left))
  for (let step = 1; step <= steps; step += 1) {
    const right = -range + (2 * range * step) / steps
    const rightSign = Math.sign(sum(right))
    if (rightSign !== leftSign) {
      let [low, high] = [left, right]
      for (let halving = 0; halving < 80; halving += 1) {
        const middle = (low + high) / 2
        if (Math.sign(sum(middle)) === leftSign) low = middle
        else high = middle
      }
      found.push(Math.expm1((low + high) / 2))
    }
    left = right
    leftSign = rightSign
  }
  return found
}
