import { describe, expect, it } from 'vitest'
import { verify } from 'xiangzhen/kernel'
import {
  liability,
  parsePointCredits,
  parsePointHolders,
  parseRedemptionPolicy,
  parseRedemptions,
  walletOf,
  walletsOf,
  type RedemptionPolicy,
  type Wallet,
  type WalletAccount,
  type WalletFacts,
} from 'xiangzhen/points'
import { credit, policyWith, spent } from './redemption.js'

function wallet(policy: RedemptionPolicy, facts: WalletFacts, asOf: string): Wallet {
  const result = walletOf(policy, facts, { holder: 'h1', asOf })
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

function account(policy: RedemptionPolicy, facts: WalletFacts, asOf: string): WalletAccount {
  return wallet(policy, facts, asOf).accounts[0]!
}

function needsOf(policy: RedemptionPolicy, facts: WalletFacts, asOf: string): readonly string[] {
  const result = walletOf(policy, facts, { holder: 'h1', asOf })
  return result.status === 'needs' ? result.missing.map((need) => need.code) : []
}

describe('walletOf', () => {
  it('is read from JSON and verifies', () => {
    const policy = policyWith()
    expect(parseRedemptionPolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy)
    const facts = { credits: [credit('c1', '5', '2024-01-10')] }
    const question = { holder: 'h1', asOf: '2024-02-01' }
    expect(verify(walletOf, walletOf(policy, facts, question), policy, facts, question)).toEqual({ ok: true })
    expect(walletOf(policy, facts, { ...question, holder: 'h9' })).toMatchObject({ reason: 'holder-not-known' })
  })

  it('reads facts row by row', () => {
    expect(parsePointCredits([credit('c1', '5', '2024-01-10'), { id: 'x' }]).rows).toHaveLength(1)
    const cancelled = { id: 'x1', holder: 'h1', cancels: 'r1', on: '2024-02-03', reason: '缺货' }
    expect(parseRedemptions([spent('r1', '5', '2024-01-10'), cancelled]).rows).toHaveLength(2)
    expect(parsePointHolders([{ id: 'h1' }, 3]).diagnostics).toHaveLength(1)
  })

  it('keeps pending apart from earned, and refuses what was rejected', () => {
    const policy = policyWith({ countedStates: ['posted'] })
    const credits = [
      credit('c1', '5', '2024-01-10', { state: 'posted' }),
      credit('c2', '3', '2024-01-10', { state: 'reviewed' }),
      credit('c3', '2', '2024-01-10'),
      credit('c4', '9', '2024-01-10', { state: 'rejected' }),
    ]
    expect(account(policy, { credits }, '2024-02-01')).toMatchObject({ earned: '5', pending: '5', available: '5' })
  })

  it('opens points after the period of the credit', () => {
    const policy = policyWith({ opens: { afterPeriod: 'quarter' } })
    const facts = { credits: [credit('c1', '5', '2024-02-10')] }
    expect(account(policy, facts, '2024-03-31')).toMatchObject({ available: '0', locked: '5', balance: '5' })
    expect(account(policy, facts, '2024-04-01')).toMatchObject({ available: '5', locked: '0' })
  })

  it('expires lots by months and by ends of periods', () => {
    const facts = { credits: [credit('c1', '5', '2024-02-10')] }
    const months = policyWith({ expiry: { months: 12 } })
    expect(account(months, facts, '2025-02-10').available).toBe('5')
    expect(account(months, facts, '2025-02-11')).toMatchObject({ available: '0', expired: '5' })
    const year = policyWith({ expiry: { endOf: 'year', later: 1 } })
    expect(wallet(year, facts, '2024-03-01').lots[0]?.until).toBe('2025-12-31')
    expect(wallet(policyWith({ expiry: { endOf: 'quarter' } }), facts, '2024-03-01').lots[0]?.until).toBe('2024-03-31')
  })

  it('asks for the order of lots only when something hangs on it', () => {
    const credits = [credit('c1', '5', '2024-01-10'), credit('c2', '5', '2024-02-10')]
    const facts = { credits, redemptions: [spent('r1', '5', '2024-03-01')] }
    expect(account(policyWith({ rest: 'stays' }), facts, '2024-03-01').available).toBe('5')
    const months = { expiry: { months: 3 }, rest: 'stays' } as const
    expect(needsOf(policyWith(months), facts, '2024-03-02')).toEqual(['lot-order'])
    const left = (lotOrder: 'oldest' | 'newest' | 'earliestExpiry'): readonly string[] =>
      wallet(policyWith({ ...months, lotOrder }), facts, '2024-03-02').lots.map((lot) => lot.left)
    expect(left('oldest')).toEqual(['0', '5'])
    expect(left('earliestExpiry')).toEqual(['0', '5'])
    expect(left('newest')).toEqual(['5', '0'])
  })

  it('clears what is left after a redemption, where the text says so', () => {
    const credits = [credit('c1', '5', '2024-01-10'), credit('c2', '7', '2024-03-10')]
    const facts = { credits, redemptions: [spent('r1', '2', '2024-03-20')] }
    const rules = { opens: { afterPeriod: 'month' } } as const
    expect(needsOf(policyWith(rules), facts, '2024-04-01')).toEqual(['rest-after-redemption'])
    expect(account(policyWith({ ...rules, rest: 'stays' }), facts, '2024-04-01').available).toBe('10')
    expect(account(policyWith({ ...rules, rest: 'availableCleared' }), facts, '2024-04-01')).toMatchObject({
      available: '7',
      cleared: '3',
    })
    expect(account(policyWith({ ...rules, rest: 'allCleared' }), facts, '2024-04-01').cleared).toBe('10')
  })

  it('deducts, owes, offsets and writes off', () => {
    const credits = [
      credit('c1', '5', '2024-01-10'),
      credit('d1', '-8', '2024-02-10'),
      credit('c2', '10', '2024-03-10'),
    ]
    expect(needsOf(policyWith(), { credits }, '2024-02-20')).toEqual(['negative-balance'])
    const after = (shortage: 'negative' | 'offsetNext' | 'writtenOff', asOf: string): string =>
      account(policyWith({ shortage }), { credits }, asOf).balance
    expect([after('negative', '2024-02-20'), after('negative', '2024-03-20')]).toEqual(['-3', '7'])
    expect([after('offsetNext', '2024-02-20'), after('offsetNext', '2024-03-20')]).toEqual(['0', '7'])
    expect([after('writtenOff', '2024-02-20'), after('writtenOff', '2024-03-20')]).toEqual(['0', '10'])
  })

  it('takes back credits, with their hours, and deductions', () => {
    const credits = [
      credit('c1', '5', '2024-01-10', { hours: '2.5' }),
      credit('c2', '5', '2024-01-11', { hours: '1' }),
      credit('d1', '-4', '2024-02-10'),
      credit('x1', '5', '2024-03-10', { reverses: 'c1' }),
      credit('x2', '-4', '2024-03-11', { reverses: 'd1' }),
    ]
    const on = (asOf: string): Wallet => wallet(policyWith({ shortage: 'negative' }), { credits }, asOf)
    expect(on('2024-03-10')).toMatchObject({ hours: '1', accounts: [{ reversed: '5', deducted: '4', balance: '1' }] })
    expect(on('2024-03-11')).toMatchObject({ accounts: [{ deducted: '0', balance: '5' }] })
    expect(account(policyWith({ shortage: 'writtenOff' }), { credits: credits.slice(2) }, '2024-03-11').balance).toBe(
      '0',
    )
  })

  it('names credits and redemptions that cannot be', () => {
    const credits = [
      credit('c1', '5', '2024-01-10'),
      credit('c1', '6', '2024-01-10'),
      credit('c2', '5', '2024-01-10'),
      credit('c2', '5', '2024-01-10'),
      credit('c3', '5', '2024-01-10', { currency: 'stars' }),
      credit('x1', '5', '2024-02-10', { reverses: 'c9' }),
      credit('x2', '5', '2024-02-10', { reverses: 'c2' }),
      credit('x3', '5', '2024-02-10', { reverses: 'c2' }),
      credit('x4', '5', '2024-02-10', { reverses: 'x2' }),
    ]
    const redemptions = [
      { ...spent('r1', '1', '2024-01-20'), paid: [{ currency: 'stars', points: '1' }] },
      { id: 'k1', holder: 'h1', cancels: 'r9', on: '2024-02-01', reason: '' },
    ]
    const result = walletOf(policyWith(), { credits, redemptions }, { holder: 'h1', asOf: '2024-03-01' })
    expect(result).toMatchObject({ status: 'computed', value: { accounts: [{ earned: '5', reversed: '5' }] } })
    expect(result.diagnostics.map((one) => one.code).sort()).toEqual([
      'credit-given-twice',
      'credit-is-a-reversal',
      'credit-not-known',
      'credit-taken-back-twice',
      'currency-not-in-policy',
      'currency-not-in-policy',
      'redemption-not-known',
    ])
  })

  it('knows what was known then', () => {
    const credits = [credit('c1', '5', '2024-01-10', { recordedAt: '2024-03-01' })]
    const question = { holder: 'h1', asOf: '2024-02-01' }
    const then = walletOf(
      policyWith(),
      { credits, redemptions: [spent('r1', '1', '2024-03-02')] },
      { ...question, knownAt: '2024-02-01' },
    )
    expect(then).toMatchObject({ value: { accounts: [{ earned: '0' }] } })
  })

  it('refunds to the same lots, to a new one, or nowhere', () => {
    const credits = [credit('c1', '5', '2024-01-10')]
    const redemptions = [
      spent('r1', '3', '2024-02-01'),
      { id: 'k1', holder: 'h1', cancels: 'r1', on: '2024-05-01', reason: '缺货' },
    ]
    const facts = { credits, redemptions }
    const rules = { expiry: { months: 3 }, rest: 'availableCleared' } as const
    expect(needsOf(policyWith(rules), facts, '2024-05-01')).toEqual(['refund-to'])
    const after = (refund: 'sameLots' | 'newLot' | 'nowhere'): WalletAccount =>
      account(policyWith({ ...rules, refund }), facts, '2024-05-01')
    expect(after('sameLots')).toMatchObject({ available: '0', expired: '5', cleared: '0', spent: '0' })
    expect(after('newLot')).toMatchObject({ available: '3', expired: '2', cleared: '0', spent: '0' })
    expect(after('nowhere')).toMatchObject({ available: '0', spent: '3', cleared: '2' })
  })

  it('a redemption that is cancelled on its own day leaves its points to another of that day', () => {
    const redemptions = [
      spent('r1', '5', '2024-02-01'),
      { id: 'k1', holder: 'h1', cancels: 'r1', on: '2024-02-01', reason: '改换' },
      spent('r2', '4', '2024-02-01'),
    ]
    const policy = policyWith({ refund: 'sameLots', rest: 'stays' })
    expect(account(policy, { credits: [credit('c1', '5', '2024-01-10')], redemptions }, '2024-02-01').available).toBe(
      '1',
    )
  })

  it('spends the lots that the record names, then others; what is missing is a shortage that a refund forgives', () => {
    const credits = [credit('c1', '5', '2024-01-10'), credit('c2', '5', '2024-01-11')]
    const lots = [
      { lot: 'c2', currency: 'points', points: '4' },
      { lot: 'c9', currency: 'points', points: '4' },
    ]
    const redemptions = [
      { ...spent('r1', '6', '2024-02-01'), lots },
      spent('r2', '6', '2024-02-02'),
      { id: 'k1', holder: 'h1', cancels: 'r2', on: '2024-02-03', reason: '' },
    ]
    const rules = { rest: 'stays', refund: 'sameLots', shortage: 'writtenOff' } as const
    const on = (asOf: string): Wallet => wallet(policyWith(rules), { credits, redemptions }, asOf)
    expect(on('2024-02-01').lots.map((lot) => lot.left)).toEqual(['3', '1'])
    expect(on('2024-02-02').accounts[0]).toMatchObject({ writtenOff: '2', balance: '0' })
    expect(on('2024-02-03').accounts[0]).toMatchObject({ writtenOff: '0', balance: '4' })
    const owed = account(policyWith({ ...rules, shortage: 'negative' }), { credits, redemptions }, '2024-02-02')
    expect(owed).toMatchObject({ owed: '2', balance: '-2' })
  })
})

describe('two kinds of points', () => {
  const currencies = (
    factor: string | { byClass: Record<string, string> },
    basis?: 'earnedSoFar' | 'balance' | 'sameRedemption',
    classDate?: 'redemption' | 'credit',
  ): RedemptionPolicy['rules']['currencies'] => [
    { id: 'task', title: '任务积分' },
    {
      id: 'gift',
      title: '礼遇积分',
      matchedBy: {
        currency: 'task',
        factor,
        ...(basis === undefined ? {} : { basis }),
        ...(classDate === undefined ? {} : { classDate }),
      },
    },
  ]
  const credits = [credit('t', '10', '2024-01-10'), credit('g', '50', '2024-01-10', { currency: 'gift' })]
  const gift = (policy: RedemptionPolicy, facts: WalletFacts, asOf = '2024-06-01'): WalletAccount =>
    wallet(policy, facts, asOf).accounts[1]!

  it('usable is the smaller of gift and factor × task', () => {
    expect(gift(policyWith({ currencies: currencies('2', 'balance') }), { credits })).toMatchObject({
      available: '20',
      locked: '30',
    })
    expect(gift(policyWith({ currencies: currencies('9', 'balance') }), { credits }).available).toBe('50')
  })

  it('cumulative or by balance is a decision once points were spent', () => {
    const paid = [
      { currency: 'task', points: '5' },
      { currency: 'gift', points: '8' },
    ]
    const facts = { credits, redemptions: [{ id: 'r1', holder: 'h1', on: '2024-02-01', paid }] }
    expect(needsOf(policyWith({ currencies: currencies('2'), rest: 'stays' }), facts, '2024-06-01')).toEqual([
      'match-basis',
    ])
    const basis = (one: 'earnedSoFar' | 'balance'): string =>
      gift(policyWith({ currencies: currencies('2', one), rest: 'stays' }), facts).available
    expect([basis('earnedSoFar'), basis('balance')]).toEqual(['12', '10'])
  })

  it('the factor goes by the class of the day', () => {
    const classes = [
      { id: 'A', to: '2024-03-31' },
      { id: 'B', from: '2024-04-01' },
    ]
    const facts = { credits, holders: [{ id: 'h1', classes }] }
    const factor = { byClass: { A: '1', B: '3' } }
    expect(gift(policyWith({ currencies: currencies(factor, 'balance') }), facts, '2024-03-01').available).toBe('10')
    expect(gift(policyWith({ currencies: currencies(factor, 'balance') }), facts).available).toBe('30')
    expect(needsOf(policyWith({ currencies: currencies(factor, 'earnedSoFar') }), facts, '2024-06-01')).toEqual([
      'match-class-date',
    ])
    expect(gift(policyWith({ currencies: currencies(factor, 'earnedSoFar', 'credit') }), facts).available).toBe('10')
    const unknown = walletOf(
      policyWith({ currencies: currencies(factor, 'balance') }),
      { credits },
      { holder: 'h1', asOf: '2024-06-01' },
    )
    expect(unknown).toMatchObject({ reason: 'class-without-factor' })
    const early = walletOf(
      policyWith({ currencies: currencies({ byClass: { B: '1' } }, 'earnedSoFar', 'credit') }),
      facts,
      { holder: 'h1', asOf: '2024-06-01' },
    )
    expect(early).toMatchObject({ reason: 'class-without-factor' })
  })
})

describe('walletsOf and liability', () => {
  const rate = {
    values: [
      { from: '2024-01-01', yuan: '1' },
      { from: '2024-06-01', yuan: '0.5' },
    ],
  }
  const credits = [credit('c1', '10', '2024-01-10'), credit('c2', '20', '2024-07-01', { holder: 'h2' })]

  it('one wallet for each holder', () => {
    const holders = [{ id: 'h0' }]
    expect(walletsOf(policyWith(), { credits, holders }, { asOf: '2024-07-01' }).map((one) => one.id)).toEqual([
      'h0',
      'h1',
      'h2',
    ])
  })

  it('the worth of points asks which rate counts when it changed', () => {
    const asOf = '2024-07-02'
    expect(liability(policyWith({ rate }), { credits }, { asOf })).toMatchObject({ missing: [{ code: 'rate-date' }] })
    expect(liability(policyWith({ rate: { ...rate, date: 'redemption' } }), { credits }, { asOf })).toMatchObject({
      value: { yuan: '15.00', uncovered: null },
    })
    expect(
      liability(policyWith({ rate: { ...rate, date: 'credit' } }), { credits }, { asOf, pool: '15' }),
    ).toMatchObject({ value: { yuan: '20.00', uncovered: '5.00' } })
    expect(liability(policyWith(), { credits }, { asOf, pool: '1' })).toMatchObject({
      value: { yuan: null, uncovered: null },
    })
  })

  it('tells what is missing', () => {
    const late = { values: [{ from: '2025-01-01', yuan: '1' }], date: 'redemption' } as const
    expect(liability(policyWith({ rate: late }), { credits }, { asOf: '2024-07-02' })).toMatchObject({
      reason: 'no-rate-on-day',
    })
    const debt = [credit('d', '-1', '2024-01-01')]
    expect(liability(policyWith(), { credits: debt }, { asOf: '2024-07-02' }).status).toBe('needs')
    const match = { currency: 'points', factor: { byClass: {} }, basis: 'balance' } as const
    const currencies = [
      { id: 'points', title: '积分' },
      { id: 'gift', title: '礼', matchedBy: match },
    ]
    const gifts = [...credits, credit('g', '1', '2024-01-01', { currency: 'gift' })]
    expect(liability(policyWith({ currencies }), { credits: gifts }, { asOf: '2024-07-02' })).toMatchObject({
      reason: 'class-without-factor',
    })
  })
})
