import { describe, expect, it } from 'vitest'
import * as room from 'xiangzhen/responsibility'
import * as appraisal from 'xiangzhen/presets/appraisal'
import * as checkUp from 'xiangzhen/presets/branch-check-up'
import * as coverage from 'xiangzhen/presets/coverage'
import * as flags from 'xiangzhen/presets/four-red-flags'
import * as ledgers from 'xiangzhen/presets/issue-ledgers'
import * as training from 'xiangzhen/presets/official-training'
import * as dues from 'xiangzhen/presets/party-dues'
import * as reporting from 'xiangzhen/presets/reporting'
import * as team from 'xiangzhen/presets/resident-team'
import * as poverty from 'xiangzhen/presets/return-to-poverty'
import * as lights from 'xiangzhen/presets/status-lights'
import * as village from 'xiangzhen/presets/village-duties'
import * as election from 'xiangzhen/presets/village-election'
import * as weak from 'xiangzhen/presets/weak-organisation'

const head = { id: 'x', title: 'x', version: '1', effective: { from: '2000-01-01' }, sources: [], decisions: [] }
const pay = {
  ...head,
  rules: { posts: [], grades: [], rewards: [], deductions: [], rounding: { digits: 2, mode: 'halfUp' } },
}

describe('each document passes through its door unchanged, and a strange key does not', () => {
  it.each([
    ['DutyList', village.villageCommitteeDuties],
    ['DutyList', village.zhejiangVillageDuties],
    ['DutyList', village.inspectionReviewDuties],
    ['DutyList', training.villageOfficialTraining],
    ['DutyList', training.villageOfficialTrainingThreeDays],
    ['DutyList', training.yunnanOfficialTraining],
    ['DutyList', appraisal.quarterlyLifeMeeting],
    ['DutyList', coverage.monthlyVillageEvent],
    ['Escalation', ledgers.strawBurningLadders],
    ['Escalation', team.attendanceLadder],
    ['Escalation', election.committeeMemberAppraisals],
    ['IssueLedger', ledgers.environmentLedger],
    ['StatusLights', lights.taskLights],
    ['StatusLights', lights.escalationLights],
    ['StatusLights', lights.redBlackLists],
    ['Screening', poverty.returnToPovertyGroups],
    ['Screening', weak.weakOrganisationScreening],
    ['AppraisalRules', appraisal.memberAppraisal],
    ['AttendanceRules', team.residentTeamMonth],
    ['AttendanceRules', team.villageCadreAttendance],
    ['CheckUpRules', checkUp.branchCheckUp],
    ['ReportRoundRules', reporting.villageReportRound],
    ['CoverageRules', coverage.villageInspection],
    ['CoverageRules', coverage.reserveOfficials],
    ['FlagRules', flags.fourRedFlags],
    ['PartyDuesRules', dues.partyDuesRates],
    ['WorkRules', team.residentTeamWork],
    ['PerformancePayRules', pay],
    ['TargetChain', { ...head, rules: { targets: [] } }],
  ] as const)('parse%s', (name, document) => {
    const doors = room as unknown as Readonly<Record<string, (input: unknown) => unknown>>
    const wire = JSON.parse(JSON.stringify(document)) as typeof document
    expect(doors[`parse${name}`]!(wire)).toEqual(wire)
    expect(doors[`safeParse${name}`]!({ ...wire, colour: 'red' })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'unknown-key', path: 'colour' }],
    })
    expect(() => doors[`parse${name}`]!({ ...wire, rules: 1 })).toThrow(/cannot be read/)
  })
})

describe('each door of facts keeps the good rows and names the bad ones', () => {
  it.each([
    ['Occurrences', { id: 'o', kinds: ['k'], subjects: ['s'], date: '2024-02-29' }],
    ['DutySubjects', { id: 's', kind: 'branch', dates: { elected: ['2024-02-29'] } }],
    ['DutyExcuses', { subjectId: 's', from: '2024-02-28', to: '2024-02-29', reason: '抗洪' }],
    ['WorkflowCases', { id: 'p', values: { birthDate: '1990-01-01', poor: true, n: [{ year: 2024, value: '1' }] } }],
    ['WorkflowEvents', { id: 'e', caseId: 'p', step: 's', kind: 'done', date: '2024-02-29' }],
    ['Issues', { id: 'i', title: 't', classId: 'c', owner: 'o', openedOn: '2024-02-29', measures: [] }],
    ['IssueLog', { id: 'l', issueId: 'i', date: '2024-02-29', kind: 'closed' }],
    ['EscalationEvents', { id: 'e', subjectId: 's', kind: 'fire', date: '2024-02-29' }],
    ['AttendanceRecords', { id: 'r', personId: 'p', kind: 'onSite', from: '2024-02-28', to: '2024-02-29' }],
    ['CheckUps', { id: 'c', branchId: 'b', date: '2024-02-29', findings: [] }],
    ['CoverageRecords', { id: 'r', kind: 'visit', unitId: 'u', date: '2024-02-29' }],
    ['UnitReports', { id: 'r', unitId: 'u', date: '2024-02-29', problems: [] }],
    ['ReportingDemands', { id: 'd', kind: 'form', issuedBy: 'county', units: ['u'], date: '2024-02-29' }],
  ] as const)('parse%s', (name, row) => {
    const doors = room as unknown as Readonly<
      Record<
        string,
        (input: unknown) => {
          readonly rows: readonly unknown[]
          readonly diagnostics: readonly { readonly path: string }[]
        }
      >
    >
    const wrong = JSON.parse(JSON.stringify(row).replace('2024-02-29', '2023-02-29')) as object
    const { rows, diagnostics } = doors[`parse${name}`]!([row, { ...wrong, colour: 'red' }])
    expect(rows).toEqual([row])
    expect(diagnostics[0]?.path).toContain('[1]')
    expect(doors[`parse${name}`]!('rows').diagnostics).toMatchObject([{ code: 'wrong-type' }])
  })
})

describe('values of duties for lights', () => {
  const duty = { id: 'd', title: 'd', counts: ['d'], soonDays: 5 }
  const recurrence = { kind: 'perPeriod', period: 'month' } as const
  const list = (more: object): room.DutyList => ({ ...head, rules: { duties: [{ ...duty, recurrence, ...more }] } })
  const values = (more: object, occurrences: readonly room.Occurrence[], subject = {}) => {
    const facts = { subjects: [{ id: 's', kind: 'x', ...subject }], occurrences }
    const [item] = room.dueList(list(more), facts, { asOf: '2024-05-20', from: '2024-05-01', to: '2024-05-31' })
    return item === undefined ? undefined : room.dueItemValues(item)
  }
  const done = { id: 'o', kinds: ['d'], subjects: ['s'], date: '2024-05-10' }
  it('says what is known and leaves the rest out', () => {
    expect(values({}, [])).toEqual({ done: false, late: false, excused: false, daysOverdue: '0', daysLeft: '11' })
    expect(values({}, [done])).toEqual({ done: true, late: false, excused: false, daysOverdue: '0' })
    expect(values({ partialWindow: 'fromFirstFull' }, [], { from: '2024-05-05' })).toMatchObject({ done: true })
    expect(values({}, [], { from: '2024-05-05' })).toEqual({})
    const day = {
      kind: 'onDay',
      period: 'month',
      day: { dayOfMonth: 15, monthEnd: 'clamp' },
      when: 'by',
      shift: 'next',
    }
    expect(values({ recurrence: day }, [])).toEqual({})
  })
})
