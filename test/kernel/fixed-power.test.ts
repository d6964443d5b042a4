import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fixedPowerText, powerText } from '../../src/kernel/internal.js'

it('is the power that a library of decimals gives', () => {
  const figure = fc.record({ n: fc.bigInt({ min: 1n, max: 10n ** 12n }), d: fc.bigInt({ min: 1n, max: 10n ** 9n }) })
  const share = fc.record({ n: fc.bigInt({ min: -2000n, max: 2000n }), d: fc.bigInt({ min: 1000n, max: 9999n }) })
  fc.assert(
    fc.property(figure, share, (base, exponent) => {
      expect(fixedPowerText(base, exponent, 24)).toBe(powerText(base, exponent, 24))
    }),
    { numRuns: 300, seed: 6 },
  )
})

it('is exact where the power is', () => {
  expect(fixedPowerText({ n: 4n, d: 1n }, { n: 1n, d: 2n }, 40)).toBe(`2.${'0'.repeat(40)}`)
  expect(fixedPowerText({ n: 1n, d: 1n }, { n: 7n, d: 3n }, 3)).toBe('1.000')
  expect(fixedPowerText({ n: 1n, d: 9n }, { n: -1n, d: 2n }, 10)).toBe('3.0000000000')
})
