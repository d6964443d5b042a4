import { describe, expect, it } from 'vitest'
import { addsUp, explain, toRows, verify, type Explanation, type ExplanationOperation } from 'xiangzhen/kernel'

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
    expect(addsUp(wrong)).toEqual({ ok: false, path: 'lines[1]', stated: '2', computed: '3/1' })
    const deep = { ...step('sum', '2'), lines: [{ ...step('sum', '2'), lines: [step('product', '2', '1', '3')] }] }
    expect(addsUp(deep)).toMatchObject({ path: 'lines[0].lines[0]' })
    expect(addsUp(step('sum', '4', '1', '2'))).toMatchObject({ path: '', computed: '3/1' })
  })

  it.each(['quotient', 'difference', 'minimum', 'maximum', 'rounded'] as const)(
    '%s of nothing is a fault',
    (operation) => {
      expect(addsUp(step(operation, '1'))).toMatchObject({ ok: false, computed: 'undefined' })
    },
  )

  it('division by zero and by nothing is a fault', () => {
    expect(addsUp(step('quotient', '1', '1', '0'))).toMatchObject({ computed: 'undefined' })
    expect(addsUp(step('quotient', '1', '1'))).toMatchObject({ computed: 'undefined' })
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
