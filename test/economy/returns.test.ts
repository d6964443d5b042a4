import { describe, expect, it } from 'vitest'
import {
  appraiseProject,
  breakEven,
  certifyRate,
  datedPayback,
  futureValue,
  irr,
  mirr,
  npv,
  numberOfPeriods,
  payback,
  payment,
  periodicRate,
  presentValue,
  projectSensitivity,
  returnConventions,
  xirr,
  xnpv,
  type Annuity,
  type CashFlow,
  type ProjectFacts,
  type ReturnDocument,
} from 'xiangzhen/economy'
import type { Decision } from 'xiangzhen/kernel'

const no = (reason: string) => ({ status: 'not-computable', reason })
const ok = (value: unknown) => ({ status: 'computed', value })
const rules = returnConventions.rules
const minusOne: ReturnDocument = { rules: { ...rules, totalLoss: 'minusOne' } }

describe('irr', () => {
  it.each<[readonly (string | number)[], string]>([
    [[], 'no-flows'],
    [['-100'], 'no-flows'],
    [['0', '0'], 'no-sign-change'],
    [['-100', '-5'], 'no-sign-change'],
    [['100', '5'], 'no-sign-change'],
    [['-100', '0'], 'total-loss'],
    [['-100', '230', '-133'], 'no-rate'],
    [['-100', 'ten'], 'unreadable-flows'],
  ])('%j: %s', (flows, reason) => {
    expect(irr(returnConventions, { flows })).toMatchObject(no(reason))
  })

  it('certifies nothing for flows that are nothing or not readable', () => {
    expect(() => certifyRate(returnConventions, { flows: [] }, { rate: '0.1' })).toThrow('no flows are left')
    expect(() => certifyRate(returnConventions, { flows: ['1', '1e3'] }, { rate: '0.1' })).toThrow('flows[1]')
    const dated = [{ date: '2024-02-30', amount: '1' }]
    expect(() => certifyRate(returnConventions, { flows: dated }, { rate: '0.1' })).toThrow(
      'not-a-date at flows[0].date',
    )
  })

  it('gives a total loss a rate only by agreement', () => {
    expect(irr(minusOne, { flows: ['-100', '0'] })).toMatchObject(ok({ rate: '-1.0000000000', signChanges: 0 }))
    expect(irr(minusOne, { flows: ['-100', '-1'] })).toMatchObject(no('no-sign-change'))
    expect(irr(minusOne, { flows: ['0', '0'] })).toMatchObject(no('no-sign-change'))
  })

  it('lists several rates and chooses none', () => {
    const result = irr(returnConventions, { flows: ['-100', '230', '-132'] })
    expect(result).toMatchObject(ok({ rate: null, rates: ['0.1000000000', '0.2000000000'], signChanges: 2 }))
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['several-rates'])
  })

  it('finds rates that the sum only touches', () => {
    const rates = (flows: readonly string[]) => {
      const result = irr(returnConventions, { flows })
      return result.status === 'computed' ? result.value.rates : result.status
    }
    expect(rates(['-100', '220', '-121'])).toEqual(['0.1000000000'])
    expect(rates(['100', '-220', '121'])).toEqual(['0.1000000000'])
    expect(rates(['-9', '24', '-16'])).toEqual(['0.3333333333'])
    expect(rates(['-1000', '3300', '-3630', '1331'])).toContain('0.1000000000')
  })

  it('finds irrational rates that the sum only touches', () => {
    // (1 − 2x²)² with x = 1 / (1 + r)
    expect(irr(returnConventions, { flows: ['1', '0', '-4', '0', '4'] })).toMatchObject(ok({ rates: ['0.4142135624'] }))
    // (1 − 2x²)³, which crosses
    const cubed = ['1', '0', '-6', '0', '12', '0', '-8']
    expect(irr(returnConventions, { flows: cubed })).toMatchObject(ok({ rates: ['0.4142135624'] }))
    // (1 − 2x²)² (3 − 4x²)²
    const twice = irr(returnConventions, { flows: ['9', '0', '-60', '0', '148', '0', '-160', '0', '64'] })
    expect(twice).toMatchObject(ok({ rates: ['0.1547005384', '0.4142135624'] }))
  })

  it('proves that a sum that comes near zero does not touch it', () => {
    // (1 − 2x²)² + 10^−28
    const flows = [`1.${'0'.repeat(27)}1`, '0', '-4', '0', '4']
    expect(irr(returnConventions, { flows })).toMatchObject({ ...no('no-rate'), diagnostics: [] })
  })

  it('says where the sum comes near zero and nothing is proved', () => {
    const idle = Array<string>(100).fill('0')
    const long = irr(returnConventions, { flows: [`1.${'0'.repeat(27)}1`, ...idle, '-4', ...idle, '4'] })
    expect(long).toMatchObject(no('no-rate'))
    expect(long.diagnostics.map(({ code }) => code)).toEqual(['nearly-a-rate'])
  })

  it('keeps roots that are closer than the last printed digit apart', () => {
    const coarse: ReturnDocument = { rules: { ...rules, rateDigits: 1 } }
    expect(irr(coarse, { flows: ['-100', '202', '-102'] })).toMatchObject(ok({ rates: ['0.0', '0.0'] }))
    expect(irr(coarse, { flows: ['-100', '230', '-132'] })).toMatchObject(ok({ rates: ['0.1', '0.2'] }))
  })

  it('rounds a rate on the edge of two printed figures up', () => {
    const coarse: ReturnDocument = { rules: { ...rules, rateDigits: 1 } }
    expect(irr(coarse, { flows: ['-100', '125'] })).toMatchObject(ok({ rate: '0.3' }))
    expect(irr(coarse, { flows: ['-100', '115'] })).toMatchObject(ok({ rate: '0.2' }))
  })

  it('takes the rate of a year from months', () => {
    const monthly = irr(returnConventions, { flows: ['-100', '1', '101'] }, { periodsPerYear: 12 })
    // (1 + 1 %)^12 − 1
    expect(monthly).toMatchObject(ok({ rate: '0.1268250301' }))
    expect(irr(returnConventions, { flows: ['-1', '2'] }, { periodsPerYear: 0.5 })).toMatchObject(
      no('whole-periods-per-year'),
    )
  })

  it('reads amounts beyond the doubles', () => {
    const big = `1${'0'.repeat(50)}`
    expect(irr(returnConventions, { flows: [`-${big}`, `11${'0'.repeat(49)}`] })).toMatchObject(
      ok({ rate: '0.1000000000' }),
    )
  })
})

describe('xirr', () => {
  const on = (date: string, amount: string) => ({ date, amount })

  it('names what cannot be read, and days without a span', () => {
    expect(xirr(returnConventions, { flows: [] })).toMatchObject(no('no-flows'))
    expect(xirr(returnConventions, { flows: [on('2024-02-30', '-1'), on('2024-03-01', 'x')] })).toMatchObject({
      ...no('unreadable-flows'),
      diagnostics: [
        { code: 'not-a-date', path: 'flows[0].date' },
        { code: 'not-a-figure', path: 'flows[1].amount' },
      ],
    })
    expect(xirr(returnConventions, { flows: [on('2024-02-28', '-1'), on('2024-02-28', '2')] })).toMatchObject(
      no('single-day'),
    )
  })

  it('says that a rate of less than a year is annualised', () => {
    const result = xirr(returnConventions, { flows: [on('2024-01-01', '-100'), on('2024-02-01', '101')] })
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['annualised-short-span'])
  })

  it('does not print rates beyond all use, but counts them', () => {
    const result = xirr(returnConventions, { flows: [on('2024-01-01', '-1'), on('2024-01-02', '99')] })
    expect(result).toMatchObject(no('no-rate'))
    expect(result.diagnostics).toMatchObject([{ code: 'rates-beyond-range', data: { count: 1 } }])
  })

  it('prints large and very negative rates to the last digit', () => {
    const rate = (amount: string, back: string, to: string) => {
      const result = xirr(returnConventions, { flows: [on('2024-01-01', `-${amount}`), on(to, back)] })
      return result.status === 'computed' ? result.value.rate : undefined
    }
    // 1.1^365 − 1 to ten places, by an independent calculator of high precision.
    expect(rate('1', '1.1', '2024-01-02')).toBe('1283305580313351.6968994480')
    expect(Number(rate('1', '1.4', '2024-01-02'))).toBeCloseTo(Math.pow(1.4, 365) - 1, -42)
    expect(rate('1000000', '0.01', '2024-12-31')).toBe('-0.9999999900')
    expect(rate('1000000', '0.01', '2024-03-01')).toBe('-1.0000000000')
  })
})

describe('certifyRate', () => {
  it('looks at both sides of a printed rate', () => {
    const flows = [
      { date: '2010-01-01', amount: '-1000' },
      { date: '2011-01-01', amount: '1100' },
    ]
    expect(certifyRate(returnConventions, { flows }, { rate: '0.1' }).certain).toBe(true)
    expect(certifyRate(returnConventions, { flows }, { rate: '0.3' }).certain).toBe(false)
    expect(certifyRate(returnConventions, { flows: ['-1', '2'] }, { rate: '1' }).below.rate).toBe('0.5')
    expect(certifyRate(returnConventions, { flows: ['-1', '2'] }, { rate: '-2' }).certain).toBe(false)
    const monthly = { rate: '0.1268250301', periodsPerYear: 12 }
    expect(certifyRate(returnConventions, { flows: ['-100', '1', '101'] }, monthly).certain).toBe(true)
  })
})

describe('present values', () => {
  it('refuse rates that discount nothing', () => {
    expect(npv(returnConventions, { flows: ['1'] }, { rate: '-1' })).toMatchObject(no('rate-not-above-minus-one'))
    expect(npv(returnConventions, { flows: ['1'] }, { rate: 'x' })).toMatchObject(no('unreadable-rate'))
    expect(npv(returnConventions, { flows: [] }, { rate: '0' })).toMatchObject(no('no-flows'))
    expect(npv(returnConventions, { flows: ['x'] }, { rate: '0' })).toMatchObject(no('unreadable-flows'))
  })

  it('of dated flows stand on the first day', () => {
    const flows = [
      { date: '2025-12-31', amount: '121' },
      { date: '2024-01-01', amount: '-100' },
    ]
    // 2024 is a leap year: 730 days are two years of 365.
    expect(xnpv(returnConventions, { flows }, { rate: '0.1' })).toMatchObject(ok('0.00'))
    expect(xnpv(returnConventions, { flows }, { rate: '-2' })).toMatchObject(no('rate-not-above-minus-one'))
    expect(xnpv(returnConventions, { flows: [] }, { rate: '0' })).toMatchObject(no('no-flows'))
    expect(xnpv(returnConventions, { flows: [{ date: 'x', amount: '1' }] }, { rate: '0' })).toMatchObject(
      no('unreadable-flows'),
    )
  })

  it('mirr needs money both ways and two rates', () => {
    const rates = { financeRate: '0.1', reinvestRate: '0.1' }
    expect(mirr(returnConventions, { flows: ['-1', '-2'] }, rates)).toMatchObject(no('no-sign-change'))
    expect(mirr(returnConventions, { flows: ['1', '2'] }, rates)).toMatchObject(no('no-sign-change'))
    expect(mirr(returnConventions, { flows: ['1', 'x'] }, rates)).toMatchObject(no('unreadable-flows'))
    expect(mirr(returnConventions, { flows: ['1'] }, { ...rates, financeRate: '-1' })).toMatchObject(
      no('rate-not-above-minus-one'),
    )
    expect(mirr(returnConventions, { flows: ['1'] }, { ...rates, reinvestRate: 'x' })).toMatchObject(
      no('unreadable-rate'),
    )
  })
})

describe('annuities', () => {
  const loan: Annuity = {
    rate: '0.01',
    periods: 12,
    payment: '-100',
    presentValue: '0',
    futureValue: '0',
    due: 'end',
  }

  it('hold together: each figure follows from the others', () => {
    const now = presentValue(returnConventions, loan)
    expect(now).toMatchObject(ok('1125.51'))
    expect(presentValue(returnConventions, { ...loan, due: 'begin' })).toMatchObject(ok('1136.76'))
    expect(payment(returnConventions, { ...loan, presentValue: '1125.51' })).toMatchObject(ok('-100.00'))
    expect(futureValue(returnConventions, { ...loan, rate: '0' })).toMatchObject(ok('1200.00'))
    expect(futureValue(returnConventions, { ...loan, due: 'begin' })).toMatchObject(ok('1280.93'))
    const count = numberOfPeriods(returnConventions, { ...loan, presentValue: '1125.51' })
    expect(count.status === 'computed' && Number(count.value)).toBeCloseTo(12, 4)
    const early = numberOfPeriods(returnConventions, { ...loan, due: 'begin', presentValue: '1136.76' })
    expect(early.status === 'computed' && Number(early.value)).toBeCloseTo(12, 4)
    for (const [due, presentValue0] of [
      ['end', '1125.51'],
      ['begin', '1136.76'],
    ] as const) {
      const rate = periodicRate(returnConventions, { ...loan, due, presentValue: presentValue0 })
      expect(rate.status === 'computed' && Number(rate.value.rate)).toBeCloseTo(0.01, 5)
    }
  })

  it('without interest count payments', () => {
    const plain = { ...loan, rate: '0' }
    expect(numberOfPeriods(returnConventions, { ...plain, presentValue: '250' })).toMatchObject(ok('2.5000000000'))
    expect(numberOfPeriods(returnConventions, { ...plain, payment: '0' })).toMatchObject(no('no-payments'))
    expect(numberOfPeriods(returnConventions, { ...plain, presentValue: '-250' })).toMatchObject({
      ...ok('-2.5000000000'),
      diagnostics: [{ code: 'reached-before-now' }],
    })
  })

  it('name what is wrong', () => {
    expect(presentValue(returnConventions, { ...loan, periods: 1.5 })).toMatchObject(no('whole-periods'))
    expect(presentValue(returnConventions, { ...loan, rate: '-1' })).toMatchObject(no('rate-not-above-minus-one'))
    expect(presentValue(returnConventions, { ...loan, payment: 'x' })).toMatchObject({
      ...no('unreadable-annuity'),
      diagnostics: [{ path: 'payment' }],
    })
    expect(payment(returnConventions, { ...loan, periods: 0 })).toMatchObject(no('no-payments'))
    expect(numberOfPeriods(returnConventions, { ...loan, rate: 'x' })).toMatchObject(no('unreadable-rate'))
    expect(periodicRate(returnConventions, { ...loan, periods: -1 })).toMatchObject(no('whole-periods'))
  })

  it('never reach some values', () => {
    const never = (facts: Partial<Annuity>) => numberOfPeriods(returnConventions, { ...loan, ...facts })
    expect(never({ presentValue: '10000', futureValue: '0' })).toMatchObject(no('never-reached'))
    expect(never({ presentValue: '20000' })).toMatchObject(no('never-reached'))
    // It only grows: a third of it was there before now.
    expect(never({ payment: '0', presentValue: '-1500', futureValue: '500' })).toMatchObject({
      diagnostics: [{ code: 'reached-before-now' }],
    })
  })
})

describe('datedPayback', () => {
  const flow = (date: string, amount: string) => ({ date, amount })
  const late = [
    flow('2022-01-01', '30'),
    flow('2020-01-01', '-100'),
    flow('2021-01-01', '60'),
    flow('2024-01-01', '20'),
  ]
  const paidBack = (flows: readonly CashFlow[], discountRate = '0') =>
    datedPayback(returnConventions, { flows }, { discountRate })

  it('is the day of the flow that brings the money back, whatever the order', () => {
    const back = { on: '2024-01-01', years: '4.0027', crossings: 1 }
    expect(paidBack(late)).toMatchObject(ok(back))
    expect(paidBack([...late].reverse())).toMatchObject(ok(back))
    const again = [...late, flow('2024-06-01', '-50'), flow('2025-01-01', '40')]
    expect(paidBack(again)).toMatchObject(ok({ on: '2025-01-01', crossings: 2 }))
    // Of two flows on one day the order does not matter.
    const sameDay = [flow('2020-01-01', '-10'), flow('2021-01-01', '12'), flow('2021-01-01', '-1')]
    expect(paidBack(sameDay)).toMatchObject(ok({ on: '2021-01-01', crossings: 1 }))
  })

  it('comes later, or never, when it is discounted', () => {
    // 60/1.1 + 30/1.1² + 20/1.1⁴ is 93.0 for an outlay of 100.
    expect(paidBack(late, '0.1')).toMatchObject(no('never-paid-back'))
    expect(paidBack(late, '0.05')).toMatchObject(ok({ on: '2024-01-01' }))
    expect(paidBack(late, '-1')).toMatchObject(no('rate-not-above-minus-one'))
  })

  it('says why there is none', () => {
    expect(paidBack([])).toMatchObject(no('no-flows'))
    expect(paidBack([flow('2024-02-30', '1')])).toMatchObject(no('unreadable-flows'))
    expect(paidBack([flow('2024-01-01', '1')])).toMatchObject(no('nothing-paid-in'))
    const short = paidBack([flow('2024-01-01', '-5'), flow('2025-01-01', '2')])
    expect(short).toMatchObject({ ...no('never-paid-back'), diagnostics: [{ data: { short: '3.00' } }] })
  })
})

describe('payback', () => {
  const flows = ['-100', '60', '60', '-50', '60']
  it('counts the last crossing', () => {
    expect(payback(returnConventions, { flows }, {})).toMatchObject(ok({ periods: '3.5000', crossings: 2 }))
  })

  it('can wait for the end of a period', () => {
    const document: ReturnDocument = { rules: { ...rules, payback: 'wholePeriods' } }
    expect(payback(document, { flows }, {})).toMatchObject(ok({ periods: '4.0000' }))
  })

  it('discounts', () => {
    expect(payback(returnConventions, { flows: ['-100', '60', '60'] }, { discountRate: '0.1' })).toMatchObject(
      ok({ periods: '1.9167' }),
    )
  })

  it('may never come', () => {
    expect(payback(returnConventions, { flows: ['-100', '60', '30.5'] }, {})).toMatchObject({
      ...no('never-paid-back'),
      diagnostics: [{ data: { short: '9.50' } }],
    })
    expect(payback(returnConventions, { flows: ['100', '60'] }, {})).toMatchObject(no('nothing-paid-in'))
    expect(payback(returnConventions, { flows: [] }, {})).toMatchObject(no('no-flows'))
    expect(payback(returnConventions, { flows: ['x'] }, {})).toMatchObject(no('unreadable-flows'))
    expect(payback(returnConventions, { flows: ['1'] }, { discountRate: '-1' })).toMatchObject(
      no('rate-not-above-minus-one'),
    )
  })
})

describe('projects', () => {
  const decided = (code: string, value: string): Decision => ({
    code,
    value,
    decidedBy: 'village meeting',
    decidedOn: '2024-01-01',
  })
  const document = (...decisions: Decision[]) => ({ rules, decisions })
  const carPark: ProjectFacts = {
    id: 'car-park',
    investment: '50',
    yearly: { kind: 'profit', amount: '10' },
    years: 10,
    residualValue: '0',
  }
  const atEnd = decided('flow-timing', 'yearEnd')

  it('stand on their decisions and list them', () => {
    const result = appraiseProject(document(atEnd), carPark, { discountRate: '0.05' })
    expect(result).toMatchObject({
      yearlyReturn: { diagnostics: [] },
      grossMultiple: ok({ kind: 'exact', value: '2.0000' }),
      irr: ok({ rate: '0.1509841448' }),
      npv: ok('27.22'),
      discountedPayback: ok({ periods: '5.8986' }),
      assumptions: [atEnd],
    })
    const early = appraiseProject(document(decided('flow-timing', 'yearStart')), carPark, { discountRate: '0.05' })
    expect(early.npv).toMatchObject(ok('31.08'))
  })

  it('need a discount rate for what is discounted', () => {
    const result = appraiseProject(document(atEnd), carPark)
    expect(result.npv).toMatchObject(no('no-discount-rate'))
    expect(result.discountedPayback).toMatchObject(no('no-discount-rate'))
  })

  it('note that income is before costs', () => {
    const result = appraiseProject(document(), { ...carPark, yearly: { kind: 'income', amount: '10' } })
    expect(result.yearlyReturn.diagnostics).toMatchObject([{ code: 'income-before-costs' }])
  })

  it.each<[Partial<ProjectFacts>, string]>([
    [{ investment: 'x' }, 'unknown-amount'],
    [{ investment: { kind: 'missing' } }, 'unknown-amount'],
    [{ investment: '0' }, 'investment-not-positive'],
    [{ yearly: { kind: 'rent', amount: '-1' } }, 'yearly-not-positive'],
    [{ yearly: { kind: 'sales', amount: '20' } }, 'output-is-not-income'],
    [{ yearly: { kind: 'rent', amount: null } }, 'unknown-amount'],
  ])('%j: %s', (facts, reason) => {
    const result = appraiseProject(document(atEnd), { ...carPark, ...facts })
    expect(result.simplePayback).toMatchObject(no(reason))
    expect(result.irr).toMatchObject(no(reason))
  })

  it('have no output when they have income', () => {
    expect(appraiseProject(document(), carPark).outputToInvestment).toMatchObject(no('income-is-not-output'))
  })

  it('know nothing of a ratio of two upper bounds', () => {
    const facts: ProjectFacts = {
      ...carPark,
      investment: { kind: 'between', low: '1', high: '2' },
      yearly: { kind: 'rent', amount: { kind: 'above', value: '0' } },
    }
    expect(appraiseProject(document(), facts).simplePayback).toMatchObject(no('nothing-known'))
  })

  it('refuse decisions that cannot be used', () => {
    const open: ProjectFacts = { id: 'p', investment: { kind: 'above', value: '1' }, yearly: carPark.yearly }
    const bad = (...decisions: Decision[]) => appraiseProject(document(...decisions), open).irr
    const all = [decided('assumed-investment', '50'), decided('residual-value', '0'), atEnd]
    expect(bad(...all, decided('project-years', '2.5'))).toMatchObject(no('unreadable-decision'))
    expect(bad(...all, decided('project-years', '0'))).toMatchObject(no('unreadable-decision'))
    expect(bad(...all, decided('project-years', '9999'))).toMatchObject(no('unreadable-decision'))
    expect(bad(...all, decided('project-years', 'many'))).toMatchObject(no('unreadable-decision'))
    expect(bad(...all.slice(0, 2), decided('project-years', '5'), decided('flow-timing', 'soon'))).toMatchObject(
      no('unreadable-decision'),
    )
    expect(appraiseProject(document(atEnd), { ...carPark, residualValue: 'x' }).irr).toMatchObject(no('unknown-amount'))
    expect(bad(...all, decided('project-years', '5')).status).toBe('computed')
  })

  it('change with their figures', () => {
    const change = (of: 'investment' | 'yearly', percents: string[]) =>
      projectSensitivity(document(atEnd), carPark, { of, percents, discountRate: '0.05' })
    const result = change('investment', ['-20', '25'])
    const paybacks = result.status === 'computed' ? result.value.map(({ appraisal }) => appraisal.simplePayback) : []
    expect(paybacks).toMatchObject([ok({ value: '4.0000' }), ok({ value: '6.2500' })])
    expect(change('yearly', ['x'])).toMatchObject(no('unreadable-figure'))
    for (const of of ['investment', 'yearly'] as const) {
      const unknown: ProjectFacts = { ...carPark, investment: null, yearly: { kind: 'rent', amount: null } }
      const question = { of, percents: ['0'] }
      expect(projectSensitivity(document(), unknown, question)).toMatchObject(no('unreadable-figure'))
    }
  })
})

describe('break-even', () => {
  it('has reasons', () => {
    const facts = { fixedCosts: '100', price: '8', unitCost: '5' }
    expect(breakEven(returnConventions, facts)).toMatchObject(ok({ quantity: '33.3334', percentOfCapacity: null }))
    expect(breakEven(returnConventions, { ...facts, capacity: '10' }).diagnostics).toMatchObject([
      { code: 'beyond-capacity' },
    ])
    expect(breakEven(returnConventions, { ...facts, unitCost: '8' })).toMatchObject(no('no-margin'))
    expect(breakEven(returnConventions, { ...facts, price: 'x' })).toMatchObject(no('unreadable-figure'))
  })
})
