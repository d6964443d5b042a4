import type { StatedValue } from './stated.js'

/** How bad a finding is: an `error` refuses what it stands on, a `warning` asks for a look, a `note` only tells. */
export type Severity = 'error' | 'warning' | 'note'

/** A plain value that a sentence can be filled with: words and figures, or a period or a stated figure that the language puts into words. */
export type DiagnosticValue =
  | string
  | number
  | boolean
  | null
  | { readonly zh: string; readonly en?: string }
  | readonly (string | { readonly zh: string; readonly en?: string })[]
  | SpokenPeriod
  | Exclude<StatedValue, { readonly kind: 'missing' }>

/** A period that a sentence names as people say it: 2024年三季度, the third quarter of 2024. */
export interface SpokenPeriod {
  /** The period: `2024`, `2024-H1`, `2024-Q3` or `2024-05`. */
  readonly period: string
}

/** The named values of a finding, from which a text catalogue makes its sentence. */
export type DiagnosticData = Readonly<Record<string, DiagnosticValue>>

/**
 * One finding about a document, a fact or a result. It holds no sentence: `describe` makes one from a text catalogue.
 */
export interface Diagnostic<Code extends string = string> {
  /** Kebab-case code, one of the room's exported union. */
  readonly code: Code
  /** How bad it is. */
  readonly severity: Severity
  /** Where: a path into the document or the facts, such as `rules.items[3].cap` or `entries[12].eventDate`; `''` is the whole. */
  readonly path: string
  /** The values that the sentence names. */
  readonly data: DiagnosticData
}

/**
 * Makes a finding.
 *
 * @param code - kebab-case code of the room
 * @param severity - how bad it is
 * @param path - where in the document or the facts
 * @param data - values that the sentence names
 * @returns the finding as plain data
 * @example
 * ```ts
 * import { diagnostic } from 'xiangzhen/kernel'
 * diagnostic('not-a-figure', 'error', 'entries[2].points', { text: 'ten' }).path // => 'entries[2].points'
 * ```
 */
export function diagnostic<Code extends string>(
  code: Code,
  severity: Severity,
  path: string,
  data: DiagnosticData = {},
): Diagnostic<Code> {
  return { code, severity, path, data }
}
