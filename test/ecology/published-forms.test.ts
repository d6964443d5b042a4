import { describe, expect, test } from 'vitest'
import {
  assessStandard,
  carbonDioxideEquivalent,
  changeAgainst,
  classRates,
  combineFactorSets,
  complianceRate,
  compositeIndex,
  convertAmount,
  coverageRate,
  emissions,
  inputIntensity,
  inputReductionAgainstMean,
  landEquivalentRatio,
  manureCapacity,
  nitrousOxide,
  nutrientBalance,
  openMethod,
  parseClassTable,
  partOfCount,
  perUnit,
  pollutionIndex,
  riceMethane,
  safeParseClassTable,
  sharedFootprint,
  strawLedger,
  sumOfProducts,
  waterProductivity,
  weightedMean,
  worstClass,
  type ClassTable,
  type Factor,
  type FactorSet,
  type FieldMethod,
  type ManureCapacityFacts,
} from 'xiangzhen/ecology'
import { addsUp, describe as said, explain, type Explanation } from 'xiangzhen/kernel'
import { beautifulVillage } from 'xiangzhen/presets/beautiful-village'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { codes, decided, figure, of, rounding, valueOf } from './support.js'

const deciding = (...list: ReturnType<typeof decided>[]): FieldMethod => ({ ...openMethod, decisions: list })
const sentences = (explanation: Explanation | undefined): readonly string[] =>
  explanation === undefined ? [] : explain(explanation, zh).map((line) => line.text)
const needsOf = (result: unknown): readonly string[] =>
  ((result as { missing?: readonly { code: string }[] }).missing ?? []).map((one) => one.code)

describe('fertiliser and pesticide against the mean of three years (化肥农药双减)', () => {
  const year = (id: string, tonnes: string, mu: string) => ({
    id,
    inputs: [{ id: 'all', amount: of(tonnes, 'tonne:nutrient') }],
    area: of(mu, 'wanMu'),
  })
  const years = [year('2021', '1200', '4'), year('2022', '1100', '5'), year('2023', '1000', '6')]
  const facts = { now: year('2024', '990', '6'), years, comparator: 'before' as const }
  const question = { substance: 'nutrient', unit: 'tonne', rounding }

  test('amounts in all: (1200 + 1100 + 1000) / 3 = 1100; 990 / 1100 = −10.00 %', () => {
    const value = valueOf(inputReductionAgainstMean(openMethod, facts, question))
    expect(figure(value.base)).toBe('1100.00')
    expect(figure(value.change.percent)).toBe('-10.00')
    expect(value.over).toBe('meanOfYears')
  })

  test('per mu the two means differ: pooled 3300 t / 15 wan mu = 22 kg, years 30, 22, 16.67 make 22.89', () => {
    const perMu = { ...question, unit: 'kilogram', areaUnit: 'mu' }
    expect(needsOf(inputReductionAgainstMean(openMethod, facts, perMu))).toEqual(['base-mean'])
    const over = (way: 'pooled' | 'meanOfYears') =>
      valueOf(inputReductionAgainstMean(openMethod, facts, { ...perMu, over: way }))
    // now 990 t / 6 wan mu = 16.5 kg a mu; against 22: −25 %; against (30 + 22 + 16.666…) / 3 = 22.888…: −27.91 %
    expect([figure(over('pooled').base), figure(over('pooled').change.percent)]).toEqual(['22.00', '-25.00'])
    expect([figure(over('meanOfYears').base), figure(over('meanOfYears').change.percent)]).toEqual(['22.89', '-27.91'])
    expect(over('meanOfYears').years.map((one) => figure(one.amount))).toEqual(['30.00', '22.00', '16.67'])
    const method = deciding(decided('base-mean', 'pooled'))
    expect(figure(valueOf(inputReductionAgainstMean(method, facts, perMu)).base)).toBe('22.00')
    expect(sentences(over('pooled').base.explanation)[0]).toBe('各年平均（折纯养分计）：22.00公斤/亩')
  })

  test('no comparator, no year, no land: each is named', () => {
    const { comparator: _, ...silent } = facts
    expect(needsOf(inputReductionAgainstMean(openMethod, silent, question))).toEqual(['comparator'])
    expect(inputReductionAgainstMean(openMethod, { ...facts, years: [] }, question)).toMatchObject({
      reason: 'zero-divisor',
    })
    const { area: _area, ...landless } = facts.now
    const perMu = { ...question, areaUnit: 'mu', over: 'pooled' as const }
    expect(needsOf(inputReductionAgainstMean(openMethod, { ...facts, now: landless }, perMu))).toEqual(['area'])
  })
})

describe('means by weight (耕地质量平均等级, 灌溉水有效利用系数)', () => {
  // 2019: grades 1–3 6.32, 4–6 9.47, 7–10 4.44 yi mu; shares 31.24, 46.81, 21.95 %
  const land = [
    { id: 'high', amount: of('2', 'fraction'), weight: of('6.32', 'yiMu') },
    { id: 'middle', amount: of('5', 'fraction'), weight: of('9.47', 'yiMu') },
    { id: 'low', amount: of('8.5', 'fraction'), weight: of('4.44', 'yiMu') },
  ]
  const question = { unit: 'fraction', weights: 'given' as const, rounding }

  test('grade by area: (12.64 + 47.35 + 37.74) / 20.23 = 4.83; the shares are those that are published', () => {
    const value = valueOf(weightedMean(openMethod, { items: land }, question))
    expect(figure(value.mean)).toBe('4.83')
    expect(value.shares.map((one) => figure(one.share))).toEqual(['31.24', '46.81', '21.95'])
    expect(addsUp(value.mean.explanation as Explanation)).toEqual({ ok: true })
  })

  test('the coefficient of a county by the water of its districts; a plain mean is another figure', () => {
    const district = (id: string, coefficient: string, water: string) => ({
      id,
      amount: of(coefficient, 'fraction'),
      weight: of(water, 'wanCubicMetre'),
    })
    const items = [
      district('large', '0.50', '6000'),
      district('small', '0.62', '2000'),
      district('wells', '0.86', '500'),
    ]
    const asked = { unit: 'fraction', rounding: { digits: 3, mode: 'halfUp' as const } }
    // (3000 + 1240 + 430) / 8500 = 0.549; (0.50 + 0.62 + 0.86) / 3 = 0.660
    const by = (weights: 'equal' | 'given') =>
      figure(valueOf(weightedMean(openMethod, { items }, { ...asked, weights })).mean)
    expect([by('given'), by('equal')]).toEqual(['0.549', '0.660'])
    expect(needsOf(weightedMean(openMethod, { items }, asked))).toEqual(['item-weights'])
  })

  test('a weight that is not given is asked for; no amount, no weight at all, an id twice are refused', () => {
    const [first, second] = land as [(typeof land)[0], (typeof land)[0]]
    const { weight: _, ...silent } = first
    expect(weightedMean(openMethod, { items: [silent, second] }, question)).toMatchObject({
      missing: [{ code: 'weight', at: 'high', data: { unit: 'yiMu' } }],
    })
    const none = { ...first, weight: of('0', 'mu') }
    expect(weightedMean(openMethod, { items: [none] }, question)).toMatchObject({ reason: 'zero-divisor' })
    expect(weightedMean(openMethod, { items: [] }, question)).toMatchObject({ reason: 'zero-divisor' })
    expect(weightedMean(openMethod, { items: [first, first] }, question)).toMatchObject({ reason: 'id-given-twice' })
    const mixed = { ...second, amount: of('5', 'mu') }
    expect(weightedMean(openMethod, { items: [first, mixed] }, question)).toMatchObject({ reason: 'units-differ' })
  })
})

describe('animals against the land (种养平衡, 猪当量)', () => {
  // 100 pigs stand for 15 dairy cows, 30 beef cattle, 250 sheep, 2500 birds.
  const facts: ManureCapacityFacts = {
    herds: [
      { id: 'pigs', stock: of('1.2', 'wanPig') },
      { id: 'dairy', stock: of('300', 'cattle'), pigsEach: of('6.67', 'pig/cattle') },
      { id: 'beef', stock: of('600', 'count-beef'), pigsEach: of('3.33', 'pig/count-beef') },
      { id: 'sheep', stock: of('5000', 'sheep'), pigsEach: of('0.4', 'pig/sheep') },
      { id: 'hens', stock: of('10', 'wanChicken'), pigsEach: of('0.04', 'pig/chicken') },
    ],
    crops: [
      { id: 'rice', amount: of('3', 'wanTonne'), need: of('22', 'kilogram:N/tonne') },
      { id: 'orchard', amount: of('5000', 'mu'), need: of('15', 'kilogram:N/mu') },
    ],
    fertilisedShare: of('45', 'percent'),
    manureShare: of('50', 'percent'),
    seasonUse: of('25', 'percent'),
    supplyPerPig: of('7.0', 'kilogram:N/pig'),
    land: of('4', 'wanMu'),
  }

  test('pig equivalents, need, capacity, index', () => {
    const value = valueOf(manureCapacity(openMethod, facts, { rounding }))
    // 12000 + 2001 + 1998 + 2000 + 4000 = 21999 pigs
    expect(value.herds.map((one) => figure(one.pigs))).toEqual(['12000.00', '2001.00', '1998.00', '2000.00', '4000.00'])
    expect(figure(value.pigs)).toBe('21999.00')
    // 30 000 t × 22 + 5000 × 15 = 735 000 kg N; × 0.45 × 0.5 ÷ 0.25 = 661 500; ÷ 7 = 94 500 pigs
    expect([figure(value.cropNeed), figure(value.manureNeed), figure(value.capacity)]).toEqual([
      '735000.00',
      '661500.00',
      '94500.00',
    ])
    // 21 999 / 94 500 = 0.2328; 21 999 × 7 = 153 993 kg; 21 999 / 40 000 mu = 0.55
    expect([figure(value.index), figure(value.room), figure(value.manureSupply), figure(value.pigsPerMu)]).toEqual([
      '0.23',
      '72501.00',
      '153993.00',
      '0.55',
    ])
  })

  test('Renhuai 2022: 406 534.1 pig equivalents at 7.0 kg N and 1.2 kg P', () => {
    const herds = [{ id: 'all', stock: of('406534.1', 'pig') }]
    const supply = (substance: string, each: string) =>
      figure(
        valueOf(
          manureCapacity(
            openMethod,
            { herds, crops: [], supplyPerPig: of(each, `kilogram:${substance}/pig`) },
            { rounding },
          ),
        ).manureSupply,
      )
    // printed 2845.70 t and 487.80 t
    expect([supply('N', '7.0'), supply('P', '1.2')]).toEqual(['2845738.70', '487840.92'])
  })

  test('what is missing is named where it is wanted; an overload is told; kinds do not mix', () => {
    const { seasonUse: _, land: _land, ...open } = facts
    const value = valueOf(manureCapacity(openMethod, open, { rounding }))
    expect(figure(value.pigs)).toBe('21999.00')
    expect([figure(value.capacity), figure(value.pigsPerMu)]).toEqual(['season-use', 'land'])
    const crowded = manureCapacity(openMethod, { ...facts, manureShare: of('10', 'percent') }, { rounding })
    expect(codes(crowded)).toEqual(['land-overloaded'])
    expect(figure(valueOf(crowded).room)).toBe('-3099.00')
    const silent = { ...facts, herds: [{ id: 'geese', stock: of('100', 'goose') }] }
    expect(manureCapacity(openMethod, silent, { rounding })).toMatchObject({
      missing: [{ code: 'pigs-each', at: 'geese' }],
    })
    const phosphorus = { ...facts, supplyPerPig: of('1.2', 'kilogram:P/pig') }
    expect(manureCapacity(openMethod, phosphorus, { rounding }).status).toBe('not-computable')
    for (const need of ['season-use', 'fertilised-share', 'manure-share', 'supply-per-pig', 'pigs-each'])
      for (const language of [zh, en]) expect(said({ code: need, path: '', data: {} }, language)).not.toMatch(/\{/)
  })
})

describe('products of amounts (生态产品价值, 面源负荷, 活动水平 × 因子)', () => {
  test('parts of an ecosystem account: products, water held back, tourism', () => {
    const items = [
      { id: 'rice', times: [of('2500', 'tonne'), of('2.8', 'yuan/kilogram')] },
      // 1200 ha × (1100 − 620) mm × 1.2 yuan/m³ = 576 wan m³ × 1.2 = 691.2 wan yuan
      { id: 'rain', times: [of('1200', 'hectare'), of('1100', 'millimetre'), of('1.2', 'yuan/cubicMetre')] },
      {
        id: 'evaporation',
        times: [of('1200', 'hectare'), of('620', 'millimetre'), of('1.2', 'yuan/cubicMetre')],
        subtract: true as const,
      },
      { id: 'visits', times: [of('3', 'wanVisit'), of('85', 'yuan/visit')] },
    ]
    const value = valueOf(sumOfProducts(openMethod, { items }, { unit: 'wanYuan', rounding }))
    expect(value.items.map((one) => figure(one.amount))).toEqual(['700.00', '1584.00', '-892.80', '255.00'])
    expect(figure(value.total)).toBe('1646.20')
    expect(sentences(value.total.explanation)[0]).toContain('分项合计：1646.20万元')
  })

  test('a load from flow and concentration; a load by area with a coefficient of loss', () => {
    // 12 m³/mu × 500 mu × 3.5 mg/l = 21 kg
    const tail = [
      { id: 'tail water', times: [of('12', 'cubicMetre/mu'), of('500', 'mu'), of('3.5', 'milligram/litre')] },
    ]
    expect(figure(valueOf(sumOfProducts(openMethod, { items: tail }, { unit: 'kilogram', rounding })).total)).toBe(
      '21.00',
    )
    const loss = [{ id: 'field', times: [of('1000', 'mu'), of('11', 'kilogram:N/mu'), of('1.2', 'percent')] }]
    expect(figure(valueOf(sumOfProducts(openMethod, { items: loss }, { unit: 'kilogram:N', rounding })).total)).toBe(
      '132.00',
    )
  })

  test('what is not given is asked by its name and may be decided; units that do not cancel are refused', () => {
    const items = [{ id: 'eel', times: [of('300', 'kilogram'), { unknown: 'price of eel', unit: 'yuan/kilogram' }] }]
    const asked = { unit: 'yuan', rounding }
    expect(sumOfProducts(openMethod, { items }, asked)).toMatchObject({
      missing: [{ code: 'amount', at: 'price of eel', data: { unit: 'yuan/kilogram' } }],
    })
    const method = deciding(decided('amount', '62', 'price of eel'))
    expect(figure(valueOf(sumOfProducts(method, { items }, asked)).total)).toBe('18600.00')
    const wrong = [{ id: 'x', times: [of('3', 'mu'), of('2', 'yuan/kilogram')] }]
    expect(sumOfProducts(openMethod, { items: wrong }, asked)).toMatchObject({ reason: 'wrong-unit' })
    const zero = [{ id: 'x', times: [of('3', 'yuan')], over: [of('0', 'fraction')] }]
    expect(sumOfProducts(openMethod, { items: zero }, asked)).toMatchObject({ reason: 'zero-divisor' })
    expect(sumOfProducts(openMethod, { items: [...items, ...items] }, asked)).toMatchObject({
      reason: 'id-given-twice',
    })
  })
})

describe('rates with what is left out of the base, and shares of those that are up to standard', () => {
  const households = (value: string) => of(value, 'household')

  test('sanitary toilets without empty houses: 3320 / (4000 − 320 − 80) = 92.22 %, and not 83 %', () => {
    const excluded = [
      { id: 'empty', amount: households('320') },
      { id: 'to be moved', amount: households('80') },
    ]
    const facts = { reached: households('3320'), of: households('4000'), excluded }
    const value = valueOf(coverageRate(openMethod, facts, { rounding }))
    expect([figure(value.rate), figure(value.gap)]).toEqual(['92.22', '280.00'])
    expect(sentences(value.rate.explanation)).toContainEqual(expect.stringContaining('纳入的基数：3600户'))
    const all = [{ id: 'empty', amount: households('4100') }]
    expect(coverageRate(openMethod, { ...facts, excluded: all }, { rounding })).toMatchObject({
      reason: 'part-above-whole',
    })
    const exact = [{ id: 'empty', amount: households('4000') }]
    expect(coverageRate(openMethod, { ...facts, excluded: exact }, { rounding })).toMatchObject({ reason: 'zero-base' })
  })

  test('sewage by villages: what does not apply is no part, what is open leaves bounds', () => {
    const villages = (['met', 'met', 'notMet', 'met', 'notApplicable'] as const).map((verdict, index) => ({
      id: `v${index}`,
      verdict,
      weight: households(String(100 * (index + 1))),
    }))
    const rate = (weights: 'equal' | 'given', places: Parameters<typeof complianceRate>[1]['places'] = villages) =>
      valueOf(complianceRate(openMethod, { places }, { weights, rounding }))
    // 3 of 4; by households 100 + 200 + 400 of 1000
    expect(figure(rate('equal').rate)).toBe('75.00')
    expect(figure(rate('given').rate)).toBe('70.00')
    expect(rate('equal').counts).toEqual({ met: 3, notMet: 1, undecided: 0, notApplicable: 1 })
    const open = [...villages, { id: 'v5', verdict: 'undecided' as const, weight: households('1000') }]
    // 3/5 to 4/5; 700/2000 to 1700/2000
    expect(rate('equal', open).rate).toMatchObject({ atLeast: '60.00', atMost: '80.00' })
    expect(rate('given', open).rate).toMatchObject({ atLeast: '35.00', atMost: '85.00' })
    expect(rate('equal', open).rate).not.toHaveProperty('figure')
    expect(figure(rate('equal', [{ id: 'a', verdict: 'notApplicable' }]).rate)).toBe('nothing-applies')
    expect(needsOf(complianceRate(openMethod, { places: villages }, { rounding }))).toEqual(['item-weights'])
    expect(
      complianceRate(openMethod, { places: [{ id: 'a', verdict: 'met' }] }, { weights: 'given', rounding }),
    ).toMatchObject({
      missing: [{ code: 'weight', at: 'a' }],
    })
    // Bounds settle a verdict where both lie on one side of the limit.
    const { atLeast = '', atMost = '' } = rate('equal', open).rate as { atLeast?: string; atMost?: string }
    const metrics = [{ metric: 'sewageHouseholds', amount: { atLeast, atMost, unit: 'percent' } }]
    const judged = valueOf(assessStandard(beautifulVillage, { metrics }, { rounding }))
    expect(judged.requirements.find((one) => one.id.includes('sewage'))?.verdict).toBe('undecided')
  })

  test('a gain with savings of which nobody says whether they are in it: 500 or 620 yuan a mu', () => {
    const yuan = (value: string) => of(value, 'yuan/mu')
    const facts = { whole: yuan('500'), part: yuan('120') }
    expect(needsOf(partOfCount(openMethod, facts, { rounding }))).toEqual(['part-or-beside'])
    const union = (relation: string) =>
      figure(valueOf(partOfCount(deciding(decided('part-or-beside', relation)), facts, { rounding })).union)
    expect([union('part'), union('beside')]).toEqual(['500.00', '620.00'])
  })

  test('certified areas that overlap are counted once: 1200 + 500 − 300 = 1400 of 2800 mu', () => {
    const mu = (value: string) => of(value, 'mu')
    const facts = { whole: mu('1200'), part: mu('500'), both: mu('300') }
    const value = valueOf(partOfCount(openMethod, facts, { rounding }))
    expect(value).toMatchObject({ relation: 'overlap', union: { figure: '1400.00' } })
    const share = coverageRate(openMethod, { reached: mu(value.union.figure as string), of: mu('2800') }, { rounding })
    expect(figure(valueOf(share).rate)).toBe('50.00')
    for (const both of ['501', '1300'])
      expect(partOfCount(openMethod, { ...facts, both: mu(both) }, { rounding })).toMatchObject({
        reason: 'part-above-whole',
      })
  })
})

describe('places by class of water (水质达标率, 劣Ⅴ类比例)', () => {
  const indicator = (id: string, better: 'more' | 'less', limits: readonly string[], extra: object = {}) => ({
    id,
    title: id,
    better,
    unit: 'milligram/litre',
    limits,
    ...extra,
  })
  const table: ClassTable = {
    id: 'water',
    title: '地表水分类',
    version: '2002',
    effective: { from: '2002-06-01' },
    sources: [],
    decisions: [],
    rules: {
      classes: ['I', 'II', 'III', 'IV', 'V', 'worse'],
      indicators: [
        indicator('ammonia', 'less', ['0.15', '0.5', '1.0', '1.5', '2.0']),
        indicator('oxygen', 'more', ['7.5', '6', '5', '3', '2']),
        indicator('pH from', 'more', ['6', '6', '6', '6', '6'], { of: 'pH', unit: 'fraction' }),
        indicator('pH to', 'less', ['9', '9', '9', '9', '9'], { of: 'pH', unit: 'fraction' }),
      ],
    },
  }
  const place = (id: string, ammonia: string | undefined, oxygen: string, pH: string, km: string) => ({
    id,
    values: [
      ...(ammonia === undefined ? [] : [{ id: 'ammonia', amount: of(ammonia, 'milligram/litre') }]),
      { id: 'oxygen', amount: of(oxygen, 'milligram/litre') },
      { id: 'pH', amount: of(pH, 'fraction') },
    ],
    weight: of(km, 'kilometre'),
  })
  const places = [
    place('bridge', '0.4', '6.5', '7.2', '10'),
    place('weir', '1.2', '5.5', '7.0', '5'),
    place('lock', '0.9', '5.2', '9.4', '4'),
    place('ford', undefined, '2.5', '7.1', '6'),
    place('well', undefined, '8.0', '7.1', '5'),
  ]
  const question = { target: 'III', weights: 'equal' as const, rounding }

  test('the worst indicator decides, both ends of pH; one that was not measured leaves the place open unless it misses already', () => {
    const value = valueOf(classRates(table, { places }, question))
    expect(value.places.map((one) => [one.class, one.verdict])).toEqual([
      ['II', 'met'],
      ['IV', 'notMet'],
      ['worse', 'notMet'],
      [undefined, 'notMet'],
      [undefined, 'undecided'],
    ])
    expect(value.places[2]?.decidedBy).toEqual(['pH to'])
    // 1 to 2 of 5
    expect(value.rate).toMatchObject({ atLeast: '20.00', atMost: '40.00' })
    expect(value.classes.map((one) => one.count)).toEqual([0, 1, 0, 1, 0, 1])
    expect(value.classes[5]?.share).toMatchObject({ atLeast: '20.00', atMost: '60.00' })
    expect(value.classes[0]?.share).toMatchObject({ atLeast: '0.00', atMost: '20.00' })
  })

  test('by length: 10 km of 19 km', () => {
    const known = places.slice(0, 3)
    const value = valueOf(classRates(table, { places: known }, { ...question, weights: 'given' }))
    expect(figure(value.rate)).toBe('52.63')
    expect(figure(value.classes[3]?.share)).toBe('26.32')
  })

  test('a target that is no class, and slips of places, are named with the place', () => {
    expect(classRates(table, { places }, { ...question, target: 'VI' })).toMatchObject({ reason: 'not-an-option' })
    const slip = {
      id: 'slip',
      values: [
        { id: 'amonia', amount: of('1', 'milligram/litre') },
        { id: 'pH', amount: of('1', 'mu') },
      ],
    }
    const result = classRates(table, { places: [slip] }, question)
    expect(result.diagnostics.map((one) => [one.code, one.path])).toContainEqual([
      'unknown-item',
      'places[0].values[0].id',
    ])
    expect(codes(result)).toContain('wrong-unit')
    const broken = { ...table, rules: { ...table.rules, classes: ['I', 'II', 'III'] } }
    expect(classRates(broken, { places }, question)).toMatchObject({ reason: 'limits-contradict' })
  })
})

describe('pollution indices of a place (绿色食品产地, 内梅罗指数)', () => {
  const soil = (id: string, value: string, limit: string, strict?: true) => ({
    id,
    value: of(value, 'milligram/kilogram'),
    limit: of(limit, 'milligram/kilogram'),
    ...(strict === undefined ? {} : { strict }),
  })
  const ask = (...pollutants: Parameters<typeof pollutionIndex>[1]['pollutants']) =>
    pollutionIndex(openMethod, { pollutants }, { rounding: { digits: 3, mode: 'halfUp' } })

  test('0.8, 0.4, 0.6: mean 0.6, greatest 0.8, √((0.36 + 0.64) / 2) = 0.707; the strict one that exceeds fails alone', () => {
    const value = valueOf(
      ask(soil('cadmium', '0.24', '0.30', true), soil('copper', '20', '50'), soil('lead', '30', '50')),
    )
    expect([figure(value.mean), figure(value.greatest), figure(value.composite)]).toEqual(['0.600', '0.800', '0.707'])
    expect(value.items.map((one) => one.exceeds)).toEqual([false, false, false])
    for (const one of [value.mean, value.greatest, value.composite])
      expect(addsUp(one.explanation as Explanation)).toEqual({ ok: true })
    expect(sentences(value.composite.explanation)[0]).toBe('综合污染指数 √((平均²+最大²)÷2)：0.707倍')
    const over = valueOf(ask(soil('cadmium', '0.36', '0.30', true), soil('copper', '5', '50')))
    // (1.2 + 0.1) / 2 = 0.65; √((0.4225 + 1.44) / 2) = 0.965: below 1, and cadmium is above its limit
    expect([figure(over.composite), over.strictlyExceeded]).toEqual(['0.965', ['cadmium']])
  })

  test('a detection limit (未检出) leaves bounds and no composite; faults are named', () => {
    const below = { ...soil('mercury', '0', '0.5'), value: { atMost: '0.6', unit: 'milligram/kilogram' } }
    expect(ask(below)).toMatchObject({ missing: [{ code: 'exact-figure', at: 'mercury' }] })
    const range = {
      ...soil('mercury', '0', '0.5'),
      value: { value: '0.5', atLeast: '0.4', atMost: '0.6', unit: 'milligram/kilogram' },
    }
    expect(valueOf(ask(range)).items[0]).toMatchObject({
      exceeds: 'unknown',
      index: { figure: '1.000', atMost: '1.200' },
    })
    expect(ask()).toMatchObject({ reason: 'no-analysis' })
    expect(ask(soil('lead', '1', '0'))).toMatchObject({ reason: 'zero-divisor' })
    expect(ask(soil('lead', '1', '2'), soil('lead', '1', '2'))).toMatchObject({ reason: 'id-given-twice' })
    expect(ask({ ...soil('lead', '1', '2'), value: of('1', 'mu') })).toMatchObject({ reason: 'wrong-unit' })
    const about = { ...soil('lead', '1', '2'), value: { about: '3', unit: 'milligram/kilogram' } }
    expect(valueOf(ask(about, soil('copper', '20', '50'))).items[0]).toMatchObject({ exceeds: 'unknown' })
  })
})

describe('an inventory by regions and kinds of rice (省级清单)', () => {
  const entry = (
    id: string,
    quantity: string,
    value: string,
    unit: string,
    appliesTo: Record<string, string>,
  ): Factor => ({
    id,
    quantity,
    title: id,
    value,
    unit,
    appliesTo,
    series: 'guide',
    edition: '2011',
    source: 'guide',
    status: 'confirmed',
  })
  const season = (riceType: string, value: string) =>
    entry(riceType, 'rice-methane-season', value, 'kilogram:CH4/hectare', { region: 'east', riceType })
  const share = (id: string, quantity: string, value: string, appliesTo: Record<string, string>) =>
    entry(id, quantity, value, 'fraction', appliesTo)
  const guide: FactorSet = {
    id: 'guide',
    title: '省级清单因子',
    version: '2011',
    effective: { from: '2011-01-01' },
    sources: [{ id: 'guide', document: '省级温室气体清单编制指南', status: 'confirmed' }],
    decisions: [],
    rules: {
      factors: [
        season('single', '200'),
        season('early', '210'),
        season('late', '220'),
        share('direct east', 'n2o-direct', '0.0109', { region: 'east' }),
        share('direct north', 'n2o-direct', '0.0057', { region: 'north' }),
        share('synthetic', 'volatilised-share', '0.10', { nitrogen: 'synthetic' }),
        share('manure', 'volatilised-share', '0.20', { nitrogen: 'manure' }),
        share('deposited', 'n2o-deposited', '0.01', {}),
        share('run off', 'leached-share', '0.20', {}),
        share('leached', 'n2o-leached', '0.0075', {}),
      ],
    },
  }
  const set = valueOf(combineFactorSets([guide, warmingPotentials]))

  test('methane: 300 ha × 210 = 63 000 kg, × 21 = 1323 t; the kind of rice is asked for', () => {
    const facts = { area: of('300', 'hectare'), region: 'east', riceType: 'early' }
    const value = valueOf(riceMethane(set, facts, { gwp: 'SAR', rounding }))
    expect([figure(value.methane), figure(value.co2e)]).toEqual(['63000.00', '1323000.00'])
    expect(value.factors.map((one) => one.id)).toContain('early')
    const { riceType: _, region: _region, ...silent } = facts
    expect(riceMethane(set, silent, { gwp: 'SAR', rounding })).toMatchObject({
      missing: [
        { code: 'region', options: ['east'] },
        { code: 'rice-type', options: ['early', 'late', 'single'] },
      ],
    })
  })

  test('nitrous oxide: no land and no climate is asked where the set does not tell them apart', () => {
    const nitrogen = [
      { id: 'urea', source: 'synthetic' as const, nitrogen: of('1000', 'kilogram:N') },
      { id: 'pig manure', source: 'manure' as const, nitrogen: of('500', 'kilogram:N') },
    ]
    const asked = { gwp: 'SAR', boundary: 'directAndIndirect' as const, rounding }
    const value = valueOf(nitrousOxide(set, { nitrogen, region: 'east' }, asked))
    // direct 1500 × 0.0109 = 16.35; air (100 + 100) × 0.01 = 2; water 1500 × 0.2 × 0.0075 = 2.25; total 20.6 kg N2O-N = 32.37 kg N2O
    expect([value.direct, value.volatilised, value.leached, value.total].map((one) => figure(one?.nitrogen))).toEqual([
      '16.35',
      '2.00',
      '2.25',
      '20.60',
    ])
    expect(figure(value.total.gas)).toBe('32.37')
    expect(nitrousOxide(set, { nitrogen }, asked)).toMatchObject({
      missing: [{ code: 'region', options: ['east', 'north'] }],
    })
  })
})

describe('an index of green development by targets (目标值法)', () => {
  const indicators = [
    { id: 'straw', better: 'more' as const, goal: of('90', 'percent'), weight: of('50', 'percent') },
    { id: 'fertiliser', better: 'less' as const, goal: of('225', 'kilogram/hectare'), weight: of('50', 'percent') },
  ]
  const county = (id: string, straw: string, fertiliser: string) => ({
    id,
    values: { straw: of(straw, 'percent'), fertiliser: of(fertiliser, 'kilogram/hectare') },
  })
  const facts = { indicators, alternatives: [county('a', '95', '300'), county('b', '81', '250')] }
  const question = {
    normaliser: 'target' as const,
    weights: 'given' as const,
    rounding: { digits: 4, mode: 'halfUp' as const },
  }

  test('value ÷ goal, goal ÷ value where less is better; beyond the goal it scores in full where the text says so', () => {
    const scores = (asked: object = {}) => {
      const { alternatives } = valueOf(compositeIndex(openMethod, facts, { ...question, ...asked }))
      return Object.fromEntries(alternatives.map((one) => [one.id, one.score.figure]))
    }
    // a: (95/90 + 225/300) / 2 = 0.9028, cut (1 + 0.75) / 2 = 0.875; b: (0.9 + 0.9) / 2 = 0.9
    expect(scores()).toEqual({ a: '0.9028', b: '0.9000' })
    expect(scores({ beyondGoal: 'full' })).toEqual({ a: '0.8750', b: '0.9000' })
    const cut = compositeIndex(openMethod, facts, { ...question, beyondGoal: 'full' })
    expect(codes(cut)).toEqual(['cut-to-full'])
    expect(codes(compositeIndex(openMethod, facts, question))).toEqual([])
  })

  test('a target that is missing is asked for, and one of zero is refused', () => {
    const { goal: _, ...silent } = indicators[0] as (typeof indicators)[0]
    expect(needsOf(compositeIndex(openMethod, { ...facts, indicators: [silent] }, question))).toEqual(['goal'])
    const none = [{ ...(indicators[0] as (typeof indicators)[0]), goal: of('0', 'percent') }]
    expect(compositeIndex(openMethod, { ...facts, indicators: none }, question)).toMatchObject({
      reason: 'zero-divisor',
    })
  })
})

describe('a footprint shared among products (稻虾分配)', () => {
  const kilograms = (id: string, amount: string, price: string) => ({
    id,
    amount: of(amount, id === 'rice' ? 'kilogram:paddy/mu' : 'kilogram/mu'),
    price: of(price, id === 'rice' ? 'yuan/kilogram:paddy' : 'yuan/kilogram'),
  })
  const items = [
    { id: 'methane', emission: of('600', 'kilogram:CO2e/mu') },
    { id: 'feed', amount: of('150', 'kilogram/mu'), factor: of('2', 'kilogram:CO2e/kilogram') },
  ]
  const facts = { items, products: [kilograms('rice', '500', '3'), kilograms('crayfish', '100', '30')] }
  const question = { unit: 'kilogram:CO2e/mu', yieldUnit: 'kilogram', rounding }

  test('by value 1500 : 3000 and by mass 500 : 100 of 900 kg', () => {
    const shared = (by: 'mass' | 'value') =>
      valueOf(sharedFootprint(openMethod, facts, { ...question, by })).products.map((one) => [
        figure(one.share),
        figure(one.emission),
        figure(one.perYield),
      ])
    expect(shared('value')).toEqual([
      ['33.33', '300.00', '0.60'],
      ['66.67', '600.00', '6.00'],
    ])
    expect(shared('mass')).toEqual([
      ['83.33', '750.00', '1.50'],
      ['16.67', '150.00', '1.50'],
    ])
  })

  test('how it is shared is asked for; a price that is missing, a product twice, nothing to share by', () => {
    expect(needsOf(sharedFootprint(openMethod, facts, question))).toEqual(['allocation-basis'])
    const { price: _, ...silent } = kilograms('crayfish', '100', '30')
    const open = { items, products: [kilograms('rice', '500', '3'), silent] }
    expect(needsOf(sharedFootprint(openMethod, open, { ...question, by: 'value' }))).toEqual(['price'])
    expect(sharedFootprint(openMethod, open, { ...question, by: 'mass' }).status).toBe('computed')
    const none = { items, products: [kilograms('rice', '0', '3')] }
    expect(sharedFootprint(openMethod, none, { ...question, by: 'mass' })).toMatchObject({ reason: 'zero-divisor' })
    const twice = { items, products: [kilograms('rice', '1', '3'), kilograms('rice', '1', '3')] }
    expect(sharedFootprint(openMethod, twice, { ...question, by: 'mass' })).toMatchObject({ reason: 'id-given-twice' })
    const odd = { items, products: [{ id: 'straw', amount: of('1', 'tun') }] }
    expect(sharedFootprint(openMethod, odd, { ...question, by: 'mass' })).toMatchObject({ reason: 'unknown-unit' })
  })
})

describe('forms that were expressible already', () => {
  test('diluted spray (稀释 1500 倍, 每亩药液 45 公斤): 30 g a mu, 折百 at 20 % 6 g', () => {
    const dose = valueOf(
      perUnit(openMethod, { total: of('45', 'kilogram/mu'), per: of('1500', 'times') }, { unit: 'gram/mu', rounding }),
    )
    expect(figure(dose)).toBe('30.00')
    const inputs = [
      {
        id: 'spray',
        amount: of('30', 'gram/mu'),
        contents: [{ substance: 'activeIngredient', share: of('20', 'percent') }],
      },
    ]
    const asked = { substance: 'activeIngredient', unit: 'gram', areaUnit: 'mu', rounding }
    const usage = valueOf(inputIntensity(openMethod, { inputs, area: of('200', 'mu') }, asked))
    expect([figure(usage.total), figure(usage.perArea)]).toEqual(['1200.00', '6.00'])
  })

  test('straw of a county: five uses of what can be collected, one burnt, statutory rate by the ledger', () => {
    const use = (
      id: string,
      fate: 'fertiliser' | 'feed' | 'fuel' | 'growingMedium' | 'rawMaterial',
      tonnes: string,
    ) => ({
      id,
      fate,
      amount: of(tonnes, 'wanTonne'),
    })
    const entries = [
      use('returned', 'fertiliser', '6.2'),
      use('feed', 'feed', '1.5'),
      use('pellets', 'fuel', '0.9'),
      use('mushrooms', 'growingMedium', '0.2'),
      use('board', 'rawMaterial', '0.1'),
    ]
    const facts = { collectable: of('9.7', 'wanTonne'), entries, broughtIn: of('0.1', 'wanTonne') }
    const value = valueOf(strawLedger(strawRatios, facts, { unit: 'wanTonne', rounding }))
    // (8.9 − 0.1) / 9.7 = 90.72 %
    expect(figure(value.utilisation)).toBe('90.72')
  })

  test('green manure on winter fallow: rate of the fallow, nitrogen in place of fertiliser', () => {
    const rate = coverageRate(openMethod, { reached: of('1.8', 'wanMu'), of: of('3', 'wanMu') }, { rounding })
    expect(figure(valueOf(rate).rate)).toBe('60.00')
    // 1500 kg a mu × 0.33 % × 18 000 mu = 89.1 t N
    const items = [{ id: 'milk vetch', times: [of('1500', 'kilogram/mu'), of('0.33', 'percent'), of('1.8', 'wanMu')] }]
    expect(figure(valueOf(sumOfProducts(openMethod, { items }, { unit: 'tonne', rounding })).total)).toBe('89.10')
  })

  test('intercropping by strips: yields on their own strip count by the share of land that the strip takes', () => {
    const component = (crop: string, intercrop: string, sole: string, share?: string) => ({
      crop,
      intercrop: of(intercrop, 'kilogram/mu'),
      sole: of(sole, 'kilogram/mu'),
      ...(share === undefined ? {} : { stripShare: of(share, 'percent') }),
    })
    const ratio = (basis: 'total' | 'net', ...components: ReturnType<typeof component>[]) =>
      landEquivalentRatio(openMethod, { components, basis }, { rounding })
    // 420/600 + 90/180 = 1.20 on all the land
    expect(
      figure(valueOf(ratio('total', component('maize', '420', '600'), component('soybean', '90', '180'))).ratio),
    ).toBe('1.20')
    // 700/600 × 0.6 + 180/180 × 0.4 = 0.70 + 0.40 = 1.10 by strips; 2.17 naively
    const strips = [component('maize', '700', '600', '60'), component('soybean', '180', '180', '40')] as const
    const value = valueOf(ratio('net', ...strips))
    expect([figure(value.ratio), ...value.partial.map((one) => figure(one.ratio))]).toEqual(['1.10', '0.70', '0.40'])
    expect(ratio('net', strips[0], component('soybean', '180', '180'))).toMatchObject({ reason: 'net-area-basis' })
    expect(codes(ratio('net', strips[0], component('soybean', '180', '180', '50')))).toEqual(['above-whole'])
    expect(ratio('net')).toMatchObject({ reason: 'no-components' })
  })

  test('film: weight against area is no rate; soil on the film is taken off first', () => {
    const facts = { reached: of('52', 'tonne'), of: of('8000', 'mu') }
    expect(coverageRate(openMethod, facts, { rounding })).toMatchObject({ reason: 'wrong-unit' })
    // 52 t with 30 % soil = 36.4 t of 45.5 t = 80 %
    const clean = valueOf(
      sumOfProducts(
        openMethod,
        { items: [{ id: 'film', times: [of('52', 'tonne'), of('70', 'percent')] }] },
        { unit: 'tonne', rounding },
      ),
    )
    const rate = coverageRate(
      openMethod,
      { reached: of(clean.total.figure as string, 'tonne'), of: of('45.5', 'tonne') },
      { rounding },
    )
    expect(figure(valueOf(rate).rate)).toBe('80.00')
  })

  test('irrigation: canal × field, and change against target in percentage points', () => {
    const items = [{ id: 'whole', times: [of('0.62', 'fraction'), of('0.90', 'fraction')] }]
    const whole = valueOf(
      sumOfProducts(openMethod, { items }, { unit: 'fraction', rounding: { digits: 3, mode: 'halfUp' } }),
    )
    expect(figure(whole.total)).toBe('0.558')
    const change = changeAgainst(
      openMethod,
      { value: of('0.558', 'fraction'), base: of('0.6', 'fraction'), comparator: 'target' },
      { rounding },
    )
    expect(figure(valueOf(change).absolute)).toBe('-4.20')
  })
})

describe('attributes that a standard does not speak of', () => {
  const judged = (attributes: Readonly<Record<string, string>>) =>
    assessStandard(riceFisheryStandard, { metrics: [], attributes }, { rounding })

  test('a value that no requirement names is told, in words, and other is a plain answer', () => {
    const slip = judged({ terrain: 'plateau' })
    expect(slip.diagnostics).toMatchObject([
      { code: 'attribute-value-unknown', path: 'attributes.terrain', data: { value: 'plateau' } },
    ])
    const [told] = slip.diagnostics
    expect(told && said(told, zh)).toContain('“plateau”')
    expect(told && said(told, en)).not.toMatch(/\{|undefined/)
    expect(codes(judged({ terrain: 'other' }))).toEqual([])
    expect(codes(judged({ terrain: 'plain' }))).toEqual([])
    expect(judged({ terain: 'plain' }).diagnostics).toMatchObject([
      { code: 'unknown-attribute', path: 'attributes.terain' },
    ])
  })
})

describe('units that stand for one another', () => {
  const turned = (value: string, unit: string, asked: string) =>
    figure(valueOf(convertAmount(openMethod, { amount: of(value, unit) }, { unit: asked, rounding })))

  test('a year is twelve months, a week seven days; days of a year are not fixed', () => {
    expect(turned('3000', 'yuan/person/month', 'wanYuan/person/year')).toBe('3.60')
    expect(turned('2', 'week', 'day')).toBe('14.00')
    const days = convertAmount(openMethod, { amount: of('3', 'tonne/day') }, { unit: 'tonne/year', rounding })
    expect(days).toMatchObject({ reason: 'wrong-unit' })
  })

  test('a depth of water is a volume on the area: 300 mm = 200 m³ a mu = 3000 m³ a hectare', () => {
    expect(turned('300', 'millimetre', 'cubicMetre/mu')).toBe('200.00')
    expect(turned('300', 'millimetre', 'cubicMetre/hectare')).toBe('3000.00')
    expect(turned('200', 'cubicMetre/mu', 'millimetre')).toBe('300.00')
    // 500 kg a mu on 300 mm: 500 / 200 m³ = 2.5 kg/m³
    const facts = { yield: of('500', 'kilogram/mu'), waters: { irrigation: of('300', 'millimetre') } }
    const question = { water: 'irrigation' as const, unit: 'kilogram/cubicMetre', rounding }
    const { productivity } = valueOf(waterProductivity(openMethod, facts, question))
    expect(figure(productivity)).toBe('2.50')
    expect(addsUp(productivity.explanation as Explanation)).toEqual({ ok: true })
    const length = convertAmount(openMethod, { amount: of('3', 'kilometre') }, { unit: 'cubicMetre', rounding })
    expect(length).toMatchObject({ reason: 'wrong-unit' })
  })

  test('gases of field trials are per hectare: 250 × 25 + 2 × 298 = 6846 by AR4, 250 × 28 + 2 × 265 = 7530 by AR5', () => {
    const gases = [
      { id: 'methane', gas: 'CH4' as const, amount: of('250', 'kilogram:CH4/hectare') },
      { id: 'nitrous oxide', gas: 'N2O' as const, amount: of('2', 'kilogram:N2O/hectare') },
    ]
    const by = (gwp: string) =>
      figure(
        valueOf(carbonDioxideEquivalent(warmingPotentials, { gases }, { gwp, unit: 'kilogram:CO2e/hectare', rounding }))
          .total,
      )
    expect([by('AR4'), by('AR5')]).toEqual(['6846.00', '7530.00'])
  })

  test('animals by a factor of a year need the time that they were kept: 200 pigs × 1 kg × half a year', () => {
    const pigs = { id: 'pigs', gas: 'CH4' as const, amount: of('200', 'pig'), factor: of('1', 'kilogram:CH4/pig/year') }
    const question = { gwp: 'AR5', rounding }
    expect(emissions(warmingPotentials, { livestock: [pigs] }, question)).toMatchObject({
      missing: [{ code: 'duration', at: 'pigs', data: { unit: 'year' } }],
    })
    const kept = { ...pigs, duration: of('6', 'month') }
    expect(figure(valueOf(emissions(warmingPotentials, { livestock: [kept] }, question)).total)).toBe('2800.00')
  })
})

describe('two forms of one substance', () => {
  const flow = (id: string, unit: string) => ({ id, flow: 'fertiliser' as const, amount: of('100', unit) })
  const outputs = [{ id: 'grain', flow: 'harvest' as const, amount: of('80', 'kilogram:P2O5/hectare') }]
  const ask = (unit: string, ...units: readonly string[]) =>
    nutrientBalance(
      openMethod,
      { inputs: units.map((one, index) => flow(String(index), one)), outputs },
      { boundary: 'partial', unit, rounding },
    )
  const told = (result: ReturnType<typeof ask>, language: typeof zh | typeof en) =>
    result.diagnostics.map((one) => said(one, language)).join('\n')

  test('P and P2O5 in one balance are refused, and both languages say how they become one', () => {
    const mixed = ask('kilogram:P2O5/hectare', 'kilogram:P2O5/hectare', 'kilogram:P/hectare')
    expect(mixed.status).toBe('not-computable')
    expect(codes(mixed)).toContain('units-differ')
    expect(told(mixed, zh)).toContain('请先用 convertAmount 换算成同一种（P × 2.29 = P2O5）。')
    expect(told(mixed, en)).toContain('Convert one of them by convertAmount first (P × 2.29 = P2O5).')
    const other = ask('kilogram:P/hectare', 'kilogram:P2O5/hectare')
    expect(codes(other)).toContain('wrong-unit')
    expect(told(other, zh)).toContain('P × 2.29 = P2O5')
    const carbon = sumOfProducts(
      openMethod,
      { items: ['C', 'CO2'].map((one) => ({ id: one, times: [of('1', `kilogram:${one}`)] })) },
      { unit: 'kilogram:CO2', rounding },
    )
    expect(carbon.diagnostics.map((one) => said(one, en)).join()).toContain('C × 44/12 = CO2')
    // Paddy and milled rice are no two forms by molar mass, nor are two areas.
    const rice = ask('kilogram/hectare', 'kilogram:paddy/hectare', 'kilogram:milled/hectare')
    expect(told(rice, en)).not.toContain('convertAmount')
    expect(told(rice, en)).not.toMatch(/[{}]/)
  })
})

describe('a table of classes on the wire', () => {
  const wire = {
    id: 'water',
    title: '地表水分类',
    version: '2002',
    effective: { from: '2002-06-01' },
    sources: [],
    decisions: [],
    rules: {
      classes: ['III', 'worse'],
      indicators: [
        { id: 'pH from', title: 'pH', of: 'pH', better: 'more', unit: 'fraction', limits: ['6'] },
        { id: 'ammonia', title: '氨氮', better: 'less', unit: 'milligram/litre', limits: ['1.0'] },
      ],
    },
  }

  test('is read, and judged by', () => {
    const table = parseClassTable(wire)
    const values = [
      { id: 'pH', amount: of('5.8', 'fraction') },
      { id: 'ammonia', amount: of('0.3', 'milligram/litre') },
    ]
    expect(valueOf(worstClass(table, { values }, { rounding }))).toMatchObject({
      class: 'worse',
      decidedBy: ['pH from'],
    })
  })

  test('names what is wrong with it, with its place', () => {
    const [first, second] = wire.rules.indicators
    const wrong = {
      ...wire,
      rules: {
        classes: ['III'],
        indicators: [
          { ...first, unit: 'ppm' },
          { ...second, limits: [] },
        ],
      },
    }
    const read = safeParseClassTable(wrong)
    expect(read.ok).toBe(false)
    expect(read.diagnostics.map((one) => one.path)).toEqual([
      'rules.classes',
      'rules.indicators[0].unit',
      'rules.indicators[1].limits',
    ])
    expect(() => parseClassTable(wrong)).toThrow('the table of classes')
  })
})
