import type { DiagnosticData } from '../kernel/index.js'
import { divideExact, exactOne, type Exact } from '../kernel/internal.js'
import type { FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode, EcologyStep } from './codes.js'
import { ask, innerDesk, refuse, troubleOf, type Desk } from './desk.js'
import { blank } from './desk-amounts.js'
import { bare, dimensionText, qualifiersOf, readUnit, sameDimension, type Dimension } from './units.js'
import { asWaterWanted } from './water-depth.js'
import {
  differed,
  divided,
  explanationOf,
  isExactSpan,
  multiplied,
  roundedText,
  summed,
  touchesZero,
  type Working,
} from './working.js'

/** The sum of steps of one dimension; the empty sum has the dimension of `unit`. */
export function total(
  desk: Desk,
  code: EcologyStep,
  lines: readonly Working[],
  unit: string,
  path: string,
  data: DiagnosticData = {},
): Working {
  const read = readUnit(unit)
  const wanted = 'refused' in read ? undefined : read.dimension
  const [first, ...rest] = lines
  const dimension = lines.some((line) => line.dimension === undefined) ? undefined : (first?.dimension ?? wanted)
  for (const line of rest) sameOrRefuse(desk, first as Working, line, path)
  return summed(code, lines, dimension, data)
}

/** a − b of one dimension. */
export function less(
  desk: Desk,
  code: EcologyStep,
  a: Working,
  b: Working,
  path: string,
  data: DiagnosticData = {},
): Working {
  sameOrRefuse(desk, a, b, path)
  return {
    ...differed(code, a, b, data),
    dimension: a.dimension === undefined || b.dimension === undefined ? undefined : a.dimension,
  }
}

/** The product of steps. */
export function times(code: EcologyStep, lines: readonly Working[], data: DiagnosticData = {}): Working {
  return multiplied(code, lines, data)
}

/** a ÷ b; a divisor of zero is refused with a named reason. */
export function over(
  desk: Desk,
  code: EcologyStep,
  a: Working,
  b: Working,
  zero: EcologyCode,
  path: string,
  data: DiagnosticData = {},
): Working {
  if (b.dimension !== undefined && touchesZero(b)) {
    refuse(desk, zero, path, data)
    return blank
  }
  return divided(code, a, b, data)
}

function sameOrRefuse(desk: Desk, a: Working, b: Working, path: string): void {
  if (a.dimension === undefined || b.dimension === undefined || sameDimension(a.dimension, b.dimension)) return
  refuse(desk, 'units-differ', path, { left: dimensionText(a.dimension), right: dimensionText(b.dimension) })
}

/** The figure of a step, in a unit of its dimension. */
export function figureIn(desk: Desk, found: Working, unit: string, path: string): FieldFigure {
  const read = readUnit(unit)
  if ('refused' in read) {
    refuse(desk, 'unknown-unit', path, { unit, word: read.word, instead: read.instead })
    return nothing(unit)
  }
  const step = asWaterWanted(found, read.dimension) ?? found
  if (step.dimension !== undefined && !sameDimension(step.dimension, read.dimension)) {
    const bareUnit =
      sameDimension(bare(step.dimension), read.dimension) ||
      sameDimension(likeAsked(step.dimension, read.dimension), read.dimension)
    if (!bareUnit) refuse(desk, 'wrong-unit', path, { unit: dimensionText(step.dimension), wanted: unit })
    else if (mixesWater(step.dimension)) ask(desk, { code: 'dry-matter', at: path, options: [], free: 'figure' })
  }
  return figureOf(desk, step, read.scale, unit, path)
}

// What the unit that was asked for leaves bare may be qualified: CO2e per kilogram of paddy is CO2e per kilogram.
function likeAsked(dimension: Dimension, asked: Dimension): Dimension {
  const alike = new Map<string, number>()
  for (const [word, power] of dimension) {
    const base = word.split(':')[0] as string
    const shown = !asked.has(word) && asked.has(base) ? base : word
    alike.set(shown, (alike.get(shown) ?? 0) + power)
  }
  return alike
}

// Mass of dry matter over mass as it lay, or the other way round: without the share of dry matter the figure means nothing.
function mixesWater(dimension: Dimension): boolean {
  const forms = qualifiersOf(dimension, 'kilogram')
  return forms.length > 1 && forms.includes('dry')
}

/** The figure of a step in its base units. */
export function figureInBase(desk: Desk, step: Working): FieldFigure {
  return figureOf(desk, step, exactOne, dimensionText(step.dimension ?? new Map()), nameOf(step))
}

function nameOf(step: Working): string {
  const name = step.data['name']
  return typeof name === 'string' ? name : step.code
}

function figureOf(desk: Desk, step: Working, scale: Exact, unit: string, path: string): FieldFigure {
  const explanation = explanationOf(step, scale, desk.rounding, unit)
  const { mid, low, high } = step.span
  // "About 10" and "at least 5" together tell nothing: an exact figure is asked for.
  if (step.dimension !== undefined && mid === undefined && low === undefined && high === undefined)
    ask(desk, {
      code: 'exact-figure',
      ...(path === 'unit' ? {} : { at: path }),
      options: [],
      free: 'figure',
      data: { unit },
    })
  return {
    status: 'computed',
    ...(explanation === undefined ? {} : { figure: explanation.figure }),
    ...(mid !== undefined && low === undefined && high === undefined ? { about: true as const } : {}),
    ...(low === undefined || isExactSpan(step.span) ? {} : { atLeast: text(desk, divideExact(low, scale)) }),
    ...(high === undefined || isExactSpan(step.span) ? {} : { atMost: text(desk, divideExact(high, scale)) }),
    unit,
    ...(explanation === undefined ? {} : { explanation }),
  }
}

/** One figure on its own desk: what is wrong or missing stays with this figure. */
export function part(desk: Desk, unit: string, path: string, work: (inner: Desk) => Working): FieldOutcome {
  const inner = innerDesk(desk)
  const step = work(inner)
  const figure = unit === '' ? figureInBase(inner, step) : figureIn(inner, step, unit, path)
  const trouble = troubleOf(inner)
  if (trouble !== undefined) return trouble
  desk.findings.push(...inner.findings)
  return figure
}

/** A difference of two shares, in percentage points. */
export function figureOfPoints(desk: Desk, step: Working): FieldFigure {
  return figureOf(desk, step, { n: 1n, d: 100n }, 'percentagePoint', nameOf(step))
}
/** A value as text by the rounding of the question. */
export function text(desk: Desk, value: Exact): string {
  return roundedText(value, desk.rounding)
}

function nothing(unit: string): FieldFigure {
  return { status: 'computed', unit }
}
