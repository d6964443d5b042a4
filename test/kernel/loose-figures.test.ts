import { describe, expect, test } from 'vitest'
import { describe as say, readQuantity, readSplit, readStated } from '../../src/kernel/index.js'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'

const exact = (value: string) => ({ kind: 'exact', value })
const stated = (text: string) => {
  const reading = readStated(text)
  return reading.status === 'not-computable' ? reading.reason : 'value' in reading && reading.value
}

describe('几 and 数: from two to nine', () => {
  test.each([
    ['几十万元', '200000', '1000000', 'yuan'],
    ['几万元', '20000', '100000', 'yuan'],
    ['几百户', '200', '1000', 'household'],
    ['数千亩', '2000', '10000', 'mu'],
    ['几户', '2', '10', 'household'],
    ['几个亿元', '200000000', '1000000000', 'yuan'],
    ['几成', '20', '100', 'percent'],
  ])('%s', (text, low, high, unit) => {
    expect(readStated(text)).toMatchObject({
      value: { stated: { kind: 'between', low, high, highOpen: true }, unit },
      diagnostics: [{ code: 'several-from-two', severity: 'note', data: { text, low, high } }],
    })
    expect(readQuantity(text)).toMatchObject({ reason: 'inexact-text' })
  })

  test('says by which convention, and that its source is not confirmed', () => {
    const [note] = readStated('几十万元').diagnostics
    expect(say(note!, zh)).toContain('取二到九，即从 200000 起、不足 1000000；这一口径的出处未经核实')
    expect(say(note!, en)).toContain('from 200000, below 1000000. The source of this reading is not confirmed')
  })

  test('behind a ten they lie between it and the next', () => {
    const between = { kind: 'between', lowOpen: true, highOpen: true }
    expect(stated('二十几万元')).toEqual({ stated: { ...between, low: '200000', high: '300000' }, unit: 'yuan' })
    expect(stated('20几户')).toEqual({ stated: { ...between, low: '20', high: '30' }, unit: 'household' })
  })

  test.each(['好几十万', '个位数', '十几百户', '超过几十万元', '箱几万', '几十几万', '几半亩'])(
    '%s is refused',
    (text) => {
      expect(stated(text)).toBe('not-readable')
    },
  )
})

describe('two figures that follow each other', () => {
  test.each([
    ['三四十万元', '300000', '400000', 'yuan'],
    ['七八万元', '70000', '80000', 'yuan'],
    ['十七八户', '17', '18', 'household'],
    ['两三百亩', '200', '300', 'mu'],
    ['一两万元', '10000', '20000', 'yuan'],
    ['三五户', '3', '5', 'household'],
    ['五六成', '50', '60', 'percent'],
    ['约5-6万元', '50000', '60000', 'yuan'],
  ])('%s is about as many', (text, low, high, unit) => {
    expect(readStated(text)).toEqual({
      status: 'computed',
      value: { stated: { kind: 'between', low, high, rough: true }, unit },
      diagnostics: [],
    })
  })

  test.each(['二四户', '四三户', '八九十百户', '十三四百户', 'x十三四户'])('%s is refused', (text) => {
    expect(stated(text)).toBe('not-readable')
  })
})

describe('parts of a whole', () => {
  test.each([
    ['三成', exact('30')],
    ['三成五', exact('35')],
    ['三成半', exact('35')],
    ['半成', exact('5')],
    ['2.5成', exact('25')],
    ['十成', exact('100')],
    ['一半', exact('50')],
    ['半数', exact('50')],
    ['过半', { kind: 'above', value: '50' }],
    ['近半数', { kind: 'below', value: '50', near: true }],
    ['近三成', { kind: 'below', value: '30', near: true }],
    ['约四成', { kind: 'about', value: '40' }],
    ['三至五成', { kind: 'between', low: '30', high: '50' }],
    ['四分之三', exact('75')],
    ['百分之三至百分之五', { kind: 'between', low: '3', high: '5' }],
    ['超五分之二', { kind: 'above', value: '40' }],
  ])('%s is so many per cent', (text, value) => {
    expect(readStated(text)).toEqual({
      status: 'computed',
      value: { stated: value, unit: 'percent' },
      diagnostics: [],
    })
  })

  test('of a change', () => {
    expect(stated('增长三成')).toEqual({ stated: exact('30'), unit: 'percent', change: 'increasedBy' })
    expect(stated('减少一半')).toEqual({ stated: exact('50'), unit: 'percent', change: 'decreasedBy' })
    expect(stated('降至六成')).toEqual({ stated: exact('60'), unit: 'percent', change: 'decreasedTo' })
    expect(stated('实现翻番')).toEqual({ stated: exact('2'), unit: 'fraction', change: 'increasedTo' })
  })

  test('a third has no finite decimal form', () => {
    const reading = readStated('近三分之一')
    expect(reading).toMatchObject({ reason: 'endless-fraction', diagnostics: [{ data: { text: '近三分之一' } }] })
    expect(say(reading.diagnostics[0]!, zh)).toContain('1/3')
  })

  test.each(['零分之一', '完成', '三成本', '几分之几', '几成半', '三分之x', '三成两百'])('%s is refused', (text) => {
    expect(stated(text)).toBe('not-readable')
  })

  test.each([
    ['半亩', '0.5', 'mu'],
    ['两亩半', '2.5', 'mu'],
    ['半个百分点', '0.5', 'percentagePoint'],
    ['1.5个亿元', '150000000', 'yuan'],
    ['5块钱', '5', 'yuan'],
  ])('%s', (text, value, unit) => {
    expect(readQuantity(text)).toMatchObject({ value: { value, unit } })
  })

  test('a half stays in a range', () => {
    expect(stated('两亩半至三亩')).toEqual({ stated: { kind: 'between', low: '2.5', high: '3' }, unit: 'mu' })
    expect(stated('两亩至三亩半')).toBe('not-readable')
  })

  test('百八十 is ambiguous', () => {
    expect(stated('百八十万元')).toBe('ambiguous-text')
  })
})

describe('edges in brackets, and two bounds at once', () => {
  test.each([
    ['50万元（含）以上', { kind: 'atLeast', value: '500000' }],
    ['50万元以上（不含50万元）', { kind: 'above', value: '500000' }],
    ['5万元以下（不含本数）', { kind: 'below', value: '50000' }],
    ['5万元以下（含本数）', { kind: 'atMost', value: '50000' }],
    ['低于5万元（不含）', { kind: 'below', value: '50000' }],
    ['50万元（含）至100万元（不含）', { kind: 'between', low: '500000', high: '1000000', highOpen: true }],
    ['5（不含）至10万元', { kind: 'between', low: '50000', high: '100000', lowOpen: true }],
    ['不低于5万元、不超过10万元', { kind: 'between', low: '50000', high: '100000' }],
    ['超过5万元但低于10万元', { kind: 'between', low: '50000', high: '100000', lowOpen: true, highOpen: true }],
    ['5万元（含）以上10万元（不含）以下', { kind: 'between', low: '50000', high: '100000', highOpen: true }],
    ['20万元有余', { kind: 'above', value: '200000', near: true }],
  ])('%s', (text, value) => {
    expect(readStated(text)).toEqual({ status: 'computed', value: { stated: value, unit: 'yuan' }, diagnostics: [] })
  })

  test('以上 and 以下 without brackets include, by the Civil Code', () => {
    expect(readStated('5万元以上10万元以下')).toMatchObject({
      value: { stated: { kind: 'between', low: '50000', high: '100000' } },
      diagnostics: [{ code: 'boundary-by-civil-code', data: { text: '5万元以上10万元以下' } }],
    })
  })

  test.each([
    '超过5万元（含）',
    '5万元（含）',
    '10万元以上5万元以下',
    '5亩以上10万元以下',
    '不超过5万元、不超过10万元',
    '5万元以上、很多',
    '5万元（含）以上（含）',
    '5（含）（含）至10万元',
    '5至10（含）（含）万元',
  ])('%s is refused', (text) => {
    expect(stated(text)).toBe('not-readable')
  })
})

describe('how people divide', () => {
  test.each([
    ['三七开', ['3', '7'], ['0.3', '0.7']],
    ['三七分成', ['3', '7'], ['0.3', '0.7']],
    ['四三三分配', ['4', '3', '3'], ['0.4', '0.3', '0.3']],
    ['4:6', ['4', '6'], ['0.4', '0.6']],
    ['按5：3：2的比例分配', ['5', '3', '2'], ['0.5', '0.3', '0.2']],
    ['2:1', ['2', '1'], ['2/3', '1/3']],
  ])('%s, and who gets which is open', (text, parts, rates) => {
    expect(readSplit(text)).toMatchObject({ value: { parts, rates }, diagnostics: [{ code: 'split-order-open' }] })
    expect(readStated(text)).toMatchObject({ reason: 'split-text' })
  })

  test.each(['五五分成', '五五开', '对半分', '1:1'])('%s leaves nothing open', (text) => {
    expect(readSplit(text)).toMatchObject({ value: { rates: ['0.5', '0.5'] }, diagnostics: [] })
  })

  test.each(['三八开', '平分', '0:0', '1..2:3', '三七', '3', '', '三七开'.repeat(40)])('%s is refused', (text) => {
    expect(readSplit(text)).toMatchObject({ reason: 'not-readable' })
  })
})
