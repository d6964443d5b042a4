import { describe, expect, it } from 'vitest'
import {
  futureValue,
  irr,
  mirr,
  npv,
  numberOfPeriods,
  payment,
  periodicRate,
  presentValue,
  returnConventions as spreadsheet,
  xirr,
  xnpv,
} from 'xiangzhen/economy'

// Examples of the documentation of Excel and of numpy-financial, with the figures printed there.
const value = (result: { readonly status: string }) => (result as { readonly value?: unknown }).value
const rates = (flows: readonly string[]) => {
  const result = irr(spreadsheet, { flows })
  return result.status === 'computed' ? result.value.rates.map((rate) => Number(rate).toFixed(4)) : result.status
}

describe('Excel: IRR, MIRR, NPV, XNPV, XIRR', () => {
  it('IRR: −2.1 % after four years, 8.7 % after five, −44.4 % after two', () => {
    const flows = ['-70000', '12000', '15000', '18000', '21000', '26000']
    expect([5, 6, 3].map((years) => rates(flows.slice(0, years)))).toEqual([['-0.0212'], ['0.0866'], ['-0.4435']])
  })

  it('MIRR: 13 % (12.61), −5 % (−4.80) after three years, 13 % (13.48) with 14 % on reinvestment', () => {
    const flows = ['-120000', '39000', '30000', '21000', '37000', '46000']
    const modified = (years: number, reinvestRate: string) =>
      Number(value(mirr(spreadsheet, { flows: flows.slice(0, years) }, { financeRate: '0.1', reinvestRate }))).toFixed(
        4,
      )
    expect([modified(6, '0.12'), modified(4, '0.12'), modified(6, '0.14')]).toEqual(['0.1261', '-0.0480', '0.1348'])
  })

  it('NPV discounts the first flow too: 1188.44; with the first flow now: 1922.06 and −3749.47', () => {
    const late = { rules: { ...spreadsheet.rules, firstFlow: 'afterOnePeriod' as const } }
    expect(value(npv(late, { flows: ['-10000', '3000', '4200', '6800'] }, { rate: '0.1' }))).toBe('1188.44')
    const flows = ['-40000', '8000', '9200', '10000', '12000', '14500']
    expect(value(npv(spreadsheet, { flows }, { rate: '0.08' }))).toBe('1922.06')
    expect(value(npv(spreadsheet, { flows: [...flows, '-9000'] }, { rate: '0.08' }))).toBe('-3749.47')
  })

  it('XNPV 2086.65 at 9 %, XIRR 37.34 %', () => {
    const flows = [
      { date: '2008-01-01', amount: '-10000' },
      { date: '2008-03-01', amount: '2750' },
      { date: '2008-10-30', amount: '4250' },
      { date: '2009-02-15', amount: '3250' },
      { date: '2009-04-01', amount: '2750' },
    ]
    expect(value(xnpv(spreadsheet, { flows }, { rate: '0.09' }))).toBe('2086.65')
    expect(value(xirr(spreadsheet, { flows }))).toMatchObject({ rate: '0.3733625335' })
  })
})

describe('Excel: PMT, PV, FV, NPER, RATE; a month is a twelfth of the yearly rate, exactly', () => {
  const end = { due: 'end' as const }
  it('PMT of 10 000 in ten months at 8 %: −1037.03, at the beginning −1030.16; of 50 000 in 18 years at 6 %: −129.08', () => {
    const loan = { rate: '0.08/12', periods: 10, presentValue: '10000', futureValue: '0' }
    expect(value(payment(spreadsheet, { ...loan, ...end }))).toBe('-1037.03')
    expect(value(payment(spreadsheet, { ...loan, due: 'begin' }))).toBe('-1030.16')
    const saving = { rate: '0.06/12', periods: 18 * 12, presentValue: '0', futureValue: '50000', ...end }
    expect(value(payment(spreadsheet, saving))).toBe('-129.08')
  })

  it('PV −59 777.15; FV 2581.40, 12 682.50, 82 846.25', () => {
    const annuity = { rate: '0.08/12', periods: 12 * 20, payment: '500', futureValue: '0', ...end }
    expect(value(presentValue(spreadsheet, annuity))).toBe('-59777.15')
    const fv = (rate: string, periods: number, payments: string, now: string, due: 'end' | 'begin') =>
      value(futureValue(spreadsheet, { rate, periods, payment: payments, presentValue: now, due }))
    expect(fv('0.06/12', 10, '-200', '-500', 'begin')).toBe('2581.40')
    expect(fv('0.12/12', 12, '-1000', '0', 'end')).toBe('12682.50')
    expect(fv('0.11/12', 35, '-2000', '0', 'begin')).toBe('82846.25')
  })

  it('NPER 59.67, 60.08, and −9.58 where the end lies before now', () => {
    const saving = { rate: '0.12/12', payment: '-100', presentValue: '-1000', futureValue: '10000' }
    expect(value(numberOfPeriods(spreadsheet, { ...saving, due: 'begin' }))).toBe('59.6738656743')
    expect(value(numberOfPeriods(spreadsheet, { ...saving, ...end }))).toBe('60.0821228538')
    const past = numberOfPeriods(spreadsheet, { ...saving, futureValue: '0', ...end })
    expect(value(past)).toBe('-9.5785940398')
    expect(past.diagnostics.map((one) => one.code)).toEqual(['reached-before-now'])
  })

  it('RATE 0.77 % a month', () => {
    const loan = { periods: 48, payment: '-200', presentValue: '8000', futureValue: '0', ...end }
    expect(value(periodicRate(spreadsheet, loan))).toMatchObject({ rate: '0.0077014725' })
  })
})

describe('numpy-financial', () => {
  it('irr: one root where there is one, all of them where there are several, none where there is none', () => {
    expect(rates(['-100', '39', '59', '55', '20'])).toEqual(['0.2809'])
    expect(rates(['-100', '0', '0', '74'])).toEqual(['-0.0955'])
    expect(rates(['-100', '100', '0', '-7'])).toEqual(['-0.6789', '-0.0833'])
    expect(rates(['-100', '100', '0', '7'])).toEqual(['0.0621'])
    expect(rates(['-5', '10.5', '1', '-8', '1'])).toEqual(['-0.8702', '0.0886', '0.7096'])
    expect(irr(spreadsheet, { flows: ['-1', '2', '-3'] })).toMatchObject({ reason: 'no-rate' })
    expect(irr(spreadsheet, { flows: ['-1000', '-2', '-3'] })).toMatchObject({ reason: 'no-sign-change' })
  })

  it('nper, npv, pv', () => {
    const loan = { rate: '0.07/12', payment: '-150', presentValue: '8000', futureValue: '0', due: 'end' as const }
    expect(value(numberOfPeriods(spreadsheet, loan))).toBe('64.0733487707')
    expect(value(npv(spreadsheet, { flows: ['-40000', '5000', '8000', '12000', '30000'] }, { rate: '0.08' }))).toBe(
      '3065.22',
    )
    const saved = { rate: '0.05/12', periods: 120, payment: '-100', futureValue: '15692.93', due: 'end' as const }
    expect(value(presentValue(spreadsheet, saved))).toBe('-100.00')
  })
})
