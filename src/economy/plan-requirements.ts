import type { Label, Source } from '../kernel/index.js'
import type { AccountCeiling, Portion, Rate } from './portions.js'
import type { AmountCondition } from './conditions.js'

/** A bound on a plan: the pools of some purposes together take at least or at most so much. */
export interface PlanLimit {
  /** Id. */
  readonly id: string
  /** Name for people. */
  readonly label?: Label
  /** Article of the text. */
  readonly clause?: string
  /** Purposes that count together. `paidOut` is everything that goes to persons, `kept` everything that stays. */
  readonly purposes: readonly string[]
  /** Lower bound (`不低于`). */
  readonly atLeast?: Portion
  /** Upper bound (`不超过`). */
  readonly atMost?: Portion
  /** Conditions that must all hold for the bound to speak. */
  readonly when?: readonly AmountCondition[]
  /** What holds when the tests fail: nothing may be given, or the bound does not apply. Left out: decision `limit-otherwise`. */
  readonly otherwise?: 'nothing' | 'unlimited'
  /** The bound is not asked once the account holds its ceiling. */
  readonly ceiling?: AccountCeiling
}

/** Published requirements on plans: a law, a regulation, a local rule. */
export interface PlanRequirements {
  /** Id of the set. */
  readonly id: string
  /** Title as published. */
  readonly title: Label
  /** Where it applies. */
  readonly place: Label
  /** Legal forms that it binds. */
  readonly forms: readonly ('collective' | 'cooperative' | 'agreement')[]
  /** The document, with the status of what was read. */
  readonly source: Source
  /** First and last day in force, inclusive; left out where the source read does not say. */
  readonly effective?: { readonly from: string; readonly to?: string }
  /** Bounds on amounts. */
  readonly limits: readonly PlanLimit[]
  /** No payment to members while there is a deficit: the article. */
  readonly noDeficitPayout?: string
  /** No payment out of borrowed money: the article. */
  readonly noBorrowedMoney?: string
  /** Money that may not enter the year's distribution. */
  readonly forbiddenFunding?: { readonly clause: string; readonly kinds: readonly FundingKind[] }
  /** Losses are made good before anything else: the article. */
  readonly lossesFirst?: string
  /** Equal division is forbidden: the article. */
  readonly noEqualDivision?: string
  /** The vote that approves a plan. */
  readonly vote?: AssemblyVoteRule
  /** Days before the assembly by which the plan lies open. */
  readonly disclosure?: { readonly clause: string; readonly days: number }
  /** Who may be a member: the part of farmers, and how many institutions (`smallInstitutions` up to `smallUpTo` members, above that a part). */
  readonly membership?: {
    readonly clause: string
    readonly farmers: Rate
    readonly smallUpTo: number
    readonly smallInstitutions: number
    readonly institutions: Rate
  }
  /** Caps on one holder's shares. */
  readonly holdingCap?: { readonly clause: string; readonly rate: Rate; readonly keepsOld: boolean }
}

/** Where money of a distribution comes from. */
export type FundingKind =
  | 'operating'
  | 'openingBalance'
  | 'reserve'
  | 'loan'
  | 'landCompensation'
  | 'assetSale'
  | 'donation'
  | 'landQuota'
  | 'subsidy'
  | 'other'

/** How an assembly decides. */
export interface AssemblyVoteRule {
  /** Article. */
  readonly clause: string
  /** Part of all members with full capacity that must be there. */
  readonly quorum: Rate
  /** Part of all members (not of those present) that must agree. */
  readonly majority: Rate
  /** Whether representatives may decide in the members' place. */
  readonly byRepresentatives: 'allowed' | 'forbidden' | 'notStated'
}
