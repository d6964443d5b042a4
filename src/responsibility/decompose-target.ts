import {
  computed,
  diagnostic,
  divideWhole,
  needs,
  notComputable,
  type DecimalText,
  type Division,
  type DivisionCode,
  type DivisionRule,
  type Result,
} from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { AssignedTarget, SchemeSubject } from './scheme-facts.js'

/** How a target is passed down to the units below. */
export interface DecompositionRule {
  /** Name of the subjects' figure by which it is shared (land, households, last year's output); absent: in equal parts. */
  readonly by?: string
  /** Smallest part, method and ties of the division. */
  readonly division: DivisionRule
}

/** A target passed down: its parts meet the whole. */
export interface Decomposition {
  /** A target for each unit. */
  readonly targets: readonly AssignedTarget[]
  /** The division behind it, with the exact quota of each unit and the named remainder. */
  readonly division: Division
}

/**
 * Passes a target down one level of the tree, so that the parts sum to the whole.
 *
 * @param target - the indicator and what the unit above has to reach
 * @param units - the units below
 * @param rule - by which figure, and how the rest of the division is given out
 * @returns a target for each unit; needs `tie-in-division` when a tie is not settled; reasons of the division, or `subject-figure-missing`
 * @throws RangeError when a figure is malformed
 * @example
 * ```ts
 * import { decomposeTarget } from 'xiangzhen/responsibility'
 * const units = [{ id: 'east', figures: { land: '300' } }, { id: 'west', figures: { land: '700' } }]
 * const rule = { by: 'land', division: { grain: '1', method: 'largestRemainder', ties: ['byId'] } } as const
 * const parts = decomposeTarget({ indicator: 'planting', value: '1205' }, units, rule)
 * parts.status === 'computed' && parts.value.targets.map((one) => one.value) // => ['362', '843']
 * ```
 */
export function decomposeTarget(
  target: { readonly indicator: string; readonly value: DecimalText },
  units: readonly SchemeSubject[],
  rule: DecompositionRule,
): Result<Decomposition, DivisionCode | 'subject-figure-missing'> {
  const { by } = rule
  const shares = units.map(({ id, figures }) => ({ id, weight: by === undefined ? '1' : ownValue(figures, by) }))
  const known = shares.flatMap(({ id, weight }) => (weight === undefined ? [] : [{ id, weight }]))
  const missing = shares.findIndex(({ weight }) => weight === undefined)
  if (missing !== -1) {
    const data = { name: by ?? null, subject: shares[missing]?.id ?? null }
    const path = `units[${missing}].figures`
    return notComputable('subject-figure-missing', [diagnostic('subject-figure-missing', 'error', path, data)])
  }
  const division = divideWhole(target.value, known, rule.division)
  if (division.status === 'needs') return needs(division.missing, division.diagnostics)
  if (division.status === 'not-computable') return notComputable(division.reason, division.diagnostics)
  const targets = division.value.shares.map(({ id, amount }) => ({
    subject: id,
    indicator: target.indicator,
    value: amount,
  }))
  return computed({ targets, division: division.value }, division.diagnostics)
}
