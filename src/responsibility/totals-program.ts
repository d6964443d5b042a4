import {
  type Exact,
  addExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  multiplyExact,
  toScaled,
} from '../kernel/internal.js'
import { statedWeight } from './node-standing.js'
import { type Indicator, type MissingRule, type Scheme, type SchemeNode, type ScoreSheet, isSection } from './scheme.js'
import { type UnitSum, compileLimits, exactSum } from './totals-limits.js'
import { compileMethod, figureDigits, scaledExact } from './totals-methods.js'

/**
 * Totals without the working: points are counted in units of 10⁻⁸ as safe integers, and what does not divide evenly is kept beside them as an exact
 * rest, so the totals are those of the full path to the last digit. A scheme, or a subject, with anything out of the ordinary takes the full path.
 */
export interface TotalsProgram {
  /** Slot of each indicator. */
  readonly slots: ReadonlyMap<string, number>
  readonly base: Step
  readonly sheets: readonly SheetStep[]
  readonly maximum: Exact
  readonly applicable: Exact
  readonly weights: readonly Exact[]
  /** How many of the slots belong to the base. */
  readonly baseSlots: number
}

/** What a subject brings: the unit counts of its figures and targets, `undefined` where there is none. */
export interface TotalsRow {
  readonly figures: readonly (number | undefined)[]
  readonly targets: readonly (number | undefined)[]
}

/** One step; `false` sends the subject to the full path. */
export type Step = (row: TotalsRow, sum: UnitSum) => boolean

interface SheetStep {
  readonly items: Step
  readonly cap: Exact | undefined
  readonly floor: Exact | undefined
}

/** Compiles a scheme for the subjects of a group; `undefined` when it holds something that only the full path knows. */
export function compileTotals(scheme: Scheme, group: string | undefined): TotalsProgram | undefined {
  const { rules } = scheme
  if (
    (rules.timetable ?? rules.total?.factor) !== undefined ||
    rules.rounding?.some((one) => one.stage !== 'total' && one.stage !== 'grade' && one.stage !== 'indicator') === true
  )
    return undefined
  if ((rules.vetoes ?? []).length > 0 || (rules.awards ?? []).length > 0 || usesNodes(scheme)) return undefined
  const slots = new Map<string, number>()
  const weights: Exact[] = []
  const context: Compiling = { scheme, group, slots, weights }
  const base = compileNodes(rules.nodes, exactInteger(1), context)
  if (base === undefined) return undefined
  const baseSlots = slots.size
  const sheets: SheetStep[] = []
  for (const sheet of rules.sheets ?? []) {
    const step = compileSheet(sheet, context)
    if (step === undefined) return undefined
    sheets.push(step)
  }
  const mine = rules.nodes.filter((node) => concerns(node, group))
  const maximum = mine.reduce((sum, node) => addExact(sum, weightOf(node, group)), exactZero)
  const applicable = weights.slice(0, baseSlots).reduce(addExact, exactZero)
  return { slots, base, sheets, maximum, applicable, weights, baseSlots }
}

// Grades and lists that look at single nodes need the nodes.
function usesNodes(scheme: Scheme): boolean {
  const { grades, lists, ranking } = scheme.rules
  if ((grades?.rules ?? []).length > 0 || (ranking?.by ?? ranking?.tieBreaks) !== undefined) return true
  return (lists ?? []).some((list) => (list.eligible ?? list.by ?? list.quotas) !== undefined)
}

interface Compiling {
  readonly scheme: Scheme
  readonly group: string | undefined
  readonly slots: Map<string, number>
  readonly weights: Exact[]
}

function concerns(node: SchemeNode, group: string | undefined): boolean {
  return node.groups === undefined || (group !== undefined && node.groups.includes(group))
}

function weightOf(node: SchemeNode, group: string | undefined): Exact {
  return statedWeight(node, group === undefined ? { id: '' } : { id: '', group })
}

function compileSheet(sheet: ScoreSheet, context: Compiling): SheetStep | undefined {
  if ((sheet.capOf ?? sheet.best ?? sheet.when) !== undefined) return undefined
  const items = compileNodes(sheet.items, exactInteger(1), context)
  const limit = (text: string | undefined): Exact | undefined =>
    text === undefined || text === 'none' ? undefined : exactOf(text)
  return items === undefined ? undefined : { items, cap: limit(sheet.cap), floor: limit(sheet.floor) }
}

function compileNodes(nodes: readonly SchemeNode[], factor: Exact, context: Compiling): Step | undefined {
  const steps: Step[] = []
  for (const node of nodes) {
    if (!concerns(node, context.group)) continue
    if (node.appliesWhen !== undefined || node.advisory === true || node.split === true) return undefined
    const step = isSection(node) ? compileSection(node, factor, context) : compileIndicator(node, factor, context)
    if (step === undefined) return undefined
    steps.push(step)
  }
  return (row, sum) => {
    for (const step of steps) if (!step(row, sum)) return false
    return true
  }
}

function compileSection(
  node: Extract<SchemeNode, { children: unknown }>,
  factor: Exact,
  context: Compiling,
): Step | undefined {
  const plain = (node.combine ?? 'sum') === 'sum' && (node.start ?? node.whenWeightsZero ?? node.best) === undefined
  if (!plain || node.floor !== undefined || node.cap !== undefined || node.rounding !== undefined) return undefined
  if (node.outOf === undefined) return compileNodes(node.children, factor, context)
  if (node.outOf === 'applicable' || isZeroExact(exactOf(node.outOf))) return undefined
  const share = divideExact(weightOf(node, context.group), exactOf(node.outOf))
  const inner = compileNodes(node.children, multiplyExact(factor, share), context)
  if (inner === undefined) return undefined
  return (row, sum) => {
    const own: UnitSum = { units: 0, rest: undefined, missing: sum.missing }
    if (!inner(row, own)) return false
    sum.rest = addExact(sum.rest ?? exactZero, multiplyExact(exactSum(own), share))
    return true
  }
}

function compileIndicator(node: Indicator, factor: Exact, context: Compiling): Step | undefined {
  const { scheme, group } = context
  const measure = node.measure?.kind ?? 'actual'
  const several =
    node.measure?.kind === 'actual' && (node.measure.combine ?? node.measure.drop ?? node.measure.best) !== undefined
  const own = several || node.rowsOf !== undefined
  const target = node.target
  const fixed = typeof target === 'string' ? toScaled(target, figureDigits) : undefined
  const known =
    target === undefined || fixed !== undefined || (typeof target === 'object' && target.kind === 'assigned')
  const weight = weightOf(node, group)
  const full = scaledExact(weight)
  if (measure !== 'actual' || own || node.perPerson === true || !known || full === undefined || full < 0)
    return undefined
  const slot = context.slots.size
  context.slots.set(node.id, slot)
  context.weights.push(multiplyExact(weight, factor))
  const points = compileMethod(node, full, scheme)
  const missing: MissingRule | undefined = node.missing ?? scheme.rules.policies?.missing
  const settle = compileLimits(node, full, scheme)
  if (points === undefined || settle === undefined) return undefined
  const silent = node.method.kind === 'count'
  return (row, sum) => {
    const figure = row.figures[slot]
    if (figure === undefined && !silent) {
      if (missing !== 'zero' && missing !== 'keepWeight') return false
      if (missing === 'keepWeight') sum.missing.push(slot)
      return true
    }
    const reached = points(figure ?? 0, row.targets[slot] ?? fixed)
    return reached !== undefined && settle(reached, sum)
  }
}
