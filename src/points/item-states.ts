import { decided, type BookItem } from './compiled-book.js'
import { signed, sumsOf, type Contribution } from './contributions.js'
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
  /** Entries that count. */
  count: number
  readonly quantity: T | undefined
}

/** An item whose entries were added as they came. */
export function plainState<T>(desk: ScoringDesk<T>, item: BookItem, sum: T, count: number): ItemState<T> {
  let amount = sum
  for (const cap of item.caps) {
    const concerns = cap.basis === 'losses' ? item.sign === -1 : item.sign === 1
    const limit = concerns ? limitOf(desk, cap) : undefined
    if (limit !== undefined && desk.arithmetic.compare(amount, limit) > 0) amount = limit
  }
  return { list: none, gains: amount, wiped: false, nothing: undefined, count, quantity: undefined }
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
  const { worth } = item
  // Entries under an item that does not apply are looked at all the same, so that each is told of.
  const entries = (): ItemEntries<T> =>
    contributionsOf(
      desk,
      item,
      own.map((detail) => ({ detail, droppedBy: dropped.get(detail) })),
    )
  if (!applies(desk, item)) {
    entries()
    return stateOf(none, notForClass)
  }
  if (worth.by === 'shortfall') {
    const points = arithmetic.read(worth.points as string)
    return stateOf(
      shortfallsOf(desk, item.item, worth, all).map(({ day, times }) =>
        withoutEntry(desk, item, day, arithmetic.multiply(points, arithmetic.whole(times))),
      ),
    )
  }
  if (worth.by === 'result') return resultState(desk, item, worth)
  const standing = standingWorth(desk, item)
  if (standing !== undefined) {
    return standing.kind === 'points'
      ? { ...stateOf([withoutEntry(desk, item, frame.until, standing.points)]), count: 0 }
      : stateOf(none, standing)
  }
  const { contributions, needs, unknown, wiped, count, quantity } = entries()
  const nothing: PointPart<T> | undefined =
    needs.length > 0
      ? { kind: 'needs', needs }
      : unknown === undefined
        ? undefined
        : { kind: 'unknown', reason: unknown }
  return { ...stateOf(contributions, nothing), wiped, count, quantity }
}

function stateOf<T>(list: readonly Contribution<T>[], nothing?: PointPart<T>): ItemState<T> {
  return { list, gains: undefined, wiped: false, nothing, count: list.length, quantity: undefined }
}

/** What an item brings without an entry of its own. */
export function withoutEntry<T>(desk: ScoringDesk<T>, item: BookItem, day: number, amount: T): Contribution<T> {
  const asked = signed(desk, item.sign, amount)
  return { item: item.index, detail: undefined, inScore: true, day, asked, granted: asked, lost: [] }
}

const notForClass = { kind: 'notApplicable', reason: 'not-for-class' } as const

// What a condition on results brought, once for each span in which it held.
function resultState<T>(desk: ScoringDesk<T>, item: BookItem, worth: ResultWorth): ItemState<T> {
  const spans = desk.results?.get(item.index) ?? none
  const open = spans.find(({ holds }) => holds.status !== 'computed')?.holds
  const points = figureFor(desk, worth.points, classFor(desk, desk.frame.until))
  if (points === undefined) return stateOf(none, notForClass)
  const list = spans.flatMap(({ day, holds }): readonly Contribution<T>[] =>
    holds.status === 'computed' && holds.value ? [withoutEntry(desk, item, day, points)] : none,
  )
  if (open?.status === 'needs') return stateOf(list, { kind: 'needs', needs: open.missing })
  return stateOf(
    list,
    open?.status === 'not-computable' ? { kind: 'unknown', reason: open.reason, found: open.diagnostics } : undefined,
  )
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
  let part: Extract<PointPart<T>, { kind: 'points' }> = state.gains === undefined
    ? { kind: 'points', ...sumsOf(desk, state.list), outside: nothingOutside }
    : partOf(desk, signed(desk, item.sign, state.gains))
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
