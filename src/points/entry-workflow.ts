import type { DeadlineReason, Label, PlainDate, PolicyDocument, WorkCalendar } from '../kernel/index.js'
import type { Entry, EntryState } from './entries.js'
import type { EntryProcessCode } from './redemption-codes.js'
import type { Decidable } from './undecided.js'

/** The way of an entry from its declaration to the account (申报、初审、复核、公示、入账), as data. */
export type EntryWorkflow = PolicyDocument<EntryWorkflowRules>

/** What a text says about the way of an entry. */
export interface EntryWorkflowRules {
  /** Steps between declaration and posting, in this order; steps that the text does not know are left out. */
  readonly steps: readonly EntryWorkflowStep[]
  /** Who may act, by role; an action that is not listed is open to all. Absent: everything is. */
  readonly roles?: readonly { readonly actions: readonly EntryAction[]; readonly roles: readonly string[] }[]
  /** Proofs without which an entry goes no further before publication. Absent: none. */
  readonly proofs?: readonly ProofRule[]
  /** How long an entry is published before it is posted; needed where `publish` is a step. */
  readonly publicity?: PublicityRule
  /** Whether one person may take two of the steps review and verify. Decision: `one-person-two-steps`. */
  readonly samePerson?: Decidable<'allowed' | 'refused'>
  /** Whether a rejected entry may be declared again by a step of its own. */
  readonly resubmission: 'allowed' | 'refused'
}

/** A step between declaration and posting: 初审, 复核, 公示. */
export type EntryWorkflowStep = 'review' | 'verify' | 'publish'

/**
 * What is done with an entry: 申报, 初审, 复核, 公示, 提出异议, 异议不成立, 异议成立, 入账, 驳回, 重新申报, 冲正.
 */
export type EntryAction =
  | 'declare'
  | 'review'
  | 'verify'
  | 'publish'
  | 'object'
  | 'dismiss'
  | 'uphold'
  | 'post'
  | 'reject'
  | 'resubmit'
  | 'reverse'

/** Proofs that an item needs. */
export interface ProofRule {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Ids of the items that need them; absent: all. */
  readonly items?: readonly string[]
  /** Kinds of proof, as in `evidence` of the entry; all of them are needed. */
  readonly kinds: readonly string[]
}

/** How long an entry is published. */
export interface PublicityRule {
  /** Article of the document; absent: it names none. */
  readonly clause?: string
  /** Days, from 1; absent: the decision `publicity-length` gives them. */
  readonly days?: number
  /** Natural or working days; working days need a calendar. */
  readonly unit: 'day' | 'workday'
  /** Whether the day of publication counts. Decision: `publicity-first-day`. */
  readonly firstDay?: Decidable<'counts' | 'doesNotCount'>
  /** A last day that is not worked: it stays the last, or the next day that is worked is. */
  readonly shift: 'none' | 'next'
  /** After an objection that was dismissed the window goes on, or begins anew. Decision: `window-after-objection`. */
  readonly afterObjection?: Decidable<'continues' | 'startsAnew'>
}

/** One thing that was done with an entry. */
export interface EntryEvent {
  /** Id of the entry. */
  readonly entry: string
  /** Its place in the history of the entry, 1, 2, 3, … */
  readonly number: number
  /** What was done. */
  readonly action: EntryAction
  /** Id of the person who did it. */
  readonly actor: string
  /** Day on which it was done. */
  readonly on: PlainDate
  /** A note of the record; absent: none. */
  readonly note?: string
}

/** What the workflow looks at. */
export interface EntryWorkflowFacts {
  /** The entry. */
  readonly entry: Entry
  /** Everything that was done with it, in any order; events of other entries are left aside. */
  readonly events: readonly EntryEvent[]
  /** Which days are worked; needed where working days count, or where a last day moves. */
  readonly calendar?: WorkCalendar
}

/** What somebody wants to do. */
export interface EntryRequest {
  /** What is to be done. */
  readonly action: EntryAction
  /** Id of the person who acts. */
  readonly actor: string
  /** Role in which the person acts; needed for actions that the rules give to roles. */
  readonly role?: string
  /** Day on which it is done. */
  readonly on: PlainDate
  /** A note of the record, and the reason of a reversal; absent: none. */
  readonly note?: string
  /** Id of the reversal entry, for `uphold` and `reverse`; absent: that of the entry and `:reversal`. */
  readonly reversalId?: string
}

/** Where an entry stands. */
export interface EntryProgress {
  /** State after the last step; `new`: it is not declared. */
  readonly state: EntryState | 'new'
  /** Day on which it was published last; `null`: it is not published. */
  readonly publishedOn: PlainDate | null
  /** Last day for objections; `null`: it is not published, or the window ended with an upheld objection. */
  readonly objectionsUntil: PlainDate | null
  /** What can be done next, whoever does it. */
  readonly next: readonly EntryAction[]
}

/** What an action led to. */
export interface EntryTransition extends EntryProgress {
  /** State after the action. */
  readonly state: EntryState
  /** The event to be kept. */
  readonly event: EntryEvent
  /** The entry with the state in which it counts; one that is taken back keeps its last state, beside its reversal. */
  readonly entry: Entry
  /** The entry that takes it back, for `uphold` and `reverse`; `null`: nothing is taken back. */
  readonly reversal: Entry | null
}

/** Why an action is refused, beside the codes of the process: days that cannot be counted. */
export type EntryWorkflowReason = EntryProcessCode | DeadlineReason | 'too-many-open-questions'

/** The title of an action, for menus of a host. */
export const entryActionTitles: Readonly<Record<EntryAction, Label>> = {
  declare: { zh: '申报', en: 'declare' },
  review: { zh: '初审', en: 'review' },
  verify: { zh: '复核', en: 'verify' },
  publish: { zh: '公示', en: 'publish' },
  object: { zh: '提出异议', en: 'object' },
  dismiss: { zh: '异议不成立', en: 'dismiss the objection' },
  uphold: { zh: '异议成立', en: 'uphold the objection' },
  post: { zh: '入账', en: 'post' },
  reject: { zh: '驳回', en: 'reject' },
  resubmit: { zh: '重新申报', en: 'declare again' },
  reverse: { zh: '冲正', en: 'reverse' },
}
