import { expect, test } from 'vitest'
import {
  checkScheme,
  parseScheme,
  scoreScheme,
  scoresAsActuals,
  type Indicator,
  type Scheme,
  type SchemeFacts,
} from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith, scoreLeafOf, told, year } from './scheme-test-kit.js'

// 名次分档、界线以下不得分、每万人起数、逾期按旬扣分、单项第一加分：published forms, with figures worked by hand.

const errors = (scheme: Scheme) => checkScheme(scheme).filter((one) => one.severity === 'error')
const same = (indicator: Indicator): void => {
  const scheme = schemeWith({ nodes: [indicator] })
  expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
}

test('排名前 30% 得 10 分，前 60% 得 8 分，其余得 6 分', () => {
  const tiers = (rounding: 'floor' | 'ceil') =>
    leaf('i', '10', {
      kind: 'rankPoints',
      better: 'higher',
      ties: 'competition',
      beyond: '6',
      tiers: {
        parts: [
          { to: '0.3', points: '10' },
          { to: '0.6', points: '8' },
        ],
        rounding,
      },
    })
  same(tiers('floor'))
  const of = (rounding: 'floor' | 'ceil') => {
    const scheme = schemeWith({ nodes: [tiers(rounding)] })
    const subjects = Array.from({ length: 7 }, (_, at) => ({ id: `v${at}` }))
    const actuals = subjects.map(({ id }, at) => ({ subject: id, indicator: 'i', value: String(90 - at) }))
    return scoreScheme(scheme, { subjects, actuals }, year).scores.map(outcome)
  }
  // Seven: 30 % are 2.1, 60 % are 4.2.
  expect(of('floor')).toEqual(['10', '10', '8', '8', '6', '6', '6'])
  expect(of('ceil')).toEqual(['10', '10', '10', '8', '8', '6', '6'])
})

test('每低 1 个百分点扣 0.5 分，低于 60% 的不得分', () => {
  const rate = (better: 'higher' | 'lower', zeroBeyond: string, target: string): Indicator =>
    leaf(
      'i',
      '20',
      { kind: 'steps', better, unit: 'percentagePoint', size: '1', points: '0.5', whole: 'floor', zeroBeyond },
      { target, unit: '%', floor: '0', title: '参保率' },
    )
  same(rate('higher', '60', '90'))
  const facts = (value: string): SchemeFacts => ({
    subjects: [{ id: 'v' }],
    actuals: [{ subject: 'v', indicator: 'i', value }],
  })
  const points = (indicator: Indicator, value: string) => {
    const scheme = schemeWith({ nodes: [indicator] })
    const [full] = scoreScheme(scheme, facts(value), year).scores
    const [total] = scoreScheme(scheme, facts(value), { ...year, detail: 'totals' }).scores
    expect(outcome(total!)).toBe(outcome(full!))
    return outcome(full!)
  }
  // 60 is thirty steps: 5 are left. 59.9 is below the line.
  expect([points(rate('higher', '60', '90'), '60'), points(rate('higher', '60', '90'), '59.9')]).toEqual(['5', '0'])
  expect([points(rate('lower', '5', '2'), '5'), points(rate('lower', '5', '2'), '5.1')]).toEqual(['18.5', '0'])
  expect(told(schemeWith({ nodes: [rate('higher', '60', '90')] }), facts('50'), 'i')[0]).toBe(
    '参保率（20分）：实际50%，越过60%的界线，不得分',
  )
})

// 每万人发案 3 起以下得满分，每多 1 起扣 2 分；森林火灾受害率 = 受害面积 ÷ 森林面积，0.9‰ 以下得满分。
test('每万人发案数、受害率：事件按人口、按面积折算', () => {
  const cases = leaf(
    'i',
    '10',
    { kind: 'steps', better: 'lower', unit: 'absolute', size: '1', points: '2', whole: 'continuous' },
    { target: '3', floor: '0', measure: { kind: 'events', per: { figure: 'people', times: '10000' } } },
  )
  same(cases)
  const at = (id: string, count: string, attributes: Record<string, string> = {}) => ({
    id,
    subject: 'v',
    code: 'i',
    on: '2024-04-01',
    count,
    attributes,
  })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v', figures: { people: '25000', forest: '20000' } }],
    events: [at('a', '9', { area: '1.5' }), at('b', '1', { area: '8.5' })],
  }
  // Ten among 25 000 are 4 of ten thousand: one step.
  expect(outcome(scoreLeafOf(cases, facts))).toBe('8')
  const burnt = leaf(
    'i',
    '10',
    { kind: 'threshold', pass: 'lessThan' },
    {
      target: '0.9',
      measure: { kind: 'events', of: 'area', per: { figure: 'forest', times: '1000' } },
    },
  )
  same(burnt)
  // 9 × 1.5 + 8.5 = 22 of 20 000: 1.1 per mille. Without the second event 13.5: 0.675.
  expect(outcome(scoreLeafOf(burnt, facts))).toBe('0')
  expect(outcome(scoreLeafOf(burnt, { ...facts, events: [facts.events![0]!] }))).toBe('10')
  expect(told(schemeWith({ nodes: [burnt] }), facts, 'i').join('\n')).toContain('22')
  expect(outcome(scoreLeafOf(burnt, { ...facts, subjects: [{ id: 'v' }] }))).toBe('subject-figure-missing')
  expect(outcome(scoreLeafOf(burnt, { ...facts, subjects: [{ id: 'v', figures: { forest: '0' } }] }))).toBe(
    'zero-below-line',
  )
  expect(outcome(scoreLeafOf(burnt, { ...facts, events: [at('a', '1')] }))).toBe('attribute-missing')
})

test('每逾期 10 天扣 1 分，不足 10 天的按 10 天', () => {
  const late = (whole?: 'ceil' | 'floor'): Indicator =>
    leaf(
      'i',
      '5',
      {
        kind: 'deadline',
        due: { kind: 'yearly', day: '06-30' },
        late: { kind: 'offPerDay', points: '1', days: 10, ...(whole === undefined ? {} : { whole }) },
      },
      { floor: '0' },
    )
  same(late('ceil'))
  const done = (on: string) => ({ actuals: [{ subject: 'v', indicator: 'i', on }] })
  // 21 days late are two full stretches and a begun one.
  expect(outcome(scoreLeafOf(late('ceil'), done('2024-07-21')))).toBe('2')
  expect(outcome(scoreLeafOf(late('floor'), done('2024-07-21')))).toBe('3')
  expect(outcome(scoreLeafOf(late(), done('2024-07-21')))).toBe('step-rounding')
  expect(outcome(scoreLeafOf(late(), done('2024-07-20')))).toBe('3')
})

test('党建板块得分第一名加 2 分，第二名加 1 分', () => {
  const given = { kind: 'given' } as const
  const base = schemeWith({
    policies: { missing: 'zero' },
    nodes: [
      { id: 'party', title: '党建', weight: '40', children: [leaf('a', '20', given), leaf('b', '20', given)] },
      leaf('work', '60', given),
    ],
  })
  const subjects = ['v', 'w', 'x'].map((id) => ({ id }))
  const marks = [
    ['15', '18', '50'],
    ['19', '17', '40'],
    ['12', '12', '55'],
  ]
  const actuals = subjects.flatMap(({ id }, at) =>
    ['a', 'b', 'work'].map((indicator, place) => ({ subject: id, indicator, value: marks[at]![place]! })),
  )
  const first = scoreScheme(base, { subjects, actuals }, year)
  const carried = (carry: { readonly indicator: string; readonly node?: string }) =>
    scoresAsActuals(first.scores, subjects, { from: 'itself', as: 'score', ...carry })
  const party = carried({ indicator: 'best', node: 'party' })
  expect(party.rows.map((row) => row.value)).toEqual(['33', '36', '24'])
  expect(carried({ indicator: 'best', node: 'none' }).diagnostics.map((one) => one.code)).toEqual(
    subjects.map(() => 'no-score-to-carry'),
  )
  const final = schemeWith({
    nodes: [leaf('all', '100', given)],
    sheets: [
      {
        id: 'extra',
        title: '单项加分',
        items: [leaf('best', '0', { kind: 'rankPoints', better: 'higher', table: ['2', '1'], ties: 'competition' })],
      },
    ],
    total: { ceiling: 'none' },
  })
  expect(errors(final)).toEqual([])
  const rows = [...party.rows, ...carried({ indicator: 'all' }).rows]
  // 83 + 1, 76 + 2, 79.
  expect(scoreScheme(final, { subjects, actuals: rows }, year).scores.map(outcome)).toEqual(['84', '78', '79'])
})

// 增速高于全县平均的得满分，低于平均但为正的得 80%，负增长不得分。
test('与全县平均增速比较分三种情形', () => {
  const growth = leaf(
    'i',
    '10',
    {
      kind: 'cases',
      cases: [
        { when: { figure: { of: 'actual', node: 'i' }, lessThan: '0' }, points: '0' },
        { when: { figure: { of: 'completion', node: 'i' }, atLeast: '1' } },
      ],
      otherwise: '8',
    },
    { unit: '%', target: { kind: 'peerMean', own: 'included' } },
  )
  same(growth)
  const scheme = schemeWith({ nodes: [growth] })
  const values = { v: '12', w: '5', x: '-2' }
  const facts: SchemeFacts = {
    subjects: Object.keys(values).map((id) => ({ id })),
    actuals: Object.entries(values).map(([subject, value]) => ({ subject, indicator: 'i', value })),
  }
  // The mean is 5: v and w reach it. With 12, 4 and −2 it is 4.666…: w is below and above zero.
  expect(scoreScheme(scheme, facts, year).scores.map(outcome)).toEqual(['10', '10', '0'])
  const lower = { ...facts, actuals: facts.actuals!.map((row) => (row.subject === 'w' ? { ...row, value: '4' } : row)) }
  expect(scoreScheme(scheme, lower, year).scores.map(outcome)).toEqual(['10', '8', '0'])
})
