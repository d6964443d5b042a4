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
  const left = Number.isSafeInteger(whole * largest)
    ? wholeParts(whole, weights, sum, amounts, rests)
    : wideWholeParts(whole, weights, sum, amounts, rests)
  if (left > 0) giveLeft(amounts, rests, left, sum, ties)
  if (total < 0) for (let i = 0; i < size; i += 1) amounts[i] = amounts[i] === 0 ? 0 : -amounts[i]!
  return amounts
}

// Whole parts and remainders where every product is a safe integer. A rounded quotient is off by one at most.
function wholeParts(
  whole: number,
  weights: Float64Array,
  sum: number,
  amounts: Float64Array,
  rests: Float64Array,
): number {
  let left = whole
  for (let i = 0; i < weights.length; i += 1) {
    const product = whole * weights[i]!
    let quotient = Math.floor(product / sum)
    let rest = product - quotient * sum
    if (rest < 0) {
      quotient -= 1
      rest += sum
    }
    amounts[i] = quotient
    rests[i] = rest
    left -= quotient
  }
  return left
}

function wideWholeParts(
  whole: number,
  weights: Float64Array,
  sum: number,
  amounts: Float64Array,
  rests: Float64Array,
): number {
  const [wideWhole, wideSum] = [BigInt(whole), BigInt(sum)]
  let left = whole
  for (let i = 0; i < weights.length; i += 1) {
    const product = wideWhole * BigInt(weights[i]!)
    const quotient = Number(product / wideSum)
    amounts[i] = quotient
    rests[i] = Number(product % wideSum)
    left -= quotient
  }
  return left
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
function giveLeft(amounts: Float64Array, rests: Float64Array, left: number, sum: number, ties: 'first' | 'last'): void {
  const { edge, above } = edgeOf(rests, left, sum)
  let equal = left - above
  const size = rests.length
  for (let step = 0; step < size; step += 1) {
    const i = ties === 'first' ? step : size - 1 - step
    const rest = rests[i]!
    if (rest > edge) amounts[i]! += 1
    else if (rest === edge && equal > 0) {
      amounts[i]! += 1
      equal -= 1
    }
  }
}

const bins = 4096

// The remainder at a place counted from the largest, and how many are larger: counted in bins, then sorted within one.
function edgeOf(rests: Float64Array, place: number, sum: number): { readonly edge: number; readonly above: number } {
  const scale = bins / sum
  const counts = new Uint32Array(bins + 1)
  for (const rest of rests) counts[Math.floor(rest * scale)]! += 1
  let above = 0
  let bin = bins
  while (above + counts[bin]! < place) {
    above += counts[bin]!
    bin -= 1
  }
  const inside = rests.filter((rest) => Math.floor(rest * scale) === bin)
  const [first] = inside
  if (inside.every((rest) => rest === first)) return { edge: first!, above }
  inside.sort()
  const edge = inside[inside.length - (place - above)]!
  for (let i = inside.length - 1; inside[i]! > edge; i -= 1) above += 1
  return { edge, above }
}
