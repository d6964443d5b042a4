import type { DecimalText, DivisionTies, Label, PolicyDocument } from '../kernel/index.js'
import type { Rate } from './portions.js'

/** What the parts of a loss are measured by: what each put in, the rates of the agreement, or the same for all. */
export type LossBasis = 'byCapital' | 'agreed' | 'equally'

/** The most that a partner bears: so many times what it put in (以出资额为限: `times` 1), so many yuan, the lower of both where both stand. */
export interface LossLimit {
  /** So many times the figure that `of` names. */
  readonly times?: Rate
  /** What `times` is of: what it put in (when left out), or the amount that it is `liable` with (账户中的出资额和公积金份额). */
  readonly of?: 'capital' | 'liable'
  /** So many yuan. */
  readonly yuan?: DecimalText
}

/** A partner of a loss. */
export interface LossPartner {
  /** Id of the partner. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Article of the text. */
  readonly clause?: string
  /** Its part by the agreement; those of all partners sum to one. */
  readonly rate?: Rate
  /** The most that it bears, of this loss and of earlier ones together; without limit when left out. */
  readonly limit?: LossLimit
}

/** How partners bear a loss (亏损按出资比例分担、按约定比例分担，一方以出资额为限). */
export interface LossRules {
  /** What the parts are measured by. Left out: decision `loss-basis`. */
  readonly basis?: LossBasis
  /** The partners by name. Left out where the text names none (按成员账户份额分担): all partners of the facts, by capital or equally. */
  readonly partners?: readonly LossPartner[]
  /** The limit of every partner that has none of its own. */
  readonly limit?: LossLimit
  /**
   * What a limited partner need not bear: `others` bear it by their parts, any other text is the account that carries it (挂账). Left out:
   * decision `loss-beyond-limit` when a limit is met.
   */
  readonly beyond?: string
  /** Smallest amount, in yuan. */
  readonly grain: DecimalText
  /** Who bears the last grain among equal remainders; `report` asks `tie-in-division`. */
  readonly ties: DivisionTies
}

/** A document about losses. */
export type LossDocument = PolicyDocument<LossRules>

/** What is known of a partner. */
export interface LossPartnerFacts {
  /** Id of the partner. */
  readonly id: string
  /** Name, where the rules give none. */
  readonly title?: Label
  /** What it put in, or its share of the accounts, in yuan: what parts by capital are measured by. */
  readonly capital?: DecimalText
  /** The amount that it is liable with, in yuan, where a limit is of that. */
  readonly liable?: DecimalText
  /** What it bore of earlier losses, in yuan; it counts against its limit. */
  readonly borne?: DecimalText
}

/** A loss and who stands behind it. */
export interface LossFacts {
  /** The loss in yuan, as a positive amount. */
  readonly loss: DecimalText
  /** Of it, covered out of funds before partners bear any (先用公积金弥补). */
  readonly covered?: DecimalText
  /** The partners; one whose capital does not matter may be left out. */
  readonly partners: readonly LossPartnerFacts[]
}

/** What one partner bears. */
export interface LossShare {
  /** Id of the partner. */
  readonly id: string
  /** What it bears, in yuan. */
  readonly amount: DecimalText
  /** Its part by capital, agreement or head, before any limit: decimal text or a fraction. */
  readonly part: Rate
  /** What of its limit is left after this loss, in yuan; `null` without one. */
  readonly leftOfLimit: DecimalText | null
  /** Whether its limit kept it from bearing more. */
  readonly limited: boolean
}

/** A loss that was divided: `covered`, the shares and `carried` sum to it. */
export interface LossDivision {
  /** The loss. */
  readonly loss: DecimalText
  /** Covered out of funds. */
  readonly covered: DecimalText
  /** The partners in the order of the document. */
  readonly shares: readonly LossShare[]
  /** What nobody bears. */
  readonly carried: DecimalText
  /** The account that carries it; `null` where nothing is carried, or where every partner is at its limit and no account is named. */
  readonly carriedBy: string | null
}

/** Why a loss was not divided. */
export type LossReason =
  | 'unreadable-loss'
  | 'not-a-loss'
  | 'covers-more-than-loss'
  | 'unknown-partner'
  | 'duplicate-partner'
  | 'rates-do-not-sum'
  | 'nobody-bears'
  | 'not-divisible'
  | 'no-such-partner'
