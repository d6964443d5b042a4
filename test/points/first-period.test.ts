import { describe as group, expect, it } from 'vitest'
import { describe, sentencesOf } from 'xiangzhen'
import { linesOf, settle, type EarlierScore, type OutcomeTests, type PointFacts, type RuleBook } from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { award, book, entry, facts, figure, fixed, member, score, timing, year } from './books.js'

const grades = [
  {
    id: 'g',
    title: '等次',
    figure: { of: 'effective' },
    rounding: 'none',
    bands: [
      { grade: 'good', title: '优秀', from: { at: '5', included: true } },
      { grade: 'low', title: '一般', to: { at: '5', included: false } },
    ],
  },
] as const
const follows = (when: OutcomeTests): RuleBook =>
  book({
    timing: timing({ score: 'quarter' }),
    items: [award('help', fixed('5'))],
    grades,
    consequences: [{ id: 'praise', title: '表扬', when, outcomes: ['praise'] }],
  })
const second = { period: '2024-Q2', asOf: '2024-06-30', knownAt: '2024-06-30' }
const helped = facts([entry('help', '2024-05-01')])
const row = (period: string, more: Partial<EarlierScore> = {}): EarlierScore => ({
  book: 'book',
  member: 'm1',
  period,
  ...more,
})
const outcome = (when: OutcomeTests, more: Partial<PointFacts> = {}) =>
  member(follows(when), { ...helped, ...more }, second).consequences[0]!.outcome
const three = { by: 'streak', grades: ['good'], periods: 3 } as const

group('a first period', () => {
  it('has nothing before it, where the facts say when points began', () => {
    // The second quarter looks at the first quarter of 2024 and the last of 2023; points began on 1 January 2024.
    const first = { earlier: [row('2024-Q1', { grade: 'good' })] }
    expect(figure(outcome(three, first))).toBe('missing-earlier-score')
    expect(figure(outcome(three, { ...first, scoredSince: '2024-01-01' }))).toBe('null')
    expect(figure(outcome({ ...three, periods: 2 }, { ...first, scoredSince: '2024-01-01' }))).toBe('praise')
    // A period that was under way when points began has a result.
    expect(figure(outcome(three, { ...first, scoredSince: '2023-12-31' }))).toBe('missing-earlier-score')
    const earlier = { by: 'earlier', was: { grades: ['good'] }, unit: 'quarter', last: 2, least: 'all' } as const
    expect(figure(outcome({ ...earlier, absent: 'skips' }, { ...first, scoredSince: '2024-01-01' }))).toBe('praise')
    expect(figure(outcome({ ...earlier, absent: 'breaks' }, { ...first, scoredSince: '2024-01-01' }))).toBe('null')
  })

  it('has a grade that changed from nothing', () => {
    const rose = { by: 'gradeChange', least: 1 } as const
    expect(figure(outcome(rose))).toBe('missing-earlier-score')
    expect(figure(outcome(rose, { scoredSince: '2024-04-01' }))).toBe('null')
    expect(figure(outcome(rose, { earlier: [row('2024-Q1', { exempt: true })] }))).toBe('null')
    expect(figure(outcome(rose, { earlier: [row('2024-Q1', { raw: '1' })] }))).toBe('null')
    expect(figure(outcome(rose, { earlier: [row('2024-Q1', { grade: 'low' })] }))).toBe('praise')
  })

  it('refuses a day that is none', () => {
    expect(() => settle(follows(three), { ...helped, scoredSince: '2024-1-1' }, second)).toThrow(RangeError)
  })
})

group('an earlier result that is missing', () => {
  it('is named by member and period', () => {
    const found = outcome(three)
    expect(found.diagnostics).toEqual([
      {
        code: 'missing-earlier-score',
        severity: 'error',
        path: 'members.m1',
        data: { member: 'm1', period: { period: '2024-Q1' } },
      },
      {
        code: 'missing-earlier-score',
        severity: 'error',
        path: 'members.m1',
        data: { member: 'm1', period: { period: '2023-Q4' } },
      },
    ])
    expect(sentencesOf(found, zh)[0]).toBe(
      '缺少“m1”2024年一季度的结果（得分、等次、名次或名单），无法认定。请补入；当时还没有开始积分的，请写明开始积分的日期（scoredSince）。',
    )
    expect(sentencesOf(found, en)[1]).toContain('“m1”')
    expect(sentencesOf(outcome({ by: 'gradeChange', least: 1 }), zh)[0]).toContain('2024年一季度')
  })

  it('is named where points hang on it, in the item and in the score', () => {
    const when = { by: 'earlier', was: { grades: ['good'] }, unit: 'quarter', last: 4, least: 'all' } as const
    const rules = book({ items: [award('steady', { by: 'result', when, points: '20', partOfSpan: 'counts' })] })
    const rows = ['2024-Q1', '2024-Q2', '2024-Q4'].map((period) => row(period, { grade: 'good' }))
    const found = member(rules, facts([], { earlier: rows }), year)
    for (const one of [found.raw, found.effective, found.items[0]!.points])
      expect(sentencesOf(one, zh)).toEqual([expect.stringContaining('“m1”2024年三季度')])
    const longer = book({
      timing: timing({ score: 'quarter', beyond: 'sum' }),
      items: [award('steady', { by: 'result', when, points: '20', longer: 'year' })],
    })
    const year4 = member(longer, facts([], { earlier: rows }), year)
    expect(score(longer, facts([], { earlier: rows }), year)).toBe('missing-earlier-score')
    expect(sentencesOf(year4.effective, zh)).toEqual([expect.stringContaining('“m1”2024年三季度')])
  })
})

group('a grade that hangs on a decision', () => {
  const said = (rules: RuleBook, of: PointFacts, language: typeof zh | typeof en = zh) => {
    const lines = linesOf(rules, of, year, 'm1')
    if (lines.status !== 'computed') throw new Error(JSON.stringify(lines))
    return lines.value.grades[0]!.reasons.map((one) => describe(one, language))
  }
  const quota = { grade: 'good', seats: { count: 1 }, of: 'everyone', strength: 'binding', within: 'everyone' } as const
  const two = facts([entry('help', '2024-02-01'), entry('help', '2024-02-02', { member: 'm2' })], {
    roster: { members: [{ id: 'm1' }, { id: 'm2', name: '李四' }] },
  })
  const items = [award('help', fixed('5'))]

  it('says the question as the catalogue does', () => {
    const tied = book({ items, grades: [{ ...grades[0], quotas: [{ ...quota, overflow: 'low' }] }] })
    expect(said(tied, two)).toContain(
      '等次取决于尚未作出的决定。名额线（1 个）上有并列：m1、李四。请决定是一并给予，还是一并不给。',
    )
    const full = book({ items, grades: [{ ...grades[0], quotas: [{ ...quota, seats: { count: 0 } }] }] })
    expect(said(full, two)).toContain(
      '等次取决于尚未作出的决定。“优秀”名额已满，没有得到名额的人归入哪一等次，办法没有规定（可归入 一般）。请决定。',
    )
  })

  it('says a question of the book in its words, or names the part of the rules', () => {
    const asked = (about?: string) => {
      const ties = { decide: 'ties-rule', readings: { a: 'exceed', b: 'leaveVacant' }, ...(about ? { about } : {}) }
      const quotas = [{ ...quota, overflow: 'low', ties }] as never
      return book({ items, grades: [{ ...grades[0], quotas }] })
    }
    expect(said(asked('并列如何处理'), two)).toContain('等次取决于尚未作出的决定：并列如何处理')
    expect(said(asked(), two)).toContain('等次取决于办法“等次”部分的未定事项（ties-rule），请作出决定')
    expect(said(asked(), two, en).join()).toContain('grades')
  })
})
