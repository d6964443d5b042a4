import {
  computed,
  dateOfDay,
  decisionFor,
  divideWhole,
  needs,
  notComputable,
  type DecisionNeed,
  type PeriodKind,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOf,
  exactToPlainText,
  exactToShownText,
  exactZero,
  fractionText,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { assignQuota, rank, type RankedEntry, type RankingEntry } from '../scoring/index.js'
import { decided } from './compiled-book.js'
import { figureOf, tablesFor, type Outcome } from './member-outcomes.js'
import type { GradeQuota, GradeTable, IssuanceBudget, MemberList, PointGroup, PointRanking } from './outcome-rules.js'
import { organisationOf } from './roster-index.js'
import { type FrameWork } from './score-frame.js'
import { measuredValue } from './standing-worths.js'
import { exactArithmetic } from './arithmetic.js'
import type { MemberWork } from './member-work.js'
import type { PointsFigure, SettledBudget, SettledList, SettledQuota, Settlement } from './settlement.js'
import { lastDayInScheme } from './scoring-desk.js'

/** Quotas, rankings, lists and budgets: what needs the whole set of members. Grades and ranks are written to the members. */
export function settleGroups(
  work: FrameWork,
  kind: PeriodKind,
  members: readonly MemberWork[],
): Pick<Settlement, 'lists' | 'quotas' | 'budgets'> {
  const { rules } = work.reading
  const scored = members.filter((one) => one.numbers.standing === 'in')
  const quotas = (rules.grades ?? []).flatMap((one) => settleQuotas(work, kind, decided(one), scored))
  const ranked = new Map<string, readonly RankedGroup[]>()
  for (const ranking of rules.rankings ?? []) {
    if (ranking.per !== undefined && !ranking.per.includes(kind)) continue
    ranked.set(ranking.id, rankMembers(work, ranking, scored))
  }
  return {
    quotas,
    lists: (rules.lists ?? []).flatMap((list) => {
      const groups = ranked.get(list.ranking)
      return groups === undefined ? [] : [{ id: list.id, groups: groups.map((group) => listOf(work, list, group)) }]
    }),
    budgets: (rules.budgets ?? []).map((budget) => settleBudget(work, budget, scored)),
  }
}

/** Groups of members; a member of two organisations of one level needs a decision. */
function groupsOf(
  work: FrameWork,
  within: PointGroup,
  members: readonly MemberWork[],
): { readonly groups: ReadonlyMap<string, MemberWork[]>; readonly undecided: ReadonlyMap<MemberWork, DecisionNeed> } {
  const groups = new Map<string, MemberWork[]>()
  const undecided = new Map<MemberWork, DecisionNeed>()
  for (const member of members) {
    let group: string | undefined
    if (within === 'everyone') group = 'everyone'
    else if (within === 'class') group = member.outcome.className
    else {
      const { desk } = member.outcome
      const held = organisationOf(work.roster, desk.subject, within.level, lastDayInScheme(desk))
      const value = decisionFor(work.decisions, 'organisation-of-member', desk.subject.id)?.value
      if (held.length > 1 && (value === undefined || !held.includes(value))) {
        undecided.set(member, { code: 'organisation-of-member', at: desk.subject.id, options: held })
        continue
      }
      group = held.length > 1 ? value : held[0]
    }
    if (group === undefined) continue
    const list = groups.get(group)
    if (list === undefined) groups.set(group, [member])
    else list.push(member)
  }
  return { groups: new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1))), undecided }
}

function settleQuotas(
  work: FrameWork,
  kind: PeriodKind,
  table: GradeTable,
  scored: readonly MemberWork[],
): readonly SettledQuota[] {
  if (table.per !== undefined && !table.per.includes(kind)) return []
  return (table.quotas ?? []).flatMap((quota, index) => {
    const { groups } = groupsOf(
      work,
      quota.within,
      scored.filter((one) => tablesFor(one.outcome).includes(table)),
    )
    const { groups: everyone } = groupsOf(work, quota.within, scored)
    return [...groups].map(([group, members]) => {
      const of = decided(quota.of)
      const all = everyone.get(group) ?? []
      const base =
        typeof of === 'object'
          ? all.filter((one) => of.classes.includes(one.outcome.className ?? '')).length
          : of === 'everyone'
            ? all.length
            : members.length
      return settleQuota(work, table, quota, { group, at: `${table.id}.quotas[${index}]`, base }, members)
    })
  })
}

function settleQuota(
  work: FrameWork,
  table: GradeTable,
  quota: GradeQuota,
  place: { readonly group: string; readonly at: string; readonly base: number },
  members: readonly MemberWork[],
): SettledQuota {
  const gradeOf = (one: MemberWork): Outcome<string> => one.outcome.grades.get(table.id) ?? notComputable('no-grade')
  const reaching = members.filter((one) => {
    const grade = gradeOf(one)
    return grade.status === 'computed' && grade.value === quota.grade
  })
  const head = { table: table.id, grade: quota.grade, group: place.group, qualified: reaching.length }
  if (decided(quota.strength) === 'principle') return { ...head, seats: notComputable('not-a-limit') }
  const open = members.filter((one) => gradeOf(one).status === 'needs')
  if (open.length > 0) return { ...head, seats: computed(seats(quota, place.base, work)) }
  const ranked = rankList(
    reaching,
    (one) => figureOf(one.outcome, table.figure),
    'descending',
    'competition',
    () => [],
  )
  const decidedTies = decisionFor(work.decisions, 'tie-at-quota', place.at)?.value
  const ties = quota.ties === undefined ? decidedTies : decided(quota.ties)
  const award = assignQuota(
    ranked,
    {
      kind: 'atMost',
      ...('count' in quota.seats
        ? { count: quota.seats.count }
        : { share: quota.seats.share, rounding: decided(quota.seats.rounding) }),
      ...(ties === 'exceed' || ties === 'leaveVacant' ? { ties } : {}),
    },
    place.base,
    place.at,
  )
  if (award.status !== 'computed') {
    for (const one of reaching) one.outcome.grades.set(table.id, award)
    return { ...head, seats: award }
  }
  const overflow =
    quota.overflow === undefined
      ? decisionFor(work.decisions, 'grade-without-seat', place.at)?.value
      : decided(quota.overflow)
  const grades = table.bands.map((band) => band.grade)
  for (const one of reaching) {
    if (award.value.awarded.includes(one.numbers.subject.id)) continue
    one.outcome.grades.set(
      table.id,
      overflow !== undefined && grades.includes(overflow)
        ? computed(overflow)
        : needs([
            { code: 'grade-without-seat', at: place.at, options: grades.filter((grade) => grade !== quota.grade) },
          ]),
    )
  }
  return { ...head, seats: computed(award.value.seats) }
}

function seats(quota: GradeQuota, base: number, work: FrameWork): number {
  const award = assignQuota([], quotaSeats(quota), base, work.reading.bookId)
  return award.status === 'computed' ? award.value.seats : 0
}

function quotaSeats(quota: GradeQuota): Parameters<typeof assignQuota>[1] {
  return 'count' in quota.seats
    ? { kind: 'atMost', count: quota.seats.count }
    : { kind: 'atMost', share: quota.seats.share, rounding: decided(quota.seats.rounding) }
}

interface RankedGroup {
  readonly group: string
  readonly ranked: readonly RankedEntry[]
  readonly needs: readonly DecisionNeed[]
}

function rankMembers(work: FrameWork, ranking: PointRanking, scored: readonly MemberWork[]): readonly RankedGroup[] {
  const figure = decided(ranking.figure)
  const taking = scored.filter(
    (one) => ranking.classes === undefined || ranking.classes.includes(one.outcome.className ?? ''),
  )
  const { groups, undecided } = groupsOf(work, ranking.within, taking)
  for (const [member, need] of undecided) member.ranks.push({ id: ranking.id, place: needs([need]) })
  return [...groups].map(([group, members]) => {
    const open = members.flatMap((one) => {
      const value = figureOf(one.outcome, figure)
      return value.status === 'needs' ? value.missing : []
    })
    const direction = ranking.direction ?? 'descending'
    const ranked = rankList(
      members,
      (one) => figureOf(one.outcome, figure),
      direction,
      decided(ranking.mode),
      (one) => (ranking.tieBreaks ?? []).map((ref) => figureOf(one.outcome, ref)),
    )
    const places = new Map(ranked.map((one) => [one.id, one]))
    for (const member of members) {
      const place = places.get(member.numbers.subject.id)
      const value = figureOf(member.outcome, figure)
      member.ranks.push({
        id: ranking.id,
        place:
          open.length > 0
            ? needs(uniqueNeeds(open))
            : place === undefined
              ? value.status === 'computed'
                ? notComputable('nothing-to-settle')
                : value
              : computed({ group, rank: place.rank, of: ranked.length, tieSet: place.tieSet }),
      })
    }
    return { group, ranked, needs: uniqueNeeds(open) }
  })
}

function uniqueNeeds(list: readonly DecisionNeed[]): readonly DecisionNeed[] {
  return [...new Map(list.map((need) => [`${need.code} ${need.at ?? ''}`, need])).values()]
}

function rankList(
  members: readonly MemberWork[],
  figure: (one: MemberWork) => Outcome<Exact>,
  direction: 'descending' | 'ascending',
  mode: 'competition' | 'dense' | 'ordinal',
  breaks: (one: MemberWork) => readonly Outcome<Exact>[],
): readonly RankedEntry[] {
  const entries: RankingEntry[] = []
  for (const one of members) {
    const value = figure(one)
    if (value.status !== 'computed') continue
    const tieBreaks = breaks(one).map((each) => (each.status === 'computed' ? shown(each.value) : '0'))
    entries.push({
      id: one.numbers.subject.id,
      figure: shown(value.value),
      ...(tieBreaks.length === 0 ? {} : { tieBreaks }),
    })
  }
  return rank(entries, { mode, direction })
}

// Rates can be fractions without end; forty places tell any two of them apart whose denominators are points.
function shown(value: Exact): string {
  return exactToShownText(value, 40)
}

function listOf(work: FrameWork, list: MemberList, group: RankedGroup): SettledList {
  if (group.needs.length > 0) return { group: group.group, members: needs(group.needs) }
  const ordered = list.end === 'top' ? group.ranked : [...group.ranked].reverse()
  const at = `${list.id}.${group.group}`
  const ties = list.ties === undefined ? decisionFor(work.decisions, 'tie-at-list', at)?.value : decided(list.ties)
  const award = assignQuota(
    ordered,
    { kind: 'atMost', count: list.count, ...(ties === 'exceed' || ties === 'leaveVacant' ? { ties } : {}) },
    ordered.length,
    at,
  )
  if (award.status === 'computed') return { group: group.group, members: computed(award.value.awarded) }
  const missing = award.status === 'needs' ? award.missing.map((need) => ({ ...need, code: 'tie-at-list' })) : []
  return { group: group.group, members: needs(missing) }
}

function settleBudget(work: FrameWork, budget: IssuanceBudget, scored: readonly MemberWork[]): SettledBudget {
  const claims = scored.map((one) => ({ member: one, claim: claimOf(work, budget, one) }))
  const claimed = claims.reduce((sum, one) => addExact(sum, one.claim), exactZero)
  const ceiling = ceilingOf(work, budget, scored)
  const text = (value: Exact): PointsFigure => computed(fractionText(value))
  if (ceiling.status !== 'computed') {
    return { id: budget.id, ceiling, claimed: text(claimed), shortfall: ceiling, grants: ceiling }
  }
  const over = subtractExact(claimed, ceiling.value)
  const shortfall = compareExact(over, exactZero) > 0 ? over : exactZero
  const head = { id: budget.id, ceiling: text(ceiling.value), claimed: text(claimed), shortfall: text(shortfall) }
  if (shortfall.n === 0n) {
    return {
      ...head,
      grants: computed(
        claims.map(({ member, claim }) => ({ id: member.numbers.subject.id, granted: fractionText(claim) })),
      ),
    }
  }
  const policy =
    budget.over === undefined ? decisionFor(work.decisions, 'budget-exceeded', budget.id)?.value : decided(budget.over)
  switch (policy) {
    case 'postpone':
      return {
        ...head,
        grants: computed(claims.map(({ member }) => ({ id: member.numbers.subject.id, granted: '0' }))),
      }
    case 'proRata':
      return { ...head, grants: shareBudget(work, budget, ceiling.value, claims) }
    case 'inDateOrder':
      return { ...head, grants: computed(inDateOrder(budget, ceiling.value, claims)) }
    default:
      return {
        ...head,
        grants: needs([{ code: 'budget-exceeded', at: budget.id, options: ['proRata', 'inDateOrder', 'postpone'] }]),
      }
  }
}

function claimOf(work: FrameWork, budget: IssuanceBudget, one: MemberWork): Exact {
  const parts =
    budget.items === undefined
      ? [figureOf(one.outcome, { of: 'effective' })]
      : budget.items.map((id) =>
          figureOf(one.outcome, { of: work.reading.itemIndex.has(id) ? 'item' : 'category', id }),
        )
  const sum = parts.reduce(
    (total, part) => (part.status === 'computed' ? addExact(total, part.value) : total),
    exactZero,
  )
  return compareExact(sum, exactZero) > 0 ? sum : exactZero
}

function ceilingOf(work: FrameWork, budget: IssuanceBudget, scored: readonly MemberWork[]): Outcome<Exact> {
  const { ceiling } = budget
  if (typeof ceiling === 'string') return computed(exactOf(ceiling))
  if (!('share' in ceiling)) return notComputable('nothing-to-settle')
  const [first] = scored
  const desk = first === undefined ? undefined : { ...work.desk(exactArithmetic, first.numbers.subject) }
  if (desk === undefined) return notComputable('missing-measurement')
  const value = measuredValue({ ...desk, subject: { ...desk.subject, id: '' } }, ceiling.measure)
  if (value.kind !== 'points') return notComputable(value.reason)
  return computed(multiplyExact(exactOf(ceiling.share), value.points))
}

type Claim = { readonly member: MemberWork; readonly claim: Exact }

function shareBudget(
  work: FrameWork,
  budget: IssuanceBudget,
  ceiling: Exact,
  claims: readonly Claim[],
): SettledBudget['grants'] {
  const shares = claims.map(({ member, claim }) => ({ id: member.numbers.subject.id, weight: fractionText(claim) }))
  const value = decisionFor(work.decisions, 'tie-in-division', budget.id)?.value
  const order = tieOrders.find((one) => one === value)
  const division = divideWhole(fractionText(ceiling), shares, {
    grain: budget.grain,
    method: 'largestRemainder',
    ties: order === undefined ? 'report' : [order],
    remainderOwner: budget.id,
  })
  if (division.status === 'needs') {
    return needs(division.missing.map((need) => ({ ...need, at: budget.id, options: tieOrders })))
  }
  if (division.status !== 'computed') return notComputable('nothing-to-settle', division.diagnostics)
  return computed(division.value.shares.map((one) => ({ id: one.id, granted: one.amount })))
}

const tieOrders = ['byId', 'largestWeight', 'smallestWeight'] as const

// The first entries are paid first; the claim at the line gets what is left of the ceiling.
function inDateOrder(
  budget: IssuanceBudget,
  ceiling: Exact,
  claims: readonly Claim[],
): readonly { readonly id: string; readonly granted: string }[] {
  const items = budget.items === undefined ? undefined : new Set(budget.items)
  const firstDay = (one: Claim): string => {
    const days = one.member.numbers.details
      .filter(({ entry }) => items?.has(entry.item) !== false)
      .map(({ day }) => day)
    return days.length === 0 ? '9999-12-31' : dateOfDay(Math.min(...days))
  }
  let rest = ceiling
  const order = claims
    .map((one) => ({ ...one, day: firstDay(one), id: one.member.numbers.subject.id }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
  const granted = new Map<string, string>()
  for (const { id, claim } of order) {
    const grant = compareExact(claim, rest) < 0 ? claim : rest
    rest = subtractExact(rest, grant)
    granted.set(id, exactToPlainText(grant))
  }
  return claims.map(({ member }) => ({
    id: member.numbers.subject.id,
    granted: granted.get(member.numbers.subject.id) ?? '0',
  }))
}
