import { scaleBy, settleAccount, type AccountSteps } from './accounts.js'
import { itemsCovered } from './compiled-book.js'
import type { Contribution } from './contributions.js'
import { byDayAndId, countLimited } from './count-limits.js'
import type { EntryDetail } from './gather-entries.js'
import { itemEntries, itemPart, none, plainState, withoutEntry, type ItemState } from './item-states.js'
import { applyCaps } from './point-limits.js'
import { partOf, type PointPart } from './point-parts.js'
import type { ScoringDesk } from './scoring-desk.js'

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
      const whole = withoutEntry(desk, item, desk.frame.score.from, fromMillionths(entries.sums[cell]!))
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
