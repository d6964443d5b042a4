import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageOn,
  compareDates,
  dateOfDay,
  dayNumber,
  daysBetween,
  isPlainDate,
  monthsBetween,
  readPlainDate,
  weekdayOf,
} from '../../src/kernel/index.js'

describe('reading', () => {
  test.each(['1000-01-01', '1900-02-28', '2000-02-29', '2024-02-29', '2024-12-31', '9999-12-31'])('%s', (date) => {
    expect(readPlainDate(date)).toEqual({ ok: true, date, day: dayNumber(date) })
    expect(dateOfDay(dayNumber(date))).toBe(date)
    expect(isPlainDate(date)).toBe(true)
  })

  test.each(['2026-02-30', '2023-02-29', '1900-02-29', '2024-04-31', '2024-00-10', '2024-13-01', '2024-01-00'])(
    'there is no %s',
    (text) => {
      expect(readPlainDate(text)).toEqual({ ok: false, code: 'no-such-day', text })
    },
  )

  test.each([
    '2024-2-29',
    '20240229',
    '2024/02/29',
    '2024-02-29T00:00',
    '0999-01-01',
    '2024-02-2x',
    '２０２４-02-29',
    '2024-0a-01',
    'x024-01-01',
    '-024-01-01',
    ' 2024-1-01',
    '',
  ])('%j is not a date', (text) => {
    expect(readPlainDate(text)).toMatchObject({ ok: false, code: 'not-a-date' })
    expect(isPlainDate(text)).toBe(false)
  })

  test.each([20240229, null, undefined, {}])('%j is not a text', (input) => {
    expect(readPlainDate(input)).toMatchObject({ ok: false, code: 'not-a-date' })
  })

  test('ten megabytes are refused at once, with a short excerpt', () => {
    expect(readPlainDate('1'.repeat(10_000_000))).toEqual({ ok: false, code: 'not-a-date', text: '1'.repeat(20) })
  })
})

describe('day numbers', () => {
  test('agree with the calendar of the platform over four centuries', () => {
    let day = Date.UTC(1800, 0, 1) / 86_400_000
    for (const end = Date.UTC(2200, 0, 1) / 86_400_000; day < end; day += 1) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (dateOfDay(day) !== text || dayNumber(text) !== day) throw new Error(text)
    }
  })

  test.each([1.5, NaN, Infinity, -354_286, 2_932_897])('%d is no day of the years 1000 to 9999', (day) => {
    expect(() => dateOfDay(day)).toThrow(RangeError)
  })

  test('a text that is not a date is an error of the caller', () => {
    expect(() => dayNumber('2026-02-30')).toThrow("no-such-day: '2026-02-30'")
  })
})

describe('arithmetic', () => {
  test('days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2024-03-01', -366)).toBe('2023-03-01')
    expect(daysBetween('2024-03-01', '2024-02-01')).toBe(-29)
    expect(compareDates('2024-01-01', '2024-01-01')).toBe(0)
    expect(compareDates('2024-01-02', '2024-01-01')).toBe(1)
    expect(compareDates('2023-12-31', '2024-01-01')).toBe(-1)
  })

  test('months from the 31st: clamped, on the next day, or skipped', () => {
    expect(addMonths('2024-01-31', 1, { monthEnd: 'clamp' })).toBe('2024-02-29')
    expect(addMonths('2023-01-31', 1, { monthEnd: 'nextDay' })).toBe('2023-03-01')
    expect(addMonths('2023-01-31', 1, { monthEnd: 'skip' })).toBeUndefined()
    expect(addMonths('2023-01-31', 2, { monthEnd: 'skip' })).toBe('2023-03-31')
    expect(addMonths('2023-10-31', -1, { monthEnd: 'clamp' })).toBe('2023-09-30')
    expect(addMonths('2023-10-31', 14, { monthEnd: 'clamp' })).toBe('2024-12-31')
    expect(addMonths('2024-02-29', -12, { monthEnd: 'clamp' })).toBe('2023-02-28')
  })

  test('what is no month is an error of the caller', () => {
    expect(() => addMonths('2024-01-31', 0.5, { monthEnd: 'clamp' })).toThrow(RangeError)
    expect(() => addMonths('2024-01-31', 1e9, { monthEnd: 'clamp' })).toThrow(
      '1000000000 months from 2024-01-31 is outside the years 1000 to 9999',
    )
    expect(() => addMonths('1000-01-31', -1, { monthEnd: 'clamp' })).toThrow('-1 months from 1000-01-31 is outside')
    expect(() => addMonths('2024-01-01', 1, { monthEnd: 'last' as 'clamp' })).toThrow(
      "what happens at the end of a month cannot be 'last': give one of clamp, nextDay, skip",
    )
    expect(() => dateOfDay(NaN)).toThrow('day NaN is none of the years 1000 to 9999')
    expect(() => addMonths('9999-12-31', 1, { monthEnd: 'clamp' })).toThrow(RangeError)
  })

  test('whole months', () => {
    expect(monthsBetween('2024-01-31', '2024-02-29', { monthEnd: 'clamp' })).toBe(1)
    expect(monthsBetween('2024-01-31', '2024-02-29', { monthEnd: 'nextDay' })).toBe(0)
    expect(monthsBetween('2024-01-31', '2024-03-01', { monthEnd: 'nextDay' })).toBe(1)
    expect(monthsBetween('2024-03-15', '2024-01-14', { monthEnd: 'clamp' })).toBe(-2)
    expect(monthsBetween('2024-03-15', '2024-03-14', { monthEnd: 'clamp' })).toBe(0)
  })

  test('full years of age', () => {
    expect(ageOn('1954-06-01', '2024-06-01', { monthEnd: 'clamp' })).toBe(70)
    expect(ageOn('2004-02-29', '2022-02-28', { monthEnd: 'clamp' })).toBe(18)
    expect(ageOn('2004-02-29', '2022-02-28', { monthEnd: 'nextDay' })).toBe(17)
    expect(ageOn('2024-06-01', '2024-01-01', { monthEnd: 'clamp' })).toBe(0)
  })

  test('weekdays', () => {
    expect(['2024-01-01', '2024-01-07', '1969-12-31', '1000-01-01'].map(weekdayOf)).toEqual([1, 7, 3, 3])
  })
})
