import { describe, expect, it } from 'vitest'
import { openNeeds } from 'xiangzhen/kernel'
import {
  checkTierRules,
  classifyVillage,
  clearance,
  forecastIncome,
  growthStatistics,
  parseTierRules,
  safeParseTierRules,
  targetPath,
  tierTransitions,
  type ObservedFigure,
  type Tier,
  type TierDocument,
} from 'xiangzhen/economy'

const no = (reason: string) => ({ status: 'not-computable', reason })
const ok = (value: unknown) => ({ status: 'computed', value })
const weak: Tier = { id: 'weak', to: { at: '5', included: false }, toClear: true }
const sound: Tier = { id: 'sound', from: { at: '5', included: true }, to: { at: '50', included: false } }
const strong: Tier = { id: 'strong', from: { at: '50', included: true } }
function rules(tiers: readonly Tier[], more: Partial<TierDocument['rules']> = {}): TierDocument {
  return {
    id: 'tiers',
    title: '分档',
    version: '2024',
    effective: { from: '2024-01-01' },
    sources: [],
    decisions: [],
    rules: { measure: 'income', unit: '万元', percentDigits: 1, tiers, ...more },
  }
}
const document = rules([strong, weak, sound])
const village = (id: string, amount: ObservedFigure) => ({ id, measure: 'income', amount })
const tier = (amount: ObservedFigure, of = document) => classifyVillage(of, village('v', amount))

describe('the tier of a village', () => {
  it('says what is missing to the next one', () => {
    expect(tier('4.99')).toMatchObject(ok({ tier: 'weak', toClear: true, next: { tier: 'sound', short: '0.01' } }))
    expect(tier('5')).toMatchObject(ok({ tier: 'sound', toClear: false, next: { tier: 'strong', short: '45' } }))
    expect(tier('50')).toMatchObject(ok({ tier: 'strong', next: null }))
    expect(tier('1').status === 'computed' && tier('1')).toMatchObject({
      value: { basis: { document: 'tiers', version: '2024', measure: 'income' } },
    })
  })

  it('says that a figure must be exceeded where the text says 高于', () => {
    const above = rules([
      { id: 'low', to: { at: '10', included: true } },
      { id: 'high', from: { at: '10', included: false } },
    ])
    expect(tier('10', above)).toMatchObject(ok({ tier: 'low', next: { short: '0', mustExceed: true } }))
  })

  it.each<[ObservedFigure, unknown]>([
    [{ kind: 'below', value: '2' }, ok({ tier: 'weak', next: null })],
    [{ kind: 'below', value: '5' }, ok({ tier: 'weak' })],
    [{ kind: 'atMost', value: '5' }, no('between-tiers')],
    [{ kind: 'above', value: '50' }, ok({ tier: 'strong' })],
    [{ kind: 'atLeast', value: '40' }, no('between-tiers')],
    [{ kind: 'about', value: '20' }, no('between-tiers')],
    [null, no('unknown-figure')],
    ['x', no('unreadable-figure')],
  ])('%j', (amount, expected) => {
    expect(tier(amount)).toMatchObject(expected as object)
  })

  it('is none outside all tiers, and none by another measure', () => {
    expect(tier('3', rules([sound]))).toMatchObject(no('outside-all-tiers'))
    expect(tier({ kind: 'below', value: '1' }, rules([sound]))).toMatchObject(no('outside-all-tiers'))
    expect(classifyVillage(document, { ...village('v', '1'), measure: 'surplus' })).toMatchObject(no('other-measure'))
  })
})

describe('tier rules', () => {
  it('are linted', () => {
    expect(checkTierRules(document)).toEqual([])
    const edge = rules([
      { id: 'a', to: { at: '5', included: true } },
      { id: 'b', from: { at: '5', included: true } },
    ])
    expect(checkTierRules(edge)).toMatchObject([{ code: 'tier-edge-shared', severity: 'note' }])
    const decide = (value: string, at?: string) => ({
      ...edge,
      decisions: [
        { code: 'tier-edge', ...(at === undefined ? {} : { at }), value, decidedBy: 'x', decidedOn: '2024-01-01' },
      ],
    })
    for (const decided of [decide('b', 'a|b'), decide('a', 'b|a'), decide('a')])
      expect(checkTierRules(decided)).toEqual([])
    expect(checkTierRules(decide('c', 'a|b'))).toMatchObject([{ code: 'tier-edge-shared' }])
    expect(
      checkTierRules({ ...document, decisions: [{ ...decide('a').decisions[0]!, code: 'tier-egde' }] }),
    ).toMatchObject([{ code: 'unknown-decision' }])
    const overlap = rules([
      { id: 'a', to: { at: '6', included: true } },
      { id: 'b', from: { at: '5', included: true } },
    ])
    expect(checkTierRules(overlap)[0]?.code).toBe('band-overlap')
  })

  it('are read', () => {
    const full = rules([weak, sound], { targets: [{ id: 't', from: '5', percent: '70' }] })
    expect(parseTierRules(JSON.parse(JSON.stringify(full)))).toEqual(full)
    expect(() => parseTierRules({})).toThrow('the tier rules cannot be read')
    expect(safeParseTierRules({ ...full, extra: 1 })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'unknown-key' }],
    })
  })
})

describe('clearing', () => {
  const villages = [village('c', '7'), village('a', '1'), village('b', null)]

  it('is not known while villages are not', () => {
    const result = clearance(document, { villages: villages.slice(0, 1).concat(villages.slice(2)) })
    expect(result).toMatchObject({ value: { cleared: null, unclassified: [{ id: 'b' }] } })
    expect(result.diagnostics).toMatchObject([{ code: 'unclassified-villages', data: { villages: ['b'] } }])
  })

  it('counts, lists and refuses nothing else', () => {
    expect(clearance(document, { villages })).toMatchObject(
      ok({
        villages: 3,
        cleared: false,
        tiers: [
          { id: 'strong', count: 0, percent: '0.0' },
          { id: 'weak', count: 1, percent: '50.0' },
          { id: 'sound', count: 1, percent: '50.0' },
        ],
        toClear: [{ id: 'a', tier: 'weak', short: '4' }],
      }),
    )
    expect(clearance(document, { villages: [] })).toMatchObject(
      ok({ cleared: true, tiers: [{ percent: null }, {}, {}] }),
    )
    expect(clearance(document, { villages: [village('a', '1'), village('a', '2')] })).toMatchObject(
      no('duplicate-village'),
    )
    const bounded = [village('a', { kind: 'below', value: '3' })]
    expect(clearance(document, { villages: bounded })).toMatchObject(ok({ toClear: [{ id: 'a', short: null }] }))
  })

  it('tests targets', () => {
    const aimed = rules([weak, sound, strong], { targets: [{ id: 't', from: '5', percent: '50' }] })
    const target = (list: typeof villages) => {
      const result = clearance(aimed, { villages: list })
      return result.status === 'computed' ? result.value.targets[0] : undefined
    }
    expect(target(villages)).toMatchObject(no('unclassified-villages'))
    expect(target([])).toMatchObject(no('no-villages'))
    expect(target(villages.slice(0, 2))).toMatchObject(ok({ reached: 1, needed: 1, missing: 0, met: true }))
    expect(target([village('a', { kind: 'below', value: '5' })])).toMatchObject(ok({ reached: 0, met: false }))
    expect(target([village('a', { kind: 'about', value: '9' })])).toMatchObject(no('unclassified-villages'))
    expect(target([village('a', { kind: 'atMost', value: '5' })])).toMatchObject(no('unclassified-villages'))
    expect(target([village('a', 'x')])).toMatchObject(no('unclassified-villages'))
  })
})

describe('transitions', () => {
  it('know relapse from a fall', () => {
    const before = [village('a', '60'), village('b', '6'), village('c', '6'), village('d', '1'), village('e', '1')]
    const after = [village('a', '20'), village('b', '1'), village('c', '70'), village('d', '2'), village('f', '1')]
    expect(tierTransitions(document, { before, after })).toMatchObject(
      ok({
        villages: [
          { id: 'a', move: 'fell' },
          { id: 'b', move: 'relapsed' },
          { id: 'c', move: 'rose' },
          { id: 'd', move: 'stayed' },
        ],
        relapsed: ['b'],
        without: ['e', 'f'],
        flows: [
          { from: 'strong', to: 'sound', count: 1 },
          { from: 'weak', to: 'weak', count: 1 },
          { from: 'sound', to: 'strong', count: 1 },
          { from: 'sound', to: 'weak', count: 1 },
        ],
      }),
    )
    expect(tierTransitions(document, { before: [...before, ...before], after })).toMatchObject(no('duplicate-village'))
    expect(tierTransitions(document, { before, after: [...after, ...after] })).toMatchObject(no('duplicate-village'))
    expect(tierTransitions(document, { before, after: [village('a', null)] })).toMatchObject(ok({ villages: [] }))
  })

  it('need the decisions that tiers need', () => {
    const edge = rules([
      { id: 'a', to: { at: '5', included: true } },
      { id: 'b', from: { at: '5', included: true } },
    ])
    const years = { before: [village('v', '5')], after: [village('v', '6')] }
    expect(openNeeds(tierTransitions(edge, years)).map(({ code, at }) => `${code} ${at ?? ''}`)).toEqual([
      'tier-edge a|b',
    ])
  })
})

describe('targets', () => {
  const base = { year: 2020, value: '100' }
  it('say where one stands', () => {
    const goal = { year: 2024, value: '200' }
    const path = (year: number, value: string) => targetPath(growthStatistics, { base, goal, now: { year, value } })
    expect(path(2022, '150')).toMatchObject(
      ok({
        goal: '200.0000',
        path: [
          { value: '100.0000' },
          { value: '118.9207' },
          { value: '141.4214' },
          { value: '168.1793' },
          { value: '200.0000' },
        ],
        now: { gap: '50.0000', aheadOfPath: '8.5786', reached: false, neededPercent: '15.4701' },
      }),
    )
    expect(path(2024, '150')).toMatchObject(ok({ now: { neededPercent: null, aheadOfPath: '-50.0000' } }))
    expect(path(2025, '250')).toMatchObject(ok({ now: { gap: '0.0000', reached: true, neededPercent: null } }))
    expect(path(2021, '-1')).toMatchObject(ok({ now: { neededPercent: null } }))
  })

  it('have reasons', () => {
    const path = (facts: Partial<Parameters<typeof targetPath>[1]>) =>
      targetPath(growthStatistics, { base, goal: { year: 2024, times: 2 }, ...facts })
    expect(path({ goal: { year: 2020, times: 2 } })).toMatchObject(no('goal-not-later'))
    expect(path({ base: { year: 2020, value: '0' } })).toMatchObject(no('base-not-positive'))
    expect(path({ goal: { year: 2024, value: '0' } })).toMatchObject(no('goal-not-positive'))
    expect(path({ now: { year: 2021, value: 'x' } })).toMatchObject({
      ...no('unreadable-figure'),
      diagnostics: [{ path: 'now.value' }],
    })
  })
})

describe('forecasts', () => {
  const facts = {
    observations: [
      { period: '2024', value: '121' },
      { period: '2022', value: '100' },
      { period: '2023', value: null },
    ],
  }
  it.each([
    [{ method: 'linear' }, ['131.5000', '142.0000'], ['same-step-every-year', 'nothing-between-first-and-last-used']],
    [{ method: 'compound' }, ['133.1000', '146.4100'], ['same-rate-every-year', 'nothing-between-first-and-last-used']],
    [{ method: 'givenRate', percent: '-10' }, ['108.9000', '98.0100'], ['same-rate-every-year', 'set-by-caller']],
    [{ method: 'givenStep', step: '4' }, ['125.0000', '129.0000'], ['same-step-every-year', 'set-by-caller']],
  ] as const)('%j', (method, values, assumptions) => {
    const result = forecastIncome(growthStatistics, facts, { until: '2026', ...method })
    if (result.status !== 'computed') throw new Error()
    expect(result.value.points.map(({ value }) => value)).toEqual(values)
    expect(result.value.points.every(({ kind }) => kind === 'forecast')).toBe(true)
    expect(result.value.assumptions.map(({ code }) => code)).toEqual(assumptions)
  })

  it('have reasons', () => {
    const one = { observations: [{ period: '2024', value: '0' }] }
    const two = { observations: [...one.observations, { period: '2020', value: '5' }] }
    const linear = { until: '2026', method: 'linear' } as const
    expect(forecastIncome(growthStatistics, one, linear)).toMatchObject(no('too-few-years'))
    expect(forecastIncome(growthStatistics, { observations: [] }, linear)).toMatchObject(no('too-few-years'))
    expect(forecastIncome(growthStatistics, facts, { ...linear, until: '2024' })).toMatchObject(no('year-not-later'))
    expect(forecastIncome(growthStatistics, two, { ...linear, method: 'compound' })).toMatchObject(
      no('base-not-positive'),
    )
    expect(forecastIncome(growthStatistics, one, { until: '2026', method: 'givenStep', step: 'x' })).toMatchObject(
      no('unreadable-figure'),
    )
    const bad = { observations: [{ period: 'x', value: '0' }] }
    expect(forecastIncome(growthStatistics, bad, linear)).toMatchObject(no('unreadable-series'))
    const quarters = { observations: [{ period: '2024-Q1', value: '1' }] }
    expect(forecastIncome(growthStatistics, quarters, linear)).toMatchObject(no('too-few-years'))
  })
})
