import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  readFigure,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type DiagnosticData,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import { compareExact, divideExact, exactOne, type Exact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode, EcologyNeed, EcologyStep } from './codes.js'
import type { FieldConvention } from './methods.js'
import { dimensionText, readUnit, sameDimension, type Dimension, type UnitReading } from './units.js'
import {
  belowZero,
  differed,
  divided,
  explanationOf,
  given,
  isExactSpan,
  multiplied,
  roundedText,
  summed,
  touchesZero,
  type Span,
  type Working,
} from './working.js'

/**
 * The desk of one calculation: it collects what is wrong, what is missing and what was noticed, so that one pass names
 * everything at once. A figure that is missing stands as a blank with an unknown dimension; whatever stands on a blank is discarded.
 */
export interface Desk {
  readonly decisions: readonly Decision[]
  readonly rounding: Rounding
  readonly findings: Diagnostic<EcologyCode>[]
  readonly missing: DecisionNeed[]
}

/** What a desk reads of a document: what was decided, and what the text of a method fixes. */
interface DeskDocument {
  readonly rules: object
  readonly decisions: readonly Decision[]
}

/** A desk for a document and the rounding that the question names. What the text fixes goes before what was decided. */
export function openDesk(document: DeskDocument, question: { readonly rounding: Rounding }): Desk {
  const { conventions = [] } = document.rules as { readonly conventions?: readonly FieldConvention[] }
  const fixed = conventions.map(({ code, at, value }) => ({
    code,
    value,
    decidedBy: '',
    decidedOn: textGoesFirst,
    ...(at === undefined ? {} : { at }),
  }))
  return { decisions: [...fixed, ...document.decisions], rounding: question.rounding, findings: [], missing: [] }
}

const textGoesFirst = '9999-12-31'

/** A desk with the same decisions and rounding, and nothing found yet. */
export function innerDesk(desk: Desk): Desk {
  return { decisions: desk.decisions, rounding: desk.rounding, findings: [], missing: [] }
}

/** Refuses: the result cannot be computed, and this is why. */
export function refuse(desk: Desk, code: EcologyCode, path: string, data: DiagnosticData = {}): void {
  desk.findings.push(diagnostic(code, 'error', path, data))
}

/** Notices something that asks for a look. */
export function warn(desk: Desk, code: EcologyCode, path: string, data: DiagnosticData = {}): void {
  desk.findings.push(diagnostic(code, 'warning', path, data))
}

/** Notices something that only tells. */
export function remark(desk: Desk, code: EcologyCode, path: string, data: DiagnosticData = {}): void {
  desk.findings.push(diagnostic(code, 'note', path, data))
}

/** Asks an open question once. */
export function ask(desk: Desk, need: DecisionNeed & { readonly code: EcologyNeed }): void {
  if (!desk.missing.some((one) => one.code === need.code && one.at === need.at)) desk.missing.push(need)
}

/** What the facts say, else what was decided, else an open question; `''` stands for the open one. */
export function choose<Option extends string>(
  desk: Desk,
  code: EcologyNeed,
  at: string,
  options: readonly Option[],
  stated?: Option,
): Option | '' {
  if (stated !== undefined) return stated
  const decided = decisionFor(desk.decisions, code, at)?.value
  const found = options.find((one) => one === decided)
  if (found !== undefined) return found
  if (decided !== undefined) refuse(desk, 'not-an-option', `decisions.${code}`, { code, value: decided, options })
  ask(desk, { code, ...(at === '' ? {} : { at }), options })
  return ''
}

/** What is asked of an amount. */
interface AmountAsked {
  /** The open question when the fact is missing. */
  readonly code: EcologyNeed
  /** The id of the record that it is about. */
  readonly at?: string
  /** Path into the facts. */
  readonly path: string
  /** A unit of the dimension that is wanted, also the unit of a decided figure; qualifiers of the fact are free. */
  readonly unit: string
  /** Whether a value below zero is allowed. */
  readonly signed?: boolean
}

/** Reads an amount of a wanted dimension; a missing one may be decided, else it is asked for. */
export function take(desk: Desk, amount: FieldAmount | undefined, asked: AmountAsked): Working {
  const stated = amount ?? decidedAmount(desk, asked)
  if (stated === undefined) {
    ask(desk, {
      code: asked.code,
      ...(asked.at === undefined ? {} : { at: asked.at }),
      options: [],
      free: 'figure',
      data: { unit: asked.unit },
    })
    return blank
  }
  const read = takeAny(desk, stated, 'given', asked.path, asked.at ?? asked.code)
  if (read.dimension === undefined) return blank
  if (asked.signed !== true && belowZero(read)) {
    refuse(desk, 'negative-amount', asked.path, { amount: amountText(stated) })
    return blank
  }
  const wanted = readUnit(asked.unit) as UnitReading
  if (!sameDimension(bare(read.dimension), bare(wanted.dimension))) {
    refuse(desk, 'wrong-unit', asked.path, { unit: stated.unit, wanted: asked.unit })
    return blank
  }
  return read
}

/** Reads an amount of any dimension. */
export function takeAny(desk: Desk, amount: FieldAmount, code: EcologyStep, path: string, name?: string): Working {
  const unit = readUnit(amount.unit)
  if ('refused' in unit) {
    refuse(desk, 'unknown-unit', path, { unit: amount.unit, word: unit.word, instead: unit.instead })
    return blank
  }
  const span = spanOf(desk, amount, path)
  if (span === undefined) return blank
  const stated = given(code, span, unit.dimension, { unit: amount.unit, ...(name === undefined ? {} : { name }) })
  if (compareExact(unit.scale, exactOne) === 0) return stated
  const scale = given('base-units-in-unit', { mid: unit.scale, low: unit.scale, high: unit.scale }, new Map(), {
    unit: amount.unit,
  })
  return {
    ...multiplied(code, [stated, scale], {
      unit: dimensionText(unit.dimension),
      ...(name === undefined ? {} : { name }),
    }),
    dimension: unit.dimension,
  }
}

/** The step that stands for a missing fact. */
export const blank: Working = {
  code: 'missing',
  data: {},
  span: { mid: exactOne, low: exactOne, high: exactOne },
  dimension: undefined,
  operation: 'given',
  lines: [],
}

/** The sum of steps of one dimension; the empty sum has the dimension of `unit`. */
export function total(
  desk: Desk,
  code: EcologyStep,
  lines: readonly Working[],
  unit: string,
  path: string,
  data: DiagnosticData = {},
): Working {
  const wanted = (readUnit(unit) as UnitReading).dimension
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
export function figureIn(desk: Desk, step: Working, unit: string, path: string): FieldFigure {
  const read = readUnit(unit)
  if ('refused' in read) {
    refuse(desk, 'unknown-unit', path, { unit, word: read.word, instead: read.instead })
    return nothing(unit)
  }
  if (step.dimension !== undefined && !sameDimension(step.dimension, read.dimension)) {
    const bareUnit = sameDimension(bare(step.dimension), read.dimension)
    if (!bareUnit) refuse(desk, 'wrong-unit', path, { unit, wanted: dimensionText(step.dimension) })
  }
  return figureOf(desk, step, read.scale, unit)
}

/** The figure of a step in its base units. */
export function figureInBase(desk: Desk, step: Working): FieldFigure {
  return figureOf(desk, step, exactOne, dimensionText(step.dimension ?? new Map()))
}

function figureOf(desk: Desk, step: Working, scale: Exact, unit: string): FieldFigure {
  const explanation = explanationOf(step, scale, desk.rounding, unit)
  const { mid, low, high } = step.span
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

/** The result of a desk: refused, or in need of something, or computed with what was noticed. */
export function finish<T>(desk: Desk, value: () => T): Result<T, EcologyCode> {
  return troubleOf(desk) ?? computed(value(), desk.findings)
}

/** Why a desk has no result; `undefined` when it has one. */
export function troubleOf(desk: Desk): Exclude<Result<never, EcologyCode>, { status: 'computed' }> | undefined {
  const first = desk.findings.find((one) => one.severity === 'error')
  if (first !== undefined) return notComputable(first.code, desk.findings)
  return desk.missing.length > 0 ? needs(desk.missing, desk.findings) : undefined
}

/** A value as text by the rounding of the question. */
export function text(desk: Desk, value: Exact): string {
  return roundedText(value, desk.rounding)
}

/** The dimension without qualifiers. */
export function bare(dimension: Dimension): Dimension {
  const plain = new Map<string, number>()
  for (const [word, power] of dimension) {
    const base = word.split(':')[0] as string
    const sum = (plain.get(base) ?? 0) + power
    if (sum === 0) plain.delete(base)
    else plain.set(base, sum)
  }
  return plain
}

function nothing(unit: string): FieldFigure {
  return { status: 'computed', unit }
}

function decidedAmount(desk: Desk, { code, at, unit }: AmountAsked): FieldAmount | undefined {
  const decided = decisionFor(desk.decisions, code, at)
  return decided === undefined ? undefined : { value: decided.value, unit }
}

function spanOf(desk: Desk, amount: FieldAmount, path: string): Span | undefined {
  const forms = [amount.value, amount.about, amount.atLeast ?? amount.atMost].filter((one) => one !== undefined)
  if (forms.length !== 1) {
    refuse(desk, 'one-form-of-amount', path, { unit: amount.unit })
    return undefined
  }
  const read = (one: string | undefined): Exact | undefined => {
    if (one === undefined) return undefined
    const reading = readFigure(one)
    if (reading.ok) return reading.figure
    refuse(desk, reading.code, path, { text: reading.text })
    return undefined
  }
  const found = desk.findings.length
  const value = read(amount.value)
  const span: Span =
    amount.value !== undefined
      ? { mid: value, low: value, high: value }
      : { mid: read(amount.about), low: read(amount.atLeast), high: read(amount.atMost) }
  if (desk.findings.length > found) return undefined
  if (span.low !== undefined && span.high !== undefined && compareExact(span.low, span.high) > 0) {
    refuse(desk, 'bounds-crossed', path, { atLeast: amount.atLeast as string, atMost: amount.atMost as string })
    return undefined
  }
  return span
}

/** An amount as people write it, for findings. */
function amountText(amount: FieldAmount): string {
  const { value, about, atLeast, atMost, unit } = amount
  const figure = value ?? (about === undefined ? `${atLeast ?? '…'}–${atMost ?? '…'}` : `~${about}`)
  return `${figure} ${unit}`
}

/** A difference of two shares, in percentage points. */
export function figureOfPoints(desk: Desk, step: Working): FieldFigure {
  return figureOf(desk, step, { n: 1n, d: 100n }, 'percentagePoint')
}
