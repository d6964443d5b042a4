import { expect, test } from 'vitest'
import { addsUp, explain } from 'xiangzhen/kernel'
import { zh } from 'xiangzhen/text/zh'
import {
  checkScheme,
  explainGrade,
  improvements,
  parseScheme,
  scoreScheme,
  type Scheme,
  type SchemeFacts,
  type SchemeVeto,
} from 'xiangzhen/responsibility'
import { leaf, schemeWith, year } from './scheme-test-kit.js'

// 等次按基本分（不含加分）评定，总分含加分用于排名。

const given = { kind: 'given' } as const

const scheme = (vetoes: readonly SchemeVeto[] = []): Scheme =>
  schemeWith({
    full: '100',
    policies: { missing: 'zero' },
    nodes: [leaf('party', '40', given), leaf('work', '60', given)],
    sheets: [
      {
        id: 'extra',
        title: '加分',
        cap: '10',
        items: [leaf('praise', '0', { kind: 'discretion', lowest: '0', highest: '10' })],
      },
    ],
    total: { floor: '0', ceiling: 'none' },
    vetoes,
    grades: {
      ladder: [
        { id: 'good', title: '优秀' },
        { id: 'fair', title: '合格' },
        { id: 'poor', title: '不合格' },
      ],
      of: 'base',
      bands: [
        { id: 'good', from: { at: '90', included: true } },
        { id: 'fair', from: { at: '60', included: true }, to: { at: '90', included: false } },
        { id: 'poor', to: { at: '60', included: false } },
      ],
    },
    rounding: [{ stage: 'total', digits: 1, mode: 'halfUp' }],
  })

const praise = (subject: string, value: string) => ({
  subject,
  indicator: 'praise',
  value,
  decidedBy: '考核组',
  reason: '表彰',
})
const facts: SchemeFacts = {
  subjects: [{ id: 'v' }, { id: 'w' }],
  actuals: [
    { subject: 'v', indicator: 'party', value: '36' },
    { subject: 'v', indicator: 'work', value: '52' },
    praise('v', '8'),
    { subject: 'w', indicator: 'party', value: '37' },
    { subject: 'w', indicator: 'work', value: '53' },
    praise('w', '1'),
  ],
}

const told = (one: Scheme, rows: SchemeFacts = facts) =>
  scoreScheme(one, rows, year).scores.map(({ id, base, score, grade }) => [
    id,
    base,
    score.status === 'computed' ? score.value : score.status,
    grade?.status === 'computed' ? [grade.value.grade, grade.value.figure] : grade?.status,
  ])

test('等次按基本分评定，加分只计入总分和名次', () => {
  expect(checkScheme(scheme()).filter((one) => one.severity === 'error')).toEqual([])
  expect(parseScheme(JSON.parse(JSON.stringify(scheme())))).toEqual(scheme())
  // v: 36 + 52 = 88, with 8 extra 96: first in rank, and only fair. w: 37 + 53 = 90, with 1 extra 91: good.
  expect(told(scheme())).toEqual([
    ['v', '88', '96.0', ['fair', '88']],
    ['w', '90', '91.0', ['good', '90']],
  ])
  const { ranking } = scoreScheme(scheme(), facts, year)
  expect(ranking[0]?.places.map((one) => one.subject)).toEqual(['v', 'w'])
  const totals = scoreScheme(scheme(), facts, { ...year, detail: 'totals' }).scores
  expect(totals.map((one) => one.grade)).toEqual(scoreScheme(scheme(), facts, year).scores.map((one) => one.grade))
})

test('the explanation of such a grade stands on the base', () => {
  const why = explainGrade(scheme(), facts, { ...year, subject: 'v' })
  expect(why.status === 'computed' && [why.value.figure, why.value.lines.map((one) => one.figure)]).toEqual([
    '88',
    ['88'],
  ])
  expect(why.status === 'computed' && addsUp(why.value)).toEqual({ ok: true })
  expect(why.status === 'computed' && explain(why.value, zh)[0]?.text).toContain('88')
})

test('a veto on the total holds for the points that are graded too', () => {
  const veto = (effect: NonNullable<SchemeVeto['effect']>): readonly SchemeVeto[] => [
    { id: 'f', title: '弄虚作假', when: { flag: 'falsified' }, effect },
  ]
  const rows = { ...facts, subjects: [{ id: 'w', flags: ['falsified'] }], actuals: facts.actuals!.slice(3) }
  // Base 90: times 0.9 is 81; limited to 59; zero.
  expect(told(scheme(veto({ kind: 'multiplyPoints', by: '0.9' })), rows)[0]?.[3]).toEqual(['fair', '81'])
  expect(told(scheme(veto({ kind: 'limitTotal', at: '59' })), rows)[0]?.[3]).toEqual(['poor', '59'])
  expect(told(scheme(veto({ kind: 'zeroTotal' })), rows)[0]?.[3]).toEqual(['poor', '0'])
  // The same where the share of the maximum is graded: 90 of 100 are 90 %, of a total that counts zero nothing.
  const percent = (vetoes: readonly SchemeVeto[]) => {
    const { rules, ...head } = scheme(vetoes)
    return { ...head, rules: { ...rules, grades: { ...rules.grades!, of: 'percent' as const } } }
  }
  expect(told(percent([]), rows)[0]?.[3]).toEqual(['good', '90'])
  expect(told(percent(veto({ kind: 'zeroTotal' })), rows)[0]?.[3]).toEqual(['poor', '0'])
})

test('基本分 90 分以上方可评优；名次按基本分排', () => {
  const one = schemeWith({
    ...scheme().rules,
    ranking: { by: { figure: { of: 'base' }, better: 'higher' } },
    lists: [
      {
        id: 'best',
        title: '先进',
        from: 'top',
        eligible: { figure: { of: 'base' }, atLeast: '90' },
        quota: { kind: 'atMost', count: 2, ties: 'exceed' },
      },
    ],
  })
  expect(parseScheme(JSON.parse(JSON.stringify(one)))).toEqual(one)
  const { ranking, lists } = scoreScheme(one, facts, year)
  expect(ranking[0]?.places.map((place) => place.subject)).toEqual(['w', 'v'])
  expect(lists[0]?.result.status === 'computed' && lists[0].result.value.on).toEqual(['w'])
})

test('what would help is asked of the base', () => {
  // v misses the 90 of the base by 2: party has 4 to gain, work 8; either is enough, and of equals the one that brings more.
  const help = improvements(scheme(), facts, { ...year, subject: 'v' })
  expect(help.status === 'computed' && [help.value.nextGrade?.grade, help.value.nextGrade?.indicators]).toEqual([
    'good',
    ['work'],
  ])
})
