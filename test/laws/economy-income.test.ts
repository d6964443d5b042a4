import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumFigures, toDecimal } from 'xiangzhen/kernel'
import {
  collectiveLedger,
  contribution,
  growth,
  growthStatistics,
  incomeTally,
  percentTable,
  spreadEntry,
  sumIncome,
  targetPath,
  tierTransitions,
  type IncomeEntry,
  type TierDocument,
} from 'xiangzhen/economy'
import { fromScaled } from '../../src/kernel/internal.js'

const date = fc
  .tuple(fc.integer({ min: 2018, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
const money = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((fen) => fromScaled(fen, 2))
const entry: fc.Arbitrary<Omit<IncomeEntry, 'id'>> = fc.record(
  {
    accruedOn: date,
    amount: money,
    account: fc.constantFrom('operatingIncome', 'investmentIncome', 'contractIncome', 'subsidyIncome', 'otherExpense'),
    covers: fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    model: fc.constantFrom('leasing', 'cooperative'),
    project: fc.constantFrom('p', 'q'),
  },
  { requiredKeys: ['accruedOn', 'amount', 'account'] },
)
const entries = fc
  .array(entry, { maxLength: 25 })
  .map((list) => list.map((one, index) => ({ ...one, id: String(index) })))
const question = { from: '2018', to: '2025', accounts: 'asBooked' } as const

describe('mergeable: income', () => {
  it('finish(merge(a, b)) is the sum over all entries', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (all, cut) => {
        const tally = incomeTally(collectiveLedger, question)
        const at = all.length === 0 ? 0 : cut % all.length
        const add = (list: readonly IncomeEntry[]) => list.reduce(tally.add, tally.empty)
        const merged = tally.finish(tally.merge(add(all.slice(at)), add(all.slice(0, at))))
        const whole = sumIncome(collectiveLedger, { entries: all }, question)
        expect(merged.status === 'computed' && merged.value).toEqual(whole.status === 'computed' && whole.value)
      }),
      { seed: 21 },
    )
  })
})

describe('order-free: income', () => {
  it('a ledger does not depend on the order of its entries', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const value = (list: readonly IncomeEntry[]) => {
          const result = sumIncome(collectiveLedger, { entries: list }, question)
          return result.status === 'computed' && result.value
        }
        expect(value([...all].reverse())).toEqual(value(all))
      }),
      { seed: 22 },
    )
  })
})

describe('conserved: income', () => {
  it('an entry that is spread keeps its last fen', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('byDays' as const, 'byMonths' as const), (all, spreading) => {
        const document = { ...collectiveLedger, rules: { ...collectiveLedger.rules, spreading } }
        for (const one of all) {
          const result = spreadEntry(document, one)
          if (result.status !== 'computed') continue
          expect(sumFigures(result.value.map(({ amount }) => amount))).toBe(toDecimal(one.amount))
        }
      }),
      { seed: 23 },
    )
  })

  it('a column of percentages by largest remainder sums to 100', () => {
    const rules = { digits: 1, method: 'largestRemainder', ties: ['byId'] } as const
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 }), (amounts) => {
        const result = percentTable({ rules }, { parts: amounts.map((amount, id) => ({ id: String(id), amount })) })
        if (result.status === 'computed') expect(result.value.sum).toBe('100.0')
        else expect(amounts.every((amount) => amount === 0)).toBe(true)
      }),
      { seed: 24 },
    )
  })

  it('pulls sum to the growth of the total, to the last printed digit but those of rounding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.nat({ max: 999 })), { minLength: 1, maxLength: 8 }),
        (list) => {
          const parts = list.map(([before, after], id) => ({ id: String(id), before, after }))
          const result = contribution(growthStatistics, { parts })
          if (result.status !== 'computed' || result.value.growth.status !== 'computed') throw new Error('no growth')
          const pulls = result.value.parts.map(({ pull }) => (pull.status === 'computed' ? Number(pull.value) : NaN))
          const sum = pulls.reduce((a, b) => a + b, 0)
          expect(Math.abs(sum - Number(result.value.growth.value))).toBeLessThan(0.0001 * parts.length)
        },
      ),
      { seed: 26 },
    )
  })
})

describe('exact: growth', () => {
  it('the geometric average leads from the base to the level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 2, max: 30 }),
        (base, current, years) => {
          const observations = [
            { period: '1990', value: base },
            { period: String(1990 + years), value: current },
          ]
          const asked = { comparison: 'fixedBase', base: '1990', period: String(1990 + years) } as const
          const result = growth(growthStatistics, { observations }, asked)
          if (result.status !== 'computed' || result.value.average.geometric.status !== 'computed') throw new Error()
          const figure = result.value.average.geometric.value
          const percent = Number(figure.kind === 'exact' ? figure.value : Number.NaN)
          const expected = (Math.pow(current / base, 1 / years) - 1) * 100
          expect(Math.abs(percent - expected)).toBeLessThan(0.0000501 + 1e-9)
          const path = targetPath(growthStatistics, {
            base: { year: 1990, value: base },
            goal: { year: 1990 + years, value: current },
          })
          if (path.status !== 'computed') throw new Error()
          expect(path.value.yearlyPercent).toBe(figure.kind === 'exact' && figure.value)
          expect(Number(path.value.path[years]?.value)).toBe(current)
        },
      ),
      { numRuns: 40, seed: 11 },
    )
  })
})

describe('no NaN: growth', () => {
  it('every pair of figures has a report or a reason, and no figure is NaN or infinite', () => {
    const figure = fc.oneof(
      fc.integer({ min: -50, max: 50 }),
      fc.constant(null),
      fc.record({
        kind: fc.constantFrom('about', 'atLeast', 'above', 'atMost', 'below'),
        value: fc.integer({ min: -9, max: 9 }).map(String),
      }),
      fc
        .tuple(fc.integer({ min: -9, max: 9 }), fc.nat({ max: 9 }))
        .map(([low, more]) => ({ kind: 'between' as const, low: String(low), high: String(low + more) })),
    )
    fc.assert(
      fc.property(figure, figure, figure, (a, b, c) => {
        const observations = [
          { period: '2019', value: a },
          { period: '2020', value: b },
          { period: '2021', value: c },
        ]
        const asked = { comparison: 'fixedBase', base: '2019', period: '2021' } as const
        const text = JSON.stringify(growth(growthStatistics, { observations }, asked))
        expect(text).not.toMatch(/NaN|Infinity|undefined/)
        expect(JSON.parse(text)).toEqual(JSON.parse(text))
      }),
      { numRuns: 500, seed: 12 },
    )
  })
})

describe('order-free: tiers', () => {
  it('transitions do not depend on the order of villages or tiers', () => {
    const document: TierDocument = {
      id: 't',
      title: '分档',
      version: '1',
      effective: { from: '2024-01-01' },
      sources: [],
      decisions: [],
      rules: {
        measure: 'income',
        unit: '万元',
        percentDigits: 1,
        tiers: [
          { id: 'weak', to: { at: '5', included: false }, toClear: true },
          { id: 'sound', from: { at: '5', included: true }, to: { at: '10', included: false } },
          { id: 'strong', from: { at: '10', included: true } },
        ],
      },
    }
    const turned = { ...document, rules: { ...document.rules, tiers: [...document.rules.tiers].reverse() } }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 15 })), { maxLength: 12 }), (list) => {
        const years = (pick: 0 | 1) =>
          list.map((pair, id) => ({ id: String(id), measure: 'income', amount: pair[pick] }))
        const facts = { before: years(0), after: years(1) }
        const reversed = { before: [...facts.before].reverse(), after: [...facts.after].reverse() }
        const moves = (of: TierDocument, on: typeof facts) => {
          const result = tierTransitions(of, on)
          return result.status === 'computed' && result.value.villages
        }
        expect(moves(document, reversed)).toEqual(moves(document, facts))
        expect(moves(turned, facts)).toEqual(moves(document, facts))
      }),
      { seed: 25 },
    )
  })
})
