import { describe, expect, test } from 'vitest'
import {
  addStated,
  compareStated,
  divideStated,
  multiplyStated,
  subtractStated,
  type StatedValue,
} from '../../src/kernel/index.js'

const exact = (value: string): StatedValue => ({ kind: 'exact', value })
const about = (value: string): StatedValue => ({ kind: 'about', value })
const above = (value: string): StatedValue => ({ kind: 'above', value })
const atLeast = (value: string): StatedValue => ({ kind: 'atLeast', value })
const below = (value: string): StatedValue => ({ kind: 'below', value })
const atMost = (value: string): StatedValue => ({ kind: 'atMost', value })
const between = (low: string, high: string, more: object = {}): StatedValue => ({ kind: 'between', low, high, ...more })
const missing: StatedValue = { kind: 'missing' }

describe('sums and differences', () => {
  test.each([
    [exact('1.5'), exact('2'), exact('3.5')],
    [about('10'), exact('2'), about('12')],
    [above('10'), exact('2'), above('12')],
    [above('10'), atLeast('2'), above('12')],
    [atLeast('10'), atLeast('2'), atLeast('12')],
    [below('10'), atMost('2'), below('12')],
    [atMost('10'), atMost('2'), atMost('12')],
    [between('1', '2'), between('3', '5', { highOpen: true }), between('4', '7', { highOpen: true })],
    [between('1', '2', { lowOpen: true }), exact('0'), between('1', '2', { lowOpen: true })],
    [atLeast('10'), about('2'), { ...atLeast('12'), rough: true }],
    [atMost('10'), about('2'), { ...atMost('12'), rough: true }],
    [between('1', '2'), about('2'), between('3', '4', { rough: true })],
    [{ ...atLeast('10'), rough: true }, exact('1'), { ...atLeast('11'), rough: true }],
    [{ ...above('10'), near: true }, exact('1'), above('11')],
    [above('10'), below('2'), missing],
    [missing, exact('1'), missing],
    [exact('1'), missing, missing],
  ] as const)('%j + %j', (a, b, sum) => {
    expect(addStated(a, b)).toEqual(sum)
    expect(addStated(b, a)).toEqual(sum)
  })

  test.each([
    [exact('80'), exact('10'), exact('70')],
    [exact('80'), below('10'), above('70')],
    [exact('80'), atLeast('10'), atMost('70')],
    [above('80'), atMost('10'), above('70')],
    [above('80'), above('10'), missing],
    [exact('80'), between('10', '20', { lowOpen: true }), between('60', '70', { highOpen: true })],
  ])('%j - %j', (a, b, difference) => {
    expect(subtractStated(a, b)).toEqual(difference)
  })
})

describe('products', () => {
  test.each([
    [exact('3'), exact('4'), exact('12')],
    [about('3'), exact('4'), about('12')],
    [above('3'), exact('4'), above('12')],
    [above('3'), exact('-4'), below('-12')],
    [above('3'), exact('0'), exact('0')],
    [above('3'), atLeast('4'), above('12')],
    [below('3'), below('4'), missing],
    [atMost('-3'), atMost('-4'), atLeast('12')],
    [atLeast('0'), atLeast('5'), atLeast('0')],
    [above('0'), atLeast('5'), above('0')],
    [above('0'), atMost('-5'), below('0')],
    [between('-1', '2'), between('3', '4'), between('-4', '8')],
    [between('1', '2', { lowOpen: true }), between('-3', '3'), between('-6', '6')],
    [between('0', '2', { lowOpen: true }), between('0', '3'), between('0', '6')],
    [
      between('-2', '2', { highOpen: true }),
      between('-2', '2', { highOpen: true }),
      between('-4', '4', { lowOpen: true }),
    ],
    [between('1', '2'), atLeast('3'), atLeast('3')],
  ])('%j × %j', (a, b, product) => {
    expect(multiplyStated(a, b)).toEqual(product)
    expect(multiplyStated(b, a)).toEqual(product)
  })
})

describe('quotients', () => {
  test.each([
    [exact('10'), exact('4'), 2, exact('2.5')],
    [exact('10'), exact('3'), 2, between('3.33', '3.34', { lowOpen: true, highOpen: true })],
    [about('10'), exact('3'), 2, about('3.33')],
    [exact('1970'), above('1100'), 4, between('0', '1.791', { lowOpen: true, highOpen: true })],
    [above('1200'), exact('17'), 3, above('70.588')],
    [atLeast('10'), exact('4'), 1, atLeast('2.5')],
    [atMost('10'), exact('3'), 1, below('3.4')],
    [exact('1'), between('-4', '-2'), 2, between('-0.5', '-0.25')],
    [exact('1'), below('0'), 2, below('0')],
    [exact('1'), above('0'), 2, above('0')],
    [exact('6'), atMost('-3'), 2, between('-2', '0', { highOpen: true })],
    [missing, exact('2'), 2, missing],
    [exact('2'), missing, 2, missing],
  ] as const)('%j ÷ %j to %d places', (a, b, digits, value) => {
    expect(divideStated(a, b, digits)).toEqual({ status: 'computed', value, diagnostics: [] })
  })

  test.each([exact('0'), atLeast('0'), above('-1'), below('1'), atMost('0'), between('-1', '1'), between('0', '1')])(
    'a divisor that may be zero is refused: %j',
    (divisor) => {
      expect(divideStated(exact('1'), divisor, 2)).toMatchObject({ status: 'not-computable', reason: 'zero-base' })
    },
  )
})

describe('comparisons', () => {
  test.each([
    [exact('1'), exact('2'), 'less'],
    [exact('2.0'), exact('2'), 'equal'],
    [below('2'), exact('2'), 'less'],
    [atMost('2'), exact('2'), 'undecided'],
    [above('12'), exact('10'), 'greater'],
    [above('12'), above('10'), 'undecided'],
    [between('1', '3'), between('2', '4'), 'undecided'],
    [between('1', '2', { highOpen: true }), between('2', '4'), 'less'],
    [about('1'), exact('9'), 'undecided'],
    [exact('9'), about('1'), 'undecided'],
    [missing, exact('9'), 'undecided'],
    [exact('9'), missing, 'undecided'],
  ] as const)('%j against %j: %s', (a, b, order) => {
    expect(compareStated(a, b)).toBe(order)
  })
})

test('a figure that is none, or an empty range, is an error of the caller', () => {
  expect(() => addStated(exact('ten'), exact('1'))).toThrow(RangeError)
  expect(() => addStated(between('2', '1'), exact('1'))).toThrow(RangeError)
})
