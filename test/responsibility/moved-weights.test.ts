import { describe, expect, it } from 'vitest'
import { checkScheme, improvements, type IndicatorMethod, type SchemeFacts } from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith, scoresOf, year } from './scheme-test-kit.js'

const judged = { decidedBy: 'office', reason: 'file' }

describe('points of a text on a weight that moved', () => {
  const methods: Readonly<Record<string, IndicatorMethod>> = {
    given: { kind: 'given' },
    curve: {
      kind: 'curve',
      places: [
        { at: '0', points: '0' },
        { at: '60', points: '60' },
      ],
      outside: 'keep',
    },
    bands: { kind: 'bands', values: 'points', bands: [{ id: 'x', value: '60' }] },
    rank: { kind: 'rankPoints', better: 'higher', table: ['60'], ties: 'competition' },
    levels: { kind: 'levels', levels: [{ id: 'top', points: '60' }] },
    discretion: { kind: 'discretion', lowest: '0', highest: '60' },
  }
  const other = leaf('b', '40', { kind: 'given' }, { notApplicable: { kind: 'redistributeProportionally' } })
  const row = (subject: string, value: string) => ({ subject, indicator: 'a', value, level: 'top', ...judged })

  it.each(Object.keys(methods))('full marks stay full marks with %s', (kind) => {
    const scheme = schemeWith({ nodes: [leaf('a', '60', methods[kind]!), other] })
    const scores = scoresOf(scheme, {
      subjects: [{ id: 'v', notApplicable: ['b'] }, { id: 'w' }],
      actuals: [row('v', '60'), row('w', '60'), { subject: 'w', indicator: 'b', value: '40' }],
    })
    expect(scores.map(outcome)).toEqual(['100', '100'])
  })

  it('half marks are half of what it is worth now, and a cap is moved with them', () => {
    const half = (cap: string): string =>
      outcome(
        scoresOf(schemeWith({ nodes: [leaf('a', '60', { kind: 'given' }, { cap }), other] }), {
          subjects: [{ id: 'v', notApplicable: ['b'] }],
          actuals: [row('v', '30')],
        })[0]!,
      )
    expect(half('none')).toBe('50')
    expect(half('15')).toBe('25')
  })

  it('are moved by a local factor and by a split too', () => {
    const shared = leaf(
      'a',
      '60',
      { kind: 'given' },
      {
        split: true,
        assignments: [
          { who: 'v', role: 'lead', share: '0.75' },
          { who: 'w', role: 'support', share: '0.25' },
        ],
      },
    )
    const scores = scoresOf(schemeWith({ nodes: [shared] }), {
      subjects: [{ id: 'v' }, { id: 'w', weightFactors: { a: '2' } }, { id: 'z' }],
      actuals: ['v', 'w', 'z'].map((subject) => row(subject, '30')),
    })
    // 30 of 60 is a half: of 45, of 15 × 2, of nothing
    expect(scores.map(outcome)).toEqual(['22.5', '15', '0'])
    expect(scores.map((score) => score.maximum)).toEqual(['45', '30', '0'])
  })

  it('ask what a table means for a group with another weight, where it makes a difference', () => {
    const table = leaf('a', '10', methods['bands']!, { weights: { key: '5' } })
    const of = (more: object, decisions: readonly { code: string; value: string }[] = [], value = '60'): string => {
      const bands: IndicatorMethod = {
        kind: 'bands',
        values: 'points',
        bands: [{ id: 'x', value: value === '60' ? '8' : '0' }],
      }
      const scheme = schemeWith({ nodes: [{ ...table, method: bands, ...more }] })
      return outcome(
        scoresOf(scheme, {
          subjects: [{ id: 'v', group: 'key' }],
          actuals: [row('v', '1')],
          decisions: decisions.map((one) => ({ ...one, at: 'a', decidedBy: 'x', decidedOn: '2024-01-01' })),
        })[0]!,
      )
    }
    expect(of({})).toBe('group-points')
    expect(of({}, [], '0')).toBe('0')
    expect(of({ groupPoints: 'scale' })).toBe('4')
    expect(of({ groupPoints: 'asWritten' })).toBe('8')
    expect(of({}, [{ code: 'group-points', value: 'scale' }])).toBe('4')
    const finding = checkScheme(schemeWith({ policies: { missing: 'zero' }, nodes: [table] })).map((one) => one.code)
    expect(finding).toContain('group-points-open')
  })
})

describe('improvements with a weight that moved', () => {
  it('are gains on the weight as it is now', () => {
    const part = (id: string, weight: string) =>
      leaf(id, weight, { kind: 'proportional', better: 'higher', over: { kind: 'capAtWeight' } }, { target: '100' })
    const absent = leaf('z', '10', { kind: 'given' }, { notApplicable: { kind: 'redistributeProportionally' } })
    const scheme = schemeWith({
      policies: { missing: 'zero', floor: '0' },
      nodes: [{ id: 's', title: 's', weight: '40', children: [part('x', '10'), part('y', '20'), absent] }],
    })
    const facts: SchemeFacts = {
      subjects: [{ id: 'v', notApplicable: ['z'] }],
      actuals: [
        { subject: 'v', indicator: 'x', value: '50' },
        { subject: 'v', indicator: 'y', value: '80' },
      ],
    }
    const told = improvements(scheme, facts, { ...year, subject: 'v' })
    // 40/3 × half and 80/3 × a fifth
    expect(told).toMatchObject({
      value: {
        total: '28',
        levers: [
          { id: 'x', gain: '20/3' },
          { id: 'y', gain: '16/3' },
        ],
      },
    })
  })

  it('a peer that is filled up stays a peer', () => {
    const scheme = schemeWith({
      policies: { missing: 'zero' },
      nodes: [leaf('a', '10', { kind: 'rankPoints', better: 'higher', table: ['10', '6', '3'], ties: 'competition' })],
    })
    const actuals = ['9', '7', '5'].map((value, index) => ({ subject: 'uvw'[index]!, indicator: 'a', value }))
    const facts = { subjects: [{ id: 'u' }, { id: 'v' }, { id: 'w' }], actuals }
    expect(improvements(scheme, facts, { ...year, subject: 'w' })).toMatchObject({
      value: { total: '3', levers: [{ gain: '7' }] },
    })
  })
})

describe('a curve with a jump', () => {
  const jump = (places: { at: string; points: string; before?: string; after?: string }[], value: string): string =>
    outcome(
      scoresOf(schemeWith({ nodes: [leaf('i', '10', { kind: 'curve', places, outside: 'keep' })] }), {
        actuals: [{ subject: 'v', indicator: 'i', value }],
      })[0]!,
    )

  it('says which side its own place belongs to', () => {
    const from = [
      { at: '90', before: '0', points: '6' },
      { at: '100', points: '10' },
    ]
    expect(['89.9', '90', '95', '100', '120'].map((value) => jump(from, value))).toEqual(['0', '6', '8', '10', '10'])
    const above = [
      { at: '80', points: '0' },
      { at: '90', points: '2', after: '6' },
      { at: '100', points: '10', after: '12' },
    ]
    expect(['85', '90', '95', '101'].map((value) => jump(above, value))).toEqual(['1', '2', '8', '12'])
  })

  it('has no two places at one figure', () => {
    const twice = [
      { at: '90', points: '0' },
      { at: '90.0', points: '6' },
      { at: '100', points: '10' },
    ]
    expect(jump(twice, '95')).toBe('curve-place-twice')
    const method: IndicatorMethod = { kind: 'curve', places: twice, outside: 'keep' }
    const found = checkScheme(schemeWith({ policies: { missing: 'zero' }, nodes: [leaf('i', '10', method)] }))
    expect(found.map((one) => [one.code, one.severity])).toContainEqual(['curve-place-twice', 'error'])
  })
})
