import { describe, expect, it } from 'vitest'
import { award, book, deduction, entry, facts, fixed, member, figure, score, timing, year } from './books.js'

const gross = (id: string, limit: string, per: never) => ({ id, limit, basis: 'gross' as const, per })

describe('caps', () => {
  it('nests windows: two a year and three over two years, as blocks', () => {
    const rules = book({
      items: [
        award('hours', fixed('1'), {
          caps: [
            gross('year', '2', 'year' as never),
            gross('block', '3', { blocks: { years: 2, firstYear: 2023 } } as never),
          ],
        }),
      ],
    })
    const entries = [1, 2, 3].flatMap((month) => [
      entry('hours', `2023-0${month}-01`),
      entry('hours', `2024-0${month}-01`),
    ])
    expect(score(rules, facts(entries), { ...year, period: '2023' })).toBe('2.00')
    expect(score(rules, facts(entries))).toBe('1.00')
  })

  it('rolls: at most two within any thirty days', () => {
    const rules = book({
      items: [award('x', fixed('1'), { caps: [gross('roll', '2', { rolling: { days: 30 } } as never)] })],
    })
    const entries = ['2024-01-01', '2024-01-20', '2024-01-25', '2024-02-02'].map((date) => entry('x', date))
    expect(score(rules, facts(entries))).toBe('3.00')
    const months = book({
      items: [award('x', fixed('1'), { caps: [gross('roll', '1', { rolling: { months: 1 } } as never)] })],
    })
    expect(score(months, facts(['2024-01-31', '2024-02-29', '2024-03-01'].map((date) => entry('x', date))))).toBe(
      '2.00',
    )
    const years = book({
      items: [award('x', fixed('1'), { caps: [gross('roll', '1', { rolling: { years: 1 } } as never)] })],
    })
    expect(score(years, facts(['2023-06-01', '2024-05-31', '2024-06-01'].map((date) => entry('x', date))))).toBe('1.00')
  })

  it('counts a matter by its object and a week from Monday', () => {
    const matter = book({ items: [award('x', fixed('3'), { caps: [gross('matter', '5', 'matter' as never)] })] })
    const about = (object: string) => entry('x', '2024-05-01', { object })
    expect(score(matter, facts([about('a'), about('a'), about('b')]))).toBe('8.00')
    const weekly = book({ items: [award('x', fixed('3'), { caps: [gross('week', '3', 'week' as never)] })] })
    expect(score(weekly, facts(['2024-03-03', '2024-03-04', '2024-03-10'].map((date) => entry('x', date))))).toBe(
      '6.00',
    )
  })

  it('takes an outside item past the category cap and into the total cap', () => {
    const rules = book({
      categories: [{ id: 'c', title: 'c', caps: [gross('c-cap', '10', 'period' as never)] }],
      items: [award('in', undefined, { category: 'c' }), award('out', undefined, { category: 'c', outside: ['c'] })],
      total: { caps: [gross('t-cap', '12', 'period' as never)] },
    })
    const entries = [entry('in', '2024-01-01', { points: '13' }), entry('out', '2024-01-02', { points: '5' })]
    expect(figure(member(rules, facts(entries)).categories[0]!.points)).toBe('15.00')
    expect(score(rules, facts(entries))).toBe('12.00')
    const past = book({
      ...rules.rules,
      items: [
        award('in', undefined, { category: 'c' }),
        award('out', undefined, { category: 'c', outside: ['c', 'total'] }),
      ],
    })
    expect(score(past, facts(entries))).toBe('15.00')
  })

  it('tells a cap on the total after adding from a clamp at the end', () => {
    const rules = (basis: 'gross' | 'net') =>
      book({
        items: [award('plus'), deduction('minus')],
        total: { opening: { points: '80' }, caps: [{ id: 't', limit: '100', basis, per: 'period' }] },
      })
    const entries = [entry('plus', '2024-01-01', { points: '25' }), entry('minus', '2024-02-01', { points: '2' })]
    expect(score(rules('gross'), facts(entries))).toBe('98.00')
    expect(score(rules('net'), facts(entries))).toBe('100.00')
  })

  it('tells a running floor from a floor at the end, and the order within a day', () => {
    const rules = (mode: 'total' | 'inDateOrder', sameDay?: 'gainsFirst' | 'lossesFirst') =>
      book({
        items: [award('plus'), deduction('minus')],
        total: { opening: { points: '20' }, floor: { at: '0', mode, ...(sameDay === undefined ? {} : { sameDay }) } },
      })
    const entries = [entry('minus', '2024-01-01', { points: '30' }), entry('plus', '2024-02-01', { points: '10' })]
    expect(score(rules('total'), facts(entries))).toBe('0.00')
    expect(score(rules('inDateOrder'), facts(entries))).toBe('10.00')
    const sameDay = entries.map((one) => ({ ...one, eventDate: '2024-01-01' }))
    expect(score(rules('inDateOrder', 'gainsFirst'), facts(sameDay))).toBe('0.00')
    expect(score(rules('inDateOrder', 'lossesFirst'), facts(sameDay))).toBe('10.00')
  })

  it('runs a cap in date order: an early overflow is lost for good', () => {
    const rules = book({
      items: [award('plus'), deduction('minus')],
      total: { caps: [{ id: 't', limit: '10', basis: 'net', per: 'period', mode: 'inDateOrder' }] },
    })
    expect(
      score(
        rules,
        facts([entry('plus', '2024-01-01', { points: '15' }), entry('minus', '2024-02-01', { points: '3' })]),
      ),
    ).toBe('7.00')
  })

  it('applies combined caps over groups that overlap, in their order', () => {
    const rules = book({
      items: [award('a'), award('b'), award('c')],
      combinedCaps: [
        { id: 'ab', limit: '10', basis: 'gross', per: 'period', over: ['a', 'b'] },
        { id: 'bc', limit: '6', basis: 'gross', per: 'period', over: ['b', 'c'] },
      ],
    })
    const entries = [
      entry('a', '2024-01-01', { points: '8' }),
      entry('b', '2024-01-02', { points: '8' }),
      entry('c', '2024-01-03', { points: '8' }),
    ]
    expect(member(rules, facts(entries)).items.map((one) => figure(one.points))).toEqual(['8.00', '2.00', '4.00'])
  })

  it('covers categories by a combined cap, and caps losses on their own', () => {
    const rules = book({
      categories: [
        { id: 'outer', title: 'outer' },
        { id: 'inner', title: 'inner', within: 'outer' },
      ],
      items: [award('a', undefined, { category: 'inner' }), deduction('b', undefined, { category: 'outer' })],
      combinedCaps: [
        { id: 'gains', limit: '6', basis: 'gross', per: 'month', over: ['outer'] },
        { id: 'losses', limit: '2', basis: 'losses', per: 'period', over: ['outer'] },
        { id: 'net', limit: '3', basis: 'net', per: 'period', over: ['a', 'b'] },
      ],
    })
    const entries = [entry('a', '2024-01-01', { points: '9' }), entry('b', '2024-01-03', { points: '5' })]
    expect(score(rules, facts(entries))).toBe('3.00')
  })

  it('limits by class and leaves out classes that a cap does not name', () => {
    const rules = book({
      classes: [
        { id: 'a', title: 'a' },
        { id: 'b', title: 'b' },
      ],
      items: [
        award('x', fixed('5'), {
          caps: [{ id: 'cap', limit: { byClass: { a: '7' } }, basis: 'gross', per: 'period' }],
        }),
      ],
    })
    const roster = { members: ['a', 'b'].map((id) => ({ id, classes: [{ id }] })) }
    const entries = ['a', 'b'].flatMap((id) => [
      entry('x', '2024-01-01', { member: id }),
      entry('x', '2024-01-02', { member: id }),
    ])
    expect(score(rules, facts(entries, { roster }), year, 'a')).toBe('7.00')
    expect(score(rules, facts(entries, { roster }), year, 'b')).toBe('10.00')
  })

  it('keeps a category in its window while the total goes on', () => {
    const rules = book({
      timing: timing({ within: 'standing' }),
      categories: [
        {
          id: 'c',
          title: 'c',
          caps: [{ id: 'q', limit: '20', basis: 'net', per: 'quarter' }],
          floor: { at: '0', mode: 'total' },
        },
      ],
      items: [award('plus', undefined, { category: 'c' }), deduction('minus', undefined, { category: 'c' })],
    })
    const entries = [
      entry('plus', '2024-02-01', { points: '35' }),
      entry('minus', '2024-03-01', { points: '5' }),
      entry('plus', '2024-05-01', { points: '5' }),
    ]
    expect(score(rules, facts(entries))).toBe('25.00')
    expect(score(rules, facts(entries), { ...year, period: '2024-Q1' })).toBe('20.00')
  })

  it('takes the lowest, or the highest, of what the parts can reach', () => {
    const most = (combine: 'lowest' | 'highest' | 'mean', third?: string) =>
      figure(
        member(
          book({
            categories: [{ id: 'c', title: 'c', combine }],
            items: [
              award('a', undefined, { category: 'c', maximum: '20' }),
              award('b', undefined, { category: 'c', maximum: '8' }),
              award('d', undefined, { category: 'c', ...(third === undefined ? {} : { maximum: third }) }),
            ],
          }),
          facts(),
        ).applicableMaximum,
      )
    expect([most('lowest', '11'), most('highest', '11'), most('mean', '11')]).toEqual(['8', '20', '13'])
    // A part without a limit: the lowest is still at most 8, the highest and the mean have no limit.
    expect([most('lowest'), most('highest'), most('mean')]).toEqual(['8', 'no-upper-limit', 'no-upper-limit'])
  })
})
