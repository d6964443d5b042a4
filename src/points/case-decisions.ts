/** The questions of the points room that come up with a case and not with a place in the document. */
export type CaseDecision = (typeof caseDecisions)[number]

/** The codes of all questions that a case can raise; each has a sentence in the text catalogues. */
export const caseDecisions = [
  'analogy',
  'band-gap',
  'band-overlap',
  'budget-exceeded',
  'caps-across-versions',
  'class-of-member',
  'counted-state',
  'exempt-in-streak',
  'exemption-for-part',
  'grade-without-seat',
  'household-of-person',
  'ladder-overlap',
  'longer-period',
  'multiplier-on-steps',
  'multiplier-stacking',
  'opening-at-class-change',
  'opening-of-joiner',
  'opening-of-leaver',
  'organisation-of-member',
  'payment-ended',
  'rounding',
  'same-matter',
  'shorter-period',
  'tie-at-list',
  'tie-at-quota',
  'tie-in-division',
  'version-date',
  'veto-beyond-period',
] as const
