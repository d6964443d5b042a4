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
  /** Points, decimal text; below zero: a deduction. A reversal repeats the points of what it reverses. */
  readonly points: DecimalText
  /** Day of the credit. */
  readonly on: PlainDate
  /** Day on which it was recorded; absent: the day of the credit. */
  readonly recordedAt?: PlainDate
  /** State of the workflow; absent: it has none, and waits where the policy names states. */
  readonly state?: EntryState
  /** Hours of service behind it, decimal text: an account of its own that redemptions leave alone. Absent: none. */
  readonly hours?: DecimalText
  /** Id of the credit that this one takes back; absent: none. */
  readonly reverses?: string
}

/** Points of one credit that a redemption spent. */
export interface SpentLot {
  /** Id of the lot: that of its credit, or of the cancellation that refunded it. */
  readonly lot: string
  /** Id of the kind of points. */
  readonly currency: string
  /** Points, decimal text. */
  readonly points: DecimalText
}

/** A redemption that took place. */
export interface Redemption {
  /** Id, unique for ever; results and findings name it. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Day of the order. */
  readonly on: PlainDate
  /** Day on which it was fetched; absent: not known. */
  readonly pickedUpOn?: PlainDate
  /** Points spent, decimal text, by kind. */
  readonly paid: readonly { readonly currency: string; readonly points: DecimalText }[]
  /** Lots that they came from; absent: by the order of the policy. */
  readonly lots?: readonly SpentLot[]
  /** What they were worth in yuan, decimal text; absent: worked out by the rate of the day. */
  readonly yuan?: DecimalText
  /** Goods of the price list that were given, with their number; absent: none. */
  readonly goods?: readonly { readonly good: string; readonly count: number }[]
}

/** A redemption that was taken back; the record of it stays. */
export interface RedemptionCancellation {
  /** Id, unique for ever; results and findings name it. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Id of the redemption that is taken back. */
  readonly cancels: string
  /** Day on which it is taken back. */
  readonly on: PlainDate
  /** Why, in the words of the record. */
  readonly reason: string
}

/** What is known of a redemption. */
export type RedemptionRecord = Redemption | RedemptionCancellation

/** A holder of an account: classes, households, and the days on which a right rests (as in `MemberScore.suspensions`). */
export interface PointHolder {
  /** Id, unique for ever; results and findings name it. */
  readonly id: string
  /** Classes that it is in, each with its days; absent: none. */
  readonly classes?: readonly DatedLink[]
  /** Households that it belongs to, each with its days; absent: none. */
  readonly households?: readonly DatedLink[]
  /** Rights that rest; absent: none. */
  readonly suspensions?: readonly RestingRight[]
}

/** Days on which a right rests, and why. */
export interface RestingRight {
  /** Id of the rule that it follows from; absent: no rule names it. */
  readonly id?: string
  /** The reason in words; absent: refusals name the days alone. */
  readonly title?: Label
  /** Article of the document; absent: it names none. */
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

/** Everything that a wallet looks at besides the policy, of any number of holders and in any order. */
export interface WalletFacts {
  /** Points that were credited to the account. */
  readonly credits: readonly PointCredit[]
  /** What was redeemed before, and what of it was cancelled; absent: nothing. */
  readonly redemptions?: readonly RedemptionRecord[]
  /** Points that passed from one account to another; absent: none. */
  readonly transfers?: readonly PointTransfer[]
  /** Holders of whom more is known than their points; absent: none. */
  readonly holders?: readonly PointHolder[]
  /** Rights that rest, beside those that stand with the holders. */
  readonly rests?: readonly HolderRest[]
  /** Goods that came in, with their number and day; absent: none. */
  readonly stock?: readonly { readonly good: string; readonly count: number; readonly on: PlainDate }[]
}
