import type { LotOrder, PointShortage, RefundPlace, RestAfterRedemption } from './redemption-policy.js'

/** Which points are spent first. */
export const lotOrderQuestion: { code: string; readings: Record<string, LotOrder> } = {
  code: 'lot-order',
  readings: { oldest: 'oldest', earliestExpiry: 'earliestExpiry', newest: 'newest' },
}

/** What becomes of a deduction that finds too few points. */
export const shortageQuestion: { code: string; readings: Record<string, PointShortage> } = {
  code: 'negative-balance',
  readings: { negative: 'negative', offsetNext: 'offsetNext', writtenOff: 'writtenOff' },
}

/** What happens to the points that are left after a redemption. */
export const restQuestion: { code: string; readings: Record<string, RestAfterRedemption> } = {
  code: 'rest-after-redemption',
  readings: { stays: 'stays', availableCleared: 'availableCleared', allCleared: 'allCleared' },
}

/** Where points go when a redemption is cancelled. */
export const refundQuestion: { code: string; readings: Record<string, RefundPlace> } = {
  code: 'refund-to',
  readings: { sameLots: 'sameLots', newLot: 'newLot', nowhere: 'nowhere' },
}

/** For what is always stated, or left open with its readings. */
export const unasked = { code: '', readings: {} }
