import { describe, expect, it } from 'vitest'
import {
  checkDutyFacts,
  dueList,
  type DueItem,
  type Duty,
  type DutyFacts,
  type DutyList,
  type Occurrence,
} from 'xiangzhen/responsibility'

const list = (...duties: readonly Duty[]): DutyList => ({
  id: 'd',
  title: 'd',
  version: '1',
  effective: { from: '2025-01-01' },
  sources: [],
  decisions: [],
  rules: { duties },
})
const theme: Duty = {
  id: 'theme',
  title: '主题党日',
  subjects: ['branch'],
  counts: ['theme'],
  recurrence: { kind: 'perPeriod', period: 'month' },
}
const report = (more: Partial<Extract<Duty['recurrence'], { kind: 'onDay' }>> = {}): Duty => ({
  id: 'report',
  title: '月报',
  counts: ['report'],
  recurrence: {
    kind: 'onDay',
    period: 'month',
    day: { dayOfMonth: 25, monthEnd: 'clamp' },
    when: 'by',
    shift: 'none',
    ...more,
  },
})
const done = (id: string, kinds: readonly string[], date: string, more: Partial<Occurrence> = {}): Occurrence => ({
  id,
  kinds,
  subjects: ['b'],
  date,
  ...more,
})
const facts = (occurrences: readonly Occurrence[], more: Partial<DutyFacts> = {}): DutyFacts => ({
  subjects: [{ id: 'b', kind: 'branch' }],
  occurrences,
  ...more,
})
const quarter = { asOf: '2025-05-20', from: '2025-01-01', to: '2025-03-31' }
const states = (items: readonly DueItem[]): readonly string[] =>
  items.map(({ standing }) =>
    standing.status === 'computed'
      ? standing.value.state
      : standing.status === 'needs'
        ? standing.missing.map((one) => one.code).join()
        : '',
  )

describe('records that cannot be placed', () => {
  it('are told with their place, and nothing is thrown', () => {
    const broken = ['2025-1-10', '2025-02-30', 'x'].map((date, index) => done(`o${index}`, ['theme'], date))
    const given = facts(
      [
        ...broken,
        done('k', ['thme'], '2025-02-10'),
        done('s', ['theme'], '2025-03-10', { subjects: ['b2'] }),
        done('c', ['theme'], '2025-03-01', { countsFor: '2025-3' }),
      ],
      {
        excuses: [{ subjectId: 'bb', dutyId: 'them', from: '2025-01-01', to: '2025-01-31', reason: 'r' }],
      },
    )
    const items = dueList(list(theme), given, quarter)
    expect(states(items)).toEqual(['overdue', 'overdue', 'overdue'])
    expect(items.map(({ standing }) => standing.diagnostics.map((one) => [one.code, one.path]))).toEqual([
      [
        ['not-a-date', 'occurrences[0].date'],
        ['no-such-day', 'occurrences[1].date'],
        ['not-a-date', 'occurrences[2].date'],
        ['not-a-date', 'occurrences[5].countsFor'],
      ],
      [
        ['not-a-date', 'occurrences[0].date'],
        ['no-such-day', 'occurrences[1].date'],
        ['not-a-date', 'occurrences[2].date'],
        ['unknown-occurrence-kind', 'occurrences[3].kinds'],
        ['not-a-date', 'occurrences[5].countsFor'],
      ],
      [
        ['not-a-date', 'occurrences[0].date'],
        ['no-such-day', 'occurrences[1].date'],
        ['not-a-date', 'occurrences[2].date'],
        ['unknown-duty-subject', 'occurrences[4].subjects'],
        ['not-a-date', 'occurrences[5].countsFor'],
      ],
    ])
    expect(
      checkDutyFacts(list(theme), { ...given, subjects: [{ id: 'b', kind: 'brnach' }] }).map((one) => one.path),
    ).toEqual([
      'subjects[0].kind',
      'occurrences[0].date',
      'occurrences[1].date',
      'occurrences[2].date',
      'occurrences[3].kinds',
      'occurrences[4].subjects',
      'occurrences[5].countsFor',
      'excuses[0].subjectId',
      'excuses[0].dutyId',
    ])
    expect(checkDutyFacts(list(report()), facts([done('r', ['report'], '2025-01-02')]))).toEqual([])
  })
})

describe('a record outside the time of the duty', () => {
  it('does not count', () => {
    const subjects = [{ id: 'b', kind: 'branch', from: '2025-02-20', to: '2025-03-10' }]
    const duty = { ...theme, partialWindow: 'full' } as const
    const items = dueList(
      list(duty),
      facts([done('a', ['theme'], '2025-02-14'), done('z', ['theme'], '2025-03-20')], { subjects }),
      quarter,
    )
    expect(items.map(({ standing }) => standing)).toMatchObject([
      { value: { state: 'overdue', refused: [{ id: 'a', reason: 'not-in-duty' }] } },
      { value: { state: 'overdue', refused: [{ id: 'z', reason: 'not-in-duty' }] } },
    ])
  })
})

describe('without a calendar', () => {
  const next = list(report({ shift: 'next' }))
  it('what is certain is said', () => {
    const records = [done('a', ['report'], '2025-01-26'), done('b', ['report'], '2025-03-20')]
    const all = { asOf: '2025-05-20', from: '2025-01-01', to: '2025-06-30' }
    expect(states(dueList(next, facts(records), all))).toEqual([
      'calendarUnknown',
      'calendarUnknown',
      'done',
      'calendarUnknown',
      'open',
      'notYet',
    ])
    expect(states(dueList(list(report({ shift: 'previous' })), facts(records), all))[2]).toBe('calendarUnknown')
  })
  it('a term in working days is at least so many days', () => {
    const handover = (firstDay: 'notCounted' | 'open', shift?: 'previous'): DutyList =>
      list({
        id: 'h',
        title: 'h',
        counts: ['handover'],
        recurrence: {
          kind: 'afterEvent',
          event: 'election',
          within: { count: 15, unit: 'workday', firstDay, ...(shift === undefined ? {} : { shift }) },
        },
      })
    const given = (date: string): DutyFacts =>
      facts([done('h', ['handover'], date)], {
        subjects: [{ id: 'b', kind: 'branch', dates: { election: ['2025-01-20'] } }],
      })
    const of = (date: string, document = handover('notCounted')) => states(dueList(document, given(date), quarter))
    expect([of('2025-02-04'), of('2025-02-05')]).toEqual([['done'], ['calendarUnknown']])
    expect([of('2025-02-03', handover('open')), of('2025-02-04', handover('open'))]).toEqual([
      ['done'],
      ['calendarUnknown'],
    ])
    expect(of('2025-02-04', handover('notCounted', 'previous'))).toEqual(['calendarUnknown'])
  })
})

describe('before a day', () => {
  it('is with the day, without it, or a question', () => {
    const on = facts([done('a', ['report'], '2025-01-25')])
    const january = { asOf: '2025-05-20', from: '2025-01-01', to: '2025-01-31' }
    const of = (when: 'by' | 'before' | 'open', decisions: DutyList['decisions'] = []) =>
      states(dueList({ ...list(report({ when })), decisions }, on, january))
    expect([of('by'), of('before'), of('open')]).toEqual([['done'], ['doneLate'], ['day-itself']])
    const decided = (value: string) => [
      { code: 'day-itself', at: 'report', value, decidedBy: 'x', decidedOn: '2025-01-01' },
    ]
    expect([of('open', decided('included')), of('open', decided('excluded')), of('open', decided('yes'))]).toEqual([
      ['done'],
      ['doneLate'],
      ['day-itself'],
    ])
  })
})

describe('a share of what was held', () => {
  const share: Duty = {
    id: 'attend',
    title: '参会不少于80%',
    subjects: ['member'],
    counts: ['attended'],
    recurrence: { kind: 'perPeriod', period: 'quarter' },
    amount: { kind: 'share', outOf: ['meeting'], atLeast: '0.8' },
    soonDays: 10,
  }
  const held = (number: number, came: number): readonly Occurrence[] => [
    ...Array.from({ length: number }, (_, index) => done(`m${index}`, ['meeting'], '2025-02-10')),
    ...Array.from({ length: came }, (_, index) => done(`a${index}`, ['attended'], '2025-02-10')),
  ]
  const of = (number: number, came: number, asOf = '2025-04-10', more: Partial<DutyFacts> = {}, duty = share) =>
    dueList(list(duty), facts(held(number, came), { subjects: [{ id: 'b', kind: 'member' }], ...more }), {
      ...quarter,
      asOf,
    })
  it('stands at the end of the window', () => {
    expect(of(10, 8)).toMatchObject([
      { standing: { value: { state: 'done', required: '8', done: '8', missing: '0', doneOn: '2025-03-31' } } },
    ])
    expect(of(9, 7)).toMatchObject([
      { standing: { value: { state: 'overdue', required: '8', missing: '1', daysOverdue: 10 } } },
    ])
    expect(states(of(0, 0))).toEqual(['notApplicable'])
    expect(states(of(10, 10, '2025-03-01'))).toEqual(['open'])
    expect(states(of(10, 10, '2025-03-25'))).toEqual(['soon'])
    expect(states(of(0, 0, '2024-12-01'))).toEqual(['notYet'])
  })
  it('can be excused, and can wait for a calendar or a decision', () => {
    const excuses = [{ subjectId: 'b', from: '2025-01-01', to: '2025-03-31', reason: '公务' }]
    expect(states(of(10, 0, '2025-04-10', { excuses }))).toEqual(['excused'])
    const shifted = {
      ...share,
      recurrence: {
        kind: 'onDay',
        period: 'quarter',
        day: { dayOfMonth: 25, monthEnd: 'clamp' },
        when: 'by',
        shift: 'next',
      },
    } as const
    expect(states(of(10, 10, '2025-04-10', {}, shifted))).toEqual(['calendarUnknown'])
    expect(
      states(of(10, 10, '2025-04-10', {}, { ...shifted, recurrence: { ...shifted.recurrence, when: 'open' } })),
    ).toEqual(['day-itself'])
  })
})

describe('a record that lacks what the duty asks about', () => {
  it('is told', () => {
    const duty: Duty = { ...theme, attendance: { share: '1/2', bound: 'above', of: 'entitled' } as never }
    const [item] = dueList(list(duty), facts([done('a', ['theme'], '2025-01-10')]), { ...quarter, to: '2025-01-31' })
    expect(item!.standing).toMatchObject({
      value: { state: 'overdue' },
      diagnostics: [{ code: 'attendance-unknown', path: 'occurrences.a', data: { record: 'a', duty: '主题党日' } }],
    })
  })
})

describe('a subject of a kind that no duty is for', () => {
  it('has one item that says so, and the others have theirs', () => {
    const given = facts([], {
      subjects: [
        { id: 'b', kind: 'branch' },
        { id: 'c', kind: 'brnach' },
      ],
    })
    const items = dueList(list(theme), given, quarter)
    expect(items.filter((one) => one.subjectId === 'c')).toMatchObject([
      {
        id: 'c//2025-01-01',
        dutyId: '',
        standing: {
          status: 'not-computable',
          reason: 'unknown-subject-kind',
          diagnostics: [{ path: 'subjects[1].kind', data: { subject: 'c', kind: 'brnach' } }],
        },
      },
    ])
    expect(items.filter((one) => one.subjectId === 'b')).toHaveLength(3)
    expect(dueList(list(theme, report()), given, quarter).every((one) => one.dutyId !== '')).toBe(true)
  })
})
