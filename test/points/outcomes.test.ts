import { describe, expect, it } from 'vitest'
import type { GradeQuota, GradeTable, OutcomeTests, PointVeto } from 'xiangzhen/points'
import { award, book, deduction, entry, facts, figure, fixed, member, score, settled, timing, year } from './books.js'

const edge = (at: string, included = true) => ({ at, included })
const table = (more: Partial<GradeTable> = {}): GradeTable => ({
  id: 'grade',
  title: 'grade',
  figure: { of: 'effective' },
  rounding: 'none',
  bands: [
    { grade: 'excellent', from: edge('90') },
    { grade: 'good', from: edge('75'), to: edge('90', false) },
    { grade: 'poor', to: edge('75', false) },
  ],
  ...more,
})
const marks = (...list: string[]) =>
  list.map((points, at) => entry('x', '2024-06-01', { member: `m${at + 1}`, points }))
const roster = (count: number, more: (at: number) => object = () => ({})) => ({
  members: Array.from({ length: count }, (_, at) => ({ id: `m${at + 1}`, ...more(at) })),
})
const grades = (rules: ReturnType<typeof book>, of: ReturnType<typeof facts>) =>
  settled(rules, of).members.map((one) => figure(one.grades[0]?.grade ?? { status: 'none', reason: 'none' }))

describe('gates and grades', () => {
  const gated = (when: OutcomeTests) =>
    book({
      categories: [{ id: 'a', title: 'a' }],
      items: [award('x', undefined, { category: 'a' }), award('meet', fixed('0'))],
      gates: [{ id: 'gate', title: 'gate', when }],
      grades: [
        table({
          bands: [
            { grade: 'excellent', from: edge('90'), gates: ['gate'], otherwise: 'poor' },
            { grade: 'good', from: edge('75'), to: edge('90', false) },
            { grade: 'poor', to: edge('75', false) },
          ],
        }),
      ],
    })
  const total: OutcomeTests = { by: 'figure', figure: { of: 'effective' }, compare: 'atLeast', line: '90' }
  const meetings: OutcomeTests = { by: 'figure', figure: { of: 'count', id: 'meet' }, compare: 'moreThan', line: '1' }
  it('needs all of several conditions, or any', () => {
    const rows = [...marks('95'), entry('meet', '2024-01-01')]
    expect(grades(gated({ all: [total, meetings] }), facts(rows))).toEqual(['poor'])
    expect(grades(gated({ any: [total, meetings] }), facts(rows))).toEqual(['excellent'])
    expect(grades(gated({ all: [total, meetings] }), facts([...rows, entry('meet', '2024-02-01')]))).toEqual([
      'excellent',
    ])
    expect(
      grades(gated({ by: 'figure', figure: { of: 'category', id: 'a' }, compare: 'atMost', line: '94' }), facts(rows)),
    ).toEqual(['poor'])
    expect(
      grades(gated({ by: 'figure', figure: { of: 'measure', id: 'm' }, compare: 'lessThan', line: '1' }), facts(rows)),
    ).toEqual(['missing-measurement'])
    expect(
      grades(gated({ by: 'figure', figure: { of: 'rate' }, compare: 'atLeast', line: '0.5' }), facts(rows)),
    ).toEqual(['no-upper-limit'])
    expect(
      grades(
        gated({ by: 'figure', figure: { of: 'quantity', id: 'meet' }, compare: 'atLeast', line: '1' }),
        facts(rows),
      ),
    ).toEqual(['excellent'])
    expect(grades(gated({ by: 'veto', veto: 'none', hit: false }), facts(rows))).toEqual(['excellent'])
    expect(
      grades(
        gated({ by: 'figure', figure: { of: 'effective' }, compare: 'atLeast', line: { byClass: { a: '1' } } }),
        facts(rows),
      ),
    ).toEqual(['poor'])
  })

  it('leaves classes ungraded and periods out, and reads lines by class', () => {
    const rules = book({
      classes: [
        { id: 'a', title: 'a', graded: false },
        { id: 'b', title: 'b' },
      ],
      items: [award('x')],
      grades: [table({ per: ['quarter'] }), table({ id: 'year', per: ['year'], classes: ['b'] })],
      consequences: [
        {
          id: 'talk',
          title: 'talk',
          classes: ['b'],
          when: { by: 'figure', figure: { of: 'effective' }, compare: 'lessThan', line: { byClass: { b: '60' } } },
          outcomes: ['talk'],
        },
        {
          id: 'pick',
          title: 'pick',
          when: { by: 'grade', grades: ['poor'], table: 'year' },
          outcomes: ['one', 'other'],
        },
        { id: 'rise', title: 'rise', when: { by: 'gradeChange', least: 1 }, outcomes: ['praise'] },
        {
          id: 'now',
          title: 'now',
          classDate: 'decision',
          per: ['year'],
          classes: ['a'],
          when: { by: 'gate', gate: 'none', passed: true },
          outcomes: ['x'],
        },
      ],
    })
    const people = roster(2, (at) => ({ classes: [{ id: at === 0 ? 'a' : 'b' }] }))
    const earlier = [{ book: 'book', member: 'm2', period: '2023', raw: '1', effective: '1', grade: 'good' }]
    const result = settled(rules, facts(marks('10', '50'), { roster: people, earlier }))
    expect(result.members[0]!.grades).toEqual([])
    expect(result.members[1]!.consequences.map((one) => `${one.id} ${figure(one.outcome)}`)).toEqual([
      'talk talk',
      'pick needs pick',
      'rise null',
    ])
    const risen = settled(
      rules,
      facts(marks('10', '80'), { roster: people, earlier: [{ ...earlier[0]!, grade: 'poor' }] }),
    )
    expect(risen.members[1]!.consequences.map((one) => figure(one.outcome))).toEqual(['null', 'null', 'praise'])
    expect(
      figure(settled(rules, facts(marks('10', '80'), { roster: people })).members[1]!.consequences[2]!.outcome),
    ).toBe('missing-earlier-score')
  })

  it('keeps a streak over exempt periods only as stated', () => {
    const rules = (exempt?: 'breaks' | 'skips') =>
      book({
        items: [award('x')],
        grades: [table()],
        consequences: [
          {
            id: 's',
            title: 's',
            when: { by: 'streak', grades: ['excellent'], periods: 3, ...(exempt === undefined ? {} : { exempt }) },
            outcomes: ['yes'],
          },
        ],
      })
    const row = (period: string, more: object) => ({ book: 'book', member: 'm1', period, ...more })
    const earlier = [
      row('2023', { exempt: true }),
      row('2022', { grade: 'excellent' }),
      row('2021', { grade: 'excellent' }),
    ]
    const of = (exempt?: 'breaks' | 'skips', list = earlier) =>
      figure(member(rules(exempt), facts(marks('95'), { earlier: list })).consequences[0]!.outcome)
    expect(of()).toBe('needs exempt-in-streak')
    expect(of('breaks')).toBe('null')
    expect(of('skips')).toBe('yes')
    expect(of('skips', earlier.slice(0, 2))).toBe('missing-earlier-score')
  })
})

describe('vetoes', () => {
  const rules = (veto: Partial<PointVeto>) =>
    book({
      categories: [{ id: 'c', title: 'c' }],
      items: [award('x', undefined, { category: 'c' }), award('y')],
      grades: [table()],
      vetoes: [
        { id: 'v', title: 'v', effect: { kind: 'score', points: '0' }, discretion: 'must', dated: 'event', ...veto },
      ],
    })
  const rows = [
    ...marks('92'),
    entry('y', '2024-01-01', { points: '4' }),
    entry('v', '2024-07-01', { decidedAt: '2025-02-01' }),
  ]
  it('sets the score, strikes a part, forces or limits a grade, refuses an award', () => {
    const of = (veto: Partial<PointVeto>) => {
      const one = member(rules(veto), facts(rows))
      return [
        figure(one.raw),
        figure(one.effective),
        one.standing,
        figure(one.grades[0]!.grade),
        one.refusedAwards.join(),
      ]
    }
    expect(of({})).toEqual(['96.00', '0.00', 'vetoed', 'poor', ''])
    expect(of({ effect: { kind: 'category', id: 'c' } })).toEqual(['96.00', '4.00', 'vetoed', 'poor', ''])
    expect(of({ effect: { kind: 'item', id: 'y' } })).toEqual(['96.00', '92.00', 'vetoed', 'excellent', ''])
    expect(of({ effect: { kind: 'grade', grade: 'poor' } })).toEqual(['96.00', '96.00', 'scored', 'poor', ''])
    expect(of({ effect: { kind: 'gradeLimit', grade: 'good' } })).toEqual(['96.00', '96.00', 'scored', 'good', ''])
    expect(of({ effect: { kind: 'award', award: 'honour' } })).toEqual([
      '96.00',
      '96.00',
      'scored',
      'excellent',
      'honour',
    ])
    expect(of({ classes: ['none'] })[1]).toBe('96.00')
    expect(of({ discretion: 'may' }).slice(0, 3)).toEqual(['96.00', 'needs v', 'scored'])
    expect(of({ effect: { kind: 'gradeLimit', grade: 'good' }, discretion: 'may' })[3]).toBe('needs v')
  })
  it('belongs to the period of the event or of the decision, and is lifted by a reversal', () => {
    expect(score(rules({ dated: 'decided' }), facts(rows))).toBe('96.00')
    const later = { period: '2025', asOf: '2025-12-31', knownAt: '2025-12-31' }
    expect(score(rules({ dated: 'decided' }), facts(rows), later)).toBe('0.00')
    const lifted = [...rows, { id: 'lift', member: 'm1', item: 'v', eventDate: '2024-12-01', reverses: rows[2]!.id }]
    expect(score(rules({}), facts(lifted))).toBe('96.00')
    const decisions = (value: string) => [{ code: 'v', at: 'm1', value, decidedBy: 'x', decidedOn: '2024-08-01' }]
    expect(score(rules({ discretion: 'may' }), facts(rows, { decisions: decisions('applied') }))).toBe('0.00')
    expect(score(rules({ discretion: 'may' }), facts(rows, { decisions: decisions('notApplied') }))).toBe('96.00')
  })
  it('can be hit by a condition, and by entries of items', () => {
    const when = book({
      ...rules({
        when: { by: 'figure', figure: { of: 'item', id: 'y' }, compare: 'lessThan', line: '5' },
        items: ['z'],
      }).rules,
    })
    expect(score(when, facts(rows.slice(0, 2)))).toBe('0.00')
  })
})

describe('suspensions', () => {
  const rules = (
    overlap: 'sideBySide' | 'oneAfterTheOther',
    earning: 'continues' | 'stops' = 'continues',
    from: 'event' | 'decided' = 'event',
  ) =>
    book({
      items: [award('x', fixed('1')), deduction('fault', fixed('0'))],
      suspensions: [{ id: 's', title: 's', items: ['fault'], right: 'redemption', years: 2, from, earning, overlap }],
    })
  const faults = [entry('fault', '2023-05-01', { decidedAt: '2024-01-10' }), entry('fault', '2024-05-01')]
  it('rests for this year and the next, side by side or one after the other', () => {
    const of = (made: ReturnType<typeof rules>) =>
      member(made, facts(faults)).suspensions.map((one) => `${one.from} ${one.to}`)
    expect(of(rules('sideBySide'))).toEqual(['2023-01-01 2025-12-31'])
    expect(of(rules('oneAfterTheOther'))).toEqual(['2023-01-01 2026-12-31'])
    expect(of(rules('sideBySide', 'continues', 'decided'))).toEqual(['2024-01-01 2025-12-31'])
  })
  it('stops earning where the book says so', () => {
    const rows = [...faults.slice(0, 1), entry('x', '2024-06-01'), entry('x', '2025-06-01')]
    expect(score(rules('sideBySide', 'continues'), facts(rows))).toBe('1.00')
    expect(score(rules('sideBySide', 'stops'), facts(rows))).toBe('0.00')
    expect(
      score(rules('sideBySide', 'stops'), facts(rows), { period: '2025', asOf: '2025-12-31', knownAt: '2025-12-31' }),
    ).toBe('1.00')
  })
})

describe('quotas, ranks, lists, budgets', () => {
  const quota = (more: Partial<GradeQuota> = {}): GradeQuota => ({
    grade: 'excellent',
    seats: { share: '1/2', rounding: 'floor' },
    of: 'graded',
    strength: 'binding',
    within: 'everyone',
    ...more,
  })
  const rules = (more: Partial<GradeQuota>) => book({ items: [award('x')], grades: [table({ quotas: [quota(more)] })] })
  it('gives seats by rank and never breaks a tie by order', () => {
    const four = facts(marks('95', '94', '94', '60'), { roster: roster(4) })
    // 95 has a seat whatever is decided about the tie.
    expect(grades(rules({}), four)).toEqual(['excellent', 'needs tie-at-quota', 'needs tie-at-quota', 'poor'])
    expect(grades(rules({ ties: 'exceed', overflow: 'good' }), four)).toEqual([
      'excellent',
      'excellent',
      'excellent',
      'poor',
    ])
    expect(grades(rules({ ties: 'leaveVacant', overflow: 'good' }), four)).toEqual([
      'excellent',
      'good',
      'good',
      'poor',
    ])
    expect(grades(rules({ seats: { count: 1 } }), four)).toEqual([
      'excellent',
      'needs grade-without-seat',
      'needs grade-without-seat',
      'poor',
    ])
    expect(grades(rules({ strength: 'principle' }), four)).toEqual(['excellent', 'excellent', 'excellent', 'poor'])
    expect(grades(rules({ of: { classes: ['none'] }, overflow: 'good' }), four)).toEqual([
      'good',
      'good',
      'good',
      'poor',
    ])
    expect(grades(rules({ within: 'class' }), four)[0]).toBe('excellent')
    const needy = book({
      ...rules({}).rules,
      gates: [],
      vetoes: [{ id: 'v', title: 'v', effect: { kind: 'grade', grade: 'poor' }, discretion: 'may', dated: 'event' }],
    })
    expect(grades(needy, facts([...marks('95', '94'), entry('v', '2024-01-01')], { roster: roster(2) }))).toEqual([
      'needs v',
      'needs v',
    ])
  })
  it('ranks within groups with tie-breaks, the exempt left out, the idle in', () => {
    const made = book({
      account: { kind: 'member' },
      exemptions: [{ id: 'e', title: 'e', steps: [] }],
      items: [award('x'), award('z')],
      rankings: [
        {
          id: 'r',
          title: 'r',
          figure: { of: 'effective' },
          within: { level: 'branch' },
          mode: 'competition',
          tieBreaks: [{ of: 'item', id: 'z' }],
        },
        {
          id: 'low',
          title: 'low',
          figure: { of: 'effective' },
          within: 'everyone',
          mode: 'dense',
          direction: 'ascending',
          per: ['year'],
        },
        {
          id: 'month',
          title: 'month',
          figure: { of: 'effective' },
          within: 'everyone',
          mode: 'ordinal',
          per: ['month'],
        },
        { id: 'rate', title: 'rate', figure: { of: 'measure', id: 'm' }, within: 'everyone', mode: 'competition' },
      ],
      lists: [
        { id: 'red', title: 'red', ranking: 'low', end: 'bottom', count: 1 },
        { id: 'black', title: 'black', ranking: 'low', end: 'top', count: 1, ties: 'exceed' },
        { id: 'none', title: 'none', ranking: 'month', end: 'top', count: 1 },
      ],
    })
    const people = {
      members: ['m1', 'm2', 'm3', 'm4', 'm5'].map((id, at) => ({
        id,
        organisations: at === 4 ? [{ id: 'b1' }, { id: 'b2' }] : at === 3 ? [] : [{ id: 'b1' }],
      })),
      organisations: [
        { id: 'b1', level: 'branch' },
        { id: 'b2', level: 'branch' },
      ],
      exemptions: [{ member: 'm3', exemption: 'e', from: '2023-01-01', steps: [] }],
    }
    const rows = [...marks('5', '3'), entry('z', '2024-01-01', { member: 'm2', points: '2' })]
    const result = settled(made, facts(rows, { roster: people }))
    const places = (at: number) =>
      result.members[at]!.ranks.map((one) =>
        one.place.status === 'computed'
          ? `${one.id} ${one.place.value.rank}/${one.place.value.of}`
          : `${one.id} ${figure(one.place)}`,
      )
    expect(places(0)).toEqual(['r 2/2', 'low 2/4', 'rate missing-measurement'])
    expect(places(1)).toEqual(['r 1/2', 'low 2/4', 'rate missing-measurement'])
    expect(places(2)).toEqual([])
    expect(places(3)).toEqual(['low 1/4', 'rate missing-measurement'])
    expect(places(4)).toEqual(['r needs organisation-of-member', 'low 1/4', 'rate missing-measurement'])
    expect(result.lists.map((one) => one.groups.map((group) => figure(group.members)))).toEqual([
      ['needs tie-at-list'],
      ['m4,m5'],
    ])
  })
})

describe('figures and periods', () => {
  it('makes rates and amounts with bounds', () => {
    const rules = (more: object) =>
      book({
        items: [award('x')],
        figures: [
          {
            id: 'f',
            title: 'f',
            unit: 'rate',
            from: { by: 'linear', base: '6', figure: { of: 'effective' }, factor: '-0.001' },
            least: '4.5',
            most: '5.9',
            rounding: { digits: 3, mode: 'halfUp' },
            ...more,
          },
        ],
      })
    const of = (points: string, more: object = {}) =>
      figure(member(rules(more), facts(marks(points))).figures[0]?.figure ?? { status: 'none', reason: 'none' })
    expect(of('750')).toBe('5.250')
    expect(of('9000')).toBe('4.500')
    expect(of('1')).toBe('5.900')
    expect(of('1', { per: ['month'] })).toBe('none')
    expect(of('1', { classes: ['a'] })).toBe('none')
    expect(of('1', { from: { by: 'bands', figure: { of: 'raw' }, bands: [{ from: edge('5'), amount: '1' }] } })).toBe(
      'figure-in-no-band',
    )
    expect(of('7', { from: { by: 'bands', figure: { of: 'gains' }, bands: [{ amount: '5' }, { amount: '2' }] } })).toBe(
      'figure-in-several-bands',
    )
    expect(of('7', { from: { by: 'grade', table: 'grade', amounts: {} } })).toBe('no-grade')
    expect(of('7', { monthly: { holds: 'asRecorded' } })).toBe('missing-measurement')
  })
  it('reads shorter and longer periods as the book says, or asks', () => {
    const rules = (more: Parameters<typeof timing>[0]) =>
      book({
        timing: timing(more),
        items: [award('x', fixed('1')), deduction('y', fixed('1'))],
        total: { opening: { points: '10' } },
      })
    const rows = facts(['2024-01-05', '2024-02-05', '2024-08-05'].map((date) => entry('x', date)))
    const of = (more: Parameters<typeof timing>[0], period: string) => score(rules(more), rows, { ...year, period })
    expect(of({}, '2024-Q1')).toBe('needs shorter-period')
    expect(of({ within: 'standing' }, '2024-Q1')).toBe('12.00')
    expect(of({ within: 'movement' }, '2024-02')).toBe('1.00')
    expect(of({ score: 'quarter' }, '2024')).toBe('needs longer-period')
    expect(of({ score: 'quarter', beyond: 'sum' }, '2024')).toBe('43.00')
    expect(of({ score: 'quarter', beyond: 'mean' }, '2024')).toBe('10.75')
    expect(of({ score: 'quarter', beyond: 'lowest' }, '2024')).toBe('10.00')
    expect(of({ score: 'quarter', beyond: 'last' }, '2024-H1')).toBe('10.00')
    expect(of({ score: 'quarter' }, '2024-01-15/2024-06-20')).toBe('period-not-made-of-score-periods')
    expect(of({ score: 'custom' }, '2024-01-15/2024-06-20')).toBe('11.00')
    expect(score(rules({ firstMonth: 7 }), rows, { period: '2024', asOf: '2025-06-30', knownAt: '2025-06-30' })).toBe(
      '11.00',
    )
  })
  it('rounds once, by the book or by a decision', () => {
    const rules = (rounding?: object) => book({ points: { digits: 0, ...rounding }, items: [award('x')] })
    expect(score(rules(), facts(marks('2.5')))).toBe('needs rounding')
    expect(score(rules({ rounding: { digits: 0, mode: 'halfEven' } }), facts(marks('2.5')))).toBe('2')
    const decisions = [{ code: 'rounding', value: 'up', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(score(rules(), facts(marks('2.1'), { decisions }))).toBe('3')
    expect(score(rules({ digits: 9 }), facts(marks('0.123456789')))).toBe('0.123456789')
  })
})
