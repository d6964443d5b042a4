import { describe, expect, it } from 'vitest'
import { addsUp } from 'xiangzhen/kernel'
import {
  checkRuleBook,
  linesOf,
  safeParseRuleBook,
  type Entry,
  type OwnPeriod,
  type RuleBookRules,
} from 'xiangzhen/points'
import { award, book, codes, deduction, entry, facts, fixed, member, score, timing, year } from './books.js'

const study = award('study', fixed('5'))
const reset = award('reset', fixed('0'))
const afterReset: OwnPeriod = { since: { by: 'event', items: ['reset'], dated: 'event' }, first: 'nextDay' }
const anew = (own: Partial<OwnPeriod>, more: Partial<RuleBookRules> = {}) =>
  book({ items: [study, reset], timing: timing({ ownPeriod: { ...afterReset, ...own } }), ...more })

const entries: readonly Entry[] = [
  entry('study', '2024-02-03'),
  entry('reset', '2024-05-10'),
  entry('study', '2024-05-10'),
  entry('study', '2024-06-03'),
]

describe('a score that begins anew after an event', () => {
  it('counts what came after it, with its own day or without', () => {
    // Only June is after 10 May; with the day itself two entries count.
    expect(score(anew({}), facts(entries))).toBe('5.00')
    expect(score(anew({ first: 'sameDay' }), facts(entries))).toBe('10.00')
    expect(member(anew({}), facts(entries)).ownPeriod).toEqual({ from: '2024-05-11', to: '2024-12-31' })
  })

  it('counts everything as long as nothing happened, and the last of several events', () => {
    expect(score(anew({}), facts(entries), { ...year, asOf: '2024-05-09' })).toBe('5.00')
    expect(member(anew({}), facts(entries), { ...year, asOf: '2024-05-09' }).ownPeriod).toBeUndefined()
    const again = [...entries, entry('reset', '2024-06-02')]
    expect(member(anew({}), facts(again)).ownPeriod?.from).toBe('2024-06-03')
    expect(score(anew({}), facts([...entries, entry('reset', '2024-06-03')]))).toBe('0.00')
    const reversed = { id: 'r', member: 'm1', item: 'reset', eventDate: '2024-05-12', reverses: entries[1]!.id }
    expect(score(anew({}), facts([...entries, reversed]))).toBe('15.00')
  })

  it('asks whether the opening points are held again', () => {
    const opened = { total: { opening: { points: '60' } } } as const
    expect(score(anew({}, opened), facts(entries))).toBe('needs opening-of-own-period')
    expect(score(anew({ opening: 'again' }, opened), facts(entries))).toBe('65.00')
    expect(score(anew({ opening: 'none' }, opened), facts(entries))).toBe('5.00')
    const decisions = [{ code: 'opening-of-own-period', value: 'none', decidedBy: 'x', decidedOn: '2024-12-31' }]
    expect(score(anew({}, opened), facts(entries, { decisions }))).toBe('5.00')
    expect(score(anew({}, opened), facts(entries.slice(0, 1)))).toBe('65.00')
  })

  it('may go by the day of the decision; an event without one does not count', () => {
    const decided = { since: { by: 'event', items: ['reset'], dated: 'decided' } } as const
    const on = (decidedAt: string) =>
      facts([{ ...entries[1]!, decidedAt }, ...entries.filter((one) => one.item === 'study')])
    expect(member(anew(decided), on('2024-06-01')).ownPeriod?.from).toBe('2024-06-02')
    expect(score(anew(decided), facts(entries))).toBe('15.00')
  })

  it('leaves vetoes of before behind, and limits that reach back full', () => {
    const veto = {
      id: 'punished',
      title: '处分',
      effect: { kind: 'score', points: '0' },
      discretion: 'must',
      dated: 'event',
    } as const
    const own: OwnPeriod = { since: { by: 'event', items: ['punished'], dated: 'event' }, first: 'nextDay' }
    const rules = book({ items: [study], vetoes: [veto], timing: timing({ ownPeriod: own }) })
    const punished = [entry('study', '2024-02-03'), entry('punished', '2024-05-10'), entry('study', '2024-06-03')]
    expect(member(rules, facts(punished))).toMatchObject({ standing: 'scored', effective: { value: '5.00' } })
    // Of 8 points a year 5 were had in February: June brings 3.
    const capped = award('study', fixed('5'), {
      caps: [{ id: 'c', limit: '8', basis: 'gross', per: { blocks: { years: 1, firstYear: 2000 } } }],
    })
    expect(
      score(
        anew({}, { items: [capped, reset] }),
        facts(entries.filter((one) => one.eventDate !== '2024-05-10' || one.item === 'reset')),
      ),
    ).toBe('3.00')
    const perPeriod = award('study', fixed('5'), { caps: [{ id: 'c', limit: '8', basis: 'gross', per: 'period' }] })
    expect(score(anew({}, { items: [perPeriod, reset] }), facts(entries))).toBe('5.00')
  })

  it('shows the earlier entries among the lines, with why they do not count', () => {
    const lines = linesOf(anew({}), facts(entries), year, 'm1')
    if (lines.status !== 'computed') throw new Error(JSON.stringify(lines))
    expect(lines.value.lines.map((one) => [one.date, one.item, one.granted, one.out])).toEqual([
      ['2024-02-03', 'study', '0', 'outside-own-period'],
      ['2024-05-10', 'reset', '0', 'outside-own-period'],
      ['2024-05-10', 'study', '0', 'outside-own-period'],
      ['2024-06-03', 'study', '5', undefined],
    ])
    expect(addsUp(lines.value.explanation)).toEqual({ ok: true })
  })

  it('works within each of several score periods', () => {
    const quarterly = anew({}, { timing: timing({ score: 'quarter', beyond: 'sum', ownPeriod: afterReset }) })
    // First quarter 5, second quarter 5 after the reset.
    expect(score(quarterly, facts(entries))).toBe('10.00')
  })

  it('a bonus for nothing lost looks at the days that count', () => {
    const late = deduction('late', fixed('1'))
    const clean = award('clean', { by: 'result', when: { by: 'noLosses' }, points: '10' })
    const rules = anew({}, { items: [study, reset, late, clean] })
    expect(score(rules, facts([entry('late', '2024-02-03'), ...entries]))).toBe('15.00')
    expect(score(rules, facts([entry('late', '2024-07-03'), ...entries]))).toBe('4.00')
  })
})

describe('a period that runs from the day of the member', () => {
  const yearly = (since: OwnPeriod['since'], months = 12) =>
    book({
      items: [study],
      classes: [{ id: 'formal', title: '正式党员' }],
      timing: timing({ score: 'custom', ownPeriod: { since, first: 'sameDay', months } }),
    })
  const wide = { period: '2022-01-01/2026-01-01', asOf: '2024-08-01', knownAt: '2024-08-01' }
  const days = ['2023-05-10', '2024-05-09', '2024-05-10', '2024-07-01'].map((day) => entry('study', day))
  const since = (from?: string) => ({ id: 'formal', ...(from === undefined ? {} : { from }) })

  it('of twelve months each, from the first day of a class, a role or the scheme', () => {
    const roster = {
      members: [
        {
          id: 'm1',
          classes: [since('2022-05-10')],
          roles: [{ id: 'clerk', from: '2023-07-01' }],
          joined: '2021-06-30',
        },
      ],
    }
    const rules = yearly({ by: 'class', id: 'formal' })
    // The run of 2024 began on 10 May: two entries.
    expect(score(rules, facts(days, { roster }), wide)).toBe('10.00')
    expect(member(rules, facts(days, { roster }), wide).ownPeriod).toEqual({ from: '2024-05-10', to: '2025-05-09' })
    // On 9 May the run of 2023 was still on: its first and its last day count.
    expect(score(rules, facts(days, { roster }), { ...wide, asOf: '2024-05-09' })).toBe('10.00')
    expect(member(yearly({ by: 'role', id: 'clerk' }), facts(days, { roster }), wide).ownPeriod?.from).toBe(
      '2024-07-01',
    )
    expect(member(yearly({ by: 'joined' }), facts(days, { roster }), wide).ownPeriod?.from).toBe('2024-06-30')
  })

  it('ends on the last day of a month that is shorter', () => {
    const roster = { members: [{ id: 'm1', joined: '2023-01-31' }] }
    const at = (asOf: string) =>
      member(yearly({ by: 'joined' }, 1), facts([], { roster }), { ...wide, asOf, knownAt: asOf }).ownPeriod
    expect(at('2023-02-27')).toEqual({ from: '2023-01-31', to: '2023-02-27' })
    expect(at('2023-02-28')).toEqual({ from: '2023-02-28', to: '2023-03-30' })
    expect(at('2023-03-31')).toEqual({ from: '2023-03-31', to: '2023-04-29' })
  })

  it('is unknown where nothing says when it began', () => {
    for (const roster of [{ members: [{ id: 'm1', classes: [since()] }] }, { members: [{ id: 'm1' }] }]) {
      const found = member(yearly({ by: 'class', id: 'formal' }), facts(days, { roster }), wide)
      expect(found).toMatchObject({ standing: 'unknown', effective: { reason: 'own-period-unknown' } })
    }
  })

  it('is read from JSON, and its names are checked', () => {
    const rules = yearly({ by: 'class', id: 'formal' })
    expect(safeParseRuleBook(JSON.parse(JSON.stringify(rules)))).toMatchObject({ ok: true })
    expect(codes(checkRuleBook(yearly({ by: 'class', id: 'nobody' })))).toContain('unknown-reference')
    expect(codes(checkRuleBook(yearly({ by: 'event', items: ['nothing'], dated: 'event' })))).toContain(
      'unknown-reference',
    )
    expect(codes(checkRuleBook(anew({})))).toEqual([])
  })
})
