import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { award, book, codes, facts, figure, fixed, settled } from './books.js'

// A measured score; who has no measurement has no score.
const rules = (list: 'top' | 'bottom' = 'bottom') =>
  book({
    items: [award('x', { by: 'measure', measure: 'm' })],
    grades: [
      {
        id: 'g',
        title: '等次',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'excellent', title: '优秀', from: { at: '80', included: true } },
          { grade: 'good', title: '良好', to: { at: '80', included: false } },
        ],
        quotas: [
          {
            grade: 'excellent',
            seats: { count: 1 },
            of: 'everyone',
            strength: 'binding',
            within: 'everyone',
            overflow: 'good',
            ties: 'exceed',
          },
        ],
      },
    ],
    rankings: [{ id: 'r', title: '红黑榜', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
    lists: [{ id: 'l', title: '黑榜', ranking: 'r', end: list, count: 1, ties: 'exceed' }],
  })
const of = (values: Readonly<Record<string, string>>) =>
  facts([], {
    roster: { members: ['m1', 'm2', 'm3', 'm4'].map((id) => ({ id })) },
    measurements: Object.entries(values).map(([member, value]) => ({ member, measure: 'm', value })),
  })

describe('members of whom nothing is known yet', () => {
  it('leave lists and the last seats open, and are named', () => {
    // One seat: m1 (90) and m2 (85) reach it, m3 does not; m4 is not known and may take it.
    const found = settled(rules(), of({ m1: '90', m2: '85', m3: '70' }))
    expect(found.lists[0]!.groups.map(({ members }) => figure(members))).toEqual(['missing-measurement'])
    expect(found.members.map(({ grades }) => figure(grades[0]!.grade))).toEqual([
      'missing-measurement',
      // m2 has no seat whatever m4 comes to.
      'good',
      'good',
      'missing-measurement',
    ])
    expect(found.quotas[0]).toMatchObject({ qualified: 2, undecided: 1 })
    // Places among those who are known.
    expect(found.members.map(({ ranks }) => ranks[0]!.place.status)).toEqual([
      'computed',
      'computed',
      'computed',
      'not-computable',
    ])
    expect(codes(found.diagnostics)).toEqual(['ranking-incomplete', 'ranking-incomplete'])
    expect(found.diagnostics[0]!.data).toMatchObject({ count: 1, members: ['m4'] })
    for (const one of found.diagnostics) {
      expect(say(one, zh)).toContain('m4')
      expect(say(one, zh) + say(one, en)).not.toMatch(/[{}]/)
    }
    expect(settled(rules('top'), of({ m1: '90' })).lists[0]!.groups[0]!.members.status).toBe('not-computable')
  })
  it('say nothing when all are known', () => {
    const found = settled(rules(), of({ m1: '90', m2: '85', m3: '70', m4: '60' }))
    expect(figure(found.lists[0]!.groups[0]!.members)).toBe('m4')
    expect(found.members.map(({ grades }) => figure(grades[0]!.grade))).toEqual(['excellent', 'good', 'good', 'good'])
    expect(found.diagnostics).toEqual([])
  })
})

describe('nothing to settle', () => {
  const plain = book({ items: [award('x', fixed('1'))], total: { opening: { points: '60' } } })
  it('a period that has not begun is said to be', () => {
    const found = settled(plain, facts(), { period: '2025', asOf: '2024-12-31', knownAt: '2024-12-31' })
    expect(figure(found.members[0]!.effective)).toBe('60.00')
    expect(found.diagnostics).toMatchObject([{ code: 'period-not-begun', data: { from: '2025-01-01' } }])
    expect(say(found.diagnostics[0]!, zh)).not.toMatch(/[{}]/)
    // On its first day it has begun.
    expect(settled(plain, facts(), { period: '2025', asOf: '2025-01-01', knownAt: '2025-01-01' }).diagnostics).toEqual(
      [],
    )
  })
  it('so is a roster without anybody', () => {
    expect(codes(settled(plain, facts([], { roster: { members: [] } })).diagnostics)).toEqual(['nothing-to-settle'])
  })
})
