import { describe, expect, test } from 'vitest'
import {
  isPeriod,
  nextPeriod,
  periodBounds,
  periodContains,
  periodOf,
  periodsBetween,
  periodsWithin,
  previousPeriod,
  rollingWindow,
  samePeriodLastYear,
} from '../../src/kernel/index.js'

const july = { startMonth: 7 }

test.each(['2024', '2024-H2', '2024-Q4', '2024-12', '2024-01-01/2024-01-02'])('%s is a period', (text) => {
  expect(isPeriod(text)).toBe(true)
})

test.each([
  '24',
  '2024-H3',
  '2024-Q0',
  '2024-00',
  '2024-13',
  '2024-1',
  '0999',
  '2024-01-02/2024-01-02',
  '2024-01-02/2024-01-01',
  '2024-02-30/2024-03-01',
  '2024-02-01/2024-02-30',
  '2024-01-01/2024-01-02/2',
  '2024-01-01/',
  '',
  '2'.repeat(10_000_000),
  // The day after 9999-12-31 is none.
  '9999',
  '9999-H2',
  '9999-Q4',
  '9999-12',
])('%.30s is none', (text) => {
  expect(isPeriod(text)).toBe(false)
  expect(() => periodBounds(text)).toThrow(RangeError)
})

test('what is not text is no period', () => {
  expect(isPeriod(2024)).toBe(false)
})

describe('bounds', () => {
  test.each([
    ['2024', '2024-01-01', '2024-12-31', 366],
    ['2024-H2', '2024-07-01', '2024-12-31', 184],
    ['2023-Q1', '2023-01-01', '2023-03-31', 90],
    ['2024-02', '2024-02-01', '2024-02-29', 29],
    ['2024-03-05/2024-03-15', '2024-03-05', '2024-03-14', 10],
  ])('%s', (period, start, lastDay, days) => {
    expect(periodBounds(period)).toMatchObject({ start, lastDay, days })
  })

  test.each([
    ['2024', '2024-07-01', '2025-06-30'],
    ['2024-H1', '2024-07-01', '2024-12-31'],
    ['2024-Q4', '2025-04-01', '2025-06-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
  ])('%s of a year from July', (period, start, lastDay) => {
    expect(periodBounds(period, july)).toMatchObject({ start, lastDay })
  })

  test.each([0, 13, 1.5])('no year begins in month %d', (startMonth) => {
    expect(() => periodBounds('2024', { startMonth })).toThrow(RangeError)
  })

  test('the last day is inside, the next is not', () => {
    expect(
      ['2023-12-31', '2024-01-01', '2024-03-31', '2024-04-01'].map((day) => periodContains('2024-Q1', day)),
    ).toEqual([false, true, true, false])
  })
})

describe('the period of a day', () => {
  test.each([
    ['month', '2024-06'],
    ['quarter', '2024-Q2'],
    ['half', '2024-H1'],
    ['year', '2024'],
  ] as const)('%s', (kind, period) => {
    expect(periodOf('2024-06-30', kind)).toBe(period)
  })

  test.each([
    ['month', '2024-06'],
    ['quarter', '2023-Q4'],
    ['half', '2023-H2'],
    ['year', '2023'],
  ] as const)('%s of a year from July', (kind, period) => {
    expect(periodOf('2024-06-30', kind, july)).toBe(period)
  })
})

describe('the ends of the calendar', () => {
  test.each(['9999-H1', '9999-Q3', '9999-11', '9999-12-01/9999-12-31', '1000', '1000-01'])('%s is a period', (text) => {
    expect(isPeriod(text)).toBe(true)
    expect(periodBounds(text).days).toBeGreaterThan(29)
  })

  test('what reaches beyond is refused in words', () => {
    expect(() => periodOf('1000-01-01', 'year', july)).toThrow('the year of 1000-01-01 reaches beyond the years 1000')
    expect(() => periodOf('9999-12-31', 'month')).toThrow('the month of 9999-12-31 reaches beyond')
    expect(() => nextPeriod('9998')).toThrow('the year of 9999-01-01 reaches beyond')
    expect(() => previousPeriod('1000-Q1')).toThrow('what comes before 1000-Q1 reaches beyond the years 1000 to 9999')
    expect(() => periodBounds('9999', july)).toThrow("'9999' is not a period")
    expect(() => periodBounds('9999-Q1', july)).not.toThrow()
    expect(() => periodBounds('9999-H1', july)).toThrow('reaches beyond the years 1000 to 9999')
  })

  test('rows stop there', () => {
    expect(periodsBetween('9999-10', '9999-11')).toEqual(['9999-10', '9999-11'])
    expect(periodsWithin('9999-10-02/9999-12-31', 'month')).toEqual(['9999-11'])
    expect(periodsWithin('1000-01', 'year', july)).toEqual([])
  })

  test('a kind that is none is refused', () => {
    expect(() => periodOf('2024-01-01', 'week' as 'month')).toThrow(
      "the kind of a period cannot be 'week': give one of month, quarter, half, year",
    )
    expect(() => periodsWithin('2024', 'week' as 'month')).toThrow("cannot be 'week'")
  })
})

describe('the same days of the year before', () => {
  test.each([
    ['2024-02-28/2024-02-29', '2023-02-28/2023-03-01'],
    ['2024-02-01/2024-02-29', '2023-02-01/2023-03-01'],
    ['2024-02-29/2024-03-01', '2023-02-28/2023-03-01'],
    ['2025-02-28/2025-03-01', '2024-02-28/2024-03-01'],
    ['2024-03-01/2025-03-01', '2023-03-01/2024-03-01'],
  ])('%s', (period, before) => {
    expect(samePeriodLastYear(period)).toBe(before)
    expect(isPeriod(before)).toBe(true)
  })
})

describe('neighbours', () => {
  test.each([
    ['2024', '2023', '2025', '2023'],
    ['2024-H1', '2023-H2', '2024-H2', '2023-H1'],
    ['2024-Q4', '2024-Q3', '2025-Q1', '2023-Q4'],
    ['2024-12', '2024-11', '2025-01', '2023-12'],
    ['2024-02-29/2024-03-10', '2024-02-19/2024-02-29', '2024-03-10/2024-03-20', '2023-02-28/2023-03-10'],
  ])('%s', (period, before, after, yearBefore) => {
    expect([previousPeriod(period), nextPeriod(period), samePeriodLastYear(period)]).toEqual([
      before,
      after,
      yearBefore,
    ])
  })
})

describe('rows of periods', () => {
  test('from one to another', () => {
    expect(periodsBetween('2023-11', '2024-01')).toEqual(['2023-11', '2023-12', '2024-01'])
    expect(periodsBetween('2024', '2023')).toEqual([])
    expect(() => periodsBetween('2024-Q1', '2024')).toThrow(RangeError)
    expect(() => periodsBetween('2024-01-01/2024-01-02', '2024-01-03/2024-01-04')).toThrow(RangeError)
  })

  test('inside another period: only whole ones', () => {
    expect(periodsWithin('2024', 'half')).toEqual(['2024-H1', '2024-H2'])
    expect(periodsWithin('2024', 'quarter', july)).toEqual(['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'])
    expect(periodsWithin('2024-03-05/2024-06-15', 'month')).toEqual(['2024-04', '2024-05'])
    expect(periodsWithin('2024-03', 'quarter')).toEqual([])
  })
})

describe('rolling windows', () => {
  test('days and months', () => {
    expect(rollingWindow('2024-12-31', { months: 12 })).toBe('2024-01-01/2025-01-01')
    expect(rollingWindow('2024-02-29', { months: 3 })).toBe('2023-12-01/2024-03-01')
    expect(rollingWindow('2024-03-30', { months: 1 })).toBe('2024-02-29/2024-03-31')
    expect(periodBounds(rollingWindow('2024-06-30', { days: 365 }))).toMatchObject({ start: '2023-07-02', days: 365 })
  })

  test.each([{ days: 0 }, { months: 1.5 }, { days: -1 }])('%j is no window', (length) => {
    expect(() => rollingWindow('2024-06-30', length)).toThrow(RangeError)
  })
})
