import {
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  readFigure,
  type DecimalText,
  type DecisionNeed,
  type Diagnostic,
  type NotComputable,
  type Needs,
} from '../kernel/index.js'
import { fromScaled, toScaled, type Exact } from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { unsoundFindings } from './charter-structure.js'
import { findClaims, type ClaimBook } from './claims.js'
import type { DistributionFacts, DistributionQuestion } from './distribution-facts.js'
import {
  assembleDistribution,
  type DistributionStart,
  type PaidPool,
  type UnpaidPool,
} from './distribution-assembly.js'
import type { Distribution } from './distribution-outcome.js'
import { guaranteesDue } from './guarantees.js'
import { fenOfExact, yuanOfFen } from './fen.js'
import { payGuarantees, settleAdvances, type GuaranteePayment } from './guarantee-payments.js'
import type { PaymentSource } from './payee-book.js'
import { dividePool, grainFen } from './payout.js'
import { quantifyFunds } from './quantify.js'
import { foldShares } from './share-replay.js'
import { runWaterfall, type Cascade } from './waterfall.js'

/**
 * Why a distribution could not be carried out: a charter whose pools do not hang together (`checkCharter` says where), a figure that is not one or is finer than a fen, a grain that is not a
 * whole number of fen or differs from the charter's, a name of a figure that nobody stated.
 */
export type DistributionReason =
  'charter-not-sound' | 'not-a-figure' | 'grain-not-in-fen' | 'grain-conflict' | 'figure-not-stated'

/** Everything that a distribution found out; explanations read it. */
export interface DistributionRun {
  readonly ok: true
  readonly start: DistributionStart
  readonly cascade: Cascade
  readonly pools: ReadonlyMap<string, PaidPool | UnpaidPool>
  readonly guarantees: readonly GuaranteePayment[]
  readonly book: ClaimBook
  readonly outcome: Distribution
  readonly diagnostics: readonly Diagnostic[]
}

/** A distribution that could not be carried out. */
export interface DistributionRefused {
  readonly ok: false
  readonly refusal: NotComputable<DistributionReason> | Needs
}

/** Carries out a distribution and keeps everything that explains it. */
export function carryOut(
  charter: Charter,
  facts: DistributionFacts,
  question: DistributionQuestion,
): DistributionRun | DistributionRefused {
  const unsound = unsoundFindings(charter)
  if (unsound.length > 0) return refuse('charter-not-sound', unsound)
  const faults: Diagnostic[] = []
  const fen = (text: DecimalText | undefined, path: string): number => fenOf(text, path, faults)
  const result = fen(facts.result.amount, 'result.amount')
  const opening = fen(facts.opening?.undistributed, 'opening.undistributed')
  const transfersIn = fen(facts.transfersIn, 'transfersIn')
  const figures = figuresOf(facts, faults)
  if (faults.length > 0) return refuse('not-a-figure', faults)

  const { rules, decisions } = charter
  const diagnostics: Diagnostic[] = []
  const book = claimBook(charter, facts, question, diagnostics)
  if (!book.ok) return book
  const missing: DecisionNeed[] = []
  const joins = opening > 0 ? (rules.opening ?? decisionFor(decisions, 'opening-balance')?.value) : 'included'
  if (joins === undefined) missing.push({ code: 'opening-balance', options: ['included', 'keptApart'] })
  const losses = opening < 0 ? -opening : 0
  const madeGoodByPool = rules.pools.some((pool) => pool.take.kind === 'losses')
  const order = losses > 0 && !madeGoodByPool ? decisionFor(decisions, 'losses-order')?.value : 'byPool'
  if (order === undefined) missing.push({ code: 'losses-order', options: ['lossesFirst', 'notMadeGood'] })
  const { dues, ...dueFaults } = guaranteesDue(
    rules.guarantees ?? [],
    rules.rounding,
    facts.result.guaranteesPaid ?? [],
    decisions,
    book.value,
  )
  missing.push(...dueFaults.missing)
  if (missing.length > 0) return { ok: false, refusal: needs(missing, diagnostics) }
  if (dueFaults.unknown.length > 0) return unknownNames(dueFaults.unknown, diagnostics)

  const stream = result + transfersIn + (opening > 0 && joins === 'included' ? opening : 0)
  const promised = payGuarantees(dues, stream, charter)
  missing.push(...promised.missing)
  const costs = promised.payments.reduce((sum, one) => sum + one.fromStream, 0)
  const afterCosts = stream - costs
  const lossesAhead = order === 'lossesFirst' ? Math.max(0, Math.min(losses, afterCosts)) : 0
  const cascade = runWaterfall(
    charter,
    {
      result: yuanOfFen(result - costs),
      losses: yuanOfFen(losses),
      opening: yuanOfFen(opening > 0 && joins === 'included' ? opening : 0),
      stream: yuanOfFen(Math.max(0, afterCosts - lossesAhead)),
      figures,
    },
    book.value,
  )
  missing.push(...cascade.missing)
  if (missing.length > 0) return { ok: false, refusal: needs(missing, diagnostics) }
  const quantified = quantifyFunds(charter, figures, cascade.pools, book.value)
  if (quantified.missing.length > 0) return { ok: false, refusal: needs(quantified.missing, diagnostics) }
  const unknown = [...cascade.unknown, ...quantified.unknown]
  if (unknown.length > 0) return unknownNames(unknown, diagnostics)

  const start = { result, opening, transfersIn, stream, lossesAhead }
  const paid = payPools(charter, question, cascade, book.value)
  if (!paid.ok) return paid
  if (stream <= 0)
    diagnostics.push(diagnostic('nothing-to-distribute', 'note', 'result.amount', { amount: fromScaled(stream, 2) }))
  const advances = settleAdvances(dues, dividendsOf(paid.pools), charter)
  const guarantees = dues.flatMap(
    ({ rule }) => [...promised.payments, ...advances.payments].find((one) => one.id === rule.id) ?? [],
  )
  const run = { start, cascade, pools: paid.pools, guarantees }
  const parts = { ...run, recordDate: question.recordDate, missing: advances.missing }
  return { ok: true, ...run, book: book.value, outcome: assembleDistribution(charter, parts, book.value), diagnostics }
}

function dividendsOf(pools: ReadonlyMap<string, PaidPool | UnpaidPool>): readonly PaymentSource[] {
  return [...pools].flatMap(([id, pool]) =>
    'unpaid' in pool || pool.divided.fen === undefined ? [] : [{ id, claims: pool.claims, fen: pool.divided.fen }],
  )
}

function claimBook(
  charter: Charter,
  facts: DistributionFacts,
  question: DistributionQuestion,
  diagnostics: Diagnostic[],
): { readonly ok: true; readonly value: ClaimBook } | DistributionRefused {
  const { shares } = charter.rules
  const { register, result, holders = [] } = facts
  const fold =
    shares === undefined || register === undefined
      ? undefined
      : foldShares(shares, charter.decisions, { register, holders }, question.recordDate, result.period?.from)
  if (fold !== undefined) diagnostics.push(...fold.diagnostics)
  if (fold !== undefined && fold.missing.length > 0) return { ok: false, refusal: needs(fold.missing, diagnostics) }
  const byId = new Map([...holders].sort((a, b) => (a.id < b.id ? -1 : 1)).map((holder) => [holder.id, holder]))
  if (byId.size < holders.length) diagnostics.push(diagnostic('duplicate-holder', 'error', 'holders', {}))
  return {
    ok: true,
    value: {
      holders: byId,
      fold,
      shares,
      decisions: charter.decisions,
      period: result.period,
      recordDate: question.recordDate,
      quantified: new Map(),
    },
  }
}

function payPools(
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
    const claims = findClaims(to.by, to.among, book)
    const missing = [...(claims.ok ? [] : claims.missing), ...(grain.fen === undefined ? [grainNeed(id)] : [])]
    if (missing.length > 0) pools.set(id, { unpaid: needs(missing) })
    else if (!claims.ok) pools.set(id, { unpaid: nobody(id) })
    else {
      const divided = dividePool(
        fenOfExact(amount),
        claims.value,
        { ...charter.rules.payout, ...rule.payout },
        {
          at: id,
          to,
          grain: grain.fen!,
          remainder: charter.rules.remainder,
          decisions: charter.decisions,
        },
      )
      pools.set(id, { claims: claims.value, divided })
    }
  }
  return { ok: true, pools }
}

function nobody(pool: string): NotComputable<'no-claims'> {
  return notComputable('no-claims', [diagnostic('no-claims', 'error', `rules.pools.${pool}.to`, { pool })])
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

function figuresOf(facts: DistributionFacts, faults: Diagnostic[]): ReadonlyMap<string, Exact> {
  const figures = new Map<string, Exact>()
  for (const [name, text] of Object.entries(facts.figures ?? {})) {
    const reading = readFigure(text)
    if (reading.ok) figures.set(name, reading.figure)
    else faults.push(diagnostic('not-a-figure', 'error', `figures.${name}`, { text: reading.text }))
  }
  for (const [index, holder] of (facts.holders ?? []).entries()) {
    for (const [name, text] of Object.entries(holder.figures ?? {})) {
      const reading = readFigure(text)
      if (reading.ok) continue
      faults.push(diagnostic('not-a-figure', 'error', `holders[${index}].figures.${name}`, { text: reading.text }))
    }
  }
  return figures
}

function fenOf(text: DecimalText | undefined, path: string, faults: Diagnostic[]): number {
  if (text === undefined) return 0
  const fen = toScaled(text, 2)
  if (fen !== undefined) return fen
  faults.push(diagnostic('not-a-figure', 'error', path, { text }))
  return 0
}

function unknownNames(names: readonly string[], diagnostics: readonly Diagnostic[]): DistributionRefused {
  const found = names.map((name) => diagnostic('figure-not-stated', 'error', 'figures', { name }))
  return refuse('figure-not-stated', [...found, ...diagnostics])
}

function refuse(reason: DistributionReason, diagnostics: readonly Diagnostic[]): DistributionRefused {
  return { ok: false, refusal: notComputable(reason, diagnostics) }
}
