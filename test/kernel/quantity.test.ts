import { describe, expect, test } from 'vitest'
import {
  addQuantities,
  amountAtRate,
  compareQuantities,
  convertQuantity,
  convertUnitRate,
  isUnit,
  subtractQuantities,
  unitRate,
  units,
  type Quantity,
  type Unit,
} from '../../src/kernel/index.js'

const halfUp = { digits: 2, mode: 'halfUp' } as const

describe('units', () => {
  test('every unit is its own and has a name', () => {
    expect(new Set(units).size).toBe(24)
    expect(units.every(isUnit)).toBe(true)
    expect(['__proto__', 'toString', 'acre', 3].some(isUnit)).toBe(false)
  })

  test.each([
    ['1', 'hectare', '15', 'mu'],
    ['1', 'squareKilometre', '1500', 'mu'],
    ['3', 'mu', '2000', 'squareMetre'],
    ['1', 'tonne', '2000', 'jin'],
    ['1', 'dan', '50', 'kilogram'],
    ['1', 'jin', '500', 'gram'],
    ['1.2', 'hundredMillionYuan', '12000', 'tenThousandYuan'],
    ['80', 'tenThousandYuan', '800000', 'yuan'],
    ['1', 'cubicMetre', '1000', 'litre'],
    ['12', 'kilometre', '12000', 'metre'],
    ['12.5', 'percent', '0.125', 'fraction'],
    ['2', 'permille', '0.2', 'percent'],
    ['-3', 'household', '-3', 'household'],
  ] as const)('%s %s is %s %s', (value, unit, expected, to) => {
    expect(convertQuantity({ value, unit }, to)).toEqual({
      status: 'computed',
      value: { value: expected, unit: to },
      diagnostics: [],
    })
  })

  test('a mu in square metres has no end: the rounding must be named', () => {
    expect(convertQuantity({ value: '1', unit: 'mu' }, 'squareMetre')).toMatchObject({ reason: 'needs-rounding' })
    expect(convertQuantity({ value: '1', unit: 'mu' }, 'squareMetre', halfUp)).toMatchObject({
      value: { value: '666.67' },
    })
    expect(convertQuantity({ value: '1000', unit: 'mu' }, 'squareMetre', { digits: -2, mode: 'down' })).toMatchObject({
      value: { value: '666600' },
    })
  })
})

describe('sums, differences, comparisons', () => {
  test('in the unit of the first', () => {
    expect(addQuantities({ value: '1', unit: 'kilogram' }, { value: '1', unit: 'jin' })).toMatchObject({
      value: { value: '1.5', unit: 'kilogram' },
    })
    expect(subtractQuantities({ value: '1', unit: 'jin' }, { value: '1', unit: 'kilogram' })).toMatchObject({
      value: { value: '-1', unit: 'jin' },
    })
    expect(compareQuantities({ value: '1', unit: 'jin' }, { value: '1', unit: 'kilogram' })).toMatchObject({
      value: -1,
    })
    expect(compareQuantities({ value: '2', unit: 'jin' }, { value: '1', unit: 'kilogram' })).toMatchObject({ value: 0 })
  })

  test('percentages differ by percentage points, and the two are never mixed', () => {
    const [twelve, ten] = [
      { value: '0.12', unit: 'fraction' },
      { value: '10', unit: 'percent' },
    ] as const
    expect(subtractQuantities(twelve, ten)).toMatchObject({ value: { value: '2', unit: 'percentagePoint' } })
    const points: Quantity = { value: '2', unit: 'percentagePoint' }
    expect(addQuantities(points, ten as Quantity)).toMatchObject({ reason: 'dimension-mismatch' })
  })

  test('mu and tonnes are refused, with both units named', () => {
    const result = addQuantities<Unit>({ value: '1', unit: 'mu' }, { value: '1', unit: 'tonne' })
    expect(result).toEqual({
      status: 'not-computable',
      reason: 'dimension-mismatch',
      diagnostics: [{ code: 'dimension-mismatch', severity: 'error', path: '', data: { unit: 'mu', other: 'tonne' } }],
    })
    expect(compareQuantities<Unit>({ value: '1', unit: 'person' }, { value: '1', unit: 'household' })).toMatchObject({
      reason: 'dimension-mismatch',
    })
  })

  test.each([
    [['paddy'], ['milledRice']],
    [['productWeight'], ['nutrientWeight']],
    [['nitrousOxide'], ['nitrousOxideNitrogen']],
    [['paddy'], undefined],
    [['paddy', 'productWeight'], ['paddy']],
  ] as const)('%j and %j are not mixed', (basis, other) => {
    const [a, b] = [
      { value: '1', unit: 'kilogram', basis },
      { value: '1', unit: 'kilogram', basis: other },
    ] as const
    expect(addQuantities(a, b)).toMatchObject({ reason: 'basis-mismatch' })
    expect(subtractQuantities(a, b)).toMatchObject({ reason: 'basis-mismatch' })
    expect(compareQuantities(a, b)).toMatchObject({ reason: 'basis-mismatch' })
  })

  test('the same basis in another order is the same', () => {
    const a = { value: '1', unit: 'kilogram', basis: ['paddy', 'productWeight'] } as const
    const b = { value: '2', unit: 'kilogram', basis: ['productWeight', 'paddy'] } as const
    expect(addQuantities(a, b)).toMatchObject({ value: { value: '3', basis: ['paddy', 'productWeight'] } })
  })

  test('a broken figure or unit is named on either side', () => {
    const good: Quantity<'jin'> = { value: '1', unit: 'jin' }
    expect(addQuantities(good, { value: 'ten', unit: 'jin' })).toMatchObject({ reason: 'not-a-figure' })
    expect(addQuantities({ value: NaN, unit: 'jin' }, good)).toMatchObject({ reason: 'not-a-figure' })
    expect(convertQuantity({ value: '1', unit: '__proto__' as Unit }, 'jin')).toMatchObject({ reason: 'unknown-unit' })
    expect(convertQuantity<Unit, Unit>(good, 'acre' as Unit)).toMatchObject({
      reason: 'unknown-unit',
      diagnostics: [{ data: { unit: 'acre' } }],
    })
  })
})

describe('so much per unit', () => {
  test('published figures: 80万斤 on 1000亩 is 800斤 a mu, 400 kg a mu, 6 t a hectare', () => {
    const rate = unitRate(
      { value: '800000', unit: 'jin', basis: ['paddy'] },
      { value: '1000', unit: 'mu', basis: ['totalArea'] },
    )
    if (rate.status !== 'computed') throw new Error(rate.status)
    expect(rate.value).toEqual({ value: '800', unit: 'jin', per: 'mu', basis: ['paddy'], perBasis: ['totalArea'] })
    expect(convertUnitRate(rate.value, 'kilogram', 'mu')).toMatchObject({ value: { value: '400', per: 'mu' } })
    expect(convertUnitRate(rate.value, 'tonne', 'hectare')).toMatchObject({
      value: { value: '6', basis: ['paddy'], perBasis: ['totalArea'] },
    })
  })

  test('a rate gives an amount only on its own basis', () => {
    const rate = { value: '100', unit: 'jin', per: 'mu', perBasis: ['plantedArea'] } as const
    expect(amountAtRate(rate, { value: '1', unit: 'hectare', basis: ['plantedArea'] })).toMatchObject({
      value: { value: '1500', unit: 'jin' },
    })
    expect(amountAtRate(rate, { value: '1', unit: 'hectare', basis: ['totalArea'] })).toMatchObject({
      reason: 'basis-mismatch',
    })
  })

  test('rates that have no end need a rounding', () => {
    const [amount, over] = [
      { value: '1', unit: 'yuan' },
      { value: '3', unit: 'household' },
    ] as const
    expect(unitRate(amount, over)).toMatchObject({ reason: 'needs-rounding' })
    expect(unitRate(amount, over, halfUp)).toMatchObject({ value: { value: '0.33' } })
    expect(unitRate(amount, { value: '0', unit: 'household' })).toMatchObject({ reason: 'zero-base' })
  })

  test('what does not fit is named', () => {
    const rate = { value: '1', unit: 'jin', per: 'mu' } as const
    const bad = { value: 'x', unit: 'jin', per: 'mu' } as const
    expect(unitRate(bad, { value: '1', unit: 'mu' })).toMatchObject({ reason: 'not-a-figure' })
    expect(unitRate(rate, { value: 'x', unit: 'mu' })).toMatchObject({ reason: 'not-a-figure' })
    expect(convertUnitRate(bad, 'kilogram', 'hectare')).toMatchObject({ reason: 'not-a-figure' })
    expect(convertUnitRate<Unit, Unit, Unit, Unit>(rate, 'kilogram', 'tonne')).toMatchObject({
      reason: 'dimension-mismatch',
    })
    expect(amountAtRate(bad, { value: '1', unit: 'mu' })).toMatchObject({ reason: 'not-a-figure' })
    expect(amountAtRate<Unit, Unit>(rate, { value: '1', unit: 'tonne' })).toMatchObject({
      reason: 'dimension-mismatch',
    })
  })
})
