import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  divideWhole,
  sumFigures,
  type Division,
  type DivisionMethod,
  type DivisionRule,
  type DivisionShare,
} from 'xiangzhen/kernel'
import { compareExact, divideColumn, exactOf, fromScaled, readFraction, sumExact } from '../../src/kernel/internal.js'
import { placeByPlace, remainderByRemainder } from '../oracle/division.js'

const grain = fc.constantFrom('0.01', '0.05', '1', '10')
const total = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 3 }))
  .map(([n, d]) => fromScaled(n, d))
const weight = fc.oneof(
  fc.nat({ max: 1000 }),
  fc.nat({ max: 100_000 }).map((n) => fromScaled(n, 3)),
  fc.tuple(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 })).map(([n, d]) => `${n}/${d}`),
)
const shares = fc
  .array(weight, { minLength: 1, maxLength: 12 })
  .map((weights) => weights.map((one, i): DivisionShare => ({ id: `s${i}`, weight: one })))
const method = fc.constantFrom<DivisionMethod[]>(
  { method: 'largestRemainder', ties: ['byId'] },
  { method: 'saintelague', ties: ['byId'] },
  { method: 'oneEach', order: ['largestWeight', 'byId'] },
  { method: 'toOne', order: ['largestWeight', 'byId'], each: 'down' },
  { method: 'separate', each: 'halfUp', remainderOwner: 'reserve' },
  { method: 'separate', each: 'up', remainderOwner: 'reserve' },
  { method: 'wholeBlocks', remainderOwner: 'reserve' },
)
const rule = fc
  .tuple(grain, method)
  .map(([size, one]): DivisionRule => ({ grain: size, remainderOwner: 'reserve', overCap: 'respread', ...one }))

const valueOf = (...args: Parameters<typeof divideWhole>): Division => {
  const result = divideWhole(...args)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

describe('law: conserved', () => {
  it('the amounts and the remainder sum to the whole, whatever the method', () => {
    fc.assert(
      fc.property(total, shares, rule, (whole, list, how) => {
        const { shares: divided, given, remainder, remainderOwner } = valueOf(whole, list, how)
        expect(sumFigures(divided.map((share) => share.amount))).toBe(sumFigures([given]))
        expect(sumFigures([given, remainder])).toBe(sumFigures([whole]))
        expect(remainderOwner === null).toBe(sumFigures([remainder]) === '0')
      }),
    )
  })

  it('every amount is a multiple of the grain, and a weight of zero gets zero', () => {
    fc.assert(
      fc.property(total, shares, rule, (whole, list, how) => {
        const step = exactOf(how.grain)
        for (const [i, { amount }] of valueOf(whole, list, how).shares.entries()) {
          const { n, d } = exactOf(amount)
          expect((n * step.d) % (d * step.n)).toBe(0n)
          const read = readFraction(list[i]!.weight)
          if (read.ok && read.figure.n === 0n) expect(n).toBe(0n)
        }
      }),
    )
  })

  it('exact quotas sum to the whole, and largest remainder stays within one grain of them', () => {
    fc.assert(
      fc.property(total, shares, grain, (whole, list, size) => {
        const how = { grain: size, method: 'largestRemainder', ties: ['byId'], remainderOwner: 'reserve' } as const
        const { shares: divided } = valueOf(whole, list, how)
        const quotas = divided.map(({ quota }) => exactOfFraction(quota))
        const positive = list.some((share) => exactOfFraction(String(share.weight)).n > 0n)
        if (positive) expect(compareExact(sumExact(quotas), exactOf(whole))).toBe(0)
        const step = exactOf(size)
        for (const { residue } of divided) {
          const { n, d } = exactOfFraction(residue)
          expect((n < 0n ? -n : n) * step.d < step.n * d || n === 0n).toBe(true)
        }
      }),
    )
  })

  it('a negative whole is the mirror of the positive one', () => {
    fc.assert(
      fc.property(total, shares, rule, (whole, list, how) => {
        const mirrored = whole.startsWith('-') ? whole.slice(1) : whole === '0' ? '0' : `-${whole}`
        const back = valueOf(mirrored, list, how).shares.map(({ amount }) => sumFigures([amount]))
        const amounts = valueOf(whole, list, how).shares.map(({ amount }) => sumFigures([amount]))
        expect(back.map((text) => negated(text))).toEqual(amounts)
      }),
    )
  })

  it('caps and minimums hold, and nothing is lost between them', () => {
    const bounded = fc.array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 300 }), fc.nat({ max: 40 })), {
      minLength: 1,
      maxLength: 10,
    })
    fc.assert(
      fc.property(fc.nat({ max: 2000 }), bounded, fc.constantFrom('leave', 'respread'), (whole, rows, overCap) => {
        const list = rows.map(([one, room, minimum], i): DivisionShare => {
          const least = one === 0 ? 0 : minimum
          return { id: `s${i}`, weight: one, minimum: least, cap: least + room }
        })
        const how: DivisionRule = {
          grain: '1',
          overCap,
          remainderOwner: 'reserve',
          method: 'largestRemainder',
          ties: ['byId'],
        }
        const result = divideWhole(whole, list, how)
        if (result.status !== 'computed') {
          expect(result).toMatchObject({ reason: 'minimums-exceed-total' })
          return
        }
        const { shares: divided, given, remainder } = result.value
        expect(Number(given) + Number(remainder)).toBe(whole)
        for (const [i, { amount }] of divided.entries()) {
          expect(Number(amount)).toBeGreaterThanOrEqual(Number(list[i]!.minimum))
          expect(Number(amount)).toBeLessThanOrEqual(Number(list[i]!.cap))
        }
        if (overCap === 'leave' || remainder === '0') return
        // What is left after respreading is what nobody has room for.
        const room = list.filter((share) => share.weight !== 0).map((share) => Number(share.cap))
        expect(Number(given)).toBe(room.reduce((a, b) => a + b, 0))
      }),
    )
  })
})

describe('law: order-free', () => {
  it('shuffling the shares changes no amount', () => {
    fc.assert(
      fc.property(total, shares, rule, fc.infiniteStream(fc.nat()), (whole, list, how, keys) => {
        const shuffled = list
          .map((share) => ({ share, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ share }) => share)
        const byId = (division: Division): unknown => [...division.shares].sort((a, b) => (a.id < b.id ? -1 : 1))
        expect(byId(valueOf(whole, shuffled, how))).toEqual(byId(valueOf(whole, list, how)))
      }),
    )
  })
})

describe('law: exact, fast and slow paths agree', () => {
  const whole = fc.nat({ max: 5000 })
  const weights = fc
    .array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 8 })
    .filter((list) => list.some((one) => one > 0))
  const listOf = (list: readonly number[]): DivisionShare[] => list.map((one, i) => ({ id: `s${i}`, weight: one }))

  it('largest remainder against the obvious model', () => {
    fc.assert(
      fc.property(whole, weights, (sum, list) => {
        const how: DivisionRule = { grain: '1', method: 'largestRemainder', ties: ['first'] }
        const expected = remainderByRemainder(BigInt(sum), list.map(BigInt)).map(String)
        expect(valueOf(sum, listOf(list), how).shares.map(({ amount }) => amount)).toEqual(expected)
      }),
    )
  })

  it('the divisor method against the obvious model', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), weights, (places, list) => {
        const how: DivisionRule = { grain: '1', method: 'saintelague', ties: ['first'] }
        const expected = placeByPlace(BigInt(places), list.map(BigInt)).map(String)
        expect(valueOf(places, listOf(list), how).shares.map(({ amount }) => amount)).toEqual(expected)
      }),
    )
  })

  it('columns against shares, also beyond the safe products', () => {
    const large = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -5000, max: 5000 }))
    const list = fc.array(fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 900_000_000_000_000 })), {
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(large, list, fc.constantFrom('first', 'last'), (sum, column, tie) => {
        fc.pre(column.some((one) => one > 0))
        const how: DivisionRule = { grain: '1', method: 'largestRemainder', ties: [tie] }
        const expected = valueOf(sum, listOf(column), how).shares.map(({ amount }) => Number(amount))
        expect(Array.from(divideColumn(sum, Float64Array.from(column), tie))).toEqual(expected)
      }),
    )
  })
})

function exactOfFraction(text: string): { n: bigint; d: bigint } {
  const reading = readFraction(text)
  if (!reading.ok) throw new Error(text)
  return reading.figure
}

function negated(text: string): string {
  return text === '0' ? text : text.startsWith('-') ? text.slice(1) : `-${text}`
}
