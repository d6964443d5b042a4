/**
 * How far a statutory or scientific constant can be trusted. `confirmed`: read in the document itself, may be a default.
 * `secondHand`: read in a text that quotes it, used only when the caller names the set. `unconfirmed`: used only when the caller passes it.
 */
export type SourceStatus = 'confirmed' | 'secondHand' | 'unconfirmed'

/** Where a rule or a constant comes from. */
export interface Source {
  /** Short id by which clauses of the document refer to it. */
  readonly id: string
  /** Name of the law, standard, notice or paper, as published. */
  readonly document: string
  /** Article, table or equation. */
  readonly article?: string
  /** Year of publication. */
  readonly year?: number
  /** Where it applies, as the document says it. */
  readonly place?: string
  /** Public address of the text. */
  readonly link?: string
  /** Whether the text itself was read. */
  readonly status: SourceStatus
}
