import type { Result, Rounding } from '../kernel/index.js'
import { exactZero, minExact, subtractExact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import { multiplied, summed, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** A base score with bonuses that are capped. */
export interface CappedScoreFacts {
  /** Score before bonuses. */
  readonly base: FieldAmount
  /** The bonuses. */
  readonly bonuses: readonly { readonly id: string; readonly amount: FieldAmount }[]
  /** The most that all bonuses together may add. */
  readonly cap: FieldAmount
}

/** A capped score in which the cap can be seen. */
export interface CappedScore {
  /** Sum of the bonuses before the cap. */
  readonly bonuses: FieldFigure
  /** What the cap left of them. */
  readonly granted: FieldFigure
  /** What the cap took away. */
  readonly lost: FieldFigure
  /** Base and granted bonuses. */
  readonly score: FieldFigure
}

/**
 * Base + min(Σ bonuses, cap). What the cap took away is part of the answer.
 *
 * Reasons: `units-differ`, `negative-amount`.
 *
 * @example
 * ```ts
 * import { cappedScore, openMethod } from 'xiangzhen/ecology'
 * const points = (value: string) => ({ value, unit: 'point' })
 * const bonuses = ['15', '10', '7'].map((value) => ({ id: value, amount: points(value) }))
 * const result = cappedScore(openMethod, { base: points('26'), bonuses, cap: points('25') }, { rounding: { digits: 0, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.score.figure, result.value.lost.figure] // => ['51', '7']
 * ```
 */
export function cappedScore(
  method: FieldMethod,
  facts: CappedScoreFacts,
  question: { readonly rounding: Rounding },
): Result<CappedScore, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'base', 'bonuses[]', 'cap')) return unusableFacts(desk)
  const unit = facts.base.unit
  const points = (amount: FieldAmount, path: string) => take(desk, amount, { code: 'amount', path, unit })
  const base = points(facts.base, 'base')
  const lines = facts.bonuses.map(({ amount }, index) => points(amount, `bonuses[${index}].amount`))
  const bonuses = summed('bonuses', lines, base.dimension, {})
  const cap = points(facts.cap, 'cap')
  const mid = minExact(bonuses.span.mid ?? exactZero, cap.span.mid ?? exactZero)
  const span = { mid, low: mid, high: mid }
  const granted: Working = {
    code: 'granted-bonus',
    data: {},
    span,
    dimension: base.dimension,
    operation: 'minimum',
    lines: [bonuses, cap],
  }
  const lost = {
    ...multiplied('lost-to-cap', []),
    dimension: base.dimension,
    operation: 'difference' as const,
    lines: [bonuses, granted],
  }
  const rest = subtractExact(bonuses.span.mid ?? exactZero, mid)
  const shown = (step: Working) => figureIn(desk, step, unit, 'base')
  const value = {
    bonuses: shown(bonuses),
    granted: shown(granted),
    lost: shown({ ...lost, span: { mid: rest, low: rest, high: rest } }),
    score: shown(summed('capped-score', [base, granted], base.dimension, {})),
  }
  return finish(desk, () => value)
}
