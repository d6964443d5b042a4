import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen/kernel'
import {
  quoteRedemption,
  walletOf,
  walletsOf,
  type RedemptionRules,
  type RestingRight,
  type WalletFacts,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { credit, policyWith } from './redemption.js'

const second: RestingRight = {
  id: 'low-quarter',
  title: '上季度扣分超过 10 分',
  clause: '第十二条',
  right: 'redeem',
  from: '2024-04-01',
  to: '2024-06-30',
}

// 40 points are held when the right begins to rest, 20 come meanwhile.
const credits = [credit('c1', '40', '2024-01-10'), credit('c2', '20', '2024-05-10')]

function walletAt(rules: Partial<RedemptionRules>, asOf: string, rests = [second], given = credits): unknown {
  const facts: WalletFacts = { credits: given, rests: rests.map((rest) => ({ ...rest, holder: 'h1' })) }
  const wallet = walletOf(policyWith({ right: 'redeem', ...rules }), facts, { holder: 'h1', asOf })
  if (wallet.status !== 'computed') return wallet
  const { available, locked, cleared, expired, earned } = wallet.value.accounts[0]!
  return { available, locked, cleared, expired, earned, resting: wallet.value.resting }
}

describe('points while the right to redeem rests', () => {
  it('stay, where the text takes nothing but the right; the reason is named', () => {
    expect(walletAt({}, '2024-06-30')).toMatchObject({
      available: '0',
      locked: '60',
      resting: { from: '2024-04-01', to: '2024-06-30', title: '上季度扣分超过 10 分', clause: '第十二条' },
    })
    expect(walletAt({}, '2024-07-01')).toMatchObject({ available: '60', cleared: '0', resting: null })
  })

  it('are cleared, those that are held, those that come meanwhile, or both', () => {
    const after = (whileResting: NonNullable<RedemptionRules['whileResting']>): unknown =>
      walletAt({ whileResting }, '2024-07-01')
    expect(after({ held: 'cleared' })).toMatchObject({ available: '20', cleared: '40', earned: '60' })
    expect(after({ credits: 'cleared' })).toMatchObject({ available: '40', cleared: '20' })
    expect(after({ held: 'cleared', credits: 'cleared' })).toMatchObject({ available: '0', cleared: '60' })
    const open = { decide: 'rest-clears', readings: { yes: 'cleared', no: 'stay' } } as const
    expect(after({ held: open })).toMatchObject({ missing: [{ code: 'rest-clears' }] })
    expect(walletAt({ whileResting: { held: 'cleared' } }, '2024-03-31')).toMatchObject({ cleared: '0' })
  })

  it('expire meanwhile or wait: a decision where a last day lies in the rest', () => {
    // c1 ends on 10 April, nine days into the rest of 91 days: 81 of them are left to be waited for, and 10 were used.
    const months = { expiry: { months: 3 }, lotOrder: 'oldest' } as const
    expect(walletAt(months, '2024-07-01')).toMatchObject({ missing: [{ code: 'expiry-while-resting' }] })
    expect(walletAt({ ...months, whileResting: { expiry: 'runs' } }, '2024-07-01')).toMatchObject({ expired: '40' })
    const waits = { ...months, whileResting: { expiry: 'waits' } } as const
    // 10 April + 91 days = 10 July; c2 would end on 10 August, the rest of 52 days from its credit on moves it to 1 October.
    expect(walletAt(waits, '2024-07-10')).toMatchObject({ expired: '0', available: '60' })
    expect(walletAt(waits, '2024-07-11')).toMatchObject({ expired: '40', available: '20' })
    expect(walletAt(waits, '2024-10-01')).toMatchObject({ available: '20' })
    expect(walletAt(waits, '2024-10-02')).toMatchObject({ expired: '60' })
    expect(walletAt(months, '2024-03-01', [second], [credit('c1', '4', '2023-01-10')])).toMatchObject({ expired: '4' })
  })

  it('somebody of whom nothing but a rest is known has an account, so that a misspelt id shows', () => {
    const facts = { credits, rests: [{ ...second, holder: 'h7' }] }
    expect(walletsOf(policyWith({ right: 'redeem' }), facts, { asOf: '2024-05-01' })).toMatchObject([
      { id: 'h1', wallet: { value: { resting: null } } },
      { id: 'h7', wallet: { value: { lots: [], resting: { to: '2024-06-30' } } } },
    ])
  })

  it('rests that overlap count once, and the refusal names the one that ends last', () => {
    const longer = { ...second, title: '黑榜', from: '2024-05-01', to: '2024-09-30' }
    const inner = { right: 'redeem', from: '2024-05-02', to: '2024-05-03' }
    const other = { ...second, right: 'vote', to: '2024-12-31' }
    const rests = [longer, inner, second, other]
    // One run of 183 days, from 1 April to 30 September: 10 April + 183 days = 10 October.
    const waits = { expiry: { months: 3 }, lotOrder: 'oldest', whileResting: { expiry: 'waits' } } as const
    expect(walletAt(waits, '2024-10-10', rests)).toMatchObject({ expired: '0' })
    expect(walletAt(waits, '2024-10-11', rests)).toMatchObject({ expired: '40' })
    const facts = { credits, rests: rests.map((rest) => ({ ...rest, holder: 'h1' })) }
    const order = { id: 'r1', holder: 'h1', on: '2024-05-02', want: { points: '5' } }
    const quote = quoteRedemption(policyWith({ right: 'redeem' }), facts, order)
    const [resting] = quote.status === 'computed' ? quote.value.refusals : []
    expect(say(resting!, zh)).toBe('“h1”因“黑榜”（第十二条）自 2024-05-01 至 2024-09-30 暂停兑换资格。请在期满后办理。')
    expect(say(resting!, en)).toContain('because of “黑榜” (第十二条)')
  })
})
