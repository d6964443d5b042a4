import {
  type Diagnostic,
  type FractionText,
  type Period,
  computed,
  diagnostic,
  notComputable,
  periodBounds,
} from '../kernel/index.js'
import {
  type Exact,
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
} from '../kernel/internal.js'
import type { RollUpOutcome, RollUpReason, RollUpRule, RollUpUnit, RollUpValue } from './roll-up-rule.js'

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
  const strays = checkRollUpFacts(facts)
  return [...facts.units]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((unit) => {
      const rolled = of(unit, new Set())
      // A figure of a unit that is not in the tree is missing from everything: the roots say so.
      const told = unit.parent === undefined || !units.has(unit.parent) ? strays : []
      const value =
        typeof rolled.value === 'string'
          ? notComputable(rolled.value, told)
          : computed(written(rolled.value, rule), told)
      const counted = rolled.parts.filter((part) => part.figure !== undefined).length
      return { id: unit.id, value, counted, missing: [...rolled.missing].sort() }
    })
}

/**
 * Names of units that nobody has: a figure of an unlisted unit, and a parent that is not listed. Such a figure reaches no sum.
 *
 * @param facts - units and their figures
 * @returns `unknown-unit` for each, with its place; {@link rollUp} puts them beside the figures of the roots
 * @example
 * ```ts
 * import { checkRollUpFacts } from 'xiangzhen/responsibility'
 * checkRollUpFacts({ units: [{ id: 'a' }], values: [{ unit: 'aa', value: '5' }] })[0]?.path // => 'values[0].unit'
 * ```
 */
export function checkRollUpFacts(facts: {
  readonly units: readonly RollUpUnit[]
  readonly values: readonly RollUpValue[]
}): readonly Diagnostic<'unknown-unit'>[] {
  const known = new Set(facts.units.map((unit) => unit.id))
  const told = (path: string, unit: string): Diagnostic<'unknown-unit'> =>
    diagnostic('unknown-unit', 'error', path, { unit })
  return [
    ...facts.units.flatMap(({ parent }, index) =>
      parent === undefined || known.has(parent) ? [] : [told(`units[${index}].parent`, parent)],
    ),
    ...facts.values.flatMap(({ unit }, index) => (known.has(unit) ? [] : [told(`values[${index}].unit`, unit)])),
  ]
}

interface Rolled {
  readonly value: Exact | RollUpReason
  readonly parts: readonly WeighedFigure[]
  readonly missing: readonly string[]
}

interface WeighedFigure {
  /** Absent for a unit without a figure whose weight is kept. */
  readonly figure: Exact | undefined
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
  // A unit with nothing of its own and nothing below it: it has no figure, whatever stands in for it above.
  if (own.length === 0 && below.length === 0) {
    return { value: 'no-figure-below', parts: standIn(rule, unit), missing: [unit.id] }
  }
  const missing = below.flatMap((one) => one.missing)
  return { value: combined(rule, parts, missing.length), parts, missing }
}

// What stands in for a unit without a figure: a zero, its weight alone, or nothing.
function standIn(rule: RollUpRule, unit: RollUpUnit): readonly WeighedFigure[] {
  if (rule.missing === 'zero') return [{ figure: exactZero, weight: weightOf(rule, unit) }]
  return rule.missing === 'skipKeepWeight' ? [{ figure: undefined, weight: weightOf(rule, unit) }] : []
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
      parts.push(...standIn(rule, child))
    } else {
      parts.push({ figure: value, weight: weightOf(rule, child) })
    }
  }
  if (children.length === 0) return { value: 'no-figure-below', parts: [], missing: [unit.id] }
  return { value: combined(rule, parts, missing.length), parts, missing }
}

function combined(rule: RollUpRule, parts: readonly WeighedFigure[], missing: number): Exact | RollUpReason {
  const figures = parts.flatMap((part) => (part.figure === undefined ? [] : [part.figure]))
  if (figures.length === 0) return 'no-figure-below'
  if (missing > 0 && rule.missing === 'refuse') return 'missing-figure'
  if (rule.method === 'sum' || rule.method === 'maximum' || rule.method === 'minimum')
    return plain(rule.method, figures)
  let above = exactZero
  let under = exactZero
  for (const { figure, weight } of parts) {
    if (weight === undefined) return 'missing-weight'
    above = addExact(above, multiplyExact(figure ?? exactZero, weight))
    under = addExact(under, weight)
  }
  return isZeroExact(under) ? 'zero-weight' : divideExact(above, under)
}
