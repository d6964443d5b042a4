import { describe, expect, test } from 'vitest'
import * as ecology from 'xiangzhen/ecology'
import { describe as said } from 'xiangzhen/kernel'
import { lakeTrophicState } from 'xiangzhen/presets/lake-trophic-state'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { of, rounding } from './support.js'

// Facts that came from outside without being read: rows that are null, lists that are none, amounts without a unit.
type Calculator = (
  document: object,
  facts: unknown,
  question: object,
) => { status: string; diagnostics: Parameters<typeof said>[0][] }
const classes = {
  ...lakeTrophicState,
  rules: { classes: ['a', 'b'], indicators: [] },
}
const documents: Readonly<Record<string, object>> = {
  assessCoCulture: riceFisheryStandard,
  assessStandard: riceFisheryStandard,
  whatWouldMeet: riceFisheryStandard,
  trophicState: lakeTrophicState,
  worstClass: classes,
  classRates: classes,
  strawLedger: strawRatios,
  ...Object.fromEntries(
    [
      'avoidedBurning',
      'carbonDioxideEquivalent',
      'cropResidueNitrogen',
      'emissions',
      'nitrousOxide',
      'residueBurning',
      'riceMethane',
      'ureaAndLime',
    ].map((name) => [name, warmingPotentials]),
  ),
}
const calculators = [
  'areaTimeEquivalencyRatio',
  'assessCoCulture',
  'assessStandard',
  'avoidedBurning',
  'biomassCarbon',
  'cappedScore',
  'carbonDioxideEquivalent',
  'changeAgainst',
  'classRates',
  'combineUncertainty',
  'compareFields',
  'complianceRate',
  'compositeIndex',
  'convertAmount',
  'coverageRate',
  'coverageTrend',
  'cropResidueNitrogen',
  'diversity',
  'emissions',
  'environmentalImpactQuotient',
  'fallowEfficiency',
  'fieldEconomics',
  'floodRisk',
  'footprint',
  'harmonisedRiskIndicator',
  'householdChecklist',
  'impliedBase',
  'inputIntensity',
  'inputReduction',
  'inputReductionAgainstMean',
  'inputReductionOverSeasons',
  'landConversion',
  'landEquivalentRatio',
  'lossFromSurplus',
  'manureCapacity',
  'multipleCroppingIndex',
  'nitrousOxide',
  'nutrientBalance',
  'nutrientRemoval',
  'nutrientUse',
  'partOfCount',
  'partOfYear',
  'perUnit',
  'pesticideLoad',
  'pollutionIndex',
  'reconcile',
  'residueBurning',
  'riceEquivalentYield',
  'riceMethane',
  'sharedFootprint',
  'strawLedger',
  'sumAmounts',
  'sumOfProducts',
  'taskCompletion',
  'treatmentFrequencyIndex',
  'trophicState',
  'ureaAndLime',
  'waterProductivity',
  'weightedMean',
  'whatWouldMeet',
  'worstClass',
]
const run = (name: string, facts: unknown, question: object = {}) =>
  (ecology as unknown as Readonly<Record<string, Calculator>>)[name]!(documents[name] ?? ecology.openMethod, facts, {
    season: '2025',
    yieldUnit: 'kilogram',
    unit: 'kilogram',
    rounding,
    ...question,
  })
const found = (result: ReturnType<Calculator>) => result.diagnostics.map((one) => [one.code, one.path])

describe('facts that nothing can be computed with', () => {
  test.each(calculators)('%s names what is null or missing', (name) => {
    const result = run(name, { nothing: null })
    expect(result).toMatchObject({ status: 'not-computable' })
    expect(found(result)).toContainEqual(['fact-unreadable', 'nothing'])
    for (const one of result.diagnostics)
      for (const language of [zh, en]) expect(said(one, language)).not.toMatch(/[{}]/)
  })

  test('each by its place: a row, a list, a unit, a number, a key of a row, a row of text', () => {
    const tonne = of('1', 'tonne')
    const rows = [{ id: 'a', amount: tonne }, null, { id: 'b' }, 'c', { id: 'd', amount: { value: '1' } }]
    expect(found(run('sumAmounts', { items: rows }))).toEqual([
      ['fact-missing', 'items[2].amount'],
      ['fact-unreadable', 'items[3]'],
      ['fact-unreadable', 'items[1]'],
      ['fact-missing', 'items[4].amount.unit'],
    ])
    expect(found(run('sumAmounts', { items: { id: 'a' } }))).toEqual([['fact-unreadable', 'items']])
    expect(found(run('sumAmounts', {}))).toEqual([['fact-missing', 'items']])
    for (const none of [undefined, 'facts', 5])
      expect(found(run('sumAmounts', none))).toEqual([['fact-missing', 'facts']])
    expect(found(run('sumAmounts', null))).toEqual([['fact-unreadable', 'facts']])
    expect(found(run('sumAmounts', { items: [undefined] }))).toContainEqual(['fact-unreadable', 'items[0]'])
    expect(found(run('coverageRate', { reached: of('1', 'mu'), of: of('2', 'mu'), parts: NaN }))).toContainEqual([
      'fact-unreadable',
      'parts',
    ])
    expect(found(run('coverageRate', { reached: '80', of: of('2', 'mu') }))).toContainEqual([
      'fact-unreadable',
      'reached',
    ])
    const [first] = run('coverageRate', { reached: null, of: of('2', 'mu') }).diagnostics
    expect(said(first!, zh)).toBe('reached：写的是“null”，无法使用。请补全；没有就删去这一项。')
    const missing = run('impliedBase', { reached: of('2', 'mu') }).diagnostics
    expect(said(missing[0]!, zh)).toBe('rate：缺这一项。请补上。')
    expect(said(missing[0]!, en)).toBe('rate: this is missing. Add it.')
  })

  test('the records of the field that a co-culture is measured against are looked through as well', () => {
    const comparator = { kind: 'monoculture', plots: [], products: [null] }
    expect(found(run('assessCoCulture', { plots: [], products: [], comparator }))).toContainEqual([
      'fact-unreadable',
      'comparator.products[0]',
    ])
    expect(
      found(run('assessCoCulture', { plots: [], products: [], comparator: { kind: 'before', plots: [] } })),
    ).toEqual([['fact-missing', 'comparator.products']])
  })

  test('a unit that is no text, and a figure that is no text, are named where they stand', () => {
    const wrong = run('convertAmount', { amount: { value: '1', unit: 5 } })
    expect(found(wrong)).toEqual([['fact-missing', 'amount.unit']])
    expect(found(run('convertAmount', { amount: of('1', 'kilogram') }, { unit: 5 }))).toEqual([
      ['unknown-unit', 'unit'],
    ])
    const number = run('coverageRate', {
      reached: { value: 293, unit: 'household' },
      of: { value: 500, unit: 'household' },
      printed: { value: 58.6, unit: 'percent' },
    })
    expect(number).toMatchObject({ status: 'computed', value: { rate: { figure: '58.60' } }, diagnostics: [] })
  })
})

describe('records that cannot be told apart, and words that are none', () => {
  const twice = (row: object) => [
    { id: 'a', ...row },
    { id: 'a', ...row },
  ]
  const kilograms = of('5', 'kilogram')
  const households = of('5', 'household')
  test.each([
    ['sumAmounts', { items: twice({ amount: kilograms }) }, {}],
    ['coverageRate', { reached: households, of: of('30', 'household'), excluded: twice({ amount: households }) }, {}],
    [
      'coverageRate',
      { reached: of('10', 'household'), of: of('30', 'household'), parts: twice({ amount: households }) },
      {},
    ],
    ['coverageTrend', { years: twice({ reached: households, of: of('30', 'household') }) }, {}],
    ['diversity', { kinds: twice({ amount: of('5', 'fish') }) }, { base: 'e' }],
    ['footprint', { items: twice({ emission: of('5', 'kilogram:CO2e') }) }, { unit: 'kilogram:CO2e' }],
    ['carbonDioxideEquivalent', { gases: twice({ gas: 'CH4', amount: of('5', 'kilogram:CH4') }) }, { gwp: 'AR5' }],
    ['reconcile', { stated: of('10', 'kilogram'), items: twice({ factors: [kilograms] }) }, {}],
    [
      'nutrientBalance',
      { inputs: twice({ flow: 'manure', amount: of('5', 'kilogram:N') }), outputs: [] },
      { boundary: 'partial', unit: 'kilogram:N' },
    ],
    [
      'compositeIndex',
      {
        indicators: [{ id: 'i', better: 'more', weight: of('1', 'fraction') }],
        alternatives: twice({ values: { i: of('1', 'fraction') } }),
      },
      { normaliser: 'max', weights: 'given' },
    ],
  ] as const)('%s refuses an id that is given twice', (name, facts, question) => {
    expect(run(name, facts, question)).toMatchObject({ reason: 'id-given-twice' })
  })

  test.each([
    [
      'strawLedger',
      { collectable: of('9', 'tonne'), entries: [{ id: 'a', fate: 'fertilizer', amount: of('5', 'tonne') }] },
      { unit: 'tonne' },
      'entries[0].fate',
    ],
    [
      'nutrientBalance',
      { inputs: [{ id: 'a', flow: 'fertilizer', amount: of('5', 'kilogram:N') }], outputs: [] },
      { boundary: 'partial', unit: 'kilogram:N' },
      'inputs[0].flow',
    ],
    ['complianceRate', { places: [{ id: 'a', verdict: 'passed' }] }, { weights: 'equal' }, 'places[0].verdict'],
    [
      'compositeIndex',
      {
        indicators: [{ id: 'i', better: 'higher', weight: of('1', 'fraction') }],
        alternatives: [{ id: 'a', values: { i: of('1', 'fraction') } }],
      },
      { normaliser: 'max', weights: 'given' },
      'indicators[0].better',
    ],
  ] as const)('%s refuses a word that is none, with the words to choose from', (name, facts, question, path) => {
    const result = run(name, facts, question)
    expect(result).toMatchObject({ reason: 'not-an-option' })
    expect(found(result)).toContainEqual(['not-an-option', path])
    for (const one of result.diagnostics) expect(said(one, zh)).not.toMatch(/[{}]/)
  })
})
