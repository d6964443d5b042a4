import { describe, expect, it } from 'vitest'
import { assignQuota, rank, seatsOf, type RankingEntry } from 'xiangzhen/scoring'

const list = (...figures: string[]): readonly RankingEntry[] =>
  figures.map((figure, index) => ({ id: String.fromCharCode(97 + index), figure }))
const down = { mode: 'competition', direction: 'descending' } as const

describe('rank', () => {
  it('shares ranks by the named mode', () => {
    const entries = list('90', '95', '90.0', '80')
    expect(rank(entries, down).map((one) => [one.id, one.rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['d', 4],
    ])
    expect(rank(entries, { ...down, mode: 'dense' }).map((one) => one.rank)).toEqual([1, 2, 2, 3])
    expect(rank(entries, { ...down, mode: 'ordinal' })[1]).toEqual({
      id: 'a',
      figure: '90',
      rank: 2,
      tieSet: ['a', 'c'],
    })
    expect(rank([], down)).toEqual([])
  })

  it('ranks in reverse', () => {
    expect(rank(list('3', '1', '2'), { ...down, direction: 'ascending' }).map((one) => one.id)).toEqual(['b', 'c', 'a'])
  })

  it('breaks ties only by what the rule names', () => {
    const entries = [
      { id: 'a', figure: '90', tieBreaks: ['1', '5'] },
      { id: 'b', figure: '90', tieBreaks: ['1', '7'] },
      { id: 'c', figure: '90', tieBreaks: ['2', '0'] },
      { id: 'd', figure: '90', tieBreaks: ['1', '7'] },
    ]
    expect(rank(entries, down).map((one) => [one.id, one.rank])).toEqual([
      ['c', 1],
      ['b', 2],
      ['d', 2],
      ['a', 4],
    ])
    expect(
      rank(
        [
          { id: 'a', figure: '1', tieBreaks: ['1'] },
          { id: 'b', figure: '1' },
        ],
        down,
      )[0]?.tieSet,
    ).toEqual(['a', 'b'])
  })
})

describe('seatsOf', () => {
  it.each([
    [{ kind: 'atMost', share: '1/3' }, 17, 5],
    [{ kind: 'atLeast', share: '0.1' }, 17, 2],
    [{ kind: 'atMost', share: '0.1' }, 9, 0],
    [{ kind: 'atMost', share: '0.1', minimum: 1 }, 9, 1],
    [{ kind: 'atMost', share: '0.5', maximum: 3 }, 9, 3],
    [{ kind: 'atMost', share: '0.5', count: 2 }, 9, 2],
    [{ kind: 'atMost', share: '0.5', count: 9 }, 9, 4],
    [{ kind: 'atMost', share: '0.5', rounding: 'halfUp' }, 9, 5],
    [{ kind: 'atMost', count: 10 }, 4, 4],
  ] as const)('%j of %i', (quota, base, seats) => {
    expect(seatsOf(quota, base)).toBe(seats)
  })

  it('refuses a quota that says nothing or nonsense', () => {
    expect(() => seatsOf({ kind: 'atMost' }, 3)).toThrow('a quota has a count or a share')
    expect(() => seatsOf({ kind: 'atMost', share: 'a third' }, 3)).toThrow("write '0.1' or '1/3'")
  })
})

describe('assignQuota', () => {
  const ranked = rank(list('95', '90', '90', '80'), down)

  it('gives the seats when no tie stands at the line', () => {
    expect(assignQuota(ranked, { kind: 'atMost', count: 3 }, 4, 'q')).toMatchObject({
      status: 'computed',
      value: { seats: 3, awarded: ['a', 'b', 'c'], tieSet: [], vacant: 0, cutOff: '90' },
    })
    expect(assignQuota(ranked, { kind: 'atMost', count: 0 }, 4, 'q')).toMatchObject({
      value: { awarded: [], vacant: 0 },
    })
    expect(assignQuota(ranked, { kind: 'atMost', count: 6 }, 9, 'q')).toMatchObject({ value: { vacant: 2 } })
  })

  it('asks what happens to a tie at the line, and does what the rule says', () => {
    const quota = { kind: 'atMost', count: 2 } as const
    expect(assignQuota(ranked, quota, 4, 'rules.flags')).toMatchObject({
      status: 'needs',
      missing: [
        { code: 'tie-at-quota', at: 'rules.flags', options: ['exceed', 'leaveVacant'], data: { tied: ['b', 'c'] } },
      ],
    })
    expect(assignQuota(ranked, { ...quota, ties: 'exceed' }, 4, 'q')).toMatchObject({
      value: { seats: 2, awarded: ['a', 'b', 'c'], tieSet: ['b', 'c'], vacant: 0 },
    })
    expect(assignQuota(ranked, { ...quota, ties: 'leaveVacant' }, 4, 'q')).toMatchObject({
      value: { awarded: ['a'], tieSet: ['b', 'c'], vacant: 1, cutOff: '95' },
    })
    const equal = rank(list('1', '1'), down)
    expect(assignQuota(equal, { kind: 'atMost', count: 1, ties: 'leaveVacant' }, 2, 'q')).toEqual({
      status: 'computed',
      value: { seats: 1, awarded: [], tieSet: ['a', 'b'], vacant: 1 },
      diagnostics: [],
    })
  })
})
