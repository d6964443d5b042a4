import { describe, expect, it } from 'vitest'
import { addsUp, explain } from 'xiangzhen/kernel'
import {
  checkRuleBook,
  linesOf,
  safeParseRuleBook,
  type EarlierScore,
  type PointItem,
  type ResultWorth,
  type RuleBookRules,
} from 'xiangzhen/points'
import { zh } from 'xiangzhen/text/zh'
import { award, book, codes, deduction, entry, facts, figure, fixed, member, score, timing, year } from './books.js'

const work = award('work', fixed('10'))
const late = deduction('late', fixed('5'))
const ofYear = (
  when: ResultWorth['when'],
  points: ResultWorth['points'],
  more: Partial<ResultWorth> = {},
): ResultWorth => ({
  by: 'result',
  when,
  points,
  longer: 'year',
  ...more,
})
const steady = award(
  'steady',
  ofYear({ by: 'earlier', was: { grades: ['excellent'] }, unit: 'quarter', last: 4, least: 'all' }, '20'),
  { title: '全年优秀', clause: '第八条' },
)
const clean = award('clean', ofYear({ by: 'noLosses' }, '7'))
const quarterly = (items: readonly PointItem[], more: Partial<RuleBookRules> = {}) =>
  book({ items, timing: timing({ score: 'quarter', beyond: 'sum' }), ...more })
const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4']
const graded = (last: string): EarlierScore[] =>
  quarters.map((period, at) => ({ book: 'book', member: 'm1', period, grade: at === 3 ? last : 'excellent' }))
const worked = quarters.map((_, at) => entry('work', `2024-${String(at * 3 + 1).padStart(2, '0')}-05`))

describe('points of a year whose quarters have their own scores', () => {
  it('are added to the sum of the quarters, and to no quarter', () => {
    const rules = quarterly([work, late, steady, clean])
    const of = facts(worked, { earlier: graded('excellent') })
    // 4 × 10 + 20 + 7.
    expect(score(rules, of)).toBe('67.00')
    expect(score(rules, of, { ...year, period: '2024-Q4' })).toBe('10.00')
    // The last quarter was only good: 40 + 7. A loss in May: 40 − 5 + 20.
    expect(score(rules, facts(worked, { earlier: graded('good') }))).toBe('47.00')
    expect(score(rules, { ...of, entries: [...worked, entry('late', '2024-05-05')] })).toBe('55.00')
    const settled = member(rules, of)
    expect(settled.items.map((one) => [one.id, figure(one.points)])).toEqual([
      ['work', '40.00'],
      ['late', '0.00'],
      ['steady', '20.00'],
      ['clean', '7.00'],
    ])
    // Half a year is another kind of period.
    expect(score(rules, of, { ...year, period: '2024-H1' })).toBe('20.00')
  })

  it('wait for the end of the year, and for what is not known', () => {
    const rules = quarterly([work, clean])
    expect(score(rules, facts(worked), { ...year, asOf: '2024-12-30' })).toBe('40.00')
    const missing = quarterly([work, steady])
    expect(score(missing, facts(worked, { earlier: graded('excellent').slice(0, 3) }))).toBe('missing-earlier-score')
    const joined = facts(worked.slice(1), { roster: { members: [{ id: 'm1', joined: '2024-02-01' }] } })
    expect(score(rules, joined)).toBe('needs result-in-part-of-span')
  })

  it('go by a mean, take points away, and go by class', () => {
    const failed = deduction(
      'failed',
      ofYear({ by: 'earlier', was: { grades: ['good'] }, unit: 'quarter', last: 4, least: 1 }, '4'),
    )
    const mean = { timing: timing({ score: 'quarter', beyond: 'mean' }) } as const
    // The mean of four tens, less 4.
    expect(score(quarterly([work, failed], mean), facts(worked, { earlier: graded('good') }))).toBe('6.00')
    const byClass = award('c', ofYear({ by: 'noLosses' }, { byClass: { formal: '3' } }))
    const rules = quarterly([work, byClass], {
      classes: [
        { id: 'formal', title: 'f' },
        { id: 'guest', title: 'g' },
      ],
    })
    const of = (id: string) => facts(worked, { roster: { members: [{ id: 'm1', classes: [{ id }] }] } })
    expect(score(rules, of('formal'))).toBe('43.00')
    expect(score(rules, of('guest'))).toBe('40.00')
  })

  it('count in what was within reach', () => {
    const capped = award('work', fixed('10'), { caps: [{ id: 'c', limit: '10', basis: 'gross', per: 'period' }] })
    expect(figure(member(quarterly([capped, clean]), facts(worked)).applicableMaximum)).toBe('47')
    expect(
      figure(member(quarterly([capped, clean]), facts(worked), { ...year, period: '2024-Q1' }).applicableMaximum),
    ).toBe('10')
  })

  it('stand in the explanation, which adds up', () => {
    const lines = linesOf(quarterly([work, late, steady]), facts(worked, { earlier: graded('excellent') }), year, 'm1')
    if (lines.status !== 'computed') throw new Error(JSON.stringify(lines))
    expect(addsUp(lines.value.explanation)).toEqual({ ok: true })
    expect(lines.value.explanation.figure).toBe('60.00')
    const sentences = explain(lines.value.explanation, zh).map((one) => one.text)
    expect(sentences).toContain('全年优秀（第八条）：20分')
    expect(sentences).toContain('最近4期中有4期等次为“excellent”：2024-Q1、2024-Q2、2024-Q3、2024-Q4')
  })

  it('are read from JSON, and the linter knows where they can stand', () => {
    const rules = quarterly([work, clean])
    expect(safeParseRuleBook(JSON.parse(JSON.stringify(rules)))).toMatchObject({ ok: true })
    expect(codes(checkRuleBook(rules))).toEqual([])
    expect(codes(checkRuleBook(book({ items: [clean] })))).toContain('not-a-longer-period')
    const inCategory = quarterly([{ ...clean, category: 'c' }], { categories: [{ id: 'c', title: 'c' }] })
    expect(codes(checkRuleBook(inCategory))).toContain('longer-not-in-total')
  })
})
