import { dayNumber } from '../kernel/index.js'
import type { PointsRoster } from './entries.js'
import { heldOn, indexRoster } from './roster-index.js'
import type { RuleBook } from './rule-book.js'
import { decided } from './compiled-book.js'
import type { MemberScore, PointsFigure, Settlement } from './settlement.js'

/** Who looks at a settlement. */
export type PointsViewer =
  | { readonly kind: 'member'; readonly id: string }
  | { readonly kind: 'organisation'; readonly id: string }
  | { readonly kind: 'public' }

/**
 * Leaves in a settlement what a viewer may see by the book's visibility rules. A book without such rules shows everything to everyone; a member
 * always sees itself. What is not visible is left out, never blanked.
 *
 * @param ruleBook - the book with its `visibility` rules
 * @param settlement - the settled period
 * @param roster - who belongs to which organisation
 * @param viewer - who looks
 * @returns the settlement with the members that the viewer may see
 * @example
 * ```ts
 * import { settle, visibleTo, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [], total: {}, visibility: [{ what: 'scores', audience: 'member' }],
 *   },
 * }
 * const roster = { members: [{ id: 'm1' }, { id: 'm2' }] }
 * const settled = settle(book, { roster, entries: [] }, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' })
 * const seen = settled.status === 'computed' ? visibleTo(book, settled.value, roster, { kind: 'member', id: 'm1' }) : undefined
 * seen?.members.map((one) => one.id) // => ['m1']
 * ```
 */
export function visibleTo(
  ruleBook: RuleBook,
  settlement: Settlement,
  roster: PointsRoster,
  viewer: PointsViewer,
): Settlement {
  const rules = ruleBook.rules.visibility ?? []
  if (rules.length === 0) return settlement
  const index = indexRoster(roster, decided(ruleBook.rules.account))
  const day = dayNumber(settlement.asOf)
  const chainOf = (id: string): ReadonlySet<string> => {
    const subject = index.subjects[index.byId.get(id) ?? -1]
    const own = subject === undefined ? [] : heldOn(subject.organisations, day)
    return new Set(own.flatMap((one) => (index.above.get(one) ?? []).map((above) => above.id)))
  }
  const homes =
    viewer.kind === 'member'
      ? directHomes(index, viewer.id, day)
      : new Set(viewer.kind === 'organisation' ? [viewer.id] : [])
  const sees = (what: 'scores' | 'grades' | 'ranks', member: string): boolean => {
    if (viewer.kind === 'member' && viewer.id === member) return true
    const own = rules.filter((one) => one.what === what)
    const counted = own.length > 0 ? own : rules.filter((one) => one.what === 'scores')
    return counted.some((rule) => {
      if (rule.audience === 'public') return true
      if (rule.audience === 'member') return false
      const chain = chainOf(member)
      return [...homes].some((home) => chain.has(home))
    })
  }
  const members = settlement.members.flatMap((one): MemberScore[] => {
    if (!sees('scores', one.id) && !sees('grades', one.id) && !sees('ranks', one.id)) return []
    return [
      {
        ...one,
        ...(sees('scores', one.id) ? {} : hiddenScores),
        ...(sees('grades', one.id) ? {} : { grades: [], consequences: [], vetoes: [] }),
        ...(sees('ranks', one.id) ? {} : { ranks: [] }),
      },
    ]
  })
  const shown = new Set(members.map((one) => one.id))
  return {
    ...settlement,
    members,
    lists: rules.some((rule) => rule.audience === 'public') ? settlement.lists : [],
    diagnostics: settlement.diagnostics.filter((one) => shown.has(one.data['member'] as string)),
  }
}

const hidden: PointsFigure = { status: 'not-computable', reason: 'not-visible', diagnostics: [] }

const hiddenScores = {
  raw: hidden,
  effective: hidden,
  applicableMaximum: hidden,
  rate: hidden,
  categories: [],
  items: [],
  pending: [],
  figures: [],
  gates: [],
} as const

// A member sees the members of its own organisation, not of everything above it.
function directHomes(index: ReturnType<typeof indexRoster>, member: string, day: number): ReadonlySet<string> {
  const subject = index.subjects[index.byId.get(member) ?? -1]
  return new Set(subject === undefined ? [] : heldOn(subject.organisations, day))
}
