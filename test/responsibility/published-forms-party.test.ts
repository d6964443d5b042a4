import { expect, test } from 'vitest'
import {
  checkScheme,
  checkSchemeFacts,
  explainGrade,
  performancePay,
  scoreScheme,
  type Actual,
  type PerformancePayDocument,
  type Scheme,
  type SchemeFacts,
} from 'xiangzhen/responsibility'
import { leaf, nodeOf, outcome, schemeWith, told, year } from './scheme-test-kit.js'

// 党建述职评议、党风廉政责任制、村干部绩效报酬：published forms, with figures worked by hand.

const errors = (scheme: Scheme) => checkScheme(scheme).filter((one) => one.severity === 'error')

// 述职评议：平时考核 40%，现场测评 60%（领导 40%、同级 20%、党员群众代表 40%）；“好”须 85 分以上且不超过 30%；“差”票超过三分之一的不得高于“一般”；被通报的降一个等次。
const marks = [
  { id: 'good', title: '好', value: '100' },
  { id: 'rather', title: '较好', value: '85' },
  { id: 'fair', title: '一般', value: '70' },
  { id: 'poor', title: '差', value: '50' },
  { id: 'none', title: '弃权' },
]
const review: Scheme = schemeWith({
  full: '100',
  policies: { missing: 'zero' },
  nodes: [
    leaf('usual', '40', { kind: 'given', outOf: '100' }, { title: '平时考核' }),
    leaf(
      'poll',
      '60',
      {
        kind: 'ballots',
        outOf: '100',
        choices: marks,
        classes: [
          { id: 'leaders', title: '领导', weight: '40' },
          { id: 'peers', title: '同级', weight: '20' },
          { id: 'masses', title: '党员群众代表', weight: '40' },
        ],
      },
      { title: '现场测评', clause: '第七条' },
    ),
    leaf(
      'poorShare',
      '0',
      { kind: 'given', outOf: '3' },
      {
        title: '差票率',
        rowsOf: 'poll',
        advisory: true,
        measure: {
          kind: 'ballots',
          outOf: '3',
          choices: marks.map(({ id, title }) => ({
            id,
            title,
            ...(id === 'none' ? {} : { value: id === 'poor' ? '3' : '0' }),
          })),
        },
      },
    ),
  ],
  rounding: [{ stage: 'total', digits: 2, mode: 'halfUp' }],
  grades: {
    ladder: [
      { id: 'good', title: '好' },
      { id: 'rather', title: '较好' },
      { id: 'fair', title: '一般' },
      { id: 'poor', title: '差' },
    ],
    bands: [
      { id: 'good', from: { at: '85', included: true } },
      { id: 'rather', from: { at: '75', included: true }, to: { at: '85', included: false } },
      { id: 'fair', from: { at: '60', included: true }, to: { at: '75', included: false } },
      { id: 'poor', to: { at: '60', included: false } },
    ],
  },
  vetoes: [
    {
      id: 'poor-ballots',
      title: '差票超过三分之一',
      clause: '第九条',
      when: { figure: { of: 'actual', node: 'poorShare' }, moreThan: '1' },
      effect: { kind: 'capGrade', grade: 'fair' },
    },
    {
      id: 'circulated',
      title: '被县委通报',
      clause: '第十条',
      when: { figure: { of: 'events', code: 'circular' }, atLeast: '1' },
      effect: { kind: 'lowerGrade', by: 1 },
    },
  ],
  lists: [
    {
      id: 'best',
      title: '好等次',
      from: 'top',
      gradeAtLeast: 'good',
      vetoed: 'leaveRanking',
      quota: { kind: 'atMost', share: '0.3', minimum: 1, ties: 'leaveVacant' },
      grade: { on: 'good', off: 'rather' },
    },
  ],
})
const cast = (subject: string, part: string, counts: Readonly<Record<string, number>>): readonly Actual[] =>
  Object.entries(counts).map(([level, count]) => ({ subject, indicator: 'poll', part, level, count: String(count) }))
const usual = (subject: string, value: string) => ({ subject, indicator: 'usual', value })

test('述职评议：三类人员测评加权，差票过三分之一封顶，好等次有名额，通报降等', () => {
  expect(errors(review)).toEqual([])
  const facts: SchemeFacts = {
    subjects: ['v', 'w', 'x', 'y'].map((id) => ({ id })),
    actuals: [
      usual('v', '95'),
      ...cast('v', 'leaders', { good: 8, rather: 2 }),
      ...cast('v', 'peers', { good: 5, rather: 5 }),
      ...cast('v', 'masses', { good: 15, fair: 5, none: 3 }),
      usual('w', '92'),
      ...cast('w', 'leaders', { good: 10 }),
      ...cast('w', 'peers', { good: 10 }),
      ...cast('w', 'masses', { good: 20 }),
      usual('x', '90'),
      ...cast('x', 'leaders', { good: 10 }),
      ...cast('x', 'peers', { good: 10 }),
      ...cast('x', 'masses', { good: 2, poor: 22 }),
      usual('y', '80'),
      ...cast('y', 'leaders', { rather: 10 }),
      ...cast('y', 'peers', { rather: 10 }),
      ...cast('y', 'masses', { rather: 20 }),
    ],
    events: [{ id: 'c', subject: 'y', code: 'circular', on: '2024-06-01' }],
  }
  const { scores } = scoreScheme(review, facts, year)
  // v: leaders 97, peers 92.5, masses (1500 + 350) ÷ 20 = 92.5: 38.8 + 18.5 + 37 = 94.3; × 0.6 = 56.58; and 38: 94.58.
  // w: 60 + 36.8 = 96.8. x: masses (200 + 1100) ÷ 24 = 54.1666…: 40 + 20 + 21.6666… = 81.6666…; 49; and 36: 85.
  // y: 85 × 0.6 = 51 and 32: 83.
  expect(scores.map(outcome)).toEqual(['94.58', '96.80', '85.00', '83.00'])
  // 22 of 44 ballots of x are poor: more than a third.
  expect(nodeOf(scores[2]!, 'poorShare').actual).toBe('1.5')
  const grades = scores.map(({ grade }) => grade?.status === 'computed' && [grade.value.grade, grade.value.by])
  // 30 % of four are one: w. v is good by its points and beyond the seats. x is capped, y lowered by one.
  expect(grades).toEqual([
    ['rather', 'list'],
    ['good', 'band'],
    ['fair', 'capped'],
    ['fair', 'lowered'],
  ])
  const why = explainGrade(review, facts, { ...year, subject: 'x' })
  expect(why.status === 'computed' && why.value.data).toMatchObject({ veto: '差票超过三分之一', clause: '第九条' })
  expect(checkSchemeFacts(review, facts)).toEqual([])
  expect(
    told(review, { ...facts, subjects: [{ id: 'v' }], actuals: facts.actuals!.slice(0, 8), events: [] }, 'poll'),
  ).toContain('现场测评（60分，第七条）：测评得分 56.58')
})

// 党风廉政责任制：有计划得 5 分；专题会议一次得 3 分、两次得 5 分；处分按级别分别扣 0.1 至 0.5 分；移送司法的书记 10 分、班子成员 5 分、支部书记 2 分；违法案件一票否决。
const clean: Scheme = schemeWith({
  full: '40',
  policies: { missing: 'zero', duplicates: 'each', floor: '0' },
  nodes: [
    leaf('plan', '5', {
      kind: 'levels',
      levels: [
        { id: 'yes', share: '1' },
        { id: 'no', share: '0' },
      ],
    }),
    leaf('meetings', '5', {
      kind: 'count',
      effect: 'award',
      rates: [{ points: '3', repeats: { points: ['2', '0'] } }],
    }),
    leaf('duty', '30', { kind: 'count', effect: 'deduct', rates: [{ points: '5' }] }),
  ],
  sheets: [
    {
      id: 'direct',
      title: '直接扣分',
      items: [
        leaf(
          'punished',
          '0',
          {
            kind: 'count',
            effect: 'deduct',
            rates: ['警告', '严重警告', '撤销职务', '留党察看', '开除党籍'].map((level, at) => ({
              where: [{ attribute: 'level', is: [level] }],
              points: `0.${String(at + 1)}`,
            })),
          },
          { floor: 'none' },
        ),
        leaf(
          'court',
          '0',
          {
            kind: 'count',
            effect: 'deduct',
            rates: [
              { where: [{ attribute: 'post', is: ['secretary'] }], points: '10' },
              { where: [{ attribute: 'post', is: ['team'] }], points: '5' },
              { points: '2' },
            ],
          },
          { floor: 'none' },
        ),
      ],
    },
  ],
  total: { floor: '0' },
  vetoes: [
    {
      id: 'case',
      title: '班子集体违纪违法',
      when: { flag: 'team-case' },
      effect: { kind: 'refuseAward', award: 'advanced' },
    },
  ],
  lists: [
    {
      id: 'advanced',
      title: '先进',
      from: 'top',
      vetoed: 'leaveRanking',
      quota: { kind: 'atMost', count: 1, ties: 'exceed' },
    },
  ],
})

test('党风廉政：次数递减计分、按处分级别直接扣分、取消评先', () => {
  expect(errors(clean)).toEqual([])
  const row = (subject: string) => ({
    subject,
    indicator: 'plan',
    level: 'yes',
    decidedBy: '考核组',
    reason: '查阅资料',
  })
  const at = (id: string, subject: string, code: string, attributes: Record<string, string> = {}, count = '1') => ({
    id,
    subject,
    code,
    on: '2024-05-05',
    attributes,
    count,
  })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v', flags: ['team-case'] }, { id: 'w' }],
    actuals: [row('v'), row('w')],
    events: [
      at('1', 'v', 'meetings', {}, '3'),
      at('2', 'w', 'meetings'),
      at('3', 'w', 'punished', { level: '留党察看' }),
      at('4', 'w', 'punished', { level: '警告' }, '2'),
      at('5', 'w', 'court', { post: 'team' }),
      at('6', 'w', 'duty'),
    ],
  }
  const { scores, lists } = scoreScheme(clean, facts, year)
  // v: 5 + 5 + 30. w: 5 + 3 + 25 = 33, less 0.4 and 0.2, less 5.
  expect(scores.map(outcome)).toEqual(['40', '27.4'])
  expect(lists[0]?.result.status === 'computed' && lists[0].result.value.on).toEqual(['w'])
  const strange = { ...facts, events: [at('1', 'w', 'punished', { level: '批评' })] }
  const [, w] = scoreScheme(clean, strange, year).scores
  expect(outcome(w!)).toBe('event-without-rate')
})

// 村干部绩效报酬：考核 90 分以上全额，80 至 90 分发 90%，60 至 80 分发 70%，60 分以下不发；进京非访每起扣 1000 元。
test('村干部绩效报酬按考核等次和扣发', () => {
  const pay: PerformancePayDocument = {
    id: 'pay',
    title: '村干部绩效报酬',
    version: '1',
    effective: { from: '2024-01-01' },
    sources: [],
    decisions: [],
    rules: {
      posts: [
        { id: 'secretary', title: '书记', full: '18000' },
        { id: 'member', title: '委员', full: '12000' },
      ],
      grades: [
        { id: 'good', title: '优秀', share: '1' },
        { id: 'fair', title: '称职', share: '0.9' },
        { id: 'basic', title: '基本称职', share: '0.7' },
        { id: 'poor', title: '不称职', share: '0' },
      ],
      rewards: [],
      deductions: [{ id: 'petition', title: '进京非访', each: '1000' }],
      floor: '0',
      rounding: { digits: 2, mode: 'halfUp' },
    },
  }
  const officials = [
    { id: 'a', post: 'secretary', grade: 'fair', events: { petition: 1 } },
    { id: 'b', post: 'member', grade: 'poor', events: { petition: 1 } },
  ]
  // 18000 × 0.9 − 1000; 0 − 1000 is no less than nothing.
  expect(
    performancePay(pay, { officials }, {}).map((one) => one.pay.status === 'computed' && one.pay.value.amount),
  ).toEqual(['15200.00', '0.00'])
})
