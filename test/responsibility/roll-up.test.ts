import { describe, expect, it } from 'vitest'
import { checkRollUpFacts, rollUp, type RollUpRule, type RollUpUnit, type RollUpValue } from 'xiangzhen/responsibility'

const units: readonly RollUpUnit[] = [
  { id: 'county' },
  { id: 't1', parent: 'county', figures: { members: '100' } },
  { id: 't2', parent: 'county', figures: { members: '100' } },
  ...(
    [
      ['v1', 't1', '30'],
      ['v2', 't1', '45'],
      ['v3', 't1', '25'],
      ['v4', 't2', '60'],
      ['v5', 't2', '40'],
    ] as const
  ).map(([id, parent, members]) => ({ id, parent, figures: { members } })),
]
const withoutV3: readonly RollUpValue[] = [
  { unit: 'v1', value: '90' },
  { unit: 'v2', value: '80' },
  { unit: 'v4', value: '95' },
  { unit: 'v5', value: '85' },
]

function of(rule: Partial<RollUpRule>, unit: string, values = withoutV3): string {
  const whole: RollUpRule = {
    method: 'weightedMean',
    weight: 'members',
    over: 'descendants',
    missing: 'refuse',
    rounding: { digits: 2, mode: 'halfUp' },
    ...rule,
  }
  const { value } = rollUp(whole, { units, values }, {}).find((one) => one.id === unit)!
  return value.status === 'computed' ? value.value : value.status === 'not-computable' ? value.reason : 'needs'
}

describe('a unit without a figure', () => {
  it('counts as a zero below everything too', () => {
    // (30 × 90 + 45 × 80) ÷ 100 = 63; with the 9100 of the other town, 15400 ÷ 200 = 77
    for (const missing of ['zero', 'skipKeepWeight'] as const) {
      expect([of({ missing }, 't1'), of({ missing }, 'county'), of({ missing }, 'v3')]).toEqual([
        '63.00',
        '77.00',
        'no-figure-below',
      ])
    }
    expect([of({ missing: 'skip' }, 't1'), of({ missing: 'skip' }, 'county')]).toEqual(['84.00', '88.00'])
  })

  it.each(['children', 'descendants'] as const)('keeps its weight in a mean over %s and nothing else', (over) => {
    const t1 = (method: RollUpRule['method'], missing: RollUpRule['missing']): string =>
      of({ method, over, missing }, 't1')
    expect(t1('mean', 'skipKeepWeight')).toBe('56.67')
    expect(t1('mean', 'zero')).toBe('56.67')
    expect(t1('mean', 'skip')).toBe('85.00')
    expect(t1('minimum', 'skipKeepWeight')).toBe('80.00')
    expect(t1('minimum', 'zero')).toBe('0.00')
    expect(t1('maximum', 'skipKeepWeight')).toBe('90.00')
    expect(t1('sum', 'skipKeepWeight')).toBe('170.00')
  })

  it('is nothing while nobody has a figure, unless it is a zero', () => {
    for (const over of ['children', 'descendants'] as const) {
      expect(of({ over, missing: 'skipKeepWeight' }, 'county', [])).toBe('no-figure-below')
      expect(of({ over, missing: 'zero' }, 't1', [])).toBe('0.00')
    }
  })

  it('is not counted among the figures', () => {
    const [county] = rollUp(
      { method: 'mean', over: 'descendants', missing: 'skipKeepWeight' },
      { units, values: withoutV3 },
      {},
    )
    expect(county).toMatchObject({ counted: 4, missing: ['v3'] })
  })
})

describe('a unit that is not in the tree', () => {
  const facts = { units: [{ id: 't' }, { id: 'v', parent: 'town' }], values: [{ unit: 'w', value: '5' }] }

  it('is named with its place', () => {
    expect(checkRollUpFacts(facts).map((one) => [one.path, one.data['unit']])).toEqual([
      ['units[1].parent', 'town'],
      ['values[0].unit', 'w'],
    ])
  })

  it('is told beside the figures of the roots', () => {
    const rows = rollUp({ method: 'sum', over: 'children', missing: 'skip' }, facts, {})
    expect(rows.map((row) => row.value.diagnostics.length)).toEqual([2, 2])
    const known = rollUp({ method: 'sum', over: 'children', missing: 'skip' }, { units, values: withoutV3 }, {})
    expect(known.every((row) => row.value.diagnostics.length === 0)).toBe(true)
  })
})
