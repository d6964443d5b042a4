import { describe, expect, it } from 'vitest'
import { verify } from 'xiangzhen/kernel'
import {
  parsePointTransfers,
  transferPoints,
  walletOf,
  walletsOf,
  type PointTransfer,
  type PointTransferRule,
  type RedemptionPolicy,
  type RedemptionRules,
  type TransferOrder,
  type WalletFacts,
} from 'xiangzhen/points'
import { credit, policyWith, saidInFull, spent } from './redemption.js'

const family = [{ id: 'f1' }]
const facts: WalletFacts = {
  credits: [credit('c1', '30', '2024-01-10'), credit('c2', '20', '2024-05-10')],
  holders: [{ id: 'h1', households: family }, { id: 'h2', households: [{ id: 'f1', to: '2024-06-30' }] }, { id: 'h3' }],
}
const order: TransferOrder = { id: 't1', from: 'h1', to: 'h2', cause: 'gift', on: '2024-06-20' }
const rule: PointTransferRule = { clause: '第九条', cause: 'gift', to: 'household', days: 'kept' }
const byYear = { expiry: { endOf: 'year' }, lotOrder: 'oldest' } as const

function policy(rules: Partial<RedemptionRules> = {}): RedemptionPolicy {
  return policyWith({ transfers: [rule], ...rules })
}

function moved(of: RedemptionPolicy, given: WalletFacts, asked: TransferOrder): PointTransfer {
  const result = transferPoints(of, given, asked)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

function refusals(of: RedemptionPolicy, given: WalletFacts, asked: TransferOrder): readonly string[] {
  const result = transferPoints(of, given, asked)
  saidInFull(result.diagnostics)
  return result.status === 'not-computable' ? result.diagnostics.map((one) => one.code) : [result.status]
}

function account(of: RedemptionPolicy, given: WalletFacts, holder: string, asOf: string): unknown {
  const wallet = walletOf(of, given, { holder, asOf })
  return wallet.status === 'computed' ? wallet.value.accounts[0] : wallet
}

describe('transferPoints', () => {
  it('moves lots in order, with their days, and both accounts say so', () => {
    const part = { ...order, points: [{ currency: 'points', points: '35' }], reason: '合并使用' }
    const transfer = moved(policy(byYear), facts, part)
    expect(transfer).toEqual({
      id: 't1',
      from: 'h1',
      to: 'h2',
      cause: 'gift',
      on: '2024-06-20',
      reason: '合并使用',
      lots: [
        { lot: 'c1', currency: 'points', points: '30', on: '2024-01-10' },
        { lot: 'c2', currency: 'points', points: '5', on: '2024-05-10' },
      ],
    })
    expect(parsePointTransfers([transfer, { id: 'x' }])).toMatchObject({ rows: [transfer] })
    expect(verify(transferPoints, transferPoints(policy(byYear), facts, part), policy(byYear), facts, part)).toEqual({
      ok: true,
    })
    const after = { ...facts, transfers: [transfer] }
    expect(account(policy(byYear), after, 'h1', '2024-06-20')).toMatchObject({
      earned: '50',
      given: '35',
      available: '15',
    })
    expect(account(policy(byYear), after, 'h2', '2024-06-20')).toMatchObject({
      earned: '0',
      received: '35',
      available: '35',
    })
    expect(account(policy(byYear), after, 'h2', '2024-06-19')).toMatchObject({ received: '0' })
    expect(account(policy(byYear), after, 'h2', '2025-01-01')).toMatchObject({ expired: '35' })
    expect(
      walletsOf(policy(byYear), { credits: [], transfers: [transfer] }, { asOf: '2024-07-01' }).map((one) => one.id),
    ).toEqual(['h1', 'h2'])
  })

  it('points that are moved keep their days or begin anew: a decision', () => {
    const months = { expiry: { months: 12 }, lotOrder: 'oldest' } as const
    const { days: _days, ...open } = rule
    expect(transferPoints(policy({ ...months, transfers: [open] }), facts, order)).toMatchObject({
      missing: [{ code: 'transferred-days' }],
    })
    const anew = moved(policy({ ...months, transfers: [{ ...rule, days: 'new' }] }), facts, order)
    expect(anew.lots.map((one) => one.on)).toEqual(['2024-06-20', '2024-06-20'])
    expect(account(policy(months), { ...facts, transfers: [anew] }, 'h2', '2025-06-20')).toMatchObject({
      available: '50',
    })
  })

  it('who may receive is said by the text, or asked', () => {
    expect(refusals(policy(), facts, { ...order, to: 'h3' })).toEqual(['not-of-one-household'])
    expect(refusals(policy(), facts, { ...order, on: '2024-07-01' })).toEqual(['not-of-one-household'])
    expect(refusals(policy(), facts, { ...order, to: 'h9' })).toEqual(['recipient-not-known'])
    expect(refusals(policy(), facts, { ...order, to: 'h1' })).toEqual(['recipient-not-known'])
    const { to: _to, ...nobody } = order
    expect(refusals(policy(), facts, nobody)).toEqual(['recipient-missing'])
    expect(transferPoints(policyWith(), facts, order)).toMatchObject({ missing: [{ code: 'transfer-to' }, {}] })
    const to = (one: NonNullable<PointTransferRule['to']>): RedemptionPolicy =>
      policy({ transfers: [{ ...rule, to: one }] })
    expect(refusals(to('anyone'), facts, { ...order, to: 'h3' })).toEqual(['computed'])
    expect(transferPoints(to('refused'), facts, order)).toMatchObject({
      reason: 'transfer-refused',
      diagnostics: [{ data: { clause: '第九条', cause: 'gift', holder: 'h1' } }],
    })
    expect(refusals(to('nobody'), facts, order)).toEqual(['recipient-not-needed'])
  })

  it('with a death points may end; what comes later is pointed out', () => {
    const end = policy({ ...byYear, transfers: [{ cause: 'death', to: 'nobody' }] })
    const { to: _to, ...nobody } = order
    const transfer = moved(end, facts, { ...nobody, cause: 'death' })
    const late = { ...facts, credits: [...facts.credits, credit('c3', '7', '2024-08-01')], transfers: [transfer] }
    expect(account(end, late, 'h1', '2024-12-31')).toMatchObject({ cleared: '50', given: '0', available: '7' })
    const wallet = walletOf(end, late, { holder: 'h1', asOf: '2024-12-31' })
    expect(wallet.diagnostics).toMatchObject([{ code: 'credit-after-closing', data: { id: 'c3', on: '2024-06-20' } }])
  })

  it('refuses numbers, days and accounts that cannot be', () => {
    const part = (points: string): TransferOrder => ({ ...order, points: [{ currency: 'points', points }] })
    expect(refusals(policy(), facts, part('51'))).toEqual(['points-not-enough'])
    expect(refusals(policy(), facts, part('0'))).toEqual(['points-not-positive'])
    expect(refusals(policy(), facts, part('1.5'))).toEqual(['points-too-fine'])
    expect(refusals(policy(), facts, { ...order, points: [{ currency: 'stars', points: '1' }] })).toEqual([
      'currency-not-in-policy',
    ])
    const whole = policy({ transfers: [{ ...rule, whole: true }] })
    expect(refusals(whole, facts, part('49'))).toEqual(['transfer-not-whole'])
    expect(refusals(whole, facts, part('50'))).toEqual(['computed'])
    expect(refusals(policy(), facts, { ...order, on: '2024-02-30' })).toEqual(['order-not-on-a-day'])
    expect(refusals(policy(), facts, { ...order, from: 'h9' })).toEqual(['holder-not-known'])
    const done = { ...facts, transfers: [{ ...moved(policy(), facts, part('1')), on: '2024-06-25' }] }
    expect(refusals(policy(), done, part('1'))).toEqual(['transfer-id-used', 'later-redemption-there'])
    const resting = { ...facts, rests: [{ holder: 'h1', right: 'redeem', from: '2024-06-01', to: '2024-06-30' }] }
    expect(refusals(policy({ right: 'redeem' }), resting, order)).toEqual(['redemption-right-rests'])
    const split = { cause: 'split', to: 'anyone', days: 'kept' } as const
    expect(refusals(policy({ right: 'redeem', transfers: [split] }), resting, { ...order, cause: 'split' })).toEqual([
      'computed',
    ])
    const owing = { ...facts, credits: [credit('d1', '-5', '2024-01-10')] }
    expect(refusals(policy({ shortage: 'negative' }), owing, order)).toEqual(['account-owes'])
  })

  it('a transfer that finds too few points, because a credit was taken back, is a shortage', () => {
    const transfer = moved(policy(), facts, order)
    const credits = [...facts.credits, credit('x1', '20', '2024-06-10', { reverses: 'c2' })]
    const given = { ...facts, credits, transfers: [transfer] }
    expect(account(policy({ shortage: 'negative' }), given, 'h1', '2024-06-30')).toMatchObject({
      given: '50',
      reversed: '20',
      balance: '-20',
    })
    expect(
      account(
        policy(),
        { ...given, credits: facts.credits, transfers: [transfer, { ...transfer, on: '2024-06-21' }] },
        'h1',
        '2024-06-30',
      ),
    ).toMatchObject({
      given: '0',
    })
    const strange = { ...transfer, id: 't9', lots: [{ ...transfer.lots[0]!, currency: 'stars' }] }
    for (const holder of ['h1', 'h2']) {
      const wallet = walletOf(policy(), { ...facts, transfers: [strange] }, { holder, asOf: '2024-06-30' })
      expect(wallet.diagnostics).toMatchObject([{ code: 'currency-not-in-policy' }])
    }
  })

  it('an account may hand on what it received', () => {
    const first = moved(policy(), facts, order)
    const given = { ...facts, transfers: [first] }
    const second = moved(policy({ transfers: [{ ...rule, to: 'anyone' }] }), given, {
      ...order,
      id: 't2',
      from: 'h2',
      to: 'h3',
    })
    expect(second.lots.map((one) => [one.lot, one.on])).toEqual([
      ['t1:c1', '2024-01-10'],
      ['t1:c2', '2024-05-10'],
    ])
    const after = {
      ...given,
      transfers: [first, second],
      redemptions: [{ ...spent('r1', '50', '2024-06-21'), holder: 'h3' }],
    }
    expect(account(policy(), after, 'h3', '2024-06-30')).toMatchObject({ received: '50', spent: '50', available: '0' })
    expect(account(policy(), after, 'h2', '2024-06-30')).toMatchObject({ received: '50', given: '50', available: '0' })
  })
})
