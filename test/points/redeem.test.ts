import { describe, expect, it } from 'vitest'
import {
  cancelRedemption,
  checkRedemptionPolicy,
  payInVouchers,
  quoteRedemption,
  redeem,
  shareBudget,
  type BudgetClaim,
  type RedemptionOrder,
  type RedemptionPolicy,
  type RedemptionRules,
  type WalletFacts,
} from 'xiangzhen/points'
import { credit, policyWith, saidInFull, spent } from './redemption.js'

const facts: WalletFacts = { credits: [credit('c1', '40', '2024-01-10'), credit('c2', '20', '2024-02-10')] }
const order = (want: RedemptionOrder['want'], more: Partial<RedemptionOrder> = {}): RedemptionOrder => ({
  id: 'r1',
  holder: 'h1',
  on: '2024-06-20',
  want,
  ...more,
})

function refusals(policy: RedemptionPolicy, given: WalletFacts, one: RedemptionOrder): readonly string[] {
  const quote = quoteRedemption(policy, given, one)
  if (quote.status !== 'computed') throw new Error(JSON.stringify(quote))
  saidInFull(quote.value.refusals)
  return quote.value.refusals.map((refusal) => refusal.code)
}

describe('redeem', () => {
  it('spends lots in order and gives the record', () => {
    expect(redeem(policyWith(), facts, order({ points: '45' }, { pickedUpOn: '2024-06-21' }))).toMatchObject({
      value: {
        id: 'r1',
        pickedUpOn: '2024-06-21',
        paid: [{ currency: 'points', points: '45' }],
        lots: [
          { lot: 'c1', points: '40' },
          { lot: 'c2', points: '5' },
        ],
      },
    })
    expect(redeem(policyWith(), facts, order({ points: '5' }, { holder: 'h9' }))).toMatchObject({
      reason: 'holder-not-known',
    })
  })

  it('refuses numbers that cannot be', () => {
    expect(refusals(policyWith(), facts, order({ points: '0' }))).toEqual(['points-not-positive'])
    expect(refusals(policyWith(), facts, order({ points: '1.5' }))).toEqual(['points-too-fine'])
    expect(refusals(policyWith(), facts, order({ points: '61' }))).toEqual(['points-not-enough'])
    const used = { ...facts, redemptions: [spent('r1', '1', '2024-07-01')] }
    expect(refusals(policyWith(), used, order({ points: '1' }))).toEqual([
      'later-redemption-there',
      'redemption-id-used',
    ])
  })

  it('refuses what has no price in words that name it', () => {
    const why = (policy: RedemptionPolicy, one: RedemptionOrder): unknown => {
      const quote = quoteRedemption(policy, facts, one)
      saidInFull(quote.diagnostics)
      return quote.status === 'not-computable' && [quote.reason, quote.diagnostics[0]!.data]
    }
    const goods = [{ id: 'soap', title: '肥皂', prices: [{ from: '2024-07-01', points: '4' }] }]
    const want = (good: string, count: number): RedemptionOrder => order({ goods: [{ good, count }] })
    expect(why(policyWith({ goods }), want('rice', 1))).toMatchObject(['good-not-in-list', { good: 'rice' }])
    expect(why(policyWith({ goods }), want('soap', 0))).toMatchObject(['good-count-not-positive', { good: '肥皂' }])
    expect(why(policyWith({ goods }), want('soap', 1.5))).toMatchObject(['good-count-not-positive', { count: 1.5 }])
    expect(why(policyWith({ goods, priceDate: 'order' }), want('soap', 1))).toMatchObject([
      'good-without-price',
      { good: '肥皂', day: '2024-06-20' },
    ])
    expect(why(policyWith({ goods, priceDate: 'pickUp' }), want('soap', 1))).toMatchObject(['pick-up-day-missing', {}])
    const late = { ...want('soap', 1), pickedUpOn: '2024-02-30' }
    expect(why(policyWith({ goods }), late)).toMatchObject(['order-not-on-a-day', { on: '2024-02-30' }])
    const ended = [{ ...goods[0]!, prices: [{ from: '2024-01-01', to: '2024-06-20', points: '4' }] }]
    expect(
      why(policyWith({ goods: ended, priceDate: 'pickUp' }), { ...want('soap', 1), pickedUpOn: '2024-06-21' }),
    ).toMatchObject(['good-without-price', { day: '2024-06-21' }])
    expect(why(policyWith(), { ...want('soap', 1), holder: 'h9' })).toMatchObject([
      'holder-not-known',
      { holder: 'h9' },
    ])
    expect(why(policyWith(), order({ worth: '5' }))).toMatchObject(['no-rate-on-day', { day: '2024-01-10' }])
  })

  it('cash is refused, allowed or open', () => {
    expect(redeem(policyWith(), facts, order({ cash: '5' }))).toMatchObject({ missing: [{ code: 'cash-out' }] })
    expect(redeem(policyWith({ cash: 'refused' }), facts, order({ cash: '5' }))).toMatchObject({
      reason: 'cash-refused',
    })
    expect(redeem(policyWith({ cash: 'allowed' }), facts, order({ cash: '5' })).status).toBe('computed')
  })

  it('knows windows by month and day', () => {
    const windows = [{ months: [3, 6, 9, 12], fromDay: 20, toDay: 31 }]
    const at = (on: string): readonly string[] =>
      refusals(policyWith({ windows }), facts, order({ points: '1' }, { on }))
    expect([at('2024-06-20'), at('2024-06-30'), at('2024-06-19'), at('2024-05-20')]).toEqual([
      [],
      [],
      ['outside-redemption-window'],
      ['outside-redemption-window'],
    ])
    const last = policyWith({ windows: [{ fromDay: 31 }] })
    expect(refusals(last, facts, order({ points: '1' }, { on: '2024-06-30' }))).toEqual([])
    const open = policyWith({
      windows: [{ decide: 'when', readings: { june: { months: [6] }, july: { months: [7] } } }],
    })
    expect(quoteRedemption(open, facts, order({ points: '1' }))).toMatchObject({ missing: [{ code: 'when' }] })
  })

  it('counts turns of a period; a cancelled one is a decision', () => {
    const frequency = [{ times: 1, per: 'quarter' as const }]
    const once = { ...facts, redemptions: [spent('r0', '1', '2024-04-01')] }
    expect(refusals(policyWith({ frequency, rest: 'stays' }), once, order({ points: '1' }))).toEqual([
      'redeemed-often-enough',
    ])
    const cancelled = {
      ...facts,
      redemptions: [...once.redemptions, { id: 'k', holder: 'h1', cancels: 'r0', on: '2024-04-02', reason: '' }],
    }
    const rules = { refund: 'sameLots', rest: 'stays' } as const
    const open = quoteRedemption(policyWith({ ...rules, frequency }), cancelled, order({ points: '1' }))
    expect(open).toMatchObject({ missing: [{ code: 'cancelled-counts' }] })
    const counts = (one: 'counts' | 'doesNotCount'): readonly string[] =>
      refusals(
        policyWith({ ...rules, frequency: [{ ...frequency[0]!, cancelled: one }] }),
        cancelled,
        order({ points: '1' }),
      )
    expect([counts('counts'), counts('doesNotCount')]).toEqual([['redeemed-often-enough'], []])
  })

  it('a right that rests refuses, and earning goes on', () => {
    const holders = [{ id: 'h1', suspensions: [{ right: 'redeem', from: '2024-01-01', to: '2025-12-31' }] }]
    const policy = policyWith({ right: 'redeem' })
    expect(refusals(policy, { ...facts, holders }, order({ points: '1' }))).toEqual(['redemption-right-rests'])
    expect(refusals(policy, { ...facts, holders }, order({ points: '1' }, { on: '2026-01-01' }))).toEqual([])
  })

  it('asks how a sum becomes whole points, and at which rate', () => {
    const rate = { values: [{ from: '2024-01-01', yuan: '0.3' }] }
    expect(redeem(policyWith({ rate }), facts, order({ worth: '0.9' }))).toMatchObject({
      value: { paid: [{ points: '3' }] },
    })
    expect(redeem(policyWith({ rate }), facts, order({ worth: '1' }))).toMatchObject({
      missing: [{ code: 'points-for-money' }],
    })
    const up = policyWith({ rate: { ...rate, rounding: 'up' } })
    expect(redeem(up, facts, order({ worth: '1' }))).toMatchObject({ value: { paid: [{ points: '4' }] } })
    const changed = {
      values: [
        { from: '2024-01-01', yuan: '1' },
        { from: '2024-02-01', yuan: '2' },
      ],
    }
    const price = (date: 'redemption' | 'credit', worth: string): unknown =>
      quoteRedemption(policyWith({ rate: { ...changed, date }, lotOrder: 'oldest' }), facts, order({ worth }))
    expect(price('redemption', '50')).toMatchObject({ value: { cost: '25', yuan: '50.00' } })
    expect(price('credit', '50')).toMatchObject({ value: { cost: '45', yuan: '50.00' } })
    expect(price('credit', '90')).toMatchObject({ value: { cost: '65', refusals: [{ code: 'points-not-enough' }] } })
    const late = policyWith({ rate: { values: [{ from: '2025-01-01', yuan: '1' }], date: 'redemption' } })
    expect(redeem(late, facts, order({ worth: '5' }))).toMatchObject({ reason: 'no-rate-on-day' })
    expect(redeem(late, { credits: [], holders: [{ id: 'h1' }] }, order({ worth: '5' }))).toMatchObject({
      reason: 'no-rate-on-day',
    })
    const worthless = policyWith({ rate: { values: [{ from: '2023-01-01', yuan: '0' }], date: 'redemption' } })
    expect(redeem(worthless, facts, order({ worth: '25' }))).toMatchObject({ reason: 'no-rate-on-day' })
    expect(quoteRedemption(late, facts, order({ points: '5' }))).toMatchObject({ value: { yuan: null } })
  })

  it('prices goods of the list by the day that counts, and counts the stock', () => {
    const goods = [
      {
        id: 'soap',
        title: '肥皂',
        prices: [
          { from: '2024-01-01', to: '2024-06-30', points: '4' },
          { from: '2024-07-01', points: '6' },
        ],
        stocked: true,
      },
    ]
    const soap = (count: number, more: Partial<RedemptionOrder> = {}): RedemptionOrder =>
      order({ goods: [{ good: 'soap', count }] }, more)
    const stock = [{ good: 'soap', count: 3, on: '2024-01-01' }]
    const rules = { goods } as const
    expect(quoteRedemption(policyWith(rules), { ...facts, stock }, soap(1))).toMatchObject({
      missing: [{ code: 'price-date' }],
    })
    expect(quoteRedemption(policyWith({ goods, priceDate: 'pickUp' }), { ...facts, stock }, soap(1))).toMatchObject({
      reason: 'pick-up-day-missing',
    })
    const cost = (priceDate: 'order' | 'pickUp', more: Partial<RedemptionOrder> = {}): unknown =>
      quoteRedemption(policyWith({ goods, priceDate }), { ...facts, stock }, soap(2, more))
    expect(cost('order')).toMatchObject({ value: { cost: '8', refusals: [] } })
    expect(cost('pickUp', { pickedUpOn: '2024-07-02' })).toMatchObject({ value: { cost: '12' } })
    expect(cost('order', { pickedUpOn: '2024-07-02' })).toMatchObject({ value: { cost: '8' } })
    expect(cost('order', { on: '2024-07-02', pickedUpOn: '2024-07-03' })).toMatchObject({ value: { cost: '12' } })
    expect(
      quoteRedemption(policyWith(rules), facts, soap(1, { on: '2023-01-01', pickedUpOn: '2023-01-01' })),
    ).toMatchObject({ reason: 'good-without-price' })
    expect(
      quoteRedemption(policyWith({ goods, priceDate: 'order' }), facts, soap(1, { on: '2023-01-01' })),
    ).toMatchObject({ reason: 'good-without-price' })
    expect(quoteRedemption(policyWith(rules), facts, order({ goods: [{ good: 'rice', count: 1 }] }))).toMatchObject({
      reason: 'good-not-in-list',
    })
    const taken = { ...spent('r0', '8', '2024-03-01'), goods: [{ good: 'soap', count: 2 }] }
    const given = { ...facts, stock, redemptions: [taken] }
    const stays: Partial<RedemptionRules> = { goods, priceDate: 'order', rest: 'stays', refund: 'sameLots' }
    expect(refusals(policyWith(stays), given, soap(2))).toEqual(['good-out-of-stock'])
    const back = {
      ...given,
      redemptions: [taken, { id: 'k', holder: 'h1', cancels: 'r0', on: '2024-03-02', reason: '' }],
    }
    expect(refusals(policyWith(stays), back, soap(2))).toEqual([])
    const plain = [{ id: 'soap', title: '肥皂', prices: [{ from: '2024-01-01', points: '4' }] }]
    expect(redeem(policyWith({ goods: plain }), facts, soap(2))).toMatchObject({
      value: { goods: [{ good: 'soap', count: 2 }] },
    })
  })

  it('pays with two kinds of points, matched within the redemption', () => {
    const currencies = [
      { id: 'task', title: '任务积分' },
      { id: 'gift', title: '礼遇积分', matchedBy: { currency: 'task', factor: '2', basis: 'sameRedemption' as const } },
    ]
    const two = { credits: [credit('t', '30', '2024-01-10'), credit('g', '50', '2024-01-10', { currency: 'gift' })] }
    const pay = (task: string, gift: string): RedemptionOrder['pay'] => [
      { currency: 'task', points: task },
      { currency: 'gift', points: gift },
    ]
    const policy = policyWith({ currencies })
    expect(refusals(policy, two, order({ points: '30' }))).toEqual(['payment-not-named'])
    expect(refusals(policy, two, order({ points: '30' }, { pay: pay('10', '20')! }))).toEqual([])
    expect(refusals(policy, two, order({ points: '31' }, { pay: pay('10', '21')! }))).toEqual(['points-not-matched'])
    expect(refusals(policy, two, order({ points: '31' }, { pay: pay('10', '20')! }))).toEqual(['payment-is-not-price'])
    const giftOnly = order({ points: '5' }, { pay: [{ currency: 'gift', points: '5' }] })
    expect(refusals(policy, two, giftOnly)).toEqual(['points-not-matched'])
    const strange = order({ points: '5' }, { pay: [{ currency: 'stars', points: '5' }] })
    expect(refusals(policy, two, strange)).toEqual(['currency-not-in-policy'])
    const byClass = [
      currencies[0]!,
      { ...currencies[1]!, matchedBy: { ...currencies[1]!.matchedBy!, factor: { byClass: {} } } },
    ]
    expect(quoteRedemption(policyWith({ currencies: byClass }), two, giftOnly)).toMatchObject({
      reason: 'class-without-factor',
    })
  })
})

describe('cancelRedemption', () => {
  it('is a record of its own, once', () => {
    const given = { ...facts, redemptions: [spent('r1', '5', '2024-03-01')] }
    const cancel = { id: 'k1', cancels: 'r1', on: '2024-03-02', reason: '缺货' }
    const done = cancelRedemption(policyWith(), given, cancel)
    expect(done).toMatchObject({ value: { holder: 'h1', cancels: 'r1' } })
    expect(cancelRedemption(policyWith(), given, { ...cancel, id: 'r1' })).toMatchObject({
      reason: 'redemption-id-used',
    })
    expect(cancelRedemption(policyWith(), given, { ...cancel, cancels: 'r2' })).toMatchObject({
      reason: 'redemption-not-there',
    })
    expect(cancelRedemption(policyWith(), given, { ...cancel, on: '2024-02-01' })).toMatchObject({
      reason: 'cancelled-before-redeemed',
    })
    const twice = { ...given, redemptions: [...given.redemptions, { ...cancel, holder: 'h1' }] }
    expect(cancelRedemption(policyWith(), twice, { ...cancel, id: 'k2' })).toMatchObject({
      reason: 'redemption-already-cancelled',
    })
  })
})

describe('payInVouchers', () => {
  const vouchers = { denominations: ['1', '3', '4'], least: '2' }
  it('pays in the fewest vouchers, which greed does not find', () => {
    expect(payInVouchers(policyWith({ vouchers }), '6')).toMatchObject({
      value: { count: 2, vouchers: [{ value: '3', count: 2 }] },
    })
    const half = { denominations: ['0.5', '2'] }
    expect(payInVouchers(policyWith({ vouchers: half }), '4.5')).toMatchObject({ value: { count: 3 } })
  })
  it('names why it cannot', () => {
    expect(payInVouchers(policyWith(), '6')).toMatchObject({ reason: 'vouchers-not-in-policy' })
    expect(payInVouchers(policyWith({ vouchers }), '1')).toMatchObject({ reason: 'award-below-least' })
    expect(payInVouchers(policyWith({ vouchers: { denominations: ['5'] } }), '0')).toMatchObject({
      reason: 'award-below-least',
    })
    expect(payInVouchers(policyWith({ vouchers: { denominations: ['5'] } }), '7')).toMatchObject({
      reason: 'award-not-payable',
    })
    expect(payInVouchers(policyWith({ vouchers }), '1000000')).toMatchObject({ reason: 'too-many-vouchers' })
  })
})

describe('shareBudget', () => {
  const claim = (id: string, points: string, on: string): BudgetClaim => ({ id, holder: id, points, on })
  const claims = [claim('a', '5', '2024-01-01'), claim('b', '5', '2024-01-02'), claim('c', '4', '2024-01-02')]
  const budget = { grain: '1' }
  it('shares what there is, and loses nothing', () => {
    expect(shareBudget(policyWith({ budget }), { claims }, { ceiling: '14' })).toMatchObject({
      value: { shortfall: '0', given: '14' },
    })
    const first = policyWith({ budget: { ...budget, over: 'firstCome' } })
    expect(shareBudget(first, { claims }, { ceiling: '8' })).toMatchObject({ missing: [{ code: 'same-day-claims' }] })
    const shared = policyWith({ budget: { ...budget, over: 'firstCome', sameDay: 'proRata' } })
    expect(shareBudget(shared, { claims }, { ceiling: '8' })).toMatchObject({
      value: { given: '8', grants: [{ granted: '5' }, { granted: '2' }, { granted: '1' }] },
    })
    const wait = policyWith({ budget: { ...budget, over: 'firstCome', sameDay: 'wait' } })
    expect(shareBudget(wait, { claims }, { ceiling: '8' })).toMatchObject({ value: { given: '5' } })
  })
  it('names ties and what cannot be shared', () => {
    const even = [claim('a', '2', '2024-01-01'), claim('b', '2', '2024-01-01')]
    const rata = policyWith({ budget: { ...budget, over: 'proRata', ceiling: '3' } })
    expect(shareBudget(rata, { claims: even }, {})).toMatchObject({ missing: [{ code: 'tie-in-division' }] })
    const sameDay = policyWith({ budget: { ...budget, over: 'firstCome', sameDay: 'proRata', ceiling: '3' } })
    expect(shareBudget(sameDay, { claims: even }, {})).toMatchObject({ missing: [{ code: 'tie-in-division' }] })
    const decisions = [{ code: 'tie-in-division', value: 'byId', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(shareBudget({ ...rata, decisions }, { claims: even }, {})).toMatchObject({
      value: { grants: [{ granted: '2' }, { granted: '1' }] },
    })
    const fine = ['2.5', '2.5', '0.5'].map((points, at) => claim(`c${at}`, points, '2024-01-01'))
    // 5 ÷ 5.5 of 2.5 are 2.27: two whole points each; half a point is no whole one.
    expect(shareBudget(rata, { claims: fine }, { ceiling: '5' })).toMatchObject({
      value: { given: '4', grants: [{ granted: '2' }, { granted: '2' }, { granted: '0', waiting: '0.5' }] },
    })
    expect(shareBudget(policyWith(), { claims }, { ceiling: '3' })).toMatchObject({ reason: 'ceiling-not-given' })
    expect(shareBudget(rata, { claims: [claim('a', '0', '2024-01-01')] }, {})).toMatchObject({
      reason: 'claim-not-positive',
    })
    expect(shareBudget(rata, { claims: [claims[0]!, claims[0]!] }, {})).toMatchObject({ reason: 'claim-given-twice' })
    const bad = policyWith({ budget: { grain: '0', over: 'proRata', ceiling: '3' } })
    expect(shareBudget(bad, { claims: even }, {})).toMatchObject({ reason: 'bad-grain' })
  })
})

describe('checkRedemptionPolicy', () => {
  const codes = (
    rules: Partial<RedemptionRules>,
    decisions: readonly { code: string; value: string }[] = [],
  ): readonly string[] =>
    checkRedemptionPolicy(
      policyWith({ rate: { values: [{ from: '2024-01-01', yuan: '1' }] }, ...rules }, decisions),
    ).map((one) => one.code)
  it('finds nothing in a sound policy', () => {
    const vouchers = { denominations: ['5', '10'], least: '5' }
    expect(codes({ vouchers, windows: [{ months: [3] }, { toDay: 15 }] })).toEqual([])
    expect(checkRedemptionPolicy(policyWith()).map((one) => one.code)).toEqual(['no-way-to-redeem'])
  })
  it('finds what cannot work', () => {
    const match = (currency: string): { currency: string; factor: string } => ({ currency, factor: '1' })
    expect(
      codes({
        currencies: [
          { id: 'a', title: 'a', matchedBy: match('b') },
          { id: 'b', title: 'b', matchedBy: match('a') },
          { id: 'a', title: 'a', matchedBy: match('z') },
        ],
      }),
    ).toEqual(['match-in-circle', 'match-in-circle', 'currency-named-twice', 'match-without-currency'])
    expect(
      codes({
        rate: {
          values: [
            { from: '2024-01-01', yuan: '0' },
            { from: '2024-01-01', yuan: '1' },
          ],
        },
      }),
    ).toEqual(['rate-not-positive', 'rate-named-twice'])
    const prices = [
      { from: '2024-01-01', points: '0' },
      { from: '2024-03-01', to: '2024-03-31', points: '2' },
      { from: '2024-04-01', points: '3' },
    ]
    expect(
      codes({
        goods: [
          { id: 'g', title: 'g', prices },
          { id: 'g', title: 'g', prices: [prices[2]!] },
        ],
      }),
    ).toEqual(['price-not-positive', 'price-overlap', 'good-named-twice'])
    expect(codes({ windows: [{ fromDay: 20, toDay: 10 }] })).toEqual(['window-never-open'])
    expect(codes({ windows: [{ months: [1] }, { months: [2] }] })).toEqual(['windows-never-meet'])
    expect(codes({ vouchers: { denominations: ['5'], least: '3' } })).toEqual(['least-not-payable'])
    expect(codes({ vouchers: { denominations: ['0'] } })).toEqual(['denomination-not-positive'])
    const rest = { decide: 'rest', readings: { stays: 'stays', allCleared: 'allCleared' } } as const
    const windows = [{ decide: 'when', readings: { june: { months: [6] } } }]
    expect(codes({ rest, windows }, [{ code: 'rest', value: 'never' }])).toEqual([
      'redemption-answer-unknown',
      'redemption-left-open',
    ])
  })
})
