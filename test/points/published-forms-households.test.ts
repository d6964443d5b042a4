import { describe, expect, it } from 'vitest'
import { divideWhole } from 'xiangzhen/kernel'
import { parseRedemptionPolicy, redeem, settle, type PointFacts } from 'xiangzhen/points'
import { figure } from './books.js'
import { findings, fixed, form, itemOf, member, rows, score, told, year } from './published.js'

// Published forms of points for households, and of other fields (a school, a class, a licence), each with figures worked out by hand.

const edge = (at: string, included = true) => ({ at, included })
const home = (id: string) => ({ id, households: [{ id: `h-${id}` }] })
const village = (...ids: readonly string[]) => ({
  members: ids.map(home),
  households: ids.map((id) => ({ id: `h-${id}` })),
})

// 星级文明户（按季评选）：5至7星铜、8至9星银、10星以上金，评选户数为总量的50%。
describe('households with stars', () => {
  const names = ['爱党', '守法', '勤劳', '新风', '孝老', '诚信', '友善', '洁净', '重教', '公益', '示范']
  const book = form({
    account: { kind: 'household' },
    timing: { score: 'quarter', entryDate: 'event', classDate: 'periodEnd' },
    items: names.map((title, at) => ({ kind: 'award', id: `s${at}`, title, worth: fixed('1'), counts: 'latest' })),
    grades: [
      {
        id: 'medal',
        title: '星级文明户',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'gold', title: '金星', from: edge('10') },
          { grade: 'silver', title: '银星', from: edge('8'), to: edge('9') },
          { grade: 'bronze', title: '铜星', from: edge('5'), to: edge('7') },
          { grade: 'none', title: '未评', to: edge('4') },
        ],
      },
    ],
  })
  const stars = (id: string, count: number) =>
    names.slice(0, count).map((_, at) => ({ member: id, item: `s${at}`, eventDate: '2023-05-01' }))
  const question = { period: '2023-Q2', asOf: '2023-06-30', knownAt: '2023-07-05' }

  it('has no gap between whole stars', () => {
    expect(findings(book)).toEqual([])
  })

  it('counts the stars of people for their household, and those that are recorded for the household itself', () => {
    const of = {
      roster: village('a', 'b', 'c'),
      entries: rows(...stars('a', 11), ...stars('b', 8), ...stars('h-c', 4)),
    }
    const medal = (id: string) => {
      const one = member(book, of, question, id)
      return [figure(one.effective), figure(one.grades[0]!.grade)]
    }
    expect([medal('h-a'), medal('h-b'), medal('h-c')]).toEqual([
      ['11', 'gold'],
      ['8', 'silver'],
      ['4', 'none'],
    ])
    expect(told(book, of, question, 'h-b').grades).toEqual(['得分8，在“银星”的8分至9分之内'])
  })
})

// 股权积分分红（2021）：净利润49%即165130元按农户积分分配，全村668819分；一户12940分，领3195元。
it('a pool shared by points, to the last yuan', () => {
  const book = form({
    account: { kind: 'household' },
    items: [{ kind: 'award', id: 'deed', title: '村规民约', worth: { by: 'range', least: '1', most: 'unbounded' } }],
  })
  const of: PointFacts = {
    roster: village('a', 'others'),
    entries: rows(
      { member: 'a', item: 'deed', eventDate: '2021-12-01', points: '12940' },
      { member: 'others', item: 'deed', eventDate: '2021-12-01', points: '655879' }, // 668819 − 12940
    ),
  }
  const result = settle(book, of, year('2021'))
  const weights =
    result.status === 'computed'
      ? result.value.members.map(({ id, effective }) => ({ id, weight: figure(effective) }))
      : []
  const shared = divideWhole('165130', weights, { grain: '1', method: 'largestRemainder', ties: ['byId'] })
  expect(shared.status === 'computed' && shared.value.shares.map((one) => [one.id, one.amount])).toEqual([
    ['h-a', '3195'], // 165130 × 12940 ÷ 668819 = 3194.86; by the rounded 0.25 yuan a point it would be 3235
    ['h-others', '161935'],
  ])
})

// 垃圾分类一户一档：分类1、2、4分，分享1分，每户每日不超过5分。
it('sorted waste, five points a day for a household', () => {
  const book = form({
    account: { kind: 'household' },
    timing: { score: 'month', entryDate: 'event', classDate: 'periodEnd' },
    items: [
      {
        kind: 'award',
        id: 'photo',
        title: '分类投放',
        worth: { by: 'level', levels: { 一类: fixed('1'), 二类: fixed('2'), 三类: fixed('4') } },
      },
      { kind: 'award', id: 'share', title: '分享', worth: fixed('1') },
    ],
    countLimits: [{ id: 'once', items: ['share'], most: 1, per: 'day', sameObject: false, keep: 'earliest' }],
    total: { caps: [{ id: 'day', limit: '5', basis: 'gross', per: 'day' }] },
  })
  expect(findings(book)).toEqual([])
  const roster = { members: ['a', 'b'].map((id) => ({ id, households: [{ id: 'h' }] })), households: [{ id: 'h' }] }
  const done = (id: string, item: string, day: string, level?: string) => ({
    member: id,
    item,
    eventDate: `2020-12-${day}`,
    ...(level === undefined ? {} : { level }),
  })
  const of = {
    roster,
    entries: rows(
      done('a', 'photo', '01', '三类'),
      done('a', 'share', '01'),
      done('b', 'share', '01'),
      done('b', 'photo', '01', '一类'),
      done('b', 'photo', '02', '二类'),
      done('b', 'share', '02'),
    ),
  }
  const question = { period: '2020-12', asOf: '2020-12-31', knownAt: '2020-12-31' }
  expect(score(book, of, question, 'h')).toBe('8') // min(4 + 1 + 1, 5) + 2 + 1
  expect(told(book, of, question, 'h').lines).toEqual(
    expect.arrayContaining(['应计4分（等级“三类”）', '每日只计1次，此条1分不计', '超过总分每日上限5分，核减1分']),
  )
})

// 志愿服务积分：满50分兑银卡，满100分兑金卡，兑换后扣除。
it('cards for fifty and for a hundred points', () => {
  const card = (id: string, title: string, points: string) => ({ id, title, prices: [{ from: '2020-01-01', points }] })
  const policy = parseRedemptionPolicy({
    id: 'cards',
    title: '志愿服务积分兑换',
    version: '1',
    effective: { from: '2020-01-01' },
    sources: [],
    decisions: [],
    rules: {
      currencies: [{ id: 'points', title: '积分' }],
      digits: 0,
      opens: 'atOnce',
      expiry: 'never',
      rest: 'stays',
      goods: [card('silver', '银卡', '50'), card('gold', '金卡', '100')],
    },
  })
  const credits = [{ id: 'c1', holder: 'z', points: '120', on: '2020-02-01' }]
  const order = (id: string, on: string, good: string) => ({
    id,
    holder: 'z',
    on,
    want: { goods: [{ good, count: 1 }] },
  })
  const gold = redeem(policy, { credits }, order('r1', '2020-03-01', 'gold'))
  const redemptions = gold.status === 'computed' ? [gold.value] : []
  expect(redemptions.map(({ paid }) => paid)).toEqual([[{ currency: 'points', points: '100' }]])
  const silver = redeem(policy, { credits, redemptions }, order('r2', '2020-03-02', 'silver'))
  expect(silver).toMatchObject({
    reason: 'points-not-enough',
    diagnostics: [{ data: { points: '50', available: '20' } }],
  })
})

// 本科生综合素质测评：德20%（基础80，最高100）、智60%、体8%、美6%、劳6%；学年为两学期平均。
it('a school year of two terms with five weights', () => {
  const parts = ['study', 'sport', 'art', 'work']
  const book = form({
    points: { digits: 2, rounding: { digits: 2, mode: 'halfUp' } },
    timing: { score: 'half', firstMonth: 9, beyond: 'mean', entryDate: 'event', classDate: 'periodEnd' },
    categories: [
      {
        id: 'moral',
        title: '德育',
        opening: { points: '80' },
        caps: [{ id: 'most', limit: '100', basis: 'net', per: 'period' }],
        floor: { at: '0', mode: 'total' },
      },
      ...parts.map((id) => ({ id, title: id })),
    ],
    items: [
      {
        kind: 'award',
        id: 'good',
        title: '奖励分',
        category: 'moral',
        worth: { by: 'range', least: '0.5', most: '10' },
      },
      ...parts.map((id) => ({
        kind: 'award',
        id: `${id}-mark`,
        title: '成绩',
        category: id,
        worth: { by: 'measure', measure: id },
        maximum: '100',
      })),
    ],
    total: {
      combine: { weights: { moral: '0.2', study: '0.6', sport: '0.08', art: '0.06', work: '0.06' }, missing: 'refuse' },
    },
  })
  expect(findings(book)).toEqual([])
  const marks = (on: string, values: readonly string[]) =>
    values.map((value, at) => ({ member: 'm1', measure: parts[at]!, value, on }))
  const of: PointFacts = {
    roster: { members: [{ id: 'm1' }] },
    entries: rows(
      { item: 'good', eventDate: '2023-10-01', points: '10' },
      { item: 'good', eventDate: '2023-11-01', points: '10' },
      { item: 'good', eventDate: '2023-11-02', points: '2' },
    ),
    measurements: [
      ...marks('2024-01-10', ['85.5', '90', '80', '88']),
      ...marks('2024-07-01', ['79', '92', '85', '90']),
    ],
  }
  // 100×0.2 + 85.5×0.6 + 90×0.08 + 80×0.06 + 88×0.06 = 20 + 51.3 + 7.2 + 4.8 + 5.28
  expect(score(book, of, { period: '2023-H1', asOf: '2024-02-29', knownAt: '2024-08-31' })).toBe('88.58')
  const whole = { period: '2023', asOf: '2024-08-31', knownAt: '2024-08-31' }
  expect(score(book, of, whole)).toBe('84.92') // with 16 + 47.4 + 7.36 + 5.1 + 5.4 = 81.26
  expect(told(book, of, whole).lines).toEqual(
    expect.arrayContaining(['2个积分周期平均：84.92分', '2个积分周期合计：169.84分', '德育的权重：0.2']),
  )
})

// 拓展性素质：同一项目取最高；合作者降一级。班级量化：迟到5分，再犯累加3分。
it('awards of a school, and lateness that costs more each time', () => {
  const levels = { 校级三等奖: fixed('0.5'), 院级一等奖: fixed('0.7'), 院级二等奖: fixed('0.5') }
  const awards = form({
    points: { digits: 2 },
    items: [{ kind: 'award', id: 'prize', title: '获奖', worth: { by: 'level', levels }, sameMatter: 'highest' }],
  })
  const won = (level: string) => ({ item: 'prize', eventDate: '2024-03-01', object: 'p1', level })
  const of: PointFacts = {
    roster: { members: [{ id: 'm1' }, { id: 'm2' }] },
    entries: rows(won('校级三等奖'), { ...won('院级一等奖'), others: [{ member: 'm2', level: '院级二等奖' }] }),
  }
  expect([score(awards, of, year('2024')), score(awards, of, year('2024'), 'm2')]).toEqual(['0.70', '0.50'])

  // Points of a rung are those of all times together: 5, 5 + 8, 5 + 8 + 11, 5 + 8 + 11 + 14.
  const late = form({
    timing: { score: 'month', entryDate: 'event', classDate: 'periodEnd' },
    items: [
      {
        kind: 'deduction',
        id: 'late',
        title: '迟到',
        worth: {
          by: 'count',
          within: 'month',
          rungs: ['5', '13', '24', '38'].map((points, at) => ({ from: at + 1, to: at + 1, points })),
        },
      },
    ],
    total: { opening: { points: '80' } },
  })
  const march = { period: '2024-03', asOf: '2024-03-31', knownAt: '2024-03-31' }
  const three = {
    roster: of.roster,
    entries: rows(...['01', '02', '03'].map((day) => ({ item: 'late', eventDate: `2024-03-${day}` }))),
  }
  expect(score(late, three, march)).toBe('56')
  expect(told(late, three, march).lines).toContain('应计-11分（累计第3次）')
})

// 机动车驾驶人记分：自领证之日起每12个月为一周期；学习减分在一周期内最多6分；满12分的参加学习。
it('marks of a licence in periods of its own', () => {
  const marks = ['12', '9', '6', '3', '1']
  const book = form({
    timing: {
      score: 'custom',
      entryDate: 'event',
      classDate: 'periodEnd',
      ownPeriod: { since: { by: 'joined' }, first: 'sameDay', months: 12 },
    },
    items: [
      ...marks.map((points) => ({ kind: 'award', id: `p${points}`, title: `一次记${points}分`, worth: fixed(points) })),
      { kind: 'deduction', id: 'onsite', title: '现场学习', worth: fixed('2') },
    ],
    combinedCaps: [{ id: 'relief', limit: '6', basis: 'losses', per: 'period', over: ['onsite'] }],
    total: { floor: { at: '0', mode: 'total' } },
    consequences: [
      {
        id: 'study',
        title: '累积满12分',
        when: { by: 'figure', figure: { of: 'gains' }, compare: 'atLeast', line: '12' },
        outcomes: ['参加学习'],
      },
    ],
  })
  const of: PointFacts = {
    roster: { members: [{ id: 'm1', joined: '2020-05-18' }] },
    entries: rows(
      { item: 'p6', eventDate: '2022-05-17' }, // the last day of the period before
      { item: 'p3', eventDate: '2022-05-20' },
      { item: 'p9', eventDate: '2022-06-01' },
      ...['02', '03', '04', '05'].map((day) => ({ item: 'onsite', eventDate: `2022-06-${day}` })),
    ),
  }
  const one = member(book, of, { period: '2020-05-18/2023-05-18', asOf: '2022-06-30', knownAt: '2022-06-30' })
  expect([figure(one.effective), itemOf(one, 'onsite'), figure(one.consequences[0]!.outcome)]).toEqual([
    '6', // 3 + 9 − 6, not − 8
    '-6',
    '参加学习',
  ])
  expect(one.ownPeriod).toMatchObject({ from: '2022-05-18' })
})
