import {
  computed,
  dateOfDay,
  dayNumber,
  diagnostic,
  notComputable,
  periodBounds,
  periodOf,
  previousPeriod,
  type Period,
} from '../kernel/index.js'
import { exactOf, type Exact } from '../kernel/internal.js'
import { needAbout } from './case-needs.js'
import { decided } from './compiled-book.js'
import type { EarlierScore } from './entries.js'
import { andThen, compares, figureOf, lineFor, tablesFor, type Outcome, type OutcomeDesk } from './outcome-desk.js'
import type { EarlierState, EarlierTest, OutcomeTest } from './outcome-tests.js'
import { earlierRow } from './scoring-desk.js'
import type { Decidable } from './undecided.js'
import { rulingOn } from './ruling.js'

type StreakTest = Extract<OutcomeTest, { by: 'streak' }>

/** Whether a grade has been held, or the member been on a list, for so many periods in a row, the settled one included. */
export function streakHolds(at: OutcomeDesk, test: StreakTest): Outcome<boolean> {
  const own = ownState(at, test)
  if (own.status !== 'computed') return own
  if (own.value === 'otherTable') return computed(false)
  const state = own.value
  const now = heldNow(at, state)
  if (now.status !== 'computed') return now
  if (!now.value) return computed(false)
  let held = 1
  const unknown: Period[] = []
  let period = at.period
  for (let looked = 0; held < test.periods && looked < mostPeriods; looked += 1) {
    period = periodBefore(at, period)
    const before = heldIn(at, period, state)
    if (before.status !== 'computed') return before
    if (before.value === 'unknown') {
      // It may have held; a period before it can still show that it did not.
      unknown.push(period)
      held += 1
    } else if (before.value === 'exempt') {
      const rule = ruled(at, 'exempt-in-streak', test.exempt)
      if (rule.status !== 'computed') return rule
      if (rule.value === 'breaks') return computed(false)
    } else if (before.value !== 'yes') return computed(false)
    else held += 1
  }
  if (held < test.periods) return computed(false)
  return unknown.length > 0 ? missing(at, unknown) : computed(true)
}

// Whose result of which periods nobody handed in.
function missing({ desk: { subject } }: OutcomeDesk, periods: readonly Period[]): Outcome<never> {
  const { id: member } = subject
  const code = 'missing-earlier-score'
  return notComputable(
    code,
    periods.map((period) => diagnostic(code, 'error', `members.${member}`, { member, period: { period } })),
  )
}

// A member who is exempt for longer than this has no streak.
const mostPeriods = 100

// The state that a streak keeps, in the member's own table; a table that is not the member's gives it no grade.
function ownState(at: OutcomeDesk, test: StreakTest): Outcome<EarlierState | 'otherTable'> {
  if ('list' in test) return computed({ list: test.list })
  return andThen(tableOf(at, test.table), (table) =>
    computed(table === 'otherTable' ? table : { grades: test.grades, table }),
  )
}

/** Whether the grade rose by so many steps since the period before. */
export function gradeRose(at: OutcomeDesk, test: Extract<OutcomeTest, { by: 'gradeChange' }>): Outcome<boolean> {
  return andThen(tableOf(at, test.table), (id) => {
    if (id === 'otherTable') return computed(false)
    return andThen(at.grades.get(id) ?? notComputable('no-grade'), (now) => {
      const period = periodBefore(at, at.period)
      const row = rowOf(at, period)
      if (row === 'unknown') return missing(at, [period])
      // Without a grade in the period before there is nothing that it changed from.
      const before = row === 'before' || row.exempt === true ? undefined : gradeOfRow(row, id)
      if (before === undefined) return computed(false)
      const ladder = tablesFor(at)
        .find((one) => one.id === id)!
        .bands.map((band) => band.grade)
      return computed(ladder.indexOf(before) - ladder.indexOf(now) >= test.least)
    })
  })
}

// The id of the table that a condition names, or of the only one of the member.
function tableOf(at: OutcomeDesk, id: string | undefined): Outcome<string> {
  if (at.beforeResults) return notComputable('condition-circular')
  const tables = tablesFor(at)
  if (id !== undefined) return computed(tables.some((one) => one.id === id) ? id : 'otherTable')
  const [first, second] = tables
  if (first === undefined) return notComputable('no-grade')
  return second === undefined ? computed(first.id) : notComputable('grade-table-not-named')
}

/** What a member was in one of the periods that a condition looks at. */
export interface EarlierHeld {
  readonly period: Period
  readonly held: Outcome<Held>
}

type Held = 'yes' | 'no' | 'exempt' | 'before' | 'unknown'

/** Whether a state held in enough of the last periods. */
export function earlierHolds(at: OutcomeDesk, test: EarlierTest): Outcome<boolean> {
  const all = heldEarlier(at, test)
  const looked = all.map(({ held }) => held)
  const having = (...states: readonly Held[]): number =>
    looked.filter((one) => one.status === 'computed' && states.includes(one.value)).length
  const yes = having('yes')
  const absent = having('exempt', 'before')
  const open = looked.length - yes - absent - having('no')
  const verdict = (skips: boolean): boolean | undefined => {
    const of = skips ? looked.length - absent : looked.length
    const least = test.least === 'all' ? of : test.least
    if (of > 0 && yes >= least) return true
    return of > 0 && yes + open >= least ? undefined : false
  }
  let holds = verdict(false)
  const mild = verdict(true)
  if (holds !== mild) {
    const rule = ruled(at, 'absent-period', test.absent)
    if (rule.status !== 'computed') return rule
    if (rule.value === 'skips') holds = mild
  }
  if (holds !== undefined) return computed(holds)
  const blocked = looked.find((one) => one.status !== 'computed')
  const unknown = all.flatMap(({ period, held }) =>
    held.status === 'computed' && held.value === 'unknown' ? [period] : [],
  )
  return (blocked as Outcome<boolean> | undefined) ?? missing(at, unknown)
}

/** The periods that a condition looks at, from the latest, with what the member was in each. */
export function heldEarlier(at: OutcomeDesk, test: EarlierTest): readonly EarlierHeld[] {
  return earlierPeriods(at, test).map((period) => {
    if (test.present !== true || period !== at.period) return { period, held: heldIn(at, period, test.was) }
    return { period, held: andThen(heldNow(at, test.was), (holds): Outcome<Held> => computed(holds ? 'yes' : 'no')) }
  })
}

/** The periods that a condition looks at: the last that are over when the span ends, from the latest. */
export function earlierPeriods(at: OutcomeDesk, { unit, last, present }: EarlierTest): readonly Period[] {
  const { fiscalYear } = at.desk.reading
  const { from, to } = at.span
  let period = periodOf(dateOfDay(to), unit, fiscalYear)
  const bounds = periodBounds(period, fiscalYear)
  const itself = dayNumber(bounds.start) <= from && !at.part && present !== true
  if (itself || dayNumber(bounds.lastDay) > to) period = previousPeriod(period)
  const periods: Period[] = []
  for (let count = 0; count < last; count += 1) {
    periods.push(period)
    period = previousPeriod(period)
  }
  return periods
}

// Whether a state holds in the settled period.
function heldNow(at: OutcomeDesk, state: EarlierState): Outcome<boolean> {
  if (at.beforeResults) return notComputable('condition-circular')
  if ('grades' in state)
    return andThen(tableOf(at, state.table), (table) =>
      andThen(at.grades.get(table) ?? notComputable('no-grade'), (grade) => computed(state.grades.includes(grade))),
    )
  if ('list' in state) return at.lists.get(state.list) ?? notComputable('no-list')
  if ('ranking' in state)
    return andThen(at.ranks.get(state.ranking) ?? notComputable('no-list'), (place) => placeWithin(at, state, place))
  return andThen(figureOf(at, { of: state.score }), (figure) => computed(atLine(at, state, figure)))
}

function atLine(at: OutcomeDesk, state: Extract<EarlierState, { readonly line: unknown }>, figure: Exact): boolean {
  const line = lineFor(at, state.line)
  return line !== undefined && compares(figure, decided(state.compare), line)
}

// Whether a state held in an earlier period. One before the member came has no result and no gap; one that nobody handed in is unknown.
function heldIn(at: OutcomeDesk, period: Period, state: EarlierState): Outcome<Held> {
  const row = rowOf(at, period)
  if (typeof row === 'string') return computed(row)
  if (row.exempt === true) return computed('exempt')
  const said = (holds: boolean): Outcome<Held> => computed(holds ? 'yes' : 'no')
  if ('grades' in state) {
    if (state.table === undefined && (row.grades ?? []).length > 1) return notComputable('grade-table-not-named')
    const grade = gradeOfRow(row, state.table)
    if (grade !== undefined) return said(state.grades.includes(grade))
    return computed(row.raw === undefined && row.effective === undefined ? 'unknown' : 'no')
  }
  if ('list' in state) return row.lists === undefined ? computed('unknown') : said(row.lists.includes(state.list))
  if ('ranking' in state) {
    if (row.ranks === undefined) return computed('unknown')
    const place = row.ranks.find((one) => one.ranking === state.ranking)
    return place === undefined ? computed('no') : andThen(placeWithin(at, state, place), said)
  }
  const score = row[state.score]
  if (score === undefined) return computed('unknown')
  return said(atLine(at, state, exactOf(score)))
}

function rowOf(at: OutcomeDesk, period: Period): EarlierScore | 'before' | 'unknown' {
  const { desk } = at
  const row = earlierRow(desk, (one) => one.period === period)
  if (row !== undefined && Object.keys(row).length > 3) return row
  const { lastDay } = periodBounds(period, desk.reading.fiscalYear)
  return dayNumber(lastDay) < Math.max(desk.subject.from, desk.facts.since) ? 'before' : 'unknown'
}

// Before a period of the member's own comes the one of its rows that ends where it begins.
function periodBefore({ desk }: OutcomeDesk, period: Period): Period {
  const [start, end] = period.split('/')
  const own = end === undefined ? end : earlierRow(desk, (one) => one.period.endsWith(`/${start!}`))
  return own?.period ?? previousPeriod(period)
}

function gradeOfRow({ grade, grades }: EarlierScore, table: string | undefined): string | undefined {
  return grades === undefined
    ? grade
    : (table === undefined ? grades[0] : grades.find((one) => one.table === table))?.grade
}

// Places that are shared across the line hang on the rule for ties; where equal figures share one number of a dense ranking there is no line.
function placeWithin(
  at: OutcomeDesk,
  { ranking, within, ties }: Extract<EarlierState, { readonly ranking: string }>,
  { rank, tied = 1 }: { readonly rank: number; readonly tied?: number },
): Outcome<boolean> {
  const mode = (at.desk.reading.rules.rankings ?? []).find((one) => one.id === ranking)?.mode
  if (rank > within) return computed(false)
  if (mode === 'dense' || rank + tied - 1 <= within) return computed(true)
  return andThen(ruled(at, 'tie-at-rank', ties), (rule) => computed(rule === 'exceed'))
}

// What the rule states, or what was decided where it is silent.
function ruled(
  { desk: { decisions, subject } }: OutcomeDesk,
  code: 'exempt-in-streak' | 'absent-period' | 'tie-at-rank',
  stated: Decidable<string> | undefined,
): Outcome<string> {
  return rulingOn<string>(stated, decisions, needAbout(code, subject.id))
}
