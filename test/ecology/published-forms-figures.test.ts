import { describe, expect, test } from 'vitest'
import {
  assessCoCulture,
  assessStandard,
  carbonDioxideEquivalent,
  changeAgainst,
  convertAmount,
  coverageRate,
  diversity,
  emissions,
  combineFactorSets,
  footprint,
  openMethod,
  parseStandard,
  perUnit,
  reconcile,
  riceMethane,
  strawLedger,
  sumAmounts,
  sumOfProducts,
  weightedMean,
  type CoCultureFacts,
} from 'xiangzhen/ecology'
import { addsUp, describe as said, explain, unitText, type Explanation } from 'xiangzhen/kernel'
import { ipcc2006 } from 'xiangzhen/presets/ipcc-2006'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { codes, figure, of, rounding, valueOf } from './support.js'

// Figures of published papers and reports, each worked out by hand from its own text.
const range = (atLeast: string, atMost: string, unit: string) => ({ atLeast, atMost, unit })
const told = (
  result: { readonly diagnostics: readonly Parameters<typeof said>[0][] },
  language: typeof zh | typeof en = zh,
) => result.diagnostics.map((one) => said(one, language))

describe('rice and carp in Zhalaite, 2022 (handmsg.com 2023/1031/22816591)', () => {
  const held = (stated: [string, string], mass: [string, string], price: [string, string]) =>
    reconcile(
      openMethod,
      {
        stated: range(...stated, 'yuan/hectare'),
        items: [{ id: 'fish', factors: [range(...mass, 'kilogram/hectare'), range(...price, 'yuan/kilogram')] }],
      },
      { rounding: { digits: 0, mode: 'halfUp' } },
    )

  test('fry 80–100 kg at 6–10 yuan are 480–1000 yuan, printed 600–1000; fish 130–160 at 10–18 are 1300–2880, printed 1600–2500', () => {
    const fry = held(['600', '1000'], ['80', '100'], ['6', '10'])
    expect(valueOf(fry)).toMatchObject({
      agreement: 'withinBounds',
      computed: { atLeast: '480', atMost: '1000' },
    })
    expect(fry.diagnostics).toMatchObject([{ code: 'range-ends-differ', severity: 'note', path: 'stated' }])
    expect(told(fry)).toEqual(['stated：所写 600–1000元/公顷，按两端计算为 480–1000元/公顷。请核对两端各是怎么来的。'])
    expect(told(fry, en)).toEqual([
      'stated: 600–1000 yuan per ha is stated, the ends give 480–1000 yuan per ha. Check where the ends come from.',
    ])
    expect(told(held(['1600', '2500'], ['130', '160'], ['10', '18']))[0]).toContain('1300–2880元/公顷')
    expect(codes(held(['480', '1000'], ['80', '100'], ['6', '10']))).toEqual([])
    // 79.95–100.04 at 6–10: 479.7–1000.4 are 480–1000 at the digits that are printed
    expect(codes(held(['480', '1000'], ['79.95', '100.04'], ['6', '10']))).toEqual([])
  })

  test('5280 of 5423 ha are 97.36 %; 4739.14 yuan a hectare are 315.94 a mu', () => {
    const share = coverageRate(openMethod, { reached: of('5280', 'hectare'), of: of('5423', 'hectare') }, { rounding })
    expect(figure(valueOf(share).rate)).toBe('97.36')
    const perMu = convertAmount(openMethod, { amount: of('4739.14', 'yuan/hectare') }, { unit: 'yuan/mu', rounding })
    expect(figure(valueOf(perMu))).toBe('315.94')
  })
})

describe('rice, fish, ducks, vegetables and maize in Menghai, 2016–2019 (jizihe.com 2020/0806/6927103)', () => {
  const nets = [
    ['fish', '12646.4'],
    ['duck', '12513.8'],
    ['rice', '9478.3'],
    ['pepper', '4886.6'],
    ['maize', '4886.6'],
  ] as const
  const items = nets.map(([id, value]) => ({ id, amount: of(value, 'yuan/hectare') }))
  const question = { unit: 'yuan/hectare', rounding: { digits: 1, mode: 'halfUp' as const } }

  test('shares of the net: 28.5, 28.2, 21.3, 11.0, 11.0 % (printed 28.5, 28.3, 22.1, 10.8 and 1 %)', () => {
    const value = valueOf(sumAmounts(openMethod, { items }, question))
    expect(figure(value.total)).toBe('44411.7')
    expect(value.items.map((one) => figure(one.share))).toEqual(['28.5', '28.2', '21.3', '11.0', '11.0'])
    const [first] = value.items
    const { explanation } = first?.share as { explanation?: Explanation }
    expect(addsUp(explanation as Explanation)).toEqual({ ok: true })
    expect(explain(explanation as Explanation, zh)[0]?.text).toBe('占合计：28.5%')
    expect(explain(explanation as Explanation, en)[0]?.text).toBe('share of the total: 28.5%')
    const printed = coverageRate(
      openMethod,
      { reached: of('9478.3', 'yuan/hectare'), of: of('44411.7', 'yuan/hectare'), printed: of('22.1', 'percent') },
      { rounding: question.rounding },
    )
    expect(codes(printed)).toEqual(['printed-rate-differs'])
  })

  test('mean of four years: (36277.5 + 48510 + 57663.5 + 60307.5) / 4 = 50689.6; the five nets add up to 44411.7', () => {
    const years = ['36277.5', '48510', '57663.5', '60307.5'].map((value, index) => ({
      id: String(2016 + index),
      amount: of(value, 'yuan/hectare'),
    }))
    const mean = weightedMean(openMethod, { items: years }, { ...question, weights: 'equal' })
    expect(figure(valueOf(mean).mean)).toBe('50689.6')
    const facts = {
      stated: of(figure(valueOf(mean).mean) as string, 'yuan/hectare'),
      items: items.map(({ id, amount }) => ({ id, factors: [amount] })),
    }
    expect(valueOf(reconcile(openMethod, facts, question))).toMatchObject({ gap: { figure: '6277.9' } })
  })
})

describe('shares of a total', () => {
  const tonnes = (value: string) => of(value, 'tonne')

  test('of products, of a footprint, of gases and of an inventory', () => {
    const value = valueOf(
      sumOfProducts(
        openMethod,
        { items: ['30', '10'].map((one) => ({ id: one, times: [tonnes(one), of('2', 'yuan/kilogram')] })) },
        { unit: 'wanYuan', rounding },
      ),
    )
    expect(value.items.map((one) => figure(one.share))).toEqual(['75.00', '25.00'])
    const items = [
      { id: 'urea', emission: of('300', 'kilogram:CO2e') },
      { id: 'diesel', emission: of('100', 'kilogram:CO2e') },
    ]
    const print = valueOf(footprint(openMethod, { items }, { unit: 'kilogram:CO2e', yieldUnit: 'kilogram', rounding }))
    expect(print.items.map((one) => figure(one.share))).toEqual(['75.00', '25.00'])
    const gases = [
      { id: 'methane', gas: 'CH4' as const, amount: of('100', 'kilogram:CH4') },
      { id: 'nitrous oxide', gas: 'N2O' as const, amount: of('1', 'kilogram:N2O') },
    ]
    // 2800 and 265 of 3065
    const warm = valueOf(
      carbonDioxideEquivalent(warmingPotentials, { gases }, { gwp: 'AR5', unit: 'kilogram:CO2e', rounding }),
    )
    expect(warm.items.map((one) => figure(one.share))).toEqual(['91.35', '8.65'])
    const set = valueOf(combineFactorSets([ipcc2019, warmingPotentials]))
    const season = {
      riceMethane: {
        area: of('1', 'hectare'),
        cultivationDays: of('100', 'day'),
        region: 'southEastAsia',
        waterRegime: 'continuous',
        preSeasonWater: 'nonFloodedShort',
        amendments: [],
      },
      nitrousOxide: {
        nitrogen: [{ id: 'urea', source: 'synthetic' as const, nitrogen: of('46', 'kilogram:N') }],
        land: 'flooded' as const,
        waterRegime: 'continuous',
      },
    }
    const year = valueOf(emissions(set, season, { gwp: 'AR5', boundary: 'direct', rounding }))
    // 122 kg × 28 = 3416; 46 × 0.003 × 44/28 × 265 = 57.4671
    expect(year.items.map((one) => figure(one.share))).toEqual(['98.35', '1.65'])
  })

  test('bounds of a part move the whole with it: 20 to 40 of itself and 60 are 25 to 40 %; of nothing there is no share', () => {
    const items = [
      { id: 'a', amount: { value: '30', atLeast: '20', atMost: '40', unit: 'tonne' } },
      { id: 'b', amount: tonnes('60') },
    ]
    const value = valueOf(sumAmounts(openMethod, { items }, { unit: 'tonne', rounding }))
    expect(value.items[0]?.share).toMatchObject({ figure: '33.33', atLeast: '25.00', atMost: '40.00' })
    expect(value.items[1]?.share).toMatchObject({ figure: '66.67', atLeast: '60.00', atMost: '75.00' })
    const open = [{ id: 'a', amount: { atLeast: '20', unit: 'tonne' } }, items[1]!]
    const half = valueOf(sumAmounts(openMethod, { items: open }, { unit: 'tonne', rounding }))
    expect(half.items[0]?.share).toMatchObject({ atLeast: '25.00' })
    const none = valueOf(
      sumAmounts(openMethod, { items: [{ id: 'a', amount: tonnes('0') }] }, { unit: 'tonne', rounding }),
    )
    expect(figure(none.items[0]?.share)).toBe('zero-divisor')
    // What is taken off makes a share without bounds: −10 of 20.
    const net = [
      { id: 'in', times: [range('25', '35', 'tonne')] },
      { id: 'out', times: [tonnes('10')], subtract: true as const },
    ]
    const left = valueOf(sumOfProducts(openMethod, { items: net }, { unit: 'tonne', rounding }))
    expect(left.items[0]?.share).toMatchObject({ status: 'needs' })
  })
})

describe('irrigation of Chaoyang, 2020 (victorzhang.cn 2022/0319/11421483)', () => {
  const wanMu = (value: string) => of(value, 'wanMu')

  test('184.98 of 308.78 wan mu are 59.91 %; printed 58.60 % is the share of 315.67, the designed area', () => {
    const rate = coverageRate(
      openMethod,
      { reached: wanMu('184.98'), of: wanMu('308.78'), printed: of('58.60', 'percent') },
      { rounding },
    )
    expect(figure(valueOf(rate).rate)).toBe('59.91')
    expect(told(rate)).toEqual([
      'printed：印为 58.60%，计算为 59.91%；按印出的率反推，基数应为 315.67万亩。请核对基数和口径。',
    ])
    expect(told(rate, en)[0]).toContain('would have a base of 315.67 ten thousand mu')
    const designed = coverageRate(
      openMethod,
      { reached: wanMu('184.98'), of: wanMu('315.69'), printed: of('58.60', 'percent') },
      { rounding },
    )
    expect(codes(designed)).toEqual([])
    // A printed rate of nothing implies no base.
    const nothing = coverageRate(
      openMethod,
      { reached: wanMu('1'), of: wanMu('2'), printed: of('0', 'percent') },
      { rounding },
    )
    expect(told(nothing)[0]).toBe('printed：印为 0%，计算为 50%。请核对。')
  })

  test('the parts add up to 308.79 wan mu, one hundredth more than is stated: said in its own unit and digits', () => {
    const facts = {
      stated: wanMu('308.78'),
      items: ['5.27', '16.31', '9.39', '277.82'].map((value, index) => ({
        id: String(index),
        factors: [wanMu(value)],
      })),
    }
    const coarse = reconcile(openMethod, facts, { rounding: { digits: 0, mode: 'halfUp' } })
    expect(told(coarse)).toEqual(['stated：所写 308.78万亩与计算 308.79万亩不符。请查原始数据，不要二选一。'])
  })

  test('19 578.60 wan m³ on 184.98 wan mu: 105.84 m³ a mu', () => {
    const facts = { total: of('19578.60', 'wanCubicMetre'), per: wanMu('184.98') }
    expect(figure(valueOf(perUnit(openMethod, facts, { unit: 'cubicMetre/mu', rounding })))).toBe('105.84')
  })
})

describe('manure of Hubei, 2019 (fx361.cc 2022/1113/20586894)', () => {
  test('65 % of 36.89, 14.03, 52.06 wan t: 23.98, 9.12, 33.84; printed 33.70 of K2O is told', () => {
    const held = (substance: string, amount: string, printed: string) =>
      reconcile(
        openMethod,
        {
          stated: of(printed, `wanTonne:${substance}`),
          items: [{ id: substance, factors: [of(amount, `wanTonne:${substance}`), of('65', 'percent')] }],
        },
        { rounding },
      )
    expect(valueOf(held('N', '36.89', '23.98')).agreement).toBe('rounded')
    expect(valueOf(held('P2O5', '14.03', '9.12')).agreement).toBe('rounded')
    const potassium = held('K2O', '52.06', '33.70')
    expect(told(potassium)[0]).toContain('所写 33.70万吨与计算 33.84万吨不符')
    expect(figure(valueOf(potassium).gap)).toBe('-0.14')
  })
})

describe('fertiliser for tea by what is picked (puer10000.com 84747)', () => {
  test('1000 kg of leaves, 4 kg N for 100 kg, N : P : K 3 : 1 : 1: 86.96 kg urea, 95.24 superphosphate, 26.67 sulphate', () => {
    const item = (id: string, parts: string, content: string) => ({
      id,
      times: [of('1000', 'kilogram/mu'), of('4', 'percent')],
      over: [of(parts, 'fraction'), of(content, 'percent')],
    })
    const items = [item('urea', '1', '46'), item('superphosphate', '3', '14'), item('sulphate', '3', '50')]
    const value = valueOf(sumOfProducts(openMethod, { items }, { unit: 'kilogram/mu', rounding }))
    expect(value.items.map((one) => figure(one.amount))).toEqual(['86.96', '95.24', '26.67'])
  })
})

describe('fertiliser of the country in thousand hectares (统计年鉴)', () => {
  test('5250.7 wan t on 167 487 thousand ha: 313.50 kg a hectare; against 6022.6: −12.82 %', () => {
    const facts = { total: of('5250.7', 'wanTonne:nutrient'), per: of('167487', 'qianHectare') }
    const asked = { unit: 'kilogram:nutrient/hectare', rounding }
    expect(figure(valueOf(perUnit(openMethod, facts, asked)))).toBe('313.50')
    const change = changeAgainst(
      openMethod,
      { value: of('5250.7', 'wanTonne'), base: of('6022.6', 'wanTonne'), comparator: 'before' },
      { rounding },
    )
    expect(figure(valueOf(change).percent)).toBe('-12.82')
    expect([unitText('qianHectare', 'zh'), unitText('qianTonne', 'en')]).toEqual(['千公顷', 'thousand t'])
  })

  test('micrograms: 25 µg/l are 25 mg/m³, 10 µg/kg are 0.01 mg/kg', () => {
    const turned = (value: string, unit: string, asked: string) =>
      figure(valueOf(convertAmount(openMethod, { amount: of(value, unit) }, { unit: asked, rounding })))
    expect(turned('25', 'microgram/litre', 'milligram/cubicMetre')).toBe('25.00')
    expect(turned('10', 'microgram/kilogram', 'milligram/kilogram')).toBe('0.01')
    expect(unitText('microgram/litre', 'zh')).toBe('微克/升')
    const slip = convertAmount(openMethod, { amount: of('1', 'ug/litre') }, { unit: 'milligram/litre', rounding })
    expect(told(slip)[0]).toContain('“microgram”')
  })
})

describe('straw by factors of a province', () => {
  const factor = (quantity: string, crop: string, value: string) => ({
    quantity,
    value,
    unit: 'fraction',
    appliesTo: { crop },
    source: 'provincial table',
  })
  const facts = {
    harvests: [
      { crop: 'rice', grain: of('50000', 'tonne:paddy') },
      { crop: 'wheat', grain: of('30000', 'tonne') },
    ],
    entries: [
      { id: 'returned', fate: 'fertiliser' as const, channel: 'directReturn' as const, amount: of('60000', 'tonne') },
      { id: 'feed', fate: 'feed' as const, channel: 'market' as const, amount: of('8000', 'tonne') },
    ],
    factors: [
      factor('straw-to-grain', 'rice', '1.04'),
      factor('straw-collection', 'rice', '0.83'),
      factor('straw-to-grain', 'wheat', '1.28'),
      factor('straw-collection', 'wheat', '0.76'),
    ],
  }

  test('52 000 + 38 400 = 90 400 t, of which 43 160 + 29 184 = 72 344 t can be collected; 68 000 are 94.00 %, the market 11.06 %', () => {
    const value = valueOf(strawLedger(strawRatios, facts, { unit: 'tonne', rounding }))
    expect([value.produced, value.collectable, value.used, value.utilisation, value.marketShare].map(figure)).toEqual([
      '90400.00',
      '72344.00',
      '68000.00',
      '94.00',
      '11.06',
    ])
    expect(value.factors.map((one) => one.status)).not.toContain('confirmed')
  })
})

describe('plankton of rice fields', () => {
  test('richness of Margalef: 5 kinds, 100 heads: 4 / ln 100 = 0.8686; of shares, and of one head, there is none', () => {
    const kinds = ['40', '30', '20', '8', '2'].map((value, index) => ({ id: String(index), amount: of(value, 'fish') }))
    const ask = (list: typeof kinds) =>
      valueOf(diversity(openMethod, { kinds: list }, { base: 'e', rounding: { digits: 4, mode: 'halfUp' } }))
    const value = ask(kinds)
    expect(figure(value.margalef)).toBe('0.8686')
    // −(0.4 ln 0.4 + 0.3 ln 0.3 + 0.2 ln 0.2 + 0.08 ln 0.08 + 0.02 ln 0.02) = 1.3299; / ln 5 = 0.8263
    expect([figure(value.shannon), figure(value.evenness)]).toEqual(['1.3299', '0.8263'])
    expect(figure(ask([{ id: 'a', amount: of('0.5', 'fish') }]).margalef)).toBe('not-whole-counts')
    expect(figure(ask([{ id: 'a', amount: of('1', 'fish') }]).margalef)).toBe('zero-divisor')
  })
})

describe('more net income than monoculture, in yuan and in percent', () => {
  const measured = { origin: 'measured' as const, season: '2025' }
  const land = (id: string, mu: string) => ({
    kind: 'plot' as const,
    origin: 'measured' as const,
    id,
    land: of(mu, 'mu'),
  })
  const cost = (value: string, unit: string) => [
    { ...measured, kind: 'cost' as const, id: 'all', what: 'all', amount: of(value, unit) },
  ]
  const field: CoCultureFacts = {
    plots: [land('field', '120')],
    products: [],
    outputValue: of('62.472', 'wanYuan'),
    costs: cost('24', 'wanYuan'),
    comparator: {
      kind: 'monoculture',
      plots: [land('neighbour', '50')],
      products: [],
      outputValue: of('8.4', 'wanYuan'),
      costs: cost('900', 'yuan/mu'),
    },
  }
  const limit = (metric: string, value: string, unit: string) => ({
    id: metric,
    title: metric,
    metric,
    comparison: 'atLeast',
    limit: { value, unit },
    against: 'monoculture',
  })
  const standard = parseStandard({
    id: 'income',
    title: '纯收益',
    version: '1',
    effective: { from: '2025-01-01' },
    sources: [],
    decisions: [],
    rules: {
      requirements: [limit('netIncreasePercent', '50', 'percent'), limit('netIncrease', '2500', 'yuan/mu:total')],
    },
  })
  const question = { season: '2025', yieldUnit: 'kilogram/mu', rounding }
  const judged = (facts: CoCultureFacts) =>
    valueOf(assessCoCulture(standard, facts, question)).standard.requirements.map((one) => [
      one.verdict,
      one.value?.figure,
      one.missing[0]?.code,
    ])

  // 384 720 / 120 = 3206; (84 000 − 45 000) / 50 = 780; + 2426, + 311.03 %
  test('the increase says what it is measured against', () => {
    expect(judged(field)).toEqual([
      ['met', '311.03', undefined],
      ['notMet', '2426.00', undefined],
    ])
    const { comparator: _, ...alone } = field
    expect(judged(alone).map(([verdict, , need]) => [verdict, need])).toEqual([
      ['undecided', 'comparator-value'],
      ['undecided', 'comparator-value'],
    ])
    const before = { ...field, comparator: { ...field.comparator!, kind: 'before' as const } }
    expect(judged(before).map(([verdict, , need]) => [verdict, need])).toEqual([
      ['undecided', 'metric'],
      ['undecided', 'metric'],
    ])
  })

  test('fertiliser less than last year and less than monoculture are two figures, whether records give one or not', () => {
    const stated = (id: string, value: string, comparator: string) => ({
      kind: 'metric' as const,
      origin: 'stated' as const,
      id,
      metric: 'fertiliserReduction',
      amount: of(value, 'percent'),
      comparator,
    })
    const cut = parseStandard({
      ...standard,
      rules: { requirements: [limit('fertiliserReduction', '30', 'percent')] },
    })
    const verdict = (facts: CoCultureFacts) => {
      const result = assessCoCulture(cut, facts, { ...question, inputSubstance: 'product' })
      const [one] = valueOf(result).standard.requirements
      return [one?.verdict, one?.value?.figure, codes(result).includes('stated-metric-differs')]
    }
    const metrics = [stated('a', '15', 'before'), stated('b', '35', 'monoculture')]
    expect(verdict({ ...field, metrics })).toEqual(['met', '35.00', false])
    const input = (value: string) => [
      {
        ...measured,
        kind: 'input' as const,
        id: 'urea',
        use: 'fertiliser' as const,
        product: 'urea',
        amount: of(value, 'kilogram/mu'),
      },
    ]
    // 10 kg against 16 kg: −37.5 %
    const records = { ...field, inputs: input('10'), comparator: { ...field.comparator!, inputs: input('16') } }
    expect(verdict({ ...records, metrics: metrics.slice(0, 1) })).toEqual(['met', '37.50', false])
    expect(verdict({ ...records, metrics })).toEqual(['met', '37.50', true])
  })

  test('a figure that the text states against something else stands beside that of the records', () => {
    const stated = (comparator: string, value: string) => ({
      ...field,
      comparator: { ...field.comparator!, kind: 'before' as const },
      metrics: [
        {
          kind: 'metric' as const,
          origin: 'stated' as const,
          id: 'm',
          metric: 'netIncrease',
          amount: of(value, 'yuan/mu:total'),
          comparator,
        },
      ],
    })
    expect(judged(stated('monoculture', '2600'))[1]?.slice(0, 2)).toEqual(['met', '2600.00'])
    expect(codes(assessCoCulture(standard, stated('before', '2600'), question))).toContain('stated-metric-differs')
  })
})

describe('methane of rice with straw, by the guidelines of 2006', () => {
  const set = valueOf(combineFactorSets([ipcc2006, warmingPotentials]))
  const field = {
    area: of('1000', 'hectare'),
    cultivationDays: of('120', 'day'),
    waterRegime: 'multipleDrainage',
    preSeasonWater: 'nonFloodedLong',
    factors: [
      {
        quantity: 'rice-methane-baseline',
        value: '1.30',
        unit: 'kilogram:CH4/hectare/day',
        source: 'IPCC 2006, table 5.11',
      },
    ],
  }
  const methane = (amendment: string, value: string, unit: string, dryMatter?: string) => {
    const one = { id: 'a', amendment, amount: of(value, unit) }
    const amendments = [dryMatter === undefined ? one : { ...one, dryMatter: of(dryMatter, 'percent') }]
    return riceMethane(set, { ...field, amendments }, { gwp: 'AR5', rounding })
  }

  // (1 + 5 × 0.29)^0.59 = 2.45^0.59 = 1.696711; 1.30 × 0.52 × 0.68 × 1.696711 = 0.779944 kg a day and hectare; × 120 × 1000 = 93 593.32
  test('5 t of dry straw are taken as dry: 93 593.32 kg; as it lay, the share of dry matter is asked for', () => {
    expect(figure(valueOf(methane('strawLongBefore', '5', 'tonne:dry/hectare')).methane)).toBe('93593.32')
    // Given with its share as well, dry straw is not dried twice.
    expect(figure(valueOf(methane('strawLongBefore', '5', 'tonne:dry/hectare', '85')).methane)).toBe('93593.32')
    // 6.25 t with 80 % of dry matter are the same 5 t.
    expect(figure(valueOf(methane('strawLongBefore', '6.25', 'tonne/hectare', '80')).methane)).toBe('93593.32')
    expect(methane('strawLongBefore', '6.25', 'tonne/hectare')).toMatchObject({
      missing: [{ code: 'dry-matter', at: 'a' }],
    })
  })

  // (1 + 10 × 0.05)^0.59 = 1.5^0.59 = 1.270264; × 55 161.6 = 70 069.77
  test('compost counts fresh: 10 t fresh, or 4 t dry at 40 % of dry matter', () => {
    expect(figure(valueOf(methane('compost', '10', 'tonne/hectare')).methane)).toBe('70069.77')
    expect(figure(valueOf(methane('compost', '4', 'tonne:dry/hectare', '40')).methane)).toBe('70069.77')
    expect(methane('compost', '4', 'tonne:dry/hectare')).toMatchObject({ missing: [{ code: 'dry-matter' }] })
  })
})

describe('yield from its components (理论产量)', () => {
  test('18 wan panicles a mu × 150 grains × 90 % × 25 g a thousand: 607.5 kg; at 20 % of water, 13.5 % is the standard: 554.91', () => {
    const items = [
      {
        id: 'rice',
        times: [
          of('18', 'wanCount-panicle/mu'),
          of('150', 'count-grain/count-panicle'),
          of('90', 'percent'),
          of('25', 'gram'),
        ],
        over: [of('1000', 'count-grain')],
      },
    ]
    const value = valueOf(sumOfProducts(openMethod, { items }, { unit: 'kilogram/mu', rounding }))
    expect(figure(value.total)).toBe('607.50')
    expect(unitText('wanCount-panicle', 'zh')).toBe('万panicle')
    const dried = [
      { id: 'rice', times: [of('600', 'kilogram/mu'), of('80', 'percent')], over: [of('86.5', 'percent')] },
    ]
    const standard = valueOf(sumOfProducts(openMethod, { items: dried }, { unit: 'kilogram/mu', rounding }))
    expect(figure(standard.total)).toBe('554.91')
  })
})

describe('lists of nothing', () => {
  test('a total of no items says that nothing was listed', () => {
    const none = sumAmounts(openMethod, { items: [] }, { unit: 'mu', rounding })
    expect(figure(valueOf(none).total)).toBe('0.00')
    expect(told(none)).toEqual(['items：一项也没有列出，合计为零只说明没有记录。请补上各项。'])
    expect(
      codes(footprint(openMethod, { items: [] }, { unit: 'kilogram:CO2e', yieldUnit: 'kilogram', rounding })),
    ).toEqual(['nothing-listed'])
  })
})

describe('pollution of Suzhou by farming, 2014 (zgkjsz.com 2016/0530/22115781)', () => {
  const load = (id: string, tonnes: string, limit: string) => ({
    id,
    times: [of(tonnes, 'tonne')],
    over: [of(limit, 'milligram/litre')],
  })

  test('等标污染负荷: 131 843.8 t ÷ 20, 20 848.5 t ÷ 1.0, 2922.8 t ÷ 0.2 mg/l = 65.92 + 208.49 + 146.14 = 420.55 yi m³ (printed 420.6)', () => {
    const items = [load('COD', '131843.8', '20'), load('TN', '20848.5', '1.0'), load('TP', '2922.8', '0.2')]
    const value = valueOf(sumOfProducts(openMethod, { items }, { unit: 'yiCubicMetre', rounding }))
    expect(value.items.map((one) => figure(one.amount))).toEqual(['65.92', '208.49', '146.14'])
    expect(figure(value.total)).toBe('420.55')
    // 15.68, 49.57, 34.75 %
    expect(value.items.map((one) => figure(one.share))).toEqual(['15.68', '49.57', '34.75'])
    const change = changeAgainst(
      openMethod,
      { value: of('420.6', 'yiCubicMetre'), base: of('554.1', 'yiCubicMetre'), comparator: 'before' },
      { rounding },
    )
    expect(figure(valueOf(change).percent)).toBe('-24.09')
  })

  test('the upper Longchuan river: 1552.48, 227.89, 18.04 t are 86.33, 12.67, 1.00 %; printed 86.31 and 1.02 are told', () => {
    const items = ['1552.48', '227.89', '18.04'].map((value, index) => ({
      id: String(index),
      amount: of(value, 'tonne/year'),
    }))
    const value = valueOf(sumAmounts(openMethod, { items }, { unit: 'tonne/year', rounding }))
    expect([figure(value.total), ...value.items.map((one) => figure(one.share))]).toEqual([
      '1798.41',
      '86.33',
      '12.67',
      '1.00',
    ])
  })
})

describe('rice and crabs of Panjin (chaxiaohao.com 1751309275)', () => {
  test('ditches of 10 to 15 % neither meet nor miss “at most 10 %”: the figure of this field is asked for', () => {
    const metric = { metric: 'ditchShare', amount: range('10', '15', 'percent') }
    const verdict = (amount: object) =>
      valueOf(
        assessStandard(
          riceFisheryStandard,
          {
            metrics: [{ ...metric, amount: amount as typeof metric.amount }],
            attributes: { terrain: 'plain', practice: 'coCulture' },
          },
          { rounding },
        ),
      ).requirements.find((one) => one.id === 'ditch-share')
    expect(verdict(range('10', '15', 'percent'))).toMatchObject({
      verdict: 'undecided',
      missing: [{ code: 'exact-figure', at: 'ditchShare' }],
    })
    expect(verdict(range('11', '15', 'percent'))).toMatchObject({ verdict: 'notMet' })
    expect(verdict(range('8', '10', 'percent'))).toMatchObject({ verdict: 'met' })
  })
})
