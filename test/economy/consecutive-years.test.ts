import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen/kernel'
import {
  consecutiveYears,
  parseConsecutiveTargets,
  safeParseConsecutiveTargets,
  type ConsecutiveTarget,
  type ObservedFigure,
} from 'xiangzhen/economy'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'

const growth: ConsecutiveTarget = {
  id: 'growth',
  title: '经营性收入增长',
  years: 3,
  each: 'growth',
  from: { at: '10', included: true },
}
const level: ConsecutiveTarget = { id: 'level', years: 2, each: 'level', from: { at: '10', included: true } }
const series = (figures: Readonly<Record<string, ObservedFigure>>) => ({
  unit: '万元',
  observations: Object.entries(figures).map(([period, value]) => ({ period, value })),
})
const rules = (...targets: readonly ConsecutiveTarget[]) => ({ rules: { targets, percentDigits: 2 } })
const run = (target: ConsecutiveTarget, figures: Readonly<Record<string, ObservedFigure>>, until = '2024') => {
  const result = consecutiveYears(rules(target), series(figures), { until })
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return { ...result.value.targets[0]!, diagnostics: result.diagnostics }
}

describe('连续三年增长不低于 10%', () => {
  it('needs the year before the first, and counts an exact ten per cent', () => {
    // 50 → 55: 10 %; 55 → 62: 12.7272… %; 62 → 68.2: 10 %
    const outcome = run(growth, { 2021: '50', 2022: '55', 2023: '62', 2024: '68.2' })
    expect(outcome).toMatchObject({ met: true, inARow: 3, earliest: null, diagnostics: [] })
    expect(outcome.years).toEqual([
      { year: '2022', figure: { kind: 'exact', value: '10.00' }, reached: true },
      { year: '2023', figure: { kind: 'exact', value: '12.73' }, reached: true },
      { year: '2024', figure: { kind: 'exact', value: '10.00' }, reached: true },
    ])
    expect(say(outcome.wording, zh)).toBe('经营性收入增长：2022年至2024年连续3年达到。')
    expect(say(outcome.wording, en)).toBe('经营性收入增长: reached in 3 years in a row, 2022 to 2024.')
  })

  it('is compared unrounded: 9.996 % shows as 10.00 and is less', () => {
    // 100 → 109.996
    const outcome = run({ ...growth, years: 1 }, { 2023: '100', 2024: '109.996' })
    expect(outcome.years).toEqual([{ year: '2024', figure: { kind: 'exact', value: '10.00' }, reached: false }])
  })

  it('says which year failed and when it can be met', () => {
    // 55 → 60: 9.09 %; 60 → 66: 10 %
    const outcome = run(growth, { 2021: '50', 2022: '55', 2023: '60', 2024: '66' })
    expect(outcome).toMatchObject({ met: false, inARow: 1, earliest: '2026' })
    expect(say(outcome.wording, zh)).toBe(
      '经营性收入增长：2022年至2024年中2023年没有达到，最近连续达到1年，要求连续3年。',
    )
  })

  it('names the year that is missing and judges nothing by it', () => {
    const outcome = run(growth, { 2021: '50', 2022: '55', 2024: '80' })
    // Growth of 2023 and of 2024 both hang on 2023.
    expect(outcome).toMatchObject({ met: null, inARow: 0, earliest: null })
    expect(outcome.years.map(({ reached, reason }) => [reached, reason])).toEqual([
      [true, undefined],
      [null, 'missing-period'],
      [null, 'missing-period'],
    ])
    expect(outcome.diagnostics.map((one) => [one.code, one.data['period']])).toEqual([['missing-period', '2023']])
    expect(say(outcome.wording, zh)).toContain('2023、2024年情况不明')
  })

  it('fails for certain whatever else is missing, and still can be met', () => {
    const outcome = run(growth, { 2021: '50', 2022: null, 2023: '60', 2024: '61' })
    expect(outcome).toMatchObject({ met: false, inARow: 0, earliest: '2027' })
    expect(outcome.diagnostics.map((one) => one.code)).toEqual(['missing-value', 'missing-base'])
  })

  it.each<[ObservedFigure, string]>([
    ['0', 'zero-base'],
    ['-5', 'negative-base'],
    [{ kind: 'atMost', value: '3' }, 'base-may-be-zero'],
  ])('has no rate over a base of %j', (base, reason) => {
    const outcome = run({ ...growth, years: 1 }, { 2023: base, 2024: '60' })
    expect(outcome).toMatchObject({ met: null, years: [{ year: '2024', figure: null, reached: null, reason }] })
    expect(outcome.diagnostics.map((one) => one.code)).toEqual([reason])
    expect(say(outcome.diagnostics[0]!, zh)).not.toMatch(/[{}]/)
  })

  it('keeps bounds: above 60 from exactly 50 is more than 20 %', () => {
    const outcome = run({ ...growth, years: 1 }, { 2023: '50', 2024: { kind: 'above', value: '60' } })
    expect(outcome.years).toEqual([{ year: '2024', figure: { kind: 'above', value: '20.00' }, reached: true }])
    const open = run({ ...growth, years: 1 }, { 2023: '50', 2024: { kind: 'above', value: '54' } })
    expect(open).toMatchObject({ met: null, earliest: null })
  })

  it('does not compare what was counted differently', () => {
    const observations = [
      { period: '2023', value: '50', measure: 'total-income' },
      { period: '2024', value: '60', measure: 'operating-income' },
    ]
    const result = consecutiveYears(rules({ ...growth, years: 1 }), { observations }, { until: '2024' })
    expect(result).toMatchObject({ value: { targets: [{ met: null }] }, diagnostics: [{ code: 'not-comparable' }] })
  })
})

describe('连续两年达到 10 万元', () => {
  it('counts the figures themselves, the edge as the text has it', () => {
    expect(run(level, { 2023: '10', 2024: '10.5' })).toMatchObject({ met: true, inARow: 2 })
    const above = { ...level, from: { at: '10', included: false } }
    expect(run(above, { 2023: '10', 2024: '10.5' })).toMatchObject({ met: false, inARow: 1, earliest: '2025' })
    expect(run(level, { 2024: '10' })).toMatchObject({
      met: null,
      inARow: 1,
      diagnostics: [{ data: { period: '2023' } }],
    })
    expect(run(level, { 2023: null, 2024: '10' })).toMatchObject({ diagnostics: [{ code: 'missing-value' }] })
  })

  it('may be a most: two years below 5', () => {
    const low: ConsecutiveTarget = { id: 'low', years: 2, each: 'level', to: { at: '5', included: false } }
    expect(run(low, { 2023: '4.9', 2024: '3' })).toMatchObject({ met: true })
    expect(run(low, { 2023: '4.9', 2024: '5' })).toMatchObject({ met: false })
    expect(run({ ...low, to: { at: '5', included: true } }, { 2023: '4.9', 2024: '5' })).toMatchObject({ met: true })
    expect(run({ ...low, from: { at: '4', included: true } }, { 2023: '4.9', 2024: '3' })).toMatchObject({ met: false })
    expect(run(low, { 2023: '4.9', 2024: { kind: 'about', value: '5' } })).toMatchObject({ met: null })
  })
})

describe('what is wrong with the question', () => {
  it.each([
    [{ ...level, years: 0 }, 'not-a-number-of-years', 'rules.targets[0].years'],
    [{ ...level, years: 1.5 }, 'not-a-number-of-years', 'rules.targets[0].years'],
    [{ id: 'x', years: 2, each: 'level' } as const, 'target-without-edge', 'rules.targets[0]'],
    [{ ...level, from: { at: 'ten', included: true } }, 'not-a-figure', 'rules.targets[0].from.at'],
  ])('%j', (target, code, path) => {
    const result = consecutiveYears(rules(target), series({ 2024: '1' }), { until: '2024' })
    expect(result).toMatchObject({ reason: 'unreadable-target', diagnostics: [{ code, path }] })
  })

  it('names duplicates, unreadable series and years that are none', () => {
    const twice = consecutiveYears(rules(level, level), series({ 2024: '1' }), { until: '2024' })
    expect(twice).toMatchObject({ reason: 'unreadable-target', diagnostics: [{ code: 'duplicate-target' }] })
    const nothing = consecutiveYears(rules(level), series({ 2024: 'x' }), { until: '2024' })
    expect(nothing).toMatchObject({ reason: 'unreadable-series' })
    for (const until of ['2024-Q1', 'x']) {
      const result = consecutiveYears(rules(level), series({ 2024: '1' }), { until })
      expect(result).toMatchObject({ reason: 'unreadable-period', diagnostics: [{ path: 'until' }] })
    }
    expect(consecutiveYears(rules(), series({}), { until: '2024' })).toMatchObject({ value: { targets: [] } })
  })

  it('is read from the wire', () => {
    const head = { id: 'g', title: '目标', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [] }
    expect(parseConsecutiveTargets({ ...head, ...rules(growth, level) }).rules.targets).toHaveLength(2)
    expect(safeParseConsecutiveTargets({ ...head, ...rules({ ...level, years: 0 }) })).toMatchObject({ ok: false })
  })
})
