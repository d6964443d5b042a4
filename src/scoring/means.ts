import {
  addExact,
  checkedChoice,
  divideExact,
  exactOne,
  exactToPlainText,
  exactToText,
  exactZero,
  isZeroExact,
  multiplyExact,
  signExact,
  type Exact,
} from '../kernel/internal.js'
import { computed, notComputable, readFigure, type DecimalText, type Result, type Rounding } from '../kernel/index.js'

/** One part of a mean or a sum. */
export interface WeightedPart {
  /** Whose figure it is. */
  readonly id: string
  /** The figure; absent when it is missing, which is not zero. */
  readonly figure?: DecimalText
  /** Whether the part does not apply: it is then left out, whatever the policy for missing figures is. */
  readonly notApplicable?: boolean
  /** Weight, decimal text; absent means 1. */
  readonly weight?: DecimalText
}

/**
 * What a missing figure does. `refuse`: the whole cannot be computed. `skip`: the part is left out, of the weights too.
 * `skipKeepWeight`: it brings nothing, its weight stays below the line. `zero`: the text says that what is not reported
 * counts zero.
 */
export type MissingPolicy = 'refuse' | 'skip' | 'skipKeepWeight' | 'zero'

/** How parts become one figure. */
export interface MeanRule {
  /** `sum` adds weight × figure; `mean` divides that by the weights. */
  readonly method: 'sum' | 'mean'
  /** What a missing figure does. */
  readonly missing: MissingPolicy
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A mean or sum with what it rests on. */
export interface MeanOutcome {
  /** The figure at the scale of the rule. */
  readonly figure: DecimalText
  /** Sum of the weights below the line. */
  readonly weight: DecimalText
  /** Ids of parts that have a figure and apply. */
  readonly counted: readonly string[]
  /** Ids of parts without a figure. */
  readonly missing: readonly string[]
  /** Ids of parts that do not apply. */
  readonly notApplicable: readonly string[]
}

/** Why a mean does not exist: no part applies, none has a figure, one is missing and the rule refuses, or all weights are zero. */
export type MeanReason = 'nothing-applies' | 'nothing-known' | 'missing-figure' | 'zero-weight'

/**
 * Combines parts by sum or weighted mean, exactly, rounded once.
 *
 * @param parts - the parts, in any order
 * @param rule - method, policy for missing figures, rounding
 * @returns the figure, or why there is none: `nothing-applies`, `nothing-known`, `missing-figure`, `zero-weight`
 * @throws RangeError when a figure or weight is not decimal text (`null` is none either), a weight is negative, the method or the
 *   policy is none of those named, or the places of the rounding are not a whole number from −12 to 30
 * @example
 * ```ts
 * import { combineParts } from 'xiangzhen/scoring'
 * const parts = [{ id: 'a', figure: '80', weight: '0.7' }, { id: 'b', figure: '95', weight: '0.3' }]
 * const mean = combineParts(parts, { method: 'mean', missing: 'refuse', rounding: { digits: 2, mode: 'halfUp' } })
 * mean.status === 'computed' && mean.value.figure // => '84.50'
 * ```
 */
export function combineParts(parts: readonly WeightedPart[], rule: MeanRule): Result<MeanOutcome, MeanReason> {
  checkedChoice(rule.method, ['sum', 'mean'], 'the method of a mean')
  checkedChoice(rule.missing, ['refuse', 'skip', 'skipKeepWeight', 'zero'], 'what a missing figure does')
  const applying = parts.filter((part) => part.notApplicable !== true)
  const missing = applying.filter((part) => part.figure === undefined)
  const known = applying.filter((part) => part.figure !== undefined)
  if (applying.length === 0) return notComputable('nothing-applies')
  if (missing.length > 0 && rule.missing === 'refuse') return notComputable('missing-figure')
  if (known.length === 0 && rule.missing !== 'zero') return notComputable('nothing-known')
  const weighed = rule.missing === 'skip' ? known : applying
  const weight = weighed.reduce((sum, part) => addExact(sum, weightOf(part)), exactZero)
  const total = known.reduce(
    (sum, part) => addExact(sum, multiplyExact(weightOf(part), figureOf(part, part.figure!, 'figure'))),
    exactZero,
  )
  if (rule.method === 'mean' && isZeroExact(weight)) return notComputable('zero-weight')
  const value = rule.method === 'mean' ? divideExact(total, weight) : total
  return computed({
    figure: exactToText(value, rule.rounding.digits, rule.rounding.mode),
    weight: exactToPlainText(weight),
    counted: known.map((part) => part.id),
    missing: missing.map((part) => part.id),
    notApplicable: parts.filter((part) => part.notApplicable === true).map((part) => part.id),
  })
}

function weightOf(part: WeightedPart): Exact {
  if (part.weight === undefined) return exactOne
  const weight = figureOf(part, part.weight, 'weight')
  if (signExact(weight) < 0) throw new RangeError(`the weight of '${part.id}' is negative`)
  return weight
}

function figureOf(part: WeightedPart, text: DecimalText, what: string): Exact {
  const reading = readFigure(text)
  if (reading.ok) return reading.figure
  throw new RangeError(
    `${reading.code}: the ${what} of '${part.id}' is '${reading.text}'; leave it out or give decimal text`,
  )
}
