import { expect, test } from 'vitest'
import { addsUp, explain, type Explanation, type Result, type TextCatalogue } from 'xiangzhen/kernel'
import {
  coverage,
  explainCoverage,
  explainStandardCoverage,
  standardCoverage,
  type CoverageDocument,
} from 'xiangzhen/responsibility'
import { householdGuarantee } from 'xiangzhen/presets/checklists'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'

const rules: CoverageDocument = {
  id: 'inspection',
  title: '巡察',
  version: '1',
  effective: { from: '2021-01-01' },
  sources: [],
  decisions: [],
  rules: {
    title: '村级巡察覆盖率',
    counts: ['inspection'],
    times: 2,
    percent: { digits: 1, mode: 'halfUp' },
    findingsHandedOver: true,
    clause: '第六条',
  },
}
const units = [
  { id: 'a', name: '东村', group: 'town' },
  { id: 'b', name: '西村', group: 'town' },
  { id: 'c', name: '南村', group: 'hill' },
  { id: 'd', group: 'hill', exempt: true },
]
const visit = (id: string, unitId: string, date: string, findings = 0, handedOver = 0) => ({
  id,
  kind: 'inspection',
  unitId,
  date,
  findings,
  handedOver,
})
const records = [
  visit('1', 'a', '2024-03-01'),
  visit('2', 'a', '2024-09-01'),
  visit('3', 'b', '2024-03-01'),
  visit('4', 'c', '2024-03-01', 3, 1),
  visit('5', 'c', '2024-09-01'),
]
const question = { from: '2024-01-01', to: '2024-12-31' }

function lines(why: Result<Explanation, string>, catalogue: TextCatalogue = zh): readonly string[] {
  if (why.status !== 'computed') return [why.status]
  expect(addsUp(why.value)).toEqual({ ok: true })
  const told = explain(why.value, catalogue).map((line) => line.text)
  for (const line of told) expect(line).not.toMatch(/[{}]/)
  return told
}

test('a coverage says which units are covered, which are not, and why', () => {
  // a has two of two. b has one; c has two, and two of its three findings were not handed over. d is exempt: one of three.
  const why = explainCoverage(rules, { units, records }, question)
  expect(why.status === 'computed' && why.value.figure).toBe('33.3')
  const { all } = coverage(rules, { units, records }, question)
  expect(all.percent).toMatchObject({ value: '33.3' })
  expect(lines(why)).toEqual([
    '村级巡察覆盖率（第六条）33.3%',
    '百分比 33.3333333333',
    '占比 0.333333333333',
    '已覆盖 1 个',
    '应覆盖 3 个',
    '已覆盖 1 个',
    '未覆盖 2 个',
    '“西村”：应 2 次，已 1 次',
    '“南村”：应 2 次，已 2 次，未移交的问题 2 个',
    '乘 100',
  ])
  expect(lines(why, en)[0]).toBe('村级巡察覆盖率 (第六条): 33.3%')
})

test('a group of it; nothing to cover; a group that is not there', () => {
  const why = explainCoverage(rules, { units, records }, { ...question, group: 'town' })
  expect(why.status === 'computed' && why.value.figure).toBe('50.0')
  const exempt = { units: [units[3]!], records: [] }
  expect(explainCoverage(rules, exempt, question)).toMatchObject({ reason: 'nothing-to-cover' })
  expect(explainCoverage(rules, exempt, { ...question, group: 'sea' })).toMatchObject({ reason: 'nothing-to-cover' })
  const all = explainCoverage(rules, { units: [units[0]!], records }, question)
  expect(lines(all).join('\n')).not.toContain('未覆盖')
})

const safe = {
  food: 'passed',
  clothing: 'passed',
  education: 'notApplicable',
  medical: 'passed',
  housing: 'passed',
  water: 'passed',
} as const
const places = [
  { id: 'h1', name: '一户', group: 'v1', marks: safe },
  { id: 'h2', name: '二户', group: 'v1', marks: { ...safe, housing: 'failed' as const } },
  { id: 'h3', group: 'v2', marks: { ...safe, water: 'unknown' as const } },
]
const percent = { digits: 1, mode: 'halfUp' } as const

test('两不愁三保障: who meets it, who does not and what is missing, who is not known yet', () => {
  const why = explainStandardCoverage(householdGuarantee, { places }, { percent })
  // One of three households: 33.3 %.
  expect(why.status === 'computed' && why.value.figure).toBe('33.3')
  expect(standardCoverage(householdGuarantee, { places }, { percent }).all.percent).toMatchObject({ value: '33.3' })
  const told = lines(why)
  expect(told).toContain('达标 1 个')
  expect(told).toContain('未达标 1 个')
  expect(told.find((line) => line.includes('二户'))).toMatch(/住房/)
  expect(told.find((line) => line.includes('h3'))).toMatch(/待查/)
  const town = explainStandardCoverage(householdGuarantee, { places }, { percent, group: 'v1' })
  expect(town.status === 'computed' && town.value.figure).toBe('50.0')
  expect(lines(why, en)[0]).toContain('33.3%')
})

test('one household: what it has of what applies to it', () => {
  const why = explainStandardCoverage(householdGuarantee, { places }, { percent, place: 'h2' })
  // Education does not apply: four of five.
  expect(why.status === 'computed' && why.value.figure).toBe('80.0')
  expect(lines(why)).toContain('已具备 4 项')
  expect(explainStandardCoverage(householdGuarantee, { places }, { percent, place: 'h3' })).toMatchObject({
    reason: 'undecided',
  })
  expect(explainStandardCoverage(householdGuarantee, { places }, { percent, place: 'h9' })).toMatchObject({
    reason: 'nothing-to-cover',
  })
  const strange = [{ id: 'h1', marks: { ...safe, roof: 'passed' as const } }]
  expect(explainStandardCoverage(householdGuarantee, { places: strange }, { percent, place: 'h1' })).toMatchObject({
    reason: 'unknown-item',
  })
  expect(explainStandardCoverage(householdGuarantee, { places: strange }, { percent })).toMatchObject({
    reason: 'nothing-to-cover',
  })
})
