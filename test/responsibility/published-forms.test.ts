import { expect, test } from 'vitest'
import {
  checkScheme,
  parseScheme,
  scoreScheme,
  type Scheme,
  type SchemeFacts,
  type SchemeList,
} from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith, year } from './scheme-test-kit.js'

// Forms of assessment that published schemes use, each as a small scheme with figures worked by hand.

const given = { kind: 'given' } as const

function marks(table: Readonly<Record<string, readonly string[]>>, indicators: readonly string[]): SchemeFacts {
  return {
    subjects: Object.keys(table).map((id) => ({ id })),
    actuals: Object.entries(table).flatMap(([subject, values]) =>
      values.map((value, at) => ({ subject, indicator: indicators[at]!, value })),
    ),
  }
}

function grades(scheme: Scheme, facts: SchemeFacts): Record<string, string> {
  const { scores } = scoreScheme(scheme, facts, year)
  return Object.fromEntries(
    scores.map(({ id, grade }) => [id, grade?.status === 'computed' ? grade.value.grade : (grade?.status ?? 'none')]),
  )
}

function seats(scheme: Scheme, facts: SchemeFacts): Record<string, readonly string[]> {
  const { lists } = scoreScheme(scheme, facts, year)
  return Object.fromEntries(
    lists.map(({ id, group, result }) => [
      group === null ? id : `${id} ${group}`,
      result.status === 'computed' ? result.value.on : [result.status],
    ]),
  )
}

// 五星支部: a star for each field, judged by itself, with its own veto and at most so many villages; the stars make the grade.
const fields = ['party', 'income', 'order', 'culture', 'habitat'] as const

const star = (field: string): SchemeList => ({
  id: `star-${field}`,
  title: `${field}星`,
  from: 'top',
  by: [{ figure: { of: 'points', node: field }, better: 'higher' }],
  eligible: { all: [{ figure: { of: 'points', node: field }, atLeast: '18' }, { not: { flag: `no-${field}` } }] },
  quota: { kind: 'atMost', count: 2, ties: 'exceed' },
})

const stars: Scheme = schemeWith({
  full: '100',
  policies: { missing: 'zero' },
  nodes: fields.map((field) => leaf(field, '20', given)),
  lists: fields.map(star),
  grades: {
    ladder: [
      { id: 'five', title: '五星支部' },
      { id: 'three', title: '三星支部' },
      { id: 'none', title: '不评星' },
    ],
    rules: [
      { grade: 'five', when: { figure: { of: 'lists', lists: fields.map((one) => `star-${one}`) }, atLeast: '5' } },
      { grade: 'three', when: { figure: { of: 'lists', lists: fields.map((one) => `star-${one}`) }, atLeast: '3' } },
    ],
    otherwise: 'none',
  },
})

test('五星支部: each star has its own line, veto and number of villages; the stars give the grade', () => {
  expect(checkScheme(stars).filter((one) => one.severity === 'error')).toEqual([])
  expect(parseScheme(JSON.parse(JSON.stringify(stars)))).toEqual(stars)
  const facts = marks(
    { a: ['20', '19', '19', '18', '20'], b: ['19', '20', '20', '17', '18'], c: ['18', '18', '18', '20', '19'] },
    fields,
  )
  // party: a 20, b 19 fill both seats; income: b, a; order: b, a; culture: c, a (b has 17); habitat: a, c.
  expect(seats(stars, facts)).toEqual({
    'star-party': ['a', 'b'],
    'star-income': ['b', 'a'],
    'star-order': ['b', 'a'],
    'star-culture': ['c', 'a'],
    'star-habitat': ['a', 'c'],
  })
  expect(grades(stars, facts)).toEqual({ a: 'five', b: 'three', c: 'none' })
  // A finding that refuses one star leaves the others: a loses the party star, c moves up.
  const flagged = { ...facts, subjects: [{ id: 'a', flags: ['no-party'] }, { id: 'b' }, { id: 'c' }] }
  expect(seats(stars, flagged)['star-party']).toEqual(['b', 'c'])
  expect(grades(stars, flagged)).toEqual({ a: 'three', b: 'three', c: 'three' })
})

test('五星支部: a star whose last seat is tied waits for the rule on ties, and the grades with it', () => {
  const silent = schemeWith({
    ...stars.rules,
    lists: fields.map((one) => ({ ...star(one), quota: { kind: 'atMost', count: 1 } })),
  })
  const facts = marks({ a: ['20', '20', '20', '20', '20'], b: ['20', '20', '20', '20', '20'] }, fields)
  expect(seats(silent, facts)['star-party']).toEqual(['needs'])
  const [first] = scoreScheme(silent, facts, year).scores
  expect(first?.grade?.status === 'needs' && first.grade.missing.map((one) => [one.code, one.at])).toContainEqual([
    'tie-at-quota',
    'star-party',
  ])
})

test('得分相同的，按党建得分高者居前，再按信访次数少者居前', () => {
  const scheme = schemeWith({
    nodes: [leaf('party', '40', given), leaf('work', '60', given)],
    policies: { missing: 'zero' },
    ranking: {
      scope: 'group',
      tieBreaks: [
        { figure: { of: 'points', node: 'party' }, better: 'higher' },
        { figure: { of: 'events', code: 'petition' }, better: 'lower' },
      ],
    },
    lists: [{ id: 'first', title: '第一名', from: 'top', quota: { kind: 'atMost', count: 1, ties: 'leaveVacant' } }],
  })
  const facts: SchemeFacts = {
    ...marks({ a: ['30', '50'], b: ['35', '45'], c: ['35', '45'], d: ['20', '20'] }, ['party', 'work']),
    events: [{ id: 'e', subject: 'b', code: 'petition', on: '2024-03-01' }],
  }
  const { ranking } = scoreScheme(scheme, facts, year)
  expect(ranking[0]?.places.map((one) => [one.subject, one.rank, one.tied])).toEqual([
    ['c', 1, 1],
    ['b', 2, 1],
    ['a', 3, 1],
    ['d', 4, 1],
  ])
  expect(seats(scheme, facts)).toEqual({ first: ['c'] })
  expect(scoreScheme(scheme, facts, { ...year, detail: 'totals' }).ranking).toEqual(ranking)
})

test('a tie that no further figure tells apart stays a tie', () => {
  const scheme = schemeWith({
    nodes: [leaf('a', '10', given)],
    ranking: { scope: 'all', tieBreaks: [{ figure: { of: 'subject', name: 'households' }, better: 'higher' }] },
  })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v', figures: { households: '300' } }, { id: 'w' }],
    actuals: [
      { subject: 'v', indicator: 'a', value: '8' },
      { subject: 'w', indicator: 'a', value: '8' },
    ],
  }
  expect(scoreScheme(scheme, facts, year).ranking[0]?.places.map((one) => [one.rank, one.tied])).toEqual([
    [1, 2],
    [1, 2],
  ])
})

test('一等奖 1 名、二等奖 2 名、三等奖 2 名: each list yields to all before it', () => {
  const list = (id: string, count: number, yieldsTo: readonly string[]): SchemeList => ({
    id,
    title: id,
    from: 'top',
    quota: { kind: 'atMost', count, ties: 'leaveVacant' },
    ...(yieldsTo.length === 0 ? {} : { yieldsTo }),
  })
  const scheme = schemeWith({
    nodes: [leaf('a', '100', given)],
    lists: [list('first', 1, []), list('second', 2, ['first']), list('third', 2, ['first', 'second'])],
  })
  const facts = marks({ a: ['95'], b: ['94'], c: ['93'], d: ['92'], e: ['91'], f: ['90'] }, ['a'])
  expect(seats(scheme, facts)).toEqual({ first: ['a'], second: ['b', 'c'], third: ['d', 'e'] })
  const wrong = schemeWith({ nodes: scheme.rules.nodes, lists: [list('first', 1, ['zero'])] })
  expect(checkScheme(wrong).map((one) => one.code)).toContain('unknown-list')
})

test('单位等次定优秀名额: 一等单位 30%、其余 20%，四舍五入，不足 1 名的按 1 名', () => {
  const scheme = schemeWith({
    nodes: [leaf('a', '100', given)],
    groups: [
      { id: 'east', title: '东乡' },
      { id: 'west', title: '西乡' },
    ],
    lists: [
      {
        id: 'best',
        title: '优秀',
        from: 'top',
        quota: { kind: 'atMost', share: '0.2', rounding: 'halfUp', minimum: 1, ties: 'leaveVacant' },
        quotas: [
          {
            when: { flag: 'first-class' },
            quota: { kind: 'atMost', share: '0.3', rounding: 'halfUp', ties: 'exceed' },
          },
        ],
      },
    ],
  })
  const people = (group: string, number: number, flags: readonly string[]) =>
    Array.from({ length: number }, (_, at) => ({ id: `${group}-${at}`, group, flags }))
  const subjects = [...people('east', 5, ['first-class']), ...people('west', 2, [])]
  const actuals = subjects.map(({ id }, at) => ({ subject: id, indicator: 'a', value: String(99 - at) }))
  // east: 5 × 30 % = 1.5, rounded 2; west: 2 × 20 % = 0.4, rounded 0, but one at least.
  expect(seats(scheme, { subjects, actuals })).toEqual({
    'best east': ['east-0', 'east-1'],
    'best west': ['west-0'],
  })
  // One member without the flag: the group is not of the first class as a whole. 5 × 20 % = 1.
  const mixed = subjects.map((one) => (one.id === 'east-4' ? { ...one, flags: [] } : one))
  expect(seats(scheme, { subjects: mixed, actuals })['best east']).toEqual(['east-0'])
})

test('a quota whose condition cannot be told is not drawn', () => {
  const scheme = schemeWith({
    nodes: [leaf('a', '100', given)],
    lists: [
      {
        id: 'best',
        title: '优秀',
        from: 'top',
        quota: { kind: 'atMost', count: 1, ties: 'exceed' },
        quotas: [
          {
            when: { figure: { of: 'subject', name: 'members' }, atLeast: '3' },
            quota: { kind: 'atMost', count: 2, ties: 'exceed' },
          },
        ],
      },
    ],
  })
  expect(seats(scheme, marks({ a: ['90'] }, ['a']))).toEqual({ best: ['not-computable'] })
})

test('符合下列五条中三条的定为优秀；低于全镇平均分的不得评优', () => {
  const scheme = schemeWith({
    policies: { missing: 'zero' },
    nodes: [leaf('a', '50', given), leaf('b', '50', given)],
    grades: {
      ladder: [
        { id: 'good', title: '优秀' },
        { id: 'fair', title: '合格' },
      ],
      rules: [
        {
          grade: 'fair',
          when: {
            figure: {
              of: 'sum',
              parts: [{ figure: { of: 'total' } }, { figure: { of: 'mean' }, times: '-1' }],
            },
            lessThan: '0',
          },
        },
        {
          grade: 'good',
          when: {
            some: [
              { figure: { of: 'points', node: 'a' }, atLeast: '45' },
              { figure: { of: 'points', node: 'b' }, atLeast: '45' },
              { flag: 'model' },
              { flag: 'honoured' },
              { figure: { of: 'events', code: 'accident' }, atMost: '0' },
            ],
            number: 3,
          },
        },
      ],
      otherwise: 'fair',
    },
  })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v', flags: ['model'] }, { id: 'w' }, { id: 'x', flags: ['model', 'honoured'] }],
    actuals: [
      { subject: 'v', indicator: 'a', value: '46' },
      { subject: 'v', indicator: 'b', value: '40' },
      { subject: 'w', indicator: 'a', value: '44' },
      { subject: 'w', indicator: 'b', value: '45' },
      { subject: 'x', indicator: 'a', value: '40' },
      { subject: 'x', indicator: 'b', value: '40' },
    ],
  }
  // Totals 86, 89, 80; mean 85. v: a, model, no accident = 3. w: b, no accident = 2. x has 3, and is below the mean.
  expect(grades(scheme, facts)).toEqual({ v: 'good', w: 'fair', x: 'fair' })
  expect(checkScheme(scheme).filter((one) => one.severity === 'error')).toEqual([])
  expect(outcome(scoreScheme(scheme, facts, year).scores[0]!)).toBe('86')
})
