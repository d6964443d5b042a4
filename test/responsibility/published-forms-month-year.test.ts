import { expect, test } from 'vitest'
import {
  checkScheme,
  checkSchemeFacts,
  parseScheme,
  scoreScheme,
  scoresAsActuals,
  type Actual,
  type Indicator,
  type Scheme,
  type SchemeFacts,
  type SchemeList,
} from 'xiangzhen/responsibility'
import { leaf, nodeOf, outcome, schemeWith, told, year } from './scheme-test-kit.js'

// 月考核与年度考核、平时考核与年度考核：published forms, with figures worked by hand.

const given = { kind: 'given' } as const
const errors = (scheme: Scheme) => checkScheme(scheme).filter((one) => one.severity === 'error')

// 月考核：重点工作 40 分；日常工作 60 分，每个单项扣分上限 20 分，累计不超过 60 分；阶段性工作、交办工作各加分，上限 10 分。
const daily = ['buildings', 'environment', 'safety', 'petitions', 'births', 'messages']
const off = (id: string): Indicator =>
  leaf(id, '0', { kind: 'count', effect: 'deduct', rates: [{ points: '4' }], most: '20' }, { floor: 'none' })
const adds = (id: string) => ({
  id: `sheet-${id}`,
  title: id,
  cap: '10',
  items: [leaf(id, '0', { kind: 'count', effect: 'award', rates: [{ points: '3' }] })],
})
const month: Scheme = schemeWith({
  full: '100',
  policies: { missing: 'zero', duplicates: 'each' },
  nodes: [
    leaf('key', '40', given, { title: '重点工作' }),
    { id: 'daily', title: '日常工作', weight: '60', start: '60', floor: '0', children: daily.map(off) },
  ],
  sheets: [adds('phase'), adds('assigned')],
  total: { ceiling: 'none' },
  awards: [
    { id: 'secretary', title: '书记', amount: { kind: 'product', factors: ['8', { of: 'total' }] } },
    { id: 'accountant', title: '会计', amount: { kind: 'product', factors: ['4', { of: 'total' }] } },
  ],
})

const happened = (subject: string, code: string, count: string, on = '2024-01-10') => ({
  id: `${subject} ${code} ${on}`,
  subject,
  code,
  on,
  count,
})

test('月考核：单项扣分上限与累计扣分上限，加分项各有上限，奖金按得分率', () => {
  expect(errors(month)).toEqual([])
  const facts: SchemeFacts = {
    subjects: [{ id: 'v' }, { id: 'w' }],
    actuals: [
      { subject: 'v', indicator: 'key', value: '30' },
      { subject: 'w', indicator: 'key', value: '36' },
    ],
    events: [
      happened('v', 'buildings', '6'),
      happened('v', 'environment', '5'),
      happened('v', 'safety', '5'),
      happened('v', 'petitions', '1'),
      happened('w', 'buildings', '1'),
      happened('w', 'births', '2'),
      happened('w', 'phase', '2'),
      happened('w', 'assigned', '4'),
    ],
  }
  // v: 24 limited to 20, 20, 20 and 4 are 64 of 60: the block is 0. 30 in all.
  // w: 60 − 4 − 8 = 48, 36 + 48 = 84, and 6 and 12 limited to 10: 100.
  const { scores } = scoreScheme(month, facts, { period: '2024-01', asOf: '2024-01-31' })
  expect(scores.map(outcome)).toEqual(['30', '100'])
  expect(nodeOf(scores[0]!, 'daily').points).toBe('0')
  const paid = scores.map(({ awards }) => awards.map(({ amount }) => amount.status === 'computed' && amount.value.yuan))
  expect(paid).toEqual([
    ['240.00', '120.00'],
    ['800.00', '400.00'],
  ])
  expect(told(month, facts)[0]).toContain('30')
})

// 综合考核得分 = 年度考核得分 × 40% + 月考核总分 ÷ 12 × 60% + 加（减）分。一等奖 2 名须 90 分以上，二等奖 4 名须 80 分以上，三等奖 70 分以上，达标奖 60 分以上。
const prize = (id: string, count: number, line: string, yieldsTo: readonly string[]): SchemeList => ({
  id,
  title: id,
  from: 'top',
  scope: 'all',
  eligible: { figure: { of: 'total' }, atLeast: line },
  quota: { kind: 'atMost', count, ties: 'exceed' },
  ...(yieldsTo.length === 0 ? {} : { yieldsTo }),
})
const prizes = ['first', 'second', 'third']
const annual: Scheme = schemeWith({
  policies: { missing: 'zero', duplicates: 'each' },
  nodes: [
    leaf('year', '40', { kind: 'given', outOf: '100' }),
    // A month can bring more than 100.
    leaf(
      'months',
      '60',
      { kind: 'coefficient', points: '0.6', over: { kind: 'uncapped' } },
      { cap: 'none', measure: { kind: 'actual', combine: 'mean', expected: { number: 12, missing: 'zero' } } },
    ),
  ],
  sheets: [
    {
      id: 'extra',
      title: '加减分',
      items: [
        leaf('honour', '0', { kind: 'count', effect: 'award', rates: [{ points: '2' }] }),
        leaf('blame', '0', { kind: 'count', effect: 'deduct', rates: [{ points: '3' }] }, { floor: 'none' }),
      ],
    },
  ],
  total: { ceiling: 'none', floor: '0' },
  lists: [
    prize('first', 1, '90', []),
    prize('second', 2, '80', ['first']),
    prize('third', 2, '70', ['first', 'second']),
  ],
  awards: [
    ...prizes.map((list, at) => ({
      id: `prize-${list}`,
      title: list,
      when: { figure: { of: 'lists' as const, lists: [list] }, atLeast: '1' },
      amount: { kind: 'fixed' as const, amount: String(10000 - 3000 * at) },
    })),
    {
      id: 'standard',
      title: '达标奖',
      when: {
        all: [
          { figure: { of: 'total' }, atLeast: '60' },
          { not: { figure: { of: 'lists', lists: prizes }, atLeast: '1' } },
        ],
      },
      amount: { kind: 'fixed', amount: '1000' },
    },
  ],
})

test('年度：年考 40% + 月考平均 60% + 加减分，分数线与名额一起定奖', () => {
  expect(errors(annual)).toEqual([])
  const table: Record<string, readonly [string, string, number, number]> = {
    a: ['95', '102', 1, 0],
    b: ['90', '88', 0, 0],
    c: ['92', '90', 0, 2],
    d: ['70', '60', 0, 0],
    e: ['50', '40', 0, 0],
    f: ['80', '80', 0, 0],
  }
  const monthly = (subject: string, value: string): readonly Actual[] =>
    Array.from({ length: 12 }, (_, at) => ({
      subject,
      indicator: 'months',
      value,
      on: `2024-${String(at + 1).padStart(2, '0')}-28`,
    }))
  const facts: SchemeFacts = {
    subjects: Object.keys(table).map((id) => ({ id })),
    actuals: Object.entries(table).flatMap(([subject, [value, each]]) => [
      { subject, indicator: 'year', value },
      ...monthly(subject, each),
    ]),
    events: Object.entries(table).flatMap(([subject, [, , more, less]]) => [
      ...(more === 0 ? [] : [happened(subject, 'honour', String(more))]),
      ...(less === 0 ? [] : [happened(subject, 'blame', String(less))]),
    ]),
  }
  const { scores, lists } = scoreScheme(annual, facts, year)
  // a: 38 + 61.2 + 2 = 101.2; b: 36 + 52.8 = 88.8; c: 36.8 + 54 − 6 = 84.8; d: 28 + 36 = 64; e: 20 + 24 = 44; f: 32 + 48 = 80.
  expect(scores.map(outcome)).toEqual(['101.2', '88.8', '84.8', '64', '44', '80'])
  const on = lists.map(({ id, result }) => [id, result.status === 'computed' && result.value.on])
  expect(on).toEqual([
    ['first', ['a']],
    ['second', ['b', 'c']],
    ['third', ['f']],
  ])
  const paid = scores.map(({ id, awards }) => [
    id,
    ...awards.flatMap((one) => (one.amount.status === 'computed' && one.amount.value.yuan !== '0.00' ? [one.id] : [])),
  ])
  expect(paid).toEqual([
    ['a', 'prize-first'],
    ['b', 'prize-second'],
    ['c', 'prize-second'],
    ['d', 'standard'],
    ['e'],
    ['f', 'prize-third'],
  ])
  expect(checkSchemeFacts(annual, facts)).toEqual([])
})

// 平时考核按季度评好、较好、一般、较差，好等次不超过 40%；年度优秀从三个季度以上评为好、没有较差的人中产生，不超过 20%。
const ladder = ['好', '较好', '一般', '较差'].map((id) => ({ id, title: id }))
const quarter: Scheme = schemeWith({
  policies: { missing: 'zero' },
  nodes: [leaf('work', '100', given)],
  grades: {
    ladder,
    bands: [
      { id: '好', from: { at: '90', included: true } },
      { id: '较好', from: { at: '75', included: true }, to: { at: '90', included: false } },
      { id: '一般', from: { at: '60', included: true }, to: { at: '75', included: false } },
      { id: '较差', to: { at: '60', included: false } },
    ],
  },
  lists: [
    {
      id: 'good',
      title: '好等次',
      from: 'top',
      gradeAtLeast: '好',
      vetoed: 'leaveRanking',
      quota: { kind: 'atMost', share: '0.4', ties: 'leaveVacant' },
      grade: { on: '好', off: '较好' },
    },
  ],
})
const counted = (id: string, level: string): Indicator =>
  leaf(
    id,
    '0',
    { kind: 'coefficient', points: '0' },
    { rowsOf: 'quarters', advisory: true, measure: { kind: 'rows', levels: [level] } },
  )
const final: Scheme = schemeWith({
  policies: { missing: 'zero', overFulfilment: 'capAtWeight' },
  nodes: [leaf('final', '100', given), { ...counted('quarters', '好'), title: '好的季度' }, counted('poor', '较差')],
  grades: {
    ladder: [
      { id: 'excellent', title: '优秀' },
      { id: 'competent', title: '称职' },
      { id: 'basic', title: '基本称职' },
    ],
    rules: [
      { grade: 'basic', when: { figure: { of: 'actual', node: 'poor' }, atLeast: '2' }, clause: '第十条' },
      {
        grade: 'excellent',
        when: {
          all: [
            { figure: { of: 'total' }, atLeast: '90' },
            { figure: { of: 'actual', node: 'quarters' }, atLeast: '3' },
            { figure: { of: 'actual', node: 'poor' }, atMost: '0' },
          ],
        },
      },
    ],
    otherwise: 'competent',
  },
  lists: [
    {
      id: 'best',
      title: '优秀',
      from: 'top',
      gradeAtLeast: 'excellent',
      vetoed: 'leaveRanking',
      quota: { kind: 'atMost', share: '0.2', ties: 'leaveVacant' },
      grade: { on: 'excellent', off: 'competent' },
    },
  ],
})

test('平时考核的等次进入年度考核：三个季度以上评为好的才能评优', () => {
  expect(parseScheme(JSON.parse(JSON.stringify(final)))).toEqual(final)
  expect([...errors(quarter), ...errors(final)]).toEqual([])
  const people = ['a', 'b', 'c', 'd', 'e']
  const subjects = people.map((id) => ({ id }))
  // Two of five may be good each quarter.
  const marks: readonly (readonly string[])[] = [
    ['95', '93', '91', '70', '80'],
    ['95', '91', '93', '55', '80'],
    ['95', '91', '93', '55', '80'],
    ['80', '96', '95', '70', '80'],
  ]
  const rows = marks.flatMap((values, at) => {
    const period = `2024-Q${String(at + 1)}`
    const actuals = people.map((subject, index) => ({ subject, indicator: 'work', value: values[index]! }))
    const { scores } = scoreScheme(quarter, { subjects, actuals }, { period, asOf: '2024-12-31' })
    return scoresAsActuals(scores, subjects, { indicator: 'quarters', from: 'itself', as: 'grade' }).rows
  })
  // a: good in the first three; b in the first and the last; c in the second, third and last; d is poor twice.
  expect(rows.filter((row) => row.level === '好').map((row) => row.subject)).toEqual([
    ...['a', 'b'],
    ...['a', 'c'],
    ...['a', 'c'],
    ...['b', 'c'],
  ])
  const last = ['92', '98', '94', '91', '85']
  const facts: SchemeFacts = {
    subjects,
    actuals: [...rows, ...people.map((subject, at) => ({ subject, indicator: 'final', value: last[at]! }))],
  }
  const { scores } = scoreScheme(final, facts, year)
  // b has the most points and two good quarters only; of a and c one of five may be excellent: c with 94.
  expect(scores.map(({ id, grade }) => [id, grade?.status === 'computed' && grade.value.grade])).toEqual([
    ['a', 'competent'],
    ['b', 'competent'],
    ['c', 'excellent'],
    ['d', 'basic'],
    ['e', 'competent'],
  ])
  expect(nodeOf(scores[2]!, 'quarters').actual).toBe('3')
  expect(checkSchemeFacts(final, facts)).toEqual([])
})

test('how many rows there are is a figure too', () => {
  const every = schemeWith({
    nodes: [
      leaf('i', '10', { kind: 'required', perMissing: '2' }, { measure: { kind: 'rows' }, target: '4', floor: '0' }),
    ],
  })
  const handed = (number: number): SchemeFacts => ({
    subjects: [{ id: 'v' }],
    actuals: Array.from({ length: number }, (_, at) => ({
      subject: 'v',
      indicator: 'i',
      on: `2024-0${at + 1}-05`,
      evidence: ['report'],
    })),
  })
  // Three of four reports: 2 off.
  expect(outcome(scoreScheme(every, handed(3), year).scores[0]!)).toBe('8')
  expect(told(every, { ...handed(3), subjects: [{ id: 'v' }] }).join('\n')).toContain('共 3 次')
  expect(outcome(scoreScheme(every, handed(0), year).scores[0]!)).toBe('missing-actual')
})
