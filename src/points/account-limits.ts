import { decided, type BookAccount } from './compiled-book.js'
import { sumsOf, type Contribution } from './contributions.js'
import { applyCaps, limitOf, takeFromLatest } from './point-limits.js'
import type { PointCap, PointFloor } from './point-items.js'
import type { OutsideGains } from './point-parts.js'
import type { ScoringDesk } from './scoring-desk.js'

/** What an account holds while its limits are applied. */
export interface AccountState<T> {
  gains: T
  losses: T
  /** Gains that this account's caps do not count. */
  readonly outsideHere: OutsideGains<T>[]
}

/** Applies the limits of an account to what its parts came to. */
export function limitAccount<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  contributions: readonly Contribution<T>[],
  scales: ReadonlyMap<Contribution<T>, T> | undefined,
  opening: T,
  state: AccountState<T>,
  steps: { limit: string; change: T }[],
): void {
  const { arithmetic } = desk
  const { dated, running, whole } = account.limits
  const inside =
    contributions.length === 0
      ? contributions
      : contributions.filter((one) => !(desk.reading.items[one.item]!.item.outside ?? []).includes(account.id))
  const seen = scales === undefined ? undefined : scaledViews(desk, inside, scales)
  const views = seen === undefined ? inside : seen.map(({ view }) => view)
  if (dated.length > 0) {
    const before = sumsOf(desk, views)
    applyCaps(desk, dated, views)
    const after = sumsOf(desk, views)
    const taken = arithmetic.subtract(before.gains, after.gains)
    const spared = arithmetic.subtract(before.losses, after.losses)
    state.gains = arithmetic.subtract(state.gains, taken)
    state.losses = arithmetic.subtract(state.losses, spared)
    for (const { id } of dated) steps.push({ limit: id, change: changeBy(desk, views, id) })
  }
  const rule = account.account.floor === undefined ? 'none' : decided(account.account.floor)
  const floor = rule === 'none' ? undefined : rule
  if (running.length > 0 || floor?.mode === 'inDateOrder') {
    runInDateOrder(
      desk,
      running,
      floor?.mode === 'inDateOrder' ? floor : undefined,
      opening,
      views,
      state,
      steps,
      account.id,
    )
  }
  if (seen !== undefined) handBack(desk, seen)
  for (const cap of whole) {
    capWhole(desk, cap, inside, state, steps)
  }
  if (floor?.mode === 'total') floorWhole(desk, floor, inside, state, steps, account.id)
}

interface ScaledView<T> {
  readonly own: Contribution<T>
  readonly view: Contribution<T>
  /** Absent: the view is the contribution itself. */
  readonly scale?: T
}

// Contributions as they stand in an account that weighs or multiplies what is below it; what does not stand in it at all is left out.
function scaledViews<T>(
  { arithmetic }: ScoringDesk<T>,
  list: readonly Contribution<T>[],
  scales: ReadonlyMap<Contribution<T>, T>,
): readonly ScaledView<T>[] {
  return list.flatMap((own): readonly ScaledView<T>[] => {
    const scale = scales.get(own)
    if (scale === undefined) return [{ own, view: own }]
    if (arithmetic.sign(scale) === 0) return []
    const times = (amount: T): T => arithmetic.multiply(amount, scale)
    return [{ own, view: { ...own, asked: times(own.asked), granted: times(own.granted), lost: [] }, scale }]
  })
}

// What limits took from the views is taken from the contributions, in points of their items.
function handBack<T>({ arithmetic }: ScoringDesk<T>, seen: readonly ScaledView<T>[]): void {
  for (const { own, view, scale } of seen) {
    if (scale === undefined || view.lost.length === 0) continue
    own.granted = arithmetic.divide(view.granted, scale)
    own.lost = [
      ...own.lost,
      ...view.lost.map(({ limit, amount }) => ({ limit, amount: arithmetic.divide(amount, scale) })),
    ]
  }
}

// What one limit took from, and gave back to, contributions.
function changeBy<T>(desk: ScoringDesk<T>, list: readonly Contribution<T>[], limit: string): T {
  const { arithmetic } = desk
  let change = arithmetic.zero
  for (const one of list) {
    if (!one.inScore) continue
    const gain = arithmetic.sign(one.asked) > 0
    for (const lost of one.lost) {
      if (lost.limit !== limit) continue
      change = gain ? arithmetic.subtract(change, lost.amount) : arithmetic.add(change, lost.amount)
    }
  }
  return change
}

function capWhole<T>(
  desk: ScoringDesk<T>,
  cap: PointCap,
  inside: readonly Contribution<T>[],
  state: AccountState<T>,
  steps: { limit: string; change: T }[],
): void {
  const { arithmetic } = desk
  const limit = limitOf(desk, cap)
  if (limit === undefined) return
  const held =
    cap.basis === 'losses'
      ? state.losses
      : cap.basis === 'gross'
        ? state.gains
        : arithmetic.subtract(state.gains, state.losses)
  const excess = arithmetic.subtract(held, limit)
  if (arithmetic.sign(excess) <= 0) return
  const inScore = inside.filter((one) => one.inScore)
  if (cap.basis === 'losses') {
    state.losses = arithmetic.subtract(state.losses, excess)
    takeFromLatest(desk, inScore, excess, -1, cap.id)
    steps.push({ limit: cap.id, change: excess })
  } else {
    state.gains = arithmetic.subtract(state.gains, excess)
    takeFromLatest(desk, inScore, excess, 1, cap.id)
    steps.push({ limit: cap.id, change: arithmetic.negate(excess) })
  }
}

function floorWhole<T>(
  desk: ScoringDesk<T>,
  floor: PointFloor,
  inside: readonly Contribution<T>[],
  state: AccountState<T>,
  steps: { limit: string; change: T }[],
  id: string,
): void {
  const { arithmetic } = desk
  const outside = state.outsideHere.reduce((sum, one) => arithmetic.add(sum, one.gains), state.gains)
  const below = arithmetic.subtract(arithmetic.read(floor.at as string), arithmetic.subtract(outside, state.losses))
  if (arithmetic.sign(below) <= 0) return
  // A floor can lie above everything that was gained; then it gives points, it does not only spare losses.
  const spared = arithmetic.compare(below, state.losses) < 0 ? below : state.losses
  state.losses = arithmetic.subtract(state.losses, spared)
  state.gains = arithmetic.add(state.gains, arithmetic.subtract(below, spared))
  const inScore = inside.filter((one) => one.inScore)
  takeFromLatest(desk, inScore, spared, -1, `${id}.floor`)
  steps.push({ limit: `${id}.floor`, change: below })
}

/** Leaves nothing, as a ladder says. */
export function wipe<T>(
  desk: ScoringDesk<T>,
  state: AccountState<T>,
  steps: { limit: string; change: T }[],
  id: string,
): void {
  const { arithmetic } = desk
  const held = arithmetic.subtract(state.gains, state.losses)
  if (arithmetic.sign(held) <= 0) return
  state.losses = state.gains
  steps.push({ limit: `${id}.nothingLeft`, change: arithmetic.negate(held) })
}

// A running balance by event date: what does not fit on its day is lost for good.
function runInDateOrder<T>(
  desk: ScoringDesk<T>,
  caps: readonly PointCap[],
  floor: PointFloor | undefined,
  opening: T,
  inside: readonly Contribution<T>[],
  state: AccountState<T>,
  steps: { limit: string; change: T }[],
  id: string,
): void {
  const { arithmetic } = desk
  const losersFirst = floor?.sameDay !== 'gainsFirst'
  const ordered = inside
    .filter((one) => one.inScore)
    .map((one, order) => ({ one, order, gain: arithmetic.sign(one.granted) > 0 }))
    .sort((a, b) => a.one.day - b.one.day || (a.gain === b.gain ? a.order - b.order : a.gain === losersFirst ? 1 : -1))
  const limits = caps.flatMap((cap) => {
    const limit = limitOf(desk, cap)
    return limit === undefined ? [] : [{ id: cap.id, limit }]
  })
  const changes = new Map<string, T>()
  const change = (limit: string, amount: T): void => {
    changes.set(limit, arithmetic.add(changes.get(limit) ?? arithmetic.zero, amount))
  }
  let balance = opening
  for (const { one, gain } of ordered) {
    let next = arithmetic.add(balance, one.granted)
    if (gain) {
      for (const cap of limits) {
        if (arithmetic.compare(next, cap.limit) <= 0) continue
        const over = arithmetic.subtract(next, cap.limit)
        const most = arithmetic.compare(over, one.granted) < 0 ? over : one.granted
        takeFromLatest(desk, [one], most, 1, cap.id)
        state.gains = arithmetic.subtract(state.gains, most)
        change(cap.id, arithmetic.negate(most))
        next = arithmetic.subtract(next, most)
      }
    } else if (floor !== undefined) {
      const under = arithmetic.subtract(arithmetic.read(floor.at as string), next)
      if (arithmetic.sign(under) > 0) {
        takeFromLatest(desk, [one], under, -1, `${id}.floor`)
        state.losses = arithmetic.subtract(state.losses, under)
        change(`${id}.floor`, under)
        next = arithmetic.add(next, under)
      }
    }
    balance = next
  }
  for (const [limit, amount] of changes) steps.push({ limit, change: amount })
}
