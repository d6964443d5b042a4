import { expectTypeOf, test } from 'vitest'
import {
  addQuantities,
  amountAtRate,
  compareQuantities,
  convertQuantity,
  type ComputedQuantity,
  type Result,
  type SameDimension,
} from '../../src/kernel/index.js'

test('quantities of different dimensions do not compile together', () => {
  const area = { value: '1', unit: 'mu' } as const
  const mass = { value: '1', unit: 'tonne' } as const
  const rate = { value: '1', unit: 'jin', per: 'mu' } as const

  addQuantities(area, { value: '1', unit: 'hectare' })
  // @ts-expect-error an area and a mass have no sum
  addQuantities(area, mass)
  // @ts-expect-error nor an order
  compareQuantities(area, mass)
  // @ts-expect-error nor can one become the other
  convertQuantity(area, 'kilogram')
  // @ts-expect-error percentage points are no percentages
  addQuantities({ value: '1', unit: 'percent' }, { value: '1', unit: 'percentagePoint' })
  // @ts-expect-error a rate on area says nothing about households
  amountAtRate(rate, { value: '1', unit: 'household' })
})

test('units are known by their dimension', () => {
  expectTypeOf<SameDimension<'mu'>>().toEqualTypeOf<'mu' | 'hectare' | 'squareMetre' | 'squareKilometre'>()
  expectTypeOf(convertQuantity({ value: '1', unit: 'mu' }, 'hectare')).toExtend<Result<ComputedQuantity<'hectare'>>>()
})
