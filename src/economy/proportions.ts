import {
  computed,
  diagnostic,
  divideWhole,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type DivisionTies,
  type FigureInput,
  type FigureRefusal,
  type Label,
  type NotComputable,
  type Result,
} from '../kernel/index.js'
import {
  exactInteger,
  exactOf,
  exactToText,
  multiplyExact,
  signExact,
  stepOfPlaces,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { listFaults } from './untidy-facts.js'
import {
  boundsSign,
  divideBounds,
  knownFigure,
  mapBounds,
  readBounds,
  subtractBounds,
  type Bounds,
  type KnownFigure,
  type ObservedFigure,
} from './bounds.js'
import type { GrowthDocument } from './growth-rules.js'

/** Why there is no proportion. */
export type ProportionReason =
  'unreadable-figure' | 'unknown-figure' | 'whole-not-positive' | 'part-exceeds-whole' | 'nothing-known'

/** Codes of findings about proportions. */
export type ProportionCode =
  | ProportionReason
  | FigureRefusal
  | 'ends-crossed'
  | 'no-total'
  | 'negative-part'
  | 'percentages-do-not-sum'
  | 'total-falls'

/**
 * A part in per cent of its whole (占比), with the bounds that part and whole have.
 *
 * Reasons: `part-exceeds-whole` (then they are figures of different years or measures), `whole-not-positive`, `unknown-figure`,
 * `unreadable-figure`, `nothing-known`.
 *
 * @param document - rounding, such as `growthStatistics`
 * @param facts - part and whole, in one unit
 * @example
 * ```ts
 * import { growthStatistics, percentOf } from 'xiangzhen'
 * percentOf(growthStatistics, { part: '46', whole: '141' })
 * // => { status: 'computed', value: { kind: 'exact', value: '32.6241' }, diagnostics: [] }
 * percentOf(growthStatistics, { part: '300', whole: { kind: 'above', value: '900' } })
 * // => { status: 'computed', value: { kind: 'below', value: '33.3334' }, diagnostics: [] }
 * ```
 */
export function percentOf(
  document: GrowthDocument,
  facts: { readonly part: ObservedFigure; readonly whole: ObservedFigure },
  _question: object = {},
): Result<KnownFigure, ProportionReason> {
  const part = readKnown(facts.part, 'part')
  if ('status' in part) return part
  const whole = readKnown(facts.whole, 'whole')
  if ('status' in whole) return whole
  if (boundsSign(whole) !== 1) return notComputable('whole-not-positive')
  if (boundsSign(subtractBounds(part, whole)) === 1) return notComputable('part-exceeds-whole')
  const percent = mapBounds(divideBounds(part, whole), (x) => multiplyExact(x, exactInteger(100)))
  return written(document, percent)
}

/**
 * An amount for each of a count: per household, per person, per job, per visit, per mu, per village, in the unit of the amount;
 * with the bounds that both have. For a change of units see `unitRate` and `convertUnitRate`.
 *
 * Reasons: `whole-not-positive` (the count), `unknown-figure`, `unreadable-figure`, `nothing-known`.
 *
 * @param document - rounding, such as `growthStatistics`
 * @param facts - the amount and the count
 * @example
 * ```ts
 * import { growthStatistics, amountPerUnit } from 'xiangzhen'
 * const township = { amount: { kind: 'above', value: '1200' }, count: '17' } as const
 * amountPerUnit(growthStatistics, township)
 * // => { status: 'computed', value: { kind: 'above', value: '70.5882' }, diagnostics: [] }
 * ```
 */
export function amountPerUnit(
  document: GrowthDocument,
  facts: { readonly amount: ObservedFigure; readonly count: ObservedFigure },
  _question: object = {},
): Result<KnownFigure, ProportionReason> {
  const amount = readKnown(facts.amount, 'amount')
  if ('status' in amount) return amount
  const count = readKnown(facts.count, 'count')
  if ('status' in count) return count
  return boundsSign(count) === 1 ? written(document, divideBounds(amount, count)) : notComputable('whole-not-positive')
}

/** How a table of percentages is made. */
export interface PercentTableRules {
  /** Decimal places of a percentage. */
  readonly digits: number
  /**
   * `largestRemainder`: rounded down, then a step each to the largest remainders, so that the column sums to exactly 100;
   * `each`: every one rounded half up for itself, and what the column sums to is said.
   */
  readonly method: 'largestRemainder' | 'each'
  /** What decides between equal remainders. */
  readonly ties: DivisionTies
}

/** One line of a table of percentages. */
export interface PercentTablePart {
  /** Id of the part. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Amount, not negative. */
  readonly amount: FigureInput
}

/** A table of percentages. */
export interface PercentTable {
  /** Sum of the amounts. */
  readonly total: DecimalText
  /** The parts in the order given. */
  readonly parts: readonly {
    readonly id: string
    readonly amount: DecimalText
    readonly percent: DecimalText
    /** The percentage rounded half up for itself; where it differs, the method moved a step. */
    readonly rounded: DecimalText
  }[]
  /** What the printed percentages sum to. */
  readonly sum: DecimalText
}

/**
 * A table of percentages (构成) by a named method, so that its column sums to 100 or says that it does not.
 *
 * Reasons: `no-total` (nothing but zeros), `negative-part`, `unreadable-figure`; a tie that the rules do not settle is the
 * decision `tie-in-division`.
 *
 * @param document - places, method and tie order
 * @param facts - the parts
 * @example
 * ```ts
 * import { percentTable } from 'xiangzhen'
 * const rules = { digits: 1, method: 'largestRemainder', ties: 'report' } as const
 * const parts = [{ id: 'below5', amount: '46' }, { id: 'from5', amount: '41' }, { id: 'from10', amount: '54' }]
 * const table = percentTable({ rules }, { parts })
 * table.status === 'computed' && table.value.parts.map((part) => part.percent) // => ['32.6', '29.1', '38.3']
 * ```
 */
export function percentTable(
  document: { readonly rules: PercentTableRules },
  facts: { readonly parts: readonly PercentTablePart[] },
  _question: object = {},
): Result<PercentTable, 'unreadable-figure' | 'negative-part' | 'no-total'> {
  const { digits, method, ties } = document.rules
  const amounts: Exact[] = []
  const faults: Diagnostic[] = [...listFaults(facts.parts, 'parts')]
  if (faults.length > 0) return notComputable('unreadable-figure', faults)
  for (const [index, part] of facts.parts.entries()) {
    const reading = readFigure(part.amount)
    const path = `parts[${index}].amount`
    if (!reading.ok) faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
    else if (signExact(reading.figure) < 0) faults.push(diagnostic('negative-part', 'error', path, { id: part.id }))
    else amounts.push(reading.figure)
  }
  if (faults.length > 0) {
    return notComputable(
      faults.some((one) => one.code === 'negative-part') ? 'negative-part' : 'unreadable-figure',
      faults,
    )
  }
  const total = sumExact(amounts)
  if (signExact(total) === 0) return notComputable('no-total')
  const hundredth = (amount: Exact): Exact => ({ n: amount.n * total.d * 100n, d: amount.d * total.n })
  const rounded = amounts.map((amount) => exactToText(hundredth(amount), digits, 'halfUp'))
  const parts = facts.parts.map(({ id, amount }) => ({ id, weight: amount }))
  const rule = { grain: exactToText(stepOfPlaces(digits), digits, 'halfUp'), ties }
  const divided = method === 'each' ? undefined : divideWhole('100', parts, { ...rule, method })
  if (divided !== undefined && divided.status !== 'computed') return divided as PercentTableRefusal
  const percents = divided === undefined ? rounded : divided.value.shares.map((share) => share.amount)
  const sum = exactToText(sumExact(percents.map(exactOf)), digits, 'halfUp')
  const table: PercentTable = {
    total: exactToText(total, placesOf(amounts), 'halfUp'),
    parts: facts.parts.map(({ id, amount }, index) => ({
      id,
      amount: String(amount),
      percent: percents[index]!,
      rounded: rounded[index]!,
    })),
    sum,
  }
  const exact = signExact({ n: exactOf(sum).n - 100n * exactOf(sum).d, d: 1n }) === 0
  return computed(table, exact ? [] : [diagnostic('percentages-do-not-sum', 'note', 'parts', { sum })])
}

type PercentTableRefusal = Exclude<ReturnType<typeof percentTable>, { readonly status: 'computed' }>

function placesOf(amounts: readonly Exact[]): number {
  return amounts.reduce((most, { d }) => (d.toString().length - 1 > most ? d.toString().length - 1 : most), 0)
}

/** What is known of a figure, or why it cannot be used. */
export function readKnown(
  input: ObservedFigure,
  path: string,
): Bounds | NotComputable<'unreadable-figure' | 'unknown-figure'> {
  const reading = readBounds(input)
  if (!reading.ok) {
    return notComputable('unreadable-figure', [diagnostic(reading.code, 'error', path, { text: reading.text })])
  }
  return reading.bounds ?? notComputable('unknown-figure', [diagnostic('unknown-figure', 'error', path)])
}

function written({ rules }: GrowthDocument, bounds: Bounds): Result<KnownFigure, 'nothing-known'> {
  const figure = knownFigure(bounds, rules.mode, (x, mode) => exactToText(x, rules.digits, mode))
  return figure === undefined ? notComputable('nothing-known') : computed(figure)
}
