import type { DecimalText } from '../kernel/index.js'
import { exactOf, exactToText, placesOf, subtractExact } from '../kernel/internal.js'
import type { MemberScore, PointsFigure, Settlement } from './settlement.js'

/** How one member differs between two settlements. */
export interface MemberMove {
  /** Id of the member, household or organisation. */
  readonly id: string
  /** Id of the member class; absent: it has none. */
  readonly class?: string
  /** Effective score of the first settlement; `null` where there is none: `beforeStatus` says why. */
  readonly before: DecimalText | null
  /** Effective score of the second settlement; `null` where there is none: `afterStatus` says why. */
  readonly after: DecimalText | null
  /** Whether the first settlement has the score, whether it hangs on a decision, cannot be computed, or the member is not in it. */
  readonly beforeStatus: MoveStatus
  /** The same of the second settlement. */
  readonly afterStatus: MoveStatus
  /** After less before; `null` where one is missing. */
  readonly difference: DecimalText | null
  /** Items whose figures differ, with the difference. */
  readonly items: readonly { readonly id: string; readonly difference: DecimalText | null }[]
  /** Grade tables in which the grade differs; `null` where there is none or it is open. */
  readonly grades: readonly { readonly id: string; readonly before: string | null; readonly after: string | null }[]
  /** Rankings in which the place differs; `null` where there is none or it is open. */
  readonly ranks: readonly { readonly id: string; readonly before: number | null; readonly after: number | null }[]
}

/** How a score stands in a settlement. */
export type MoveStatus = PointsFigure['status'] | 'absent'

/** How many members of a class have a grade, before and after. */
export interface GradeDistribution {
  /** Id of the grade table. */
  readonly table: string
  /** Id of the member class; `null`: members without one. */
  readonly class: string | null
  /** Id of the grade; `null` for members without one. */
  readonly grade: string | null
  /** `true`: the members without a grade whose grade hangs on a decision; `false`: all others. */
  readonly open: boolean
  /** How many had it in the first settlement. */
  readonly before: number
  /** How many have it in the second. */
  readonly after: number
}

/** What changed between two settlements. */
export interface SettlementComparison {
  /** Members whose score, items or grade differ, in code-unit order. */
  readonly moves: readonly MemberMove[]
  /** How many members of each class move from which grade to which. */
  readonly distribution: readonly GradeDistribution[]
}

/**
 * Compares two settlements: who moves, by which items, into which grade, and how the grades are distributed by class.
 *
 * @param before - one settlement
 * @param after - the other: another book, other facts, a correction
 * @returns the members that differ and the distribution; members that stand in one settlement only have `null` for the other
 * @example
 * ```ts
 * import { compareSettlements, settle, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], total: {},
 *     items: [{ kind: 'award', id: 'visit', title: '走访', worth: { by: 'fixed', points: '2' } }],
 *   },
 * }
 * const question = { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' }
 * const roster = { members: [{ id: 'm1' }] }
 * const before = settle(book, { roster, entries: [] }, question)
 * const after = settle(book, { roster, entries: [{ id: 'e1', member: 'm1', item: 'visit', eventDate: '2024-05-01' }] }, question)
 * const same = before.status === 'computed' && after.status === 'computed' ? compareSettlements(before.value, after.value) : undefined
 * same?.moves.map((move) => move.difference) // => ['2']
 * ```
 */
export function compareSettlements(before: Settlement, after: Settlement): SettlementComparison {
  const old = new Map(before.members.map((one) => [one.id, one]))
  const now = new Map(after.members.map((one) => [one.id, one]))
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort()
  return {
    moves: ids.flatMap((id) => moveOf(id, old.get(id), now.get(id)) ?? []),
    distribution: distributionOf(before.members, after.members),
  }
}

function moveOf(id: string, before: MemberScore | undefined, after: MemberScore | undefined): MemberMove | undefined {
  const [first, second] = [figure(before?.effective), figure(after?.effective)]
  const items = idsOf(before?.items, after?.items).flatMap((item) => {
    const own = (member: MemberScore | undefined): PointsFigure | undefined =>
      member?.items.find((one) => one.id === item)?.points
    const gap = difference(figure(own(before)), figure(own(after)))
    return figure(own(before)) === figure(own(after)) ? [] : [{ id: item, difference: gap }]
  })
  const grades = idsOf(before?.grades, after?.grades).flatMap((table) => {
    const [one, other] = [gradeIn(before, table), gradeIn(after, table)]
    return one === other ? [] : [{ id: table, before: one, after: other }]
  })
  const ranks = idsOf(before?.ranks, after?.ranks).flatMap((ranking) => {
    const [one, other] = [placeIn(before, ranking), placeIn(after, ranking)]
    return one === other ? [] : [{ id: ranking, before: one, after: other }]
  })
  const beforeStatus = before?.effective.status ?? 'absent'
  const afterStatus = after?.effective.status ?? 'absent'
  const same = first === second && beforeStatus === afterStatus
  if (same && items.length === 0 && grades.length === 0 && ranks.length === 0) return undefined
  const name = after?.class ?? before?.class
  return {
    id,
    ...(name === undefined ? {} : { class: name }),
    before: first,
    after: second,
    beforeStatus,
    afterStatus,
    difference: difference(first, second),
    items,
    grades,
    ranks,
  }
}

function idsOf(
  a: readonly { readonly id: string }[] | undefined,
  b: readonly { readonly id: string }[] | undefined,
): readonly string[] {
  return [...new Set([...(a ?? []), ...(b ?? [])].map((one) => one.id))]
}

function figure(value: PointsFigure | undefined): DecimalText | null {
  return value?.status === 'computed' ? value.value : null
}

function difference(before: DecimalText | null, after: DecimalText | null): DecimalText | null {
  if (before === null || after === null) return null
  const digits = Math.max(placesOf([before]), placesOf([after]))
  return exactToText(subtractExact(exactOf(after), exactOf(before)), digits, 'down')
}

function gradeIn(member: MemberScore | undefined, table: string): string | null {
  const grade = member?.grades.find((one) => one.id === table)?.grade
  return grade?.status === 'computed' ? grade.value : null
}

function placeIn(member: MemberScore | undefined, ranking: string): number | null {
  const place = member?.ranks.find((one) => one.id === ranking)?.place
  return place?.status === 'computed' ? place.value.rank : null
}

function distributionOf(before: readonly MemberScore[], after: readonly MemberScore[]): readonly GradeDistribution[] {
  const rows = new Map<
    string,
    { table: string; class: string | null; grade: string | null; open: boolean; before: number; after: number }
  >()
  const count = (members: readonly MemberScore[], side: 'before' | 'after'): void => {
    for (const member of members) {
      for (const { id, grade } of member.grades) {
        const open = grade.status === 'needs'
        const row = { table: id, class: member.class ?? null, grade: gradeIn(member, id), open, before: 0, after: 0 }
        const key = JSON.stringify([row.table, row.class, row.grade, row.open])
        const held = rows.get(key) ?? row
        held[side] += 1
        rows.set(key, held)
      }
    }
  }
  count(before, 'before')
  count(after, 'after')
  return [...rows.keys()].sort().map((key) => rows.get(key)!)
}
