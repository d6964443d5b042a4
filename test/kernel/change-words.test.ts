import { describe, expect, test } from 'vitest'
import { describe as say, readQuantity, readStated } from '../../src/kernel/index.js'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'

const exact = (value: string) => ({ kind: 'exact', value })

describe('figures of a change', () => {
  test.each([
    ['3.2倍', exact('3.2'), 'fraction', undefined],
    ['一倍半', exact('1.5'), 'fraction', undefined],
    ['不少于3倍', { kind: 'atLeast', value: '3' }, 'fraction', undefined],
    // The same growth in two ways.
    ['增长了3.2倍', exact('3.2'), 'fraction', 'increasedBy'],
    ['增长到4.2倍', exact('4.2'), 'fraction', 'increasedTo'],
    ['增至4.2倍', exact('4.2'), 'fraction', 'increasedTo'],
    ['增长20%', exact('20'), 'percent', 'increasedBy'],
    ['增幅达20%', exact('20'), 'percent', 'increasedBy'],
    ['提高3个百分点', exact('3'), 'percentagePoint', 'increasedBy'],
    ['增收近8000元', { kind: 'below', value: '8000', near: true }, 'yuan', 'increasedBy'],
    ['减少了20%', exact('20'), 'percent', 'decreasedBy'],
    ['降至80万元', exact('800000'), 'yuan', 'decreasedTo'],
    ['增长*%', { kind: 'missing' }, 'percent', 'increasedBy'],
    ['翻番', exact('2'), 'fraction', 'increasedTo'],
    ['翻一番', exact('2'), 'fraction', 'increasedTo'],
    ['翻了两番', exact('4'), 'fraction', 'increasedTo'],
    ['翻3番', exact('8'), 'fraction', 'increasedTo'],
    ['翻十番', exact('1024'), 'fraction', 'increasedTo'],
    ['翻近两番', { kind: 'below', value: '4', near: true }, 'fraction', 'increasedTo'],
    ['翻了三番多', { kind: 'above', value: '8', near: true }, 'fraction', 'increasedTo'],
  ] as const)('%s', (text, stated, unit, change) => {
    expect(readStated(text)).toEqual({
      status: 'computed',
      value: { stated, unit, ...(change === undefined ? {} : { change }) },
      diagnostics: [],
    })
    if (change !== undefined) expect(readQuantity(text)).toMatchObject({ reason: 'inexact-text' })
  })

  test('增长3.2倍 without 了 or 到 says both readings', () => {
    const reading = readStated('增长3.2倍')
    expect(reading).toMatchObject({
      value: { stated: exact('3.2'), change: 'increasedBy' },
      diagnostics: [{ code: 'increased-by-or-to', severity: 'note', data: { by: '3.2', to: '4.2', less: '2.2' } }],
    })
    expect(say(reading.diagnostics[0]!, zh)).toBe(
      '“增长3.2倍”按规范指增加了 3.2 倍，即增长到 4.2 倍；如果指的是增长到 3.2 倍（增加 2.2 倍），请写明“到”。',
    )
    expect(say(reading.diagnostics[0]!, en)).toContain('to 4.2 times')
    expect(readStated('增长2至3倍').diagnostics).toMatchObject([{ data: { by: '2', to: '3' } }])
    expect(readStated('增长*倍').diagnostics).toEqual([])
  })

  test.each([
    ['下降3倍', 'ambiguous-text'],
    ['减少到3倍', 'ambiguous-text'],
    ['增长3万5元', 'ambiguous-text'],
    ['一百五倍半', 'ambiguous-text'],
    ['增长', 'not-readable'],
    ['翻2.07番', 'not-readable'],
    ['翻很多番', 'not-readable'],
    ['很多倍半', 'not-readable'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readStated(text)).toMatchObject({ status: 'not-computable', reason })
  })
})

describe('words of bounds', () => {
  test.each([
    ['破百万元', { kind: 'above', value: '1000000' }],
    ['过亿', { kind: 'above', value: '100000000' }],
    ['近千万', { kind: 'below', value: '10000000', near: true }],
    ['80来万元', { kind: 'about', value: '800000' }],
    ['十几万元', { kind: 'between', low: '100000', high: '200000', lowOpen: true, highOpen: true }],
    ['二十几户', { kind: 'between', low: '20', high: '30', lowOpen: true, highOpen: true }],
  ])('%s', (text, stated) => {
    expect(readStated(text)).toMatchObject({ value: { stated }, diagnostics: [] })
  })

  test.each(['好几十万', '多十几户', '过去'])('%s is not read', (text) => {
    expect(readStated(text)).toMatchObject({ reason: 'not-readable' })
  })
})
