import { describe, expect, test } from 'vitest'
import {
  checkTrophicTable,
  parseTrophicTable,
  safeParseTrophicTable,
  trophicState,
  type TrophicTable,
} from 'xiangzhen/ecology'
import { addsUp, describe as said, explain, type Explanation } from 'xiangzhen/kernel'
import { lakeTrophicState } from 'xiangzhen/presets/lake-trophic-state'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { codes, figure, of, rounding, valueOf } from './support.js'

// 10 (2.5 + 1.086 ln 10) = 50.0061; 10 (9.436 + 1.624 ln 0.05) = 45.7093; ln 1 = 0: 54.53 and 51.18; 10 (0.109 + 2.661 ln 4) = 37.9793
// weights 1, 0.7056, 0.6724, 0.6889, 0.6889 of 3.7558: 26.63, 18.79, 17.90, 18.34, 18.34 %
// (50.0061 + 32.2525 + 36.6660 + 35.2579 + 26.1639) / 3.7558 = 180.3464 / 3.7558 = 48.0181
const values = [
  { id: 'chlorophyllA', amount: of('10', 'milligram/cubicMetre') },
  { id: 'totalPhosphorus', amount: of('0.05', 'milligram/litre') },
  { id: 'totalNitrogen', amount: of('1.0', 'milligram/litre') },
  { id: 'transparency', amount: of('100', 'centimetre') },
  { id: 'permanganateIndex', amount: of('4', 'milligram/litre') },
]
const changed = (id: string, amount: (typeof values)[number]['amount'] | { atMost: string; unit: string }) =>
  values.map((one) => (one.id === id ? { id, amount } : one))

describe('trophic state of a lake (综合营养状态指数)', () => {
  test('five parameters, their shares, the index and its grade', () => {
    const value = valueOf(trophicState(lakeTrophicState, { values }, { rounding }))
    expect(value.parameters.map((one) => figure(one.index))).toEqual(['50.01', '45.71', '54.53', '51.18', '37.98'])
    expect(value.parameters.map((one) => figure(one.share))).toEqual(['26.63', '18.79', '17.90', '18.34', '18.34'])
    expect(value.parameters.map((one) => figure(one.value))).toEqual(['10.00', '0.05', '1.00', '1.00', '4.00'])
    expect([figure(value.index), value.grade]).toEqual(['48.02', 'mesotrophic'])
    const { explanation } = value.index
    expect(addsUp(explanation as Explanation)).toEqual({ ok: true })
    for (const language of [zh, en])
      for (const { text } of explain(explanation as Explanation, language)) expect(text).not.toMatch(/[{}]|undefined/)
    expect(explain(explanation as Explanation, zh)[0]?.text).toBe('综合营养状态指数（各参数指数按权重平均）：48.02')
  })

  test('without chlorophyll the weights are shared out among the four: 130.3403 / 2.7558 = 47.2967', () => {
    const parameters = ['totalPhosphorus', 'totalNitrogen', 'transparency', 'permanganateIndex']
    const value = valueOf(trophicState(lakeTrophicState, { values }, { parameters, rounding }))
    expect([figure(value.index), value.parameters.length]).toEqual(['47.30', 4])
  })

  test('the same in other units; a parameter that nobody measured is asked for', () => {
    const grams = changed('chlorophyllA', of('0.00001', 'gram/litre'))
    expect(figure(valueOf(trophicState(lakeTrophicState, { values: grams }, { rounding })).index)).toBe('48.02')
    expect(trophicState(lakeTrophicState, { values: values.slice(1) }, { rounding })).toMatchObject({
      missing: [{ code: 'metric', at: 'chlorophyllA', data: { unit: 'milligram/cubicMetre' } }],
    })
  })

  test('what was not detected leaves bounds; they settle the grade where both ends lie in one', () => {
    const below = changed('totalPhosphorus', { atMost: '0.01', unit: 'milligram/litre' })
    const value = valueOf(trophicState(lakeTrophicState, { values: below }, { rounding }))
    // 10 (9.436 + 1.624 ln 0.01) = 19.5720; (50.0061 + 13.8100 + 36.6660 + 35.2579 + 26.1639) / 3.7558 = 43.1077
    expect(value.index).toMatchObject({ atMost: '43.11' })
    expect(value.index).not.toHaveProperty('figure')
    expect(value).not.toHaveProperty('grade')
    const range = { value: '1', atLeast: '0.9', atMost: '1.1', unit: 'metre' }
    const settled = valueOf(trophicState(lakeTrophicState, { values: changed('transparency', range) }, { rounding }))
    expect(settled.grade).toBe('mesotrophic')
    // Less transparency is a higher index: 51.18 − 19.4 ln 1.1 = 49.3310 and 51.18 − 19.4 ln 0.9 = 53.2240
    expect(settled.parameters[3]?.index).toMatchObject({ figure: '51.18', atLeast: '49.33', atMost: '53.22' })
  })

  test('zero, less than zero, a slip of a name, a value twice, a parameter of another table', () => {
    const ask = (list: readonly object[], asked: object = {}) =>
      trophicState(lakeTrophicState, { values: list as typeof values }, { rounding, ...asked })
    expect(ask(changed('totalPhosphorus', of('0', 'milligram/litre')))).toMatchObject({ reason: 'logarithm-of-zero' })
    expect(ask(changed('totalPhosphorus', of('-1', 'milligram/litre')))).toMatchObject({ reason: 'negative-amount' })
    expect(ask(changed('transparency', of('1', 'milligram/litre')))).toMatchObject({ reason: 'wrong-unit' })
    expect(ask([...values, ...values.slice(0, 1)])).toMatchObject({ reason: 'id-given-twice' })
    expect(ask([...values, { id: 'oxygen', amount: of('5', 'milligram/litre') }]).diagnostics).toMatchObject([
      { code: 'unknown-item', path: 'values[5].id' },
    ])
    expect(ask(values, { parameters: ['oxygen'] })).toMatchObject({ reason: 'not-an-option' })
    expect(ask(values, { parameters: [] })).toMatchObject({ reason: 'no-alternatives' })
    for (const wrong of [
      ask(changed('totalPhosphorus', of('0', 'milligram/litre'))),
      ask(values, { parameters: ['x'] }),
    ])
      for (const one of wrong.diagnostics)
        for (const language of [zh, en]) expect(said(one, language)).not.toMatch(/[{}]|undefined/)
  })

  test('the table on the wire, and its faults', () => {
    expect(parseTrophicTable(JSON.parse(JSON.stringify(lakeTrophicState)))).toEqual(lakeTrophicState)
    expect(checkTrophicTable(lakeTrophicState)).toEqual([])
    const { rules } = lakeTrophicState
    const [first] = rules.parameters
    const broken: TrophicTable = {
      ...lakeTrophicState,
      sources: [],
      decisions: [{ code: 'typo', value: '1', decidedBy: 'x', decidedOn: '2025-01-01' }],
      rules: {
        ...rules,
        parameters: [...rules.parameters, { ...(first as NonNullable<typeof first>), weight: '0' }],
        grades: [
          { id: 'low', to: { at: '48', included: false } },
          { id: 'high', from: { at: '49', included: true } },
        ],
      },
    }
    expect(checkTrophicTable(broken).map((one) => one.code)).toEqual([
      'id-given-twice',
      'zero-divisor',
      'band-gap',
      'source-missing',
      'unknown-decision',
    ])
    const parameters = { ...broken, rules: { ...broken.rules, parameters: rules.parameters } }
    const gap = trophicState(parameters, { values }, { rounding })
    expect(codes(gap)).toEqual(['band-gap'])
    const twice = [
      { id: 'low', to: { at: '50', included: true } },
      { id: 'high', from: { at: '40', included: true } },
    ]
    const both = trophicState({ ...parameters, rules: { ...rules, grades: twice } }, { values }, { rounding })
    expect(both.diagnostics).toMatchObject([{ code: 'band-overlap', data: { first: 'low', second: 'high' } }])
    expect(valueOf(both)).not.toHaveProperty('grade')
    const wrong = safeParseTrophicTable({ ...lakeTrophicState, rules: { ...rules, factor: 10, parameters: [] } })
    expect(wrong.diagnostics.map((one) => one.path)).toEqual(['rules.factor', 'rules.parameters'])
    expect(() => parseTrophicTable({})).toThrow('the trophic table')
  })
})
