import { expect, test } from 'vitest'
import { divideColumn } from '../../src/kernel/internal.js'

const divide = (total: number, weights: number[], ties?: 'first' | 'last'): number[] =>
  Array.from(divideColumn(total, Float64Array.from(weights), ties))

test('largest remainder over columns', () => {
  expect(divide(101, [1, 1, 1])).toEqual([34, 34, 33])
  expect(divide(100, [1, 1, 1], 'last')).toEqual([33, 33, 34])
  expect(divide(100, [2, 3, 1])).toEqual([33, 50, 17])
  expect(divide(-100, [2, 3, 0, 1])).toEqual([-33, -50, 0, -17])
  expect(divide(0, [0])).toEqual([0])
})

test('products beyond the safe integers stay exact', () => {
  const total = Number.MAX_SAFE_INTEGER
  const parts = divide(total, [1, 4_503_599_627_370_495, 4_503_599_627_370_494])
  expect(parts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(total))
  expect(parts).toEqual([1, 4_503_599_627_370_496, 4_503_599_627_370_494])
})

test.each([
  ['a fractional total', 1.5, [1]],
  ['a fractional weight', 1, [0.5]],
  ['a negative weight', 1, [-1]],
  ['weights that sum too far', 1, [Number.MAX_SAFE_INTEGER, 1]],
  ['no positive weight', 1, [0]],
])('%s is an error of the caller', (_, total, weights) => {
  expect(() => divide(total, weights)).toThrow(RangeError)
})
