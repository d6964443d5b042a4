import * as z from 'zod'
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
      ['wrong-type', 'rules.cap'],
      ['unknown-key', 'rules.floor'],
    ])
    expect(findings({ rules: { ...good.rules, cap: '1e3' } })).toEqual([['not-a-figure', 'rules.cap']])
    expect(findings({ rules: { ...good.rules, rounding: { digits: 2, mode: 'nearest' } } })).toEqual([
      ['not-an-option', 'rules.rounding.mode'],
    ])
    expect(findings({ effective: { from: '2026-02-30' } })).toEqual([['not-a-date', 'effective.from']])
    expect(findings({ id: '' })).toEqual([['not-well-formed', 'id']])
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

  it('throws one error with all findings', () => {
    const reading = readDocument(schema, { ...good, id: '', version: 1 })
    expect(() => documentOrThrow(reading, 'rule book')).toThrow(
      "rule book cannot be read: not-well-formed at 'id' and 1 more",
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
