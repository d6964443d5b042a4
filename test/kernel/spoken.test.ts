import { describe, expect, it } from 'vitest'
import { describe as say, type DiagnosticValue } from '../../src/kernel/index.js'

const said = (value: DiagnosticValue): readonly string[] =>
  (['zh', 'en'] as const).map((language) =>
    say({ code: 'one', data: { value } }, { language, sentences: { one: '{value}' } }),
  )

describe('values that a language puts into words', () => {
  it.each([
    ['2024', '2024年', '2024'],
    ['2024-H1', '2024年上半年', 'the first half of 2024'],
    ['2024-H2', '2024年下半年', 'the second half of 2024'],
    ['2024-Q3', '2024年三季度', 'the third quarter of 2024'],
    ['2024-03', '2024年3月', 'March 2024'],
    ['2024-12', '2024年12月', 'December 2024'],
    ['the year before', 'the year before', 'the year before'],
    ['2024-13', '2024-13', '2024-13'],
    ['2024-Q5', '2024-Q5', '2024-Q5'],
  ])('the period %s', (period, zh, en) => {
    expect(said({ period })).toEqual([zh, en])
  })

  it('a figure with the word of its bound, thousands grouped in English', () => {
    expect(said({ kind: 'exact', value: '67000.5' })).toEqual(['67000.5', '67,000.5'])
    expect(said({ kind: 'about', value: '8' })).toEqual(['约8', 'about 8'])
    expect(said({ kind: 'atLeast', value: '8' })).toEqual(['至少8', 'at least 8'])
    expect(said({ kind: 'above', value: '700' })).toEqual(['超过700', 'more than 700'])
    expect(said({ kind: 'atMost', value: '-1200' })).toEqual(['至多-1200', 'at most -1,200'])
    expect(said({ kind: 'below', value: '10' })).toEqual(['不足10', 'less than 10'])
    expect(said({ kind: 'between', low: '8', high: '9' })).toEqual(['8至9', '8 to 9'])
  })
})
