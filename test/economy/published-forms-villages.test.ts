import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen/kernel'
import {
  checkPlan,
  clearance,
  consecutiveYears,
  growth,
  growthStatistics,
  jointOwnership,
  type FigureSeries,
  type TierDocument,
} from 'xiangzhen/economy'
import { zh } from 'xiangzhen/text/zh'
import { accounts, charterOf, payees, pools, rest, run } from './published.js'

// Texts of programmes and agreements as they are usual; villages and figures are made up.
const head = { version: '2024', effective: { from: '2024-01-01' }, sources: [], decisions: [] }

describe('三年行动：一类地区经营性收入 30 万元以上，二类 20 万元以上，三类 10 万元以上，各占 80%、60%、50%', () => {
  const programme = (region: string, at: string, percent: string): TierDocument => ({
    ...head,
    id: region,
    title: `${region}地区`,
    rules: {
      measure: 'operating-income',
      unit: '万元',
      percentDigits: 1,
      tiers: [
        { id: 'below', to: { at, included: false }, toClear: true },
        { id: 'reached', from: { at, included: true } },
      ],
      targets: [{ id: 'share', from: at, percent }],
    },
  })
  const villages = (...amounts: readonly string[]) => ({
    villages: amounts.map((amount, at) => ({ id: `v${at}`, measure: 'operating-income', amount })),
  })
  const missing = (document: TierDocument, ...amounts: readonly string[]) => {
    const result = clearance(document, villages(...amounts))
    const target = result.status === 'computed' ? result.value.targets[0] : undefined
    return target?.status === 'computed' ? [target.value.reached, target.value.needed, target.value.missing] : undefined
  }

  it('is one document a region', () => {
    // 80 % of 5 are 4; 60 % of 4 are 2.4, so 3; 50 % of 3 are 1.5, so 2.
    expect(missing(programme('一类', '30', '80'), '30', '31', '45', '29.9', '12')).toEqual([3, 4, 1])
    expect(missing(programme('二类', '20', '60'), '20', '22', '25', '5')).toEqual([3, 3, 0])
    expect(missing(programme('三类', '10', '50'), '9.99', '10', '3')).toEqual([1, 2, 1])
  })

  it('and a village leaves the list after two years in a row', () => {
    const rules = {
      percentDigits: 2,
      targets: [
        { id: 'off', title: '脱薄', years: 2, each: 'level', from: { at: '10', included: true } },
        { id: 'growth', title: '年均增幅', years: 3, each: 'growth', from: { at: '10', included: true } },
      ],
    } as const
    const income = (figures: readonly (readonly [string, string])[]): FigureSeries => ({
      unit: '万元',
      observations: figures.map(([period, value]) => ({ period, value })),
    })
    const met = (figures: readonly (readonly [string, string])[]) => {
      const result = consecutiveYears({ rules }, income(figures), { until: '2024' })
      return result.status === 'computed' ? result.value.targets.map((one) => say(one.wording, zh)) : result.status
    }
    // 8 → 9 is 12.5 %, 9 → 10 is 11.1 %, 10 → 10.9 is 9 %.
    expect(
      met([
        ['2021', '8'],
        ['2022', '9'],
        ['2023', '10'],
        ['2024', '10.9'],
      ]),
    ).toEqual([
      '脱薄：2023年至2024年连续2年达到。',
      '年均增幅：2022年至2024年中2024年没有达到，最近连续达到0年，要求连续3年。',
    ])
  })
})

describe('资产收益：投入资金每年 8% 保底，60% 以上分给脱贫户，单户不超过 3000 元，其余归村集体', () => {
  const charter = charterOf({
    measure: 'income',
    limits: [
      {
        id: 'least',
        label: '分给农户的比例',
        purposes: ['members'],
        atLeast: { kind: 'rate', rate: '0.6', of: 'result' },
      },
    ],
    pools: [
      {
        id: 'households',
        label: '脱贫户分红',
        purpose: 'members',
        take: { kind: 'rate', rate: '0.6', of: 'result' },
        to: {
          kind: 'holders',
          by: 'households',
          among: { groups: ['脱贫户'] },
          atMostEach: '3000',
          overCap: 'leave',
        },
        payout: { grain: '0.01', residue: 'village' },
      },
      { id: 'village', label: '村集体', purpose: 'reserve', take: rest, to: { kind: 'account', account: 'village' } },
    ],
  })
  const households = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `h${i}`, groups: ['脱贫户'] }))

  it('pays households and leaves what the bound cuts off to the village', () => {
    // 8 % of 1 000 000: 80 000; 48 000 for 20 households are 2400 each, for 12 they would be 4000.
    const many = run(charter, { result: { amount: '80000' }, holders: households(20) })
    expect(pools(many)).toEqual({ households: '48000.00', village: '32000.00' })
    expect(payees(many)).toMatchObject({ h0: '2400.00', h19: '2400.00' })
    const few = run(charter, { result: { amount: '80000' }, holders: households(12) })
    expect(payees(few)).toMatchObject({ h0: '3000.00', h11: '3000.00' })
    expect(accounts(few)).toEqual({ village: '44000.00' })
  })

  it('finds a plan that gives households too little', () => {
    const entry = (id: string, purpose: string, amount: string, goesTo: 'persons' | 'account') =>
      ({ id, purpose, amount, goesTo }) as const
    const plan = {
      entries: [entry('h', 'members', '40000', 'persons'), entry('v', 'reserve', '40000', 'account')],
    }
    const review = checkPlan(charter, { result: { amount: '80000' }, plan }, {})
    const found = review.status === 'computed' ? review.value.violations : []
    // 48 000 less 40 000
    expect(found.map((one) => [one.code, one.data['by']])).toEqual([['below-minimum', '8000.00']])
  })
})

describe('土地入股：每亩 600 斤稻谷按当年价折算、不低于 800 元，年底按亩二次分红', () => {
  const charter = charterOf({
    units: { mu: '亩' },
    guarantees: [
      {
        id: 'g',
        label: '保底',
        yuan: { highestOf: ['800', { times: '600', of: 'ricePrice' }] },
        by: { figures: ['mu'] },
        treatment: 'costBeforeProfit',
        bearer: '经营公司',
      },
    ],
    pools: [
      {
        id: 'second',
        label: '二次分红',
        purpose: 'members',
        take: { kind: 'rate', rate: '0.5', of: 'result' },
        to: { kind: 'holders', by: { figures: ['mu'] } },
      },
    ],
  })
  const facts = (ricePrice: string, amount: string) => ({
    result: { amount },
    figures: { ricePrice },
    holders: [
      { id: 'a', figures: { mu: '4.5' } },
      { id: 'b', figures: { mu: '5.5' } },
    ],
  })

  it('follows the price', () => {
    // 600 × 1.38 = 828 a mu: 8280 of 20 000; half of 11 720 is 5860, 586 a mu.
    expect(payees(run(charter, facts('1.38', '20000')))).toEqual({ a: '6363.00', b: '7777.00' })
    // 600 × 1.3 = 780 is below 800; the bearer pays what 5000 do not.
    const poor = run(charter, facts('1.3', '5000'))
    expect(payees(poor)).toEqual({ a: '3600.00', b: '4400.00' })
    expect(poor.guarantees).toMatchObject([{ fromResult: '5000.00', fromBearer: '3000.00' }])
  })
})

describe('飞地抱团：12 个村各出资 100 万元、平台公司 800 万元，每年按 10% 分红', () => {
  it('divides by capital, or equally among the villages', () => {
    const villages = Array.from({ length: 12 }, (_, i) => ({ id: `v${i}`, capital: '100', inEqualDivision: true }))
    const owners = [...villages, { id: 'platform', capital: '800', inEqualDivision: false }]
    const rules = { basis: 'byCapital', grain: '0.01', ties: ['byId'], percentDigits: 2 } as const
    // 10 % of 2000 are 200: 10 each and 80; equally 16.67 or 16.66.
    const result = jointOwnership({ rules, decisions: [] }, { owners, income: '200' })
    expect(result).toMatchObject({
      value: {
        owners: {
          0: { percent: '5.00', byCapital: '10.00' },
          12: { percent: '40.00', byCapital: '80.00', equally: '0.00' },
        },
      },
    })
    const equally = result.status === 'computed' ? result.value.owners.map((one) => Number(one.equally) * 100) : []
    expect(equally.reduce((sum, one) => sum + Math.round(one), 0)).toBe(20000)
  })
})

describe('统计公报里的同比', () => {
  const said = (series: FigureSeries, period: string) => {
    const result = growth(growthStatistics, series, { comparison: 'yearOnYear', period })
    return result.status === 'computed' ? result.value.wording.map((one) => say(one, zh)) : result.diagnostics[0]?.code
  }

  it('of rates is in percentage points, of losses in their words', () => {
    const rate = {
      unit: 'percent',
      observations: [
        { period: '2023-Q1', value: '7.3' },
        { period: '2024-Q1', value: '5' },
      ],
    }
    expect(said(rate, '2024-Q1')).toEqual(['2024年一季度同比下降2.3个百分点'])
    const loss = {
      unit: '万元',
      observations: [
        { period: '2023-H1', value: '-3' },
        { period: '2024-H1', value: '-1' },
      ],
    }
    expect(said(loss, '2024-H1')).toEqual(['减亏2万元'])
    const none = {
      unit: '万元',
      observations: [
        { period: '2023-02', value: '0' },
        { period: '2024-02', value: '8' },
      ],
    }
    expect(said(none, '2024-02')).toEqual(['由零增至8万元'])
    expect(said(none, '2024-03')).toBe('missing-period')
  })
})
