import { describe, expect, test } from 'vitest'
import { readAmount, readQuantity, readStated } from '../../src/kernel/index.js'

describe('exact quantities', () => {
  test.each([
    ['10万斤', '100000', 'jin'],
    ['１，２００　亩', '1200', 'mu'],
    ['1,234,567.5元', '1234567.5', 'yuan'],
    ['200万元', '2000000', 'yuan'],
    ['1.2亿元', '120000000', 'yuan'],
    ['1亿2000万元', '120000000', 'yuan'],
    ['1亿零5万元', '100050000', 'yuan'],
    ['3万5000斤', '35000', 'jin'],
    ['5千元', '5000', 'yuan'],
    ['3千5百斤', '3500', 'jin'],
    ['三百二十户', '320', 'household'],
    ['一百零五人', '105', 'person'],
    ['十二人', '12', 'person'],
    ['二十五人', '25', 'person'],
    ['两户', '2', 'household'],
    ['一千零五十亩', '1050', 'mu'],
    ['壹仟贰佰元', '1200', 'yuan'],
    ['三万五千人', '35000', 'person'],
    ['5千克', '5', 'kilogram'],
    ['5000t', '5000', 'tonne'],
    ['2000人次', '2000', 'visit'],
    ['12公里', '12', 'kilometre'],
    ['3度', '3', 'kilowattHour'],
    ['12.5%', '12.5', 'percent'],
    ['百分之八', '8', 'percent'],
    ['千分之2', '2', 'permille'],
    ['0.5个百分点', '0.5', 'percentagePoint'],
    ['-3%', '-3', 'percent'],
    ['负五元', '-5', 'yuan'],
    ['达到80万元', '800000', 'yuan'],
    ['0亩', '0', 'mu'],
    ['零户', '0', 'household'],
  ])('%s', (text, value, unit) => {
    expect(readQuantity(text)).toEqual({ status: 'computed', value: { value, unit }, diagnostics: [] })
  })

  test.each([
    ['3万5', 'ambiguous-text'],
    ['3万5元', 'ambiguous-text'],
    ['一百五户', 'ambiguous-text'],
    ['一百五万元', 'ambiguous-text'],
    ['10', 'unit-missing'],
    ['1100多万元', 'inexact-text'],
    ['约5万斤', 'inexact-text'],
    ['*亩', 'inexact-text'],
    ['万元', 'not-readable'],
    ['亩', 'not-readable'],
    ['1,20亩', 'not-readable'],
    ['十五百户', 'not-readable'],
    ['五一户', 'not-readable'],
    ['百十户', 'not-readable'],
    ['一零百户', 'not-readable'],
    ['1e5亩', 'not-readable'],
    ['0x10亩', 'not-readable'],
    ['NaN亩', 'not-readable'],
    ['几十亩', 'inexact-text'],
    ['3万x亩', 'not-readable'],
    ['x万亩', 'not-readable'],
    ['-亩5', 'not-readable'],
    ['1万3万5亩', 'ambiguous-text'],
    ['五十箱', 'not-readable'],
    ['负元', 'not-readable'],
    ['1'.repeat(10_000_000), 'not-readable'],
  ])('%.20s is refused: %s', (text, reason) => {
    expect(readQuantity(text)).toMatchObject({
      status: 'not-computable',
      reason,
      diagnostics: [{ code: reason, data: { text: text.slice(0, 60) } }],
    })
  })

  test('amounts are money, in yuan', () => {
    expect(readAmount('10万元')).toMatchObject({ value: { value: '100000', unit: 'yuan' } })
    expect(readAmount('10万斤')).toMatchObject({ reason: 'not-an-amount' })
    expect(readAmount('超10万元')).toMatchObject({ reason: 'inexact-text' })
  })
})

describe('stated figures', () => {
  test.each([
    ['突破1200万元', { kind: 'above', value: '12000000' }, 'yuan'],
    ['突破1200万', { kind: 'above', value: '12000000' }, null],
    ['超过500元', { kind: 'above', value: '500' }, 'yuan'],
    ['超1100多万元', { kind: 'above', value: '11000000' }, 'yuan'],
    ['不足2万', { kind: 'below', value: '20000' }, null],
    ['不到3户', { kind: 'below', value: '3' }, 'household'],
    ['1100多万', { kind: 'above', value: '11000000', near: true }, null],
    ['700余万元', { kind: 'above', value: '7000000', near: true }, 'yuan'],
    ['190多人', { kind: 'above', value: '190', near: true }, 'person'],
    ['近百', { kind: 'below', value: '100', near: true }, null],
    ['近100人', { kind: 'below', value: '100', near: true }, 'person'],
    ['近万人', { kind: 'below', value: '10000', near: true }, 'person'],
    ['上千户', { kind: 'atLeast', value: '1000' }, 'household'],
    ['约1.5万元', { kind: 'about', value: '15000' }, 'yuan'],
    ['20户左右', { kind: 'about', value: '20' }, 'household'],
    ['不低于500公斤', { kind: 'atLeast', value: '500' }, 'kilogram'],
    ['至少5户', { kind: 'atLeast', value: '5' }, 'household'],
    ['不超过10%', { kind: 'atMost', value: '10' }, 'percent'],
    ['5万至10万元', { kind: 'between', low: '50000', high: '100000' }, 'yuan'],
    ['5万元至10万元', { kind: 'between', low: '50000', high: '100000' }, 'yuan'],
    ['2-3万', { kind: 'between', low: '20000', high: '30000' }, null],
    ['2~3亿元', { kind: 'between', low: '200000000', high: '300000000' }, 'yuan'],
    ['500至1万元', { kind: 'between', low: '500', high: '10000' }, 'yuan'],
    ['80万元', { kind: 'exact', value: '800000' }, 'yuan'],
    ['*万元', { kind: 'missing' }, 'yuan'],
    ['*', { kind: 'missing' }, null],
    ['—', { kind: 'missing' }, null],
    ['', { kind: 'missing' }, null],
  ] as const)('%s', (text, stated, unit) => {
    expect(readStated(text)).toEqual({ status: 'computed', value: { stated, unit }, diagnostics: [] })
  })

  test.each([
    ['10万元以上', { kind: 'atLeast', value: '100000' }],
    ['达10万元以上', { kind: 'atLeast', value: '100000' }],
    ['10万元以下', { kind: 'atMost', value: '100000' }],
    ['10万元以内', { kind: 'atMost', value: '100000' }],
  ] as const)('%s includes the figure, and says by which law', (text, stated) => {
    expect(readStated(text)).toMatchObject({
      value: { stated, unit: 'yuan' },
      diagnostics: [{ code: 'boundary-by-civil-code', severity: 'note', data: { text } }],
    })
  })

  test.each([
    '不足100多户',
    '约10万元以上',
    '超过5万至10万元',
    '10万至5万元',
    '5亩至10万元',
    '5至x万元',
    'x至5万元',
    '突破',
    '不足亩',
    '很多',
  ])('%s is refused', (text) => {
    expect(readStated(text)).toMatchObject({ status: 'not-computable', reason: 'not-readable' })
  })

  test.each(['超过3万5', '3万5至9万元', '5万至9万5元', '10-5万元', '5～3万元', '50-1万', '5000至1亿元', '100至50万元'])(
    '%s stays ambiguous',
    (text) => {
      expect(readStated(text)).toMatchObject({ status: 'not-computable', reason: 'ambiguous-text' })
    },
  )

  test.each([
    ['500至1万元', '500', '10000'],
    ['5,000-1万元', '5000', '10000'],
    ['5000万至1亿元', '50000000', '100000000'],
    ['-10-5万元', '-100000', '50000'],
  ])('%s is a range', (text, low, high) => {
    expect(readStated(text)).toMatchObject({ value: { stated: { kind: 'between', low, high } } })
  })

  // 十多万 of a debt is more debt, so less money.
  test.each([
    ['-10多万元', { kind: 'below', value: '-100000', near: true }],
    ['负20余万元', { kind: 'below', value: '-200000', near: true }],
    ['近-5万元', { kind: 'above', value: '-50000', near: true }],
    ['低于-10多万元', { kind: 'below', value: '-100000' }],
  ])('%s', (text, stated) => {
    expect(readStated(text)).toMatchObject({ value: { stated, unit: 'yuan' } })
  })

  test('more than a little more debt contradicts itself', () => {
    expect(readStated('超过-10多万元')).toMatchObject({ reason: 'not-readable' })
  })
})
