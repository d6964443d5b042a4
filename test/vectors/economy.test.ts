import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toDecimal, type Result } from 'xiangzhen/kernel'
import {
  certifyRate,
  compareClaim,
  contribution,
  growth,
  growthStatistics,
  irr,
  mirr,
  npv,
  numberOfPeriods,
  payment,
  percentOf,
  periodicRate,
  presentValue,
  printedFigures,
  returnConventions,
  xirr,
  xnpv,
  type GrowthReport,
  type ReturnDocument,
} from 'xiangzhen/economy'

// The published vectors of the economy, but for division and rounding, which the kernel runs (kernel-division.test.ts).
interface Vector {
  readonly id: string
  readonly kind: string
  readonly inputs: Record<string, never>
  readonly expected: unknown
  readonly tolerance: { readonly abs?: number; readonly rel?: number } | null
}

const vectors = JSON.parse(readFileSync(new URL('./economy.json', import.meta.url), 'utf8')) as readonly Vector[]

/** Roots beside the published one, found by the slow oracle: a solver that lists all roots returns them all. */
const otherRoots: Record<string, readonly number[]> = {
  'irr-04': [-0.6788944],
  'irr-06': [-0.8702012, 0.7095595],
  'irr-07': [-0.8702012, 0.7095595],
  'irr-11': [-0.0180968],
  'xirr-43': [-0.9995965],
}

/** Where a published source settles by policy what has no root. */
const totalLossIsMinusOne: ReturnDocument = { rules: { ...returnConventions.rules, totalLoss: 'minusOne' } }

function near(actual: number, expected: number, tolerance: Vector['tolerance']): boolean {
  const reach = tolerance?.abs ?? Math.abs(expected) * (tolerance?.rel ?? 0)
  return Math.abs(actual - expected) <= reach + 1e-15
}

/** Amounts longer than a double holds come as the decimal text that the file shows. */
const text = (amount: number): string =>
  Number.isSafeInteger(amount)
    ? String(amount)
    : Number(amount.toPrecision(17)) === amount
      ? plain(amount)
      : plain(amount)

function plain(amount: number): string {
  return amount.toString().includes('e') ? amount.toFixed(20).replace(/0+$/, '') : amount.toString()
}

function document(inputs: Record<string, unknown>, base: ReturnDocument = returnConventions): ReturnDocument {
  return {
    rules: {
      ...base.rules,
      moneyDigits: 12,
      daysPerYear: String((inputs['dayBase'] as number | undefined) ?? 365),
      firstFlow: inputs['firstFlowAtPeriod'] === 1 ? 'afterOnePeriod' : 'now',
    },
  }
}

function rates(vector: Vector): readonly string[] | null {
  const inputs = vector.inputs as unknown as { cashflows: number[]; dates?: string[]; dayBase?: number }
  const policy = vector.id === 'xirr-18' ? totalLossIsMinusOne : returnConventions
  const rules = document(inputs, policy)
  const amounts = inputs.cashflows.map(text)
  const result = inputs.dates
    ? xirr(rules, { flows: inputs.dates.map((date, index) => ({ date, amount: amounts[index]! })) })
    : irr(rules, { flows: amounts })
  if (result.status !== 'computed') return null
  if (result.value.signChanges > 0) {
    const facts = inputs.dates
      ? { flows: inputs.dates.map((date, index) => ({ date, amount: amounts[index]! })) }
      : { flows: amounts }
    for (const rate of result.value.rates) expect(certifyRate(rules, facts, { rate }).certain).toBe(true)
  }
  return result.value.rates
}

function checkRates(vector: Vector): void {
  const found = rates(vector)
  if (vector.expected === null) {
    expect(found).toBeNull()
    return
  }
  const expected = [vector.expected as number | number[]].flat().map((rate) => ({ rate, tolerance: vector.tolerance }))
  const others = (otherRoots[vector.id] ?? []).map((rate) => ({ rate, tolerance: { abs: 1e-6 } }))
  const all = [...expected, ...others].sort((a, b) => a.rate - b.rate)
  expect(found?.length, JSON.stringify(found)).toBe(all.length)
  for (const [index, one] of all.entries()) {
    expect(near(Number(found![index]), one.rate, one.tolerance), `${found![index]!} for ${one.rate}`).toBe(true)
  }
}

function checkFigure(vector: Vector, result: Result<string>): void {
  if (vector.expected === null) expect(result.status).toBe('not-computable')
  else {
    const value = result.status === 'computed' ? Number(result.value) : Number.NaN
    expect(near(value, vector.expected as number, vector.tolerance), String(value)).toBe(true)
  }
}

function report(base: string, current: string): GrowthReport {
  const series = {
    observations: [
      { period: '2023', value: base },
      { period: '2024', value: current },
    ],
  }
  const result = growth(growthStatistics, series, { comparison: 'yearOnYear', period: '2024' })
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

function figure(result: unknown): number {
  const { value } = result as { value: string | { value: string } }
  return Number(typeof value === 'string' ? value : value.value)
}

function annuity(inputs: Record<string, unknown>) {
  const { rate = 0, nper = 0, pmt = 0, pv = 0, fv = 0, due } = inputs as Record<string, number>
  return {
    rate: plain(rate),
    periods: nper,
    payment: text(pmt),
    presentValue: text(pv),
    futureValue: text(fv),
    due: (due as unknown as string) === 'begin' ? ('begin' as const) : ('end' as const),
  }
}

function run(vector: Vector): void {
  const inputs = vector.inputs as Record<string, unknown>
  const numbers = inputs as Record<string, number>
  const rules = document(inputs)
  switch (vector.kind) {
    case 'irr':
    case 'xirr':
    case 'irrAllRoots':
      checkRates(vector)
      return
    case 'npv':
      checkFigure(
        vector,
        npv(rules, { flows: (inputs['cashflows'] as number[]).map(text) }, { rate: text(numbers['rate']!) }),
      )
      return
    case 'xnpv': {
      const amounts = (inputs['cashflows'] as number[]).map(text)
      const flows = (inputs['dates'] as string[]).map((date, index) => ({ date, amount: amounts[index]! }))
      checkFigure(vector, xnpv(rules, { flows }, { rate: text(numbers['rate']!) }))
      return
    }
    case 'mirr': {
      const { financeRate, reinvestRate } = numbers as { financeRate: number; reinvestRate: number }
      const flows = (inputs['cashflows'] as number[]).map(text)
      checkFigure(vector, mirr(rules, { flows }, { financeRate: text(financeRate), reinvestRate: text(reinvestRate) }))
      return
    }
    case 'pv':
      checkFigure(vector, presentValue(rules, annuity(inputs)))
      return
    case 'pmt':
      checkFigure(vector, payment(rules, annuity(inputs)))
      return
    case 'nper':
      checkFigure(vector, numberOfPeriods(rules, annuity(inputs)))
      return
    case 'rate': {
      const result = periodicRate(rules, annuity(inputs))
      if (vector.expected === null) expect(result).toMatchObject({ status: 'not-computable', reason: 'no-sign-change' })
      else checkFigure(vector, result.status === 'computed' ? { ...result, value: result.value.rate! } : result)
      return
    }
    case 'fanfan': {
      const { base, times } = numbers as { base: number; times: number }
      const doublings = report(text(base), text(vector.expected as number)).doublings
      expect(doublings).toMatchObject({ value: { whole: times, exact: true } })
      return
    }
    case 'fanfanIncreaseMultiple': {
      const one = report('10', text(10 * 2 ** numbers['times']!))
      expect(one.doublings).toMatchObject({ value: { whole: numbers['times'], exact: true } })
      expect(figure(one.increasedBy)).toBe(vector.expected)
      return
    }
    case 'multipleWording': {
      const one = report(text(numbers['base']!), text(numbers['current']!))
      expect(one.increasedTo).toMatchObject({ reason: 'decrease-has-no-times' })
      expect(one.wording.map((phrase) => phrase.code)).toEqual(['amount-down', 'decreased-by-percent'])
      return
    }
    case 'growthRate': {
      const rate = figure(report(text(numbers['base']!), text(numbers['current']!)).rate)
      expect(near(rate / 100, vector.expected as number, vector.tolerance)).toBe(true)
      return
    }
    case 'pullPercentagePoints':
    case 'contributionRate': {
      const increments = inputs['increments'] as number[]
      const before = (inputs['baseParts'] as number[] | undefined) ?? increments.map(() => 100)
      const parts = increments.map((more, id) => ({
        id: String(id),
        before: before[id]!,
        after: before[id]! + more,
      }))
      const result = contribution(growthStatistics, { parts })
      if (result.status !== 'computed') throw new Error('not computed')
      if (vector.kind === 'contributionRate') {
        expect(result.value.parts.map((part) => figure(part.share) / 100)).toEqual(vector.expected)
      } else {
        const { totalGrowth, parts: pulls } = vector.expected as { totalGrowth: number; parts: number[] }
        expect(figure(result.value.growth) / 100).toBe(totalGrowth)
        expect(result.value.parts.map((part) => figure(part.pull) / 100)).toEqual(pulls)
      }
      return
    }
    case 'percentOf': {
      const result = percentOf(growthStatistics, { part: numbers['part']!, whole: numbers['whole']! })
      expect(near(figure(result) / 100, vector.expected as number, vector.tolerance)).toBe(true)
      return
    }
    case 'retention': {
      const { profitWan, retainedWan } = numbers as { profitWan: number; retainedWan: number }
      const { dividendWan, retainRate } = vector.expected as { dividendWan: number; retainRate: number }
      const data = [{ amount: profitWan }, { amount: retainedWan, times: -1 }]
      expect(compareClaim(printedFigures, { claimed: dividendWan, data })).toMatchObject({
        value: { verdict: 'equal' },
      })
      expect(figure(percentOf(growthStatistics, { part: retainedWan, whole: profitWan }))).toBe(retainRate * 100)
      return
    }
    case 'splitCheck': {
      const { villageWan, householdsWan, operationWan, villages, eachWan, thirdPartyWan, byPopulationWan } = numbers
      const data =
        villages === undefined
          ? [{ amount: villageWan! }, { amount: householdsWan! }, { amount: operationWan! }]
          : [{ amount: eachWan!, times: villages }, { amount: thirdPartyWan! }, { amount: byPopulationWan! }]
      const result = compareClaim(printedFigures, { claimed: vector.expected as number, data })
      expect(result).toMatchObject({ value: { verdict: 'equal' } })
      return
    }
    case 'shareCapital': {
      const data = [{ amount: numbers['faceYuan']!, times: numbers['shares']! }]
      const result = compareClaim(printedFigures, { claimed: vector.expected as number, data })
      expect(result).toMatchObject({ value: { verdict: 'equal' } })
      return
    }
    case 'coopMemberReserveShare': {
      const { capitalYuan, memberCapitalYuan, reserveYuan } = numbers
      const { ratio, memberShareYuan } = vector.expected as { ratio: string; memberShareYuan: number }
      const [above, below] = ratio.split('/') as [string, string]
      const data = [{ amount: memberCapitalYuan!, times: reserveYuan!, per: capitalYuan! }]
      expect(compareClaim(printedFigures, { claimed: memberShareYuan, data })).toMatchObject({
        value: { verdict: 'equal' },
      })
      expect(figure(percentOf(growthStatistics, { part: memberCapitalYuan!, whole: capitalYuan! }))).toBe(
        (100 * Number(above)) / Number(below),
      )
      return
    }
    default:
      throw new Error(`no vector of kind ${vector.kind} is known here`)
  }
}

test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
  run(vector)
})

test('amounts beyond the doubles are refused as numbers and read as text', () => {
  expect(() => toDecimal(0.1 + 0.2)).toThrow('binary-float')
})
