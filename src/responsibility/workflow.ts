import type { Label, PlainDate, PolicyDocument, WorkCalendar } from '../kernel/index.js'
import type { ClockLength } from './clocks.js'
import type { SubjectCondition, SubjectValues } from './criteria.js'
import type { VoteCount, MeetingVoteRule } from './votes.js'

/** A workflow as data (发展党员、软弱涣散整顿、防返贫监测): steps with their clocks, conditions, votes and validity. */
export type Workflow = PolicyDocument<WorkflowRules>

/** What the text of a workflow says. */
export interface WorkflowRules {
  /** Phases, for display. */
  readonly phases?: readonly { readonly id: string; readonly title: Label }[]
  /** Steps, in the order of the text. */
  readonly steps: readonly WorkflowStep[]
}

/** One step. */
export interface WorkflowStep {
  /** Id, unique in the workflow. */
  readonly id: string
  /** Name of the step. */
  readonly title: Label
  /** Its phase. */
  readonly phase?: string
  /** Who acts, by role. */
  readonly actor?: string
  /** Article of the text. */
  readonly clause?: string
  /** Steps that go before it; absent: the workflow can begin here. */
  readonly after?: readonly WorkflowLink[]
  /** Whether all of `after` or any of them opens it. Absent: all. */
  readonly join?: 'all' | 'any'
  /** How it can end; absent: it is simply done. */
  readonly outcomes?: readonly WorkflowOutcome[]
  /** Not before these (at least a year of cultivation). */
  readonly notBefore?: readonly WorkflowClock[]
  /** By these at the latest. */
  readonly by?: readonly WorkflowClock[]
  /** Dates of the calendar between which it is done, both inclusive (a plan for one year). */
  readonly between?: { readonly from?: PlainDate; readonly to?: PlainDate; readonly soft?: boolean }
  /** It may be left out: when its last day has passed, it is not taken instead of overdue. Absent: it must be done. */
  readonly optional?: boolean
  /** How long it takes from its start to its end (publicity of at least 5 working days). */
  readonly lasts?: WorkflowLength
  /** What must be true of the case and of the record of this step. */
  readonly requires?: readonly WorkflowRequirement[]
  /** The vote that decides it. */
  readonly vote?: MeetingVoteRule
  /** How long its result holds. */
  readonly validity?: readonly WorkflowValidity[]
  /** What must be recorded again and again from this step on (an inspection every half year). */
  readonly repeats?: readonly WorkflowRepeat[]
}

/** A step that goes before; without an outcome, any outcome that proceeds opens the next. */
export interface WorkflowLink {
  /** Id of the step before. */
  readonly step: string
  /** The outcome it must have. */
  readonly outcome?: string
}

/** How a step can end. `proceeds`: the steps after it open. `repeats`: it must be done again. `ends`: the case is over. */
export interface WorkflowOutcome {
  /** Id within the step. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** What follows. */
  readonly effect: 'proceeds' | 'repeats' | 'ends'
}

/** Where a clock starts: the day of a step, or a date known of the case (`birthDate`). */
export type ClockAnchor = { readonly step: string } | { readonly dateOf: string }

/** A dated limit of a step. */
export interface WorkflowClock extends ClockLength {
  /** Id, unique in the workflow; decisions name it. */
  readonly id: string
  /**
   * Where it starts. Several anchors: the text does not say which; then the decision `clock-start` is needed (by the
   * name of the step or of the date).
   */
  readonly from: readonly ClockAnchor[]
  /** A text that says 一般 or 原则上: passing it is a warning. Absent: it binds. */
  readonly soft?: boolean
  /** A longer length for cases in which a value is `true` (special cases up to 6 months). */
  readonly extension?: { readonly count: number; readonly when: string }
  /** Article of the text. */
  readonly clause?: string
}

/** How long a step takes itself, from its record of start to its record of end. */
export interface WorkflowLength {
  /** Shortest; `id` names it in decisions. */
  readonly atLeast: ClockLength & { readonly id: string }
  /** Article of the text. */
  readonly clause?: string
}

/** A condition on the case and on the record of the step; the record's values go first. */
export interface WorkflowRequirement {
  /** Id within the step. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** The condition. */
  readonly when: SubjectCondition
  /** A text that says 一般: missing it is a warning. Absent: it binds. */
  readonly soft?: boolean
  /** Article of the text. */
  readonly clause?: string
}

/** The result of a step lapses after a time unless another step has been done by then. */
export interface WorkflowValidity {
  /** Id, unique in the workflow; decisions name it. */
  readonly id: string
  /** Last day on which it holds, counted from the step. */
  readonly holds: ClockLength
  /** The step that must be done by then. */
  readonly until: string
  /** Steps that must be done again when it has lapsed. */
  readonly redo: readonly string[]
  /** A longer time for cases in which a value is `true`. */
  readonly extension?: { readonly count: number; readonly when: string }
  /** Article of the text. */
  readonly clause?: string
}

/** A record that is due again and again from a step until another. */
export interface WorkflowRepeat {
  /** Id, unique in the workflow: events name it as their step. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** One in every stretch of so many months, counted from the step. */
  readonly everyMonths: number
  /** The step that ends it. */
  readonly until: string
  /** A missing one is a warning. Absent: it binds: `until` can be taken when there are as many records as full stretches. */
  readonly soft?: boolean
  /** Article of the text. */
  readonly clause?: string
}

/** One case that goes through a workflow: a person, a household, a branch. */
export interface WorkflowCase {
  /** Id. */
  readonly id: string
  /** What is known of it: dates, figures, yes or no. */
  readonly values: SubjectValues
}

/** The cases of a workflow and what was recorded of them. */
export interface WorkflowFacts {
  /** Cases. */
  readonly cases: readonly WorkflowCase[]
  /** Records, in any order. */
  readonly events: readonly WorkflowEvent[]
  /** Which days are worked; only for working days and shifts. */
  readonly calendar?: WorkCalendar
}

/** What was recorded of a step of a case. */
export interface WorkflowEvent {
  /** Id of the record. */
  readonly id: string
  /** The case. */
  readonly caseId: string
  /** The step, or the record that repeats. */
  readonly step: string
  /** `started` opens a step that lasts; `done` ends it. */
  readonly kind: 'started' | 'done'
  /** Day. */
  readonly date: PlainDate
  /** Place within the day, where records of one day must be told apart; absent is 0. */
  readonly order?: number
  /** How it ended, for steps with outcomes. */
  readonly outcome?: string
  /** What is known of this step: hours, people by role, findings. */
  readonly values?: SubjectValues
  /** The count of its vote. */
  readonly vote?: VoteCount
}
