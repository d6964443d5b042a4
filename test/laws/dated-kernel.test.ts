import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dateOfDay,
  dayNumber,
  daysBetween,
  deadline,
  monthsBetween,
  nextPeriod,
  periodBounds,
  periodContains,
  periodOf,
  previousPeriod,
  recurringDates,
  rollingWindow,
  weekdayOf,
} from 'xiangzhen/kernel'

const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') })
const date = day.map(dateOfDay)
const months = fc.integer({ min: -600, max: 600 })
const monthEnd = fc.constantFrom('clamp', 'nextDay')
const kind = fc.constantFrom('month', 'quarter', 'half', 'year')
const fiscalYear = fc.integer({ min: 1, max: 12 }).map((startMonth) => ({ startMonth }))

describe('law: dated', () => {
  it('days add up', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -100_000, max: 100_000 }), (from, days) => {
        const to = addDays(from, days)
        expect(daysBetween(from, to)).toBe(days)
        expect((((weekdayOf(to) - weekdayOf(from) - days) % 7) + 7) % 7).toBe(0)
      }),
    )
  })

  it('months keep the day of the month, or end with the month', () => {
    fc.assert(
      fc.property(date, months, (from, count) => {
        const to = addMonths(from, count, { monthEnd: 'clamp' })
        const index = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(index(to) - index(from)).toBe(count)
        const kept = to.slice(8) === from.slice(8)
        expect(kept || addDays(to, 1).slice(8) === '01').toBe(true)
        expect(addMonths(from, count, { monthEnd: 'skip' })).toBe(kept ? to : undefined)
        expect(addMonths(from, count, { monthEnd: 'nextDay' })).toBe(kept ? to : addDays(to, 1))
      }),
    )
  })

  it('whole months are those that fit', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 40_000 }), monthEnd, (from, days, end) => {
        const to = addDays(from, days)
        const whole = monthsBetween(from, to, { monthEnd: end })
        expect(addMonths(from, whole, { monthEnd: end }) <= to).toBe(true)
        expect(addMonths(from, whole + 1, { monthEnd: end }) > to).toBe(true)
      }),
    )
  })

  it('periods of a kind meet without gap or overlap, and each day lies in its own', () => {
    fc.assert(
      fc.property(date, kind, fiscalYear, (on, which, year) => {
        const period = periodOf(on, which, year)
        expect(periodContains(period, on, year)).toBe(true)
        expect(periodBounds(nextPeriod(period), year).start).toBe(periodBounds(period, year).end)
        expect(periodBounds(previousPeriod(period), year).end).toBe(periodBounds(period, year).start)
        expect(previousPeriod(nextPeriod(period))).toBe(period)
      }),
    )
  })

  it('a rolling window holds its last day and as many days as it says', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 4000 }), (on, days) => {
        const window = rollingWindow(on, { days })
        expect(periodBounds(window)).toMatchObject({ lastDay: on, days })
      }),
    )
  })

  it('a recurring date is counted from the start, not from the one before', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 18 }), monthEnd, (start, every, end) => {
        const dates = recurringDates(start, { every, unit: 'month', monthEnd: end }, { count: 6 })
        expect(dates).toEqual([0, 1, 2, 3, 4, 5].map((step) => addMonths(start, step * every, { monthEnd: end })))
      }),
    )
  })

  it('counting the first day ends a term one day earlier', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 400 }), (event, count) => {
        const last = (firstDayCounted: boolean): string => {
          const result = deadline(event, { count, unit: 'day', firstDayCounted, shift: 'none' })
          return result.status === 'computed' ? result.value.lastDay : ''
        }
        expect(addDays(last(true), 1)).toBe(last(false))
      }),
    )
  })
})

// Zones with a change at midnight, on the first of a month, and with a day left out of the calendar.
const zones = [
  'Asia/Shanghai',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'America/New_York',
  'Asia/Kathmandu',
  'UTC',
]

describe('law: the same bytes in every time zone', () => {
  const home = process.env['TZ']
  afterAll(() => {
    process.env['TZ'] = home
  })

  it.each(zones)('%s', (zone) => {
    process.env['TZ'] = zone
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(offsets[zone])
    for (let count = 0; count < 1200; count += 1) {
      // The last day of each month, from the day before the first of the next.
      const text = new Date(Date.UTC(1960, count + 1, 0)).toISOString().slice(0, 10)
      expect(addMonths('1960-01-31', count, { monthEnd: 'clamp' })).toBe(text)
      expect(periodOf(text, 'month')).toBe(text.slice(0, 7))
    }
  })
})

const offsets: Readonly<Record<string, number>> = {
  'Asia/Shanghai': -480,
  'Pacific/Apia': -780,
  'Pacific/Kiritimati': -840,
  'Pacific/Kwajalein': -720,
  'America/Sao_Paulo': 180,
  'Africa/Casablanca': -60,
  'America/New_York': 300,
  'Asia/Kathmandu': -345,
  UTC: 0,
}
