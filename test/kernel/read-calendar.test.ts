import { expect, test } from 'vitest'
import { parseWorkCalendar, safeParseWorkCalendar, type StatedValue } from '../../src/kernel/index.js'
import { readDocument } from '../../src/kernel/schema.js'
import { statedValueSchema } from '../../src/kernel/schemas.js'
import calendar from '../vectors/work-calendar-2023-2024.json' with { type: 'json' }

test('a sound calendar is read as it is', () => {
  expect(parseWorkCalendar(calendar)).toEqual(calendar)
  expect(safeParseWorkCalendar(calendar)).toEqual({ ok: true, document: calendar, diagnostics: [] })
})

test('every fault of form is found at once', () => {
  const broken = { ...calendar, coveredFrom: '2023-02-30', weekendDays: [0], holiday: [], source: undefined }
  const reading = safeParseWorkCalendar(broken)
  expect(reading.ok).toBe(false)
  expect(reading.diagnostics.map(({ code, path }) => [code, path])).toEqual([
    ['not-a-date', 'coveredFrom'],
    ['below-minimum', 'weekendDays[0]'],
    ['missing-key', 'source'],
    ['unknown-key', 'holiday'],
  ])
  expect(() => parseWorkCalendar(broken)).toThrow('and 3 more')
})

test('a calendar that contradicts itself is refused, an odd one is read with a warning', () => {
  expect(safeParseWorkCalendar({ ...calendar, makeUpWorkdays: ['2024-05-01'] })).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'day-off-and-worked' }],
  })
  expect(safeParseWorkCalendar({ ...calendar, holidays: ['2025-01-01'] })).toMatchObject({
    ok: true,
    diagnostics: [{ code: 'day-outside-coverage', severity: 'warning' }],
  })
})

test.each<StatedValue>([
  { kind: 'exact', value: '1' },
  { kind: 'above', value: '1', near: true },
  { kind: 'between', low: '1', high: '2', lowOpen: true },
  { kind: 'missing' },
])('%j is a stated value on the wire', (said) => {
  expect(readDocument(statedValueSchema, said)).toMatchObject({ ok: true, document: said })
})

test.each([
  { kind: 'exact', value: 1 },
  { kind: 'between', low: '1' },
  { kind: 'near', value: '1' },
  { kind: 'missing', value: '1' },
])('%j is none', (said) => {
  expect(readDocument(statedValueSchema, said)).toMatchObject({ ok: false })
})
