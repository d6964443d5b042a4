import {
  addDays,
  addMonths,
  daysBetween,
  nextPeriod,
  periodBounds,
  periodOf,
  type Diagnostic,
  type PlainDate,
} from '../kernel/index.js'
import { addExact, exactZero, minExact, signExact, subtractExact, type Exact } from '../kernel/internal.js'
import { byCodeUnit } from './ledger-events.js'
import type { Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionRules } from './redemption-policy.js'
import { lotOrderQuestion, restExpiryQuestion, unasked } from './redemption-questions.js'
import type { RestingRight } from './wallet-facts.js'

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
  /** What was gained with it: nothing, where points only came back, or the credit was taken back. */
  gained: Exact
  left: Exact
  expired: Exact
  cleared: Exact
}

/**
 * Sums of one kind of points. Earned + received = left + expired + cleared + spent + given + deducted + reversed − owed − written off.
 */
export interface LedgerSums {
  earned: Exact
  received: Exact
  given: Exact
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
  /** Days on which the right to redeem rests: runs that neither overlap nor touch, in order. */
  readonly rests: readonly RestingRight[]
  hours: Exact
  /** What was written off, by the deduction, reversal or redemption that found too few points. */
  readonly unpaid: Map<string, Exact>
  readonly diagnostics: Diagnostic<RedemptionCode>[]
}

/** Points that were taken from one lot: from what was left, or cleared after a redemption. */
export interface TakenPoints {
  readonly lot: OpenLot
  readonly points: Exact
  readonly from: 'left' | 'rest'
}

/** Opens a lot; what is owed is paid first from all lots. */
export function openLot(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  lot: Pick<OpenLot, 'id' | 'currency' | 'on' | 'points' | 'gained'>,
): void {
  const { on, currency, points } = lot
  const until = lastDayOf(rules, ask(rules.expiry, unasked), on)
  ledger.lots.push({
    ...lot,
    opens: firstDayOf(rules, ask(rules.opens, unasked), on),
    until: until === undefined ? undefined : afterRests(rules, ask, ledger.rests, on, until),
    left: points,
    expired: exactZero,
    cleared: exactZero,
  })
  payDebt(rules, ask, ledger, currency)
}

/** First day on which a credit can be spent. */
export function firstDayOf({ firstMonth = 1 }: RedemptionRules, opens: Stated<'opens'>, on: PlainDate): PlainDate {
  const year = { startMonth: firstMonth }
  return opens === 'atOnce' ? on : periodBounds(periodOf(on, opens.afterPeriod, year), year).end
}

/** Last day on which a credit can be spent. */
export function lastDayOf(
  { firstMonth = 1 }: RedemptionRules,
  expiry: Stated<'expiry'>,
  on: PlainDate,
): PlainDate | undefined {
  if (expiry === 'never') return undefined
  if ('months' in expiry) return addMonths(on, expiry.months, { monthEnd: 'clamp' })
  const year = { startMonth: firstMonth }
  let period = periodOf(on, expiry.endOf, year)
  for (let step = 0; step < (expiry.later ?? 0); step += 1) period = nextPeriod(period)
  const { end, lastDay } = periodBounds(period, year)
  if (expiry.grace === undefined) return lastDay
  const { month, day } = expiry.grace
  const first = addMonths(end, month - 1, { monthEnd: 'clamp' })
  const last = addDays(addMonths(first, 1, { monthEnd: 'clamp' }), -1)
  const stated = addDays(first, day - 1)
  return stated < last ? stated : last
}

type Stated<Key extends 'opens' | 'expiry'> = Exclude<RedemptionRules[Key], { decide: string }>

// Where expiry waits, a lot has as many days more as the right rests between its credit and its last day.
function afterRests(
  rules: RedemptionRules,
  ask: Ask,
  rests: readonly RestingRight[],
  on: PlainDate,
  until: PlainDate,
): PlainDate {
  let last = until
  for (const { from, to } of rests) {
    if (to < on || from > last) continue
    if (ask(rules.whileResting?.expiry, restExpiryQuestion) === 'runs') return until
    last = addDays(last, daysBetween(from < on ? on : from, to) + 1)
  }
  return last
}

/** Days on which the right to redeem rests, as runs in order: what overlaps or touches is one. */
export function restsInOrder({ right }: RedemptionRules, rests: readonly RestingRight[]): readonly RestingRight[] {
  const runs: RestingRight[] = []
  for (const rest of rests.filter((one) => one.right === right).sort((a, b) => byCodeUnit(a.from, b.from))) {
    const last = runs[runs.length - 1]
    if (last === undefined || rest.from > addDays(last.to, 1)) runs.push(rest)
    else if (rest.to > last.to) runs[runs.length - 1] = { ...last, to: rest.to }
  }
  return runs
}

/** What is held of one kind, whether it can be spent or not. */
export function heldPoints({ lots }: WalletLedger, currency: string): Exact {
  return lots.reduce((sum, lot) => (lot.currency === currency ? addExact(sum, lot.left) : sum), exactZero)
}

/** Clears what is left of lots. */
export function clearLots(lots: readonly OpenLot[]): readonly TakenPoints[] {
  return lots
    .filter((lot) => lot.left.n > 0n)
    .map((lot) => {
      const points = lot.left
      lot.cleared = addExact(lot.cleared, points)
      lot.left = exactZero
      return { lot, points, from: 'rest' }
    })
}

/** Ends the lots whose last day is over. */
export function expire(ledger: WalletLedger, on: PlainDate): void {
  for (const lot of ledger.lots) {
    if (lot.until === undefined || lot.until >= on || lot.left.n === 0n) continue
    lot.expired = addExact(lot.expired, lot.left)
    lot.left = exactZero
  }
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

function ratesDiffer(rules: RedemptionRules): boolean {
  return rules.rate !== undefined && rules.rate.values.length > 1 && rules.rate.date !== 'redemption'
}

/** What is owed is paid out of the lots. */
export function payDebt(rules: RedemptionRules, ask: Ask, ledger: WalletLedger, currency: string): void {
  const sums = ledger.sums.get(currency)!
  if (sums.owed.n === 0n) return
  const held = ledger.lots.filter((lot) => lot.currency === currency)
  sums.owed = takeFrom(spendingOrder(rules, ask, held), sums.owed).rest
}

/** Takes points out of lots, one after the other. */
export function takeFrom(
  lots: readonly OpenLot[],
  points: Exact,
): { readonly taken: readonly TakenPoints[]; readonly rest: Exact } {
  const taken: TakenPoints[] = []
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
