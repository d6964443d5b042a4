import { decisionFor, diagnostic, needs, notComputable, type DecisionNeed } from '../kernel/index.js'
import type { NotComputable } from '../kernel/index.js'
import type { PaymentBounds } from './bounded-payout.js'
import type { Charter, HolderRecipients, PoolRule } from './charter.js'
import { resultWithAbout, withAbout } from './charter-words.js'
import { emptyClaims, findClaims, type ClaimBook, type Claims } from './claims.js'
import type { PaidPool, UnpaidPool } from './distribution-assembly.js'
import type { DistributionQuestion } from './distribution-facts.js'
import { refuse, type DistributionRefused } from './distribution-reading.js'
import { eachBounds, type EachBounds } from './each-amounts.js'
import { fenOfExact } from './fen.js'
import { householdClaims, shareHousehold } from './household-claims.js'
import { dividePool, grainFen } from './payout.js'
import type { FigureBook } from './portions.js'
import type { Cascade } from './waterfall.js'

/** Divides every pool among its holders. */
export function payPools(
  charter: Charter,
  question: DistributionQuestion,
  cascade: Cascade,
  book: ClaimBook,
): { readonly ok: true; readonly pools: ReadonlyMap<string, PaidPool | UnpaidPool> } | DistributionRefused {
  const pools = new Map<string, PaidPool | UnpaidPool>()
  for (const { rule, amount } of cascade.pools) {
    const { to, id } = rule
    if (to.kind !== 'holders' || amount.n === 0n) continue
    const grain = grainOf(rule, charter, question)
    if (!grain.ok) return grain
    const payout = { ...charter.rules.payout, ...rule.payout }
    const found = findClaims(to.by, to.among, book)
    if (!found.ok && found.missing.length === 0) {
      const why = found.unknown.includes('negative-weight') ? 'negative-weight' : 'no-claims'
      pools.set(id, { unpaid: nobody(why, id), claims: emptyClaims })
      continue
    }
    const bounded = to.atMostEach !== undefined || to.atLeastEach !== undefined
    const each = payout.each ?? decisionFor(charter.decisions, 'payment-each', id)?.value
    const claims =
      found.ok && each === 'household' ? householdClaims(found.value, book) : found.ok ? found.value : undefined
    const missing = [
      ...(found.ok ? [] : found.missing),
      ...(grain.fen === undefined ? [grainNeed(id)] : []),
      ...(bounded && each === undefined && claims !== undefined && shareHousehold(claims, book) ? [eachNeed(id)] : []),
    ]
    if (claims === undefined || missing.length > 0) {
      pools.set(id, { unpaid: needs(withAbout(missing, charter)), claims })
      continue
    }
    const bounds = bounded ? boundsOf(to, claims, cascade.book, book) : undefined
    if (bounds !== undefined && 'name' in bounds) {
      pools.set(id, { unpaid: unstated(bounds), claims })
      continue
    }
    const { remainder } = charter.rules
    const divided = dividePool(fenOfExact(amount), claims, payout, {
      at: id,
      to,
      bounds,
      grain: grain.fen!,
      remainder,
      decisions: charter.decisions,
    })
    pools.set(id, { claims, bounds, divided: { ...divided, payout: resultWithAbout(divided.payout, charter) } })
  }
  return { ok: true, pools }
}

function nobody<Why extends 'no-claims' | 'negative-weight'>(why: Why, pool: string): NotComputable<Why> {
  return notComputable(why, [diagnostic(why, 'error', `rules.pools.${pool}.to`, { pool })])
}

// The bounds of single payments, or the figure that somebody lacks for them.
function boundsOf(
  to: HolderRecipients,
  claims: Claims,
  figures: FigureBook,
  book: ClaimBook,
): PaymentBounds | NonNullable<EachBounds['missing']> {
  const atMost = eachBounds(to.atMostEach, claims, 'floor', figures, book)
  const atLeast = eachBounds(to.atLeastEach, claims, 'ceil', figures, book)
  return atMost.missing ?? atLeast.missing ?? { atMost: atMost.bounds, atLeast: atLeast.bounds }
}

function unstated(data: NonNullable<EachBounds['missing']>): NotComputable<'figure-not-stated'> {
  const path = data.holder === undefined ? 'figures' : 'holders'
  return notComputable('figure-not-stated', [diagnostic('figure-not-stated', 'error', path, { ...data })])
}

function eachNeed(at: string): DecisionNeed {
  return { code: 'payment-each', at, options: ['holder', 'household'] }
}

function grainNeed(at: string): DecisionNeed {
  return { code: 'payout-grain', at, options: ['0.01', '1', '10'], free: 'figure' }
}

function grainOf(
  pool: PoolRule,
  charter: Charter,
  question: DistributionQuestion,
): { readonly ok: true; readonly fen: number | undefined } | DistributionRefused {
  const own = pool.payout?.grain
  const common = charter.rules.payout?.grain
  const text = own ?? common ?? question.grain ?? decisionFor(charter.decisions, 'payout-grain', pool.id)?.value
  if (text === undefined) return { ok: true, fen: undefined }
  const fen = grainFen(text)
  if (fen === undefined)
    return refuse('grain-not-in-fen', [diagnostic('grain-not-in-fen', 'error', 'grain', { grain: text })])
  const asked = question.grain === undefined || own !== undefined ? fen : grainFen(question.grain)
  if (asked === fen) return { ok: true, fen }
  return refuse('grain-conflict', [
    diagnostic('grain-conflict', 'error', 'question.grain', { grain: question.grain!, charter: text }),
  ])
}
