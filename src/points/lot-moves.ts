import { diagnostic, type PlainDate } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOf,
  exactZero,
  minExact,
  negateExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { currencyOf } from './ledger-events.js'
import type { Ask } from './open-answers.js'
import {
  clearLots,
  expire,
  openLot,
  payDebt,
  spendingOrder,
  takeFrom,
  type TakenPoints,
  type WalletLedger,
} from './open-lots.js'
import type { PointTransfer } from './point-transfers.js'
import type { RedemptionRules } from './redemption-policy.js'
import { refundQuestion, restQuestion, shortageQuestion, unasked } from './redemption-questions.js'
import type { PointCredit, Redemption, RedemptionCancellation } from './wallet-facts.js'

/** A credit waits for its state, or is taken back while it waits. */
export function wait(
  rules: RedemptionRules,
  ledger: WalletLedger,
  credit: PointCredit,
  kind: 'waiting' | 'noLongerWaiting',
): void {
  const sums = ledger.sums.get(currencyOf(rules, credit))!
  const points = exactOf(credit.points)
  sums.pending = (kind === 'waiting' ? addExact : subtractExact)(sums.pending, points)
}

/** A credit comes in. */
export function bringIn(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, credit: PointCredit): void {
  const currency = currencyOf(rules, credit)
  const points = exactOf(credit.points)
  const sums = ledger.sums.get(currency)!
  sums.earned = addExact(sums.earned, points)
  if (credit.hours !== undefined) ledger.hours = addExact(ledger.hours, exactOf(credit.hours))
  openLot(rules, ask, ledger, { id: credit.id, currency, on: credit.on, points, gained: points })
  const resting = ledger.rests.some(({ from, to }) => from <= credit.on && credit.on <= to)
  if (resting && ask(rules.whileResting?.credits ?? 'stay', unasked) === 'cleared') clearLots(ledger.lots.slice(-1))
}

/** The right to redeem begins to rest: what is held stays or is cleared. */
export function beginRest(rules: RedemptionRules, ask: Ask, ledger: WalletLedger): void {
  if (ask(rules.whileResting?.held ?? 'stay', unasked) === 'cleared') clearLots(ledger.lots)
}

/** Points of another account come in, each lot with the day that counts for it. */
export function receive(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, transfer: PointTransfer): void {
  for (const { lot, currency, points, on } of transfer.lots) {
    const sums = ledger.sums.get(currency)
    if (sums === undefined) {
      ledger.diagnostics.push(diagnostic('currency-not-in-policy', 'error', transfer.id, { currency }))
      continue
    }
    sums.received = addExact(sums.received, exactOf(points))
    const gained = exactOf(points)
    openLot(rules, ask, ledger, { id: `${transfer.id}:${lot}`, currency, on, points: gained, gained })
  }
}

/** Points pass to another account, or end: the lots that the record names, then others; what is missing is a shortage. */
export function giveAway(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, transfer: PointTransfer): void {
  for (const { lot: id, currency, points } of transfer.lots) {
    const sums = ledger.sums.get(currency)
    if (sums === undefined) {
      ledger.diagnostics.push(diagnostic('currency-not-in-policy', 'error', transfer.id, { currency }))
      continue
    }
    const own = ledger.lots.filter((one) => one.currency === currency)
    const named = takeFrom(
      own.filter((one) => one.id === id),
      exactOf(points),
    )
    if (transfer.to === undefined) {
      for (const { lot, points: part } of named.taken) lot.cleared = addExact(lot.cleared, part)
      continue
    }
    sums.given = addExact(sums.given, exactOf(points))
    takeHeld(rules, ask, ledger, currency, named.rest, transfer.id)
  }
}

/** A deduction takes points of all lots that are held. */
export function deduct(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, credit: PointCredit): void {
  const currency = currencyOf(rules, credit)
  const points = negateExact(exactOf(credit.points))
  const sums = ledger.sums.get(currency)!
  sums.deducted = addExact(sums.deducted, points)
  if (credit.hours !== undefined) ledger.hours = addExact(ledger.hours, exactOf(credit.hours))
  takeHeld(rules, ask, ledger, currency, points, credit.id)
}

/**
 * Takes a credit back: what is left of it goes first, then what expired or was cleared of it; what was spent of it comes out of the
 * other lots.
 */
export function takeBack(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  credit: PointCredit,
  on: PlainDate,
): void {
  const currency = currencyOf(rules, credit)
  const sums = ledger.sums.get(currency)!
  const points = exactOf(credit.points)
  if (credit.hours !== undefined) ledger.hours = subtractExact(ledger.hours, exactOf(credit.hours))
  const lot = ledger.lots.find((one) => one.id === credit.id)
  if (lot === undefined) {
    // A deduction that is taken back: what it took returns on the day of the reversal.
    sums.deducted = addExact(sums.deducted, points)
    const back = subtractExact(negateExact(points), forgiven(ledger, currency, credit.id))
    if (back.n > 0n)
      openLot(rules, ask, ledger, { id: `${credit.id}:back`, currency, on, points: back, gained: exactZero })
    return
  }
  sums.reversed = addExact(sums.reversed, points)
  const own = addExact(addExact(lot.left, lot.expired), lot.cleared)
  lot.left = exactZero
  lot.expired = exactZero
  lot.cleared = exactZero
  lot.gained = exactZero
  takeHeld(rules, ask, ledger, currency, subtractExact(points, own), credit.id)
}

/** Spends the lots that the record names, then those that can be spent, then the locked ones; what is still missing is a shortage. */
export function spend(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  redemption: Redemption,
): readonly TakenPoints[] {
  const taken: TakenPoints[] = []
  for (const { currency, points } of redemption.paid) {
    const sums = ledger.sums.get(currency)
    if (sums === undefined) {
      ledger.diagnostics.push(diagnostic('currency-not-in-policy', 'error', redemption.id, { currency }))
      continue
    }
    sums.spent = addExact(sums.spent, exactOf(points))
    let rest = exactOf(points)
    for (const named of redemption.lots ?? []) {
      const lot = ledger.lots.find((one) => one.id === named.lot && one.currency === currency)
      if (lot === undefined || named.currency !== currency) continue
      const part = takeFrom([lot], minExact(rest, exactOf(named.points)))
      taken.push(...part.taken)
      for (const one of part.taken) rest = subtractExact(rest, one.points)
    }
    const held = ledger.lots.filter((lot) => lot.currency === currency)
    for (const group of [held.filter((lot) => lot.opens <= redemption.on), held]) {
      if (rest.n === 0n) break
      const part = takeFrom(spendingOrder(rules, ask, group), rest)
      taken.push(...part.taken)
      rest = part.rest
    }
    fallShort(rules, ask, ledger, currency, rest, redemption.id)
  }
  return [...taken, ...clearRest(rules, ask, ledger, redemption)]
}

function clearRest(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  redemption: Redemption,
): readonly TakenPoints[] {
  const kinds = new Set(redemption.paid.map(({ currency }) => currency))
  const left = ledger.lots.filter((lot) => kinds.has(lot.currency) && lot.left.n > 0n)
  if (left.length === 0) return []
  const rest = ask(rules.rest, restQuestion)
  if (rest === 'stays') return []
  return clearLots(left.filter((lot) => rest === 'allCleared' || lot.opens <= redemption.on))
}

/** A redemption that is cancelled gives its points back, where the policy says. */
export function giveBack(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  { id, cancels, on }: RedemptionCancellation,
  spent: Map<string, { readonly record: Redemption; readonly parts: readonly TakenPoints[] }>,
): void {
  const found = spent.get(cancels)
  if (found === undefined) {
    ledger.diagnostics.push(diagnostic('redemption-not-known', 'error', id, { redemption: cancels }))
    return
  }
  spent.delete(cancels)
  const place = ask(rules.refund, refundQuestion)
  if (place === 'nowhere') return
  for (const { lot, points, from } of found.parts) {
    if (from === 'left') continue
    // A lot that was taken back meanwhile has nothing cleared any more.
    const part = minExact(points, lot.cleared)
    lot.cleared = subtractExact(lot.cleared, part)
    lot.left = addExact(lot.left, part)
  }
  for (const { currency, points } of found.record.paid) {
    const sums = ledger.sums.get(currency)
    if (sums === undefined) continue
    sums.spent = subtractExact(sums.spent, exactOf(points))
    let rest = subtractExact(exactOf(points), forgiven(ledger, currency, cancels))
    for (const part of found.parts) {
      if (place === 'newLot' || part.from === 'rest' || part.lot.currency !== currency) continue
      part.lot.left = addExact(part.lot.left, part.points)
      rest = subtractExact(rest, part.points)
    }
    expire(ledger, on)
    if (rest.n > 0n) openLot(rules, ask, ledger, { id, currency, on, points: rest, gained: exactZero })
    else payDebt(rules, ask, ledger, currency)
  }
}

function takeHeld(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  currency: string,
  points: Exact,
  cause: string,
): void {
  if (points.n === 0n) return
  const held = ledger.lots.filter((lot) => lot.currency === currency)
  const covered =
    compareExact(
      held.reduce((sum, lot) => addExact(sum, lot.left), exactZero),
      points,
    ) <= 0
  const order = covered ? held : spendingOrder(rules, ask, held)
  fallShort(rules, ask, ledger, currency, takeFrom(order, points).rest, cause)
}

function fallShort(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  currency: string,
  points: Exact,
  cause: string,
): void {
  if (points.n === 0n) return
  const sums = ledger.sums.get(currency)!
  if (ask(rules.shortage, shortageQuestion) === 'writtenOff') {
    sums.writtenOff = addExact(sums.writtenOff, points)
    const key = `${currency} ${cause}`
    ledger.unpaid.set(key, addExact(ledger.unpaid.get(key) ?? exactZero, points))
  } else sums.owed = addExact(sums.owed, points)
}

// What was written off for something that is now taken back was never taken, and does not return.
function forgiven(ledger: WalletLedger, currency: string, cause: string): Exact {
  const key = `${currency} ${cause}`
  const points = ledger.unpaid.get(key) ?? exactZero
  const sums = ledger.sums.get(currency)!
  sums.writtenOff = subtractExact(sums.writtenOff, points)
  ledger.unpaid.delete(key)
  return points
}
