import { describe, expect, it } from 'vitest'
import {
  checkWalletFacts,
  quoteRedemption,
  shareBudget,
  shareStock,
  type BudgetClaim,
  type StockClaim,
  type WalletFacts,
} from 'xiangzhen/points'
import { codes, figure } from './books.js'
import { credit, policyWith, saidInFull, spent } from './redemption.js'

const bad = <T>(value: unknown): T => value as T
const rice = { id: 'rice', title: '大米', prices: [{ from: '2024-01-01', points: '5' }], stocked: true } as const
const question = { good: 'rice', asOf: '2024-03-01' }

describe('claims on a budget', () => {
  const share = (claims: unknown, ceiling: unknown = '7'): readonly unknown[] => {
    const policy = policyWith({ budget: { over: 'firstCome', sameDay: 'proRata', grain: '1' } })
    const facts = { claims: bad<readonly BudgetClaim[]>(claims) }
    const shared = shareBudget(policy, facts, { ceiling: bad<string>(ceiling) })
    saidInFull(shared.diagnostics)
    return [figure(shared), ...shared.diagnostics.map((one) => one.path)]
  }
  const claim = { id: 'a', holder: 'h1', points: '5', on: '2024-02-01' }

  it('never share a ceiling below zero, or one that is no figure', () => {
    for (const ceiling of ['-5', 'abc', NaN]) expect(share([claim], ceiling)).toEqual(['ceiling-not-given', 'ceiling'])
    // From zero on there is a ceiling: nothing is given.
    const none = shareBudget(
      policyWith({ budget: { over: 'proRata', grain: '1' } }),
      { claims: [claim] },
      { ceiling: '0' },
    )
    expect(none).toMatchObject({ value: { given: '0', grants: [{ granted: '0', waiting: '5' }] } })
  })

  it('that are broken stop the sharing, with what is wrong and where', () => {
    expect(share(undefined)).toEqual(['claim-not-complete', 'claims'])
    expect(share([claim, null])).toEqual(['claim-not-complete', 'claims[1]'])
    expect(share([{ ...claim, id: 7 }])).toEqual(['claim-not-complete', 'claims[0]'])
    // 2024-2-1 would stand after 2024-02-02.
    expect(share([{ ...claim, on: '2024-2-1' }])).toEqual(['claim-not-complete', 'claims[0]'])
    for (const points of ['ten', null, '0', '-1'])
      expect(share([{ ...claim, points }])).toEqual(['claim-not-positive', 'a'])
  })
})

describe('claims on goods', () => {
  const stock = [{ good: 'rice', count: 2, on: '2024-01-01' }]
  const claim = { id: 'a', holder: 'h1', count: 2, on: '2024-02-01' }
  const share = (claims: unknown, facts: unknown = { stock }, shared: 'byRank' | 'proRata' = 'proRata') =>
    shareStock(
      policyWith({ goods: [{ ...rice, shared }] }),
      { ...bad<Pick<WalletFacts, 'stock'>>(facts), claims: bad<readonly StockClaim[]>(claims) },
      question,
    )

  it('that are broken stop the sharing, with what is wrong and where', () => {
    const refused = (claims: unknown): unknown => {
      const shared = share(claims)
      saidInFull(shared.diagnostics)
      return [figure(shared), shared.diagnostics[0]?.path]
    }
    expect(refused(undefined)).toEqual(['claim-not-complete', 'claims'])
    expect(refused([null])).toEqual(['claim-not-complete', 'claims[0]'])
    expect(refused([{ ...claim, on: 'soon' }])).toEqual(['claim-not-complete', 'claims[0]'])
    for (const count of ['2', NaN, undefined])
      expect(refused([{ ...claim, count }])).toEqual(['claim-not-positive', 'a'])
    for (const rank of [-1, NaN, 1.5, 0, '1'])
      expect(figure(share([{ ...claim, count: 3, rank }], { stock }, 'byRank'))).toBe('claim-without-rank')
    expect(() => shareStock(policyWith({ goods: [rice] }), { claims: [claim] }, { ...question, asOf: 'x' })).toThrow(
      RangeError,
    )
  })

  it('count goods that came in whole, and name the others', () => {
    const rows = [null, { ...stock[0], count: 1.5 }, { ...stock[0], count: '3' }, ...stock]
    const shared = share([claim], { stock: rows })
    expect(shared).toMatchObject({ value: { left: 2, grants: [{ granted: 2 }] } })
    expect(shared.diagnostics.map((one) => one.path)).toEqual(['stock[0]', 'stock[1]', 'stock[2]'])
    // Under a misspelt name nothing came in, and that is said.
    const astray = share([claim], { stock: [{ ...stock[0], good: 'rcie' }] })
    expect(astray).toMatchObject({ value: { left: 0 } })
    expect(astray.diagnostics.map(({ code, path }) => [code, path])).toEqual([['good-not-in-list', 'stock[0]']])
    saidInFull([...shared.diagnostics, ...astray.diagnostics])
    const facts = { credits: [], stock: [{ ...stock[0]!, good: 'rcie' }] }
    expect(codes(checkWalletFacts(policyWith({ goods: [rice] }), facts))).toEqual(['good-not-in-list'])
  })

  it('look at what was given up to the day', () => {
    const given = { ...spent('r', '5', '2024-04-01'), goods: [{ good: 'rice', count: 1 }] }
    expect(share([claim], { stock, redemptions: [given] })).toMatchObject({ value: { left: 2 } })
    const before = { ...given, on: '2024-02-20' }
    const back = { id: 'k', holder: 'h1', cancels: 'r', on: '2024-03-05', reason: '缺货' }
    // Given back only after the day: 1 of 2 was there.
    expect(share([claim], { stock, redemptions: [before, back] })).toMatchObject({ value: { left: 1 } })
  })

  it('an order of an earlier day takes nothing that was given later, and is never told of goods below zero', () => {
    const later = { ...spent('r', '5', '2024-03-05'), holder: 'h2', goods: [{ good: 'rice', count: 10 }] }
    const order = { id: 'o', holder: 'h1', on: '2024-02-01' }
    const free = (came: readonly number[], count: number): unknown => {
      const arrived = came.map((one, at) => ({ good: 'rice', count: one, on: `2024-0${at * 2 + 1}-01` }))
      const facts = { credits: [credit('a', '500', '2024-01-10')], redemptions: [later], stock: arrived }
      const quote = quoteRedemption(policyWith({ goods: [rice], rest: 'stays' }), facts, {
        ...order,
        want: { goods: [{ good: 'rice', count }] },
      })
      return quote.status === 'computed' && quote.value.refusals.map((one) => one.data['left'])
    }
    // 5 on 1 January and 10 on 1 March, 10 given on 5 March: 5 are free. With 7 on 1 March, 2 are. With none, none.
    expect([free([5, 10], 5), free([5, 10], 6), free([5, 7], 3), free([5], 1)]).toEqual([[], [5], [2], [0]])
  })
})

describe('a household that split', () => {
  it('is not taken for empty where its wallet needs a decision', () => {
    const facts = {
      credits: [credit('a', '5', '2024-01-10'), credit('d', '-8', '2024-02-01'), credit('b', '3', '2024-06-01')],
      transfers: [{ id: 't', from: 'h1', to: 'h2', cause: 'split', on: '2024-05-01', lots: [] }] as const,
    }
    // 5 − 8: below zero, offset or written off, nobody has said.
    expect(codes(checkWalletFacts(policyWith(), facts))).toEqual([])
    expect(codes(checkWalletFacts(policyWith({ shortage: 'writtenOff' }), facts))).toEqual(['record-after-split'])
  })
})
