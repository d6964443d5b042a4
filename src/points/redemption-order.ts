import type { DecimalText } from '../kernel/index.js'

/** What somebody wants for points. */
export interface RedemptionOrder {
  /** Id of the redemption that would follow, unique for ever. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Day of the order, `YYYY-MM-DD`. */
  readonly on: string
  /** Day on which it is fetched, `YYYY-MM-DD`; absent: not known yet. */
  readonly pickedUpOn?: string
  /** Goods of the price list, goods worth so many yuan, so many points for something else, or points to be paid out in cash. */
  readonly want:
    | { readonly goods: readonly { readonly good: string; readonly count: number }[] }
    | { readonly worth: DecimalText }
    | { readonly points: DecimalText }
    | { readonly cash: DecimalText }
  /** How many points of each kind; absent: all of the one kind that there is. */
  readonly pay?: readonly { readonly currency: string; readonly points: DecimalText }[]
}
