import type { Diagnostic } from './diagnostic.js'

/** What a reader of documents can find in them before any rule is looked at. */
export type SchemaCode =
  'unknown-key' | 'missing-key' | 'wrong-type' | 'not-an-option' | 'not-a-figure' | 'not-a-date' | 'not-well-formed'

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
  /** Findings; a path begins with the row: `[12].eventDate`. */
  readonly diagnostics: readonly Diagnostic[]
}
