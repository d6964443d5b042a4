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
  /** What the entries of each item brought. */
  readonly states: readonly ItemState<T>[]
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
  const states = reading.items.map((item): ItemState<T> => {
    const own = byItem[item.index]
    const cell = entries.offset + item.index
    const count = item.plain ? entries.counts[cell]! : 0
    if (own === undefined && item.plain) return plainState(desk, item, fromMillionths(entries.sums[cell]!), count)
    const made = itemEntries(desk, item, own ?? [], dropped, entries.details)
    if (count > 0) {
      const whole = withoutEntry(desk, item, desk.frame.score.from, fromMillionths(entries.sums[cell]!))
      made.list = [whole, ...made.list]
      made.count += count
    }
    if (item.caps.length > 0) applyCaps(desk, item.caps, made.list)
    return made
  })
  for (const cap of reading.combinedCaps) {
    const covered = itemsCovered(reading, cap.over)
    const together = states.flatMap(({ list }, index) => (covered.has(index) ? list : none))
    applyCaps(desk, [cap], sortContributions(together))
  }
  const parts = reading.items.map((item): PointPart<T> => {
    const struck = desk.zeroed?.has(item.item.id) === true
    return struck ? partOf(desk, arithmetic.zero) : itemPart(desk, item, states[item.index]!)
  })
  const accounts: PointPart<T>[] = []
  const steps: AccountSteps<T>[] = []
  const below: (readonly Contribution<T>[])[] = []
  const scales = reading.scaled ? new Map<Contribution<T>, T>() : undefined
  for (const account of reading.accounts) {
    const inner = account.children.map((child): PointPart<T> => {
      const factor = reading.accounts[child]!.account.factor as string | undefined
      if (scales !== undefined && factor !== undefined) scaleBy(desk, scales, below[child]!, arithmetic.read(factor))
      return withFactor(desk, accounts[child]!, factor)
    })
    const byPart = [
      ...account.items.map((index) => states[index]!.list),
      ...account.children.map((child) => below[child]!),
    ]
    const held =
      !desk.frame.traced || byPart.every((list) => list.length === 0) ? none : sortContributions(byPart.flat())
    below.push(held)
    const settled = settleAccount(desk, {
      account,
      parts: [...account.items.map((index) => parts[index]!), ...inner],
      contributions: held,
      byPart,
      scales,
      wiped: account.items.some((index) => states[index]!.wiped),
    })
    accounts.push(desk.zeroed?.has(account.id) === true ? partOf(desk, arithmetic.zero) : settled.part)
    steps.push(settled.steps)
  }
  return { items: parts, accounts, steps, states }
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
