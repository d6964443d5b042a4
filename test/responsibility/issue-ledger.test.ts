import { describe, expect, it } from 'vitest'
import {
  canClose,
  issueValues,
  ledgerState,
  parseIssueLedger,
  parseIssueLog,
  parseIssues,
  statusLights,
  type Issue,
  type IssueLedgerDocument,
  type IssueLogEntry,
} from 'xiangzhen/responsibility'
import { environmentLedger, plainLedger } from 'xiangzhen/presets/issue-ledgers'
import { escalationLights, redBlackLists, taskLights } from 'xiangzhen/presets/status-lights'

const issue = (id: string, more: Partial<Issue> = {}): Issue => ({
  id,
  title: id,
  classId: 'any',
  owner: 'v1',
  openedOn: '2024-01-01',
  dueBy: '2024-03-31',
  measures: [{ id: 'm1', title: '拆除' }],
  ...more,
})
let next = 0
const entry = (kind: IssueLogEntry['kind'], date: string, more: Partial<IssueLogEntry> = {}): IssueLogEntry => ({
  id: `l${(next += 1)}`,
  issueId: 'i',
  date,
  kind,
  ...more,
})
const stateOf = (log: readonly IssueLogEntry[], asOf: string, document = plainLedger, issues = [issue('i')]) =>
  ledgerState(document, { issues, log }, { asOf }).issues[0]?.state
const done = entry('measureDone', '2024-02-01', { measureId: 'm1', evidence: ['photo'] })
const accepted = entry('accepted', '2024-02-10', { level: 'township' })
const closed = entry('closed', '2024-02-12')

describe('ledgerState', () => {
  it('walks from open to closed, as it was known on each day', () => {
    const log = [
      entry('progress', '2024-01-15'),
      done,
      entry('applied', '2024-02-05'),
      accepted,
      entry('published', '2024-02-11'),
      closed,
    ]
    const stages = [
      '2024-01-10',
      '2024-01-20',
      '2024-02-01',
      '2024-02-05',
      '2024-02-10',
      '2024-02-11',
      '2024-02-12',
    ].map((asOf) => {
      const state = stateOf(log, asOf)
      return state?.status === 'computed' ? state.value.stage : state?.status
    })
    expect(stages).toEqual(['open', 'inProgress', 'measuresDone', 'applied', 'accepted', 'published', 'closed'])
  })

  it('keeps planned and actual dates: an extension does not hide the plan, a late close-out stays late', () => {
    const extended = entry('extended', '2024-03-20', { dueBy: '2024-04-30' })
    expect(stateOf([extended], '2024-04-10')).toMatchObject({
      value: { plannedDueBy: '2024-03-31', dueBy: '2024-04-30', extensions: 1, daysOverdue: 0, daysLeft: 20 },
    })
    const late = [done, accepted, entry('closed', '2024-04-10')]
    expect(stateOf(late, '2024-12-31')).toMatchObject({
      value: { stage: 'closed', closedOn: '2024-04-10', daysOverdue: 10, daysLeft: null },
    })
    expect(ledgerState(plainLedger, { issues: [issue('i')], log: late }, { asOf: '2024-12-31' })).toMatchObject({
      totals: { all: 1, closed: 1, open: 0, overdue: 0, closedLate: 1, reopened: 0 },
      closedPercent: '100.0',
    })
  })

  it('names the measures whose own day has passed', () => {
    const measures = ['a', 'b', 'c'].map((id) => ({ id, title: id, ...(id === 'c' ? {} : { dueBy: '2024-02-15' }) }))
    const log = [entry('measureDone', '2024-02-01', { measureId: 'a' })]
    const at = (asOf: string) => stateOf(log, asOf, plainLedger, [issue('i', { measures })])
    expect(at('2024-02-15')).toMatchObject({ value: { measuresOverdue: [] } })
    expect(at('2024-02-16')).toMatchObject({ value: { measuresOverdue: ['b'] } })
  })

  it('a wrong entry is taken back by a reversal, and the reversal by nothing', () => {
    const reversal = entry('reversed', '2024-02-20', { reverses: closed.id })
    expect(stateOf([done, accepted, closed, reversal], '2024-02-19')).toMatchObject({ value: { stage: 'closed' } })
    expect(stateOf([done, accepted, closed, reversal], '2024-02-20')).toMatchObject({ value: { stage: 'accepted' } })
  })

  it('a refusal sends it back until it is accepted again', () => {
    const refused = entry('refused', '2024-02-11', { level: 'township', what: '复查发现反弹' })
    expect(stateOf([done, accepted, refused], '2024-02-20')).toMatchObject({
      value: { stage: 'measuresDone', refusedFor: '复查发现反弹' },
    })
    const again = entry('accepted', '2024-02-25', { level: 'township' })
    expect(stateOf([done, accepted, refused, again], '2024-02-28')).toMatchObject({
      value: { stage: 'accepted', refusedFor: null },
    })
    expect(stateOf([entry('refused', '2024-02-11')], '2024-02-20')).toMatchObject({ value: { refusedFor: '' } })
  })

  it('entries of one day stand in their order', () => {
    const first = entry('reopened', '2024-02-12', { order: 2, id: 'a' })
    expect(stateOf([first, { ...closed, order: 1 }], '2024-02-12')).toMatchObject({
      value: { stage: 'open', reopened: 1 },
    })
    expect(stateOf([{ ...closed, order: 3 }, first], '2024-02-12')).toMatchObject({ value: { stage: 'closed' } })
  })

  it('issues of later days are not there, an issue without a last day is never overdue', () => {
    const later = issue('j', { openedOn: '2025-01-01' })
    const { dueBy, ...undated } = issue('k')
    const state = ledgerState(
      { ...plainLedger, rules: { ...plainLedger.rules } },
      { issues: [later, undated], log: [] },
      { asOf: '2024-12-31' },
    )
    expect(state.totals).toMatchObject({ all: 1, overdue: 0 })
    expect(state.issues[0]?.state).toMatchObject({ value: { plannedDueBy: null, daysLeft: null, daysOverdue: 0 } })
    expect(dueBy).toBe('2024-03-31')
    expect(ledgerState(plainLedger, { issues: [], log: [] }, { asOf: '2024-12-31' }).closedPercent).toBeNull()
  })
})

describe('canClose', () => {
  const document = (closeOut: IssueLedgerDocument['rules']['closeOut']): IssueLedgerDocument => ({
    ...plainLedger,
    rules: { ...plainLedger.rules, closeOut },
  })
  const refusals = (
    rules: IssueLedgerDocument,
    log: readonly IssueLogEntry[],
    issues = [issue('i')],
    asOf = '2024-06-30',
  ) => {
    const result = canClose(rules, { issues, log }, { issueId: 'i', asOf })
    return result.status === 'computed' ? result.value.refusals.map((one) => one.code) : result.status
  }

  it('knows only its issues and classes', () => {
    expect(canClose(plainLedger, { issues: [], log: [] }, { issueId: 'i', asOf: '2024-06-30' })).toMatchObject({
      reason: 'unknown-issue',
    })
    const strange = { issues: [issue('i', { classId: 'x' })], log: [] }
    expect(canClose(plainLedger, strange, { issueId: 'i', asOf: '2024-06-30' })).toMatchObject({
      reason: 'unknown-class',
    })
  })

  it('names everything against it', () => {
    expect(refusals(plainLedger, [])).toEqual(['measure-open', 'evidence-missing', 'not-accepted'])
    expect(refusals(plainLedger, [done, accepted])).toEqual([])
    expect(refusals(plainLedger, [], [issue('i', { measures: [] })])).toEqual(['no-measures', 'not-accepted'])
    expect(refusals(document([{ kind: 'evidence', per: 'issue', atLeast: 2, clause: '八' }]), [done])).toEqual([
      'evidence-missing',
    ])
    const clause = canClose(
      document([{ kind: 'measuresDone', clause: '八' }]),
      { issues: [issue('i')], log: [] },
      { issueId: 'i', asOf: '2024-06-30' },
    )
    expect(clause).toMatchObject({ value: { closable: false, refusals: [{ clause: '八', data: { measure: 'm1' } }] } })
  })

  it('acceptance after a refusal, by the right level', () => {
    const rules = document([{ kind: 'acceptance' }])
    const refused = entry('refused', '2024-02-11')
    expect(refusals(rules, [accepted, refused])).toEqual(['acceptance-refused'])
    expect(refusals(rules, [entry('accepted', '2024-02-01', { level: 'village' })])).toEqual([
      'acceptance-level-too-low',
    ])
    expect(refusals(rules, [entry('accepted', '2024-02-01')])).toEqual(['acceptance-level-too-low'])
    expect(refusals(rules, [entry('accepted', '2024-02-01', { level: 'county' })])).toEqual([])
  })

  it('publication runs its days without an open objection', () => {
    const rules = document([{ kind: 'published', days: 5 }])
    const published = entry('published', '2024-02-01')
    expect(refusals(rules, [])).toEqual(['not-published'])
    expect(refusals(rules, [published], undefined, '2024-02-05')).toEqual(['publicity-not-over'])
    // 5 days from 02-01: up to 02-05 with the day itself, up to 02-06 without it
    expect(refusals(rules, [published], undefined, '2024-02-06')).toBe('needs')
    expect(refusals(rules, [published], undefined, '2024-02-07')).toEqual([])
    const first = (firstDay: 'counted' | 'notCounted') =>
      refusals(document([{ kind: 'published', days: 5, firstDay }]), [published], undefined, '2024-02-06')
    expect([first('counted'), first('notCounted')]).toEqual([[], ['publicity-not-over']])
    expect(refusals(rules, [published, entry('objected', '2024-02-03')])).toEqual(['objection-open'])
    expect(
      refusals(rules, [published, entry('objected', '2024-02-03'), entry('objectionSettled', '2024-02-04')]),
    ).toEqual([])
  })

  it('related issues are put right, not closed first: two of one site do not block each other', () => {
    const rules = document([
      { kind: 'related', by: 'site' },
      { kind: 'related', by: 'similar' },
    ])
    const issues = [
      issue('i', { site: 's', similarity: 'k' }),
      issue('j', { site: 's' }),
      issue('k', { similarity: 'k' }),
      issue('x', { openedOn: '2025-01-01', site: 's' }),
    ]
    expect(refusals(rules, [], issues)).toEqual(['related-issue-open', 'related-issue-open'])
    const fixed = ['j', 'k'].map((issueId) => entry('measureDone', '2024-02-01', { issueId, measureId: 'm1' }))
    expect(refusals(rules, fixed, issues)).toEqual([])
    const gone = [entry('closed', '2024-02-01', { issueId: 'j' }), fixed[1]!]
    expect(refusals(rules, gone, issues)).toEqual([])
    const three = ['c', 'b', 'a'].map((id) => issue(id, { site: 's' }))
    const result = canClose(
      rules,
      { issues: [issue('i', { site: 's' }), ...three], log: [] },
      { issueId: 'i', asOf: '2024-06-30' },
    )
    expect(result).toMatchObject({
      value: { refusals: [{ data: { issue: 'a' } }, { data: { issue: 'b' } }, { data: { issue: 'c' } }] },
    })
  })

  it('a re-opened issue asks what still counts', () => {
    const log = [done, entry('reopened', '2024-03-01')]
    const facts = { issues: [issue('i')], log }
    const open = { ...environmentLedger, rules: { ...environmentLedger.rules, classes: plainLedger.rules.classes } }
    expect(canClose(open, facts, { issueId: 'i', asOf: '2024-06-30' })).toMatchObject({
      missing: [{ code: 'after-reopening' }],
    })
    expect(refusals(plainLedger, log)).toEqual(['measure-open', 'evidence-missing', 'not-accepted'])
    const keep: IssueLedgerDocument = { ...plainLedger, rules: { ...plainLedger.rules, afterReopening: 'keep' } }
    expect(refusals(keep, log)).toEqual(['not-accepted'])
  })
})

describe('statusLights', () => {
  const light = (
    values: Parameters<typeof statusLights>[1]['items'][0]['values'],
    palette = 'blueYellowRed',
    document = taskLights,
  ) => {
    const [row] = statusLights(document, { items: [{ id: 'x', values }] }, { asOf: '2024-05-31', palette })
    return row?.light.status === 'computed' ? [row.light.value.state, row.light.value.colour] : row?.light
  }
  it('the same state has the colour of its palette', () => {
    expect(light({ done: false, daysOverdue: '0', behind: true })).toEqual(['behind', 'yellow'])
    expect(light({ done: false, daysOverdue: '0', behind: false, daysLeft: '15' })).toEqual(['near', 'blue'])
    expect(light({ done: false, daysOverdue: '0', behind: false, daysLeft: '15' }, 'greenYellowRed')).toEqual([
      'near',
      'yellow',
    ])
    expect(light({ done: false, daysOverdue: '0', behind: false, daysLeft: '16' })).toEqual(['onTrack', null])
    expect(light({ step: 'interview' }, 'blueOrangeRed', escalationLights)).toEqual(['interviewed', 'orange'])
    expect(light({ step: 'other' }, 'blueOrangeRed', escalationLights)).toMatchObject({ reason: 'no-state' })
  })
  it('what is not known is not green', () => {
    expect(light({})).toMatchObject({ reason: 'values-unknown' })
    expect(light({ done: true }, 'rainbow')).toMatchObject({ reason: 'unknown-palette' })
    const open = {
      ...taskLights,
      rules: {
        ...taskLights.rules,
        states: [
          {
            id: 'o',
            title: 'o',
            when: { kind: 'compare', of: 'n', side: 'below', limit: { figure: '1' }, edge: 'open' },
          },
        ],
      },
    } as const
    expect(light({ n: '1' }, 'blueYellowRed', open)).toMatchObject({ missing: [{ code: 'on-the-limit', at: 'o' }] })
  })
  it('thirty natural villages: ten red, five black; twelve: a conflict', () => {
    const items = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        id: String(i + 1).padStart(2, '0'),
        values: { rank: String(i + 1), rankFromLast: String(n - i) },
      }))
    const states = (n: number) =>
      statusLights(redBlackLists, { items: items(n) }, { asOf: '2024-05-31', palette: 'lists' }).map(
        ({ light: one }) => (one.status === 'computed' ? one.value.state : one.status),
      )
    expect(states(30).filter((one) => one === 'red').length).toBe(10)
    expect(states(30).slice(25)).toEqual(['black', 'black', 'black', 'black', 'black'])
    expect(states(12).filter((one) => one === 'conflict').length).toBe(3)
  })
  it('an issue that needs a decision has no values', () => {
    const reopened = ledgerState(
      environmentLedger,
      { issues: [issue('i', { classId: 'own' })], log: [entry('reopened', '2024-03-01')] },
      { asOf: '2024-05-31' },
    )
    expect(issueValues(reopened.issues[0]!)).toEqual({})
    const plain = ledgerState(plainLedger, { issues: [issue('i')], log: [] }, { asOf: '2024-05-31' })
    expect(issueValues(plain.issues[0]!)).toEqual({ done: false, daysOverdue: '61', reopened: '0', measuresOpen: '1' })
  })
})

describe('doors', () => {
  it('read the rules, the issues, the log', () => {
    for (const document of [environmentLedger, plainLedger])
      expect(parseIssueLedger(JSON.parse(JSON.stringify(document)))).toEqual(document)
    expect(parseIssues([issue('i')]).rows.length).toBe(1)
    expect(parseIssueLog([done, { ...done, kind: 'erased' }]).diagnostics).toMatchObject([
      { code: 'not-an-option', path: 'log[1].kind' },
    ])
  })
})
