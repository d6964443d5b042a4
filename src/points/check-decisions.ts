import { diagnostic, roundingModes, unreadableDecision, type Decision, type Diagnostic } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { CaseDecision } from './case-decisions.js'
import type { RuleBook } from './rule-book.js'
import type { RuleBookCode } from './rule-book-codes.js'
import { openPlaces } from './undecided.js'

const ties = ['exceed', 'leaveVacant']
const parts = ['full', 'byDay', 'byMonth', 'byFullMonth', 'none']

/** The answers of questions that come up with a case; an empty list: ids of the case, or a day. */
const answersAboutCases: Readonly<Record<CaseDecision, readonly string[]>> = {
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
}

/** Decisions that answer nothing: on a question that nobody asks, or with a value that is no answer. */
export function decisionFindings(book: RuleBook, decisions: readonly Decision[]): readonly Diagnostic<RuleBookCode>[] {
  if (decisions.length === 0) return []
  const asked = new Set(openPlaces(book.rules, 'rules').map((place) => place.code))
  const vetoes = (book.rules.vetoes ?? []).flatMap((one) => partsOf<{ id: string }>(one)).map(({ id }) => id)
  const consequences = new Map(
    (book.rules.consequences ?? [])
      .flatMap((one) => partsOf<{ id: string; outcomes: readonly string[] }>(one))
      .map(({ id, outcomes }) => [id, outcomes]),
  )
  return decisions.flatMap((decision, index): Diagnostic<RuleBookCode>[] => {
    const { code, value } = decision
    if (asked.has(code)) return []
    const options = vetoes.includes(code)
      ? ['applied', 'notApplied']
      : (consequences.get(code) ?? ownValue<readonly string[]>(answersAboutCases, code))
    if (options === undefined) {
      const data = { decision: code, witness: code }
      return [diagnostic('decision-without-question', 'warning', `decisions[${index}]`, data)]
    }
    return options.length > 0 && !options.includes(value) ? [unreadableDecision(decisions, decision, options)] : []
  })
}

/** A part of a book, or its readings where it is open. */
export function partsOf<T>(part: object): readonly T[] {
  const { readings } = part as { readings?: Readonly<Record<string, T>> }
  return readings === undefined ? [part as T] : Object.values(readings)
}
