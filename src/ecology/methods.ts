import type { PolicyDocument } from '../kernel/index.js'

/** What the published text fixes where others would be free to choose: the area basis, a boundary, a comparator. */
export interface FieldConvention {
  /** The question that it settles, one of the room's open questions (`area-basis`, `comparator`, …). */
  readonly code: string
  /** The record that it is about; absent: every record. */
  readonly at?: string
  /** The answer. */
  readonly value: string
  /** Article or page of the text that fixes it. */
  readonly clause?: string
}

/** What a method's text says. */
export interface FieldMethodRules {
  /** Questions that the text settles. */
  readonly conventions: readonly FieldConvention[]
}

/**
 * A method of accounting (核算方法) as a document: what the text fixes stands in `rules.conventions`, what somebody had to
 * decide stands in `decisions`. A question that neither settles is asked, never guessed.
 */
export type FieldMethod = PolicyDocument<FieldMethodRules>

/** A method that fixes nothing: every open question is asked. */
export const openMethod: FieldMethod = {
  id: 'open-method',
  title: { zh: '未作约定的核算方法', en: 'A method that fixes nothing' },
  version: '1',
  effective: { from: '2000-01-01' },
  sources: [],
  rules: { conventions: [] },
  decisions: [],
}
