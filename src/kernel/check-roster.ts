import { dayNumber, isPlainDate } from './dates.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import type { Membership, Organisation, Roster } from './people.js'

/** What {@link checkRoster} can find. */
export type RosterCode =
  | 'duplicate-id'
  | 'not-a-date'
  | 'unknown-person'
  | 'unknown-group'
  | 'unknown-parent'
  | 'organisation-cycle'
  | 'membership-reversed'
  | 'memberships-overlap'

/**
 * Finds what cannot be right in a roster: ids given twice, days that are none (also of birth), people, groups or the organisation of
 * a household that are not in it, a tree that runs in a circle, memberships that end before they begin, and a person in two households (or twice in one group) on one day.
 *
 * @returns the findings; that of an overlap names the first day that shows it
 * @example
 * ```ts
 * import { checkRoster } from 'xiangzhen/kernel'
 * const findings = checkRoster({
 *   people: [{ id: 'p1' }], households: [{ id: 'h1' }, { id: 'h2' }], organisations: [],
 *   memberships: [
 *     { personId: 'p1', groupId: 'h1', in: 'household', from: '2020-01-01', to: '2024-06-30' },
 *     { personId: 'p1', groupId: 'h2', in: 'household', from: '2024-06-30' },
 *   ],
 * })
 * findings.map((finding) => [finding.code, finding.data.date]) // => [['memberships-overlap', '2024-06-30']]
 * ```
 */
export function checkRoster(roster: Roster): readonly Diagnostic<RosterCode>[] {
  const findings: Diagnostic<RosterCode>[] = []
  const report = (code: RosterCode, path: string, data: Diagnostic['data']): void => {
    findings.push(diagnostic(code, 'error', path, data))
  }
  const people = uniqueIds(roster.people, 'people', report)
  const households = uniqueIds(roster.households, 'households', report)
  const organisations = uniqueIds(roster.organisations, 'organisations', report)
  for (const [index, { birthDate }] of roster.people.entries()) {
    if (birthDate !== undefined && !isPlainDate(birthDate)) {
      report('not-a-date', `people[${index}].birthDate`, { text: birthDate })
    }
  }
  for (const [index, { organisationId }] of roster.households.entries()) {
    if (organisationId !== undefined && !organisations.has(organisationId)) {
      report('unknown-group', `households[${index}].organisationId`, { groupId: organisationId })
    }
  }
  const circling = inCircles(roster.organisations)
  for (const [index, one] of roster.organisations.entries()) {
    const { id, parentId } = one
    const path = `organisations[${index}].parentId`
    if (parentId === undefined) continue
    if (!organisations.has(parentId)) report('unknown-parent', path, { id, parentId })
    else if (circling.has(id)) report('organisation-cycle', path, { id, parentId })
  }
  const sound: { readonly index: number; readonly one: Membership }[] = []
  for (const [index, one] of roster.memberships.entries()) {
    const path = `memberships[${index}]`
    const { personId, groupId, from, to } = one
    const groups = one.in === 'household' ? households : organisations
    if (!people.has(personId)) report('unknown-person', `${path}.personId`, { personId })
    if (!groups.has(groupId)) report('unknown-group', `${path}.groupId`, { groupId })
    if (!isPlainDate(from)) report('not-a-date', `${path}.from`, { text: from })
    else if (to !== undefined && !isPlainDate(to)) report('not-a-date', `${path}.to`, { text: to })
    else if (to !== undefined && dayNumber(to) < dayNumber(from))
      report('membership-reversed', path, { personId, from, to })
    else sound.push({ index, one })
  }
  reportOverlaps(sound, report)
  return findings
}

type Report = (code: RosterCode, path: string, data: Diagnostic['data']) => void

function uniqueIds(list: readonly { readonly id: string }[], path: string, report: Report): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [index, { id }] of list.entries()) {
    if (ids.has(id)) report('duplicate-id', `${path}[${index}].id`, { id })
    ids.add(id)
  }
  return ids
}

// The organisations that stand above themselves. Each is walked through once: a walk ends where an earlier one went.
function inCircles(organisations: readonly Organisation[]): ReadonlySet<string> {
  const parents = new Map(organisations.map((one) => [one.id, one.parentId]))
  const walkOf = new Map<string, number>()
  const circling = new Set<string>()
  for (const [walk, { id }] of organisations.entries()) {
    let at: string | undefined = id
    for (; at !== undefined && !walkOf.has(at); at = parents.get(at)) walkOf.set(at, walk)
    // Back on its own way: from here round to here again is the circle.
    if (at === undefined || walkOf.get(at) !== walk) continue
    for (; at !== undefined && !circling.has(at); at = parents.get(at)) circling.add(at)
  }
  return circling
}

// A person is in one household at a time, and in one organisation once at a time; being in two organisations is common.
function reportOverlaps(sound: readonly { readonly index: number; readonly one: Membership }[], report: Report): void {
  const rows = new Map<string, Map<string, { index: number; one: Membership }[]>>()
  for (const row of sound) {
    const { personId, groupId } = row.one
    const key = row.one.in === 'household' ? 'household' : `organisation ${groupId}`
    const ofPerson = rows.get(personId) ?? new Map<string, { index: number; one: Membership }[]>()
    rows.set(personId, ofPerson)
    const list = ofPerson.get(key) ?? []
    ofPerson.set(key, list)
    list.push(row)
  }
  for (const ofPerson of rows.values()) {
    for (const list of ofPerson.values()) {
      const sorted = [...list].sort((a, b) => dayNumber(a.one.from) - dayNumber(b.one.from) || a.index - b.index)
      let last: Membership | undefined
      for (const { index, one } of sorted) {
        if (last !== undefined && (last.to === undefined || dayNumber(last.to) >= dayNumber(one.from))) {
          const groups = [last.groupId, one.groupId]
          report('memberships-overlap', `memberships[${index}]`, { personId: one.personId, groups, date: one.from })
        }
        if (last === undefined || endsLater(one, last)) last = one
      }
    }
  }
}

function endsLater(a: Membership, b: Membership): boolean {
  return b.to !== undefined && (a.to === undefined || dayNumber(a.to) > dayNumber(b.to))
}
