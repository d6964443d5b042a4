import type { Label, PlainDate, PolicyDocument } from '../kernel/index.js'

/** A stretch of every year, by its first and last day, `MM-DD`; one that ends before it begins runs over the new year. */
export interface EscalationSeason {
  /** First day, `MM-DD`. */
  readonly from: string
  /** Last day, `MM-DD`. */
  readonly to: string
}

/**
 * The stretch of time in which events add up. `year`: from a day of the year (`MM-DD`) on. `season`: the season that began last. `rolling`: so many months
 * back from the day of the question.
 */
export type EscalationWindow =
  | { readonly kind: 'ever'; readonly id: string }
  | { readonly kind: 'year'; readonly id: string; readonly startsOn: string }
  | { readonly kind: 'season'; readonly id: string; readonly seasons: readonly EscalationSeason[] }
  | { readonly kind: 'rolling'; readonly id: string; readonly months: number }

/** One measure that a step takes. */
export interface EscalationAction {
  /** What is done: `remind`, `interview`, `supervise`, `circulate`, or another word of the document. */
  readonly action: string
  /** The measure in the words of the text. */
  readonly title: Label
  /** Toward whom, by role: `firstResponsible`, `directResponsible`, … */
  readonly toward?: string
  /** What the measure fixes: the grade of a cap, the body that is told. */
  readonly value?: string
}

/** One rung of a ladder. */
export interface EscalationStep {
  /** Id within the ladder. */
  readonly id: string
  /** Name of the step. */
  readonly title: Label
  /** The count (events, events in a row, or days) at which it is reached. */
  readonly at: number
  /** What is done. */
  readonly actions: readonly EscalationAction[]
  /** Article of the text. */
  readonly clause?: string
}

/** A ladder for the subjects of one level (提醒、约谈、挂牌督办、通报). */
export interface EscalationLadder {
  /** Id within the document. */
  readonly id: string
  /** Name of the ladder. */
  readonly title: Label
  /** Level of the subjects that it holds: `township`, `county`, `person`, … */
  readonly level: string
  /** Kinds of events that count. */
  readonly counts: readonly string[]
  /** Kinds of events that set the count back to nothing, so that the rest is counted in a row; absent: none. */
  readonly resets?: readonly string[]
  /** Whose events count: the subject's own, or also those of every subject below it. */
  readonly scope: 'own' | 'below'
  /** What adds up: events, or the days since the first event that nothing has reset. */
  readonly unit: 'events' | 'days'
  /** The counting window by id; a text that names none leaves it `open`. */
  readonly window: string
  /** The rungs. */
  readonly steps: readonly EscalationStep[]
  /** Events that enter the ladder at a step at once, whatever the count. */
  readonly directEntries?: readonly { readonly event: string; readonly step: string; readonly clause?: string }[]
  /** Names for counts, lowest first: from so many on. */
  readonly severities?: readonly { readonly id: string; readonly title: Label; readonly from: number }[]
  /** Whether each event above the last step takes that step again; a text that does not say leaves it `open`. */
  readonly repeats: 'once' | 'eachTime' | 'open'
  /** Counts periods in a row in which something counted (连续两个月), instead of events. */
  readonly consecutive?: EscalationRun
}

/** Periods in a row. */
export interface EscalationRun {
  /** Length of a period. */
  readonly period: 'month' | 'quarter' | 'half' | 'year'
  /**
   * A whole period without any record after one that counts: it breaks the row, or is passed over. A text that does not say is `open`; then the decision
   * `period-gap` is needed where it matters. A period with a reset and nothing that counts after it breaks the row in any case.
   */
  readonly gap: 'breaks' | 'skipped' | 'open'
}

/** The ladders of a document, and the windows that they may count in. */
export interface EscalationRules {
  /** Counting windows. */
  readonly windows: readonly EscalationWindow[]
  /** Ladders. */
  readonly ladders: readonly EscalationLadder[]
}

/** A document of escalation ladders. */
export type EscalationDocument = PolicyDocument<EscalationRules>

/** One event: a fire, a finding, a failed correction, a pass that resets. */
export interface EscalationEvent {
  /** Id of the record. */
  readonly id: string
  /** The subject that it happened to. */
  readonly subjectId: string
  /** Kind, as the ladders name it. */
  readonly kind: string
  /** Day. */
  readonly date: PlainDate
  /** Records of the same occasion count once (one fire, two inspectors). */
  readonly occasion?: string
}

/** A subject in the tree. */
export interface EscalationSubject {
  /** Id. */
  readonly id: string
  /** Level, as the ladders name it. */
  readonly level: string
  /** The subject above it. */
  readonly parentId?: string
}

/** What ladders are climbed with. */
export interface EscalationFacts {
  /** Everybody in the tree. */
  readonly subjects: readonly EscalationSubject[]
  /** What happened. */
  readonly events: readonly EscalationEvent[]
}
