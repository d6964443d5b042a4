import type { DecimalText, Diagnostic, Label, PlainDate, Result } from '../kernel/index.js'
import type { FundingKind, PlanRequirements } from './plan-requirements.js'
import type { DistributionFacts } from './distribution-facts.js'

/** A plan that somebody made (收益分配方案), to be checked before or after the assembly. Amounts in yuan. */
export interface DistributionPlan {
  /** What goes where. */
  readonly entries: readonly PlanEntry[]
  /** Where the money comes from. */
  readonly funding?: readonly { readonly kind: FundingKind; readonly amount: DecimalText }[]
  /** The vote of the assembly. */
  readonly vote?: AssemblyVote
  /** The day from which the plan lay open to members. */
  readonly disclosedOn?: PlainDate
  /** The day of the assembly. */
  readonly assemblyOn?: PlainDate
}

/** One line of a plan. */
export interface PlanEntry {
  /** Id, unique in the plan. */
  readonly id: string
  /** What it is for: a purpose of the charter's form. */
  readonly purpose: string
  /** Amount. */
  readonly amount: DecimalText
  /** Whether it leaves the organisation for persons, or an account keeps it. */
  readonly goesTo: 'persons' | 'account'
  /** How it is divided among persons. */
  readonly by?: 'shares' | 'equal' | 'figures'
}

/** A vote of the members' assembly. */
export interface AssemblyVote {
  /** All members with full capacity. */
  readonly members: number
  /** Of them, present. */
  readonly present: number
  /** Of them, in favour. */
  readonly inFavour: number
  /** Whether representatives voted in the members' place. */
  readonly byRepresentatives?: boolean
}

/** Facts for bounds on a plan. */
export type PlanFacts = Pick<DistributionFacts, 'result' | 'opening' | 'transfersIn' | 'figures'>

/** Facts for the check of a plan. */
export interface PlanCheckFacts extends PlanFacts {
  /** The plan. */
  readonly plan: DistributionPlan
}

/** Why there are no bounds, and no review of a plan. */
export type PlanReason = 'facts-not-readable' | 'not-a-figure'

/** Which published requirements are asked beside the charter's own limits. */
export interface PlanQuestion {
  /** The sets, each with its status; sets for other legal forms are passed over. */
  readonly requirements?: readonly PlanRequirements[]
  /** The day that decides which sets are in force; all are when it is left out. */
  readonly on?: PlainDate
}

/** A bound in yuan. */
export interface PlanBound {
  /** Id of the limit. */
  readonly id: string
  /** Name of the limit, where it has one. */
  readonly label?: Label
  /** The document that sets it: the charter, or a set of requirements. */
  readonly set: string
  /** Title of that document. */
  readonly title: Label
  /** Article. */
  readonly clause?: string
  /** Purposes that count together. */
  readonly purposes: readonly string[]
  /** Lower or upper. */
  readonly side: 'atLeast' | 'atMost'
  /** The amount, rounded toward the constraint; `null` when the limit does not speak here. */
  readonly amount: Result<DecimalText | null>
}

/** The bounds of a year. */
export interface PlanBounds {
  /** Every bound. */
  readonly bounds: readonly PlanBound[]
  /** What may be distributed: result, opening balance and transfers; zero in a deficit. */
  readonly available: DecimalText
  /** What the bounds leave to neither: available less the lower bounds less the upper bounds; `null` while one is open. */
  readonly unassigned: DecimalText | null
}

/** One bound held against a plan. */
export interface PlanBoundCheck extends PlanBound {
  /** What the plan gives to these purposes. */
  readonly planned: DecimalText
  /** `kept`, `violated`, `open` (a decision is missing) or `silent` (the limit does not speak here). */
  readonly verdict: 'kept' | 'violated' | 'open' | 'silent'
  /** By how much the bound is broken, when it is. */
  readonly by?: DecimalText
}

/** A plan held against charter and requirements. */
export interface PlanReview {
  /** Whether nothing is violated and nothing is open. */
  readonly verdict: 'kept' | 'violated' | 'open'
  /** Each bound. */
  readonly bounds: readonly PlanBoundCheck[]
  /** Every violation with its article, and remarks. */
  readonly violations: readonly Diagnostic[]
  /** What the plan gives out altogether. */
  readonly planned: DecimalText
  /** What there is. */
  readonly available: DecimalText
}
