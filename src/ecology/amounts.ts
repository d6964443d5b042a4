import type { DecimalText, Explanation, Needs, NotComputable } from '../kernel/index.js'
import type { EcologyCode } from './codes.js'

/**
 * A figure with its unit, as a record or a report gives it. Give one of: `value`, also between `atLeast` and `atMost` (500 ± 10); `about`; `atLeast` and/or `atMost`.
 *
 * A unit is made of words joined by `/` and `*`: `mu`, `hectare`, `squareMetre`, `squareKilometre`, `kilogram`, `gram`, `jin`, `dan`,
 * `tonne`, `milligram`, `microgram`, `yuan`, `jiao`, `fen`, `metre`, `centimetre`, `millimetre`, `kilometre`, `cubicMetre`, `litre`, `millilitre`, `day`, `hour`,
 * `megajoule`, `kilowattHour`, `fraction`, `times`, `percent`, `permille`, and the count nouns of `countNouns` (`household`, `person`, `pond`, `duck`);
 * any other thing that is counted says so: `count-beehive`. `qian`, `wan` and `yi` before a word multiply it (`wanYuan`, `yiYuan`, `wanJin`). A qualifier keeps apart what must not mix: `mu:total` and `mu:planted`, `kilogram:paddy` and
 * `kilogram:milled`, `kilogram:N`, `kilogram:P2O5`, `kilogram:N2O-N`, `kilogram:N2O`, `kilogram:CO2e`, `kilogram:C-eq`.
 */
export interface FieldAmount {
  /** The exact figure, in `unit`. */
  readonly value?: DecimalText
  /** The figure where the text says "about": its bounds are unknown. */
  readonly about?: DecimalText
  /** Lower bound, inclusive, in `unit`. */
  readonly atLeast?: DecimalText
  /** Upper bound, inclusive, in `unit`. */
  readonly atMost?: DecimalText
  /** The unit: `mu`, `jin/mu`, `yuan/kilogram:paddy`, … */
  readonly unit: string
}

/** How a figure came to be. */
export type FigureOrigin = 'stated' | 'measured' | 'computed' | 'assumed'

/** Where a record's figures come from. */
export interface RecordSource {
  /** The document, ledger or instrument. */
  readonly document: string
  /** Page, table or row. */
  readonly page?: string
  /** The words of the text. */
  readonly quote?: string
  /** Public address. */
  readonly link?: string
}

/** A computed figure: decimal text at the digits that the question names, its unit, its bounds, and what it stands on. */
export interface FieldFigure {
  /** A figure that was computed. */
  readonly status: 'computed'
  /** The figure in `unit`, rounded as the question says. Absent when only bounds are known. */
  readonly figure?: DecimalText
  /** True when a fact that it stands on is only "about": then it has no bounds. */
  readonly about?: true
  /** Lower bound in `unit`, where the facts or factors give one. */
  readonly atLeast?: DecimalText
  /** Upper bound in `unit`, where the facts or factors give one. */
  readonly atMost?: DecimalText
  /** The unit, with its qualifiers: `kilogram/mu:total`. */
  readonly unit: string
  /** The steps that the figure follows from; absent when only bounds are known. */
  readonly explanation?: Explanation
}

/** A figure, or why it does not exist, or what must be known first: one refused figure never refuses the others. */
export type FieldOutcome = FieldFigure | NotComputable<EcologyCode> | Needs
