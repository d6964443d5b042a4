import { limitAccount, wipe, type AccountState } from './account-limits.js'
import { combineParts, sharesOf } from './combine-parts.js'
import { decided, type BookAccount } from './compiled-book.js'
import type { Contribution } from './contributions.js'
import { openingOf } from './openings.js'
import { partOf, valueOf, type OutsideGains, type PointPart } from './point-parts.js'
import { classOn, lastDayInScheme, type ScoringDesk } from './scoring-desk.js'

/** The steps that an account took, for its explanation. */
export interface AccountSteps<T> {
  readonly opening: T
  /** What each limit took, in order; amounts are signed: negative took points away, positive gave them back. */
  readonly steps: readonly { readonly limit: string; readonly change: T }[]
}

/** What an account is worked out from. */
export interface AccountMaterial<T> {
  readonly account: BookAccount
  /** Figures of its items and then of the accounts that stand in it; factors are already applied. */
  readonly parts: readonly PointPart<T>[]
  /** Contributions of everything that stands in it, by day and id; empty when nothing asks for single entries. */
  readonly contributions: readonly Contribution<T>[]
  /** The same by part. */
  readonly byPart: readonly (readonly Contribution<T>[])[]
  /** How much of each contribution stands in this account, where parts are weighed or multiplied below a limit that looks at days; absent: all of it. */
  readonly scales: Map<Contribution<T>, T> | undefined
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
  if (account.classes?.includes(classOn(desk, lastDayInScheme(desk)) ?? '') === false) {
    return { part: { kind: 'notApplicable', reason: 'not-for-class' }, steps: nothing }
  }
  const opening = openingOf(desk, account)
  if (opening.kind !== 'points') return { part: opening, steps: nothing }
  const combined = combineParts(desk, account, material.parts)
  if (combined.kind !== 'points') return { part: combined, steps: nothing }
  if (material.scales !== undefined) scaleParts(desk, material, material.scales)
  const steps: { limit: string; change: T }[] = []
  const state = openState(desk, opening.points, combined, account.id)
  if (material.wiped) wipe(desk, state, steps, account.id)
  else limitAccount(desk, account, material.contributions, material.scales, opening.points, state, steps)
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

function scaleParts<T>(
  desk: ScoringDesk<T>,
  { account, parts, byPart }: AccountMaterial<T>,
  scales: Map<Contribution<T>, T>,
): void {
  const shares = sharesOf(desk, account, parts)
  if (shares === undefined) return
  for (const [index, list] of byPart.entries()) scaleBy(desk, scales, list, shares[index]!)
}

/** Multiplies how much of contributions stands in what they go on to. */
export function scaleBy<T>(
  { arithmetic }: ScoringDesk<T>,
  scales: Map<Contribution<T>, T>,
  list: readonly Contribution<T>[],
  factor: T,
): void {
  for (const one of list) {
    const before = scales.get(one)
    scales.set(one, before === undefined ? factor : arithmetic.multiply(before, factor))
  }
}

function openState<T>(
  desk: ScoringDesk<T>,
  opening: T,
  combined: Extract<PointPart<T>, { kind: 'points' }>,
  id: string,
): AccountState<T> {
  const { arithmetic } = desk
  const negative = arithmetic.sign(opening) < 0
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
