import type { RoundingMode } from '../kernel/index.js'
import type { SilentQuestion } from './open-answers.js'
import type { RedemptionQuestion } from './redemption-codes.js'
import type { BalanceMeant, ShareBase } from './redemption-bounds.js'
import type {
  BudgetMethod,
  CurrencyMatch,
  LotOrder,
  PointShortage,
  RefundPlace,
  RestAfterRedemption,
  StockMethod,
} from './redemption-policy.js'
import type { TransferredDays, TransferRecipient } from './point-transfers.js'
import type { Undecided } from './undecided.js'

/** For what is always stated, or left open with its readings. */
export const unasked = { code: '', readings: {} }

/** Which points are spent first. */
export const lotOrderQuestion = /*#__PURE__*/ question<LotOrder>('lot-order', ['oldest', 'earliestExpiry', 'newest'])

/** What becomes of a deduction that finds too few points. */
export const shortageQuestion = /*#__PURE__*/ question<PointShortage>('negative-balance', [
  'negative',
  'offsetNext',
  'writtenOff',
])

/** What happens to the points that are left after a redemption. */
export const restQuestion = /*#__PURE__*/ question<RestAfterRedemption>('rest-after-redemption', [
  'stays',
  'availableCleared',
  'allCleared',
])

/** Where points go when a redemption is cancelled. */
export const refundQuestion = /*#__PURE__*/ question<RefundPlace>('refund-to', ['sameLots', 'newLot', 'nowhere'])

/** Whether points are paid out in cash. */
export const cashQuestion = /*#__PURE__*/ question<'refused' | 'allowed'>('cash-out', ['refused', 'allowed'])

/** The rate of which day counts. */
export const rateDateQuestion = /*#__PURE__*/ question<'redemption' | 'credit'>('rate-date', ['redemption', 'credit'])

/** The price of which day counts. */
export const priceDateQuestion = /*#__PURE__*/ question<'order' | 'pickUp'>('price-date', ['order', 'pickUp'])

/** Which of several prices or rates counts for one who is in several classes. */
export const severalClassesQuestion = /*#__PURE__*/ question<'favourable' | 'unfavourable'>('class-of-several', [
  'favourable',
  'unfavourable',
])

/** By what points are matched. */
export const matchBasisQuestion = /*#__PURE__*/ question<Answers<CurrencyMatch['basis']>>('match-basis', [
  'earnedSoFar',
  'balance',
  'sameRedemption',
])

/** The class of which day gives the factor of the match. */
export const matchClassQuestion = /*#__PURE__*/ question<'redemption' | 'credit'>('match-class-date', [
  'redemption',
  'credit',
])

/** How points for a sum of money become a whole number. */
export const wholePointsQuestion = /*#__PURE__*/ question<RoundingMode>('points-for-money', ['up', 'halfUp', 'down'])

/** Whether a cancelled redemption uses up a turn. */
export const cancelledQuestion = /*#__PURE__*/ question<'counts' | 'doesNotCount'>('cancelled-counts', [
  'counts',
  'doesNotCount',
])

/** Which balance a bound speaks of. */
export const balanceQuestion = /*#__PURE__*/ question<BalanceMeant>('balance-meant', ['available', 'held'])

/** Of which balance the share of a period is taken. */
export const shareBaseQuestion = /*#__PURE__*/ question<ShareBase>('share-base', ['periodStart', 'nowAndRedeemed'])

/** Whether points expire while the right to redeem rests. */
export const restExpiryQuestion = /*#__PURE__*/ question<'runs' | 'waits'>('expiry-while-resting', ['runs', 'waits'])

/** Who may receive points that are moved. */
export const recipientQuestion = /*#__PURE__*/ question<TransferRecipient>('transfer-to', [
  'household',
  'anyone',
  'nobody',
  'refused',
])

/** Whether points that are moved keep the days of their credits. */
export const transferredDaysQuestion = /*#__PURE__*/ question<TransferredDays>('transferred-days', ['kept', 'new'])

/** What happens when claims pass the ceiling. */
export const budgetQuestion = /*#__PURE__*/ question<BudgetMethod>('budget-over', [
  'proRata',
  'firstCome',
  'deferLast',
  'deferAll',
])

/** What happens to claims of one day that do not all fit. */
export const sameDayQuestion = /*#__PURE__*/ question<'proRata' | 'wait'>('same-day-claims', ['proRata', 'wait'])

/** How goods that are too few are shared. */
export const stockQuestion = /*#__PURE__*/ question<StockMethod>('stock-over', ['firstCome', 'byRank', 'proRata'])

/** What happens to claims of one rank that do not all fit. */
export const sameRankQuestion = /*#__PURE__*/ question<'proRata' | 'wait'>('same-rank-claims', ['proRata', 'wait'])

/** Every question that redemption can ask where the text is silent. */
export const redemptionQuestions: readonly SilentQuestion<string>[] = /*#__PURE__*/ (() => [
  lotOrderQuestion,
  shortageQuestion,
  restQuestion,
  refundQuestion,
  cashQuestion,
  rateDateQuestion,
  priceDateQuestion,
  severalClassesQuestion,
  matchBasisQuestion,
  matchClassQuestion,
  wholePointsQuestion,
  cancelledQuestion,
  balanceQuestion,
  shareBaseQuestion,
  restExpiryQuestion,
  recipientQuestion,
  transferredDaysQuestion,
  budgetQuestion,
  sameDayQuestion,
  stockQuestion,
  sameRankQuestion,
])()

type Answers<T> = Exclude<T, Undecided<string> | undefined>

function question<T extends string>(code: RedemptionQuestion, answers: readonly T[]): SilentQuestion<T> {
  return { code, readings: Object.fromEntries(answers.map((one) => [one, one])) }
}
