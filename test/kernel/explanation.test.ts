import { describe, expect, it } from 'vitest'
import {
  addsUp,
  explain,
  openNeeds,
  toRows,
  verify,
  type Explanation,
  type ExplanationOperation,
} from 'xiangzhen/kernel'

const given = (figure: string, code = 'given'): Explanation => ({
  code,
  data: { who: code },
  figure,
  operation: 'given',
  lines: [],
})
const step = (operation: ExplanationOperation, figure: string, ...figures: string[]): Explanation => ({
  code: operation,
  data: {},
  figure,
  operation,
  lines: figures.map((one) => given(one)),
})

describe('addsUp', () => {
  it.each([
    ['sum', '6', ['1', '2', '3']],
    ['sum', '0', []],
    ['difference', '5', ['10', '3', '2']],
    ['product', '12', ['3', '4']],
    ['quotient', '2.5', ['5', '2']],
    ['minimum', '1', ['3', '1', '2']],
    ['maximum', '3', ['3', '1', '2']],
    ['rounded', '3', ['3']],
    ['chosen', '7', ['1']],
    ['given', '7', []],
  ] as const)('%s', (operation, figure, figures) => {
    expect(addsUp(step(operation, figure, ...figures))).toEqual({ ok: true })
  })

  it('names the step that does not follow', () => {
    const wrong = { ...step('sum', '3'), lines: [given('1'), step('product', '2', '1', '3')] }
    expect(addsUp(wrong)).toEqual({ ok: false, path: 'lines[1]', stated: '2', computed: '3' })
    const deep = { ...step('sum', '2'), lines: [{ ...step('sum', '2'), lines: [step('product', '2', '1', '3')] }] }
    expect(addsUp(deep)).toMatchObject({ path: 'lines[0].lines[0]' })
    expect(addsUp(step('sum', '4', '1', '2'))).toMatchObject({ path: '', computed: '3' })
  })

  it.each(['quotient', 'difference', 'minimum', 'maximum', 'rounded'] as const)(
    '%s of nothing is a fault',
    (operation) => {
      expect(addsUp(step(operation, '1'))).toMatchObject({ ok: false, computed: null })
    },
  )

  it('division by zero and by nothing is a fault', () => {
    expect(addsUp(step('quotient', '1', '1', '0'))).toMatchObject({ computed: null })
    expect(addsUp(step('quotient', '1', '1'))).toMatchObject({ computed: null })
    expect(addsUp(step('quotient', '5.5', '54', '10'))).toMatchObject({ computed: '5.4' })
    expect(addsUp(step('quotient', '0.3', '1', '3'))).toMatchObject({ computed: '1/3' })
  })

  it('rounds where the step says so', () => {
    const third = { ...step('quotient', '0.33', '1', '3'), rounding: { digits: 2, mode: 'halfUp' as const } }
    expect(addsUp(third)).toEqual({ ok: true })
  })
})

describe('explain, toRows, verify', () => {
  const tree: Explanation = { ...step('sum', '3'), lines: [given('1', 'a'), given('2', 'b')] }

  it('makes sentences', () => {
    const catalogue = { language: 'en' as const, sentences: { sum: 'total {figure}', a: '{who} {figure}', b: '{who}' } }
    expect(explain(tree, catalogue)).toEqual([
      { depth: 0, text: 'total 3', figure: '3' },
      { depth: 1, text: 'a 1', figure: '1' },
      { depth: 1, text: 'b', figure: '2' },
    ])
  })

  it('makes rows of a tree and of results', () => {
    expect(toRows(tree)).toEqual([
      { depth: 0, code: 'sum', figure: '3', operation: 'sum' },
      { depth: 1, code: 'a', 'data.who': 'a', figure: '1', operation: 'given' },
      { depth: 1, code: 'b', 'data.who': 'b', figure: '2', operation: 'given' },
    ])
    expect(toRows([{ id: 'x', list: ['p', { q: null }], none: undefined }])).toEqual([
      { id: 'x', 'list[0]': 'p', 'list[1].q': null },
    ])
    expect(toRows({ lines: ['not a tree'] })).toEqual([{ 'lines[0]': 'not a tree' }])
  })

  it('gives each value a column of its own', () => {
    const odd: object = { 'a.b': 1, a: { b: 2, '': 3 }, 'c[0]': 4, c: [5], '': 6 }
    expect(toRows([odd])).toEqual([{ '["a.b"]': 1, 'a.b': 2, 'a[""]': 3, '["c[0]"]': 4, 'c[0]': 5, '[""]': 6 }])
    expect(toRows(JSON.parse('{"__proto__":"x","a":{"__proto__":"y"}}') as object)).toEqual([
      { '["__proto__"]': 'x', 'a["__proto__"]': 'y' },
    ])
    expect(toRows({ operation: 'sum', figure: '1', lines: [{ figure: '1' }] })).toEqual([
      { depth: 0, operation: 'sum', figure: '1' },
      { depth: 1, figure: '1' },
    ])
  })

  describe('go as deep as the tree goes', () => {
    const depth = 10_000
    let deep = given('1')
    let nested: object = { missing: [{ code: 'tie', options: [] }], status: 'needs' }
    for (let i = 0; i < depth; i += 1) {
      deep = { code: 'sum', data: {}, figure: '1', operation: 'sum', lines: [deep] }
      nested = { below: nested }
    }
    const circle = (): Explanation => {
      const one: { lines: object[] } & object = { ...step('sum', '1'), lines: [] }
      one.lines.push(one)
      return one as unknown as Explanation
    }
    const looped = circle()
    const catalogue = { language: 'en' as const, sentences: {} }

    it('without running out of stack', () => {
      expect(addsUp(deep)).toEqual({ ok: true })
      expect(explain(deep, catalogue)).toHaveLength(depth + 1)
      expect(toRows(deep)[depth]).toMatchObject({ depth, figure: '1' })
      expect(Object.values(toRows(nested)[0]!)).toEqual(['tie', 'needs'])
      expect(verify(() => deep, JSON.parse('{}') as Explanation, {}, {}, {})).toMatchObject({ path: 'code' })
      expect(verify(() => deep, { ...deep }, {}, {}, {})).toEqual({ ok: true })
      expect(openNeeds(nested)).toEqual([{ code: 'tie', options: [] }])
    })

    it('and refuse a circle in words', () => {
      const refused = 'the data run in a circle at '
      expect(() => addsUp(looped)).toThrow(`${refused}'lines[0]': give a tree`)
      expect(() => explain(looped, catalogue)).toThrow(refused)
      expect(() => toRows(looped)).toThrow(refused)
      const list: unknown[] = []
      list.push(list)
      expect(() => toRows(list)).toThrow(refused)
      expect(() => toRows({ list })).toThrow(refused)
      expect(() => verify(() => looped, circle(), {}, {}, {})).toThrow(refused)
      expect(() => openNeeds({ list })).toThrow(refused)
      // What hangs in two places is no circle.
      const shared = given('1')
      expect(addsUp({ ...step('sum', '2'), lines: [shared, shared] })).toEqual({ ok: true })
    })
  })

  it('verifies by computing again', () => {
    const calculator = (document: { readonly factor: number }, facts: readonly number[]): object => ({
      parts: facts.map((one) => ({ figure: String(one * document.factor) })),
    })
    const published = calculator({ factor: 2 }, [1, 2])
    expect(verify(calculator, published, { factor: 2 }, [1, 2], {})).toEqual({ ok: true })
    const stored = JSON.parse(JSON.stringify(published)) as object
    expect(verify(calculator, stored, { factor: 2 }, [1, 2], {})).toEqual({ ok: true })
    expect(verify(calculator, published, { factor: 3 }, [1, 2], {})).toEqual({
      ok: false,
      path: 'parts[0].figure',
      published: '2',
      recomputed: '3',
    })
    expect(verify(calculator, published, { factor: 2 }, [1], {})).toMatchObject({ ok: false, path: 'parts[1]' })
    expect(verify(calculator, { parts: {} }, { factor: 2 }, [1], {})).toMatchObject({ ok: false, path: 'parts' })
    expect(verify(calculator, { parts: null }, { factor: 2 }, [1], {})).toMatchObject({ ok: false, path: 'parts' })
  })
})
