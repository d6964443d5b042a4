import { expect, test } from 'vitest'
import {
  addMonths,
  addWorkdays,
  checkWorkCalendar,
  deadline,
  isWorkday,
  readHolidayNotice,
  recurringDates,
  workdaysInRange,
  type MonthEnd,
  type WorkCalendar,
} from '../../src/kernel/index.js'
import vectors from './kernel-dates.json' with { type: 'json' }
import calendar from './work-calendar-2023-2024.json' with { type: 'json' }

const monthEnds: Record<string, MonthEnd> = { BACKWARD: 'clamp', OMIT: 'skip', FORWARD: 'nextDay' }
const units = { MONTHLY: 'month', YEARLY: 'year' } as const

test('the calendar of the vectors is sound', () => {
  expect(checkWorkCalendar(calendar)).toEqual([])
})

for (const { id, kind, inputs, expected } of vectors) {
  const { date = '', delta = 0, from = '', to = '', dtstart = '', count = 0, skip = '', months = 0 } = inputs
  const { holidays, makeupWorkdays, freq } = inputs
  test(id, () => {
    switch (kind) {
      case 'is-workday':
        expect(isWorkday(date, calendar)).toMatchObject({ value: (expected as { workday: boolean }).workday })
        break
      case 'workdays-in-range':
        expect(workdaysInRange(from, to, calendar)).toMatchObject({ value: (expected as { dates: string[] }).dates })
        break
      case 'rrule-skip': {
        const rule = { every: 1, unit: units[freq as 'MONTHLY'], monthEnd: monthEnds[skip]! }
        expect(recurringDates(dtstart, rule, { count })).toEqual((expected as { dates: string[] }).dates)
        break
      }
      case 'add-months':
        expect(addMonths(date, months, { monthEnd: 'clamp' })).toBe(expected)
        break
      case 'holiday-notice': {
        const { days } = expected as { days: { date: string; isOffDay: boolean }[] }
        const named = (off: boolean): string[] => days.filter(({ isOffDay }) => isOffDay === off).map((day) => day.date)
        expect(readHolidayNotice(inputs.text!, inputs.year!)).toEqual({
          status: 'computed',
          value: { holidays: named(true), makeUpWorkdays: named(false) },
          diagnostics: [],
        })
        break
      }
      case 'add-workdays': {
        if (holidays === undefined) {
          expect(addWorkdays(date, delta, calendar)).toMatchObject({ value: (expected as { date: string }).date })
          break
        }
        const given: WorkCalendar = {
          coveredFrom: '2025-09-01',
          coveredTo: '2025-10-31',
          weekendDays: [6, 7],
          holidays,
          makeUpWorkdays: makeupWorkdays,
          source: 'vector',
        }
        const rule = { count: delta, unit: 'workday', firstDayCounted: true, shift: 'none' } as const
        expect(deadline(date, rule, given)).toMatchObject({ value: { lastDay: expected } })
        break
      }
      default:
        throw new Error(`no execution for ${kind}`)
    }
  })
}

test('every published date vector is executed', () => {
  expect(vectors).toHaveLength(8 + 2 + 1 + 4 + 1 + 2 + 2)
})
