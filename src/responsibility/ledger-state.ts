import {
  computed,
  daysBetween,
  diagnostic,
  needs,
  type DecimalText,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { exactToText, type Exact } from '../kernel/internal.js'
import { canClose, type CloseOutRefusal } from './close-out.js'
import {
  issueHistory,
  lastOf,
  measureDone,
  reopeningAnswers,
  standingEntries,
  type Issue,
  type IssueFacts,
  type IssueHistory,
  type IssueLedgerDocument,
  type IssueLogEntry,
} from './issue-ledger.js'

/** How far an issue has come. */
export type IssueStage = 'open' | 'inProgress' | 'measuresDone' | 'applied' | 'accepted' | 'published' | 'closed'

/** Where an issue stands on a day; planned and actual dates are both kept. */
export interface IssueState {
  /** Unit that answers for it. */
  readonly owner: string
  /** Its class. */
  readonly classId: string
  /** How far it has come. */
  readonly stage: IssueStage
  /** Measures done, of all. */
  readonly measures: { readonly done: number; readonly of: number }
  /** Measures that are not done and whose own last day has passed, by id. */
  readonly measuresOverdue: readonly string[]
  /** Last day as first planned. */
  readonly plannedDueBy: PlainDate | null
  /** Last day after extensions. */
  readonly dueBy: PlainDate | null
  /** How often it was extended. */
  readonly extensions: number
  /** Day of the close-out that stands. */
  readonly closedOn: PlainDate | null
  /** Days after the last day: of an issue still open up to the day of the question, of a closed one up to its close-out; 0 in time. */
  readonly daysOverdue: number
  /** Days left to the last day, when it is open and has one. */
  readonly daysLeft: number | null
  /** How often it was re-opened. */
  readonly reopened: number
  /** What stood against the close-out on the day of the entry that closed it; empty when nothing did, or while a decision leaves it open. */
  readonly closedAgainst: readonly CloseOutRefusal[]
  /** Latest refusal after which no acceptance stands, in words. */
  readonly refusedFor: string | null
}

/** One issue of a ledger with its state, or the decision that its state needs. */
export interface IssueRow {
  /** The issue. */
  readonly id: string
  /** Its state. */
  readonly state: Result<IssueState>
}

/** A ledger on a day. */
export interface IssueLedgerState {
  /** The day. */
  readonly asOf: PlainDate
  /** Issues entered by then, in order of id. */
  readonly issues: readonly IssueRow[]
  /**
   * Counts of all of them. Whether an issue is closed, overdue or was re-opened does not hang on a decision, so one whose state needs one is counted too;
   * `undecided` says how many those are. `closedAgainstRules`: closed although something stood against it.
   */
  readonly totals: {
    readonly all: number
    readonly closed: number
    readonly open: number
    readonly overdue: number
    readonly closedLate: number
    readonly reopened: number
    readonly closedAgainstRules: number
    readonly undecided: number
  }
  /** Closed of all, in percent, rounded as the rules say; `null` without a rule or without issues. */
  readonly closedPercent: DecimalText | null
}

/**
 * Derives the state of every issue from the log, as it was known on a day. The log is append-only: a wrong entry is
 * taken back by a `reversed` entry, an issue that rebounds by `reopened`; its history stays.
 *
 * An issue that was closed although something stood against it keeps its state, and its row carries `closed-against-rules` and what stood against it.
 *
 * Decision: `after-reopening` (`redo`, `keep`), when an issue was re-opened and the rules leave open whether the measures
 * done before still count.
 *
 * @param document - the rules of the ledger
 * @param facts - issues and log, in any order
 * @param question - the day; later entries are not seen
 * @returns the states with planned and actual dates, and their counts
 * @example
 * ```ts
 * import { ledgerState } from 'xiangzhen/responsibility'
 * import { environmentLedger } from 'xiangzhen/presets/issue-ledgers'
 * const issue = { id: 'i1', title: '禁养区养殖', classId: 'province', owner: 'v1', openedOn: '2024-01-10', dueBy: '2024-03-31', measures: [] }
 * ledgerState(environmentLedger, { issues: [issue], log: [] }, { asOf: '2024-04-05' }).totals
 * // => { all: 1, closed: 0, open: 1, overdue: 1, closedLate: 0, reopened: 0, closedAgainstRules: 0, undecided: 0 }
 * ```
 */
export function ledgerState(
  document: IssueLedgerDocument,
  facts: IssueFacts,
  question: { readonly asOf: PlainDate },
): IssueLedgerState {
  const issues = facts.issues
    .filter((issue) => issue.openedOn <= question.asOf)
    .map((issue) => courseOf(document, issue, facts, question.asOf))
    .sort((a, b) => (a.issue.id < b.issue.id ? -1 : 1))
  const states = issues.map((one) => ({ ...one, state: stateOfIssue(document, one, question.asOf) }))
  const count = (test: (course: IssueCourse) => boolean) => issues.filter(test).length
  const closed = count((one) => one.closed !== undefined)
  const { rate } = document.rules
  const share: Exact = { n: BigInt(closed) * 100n, d: BigInt(issues.length) }
  return {
    asOf: question.asOf,
    issues: states.map(({ issue, state }) => ({ id: issue.id, state })),
    totals: {
      all: issues.length,
      closed,
      open: issues.length - closed,
      overdue: count((one) => one.closed === undefined && one.late > 0),
      closedLate: count((one) => one.closed !== undefined && one.late > 0),
      reopened: count((one) => one.history.reopened > 0),
      closedAgainstRules: count((one) => one.against.length > 0),
      undecided: states.filter(({ state }) => state.status === 'needs').length,
    },
    closedPercent: rate === undefined || issues.length === 0 ? null : exactToText(share, rate.digits, rate.mode),
  }
}

/** The course of an issue as far as no decision touches it. */
interface IssueCourse {
  readonly issue: Issue
  readonly history: IssueHistory
  readonly extensions: number
  readonly dueBy: PlainDate | null
  readonly closed: IssueLogEntry | undefined
  readonly until: PlainDate
  readonly late: number
  readonly against: readonly CloseOutRefusal[]
}

function courseOf(document: IssueLedgerDocument, issue: Issue, facts: IssueFacts, asOf: PlainDate): IssueCourse {
  const history = issueHistory(issue.id, facts.log, asOf)
  const extensions = history.all.filter((entry) => entry.kind === 'extended' && entry.dueBy !== undefined)
  const dueBy = extensions[extensions.length - 1]?.dueBy ?? issue.dueBy ?? null
  const closed = lastOf(history.since, 'closed')
  const until = closed?.date ?? asOf
  const late = dueBy === null || until <= dueBy ? 0 : daysBetween(dueBy, until)
  const against = closed === undefined ? [] : refusalsAt(document, issue, facts, closed)
  return { issue, history, extensions: extensions.length, dueBy, closed, until, late, against }
}

// Judged by what stood in the log when the entry was made.
function refusalsAt(
  document: IssueLedgerDocument,
  issue: Issue,
  facts: IssueFacts,
  closed: IssueLogEntry,
): readonly CloseOutRefusal[] {
  const result = canClose(document, facts, { issueId: issue.id, asOf: closed.date })
  return result.status === 'computed' ? result.value.refusals : []
}

function stateOfIssue(document: IssueLedgerDocument, course: IssueCourse, asOf: PlainDate): Result<IssueState> {
  const { issue, history, dueBy, closed, until, against } = course
  const standing = standingEntries(document, history)
  if (standing === undefined) {
    return needs([{ code: 'after-reopening', at: issue.id, options: reopeningAnswers, data: { issue: issue.title } }])
  }
  const done = issue.measures.filter((measure) => measureDone(measure, standing)).length
  const refused = lastOf(history.since, 'refused')
  const accepted = lastOf(history.since, 'accepted')
  const refusalStands =
    refused !== undefined &&
    (accepted === undefined || history.since.indexOf(refused) > history.since.indexOf(accepted))
  const told = against.map((one) => one.code)
  const diagnostics =
    closed === undefined || told.length === 0
      ? []
      : [
          diagnostic('closed-against-rules', 'warning', `log.${closed.id}`, {
            issue: issue.title,
            on: closed.date,
            refusals: told,
          }),
        ]
  return computed(
    {
      owner: issue.owner,
      classId: issue.classId,
      stage: stageOf(history.since, refusalStands, done, issue.measures.length),
      measures: { done, of: issue.measures.length },
      measuresOverdue: issue.measures
        .filter((measure) => measure.dueBy !== undefined && measure.dueBy < until && !measureDone(measure, standing))
        .map((measure) => measure.id),
      plannedDueBy: issue.dueBy ?? null,
      dueBy,
      extensions: course.extensions,
      closedOn: closed?.date ?? null,
      daysOverdue: course.late,
      daysLeft: closed !== undefined || dueBy === null || dueBy < asOf ? null : daysBetween(asOf, dueBy),
      reopened: history.reopened,
      closedAgainst: against,
      refusedFor: refusalStands ? (refused.what ?? '') : null,
    },
    diagnostics,
  )
}

function stageOf(entries: readonly IssueLogEntry[], refused: boolean, done: number, of: number): IssueStage {
  if (lastOf(entries, 'closed') !== undefined) return 'closed'
  if (!refused && lastOf(entries, 'accepted') !== undefined) {
    return lastOf(entries, 'published') === undefined ? 'accepted' : 'published'
  }
  if (!refused && lastOf(entries, 'applied') !== undefined) return 'applied'
  if (of > 0 && done === of) return 'measuresDone'
  return done > 0 || entries.length > 0 ? 'inProgress' : 'open'
}
