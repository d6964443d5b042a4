import { describe, expect, it } from 'vitest'
import { decisionsNeeded } from 'xiangzhen/kernel'
import { settle, type RuleBookRules } from 'xiangzhen/points'
import { award, book, codes, deduction, entry, facts, figure, fixed, member, score, settled, year } from './books.js'

const three = { members: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }] }
const work = award('work', fixed('5'))
const ranked: Partial<RuleBookRules> = {
  items: [work],
  rankings: [{ id: 'board', title: '榜', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
  grades: [
    {
      id: 't',
      title: '等次',
      figure: { of: 'effective' },
      rounding: 'none',
      bands: [
        { grade: 'good', from: { at: '5', included: true } },
        { grade: 'low', to: { at: '5', included: false } },
      ],
      quotas: [
        {
          grade: 'good',
          seats: { share: '1/2', rounding: 'floor' },
          of: 'graded',
          strength: 'binding',
          within: 'everyone',
          ties: 'leaveVacant',
          overflow: 'low',
        },
      ],
    },
  ],
}
const two = facts([entry('work', '2024-02-03'), entry('work', '2024-02-03', { member: 'm2' })], { roster: three })

describe('a member without any record', () => {
  it('comes to zero, with a note, where the book says nothing', () => {
    const of = settled(book(ranked), two)
    expect(of.members.map((one) => figure(one.effective))).toEqual(['5.00', '5.00', '0.00'])
    expect(of.diagnostics).toEqual([
      { code: 'no-records', severity: 'note', path: 'members.m3', data: { member: 'm3' } },
    ])
  })

  it('comes to zero without a note where the book says so, or where something is held from the start', () => {
    expect(settled(book({ ...ranked, noRecords: 'zero' }), two).diagnostics).toEqual([])
    const opened = book({ items: [work], total: { opening: { points: '60' } } })
    expect(settled(opened, facts()).diagnostics).toEqual([])
    const held = book({
      items: [{ kind: 'allocation', id: 'a', title: 'a', allotment: '10', floor: 'zero', worth: fixed('1') }],
    })
    expect(settled(held, facts()).diagnostics).toEqual([])
  })

  it('has no score where the book says so, no place, no grade, and no part in the base of a share', () => {
    const of = settled(book({ ...ranked, noRecords: 'unknown' }), two)
    const [, , third] = of.members
    expect(third!.standing).toBe('unknown')
    expect(figure(third!.effective)).toBe('no-records')
    expect(figure(third!.ranks[0]!.place)).toBe('no-records')
    expect(figure(third!.grades[0]!.grade)).toBe('no-records')
    // Half of the two who are graded is one seat; half of three would be one as well, of four two.
    expect(of.members[0]!.ranks[0]!.place).toMatchObject({ value: { rank: 1, of: 2 } })
    expect(of.quotas[0]!.seats).toMatchObject({ value: 1 })
    const fourth = { ...two, roster: { members: [...three.members, { id: 'm4' }] } }
    expect(settled(book({ ...ranked, noRecords: 'unknown' }), fourth).quotas[0]!.seats).toMatchObject({ value: 1 })
    expect(settled(book({ ...ranked, noRecords: 'zero' }), fourth).quotas[0]!.seats).toMatchObject({ value: 2 })
  })

  it('may be left open in the book: who has records is settled, the other needs the decision', () => {
    const open = book({
      ...ranked,
      noRecords: { decide: 'unrecorded-members', readings: { zero: 'zero', none: 'unknown' } },
    })
    expect(settled(open, two).members.map((one) => figure(one.effective))).toEqual([
      '5.00',
      '5.00',
      'needs unrecorded-members',
    ])
    expect(codes(decisionsNeeded(settle, open, two, year))).toEqual(['unrecorded-members'])
  })

  it('is not one whose entry waits, was taken away again by a limit, or who is marked or measured', () => {
    const unknown = (rules: Partial<RuleBookRules>, of = facts()) => score(book({ ...rules, noRecords: 'unknown' }), of)
    const states = { timing: { ...book().rules.timing, countedStates: ['posted'] } } as const
    expect(unknown({ ...states, items: [work] }, facts([entry('work', '2024-02-03', { state: 'declared' })]))).toBe(
      '0.00',
    )
    const none = award('work', fixed('5'), { caps: [{ id: 'c', limit: '0', basis: 'gross', per: 'period' }] })
    expect(unknown({ items: [none] }, facts([entry('work', '2024-02-03')]))).toBe('0.00')
    const measured = award('m', { by: 'measure', measure: 'score' })
    expect(
      unknown({ items: [measured] }, facts([], { measurements: [{ member: 'm1', measure: 'score', value: '0' }] })),
    ).toBe('0.00')
    const absent = deduction('absent', {
      by: 'shortfall',
      of: ['work'],
      least: 1,
      per: 'year',
      points: '3',
      each: 'span',
      leave: 'counts',
    })
    // Not to come is what this item counts: a loss of 3 is a record.
    expect(unknown({ items: [work, absent] })).toBe('-3.00')
    expect(unknown({ items: [work] }, facts([entry('work', '2023-02-03')]))).toBe('no-records')
    expect(member(book({ items: [work], noRecords: 'unknown' }), facts()).items[0]!.points).toMatchObject({
      value: '0.00',
    })
  })

  it('points that follow from results are no record', () => {
    const bonus = award('clean', { by: 'result', when: { by: 'noLosses' }, points: '10' })
    expect(score(book({ items: [work, bonus], noRecords: 'unknown' }), facts())).toBe('no-records')
    expect(score(book({ items: [work, bonus], noRecords: 'zero' }), facts())).toBe('10.00')
  })
})
