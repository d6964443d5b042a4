import { describe, expect, it } from 'vitest'
import { clockEnd, judgeCondition, type SubjectCondition } from 'xiangzhen/responsibility'

const decided = (code: string, value: string, at?: string) => [
  { code, value, decidedBy: 'county', decidedOn: '2024-01-01', ...(at === undefined ? {} : { at }) },
]
const calendar = {
  coveredFrom: '2024-05-01',
  coveredTo: '2024-05-31',
  weekendDays: [6, 7],
  holidays: ['2024-05-01', '2024-05-02', '2024-05-03'],
  makeUpWorkdays: ['2024-05-11'],
  source: 'host',
}

describe('clockEnd', () => {
  it('asks about the first day only where it matters', () => {
    const open = { count: 3, unit: 'day', firstDay: 'open' } as const
    expect(clockEnd(open, { start: '2024-05-06' }, { decisions: [] })).toMatchObject({
      status: 'needs',
      missing: [{ code: 'first-day', options: ['counted', 'notCounted'] }],
    })
    expect(clockEnd(open, { start: '2024-05-06' }, { decisions: decided('first-day', 'counted') })).toMatchObject({
      value: '2024-05-08',
    })
  })

  it('asks about the month end only from the 29th on', () => {
    const month = { count: 1, unit: 'month', firstDay: 'notCounted' } as const
    expect(clockEnd(month, { start: '2024-01-15' }, { decisions: [] })).toMatchObject({ value: '2024-02-15' })
    expect(clockEnd(month, { start: '2024-01-31' }, { decisions: [], at: 'talkBy' })).toMatchObject({
      missing: [{ code: 'month-end', at: 'talkBy' }],
    })
    expect(clockEnd(month, { start: '2024-01-31' }, { decisions: decided('month-end', 'nextDay') })).toMatchObject({
      value: '2024-03-01',
    })
  })

  it('does not know a working day without a calendar, or outside it', () => {
    const days = { count: 5, unit: 'workday', firstDay: 'notCounted' } as const
    expect(clockEnd(days, { start: '2024-05-06' }, { decisions: [] })).toMatchObject({ reason: 'calendar-missing' })
    expect(clockEnd(days, { start: '2024-05-27', calendar }, { decisions: [] })).toMatchObject({
      reason: 'calendar-not-covered',
    })
    // 7, 8, 9, 10 May, and the Saturday that is worked.
    expect(clockEnd(days, { start: '2024-05-06', calendar }, { decisions: [] })).toMatchObject({ value: '2024-05-11' })
  })

  it('asks about a shift only when the last day is off', () => {
    const shift = { count: 1, unit: 'day', firstDay: 'notCounted', shift: 'open' } as const
    expect(clockEnd(shift, { start: '2024-05-06', calendar }, { decisions: [] })).toMatchObject({ value: '2024-05-07' })
    expect(clockEnd(shift, { start: '2024-05-17', calendar }, { decisions: [] })).toMatchObject({
      missing: [{ code: 'day-off-shift' }],
    })
    expect(
      clockEnd(shift, { start: '2024-05-17', calendar }, { decisions: decided('day-off-shift', 'next') }),
    ).toMatchObject({ value: '2024-05-20' })
  })
})

describe('judgeCondition', () => {
  const judge = (
    condition: SubjectCondition,
    values: Parameters<typeof judgeCondition>[1]['values'],
    decisions: Parameters<typeof judgeCondition>[1]['decisions'] = [],
  ) => judgeCondition(condition, { values, decisions }, { asOf: '2024-06-30', at: 'c' })
  const poor: SubjectCondition = { kind: 'flag', of: 'poor', is: true }
  const low: SubjectCondition = { kind: 'compare', of: 'income', side: 'below', limit: { of: 'line' }, edge: 'open' }

  it('never takes a missing value for no', () => {
    expect(judge(poor, {})).toMatchObject({ value: { standing: 'unknown', unknown: ['poor'] } })
    expect(judge({ kind: 'not', of: poor }, {})).toMatchObject({ value: { standing: 'unknown' } })
    expect(judge(low, { income: '1' })).toMatchObject({ value: { unknown: ['line'] } })
    expect(judge(low, { line: '1' })).toMatchObject({ value: { unknown: ['income'] } })
    expect(judge({ kind: 'oneOf', of: 'kind', values: ['a'] }, {})).toMatchObject({ value: { unknown: ['kind'] } })
    expect(
      judge({ kind: 'consecutiveYears', of: 'n', years: 1, side: 'below', limit: '0', edge: 'inside' }, {}),
    ).toMatchObject({
      value: { unknown: ['n'] },
    })
    const since: SubjectCondition = {
      kind: 'longerThan',
      since: 's',
      length: { count: 1, unit: 'day', firstDay: 'open' },
    }
    expect(judge(since, {})).toMatchObject({ value: { unknown: ['s'] } })
    const workdays: SubjectCondition = { ...since, length: { count: 1, unit: 'workday', firstDay: 'counted' } }
    expect(judge(workdays, { s: '2024-01-01' })).toMatchObject({ value: { unknown: ['s'] } })
  })

  it('lets what is known decide', () => {
    const both: SubjectCondition = { kind: 'all', of: [poor, low] }
    expect(judge(both, { poor: false })).toMatchObject({ value: { standing: 'notMet' } })
    expect(judge({ kind: 'any', of: [poor, low] }, { poor: true })).toMatchObject({ value: { standing: 'met' } })
    expect(judge({ kind: 'not', of: both }, { poor: false })).toMatchObject({ value: { standing: 'met' } })
    expect(judge({ kind: 'not', of: poor }, { poor: true })).toMatchObject({ value: { standing: 'notMet' } })
    expect(judge({ kind: 'oneOf', of: 'kind', values: ['a'] }, { kind: 'a' })).toMatchObject({
      value: { standing: 'met' },
    })
  })

  it('asks about a figure exactly on an open limit', () => {
    expect(judge(low, { income: '8800.0', line: '8800' })).toMatchObject({
      missing: [{ code: 'on-the-limit', at: 'c', options: ['inside', 'outside'] }],
    })
    expect(judge(low, { income: '8800', line: '8800' }, decided('on-the-limit', 'outside', 'c'))).toMatchObject({
      value: { standing: 'notMet' },
    })
  })

  it('looks back over the years without a gap', () => {
    const none: SubjectCondition = {
      kind: 'consecutiveYears',
      of: 'developed',
      years: 2,
      side: 'below',
      limit: '1',
      edge: 'outside',
    }
    const years = (...list: [number, string][]) => ({ developed: list.map(([year, value]) => ({ year, value })) })
    expect(judge(none, years([2022, '0'], [2023, '0']))).toMatchObject({ value: { standing: 'met' } })
    expect(judge(none, years([2023, '0'], [2022, '1']))).toMatchObject({ value: { standing: 'notMet' } })
    expect(judge(none, years([2021, '0'], [2023, '0']))).toMatchObject({ value: { standing: 'unknown' } })
    expect(judge(none, years([2025, '0'], [2022, '0'], [2023, '0']))).toMatchObject({ value: { standing: 'met' } })
  })
})
