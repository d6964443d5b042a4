import { describe as group, expect, it } from 'vitest'
import { checkPointFacts, type PointFacts } from 'xiangzhen/points'
import { award, book, codes, entry, facts, figure, fixed, member, settled, year } from './books.js'

const marked = award('review', {
  by: 'panels',
  missing: 'refuse',
  panels: [{ id: 'p', weight: '1', combine: 'mean', least: '0', most: '100', ownMark: 'leftOut' }],
})

group('the order of facts', () => {
  it('does not decide between two marks of one day that a later one replaced', () => {
    const mark = (value: string, on: string) => ({
      member: 'm1',
      item: 'review',
      panel: 'p',
      rater: 'r',
      mark: value,
      on: `2024-${on}`,
    })
    const [first, second, last] = [mark('80', '03-01'), mark('90', '03-01'), mark('85', '04-01')]
    const of = (...ratings: readonly (typeof first)[]) => {
      const { members, diagnostics } = settled(book({ items: [marked] }), facts([], { ratings }))
      return [figure(members[0]!.effective), ...codes(diagnostics)]
    }
    // The mark of April counts, whatever came in before.
    expect(of(first, second, last)).toEqual(['85.00'])
    expect(of(last, first, second)).toEqual(['85.00'])
    // Two marks of the last day: nobody knows which one holds.
    expect(of(first, second)).toEqual(['missing-rating', 'rating-twice'])
    expect(of(second, first, first)).toEqual(['missing-rating', 'rating-twice'])
  })

  it('is told of where it would decide between two rows about the same thing', () => {
    const measured = (value: string) => ({ member: 'm1', measure: 'test', value, on: '2024-05-10' })
    const settledAs = (raw: string) => ({ book: 'book', member: 'm1', period: '2023', raw })
    const found = (more: Partial<PointFacts>) =>
      checkPointFacts(book(), facts([], more), year).map((one) => [one.code, one.path, one.data['what']])
    expect(found({ measurements: [measured('80'), measured('60')] })).toEqual([
      ['fact-twice', 'measurements', 'm1 test 2024-05-10'],
    ])
    expect(found({ earlier: [settledAs('68'), settledAs('50')] })).toEqual([['fact-twice', 'earlier', 'm1 book 2023']])
    expect(found({ measurements: [measured('80'), measured('80')], earlier: [settledAs('68')] })).toEqual([])
  })
})

group('a member of two classes, one of which has no score', () => {
  const rules = book({
    classes: [
      { id: 'formal', title: '正式党员' },
      { id: 'elderly', title: '年老体弱', scored: false },
    ],
    items: [award('help', fixed('2'))],
  })
  const roster = { members: [{ id: 'm1', classes: [{ id: 'formal' }, { id: 'elderly' }] }] }
  const of = (value?: string) =>
    member(
      rules,
      facts([entry('help', '2024-01-05')], {
        roster,
        decisions:
          value === undefined
            ? []
            : [{ code: 'class-of-member', at: 'm1', value, decidedBy: '支委会', decidedOn: '2024-01-01' }],
      }),
    )

  it('has a score or none as was decided', () => {
    expect(figure(of().effective)).toBe('needs class-of-member')
    expect([of('formal').standing, figure(of('formal').effective)]).toEqual(['scored', '2.00'])
    expect([of('elderly').standing, figure(of('elderly').effective)]).toEqual(['notApplicable', 'not-scored'])
  })
})

group('a result that rests on the results of members', () => {
  const rules = (vetoed: 'effective' | 'raw' | 'leftOut') =>
    book({
      account: { kind: 'organisation', levels: ['branch'] },
      items: [award('mean', { by: 'members', book: 'day', combine: 'mean', vetoed, none: 'zero' })],
    })
  const roster = {
    members: ['m1', 'm2', 'm3', 'm4'].map((id) => ({ id, organisations: [{ id: 'b1' }] })),
    organisations: [{ id: 'b1', level: 'branch' }],
  } as const
  const row = (id: string, more: object) => ({ book: 'day', member: id, period: '2024', ...more })
  const of = (vetoed: 'effective' | 'raw' | 'leftOut') => {
    const earlier = [
      row('m1', { raw: '90', effective: '90.0' }),
      row('m2', { raw: '60' }),
      row('m3', { grade: 'good' }),
      row('m4', { raw: '50', effective: '0' }),
    ]
    const { members, diagnostics } = settled(rules(vetoed), facts([], { roster, earlier }))
    return [figure(members[0]!.effective), diagnostics.map((one) => one.data['members'])]
  }

  it('leaves out and names who has no such score', () => {
    // m2 was not settled after its vetoes, m3 has a grade alone: (90 + 0) / 2; raw: (90 + 60 + 50) / 3, rounded by nobody.
    expect(of('effective')).toEqual(['45.00', [['m2', 'm3']]])
    expect(of('raw')[1]).toEqual([['m3']])
    // 90 and 90.0 are one figure; m4 was vetoed.
    expect(of('leftOut')).toEqual(['90.00', [['m2', 'm3']]])
  })
})
