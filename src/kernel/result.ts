import type { DecisionNeed } from './decision.js'
import type { Diagnostic } from './diagnostic.js'

/** A value that was computed; what was noticed on the way stands in `diagnostics`. */
export interface Computed<T> {
  /** There is a value. */
  readonly status: 'computed'
  /** The value. */
  readonly value: T
  /** What was found on the way. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A value that does not exist, with the reason why: never NaN, never a silent zero. */
export interface NotComputable<Reason extends string = string> {
  /** There is no value. */
  readonly status: 'not-computable'
  /** Why there is none. */
  readonly reason: Reason
  /** What was found on the way. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A value that depends on what the published text leaves open; each missing decision is named with its options. */
export interface Needs {
  /** The value depends on decisions. */
  readonly status: 'needs'
  /** The decisions that are missing. */
  readonly missing: readonly DecisionNeed[]
  /** What was found on the way. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What every calculator returns, per subject and per node: one refused member never refuses the settlement. */
export type Result<T, Reason extends string = string> = Computed<T> | NotComputable<Reason> | Needs

/**
 * The kinds of nothing that are kept apart from the figure zero. `scored` has a figure (which may be zero);
 * `unknown` has no data yet; `exempt` is out by approval; `notApplicable` never could apply; `vetoed` had a figure that a
 * veto overrides.
 */
export type Standing = 'scored' | 'unknown' | 'exempt' | 'notApplicable' | 'vetoed'

/**
 * Wraps a computed value.
 *
 * @example
 * ```ts
 * import { computed } from 'xiangzhen/kernel'
 * computed('12.50').status // => 'computed'
 * ```
 */
export function computed<T>(value: T, diagnostics: readonly Diagnostic[] = nothingFound): Computed<T> {
  return { status: 'computed', value, diagnostics }
}

/**
 * Says that a value does not exist, and why.
 *
 * @example
 * ```ts
 * import { notComputable } from 'xiangzhen/kernel'
 * notComputable('zero-base').reason // => 'zero-base'
 * ```
 */
export function notComputable<Reason extends string>(
  reason: Reason,
  diagnostics: readonly Diagnostic[] = nothingFound,
): NotComputable<Reason> {
  return { status: 'not-computable', reason, diagnostics }
}

/**
 * Says that a value needs decisions that the document does not hold.
 *
 * @example
 * ```ts
 * import { needs } from 'xiangzhen/kernel'
 * needs([{ code: 'tie-at-quota', options: ['exceed', 'leaveVacant'] }]).missing.length // => 1
 * ```
 */
export function needs(missing: readonly DecisionNeed[], diagnostics: readonly Diagnostic[] = nothingFound): Needs {
  return { status: 'needs', missing, diagnostics }
}

// One list for the many results that found nothing: a settlement has hundreds of thousands of them.
const nothingFound: readonly Diagnostic[] = /*#__PURE__*/ Object.freeze([])
