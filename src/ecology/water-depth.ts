import type { Exact } from '../kernel/internal.js'
import { bare, combineDimensions, sameDimension, type Dimension } from './units.js'
import { constant, multiplied, type Working } from './working.js'

/**
 * A depth on an area as a volume, or a volume on an area as a depth, where that is what is wanted: 300 mm of water are 200 m³ a mu, and a yield by
 * millimetres is one by cubic metres. `undefined` where the two do not differ so.
 */
export function asWaterWanted(step: Working, wanted: Dimension): Working | undefined {
  if (step.dimension === undefined) return undefined
  const plain = bare(step.dimension)
  const area = [...step.dimension.keys(), ...wanted.keys()].find((word) => word.split(':')[0] === 'mu') ?? 'mu'
  const turned = (one: 1 | -1): Dimension => {
    const volume = new Map([
      ['cubicMetre', one],
      ['metre', -one],
      [area, -one],
    ])
    return combineDimensions(step.dimension as Dimension, volume, 1)
  }
  if (!plain.has('metre') && !plain.has('cubicMetre')) return undefined
  const way = ([1, -1] as const).find((one) => sameDimension(turned(one), wanted))
  if (way === undefined) return undefined
  // A metre on a mu is 2000/3 cubic metres.
  const metres: Exact = way === 1 ? { n: 2000n, d: 3n } : { n: 3n, d: 2000n }
  return { ...multiplied(step.code, [step, constant(metres, 'depth-on-area')], step.data), dimension: wanted }
}
