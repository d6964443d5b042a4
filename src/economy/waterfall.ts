import type { DecisionNeed } from '../kernel/index.js'
import { addExact, exactZero, maxExact, subtractExact, type Exact } from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { findClaims, type ClaimBook } from './claims.js'
import { poolAmount, type CascadeRun, type CascadeStart, type PoolAmount } from './pool-amount.js'
import type { FigureBook } from './portions.js'

/** The waterfall carried out, as far as it could be. */
export interface Cascade {
  readonly pools: readonly PoolAmount[]
  /** What the pools of the top level leave. */
  readonly left: Exact
  readonly missing: readonly DecisionNeed[]
  readonly unknown: readonly string[]
  /** Figures as they are when the waterfall has run. */
  readonly book: FigureBook
}

/** Lets an amount run through the pools of a charter. Past a pool whose amount is open it only collects what else is open. */
export function runWaterfall(charter: Charter, start: CascadeStart, claims: ClaimBook): Cascade {
  const run: CascadeRun = { charter, start, claims, pools: new Map(), missing: [], unknown: [] }
  const left = runLevel(run, undefined, start.stream)
  const order: readonly PoolRule[] = charter.rules.pools
  return {
    pools: order.flatMap((rule) => run.pools.get(rule.id) ?? []),
    left: left ?? exactZero,
    missing: run.missing,
    unknown: run.unknown,
    book: bookAt(run, start.stream, left ?? exactZero),
  }
}

function runLevel(run: CascadeRun, within: string | undefined, entering: Exact, behindOpen = false): Exact | undefined {
  let remaining = entering
  let open = behindOpen
  for (const rule of run.charter.rules.pools as readonly PoolRule[]) {
    if (rule.within !== within) continue
    const book = bookAt(run, entering, remaining)
    const found = poolAmount(run, rule, entering, remaining, book)
    if (!found.ok) {
      run.missing.push(...found.missing)
      // What is unknown behind an open pool may only be unknown because of it.
      if (!open) run.unknown.push(...found.unknown)
      open = true
      if (rule.to.kind === 'pools') runLevel(run, rule.id, remaining, true)
      continue
    }
    if (open) continue
    const { drawn } = found.value
    const taken = drawn === undefined ? found.value.amount : subtractExact(found.value.amount, drawn.amount)
    remaining = subtractExact(remaining, taken)
    run.pools.set(rule.id, found.value)
    if (drawn !== undefined) drawFrom(run, drawn)
    if (rule.to.kind !== 'pools') continue
    const left = runLevel(run, rule.id, found.value.amount)
    if (left === undefined) open = true
    else run.pools.set(rule.id, { ...found.value, left })
  }
  return open ? undefined : remaining
}

function drawFrom(run: CascadeRun, drawn: { readonly pool: string; readonly amount: Exact }): void {
  const fund = run.pools.get(drawn.pool)!
  run.pools.set(drawn.pool, { ...fund, left: subtractExact(fund.left, drawn.amount) })
}

function bookAt(run: CascadeRun, entering: Exact, remaining: Exact): FigureBook {
  const { result, losses, lossesAhead, stream, figures } = run.start
  const named: Readonly<Record<string, Exact>> = {
    result,
    losses,
    afterLosses: maxExact(exactZero, subtractExact(result, losses)),
    available: maxExact(exactZero, subtractExact(stream, subtractExact(losses, lossesAhead))),
    entering,
    remaining,
    ...distributableFigures(run),
  }
  const own = new Map(Object.entries(named))
  return {
    decisions: run.charter.decisions,
    figure: (name) =>
      own.get(name) ??
      (name === 'shares' ? allShares(run) : undefined) ??
      run.pools.get(name)?.amount ??
      figures.get(name),
  }
}

// All shares that take part in dividends; `undefined` without a register, so that a fact may bear the name.
function allShares(run: CascadeRun): Exact | undefined {
  const claims = run.claims.fold === undefined ? undefined : findClaims('shares', undefined, run.claims)
  return claims?.ok === true ? claims.value.total : undefined
}

// What is left of the year's result, and of it with a positive opening balance, once losses and funds are taken (可分配盈余).
function distributableFigures(run: CascadeRun): Readonly<Record<string, Exact>> {
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
