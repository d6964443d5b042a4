import { describe as group, expect, it } from 'vitest'
import {
  appraiseProject,
  breakEven,
  classifyVillage,
  clearance,
  collectiveLedger,
  contribution,
  countTargets,
  explainIncome,
  forecastIncome,
  fundingPool,
  growth,
  groupGains,
  growthStatistics,
  householdGains,
  incomeSeries,
  jointOwnership,
  landBalance,
  percentTable,
  returnConventions,
  spreadEntry,
  sumIncome,
  talentSummary,
  versionForEntry,
  type TierDocument,
} from '../../src/economy/index.js'
import type { Decision } from '../../src/kernel/index.js'

const decided = (code: string, value: string, at: string): Decision => ({
  code,
  value,
  at,
  decidedBy: '镇党委',
  decidedOn: '2024-01-01',
})

const tiers = (decisions: readonly Decision[] = []): TierDocument => ({
  id: 't',
  title: '分档',
  version: '2024',
  effective: { from: '2024-01-01' },
  sources: [],
  decisions,
  rules: {
    measure: 'operating',
    unit: '万元',
    percentDigits: 1,
    tiers: [
      { id: 'weak', to: { at: '5', included: true }, toClear: true },
      { id: 'sound', from: { at: '5', included: true } },
    ],
    targets: [
      { id: 'half', from: '5', percent: '50' },
      { id: 'total', from: '5', percent: '50', measure: 'total' },
    ],
  },
})

group('villages', () => {
  it('a village that reports another measure reaches no target of this one', () => {
    // Total income of 100 says nothing about operating income: one of two villages is not known.
    const villages = [
      { id: 'a', measure: 'total', amount: '100' },
      { id: 'b', measure: 'operating', amount: '3' },
    ]
    expect(clearance(tiers(), { villages })).toMatchObject({
      value: { targets: [{ status: 'not-computable', reason: 'unclassified-villages' }, { status: 'needs' }] },
    })
  })

  const onEdge = (value: string, at: string) =>
    classifyVillage(tiers([decided('tier-edge', value, at)]), { id: 'v', measure: 'operating', amount: '5' })
  it('a decision on an edge may name the two tiers in either order', () => {
    expect(onEdge('sound', 'sound|weak')).toMatchObject({ value: { tier: 'sound' } })
    expect(onEdge('sound', 'weak|sound')).toMatchObject({ value: { tier: 'sound' } })
  })
  it('a village that stands on the edge of the lower tier must exceed it', () => {
    expect(onEdge('weak', 'weak|sound')).toMatchObject({
      value: { tier: 'weak', next: { tier: 'sound', short: '0', mustExceed: true } },
    })
  })
  it('a decision that names no tier is said to answer nothing', () => {
    expect(onEdge('poor', 'weak|sound')).toMatchObject({
      status: 'needs',
      diagnostics: [{ code: 'unreadable-decision', path: 'decisions[0].value', data: { text: 'poor' } }],
    })
    const target = clearance(tiers([decided('target-measure', 'alike', 'total')]), {
      villages: [{ id: 'b', measure: 'operating', amount: '3' }],
    })
    expect(target).toMatchObject({
      value: { targets: [{}, { status: 'needs', diagnostics: [{ code: 'unreadable-decision' }] }] },
    })
    const versions = ['first', 'second'].map((id) => ({ id, effective: { from: '2018-01-01' } }))
    const decisions = [decided('version-in-force', 'third', '2019-01-01')]
    expect(versionForEntry({ versions, decisions }, { accruedOn: '2019-01-01' })).toMatchObject({
      status: 'needs',
      diagnostics: [{ code: 'unreadable-decision', data: { text: 'third', options: ['first', 'second'] } }],
    })
  })
})

group('the ledger', () => {
  const entries = [{ id: '1', accruedOn: '2024-03-31', amount: '680', account: 'operatingIncome' as const }]
  const year = (from: string, to: string) =>
    sumIncome(collectiveLedger, { entries }, { from, to, accounts: 'asBooked' as const })
  it.each(['abc', '2024-01', '', '24', '100000000000000000000'])('%j is no year', (text) => {
    expect(year(text, text)).toMatchObject({
      reason: 'unreadable-year',
      diagnostics: [{ code: 'unreadable-year', path: 'from' }, { path: 'to' }],
    })
  })
  it('a closed year that is misspelt is named, not passed over', () => {
    const facts = { entries, closedYears: ['2023年'] }
    expect(sumIncome(collectiveLedger, facts, { from: '2023', to: '2024', accounts: 'asBooked' })).toMatchObject({
      reason: 'unreadable-year',
      diagnostics: [{ path: 'closedYears[0]', data: { text: '2023年' } }],
    })
  })
  it('a series of no such account or view is refused, not zero', () => {
    const summary = year('2024', '2024')
    if (summary.status !== 'computed') throw new Error(summary.status)
    expect(() => incomeSeries(summary.value, { account: 'operatingIncom' as never })).toThrow(RangeError)
    expect(() => incomeSeries(summary.value, { view: 'total' })).toThrow('give one of total-income, operating-income')
  })
  it('a sum says which years are not in it', () => {
    const question = { from: '2023', to: '2024', accounts: 'asBooked', view: 'total-income' } as const
    expect(explainIncome(collectiveLedger, { entries }, question)).toMatchObject({
      value: { figure: '680.00' },
      diagnostics: [{ code: 'year-not-known', severity: 'warning', data: { period: { period: '2023' } } }],
    })
    expect(explainIncome(collectiveLedger, { entries, closedYears: ['2023'] }, question).diagnostics).toEqual([])
  })
})

group('counts', () => {
  it.each([
    [{ least: Number.NaN }],
    [{ least: -1 }],
    [{ leastPercent: 'alle' }],
    [{ leastPercent: '-5' }],
    [{ leastPercent: '150' }],
  ])('%j is no least number', (target) => {
    const result = countTargets(
      { rules: { targets: [{ id: 'a', ...target }] } },
      { counts: [{ id: 'a', count: 1, of: 2 }] },
    )
    expect(result).toMatchObject([{ reason: 'not-a-least-number', diagnostics: [{ path: 'rules.targets' }] }])
  })
  it('a count that is left out is none', () => {
    const rules = { targets: [{ id: 'a', least: 12 }] }
    expect(countTargets({ rules }, { counts: [{ id: 'a' }] } as never)).toMatchObject([{ reason: 'not-a-count' }])
    expect(countTargets({ rules }, {} as never)).toMatchObject([{ diagnostics: [{ code: 'not-a-list' }] }])
  })
  it.each(['3', null, -3, 0.5, Number.NaN])('%s persons are named', (persons) => {
    const households = [
      { id: 'a', persons, before: '1', after: '2' },
      { id: 'b', persons: 2, before: '9', after: '9' },
    ]
    expect(householdGains(growthStatistics, { households } as never)).toMatchObject({
      reason: 'unreadable-figure',
      diagnostics: [{ code: 'not-a-count', path: 'households[0].persons', data: { id: 'a' } }],
    })
  })
  it('a gain that may be a loss is multiplied by the count that takes it furthest', () => {
    // 10 to 20 people with −1 to 2 each: −20 to 40.
    const each = { kind: 'between', low: '-1', high: '2' } as const
    const gainers = { kind: 'between', low: '10', high: '20' } as const
    const total = (one: object) =>
      groupGains(growthStatistics, { groups: [{ id: 'g', per: 'person', gainers, each, ...one }] }).total
    expect(total({})).toMatchObject({ value: { kind: 'between', low: '-20.0000', high: '40.0000' } })
    // −2 to −1 each: −40 to −10.
    expect(total({ each: { kind: 'between', low: '-2', high: '-1' } })).toMatchObject({
      value: { low: '-40.0000', high: '-10.0000' },
    })
    expect(total({ gainers: '-10' })).toMatchObject({
      reason: 'negative-gainers',
      diagnostics: [{ path: 'groups[0].gainers' }],
    })
  })
})

group('costs and capacity', () => {
  const facts = { fixedCosts: '100', price: '10', unitCost: '5' }
  it('no capacity is not enough for any quantity', () => {
    // 20 pieces are needed; none can be made.
    expect(breakEven(returnConventions, { ...facts, capacity: '0' })).toMatchObject({
      value: { quantity: '20.0000', percentOfCapacity: null },
      diagnostics: [{ code: 'beyond-capacity' }],
    })
    expect(breakEven(returnConventions, { ...facts, fixedCosts: '0', capacity: '0' }).diagnostics).toEqual([])
  })
  it.each(['fixedCosts', 'capacity'])('%s below zero is refused', (field) => {
    expect(breakEven(returnConventions, { ...facts, [field]: '-1' })).toMatchObject({
      reason: 'negative-costs',
      diagnostics: [{ path: field }],
    })
  })
})

group('rows that are none are named, in every list', () => {
  const joint = { rules: { grain: '0.01', ties: ['byId'], percentDigits: 2 }, decisions: [] }
  const table = { rules: { digits: 1, method: 'each', ties: 'report' } }
  const lists: readonly (readonly [string, (list: unknown) => object])[] = [
    ['parts', (parts) => contribution(growthStatistics, { parts } as never)],
    ['parts', (parts) => percentTable(table as never, { parts } as never)],
    [
      'sources',
      (sources) => fundingPool(returnConventions, { need: '1', sources, uses: [] } as never, { asOf: '2024-01-01' }),
    ],
    [
      'uses',
      (uses) => fundingPool(returnConventions, { need: '1', sources: [], uses } as never, { asOf: '2024-01-01' }),
    ],
    [
      'available',
      (available) => landBalance({ rules: { percentDigits: 2 } }, { needed: '1', available, used: '1' } as never),
    ],
    ['owners', (owners) => jointOwnership(joint as never, { owners, income: '1' } as never)],
    ['households', (households) => householdGains(growthStatistics, { households } as never)],
    ['villages', (villages) => clearance(tiers(), { villages } as never)],
    [
      'entries',
      (entries) =>
        sumIncome(collectiveLedger, { entries } as never, { from: '2024', to: '2024', accounts: 'asBooked' }),
    ],
    [
      'people',
      (people) => talentSummary({}, { people, trainings: [] } as never, { from: '2024-01-01', to: '2024-12-31' }),
    ],
    [
      'trainings',
      (trainings) => talentSummary({}, { people: [], trainings } as never, { from: '2024-01-01', to: '2024-12-31' }),
    ],
  ]
  it.each(lists)('%s', (name, calculate) => {
    const refused = (code: string, path: string) => ({ status: 'not-computable', diagnostics: [{ code, path }] })
    expect(calculate([null])).toMatchObject(refused('not-a-record', `${name}[0]`))
    expect(calculate(new Array(1))).toMatchObject(refused('not-a-record', `${name}[0]`))
    expect(calculate(undefined)).toMatchObject(refused('not-a-list', name))
    expect(calculate('x')).toMatchObject(refused('not-a-list', name))
  })
  it('so are the people of a training, and days in the wrong order', () => {
    const trainings = [{ id: 't', on: '2024-03-01', people: 'li' }]
    const facts = { people: [], trainings } as never
    expect(talentSummary({}, facts, { from: '2024-01-01', to: '2024-12-31' })).toMatchObject({
      reason: 'rows-not-readable',
      diagnostics: [{ path: 'trainings[0].people' }],
    })
    expect(talentSummary({}, { people: [], trainings: [] }, { from: '2024-12-31', to: '2024-01-01' })).toMatchObject({
      reason: 'days-reversed',
    })
  })
})

group('what is no list and no record is named before anything is counted', () => {
  it.each([undefined, null, 'x', 5])('observations %s', (observations) => {
    const series = { observations } as never
    const named = { reason: 'unreadable-series', diagnostics: [{ code: 'not-a-list', path: 'observations' }] }
    const question = { comparison: 'yearOnYear', period: '2024' } as const
    expect(growth(growthStatistics, series, question)).toMatchObject(named)
    expect(forecastIncome(growthStatistics, series, { until: '2025', method: 'linear' })).toMatchObject(named)
  })
  it('groups that gain', () => {
    const total = (groups: unknown) => groupGains(growthStatistics, { groups } as never)
    expect(total([null])).toMatchObject({ groups: [], total: { diagnostics: [{ path: 'groups[0]' }] }, gainers: [] })
    expect(total('x')).toMatchObject({ total: { reason: 'unreadable-figure', diagnostics: [{ code: 'not-a-list' }] } })
  })
  it('the time that an entry covers, and closed years', () => {
    const entry = { id: '1', accruedOn: '2024-03-31', amount: '680', account: 'operatingIncome', covers: null }
    expect(spreadEntry(collectiveLedger, entry as never)).toMatchObject({
      reason: 'not-a-date',
      diagnostics: [{ path: 'covers' }],
    })
    const facts = { entries: [], closedYears: '2024' } as never
    expect(sumIncome(collectiveLedger, facts, { from: '2024', to: '2024', accounts: 'asBooked' })).toMatchObject({
      diagnostics: [{ code: 'not-a-list', path: 'closedYears' }],
    })
  })
  it.each([1.5, 0, -3, 1001, Number.NaN, '8'])('a project of %s years', (years) => {
    const facts = { id: 'p', investment: '100', yearly: { amount: '20', kind: 'income' }, years, residualValue: '0' }
    const named = { diagnostics: [{ code: 'not-a-number-of-years', path: 'years', data: { text: String(years) } }] }
    const document = { rules: returnConventions.rules, decisions: [] }
    expect(appraiseProject(document, facts as never, {})).toMatchObject({ grossMultiple: named, irr: named })
  })
})
