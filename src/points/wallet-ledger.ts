import type { PlainDate } from '../kernel/index.js'
import { exactZero } from '../kernel/internal.js'
import { eventsOf, type LedgerFacts } from './ledger-events.js'
import { beginRest, bringIn, deduct, giveAway, giveBack, receive, spend, takeBack, wait } from './lot-moves.js'
import type { Ask } from './open-answers.js'
import { expire, restsInOrder, type LedgerSums, type TakenPoints, type WalletLedger } from './open-lots.js'
import type { RedemptionRules } from './redemption-policy.js'
import type { Redemption } from './wallet-facts.js'

/**
 * Replays a holder's points to the end of a day. Within a day a rest of the right begins first; then come credits, points of other
 * accounts, what is taken back, deductions, points for other accounts, cancellations of earlier days, and redemptions, each in code-unit
 * order of ids; a redemption that is cancelled on its own day is followed by its cancellation. The order in which facts are given changes nothing.
 */
export function replayLedger(rules: RedemptionRules, ask: Ask, facts: LedgerFacts, asOf: PlainDate): WalletLedger {
  const rests = restsInOrder(rules, facts.rests)
  const ledger: WalletLedger = {
    lots: [],
    sums: new Map(),
    rests,
    hours: exactZero,
    diagnostics: [],
    unpaid: new Map(),
  }
  for (const { id } of rules.currencies) ledger.sums.set(id, emptySums())
  const spent = new Map<string, { readonly record: Redemption; readonly parts: readonly TakenPoints[] }>()
  for (const event of eventsOf(rules, { ...facts, rests }, ledger)) {
    if (event.on > asOf) break
    expire(ledger, event.on)
    switch (event.kind) {
      case 'rest':
        beginRest(rules, ask, ledger)
        break
      case 'received':
        receive(rules, ask, ledger, event.transfer)
        break
      case 'given':
        giveAway(rules, ask, ledger, event.transfer)
        break
      case 'waiting':
      case 'noLongerWaiting':
        wait(rules, ledger, event.credit, event.kind)
        break
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

function emptySums(): LedgerSums {
  return {
    earned: exactZero,
    received: exactZero,
    given: exactZero,
    pending: exactZero,
    spent: exactZero,
    deducted: exactZero,
    reversed: exactZero,
    owed: exactZero,
    writtenOff: exactZero,
  }
}
