import type { DecimalText, Label, PlainDate } from '../kernel/index.js'
import type { DatedLink, EntryState } from './entries.js'
import type { PointTransfer } from './point-transfers.js'

/** Points that came to a holder, or were taken from one. Credits never change; a mistake is put right by one that `reverses` it. */
export interface PointCredit {
  /** Id, unique for ever. */
  readonly id: string
  /** The member or household. */
  readonly holder: string
  /** Kind of points; absent: the first of the policy. */
  readonly currency?: string
  /** Points; negative: a deduction. A reversal repeats the points of what it reverses. */
  readonly points: DecimalText
  /** Day of the credit. */
  readonly on: PlainDate
  /** Day on which it was recorded; absent: the day of the credit. */
  readonly recordedAt?: PlainDate
  /** State of the workflow. */
  readonly state?: EntryState
  /** Hours of service behind it: a ledger of its own that redemptions leave alone. */
  readonly hours?: DecimalText
  /** Id of the credit that this one takes back. */
  readonly reverses?: string
}

/** Points of one credit that a redemption spent. */
export interface SpentLot {
  /** Id of the lot: that of its credit, or of the cancellation that refunded it. */
  readonly lot: string
  /** Id of the currency. */
  readonly currency: string
  /** Points, decimal text. */
  readonly points: DecimalText
}

/** A redemption that took place. */
export interface Redemption {
  /** Id, unique in its list; results and explanations name it. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Day of the order. */
  readonly on: PlainDate
  /** Day on which it was fetched. */
  readonly pickedUpOn?: PlainDate
  /** Points spent, by kind. */
  readonly paid: readonly { readonly currency: string; readonly points: DecimalText }[]
  /** Lots that they came from; absent: by the order of the policy. */
  readonly lots?: readonly SpentLot[]
  /** What was given for them. */
  readonly goods?: readonly { readonly good: string; readonly count: number }[]
}

/** A redemption that was taken back; the record of it stays. */
export interface RedemptionCancellation {
  /** Id, unique in its list; results and explanations name it. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Id of the redemption. */
  readonly cancels: string
  /** The day, `YYYY-MM-DD`. */
  readonly on: PlainDate
  /** Why, in the words of the record. */
  readonly reason: string
}

/** What is known of a redemption. */
export type RedemptionRecord = Redemption | RedemptionCancellation

/** A holder's classes, and the days on which a right rests (as in `MemberScore.suspensions`). */
export interface PointHolder {
  /** Id, unique in its list; results and explanations name it. */
  readonly id: string
  /** Ids of member classes; absent: all. */
  readonly classes?: readonly DatedLink[]
  /** Households that it belongs to, with days. */
  readonly households?: readonly DatedLink[]
  /** Rights that rest. */
  readonly suspensions?: readonly RestingRight[]
}

/** Days on which a right rests, and why. */
export interface RestingRight {
  /** Id of the rule that it follows from. */
  readonly id?: string
  /** The reason in words. */
  readonly title?: Label
  /** Article of the document. */
  readonly clause?: string
  /** The right. */
  readonly right: string
  /** First day. */
  readonly from: PlainDate
  /** Last day. */
  readonly to: PlainDate
}

/** A right of a holder that rests, as closing a period gives it. */
export interface HolderRest extends RestingRight {
  /** Id of the holder of the account. */
  readonly holder: string
}

/** Everything that a wallet looks at besides the policy. */
export interface WalletFacts {
  /** Points that were credited to the account. */
  readonly credits: readonly PointCredit[]
  /** What was redeemed before. */
  readonly redemptions?: readonly RedemptionRecord[]
  /** Points that passed from one account to another. */
  readonly transfers?: readonly PointTransfer[]
  /** The holders of accounts. */
  readonly holders?: readonly PointHolder[]
  /** Rights that rest, beside those that stand with the holders. */
  readonly rests?: readonly HolderRest[]
  /** Goods that came in. */
  readonly stock?: readonly { readonly good: string; readonly count: number; readonly on: PlainDate }[]
}
