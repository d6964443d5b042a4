import type { PlainDate } from '../kernel/index.js'
import { byCodeUnit, type LedgerFacts } from './ledger-events.js'
import type { RedemptionRules } from './redemption-policy.js'
import type { Wallet } from './wallet.js'
import type { PointHolder, WalletFacts } from './wallet-facts.js'

/** The rest of the right to redeem that a day falls into. */
export function restingOn(rules: RedemptionRules, holder: PointHolder, on: PlainDate): Wallet['resting'] {
  if (rules.right === undefined) return null
  // Of several the one that ends last.
  const [rest] = (holder.suspensions ?? [])
    .filter((one) => one.right === rules.right && one.from <= on && on <= one.to)
    .sort((a, b) => byCodeUnit(b.to, a.to) || byCodeUnit(a.from, b.from))
  if (rest === undefined) return null
  const { from, to, title, clause } = rest
  return { from, to, ...(title === undefined ? {} : { title }), ...(clause === undefined ? {} : { clause }) }
}

/** Whether the facts speak of a holder. */
export function isKnown(facts: WalletFacts, id: string): boolean {
  return (
    (facts.holders ?? []).some((one) => one.id === id) ||
    (facts.rests ?? []).some((one) => one.holder === id) ||
    (facts.transfers ?? []).some((one) => one.from === id || one.to === id) ||
    facts.credits.some((one) => one.holder === id) ||
    (facts.redemptions ?? []).some((one) => one.holder === id)
  )
}

/** What is known of a holder. */
export function holderOf(facts: WalletFacts, id: string): PointHolder {
  const known = (facts.holders ?? []).find((one) => one.id === id) ?? { id }
  const rests = (facts.rests ?? []).filter((one) => one.holder === id)
  return rests.length === 0 ? known : { ...known, suspensions: [...(known.suspensions ?? []), ...rests] }
}

/** The facts of one holder that were known by a day. */
export function factsOf(facts: WalletFacts, holder: string, knownAt: PlainDate | undefined): LedgerFacts {
  return {
    holder,
    rests: holderOf(facts, holder).suspensions ?? [],
    transfers: (facts.transfers ?? []).filter(
      (one) => (one.from === holder || one.to === holder) && (knownAt === undefined || one.on <= knownAt),
    ),
    credits: facts.credits.filter(
      (one) => one.holder === holder && (knownAt === undefined || (one.recordedAt ?? one.on) <= knownAt),
    ),
    redemptions: (facts.redemptions ?? []).filter(
      (one) => one.holder === holder && (knownAt === undefined || one.on <= knownAt),
    ),
  }
}
