import type { DecisionNeed } from '../kernel/index.js'
import { decided, type BookAccount } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { Contribution } from './item-contributions.js'
import { openingOf } from './openings.js'
import { applyCaps, limitOf, takeFromLatest } from './point-limits.js'
import type { PointCap, PointFloor } from './point-items.js'
import type { WeightedCombination } from './rule-book.js'
import { addNeed, classOn, lastDayInScheme, type ScoringDesk } from './scoring-desk.js'

/** What an item or account comes to: gains and losses as magnitudes, and gains that lie outside some caps; or why there is nothing. */
export type PointPart<T> =
  | {
      readonly kind: 'points'
      readonly gains: T
      readonly losses: T
      readonly outside: readonly OutsideGains<T>[]
    }
  | { readonly kind: 'notApplicable'; readonly reason: PointsCode }
  | { readonly kind: 'unknown'; readonly reason: PointsCode }
  | { readonly kind: 'needs'; readonly needs: readonly DecisionNeed[] }

/** Gains that the caps of some accounts do not count. */
export interface OutsideGains<T> {
  readonly accounts: readonly string[]
  readonly gains: T
}

/** The steps that an account took, for its explanation. */
export interface AccountSteps<T> {
  readonly opening: T
  /** What each limit took, in order; amounts are signed: negative took points away, positive gave them back. */
  readonly steps: readonly { readonly limit: string; readonly change: T }[]
}

/** The figure of a part. */
export function valueOf<T>(desk: ScoringDesk<T>, part: Extract<PointPart<T>, { kind: 'points' }>): T {
  const { arithmetic } = desk
  const inside = arithmetic.subtract(part.gains, part.losses)
  return part.outside.length === 0 ? inside : part.outside.reduce((sum, one) => arithmetic.add(sum, one.gains), inside)
}

/** A part with a figure and nothing outside. */
export function partOf<T>(desk: ScoringDesk<T>, value: T): Extract<PointPart<T>, { kind: 'points' }> {
  const { arithmetic } = desk
  return arithmetic.compare(value, arithmetic.zero) >= 0
    ? { kind: 'points', gains: value, losses: arithmetic.zero, outside: nothingOutside }
    : {
        kind: 'points',
        gains: arithmetic.zero,
        losses: arithmetic.subtract(arithmetic.zero, value),
        outside: nothingOutside,
      }
}

/** The gains outside caps of what has none. */
export const nothingOutside: readonly never[] = []

/** What an account is worked out from. */
export interface AccountMaterial<T> {
  readonly account: BookAccount
  /** Figures of its items and then of the accounts that stand in it; factors are already applied. */
  readonly parts: readonly PointPart<T>[]
  /** Contributions of everything that stands in it, by day and id; empty when nothing asks for single entries. */
  readonly contributions: readonly Contribution<T>[]
  /** A ladder says that nothing is left. */
  readonly wiped: boolean
}

/** Works out one account: opening, combination, caps, floor, rounding. */
export function settleAccount<T>(
  desk: ScoringDesk<T>,
  material: AccountMaterial<T>,
): { readonly part: PointPart<T>; readonly steps: AccountSteps<T> } {
  const { arithmetic } = desk
  const { account } = material
  const nothing: AccountSteps<T> = { opening: arithmetic.zero, steps: [] }
  if (account.classes !== undefined && !account.classes.includes(classOn(desk, lastDayInScheme(desk)) ?? '')) {
    return { part: { kind: 'notApplicable', reason: 'not-for-class' }, steps: nothing }
  }
  const opening = openingOf(desk, account)
  if (opening.kind !== 'points') return { part: opening, steps: nothing }
  const combined = combineParts(desk, account, material)
  if (combined.kind !== 'points') return { part: combined, steps: nothing }
  const steps: { limit: string; change: T }[] = []
  const state = openState(desk, opening.points, combined, account.id)
  if (material.wiped) wipe(desk, state, steps, account.id)
  else limitAccount(desk, account, material, opening.points, state, steps)
  const outside = passOn(desk, account, state)
  let part: Extract<PointPart<T>, { kind: 'points' }> = {
    kind: 'points',
    gains: state.gains,
    losses: state.losses,
    outside,
  }
  if (account.account.rounding !== undefined) {
    const rounding = decided(account.account.rounding)
    const before = valueOf(desk, part)
    part = partOf(desk, arithmetic.round(before, rounding))
    steps.push({ limit: `${account.id}.rounding`, change: arithmetic.subtract(valueOf(desk, part), before) })
  }
  return { part, steps: { opening: opening.points, steps } }
}

interface AccountState<T> {
  gains: T
  losses: T
  /** Gains that this account's caps do not count. */
  readonly outsideHere: OutsideGains<T>[]
}

function openState<T>(
  desk: ScoringDesk<T>,
  opening: T,
  combined: Extract<PointPart<T>, { kind: 'points' }>,
  id: string,
): AccountState<T> {
  const { arithmetic } = desk
  const negative = arithmetic.compare(opening, arithmetic.zero) < 0
  let gains = negative ? combined.gains : arithmetic.add(combined.gains, opening)
  const losses = negative ? arithmetic.subtract(combined.losses, opening) : combined.losses
  const outsideHere: OutsideGains<T>[] = []
  for (const one of combined.outside) {
    if (one.accounts.includes(id)) outsideHere.push(one)
    else gains = arithmetic.add(gains, one.gains)
  }
  return { gains, losses, outsideHere }
}

// What this account's caps did not count is counted by those above, unless their caps leave it out too.
function passOn<T>(desk: ScoringDesk<T>, account: BookAccount, state: AccountState<T>): readonly OutsideGains<T>[] {
  const { arithmetic, reading } = desk
  const kept: OutsideGains<T>[] = []
  for (const one of state.outsideHere) {
    let above = account.parent
    let further = false
    while (above !== -1 && !further) {
      const next = reading.accounts[above]!
      further = one.accounts.includes(next.id)
      above = next.parent
    }
    if (further) kept.push(one)
    else state.gains = arithmetic.add(state.gains, one.gains)
  }
  return kept
}

function limitAccount<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  material: AccountMaterial<T>,
  opening: T,
  state: AccountState<T>,
  steps: { limit: string; change: T }[],
): void {
  const { arithmetic } = desk
  const { dated, running, whole } = account.limits
  const inside =
    material.contributions.length === 0
      ? material.contributions
      : material.contributions.filter((one) => !(desk.reading.items[one.item]!.item.outside ?? []).includes(account.id))
  if (dated.length > 0) {
    const before = sumsOf(desk, inside)
    applyCaps(desk, dated, inside)
    const after = sumsOf(desk, inside)
    const taken = arithmetic.subtract(before.gains, after.gains)
    const spared = arithmetic.subtract(before.losses, after.losses)
    state.gains = arithmetic.subtract(state.gains, taken)
    state.losses = arithmetic.subtract(state.losses, spared)
    for (const { id } of dated) steps.push({ limit: id, change: changeBy(desk, inside, id) })
  }
  const rule = account.account.floor === undefined ? 'none' : decided(account.account.floor)
  const floor = rule === 'none' ? undefined : rule
  if (running.length > 0 || floor?.mode === 'inDateOrder') {
    runInDateOrder(
      desk,
      running,
      floor?.mode === 'inDateOrder' ? floor : undefined,
      opening,
      inside,
      state,
      steps,
      account.id,
    )
  }
  for (const cap of whole) {
    capWhole(desk, cap, inside, state, steps)
  }
  if (floor?.mode === 'total') floorWhole(desk, floor, inside, state, steps, account.id)
}

// What one limit took from, and gave back to, contributions.
function changeBy<T>(desk: ScoringDesk<T>, list: readonly Contribution<T>[], limit: string): T {
  const { arithmetic } = desk
  let change = arithmetic.zero
  for (const one of list) {
    if (!one.inScore) continue
    const gain = arithmetic.compare(one.asked, arithmetic.zero) > 0
    for (const lost of one.lost) {
      if (lost.limit !== limit) continue
      change = gain ? arithmetic.subtract(change, lost.amount) : arithmetic.add(change, lost.amount)
    }
  }
  return change
}

function sumsOf<T>(desk: ScoringDesk<T>, list: readonly Contribution<T>[]): { gains: T; losses: T } {
  const { arithmetic } = desk
  let gains = arithmetic.zero
  let losses = arithmetic.zero
  for (const one of list) {
    if (!one.inScore) continue
    if (arithmetic.compare(one.granted, arithmetic.zero) > 0) gains = arithmetic.add(gains, one.granted)
    else losses = arithmetic.subtract(losses, one.granted)
  }
  return { gains, losses }
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
  if (arithmetic.compare(excess, arithmetic.zero) <= 0) return
  const inScore = inside.filter((one) => one.inScore)
  if (cap.basis === 'losses') {
    state.losses = arithmetic.subtract(state.losses, excess)
    takeFromLatest(desk, inScore, excess, -1, cap.id)
    steps.push({ limit: cap.id, change: excess })
  } else {
    state.gains = arithmetic.subtract(state.gains, excess)
    takeFromLatest(desk, inScore, excess, 1, cap.id)
    steps.push({ limit: cap.id, change: arithmetic.subtract(arithmetic.zero, excess) })
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
  if (arithmetic.compare(below, arithmetic.zero) <= 0) return
  // A floor can lie above everything that was gained; then it gives points, it does not only spare losses.
  const spared = arithmetic.compare(below, state.losses) < 0 ? below : state.losses
  state.losses = arithmetic.subtract(state.losses, spared)
  state.gains = arithmetic.add(state.gains, arithmetic.subtract(below, spared))
  const inScore = inside.filter((one) => one.inScore)
  takeFromLatest(desk, inScore, spared, -1, `${id}.floor`)
  steps.push({ limit: `${id}.floor`, change: below })
}

function wipe<T>(
  desk: ScoringDesk<T>,
  state: AccountState<T>,
  steps: { limit: string; change: T }[],
  id: string,
): void {
  const { arithmetic } = desk
  const held = arithmetic.subtract(state.gains, state.losses)
  if (arithmetic.compare(held, arithmetic.zero) <= 0) return
  state.losses = state.gains
  steps.push({ limit: `${id}.nothingLeft`, change: arithmetic.subtract(arithmetic.zero, held) })
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
    .map((one, order) => ({ one, order, gain: arithmetic.compare(one.granted, arithmetic.zero) > 0 }))
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
        change(cap.id, arithmetic.subtract(arithmetic.zero, most))
        next = arithmetic.subtract(next, most)
      }
    } else if (floor !== undefined) {
      const under = arithmetic.subtract(arithmetic.read(floor.at as string), next)
      if (arithmetic.compare(under, arithmetic.zero) > 0) {
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

function combineParts<T>(desk: ScoringDesk<T>, account: BookAccount, material: AccountMaterial<T>): PointPart<T> {
  const { arithmetic } = desk
  const combine = account.account.combine === undefined ? 'sum' : decided(account.account.combine)
  let needs: DecisionNeed[] | undefined
  let unknown: PointPart<T> | undefined
  for (const part of material.parts) {
    if (part.kind === 'needs') for (const need of part.needs) addNeed((needs ??= []), need)
    else if (part.kind === 'unknown') unknown ??= part
  }
  if (needs !== undefined) return { kind: 'needs', needs }
  if (typeof combine === 'object') return weighParts(desk, account, combine, material)
  if (unknown !== undefined) return unknown
  if (combine === 'sum') return sumParts(desk, material.parts)
  const values = material.parts.flatMap((part) => (part.kind === 'points' ? [valueOf(desk, part)] : []))
  const [first] = values
  if (first === undefined) return { kind: 'notApplicable', reason: 'nothing-to-settle' }
  if (combine === 'mean') {
    const sum = values.reduce((total, value) => arithmetic.add(total, value), arithmetic.zero)
    return partOf(desk, arithmetic.divide(sum, arithmetic.whole(values.length)))
  }
  const sign = combine === 'highest' ? 1 : -1
  return partOf(
    desk,
    values.reduce((best, value) => (arithmetic.compare(value, best) * sign > 0 ? value : best), first),
  )
}

function sumParts<T>(desk: ScoringDesk<T>, parts: readonly PointPart<T>[]): PointPart<T> {
  const { arithmetic } = desk
  let gains = arithmetic.zero
  let losses = arithmetic.zero
  let outside: readonly OutsideGains<T>[] = nothingOutside
  for (const part of parts) {
    if (part.kind !== 'points') continue
    gains = arithmetic.add(gains, part.gains)
    losses = arithmetic.add(losses, part.losses)
    if (part.outside.length > 0) outside = [...outside, ...part.outside]
  }
  return { kind: 'points', gains, losses, outside }
}

function weighParts<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  combine: WeightedCombination,
  material: AccountMaterial<T>,
): PointPart<T> {
  const { arithmetic, reading } = desk
  const ids = [
    ...account.items.map((index) => reading.items[index]!.item.id),
    ...account.children.map((child) => reading.accounts[child]!.id),
  ]
  let sum = arithmetic.zero
  let counted = arithmetic.zero
  let all = arithmetic.zero
  let missing: PointPart<T> | undefined
  for (const [id, figure] of Object.entries(combine.weights)) {
    const weight = arithmetic.read(figure as string)
    all = arithmetic.add(all, weight)
    const part = material.parts[ids.indexOf(id)]
    if (part?.kind === 'points') {
      sum = arithmetic.add(sum, arithmetic.multiply(weight, valueOf(desk, part)))
      counted = arithmetic.add(counted, weight)
    } else if (part?.kind === 'unknown') {
      if (combine.missing === 'zero') counted = arithmetic.add(counted, weight)
      missing = part
    }
  }
  if (arithmetic.compare(all, arithmetic.whole(1)) !== 0) return { kind: 'unknown', reason: 'weights-do-not-sum' }
  if (missing !== undefined && combine.missing === 'refuse') return missing
  if (arithmetic.compare(counted, arithmetic.zero) === 0)
    return missing ?? { kind: 'notApplicable', reason: 'nothing-to-settle' }
  const whole = arithmetic.compare(counted, all) === 0
  return partOf(desk, whole ? sum : arithmetic.divide(arithmetic.multiply(sum, all), counted))
}
