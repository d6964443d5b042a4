import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  documentOrThrow,
  plainDateSchema,
  readDocument,
  readRows,
  roundingSchema,
} from '../../src/kernel/schema.js'
import { describe as say } from '../../src/kernel/index.js'
import { enKernel } from '../../src/text/en/kernel.js'
import { zhResponsibilityDuties } from '../../src/text/zh/responsibility-duties.js'
import { zhKernel } from '../../src/text/zh/kernel.js'

const schema = z.strictObject({
  ...documentHeadFields,
  rules: z.strictObject({
    cap: decimalTextSchema,
    rounding: roundingSchema,
    method: z.union([
      z.strictObject({ kind: z.literal('fixed'), points: decimalTextSchema }),
      z.strictObject({ kind: z.literal('range'), low: decimalTextSchema, high: decimalTextSchema }),
    ]),
  }),
  decisions: z.array(decisionSchema),
})
const good = {
  id: 'book',
  title: { zh: '积分办法' },
  version: '2024',
  effective: { from: '2024-01-01' },
  sources: [{ id: 's', document: '办法', status: 'confirmed' }],
  rules: { cap: '10.5', rounding: { digits: 2, mode: 'halfUp' }, method: { kind: 'fixed', points: '2' } },
  decisions: [],
}
const findings = (change: object): readonly (readonly [string, string])[] => {
  const reading = readDocument(schema, { ...good, ...change })
  return reading.ok ? [] : reading.diagnostics.map(({ code, path }) => [code, path] as const)
}

describe('readDocument', () => {
  it('returns the plain document', () => {
    expect(readDocument(schema, good)).toEqual({ ok: true, document: good, diagnostics: [] })
  })

  it('names every fault with its place', () => {
    expect(findings({ rules: { ...good.rules, cap: 10, floor: '1' } })).toEqual([
      ['figure-not-text', 'rules.cap'],
      ['unknown-key', 'rules.floor'],
    ])
    expect(findings({ rules: { ...good.rules, cap: '1e3' } })).toEqual([['not-a-figure', 'rules.cap']])
    expect(findings({ rules: { ...good.rules, rounding: { digits: 2, mode: 'nearest' } } })).toEqual([
      ['not-an-option', 'rules.rounding.mode'],
    ])
    expect(findings({ effective: { from: '2026-02-30' } })).toEqual([['not-a-date', 'effective.from']])
    expect(findings({ effective: { from: '2024-01-01', to: '2020-01-01' } })).toEqual([
      ['interval-reversed', 'effective'],
    ])
    expect(findings({ id: '' })).toEqual([['too-short', 'id']])
    expect(findings({ id: 'x'.repeat(201) })).toEqual([['too-long', 'id']])
    expect(findings({ rules: { ...good.rules, rounding: { digits: -13, mode: 'up' } } })).toEqual([
      ['below-minimum', 'rules.rounding.digits'],
    ])
    expect(findings({ rules: { ...good.rules, rounding: { digits: 31, mode: 'up' } } })).toEqual([
      ['above-maximum', 'rules.rounding.digits'],
    ])
    expect(findings({ rules: { ...good.rules, rounding: { digits: 2 } } })).toEqual([
      ['missing-key', 'rules.rounding.mode'],
    ])
    expect(findings({ rules: { ...good.rules, cap: {} } })).toEqual([['wrong-type', 'rules.cap']])
    expect(findings({ version: undefined })).toEqual([['missing-key', 'version']])
    expect(findings({ sources: [null] })).toEqual([['wrong-type', 'sources[0]']])
    expect(findings({ sources: [[]] })).toEqual([['wrong-type', 'sources[0]']])
  })

  it('reports the branch of a choice that its writer meant', () => {
    expect(findings({ rules: { ...good.rules, method: { kind: 'range', low: '1', high: 'x' } } })).toEqual([
      ['not-a-figure', 'rules.method.high'],
    ])
    expect(findings({ rules: { ...good.rules, method: 'fixed' } })).toEqual([['wrong-type', 'rules.method']])
  })

  const choice = z.union([
    z.literal('none'),
    z.union([
      z.strictObject({ by: z.literal('step'), unit: decimalTextSchema }),
      z.strictObject({ by: z.literal('fixed'), points: decimalTextSchema, per: z.enum(['month', 'year']) }),
    ]),
    z.strictObject({ by: z.literal('fixed'), share: decimalTextSchema }),
  ])
  const chosen = (input: unknown) => {
    const reading = readDocument(z.strictObject({ cap: choice }), { cap: input })
    return reading.ok ? [] : reading.diagnostics.map(({ code, path, data }) => ({ code, path, data }))
  }

  it('lists every option where none was taken', () => {
    expect(chosen('nil')).toEqual([{ code: 'not-an-option', path: 'cap', data: { options: ['none'] } }])
    const options = ['step', 'fixed']
    expect(chosen({ by: 'steps', unit: '1' })).toEqual([{ code: 'not-an-option', path: 'cap.by', data: { options } }])
    expect(chosen({ unit: '1' })).toEqual([{ code: 'missing-key', path: 'cap.by', data: { expected: options } }])
    const forms = { expected: ['none', 'object'], found: 'number' }
    expect(chosen(5)).toEqual([{ code: 'wrong-type', path: 'cap', data: forms }])
    expect(chosen(undefined)).toEqual([{ code: 'missing-key', path: 'cap', data: { expected: ['none', 'object'] } }])
  })

  it('stays within the branch that was meant', () => {
    expect(chosen({ by: 'fixed', points: '2', per: 'quarterly' })).toEqual([
      { code: 'not-an-option', path: 'cap.per', data: { options: ['month', 'year'] } },
    ])
    expect(chosen({ by: 'fixed', points: '2' })).toEqual([
      { code: 'missing-key', path: 'cap.per', data: { expected: ['month', 'year'] } },
    ])
    expect(chosen({ by: 'fixed', share: 1 })).toEqual([
      { code: 'figure-not-text', path: 'cap.share', data: { text: '1' } },
    ])
  })

  it('says it in words, with the row as a person counts it', () => {
    const { diagnostics } = readRows(z.strictObject({ id: z.string(), points: decimalTextSchema }), [{ id: 'a' }], 'x')
    const rows = readRows(z.strictObject({ points: decimalTextSchema }), [{ points: 78 }], 'entries').diagnostics
    const sentences = [...diagnostics, ...rows].map((one) => say(one, { language: 'zh', sentences: zhKernel }))
    expect(sentences).toEqual([
      '第 1 行（x[0].points）：缺少必填内容（应为文本）。请补上。',
      '第 1 行（entries[0].points）：数字要写成带引号的文本，例如 "78"。',
    ])
    expect(say(rows[0]!, { language: 'en', sentences: enKernel })).toBe(
      'row 1 (entries[0].points): write the figure as text in quotes, such as "78".',
    )
    const wrong = readRows(decimalTextSchema, {}, 'entries').diagnostics[0]!
    expect(say(wrong, { language: 'zh', sentences: zhKernel })).toBe(
      'entries：应为列表，实际是对象。请改成要求的形式。',
    )
    const open = { code: 'unreadable-decision', data: { path: 'x', text: 'a', question: 'q', options: [] } }
    expect(say(open, { language: 'en', sentences: enKernel })).toContain('answered by any value')
    expect(say(open, { language: 'zh', sentences: zhKernel })).toContain('自行填写')
    const words = { language: 'zh' as const, sentences: { met: '达标', list: '{@words}', two: ['a', 'b'] } }
    expect(say({ code: 'list', data: { words: ['met', 'two', 'other'] } }, words)).toBe('达标、a、other')
    const closed = {
      code: 'closed-against-rules',
      data: { issue: '垃圾堆', on: '2025-02-01', refusals: ['measure-open', 'not-accepted'] },
    }
    expect(say(closed, { language: 'zh', sentences: zhResponsibilityDuties })).not.toMatch(/[{}]/)
    expect(say({ code: 'list', data: { words: 5 } }, words)).toBe('5')
  })

  it('throws one error with all findings', () => {
    const reading = readDocument(schema, { ...good, id: '', version: 1 })
    expect(() => documentOrThrow(reading, 'rule book')).toThrow(
      "rule book cannot be read: too-short at 'id' and 1 more",
    )
    expect(() => documentOrThrow({ ok: false, diagnostics: [] }, 'rule book')).toThrow('rule book cannot be read;')
    expect(documentOrThrow(readDocument(schema, good), 'rule book')).toEqual(good)
    expect(() => documentOrThrow(readDocument(schema, null), 'rule book')).toThrow("wrong-type at ''")
  })

  it('a key that attacks the prototype is an unknown key', () => {
    const evil = JSON.parse('{"from":"2024-01-01","__proto__":{"admin":true}}') as unknown
    expect(findings({ effective: evil })).toEqual([['unknown-key', 'effective.__proto__']])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('readRows', () => {
  const row = z.strictObject({ id: z.string(), on: plainDateSchema })

  it('keeps the good rows and numbers the bad ones', () => {
    const reading = readRows(row, [{ id: 'a', on: '2024-02-29' }, { id: 1, on: '2023-02-29' }, null], 'entries')
    expect(reading.rows).toEqual([{ id: 'a', on: '2024-02-29' }])
    expect(reading.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ['wrong-type', 'entries[1].id'],
      ['not-a-date', 'entries[1].on'],
      ['wrong-type', 'entries[2]'],
    ])
  })

  it('refuses what is not a list', () => {
    expect(readRows(row, { 0: {} }, 'entries').diagnostics).toMatchObject([{ code: 'wrong-type', path: 'entries' }])
  })
})
