import { describe, expect, it } from 'vitest'
import { describe as say, explain, openNeeds } from 'xiangzhen/kernel'
import {
  checkCharter,
  distribute,
  explainPayee,
  openCharterDecisions,
  payoutNotice,
  type CollectiveWaterfall,
  type DistributionFacts,
  type FigureAmount,
} from 'xiangzhen/economy'
import { zh } from 'xiangzhen/text/zh'
import { on, rest, charterOf, decision, run, payees, pools, accounts, errors } from './published.js'

describe('村干部增收奖励：增量分档提取，不超过净收益的 20%，个人不超过年报酬', () => {
  // 增量 10 万元以内的部分 10%，10 万至 30 万元的部分 8%，30 万元以上的部分 5%。
  const award = (take: object, to: object = {}): Partial<CollectiveWaterfall> => ({
    pools: [
      {
        id: 'award',
        label: '经营管理奖励',
        clause: '第八条',
        purpose: 'award',
        take: {
          kind: 'ladder',
          of: 'increment',
          steps: [{ rate: '0.1', upTo: '100000' }, { rate: '0.08', upTo: '300000' }, { rate: '0.05' }],
          ...take,
        },
        atMost: [
          { kind: 'rate', rate: '0.2', of: 'result' },
          { kind: 'amount', yuan: '30000' },
        ],
        to: { kind: 'holders', by: { figures: ['coefficient'] }, ...to },
      },
    ],
  })
  const cadre = (id: string, coefficient: string, salary: string) => ({ id, figures: { coefficient, salary } })
  const facts = (amount: string, increment: string): DistributionFacts => ({
    result: { amount },
    figures: { increment },
    holders: [
      cadre('a', '1', '7000'),
      cadre('b', '0.8', '60000'),
      cadre('c', '0.6', '60000'),
      cadre('d', '0.6', '60000'),
    ],
  })

  it('counts each step by its own rate, or the whole by one; the text that is silent is asked', () => {
    const silent = charterOf(award({}))
    expect(openCharterDecisions(silent).map((need) => need.code)).toEqual(['ladder-counts'])
    expect(openNeeds(distribute(silent, facts('500000', '350000'), on)).map((need) => need.code)).toEqual([
      'ladder-counts',
    ])
    // 100000 × 10% + 200000 × 8% + 50000 × 5% = 10000 + 16000 + 2500
    const steps = charterOf(award({ counts: 'steps' }))
    expect(pools(run(steps, facts('500000', '350000')))).toEqual({ award: '28500.00' })
    // 350000 × 5%
    const whole = charterOf(award({ counts: 'whole' }))
    expect(pools(run(whole, facts('500000', '350000')))).toEqual({ award: '17500.00' })
    const decided = charterOf(award({}), [decision('ladder-counts', 'award', 'whole')])
    expect(pools(run(decided, facts('500000', '350000')))).toEqual({ award: '17500.00' })
    // A year that fell, and one that ends within the first step.
    expect(pools(run(steps, facts('500000', '-1')))).toEqual({ award: '0.00' })
    expect(pools(run(steps, facts('500000', '99999.99')))).toEqual({ award: '10000.00' })
  })

  it('asks for the edge only where the whole is counted on it', () => {
    const whole = (more: object) =>
      charterOf(award({ counts: 'whole', steps: [{ rate: '0.1', upTo: '100000', ...more }, { rate: '0.08' }] }))
    expect(openNeeds(distribute(whole({}), facts('500000', '100000'), on)).map((need) => need.code)).toEqual([
      'ladder-edge',
    ])
    expect(pools(run(whole({ included: true }), facts('500000', '100000')))).toEqual({ award: '10000.00' })
    expect(pools(run(whole({ included: false }), facts('500000', '100000')))).toEqual({ award: '8000.00' })
    const upper = { ...whole({}), decisions: [decision('ladder-edge', 'award', 'upper')] }
    expect(pools(run(upper, facts('500000', '100000')))).toEqual({ award: '8000.00' })
    expect(pools(run(whole({}), facts('500000', '100000.01')))).toEqual({ award: '8000.00' })
  })

  it('keeps to the lowest bound, and to the own salary of each', () => {
    // 20% of 120000 = 24000 < 28500; 24000 ÷ 3 = 8000 for a coefficient of 1.
    const charter = charterOf(
      award({ counts: 'steps' }, { atMostEach: { times: '1', own: 'salary' }, overCap: 'leave' }),
    )
    const value = run(charter, facts('120000', '350000'))
    expect(value.pools[0]).toMatchObject({ amount: '24000.00', asked: '28500', limitedBy: 'atMost' })
    expect(payees(value)).toEqual({ a: '7000.00', b: '6400.00', c: '4800.00', d: '4800.00' })
    // 96000 stay, and the 1000 that the salary of the first cuts off.
    expect(accounts(value)).toEqual({ undistributed: '97000.00' })
    const unknown = { ...facts('120000', '350000'), holders: [{ id: 'a', figures: { coefficient: '1' } }] }
    const open = distribute(charter, unknown, on)
    expect(open.status === 'computed' && open.value.payees).toMatchObject({
      reason: 'figure-not-stated',
      diagnostics: [{ data: { name: 'salary', holder: 'a' } }],
    })
    // No more than 30% of the whole award for one.
    const shareOfAll = charterOf(
      award({ counts: 'steps' }, { atMostEach: { times: '0.3', of: 'award' }, overCap: 'respread' }),
    )
    // 7200 is the cap; 800 more for the others by 0.8 : 0.6 : 0.6, so 6400 + 320, 4800 + 240, 4800 + 240.
    expect(payees(run(shareOfAll, facts('120000', '350000')))).toEqual({
      a: '7200.00',
      b: '6720.00',
      c: '5040.00',
      d: '5040.00',
    })
  })

  it('may pick the rate by one figure and take it of another', () => {
    // 增幅 10% 以上按增量的 5%，20% 以上按 10%；不足 10% 不奖。
    const by = charterOf(
      award({
        by: 'growthPercent',
        steps: [
          { rate: '0', upTo: '10', included: false },
          { rate: '0.05', upTo: '20', included: false },
          { rate: '0.1' },
        ],
      }),
    )
    const year = (growthPercent: string): DistributionFacts => ({
      ...facts('500000', '80000'),
      figures: { increment: '80000', growthPercent },
    })
    expect(['9.99', '10', '20'].map((growth) => pools(run(by, year(growth)))['award'])).toEqual([
      '0.00',
      '4000.00',
      '8000.00',
    ])
    expect(errors(by)).toEqual([])
  })

  it('finds ladders that do not rise, that end, and that picking forbids', () => {
    const found = (take: object) => checkCharter(charterOf(award({ counts: 'steps', ...take }))).map((one) => one.code)
    const falling = { steps: [{ rate: '0.1', upTo: '5' }, { rate: '0.2', upTo: '3' }, { rate: '0.3' }] }
    expect(found(falling)).toContain('ladder-not-rising')
    expect(found({ steps: [{ rate: '0.1' }, { rate: '0.2' }] })).toContain('ladder-not-rising')
    expect(found({ steps: [{ rate: '0.1', upTo: '5' }] })).toContain('ladder-without-end')
    expect(found({ by: 'increment' })).toContain('ladder-by-steps')
    expect(distribute(charterOf(award(falling)), facts('1', '1'), on)).toMatchObject({ reason: 'charter-not-sound' })
    // Steps may follow figures of the year: up to last year's amount, above it.
    const moving = charterOf(
      award({
        counts: 'steps',
        of: 'result',
        steps: [{ rate: '0.01', upTo: { times: '1', of: 'lastYear' } }, { rate: '0.1' }],
      }),
    )
    // 400000 × 1% + 100000 × 10%
    const year = { ...facts('500000', '0'), figures: { lastYear: '400000' } }
    expect(pools(run(moving, year))).toEqual({ award: '14000.00' })
    const missing = distribute(moving, facts('500000', '0'), on)
    expect(missing).toMatchObject({ reason: 'figure-not-stated', diagnostics: [{ data: { name: 'lastYear' } }] })
  })
})

describe('土地流转费：保底按稻谷实物折价，就高，另加二次分红', () => {
  const charter = charterOf({
    guarantees: [
      {
        id: 'rent',
        label: '土地保底',
        yuan: { highestOf: ['900', { times: '400', of: 'ricePrice' }] },
        by: { figures: ['mu'] },
        treatment: 'costBeforeProfit',
        bearer: '村集体',
      },
    ],
    pools: [
      {
        id: 'second',
        label: '二次分红',
        purpose: 'members',
        take: rest,
        to: { kind: 'holders', by: { figures: ['mu'] } },
      },
    ],
    units: { mu: '亩' },
  })
  const facts = (amount: string, ricePrice: string): DistributionFacts => ({
    result: { amount },
    figures: { ricePrice },
    holders: [
      { id: 'h1', figures: { mu: '2.5' } },
      { id: 'h2', figures: { mu: '1.5' } },
    ],
  })

  it('follows the price of the year and does not fall below the floor', () => {
    // 400 × 2.62 = 1048 a mu: 2620 and 1572; the rest 5808 by 2.5 : 1.5.
    const dear = run(charter, facts('10000', '2.62'))
    expect(dear.guarantees[0]).toMatchObject({ due: '4192.00', fromResult: '4192.00' })
    expect(payees(dear)).toEqual({ h1: '6250.00', h2: '3750.00' })
    // 400 × 2.2 = 880 < 900
    expect(run(charter, facts('10000', '2.2')).guarantees[0]).toMatchObject({ due: '3600.00' })
    const notice = payoutNotice(charter, facts('10000', '2.62'), { ...on, holder: 'h1' })
    const said = notice.status === 'computed' ? notice.value.sentences.map((one) => say(one, zh)) : []
    expect(said).toContain('其中：土地保底2620.00元（2.5亩，每亩1048元）。')
    expect(distribute(charter, { ...facts('1', '1'), figures: {} }, on)).toMatchObject({ reason: 'figure-not-stated' })
  })

  it('explains the price, the floor, and what follows a figure and is rounded', () => {
    const lines = (facts: DistributionFacts) => {
      const why = explainPayee(charter, facts, { ...on, holder: 'h1' })
      return why.status === 'computed' ? explain(why.value, zh).map((line) => line.text) : []
    }
    expect(lines(facts('10000', '2.62'))).toEqual(
      expect.arrayContaining([
        '每亩1048元',
        '就高比较：900元',
        '就高比较：1048元',
        '按400倍（份）计',
        'ricePrice：2.62',
      ]),
    )
    const fee = (yuan: FigureAmount) =>
      charterOf({
        ...charter.rules,
        pools: [
          {
            id: 'fee',
            label: '服务费',
            purpose: 'other',
            take: { kind: 'amount', yuan },
            to: { kind: 'account', account: 'fee' },
          },
        ],
      })
    const taken = (yuan: FigureAmount) => pools(run(fee(yuan), facts('10000', '2.625')))['fee']
    // 3.3 × 2.625 = 8.6625; 2.625 ÷ 3 = 0.875; 100 + 2.625; the lower of 100 and 1050.
    expect(taken({ times: '3.3', of: 'ricePrice' })).toBe('8.66')
    expect(taken({ times: '1/3', of: 'ricePrice' })).toBe('0.88')
    expect(taken({ sumOf: ['100', { times: '1', of: 'ricePrice' }] })).toBe('102.63')
    expect(taken({ lowestOf: ['100', { times: '400', of: 'ricePrice' }] })).toBe('100.00')
    // What is left when the step is reached is not what is left in the end: the amount stands by itself.
    expect(taken({ times: '0.5', of: 'remaining' })).toBe('2900.00')
    // A figure that is negative takes nothing.
    expect(pools(run(fee({ times: '-1', of: 'ricePrice' }), facts('10000', '2')))['fee']).toBe('0.00')
  })

  it('is nothing where nobody is promised it this year, and refuses where no holders are given', () => {
    const some = charterOf({
      ...charter.rules,
      guarantees: [{ ...charter.rules.guarantees![0]!, among: { groups: ['leased'] } }],
    })
    const value = run(some, facts('10000', '2.62'))
    expect(value.guarantees[0]).toMatchObject({ due: '0.00' })
    const result = distribute(some, facts('10000', '2.62'), on)
    expect(result.diagnostics).toMatchObject([{ code: 'no-claims', severity: 'note', path: 'rules.guarantees[0]' }])
    const { holders: _, ...nobody } = facts('10000', '2.62')
    expect(distribute(charter, nobody, on)).toMatchObject({ reason: 'figure-not-stated' })
  })
})

describe('“433”：40% 发展、30% 公益、30% 分红到户，发到元', () => {
  it('leaves the odd fen with a named owner', () => {
    const rate = (text: string) => ({ kind: 'rate' as const, rate: text, of: 'entering' })
    const charter = charterOf({
      pools: [
        {
          id: 'develop',
          label: '发展',
          purpose: 'reserve',
          take: rate('0.4'),
          to: { kind: 'account', account: 'develop' },
        },
        {
          id: 'public',
          label: '公益',
          purpose: 'publicWelfare',
          take: rate('0.3'),
          to: { kind: 'account', account: 'public' },
        },
        {
          id: 'shared',
          label: '分红',
          purpose: 'members',
          take: rest,
          to: { kind: 'holders', by: 'households' },
          payout: { grain: '1', residue: 'develop' },
        },
      ],
    })
    const holders = Array.from({ length: 7 }, (_, i) => ({ id: `h${i}` }))
    const value = run(charter, { result: { amount: '123456.78' }, holders })
    // 49382.712, 37037.034 and the rest 37037.04; 37037.04 ÷ 7 = 5291.005…
    expect(pools(value)).toEqual({ develop: '49382.71', public: '37037.03', shared: '37037.04' })
    expect(new Set(Object.values(payees(value)))).toEqual(new Set(['5291.00']))
    expect(accounts(value)).toEqual({ develop: '49382.75', public: '37037.03' })
  })
})

describe('集体股参加分红而红利留归集体，个人扣减和抵欠', () => {
  const grant = (id: string, to: string, shares: string) =>
    ({ id, type: 'grant', date: '2020-01-01', shareClass: 'all', shares, to }) as const
  const base: Partial<CollectiveWaterfall> = {
    shares: { registeredBy: 'household', classes: [{ id: 'all', label: '股份', digits: 0 }] },
    pools: [
      { id: 'dividend', label: '按股分红', purpose: 'members', take: rest, to: { kind: 'holders', by: 'shares' } },
    ],
    deductions: [
      {
        id: 'collective',
        label: '集体股红利留存',
        clause: '第五条',
        among: { kinds: ['collective'] },
        take: { kind: 'rate', rate: '1' },
        account: 'reserve',
      },
      {
        id: 'conduct',
        label: '村规民约扣减',
        among: { groups: ['blacklisted'] },
        take: { kind: 'rate', rate: '0.1' },
        account: 'welfare',
      },
      { id: 'water', label: '抵扣欠缴水费', take: { kind: 'ownAmount', figure: 'waterDebt' }, account: 'water' },
    ],
  }
  const facts: DistributionFacts = {
    result: { amount: '10000' },
    register: [grant('1', 'village', '300'), grant('2', 'a', '400'), grant('3', 'b', '295'), grant('4', 'c', '5')],
    holders: [
      { id: 'village', kind: 'collective' },
      { id: 'a', groups: ['blacklisted'], figures: { waterDebt: '120.5' } },
      { id: 'b' },
      { id: 'c', figures: { waterDebt: '80' } },
    ],
  }

  it('takes each off what the ones before it leave; what it takes is kept, not spread', () => {
    const charter = charterOf(base)
    const value = run(charter, facts)
    // a: 4000 − 10% − 120.50; b: 2950; c: 50, all of it against 80.
    expect(payees(value)).toEqual({ a: '3479.50', b: '2950.00', c: '0.00', village: '0.00' })
    expect(accounts(value)).toEqual({ reserve: '3000.00', water: '170.50', welfare: '400.00' })
    expect(value.deductions).toEqual([
      { id: 'collective', account: 'reserve', amount: '3000.00' },
      { id: 'conduct', account: 'welfare', amount: '400.00' },
      { id: 'water', account: 'water', amount: '170.50' },
    ])
    expect(value.totals).toMatchObject({ kept: '3570.50', paid: '6429.50' })
    const { diagnostics } = distribute(charter, facts, on)
    expect(diagnostics.map((one) => [one.code, one.data])).toEqual([
      ['deduction-not-covered', { deduction: '抵扣欠缴水费', holder: 'c', amount: '30.00' }],
    ])
    const notice = payoutNotice(charter, facts, { ...on, holder: 'a' })
    const said = notice.status === 'computed' ? notice.value.sentences.map((one) => say(one, zh)) : []
    expect(said.slice(1, 5)).toEqual([
      'a：本次应发3479.50元（人民币叁仟肆佰柒拾玖元伍角整）。',
      '其中：按股分红4000.00元（400股，每股10元）。',
      '扣减：村规民约扣减400.00元。',
      '扣减：抵扣欠缴水费120.50元。',
    ])
    const why = explainPayee(charter, facts, { ...on, holder: 'a' })
    expect(why.status === 'computed' && explain(why.value, zh).map((line) => line.text)).toEqual(
      expect.arrayContaining(['a应得3479.50元', '扣减前4000.00元', '村规民约扣减（10%）扣减400.00元']),
    )
  })

  it('takes only a part: a figure that is none is said and takes nothing', () => {
    const own = charterOf({
      ...base,
      deductions: [{ id: 'd', label: '考核扣减', take: { kind: 'ownRate', figure: 'cut' }, account: 'reserve' }],
    })
    const cut = (id: string, text: string) => ({ id, figures: { cut: text } })
    const value = run(own, { ...facts, holders: [cut('a', '0.25'), cut('b', '1.5'), cut('c', '-1')] })
    expect(payees(value)).toEqual({ a: '3000.00', b: '2950.00', c: '50.00', village: '3000.00' })
    const debts = charterOf({
      ...base,
      deductions: [{ id: 'd', label: '抵欠', take: { kind: 'ownAmount', figure: 'cut' }, account: 'reserve' }],
    })
    const found = distribute(debts, { ...facts, holders: [cut('a', '-5')] }, on).diagnostics
    expect(found.map((one) => one.code)).toEqual(['deduction-not-a-part'])
    const misspelt = distribute(debts, { ...facts, holders: [{ id: 'a' }] }, on).diagnostics
    expect(misspelt.map((one) => [one.code, one.path])).toEqual([
      ['figure-not-stated', 'rules.deductions[0].take.figure'],
    ])
  })

  it('leaves frozen shares their part against debts, and names pools that are not there', () => {
    const charter = charterOf(base)
    const freeze = { id: 'f', type: 'freeze', date: '2024-01-01', shareClass: 'all', shares: '4', from: 'c' } as const
    const value = run(charter, { ...facts, register: [...facts.register!, freeze] })
    // c has 10 free and 40 set aside; only the 10 go against the debt.
    expect(value.payees).toMatchObject({
      value: [{ id: 'a' }, { id: 'b' }, { id: 'c', amount: '40.00', escrow: '40.00' }, { id: 'village' }],
    })
    const stray = charterOf({ ...base, deductions: [{ ...base.deductions![0]!, from: ['dividends'] }] })
    expect(errors(stray)).toEqual(['unknown-pool'])
  })

  it('is one deduction where several pools are paid', () => {
    const half = charterOf({
      ...base,
      pools: [
        {
          id: 'basic',
          label: '基本分红',
          purpose: 'members',
          take: { kind: 'rate', rate: '0.01', of: 'result' },
          to: { kind: 'holders', by: 'shares' },
        },
        ...base.pools!,
      ],
    })
    const value = run(half, facts)
    const c = value.payees.status === 'computed' ? value.payees.value.find((one) => one.id === 'c') : undefined
    // 0.50 and 49.50, all of it against 80.
    expect(c).toMatchObject({
      amount: '0.00',
      parts: [
        { id: 'basic', amount: '0.50' },
        { id: 'dividend', amount: '49.50' },
        { id: 'water', amount: '-50.00' },
      ],
    })
    const onlyBasic = charterOf({
      ...half.rules,
      deductions: base.deductions!.map((one) => ({ ...one, from: ['basic'] })),
    })
    expect(accounts(run(onlyBasic, facts))).toEqual({ reserve: '30.00', water: '36.50', welfare: '4.00' })
  })
})
