import { describe, expect, it } from 'vitest'
import { checkRuleBook, safeParseRuleBook, type PointsRoster, type PointWorth } from 'xiangzhen/points'
import { award, book, codes, deduction, entry, facts, figure, fixed, member, score, timing } from './books.js'

type Shortfall = Extract<PointWorth, { by: 'shortfall' }>

const missed = (more: Partial<Shortfall> = {}): Shortfall => ({
  by: 'shortfall',
  of: ['in'],
  least: 1,
  per: 'quarter',
  points: '3',
  each: 'missing',
  leave: 'counts',
  ...more,
})

const asked = (period: string, end: string) => ({ period, asOf: end, knownAt: end })

describe('shortfalls within a longer score period', () => {
  // One entry in Q1: nothing is missing then; one is missing in each of Q2, Q3 and Q4, 3 points each.
  const rules = book({
    timing: timing({ within: 'movement' }),
    items: [award('in', fixed('0')), deduction('off', missed())],
  })
  const rows = facts([entry('in', '2024-02-05')])
  it('a movement has the shortfalls of its own spans, and the movements sum to the year', () => {
    const quarters = ['03-31', '06-30', '09-30', '12-31'].map((end, index) =>
      score(rules, rows, asked(`2024-Q${index + 1}`, `2024-${end}`)),
    )
    expect(quarters).toEqual(['0.00', '-3.00', '-3.00', '-3.00'])
    expect(score(rules, rows, asked('2024', '2024-12-31'))).toBe('-9.00')
    // No quarter ends in February.
    expect(score(rules, rows, asked('2024-02', '2024-02-29'))).toBe('0.00')
  })
  it('runs of days fall into the movement in which they end', () => {
    // Without entries, 100 days in a row end on 9 April, 18 July and 26 October (2024 is a leap year: days 100, 200, 300).
    const runs = book({
      timing: timing({ within: 'movement' }),
      items: [award('in', fixed('0')), deduction('off', missed({ per: { runOfDays: 100 }, longRun: 'again' }))],
    })
    const quarters = ['03-31', '06-30', '09-30', '12-31'].map((end, index) =>
      score(runs, facts(), asked(`2024-Q${index + 1}`, `2024-${end}`)),
    )
    expect(quarters).toEqual(['0.00', '-3.00', '-3.00', '-3.00'])
  })
})

describe('shortfalls and classes', () => {
  const classes = [
    { id: 'formal', title: '正式党员' },
    { id: 'mobile', title: '流动党员' },
  ]
  const roster: PointsRoster = {
    members: [
      {
        id: 'm1',
        classes: [
          { id: 'formal', to: '2024-06-30' },
          { id: 'mobile', from: '2024-07-01' },
        ],
      },
    ],
  }
  const days = ['01-01', '02-01', '03-01', '04-01', '05-01', '06-01', '07-01', '09-01']
  const rows = facts(
    days.map((day) => entry('in', `2024-${day}`)),
    { roster },
  )
  const items = [
    award('in', fixed('0')),
    deduction('quarterly', missed({ least: 3 }), { classes: ['formal'] }),
    deduction('halfYearly', missed({ least: 3, per: 'half' }), { classes: ['mobile'] }),
  ]
  const of = (classDate: 'event' | 'periodStart' | 'periodEnd') => {
    const one = member(book({ timing: timing({ classDate }), classes, items }), rows)
    return [one.effective, ...one.items.slice(1).map(({ points }) => points)].map(figure)
  }
  it('asks of a class only the spans that end in it', () => {
    // Formal: Q1 and Q2, three each, nothing missing; Q3 and Q4 are not asked. Mobile: the second half, two of three.
    expect(of('event')).toEqual(['-3.00', '0.00', '-3.00'])
  })
  it('asks all spans of the class that the whole period is read by', () => {
    // Formal all year: 3, 3, 2 and 0 of three a quarter, so four missing. Mobile all year: 6 and 2 of three a half, so one missing.
    expect(of('periodStart')).toEqual(['-12.00', '-12.00', 'not-for-class'])
    expect(of('periodEnd')).toEqual(['-3.00', 'not-for-class', '-3.00'])
  })
  it('days outside the class end a run', () => {
    const runs = book({
      timing: timing({ classDate: 'event' }),
      classes,
      items: [
        award('in', fixed('0')),
        deduction('off', missed({ per: { runOfDays: 100 }, longRun: 'again' }), { classes: ['formal'] }),
      ],
    })
    // 1 January to 30 June has 182 days: one run of 100.
    expect(score(runs, facts([], { roster }))).toBe('-3.00')
  })
  it('may ask less of some classes', () => {
    const halved = (byClass: Readonly<Record<string, number>>) =>
      book({
        timing: timing({ classDate: 'event' }),
        classes,
        items: [award('in', fixed('0')), deduction('off', missed({ per: 'half', least: { byClass } }))],
      })
    // First half, formal: 6 of 8; second half, mobile: 2 of 4. Two and two are missing, 3 points each.
    expect(score(halved({ formal: 8, mobile: 4 }), rows)).toBe('-12.00')
    expect(safeParseRuleBook(halved({ formal: 8, mobile: 4 })).ok).toBe(true)
    // Of a class without a figure nothing is asked, and the check of the book says so.
    expect(score(halved({ formal: 8 }), rows)).toBe('-6.00')
    expect(codes(checkRuleBook(halved({ formal: 8 })))).toContain('class-without-figure')
    const long = book({
      timing: timing({ classDate: 'event' }),
      classes,
      items: [
        award('in', fixed('0')),
        deduction('off', missed({ per: { runOfDays: 100 }, longRun: 'again', least: { byClass: { mobile: 1 } } })),
      ],
    })
    // Formal members owe nothing; 1 July to 31 December has 184 days: one run of 100.
    expect(score(long, facts([], { roster }))).toBe('-3.00')
  })
})
