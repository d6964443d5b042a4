import { describe, expect, it } from 'vitest'
import { checkRuleBook, type EarlierScore } from 'xiangzhen/points'
import { award, book, codes, deduction, entry, facts, figure, fixed, member, score, timing } from './books.js'

// Ten points for each entry. A quarter of 10 points is excellent; four excellent quarters bring 20 more in the year.
const rules = (last: number) =>
  book({
    timing: timing({ within: 'movement' }),
    items: [
      award('a', fixed('10')),
      award('steady', {
        by: 'result',
        when: { by: 'earlier', was: { grades: ['excellent'], table: 'quarter' }, unit: 'quarter', last, least: 'all' },
        points: '20',
      }),
    ],
    grades: [
      {
        id: 'quarter',
        title: '季度等次',
        per: ['quarter'],
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'excellent', title: '优秀', from: { at: '10', included: true } },
          { grade: 'fair', title: '一般', to: { at: '10', included: false } },
        ],
      },
    ],
  })
const ends = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']
const quarter = (index: number) => ({ period: `2024-Q${index + 1}`, asOf: ends[index]!, knownAt: ends[index]! })
const wholeYear = { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' }
const row = (index: number): EarlierScore => ({
  book: 'book',
  member: 'm1',
  period: `2024-Q${index + 1}`,
  grade: 'excellent',
  effective: '10',
})
const rows = ['2024-02-01', '2024-05-01', '2024-08-01', '2024-11-01'].map((date) => entry('a', date))

describe('points that a year has for its quarters', () => {
  it('each quarter is settled before the points that follow from it', () => {
    const earlier: EarlierScore[] = []
    for (const index of [0, 1, 2, 3]) {
      const one = member(rules(4), facts(rows, { earlier }), quarter(index))
      expect([figure(one.effective), ...one.grades.map(({ grade }) => figure(grade))]).toEqual(['10.00', 'excellent'])
      earlier.push(row(index))
    }
    // 4 × 10 and the 20 for four excellent quarters.
    expect(score(rules(4), facts(rows, { earlier }), wholeYear)).toBe('60.00')
    expect(codes(checkRuleBook(rules(4)))).not.toContain('condition-circular')
    // Settled again when all is known, the fourth quarter stays what it was.
    expect(score(rules(4), facts(rows, { earlier }), quarter(3))).toBe('10.00')
    // A row that is missing is asked for in the year, where it matters.
    expect(score(rules(4), facts(rows, { earlier: earlier.slice(1) }), wholeYear)).toBe('missing-earlier-score')
  })
  it('a month within the last quarter, and a standing quarter, are settled without them too', () => {
    const december = { period: '2024-12', asOf: '2024-12-31', knownAt: '2024-12-31' }
    expect(score(rules(4), facts(rows), december)).toBe('0.00')
    const standing = { ...rules(4), rules: { ...rules(4).rules, timing: timing({ within: 'standing' }) } }
    expect(score(standing, facts(rows), quarter(3))).toBe('40.00')
  })
  it('a year that is not over before the last quarter of it is settled is none of the years before', () => {
    const failed = book({
      timing: timing({ score: 'quarter' }),
      total: { opening: { points: '30' } },
      items: [
        deduction('failed', {
          by: 'result',
          when: { by: 'earlier', was: { grades: ['fail'] }, unit: 'year', last: 1, least: 1 },
          points: '5',
        }),
      ],
    })
    const earlier = [{ book: 'book', member: 'm1', period: '2023', grade: 'fail' }]
    expect([0, 1, 2, 3].map((index) => score(failed, facts([], { earlier }), quarter(index)))).toEqual(
      Array.from({ length: 4 }, () => '25.00'),
    )
  })
})
