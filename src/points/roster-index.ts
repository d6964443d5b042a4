import { type Decision, type DecisionNeed } from '../kernel/index.js'
import { dayNumber } from '../kernel/index.js'
import { sameData } from '../kernel/internal.js'
import type { AccountHolder } from './rule-book.js'
import type { DatedLink, PointsRoster } from './entries.js'
import { rulingOn } from './ruling.js'

/** One who has an account, with the days on which it is in the scheme. */
export interface Subject {
  readonly id: string
  readonly index: number
  /** First day in the scheme. */
  readonly from: number
  /** Last day in the scheme. */
  readonly to: number
  readonly classes: readonly DaysOfLink[]
  readonly roles: readonly DaysOfLink[]
  readonly organisations: readonly DaysOfLink[]
  /** The level of an organisation that the text does not score. */
  readonly notScored?: string
}

/** A dated link with day numbers. */
export interface DaysOfLink {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** A roster prepared for look-ups. */
export interface RosterIndex {
  readonly subjects: readonly Subject[]
  readonly byId: ReadonlyMap<string, number>
  /** Ids that stand in the roster twice with different content: nobody knows which holds, so they are not settled. */
  readonly refused: ReadonlySet<string>
  /** Households of each person, for household accounts. */
  readonly households: ReadonlyMap<string, readonly DaysOfLink[]>
  /** Organisations above each organisation, itself first, with their levels. */
  readonly above: ReadonlyMap<string, readonly { readonly id: string; readonly level: string }[]>
}

/** Prepares a roster for a book's accounts; subjects are in code-unit order of their ids. */
export function indexRoster(roster: PointsRoster, holder: AccountHolder): RosterIndex {
  const rows =
    holder.kind === 'member'
      ? roster.members
      : holder.kind === 'household'
        ? (roster.households ?? [])
        : (roster.organisations ?? []).filter(
            (one) => holder.levels.includes(one.level) || (holder.notScored ?? []).includes(one.level),
          )
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const subjects: Subject[] = []
  const refused = new Set<string>()
  for (let at = 1; at < sorted.length; at += 1) {
    const [one, other] = [sorted[at - 1]!, sorted[at]!]
    if (one.id === other.id && !sameData(one, other)) refused.add(one.id)
  }
  for (const row of sorted) {
    if (refused.has(row.id) || (subjects.length > 0 && subjects[subjects.length - 1]!.id === row.id)) continue
    const { joined, left, classes, roles, organisations, level } = row as {
      readonly joined?: string
      readonly left?: string
      readonly classes?: readonly DatedLink[]
      readonly roles?: readonly DatedLink[]
      readonly organisations?: readonly DatedLink[]
      readonly level?: string
    }
    const own: readonly DatedLink[] = holder.kind === 'organisation' ? [{ id: row.id }] : (organisations ?? [])
    subjects.push({
      // Field by field: every entry looks at these days, and an object that was spread is slow to look at.
      id: row.id,
      index: subjects.length,
      from: joined === undefined ? Number.NEGATIVE_INFINITY : dayNumber(joined),
      to: left === undefined ? Number.POSITIVE_INFINITY : dayNumber(left),
      classes: daysOf(classes),
      roles: daysOf(roles),
      organisations: daysOf(own),
      ...(holder.kind === 'organisation' && level !== undefined && (holder.notScored ?? []).includes(level)
        ? { notScored: level }
        : {}),
    })
  }
  const parents = new Map((roster.organisations ?? []).map((one) => [one.id, one]))
  const above = new Map<string, readonly { id: string; level: string }[]>()
  for (const one of roster.organisations ?? []) {
    const chain: { id: string; level: string }[] = []
    for (let next = parents.get(one.id); next !== undefined; next = parents.get(next.within ?? '')) {
      if (chain.some((seen) => seen.id === next.id)) break
      chain.push({ id: next.id, level: next.level })
    }
    above.set(one.id, chain)
  }
  return {
    subjects,
    byId: new Map(subjects.map((one) => [one.id, one.index])),
    refused,
    households:
      holder.kind === 'household' ? new Map(roster.members.map((one) => [one.id, daysOf(one.households)])) : new Map(),
    above,
  }
}

/** Links with day numbers. */
export function daysOf(links: readonly DatedLink[] | undefined): readonly DaysOfLink[] {
  return (links ?? []).map((link) => ({
    id: link.id,
    from: link.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(link.from),
    to: link.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(link.to),
  }))
}

/** Ids that are held on a day, each once, in code-unit order. */
export function heldOn(links: readonly DaysOfLink[], day: number): readonly string[] {
  if (links.length === 0) return none
  const held = links.filter((link) => link.from <= day && day <= link.to).map((link) => link.id)
  return held.length < 2 ? held : [...new Set(held)].sort()
}

const none: readonly string[] = []

/** The one of several that counts: the only one, the decided one, or the need for a decision about the member. */
export function oneHeldOn(
  links: readonly DaysOfLink[],
  day: number,
  known: ReadonlySet<string> | undefined,
  decisions: readonly Decision[],
  code: string,
  member: string,
): { readonly id?: string; readonly need?: DecisionNeed } {
  const all = heldOn(links, day)
  const held = known === undefined ? all : all.filter((id) => known.has(id))
  if (held.length === 0) return {}
  if (held.length === 1) return { id: held[0]! }
  const need: DecisionNeed = { code, at: member, options: held }
  const chosen = rulingOn(undefined, decisions, need)
  return chosen.status === 'computed' ? { id: chosen.value } : { need }
}

/** The organisation of a level that a subject belongs to on a day. */
export function organisationOf(index: RosterIndex, subject: Subject, level: string, day: number): readonly string[] {
  const found = new Set<string>()
  for (const id of heldOn(subject.organisations, day)) {
    for (const above of index.above.get(id) ?? []) if (above.level === level) found.add(above.id)
  }
  return [...found].sort()
}
