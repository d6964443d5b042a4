import { roundingModes, type DecisionNeed, type DiagnosticData } from '../kernel/index.js'
import type { CaseDecision } from './case-decisions.js'

const ties = ['exceed', 'leaveVacant'] as const
const parts = ['full', 'byDay', 'byMonth', 'byFullMonth', 'none'] as const

/** The answers of questions that come up with a case; an empty list: ids of the case, or a day. */
export const caseAnswers = {
  'absent-period': ['breaks', 'skips'],
  analogy: [],
  'band-gap': [],
  'band-overlap': [],
  'budget-exceeded': ['proRata', 'inDateOrder', 'postpone'],
  'caps-across-versions': ['oneWindow', 'split'],
  'class-of-member': [],
  'counted-state': ['counted', 'pending'],
  'exempt-in-streak': ['breaks', 'skips'],
  'exemption-for-part': ['whole', 'none', 'days'],
  'grade-without-seat': [],
  'household-of-person': [],
  'ladder-overlap': ['narrower', 'severer'],
  'longer-period': ['sum', 'mean', 'lowest', 'last'],
  'multiplier-on-steps': ['quantity', 'points'],
  'multiplier-stacking': ['multiply', 'addIncreases', 'highest'],
  'opening-at-class-change': ['start', 'end', 'byDay'],
  'opening-of-joiner': parts,
  'opening-of-leaver': parts,
  'opening-of-own-period': ['again', 'none'],
  'organisation-of-member': [],
  'payment-ended': [],
  'result-in-part-of-span': ['counts', 'leftOut'],
  rounding: roundingModes,
  'same-day-claims': ['proRata', 'wait'],
  'same-matter': ['each', 'highest', 'earliest', 'latest'],
  'shorter-period': ['standing', 'movement'],
  'tie-at-list': ties,
  'tie-at-quota': ties,
  'tie-at-rank': ties,
  'tie-in-division': ['byId', 'largestWeight', 'smallestWeight'],
  'version-date': ['event', 'periodStart'],
  'veto-beyond-period': ['anyPeriod', 'lastPeriod', 'none'],
} as const satisfies Readonly<Record<CaseDecision, readonly string[]>>

/** The need of a decision about a case, with every answer that is possible. */
export function needAbout<Code extends CaseDecision>(
  code: Code,
  at?: string,
  data?: DiagnosticData,
): DecisionNeed & { readonly options: (typeof caseAnswers)[Code] } {
  const options = caseAnswers[code]
  return { code, ...(at === undefined ? {} : { at }), options, ...(data === undefined ? {} : { data }) }
}
