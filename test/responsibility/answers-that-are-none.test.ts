import { describe, expect, it } from 'vitest'
import { openNeeds, type Decision } from 'xiangzhen/kernel'
import {
  attendance,
  awardFlags,
  canClose,
  clockEnd,
  countVotes,
  dueList,
  escalate,
  judgeCondition,
  nextSteps,
  partyDues,
  type AttendanceDocument,
  type DutyList,
  type EscalationDocument,
  type IssueLedgerDocument,
  type Workflow,
} from 'xiangzhen/responsibility'
import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
import { leaf, outcome, schemeWith, scoresOf } from './scheme-test-kit.js'

const head = { id: 'd', title: 'd', version: '1', effective: { from: '2024-01-01' }, sources: [] }
const said = (code: string, value: string, at?: string): Decision => ({
  code,
  value,
  decidedBy: '县',
  decidedOn: '2024-01-01',
  ...(at === undefined ? {} : { at }),
})
const asked = (result: object): readonly string[] => openNeeds(result).map((need) => need.code)

// A decision in words that are no answer counts as not given: the question is asked again and never answered by the last option.
describe('a decision that is none of the options', () => {
  it('leaves the edge of a limit open', () => {
    const condition = { kind: 'compare', of: 'income', side: 'below', limit: { figure: '8800' }, edge: 'open' } as const
    const values = { income: '8800' }
    for (const value of ['insde', 'constructor', '']) {
      const facts = { values, decisions: [said('on-the-limit', value)] }
      expect(asked(judgeCondition(condition, facts, { asOf: '2024-03-01' }))).toEqual(['on-the-limit'])
    }
  })
  it('leaves open whether written opinions count', () => {
    const half = { of: 'entitled', share: '1/2', bound: 'above' } as const
    const rules = { approval: half, writtenOpinions: 'open' } as const
    const vote = { entitled: 10, present: 6, inFavour: 5, writtenInFavour: 1 }
    expect(asked(countVotes({ rules, decisions: [said('written-opinions', 'yes')] }, vote, {}))).toEqual([
      'written-opinions',
    ])
  })
  it('leaves open whether a winner may win again', () => {
    const document = {
      ...fourRedFlags,
      rules: { ...fourRedFlags.rules, again: 'open' as const },
      decisions: [said('won-before', 'no')],
    }
    const [category = ''] = document.rules.categories.map(({ id }) => id)
    const entries = [{ villageId: 'v1', category, score: '95' }]
    const year = awardFlags(document, { entries, wonBefore: [{ villageId: 'v1', category }] }, {})
    expect(asked(year)).toEqual(['won-before'])
  })
  it('leaves open what a kind of days counts for', () => {
    const document: AttendanceDocument = {
      ...head,
      rules: {
        kinds: [{ id: 'trip', title: '出差', present: 'open' }],
        minimums: [{ id: 'm', per: 'month', days: 20, shortPeriod: 'asWritten' }],
      },
      decisions: [said('day-kind', 'yes', 'trip')],
    }
    const records = [{ id: 'r', personId: 'p', kind: 'trip', from: '2024-03-01', to: '2024-03-25' }]
    const question = { period: '2024-03', asOf: '2024-03-31' }
    expect(asked(attendance(document, { workers: [{ id: 'p', from: '2024-01-01' }], records }, question))).toEqual([
      'day-kind',
    ])
  })
  it('leaves open whether the last step is taken each time', () => {
    const document: EscalationDocument = {
      ...head,
      rules: {
        windows: [{ id: 'w', kind: 'ever' }],
        ladders: [
          {
            id: 'l',
            title: 'l',
            level: 'village',
            scope: 'own',
            counts: ['fire'],
            unit: 'events',
            window: 'w',
            repeats: 'open',
            steps: [{ id: 's1', title: 's1', at: 1, actions: [] }],
          },
        ],
      },
      decisions: [said('repeat-steps', 'always', 'l')],
    }
    const events = ['a', 'b'].map((id) => ({ id, subjectId: 'v', kind: 'fire', date: '2024-05-01' }))
    const result = escalate(document, { subjects: [{ id: 'v', level: 'village' }], events }, { asOf: '2024-06-01' })
    expect(asked(result)).toEqual(['repeat-steps'])
  })
  it('leaves open whether work before a re-opening still counts', () => {
    const document: IssueLedgerDocument = {
      ...head,
      rules: {
        classes: [{ id: 'own', title: '自查', acceptance: 'county' }],
        levels: ['county'],
        closeOut: [{ kind: 'measuresDone' }],
        afterReopening: 'open',
      },
      decisions: [said('after-reopening', 'kept')],
    }
    const issue = { id: 'i', title: 'i', classId: 'own', owner: 'v', openedOn: '2024-01-01', measures: [] }
    const log = [{ id: 'a', issueId: 'i', date: '2024-02-01', kind: 'reopened' as const }]
    const close = canClose(document, { issues: [issue], log }, { issueId: 'i', asOf: '2024-03-01' })
    expect(asked(close)).toEqual(['after-reopening'])
  })
  it('leaves the days of publicity open', () => {
    const document: IssueLedgerDocument = {
      ...head,
      rules: {
        classes: [{ id: 'own', title: '自查', acceptance: 'county' }],
        levels: ['county'],
        closeOut: [{ kind: 'published' }],
        afterReopening: 'redo',
      },
      decisions: [],
    }
    const issue = { id: 'i', title: 'i', classId: 'own', owner: 'v', openedOn: '2024-01-01', measures: [] }
    const log = [{ id: 'a', issueId: 'i', date: '2024-02-01', kind: 'published' as const }]
    for (const value of ['five', '', '1.5', '-3'])
      expect(
        asked(
          canClose(
            { ...document, decisions: [said('publicity-days', value)] },
            { issues: [issue], log },
            { issueId: 'i', asOf: '2024-03-01' },
          ),
        ),
      ).toEqual(['publicity-days'])
  })
  it('does not move a day off', () => {
    const document: DutyList = {
      ...head,
      rules: {
        duties: [
          {
            id: 'report',
            title: '月报',
            counts: ['report'],
            recurrence: {
              kind: 'onDay',
              period: 'month',
              day: { dayOfMonth: 9, monthEnd: 'clamp' },
              when: 'by',
              shift: 'open',
            },
          },
        ],
      },
      decisions: [said('day-off-shift', 'later', 'report')],
    }
    // 9 March 2024 is a Saturday.
    const calendar = {
      coveredFrom: '2024-01-01',
      coveredTo: '2024-12-31',
      holidays: [],
      makeUpWorkdays: [],
      weekendDays: [6, 7],
      source: '安排',
    }
    const items = dueList(
      document,
      { subjects: [{ id: 'v', kind: 'village' }], occurrences: [], calendar },
      {
        asOf: '2024-03-20',
        from: '2024-03-01',
        to: '2024-03-31',
      },
    )
    expect(asked(items)).toEqual(['day-off-shift'])
  })
  it('leaves the start of a clock and the way it is counted back open', () => {
    const step = (id: string, more: object = {}) => ({ id, title: id, ...more })
    const by = [
      {
        id: 'c',
        count: 5,
        unit: 'day',
        firstDay: 'notCounted',
        from: [{ step: 'a' }, { dateOf: 'told' }],
      },
    ]
    const document = {
      ...head,
      rules: { steps: [step('a'), step('b', { after: [{ step: 'a' }], by })] },
      decisions: [said('clock-start', 'aa', 'c')],
    } as unknown as Workflow
    const facts = {
      cases: [{ id: 'x', values: { told: '2024-03-05' } }],
      events: [{ id: 'e', caseId: 'x', step: 'a', kind: 'done' as const, date: '2024-03-01' }],
    }
    expect(asked(nextSteps(document, facts, { asOf: '2024-03-08' }))).toContain('clock-start')
  })
  it('leaves the rounding of dues open', () => {
    const document = {
      ...head,
      rules: {
        classes: [
          { id: 'wage', title: '工资', pays: { kind: 'rate' as const, bands: [{ id: 'all', value: '0.005' }] } },
        ],
      },
      decisions: [said('dues-rounding', 'constructor')],
    }
    // 3001 × 0.005 = 15.005: where it is rounded matters.
    const payers = [{ id: 'm', memberClass: 'wage', base: '3001' }]
    expect(asked(partyDues(document, { payers }, {}))).toEqual(['dues-rounding'])
  })
  it('leaves the effect of a veto open', () => {
    const scheme = schemeWith({
      nodes: [leaf('i', '10', { kind: 'given' })],
      vetoes: [{ id: 'fire', when: { flag: 'fire' } }],
      grades: {
        ladder: [
          { id: 'good', title: '好' },
          { id: 'fair', title: '中' },
        ],
        otherwise: 'good',
      },
    })
    const facts = {
      subjects: [{ id: 'v', flags: ['fire'] }],
      actuals: [{ subject: 'v', indicator: 'i', value: '9' }],
    }
    // An indicator and a grade that there are none of: nothing would have happened.
    for (const value of ['zeroItem:j', 'forceGrade:god', 'lowerGrade:7', 'zeroTotal:i']) {
      const [score] = scoresOf({ ...scheme, decisions: [said('veto-effect', value, 'fire')] }, facts)
      expect([value, outcome(score!)]).toEqual([value, 'veto-effect'])
    }
    const [zeroed] = scoresOf({ ...scheme, decisions: [said('veto-effect', 'zeroItem:i', 'fire')] }, facts)
    expect(outcome(zeroed!)).toBe('0')
  })
  it('leaves the first day of a length open', () => {
    const length = { count: 15, unit: 'day', firstDay: 'open' } as const
    const decisions = [said('first-day', 'ja')]
    expect(asked(clockEnd(length, { start: '2024-03-01' }, { decisions }))).toEqual(['first-day'])
  })
})
