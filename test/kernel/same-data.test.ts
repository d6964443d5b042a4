import { describe, expect, it } from 'vitest'
import { sameData } from '../../src/kernel/same-data.js'

describe('the same plain data', () => {
  it('goes by what is there, not by order or identity; absent and undefined are the same', () => {
    expect(sameData({ a: 1, b: [1, { c: 'x' }] }, { b: [1, { c: 'x' }], a: 1 })).toBe(true)
    expect(sameData({ a: 1 }, { a: 1, b: undefined })).toBe(true)
    expect(sameData(null, null)).toBe(true)
  })

  it('tells values, lists and objects apart', () => {
    expect(sameData({ a: 1 }, { a: '1' })).toBe(false)
    expect(sameData({ a: 1 }, { a: 1, b: 2 })).toBe(false)
    expect(sameData([1], { 0: 1 })).toBe(false)
    expect(sameData([1], [1, 2])).toBe(false)
    expect(sameData(null, {})).toBe(false)
    expect(sameData({ a: [] }, { a: 'x' })).toBe(false)
  })

  it('goes as deep as the data', () => {
    const deep = (end: unknown): unknown => {
      let node = end
      for (let level = 0; level < 50_000; level += 1) node = { node }
      return node
    }
    expect(sameData(deep(1), deep(1))).toBe(true)
    expect(sameData(deep(1), deep(2))).toBe(false)
  })
})
