import { describe, expect, test } from 'vitest'
import {
  assessCoCulture,
  assessStandard,
  compositeIndex,
  convertAmount,
  coverageRate,
  inputIntensity,
  inputReduction,
  nutrientRemoval,
  openMethod,
  parseFieldRecords,
  strawLedger,
  sumAmounts,
  whatWouldMeet,
  type CoCultureFacts,
  type FieldComparator,
  type FieldInput,
  type Plot,
  type Requirement,
  type Standard,
} from 'xiangzhen/ecology'
import { describe as said, explain, openNeeds } from 'xiangzhen/kernel'
import { coCultureInputs } from 'xiangzhen/presets/co-culture-inputs'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { codes, decided, figure, of, rounding, valueOf } from './support.js'

const standard = (requirements: readonly Partial<Requirement>[], more: object = {}): Standard => ({
  ...riceFisheryStandard,
  id: 's',
  rules: {
    requirements: requirements.map((one, index) => ({
      id: `r${index}`,
      title: `第${index + 1}项`,
      metric: 'm',
      comparison: 'atLeast' as const,
      ...one,
    })),
    ...more,
  },
})
const m = (amount: object, more: object = {}) => ({ metric: 'm', amount, ...more }) as never
const judge = (by: Standard, metrics: readonly never[], more: object = {}) =>
  assessStandard(by, { metrics, ...more }, { rounding })

describe('metrics that contradict or do not fit', () => {
  test('a metric given twice with two figures is undecided in either order, until somebody decides', () => {
    const both = [m(of('60', 'percent')), m(of('95', 'percent'))]
    const ninety = standard([{ limit: of('90', 'percent') as never }])
    const [there, back] = [judge(ninety, both), judge(ninety, [...both].reverse())]
    expect(there).toEqual(back)
    expect(codes(there)).toEqual(['metric-given-twice'])
    expect(said(there.diagnostics[0]!, zh)).toBe(
      '“m”写了不同的数：60.00、95.00%。请核实后只留一个，或作出决定（exact-figure）。',
    )
    expect(valueOf(there).requirements[0]).toMatchObject({ verdict: 'undecided', missing: [{ code: 'exact-figure' }] })
    const settled = { ...ninety, decisions: [decided('exact-figure', '95', 'm')] }
    expect(valueOf(judge(settled, both)).overall).toBe('met')
    expect(valueOf(judge(ninety, [both[1]!, both[1]!])).overall).toBe('met')
  })

  test('two values of a comparator are a contradiction too', () => {
    const by = standard([{ against: 'before' }])
    const comparators = ['8', '9'].map((value) => ({ metric: 'm', comparator: 'before', amount: of(value, 'percent') }))
    const result = judge(by, [m(of('10', 'percent'))], { comparators })
    expect(codes(result)).toEqual(['metric-given-twice'])
    expect(valueOf(result).requirements[0]).toMatchObject({ missing: [{ code: 'comparator-value' }] })
  })

  test('a metric in a unit of another kind is named as that, and the others are judged', () => {
    const two = standard([{ limit: of('10', 'percent') as never }, { metric: 'n', limit: of('1', 'mu') as never }])
    const result = judge(two, [m(of('95', 'household')), { metric: 'n', amount: of('2', 'mu') } as never])
    expect(result.diagnostics).toMatchObject([{ code: 'wrong-unit', path: 'metrics[0].amount.unit' }])
    expect(said(result.diagnostics[0]!, zh)).toBe(
      'metrics[0].amount.unit：“m”的单位是户（household），这里要的是%（percent）。请改正。',
    )
    expect(valueOf(result).requirements.map((one) => one.verdict)).toEqual(['undecided', 'met'])
    const bad = judge(two, [m(of('1', '亩')), { metric: 'n', amount: of('2', 'mu') } as never])
    expect(valueOf(bad).requirements.map((one) => one.verdict)).toEqual(['undecided', 'met'])
    expect(said(bad.diagnostics[0]!, zh)).toContain('请改写成“mu”')
  })

  test('a comparator that is another, or no comparator at all, is named', () => {
    const by = standard([{ limit: of('10', 'percent') as never, against: 'regionalMean' }])
    const other = judge(by, [m(of('23', 'percent'), { comparator: 'before' })])
    expect(said(other.diagnostics[0]!, zh)).toBe(
      'metrics[0].comparator：“m”是与此前相比，要求与当地平均相比。请补充与当地平均相比的数。',
    )
    expect(valueOf(other).requirements[0]).toMatchObject({ missing: [{ code: 'metric', at: 'm regionalMean' }] })
    expect(codes(judge(by, [m(of('23', 'percent'), { comparator: '去年' })]))).toEqual(['not-an-option'])
    expect(codes(judge(by, []))).toEqual([])
    expect(codes(judge(by, [{ metric: 'x', amount: of('1', 'mu') } as never]))).toEqual(['unknown-metric'])
  })

  test('limits of comparators and margins are in the unit of the text, margins of shares in points', () => {
    const by = standard([{ against: 'before' }])
    const before = (value: string, unit: string) => ({
      comparators: [{ metric: 'm', comparator: 'before', amount: of(value, unit) }],
    })
    expect(
      valueOf(judge(by, [m(of('21.3', 'gram/kilogram'))], before('2.13', 'percent'))).requirements[0],
    ).toMatchObject({
      limit: { figure: '2.13', unit: 'percent' },
      margin: { figure: '0.00' },
    })
    expect(valueOf(judge(by, [m(of('8', 'percent'))], before('7.5', 'percent'))).requirements[0]).toMatchObject({
      margin: { figure: '0.50', unit: 'percentagePoint' },
    })
    expect(
      valueOf(judge(by, [m(of('400', 'kilogram/mu'))], before('6300', 'jin/hectare'))).requirements[0],
    ).toMatchObject({
      limit: { figure: '6300.00', unit: 'jin/hectare' },
    })
  })

  test('a figure that is rounded onto its limit shows the margin that decided', () => {
    const most = standard([{ comparison: 'atMost', limit: of('10', 'percent') as never }])
    const result = judge(most, [m(of('10.004', 'percent'))])
    expect(valueOf(result).requirements[0]).toMatchObject({
      verdict: 'notMet',
      value: { figure: '10.00' },
      margin: { figure: '0.004' },
    })
    expect(said(result.diagnostics[0]!, zh)).toBe('“第1项”：修约后与限值相同，判定按未修约的数，相差 0.004个百分点。')
  })
})

describe('what a standard can ask', () => {
  test('yes or no', () => {
    const by = standard([{ comparison: 'holds' }, { metric: 'n', comparison: 'holdsNot' }])
    const answers = (a: boolean, b: boolean) =>
      valueOf(
        judge(by, [
          { metric: 'm', holds: a },
          { metric: 'n', holds: b },
        ] as never),
      ).requirements.map((one) => one.verdict)
    expect([answers(true, false), answers(false, true)]).toEqual([
      ['met', 'met'],
      ['notMet', 'notMet'],
    ])
    expect(valueOf(judge(by, [])).requirements[0]).toMatchObject({ missing: [{ code: 'holds', at: 'm' }] })
    expect(valueOf(judge({ ...by, decisions: [decided('holds', 'true', 'm')] }, [])).requirements[0]?.verdict).toBe(
      'met',
    )
    const twice = judge(by, [
      { metric: 'm', holds: true },
      { metric: 'm', holds: false },
    ] as never)
    expect(codes(twice)).toEqual(['metric-given-twice'])
    expect(valueOf(whatWouldMeet(by, { metrics: [{ metric: 'm', holds: false }] }, { rounding })).gaps[0]).toEqual({
      id: 'r0',
      verdict: 'notMet',
      missing: [],
    })
  })

  test('between, both ends included', () => {
    const by = standard([
      { comparison: 'between', limit: of('5', 'percent') as never, to: of('15', 'percent') as never },
    ])
    const verdict = (value: string) => valueOf(judge(by, [m(of(value, 'percent'))])).requirements[0]
    expect(['4.9', '5', '10', '15', '15.1'].map((value) => verdict(value)?.verdict)).toEqual([
      'notMet',
      'met',
      'met',
      'met',
      'notMet',
    ])
    expect(verdict('16')?.margin?.figure).toBe('1.00')
    const range = judge(by, [m({ atLeast: '14', atMost: '16', unit: 'percent' })])
    expect(valueOf(range).requirements[0]).toMatchObject({ missing: [{ code: 'exact-figure' }] })
    const gap = whatWouldMeet(by, { metrics: [m(of('16', 'percent'))] }, { rounding })
    expect(valueOf(gap).gaps[0]?.change).toMatchObject({ figure: '-1.00', unit: 'percentagePoint' })
  })

  test('an advisory item is judged and does not decide; of six four must be met', () => {
    const advisory = standard([
      { limit: of('10', 'percent') as never },
      { metric: 'n', comparison: 'holds', advisory: true },
    ])
    const mixed = judge(advisory, [m(of('12', 'percent')), { metric: 'n', holds: false } as never])
    expect(valueOf(mixed)).toMatchObject({ overall: 'met', requirements: [{}, { verdict: 'notMet', advisory: true }] })
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const six = standard(
      ids.map((id) => ({ id, metric: id, comparison: 'holds' as const })),
      { groups: [{ id: 'g', title: '六项中满足四项', clause: '4', atLeast: 4, of: ids }] },
    )
    const met = (yes: number, no: number) =>
      valueOf(judge(six, ids.slice(0, yes + no).map((metric, index) => ({ metric, holds: index < yes })) as never))
    expect(met(4, 2)).toMatchObject({ overall: 'met', groups: [{ verdict: 'met', met: 4, undecided: 0 }] })
    expect(met(3, 2)).toMatchObject({ overall: 'undecided', groups: [{ undecided: 1 }] })
    expect(met(3, 3)).toMatchObject({ overall: 'notMet' })
  })
})

const head = { origin: 'measured' as const }
const plot = (id: string, more: Partial<Plot> = {}): Plot => ({
  ...head,
  kind: 'plot',
  id,
  land: of('10', 'mu'),
  ditch: of('1', 'mu'),
  terrain: 'plain',
  ...more,
})
const grown = (id: string, amount: object, more: object = {}) =>
  ({ ...head, kind: 'product', id, season: '1', product: 'rice', amount, ...more }) as never
const rice = grown('r', of('5000', 'kilogram:paddy'))
const put = (id: string, amount: object, more: object = {}): FieldInput =>
  ({ ...head, kind: 'input', id, season: '1', use: 'fertiliser', product: id, amount, ...more }) as FieldInput
const content = (substance: string, value: string, unit = 'percent') => ({ substance, share: of(value, unit) })
const assess = (facts: CoCultureFacts, by: Standard = riceFisheryStandard, more: object = {}) =>
  assessCoCulture(by, facts, { season: '1', yieldUnit: 'kilogram/mu', rounding, ...more })
const sole = plot('c', { ditch: of('0', 'mu') })
const against = (inputs: readonly FieldInput[]): FieldComparator => ({
  kind: 'monoculture',
  plots: [sole],
  products: [rice],
  inputs,
})

describe('records that contradict', () => {
  test('areas that cannot be are refused, a stated share that differs is told', () => {
    const of10 = (more: Partial<Plot>) => assess({ plots: [plot('f', more)], products: [rice] })
    expect(of10({ planted: of('12', 'mu') })).toMatchObject({ reason: 'areas-contradict' })
    const both = of10({ planted: of('9.8', 'mu') })
    expect(said(both.diagnostics[0]!, zh)).toBe(
      '地块“f”：总面积10.00亩，沟坑1.00亩与种植9.80亩之和已超出。请核对三个面积。',
    )
    expect(of10({ planted: of('8', 'mu') }).status).toBe('computed')
    const share = of10({ ditchShare: of('15', 'percent') })
    expect(said(share.diagnostics[0]!, zh)).toBe('“沟坑占比”所写 15%，按记录计算为 10%，判定以记录为准。请核对。')
    expect(codes(of10({ ditchShare: of('10.0', 'percent') }))).toEqual([])
    const other = assess({ plots: [plot('f')], products: [rice], comparator: { ...against([]), plots: [sole, sole] } })
    expect(other).toMatchObject({ reason: 'plot-counted-twice' })
  })

  test('one id twice and a plot that nobody recorded withhold their product alone', () => {
    const duck = grown('d', of('150', 'duck'), { product: 'duck' })
    const half = grown('r', of('3000', 'kilogram:paddy'))
    const twice = assess({ plots: [plot('f')], products: [half, half, duck] })
    expect(codes(twice)).toEqual(['id-given-twice'])
    expect(valueOf(twice).products).toMatchObject([
      {
        id: 'duck',
        mass: { figure: '150.00', unit: 'duck' },
        perTotalArea: { figure: '15.00', unit: 'duck/mu:total' },
      },
      { id: 'rice', withheld: { reason: 'id-given-twice' } },
    ])
    const lost = assess({ plots: [plot('f')], products: [grown('r', of('1', 'tonne:paddy'), { plot: 'zzz' }), duck] })
    expect(said(lost.diagnostics[0]!, zh)).toContain('“r”所写的地块“zzz”没有记录')
    expect(valueOf(lost).standard.requirements[1]).toMatchObject({ verdict: 'undecided' })
  })

  test('paddy and milled rice of one field add up by the milling ratio', () => {
    const products = [grown('r', of('3000', 'kilogram:paddy')), grown('s', of('1400', 'kilogram:milled'))]
    const known = assess({ plots: [plot('f')], products, millingRatio: of('0.7', 'fraction') })
    expect(valueOf(known).products[0]?.perTotalArea?.figure).toBe('500.00')
    const open = assess({ plots: [plot('f')], products })
    expect(openNeeds(open).map((one) => one.code)).toContain('milling-ratio')
  })

  test('every stated metric is held against the records, at its own digits and season', () => {
    const stated = (metric: string, amount: object, more: object = {}) =>
      ({ ...head, kind: 'metric', id: metric, metric, amount, ...more }) as never
    const with_ = (one: never) => codes(assess({ plots: [plot('f')], products: [rice], metrics: [one] }))
    expect(with_(stated('riceYield', of('480', 'kilogram:paddy/mu:total')))).toEqual(['stated-metric-differs'])
    expect(with_(stated('riceYield', of('500', 'kilogram:paddy/mu:total')))).toEqual([])
    expect(with_(stated('riceYield', { about: '480', unit: 'kilogram/mu' }))).toEqual([])
    expect(with_(stated('riceYield', of('480', 'kilogram:paddy/mu:total'), { season: '2' }))).toEqual([])
    expect(with_(stated('riceYield', of('480', 'household')))).toEqual([])
    expect(with_(stated('strawUse', of('480', 'x')))).toEqual(['unknown-unit'])
  })

  test('costs per mu count on their land; their basis is asked for where the ditches are known', () => {
    const cost = (id: string, amount: object, more: object = {}) =>
      ({ ...head, kind: 'cost', id, season: '1', what: id, amount, ...more }) as never
    const value = of('20000', 'yuan')
    const net = (costs: readonly never[], more: object = {}, plots = [plot('f')]) =>
      figure(valueOf(assess({ plots, products: [rice], outputValue: value, costs, ...more })).net)
    expect(net([cost('k', of('900', 'yuan/mu:total'))])).toBe('11000.00')
    expect(net([cost('k', of('900', 'yuan/mu:planted')), cost('w', of('1', 'wanYuan'))])).toBe('1900.00')
    expect(net([cost('k', of('900', 'yuan/mu'))])).toBe('area-basis')
    expect(net([cost('k', of('900', 'yuan/mu'))], {}, [sole])).toBe('11000.00')
    expect(net([cost('k', of('900', 'yuan/mu:total'), { plot: 'g' })], {}, [plot('f'), plot('g')])).toBe('11000.00')
    expect(net([cost('k', of('900', 'yuan/mu'), { plot: 'x' })])).toBe('unknown-plot')
    expect(net([cost('k', of('1', 'yuan')), cost('k', of('2', 'yuan'))])).toBe('id-given-twice')
    expect(net([])).toBe('20000.00')
    expect(net([cost('k', of('900', 'yuan/mu:total'))], { outputValue: of('2000', 'yuan/mu:total') })).toBe('1100.00')
    expect(net([], { outputValue: of('2000', 'yuan/mu:total') })).toBe('2000.00')
  })
})

describe('inputs', () => {
  const reduction = (
    inputs: readonly FieldInput[],
    base: readonly FieldInput[],
    more: object = { inputSubstance: 'N' },
  ) =>
    valueOf(assess({ plots: [plot('f')], products: [rice], inputs, comparator: against(base) }, coCultureInputs, more))
  const share = (value: string) => ({ contents: [content('N', value)] })
  const base = [put('c', of('20', 'kilogram/mu'), share('46'))]

  test('bases of area are brought together, or asked for by name', () => {
    const figureOf = (unit: string) =>
      figure(reduction([put('u', of('10', unit), share('46'))], base).reductions[0]?.percent)
    expect(['kilogram/mu:total', 'kilogram/mu:planted', 'kilogram', 'kilogram/mu'].map(figureOf)).toEqual([
      '50.00',
      '55.00',
      '95.00',
      'area-basis',
    ])
    const bare = { ...plot('f') } as { ditch?: unknown }
    delete bare.ditch
    const open = assess(
      {
        plots: [bare as Plot],
        products: [rice],
        inputs: [put('u', of('10', 'kilogram/mu:planted'), share('46'))],
        comparator: against([put('c', of('20', 'kilogram/mu:planted'), share('46'))]),
      },
      coCultureInputs,
      { inputSubstance: 'N' },
    )
    expect(figure(valueOf(open).reductions[0]?.percent)).toBe('ditch-share')
    const onePlot = assess(
      {
        plots: [plot('f'), plot('g')],
        products: [rice],
        inputs: [put('u', of('10', 'kilogram/mu:total'), { ...share('46'), plot: 'f' })],
        comparator: against(base),
      },
      coCultureInputs,
      { inputSubstance: 'N' },
    )
    expect(figure(valueOf(onePlot).reductions[0]?.percent)).toBe('75.00')
  })

  test('a content that is missing names the product; no input is none, and says so', () => {
    const open = reduction([put('u', of('10', 'kilogram/mu:total'), { product: '尿素' })], base)
    const need = open.standard.requirements[0]?.missing[0]
    expect([need?.code, said(need!, zh)]).toEqual(['content', '请补充：“尿素”中N的含量。'])
    const none = assess(
      { plots: [plot('f')], products: [rice], inputs: [], comparator: against(base) },
      coCultureInputs,
      { inputSubstance: 'N' },
    )
    expect(figure(valueOf(none).reductions[0]?.percent)).toBe('100.00')
    expect(said(none.diagnostics[0]!, zh)).toContain('没有记录这一类投入（化肥），按没有施用计')
    expect(reduction([], []).reductions).toEqual([])
  })

  test('each use has its substance, and a substance that nobody names is asked for', () => {
    const spray = (id: string, value: string) =>
      put(id, of(value, 'gram:activeIngredient/mu:total'), { use: 'pesticide' })
    const inputs = [put('u', of('10', 'kilogram/mu:total'), share('46')), spray('p', '9.2')]
    const both = [...base, spray('cp', '47.2')]
    const inputSubstance = { fertiliser: 'N', pesticide: 'activeIngredient' }
    expect(reduction(inputs, both, { inputSubstance }).reductions.map((one) => figure(one.percent))).toEqual([
      '50.00',
      '80.51',
    ])
    expect(reduction(inputs, both, {}).standard.requirements[0]?.missing).toMatchObject([
      { code: 'input-substance', at: 'fertiliserReduction', options: ['product', 'N'] },
    ])
  })

  const question = { substance: 'activeIngredient', unit: 'gram', areaUnit: 'mu', rounding }
  const use = (inputs: readonly object[], more: object = {}, by = openMethod) =>
    inputIntensity(by, { inputs: inputs as never, area: of('96', 'mu') }, { ...question, ...more })

  test('liquids count by grams in a litre, amounts of the substance as they are', () => {
    const liquid = {
      id: 'p',
      amount: of('40', 'millilitre/mu'),
      contents: [content('activeIngredient', '400', 'gram/litre')],
    }
    expect(figure(valueOf(use([liquid])).perArea)).toBe('16.00')
    expect(use([{ ...liquid, contents: [content('activeIngredient', '40')] }])).toMatchObject({ reason: 'wrong-unit' })
    expect(figure(valueOf(use([{ id: 'p', amount: of('2', 'gram:activeIngredient/mu') }])).perArea)).toBe('2.00')
  })

  test('pure nutrients are N, P2O5 and K2O together; what a label does not list is asked for', () => {
    const npk = {
      id: 'k',
      amount: of('30', 'kilogram/mu'),
      contents: ['N', 'P2O5', 'K2O'].map((one) => content(one, '15')),
    }
    const urea = { id: 'u', amount: of('9', 'kilogram/mu'), contents: [content('N', '46')] }
    const nutrient = { substance: 'nutrient', unit: 'kilogram' }
    expect(figure(valueOf(use([npk], nutrient)).perArea)).toBe('13.50')
    expect(use([npk, urea], nutrient)).toMatchObject({
      status: 'needs',
      missing: [{ code: 'unlisted-content', at: 'u' }],
    })
    const none = { ...openMethod, decisions: [decided('unlisted-content', 'none')] }
    expect(figure(valueOf(use([npk, urea], nutrient, none)).perArea)).toBe('17.64')
    const whole = { id: 'w', amount: of('10', 'kilogram/mu'), contents: [content('nutrient', '45')] }
    expect(figure(valueOf(use([whole], nutrient)).perArea)).toBe('4.50')
  })

  test('one id twice is refused, not counted twice; planted and total areas do not mix', () => {
    const one = { id: 'a', amount: of('10', 'kilogram') }
    const question2 = { ...question, substance: 'product', unit: 'kilogram' }
    const field = (inputs: readonly object[]) => ({ inputs: inputs as never, area: of('10', 'mu') })
    expect(
      inputReduction(openMethod, { now: field([one, one]), base: field([one]), comparator: 'control' }, question2),
    ).toMatchObject({
      reason: 'id-given-twice',
    })
    const planted = (area: string) =>
      inputIntensity(
        openMethod,
        { inputs: [{ id: 'a', amount: of('10', 'kilogram/mu:planted') }], area: of('10', area) },
        question2,
      )
    expect([planted('mu'), planted('mu:total')].map((result) => result.status)).toEqual(['needs', 'not-computable'])
    expect(figure(valueOf(planted('mu:planted')).total)).toBe('100.00')
  })
})

describe('dry and fresh mass', () => {
  const question = { unit: 'tonne', rounding }
  const ledger = (entries: readonly object[], more: object = {}) =>
    strawLedger(strawRatios, { entries: entries as never, ...more }, question)
  const entry = (id: string, value: string, unit = 'tonne', more: object = {}) => ({
    id,
    fate: 'feed',
    channel: 'household',
    amount: of(value, unit),
    ...more,
  })

  test('straw of the two never meets without its share of dry matter', () => {
    const collectable = of('500', 'tonne')
    expect(ledger([entry('a', '400', 'tonne:dry')], { collectable })).toMatchObject({
      status: 'needs',
      missing: [{ code: 'dry-matter', at: 'a' }],
    })
    const known = ledger([entry('a', '340', 'tonne:dry')], { collectable, dryMatter: of('85', 'percent') })
    expect(figure(valueOf(known).utilisation)).toBe('80.00')
    const all = ledger([entry('a', '400', 'tonne:dry')], { collectable: of('500', 'tonne:dry') })
    expect(valueOf(all)).toMatchObject({ used: { unit: 'tonne:dry' }, utilisation: { figure: '80.00' } })
  })

  test('a content of dry matter goes with dry yield', () => {
    const removed = (more: object, unit = 'kilogram:paddy') =>
      nutrientRemoval(
        openMethod,
        { removed: [{ id: 'p', yield: of('51000', unit), contents: [of('2.9', 'gram/kilogram:dry')], ...more }] },
        { nutrient: 'P', unit: 'kilogram', rounding },
      )
    expect(removed({})).toMatchObject({ status: 'needs', missing: [{ code: 'dry-matter', at: 'p' }] })
    expect(figure(valueOf(removed({ dryMatter: of('86', 'percent') })).total)).toBe('127.19')
    expect(figure(valueOf(removed({}, 'kilogram:dry')).total)).toBe('147.90')
    const fresh = nutrientRemoval(
      openMethod,
      {
        removed: [
          {
            id: 'p',
            yield: of('860', 'kilogram:dry'),
            contents: [of('2', 'gram/kilogram:fresh')],
            dryMatter: of('86', 'percent'),
          },
        ],
      },
      { nutrient: 'P', unit: 'kilogram', rounding },
    )
    expect(figure(valueOf(fresh).total)).toBe('2.00')
  })

  test('a rate of the two is refused', () => {
    expect(
      coverageRate(openMethod, { reached: of('10', 'tonne:dry'), of: of('12', 'tonne') }, { rounding }).status,
    ).not.toBe('computed')
  })
})

describe('straw', () => {
  const question = { unit: 'tonne', rounding }
  const tonnes = (value: string) => of(value, 'tonne')
  const uses = [
    { id: 'm', fate: 'fuel' as const, amount: tonnes('100'), channel: 'market' as const },
    { id: 'h', fate: 'feed' as const, amount: tonnes('540'), channel: 'household' as const },
  ]
  const ledger = (more: object) =>
    strawLedger(strawRatios, { entries: uses, collectable: tonnes('800'), ...more }, question)

  test('straw from elsewhere is never more than was used, and lowers the market share where it went there', () => {
    expect(ledger({ broughtIn: tonnes('700') })).toMatchObject({ reason: 'brought-in-above-use' })
    const share = (broughtInChannel?: string) =>
      figure(
        valueOf(ledger({ broughtIn: tonnes('64'), ...(broughtInChannel === undefined ? {} : { broughtInChannel }) }))
          .marketShare,
      )
    expect([share('market'), share('notMarket'), share('inProportion'), share()]).toEqual([
      '4.50',
      '12.50',
      '11.25',
      'brought-in-channel',
    ])
    expect(figure(valueOf(ledger({ broughtIn: tonnes('120'), broughtInChannel: 'market' })).marketShare)).toBe(
      'brought-in-above-use',
    )
  })

  test('a use without a channel is asked for; a stated base that differs from the grain is told', () => {
    const { channel: _, ...open } = uses[1]!
    const need = valueOf(ledger({ entries: [uses[0], open] })).marketShare
    expect(need).toMatchObject({ status: 'needs', missing: [{ code: 'straw-channel', at: 'h' }] })
    const factors = [
      { quantity: 'straw-to-grain', value: '1', unit: 'fraction', source: 's' },
      { quantity: 'straw-collection', value: '0.83', unit: 'fraction', source: 's' },
    ]
    const harvests = [{ crop: 'rice', grain: tonnes('1000') }]
    const result = ledger({ harvests, factors })
    expect(codes(result)).toEqual(['stated-collectable-differs'])
    expect(said(result.diagnostics[0]!, zh)).toBe(
      '所写可收集量 800吨与按粮食产量计算的 830吨不符，以所写为准。请核对。',
    )
    expect(codes(ledger({ harvests, factors, collectable: tonnes('830') }))).toEqual([])
  })
})

describe('amounts', () => {
  const sum = (...amounts: readonly object[]) =>
    sumAmounts(
      openMethod,
      { items: amounts.map((amount, index) => ({ id: String(index), amount: amount as never })) },
      { unit: 'tonne', rounding },
    )

  test('"about" and a bound together give no figure: it is asked for', () => {
    expect(sum({ about: '10', unit: 'tonne' }, { atLeast: '5', atMost: '6', unit: 'tonne' })).toMatchObject({
      status: 'needs',
      missing: [{ code: 'exact-figure' }],
    })
  })

  test('a value between bounds keeps its middle', () => {
    expect(
      valueOf(sum({ value: '500', atLeast: '490', atMost: '510', unit: 'tonne' }, of('1', 'tonne'))).total,
    ).toMatchObject({
      figure: '501.00',
      atLeast: '491.00',
      atMost: '511.00',
    })
    expect(sum({ value: '500', atLeast: '510', atMost: '520', unit: 'tonne' })).toMatchObject({
      reason: 'bounds-crossed',
    })
    expect(sum({ value: '500', atLeast: '480', atMost: '490', unit: 'tonne' })).toMatchObject({
      reason: 'bounds-crossed',
    })
    expect(sum({ value: '500', atLeast: '480', unit: 'tonne' })).toMatchObject({ reason: 'one-form-of-amount' })
    expect(sum({ about: '500', atLeast: '480', unit: 'tonne' })).toMatchObject({ reason: 'one-form-of-amount' })
  })

  test('small units convert; a word that is no unit is never a count', () => {
    const to = (value: string, unit: string, wanted: string) =>
      convertAmount(openMethod, { amount: of(value, unit) }, { unit: wanted, rounding })
    expect(figure(valueOf(to('40', 'millilitre', 'litre')))).toBe('0.04')
    expect(figure(valueOf(to('40', 'milligram/litre', 'gram/cubicMetre')))).toBe('40.00')
    for (const word of ['ml', 'persent', 'gongjin', 'kilogramm'])
      expect(to('1', word, 'kilogram')).toMatchObject({ reason: 'unknown-unit' })
    expect(figure(valueOf(to('3', 'count-beehive/mu', 'count-beehive/hectare')))).toBe('45.00')
    const { diagnostics } = to('1', 'beehive', 'kilogram')
    expect(said(diagnostics[0]!, zh)).toBe(
      'amount：单位“beehive”里的“beehive”无法识别。请用文档所列单位；如果是计数的东西，写成“count-beehive”。',
    )
    const rows = parseFieldRecords([
      { kind: 'plot', id: 'p', origin: 'measured', land: of('1', '公顷') },
      { kind: 'plot', id: 'q', origin: 'measured', land: { unit: 'mu' } },
    ])
    expect(codes(rows)).toEqual(['unknown-unit', 'one-form-of-amount'])
    expect(said(rows.diagnostics[0]!, zh)).toContain('请改写成“hectare”')
  })
})

describe('composite index', () => {
  const build = (b: string, better: 'more' | 'less', weightUnit = 'fraction') => ({
    indicators: [
      {
        id: 'a',
        better: 'more' as const,
        weight: of('0.5', weightUnit),
        floor: of('60', 'percent'),
        goal: of('100', 'percent'),
      },
      { id: 'b', better, weight: of('0.5', weightUnit), floor: of('400', b), goal: of('200', b) },
    ],
    alternatives: [
      { id: 'x', values: { a: of('95', 'percent'), b: of('300', b) } },
      { id: 'y', values: { a: of('80', 'percent'), b: of('200', b) } },
    ],
  })
  const ask = (facts: ReturnType<typeof build>, more: object) =>
    compositeIndex(openMethod, facts, { weights: 'given', rounding, ...more } as never)

  test('without a normaliser unlike units and indicators of which less is better are refused', () => {
    expect(codes(ask(build('kilogram/hectare', 'less'), { normaliser: 'none' }))).toEqual([
      'better-less-unscored',
      'units-differ',
    ])
    expect(ask(build('percent', 'more'), { normaliser: 'none' }).status).toBe('computed')
  })

  test('goalposts and efficacy score between a floor and a goal', () => {
    const facts = build('kilogram/hectare', 'less')
    const scores = (normaliser: string) =>
      valueOf(ask(facts, { normaliser })).alternatives.map((one) => [one.id, one.score.figure])
    expect(scores('goalposts')).toEqual([
      ['y', '0.75'],
      ['x', '0.69'],
    ])
    expect(scores('efficacy')).toEqual([
      ['y', '90.00'],
      ['x', '87.50'],
    ])
    const beyond = {
      ...facts,
      alternatives: [
        ...facts.alternatives,
        { id: 'z', values: { a: of('50', 'percent'), b: of('100', 'kilogram/hectare') } },
      ],
    }
    expect(codes(ask(beyond, { normaliser: 'goalposts' }))).toEqual(['outside-goalposts', 'outside-goalposts'])
    const flat = { ...facts, indicators: facts.indicators.map((one) => ({ ...one, goal: one.floor })) }
    expect(ask(flat, { normaliser: 'efficacy' })).toMatchObject({ reason: 'zero-divisor' })
    const bare = { ...facts, indicators: facts.indicators.map(({ floor: _, ...one }) => one) } as never
    expect(ask(bare, { normaliser: 'efficacy' })).toMatchObject({ missing: [{ code: 'floor' }, { code: 'floor' }] })
  })

  test('weights in points count by their share; the entropy is of one of the two', () => {
    const points = valueOf(ask(build('kilogram/hectare', 'less', 'point'), { normaliser: 'minMax' }))
    expect(points.weights.map((one) => one.weight.figure)).toEqual(['0.50', '0.50'])
    const none = build('kilogram/hectare', 'less', 'point')
    const zero = { ...none, indicators: none.indicators.map((one) => ({ ...one, weight: of('0', 'point') })) }
    expect(ask(zero, { normaliser: 'minMax' })).toMatchObject({ reason: 'zero-divisor' })
    const entropy = (entropyOf?: string) =>
      ask(build('kilogram/hectare', 'less'), {
        normaliser: 'max',
        weights: 'entropy',
        ...(entropyOf === undefined ? {} : { entropyOf }),
      })
    expect(entropy()).toMatchObject({ missing: [{ code: 'entropy-basis' }] })
    expect([entropy('given'), entropy('normalised')].map((one) => valueOf(one).weights[0]?.weight.figure)).toEqual([
      '0.15',
      '0.15',
    ])
    const below = build('kilogram/hectare', 'less')
    const negative = {
      ...below,
      alternatives: [
        { id: 'z', values: { a: of('-1', 'percent'), b: of('1', 'kilogram/hectare') } },
        ...below.alternatives,
      ],
    }
    expect(ask(negative, { normaliser: 'minMax', weights: 'entropy', entropyOf: 'given' })).toMatchObject({
      reason: 'negative-amount',
    })
  })
})

test('figures are explained with units in words, in both languages', () => {
  const facts: CoCultureFacts = {
    plots: [plot('f', { land: of('120', 'mu'), ditch: of('10.8', 'mu') })],
    products: [grown('r', of('62.4', 'tonne:paddy'), { price: of('2.8', 'yuan/kilogram:paddy') })],
    costs: [{ ...head, kind: 'cost', id: 'all', season: '1', what: '全部', amount: of('24', 'wanYuan') }],
  }
  const value = valueOf(assess(facts))
  const first = (outcome: unknown, catalogue: typeof zh | typeof en) =>
    explain((outcome as { explanation: never }).explanation, catalogue).map((one) => one.text)
  expect(first(value.products[0]?.perPlantedArea, zh).slice(0, 4)).toEqual([
    '水稻亩产（按种植面积、稻谷计）：571.43公斤/亩',
    '水稻总产量（稻谷计）：62400公斤',
    '“r”的数量（稻谷计）：62400公斤',
    '“r”的数量（稻谷计）：62.4吨',
  ])
  expect(first(value.products[0]?.perPlantedArea, en)[0]).toBe('rice yield (paddy, planted area): 571.43 kg per mu')
  expect(first(value.netPerMu, zh)[0]).toBe('亩均净收益（按总面积）：-544.00元/亩')
  expect(first(value.netPerMu, zh)).toContain('成本“all”：24万元')
  expect(first(value.netPerMu, zh)).toContain('产值：174720元')
})
