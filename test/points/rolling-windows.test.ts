import { describe as group, expect, it } from 'vitest'
import { award, book, entry, facts, fixed, score } from './books.js'

const week = { rolling: { days: 7 } } as const
const days = (...on: readonly string[]) => facts(on.map((day) => entry('help', `2024-${day}`)))

group('seven days that look back from each entry', () => {
  it('bound how many count', () => {
    const limited = (most: number) =>
      book({
        items: [award('help', fixed('2'))],
        countLimits: [{ id: 'week', items: ['help'], most, per: week, sameObject: false, keep: 'earliest' }],
      })
    // Two months lie between them.
    expect(score(limited(1), days('01-05', '03-05'))).toBe('4.00')
    // The 5th counts; the 11th lies within its seven days; the 12th does not, as the 11th does not count.
    expect(score(limited(1), days('01-05', '01-11', '01-12'))).toBe('4.00')
    // Two of a week: the 5th and the 8th; not the 10th; the 12th with the 8th; the 15th with the 12th.
    expect(score(limited(2), days('01-05', '01-08', '01-10', '01-12', '01-15'))).toBe('8.00')
  })

  it('keep the highest of those that share seven days', () => {
    const rules = book({
      items: [award('help')],
      countLimits: [{ id: 'week', items: ['help'], most: 1, per: week, sameObject: false, keep: 'highest' }],
    })
    const rows = [
      ['01-05', '3'],
      ['01-10', '5'],
      ['01-15', '4'],
      ['01-20', '1'],
    ].map(([day, points]) => entry('help', `2024-${day!}`, { points: points! }))
    // 5 on the 10th; 4 on the 15th and 3 on the 5th share days with it; 1 on the 20th does not.
    expect(score(rules, facts(rows))).toBe('6.00')
    expect(score(rules, facts([...rows].reverse()))).toBe('6.00')
  })

  it('hold the rungs of a ladder', () => {
    const rules = book({
      items: [
        award('help', {
          by: 'count',
          within: week,
          rungs: [
            { from: 1, to: 1, points: '3' },
            { from: 2, points: '5' },
          ],
        }),
      ],
    })
    // Each is the first of its week.
    expect(score(rules, days('01-05', '03-05'))).toBe('6.00')
    // The 5th and the 9th together 5; the 13th and the 9th together 5, of which the 9th brought 2.
    expect(score(rules, days('01-05', '01-09', '01-13'))).toBe('8.00')
  })

  it('hold the hours that make a step', () => {
    const rules = book({
      items: [
        award('help', {
          by: 'steps',
          unit: '10',
          points: '1',
          partial: 'dropped',
          accumulate: week,
          leftover: 'dropped',
        }),
      ],
    })
    const hours = (first: string, second: string) =>
      facts([first, second].map((day) => entry('help', `2024-${day}`, { quantity: '6' })))
    expect(score(rules, hours('01-05', '03-05'))).toBe('0.00')
    expect(score(rules, hours('01-05', '01-11'))).toBe('1.00')
  })
})
