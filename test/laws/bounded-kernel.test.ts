import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addStated,
  compareFigures,
  compareStated,
  divideStated,
  multiplyStated,
  subtractStated,
  toDecimal,
  type StatedValue,
} from 'xiangzhen/kernel'
import {
  addExact,
  compareExact,
  divideExact,
  exactOf,
  exactToPlainText,
  fromScaled,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../../src/kernel/internal.js'

const figure = fc.integer({ min: -999, max: 999 }).map((n) => fromScaled(n, 1))

// A true value, and something that is said of it and true.
const stated = fc
  .tuple(
    figure,
    figure,
    figure,
    fc.constantFrom('exact', 'atLeast', 'above', 'atMost', 'below', 'between'),
    fc.boolean(),
  )
  .map(([a, b, c, kind, open]): { truth: string; said: StatedValue } => {
    const [low, truth, high] = [a, b, c].sort((x, y) => compareFigures(x, y)) as [string, string, string]
    const strictLow = compareFigures(low, truth) < 0
    const strictHigh = compareFigures(truth, high) < 0
    if (kind === 'exact') return { truth, said: { kind, value: truth } }
    if (kind === 'between') {
      const opened = {
        ...(open && strictLow ? { lowOpen: true as const } : {}),
        ...(open && strictHigh ? { highOpen: true as const } : {}),
      }
      return { truth, said: { kind, low, high, ...opened } }
    }
    if (kind === 'atLeast' || kind === 'above') {
      return { truth, said: { kind: kind === 'above' && strictLow ? 'above' : 'atLeast', value: low } }
    }
    return { truth, said: { kind: kind === 'below' && strictHigh ? 'below' : 'atMost', value: high } }
  })

function holds(said: StatedValue, truth: Exact): boolean {
  const against = (text: string): number => compareExact(truth, exactOf(text))
  switch (said.kind) {
    case 'missing':
      return true
    case 'between': {
      const [low, high] = [against(said.low), against(said.high)]
      return (said.lowOpen === true ? low > 0 : low >= 0) && (said.highOpen === true ? high < 0 : high <= 0)
    }
    case 'exact':
    case 'about':
      return against(said.value) === 0
    case 'atLeast':
      return against(said.value) >= 0
    case 'above':
      return against(said.value) > 0
    case 'atMost':
      return against(said.value) <= 0
    case 'below':
      return against(said.value) < 0
  }
}

describe('law: bounds are kept', () => {
  it('what is computed from true statements is true', () => {
    fc.assert(
      fc.property(stated, stated, (a, b) => {
        const [x, y] = [exactOf(a.truth), exactOf(b.truth)]
        expect(holds(addStated(a.said, b.said), addExact(x, y))).toBe(true)
        expect(holds(subtractStated(a.said, b.said), subtractExact(x, y))).toBe(true)
        expect(holds(multiplyStated(a.said, b.said), multiplyExact(x, y))).toBe(true)
        const quotient = divideStated(a.said, b.said, 3)
        if (quotient.status === 'computed') expect(holds(quotient.value, divideExact(x, y))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('exact figures stay exact', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [x, y]: [StatedValue, StatedValue] = [
          { kind: 'exact', value: a },
          { kind: 'exact', value: b },
        ]
        const [p, q] = [exactOf(a), exactOf(b)]
        expect(addStated(x, y)).toEqual({ kind: 'exact', value: exactToPlainText(addExact(p, q)) })
        expect(multiplyStated(x, y)).toEqual({ kind: 'exact', value: exactToPlainText(multiplyExact(p, q)) })
        expect(subtractStated(x, x)).toEqual({ kind: 'exact', value: '0' })
        expect(addStated(x, { kind: 'exact', value: '0' })).toEqual({ kind: 'exact', value: toDecimal(a) })
      }),
    )
  })

  it('an order is stated only when no other is possible', () => {
    fc.assert(
      fc.property(stated, stated, (a, b) => {
        const truth = compareFigures(a.truth, b.truth)
        const order = compareStated(a.said, b.said)
        if (order !== 'undecided') expect(order).toBe(truth < 0 ? 'less' : truth > 0 ? 'greater' : 'equal')
      }),
      { numRuns: 2000 },
    )
  })
})
