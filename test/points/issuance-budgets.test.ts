import { describe, expect, it } from 'vitest'
import type { IssuanceBudget } from 'xiangzhen/points'
import { award, book, deduction, entry, facts, figure, settled } from './books.js'

const roster = (count: number) => ({ members: Array.from({ length: count }, (_, at) => ({ id: `m${at + 1}` })) })
const budget = (more: Partial<IssuanceBudget>): IssuanceBudget => ({
  id: 'b',
  title: 'b',
  ceiling: '10',
  grain: '1',
  ...more,
})

describe('budgets of issued points', () => {
  it('shares a budget out exactly, or in date order, or not yet', () => {
    const made = (over?: 'proRata' | 'inDateOrder' | 'postpone', more: object = {}) =>
      book({
        items: [award('x')],
        budgets: [{ id: 'b', title: 'b', ceiling: '10', grain: '1', ...(over === undefined ? {} : { over }), ...more }],
      })
    const rows = facts(
      [entry('x', '2024-03-01', { points: '9' }), entry('x', '2024-02-01', { member: 'm2', points: '6' })],
      { roster: roster(2) },
    )
    const grants = (rules: ReturnType<typeof book>, of = rows) => {
      const { grants: list } = settled(rules, of).budgets[0]!
      return list.status === 'computed' ? list.value.map((one) => one.granted) : figure(list)
    }
    expect(grants(made())).toBe('needs budget-exceeded')
    expect(grants(made('proRata'))).toEqual(['6', '4'])
    expect(grants(made('inDateOrder'))).toEqual(['4', '6'])
    expect(grants(made('postpone'))).toEqual(['0', '0'])
    expect(grants(made('proRata', { ceiling: '15' }))).toEqual(['9', '6'])
    expect(grants(made('proRata', { items: ['x'] }))).toEqual(['6', '4'])
    // 10 × 9/15 = 6 and 10 × 6/15 = 4, in steps of 2.5: 2.4 and 1.6 steps, so two steps each.
    expect(grants(made('proRata', { grain: '2.5' }))).toEqual(['5', '5'])
    expect(grants(made('proRata', { grain: '0' }))).toBe('nothing-to-settle')
    const share = made('proRata', { ceiling: { share: '0.2', measure: 'profit' } })
    expect(grants(share)).toBe('missing-measurement')
    expect(grants(share, { ...rows, measurements: [{ measure: 'profit', value: '50' }] })).toEqual(['6', '4'])
    const even = facts(
      [entry('x', '2024-03-01', { points: '9' }), entry('x', '2024-02-01', { member: 'm2', points: '9' })],
      { roster: roster(2) },
    )
    expect(grants(made('proRata', { ceiling: '5' }), even)).toBe('needs tie-in-division')
    const decisions = [{ code: 'tie-in-division', value: 'byId', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(grants(made('proRata', { ceiling: '5' }), { ...even, decisions })).toEqual(['3', '2'])
  })

  const dated = (more: Partial<IssuanceBudget> = {}, rules: object = {}) =>
    book({ items: [award('x'), award('y')], budgets: [budget({ over: 'inDateOrder', ...more })], ...rules })
  const grantsOf = (rules: ReturnType<typeof book>, of: ReturnType<typeof facts>) => {
    const { grants } = settled(rules, of).budgets[0]!
    return grants.status === 'computed' ? grants.value.map((one) => one.granted) : figure(grants)
  }
  it('grants day by day, whoever else a member gained from later', () => {
    // January: 1 of m1. June: 6 of m2. December: 5 of m1, of which 3 are left.
    const rows = [
      entry('x', '2024-01-05', { points: '1' }),
      entry('x', '2024-06-05', { member: 'm2', points: '6' }),
      entry('x', '2024-12-05', { points: '5' }),
    ]
    expect(grantsOf(dated(), facts(rows, { roster: roster(2) }))).toEqual(['4', '6'])
    expect(grantsOf(dated(), facts([...rows].reverse(), { roster: roster(2) }))).toEqual(['4', '6'])
  })
  it('takes losses off the latest gains, and holds what needs no entry from the start', () => {
    const rows = [
      entry('x', '2024-01-05', { points: '4' }),
      entry('x', '2024-03-05', { member: 'm2', points: '4' }),
      entry('x', '2024-06-05', { points: '5' }),
      entry('z', '2024-02-01', { points: '3' }),
    ]
    const items = [award('x'), deduction('z')]
    // m1 claims 6: 4 of January and 2 of June; m2 claims 4 of March. 10 reach for all; of 9 one is missing in June.
    expect(grantsOf(dated({ ceiling: '9' }, { items }), facts(rows, { roster: roster(2) }))).toEqual(['5', '4'])
    // With 2 from the start each: m1 2 + 4 + 2, m2 2 + 4. The twelve are 2 + 2 on the first day, 4, 4 and the last 2.
    const opening = { items, total: { opening: { points: '2' } } }
    expect(grantsOf(dated({ ceiling: '13' }, opening), facts(rows, { roster: roster(2) }))).toEqual(['7', '6'])
  })
  it('asks about several claims of the day on which it is reached', () => {
    const rows = [
      entry('x', '2024-03-01', { points: '8' }),
      entry('x', '2024-05-01', { points: '2' }),
      entry('x', '2024-05-01', { member: 'm2', points: '4' }),
      entry('x', '2024-07-01', { member: 'm2', points: '1' }),
    ]
    const of = facts(rows, { roster: roster(2) })
    expect(grantsOf(dated({ ceiling: '11' }), of)).toBe('needs same-day-claims')
    expect(grantsOf(dated({ ceiling: '11', sameDay: 'wait' }), of)).toEqual(['8', '0'])
    expect(grantsOf(dated({ ceiling: '11', sameDay: 'proRata' }), of)).toEqual(['9', '2'])
    const decisions = [{ code: 'same-day-claims', at: 'b', value: 'wait', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(grantsOf(dated({ ceiling: '11' }), { ...of, decisions })).toEqual(['8', '0'])
    expect(grantsOf(dated({ ceiling: '14' }), of)).toEqual(['10', '4'])
  })
  it('goes by categories too', () => {
    const rules = {
      categories: [{ id: 'c', title: 'c' }],
      items: [award('x', undefined, { category: 'c' }), award('y')],
    }
    const rows = [
      entry('x', '2024-03-01', { points: '7' }),
      entry('y', '2024-01-01', { points: '50' }),
      entry('x', '2024-02-01', { member: 'm2', points: '7' }),
    ]
    expect(grantsOf(dated({ items: ['c'] }, rules), facts(rows, { roster: roster(2) }))).toEqual(['3', '7'])
  })
  it('gives nobody more than was claimed, not even by a grain', () => {
    const rows = ['2.5', '2.5', '0.5'].map((points, at) => entry('x', '2024-03-01', { member: `m${at + 1}`, points }))
    // 5 ÷ 5.5 of 2.5 are 2.27: two whole points each; half a point is no whole one.
    const whole = dated({ over: 'proRata', ceiling: '5' })
    expect(grantsOf(whole, facts(rows, { roster: roster(3) }))).toEqual(['2', '2', '0'])
  })
  it('grants nothing of a share of a loss', () => {
    const rules = dated({ over: 'proRata', ceiling: { share: '0.2', measure: 'profit' } })
    const of = facts([entry('x', '2024-03-01', { points: '7' })], {
      measurements: [{ measure: 'profit', value: '-50' }],
    })
    expect(grantsOf(rules, of)).toEqual(['0'])
    expect(figure(settled(rules, of).budgets[0]!.shortfall)).toBe('17')
  })
  it('does not count as nothing what hangs on something', () => {
    const rules = book({
      categories: [],
      items: [
        award('x', { by: 'measure', measure: 'rate', bands: [{ from: { at: '0', included: true }, points: '3' }] }),
      ],
      budgets: [budget({ over: 'proRata', ceiling: '1' })],
    })
    const open = settled(rules, facts([])).budgets[0]!
    expect([open.ceiling, open.claimed, open.shortfall, open.grants].map(figure)).toEqual([
      '1',
      'missing-measurement',
      'missing-measurement',
      'missing-measurement',
    ])
    const twice = [
      { id: 'c1', from: '2024-01-01' },
      { id: 'c2', from: '2024-01-01' },
    ]
    const byClass = book({
      classes: [
        { id: 'c1', title: 'c1' },
        { id: 'c2', title: 'c2' },
      ],
      items: [award('x', { by: 'fixed', points: { byClass: { c1: '1', c2: '2' } } })],
      budgets: [budget({ over: 'proRata', ceiling: '1' })],
    })
    const two = facts([entry('x', '2024-03-01')], { roster: { members: [{ id: 'm1', classes: twice }] } })
    expect(figure(settled(byClass, two).budgets[0]!.claimed)).toBe('needs class-of-member')
    const unknown = dated({ over: 'proRata', items: ['nowhere'] })
    expect(figure(settled(unknown, facts([])).budgets[0]!.claimed)).toBe('unknown-item')
  })
})
