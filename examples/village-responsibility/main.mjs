import {
  attendance,
  awardFlags,
  canClose,
  checkTargetChain,
  checkUpBranches,
  commonProblems,
  coverage,
  dueList,
  escalate,
  ledgerState,
  nextSteps,
  performancePay,
  reportingBurden,
  responsibilityChain,
  screen,
  standardCoverage,
  workTally,
} from 'xiangzhen/responsibility'
import { branchCheckUp } from 'xiangzhen/presets/branch-check-up'
import {
  cultureCentreSevenOnes,
  fourNotRemoved,
  householdGuarantee,
  volunteerGroups,
} from 'xiangzhen/presets/checklists'
import { monthlyVillageEvent, pairedVisits, villageInspection } from 'xiangzhen/presets/coverage'
import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
import { plainLedger } from 'xiangzhen/presets/issue-ledgers'
import { memberDevelopment } from 'xiangzhen/presets/member-development'
import { villageOfficialTraining } from 'xiangzhen/presets/official-training'
import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
import { villageReportRound } from 'xiangzhen/presets/reporting'
import { attendanceLadder, residentTeamWork, residentTeamYear } from 'xiangzhen/presets/resident-team'
import { returnToPovertyGroups } from 'xiangzhen/presets/return-to-poverty'

const head = { version: '2025', effective: { from: '2025-01-01' }, sources: [], decisions: [] }
const year = { from: '2025-01-01', to: '2025-12-31' }
const asOf = '2025-12-31'
const percent = { digits: 1, mode: 'halfUp' }
const say = (row, ...words) => console.log([row.padEnd(4), ...words].join(' '))
const value = (result) =>
  result.status === 'computed' ? result.value : `${result.status} ${JSON.stringify(result.missing ?? result.reason)}`

// A3: a “*+N” theme day with fixed parts and at least one other, held jointly by two branches.
const themeDay = partyBranchDuties.rules.duties.find((duty) => duty.id === 'themeDay')
const starPlusN = {
  ...partyBranchDuties,
  rules: {
    duties: [{ ...themeDay, parts: { required: ['dues', 'study'], others: 1 }, modes: ['onSite', 'online', 'joint'] }],
  },
}
const joint = { id: 'o1', kinds: ['themeDay'], subjects: ['bureau', 'village'], date: '2025-03-05', mode: 'joint' }
const branches = ['bureau', 'village'].map((id) => ({ id, kind: 'branch' }))
const march = { asOf: '2025-03-31', from: '2025-03-01', to: '2025-03-31' }
for (const parts of [
  ['dues', 'study', 'service'],
  ['dues', 'study'],
]) {
  const items = dueList(starPlusN, { subjects: branches, occurrences: [{ ...joint, parts }] }, march)
  say(
    'A3',
    `theme day with ${parts.join(' + ')}:`,
    items.map((item) => `${item.subjectId} ${value(item.standing).state}`).join(', '),
  )
}

// A4: organisational life of a branch in the year.
const meetings = ['2025-02-10', '2025-05-12', '2025-11-20'].map((date) => ({
  id: date,
  kinds: ['memberMeeting'],
  subjects: ['village'],
  date,
}))
const life = dueList(
  partyBranchDuties,
  { subjects: [{ id: 'village', kind: 'branch' }], occurrences: meetings },
  { ...year, asOf: '2026-01-15' },
)
say(
  'A4',
  'members meetings:',
  life
    .filter((item) => item.dutyId === 'memberMeeting')
    .map((item) => `${item.window.from} ${value(item.standing).state}`)
    .join(', '),
)

// A5: from activist to development object.
const events = [
  { id: 'e1', step: 'application', date: '2024-03-10' },
  { id: 'e2', step: 'talk', date: '2024-04-01' },
  { id: 'e3', step: 'activist', date: '2024-09-20', values: { contacts: '2' } },
].map((event) => ({ ...event, caseId: 'returnee', kind: 'done' }))
const [returnee] = nextSteps(
  memberDevelopment,
  { cases: [{ id: 'returnee', values: { birthDate: '1995-05-01' } }], events },
  { asOf: '2025-06-30' },
)
const object = returnee.steps.find((step) => step.id === 'object')
say('A5', `next: ${returnee.next.join()}, from ${value(object.earliest)} on, now ${object.state}`)

// A6, A12: training of village officials, at least once a year, at least 5 days.
const courses = [
  { id: 'c1', subjects: ['zhang'], amounts: { days: '5' } },
  { id: 'c2', subjects: ['li'], amounts: { days: '3' } },
].map((course) => ({ ...course, kinds: ['training'], date: '2025-06-02' }))
const officials = ['zhang', 'li'].map((id) => ({ id, kind: 'villageOfficial' }))
const trained = dueList(
  villageOfficialTraining,
  { subjects: officials, occurrences: courses },
  { ...year, asOf: '2026-01-01' },
)
say(
  'A6',
  trained
    .map((item) =>
      `${item.subjectId} ${value(item.standing).state} ${value(item.standing).refused.map((one) => one.reason)}`.trim(),
    )
    .join(', '),
)
say(
  'A12',
  `secretaries trained: ${trained.filter((item) => value(item.standing).state === 'done').length} of ${officials.length}`,
)

// A7: quantitative assessment with incentive and constraint.
const pay = {
  ...head,
  id: 'pay',
  title: '村干部量化考核',
  rules: {
    posts: [{ id: 'secretary', title: '书记', full: '12000' }],
    grades: [{ id: 'good', title: '良好', share: '0.9' }],
    rewards: [{ id: 'honour', title: '县级表彰', each: '500' }],
    deductions: [{ id: 'late', title: '未按时上报', each: '200' }],
    floor: '0',
    rounding: { digits: 2, mode: 'halfUp' },
  },
}
const [zhang] = performancePay(
  pay,
  { officials: [{ id: 'zhang', post: 'secretary', grade: 'good', events: { honour: 1, late: 2 } }] },
  {},
)
say('A7', `performance pay ${value(zhang.pay).amount} yuan`)

// A8: check-up of a branch, promotion by two good check-ups in a row.
const checkUps = ['2025-06-30', '2025-12-20'].map((date) => ({ id: date, branchId: 'village', date, findings: [] }))
const [branch] = checkUpBranches(branchCheckUp, { branches: [{ id: 'village', level: 'average' }], checkUps }, { asOf })
say('A8', `branch: average -> ${value(branch.history).level}`)

// A9: four-red-flag villages.
const entries = ['party', 'industry'].map((category) => ({ villageId: 'village', category, score: '95' }))
say(
  'A9',
  `flags: ${awardFlags(fourRedFlags, { entries }, {}).awards.map((award) => `${award.flags.join('+')} ${award.amount} yuan`)}`,
)

// A10, A11, D4, D5, D9: standards as lists of things that are there or not.
const passed = (list, marks = {}) => ({
  ...Object.fromEntries(list.items.map((item) => [item.id, 'passed'])),
  ...marks,
})
const standard = (row, list, places) => {
  const { all } = standardCoverage(list, { places }, { percent })
  say(
    row,
    `${typeof list.title === 'string' ? list.title : list.title.en}: ${all.met} of ${all.places} meet it,`,
    `missing most: ${all.failures[0]?.item ?? 'nothing'}`,
  )
}
standard('A10', volunteerGroups, [{ id: 'v1', marks: passed(volunteerGroups) }])
const courtyard = {
  id: 'courtyard',
  title: '美丽庭院',
  items: ['clean', 'tidy', 'green'].map((id) => ({ id, label: id })),
}
standard('A11', courtyard, [
  { id: 'h1', marks: passed(courtyard) },
  { id: 'h2', marks: passed(courtyard, { green: 'failed' }) },
])
standard('D4', cultureCentreSevenOnes, [
  { id: 'v1', marks: passed(cultureCentreSevenOnes) },
  { id: 'v2', marks: passed(cultureCentreSevenOnes, { stage: 'failed' }) },
])
standard('D9', householdGuarantee, [{ id: 'h1', marks: passed(householdGuarantee, { education: 'notApplicable' }) }])

// A13, D1: a target passed down below the village, and who answers for it.
const answers = (who) => [{ who, role: 'firstResponsible' }]
const target = (id, level, figure, partOf, more = {}) => ({
  id,
  title: '造林',
  unitId: id,
  level,
  figure,
  ...(partOf ? { partOf } : {}),
  assignments: answers(`${id} secretary`),
  ...more,
})
const chain = {
  ...head,
  id: 'chain',
  title: '造林任务分解',
  rules: {
    targets: [
      target('county', 'county', '100', undefined, { passedDown: 'sum' }),
      target('town', 'township', '100', 'county', { passedDown: 'sum' }),
      target('village', 'village', '60', 'town', { passedDown: 'sum' }),
      target('otherVillage', 'village', '35', 'town'),
      target('group1', 'group', '60', 'village'),
    ],
  },
}
say(
  'A13',
  `line of group1: ${value(responsibilityChain(chain, {}, { target: 'group1' }))
    .line.map((line) => line.unitId)
    .join(' > ')}`,
)
say(
  'D1',
  checkTargetChain(chain)
    .map((finding) => `${finding.code} at ${finding.data.target}: ${finding.data.gap}`)
    .join(', '),
)

// A14, D10: visits to paired households, inspection of villages.
const visits = [
  { id: 'r1', kind: 'visit', unitId: 'h1', date: '2025-03-02' },
  { id: 'r2', kind: 'visit', unitId: 'h1', date: '2025-09-02' },
]
say(
  'A14',
  `households visited: ${value(coverage(pairedVisits, { units: [{ id: 'h1' }, { id: 'h2' }], records: visits }, year).all.percent)} %`,
)
const inspections = [{ id: 'i1', kind: 'inspection', unitId: 'v1', date: '2025-04-01', findings: 3, handedOver: 3 }]
say(
  'D10',
  `villages inspected: ${value(coverage(villageInspection, { units: [{ id: 'v1' }, { id: 'v2' }, { id: 'v3' }], records: inspections }, year).all.percent)} %`,
)

// D2: findings count against the person.
const absences = ['2025-03-01', '2025-09-01'].map((date) => ({
  id: date,
  subjectId: 'wang',
  kind: 'absentWithoutReason',
  date,
}))
const [wang] = escalate(attendanceLadder, { subjects: [{ id: 'wang', level: 'person' }], events: absences }, { asOf })
say(
  'D2',
  `absent twice: ${value(wang.standing)
    .taken.map((step) => step.actions[0].title.zh)
    .join(', ')}`,
)

// D3: a rectification ledger.
const issue = {
  id: 'pond',
  title: '坑塘黑臭',
  classId: 'any',
  owner: 'village',
  openedOn: '2025-05-01',
  dueBy: '2025-06-30',
  measures: [{ id: 'dredge', title: '清淤' }],
}
const log = [
  { id: 'l1', issueId: 'pond', date: '2025-06-10', kind: 'measureDone', measureId: 'dredge', evidence: ['photo'] },
]
const ledger = { issues: [issue], log }
say(
  'D3',
  `${value(ledgerState(plainLedger, ledger, { asOf: '2025-07-05' }).issues[0].state).daysOverdue} days overdue, against the close-out:`,
  value(canClose(plainLedger, ledger, { issueId: 'pond', asOf: '2025-07-05' }))
    .refusals.map((one) => one.code)
    .join(),
)

// D5: households monitored against a return to poverty, and the four things that stay.
const households = [
  { id: 'h1', values: { formerlyPoor: true, income: '7800', riskOfReturn: true } },
  { id: 'h2', values: { formerlyPoor: false, income: '8200', riskOfReturn: true } },
  { id: 'h3', values: { formerlyPoor: true, income: '12000', riskOfReturn: true, shock: true, basicLifeHard: true } },
]
const screened = screen(returnToPovertyGroups, { subjects: households, shared: { incomeLine: '8800' } }, { asOf })
say('D5', screened.subjects.map(({ id, result }) => `${id} ${value(result).groups}`).join(', '))
standard('D5', fourNotRemoved, [{ id: 'v1', marks: passed(fourNotRemoved) }])

// D6: a resident team: days in the village, rotation, and its work.
const team = { ...residentTeamYear, rules: { ...residentTeamYear.rules, rotation: { months: 24, handOverDays: 15 } } }
const days = [
  { id: 'a', personId: 'wang', kind: 'onSite', from: '2025-02-10', to: '2025-08-31' },
  { id: 'b', personId: 'wang', kind: 'officialTrip', from: '2025-09-01', to: '2025-09-03' },
]
const [worker] = attendance(
  team,
  { workers: [{ id: 'wang', from: '2024-01-01' }], records: days },
  { period: '2025', asOf },
)
say(
  'D6',
  `${value(worker.attendance.checks[0].result).present} of ${value(worker.attendance.checks[0].result).required} days, tour ends ${worker.attendance.rotation.ends}`,
)
const work = [
  { id: 'w1', kinds: ['training'], subjects: ['team'], date: '2025-04-01', amounts: { people: '45' } },
  { id: 'w2', kinds: ['meeting'], subjects: ['team'], date: '2025-05-01' },
]
const lines = workTally(residentTeamWork, { units: ['team'], records: work }, year)
say(
  'D6',
  lines
    .filter((line) => line.unitId === 'team' && line.done !== '0')
    .map((line) => `${line.item} ${line.done}`)
    .join(', '),
)

// D7: a reporting round.
const reports = [
  ['v1', 'land', 'funds'],
  ['v2', 'land'],
  ['v3', 'water'],
].map(([unitId, ...codes]) => ({ id: unitId, unitId, date: '2025-06-10', problems: codes.map((code) => ({ code })) }))
const round = value(commonProblems(villageReportRound, { units: ['v1', 'v2', 'v3', 'v4'], reports }, year))
say('D7', `common: ${round.problems.filter((one) => one.common).map((one) => one.id)}, silent: ${round.silent}`)
const limited = {
  ...villageReportRound,
  rules: { ...villageReportRound.rules, ceilings: [{ id: 'forms', title: '报表', kinds: ['form'], most: 1 }] },
}
const demands = ['county', 'town'].map((issuedBy) => ({
  id: issuedBy,
  kind: 'form',
  issuedBy,
  units: ['v1'],
  date: '2025-06-02',
  subject: '户厕',
}))
const [load] = reportingBurden(limited, { units: ['v1'], demands }, year)
say('D7', `forms asked of v1: ${load.count} of ${load.most}, twice: ${load.duplicates}`)

// D8: planned against built, due by the end of the year.
const roads = {
  ...head,
  id: 'roads',
  title: '四好农村路',
  rules: {
    items: [{ id: 'road', title: '道路', counts: ['road'], sum: 'kilometres', unit: 'km', dueBy: '2025-12-31' }],
    percent,
  },
}
const built = [{ id: 'x', kinds: ['road'], subjects: ['v1'], date: '2025-10-01', amounts: { kilometres: '3.6' } }]
const [, road] = workTally(
  roads,
  { units: ['v1'], records: built, plans: [{ unitId: 'v1', item: 'road', planned: '4.8' }] },
  year,
)
say('D8', `road: ${road.done} of ${road.planned} km, ${value(road.percent)} %, missing ${road.missing} km`)

// C10: one event in every village each month.
const feasts = dueList(
  monthlyVillageEvent,
  {
    subjects: [{ id: 'v1', kind: 'village' }],
    occurrences: [{ id: 'f', kinds: ['eldersFeast'], subjects: ['v1'], date: '2025-01-20' }],
  },
  { asOf: '2025-03-10', from: '2025-01-01', to: '2025-03-31' },
)
say('C10', feasts.map((item) => value(item.standing).state).join(', '))
