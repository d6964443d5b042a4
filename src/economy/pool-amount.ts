import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactZero,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { findClaims, isNobody, type ClaimBook } from './claims.js'
import { testFigures, testsOf, type AmountCondition } from './conditions.js'
import { countedPart, findAmount } from './figure-amounts.js'
import { ladderParts, ladderSum, type LadderPart } from './ladder.js'
import {
  baseOptions,
  decidedFigure,
  exactRate,
  findFigure,
  findPortion,
  roomUnderCeiling,
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
  /** The amounts that its take follows, as they are this year. */
  readonly resolved?: { readonly yuan?: Exact; readonly over?: Exact; readonly upTo?: Exact }
  /** What each step of its ladder takes. */
  readonly ladder?: readonly LadderPart[]
}

/** What a waterfall starts with, in yuan. */
export interface CascadeStart {
  /** The result that enters, after guarantees that are costs. */
  readonly result: Exact
  /** Losses of earlier years, not negative. */
  readonly losses: Exact
  /** Of them, made good ahead of the pools: what runs through the pools is without them already. */
  readonly lossesAhead: Exact
  /** A positive opening balance that joins the result; zero otherwise. */
  readonly opening: Exact
  /** What runs through the pools, not negative. */
  readonly stream: Exact
  /** Named figures of the facts. */
  readonly figures: ReadonlyMap<string, Exact>
}

/** A waterfall while it runs. */
export interface CascadeRun {
  readonly charter: Charter
  readonly start: CascadeStart
  readonly claims: ClaimBook
  readonly pools: Map<string, PoolAmount>
  readonly missing: DecisionNeed[]
  readonly unknown: string[]
}

/** The amount of one pool under its rule: what it asks for, within its bounds, its ceiling and what is there. */
export function poolAmount(
  run: CascadeRun,
  rule: PoolRule,
  entering: Exact,
  remaining: Exact,
  book: FigureBook,
): Found<PoolAmount> {
  const plain = { rule, base: undefined, rate: undefined, drawn: undefined, bound: undefined }
  const nothing = (limitedBy: PoolLimit): Found<PoolAmount> => ({
    ok: true,
    value: { ...plain, asked: exactZero, amount: exactZero, limitedBy, left: exactZero },
  })
  if (compareExact(entering, exactZero) <= 0 && rule.take.kind !== 'losses') return nothing('available')
  const tests = rule.when ?? []
  const holds = testFigures(
    tests.filter((test) => !asksPerUnit(test)),
    rule.id,
    book,
  )
  if (!holds.ok) return holds
  if (!holds.value) return nothing('condition')
  const room = roomUnderCeiling(rule.ceiling, rule.id, book)
  if (!room.ok) return room
  if (room.value !== undefined && isZeroExact(room.value)) return nothing('ceiling')
  const asked = askedAmount(run, rule, remaining, book)
  if (!asked.ok) return asked
  const found = bounded(run, rule, { ...plain, ...asked.value }, remaining, book)
  const filled = found.ok && room.value !== undefined ? underCeiling(found.value, room.value, book) : found
  if (!filled.ok || !tests.some(asksPerUnit)) return filled
  const pays = testPerUnit(run, rule, filled.value.amount, book)
  if (!pays.ok) return pays
  return pays.value ? filled : nothing('condition')
}

// The last year before a ceiling: taken in full, or filled up to it.
function underCeiling(pool: PoolAmount, room: Exact, book: FigureBook): Found<PoolAmount> {
  const { rule } = pool
  if (compareExact(pool.amount, room) <= 0) return { ok: true, value: pool }
  const reach = rule.ceiling!.reach ?? decisionFor(book.decisions, 'ceiling-reach', rule.id)?.value
  if (reach === undefined) {
    return { ok: false, missing: [{ code: 'ceiling-reach', at: rule.id, options: ['stop', 'fill'] }], unknown: [] }
  }
  if (reach === 'stop') return { ok: true, value: pool }
  const amount = inFen(room, 'floor')
  const left = rule.to.kind === 'account' ? amount : exactZero
  return { ok: true, value: { ...pool, amount, left, limitedBy: 'ceiling', bound: amount } }
}

// A test of what one unit (one share, one head) would get of the pool.
function testPerUnit(run: CascadeRun, rule: PoolRule, amount: Exact, book: FigureBook): Found<boolean> {
  if (rule.to.kind !== 'holders') return { ok: false, missing: [], unknown: ['perUnit'] }
  const claims = findClaims(rule.to.by, rule.to.among, run.claims)
  if (!claims.ok) return claims
  const perUnit = divideExact(amount, claims.value.total)
  const figure = (name: string): Exact | undefined => (name === 'perUnit' ? perUnit : book.figure(name))
  return testFigures(rule.when!.filter(asksPerUnit), rule.id, { ...book, figure })
}

function asksPerUnit(condition: AmountCondition): boolean {
  return testsOf(condition).some((test) => test.figure === 'perUnit')
}

interface Asked {
  readonly asked: Exact
  readonly base: PoolAmount['base']
  readonly rate: Exact | undefined
  readonly drawn: PoolAmount['drawn']
  readonly resolved?: NonNullable<PoolAmount['resolved']>
  readonly ladder?: readonly LadderPart[]
}

function askedAmount(run: CascadeRun, rule: PoolRule, remaining: Exact, book: FigureBook): Found<Asked> {
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
      if (take.yuan !== undefined) {
        const yuan = findAmount(take.yuan, book)
        return yuan.ok ? found(maxExact(exactZero, yuan.value)) : yuan
      }
      const decided = decidedFigure(book.decisions, 'pool-amount', rule.id)
      if (decided !== undefined) return found(decided)
      return { ok: false, missing: [{ code: 'pool-amount', at: rule.id, options: [], free: 'figure' }], unknown: [] }
    }
    case 'perUnit': {
      const yuan = findAmount(take.yuan, book)
      if (!yuan.ok) return yuan
      const claims = findClaims(take.by, take.among, run.claims)
      const each = maxExact(exactZero, yuan.value)
      const resolved = { yuan: each }
      if (claims.ok) return found(multiplyExact(each, claims.value.total), { resolved })
      // A group in which nobody is this year takes nothing.
      return isNobody(claims, run.claims) ? found(exactZero, { resolved }) : claims
    }
    case 'rate': {
      const rate = take.rate === undefined ? decidedFigure(book.decisions, 'pool-rate', rule.id) : exactRate(take.rate)
      if (rate === undefined) {
        return { ok: false, missing: [{ code: 'pool-rate', at: rule.id, options: [], free: 'figure' }], unknown: [] }
      }
      const base = baseOf(rule, take.of, book)
      if (!base.ok) return base
      const over = take.over === undefined ? undefined : findAmount(take.over, book)
      if (over?.ok === false) return over
      const upTo = take.upTo === undefined ? undefined : findAmount(take.upTo, book)
      if (upTo?.ok === false) return upTo
      const { name, of } = base.value
      const amount = countedPart(of, over?.value, upTo?.value)
      const resolved = { ...(over && { over: over.value }), ...(upTo && { upTo: upTo.value }) }
      return found(multiplyExact(rate, amount), { base: { name, of, amount }, rate, resolved })
    }
    case 'ladder': {
      const base = baseOf(rule, take.of, book)
      if (!base.ok) return base
      const { name, of } = base.value
      const parts = ladderParts(take, rule.id, of, book)
      if (!parts.ok) return parts
      return found(ladderSum(parts.value), { base: { name, of, amount: of }, ladder: parts.value })
    }
  }
}

// The figure that a rate is of; below zero there is nothing of it.
function baseOf(
  rule: PoolRule,
  named: string | undefined,
  book: FigureBook,
): Found<{ readonly name: string; readonly of: Exact }> {
  const options = rule.within === undefined ? baseOptions : ['entering', 'remaining']
  const base = findFigure(named, { code: 'pool-base', at: rule.id, options }, book)
  if (!base.ok) return base
  return { ok: true, value: { name: base.value.name, of: maxExact(exactZero, base.value.figure) } }
}

function lossesDrawn(run: CascadeRun, pool: string | undefined): Partial<Asked> {
  const fund = pool === undefined ? undefined : run.pools.get(pool)
  if (fund === undefined) return {}
  return { drawn: { pool: fund.rule.id, amount: minExact(run.start.losses, fund.amount) } }
}

// Rounds by the charter's one rounding, then keeps to the bounds: down to an upper one, up to a lower one, never beyond what is there.
function bounded(
  run: CascadeRun,
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
      const limit = inFen(maxExact(exactZero, found.value), mode)
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
