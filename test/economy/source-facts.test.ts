import { describe, expect, it } from 'vitest'
import { convertUnitRate, unitRate } from 'xiangzhen/kernel'
import {
  amountPerUnit,
  appraiseProject,
  clearance,
  countTargets,
  fundingPool,
  groupGains,
  growth,
  growthStatistics,
  jointOwnership,
  landBalance,
  percentOf,
  returnConventions,
  sumIncome,
  collectiveLedger,
  talentSummary,
  type IncomeEntry,
  type TierDocument,
} from 'xiangzhen/economy'

// Each row of section B of the source documents as a user would compute it; hidden figures (*) stand as examples or unknown.
const ok = (value: unknown) => ({ status: 'computed', value })
const exact = (value: string) => ({ kind: 'exact', value })
const each = (amount: string, count: string) => amountPerUnit(growthStatistics, { amount, count })

describe('section B: the collective economy', () => {
  it('B1: 10万 in 2019, 80万 in 2024', () => {
    const series = {
      unit: '万元',
      observations: [
        { period: '2019', value: '10' },
        { period: '2024', value: '80' },
      ],
    }
    const result = growth(growthStatistics, series, { comparison: 'fixedBase', base: '2019', period: '2024' })
    expect(result).toMatchObject(
      ok({
        rate: ok(exact('700.0000')),
        increasedTo: ok(exact('8.0000')),
        doublings: ok({ whole: 3, exact: true }),
        average: { geometric: ok(exact('51.5717')) },
      }),
    )
  })

  it('B2: 17 villages passed 1200万', () => {
    const facts = { amount: { kind: 'above', value: '1200' }, count: '17' } as const
    expect(amountPerUnit(growthStatistics, facts)).toMatchObject(ok({ kind: 'above', value: '70.5882' }))
  })

  it('B3: four models of income', () => {
    const models = ['leasing', 'operating', 'assetReturn', 'cooperative'] as const
    const entries: IncomeEntry[] = models.map((model, index) => ({
      id: model,
      accruedOn: '2024-12-31',
      amount: String((index + 1) * 10000),
      account: 'operatingIncome',
      model,
    }))
    const result = sumIncome(collectiveLedger, { entries }, { from: '2024', to: '2024', accounts: 'asBooked' })
    const cells = result.status === 'computed' ? result.value.cells : []
    expect(cells.map(({ model, amount }) => `${model ?? ''} ${amount}`)).toEqual([
      'assetReturn 30000.00',
      'cooperative 40000.00',
      'leasing 10000.00',
      'operating 20000.00',
    ])
  })

  it('B4: no village without collective income remains', () => {
    const document: TierDocument = {
      id: 'clearing',
      title: '清零',
      version: '2020',
      effective: { from: '2020-01-01' },
      sources: [],
      decisions: [],
      rules: {
        measure: 'collective-income',
        unit: '万元',
        percentDigits: 1,
        tiers: [
          { id: 'none', to: { at: '0', included: true }, toClear: true },
          { id: 'some', from: { at: '0', included: false } },
        ],
      },
    }
    const villages = ['1.2', '5', '0.3'].map((amount, index) => ({
      id: `v${index}`,
      measure: 'collective-income',
      amount,
    }))
    expect(clearance(document, { villages })).toMatchObject(ok({ cleared: true, toClear: [] }))
  })

  it('B5: greenhouses: rent as a part of the investment, split among the villages; the part is hidden', () => {
    const greenhouse = {
      id: 'greenhouse',
      investment: null,
      yearly: { kind: 'rent', amount: null },
    } as const
    expect(appraiseProject(returnConventions, greenhouse).yearlyReturn).toMatchObject({ reason: 'unknown-amount' })
    const owners = [
      { id: 'a', capital: '30', inEqualDivision: true },
      { id: 'b', capital: '70', inEqualDivision: true },
    ]
    const rules = { grain: '0.01', ties: ['byId'], percentDigits: 2, basis: 'byCapital' } as const
    expect(jointOwnership({ rules, decisions: [] }, { owners, income: '8' })).toMatchObject(
      ok({ decided: ok({ owners: [{ income: '2.40' }, { income: '5.60' }] }) }),
    )
    const plan = countTargets(
      { rules: { targets: [{ id: 'built', least: 20 }] } },
      { counts: [{ id: 'built', count: null }] },
    )
    expect(plan).toMatchObject([ok({ met: null, needed: 20 })])
  })

  it('B6: firewood forest, public-benefit projects, outside projects', () => {
    expect(each('15000', '40')).toMatchObject(ok(exact('375.0000')))
    const groups = [{ id: 'jobs', gainers: '50', per: 'job', each: '8000' }] as const
    expect(groupGains(growthStatistics, { groups }).total).toMatchObject(ok(exact('400000.0000')))
    expect(each('200', '10')).toMatchObject(ok(exact('20.0000')))
    expect(each('47', '6')).toMatchObject(ok(exact('7.8333')))
    const forest = { gainers: '1', per: 'household', each: { kind: 'above', value: '500' } } as const
    expect(groupGains(growthStatistics, { groups: [{ id: 'forest', ...forest }] }).total).toMatchObject(
      ok({ kind: 'above', value: '500.0000' }),
    )
  })

  it('B7: car park', () => {
    const carPark = { id: 'car-park', investment: '50', yearly: { kind: 'income', amount: '10' } } as const
    expect(appraiseProject(returnConventions, carPark)).toMatchObject({
      yearlyReturn: ok(exact('20.0000')),
      simplePayback: ok(exact('5.0000')),
    })
    expect(each('100000', '100')).toMatchObject(ok(exact('1000.0000')))
  })

  it('B8: straw: output is not income', () => {
    const straw = { id: 'straw', investment: '100', yearly: { kind: 'output', amount: '200' } } as const
    const result = appraiseProject(returnConventions, straw)
    expect(result.simplePayback).toMatchObject({ reason: 'output-is-not-income' })
    const rate = unitRate({ value: '200', unit: 'tenThousandYuan' }, { value: '5000', unit: 'tonne' })
    const yuan = rate.status === 'computed' ? convertUnitRate(rate.value, 'yuan', 'tonne') : rate
    expect(yuan).toMatchObject(ok({ value: '400', unit: 'yuan', per: 'tonne' }))
  })

  it('B9: yellow-peach base', () => {
    expect(each('50000', '40')).toMatchObject(ok(exact('1250.0000')))
    expect(each('500000', '50000')).toMatchObject(ok(exact('10.0000')))
    expect(each('300000', '2000')).toMatchObject(ok(exact('150.0000')))
    const groups = [{ id: 'peach', gainers: '20', per: 'household', each: '2' }] as const
    expect(groupGains(growthStatistics, { groups }).total).toMatchObject(ok(exact('40.0000')))
  })

  it('B10: rice project', () => {
    expect(each('2500', '5000')).toMatchObject(ok(exact('0.5000')))
    expect(each('20000000', '2500000')).toMatchObject(ok(exact('8.0000')))
    const groups = [{ id: 'rice', gainers: '100', per: 'household', each: '3' }] as const
    expect(groupGains(growthStatistics, { groups }).total).toMatchObject(ok(exact('300.0000')))
    expect(percentOf(growthStatistics, { part: '300', whole: '2000' })).toMatchObject(ok(exact('15.0000')))
  })

  it('B11: nearly 100 employed, +4500 for each person out of poverty', () => {
    const groups = [
      { id: 'workers', gainers: { kind: 'below', value: '100', near: true }, per: 'person', each: '4500' },
    ] as const
    expect(groupGains(growthStatistics, { groups })).toMatchObject({
      total: ok({ kind: 'below', value: '450000.0000' }),
      gainers: [{ per: 'person', count: ok({ kind: 'below', value: '100.0000' }) }],
    })
  })

  it('B12: over 190 jobs', () => {
    const groups = [{ id: 'bases', gainers: { kind: 'above', value: '190' }, per: 'job', each: null }] as const
    const { gainers, total } = groupGains(growthStatistics, { groups })
    expect(gainers).toMatchObject([{ per: 'job', count: ok({ kind: 'above', value: '190.0000' }) }])
    expect(total).toMatchObject({ reason: 'unknown-figure' })
  })

  it('B13, B14: reform and village-cooperative union by coverage of the villages', () => {
    const targets = [
      { id: 'assets-verified', leastPercent: '100' },
      { id: 'members-confirmed', leastPercent: '100' },
      { id: 'village-cooperatives', least: 10 },
    ]
    const counts = [
      { id: 'assets-verified', count: 17, of: 17 },
      { id: 'members-confirmed', count: 16, of: 17 },
      { id: 'village-cooperatives', count: 12 },
    ]
    const result = countTargets({ rules: { targets } }, { counts })
    expect(result).toMatchObject([
      ok({ met: true }),
      ok({ met: false, missing: 1, percent: '94.11' }),
      ok({ met: true }),
    ])
  })

  it('B15, B16: several sources, two phases, and the gap', () => {
    const facts = {
      need: '1000',
      sources: [
        { id: 'phase-1', amount: '400', availableOn: '2024-01-15' },
        { id: 'phase-2', amount: '350', availableOn: '2025-01-15' },
      ],
      uses: [{ id: 'building', amount: '300', on: '2024-06-01' }],
    }
    expect(fundingPool(returnConventions, facts, { asOf: '2024-12-31' })).toMatchObject(
      ok({ total: '750.00', gap: '250.00', received: '400.00', used: '300.00', usedPercent: '75.0000', overdrawn: [] }),
    )
  })

  it('B17, A12: talent, masters, trainings, secretaries selected and trained, against least numbers', () => {
    const facts = {
      people: [
        { id: 'li', class: 'grower', from: '2023-05-01', master: true },
        { id: 'wu', class: 'secretary', from: '2023-05-01' },
      ],
      trainings: [{ id: 'autumn', on: '2024-10-08', people: ['li', 'wu'] }],
    }
    const result = talentSummary({}, facts, { from: '2024-01-01', to: '2024-12-31' })
    const counts = result.status === 'computed' ? result.value.counts : []
    const targets = [
      { id: 'trainings', least: 2 },
      { id: 'trained', least: 2 },
      { id: 'secretary', least: 1 },
    ]
    expect(countTargets({ rules: { targets } }, { counts })).toMatchObject([
      ok({ missing: 1 }),
      ok({ met: true }),
      ok({ met: true }),
    ])
  })

  it('B18: workshops and member-led cooperatives with their jobs', () => {
    const targets = [{ id: 'workshops' }, { id: 'member-led', least: 5 }]
    const counts = [
      { id: 'workshops', count: 7 },
      { id: 'member-led', count: 4 },
    ]
    expect(countTargets({ rules: { targets } }, { counts })).toMatchObject([ok({ count: 7 }), ok({ missing: 1 })])
  })

  it('B19: land needed, available, used, transferred', () => {
    const facts = {
      needed: '60',
      available: [
        { id: 'quota', area: '20' },
        { id: 'idle-stock', area: '15' },
      ],
      used: '28',
      total: '4800',
      transferred: '1920',
    }
    expect(landBalance({ rules: { percentDigits: 1 } }, facts)).toMatchObject(
      ok({ short: '25', unused: '7', usedPercent: '80.0', transferredPercent: '40.0' }),
    )
  })
})
