import type { DecimalText, PlainDate } from '../kernel/index.js'
import type { ResultPeriod } from './part-year.js'
import type { ShareEvent, ShareHolder } from './share-rules.js'

/** The facts of a distribution. Amounts in yuan. */
export interface DistributionFacts {
  /** What is split. */
  readonly result: {
    /** The year's net result, or its income where the charter splits income; negative is a deficit. */
    readonly amount: DecimalText
    /** The period that it belongs to. */
    readonly period?: ResultPeriod
    /** Ids of guarantees that were already deducted from it as a cost, but are still to be paid: payees get them. */
    readonly guaranteesDeducted?: readonly string[]
    /** Ids of guarantees that were already deducted from it and paid: payees get nothing more for them. */
    readonly guaranteesPaid?: readonly string[]
  }
  /** Balance at the beginning of the period (年初未分配); a negative one is losses not yet made good. */
  readonly opening?: { readonly undistributed: DecimalText }
  /** Of the losses of earlier years, covered out of a fund before this distribution (用公积金弥补亏损); it is not there to be distributed. */
  readonly lossesCovered?: DecimalText
  /** Other amounts transferred in, which may be distributed (其他转入). */
  readonly transfersIn?: DecimalText
  /** Share events. */
  readonly register?: readonly ShareEvent[]
  /** People, households and organisations, with their figures. */
  readonly holders?: readonly ShareHolder[]
  /** Named figures that the charter refers to. */
  readonly figures?: Readonly<Record<string, DecimalText>>
}

/** What is asked of a distribution. */
export interface DistributionQuestion {
  /** Who holds shares on this day gets the dividend. */
  readonly recordDate: PlainDate
  /** The smallest unit of a payment in yuan, where the charter does not fix it. */
  readonly grain?: DecimalText
}
