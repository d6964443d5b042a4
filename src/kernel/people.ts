import { dayNumber, type PlainDate } from './dates.js'
import { diagnostic } from './diagnostic.js'
import { type Label } from './document.js'
import { computed, notComputable, type Result } from './result.js'

/** A person. */
export interface Person {
  /** Id, unique among people. */
  readonly id: string
  /** Name, as it is shown. */
  readonly name?: string | undefined
  /** Day of birth. */
  readonly birthDate?: PlainDate | undefined
}

/** A household. */
export interface Household {
  /** Id, unique among households and organisations. */
  readonly id: string
  /** Name or address, as it is shown. */
  readonly name?: string | undefined
  /** The organisation that it belongs to: a village, a group. */
  readonly organisationId?: string | undefined
}

/** The levels of organisations, from the top. */
export type OrganisationLevel =
  'province' | 'city' | 'county' | 'township' | 'village' | 'group' | 'branch' | 'cell' | 'grid'

/** One organisation of a tree. */
export interface Organisation {
  /** Id, unique among households and organisations. */
  readonly id: string
  /** Name. */
  readonly name: Label
  /** Its level. */
  readonly level: OrganisationLevel
  /** The organisation above it; none at the root. */
  readonly parentId?: string | undefined
}

/** That a person belongs to an organisation or a household, from a first to a last day, both included. */
export interface Membership {
  /** Who. */
  readonly personId: string
  /** To what. */
  readonly groupId: string
  /** Whether the group is an organisation or a household. */
  readonly in: 'organisation' | 'household'
  /** First day. */
  readonly from: PlainDate
  /** Last day; none while it lasts. */
  readonly to?: PlainDate | undefined
  /** What the person is in it, as the document names it. */
  readonly role?: string | undefined
}

/** People, households and organisations with dated memberships. */
export interface Roster {
  /** Everybody, in any order. */
  readonly people: readonly Person[]
  /** All households. */
  readonly households: readonly Household[]
  /** The organisations of one tree or of several. */
  readonly organisations: readonly Organisation[]
  /** Who belonged to what, and when. */
  readonly memberships: readonly Membership[]
}

/** Why the household of a person on a day cannot be named. */
export type HouseholdReason = 'no-household' | 'several-households'

/**
 * The memberships of a person on a day, in organisations or in households, by group id.
 *
 * @throws RangeError when the day or a day in the roster is not a date
 * @example
 * ```ts
 * import { membershipsOn } from 'xiangzhen/kernel'
 * const roster = {
 *   people: [{ id: 'p1' }], households: [], organisations: [],
 *   memberships: [{ personId: 'p1', groupId: 'branch-1', in: 'organisation', from: '2020-01-01', to: '2024-06-30' }],
 * } as const
 * membershipsOn(roster, 'p1', '2024-06-30', 'organisation').map((one) => one.groupId) // => ['branch-1']
 * membershipsOn(roster, 'p1', '2024-07-01', 'organisation') // => []
 * ```
 */
export function membershipsOn(
  roster: Pick<Roster, 'memberships'>,
  personId: string,
  on: PlainDate,
  kind: Membership['in'],
): readonly Membership[] {
  const day = dayNumber(on)
  return roster.memberships
    .filter((one) => one.personId === personId && one.in === kind && holdsOn(one, day))
    .sort((a, b) => byCodeUnit(a.groupId, b.groupId))
}

/**
 * The people who belong to a group on a day, by id, each once.
 *
 * @throws RangeError when the day or a day in the roster is not a date
 * @example
 * ```ts
 * import { membersOn } from 'xiangzhen/kernel'
 * const memberships = [
 *   { personId: 'p2', groupId: 'h1', in: 'household', from: '2020-01-01' },
 *   { personId: 'p1', groupId: 'h1', in: 'household', from: '2021-01-01' },
 * ] as const
 * membersOn({ memberships }, 'h1', '2024-01-01') // => ['p1', 'p2']
 * ```
 */
export function membersOn(roster: Pick<Roster, 'memberships'>, groupId: string, on: PlainDate): readonly string[] {
  const day = dayNumber(on)
  const members = roster.memberships.filter((one) => one.groupId === groupId && holdsOn(one, day))
  return [...new Set(members.map((one) => one.personId))].sort(byCodeUnit)
}

/**
 * The household of a person on a day.
 *
 * @returns the household's id; reasons: `no-household`, `several-households` (the finding names them)
 * @throws RangeError when the day or a day in the roster is not a date
 * @example
 * ```ts
 * import { householdOn } from 'xiangzhen/kernel'
 * const memberships = [{ personId: 'p1', groupId: 'h1', in: 'household', from: '2020-01-01' }] as const
 * householdOn({ memberships }, 'p1', '2024-01-01') // => { status: 'computed', value: 'h1', diagnostics: [] }
 * householdOn({ memberships }, 'p1', '2019-01-01').status // => 'not-computable'
 * ```
 */
export function householdOn(
  roster: Pick<Roster, 'memberships'>,
  personId: string,
  on: PlainDate,
): Result<string, HouseholdReason> {
  const ids = [...new Set(membershipsOn(roster, personId, on, 'household').map((one) => one.groupId))]
  const [first] = ids
  if (first !== undefined && ids.length === 1) return computed(first)
  const reason = first === undefined ? 'no-household' : 'several-households'
  return notComputable(reason, [diagnostic(reason, 'error', 'memberships', { personId, date: on, groups: ids })])
}

/**
 * An organisation and all above it, from the root down to it.
 *
 * @returns ids; empty when the tree does not hold the organisation
 * @throws RangeError when the organisations above it run in a circle
 * @example
 * ```ts
 * import { organisationPath } from 'xiangzhen/kernel'
 * const organisations = [
 *   { id: 'village', name: '某村', level: 'village', parentId: 'town' },
 *   { id: 'town', name: '某镇', level: 'township' },
 * ] as const
 * organisationPath(organisations, 'village') // => ['town', 'village']
 * ```
 */
export function organisationPath(organisations: readonly Organisation[], id: string): readonly string[] {
  const byId = new Map(organisations.map((one) => [one.id, one]))
  const path = new Set<string>()
  for (let at = byId.get(id); at !== undefined; at = at.parentId === undefined ? undefined : byId.get(at.parentId)) {
    if (path.has(at.id)) throw new RangeError(`organisation '${at.id}' stands above itself: see checkRoster`)
    path.add(at.id)
  }
  return [...path].reverse()
}

/**
 * An organisation and all below it, by id.
 *
 * @returns ids; empty when the tree does not hold the organisation
 * @example
 * ```ts
 * import { organisationsUnder } from 'xiangzhen/kernel'
 * const organisations = [
 *   { id: 'town', name: '某镇', level: 'township' },
 *   { id: 'village', name: '某村', level: 'village', parentId: 'town' },
 *   { id: 'group', name: '一组', level: 'group', parentId: 'village' },
 * ] as const
 * organisationsUnder(organisations, 'village') // => ['group', 'village']
 * ```
 */
export function organisationsUnder(organisations: readonly Organisation[], id: string): readonly string[] {
  const children = new Map<string, string[]>()
  for (const one of organisations) {
    if (one.parentId === undefined) continue
    const siblings = children.get(one.parentId)
    if (siblings === undefined) children.set(one.parentId, [one.id])
    else siblings.push(one.id)
  }
  const found = new Set(organisations.some((one) => one.id === id) ? [id] : [])
  for (const at of found) for (const child of children.get(at) ?? []) found.add(child)
  return [...found].sort(byCodeUnit)
}

function holdsOn({ from, to }: Membership, day: number): boolean {
  return dayNumber(from) <= day && (to === undefined || day <= dayNumber(to))
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
