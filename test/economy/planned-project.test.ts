import { describe, expect, it } from 'vitest'
import {
  appraiseProject,
  datedPayback,
  irr,
  mirr,
  npv,
  payback,
  returnConventions,
  xirr,
  xnpv,
  type PlannedProject,
} from 'xiangzhen/economy'

const project = (flows: PlannedProject['flows']): PlannedProject => ({ id: 'p', flows })

describe('a project whose flows are given', () => {
  it('takes uneven years, the first one now', () => {
    // 大棚：当年投入 100，前两年收 20，后三年收 40；100 − 20 − 20 − 40 = 20 在第四年过半收回。
    const flows = ['-100', '20', '20', '40', '40', '40']
    const result = appraiseProject(returnConventions, project(flows), { discountRate: '0.1' })
    expect(result.simplePayback).toMatchObject({ value: { kind: 'exact', value: '3.5000' } })
    expect(result.grossMultiple).toMatchObject({ value: { kind: 'exact', value: '1.6000' } })
    // 20/1.1 + 20/1.21 + 40/1.331 + 40/1.4641 + 40/1.61051 − 100 = 18.1818 + 16.5289 + 30.0526 + 27.3205 + 24.8369 − 100
    expect(result.npv).toMatchObject({ value: '16.92' })
    expect(result.irr).toEqual(irr(returnConventions, { flows }))
    expect(result.discountedPayback).toEqual(payback(returnConventions, { flows }, { discountRate: '0.1' }))
    expect(result.yearlyReturn).toMatchObject({ reason: 'no-yearly-figure' })
    expect(result.outputToInvestment).toMatchObject({ reason: 'income-is-not-output' })
    expect(result.assumptions).toEqual([])
  })

  it('counts later outlays, and needs a rate for what is discounted', () => {
    // Paid in twice: 100 and 20; 150 come back.
    const result = appraiseProject(returnConventions, project(['-100', '60', '-20', '90']), {})
    expect(result.grossMultiple).toMatchObject({ value: { value: '1.2500' } })
    // −100, −40, −60, then 60 of 90.
    expect(result.simplePayback).toMatchObject({ value: { value: '2.6667' } })
    expect([result.npv, result.discountedPayback]).toMatchObject([
      { reason: 'no-discount-rate' },
      { reason: 'no-discount-rate' },
    ])
    expect(appraiseProject(returnConventions, project(['-100', '60']), {}).simplePayback).toMatchObject({
      reason: 'never-paid-back',
    })
    expect(appraiseProject(returnConventions, project(['10', '60']), {})).toMatchObject({
      grossMultiple: { reason: 'investment-not-positive' },
      irr: { reason: 'no-sign-change' },
    })
  })

  it('takes dated flows', () => {
    const flows = [
      { date: '2023-01-01', amount: '66' },
      { date: '2020-01-01', amount: '-100' },
      { date: '2021-01-01', amount: '60' },
    ]
    const result = appraiseProject(returnConventions, project(flows), { discountRate: '0.05' })
    expect(result.grossMultiple).toMatchObject({ value: { value: '1.2600' } })
    // 1096 days of 365.
    expect(result.simplePayback).toMatchObject({ value: { value: '3.0027' } })
    expect(result.irr).toEqual(xirr(returnConventions, { flows }))
    expect(result.npv).toEqual(xnpv(returnConventions, { flows }, { rate: '0.05' }))
    expect(result.discountedPayback).toMatchObject({ value: { on: '2023-01-01' } })
    const never = appraiseProject(returnConventions, project(flows.slice(1)), {})
    expect(never.simplePayback).toMatchObject({ reason: 'never-paid-back' })
    const mixed = appraiseProject(returnConventions, project([...flows, '3'] as never), {})
    expect(mixed.grossMultiple).toMatchObject({
      reason: 'unknown-amount',
      diagnostics: [{ code: 'flow-has-no-date', path: 'flows[3]' }],
    })
  })
})

describe('flows of the other kind', () => {
  const dated = { flows: [{ date: '2020-01-01', amount: '-1' }] } as never
  const plain = { flows: ['-1', '2'] } as never
  it.each([
    ['payback', () => payback(returnConventions, dated, {}), 'flow-has-date'],
    ['irr', () => irr(returnConventions, dated), 'flow-has-date'],
    ['npv', () => npv(returnConventions, dated, { rate: '0.1' }), 'flow-has-date'],
    ['mirr', () => mirr(returnConventions, dated, { financeRate: '0', reinvestRate: '0' }), 'flow-has-date'],
    ['datedPayback', () => datedPayback(returnConventions, plain, {}), 'flow-has-no-date'],
    ['xirr', () => xirr(returnConventions, plain), 'flow-has-no-date'],
    ['xnpv', () => xnpv(returnConventions, plain, { rate: '0.1' }), 'flow-has-no-date'],
  ])('are refused in words by %s', (_, compute, code) => {
    expect(compute()).toMatchObject({
      reason: 'unreadable-flows',
      diagnostics: [{ code, path: 'flows[0]' }, ...(code === 'flow-has-date' ? [] : [{}])],
    })
  })
})
