import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import {
  decimalFrom,
  decimalText,
  exactFromDecimal,
  exactOf,
  expText,
  lnText,
  logText,
  powerText,
  rootText,
  squareRootText,
} from '../../src/kernel/internal.js'

describe('irrational results', () => {
  it('state their digits', () => {
    expect(squareRootText(exactOf('2'), 20)).toBe('1.41421356237309504880')
    expect(lnText(exactOf('2'), 10)).toBe('0.6931471806')
    expect(expText(exactOf('1'), 10)).toBe('2.7182818285')
    expect(powerText(exactOf('2'), exactOf('0.5'), 5)).toBe('1.41421')
    expect(logText(exactOf('8'), 2, 4, 'down')).toBe('3.0000')
    expect(decimalText(decimalFrom('1.25'), 1, 'halfEven')).toBe('1.2')
    expect(exactFromDecimal(decimalFrom(12))).toEqual({ n: 12n, d: 1n })
  })

  it('root: the growth of a village from 10 to 80 in five years', () => {
    expect(rootText(exactOf('8'), 5, 6, 'halfUp')).toBe('1.515717')
    expect(rootText(exactOf('8'), 3, 4, 'halfUp')).toBe('2.0000')
    expect(rootText(exactOf('2'), 2, 3, 'down')).toBe('1.414')
    expect(rootText(exactOf('2'), 2, 3, 'up')).toBe('1.415')
    expect(rootText(exactOf('2.25'), 2, 0, 'halfUp')).toBe('2')
    expect(rootText(exactOf('2.25'), 2, 0, 'halfDown')).toBe('1')
  })

  it('are not touched by the settings of a host', () => {
    Decimal.set({ precision: 3 })
    expect(squareRootText(exactOf('2'), 20)).toBe('1.41421356237309504880')
    Decimal.set({ precision: 20 })
  })
})
