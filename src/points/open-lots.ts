import { addMonths, nextPeriod, periodBounds, periodOf, type Diagnostic, type PlainDate } from '../kernel/index.js'
import { addExact, exactZero, minExact, signExact, subtractExact, type Exact } from '../kernel/internal.js'
import { byCodeUnit } from './ledger-events.js'
import type { Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionRules } from './redemption-policy.js'
import { lotOrderQuestion, unasked } from './redemption-questions.js'

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
