import { expect, test } from 'vitest'
import {
  divideWhole,
  type RoundingMode,
  type Division,
  type DivisionMethod,
  type DivisionRule,
  type Result,
} from '../../src/kernel/index.js'
import { exactOf, exactToText } from '../../src/kernel/internal.js'
import vectors from './kernel-division.json' with { type: 'json' }

// The published method names, each as a rule of ours.
const largestRemainder: DivisionMethod = { method: 'largestRemainder', ties: ['first'] }
const oneEachFromFirst: DivisionMethod = { method: 'oneEach', order: ['first'] }
const oneEachByWeight: DivisionMethod = { method: 'oneEach', order: ['largestWeight', 'first'] }
const apart = { each: 'down', remainderOwner: 'next year' } as const
const methods: Record<string, DivisionMethod> = {
  'largest-remainder (Hamilton), tie to first key (moneyphp)': largestRemainder,
  'largest-remainder (Hamilton)': largestRemainder,
  'nearest (largest remainder)': largestRemainder,
  'equal split': oneEachFromFirst,
  'floor-then-first (Fowler)': oneEachFromFirst,
  'floor-then-first (roundrobin)': oneEachFromFirst,
  roundrobin_reverse: { method: 'oneEach', order: ['last'] },
  'floor-to-largest-weight': oneEachByWeight,
  'floor-to-largest-weight (dinero v2)': oneEachByWeight,
  'go-money': oneEachFromFirst,
  'dinero internal distribute': oneEachByWeight,
  'running remainder (RubyMoney)': { method: 'runningRemainder', from: 'last' },
  'floor, residue returned separately (last element)': { method: 'separate', ...apart },
  'whole blocks only, residue separate (last element)': { method: 'wholeBlocks', remainderOwner: 'next year' },
  largest_remainder: largestRemainder,
  'largest_remainder (ties not allowed)': { method: 'largestRemainder', ties: 'report' },
  saintelague: { method: 'saintelague', ties: 'report' },
}

function divide(total: string | number, weights: readonly (string | number)[], rule: DivisionMethod): Result<Division> {
  const shares = weights.map((weight, index) => ({ id: `s${index}`, weight: String(weight) }))
  return divideWhole(total, shares, { grain: '1', ...rule })
}

function amountsOf(result: Result<Division>, withRemainder = false): string[] {
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  const amounts = result.value.shares.map((share) => share.amount)
  return withRemainder ? [...amounts, result.value.remainder] : amounts
}

const antiPatterns = ['alloc-26', 'alloc-79', 'alloc-80']
const texts = (list: unknown): string[] => (list as unknown[]).map(String)

for (const { id, kind, inputs, expected } of vectors) {
  const { totalMinorUnits = 0, weights = [], method = '', caps, units, x, digits } = inputs

  if (kind === 'allocate' && !antiPatterns.includes(id)) {
    test(id, () => {
      const result = divide(totalMinorUnits, weights, methods[method]!)
      if (expected === null) expect(result).toMatchObject({ status: 'not-computable', reason: 'negative-weight' })
      else expect(amountsOf(result, method.includes('(last element)'))).toEqual(texts(expected))
    })
  }

  if (kind === 'allocateWithCaps') {
    test(id, () => {
      const shares = caps!.map((cap, index) => ({ id: `s${index}`, weight: cap, cap }))
      const rule = { grain: '1', overCap: 'respread', remainderOwner: 'undistributed', ...largestRemainder } as const
      const result = divideWhole(totalMinorUnits, shares, rule)
      const given = texts(expected)
      const left = Number(totalMinorUnits) - given.reduce((sum, amount) => sum + Number(amount), 0)
      expect(amountsOf(result, true)).toEqual([...given, String(left)])
    })
  }

  if (kind === 'apportion') {
    test(id, () => {
      const result = divide(units!, weights, methods[method]!)
      if (expected === null) {
        expect(result).toMatchObject({ status: 'needs', missing: [{ code: 'tie-in-division' }] })
      } else expect(amountsOf(result)).toEqual(texts(expected))
    })
  }

  if (kind === 'quota-largest-remainder') {
    test(id, () => {
      const ties = inputs.ties === 'firstListed' ? (['first'] as const) : 'report'
      const result = divide(inputs.seats!, weights, { method: 'largestRemainder', ties })
      expect(amountsOf(result)).toEqual(texts((expected as { seats: number[] }).seats))
    })
  }

  if (kind === 'percent-residual-to-last') {
    test(id, () => {
      const shares = inputs.counts!.map((weight, i) => ({ id: `c${i}`, weight }))
      const rule: DivisionRule = { grain: '0.01', method: 'toOne', order: ['last'], each: 'halfUp' }
      expect(amountsOf(divideWhole('100', shares, rule))).toEqual(texts((expected as { percent: number[] }).percent))
    })
  }

  if (kind === 'round') {
    test(id, () => {
      const round = (mode: RoundingMode): string => exactToText(exactOf(x!), digits!, mode)
      // The published floor and ceiling columns depend on the sign: for a positive value closest and truncated.
      expect({
        closest: round('halfUp'),
        awayFromZero: round('up'),
        towardZero: round('down'),
        quantlibFloor: round('halfUp'),
        quantlibCeiling: round('down'),
      }).toEqual(expected)
    })
  }
}

const byId = (id: string): (typeof vectors)[number] => vectors.find((vector) => vector.id === id)!

test.each(['alloc-26', 'alloc-79'])('%s is not reproduced: money is never lost because every weight is zero', (id) => {
  const { totalMinorUnits, weights, method } = byId(id).inputs
  const result = divide(totalMinorUnits!, weights!, methods[method!]!)
  expect(result).toMatchObject({ status: 'not-computable', reason: 'no-positive-weight' })
})

test("'alloc-80' is not reproduced: a zero weight gets nothing", () => {
  const { totalMinorUnits, weights } = byId('alloc-80').inputs
  expect(amountsOf(divide(totalMinorUnits!, weights!, oneEachFromFirst))).toEqual(['0', '67', '33'])
})

test('every published division vector is executed', () => {
  expect(vectors).toHaveLength(50 + 4 + 6 + 2 + 5 + 1)
})
