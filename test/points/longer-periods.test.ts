import { describe, expect, it } from 'vitest'
import type { GradeTable, PointTiming, PointVeto, PointVetoEffect } from 'xiangzhen/points'
import { closePeriod } from 'xiangzhen/points'
import { award, book, deduction, entry, facts, figure, fixed, member, settled, timing, year } from './books.js'

const grade: GradeTable = {
  id: 'g',
  title: '等次',
  figure: { of: 'effective' },
  rounding: 'none',
  bands: [
    { grade: 'ok', title: '合格', from: { at: '60', included: true } },
    { grade: 'no', title: '不合格', to: { at: '60', included: false } },
  ],
}
const quarters = (effect: PointVetoEffect, more: Partial<PointTiming> = {}, veto: Partial<PointVeto> = {}) =>
  book({
    points: { digits: 0 },
    timing: timing({ score: 'quarter', beyond: 'sum', ...more }),
    items: [award('x', fixed('10')), deduction('late', fixed('5'))],
    total: { opening: { points: '60' } },
    vetoes: [{ id: 'drug', title: '黄赌毒', effect, discretion: 'must', dated: 'event', ...veto }],
    grades: [grade],
  })
const rows = (day: string) =>
  facts([
    ...['2024-02-01', '2024-05-01', '2024-08-01', '2024-11-01'].map((date) => entry('x', date)),
    entry('drug', day, { id: 'v' }),
  ])
const periods = ['2024-Q1', '2024-Q2', '2024-H1', '2024-H2', '2024']
const scores = (rules: ReturnType<typeof book>, of: ReturnType<typeof facts>) =>
  periods.map((period) => figure(member(rules, of, { ...year, period }).effective)).join(' ')

describe('vetoes of score periods in a longer period', () => {
  it('adds up what each score period came to after its own vetoes', () => {
    const score = { kind: 'score', points: '0' } as const
    // Q1 70 is zero; the half-year is 0 + 70, the year 0 + 70 + 70 + 70.
    expect(scores(quarters(score), rows('2024-03-01'))).toBe('0 70 70 140 210')
    expect(scores(quarters(score), rows('2024-12-01'))).toBe('70 70 140 70 210')
    expect(scores(quarters({ kind: 'item', id: 'x' }), rows('2024-03-01'))).toBe('60 70 130 140 270')
    const half = member(quarters(score), rows('2024-03-01'), { ...year, period: '2024-H1' })
    expect(half.raw).toMatchObject({ value: '140' })
    expect(half.standing).toBe('vetoed')
    expect(half.vetoes).toEqual([{ id: 'drug', entries: ['v'], periods: ['2024-Q1'] }])
  })
  it('halves the score of its own quarter, once for each event where the text says so', () => {
    const twice = facts([entry('x', '2024-02-01'), entry('drug', '2024-02-03'), entry('drug', '2024-03-03')])
    const half = (each: 'once' | 'event') => quarters({ kind: 'factor', factor: '0.5', each }, {})
    const digits = (each: 'once' | 'event') => {
      const made = half(each)
      return {
        ...made,
        rules: { ...made.rules, points: { digits: 1, rounding: { digits: 1, mode: 'halfUp' as const } } },
      }
    }
    // 70 × 0.5 = 35; 70 × 0.5 × 0.5 = 17.5; the half-year adds the 60 of the second quarter.
    expect(scores(digits('once'), twice)).toBe('35.0 60.0 95.0 120.0 215.0')
    expect(scores(digits('event'), twice)).toBe('17.5 60.0 77.5 120.0 197.5')
  })
  it('takes the mean, the lowest and the last of the scores after vetoes', () => {
    const zero = { kind: 'score', points: '0' } as const
    const year2024 = (beyond: 'mean' | 'lowest' | 'last', day: string) => {
      const one = member(quarters(zero, { beyond }), rows(day))
      return `${figure(one.effective)} ${one.standing}`
    }
    // 0, 70, 70, 70
    expect(year2024('lowest', '2024-03-01')).toBe('0 vetoed')
    expect(year2024('last', '2024-03-01')).toBe('70 scored')
    expect(year2024('last', '2024-12-01')).toBe('0 vetoed')
    expect(figure(member(quarters(zero, { beyond: 'mean' }), rows('2024-03-01')).effective)).toBe('needs rounding')
  })
  it('tests a condition within each score period', () => {
    const clean = quarters(
      { kind: 'item', id: 'x' },
      {},
      {
        when: { by: 'figure', figure: { of: 'count', id: 'late' }, compare: 'atLeast', line: '1' },
      },
    )
    const of = facts([entry('x', '2024-02-01'), entry('x', '2024-05-01'), entry('late', '2024-03-31')])
    // Q1 loses its ten points and five more: 55; Q2 keeps them: 70.
    expect(scores(clean, of)).toBe('55 70 125 120 245')
  })
  it('asks whether a veto on a grade or an award reaches beyond its score period', () => {
    const forced = { kind: 'grade', grade: 'no' } as const
    const graded = (vetoesBeyond?: PointTiming['vetoesBeyond'], day = '2024-03-01') =>
      figure(member(quarters(forced, vetoesBeyond === undefined ? {} : { vetoesBeyond }), rows(day)).grades[0]!.grade)
    expect(graded()).toBe('needs veto-beyond-period')
    expect(graded('anyPeriod')).toBe('no')
    expect(graded('lastPeriod')).toBe('ok')
    expect(graded('lastPeriod', '2024-12-01')).toBe('no')
    expect(graded('none')).toBe('ok')
    const refused = member(
      quarters({ kind: 'award', award: '评优' }, { vetoesBeyond: 'anyPeriod' }),
      rows('2024-03-01'),
    )
    expect(refused.refusedAwards).toEqual(['评优'])
    const decisions = [{ code: 'veto-beyond-period', value: 'none', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(figure(member(quarters(forced), { ...rows('2024-03-01'), decisions }).grades[0]!.grade)).toBe('ok')
    // A grade that is the same with and without the veto needs no decision.
    const low = facts([entry('drug', '2024-03-01'), ...Array.from({ length: 40 }, () => entry('late', '2024-05-01'))])
    expect(figure(member(quarters(forced), low).grades[0]!.grade)).toBe('no')
  })
  it('waits for the decision on a veto that may be applied, and for a condition that is not known', () => {
    const may = quarters({ kind: 'score', points: '0' }, {}, { discretion: 'may' })
    expect(scores(may, rows('2024-03-01'))).toBe('needs drug 70 needs drug 140 needs drug')
    const measured = quarters(
      { kind: 'score', points: '0' },
      {},
      {
        when: { by: 'figure', figure: { of: 'measure', id: 'm' }, compare: 'lessThan', line: '1' },
      },
    )
    expect(scores(measured, facts())).toBe(Array(5).fill('missing-measurement').join(' '))
    const set = quarters({ kind: 'score', points: '0' })
    const two = {
      ...set,
      rules: {
        ...set.rules,
        vetoes: [
          ...set.rules.vetoes!,
          {
            id: 'may',
            title: '可',
            effect: { kind: 'score', points: '30' },
            discretion: 'may',
            dated: 'event',
          } as const,
        ],
      },
    }
    const both = facts([entry('drug', '2024-03-01'), entry('may', '2024-03-02')])
    // Zero is lower than what the other could set.
    expect(figure(member(two, both, { ...year, period: '2024-Q1' }).effective)).toBe('0')
  })
})

describe('streaks', () => {
  const two: GradeTable = {
    ...grade,
    id: 'h',
    bands: [
      { grade: 'good', from: { at: '0', included: true } },
      { grade: 'bad', to: { at: '0', included: false } },
    ],
  }
  const rules = (when: object, tables = [grade, two]) =>
    book({
      points: { digits: 0 },
      items: [award('x', fixed('10'))],
      grades: tables,
      consequences: [{ id: 'c', title: 'c', when: { by: 'streak', periods: 2, ...when } as never, outcomes: ['yes'] }],
    })
  const row = (more: object) => ({ book: 'book', member: 'm1', period: '2023', raw: '0', ...more })
  const outcome = (made: ReturnType<typeof book>, more: object = {}) =>
    figure(member(made, facts([], more)).consequences[0]!.outcome)
  it('goes by the table that it names', () => {
    const grades = [
      { table: 'g', grade: 'ok' },
      { table: 'h', grade: 'good' },
    ]
    expect(outcome(rules({ grades: ['no'], table: 'g' }), { earlier: [row({ grades })] })).toBe('null')
    expect(outcome(rules({ grades: ['good'], table: 'h' }), { earlier: [row({ grades })] })).toBe('yes')
    expect(outcome(rules({ grades: ['no'] }), { earlier: [row({ grades })] })).toBe('grade-table-not-named')
    expect(outcome(rules({ grades: ['no'], table: 'z' }))).toBe('null')
    expect(outcome(rules({ grades: ['no'] }, [grade]), { earlier: [row({ grade: 'no' })] })).toBe('yes')
  })
  it('does not know what nobody handed in, and needs nothing from before a member came', () => {
    const one = rules({ grades: ['no'] }, [grade])
    expect(outcome(one)).toBe('missing-earlier-score')
    expect(outcome(one, { earlier: [row({})] })).toBe('null')
    expect(outcome(one, { earlier: [{ book: 'book', member: 'm1', period: '2023' }] })).toBe('missing-earlier-score')
    expect(outcome(one, { roster: { members: [{ id: 'm1', joined: '2024-01-01' }] } })).toBe('null')
    const three = rules({ grades: ['no'], periods: 3 }, [grade])
    const before = (grade2022: string) => ({ earlier: [row({ period: '2022', grade: grade2022 })] })
    expect(outcome(three, before('ok'))).toBe('null')
    expect(outcome(three, before('no'))).toBe('missing-earlier-score')
  })
  it('is handed on by closing, table by table', () => {
    const made = settled(rules({ grades: ['no'], table: 'g' }), facts())
    const closed = closePeriod(
      { credit: 'none', negative: 'dropped', creditDate: 'lastDay' },
      { settlement: { ...made, members: made.members.map((one) => ({ ...one, consequences: [] })) } },
      { closedOn: '2025-01-05', closedBy: '支部' },
    )
    expect(closed.status === 'computed' && closed.value.scores[0]?.grades).toEqual([
      { table: 'g', grade: 'no' },
      { table: 'h', grade: 'good' },
    ])
  })
})
