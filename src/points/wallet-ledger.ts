import {
  addMonths,
  diagnostic,
  nextPeriod,
  periodBounds,
  periodOf,
  type Diagnostic,
  type PlainDate,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOf,
  exactZero,
  minExact,
  negateExact,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { byCodeUnit, currencyOf, eventsOf, type LedgerFacts } from './ledger-events.js'
import type { Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type {
  LotOrder,
  PointCredit,
  PointShortage,
  Redemption,
  RedemptionCancellation,
  RedemptionRules,
  RefundPlace,
  RestAfterRedemption,
} from './redemption-policy.js'

/** A lot as it stands: what is left of one credit, and what expired or was cleared. */
export interface OpenLot {
  readonly id: string
  readonly currency: string
  readonly on: PlainDate
  /** First day on which it can be spent. */
  readonly opens: PlainDate
  /** Last day on which it can be spent. */
  readonly until: PlainDate | undefined
  readonly points: Exact
  left: Exact
  expired: Exact
  cleared: Exact
}

/** Sums of one kind of points. Earned = left + expired + cleared + spent + deducted + reversed − owed − written off. */
export interface LedgerSums {
  earned: Exact
  pending: Exact
  spent: Exact
  deducted: Exact
  reversed: Exact
  owed: Exact
  writtenOff: Exact
}

/** The state of one holder's points on a day. */
export interface WalletLedger {
  readonly lots: OpenLot[]
  readonly sums: Map<string, LedgerSums>
  hours: Exact
  /** What was written off, by the deduction, reversal or redemption that found too few points. */
  readonly unpaid: Map<string, Exact>
  readonly diagnostics: Diagnostic<RedemptionCode>[]
}

interface Taken {
  readonly lot: OpenLot
  readonly points: Exact
  readonly from: 'left' | 'rest'
}

/**
 * Replays a holder's points to the end of a day. Within a day credits come first, then what is taken back, deductions, cancellations of
 * earlier days, and redemptions, each in code-unit order of ids; a redemption that is cancelled on its own day is followed by its
 * cancellation. The order in which facts are given changes nothing.
 */
export function replayLedger(rules: RedemptionRules, ask: Ask, facts: LedgerFacts, asOf: PlainDate): WalletLedger {
  const ledger: WalletLedger = { lots: [], sums: new Map(), hours: exactZero, diagnostics: [], unpaid: new Map() }
  for (const { id } of rules.currencies) ledger.sums.set(id, emptySums())
  const spent = new Map<string, { readonly record: Redemption; readonly parts: readonly Taken[] }>()
  for (const event of eventsOf(rules, facts, ledger)) {
    if (event.on > asOf) break
    expire(ledger, event.on)
    switch (event.kind) {
      case 'credit':
        bringIn(rules, ask, ledger, event.credit)
        break
      case 'takenBack':
        takeBack(rules, ask, ledger, event.credit, event.on)
        break
      case 'deduction':
        deduct(rules, ask, ledger, event.credit)
        break
      case 'redemption':
        spent.set(event.record.id, { record: event.record, parts: spend(rules, ask, ledger, event.record) })
        break
      case 'cancellation':
        giveBack(rules, ask, ledger, event.record, spent)
    }
  }
  expire(ledger, asOf)
  return ledger
}

/** Lots in the order in which they are spent. The order is asked for only where something hangs on it. */
export function spendingOrder(rules: RedemptionRules, ask: Ask, lots: readonly OpenLot[]): OpenLot[] {
  const full = lots.filter((lot) => signExact(lot.left) > 0)
  const matters = full.length > 1 && (full.some((lot) => lot.until !== undefined) || ratesDiffer(rules))
  const order = matters ? ask(rules.lotOrder, lotOrderQuestion) : 'oldest'
  const keyOf = (lot: OpenLot): string =>
    order === 'earliestExpiry' ? `${lot.until ?? '9999-12-31'} ${lot.on} ${lot.id}` : `${lot.on} ${lot.id}`
  const sorted = full.sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)))
  if (order !== 'newest') return sorted
  return sorted.sort((a, b) => byCodeUnit(b.on, a.on) || byCodeUnit(a.id, b.id))
}

const lotOrderQuestion: { code: string; readings: Record<string, LotOrder> } = {
  code: 'lot-order',
  readings: { oldest: 'oldest', earliestExpiry: 'earliestExpiry', newest: 'newest' },
}

/** What becomes of a deduction that finds too few points. */
export const shortageQuestion: { code: string; readings: Record<string, PointShortage> } = {
  code: 'negative-balance',
  readings: { negative: 'negative', offsetNext: 'offsetNext', writtenOff: 'writtenOff' },
}

const restQuestion: { code: string; readings: Record<string, RestAfterRedemption> } = {
  code: 'rest-after-redemption',
  readings: { stays: 'stays', availableCleared: 'availableCleared', allCleared: 'allCleared' },
}

const refundQuestion: { code: string; readings: Record<string, RefundPlace> } = {
  code: 'refund-to',
  readings: { sameLots: 'sameLots', newLot: 'newLot', nowhere: 'nowhere' },
}

function ratesDiffer(rules: RedemptionRules): boolean {
  return rules.rate !== undefined && rules.rate.values.length > 1 && rules.rate.date !== 'redemption'
}

function bringIn(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, credit: PointCredit): void {
  const currency = currencyOf(rules, credit)
  const points = exactOf(credit.points)
  const sums = ledger.sums.get(currency)!
  sums.earned = addExact(sums.earned, points)
  if (credit.hours !== undefined) ledger.hours = addExact(ledger.hours, exactOf(credit.hours))
  openLot(rules, ask, ledger, { id: credit.id, currency, on: credit.on, points })
}

function openLot(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  lot: Pick<OpenLot, 'id' | 'currency' | 'on' | 'points'>,
): void {
  const opens = ask(rules.opens, unasked)
  const expiry = ask(rules.expiry, unasked)
  const { on, currency, points } = lot
  ledger.lots.push({
    ...lot,
    opens: opens === 'atOnce' ? on : periodBounds(periodOf(on, opens.afterPeriod)).end,
    until: lastDayOf(expiry, on),
    left: points,
    expired: exactZero,
    cleared: exactZero,
  })
  payDebt(rules, ask, ledger, currency)
}

// `opens` and `expiry` are always stated, or left open with their readings.
const unasked = { code: '', readings: {} }

function lastDayOf(
  expiry: Exclude<RedemptionRules['expiry'], { decide: string }>,
  on: PlainDate,
): PlainDate | undefined {
  if (expiry === 'never') return undefined
  if ('months' in expiry) return addMonths(on, expiry.months, { monthEnd: 'clamp' })
  let period = periodOf(on, expiry.endOf)
  for (let step = 0; step < (expiry.later ?? 0); step += 1) period = nextPeriod(period)
  return periodBounds(period).lastDay
}

function expire(ledger: WalletLedger, on: PlainDate): void {
  for (const lot of ledger.lots) {
    if (lot.until === undefined || lot.until >= on || lot.left.n === 0n) continue
    lot.expired = addExact(lot.expired, lot.left)
    lot.left = exactZero
  }
}

function deduct(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, credit: PointCredit): void {
  const currency = currencyOf(rules, credit)
  const points = negateExact(exactOf(credit.points))
  const sums = ledger.sums.get(currency)!
  sums.deducted = addExact(sums.deducted, points)
  takeHeld(rules, ask, ledger, currency, points, credit.id)
}

// What is left of the credit goes first, then what expired or was cleared of it; what was spent of it comes out of the other lots.
function takeBack(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, credit: PointCredit, on: PlainDate): void {
  const currency = currencyOf(rules, credit)
  const sums = ledger.sums.get(currency)!
  const points = exactOf(credit.points)
  if (credit.hours !== undefined) ledger.hours = subtractExact(ledger.hours, exactOf(credit.hours))
  const lot = ledger.lots.find((one) => one.id === credit.id)
  if (lot === undefined) {
    // A deduction that is taken back: what it took returns on the day of the reversal.
    sums.deducted = addExact(sums.deducted, points)
    const back = subtractExact(negateExact(points), forgiven(ledger, currency, credit.id))
    if (back.n > 0n) openLot(rules, ask, ledger, { id: `${credit.id}:back`, currency, on, points: back })
    return
  }
  sums.reversed = addExact(sums.reversed, points)
  const own = addExact(addExact(lot.left, lot.expired), lot.cleared)
  lot.left = exactZero
  lot.expired = exactZero
  lot.cleared = exactZero
  takeHeld(rules, ask, ledger, currency, subtractExact(points, own), credit.id)
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

function payDebt(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, currency: string): void {
  const sums = ledger.sums.get(currency)!
  if (sums.owed.n === 0n) return
  const held = ledger.lots.filter((lot) => lot.currency === currency)
  sums.owed = takeFrom(spendingOrder(rules, ask, held), sums.owed).rest
}

function takeFrom(lots: readonly OpenLot[], points: Exact): { readonly taken: readonly Taken[]; readonly rest: Exact } {
  const taken: Taken[] = []
  let rest = points
  for (const lot of lots) {
    if (rest.n === 0n) break
    const part = minExact(lot.left, rest)
    lot.left = subtractExact(lot.left, part)
    rest = subtractExact(rest, part)
    taken.push({ lot, points: part, from: 'left' })
  }
  return { taken, rest }
}

// The lots that the record names, then those that can be spent, then the locked ones; what is still missing is a shortage.
function spend(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, redemption: Redemption): readonly Taken[] {
  const taken: Taken[] = []
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

function clearRest(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, redemption: Redemption): readonly Taken[] {
  const kinds = new Set(redemption.paid.map(({ currency }) => currency))
  const left = ledger.lots.filter((lot) => kinds.has(lot.currency) && lot.left.n > 0n)
  if (left.length === 0) return []
  const rest = ask(rules.rest, restQuestion)
  if (rest === 'stays') return []
  const cleared = left.filter((lot) => rest === 'allCleared' || lot.opens <= redemption.on)
  return cleared.map((lot) => {
    const points = lot.left
    lot.cleared = addExact(lot.cleared, points)
    lot.left = exactZero
    return { lot, points, from: 'rest' }
  })
}

function giveBack(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  { id, cancels, on }: RedemptionCancellation,
  spent: Map<string, { readonly record: Redemption; readonly parts: readonly Taken[] }>,
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
    if (rest.n > 0n) openLot(rules, ask, ledger, { id, currency, on, points: rest })
    else payDebt(rules, ask, ledger, currency)
  }
}

function emptySums(): LedgerSums {
  return {
    earned: exactZero,
    pending: exactZero,
    spent: exactZero,
    deducted: exactZero,
    reversed: exactZero,
    owed: exactZero,
    writtenOff: exactZero,
  }
}
