import { type DecisionCode, type Diagnostic, type DiagnosticData, diagnostic } from '../kernel/index.js'
import type { BandCode } from '../scoring/index.js'
import type { IndicatorFinding } from './check-indicator.js'
import type { SchemeNode } from './scheme.js'

/** What the linter of schemes can find. */
export type SchemeCheckCode =
  | BandCode
  | IndicatorFinding
  | 'weights-do-not-sum'
  | 'duplicate-node'
  | 'unknown-node'
  | 'unknown-subject-group'
  | 'unknown-scheme-grade'
  | 'unknown-award'
  | 'unknown-list'
  | 'duplicate-timetable-step'
  | 'unknown-timetable-step'
  | 'timetable-out-of-order'
  | 'scoring-before-cut-off'
  | 'veto-without-effect'
  | 'list-without-tie-rule'
  | 'lists-can-overlap'
  | 'shares-do-not-sum'
  | 'total-ceiling-open'
  | DecisionCode

/** A node with its place in the document. */
export interface NodePlace {
  readonly node: SchemeNode
  readonly path: string
  readonly sheet: boolean
}

/** A finding of the linter. */
export function found(
  code: SchemeCheckCode,
  severity: 'error' | 'warning',
  path: string,
  data: DiagnosticData,
): Diagnostic<SchemeCheckCode> {
  return diagnostic(code, severity, path, data)
}
