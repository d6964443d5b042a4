import { describe, expect, test } from 'vitest'
import {
  carbonDioxideEquivalent,
  checkFactorSet,
  checkStandard,
  combineFactorSets,
  emissions,
  fieldEconomics,
  inputReductionOverSeasons,
  nutrientBalance,
  openMethod,
  riceMethane,
  worstClass,
  type ClassIndicator,
  type ClassTable,
  type FactorSet,
  type FieldAmount,
} from 'xiangzhen/ecology'
import { describe as said, unitText } from 'xiangzhen/kernel'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { zh } from 'xiangzhen/text/zh'
import { codes, decided, figure, of, rounding, valueOf } from './support.js'

const mg = (value: string) => of(value, 'milligram/litre')

describe('worstClass', () => {
  const indicator = (id: string, better: 'more' | 'less', limits: readonly string[]): ClassIndicator => ({
    id,
    title: id,
    better,
    unit: 'milligram/litre',
    limits,
  })
  const table = (indicators: readonly ClassIndicator[]): ClassTable => ({
    id: 'water',
    title: { zh: '地表水分类', en: 'classes of surface water' },
    version: '2002',
    effective: { from: '2002-06-01' },
    sources: [],
    rules: { classes: ['I', 'II', 'III', 'IV', 'V', 'worse'], indicators },
    decisions: [],
  })
  const water = table([
    indicator('ammonia', 'less', ['0.15', '0.5', '1.0', '1.5', '2.0']),
    indicator('phosphorus', 'less', ['0.02', '0.1', '0.2', '0.3', '0.4']),
    indicator('oxygen', 'more', ['7.5', '6', '5', '3', '2']),
  ])
  const ask = (values: Readonly<Record<string, FieldAmount>>, by = water) =>
    worstClass(by, { values: Object.entries(values).map(([id, amount]) => ({ id, amount })) }, { rounding })

  test('the worst indicator decides; a value at its limit is in the class', () => {
    const value = valueOf(ask({ ammonia: mg('0.5'), phosphorus: of('0.21', 'gram/cubicMetre'), oxygen: mg('5.6') }))
    expect(value).toMatchObject({ class: 'IV', atBest: 'IV', decidedBy: ['phosphorus'] })
    expect(value.indicators.map((one) => one.class)).toEqual(['II', 'IV', 'III'])
    expect(valueOf(ask({ ammonia: mg('9'), phosphorus: mg('9'), oxygen: mg('1') })).class).toBe('worse')
  })

  test('what nobody measured is not clean, unless the last class is reached', () => {
    const open = valueOf(ask({ ammonia: mg('0.5'), oxygen: mg('5.6') }))
    expect(open).toMatchObject({ atBest: 'III', indicators: [{}, { missing: [{ code: 'metric' }] }, {}] })
    expect(open.class).toBeUndefined()
    expect(valueOf(ask({ ammonia: mg('3') })).class).toBe('worse')
  })

  test('ranges that span two classes and contradictions are undecided; slips are named', () => {
    const range = { atLeast: '0.4', atMost: '0.6', unit: 'milligram/litre' }
    const clean = { phosphorus: mg('0.01'), oxygen: mg('8') }
    expect(valueOf(ask({ ammonia: range, ...clean }))).toMatchObject({ atBest: 'II' })
    expect(valueOf(ask({ ammonia: range, phosphorus: mg('0.15'), oxygen: mg('8') })).class).toBe('III')
    const breath = { atLeast: '5.5', atMost: '6.5', unit: 'milligram/litre' }
    expect(valueOf(ask({ ammonia: mg('0.1'), phosphorus: mg('0.01'), oxygen: breath })).atBest).toBe('II')
    expect(valueOf(ask({ ammonia: { about: '0.1', unit: 'milligram/litre' }, ...clean })).class).toBeUndefined()
    const values = [mg('0.1'), mg('0.9')].map((amount) => ({ id: 'ammonia', amount }))
    const twice = worstClass(water, { values }, { rounding })
    expect(codes(twice)).toEqual(['metric-given-twice'])
    expect(codes(ask({ amonia: mg('1') }))).toEqual(['unknown-item'])
    expect(codes(ask({ ammonia: of('1', 'mu') }))).toEqual(['wrong-unit'])
    expect(ask({}, table([indicator('x', 'less', ['1'])]))).toMatchObject({ reason: 'limits-contradict' })
    expect(ask({}, table([indicator('x', 'less', ['5', '4', '3', '2', '1'])]))).toMatchObject({
      reason: 'limits-contradict',
    })
    expect(ask({}, { ...table([{ ...indicator('x', 'less', []), unit: 'mg/L' }]), title: 'plain' })).toMatchObject({
      reason: 'unknown-unit',
    })
  })
})

test('several seasons are pooled or averaged, as named', () => {
  const field = (value: string) => ({
    inputs: [{ id: 'N', amount: of(value, 'kilogram') }],
    area: of('1', 'mu'),
  })
  const seasons = [
    { id: '2024', now: field('8.64'), base: field('17.04') },
    { id: '2025', now: field('6.1'), base: field('17.5') },
  ]
  const question = { substance: 'product', unit: 'kilogram', areaUnit: 'mu', rounding }
  const ask = (more: object, facts: object = { seasons, comparator: 'control' }) =>
    inputReductionOverSeasons(openMethod, facts as never, { ...question, ...more })
  expect(figure(valueOf(ask({ over: 'pooled' })).percent)).toBe('-57.32')
  expect(valueOf(ask({ over: 'meanOfChanges' }))).toMatchObject({
    percent: { figure: '-57.22' },
    seasons: [{ percent: { figure: '-49.30' } }, { percent: { figure: '-65.14' } }],
  })
  expect(ask({}, { seasons })).toMatchObject({ missing: [{ code: 'comparator' }, { code: 'season-mean' }] })
  expect(ask({ over: 'meanOfChanges' }, { seasons: [], comparator: 'control' })).toMatchObject({
    reason: 'zero-divisor',
  })
})

const combined = combineFactorSets([ipcc2019, warmingPotentials])
const set = valueOf<FactorSet>(combined)

describe('emissions', () => {
  const question = { gwp: 'AR5', rounding }

  test('livestock and its manure count by head and factor, or stand among what is not counted', () => {
    const animals = {
      livestock: [
        { id: 'cattle', gas: 'CH4' as const, amount: of('40', 'cattle'), factor: of('47', 'kilogram:CH4/cattle') },
        { id: 'pigs', gas: 'CH4' as const, amount: of('1200', 'pig'), factor: of('1', 'kilogram:CH4/pig') },
      ],
      manureManagement: [
        { id: 'manure', gas: 'N2O' as const, amount: of('1200', 'pig'), factor: of('0.01', 'kilogram:N2O/pig') },
      ],
    }
    expect(valueOf(emissions(set, animals, question))).toMatchObject({
      items: [
        { id: 'livestock', co2e: { figure: '86240.00' } },
        { id: 'manureManagement', co2e: { figure: '3180.00' } },
      ],
      notCounted: ['riceMethane', 'nitrousOxide', 'ureaAndLime', 'burning'],
    })
    const wrong = { livestock: [{ ...animals.livestock[0]!, factor: of('47', 'kilogram:CH4/pig') }] }
    expect(emissions(set, wrong, question)).toMatchObject({ reason: 'wrong-unit' })
  })

  test('a factor of the whole season stands for water, days and organic matter', () => {
    const season = (quantity: string) =>
      riceMethane(
        set,
        {
          area: of('96', 'mu'),
          factors: [{ quantity, value: '215.5', unit: 'kilogram:CH4/hectare', source: '省级清单' }],
        },
        question,
      )
    for (const quantity of ['rice-methane-season', 'rice-methane-baseline']) {
      const value = valueOf(season(quantity))
      expect(figure(value.methane)).toBe('1379.20')
      expect(value.dailyFactor).toBeUndefined()
    }
  })

  test('an edition that the set does not hold is refused with those that it holds', () => {
    const result = carbonDioxideEquivalent(
      warmingPotentials,
      { gases: [] },
      { ...question, gwp: 'AR9', unit: 'kilogram:CO2e' },
    )
    expect(result).toMatchObject({ reason: 'not-an-option' })
    expect(said(result.diagnostics[0]!, zh)).toContain('AR5')
  })

  test('nitrogen in nitrous oxide is told what it is and what is wanted', () => {
    const gases = [{ id: 'x', gas: 'N2O' as const, amount: of('12', 'kilogram:N2O-N') }]
    const result = carbonDioxideEquivalent(warmingPotentials, { gases }, { ...question, unit: 'kilogram:CO2e' })
    expect(said(result.diagnostics[0]!, zh)).toBe(
      'gases[0].amount：给的是公斤（氧化亚氮中的氮计）（kilogram:N2O-N），这里要的是公斤（氧化亚氮计）（kilogram:N2O）。请先用 convertAmount 换算成同一种（N2O-N × 44/28 = N2O）。',
    )
  })
})

test('a figure is counted on qualified mass where the unit that was asked for leaves it bare', () => {
  const animals = [
    { id: 'cattle', gas: 'CH4' as const, amount: of('10', 'cattle'), factor: of('47', 'kilogram:CH4/cattle') },
  ]
  const facts = { livestock: animals, yield: of('51000', 'kilogram:paddy') }
  const { perKilogram } = valueOf(emissions(set, facts, { gwp: 'AR5', rounding }))
  expect(perKilogram).toMatchObject({ figure: '0.26', unit: 'kilogram:CO2e/kilogram' })
})

test('the use efficiency of phosphorus does not bear the name of nitrogen', () => {
  const balance = (unit: string) =>
    valueOf(
      nutrientBalance(
        openMethod,
        {
          inputs: [{ id: 'f', flow: 'fertiliser', amount: of('100', unit) }],
          outputs: [{ id: 'h', flow: 'harvest', amount: of('60', unit) }],
        },
        { unit, boundary: 'partial', rounding },
      ),
    )
  expect(balance('kilogram:P')).toMatchObject({ nutrientUseEfficiency: { figure: '60.00' } })
  expect(balance('kilogram:P').nitrogenUseEfficiency).toBeUndefined()
  expect(balance('kilogram:N')).toMatchObject({ nitrogenUseEfficiency: { figure: '60.00' } })
})

test('the linters name decisions that nobody asks for and groups that cannot be', () => {
  const slip = { ...riceFisheryStandard, decisions: [decided('terain', 'plain'), decided('terrain', 'plain')] }
  expect(codes({ diagnostics: checkStandard(slip) })).toEqual(['unknown-decision'])
  expect(
    codes({ diagnostics: checkFactorSet({ ...warmingPotentials, decisions: [decided('gwpset', 'AR5')] }) }),
  ).toContain('unknown-decision')
  const groups = [{ id: 'g', title: '几项', atLeast: 3, of: ['ditch-share', 'gone'] }]
  const { requirements } = riceFisheryStandard.rules
  const odd = { ...requirements[0]!, id: 'odd', comparison: 'between' as const }
  const yes = { id: 'yes', title: '是', metric: 'y', comparison: 'holds' as const }
  const bad = { ...riceFisheryStandard, rules: { requirements: [...requirements, odd, yes], groups } }
  expect(codes({ diagnostics: checkStandard(bad) })).toEqual([
    'requirement-without-limit',
    'unknown-item',
    'group-out-of-reach',
  ])
})

test('costs in all and per area go with values in all and per area', () => {
  const net = (
    value: object,
    cost: object,
    decisions: readonly object[] = [],
    area: object = { area: of('96', 'mu') },
  ) =>
    figure(
      valueOf(
        fieldEconomics(
          { ...openMethod, decisions: decisions as never },
          { products: [{ id: 'rice', value: value as never }], costs: [{ id: 'k', amount: cost as never }], ...area },
          { areaUnit: 'mu', rounding },
        ),
      ).net,
    )
  const [all, rate, onTotal] = [of('142800', 'yuan'), of('900', 'yuan/mu'), of('1487.5', 'yuan/mu:total')]
  expect(net(all, rate)).toBe('56400.00')
  expect(net(all, of('900', 'yuan/mu:total'))).toBe('56400.00')
  expect(net(all, rate, [], {})).toBe('area')
  expect(net(onTotal, of('86400', 'yuan'))).toBe('587.50')
  expect(net(onTotal, rate)).toBe('area-basis')
  expect(net(onTotal, rate, [decided('area-basis', 'total')])).toBe('587.50')
  expect(net(onTotal, rate, [decided('area-basis', 'planted')])).toBe('units-differ')
  expect(net(onTotal, of('900', 'yuan/mu:planted'))).toBe('units-differ')
})

test('units in words', () => {
  expect(
    [
      'kilogram:paddy/mu:planted',
      'wanYuan',
      'yiYuan',
      'kilogram:odd',
      'count-beehive',
      'fraction:N',
      'kilogram*day',
    ].map((unit) => unitText(unit, 'zh')),
  ).toEqual(['公斤/亩（按种植面积、稻谷计）', '万元', '亿元', '公斤:odd', 'beehive', '（纯氮计）', '公斤·天'])
  expect(
    ['wanYuan', 'yiMu', 'kilogram:N/mu:total', 'fraction:N', 'nothing'].map((unit) => unitText(unit, 'en')),
  ).toEqual(['ten thousand yuan', 'hundred million mu', 'kg per mu (N, total area)', '(N)', 'nothing'])
})
