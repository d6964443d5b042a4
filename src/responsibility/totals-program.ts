import {
  addExact,
  compareExact,
  exactInteger,
  exactOf,
  exactZero,
  mulDiv,
  multiplyExact,
  divideExact,
  isZeroExact,
  powerOfTen,
  toScaled,
  type Exact,
} from '../kernel/internal.js'
import type { MissingRule, Scheme, SchemeNode, ScoreSheet } from './scheme.js'
import { isSection, type Indicator } from './scheme.js'
import { statedWeight } from './score-subject.js'

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

/** Places of the units that points are counted in. */
const pointDigits = 8
/** Places of the units that figures are read in. */
export const figureDigits = 4

const onePoint = 100_000_000
const oneFigure = 10_000

/** What a subject brings: the unit counts of its figures and targets, `undefined` where there is none. */
export interface TotalsRow {
  readonly figures: readonly (number | undefined)[]
  readonly targets: readonly (number | undefined)[]
}

/** Points on the way: whole units, and an exact rest. */
export interface UnitSum {
  units: number
  rest: Exact | undefined
  missing: number[]
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
  if ((grades?.rules ?? []).length > 0 || ranking?.tieBreaks !== undefined) return true
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

/** The exact points of a sum. */
export function exactSum(sum: UnitSum): Exact {
  const whole: Exact = { n: BigInt(sum.units), d: unitScale }
  return sum.rest === undefined ? whole : addExact(whole, sum.rest)
}

const unitScale = /*#__PURE__*/ powerOfTen(pointDigits)

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

// Points in units: a whole number, or a quotient that does not divide evenly.
type Reached = number | Quotient

interface Quotient {
  readonly a: number
  readonly b: number
  readonly d: number
  /** What the quotient is taken off, in units; absent: the quotient itself counts. */
  readonly from?: number
}

type Points = (figure: number, target: number | undefined) => Reached | undefined

function scaledText(text: string): number | undefined {
  return toScaled(text, pointDigits)
}

function scaledExact(value: Exact): number | undefined {
  const scaled = value.n * unitScale
  if (scaled % value.d !== 0n) return undefined
  const units = Number(scaled / value.d)
  return Number.isSafeInteger(units) ? units : undefined
}

function compileMethod(node: Indicator, full: number, scheme: Scheme): Points | undefined {
  const { method } = node
  const policies = scheme.rules.policies ?? {}
  switch (method.kind) {
    case 'threshold': {
      const missed = scaledText(method.missed ?? '0')
      const { pass } = method
      if (missed === undefined) return undefined
      return (figure, target) => {
        if (target === undefined) return undefined
        const passed =
          pass === 'atLeast'
            ? figure >= target
            : pass === 'moreThan'
              ? figure > target
              : pass === 'atMost'
                ? figure <= target
                : figure < target
        return passed ? full : missed
      }
    }
    case 'proportional': {
      const over = method.over === undefined ? policies.overFulfilment : method.over.kind
      if (method.better !== 'higher' || method.whole !== undefined || method.zeroBelow !== undefined) return undefined
      return (figure, target) => {
        if (target === undefined || target <= 0 || figure < 0) return undefined
        if (figure <= target) return { a: full, b: figure, d: target }
        if (over === 'capAtWeight') return full
        return over === 'uncapped' ? { a: full, b: figure, d: target } : undefined
      }
    }
    case 'steps': {
      const size = toScaled(method.size, figureDigits)
      const each = scaledText(method.points)
      const whole = method.whole ?? policies.stepRounding
      const plain = method.tolerance === undefined && method.most === undefined && method.over === undefined
      if (
        !plain ||
        method.unit === 'percentOfTarget' ||
        size === undefined ||
        size <= 0 ||
        each === undefined ||
        each < 0
      ) {
        return undefined
      }
      const higher = method.better === 'higher'
      return (figure, target) => {
        if (target === undefined) return undefined
        const gap = higher ? target - figure : figure - target
        if (gap <= 0) return full
        const part = gap % size
        if (part === 0) return { a: each, b: gap / size, d: 1, from: full }
        if (whole === undefined) return undefined
        if (whole === 'continuous') return { a: each, b: gap, d: size, from: full }
        const steps = (gap - part) / size + (whole === 'ceil' ? 1 : 0)
        return { a: each, b: steps, d: 1, from: full }
      }
    }
    case 'required': {
      const each = scaledText(method.perMissing)
      if (each === undefined || each < 0 || method.most !== undefined) return undefined
      return (figure, target) => {
        if (target === undefined) return undefined
        return figure >= target ? full : { a: each, b: target - figure, d: oneFigure, from: full }
      }
    }
    case 'coefficient': {
      const each = scaledText(method.points)
      const over = method.over?.kind ?? policies.overFulfilment
      if (each === undefined || each < 0) return undefined
      return (figure, target) => {
        if (figure < 0) return undefined
        const product = each * figure
        const limit = full * oneFigure
        if (!Number.isSafeInteger(product) || !Number.isSafeInteger(limit)) return undefined
        if (product > limit) {
          if (over === 'capAtWeight') return full
          return over === 'uncapped' ? { a: each, b: figure, d: oneFigure } : undefined
        }
        if (target !== undefined && figure >= target && product < limit && method.atTarget !== 'coefficient') {
          return method.atTarget === 'full' ? full : undefined
        }
        return { a: each, b: figure, d: oneFigure }
      }
    }
    case 'given': {
      const outOf = method.outOf === undefined ? undefined : toScaled(method.outOf, figureDigits)
      if (method.lowest !== undefined || method.step !== undefined) return undefined
      if (method.outOf !== undefined && (outOf === undefined || outOf <= 0)) return undefined
      return (figure) => {
        if (figure < 0) return undefined
        if (outOf !== undefined) return figure > outOf ? undefined : { a: full, b: figure, d: outOf }
        const units = figure * (onePoint / oneFigure)
        return units > full ? undefined : units
      }
    }
    case 'count':
      // Subjects with events take the full path; without any nothing is earned or lost.
      return method.from === 'figure' ? undefined : () => (method.effect === 'deduct' ? full : 0)
    default:
      return undefined
  }
}

type Settle = (reached: Reached, sum: UnitSum) => boolean

/** Floors, caps and the rounding of an indicator, on units. */
function compileLimits(node: Indicator, full: number, scheme: Scheme): Settle | undefined {
  const rounding = node.rounding ?? scheme.rules.rounding?.find((one) => one.stage === 'indicator')
  const cap = node.cap === undefined || node.cap === 'none' ? undefined : scaledText(node.cap)
  const capped = node.cap !== undefined && node.cap !== 'none'
  const own = node.floor
  const meant = node.method.kind === 'threshold' || node.method.kind === 'given'
  const stated = own ?? (meant || full === 0 ? 'none' : scheme.rules.policies?.floor)
  const floor = stated === undefined || stated === 'none' ? undefined : scaledText(stated)
  if ((capped && cap === undefined) || (stated !== undefined && stated !== 'none' && floor === undefined))
    return undefined
  const digits = rounding?.digits ?? 0
  if (rounding !== undefined && (digits < 0 || digits > pointDigits)) return undefined
  const step = rounding === undefined ? 1 : Number(powerOfTen(pointDigits - digits))
  const mode = rounding?.mode ?? 'halfUp'
  return (reached, sum) => {
    let units: number
    let rest = 0
    let under = 1
    if (typeof reached === 'number') {
      units = reached
    } else {
      const product = reached.a * reached.b
      if (!Number.isSafeInteger(product)) return false
      rest = product % reached.d
      units = (product - rest) / reached.d
      under = reached.d
      if (reached.from !== undefined) {
        // from − (units + rest ÷ d), kept as whole units plus a part that is not negative
        units = reached.from - units - (rest === 0 ? 0 : 1)
        rest = rest === 0 ? 0 : under - rest
      }
    }
    if (cap !== undefined && units >= cap) {
      units = cap
      rest = 0
    }
    if (units < 0) {
      if (stated === undefined) return false
      if (floor !== undefined && units < floor) {
        units = floor
        rest = 0
      }
    } else if (floor !== undefined && units < floor) {
      units = floor
      rest = 0
    }
    if (rounding !== undefined) {
      if (rest === 0) {
        units = mulDiv(units, 1, step, mode) * step
      } else {
        // units + rest ÷ under, over step: one exact rounding
        const above = units * under + rest
        if (!Number.isSafeInteger(above) || !Number.isSafeInteger(under * step)) return false
        units = mulDiv(above, 1, under * step, mode) * step
      }
      rest = 0
    }
    const next = sum.units + units
    if (!Number.isSafeInteger(next)) return false
    sum.units = next
    if (rest !== 0) {
      const part: Exact = { n: BigInt(rest), d: BigInt(under) * unitScale }
      sum.rest = sum.rest === undefined ? part : addExact(sum.rest, part)
    }
    return true
  }
}

/** Points of a sheet within its limits. */
export function sheetPoints(
  sheet: { readonly cap: Exact | undefined; readonly floor: Exact | undefined },
  points: Exact,
): Exact {
  if (sheet.cap !== undefined && compareExact(points, sheet.cap) > 0) return sheet.cap
  return sheet.floor !== undefined && compareExact(points, sheet.floor) < 0 ? sheet.floor : points
}
