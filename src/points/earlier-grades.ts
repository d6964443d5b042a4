import {
  computed,
  dayNumber,
  decisionFor,
  needs,
  notComputable,
  periodBounds,
  previousPeriod,
  type Period,
} from '../kernel/index.js'
import { decided } from './compiled-book.js'
import type { Outcome, OutcomeDesk } from './member-outcomes.js'
import type { GradeTable, OutcomeTest } from './outcome-rules.js'

/** Whether a grade has been held for so many periods in a row, the settled one included. */
export function streakHolds(
  at: OutcomeDesk,
  test: Extract<OutcomeTest, { by: 'streak' }>,
  tables: readonly GradeTable[],
): Outcome<boolean> {
  if (test.table !== undefined && !tables.some((one) => one.id === test.table)) return computed(false)
  const table = tableOf(tables, test.table)
  if (table.status !== 'computed') return table
  const now = at.grades.get(table.value.id) ?? notComputable('no-grade')
  if (now.status !== 'computed') return now
  if (!test.grades.includes(now.value)) return computed(false)
  let held = 1
  let unknown = false
  let period = at.period
  for (let looked = 0; held < test.periods && looked < mostPeriods; looked += 1) {
    period = previousPeriod(period)
    const before = earlierGrade(at, period, table.value)
    if (before === 'unknown') {
      // It may have held; a period before it can still show that it did not.
      unknown = true
      held += 1
    } else if (before === 'exempt') {
      const { id } = at.desk.subject
      const rule =
        test.exempt === undefined ? decisionFor(at.desk.decisions, 'exempt-in-streak', id)?.value : decided(test.exempt)
      if (rule === 'breaks') return computed(false)
      if (rule !== 'skips') return needs([{ code: 'exempt-in-streak', at: id, options: ['breaks', 'skips'] }])
    } else if (before === 'none' || !test.grades.includes(before.grade)) return computed(false)
    else held += 1
  }
  if (held < test.periods) return computed(false)
  return unknown ? notComputable('missing-earlier-score') : computed(true)
}

// A member who is exempt for longer than this has no streak.
const mostPeriods = 100

/** Whether the grade rose by so many steps since the period before. */
export function gradeRose(
  at: OutcomeDesk,
  test: Extract<OutcomeTest, { by: 'gradeChange' }>,
  tables: readonly GradeTable[],
): Outcome<boolean> {
  if (test.table !== undefined && !tables.some((one) => one.id === test.table)) return computed(false)
  const table = tableOf(tables, test.table)
  if (table.status !== 'computed') return table
  const now = at.grades.get(table.value.id) ?? notComputable('no-grade')
  if (now.status !== 'computed') return now
  const before = earlierGrade(at, previousPeriod(at.period), table.value)
  if (typeof before === 'string') return notComputable('missing-earlier-score')
  const ladder = table.value.bands.map((band) => band.grade)
  return computed(ladder.indexOf(before.grade) - ladder.indexOf(now.value) >= test.least)
}

function tableOf(tables: readonly GradeTable[], id: string | undefined): Outcome<GradeTable> {
  const [first, second] = id === undefined ? tables : tables.filter((one) => one.id === id)
  if (first === undefined) return notComputable('no-grade')
  return second === undefined ? computed(first) : notComputable('grade-table-not-named')
}

// A period before the member came has no grade and no gap; one that nobody handed in is unknown.
function earlierGrade(
  at: OutcomeDesk,
  period: Period,
  table: GradeTable,
): { readonly grade: string } | 'exempt' | 'none' | 'unknown' {
  const { desk } = at
  const row = (desk.facts.earlier.get(desk.subject.id) ?? []).find(
    (one) => one.book === desk.reading.bookId && one.period === period,
  )
  if (row === undefined) {
    const { lastDay } = periodBounds(period, desk.reading.fiscalYear)
    return dayNumber(lastDay) < desk.subject.from ? 'none' : 'unknown'
  }
  if (row.exempt === true) return 'exempt'
  const grade = row.grades === undefined ? row.grade : row.grades.find((one) => one.table === table.id)?.grade
  if (grade !== undefined) return { grade }
  return row.raw === undefined && row.effective === undefined ? 'unknown' : 'none'
}
