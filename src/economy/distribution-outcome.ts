import type { DecimalText, FractionText, Label, PlainDate, Result } from '../kernel/index.js'
import type { Charter } from './charter.js'
import type { GuaranteeOutcome } from './guarantees.js'
import type { PoolPayout } from './bounded-payout.js'
import type { DeductionOutcome } from './payment-deductions.js'
import type { PoolDivision } from './payout.js'
import type { PoolLimit } from './pool-amount.js'

/** A distribution carried out. Amounts in yuan with fen. */
export interface Distribution {
  /** The legal form. */
  readonly form: Charter['rules']['form']
  /** What was split. */
  readonly measure: Charter['rules']['measure']
  /** Record date. */
  readonly recordDate: PlainDate
  /** What ran through the pools. */
  readonly entering: DecimalText
  /** Losses of earlier years, less what a fund covered. */
  readonly losses: DecimalText
  /** Of them, made good this year. */
  readonly madeGood: DecimalText
  /** Guarantees. */
  readonly guarantees: readonly GuaranteeOutcome[]
  /** Pools in the order of the charter. */
  readonly pools: readonly PoolOutcome[]
  /** Who keeps what the pools leave. */
  readonly remainder: Result<AccountAmount>
  /** What accounts of the organisation keep, by name of the account. */
  readonly accounts: readonly AccountAmount[]
  /** What each holder gets whose payments are all known; open where that is nobody. */
  readonly payees: Result<readonly Payee[]>
  /** Who waits beside them, each for pools or guarantees (by id) that are open; absent when nobody does. */
  readonly waiting?: readonly WaitingPayee[]
  /** What was taken off payments and kept; absent when the charter takes nothing. */
  readonly deductions?: readonly DeductionOutcome[]
  /** Sums that must agree: entering = madeGood + kept + paid + open. */
  readonly totals: DistributionTotals
  /** 年末未分配: opening + result + transfers + losses covered − what left; `null` while something is open. */
  readonly closing: DecimalText | null
}

/** Somebody whose payments are not all known yet. */
export interface WaitingPayee {
  /** The holder, or the household. */
  readonly id: string
  /** The pools and guarantees that are open, by id. */
  readonly for: readonly string[]
  /** What they wait for. */
  readonly result: Exclude<Result<never>, { readonly status: 'computed' }>
}

/** Sums over a distribution, in yuan. */
export interface DistributionTotals {
  /** What accounts keep. */
  readonly kept: DecimalText
  /** What goes to holders out of the amount that entered, with what is set aside for frozen shares; `null` while payments are open. */
  readonly paid: DecimalText | null
  /** Of all payments, set aside for frozen shares; `null` while payments are open. */
  readonly escrow: DecimalText | null
  /** What bearers of guarantees pay from outside. */
  readonly fromBearers: DecimalText
  /** What nobody has yet, because a decision is missing. */
  readonly open: DecimalText
}

/** What became of a pool. */
export interface PoolOutcome {
  /** Id of the rule. */
  readonly id: string
  /** Name. */
  readonly label: Label
  /** What it is for. */
  readonly purpose: string
  /** Article. */
  readonly clause?: string
  /** The pool that it was cut from. */
  readonly within?: string
  /** The figure that the rate was applied to. */
  readonly base?: { readonly figure: string; readonly amount: FractionText }
  /** The rate. */
  readonly rate?: FractionText
  /** What the rule asks for, exactly. */
  readonly asked: FractionText
  /** What the pool took. */
  readonly amount: DecimalText
  /** Why that is not what was asked for. */
  readonly limitedBy?: PoolLimit
  /** What another pool gave toward it. */
  readonly drawn?: { readonly pool: string; readonly amount: DecimalText }
  /** The account that keeps it, or that keeps what the pools cut from it leave. */
  readonly kept?: Result<AccountAmount>
  /** For a composite basis: the parts of its components, which sum to the amount. */
  readonly components?: readonly { readonly id: string; readonly amount: DecimalText }[]
  /** The measure of the division. */
  readonly division?: PoolDivision
  /** How it was paid out. */
  readonly payout?: Result<PoolPayout>
}

/** What an account of the organisation keeps. */
export interface AccountAmount {
  /** Name of the account; `undistributed` is 未分配. */
  readonly id: string
  /** Amount. */
  readonly amount: DecimalText
}

/** What one holder gets. */
export interface Payee {
  /** The holder, or the household where the pool is divided by households. */
  readonly id: string
  /** All of it. */
  readonly amount: DecimalText
  /** Of it, set aside because shares are frozen. */
  readonly escrow: DecimalText
  /** Where it comes from: pools and guarantees by id; deductions, by id, are negative. */
  readonly parts: readonly { readonly id: string; readonly amount: DecimalText }[]
  /** For a row that stands for several alike: how many get how much. */
  readonly each?: readonly { readonly count: number; readonly amount: DecimalText }[]
}
