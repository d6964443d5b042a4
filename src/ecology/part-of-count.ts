import type { Result } from '../kernel/index.js'
import { compareExact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import type { CoverageQuestion } from './coverage.js'
import { choose, finish, openDesk, refuse } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, over, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** A count and a second count that may be part of it. */
export interface PartOfCountFacts {
  /** The first count. */
  readonly whole: FieldAmount
  /** The second count. */
  readonly part: FieldAmount
  /** Whether the second is inside the first or beside it; the text may leave it open (`part-or-beside`). */
  readonly relation?: 'part' | 'beside'
  /** What is in both, where the text gives it (绿色、有机重复认证的面积): then nothing is open. */
  readonly both?: FieldAmount
}

/** How two counts stand to each other. */
export interface PartOfCount {
  /** Whether the second is inside the first, beside it, or shares something with it. */
  readonly relation: 'part' | 'beside' | 'overlap'
  /** All that was counted, each once. */
  readonly union: FieldFigure
  /** The second count ÷ all. */
  readonly share: FieldFigure
}

/**
 * Two counts of which the text does not say whether one is part of the other ("304 courtyards, 75 demonstration households"), or of which it says what is in both: then each is counted once.
 *
 * Reasons: `part-above-whole` (also of what is in both), `units-differ`, `zero-divisor`. Needs: `part-or-beside`.
 *
 * @example
 * ```ts
 * import { partOfCount, openMethod } from 'xiangzhen/ecology'
 * const courtyards = (value: string) => ({ value, unit: 'courtyard' })
 * const facts = { whole: courtyards('304'), part: courtyards('75') }
 * partOfCount(openMethod, facts, { rounding: { digits: 1, mode: 'halfUp' } }).status // => 'needs'
 * const result = partOfCount(openMethod, { ...facts, relation: 'part' }, { rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.share.figure // => '24.7'
 * ```
 */
export function partOfCount(
  method: FieldMethod,
  facts: PartOfCountFacts,
  question: CoverageQuestion,
): Result<PartOfCount, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'whole', 'part')) return unusableFacts(desk)
  const unit = facts.whole.unit
  const read = (amount: FieldAmount, path: string) => take(desk, amount, { code: 'amount', path, unit })
  const whole = read(facts.whole, 'whole')
  const inner = read(facts.part, 'part')
  const shared = facts.both === undefined ? undefined : read(facts.both, 'both')
  const relation =
    shared === undefined ? choose(desk, 'part-or-beside', '', ['part', 'beside'], facts.relation) : 'overlap'
  const sum = total(desk, 'union', [whole, inner], unit, 'part')
  const apart = relation === 'beside' ? sum : whole
  const union = shared === undefined ? apart : less(desk, 'union', sum, shared, 'both')
  if (relation === 'part' && exceeds(inner, whole)) refuse(desk, 'part-above-whole', 'part', {})
  if (shared !== undefined && (exceeds(shared, whole) || exceeds(shared, inner)))
    refuse(desk, 'part-above-whole', 'both', {})
  const share = over(desk, 'coverage', inner, union, 'zero-divisor', 'whole')
  const shown = { union: figureIn(desk, union, unit, 'whole'), share: figureIn(desk, share, 'percent', 'whole') }
  return finish(desk, () => ({ relation: relation as PartOfCount['relation'], ...shown }))
}

function exceeds(part: Working, whole: Working): boolean {
  const [a, b] = [part.span.mid, whole.span.mid]
  return a !== undefined && b !== undefined && compareExact(a, b) > 0
}
