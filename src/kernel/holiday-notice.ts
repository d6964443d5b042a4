import { dateOfDay, dateText, readPlainDate, weekdayOfDay, type PlainDate } from './dates.js'
import { diagnostic } from './diagnostic.js'
import { plainText } from './numerals.js'
import { computed, notComputable, type Result } from './result.js'

/** The days that a holiday notice names. */
export interface HolidayNotice {
  /** Days off, in order. */
  readonly holidays: readonly PlainDate[]
  /** Days of a weekend that are worked to make up, in order. */
  readonly makeUpWorkdays: readonly PlainDate[]
}

/**
 * Why a notice was not read. `notice-not-readable`: a clause that names days, but not whether they are off or worked, or both at once;
 * a day that is none, a range that runs backwards, more days than a year has; `notice-contradicts-itself`: its 共…天 or its 星期… does
 * not agree with its days, or a day is both off and worked.
 */
export type HolidayNoticeReason = 'notice-not-readable' | 'notice-contradicts-itself'

/**
 * Reads the yearly notice of holidays (《国务院办公厅关于…年部分节假日安排的通知》) into days for a `WorkCalendar`. Its own counts (共7天) and
 * weekdays (星期六) are checked against the calendar.
 *
 * @param text - one or more sentences of the notice
 * @param year - the year of days that are written without one
 * @returns reasons: see {@link HolidayNoticeReason}; the finding quotes the clause
 * @example
 * ```ts
 * import { readHolidayNotice } from 'xiangzhen/kernel'
 * readHolidayNotice('4月4日至6日放假调休，共3天。4月7日（星期日）上班。', 2024)
 * // => {
 * //   status: 'computed',
 * //   value: { holidays: ['2024-04-04', '2024-04-05', '2024-04-06'], makeUpWorkdays: ['2024-04-07'] },
 * //   diagnostics: [],
 * // }
 * ```
 */
export function readHolidayNotice(text: string, year: number): Result<HolidayNotice, HolidayNoticeReason> {
  if (text.length > longestNotice) return refused('notice-not-readable', text)
  const off = new Set<number>()
  const worked = new Set<number>()
  const plain = plainText(text).replace(/\([^)]*\)/g, (remark) => remark.split(',').join(' '))
  for (const sentence of plain.split(/[。;]/)) {
    let named: readonly number[] = []
    let last: readonly number[] = []
    let lastInto: ReadonlySet<number> | undefined
    for (const clause of sentence.split(',')) {
      const days = daysOf(clause, year)
      if (typeof days === 'string') return refused(days, clause)
      named = [...named, ...days]
      const count = /(?:共|放假)(\d+)天/.exec(clause)
      const work = /上班/.test(clause)
      if (work && /放假|公休/.test(clause)) return refused('notice-not-readable', clause)
      const into = work ? worked : /放假|公休|补休|调休/.test(clause) ? off : undefined
      if (into !== undefined && named.length > 0) {
        for (const day of named) into.add(day)
        last = named
        lastInto = into
        named = []
      } else if (lastInto !== undefined && into !== undefined && into !== lastInto) {
        // 4月4日上班，放假: the same days once more, and otherwise.
        return refused('notice-contradicts-itself', sentence)
      }
      if (count !== null && Number(count[1]) !== last.length) return refused('notice-contradicts-itself', clause)
    }
    if (named.length > 0 || off.size + worked.size > mostDays) return refused('notice-not-readable', sentence)
  }
  for (const day of worked) if (off.has(day)) return refused('notice-contradicts-itself', dateOfDay(day))
  return computed({ holidays: inOrder(off), makeUpWorkdays: inOrder(worked) })
}

const longestNotice = 5000

// A notice is of one year.
const mostDays = 366

// 2023年12月30日(星期六)至2024年1月1日, 2月3日; a month or a year that is not written is the one before.
const dayPattern =
  /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\([^)]*?(?:星期|周)([一二三四五六日天])[^)]*\)|\([^)]*\))?(至|到|~|—|–|-)?/g

function daysOf(clause: string, noticeYear: number): readonly number[] | HolidayNoticeReason {
  const days: number[] = []
  let year = noticeYear
  let month = 0
  let first: number | undefined
  for (const match of clause.matchAll(dayPattern)) {
    const [, writtenYear, writtenMonth, dayOfMonth, weekday, range] = match
    year = writtenYear === undefined ? year : Number(writtenYear)
    month = writtenMonth === undefined ? month : Number(writtenMonth)
    const reading = readPlainDate(dateText(year, month, Number(dayOfMonth)))
    if (!reading.ok) return 'notice-not-readable'
    if (weekday !== undefined && Math.min(weekdays.indexOf(weekday), sunday) !== weekdayOfDay(reading.day) - 1) {
      return 'notice-contradicts-itself'
    }
    const start = first ?? reading.day
    if (reading.day < start || reading.day - start >= mostDays) return 'notice-not-readable'
    if (range === undefined) for (let day = start; day <= reading.day; day += 1) days.push(day)
    first = range === undefined ? undefined : start
  }
  return first === undefined ? days : 'notice-not-readable'
}

// 日 and 天 both stand for Sunday.
const weekdays = '一二三四五六日天'
const sunday = 6

function inOrder(days: ReadonlySet<number>): readonly PlainDate[] {
  return [...days].sort((a, b) => a - b).map(dateOfDay)
}

function refused(reason: HolidayNoticeReason, clause: string): Result<never, HolidayNoticeReason> {
  return notComputable(reason, [diagnostic(reason, 'error', '', { text: clause.slice(0, 80) })])
}
