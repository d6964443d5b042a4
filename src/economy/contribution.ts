import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type Label,
  type Result,
} from '../kernel/index.js'
import {
  divideExact,
  exactInteger,
  exactToText,
  isZeroExact,
  multiplyExact,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { listFaults } from './untidy-facts.js'
import type { GrowthDocument } from './growth-rules.js'

/** A part of a total in two periods. */
export interface GrowthPart {
  /** Id of the part: a source of income, a village, a project. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Amount in the base period. */
  readonly before: FigureInput
  /** Amount in the period. */
  readonly after: FigureInput
}

/** What one part does to the growth of the total. */
export interface PartContribution {
  /** Id of the part. */
  readonly id: string
  /** After less before. */
  readonly increment: DecimalText
  /** 拉动: the part's increment over the total's base, in percentage points. */
  readonly pull: Result<DecimalText, ContributionReason>
  /** 贡献率: the part's increment over the total's increment, in per cent. */
  readonly share: Result<DecimalText, ContributionReason>
}

/** Why there is no pull or no share. */
export type ContributionReason = 'unreadable-figure' | 'zero-base' | 'negative-base' | 'total-unchanged'

/** The growth of a total by its parts. */
export interface GrowthContribution {
  /** Increment of the total. */
  readonly increment: DecimalText
  /** Growth of the total in per cent: the exact sum of all pulls. */
  readonly growth: Result<DecimalText, ContributionReason>
  /** The parts in the order given. */
  readonly parts: readonly PartContribution[]
}

/**
 * Splits the growth of a total among its parts: 拉动 in percentage points (they sum to the growth of the total) and 贡献率 in
 * per cent (they sum to 100, each rounded for itself).
 *
 * Reasons: `zero-base` and `negative-base` (no pull), `total-unchanged` (no share). A falling total is a warning
 * (`total-falls`): a positive share then belongs to a part that fell.
 *
 * @param document - rounding, such as `growthStatistics`
 * @param facts - the parts, which make up the total
 * @example
 * ```ts
 * import { contribution, growthStatistics } from 'xiangzhen'
 * const parts = [
 *   { id: 'rent', before: '50', after: '60' },
 *   { id: 'services', before: '50', after: '65' },
 *   { id: 'tourism', before: '100', after: '125' },
 * ]
 * const result = contribution(growthStatistics, { parts })
 * const shares = result.status === 'computed' ? result.value.parts.map((part) => part.share) : []
 * shares.map((share) => share.status === 'computed' && share.value) // => ['20.0000', '30.0000', '50.0000']
 * ```
 */
export function contribution(
  document: GrowthDocument,
  facts: { readonly parts: readonly GrowthPart[] },
  _question: object = {},
): Result<GrowthContribution, 'unreadable-figure'> {
  const { digits, mode } = document.rules
  const faults: Diagnostic[] = [...listFaults(facts.parts, 'parts')]
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  const read = (input: FigureInput, path: string): Exact => {
    const reading = readFigure(input)
    if (reading.ok) return reading.figure
    faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
    return exactInteger(0)
  }
  const befores = facts.parts.map((part, index) => read(part.before, `parts[${index}].before`))
  const afters = facts.parts.map((part, index) => read(part.after, `parts[${index}].after`))
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  const increments = afters.map((after, index) => subtractExact(after, befores[index]!))
  const base = sumExact(befores)
  const increment = sumExact(increments)
  const percent = (part: Exact, whole: Exact): DecimalText =>
    exactToText(multiplyExact(divideExact(part, whole), exactInteger(100)), digits, mode)
  const pullOf = (part: Exact): Result<DecimalText, ContributionReason> =>
    signExact(base) === 1
      ? computed(percent(part, base))
      : notComputable(isZeroExact(base) ? 'zero-base' : 'negative-base')
  const shareOf = (part: Exact): Result<DecimalText, ContributionReason> =>
    isZeroExact(increment) ? notComputable('total-unchanged') : computed(percent(part, increment))
  const value: GrowthContribution = {
    increment: exactToText(increment, digits, mode),
    growth: pullOf(increment),
    parts: facts.parts.map(({ id }, index) => ({
      id,
      increment: exactToText(increments[index]!, digits, mode),
      pull: pullOf(increments[index]!),
      share: shareOf(increments[index]!),
    })),
  }
  return computed(value, signExact(increment) < 0 ? [diagnostic('total-falls', 'warning', 'parts')] : [])
}
