import { describe, expect, it } from 'vitest'
import {
  carriedEvidence,
  coverage,
  coverageTally,
  scoreScheme,
  workLinesTally,
  workTally,
  type CoverageDocument,
  type Occurrence,
  type SchemeFacts,
  type WorkDocument,
} from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith } from './scheme-test-kit.js'

const head = {
  id: 'd',
  title: 'd',
  version: '1',
  effective: { from: '2025-01-01' },
  sources: [],
  decisions: [],
} as const
const year = { from: '2025-01-01', to: '2025-12-31' } as const

describe('a coverage in pieces', () => {
  const document: CoverageDocument = {
    ...head,
    rules: { title: '巡察', counts: ['inspect'], times: 1, percent: { digits: 2, mode: 'halfUp' } },
  }
  const units = ['v1', 'v2', 'v3', 'v4', 'v5'].map((id, index) => ({
    id,
    ...(index < 3 ? { group: 't1' } : index === 3 ? { group: 't2' } : {}),
  }))
  const records = ['v1', 'v1', 'v4'].map((unitId, index) => ({
    id: `r${index}`,
    kind: 'inspect',
    unitId,
    date: '2025-03-01',
  }))
  it('equals the whole, in any pieces and any order', () => {
    const tally = coverageTally(document, year)
    const whole = coverage(document, { units, records }, year)
    const piece = (...ids: readonly string[]) =>
      tally.add(tally.empty, {
        units: units.filter((unit) => ids.includes(unit.id)),
        records: records.filter((record) => ids.includes(record.unitId)),
      })
    const [a, b] = [piece('v1', 'v4'), piece('v2', 'v3', 'v5')]
    const expected = { groups: whole.groups, all: whole.all }
    expect(tally.finish(tally.merge(a, b))).toEqual(expected)
    expect(tally.finish(tally.merge(b, a))).toEqual(expected)
    expect(tally.finish(tally.empty).all.percent).toMatchObject({ reason: 'nothing-to-cover' })
  })
})

describe('work in pieces', () => {
  const document: WorkDocument = {
    ...head,
    rules: {
      items: [
        { id: 'meet', title: '会议', counts: ['meeting'] },
        { id: 'road', title: '修路', counts: ['road'], sum: 'km', dueBy: '2025-06-30' },
      ],
      percent: { digits: 1, mode: 'halfUp' },
    },
  }
  const record = (
    id: string,
    kinds: readonly string[],
    date: string,
    amounts?: Readonly<Record<string, string>>,
  ): Occurrence => ({
    id,
    kinds,
    subjects: ['a', 'b'],
    date,
    ...(amounts === undefined ? {} : { amounts }),
  })
  const records = [
    record('1', ['meeting'], '2025-02-01'),
    record('2', ['road'], '2025-03-01', { km: '1.5' }),
    record('3', ['road'], '2025-07-01', { km: '0.5' }),
    record('4', ['road'], '2025-07-01'),
  ]
  const plans = [
    { unitId: 'a', item: 'road', planned: '2' },
    { unitId: 'b', item: 'road', planned: '1' },
  ]
  it('equals the whole, in any pieces and any order', () => {
    const units = ['a', 'b']
    const whole = workTally(document, { units, records, plans }, year)
    const tally = workLinesTally(document, year)
    const a = tally.add(tally.empty, { units, records: records.slice(0, 2), plans: plans.slice(0, 1) })
    const b = tally.add(tally.empty, { units, records: records.slice(2), plans: plans.slice(1) })
    expect(tally.finish(tally.merge(a, b))).toEqual(whole)
    expect(tally.finish(tally.merge(b, a))).toEqual(whole)
    expect(tally.finish(tally.empty)).toEqual([])
  })
})

describe('late evidence', () => {
  const scheme = schemeWith({
    policies: { missing: 'zero' },
    nodes: [
      leaf('a', '10', { kind: 'given' }),
      leaf('n', '0', { kind: 'count', effect: 'award', rates: [{ points: '2' }] }),
    ],
    timetable: [{ id: 'cut', title: '截止', kind: 'evidenceCutOff', by: '2024-10-20' }],
  })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v' }],
    actuals: [
      { subject: 'v', indicator: 'a', value: '7', on: '2024-10-01' },
      { subject: 'v', indicator: 'a', value: '9', on: '2024-10-01', submittedOn: '2024-11-01' },
    ],
    events: [{ id: 'e', subject: 'v', code: 'n', on: '2024-11-05' }],
  }
  const question = { period: '2024', asOf: '2024-12-31' } as const
  const decided = (value: string) => ({
    ...scheme,
    decisions: [{ code: 'late-evidence', value, decidedBy: 'x', decidedOn: '2024-12-01' }],
  })
  it('is carried to the next period and counts there', () => {
    const carried = carriedEvidence(decided('nextYear'), facts, question)
    if (carried.status !== 'computed') throw new Error(carried.status)
    const next = {
      ...scheme,
      rules: {
        ...scheme.rules,
        timetable: [{ id: 'cut', title: '截止', kind: 'evidenceCutOff' as const, by: '2025-10-20' }],
      },
    }
    const then = scoreScheme(
      next,
      { subjects: [{ id: 'v' }], ...carried.value },
      { period: '2025', asOf: '2025-12-31' },
    )
    expect(then.scores.map(outcome)).toEqual(['11'])
    expect(scoreScheme(scheme, facts, question).scores.map(outcome)).toEqual(['7'])
  })
  it('is a question while nobody has decided', () => {
    expect(carriedEvidence(scheme, facts, question)).toMatchObject({ missing: [{ code: 'late-evidence' }] })
    expect(carriedEvidence(decided('noYear'), facts, question)).toMatchObject({ value: { actuals: [], events: [] } })
    expect(carriedEvidence(scheme, { subjects: [] }, question)).toMatchObject({ value: { actuals: [], events: [] } })
    expect(carriedEvidence(schemeWith({ nodes: [] }), facts, question)).toMatchObject({ reason: 'no-cut-off' })
  })
})
