import { describe, expect, it } from 'vitest'
import { assignQuota, rank, seatsOf, type Quota, type RankingEntry } from 'xiangzhen/scoring'

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
      tied: 2,
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
  })

  it('refuses words and tie-breaks that it cannot go by', () => {
    expect(() => rank(list('1'), { ...down, mode: 'place' as 'dense' })).toThrow(
      "the mode of a ranking cannot be 'place': give one of competition, dense, ordinal",
    )
    expect(() => rank(list('1'), { ...down, direction: 'up' as 'ascending' })).toThrow(
      "the direction of a ranking cannot be 'up': give one of descending, ascending",
    )
    // Equal to both of two who differ: whoever lacks a tie-break has no place among them.
    expect(() =>
      rank([{ id: 'a', figure: '1', tieBreaks: ['1'] }, ...list('1').map((b) => ({ ...b, id: 'b' }))], down),
    ).toThrow("'b' has 0 tie-breaks, others have 1: give all of them")
  })

  it('stays small when ten thousand are tied', () => {
    const tied = rank(
      Array.from({ length: 10_000 }, (_, index) => ({ id: `m${index}`, figure: '5' })),
      down,
    )
    expect(tied.every((one) => one.rank === 1 && one.tied === 10_000)).toBe(true)
    expect(JSON.stringify(tied).length).toBeLessThan(1_000_000)
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

  it.each([
    [{ count: -1 }, 10, 'the count of a quota cannot be -1: give a whole number from 0'],
    [{ count: 1.5 }, 10, 'the count of a quota cannot be 1.5'],
    [{ count: NaN }, 10, 'the count of a quota cannot be NaN'],
    [{ count: null }, 10, 'the count of a quota cannot be null'],
    [{ share: '-0.1' }, 10, 'a share of -0.1 is less than nothing or more than all: give 0 to 1'],
    [{ share: '1.01' }, 10, 'a share of 1.01 is less than nothing'],
    [{ share: '0.1', maximum: -3 }, 10, 'the maximum of a quota cannot be -3'],
    [{ share: '0.1', minimum: 0.5 }, 10, 'the minimum of a quota cannot be 0.5'],
    [{ share: '0.1', minimum: 5, maximum: 2 }, 10, 'the minimum of a quota, 5, is above its maximum, 2'],
    [{ share: '0.15', rounding: 'nearest' }, 10, "'nearest' is not a way of rounding"],
    [{ share: '0.1' }, -1, 'those who count for a quota cannot be -1'],
    [{ share: '0.1' }, 1.5, 'those who count for a quota cannot be 1.5'],
    [{ kind: 'most', count: 1 }, 1, "the kind of a quota cannot be 'most': give one of atMost, atLeast"],
  ])('refuses %j of %s', (quota, base, said) => {
    expect(() => seatsOf({ kind: 'atMost', ...quota } as Quota, base)).toThrow(said)
  })

  it('takes all and nothing', () => {
    expect(seatsOf({ kind: 'atMost', share: '1' }, 10)).toBe(10)
    expect(seatsOf({ kind: 'atMost', share: '0' }, 0)).toBe(0)
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
    expect(() => assignQuota(ranked, { ...quota, ties: 'drop' as 'exceed' }, 4, 'q')).toThrow("cannot be 'drop'")
    const equal = rank(list('1', '1'), down)
    expect(assignQuota(equal, { kind: 'atMost', count: 1, ties: 'leaveVacant' }, 2, 'q')).toEqual({
      status: 'computed',
      value: { seats: 1, awarded: [], tieSet: ['a', 'b'], vacant: 1 },
      diagnostics: [],
    })
  })
})
