import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen/kernel'
import {
  quoteRedemption,
  walletOf,
  type PointCredit,
  type RedemptionBound,
  type RedemptionOrder,
  type RedemptionRules,
  type WalletFacts,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { credit, policyWith, saidInFull, spent } from './redemption.js'

const held60 = { credits: [credit('c1', '40', '2024-01-10'), credit('c2', '20', '2024-02-10')] }

function asked(
  rules: Partial<RedemptionRules>,
  facts: WalletFacts,
  points: string,
  more: Partial<RedemptionOrder> = {},
): unknown {
  const order = { id: 'r1', holder: 'h1', on: '2024-06-20', want: { points }, ...more }
  const quote = quoteRedemption(policyWith({ rest: 'stays', ...rules }), facts, order)
  if (quote.status !== 'computed') return quote
  saidInFull(quote.value.refusals)
  return quote.value.refusals.map(({ code, data }) => ({ code, ...data }))
}

const bounded = (
  bound: RedemptionBound,
  points: string,
  facts: WalletFacts = held60,
  rules: Partial<RedemptionRules> = {},
): unknown => asked({ bounds: [bound], ...rules }, facts, points)

describe('bounds of a redemption', () => {
  it('a balance from which points are redeemed: just so many is enough', () => {
    expect(bounded({ by: 'leastBalance', points: '60' }, '5')).toEqual([])
    expect(bounded({ by: 'leastBalance', points: '61', clause: '第三条' }, '5')).toMatchObject([
      { code: 'balance-below-least', balance: '60', least: '61', asked: '5', clause: '第三条' },
    ])
  })

  it('what must stay: 60 held, 50 stay, 10 may go', () => {
    expect(bounded({ by: 'leastLeft', points: '50' }, '10')).toEqual([])
    expect(bounded({ by: 'leastLeft', points: '50' }, '11')).toMatchObject([
      { code: 'too-little-left', balance: '60', least: '50', allowed: '10', asked: '11' },
    ])
    expect(bounded({ by: 'leastLeft', points: '80' }, '11')).toMatchObject([{ allowed: '0' }])
  })

  it('multiples, a least and a most of one redemption', () => {
    expect(bounded({ by: 'multiple', points: '10' }, '30')).toEqual([])
    expect(bounded({ by: 'multiple', points: '10' }, '35')).toMatchObject([
      { code: 'points-not-a-multiple', asked: '35', step: '10' },
    ])
    expect(bounded({ by: 'multiple', points: '0' }, '35')).toEqual([])
    expect(bounded({ by: 'leastPoints', points: '10' }, '10')).toEqual([])
    expect(bounded({ by: 'leastPoints', points: '10' }, '9')).toMatchObject([{ code: 'points-below-least' }])
    expect(bounded({ by: 'mostPoints', points: '20', per: 'redemption' }, '20')).toEqual([])
    expect(bounded({ by: 'mostPoints', points: '20', per: 'redemption' }, '21')).toMatchObject([
      { code: 'points-above-most', asked: '21', allowed: '20' },
    ])
  })

  it('a most of a period counts what was redeemed in it, and not what came back', () => {
    const before = { ...held60, redemptions: [spent('r0', '15', '2024-04-02'), spent('r9', '5', '2024-03-31')] }
    const bound = { by: 'mostPoints', points: '20', per: 'quarter' } as const
    expect(bounded(bound, '5', before)).toEqual([])
    expect(bounded(bound, '6', before)).toMatchObject([{ asked: '6', before: '15', period: '2024-Q2', allowed: '20' }])
    const back = {
      ...before,
      redemptions: [...before.redemptions, { id: 'k', holder: 'h1', cancels: 'r0', on: '2024-04-03', reason: '' }],
    }
    expect(bounded(bound, '6', back, { refund: 'sameLots' })).toEqual([])
    expect(bounded(bound, '6', back, { refund: 'nowhere' })).toMatchObject([{ before: '15' }])
    // A year from November: April 2024 lies in the year that began in 2023.
    expect(bounded({ ...bound, per: 'year' }, '6', before, { firstMonth: 11 })).toMatchObject([
      { before: '20', period: '2023' },
    ])
  })

  it('a share of the balance: half of 60 is 30, a third is 20', () => {
    expect(bounded({ by: 'mostShare', share: '0.5', per: 'redemption' }, '30')).toEqual([])
    expect(bounded({ by: 'mostShare', share: '0.5', per: 'redemption' }, '31')).toMatchObject([
      { code: 'points-above-share', share: '0.5', allowed: '30' },
    ])
    expect(bounded({ by: 'mostShare', share: '1/3', per: 'redemption' }, '20')).toEqual([])
    expect(bounded({ by: 'mostShare', share: '1/3', per: 'redemption' }, '21')).toHaveLength(1)
    expect(() => bounded({ by: 'mostShare', share: '50%', per: 'redemption' }, '1')).toThrow('50%')
  })

  it('the share of a period is of the balance at its start, or of what there was in all', () => {
    // 60 at the start of the quarter; 20 redeemed, 30 credited since: 70 now. Half of 60 is 30, half of 70 + 20 is 45.
    const facts = {
      credits: [...held60.credits, credit('c3', '30', '2024-05-01')],
      redemptions: [spent('r0', '20', '2024-04-02')],
    }
    const bound = { by: 'mostShare', share: '0.5', per: 'quarter' } as const
    expect(bounded(bound, '10', facts)).toEqual([])
    expect(bounded(bound, '11', facts)).toMatchObject({ missing: [{ code: 'share-base' }] })
    expect(bounded({ ...bound, base: 'periodStart' }, '11', facts)).toMatchObject([{ before: '20', allowed: '30' }])
    expect(bounded({ ...bound, base: 'nowAndRedeemed' }, '25', facts)).toEqual([])
    expect(bounded({ ...bound, base: 'nowAndRedeemed' }, '26', facts)).toMatchObject([{ before: '20', allowed: '45' }])
  })

  it('a most in yuan, of one redemption or of a period', () => {
    const rate = { values: [{ from: '2024-01-01', yuan: '0.5' }] }
    const once = { by: 'mostYuan', yuan: '10', per: 'redemption' } as const
    expect(bounded(once, '20', held60, { rate })).toEqual([])
    expect(bounded(once, '21', held60, { rate })).toMatchObject([
      { code: 'yuan-above-most', asked: '10.50', allowed: '10' },
    ])
    // 6 yuan by the record, 12 × 0.5 = 6 by the rate of its day: 12 before, 3 more may come.
    const before = {
      credits: [credit('c0', '200', '2024-01-10')],
      redemptions: [{ ...spent('r8', '10', '2024-04-02'), yuan: '6' }, spent('r9', '12', '2024-04-03')],
    }
    const quarter = { by: 'mostYuan', yuan: '15', per: 'quarter', clause: '第八条' } as const
    expect(bounded(quarter, '6', before, { rate })).toEqual([])
    expect(bounded(quarter, '7', before, { rate })).toMatchObject([
      { code: 'yuan-above-most', before: '12.00', asked: '3.50', allowed: '15', period: '2024-Q2', clause: '第八条' },
    ])
    expect(bounded(once, '6', held60)).toMatchObject([{ code: 'no-rate-on-day', day: '2024-06-20' }])
    const late = { rate: { values: [{ from: '2024-06-01', yuan: '1' }], date: 'redemption' as const } }
    expect(bounded(quarter, '7', before, late)).toMatchObject([{ code: 'no-rate-on-day', day: '2024-04-03' }])
  })

  it('the balance is what can be spent, or all that is held, where the two differ', () => {
    // 40 of January can be spent from April on, 20 of June from July on.
    const facts = { credits: [credit('c1', '40', '2024-01-10'), credit('c2', '20', '2024-06-10')] }
    const opens = { opens: { afterPeriod: 'quarter' } } as const
    const least = { by: 'leastBalance', points: '50' } as const
    expect(bounded(least, '5', facts, opens)).toMatchObject({ missing: [{ code: 'balance-meant' }] })
    expect(bounded({ ...least, balance: 'held' }, '5', facts, opens)).toEqual([])
    expect(bounded({ ...least, balance: 'available' }, '5', facts, opens)).toMatchObject([{ balance: '40' }])
    expect(bounded({ ...least, points: '40' }, '5', facts, opens)).toEqual([])
    expect(bounded({ by: 'leastLeft', points: '30', balance: 'available' }, '11', facts, opens)).toHaveLength(1)
  })

  it('is for some classes, on the day of the order, and for one kind of points', () => {
    const holders = [{ id: 'h1', classes: [{ id: 'poor', to: '2024-05-31' }, { id: 'party' }] }]
    const bound = { by: 'leastBalance', points: '99' } as const
    const facts = { ...held60, holders }
    expect(bounded({ ...bound, classes: ['poor'] }, '5', facts)).toEqual([])
    expect(bounded({ ...bound, classes: ['poor', 'party'] }, '5', facts)).toHaveLength(1)
    expect(bounded({ ...bound, currency: 'gift' }, '5', facts)).toEqual([])
    const open = { decide: 'how-many', readings: { many: bound, few: { ...bound, points: '9' } } }
    expect(asked({ bounds: [open] }, held60, '5')).toMatchObject({ missing: [{ code: 'how-many' }] })
  })

  it('says what is asked, what is allowed and by which clause', () => {
    const quote = quoteRedemption(
      policyWith({ bounds: [{ by: 'leastLeft', points: '50', clause: '第六条' }] }),
      held60,
      { id: 'r1', holder: 'h1', on: '2024-06-20', want: { points: '11' } },
    )
    const [refusal] = quote.status === 'computed' ? quote.value.refusals : []
    expect(say(refusal!, zh)).toBe('余额 60 分，兑换后应保留 50 分（第六条）：申请 11 分，至多可兑 10 分。请减少兑换。')
    expect(say(refusal!, en)).toBe('Of a balance of 60, 50 must stay (第六条): 11 asked, 10 allowed. Redeem less.')
  })
})

describe('prices, rates and limits by class', () => {
  const goods = [
    {
      id: 'rice',
      title: '大米',
      clause: '价目表',
      prices: [
        { from: '2024-01-01', points: '50' },
        { from: '2024-01-01', points: '40', classes: ['star5'] },
        { from: '2024-01-01', points: '45', classes: ['star4'] },
      ],
      limits: [{ clause: '每季限两袋', count: 2, per: 'quarter' as const }],
    },
  ]
  const credits = [credit('c1', '500', '2024-01-10')]
  const rice = (count: number, classes: readonly string[], redemptions: WalletFacts['redemptions'] = []): unknown => {
    const holders = [{ id: 'h1', classes: classes.map((id) => ({ id })) }]
    const order = { id: 'r1', holder: 'h1', on: '2024-06-20', want: { goods: [{ good: 'rice', count }] } }
    return quoteRedemption(policyWith({ goods, rest: 'stays' }), { credits, holders, redemptions }, order)
  }

  it('one with a price of the class pays it, the others the general one', () => {
    expect(rice(1, [])).toMatchObject({ value: { cost: '50', refusals: [] } })
    expect(rice(1, ['star5'])).toMatchObject({ value: { cost: '40' } })
    expect(rice(1, ['star5', 'star4'])).toMatchObject({ missing: [{ code: 'class-of-several' }] })
    const decide = (value: string): unknown =>
      quoteRedemption(
        policyWith({ goods }, [{ code: 'class-of-several', value }]),
        { credits, holders: [{ id: 'h1', classes: [{ id: 'star5' }, { id: 'star4' }] }] },
        { id: 'r1', holder: 'h1', on: '2024-06-20', want: { goods: [{ good: 'rice', count: 1 }] } },
      )
    expect(decide('favourable')).toMatchObject({ value: { cost: '40' } })
    expect(decide('unfavourable')).toMatchObject({ value: { cost: '45' } })
  })

  it('a good is limited for each holder in a period', () => {
    const had = [{ ...spent('r0', '50', '2024-04-02'), goods: [{ good: 'rice', count: 1 }] }]
    expect(rice(1, [], had)).toMatchObject({ value: { refusals: [] } })
    expect(rice(2, [], had)).toMatchObject({
      value: {
        refusals: [
          { code: 'good-limit-reached', data: { good: '大米', had: 1, count: 2, most: 2, clause: '每季限两袋' } },
        ],
      },
    })
  })

  it('a rate of the class counts before the general one, the latest of each', () => {
    const values = [
      { from: '2024-01-01', yuan: '1' },
      { from: '2024-03-01', yuan: '0.8' },
      { from: '2024-01-01', yuan: '1.5', classes: ['star5'] },
      { from: '2024-01-01', yuan: '1.2', classes: ['star4'] },
    ]
    const yuan = (classes: readonly string[]): unknown => {
      const holders = [{ id: 'h1', classes: classes.map((id) => ({ id })) }]
      const order = { id: 'r1', holder: 'h1', on: '2024-06-20', want: { points: '10' } }
      const policy = policyWith({ rate: { values, date: 'redemption' } }, [
        { code: 'class-of-several', value: 'favourable' },
      ])
      const quote = quoteRedemption(policy, { credits, holders }, order)
      return quote.status === 'computed' && quote.value.yuan
    }
    expect([yuan([]), yuan(['star4']), yuan(['star5', 'star4'])]).toEqual(['8.00', '12.00', '15.00'])
  })

  it('windows may name days of the week', () => {
    // 20 June 2024 is a Thursday.
    expect(asked({ windows: [{ weekdays: [3, 4] }] }, { credits }, '5')).toEqual([])
    expect(asked({ windows: [{ weekdays: [1], clause: '每周一' }] }, { credits }, '5')).toMatchObject([
      { code: 'outside-redemption-window', weekdays: ['1'], clause: '每周一' },
    ])
    expect(asked({ windows: [{ weekdays: [1] }] }, { credits }, '5')).toHaveLength(1)
  })

  it('windows and turns may be of a class only', () => {
    const rules = {
      windows: [{ months: [1], classes: ['star5'] }],
      frequency: [{ times: 1, per: 'year' as const, classes: ['star5'], clause: '每年一次' }],
    }
    const facts = (id: string): WalletFacts => ({
      credits,
      holders: [{ id: 'h1', classes: [{ id }] }],
      redemptions: [spent('r0', '5', '2024-02-01')],
    })
    expect(asked(rules, facts('star4'), '5')).toEqual([])
    expect(asked(rules, facts('star5'), '5')).toMatchObject([
      { code: 'outside-redemption-window' },
      { code: 'redeemed-often-enough', times: 1, done: 1, clause: '每年一次' },
    ])
  })
})

describe('last days after the period', () => {
  const untilOf = (rules: Partial<RedemptionRules>, on: string): unknown => {
    const credits: readonly PointCredit[] = [credit('c1', '5', on)]
    const wallet = walletOf(policyWith(rules), { credits }, { holder: 'h1', asOf: on })
    return wallet.status === 'computed' && wallet.value.lots[0]!.until
  }

  it('are a day of a month after the year or the quarter', () => {
    const nextMarch = { expiry: { endOf: 'year', grace: { month: 3, day: 31 } } } as const
    expect(untilOf(nextMarch, '2024-02-10')).toBe('2025-03-31')
    const tenth = { expiry: { endOf: 'quarter', grace: { month: 1, day: 10 } } } as const
    expect(untilOf(tenth, '2024-02-10')).toBe('2024-04-10')
    expect(untilOf(tenth, '2024-12-31')).toBe('2025-01-10')
    // A day that the month does not have is its last one.
    expect(untilOf({ expiry: { endOf: 'year', grace: { month: 2, day: 31 } } }, '2023-05-01')).toBe('2024-02-29')
    expect(untilOf({ expiry: { endOf: 'year', later: 1 } }, '2024-05-01')).toBe('2025-12-31')
  })

  it('follow the year of the body', () => {
    // A year from November: what is credited in December 2024 counts for the year to October 2025.
    const year = { firstMonth: 11, expiry: { endOf: 'year' }, opens: { afterPeriod: 'quarter' } } as const
    expect(untilOf(year, '2024-12-05')).toBe('2025-10-31')
    const opens = walletOf(
      policyWith(year),
      { credits: [credit('c1', '5', '2024-12-05')] },
      { holder: 'h1', asOf: '2024-12-06' },
    )
    expect(opens).toMatchObject({ value: { lots: [{ opens: '2025-02-01' }] } })
  })
})
