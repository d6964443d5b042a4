import type { Label, PlainDate, PolicyDocument, Rounding } from '../kernel/index.js'
import { decidedValue } from './leaf.js'

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
 *   publication without saying how long leaves `days` out. It is over when the last of the days is over: it can be closed the day after.
 */
export type CloseOutRequirement =
  | { readonly kind: 'measuresDone'; readonly clause?: string }
  | { readonly kind: 'evidence'; readonly per: 'measure' | 'issue'; readonly atLeast: number; readonly clause?: string }
  | { readonly kind: 'confirmed'; readonly what: string; readonly title: Label; readonly clause?: string }
  | { readonly kind: 'related'; readonly by: 'site' | 'similar'; readonly clause?: string }
  | { readonly kind: 'acceptance'; readonly clause?: string }
  | {
      readonly kind: 'published'
      readonly days?: number
      /** Whether the day of publication is the first of the days. Absent and it matters: the decision `first-day` about `publicity` is needed. */
      readonly firstDay?: 'counted' | 'notCounted'
      readonly clause?: string
    }

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

/** What stands in the log of one issue on a day, after reversals, and split at the last re-opening. @internal */
export interface IssueHistory {
  /** The issue. */
  readonly issueId: string
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
  return { issueId, all, since, reopened: reopenings.length }
}

function byDay(a: IssueLogEntry, b: IssueLogEntry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  const order = (a.order ?? 0) - (b.order ?? 0)
  if (order !== 0) return order
  return a.id < b.id ? -1 : 1
}

/** What can be decided on work done before a re-opening. @internal */
export const reopeningAnswers = ['redo', 'keep'] as const

/** The entries that still count for measures and confirmations; `undefined` when a re-opening leaves it undecided. @internal */
export function standingEntries(
  document: IssueLedgerDocument,
  history: IssueHistory,
): readonly IssueLogEntry[] | undefined {
  const { issueId } = history
  if (history.reopened === 0) return history.all
  const { afterReopening } = document.rules
  const rule =
    afterReopening === 'open'
      ? decidedValue(document.decisions, 'after-reopening', issueId, reopeningAnswers)
      : afterReopening
  if (rule === undefined) return undefined
  return rule === 'keep' ? history.all : history.since
}

/** @internal */
export function measureDone(measure: IssueMeasure, entries: readonly IssueLogEntry[]): boolean {
  return entries.some((entry) => entry.kind === 'measureDone' && entry.measureId === measure.id)
}

/** @internal */
export function lastOf(entries: readonly IssueLogEntry[], kind: IssueLogKind): IssueLogEntry | undefined {
  return entries.reduce<IssueLogEntry | undefined>((last, entry) => (entry.kind === kind ? entry : last), undefined)
}
