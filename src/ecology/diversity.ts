import type { Result, Rounding } from '../kernel/index.js'
import {
  divideExact,
  exactOfComputed,
  expText,
  isZeroExact,
  lnText,
  negateExact,
  signExact,
  subtractExact,
  exactOne,
  exactInteger,
  type Exact,
} from '../kernel/internal.js'
import type { FieldAmount, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, refuse, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { less, over, part, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { constant, summed, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'
import { eachOnce } from './inputs.js'

/** The base of the logarithm of the Shannon index: without it the figure means nothing. */
export type LogarithmBase = 'e' | '2' | '10'

/** What was counted. */
export interface DiversityFacts {
  /** Individuals, areas or shares of each kind, all in one unit. */
  readonly kinds: readonly { readonly id: string; readonly amount: FieldAmount }[]
}

/** What a question about diversity names. */
export interface DiversityQuestion {
  /** Base of the logarithm; absent: as the method says or as was decided (`logarithm-base`). */
  readonly base?: LogarithmBase
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** Diversity of what was counted; kinds with zero do not enter. */
export interface Diversity {
  /** Kinds above zero (richness S, Hill number of order 0). */
  readonly richness: number
  /** Shannon H = −Σ p log p, in the named base. */
  readonly shannon: FieldOutcome
  /** e to the power of H (Hill number of order 1): the effective number of kinds, in any base. */
  readonly effectiveKinds: FieldOutcome
  /** H ÷ log S (Pielou evenness); `one-kind` where there is one kind. */
  readonly evenness: FieldOutcome
  /** Simpson diversity 1 − Σp². */
  readonly simpson: FieldOutcome
  /** Σp²: dominance, the Herfindahl–Hirschman index on a scale from 0 to 1. */
  readonly dominance: FieldOutcome
  /** 1 ÷ Σp² (Hill number of order 2). */
  readonly inverseSimpson: FieldOutcome
  /** Σ n(n−1) ÷ N(N−1): dominance of a finite sample; only for whole counts. */
  readonly finiteDominance: FieldOutcome
  /** N(N−1) ÷ Σ n(n−1). */
  readonly finiteInverse: FieldOutcome
  /** (S − 1) ÷ ln N, the richness of Margalef; only for whole counts, `zero-divisor` where there is one head. */
  readonly margalef: FieldOutcome
  /** Share of the most frequent kind (Berger–Parker). */
  readonly bergerParker: FieldOutcome
}

/**
 * Diversity of kinds by the usual indices, each with its own status.
 *
 * Reasons: `no-kinds` (nothing was counted: undefined, not zero), `units-differ`, `negative-amount`; inside figures `one-kind`, `not-whole-counts`, `zero-divisor`.
 * Needs: `logarithm-base` (inside `shannon`). Irrational steps are carried to 40 places. Source: scikit-bio, skbio/diversity/alpha.
 *
 * @param method - may fix the base
 * @param facts - the kinds
 * @param question - base and rounding
 * @returns the indices
 * @example
 * ```ts
 * import { diversity, openMethod } from 'xiangzhen/ecology'
 * const kinds = ['1', '2', '3', '4'].map((value, index) => ({ id: `kind ${index}`, amount: { value, unit: 'plant' } }))
 * const result = diversity(openMethod, { kinds }, { base: 'e', rounding: { digits: 6, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.effectiveKinds.status === 'computed' && result.value.effectiveKinds.figure // => '3.596115'
 * ```
 */
export function diversity(
  method: FieldMethod,
  facts: DiversityFacts,
  question: DiversityQuestion,
): Result<Diversity, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'kinds[].amount')) return unusableFacts(desk)
  eachOnce(desk, facts.kinds, 'kinds')
  const unit = facts.kinds[0]?.amount.unit ?? 'fraction'
  const all = facts.kinds.map(({ id, amount }, index) =>
    take(desk, amount, { code: 'amount', at: id, path: `kinds[${index}].amount`, unit }),
  )
  const present = all.filter((one) => one.span.mid !== undefined && !isZeroExact(one.span.mid))
  const sum = total(desk, 'all-kinds', present, unit, 'kinds')
  if (all.length === 0 || present.length === 0) refuse(desk, 'no-kinds', 'kinds')
  if (desk.findings.length > 0) return finish(desk, () => undefined as never)
  const counts = present.map((one) => one.span.mid as Exact)
  const shares = counts.map((one) => divideExact(one, sum.span.mid as Exact))
  const squares = (inner: Desk) =>
    total(
      inner,
      'sum-of-squares',
      shares.map((p) => times('square', [plain(p), plain(p)])),
      'fraction',
      'kinds',
    )
  const pairs = (inner: Desk) => pairsOf(inner, present, sum)
  const value: Diversity = {
    richness: present.length,
    shannon: part(desk, 'fraction', 'kinds', (inner) => shannonIn(inner, shares, question)),
    effectiveKinds: part(desk, 'fraction', 'kinds', () => effectiveOf(shares)),
    evenness: part(desk, 'fraction', 'kinds', (inner) => {
      const log = plain(exactOfComputed(lnText(exactInteger(shares.length), places)))
      return over(inner, 'evenness', naturalShannon(shares), log, 'one-kind', 'kinds')
    }),
    simpson: part(desk, 'fraction', 'kinds', (inner) =>
      less(inner, 'simpson', plain(exactOne), squares(inner), 'kinds'),
    ),
    dominance: part(desk, 'fraction', 'kinds', squares),
    inverseSimpson: part(desk, 'fraction', 'kinds', (inner) =>
      over(inner, 'inverse-simpson', plain(exactOne), squares(inner), 'zero-divisor', 'kinds'),
    ),
    finiteDominance: part(desk, 'fraction', 'kinds', (inner) => {
      const { same, any } = pairs(inner)
      return over(inner, 'finite-dominance', same, any, 'zero-divisor', 'kinds')
    }),
    finiteInverse: part(desk, 'fraction', 'kinds', (inner) => {
      const { same, any } = pairs(inner)
      return over(inner, 'finite-inverse', any, same, 'zero-divisor', 'kinds')
    }),
    margalef: part(desk, 'fraction', 'kinds', (inner) => {
      wholeCounts(inner, present)
      const heads = exactOfComputed(lnText(sum.span.mid as Exact, places))
      const less = constant(exactInteger(present.length - 1), 'kinds-less-one')
      return over(inner, 'margalef', less, constant(heads, 'log-of-heads'), 'zero-divisor', 'kinds')
    }),
    bergerParker: part(desk, 'fraction', 'kinds', (inner) => {
      const most = present.reduce((a, b) =>
        signExact(subtractExact(a.span.mid as Exact, b.span.mid as Exact)) >= 0 ? a : b,
      )
      return over(inner, 'largest-share', most, sum, 'zero-divisor', 'kinds')
    }),
  }
  return finish(desk, () => value)
}

/** Places to which logarithms and powers are carried before the one rounding. */
const places = 40

function plain(value: Exact): Working {
  return constant(value, 'share-of-kinds')
}

// −Σ p ln p as a sum of steps; p ln p of a share is never above zero.
function naturalShannon(shares: readonly Exact[]): Working {
  const lines = shares.map((p) => {
    const log = negateExact(exactOfComputed(lnText(p, places)))
    return times('share-times-log', [plain(p), constant(log, 'minus-log')])
  })
  return summed('shannon', lines, new Map(), {})
}

function shannonIn(desk: Desk, shares: readonly Exact[], question: DiversityQuestion): Working {
  const base = choose(desk, 'logarithm-base', '', ['e', '2', '10'], question.base)
  const natural = naturalShannon(shares)
  if (base === 'e' || base === '') return natural
  const log = exactOfComputed(lnText(exactInteger(base === '2' ? 2 : 10), places))
  return over(desk, 'shannon', natural, constant(log, 'log-of-base'), 'zero-divisor', 'kinds')
}

function effectiveOf(shares: readonly Exact[]): Working {
  const natural = naturalShannon(shares)
  const value = exactOfComputed(expText(natural.span.mid as Exact, places))
  return { ...constant(value, 'effective-kinds'), operation: 'chosen', lines: [natural] }
}

function wholeCounts(desk: Desk, counts: readonly Working[]): void {
  if (counts.some((one) => (one.span.mid as Exact).n % (one.span.mid as Exact).d !== 0n))
    refuse(desk, 'not-whole-counts', 'kinds')
}

function pairsOf(
  desk: Desk,
  counts: readonly Working[],
  sum: Working,
): { readonly same: Working; readonly any: Working } {
  wholeCounts(desk, counts)
  const pair = (one: Working): Working => {
    const n = one.span.mid as Exact
    return times('pairs', [plain(n), plain(subtractExact(n, exactOne))])
  }
  return { same: total(desk, 'same-pairs', counts.map(pair), 'fraction', 'kinds'), any: pair(sum) }
}
