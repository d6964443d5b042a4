import { describe, expect, it } from 'vitest'
import {
  checkWorkflow,
  countVotes,
  nextSteps,
  parseWorkflow,
  safeParseWorkflow,
  type Workflow,
  type WorkflowEvent,
  type WorkflowStep,
} from 'xiangzhen/responsibility'
import { memberDevelopment, memberDevelopmentCollege } from 'xiangzhen/presets/member-development'
import { povertyMonitoring } from 'xiangzhen/presets/return-to-poverty'
import { villageElection } from 'xiangzhen/presets/village-election'
import { weakOrganisationRectification } from 'xiangzhen/presets/weak-organisation'

const workflow = (steps: readonly WorkflowStep[], decisions: Workflow['decisions'] = []): Workflow => ({
  id: 'w',
  title: 'w',
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [],
  rules: { steps },
  decisions,
})
const step = (id: string, more: Partial<WorkflowStep> = {}): WorkflowStep => ({ id, title: id, ...more })
let next = 0
const event = (of: string, date: string, more: Partial<WorkflowEvent> = {}): WorkflowEvent => ({
  id: `e${(next += 1)}`,
  caseId: 'c',
  step: of,
  kind: 'done',
  date,
  ...more,
})
const run = (document: Workflow, events: readonly WorkflowEvent[], asOf: string, values = {}, calendar?: never) =>
  nextSteps(
    document,
    { cases: [{ id: 'c', values }], events, ...(calendar === undefined ? {} : { calendar }) },
    { asOf },
  )[0]!
const stateOf = (progress: ReturnType<typeof run>, id: string) => progress.steps.find((one) => one.id === id)!
const days = (count: number) => ({ count, unit: 'day', firstDay: 'notCounted' }) as const

describe('nextSteps', () => {
  it('a record that breaks a binding rule opens nothing', () => {
    const half = { of: 'entitled', share: '1/2', bound: 'above' } as const
    const document = workflow([
      step('meeting', { vote: { quorum: half, approval: half } }),
      step('report', { after: [{ step: 'meeting' }] }),
    ])
    const invalid = run(
      document,
      [event('meeting', '2024-01-10', { vote: { entitled: 15, present: 7, inFavour: 7 } })],
      '2024-02-01',
    )
    expect(invalid.next).toEqual(['meeting'])
    expect(invalid.refused[0]?.blockers).toMatchObject([
      { code: 'meeting-not-quorate', data: { present: 7, needed: 8 } },
    ])
    const lost = run(
      document,
      [event('meeting', '2024-01-10', { vote: { entitled: 15, present: 8, inFavour: 7 } })],
      '2024-02-01',
    )
    expect(lost.refused[0]?.blockers).toMatchObject([{ code: 'not-carried' }])
    const silent = run(document, [event('meeting', '2024-01-10')], '2024-02-01')
    expect(silent.refused[0]?.blockers).toMatchObject([{ code: 'vote-unknown' }])
    const impossible = run(
      document,
      [event('meeting', '2024-01-10', { vote: { entitled: 5, present: 8 } })],
      '2024-02-01',
    )
    expect(impossible.refused[0]?.blockers).toMatchObject([{ code: 'vote-not-a-count' }])
    const held = run(
      document,
      [event('meeting', '2024-01-10', { vote: { entitled: 15, present: 8, inFavour: 8 } })],
      '2024-02-01',
    )
    expect(held.next).toEqual(['report'])
  })

  it('written opinions are asked about only when there are some', () => {
    const document = workflow([step('meeting', { vote: { writtenOpinions: 'open' }, clause: '十' })])
    const vote = { entitled: 5, present: 3, inFavour: 2, writtenInFavour: 1 }
    expect(run(document, [event('meeting', '2024-01-10', { vote })], '2024-02-01').refused[0]?.blockers).toMatchObject([
      { code: 'decision-needed', missing: [{ code: 'written-opinions', at: 'meeting' }] },
    ])
  })

  it('late is told and stands; soft limits warn', () => {
    const document = workflow([
      step('a'),
      step('b', { after: [{ step: 'a' }], by: [{ id: 'bBy', from: [{ step: 'a' }], ...days(5) }] }),
      step('c', {
        after: [{ step: 'b' }],
        notBefore: [{ id: 'cFrom', from: [{ step: 'b' }], ...days(30), soft: true, clause: '五' }],
      }),
    ])
    const progress = run(
      document,
      [event('a', '2024-01-01'), event('b', '2024-01-10'), event('c', '2024-01-11')],
      '2024-02-01',
    )
    expect(stateOf(progress, 'b')).toMatchObject({ state: 'done', daysOverdue: 4, warnings: [{ code: 'too-late' }] })
    expect(stateOf(progress, 'c')).toMatchObject({
      state: 'done',
      warnings: [{ code: 'too-early', soft: true, clause: '五' }],
    })
    const waiting = run(document, [event('a', '2024-01-01')], '2024-01-10')
    expect(stateOf(waiting, 'b')).toMatchObject({ state: 'overdue', daysOverdue: 4 })
    expect(stateOf(waiting, 'c')).toMatchObject({ state: 'waiting', earliest: { reason: 'date-unknown' } })
    expect(stateOf(run(document, [event('a', '2024-01-01'), event('b', '2024-01-04')], '2024-01-05'), 'c').state).toBe(
      'open',
    )
  })

  it('a step done again takes with it what was built on it', () => {
    const document = workflow([step('a'), step('b', { after: [{ step: 'a' }] }), step('c', { after: [{ step: 'b' }] })])
    const events = [
      event('a', '2024-01-01'),
      event('b', '2024-01-02'),
      event('c', '2024-01-03'),
      event('a', '2024-01-04'),
    ]
    expect(run(document, events, '2024-02-01').next).toEqual(['b'])
  })

  it('outcomes proceed, repeat, or end', () => {
    const outcomes = [
      { id: 'yes', title: 'yes', effect: 'proceeds' },
      { id: 'again', title: 'again', effect: 'repeats' },
      { id: 'no', title: 'no', effect: 'ends' },
    ] as const
    const document = workflow([
      step('a', { outcomes }),
      step('b', { after: [{ step: 'a', outcome: 'yes' }] }),
      step('c', { after: [{ step: 'a', outcome: 'again' }, { step: 'b' }], join: 'any' }),
    ])
    const after = (outcome?: string) =>
      run(document, [event('a', '2024-01-01', outcome === undefined ? {} : { outcome })], '2024-02-01')
    expect(after('yes').next).toEqual(['b'])
    expect(after('again')).toMatchObject({ next: ['a'], ended: null })
    expect(after('no')).toMatchObject({ next: [], ended: { step: 'a', outcome: 'no', on: '2024-01-01' } })
    expect(stateOf(after('no'), 'b').state).toBe('closed')
    expect(after('maybe').refused[0]?.blockers).toMatchObject([{ code: 'outcome-unknown' }])
    expect(after().refused[0]?.blockers).toMatchObject([{ code: 'outcome-unknown' }])
    const either = workflow([
      step('a', { outcomes }),
      step('d', { after: [{ step: 'a', outcome: 'no' }], join: 'any' }),
    ])
    expect(stateOf(run(either, [event('a', '2024-01-01', { outcome: 'yes' })], '2024-02-01'), 'd').state).toBe(
      'notTaken',
    )
  })

  it('publicity lasts, and needs its start', () => {
    const calendar = {
      coveredFrom: '2025-01-01',
      coveredTo: '2025-12-31',
      weekendDays: [6, 7],
      holidays: [],
      makeUpWorkdays: [],
      source: 'x',
    }
    const lasts = { atLeast: { id: 'p5', count: 5, unit: 'workday', firstDay: 'counted' }, clause: '九' } as const
    const document = workflow([step('publicity', { lasts }), step('after', { after: [{ step: 'publicity' }] })])
    const started = event('publicity', '2025-03-03', { kind: 'started' })
    const at = (events: readonly WorkflowEvent[]) => run(document, events, '2025-03-31', {}, calendar as never)
    const running = at([started])
    expect(stateOf(running, 'publicity')).toMatchObject({ state: 'running', earliest: { value: '2025-03-07' } })
    expect(at([started, event('publicity', '2025-03-06')]).refused[0]?.blockers).toMatchObject([
      { code: 'not-long-enough' },
    ])
    expect(at([event('publicity', '2025-03-06')]).refused[0]?.blockers).toMatchObject([{ code: 'start-unknown' }])
    expect(at([started, event('publicity', '2025-03-07')]).next).toEqual(['after'])
    const blind = run(document, [started, event('publicity', '2025-03-07')], '2025-03-31')
    expect(blind.refused[0]?.blockers).toMatchObject([
      { code: 'calendar-unknown', data: { reason: 'calendar-missing' } },
    ])
    expect(stateOf(blind, 'publicity').earliest).toMatchObject({ reason: 'calendar-missing' })
    const open = workflow([step('publicity', { lasts: { atLeast: { ...lasts.atLeast, firstDay: 'open' } } })])
    const ended = [started, event('publicity', '2025-03-07')]
    const undecided = nextSteps(
      open,
      { cases: [{ id: 'c', values: {} }], events: ended, calendar },
      { asOf: '2025-03-31' },
    )[0]
    expect(undecided?.refused[0]?.blockers).toMatchObject([
      { code: 'decision-needed', missing: [{ code: 'first-day', at: 'p5' }] },
    ])
  })

  it('the longest term that has passed says what is done again', () => {
    const validity = [
      { id: 'three', holds: { count: 3, unit: 'month', firstDay: 'notCounted' }, until: 'c', redo: ['b'] },
      {
        id: 'six',
        holds: { count: 6, unit: 'month', firstDay: 'notCounted' },
        until: 'c',
        redo: ['a', 'b'],
        extension: { count: 12, when: 'special' },
      },
    ] as const
    const document = workflow([
      step('a'),
      step('b', { after: [{ step: 'a' }], validity }),
      step('c', { after: [{ step: 'b' }] }),
    ])
    const events = [event('a', '2024-01-01'), event('b', '2024-01-10')]
    expect(run(document, events, '2024-04-10')).toMatchObject({ next: ['c'], lapsed: [] })
    expect(stateOf(run(document, events, '2024-04-10'), 'c').latest).toMatchObject({ value: '2024-04-10' })
    expect(run(document, events, '2024-04-11')).toMatchObject({
      next: ['b'],
      lapsed: [{ validity: 'three', heldTo: '2024-04-10' }],
    })
    // Nobody looked before seven months had gone: the longer term counts.
    expect(run(document, events, '2024-08-01')).toMatchObject({
      next: ['a'],
      lapsed: [{ validity: 'six', redo: ['a', 'b'] }],
    })
    expect(run(document, events, '2024-08-01', { special: true })).toMatchObject({ next: ['b'] })
    const late = [...events, event('c', '2024-05-01')]
    expect(run(document, late, '2024-05-02').refused[0]?.blockers).toMatchObject([{ code: 'step-before-open' }])
  })

  it('requirements look at the record first, and warn where the text says 一般', () => {
    const document = workflow([
      step('course', {
        requires: [
          {
            id: 'long',
            title: 'long',
            when: { kind: 'compare', of: 'days', side: 'above', limit: { figure: '3' }, edge: 'inside' },
            clause: '十七',
          },
          { id: 'near', title: 'near', when: { kind: 'flag', of: 'leaving', is: false }, soft: true },
          {
            id: 'edge',
            title: 'edge',
            when: { kind: 'compare', of: 'score', side: 'above', limit: { figure: '60' }, edge: 'open' },
          },
        ],
      }),
    ])
    const record = (values: WorkflowEvent['values']) =>
      run(document, [event('course', '2024-01-10', values === undefined ? {} : { values })], '2024-02-01', {
        leaving: true,
        score: '61',
      })
    expect(stateOf(record({ days: '3' }), 'course')).toMatchObject({
      state: 'done',
      warnings: [{ code: 'requirement-not-met', soft: true }],
    })
    expect(record({ days: '2' }).refused[0]?.blockers[0]).toMatchObject({ code: 'requirement-not-met', clause: '十七' })
    expect(record({}).refused[0]?.blockers[0]).toMatchObject({ code: 'requirement-unknown', data: { unknown: 'days' } })
    expect(record({ days: '3', score: '60' }).refused[0]?.blockers).toMatchObject([{ code: 'decision-needed' }])
    // Before the step is taken nothing that only its record can show is in the way.
    expect(stateOf(run(document, [], '2024-02-01'), 'course').state).toBe('open')
    expect(stateOf(run(document, [], '2024-02-01', { score: '59' }), 'course').state).toBe('blocked')
  })

  it('counts what is due again and again from the step, not from the last record', () => {
    const document = workflow([
      step('a', { repeats: [{ id: 'report', title: 'report', everyMonths: 3, until: 'b' }] }),
      step('b', { after: [{ step: 'a' }] }),
    ])
    const events = [event('a', '2024-01-10'), event('report', '2024-04-05'), event('report', '2024-07-20')]
    expect(run(document, events, '2024-10-09').repeats).toEqual([
      { id: 'report', required: 2, done: 1, missing: ['2024-04-11'], nextBy: '2024-10-10' },
    ])
    expect(run(document, [...events, event('b', '2024-07-30')], '2025-01-01').repeats[0]).toMatchObject({
      required: 2,
      nextBy: null,
    })
    expect(run(document, [], '2025-01-01').repeats).toEqual([])
  })

  it('calendar dates of a plan, and steps that may be left out', () => {
    const document = workflow([
      step('listed', { between: { from: '2020-07-01', to: '2020-07-31' } }),
      step('objection', { after: [{ step: 'listed' }], optional: true, between: { to: '2020-08-05' } }),
      step('closed', { after: [{ step: 'listed' }], between: { to: '2021-08-31' } }),
    ])
    expect(run(document, [event('listed', '2020-06-30')], '2020-07-10').refused[0]?.blockers).toMatchObject([
      { code: 'too-early', data: { limit: '2020-07-01' } },
    ])
    const listed = [event('listed', '2020-08-02')]
    expect(stateOf(run(document, listed, '2020-08-03'), 'listed')).toMatchObject({
      state: 'done',
      daysOverdue: 2,
      earliest: { value: '2020-07-01' },
      latest: { value: '2020-07-31' },
    })
    expect(run(document, listed, '2020-08-05').next).toEqual(['objection', 'closed'])
    const later = run(document, listed, '2021-09-02')
    expect(stateOf(later, 'objection')).toMatchObject({ state: 'notTaken', daysOverdue: 0 })
    expect(stateOf(later, 'closed')).toMatchObject({ state: 'overdue', daysOverdue: 2 })
  })

  it('takes records of one day in the order of the steps, of their place, of their id', () => {
    const document = workflow([step('b', { after: [{ step: 'a' }] }), step('a')])
    expect(run(document, [event('b', '2024-01-01'), event('a', '2024-01-01')], '2024-01-02').next).toEqual([])
    const ordered = [event('b', '2024-01-01', { order: 1 }), event('a', '2024-01-01', { order: 2 })]
    expect(run(document, ordered, '2024-01-02').next).toEqual(['b'])
    const twice = [event('a', '2024-01-01'), event('a', '2024-01-01'), event('a', '2024-01-01', { kind: 'started' })]
    expect(run(document, twice, '2024-01-02').next).toEqual(['b'])
    const stranger = [
      event('elsewhere', '2024-01-01'),
      event('a', '2025-01-01'),
      event('a', '2024-01-01', { caseId: 'other' }),
    ]
    expect(run(document, stranger, '2024-01-02').next).toEqual(['a'])
  })

  it('a date that is not known bars a step, a person under age too early', () => {
    const unborn = run(memberDevelopment, [event('application', '2024-03-10')], '2024-03-20')
    expect(unborn.refused[0]?.blockers).toMatchObject([{ code: 'date-unknown', data: { clock: 'age' } }])
    const young = run(memberDevelopment, [event('application', '2024-03-10')], '2024-03-20', {
      birthDate: '2006-03-11',
    })
    expect(young.refused[0]?.blockers).toMatchObject([{ code: 'too-early', data: { limit: '2024-03-11' } }])
  })

  it('the stricter rules put publicity between the steps', () => {
    const events = [
      event('application', '2024-03-10'),
      event('talk', '2024-03-20'),
      event('activist', '2024-09-10', { values: { contacts: '2' } }),
    ]
    const progress = run(memberDevelopmentCollege, events, '2024-09-20', { birthDate: '1990-01-01' })
    expect(progress.next).toEqual(['publicityActivist'])
    expect(progress.repeats.map((one) => one.id)).toEqual(['inspection', 'thoughtReport'])
    const early = [...events.slice(0, 2), event('activist', '2024-08-10', { values: { contacts: '2' } })]
    expect(
      run(memberDevelopmentCollege, early, '2024-09-20', { birthDate: '1990-01-01' }).refused[0]?.blockers,
    ).toMatchObject([{ code: 'too-early', data: { clock: 'waiting', limit: '2024-09-10' } }])
  })

  it('an election is held over, a weak organisation closed', () => {
    const vote = { entitled: 100, present: 60, inFavour: 40 }
    const events = [
      event('voterList', '2024-03-01'),
      event('election', '2024-03-21', { vote }),
      event('handOver', '2024-04-01'),
    ]
    const progress = run(villageElection, events, '2024-05-01')
    expect(stateOf(progress, 'handOver')).toMatchObject({ state: 'done', daysOverdue: 1 })
    expect(stateOf(progress, 'nextElection').latest).toMatchObject({ value: '2029-03-21' })
    const linked = { countyLeader: true, townshipLeader: true, firstSecretary: true, pairedUnit: true }
    const failed = [
      event('listed', '2024-03-01'),
      event('links', '2024-03-10', { values: linked }),
      event('threeLists', '2024-03-20'),
      event('acceptance', '2024-06-20', { outcome: 'failed', values: { measuresDone: true } }),
    ]
    expect(run(weakOrganisationRectification, failed, '2024-07-01').next).toEqual(['acceptance'])
    const passed = [...failed, event('acceptance', '2024-07-20', { outcome: 'passed', values: { measuresDone: true } })]
    expect(run(weakOrganisationRectification, passed, '2024-08-01').next).toEqual(['closed'])
  })
})

describe('checkWorkflow', () => {
  const codes = (steps: readonly WorkflowStep[]) => checkWorkflow(workflow(steps)).map((one) => one.code)

  it('the presets have no errors', () => {
    for (const document of [
      memberDevelopment,
      memberDevelopmentCollege,
      povertyMonitoring,
      villageElection,
      weakOrganisationRectification,
    ]) {
      expect(checkWorkflow(document).filter((one) => one.severity !== 'note')).toEqual([])
      expect(parseWorkflow(JSON.parse(JSON.stringify(document)))).toEqual(document)
    }
    expect(safeParseWorkflow({ id: 'x', rules: { steps: [{ id: 'a', titel: 'a' }] } }).ok).toBe(false)
  })

  it('finds circles with their witness, and steps that nothing leads to', () => {
    const [circle, ...rest] = checkWorkflow(
      workflow([
        step('a', { after: [{ step: 'c' }] }),
        step('b', { after: [{ step: 'a' }] }),
        step('c', { after: [{ step: 'b' }, { step: 'a' }] }),
      ]),
    )
    expect(circle).toMatchObject({ code: 'steps-in-a-circle' })
    expect((circle?.data['witness'] as readonly string[])[0]).toBe('a')
    expect(rest.map((one) => one.code)).toEqual([
      'no-first-step',
      'step-unreachable',
      'step-unreachable',
      'step-unreachable',
    ])
    expect(codes([])).toEqual([])
    expect(codes([step('a'), step('b', { after: [{ step: 'a' }, { step: 'a' }], join: 'any' })])).toEqual([])
  })

  it('finds names that mean nothing, and names that stand twice', () => {
    const clock = { id: 'k', from: [{ step: 'z' }, { dateOf: 'birth' }], ...days(1) }
    expect(
      codes([
        step('a', { phase: 'p', outcomes: [{ id: 'x', title: 'x', effect: 'proceeds' }] }),
        step('a', {
          after: [{ step: 'a', outcome: 'y' }, { step: 'z' }],
          by: [clock],
          notBefore: [clock],
          repeats: [{ id: 'a', title: 'a', everyMonths: 1, until: 'z' }],
        }),
      ]),
    ).toEqual(
      expect.arrayContaining(['duplicate-step', 'duplicate-clock', 'unknown-outcome', 'unknown-step', 'unknown-phase']),
    )
  })

  it('finds clocks that contradict each other', () => {
    const from = [{ step: 'a' }]
    expect(
      codes([
        step('a', { validity: [{ id: 'v', holds: days(20), until: 'b', redo: ['a'] }] }),
        step('b', {
          after: [{ step: 'a' }],
          notBefore: [{ id: 'n', from, count: 1, unit: 'month', firstDay: 'notCounted' }],
          by: [{ id: 'l', from, ...days(10) }],
        }),
      ]),
    ).toEqual(['lapses-before-possible', 'latest-before-earliest'])
    expect(
      codes([
        step('a', { by: [{ id: 'l', from: [{ step: 'b' }], ...days(1) }] }),
        step('b', { after: [{ step: 'a' }] }),
      ]),
    ).toEqual(['clock-never-starts'])
    const week = { count: 2, unit: 'week', firstDay: 'open', shift: 'open' } as const
    expect(
      codes([step('a'), step('b', { after: [{ step: 'a' }], by: [{ id: 'l', from: [{ step: 'a' }], ...week }] })]),
    ).toEqual(['open-question', 'open-question'])
  })

  it('finds outcomes that nothing follows', () => {
    const outcomes = [
      { id: 'yes', title: 'yes', effect: 'proceeds' },
      { id: 'other', title: 'other', effect: 'proceeds' },
    ] as const
    expect(codes([step('a', { outcomes }), step('b', { after: [{ step: 'a', outcome: 'yes' }] })])).toEqual([
      'outcome-leads-nowhere',
    ])
  })
})

describe('countVotes', () => {
  it('refuses counts that cannot be', () => {
    const rule = { rules: {}, decisions: [] }
    expect(countVotes(rule, { entitled: 5, present: 6 }, {})).toMatchObject({ reason: 'more-present-than-entitled' })
    expect(countVotes(rule, { entitled: 5, present: 4, inFavour: 5 }, {})).toMatchObject({
      reason: 'more-votes-than-present',
    })
    expect(countVotes(rule, { entitled: 5, present: 4, writtenInFavour: 2 }, {})).toMatchObject({
      reason: 'more-votes-than-present',
    })
    expect(countVotes(rule, { entitled: 5.5, present: 4 }, {})).toMatchObject({ reason: 'not-a-head-count' })
    expect(countVotes(rule, { entitled: 5, present: 4, inFavour: 1 }, {})).toMatchObject({
      value: { carried: true, presentNeeded: 0 },
    })
  })

  it('two thirds or more of six are four, more than two thirds five', () => {
    const vote = (bound: 'above' | 'atLeast', share = '2/3') =>
      countVotes(
        { rules: { quorum: { of: 'entitled', share, bound } }, decisions: [] },
        { entitled: 6, present: 4 },
        {},
      )
    expect(vote('atLeast')).toMatchObject({ value: { presentNeeded: 4, quorate: true } })
    expect(vote('above')).toMatchObject({ value: { presentNeeded: 5, quorate: false } })
    expect(() => vote('above', 'half')).toThrow(RangeError)
  })
})
