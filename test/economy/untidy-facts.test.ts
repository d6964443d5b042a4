import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen/kernel'
import {
  checkPlan,
  clearance,
  collectiveLedger,
  countTargets,
  distribute,
  growth,
  growthStatistics,
  householdGains,
  irr,
  paymentBalance,
  returnConventions,
  sumIncome,
  targetPath,
  tierTransitions,
  xirr,
  type TierDocument,
} from 'xiangzhen/economy'
import { zh } from 'xiangzhen/text/zh'
import { charterOf, on, rest } from './published.js'

const shares = { registeredBy: 'person' as const, classes: [{ id: 'm', label: '成员股', digits: 0 }] }
const dividend = (by: object | string, more = {}) => ({
  id: 'd',
  label: '分红',
  purpose: 'members' as const,
  take: rest,
  to: { kind: 'holders' as const, by: by as 'shares', ...more },
})
const byShares = charterOf({ shares, pools: [dividend('shares')] })
const byMu = charterOf({ pools: [dividend({ figures: ['mu'] })] })
const grant = { id: '1', type: 'grant', date: '2020-01-01', shareClass: 'm', shares: '1', to: 'a' }
const found = (facts: object, charter = byShares) => {
  const result = distribute(charter, { result: { amount: '100' }, ...facts }, on)
  for (const one of result.diagnostics) expect(say(one, zh)).not.toMatch(/[{}]|undefined/)
  return [result.status, ...result.diagnostics.map((one) => `${one.code} ${one.path}`)]
}

describe('facts of a distribution that are none', () => {
  it.each<[object, string]>([
    [{ register: [null, grant] }, 'not-a-record register[0]'],
    [{ register: [grant], holders: ['a'] }, 'not-a-record holders[0]'],
    [{ register: { 0: grant } }, 'not-a-list register'],
    [{ register: [{ ...grant, shares: 1 }] }, 'figure-not-text register[0].shares'],
    [{ register: [{ ...grant, shares: undefined, measure: NaN }] }, 'figure-not-text register[0].measure'],
    [{ result: { amount: 100 } }, 'figure-not-text result.amount'],
    [{ result: {} }, 'figure-not-text result.amount'],
    [{ result: null }, 'not-a-record result'],
    [{ opening: [] }, 'not-a-record opening'],
    [{ transfersIn: 5 }, 'figure-not-text transfersIn'],
  ])('%j', (facts, finding) => {
    expect(found(facts)).toEqual(['not-computable', finding])
  })

  it('names fields that there are none of, and nothing is lost without a word', () => {
    expect(found({ register: [grant], transferIn: '50' })).toEqual(['computed', 'unknown-key transferIn'])
  })

  it('names a misspelt figure of a holder who lacks the one that is asked for', () => {
    const holders = [
      { id: 'a', figures: { nu: '1' } },
      { id: 'b', figures: { mu: '2', cattle: '3' } },
    ]
    expect(found({ holders }, byMu)).toEqual(['computed', 'holder-figure-not-read holders[0].figures.nu'])
  })

  it('names tags that no rule asks for, where rules ask for some', () => {
    const charter = charterOf({ pools: [dividend('heads', { among: { exceptGroups: ['公职'] } })] })
    const holders = [
      { id: 'a', groups: ['公值'] },
      { id: 'b', groups: ['公职'] },
    ]
    expect(found({ holders }, charter)).toEqual(['computed', 'holder-group-not-read holders[0].groups'])
    expect(found({ holders }, charterOf({ pools: [dividend('heads')] }))).toEqual(['computed'])
  })
})

describe('rows and words of other calculators', () => {
  const tiers: TierDocument = {
    id: 't',
    title: '分档',
    version: '1',
    effective: { from: '2024-01-01' },
    sources: [],
    decisions: [],
    rules: { measure: 'i', unit: '万元', percentDigits: 1, tiers: [{ id: 'all' }] },
  }
  const none = null as never

  it('are named', () => {
    const observations = [none, { period: '2024', value: '1' }]
    expect(
      growth(growthStatistics, { observations }, { comparison: 'yearOnYear', period: '2024' }).diagnostics,
    ).toMatchObject([{ code: 'unreadable-period', path: 'observations[0].period' }])
    const abot = { kind: 'abot', value: '3' } as never
    expect(
      growth(
        growthStatistics,
        { observations: [{ period: '2023', value: abot }] },
        { comparison: 'yearOnYear', period: '2023' },
      ).diagnostics,
    ).toMatchObject([{ code: 'not-a-figure', path: 'observations[0].value', data: { text: 'abot' } }])
    expect(clearance(tiers, { villages: [none] })).toMatchObject({ reason: 'villages-not-readable' })
    expect(tierTransitions(tiers, { before: [], after: [none] })).toMatchObject({ reason: 'villages-not-readable' })
    expect(householdGains(growthStatistics, { households: [none] })).toMatchObject({
      reason: 'unreadable-figure',
      diagnostics: [{ code: 'not-a-record', path: 'households[0]' }],
    })
    expect(countTargets({ rules: { targets: [{ id: 'a', least: 1 }] } }, { counts: [none] })).toMatchObject([
      { reason: 'not-a-count', diagnostics: [{ code: 'not-a-record', path: 'counts[0]' }] },
    ])
    const due = { due: [{ id: 'a', amount: '1' }], payments: [none] }
    expect(paymentBalance({ decisions: [] }, due, { on: '2024-12-31' })).toMatchObject({ reason: 'facts-not-readable' })
    const plan = { result: { amount: '1' }, plan: { entries: [none] } }
    expect(checkPlan(byMu, plan, {})).toMatchObject({ reason: 'facts-not-readable' })
    expect(irr(returnConventions, { flows: [none, '1'] }).diagnostics).toMatchObject([{ code: 'flow-missing' }])
    expect(xirr(returnConventions, { flows: [none] }).diagnostics).toMatchObject([
      { code: 'flow-missing', path: 'flows[0]' },
    ])
  })

  it('a ledger counts no account that there is none of', () => {
    const entry = { id: 'a', accruedOn: '2022-01-01', amount: '5', account: 'operatingIncom' } as never
    const question = { from: '2022', to: '2022', accounts: 'asBooked' } as const
    const result = sumIncome(collectiveLedger, { entries: [entry] }, question)
    expect(result).toMatchObject({
      value: { refused: ['a'], cells: [] },
      diagnostics: [{ code: 'unknown-account', path: 'entries[0].account' }],
    })
    expect(say(result.diagnostics[0]!, zh)).toContain('没有“operatingIncom”这个科目')
    expect(sumIncome(collectiveLedger, { entries: [none] }, question)).toMatchObject({ reason: 'entries-not-readable' })
    expect(() => sumIncome(collectiveLedger, { entries: [] }, { ...question, accounts: 'asbooked' as '2023' })).toThrow(
      RangeError,
    )
  })

  it('two counts of one thing and misspelt paths are refused', () => {
    const counts = [
      { id: 'a', count: 1 },
      { id: 'a', count: 5 },
    ]
    expect(countTargets({ rules: { targets: [{ id: 'a', least: 1 }] } }, { counts })).toMatchObject([
      { reason: 'duplicate-count', diagnostics: [{ path: 'counts[1]' }] },
    ])
    const goal = { base: { year: 2020, value: '1' }, goal: { year: 2024, times: 2 } }
    expect(() => targetPath(growthStatistics, goal, { path: 'liner' as 'linear' })).toThrow(RangeError)
  })
})
