import { describe, expect, it } from 'vitest'
import { openNeeds } from 'xiangzhen/kernel'
import {
  amountPerUnit,
  compareClaim,
  contribution,
  countTargets,
  fundingPool,
  groupGains,
  growthStatistics,
  householdGains,
  jointOwnership,
  landBalance,
  percentOf,
  percentTable,
  printedFigures,
  returnConventions,
  talentSummary,
  type ClaimRules,
  type JointOwner,
  type ObservedFigure,
} from 'xiangzhen/economy'

const no = (reason: string) => ({ status: 'not-computable', reason })
const ok = (value: unknown) => ({ status: 'computed', value })
const exact = (value: string) => ({ kind: 'exact', value })

describe('proportions', () => {
  it.each<[ObservedFigure, ObservedFigure, string]>([
    ['2', '1', 'part-exceeds-whole'],
    ['1', '0', 'whole-not-positive'],
    ['1', null, 'unknown-figure'],
    ['x', '1', 'unreadable-figure'],
    [{ kind: 'above', value: '700' }, { kind: 'above', value: '900' }, 'nothing-known'],
  ])('%j of %j: %s', (part, whole, reason) => {
    expect(percentOf(growthStatistics, { part, whole })).toMatchObject(no(reason))
  })

  it('per unit has reasons too', () => {
    expect(amountPerUnit(growthStatistics, { amount: '1', count: '0' })).toMatchObject(no('whole-not-positive'))
    expect(amountPerUnit(growthStatistics, { amount: 'x', count: '1' })).toMatchObject(no('unreadable-figure'))
    expect(amountPerUnit(growthStatistics, { amount: '1', count: null })).toMatchObject(no('unknown-figure'))
  })

  it('a column says what it sums to', () => {
    const parts = ['1', '1', '1'].map((amount, id) => ({ id: String(id), amount }))
    const each = percentTable({ rules: { digits: 1, method: 'each', ties: 'report' } }, { parts })
    expect(each).toMatchObject({ value: { sum: '99.9' }, diagnostics: [{ code: 'percentages-do-not-sum' }] })
    const tied = percentTable({ rules: { digits: 1, method: 'largestRemainder', ties: 'report' } }, { parts })
    expect(openNeeds(tied)[0]?.code).toBe('tie-in-division')
    const rules = { digits: 1, method: 'largestRemainder', ties: ['byId'] } as const
    const table = (amounts: string[]) =>
      percentTable({ rules }, { parts: amounts.map((amount, id) => ({ id: String(id), amount })) })
    expect(table(['0', '0'])).toMatchObject(no('no-total'))
    expect(table(['1', '-1'])).toMatchObject(no('negative-part'))
    expect(table(['1', 'x'])).toMatchObject(no('unreadable-figure'))
    expect(table(['0.5', '1.25'])).toMatchObject(ok({ total: '1.75' }))
  })
})

describe('contribution', () => {
  const parts = (...list: [string, string][]) => ({
    parts: list.map(([before, after], id) => ({ id: String(id), before, after })),
  })
  it('has no share of nothing and warns of a falling total', () => {
    expect(contribution(growthStatistics, parts(['1', '2'], ['2', '1']))).toMatchObject(
      ok({ growth: ok('0.0000'), parts: [{ pull: ok('33.3333'), share: no('total-unchanged') }, {}] }),
    )
    expect(contribution(growthStatistics, parts(['5', '2']))).toMatchObject({ diagnostics: [{ code: 'total-falls' }] })
    expect(contribution(growthStatistics, parts(['0', '2']))).toMatchObject(ok({ growth: no('zero-base') }))
    expect(contribution(growthStatistics, parts(['-1', '2']))).toMatchObject(ok({ growth: no('negative-base') }))
    expect(contribution(growthStatistics, parts(['x', 'y']))).toMatchObject(no('unreadable-figure'))
  })
})

describe('claims', () => {
  const verdict = (
    claimed: ObservedFigure,
    data: ObservedFigure,
    printed: ClaimRules['printed'] = 'nearest',
    places?: number,
  ) => {
    const facts = { claimed, data, ...(places === undefined ? {} : { places }) }
    const result = compareClaim({ rules: { printed, digits: 4 } }, facts)
    return result.status === 'computed' ? result.value.verdict : result.status
  }

  it.each<[ObservedFigure, ObservedFigure, string]>([
    ['12.50', '12.5', 'equal'],
    ['12.5', '12.45', 'consistent'],
    ['12.5', '12.55', 'inconsistent'],
    ['-12.5', '-12.55', 'inconsistent'],
    ['-12.5', '-12.45', 'consistent'],
    ['12.5', '12.549', 'consistent'],
    ['12.5', { kind: 'above', value: '13' }, 'inconsistent'],
    ['12.5', { kind: 'above', value: '12' }, 'undecided'],
    ['12.5', { kind: 'about', value: '20' }, 'undecided'],
    [{ kind: 'about', value: '12' }, '12.3', 'consistent'],
    [{ kind: 'above', value: '1200' }, '1200', 'inconsistent'],
    [{ kind: 'atLeast', value: '1200' }, '1200', 'consistent'],
    [{ kind: 'above', value: '1200' }, { kind: 'atLeast', value: '1300' }, 'consistent'],
    [{ kind: 'below', value: '2' }, { kind: 'atLeast', value: '2' }, 'inconsistent'],
    [{ kind: 'below', value: '2' }, { kind: 'below', value: '2' }, 'consistent'],
    [{ kind: 'atMost', value: '2' }, { kind: 'above', value: '1' }, 'undecided'],
  ])('%j against %j: %s', (claimed, data, expected) => {
    expect(verdict(claimed, data)).toBe(expected)
  })

  it('may be cut, or stand for hundreds, or for themselves', () => {
    expect(verdict('5.6', '5.69')).toBe('inconsistent')
    expect(verdict('5.6', '5.69', 'anyDirection')).toBe('consistent')
    expect(verdict('5.6', '5.7', 'anyDirection')).toBe('inconsistent')
    expect(verdict('1200', '1170')).toBe('inconsistent')
    expect(verdict('1200', '1170', 'nearest', -2)).toBe('consistent')
    expect(verdict('5.6', '5.60000001', 'exactly')).toBe('inconsistent')
    expect(verdict(1200, '1200.4')).toBe('consistent')
  })

  it('say by how much', () => {
    expect(compareClaim(printedFigures, { claimed: '7812', data: '7440' })).toMatchObject(
      ok({ verdict: 'inconsistent', difference: exact('372.0000'), percent: exact('5.0000'), rounding: '0.5' }),
    )
    expect(compareClaim(printedFigures, { claimed: '5', data: '-5' })).toMatchObject(ok({ percent: null }))
    const open = { claimed: { kind: 'above', value: '5' }, data: { kind: 'above', value: '5' } } as const
    expect(compareClaim(printedFigures, open)).toMatchObject(ok({ difference: null, rounding: '0' }))
    const parts = [{ amount: '10', times: '3', per: '-2' }]
    expect(compareClaim(printedFigures, { claimed: '-15', data: parts })).toMatchObject(ok({ verdict: 'equal' }))
  })

  it('have reasons', () => {
    const against = (data: Parameters<typeof compareClaim>[1]['data']) =>
      compareClaim(printedFigures, { claimed: '1', data })
    expect(compareClaim(printedFigures, { claimed: null, data: '1' })).toMatchObject(no('unknown-figure'))
    expect(against(null)).toMatchObject(no('unknown-figure'))
    expect(against([{ amount: 'x' }])).toMatchObject(no('unreadable-figure'))
    expect(against([{ amount: '1', times: 'x' }])).toMatchObject(no('unreadable-figure'))
    expect(against([{ amount: '1', per: '0' }])).toMatchObject(no('zero-divisor'))
  })
})

describe('gains', () => {
  const group = (gainers: ObservedFigure, each: ObservedFigure, per: 'household' | 'person' = 'household') => ({
    id: 'g',
    gainers,
    per,
    each,
  })
  it('of groups keep bounds and kinds apart', () => {
    const groups = [
      group('20', '2'),
      group({ kind: 'atLeast', value: '10' }, { kind: 'above', value: '0.5' }, 'person'),
    ]
    expect(groupGains(growthStatistics, { groups })).toMatchObject({
      groups: [{ total: ok(exact('40.0000')) }, { total: ok({ kind: 'above', value: '5.0000' }) }],
      total: ok({ kind: 'above', value: '45.0000' }),
      gainers: [
        { per: 'household', count: ok(exact('20.0000')) },
        { per: 'person', count: ok({ kind: 'atLeast', value: '10.0000' }) },
      ],
    })
    const loss = group({ kind: 'between', low: '1', high: '2' }, '-3')
    expect(groupGains(growthStatistics, { groups: [loss] }).total).toMatchObject(
      ok({ kind: 'between', low: '-6.0000', high: '-3.0000' }),
    )
    expect(groupGains(growthStatistics, { groups: [group('1', null)] }).total).toMatchObject(no('unknown-figure'))
    expect(groupGains(growthStatistics, { groups: [group(null, '1')] }).total).toMatchObject(no('unknown-figure'))
    const mixed = [group('1', { kind: 'above', value: '1' }), group('1', { kind: 'below', value: '1' })]
    expect(groupGains(growthStatistics, { groups: mixed }).total).toMatchObject(no('nothing-known'))
  })

  it('of households never give a mean of ratios for a ratio of totals', () => {
    const households = [
      { id: 'a', persons: 2, before: '10', after: '20' },
      { id: 'b', persons: 3, before: '90', after: '85' },
      { id: 'c', persons: 1, before: '100', after: '100' },
    ]
    expect(householdGains(growthStatistics, { households })).toMatchObject(
      ok({
        gainers: 1,
        unchanged: 1,
        losers: 1,
        total: '5.0000',
        perHousehold: ok('1.6667'),
        perPerson: ok('0.8333'),
        growthOfTotal: ok('2.5000'),
        meanOfRates: ok('31.4815'),
      }),
    )
    const poor = [{ id: 'a', before: '0', after: '1' }]
    expect(householdGains(growthStatistics, { households: poor })).toMatchObject(
      ok({ growthOfTotal: no('zero-base'), meanOfRates: no('zero-base'), perPerson: no('no-persons') }),
    )
    expect(householdGains(growthStatistics, { households: [] })).toMatchObject(
      ok({ perHousehold: no('no-households') }),
    )
    const bad = [{ id: 'a', before: 'x', after: '1' }]
    expect(householdGains(growthStatistics, { households: bad })).toMatchObject(no('unreadable-figure'))
  })
})

describe('funds', () => {
  const sources = [{ id: 'grant', amount: '120', availableOn: '2024-03-01' }]
  const uses = [{ id: 'land', amount: '30', on: '2024-02-01' }]
  it('name the days on which more was spent than there was', () => {
    expect(fundingPool(returnConventions, { need: '100', sources, uses }, { asOf: '2024-12-31' })).toMatchObject(
      ok({ gap: '0.00', surplus: '20.00', used: '30.00', overdrawn: [{ on: '2024-02-01', short: '30.00' }] }),
    )
    const early = fundingPool(returnConventions, { need: '120', sources, uses: [] }, { asOf: '2024-01-01' })
    expect(early).toMatchObject(ok({ received: '0.00', usedPercent: null, surplus: '0.00', gap: '0.00' }))
    expect(
      fundingPool(
        returnConventions,
        { need: '1', sources: [{ ...sources[0]!, amount: '0' }], uses: [] },
        { asOf: '2024-01-01' },
      ),
    ).toMatchObject(ok({ sources: [{ percent: null }] }))
  })

  it('have reasons', () => {
    const facts = { need: 'x', sources, uses }
    expect(fundingPool(returnConventions, facts, { asOf: '2024-12-31' })).toMatchObject(no('unreadable-figure'))
    expect(fundingPool(returnConventions, { ...facts, need: '1' }, { asOf: 'soon' })).toMatchObject(no('not-a-date'))
  })
})

describe('joint ownership', () => {
  const rules = { grain: '0.01', ties: ['byId'], percentDigits: 2 } as const
  const owner = (id: string, capital: string, inEqualDivision = true): JointOwner => ({ id, capital, inEqualDivision })
  const owners = [owner('a', '1'), owner('b', '2')]
  it('has reasons', () => {
    const joint = (list: readonly JointOwner[], income = '10') =>
      jointOwnership({ rules, decisions: [] }, { owners: list, income })
    expect(joint([owner('a', '0')])).toMatchObject(no('no-capital'))
    expect(joint([owner('a', '-1')])).toMatchObject(no('negative-capital'))
    expect(joint([owner('a', '1', false)])).toMatchObject(no('nobody-shares'))
    expect(joint([owner('a', 'x')])).toMatchObject(no('unreadable-figure'))
    expect(joint(owners, 'x')).toMatchObject(no('unreadable-figure'))
    expect(joint([owner('a', '1'), owner('a', '1')])).toMatchObject(no('not-divisible'))
  })

  it('passes on ties that the rules do not settle', () => {
    const report = { ...rules, ties: 'report' as const }
    const three = [owner('a', '1'), owner('b', '1'), owner('c', '2')]
    expect(openNeeds(jointOwnership({ rules: report, decisions: [] }, { owners: three, income: '0.01' })).length).toBe(
      1,
    )
    expect(
      openNeeds(
        jointOwnership(
          { rules: report, decisions: [] },
          { owners: [owner('a', '1'), owner('b', '3')], income: '0.01' },
        ),
      ).length,
    ).toBe(1)
  })

  it('refuses a basis that is none', () => {
    const decisions = [{ code: 'income-basis', value: 'byNeed', decidedBy: 'x', decidedOn: '2024-01-01' }]
    const result = jointOwnership({ rules, decisions }, { owners, income: '10' })
    expect(result).toMatchObject(ok({ decided: no('unknown-basis') }))
  })
})

describe('counts against targets', () => {
  const one = (target: object, fact: { count: number | null; of?: number }) =>
    countTargets({ rules: { targets: [{ id: 'x', ...target }] } }, { counts: [{ id: 'x', ...fact }] })[0]
  it('know unknown from zero', () => {
    expect(countTargets({ rules: { targets: [{ id: 'x' }] } }, { counts: [] })[0]).toMatchObject(no('not-counted'))
    expect(one({ least: 3 }, { count: null })).toMatchObject(ok({ met: null, missing: null, needed: 3 }))
    expect(one({}, { count: 3 })).toMatchObject(ok({ met: null, needed: null, percent: null }))
    expect(one({ least: 3 }, { count: 3 })).toMatchObject(ok({ met: true, missing: 0 }))
    expect(one({ leastPercent: '33.4' }, { count: 33, of: 100 })).toMatchObject(
      ok({ needed: 34, missing: 1, percent: '33.00' }),
    )
    expect(one({ least: 50, leastPercent: '10' }, { count: 40, of: 100 })).toMatchObject(ok({ needed: 50 }))
    expect(one({ leastPercent: '10' }, { count: 0, of: 0 })).toMatchObject(ok({ percent: null, met: true }))
  })

  it('have reasons', () => {
    expect(one({}, { count: 1.5 })).toMatchObject(no('not-a-count'))
    expect(one({}, { count: -1 })).toMatchObject(no('not-a-count'))
    expect(one({}, { count: 3, of: 2 })).toMatchObject(no('count-exceeds-all'))
    expect(one({ leastPercent: '100' }, { count: 3 })).toMatchObject(no('whole-unknown'))
  })
})

describe('talent', () => {
  const year = { from: '2024-01-01', to: '2024-12-31' }
  const person = (id: string, more: object = {}) => ({ id, class: 'grower', from: '2023-01-01', ...more })
  it('is counted on the last day', () => {
    const people = [
      person('a', { master: true }),
      person('b', { to: '2024-06-30' }),
      person('c', { class: 'carpenter' }),
      person('d', { from: '2025-01-01' }),
    ]
    const trainings = [{ id: 't', on: '2023-12-31', people: ['a'] }]
    const result = talentSummary({}, { people, trainings }, year)
    expect(result).toMatchObject(
      ok({
        registered: 2,
        masters: 1,
        trainings: 0,
        classes: [
          { id: 'carpenter', count: 1 },
          { id: 'grower', count: 1 },
        ],
      }),
    )
    const targets = [
      { id: 'trainings', least: 2 },
      { id: 'grower', least: 1 },
    ]
    const counts = result.status === 'computed' ? result.value.counts : []
    expect(countTargets({ rules: { targets } }, { counts })).toMatchObject([ok({ missing: 2 }), ok({ met: true })])
  })

  it('has reasons', () => {
    const of = (people: ReturnType<typeof person>[], trainings: { id: string; on: string; people: string[] }[] = []) =>
      talentSummary({}, { people, trainings }, year)
    expect(of([person('a'), person('a')])).toMatchObject(no('duplicate-person'))
    expect(of([person('a', { from: 'x' })])).toMatchObject(no('not-a-date'))
    expect(of([person('a', { to: 'x' })])).toMatchObject(no('not-a-date'))
    const training = { id: 't', on: '2024-01-01', people: [] }
    expect(of([], [training, training])).toMatchObject(no('duplicate-training'))
  })
})

describe('land', () => {
  const balance = (more: object) =>
    landBalance(
      { rules: { percentDigits: 1 } },
      { needed: '10', available: [{ id: 'quota', area: '12.5' }], used: '5', ...more },
    )
  it('is balanced', () => {
    expect(balance({ total: '200', transferred: '50' })).toMatchObject(
      ok({ short: '0', unused: '7.5', usedPercent: '40.0', transferredPercent: '25.0' }),
    )
    expect(balance({ available: [], used: '0' })).toMatchObject(ok({ short: '10', usedPercent: null }))
  })

  it('has reasons', () => {
    expect(balance({ used: '13' })).toMatchObject(no('used-exceeds-available'))
    expect(balance({ total: '1', transferred: '2' })).toMatchObject(no('transferred-exceeds-total'))
    expect(balance({ used: '-1' })).toMatchObject(no('negative-area'))
    expect(balance({ needed: 'x' })).toMatchObject(no('unreadable-figure'))
  })
})
