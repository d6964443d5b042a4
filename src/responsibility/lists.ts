import {
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type Result,
  diagnostic,
  needs,
  notComputable,
} from '../kernel/index.js'
import type { Exact } from '../kernel/internal.js'
import { type Quota, type RankedEntry, assignQuota, rank } from '../scoring/index.js'
import { type ConditionView, holds } from './conditions.js'
import type { ListQuota, SchemeGrade, SchemeList, SchemeVetoHit } from './grades.js'
import { decidedValue } from './leaf.js'
import { type ListOutcome, type ListReason, type ListSeats, goesFirst, seatsOn } from './list-seats.js'
import { type RankKey, inOrder, keyFigure } from './score-ranking.js'

/** One who can be on a list. */
export interface ListCandidate {
  readonly id: string
  readonly group: string | undefined
  /** Absent while a decision about the score is missing. */
  readonly total: Exact | undefined
  /** Decisions that the score or the grade waits for. */
  readonly missing: readonly DecisionNeed[]
  readonly view: ConditionView
  readonly hits: readonly SchemeVetoHit[]
  readonly grade: string | undefined
  /** A condition of the grades cannot be told. */
  readonly gradeUndecided: boolean
}

/** A list, and everything that it can still be while a decision about the list itself is missing. */
export interface DrawnList {
  readonly outcome: ListOutcome
  readonly possible: readonly ListSeats[] | undefined
}

/** What lists are drawn by beside the candidates. */
export interface ListRules {
  readonly lists: readonly SchemeList[]
  readonly ladder: readonly SchemeGrade[]
  /** What lists are ranked by that do not say so themselves; absent: the total. */
  readonly by: RankKey | undefined
  readonly tieBreaks: readonly RankKey[]
  readonly decisions: readonly Decision[]
}

/** Draws up lists of a scheme, one after the other, beside those that are drawn already. */
export function drawLists(
  mine: readonly SchemeList[],
  rules: ListRules,
  candidates: readonly ListCandidate[],
  before: readonly DrawnList[],
): readonly DrawnList[] {
  const drawn: DrawnList[] = [...before]
  for (const list of mine) {
    const groups = new Map<string | null, ListCandidate[]>()
    for (const one of candidates) {
      const key = list.scope === 'all' ? null : (one.group ?? null)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [one])
      else group.push(one)
    }
    for (const [group, members] of [...groups].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))) {
      const outcomes = drawn.map(({ outcome }) => outcome)
      const draw = { ...rules, members, outcomes }
      const result = drawList(list, group, draw)
      drawn.push({ outcome: { id: list.id, group, result }, possible: readings(list, group, draw, result) })
    }
  }
  return drawn
}

interface Draw extends ListRules {
  readonly members: readonly ListCandidate[]
  readonly outcomes: readonly ListOutcome[]
}

type ListResult = Result<ListSeats, ListReason>

// The list under each answer to a question about itself; a question about a score has too many.
function readings(
  list: SchemeList,
  group: string | null,
  draw: Draw,
  result: ListResult,
): readonly ListSeats[] | undefined {
  if (result.status === 'computed') return [result.value]
  const need = result.status === 'needs' ? result.missing.find((one) => one.at === list.id) : undefined
  if (need === undefined || draw.decisions.some((one) => one.decidedBy === supposed && one.code === need.code)) {
    return undefined
  }
  const all: ListSeats[] = []
  for (const value of need.options) {
    const decision = { code: need.code, at: list.id, value, decidedBy: supposed, decidedOn: '9999-12-31' }
    const supposing = { ...draw, decisions: [...draw.decisions, decision] }
    const below = readings(list, group, supposing, drawList(list, group, supposing))
    if (below === undefined) return undefined
    all.push(...below)
  }
  return all
}

/** Who decides what is only tried out. */
const supposed = ''

// Whoever may or may not be on the list matters only where the seats would be others.
function drawList(list: SchemeList, group: string | null, draw: Draw): ListResult {
  const waiting = draw.members.filter((one) => one.total === undefined && mayMatter(list, one))
  const open = waiting.flatMap((one) => one.missing)
  if (open.length > 0) return needs(unique(open))
  const scored = draw.members.filter((one) => one.total !== undefined && hasFigure(list.by?.[0] ?? draw.by, one))
  const quota = quotaOf(list, scored)
  if (quota === undefined) return notComputable('condition-undecided', [undecided(list, null)])
  const standings = scored.map((one) => ({ one, may: isEligible(list, draw.ladder, one) }))
  const sure = standings.flatMap(({ one, may }) => (may === true ? [one] : []))
  const seats = drawFrom({ ...list, quota }, group, draw, scored.length, sure)
  if (standings.every(({ may }) => may !== undefined)) return seats
  const wider = standings.flatMap(({ one, may }) => (may === false ? [] : [one]))
  const other = drawFrom({ ...list, quota }, group, draw, scored.length, wider)
  if (seats.status === 'computed' && other.status === 'computed' && sameSeats(seats.value, other.value)) return seats
  const doubtful = standings.flatMap(({ one, may }) => (may === undefined ? [one] : []))
  const missing = doubtful.flatMap((one) => one.missing)
  if (missing.length > 0) return needs(unique(missing))
  return notComputable(
    'condition-undecided',
    doubtful.map(({ id }) => undecided(list, id)),
  )
}

function undecided(list: SchemeList, subject: string | null): Diagnostic {
  const about = subject === null ? {} : { subject }
  return diagnostic('condition-undecided', 'error', `lists.${list.id}`, { list: list.title, ...about })
}

// Without the figure that a list ranks by there is no place on it.
function hasFigure(key: RankKey | undefined, one: ListCandidate): boolean {
  return key === undefined || keyFigure(key, one.view) !== undefined
}

// The quota of a group whose members all meet its condition goes before the general one; `undefined`: it cannot be told.
function quotaOf(list: SchemeList, members: readonly ListCandidate[]): ListQuota | undefined {
  for (const { when, quota } of list.quotas ?? []) {
    const answers = members.map((one) => holds(when, one.view))
    if (answers.includes(false)) continue
    return answers.includes(undefined) ? undefined : quota
  }
  return list.quota
}

// A share of seats depends on how many have a score, whoever they are.
function mayMatter(list: SchemeList, one: ListCandidate): boolean {
  const quotas = [list.quota, ...(list.quotas ?? []).map(({ quota }) => quota)]
  return (
    quotas.some((quota) => quota.share !== undefined) ||
    list.eligible === undefined ||
    holds(list.eligible, one.view) !== false
  )
}

function unique(needs: readonly DecisionNeed[]): readonly DecisionNeed[] {
  const key = ({ code, at }: DecisionNeed): string => JSON.stringify([code, at ?? null])
  return needs.filter((need, index) => needs.findIndex((other) => key(other) === key(need)) === index)
}

function sameSeats(a: ListSeats, b: ListSeats): boolean {
  return a.seats === b.seats && a.on.join('\n') === b.on.join('\n')
}

function drawFrom(
  list: SchemeList,
  group: string | null,
  draw: Draw,
  base: number,
  fit: readonly ListCandidate[],
): ListResult {
  const refused = new Set(fit.filter((one) => isRefused(list, one)).map((one) => one.id))
  const vetoed = list.vetoed ?? decidedValue(draw.decisions, 'vetoed-in-list', list.id, ['leaveRanking', 'leaveVacant'])
  const first = list.yieldsTo === undefined ? undefined : seatsOn(draw.outcomes, goesFirst(list), group)
  const running = fit.filter((one) => !(vetoed !== 'leaveVacant' && refused.has(one.id)) && first?.has(one.id) !== true)
  const ranked = rankedOf(running, list, draw)
  const ties = list.quota.ties ?? decidedValue(draw.decisions, 'tie-at-quota', list.id, ['exceed', 'leaveVacant'])
  const quota: Quota = { ...list.quota, ...(ties === undefined ? {} : { ties }) }
  if (vetoed === undefined && refused.size > 0 && refusedWouldSit(list, quota, draw, fit, base, refused)) {
    return needs([{ code: 'vetoed-in-list', at: list.id, options: ['leaveRanking', 'leaveVacant'] }])
  }
  const award = assignQuota(ranked, quota, base, list.id)
  if (award.status !== 'computed') return award
  const on = award.value.awarded.filter((id) => !refused.has(id))
  const meeting = first === undefined ? otherSide(list, group, on, draw) : []
  if (meeting.length > 0) {
    const choice = decidedValue(draw.decisions, 'lists-overlap', list.id, ['keep', 'yield'])
    if (choice === undefined) {
      return needs([{ code: 'lists-overlap', at: list.id, options: ['keep', 'yield'], data: { subjects: meeting } }])
    }
    if (choice === 'yield')
      return seated(
        award.value.seats,
        on.filter((id) => !meeting.includes(id)),
        award.value.tieSet,
      )
  }
  return seated(award.value.seats, on, award.value.tieSet)
}

function seated(seats: number, on: readonly string[], tied: readonly string[]): ListResult {
  const value: ListSeats = { seats, on, vacant: seats > on.length ? seats - on.length : 0, tied }
  return { status: 'computed', value, diagnostics: [] }
}

// Whether a refused subject would have had a seat: only then the open question matters.
function refusedWouldSit(
  list: SchemeList,
  quota: Quota,
  draw: Draw,
  fit: readonly ListCandidate[],
  base: number,
  refused: ReadonlySet<string>,
): boolean {
  const all = assignQuota(rankedOf(fit, list, draw), { ...quota, ties: 'exceed' }, base, list.id)
  return all.status === 'computed' && all.value.awarded.some((id) => refused.has(id))
}

// `undefined`: it cannot be told.
function isEligible(list: SchemeList, ladder: readonly SchemeGrade[], one: ListCandidate): boolean | undefined {
  const may = list.eligible === undefined ? true : holds(list.eligible, one.view)
  if (may !== true || list.gradeAtLeast === undefined) return may
  if (one.gradeUndecided || (one.grade === undefined && one.missing.length > 0)) return undefined
  const place = (grade: string | undefined): number => ladder.findIndex((step) => step.id === grade)
  return one.grade !== undefined && place(one.grade) <= place(list.gradeAtLeast)
}

function isRefused(list: SchemeList, one: ListCandidate): boolean {
  return one.hits.some(({ effect }) => effect.kind === 'refuseAward' && effect.award === list.id)
}

// Places by what the list ranks by; the figures are the numbers of the classes of equals.
function rankedOf(candidates: readonly ListCandidate[], list: SchemeList, draw: Draw): readonly RankedEntry[] {
  const stated = list.by ?? [...(draw.by === undefined ? [] : [draw.by]), ...draw.tieBreaks]
  const by = stated.map((key) => (one: ListCandidate) => keyFigure(key, one.view))
  const keys = (list.by ?? draw.by) === undefined ? [(one: ListCandidate) => one.total, ...by] : by
  const entries = inOrder(candidates, keys).flatMap((equal, index) =>
    equal.map(({ id }) => ({ id, figure: `-${index + 1}` })),
  )
  return rank(entries, { mode: 'competition', direction: list.from === 'top' ? 'descending' : 'ascending' })
}

// Whoever stands on this list and on an earlier one that takes from the other end.
function otherSide(list: SchemeList, group: string | null, on: readonly string[], draw: Draw): readonly string[] {
  const opposite = draw.lists.filter((one) => one.from !== list.from && !goesFirst(one).includes(list.id))
  const seated = seatsOn(
    draw.outcomes,
    opposite.map((one) => one.id),
    group,
  )
  return on.filter((id) => seated.has(id))
}
