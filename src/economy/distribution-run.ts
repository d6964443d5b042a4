import { decisionFor, diagnostic, needs, type DecisionNeed, type Diagnostic } from '../kernel/index.js'
import type { DecimalText } from '../kernel/index.js'
import { fromScaled } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { withReadableDecisions } from './charter-answers.js'
import { openPoolDecisions } from './charter-decisions.js'
import { unsoundFindings } from './charter-structure.js'
import { withAbout } from './charter-words.js'
import type { ClaimBook } from './claims.js'
import {
  assembleDistribution,
  type DistributionStart,
  type PaidPool,
  type UnpaidPool,
} from './distribution-assembly.js'
import type { DistributionFacts, DistributionQuestion } from './distribution-facts.js'
import type { Distribution } from './distribution-outcome.js'
import {
  claimBook,
  dateFaults,
  fenOf,
  figuresOf,
  refuse,
  unknownNames,
  type DistributionRefused,
} from './distribution-reading.js'
import { yuanOfFen } from './fen.js'
import { payGuarantees, settleAdvances, type GuaranteePayment } from './guarantee-payments.js'
import { earlierFindings, guaranteesDue, unmetFindings } from './guarantees.js'
import type { PaymentSource } from './payee-book.js'
import { takeDeductions, type Deducted } from './payment-deductions.js'
import { payPools } from './pool-payments.js'
import { quantifyFunds } from './quantify.js'
import { unheldFigures } from './unheld-figures.js'
import { unreadableFacts, unreadNames } from './untidy-facts.js'
import { runWaterfall, type Cascade } from './waterfall.js'

/** Everything that a distribution found out; explanations read it. */
export interface DistributionRun {
  readonly ok: true
  readonly start: DistributionStart
  readonly cascade: Cascade
  readonly pools: ReadonlyMap<string, PaidPool | UnpaidPool>
  readonly guarantees: readonly GuaranteePayment[]
  readonly deducted: Deducted
  readonly book: ClaimBook
  readonly outcome: Distribution
  readonly diagnostics: readonly Diagnostic[]
}

/** Carries out a distribution and keeps everything that explains it. */
export function carryOut(
  document: Charter,
  facts: DistributionFacts,
  question: DistributionQuestion,
): DistributionRun | DistributionRefused {
  const readable = withReadableDecisions(document)
  const { charter } = readable
  const unsound = unsoundFindings(charter)
  if (unsound.length > 0) return refuse('charter-not-sound', unsound)
  const unreadable = unreadableFacts(facts)
  if (unreadable.length > 0) return refuse('facts-not-readable', unreadable)
  const faults: Diagnostic[] = []
  const fen = (text: DecimalText | undefined, path: string): number => fenOf(text, path, faults)
  const result = fen(facts.result.amount, 'result.amount')
  const opening = fen(facts.opening?.undistributed, 'opening.undistributed')
  const transfersIn = fen(facts.transfersIn, 'transfersIn')
  const lossesCovered = fen(facts.lossesCovered, 'lossesCovered')
  const figures = figuresOf(facts, faults)
  if (lossesCovered < 0) {
    faults.push(diagnostic('negative-figure', 'error', 'lossesCovered', { text: facts.lossesCovered! }))
  }
  if (faults.length > 0) return refuse('not-a-figure', faults)
  const dates = dateFaults(facts, question)
  if (dates.length > 0) return refuse('not-a-date', dates)
  if (lossesCovered > Math.max(0, -opening)) {
    const data = { amount: fromScaled(lossesCovered, 2), losses: fromScaled(Math.max(0, -opening), 2) }
    return refuse('covers-more-than-losses', [diagnostic('covers-more-than-losses', 'error', 'lossesCovered', data)])
  }

  const { rules, decisions } = charter
  const diagnostics: Diagnostic[] = [...readable.faults, ...unreadNames(charter, facts)]
  const book = claimBook(charter, facts, question, diagnostics)
  if (!book.ok) return book
  const missing: DecisionNeed[] = []
  const joins = opening > 0 ? (rules.opening ?? decisionFor(decisions, 'opening-balance')?.value) : 'included'
  if (joins === undefined) missing.push({ code: 'opening-balance', options: ['included', 'keptApart'] })
  const losses = opening < 0 ? -opening - lossesCovered : 0
  const madeGoodByPool = rules.pools.some((pool) => pool.take.kind === 'losses')
  const order = losses > 0 && !madeGoodByPool ? decisionFor(decisions, 'losses-order')?.value : 'byPool'
  if (order === undefined) missing.push({ code: 'losses-order', options: ['lossesFirst', 'notMadeGood'] })
  const { dues, ...dueFaults } = guaranteesDue(
    rules.guarantees ?? [],
    rules.rounding,
    facts.result,
    decisions,
    book.value,
    figures,
    rules.payout?.each,
  )
  missing.push(...dueFaults.missing)
  diagnostics.push(...earlierFindings(rules.guarantees ?? [], dues, facts.result))
  if (missing.length > 0) return open(charter, missing, diagnostics)
  if (dueFaults.unknown.length > 0) return unknownNames(dueFaults.unknown, diagnostics)

  const stream = result + transfersIn + (opening > 0 && joins === 'included' ? opening : 0)
  const promised = payGuarantees(dues, stream, order === 'notMadeGood' ? 0 : losses, charter)
  missing.push(...promised.missing)
  const costs = promised.payments.reduce((sum, one) => sum + one.fromStream, 0)
  const afterCosts = stream - costs
  const lossesAhead = order === 'lossesFirst' ? Math.max(0, Math.min(losses, afterCosts)) : 0
  const cascade = runWaterfall(
    charter,
    {
      result: yuanOfFen(result - costs),
      losses: yuanOfFen(losses),
      lossesAhead: yuanOfFen(lossesAhead),
      opening: yuanOfFen(opening > 0 && joins === 'included' ? opening : 0),
      stream: yuanOfFen(Math.max(0, afterCosts - lossesAhead)),
      figures,
    },
    book.value,
  )
  missing.push(...cascade.missing)
  if (missing.length > 0) return open(charter, missing, diagnostics)
  if (costs > 0 && stream - costs < losses && order !== 'notMadeGood') {
    const data = { losses: fromScaled(losses, 2), guarantees: fromScaled(costs, 2) }
    diagnostics.push(diagnostic('guarantee-before-losses', 'warning', 'rules.guarantees', data))
  }
  const quantified = quantifyFunds(charter, figures, cascade.pools, book.value)
  if (quantified.missing.length > 0) return open(charter, quantified.missing, diagnostics)
  diagnostics.push(...unheldFigures(rules, book.value))
  const unknown = [...cascade.unknown, ...quantified.unknown]
  if (unknown.length > 0) return unknownNames(unknown, diagnostics)

  const start = { result, opening, transfersIn, lossesCovered, stream, lossesAhead }
  const paid = payPools(charter, question, cascade, book.value)
  if (!paid.ok) return paid
  if (stream <= 0)
    diagnostics.push(diagnostic('nothing-to-distribute', 'note', 'result.amount', { amount: fromScaled(stream, 2) }))
  const dividends = dividendsOf(paid.pools)
  const advances = settleAdvances(dues, dividends, charter, book.value)
  const deducted = takeDeductions(rules.deductions ?? [], dividends, rules.rounding, book.value)
  diagnostics.push(...deducted.diagnostics)
  const guarantees = dues.flatMap(
    ({ rule }) => [...promised.payments, ...advances.payments].find((one) => one.id === rule.id) ?? [],
  )
  const outcomes = guarantees.map((one) => one.outcome)
  diagnostics.push(...unmetFindings(dues, outcomes))
  const run = { start, cascade, pools: paid.pools, guarantees, deducted }
  const parts = { ...run, recordDate: question.recordDate, missing: withAbout(advances.missing, charter) }
  return { ok: true, ...run, book: book.value, outcome: assembleDistribution(charter, parts, book.value), diagnostics }
}

function dividendsOf(pools: ReadonlyMap<string, PaidPool | UnpaidPool>): readonly PaymentSource[] {
  return [...pools].flatMap(([id, pool]) =>
    'unpaid' in pool || pool.divided.fen === undefined ? [] : [{ id, claims: pool.claims, fen: pool.divided.fen }],
  )
}

// Everything that the text leaves open about pools and guarantees is asked at once.
function open(
  charter: Charter,
  missing: readonly DecisionNeed[],
  diagnostics: readonly Diagnostic[],
): DistributionRefused {
  const all = new Map(
    [...openPoolDecisions(charter), ...missing].map((need) => [`${need.code} ${need.at ?? ''}`, need]),
  )
  return { ok: false, refusal: needs(withAbout([...all.values()], charter), diagnostics) }
}
