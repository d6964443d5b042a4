import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen/kernel'
import { zh } from 'xiangzhen/text/zh'
import {
  checkCharter,
  checkPlan,
  checkVote,
  distribute,
  planBounds,
  type CollectiveCharter,
  type DistributionPlan,
  type PlanEntry,
  type PlanFacts,
} from 'xiangzhen/economy'
import {
  anyuanOperationCost,
  collectiveFinanceRules2021,
  collectiveOrganisationLaw,
  collectiveOrganisationLawReserved,
  cooperativeLaw,
  distributionRequirements,
  photovoltaicIncomeRule,
  rongchangDistributionRule,
  shanghaiCollectiveRules,
  yuhuanDistributionRule,
  zhejiangCollectiveRules,
} from 'xiangzhen/presets/distribution-requirements'
import { agreement, head } from './charters.js'

const charter: CollectiveCharter = {
  ...head,
  rules: { form: 'collective', measure: 'netResult', rounding: { digits: 2, mode: 'halfUp' }, pools: [] },
}
const entry = (purpose: string, amount: string, more: Partial<PlanEntry> = {}): PlanEntry => ({
  id: purpose,
  purpose,
  amount,
  goesTo: purpose === 'members' ? 'persons' : 'account',
  ...more,
})

function review(facts: PlanFacts, plan: DistributionPlan, requirements = [...distributionRequirements], of = charter) {
  const result = checkPlan(of, { ...facts, plan }, { requirements })
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}
const codes = (...args: Parameters<typeof review>) => review(...args).violations.map((one) => one.code)
const of100 = { result: { amount: '100' } }

describe('checkPlan', () => {
  it('keeps a plan that keeps to everything', () => {
    const plan: DistributionPlan = {
      entries: [entry('losses', '0'), entry('reserve', '15'), entry('welfareFund', '15'), entry('members', '70')],
      funding: [{ kind: 'operating', amount: '100' }],
      vote: { members: 300, present: 200, inFavour: 200 },
      disclosedOn: '2025-01-01',
      assemblyOn: '2025-01-11',
    }
    const sets = [
      shanghaiCollectiveRules,
      zhejiangCollectiveRules,
      collectiveOrganisationLaw,
      collectiveFinanceRules2021,
    ]
    expect(review(of100, plan, sets)).toMatchObject({
      verdict: 'kept',
      violations: [],
      planned: '100.00',
      available: '100.00',
    })
  })

  it('names every violation with its article', () => {
    const plan: DistributionPlan = {
      entries: [entry('reserve', '10'), entry('members', '110', { by: 'equal' })],
      funding: [
        { kind: 'loan', amount: '20' },
        { kind: 'landCompensation', amount: '10' },
      ],
      vote: { members: 300, present: 199, inFavour: 190, byRepresentatives: true },
      disclosedOn: '2025-01-01',
      assemblyOn: '2025-01-10',
    }
    const facts = { result: { amount: '100' }, opening: { undistributed: '-20' } }
    const sets = [
      shanghaiCollectiveRules,
      zhejiangCollectiveRules,
      collectiveFinanceRules2021,
      collectiveOrganisationLawReserved,
      rongchangDistributionRule,
      yuhuanDistributionRule,
      photovoltaicIncomeRule,
    ]
    const solar = { ...charter, rules: { ...charter.rules, incomeKind: 'photovoltaic' as const } }
    const found = review(facts, plan, sets, solar)
    expect(found.verdict).toBe('violated')
    expect(found.violations.map((one) => [one.code, one.data['clause']])).toEqual([
      ['below-minimum', '第二十五条'],
      ['below-minimum', '第二十五条'],
      ['below-minimum', '第三十二条'],
      ['plan-exceeds-available', undefined],
      ['losses-not-first', '第二十五条'],
      ['losses-not-first', '第二十八条'],
      ['vote-quorum', '第二十八条'],
      ['vote-majority', '第二十八条'],
      ['vote-by-representatives', '第二十八条'],
      ['disclosure-late', '第四十六条'],
      ['borrowed-money', '不得举债或者在亏损时分配'],
      ['forbidden-funding', '土地补偿费、资产和企业转让款、捐赠、土地指标款不列入当年分配'],
      ['equal-division', '不得简单平均分配'],
    ])
    // 15 % of 80 after losses, 10 planned.
    expect(found.violations[0]?.data).toMatchObject({ planned: '10.00', bound: '12.00', by: '2.00' })
  })

  it('refuses any payment in a deficit', () => {
    const loss = { result: { amount: '-5' } }
    expect(codes(loss, { entries: [entry('members', '1')] }, [rongchangDistributionRule])).toEqual([
      'above-maximum',
      'plan-exceeds-available',
      'deficit-payout',
    ])
    expect(codes(loss, { entries: [] }, [rongchangDistributionRule])).toEqual([])
  })

  it('leaves open what depends on a decision', () => {
    const result = review(of100, { entries: [entry('reserve', '100')] }, [rongchangDistributionRule])
    expect(result.verdict).toBe('open')
    expect(result.bounds.map((one) => one.verdict)).toEqual(['open', 'open'])
  })

  it('passes over requirements for other forms and other times', () => {
    const sets = [collectiveOrganisationLaw, cooperativeLaw]
    const late = { entries: [entry('reserve', '100')], disclosedOn: '2025-01-01', assemblyOn: '2025-01-02' }
    const found = (on: string) => {
      const result = checkPlan(charter, { ...of100, plan: late }, { requirements: sets, on })
      return result.status === 'computed' && result.value.violations.map((one) => one.code)
    }
    expect(found('2025-04-30')).toEqual([])
    expect(found('2025-05-01')).toEqual(['disclosure-late'])
    const ended = { ...collectiveOrganisationLaw, effective: { from: '2020-01-01', to: '2020-12-31' } }
    const old = checkPlan(charter, { ...of100, plan: late }, { requirements: [ended], on: '2021-01-01' })
    expect(old.status === 'computed' && old.value.violations).toEqual([])
  })

  it('counts what is kept and what is paid out over all purposes', () => {
    const own: CollectiveCharter = {
      ...charter,
      rules: {
        ...charter.rules,
        limits: [
          { id: 'kept', purposes: ['kept'], atLeast: { kind: 'rate', rate: '0.4', of: 'available' } },
          { id: 'paid', purposes: ['paidOut'], atMost: { kind: 'amount', yuan: '60' } },
        ],
      },
    }
    expect(codes(of100, { entries: [entry('members', '60')] }, [], own)).toEqual(['plan-leaves-rest'])
    expect(codes(of100, { entries: [entry('members', '60.01')] }, [], own)).toEqual([
      'below-minimum',
      'above-maximum',
      'plan-leaves-rest',
    ])
  })

  it('refuses figures that are none', () => {
    expect(checkPlan(charter, { ...of100, plan: { entries: [entry('reserve', 'x')] } }, {})).toMatchObject({
      status: 'not-computable',
      reason: 'not-a-figure',
      diagnostics: [{ path: 'plan.entries[0].amount' }],
    })
    expect(
      checkPlan(charter, { result: { amount: 'x' }, plan: { entries: [entry('reserve', '1')] } }, {}),
    ).toMatchObject({
      diagnostics: [{ path: 'result.amount' }],
    })
  })
})

describe('checkVote', () => {
  it('measures by all members, not by those present', () => {
    const rule = collectiveOrganisationLaw.vote!
    expect(checkVote(rule, { members: 3, present: 2, inFavour: 2 })).toEqual([])
    expect(checkVote(rule, { members: 300, present: 200, inFavour: 199 }).map((one) => one.code)).toEqual([
      'vote-majority',
    ])
    expect(checkVote(rule, { members: 3, present: 3, inFavour: 3, byRepresentatives: true })).toEqual([])
  })
})

describe('planBounds', () => {
  const bounds = (facts: PlanFacts, of = charter, requirements = [shanghaiCollectiveRules]) => {
    const result = planBounds(of, facts, { requirements })
    if (result.status !== 'computed') throw new Error(JSON.stringify(result))
    return result.value
  }

  it('rounds toward the constraint', () => {
    const { bounds: list } = bounds({ result: { amount: '0.01' } })
    expect(list.map((one) => one.amount.status === 'computed' && one.amount.value)).toEqual(['0.01', '0.01'])
    const cap = bounds({ result: { amount: '1000' }, figures: { watts: '100.5' } }, charter, [anyuanOperationCost])
    expect(cap.bounds[0]?.amount).toMatchObject({ value: '3.01' })
    expect(cap.unassigned).toBe('996.99')
  })

  it('says what is missing', () => {
    const without = bounds(of100, charter, [anyuanOperationCost])
    expect(without.bounds[0]?.amount).toMatchObject({ status: 'not-computable', reason: 'figure-not-stated' })
    expect(without.unassigned).toBeNull()
    expect(planBounds(charter, { result: { amount: '1' }, figures: { watts: 'x' } }, {})).toMatchObject({
      reason: 'not-a-figure',
    })
  })

  it('stops asking when a fund holds its ceiling, and lets a charter keep the opening balance apart', () => {
    const limit = {
      id: 'fund',
      purposes: ['reserve'],
      atLeast: { kind: 'rate' as const, rate: '0.1', of: 'result' },
      ceiling: { balance: 'fundBalance', at: { kind: 'rate' as const, rate: '0.5', of: 'capital' } },
    }
    const own = agreement({ limits: [limit], opening: 'keptApart' })
    const at = (fundBalance: string, capital = '100') =>
      planBounds(own, { ...of100, opening: { undistributed: '50' }, figures: { fundBalance, capital } }, {})
    expect(at('49.99')).toMatchObject({ value: { available: '100.00', bounds: [{ amount: { value: '10.00' } }] } })
    expect(at('50')).toMatchObject({ value: { bounds: [{ amount: { value: null } }] } })
    expect(planBounds(own, of100, {})).toMatchObject({
      value: { bounds: [{ amount: { reason: 'figure-not-stated' } }] },
    })
    const half = planBounds(own, { ...of100, figures: { fundBalance: '1' } }, {})
    expect(half).toMatchObject({ value: { bounds: [{ amount: { reason: 'figure-not-stated' } }] } })
  })

  it('asks which figure a test means only where it matters', () => {
    const test = { is: 'atLeast' as const, than: '100' }
    const limit = {
      id: 'l',
      purposes: ['members'],
      atMost: { kind: 'amount' as const, yuan: '5' },
      otherwise: 'nothing' as const,
    }
    const own = (is: 'above' | 'atLeast' | 'below' | 'atMost', figure?: string) =>
      agreement({ limits: [{ ...limit, when: [{ ...test, is, ...(figure === undefined ? {} : { figure }) }] }] })
    const value = (is: 'above' | 'atLeast' | 'below' | 'atMost', undistributed = '0', figure?: string) =>
      planBounds(own(is, figure), { ...of100, opening: { undistributed } }, {})
    expect(value('atLeast')).toMatchObject({ value: { bounds: [{ amount: { value: '5.00' } }] } })
    expect(value('above')).toMatchObject({ value: { bounds: [{ amount: { value: '0.00' } }] } })
    expect(value('atMost')).toMatchObject({ value: { bounds: [{ amount: { value: '5.00' } }] } })
    expect(value('below')).toMatchObject({ value: { bounds: [{ amount: { value: '0.00' } }] } })
    expect(value('atLeast', '-1')).toMatchObject({
      value: { bounds: [{ amount: { missing: [{ code: 'test-figure' }] } }] },
    })
    expect(value('atLeast', '-1', 'result')).toMatchObject({ value: { bounds: [{ amount: { value: '5.00' } }] } })
    expect(value('atLeast', '0', 'x')).toMatchObject({
      value: { bounds: [{ amount: { reason: 'figure-not-stated' } }] },
    })
  })
})

describe('misspelt words', () => {
  const limit = { id: 'l', purposes: ['reserve'], atLeast: { kind: 'rat', rate: '0.1', of: 'result' } }
  const stray = { ...charter, rules: { ...charter.rules, limits: [limit] } } as unknown as CollectiveCharter

  it('in the kind of a bound leave it open, with the place', () => {
    const plan = { entries: [entry('reserve', '100')] }
    const result = review(of100, plan, [], stray)
    expect(result.verdict).toBe('open')
    expect(result.bounds[0]?.amount).toMatchObject({
      reason: 'unknown-kind',
      diagnostics: [{ path: 'limits.l.atLeast.kind', data: { found: 'rat', known: ['rate', 'amount', 'perUnit'] } }],
    })
    expect(checkCharter(stray).map((one) => [one.code, one.path])).toEqual([
      ['unknown-kind', 'rules.limits[0].atLeast.kind'],
    ])
    const pool = { id: 'p', label: 'p', purpose: 'other', take: { kind: 'ratio' }, to: { kind: 'acount' } }
    const pools = { ...charter, rules: { ...charter.rules, pools: [{ ...pool, atMost: [{ kind: 'x' }] }] } }
    expect(distribute(pools as unknown as CollectiveCharter, of100, { recordDate: '2024-12-31' })).toMatchObject({
      reason: 'charter-not-sound',
      diagnostics: [
        { path: 'rules.pools[0].take.kind' },
        { path: 'rules.pools[0].to.kind' },
        { path: 'rules.pools[0].atMost[0].kind' },
      ],
    })
  })

  it('in a purpose count toward nothing and are said', () => {
    const result = review(of100, { entries: [entry('reserv', '100')] }, [])
    expect(result.violations.map((one) => [one.code, one.severity, one.path])).toEqual([
      ['unknown-purpose', 'warning', 'plan.entries[0].purpose'],
    ])
    const own = { ...limit, purposes: ['reserv', 'kept'], atLeast: { kind: 'amount' as const, yuan: '1' } }
    expect(checkCharter({ ...charter, rules: { ...charter.rules, limits: [own] } })).toMatchObject([
      { code: 'unknown-purpose', path: 'rules.limits[0].purposes', data: { found: 'reserv' } },
      {},
    ])
  })

  it('lack English where other labels have it', () => {
    const named = (label: CollectiveCharter['title']): CollectiveCharter => ({
      ...charter,
      title: { zh: '章程', en: 'Charter' },
      rules: {
        ...charter.rules,
        units: { mu: 'mu' },
        pools: [
          { id: 'l', label, purpose: 'losses', take: { kind: 'losses' }, to: { kind: 'account', account: 'losses' } },
        ],
      },
    })
    const found = (label: CollectiveCharter['title']) =>
      checkCharter(named(label)).map((one) => [one.code, one.path, one.data])
    expect(found('弥补亏损')).toEqual([['label-without-english', 'rules.pools[0].label', { label: '弥补亏损' }]])
    expect(found({ zh: '弥补亏损' })).toHaveLength(1)
    expect(found({ zh: '弥补亏损', en: 'Losses' })).toEqual([])
    expect(
      checkCharter({ ...named('弥补亏损'), title: '章程', rules: { ...named('x').rules, units: { mu: '亩' } } }),
    ).toEqual([])
  })
})

describe('violations in words', () => {
  it('name the limit, the document and the money by their names', () => {
    const plan = {
      entries: [entry('reserve', '10'), entry('members', '90')],
      funding: [{ kind: 'landCompensation' as const, amount: '90' }],
    }
    const said = (of: CollectiveCharter, requirements = [yuhuanDistributionRule, zhejiangCollectiveRules]) =>
      review(of100, plan, requirements, of).violations.map((one) => say(one, zh))
    expect(said(charter)).toEqual([
      '“公积金和公益金”安排 10.00 元，低于下限 30.00 元，差 20.00 元（浙江省农村集体资产管理条例第三十二条）。',
      expect.stringMatching(/^plan\.funding\[0\]：土地补偿费 90 元不得列入当年分配/),
    ])
    const cap = { id: 'm', purposes: ['members'], atMost: { kind: 'amount' as const, yuan: '50' } }
    const own = (more: object): CollectiveCharter => ({
      ...charter,
      rules: { ...charter.rules, limits: [{ ...cap, ...more }] },
    })
    expect(said(own({ label: '成员分红', clause: '第九条' }), [])).toEqual([
      '“成员分红”安排 90.00 元，高于上限 50.00 元，多 40.00 元（章程第九条）。',
    ])
    expect(said(own({ label: '成员分红' }), [])).toEqual([
      '“成员分红”安排 90.00 元，高于上限 50.00 元，多 40.00 元（章程）。',
    ])
    expect(said(own({ clause: '第九条' }), [])).toEqual(['章程第九条：安排 90.00 元，高于上限 50.00 元，多 40.00 元。'])
    expect(said(own({}), [])).toEqual(['“m”安排 90.00 元，高于上限 50.00 元，多 40.00 元（章程）。'])
  })
})
