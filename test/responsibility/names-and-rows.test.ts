import { describe, expect, it } from 'vitest'
import {
  canClose,
  checkEscalationFacts,
  checkWorkflowFacts,
  escalate,
  ledgerState,
  nextSteps,
  type EscalationDocument,
  type EscalationEvent,
  type EscalationLadder,
  type IssueFacts,
  type IssueLedgerDocument,
  type IssueLogEntry,
  type Workflow,
  type WorkflowEvent,
} from 'xiangzhen/responsibility'

const head = { title: 't', version: '1', effective: { from: '2025-01-01' }, sources: [], decisions: [] } as const
const decided = (code: string, value: string, at?: string) => ({
  code,
  value,
  decidedBy: 'x',
  decidedOn: '2025-01-01',
  ...(at === undefined ? {} : { at }),
})

describe('a record that repeats', () => {
  const workflow = (soft?: boolean): Workflow => ({
    id: 'w',
    ...head,
    rules: {
      steps: [
        {
          id: 'a',
          title: '立案',
          repeats: [
            {
              id: 'r',
              title: '每月报告',
              everyMonths: 1,
              until: 'b',
              clause: '五',
              ...(soft === undefined ? {} : { soft }),
            },
          ],
        },
        { id: 'b', title: '销号', after: [{ step: 'a' }] },
      ],
    },
  })
  const done = (id: string, step: string, date: string): WorkflowEvent => ({
    id,
    caseId: 'c',
    step,
    kind: 'done',
    date,
  })
  const begun = done('1', 'a', '2025-01-10')
  const of = (document: Workflow, events: readonly WorkflowEvent[], asOf = '2025-04-01') =>
    nextSteps(document, { cases: [{ id: 'c', values: {} }], events }, { asOf })[0]!

  it('binds the step that ends it', () => {
    const missed = of(workflow(), [begun, done('2', 'r', '2025-02-01'), done('3', 'b', '2025-03-15')])
    expect(missed.refused).toMatchObject([
      {
        record: '3',
        blockers: [
          { code: 'repeat-missing', clause: '五', data: { repeat: '每月报告', required: 2, done: 1, missing: 1 } },
        ],
      },
    ])
    expect(missed.steps[1]!.state).toBe('blocked')
    const madeUp = of(workflow(), [
      begun,
      done('2', 'r', '2025-02-01'),
      done('4', 'r', '2025-03-12'),
      done('3', 'b', '2025-03-15'),
    ])
    expect(madeUp.steps[1]).toMatchObject({ state: 'done', warnings: [] })
    // made up, and still told: nothing was recorded in the second stretch
    expect(madeUp.repeats).toMatchObject([{ required: 2, done: 1, missing: ['2025-02-11'] }])
  })

  it('only warns where the text is soft', () => {
    const soft = of(workflow(true), [begun, done('3', 'b', '2025-03-15')])
    expect(soft.steps[1]).toMatchObject({ state: 'done', warnings: [{ code: 'repeat-missing', soft: true }] })
  })
})

describe('names of a workflow', () => {
  const workflow: Workflow = {
    id: 'w',
    ...head,
    rules: {
      steps: [
        { id: 'a', title: 'a' },
        {
          id: 'b',
          title: 'b',
          after: [{ step: 'a' }],
          by: [{ id: 'clock', count: 10, unit: 'day', firstDay: 'open', from: [{ step: 'a' }] }],
        },
      ],
    },
  }
  it('that do not exist are told', () => {
    const events: readonly WorkflowEvent[] = [
      { id: '2', caseId: 'c', step: 'y', kind: 'done', date: '2025-01-10' },
      { id: '1', caseId: 'c', step: 'x', kind: 'done', date: '2025-01-10' },
      { id: '0', caseId: 'c', step: 'z', kind: 'done', date: '2025-01-09' },
      { id: '3', caseId: 'd', step: 'a', kind: 'done', date: '2025-01-10' },
    ]
    const facts = { cases: [{ id: 'c', values: {} }], events }
    expect(checkWorkflowFacts(workflow, facts).map((one) => one.path)).toEqual([
      'events[0].step',
      'events[1].step',
      'events[2].step',
      'events[3].caseId',
    ])
    const [c] = nextSteps(workflow, facts, { asOf: '2025-02-01' })
    expect(c!.refused.map((one) => [one.record, one.blockers[0]!.code])).toEqual([
      ['0', 'unknown-step'],
      ['1', 'unknown-step'],
      ['2', 'unknown-step'],
    ])
  })
  it('an overdue step is overdue by at least one day, whatever is open', () => {
    const events: readonly WorkflowEvent[] = [{ id: '1', caseId: 'c', step: 'a', kind: 'done', date: '2025-01-10' }]
    const [c] = nextSteps(workflow, { cases: [{ id: 'c', values: {} }], events }, { asOf: '2025-02-01' })
    // 10 days end on 01-19 or on 01-20
    expect(c!.steps[1]).toMatchObject({ state: 'overdue', daysOverdue: 12, latest: { status: 'needs' } })
  })
})

describe('a ledger', () => {
  const document: IssueLedgerDocument = {
    id: 'l',
    ...head,
    rules: {
      classes: [{ id: 'own', title: '自查', acceptance: 'town' }],
      levels: ['village', 'town'],
      closeOut: [{ kind: 'measuresDone' }, { kind: 'acceptance' }],
      afterReopening: 'open',
      rate: { digits: 1, mode: 'halfUp' },
    },
  }
  const issue = (id: string) => ({
    id,
    title: id,
    classId: 'own',
    owner: 'v',
    openedOn: '2025-01-01',
    dueBy: '2025-03-01',
    measures: [{ id: 'm', title: 'm' }],
  })
  const entry = (
    id: string,
    issueId: string,
    date: string,
    kind: IssueLogEntry['kind'],
    more: object = {},
  ): IssueLogEntry => ({ id, issueId, date, kind, ...more })
  const facts: IssueFacts = {
    issues: [issue('i'), issue('j')],
    log: [
      entry('1', 'i', '2025-02-01', 'closed'),
      entry('2', 'j', '2025-02-01', 'measureDone', { measureId: 'm' }),
      entry('3', 'j', '2025-02-02', 'accepted', { level: 'town' }),
      entry('4', 'j', '2025-02-03', 'closed'),
      entry('5', 'j', '2025-02-20', 'reopened'),
    ],
  }
  it('flags what was closed against its rules', () => {
    const { issues, totals } = ledgerState(document, facts, { asOf: '2025-02-10' })
    expect(issues[0]!.state).toMatchObject({
      value: { stage: 'closed', closedAgainst: [{ code: 'measure-open' }, { code: 'not-accepted' }] },
      diagnostics: [
        { code: 'closed-against-rules', data: { on: '2025-02-01', refusals: ['measure-open', 'not-accepted'] } },
      ],
    })
    expect(issues[1]!.state).toMatchObject({ value: { closedAgainst: [] }, diagnostics: [] })
    expect(totals).toMatchObject({ closed: 2, closedAgainstRules: 1 })
  })
  it('counts an issue whose state waits for a decision', () => {
    const { issues, totals, closedPercent } = ledgerState(document, facts, { asOf: '2025-03-10' })
    expect(issues[1]!.state).toMatchObject({ status: 'needs', missing: [{ code: 'after-reopening', at: 'j' }] })
    expect(totals).toEqual({
      all: 2,
      closed: 1,
      open: 1,
      overdue: 1,
      closedLate: 0,
      reopened: 1,
      closedAgainstRules: 1,
      undecided: 1,
    })
    expect(closedPercent).toBe('50.0')
    const redo = { ...document, decisions: [decided('after-reopening', 'redo', 'j')] }
    expect(ledgerState(redo, facts, { asOf: '2025-03-10' }).totals.undecided).toBe(0)
  })
  it('a close-out that waits for a decision is not held against it', () => {
    const published: IssueLedgerDocument = {
      ...document,
      rules: { ...document.rules, closeOut: [{ kind: 'published', days: 5 }] },
    }
    const log = [entry('1', 'i', '2025-02-01', 'published'), entry('2', 'i', '2025-02-06', 'closed')]
    const { issues } = ledgerState(published, { issues: [issue('i')], log }, { asOf: '2025-02-10' })
    expect(issues[0]!.state).toMatchObject({ value: { closedAgainst: [] } })
    const decision = { ...published, decisions: [decided('first-day', 'notCounted', 'publicity')] }
    expect(ledgerState(decision, { issues: [issue('i')], log }, { asOf: '2025-02-10' }).issues[0]!.state).toMatchObject(
      {
        value: { closedAgainst: [{ code: 'publicity-not-over', data: { over: '2025-02-06' } }] },
      },
    )
    expect(canClose(published, { issues: [issue('i')], log }, { issueId: 'i', asOf: '2025-02-06' })).toMatchObject({
      status: 'needs',
      missing: [{ code: 'first-day', at: 'publicity' }],
    })
  })
})

describe('periods in a row', () => {
  const ladder = (more: Partial<EscalationLadder>): EscalationDocument => ({
    id: 'e',
    ...head,
    rules: {
      windows: [{ kind: 'ever', id: 'y' }],
      ladders: [
        {
          id: 'cards',
          title: '红黄牌',
          level: 'village',
          counts: ['failed'],
          resets: ['passed'],
          directEntries: [{ event: 'accident', step: 'red' }],
          scope: 'own',
          unit: 'events',
          window: 'y',
          repeats: 'once',
          steps: [
            { id: 'yellow', title: '黄牌', at: 1, actions: [] },
            { id: 'red', title: '红牌', at: 2, actions: [] },
          ],
          consecutive: { period: 'month', gap: 'breaks' },
          ...more,
        },
      ],
    },
  })
  const event = (date: string, kind = 'failed'): EscalationEvent => ({
    id: `${date}${kind}`,
    subjectId: 'v',
    kind,
    date,
  })
  const of = (events: readonly EscalationEvent[], document = ladder({}), asOf = events[events.length - 1]!.date) => {
    const [row] = escalate(document, { subjects: [{ id: 'v', level: 'village' }], events }, { asOf })
    const { standing } = row!
    return standing.status === 'computed'
      ? standing.value.step
      : standing.status === 'needs'
        ? standing.missing[0]!.code
        : ''
  }
  it('are counted once each, and broken by a period between', () => {
    expect(of([event('2025-01-05'), event('2025-01-25')])).toBe('yellow')
    expect(of([event('2025-01-05'), event('2025-02-25')])).toBe('red')
    expect(of([event('2024-12-28'), event('2025-01-28')])).toBe('red')
    expect(of([event('2025-01-05'), event('2025-03-25')])).toBe('yellow')
    expect(of([event('2025-01-05'), event('2025-02-10', 'passed'), event('2025-02-25')])).toBe('yellow')
    expect(of([event('2025-01-05', 'accident')])).toBe('red')
  })
  it('end when a whole period went by without a record', () => {
    const row = [event('2025-01-05'), event('2025-02-25')]
    expect(of(row, ladder({}), '2025-03-31')).toBe('red')
    expect(of(row, ladder({}), '2025-04-01')).toBeNull()
    const gap = (how: 'skipped' | 'open') => ladder({ consecutive: { period: 'month', gap: how } })
    expect(of(row, gap('skipped'), '2025-12-31')).toBe('red')
    expect(of(row, gap('open'), '2025-03-31')).toBe('red')
    expect(of(row, gap('open'), '2025-04-01')).toBe('period-gap')
    expect(of([event('2025-01-05', 'accident')], ladder({}), '2025-12-31')).toBe('red')
  })
  it('may pass over a period without a record, or ask', () => {
    const gap = (how: 'skipped' | 'open') => ladder({ consecutive: { period: 'month', gap: how } })
    const apart = [event('2025-01-05'), event('2025-03-25')]
    expect(of(apart, gap('skipped'))).toBe('red')
    expect(of(apart, gap('open'))).toBe('period-gap')
    expect(of([event('2025-01-05'), event('2025-02-25')], gap('open'))).toBe('red')
    expect(of(apart, { ...gap('open'), decisions: [decided('period-gap', 'skipped', 'cards')] })).toBe('red')
  })
  it('names of events and subjects that nobody has are told', () => {
    const events = [
      event('2025-01-05', 'Failed'),
      event('2025-01-06', 'FAILED'),
      { ...event('2025-01-05'), id: 'w', subjectId: 'w' },
    ]
    const facts = { subjects: [{ id: 'v', level: 'village', parentId: 'town' }], events }
    expect(checkEscalationFacts(ladder({}), facts).map((one) => [one.code, one.path])).toEqual([
      ['unknown-ladder-subject', 'subjects[0].parentId'],
      ['unknown-event-kind', 'events[0].kind'],
      ['unknown-event-kind', 'events[1].kind'],
      ['unknown-ladder-subject', 'events[2].subjectId'],
    ])
    const [row] = escalate(ladder({}), facts, { asOf: '2025-12-31' })
    expect(row!.standing.diagnostics.map((one) => one.path)).toEqual(['events[0].kind', 'events[1].kind'])
  })
})
