import type { DecimalText, DecisionNeed, Label, PolicyDocument, Result, Rounding } from '../kernel/index.js'
import { compareExact, exactOf, multiplyExact, type Exact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { ask, finish, innerDesk, openDesk, refuse, remark, setAside, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn } from './desk-steps.js'
import { byCodeUnit, readUnit } from './units.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** One indicator of a table of classes: the limit of each class but the last. */
export interface ClassIndicator {
  /** Id by which facts and results name it. */
  readonly id: string
  /** Name for people. */
  readonly title: Label
  /** Id of the value that it judges, where two indicators judge one: pH has a least and a most. Absent: its own id. */
  readonly of?: string
  /** Which way is better: oxygen more, ammonia less. */
  readonly better: 'more' | 'less'
  /** Unit of the limits: `milligram/litre`. */
  readonly unit: string
  /** The limits, best class first, one fewer than there are classes; a value at its limit is in the class. */
  readonly limits: readonly DecimalText[]
}

/** What a table of classes says. */
export interface ClassTableRules {
  /** The classes, best first, with the one beyond all limits last: `I` to `V` and `worse`. */
  readonly classes: readonly string[]
  /** The indicators. */
  readonly indicators: readonly ClassIndicator[]
}

/** A table of classes (水质分类) as a document; its limits are the host's. */
export type ClassTable = PolicyDocument<ClassTableRules>

/** What was measured. */
export interface ClassFacts {
  /** A value for each indicator. */
  readonly values: readonly { readonly id: string; readonly amount: FieldAmount }[]
}

/** The class of one indicator. */
export interface IndicatorClass {
  /** The indicator. */
  readonly id: string
  /** Name of the indicator. */
  readonly title: Label
  /** Its class; absent where it is not known. */
  readonly class?: string
  /** The value in the unit of the limits. */
  readonly value?: FieldFigure
  /** What would settle it. */
  readonly missing: readonly DecisionNeed[]
}

/** A class by the worst of its indicators. */
export interface WorstClass {
  /** The class; absent where an indicator that is not known may be worse. */
  readonly class?: string
  /** The worst class that is known: it cannot be better. */
  readonly atBest: string
  /** The indicators that decide it (定类因子). */
  readonly decidedBy: readonly string[]
  /** Each indicator. */
  readonly indicators: readonly IndicatorClass[]
}

/**
 * The class of water, soil or air by its worst indicator (单因子评价): each indicator has its class, the worst one decides. An indicator that nobody measured is no clean one.
 *
 * Findings: `metric-given-twice`, `unknown-item` (no indicator of that name). Reasons: `limits-contradict` (limits that do not fit the classes or their order), `unknown-unit`. Needs inside indicators: `metric`, `exact-figure`.
 *
 * @param table - classes, indicators and limits
 * @param facts - the values
 * @param question - rounding of the figures that are shown
 * @returns the class, what decides it, each indicator
 * @example
 * ```ts
 * import { worstClass, type ClassTable } from 'xiangzhen/ecology'
 * const table: ClassTable = {
 *   id: 'water', title: '地表水分类', version: '1', effective: { from: '2002-06-01' }, sources: [], decisions: [],
 *   rules: {
 *     classes: ['I', 'II', 'III', 'IV', 'V', 'worse'],
 *     indicators: [
 *       { id: 'ammonia', title: '氨氮', better: 'less', unit: 'milligram/litre', limits: ['0.15', '0.5', '1.0', '1.5', '2.0'] },
 *       { id: 'oxygen', title: '溶解氧', better: 'more', unit: 'milligram/litre', limits: ['7.5', '6', '5', '3', '2'] },
 *     ],
 *   },
 * }
 * const of = (value: string) => ({ value, unit: 'milligram/litre' })
 * const values = [{ id: 'ammonia', amount: of('0.5') }, { id: 'oxygen', amount: of('5.6') }]
 * const result = worstClass(table, { values }, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.class, result.value.decidedBy] // => ['III', ['oxygen']]
 * ```
 */
export function worstClass(
  table: ClassTable,
  facts: ClassFacts,
  question: { readonly rounding: Rounding },
): Result<WorstClass, EcologyCode> {
  const desk = openDesk(table, question)
  if (unusable(desk, facts, 'values[].amount')) return unusableFacts(desk)
  const { classes, indicators } = table.rules
  const judged = indicators.map((one, index) => classOf(desk, one, `rules.indicators[${index}]`, classes, facts))
  for (const [index, { id }] of facts.values.entries())
    if (!indicators.some((one) => (one.of ?? one.id) === id))
      remark(desk, 'unknown-item', `values[${index}].id`, {
        list: table.title,
        item: id,
      })
  const worst = judged.reduce((most, one) => Math.max(most, one.worst ?? one.best), 0)
  const known = judged.every((one) => one.worst !== undefined && one.best === one.worst)
  const best = judged.reduce((most, one) => Math.max(most, one.best), 0)
  // What is not known cannot be worse where the last class is reached already.
  const settled =
    known || best === classes.length - 1 || (best === worst && judged.every((one) => one.worst !== undefined))
  const name = (rank: number): string => classes[rank] ?? ''
  const decidedBy = judged.filter((one) => one.best === best).map((one) => one.shown.id)
  return finish(desk, () => ({
    ...(settled ? { class: name(best) } : {}),
    atBest: name(best),
    decidedBy,
    indicators: judged.map((one) => one.shown),
  }))
}

interface JudgedClass {
  /** The best class that it can be in, by its place. */
  readonly best: number
  /** The worst one; `undefined` where nobody knows. */
  readonly worst: number | undefined
  readonly shown: IndicatorClass
}

function classOf(
  desk: Desk,
  indicator: ClassIndicator,
  path: string,
  classes: readonly string[],
  facts: ClassFacts,
): JudgedClass {
  const { id: own, title, unit } = indicator
  const id = indicator.of ?? own
  const limits = scaledLimits(desk, indicator, path, classes)
  const given = facts.values.filter((one) => one.id === id)
  const inner = innerDesk(desk)
  const texts = new Set(given.map((one) => JSON.stringify(one.amount)))
  if (texts.size > 1)
    warn(desk, 'metric-given-twice', 'values', {
      metric: id,
      values: given.map((one) => one.amount.value ?? '').sort(byCodeUnit),
      unit,
    })
  const [only] = texts.size > 1 ? [] : given
  const step = take(inner, only?.amount, { code: 'metric', at: id, path: `values.${id}`, unit })
  setAside(desk, inner)
  if (step.dimension === undefined) {
    if (inner.missing.length === 0) ask(inner, { code: 'metric', at: id, options: [], free: 'figure', data: { unit } })
    return { best: 0, worst: undefined, shown: { id: own, title, missing: inner.missing } }
  }
  const value = figureIn(desk, step, unit, `values.${id}`)
  const rank = (one: Exact | undefined): number | undefined => {
    if (one === undefined) return undefined
    const found = limits.findIndex((limit) => within(one, limit, indicator.better))
    return found < 0 ? classes.length - 1 : found
  }
  const ends = [rank(step.span.low), rank(step.span.high)]
  const [low, high] = ends
  if (low !== undefined && low === high)
    return { best: low, worst: low, shown: { id: own, title, class: classes[low] ?? '', value, missing: [] } }
  ask(inner, { code: 'exact-figure', at: id, options: [], free: 'figure', data: { unit } })
  const better = indicator.better === 'more' ? high : low
  const worse = indicator.better === 'more' ? low : high
  return { best: better ?? 0, worst: worse, shown: { id: own, title, value, missing: inner.missing } }
}

function within(value: Exact, limit: Exact, better: ClassIndicator['better']): boolean {
  const order = compareExact(value, limit)
  return better === 'less' ? order <= 0 : order >= 0
}

function scaledLimits(
  desk: Desk,
  { id, limits, unit, better }: ClassIndicator,
  path: string,
  classes: readonly string[],
): readonly Exact[] {
  const read = readUnit(unit)
  if ('refused' in read) {
    refuse(desk, 'unknown-unit', `${path}.unit`, { unit, word: read.word, instead: read.instead })
    return []
  }
  const scaled = limits.map((one) => multiplyExact(exactOf(one), read.scale))
  const ordered = scaled.every((one, index) => {
    const before = scaled[index - 1]
    return before === undefined || within(before, one, better)
  })
  if (limits.length !== classes.length - 1 || !ordered)
    refuse(desk, 'limits-contradict', `${path}.limits`, { first: id, second: classes.join(' '), metric: id })
  return scaled
}
