import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addsUp, compareFigures, roundingModes, sumFigures, toDecimal, type Explanation } from 'xiangzhen/kernel'
import {
  exactOf,
  exactToText,
  fromScaled,
  mulDiv,
  rootText,
  roundExact,
  compareExact,
  toScaled,
  powerExact,
} from '../../src/kernel/internal.js'

const scaledFigure = fc
  .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }))
  .map(([units, digits]) => fromScaled(units, digits))
const mode = fc.constantFrom(...roundingModes)

describe('law: exact', () => {
  it('a figure survives its way through text', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (units, digits) => {
        expect(toScaled(fromScaled(units, digits), digits)).toBe(units === 0 ? 0 : units)
        expect(compareFigures(toDecimal(fromScaled(units, digits)), fromScaled(units, digits))).toBe(0)
      }),
    )
  })

  it('a number with at most 15 significant digits is read as what was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        (units, digits) => {
          const text = fromScaled(units, digits)
          expect(compareFigures(Number(text), text)).toBe(0)
        },
      ),
    )
  })

  it('the sum of figures does not depend on their order, and taking one away gives the rest', () => {
    fc.assert(
      fc.property(fc.array(scaledFigure, { minLength: 1, maxLength: 30 }), fc.integer(), (list, seed) => {
        const shuffled = [...list].sort((a, b) => ((a.length * 31 + seed) % 7) - ((b.length * 31 + seed) % 7))
        expect(sumFigures(shuffled)).toBe(sumFigures(list))
        const [first = '0', ...rest] = list
        const negative = first.startsWith('-') ? first.slice(1) : `-${first}`
        expect(sumFigures([...list, negative])).toBe(sumFigures(rest))
      }),
    )
  })

  it('the fast path of scaled integers agrees with fractions to the last digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
        fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
        fc.integer({ min: 1, max: 2 ** 31 }).chain((d) => fc.constantFrom(d, -d)),
        mode,
        (a, b, d, how) => {
          const sign = d < 0 ? -1n : 1n
          const exact = exactToText({ n: sign * BigInt(a) * BigInt(b), d: sign * BigInt(d) }, 0, how)
          let fast: string
          try {
            fast = fromScaled(mulDiv(a, b, d, how), 0)
          } catch {
            fast = exact // beyond the safe integers: refused, never wrong
          }
          expect(fast).toBe(exact)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('rounding moves a figure by less than one step, and by at most half for the half modes', () => {
    fc.assert(
      fc.property(scaledFigure, fc.integer({ min: -2, max: 5 }), mode, (figure, digits, how) => {
        const value = exactOf(figure)
        const rounded = roundExact(value, { digits, mode: how })
        const step = digits >= 0 ? { n: 1n, d: 10n ** BigInt(digits) } : { n: 10n ** BigInt(-digits), d: 1n }
        const gap = { n: value.n * rounded.d - rounded.n * value.d, d: value.d * rounded.d }
        const size = { n: gap.n < 0n ? -gap.n : gap.n, d: gap.d }
        expect(compareExact(size, step)).toBe(-1)
        if (how.startsWith('half')) expect(compareExact({ n: size.n * 2n, d: size.d }, step)).not.toBe(1)
        expect(compareExact(roundExact(rounded, { digits, mode: how }), rounded)).toBe(0)
      }),
    )
  })

  it('a root lies between the two steps around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 20 }), (value, degree) => {
        const low = exactOf(rootText(exactOf(value), degree, 6, 'floor'))
        const high = exactOf(rootText(exactOf(value), degree, 6, 'ceil'))
        expect(compareExact(powerExact(low, degree), exactOf(value))).not.toBe(1)
        expect(compareExact(powerExact(high, degree), exactOf(value))).not.toBe(-1)
      }),
    )
  })
})

describe('law: explained', () => {
  it('a sum of given figures adds up, and a changed figure is found at its place', () => {
    fc.assert(
      fc.property(fc.array(scaledFigure, { minLength: 1, maxLength: 12 }), (figures) => {
        const lines = figures.map((figure): Explanation => ({
          code: 'entry',
          data: {},
          figure,
          operation: 'given',
          lines: [],
        }))
        const whole: Explanation = { code: 'total', data: {}, figure: sumFigures(figures), operation: 'sum', lines }
        expect(addsUp(whole)).toEqual({ ok: true })
        const changed = { ...whole, figure: sumFigures([whole.figure, '0.01']) }
        expect(addsUp(changed)).toMatchObject({ ok: false, path: '' })
      }),
    )
  })
})
