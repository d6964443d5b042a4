import { describe, expect, it } from 'vitest'
import { addsUp } from 'xiangzhen/kernel'
import { linesOf, type PointCategory, type PointCap, type RuleBookRules } from 'xiangzhen/points'
import { award, book, entry, facts, range, score, year } from './books.js'

const monthly = (limit: string): PointCap => ({ id: 'monthly', limit, basis: 'gross', per: 'month' })
const points = (item: string, day: string, size: string) => entry(item, day, { points: size })
const categories = (a: Partial<PointCategory> = {}, b: Partial<PointCategory> = {}) => [
  { id: 'a', title: 'a', ...a },
  { id: 'b', title: 'b', ...b },
]
const two = [award('x', range, { category: 'a' }), award('y', range, { category: 'b' })]
const linesAt = (rules: Partial<RuleBookRules>, of: ReturnType<typeof facts>) => {
  const lines = linesOf(book(rules), of, year, 'm1')
  if (lines.status !== 'computed') throw new Error(JSON.stringify(lines))
  expect(addsUp(lines.value.explanation)).toEqual({ ok: true })
  return lines.value.lines.map((one) => [one.item, one.asked, one.granted, one.lost])
}

describe('limits that look at days, above parts that are weighed or multiplied', () => {
  it('a monthly cap on a weighted total counts what each entry brings to the total', () => {
    const rules: Partial<RuleBookRules> = {
      categories: categories(),
      items: two,
      total: { combine: { weights: { a: '0.6', b: '0.4' }, missing: 'refuse' }, caps: [monthly('6')] },
    }
    const of = facts([points('x', '2024-01-05', '10'), points('y', '2024-01-06', '10'), points('x', '2024-02-05', '5')])
    // January: 0.6 × 10 = 6, then 0.4 × 10 = 4, of which nothing is left. February: 0.6 × 5 = 3.
    expect(score(book(rules), of)).toBe('9.00')
    expect(linesAt(rules, of)).toEqual([
      ['x', '10', '10', []],
      ['y', '10', '0', [{ limit: 'monthly', points: '10' }]],
      ['x', '5', '5', []],
    ])
  })

  it('a factor of a category, and a factor of a category within it', () => {
    const rules: Partial<RuleBookRules> = {
      categories: categories({ factor: '0.5' }, { factor: '0.5', within: 'a' }),
      items: two,
      total: { caps: [monthly('4')] },
    }
    // January: 0.5 × 10 = 5, cut to 4: two of the ten points are lost. February: 0.25 × 8 = 2.
    const of = facts([points('x', '2024-01-05', '10'), points('y', '2024-02-06', '8')])
    expect(score(book(rules), of)).toBe('6.00')
    expect(linesAt(rules, of)).toEqual([
      ['x', '10', '8', [{ limit: 'monthly', points: '2' }]],
      ['y', '8', '8', []],
    ])
  })

  it('a mean, the highest and the lowest', () => {
    const with_ = (combine: 'mean' | 'highest' | 'lowest', limit: string) =>
      book({ categories: categories(), items: two, total: { combine, caps: [monthly(limit)] } })
    const of = facts([points('x', '2024-01-05', '10'), points('y', '2024-01-06', '2'), points('x', '2024-02-06', '1')])
    // The mean of 11 and 2 is 6.5: 6 in January, 0.5 in February. The cap of 4 takes 2.
    expect(score(with_('mean', '4'), of)).toBe('4.50')
    // The highest is 11: 10 in January, 1 in February.
    expect(score(with_('highest', '4'), of)).toBe('5.00')
    // The lowest is 2, all in January.
    expect(score(with_('lowest', '1'), of)).toBe('1.00')
    expect(score(with_('lowest', '4'), of)).toBe('2.00')
  })

  it('weights of what is missing go to the others, or count as nothing', () => {
    const measured = award('y', { by: 'measure', measure: 'm' }, { category: 'b' })
    const with_ = (missing: 'spread' | 'zero') =>
      book({
        categories: categories(),
        items: [two[0]!, measured],
        total: { combine: { weights: { a: '0.6', b: '0.4' }, missing }, caps: [monthly('5')] },
      })
    const of = facts([points('x', '2024-01-05', '10'), points('x', '2024-02-05', '4')])
    // Spread: 10 and 4, cut to 5 and 4. Zero: 6 and 2.4, cut to 5 and 2.4.
    expect(score(with_('spread'), of)).toBe('9.00')
    expect(score(with_('zero'), of)).toBe('7.40')
  })

  it('a running balance under a factor', () => {
    const rules: Partial<RuleBookRules> = {
      points: { digits: 2, rounding: { digits: 2, mode: 'halfUp' } },
      categories: categories({ factor: '0.3' }),
      items: [two[0]!],
      total: { caps: [{ id: 'run', limit: '2', basis: 'gross', per: 'period', mode: 'inDateOrder' }] },
    }
    // 0.3 × 10 = 3, cut to 2; nothing more fits.
    const of = facts([points('x', '2024-01-05', '10'), points('x', '2024-02-05', '1')])
    expect(score(book(rules), of)).toBe('2.00')
  })
})
