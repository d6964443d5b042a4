import { diagnostic, type Diagnostic, type PlainDate } from '../kernel/index.js'
import { compareExact, exactOf, negateExact, type Exact } from '../kernel/internal.js'
import type { PointTransfer, TransferCause } from './point-transfers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionRules } from './redemption-policy.js'
import type { PointCredit, Redemption, RedemptionCancellation, RedemptionRecord, RestingRight } from './wallet-facts.js'

/** What one holder's ledger is made of; everything is of this holder and was known by the day that is asked for. */
export interface LedgerFacts {
  readonly holder: string
  readonly credits: readonly PointCredit[]
  readonly redemptions: readonly RedemptionRecord[]
  readonly transfers: readonly PointTransfer[]
  readonly rests: readonly RestingRight[]
}

/** What happened to one holder's points on a day, with its place within the day. */
export type LedgerEvent = { readonly on: PlainDate; readonly order: string } & (
  | {
      readonly kind: 'credit' | 'deduction' | 'takenBack' | 'waiting' | 'noLongerWaiting'
      readonly credit: PointCredit
    }
  | { readonly kind: 'rest' }
  | { readonly kind: 'received' | 'given'; readonly transfer: PointTransfer }
  | { readonly kind: 'redemption'; readonly record: Redemption }
  | { readonly kind: 'cancellation'; readonly record: RedemptionCancellation }
)

/** Where the events note what they find, and what kinds of points there are. */
export interface LedgerNotes {
  readonly sums: ReadonlyMap<string, unknown>
  readonly diagnostics: Diagnostic<RedemptionCode>[]
}

/** The events of a holder in the order of days. */
export function eventsOf(rules: RedemptionRules, facts: LedgerFacts, ledger: LedgerNotes): readonly LedgerEvent[] {
  const events: LedgerEvent[] = facts.rests.map(({ from }) => ({ on: from, order: '', kind: 'rest' }))
  const credits = onceEach(facts.credits, 'credit-given-twice', ledger)
  const known = new Map(credits.map((credit) => [credit.id, credit]))
  const takenBack = new Set<string>()
  for (const credit of credits) {
    const { id, on } = credit
    if (!ledger.sums.has(currencyOf(rules, credit))) {
      ledger.diagnostics.push(diagnostic('currency-not-in-policy', 'error', id, { currency: credit.currency! }))
      continue
    }
    const standing = standingOf(rules, credit)
    const points = exactOf(credit.points)
    if (standing === 'pending' && credit.reverses === undefined) {
      events.push({ on, order: `0 ${id}`, kind: 'waiting', credit })
    }
    if (standing !== 'counted') continue
    if (credit.reverses !== undefined) {
      const target = known.get(credit.reverses)
      if (target === undefined) {
        ledger.diagnostics.push(diagnostic('credit-not-known', 'error', id, { credit: credit.reverses }))
      } else if (target.reverses !== undefined) {
        ledger.diagnostics.push(diagnostic('credit-is-a-reversal', 'error', id, { credit: target.id }))
      } else if (takenBack.has(target.id)) {
        ledger.diagnostics.push(diagnostic('credit-taken-back-twice', 'warning', id, { credit: target.id }))
      } else if (standingOf(rules, target) !== 'out') {
        const kind = standingOf(rules, target) === 'counted' ? 'takenBack' : 'noLongerWaiting'
        events.push({ on: on < target.on ? target.on : on, order: `1 ${id}`, kind, credit: target })
        if (compareExact(sizeOf(exactOf(target.points)), sizeOf(points)) !== 0) {
          const data = { credit: target.id, points: credit.points, whole: target.points }
          ledger.diagnostics.push(diagnostic('credit-back-differs', 'warning', id, data))
        }
      }
      takenBack.add(credit.reverses)
    } else if (points.n < 0n) events.push({ on, order: `2 ${id}`, kind: 'deduction', credit })
    else events.push({ on, order: `0 ${id}`, kind: 'credit', credit })
  }
  const records = onceEach(facts.redemptions, 'redemption-given-twice', ledger)
  const days = new Map(records.map((record) => [record.id, record.on]))
  for (const record of records) {
    const { id, on } = record
    if (!('cancels' in record)) events.push({ on, order: `4 ${id} 0`, kind: 'redemption', record })
    else if (days.get(record.cancels) === on)
      events.push({ on, order: `4 ${record.cancels} 1 ${id}`, kind: 'cancellation', record })
    else events.push({ on, order: `3 ${id}`, kind: 'cancellation', record })
  }
  const transfers = onceEach(facts.transfers, 'transfer-given-twice', ledger)
  for (const transfer of transfers) {
    const { id, on, from, to } = transfer
    if (to === facts.holder) events.push({ on, order: `0t ${id}`, kind: 'received', transfer })
    if (from === facts.holder) events.push({ on, order: `2t ${id}`, kind: 'given', transfer })
  }
  const [closed] = transfers
    .filter((one) => one.from === facts.holder && closing.includes(one.cause))
    .map((one) => one.on)
    .sort()
  for (const { id, on } of closed === undefined ? [] : credits) {
    if (on > closed!) ledger.diagnostics.push(diagnostic('credit-after-closing', 'warning', id, { id, on: closed! }))
  }
  return events.sort((a, b) => byCodeUnit(a.on, b.on) || byCodeUnit(a.order, b.order))
}

function sizeOf(points: Exact): Exact {
  return points.n < 0n ? negateExact(points) : points
}

// What ends an account; a gift or a split leaves it open.
const closing: readonly TransferCause[] = ['merge', 'departure', 'death']

function standingOf(rules: RedemptionRules, { state }: PointCredit): 'counted' | 'pending' | 'out' {
  if (rules.countedStates === undefined || (state !== undefined && rules.countedStates.includes(state)))
    return 'counted'
  return state === 'rejected' || state === 'reversed' ? 'out' : 'pending'
}

// The same fact twice counts once; two facts under one id contradict each other, and neither counts.
function onceEach<T extends { readonly id: string }>(
  rows: readonly T[],
  code: RedemptionCode,
  ledger: LedgerNotes,
): readonly T[] {
  const found = new Map<string, { readonly row: T; readonly text: string; alike: boolean }>()
  for (const row of rows) {
    const text = JSON.stringify(Object.entries(row).sort(([a], [b]) => byCodeUnit(a, b)))
    const before = found.get(row.id)
    if (before === undefined) found.set(row.id, { row, text, alike: true })
    else if (before.text !== text) before.alike = false
  }
  const ids = [...found.keys()].sort(byCodeUnit)
  for (const id of ids) {
    if (!found.get(id)!.alike) ledger.diagnostics.push(diagnostic(code, 'error', id, { id }))
  }
  return ids.map((id) => found.get(id)!).flatMap(({ row, alike }) => (alike ? [row] : []))
}

/** The kind of points of a credit. */
export function currencyOf(rules: RedemptionRules, credit: PointCredit): string {
  return credit.currency ?? rules.currencies[0]!.id
}

/** The order of names. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
