import { describe as group, expect, it } from 'vitest'
import { describe } from 'xiangzhen'
import {
  checkRuleBook,
  compareSettlements,
  redeem,
  checkPointFacts,
  settle,
  walletOf,
  type PointItem,
  type RuleBook,
} from 'xiangzhen/points'
import { zh } from '../../src/text/zh.js'
import { award, book, codes, deduction, entry, facts, figure, fixed, member, settled, year } from './books.js'
import { policyWith } from './redemption.js'

const found = (rules: Partial<RuleBook['rules']>, more: Partial<RuleBook> = {}) =>
  checkRuleBook(book(rules, more)).map((one) => `${one.severity} ${one.code} ${one.path}`)
const decide = (code: string, value: string, at?: string) => ({
  code,
  value,
  decidedBy: 'x',
  decidedOn: '2024-01-01',
  ...(at === undefined ? {} : { at }),
})

group('what a rule book leaves out', () => {
  it('an empty table, a class without a figure, a class that is not there, a negative band', () => {
    expect(found({ items: [award('x', { by: 'level', levels: {} })] })).toContain(
      'error table-empty rules.items[0].worth.levels',
    )
    const classes = [
      { id: 'a', title: 'a' },
      { id: 'b', title: 'b' },
    ]
    const byClass = { by: 'fixed', points: { byClass: { a: '1', z: '2' } } } as const
    const categories = [{ id: 'c', title: 'c', opening: { points: { byClass: { b: '1' } } } }]
    expect(found({ classes, categories, items: [award('x', byClass)] })).toEqual(
      expect.arrayContaining([
        'warning class-without-figure rules.items[0].worth.points.byClass',
        'error unknown-reference rules.items[0].worth.points.byClass',
        'warning class-without-figure rules.categories[0].opening.points.byClass',
      ]),
    )
    const bands: PointItem['worth'] = { by: 'bands', bands: [{ to: { at: '60', included: false }, points: '-5' }] }
    expect(found({ items: [award('x', bands)] })).toContain(
      'warning negative-magnitude rules.items[0].worth.bands[0].points',
    )
    expect(found({ items: [deduction('x', bands)] })).toContain(
      'error negative-magnitude rules.items[0].worth.bands[0].points',
    )
  })
})

group('decisions that answer nothing', () => {
  const quota = {
    grade: 'A',
    seats: { count: 1 },
    of: 'everyone',
    strength: 'binding',
    within: 'everyone',
  } as const
  const rules: Partial<RuleBook['rules']> = {
    items: [award('x')],
    grades: [
      {
        id: 'g',
        title: '等次',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'A', title: '优秀', from: { at: '90', included: true } },
          { grade: 'B', title: '合格', to: { at: '90', included: false } },
        ],
        quotas: [quota],
      },
    ],
    vetoes: [{ id: 'v', title: 'v', effect: { kind: 'award', award: '评优' }, discretion: 'may', dated: 'event' }],
    consequences: [{ id: 'c', title: 'c', when: { by: 'grade', grades: ['B'] }, outcomes: ['talk', 'leave'] }],
  }
  it('are told of: the code, the value, the place', () => {
    const decisions = [
      decide('tie-at-qouta', 'exceed'),
      decide('tie-at-quota', 'exced'),
      decide('tie-at-quota', 'exceed', 'grade.quota[0]'),
      decide('v', 'yes', 'm1'),
      decide('c', 'talk', 'm1'),
      decide('rounding', 'halfUp'),
    ]
    const findings = found(rules, { decisions })
    expect(findings).toEqual(
      expect.arrayContaining([
        'warning decision-without-question decisions[0]',
        'error unreadable-decision decisions[1].value',
        'error decision-about-nothing decisions[2].at',
        'error unreadable-decision decisions[3].value',
      ]),
    )
    expect(findings.filter((one) => /decisions\[[45]\]/.test(one))).toEqual([])
    const given = { ...facts(), decisions: decisions.slice(1, 3) }
    expect(codes(settle(book(rules), given, year).diagnostics)).toEqual(['unreadable-decision'])
    expect(codes(checkPointFacts(book(rules), given, year))).toEqual(['decision-about-nothing'])
  })
  it('stand under the words of the need and under the path of the document', () => {
    const people = facts(
      ['m1', 'm2'].map((id) => entry('x', '2024-01-01', { member: id, points: '95' })),
      {
        roster: {
          members: [
            { id: 'm1', name: '张三' },
            { id: 'm2', name: '李四' },
          ],
        },
      },
    )
    const open = member(book(rules), people).grades[0]!.grade
    expect(open.status === 'needs' && describe(open.missing[0]!, zh)).toBe(
      '名额线（1 个）上有并列：张三、李四。请决定是一并给予，还是一并不给。',
    )
    const left = { ...people, decisions: [decide('tie-at-quota', 'leaveVacant')] }
    const without = member(book(rules), left).grades[0]!.grade
    expect(without.status === 'needs' && describe(without.missing[0]!, zh)).toBe(
      '“优秀”名额已满，没有得到名额的人归入哪一等次，办法没有规定（可归入 合格）。请决定。',
    )
    for (const at of ['g.quotas[0]', 'rules.grades[0].quotas[0]', undefined]) {
      const decisions = [decide('tie-at-quota', 'exceed', at), decide('grade-without-seat', 'B', at)]
      expect(figure(member(book(rules), { ...people, decisions }).grades[0]!.grade)).toBe('A')
      expect(found(rules, { decisions }).filter((one) => one.includes('quota'))).toEqual([])
    }
  })
})

group('entries and questions', () => {
  it('a quantity that counts for nothing is told of', () => {
    const rules = book({ items: [award('x', fixed('1'))] })
    const result = settled(rules, facts([entry('x', '2024-01-01', { quantity: '5' })]))
    expect(result.members[0]!.effective).toMatchObject({ value: '1.00' })
    expect(codes(result.diagnostics)).toEqual(['quantity-not-used'])
    expect(settled(rules, facts([entry('x', '2024-01-01', { quantity: '1' })])).diagnostics).toEqual([])
    const counted = book({
      items: [award('x', fixed('1'), { conditions: [{ by: 'quantity', least: '2', unmet: 'refused' }] })],
    })
    expect(settled(counted, facts([entry('x', '2024-01-01', { quantity: '5' })])).diagnostics).toEqual([])
  })
  it('a veto that may be applied leaves a trace', () => {
    const rules = book({
      vetoes: [{ id: 'v', title: '评优', effect: { kind: 'award', award: 'a' }, discretion: 'may', dated: 'event' }],
    })
    const result = settled(rules, facts([entry('v', '2024-01-01')]))
    expect(codes(result.diagnostics)).toEqual(['veto-not-decided'])
    expect(result.members[0]!.refusedAwards).toEqual([])
  })
  it('a question that is not one is refused in words', () => {
    const ask = (question: object) => () => settle(book(), facts(), { ...year, ...question })
    expect(ask({ period: 2024 })).toThrow("period of the question is 2024: write text such as '2024-Q1'")
    expect(ask({ asOf: undefined })).toThrow('asOf of the question is undefined')
    expect(ask({ knownAt: '2024-02-30' })).toThrow('knownAt of the question is "2024-02-30"')
  })
  it('a comparison tells open from none, and moves in the ranking', () => {
    const rules = book({
      points: { digits: 0 },
      items: [award('x')],
      rankings: [{ id: 'r', title: 'r', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
      vetoes: [{ id: 'v', title: 'v', effect: { kind: 'score', points: '0' }, discretion: 'may', dated: 'event' }],
      grades: [
        {
          id: 'g',
          title: 'g',
          figure: { of: 'effective' },
          rounding: 'none',
          bands: [
            { grade: 'A', from: { at: '1', included: true } },
            { grade: 'B', to: { at: '1', included: false } },
          ],
        },
      ],
    })
    const roster = { members: [{ id: 'm1' }, { id: 'm2' }] }
    const first = [entry('x', '2024-01-01', { points: '5' }), entry('x', '2024-01-01', { member: 'm2', points: '4' })]
    const before = settled(rules, facts(first, { roster }))
    const passed = settled(
      rules,
      facts([...first, entry('x', '2024-02-01', { member: 'm2', points: '4' })], { roster }),
    )
    expect(compareSettlements(before, passed).moves.map((one) => one.ranks)).toEqual([
      [{ id: 'r', before: 1, after: 2 }],
      [{ id: 'r', before: 2, after: 1 }],
    ])
    const open = settled(rules, facts([...first, entry('v', '2024-02-01')], { roster }))
    const compared = compareSettlements(before, open)
    expect(compared.moves[0]).toMatchObject({ before: '5', after: null, afterStatus: 'needs' })
    expect(compared.distribution).toEqual([
      { table: 'g', class: null, grade: 'A', open: false, before: 2, after: 1 },
      { table: 'g', class: null, grade: null, open: true, before: 0, after: 1 },
    ])
  })
})

group('orders that cannot be', () => {
  it('name the day and the holder', () => {
    const policy = policyWith()
    const order = { id: 'r', holder: 'h1', on: '2024-06-31', want: { worth: '1' } }
    const facts2 = { credits: [{ id: 'c', holder: 'h1', points: '5', on: '2024-01-01' }] }
    expect(redeem(policy, facts2, order)).toMatchObject({
      reason: 'order-not-on-a-day',
      diagnostics: [{ data: { on: '2024-06-31' } }],
    })
    expect(redeem(policy, facts2, { ...order, on: '2024-06-30', holder: 'nobody' })).toMatchObject({
      reason: 'holder-not-known',
      diagnostics: [{ data: { holder: 'nobody' } }],
    })
    expect(walletOf(policy, facts2, { holder: 'nobody', asOf: '2024-06-30' })).toMatchObject({
      reason: 'holder-not-known',
      diagnostics: [{ data: { holder: 'nobody' } }],
    })
  })
})
