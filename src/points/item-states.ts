import type { DecisionNeed } from '../kernel/index.js'
import { decided, type BookItem } from './compiled-book.js'
import type { Contribution } from './contributions.js'
import type { EntryDetail } from './gather-entries.js'
import { contributionsOf, type ItemEntries } from './item-contributions.js'
import { limitOf } from './point-limits.js'
import { nothingOutside, partOf, valueOf, type PointPart } from './point-parts.js'
import type { ResultWorth } from './point-worths.js'
import { classFor, figureFor, heldRole, type ScoringDesk } from './scoring-desk.js'
import { shortfallsOf } from './shortfalls.js'
import { standingWorth } from './standing-worths.js'

/** No contributions. */
export const none: readonly never[] = []

/** What an item comes to before limits over several items. */
export interface ItemState<T> {
  list: readonly Contribution<T>[]
  readonly gains: T | undefined
  readonly wiped: boolean
  readonly nothing: PointPart<T> | undefined
  readonly count: number
  readonly quantity: T | undefined
}

/** An item whose entries were added as they came. */
export function plainState<T>(desk: ScoringDesk<T>, item: BookItem, sum: T): ItemState<T> {
  let amount = sum
  for (const cap of item.caps) {
    const concerns = cap.basis === 'losses' ? item.sign === -1 : item.sign === 1
    const limit = concerns ? limitOf(desk, cap) : undefined
    if (limit !== undefined && desk.arithmetic.compare(amount, limit) > 0) amount = limit
  }
  return { list: none, gains: amount, wiped: false, nothing: undefined, count: 0, quantity: undefined }
}

/** An item whose entries are looked at one by one, or that has none. */
export function itemEntries<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  own: readonly EntryDetail[],
  dropped: ReadonlyMap<EntryDetail, string>,
  all: readonly EntryDetail[],
): ItemState<T> {
  const { arithmetic, frame } = desk
  if (!applies(desk, item)) {
    // Entries under an item that does not apply are looked at all the same, so that each is told of.
    contributionsOf(
      desk,
      item,
      own.map((detail) => ({ detail, droppedBy: undefined })),
    )
    const nothing: PointPart<T> = { kind: 'notApplicable', reason: 'not-for-class' }
    return { list: none, gains: undefined, wiped: false, nothing, count: 0, quantity: undefined }
  }
  if (item.worth.by === 'shortfall') {
    const points = arithmetic.read(item.worth.points as string)
    const list = shortfallsOf(desk, item.item, item.worth, all).map(({ day, times }): Contribution<T> => {
      const amount = arithmetic.multiply(points, arithmetic.whole(times))
      const asked = item.sign === 1 ? amount : arithmetic.subtract(arithmetic.zero, amount)
      return { item: item.index, detail: undefined, inScore: true, day, asked, granted: asked, lost: [] }
    })
    return { list, gains: undefined, wiped: false, nothing: undefined, count: list.length, quantity: undefined }
  }
  if (item.worth.by === 'result') return resultState(desk, item, item.worth)
  const standing = standingWorth(desk, item)
  if (standing !== undefined) {
    if (standing.kind !== 'points') {
      return { list: none, gains: undefined, wiped: false, nothing: standing, count: 0, quantity: undefined }
    }
    const asked = item.sign === 1 ? standing.points : arithmetic.subtract(arithmetic.zero, standing.points)
    const one: Contribution<T> = {
      item: item.index,
      detail: undefined,
      inScore: true,
      day: frame.until,
      asked,
      granted: asked,
      lost: [],
    }
    return { list: [one], gains: undefined, wiped: false, nothing: undefined, count: 0, quantity: undefined }
  }
  const made: ItemEntries<T> = contributionsOf(
    desk,
    item,
    own.map((detail) => ({ detail, droppedBy: dropped.get(detail) })),
  )
  const needs: readonly DecisionNeed[] = made.needs
  const nothing: PointPart<T> | undefined =
    needs.length > 0
      ? { kind: 'needs', needs }
      : made.unknown === undefined
        ? undefined
        : { kind: 'unknown', reason: made.unknown }
  return {
    list: made.contributions,
    gains: undefined,
    wiped: made.wiped,
    nothing,
    count: made.count,
    quantity: made.quantity,
  }
}

// What a condition on results brought, once for each span in which it held.
function resultState<T>(desk: ScoringDesk<T>, item: BookItem, worth: ResultWorth): ItemState<T> {
  const { arithmetic } = desk
  const spans = desk.results?.get(item.index) ?? none
  const open = spans.find(({ holds }) => holds.status !== 'computed')?.holds
  const points = figureFor(desk, worth.points, classFor(desk, desk.frame.until))
  const list = spans.flatMap(({ day, holds }): readonly Contribution<T>[] => {
    if (points === undefined || holds.status !== 'computed' || !holds.value) return none
    const asked = item.sign === 1 ? points : arithmetic.subtract(arithmetic.zero, points)
    return [{ item: item.index, detail: undefined, inScore: true, day, asked, granted: asked, lost: [] }]
  })
  const nothing: PointPart<T> | undefined =
    points === undefined
      ? { kind: 'notApplicable', reason: 'not-for-class' }
      : open?.status === 'needs'
        ? { kind: 'needs', needs: open.missing }
        : open?.status === 'not-computable'
          ? { kind: 'unknown', reason: open.reason }
          : undefined
  return { list, gains: undefined, wiped: false, nothing, count: list.length, quantity: undefined }
}

function applies<T>(desk: ScoringDesk<T>, item: BookItem): boolean {
  const { classes, roles } = item.item
  const when = decided(desk.reading.timing.classDate)
  if (roles !== undefined && !heldRole(desk, roles)) return false
  if (classes === undefined) return true
  if (when === 'event') {
    return desk.subject.classes.some(
      (one) => classes.includes(one.id) && one.from <= desk.frame.until && one.to >= desk.frame.score.from,
    )
  }
  return classes.includes(classFor(desk, desk.frame.until) ?? '')
}

/** The figure of an item after the limits over several items. */
export function itemPart<T>(desk: ScoringDesk<T>, item: BookItem, state: ItemState<T>): PointPart<T> {
  if (state.nothing !== undefined) return state.nothing
  const { arithmetic } = desk
  let gains = arithmetic.zero
  let losses = arithmetic.zero
  if (state.gains !== undefined) {
    if (item.sign === 1) gains = state.gains
    else losses = state.gains
  }
  for (const one of state.list) {
    if (!one.inScore) continue
    if (arithmetic.compare(one.granted, arithmetic.zero) > 0) gains = arithmetic.add(gains, one.granted)
    else losses = arithmetic.subtract(losses, one.granted)
  }
  let part: Extract<PointPart<T>, { kind: 'points' }> = { kind: 'points', gains, losses, outside: nothingOutside }
  if (item.item.rounding !== undefined)
    part = partOf(desk, arithmetic.round(valueOf(desk, part), decided(item.item.rounding)))
  const { outside } = item.item
  if (outside === undefined || outside.length === 0) return part
  return {
    kind: 'points',
    gains: arithmetic.zero,
    losses: part.losses,
    outside: [{ accounts: outside, gains: part.gains }],
  }
}
