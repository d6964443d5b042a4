import { decisionFor, needs, type Decision, type Result } from '../kernel/index.js'
import { exactToText, type Exact } from '../kernel/internal.js'
import { assignQuota, rank, type Quota, type RankedEntry } from '../scoring/index.js'
import { holds, type ConditionView } from './conditions.js'
import type { SchemeGrade, SchemeList, SchemeVetoHit } from './grades.js'

/** Who is on a list. */
export interface ListOutcome {
  /** Id of the list. */
  readonly id: string
  /** The group; `null` for a list over all subjects, or for subjects without a group. */
  readonly group: string | null
  /** Who is on it, from the first (or from the last, for a list from the bottom), and what stands in the way. */
  readonly result: Result<ListSeats, never>
}

/** Seats of a list. */
export interface ListSeats {
  /** Seats that the quota grants. */
  readonly seats: number
  /** Who has one. */
  readonly on: readonly string[]
  /** Seats that stay empty. */
  readonly vacant: number
  /** Whoever stands in a tie at the line. */
  readonly tied: readonly string[]
}

/** One who can be on a list. */
export interface ListCandidate {
  readonly id: string
  readonly group: string | undefined
  readonly total: Exact
  readonly view: ConditionView
  readonly hits: readonly SchemeVetoHit[]
  readonly grade: string | undefined
}

/** Draws up the lists of a scheme in the order in which they yield to one another. */
export function drawLists(
  lists: readonly SchemeList[],
  ladder: readonly SchemeGrade[],
  candidates: readonly ListCandidate[],
  decisions: readonly Decision[],
): readonly ListOutcome[] {
  const outcomes: ListOutcome[] = []
  for (const list of lists) {
    const groups = new Map<string | null, ListCandidate[]>()
    for (const one of candidates) {
      const key = list.scope === 'all' ? null : (one.group ?? null)
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    for (const [group, members] of [...groups].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))) {
      outcomes.push({
        id: list.id,
        group,
        result: drawList(list, group, { ladder, members, decisions, outcomes, lists }),
      })
    }
  }
  return outcomes
}

interface Draw {
  readonly ladder: readonly SchemeGrade[]
  readonly members: readonly ListCandidate[]
  readonly decisions: readonly Decision[]
  readonly outcomes: readonly ListOutcome[]
  readonly lists: readonly SchemeList[]
}

function drawList(list: SchemeList, group: string | null, draw: Draw): Result<ListSeats, never> {
  const fit = draw.members.filter((one) => isEligible(list, draw.ladder, one))
  const refused = new Set(fit.filter((one) => isRefused(list, one)).map((one) => one.id))
  const vetoed = list.vetoed ?? vetoedDecided(list, draw.decisions)
  const first = list.yieldsTo === undefined ? undefined : seatsOn(draw.outcomes, list.yieldsTo, group)
  const running = fit.filter((one) => !(vetoed !== 'leaveVacant' && refused.has(one.id)) && first?.has(one.id) !== true)
  const ranked = rankedOf(running, list.from)
  const ties = list.quota.ties ?? tiesDecided(list, draw.decisions)
  const quota: Quota = { ...list.quota, ...(ties === undefined ? {} : { ties }) }
  if (vetoed === undefined && refused.size > 0 && refusedWouldSit(list, quota, fit, draw, refused)) {
    return needs([{ code: 'vetoed-in-list', at: list.id, options: ['leaveRanking', 'leaveVacant'] }])
  }
  const award = assignQuota(ranked, quota, draw.members.length, list.id)
  if (award.status !== 'computed') return award
  const on = award.value.awarded.filter((id) => !refused.has(id))
  const meeting = first === undefined ? otherSide(list, group, on, draw) : []
  if (meeting.length > 0) {
    const choice = decisionFor(draw.decisions, 'lists-overlap', list.id)?.value
    if (choice !== 'keep' && choice !== 'yield') {
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

function seated(seats: number, on: readonly string[], tied: readonly string[]): Result<ListSeats, never> {
  const value: ListSeats = { seats, on, vacant: seats > on.length ? seats - on.length : 0, tied }
  return { status: 'computed', value, diagnostics: [] }
}

// Whether a refused subject would have had a seat: only then the open question matters.
function refusedWouldSit(
  list: SchemeList,
  quota: Quota,
  fit: readonly ListCandidate[],
  draw: Draw,
  refused: ReadonlySet<string>,
): boolean {
  const all = assignQuota(rankedOf(fit, list.from), { ...quota, ties: 'exceed' }, draw.members.length, list.id)
  return all.status === 'computed' && all.value.awarded.some((id) => refused.has(id))
}

function isEligible(list: SchemeList, ladder: readonly SchemeGrade[], one: ListCandidate): boolean {
  if (list.eligible !== undefined && holds(list.eligible, one.view) !== true) return false
  if (list.gradeAtLeast === undefined) return true
  const place = (grade: string | undefined): number => ladder.findIndex((step) => step.id === grade)
  return one.grade !== undefined && place(one.grade) <= place(list.gradeAtLeast)
}

function isRefused(list: SchemeList, one: ListCandidate): boolean {
  return one.hits.some(({ effect }) => effect.kind === 'refuseAward' && effect.award === list.id)
}

function rankedOf(candidates: readonly ListCandidate[], from: 'top' | 'bottom'): readonly RankedEntry[] {
  const entries = candidates.map((one) => ({ id: one.id, figure: comparable(one.total) }))
  return rank(entries, { mode: 'competition', direction: from === 'top' ? 'descending' : 'ascending' })
}

/** Places that keep two different totals apart when they are written as decimals. */
function comparable(total: Exact): string {
  return exactToText(total, 30, 'halfUp')
}

function seatsOn(outcomes: readonly ListOutcome[], id: string, group: string | null): ReadonlySet<string> | undefined {
  const on = new Set<string>()
  for (const one of outcomes) {
    if (one.id !== id || (one.group !== group && one.group !== null)) continue
    if (one.result.status === 'computed') for (const subject of one.result.value.on) on.add(subject)
  }
  return on
}

// Whoever stands on this list and on an earlier one that takes from the other end.
function otherSide(list: SchemeList, group: string | null, on: readonly string[], draw: Draw): readonly string[] {
  const opposite = draw.lists.filter((one) => one.from !== list.from && one.yieldsTo !== list.id)
  return on.filter((id) => opposite.some((one) => seatsOn(draw.outcomes, one.id, group)?.has(id) === true))
}

function vetoedDecided(list: SchemeList, decisions: readonly Decision[]): 'leaveRanking' | 'leaveVacant' | undefined {
  const value = decisionFor(decisions, 'vetoed-in-list', list.id)?.value
  return value === 'leaveRanking' || value === 'leaveVacant' ? value : undefined
}

function tiesDecided(list: SchemeList, decisions: readonly Decision[]): 'exceed' | 'leaveVacant' | undefined {
  const value = decisionFor(decisions, 'tie-at-quota', list.id)?.value
  return value === 'exceed' || value === 'leaveVacant' ? value : undefined
}
