import { scaleBy, settleAccount, type AccountSteps } from './accounts.js'
import { nothingOutside, partOf, valueOf, type PointPart } from './point-parts.js'
import { decided, itemsCovered, type BookItem } from './compiled-book.js'
import type { EntryDetail } from './gather-entries.js'
import { contributionsOf, magnitude, spanKey, type Contribution, type ItemEntries } from './item-contributions.js'
import { worthOfEntry } from './entry-worth.js'
import { applyCaps, limitOf } from './point-limits.js'
import type { CountLimit } from './point-items.js'
import type { EntryWorth, ResultWorth } from './point-worths.js'
import { classFor, classOn, figureFor, heldRole, lastDayInScheme, type ScoringDesk } from './scoring-desk.js'
import { shortfallsOf } from './shortfalls.js'
import { standingWorth } from './standing-worths.js'
import type { DecisionNeed } from '../kernel/index.js'

/** What one subject comes to under one reading of the book. */
export interface SubjectScore<T> {
  readonly items: readonly PointPart<T>[]
  readonly accounts: readonly PointPart<T>[]
  readonly steps: readonly AccountSteps<T>[]
  /** Entries that count, by item. */
  readonly counts: readonly number[]
  readonly quantities: readonly (T | undefined)[]
  /** By item; only where entries are looked at for themselves. */
  readonly contributions: readonly (readonly Contribution<T>[])[]
  /** Whether a ladder says that nothing is left, by item. */
  readonly wiped: readonly boolean[]
}

/** The entries of a subject, as they were gathered. */
export interface SubjectEntries {
  readonly details: readonly EntryDetail[]
  /** Magnitude in millionths, and number, of each plain item. */
  readonly sums: Float64Array
  readonly counts: Int32Array
  /** Where the subject's cells begin. */
  readonly offset: number
}

/** Scores one subject: items, combined caps, accounts from the inside out. */
export function scoreSubject<T>(
  desk: ScoringDesk<T>,
  entries: SubjectEntries,
  fromMillionths: (value: number) => T,
): SubjectScore<T> {
  const { reading, arithmetic } = desk
  const byItem = sortedByItem(entries.details, reading.items.length)
  const dropped = countLimited(desk, byItem)
  const contributions: (readonly Contribution<T>[])[] = []
  const parts: PointPart<T>[] = []
  const counts: number[] = []
  const quantities: (T | undefined)[] = []
  const states: ItemState<T>[] = []
  for (const item of reading.items) {
    const own = byItem[item.index]
    const cell = entries.offset + item.index
    if (own === undefined && item.plain) {
      states.push(plainState(desk, item, fromMillionths(entries.sums[cell]!)))
      counts.push(entries.counts[cell]!)
      quantities.push(undefined)
      contributions.push(none)
      continue
    }
    const made = itemEntries(desk, item, own ?? [], dropped, entries.details)
    const plain = item.plain ? entries.counts[cell]! : 0
    if (plain > 0) {
      const sum = fromMillionths(entries.sums[cell]!)
      const asked = item.sign === 1 ? sum : arithmetic.subtract(arithmetic.zero, sum)
      const whole: Contribution<T> = {
        item: item.index,
        detail: undefined,
        inScore: true,
        day: desk.frame.score.from,
        asked,
        granted: asked,
        lost: [],
      }
      made.list = [whole, ...made.list]
    }
    if (item.caps.length > 0) applyCaps(desk, item.caps, made.list)
    states.push(made)
    counts.push(made.count + plain)
    quantities.push(made.quantity)
    contributions.push(made.list)
  }
  for (const cap of reading.combinedCaps) {
    const covered = itemsCovered(reading, cap.over)
    const together = contributions.filter((_, index) => covered.has(index)).flat()
    applyCaps(desk, [cap], sortContributions(together))
  }
  for (const item of reading.items) {
    const struck = desk.zeroed?.has(item.item.id) === true
    parts.push(struck ? partOf(desk, arithmetic.zero) : itemPart(desk, item, states[item.index]!))
  }
  const accounts: PointPart<T>[] = []
  const steps: AccountSteps<T>[] = []
  const below: Contribution<T>[][] = []
  const scales = reading.scaled ? new Map<Contribution<T>, T>() : undefined
  for (const account of reading.accounts) {
    const held: Contribution<T>[] = []
    const byPart: (readonly Contribution<T>[])[] = []
    const own: PointPart<T>[] = []
    let wiped = false
    for (const index of account.items) {
      for (const one of contributions[index]!) held.push(one)
      byPart.push(contributions[index]!)
      own.push(parts[index]!)
      wiped ||= states[index]!.wiped
    }
    for (const child of account.children) {
      for (const one of below[child]!) held.push(one)
      byPart.push(below[child]!)
      const factor = reading.accounts[child]!.account.factor as string | undefined
      if (scales !== undefined && factor !== undefined) scaleBy(desk, scales, below[child]!, arithmetic.read(factor))
      own.push(withFactor(desk, accounts[child]!, factor))
    }
    below.push(sortContributions(held))
    const settled = settleAccount(desk, {
      account,
      parts: own,
      contributions: below[account.index]!,
      byPart,
      scales,
      wiped,
    })
    accounts.push(desk.zeroed?.has(account.id) === true ? partOf(desk, arithmetic.zero) : settled.part)
    steps.push(settled.steps)
  }
  return { items: parts, accounts, steps, counts, quantities, contributions, wiped: states.map((one) => one.wiped) }
}

const none: readonly never[] = []

interface ItemState<T> {
  list: readonly Contribution<T>[]
  readonly gains: T | undefined
  readonly wiped: boolean
  readonly nothing: PointPart<T> | undefined
  readonly count: number
  readonly quantity: T | undefined
}

function plainState<T>(desk: ScoringDesk<T>, item: BookItem, sum: T): ItemState<T> {
  let amount = sum
  for (const cap of item.caps) {
    const concerns = cap.basis === 'losses' ? item.sign === -1 : item.sign === 1
    const limit = concerns ? limitOf(desk, cap) : undefined
    if (limit !== undefined && desk.arithmetic.compare(amount, limit) > 0) amount = limit
  }
  return { list: none, gains: amount, wiped: false, nothing: undefined, count: 0, quantity: undefined }
}

function itemEntries<T>(
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
    const list = shortfallsOf(desk, item.worth, all).map(({ day, times }): Contribution<T> => {
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
  return classes.includes(classOn(desk, lastDayInScheme(desk)) ?? '')
}

function itemPart<T>(desk: ScoringDesk<T>, item: BookItem, state: ItemState<T>): PointPart<T> {
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

function withFactor<T>(desk: ScoringDesk<T>, part: PointPart<T>, factor: string | undefined): PointPart<T> {
  if (factor === undefined || part.kind !== 'points') return part
  const { arithmetic } = desk
  const by = arithmetic.read(factor)
  return {
    kind: 'points',
    gains: arithmetic.multiply(part.gains, by),
    losses: arithmetic.multiply(part.losses, by),
    outside: part.outside.map((one) => ({ accounts: one.accounts, gains: arithmetic.multiply(one.gains, by) })),
  }
}

function sortedByItem(details: readonly EntryDetail[], width: number): readonly (EntryDetail[] | undefined)[] {
  const lists = new Array<EntryDetail[] | undefined>(width)
  for (const detail of details) {
    const list = lists[detail.item]
    if (list === undefined) lists[detail.item] = [detail]
    else list.push(detail)
  }
  for (const list of lists) if (list !== undefined && list.length > 1) list.sort(byDayAndId)
  return lists
}

function byDayAndId(a: EntryDetail, b: EntryDetail): number {
  if (a.day !== b.day) return a.day - b.day
  const [x, y] = [a.entry.id, b.entry.id]
  return x < y ? -1 : x > y ? 1 : a.person < b.person ? -1 : a.person > b.person ? 1 : 0
}

function sortContributions<T>(list: Contribution<T>[]): Contribution<T>[] {
  if (list.length < 2) return list
  return list.sort((a, b) => {
    if (a.day !== b.day) return a.day - b.day
    if (a.detail === undefined || b.detail === undefined) {
      return a.detail === b.detail ? a.item - b.item : a.detail === undefined ? -1 : 1
    }
    return byDayAndId(a.detail, b.detail) || a.item - b.item
  })
}

// Once only, first of the day, one act under several mechanisms: which entries the count limits leave out, and by which.
function countLimited<T>(
  desk: ScoringDesk<T>,
  byItem: readonly (readonly EntryDetail[] | undefined)[],
): ReadonlyMap<EntryDetail, string> {
  const dropped = new Map<EntryDetail, string>()
  const { reading } = desk
  if (decided(reading.rules.account).kind === 'household') {
    for (const { index, item } of reading.items) {
      if (item.household === undefined || decided(item.household) === 'personTime') continue
      const once = {
        id: `${item.id}.household`,
        items: [item.id],
        most: 1,
        per: 'matter',
        sameObject: false,
        keep: 'earliest',
      } as const
      limitCount(desk, once, byItem[index] ?? [], dropped, (detail) => detail.entry.object ?? `d${detail.day}`)
    }
  }
  for (const limit of reading.countLimits) {
    if (limit.most === 'all') continue
    const entries = limit.items.flatMap((id) => byItem[reading.itemIndex.get(id) ?? -1] ?? [])
    const window = decided(limit.per)
    limitCount(desk, limit, entries, dropped, (detail) => {
      if (limit.sameObject && detail.entry.object === undefined) return undefined
      const place = {
        item: detail.item,
        detail,
        inScore: true,
        day: detail.day,
        asked: undefined,
        granted: undefined,
        lost: [],
      }
      const key = spanKey(desk as ScoringDesk<unknown>, window, place)
      return limit.sameObject ? `${key} ${detail.entry.object ?? ''}` : key
    })
  }
  return dropped
}

function limitCount<T>(
  desk: ScoringDesk<T>,
  limit: CountLimit,
  entries: readonly EntryDetail[],
  dropped: Map<EntryDetail, string>,
  keyOf: (detail: EntryDetail) => string | undefined,
): void {
  const groups = new Map<string, EntryDetail[]>()
  for (const detail of entries) {
    const key = dropped.has(detail) ? undefined : keyOf(detail)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [detail])
    else group.push(detail)
  }
  const most = limit.most as number
  for (const group of groups.values()) {
    if (group.length <= most) continue
    const order = [...group].sort(byDayAndId)
    if (decided(limit.keep) === 'highest') {
      const worth = new Map(order.map((detail) => [detail, sizeOf(desk, detail)]))
      order.sort((a, b) => desk.arithmetic.compare(worth.get(b)!, worth.get(a)!) || byDayAndId(a, b))
    }
    for (const detail of order.slice(most)) dropped.set(detail, limit.id)
  }
}

function sizeOf<T>(desk: ScoringDesk<T>, detail: EntryDetail): T {
  const { worth } = desk.reading.items[detail.item]!
  const quiet = { ...desk, diagnostics: [], needs: [] }
  const points = worthOfEntry(quiet, worth as EntryWorth, detail)
  return points === undefined ? desk.arithmetic.zero : magnitude(desk, points)
}
