import { describe, expect, it } from 'vitest'
import { checkRuleBook, parseRuleBook } from 'xiangzhen/points'
import { deductToZeroBook } from 'xiangzhen/presets/deduct-to-zero-book'
import { hundredPointBook } from 'xiangzhen/presets/hundred-point-book'
import { pioneerIndexBook } from 'xiangzhen/presets/pioneer-index-book'
import { redeemableHouseholdBook } from 'xiangzhen/presets/redeemable-household-book'
import { codes, entry, facts, figure, member, score, settled, year } from './books.js'

describe('templates of rule books', () => {
  it('are documents, with their open questions and no faults', () => {
    for (const book of [hundredPointBook, deductToZeroBook, redeemableHouseholdBook, pioneerIndexBook]) {
      expect(parseRuleBook(JSON.parse(JSON.stringify(book)))).toEqual(book)
      expect(checkRuleBook(book).filter((one) => one.severity === 'error')).toEqual([])
    }
    expect(codes(checkRuleBook(pioneerIndexBook))).toContain('full-marks-differ')
  })
  it('settle', () => {
    const marks = [
      entry('base', '2024-12-01', { points: '76' }),
      entry('extra-deed', '2024-05-01', { points: '9' }),
      entry('fault', '2024-06-01', { points: '3' }),
    ]
    expect(score(hundredPointBook, facts(marks))).toBe('82.0')
    expect(score(deductToZeroBook, facts([entry('labour', '2024-03-01', { level: 'absent' })]))).toBe('48.0')
    const index = member(
      pioneerIndexBook,
      facts([
        entry('basic', '2024-12-01', { points: '55' }),
        entry('positive-deed', '2024-05-01', { points: '26' }),
        entry('reverse', '2024-06-01', { points: '8' }),
      ]),
    )
    expect(figure(index.effective)).toBe('needs reverse-index')
    const village = settled(
      redeemableHouseholdBook,
      facts([entry('deed', '2024-05-01', { member: 'h1', points: '5', state: 'posted' })], {
        roster: { members: [], households: [{ id: 'h1' }] },
        ratings: ['8', '9', '9'].map((mark, at) => ({
          member: 'h1',
          item: 'clean-yard',
          panel: 'judges',
          rater: `j${at}`,
          mark,
          on: '2024-05-20',
        })),
      }),
      { ...year, period: '2024-05' },
    )
    expect(figure(village.members[0]!.effective)).toBe('13.7')
    expect(figure(village.budgets[0]!.shortfall)).toBe('needs month-ceiling')
  })
})
