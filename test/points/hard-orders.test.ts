import { describe, expect, it } from 'vitest'
import {
  explainWallet,
  liability,
  quoteRedemption,
  redeem,
  walletOf,
  walletsOf,
  type RedemptionOrder,
  type WalletFacts,
} from 'xiangzhen/points'
import { codes, figure } from './books.js'
import { credit, policyWith, saidInFull, spent } from './redemption.js'

const bad = <T>(value: unknown): T => value as T
const settledRules = { rest: 'stays', lotOrder: 'oldest' } as const
const policy = policyWith(settledRules)
const order: RedemptionOrder = { id: 'o', holder: 'h1', on: '2024-03-01', want: { points: '10' } }
const question = { holder: 'h1', asOf: '2024-03-01' }

describe('an order', () => {
  it('that pays twice in one kind pays the sum', () => {
    const halves = ['5', '5'].map((points) => ({ currency: 'points', points }))
    // 5 + 5 = 10, and only 7 are there; of 12, one payment of 10 comes out of the lot.
    const short = redeem(policy, { credits: [credit('a', '7', '2024-01-10')] }, { ...order, pay: halves })
    expect(figure(short)).toBe('points-not-enough')
    expect(redeem(policy, { credits: [credit('a', '12', '2024-01-10')] }, { ...order, pay: halves })).toMatchObject({
      value: { paid: [{ currency: 'points', points: '10' }], lots: [{ lot: 'a', points: '10' }] },
    })
  })

  it('that pays nothing is not fulfilled', () => {
    const free = { ...order, want: { points: '0' }, pay: [] }
    expect(figure(redeem(policy, { credits: [credit('a', '7', '2024-01-10')] }, free))).toBe('points-not-positive')
  })

  it('that is broken is refused, with what is wrong and where', () => {
    const refused = (given: unknown): readonly unknown[] => {
      const quote = quoteRedemption(policy, { credits: [credit('a', '50', '2024-01-10')] }, bad<RedemptionOrder>(given))
      // What was typed stands in the sentence as it was typed.
      saidInFull(quote.diagnostics.map((one) => ({ ...one, data: { ...one.data, text: 'x' } })))
      return [figure(quote), quote.diagnostics[0]?.path]
    }
    expect(refused(null)).toEqual(['order-without-id', 'id'])
    expect(refused({ ...order, id: undefined })).toEqual(['order-without-id', 'id'])
    for (const want of [{}, { points: '5', worth: '60' }, { pionts: '5' }, { goods: 'rice' }, { worth: undefined }])
      expect(refused({ ...order, want })).toEqual(['order-not-a-figure', 'want'])
    for (const pay of [{}, [null], [{ currency: 'points', points: 'ten' }]])
      expect(refused({ ...order, pay })).toEqual(['order-not-a-figure', 'pay'])
    expect(refused({ ...order, on: undefined })).toEqual(['order-not-on-a-day', 'on'])
    expect(refused({ ...order, holder: undefined })).toEqual(['holder-not-known', 'holder'])
  })

  it('counts a redemption that stands twice once', () => {
    const once = { ...spent('r', '5', '2024-01-20'), goods: [{ good: 'rice', count: 1 }] }
    const rice = { id: 'rice', title: '大米', prices: [{ from: '2024-01-01', points: '5' }], stocked: true }
    const rules = {
      ...settledRules,
      frequency: [{ times: 2, per: 'year' }],
      goods: [{ ...rice, limits: [{ count: 2, per: 'year' }] }],
      bounds: [{ by: 'mostPoints', points: '10', per: 'year' }],
    } as const
    const facts = {
      credits: [credit('a', '50', '2024-01-10')],
      redemptions: [once, { ...once }],
      stock: [{ good: 'rice', count: 2, on: '2024-01-01' }],
    }
    // The second turn, the second piece, the second five of ten, the second of two in stock.
    const quote = quoteRedemption(policyWith(rules), facts, { ...order, want: { goods: [{ good: 'rice', count: 1 }] } })
    expect(quote).toMatchObject({ value: { cost: '5', refusals: [] } })
  })

  it('says what was left out of the facts, fulfilled or refused', () => {
    const credits = [credit('a', '7', '2024-01-10'), null, credit('b', '5', '2024-01-10', { currency: 'pionts' })]
    const facts = bad<WalletFacts>({ credits })
    const left = ['wallet-row-left-out', 'currency-not-in-policy']
    expect(codes(redeem(policy, facts, { ...order, want: { points: '5' } }).diagnostics)).toEqual(left)
    expect(codes(redeem(policy, facts, order).diagnostics)).toEqual(['points-not-enough', ...left])
    expect(codes(explainWallet(policy, facts, question).diagnostics)).toEqual(left)
    expect(codes(liability(policy, facts, question).diagnostics)).toEqual(left)
  })
})

describe('facts of wallets', () => {
  const held = (facts: unknown): readonly unknown[] => {
    const wallet = walletOf(policy, bad<WalletFacts>(facts), question)
    saidInFull(wallet.diagnostics)
    const balance = wallet.status === 'computed' ? wallet.value.accounts[0]!.balance : figure(wallet)
    return [balance, ...wallet.diagnostics.map((one) => one.path)]
  }
  const credits = [credit('a', '50', '2024-01-10')]

  it('that are none at all know nobody', () => {
    expect(held(null)).toEqual(['holder-not-known', 'holder'])
    expect(held({})).toEqual(['holder-not-known', 'holder'])
    expect(walletsOf(policy, bad<WalletFacts>({}), { asOf: '2024-03-01' })).toEqual([])
  })

  it('never add points by a payment or a transfer below zero', () => {
    const paid = [{ currency: 'points', points: '-30' }]
    expect(held({ credits, redemptions: [{ ...spent('r', '1', '2024-02-01'), paid }] })).toEqual([
      '50',
      'redemptions[0]',
    ])
    const gift = { id: 't', from: 'h2', to: 'h1', cause: 'gift', on: '2024-02-01' }
    const lot = { lot: 'x', currency: 'points', points: '5', on: '2024-01-10' }
    for (const lots of [[{ ...lot, points: '-5' }], [{ ...lot, on: 'x' }]])
      expect(held({ credits, transfers: [{ ...gift, to: 'h1', from: 'h1', lots }] })).toEqual(['50', 'transfers[0]'])
    expect(held({ credits, transfers: [{ ...gift, from: 'h1', cause: 'git', lots: [lot] }] })).toEqual([
      '50',
      'transfers[0]',
    ])
  })

  it('with misspelt states, days and ids are left out and named', () => {
    for (const more of [{ state: 'postd' }, { recordedAt: 'yesterday' }, { id: 7 }, { hours: 'two' }])
      expect(held({ credits: [...credits, { ...credit('b', '5', '2024-01-10'), ...more }] })).toEqual([
        '50',
        'credits[1]',
      ])
    expect(held({ credits: [...credits, { ...credit('b', '5', '2024-01-10'), holder: undefined }] })).toEqual([
      '50',
      'credits[1]',
    ])
    const reversed = { holder: 'h1', right: 'redeem', from: '2024-06-01', to: '2024-01-01' }
    expect(held({ credits, rests: [reversed] })).toEqual(['50', 'rests[0]'])
    expect(held({ credits, stock: [{ good: 'rice', count: '3', on: '2024-01-01' }] })).toEqual(['50', 'stock[0]'])
  })

  it('a holder that stands twice counts once where alike, and not at all where the rows differ', () => {
    const rate = {
      values: [
        { from: '2024-01-01', yuan: '1' },
        { from: '2024-01-01', yuan: '2', classes: ['A'] },
      ],
    }
    const inA = { id: 'h1', classes: [{ id: 'A' }] }
    const worth = (holders: readonly unknown[]): readonly unknown[] => {
      const facts = bad<WalletFacts>({ credits, holders })
      const quote = quoteRedemption(policyWith({ ...settledRules, rate }), facts, order)
      saidInFull(quote.diagnostics)
      return [quote.status === 'computed' && quote.value.yuan, ...codes(quote.diagnostics)]
    }
    // 10 points at 2 yuan; at the general rate of 1 where nobody can say which row is true.
    expect(worth([inA, { ...inA }])).toEqual(['20.00'])
    expect(worth([inA, { id: 'h1' }])).toEqual(['10.00', 'holder-given-twice'])
    expect(worth([{ id: 'h1' }, inA])).toEqual(['10.00', 'holder-given-twice'])
  })

  it('are asked about on days of the calendar', () => {
    for (const days of [{ asOf: 'foo' }, { asOf: undefined }, { asOf: '2024-13-01' }, { ...question, knownAt: '1' }]) {
      const asked = bad<typeof question>({ holder: 'h1', ...days })
      for (const door of [walletOf, explainWallet]) expect(() => door(policy, { credits }, asked)).toThrow(RangeError)
      expect(() => walletsOf(policy, { credits }, asked)).toThrow(/of the question is .*write a date/)
      expect(() => liability(policy, { credits }, asked)).toThrow(RangeError)
    }
  })
})

describe('a wallet', () => {
  const at = (facts: WalletFacts, rules = {}, asOf = '2024-03-01'): ReturnType<typeof walletOf> =>
    walletOf(policyWith({ ...settledRules, ...rules }), facts, { holder: 'h1', asOf })

  it('shows as waiting what waits on the day, and not what comes later or was taken back', () => {
    const counted = { countedStates: ['posted'] } as const
    const facts = {
      credits: [
        credit('a', '5', '2024-01-10', { state: 'declared' }),
        credit('b', '7', '2024-12-01', { state: 'declared' }),
        credit('x', '5', '2024-02-10', { state: 'posted', reverses: 'a' }),
      ],
    }
    const pending = (asOf: string): unknown => {
      const wallet = at(facts, counted, asOf)
      return wallet.status === 'computed' && wallet.value.accounts[0]!.pending
    }
    // a waits until it is taken back on 10 February; b waits from 1 December on.
    expect([pending('2024-01-31'), pending('2024-03-01'), pending('2024-12-31')]).toEqual(['5', '0', '7'])
  })

  it('says where a reversal states other points than what it takes back', () => {
    const taken = at({ credits: [credit('a', '50', '2024-01-10'), credit('x', '5', '2024-02-10', { reverses: 'a' })] })
    expect(codes(taken.diagnostics)).toEqual(['credit-back-differs'])
    saidInFull(taken.diagnostics)
    const whole = [credit('a', '50', '2024-01-10'), credit('x', '-50', '2024-02-10', { reverses: 'a' })]
    expect(at({ credits: whole }).diagnostics).toEqual([])
  })

  it('has no hours below zero after a deduction with hours is taken back', () => {
    const credits = [
      credit('a', '50', '2024-01-10', { hours: '3' }),
      credit('d', '-5', '2024-01-12', { hours: '2' }),
      credit('x', '-5', '2024-01-13', { reverses: 'd' }),
    ]
    // 3 + 2, then 3 again.
    expect(at({ credits }, {}, '2024-01-12')).toMatchObject({ value: { hours: '5' } })
    expect(at({ credits })).toMatchObject({ value: { hours: '3' } })
  })

  it('is closed from the first day on which it was moved as a whole', () => {
    const moved = (id: string, on: string): NonNullable<WalletFacts['transfers']>[number] => ({
      id,
      from: 'h1',
      to: 'h2',
      cause: 'merge',
      on,
      lots: [],
    })
    const facts = {
      credits: [credit('a', '5', '2024-02-01')],
      transfers: [moved('t1', '2024-02-20'), moved('t2', '2024-01-20')],
    }
    expect(at(facts).diagnostics).toMatchObject([{ code: 'credit-after-closing', data: { on: '2024-01-20' } }])
  })
})

describe('points that are matched', () => {
  const currencies = (factor: string | { readonly byClass: Readonly<Record<string, string>> }) => [
    { id: 'base', title: '基础分' },
    { id: 'more', title: '奖励分', matchedBy: { currency: 'base', factor, basis: 'earnedSoFar' as const } },
  ]
  const more = credit('m', '100', '2024-01-10', { currency: 'more' })
  const usable = (facts: WalletFacts, rules: Parameters<typeof policyWith>[0], decisions = [] as never[]): unknown => {
    const wallet = walletOf(policyWith({ ...settledRules, ...rules }, decisions), facts, question)
    return wallet.status === 'computed' ? wallet.value.accounts[1]!.available : wallet
  }

  it('are not matched by points that were taken back, nor twice by points that came back', () => {
    const base = [credit('b', '30', '2024-01-10'), credit('c', '20', '2024-01-11')]
    const rules = { currencies: currencies('1'), refund: 'newLot', shortage: 'negative' } as const
    expect(usable({ credits: [...base, more] }, rules)).toBe('50')
    // The 20 were never earned: 30.
    const back = credit('x', '20', '2024-02-01', { reverses: 'c' })
    expect(usable({ credits: [...base, more, back] }, rules)).toBe('30')
    // 10 are deducted and the deduction is taken back; 10 are redeemed and refunded: 50 were earned.
    const deduction = [credit('d', '-10', '2024-01-12'), credit('y', '-10', '2024-01-13', { reverses: 'd' })]
    expect(usable({ credits: [...base, more, ...deduction] }, rules)).toBe('50')
    const redemptions = [
      { id: 'r', holder: 'h1', on: '2024-02-01', paid: [{ currency: 'base', points: '10' }] },
      { id: 'k', holder: 'h1', on: '2024-02-02', cancels: 'r', reason: '缺货' },
    ]
    expect(usable({ credits: [...base, more], redemptions }, rules)).toBe('50')
  })

  it('ask which of several classes gives the factor, whatever their order', () => {
    const rules = { currencies: currencies({ byClass: { A: '1', B: '2' } }) }
    const both = [{ id: 'A' }, { id: 'B' }]
    for (const classes of [both, [...both].reverse()]) {
      const matched = {
        credits: [credit('b', '30', '2024-01-10'), more],
        holders: [{ id: 'h1', classes }],
      }
      expect(usable(matched, rules)).toMatchObject({ missing: [{ code: 'class-of-several' }] })
      const decided = (value: string): unknown =>
        usable(matched, rules, [{ code: 'class-of-several', value }] as never[])
      expect([decided('favourable'), decided('unfavourable')]).toEqual(['60', '30'])
    }
  })
})
