import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen/kernel'
import { checkRedemptionPolicy, type RedeemableGood, type RedemptionRules } from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { policyWith } from './redemption.js'

const rate = { values: [{ from: '2024-01-01', yuan: '1' }] }

function found(
  rules: Partial<RedemptionRules>,
  decisions: readonly { code: string; value: string }[] = [],
): readonly unknown[] {
  const findings = checkRedemptionPolicy(policyWith({ rate, ...rules }, decisions))
  for (const one of findings) for (const language of [zh, en]) expect(say(one, language)).not.toMatch(/\{|—/)
  return findings.map(({ code, path, data }) => ({ code, path, ...data }))
}

const good = (points: string, more: Partial<RedeemableGood> = {}): RedeemableGood => ({
  id: 'rice',
  title: '大米',
  prices: [{ from: '2024-01-01', points }],
  ...more,
})

describe('checkRedemptionPolicy: days', () => {
  it('points that end before they open, with the credit that shows it', () => {
    // Credits of a quarter open on the first day of the next one, and end with their own.
    expect(found({ opens: { afterPeriod: 'quarter' }, expiry: { endOf: 'quarter' } })).toEqual([
      {
        code: 'expires-before-open',
        path: 'rules.expiry',
        date: '2024-01-01',
        first: '2024-04-01',
        until: '2024-03-31',
      },
    ])
    const grace = { endOf: 'quarter', grace: { month: 1, day: 10 } } as const
    expect(found({ opens: { afterPeriod: 'quarter' }, expiry: grace })).toEqual([])
    expect(
      found({ opens: { afterPeriod: 'quarter' }, expiry: { decide: 'x', readings: { y: 'never' } } }),
    ).toHaveLength(1)
    expect(found({ expiry: { endOf: 'year' }, opens: { decide: 'x', readings: { y: 'atOnce' } } })).toHaveLength(1)
  })

  it('points whose days hold no window', () => {
    // Open from the 20th to the 25th of March: what comes on 26 March ends on the 31st.
    expect(
      found({ expiry: { endOf: 'quarter' }, windows: [{ months: [3, 6, 9, 12], fromDay: 20, toDay: 25 }] }),
    ).toEqual([
      {
        code: 'expires-outside-windows',
        path: 'rules.expiry',
        date: '2024-03-26',
        first: '2024-03-26',
        until: '2024-03-31',
      },
    ])
    expect(found({ expiry: { months: 1200 }, windows: [{ months: [2] }] })).toEqual([])
    expect(found({ windows: [{ months: [2], fromDay: 29, weekdays: [3] }] })).toEqual([])
    // One class has a day in each month, the other only one in the year.
    const windows = [
      { fromDay: 1, toDay: 2, classes: ['a'] },
      { months: [1], classes: ['b'] },
    ]
    expect(found({ expiry: { months: 2 }, windows })).toMatchObject([
      { code: 'expires-outside-windows', date: '2024-02-01' },
    ])
    expect(
      found({
        windows: [
          { months: [1], classes: ['a'] },
          { months: [2], classes: ['b'] },
        ],
      }),
    ).toEqual([])
    const never = [{ months: [1], classes: ['a'] }, { months: [2] }]
    expect(found({ windows: [...never, ...never] })).toEqual([{ code: 'windows-never-meet', path: 'rules.windows' }])
  })
})

describe('checkRedemptionPolicy: bounds', () => {
  it('figures that cannot be, and kinds of points that are not there', () => {
    const open = { decide: 'x', readings: { y: { by: 'multiple', points: '0' } } } as const
    expect(
      found({
        bounds: [
          { by: 'multiple', points: '0' },
          { by: 'mostShare', share: '0', per: 'year' },
          { by: 'mostShare', share: '3/2', per: 'year' },
          { by: 'leastBalance', points: '5', currency: 'stars' },
          open,
        ],
      }),
    ).toMatchObject([
      { code: 'bound-not-positive', path: 'rules.bounds[0]' },
      { code: 'bound-not-positive', path: 'rules.bounds[1]' },
      { code: 'share-above-one', path: 'rules.bounds[2]', share: '3/2' },
      { code: 'bound-without-currency', path: 'rules.bounds[3]', currency: 'stars' },
      { code: 'redemption-left-open' },
    ])
  })

  it('a limit in yuan needs a rate', () => {
    const bounds = [{ by: 'mostYuan', yuan: '50', per: 'year' }] as const
    expect(found({ bounds })).toEqual([])
    const policy = policyWith({ bounds, goods: [good('5')] })
    expect(checkRedemptionPolicy(policy).map((one) => one.code)).toEqual(['bound-without-rate'])
  })

  it('a least above the most, and multiples that are all above it', () => {
    const most = { by: 'mostPoints', points: '30', per: 'redemption' } as const
    const more = { by: 'mostPoints', points: '90', per: 'year' } as const
    const least = { by: 'leastPoints', points: '40' } as const
    const small = { by: 'leastPoints', points: '25' } as const
    expect(found({ bounds: [most, more, small, least] })).toEqual([
      { code: 'least-above-most', path: 'rules.bounds', least: '40', most: '30' },
    ])
    expect(
      found({
        bounds: [
          { ...most, classes: ['a'] },
          { ...least, classes: ['b'] },
        ],
      }),
    ).toEqual([])
    expect(found({ bounds: [most, small, { by: 'multiple', points: '10' }] })).toEqual([])
    // From 25 on the first multiple of 20 is 40.
    expect(found({ bounds: [most, small, { by: 'multiple', points: '20' }] })).toEqual([
      { code: 'no-multiple-allowed', path: 'rules.bounds', step: '20', points: '40', most: '30' },
    ])
    // Of 4 and of 6 at once is of 12; of 0.4 and 0.6 is of 1.2.
    const both = [{ by: 'multiple', points: '0.4' } as const, { by: 'multiple', points: '0.6' } as const]
    expect(found({ bounds: [...both, { ...most, points: '1' }] })).toMatchObject([{ step: '1.2', points: '1.2' }])
  })

  it('goods that nobody can have, or only so many at once', () => {
    const most = { by: 'mostPoints', points: '30', per: 'redemption' } as const
    expect(found({ bounds: [most], goods: [good('31')] })).toEqual([
      { code: 'price-above-most', path: 'rules.goods[0]', title: '大米', points: '31', most: '30' },
    ])
    // 15 is no multiple of 10; two of them are 30.
    expect(found({ bounds: [{ by: 'multiple', points: '10' }], goods: [good('15')] })).toEqual([
      { code: 'price-not-a-multiple', path: 'rules.goods[0]', title: '大米', points: '15', step: '10', count: '2' },
    ])
    expect(found({ bounds: [{ by: 'multiple', points: '10' }], goods: [good('0')] })).toMatchObject([
      { code: 'price-not-positive' },
    ])
    const prices = [
      { from: '2024-01-01', points: '20' },
      { from: '2024-01-01', points: '45', classes: ['b'] },
    ]
    const forA = { bounds: [{ ...most, classes: ['a'] }], goods: [good('1', { prices })] }
    expect(found(forA)).toEqual([])
    expect(found({ ...forA, bounds: [{ ...most, classes: ['b'] }] })).toMatchObject([
      { code: 'price-above-most', points: '45' },
    ])
    const two = [
      { id: 'points', title: '积分' },
      { id: 'gift', title: '礼遇积分' },
    ]
    expect(found({ currencies: two, bounds: [{ ...most, currency: 'gift' }], goods: [good('31')] })).toEqual([])
  })

  it('prices and rates stand once for each list of classes', () => {
    const from = '2024-01-01'
    const prices = [
      { from, to: '2024-03-31', points: '20', classes: ['a'] },
      { from: '2024-05-01', points: '25', classes: ['a'] },
    ]
    expect(found({ goods: [good('1', { prices })] })).toMatchObject([{ code: 'price-gap', date: '2024-04-01' }])
    expect(found({ goods: [good('1', { prices: [...prices, { from, points: '30' }] })] })).toEqual([])
    expect(found({ goods: [good('1', { prices: [...prices, { from, points: '30', classes: ['a'] }] })] })).not.toEqual(
      [],
    )
    const values = [
      { from, yuan: '1' },
      { from, yuan: '2', classes: ['a'] },
    ]
    expect(found({ rate: { values } })).toEqual([])
    expect(found({ rate: { values: [...values, values[1]!] } })).toMatchObject([{ code: 'rate-named-twice' }])
  })

  it('rules that rest on others which are not there', () => {
    expect(found({ goods: [good('5', { shared: 'byRank' })] })).toMatchObject([{ code: 'shared-without-stock' }])
    expect(found({ goods: [good('5', { shared: 'byRank', stocked: true })] })).toEqual([])
    expect(found({ whileResting: { held: 'cleared' } })).toMatchObject([{ code: 'resting-without-right' }])
    expect(found({ right: 'redeem', whileResting: { held: 'cleared' } })).toEqual([])
    const transfers = [{ cause: 'gift' as const }, { cause: 'gift' as const }]
    expect(found({ transfers })).toMatchObject([{ code: 'transfer-named-twice', path: 'rules.transfers[1]' }])
  })

  it('decisions on questions that nobody asks, or that do not answer', () => {
    expect(
      found({}, [
        { code: 'lot-order', value: 'oldest' },
        { code: 'tie-in-division', value: 'a' },
      ]),
    ).toEqual([])
    expect(
      found({}, [
        { code: 'lot-ordre', value: 'oldest' },
        { code: 'lot-order', value: 'fifo' },
      ]),
    ).toMatchObject([
      { code: 'unknown-decision', path: 'decisions[0].code' },
      { code: 'unreadable-decision', path: 'decisions[1].value' },
    ])
  })
})
