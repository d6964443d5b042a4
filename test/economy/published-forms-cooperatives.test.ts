import { describe, expect, it } from 'vitest'
import { openNeeds, readSplit } from 'xiangzhen/kernel'
import {
  appraiseProject,
  compareClaim,
  distribute,
  percentTable,
  printedFigures,
  returnConventions,
  type AgreementWaterfall,
  type CooperativeSurplus,
  type DistributionFacts,
} from 'xiangzhen/economy'
import { accounts, charterOf, decision, errors, on, payees, pools, rest, run } from './published.js'

// Texts of cooperatives, companies and power stations as they were printed; people and results are made up.
const keep = (id: string, label: string, take: object, purpose = 'reserve', more = {}) =>
  ({ id, label, purpose, take, to: { kind: 'account', account: id }, ...more }) as never
const pay = (id: string, label: string, take: object, by: unknown, more = {}) =>
  ({ id, label, purpose: 'members', take, to: { kind: 'holders', by, ...more } }) as never
const rate = (text: string, of: string) => ({ kind: 'rate' as const, rate: text, of })
const form = (rules: object, legal = 'agreement') => charterOf({ ...rules, form: legal } as never)

describe('养殖合作社：利润的 20% 积累、50% 生产、30% 股酬，股酬不低于 30%、不超过 50%', () => {
  it('pays by shares', () => {
    const charter = form({
      shares: {
        registeredBy: 'person',
        classes: [{ id: 's', label: '股金', digits: 0 }],
        caps: [{ id: 'thousand', per: 'holder', binds: 'always', shares: '1000' }],
      },
      pools: [
        keep('fund', '积累', rate('0.2', 'result')),
        keep('production', '生产', rate('0.5', 'result'), 'operation'),
        {
          ...(pay('dividend', '股酬', rest, 'shares') as object),
          atLeast: [{ kind: 'rate', rate: '0.3', of: 'result' }],
          atMost: [{ kind: 'rate', rate: '0.5', of: 'result' }],
        } as never,
      ],
    } satisfies Partial<AgreementWaterfall>)
    const grant = (to: string, shares: string) =>
      ({ id: to, type: 'grant', date: '2020-01-01', shareClass: 's', shares, to }) as const
    // 30 000 for 40 shares: 750 each.
    const value = run(charter, { result: { amount: '100000' }, register: [grant('a', '10'), grant('b', '30')] })
    expect(pools(value)).toEqual({ fund: '20000.00', production: '50000.00', dividend: '30000.00' })
    expect(payees(value)).toEqual({ a: '7500.00', b: '22500.00' })
  })
})

describe('土地股份合作社：每亩保底 800 元，超出的利润 40% 归社员、30% 归集体、30% 归管理者', () => {
  const charter = form({
    guarantees: [{ id: 'g', label: '保底分红', yuan: '800', by: { figures: ['mu'] }, treatment: 'hurdle' }],
    pools: [
      pay('members', '二次分红', rate('0.4', 'entering'), { figures: ['mu'] }),
      keep('village', '集体收入', rate('0.3', 'entering')),
      pay('managers', '管理者', rest, { figures: ['post'] }),
    ],
  })
  const facts = (amount: string): DistributionFacts => ({
    result: { amount },
    holders: [
      { id: 'a', figures: { mu: '60' } },
      { id: 'b', figures: { mu: '40' } },
      { id: 'm', figures: { post: '1' } },
    ],
  })

  it('pays the guarantee first and splits what is above it', () => {
    // 200 000 − 100 × 800 = 120 000: 48 000, 36 000, 36 000; a: 48 000 + 28 800.
    const value = run(charter, facts('200000'))
    expect(pools(value)).toEqual({ members: '48000.00', village: '36000.00', managers: '36000.00' })
    expect(payees(value)).toEqual({ a: '76800.00', b: '51200.00', m: '36000.00' })
  })

  it('pays what there is where the profit is short of it', () => {
    const value = run(charter, facts('60000'))
    expect(payees(value)).toEqual({ a: '36000.00', b: '24000.00' })
    expect(value.guarantees).toMatchObject([{ due: '80000.00', unpaid: '20000.00' }])
  })
})

describe('合作社收益分配制度：5% 公积金、3% 公益金，其中培训不少于 5%，60% 按交易量，其余按账户份额', () => {
  it('keeps the order of the text', () => {
    const charter = form(
      {
        pools: [
          keep('losses', '弥补亏损', { kind: 'losses' }, 'losses'),
          keep('fund', '公积金', rate('0.05', 'result')),
          {
            id: 'welfare',
            label: '公益金',
            purpose: 'welfareFund',
            take: rate('0.03', 'result'),
            to: { kind: 'pools', remainder: 'welfare' },
          } as never,
          keep('training', '成员培训', rate('0.05', 'entering'), 'other', { within: 'welfare' }),
          {
            ...(pay('patronage', '交易量返还', rate('0.6', 'distributable'), { figures: ['volume'] }) as object),
            purpose: 'patronage',
          } as never,
          {
            ...(pay('capital', '按账户份额', rest, { figures: ['capital', 'fundShare', 'granted'] }) as object),
            purpose: 'capital',
            payout: { grain: '0.01', residue: 'largestRemainder', ties: 'byId' },
          } as never,
        ],
      } satisfies Partial<CooperativeSurplus>,
      'cooperative',
    )
    const member = (id: string, volume: string, capital: string, fundShare: string) => ({
      id,
      farmer: true,
      figures: { volume, capital, fundShare, granted: '1000' },
    })
    // 200 000 − 20 000 − 10 000 − 6 000 = 164 000; 60 % are 98 400; 65 600 by 11 500 : 22 000 are 22 519.403 and 43 080.597.
    const value = run(charter, {
      result: { amount: '200000' },
      opening: { undistributed: '-20000' },
      holders: [member('a', '30', '10000', '500'), member('b', '70', '20000', '1000')],
    })
    expect(pools(value)).toEqual({
      losses: '20000.00',
      fund: '10000.00',
      welfare: '6000.00',
      training: '300.00',
      patronage: '98400.00',
      capital: '65600.00',
    })
    expect(payees(value)).toEqual({ a: '52039.40', b: '111960.60' })
    expect(accounts(value)).toMatchObject({ fund: '10000.00', training: '300.00', welfare: '5700.00' })
  })
})

describe('光伏收益：80% 用于公益岗位工资、劳务和救助，20% 用于小型公益事业，岗位每月 600 元', () => {
  it('pays posts by number, without names', () => {
    const charter = form(
      {
        incomeKind: 'photovoltaic',
        measure: 'income',
        pools: [
          {
            id: 'people',
            label: '岗位和劳务',
            purpose: 'wages',
            take: rate('0.8', 'result'),
            to: { kind: 'pools', remainder: 'labour' },
          } as never,
          {
            id: 'posts',
            label: '公益岗位工资',
            purpose: 'wages',
            within: 'people',
            take: { kind: 'perUnit', yuan: '7200', by: 'heads', among: { groups: ['岗位'] } },
            to: { kind: 'holders', by: 'heads', among: { groups: ['岗位'] } },
          } as never,
          keep('works', '小型公益事业', rest, 'publicWelfare'),
        ],
      },
      'collective',
    )
    // 80 % of 35 770 000 are 28 616 000; 3000 posts at 12 × 600.
    const value = run(charter, {
      result: { amount: '35770000' },
      holders: [{ id: 'post', groups: ['岗位'], count: 3000 }],
    })
    expect(pools(value)).toEqual({ people: '28616000.00', posts: '21600000.00', works: '7154000.00' })
    expect(accounts(value)).toMatchObject({ labour: '7016000.00', works: '7154000.00' })
    expect(value.totals).toMatchObject({ paid: '21600000.00' })
  })
})

describe('三变改革：公司、农户、村集体按 2:5:3 分红', () => {
  it('takes the parts as they are printed', () => {
    const split = readSplit('2:5:3')
    const [company, households, village] = split.status === 'computed' ? split.value.rates : []
    const charter = form({
      pools: [
        keep('company', '公司', rate(company!, 'result'), 'other'),
        pay('households', '农户', rate(households!, 'result'), 'households'),
        keep('village', '村集体', rate(village!, 'result')),
      ],
    })
    const value = run(charter, { result: { amount: '90000' }, holders: [{ id: 'h1' }, { id: 'h2' }] })
    expect(pools(value)).toEqual({ company: '18000.00', households: '45000.00', village: '27000.00' })
    expect(payees(value)).toEqual({ h1: '22500.00', h2: '22500.00' })
  })
})

describe('强村公司：提取 10% 公积金，按出资额 6% 保底分红，余下 10% 奖励经营团队，其余按出资二次分红', () => {
  it('is a fund, an amount for each yuan, a part of what remains, and the rest', () => {
    const charter = form({
      pools: [
        keep('fund', '法定公积金', rate('0.1', 'result')),
        pay(
          'floor',
          '保底分红',
          { kind: 'perUnit', yuan: '0.06', by: { figures: ['capital'] } },
          { figures: ['capital'] },
        ),
        keep('team', '经营团队奖励', rate('0.1', 'remaining'), 'award'),
        pay('second', '二次分红', rest, { figures: ['capital'] }),
      ],
    })
    const holders = [
      ...Array.from({ length: 8 }, (_, i) => ({ id: `v${i}`, figures: { capital: '500000' } })),
      { id: 'platform', figures: { capital: '6000000' } },
    ]
    // 1 000 000: fund 100 000, 6 % of 10 000 000 are 600 000, team 30 000, rest 270 000.
    const value = run(charter, { result: { amount: '1000000' }, holders })
    expect(pools(value)).toEqual({ fund: '100000.00', floor: '600000.00', team: '30000.00', second: '270000.00' })
    expect(payees(value)).toMatchObject({ v0: '43500.00', v7: '43500.00', platform: '522000.00' })
    // 500 000: 450 000 are left for the floor.
    expect(pools(run(charter, { result: { amount: '500000' }, holders }))).toEqual({
      fund: '50000.00',
      floor: '450000.00',
      team: '0.00',
      second: '0.00',
    })
  })
})

describe('村集体收益分配方案：公积公益金 30%，可分配收益分档分红，福利费按人', () => {
  const charter = charterOf({
    pools: [
      keep('fund', '公积公益金', rate('0.3', 'result')),
      {
        ...(pay('welfare', '福利费', { kind: 'perUnit', yuan: '200', by: 'heads' }, 'heads') as object),
        purpose: 'publicWelfare',
      } as never,
      {
        ...(pay(
          'old',
          '老人福利',
          { kind: 'perUnit', yuan: '300', by: 'heads', among: { groups: ['60岁以上'] } },
          'heads',
          {
            among: { groups: ['60岁以上'] },
          },
        ) as object),
        purpose: 'publicWelfare',
      } as never,
      pay(
        'members',
        '成员分红',
        {
          kind: 'ladder',
          of: 'distributable',
          counts: 'steps',
          steps: [{ rate: '0.6', upTo: '500000' }, { rate: '0.5', upTo: '1000000' }, { rate: '0.4' }],
        },
        'heads',
      ),
    ],
  })
  const holders = [
    { id: 'a', persons: 600 },
    { id: 'b', persons: 400, groups: ['60岁以上'] },
  ]

  it('takes each step of the part that it is for', () => {
    // 1 800 000 − 540 000 = 1 260 000: 300 000 + 250 000 + 104 000.
    const value = run(charter, { result: { amount: '1800000' }, holders })
    expect(pools(value)).toEqual({ fund: '540000.00', welfare: '200000.00', old: '120000.00', members: '654000.00' })
    expect(payees(value)).toEqual({ a: '512400.00', b: '461600.00' })
    expect(value.remainder).toMatchObject({ value: { amount: '286000.00' } })
    expect(errors(charter)).toEqual([])
  })

  it('takes no more than there is', () => {
    // 300 000 − 90 000 = 210 000; welfare 200 000, 10 000 of 120 000 for the old, nothing for members.
    const value = run(charter, { result: { amount: '300000' }, holders })
    expect(pools(value)).toEqual({ fund: '90000.00', welfare: '200000.00', old: '10000.00', members: '0.00' })
  })

  it('asks for the base of a rate that has none, and for losses that no step makes good', () => {
    const open = charterOf({ pools: [keep('fund', '公积公益金', { kind: 'rate', rate: '0.3' })] })
    const facts = { result: { amount: '100' }, opening: { undistributed: '-20' } }
    expect(openNeeds(distribute(open, facts, on)).map((need) => need.code)).toEqual(['losses-order', 'pool-base'])
    const { at: _, ...order } = decision('losses-order', '', 'lossesFirst')
    const decided = { ...open, decisions: [decision('pool-base', 'fund', 'afterLosses'), order] }
    // 30 % of 80
    expect(pools(run(decided, facts))).toEqual({ fund: '24.00' })
  })
})

describe('见报的数', () => {
  it('净资产 4295.44 万元：实物 61.53%，土地使用权 38.47%', () => {
    const parts = [
      { id: 'goods', amount: '2643.05' },
      { id: 'land', amount: '1652.39' },
    ]
    const table = percentTable({ rules: { digits: 2, method: 'each', ties: 'report' } }, { parts })
    expect(table).toMatchObject({ value: { total: '4295.44', parts: [{ percent: '61.53' }, { percent: '38.47' }] } })
  })

  it('占股 47%、53%：1785 万元和 2000 万元', () => {
    // 1785 ÷ 3785 = 47.16 %
    const claim = (claimed: string, amount: string) => {
      const compared = compareClaim(printedFigures, { claimed, data: [{ amount, times: '100', per: '3785' }] })
      return compared.status === 'computed' ? compared.value.verdict : compared.status
    }
    expect([claim('47', '1785'), claim('53', '2000'), claim('52', '2000')]).toEqual([
      'consistent',
      'consistent',
      'inconsistent',
    ])
  })

  it('抱团物业：投资 3746 万元，年租金 761.5 万元', () => {
    // 3746 ÷ 761.5 = 4.9192…; 761.5 ÷ 3746 = 20.3283 %
    const facts = { id: 'p', investment: '3746', yearly: { kind: 'rent', amount: '761.5' } } as const
    const appraisal = appraiseProject(returnConventions, facts, {})
    expect(appraisal.simplePayback).toMatchObject({ value: { kind: 'exact', value: '4.9192' } })
    expect(appraisal.yearlyReturn).toMatchObject({ value: { kind: 'exact', value: '20.3284' } })
  })
})
