import type { Result } from '../kernel/index.js'
import { type Exact, exactInteger } from '../kernel/internal.js'
import type { SchemeList } from './grades.js'

/** Who is on a list. */
export interface ListOutcome {
  /** Id of the list. */
  readonly id: string
  /** The group; `null` for a list over all subjects, or for subjects without a group. */
  readonly group: string | null
  /** Who is on it, from the first (or from the last, for a list from the bottom), and what stands in the way. */
  readonly result: Result<ListSeats, ListReason>
}

/** Why a list cannot be drawn up: whether somebody can be on it cannot be told. */
export type ListReason = 'condition-undecided'

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

/** Lists that go before a list. */
export function goesFirst({ yieldsTo }: SchemeList): readonly string[] {
  return yieldsTo === undefined ? [] : typeof yieldsTo === 'string' ? [yieldsTo] : yieldsTo
}

/** On how many of some lists a subject is; `undefined` where one of them is not drawn up. */
export function seatCount(
  outcomes: readonly ListOutcome[],
  lists: readonly string[],
  subject: { readonly id: string; readonly group?: string },
): Exact | undefined {
  let count = 0
  for (const { id, group, result } of outcomes) {
    if (!lists.includes(id) || (group !== null && group !== (subject.group ?? null))) continue
    if (result.status !== 'computed') return undefined
    if (result.value.on.includes(subject.id)) count += 1
  }
  return exactInteger(count)
}

/** Who has a seat on one of some lists, in a group. */
export function seatsOn(
  outcomes: readonly ListOutcome[],
  ids: readonly string[],
  group: string | null,
): ReadonlySet<string> {
  const on = new Set<string>()
  for (const one of outcomes) {
    if (!ids.includes(one.id) || (one.group !== group && one.group !== null)) continue
    if (one.result.status === 'computed') for (const subject of one.result.value.on) on.add(subject)
  }
  return on
}
