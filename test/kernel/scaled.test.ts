import { describe, expect, it } from 'vitest'
import { fromScaled, mulDiv, placesOf, toScaled, unitsPerOne } from '../../src/kernel/internal.js'

describe('scaled integers', () => {
  it.each([
    ['12.5', 2, 1250],
    ['-0.01', 2, -1],
    ['0', 0, 0],
    ['-0', 2, 0],
    ['3.100', 2, 310],
    ['90071992547409.91', 2, 9007199254740991],
  ])('read %s at %i places', (text, digits, units) => {
    expect(toScaled(text, digits)).toBe(units)
  })

  it.each(['', '-', '1.', '.5', '01', '1.234', '1e3', '1.2.3', '90071992547409.92', '1234567890123456789012345'])(
    'refuse %j at two places',
    (text) => {
      expect(toScaled(text, 2)).toBeUndefined()
    },
  )

  it('write the scale', () => {
    expect(fromScaled(1250, 2)).toBe('12.50')
    expect(fromScaled(-5, 2)).toBe('-0.05')
    expect(fromScaled(7, 0)).toBe('7')
    expect(placesOf(['1', '1.250', '3.1'])).toBe(3)
    expect(unitsPerOne(2)).toBe(100)
  })

  it('multiply and divide exactly past the safe integers', () => {
    expect(mulDiv(9007199254740991, 7, 7, 'halfUp')).toBe(9007199254740991)
    expect(mulDiv(5, 1, 2, 'halfUp')).toBe(3)
    expect(mulDiv(-5, 1, 2, 'halfUp')).toBe(-3)
    expect(mulDiv(-5, 1, 2, 'ceil')).toBe(-2)
    expect(mulDiv(-1, 1, 3, 'halfUp')).toBe(0)
    expect(mulDiv(0, -1, 3, 'halfUp')).toBe(0)
    expect(mulDiv(2, 1, 3, 'halfUp')).toBe(1)
  })

  it('refuse division by zero and results beyond the safe integers', () => {
    expect(() => mulDiv(1, 1, 0, 'halfUp')).toThrow('division by zero')
    expect(() => mulDiv(9007199254740991, 9007199254740991, 1, 'halfUp')).toThrow('beyond the safe integers')
  })
})
