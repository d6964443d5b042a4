import { describe, expect, test } from 'vitest'
import { deadline, recurringDates, termReached, type DeadlineRule, type TermUnit } from '../../src/kernel/index.js'
import calendar from '../vectors/work-calendar-2023-2024.json' with { type: 'json' }

const rule = (count: number, unit: TermUnit, more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  count,
  unit,
  firstDayCounted: false,
  shift: 'none',
  ...more,
})

const lastDay = (...args: Parameters<typeof deadline>): string => {
  const result = deadline(...args)
  return result.status === 'computed' ? result.value.lastDay : result.status
}

describe('the last day', () => {
  test.each([
    ['2024-03-01', rule(15, 'day'), '2024-03-16'],
    ['2024-03-01', rule(15, 'day', { firstDayCounted: true }), '2024-03-15'],
    ['2016-05-20', rule(1, 'month'), '2016-06-20'],
    ['2025-12-05', rule(1, 'year'), '2026-12-05'],
    ['2024-03-10', rule(1, 'month', { firstDayCounted: true }), '2024-04-09'],
    ['2024-03-01', rule(2, 'week'), '2024-03-15'],
    ['2024-01-31', rule(1, 'month', { monthEnd: 'clamp' }), '2024-02-29'],
    ['2024-01-31', rule(1, 'month', { monthEnd: 'nextDay' }), '2024-03-01'],
    ['2024-01-31', rule(1, 'month', { firstDayCounted: true }), '2024-02-29'],
    ['2024-02-29', rule(1, 'year', { monthEnd: 'clamp' }), '2025-02-28'],
  ])('%s %j', (event, given, expected) => {
    expect(lastDay(event, given)).toBe(expected)
  })

  test('late from the day after', () => {
    expect(deadline('2024-03-01', rule(15, 'day'))).toEqual({
      status: 'computed',
      value: { lastDay: '2024-03-16', lateFrom: '2024-03-17', unshifted: '2024-03-16' },
      diagnostics: [],
    })
  })

  test('working days, with and without the day of the event', () => {
    expect(lastDay('2024-04-30', rule(1, 'workday'), calendar)).toBe('2024-05-06')
    expect(lastDay('2024-04-30', rule(1, 'workday', { firstDayCounted: true }), calendar)).toBe('2024-04-30')
    expect(lastDay('2024-05-01', rule(1, 'workday', { firstDayCounted: true }), calendar)).toBe('2024-05-06')
  })

  test('shifted off days that are not worked', () => {
    const days = (shift: 'next' | 'previous'): unknown => deadline('2024-04-28', rule(5, 'day', { shift }), calendar)
    expect(days('next')).toMatchObject({
      value: { lastDay: '2024-05-06', unshifted: '2024-05-03', lateFrom: '2024-05-07' },
    })
    expect(days('previous')).toMatchObject({ value: { lastDay: '2024-04-30', unshifted: '2024-05-03' } })
    expect(lastDay('2024-05-01', rule(5, 'day', { shift: 'next' }), calendar)).toBe('2024-05-06')
  })

  test('what is left open is asked for', () => {
    expect(deadline('2024-01-31', rule(1, 'month'))).toEqual({
      status: 'needs',
      missing: [
        {
          code: 'month-end',
          options: ['clamp', 'nextDay'],
          data: { event: '2024-01-31', count: 1, unit: 'month' },
        },
      ],
      diagnostics: [],
    })
  })

  test('a calendar that is missing or too short is named', () => {
    expect(deadline('2024-01-31', rule(1, 'workday'))).toMatchObject({ reason: 'calendar-missing' })
    expect(deadline('2024-01-31', rule(1, 'day', { shift: 'next' }))).toMatchObject({ reason: 'calendar-missing' })
    expect(deadline('2024-12-31', rule(1, 'workday'), calendar)).toMatchObject({ reason: 'calendar-not-covered' })
    expect(deadline('2024-12-31', rule(1, 'day', { shift: 'next' }), calendar)).toMatchObject({
      reason: 'calendar-not-covered',
    })
  })

  test.each([0, -1, 1.5])('%d is no length of a term', (count) => {
    expect(() => deadline('2024-01-31', rule(count, 'day'))).toThrow(RangeError)
  })
})

describe('whether a term has passed', () => {
  test.each([
    ['2024-04-14', false, false],
    ['2024-04-15', true, false],
    ['2024-04-16', true, true],
  ])('3 months from 2024-01-15, on %s', (on, atLeast, moreThan) => {
    const three = { count: 3, unit: 'month' } as const
    expect(termReached('2024-01-15', on, { ...three, boundary: 'atLeast' })).toMatchObject({ value: atLeast })
    expect(termReached('2024-01-15', on, { ...three, boundary: 'moreThan' })).toMatchObject({ value: moreThan })
  })

  test('needs what a deadline needs', () => {
    const term = { count: 1, unit: 'workday', boundary: 'atLeast' } as const
    expect(termReached('2024-01-15', '2024-02-15', term)).toMatchObject({ reason: 'calendar-missing' })
  })
})

describe('recurring dates', () => {
  test('days, weeks, quarters, years', () => {
    const dates = (every: number, unit: 'day' | 'week' | 'month' | 'year'): readonly string[] =>
      recurringDates('2024-11-30', { every, unit, monthEnd: 'clamp' }, { count: 3 })
    expect(dates(2, 'day')).toEqual(['2024-11-30', '2024-12-02', '2024-12-04'])
    expect(dates(1, 'week')).toEqual(['2024-11-30', '2024-12-07', '2024-12-14'])
    expect(dates(3, 'month')).toEqual(['2024-11-30', '2025-02-28', '2025-05-30'])
    expect(dates(1, 'year')).toEqual(['2024-11-30', '2025-11-30', '2026-11-30'])
  })

  test('until a last day', () => {
    const monthly = { every: 1, unit: 'month', monthEnd: 'skip' } as const
    expect(recurringDates('2025-01-31', monthly, { until: '2025-05-31' })).toEqual([
      '2025-01-31',
      '2025-03-31',
      '2025-05-31',
    ])
    expect(recurringDates('2025-01-31', monthly, { until: '2025-02-28' })).toEqual(['2025-01-31'])
    expect(recurringDates('2025-01-31', monthly, { until: '2025-01-30' })).toEqual([])
  })

  test('a recurrence without end or step is an error of the caller', () => {
    const rule = { every: 0, unit: 'day', monthEnd: 'clamp' } as const
    expect(() => recurringDates('2025-01-31', rule, { count: 1 })).toThrow(RangeError)
    expect(() => recurringDates('2025-01-31', { ...rule, every: 1 }, { count: 0 })).toThrow(RangeError)
  })
})

describe('the end of the calendar', () => {
  const beyond = (result: unknown): void => {
    expect(result).toMatchObject({ status: 'not-computable', reason: 'beyond-calendar' })
  }

  test('a term that leads beyond it has no last day', () => {
    beyond(deadline('9999-12-20', rule(15, 'day')))
    beyond(deadline('9999-12-20', rule(1, 'month')))
    beyond(deadline('9999-12-30', rule(1, 'day')))
    beyond(termReached('9999-12-20', '9999-12-31', { count: 1, unit: 'year', boundary: 'atLeast' }))
    expect(deadline('9999-12-29', rule(1, 'day'))).toMatchObject({ value: { lateFrom: '9999-12-31' } })
    expect(termReached('9999-12-20', '9999-12-31', { count: 11, unit: 'day', boundary: 'atLeast' })).toMatchObject({
      value: true,
    })
  })

  test('working days beyond it are not covered', () => {
    const last = { ...calendar, coveredFrom: '9999-12-01', coveredTo: '9999-12-31' }
    expect(deadline('9999-12-31', rule(1, 'workday'), last)).toMatchObject({
      reason: 'calendar-not-covered',
      diagnostics: [{ data: { date: '9999-12-31' } }],
    })
  })

  test('what recurs until then ends there; more dates than fit are refused', () => {
    const yearly = { every: 1, unit: 'year', monthEnd: 'clamp' } as const
    const daily = { every: 1, unit: 'day', monthEnd: 'clamp' } as const
    expect(recurringDates('9998-06-30', yearly, { until: '9999-12-31' })).toEqual(['9998-06-30', '9999-06-30'])
    expect(recurringDates('9999-12-30', daily, { until: '9999-12-31' })).toEqual(['9999-12-30', '9999-12-31'])
    expect(() => recurringDates('9998-06-30', yearly, { count: 3 })).toThrow(
      '9998-06-30 recurs only 2 times up to 9999-12-31, not 3 times',
    )
  })
})
