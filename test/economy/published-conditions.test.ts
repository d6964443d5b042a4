import { describe, expect, it } from 'vitest'
import { openNeeds } from 'xiangzhen/kernel'
import {
  distribute,
  explainPayee,
  payoutNotice,
  type CollectiveWaterfall,
  type DistributionFacts,
} from 'xiangzhen/economy'
import { on, carry, rest, charterOf, decision, run, payees, pools, accounts, errors } from './published.js'

describe('户内共享：股权到人，红利到户，每户最多 3000 元', () => {
  const grant = (to: string, shares: string) =>
    ({ id: `g-${to}`, type: 'grant', date: '2020-01-01', shareClass: 'all', shares, to }) as const
  const base = (to: object, payout: object = {}): Partial<CollectiveWaterfall> => ({
    shares: { registeredBy: 'person', classes: [{ id: 'all', label: '股份', digits: 0 }] },
    pools: [
      {
        id: 'dividend',
        label: '按股分红',
        purpose: 'members',
        take: rest,
        to: { kind: 'holders', by: 'shares', ...to },
        payout: { ...carry, ...payout },
      },
    ],
  })
  const facts: DistributionFacts = {
    result: { amount: '10000' },
    register: [grant('a1', '2'), grant('a2', '2'), grant('b1', '3'), grant('c1', '1')],
    holders: [
      { id: 'a1', household: 'A' },
      { id: 'a2', household: 'A' },
      { id: 'b1', household: 'B' },
      { id: 'c1', household: 'C' },
    ],
  }

  it('asks whose bound it is, where several holders are of one household', () => {
    const silent = charterOf(base({ atMostEach: '3000', overCap: 'respread' }))
    expect(openNeeds(distribute(silent, facts, on)).map((need) => [need.code, need.at])).toEqual([
      ['payment-each', 'dividend'],
    ])
    // Of each holder: 2500, 2500, 3750 and 1250; 750 over the cap go to the others by 2 : 2 : 1.
    const each = charterOf(base({ atMostEach: '3000', overCap: 'respread' }, { each: 'holder' }))
    expect(payees(run(each, facts))).toEqual({ a1: '2800.00', a2: '2800.00', b1: '3000.00', c1: '1400.00' })
    // Of each household: 5000, 3750 and 1250; 2750 are over the cap; the last takes 1750 of them, 1000 stay.
    const household = { ...silent, decisions: [decision('payment-each', 'dividend', 'household')] }
    expect(payees(run(household, facts))).toEqual({ A: '3000.00', B: '3000.00', C: '3000.00' })
  })

  it('pays a household once and rounds once', () => {
    // 10000 ÷ 8 = 1250 a share; in units of 100: 2500 + 2500 for two holders, 5000 for the household.
    const year = { ...facts, result: { amount: '1000' } }
    // 125 a share: 250, 250, 375, 125 are 200, 200, 300, 100; 500, 375, 125 are 500, 300, 100.
    expect(payees(run(charterOf(base({}, { grain: '100' })), year))).toEqual({
      a1: '200.00',
      a2: '200.00',
      b1: '300.00',
      c1: '100.00',
    })
    const one = charterOf(base({}, { grain: '100', each: 'household' }))
    expect(payees(run(one, year))).toEqual({ A: '500.00', B: '300.00', C: '100.00' })
  })

  it('keeps frozen shares of a household apart and adds up what its holders earn', () => {
    const freeze = { id: 'f', type: 'freeze', date: '2024-01-01', shareClass: 'all', shares: '1', from: 'a2' } as const
    const own = charterOf(base({ atMostEach: { times: '1', own: 'most' }, overCap: 'leave' }, { each: 'household' }))
    const year = {
      ...facts,
      register: [...facts.register!, freeze],
      holders: facts.holders!.map((one) => ({ ...one, figures: { most: '2000' } })),
    }
    // A: 5000 and a bound of 2 × 2000; a quarter of its shares is frozen.
    const value = run(own, year)
    expect(value.payees).toMatchObject({
      value: [
        { id: 'A', amount: '4000.00', escrow: '1000.00' },
        { id: 'B', amount: '2000.00' },
        { id: 'C', amount: '1250.00' },
      ],
    })
  })

  it('leaves rows that stand for several alike as they are', () => {
    const heads = charterOf({
      payout: { ...carry, each: 'household' },
      pools: [{ id: 'p', label: '分红', purpose: 'members', take: rest, to: { kind: 'holders', by: 'heads' } }],
    })
    const alike = {
      result: { amount: '600' },
      holders: [
        { id: 'x', count: 3 },
        { id: 'a1', household: 'A', persons: 3 },
      ],
    }
    const value = run(heads, alike)
    expect(value.payees).toMatchObject({
      value: [
        { id: 'A', amount: '300.00' },
        { id: 'x', amount: '300.00', each: [{ count: 3, amount: '100.00' }] },
      ],
    })
    // By households it is already one payment each; shares that are all frozen stay so.
    const households = charterOf({
      ...heads.rules,
      pools: [{ ...heads.rules.pools[0]!, to: { kind: 'holders', by: 'households' } }],
    })
    expect(payees(run(households, alike))).toEqual({ A: '150.00', x: '450.00' })
    const freeze = { id: 'f', type: 'freeze', date: '2024-01-01', shareClass: 'all', shares: '1', from: 'c1' } as const
    const frozen = run(charterOf(base({}, { each: 'household' })), { ...facts, register: [...facts.register!, freeze] })
    expect(frozen.payees).toMatchObject({ value: [{}, {}, { id: 'C', amount: '1250.00', escrow: '1250.00' }] })
  })

  it('counts an advance for the household that is paid', () => {
    const advance = charterOf({
      ...base({}, { each: 'household' }),
      guarantees: [
        { id: 'floor', label: '保底分红', yuan: '1400', by: 'shares', treatment: 'advance', bearer: '合作社' },
      ],
    })
    // 1250 a share are paid, 1400 are promised: 150 more a share, 600 for the four of the first household.
    expect(payees(run(advance, facts))).toEqual({ A: '5600.00', B: '4200.00', C: '1400.00' })
  })
})

describe('参加分红的条件', () => {
  const among = (filter: object) =>
    charterOf({
      pools: [
        {
          id: 'p',
          label: '分红',
          purpose: 'members',
          take: rest,
          to: { kind: 'holders', by: 'heads', among: filter },
        },
      ],
    })
  const holders = [
    { id: 'a', figures: { points: '60' } },
    { id: 'b', figures: { points: '59.5' } },
    { id: 'c', groups: ['civil-servant'], figures: { points: '90' } },
    { id: 'd', kind: 'outsider' as const, figures: { points: '90' } },
    { id: 'e' },
  ]
  const facts = { result: { amount: '100' }, holders }

  it('are tags that exclude, kinds, and the own figure', () => {
    const filter = {
      exceptGroups: ['civil-servant'],
      kinds: ['member'],
      figures: [{ figure: 'points', is: 'atLeast', than: '60' }],
    }
    expect(payees(run(among(filter), facts))).toEqual({ a: '100.00' })
    expect(payees(run(among({ figures: [{ figure: 'points', is: 'above', than: '60' }] }), facts))).toEqual({
      c: '50.00',
      d: '50.00',
    })
    const { diagnostics } = distribute(among(filter), facts, on)
    expect(diagnostics.map((one) => [one.code, one.path, one.data])).toEqual([
      ['tested-figure-missing', 'rules.pools[0].to.among.figures', { name: 'points', holders: ['e'] }],
    ])
    const misspelt = among({ figures: [{ figure: 'poinst', is: 'atLeast', than: '60' }] })
    const result = distribute(misspelt, facts, on)
    expect(result.diagnostics.map((one) => one.code)).toEqual(['figure-not-stated'])
    expect(result.status === 'computed' && result.value.payees).toMatchObject({ reason: 'no-claims' })
  })

  it('may give coefficients by bands of points', () => {
    const bands = charterOf({
      pools: [
        {
          id: 'p',
          label: '分红',
          purpose: 'other',
          take: rest,
          to: {
            kind: 'holders',
            by: {
              sum: [
                { by: 'heads', times: '1.2', among: { figures: [{ figure: 'points', is: 'atLeast', than: '80' }] } },
                {
                  by: 'heads',
                  among: {
                    figures: [
                      { figure: 'points', is: 'atLeast', than: '60' },
                      { figure: 'points', is: 'below', than: '80' },
                    ],
                  },
                },
              ],
            },
          },
        },
      ],
    })
    // 1.2 + 1.2 + 1 = 3.4: 340 ÷ 3.4 = 100.
    expect(payees(run(bands, { ...facts, result: { amount: '340' } }))).toEqual({
      a: '100.00',
      c: '120.00',
      d: '120.00',
    })
  })
})

describe('分配的条件二者居一：收益 10 万元以上，或比上年增长 20% 以上', () => {
  const charter = (than: object | string = { times: '1.2', of: 'lastYear' }) =>
    charterOf({
      pools: [
        {
          id: 'p',
          label: '奖励',
          purpose: 'award',
          take: { kind: 'rate', rate: '0.1', of: 'result' },
          when: [
            {
              any: [
                { is: 'atLeast', than: '100000' },
                { figure: 'result', is: 'atLeast', than },
              ],
            } as never,
          ],
          to: { kind: 'account', account: 'award' },
        },
      ],
    })
  const year = (amount: string, lastYear: string, undistributed = '0'): DistributionFacts => ({
    result: { amount },
    opening: { undistributed },
    figures: { lastYear },
  })

  it('is met by either, and asks only what makes a difference', () => {
    expect(pools(run(charter(), year('100000', '99999')))).toEqual({ p: '10000.00' })
    expect(pools(run(charter(), year('60000', '50000')))).toEqual({ p: '6000.00' })
    expect(pools(run(charter(), year('59999.99', '50000')))).toEqual({ p: '0.00' })
    // 100000 before losses, 90000 after: which of them is tested makes a difference unless the growth is enough.
    const losses = { ...charter(), decisions: [decision('losses-order', '', 'lossesFirst')] }
    const decided = { ...losses, decisions: [{ ...losses.decisions[0]!, at: undefined } as never] }
    const open = distribute(decided, year('100000', '99999', '-10000'), on)
    expect(openNeeds(open).map((need) => need.code)).toEqual(['test-figure'])
    expect(pools(run(decided, year('100000', '80000', '-10000')))).toEqual({ p: '10000.00' })
    const lowest = charter({ lowestOf: [{ sumOf: ['20000', { times: '1', of: 'lastYear' }] }, '70000'] })
    expect(pools(run(lowest, year('69999', '50000')))).toEqual({ p: '0.00' })
    expect(pools(run(lowest, year('70000', '50000')))).toEqual({ p: '7000.00' })
  })

  it('may ask what a unit would get beside another figure', () => {
    const perUnit = charterOf({
      pools: [
        {
          id: 'p',
          label: '分红',
          purpose: 'members',
          take: rest,
          when: [
            {
              any: [
                { figure: 'perUnit', is: 'atLeast', than: '50' },
                { figure: 'poor', is: 'above', than: '0' },
              ],
            },
          ],
          to: { kind: 'holders', by: 'heads' },
        },
      ],
    })
    const holders = [{ id: 'a' }, { id: 'b' }]
    const facts = (amount: string, poor: string) => ({ result: { amount }, holders, figures: { poor } })
    expect(pools(run(perUnit, facts('100', '0')))).toEqual({ p: '100.00' })
    expect(pools(run(perUnit, facts('99', '0')))).toEqual({ p: '0.00' })
    expect(pools(run(perUnit, facts('99', '1')))).toEqual({ p: '99.00' })
  })
})

describe('飞地抱团：先按出资 6% 保底，余下一半平均、一半按出资额和到位月数', () => {
  it('divides by the product of two figures', () => {
    const charter = charterOf({
      guarantees: [{ id: 'fixed', label: '固定收益', yuan: '0.06', by: { figures: ['capital'] }, treatment: 'hurdle' }],
      pools: [
        {
          id: 'equal',
          label: '村村平均',
          purpose: 'members',
          take: { kind: 'rate', rate: '0.5', of: 'entering' },
          to: { kind: 'holders', by: 'heads' },
        },
        {
          id: 'capital',
          label: '按出资',
          purpose: 'members',
          take: rest,
          to: { kind: 'holders', by: { product: ['capital', 'months'] } },
        },
      ],
    })
    const village = (id: string, capital: string, months?: string) => ({
      id,
      figures: { capital, ...(months === undefined ? {} : { months }) },
    })
    const facts = {
      result: { amount: '300000' },
      holders: [village('east', '1000000', '12'), village('south', '1000000', '6'), village('west', '500000')],
    }
    // 60000 + 60000 + 30000 first; of 150000 half is 25000 each; the rest by 12 : 6 (who states no months has no part).
    const value = run(charter, facts)
    expect(value.guarantees[0]).toMatchObject({ due: '150000.00', unpaid: '0.00' })
    expect(payees(value)).toEqual({ east: '135000.00', south: '110000.00', west: '55000.00' })
    // 60000 reach 40% of it: 24000, 24000, 12000 and nothing more.
    expect(payees(run(charter, { ...facts, result: { amount: '60000' } }))).toEqual({
      east: '24000.00',
      south: '24000.00',
      west: '12000.00',
    })
  })
})

describe('种粮补助：每户 20 亩以内每亩 100 元，超过部分每亩 50 元', () => {
  it('takes an own ladder of each holder', () => {
    const by = {
      sum: [
        { by: { figures: ['mu'] }, upTo: '20' },
        { by: { figures: ['mu'] }, over: '20', times: '0.5' },
      ],
    }
    const charter = charterOf({
      pools: [
        {
          id: 'grain',
          label: '种粮补助',
          purpose: 'other',
          take: { kind: 'perUnit', yuan: '100', by },
          to: { kind: 'holders', by },
        },
      ],
    })
    const facts = {
      result: { amount: '10000' },
      holders: [
        { id: 'a', figures: { mu: '20' } },
        { id: 'b', figures: { mu: '32.5' } },
      ],
    }
    // 20 × 100; 20 × 100 + 12.5 × 50
    expect(payees(run(charter, facts))).toEqual({ a: '2000.00', b: '2625.00' })
  })
})

describe('光伏收益：先付公益岗位工资，有余再奖，没有人的一档不列支', () => {
  const wages = (group: string, yuan: string) => ({
    id: group,
    label: group,
    purpose: 'wages' as const,
    take: { kind: 'perUnit' as const, yuan, by: { figures: ['months'] }, among: { groups: [group] } },
    to: { kind: 'holders' as const, by: { figures: ['months'] }, among: { groups: [group] } },
  })
  const charter = charterOf({
    incomeKind: 'photovoltaic',
    measure: 'income',
    pools: [
      {
        id: 'upkeep',
        label: '运维费',
        purpose: 'operation',
        take: { kind: 'amount', yuan: { times: '0.03', of: 'watts' } },
        to: { kind: 'account', account: 'upkeep' },
      },
      wages('cleaner', '500'),
      wages('guard', '800'),
    ],
    remainder: 'small-works',
  })
  const post = (id: string, group: string, months: string) => ({ id, groups: [group], figures: { months } })

  it('pays posts by months and carries the rest', () => {
    const facts = {
      result: { amount: '20000' },
      figures: { watts: '100000' },
      holders: [post('a', 'cleaner', '12'), post('b', 'cleaner', '7')],
    }
    // 3000 for upkeep, 6000 and 3500 in wages, nobody guards; 7500 are left.
    const value = run(charter, facts)
    expect(pools(value)).toEqual({ upkeep: '3000.00', cleaner: '9500.00', guard: '0.00' })
    expect(payees(value)).toEqual({ a: '6000.00', b: '3500.00' })
    expect(accounts(value)).toEqual({ 'small-works': '7500.00', upkeep: '3000.00' })
    expect(distribute(charter, facts, on).diagnostics.map((one) => [one.code, one.severity])).toEqual([
      ['no-claims', 'note'],
    ])
    expect(errors(charter)).toEqual([])
  })
})

describe('一处未定，其余照算', () => {
  it('leaves open only those who take part in an open pool', () => {
    const charter = charterOf({
      payout: { grain: '1' },
      pools: [
        {
          id: 'old',
          label: '老年补助',
          purpose: 'publicWelfare',
          take: { kind: 'amount', yuan: '1000' },
          to: { kind: 'holders', by: 'heads', among: { groups: ['old'] } },
        },
        {
          id: 'study',
          label: '助学',
          purpose: 'publicWelfare',
          take: { kind: 'amount', yuan: '1000' },
          to: { kind: 'holders', by: 'heads', among: { groups: ['student'] } },
        },
      ],
    })
    const facts = {
      result: { amount: '2000' },
      holders: [
        ...['o1', 'o2'].map((id) => ({ id, groups: ['old'] })),
        ...['s1', 's2', 's3'].map((id) => ({ id, groups: ['student'] })),
      ],
    }
    const result = distribute(charter, facts, on)
    const value = result.status === 'computed' ? result.value : undefined
    // 1000 ÷ 3 leaves one yuan, and nobody says whose it is.
    expect(value && payees(value)).toEqual({ o1: '500.00', o2: '500.00' })
    expect(value?.waiting?.map((one) => [one.id, one.for])).toEqual([
      ['s1', ['study']],
      ['s2', ['study']],
      ['s3', ['study']],
    ])
    expect(value?.totals).toMatchObject({ paid: null, open: '1000.00' })
    expect(openNeeds(result).map((need) => need.code)).toEqual(['residue-owner'])
    expect(explainPayee(charter, facts, { ...on, holder: 'o1' }).status).toBe('computed')
    expect(explainPayee(charter, facts, { ...on, holder: 's1' })).toMatchObject({
      status: 'needs',
      missing: [{ code: 'residue-owner' }],
    })
    expect(payoutNotice(charter, facts, { ...on, holder: 's1' }).status).toBe('needs')
    const decided = { ...charter, decisions: [decision('residue-owner', 'study', 'carried')] }
    const whole = run(decided, facts)
    expect(whole.waiting).toBeUndefined()
    expect(payees(whole)).toMatchObject({ o1: '500.00', s1: '333.00' })
  })
})
