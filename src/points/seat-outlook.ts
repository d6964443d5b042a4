import { computed, diagnostic, needs, notComputable, type DecimalText, type Result } from '../kernel/index.js'
import { compareExact, exactToShownText } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import { decided, needsOf, type BookReading, type BookReadings } from './compiled-book.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import { gradeTitle, settleQuotas } from './grade-quotas.js'
import { groupsOf } from './member-groups.js'
import type { MemberWork } from './member-work.js'
import { isUnknown } from './members-unknown.js'
import { andThen, figureOf, tablesFor, type Outcome } from './outcome-desk.js'
import type { GradeQuota, GradeTable } from './outcome-rules.js'
import { planPeriod } from './period-plan.js'
import type { RuleBook } from './rule-book.js'
import { openFrame } from './score-frame.js'
import { settleMember } from './settle-member.js'
import type { Settlement } from './settlement.js'

/** What a seat of a quota takes, with all others as they stand now. */
export interface SeatLine {
  /** The group that shares the seats: an organisation, a class, or `everyone`. */
  readonly group: string
  /** Number of seats in the group. */
  readonly seats: number
  /** How many others reach the grade, as they stand now. */
  readonly others: number
  /**
   * The figure of the grade table that takes a seat, decimal text, and whether it must be reached or passed; `null`: a seat is free for whoever
   * reaches the grade. Tie-breaks are not foreseen: where there are any, an equal figure is not enough.
   */
  readonly figure: { readonly compare: 'atLeast' | 'moreThan'; readonly line: DecimalText } | null
}

/** A quota that stands between a member and a grade. */
export interface SeatOutlook {
  /** Id of the grade. */
  readonly grade: string
  /** What a seat takes; `no-seat` where the group has none, the needs or the reason of another member's figure that is not known. */
  readonly seat: Result<SeatLine, PointsCode>
}

/** Whether seats of a table are limited under any reading of the book. */
export function hasQuotas({ readings }: BookReadings, table: string): boolean {
  if (readings === 'too-many') return false
  return readings.some(({ rules }) =>
    (rules.grades ?? []).map((one) => decided(one)).some((one) => one.id === table && bindingQuotas(one).length > 0),
  )
}

/** The quotas of the grades that somebody is after. */
export function seatOutlooks(
  { document, book }: { readonly document: RuleBook; readonly book: BookReadings },
  facts: PointFacts,
  question: SettlementQuestion,
  goal: { readonly member: string; readonly table: string; readonly grades: readonly string[] },
  settlement: Settlement,
): readonly SeatOutlook[] {
  const [reading, second] = book.readings as readonly BookReading[]
  const decisions = [...document.decisions, ...(facts.decisions ?? [])]
  const plan = planPeriod(reading!, question, decisions)
  const works = plan.frames.map((span) => openFrame(reading!, facts, question, decisions, span))
  const members = works[0]!.roster.subjects
    .map((_, index) => settleMember(plan, works, index, question.period))
    .filter((one) => one.numbers.standing === 'in')
  const self = members.find((one) => one.numbers.subject.id === goal.member)
  const table = self === undefined ? undefined : tablesFor(self.outcome).find((one) => one.id === goal.table)
  const wanted = table === undefined ? [] : bindingQuotas(table).filter(({ grade }) => goal.grades.includes(grade))
  if (self === undefined || table === undefined || wanted.length === 0) return []
  if (second !== undefined) {
    const codes = [...new Set(book.open.map(({ code }) => code))]
    return wanted.map(({ grade }) => ({ grade, seat: needs(needsOf(book.open, codes)) }))
  }
  const graded = members.filter((one) => tablesFor(one.outcome).includes(table))
  const gradeOf = (one: MemberWork): Outcome<string> => one.outcome.grades.get(table.id)!
  const reached = new Map(graded.map((one) => [one, gradeOf(one)]))
  const work = works[works.length - 1]!
  settleQuotas(work, plan.kind, table, 0, members)
  return wanted.map((quota): SeatOutlook => {
    const { grade } = quota
    const { groups, undecided } = groupsOf(work, quota.within, graded)
    const open = undecided.get(self)
    if (open !== undefined) return { grade, seat: needs([open]) }
    const [group, all] = [...groups].find(([, list]) => list.includes(self)) ?? []
    const row = settlement.quotas.find((one) => one.table === table.id && one.grade === grade && one.group === group)
    if (group === undefined || row === undefined) return { grade, seat: notComputable('no-grade') }
    const here = (held: Outcome<string>): boolean => held.status === 'computed' && held.value === grade
    // Who reaches the grade, or a better one whose seats are gone, so that it stands here.
    const others = all!.filter((one) => one !== self && (here(reached.get(one)!) || here(gradeOf(one))))
    const unsure = all!.map((one) => (one === self ? undefined : reached.get(one))).find(isUnsure)
    const seat = unsure ?? andThen(row.seats, (seats) => lineAmong(quota, table, group, seats, others))
    return { grade, seat }
  })
}

// With fewer others than seats one is free; else the last of those who would have one is to be outranked.
function lineAmong(
  quota: GradeQuota,
  table: GradeTable,
  group: string,
  seats: number,
  others: readonly MemberWork[],
): Outcome<SeatLine> {
  if (seats === 0) {
    const data = { group, grade: gradeTitle(table, quota.grade) }
    return notComputable('no-seat', [diagnostic('no-seat', 'note', 'goal.grades', data)])
  }
  const figures = others.map((one) => figureOf(one.outcome, table.figure))
  const unknown = figures.find((one) => one.status !== 'computed')
  if (unknown !== undefined) return unknown
  const known = figures.flatMap((one) => (one.status === 'computed' ? [one.value] : []))
  const last = [...known].sort((a, b) => compareExact(b, a))[seats - 1]
  const equal = quota.ties !== undefined && decided(quota.ties) === 'exceed' && (quota.tieBreaks ?? []).length === 0
  const figure =
    last === undefined
      ? null
      : { compare: equal ? ('atLeast' as const) : ('moreThan' as const), line: exactToShownText(last, 12) }
  return computed({ group, seats, others: others.length, figure })
}

function bindingQuotas({ quotas }: GradeTable): readonly GradeQuota[] {
  return (quotas ?? []).filter(({ strength }) => decided(strength) === 'binding')
}

function isUnsure(grade: Outcome<string> | undefined): grade is Outcome<never> {
  return grade !== undefined && (grade.status === 'needs' || isUnknown(grade))
}
