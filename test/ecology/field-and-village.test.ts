import { describe, expect, test } from 'vitest'
import {
  areaTimeEquivalencyRatio,
  cappedScore,
  compositeIndex,
  coverageRate,
  coverageTrend,
  diversity,
  ecologyTally,
  environmentalImpactQuotient,
  fieldEconomics,
  floodRisk,
  harmonisedRiskIndicator,
  householdChecklist,
  landEquivalentRatio,
  lossFromSurplus,
  multipleCroppingIndex,
  nutrientBalance,
  nutrientRemoval,
  nutrientUse,
  openMethod,
  partOfCount,
  pesticideLoad,
  strawLedger,
  taskCompletion,
  treatmentFrequencyIndex,
  waterProductivity,
  type FieldRecord,
} from 'xiangzhen/ecology'
import { openNeeds } from 'xiangzhen/kernel'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { codes, figure, of, rounding, valueOf } from './support.js'

const needs = (result: object) => openNeeds(result).map((one) => one.code)
const share = (value: string) => of(value, 'fraction')
const question = { rounding }

describe('pesticides', () => {
  test('an unknown dose counts with its share, biocontrol stands apart', () => {
    const litres = (value: string) => of(value, 'litre/hectare')
    const treatments = [
      { id: 'a', dose: litres('1'), referenceDose: litres('2'), treatedShare: share('1') },
      { id: 'b', treatedShare: share('0.3') },
      { id: 'c', treatedShare: share('0.5'), biocontrol: true },
    ]
    const result = treatmentFrequencyIndex(openMethod, { treatments }, question)
    expect(valueOf(result)).toMatchObject({ chemical: { figure: '0.80' }, biocontrol: { figure: '0.50' } })
    expect(codes(result)).toEqual(['dose-not-known', 'dose-not-known'])
    expect(figure(valueOf(treatmentFrequencyIndex(openMethod, { treatments: [] }, question)).chemical)).toBe('0.00')
    expect(
      treatmentFrequencyIndex(openMethod, { treatments: [{ id: 'a', treatedShare: share('1.1') }] }, question),
    ).toMatchObject({ reason: 'share-above-one' })
    expect(
      treatmentFrequencyIndex(
        openMethod,
        { treatments: [{ id: 'a', dose: litres('1'), referenceDose: litres('0'), treatedShare: share('1') }] },
        question,
      ),
    ).toMatchObject({ reason: 'zero-reference-dose' })
  })

  test('the risk indicator refuses groups and base years that are not there', () => {
    const year = (n: number, group: string) => ({ year: n, groups: [{ group, amount: of('1', 'tonne') }] })
    const ask = (years: readonly object[], baseYears: readonly number[]) =>
      harmonisedRiskIndicator(openMethod, { weights: { '1': '1' }, years: years as never }, { ...question, baseYears })
    expect(ask([year(2011, '9')], [2011])).toMatchObject({ reason: 'group-without-weight' })
    expect(ask([year(2011, '1')], [2012])).toMatchObject({ reason: 'missing-base-year' })
    expect(valueOf(ask([year(2011, '1'), { year: 2012, groups: [] }], [2012])).years[0]?.index).toMatchObject({
      reason: 'zero-base',
    })
  })

  test('a rating is given or computed from its parts', () => {
    const parts = {
      id: 'a',
      quotient: share('15.3'),
      activeShare: of('41', 'percent'),
      rate: of('2', 'kilogram/hectare'),
      applications: of('2', 'times'),
    }
    expect(figure(valueOf(environmentalImpactQuotient(openMethod, { treatments: [parts] }, question)).total)).toBe(
      '25.09',
    )
    expect(needs(environmentalImpactQuotient(openMethod, { treatments: [{ id: 'a' }] }, question))).toEqual([
      'active-share',
      'applications',
      'quotient',
      'rate',
    ])
    expect(figure(valueOf(environmentalImpactQuotient(openMethod, { treatments: [] }, question)).total)).toBe('0.00')
  })

  test('each load names what it lacks', () => {
    const [item] = valueOf(pesticideLoad(openMethod, { products: [{ id: 'a', loads: [share('1')] }] }, question)).items
    expect([item?.humanHealthLoad, item?.standardTreatmentIndex, item?.loadIndex].map(figure)).toEqual([
      'formulation-factor risk-score reference-points',
      'applied reference-dose',
      'reference-dose applied',
    ])
    const whole = {
      id: 'b',
      formulationFactor: share('1.5'),
      riskScore: share('150'),
      reference: share('350'),
      applied: of('15', 'kilogram/mu'),
      standardDose: of('15', 'kilogram/mu'),
    }
    expect(figure(valueOf(pesticideLoad(openMethod, { products: [whole] }, question)).items[0]?.loadIndex)).toBe('9.64')
  })
})

describe('straw', () => {
  const tonnes = (value: string) => of(value, 'tonne')
  const ask = (facts: object) => strawLedger(strawRatios, facts as never, { unit: 'tonne', rounding })

  test('one fate per kilogram; what was burnt, brought in or stated otherwise is named', () => {
    const rice = { harvests: [{ crop: 'rice', grain: of('100', 'tonne:paddy') }] }
    const entry = (id: string, fate: string, value: string, more: object = {}) => ({
      id,
      fate,
      amount: tonnes(value),
      ...more,
    })
    expect(ask({ ...rice, entries: [entry('a', 'feed', '60'), entry('b', 'burnt', '50')] })).toMatchObject({
      reason: 'fates-exceed-produced',
    })
    const result = ask({
      ...rice,
      collectable: tonnes('80'),
      entries: [
        entry('a', 'feed', '30', { channel: 'market' }),
        entry('b', 'burnt', '10'),
        entry('c', 'fuel', '25', { channel: 'household' }),
      ],
      broughtIn: tonnes('5'),
      broughtInChannel: 'notMarket',
      statedUse: tonnes('60'),
    })
    expect(codes(result)).toEqual(['straw-burnt', 'stated-use-differs'])
    expect(valueOf(result)).toMatchObject({
      used: { figure: '50.00' },
      utilisation: { figure: '62.50' },
      marketShare: { figure: '37.50' },
      notUsed: { figure: '30.00' },
    })
    expect(codes(ask({ collectable: tonnes('20'), entries: [entry('a', 'feed', '30')] }))).toContain(
      'use-above-collectable',
    )
    expect(codes(ask({ entries: [entry('a', 'feed', '30')], statedUse: tonnes('30') }))).toEqual([])
  })

  test('income and jobs are per mu, tonne and job', () => {
    const value = valueOf(
      ask({
        entries: [{ id: 'a', fate: 'rawMaterial', amount: tonnes('5000') }],
        area: of('5000', 'mu'),
        income: of('200', 'wanYuan'),
        jobs: of('50', 'job'),
        collectable: tonnes('5000'),
      }),
    )
    expect([value.incomePerMu, value.incomePerTonne, value.usedPerJob, value.perArea].map(figure)).toEqual([
      '400.00',
      '400.00',
      '100.00',
      '1.00',
    ])
  })
})

describe('intercropping, diversity, water', () => {
  const component = (crop: string, more: object = {}) => ({
    crop,
    intercrop: of('6', 'tonne'),
    sole: of('10', 'tonne'),
    ...more,
  })

  test('a ratio needs crops, a basis, and agrees with its print or says so', () => {
    const ask = (facts: object) =>
      landEquivalentRatio(
        openMethod,
        { components: [component('a'), component('b')], basis: 'total', ...facts } as never,
        question,
      )
    expect(ask({ components: [] })).toMatchObject({ reason: 'no-components' })
    expect(needs(landEquivalentRatio(openMethod, { components: [component('a')] }, question))).toEqual([
      'intercrop-basis',
    ])
    expect(codes(ask({ printed: of('1.3', 'times') }))).toEqual(['printed-ratio-differs'])
    expect(codes(ask({ printed: of('1.2', 'times'), plausible: { atMost: '1.84', unit: 'times' } }))).toEqual([])
    expect(ask({ basis: 'net' })).toMatchObject({ reason: 'net-area-basis' })
    expect(
      needs(areaTimeEquivalencyRatio(openMethod, { components: [component('a')], basis: 'total' }, question)),
    ).toEqual(['duration', 'duration'])
    expect(
      areaTimeEquivalencyRatio(
        openMethod,
        { components: [component('a', { duration: of('1', 'day') })], basis: 'total', duration: of('0', 'day') },
        question,
      ),
    ).toMatchObject({ reason: 'zero-duration' })
    expect(multipleCroppingIndex(openMethod, { crops: [], land: of('0', 'mu') }, question)).toMatchObject({
      reason: 'zero-area',
    })
  })

  test('diversity of one kind, of shares, in other bases', () => {
    const kinds = (...values: readonly string[]) => ({
      kinds: values.map((value, index) => ({ id: String(index), amount: of(value, 'mu') })),
    })
    const one = valueOf(diversity(openMethod, kinds('5', '0'), { base: 'e', rounding }))
    expect(one).toMatchObject({
      richness: 1,
      shannon: { figure: '0.00' },
      evenness: { reason: 'one-kind' },
      simpson: { figure: '0.00' },
    })
    expect(figure(valueOf(diversity(openMethod, kinds('1', '1', '1', '1'), { base: '2', rounding })).shannon)).toBe(
      '2.00',
    )
    expect(figure(valueOf(diversity(openMethod, kinds('1', '1'), { base: '10', rounding })).shannon)).toBe('0.30')
    expect(figure(valueOf(diversity(openMethod, kinds('1', '1'), question)).shannon)).toBe('logarithm-base')
    expect(figure(valueOf(diversity(openMethod, kinds('1.5', '2'), { base: 'e', rounding })).finiteDominance)).toBe(
      'not-whole-counts',
    )
    expect(diversity(openMethod, kinds('0'), question)).toMatchObject({ reason: 'no-kinds' })
    expect(diversity(openMethod, kinds('-1'), question)).toMatchObject({ reason: 'negative-amount' })
  })

  test('floods and water are refused where they make no sense', () => {
    const years = (value: string) => of(value, 'year')
    expect(floodRisk(openMethod, { before: years('0.5'), after: years('50'), years: 30 }, question)).toMatchObject({
      reason: 'return-period-below-one',
    })
    expect(floodRisk(openMethod, { before: years('0'), after: years('50'), years: 30 }, question)).toMatchObject({
      reason: 'return-period-below-one',
    })
    expect(floodRisk(openMethod, { before: years('10'), after: years('50'), years: 1.5 }, question)).toMatchObject({
      reason: 'not-whole-years',
    })
    expect(
      needs(
        waterProductivity(
          openMethod,
          { yield: of('1', 'kilogram/mu'), waters: {} },
          { ...question, water: 'irrigation', unit: 'kilogram/cubicMetre' },
        ),
      ),
    ).toEqual(['water'])
  })
})

describe('nutrients', () => {
  test('efficiencies name what they lack; recovery above one is mining', () => {
    const value = valueOf(nutrientUse(openMethod, {}, { unit: 'kilogram', rounding }))
    expect([value.partialFactorProductivity, value.apparentRecovery, value.harvestIndex].map(figure)).toEqual([
      'yield applied',
      'uptake uptake-unfertilised applied',
      'grain-nutrient plant-nutrient',
    ])
    const kilograms = (n: string) => of(n, 'kilogram/hectare')
    const mining = nutrientUse(
      openMethod,
      { applied: kilograms('50'), uptake: kilograms('150'), uptakeUnfertilised: kilograms('60') },
      { unit: 'kilogram', rounding },
    )
    expect(codes(mining)).toEqual(['soil-mining'])
    expect(
      figure(
        valueOf(
          nutrientUse(openMethod, { applied: kilograms('0'), yield: kilograms('1') }, { unit: 'kilogram', rounding }),
        ).partialFactorProductivity,
      ),
    ).toBe('zero-applied')
  })

  test('balances count by boundary, per area, and close or say so', () => {
    const kilograms = (value: string) => of(value, 'kilogram')
    const facts = {
      inputs: [
        { id: 'f', flow: 'fertiliser' as const, amount: kilograms('100') },
        { id: 'd', flow: 'deposition' as const, amount: kilograms('10') },
      ],
      outputs: [
        { id: 'h', flow: 'harvest' as const, amount: kilograms('80') },
        { id: 'l', flow: 'leaching' as const, amount: kilograms('5') },
      ],
      fate: [{ id: 'soil', amount: kilograms('15') }],
      area: of('10', 'mu'),
    }
    const result = nutrientBalance(openMethod, facts, { boundary: 'partial', unit: 'kilogram', rounding })
    expect(valueOf(result)).toMatchObject({
      surplus: { figure: '20.00' },
      surplusPerArea: { figure: '2.00' },
      unexplained: { figure: '5.00' },
    })
    expect(codes(result)).toEqual(['flow-outside-boundary', 'flow-outside-boundary', 'books-do-not-close'])
    const empty = valueOf(
      nutrientBalance(openMethod, { inputs: [], outputs: [] }, { boundary: 'farmGate', unit: 'kilogram', rounding }),
    )
    expect([empty.balanceRate, empty.outputOverInput].map(figure)).toEqual(['zero-output', 'zero-input'])
  })

  test('removal needs analyses and a harvest index that is a share', () => {
    const straw = (more: object) =>
      nutrientRemoval(
        openMethod,
        { removed: [{ id: 's', yield: of('100', 'kilogram'), contents: [of('2', 'gram/kilogram')], ...more }] },
        { nutrient: 'N', unit: 'kilogram', rounding },
      )
    expect(straw({ contents: [] })).toMatchObject({ reason: 'no-analysis' })
    expect(straw({ harvestIndex: share('0') })).toMatchObject({ reason: 'zero-harvest-index' })
    expect(straw({ harvestIndex: share('1.5') })).toMatchObject({ reason: 'share-above-one' })
    expect(
      figure(
        valueOf(
          lossFromSurplus(
            openMethod,
            { surplus: of('50', 'kilogram'), fraction: share('0.3') },
            { unit: 'kilogram', rounding },
          ),
        ),
      ),
    ).toBe('15.00')
  })
})

describe('village', () => {
  const households = (value: string) => of(value, 'household')

  test('rates above the whole, other units and other bases are named', () => {
    expect(codes(coverageRate(openMethod, { reached: households('11'), of: households('10') }, question))).toEqual([
      'above-whole',
    ])
    expect(coverageRate(openMethod, { reached: households('1'), of: of('10', 'person') }, question)).toMatchObject({
      reason: 'wrong-unit',
    })
    expect(
      coverageRate(openMethod, { reached: of('1', 'mu:total'), of: of('2', 'mu:planted') }, question),
    ).toMatchObject({ reason: 'units-differ' })
    expect(coverageRate(openMethod, { reached: households('1'), of: households('0') }, question)).toMatchObject({
      reason: 'zero-base',
    })
    expect(
      codes(
        coverageRate(
          openMethod,
          {
            reached: households('1'),
            of: households('3'),
            printed: of('35', 'percent'),
            parts: [{ id: 'a', amount: households('1') }],
          },
          question,
        ),
      ),
    ).toEqual(['printed-rate-differs'])
    const years = [
      { id: '1', reached: households('1'), of: households('10') },
      { id: '2', reached: households('2'), of: households('10'), printed: of('20', 'percent') },
    ]
    expect(valueOf(coverageTrend(openMethod, { years }, question)).years[1]).toMatchObject({
      sameBase: true,
      change: { figure: '10.00' },
    })
    expect(
      partOfCount(openMethod, { whole: households('1'), part: households('2'), relation: 'part' }, question),
    ).toMatchObject({ reason: 'part-above-whole' })
  })

  test('a task is over, exactly, short, or not known to be', () => {
    const task = (done: object) =>
      valueOf(taskCompletion(openMethod, { done: done as never, task: of('10', 'mu') }, question)).fulfilled
    expect([
      task(of('11', 'mu')),
      task(of('10', 'mu')),
      task(of('9', 'mu')),
      task({ about: '10', unit: 'mu' }),
    ]).toEqual(['over', 'exactly', 'short', 'unknown'])
  })

  test('a checklist keeps failed, not applicable and not looked at apart', () => {
    const items = [
      { id: 'a', weight: share('2') },
      { id: 'b', weight: share('1') },
    ]
    const ask = (list: readonly object[], more: object = {}) =>
      householdChecklist(
        openMethod,
        { items, households: list as never, ...more },
        { weights: 'given', passMark: of('60', 'percent'), rounding },
      )
    const value = valueOf(
      ask(
        [
          { id: '1', passed: ['a'] },
          { id: '2', passed: ['b'] },
          { id: '3', passed: ['a'], unknown: ['b'] },
          { id: '4', passed: [], notApplicable: ['a', 'b'] },
        ],
        { universe: households('10') },
      ),
    )
    expect(value.households.map((one) => [figure(one.score), one.upToStandard])).toEqual([
      ['66.67', true],
      ['33.33', false],
      ['item-result', 'unknown'],
      ['nothing-applies', 'unknown'],
    ])
    expect(value).toMatchObject({ upToStandard: 1, notKnown: 2, coverage: { figure: '10.00' } })
    expect(ask([{ id: '1', passed: ['z'] }])).toMatchObject({ reason: 'unknown-item' })
    expect(valueOf(ask([])).coverage).toMatchObject({ status: 'needs', missing: [{ code: 'households' }] })
    expect(
      needs(
        householdChecklist(
          openMethod,
          { items: [{ id: 'a' }], households: [] },
          { weights: 'given', passMark: of('1', 'percent'), rounding },
        ),
      ),
    ).toEqual(['weight'])
  })

  test('value is not income: no costs, no net; every ratio has its own status', () => {
    const value = valueOf(
      fieldEconomics(
        openMethod,
        {
          products: [{ id: 'a', value: of('10', 'yuan') }],
          costs: [],
          households: households('2'),
          area: of('5', 'mu'),
        },
        { areaUnit: 'mu', rounding },
      ),
    )
    expect([value.net, value.netOverCost, value.margin, value.perHousehold, value.grossPerArea].map(figure)).toEqual([
      '10.00',
      'zero-cost',
      '100.00',
      '5.00',
      '2.00',
    ])
    expect(needs(fieldEconomics(openMethod, { products: [{ id: 'a' }] }, { areaUnit: 'mu', rounding }))).toEqual([
      'amount',
      'price',
    ])
  })
})

describe('composite index', () => {
  const build = (
    values: readonly (readonly [string, string])[],
    better: 'more' | 'less',
    weights: readonly [string, string] = ['0.5', '0.5'],
  ) => ({
    indicators: [
      { id: 'x', better, weight: share(weights[0]) },
      { id: 'y', better: 'more' as const, weight: share(weights[1]) },
    ],
    alternatives: values.map(([x, y], index) => ({
      id: `a${String(index)}`,
      values: { x: of(x, 'yuan'), y: of(y, 'mu') },
    })),
  })
  const ask = (facts: object, more: object = {}) =>
    compositeIndex(openMethod, facts as never, { normaliser: 'minMax', weights: 'given', rounding, ...more })

  test('turns values where less is better, ranks ties alike, sums weights', () => {
    const value = valueOf(
      ask(
        build(
          [
            ['1', '5'],
            ['3', '5.5'],
            ['3', '5.5'],
            ['2', '6'],
          ],
          'less',
        ),
      ),
    )
    expect(value.alternatives.map((one) => [one.id, one.rank])).toEqual([
      ['a3', 1],
      ['a0', 2],
      ['a1', 3],
      ['a2', 3],
    ])
    expect(
      figure(
        valueOf(
          ask(
            build(
              [
                ['1', '5'],
                ['2', '10'],
              ],
              'less',
            ),
            { normaliser: 'max' },
          ),
        ).alternatives[0]?.score,
      ),
    ).toBe('0.75')
    expect(
      codes(
        ask(
          build(
            [
              ['1', '5'],
              ['2', '6'],
            ],
            'less',
            ['0.5', '0.6'],
          ),
        ),
      ),
    ).toContain('weights-do-not-sum-to-one')
    expect(ask(build([['1', '5']], 'more'), { normaliser: 'none' })).toMatchObject({ reason: 'units-differ' })
  })

  test('refuses a column that cannot be normalised, a value that is missing, an empty table', () => {
    expect(
      ask(
        build(
          [
            ['1', '5'],
            ['1', '6'],
          ],
          'more',
        ),
      ),
    ).toMatchObject({ reason: 'constant-indicator' })
    expect(
      ask(
        build(
          [
            ['0', '5'],
            ['1', '6'],
          ],
          'less',
        ),
        { normaliser: 'max' },
      ),
    ).toMatchObject({ reason: 'zero-divisor' })
    expect(ask({ indicators: [], alternatives: [] })).toMatchObject({ reason: 'no-alternatives' })
    const facts = build(
      [
        ['1', '5'],
        ['2', '6'],
      ],
      'more',
    )
    expect(
      ask({ ...facts, alternatives: [...facts.alternatives, { id: 'gap', values: { x: of('1', 'yuan') } }] }),
    ).toMatchObject({ reason: 'value-missing' })
    expect(needs(compositeIndex(openMethod, facts, question))).toEqual(['index-normaliser', 'index-weights'])
    expect(
      needs(
        ask({
          ...facts,
          indicators: [
            { id: 'x', better: 'more' },
            { id: 'y', better: 'more' },
          ],
        }),
      ),
    ).toEqual(['weight', 'weight'])
  })

  test('entropy weighs more what differs more; what does not differ weighs alike', () => {
    const entropy = (values: readonly (readonly [string, string])[]) =>
      valueOf(
        ask(build(values, 'more'), { normaliser: 'max', weights: 'entropy', entropyOf: 'normalised' }),
      ).weights.map((one) => figure(one.weight))
    const [x, y] = entropy([
      ['1', '5'],
      ['9', '6'],
    ])
    expect(Number(x)).toBeGreaterThan(Number(y))
    expect(
      entropy([
        ['5', '6'],
        ['5', '6'],
      ]),
    ).toEqual(['0.50', '0.50'])
    expect(entropy([['5', '6']])).toEqual(['0.50', '0.50'])
  })

  test('a turning weight makes the two equal; a dominated alternative is never turned', () => {
    const facts = build(
      [
        ['10', '5'],
        ['8', '10'],
      ],
      'more',
      ['0.6', '0.4'],
    )
    const value = valueOf(ask(facts, { normaliser: 'max', rounding: { digits: 9, mode: 'halfUp' } }))
    const weight = Number(value.nearestFlip?.turningWeight.figure)
    expect(weight * 1 + (1 - weight) * 0.5).toBeCloseTo(weight * 0.8 + (1 - weight) * 1, 8)
    expect(
      valueOf(
        ask(
          build(
            [
              ['10', '10'],
              ['8', '8'],
            ],
            'more',
          ),
          { normaliser: 'max' },
        ),
      ).nearestFlip,
    ).toBeUndefined()
    expect(
      valueOf(
        ask(
          build(
            [
              ['10', '8'],
              ['8', '10'],
            ],
            'more',
          ),
          { normaliser: 'max' },
        ),
      ).sensitivity,
    ).toEqual([])
    const points = (value: string) => of(value, 'point')
    expect(
      valueOf(
        cappedScore(
          openMethod,
          { base: points('26'), bonuses: [{ id: 'a', amount: points('5') }], cap: points('25') },
          question,
        ),
      ),
    ).toMatchObject({ score: { figure: '31.00' }, lost: { figure: '0.00' } })
    expect(cappedScore(openMethod, { base: points('26'), bonuses: [], cap: points('-1') }, question)).toMatchObject({
      reason: 'negative-amount',
    })
  })
})

describe('ecologyTally', () => {
  const head = { origin: 'measured' as const, season: 's' }
  const { empty, add, finish } = ecologyTally

  test('adds up every kind of record, once, and leaves out what it cannot add', () => {
    const records: readonly FieldRecord[] = [
      { kind: 'plot', id: 'p', origin: 'measured', land: of('10', 'mu'), ditch: of('1', 'mu') },
      { kind: 'plot', id: 'rates only', origin: 'measured' },
      {
        ...head,
        kind: 'product',
        id: 'r',
        product: 'rice',
        amount: of('5', 'tonne:paddy'),
        price: of('3', 'yuan/kilogram:paddy'),
      },
      { ...head, kind: 'product', id: 'v', product: 'fish', value: of('1', 'wanYuan') },
      { ...head, kind: 'product', id: 'n', product: 'fish', amount: of('1', 'tonne') },
      { ...head, kind: 'product', id: 'rate', product: 'rice', amount: of('5', 'kilogram/mu') },
      { ...head, kind: 'product', id: 'bad', product: 'rice', amount: of('5', 'kg') },
      { ...head, kind: 'input', id: 'i', use: 'fertiliser', product: 'urea', amount: of('50', 'kilogram') },
      { ...head, kind: 'cost', id: 'c', what: 'all', amount: of('5000', 'yuan') },
      { kind: 'metric', id: 'm', origin: 'stated', metric: 'x', amount: of('1', 'percent') },
      { ...head, kind: 'cost', id: 'c', what: 'all', amount: of('5000', 'yuan') },
    ]
    const state = records.reduce(add, empty)
    expect(state.findings.map((one) => one.code)).toEqual(['rate-not-tallied', 'unknown-unit', 'record-counted-twice'])
    const value = valueOf(finish(state, question))
    expect(value.totals.map((one) => [one.id, figure(one.amount)])).toEqual([
      ['cost yuan', '5000.00'],
      ['ditch mu', '1.00'],
      ['input fertiliser kilogram', '50.00'],
      ['land mu', '10.00'],
      ['product fish kilogram', '1000.00'],
      ['product rice kilogram:paddy', '5000.00'],
      ['value yuan', '25000.00'],
    ])
    expect(value.perMu.map((one) => figure(one.amount))).toEqual(['100.00', '500.00', '2500.00'])
    expect(
      valueOf(finish(add(empty, records[2] as FieldRecord), question)).perMu.map((one) => figure(one.amount)),
    ).toEqual(['area', 'area'])
  })
})
