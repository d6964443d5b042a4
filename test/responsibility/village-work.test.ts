import { describe, expect, it } from 'vitest'
import { addsUp } from 'xiangzhen'
import {
  admitEvidence,
  appraise,
  attendance,
  awardFlags,
  checkFlagPayments,
  checkTargetChain,
  checkTimetable,
  checkUpBranches,
  commonProblems,
  coverage,
  coveragePercent,
  escalate,
  explainPerformancePay,
  partyDues,
  percentShares,
  performancePay,
  reportingBurden,
  responsibilityChain,
  screen,
  standardCoverage,
  workTally,
  type AppraisalDocument,
  type EscalationDocument,
  type PerformancePayDocument,
  type TargetChain,
  type TimetableDocument,
} from 'xiangzhen/responsibility'
import { memberAppraisal } from 'xiangzhen/presets/appraisal'
import { branchCheckUp } from 'xiangzhen/presets/branch-check-up'
import { cultureCentreSevenOnes } from 'xiangzhen/presets/checklists'
import { pairedVisits, villageInspection } from 'xiangzhen/presets/coverage'
import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
import { strawBurningLadders } from 'xiangzhen/presets/issue-ledgers'
import { partyDuesRates } from 'xiangzhen/presets/party-dues'
import { villageReportRound } from 'xiangzhen/presets/reporting'
import {
  residentTeamMonth,
  residentTeamWork,
  residentTeamYear,
  villageCadreAttendance,
} from 'xiangzhen/presets/resident-team'
import { returnToPovertyGroups } from 'xiangzhen/presets/return-to-poverty'
import { committeeMemberAppraisals } from 'xiangzhen/presets/village-election'
import { weakOrganisationScreening } from 'xiangzhen/presets/weak-organisation'

const head = { id: 'x', title: 'x', version: '1', effective: { from: '2000-01-01' }, sources: [], decisions: [] }
const decided = (code: string, value: string, at?: string) => ({
  code,
  value,
  decidedBy: 'county',
  decidedOn: '2024-01-01',
  ...(at === undefined ? {} : { at }),
})

describe('escalation', () => {
  const subject = { id: 'p', level: 'committeeMember' }
  const events = (...kinds: string[]) =>
    kinds.map((kind, i) => ({ id: `e${i}`, subjectId: 'p', kind, date: `20${20 + i}-12-31` }))
  const step = (list: ReturnType<typeof events>) => {
    const [row] = escalate(committeeMemberAppraisals, { subjects: [subject], events: list }, { asOf: '2030-01-01' })
    return row?.standing.status === 'computed' ? row.standing.value.step : row?.standing
  }
  it('in a row means that a pass begins anew', () => {
    expect(step(events('notCompetent', 'competent', 'notCompetent'))).toBeNull()
    expect(step(events('competent', 'notCompetent', 'notCompetent'))).toBe('officeEnds')
    expect(step(events('elsewhere'))).toBeNull()
  })

  const ladder = (
    more: object,
    windows: EscalationDocument['rules']['windows'] = [{ kind: 'ever', id: 'ever' }],
  ): EscalationDocument => ({
    ...head,
    rules: {
      windows,
      ladders: [
        {
          id: 'l',
          title: 'l',
          level: 'village',
          counts: ['late'],
          scope: 'own',
          unit: 'events',
          window: windows[0]!.id,
          steps: [
            { id: 'remind', title: '提醒', at: 1, actions: [] },
            { id: 'interview', title: '约谈', at: 2, actions: [] },
            { id: 'supervise', title: '挂牌督办', at: 30, actions: [] },
          ],
          repeats: 'once',
          ...more,
        },
      ],
    },
  })
  const village = [{ id: 'v', level: 'village' }]
  const late = (date: string, more = {}) => ({ id: date, subjectId: 'v', kind: 'late', date, ...more })
  const standing = (document: EscalationDocument, list: readonly ReturnType<typeof late>[], asOf: string) => {
    const [row] = escalate(document, { subjects: village, events: list }, { asOf })
    return row?.standing.status === 'computed' ? row.standing.value : row?.standing
  }
  it('days count from the first event that nothing has reset', () => {
    const document = ladder({ unit: 'days', resets: ['done'] })
    expect(standing(document, [late('2024-05-01')], '2024-05-31')).toMatchObject({
      count: 30,
      taken: [{ on: '2024-05-02' }, { on: '2024-05-03' }, { on: '2024-05-31' }],
      next: null,
    })
    expect(
      standing(document, [late('2024-05-01'), { ...late('2024-05-10'), kind: 'done' }], '2024-05-31'),
    ).toMatchObject({ count: 0, step: null })
  })
  it('one occasion counts once, whoever saw it', () => {
    const seen = [late('2024-05-01', { occasion: 'o' }), late('2024-05-02', { occasion: 'o' }), late('2024-05-03')]
    expect(standing(ladder({}), seen, '2024-05-31')).toMatchObject({ count: 2, events: ['2024-05-01', '2024-05-03'] })
  })
  it('an event can enter at a higher step', () => {
    const document = ladder({ directEntries: [{ event: 'grave', step: 'supervise' }] })
    expect(standing(document, [{ ...late('2024-05-01'), kind: 'grave' }], '2024-05-31')).toMatchObject({
      count: 0,
      step: 'supervise',
      next: { step: 'remind', missing: 1 },
    })
  })
  it('windows: a year that begins in September, a season over the new year, months back', () => {
    const list = [late('2023-12-20'), late('2024-02-10')]
    expect(standing(ladder({}, [{ kind: 'year', id: 'y', startsOn: '09-01' }]), list, '2024-03-01')).toMatchObject({
      count: 2,
      window: { from: '2023-09-01', to: '2024-08-31' },
    })
    expect(standing(ladder({}, [{ kind: 'year', id: 'y', startsOn: '01-01' }]), list, '2024-03-01')).toMatchObject({
      count: 1,
    })
    const winter = [{ kind: 'season', id: 's', seasons: [{ from: '12-01', to: '02-28' }] }] as const
    expect(standing(ladder({}, winter), list, '2024-03-01')).toMatchObject({
      count: 2,
      window: { from: '2023-12-01', to: '2024-02-28' },
    })
    expect(standing(ladder({}, [{ kind: 'rolling', id: 'r', months: 1 }]), list, '2024-03-01')).toMatchObject({
      count: 1,
      window: { from: '2024-02-02', to: '2024-03-01' },
    })
  })
  it('a window that no document names is asked for', () => {
    const two = [
      { id: 'county', level: 'county' },
      { id: 'town', level: 'township', parentId: 'county' },
      { id: 'village', level: 'village', parentId: 'town' },
    ]
    const fire = [{ id: 'f', subjectId: 'village', kind: 'fire', date: '2024-06-01' }]
    const rows = escalate(strawBurningLadders, { subjects: two, events: fire }, { asOf: '2024-06-30' })
    expect(
      rows.map((row) =>
        row.standing.status === 'computed' ? [row.id, row.standing.value.count, row.standing.value.window] : row,
      ),
    ).toEqual([
      ['county/county', 1, null],
      ['town/township', 0, null],
    ])
    const unknown = { ...strawBurningLadders, rules: { ...strawBurningLadders.rules, windows: [] } }
    expect(escalate(unknown, { subjects: two, events: fire }, { asOf: '2024-06-30' })[0]?.standing).toMatchObject({
      missing: [{ code: 'counting-window' }],
    })
  })
})

describe('appraisal', () => {
  const member = (id: string, excellent: number, decidedGrade = 'excellent', memberClass = 'formal') => ({
    id,
    memberClass,
    ballots: { excellent, competent: 10 - excellent },
    decided: decidedGrade,
  })
  const graded: AppraisalDocument = { ...memberAppraisal, decisions: [decided('quota-base', 'graded')] }
  const meeting = (members: readonly ReturnType<typeof member>[]) => ({ entitled: 12, present: 10, members })
  const value = (document: AppraisalDocument, facts: ReturnType<typeof meeting>) => {
    const result = appraise(document, facts, {})
    if (result.status !== 'computed') throw new Error(result.status)
    return result.value
  }
  it('at most a third are excellent, and nobody is downgraded silently', () => {
    const members = [member('a', 9), member('b', 8), member('c', 7, 'competent'), member('d', 6, 'competent')]
    expect(value(graded, meeting(members)).limits[0]?.result).toMatchObject({
      value: { seats: 1, proposed: ['a', 'b'], kept: { value: ['a'] } },
    })
    const tied = value(graded, meeting([member('a', 9), member('b', 9), member('c', 7, 'competent')]))
    expect(tied.limits[0]?.result).toMatchObject({ value: { kept: { missing: [{ code: 'tie-at-quota' }] } } })
    const broken = { ...graded, decisions: [...graded.decisions, decided('tie-at-quota', 'exceed')] }
    expect(
      value(broken, meeting([member('a', 9), member('b', 9), member('c', 7, 'competent')])).limits[0]?.result,
    ).toMatchObject({
      value: { kept: { value: ['a', 'b'] } },
    })
  })
  it('the base of the third is a decision', () => {
    const members = [member('a', 9), member('p', 9, 'competent', 'probationary')]
    expect(value(memberAppraisal, meeting(members)).limits[0]?.result).toMatchObject({
      missing: [{ code: 'quota-base' }],
    })
    const seats = (base: string) =>
      value({ ...memberAppraisal, decisions: [decided('quota-base', base)] }, meeting(members)).limits[0]?.result
    expect(seats('graded')).toMatchObject({ value: { seats: 0 } })
    expect(seats('present')).toMatchObject({ value: { seats: 3 } })
    expect(seats('entitled')).toMatchObject({ value: { seats: 4 } })
  })
  it('probationary members take part and are not graded; ballots cannot be more than people', () => {
    const { members } = value(
      graded,
      meeting([
        member('p', 9, 'excellent', 'probationary'),
        { ...member('x', 9), ballots: { excellent: 11, competent: 0 } },
        { ...member('y', 9), ballots: { good: 1 } as never },
        { ...member('z', 0), ballots: {} as never },
      ]),
    )
    expect(members.map((one) => one.result)).toMatchObject([
      { value: { grade: null, standing: 'exempt', shares: { excellent: '90.00', competent: '10.00' } } },
      { reason: 'too-many-ballots' },
      { reason: 'unknown-grade' },
      { value: { shares: null, valid: 0 } },
    ])
    expect(appraise(graded, { entitled: 12, present: 6, members: [] }, {})).toMatchObject({
      reason: 'meeting-not-quorate',
    })
  })
  it('thresholds turn ballots into grades', () => {
    const rules = {
      grades: memberAppraisal.rules.grades,
      thresholds: [
        { grade: 'notCompetent', votesFor: ['notCompetent'], share: '1/3', bound: 'atLeast' },
        { grade: 'competent', votesFor: ['excellent', 'competent'], share: '1/2', bound: 'above' },
      ],
      otherwise: 'basic',
    } as const
    const document: AppraisalDocument = { ...head, rules }
    const grade = (ballots: Readonly<Record<string, number>>) => {
      const [one] = value(document, {
        entitled: 9,
        present: 9,
        members: [{ id: 'a', memberClass: 'formal', ballots }],
      } as never).members
      return one?.result.status === 'computed' ? one.result.value.grade : one?.result
    }
    expect(grade({ competent: 6, notCompetent: 3 })).toBe('notCompetent')
    expect(grade({ excellent: 1, competent: 4, basic: 4 })).toBe('competent')
    expect(grade({ competent: 4, basic: 5 })).toBe('basic')
    expect(grade({})).toBeNull()
  })
  it('shares sum to a hundred, and of nothing there are none', () => {
    const thirds = ['a', 'b', 'c'].map((id) => ({ id, weight: 1 }))
    expect(percentShares(thirds, { grain: '0.1', method: 'largestRemainder' })).toMatchObject({
      value: { a: '33.4', b: '33.3', c: '33.3' },
    })
    expect(percentShares([{ id: 'a', weight: 0 }], { grain: '1', method: 'residualToLast' })).toMatchObject({
      reason: 'nothing-counted',
    })
    expect(percentShares(thirds, { grain: '0', method: 'residualToLast' })).toMatchObject({ status: 'not-computable' })
  })
})

describe('attendance', () => {
  const worker = { id: 'p', from: '2023-01-01' }
  const run = (from: string, to: string, kind = 'onSite', more = {}) => ({
    id: `${kind}${from}`,
    personId: 'p',
    kind,
    from,
    to,
    ...more,
  })
  it('a day counts once, whoever recorded it; an unknown kind refuses', () => {
    const records = [run('2024-03-01', '2024-03-15'), run('2024-03-10', '2024-03-20')]
    const [p] = attendance(residentTeamMonth, { workers: [worker], records }, { period: '2024-03', asOf: '2024-03-31' })
    expect(p?.attendance.checks).toMatchObject([
      { id: 'month/2024-03', result: { value: { present: 20, missing: 0 } } },
    ])
    const strange = attendance(
      residentTeamMonth,
      { workers: [worker], records: [run('2024-03-01', '2024-03-02', 'home')] },
      { period: '2024-03', asOf: '2024-03-31' },
    )
    expect(strange[0]?.attendance.checks[0]?.result).toMatchObject({ reason: 'unknown-kind' })
    const old = attendance(
      residentTeamMonth,
      { workers: [{ id: 'p', from: '2024-03-05' }], records },
      { period: '2024-03', asOf: '2024-03-31' },
    )
    expect(old[0]?.attendance.checks).toEqual([])
  })
  it('a short month without its calendar', () => {
    const rules = {
      ...residentTeamMonth.rules,
      minimums: [{ id: 'month', per: 'month', days: 20, shortPeriod: 'workdays' }],
    } as const
    const document = { ...residentTeamMonth, rules }
    const ask = (calendar?: object) =>
      attendance(
        document,
        {
          workers: [worker],
          records: [run('2024-02-01', '2024-02-10')],
          ...(calendar === undefined ? {} : { calendar: calendar as never }),
        },
        { period: '2024-02', asOf: '2024-02-29' },
      )[0]?.attendance.checks[0]?.result
    const calendar = {
      coveredFrom: '2024-02-01',
      coveredTo: '2024-02-29',
      weekendDays: [6, 7],
      holidays: [],
      makeUpWorkdays: [],
      source: 'x',
    }
    expect(ask()).toMatchObject({ reason: 'calendar-missing' })
    expect(ask({ ...calendar, coveredTo: '2024-02-15' })).toMatchObject({ reason: 'calendar-not-covered' })
    expect(ask(calendar)).toMatchObject({ value: { required: 20, missing: 10 } })
    const holidays = Array.from({ length: 7 }, (_, i) => `2024-02-1${i}`)
    expect(ask({ ...calendar, holidays })).toMatchObject({ value: { required: 16, present: 10, missing: 6 } })
  })
  it('leave by its limits and its approvals', () => {
    const records = [
      run('2024-03-01', '2024-03-03', 'leave', { approvedBy: 'township' }),
      run('2024-04-01', '2024-04-08', 'leave', { approvedBy: 'township' }),
      run('2024-05-01', '2024-05-02', 'leave'),
      run('2024-06-01', '2024-06-10', 'leave', { approvedBy: 'county' }),
    ]
    const [p] = attendance(residentTeamYear, { workers: [worker], records }, { period: '2024', asOf: '2024-12-31' })
    expect(p?.attendance.leaveFaults).toEqual([
      { code: 'leave-approved-too-low', record: 'leave2024-04-01', days: 8, limit: 'county' },
      { code: 'leave-not-approved', record: 'leave2024-05-01', days: 2, limit: 'township' },
    ])
    const long = [run('2024-03-01', '2024-03-21', 'leave'), run('2024-04-01', '2024-05-10', 'leave')]
    const [c] = attendance(
      villageCadreAttendance,
      { workers: [worker], records: long },
      { period: '2024', asOf: '2024-12-31' },
    )
    expect(c?.attendance.leaveFaults).toMatchObject([
      { code: 'leave-too-long', days: 21, limit: 20 },
      { code: 'leave-too-long', days: 40, limit: 20 },
      { code: 'leave-over-year', record: null, days: 61, limit: 60 },
    ])
  })
  it('the tour ends, and the hand-over begins before', () => {
    const document = {
      ...residentTeamYear,
      rules: { ...residentTeamYear.rules, rotation: { months: 24, handOverDays: 15 } },
    }
    const [p] = attendance(document, { workers: [worker], records: [] }, { period: '2024', asOf: '2024-12-01' })
    expect(p?.attendance.rotation).toEqual({ ends: '2024-12-31', handOverFrom: '2024-12-16', daysLeft: 30 })
    const [gone] = attendance(
      document,
      { workers: [{ ...worker, to: '2024-06-30' }], records: [] },
      { period: '2024', asOf: '2024-12-01' },
    )
    expect(gone?.attendance.rotation?.ends).toBe('2024-06-30')
    expect(
      attendance(residentTeamYear, { workers: [worker], records: [] }, { period: '2024', asOf: '2024-12-01' })[0]
        ?.attendance.rotation,
    ).toBeNull()
  })
})

describe('check-ups', () => {
  const checkUps = (...findings: (readonly string[])[]) =>
    findings.map((one, i) => ({ id: `c${i}`, branchId: 'b', date: `202${i}-06-30`, findings: one }))
  const history = (list: ReturnType<typeof checkUps>, level = 'average') =>
    checkUpBranches(branchCheckUp, { branches: [{ id: 'b', level }], checkUps: list }, { asOf: '2030-01-01' })[0]
      ?.history
  it('two in a row move it, and the count begins again', () => {
    expect(history(checkUps([], [], []))).toMatchObject({
      value: { level: 'advanced', counters: { promotion: 1, demotion: 0 } },
    })
    const three = ['team', 'life', 'members']
    expect(history(checkUps(three, [], three, three))).toMatchObject({
      value: { level: 'backward', open: ['life', 'members', 'team'] },
    })
    expect(history(checkUps([], []), 'advanced')).toMatchObject({
      value: { level: 'advanced', steps: [{ by: null }, { by: null }] },
    })
    expect(history(checkUps(three, three), 'weak')).toMatchObject({ value: { level: 'weak' } })
  })
  it('a direct finding goes before every count', () => {
    expect(history(checkUps([], ['vacancy']))).toMatchObject({
      value: { level: 'weak', steps: [{}, { by: 'vacancy', from: 'average', to: 'weak' }] },
    })
    expect(history(checkUps(['vacancy']), 'weak')).toMatchObject({ value: { steps: [{ by: null }] } })
  })
  it('refuses what it does not know', () => {
    expect(history([], 'unheard')).toMatchObject({ reason: 'unknown-branch-level' })
    expect(history(checkUps(['roof']))).toMatchObject({ reason: 'unknown-finding' })
    const byScore = {
      ...branchCheckUp,
      rules: {
        ...branchCheckUp.rules,
        gradeBy: {
          figure: 'score',
          bands: [
            { id: 'good', from: { at: '80', included: true } },
            { id: 'fair', from: { at: '90', included: true } },
          ],
        },
      },
    } as const
    const scored = (score?: string) =>
      checkUpBranches(
        byScore,
        {
          branches: [{ id: 'b', level: 'average' }],
          checkUps: [
            { id: 'c', branchId: 'b', date: '2024-06-30', findings: [], ...(score === undefined ? {} : { score }) },
          ],
        },
        { asOf: '2030-01-01' },
      )[0]?.history
    expect(scored()).toMatchObject({ reason: 'score-missing' })
    expect(scored('79')).toMatchObject({ reason: 'no-grade-band' })
    expect(scored('95')).toMatchObject({ reason: 'several-grade-bands' })
    expect(scored('85')).toMatchObject({ value: { level: 'average', steps: [{ grade: 'good' }] } })
  })
})

describe('coverage', () => {
  it('ten visits to one village do not cover ten villages', () => {
    const units = [
      { id: 'v1', group: 'a' },
      { id: 'v2', group: 'a' },
      { id: 'v3', group: 'b', exempt: true },
    ]
    const records = Array.from({ length: 10 }, (_, i) => ({
      id: `r${i}`,
      kind: 'visit',
      unitId: 'v1',
      date: `2024-03-${10 + i}`,
    }))
    const result = coverage(pairedVisits, { units, records }, { from: '2024-01-01', to: '2024-12-31' })
    expect(result.all).toMatchObject({ units: 2, covered: 1, percent: { value: '50.00' } })
    expect(result.groups).toMatchObject([
      { id: 'a', covered: 1 },
      { id: 'b', units: 0, percent: { reason: 'nothing-to-cover' } },
    ])
    expect(coveragePercent(0, 0, { digits: 0, mode: 'halfUp' })).toMatchObject({ reason: 'nothing-to-cover' })
  })
  it('findings must be handed over, and visits keep apart', () => {
    const records = [
      { id: 'b', kind: 'inspection', unitId: 'v1', date: '2024-03-10', findings: 3, handedOver: 2 },
      { id: 'a', kind: 'inspection', unitId: 'v1', date: '2024-03-10' },
    ]
    const inspected = coverage(
      villageInspection,
      { units: [{ id: 'v1' }], records },
      { from: '2024-01-01', to: '2024-12-31' },
    )
    expect(inspected).toMatchObject({
      units: [{ done: 2, findings: { made: 3, notHandedOver: 1 } }],
      all: { covered: 0 },
    })
    const apart = { ...pairedVisits, rules: { ...pairedVisits.rules, apartDays: 30, times: 2 } }
    const visits = ['2024-03-10', '2024-03-20', '2024-04-09'].map((date) => ({
      id: date,
      kind: 'visit',
      unitId: 'v1',
      date,
    }))
    expect(
      coverage(apart, { units: [{ id: 'v1' }], records: visits }, { from: '2024-01-01', to: '2024-12-31' }).units,
    ).toMatchObject([{ done: 2, missing: 0, tooClose: ['2024-03-20'], latest: '2024-04-09' }])
  })
  it('a standard without weights: who meets it, and what is missing most', () => {
    const all = Object.fromEntries(cultureCentreSevenOnes.items.map((item) => [item.id, 'passed'])) as Record<
      string,
      'passed'
    >
    const { stage, ...without } = all
    const places = [
      { id: 'v1', group: 't', marks: all },
      { id: 'v2', group: 't', marks: without },
      { id: 'v3', group: 't', marks: { ...all, square: 'failed', stage: 'failed' } as const },
      { id: 'v4', marks: { ...all, square: 'failed' } as const },
      { id: 'v5', marks: { pool: 'passed' } as const },
    ]
    const result = standardCoverage(cultureCentreSevenOnes, { places }, { percent: { digits: 1, mode: 'halfUp' } })
    expect(stage).toBe('passed')
    expect(result.all).toMatchObject({
      places: 4,
      met: 1,
      undecided: 1,
      percent: { value: '25.0' },
      failures: [
        { item: 'square', places: 2 },
        { item: 'stage', places: 1 },
      ],
    })
    expect(result.groups).toMatchObject([{ id: 't', places: 3, met: 1 }])
    expect(result.places[4]?.outcome).toMatchObject({ reason: 'unknown-item' })
  })
})

describe('reporting', () => {
  const period = { from: '2025-06-01', to: '2025-06-30' }
  const report = (unitId: string, ...codes: string[]) => ({
    id: `${unitId}${codes.join('')}`,
    unitId,
    date: '2025-06-10',
    problems: codes.map((code) => ({ code })),
  })
  it('a village that names a problem twice counts once, and silence is not "no problem"', () => {
    const facts = {
      units: ['v1', 'v2', 'v3'],
      reports: [report('v1', 'land', 'dogs'), report('v1', 'land'), report('v2', 'land'), report('x', 'land')],
    }
    expect(commonProblems(villageReportRound, facts, period)).toMatchObject({
      value: {
        threshold: 2,
        reported: 2,
        silent: ['v3'],
        problems: [
          { id: 'land', units: ['v1', 'v2'], common: true },
          { id: 'dogs', common: false },
        ],
      },
    })
    expect(commonProblems(villageReportRound, { units: ['v1'], reports: [] }, period)).toMatchObject({
      reason: 'nothing-reported',
    })
  })
  it('demands against ceilings, by who asked, with duplicates', () => {
    const rules = { ...villageReportRound.rules, ceilings: [{ id: 'forms', title: '报表', kinds: ['form'], most: 2 }] }
    const demand = (id: string, issuedBy: string, more = {}) => ({
      id,
      kind: 'form',
      issuedBy,
      units: ['v1'],
      date: '2025-06-02',
      subject: '户厕',
      ...more,
    })
    const demands = [
      demand('1', 'county'),
      demand('2', 'township'),
      demand('3', 'county', { subject: '道路' }),
      demand('4', 'county', { date: '2025-07-01' }),
      demand('5', 'county', { kind: 'meeting' }),
    ]
    expect(reportingBurden({ ...villageReportRound, rules }, { units: ['v1', 'v0'], demands }, period)).toMatchObject([
      { id: 'v0/forms', count: 0, over: 0 },
      { id: 'v1/forms', count: 3, over: 1, byIssuer: { county: 2, township: 1 }, duplicates: ['户厕'] },
    ])
    expect(reportingBurden(villageReportRound, { units: ['v1'], demands }, period)).toEqual([])
  })
})

describe('flags', () => {
  it('a quota that nobody fills leaves flags, a veto keeps out, a shortfall is found', () => {
    const entries = [
      { villageId: 'v1', category: 'party', score: '90' },
      { villageId: 'v2', category: 'party', score: '95', vetoed: true },
    ]
    const year = awardFlags(fourRedFlags, { entries }, {})
    expect(year.categories[0]?.result).toMatchObject({ value: { winners: ['v1'], vacant: 9, cutOff: '90' } })
    expect(year.categories[1]?.result).toMatchObject({ value: { winners: [], vacant: 10, cutOff: null } })
    expect(checkFlagPayments(fourRedFlags, { flags: 2, paid: '99999.99' }, {})).toMatchObject({
      reason: 'paid-less-than-flags',
    })
    const fixed = {
      ...fourRedFlags,
      rules: { ...fourRedFlags.rules, again: 'allowed', winners: { kind: 'atMost', count: 1, ties: 'exceed' } },
    } as const
    const tied = ['v1', 'v2'].map((villageId) => ({ villageId, category: 'party', score: '90' }))
    expect(awardFlags(fixed, { entries: tied, wonBefore: [{ villageId: 'v1', category: 'debt' }] }, {}).total).toBe(
      '100000',
    )
  })
})

describe('work against plans', () => {
  it('a joint record counts for each team and once for all; late work is not in time', () => {
    const record = (
      id: string,
      kinds: readonly string[],
      subjects: readonly string[],
      date: string,
      people?: string,
    ) => ({
      id,
      kinds,
      subjects,
      date,
      ...(people === undefined ? {} : { amounts: { people } }),
    })
    const rules = {
      ...residentTeamWork.rules,
      items: residentTeamWork.rules.items.map((item) => ({ ...item, dueBy: '2025-06-30' })),
    }
    const records = [
      record('1', ['meeting', 'training'], ['a', 'b'], '2025-03-01', '40'),
      record('2', ['training'], ['a'], '2025-04-01'),
      record('3', ['training'], ['a'], '2025-07-01', '30'),
      record('4', ['training'], ['z'], '2025-04-01', '30'),
    ]
    const plans = [
      { unitId: 'a', item: 'attendance', planned: '100' },
      { unitId: 'b', item: 'attendance', planned: '0' },
    ]
    const lines = workTally(
      { ...residentTeamWork, rules },
      { units: ['a', 'b'], records, plans },
      { from: '2025-01-01', to: '2025-12-31' },
    )
    const line = (id: string) => lines.find((one) => one.id === id)
    expect(line('a/attendance')).toMatchObject({
      done: '40',
      late: '30',
      planned: '100',
      missing: '30',
      percent: { value: '40.0' },
      withoutAmount: ['2'],
    })
    expect(line('b/attendance')).toMatchObject({ done: '40', missing: '0', percent: { reason: 'plan-is-zero' } })
    expect(line('a/meetings')).toMatchObject({
      done: '1',
      planned: null,
      missing: null,
      percent: { reason: 'no-plan' },
    })
    expect(line('/meetings')).toMatchObject({ done: '1' })
    expect(line('/attendance')).toMatchObject({ done: '40', late: '30', planned: '100' })
  })
})

describe('screening', () => {
  it('what is missing and could still list it is named', () => {
    const { subjects, quotas } = screen(
      weakOrganisationScreening,
      { subjects: [{ id: 'b', kind: 'village', values: { satisfaction: '90' } }] },
      { asOf: '2024-01-01' },
    )
    expect(subjects[0]?.result).toMatchObject({
      value: { groups: [], unknown: ['developed', 'lastInRanking', 'meetingRulesFollowed', 'vacantSince'] },
    })
    expect(quotas).toEqual([{ id: 'atLeastTenPercent', population: 1, bound: 1, listed: 0, open: 1, kept: null }])
  })
  it('at most five percent of a kind, several criteria at once, the first group only', () => {
    const flag = (of: string) => ({ id: of, title: of, when: { kind: 'flag', of, is: true } }) as const
    const rules = {
      match: 'first',
      groups: [
        { id: 'two', title: 'two', atLeast: 2, criteria: [flag('a'), flag('b'), flag('c')] },
        { id: 'any', title: 'any', atLeast: 1, criteria: [flag('a')] },
      ],
      quotas: [{ id: 'most', quota: { kind: 'atMost', share: '0.05' }, of: 'village' }],
    } as const
    const subjects = [
      { id: '1', kind: 'village', values: { a: true, b: true, c: false } },
      { id: '2', kind: 'community', values: { a: true, b: false, c: false } },
      { id: '3', kind: 'village', values: { a: false, b: true } },
    ]
    const screened = screen({ ...head, rules }, { subjects, populations: { village: 20 } }, { asOf: '2024-01-01' })
    expect(
      screened.subjects.map(({ result }) => (result.status === 'computed' ? result.value.groups : result)),
    ).toEqual([['two'], ['any'], []])
    expect(screened.quotas).toEqual([{ id: 'most', population: 20, bound: 1, listed: 1, open: 1, kept: null }])
  })
  it('a household whose income is not known is not harmless', () => {
    const values = { formerlyPoor: true, riskOfReturn: true, shock: true, basicLifeHard: true }
    const { subjects } = screen(
      returnToPovertyGroups,
      { subjects: [{ id: 'h', values }], shared: { incomeLine: '8800' } },
      { asOf: '2024-01-01' },
    )
    expect(subjects[0]?.result).toMatchObject({ value: { groups: [], unknown: ['income'] } })
  })
})

describe('targets', () => {
  const target = (id: string, figure: string, more = {}) =>
    ({
      id,
      title: id,
      unitId: id,
      level: 'x',
      figure,
      assignments: [{ who: 'secretary', role: 'firstResponsible' }],
      ...more,
    }) as const
  const chain = (...targets: TargetChain['rules']['targets']): TargetChain => ({ ...head, rules: { targets } })
  it('parts meet the whole, or the gap is named', () => {
    const county = target('c', '100', { passedDown: 'sum' })
    const part = (id: string, figure: string) => target(id, figure, { partOf: 'c' })
    const codes = (document: TargetChain) =>
      checkTargetChain(document).map((one) => [one.code, one.data['gap'] ?? null])
    expect(codes(chain(county, part('a', '60'), part('b', '40.0')))).toEqual([])
    expect(codes(chain(county, part('a', '60'), part('b', '39.5')))).toEqual([['parts-short-of-target', '0.5']])
    expect(codes(chain(county, part('a', '60'), part('b', '50')))).toEqual([['parts-above-target', '10']])
    expect(codes(chain(county))).toEqual([['target-not-passed-down', null]])
    expect(codes(chain(target('c', '95', { passedDown: 'each' }), part('a', '95'), part('b', '90')))).toEqual([
      ['part-differs-from-target', null],
    ])
  })
  it('finds circles, unknown targets, and that nobody or several answer', () => {
    const codes = checkTargetChain(
      chain(
        target('a', '1', { partOf: 'b' }),
        target('b', '1', { partOf: 'a' }),
        target('below', '1', { partOf: 'a' }),
        target('n', '1', { partOf: 'z', assignments: [] }),
        target('s', '1', { assignments: ['x', 'y'].map((who) => ({ who, role: 'firstResponsible' })) }),
      ),
    ).map((one) => one.code)
    expect(codes).toEqual([
      'targets-in-a-circle',
      'nobody-answers',
      'unknown-target-above',
      'several-first-responsible',
    ])
  })
  it('says who answers, from the top down, also in a circle', () => {
    const document = chain(
      target('c', '100'),
      target('t', '60', { partOf: 'c' }),
      target('w', '20', { partOf: 't' }),
      target('v', '40', { partOf: 't' }),
    )
    expect(responsibilityChain(document, {}, { target: 't' })).toMatchObject({
      value: { line: [{ id: 'c' }, { id: 't' }], parts: [{ id: 'v' }, { id: 'w' }] },
    })
    expect(responsibilityChain(document, {}, { target: 'z' })).toMatchObject({ reason: 'unknown-target' })
    const circle = chain(target('a', '1', { partOf: 'b' }), target('b', '1', { partOf: 'a' }))
    expect(responsibilityChain(circle, {}, { target: 'a' })).toMatchObject({
      value: { line: [{ id: 'b' }, { id: 'a' }] },
    })
  })
})

describe('timetables', () => {
  const document = (...timetable: NonNullable<TimetableDocument['rules']['timetable']>): TimetableDocument => ({
    rules: { timetable },
    decisions: [],
  })
  const one = (id: string, kind: 'evidenceCutOff' | 'scoring' | 'selfCheck', by: string, more = {}) => ({
    id,
    title: id,
    kind,
    by,
    ...more,
  })
  it('one cut-off, or nothing can be said', () => {
    const evidence = [{ id: 'e', date: '2024-01-01' }]
    expect(admitEvidence({ rules: {}, decisions: [] }, { evidence }, {})).toMatchObject([
      { admission: { reason: 'no-cut-off' } },
    ])
    const two = document(one('a', 'evidenceCutOff', '2024-01-01'), one('b', 'evidenceCutOff', '2024-02-01'))
    expect(admitEvidence(two, { evidence }, {})).toMatchObject([{ admission: { reason: 'several-cut-offs' } }])
    const late = admitEvidence(
      document(one('a', 'evidenceCutOff', '2024-01-10')),
      { evidence: [{ id: 'f', date: '2024-01-05', submittedOn: '2024-01-12' }, ...evidence] },
      {},
    )
    expect(late).toMatchObject([
      { id: 'e', admission: { value: { standing: 'admitted' } } },
      { id: 'f', admission: { value: { standing: 'outside', daysLate: 2 } } },
    ])
  })
  it('steps after their predecessors, lower levels before higher ones', () => {
    const cascade = document(
      one('county', 'selfCheck', '2018-03-10', { level: 'county' }),
      one('city', 'selfCheck', '2018-02-28', { level: 'city' }),
      one('score', 'scoring', '2018-02-01', { after: ['city', 'ghost'] }),
    )
    expect(checkTimetable(cascade, ['county', 'city', 'province']).map((finding) => finding.code)).toEqual([
      'lower-level-after-higher',
      'step-before-its-predecessor',
      'unknown-predecessor',
    ])
    expect(checkTimetable({ rules: {}, decisions: [] }, [])).toEqual([])
  })
})

describe('pay and dues', () => {
  const rules: PerformancePayDocument['rules'] = {
    posts: [{ id: 'head', title: '主任', full: '10000' }],
    grades: [{ id: 'good', title: '良好', share: '0.9' }],
    rewards: [{ id: 'prize', title: '表彰', each: '333.335' }],
    deductions: [{ id: 'petition', title: '越级上访', each: '5000' }],
    gates: [{ document: 'scheme', title: '考核细则' }],
    floor: '0',
    rounding: { digits: 2, mode: 'halfUp' },
  }
  const pay = (official: object) =>
    performancePay(
      { ...head, rules },
      { officials: [{ id: 'o', post: 'head', grade: 'good', events: {}, documents: ['scheme'], ...official }] },
      {},
    )[0]?.pay
  it('grade, rewards, deductions, floor, one rounding', () => {
    expect(pay({ events: { prize: 1 } })).toMatchObject({
      value: { amount: '9333.34', byGrade: '9000', floorHit: false },
    })
    expect(pay({ events: { petition: 2 } })).toMatchObject({
      value: { amount: '0.00', deductions: '10000', floorHit: true },
    })
  })
  it('gates, posts, grades and events that are not there', () => {
    expect(pay({ documents: [] })).toMatchObject({ reason: 'document-missing' })
    expect(pay({ documents: undefined })).toMatchObject({ reason: 'document-missing' })
    expect(pay({ post: 'clerk' })).toMatchObject({ reason: 'unknown-post' })
    expect(pay({ grade: 'fair' })).toMatchObject({ reason: 'unknown-grade' })
    expect(pay({ grade: undefined })).toMatchObject({ reason: 'not-assessed' })
    expect(pay({ events: { x: 1 } })).toMatchObject({ reason: 'unknown-event' })
  })
  it('explains itself, and the explanation adds up', () => {
    const officials = [
      { id: 'o', post: 'head', grade: 'good', events: { prize: 2, petition: 1 }, documents: ['scheme'] },
    ]
    const why = explainPerformancePay({ ...head, rules }, { officials }, { id: 'o' })
    expect(why).toMatchObject({ value: { figure: '4666.67' } })
    expect(why.status === 'computed' && addsUp(why.value)).toEqual({ ok: true })
    expect(explainPerformancePay({ ...head, rules }, { officials }, { id: 'z' })).toMatchObject({
      reason: 'unknown-official',
    })
    expect(
      explainPerformancePay({ ...head, rules }, { officials: [{ ...officials[0]!, post: 'z' }] }, { id: 'o' }),
    ).toMatchObject({ reason: 'unknown-post' })
  })
  it('the rate holds for the whole base; upper bounds are inside', () => {
    const dues = (payer: object, document = partyDuesRates) =>
      partyDues(document, { payers: [{ id: 'm', memberClass: 'wage', ...payer }] }, {})[0]?.dues
    expect([
      dues({ base: '5000' }),
      dues({ base: '5001' }),
      dues({ base: '10000' }),
      dues({ base: '10000.5' }),
    ]).toMatchObject([
      { value: { amount: '50.00' } },
      { missing: [{ code: 'dues-rounding' }] },
      { value: { amount: '150.00' } },
      { value: { amount: '200.01', rate: '0.02' } },
    ])
    expect(dues({ base: '5001' }, { ...partyDuesRates, decisions: [decided('dues-rounding', 'down1')] })).toMatchObject(
      { value: { amount: '75.0' } },
    )
    expect(dues({ memberClass: 'retired', base: '5000' })).toMatchObject({ value: { amount: '25.00' } })
    expect(dues({ memberClass: 'farmer', agreed: '0.5' })).toMatchObject({ value: { amount: '0.5', rate: null } })
    expect(dues({ memberClass: 'farmer', agreed: '2' })).toMatchObject({ reason: 'agreed-outside' })
    expect(dues({ memberClass: 'farmer' })).toMatchObject({ reason: 'agreed-missing' })
    expect(dues({ memberClass: 'guest' })).toMatchObject({ reason: 'unknown-class' })
    expect(dues({})).toMatchObject({ reason: 'base-missing' })
    const gap = {
      ...partyDuesRates,
      rules: {
        classes: [
          {
            id: 'wage',
            title: 'w',
            pays: {
              kind: 'rate',
              bands: [
                { id: 'a', from: { at: '10', included: true }, value: '0' },
                { id: 'b', from: { at: '20', included: true }, value: '0' },
              ],
            },
          },
        ],
      },
    } as const
    expect(dues({ base: '5' }, gap)).toMatchObject({ reason: 'no-band' })
    expect(dues({ base: '25' }, gap)).toMatchObject({ reason: 'several-bands' })
    expect(dues({ base: '15' }, gap)).toMatchObject({ value: { amount: '0.00', rate: '0' } })
  })
})
