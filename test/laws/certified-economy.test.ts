import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from 'xiangzhen/kernel'
import { certifyRate, irr, returnConventions, xirr } from 'xiangzhen/economy'
import { signInDoubles } from '../../src/economy/root-filter.js'
import { equationSign } from '../../src/economy/root-signs.js'
import { nettedFlows } from '../../src/economy/roots.js'
import { ratesByScanning } from '../oracle/rates.js'

const amount = fc.integer({ min: -1000, max: 1000 })

function close(found: readonly string[], expected: readonly number[]): void {
  // What the walk finds must be found; what it steps over may be found as well, in pairs.
  expect(found.length).toBeGreaterThanOrEqual(expected.length)
  expect((found.length - expected.length) % 2).toBe(0)
  for (const rate of expected) {
    const near = found.some((one) => Math.abs(Number(one) - rate) <= 1e-6 * (1 + Math.abs(rate)))
    expect(near, `${rate} among ${found.join(' ')}`).toBe(true)
  }
}

describe('certified: every root of an equation of value is found and proved', () => {
  it('finds what the slow oracle finds, on random yearly flows', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 9 }), (flows) => {
        const result = irr(returnConventions, { flows })
        const first = flows.findIndex((one) => one !== 0)
        const expected = first === -1 ? [] : ratesByScanning(flows.map((one, years) => ({ years, amount: one })))
        const found = result.status === 'computed' ? result.value.rates : []
        close(found, expected)
      }),
      { numRuns: 60, seed: 1 },
    )
  }, 60_000)

  it('finds what the slow oracle finds, on random dated flows', () => {
    const flow = fc.record({ day: fc.integer({ min: 0, max: 3000 }), amount })
    fc.assert(
      fc.property(fc.array(flow, { minLength: 2, maxLength: 7 }), (list) => {
        const flows = list.map((one) => ({ date: addDays('2015-03-01', one.day), amount: one.amount }))
        const result = xirr(returnConventions, { flows }, {})
        const netted = new Map<number, number>()
        for (const one of list) netted.set(one.day, (netted.get(one.day) ?? 0) + one.amount)
        const kept = [...netted].filter(([, sum]) => sum !== 0).sort(([a], [b]) => a - b)
        const start = kept[0]?.[0] ?? 0
        // A rate beyond the walk's range (e^±60) is not for comparing.
        const expected = ratesByScanning(kept.map(([day, sum]) => ({ years: (day - start) / 365, amount: sum })))
        const found = result.status === 'computed' ? result.value.rates.filter((rate) => inRange(rate)) : []
        close(
          found,
          expected.filter((rate) => inRange(String(rate))),
        )
      }),
      { numRuns: 40, seed: 2 },
    )
  }, 60_000)

  it('has opposite signs on both sides of every root', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 12 }), (flows) => {
        const result = irr(returnConventions, { flows })
        if (result.status !== 'computed' || result.value.signChanges === 0) return
        const { rates } = result.value
        for (const rate of rates) {
          const { certain } = certifyRate(returnConventions, { flows }, { rate })
          // Two roots in one step of the last digit hide each other, and so does one that is only touched.
          if (rates.filter((one) => one === rate).length === 1) expect(certain, `${rate} of ${flows.join()}`).toBe(true)
        }
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('has in doubles no other sign than in integers', () => {
    const flow = fc.record({ time: fc.integer({ min: 0, max: 4000 }), amount })
    const step = fc.constantFrom({ p: 1, q: 1 }, { p: 1, q: 12 }, { p: 1, q: 365 }, { p: 4, q: 1461 })
    const rate = fc.integer({ min: -999_999, max: 9_000_000 })
    let proved = 0
    fc.assert(
      fc.property(fc.array(flow, { minLength: 1, maxLength: 6 }), step, rate, (list, one, millionths) => {
        const flows = nettedFlows(list.map(({ time, amount: size }) => ({ time, amount: BigInt(size) })))
        if (flows.length === 0) return
        const sizes = Float64Array.from(flows, ({ amount: size }) => Number(size) / 7)
        const sign = signInDoubles(flows, sizes, one, millionths, 1_000_000)
        if (sign === 0) return
        proved += 1
        expect(sign).toBe(equationSign(flows, one, BigInt(millionths), 1_000_000n))
      }),
      { numRuns: 400, seed: 5 },
    )
    expect(proved).toBeGreaterThan(200)
  })

  it('leaves to integers what doubles cannot prove', () => {
    const flows = [-100n, 230n, -132n].map((size, time) => ({ time, amount: size }))
    const sizes = Float64Array.from([-100, 230, -132])
    const year = { p: 1, q: 1 }
    expect(signInDoubles(flows, sizes, year, 1, 10)).toBe(0)
    expect(signInDoubles(flows, sizes, year, 15, 100)).toBe(1)
    expect(signInDoubles(flows, sizes, year, -2, 1)).toBe(0)
    expect(signInDoubles(flows, sizes, year, 2 ** 53, 1)).toBe(0)
    expect(signInDoubles(flows, sizes, { p: 200, q: 1 }, 10_000, 1)).toBe(0)
    expect(
      signInDoubles(
        [
          { time: 0, amount: -1n },
          { time: 1e13, amount: 2n },
        ],
        sizes,
        year,
        1,
        10,
      ),
    ).toBe(0)
  })

  it('does not depend on the order of the flows, nor on their common sign', () => {
    const flow = fc.record({ date: fc.integer({ min: 0, max: 2000 }).map((day) => addDays('2015-03-01', day)), amount })
    fc.assert(
      fc.property(fc.array(flow, { minLength: 2, maxLength: 8 }), fc.infiniteStream(fc.nat()), (flows, keys) => {
        const shuffled = flows
          .map((one) => ({ one, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        const result = xirr(returnConventions, { flows }, {})
        expect(xirr(returnConventions, { flows: shuffled }, {})).toEqual(result)
        const mirrored = flows.map((one) => ({ ...one, amount: -one.amount }))
        const rates = (one: typeof result) => (one.status === 'computed' ? one.value.rates : null)
        expect(rates(xirr(returnConventions, { flows: mirrored }, {}))).toEqual(rates(result))
      }),
      { numRuns: 100, seed: 4 },
    )
  })
})

function inRange(rate: string): boolean {
  return Number(rate) > -1 + 1e-9 && Number(rate) < 1e20
}
