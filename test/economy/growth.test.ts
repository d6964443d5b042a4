import { describe, expect, it } from 'vitest'
import { addsUp, describe as sentence, sentencesOf } from 'xiangzhen/kernel'
import {
  explainGrowth,
  growth,
  growthStatistics,
  type GrowthDocument,
  type GrowthQuestion,
  type GrowthReport,
  type ObservedFigure,
} from 'xiangzhen/economy'
import { zhEconomy } from '../../src/text/zh/economy.js'
import { enEconomy } from '../../src/text/en/economy.js'

const zh = { language: 'zh' as const, sentences: zhEconomy }
const en = { language: 'en' as const, sentences: enEconomy }

function series(values: Record<string, ObservedFigure>, unit = '万元') {
  return { unit, observations: Object.entries(values).map(([period, value]) => ({ period, value })) }
}

function report(
  values: Record<string, ObservedFigure>,
  question: GrowthQuestion,
  unit?: string,
  document: GrowthDocument = growthStatistics,
): GrowthReport {
  const result = growth(document, series(values, unit), question)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

function fixed(base: string, period: string): GrowthQuestion {
  return { comparison: 'fixedBase', base, period }
}

function words(one: GrowthReport, catalogue: typeof zh | typeof en = zh): string[] {
  return one.wording.map((phrase) => sentence(phrase, catalogue))
}

const exact = (figure: string) => ({ status: 'computed', value: { kind: 'exact', value: figure } })
const bounded = (figure: string, kind: string) => ({ status: 'computed', value: { kind, value: figure } })
const no = (reason: string) => ({ status: 'not-computable', reason })

describe('growth of collective income from 10 in 2019 to 80 in 2024', () => {
  const one = report({ 2019: '10', 2024: '80' }, fixed('2019', '2024'))

  it('has the figures of the source document', () => {
    expect(one).toMatchObject({
      change: 'grew',
      steps: 5,
      sameAs: [],
      increment: exact('70.0000'),
      rate: exact('700.0000'),
      increasedTo: exact('8.0000'),
      increasedBy: exact('7.0000'),
      doublings: { value: { figure: { value: '3.0000' }, whole: 3, exact: true, notYet: null } },
      average: { geometric: exact('51.5717'), cumulative: no('needs-yearly-levels') },
    })
  })

  it('is said rightly in Chinese', () => {
    expect(words(one)).toEqual([
      '2024年比2019年增加70万元',
      '增长到8倍',
      '增长了7倍',
      '翻三番',
      '比2019年增长700%',
      '年均增长51.57%（水平法）',
    ])
  })

  it('is said rightly in English', () => {
    expect(words(one, en)[3]).toBe('doubled 3 times')
  })

  it('names the years that the cumulative method misses', () => {
    expect(one.average.cumulative.diagnostics[0]?.data).toEqual({ periods: ['2020', '2021', '2022', '2023'] })
  })
})

describe('comparisons', () => {
  const quarters = { '2023-Q1': '100', '2023-Q2': '110', '2023-Q3': '120', '2023-Q4': '130', '2024-Q1': '125' }

  it('compares a quarter with the same quarter a year before', () => {
    expect(report(quarters, { comparison: 'yearOnYear', period: '2024-Q1' })).toMatchObject({
      base: '2023-Q1',
      sameAs: [],
      rate: exact('25.0000'),
      average: { geometric: no('single-year'), cumulative: no('needs-yearly-levels') },
    })
  })

  it('compares a quarter with the quarter before, and says no times of a decrease', () => {
    const one = report(quarters, { comparison: 'periodOnPeriod', period: '2024-Q1' })
    expect(one).toMatchObject({
      base: '2023-Q4',
      change: 'fell',
      rate: exact('-3.8462'),
      increasedTo: no('decrease-has-no-times'),
      increasedBy: no('decrease-has-no-times'),
      doublings: no('decrease-has-no-doublings'),
      average: { geometric: no('not-whole-years') },
    })
    expect(words(one)).toEqual(['2024年一季度环比减少5万元', '环比下降3.85%'])
  })

  it.each([
    ['2024-H1', '2023-H2'],
    ['2024-01', '2023-12'],
    ['2024-12', '2024-11'],
  ])('finds the period before %s', (period, before) => {
    expect(report({ [before]: '1', [period]: '2' }, { comparison: 'periodOnPeriod', period }).base).toBe(before)
  })

  it('says once that the yearly rates are one', () => {
    const one = report({ 2023: '10', 2024: '13' }, { comparison: 'yearOnYear', period: '2024' })
    expect(one.sameAs).toEqual(['periodOnPeriod'])
    expect(words(one)).toEqual(['2024年比2023年增加3万元', '比2023年增长30%'])
  })

  it('is the same for any order of the observations', () => {
    const facts = series({ 2019: '10', 2022: '40', 2024: '80' })
    const turned = { ...facts, observations: [...facts.observations].reverse() }
    expect(growth(growthStatistics, turned, fixed('2019', '2024'))).toEqual(
      growth(growthStatistics, facts, fixed('2019', '2024')),
    )
  })

  it('counts percentages in percentage points', () => {
    const up = report({ 2023: '41.5', 2024: '45' }, { comparison: 'yearOnYear', period: '2024' }, 'percent')
    expect(words(up)[0]).toBe('2024年比2023年提高3.5个百分点')
    const down = report({ 2023: '41.5', 2024: '40' }, { comparison: 'yearOnYear', period: '2024' }, 'percent')
    expect(words(down)[0]).toBe('2024年比2023年下降1.5个百分点')
  })
})

describe('bases that allow no rate', () => {
  const question = fixed('2020', '2021')
  it.each([
    ['0', '5', 'roseFromZero', 'zero-base', '由零增至5万元'],
    ['0', '-5', 'lossFromZero', 'zero-base', '由零转为亏损5万元'],
    ['0', '0', 'stillNone', 'zero-base', '仍为零'],
    ['-3', '5', 'turnedToProfit', 'negative-base', '扭亏为盈，增加8万元'],
    ['-3', '0', 'lossCleared', 'negative-base', '亏损弥平，增加3万元'],
    ['-3', '-1', 'lossNarrowed', 'negative-base', '减亏2万元'],
    ['-3', '-7.5', 'lossWidened', 'negative-base', '增亏4.5万元'],
  ])('from %s to %s: %s', (base, current, change, reason, words0) => {
    const one = report({ 2020: base, 2021: current }, question)
    expect(one).toMatchObject({ change, rate: no(reason), increasedTo: no(reason), doublings: no(reason) })
    expect(words(one)).toEqual([words0])
  })

  it('still has the rate of a fall to zero or below', () => {
    expect(report({ 2020: '4', 2021: '0' }, question)).toMatchObject({
      change: 'incomeCeased',
      rate: exact('-100.0000'),
    })
    expect(report({ 2020: '4', 2021: '-1' }, question)).toMatchObject({
      change: 'turnedToLoss',
      rate: exact('-125.0000'),
    })
    expect(report({ 2020: '4', 2021: '4' }, question)).toMatchObject({
      change: 'unchanged',
      increasedTo: exact('1.0000'),
      doublings: { value: { whole: 0, exact: true } },
    })
    expect(report({ 2020: '-4', 2021: '-4' }, question).change).toBe('unchanged')
  })

  it('takes a rate over the size of a negative base only when the document says so', () => {
    const document = { rules: { ...growthStatistics.rules, negativeBase: 'overAbsoluteBase' as const } }
    expect(report({ 2020: '-4', 2021: '6' }, question, '万元', document).rate).toMatchObject(exact('250.0000'))
    expect(report({ 2020: '0', 2021: '6' }, question, '万元', document).rate).toMatchObject(no('zero-base'))
  })
})

describe('figures known within bounds', () => {
  it('gives bounds for more than 7 million against 56 thousand', () => {
    const one = report({ 2003: '5.6', 2020: { kind: 'above', value: '700' } }, fixed('2003', '2020'))
    expect(one).toMatchObject({
      change: 'grew',
      increasedTo: bounded('125.0000', 'above'),
      increasedBy: bounded('124.0000', 'above'),
      doublings: { value: { figure: { value: '6.9657', kind: 'above' }, whole: 6, exact: false, notYet: null } },
      average: { geometric: bounded('32.8457', 'above') },
    })
    expect(words(one).slice(1)).toEqual([
      '增长到超过125倍',
      '增长了超过124倍',
      '翻了超过6.96番，已满六番，不排除更多',
      '比2003年增长超过12400%',
      '年均增长超过32.84%（水平法）',
    ])
  })

  it('says not yet seven doublings where seven are excluded', () => {
    const one = report({ 2003: '5.6', 2020: '700' }, fixed('2003', '2020'))
    expect(one.doublings).toMatchObject({ value: { whole: 6, exact: false, notYet: 7 } })
    expect(words(one)[3]).toBe('翻了6.96番，不足七番')
  })

  it.each<[ObservedFigure, number | null]>([
    [{ kind: 'between', low: '20', high: '79' }, null],
    [{ kind: 'between', low: '41', high: '79' }, 3],
    [{ kind: 'between', low: '41', high: '80' }, null],
    [{ kind: 'about', value: '41' }, 3],
  ])('%j against 10: next doubling not reached is %s', (value, notYet) => {
    expect(report({ 2019: '10', 2024: value }, fixed('2019', '2024')).doublings).toMatchObject({ value: { notYet } })
  })

  it('keeps open upper ends', () => {
    const values = { 2019: { kind: 'above', value: '10' }, 2020: '80' } as const
    expect(report(values, fixed('2019', '2020'))).toMatchObject({
      change: 'undetermined',
      rate: bounded('700.0000', 'below'),
    })
  })

  it('marks figures from approximate ones', () => {
    const result = growth(
      growthStatistics,
      series({ 2019: '10', 2024: { kind: 'about', value: '80' } }),
      fixed('2019', '2024'),
    )
    expect(result.diagnostics).toMatchObject([{ code: 'not-exactly-known', severity: 'note' }])
    expect(result).toMatchObject({ value: { rate: bounded('700.0000', 'about') } })
  })

  it.each<[ObservedFigure, ObservedFigure, string]>([
    [{ kind: 'between', low: '5', high: '9' }, '7', 'undetermined'],
    [{ kind: 'atLeast', value: '0' }, '7', 'undetermined'],
    ['7', { kind: 'atMost', value: '5' }, 'undetermined'],
    ['7', { kind: 'atMost', value: '-5' }, 'turnedToLoss'],
    [{ kind: 'above', value: '0' }, '-1', 'turnedToLoss'],
    [{ kind: 'below', value: '0' }, '1', 'turnedToProfit'],
    [{ kind: 'between', low: '3', high: '5' }, { kind: 'atLeast', value: '7' }, 'grew'],
  ])('from %j to %j: %s', (base, current, change) => {
    expect(report({ 2019: base, 2020: current }, fixed('2019', '2020')).change).toBe(change)
  })

  it('refuses a rate over a base that may be zero', () => {
    const one = report({ 2019: { kind: 'atLeast', value: '0' }, 2020: '7' }, fixed('2019', '2020'))
    expect(one).toMatchObject({
      rate: no('base-may-be-zero'),
      increasedTo: no('base-may-be-zero'),
      increment: bounded('7.0000', 'atMost'),
    })
    expect(words(one)).toEqual(['只知道界限，说不出2020年比2019年是增是减。'])
  })

  it('says nothing of a difference of two lower bounds', () => {
    const atLeast = (figure: string) => ({ kind: 'atLeast' as const, value: figure })
    const one = report({ 2019: atLeast('5'), 2020: atLeast('9') }, fixed('2019', '2020'))
    expect(one).toMatchObject({ increment: no('nothing-known'), increasedTo: no('direction-unknown') })
    expect(one.doublings).toMatchObject(no('direction-unknown'))
    expect(one.wording[0]?.data['amount']).toBe(null)
  })

  it('turns the bounds of a fall round', () => {
    const fall = (value: ObservedFigure) => words(report({ 2019: '10', 2020: value }, fixed('2019', '2020')))[1]
    expect(fall({ kind: 'between', low: '4', high: '5' })).toBe('比2019年下降50至60%')
    expect(fall({ kind: 'atMost', value: '5' })).toBe(undefined)
    expect(fall({ kind: 'between', low: '0', high: '5' })).toBe(undefined)
    expect(fall({ kind: 'about', value: '5' })).toBe('比2019年下降约50%')
    const one = report({ 2019: { kind: 'atLeast', value: '10' }, 2020: '5' }, fixed('2019', '2020'))
    expect(words(one)).toEqual(['2020年比2019年减少至少5万元', '比2019年下降至少50%'])
  })

  it.each<[ObservedFigure, string]>([
    [{ kind: 'atLeast', value: '30' }, '增长到至少3倍'],
    [{ kind: 'between', low: '30', high: '40' }, '增长到3至4倍'],
    [{ kind: 'about', value: '30' }, '增长到约3倍'],
  ])('says %j against 10 as %s', (value, expected) => {
    expect(words(report({ 2019: '10', 2020: value }, fixed('2019', '2020')))[1]).toBe(expected)
  })
})

describe('average yearly growth', () => {
  it('has both official methods and they differ', () => {
    const one = report({ 2019: '100', 2020: '150', 2021: '121' }, fixed('2019', '2021'))
    expect(one.average).toMatchObject({ geometric: exact('10.0000'), cumulative: exact('22.0465') })
    expect(words(one).slice(-2)).toEqual(['年均增长10%（水平法）', '年均增长22.05%（累计法）'])
  })

  it('is exact where the root is', () => {
    expect(report({ 2019: '100', 2021: '99.990000250' }, fixed('2019', '2021')).average.geometric).toMatchObject(
      exact('-0.0050'),
    )
  })

  it('says a decline as a decline', () => {
    const one = report({ 2019: '100', 2020: '90', 2021: '81' }, fixed('2019', '2021'))
    expect(words(one).slice(-2)).toEqual(['年均下降10%（水平法）', '年均下降10%（累计法）'])
  })

  it('needs whole years, positive levels and more than one year', () => {
    const half = report({ '2019-H1': '1', '2020-H2': '2' }, fixed('2019-H1', '2020-H2'))
    expect(half.average.geometric).toMatchObject(no('not-whole-years'))
    const below = report({ 2019: '4', 2020: '-9', 2021: '-1' }, fixed('2019', '2021'))
    expect(below.average).toMatchObject({ geometric: no('negative-level'), cumulative: no('negative-level') })
    const zero = report({ 2019: '0', 2020: '1', 2021: '1' }, fixed('2019', '2021'))
    expect(zero.average).toMatchObject({ geometric: no('zero-base'), cumulative: no('zero-base') })
    expect(report({ 2019: '4', 2020: '9' }, fixed('2019', '2020')).average).toMatchObject({
      geometric: no('single-year'),
      cumulative: no('single-year'),
    })
  })

  it('takes a quarter against the same quarter years before', () => {
    const one = report({ '2019-Q1': '100', '2021-Q1': '121' }, fixed('2019-Q1', '2021-Q1'))
    expect(one.average.geometric).toMatchObject(exact('10.0000'))
  })
})

describe('series that cannot be compared', () => {
  const no0 = (result: unknown, reason: string) => {
    expect(result).toMatchObject({ status: 'not-computable', reason })
  }

  it.each([
    [{ 2019: '1' }, fixed('2019', '2020'), 'missing-period'],
    [{ 2020: '1' }, fixed('2019', '2020'), 'missing-period'],
    [{ 2019: null, 2020: '1' }, fixed('2019', '2020'), 'missing-base'],
    [{ 2019: '1', 2020: null }, fixed('2019', '2020'), 'missing-value'],
    [{ 2019: '1', 2020: '1' }, fixed('2020', '2019'), 'base-not-earlier'],
    [{ 2019: '1', 2020: '1' }, fixed('2019-Q1', '2020'), 'base-not-earlier'],
    [{ 2019: '1' }, fixed('2019', 'last year'), 'unreadable-period'],
    [{ 2019: '1' }, fixed('2018-13', '2019'), 'unreadable-period'],
  ] as [Record<string, ObservedFigure>, GrowthQuestion, string][])('%j, %j: %s', (values, question, reason) => {
    no0(growth(growthStatistics, series(values), question), reason)
  })

  it('refuses figures that were counted differently', () => {
    const observations = [
      { period: '2023', value: '35', regime: '2004' as const },
      { period: '2024', value: '40', regime: '2023' as const },
    ]
    const result = growth(growthStatistics, { observations }, { comparison: 'yearOnYear', period: '2024' })
    no0(result, 'not-comparable')
    expect(result.diagnostics[0]?.data).toEqual({ base: '2023', period: '2024', field: 'field-regime' })
    expect(sentence(result.diagnostics[0]!, zh)).toContain('（会计制度）')
  })

  it('names each fault of the series with its place', () => {
    const observations = [
      { period: '2023', value: 'ten' },
      { period: '2024', value: '1' },
      { period: '2024', value: '2' },
      { period: '2024-Q1', value: '2' },
      { period: 'soon', value: '2' },
      { period: '2025', value: { kind: 'between' as const, low: '3', high: '2' } },
      { period: '2026', value: { kind: 'between' as const, low: '3', high: 'x' } },
      { period: '2027', value: 0.1 + 0.2 },
    ]
    const result = growth(growthStatistics, { observations }, { comparison: 'yearOnYear', period: '2024' })
    no0(result, 'unreadable-series')
    expect(result.diagnostics.map((one) => `${one.code} ${one.path}`)).toEqual([
      'not-a-figure observations[0].value',
      'duplicate-period observations[2].period',
      'mixed-periods observations[3].period',
      'unreadable-period observations[4].period',
      'ends-crossed observations[5].value',
      'not-a-figure observations[6].value',
      'binary-float observations[7].value',
    ])
  })
})

describe('the explanation of a rate', () => {
  const explained = (values: Record<string, ObservedFigure>, document: GrowthDocument = growthStatistics) =>
    explainGrowth(document, series(values), fixed('2019', '2020'))

  it('adds up', () => {
    const why = explained({ 2019: '3', 2020: '5.5' })
    if (why.status !== 'computed') throw new Error(why.status)
    expect(why.value.figure).toBe('83.3333')
    expect(addsUp(why.value)).toEqual({ ok: true })
  })

  it('adds up over a negative base where the rules allow it', () => {
    const document = { rules: { ...growthStatistics.rules, negativeBase: 'overAbsoluteBase' as const } }
    const why = explained({ 2019: '-3', 2020: '5' }, document)
    if (why.status !== 'computed') throw new Error(why.status)
    expect(why.value.figure).toBe('266.6667')
    expect(addsUp(why.value)).toEqual({ ok: true })
  })

  it('says why there is none', () => {
    expect(explained({ 2019: '0', 2020: '5' })).toMatchObject({ reason: 'zero-base' })
    expect(explained({ 2019: '1' })).toMatchObject({ reason: 'missing-period' })
    const about = explained({ 2019: '1', 2020: { kind: 'about', value: '5' } })
    expect(about).toMatchObject({ reason: 'levels-not-exact' })
    expect(sentencesOf(about, zh)[0]).toContain('2020和2019')
  })
})

describe('words of growth', () => {
  const ask = (figures: Parameters<typeof series>[0], question: Parameters<typeof growth>[2], unit = '万元') =>
    report(figures, question, unit)
  const english = (one: Parameters<typeof words>[0]) => words(one, en)

  it('names earlier income that was lost in between', () => {
    const one = ask({ 2021: '5', 2022: '0', 2023: '8' }, { comparison: 'yearOnYear', period: '2023' })
    expect([one.change, words(one)]).toEqual(['recovered', ['恢复收入8万元']])
    expect(english(one)).toEqual(['income again: 80,000 yuan'])
  })

  it('says about where rounding makes a figure look like another', () => {
    // 39.99 is 3.999 times 10, which is not quite two doublings.
    const one = ask({ 2023: '10', 2024: '39.99' }, { comparison: 'yearOnYear', period: '2024' })
    expect(words(one)).toEqual([
      '2024年比2023年增加29.99万元',
      '增长到约4倍',
      '增长了约3倍',
      '翻了1.99番，不足两番',
      '比2023年增长299.9%',
    ])
    const nearly = ask({ 2023: '10', 2024: '19.9999' }, { comparison: 'yearOnYear', period: '2024' })
    expect(words(nearly)).toEqual(['2024年比2023年增加约10万元', '比2023年增长约100%'])
  })

  it('says 同比 and 环比 with their comparisons, and names periods', () => {
    const quarters = { '2023-Q1': '100', '2023-Q4': '110', '2024-Q1': '123.46' }
    const year = ask(quarters, { comparison: 'yearOnYear', period: '2024-Q1' })
    expect(words(year).slice(0, 2)).toEqual(['2024年一季度同比增加23.46万元', '同比增长23.46%'])
    expect(english(year).slice(0, 2)).toEqual([
      '234,600 yuan more in the first quarter of 2024 than a year earlier',
      'up 23.46% on a year earlier',
    ])
    const half = ask({ '2024-H1': '5', '2024-H2': '4' }, { comparison: 'periodOnPeriod', period: '2024-H2' })
    expect(words(half)).toEqual(['2024年下半年环比减少1万元', '环比下降20%'])
    expect(english(half)[0]).toBe('10,000 yuan less in the second half of 2024 than in the period before')
    const month = ask(
      { '2024-01': '5', '2024-03': '6' },
      { comparison: 'fixedBase', period: '2024-03', base: '2024-01' },
    )
    expect(words(month)[0]).toBe('2024年3月比2024年1月增加1万元')
    expect(english(month)[0]).toBe('10,000 yuan more in March 2024 than in January 2024')
    const first = ask({ '2023-H1': '5', '2024-H1': '6' }, { comparison: 'yearOnYear', period: '2024-H1' })
    expect([words(first)[0], english(first)[0]]).toEqual([
      '2024年上半年同比增加1万元',
      '10,000 yuan more in the first half of 2024 than a year earlier',
    ])
  })

  it('says amounts in English in yuan, and others in their unit', () => {
    const one = ask({ 2023: '18.3', 2024: '25' }, { comparison: 'yearOnYear', period: '2024' })
    expect(english(one)).toEqual(['67,000 yuan more in 2024 than in 2023', 'up 36.61% on 2023'])
    const households = ask({ 2023: '1000', 2024: '2000' }, { comparison: 'yearOnYear', period: '2024' }, '户')
    expect(english(households)[0]).toBe('1000 户 more in 2024 than in 2023')
    const odd = ask({ 2023: '1', 2024: '2234567.25' }, { comparison: 'yearOnYear', period: '2024' }, '元')
    expect(english(odd)[0]).toBe('2,234,566.25 yuan more in 2024 than in 2023')
    const between = ask(
      { 2023: '1', 2024: { kind: 'between', low: '2', high: '3' } },
      { comparison: 'yearOnYear', period: '2024' },
    )
    expect([words(between)[0], english(between)[0]]).toEqual([
      '2024年比2023年增加1至2万元',
      '10,000 to 20,000 yuan more in 2024 than in 2023',
    ])
  })

  it('leaves the remark on yearly rates to the findings', () => {
    const facts = series({ 2023: '10', 2024: '13' })
    const result = growth(growthStatistics, facts, { comparison: 'yearOnYear', period: '2024' })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['same-comparison'])
  })

  it('refuses questions that it does not know, and names what cannot be read', () => {
    const facts = series({ 2023: '10', 2024: '13' })
    const odd = growth(growthStatistics, facts, { comparison: 'previous', period: '2024' } as never)
    expect(odd).toMatchObject({ reason: 'unknown-comparison', diagnostics: [{ path: 'comparison' }] })
    const baseless = growth(growthStatistics, facts, { comparison: 'fixedBase', period: '2024' } as never)
    expect(baseless).toMatchObject({ reason: 'base-not-stated' })
    const asked = growth(growthStatistics, facts, { comparison: 'yearOnYear', period: '2024年' })
    expect(sentence(asked.diagnostics[0]!, zh)).toBe(
      'period：“2024年”不是周期。请写成“2024”“2024-H1”“2024-Q3”或“2024-05”。',
    )
    const stated = growth(growthStatistics, series({ '2024年': '1' }), { comparison: 'yearOnYear', period: '2024' })
    expect(sentence(stated.diagnostics[0]!, zh)).toContain('第 1 行（observations[0].period）：“2024年”不是周期')
  })
})
