import type { BandCode, ChecklistReason, MeanReason } from '../../scoring/index.js'

/** Sentences for bands, quotas and means, in English. */
export const enScoring: Readonly<
  Record<BandCode | Exclude<ChecklistReason, 'not-an-option'> | MeanReason | 'tie-at-quota', string>
> = {
  'band-gap': '{path}: {witness} is in no band. Add what is missing.',
  'band-overlap': "{path}: {witness} is in '{first}' and in '{second}'. Correct the edges.",
  'band-empty': "{path}: no figure can be in '{band}'. Correct its edges.",
  'band-duplicate-id': "{path}: '{band}' stands twice. Give each band its own id.",
  'unknown-item': "{path}: the checklist “{list}” has no item '{item}'. Check the spelling or remove it.",
  'nothing-applies': 'No part applies, so there is no result.',
  'nothing-known': 'No part has a figure, so there is no result.',
  'missing-figure': 'A part has no figure, and the rule asks for all. Add it.',
  'zero-weight': 'The weights sum to zero, so there is no weighted mean. Correct the weights.',
  'tie-at-quota': 'Tied at the line of {seats} seats: {tied}. Decide whether all get one or none.',
}
