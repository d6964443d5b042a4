import { describe, expect, it } from 'vitest'
import { compareFigures, readFigure, sumFigures, toDecimal } from 'xiangzhen/kernel'

describe('readFigure', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['12.50', '12.5'],
    ['-3', '-3'],
    ['0.001', '0.001'],
    ['100000000000000000000000000000', '100000000000000000000000000000'],
  ])('reads %s', (text, plain) => {
    expect(toDecimal(text)).toBe(plain)
  })

  it.each([
    '',
    '-',
    '.',
    '1.',
    '.5',
    '+1',
    '1e3',
    '1E3',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '1,000',
    ' 1',
    '1 ',
    '１',
    '01',
    '1.2.3',
    '--1',
    '__proto__',
    '十',
  ])('refuses %j', (text) => {
    expect(readFigure(text)).toEqual({ ok: false, code: 'not-a-figure', text })
  })

  it('refuses what is not a figure at all', () => {
    for (const value of [null, undefined, true, {}, [], Symbol('x')]) {
      expect(readFigure(value)).toMatchObject({ ok: false, code: 'not-a-figure' })
    }
  })

  it('refuses an attack at once', () => {
    const started = performance.now()
    expect(readFigure('9'.repeat(10_000_000))).toMatchObject({ code: 'too-many-digits' })
    expect(readFigure('1e1000000')).toMatchObject({ code: 'not-a-figure' })
    expect(readFigure(10n ** 60n + 1n)).toMatchObject({ code: 'too-many-digits' })
    expect(readFigure(-(10n ** 60n) - 1n)).toMatchObject({ code: 'too-many-digits' })
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it.each([
    [0.1, '0.1'],
    [-0.5, '-0.5'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [123456789012345, '123456789012345'],
    [2 ** 53 - 1, '9007199254740991'],
  ])('reads the number %d', (value, plain) => {
    expect(toDecimal(value)).toBe(plain)
  })

  it.each([
    [0.1 + 0.2, 'binary-float'],
    [1 / 3, 'binary-float'],
    [2 ** 53 + 2, 'binary-float'],
    [NaN, 'not-a-figure'],
    [Infinity, 'not-a-figure'],
    [-Infinity, 'not-a-figure'],
    [1e300, 'too-many-digits'],
    [1e-300, 'too-many-digits'],
  ])('refuses the number %d', (value, code) => {
    expect(readFigure(value)).toMatchObject({ ok: false, code })
  })

  it('reads a bigint', () => {
    expect(toDecimal(-12n)).toBe('-12')
  })
})

describe('comparing and adding', () => {
  it('compares by value', () => {
    expect(compareFigures('1.0', 1)).toBe(0)
    expect(compareFigures('-2', '-1.99')).toBe(-1)
    expect(compareFigures('0.30', '0.3')).toBe(0)
    expect(compareFigures('10', '9')).toBe(1)
  })

  it('adds what floats cannot', () => {
    expect(sumFigures(['0.1', '0.2'])).toBe('0.3')
    expect(sumFigures([])).toBe('0')
    expect(sumFigures(['1.005', '2', -3n, 0.5])).toBe('0.505')
  })

  it('throws for what is not a figure, and says what to pass', () => {
    expect(() => toDecimal('ten')).toThrow("not-a-figure: 'ten' is not a figure; pass decimal text such as '12.50'")
  })
})
