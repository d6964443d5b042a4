import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideWhole, type Division, type DivisionRule, type DivisionShare } from '../../src/kernel/index.js'

const equal = (...ids: string[]): DivisionShare[] => ids.map((id) => ({ id, weight: '1' }))
const hamilton: DivisionRule = { grain: '0.01', method: 'largestRemainder', ties: ['byId'] }

function division(...args: Parameters<typeof divideWhole>): Division {
  const result = divideWhole(...args)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}
const amounts = (...args: Parameters<typeof divideWhole>): string[] =>
  division(...args).shares.map(({ amount }) => amount)

describe('what each share is told', () => {
  test('its exact quota, its amount, and what rounding gave or took', () => {
    expect(division('100', equal('a', 'b', 'c'), hamilton)).toEqual({
      total: '100',
      shares: [
        { id: 'a', quota: '100/3', amount: '33.34', residue: '1/150', bound: null },
        { id: 'b', quota: '100/3', amount: '33.33', residue: '-1/300', bound: null },
        { id: 'c', quota: '100/3', amount: '33.33', residue: '-1/300', bound: null },
      ],
      given: '100.00',
      remainder: '0',
      remainderOwner: null,
    })
  })

  test('a published dividend: 321 000 yuan over 6061 people, at three grains', () => {
    const people = Array.from({ length: 6061 }, (_, i) => ({ id: String(i), weight: 1 }))
    const toGrain = (grain: string): Division =>
      division('321000', people, { grain, method: 'separate', each: 'down', remainderOwner: 'next year' })
    expect([toGrain('0.01').remainder, toGrain('1').remainder, toGrain('10').remainder]).toEqual([
      '9.44',
      '5828',
      '17950',
    ])
    const fens = amounts('321000', people, hamilton).filter((amount) => amount === '52.97')
    expect(fens).toHaveLength(944)
  })

  test('percentages of a ballot: largest remainder against residue to the last', () => {
    const counts = [469, 783, 94].map((weight, i) => ({ id: `c${i}`, weight }))
    expect(amounts('100', counts, hamilton)).toEqual(['34.85', '58.17', '6.98'])
    const toLast: DivisionRule = { grain: '0.01', method: 'toOne', order: ['last'], each: 'halfUp' }
    expect(amounts('100', counts, toLast)).toEqual(['34.84', '58.17', '6.99'])
  })
})

describe('who gets the odd grain', () => {
  test.each([
    ['first', ['0.34', '0.33', '0.33']],
    ['last', ['0.33', '0.33', '0.34']],
    ['byId', ['0.33', '0.34', '0.33']],
    [{ prefer: ['c'] }, ['0.34', '0.33', '0.33']],
    [{ prefer: ['b', 'c'] }, ['0.33', '0.33', '0.34']],
  ] as const)('%j', (order, expected) => {
    expect(amounts('1', equal('c', 'a', 'b'), { ...hamilton, ties: [order] })).toEqual(expected)
  })

  test('by weight where remainders are equal but weights are not', () => {
    const shares = [
      { id: 'small', weight: '1' },
      { id: 'large', weight: '3' },
    ]
    expect(amounts('2', shares, { grain: '1', method: 'largestRemainder', ties: ['largestWeight'] })).toEqual([
      '0',
      '2',
    ])
    expect(amounts('2', shares, { grain: '1', method: 'largestRemainder', ties: ['smallestWeight'] })).toEqual([
      '1',
      '1',
    ])
  })

  test('a tie that no order settles is a decision to take, with the tied ids and the orders that would settle it', () => {
    const need = {
      status: 'needs',
      missing: [
        { code: 'tie-in-division', options: ['first', 'last', 'byId'], data: { tied: ['a', 'b'], grains: '1' } },
      ],
      diagnostics: [],
    }
    expect(divideWhole('0.01', equal('a', 'b'), { ...hamilton, ties: 'report' })).toEqual(need)
    expect(divideWhole('0.01', equal('a', 'b'), { ...hamilton, ties: ['largestWeight'] })).toEqual(need)
    expect(divideWhole('0.01', equal('a', 'b'), { grain: '0.01', method: 'oneEach', order: 'report' })).toEqual(need)
    expect(
      divideWhole('0.01', equal('a', 'b'), { grain: '0.01', method: 'toOne', order: 'report', each: 'down' }),
    ).toEqual(need)
  })

  test('a tie that leaves nobody out is none', () => {
    expect(amounts('0.02', equal('a', 'b'), { ...hamilton, ties: 'report' })).toEqual(['0.01', '0.01'])
  })
})

describe('residue to one', () => {
  const toOne = (order: 'first' | 'last' | 'largestWeight'): DivisionRule => ({
    grain: '1',
    method: 'toOne',
    order: [order],
    each: 'down',
  })
  const shares = [2, 5, 3].map((weight, i) => ({ id: `s${i}`, weight }))

  test('the first, the last, the largest', () => {
    expect(amounts('7', shares, toOne('first'))).toEqual(['2', '3', '2'])
    expect(amounts('7', shares, toOne('last'))).toEqual(['1', '3', '3'])
    expect(amounts('7', shares, toOne('largestWeight'))).toEqual(['1', '4', '2'])
    expect(amounts('10', shares, toOne('last'))).toEqual(['2', '5', '3'])
  })

  test('never a share of weight zero', () => {
    expect(amounts('5', [{ id: 'z', weight: 0 }, ...equal('a', 'b')], toOne('first'))).toEqual(['0', '3', '2'])
  })

  test('refused when the receiver would go below nothing or over its cap', () => {
    const rule: DivisionRule = { grain: '1', method: 'toOne', order: ['last'], each: 'halfUp' }
    expect(divideWhole('2', equal('a', 'b', 'c', 'd'), rule)).toMatchObject({ reason: 'residue-out-of-bounds' })
    const capped = [...equal('a', 'b'), { id: 'c', weight: '1', cap: '1' }]
    expect(divideWhole('6', capped, { ...rule, each: 'down', overCap: 'respread' })).toMatchObject({
      reason: 'residue-out-of-bounds',
    })
  })
})

describe('remainder kept apart', () => {
  test('rounding toward a constraint: down keeps, up overdraws', () => {
    const apart = (each: 'down' | 'up'): Division =>
      division('10', equal('a', 'b', 'c'), { grain: '1', method: 'separate', each, remainderOwner: 'reserve' })
    expect(apart('down')).toMatchObject({ given: '9', remainder: '1', remainderOwner: 'reserve' })
    expect(apart('up')).toMatchObject({ given: '12', remainder: '-2', remainderOwner: 'reserve' })
  })

  test('whole blocks: multiples of the weights only', () => {
    const shares = [
      { id: 'a', weight: '0.75' },
      { id: 'b', weight: '0.25' },
    ]
    const rule: DivisionRule = { grain: '1', method: 'wholeBlocks', remainderOwner: 'reserve' }
    expect(division('9', shares, rule)).toMatchObject({ shares: [{ amount: '6' }, { amount: '2' }], remainder: '1' })
    expect(division('9', [{ id: 'a', weight: 0 }], rule)).toMatchObject({ shares: [{ amount: '0' }], remainder: '9' })
  })

  test('what is finer than the grain needs an owner', () => {
    expect(divideWhole('10.005', equal('a'), hamilton)).toMatchObject({
      status: 'not-computable',
      reason: 'remainder-without-owner',
      diagnostics: [{ path: 'rule.remainderOwner', data: { remainder: '0.005' } }],
    })
    expect(division('10.005', equal('a'), { ...hamilton, remainderOwner: 'reserve' })).toMatchObject({
      shares: [{ quota: '10.005', amount: '10.00', residue: '-0.005' }],
      remainder: '0.005',
      remainderOwner: 'reserve',
    })
  })

  test('when every weight is zero the whole stays with the named owner', () => {
    expect(division('5', [{ id: 'a', weight: 0 }], { ...hamilton, remainderOwner: 'reserve' })).toMatchObject({
      shares: [{ amount: '0.00' }],
      remainder: '5',
    })
    expect(division('0', [{ id: 'a', weight: 0 }], hamilton)).toMatchObject({ remainder: '0', remainderOwner: null })
    expect(division('0', [], hamilton)).toMatchObject({ shares: [], given: '0.00' })
  })
})

describe('caps and minimums', () => {
  const shares: DivisionShare[] = [
    { id: 'a', weight: '6', cap: '30' },
    { id: 'b', weight: '3' },
    { id: 'c', weight: '1', minimum: '15' },
  ]

  test('what a cap cuts off is spread again over the others', () => {
    const result = division('100', shares, {
      grain: '1',
      overCap: 'respread',
      method: 'largestRemainder',
      ties: ['byId'],
    })
    expect(result.shares).toEqual([
      { id: 'a', quota: '30', amount: '30', residue: '0', bound: 'cap' },
      { id: 'b', quota: '52.5', amount: '53', residue: '0.5', bound: null },
      { id: 'c', quota: '17.5', amount: '17', residue: '-0.5', bound: null },
    ])
  })

  test('or is left with the owner of the remainder', () => {
    const result = division('100', shares, {
      grain: '1',
      overCap: 'leave',
      remainderOwner: 'reserve',
      method: 'largestRemainder',
      ties: ['byId'],
    })
    expect(result.shares.map(({ amount, bound }) => [amount, bound])).toEqual([
      ['30', 'cap'],
      ['28', null],
      ['15', 'minimum'],
    ])
    expect(result.remainder).toBe('27')
  })

  test('what everybody at the cap cannot take stays over', () => {
    const capped = equal('a', 'b').map((share) => ({ ...share, cap: '10' }))
    const rule: DivisionRule = { ...hamilton, overCap: 'respread', remainderOwner: 'reserve' }
    expect(division('100', capped, rule)).toMatchObject({ given: '20.00', remainder: '80' })
  })

  test('a grain each passes over those at their cap', () => {
    const capped = [{ id: 'a', weight: '1', cap: '3' }, ...equal('b', 'c')]
    const rule: DivisionRule = { grain: '1', overCap: 'respread', method: 'oneEach', order: ['first'] }
    expect(amounts('14', capped, rule)).toEqual(['3', '6', '5'])
  })

  test('minimums that use the whole up exactly', () => {
    const needy = equal('a', 'b').map((share) => ({ ...share, minimum: '5' }))
    expect(amounts('10', needy, { ...hamilton, grain: '1' })).toEqual(['5', '5'])
    expect(amounts('11', needy, { ...hamilton, grain: '1' })).toEqual(['6', '5'])
  })

  test('bounds that cross the grain are kept: a cap is cut down, a minimum is raised', () => {
    const bounded = [
      { id: 'a', weight: '1', cap: '3.9' },
      { id: 'b', weight: '1', minimum: '4.1' },
    ]
    const rule: DivisionRule = { grain: '1', overCap: 'respread', method: 'largestRemainder', ties: 'report' }
    expect(amounts('8', bounded, rule)).toEqual(['3', '5'])
  })
})

describe('a negative total is the mirror of the positive one', () => {
  test.each([
    { grain: '1', method: 'largestRemainder', ties: ['first'] },
    { grain: '1', method: 'oneEach', order: ['last'] },
    { grain: '1', method: 'toOne', order: ['first'], each: 'halfUp' },
    { grain: '1', method: 'separate', each: 'up', remainderOwner: 'reserve' },
    { grain: '1', method: 'runningRemainder', from: 'first' },
    { grain: '1', method: 'saintelague', ties: ['first'] },
  ] as const)('$method', (rule) => {
    const shares = [3, 5, 7].map((weight, i) => ({ id: `s${i}`, weight }))
    const mirror = (text: string): string => (text === '0' ? '0' : `-${text}`)
    const mirrored = amounts('11', shares, rule as DivisionRule).map(mirror)
    expect(amounts('-11', shares, rule as DivisionRule)).toEqual(mirrored)
  })
})

describe('places by the divisor method', () => {
  test('a tie over the last place', () => {
    const places = (ties: DivisionRule): unknown => divideWhole(3, equal('a', 'b'), ties)
    expect(places({ grain: '1', method: 'saintelague', ties: 'report' })).toMatchObject({
      missing: [{ data: { tied: ['a', 'b'], grains: '1' } }],
    })
    expect(amounts(3, equal('a', 'b'), { grain: '1', method: 'saintelague', ties: ['last'] })).toEqual(['1', '2'])
  })

  test('rounded quotas that give too many or too few are mended place by place', () => {
    const shares = (weights: number[]): DivisionShare[] => weights.map((weight, i) => ({ id: `s${i}`, weight }))
    const rule: DivisionRule = { grain: '1', method: 'saintelague', ties: ['first'] }
    expect(amounts(3, shares([6, 6, 6, 6, 1]), rule)).toEqual(['1', '1', '1', '0', '0'])
    expect(amounts(2, shares([2, 2, 2, 2, 2, 1]), rule)).toEqual(['1', '1', '0', '0', '0', '0'])
    expect(amounts(0, shares([2, 1]), rule)).toEqual(['0', '0'])
  })
})

describe('what is refused', () => {
  const refusal = (...args: Parameters<typeof divideWhole>): unknown => {
    const result = divideWhole(...args)
    return result.status === 'not-computable' && [result.reason, result.diagnostics.map(({ path }) => path)]
  }

  test.each([
    ['the total', 'ten', equal('a'), hamilton, 'not-a-figure', ['total']],
    ['a weight', '1', [{ id: 'a', weight: '1/0' }], hamilton, 'zero-denominator', ['shares[0].weight']],
    ['a fraction', '1', [{ id: 'a', weight: 'x/2' }], hamilton, 'not-a-figure', ['shares[0].weight']],
    ['its lower part', '1', [{ id: 'a', weight: '1/x' }], hamilton, 'not-a-figure', ['shares[0].weight']],
    ['a sign below', '1', [{ id: 'a', weight: '1/-2' }], hamilton, 'not-a-figure', ['shares[0].weight']],
    ['a float', '1', [{ id: 'a', weight: 0.1 + 0.2 }], hamilton, 'binary-float', ['shares[0].weight']],
    ['a negative weight', '1', [{ id: 'a', weight: '-1' }], hamilton, 'negative-weight', ['shares[0].weight']],
    ['an id twice', '1', equal('a', 'a'), hamilton, 'duplicate-id', ['shares[1].id']],
    ['no grain', '1', equal('a'), { ...hamilton, grain: '0' }, 'bad-grain', ['rule.grain']],
    ['a grain that is no figure', '1', equal('a'), { ...hamilton, grain: 'x' }, 'not-a-figure', ['rule.grain']],
    ['nobody', '1', [], hamilton, 'no-positive-weight', ['shares']],
    ['a cap without its rule', '1', [{ id: 'a', weight: 1, cap: 1 }], hamilton, 'over-cap-unnamed', ['rule.overCap']],
    [
      'a negative cap',
      '1',
      [{ id: 'a', weight: 1, cap: -1 }],
      { ...hamilton, overCap: 'leave' },
      'negative-bound',
      ['shares[0]'],
    ],
    ['a negative minimum', '1', [{ id: 'a', weight: 1, minimum: -1 }], hamilton, 'negative-bound', ['shares[0]']],
    [
      'a minimum of weight zero',
      '1',
      [...equal('a'), { id: 'b', weight: 0, minimum: 1 }],
      hamilton,
      'minimum-without-weight',
      ['shares[1]'],
    ],
    ['minimums beyond the total', '1', [{ id: 'a', weight: 1, minimum: 2 }], hamilton, 'minimums-exceed-total', ['']],
    [
      'a minimum over the cap',
      '9',
      [{ id: 'a', weight: 1, minimum: '1.001', cap: '1.005' }],
      { ...hamilton, overCap: 'leave' },
      'minimum-over-cap',
      ['shares[0]'],
    ],
    [
      'bounds where the method knows none',
      '9',
      [{ id: 'a', weight: 1, minimum: '1' }],
      { grain: '1', method: 'saintelague', ties: 'report' },
      'bounds-not-for-method',
      ['rule.method'],
    ],
  ] as const)('%s', (_, total, shares, rule, code, paths) => {
    expect(refusal(total, shares as DivisionShare[], rule as DivisionRule)).toEqual([code, paths])
  })

  test('a fraction is quoted whole', () => {
    const result = divideWhole('1', [{ id: 'a', weight: '1/2/3' }], hamilton)
    expect(result.diagnostics.map(({ data }) => data)).toEqual([{ text: '1/2/3' }])
    const long = divideWhole('1', [{ id: 'a', weight: `x/${'9'.repeat(60)}` }], hamilton)
    expect(long.diagnostics.map(({ data }) => data)).toEqual([{ text: `x/${'9'.repeat(18)}…` }])
  })

  test.each([
    [{ method: 'hamilton' }, ['rule.method']],
    [{}, ['rule.method']],
    [{ method: 'largestRemainder' }, ['rule.ties']],
    [{ method: 'saintelague', ties: 'lot' }, ['rule.ties']],
    [
      { method: 'largestRemainder', ties: ['byId', 'byName', {}, null] },
      ['rule.ties[1]', 'rule.ties[2]', 'rule.ties[3]'],
    ],
    [{ method: 'oneEach', order: ['oldest'] }, ['rule.order[0]']],
    [{ method: 'toOne', order: ['last'], each: 'nearest' }, ['rule.each']],
    [{ method: 'separate', each: 'ceil', remainderOwner: 'f' }, ['rule.each']],
    [{ method: 'runningRemainder', from: 'middle' }, ['rule.from']],
    [{ method: 'wholeBlocks', remainderOwner: 'f', overCap: 'lose' }, ['rule.overCap']],
  ])('a word that is none: %j', (rule, paths) => {
    expect(refusal('1', equal('a', 'b'), { grain: '1', ...rule } as DivisionRule)).toEqual(['not-an-option', paths])
  })

  test('weights whose common denominator explodes', () => {
    const shares = Array.from({ length: 60 }, (_, i) => ({ id: `s${i}`, weight: `1/${'9'.repeat(57)}${i}` }))
    expect(refusal('1', shares, hamilton)).toEqual(['weights-too-fine', ['shares']])
  })
})

test('the running remainder passes over weights of zero', () => {
  const shares = [1, 0, 2].map((weight, i) => ({ id: `s${i}`, weight }))
  expect(amounts('10', shares, { grain: '1', method: 'runningRemainder', from: 'first' })).toEqual(['3', '0', '7'])
  expect(amounts('10', shares, { grain: '1', method: 'runningRemainder', from: 'last' })).toEqual(['4', '0', '6'])
})

describe('places on a list', () => {
  const rule = { grain: '1', method: 'saintelague', ties: ['byId'] } as const

  // The largest of all quotients by 1, 3, 5, …, of equal ones the first id.
  const bySorting = (weights: readonly number[], places: number): readonly number[] => {
    const quotients = weights.flatMap((weight, share) =>
      Array.from({ length: places }, (_, k) => ({ share, n: weight, d: 2 * k + 1 })),
    )
    quotients.sort((a, b) => b.n * a.d - a.n * b.d || a.share - b.share)
    const held = weights.map(() => 0)
    for (const { share } of quotients.slice(0, places)) held[share]! += 1
    return held
  }

  test('are those of the largest quotients', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 40 }),
        (weights, places) => {
          fc.pre(weights.some((weight) => weight > 0))
          const shares = weights.map((weight, i) => ({ id: `s${i}`, weight }))
          expect(amounts(String(places), shares, rule)).toEqual(bySorting(weights, places).map(String))
        },
      ),
    )
  })

  test('a hundred thousand shares are no trouble', () => {
    const shares = Array.from({ length: 100_000 }, (_, i) => ({ id: `s${i}`, weight: 1 + (i % 97) }))
    const result = divideWhole('12345678', shares, rule)
    expect(result.status === 'computed' && result.value.given).toBe('12345678')
  }, 10_000)
})
