import { describe, expect, it } from 'vitest'
import { paymentBalance } from 'xiangzhen/economy'

const due = [{ id: 'a', amount: '100.00' }]
const rice = (value?: string) => [
  { name: '大米', quantity: '10', unit: 'jin', ...(value === undefined ? {} : { value }) },
]

describe('paymentBalance', () => {
  it('adds cash and valued goods up to a day', () => {
    const payments = [
      { id: '1', holder: 'a', date: '2021-10-01', cash: '30', goods: rice('20.50') },
      { id: '2', holder: 'a', date: '2022-01-20', cash: '49.5' },
    ]
    const at = (on: string) => {
      const result = paymentBalance({ decisions: [] }, { due, payments }, { on })
      return result.status === 'computed' && result.value.totals
    }
    expect(at('2021-12-31')).toEqual({ due: '100.00', cash: '30.00', goods: '20.50', open: '49.50' })
    expect(at('2022-01-20')).toEqual({ due: '100.00', cash: '79.50', goods: '20.50', open: '0.00' })
  })

  it('finds payments beyond what is due and to strangers', () => {
    const payments = [
      { id: '1', holder: 'a', date: '2021-10-01', cash: '130' },
      { id: '2', holder: 'b', date: '2021-10-01', cash: '1' },
    ]
    const result = paymentBalance({ decisions: [] }, { due, payments }, { on: '2021-12-31' })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['paid-to-stranger', 'paid-too-much', 'paid-too-much'])
  })

  it('needs a value for goods without one', () => {
    const facts = { due, payments: [{ id: 'p', holder: 'a', date: '2021-10-01', goods: rice() }] }
    const open = paymentBalance({ decisions: [] }, facts, { on: '2021-12-31' })
    expect(open.status === 'needs' && open.missing).toEqual([
      { code: 'goods-value', at: 'p', options: [], free: 'figure' },
    ])
    const decision = { code: 'goods-value', at: 'p', value: '60', decidedBy: '理事会', decidedOn: '2021-12-01' }
    const decided = paymentBalance({ decisions: [decision] }, facts, { on: '2021-12-31' })
    expect(decided.status === 'computed' && decided.value.totals.open).toBe('40.00')
  })

  it('refuses amounts that are none', () => {
    const facts = { due: [{ id: 'a', amount: '1.005' }], payments: [] }
    expect(paymentBalance({ decisions: [] }, facts, { on: '2021-12-31' })).toMatchObject({ reason: 'not-a-figure' })
  })
})
