import { describe, expect, it } from 'vitest'
import type { AllocationItem, PartOfPeriod, PointItem } from 'xiangzhen/points'
import { award, book, entry, facts, fixed, score } from './books.js'

const decide = (code: string, value: string, at?: string) => ({
  code,
  value,
  decidedBy: '支部',
  decidedOn: '2024-01-01',
  ...(at === undefined ? {} : { at }),
})
const half = { digits: 2, rounding: { digits: 2, mode: 'halfUp' } } as const

describe('members who are in the scheme for a part of the period', () => {
  const opening = (more: { joiners?: PartOfPeriod; leavers?: PartOfPeriod }) =>
    book({ points: half, total: { opening: { points: '100', ...more } } })
  const from = (joined: string, left?: string) =>
    facts([], { roster: { members: [{ id: 'm1', joined, ...(left === undefined ? {} : { left }) }] } })
  it('prorates for a joiner as the text says', () => {
    // 2024 has 366 days; from 16 July 169 of them are left, six months begun, five whole.
    const of = (joiners: PartOfPeriod, joined = '2024-07-16') => score(opening({ joiners }), from(joined))
    expect(of('full')).toBe('100.00')
    expect(of('byDay')).toBe('46.17')
    expect(of('byMonth')).toBe('50.00')
    expect(of('byFullMonth')).toBe('41.67')
    expect(of('byFullMonth', '2024-07-01')).toBe('50.00')
    expect(of('none')).toBe('0.00')
    expect(score(opening({}), from('2024-07-16'))).toBe('needs opening-of-joiner')
  })
  it('prorates for a leaver, and for one who joins and leaves', () => {
    const of = (leavers: PartOfPeriod, left = '2024-03-15') =>
      score(opening({ leavers, joiners: leavers }), from('2023-01-01', left))
    // 75 of 366 days, three months begun, two whole.
    expect(of('full')).toBe('100.00')
    expect(of('byDay')).toBe('20.49')
    expect(of('byMonth')).toBe('25.00')
    expect(of('byFullMonth')).toBe('16.67')
    expect(of('byFullMonth', '2024-03-31')).toBe('25.00')
    expect(of('none')).toBe('0.00')
    expect(score(opening({}), from('2023-01-01', '2024-03-15'))).toBe('needs opening-of-leaver')
    const both = (part: PartOfPeriod) =>
      score(opening({ joiners: part, leavers: part }), from('2024-03-10', '2024-03-20'))
    expect(both('byDay')).toBe('3.01')
    expect(both('byMonth')).toBe('8.33')
    expect(both('byFullMonth')).toBe('0.00')
    const known = { ...from('2023-01-01', '2024-03-15'), decisions: [decide('opening-of-leaver', 'byMonth', 'm1')] }
    expect(score(opening({}), known)).toBe('25.00')
    expect(score(book({}), from('2024-03-10', '2024-03-20'))).toBe('0.00')
  })
  it('asks the same of what an item holds from the start', () => {
    const life = (more: Partial<AllocationItem> = {}): PointItem => ({
      kind: 'allocation',
      id: 'life',
      title: '组织生活',
      allotment: '30',
      floor: 'zero',
      worth: fixed('3'),
      ...more,
    })
    const of = (item: PointItem, more: object = {}) =>
      score(book({ points: half, items: [item] }), { ...from('2024-07-16'), ...more })
    expect(of(life())).toBe('needs opening-of-joiner')
    expect(of(life({ joiners: 'byMonth' }))).toBe('15.00')
    expect(of(life(), { decisions: [decide('opening-of-joiner', 'full')] })).toBe('30.00')
    const classes = [
      { id: 'p', to: '2024-06-30' },
      { id: 'f', from: '2024-07-01' },
    ]
    const changing = (more: Partial<AllocationItem>) =>
      score(
        book({
          points: half,
          classes: [
            { id: 'p', title: '预备' },
            { id: 'f', title: '正式' },
          ],
          items: [life({ allotment: { byClass: { p: '10', f: '30' } }, ...more })],
        }),
        facts([], { roster: { members: [{ id: 'm1', classes }] } }),
      )
    expect(changing({})).toBe('needs opening-at-class-change')
    expect(changing({ classChange: 'end' })).toBe('30.00')
  })
})

describe('entries about one matter', () => {
  const honour = (more: Partial<PointItem> = {}) =>
    award(
      'honour',
      { by: 'level', levels: { national: { by: 'fixed', points: '10' }, town: { by: 'fixed', points: '2' } } },
      more,
    )
  const twice = facts([
    entry('honour', '2024-02-01', { level: 'town', object: '抗洪' }),
    entry('honour', '2024-05-01', { level: 'national', object: '抗洪' }),
    entry('honour', '2024-06-01', { level: 'town', object: '修路' }),
  ])
  it('need a decision where the text is silent and two of them count', () => {
    expect(score(book({ items: [honour()] }), twice)).toBe('needs same-matter')
    expect(score(book({ items: [honour({ sameMatter: 'each' })] }), twice)).toBe('14.00')
    expect(score(book({ items: [honour({ sameMatter: 'highest' })] }), twice)).toBe('12.00')
    const by = (value: string) =>
      score(book({ items: [honour()] }), { ...twice, decisions: [decide('same-matter', value)] })
    expect([by('each'), by('highest'), by('earliest'), by('latest')]).toEqual(['14.00', '12.00', '4.00', '12.00'])
    expect(score(book({ items: [honour()] }), facts(twice.entries.slice(1)))).toBe('12.00')
  })
  it('need none where another rule says it, or nothing hangs on it', () => {
    expect(score(book({ items: [honour({ counts: 'highest' })] }), twice)).toBe('10.00')
    const capped = honour({ caps: [{ id: 'c', limit: '10', basis: 'gross', per: 'matter' }] })
    expect(score(book({ items: [capped] }), twice)).toBe('12.00')
    const limit = { id: 'l', items: ['honour'], most: 1, per: 'period', sameObject: true, keep: 'earliest' } as const
    expect(score(book({ items: [honour()], countLimits: [limit] }), twice)).toBe('4.00')
    const full = book({ items: [honour()], total: { floor: { at: '60', mode: 'total' } } })
    expect(score(full, twice)).toBe('60.00')
  })
  it('need one for items whose entries are simply added too', () => {
    const plain = book({ items: [award('x', fixed('5'))] })
    const rows = ['2024-02-01', '2024-03-01'].map((date) => entry('x', date, { object: 'A' }))
    expect(score(plain, facts(rows))).toBe('needs same-matter')
    expect(score(plain, facts([...rows.slice(1), entry('x', '2024-04-01')]))).toBe('10.00')
    expect(score(plain, { ...facts(rows), decisions: [decide('same-matter', 'earliest', 'x')] })).toBe('5.00')
  })
})

describe('a factor on an item by steps', () => {
  const hours = (onSteps?: 'quantity' | 'points') =>
    book({
      points: { digits: 1 },
      items: [
        award('h', {
          by: 'steps',
          unit: '50',
          points: '1',
          partial: 'dropped',
          accumulate: 'year',
          leftover: 'dropped',
        }),
      ],
      multipliers: [
        {
          id: 'event',
          title: '大型活动1.5倍',
          factor: '1.5',
          mark: 'ev',
          losses: 'gainsOnly',
          ...(onSteps === undefined ? {} : { onSteps }),
        },
      ],
    })
  const h = (quantity: string, date: string, ev: boolean) =>
    entry('h', date, { quantity, ...(ev ? { marks: ['ev'] } : {}) })
  const eventLast = facts([h('40', '2024-02-01', false), h('10', '2024-02-02', true)])
  const eventFirst = facts([h('40', '2024-02-01', true), h('10', '2024-02-02', false)])
  it('multiplies the quantity or the points, as the text says', () => {
    // 40 + 10 × 1.5 = 55 hours, or 1.5 points for the step that the event completes; 40 × 1.5 + 10 = 70 hours.
    expect(score(hours('quantity'), eventLast)).toBe('1.0')
    expect(score(hours('points'), eventLast)).toBe('1.5')
    expect(score(hours('quantity'), eventFirst)).toBe('1.0')
    expect(score(hours('points'), eventFirst)).toBe('1.0')
  })
  it('needs the decision only where the two differ', () => {
    expect(score(hours(), eventLast)).toBe('needs multiplier-on-steps')
    expect(score(hours(), { ...eventLast, decisions: [decide('multiplier-on-steps', 'quantity', 'event')] })).toBe(
      '1.0',
    )
    expect(score(hours(), facts([h('60', '2024-02-01', false)]))).toBe('1.0')
    expect(score(hours(), facts([h('10', '2024-02-01', true)]))).toBe('0.0')
  })
})
