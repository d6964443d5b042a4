import { describe, expect, it } from 'vitest'
import { checkRuleBook, type GradeQuota, type GradeTable, type RuleBookRules } from 'xiangzhen/points'
import { award, book, entry, facts, figure, settled, fixed } from './books.js'

const edge = (at: string, included = true) => ({ at, included })
const table: GradeTable = {
  id: 'g',
  title: '等次',
  figure: { of: 'effective' },
  rounding: 'none',
  bands: [
    { grade: 'A', title: '优秀', from: edge('90') },
    { grade: 'B', title: '合格', to: edge('90', false) },
  ],
}
const quota: GradeQuota = {
  grade: 'A',
  seats: { count: 1 },
  of: 'everyone',
  strength: 'binding',
  within: 'everyone',
  ties: 'leaveVacant',
  overflow: 'B',
}
const rules = (more: Partial<RuleBookRules> = {}, own: Partial<GradeQuota> = {}) =>
  book({
    points: { digits: 0 },
    items: [
      award('x', { by: 'quantity', points: '1', whole: false }, { sameMatter: 'each' }),
      award('h', { by: 'quantity', points: '1', whole: false }),
    ],
    grades: [{ ...table, quotas: [{ ...quota, ...own }] }],
    rankings: [{ id: 'r', title: '排名', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
    lists: [{ id: 'red', title: '红榜', ranking: 'r', end: 'top', count: 1, ties: 'leaveVacant' }],
    vetoes: [{ id: 'v', title: '可', effect: { kind: 'score', points: '0' }, discretion: 'may', dated: 'event' }],
    ...more,
  })
const people = (scores: Readonly<Record<string, string>>, more: readonly ReturnType<typeof entry>[] = []) =>
  facts(
    [...Object.entries(scores).map(([member, quantity]) => entry('x', '2024-03-01', { member, quantity })), ...more],
    { roster: { members: Object.keys(scores).map((id) => ({ id })) } },
  )
const outcome = (made: ReturnType<typeof book>, of: ReturnType<typeof facts>) => {
  const result = settled(made, of)
  const list = result.lists[0]?.groups[0]?.members
  return {
    grades: result.members.map((one) => figure(one.grades[0]!.grade)).join(' '),
    ranks: result.members
      .map(({ ranks }) =>
        ranks[0]?.place.status === 'computed' ? String(ranks[0].place.value.rank) : figure(ranks[0]!.place),
      )
      .join(' '),
    list: list === undefined ? undefined : figure(list),
    quotas: result.quotas.map((one) => `${one.qualified}+${one.undecided}/${figure(one.seats)}`),
  }
}

describe('quotas with open members', () => {
  const may = (member: string) => entry('v', '2024-04-01', { member })
  it('binds all the same where one score is open and no answer reaches the line', () => {
    expect(outcome(rules(), people({ a: '95', b: '92', c: '30' }, [may('c')]))).toEqual({
      grades: 'A B B',
      ranks: '1 2 needs v',
      list: 'a',
      quotas: ['2+0/1'],
    })
  })
  it('needs the decision for those whose seat hangs on it, and only for them', () => {
    // c is 94 or 0: a is above it in any case, b never has the seat, and c itself would be over the line or below it.
    expect(outcome(rules(), people({ a: '95', b: '92', c: '94' }, [may('c')]))).toMatchObject({
      grades: 'A B needs v',
      ranks: '1 needs v needs v',
      list: 'a',
      quotas: ['2+1/1'],
    })
    expect(outcome(rules(), people({ a: '95', b: '92', c: '96' }, [may('c')]))).toMatchObject({
      grades: 'needs v B needs v',
      list: 'needs v',
    })
    // Two seats: a has one whatever c comes to, b only if c does not.
    expect(outcome(rules({}, { seats: { count: 2 } }), people({ a: '95', b: '92', c: '96' }, [may('c')])).grades).toBe(
      'A needs v needs v',
    )
  })
  it('knows a grade that every answer gives though the score is open', () => {
    const open = entry('h', '2024-04-01', { member: 'c', quantity: '4', object: 'm' })
    const again = entry('h', '2024-05-01', { member: 'c', quantity: '3', object: 'm' })
    expect(outcome(rules(), people({ a: '95', c: '30' }, [open, again]))).toMatchObject({
      grades: 'A B',
      ranks: '1 needs same-matter',
    })
    expect(outcome(rules(), people({ a: '95', c: '95' }, [open, again]))).toMatchObject({ grades: 'B A' })
  })
  it('takes a member that may come to anything as above and below all others', () => {
    const free = rules({
      items: [award('x', { by: 'quantity', points: '1', whole: false }), award('y', fixed('1'), { caps: [] })],
      analogy: {},
    })
    expect(outcome(free, people({ a: '95', b: '92', c: '1' }, [entry('z', '2024-02-01', { member: 'c' })]))).toEqual({
      grades: 'needs analogy B needs analogy',
      ranks: Array(3).fill('needs analogy').join(' '),
      list: 'needs analogy',
      quotas: ['2+1/1'],
    })
  })
  it('asks for a rounding only where the modes differ', () => {
    expect(outcome(rules(), people({ a: '95', b: '92', c: '2.5' }))).toMatchObject({
      grades: 'A B B',
      ranks: '1 2 3',
      list: 'a',
    })
    expect(outcome(rules(), people({ a: '95', b: '92', c: '94.5' }))).toMatchObject({
      grades: 'needs rounding B B',
      ranks: 'needs rounding 3 needs rounding',
    })
    const raw = settled(rules(), people({ c: '94.5' })).members[0]!.raw
    expect(raw.status === 'needs' && raw.missing[0]?.data).toEqual({ digits: 0, figure: '94.5' })
  })
  it('leaves a member of two groups without a seat until its group is decided', () => {
    const made = rules({ lists: [] }, { within: { level: 'branch' } })
    const roster = {
      members: [
        { id: 'a', organisations: [{ id: 'b1' }, { id: 'b2' }] },
        { id: 'b', organisations: [{ id: 'b1' }] },
      ],
      organisations: [
        { id: 'b1', level: 'branch' },
        { id: 'b2', level: 'branch' },
      ],
    }
    expect(outcome(made, { ...people({ a: '95', b: '92' }), roster }).grades).toBe('needs organisation-of-member A')
  })
})

describe('quotas of several grades', () => {
  const bands = [
    { grade: 'A', from: edge('60') },
    { grade: 'B', unbanded: true },
    { grade: 'C', unbanded: true },
    { grade: 'D', to: edge('60', false) },
  ] as const
  const share = (grade: string, seats: string, overflow: string): GradeQuota => ({
    ...quota,
    grade,
    seats: { share: seats, rounding: 'floor' },
    ties: 'exceed',
    overflow,
  })
  const made = (quotas: readonly GradeQuota[]) =>
    book({ points: { digits: 0 }, items: [award('x')], grades: [{ ...table, bands, quotas }] })
  it('applies them from the best grade down, in whatever order the book names them', () => {
    // 20 members: 15 % are three, the next 60 % twelve, the rest C, below sixty D.
    const scores = Array.from({ length: 20 }, (_, at) => (at === 19 ? 40 : 99 - at))
    const of = facts(
      scores.map((points, at) =>
        entry('x', '2024-02-01', { member: `m${String(at).padStart(2, '0')}`, points: String(points) }),
      ),
      { roster: { members: scores.map((_, at) => ({ id: `m${String(at).padStart(2, '0')}` })) } },
    )
    const expected = `${'A'.repeat(3)}${'B'.repeat(12)}${'C'.repeat(4)}D`
    const quotas = [share('A', '0.15', 'B'), share('B', '0.6', 'C')]
    for (const order of [quotas, [...quotas].reverse()]) {
      const result = settled(made(order), of)
      expect(result.members.map((one) => figure(one.grades[0]!.grade)).join('')).toBe(expected)
      expect(result.quotas.map((one) => one.grade)).toEqual(order.map((one) => one.grade))
    }
  })
})

describe('tie-breaks at a quota', () => {
  const broken = rules({}, { tieBreaks: [{ of: 'item', id: 'h' }] })
  const tied = (b: string) =>
    people({ a: '90', b: '90', c: '90' }, [
      entry('h', '2024-04-01', { member: 'a', quantity: '3' }),
      entry('h', '2024-04-01', { member: 'b', quantity: b }),
      entry('x', '2024-04-02', { member: 'b', quantity: String(3 - Number(b)) }),
      entry('x', '2024-04-02', { member: 'c', quantity: '3' }),
    ])
  it('gives the seat to the one with the higher further figure (并列时评议分高者优先)', () => {
    expect(outcome(broken, tied('2')).grades).toBe('A B B')
    expect(outcome(rules(), tied('2')).grades).toBe('B B B')
  })
  it('leaves a tie that they do not break', () => {
    expect(outcome(broken, tied('3')).grades).toBe('B B B')
  })
  it('breaks nothing by a figure that is not known of one of the tied', () => {
    const measured = rules({}, { tieBreaks: [{ of: 'measure', id: 'm' }] })
    const of = tied('2')
    expect(outcome(measured, { ...of, measurements: [{ member: 'a', measure: 'm', value: '1' }] }).grades).toBe('B B B')
  })

  it('grants one seat to a small group, and no more than a number to a large one', () => {
    const seats = { share: '0.1', rounding: 'floor', minimum: 1, maximum: 2 } as const
    const of = (count: number) =>
      people(Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at + 10}`, String(99 - (at % 9))])))
    // a tenth of 5 is none, of 30 three
    expect(outcome(rules({}, { seats }), of(5)).quotas).toEqual(['5+0/1'])
    expect(outcome(rules({}, { seats, ties: 'exceed' }), of(30)).quotas).toEqual(['30+0/2'])
    const wrong = rules({}, { seats: { ...seats, minimum: 3 } })
    expect(checkRuleBook(wrong).map(({ code, path }) => [code, path])).toContainEqual([
      'range-empty',
      'rules.grades[0].quotas[0].seats',
    ])
  })
})
