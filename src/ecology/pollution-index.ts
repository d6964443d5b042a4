import type { Result, Rounding } from '../kernel/index.js'
import {
  addExact,
  divideExact,
  exactInteger,
  exactOfComputed,
  exactOne,
  maxExact,
  multiplyExact,
  squareRootText,
  type Exact,
} from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { ask, finish, openDesk, quietDesk, refuse, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, total } from './desk-steps.js'
import { eachOnce } from './inputs.js'
import type { FieldMethod } from './methods.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** What was measured of soil, water or air, each with its limit. */
export interface PollutionFacts {
  /** The pollutants. */
  readonly pollutants: readonly {
    /** Id by which results and findings name it. */
    readonly id: string
    /** What was measured. */
    readonly value: FieldAmount
    /** Its limit, in the same dimension. */
    readonly limit: FieldAmount
    /** True for one that may not exceed its limit, whatever the others are (严格控制指标). */
    readonly strict?: true
  }[]
}

/** Single and composite pollution indices. */
export interface PollutionIndex {
  /** Value ÷ limit of each (单项污染指数); `exceeds` above 1. */
  readonly items: readonly { readonly id: string; readonly index: FieldFigure; readonly exceeds: boolean | 'unknown' }[]
  /** Mean of the single indices. */
  readonly mean: FieldFigure
  /** Greatest of them. */
  readonly greatest: FieldFigure
  /** √((mean² + greatest²) ÷ 2), the composite index of Nemerow (内梅罗综合污染指数). */
  readonly composite: FieldFigure
  /** Strict pollutants above their limits: the place fails by them alone. */
  readonly strictlyExceeded: readonly string[]
}

/**
 * Single and composite pollution indices of a place (绿色食品、有机产品产地环境): value ÷ limit of each pollutant, and √((mean² + greatest²) ÷ 2), which weighs the worst one. A strict pollutant above
 * its limit is named apart, because no mean makes up for it. Limits and grades are the caller's.
 *
 * Reasons: `no-analysis` (nothing was measured), `zero-divisor` (a limit of zero), `wrong-unit`, `negative-amount`, `id-given-twice`. Needs: `exact-figure` of a value that is only a range. Source: the definition of Nemerow, as
 * NY/T 1054 uses it.
 *
 * @param method - decisions and conventions
 * @param facts - values and limits
 * @param question - rounding
 * @returns single indices, mean, greatest, composite
 * @example
 * ```ts
 * import { openMethod, pollutionIndex } from 'xiangzhen/ecology'
 * const of = (value: string) => ({ value, unit: 'milligram/kilogram' })
 * const pollutants = [
 *   { id: 'cadmium', value: of('0.24'), limit: of('0.30'), strict: true as const },
 *   { id: 'copper', value: of('20'), limit: of('50') },
 * ]
 * const result = pollutionIndex(openMethod, { pollutants }, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.mean.figure, result.value.greatest.figure, result.value.composite.figure] // => ['0.60', '0.80', '0.71']
 * ```
 */
export function pollutionIndex(
  method: FieldMethod,
  facts: PollutionFacts,
  question: { readonly rounding: Rounding },
): Result<PollutionIndex, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'pollutants[].value', 'pollutants[].limit')) return unusableFacts(desk)
  eachOnce(desk, facts.pollutants, 'pollutants')
  if (facts.pollutants.length === 0) refuse(desk, 'no-analysis', 'pollutants', { id: 'pollutants' })
  const lines = facts.pollutants.map((one, index) => singleIndex(desk, one, `pollutants[${index}]`))
  const count = constant(exactInteger(lines.length), 'number-of-analyses')
  const sum = total(desk, 'analyses', lines, 'times', 'pollutants')
  const mean = over(quietDesk(desk), 'mean-index', sum, count, 'zero-divisor', 'pollutants')
  const greatest = greatestOf(lines)
  const shown = (step: Working) => figureIn(desk, step, 'times', 'pollutants')
  const items = facts.pollutants.map(({ id }, index) => {
    const step = lines[index] as Working
    return { id, index: shown(step), exceeds: exceedsOne(step) }
  })
  const value = {
    items,
    mean: shown(mean),
    greatest: shown(greatest),
    composite: shown(nemerow(mean, greatest)),
    strictlyExceeded: facts.pollutants
      .filter((one, index) => one.strict === true && items[index]?.exceeds === true)
      .map((one) => one.id),
  }
  return finish(desk, () => value)
}

function singleIndex(desk: Desk, one: PollutionFacts['pollutants'][number], path: string): Working {
  const { id, value, limit } = one
  const measured = take(desk, value, { code: 'amount', at: id, path: `${path}.value`, unit: limit.unit })
  const most = take(desk, limit, { code: 'amount', at: id, path: `${path}.limit`, unit: limit.unit })
  const step = over(desk, 'pollution-index', measured, most, 'zero-divisor', `${path}.limit`, { name: id })
  if (step.dimension !== undefined && step.span.mid === undefined)
    ask(desk, { code: 'exact-figure', at: id, options: [], free: 'figure', data: { unit: value.unit } })
  return step
}

function exceedsOne({ span: { low, high } }: Working): boolean | 'unknown' {
  if (low !== undefined && low.n > low.d) return true
  return high !== undefined && high.n <= high.d ? false : 'unknown'
}

function greatestOf(lines: readonly Working[]): Working {
  const most = (end: 'mid' | 'low' | 'high'): Exact | undefined => {
    const ends = lines.map((line) => line.span[end])
    return ends.some((one) => one === undefined) ? undefined : (ends as Exact[]).reduce(maxExact, { n: 0n, d: 1n })
  }
  return {
    ...constant(exactOne, 'greatest-index'),
    span: { mid: most('mid'), low: most('low'), high: most('high') },
    operation: 'maximum',
    lines,
  }
}

const places = 40

function nemerow(mean: Working, greatest: Working): Working {
  const end = (key: 'mid' | 'low' | 'high'): Exact | undefined => {
    const [a, b] = [mean.span[key], greatest.span[key]]
    if (a === undefined || b === undefined) return undefined
    const half = divideExact(addExact(multiplyExact(a, a), multiplyExact(b, b)), exactInteger(2))
    return exactOfComputed(squareRootText(half, places))
  }
  return {
    ...constant(exactOne, 'composite-pollution-index'),
    span: { mid: end('mid'), low: end('low'), high: end('high') },
    operation: 'chosen',
    lines: [mean, greatest],
  }
}
