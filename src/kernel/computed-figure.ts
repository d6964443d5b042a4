import { powerOfTen, type Exact } from './exact.js'
import { exactOf, longestFigure } from './figures.js'

/** The longest figure of an explanation that is read again, in characters: products of the longest figures that are read. */
const longestComputedFigure = 10_000

/**
 * Reads a figure that was computed here and written out; it may be longer than a figure that is read from outside.
 *
 * @throws RangeError when it is not a figure
 * @internal
 */
export function exactOfComputed(text: string): Exact {
  if (text.length <= longestFigure || text.length > longestComputedFigure || !/^-?\d+(\.\d+)?$/.test(text))
    return exactOf(text)
  const [whole = '', fraction = ''] = text.split('.')
  return { n: BigInt(whole + fraction), d: powerOfTen(fraction.length) }
}
