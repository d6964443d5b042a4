import {
  computed,
  daysBetween,
  decisionFor,
  needs,
  type DecimalText,
  type Label,
  type PlainDate,
  type PolicyDocument,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import { exactToText, type Exact } from '../kernel/internal.js'

/** Where issues come from, and who accepts the close-out of each kind. */
export interface IssueClass {
  /** Id within the document. */
  readonly id: string
  /** Name: assigned by the centre, by the province, found by the county itself. */
  readonly title: Label
  /** The lowest level that may accept the close-out. */
  readonly acceptance: string
  /** Article of the text. */
  readonly clause?: string
}

/**
 * What must stand in the log before an issue is struck off (销号).
 *
 * - `measuresDone`: every measure of the issue is done.
 * - `evidence`: at least so many pieces of evidence for each measure, or for the issue.
 * - `confirmed`: somebody has confirmed a named thing (the effect meets the standard, legal handling is finished).
 * - `related`: other issues of the same site, or of the same kind, are put right too (举一反三).
 * - `acceptance`: accepted by the level that its class asks for, or a higher one, after the last refusal.
 * - `published`: published for so many calendar days without an objection that is still open; a text that demands
 *   publication without saying how long leaves `days` out.
 */
export type CloseOutRequirement =
  | { readonly kind: 'measuresDone'; readonly clause?: string }
  | { readonly kind: 'evidence'; readonly per: 'measure' | 'issue'; readonly atLeast: number; readonly clause?: string }
  | { readonly kind: 'confirmed'; readonly what: string; readonly title: Label; readonly clause?: string }
  | { readonly kind: 'related'; readonly by: 'site' | 'similar'; readonly clause?: string }
  | { readonly kind: 'acceptance'; readonly clause?: string }
  | { readonly kind: 'published'; readonly days?: number; readonly clause?: string }

/** The rules of a ledger of issues (问题整改台账). */
export interface IssueLedgerRules {
  /** Classes of issues. */
  readonly classes: readonly IssueClass[]
  /** Levels that accept, lowest first. */
  readonly levels: readonly string[]
  /** What a close-out needs. */
  readonly closeOut: readonly CloseOutRequirement[]
  /** After a re-opening: `redo` what was done before, or `keep` it; a text that does not say is `open`. */
  readonly afterReopening: 'redo' | 'keep' | 'open'
  /** How the rate of closed issues is rounded, in percent; absent: no rate. */
  readonly rate?: Rounding
}

/** A ledger's document. */
export type IssueLedgerDocument = PolicyDocument<IssueLedgerRules>

/** One measure of an issue. */
export interface IssueMeasure {
  /** Id within the issue. */
  readonly id: string
  /** What is to be done. */
  readonly title: Label
  /** Who answers for it. */
  readonly owner?: string
  /** Last day. */
  readonly dueBy?: PlainDate
}

/** One issue as it was entered. It is never edited: what happens to it stands in the log. */
export interface Issue {
  /** Id. */
  readonly id: string
  /** What is wrong. */
  readonly title: Label
  /** Class, one of the document's. */
  readonly classId: string
  /** Unit that answers for it. */
  readonly owner: string
  /** Day on which it was entered. */
  readonly openedOn: PlainDate
  /** Last day planned for the whole; extensions stand in the log. */
  readonly dueBy?: PlainDate
  /** The firm or place, by which related issues are found. */
  readonly site?: string
  /** The kind of problem, by which similar issues are found. */
  readonly similarity?: string
  /** Measures. */
  readonly measures: readonly IssueMeasure[]
}

/** What a log entry records. */
export type IssueLogKind =
  | 'progress'
  | 'measureDone'
  | 'evidence'
  | 'confirmed'
  | 'extended'
  | 'applied'
  | 'siteChecked'
  | 'accepted'
  | 'refused'
  | 'published'
  | 'objected'
  | 'objectionSettled'
  | 'closed'
  | 'reopened'
  | 'reversed'

/** One entry of the append-only log. */
export interface IssueLogEntry {
  /** Id of the entry. */
  readonly id: string
  /** The issue. */
  readonly issueId: string
  /** Day on which it happened. */
  readonly date: PlainDate
  /** Place within the day, where entries of one day must be told apart; absent is 0. */
  readonly order?: number
  /** What happened. */
  readonly kind: IssueLogKind
  /** The measure (`measureDone`, `evidence`). */
  readonly measureId?: string
  /** What is confirmed (`confirmed`), or why (`refused`, `objected`, `reopened`). */
  readonly what?: string
  /** Level that acts (`accepted`, `refused`). */
  readonly level?: string
  /** Who acts. */
  readonly by?: string
  /** Pieces of evidence, by the host's own ids. */
  readonly evidence?: readonly string[]
  /** The new last day (`extended`). */
  readonly dueBy?: PlainDate
  /** The entry that it takes back (`reversed`). */
  readonly reverses?: string
}

/** The issues and their log. */
export interface IssueFacts {
  /** Issues. */
  readonly issues: readonly Issue[]
  /** Log entries, in any order. */
  readonly log: readonly IssueLogEntry[]
}

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
  /** Counts of those whose state is computed. */
  readonly totals: {
    readonly all: number
    readonly closed: number
    readonly open: number
    readonly overdue: number
    readonly closedLate: number
    readonly reopened: number
  }
  /** Closed of all, in percent, rounded as the rules say; `null` without a rule or without issues. */
  readonly closedPercent: DecimalText | null
}

/**
 * Derives the state of every issue from the log, as it was known on a day. The log is append-only: a wrong entry is
 * taken back by a `reversed` entry, an issue that rebounds by `reopened`; its history stays.
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
 * // => { all: 1, closed: 0, open: 1, overdue: 1, closedLate: 0, reopened: 0 }
 * ```
 */
export function ledgerState(
  document: IssueLedgerDocument,
  facts: IssueFacts,
  question: { readonly asOf: PlainDate },
): IssueLedgerState {
  const issues = facts.issues
    .filter((issue) => issue.openedOn <= question.asOf)
    .map((issue) => ({ id: issue.id, state: stateOfIssue(document, issue, facts.log, question.asOf) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const states = issues.flatMap(({ state }) => (state.status === 'computed' ? [state.value] : []))
  const count = (test: (state: IssueState) => boolean) => states.filter(test).length
  const closed = count((state) => state.stage === 'closed')
  const { rate } = document.rules
  const share: Exact = { n: BigInt(closed) * 100n, d: BigInt(states.length) }
  return {
    asOf: question.asOf,
    issues,
    totals: {
      all: states.length,
      closed,
      open: states.length - closed,
      overdue: count((state) => state.stage !== 'closed' && state.daysOverdue > 0),
      closedLate: count((state) => state.stage === 'closed' && state.daysOverdue > 0),
      reopened: count((state) => state.reopened > 0),
    },
    closedPercent: rate === undefined || states.length === 0 ? null : exactToText(share, rate.digits, rate.mode),
  }
}

/** What stands in the log of one issue on a day, after reversals, and split at the last re-opening. @internal */
export interface IssueHistory {
  /** Entries that stand, oldest first. */
  readonly all: readonly IssueLogEntry[]
  /** Those since the last re-opening. */
  readonly since: readonly IssueLogEntry[]
  /** How often it was re-opened. */
  readonly reopened: number
}

/** @internal */
export function issueHistory(issueId: string, log: readonly IssueLogEntry[], asOf: PlainDate): IssueHistory {
  const seen = log.filter((entry) => entry.issueId === issueId && entry.date <= asOf)
  const takenBack = new Set(seen.flatMap((entry) => (entry.kind === 'reversed' ? [entry.reverses] : [])))
  const all = seen.filter((entry) => entry.kind !== 'reversed' && !takenBack.has(entry.id)).sort(byDay)
  const reopenings = all.filter((entry) => entry.kind === 'reopened')
  const last = reopenings[reopenings.length - 1]
  const since = last === undefined ? all : all.slice(all.indexOf(last) + 1)
  return { all, since, reopened: reopenings.length }
}

function byDay(a: IssueLogEntry, b: IssueLogEntry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  const order = (a.order ?? 0) - (b.order ?? 0)
  if (order !== 0) return order
  return a.id < b.id ? -1 : 1
}

function stateOfIssue(
  document: IssueLedgerDocument,
  issue: Issue,
  log: readonly IssueLogEntry[],
  asOf: PlainDate,
): Result<IssueState> {
  const history = issueHistory(issue.id, log, asOf)
  const standing = standingEntries(document, history)
  if (standing === undefined) return needs([{ code: 'after-reopening', options: ['redo', 'keep'] }])
  const done = issue.measures.filter((measure) => measureDone(measure, standing)).length
  const extensions = history.all.filter((entry) => entry.kind === 'extended' && entry.dueBy !== undefined)
  const dueBy = extensions[extensions.length - 1]?.dueBy ?? issue.dueBy ?? null
  const closed = lastOf(history.since, 'closed')
  const until = closed?.date ?? asOf
  const late = dueBy === null || until <= dueBy ? 0 : daysBetween(dueBy, until)
  const refused = lastOf(history.since, 'refused')
  const accepted = lastOf(history.since, 'accepted')
  const refusalStands =
    refused !== undefined &&
    (accepted === undefined || history.since.indexOf(refused) > history.since.indexOf(accepted))
  return computed({
    owner: issue.owner,
    classId: issue.classId,
    stage: stageOf(history.since, refusalStands, done, issue.measures.length),
    measures: { done, of: issue.measures.length },
    measuresOverdue: issue.measures
      .filter((measure) => measure.dueBy !== undefined && measure.dueBy < until && !measureDone(measure, standing))
      .map((measure) => measure.id),
    plannedDueBy: issue.dueBy ?? null,
    dueBy,
    extensions: extensions.length,
    closedOn: closed?.date ?? null,
    daysOverdue: late,
    daysLeft: closed !== undefined || dueBy === null || dueBy < asOf ? null : daysBetween(asOf, dueBy),
    reopened: history.reopened,
    refusedFor: refusalStands ? (refused.what ?? '') : null,
  })
}

/** The entries that still count for measures and confirmations; `undefined` when a re-opening leaves it undecided. @internal */
export function standingEntries(
  document: IssueLedgerDocument,
  history: IssueHistory,
): readonly IssueLogEntry[] | undefined {
  if (history.reopened === 0) return history.all
  const { afterReopening } = document.rules
  const rule = afterReopening === 'open' ? decisionFor(document.decisions, 'after-reopening')?.value : afterReopening
  if (rule === undefined) return undefined
  return rule === 'keep' ? history.all : history.since
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

/** @internal */
export function measureDone(measure: IssueMeasure, entries: readonly IssueLogEntry[]): boolean {
  return entries.some((entry) => entry.kind === 'measureDone' && entry.measureId === measure.id)
}

/** @internal */
export function lastOf(entries: readonly IssueLogEntry[], kind: IssueLogKind): IssueLogEntry | undefined {
  return entries.reduce<IssueLogEntry | undefined>((last, entry) => (entry.kind === kind ? entry : last), undefined)
}
