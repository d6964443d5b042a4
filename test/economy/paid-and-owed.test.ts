import { expect, it } from 'vitest'
import { paymentBalance } from '../../src/economy/index.js'

const balance = (due: readonly object[], payments: readonly object[], on = '2021-12-31') =>
  paymentBalance({ decisions: [] }, { due, payments } as never, { on })
const owed = { id: 'h1', amount: '1500.00' }
const paid = { id: 'p1', holder: 'h1', date: '2021-10-01', cash: '500' }

it('who is listed twice is owed both amounts, and it is said', () => {
  // 1500 + 200 − 500
  const result = balance([owed, { id: 'h1', amount: '200' }], [paid])
  expect(result).toMatchObject({
    value: { accounts: [{ id: 'h1', due: '1700.00', open: '1200.00' }], totals: { due: '1700.00' } },
    diagnostics: [{ code: 'due-twice', severity: 'warning', path: 'due[1].id', data: { holder: 'h1' } }],
  })
})

it.each([
  [{ due: [{ id: 'h1' }] }, 'not-a-figure', 'due[0].amount'],
  [{ due: [{ id: 'h1', amount: null }] }, 'not-a-figure', 'due[0].amount'],
  [{ due: [{ id: 'h1', amount: 5 }] }, 'not-a-figure', 'due[0].amount'],
  [{ due: undefined }, 'not-a-list', 'due'],
  [{ payments: undefined }, 'not-a-list', 'payments'],
  [{ payments: [{ ...paid, date: '2021/10/01' }] }, 'not-a-date', 'payments[0].date'],
  [{ payments: [{ ...paid, date: '2021-13-01' }] }, 'not-a-date', 'payments[0].date'],
  [{ payments: [paid, { ...paid, cash: '700' }] }, 'payment-twice', 'payments[1].id'],
  [{ payments: [{ ...paid, goods: '米' }] }, 'not-a-list', 'payments[0].goods'],
  [{ payments: [{ ...paid, goods: [null] }] }, 'not-a-record', 'payments[0].goods[0]'],
  [{ payments: [{ id: 'p1', holder: 'h1', date: '2021-10-01', amount: '5' }] }, 'nothing-paid', 'payments[0]'],
])('%j is refused and named', (change, code, path) => {
  const facts: { readonly due?: unknown; readonly payments?: unknown } = { due: [owed], payments: [paid], ...change }
  const result = balance(facts.due as never, facts.payments as never)
  expect(result).toMatchObject({ status: 'not-computable', diagnostics: [{ code, path }] })
})

it('the day of the question is a day', () => {
  expect(balance([owed], [paid], '2021-12-32')).toMatchObject({
    reason: 'facts-not-readable',
    diagnostics: [{ code: 'not-a-date', path: 'on' }],
  })
})

it('a value of goods below zero answers nothing', () => {
  const decisions = [{ code: 'goods-value', at: 'p1', value: '-5', decidedBy: '理事会', decidedOn: '2021-12-01' }]
  const goods = [{ name: '米', quantity: '50', unit: 'jin' }]
  const facts = { due: [owed], payments: [{ ...paid, goods }] }
  const result = paymentBalance({ decisions }, facts, { on: '2021-12-31' })
  expect(result).toMatchObject({ status: 'needs', missing: [{ code: 'goods-value', at: 'p1' }] })
  expect(result.diagnostics).toMatchObject([{ code: 'unreadable-decision', path: 'decisions[0].value' }])
})
