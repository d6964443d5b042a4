import {
  addDays,
  computed,
  decisionFor,
  needs,
  notComputable,
  type DecisionNeed,
  type DiagnosticData,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  issueHistory,
  lastOf,
  measureDone,
  reopeningAnswers,
  standingEntries,
  type CloseOutRequirement,
  type Issue,
  type IssueFacts,
  type IssueLedgerDocument,
  type IssueLogEntry,
} from './issue-ledger.js'

/** Why an issue cannot be struck off. */
export type CloseOutRefusalCode =
  | 'measure-open'
  | 'no-measures'
  | 'evidence-missing'
  | 'not-confirmed'
  | 'related-issue-open'
  | 'not-accepted'
  | 'acceptance-refused'
  | 'acceptance-level-too-low'
  | 'not-published'
  | 'publicity-not-over'
  | 'objection-open'

/** One reason against a close-out. */
export interface CloseOutRefusal {
  /** Which reason. */
  readonly code: CloseOutRefusalCode
  /** What is missing: the measure, the level, the other issue, the day on which publicity is over. */
  readonly data: DiagnosticData
  /** Article of the text. */
  readonly clause?: string
}

/** Whether an issue can be struck off, and everything that stands against it. */
export interface CloseOut {
  /** Whether nothing stands against it. */
  readonly closable: boolean
  /** Everything that stands against it, in the order of the rules. */
  readonly refusals: readonly CloseOutRefusal[]
}

/**
 * Says whether an issue can be struck off on a day, with every reason against it. An issue that is already closed is judged
 * as if it were to be closed again, so a close-out that should not have been made is found.
 *
 * Reasons: `unknown-issue`, `unknown-class`. Decisions: `publicity-days` (a figure: the text demands publication without saying how long), `first-day` about
 * `publicity` (`counted`, `notCounted`: whether the day of publication is the first; asked only on the day on which it matters),
 * `after-reopening` (`redo`, `keep`). A refusal that stands whatever is decided is given without asking.
 *
 * @param document - the rules of the ledger
 * @param facts - issues and log
 * @param question - the issue and the day
 * @returns whether it can be closed, with typed refusals
 * @example
 * ```ts
 * import { canClose } from 'xiangzhen/responsibility'
 * import { environmentLedger } from 'xiangzhen/presets/issue-ledgers'
 * const issue = { id: 'i1', title: '散乱污', classId: 'own', owner: 'v1', openedOn: '2024-01-10', measures: [{ id: 'm1', title: '拆除' }] }
 * const result = canClose(environmentLedger, { issues: [issue], log: [] }, { issueId: 'i1', asOf: '2024-04-05' })
 * result.status === 'computed' ? result.value.refusals[0]?.code : result.status // => 'measure-open'
 * ```
 */
export function canClose(
  document: IssueLedgerDocument,
  facts: IssueFacts,
  question: { readonly issueId: string; readonly asOf: PlainDate },
): Result<CloseOut, 'unknown-issue' | 'unknown-class'> {
  const issue = facts.issues.find((one) => one.id === question.issueId)
  if (issue === undefined) return notComputable('unknown-issue')
  if (!document.rules.classes.some((one) => one.id === issue.classId)) return notComputable('unknown-class')
  const history = issueHistory(issue.id, facts.log, question.asOf)
  const standing = standingEntries(document, history)
  if (standing === undefined) {
    return needs([{ code: 'after-reopening', at: issue.id, options: reopeningAnswers, data: { issue: issue.title } }])
  }
  const closing: Closing = { document, facts, issue, asOf: question.asOf, since: history.since, standing }
  const refusals: CloseOutRefusal[] = []
  const missing: DecisionNeed[] = []
  for (const requirement of document.rules.closeOut) {
    const against = refusalsOf(requirement, closing)
    if ('need' in against) missing.push(against.need)
    else refusals.push(...against.refusals.map((one) => withClause(one, requirement.clause)))
  }
  if (refusals.length === 0 && missing.length > 0) return needs(missing)
  return computed({ closable: refusals.length === 0, refusals })
}

interface Closing {
  readonly document: IssueLedgerDocument
  readonly facts: IssueFacts
  readonly issue: Issue
  readonly asOf: PlainDate
  /** Entries since the last re-opening: acceptance and publication are always new. */
  readonly since: readonly IssueLogEntry[]
  /** Entries that count for measures, evidence and confirmations. */
  readonly standing: readonly IssueLogEntry[]
}

type Against = { readonly refusals: readonly CloseOutRefusal[] } | { readonly need: DecisionNeed }

function refusalsOf(requirement: CloseOutRequirement, closing: Closing): Against {
  switch (requirement.kind) {
    case 'measuresDone':
      return { refusals: openMeasures(closing) }
    case 'evidence':
      return { refusals: missingEvidence(requirement, closing) }
    case 'confirmed': {
      const found = closing.standing.some((entry) => entry.kind === 'confirmed' && entry.what === requirement.what)
      return { refusals: found ? [] : [refusal('not-confirmed', { what: requirement.what, title: requirement.title })] }
    }
    case 'related':
      return { refusals: openRelatives(requirement.by, closing) }
    case 'acceptance':
      return { refusals: acceptanceRefusals(closing) }
    case 'published':
      return publication(requirement, closing)
  }
}

function openMeasures({ issue, standing }: Closing): readonly CloseOutRefusal[] {
  if (issue.measures.length === 0) return [refusal('no-measures', { issue: issue.id })]
  return issue.measures
    .filter((measure) => !measureDone(measure, standing))
    .map((measure) => refusal('measure-open', { measure: measure.id, title: measure.title }))
}

function missingEvidence(
  requirement: Extract<CloseOutRequirement, { kind: 'evidence' }>,
  { issue, standing }: Closing,
): readonly CloseOutRefusal[] {
  const owners = requirement.per === 'issue' ? [undefined] : issue.measures.map((measure) => measure.id)
  return owners.flatMap((measure) => {
    const pieces = standing.filter((entry) => measure === undefined || entry.measureId === measure)
    const found = new Set(pieces.flatMap((entry) => entry.evidence ?? [])).size
    if (found >= requirement.atLeast) return []
    return [refusal('evidence-missing', { measure: measure ?? null, found, required: requirement.atLeast })]
  })
}

// Put right means: its measures are done; waiting for each other's close-out would let none of them close.
function openRelatives(by: 'site' | 'similar', closing: Closing): readonly CloseOutRefusal[] {
  const keyOf = (issue: Issue) => (by === 'site' ? issue.site : issue.similarity)
  const key = keyOf(closing.issue)
  if (key === undefined) return []
  return closing.facts.issues
    .filter((other) => other.id !== closing.issue.id && keyOf(other) === key && other.openedOn <= closing.asOf)
    .filter((other) => !putRight(other, closing))
    .map((other) => other.id)
    .sort()
    .map((issue) => refusal('related-issue-open', { issue, by, key }))
}

function putRight(issue: Issue, { document, facts, asOf }: Closing): boolean {
  const history = issueHistory(issue.id, facts.log, asOf)
  if (lastOf(history.since, 'closed') !== undefined) return true
  const standing = standingEntries(document, history) ?? history.since
  return issue.measures.length > 0 && issue.measures.every((measure) => measureDone(measure, standing))
}

function acceptanceRefusals({ document, issue, since }: Closing): readonly CloseOutRefusal[] {
  const { classes, levels } = document.rules
  const required = classes.find((one) => one.id === issue.classId)?.acceptance ?? ''
  const refused = lastOf(since, 'refused')
  const after = refused === undefined ? since : since.slice(since.indexOf(refused) + 1)
  const accepted = after.filter((entry) => entry.kind === 'accepted')
  if (accepted.length === 0) {
    return refused === undefined
      ? [refusal('not-accepted', { required })]
      : [refusal('acceptance-refused', { required, on: refused.date, reason: refused.what ?? null })]
  }
  const best = accepted.reduce((high, entry) => Math.max(high, levels.indexOf(entry.level ?? '')), -1)
  if (best >= levels.indexOf(required)) return []
  return [refusal('acceptance-level-too-low', { required, level: levels[best] ?? null })]
}

function publication(requirement: Extract<CloseOutRequirement, { kind: 'published' }>, closing: Closing): Against {
  const { since, asOf, document } = closing
  const published = lastOf(since, 'published')
  if (published === undefined) return { refusals: [refusal('not-published', {})] }
  const objections = since.filter((entry) => entry.kind === 'objected').length
  const settled = since.filter((entry) => entry.kind === 'objectionSettled').length
  if (objections > settled) return { refusals: [refusal('objection-open', { open: objections - settled })] }
  const decided = decisionFor(document.decisions, 'publicity-days')?.value
  const days = requirement.days ?? Number(decided)
  if (!Number.isInteger(days) || days < 0 || decided === '')
    return { need: { code: 'publicity-days', options: [], free: 'figure' } }
  const rule = requirement.firstDay ?? decisionFor(document.decisions, 'first-day', 'publicity')?.value
  const last = { counted: addDays(published.date, days - 1), notCounted: addDays(published.date, days) }
  const over = rule === 'counted' ? last.counted : last.notCounted
  // The last day itself is still a day of publicity; only on one day does it matter how the first is counted.
  if (asOf > over) return { refusals: [] }
  if (asOf > last.counted && rule !== 'notCounted') {
    const data = { start: published.date, count: days, unit: 'day' }
    return { need: { code: 'first-day', at: 'publicity', options: ['counted', 'notCounted'], data } }
  }
  return { refusals: [refusal('publicity-not-over', { published: published.date, over })] }
}

function refusal(code: CloseOutRefusalCode, data: DiagnosticData): CloseOutRefusal {
  return { code, data }
}

function withClause(one: CloseOutRefusal, clause: string | undefined): CloseOutRefusal {
  return clause === undefined ? one : { ...one, clause }
}
