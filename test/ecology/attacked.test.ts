import { describe as group, expect, it } from 'vitest'
import {
  compositeIndex,
  convertAmount,
  floodRisk,
  impliedBase,
  nutrientBalance,
  nutrientUse,
  openMethod,
  perUnit,
  reconcile,
  sumAmounts,
  taskCompletion,
  treatmentFrequencyIndex,
  waterProductivity,
} from '../../src/ecology/index.js'
import { addsUp, describe, explain } from '../../src/kernel/index.js'
import { zh } from '../../src/text/zh.js'
import { en } from '../../src/text/en.js'

const rounding = { digits: 2, mode: 'halfUp' } as const
const of = (value: string, unit = 'fraction') => ({ value, unit })
const tiny = '0.000000000000000000000000000001'

group('names that every object inherits', () => {
  it.each(['constructor', 'hasOwnProperty', '__proto__'])('an indicator %s has no value', (id) => {
    const result = compositeIndex(
      openMethod,
      { indicators: [{ id, better: 'more', weight: of('1') }], alternatives: [{ id: 'a', values: { b: of('1') } }] },
      { normaliser: 'max', weights: 'given', rounding },
    )
    expect(result).toMatchObject({ status: 'not-computable', reason: 'value-missing' })
  })
})

group('figures at the edge of what is read', () => {
  it('a dose of almost nothing gives a figure and no division by zero', () => {
    const use = nutrientUse(
      openMethod,
      { applied: of(tiny, 'kilogram/hectare'), yield: of('500', 'kilogram/hectare') },
      { unit: 'kilogram', rounding },
    )
    if (use.status !== 'computed') throw new Error(use.status)
    const { partialFactorProductivity: figure } = use.value
    expect(figure).toMatchObject({ status: 'computed', figure: `5${'0'.repeat(32)}.00` })
    expect(figure.status === 'computed' && addsUp(figure.explanation!)).toEqual({ ok: true })
  })
  it('neither do a reference dose and a rate of almost nothing', () => {
    const treatments = [
      {
        id: 'a',
        applied: of('1', 'kilogram/hectare'),
        referenceDose: of(tiny, 'kilogram/hectare'),
        treatedArea: of('1', 'mu'),
      },
    ]
    expect(() =>
      treatmentFrequencyIndex(openMethod, { treatments, area: of('1', 'mu') } as never, { rounding }),
    ).not.toThrow()
    expect(() =>
      impliedBase(openMethod, { amount: of('5', 'mu'), rate: of(tiny, 'percent') } as never, { unit: 'mu', rounding }),
    ).not.toThrow()
  })
  it('sixty digits are computed with and explained', () => {
    const result = perUnit(
      openMethod,
      { total: of('9'.repeat(60), 'wanJin'), per: of('8', 'mu') },
      { unit: 'jin/mu', rounding },
    )
    if (result.status !== 'computed') throw new Error(result.status)
    expect(result.value.figure).toBe(
      `1249${'9'.repeat(56)}8750.00`.replace(/^1249+8750/, ((BigInt('9'.repeat(60)) * 10000n) / 8n).toString()),
    )
    expect(addsUp(result.value.explanation!)).toEqual({ ok: true })
  })
})

group('units with more than one qualifier', () => {
  it.each(['mu:total:planted', 'mu:', 'wanMu:', 'kilogram:paddy:dry', 'count-beehive:', 'pond:a:b'])(
    '%s is no unit',
    (unit) => {
      expect(perUnit(openMethod, { total: of('1', unit), per: of('1', 'mu') }, { rounding })).toMatchObject({
        reason: 'unknown-unit',
      })
    },
  )
})

group('sentences without gaps', () => {
  it('a return period of nothing is named in every finding', () => {
    const result = floodRisk(openMethod, { before: of('10', 'year'), after: of('0', 'year'), years: 30 }, { rounding })
    expect(result).toMatchObject({ reason: 'return-period-below-one' })
    for (const one of result.diagnostics)
      for (const catalogue of [zh, en]) expect(describe(one, catalogue)).not.toContain('{')
    for (const after of [
      { about: '0', unit: 'year' },
      { atLeast: '0', unit: 'year' },
      { atMost: '0', unit: 'year' },
    ]) {
      const each = floodRisk(openMethod, { before: of('10', 'year'), after, years: 30 }, { rounding })
      for (const one of each.diagnostics) expect(describe(one, zh)).not.toContain('{')
    }
  })
  it('known items above the stated figure are told with the unknown one', () => {
    const result = reconcile(
      openMethod,
      {
        stated: of('3', 'wanYuan'),
        items: [
          { id: 'a', factors: [of('100', 'wanJin'), of('3', 'yuan/jin')] },
          { id: 'b', factors: [of('1', 'wanJin'), { unknown: 'price', unit: 'yuan/jin' }] },
        ],
      },
      { rounding },
    )
    const found = result.diagnostics.find((one) => one.code === 'figures-disagree')!
    expect(describe(found, zh)).toContain('“price”只能小于零')
    expect(describe(found, en)).toContain('price would be below zero')
  })
  it('items of a sum are said by name', () => {
    const items = [{ id: 'carp', amount: of('3200', 'kilogram') }]
    const result = sumAmounts(openMethod, { items }, { unit: 'tonne', rounding })
    if (result.status !== 'computed') throw new Error(result.status)
    for (const catalogue of [zh, en])
      for (const { text } of explain(result.value.items[0]!.amount.explanation!, catalogue))
        expect(text).not.toContain('{')
  })
})

group('words that are none', () => {
  it('a boundary, a water and a normaliser name their options', () => {
    const flows = [{ id: 'x', flow: 'total' as const, amount: of('5', 'tonne') }]
    expect(
      nutrientBalance(
        openMethod,
        { inputs: flows, outputs: flows },
        { boundary: 'constructor' as 'partial', unit: 'tonne', rounding },
      ),
    ).toMatchObject({
      reason: 'not-an-option',
      diagnostics: [{ data: { value: 'constructor', code: 'balance-boundary' } }],
    })
    const water = { yield: of('5', 'kilogram/mu'), waters: { irrigation: of('5', 'millimetre') } }
    const question = { unit: 'kilogram/mu/millimetre', rounding }
    expect(waterProductivity(openMethod, water, { ...question, water: 'toString' as 'irrigation' })).toMatchObject({
      reason: 'not-an-option',
    })
    expect(waterProductivity(openMethod, water, { ...question, water: 'annualRain' })).toMatchObject({
      status: 'needs',
    })
    const [finding] = compositeIndex(
      openMethod,
      { indicators: [], alternatives: [] },
      { normaliser: '' as 'max', weights: 'given', rounding },
    ).diagnostics
    expect(describe(finding!, en)).not.toContain('{')
  })
  it('a unit that is none is told once, where it stands', () => {
    const result = taskCompletion(openMethod, { done: of('86', 'mu'), task: of('100', '亩') }, { rounding })
    expect(result).toMatchObject({ reason: 'unknown-unit' })
    expect(result.diagnostics.map((one) => one.path)).toEqual(['task'])
  })
  it('a conversion to a unit that is none is refused', () => {
    expect(convertAmount(openMethod, { amount: of('1', 'mu') }, { unit: '公顷', rounding })).toMatchObject({
      reason: 'unknown-unit',
    })
  })
})
