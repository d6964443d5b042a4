import * as z from 'zod'
import type { Decision } from './decision.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import type { EffectiveInterval, Label } from './document.js'
import { longestFigure } from './figures.js'
import { isPlainDate } from './dates.js'
import { roundingModes, type Rounding } from './rounding.js'
import type { DocumentReading, RowsReading } from './reading.js'
import { findingsOf, typeName } from './schema-findings.js'

export { typeName } from './schema-findings.js'
import type { Source } from './source.js'

export type { DocumentReading, RowsReading } from './reading.js'

/** Figures on the wire: decimal text only. */
export const decimalTextSchema = /*#__PURE__*/ (() =>
  z
    .string({ error: 'not-a-figure' })
    .max(longestFigure)
    .regex(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/, { error: 'not-a-figure' }))()

/** A calendar date on the wire. */
export const plainDateSchema = /*#__PURE__*/ (() =>
  z.iso.date({ error: 'not-a-date', abort: true }).refine(isPlainDate, { error: 'not-a-date' }))()

/** An id: one to two hundred characters. */
export const idSchema = /*#__PURE__*/ (() => z.string().min(1).max(200))()

/** Words for people. */
export const labelSchema: z.ZodType<Label> = /*#__PURE__*/ (() =>
  z.union([z.string().min(1), z.strictObject({ zh: z.string().min(1), en: z.string().min(1).exactOptional() })]))()

/** First and last day in force. */
const effectiveSchema: z.ZodType<EffectiveInterval> = /*#__PURE__*/ (() =>
  z
    .strictObject({ from: plainDateSchema, to: plainDateSchema.exactOptional() })
    .refine(({ from, to }) => to === undefined || to >= from, { error: 'interval-reversed' }))()

/** Where a rule comes from. */
export const sourceSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    document: z.string().min(1),
    article: z.string().min(1).exactOptional(),
    year: z.int().exactOptional(),
    place: z.string().min(1).exactOptional(),
    link: z.string().min(1).exactOptional(),
    status: z.enum(['confirmed', 'secondHand', 'unconfirmed']),
  }))() satisfies z.ZodType<Source>

/** What was decided. */
export const decisionSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    code: idSchema,
    at: z.string().min(1).exactOptional(),
    value: z.string().min(1),
    decidedBy: z.string(),
    decidedOn: plainDateSchema,
    note: z.string().exactOptional(),
  }))() satisfies z.ZodType<Decision>

/** The one rounding step of a rule. */
export const roundingSchema = /*#__PURE__*/ (() =>
  z.strictObject({ digits: z.int().min(-12).max(30), mode: z.enum(roundingModes) }))() satisfies z.ZodType<Rounding>

/** The fields that every document begins with; spread them into a room's own strict object. */
export const documentHeadFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  title: labelSchema,
  version: z.string().min(1),
  effective: effectiveSchema,
  sources: z.array(sourceSchema),
}))()

/** Reads a document with its schema: the plain checked document, or all findings with their paths. */
export function readDocument<T>(schema: z.ZodType<T>, input: unknown): DocumentReading<T> {
  const outcome = schema.safeParse(input, { reportInput: true })
  if (outcome.success) return { ok: true, document: outcome.data, diagnostics: [] }
  return { ok: false, diagnostics: outcome.error.issues.flatMap((issue) => findingsOf(issue, [])) }
}

/**
 * The document of a reading; throws one error with all findings when there is none.
 *
 * @throws DocumentError
 */
export function documentOrThrow<T>(reading: DocumentReading<T>, what: string): T {
  if (reading.ok) return reading.document
  const [first] = reading.diagnostics
  const more = reading.diagnostics.length - 1
  const where = first === undefined ? '' : `: ${first.code} at '${first.path}'${more > 0 ? ` and ${more} more` : ''}`
  throw Object.assign(new Error(`${what} cannot be read${where}; see the diagnostics of this error`), {
    name: 'DocumentError',
    diagnostics: reading.diagnostics,
  })
}

/** Reads rows of facts one by one: never all or nothing. */
export function readRows<T>(schema: z.ZodType<T>, input: unknown, name: string): RowsReading<T> {
  if (!Array.isArray(input)) {
    return {
      rows: [],
      diagnostics: [diagnostic('wrong-type', 'error', name, { expected: 'array', found: typeName(input) })],
    }
  }
  const rows: T[] = []
  const diagnostics: Diagnostic[] = []
  for (const [index, row] of (input as readonly unknown[]).entries()) {
    const outcome = schema.safeParse(row, { reportInput: true })
    if (outcome.success) rows.push(outcome.data)
    else {
      for (const issue of outcome.error.issues) {
        for (const one of findingsOf(issue, [name, index])) {
          diagnostics.push({ ...one, data: { ...one.data, row: index + 1 } })
        }
      }
    }
  }
  return { rows, diagnostics }
}
