import type { DecisionNeed } from '../kernel/index.js'
import { divideColumn } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import {
  bearerNeed,
  bearerOf,
  dueOf,
  fromStream,
  guaranteeOrder,
  guaranteeOutcome,
  type GuaranteeDue,
  type GuaranteeOutcome,
} from './guarantees.js'
import { householdClaims } from './household-claims.js'
import type { ClaimBook } from './claims.js'
import type { PaymentSource } from './payee-book.js'

/** How a guarantee is paid: what reaches holders, and what of it the result pays. */
export interface GuaranteePayment extends PaymentSource {
  readonly due: GuaranteeDue
  readonly outcome: GuaranteeOutcome
  /** Fen that leave the amount that entered. */
  readonly fromStream: number
}

/**
 * Pays the guarantees that do not depend on dividends, in the order of the charter: costs and first charges out of the
 * stream, payments outside it by their bearer. Where losses come first, so much stays for them. The order is asked for when
 * the money does not reach both.
 */
export function payGuarantees(
  dues: readonly GuaranteeDue[],
  stream: number,
  losses: number,
  charter: Charter,
): { readonly payments: readonly GuaranteePayment[]; readonly missing: readonly DecisionNeed[] } {
  const payments: GuaranteePayment[] = []
  const missing: DecisionNeed[] = []
  let there = Math.max(0, stream)
  const asked = dues.filter(fromStream).reduce((sum, one) => sum + one.due, 0)
  const both = losses === 0 || there === 0 || asked + losses <= there
  for (const due of dues) {
    if (due.treatment === 'advance') continue
    const order = both ? 'guaranteeFirst' : guaranteeOrder(due.rule, charter.decisions)
    if (order === undefined && fromStream(due) && due.due > 0) {
      missing.push({ code: 'guarantee-against-losses', at: due.rule.id, options: ['lossesFirst', 'guaranteeFirst'] })
      continue
    }
    const room = order === 'lossesFirst' ? Math.max(0, there - losses) : there
    const reached = fromStream(due) ? Math.min(due.due, room) : 0
    there -= reached
    if (due.earlier === 'paid') {
      const nothing = new Float64Array(due.fen.length)
      payments.push(payment(due, nothing, { fromResult: due.due, fromBearer: 0, unpaid: 0 }, undefined, 0))
      continue
    }
    const fromResult = due.earlier === 'deducted' ? due.due : reached
    const short = due.due - fromResult
    if (due.treatment === 'hurdle') {
      const fen = short === 0 ? due.fen : divideColumn(fromResult, due.fen, 'first')
      payments.push(payment(due, fen, { fromResult, fromBearer: 0, unpaid: short }, undefined, reached))
    } else {
      const bearer = short > 0 ? bearerOf(due.rule, charter.decisions) : undefined
      if (short > 0 && bearer === undefined) missing.push(bearerNeed(due.rule, short))
      payments.push(payment(due, due.fen, { fromResult, fromBearer: short, unpaid: 0 }, bearer, reached))
    }
  }
  return { payments, missing }
}

/** Tops up dividends to what the advances promise, entry by entry. */
export function settleAdvances(
  dues: readonly GuaranteeDue[],
  dividends: readonly PaymentSource[],
  charter: Charter,
  book: ClaimBook,
): { readonly payments: readonly GuaranteePayment[]; readonly missing: readonly DecisionNeed[] } {
  const payments: GuaranteePayment[] = []
  const missing: DecisionNeed[] = []
  // Where dividends are paid to households, what is promised to their holders counts together.
  const perHousehold = dividends.some(({ claims }) => claims.perHousehold === true)
  const left = dividendsOf(dividends)
  for (const each of dues) {
    if (each.treatment !== 'advance') continue
    const due = perHousehold ? dueOf(each, householdClaims(each.claims, book), charter.rules.rounding) : each
    const next = new Map<readonly number[], number>()
    const fen = due.fen.map((promised, i) => {
      const own = left[due.claims.frozen[i] === true ? 'frozen' : 'free'].get(due.claims.ids[i]!)
      if (own === undefined) return promised
      const place = next.get(own) ?? 0
      next.set(own, place + 1)
      const met = Math.min(promised, own[place] ?? 0)
      // The same money does not meet the promise of another guarantee.
      own[place] = (own[place] ?? 0) - met
      return promised - met
    })
    const fromBearer = sumOf(fen)
    const bearer = fromBearer > 0 ? bearerOf(due.rule, charter.decisions) : undefined
    if (fromBearer > 0 && bearer === undefined) missing.push(bearerNeed(due.rule, fromBearer))
    payments.push(payment(due, fen, { fromResult: due.due - fromBearer, fromBearer, unpaid: 0 }, bearer, 0))
  }
  return { payments, missing }
}

function payment(
  due: GuaranteeDue,
  fen: Float64Array,
  parts: { readonly fromResult: number; readonly fromBearer: number; readonly unpaid: number },
  bearer: string | undefined,
  fromStream: number,
): GuaranteePayment {
  return { id: due.rule.id, claims: due.claims, fen, due, outcome: guaranteeOutcome(due, parts, bearer), fromStream }
}

// The dividends of each holder, free and frozen; those of several alike stand one after the other.
function dividendsOf(sources: readonly PaymentSource[]): Record<'free' | 'frozen', Map<string, number[]>> {
  const sides = { free: new Map<string, number[]>(), frozen: new Map<string, number[]>() }
  for (const { claims, fen } of sources) {
    const next = new Map<readonly number[], number>()
    claims.ids.forEach((id, i) => {
      const side = sides[claims.frozen[i] === true ? 'frozen' : 'free']
      const own = side.get(id) ?? []
      side.set(id, own)
      const place = next.get(own) ?? 0
      next.set(own, place + 1)
      own[place] = (own[place] ?? 0) + fen[i]!
    })
  }
  return sides
}

/** The sum of a column of fen. */
export function sumOf(fen: Float64Array): number {
  return fen.reduce((sum, one) => sum + one, 0)
}
