import {
  computed,
  notComputable,
  periodBounds,
  type DecimalText,
  type FractionText,
  type Period,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import {
  addExact,
  divideExact,
  exactInteger,
  exactOf,
  exactOne,
  exactToText,
  exactZero,
  fractionText,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  readFraction,
  type Exact,
} from '../kernel/internal.js'
import type { Actual, AssignedTarget, SchemeEvent, SchemeFacts } from './scheme-facts.js'
import type { SchemeResult } from './scheme-result.js'

/** How figures of units become the figure of the unit above them. */
export interface RollUpRule {
  /** The sum, the plain mean, the mean weighted by a figure of the units, the largest, the smallest. */
  readonly method: 'sum' | 'mean' | 'weightedMean' | 'maximum' | 'minimum'
  /** The units just below, each with its own result; or everything below and the unit's own rows at once. */
  readonly over: 'children' | 'descendants'
  /** Name of the figure of the units that weighs them (tasks, money), for `weightedMean`. */
  readonly weight?: string
  /** Several rows of one unit in the period become one. Absent: their sum for `sum`, else the same method; a mean takes their mean. */
  readonly overTime?: 'sum' | 'mean' | 'maximum' | 'minimum'
  /** A unit below without a figure: no result, left out with its weight, left out with its weight kept, or zero. */
  readonly missing: 'refuse' | 'skip' | 'skipKeepWeight' | 'zero'
  /** The one rounding step; absent: exact. */
  readonly rounding?: Rounding
}

/** A unit of the tree. */
export interface RollUpUnit {
  /** Id. */
  readonly id: string
  /** Id of the unit above; absent: a root. */
  readonly parent?: string
  /** Figures that weigh the unit, by name. */
  readonly figures?: Readonly<Record<string, DecimalText>>
}

/** A figure of a unit. */
export interface RollUpValue {
  /** Id of the unit. */
  readonly unit: string
  /** The figure, a decimal or a fraction; absent: not known. */
  readonly value?: FractionText
  /** The period that it is about. */
  readonly period?: Period
}

/** The rolled-up figure of a unit. */
export interface RollUpOutcome {
  /** Id of the unit. */
  readonly id: string
  /** The figure. */
  readonly value: Result<FractionText, RollUpReason>
  /** How many figures it rests on. */
  readonly counted: number
  /** Units below that have no figure, in order of their ids. */
  readonly missing: readonly string[]
}

/** Why a unit has no figure. */
export type RollUpReason = 'no-figure-below' | 'missing-figure' | 'zero-weight' | 'missing-weight'

/**
 * Rolls figures up an organisation tree, from the grid to the nation.
 *
 * @param rule - method, what is combined, what missing figures do, rounding
 * @param facts - units with their parents, and their figures
 * @param question - only rows whose period lies wholly inside this one count; absent: all rows
 * @returns an outcome for each unit, in order of their ids; reasons: {@link RollUpReason}
 * @throws RangeError when a figure is malformed or the tree has a circle
 * @example
 * ```ts
 * import { rollUp } from 'xiangzhen/responsibility'
 * const rule = { method: 'weightedMean', weight: 'tasks', over: 'children', missing: 'refuse' } as const
 * const units = [
 *   { id: 'town' },
 *   { id: 'a', parent: 'town', figures: { tasks: '30' } },
 *   { id: 'b', parent: 'town', figures: { tasks: '10' } },
 * ]
 * const values = [{ unit: 'a', value: '90' }, { unit: 'b', value: '70' }]
 * rollUp(rule, { units, values }, {}).find((one) => one.id === 'town')?.value
 * // => { status: 'computed', value: '85', diagnostics: [] }
 * ```
 */
export function rollUp(
  rule: RollUpRule,
  facts: { readonly units: readonly RollUpUnit[]; readonly values: readonly RollUpValue[] },
  question: { readonly period?: Period },
): readonly RollUpOutcome[] {
  const own = ownFigures(rule, facts.values, question.period)
  const below = childrenOf(facts.units)
  const units = new Map(facts.units.map((unit) => [unit.id, unit]))
  const known = new Map<string, Rolled>()
  const of = (unit: RollUpUnit, path: ReadonlySet<string>): Rolled => {
    if (path.has(unit.id)) throw new RangeError(`unit '${unit.id}' lies under itself: mend its parents`)
    const found = known.get(unit.id)
    if (found !== undefined) return found
    const deeper = new Set([...path, unit.id])
    const children = (below.get(unit.id) ?? []).map((id) => units.get(id) as RollUpUnit)
    const figures = own.get(unit.id) ?? []
    const rolled =
      rule.over === 'descendants'
        ? everything(
            rule,
            unit,
            figures,
            children.map((child) => of(child, deeper)),
          )
        : level(rule, unit, figures, children, (child) => of(child, deeper))
    known.set(unit.id, rolled)
    return rolled
  }
  return [...facts.units]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((unit) => {
      const rolled = of(unit, new Set())
      const value =
        typeof rolled.value === 'string' ? notComputable(rolled.value) : computed(written(rolled.value, rule))
      return { id: unit.id, value, counted: rolled.parts.length, missing: [...rolled.missing].sort() }
    })
}

interface Rolled {
  readonly value: Exact | RollUpReason
  readonly parts: readonly WeighedFigure[]
  readonly missing: readonly string[]
}

interface WeighedFigure {
  readonly figure: Exact
  readonly weight: Exact | undefined
}

function written(value: Exact, rule: RollUpRule): FractionText {
  return rule.rounding === undefined
    ? fractionText(value)
    : exactToText(value, rule.rounding.digits, rule.rounding.mode)
}

function ownFigures(
  rule: RollUpRule,
  values: readonly RollUpValue[],
  period: Period | undefined,
): ReadonlyMap<string, readonly Exact[]> {
  const bounds = period === undefined ? undefined : periodBounds(period)
  const own = new Map<string, Exact[]>()
  for (const { unit, value, period: about } of values) {
    if (value === undefined) continue
    if (bounds !== undefined && about !== undefined) {
      const { start, end } = periodBounds(about)
      if (start < bounds.start || end > bounds.end) continue
    }
    const reading = readFraction(value)
    if (!reading.ok) throw new RangeError(`${reading.code}: '${reading.text}' is not a figure of unit '${unit}'`)
    own.set(unit, [...(own.get(unit) ?? []), reading.figure])
  }
  const overTime = rule.overTime ?? (rule.method === 'weightedMean' ? 'mean' : rule.method)
  return new Map([...own].map(([unit, figures]) => [unit, figures.length === 1 ? figures : [plain(overTime, figures)]]))
}

function plain(method: 'sum' | 'mean' | 'maximum' | 'minimum', figures: readonly Exact[]): Exact {
  switch (method) {
    case 'maximum':
      return figures.reduce(maxExact)
    case 'minimum':
      return figures.reduce(minExact)
    case 'sum':
      return figures.reduce(addExact, exactZero)
    case 'mean':
      return divideExact(figures.reduce(addExact, exactZero), exactInteger(figures.length))
  }
}

function childrenOf(units: readonly RollUpUnit[]): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>()
  for (const { id, parent } of units) {
    if (parent === undefined) continue
    const list = below.get(parent)
    if (list === undefined) below.set(parent, [id])
    else list.push(id)
  }
  return below
}

function weightOf(rule: RollUpRule, unit: RollUpUnit): Exact | undefined {
  if (rule.method !== 'weightedMean') return exactOne
  const text = unit.figures?.[rule.weight ?? '']
  return text === undefined ? undefined : exactOf(text)
}

function everything(rule: RollUpRule, unit: RollUpUnit, own: readonly Exact[], below: readonly Rolled[]): Rolled {
  const parts = [
    ...own.map((figure) => ({ figure, weight: weightOf(rule, unit) })),
    ...below.flatMap((one) => one.parts),
  ]
  const silent = own.length === 0 && below.length === 0
  const missing = silent ? [unit.id] : below.flatMap((one) => one.missing)
  return { value: combined(rule, parts, missing.length), parts, missing }
}

function level(
  rule: RollUpRule,
  unit: RollUpUnit,
  own: readonly Exact[],
  children: readonly RollUpUnit[],
  of: (child: RollUpUnit) => Rolled,
): Rolled {
  const [figure] = own
  if (figure !== undefined) return { value: figure, parts: [{ figure, weight: weightOf(rule, unit) }], missing: [] }
  const parts: WeighedFigure[] = []
  const missing: string[] = []
  for (const child of children) {
    const { value } = of(child)
    if (typeof value === 'string') {
      missing.push(child.id)
      if (rule.missing === 'zero' || rule.missing === 'skipKeepWeight') {
        parts.push({ figure: exactZero, weight: weightOf(rule, child) })
      }
    } else {
      parts.push({ figure: value, weight: weightOf(rule, child) })
    }
  }
  const known = children.length > missing.length || rule.missing === 'zero'
  if (children.length === 0) return { value: 'no-figure-below', parts: [], missing: [unit.id] }
  return { value: known ? combined(rule, parts, missing.length) : 'no-figure-below', parts, missing }
}

function combined(rule: RollUpRule, parts: readonly WeighedFigure[], missing: number): Exact | RollUpReason {
  if (parts.length === 0) return 'no-figure-below'
  if (missing > 0 && rule.missing === 'refuse') return 'missing-figure'
  if (rule.method !== 'weightedMean')
    return plain(
      rule.method,
      parts.map((part) => part.figure),
    )
  let above = exactZero
  let under = exactZero
  for (const { figure, weight } of parts) {
    if (weight === undefined) return 'missing-weight'
    above = addExact(above, multiplyExact(figure, weight))
    under = addExact(under, weight)
  }
  return isZeroExact(under) ? 'zero-weight' : divideExact(above, under)
}

/**
 * The totals of a scored scheme as figures to roll up: score first, then aggregate.
 *
 * @example
 * ```ts
 * import { rollUpScores, scoreScheme } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { nodes: [{ id: 'a', title: 'a', weight: '10', method: { kind: 'given' as const } }] },
 * }
 * const facts = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'a', value: '8' }] }
 * rollUpScores(scoreScheme(scheme, facts, { period: '2024', asOf: '2024-12-31' })) // => [{ unit: 'v', value: '8' }]
 * ```
 */
export function rollUpScores(result: SchemeResult): readonly RollUpValue[] {
  return result.scores.map((one) =>
    one.score.status === 'computed' ? { unit: one.id, value: one.score.value } : { unit: one.id },
  )
}

/**
 * The facts of units above, put together from those of the units below: aggregate first, then score. Figures and targets of one indicator (and
 * part) are added; events of all units below count for the unit above, with its own thresholds.
 *
 * @param facts - facts of the units below; `parent` of a subject names its unit
 * @param parents - the units above
 * @returns facts with the parents as subjects; a figure that one child has not reported is missing for the parent
 * @example
 * ```ts
 * import { rollUpFacts } from 'xiangzhen/responsibility'
 * const subjects = [{ id: 'a', parent: 'town' }, { id: 'b', parent: 'town' }]
 * const actuals = [{ subject: 'a', indicator: 'area', value: '30' }, { subject: 'b', indicator: 'area', value: '12' }]
 * rollUpFacts({ subjects, actuals }, [{ id: 'town' }]).actuals
 * // => [{ subject: 'town', indicator: 'area', value: '42' }]
 * ```
 */
export function rollUpFacts(facts: SchemeFacts, parents: SchemeFacts['subjects']): SchemeFacts {
  const above = new Map(facts.subjects.map((subject) => [subject.id, subject.parent]))
  const children = new Map<string, number>()
  for (const parent of above.values()) if (parent !== undefined) children.set(parent, (children.get(parent) ?? 0) + 1)
  const known = new Set(parents.map((parent) => parent.id))
  const to = (subject: string): string | undefined => {
    const parent = above.get(subject)
    return parent !== undefined && known.has(parent) ? parent : undefined
  }
  const sums = new Map<string, { row: Actual; sum: Exact; from: Set<string> }>()
  for (const row of facts.actuals ?? []) {
    const subject = to(row.subject)
    if (subject === undefined || row.value === undefined) continue
    const key = JSON.stringify([subject, row.indicator, row.part ?? null])
    const found = sums.get(key)
    const part = row.part === undefined ? {} : { part: row.part }
    if (found === undefined) {
      const first = { subject, indicator: row.indicator, ...part }
      sums.set(key, { row: first, sum: exactOf(row.value), from: new Set([row.subject]) })
    } else {
      found.sum = addExact(found.sum, exactOf(row.value))
      found.from.add(row.subject)
    }
  }
  const actuals: Actual[] = []
  for (const key of [...sums.keys()].sort()) {
    const { row, sum, from } = sums.get(key) as { row: Actual; sum: Exact; from: Set<string> }
    if (from.size === children.get(row.subject)) actuals.push({ ...row, value: fractionText(sum) })
  }
  return {
    subjects: parents,
    targets: summedTargets(facts.targets ?? [], to),
    actuals,
    events: (facts.events ?? []).flatMap((event): SchemeEvent[] => {
      const subject = to(event.subject)
      return subject === undefined ? [] : [{ ...event, subject }]
    }),
    ...(facts.decisions === undefined ? {} : { decisions: facts.decisions }),
  }
}

function summedTargets(
  targets: readonly AssignedTarget[],
  to: (subject: string) => string | undefined,
): readonly AssignedTarget[] {
  const sums = new Map<string, AssignedTarget>()
  for (const { subject: child, indicator, value } of targets) {
    const subject = to(child)
    if (subject === undefined) continue
    const key = JSON.stringify([subject, indicator])
    const before = sums.get(key)?.value ?? '0'
    sums.set(key, { subject, indicator, value: fractionText(addExact(exactOf(before), exactOf(value))) })
  }
  return [...sums.keys()].sort().map((key) => sums.get(key) as AssignedTarget)
}
