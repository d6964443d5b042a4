import { describe, expect, it } from 'vitest'
import { settle, type PointFacts } from 'xiangzhen/points'
import { figure } from './books.js'
import {
  decision,
  findings,
  fixed,
  form,
  itemOf,
  member,
  rows,
  score,
  sentences,
  told,
  year,
  type Row,
} from './published.js'

// Published forms of points for party members and those who want to join, each with figures worked out by hand from its text.

const roster = { members: [{ id: 'm1' }] }
const shortOf = (of: string, least: number, points: string) => ({
  by: 'shortfall',
  of: [of],
  least,
  per: 'period',
  points,
  each: 'missing',
  leave: 'counts',
})

// 某公司总部支部党员考核办法（2019）：每季度25分，四季合计。
describe('a quarter of 25 points in a company branch', () => {
  const book = form({
    points: { digits: 1 },
    timing: { score: 'quarter', beyond: 'sum', entryDate: 'event', classDate: 'periodEnd' },
    categories: [
      {
        id: 'activities',
        title: '参加党内活动',
        opening: { points: '6' },
        floor: { at: '0', mode: 'total' },
        fullMarks: '6',
      },
    ],
    items: [
      { kind: 'deduction', id: 'absent', title: '无故缺席', category: 'activities', worth: fixed('2') },
      {
        kind: 'deduction',
        id: 'leave',
        title: '因公请假超过一次',
        category: 'activities',
        worth: {
          by: 'count',
          within: 'period',
          rungs: [
            { from: 1, to: 1, points: '0' },
            { from: 2, points: '2', eachFurther: '2' },
          ],
        },
      },
      {
        kind: 'award',
        id: 'duty',
        title: '尽责履职',
        worth: { by: 'measure', measure: 'kpi', factor: '0.12' },
        maximum: '12',
      },
      {
        kind: 'award',
        id: 'app',
        title: '自主学习',
        worth: {
          by: 'measure',
          measure: 'app',
          bands: [
            { from: { at: '150', included: true }, points: '2' },
            { from: { at: '130', included: true }, to: { at: '150', included: false }, points: '1' },
            { to: { at: '130', included: false }, points: '0' },
          ],
        },
      },
      { kind: 'award', id: 'record', title: '学习记录', worth: fixed('0') },
      {
        kind: 'allocation',
        id: 'records',
        title: '学习记录不少于3次',
        allotment: '3',
        floor: 'zero',
        worth: shortOf('record', 3, '1'),
      },
      { kind: 'allocation', id: 'dues', title: '缴纳党费', allotment: '2', floor: 'zero', worth: fixed('2') },
    ],
    total: { fullMarks: '25' },
  })
  const quarter = { period: '2019-Q1', asOf: '2019-03-31', knownAt: '2019-04-10' }
  const studied = ['2019-01-10', '2019-02-10', '2019-03-10'].map((eventDate) => ({ item: 'record', eventDate }))
  const facts = (kpi: string, app: string, ...list: readonly Row[]): PointFacts => ({
    roster,
    entries: rows(...list),
    measurements: [
      { member: 'm1', measure: 'kpi', value: kpi, on: '2019-03-31' },
      { member: 'm1', measure: 'app', value: app, on: '2019-03-31' },
    ],
  })

  it('is full where nothing is missing, and its parts are the full marks', () => {
    // The text does not say how 0.12 of a mark is rounded.
    expect(findings(book)).toEqual(['warning rounding-missing'])
    const full = member(book, facts('100', '150', ...studied), quarter)
    expect(figure(full.effective)).toBe('25.0') // 6 + 12 + 2 + 3 + 2
    expect(figure(full.applicableMaximum)).toBe('25')
  })

  it('takes what the text takes, and says why', () => {
    const leaves = ['01', '02', '03'].map((day) => ({ item: 'leave', eventDate: `2019-02-${day}` }))
    const of = facts('92.5', '149', ...studied.slice(1), { item: 'absent', eventDate: '2019-01-08' }, ...leaves)
    // activities 6 − 2 − 2×2 = 0; duty 92.5 × 0.12 = 11.1; study 1; records 3 − 1 = 2; dues 2
    expect(score(book, of, quarter)).toBe('16.1')
    expect(told(book, of, quarter).lines).toEqual(
      expect.arrayContaining([
        '折算系数：0.12',
        '应计1分（149在130至150一档）',
        '应计-1分（2019-01-01至2019-03-31应有3次，实有2次）',
        '应计-2分（累计第3次）',
      ]),
    )
  })

  it('ends a part at nothing', () => {
    const absences = ['01', '02', '03', '04'].map((day) => ({ item: 'absent', eventDate: `2019-02-${day}` }))
    expect(score(book, facts('100', '129', ...studied, ...absences), quarter)).toBe('17.0') // 0 + 12 + 0 + 3 + 2
  })
})

// 某部委支部党员量化考评：上年12月至本年11月为一周期；60以上可评优，40至59合格；预备党员80以上转正，60至80继续培养。
describe('a year from December to November', () => {
  const levels = { 优秀: fixed('20'), 合格: fixed('15'), 基本合格: fixed('10'), 不合格: fixed('0') }
  const edge = (at: string, included = true) => ({ at, included })
  const book = form({
    points: { digits: 1 },
    timing: { score: 'year', firstMonth: 12, within: 'movement', entryDate: 'event', classDate: 'periodEnd' },
    classes: [
      { id: 'formal', title: '正式党员' },
      { id: 'probationary', title: '预备党员' },
    ],
    items: [
      { kind: 'award', id: 'deed', title: '日常行为', worth: { by: 'range', least: '0.5', most: '10', step: '0.5' } },
      { kind: 'award', id: 'vote', title: '民主评议', counts: 'latest', worth: { by: 'level', levels } },
    ],
    grades: [
      {
        id: 'grade',
        title: '等次',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'fit', title: '可评优', from: edge('60') },
          { grade: 'pass', title: '合格', from: edge('40'), to: edge('59') },
          { grade: 'talk', title: '谈话教育', to: edge('40', false) },
        ],
      },
      {
        id: 'probation',
        title: '转正',
        classes: ['probationary'],
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'confirmed', title: '按期转正', from: edge('80') },
          { grade: 'further', title: '继续培养', from: edge('60'), to: edge('80') },
          { grade: 'other', title: '其他', to: edge('60', false) },
        ],
      },
    ],
  })
  const people = {
    members: ['formal', 'probationary'].map((id) => ({ id: `m-${id}`, classes: [{ id }] })),
  }
  const deeds = (id: string, points: readonly string[]) =>
    points.map((one, at) => ({
      member: id,
      item: 'deed',
      eventDate: at === 0 ? '2022-12-01' : '2023-05-05',
      points: one,
    }))
  const entries = rows(
    ...deeds('m-formal', ['10', '10', '10', '10', '4.5']),
    { member: 'm-formal', item: 'deed', eventDate: '2023-12-01', points: '9' },
    { member: 'm-formal', item: 'vote', eventDate: '2023-11-20', level: '合格' },
    ...deeds('m-probationary', ['10', '10', '10', '10', '10', '10']),
    { member: 'm-probationary', item: 'vote', eventDate: '2023-11-20', level: '优秀' },
  )
  // The period bears the name of the year in which it begins.
  const question = { period: '2022', asOf: '2023-11-30', knownAt: '2023-12-10' }

  it('finds the gap and the overlap of the text, with a figure each', () => {
    expect(findings(book)).toEqual(['error band-gap', 'error band-overlap'])
  })

  it('asks where a score falls into them', () => {
    // 44.5 + 15 = 59.5 lies between 59 and 60; what happened on 2023-12-01 is of the next year. 60 + 20 = 80 lies in two.
    const of = { roster: people, entries }
    const formal = member(book, of, question, 'm-formal')
    expect([figure(formal.effective), figure(formal.grades[0]!.grade)]).toEqual(['59.5', 'needs band-gap'])
    const other = member(book, of, question, 'm-probationary')
    expect([figure(other.effective), figure(other.grades[1]!.grade)]).toEqual(['80.0', 'needs band-overlap'])
    const said = {
      ...book,
      decisions: [decision('band-gap', 'pass', 'grade'), decision('band-overlap', 'further', 'probation')],
    }
    expect(figure(member(said, of, question, 'm-formal').grades[0]!.grade)).toBe('pass')
    expect(figure(member(said, of, question, 'm-probationary').grades[1]!.grade)).toBe('further')
    const month = { period: '2022-12', asOf: '2022-12-31', knownAt: '2022-12-31' }
    expect(score(book, of, month, 'm-formal')).toBe('10.0')
  })
})

// 入党积极分子量化考评（2014）：票决推优=得票÷投票人数×30；考学=学习5＋成绩×15%；实践30；审查20。
describe('activists, with a ballot', () => {
  const chosen = (id: string, title: string, most: string) => ({
    kind: 'award',
    id,
    title,
    counts: 'latest',
    worth: { by: 'range', least: '0', most },
  })
  const book = form({
    points: { digits: 2, rounding: { digits: 2, mode: 'halfUp' } },
    categories: [{ id: 'study', title: '考学管理', fullMarks: '20' }],
    items: [
      {
        kind: 'award',
        id: 'ballot',
        title: '票决推优',
        worth: { by: 'proportion', measure: 'ballot', full: '30', most: '1' },
      },
      { kind: 'award', id: 'class', title: '参加学习', category: 'study', worth: fixed('5'), maximum: '5' },
      {
        kind: 'award',
        id: 'exam',
        title: '考试成绩',
        category: 'study',
        maximum: '15',
        worth: { by: 'measure', measure: 'exam', factor: '0.15' },
      },
      chosen('practice', '实践锻炼', '30'),
      chosen('review', '审查评估', '20'),
    ],
    total: { fullMarks: '100' },
  })
  const facts = (votes: string, voters: string): PointFacts => ({
    roster,
    entries: rows(
      { item: 'class', eventDate: '2014-05-04' },
      { item: 'practice', eventDate: '2014-11-01', points: '26' },
      { item: 'review', eventDate: '2014-11-02', points: '18' },
    ),
    measurements: [
      { member: 'm1', measure: 'ballot', numerator: votes, denominator: voters },
      { member: 'm1', measure: 'exam', value: '84' },
    ],
  })

  it('multiplies before it divides, and shows both', () => {
    expect(findings(book)).toEqual([])
    // 30 × 31/37 = 25.135…; 5 + 84 × 0.15 = 17.6; 26; 18: 86.735… → 86.74
    expect(score(book, facts('31', '37'), year('2014'))).toBe('86.74')
    const { lines } = told(book, facts('31', '37'), year('2014'))
    expect(lines).toEqual(
      expect.arrayContaining([
        '应计25.135135135135分',
        '票决推优的分子：31',
        '满分：30分',
        '除以票决推优的分母：37',
        '应计18分（幅度0至20分）',
      ]),
    )
    expect(lines.filter((line) => line.includes('个数'))).toEqual([])
  })

  it('leaves out a ballot that nobody took part in, from the score and from what was within reach', () => {
    const none = member(book, facts('0', '0'), year('2014'))
    expect([figure(none.effective), itemOf(none, 'ballot'), figure(none.applicableMaximum)]).toEqual([
      '61.60', // 17.6 + 26 + 18
      'zero-denominator',
      '70',
    ])
    expect(told(book, facts('0', '0'), year('2014')).lines).toContain('票决推优：不计分。分母为零，该项不适用。')
    expect(itemOf(member(book, facts('3', '0'), year('2014')), 'ballot')).toBe('zero-denominator')
    expect(score(book, facts('3', '0'), year('2014'))).toBe('zero-denominator')
  })
})

// 某学院发展党员积分制：满一小时得2分；确定为发展对象时学习、服务各满50分，总分满100分。
it('two fifties from the day of becoming an activist', () => {
  const hours = { by: 'steps', unit: '1', points: '2', partial: 'dropped', accumulate: 'entry', leftover: 'dropped' }
  const line = (of: object, at: string) => ({ by: 'figure', figure: of, compare: 'atLeast', line: at })
  const book = form({
    timing: {
      score: 'custom',
      entryDate: 'event',
      classDate: 'periodEnd',
      ownPeriod: { since: { by: 'class', id: 'activist' }, first: 'sameDay' },
    },
    classes: [{ id: 'activist', title: '入党积极分子' }],
    categories: [
      { id: 'study', title: '理论学习' },
      { id: 'service', title: '志愿服务' },
    ],
    items: [
      { kind: 'award', id: 'read', title: '听讲座', category: 'study', worth: hours },
      { kind: 'award', id: 'help', title: '公益活动', category: 'service', worth: hours },
    ],
    gates: [
      {
        id: 'ready',
        title: '可确定为发展对象',
        when: {
          all: [
            line({ of: 'category', id: 'study' }, '50'),
            line({ of: 'category', id: 'service' }, '50'),
            line({ of: 'effective' }, '100'),
          ],
        },
      },
    ],
  })
  // 两个50已经包含100
  expect(findings(book)).toEqual(['note condition-redundant'])
  const people = {
    members: [
      { id: 'm1', classes: [{ id: 'activist', from: '2018-03-01' }] },
      { id: 'm2', classes: [{ id: 'activist', from: '2018-09-01' }] },
    ],
  }
  const done = (id: string, item: string, quantity: string, eventDate: string) => ({
    member: id,
    item,
    quantity,
    eventDate,
  })
  const entries = rows(
    done('m1', 'read', '10.5', '2018-03-01'), // ten full hours: 20
    done('m1', 'read', '15', '2019-04-01'), // 30
    done('m1', 'help', '25', '2019-05-01'), // 50
    done('m1', 'read', '9', '2018-02-28'), // the day before
    done('m2', 'read', '40', '2018-10-01'), // 80
    done('m2', 'help', '24.9', '2018-11-01'), // 48
  )
  const question = { period: '2018-01-01/2020-01-01', asOf: '2019-12-31', knownAt: '2019-12-31' }
  const of = { roster: people, entries }
  const ready = (id: string) => member(book, of, question, id).gates[0]!.passed
  expect([score(book, of, question), ready('m1')]).toMatchObject(['100', { value: true }])
  expect([score(book, of, question, 'm2'), ready('m2')]).toMatchObject(['128', { value: false }])
})

// 发展党员积分管理办法：日常考评每月百分制，占60%；集中考评占40%。两本账，年终合一。
describe('a year made of a book of months and an examination', () => {
  const daily = form(
    {
      points: { digits: 2 },
      timing: { score: 'month', beyond: 'mean', entryDate: 'event', classDate: 'periodEnd' },
      items: [
        {
          kind: 'award',
          id: 'mark',
          title: '月度考评',
          counts: 'latest',
          worth: { by: 'range', least: '0', most: '100' },
        },
      ],
    },
    { id: 'daily' },
  )
  const whole = form({
    points: { digits: 2 },
    items: [
      {
        kind: 'award',
        id: 'daily',
        title: '日常考评',
        worth: {
          by: 'members',
          book: 'daily',
          combine: 'mean',
          vetoed: 'effective',
          none: 'notApplicable',
          factor: '0.6',
        },
      },
      { kind: 'award', id: 'central', title: '集中考评', worth: { by: 'measure', measure: 'central', factor: '0.4' } },
    ],
  })
  const months = Array.from({ length: 12 }, (_, at) => ({
    item: 'mark',
    eventDate: `2024-${String(at + 1).padStart(2, '0')}-28`,
    points: at < 6 ? '78' : '85',
  }))
  const measurements = [{ member: 'm1', measure: 'central', value: '90' }]

  it('takes the mean of the months from the other book', () => {
    const mean = score(daily, { roster, entries: rows(...months) }, year('2024'))
    expect(mean).toBe('81.50') // (6×78 + 6×85) ÷ 12
    const earlier = [{ book: 'daily', member: 'm1', period: '2024', raw: mean, effective: mean }]
    const of = { roster, entries: [], measurements, earlier }
    expect(score(whole, of, year('2024'))).toBe('84.90') // 81.5 × 0.6 + 90 × 0.4
    expect(told(whole, of, year('2024')).lines).toEqual(expect.arrayContaining(['m1：81.5分', '折算系数：0.6']))
  })

  it('is not known without the year of the other book', () => {
    const of = { roster, entries: [], measurements, earlier: [] }
    expect(score(whole, of, year('2024'))).toBe('missing-earlier-score')
  })
})

// 机关党员到社区报到：个人每年满60分；单位报到率、完成率不到95%的取消考核资格。
it('units of those who report to a community', () => {
  const below = (measure: string) => ({
    by: 'figure',
    figure: { of: 'measure', id: measure },
    compare: 'lessThan',
    line: '0.95',
  })
  const book = form({
    account: { kind: 'organisation', levels: ['unit'] },
    points: { digits: 1 },
    items: [
      {
        kind: 'award',
        id: 'mean',
        title: '党员平均积分',
        worth: { by: 'members', book: 'served', combine: 'mean', vetoed: 'effective', none: 'notApplicable' },
      },
    ],
    vetoes: [
      {
        id: 'rate',
        title: '报到率或完成率不到95%',
        when: { any: [below('reported'), below('completed')] },
        effect: { kind: 'award', award: '考核资格' },
        discretion: 'must',
        dated: 'event',
      },
    ],
  })
  const people = {
    members: ['m1', 'm2', 'm3'].map((id) => ({ id, organisations: [{ id: 'u1' }] })),
    organisations: [{ id: 'u1', level: 'unit' }],
  }
  const facts = (completed: string): PointFacts => ({
    roster: people,
    entries: [],
    earlier: [
      { book: 'served', member: 'm1', period: '2020', raw: '60', effective: '60' },
      { book: 'served', member: 'm2', period: '2020', raw: '45', effective: '45' },
    ],
    measurements: [
      { member: 'u1', measure: 'reported', numerator: '38', denominator: '40' },
      { member: 'u1', measure: 'completed', numerator: completed, denominator: '40' },
    ],
  })
  expect(score(book, facts('38'), year('2020'), 'u1')).toBe('52.5')
  expect(member(book, facts('38'), year('2020'), 'u1').refusedAwards).toEqual([])
  expect(member(book, facts('37'), year('2020'), 'u1').refusedAwards).toEqual(['考核资格'])
  // m3 has no score of that year: it is left out, and that is said.
  const result = settle(book, facts('38'), year('2020'))
  expect(result.status === 'computed' && sentences(result.value.diagnostics)).toEqual([
    '“u1”下属的 m3 在同一周期没有结算过的得分，未计入。如应计入，请把其得分补入以前各期的结果。',
  ])
  expect(told(book, facts('38'), year('2020'), 'u1').lines).toEqual(
    expect.arrayContaining(['2人平均：52.5分', '2人合计：105分', 'm1：60分', 'm2：45分']),
  )
})
