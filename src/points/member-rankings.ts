import { computed, decisionFor, diagnostic, needs, type DecisionNeed } from '../kernel/index.js'
import { exactToShownText, sameData, type Exact } from '../kernel/internal.js'
import {
  assignQuota,
  rank,
  type Quota,
  type QuotaTies,
  type RankedEntry,
  type RankingEntry,
  type RankingMode,
} from '../scoring/index.js'
import { decided } from './compiled-book.js'
import { groupsOf } from './member-groups.js'
import { andThen, figureOf, type Outcome } from './outcome-desk.js'
import { testHolds } from './outcome-holds.js'
import { needsTogether, rangeOf } from './member-readings.js'
import type { MemberWork } from './member-work.js'
import { isUnknown, noteUnknown } from './members-unknown.js'
import type { MemberList, PointRanking } from './outcome-rules.js'
import type { FigureRef } from './outcome-tests.js'
import type { FrameWork } from './score-frame.js'
import type { RankPlace, SettledList } from './settlement.js'

/** A ranked group, as far as it is known. */
export interface RankedGroup {
  readonly group: string
  /** The ranking; with one open member twice, with that one as low and as high as it can come; none where it is not known. */
  readonly rankings: readonly (readonly RankedEntry[])[]
  readonly needs: readonly DecisionNeed[]
  readonly members: readonly MemberWork[]
  /** How many are ranked, or may be. */
  readonly of: number
  /** Why the figure of one of them is not known; absent: it is known of all, or hangs on decisions. */
  readonly unknown?: Outcome<never>
}

/** Ranks members within their groups; the places are written to the members. */
export function rankMembers(
  work: FrameWork,
  ranking: PointRanking,
  scored: readonly MemberWork[],
): readonly RankedGroup[] {
  const figure = decided(ranking.figure)
  const taking = scored.filter((one) => ranking.classes?.includes(one.outcome.className ?? '') !== false)
  const { groups, undecided } = groupsOf(work, ranking.within, taking)
  for (const [member, need] of undecided) member.outcome.ranks.set(ranking.id, needs([need]))
  return [...groups].map(([group, members]) => {
    const figures = members.map((one) => figureOf(one.outcome, figure))
    const open = members.filter((_, index) => figures[index]!.status === 'needs')
    const unknown = members.filter((_, index) => isUnknown(figures[index]!))
    noteUnknown(work, unknown, `rankings.${ranking.id}.${group}`, { title: ranking.title, group })
    const reason = figures.find(isUnknown) as Outcome<never> | undefined
    const needed = needsTogether(figures)
    const rankings = open.length === 0 ? [rankGroup(ranking, members, figures)] : rankedAtEnds(ranking, figure, members)
    const ranked = members.filter((_, index) => figures[index]!.status !== 'not-computable').length
    const places = rankings.length < 2 ? (rankings[0] ?? []) : sameAtBothEnds(rankings, open)
    const byId = new Map(places.map((one) => [one.id, one]))
    for (const [index, member] of members.entries()) {
      const own = figures[index]!
      const place = byId.get(member.numbers.subject.id)
      member.outcome.ranks.set(ranking.id, placeOf(group, own, place, needed, ranked))
    }
    const sure = open.length === 0 || (open.length === 1 && decided(ranking.mode) !== 'dense')
    return {
      group,
      rankings: sure ? rankings : [],
      needs: needed.status === 'needs' ? needed.missing : [],
      members,
      of: ranked + unknown.length,
      ...(reason === undefined ? {} : { unknown: reason }),
    }
  })
}

function placeOf(
  group: string,
  figure: Outcome<Exact>,
  place: RankedEntry | undefined,
  needed: Outcome<never>,
  of: number,
): Outcome<RankPlace> {
  if (figure.status === 'not-computable') return figure
  return place === undefined ? needed : computed({ group, rank: place.rank, of, tied: place.tied })
}

function rankGroup(
  ranking: PointRanking,
  members: readonly MemberWork[],
  figures: readonly Outcome<Exact>[],
): readonly RankedEntry[] {
  const rows = members.flatMap((member, index): RankRow[] => {
    const own = figures[index]!
    return own.status === 'computed' ? [{ member, figure: own.value }] : []
  })
  return rankedBy(ranking, rows)
}

function rankedBy({ direction, mode, tieBreaks }: PointRanking, rows: readonly RankRow[]): readonly RankedEntry[] {
  return rankRows(rows, direction ?? 'descending', decided(mode), tieBreaks ?? [])
}

// The ranking with all open members as low, and as high, as they can come; none where one of them may come to anything.
function rankedAtEnds(
  ranking: PointRanking,
  figure: FigureRef,
  members: readonly MemberWork[],
): readonly (readonly RankedEntry[])[] {
  const ends: { low: RankRow[]; high: RankRow[] } = { low: [], high: [] }
  for (const member of members) {
    const range = rangeOf(member, figure)
    if (range === 'anything') return []
    if (range === 'none') continue
    ends.low.push({ member, figure: range.low })
    ends.high.push({ member, figure: range.high })
  }
  return [ends.low, ends.high].map((rows) => rankedBy(ranking, rows))
}

// Places of the others that no answer changes.
function sameAtBothEnds(
  rankings: readonly (readonly RankedEntry[])[],
  open: readonly MemberWork[],
): readonly RankedEntry[] {
  const [low, high] = rankings
  const openIds = new Set(open.map((one) => one.numbers.subject.id))
  return low!.filter((one) => {
    const other = high!.find(({ id }) => id === one.id)!
    return !openIds.has(one.id) && one.rank === other.rank && one.tied === other.tied
  })
}

/** A member with the figure that it is ranked by. */
export interface RankRow {
  readonly member: MemberWork
  readonly figure: Exact
}

/** Ranks rows; a tie-break that is not known of one of the tied breaks no tie among them. */
export function rankRows(
  rows: readonly RankRow[],
  direction: 'descending' | 'ascending',
  mode: RankingMode,
  tieBreaks: readonly FigureRef[],
): readonly RankedEntry[] {
  const known = new Map<string, number>()
  const drafts = rows.map(({ member, figure }) => {
    const text = shown(figure)
    const breaks: string[] = []
    for (const ref of tieBreaks) {
      const value = figureOf(member.outcome, ref)
      if (value.status !== 'computed') break
      breaks.push(shown(value.value))
    }
    known.set(text, Math.min(known.get(text) ?? breaks.length, breaks.length))
    return { id: member.numbers.subject.id, figure: text, breaks }
  })
  const entries = drafts.map(({ id, figure, breaks }): RankingEntry => {
    const used = breaks.slice(0, known.get(figure))
    return { id, figure, tieBreaks: tieBreaks.map((_, index) => used[index] ?? '0') }
  })
  return rank(entries, { mode, direction })
}

// Rates can be fractions without end; forty places tell any two of them apart whose denominators are points.
function shown(value: Exact): string {
  return exactToShownText(value, 40)
}

/** Who stands on a list of one group. */
export function listOf(work: FrameWork, list: MemberList, group: RankedGroup): SettledList {
  const { group: name, unknown, of: ranked } = group
  const least = list.leastRanked ?? 0
  if (ranked < least) {
    const data = { title: list.title, group: name, ranked, least }
    work.diagnostics.push(diagnostic('list-not-made', 'note', `lists.${list.id}.${name}`, data))
    return { group: name, members: computed([]) }
  }
  // Whoever is not known may belong on it.
  return { group: name, members: unknown ?? membersOn(work, list, group) }
}

const tieRules: readonly QuotaTies[] = ['exceed', 'leaveVacant']

/** What may happen to a tie at the line: what was said, or either where that is nothing that can be done. */
export function tiesOf(said: unknown): readonly QuotaTies[] {
  const stated = tieRules.filter((one) => one === said)
  return stated.length === 0 ? tieRules : stated
}

// Where a tie or an open score changes nobody on the list, nothing is asked.
function membersOn(work: FrameWork, list: MemberList, group: RankedGroup): Outcome<readonly string[]> {
  const at = `${list.id}.${group.group}`
  const ways = tiesOf(list.ties ?? decisionFor(work.decisions, 'tie-at-list', at)?.value)
  const missing = [...group.needs]
  const rule: Quota = {
    kind: 'atMost',
    ...(typeof list.count === 'number' ? { count: list.count } : list.count),
  } as Quota
  const lists = group.rankings.flatMap((ranked) => {
    const ordered = list.end === 'top' ? ranked : [...ranked].reverse()
    let data = {}
    const made = ways.map((ties) =>
      andThen(assignQuota(ordered, { ...rule, ties }, ordered.length, at), ({ tieSet: tied, seats, awarded }) => {
        data = { tied, seats }
        return thoseMeeting(list, group, awarded)
      }),
    )
    if (!agree(made)) missing.push({ code: 'tie-at-list', at, options: tieRules, data })
    return made
  })
  if (lists.length > 0 && agree(lists)) return lists[0]!
  const unknown = lists.find((one) => one.status === 'not-computable')
  return unknown ?? needsTogether([...lists, needs(missing)])
}

function thoseMeeting(
  { when }: MemberList,
  { members }: RankedGroup,
  ids: readonly string[],
): Outcome<readonly string[]> {
  if (when === undefined) return computed(ids)
  const meets = ids.map((id) => testHolds(members.find((one) => one.numbers.subject.id === id)!.outcome, when))
  const open = meets.find((one) => one.status !== 'computed')
  return (
    (open as Outcome<never> | undefined) ??
    computed(ids.filter((_, index) => (meets[index] as { value?: boolean }).value))
  )
}

function agree(lists: readonly Outcome<readonly string[]>[]): boolean {
  const sorted = lists.map((one) => one.status === 'computed' && [...one.value].sort())
  return sorted.every((one) => sameData(one, sorted[0]))
}
