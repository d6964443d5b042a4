import { describe as group, expect, it } from 'vitest'
import { describe } from 'xiangzhen'
import {
  checkClosingPolicy,
  closePeriod,
  settle,
  type ClosingPolicy,
  type EarlierScore,
  type PointFacts,
  type RuleBook,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { award, book, entry, facts, fixed, settled, timing, year } from './books.js'

const policy: ClosingPolicy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' }
const close = (rules: RuleBook, of: PointFacts, period: string, asOf: string) => {
  const settlement = settled(rules, of, { period, asOf, knownAt: asOf })
  const result = closePeriod(policy, { settlement }, { closedOn: '2025-01-05', closedBy: '支部' })
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

group('a member who was not in the scheme when a period was closed', () => {
  // Joined on 15 April: the first quarter lies before, so the four quarters have three that count.
  const graded = (more: Partial<RuleBook['rules']>): RuleBook =>
    book({
      timing: timing({ score: 'quarter' }),
      items: [award('help', fixed('10'))],
      grades: [
        {
          id: 'g',
          title: '等次',
          figure: { of: 'effective' },
          rounding: 'none',
          bands: [{ grade: 'x', title: '优秀', from: { at: '0', included: true } }],
        },
      ],
      ...more,
    })
  const roster = { members: [{ id: 'm1', joined: '2024-04-15' }, { id: 'm2' }] }
  const entries = ['02', '05', '08', '11'].flatMap((month) =>
    roster.members.map(({ id }) => entry('help', `2024-${month}-20`, { member: id })),
  )
  const ends = { '2024-Q1': '03-31', '2024-Q2': '06-30', '2024-Q3': '09-30', '2024-Q4': '12-31' }
  const earlier = Object.entries(ends).flatMap(
    ([period, day]) => close(graded({}), { roster, entries }, period, `2024-${day}`).scores,
  )
  const yearly = (absent: 'breaks' | 'skips' | undefined): RuleBook =>
    book({
      items: [
        award('four', {
          by: 'result',
          when: {
            by: 'earlier',
            was: { grades: ['x'] },
            unit: 'quarter',
            last: 4,
            least: 'all',
            ...(absent === undefined ? {} : { absent }),
          },
          points: '20',
          partOfSpan: 'counts',
        }),
      ],
    })
  const figures = (absent: 'breaks' | 'skips' | undefined, rows: readonly EarlierScore[]) => {
    const result = settle(yearly(absent), { roster, entries: [], earlier: rows }, year)
    if (result.status !== 'computed') throw new Error(result.status)
    return result.value.members.map(({ effective }) =>
      effective.status === 'computed' ? effective.value : effective.status,
    )
  }

  it('has no row of it', () => {
    expect(earlier.filter(({ member }) => member === 'm1').map(({ period }) => period)).toEqual([
      '2024-Q2',
      '2024-Q3',
      '2024-Q4',
    ])
    expect(earlier.filter(({ member }) => member === 'm2')).toHaveLength(4)
  })

  it('has it read as absent, and so has a row that says nothing', () => {
    const empty = { book: 'book', member: 'm1', period: '2024-Q1' }
    for (const rows of [earlier, [...earlier, empty]]) {
      expect(figures('breaks', rows)).toEqual(['0.00', '20.00'])
      expect(figures('skips', rows)).toEqual(['20.00', '20.00'])
      expect(figures(undefined, rows)).toEqual(['needs', '20.00'])
    }
  })
})

group('parts of a score period that become points', () => {
  const opening = { total: { opening: { points: '100' } }, items: [award('help', fixed('8'))] }
  const within = (rule: 'standing' | 'movement') => book({ ...opening, timing: timing({ within: rule }) })
  const found = (rules: RuleBook, more: Partial<ClosingPolicy> = {}) =>
    checkClosingPolicy({ ...policy, ...more }, rules).map((one) => [one.code, one.severity])

  it('credit the same points again where they show the score as it stands', () => {
    // 100 and 8 in February: the first quarter stands at 108, the second still at 108.
    const of = facts([entry('help', '2024-02-01')])
    const credits = (['2024-Q1/2024-03-31', '2024-Q2/2024-06-30'] as const).map((one) => {
      const [period, asOf] = one.split('/')
      return close(within('standing'), of, period!, asOf!).credits[0]?.points
    })
    expect(credits).toEqual(['108.00', '108.00'])
    expect(found(within('standing'))).toEqual([['standing-credited-again', 'warning']])
    expect(found(within('standing'), { credit: 'none' })).toEqual([])
    const decision = { code: 'shorter-period', value: 'standing', decidedBy: 'x', decidedOn: '2024-01-01' }
    expect(found(book(opening, { decisions: [decision] }))).toEqual([['standing-credited-again', 'warning']])
    expect(found(book(opening))).toEqual([])
  })

  it('leave the opening points out where they show what changed', () => {
    expect(found(within('movement'))).toEqual([['opening-never-credited', 'warning']])
    expect(found(book({ timing: timing({ within: 'movement' }), items: [award('help', fixed('8'))] }))).toEqual([])
    for (const rule of ['standing', 'movement'] as const)
      for (const language of [zh, en])
        for (const one of checkClosingPolicy(policy, within(rule)))
          expect(describe(one, language)).not.toMatch(/[{}]|standing-|opening-/)
  })
})
