import { describe as group, expect, it } from 'vitest'
import { describe } from 'xiangzhen'
import {
  checkRuleBook,
  linesOf,
  safeParseRuleBook,
  type MemberList,
  type OutcomeTest,
  type PointFacts,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { award, book, codes, entry, facts, figure, fixed, member, settled, year } from './books.js'

const bound = (compare: 'atLeast' | 'lessThan', line: string): OutcomeTest => ({
  by: 'figure',
  figure: { of: 'effective' },
  compare,
  line,
})
const red: MemberList = {
  id: 'red',
  title: '红榜',
  clause: '第六条',
  ranking: 'board',
  end: 'top',
  count: 3,
  when: bound('atLeast', '90'),
  leastRanked: 5,
}
const black: MemberList = { ...red, id: 'black', title: '黑榜', end: 'bottom', count: 2, when: bound('lessThan', '60') }

const rules = (lists: readonly MemberList[], more: object = {}) =>
  book({
    points: { digits: 0 },
    items: [award('mark')],
    rankings: [{ id: 'board', title: '积分榜', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
    lists,
    ...more,
  })
const scores = (...points: readonly string[]): PointFacts =>
  facts(
    points.map((one, at) => entry('mark', '2024-03-01', { member: `m${at + 1}`, points: one })),
    { roster: { members: points.map((_, at) => ({ id: `m${at + 1}` })) } },
  )
const five = scores('95', '91', '88', '62', '55')
const on = (lists: readonly MemberList[], of: PointFacts, more: object = {}) =>
  settled(rules(lists, more), of).lists.map(({ groups }) => figure(groups[0]!.members))

group('a list with a bound on the score', () => {
  it('has of the first or last so many only who meets it', () => {
    // The first three are 95, 91, 88: two of them have 90. The last two are 55 and 62: one has less than 60.
    expect(on([red, black], five)).toEqual(['m1,m2', 'm5'])
    expect(on([{ ...red, when: bound('atLeast', '96') }], five)).toEqual([''])
  })

  it('takes a share of those who are ranked', () => {
    const share = (count: MemberList['count'], more: Partial<MemberList> = {}): MemberList => {
      const { id, title, ranking, end } = red
      return { id, title, ranking, end, count, ...more }
    }
    // 30 % of 5 are 1.5.
    expect(on([share({ share: '0.3', rounding: 'floor' })], five)).toEqual(['m1'])
    expect(on([share({ share: '0.3', rounding: 'halfUp' }, { end: 'bottom' })], five)).toEqual(['m5,m4'])
    expect(on([share({ share: '1/10', rounding: 'floor' })], five)).toEqual([''])
    expect(on([share({ share: '1/10', rounding: 'floor', minimum: 1 })], five)).toEqual(['m1'])
    expect(on([share({ share: '4/5', rounding: 'floor', maximum: 2 })], five)).toEqual(['m1,m2'])
    // Half of four are two, and the second and third are equal.
    const tied = scores('95', '90', '90', '60')
    const half = share({ share: '0.5', rounding: 'floor' })
    expect(settled(rules([half]), tied).lists[0]!.groups[0]!.members).toMatchObject({
      missing: [{ code: 'tie-at-list', data: { tied: ['m2', 'm3'], seats: 2 } }],
    })
    expect(on([{ ...half, ties: 'exceed' }], tied)).toEqual(['m1,m2,m3'])
    const found = checkRuleBook(rules([share({ share: '0.5', rounding: 'floor', minimum: 2, maximum: 1 })]))
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'list-without-tie-rule rules.lists[0]',
      'range-empty rules.lists[0].count',
    ])
    expect(safeParseRuleBook(rules([half])).ok).toBe(true)
    expect(safeParseRuleBook(rules([share({ share: '1.5', rounding: 'floor' })])).ok).toBe(false)
  })

  it('is not made where fewer are ranked than it asks for, and says so', () => {
    const four = scores('95', '91', '88', '55')
    expect(on([red, black], four)).toEqual(['', ''])
    const { diagnostics } = settled(rules([red]), four)
    expect(diagnostics.map((one) => [one.code, describe(one, zh), describe(one, en)])).toEqual([
      [
        'list-not-made',
        'lists.red.everyone：“红榜”只有4人参加排名，不足5人，本期不设榜。',
        "lists.red.everyone: only 4 are ranked for '红榜', fewer than 5; there is no list this period.",
      ],
    ])
    // One who is exempt is not ranked: of six, five are.
    const six = { ...scores('95', '91', '88', '55', '40', '30') }
    const exemptions = [{ id: 'old', title: '年老', steps: [] }]
    const gone = { member: 'm6', exemption: 'old', from: '2024-01-01', steps: [] }
    const without = { ...six, roster: { ...six.roster, exemptions: [gone] } }
    expect(on([red], without, { exemptions })).toEqual(['m1,m2'])
  })

  it('asks about a tie at its line only where that changes who is on it', () => {
    const tied = scores('95', '89', '89', '50', '40')
    expect(on([{ ...red, count: 2 }], tied)).toEqual(['m1'])
    expect(on([{ ...red, count: 2, when: bound('atLeast', '80') }], tied)).toEqual(['needs tie-at-list'])
    const decided = (ties: 'exceed' | 'leaveVacant') =>
      on([{ ...red, count: 2, when: bound('atLeast', '80'), ties }], tied)
    expect(decided('exceed')).toEqual(['m1,m2,m3'])
    expect(decided('leaveVacant')).toEqual(['m1'])
  })

  it('is open where the condition of one of those is', () => {
    const measured = {
      by: 'figure',
      figure: { of: 'measure', id: 'attendance' },
      compare: 'atLeast',
      line: '80',
    } as const
    const list = { ...red, count: 1, when: measured }
    expect(on([list], five)).toEqual(['missing-measurement'])
    const measurements = [{ member: 'm1', measure: 'attendance', value: '85' }]
    expect(on([list], { ...five, measurements })).toEqual(['m1'])
    // The tie is between one of whom the condition is not known and another: neither way is it known.
    expect(on([list], { ...scores('95', '95', '88', '62', '55'), measurements })).toEqual(['missing-measurement'])
    const vetoes = [
      { id: 'fault', title: '过错', effect: { kind: 'award', award: 'a' }, discretion: 'must', dated: 'event' },
    ] as const
    const clean = { by: 'veto', veto: 'fault', hit: false } as const
    const hit = { ...five, entries: [...five.entries, entry('fault', '2024-05-01', { member: 'm2' })] }
    expect(on([{ ...red, when: clean }], hit, { vetoes })).toEqual(['m1,m3'])
  })

  it('looks at entries one by one where its condition asks for days', () => {
    const late = { kind: 'deduction', id: 'late', title: '迟到', worth: fixed('1') } as const
    const of = { ...five, entries: [...five.entries, entry('late', '2024-04-01', { member: 'm1' })] }
    expect(on([{ ...red, when: { by: 'noLosses' } }], of, { items: [award('mark'), late] })).toEqual(['m2,m3'])
  })

  it('is known to consequences and streaks', () => {
    const consequences = [
      { id: 'talk', title: '谈话', when: { by: 'streak', list: 'black', periods: 1 }, outcomes: ['talk'] },
    ]
    const of = (id: string, given = five) =>
      figure(member(rules([black], { consequences }), given, year, id).consequences[0]!.outcome)
    expect([of('m4'), of('m5')]).toEqual(['null', 'talk'])
    expect(of('m1', scores('40'))).toBe('null')
  })

  it('says why somebody stands on it', () => {
    const reasons = (id: string, lists: readonly MemberList[]) => {
      const lines = linesOf(rules(lists), five, year, id)
      return lines.status === 'computed' ? lines.value.lists : []
    }
    const said = (id: string, language: typeof zh | typeof en) =>
      reasons(id, [red, black]).flatMap((one) => one.reasons.map((reason) => describe(reason, language)))
    expect(said('m2', zh)).toEqual(['列入“红榜”（第六条）：5人中排第2名', '最终得分为91，达到90'])
    expect(said('m5', en)).toEqual(['on the list “黑榜” (第六条): place 5 of 5', expect.stringContaining('55')])
    expect(reasons('m3', [red])).toEqual([
      { list: 'red', on: { status: 'computed', value: false, diagnostics: [] }, reasons: [] },
    ])
    const { when: _when, leastRanked: _least, clause: _clause, ...plain } = red
    expect(reasons('m3', [plain])[0]!.reasons.map((one) => describe(one, zh))).toEqual(['列入“红榜”：5人中排第3名'])
  })

  it('is read from JSON, and its names, its line and its order are checked', () => {
    expect(safeParseRuleBook(JSON.parse(JSON.stringify(rules([red, black]))))).toMatchObject({ ok: true })
    const found = (when: MemberList['when']) => codes(checkRuleBook(rules([{ ...red, ties: 'exceed', when: when! }])))
    expect(found(bound('atLeast', '90'))).toEqual([])
    expect(found({ by: 'veto', veto: 'nothing', hit: true })).toEqual(['unknown-reference'])
    const capped = rules([{ ...red, ties: 'exceed' }], {
      items: [award('mark', fixed('5'), { caps: [{ id: 'c', limit: '50', basis: 'gross', per: 'period' }] })],
    })
    expect(codes(checkRuleBook(capped))).toEqual(['condition-never-met'])
    const itself = { by: 'streak', list: 'red', periods: 2 } as const
    expect(found(itself)).toEqual(['list-in-itself'])
    expect(on([{ ...red, when: itself }], five)).toEqual(['no-list'])
    const present = { by: 'earlier', was: { list: 'red' }, unit: 'year', last: 2, least: 1 } as const
    expect(found(present)).toEqual([])
    expect(found({ ...present, present: true })).toEqual(['list-in-itself'])
    const after = [
      { ...red, ties: 'exceed' as const },
      { ...black, ties: 'exceed' as const, when: itself },
    ]
    expect(codes(checkRuleBook(rules(after)))).toEqual([])
  })
})
