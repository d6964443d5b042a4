import { expect, test } from 'vitest'
import {
  checkScheme,
  checkSchemeFacts,
  scoreScheme,
  scoresAsActuals,
  type Scheme,
  type SchemeFacts,
} from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith, scoreLeafOf, told, year } from './scheme-test-kit.js'

// 森林防灭火、河长制、信息宣传：published forms, with figures worked by hand.

const errors = (scheme: Scheme) => checkScheme(scheme).filter((one) => one.severity === 'error')
const happened = (id: string, code: string, on: string, attributes: Record<string, string> = {}) => ({
  id,
  subject: 'v',
  code,
  on,
  attributes,
})

// 辖区内发生的第一起、第二起、第三起、第四起森林火灾且每起过火面积 15 亩以上，分别扣 5、6、7、8 分，以此类推；一起过火面积超过 50 亩的扣 8 分；致人死亡的该项零分。
const fires: Scheme = schemeWith({
  full: '100',
  policies: { missing: 'zero', duplicates: 'each' },
  nodes: [
    leaf('other', '72', { kind: 'given' }),
    leaf(
      'fire',
      '28',
      {
        kind: 'count',
        effect: 'deduct',
        rates: [
          { where: [{ attribute: 'area', moreThan: '50' }], points: '8' },
          {
            where: [{ attribute: 'area', atLeast: '15' }],
            points: '5',
            repeats: { points: ['6', '7', '8'], rise: '1' },
          },
          { points: '0' },
        ],
      },
      { title: '防控情况', floor: '0', clause: '（五）' },
    ),
  ],
  vetoes: [
    {
      id: 'death',
      title: '致人死亡',
      when: { figure: { of: 'events', code: 'fire', where: [{ attribute: 'deaths', atLeast: '1' }] }, atLeast: '1' },
      effect: { kind: 'zeroItem', item: 'fire' },
    },
  ],
})
const kept = { subject: 'v', indicator: 'other', value: '70' }
const burnt = (...areas: readonly string[]): SchemeFacts => ({
  subjects: [{ id: 'v' }],
  actuals: [kept],
  events: areas.map((area, at) => happened(`f${at}`, 'fire', `2024-03-${String(at + 10)}`, { area })),
})

test('第一起至第四起分别扣 5、6、7、8 分，以此类推', () => {
  expect(errors(fires)).toEqual([])
  const points = (facts: SchemeFacts) => outcome(scoreScheme(fires, facts, year).scores[0]!)
  // Three fires: 5 + 6 + 7 = 18 of 28; 70 + 10. A fire of 10 mu costs nothing and is no step.
  expect(points(burnt('15', '10', '20', '16'))).toBe('80')
  // Four cost 26; a fifth costs 9 more, 35, and no more than the 28 there are.
  expect(points(burnt('15', '20', '16', '17'))).toBe('72')
  expect(points(burnt('15', '20', '16', '17', '18'))).toBe('70')
  // One above 50 mu costs 8, beside two of 5 and 6: 19.
  expect(points(burnt('60', '15', '15'))).toBe('79')
  const death = { ...burnt('15'), events: [happened('f', 'fire', '2024-03-10', { area: '15', deaths: '1' })] }
  expect(points(death)).toBe('70')
  expect(told(fires, burnt('15', '20', '16'), 'fire')).toContain('防控情况（28分，（五））：28分扣18分，得10分')
})

test('递增的每起扣分，一次报几起也一样', () => {
  const rates = [{ points: '5', repeats: { points: ['6'], rise: '2' } }]
  const one = leaf('i', '200', { kind: 'count', effect: 'deduct', rates, duplicates: 'each' }, { floor: 'none' })
  // 5, 6, 8, 10, 12, 14: 55 for six.
  const single = Array.from({ length: 6 }, (_, at) => happened(`e${at}`, 'i', `2024-05-0${at + 1}`))
  expect(outcome(scoreLeafOf(one, { events: single }))).toBe('145')
  const bundles = [
    { ...happened('a', 'i', '2024-05-01'), count: '3' },
    { ...happened('b', 'i', '2024-05-02'), count: '3' },
  ]
  expect(outcome(scoreLeafOf(one, { events: bundles }))).toBe('145')
  const lines = told(schemeWith({ nodes: [one] }), { subjects: [{ id: 'v' }], events: bundles })
  // The second bundle: 10 + 12 + 14.
  expect(lines).toContain('第 4 次起，每次再递增 2 分：36')
})

// 河道：月督查平均 70 分（问题一次扣 5 分，未按期整改一次扣 2 分，跨月未整改翻倍，20 分扣完为止），制度机制 10 分，年度目标 20 分。
const month: Scheme = schemeWith({
  policies: { missing: 'zero', duplicates: 'each' },
  nodes: [
    {
      id: 'inspection',
      title: '督查检查',
      weight: '70',
      children: [
        leaf(
          'found',
          '20',
          {
            kind: 'count',
            effect: 'deduct',
            rates: [
              { where: [{ attribute: 'by', is: ['above'] }], points: '5' },
              {
                where: [{ attribute: 'by', is: ['office'] }],
                points: '2',
                times: [{ where: [{ attribute: 'overMonth', is: ['yes'] }], by: '2' }],
              },
            ],
          },
          { floor: '0' },
        ),
        leaf('outlets', '50', { kind: 'count', effect: 'deduct', rates: [{ points: '2' }] }, { floor: '0' }),
      ],
    },
  ],
})

test('河长制：月督查平均分加制度分加目标分', () => {
  const at = (period: string) => ({ period, asOf: '2024-12-31' })
  const facts = (period: string, findings: readonly (readonly [string, Record<string, string>])[]): SchemeFacts => ({
    subjects: [{ id: 'v' }],
    events: findings.map(([code, attributes], at) => happened(`${period} ${at}`, code, `${period}-15`, attributes)),
  })
  const january = scoreScheme(
    month,
    facts('2024-01', [
      ['found', { by: 'above' }],
      ['found', { by: 'office', overMonth: 'yes' }],
      ['found', { by: 'office' }],
      ['outlets', {}],
    ]),
    at('2024-01'),
  )
  // 20 − 5 − 4 − 2 = 9; 50 − 2 = 48.
  expect(january.scores.map(outcome)).toEqual(['57'])
  const months = Array.from({ length: 11 }, (_, index) => {
    const period = `2024-${String(index + 2).padStart(2, '0')}`
    return scoreScheme(month, facts(period, []), at(period))
  })
  const given = { kind: 'given' } as const
  const yearly = schemeWith({
    policies: { missing: 'zero' },
    nodes: [
      leaf('inspection', '70', given, {
        measure: { kind: 'actual', combine: 'mean', expected: { number: 12, missing: 'zero' } },
      }),
      leaf('rules', '10', given),
      leaf('goals', '20', given),
    ],
    grades: {
      ladder: ['优秀', '合格', '基本合格', '不合格'].map((id) => ({ id, title: id })),
      bands: [
        { id: '优秀', from: { at: '90', included: true } },
        { id: '合格', from: { at: '80', included: true }, to: { at: '90', included: false } },
        { id: '基本合格', from: { at: '70', included: true }, to: { at: '80', included: false } },
        { id: '不合格', to: { at: '70', included: false } },
      ],
    },
    rounding: [{ stage: 'total', digits: 2, mode: 'halfUp' }],
  })
  const subjects = [{ id: 'v' }]
  const rows = [january, ...months].flatMap(
    ({ scores }) => scoresAsActuals(scores, subjects, { indicator: 'inspection', from: 'itself', as: 'score' }).rows,
  )
  const actuals = [
    ...rows,
    { subject: 'v', indicator: 'rules', value: '8' },
    { subject: 'v', indicator: 'goals', value: '13' },
  ]
  // (57 + 11 × 70) ÷ 12 = 68.9166…; with 8 and 13 it is 89.92: 合格.
  const [score] = scoreScheme(yearly, { subjects, actuals }, year).scores
  expect(outcome(score!)).toBe('89.92')
  expect(score?.grade?.status === 'computed' && score.grade.value.grade).toBe('合格')
  // One month that was not reported counts zero: 10 × 70 + 57 = 757 ÷ 12 = 63.08.
  const short = { subjects, actuals: actuals.slice(1) }
  expect(outcome(scoreScheme(yearly, short, year).scores[0]!)).toBe('85.17')
})

// 水质：与上年度综合污染指数（三项类别数之和）相比，好转得 20 分，无变化得 15 分，恶化不得分。
test('综合污染指数与上年相比好转、无变化、恶化', () => {
  const parts = ['permanganate', 'ammonia', 'phosphorus']
  const water = leaf(
    'i',
    '20',
    {
      kind: 'cases',
      cases: [
        { when: { figure: { of: 'completion', node: 'i' }, lessThan: '1' } },
        { when: { figure: { of: 'completion', node: 'i' }, atMost: '1' }, points: '15' },
      ],
    },
    { measure: { kind: 'sum', parts, missing: 'any' }, target: { kind: 'assigned' } },
  )
  const facts = (classes: readonly string[]): SchemeFacts => ({
    subjects: [{ id: 'v' }],
    targets: [{ subject: 'v', indicator: 'i', value: '10' }],
    actuals: classes.map((value, at) => ({ subject: 'v', indicator: 'i', part: parts[at]!, value })),
  })
  const scheme = schemeWith({ nodes: [water] })
  const points = (classes: readonly string[]) => outcome(scoreScheme(scheme, facts(classes), year).scores[0]!)
  // Classes Ⅲ, Ⅲ, Ⅳ make 10, as the year before.
  expect([points(['3', '3', '3']), points(['3', '3', '4']), points(['3', '4', '4'])]).toEqual(['20', '15', '0'])
  expect(checkSchemeFacts(scheme, facts(['3', '3', '4']))).toEqual([])
  expect(points([])).toBe('missing-actual')
})

// 信息宣传：国家级每篇 10 分、省级 5 分、市级 2 分，得分最高的村得 5 分，其余按与最高分之比折算。
test('累计得分最高的得满分，其余按比例折算', () => {
  const raw = schemeWith({
    policies: { duplicates: 'each' },
    total: { ceiling: 'none' },
    nodes: [
      leaf('articles', '0', {
        kind: 'count',
        effect: 'award',
        rates: [
          { where: [{ attribute: 'level', is: ['national'] }], points: '10' },
          { where: [{ attribute: 'level', is: ['province'] }], points: '5' },
          { where: [{ attribute: 'level', is: ['city'] }], points: '2' },
        ],
      }),
    ],
  })
  const subjects = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  const article = (subject: string, level: string, number: number) => ({
    ...happened(`${subject} ${level}`, 'articles', '2024-06-01', { level }),
    subject,
    count: String(number),
  })
  const events = [article('a', 'national', 1), article('a', 'province', 2), article('b', 'city', 5)]
  const counted = scoreScheme(raw, { subjects, events }, year)
  // a: 10 + 10 = 20, b: 10, c: none.
  expect(counted.scores.map(outcome)).toEqual(['20', '10', '0'])
  const scheme = schemeWith({
    nodes: [leaf('publicity', '5', { kind: 'ratioToFirst', better: 'higher', whenBestZero: 'zero' })],
  })
  const { rows } = scoresAsActuals(counted.scores, subjects, { indicator: 'publicity', from: 'itself', as: 'score' })
  expect(scoreScheme(scheme, { subjects, actuals: rows }, year).scores.map(outcome)).toEqual(['5', '2.5', '0'])
})
