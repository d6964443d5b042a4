import { describe, expect, it } from 'vitest'
import { describe as say, openNeeds, type Decision } from 'xiangzhen/kernel'
import {
  checkCharter,
  checkPlan,
  distribute,
  parseCharter,
  type AgreementWaterfall,
  type CooperativeCharter,
  type Distribution,
  type DistributionFacts,
  type GuaranteeRule,
} from 'xiangzhen/economy'
import { zh } from 'xiangzhen/text/zh'
import { cooperativeLaw } from 'xiangzhen/presets/distribution-requirements'
import { agreement, grant, head, kept, paidOut } from './charters.js'

const on = { recordDate: '2024-12-31', grain: '0.01' }
const rate = (text: string, of?: string) => ({ kind: 'rate' as const, rate: text, ...(of === undefined ? {} : { of }) })
const rest = { kind: 'rest' as const }
const decision = (code: string, value: string, at?: string): Decision => ({
  code,
  value,
  ...(at === undefined ? {} : { at }),
  decidedBy: '成员大会',
  decidedOn: '2024-12-01',
})
const result = (
  rules: Partial<AgreementWaterfall>,
  facts: DistributionFacts,
  decisions: readonly Decision[] = [],
  question = on,
) => distribute({ ...agreement({ payout: { residue: 'undistributed' }, ...rules }), decisions }, facts, question)
const value = (...args: Parameters<typeof result>): Distribution => {
  const outcome = result(...args)
  if (outcome.status !== 'computed') throw new Error(JSON.stringify(outcome))
  return outcome.value
}
const codes = (...args: Parameters<typeof result>) => result(...args).diagnostics.map((one) => one.code)
const asked = (...args: Parameters<typeof result>) => openNeeds(result(...args)).map((need) => [need.code, need.at])
const paid = ({ payees }: Distribution) =>
  payees.status === 'computed' ? Object.fromEntries(payees.value.map((one) => [one.id, one.amount])) : payees.status

describe('a guarantee against losses of earlier years', () => {
  // 100 mu at 800 yuan: 80 000 are promised; the result is 50 000, losses are 30 000.
  const floor: GuaranteeRule = { id: 'floor', label: '保底', yuan: '800', by: { figures: ['mu'] }, bearer: '村集体' }
  const facts = (amount: string, opening: string): DistributionFacts => ({
    result: { amount },
    opening: { undistributed: opening },
    holders: [{ id: 'a', figures: { mu: '100' } }],
  })
  const rules = (treatment: GuaranteeRule['treatment'], more: Partial<GuaranteeRule> = {}) => ({
    guarantees: [{ ...floor, treatment: treatment!, ...more }],
    pools: [kept('losses', { kind: 'losses' }), paidOut('m', rest, { to: { kind: 'holders', by: 'heads' } })],
  })

  it('asks for the order when the money does not reach both, and only then', () => {
    for (const treatment of ['hurdle', 'costBeforeProfit'] as const) {
      expect(asked(rules(treatment), facts('50000', '-30000'))).toEqual([['guarantee-against-losses', 'floor']])
      expect(asked(rules(treatment), facts('110000', '-30000'))).toEqual([])
      expect(asked(rules(treatment), facts('50000', '30000'), [decision('opening-balance', 'included')])).toEqual([])
      expect(asked(rules(treatment), facts('-5000', '-30000'))).toEqual([])
    }
    expect(asked(rules('outside'), facts('50000', '-30000'))).toEqual([])
  })

  it('makes losses good first, or pays the guarantee first and says so', () => {
    const first = value(rules('hurdle', { againstLosses: 'lossesFirst' }), facts('50000', '-30000'))
    expect([first.madeGood, first.guarantees[0]]).toMatchObject([
      '30000.00',
      { fromResult: '20000.00', unpaid: '60000.00' },
    ])
    const decided = [decision('guarantee-against-losses', 'guaranteeFirst', 'floor')]
    const last = value(rules('hurdle'), facts('50000', '-30000'), decided)
    expect([last.madeGood, last.guarantees[0]?.fromResult]).toEqual(['0.00', '50000.00'])
    expect(codes(rules('hurdle'), facts('50000', '-30000'), decided)).toEqual([
      'guarantee-before-losses',
      'guarantee-not-met',
    ])
    const none = value(rules('hurdle', { againstLosses: 'lossesFirst' }), facts('20000', '-30000'))
    expect([none.madeGood, none.guarantees[0]?.fromResult]).toEqual(['20000.00', '0.00'])
    const cost = value(rules('costBeforeProfit', { againstLosses: 'lossesFirst' }), facts('50000', '-30000'))
    expect(cost.guarantees[0]).toMatchObject({ fromResult: '20000.00', fromBearer: '60000.00', bearer: '村集体' })
  })

  it('does not ask where a decision leaves the losses standing', () => {
    const { pools: _, ...plain } = rules('hurdle')
    const decided = [decision('losses-order', 'notMadeGood')]
    expect(value({ ...plain, pools: [] }, facts('50000', '-30000'), decided).guarantees[0]?.fromResult).toBe('50000.00')
  })
})

describe('a guarantee deducted before the result', () => {
  // 10 mu at 800 yuan.
  const rules = {
    guarantees: [
      { id: 'floor', label: '保底', yuan: '800', by: { figures: ['mu'] }, treatment: 'costBeforeProfit' },
      { id: 'later', label: '预付', yuan: '1', by: 'heads', treatment: 'advance', bearer: 'x' },
      { id: 'out', label: '担保', yuan: '2', by: 'heads', treatment: 'outside', bearer: '公司' },
    ] satisfies GuaranteeRule[],
    pools: [paidOut('m', rest, { to: { kind: 'holders', by: 'heads' } })],
  }
  const facts = (more: Partial<DistributionFacts['result']>): DistributionFacts => ({
    result: { amount: '1000', ...more },
    holders: [{ id: 'a', figures: { mu: '10' } }],
  })

  it('is still paid when it was deducted, and not twice when it was paid', () => {
    expect(paid(value(rules, facts({ guaranteesDeducted: ['floor'] })))).toEqual({ a: '9002.00' })
    const already = value(rules, facts({ guaranteesPaid: ['floor', 'out'] }))
    expect([paid(already), already.guarantees[0]?.fromResult]).toEqual([{ a: '1000.00' }, '8000.00'])
  })

  it('names ids that the charter does not have, and guarantees that nothing deducts', () => {
    expect(codes(rules, facts({ guaranteesDeducted: ['floor', 'floo'] }))).toEqual(['unknown-guarantee'])
    expect(codes(rules, facts({ guaranteesPaid: ['later', 'floor'], guaranteesDeducted: ['out'] }))).toEqual([
      'guarantee-not-from-result',
      'guarantee-not-from-result',
    ])
  })
})

describe('losses and the figures of bases', () => {
  const facts: DistributionFacts = { result: { amount: '330000' }, opening: { undistributed: '-30000' } }
  const first = [decision('losses-order', 'lossesFirst')]

  it('takes losses off once from all that may be distributed', () => {
    // 330 000 less 30 000 are 300 000; a tenth is 30 000, with a pool for the losses and without.
    const fund = kept('fund', rate('0.1', 'available'))
    expect(value({ pools: [fund] }, facts, first).pools[0]).toMatchObject({
      base: { amount: '300000' },
      amount: '30000.00',
    })
    expect(value({ pools: [kept('losses', { kind: 'losses' }), fund] }, facts).pools[1]?.amount).toBe('30000.00')
  })

  it('does not take off losses that a fund covered', () => {
    const covered = { ...facts, lossesCovered: '30000' }
    const pools = [kept('losses', { kind: 'losses' }), kept('fund', rate('0.1', 'afterLosses'))]
    const outcome = value({ pools }, covered)
    expect([outcome.losses, outcome.pools[1]?.amount, outcome.closing]).toEqual(['0.00', '33000.00', '297000.00'])
    expect(result({ pools }, { ...facts, lossesCovered: '30001' })).toMatchObject({ reason: 'covers-more-than-losses' })
    const part = value({ pools }, { ...facts, lossesCovered: '10000' })
    expect([part.madeGood, part.pools[1]?.amount]).toEqual(['20000.00', '31000.00'])
  })
})

describe('bounds of one payment', () => {
  it('hold for the free and frozen shares of a holder together', () => {
    const shares = { registeredBy: 'household' as const, classes: [{ id: 'm', label: '股', digits: 1 }] }
    const register = [
      grant('1', 'a', '51'),
      { id: 'f', type: 'freeze' as const, date: '2021-01-01', shareClass: 'm', shares: '5.5', from: 'a' },
      grant('2', 'b', '49'),
    ]
    const to = { kind: 'holders' as const, by: 'shares' as const, atMostEach: '30000', overCap: 'leave' as const }
    const outcome = value({ shares, pools: [paidOut('m', rest, { to })] }, { result: { amount: '100000' }, register })
    // 5.5 of 51 shares are frozen: 30 000 × 5.5 ÷ 51 = 3235.29.
    expect(outcome.payees).toMatchObject({ value: [{ id: 'a', amount: '30000.00', escrow: '3235.29' }, { id: 'b' }] })
    const least = { ...to, atMostEach: '99999', atLeastEach: '49500' }
    const more = value(
      { shares, pools: [paidOut('m', rest, { to: least })] },
      { result: { amount: '100000' }, register },
    )
    expect(paid(more)).toEqual({ a: '50500.00', b: '49500.00' })
  })
})

describe('shares that began within a year that nobody stated', () => {
  const register = [grant('1', 'a', '100'), grant('2', 'b', '100', { date: '2024-07-01' })]
  const shares = { registeredBy: 'person' as const, classes: [{ id: 'm', label: '股', digits: 0 }] }
  const facts = { result: { amount: '300' }, register }
  const pools = [paidOut('m', rest)]

  it('raise the question, and need the period for any answer but the full year', () => {
    expect(asked({ shares, pools }, facts)).toEqual([['part-year-shares', undefined]])
    expect(paid(value({ shares, pools }, facts, [decision('part-year-shares', 'full')]))).toEqual({
      a: '150.00',
      b: '150.00',
    })
    const byMonths = { shares: { ...shares, partYear: 'byMonths' as const }, pools }
    expect(result(byMonths, facts)).toMatchObject({ reason: 'period-not-stated' })
    const period = { from: '2024-01-01', to: '2024-12-31' }
    expect(paid(value(byMonths, { ...facts, result: { amount: '300', period } }))).toEqual({ a: '200.00', b: '100.00' })
    expect(result({ pools: [] }, facts, [], { ...on, recordDate: 'x' })).toMatchObject({ reason: 'not-a-date' })
    const odd = { ...facts, result: { amount: '1', period: { from: '2024-02-30', to: '2024-12-31' } } }
    expect(result({ pools: [] }, odd)).toMatchObject({
      diagnostics: [{ code: 'no-such-day', path: 'result.period.from' }],
    })
  })
})

describe('a ceiling', () => {
  const ceiling = { balance: 'fund', at: rate('0.5', 'capital') }
  const facts = { result: { amount: '260000' }, figures: { fund: '230000', capital: '500000' } }
  const amounts = (reach: 'stop' | 'fill' | undefined, decisions: readonly Decision[] = []) =>
    value(
      {
        pools: [
          kept('f', rate('0.1', 'result'), { ceiling: { ...ceiling, ...(reach === undefined ? {} : { reach }) } }),
        ],
      },
      facts,
      decisions,
    ).pools[0]

  it('stops or fills in the year that reaches it, and asks which', () => {
    // A tenth of 260 000 is 26 000; the ceiling of 250 000 misses 20 000.
    expect(asked({ pools: [kept('f', rate('0.1', 'result'), { ceiling })] }, facts)).toEqual([['ceiling-reach', 'f']])
    expect(amounts('stop')).toMatchObject({ amount: '26000.00' })
    expect(amounts('fill')).toMatchObject({ amount: '20000.00', limitedBy: 'ceiling' })
    expect(amounts(undefined, [decision('ceiling-reach', 'fill', 'f')])?.amount).toBe('20000.00')
  })
})

describe('tests and measures per share', () => {
  const shares = { registeredBy: 'household' as const, classes: [{ id: 'm', label: '股', digits: 0 }] }
  const register = [grant('1', 'a', '150'), grant('2', 'b', '81')]
  const pool = paidOut('m', rest, { when: [{ figure: 'perUnit', is: 'atLeast', than: '1' }] })

  it('pays nothing below one yuan a share (每股不足1元不分配)', () => {
    expect(value({ shares, pools: [pool] }, { result: { amount: '230.99' }, register }).pools[0]).toMatchObject({
      amount: '0.00',
      limitedBy: 'condition',
    })
    expect(paid(value({ shares, pools: [pool] }, { result: { amount: '231' }, register }))).toEqual({
      a: '150.00',
      b: '81.00',
    })
    const odd = kept('k', rest, { when: [{ figure: 'perUnit', is: 'atLeast', than: '1' }] })
    expect(result({ pools: [odd] }, { result: { amount: '9' } })).toMatchObject({ reason: 'figure-not-stated' })
    expect(result({ shares, pools: [pool] }, { result: { amount: '9' } })).toMatchObject({
      reason: 'figure-not-stated',
    })
  })

  it('bounds a pool by so many yuan a share, or by a fact of that name where there is no register', () => {
    const bounded = paidOut('m', rest, { atMost: [{ kind: 'perUnit', yuan: '2', of: 'shares' }] })
    expect(value({ shares, pools: [bounded] }, { result: { amount: '1000' }, register }).pools[0]?.amount).toBe(
      '462.00',
    )
    const fact = kept('k', rest, { atMost: [{ kind: 'perUnit', yuan: '2', of: 'shares' }] })
    expect(value({ pools: [fact] }, { result: { amount: '1000' }, figures: { shares: '10' } }).pools[0]?.amount).toBe(
      '20.00',
    )
  })
})

describe('weights that are sums', () => {
  it('count households of three kinds by their coefficients', () => {
    // Heads 4, 2 and 3 at 1.5, 1.2 and 1: weights 6, 2.4 and 3 of 11.4.
    const holders = [
      { id: 'a', persons: 4, groups: ['A'] },
      { id: 'b', persons: 2, groups: ['B'] },
      { id: 'c', persons: 3, groups: ['C'] },
      { id: 'd', persons: 9, groups: ['C', 'out'] },
    ]
    const by = {
      sum: [
        { by: 'heads' as const, times: '1.5', among: { groups: ['A'] } },
        { by: 'heads' as const, times: '1.2', among: { groups: ['B'] } },
        { by: 'heads' as const, among: { groups: ['C'] } },
        { by: 'heads' as const, among: { groups: ['nobody'] } },
      ],
    }
    const to = { kind: 'holders' as const, by, among: { units: ['u'] } }
    const inUnit = holders.map((one) => (one.id === 'd' ? one : { ...one, unit: 'u' }))
    const outcome = value({ pools: [paidOut('m', rest, { to })] }, { result: { amount: '1140' }, holders: inUnit })
    expect(paid(outcome)).toEqual({ a: '600.00', b: '240.00', c: '300.00' })
  })

  it('add shares for age to shares, and keep the frozen part apart', () => {
    const shares = { registeredBy: 'household' as const, classes: [{ id: 'm', label: '股', digits: 0 }] }
    const register = [
      grant('1', 'a', '4'),
      { id: 'f', type: 'freeze' as const, date: '2021-01-01', shareClass: 'm', shares: '1', from: 'a' },
      grant('2', 'b', '3'),
    ]
    // a: 3 free and half a share for one old person, 1 frozen; b: 3 and one share for two.
    const holders = [
      { id: 'a', figures: { old: '1' } },
      { id: 'b', figures: { old: '2' } },
    ]
    const by = { sum: [{ by: 'shares' as const }, { by: { figures: ['old'] }, times: '0.5' }] }
    const pools = [paidOut('m', rest, { to: { kind: 'holders', by } })]
    const outcome = value({ shares, pools }, { result: { amount: '850' }, register, holders })
    expect(outcome.payees).toMatchObject({ value: [{ amount: '450.00', escrow: '100.00' }, { amount: '400.00' }] })
    const open = { by: { sum: [{ by: 'shares' as const }] }, kind: 'holders' as const }
    expect(result({ pools: [paidOut('m', rest, { to: open })] }, { result: { amount: '1' }, holders }).status).toBe(
      'computed',
    )
    expect(result({ pools: [paidOut('m', rest, { to: open })] }, { result: { amount: '1' }, holders })).toMatchObject({
      value: { payees: { reason: 'no-claims' } },
    })
  })

  it('find copies of a row one by one', () => {
    const by = { sum: [{ by: 'heads' as const }, { by: { figures: ['x'] } }] }
    const holders = [{ id: 'a', count: 3, persons: 2, figures: { x: '1' } }, { id: 'b' }]
    const outcome = value(
      { pools: [paidOut('m', rest, { to: { kind: 'holders', by } })] },
      { result: { amount: '100' }, holders },
    )
    expect(outcome.payees).toMatchObject({ value: [{ each: [{ count: 3, amount: '30.00' }] }, { amount: '10.00' }] })
  })
})

describe('questions and answers', () => {
  it('asks everything about pools and guarantees at once, in the words of the charter', () => {
    const rules = {
      pools: [
        kept('fund', { kind: 'rate' }, { label: '公积金', atMost: [rate('0.5')] }),
        kept('all', rest, { label: '福利', to: { kind: 'pools' } }),
        kept('part', rate('0.1'), { label: '慰问', within: 'all' }),
        kept('post', { kind: 'amount' }, { label: '公益岗' }),
      ],
      guarantees: [{ id: 'g', label: '保底', yuan: '1', by: 'heads' as const }],
    }
    expect(asked(rules, { result: { amount: '100' } })).toEqual([
      ['guarantee-treatment', 'g'],
      ['pool-amount', 'post'],
      ['pool-base', 'fund'],
      ['pool-base', 'part'],
      ['pool-rate', 'fund'],
      ['portion-base', 'fund.atMost[0]'],
    ])
    const sentences = openNeeds(result(rules, { result: { amount: '100' } })).map((need) => say(need, zh))
    expect(sentences[4]).toBe('“公积金”提取多少比例，章程没有说。请决定。')
  })

  it('counts a decision that cannot be read as not given, and says so', () => {
    const pools = [kept('fund', { kind: 'rate', of: 'result' }, { label: '公积金' })]
    const bad = [decision('pool-rate', '30%', 'fund')]
    expect(asked({ pools }, { result: { amount: '100' } }, bad)).toEqual([['pool-rate', 'fund']])
    expect(codes({ pools }, { result: { amount: '100' } }, bad)).toEqual(['unreadable-decision'])
    expect(
      value({ pools }, { result: { amount: '100' } }, [decision('pool-rate', '0.3', 'fund')]).pools[0]?.amount,
    ).toBe('30.00')
  })

  it('names decisions with a misspelt code, an answer that is none, or a place that is not there', () => {
    const charter = {
      ...agreement({ pools: [kept('fund', rate('0.1', 'result'))] }),
      decisions: [
        decision('guarantee-tretment', 'hurdle', 'floor'),
        decision('pool-rate', '0.3', 'nowhere'),
        decision('over-cap', 'spread'),
        decision('shares-fixed-on', '2024-13-01'),
        decision('event-holder', 'h1', 'e1'),
        decision('residue-owner', ''),
      ],
    }
    const found = checkCharter(charter).map((one) => [one.code, one.path])
    expect(found).toEqual([
      ['unknown-decision', 'decisions[0].code'],
      ['unreadable-decision', 'decisions[2].value'],
      ['unreadable-decision', 'decisions[3].value'],
      ['unreadable-decision', 'decisions[5].value'],
      ['decision-at-nothing', 'decisions[1].at'],
    ])
  })

  it('leaves what is paid unknown while payments are open', () => {
    const charter = { payout: {}, pools: [paidOut('m', rest, { to: { kind: 'holders', by: 'heads' } })] }
    const holders = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    expect(value(charter, { result: { amount: '100' }, holders }).totals).toMatchObject({ paid: null, open: '100.00' })
  })
})

describe('the welfare fund of a cooperative', () => {
  it('is a fund: it comes off before the distributable surplus', () => {
    const charter: CooperativeCharter = {
      ...head,
      rules: {
        form: 'cooperative',
        measure: 'netResult',
        rounding: { digits: 2, mode: 'halfUp' },
        remainder: 'undistributed',
        payout: { residue: 'undistributed' },
        pools: [
          { ...kept('losses', { kind: 'losses' }), purpose: 'losses' },
          { ...kept('fund', rate('0.05', 'result')), purpose: 'reserve' },
          { ...kept('welfare', rate('0.03', 'result')), purpose: 'welfareFund' },
          { ...kept('patronage', rate('0.6', 'distributable')), purpose: 'patronage' },
        ],
      },
    }
    // 200 000 less losses of 20 000 and funds of 16 000 are 164 000; sixty per cent are 98 400.
    const facts = { result: { amount: '200000' }, opening: { undistributed: '-20000' } }
    const outcome = distribute(charter, facts, on)
    expect(outcome).toMatchObject({ value: { pools: [{}, {}, {}, { amount: '98400.00' }] } })
    expect(parseCharter(JSON.parse(JSON.stringify(charter)))).toEqual(charter)
    const plan = {
      entries: [
        { id: 'l', purpose: 'losses', amount: '20000', goesTo: 'account' as const },
        { id: 'f', purpose: 'reserve', amount: '10000', goesTo: 'account' as const },
        { id: 'w', purpose: 'welfareFund', amount: '6000', goesTo: 'account' as const },
        { id: 'p', purpose: 'patronage', amount: '98400', goesTo: 'persons' as const },
        { id: 'c', purpose: 'capital', amount: '65600', goesTo: 'persons' as const },
      ],
    }
    const review = checkPlan(charter, { ...facts, plan }, { requirements: [cooperativeLaw] })
    expect(review).toMatchObject({ value: { verdict: 'kept', violations: [] } })
  })
})
