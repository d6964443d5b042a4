import type { Diagnostic } from './diagnostic.js'
import { documentOrThrow, readDocument, type DocumentReading } from './schema.js'
import { workCalendarSchema } from './schemas.js'
import { checkWorkCalendar, type WorkCalendar } from './work-calendar.js'

/**
 * Reads a work calendar from data of unknown form (a JSON file of the host).
 *
 * @returns the calendar
 * @throws DocumentError with all findings in `diagnostics`: of its form, and the errors that `checkWorkCalendar` finds
 * @example
 * ```ts
 * import { parseWorkCalendar } from 'xiangzhen/kernel'
 * const calendar = parseWorkCalendar({
 *   coveredFrom: '2024-01-01', coveredTo: '2024-12-31', weekendDays: [6, 7],
 *   holidays: ['2024-05-01'], makeUpWorkdays: ['2024-05-11'], source: 'host',
 * })
 * calendar.holidays.length // => 1
 * ```
 */
export function parseWorkCalendar(input: unknown): WorkCalendar {
  return documentOrThrow(safeParseWorkCalendar(input), 'the work calendar')
}

/**
 * Reads a work calendar from data of unknown form, and returns what is wrong with it.
 *
 * @returns the calendar with what should be looked at, or all findings
 * @example
 * ```ts
 * import { safeParseWorkCalendar } from 'xiangzhen/kernel'
 * safeParseWorkCalendar({ coveredFrom: '2024-02-30' }).ok // => false
 * ```
 */
export function safeParseWorkCalendar(input: unknown): DocumentReading<WorkCalendar> {
  const reading = readDocument(workCalendarSchema, input)
  if (!reading.ok) return reading
  const diagnostics: readonly Diagnostic[] = checkWorkCalendar(reading.document)
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics }
  return { ok: true, document: reading.document, diagnostics }
}
