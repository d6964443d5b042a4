import type { PlainDate } from '../kernel/index.js'
import {
  addExact,
  exactOf,
  exactZero,
  maxExact,
  minExact,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { classesOn, rowFor } from './holder-classes.js'
import type { Ask } from './open-answers.js'
import type { CurrencyMatch, RedemptionRules } from './redemption-policy.js'
import { matchBasisQuestion, matchClassQuestion } from './redemption-questions.js'
import type { PointHolder } from './wallet-facts.js'
import type { OpenLot, WalletLedger } from './open-lots.js'

/** What can be spent of one kind on a day, matched where the policy says so; `undefined` where the holder's class has no factor. */
export function usablePoints(
  rules: RedemptionRules,
  ask: Ask,
  ledger: WalletLedger,
  holder: PointHolder,
  currency: string,
  on: PlainDate,
): Exact | undefined {
  const open = openPoints(ledger, currency, on)
  const match = rules.currencies.find((one) => one.id === currency)?.matchedBy
  if (match === undefined || open.n === 0n) return open
  const limit = matchLimit(ask, ledger, holder, currency, match, on)
  return limit === undefined ? undefined : minExact(open, maxExact(limit, exactZero))
}

// What the matching points allow, over all; within one redemption the points spent in it are looked at when it is quoted.
function matchLimit(
  ask: Ask,
  ledger: WalletLedger,
  holder: PointHolder,
  currency: string,
  match: CurrencyMatch,
  on: PlainDate,
): Exact | undefined {
  if (matchBasis(match, ask) !== 'earnedSoFar') {
    const factor = factorOn(match, ask, holder, on)
    return factor === undefined ? undefined : multiplyExact(factor, openPoints(ledger, match.currency, on))
  }
  let allowed: Exact = exactZero
  const byDay = typeof match.factor === 'object' && ask(match.classDate, matchClassQuestion) === 'credit'
  for (const lot of ledger.lots) {
    if (lot.currency !== match.currency) continue
    const factor = factorOn(match, ask, holder, byDay ? lot.on : on)
    if (factor === undefined) return undefined
    allowed = addExact(allowed, multiplyExact(factor, lot.gained))
  }
  return subtractExact(allowed, ledger.sums.get(currency)!.spent)
}

/** What is matched by what. */
export function matchBasis(match: CurrencyMatch, ask: Ask): 'earnedSoFar' | 'balance' | 'sameRedemption' {
  return ask(match.basis, matchBasisQuestion)
}

/** The factor of the holder's class on a day; of several classes, the one that was decided. */
export function factorOn({ factor }: CurrencyMatch, ask: Ask, holder: PointHolder, on: PlainDate): Exact | undefined {
  if (typeof factor === 'string') return exactOf(factor)
  const rows = Object.entries(factor.byClass).map(([id, value]) => ({ classes: [id], value }))
  const row = rowFor(ask, rows, classesOn(holder, on), (one) => one.value, 'highest')
  return row === undefined ? undefined : exactOf(row.value)
}

/** What is left of lots that can be spent on a day. */
export function openPoints(ledger: WalletLedger, currency: string, on: PlainDate): Exact {
  return lotsOpen(ledger, currency, on).reduce((sum, lot) => addExact(sum, lot.left), exactZero)
}

/** Lots of one kind that can be spent on a day. */
export function lotsOpen(ledger: WalletLedger, currency: string, on: PlainDate): readonly OpenLot[] {
  return ledger.lots.filter((lot) => lot.currency === currency && lot.opens <= on)
}
