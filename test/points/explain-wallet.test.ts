import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addsUp, explain, verify } from 'xiangzhen/kernel'
import { explainWallet, type RedemptionPolicy, type WalletFacts } from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { credit, policyWith, spent } from './redemption.js'

function said(policy: RedemptionPolicy, facts: WalletFacts, asOf: string, currency?: string): readonly string[] {
  const question = { holder: 'h1', asOf, ...(currency === undefined ? {} : { currency }) }
  const result = explainWallet(policy, facts, question)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  expect(addsUp(result.value)).toEqual({ ok: true })
  expect(verify(explainWallet, result, policy, facts, question)).toEqual({ ok: true })
  for (const one of explain(result.value, en)) expect(one.text).not.toMatch(/[{}]|wallet-/)
  return explain(result.value, zh).map((one) => one.text)
}

describe('explainWallet', () => {
  it('says what came in, what went, and what cannot be used yet', () => {
    // 40 of 2023 end with the year, 30 of it unspent; 20 of January are open, 9 of May not before July.
    const policy = policyWith({
      expiry: { endOf: 'year' },
      opens: { afterPeriod: 'quarter' },
      lotOrder: 'oldest',
      rest: 'stays',
    })
    const credits = [
      credit('a', '40', '2023-02-10'),
      credit('b', '20', '2024-01-10'),
      credit('c', '9', '2024-05-10'),
      credit('d', '-4', '2024-05-11'),
    ]
    const facts = { credits, redemptions: [spent('r1', '10', '2023-05-01')] }
    expect(said(policy, facts, '2024-06-01')).toEqual([
      '“h1”在 2024-06-01 可兑换“积分”16 分。',
      '持有 25 分。',
      '共得 69 分。',
      '2023-02-10 得 40 分，可用至 2023-12-31。',
      '2024-01-10 得 20 分，可用至 2024-12-31。',
      '2024-05-10 得 9 分，可用至 2024-12-31。',
      '兑换用去 10 分。',
      '扣减 4 分。',
      '到期清零 30 分。',
      '2023-02-10 所得的 30 分于 2023-12-31 到期。',
      '9 分未到可兑换的日期。',
    ])
  })

  it('says transfers, rests, debts and what was written off', () => {
    const lots = [{ lot: 'z', currency: 'points', points: '12', on: '2024-01-01' }]
    const out = [{ lot: 'a', currency: 'points', points: '5', on: '2024-01-01' }]
    const facts: WalletFacts = {
      credits: [credit('a', '8', '2024-01-10'), credit('x', '8', '2024-03-01', { reverses: 'a' })],
      transfers: [
        { id: 't1', from: 'h2', to: 'h1', cause: 'gift', on: '2024-02-01', lots },
        { id: 't2', from: 'h1', to: 'h2', cause: 'gift', on: '2024-02-02', lots: out },
      ],
      rests: [{ holder: 'h1', right: 'redeem', from: '2024-03-01', to: '2024-03-31', title: '黑榜' }],
    }
    expect(said(policyWith({ right: 'redeem' }), facts, '2024-03-05')).toEqual([
      '“h1”在 2024-03-05 可兑换“积分”0 分。',
      '持有 7 分。',
      '共得 20 分。',
      '2024-01-10 得 8 分。',
      '他人转来 12 分，按 2024-01-01 得分计。',
      '转给他人 5 分。',
      '冲正收回 8 分。',
      '因“黑榜”自 2024-03-01 至 2024-03-31 暂停兑换，7 分不能使用。',
    ])
    const short = { credits: [credit('a', '8', '2024-01-10'), credit('d', '-10', '2024-02-01')] }
    expect(said(policyWith({ shortage: 'negative' }), short, '2024-03-05').slice(-1)).toEqual([
      '其中 2 分尚欠，从以后所得中抵扣。',
    ])
    expect(said(policyWith({ shortage: 'writtenOff' }), short, '2024-03-05').slice(-1)).toEqual(['其中 2 分已核销。'])
  })

  it('is of one kind of points; matched ones may be held and not usable', () => {
    const match = { currency: 'task', factor: '2', basis: 'balance' as const }
    const policy = policyWith({
      currencies: [
        { id: 'task', title: '任务积分' },
        { id: 'gift', title: '礼遇积分', matchedBy: match },
      ],
    })
    const facts = { credits: [credit('a', '3', '2024-01-10'), credit('b', '9', '2024-01-10', { currency: 'gift' })] }
    expect(said(policy, facts, '2024-03-01', 'gift')).toEqual([
      '“h1”在 2024-03-01 可兑换“礼遇积分”6 分。',
      '持有 9 分。',
      '共得 9 分。',
      '2024-01-10 得 9 分。',
      '3 分没有配比，不能使用。',
    ])
    expect(said(policy, facts, '2024-03-01')[0]).toContain('任务积分')
    const question = { holder: 'h1', asOf: '2024-03-01' }
    expect(explainWallet(policy, facts, { ...question, currency: 'stars' })).toMatchObject({
      reason: 'currency-not-in-policy',
    })
    expect(explainWallet(policy, facts, { ...question, holder: 'h9' })).toMatchObject({ reason: 'holder-not-known' })
    const byClass = policyWith({
      currencies: [
        { id: 'task', title: '任务积分' },
        { id: 'gift', title: '礼遇积分', matchedBy: { ...match, factor: { byClass: {} } } },
      ],
    })
    expect(explainWallet(byClass, facts, { ...question, currency: 'gift' })).toMatchObject({
      reason: 'class-without-factor',
    })
  })

  it('Explained: adds up whatever happened', () => {
    const day = fc.integer({ min: 1, max: 12 }).map((month) => `2024-${String(month).padStart(2, '0')}-15`)
    const row = fc.tuple(fc.integer({ min: -20, max: 40 }), day)
    const refund = fc.constantFrom('sameLots' as const, 'newLot' as const, 'nowhere' as const)
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.array(row, { maxLength: 4 }), refund, (rows, orders, place) => {
        const policy = policyWith({
          expiry: { months: 4 },
          lotOrder: 'earliestExpiry',
          rest: 'availableCleared',
          refund: place,
          shortage: 'negative',
        })
        const credits = rows.map(([points, on], index) => credit(`c${index}`, String(points), on))
        const redemptions = orders.flatMap(([points, on], index) => [
          spent(`r${index}`, String(Math.abs(points) + 1), on),
          ...(points < 0
            ? [{ id: `k${index}`, holder: 'h1', cancels: `r${index}`, on: '2024-12-20', reason: '退' }]
            : []),
        ])
        const facts = { credits, redemptions, holders: [{ id: 'h1' }] }
        expect(said(policy, facts, '2024-12-31')[0]).toMatch(/可兑换/)
      }),
      { numRuns: 200 },
    )
  })
})
