import type { DecimalText, DecisionNeed } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { findClaims, type ClaimBook } from './claims.js'
import {
  baseOptions,
  ceilingReached,
  decidedFigure,
  exactRate,
  findFigure,
  findPortion,
  testFigures,
  type FigureBook,
  type Found,
  type Portion,
} from './portions.js'

/** What decided the amount of a pool when it is not what its rule asks for. */
export type PoolLimit = 'available' | 'atMost' | 'atLeast' | 'condition' | 'ceiling' | 'losses'

/** The amount of one pool, in yuan, exact. */
export interface PoolAmount {
  readonly rule: PoolRule
  /** The figure that the rate is of, and the part of it that counts. */
  readonly base: { readonly name: string; readonly of: Exact; readonly amount: Exact } | undefined
  /** The rate. */
  readonly rate: Exact | undefined
  /** What the rule asks for, before rounding and bounds. */
  readonly asked: Exact
  /** What it takes. For losses: what is made good. */
  readonly amount: Exact
  /** What another pool gives toward it (losses that a fund covers). */
  readonly drawn: { readonly pool: string; readonly amount: Exact } | undefined
  readonly limitedBy: PoolLimit | undefined
  /** The bound that limited it. */
  readonly bound: Exact | undefined
  /** For a pool that other pools cut: what they leave. */
  readonly left: Exact
}

/** The waterfall carried out, as far as it could be. */
export interface Cascade {
  readonly pools: readonly PoolAmount[]
  /** What the pools of the top level leave. */
  readonly left: Exact
  readonly missing: readonly DecisionNeed[]
  readonly unknown: readonly string[]
}

/** What a waterfall starts with, in yuan. */
export interface CascadeStart {
  /** The result that enters, after guarantees that are costs. */
  readonly result: Exact
  /** Losses of earlier years, not negative. */
  readonly losses: Exact
  /** A positive opening balance that joins the result; zero otherwise. */
  readonly opening: Exact
  /** What runs through the pools, not negative. */
  readonly stream: Exact
  /** Named figures of the facts. */
  readonly figures: ReadonlyMap<string, Exact>
}

interface Run {
  readonly charter: Charter
  readonly start: CascadeStart
  readonly claims: ClaimBook
  readonly pools: Map<string, PoolAmount>
  readonly missing: DecisionNeed[]
  readonly unknown: string[]
}

/** Lets an amount run through the pools of a charter. It stops at the first pool whose amount is open. */
export function runWaterfall(charter: Charter, start: CascadeStart, claims: ClaimBook): Cascade {
  const run: Run = { charter, start, claims, pools: new Map(), missing: [], unknown: [] }
  const left = runLevel(run, undefined, start.stream)
  const order: readonly PoolRule[] = charter.rules.pools
  return {
    pools: order.flatMap((rule) => run.pools.get(rule.id) ?? []),
    left: left ?? exactZero,
    missing: run.missing,
    unknown: run.unknown,
  }
}

function runLevel(run: Run, within: string | undefined, entering: Exact): Exact | undefined {
  let remaining = entering
  for (const rule of run.charter.rules.pools as readonly PoolRule[]) {
    if (rule.within !== within) continue
    const book = bookAt(run, entering, remaining)
    const found = poolAmount(run, rule, entering, remaining, book)
    if (!found.ok) {
      run.missing.push(...found.missing)
      run.unknown.push(...found.unknown)
      return undefined
    }
    const { drawn } = found.value
    const taken = drawn === undefined ? found.value.amount : subtractExact(found.value.amount, drawn.amount)
    remaining = subtractExact(remaining, taken)
    run.pools.set(rule.id, found.value)
    if (drawn !== undefined) drawFrom(run, drawn)
    if (rule.to.kind !== 'pools') continue
    const left = runLevel(run, rule.id, found.value.amount)
    if (left === undefined) return undefined
    run.pools.set(rule.id, { ...found.value, left })
  }
  return remaining
}

function drawFrom(run: Run, drawn: { readonly pool: string; readonly amount: Exact }): void {
  const fund = run.pools.get(drawn.pool)!
  run.pools.set(drawn.pool, { ...fund, left: subtractExact(fund.left, drawn.amount) })
}

function bookAt(run: Run, entering: Exact, remaining: Exact): FigureBook {
  const { result, losses, stream, figures } = run.start
  const named: Readonly<Record<string, Exact>> = {
    result,
    losses,
    afterLosses: maxExact(exactZero, subtractExact(result, losses)),
    available: maxExact(exactZero, subtractExact(stream, losses)),
    entering,
    remaining,
    ...distributableFigures(run),
  }
  const own = new Map(Object.entries(named))
  return {
    decisions: run.charter.decisions,
    figure: (name) => own.get(name) ?? run.pools.get(name)?.amount ?? figures.get(name),
  }
}

// What is left of the year's result, and of it with a positive opening balance, once losses and funds are taken (可分配盈余).
function distributableFigures(run: Run): Readonly<Record<string, Exact>> {
  const { result, losses, opening } = run.start
  let funds = losses
  for (const pool of run.pools.values()) {
    if (fundPurposes.includes(pool.rule.purpose)) funds = addExact(funds, pool.amount)
  }
  const distributable = maxExact(exactZero, subtractExact(result, funds))
  return { distributable, distributableWithOpening: addExact(distributable, opening) }
}

/** Purposes that are funds of the organisation. */
export const fundPurposes: readonly string[] = ['reserve', 'welfareFund']

function poolAmount(run: Run, rule: PoolRule, entering: Exact, remaining: Exact, book: FigureBook): Found<PoolAmount> {
  const plain = { rule, base: undefined, rate: undefined, drawn: undefined, bound: undefined }
  const nothing = (limitedBy: PoolLimit): Found<PoolAmount> => ({
    ok: true,
    value: { ...plain, asked: exactZero, amount: exactZero, limitedBy, left: exactZero },
  })
  if (compareExact(entering, exactZero) <= 0 && rule.take.kind !== 'losses') return nothing('available')
  const holds = testFigures(rule.when ?? [], rule.id, book)
  if (!holds.ok) return holds
  if (!holds.value) return nothing('condition')
  const full = ceilingReached(rule.ceiling, rule.id, book)
  if (!full.ok) return full
  if (full.value) return nothing('ceiling')
  const asked = askedAmount(run, rule, remaining, book)
  if (!asked.ok) return asked
  return bounded(run, rule, { ...plain, ...asked.value }, remaining, book)
}

interface Asked {
  readonly asked: Exact
  readonly base: PoolAmount['base']
  readonly rate: Exact | undefined
  readonly drawn: PoolAmount['drawn']
}

function askedAmount(run: Run, rule: PoolRule, remaining: Exact, book: FigureBook): Found<Asked> {
  const found = (asked: Exact, more: Partial<Asked> = {}): Found<Asked> => ({
    ok: true,
    value: { asked, base: undefined, rate: undefined, drawn: undefined, ...more },
  })
  const { take } = rule
  switch (take.kind) {
    case 'rest':
      return found(remaining)
    case 'losses':
      return found(run.start.losses, lossesDrawn(run, take.firstFrom))
    case 'amount': {
      const yuan = take.yuan === undefined ? decidedFigure(book.decisions, 'pool-amount', rule.id) : exactOf(take.yuan)
      if (yuan !== undefined) return found(yuan)
      return { ok: false, missing: [{ code: 'pool-amount', at: rule.id, options: [], free: 'figure' }], unknown: [] }
    }
    case 'perUnit': {
      const claims = findClaims(take.by, take.among, run.claims)
      return claims.ok ? found(multiplyExact(exactOf(take.yuan), claims.value.total)) : claims
    }
    case 'rate': {
      const rate = take.rate === undefined ? decidedFigure(book.decisions, 'pool-rate', rule.id) : exactRate(take.rate)
      if (rate === undefined) {
        return { ok: false, missing: [{ code: 'pool-rate', at: rule.id, options: [], free: 'figure' }], unknown: [] }
      }
      const options = rule.within === undefined ? baseOptions : ['entering', 'remaining']
      const base = findFigure(take.of, { code: 'pool-base', at: rule.id, options }, book)
      if (!base.ok) return base
      const of = maxExact(exactZero, base.value.figure)
      const amount = countedPart(of, take.over, take.upTo)
      return found(multiplyExact(rate, amount), { base: { name: base.value.name, of, amount }, rate })
    }
  }
}

// What of a base lies above one amount and up to another.
function countedPart(of: Exact, over: DecimalText | undefined, upTo: DecimalText | undefined): Exact {
  const capped = upTo === undefined ? of : minExact(of, exactOf(upTo))
  return over === undefined ? capped : maxExact(exactZero, subtractExact(capped, exactOf(over)))
}

function lossesDrawn(run: Run, pool: string | undefined): Partial<Asked> {
  const fund = pool === undefined ? undefined : run.pools.get(pool)
  if (fund === undefined) return {}
  return { drawn: { pool: fund.rule.id, amount: minExact(run.start.losses, fund.amount) } }
}

// Rounds by the charter's one rounding, then keeps to the bounds: down to an upper one, up to a lower one, never beyond what is there.
function bounded(
  run: Run,
  rule: PoolRule,
  draft: Omit<PoolAmount, 'amount' | 'limitedBy' | 'left'>,
  remaining: Exact,
  book: FigureBook,
): Found<PoolAmount> {
  const whole = rule.take.kind === 'rest' || rule.take.kind === 'losses'
  let amount = whole ? draft.asked : roundExact(draft.asked, run.charter.rules.rounding)
  let limitedBy: PoolLimit | undefined
  let bound: Exact | undefined
  const drawn = draft.drawn?.amount ?? exactZero
  const bounds: readonly (readonly [PoolLimit, readonly Portion[], 'floor' | 'ceil', 1 | -1])[] = [
    ['atLeast', rule.atLeast ?? [], 'ceil', -1],
    ['atMost', rule.atMost ?? [], 'floor', 1],
  ]
  for (const [name, portions, mode, side] of bounds) {
    for (const [index, portion] of portions.entries()) {
      const found = findPortion(portion, `${rule.id}.${name}[${index}]`, book)
      if (!found.ok) return found
      const limit = inFen(found.value, mode)
      if (compareExact(amount, limit) !== side) continue
      amount = bound = limit
      limitedBy = name
    }
  }
  const there = addExact(maxExact(exactZero, remaining), drawn)
  if (compareExact(amount, there) > 0) {
    amount = bound = there
    limitedBy = 'available'
  }
  const left = rule.to.kind === 'account' ? amount : exactZero
  return { ok: true, value: { ...draft, amount, limitedBy, bound, left } }
}

function inFen(amount: Exact, mode: 'floor' | 'ceil'): Exact {
  return divideExact(exactInteger(wholeExact(multiplyExact(amount, exactInteger(100)), mode)), exactInteger(100))
}
