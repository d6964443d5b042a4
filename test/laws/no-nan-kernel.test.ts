import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as kernel from 'xiangzhen/kernel'
import {
  addQuantities,
  amountInWords,
  checkRoster,
  convertQuantity,
  divideWhole,
  householdOn,
  isPeriod,
  membersOn,
  readAmount,
  readPlainDate,
  readQuantity,
  readStated,
  units,
  type DivisionShare,
  type Membership,
  type Quantity,
  type Unit,
} from 'xiangzhen/kernel'

const hostile = fc.oneof(
  fc.constantFrom(
    '1e1000000',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '1_000',
    '١٢',
    '',
    ' ',
    '-',
    '.',
    '-.',
    '00',
    '1.',
    '.5',
    '+1',
    '1e5',
    '__proto__',
    'constructor',
    '9'.repeat(100_000),
    '0.'.padEnd(100_000, '0'),
    '1/0',
    '0/0',
    '1/3/5',
    '-0',
    '−5',
    '\u0000',
  ),
  fc.string({ maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789.,-万亿千百十零一二三多余近约至元亩斤%')),
    maxLength: 12,
  }),
)
const anyFigure = fc.oneof(
  hostile,
  fc.double(),
  fc.bigInt(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 1e308, 5e-324),
)

function sound(value: unknown): void {
  expect(JSON.stringify(value)).not.toMatch(/NaN|Infinity|"-0"|undefined/)
}

describe('law: no NaN, and hostile input is refused at once', () => {
  it('readers answer every text with a value or a reason', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const read of [readQuantity, readAmount, readStated]) {
          const reading = read(text)
          if (reading.status === 'computed') sound(reading.value)
          else expect(reading.status).toBe('not-computable')
        }
        expect(typeof readPlainDate(text).ok).toBe('boolean')
        expect(typeof isPeriod(text)).toBe('boolean')
      }),
      { numRuns: 1000 },
    )
  })

  it('calculators answer every figure with a value or a reason', () => {
    const unit = fc.oneof(fc.constantFrom(...units), fc.constantFrom('__proto__', 'toString', '')) as fc.Arbitrary<Unit>
    fc.assert(
      fc.property(anyFigure, anyFigure, unit, unit, (a, b, one, other) => {
        const [first, second] = [
          { value: a, unit: one },
          { value: b, unit: other },
        ] as [Quantity, Quantity]
        const results = [
          amountInWords(a),
          convertQuantity<Unit, Unit>(first, other),
          addQuantities<Unit>(first, second),
          divideWhole(a, [{ id: '__proto__', weight: b }], {
            grain: '0.01',
            method: 'largestRemainder',
            ties: 'report',
          }),
        ]
        for (const result of results) if (result.status === 'computed') sound(result.value)
      }),
      { numRuns: 1000 },
    )
  })

  it('ten megabytes of digits cost nothing', () => {
    const digits = '1'.repeat(10_000_000)
    const started = performance.now()
    for (const text of [digits, `${digits}万元`, `1.${digits}`]) {
      for (const read of [readQuantity, readAmount, readStated])
        expect(read(text)).toMatchObject({ reason: 'not-readable' })
      expect(amountInWords(text).status).toBe('not-computable')
      expect(readPlainDate(text).ok).toBe(false)
      expect(isPeriod(text)).toBe(false)
      const shares: DivisionShare[] = [{ id: 'a', weight: text }]
      expect(divideWhole(text, shares, { grain: text, method: 'largestRemainder', ties: 'report' }).status).toBe(
        'not-computable',
      )
    }
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('ids that are names of object properties are ids like others', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const shares = ids.map((id) => ({ id, weight: 1 }))
    const result = divideWhole('4', shares, { grain: '1', method: 'largestRemainder', ties: 'report' })
    expect(result.status === 'computed' && result.value.shares.map(({ id, amount }) => [id, amount])).toEqual(
      ids.map((id) => [id, '1']),
    )
    const memberships = ids.map((id): Membership => ({
      personId: id,
      groupId: '__proto__',
      in: 'household',
      from: '2024-01-01',
    }))
    expect(membersOn({ memberships }, '__proto__', '2024-01-01')).toEqual([...ids].sort())
    expect(householdOn({ memberships }, 'constructor', '2024-01-01')).toMatchObject({ value: '__proto__' })
    const people = ids.map((id) => ({ id }))
    expect(checkRoster({ people, households: [{ id: '__proto__' }], organisations: [], memberships })).toEqual([])
  })
})

describe('law: immutable', () => {
  it('frozen input is enough, and results are plain data', () => {
    const frozen = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
      return value
    }
    const calendar = frozen({
      coveredFrom: '2024-01-01',
      coveredTo: '2024-12-31',
      weekendDays: [7, 6],
      holidays: ['2024-05-01'],
      makeUpWorkdays: ['2024-05-11'],
      source: 'host',
    })
    const shares = frozen([
      { id: 'b', weight: '1', cap: '30' },
      { id: 'a', weight: '2', minimum: '1' },
    ])
    const rule = frozen({ grain: '1', method: 'largestRemainder', ties: ['byId'], overCap: 'respread' } as const)
    const organisations = frozen([
      { id: 'b', name: 'b', level: 'village', parentId: 'a' },
      { id: 'a', name: 'a', level: 'township' },
    ] as const)
    const memberships = frozen<Membership[]>([{ personId: 'p', groupId: 'h', in: 'household', from: '2024-01-01' }])
    const roster = frozen({ people: [{ id: 'p' }], households: [{ id: 'h' }], organisations, memberships })
    const quantity = frozen({ value: '1', unit: 'jin', basis: ['productWeight', 'paddy'] } as const)
    const said = frozen({ kind: 'above', value: '1' } as const)
    const results = [
      divideWhole('100', shares, rule),
      kernel.addWorkdays('2024-05-01', 3, calendar),
      kernel.checkWorkCalendar(calendar),
      kernel.deadline(
        '2024-05-01',
        frozen({ count: 3, unit: 'workday', firstDayCounted: true, shift: 'next' }),
        calendar,
      ),
      kernel.organisationPath(organisations, 'b'),
      kernel.organisationsUnder(organisations, 'a'),
      kernel.membershipsOn(roster, 'p', '2024-01-01', 'household'),
      checkRoster(roster),
      addQuantities(quantity, quantity),
      kernel.addStated(said, said),
      kernel.periodBounds('2024-Q1'),
      readStated('近百户'),
    ]
    for (const result of results) expect(structuredClone(result)).toEqual(result)
  })
})
