import { expect, test } from 'vitest'
import { addsUp, describe, explain } from 'xiangzhen/kernel'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import {
  checkScheme,
  checkSchemeFacts,
  explainScore,
  parseScheme,
  scoreScheme,
  type Actual,
  type BallotChoice,
  type BallotLimit,
  type Scheme,
  type SchemeFacts,
} from 'xiangzhen/responsibility'
import { leaf, nodeOf, outcome, schemeWith, year } from './scheme-test-kit.js'

// 民主测评：优秀票比例限制、弃权、满意度。

const choices: readonly BallotChoice[] = [
  { id: 'good', title: '优秀', value: '100' },
  { id: 'fair', title: '称职', value: '80' },
]
const third: BallotLimit = { choices: ['good'], most: { share: '0.3' }, of: 'listed', clause: '第八条' }

const voted = (limits: readonly BallotLimit[], more: Partial<Scheme> = {}): Scheme => ({
  ...schemeWith({
    policies: { missing: 'zero' },
    nodes: [leaf('poll', '10', { kind: 'ballots', outOf: '100', choices, limits }, { title: '民主测评' })],
  }),
  ...more,
})

const people = Array.from({ length: 10 }, (_, at) => `c${at}`)

// One sheet of a rater: the first so many of the list are marked good, the others fair.
const sheet = (rater: string, good: number, listed = 10): readonly Actual[] =>
  people.slice(0, listed).map((subject, at) => ({
    subject,
    indicator: 'poll',
    rater,
    level: at < good ? 'good' : 'fair',
  }))

const room = (...sheets: readonly (readonly Actual[])[]): SchemeFacts => ({
  subjects: people.map((id) => ({ id })),
  actuals: sheets.flat(),
})
const points = (scheme: Scheme, facts: SchemeFacts) => {
  const { scores } = scoreScheme(scheme, facts, year)
  const turned = { ...facts, actuals: [...(facts.actuals ?? [])].reverse(), subjects: [...facts.subjects].reverse() }
  expect(scoreScheme(scheme, turned, year).scores).toEqual(scores)
  const totals = scoreScheme(scheme, facts, { ...year, detail: 'totals' }).scores
  expect(totals.map(outcome)).toEqual(scores.map(outcome))
  return scores.map(outcome)
}

// r1: 3 of 10 good, r2: 4 of 10, r3: 2 of 10.
const three = room(sheet('r1', 3), sheet('r2', 4), sheet('r3', 2))

test('优秀票不超过 30%：超过的整张作废', () => {
  const scheme = voted([{ ...third, beyond: 'void' }])
  expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
  expect(checkScheme(scheme).filter((one) => one.code.startsWith('ballot'))).toEqual([])
  // r2 is void. c0: 100, 100. c2: 100 and 80 are 90. c3: 80, 80. Ten points by the mean out of 100.
  expect(points(scheme, three)).toEqual(['10', '10', '9', '8', '8', '8', '8', '8', '8', '8'])
  const { diagnostics, scores } = scoreScheme(scheme, three, year)
  expect(
    diagnostics.map((one) => [one.code, one.path, one.data['rater'], one.data['given'], one.data['most']]),
  ).toEqual([['ballot-beyond-limit', 'nodes.poll', 'r2', 4, 3]])
  expect(describe(diagnostics[0]!, zh)).toContain('第八条')
  expect(describe(diagnostics[0]!, en)).not.toMatch(/\{/)
  expect(nodeOf(scores[3]!, 'poll').hits).toEqual(['void'])
  const why = explainScore(scheme, three, { ...year, subject: 'c2', node: 'poll' })
  expect(why.status === 'computed' && addsUp(why.value)).toEqual({ ok: true })
  const lines = why.status === 'computed' ? explain(why.value, zh).map((line) => line.text) : []
  expect(lines).toContain('优秀 1 票，每票 100：100')
  expect(lines.join('\n')).toContain('作废 1 票')
  expect(lines.join('\n')).not.toMatch(/\{/)
})

test('退回重填的票暂不计入，得分是暂计', () => {
  const scheme = voted([{ ...third, beyond: 'returned' }])
  expect(points(scheme, three)[2]).toBe('9')
  const { scores } = scoreScheme(scheme, three, year)
  // Everybody is on the sheet that went back.
  expect(scores.map((one) => one.state)).toEqual(people.map(() => 'provisional'))
  expect(nodeOf(scores[0]!, 'poll').hits).toEqual(['returned'])
})

test('超过比例怎么办没有写明的，问；谁都不受影响的不问', () => {
  const scheme = voted([third])
  expect(checkScheme(scheme).map((one) => one.code)).toContain('ballot-over-limit-open')
  // c0 and c1 are 100 on every sheet, c4 and below 80: nothing to ask.
  const open = points(scheme, three)
  expect(open.slice(0, 5)).toEqual(['10', '10', 'ballot-over-limit', 'ballot-over-limit', '8'])
  const decided = (value: string): Scheme =>
    voted([third], {
      decisions: [{ code: 'ballot-over-limit', at: 'poll', value, decidedBy: '考核组', decidedOn: '2024-12-01' }],
    })
  expect(points(decided('void'), three).slice(2, 4)).toEqual(['9', '8'])
  // Counted: c2 has 100, 100, 80 = 280 of 300; c3 80, 100, 80 = 260 of 300.
  expect(points(decided('counted'), three).slice(2, 4)).toEqual(['28/3', '26/3'])
  expect(checkScheme(decided('void')).map((one) => one.code)).not.toContain('ballot-over-limit-open')
})

test('30% 是所填人数的还是全部人数的，没有写明又有影响的，问', () => {
  const { of: _, ...silent } = third
  const scheme = voted([{ ...silent, beyond: 'void' }])
  // r4 marks five of the ten, two of them good: 40 % of those marked, 20 % of all listed.
  const facts = room(sheet('r1', 3), sheet('r4', 2, 5))
  // c0: 100 either way. c2: 100 of r1, 80 of r4: 90, or 100 where r4 is void. c5 is not on r4's sheet.
  expect(points(scheme, facts).slice(0, 6)).toEqual(['10', '10', 'ballot-limit-base', '8', '8', '8'])
  expect(points(voted([{ ...silent, of: 'marked', beyond: 'void' }]), facts)[2]).toBe('10')
  expect(points(voted([{ ...silent, of: 'listed', beyond: 'void' }]), facts)[2]).toBe('9')
})

test('优秀最多 3 名；三分之一四舍五入、不足 1 名的按 1 名', () => {
  const most = (limit: BallotLimit['most']) => voted([{ ...third, most: limit, beyond: 'void' }])
  expect(points(most({ count: 3 }), three)[2]).toBe('9')
  // A third of ten is 3.33: three whole marks, r2 has four.
  expect(points(most({ share: '1/3' }), three)[2]).toBe('9')
  // Rounded up four are allowed, and all count.
  expect(points(most({ share: '1/3', rounding: 'up' }), three)[2]).toBe('28/3')
  // 5 % of ten is half a mark; one is the least that is allowed.
  expect(points(most({ share: '0.05', minimum: 1 }), room(sheet('r1', 1)))[0]).toBe('10')
  expect(points(most({ share: '0.05' }), room(sheet('r1', 1)))[0]).toBe('too-few-ballots')
})

test('two limits: a sheet that passes one of them is void, and each class of voters is by itself', () => {
  const both: readonly BallotLimit[] = [
    { ...third, beyond: 'counted' },
    { choices: ['good', 'fair'], most: { count: 9 }, of: 'listed', beyond: 'void' },
  ]
  // Ten of ten are marked good or fair on every sheet: all are void.
  expect(points(voted(both), three)[0]).toBe('too-few-ballots')
  const classes = [
    { id: 'leaders', weight: '0.4' },
    { id: 'masses', weight: '0.6' },
  ]
  const scheme = schemeWith({
    nodes: [
      leaf('poll', '10', {
        kind: 'ballots',
        outOf: '100',
        choices,
        classes,
        limits: [{ ...third, beyond: 'void' }],
      }),
    ],
  })
  const of = (part: string, rows: readonly Actual[]) => rows.map((row) => ({ ...row, part }))
  // Both classes have a rater 1: 3 good of the leaders, 3 good of the masses are two sheets, not one of six.
  const facts = room(of('leaders', sheet('1', 3)), of('masses', sheet('1', 3)), of('masses', sheet('2', 4)))
  // c3: leaders 80, masses 80 (the second sheet of the masses is void).
  expect(points(scheme, facts)[3]).toBe('8')
})

test('groups are voted on by themselves', () => {
  const scheme = voted([{ ...third, beyond: 'void' }])
  const facts = {
    ...three,
    subjects: people.map((id, at) => ({ id, group: at < 5 ? 'east' : 'west' })),
  }
  // Of five 30 % are 1.5: one. Every sheet gives two or more in the east, none in the west.
  expect(points(scheme, facts).slice(0, 6)).toEqual([...people.slice(0, 5).map(() => 'too-few-ballots'), '8'])
})

test('a row that names no rater cannot be held against the limit, and is told of', () => {
  const scheme = voted([{ ...third, beyond: 'void' }])
  const facts = room(sheet('r1', 3), [{ subject: 'c3', indicator: 'poll', level: 'good', count: '2' }])
  // c3: 80 of r1 and two of 100: 280 of 300.
  expect(points(scheme, facts)[3]).toBe('28/3')
  expect(checkSchemeFacts(scheme, facts).map((one) => [one.code, one.path])).toEqual([
    ['ballot-without-rater', 'actuals[10]'],
  ])
})

test('a limit on a choice that no ballot has is found', () => {
  const scheme = voted([{ ...third, choices: ['best'], beyond: 'void' }])
  const found = checkScheme(scheme).find((one) => one.code === 'unknown-ballot-choice')
  expect([found?.path, found?.data['choice']]).toEqual(['rules.nodes[0]', 'best'])
  expect(points(scheme, three)[3]).toBe('26/3')
})

// 优秀 12 × 1 + 称职 6 × 0.8 + 基本称职 1 × 0.6 + 不称职 1 × 0 = 17.4; with 4 that abstain 24 ballots.
const worth = (abstention: BallotChoice['abstention']): readonly BallotChoice[] => [
  { id: 'good', title: '优秀', value: '1' },
  { id: 'fair', title: '称职', value: '0.8' },
  { id: 'basic', title: '基本称职', value: '0.6' },
  { id: 'poor', title: '不称职', value: '0' },
  { id: 'none', title: '弃权', ...(abstention === undefined ? {} : { abstention }) },
]
const counted = (level: string, count: string) => ({ subject: 'v', indicator: 'i', level, count })
const poll = [
  counted('good', '12'),
  counted('fair', '6'),
  counted('basic', '1'),
  counted('poor', '1'),
  counted('none', '4'),
]

test('优秀×1＋称职×0.8＋基本称职×0.6：弃权票计不计入总票数', () => {
  const score = (abstention: BallotChoice['abstention'], decisions: Scheme['decisions'] = []) => {
    const method = { kind: 'ballots', outOf: '1', choices: worth(abstention) } as const
    const scheme = { ...schemeWith({ nodes: [leaf('i', '20', method)] }), decisions }
    expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
    return { scheme, facts: { subjects: [{ id: 'v' }], actuals: poll } }
  }
  const of = ({ scheme, facts }: ReturnType<typeof score>) => points(scheme, facts)[0]
  // 17.4 of 20 is 0.87, times 20; of 24 it is 0.725.
  expect(of(score(undefined))).toBe('17.4')
  expect(of(score('outOfBase'))).toBe('17.4')
  expect(of(score('inBase'))).toBe('14.5')
  expect(of(score('open'))).toBe('abstentions')
  const decision = { code: 'abstentions', value: 'inBase', decidedBy: '考核组', decidedOn: '2024-12-01' }
  expect(of(score('open', [decision]))).toBe('14.5')
  expect(checkScheme(score('open').scheme).map((one) => one.code)).toContain('abstentions-open')
  const { scheme, facts } = score('inBase')
  const why = explainScore(scheme, facts, { ...year, subject: 'v', node: 'i' })
  expect(why.status === 'computed' && addsUp(why.value)).toEqual({ ok: true })
  const lines = why.status === 'computed' ? explain(why.value, zh).map((line) => line.text) : []
  expect(lines).toContain('称职 6 票，每票 0.8：4.8')
  expect(lines).toContain('弃权 4 票，每票 0：0')
  // Without abstentions there is nothing to ask.
  expect(points(score('open').scheme, { ...facts, actuals: poll.slice(0, 4) })[0]).toBe('17.4')
})

test('满意率达到 90% 得满分，每低 1 个百分点扣 0.5 分：票数就是完成数', () => {
  const measure = {
    kind: 'ballots',
    outOf: '100',
    choices: [
      { id: 'yes', title: '满意', value: '100' },
      { id: 'rather', title: '基本满意', value: '100' },
      { id: 'no', title: '不满意', value: '0' },
      { id: 'none', title: '弃权', abstention: 'inBase' },
    ],
  } as const
  const steps = {
    kind: 'steps',
    better: 'higher',
    unit: 'percentagePoint',
    size: '1',
    points: '0.5',
    whole: 'ceil',
  } as const
  const scheme = schemeWith({
    nodes: [leaf('i', '10', steps, { measure, target: '90', unit: '%', floor: '0' })],
  })
  expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
  const rows = (none: string) => [
    counted('yes', '60'),
    counted('rather', '21'),
    counted('no', '9'),
    counted('none', none),
  ]
  const facts = (none: string): SchemeFacts => ({ subjects: [{ id: 'v' }], actuals: rows(none) })
  // 81 of 90 are 90 %; with ten that abstain 81 of 100, nine steps of 0.5 off.
  expect(points(scheme, facts('0'))).toEqual(['10'])
  expect(points(scheme, facts('10'))).toEqual(['5.5'])
  expect(nodeOf(scoreScheme(scheme, facts('10'), year).scores[0]!, 'i').actual).toBe('81')
  const why = explainScore(scheme, facts('10'), { ...year, subject: 'v', node: 'i' })
  expect(why.status === 'computed' && addsUp(why.value)).toEqual({ ok: true })
  // A choice that is not there refuses, and so do too few ballots.
  const bad = { ...facts('0'), actuals: [counted('maybe', '1')] }
  expect(points(scheme, bad)).toEqual(['unknown-score-level'])
  expect(points(scheme, { subjects: [{ id: 'v' }] })).toEqual(['missing-actual'])
})

test('满意率排名计分，弃权没有写明的先问', () => {
  const measure = (abstention: 'open' | 'inBase') =>
    ({
      kind: 'ballots',
      outOf: '100',
      choices: [
        { id: 'yes', value: '100' },
        { id: 'no', value: '0' },
        { id: 'none', abstention },
      ],
    }) as const
  const scheme = (abstention: 'open' | 'inBase') =>
    schemeWith({
      policies: { missing: 'zero' },
      nodes: [
        leaf(
          'i',
          '5',
          { kind: 'rankPoints', better: 'higher', table: ['5', '3'], ties: 'dense' },
          { measure: measure(abstention) },
        ),
      ],
    })
  const row = (subject: string, level: string, count: string) => ({ subject, indicator: 'i', level, count })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v' }, { id: 'w' }],
    actuals: [
      row('v', 'yes', '8'),
      row('v', 'no', '2'),
      row('v', 'none', '10'),
      row('w', 'yes', '7'),
      row('w', 'no', '3'),
    ],
  }
  // In the base: v 8 of 20 = 40 %, w 70 %. Out of it v 80 %.
  expect(points(scheme('inBase'), facts)).toEqual(['3', '5'])
  expect(points(scheme('open'), facts)[0]).toBe('abstentions')
})
