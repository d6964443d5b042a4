import { decisionFor, readFigure, type DiagnosticData } from '../kernel/index.js'
import { compareExact, exactOne, type Exact } from '../kernel/internal.js'
import type { FieldAmount } from './amounts.js'
import type { EcologyNeed, EcologyStep } from './codes.js'
import { ask, refuse, unreadable, type Desk } from './desk.js'
import { bare, dimensionText, readUnit, sameDimension } from './units.js'
import { belowZero, given, multiplied, type Span, type Working } from './working.js'

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
  /** What the question about it names besides the unit. */
  readonly data?: DiagnosticData
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
      data: { unit: asked.unit, ...asked.data },
    })
    return blank
  }
  const read = takeAny(desk, stated, 'given', asked.path, asked.at, asked.code)
  if (read.dimension === undefined) return blank
  if (asked.signed !== true && belowZero(read)) {
    refuse(desk, 'negative-amount', asked.path, { amount: amountText(stated) })
    return blank
  }
  // The wanted unit may come from another fact, which need not have a unit that is known.
  const wanted = readUnit(asked.unit)
  if ('refused' in wanted) {
    refuse(desk, 'unknown-unit', asked.path, { unit: asked.unit, word: wanted.word, instead: wanted.instead })
    return blank
  }
  if (!sameDimension(bare(read.dimension), bare(wanted.dimension))) {
    refuse(desk, 'wrong-unit', asked.path, { unit: stated.unit, wanted: asked.unit })
    return blank
  }
  return read
}

/** Reads an amount of any dimension. */
export function takeAny(
  desk: Desk,
  amount: FieldAmount,
  code: EcologyStep,
  path: string,
  name?: string,
  fact?: EcologyNeed,
): Working {
  if (typeof amount !== 'object') {
    refuse(desk, 'fact-unreadable', path, { found: String(amount) })
    return blank
  }
  const about = { ...(name === undefined ? {} : { name }), ...(fact === undefined ? {} : { fact }) }
  const unit = readUnit(amount.unit)
  if ('refused' in unit) {
    refuse(desk, 'unknown-unit', path, { unit: amount.unit, word: unit.word, instead: unit.instead })
    return blank
  }
  const span = spanOf(desk, amount, path)
  if (span === undefined) return blank
  const stated = given(code, span, unit.dimension, { unit: amount.unit, ...about })
  if (compareExact(unit.scale, exactOne) === 0) return stated
  const scale = given('base-units-in-unit', { mid: unit.scale, low: unit.scale, high: unit.scale }, new Map(), {
    unit: amount.unit,
  })
  return {
    ...multiplied(code, [stated, scale], {
      unit: dimensionText(unit.dimension),
      statedUnit: amount.unit,
      ...about,
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

function decidedAmount(desk: Desk, { code, at, unit }: AmountAsked): FieldAmount | undefined {
  const decided = decisionFor(desk.decisions, code, at)
  if (decided === undefined) return undefined
  if (readFigure(decided.value).ok) return { value: decided.value, unit }
  unreadable(desk, decided, ['figure'])
  return undefined
}

function spanOf(desk: Desk, amount: FieldAmount, path: string): Span | undefined {
  if (!oneForm(amount)) {
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
  const [low, high] = [read(amount.atLeast), read(amount.atMost)]
  const single = amount.atLeast === undefined && amount.atMost === undefined
  const span: Span =
    value !== undefined && single
      ? { mid: value, low: value, high: value }
      : { mid: value ?? read(amount.about), low, high }
  if (desk.findings.length > found) return undefined
  if (isCrossed(low, high) || isCrossed(low, value) || isCrossed(value, high)) {
    refuse(desk, 'bounds-crossed', path, { atLeast: amount.atLeast as string, atMost: amount.atMost as string })
    return undefined
  }
  return span
}

/** Decimal places of a figure as it is written; hosts may pass a number where a text belongs. */
export function writtenPlaces(text: string | number | undefined): number {
  return (String(text ?? '').split('.')[1] ?? '').length
}

/**
 * Whether an amount has one of its forms: a value, perhaps between two bounds (500 ± 10); about a value; one or two bounds.
 */
export function oneForm({ value, about, atLeast, atMost }: Omit<FieldAmount, 'unit'>): boolean {
  const bounds = [atLeast, atMost].filter((one) => one !== undefined).length
  if (value !== undefined) return about === undefined && bounds !== 1
  return about !== undefined ? bounds === 0 : bounds > 0
}

function isCrossed(low: Exact | undefined, high: Exact | undefined): boolean {
  return low !== undefined && high !== undefined && compareExact(low, high) > 0
}

/** An amount as people write it, for findings. */
function amountText(amount: FieldAmount): string {
  const { value, about, atLeast, atMost, unit } = amount
  const figure = value ?? (about === undefined ? `${atLeast ?? '…'}–${atMost ?? '…'}` : `~${about}`)
  return `${figure} ${unit}`
}
