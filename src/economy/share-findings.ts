import {
  decisionFor,
  diagnostic,
  readPlainDate,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type PlainDate,
  type Severity,
} from '../kernel/index.js'
import type { LeaveFirst, ShareBook } from './share-book.js'
import type { ShareHolder, ShareRules } from './share-rules.js'

/** A register while it is replayed. */
export interface ShareReplay {
  readonly rules: ShareRules
  readonly decisions: readonly Decision[]
  readonly classes: Map<string, ShareBook>
  readonly holders: ReadonlyMap<string, ShareHolder>
  readonly unitOf: Map<string, string>
  readonly mergedInto: Map<string, string>
  /** Grants after this day keep their day. */
  readonly youngFrom: PlainDate | undefined
  /** The day of the first grants of each class. */
  readonly firstGrants: Map<string, PlainDate>
  readonly missing: Map<string, DecisionNeed>
  readonly diagnostics: Diagnostic[]
}

/** Which shares leave first: stated, decided, or open. */
export function leaveFirst(replay: ShareReplay): LeaveFirst | undefined {
  return (
    replay.rules.leaveFirst ?? (decisionFor(replay.decisions, 'shares-leave-first')?.value as LeaveFirst | undefined)
  )
}

/** Refuses an event with an error. */
export function refuse(replay: ShareReplay, code: string, index: number, data: Diagnostic['data']): void {
  report(replay, code, 'error', index, data)
}

/** Says something about an event. */
export function report(
  replay: ShareReplay,
  code: string,
  severity: Severity,
  index: number,
  data: Diagnostic['data'],
): void {
  replay.diagnostics.push(diagnostic(code, severity, `register[${index}]`, data))
}

/** Asks a question once. */
export function openQuestion(replay: ShareReplay, need: DecisionNeed): void {
  replay.missing.set(`${need.code} ${need.at ?? ''}`, need)
}

/** The finding about a text that is no day of the calendar. */
export function noSuchDate(path: string, text: string): Diagnostic {
  const reading = readPlainDate(text)
  return diagnostic(reading.ok ? 'not-a-date' : reading.code, 'error', path, { text })
}
