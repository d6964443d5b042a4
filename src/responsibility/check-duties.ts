import { diagnostic, type DecisionCode, type Diagnostic } from '../kernel/index.js'
import { decisionFaults, lengthAnswers } from './decision-faults.js'
import type { Duty, DutyList } from './duty.js'
import type { EscalationDocument } from './escalation-ladder.js'
import type { IssueLedgerDocument } from './issue-ledger.js'

/** What the linters of duties, ladders and ledgers can find. */
export type DutyListCode =
  | 'duplicate-duty'
  | 'unknown-source'
  | 'too-many-for-window'
  | 'partial-window-open'
  | 'duplicate-ladder'
  | 'steps-not-rising'
  | 'unknown-window'
  | 'unknown-direct-step'
  | 'counts-and-resets'
  | 'duplicate-class'
  | 'unknown-level-of-class'
  | 'requirement-twice'
  | DecisionCode

/**
 * Looks for faults in a list of duties.
 *
 * Codes: `duplicate-duty`, `unknown-source`, `too-many-for-window` (so many records so far apart do not fit; the witness is the days they take),
 * `partial-window-open` (a note: the text does not say what a part of a window asks for).
 *
 * @param document - the list
 * @returns the findings, in the order of the duties
 * @example
 * ```ts
 * import { checkDutyList } from 'xiangzhen/responsibility'
 * import { villageCommitteeDuties } from 'xiangzhen/presets/village-duties'
 * checkDutyList(villageCommitteeDuties).filter((finding) => finding.severity === 'error') // => []
 * ```
 */
export function checkDutyList(document: DutyList): readonly Diagnostic<DutyListCode>[] {
  const { duties } = document.rules
  const sources = new Set(document.sources.map((source) => source.id))
  const decided = decisionFaults(document.decisions, {
    ...lengthAnswers,
    'partial-window': ['full', 'fromFirstFull', 'proRataUp', 'proRataDown'],
    'day-itself': ['included', 'excluded'],
  })
  const faults = duties.flatMap((duty, index) => {
    const path = `rules.duties[${index}]`
    const found: Diagnostic<DutyListCode>[] = []
    if (duties.findIndex((one) => one.id === duty.id) < index) {
      found.push(diagnostic('duplicate-duty', 'error', path, { duty: duty.id }))
    }
    if (duty.source !== undefined && !sources.has(duty.source)) {
      found.push(diagnostic('unknown-source', 'error', `${path}.source`, { source: duty.source }))
    }
    const days = longestWindow(duty)
    const times = duty.amount?.kind === 'times' ? duty.amount.atLeast : 1
    const taken = (times - 1) * (duty.apartDays ?? 0) + 1
    if (days !== undefined && taken > days) {
      found.push(diagnostic('too-many-for-window', 'error', path, { duty: duty.id, witness: taken, days }))
    }
    if (days !== undefined && duty.partialWindow === undefined) {
      found.push(diagnostic('partial-window-open', 'note', path, { at: duty.id, decision: 'partial-window' }))
    }
    return found
  })
  return [...faults, ...decided]
}

// The most days that a window of the calendar can have; other windows have no fixed length.
function longestWindow({ recurrence }: Duty): number | undefined {
  if (recurrence.kind !== 'perPeriod') return undefined
  const days = { day: 1, week: 7, tenDays: 11, halfMonth: 16, month: 31, quarter: 92, half: 184, year: 366 }
  return days[recurrence.period] * (recurrence.every ?? 1)
}

/**
 * Looks for faults in ladders.
 *
 * Codes: `duplicate-ladder`, `steps-not-rising` (a step that comes at no higher a count than the one before it), `unknown-window`, `unknown-direct-step`,
 * `counts-and-resets` (the same kind of event counts and sets back).
 *
 * @param document - the ladders
 * @returns the findings, in the order of the ladders
 * @example
 * ```ts
 * import { checkEscalation } from 'xiangzhen/responsibility'
 * import { strawBurningLadders } from 'xiangzhen/presets/issue-ledgers'
 * checkEscalation(strawBurningLadders) // => []
 * ```
 */
export function checkEscalation(document: EscalationDocument): readonly Diagnostic<DutyListCode>[] {
  const { ladders, windows } = document.rules
  const decided = decisionFaults(document.decisions, {
    'counting-window': windows.map((window) => window.id),
    'repeat-steps': ['once', 'eachTime'],
    'period-gap': ['breaks', 'skipped'],
  })
  const faults = ladders.flatMap((ladder, index) => {
    const path = `rules.ladders[${index}]`
    const found: Diagnostic<DutyListCode>[] = []
    if (ladders.findIndex((one) => one.id === ladder.id) < index) {
      found.push(diagnostic('duplicate-ladder', 'error', path, { ladder: ladder.id }))
    }
    for (const [i, step] of ladder.steps.entries()) {
      const before = ladder.steps[i - 1]
      if (before === undefined || step.at > before.at) continue
      const data = { step: step.id, at: step.at, before: before.id, beforeAt: before.at }
      found.push(diagnostic('steps-not-rising', 'error', `${path}.steps[${i}]`, data))
    }
    if (ladder.window !== 'open' && !windows.some((window) => window.id === ladder.window)) {
      found.push(diagnostic('unknown-window', 'error', `${path}.window`, { window: ladder.window }))
    }
    for (const [i, entry] of (ladder.directEntries ?? []).entries()) {
      if (ladder.steps.some((step) => step.id === entry.step)) continue
      found.push(diagnostic('unknown-direct-step', 'error', `${path}.directEntries[${i}]`, { step: entry.step }))
    }
    const both = ladder.counts.filter((kind) => ladder.resets?.includes(kind) === true)
    if (both.length > 0) found.push(diagnostic('counts-and-resets', 'error', path, { kinds: both }))
    return found
  })
  return [...faults, ...decided]
}

/**
 * Looks for faults in the rules of a ledger.
 *
 * Codes: `duplicate-class`, `unknown-level-of-class` (nobody can accept its issues), `requirement-twice`.
 *
 * @param document - the rules
 * @returns the findings, in the order of the rules
 * @example
 * ```ts
 * import { checkIssueLedger } from 'xiangzhen/responsibility'
 * import { environmentLedger } from 'xiangzhen/presets/issue-ledgers'
 * checkIssueLedger(environmentLedger) // => []
 * ```
 */
export function checkIssueLedger(document: IssueLedgerDocument): readonly Diagnostic<DutyListCode>[] {
  const { classes, levels, closeOut } = document.rules
  const ofClasses = classes.flatMap((one, index) => {
    const path = `rules.classes[${index}]`
    const found: Diagnostic<DutyListCode>[] = []
    if (classes.findIndex((other) => other.id === one.id) < index) {
      found.push(diagnostic('duplicate-class', 'error', path, { class: one.id }))
    }
    if (!levels.includes(one.acceptance)) {
      const data = { class: one.id, level: one.acceptance }
      found.push(diagnostic('unknown-level-of-class', 'error', `${path}.acceptance`, data))
    }
    return found
  })
  // Two requirements are the same when everything but their article is.
  const keys = closeOut.map(({ clause: _clause, ...requirement }) => JSON.stringify(requirement))
  const twice = keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [diagnostic('requirement-twice', 'warning', `rules.closeOut[${index}]`, { kind: closeOut[index]?.kind ?? '' })]
      : [],
  )
  const decided = decisionFaults(document.decisions, {
    'after-reopening': ['redo', 'keep'],
    'publicity-days': 'figure',
    'first-day': lengthAnswers['first-day'],
  })
  return [...ofClasses, ...twice, ...decided]
}
