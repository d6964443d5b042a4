import * as z from 'zod/mini'
import type { Decision } from './decision.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import type { EffectiveInterval, Label } from './document.js'
import { longestFigure } from './figures.js'
import { readFraction } from './fraction.js'
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
    .check(z.maxLength(longestFigure), z.regex(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/, { error: 'not-a-figure' })))()

/** A calendar date on the wire. */
export const plainDateSchema = /*#__PURE__*/ (() =>
  z.iso.date({ error: 'not-a-date', abort: true }).check(z.refine(isPlainDate, { error: 'not-a-date' })))()

/** A share of a whole, from 0 to 1: decimal text or a fraction. */
export const shareSchema = /*#__PURE__*/ (() => {
  const error = 'a share from 0 to 1, such as 0.1 or 1/3'
  const pattern = /^(0|[1-9][0-9]*)(\.[0-9]+)?(\/[1-9][0-9]*)?$/
  return z.string().check(z.regex(pattern, { error, abort: true }), z.refine(isShare, { error }))
})()

function isShare(text: string): boolean {
  const read = readFraction(text)
  return read.ok && read.figure.n <= read.figure.d
}

/** An id: one to two hundred characters. */
export const idSchema = /*#__PURE__*/ (() => z.string().check(z.minLength(1), z.maxLength(200)))()

/** A whole number: counts, days, digits. As a check of a number, for `z.int()` has a type of its own that came after zod 4.3. */
export const wholeNumberSchema = /*#__PURE__*/ (() => z.number().check(z.int()))()

/** Words for people. */
export const labelSchema: z.ZodMiniType<Label> = /*#__PURE__*/ (() =>
  z.union([
    z.string().check(z.minLength(1)),
    z.strictObject({ zh: z.string().check(z.minLength(1)), en: z.exactOptional(z.string().check(z.minLength(1))) }),
  ]))()

/** First and last day in force. */
const effectiveSchema: z.ZodMiniType<EffectiveInterval> = /*#__PURE__*/ (() =>
  z
    .strictObject({ from: plainDateSchema, to: z.exactOptional(plainDateSchema) })
    .check(z.refine(({ from, to }) => to === undefined || to >= from, { error: 'interval-reversed' })))()

/** Where a rule comes from. */
export const sourceSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    document: z.string().check(z.minLength(1)),
    article: z.exactOptional(z.string().check(z.minLength(1))),
    year: z.exactOptional(wholeNumberSchema),
    place: z.exactOptional(z.string().check(z.minLength(1))),
    link: z.exactOptional(z.string().check(z.minLength(1))),
    status: z.enum(['confirmed', 'secondHand', 'unconfirmed']),
  }))() satisfies z.ZodMiniType<Source>

/** What was decided. */
export const decisionSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    code: idSchema,
    at: z.exactOptional(z.string().check(z.minLength(1))),
    value: z.string().check(z.minLength(1)),
    decidedBy: z.string(),
    decidedOn: plainDateSchema,
    note: z.exactOptional(z.string()),
  }))() satisfies z.ZodMiniType<Decision>

/** The one rounding step of a rule. */
export const roundingSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    digits: wholeNumberSchema.check(z.gte(-12), z.lte(30)),
    mode: z.enum(roundingModes),
  }))() satisfies z.ZodMiniType<Rounding>

/** The fields that every document begins with; spread them into a room's own strict object. */
export const documentHeadFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  title: labelSchema,
  version: z.string().check(z.minLength(1)),
  effective: effectiveSchema,
  sources: z.array(sourceSchema),
}))()

/** Reads a document with its schema: the plain checked document, or all findings with their paths. */
export function readDocument<T>(schema: z.ZodMiniType<T>, input: unknown): DocumentReading<T> {
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
export function readRows<T>(schema: z.ZodMiniType<T>, input: unknown, name: string): RowsReading<T> {
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
