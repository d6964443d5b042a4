import * as z from 'zod'
import type { Decision } from './decision.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import type { EffectiveInterval, Label } from './document.js'
import { longestFigure, readFigure } from './figures.js'
import { isPlainDate } from './dates.js'
import { roundingModes, type Rounding } from './rounding.js'
import type { DocumentReading, RowsReading } from './reading.js'
import type { Source } from './source.js'

export type { DocumentReading, RowsReading } from './reading.js'

/** Figures on the wire: decimal text only. */
export const decimalTextSchema = /*#__PURE__*/ (() =>
  z
    .string()
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
export const effectiveSchema: z.ZodType<EffectiveInterval> = /*#__PURE__*/ (() =>
  z.strictObject({ from: plainDateSchema, to: plainDateSchema.exactOptional() }))()

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
    else for (const issue of outcome.error.issues) diagnostics.push(...findingsOf(issue, [name, index]))
  }
  return { rows, diagnostics }
}

type Issue = z.core.$ZodIssue

function findingsOf(issue: Issue, prefix: readonly PropertyKey[]): Diagnostic[] {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => diagnostic('unknown-key', 'error', pathText([...path, key]), { key }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return unionFindings(issue, path)
  return [findingOf(issue, pathText(path))]
}

// Of a union's branches the one that understood most of the value is the one its writer meant.
function unionFindings(issue: Extract<Issue, { code: 'invalid_union' }>, path: readonly PropertyKey[]): Diagnostic[] {
  let best: readonly Issue[] | undefined
  for (const branch of issue.errors) {
    if (best === undefined || depthOf(branch) > depthOf(best)) best = branch
  }
  if (best === undefined || depthOf(best) === 0) {
    return [
      diagnostic('wrong-type', 'error', pathText(path), { expected: 'one of the documented forms', found: 'another' }),
    ]
  }
  return best.flatMap((inner) => findingsOf(inner, path))
}

// A branch that fails at its own root understood nothing; one that fails on fewer points understood more.
function depthOf(issues: readonly Issue[]): number {
  const wrongForm = issues.some((one) => one.path.length === 0 && one.code === 'invalid_type')
  const wrongKind = issues.some((one) => one.code === 'invalid_value' && one.path.length === 1)
  return wrongForm ? 0 : wrongKind ? 1 : 2 + 1 / (1 + issues.length)
}

function findingOf(issue: Issue, path: string): Diagnostic {
  if (issue.code === 'invalid_type') {
    const found = typeName(issue.input)
    return issue.input === undefined
      ? diagnostic('missing-key', 'error', path, { expected: issue.expected })
      : diagnostic('wrong-type', 'error', path, { expected: issue.expected, found })
  }
  if (issue.code === 'invalid_value') {
    return diagnostic('not-an-option', 'error', path, { options: issue.values.map(String) })
  }
  if (issue.message === 'not-a-figure' || issue.message === 'not-a-date') {
    return diagnostic(issue.message, 'error', path, { text: excerpt(issue.input) })
  }
  return diagnostic('not-well-formed', 'error', path, { reason: issue.message })
}

function excerpt(value: unknown): string {
  const reading = readFigure(value)
  return reading.ok ? String(value) : reading.text
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function pathText(path: readonly PropertyKey[]): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}
