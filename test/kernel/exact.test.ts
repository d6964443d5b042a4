import { describe, expect, it } from 'vitest'
import {
  absoluteExact,
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactInteger,
  exactOf,
  exactToPlainText,
  exactToShownText,
  exactToText,
  isMultipleExact,
  maxExact,
  minExact,
  multiplyExact,
  powerExact,
  powerOfTen,
  roundExact,
  signExact,
  subtractExact,
  sumExact,
  wholeExact,
} from '../../src/kernel/internal.js'
import { roundingModes } from 'xiangzhen/kernel'

const third = { n: 1n, d: 3n }

describe('exact numbers', () => {
  it('add, subtract, multiply and divide without loss', () => {
    expect(exactToPlainText(multiplyExact(sumExact([third, third, third]), exactInteger(7)))).toBe('7')
    expect(exactToPlainText(addExact(exactOf('0.25'), exactOf('0.5')))).toBe('0.75')
    expect(exactToPlainText(addExact(exactOf('0.5'), exactOf('0.25')))).toBe('0.75')
    expect(exactToPlainText(subtractExact(exactOf('1'), exactOf('0.9')))).toBe('0.1')
    expect(exactToPlainText(divideExact(exactOf('1'), exactOf('-8')))).toBe('-0.125')
    expect(exactToPlainText(powerExact(exactOf('1.1'), 3))).toBe('1.331')
    expect(powerOfTen(30)).toBe(10n ** 30n)
  })

  it('stay small however long the chain is', () => {
    let value = exactOf('1')
    for (let i = 2; i < 200; i += 1) value = divideExact(multiplyExact(value, exactInteger(i)), exactInteger(i + 1))
    expect(value.d < 1n << 512n).toBe(true)
    expect(compareExact(value, { n: 1n, d: 100n })).toBe(0)
  })

  it('compare, and know sign, size and multiples', () => {
    expect(compareExact(third, exactOf('0.333'))).toBe(1)
    expect(compareExact(exactOf('2'), exactOf('3'))).toBe(-1)
    expect(signExact(exactOf('-1'))).toBe(-1)
    expect(signExact(exactOf('0'))).toBe(0)
    expect(signExact(third)).toBe(1)
    expect(exactToPlainText(absoluteExact(exactOf('-2')))).toBe('2')
    expect(exactToPlainText(absoluteExact(exactOf('2')))).toBe('2')
    expect(exactToPlainText(minExact(exactOf('2'), exactOf('1')))).toBe('1')
    expect(exactToPlainText(maxExact(exactOf('2'), exactOf('1')))).toBe('2')
    expect(isMultipleExact(exactOf('1.5'), exactOf('0.5'))).toBe(true)
    expect(isMultipleExact(exactOf('1.6'), exactOf('0.5'))).toBe(false)
  })

  it('refuse to divide by zero and to print a third without a rounding', () => {
    expect(() => divideExact(third, exactOf('0'))).toThrow('division by zero')
    expect(() => exactToPlainText(third)).toThrow('no finite decimal form')
    expect(decimalPlaces(third)).toBeUndefined()
    expect(decimalPlaces({ n: 1n, d: 16n })).toBe(4)
    expect(exactToShownText(third, 3)).toBe('0.333')
    expect(exactToShownText(exactOf('0.5'), 3)).toBe('0.5')
  })

  // Worked by hand: what each mode makes of 2.5, −2.5, 2.4, −2.6 and 3.5.
  it.each([
    ['halfUp', ['3', '-3', '2', '-3', '4']],
    ['halfEven', ['2', '-2', '2', '-3', '4']],
    ['halfDown', ['2', '-2', '2', '-3', '3']],
    ['up', ['3', '-3', '3', '-3', '4']],
    ['down', ['2', '-2', '2', '-2', '3']],
    ['ceil', ['3', '-2', '3', '-2', '4']],
    ['floor', ['2', '-3', '2', '-3', '3']],
  ] as const)('round %s', (mode, expected) => {
    const values = ['2.5', '-2.5', '2.4', '-2.6', '3.5']
    expect(values.map((value) => exactToText(exactOf(value), 0, mode))).toEqual(expected)
    expect(values.map((value) => String(wholeExact(exactOf(value), mode)))).toEqual(expected)
  })

  it('round to places, to tens, and keep the scale', () => {
    expect(exactToText(exactOf('1.005'), 2, 'halfUp')).toBe('1.01')
    expect(exactToText(exactOf('-0.004'), 2, 'halfUp')).toBe('0.00')
    expect(exactToText(exactOf('12'), 2, 'halfUp')).toBe('12.00')
    expect(exactToPlainText(roundExact(exactOf('1250'), { digits: -2, mode: 'halfUp' }))).toBe('1300')
    expect(roundingModes).toHaveLength(7)
  })

  // 1234 and 1250 in tens and hundreds, by hand.
  it('write tens and hundreds as whole numbers', () => {
    expect(exactToText(exactOf('1234'), -1, 'halfUp')).toBe('1230')
    expect(exactToText(exactOf('-1250'), -2, 'halfUp')).toBe('-1300')
    expect(exactToText(exactOf('1250'), -2, 'halfEven')).toBe('1200')
    expect(exactToText(exactOf('4'), -1, 'halfUp')).toBe('0')
    expect(exactToText(exactOf('-4'), -1, 'halfUp')).toBe('0')
    expect(exactToText(exactOf('4'), -12, 'ceil')).toBe('1000000000000')
  })

  it.each([0.5, NaN, Infinity, -13, 61, 1e5])('refuse to round to %s places', (digits) => {
    expect(() => exactToText(third, digits, 'halfUp')).toThrow(`to ${digits} places is none`)
    expect(() => roundExact(third, { digits, mode: 'halfUp' })).toThrow(`to ${digits} places is none`)
  })

  it('refuse a way of rounding that does not exist, and a power that is none', () => {
    expect(() => exactToText(third, 0, 'nearest' as 'up')).toThrow(
      "'nearest' is not a way of rounding: give one of halfUp",
    )
    expect(() => powerOfTen(-1)).toThrow('-1 places is none')
    expect(() => powerOfTen(0.5)).toThrow('0.5 places is none')
  })
})
