import { decisionFor, type Decision, type DecimalText, type DecisionNeed, type FractionText } from '../kernel/index.js'
import {
  exactOf,
  exactZero,
  maxExact,
  multiplyExact,
  readFraction,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'

/**
 * A figure by name. One of the fixed names of {@link namedFigures}, the id of a pool (its amount), or the name of a figure among the facts;
 * a fixed name goes before a pool, a pool before a fact.
 */
export type FigureName = string

/**
 * The fixed names of figures, as bases of rates and in tests. Amounts in yuan, never negative but `result`.
 *
 * - `result`: the year's result, less the guarantees that were paid out of it as a cost or a first charge
 * - `losses`: losses of earlier years that are not covered yet
 * - `afterLosses`: result less losses
 * - `available`: all that may be distributed: result, transfers and a positive opening balance that joins, less guarantees and losses
 * - `distributable`: result less losses and less the funds taken so far (可分配盈余)
 * - `distributableWithOpening`: the same and a positive opening balance that joins
 * - `entering`: what enters this level: for pools at the top all that runs through them after guarantees (and after losses where a
 *   decision makes them good ahead of the pools), for pools cut out of another one that pool's amount
 * - `remaining`: what is there when this step is reached
 * - `shares`: all shares that take part in dividends on the record date
 * - `perUnit`: in a test of a pool, what one unit of its division (one share, one head) would get of it
 */
export const namedFigures = [
  'result',
  'losses',
  'afterLosses',
  'available',
  'distributable',
  'distributableWithOpening',
  'entering',
  'remaining',
  'shares',
  'perUnit',
] as const

/** A rate: decimal text (`'0.3'` for 30 %) or a fraction of two whole numbers (`'1/3'`). */
export type Rate = FractionText

/** A bound: so much of a figure (`of` left out: decision `portion-base`), so many yuan, or so many yuan for each unit of a figure. */
export type Portion =
  | { readonly kind: 'rate'; readonly rate: Rate; readonly of?: FigureName }
  | { readonly kind: 'amount'; readonly yuan: DecimalText }
  | { readonly kind: 'perUnit'; readonly yuan: DecimalText; readonly of: FigureName }

/** The accumulated balance at which a fund needs no more. */
export interface AccountCeiling {
  /** Name of the fact that holds the balance before this year. */
  readonly balance: FigureName
  /** The ceiling. */
  readonly at: Portion
  /**
   * What happens in the year that would reach it: `stop` takes in full until it is reached (the last year may overshoot), `fill` takes no
   * more than is missing to it. Left out: decision `ceiling-reach` when it matters.
   */
  readonly reach?: 'stop' | 'fill'
}

/** A value that was found, or what is missing for it. */
export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly missing: readonly DecisionNeed[]; readonly unknown: readonly string[] }

/** Where names of figures are looked up while a waterfall runs. */
export interface FigureBook {
  /** Decisions of the charter. */
  readonly decisions: readonly Decision[]
  /** The figure of that name, or `undefined` when nobody stated it. */
  readonly figure: (name: FigureName) => Exact | undefined
}

/** The bases that a text may mean when it gives a rate and no base. */
export const baseOptions: readonly FigureName[] = [
  'result',
  'afterLosses',
  'available',
  'distributable',
  'distributableWithOpening',
  'remaining',
]

/** A figure that a decision gives; `undefined` while it is open. A decision that is not a figure leaves it open. */
export function decidedFigure(decisions: readonly Decision[], code: string, at: string): Exact | undefined {
  const decision = decisionFor(decisions, code, at)
  const reading = decision === undefined ? undefined : readFraction(decision.value)
  return reading?.ok === true ? reading.figure : undefined
}

/** A rate as an exact number. */
export function exactRate(rate: Rate): Exact {
  const reading = readFraction(rate)
  if (reading.ok) return reading.figure
  throw new RangeError(
    `${reading.code}: '${reading.text}' is not a rate; pass decimal text such as '0.3' or a fraction such as '1/3'`,
  )
}

/** A figure by its name, or by the decision that names it. */
export function findFigure(
  name: FigureName | undefined,
  need: { readonly code: string; readonly at: string; readonly options: readonly string[] },
  book: FigureBook,
): Found<{ readonly name: FigureName; readonly figure: Exact }> {
  const named = name ?? decisionFor(book.decisions, need.code, need.at)?.value
  if (named === undefined) return { ok: false, missing: [need], unknown: [] }
  const figure = book.figure(named)
  return figure === undefined
    ? { ok: false, missing: [], unknown: [named] }
    : { ok: true, value: { name: named, figure } }
}

/** The amount of a bound. */
export function findPortion(portion: Portion, at: string, book: FigureBook): Found<Exact> {
  if (portion.kind === 'amount') return { ok: true, value: exactOf(portion.yuan) }
  const base = findFigure(portion.of, { code: 'portion-base', at, options: baseOptions }, book)
  if (!base.ok) return base
  const factor = portion.kind === 'rate' ? exactRate(portion.rate) : exactOf(portion.yuan)
  return { ok: true, value: multiplyExact(factor, base.value.figure) }
}

/** What a fund misses to its ceiling (zero once it is reached); `undefined` without one. */
export function roomUnderCeiling(
  ceiling: AccountCeiling | undefined,
  at: string,
  book: FigureBook,
): Found<Exact | undefined> {
  if (ceiling === undefined) return { ok: true, value: undefined }
  const balance = findFigure(ceiling.balance, { code: 'ceiling-balance', at, options: [] }, book)
  if (!balance.ok) return balance
  const limit = findPortion(ceiling.at, at, book)
  if (!limit.ok) return limit
  return { ok: true, value: maxExact(exactZero, subtractExact(limit.value, balance.value.figure)) }
}
