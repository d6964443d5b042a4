import { describe as group, expect, it } from 'vitest'
import { sentencesOf } from 'xiangzhen'
import {
  pathToGrade,
  type GradeGoal,
  type GradeQuota,
  type PointFacts,
  type PointItem,
  type RuleBook,
  type RuleBookRules,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { award, book, codes, entry, facts, figure, fixed, year } from './books.js'

// Excellent from 90, at most 30 % of all; everybody opens with 80 and a visit brings 4.
const quota: GradeQuota = {
  grade: 'excellent',
  seats: { share: '0.3', rounding: 'floor' },
  of: 'everyone',
  strength: 'binding',
  within: 'everyone',
  ties: 'leaveVacant',
  overflow: 'pass',
}
const visit = award('visit', fixed('4'), { sameMatter: 'each' })
const capped: PointItem = { ...visit, caps: [{ id: 'c', limit: '12', basis: 'gross', per: 'period' }] }
const rules = (own: Partial<GradeQuota> = {}, more: Partial<RuleBookRules> = {}): RuleBook =>
  book({
    points: { digits: 0 },
    items: [visit],
    total: { opening: { points: '80' } },
    grades: [
      {
        id: 'g',
        title: '等次',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'excellent', title: '优秀', from: { at: '90', included: true } },
          { grade: 'pass', title: '合格', to: { at: '90', included: false } },
        ],
        quotas: [{ ...quota, ...own }],
      },
    ],
    ...more,
  })
const members = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `m${at + 1}` }))
const visits = (member: string, times: number) =>
  Array.from({ length: times }, (_, at) => entry('visit', `2024-0${at + 1}-01`, { member }))
// Of ten, m2 has 100, m3 96, m4 92, the others 80: three seats, all taken.
const ten = facts([...visits('m2', 5), ...visits('m3', 4), ...visits('m4', 3)], { roster: { members: members(10) } })
const goal = (more: Partial<GradeGoal> = {}): GradeGoal => ({
  member: 'm1',
  table: 'g',
  grades: ['excellent'],
  bound: 50,
  actions: [{ id: 'visit', cost: '1', most: 6, entry: { item: 'visit', eventDate: '2024-11-01' } }],
  ...more,
})
const path = (made: RuleBook, of: PointFacts = ten, more: Partial<GradeGoal> = {}) => {
  const found = pathToGrade(made, of, year, goal(more))
  if (found.status !== 'computed') throw new Error(JSON.stringify(found))
  return found.value
}
const seatOf = (made: RuleBook, of: PointFacts = ten, more: Partial<GradeGoal> = {}) =>
  path(made, of, more).others!.seats[0]!.seat

group('a grade with a quota', () => {
  it('takes a seat from the last who has one, the others staying as they are', () => {
    // 92 would tie with m4 for the third seat, which then stays empty; 96 ties with m3, and both are within three.
    expect(path(rules())).toEqual({
      found: 'path',
      actions: [{ id: 'visit', times: 4 }],
      cost: '4',
      grade: 'excellent',
      tried: 5,
      others: {
        assumed: 'unchanged',
        seats: [
          {
            grade: 'excellent',
            seat: {
              status: 'computed',
              value: { group: 'everyone', seats: 3, others: 3, figure: { compare: 'moreThan', line: '92' } },
              diagnostics: [],
            },
          },
        ],
      },
    })
    const exceed = path(rules({ ties: 'exceed' }))
    expect(exceed).toMatchObject({ found: 'path', actions: [{ times: 3 }] })
    expect(seatOf(rules({ ties: 'exceed' }))).toMatchObject({ value: { figure: { compare: 'atLeast', line: '92' } } })
    const tieBreaks = [{ of: 'gains' }] as const
    expect(seatOf(rules({ ties: 'exceed', tieBreaks }))).toMatchObject({ value: { figure: { compare: 'moreThan' } } })
  })

  it('is proved out of reach under the same assumption', () => {
    expect(path(rules({}, { items: [capped] }))).toMatchObject({ found: 'none', tried: 7 })
    expect(seatOf(rules({}, { items: [capped] }))).toMatchObject({ value: { figure: { line: '92' } } })
  })

  it('needs no more than the line where a seat is free', () => {
    const one = facts(visits('m2', 5), { roster: { members: members(10) } })
    expect(path(rules(), one)).toMatchObject({ found: 'path', actions: [{ times: 3 }] })
    expect(seatOf(rules(), one)).toMatchObject({ value: { others: 1, figure: null } })
    const first3 = rules({ seats: { count: 3 } })
    expect(seatOf(first3)).toMatchObject({ value: { seats: 3, figure: { line: '92' } } })
  })

  it('has no seat in a group that is too small', () => {
    const roster = {
      members: members(10).map((one, at) => ({ ...one, organisations: [{ id: at === 0 ? 'b1' : 'b2' }] })),
      organisations: [
        { id: 'b1', level: 'branch' },
        { id: 'b2', level: 'branch' },
      ],
    }
    const within = rules({ within: { level: 'branch' } })
    expect(path(within, { ...ten, roster })).toMatchObject({ found: 'none' })
    const seat = seatOf(within, { ...ten, roster })
    expect(figure(seat)).toBe('no-seat')
    expect([sentencesOf(seat, zh), sentencesOf(seat, en)]).toEqual([
      ['“优秀”在“b1”没有名额。'],
      ['There is no seat of “优秀” in “b1”.'],
    ])
    const both = {
      ...roster,
      members: [{ id: 'm1', organisations: [{ id: 'b1' }, { id: 'b2' }] }, ...roster.members.slice(1)],
    }
    expect(figure(seatOf(within, { ...ten, roster: both }))).toBe('needs organisation-of-member')
    const nowhere = { ...roster, members: [{ id: 'm1' }, ...roster.members.slice(1)] }
    expect(figure(seatOf(within, { ...ten, roster: nowhere }))).toBe('no-grade')
  })

  it('is open where a tie is, and where somebody else is', () => {
    const { ties: _ties, ...silent } = quota
    const asks = rules({}, { items: [capped], grades: [{ ...tableOf(rules()), quotas: [silent] }] })
    const found = path(asks)
    expect(found).toMatchObject({ found: 'open', tried: 7 })
    expect(found.found === 'open' && figure(found.grade)).toBe('needs tie-at-quota')
    const marked = award('mark', { by: 'fixed', points: { decide: 'mark', free: 'figure' } })
    const undecided = rules({}, { items: [visit, marked] })
    expect(figure(seatOf(undecided))).toBe('needs mark')
    const may = {
      id: 'v',
      title: '可',
      effect: { kind: 'score', points: '0' },
      discretion: 'may',
      dated: 'event',
    } as const
    const hit = { ...ten, entries: [...ten.entries, entry('v', '2024-05-01', { member: 'm3' })] }
    expect(figure(seatOf(rules({}, { vetoes: [may] }), hit))).toBe('needs v')
  })

  it('counts those who come down from a better grade', () => {
    const [excellent, pass] = tableOf(rules()).bands
    const table = {
      ...tableOf(rules()),
      bands: [
        { grade: 'star', from: { at: '95', included: true } },
        { ...excellent!, to: { at: '95', included: false } },
        pass!,
      ],
      quotas: [
        { ...quota, grade: 'star', seats: { count: 1 }, overflow: 'excellent' },
        { ...quota, seats: { count: 1 } },
      ],
    }
    // m2 has the star; m3 (96) comes down and takes the only seat before m4 (92).
    expect(seatOf(rules({}, { grades: [table] }))).toMatchObject({
      value: { seats: 1, others: 2, figure: { compare: 'moreThan', line: '96' } },
    })
  })

  it('of a principle, or of a grade that nobody asked for, looks at nobody else', () => {
    expect(path(rules({ strength: 'principle' })).others).toBeUndefined()
    expect(path(rules(), ten, { grades: ['pass'] }).others).toEqual({ assumed: 'unchanged', seats: [] })
  })
})

group('a goal that cannot be looked for', () => {
  it('is named: a table, a grade, a rank, an item', () => {
    const reason = (made: RuleBook, more: Partial<GradeGoal>) => pathToGrade(made, ten, year, goal(more))
    const table = reason(rules(), { table: 'no' })
    expect(figure(table)).toBe('no-grade')
    expect(sentencesOf(table, zh)).toEqual(['goal.table：没有“no”这一等次或等次表，或不适用于该成员。请改正。'])
    expect(sentencesOf(reason(rules(), { grades: ['exellent'] }), en)[0]).toContain('goal.grades')
    expect(figure(reason(rules(), { member: 'nobody' }))).toBe('unknown-member')
    const ranked = rules(
      {},
      {
        rankings: [{ id: 'r', title: '排名', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
        gates: [
          {
            id: 'first',
            title: '前三名',
            when: { by: 'earlier', was: { ranking: 'r', within: 3 }, unit: 'year', last: 1, least: 1, present: true },
          },
        ],
      },
    )
    const gated = {
      ...tableOf(rules()),
      bands: tableOf(rules()).bands.map((one, at) => (at === 0 ? { ...one, gates: ['first'] } : one)),
    }
    const found = path({ ...ranked, rules: { ...ranked.rules, grades: [gated] } })
    expect(found.found === 'open' && figure(found.grade)).toBe('no-list')
    const actions = [{ id: 'a', cost: '1', most: 2, entry: { item: 'vist', eventDate: '2024-11-01' } }]
    const misspelt = reason(rules(), { actions })
    expect(codes(misspelt.diagnostics)).toEqual(['unknown-item'])
    expect(misspelt.diagnostics[0]!.path).toBe('goal.actions[0].entry')
  })

  it('with numbers that are none is refused', () => {
    const action = goal().actions[0]!
    for (const more of [
      { bound: Number.NaN },
      { bound: -1 },
      { actions: [{ ...action, most: 1.5 }] },
      { actions: [{ ...action, cost: '-1' }] },
      { actions: [{ ...action, cost: 'x' }] },
    ])
      expect(() => pathToGrade(rules(), ten, year, goal(more))).toThrow(RangeError)
    // Two actions of one name are two.
    expect(path(rules(), ten, { actions: [action, action].map((one) => ({ ...one, most: 2 })) })).toMatchObject({
      found: 'path',
      actions: [{ times: 2 }, { times: 2 }],
    })
  })
})

function tableOf(made: RuleBook) {
  return made.rules.grades![0] as Exclude<NonNullable<RuleBookRules['grades']>[number], { decide: string }>
}
