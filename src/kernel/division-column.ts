/**
 * Divides a whole number of grains among many by largest remainder, in columns of safe integers: the same amounts as
 * `divideWhole` with the method `largestRemainder` and ties `['first']` or `['last']`.
 *
 * @param total - grains to give out (fen), a safe integer; a negative total is mirrored
 * @param weights - one non-negative safe integer a share, whose sum is a safe integer too
 * @param ties - who comes first among equal remainders
 * @returns grains of each share; they sum to the total
 * @throws RangeError when a number is outside the safe integers, a weight is negative, or all are zero while the total is not:
 *   then `divideWhole` is the way
 */
export function divideColumn(total: number, weights: Float64Array, ties: 'first' | 'last' = 'first'): Float64Array {
  const size = weights.length
  const amounts = new Float64Array(size)
  const rests = new Float64Array(size)
  const whole = total < 0 ? -total : total
  const [sum, largest] = sumAndLargest(weights)
  if (!Number.isSafeInteger(total)) throw new RangeError(`${total} is not a safe integer: use divideWhole`)
  if (whole === 0) return amounts
  if (sum === 0) throw new RangeError('no weight is positive: nobody can get the total')
  const short = Number.isSafeInteger(whole * largest)
  let left = whole
  for (let i = 0; i < size; i += 1) {
    const weight = weights[i]!
    const product = whole * weight
    if (short || Number.isSafeInteger(product)) {
      const rest = product % sum
      rests[i] = rest
      amounts[i] = (product - rest) / sum
    } else {
      const wide = BigInt(whole) * BigInt(weight)
      rests[i] = Number(wide % BigInt(sum))
      amounts[i] = Number(wide / BigInt(sum))
    }
    left -= amounts[i]!
  }
  if (left > 0) giveLeft(amounts, rests, left, ties)
  if (total < 0) for (let i = 0; i < size; i += 1) amounts[i] = amounts[i] === 0 ? 0 : -amounts[i]!
  return amounts
}

function sumAndLargest(weights: Float64Array): [number, number] {
  let sum = 0
  let largest = 0
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`weight ${weight} is not a safe integer >= 0`)
    sum += weight
    if (weight > largest) largest = weight
  }
  if (!Number.isSafeInteger(sum)) throw new RangeError('the weights sum beyond the safe integers: use divideWhole')
  return [sum, largest]
}

// One grain to each remainder above the last one that still gets one, then to those equal to it, in order.
function giveLeft(amounts: Float64Array, rests: Float64Array, left: number, ties: 'first' | 'last'): void {
  const size = rests.length
  const edge = Float64Array.from(rests).sort()[size - left]!
  for (let i = 0; i < size; i += 1) {
    if (rests[i]! > edge) {
      amounts[i]! += 1
      left -= 1
    }
  }
  for (let step = 0; left > 0; step += 1) {
    const i = ties === 'first' ? step : size - 1 - step
    if (rests[i] === edge) {
      amounts[i]! += 1
      left -= 1
    }
  }
}
