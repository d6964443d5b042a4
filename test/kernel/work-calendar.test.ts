import { expect, test } from 'vitest'
import {
  addWorkdays,
  checkWorkCalendar,
  isWorkday,
  workdaysInRange,
  type WorkCalendar,
} from '../../src/kernel/index.js'
import calendar2023to2024 from '../vectors/work-calendar-2023-2024.json' with { type: 'json' }

const calendar: WorkCalendar = calendar2023to2024

const outside = (date: string): object => ({
  status: 'not-computable',
  reason: 'calendar-not-covered',
  diagnostics: [
    {
      code: 'calendar-not-covered',
      severity: 'error',
      path: 'calendar',
      data: { date, coveredFrom: '2023-01-01', coveredTo: '2024-12-31', source: calendar.source },
    },
  ],
})

test('a weekend is worked only to make up, a weekday is off only on a holiday', () => {
  const days = ['2024-05-10', '2024-05-11', '2024-05-12', '2024-05-01']
  expect(days.map((day) => isWorkday(day, calendar))).toMatchObject(
    [true, true, false, false].map((value) => ({ value })),
  )
})

test('250 or so days of a year are worked', () => {
  const worked = workdaysInRange('2024-01-01', '2024-12-31', calendar)
  expect(worked.status === 'computed' && worked.value.length).toBe(251)
})

test('outside the covered days nothing is guessed', () => {
  expect(isWorkday('2022-12-31', calendar)).toEqual(outside('2022-12-31'))
  expect(isWorkday('2025-01-01', calendar)).toEqual(outside('2025-01-01'))
  expect(addWorkdays('2024-12-31', 1, calendar)).toEqual(outside('2025-01-01'))
  expect(addWorkdays('2023-01-03', -1, calendar)).toEqual(outside('2022-12-31'))
  expect(addWorkdays('2025-01-01', 0, calendar)).toEqual(outside('2025-01-01'))
  expect(workdaysInRange('2024-12-30', '2025-01-02', calendar)).toEqual(outside('2025-01-01'))
})

test('a day before the coverage may still start a term that lies inside it', () => {
  expect(addWorkdays('2022-12-31', 1, calendar)).toMatchObject({ value: '2023-01-03' })
})

test('an empty range has no working day', () => {
  expect(workdaysInRange('2024-01-03', '2024-01-02', calendar)).toMatchObject({ value: [] })
})

test('a broken count or date is an error of the caller', () => {
  expect(() => addWorkdays('2024-01-01', 0.5, calendar)).toThrow(RangeError)
  expect(() => isWorkday('2024-02-30', calendar)).toThrow(RangeError)
})

test('faults of a calendar are found with a witness', () => {
  const broken: WorkCalendar = {
    coveredFrom: '2024-12-31',
    coveredTo: '2024-01-01',
    weekendDays: [6, 7],
    holidays: [],
    makeUpWorkdays: [],
    source: 'host',
  }
  expect(checkWorkCalendar(broken)).toMatchObject([{ code: 'coverage-reversed', path: 'coveredTo' }])
  const odd: WorkCalendar = {
    ...broken,
    coveredFrom: '2024-01-01',
    coveredTo: '2024-12-31',
    holidays: ['2024-05-11', '2025-01-01'],
    makeUpWorkdays: ['2024-05-11', '2024-05-13', '2024-05-12'],
  }
  expect(checkWorkCalendar(odd)).toMatchObject([
    { code: 'day-outside-coverage', path: 'holidays[1]', data: { date: '2025-01-01' } },
    { code: 'day-off-and-worked', path: 'makeUpWorkdays[0]' },
    { code: 'make-up-on-workday', path: 'makeUpWorkdays[1]' },
  ])
})
