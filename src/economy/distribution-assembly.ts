import {
  computed,
  decisionFor,
  divideWhole,
  needs,
  openNeeds,
  type DecimalText,
  type DecisionNeed,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  exactInteger,
  exactZero,
  fractionText,
  fromScaled,
  multiplyExact,
  type Exact,
} from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { withAbout } from './charter-words.js'
import type { PaymentBounds } from './bounded-payout.js'
import type { ClaimBook, Claims } from './claims.js'
import type { Deducted } from './payment-deductions.js'
import { figureOf, takingPart } from './holder-filter.js'
import type { AccountAmount, Distribution, Payee, PoolOutcome, WaitingPayee } from './distribution-outcome.js'
import { sumOf, type GuaranteePayment } from './guarantee-payments.js'
import { fenOfExact } from './fen.js'
import { payeesOf, type PaymentSource } from './payee-book.js'
import type { DividedPool } from './payout.js'
import type { PoolAmount } from './pool-amount.js'
import type { Cascade } from './waterfall.js'

/** A pool that was divided. */
export interface PaidPool {
  readonly claims: Claims
  /** The bounds of single payments. */
  readonly bounds: PaymentBounds | undefined
  readonly divided: DividedPool
}

/** A pool whose division waits for a decision, or in which nobody takes part. */
export interface UnpaidPool {
  readonly unpaid: Result<never>
  /** Who takes part, where that is known. */
  readonly claims: Claims | undefined
}

/** The amounts that a distribution starts from, in fen. */
export interface DistributionStart {
  readonly result: number
  readonly opening: number
  readonly transfersIn: number
  readonly lossesCovered: number
  /** What may run through the pools: negative when there is a deficit. */
  readonly stream: number
  /** Losses made good ahead of all pools, because a decision says so and no pool does it. */
  readonly lossesAhead: number
}

/** The parts of a distribution, before they are put together. */
export interface DistributionParts {
  readonly recordDate: PlainDate
  readonly start: DistributionStart
  readonly cascade: Cascade
  readonly pools: ReadonlyMap<string, PaidPool | UnpaidPool>
  readonly guarantees: readonly GuaranteePayment[]
  readonly deducted: Deducted
  /** Decisions about guarantees that payments wait for. */
  readonly missing: readonly DecisionNeed[]
}

/** Puts a distribution together and adds it up. */
export function assembleDistribution(charter: Charter, parts: DistributionParts, book: ClaimBook): Distribution {
  const { start, cascade, guarantees } = parts
  const kept = new Map<string, number>()
  const keep = (account: string, fen: number): void => {
    if (fen !== 0) kept.set(account, (kept.get(account) ?? 0) + fen)
  }
  const outcomes = cascade.pools.map((pool) => poolOutcome(charter, pool, parts.pools.get(pool.rule.id), book))
  const remainder = ownerOfLeft(fenOfExact(cascade.left), charter.rules.remainder, undefined, charter)
  for (const one of [...outcomes.map((outcome) => outcome.keeps), remainder]) {
    if (one?.status === 'computed') keep(one.value.id, fenOfText(one.value.amount))
  }
  const dividends: PaymentSource[] = []
  for (const [id, pool] of parts.pools) {
    if ('unpaid' in pool) continue
    const { claims, divided } = pool
    if (divided.fen === undefined || divided.payout.status !== 'computed') continue
    dividends.push({ id, claims, fen: divided.fen })
    const { residue, residueOwner } = divided.payout.value
    if (residueOwner !== null) keep(residueOwner, fenOfText(residue))
  }
  const missing = openNeeds([...outcomes.map((one) => one.outcome.payout ?? one), needs(parts.missing)])
  const open = openNeeds([...outcomes.map((one) => one.outcome), remainder, needs(parts.missing)])
  const nobody = outcomes.flatMap(({ outcome }) =>
    outcome.payout?.status === 'not-computable' ? [outcome.payout] : [],
  )
  for (const { account, amount } of parts.deducted.outcomes) keep(account, fenOfText(amount))
  const waiting = waitingPayees(
    parts,
    outcomes.map((one) => one.outcome),
  )
  const incomplete = new Set(waiting === 'everybody' ? [] : waiting.map(({ id }) => id))
  const known = payeesOf([...guarantees, ...dividends, ...parts.deducted.payments])
  const complete = waiting === 'everybody' ? [] : known.filter(({ id }) => !incomplete.has(id))
  const payees: Result<readonly Payee[]> =
    complete.length > 0 || (missing.length === 0 && nobody.length === 0)
      ? computed(complete)
      : missing.length > 0
        ? needs(missing)
        : nobody[0]!
  const settled = missing.length === 0 && nobody.length === 0
  const madeGood =
    start.lossesAhead + sumFen(cascade.pools, ({ rule, amount }) => (rule.take.kind === 'losses' ? amount : exactZero))
  const paid =
    sum([...dividends, ...parts.deducted.payments].map((one) => sumOf(one.fen))) +
    sum(guarantees.map((one) => one.fromStream))
  const stays = sum([...kept.values()])
  const entering = Math.max(0, start.stream)
  const left = stays - (kept.get('undistributed') ?? 0) + paid
  const accounts = [...kept.keys()].sort().map((id): AccountAmount => ({ id, amount: fromScaled(kept.get(id)!, 2) }))
  return {
    form: charter.rules.form,
    measure: charter.rules.measure,
    recordDate: parts.recordDate,
    entering: fromScaled(entering, 2),
    losses: fromScaled(Math.max(0, -start.opening - start.lossesCovered), 2),
    madeGood: fromScaled(madeGood, 2),
    guarantees: guarantees.map((one) => one.outcome),
    pools: outcomes.map((one) => one.outcome),
    remainder,
    accounts,
    payees,
    ...(waiting === 'everybody' || waiting.length === 0 || complete.length === 0 ? {} : { waiting }),
    ...(parts.deducted.outcomes.length === 0 ? {} : { deductions: parts.deducted.outcomes }),
    totals: {
      kept: fromScaled(stays, 2),
      paid: settled ? fromScaled(paid, 2) : null,
      escrow: settled ? fromScaled(escrowOf([...guarantees, ...dividends, ...parts.deducted.payments]), 2) : null,
      fromBearers: fromScaled(sum(guarantees.map((one) => fenOfText(one.outcome.fromBearer))), 2),
      open: fromScaled(entering - madeGood - stays - paid, 2),
    },
    closing:
      open.length > 0 || nobody.length > 0
        ? null
        : fromScaled(start.opening + start.result + start.transfersIn + start.lossesCovered - left, 2),
  }
}

// Who waits for which pools and guarantees; `everybody` where it is not even known who takes part in one.
function waitingPayees(
  { pools, guarantees, missing }: DistributionParts,
  outcomes: readonly PoolOutcome[],
): readonly WaitingPayee[] | 'everybody' {
  const waiting = new Map<string, { readonly id: string; readonly why: Result<unknown> }[]>()
  const wait = (ids: readonly string[], id: string, why: Result<unknown>): void => {
    for (const payee of new Set(ids)) waiting.set(payee, [...(waiting.get(payee) ?? []), { id, why }])
  }
  for (const [id, pool] of pools) {
    if (!('unpaid' in pool) && pool.divided.fen !== undefined) continue
    if (pool.claims === undefined) return 'everybody'
    wait(pool.claims.ids, id, outcomes.find((one) => one.id === id)!.payout!)
  }
  for (const need of missing) {
    const { id, claims, fen } = guarantees.find((one) => one.id === need.at)!
    wait(
      claims.ids.filter((_, i) => fen[i] !== 0),
      id,
      needs([need]),
    )
  }
  return [...waiting.keys()].sort().map((id) => {
    const list = waiting.get(id)!
    const open = openNeeds(list)
    const refused = list.flatMap(({ why }) => (why.status === 'not-computable' ? [why] : []))
    return { id, for: list.map((one) => one.id), result: refused[0] ?? needs(open) }
  })
}

interface Assembled {
  readonly outcome: PoolOutcome
  /** What an account keeps of it. */
  readonly keeps: Result<AccountAmount> | undefined
}

function poolOutcome(
  charter: Charter,
  pool: PoolAmount,
  paid: PaidPool | UnpaidPool | undefined,
  book: ClaimBook,
): Assembled {
  const { rule, base, rate, drawn } = pool
  const keeps =
    rule.to.kind === 'account'
      ? computed({ id: rule.to.account, amount: fromScaled(fenOfExact(pool.left), 2) })
      : rule.to.kind === 'pools'
        ? ownerOfLeft(fenOfExact(pool.left), rule.to.remainder, rule.id, charter)
        : undefined
  const toLosses = rule.take.kind === 'losses'
  const components = paid === undefined || 'unpaid' in paid ? undefined : componentsOf(pool, book)
  const payout =
    paid === undefined
      ? {}
      : 'unpaid' in paid
        ? { payout: paid.unpaid }
        : { division: paid.divided.division, payout: paid.divided.payout }
  const outcome: PoolOutcome = {
    id: rule.id,
    label: rule.label,
    purpose: rule.purpose,
    ...(rule.clause === undefined ? {} : { clause: rule.clause }),
    ...(rule.within === undefined ? {} : { within: rule.within }),
    ...(base === undefined ? {} : { base: { figure: base.name, amount: fractionText(base.amount) } }),
    ...(rate === undefined ? {} : { rate: fractionText(rate) }),
    asked: fractionText(pool.asked),
    amount: fromScaled(fenOfExact(pool.amount), 2),
    ...(pool.limitedBy === undefined ? {} : { limitedBy: pool.limitedBy }),
    ...(drawn === undefined ? {} : { drawn: { pool: drawn.pool, amount: fromScaled(fenOfExact(drawn.amount), 2) } }),
    ...(keeps === undefined || toLosses ? {} : { kept: keeps }),
    ...(components === undefined ? {} : { components }),
    ...payout,
  }
  return { outcome, keeps: toLosses ? undefined : keeps }
}

function ownerOfLeft(
  fen: number,
  named: string | undefined,
  at: string | undefined,
  charter: Charter,
): Result<AccountAmount> {
  const owner = named ?? decisionFor(charter.decisions, 'remainder-owner', at)?.value
  const amount = fromScaled(fen, 2)
  if (owner !== undefined || fen === 0) return computed({ id: owner ?? 'undistributed', amount })
  const need: DecisionNeed = {
    code: 'remainder-owner',
    ...(at === undefined ? {} : { at }),
    options: ['undistributed'],
    free: 'text',
  }
  return needs(withAbout([need], charter))
}

// The parts of a composite basis, to the fen.
function componentsOf(
  pool: PoolAmount,
  book: ClaimBook,
): readonly { readonly id: string; readonly amount: DecimalText }[] | undefined {
  const { to } = pool.rule
  if (to.kind !== 'holders' || typeof to.by === 'string' || !('figures' in to.by) || to.by.figures.length < 2)
    return undefined
  const holders = takingPart(to.among, book)
  const shares = to.by.figures.map((id) => {
    const weight = holders.reduce((total, holder) => {
      const each = figureOf(holder, [id], book) ?? exactZero
      return addExact(total, multiplyExact(each, exactInteger(holder.count ?? 1)))
    }, exactZero)
    return { id, weight: fractionText(weight) }
  })
  const rule = { grain: '0.01', method: 'largestRemainder', ties: ['largestWeight', 'byId'] } as const
  const division = divideWhole(fractionText(pool.amount), shares, rule)
  return division.status === 'computed' ? division.value.shares.map(({ id, amount }) => ({ id, amount })) : undefined
}

function escrowOf(sources: readonly PaymentSource[]): number {
  return sum(
    sources.map(({ claims, fen }) =>
      fen.reduce((total, one, i) => (claims.frozen[i] === true ? total + one : total), 0),
    ),
  )
}

function sumFen(pools: readonly PoolAmount[], part: (pool: PoolAmount) => Exact): number {
  return sum(pools.map((pool) => fenOfExact(part(pool))))
}

function sum(list: readonly number[]): number {
  return list.reduce((a, b) => a + b, 0)
}

function fenOfText(text: DecimalText): number {
  return Number(text.replace('.', ''))
}
