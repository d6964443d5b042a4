import { type DecimalText, type Label, type PolicyDocument, type Result, type Rounding } from '../kernel/index.js'
import { divideExact, exactOf, exactOfComputed, lnText, signExact, type Exact } from '../kernel/internal.js'
import type { Band } from '../scoring/index.js'
import { bandOfExact } from '../scoring/internal.js'
import type { FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, refuse, remark, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, over, text, times, total } from './desk-steps.js'
import { eachOnce } from './inputs.js'
import { readUnit } from './units.js'
import type { ClassFacts } from './worst-class.js'
import { constant, type Span, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** One parameter of a trophic index: its index is `factor` × (`intercept` + `slope` × ln value). */
export interface TrophicParameter {
  /** Id by which facts and results name it. */
  readonly id: string
  /** Name for people. */
  readonly title: Label
  /** The unit in which the value stands under the logarithm: `milligram/cubicMetre`, `metre`. */
  readonly unit: string
  /** What the index is where the logarithm is zero, before `factor`. */
  readonly intercept: DecimalText
  /** By how much it grows with the logarithm; below zero where more is better (transparency). */
  readonly slope: DecimalText
  /** What it counts by, above zero: r², the square of its correlation with the reference parameter. */
  readonly weight: DecimalText
}

/** What a table of a trophic index says. */
export interface TrophicTableRules {
  /** What each index is multiplied by. */
  readonly factor: DecimalText
  /** The parameters. */
  readonly parameters: readonly TrophicParameter[]
  /** The grades of the index, by intervals with stated edges. */
  readonly grades: readonly Band[]
}

/** A table of a trophic index (综合营养状态指数) as a document. */
export type TrophicTable = PolicyDocument<TrophicTableRules>

/** What a question about a trophic state names. */
export interface TrophicQuestion {
  /** The parameters that enter, by id; their weights are shared out among them. Absent: all of the table. */
  readonly parameters?: readonly string[]
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** The trophic state of a water. */
export interface TrophicState {
  /** The index, Σ index × share of its weight. */
  readonly index: FieldFigure
  /** Id of its grade, by the figure before rounding; absent where bounds of a value leave two open, or no grade holds it. */
  readonly grade?: string
  /** Each parameter that enters. */
  readonly parameters: readonly {
    /** Id by which results and findings name it. */
    readonly id: string
    /** Name of the parameter. */
    readonly title: Label
    /** The value in the unit of the table. */
    readonly value: FieldFigure
    /** Its own index. */
    readonly index: FieldFigure
    /** Its share in the weights, percent. */
    readonly share: FieldFigure
  }[]
}

/**
 * The trophic state of a lake, reservoir or pond by indices of logarithms (综合营养状态指数 TLI): each parameter has an index `factor` × (`intercept` + `slope` × ln value), and the indices are weighed by r². A parameter that nobody
 * measured is asked for; to leave one out is said in the question.
 *
 * Logarithms are carried to 40 places. Findings: `unknown-item` (no parameter of that name), `band-gap` and `band-overlap` (grades that do not hold the index once). Reasons: `logarithm-of-zero` (a value of zero; what is below the limit of detection is given by `atMost`), `negative-amount`, `wrong-unit`,
 * `id-given-twice`, `not-an-option` (a parameter of the question that the table does not hold), `no-alternatives` (no parameter at all). Needs: `metric` by the id of the parameter.
 *
 * @param table - the parameters and grades, such as the preset `lake-trophic-state`
 * @param facts - the values
 * @param question - parameters that enter, rounding
 * @returns the index, its grade, each parameter
 * @example
 * ```ts
 * import { trophicState } from 'xiangzhen/ecology'
 * import { lakeTrophicState } from 'xiangzhen/presets/lake-trophic-state'
 * const values = [
 *   { id: 'totalPhosphorus', amount: { value: '0.05', unit: 'milligram/litre' } },
 *   { id: 'totalNitrogen', amount: { value: '1.0', unit: 'milligram/litre' } },
 * ]
 * const question = { parameters: ['totalPhosphorus', 'totalNitrogen'], rounding: { digits: 2, mode: 'halfUp' as const } }
 * const result = trophicState(lakeTrophicState, { values }, question)
 * result.status === 'computed' && [result.value.index.figure, result.value.grade] // => ['50.01', 'light']
 * ```
 */
export function trophicState(
  table: TrophicTable,
  facts: ClassFacts,
  question: TrophicQuestion,
): Result<TrophicState, EcologyCode> {
  const desk = openDesk(table, question)
  if (unusable(desk, facts, 'values[].amount')) return unusableFacts(desk)
  const { parameters, factor, grades } = table.rules
  const ids = parameters.map((one) => one.id)
  eachOnce(desk, facts.values, 'values')
  for (const [index, { id }] of facts.values.entries())
    if (!ids.includes(id)) remark(desk, 'unknown-item', `values[${index}].id`, { list: table.title, item: id })
  for (const [index, id] of (question.parameters ?? []).entries())
    if (!ids.includes(id))
      refuse(desk, 'not-an-option', `parameters[${index}]`, { code: 'metric', value: id, options: ids })
  const entering = parameters.filter(({ id }) => question.parameters === undefined || question.parameters.includes(id))
  if (entering.length === 0) refuse(desk, 'no-alternatives', 'parameters')
  const lines = entering.map((one) => indexOf(desk, one, factor, facts))
  const weights = entering.map(({ title, weight }) => constant(exactOf(weight), 'weight', { name: title }))
  const whole = total(desk, 'total-weight', weights, 'fraction', 'parameters')
  const weighted = lines.map(({ index }, at) =>
    times('weighted', [index, weights[at] as Working], { name: entering[at]?.title ?? '' }),
  )
  const sum = total(desk, 'weighted-amount', weighted, 'fraction', 'parameters')
  const state = over(desk, 'trophic-state', sum, whole, 'zero-divisor', 'parameters')
  const shown = {
    index: figureIn(desk, state, 'fraction', 'values'),
    parameters: entering.map(({ id, title, unit }, at) => {
      const { value, index } = lines[at] as TrophicLine
      const share = over(desk, 'share-of-weight', weights[at] as Working, whole, 'zero-divisor', 'parameters', {
        name: title,
      })
      return {
        id,
        title,
        value: figureIn(desk, value, unit, id),
        index: figureIn(desk, index, 'fraction', id),
        share: figureIn(desk, share, 'percent', id),
      }
    }),
  }
  const grade = state.dimension === undefined ? undefined : gradeOf(desk, grades, state.span)
  return finish(desk, () => ({ ...shown, ...(grade === undefined ? {} : { grade }) }))
}

interface TrophicLine {
  readonly value: Working
  readonly index: Working
}

function indexOf(desk: Desk, parameter: TrophicParameter, factor: DecimalText, facts: ClassFacts): TrophicLine {
  const { id, title, unit, intercept, slope } = parameter
  const given = facts.values.find((one) => one.id === id)
  const read = take(desk, given?.amount, {
    code: 'metric',
    at: id,
    path: `values.${id}`,
    unit,
    data: { place: title },
  })
  const value = named(read, title)
  const log = logarithm(desk, value, unit, `values.${id}`)
  const line = total(
    desk,
    'trophic-line',
    [constant(exactOf(intercept), 'intercept'), times('slope-times-log', [constant(exactOf(slope), 'slope'), log])],
    'fraction',
    `values.${id}`,
  )
  return { value, index: times('trophic-index', [constant(exactOf(factor), 'index-factor'), line], { name: title }) }
}

function named(step: Working, name: Label): Working {
  return { ...step, data: { ...step.data, name }, lines: step.lines.map((one) => named(one, name)) }
}

const places = 40

// The logarithm of a value in the unit of the table; it is a bare number.
function logarithm(desk: Desk, value: Working, unit: string, path: string): Working {
  const read = readUnit(unit)
  if (value.dimension === undefined || 'refused' in read) return value
  const end = (one: Exact | undefined): Exact | undefined =>
    one === undefined || signExact(one) <= 0 ? undefined : exactOfComputed(lnText(divideExact(one, read.scale), places))
  const { mid, low, high } = value.span
  if (mid !== undefined && signExact(mid) === 0) refuse(desk, 'logarithm-of-zero', path, { unit })
  const span = { mid: end(mid), low: end(low), high: end(high) }
  return {
    ...value,
    code: 'logarithm',
    data: { unit },
    span,
    dimension: new Map(),
    operation: 'chosen',
    lines: [value],
  }
}

function gradeOf(desk: Desk, grades: readonly Band[], { low, high }: Span): string | undefined {
  if (low === undefined || high === undefined) return undefined
  const ends = [low, high].map((end) => {
    const found = bandOfExact(grades, end)
    if (found.found === 'one') return found.band.id
    const witness = text(desk, end)
    if (found.found === 'none') warn(desk, 'band-gap', 'rules.grades', { witness })
    else {
      const [first, second] = found.bands.map((one) => one.id)
      warn(desk, 'band-overlap', 'rules.grades', { witness, first: first as string, second: second as string })
    }
    return undefined
  })
  return ends[0] === ends[1] ? ends[0] : undefined
}
