import { describe, expect, it } from 'vitest'
import {
  dueList,
  parseDutyList,
  parseOccurrences,
  type Duty,
  type DutyFacts,
  type DutyList,
  type Occurrence,
} from 'xiangzhen/responsibility'
import { partyBranchDuties, themeDayFirstFriday } from 'xiangzhen/presets/party-branch-duties'
import { villageCommitteeDuties, zhejiangVillageDuties } from 'xiangzhen/presets/village-duties'
import { villageOfficialTraining, villageOfficialTrainingThreeDays } from 'xiangzhen/presets/official-training'
import { memberDevelopmentPlan } from 'xiangzhen/presets/member-development'
import { monthlyVillageEvent } from 'xiangzhen/presets/coverage'

const list = (duty: Omit<Duty, 'id' | 'title' | 'counts'>, decisions: DutyList['decisions'] = []): DutyList => ({
  id: 'list',
  title: 'list',
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [],
  rules: { duties: [{ id: 'd', title: 'd', counts: ['d'], ...duty }] },
  decisions,
})
const done = (date: string, more: Partial<Occurrence> = {}): Occurrence => ({
  id: date,
  kinds: ['d'],
  subjects: ['s'],
  date,
  ...more,
})
const facts = (occurrences: readonly Occurrence[], more: Partial<DutyFacts> = {}): DutyFacts => ({
  subjects: [{ id: 's', kind: 'branch' }],
  occurrences,
  ...more,
})
const states = (document: DutyList, given: DutyFacts, asOf: string, from: string, to: string) =>
  dueList(document, given, { asOf, from, to }).map(({ standing }) =>
    standing.status === 'computed' ? standing.value.state : standing.status,
  )
const first = (document: DutyList, given: DutyFacts, asOf: string, from: string, to: string) =>
  dueList(document, given, { asOf, from, to })[0]

const quarterly = { recurrence: { kind: 'perPeriod', period: 'quarter' } } as const
const monthly = { recurrence: { kind: 'perPeriod', period: 'month' } } as const

describe('windows', () => {
  it('four meetings on one day satisfy one quarter', () => {
    const four = ['a', 'b', 'c', 'e'].map((id) => done('2024-02-20', { id }))
    expect(states(list(quarterly), facts(four), '2024-12-31', '2024-01-01', '2024-12-31')).toEqual([
      'done',
      'overdue',
      'overdue',
      'open',
    ])
  })

  it('goes from not yet over open and soon to overdue by the day', () => {
    const duty = list({ ...monthly, soonDays: 3 })
    const at = (asOf: string) => first(duty, facts([]), asOf, '2024-05-01', '2024-05-31')?.standing
    expect(at('2024-04-30')).toMatchObject({ value: { state: 'notYet', daysLeft: 31 } })
    expect(at('2024-05-27')).toMatchObject({ value: { state: 'open', daysLeft: 4 } })
    expect(at('2024-05-28')).toMatchObject({ value: { state: 'soon', daysLeft: 3 } })
    expect(at('2024-05-31')).toMatchObject({ value: { state: 'soon', daysLeft: 0 } })
    expect(at('2024-06-02')).toMatchObject({ value: { state: 'overdue', daysOverdue: 2, missing: '1' } })
  })

  it('weeks begin on Monday, fiscal years in their month', () => {
    const weeks = dueList(list({ recurrence: { kind: 'perPeriod', period: 'week' } }), facts([]), {
      asOf: '2024-05-01',
      from: '2024-05-01',
      to: '2024-05-06',
    })
    expect(weeks.map((item) => item.window)).toEqual([
      { from: '2024-04-29', to: '2024-05-05' },
      { from: '2024-05-06', to: '2024-05-12' },
    ])
    const year = first(
      list({ recurrence: { kind: 'perPeriod', period: 'year', startMonth: 7 } }),
      facts([]),
      '2024-05-01',
      '2024-05-01',
      '2024-05-01',
    )
    expect(year?.window).toEqual({ from: '2023-07-01', to: '2024-06-30' })
  })

  it('a part of the year narrows what is in time, and 一般 in the fourth quarter does not', () => {
    const within = { from: '10-01', to: '12-31' }
    const strict = list({ recurrence: { kind: 'perPeriod', period: 'year', within } })
    const soft = list({ recurrence: { kind: 'perPeriod', period: 'year', within: { ...within, soft: true } } })
    const march = facts([done('2024-03-01')])
    expect(first(strict, march, '2024-11-01', '2024-01-01', '2024-12-31')?.standing).toMatchObject({
      value: { state: 'open', refused: [{ reason: 'before-window' }] },
    })
    expect(states(soft, march, '2024-11-01', '2024-01-01', '2024-12-31')).toEqual(['done'])
  })
})

describe('records', () => {
  it('a moved theme day counts for its month within the grace days, and is late after them', () => {
    const duty = list({ ...monthly, graceDays: 7 })
    const moved = (date: string) => facts([done(date, { countsFor: '2024-09-30' })])
    expect(states(duty, moved('2024-10-05'), '2024-10-31', '2024-09-01', '2024-09-30')).toEqual(['done'])
    expect(first(duty, moved('2024-10-09'), '2024-10-31', '2024-09-01', '2024-09-30')?.standing).toMatchObject({
      value: { state: 'doneLate', daysOverdue: 2, doneOn: '2024-10-09' },
    })
    // It does not also count for October.
    expect(states(duty, moved('2024-10-05'), '2024-11-30', '2024-10-01', '2024-10-31')).toEqual(['overdue'])
  })

  it.each([
    ['too-short', { eachAtLeast: [{ of: 'days', figure: '5' }] }, { amounts: { days: '4.5' } }],
    ['amount-unknown', { eachAtLeast: [{ of: 'days', figure: '5' }] }, {}],
    ['amount-unknown', { amount: { kind: 'sum', of: 'hours', atLeast: '32' } }, {}],
    ['attendance-unknown', { attendance: { of: 'entitled', share: '1/2', bound: 'above' } }, { entitled: 10 }],
    [
      'attendance-too-low',
      { attendance: { of: 'entitled', share: '1/2', bound: 'above' } },
      { entitled: 10, present: 5 },
    ],
    ['mode-not-accepted', { modes: ['onSite'] }, { mode: 'online' }],
    ['mode-not-accepted', { modes: ['onSite'] }, {}],
    ['parts-missing', { parts: { required: ['dues', 'study'], others: 1 } }, { parts: ['dues', 'study'] }],
    ['parts-missing', { parts: { required: ['dues', 'study'], others: 1 } }, {}],
    ['evidence-missing', { evidence: 2 }, { evidence: ['minutes'] }],
  ] as const)('%s: a record does not count', (reason, rule, record) => {
    const item = first(
      list({ ...monthly, ...rule }),
      facts([done('2024-05-10', record)]),
      '2024-05-11',
      '2024-05-01',
      '2024-05-31',
    )
    expect(item?.standing).toMatchObject({ value: { done: '0', refused: [{ id: '2024-05-10', reason }] } })
  })

  it('two records that are too close count once', () => {
    const duty = list({ ...monthly, amount: { kind: 'times', atLeast: 2 }, apartDays: 7 })
    const close = facts([done('2024-05-10'), done('2024-05-12'), done('2024-05-17')])
    expect(first(duty, close, '2024-05-31', '2024-05-01', '2024-05-31')?.standing).toMatchObject({
      value: { state: 'done', counted: ['2024-05-10', '2024-05-17'], refused: [{ reason: 'too-close-together' }] },
    })
  })

  it('hours add up, and a joint day counts for each branch', () => {
    const duty = list({
      recurrence: { kind: 'perPeriod', period: 'year' },
      amount: { kind: 'sum', of: 'hours', atLeast: '32' },
    })
    const hours = [
      done('2024-03-01', { amounts: { hours: '16.5' } }),
      done('2024-09-01', { amounts: { hours: '15.5' } }),
    ]
    expect(first(duty, facts(hours), '2024-12-31', '2024-01-01', '2024-12-31')?.standing).toMatchObject({
      value: { state: 'done', done: '32', doneOn: '2024-09-01' },
    })
    const subjects = [
      { id: 'a', kind: 'branch' },
      { id: 'b', kind: 'branch' },
    ]
    const joint = [done('2024-05-10', { subjects: ['a', 'b'], mode: 'joint' })]
    expect(states(list(monthly), { subjects, occurrences: joint }, '2024-05-31', '2024-05-01', '2024-05-31')).toEqual([
      'done',
      'done',
    ])
  })
})

describe('exceptions and parts of windows', () => {
  it('an approved exception that covers the window excuses it', () => {
    const excuses = [{ subjectId: 's', from: '2024-05-01', to: '2024-05-31', reason: '抗洪' }]
    expect(states(list(monthly), facts([], { excuses }), '2024-06-30', '2024-05-01', '2024-06-30')).toEqual([
      'excused',
      'open',
    ])
    const half = [{ subjectId: 's', dutyId: 'd', from: '2024-05-01', to: '2024-05-15', reason: '抗洪' }]
    expect(states(list(monthly), facts([], { excuses: half }), '2024-06-30', '2024-05-01', '2024-05-31')).toEqual([
      'overdue',
    ])
    expect(
      states(list(monthly), facts([done('2024-05-03')], { excuses }), '2024-06-30', '2024-05-01', '2024-05-31'),
    ).toEqual(['done'])
  })

  it('a branch founded in the middle of a window needs a decision, unless it did everything', () => {
    const subjects = [{ id: 's', kind: 'branch', from: '2024-02-15' }]
    const founded = facts([], { subjects })
    const two = { ...quarterly, amount: { kind: 'times', atLeast: 4 } } as const
    const [need] = dueList(list(two), founded, { asOf: '2024-03-31', from: '2024-01-01', to: '2024-03-31' })
    expect(need?.standing).toMatchObject({ missing: [{ code: 'partial-window', at: 'd', data: { subject: 's' } }] })
    const decided = (value: string) =>
      first(
        list(two, [{ code: 'partial-window', value, decidedBy: 'county', decidedOn: '2024-01-01' }]),
        founded,
        '2024-03-31',
        '2024-01-01',
        '2024-03-31',
      )?.standing
    expect(decided('full')).toMatchObject({ value: { required: '4', state: 'open' } })
    expect(decided('fromFirstFull')).toMatchObject({ value: { required: '0', state: 'notApplicable' } })
    // 46 of 91 days: 4 × 46 / 91 = 2.02.
    expect(decided('proRataUp')).toMatchObject({ value: { required: '3' } })
    expect(decided('proRataDown')).toMatchObject({ value: { required: '2' } })
    const one = list({ ...quarterly, partialWindow: 'proRataDown' })
    expect(states(one, founded, '2024-03-31', '2024-01-01', '2024-03-31')).toEqual(['notApplicable'])
    const did = facts([done('2024-03-01')], { subjects })
    expect(states(list(quarterly), did, '2024-03-31', '2024-01-01', '2024-03-31')).toEqual(['done'])
  })

  it('asks nothing of windows before the beginning and after the end', () => {
    const subjects = [{ id: 's', kind: 'branch', from: '2024-04-01', to: '2024-06-30' }]
    expect(states(list(quarterly), facts([], { subjects }), '2024-12-31', '2024-01-01', '2024-12-31')).toEqual([
      'overdue',
    ])
  })
})

describe('days and events', () => {
  const calendar = {
    coveredFrom: '2024-05-01',
    coveredTo: '2024-05-31',
    weekendDays: [6, 7],
    holidays: ['2024-05-01', '2024-05-02', '2024-05-03'],
    makeUpWorkdays: ['2024-05-11'],
    source: 'host',
  }

  it('the first Friday is moved off a holiday, and unknown without a calendar', () => {
    const branch = { subjects: [{ id: 's', kind: 'branch' }], occurrences: [] }
    const may = { asOf: '2024-05-01', from: '2024-05-01', to: '2024-05-31' }
    expect(dueList(themeDayFirstFriday, { ...branch, calendar }, may)[0]?.standing).toMatchObject({
      value: { dueBy: '2024-05-13', state: 'open' },
    })
    expect(dueList(themeDayFirstFriday, branch, may)[0]?.standing).toMatchObject({
      value: { dueBy: null, state: 'open' },
    })
    const june = { asOf: '2024-06-01', from: '2024-06-01', to: '2024-06-30' }
    expect(dueList(themeDayFirstFriday, { ...branch, calendar }, june)[0]?.standing).toMatchObject({
      value: { state: 'open' },
    })
  })

  it('on a day means that day, a fifth Friday is not in every month, and an open shift is asked', () => {
    const on = list({
      recurrence: {
        kind: 'onDay',
        period: 'month',
        day: { dayOfMonth: 3, monthEnd: 'clamp' },
        when: 'on',
        shift: 'open',
      },
    })
    const may = ['2024-05-01', '2024-05-31'] as const
    expect(first(on, facts([], { calendar }), '2024-05-01', ...may)?.standing).toMatchObject({
      missing: [{ code: 'day-off-shift', at: 'd' }],
    })
    const previous = {
      ...on,
      decisions: [{ code: 'day-off-shift', value: 'previous', decidedBy: 'x', decidedOn: '2024-01-01' }],
    }
    expect(first(previous, facts([], { calendar }), '2024-05-01', ...may)?.standing).toMatchObject({
      value: { state: 'calendarUnknown' },
    })
    const next = {
      ...on,
      decisions: [{ code: 'day-off-shift', value: 'next', decidedBy: 'x', decidedOn: '2024-01-01' }],
    }
    expect(first(next, facts([done('2024-05-04')], { calendar }), '2024-05-07', ...may)?.standing).toMatchObject({
      value: { state: 'overdue', dueBy: '2024-05-06', refused: [{ reason: 'before-window' }] },
    })
    const none = {
      ...on,
      decisions: [{ code: 'day-off-shift', value: 'none', decidedBy: 'x', decidedOn: '2024-01-01' }],
    }
    expect(states(none, facts([done('2024-05-03')]), '2024-05-07', ...may)).toEqual(['done'])
    const fifth = list({
      recurrence: { kind: 'onDay', period: 'month', day: { weekday: 5, nth: 5 }, when: 'by', shift: 'none' },
    })
    expect(dueList(fifth, facts([]), { asOf: '2024-05-01', from: '2024-05-01', to: '2024-06-30' }).length).toBe(1)
  })

  it('training within three months of the election, an open first day, ten days of notice', () => {
    const elected = {
      subjects: [{ id: 's', kind: 'villageOfficial', dates: { elected: ['2024-01-20'] } }],
      occurrences: [],
    }
    const year = { asOf: '2024-06-30', from: '2024-01-01', to: '2024-12-31' }
    expect(dueList(villageOfficialTrainingThreeDays, elected, year)[0]?.standing).toMatchObject({
      missing: [{ code: 'first-day', at: 'newMemberTraining' }],
    })
    const village = {
      subjects: [
        {
          id: 'v',
          kind: 'village',
          dates: { villagersMeeting: ['2024-05-20', '2024-09-01'], newCommittee: ['2024-03-01'] },
        },
      ],
      occurrences: [
        { id: 'n1', kinds: ['meetingNotice'], subjects: ['v'], date: '2024-05-10' },
        { id: 'n2', kinds: ['meetingNotice'], subjects: ['v'], date: '2024-08-25' },
        { id: 'h', kinds: ['handOver'], subjects: ['v'], date: '2024-03-12' },
      ],
    }
    const items = dueList(villageCommitteeDuties, village, { ...year, asOf: '2024-12-31' })
    const of = (duty: string) =>
      items
        .filter((item) => item.dutyId === duty)
        .map(({ standing }) => (standing.status === 'computed' ? [standing.value.state, standing.value.dueBy] : []))
    expect(of('meetingNotice')).toEqual([
      ['done', '2024-05-10'],
      ['doneLate', '2024-08-22'],
    ])
    expect(of('handOver')).toEqual([['doneLate', '2024-03-11']])
  })

  it('once in each term', () => {
    const member = (dates: readonly string[]) => ({
      subjects: [{ id: 'm', kind: 'committeeMember', dates: { termStart: dates } }],
      occurrences: [{ id: 't', kinds: ['training'], subjects: ['m'], date: '2023-05-01' }],
    })
    const question = { asOf: '2026-06-30', from: '2021-01-01', to: '2026-12-31' }
    const windows = dueList(zhejiangVillageDuties, member(['2021-01-10', '2026-02-01']), question)
    expect(windows.map((item) => [item.window.from, item.window.to])).toEqual([
      ['2021-01-10', '2026-01-09'],
      ['2026-01-10', '2026-01-31'],
      ['2026-02-01', '2031-01-31'],
    ])
  })

  it('notice in working days and in months, and a dated range', () => {
    const before = (atLeast: object) =>
      list({ recurrence: { kind: 'beforeEvent', event: 'meeting', atLeast: atLeast as never } })
    const subjects = [{ id: 's', kind: 'branch', dates: { meeting: ['2024-05-17'] } }]
    const by = (document: DutyList, more: Partial<DutyFacts> = {}) =>
      first(document, facts([], { subjects, ...more }), '2024-05-01', '2024-05-01', '2024-05-31')?.standing
    expect(by(before({ count: 5, unit: 'workday', firstDay: 'notCounted' }), { calendar })).toMatchObject({
      value: { dueBy: '2024-05-11' },
    })
    expect(by(before({ count: 5, unit: 'workday', firstDay: 'notCounted' }))).toMatchObject({
      value: { state: 'calendarUnknown' },
    })
    expect(by(before({ count: 30, unit: 'workday', firstDay: 'notCounted' }), { calendar })).toMatchObject({
      value: { state: 'calendarUnknown' },
    })
    expect(by(before({ count: 1, unit: 'month', firstDay: 'counted' }))).toMatchObject({
      value: { dueBy: '2024-04-18' },
    })
    expect(by(before({ count: 1, unit: 'year', firstDay: 'notCounted' }))).toMatchObject({
      value: { dueBy: '2023-05-17' },
    })
    expect(by(before({ count: 1, unit: 'week', firstDay: 'open' }))).toMatchObject({ missing: [{ code: 'first-day' }] })
    const range = list({ recurrence: { kind: 'betweenDates', from: '2024-05-01', to: '2024-05-20' } })
    expect(by(range)).toMatchObject({ value: { dueBy: '2024-05-20', state: 'open' } })
    const after = list({
      recurrence: {
        kind: 'afterEvent',
        event: 'meeting',
        within: { count: 5, unit: 'workday', firstDay: 'notCounted' },
      },
    })
    expect(by(after)).toMatchObject({ value: { state: 'notYet' } })
  })
})

describe('other windows', () => {
  const dues = (recurrence: Duty['recurrence'], given: DutyFacts, from: string, to: string, asOf = to) =>
    dueList(list({ recurrence }), given, { asOf, from, to }).map(({ window, standing }) => [
      window.from,
      window.to,
      standing.status === 'computed' ? standing.value.state : standing.status,
    ])

  it('ten days, half months, days, two months together', () => {
    const patrols = facts([done('2024-02-05'), done('2024-02-29')])
    expect(dues({ kind: 'perPeriod', period: 'tenDays' }, patrols, '2024-02-01', '2024-02-29', '2024-03-01')).toEqual([
      ['2024-02-01', '2024-02-10', 'done'],
      ['2024-02-11', '2024-02-20', 'overdue'],
      ['2024-02-21', '2024-02-29', 'done'],
    ])
    expect(dues({ kind: 'perPeriod', period: 'halfMonth' }, patrols, '2024-02-16', '2024-02-20', '2024-03-01')).toEqual(
      [['2024-02-16', '2024-02-29', 'done']],
    )
    expect(dues({ kind: 'perPeriod', period: 'day' }, patrols, '2024-02-04', '2024-02-05')).toEqual([
      ['2024-02-04', '2024-02-04', 'overdue'],
      ['2024-02-05', '2024-02-05', 'done'],
    ])
    expect(dues({ kind: 'perPeriod', period: 'month', every: 2 }, patrols, '2024-01-01', '2024-04-30')).toEqual([
      ['2024-01-01', '2024-02-29', 'done'],
      ['2024-03-01', '2024-04-30', 'open'],
    ])
  })

  it('the last Friday, the last day of February', () => {
    const last: Duty['recurrence'] = {
      kind: 'onDay',
      period: 'month',
      day: { weekday: 5, nth: 'last' },
      when: 'by',
      shift: 'none',
    }
    const by = (from: string, to: string) =>
      dueList(list({ recurrence: last }), facts([]), { asOf: from, from, to }).map(({ standing }) =>
        standing.status === 'computed' ? standing.value.dueBy : null,
      )
    expect(by('2024-05-01', '2024-06-30')).toEqual(['2024-05-31', '2024-06-28'])
    const february = { kind: 'perPeriod', period: 'year', within: { from: '02-01', to: '02-29' } } as const
    const days = dueList(list({ recurrence: february }), facts([]), {
      asOf: '2024-01-01',
      from: '2024-01-01',
      to: '2025-12-31',
    })
    expect(days.map(({ standing }) => (standing.status === 'computed' ? standing.value.dueBy : null))).toEqual([
      '2024-02-29',
      '2025-02-28',
    ])
    const fiscal = { kind: 'perPeriod', period: 'year', startMonth: 7, within: { from: '02-01', to: '02-29' } } as const
    const [one] = dueList(list({ recurrence: fiscal }), facts([]), {
      asOf: '2024-01-01',
      from: '2023-07-01',
      to: '2024-06-30',
    })
    expect(one?.standing).toMatchObject({ value: { dueBy: '2024-02-29', state: 'notYet' } })
  })

  it('at intervals: each record starts the next window', () => {
    const recurrence: Duty['recurrence'] = {
      kind: 'sinceLast',
      from: 'founded',
      within: { count: 3, unit: 'month', firstDay: 'notCounted' },
    }
    const subjects = [{ id: 's', kind: 'branch', dates: { founded: ['2024-01-10'] } }]
    const given = facts([done('2024-03-01'), done('2024-07-01')], { subjects })
    expect(dues(recurrence, given, '2024-01-01', '2024-12-31', '2024-09-30')).toEqual([
      ['2024-01-11', '2024-03-01', 'done'],
      ['2024-03-02', '2024-07-01', 'doneLate'],
      ['2024-07-02', '9999-12-31', 'open'],
    ])
    expect(dues(recurrence, facts([]), '2024-01-01', '2024-12-31')).toEqual([])
  })
})

describe('presets and doors', () => {
  it('a branch has the duties of branches, and five days of training are five days', () => {
    const question = { asOf: '2024-12-31', from: '2024-01-01', to: '2024-12-31' }
    const branch = dueList(partyBranchDuties, facts([]), question)
    expect(new Set(branch.map((item) => item.dutyId))).toEqual(
      new Set(['memberMeeting', 'themeDay', 'lifeMeeting', 'memberAppraisal']),
    )
    expect(branch.find((item) => item.dutyId === 'memberMeeting')).toMatchObject({ soft: true })
    const official = { subjects: [{ id: 'o', kind: 'villageOfficial' }] }
    const course = (days: string) => ({
      ...official,
      occurrences: [{ id: 'c', kinds: ['training'], subjects: ['o'], date: '2024-04-01', amounts: { days } }],
    })
    expect(states(villageOfficialTraining, course('5'), '2024-12-31', '2024-01-01', '2024-12-31')).toEqual(['done'])
    expect(states(villageOfficialTraining, course('4'), '2025-01-01', '2024-01-01', '2024-12-31')).toEqual(['overdue'])
    const villages = { subjects: [{ id: 'v', kind: 'village' }], occurrences: [] }
    expect(dueList(monthlyVillageEvent, villages, question).length).toBe(12)
    const [plan] = dueList(memberDevelopmentPlan, facts([]), question)
    expect(plan?.standing).toMatchObject({ value: { dueBy: '2024-11-30', state: 'overdue', daysOverdue: 31 } })
  })

  it('parses lists of duties and rows of records', () => {
    expect(parseDutyList(JSON.parse(JSON.stringify(partyBranchDuties)))).toEqual(partyBranchDuties)
    const { rows, diagnostics } = parseOccurrences([
      done('2024-05-10'),
      { ...done('2024-05-11'), date: '2024-13-01' },
      { ...done('2024-05-11'), who: 'x' },
    ])
    expect(rows.length).toBe(1)
    expect(diagnostics.map((one) => [one.code, one.path])).toEqual([
      ['not-a-date', 'occurrences[1].date'],
      ['unknown-key', 'occurrences[2].who'],
    ])
  })
})
