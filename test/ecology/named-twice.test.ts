import { describe, expect, it } from 'vitest'
import {
  areaTimeEquivalencyRatio,
  assessCoCulture,
  landEquivalentRatio,
  openMethod,
  type FieldInput,
  type Plot,
} from 'xiangzhen/ecology'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { of, rounding } from './support.js'

describe('a crop that is named twice', () => {
  // Maize twice would make 0.6 + 0.6 + 0.5 = 1.7 of what is 0.6 + 0.5 = 1.1.
  const crop = (id: string, intercrop: string) => ({
    crop: id,
    intercrop: of(intercrop, 'tonne'),
    sole: of('10', 'tonne'),
    duration: of('120', 'day'),
  })
  const components = [crop('maize', '6'), crop('maize', '6'), crop('bean', '5')]
  const facts = { components, basis: 'total' as const, duration: of('120', 'day') }
  it('is not counted twice', () => {
    for (const calculate of [landEquivalentRatio, areaTimeEquivalencyRatio])
      expect(calculate(openMethod, facts, { rounding })).toMatchObject({ status: 'not-computable' })
    const once = landEquivalentRatio(openMethod, { ...facts, components: components.slice(1) }, { rounding })
    expect(once.status === 'computed' && Number(once.value.ratio.figure)).toBe(1.1)
  })
})

describe('an input of a use that there is none of', () => {
  it('does not leave the records without a word', () => {
    const plot: Plot = { kind: 'plot', id: 'p', origin: 'measured', land: of('10', 'mu') }
    const input = {
      kind: 'input',
      id: 'u',
      origin: 'measured',
      season: '1',
      use: 'fertilizer',
      product: 'urea',
      amount: of('20', 'kilogram'),
    } as unknown as FieldInput
    const facts = { plots: [plot], products: [], inputs: [input] }
    const assessed = assessCoCulture(riceFisheryStandard, facts, { season: '1', yieldUnit: 'kilogram/mu', rounding })
    expect(assessed.diagnostics.find((one) => one.code === 'not-an-option')).toMatchObject({
      path: 'inputs[0].use',
      data: { value: 'fertilizer' },
    })
  })
})
