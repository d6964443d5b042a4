import {
  computed,
  decisionFor,
  needs,
  notComputable,
  type DecisionNeed,
  type Label,
  type PeriodKind,
} from '../kernel/index.js'
import { compareExact, exactOf, type Exact } from '../kernel/internal.js'
import { assignQuota, seatsOf, type Quota, type QuotaTies, type RankedEntry } from '../scoring/index.js'
import { decided } from './compiled-book.js'
import { groupsOf } from './member-groups.js'
import { figureOf, tablesFor, type Outcome } from './outcome-desk.js'
import { needsTogether, rangeOf } from './member-readings.js'
import { rankRows, tiesOf, type RankRow } from './member-rankings.js'
import { isUnknown, noteUnknown } from './members-unknown.js'
import type { MemberWork } from './member-work.js'
import type { GradeQuota, GradeTable } from './outcome-rules.js'
import type { FrameWork } from './score-frame.js'
import type { SettledQuota } from './settlement.js'

/**
 * The quotas of a grade table, from the best grade down, so that those without a seat stand for the next quota whatever the order of the book.
 * Grades are written to the members; what is returned stands in the order of the book.
 */
export function settleQuotas(
  work: FrameWork,
  kind: PeriodKind,
  table: GradeTable,
  place: number,
  scored: readonly MemberWork[],
): readonly SettledQuota[] {
  if (table.per?.includes(kind) === false) return []
  const ladder = table.bands.map((band) => band.grade)
  const settled = (table.quotas ?? [])
    .map((quota, index) => ({ quota, index }))
    .sort((a, b) => ladder.indexOf(a.quota.grade) - ladder.indexOf(b.quota.grade) || a.index - b.index)
    .map(({ quota, index }) => {
      const at = { need: `${table.id}.quotas[${index}]`, path: `rules.grades[${place}].quotas[${index}]` }
      return { index, rows: settleOne(work, table, quota, at, scored) }
    })
  return settled.sort((a, b) => a.index - b.index).flatMap(({ rows }) => rows)
}

function settleOne(
  work: FrameWork,
  table: GradeTable,
  quota: GradeQuota,
  at: QuotaPlace,
  scored: readonly MemberWork[],
): readonly SettledQuota[] {
  const graded = scored.filter((one) => tablesFor(one.outcome).includes(table))
  const { groups, undecided } = groupsOf(work, quota.within, graded)
  const { groups: everyone } = groupsOf(work, quota.within, scored)
  if (decided(quota.strength) === 'binding') {
    for (const [member, need] of undecided) {
      const grade = gradeOf(member, table)
      if (grade.status === 'computed' && grade.value === quota.grade) member.outcome.grades.set(table.id, needs([need]))
    }
  }
  return [...groups].map(([group, members]) => {
    const of = decided(quota.of)
    const all = everyone.get(group) ?? []
    const base =
      typeof of === 'object'
        ? all.filter((one) => of.classes.includes(one.outcome.className ?? '')).length
        : of === 'everyone'
          ? all.length
          : members.filter((one) => !isUnrecorded(gradeOf(one, table))).length
    return settleGroup(work, table, quota, { ...at, group, base }, members)
  })
}

// One without any record is not graded; whom else a share is taken of hangs on nobody's score.
function isUnrecorded(grade: Outcome<string>): boolean {
  return grade.status === 'not-computable' && grade.reason === 'no-records'
}

interface QuotaPlace {
  /** How a need names it. */
  readonly need: string
  /** How `checkRuleBook` names it. */
  readonly path: string
}

// One who reaches the grade, or may: with the least and the most that it can come to. Without a least it may not reach it at all.
interface Contender {
  readonly member: MemberWork
  readonly low: Exact | undefined
  readonly high: Exact
  readonly grade: Outcome<string>
}

function settleGroup(
  work: FrameWork,
  table: GradeTable,
  quota: GradeQuota,
  place: QuotaPlace & { readonly group: string; readonly base: number },
  members: readonly MemberWork[],
): SettledQuota {
  const contenders = members.flatMap((one) => contenderOf(one, table, quota) ?? [])
  const unknown = contenders.filter(({ grade }) => grade.status === 'not-computable').map(({ member }) => member)
  const reaching = contenders.filter(({ grade }) => grade.status === 'computed')
  const head = {
    table: table.id,
    grade: quota.grade,
    group: place.group,
    qualified: reaching.length,
    undecided: contenders.length - reaching.length,
  }
  if (decided(quota.strength) === 'principle') return { ...head, seats: notComputable('not-a-limit') }
  noteUnknown(work, unknown, `${place.path}.${place.group}`, {
    title: gradeTitle(table, quota.grade),
    group: place.group,
  })
  const rule: Quota = { kind: 'atMost', ...(quota.seats as Omit<Quota, 'kind'>) }
  const line: Line = {
    contenders,
    tieBreaks: quota.tieBreaks ?? [],
    rule,
    base: place.base,
    at: place.need,
    ties: tiesOf(quota.ties ?? decisionAt(work, 'tie-at-quota', place)),
  }
  const seatOf = seatsFor(line)
  for (const contender of reaching) {
    const seat = seatOf(contender)
    const { grades } = contender.member.outcome
    if (seat.status === 'needs') grades.set(table.id, needs(seat.missing.map((need) => withNames(work, need))))
    else if (seat.status === 'not-computable') grades.set(table.id, seat)
    else if (!seat.value) grades.set(table.id, gradeWithoutSeat(work, table, quota, place))
  }
  return { ...head, seats: computed(seatsOf(rule, place.base)) }
}

function gradeOf(member: MemberWork, table: GradeTable): Outcome<string> {
  return member.outcome.grades.get(table.id) ?? notComputable('no-grade')
}

function contenderOf(member: MemberWork, table: GradeTable, quota: GradeQuota): Contender | undefined {
  const grade = gradeOf(member, table)
  if (isUnknown(figureOf(member.outcome, table.figure))) return { member, low: undefined, high: highest, grade }
  if (grade.status === 'not-computable') return undefined
  const range = rangeOf(member, table.figure)
  const bounds = range === 'anything' || range === 'none' ? { low: lowest, high: highest } : range
  if (grade.status === 'computed') return grade.value === quota.grade ? { member, ...bounds, grade } : undefined
  const { readings } = member
  if (readings === undefined) return { member, low: undefined, high: bounds.high, grade }
  const under = readings.map((one) => gradeOf(one, table))
  const may = under.filter((one) => one.status !== 'computed' || one.value === quota.grade)
  if (may.length === 0) return undefined
  return { member, low: may.length === under.length ? bounds.low : undefined, high: bounds.high, grade }
}

// Beyond every score.
const highest = /*#__PURE__*/ exactOf('1000000000000000000000000000000')
const lowest = /*#__PURE__*/ exactOf('-1000000000000000000000000000000')

interface Line {
  readonly contenders: readonly Contender[]
  readonly tieBreaks: NonNullable<GradeQuota['tieBreaks']>
  readonly rule: Quota
  readonly base: number
  readonly at: string
  readonly ties: readonly QuotaTies[]
}

type Scenario = 'hard' | 'easy'

// A seat is certain when it is there with the others as high as they can come, and lost when it is gone with the others as low as they can.
function seatsFor(line: Line): (own: Contender) => Outcome<boolean> {
  const open = line.contenders.filter(isOpen)
  const scenarios: readonly Scenario[] = open.length > 0 ? ['hard', 'easy'] : ['hard']
  const { ties } = line
  const awardedIn = (scenario: Scenario, own: Contender | undefined): readonly ReadonlySet<string>[] => {
    const ranked = rankedIn(line, scenario, own)
    return ties.map((tie) => {
      const award = assignQuota(ranked, { ...line.rule, ties: tie }, line.base, line.at)
      return new Set(award.status === 'computed' ? award.value.awarded : [])
    })
  }
  const shared = scenarios.map((scenario) => awardedIn(scenario, undefined))
  return (own) => {
    const { id } = own.member.numbers.subject
    const sets = isOpen(own) ? scenarios.map((scenario) => awardedIn(scenario, own)) : shared
    const seats = sets.map((row) => row.map((awarded) => awarded.has(id)))
    const all = seats.flat()
    if (all.every((one) => one === all[0])) return computed(all[0]!)
    const tied = seats.some((row) => row.some((one) => one !== row[0]))
    const hangsOnOthers = ties.some((_, index) => seats.some((row) => row[index] !== seats[0]![index]))
    const unknown = hangsOnOthers ? open.find(({ grade }) => grade.status === 'not-computable') : undefined
    if (unknown !== undefined) return unknown.grade as Outcome<boolean>
    return needsTogether([
      ...(tied
        ? scenarios.map((scenario) => assignQuota(rankedIn(line, scenario, own), line.rule, line.base, line.at))
        : []),
      ...(hangsOnOthers ? open.flatMap(({ member, grade }) => [member.outcome.effective, grade]) : []),
    ])
  }
}

function isOpen({ low, high }: Contender): boolean {
  return low === undefined || compareExact(low, high) !== 0
}

// Hard: the one who is looked at as low, and the others as high, as they can come. Easy: the other way round.
function rankedIn(line: Line, scenario: Scenario, own: Contender | undefined): readonly RankedEntry[] {
  const rows = line.contenders.flatMap((one): RankRow[] => {
    const high = (scenario === 'hard') !== (one === own)
    const figure = high ? one.high : one.low
    return figure === undefined ? [] : [{ member: one.member, figure }]
  })
  return rankRows(rows, 'descending', 'competition', line.tieBreaks)
}

function gradeWithoutSeat(work: FrameWork, table: GradeTable, quota: GradeQuota, place: QuotaPlace): Outcome<string> {
  const overflow = (quota.overflow ?? decisionAt(work, 'grade-without-seat', place)) as string | undefined
  const grades = table.bands.map((band) => band.grade)
  if (overflow !== undefined && grades.includes(overflow)) return computed(overflow)
  const options = grades.filter((grade) => grade !== quota.grade)
  return needs([
    {
      code: 'grade-without-seat',
      at: place.need,
      options,
      data: {
        grade: gradeTitle(table, quota.grade),
        others: options.map((one) => gradeTitle(table, one)),
      },
    },
  ])
}

/** The title of a grade, or its id where the book gives none. */
export function gradeTitle(table: GradeTable, grade: string): Label {
  return table.bands.find((one) => one.grade === grade)?.title ?? grade
}

// A tie names people by their names, where the roster has them.
function withNames(work: FrameWork, need: DecisionNeed): DecisionNeed {
  const { tied } = need.data ?? {}
  if (!Array.isArray(tied)) return need
  const { members, households, organisations } = work.facts.facts.roster
  const names = new Map(
    [...members, ...(households ?? []), ...(organisations ?? [])].map((one) => [one.id, one.name ?? one.id]),
  )
  return {
    ...need,
    data: { ...need.data, tied: (tied as readonly string[]).map((id) => names.get(id) ?? id) },
  }
}

// A decision may name the quota as the need does, or as the path of the document does.
function decisionAt(work: FrameWork, code: string, place: QuotaPlace): string | undefined {
  const general = decisionFor(work.decisions, code, place.need)
  const byPath = decisionFor(work.decisions, code, place.path)
  return (general?.at === undefined && byPath?.at !== undefined ? byPath : general)?.value
}
