import {
  computed,
  notComputable,
  type DecimalText,
  type FractionText,
  type Period,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToText,
  exactZero,
  fractionText,
  multiplyExact,
  readFraction,
  roundExact,
  type Exact,
} from '../kernel/internal.js'
import type { SchemeResult } from './scheme-result.js'

/** How scores of several periods become one: quarters by weight, the mean of the years and the final year half each. */
export interface PeriodsRule {
  /** The parts; their weights are shares of the result. */
  readonly parts: readonly PeriodsPart[]
  /** A period without a score: no result, left out of the mean of its part, or zero. */
  readonly missing: 'refuse' | 'skip' | 'zero'
  /** Rounding of each period's score before it is combined; absent: exact. */
  readonly roundBefore?: Rounding
  /** Rounding of the result; absent: exact. */
  readonly rounding?: Rounding
}

/** A part of a result over several periods: the mean of its periods, times its weight. */
export interface PeriodsPart {
  /** Periods whose mean is taken. */
  readonly periods: readonly Period[]
  /** Share of the result (`0.5`). */
  readonly weight: DecimalText
  /** Only the best so many of them count (四个季度取最好的三个); with fewer scores there is no result. Absent: all. */
  readonly best?: number
}

/** The combined score of a subject. */
export interface CombinedScore {
  /** Id of the subject. */
  readonly id: string
  /** The score over all periods; reason `period-without-score`. */
  readonly score: Result<FractionText, 'period-without-score'>
  /** Periods without a score. */
  readonly missing: readonly Period[]
}

/**
 * Combines the scores of several periods.
 *
 * @param rule - parts, weights, missing periods, roundings
 * @param results - scored schemes, one a period, in any order
 * @returns a score for each subject, in order of their ids
 * @throws RangeError when a weight is malformed
 * @example
 * ```ts
 * import { combinePeriods, scoreScheme } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2021-01-01' }, sources: [], decisions: [],
 *   rules: { nodes: [{ id: 'a', title: 'a', weight: '100', method: { kind: 'given' as const } }] },
 * }
 * const of = (period: string, value: string) =>
 *   scoreScheme(scheme, { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'a', value }] }, { period, asOf: `${period}-12-31` })
 * const rule = {
 *   parts: [{ periods: ['2021', '2022'], weight: '0.5' }, { periods: ['2022'], weight: '0.5' }],
 *   missing: 'refuse' as const,
 * }
 * combinePeriods(rule, [of('2021', '80'), of('2022', '90')])[0]?.score
 * // => { status: 'computed', value: '87.5', diagnostics: [] }
 * ```
 */
export function combinePeriods(rule: PeriodsRule, results: readonly SchemeResult[]): readonly CombinedScore[] {
  const scores = new Map<string, Map<Period, Exact>>()
  for (const result of results) {
    for (const { id, score } of result.scores) {
      const own = scores.get(id) ?? new Map<Period, Exact>()
      if (score.status === 'computed') own.set(result.period, before(score.value, rule))
      scores.set(id, own)
    }
  }
  return [...scores.keys()].sort().map((id) => combined(id, scores.get(id) ?? new Map<Period, Exact>(), rule))
}

function before(text: FractionText, rule: PeriodsRule): Exact {
  const reading = readFraction(text)
  if (!reading.ok) throw new RangeError(`'${reading.text}' is not a score`)
  return rule.roundBefore === undefined ? reading.figure : roundExact(reading.figure, rule.roundBefore)
}

function combined(id: string, own: ReadonlyMap<Period, Exact>, rule: PeriodsRule): CombinedScore {
  const periods = [...new Set(rule.parts.flatMap((part) => part.periods))].sort()
  const missing = periods.filter((period) => !own.has(period))
  if (missing.length > 0 && rule.missing === 'refuse')
    return { id, score: notComputable('period-without-score'), missing }
  let total = exactZero
  for (const part of rule.parts) {
    const counted = rule.missing === 'skip' ? part.periods.filter((period) => own.has(period)) : part.periods
    const number = part.best ?? counted.length
    if (counted.length === 0 || counted.length < number) {
      return { id, score: notComputable('period-without-score'), missing }
    }
    const falling = counted.map((period) => own.get(period) ?? exactZero).sort((a, b) => compareExact(b, a))
    const sum = falling.slice(0, number).reduce(addExact, exactZero)
    total = addExact(total, multiplyExact(exactOf(part.weight), divideExact(sum, exactInteger(number))))
  }
  const { rounding } = rule
  const text = rounding === undefined ? fractionText(total) : exactToText(total, rounding.digits, rounding.mode)
  return { id, score: computed(text), missing }
}
