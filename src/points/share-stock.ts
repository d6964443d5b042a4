import { computed, diagnostic, notComputable, type Decision, type PlainDate, type Result } from '../kernel/index.js'
import { exactInteger, exactToPlainText } from '../kernel/internal.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import { goodsLeft, unlistedStock } from './redemption-limits.js'
import type { RedemptionPolicy, RedeemableGood } from './redemption-policy.js'
import { sameDayQuestion, sameRankQuestion, stockQuestion } from './redemption-questions.js'
import type { BudgetCode } from './share-budget.js'
import { serveClaims, type ScarceClaim } from './share-claims.js'
import { checkAskedDays, claimsInOrder, usableWallet } from './usable-wallet.js'
import type { WalletFacts } from './wallet-facts.js'

/** Goods that somebody wants of what there is. */
export interface StockClaim {
  /** Id, unique in its list; results name it. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Pieces, from 1. */
  readonly count: number
  /** Day on which the claim was recorded. */
  readonly on: PlainDate
  /** Place of the holder, from 1; needed where goods go by rank. */
  readonly rank?: number
}

/** What is asked of goods that may be too few. */
export interface StockQuestion {
  /** Id of the good. */
  readonly good: string
  /** Goods that came in and redemptions count up to this day. */
  readonly asOf: PlainDate
}

/** How goods were shared. Granted and waiting sum to what was claimed. */
export interface SharedStock {
  /** Id of the good. */
  readonly good: string
  /** Pieces that were there. */
  readonly left: number
  /** Pieces that were claimed. */
  readonly claimed: number
  /** Pieces by which the claims pass the stock; 0 when they do not. */
  readonly shortfall: number
  /** What each claim was given and what of it waits, in pieces, in code-unit order of ids. */
  readonly grants: readonly { readonly id: string; readonly granted: number; readonly waiting: number }[]
}

/**
 * Shares goods that are too few among those who claim them, by the mode that the policy names: the earlier record, the better place, or
 * each a share. The order in which claims are given never counts.
 *
 * @param policy - `goods[].shared` names the mode
 * @param facts - the claims, goods that came in, and what was redeemed
 * @returns reasons `good-not-in-list`, `claim-not-complete`, `claim-not-positive`, `claim-given-twice`, `claim-without-rank`;
 *   decisions `stock-over`, `same-day-claims`, `same-rank-claims`, `tie-in-division`; goods that came in under a name that the policy does not list stand in the diagnostics
 * @throws RangeError where the day of the question is no date
 * @example
 * ```ts
 * import { shareStock, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     goods: [{ id: 'rice', title: '大米', prices: [{ from: '2024-01-01', points: '50' }], stocked: true, shared: 'firstCome' }],
 *   },
 * }
 * const claims = [
 *   { id: 'a', holder: 'h1', count: 2, on: '2024-03-02' },
 *   { id: 'b', holder: 'h2', count: 2, on: '2024-03-01' },
 * ]
 * const stock = [{ good: 'rice', count: 3, on: '2024-02-01' }]
 * const shared = shareStock(policy, { claims, stock }, { good: 'rice', asOf: '2024-03-10' })
 * shared.status === 'computed' && shared.value.grants.map((one) => one.granted) // => [1, 2]
 * ```
 */
export function shareStock(
  policy: RedemptionPolicy,
  facts: Pick<WalletFacts, 'stock' | 'redemptions'> & { readonly claims: readonly StockClaim[] },
  question: StockQuestion,
): Result<SharedStock, BudgetCode> {
  const good = policy.rules.goods?.find((one) => one.id === question.good)
  const refused = (code: RedemptionCode, id: string, data = {}): Result<never, BudgetCode> =>
    notComputable(code, [diagnostic(code, 'error', id, { id, ...data })])
  if (good === undefined) return refused('good-not-in-list', question.good, { good: question.good })
  checkAskedDays({ asOf: question.asOf })
  const { facts: usable, found } = usableWallet({ credits: [], ...facts })
  const claims = claimsInOrder(facts.claims)
  if ('code' in claims) return notComputable(claims.code, [claims])
  for (const [index, one] of claims.entries()) {
    if (!Number.isSafeInteger(one.count) || one.count < 1)
      return refused('claim-not-positive', one.id, { points: JSON.stringify([one.count]).slice(1, -1) })
    if (claims[index + 1]?.id === one.id) return refused('claim-given-twice', one.id)
  }
  const left = Math.max(0, goodsLeft(usable, good.id, question.asOf))
  const shared = underEveryAnswer(policy.decisions, (ask) => sharedUnder(good, policy.decisions, ask, claims, left))
  const diagnostics = [...found, ...unlistedStock(policy.rules, facts), ...shared.diagnostics]
  return { ...shared, diagnostics }
}

function sharedUnder(
  good: RedeemableGood,
  decisions: readonly Decision[],
  ask: Ask,
  claims: readonly StockClaim[],
  left: number,
): Result<SharedStock, BudgetCode> {
  const claimed = claims.reduce((sum, one) => sum + one.count, 0)
  const method = claimed > left ? ask(good.shared, stockQuestion) : 'proRata'
  const unranked =
    method === 'byRank' ? claims.find(({ rank }) => !(Number.isSafeInteger(rank) && rank! > 0)) : undefined
  if (unranked !== undefined) {
    const { id } = unranked
    return notComputable('claim-without-rank', [
      diagnostic('claim-without-rank', 'error', id, { id, good: good.title }),
    ])
  }
  const rows = claims.map((one): ScarceClaim => ({
    id: one.id,
    amount: exactInteger(one.count),
    turn: method === 'byRank' ? String(one.rank).padStart(16, '0') : one.on,
  }))
  const granted = serveClaims(rows, exactInteger(left), {
    order: method === 'proRata' ? 'together' : 'byTurn',
    sameTurn: () => computed(ask(undefined, method === 'byRank' ? sameRankQuestion : sameDayQuestion)),
    grain: exactInteger(1),
    decisions,
  })
  if (granted.status !== 'computed') return granted
  const grants = claims.map(({ id, count }) => {
    const part = granted.value.get(id)
    const got = part === undefined ? 0 : Number(exactToPlainText(part))
    return { id, granted: got, waiting: count - got }
  })
  return computed({ good: good.id, left, claimed, shortfall: Math.max(0, claimed - left), grants })
}
