import { describe, expect, test } from 'vitest'
import {
  assessCoCulture,
  assessStandard,
  checkFactorSet,
  checkStandard,
  fieldBook,
  parseFactorSet,
  parseFieldMethod,
  parseFieldRecords,
  parseStandard,
  parseSuppliedFactors,
  safeParseStandard,
  whatWouldMeet,
  type CoCultureFacts,
  type FactorSet,
  type FieldProduct,
  type Plot,
  type Requirement,
  type Standard,
} from 'xiangzhen/ecology'
import { decisionsNeeded, openNeeds } from 'xiangzhen/kernel'
import { beautifulVillage } from 'xiangzhen/presets/beautiful-village'
import { coCultureGoal } from 'xiangzhen/presets/co-culture-goal'
import { coCultureInputs } from 'xiangzhen/presets/co-culture-inputs'
import { ecoTown } from 'xiangzhen/presets/eco-town'
import { ipcc2006 } from 'xiangzhen/presets/ipcc-2006'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { codes, decided, figure, of, rounding, valueOf } from './support.js'

const standard = (requirements: readonly Requirement[]): Standard => ({
  ...riceFisheryStandard,
  id: 's',
  rules: { requirements },
})
const limit = (id: string, more: Partial<Requirement>): Requirement => ({
  id,
  title: id,
  metric: 'm',
  comparison: 'atLeast',
  ...more,
})
const metric = (amount: object, more: object = {}) => ({ metrics: [{ metric: 'm', amount, ...more }] }) as never
const verdict = (requirement: Partial<Requirement>, facts: never, decisions: readonly object[] = []) =>
  valueOf(
    assessStandard({ ...standard([limit('r', requirement)]), decisions: decisions as never }, facts, { rounding }),
  ).requirements[0]

describe('assessStandard', () => {
  const ten = { limit: { value: '10', unit: 'percent' } }

  test('compares at the edge by the word of the standard', () => {
    const at = (comparison: Requirement['comparison'], value: string) =>
      verdict({ ...ten, comparison }, metric(of(value, 'percent')))?.verdict
    expect([at('atLeast', '10'), at('above', '10'), at('atMost', '10'), at('below', '10')]).toEqual([
      'met',
      'notMet',
      'met',
      'notMet',
    ])
    expect([at('above', '10.01'), at('below', '9.99')]).toEqual(['met', 'met'])
  })

  test('bounds decide where they can', () => {
    expect(verdict(ten, metric({ atLeast: '11', unit: 'percent' }))?.verdict).toBe('met')
    expect(verdict(ten, metric({ atMost: '9', unit: 'percent' }))?.verdict).toBe('notMet')
    expect(verdict(ten, metric({ atLeast: '9', unit: 'percent' }))).toMatchObject({
      verdict: 'undecided',
      missing: [{ code: 'exact-figure' }],
    })
    expect(verdict(ten, metric({ about: '50', unit: 'percent' }), [decided('exact-figure', '50', 'm')])?.verdict).toBe(
      'met',
    )
  })

  test('a missing metric may be decided; a malformed one is named', () => {
    expect(verdict(ten, { metrics: [] } as never, [decided('metric', '12', 'm')])?.verdict).toBe('met')
    const malformed = assessStandard(standard([limit('r', ten)]), metric(of('x', 'percent')), { rounding })
    expect(codes(malformed)).toEqual(['not-a-figure'])
    expect(valueOf(malformed).requirements[0]).toMatchObject({ verdict: 'undecided', missing: [{ code: 'metric' }] })
    expect(verdict(ten, metric(of('3', 'mu')))).toMatchObject({ verdict: 'undecided', missing: [{ code: 'metric' }] })
  })

  test('a change is judged against the comparator of the standard only', () => {
    const change: Partial<Requirement> = { ...ten, against: 'monoculture' }
    expect(verdict(change, metric(of('15', 'percent'), { comparator: 'monoculture' }))?.verdict).toBe('met')
    expect(verdict(change, metric(of('15', 'percent'), { comparator: 'before' }))).toMatchObject({
      verdict: 'undecided',
      missing: [{ code: 'metric', at: 'm monoculture' }],
    })
    expect(verdict(change, metric(of('15', 'percent')))).toMatchObject({ missing: [{ code: 'comparator', at: 'm' }] })
  })

  test('the limit may be the comparator itself', () => {
    const hill: Partial<Requirement> = { against: 'monoculture' }
    const facts = {
      ...(metric(of('450', 'kilogram/mu')) as object),
      comparators: [{ metric: 'm', comparator: 'monoculture', amount: of('410', 'kilogram/mu') }],
    } as never
    expect(verdict(hill, facts)).toMatchObject({ verdict: 'met', margin: { figure: '40.00' } })
    expect(verdict(hill, metric(of('450', 'kilogram/mu')))).toMatchObject({ missing: [{ code: 'comparator-value' }] })
    expect(verdict(hill, metric(of('450', 'kilogram/mu')), [decided('comparator-value', '500')])?.verdict).toBe(
      'notMet',
    )
  })

  test('forms and bases are fitted or asked for', () => {
    const floor: Partial<Requirement> = { limit: { value: '500', unit: 'kilogram:paddy/mu:total' } }
    const missing = (unit: string, decisions: readonly object[] = []) =>
      verdict(floor, metric(of('400', unit)), decisions)?.missing.map((one) => one.code)
    expect(missing('kilogram/mu')).toEqual(['area-basis', 'grain-form'])
    expect(missing('kilogram:paddy/mu:planted')).toEqual(['metric'])
    expect(missing('kilogram:paddy/mu', [decided('area-basis', 'planted')])).toEqual(['metric'])
    expect(missing('kilogram:milled/mu:total')).toEqual(['milling-ratio'])
    expect(missing('kilogram:brown/mu:total')).toEqual(['metric'])
    const facts = {
      ...(metric(of('400', 'kilogram:milled/mu:total')) as object),
      millingRatio: of('70', 'percent'),
    } as never
    expect(verdict(floor, facts)).toMatchObject({ verdict: 'met', value: { figure: '571.43' } })
    const zero = {
      ...(metric(of('400', 'kilogram:milled/mu:total')) as object),
      millingRatio: of('0', 'percent'),
    } as never
    expect(assessStandard(standard([limit('r', floor)]), zero, { rounding })).toMatchObject({ reason: 'zero-divisor' })
    expect(
      verdict({ limit: { value: '5', unit: 'kilogram/mu' } }, metric(of('6', 'kilogram:paddy/mu:total')))?.verdict,
    ).toBe('met')
  })

  test('an attribute outside the standard makes a requirement not applicable', () => {
    const plain: Partial<Requirement> = { ...ten, when: [{ attribute: 'terrain', oneOf: ['plain'] }] }
    const facts = { ...(metric(of('50', 'percent')) as object), attributes: { terrain: 'hill' } } as never
    expect(verdict(plain, facts)?.verdict).toBe('notApplicable')
    const open = decisionsNeeded(assessStandard, standard([limit('r', plain)]), metric(of('50', 'percent')), {
      rounding,
    })
    expect(open.map((one) => one.code)).toEqual(['terrain'])
  })

  test('all that apply are met: met', () => {
    const facts = { metrics: [{ metric: 'm', amount: of('50', 'percent') }] }
    expect(valueOf(assessStandard(standard([limit('r', ten)]), facts, { rounding })).overall).toBe('met')
    expect(
      valueOf(
        assessStandard(
          ecoTown,
          { metrics: [{ metric: 'fertiliserIntensity', amount: of('300', 'kilogram:nutrient/hectare') }] },
          { rounding },
        ),
      ).overall,
    ).toBe('notMet')
  })
})

describe('whatWouldMeet', () => {
  const facts = { metrics: [{ metric: 'm', amount: of('400', 'kilogram/mu') }] }

  test('says how much is lacking, per area and on all land', () => {
    const floor = standard([
      limit('r', { limit: { value: '500', unit: 'kilogram/mu' } }),
      limit('not here', { when: [{ attribute: 'x', oneOf: ['y'] }], limit: { value: '1', unit: 'mu' } }),
    ])
    const with100 = { ...facts, area: of('100', 'mu'), attributes: { x: 'z' } }
    expect(valueOf(whatWouldMeet(floor, with100, { rounding })).gaps).toMatchObject([
      { id: 'r', change: { figure: '100.00' }, onAllLand: { figure: '10000.00' } },
    ])
    expect(
      valueOf(whatWouldMeet(floor, { ...facts, attributes: { x: 'z' } }, { rounding })).gaps[0]?.onAllLand,
    ).toMatchObject({ status: 'needs' })
  })

  test('says nothing of what is met or undecided, and names what cannot be read', () => {
    const met = standard([limit('r', { limit: { value: '300', unit: 'kilogram/mu' } })])
    expect(valueOf(whatWouldMeet(met, facts, { rounding })).gaps).toEqual([{ id: 'r', verdict: 'met', missing: [] }])
    const share = standard([limit('r', { comparison: 'atMost', limit: { value: '10', unit: 'percent' } })])
    expect(
      valueOf(whatWouldMeet(share, { metrics: [{ metric: 'm', amount: of('12', 'percent') }] }, { rounding })).gaps[0],
    ).toMatchObject({ change: { figure: '-2.00' } })
    expect(codes(whatWouldMeet(met, { metrics: [{ metric: 'm', amount: of('x', 'mu') }] }, { rounding }))).toEqual([
      'not-a-figure',
    ])
  })
})

describe('checkStandard', () => {
  const found = (requirements: readonly Requirement[], more: Partial<Standard> = {}) =>
    checkStandard({ ...standard(requirements), ...more }).map((one) => one.code)
  const percent = (value: string) => ({ limit: { value, unit: 'percent' } })

  test('finds what cannot work', () => {
    expect(found([limit('a', {})])).toEqual(['requirement-without-limit'])
    expect(found([limit('a', { against: 'control' })])).toEqual([])
    expect(found([limit('a', { limit: { value: '1', unit: 'kg' } })])).toEqual(['unknown-unit'])
    expect(found([limit('a', percent('1')), limit('a', { ...percent('1'), metric: 'n' })])).toEqual([
      'duplicate-requirement',
    ])
    expect(found([limit('a', { limit: { value: '500', unit: 'kilogram/mu' } })])).toEqual(['yield-without-basis'])
    expect(found([limit('a', { ...percent('30'), metric: 'inputReduction' })])).toEqual(['change-without-comparator'])
    expect(found([limit('a', percent('1'))], { sources: [] })).toEqual(['source-missing'])
  })

  test('finds limits that contradict or never bind', () => {
    const most = (id: string, value: string) => limit(id, { ...percent(value), comparison: 'atMost' })
    expect(found([limit('a', percent('20')), most('b', '10')])).toEqual(['limits-contradict'])
    expect(found([most('a', '10'), limit('b', percent('20'))])).toEqual(['limits-contradict'])
    expect(found([limit('a', percent('10')), most('b', '10')])).toEqual([])
    expect(found([limit('a', { ...percent('10'), comparison: 'above' }), most('b', '10')])).toEqual([
      'limits-contradict',
    ])
    expect(found([limit('a', percent('10')), limit('b', percent('20'))])).toEqual(['limit-never-binds'])
    expect(found([most('a', '10'), most('b', '20')])).toEqual(['limit-never-binds'])
    const plain = { when: [{ attribute: 'terrain', oneOf: ['plain'] }] }
    const hill = { when: [{ attribute: 'terrain', oneOf: ['hill'] }] }
    expect(found([limit('a', { ...percent('10'), ...plain }), limit('b', { ...percent('20'), ...hill })])).toEqual([])
    expect(found([limit('a', percent('10')), limit('b', { ...percent('20'), ...plain })])).toEqual([])
    expect(found([limit('a', { ...percent('10'), ...plain }), limit('b', { ...percent('20'), ...plain })])).toEqual([
      'limit-never-binds',
    ])
    expect(found([limit('a', percent('10')), limit('b', { limit: { value: '20', unit: 'mu' } })])).toEqual([])
    expect(found([limit('a', { limit: { value: '20', unit: 'kg' } }), limit('b', percent('10'))])).toEqual([
      'unknown-unit',
    ])
  })

  test('the published standards have no error; the goal leaves its comparator open', () => {
    for (const one of [riceFisheryStandard, coCultureInputs, beautifulVillage, ecoTown, coCultureGoal]) {
      expect(checkStandard(parseStandard(one)).filter((finding) => finding.severity === 'error')).toEqual([])
    }
    expect(checkStandard(coCultureGoal).map((one) => one.code)).toContain('change-without-comparator')
  })
})

describe('checkFactorSet', () => {
  test('finds doubles, rivals, ranges, sources, mixed editions', () => {
    const [first] = ipcc2019.rules.factors
    const base = first as (typeof ipcc2019.rules.factors)[number]
    const set = (factors: FactorSet['rules']['factors']): FactorSet => ({ ...ipcc2019, rules: { factors } })
    const found = (factors: FactorSet['rules']['factors']) => checkFactorSet(set(factors)).map((one) => one.code)
    expect(found([base])).toEqual([])
    expect(found([base, base])).toEqual(['duplicate-factor'])
    expect(found([base, { ...base, id: 'other' }])).toEqual(['factors-compete'])
    expect(found([base, { ...base, id: 'other', status: 'unconfirmed' }])).toEqual(['unconfirmed-factor'])
    expect(found([{ ...base, low: '5', high: '6' }])).toEqual(['factor-outside-range'])
    expect(found([{ ...base, low: '0', high: '1' }])).toEqual(['factor-outside-range'])
    expect(found([{ ...base, unit: 'kg', source: 'nowhere' }])).toEqual(['unknown-unit', 'source-missing'])
    const untraced = { ...base } as { table?: string } & typeof base
    delete untraced.table
    expect(found([untraced])).toEqual(['factor-without-table'])
    expect(found([base, { ...base, id: 'old', edition: '2006', quantity: 'urea-carbon' }])).toEqual([
      'mixed-factor-editions',
    ])
    expect(found([{ ...base, quantity: 'other' }])).toEqual(['unknown-quantity'])
  })

  test('the published sets can be read and have no error', () => {
    for (const set of [ipcc2019, ipcc2006, warmingPotentials, strawRatios]) {
      expect(checkFactorSet(parseFactorSet(set)).filter((one) => one.severity === 'error')).toEqual([])
    }
  })
})

describe('reading', () => {
  test('records are read row by row', () => {
    const head = { origin: 'stated', source: { document: 'report', page: '3' }, asOf: '2025-06-30' }
    const rows = [
      { ...head, kind: 'plot', id: 'p', land: of('1', 'mu'), terrain: 'plain' },
      { ...head, kind: 'product', id: 'r', season: 's', product: 'rice', amount: of('1', 'jin') },
      {
        ...head,
        kind: 'input',
        id: 'i',
        season: 's',
        use: 'fertiliser',
        product: '尿素',
        amount: of('1', 'kilogram'),
        contents: [{ substance: 'N', share: of('46', 'percent') }],
      },
      { ...head, kind: 'cost', id: 'c', season: 's', what: '租金', amount: of('1', 'yuan') },
      {
        ...head,
        kind: 'rate',
        id: 't',
        metric: 'sanitaryToilets',
        reached: of('1', 'household'),
        of: of('2', 'household'),
      },
      { ...head, kind: 'metric', id: 'm', metric: 'fertiliserReduction', amount: of('15', 'percent') },
      { ...head, kind: 'plot', id: 'bad', land: { value: '1', about: '1', unit: 'mu' } },
      { ...head, kind: 'plot', id: 'bad', land: of('1', 'mu'), colour: 'green' },
    ]
    const read = parseFieldRecords(rows)
    expect(read.rows).toHaveLength(6)
    expect(read.diagnostics.map((one) => one.path)).toEqual(['records[6].land', 'records[7].colour'])
    const book = fieldBook(read.rows)
    expect(
      [book.plots, book.products, book.inputs, book.costs, book.rates, book.metrics].map((one) => one.length),
    ).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('documents are read whole or refused with all findings', () => {
    expect(safeParseStandard({ ...riceFisheryStandard, rules: { requirements: [] } }).ok).toBe(false)
    expect(() => parseStandard({ id: 'x' })).toThrow('the standard cannot be read')
    expect(() => parseFieldMethod({ id: 'x' })).toThrow('the method cannot be read')
    expect(parseSuppliedFactors([{ quantity: 'q', value: '1', unit: 'fraction', source: 's' }, {}]).rows).toHaveLength(
      1,
    )
  })
})

describe('assessCoCulture', () => {
  const plot = (id: string, more: Partial<Plot> = {}): Plot => ({
    kind: 'plot',
    id,
    origin: 'measured',
    land: of('100', 'mu'),
    ditch: of('8', 'mu'),
    terrain: 'plain',
    ...more,
  })
  const product = (id: string, name: string, amount: object, more: Partial<FieldProduct> = {}): FieldProduct =>
    ({ kind: 'product', id, origin: 'measured', season: 's', product: name, amount, ...more }) as FieldProduct
  const question = { season: 's', yieldUnit: 'kilogram/mu', inputSubstance: 'product', rounding }
  const assess = (facts: CoCultureFacts, by: Standard = riceFisheryStandard) => assessCoCulture(by, facts, question)
  const input = (id: string, use: 'fertiliser' | 'pesticide', value: string, unit = 'kilogram') => ({
    kind: 'input' as const,
    id,
    origin: 'measured' as const,
    season: 's',
    use,
    product: id,
    amount: of(value, unit),
  })
  const cost = (value: string, unit = 'yuan') => ({
    kind: 'cost' as const,
    id: 'all',
    origin: 'measured' as const,
    season: 's',
    what: 'all',
    amount: of(value, unit),
  })

  const whole: CoCultureFacts = {
    plots: [plot('a'), plot('b')],
    products: [
      product('r', 'rice', of('104', 'tonne:paddy'), { price: of('3', 'yuan/kilogram:paddy') }),
      product('c', 'crayfish', of('20', 'tonne'), { price: of('30', 'yuan/kilogram') }),
      product('old', 'rice', of('1', 'tonne:paddy'), { season: 'last' }),
    ],
    inputs: [input('f', 'fertiliser', '6000'), input('p', 'pesticide', '30')],
    costs: [cost('500000')],
    comparator: {
      kind: 'monoculture',
      plots: [plot('m', { ditch: of('0', 'mu') })],
      products: [product('mr', 'rice', of('55', 'tonne:paddy'), { price: of('3', 'yuan/kilogram:paddy') })],
      inputs: [input('mf', 'fertiliser', '5000'), input('mp', 'pesticide', '50')],
      costs: [cost('100000')],
    },
  }

  test('a complete record has no open question', () => {
    const result = assess(whole)
    expect(openNeeds(result)).toEqual([])
    const value = valueOf(result)
    expect(value).toMatchObject({
      areas: { land: { figure: '200.00' }, planted: { figure: '184.00' }, ditchShare: { figure: '8.00' } },
      products: [
        { id: 'crayfish' },
        {
          id: 'rice',
          perTotalArea: { figure: '520.00' },
          perPlantedArea: { figure: '565.22' },
          change: { percent: { figure: '-5.45' } },
          value: { figure: '312000.00' },
        },
      ],
      outputValuePerMu: { figure: '4560.00', unit: 'yuan/mu:total' },
      netPerMu: { figure: '2060.00' },
      netIncreasePerMu: { figure: '1410.00' },
      reductions: [
        { id: 'fertiliserReduction', percent: { figure: '40.00' }, comparator: 'monoculture' },
        { id: 'pesticideReduction', percent: { figure: '70.00' } },
      ],
      standard: { overall: 'met' },
    })
    expect(codes(result)).toContain('worse-than-comparator')
    expect(valueOf(assess(whole, coCultureInputs)).standard.overall).toBe('met')
    const goal = valueOf(assess({ ...whole, attributes: { fieldClass: 'ordinary' } }, coCultureGoal)).standard
    expect(goal.requirements.map((one) => [one.id, one.verdict])).toEqual([
      ['aquatic-yield', 'met'],
      ['rice-yield', 'met'],
      ['rice-yield-special', 'notApplicable'],
      ['net-increase', 'notMet'],
      ['fertiliser', 'met'],
      ['pesticide', 'met'],
      ['ditch-share', 'met'],
    ])
  })

  test('rates per area count on the land of their plot', () => {
    const rates = [
      product('r1', 'rice', of('500', 'kilogram:paddy/mu:total'), { plot: 'a' }),
      product('r2', 'rice', of('600', 'kilogram:paddy/mu:planted'), { plot: 'b' }),
    ]
    const value = valueOf(assess({ plots: [plot('a'), plot('b')], products: rates }))
    expect(figure(value.products[0]?.mass)).toBe('105200.00')
    const open = [
      product('r1', 'rice', of('500', 'kilogram/mu'), { plot: 'a' }),
      product('r2', 'rice', of('600', 'kilogram/mu'), { plot: 'nowhere' }),
    ]
    const withheld = assess({ plots: [plot('a')], products: open })
    expect(valueOf(withheld).products[0]).toMatchObject({ withheld: { reason: 'unknown-plot' } })
    expect(withheld.diagnostics).toMatchObject([{ code: 'unknown-plot', data: { id: 'r2', plot: 'nowhere' } }])
    expect(openNeeds(assess({ plots: [plot('a')], products: open.slice(0, 1) })).map((one) => one.code)).toContain(
      'area-basis',
    )
  })

  test('a rate alone stands on its basis, the other basis follows from the ditches', () => {
    const rate = (amount: object, plots: readonly Plot[]) =>
      valueOf(assess({ plots, products: [product('r', 'rice', amount)] })).products[0]
    expect(rate(of('460', 'kilogram:paddy/mu:total'), [plot('a')])).toMatchObject({
      perTotalArea: { figure: '460.00' },
      perPlantedArea: { figure: '500.00' },
      mass: { figure: '46000.00' },
    })
    expect(rate(of('500', 'kilogram:paddy/mu:planted'), [plot('a')])).toMatchObject({
      perTotalArea: { figure: '460.00' },
      mass: { figure: '46000.00' },
    })
    const { ditch: _, ...bare } = plot('a')
    expect(rate(of('500', 'kilogram:paddy/mu:planted'), [bare])?.perTotalArea).toBeUndefined()
    expect(rate(of('500', 'kilogram:paddy/mu:total'), [bare])?.perPlantedArea).toBeUndefined()
    expect(rate(of('500', 'kilogram:paddy/mu'), [bare])?.perUnsaidArea?.figure).toBe('500.00')
  })

  test('refuses what cannot be: a plot twice, more ditches than land, a negative yield', () => {
    expect(assess({ plots: [plot('a'), plot('a')], products: [] })).toMatchObject({ reason: 'plot-counted-twice' })
    expect(assess({ plots: [plot('a', { ditch: of('101', 'mu') })], products: [] })).toMatchObject({
      reason: 'ditch-above-land',
    })
    const negative = assess({ plots: [plot('a')], products: [product('r', 'rice', of('-1', 'tonne'))] })
    expect(valueOf(negative).products[0]).toMatchObject({ withheld: { reason: 'negative-amount' } })
    expect(
      assess({
        plots: [plot('a', { land: of('0', 'mu'), ditch: of('0', 'mu') })],
        products: [product('r', 'rice', of('1', 'tonne'))],
      }),
    ).toMatchObject({ reason: 'zero-area' })
  })

  test('terrain that differs, stated figures that differ, products of no known group are named', () => {
    const mixed = assess({ ...whole, plots: [plot('a'), plot('b', { terrain: 'hill' })] })
    expect(codes(mixed)).toContain('mixed-terrain')
    expect(openNeeds(mixed).map((one) => one.code)).toEqual(['terrain'])
    const stated = {
      kind: 'metric' as const,
      id: 'm',
      origin: 'stated' as const,
      metric: 'fertiliserReduction',
      amount: of('15', 'percent'),
    }
    expect(codes(assess({ ...whole, metrics: [stated, { ...stated, metric: 'ditchShare', id: 'd' }] }))).toContain(
      'stated-metric-differs',
    )
    expect(codes(assess({ ...whole, metrics: [{ ...stated, amount: of('40', 'percent') }] }))).not.toContain(
      'stated-metric-differs',
    )
    const unknown = assess(
      {
        plots: [plot('a')],
        products: [
          product('x', 'lotus', of('1', 'tonne')),
          product('y', 'fish', of('1', 'tonne')),
          product('z', 'snail', of('1', 'tonne'), { group: 'aquatic' }),
        ],
      },
      coCultureGoal,
    )
    expect(valueOf(unknown).standard.requirements[0]).toMatchObject({
      id: 'aquatic-yield',
      verdict: 'undecided',
      missing: [{ code: 'product-group', at: 'lotus' }],
    })
    const said = { ...coCultureGoal, decisions: [decided('product-group', 'other', 'lotus')] }
    const lotus = [
      product('x', 'lotus', of('1', 'tonne')),
      product('y', 'fish', of('1', 'tonne')),
      product('z', 'snail', of('1', 'tonne'), { group: 'aquatic' }),
    ]
    expect(valueOf(assess({ plots: [plot('a')], products: lotus }, said)).standard.requirements[0]).toMatchObject({
      verdict: 'notMet',
      value: { figure: '40.00' },
    })
  })

  test('a standard may ask for an increase of net income in percent: 1410 / 650 = 216.92 %', () => {
    const requirement = {
      id: 'net',
      title: '单位面积纯收益提高50%以上',
      metric: 'netIncreasePercent',
      comparison: 'atLeast' as const,
      limit: { value: '50', unit: 'percent' },
    }
    const standard = { ...riceFisheryStandard, rules: { requirements: [requirement] } }
    const judged = (facts: CoCultureFacts) =>
      valueOf(assessCoCulture(standard, facts, question)).standard.requirements[0]
    expect(judged(whole)).toMatchObject({ verdict: 'met', value: { figure: '216.92' }, margin: { figure: '166.92' } })
    const { comparator: _, ...alone } = whole
    expect(judged(alone)).toMatchObject({
      verdict: 'undecided',
      missing: [{ code: 'comparator-value', at: 'netPerMu' }],
    })
  })

  test('costs and inputs may be rates per area; values may be stated by product', () => {
    const { comparator, ...own } = whole
    const facts: CoCultureFacts = {
      ...own,
      inputs: [input('f', 'fertiliser', '30', 'kilogram/mu:total')],
      costs: [cost('2500', 'yuan/mu')],
      products: [product('r', 'rice', of('104', 'tonne:paddy'), { value: of('31.2', 'wanYuan') })],
      outputValue: of('4560', 'yuan/mu'),
      comparator: {
        ...(comparator as NonNullable<typeof comparator>),
        inputs: [input('f', 'fertiliser', '60', 'kilogram/mu')],
        outputValue: of('1650', 'yuan/mu'),
        costs: [cost('1000', 'yuan/mu')],
      },
    }
    expect(valueOf(assess(facts))).toMatchObject({
      netPerMu: { figure: '2060.00' },
      reductions: [{ percent: { figure: '50.00' } }],
      netIncreasePerMu: { figure: '1410.00' },
    })
    const priceless = product('g', 'fish', { about: '1', unit: 'tonne' })
    expect(valueOf(assess({ plots: [plot('a')], products: [priceless] })).outputValue).toMatchObject({
      status: 'needs',
      missing: [{ code: 'price' }],
    })
  })
})
