import type { Diagnostic } from './diagnostic.js'

/** What a reader of documents can find in them before any rule is looked at. */
export type SchemaCode =
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'not-an-option'
  | 'not-a-figure'
  | 'figure-not-text'
  | 'not-a-date'
  | 'interval-reversed'
  | 'too-short'
  | 'too-long'
  | 'below-minimum'
  | 'above-maximum'
  | 'not-well-formed'

/** The forms of a value; the catalogues hold a word for each. */
export type FormWord = 'string' | 'number' | 'boolean' | 'object' | 'record' | 'int' | 'array' | 'null'

/** A document that was read, or everything that is wrong with it. */
export type DocumentReading<T> =
  | { readonly ok: true; readonly document: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** A document whose reading failed: `diagnostics` holds everything that is wrong with it. */
export interface DocumentError extends Error {
  /** Everything that is wrong with the document. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Rows of facts: the good ones, and what is wrong with the others, by row number. */
export interface RowsReading<T> {
  /** Rows that can be used, in the order of the input. */
  readonly rows: readonly T[]
  /** Findings; a path counts rows from zero, `entries[12].eventDate`, and `data.row` as a person does: 13. */
  readonly diagnostics: readonly Diagnostic[]
}
