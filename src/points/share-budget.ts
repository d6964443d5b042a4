import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Decision,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { addExact, exactOf, exactToPlainText, exactZero, subtractExact, type Exact } from '../kernel/internal.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionBudget, RedemptionPolicy } from './redemption-policy.js'
import { budgetQuestion, sameDayQuestion } from './redemption-questions.js'
import { claimsInOrder } from './usable-wallet.js'
import { serveClaims, type Grants } from './share-claims.js'

/** Points that somebody claims from the budget of a period. */
export interface BudgetClaim {
  /** Id, unique among the claims; the grants name it. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Points that are claimed, decimal text above zero. */
  readonly points: DecimalText
  /** Day of the claim; earlier ones come first where the order counts. */
  readonly on: PlainDate
}

/** How a budget was shared out. Given and waiting sum to what was claimed. */
export interface SharedBudget {
  /** Points that may be issued, decimal text. */
  readonly ceiling: DecimalText
  /** What was claimed in all, decimal text. */
  readonly claimed: DecimalText
  /** What the claims pass the ceiling by, decimal text; `'0'` when they do not. */
  readonly shortfall: DecimalText
  /** What was given in all, decimal text. */
  readonly given: DecimalText
  /** What each claim was given and what of it waits, decimal text, in code-unit order of ids. */
  readonly grants: readonly { readonly id: string; readonly granted: DecimalText; readonly waiting: DecimalText }[]
}

/** Why a ceiling or a stock cannot be shared. */
export type BudgetCode = RedemptionCode | 'bad-grain'

/**
 * Shares the points that may be issued in a period among the claims, exactly: nobody gets more than was claimed, and nothing is lost.
 *
 * @param question - `ceiling`: the points that may be issued, where the policy does not state them
 * @returns reasons `ceiling-not-given` (or one that is no figure from zero), `claim-not-complete`, `claim-not-positive`, `claim-given-twice`, `bad-grain`; decisions `budget-over`,
 *   `same-day-claims`, `tie-in-division`
 * @example
 * ```ts
 * import { shareBudget, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never',
 *     budget: { over: 'proRata', grain: '1' },
 *   },
 * }
 * const claims = [
 *   { id: 'a', holder: 'h1', points: '500', on: '2024-01-10' },
 *   { id: 'b', holder: 'h2', points: '460', on: '2024-01-08' },
 *   { id: 'c', holder: 'h3', points: '300', on: '2024-01-12' },
 * ]
 * const shared = shareBudget(policy, { claims }, { ceiling: '1000' })
 * shared.status === 'computed' && shared.value.grants.map((one) => one.granted) // => ['397', '365', '238']
 * ```
 */
export function shareBudget(
  policy: RedemptionPolicy,
  facts: { readonly claims: readonly BudgetClaim[] },
  question: { readonly ceiling?: DecimalText },
): Result<SharedBudget, BudgetCode> {
  const budget = policy.rules.budget
  const ceiling = question.ceiling ?? budget?.ceiling
  if (ceiling === undefined || budget === undefined) return notComputable('ceiling-not-given')
  const most = readFigure(ceiling)
  if (!most.ok || most.figure.n < 0n)
    return notComputable('ceiling-not-given', [
      diagnostic('ceiling-not-given', 'error', 'ceiling', { ceiling: most.ok ? ceiling : most.text }),
    ])
  const claims = claimsInOrder(facts.claims)
  if ('code' in claims) return notComputable(claims.code, [claims])
  for (const [index, one] of claims.entries()) {
    const read = readFigure(one.points)
    const data = { id: one.id, points: read.ok ? one.points : read.text }
    if (!read.ok || read.figure.n <= 0n)
      return notComputable('claim-not-positive', [diagnostic('claim-not-positive', 'error', one.id, data)])
    if (claims[index + 1]?.id === one.id)
      return notComputable('claim-given-twice', [diagnostic('claim-given-twice', 'error', one.id, data)])
  }
  return underEveryAnswer(policy.decisions, (ask) => sharedUnder(budget, policy.decisions, ask, claims, most.figure))
}

function sharedUnder(
  budget: RedemptionBudget,
  decisions: readonly Decision[],
  ask: Ask,
  claims: readonly BudgetClaim[],
  ceiling: Exact,
): Result<SharedBudget, BudgetCode> {
  const rows = claims.map(({ id, points, on }) => ({ id, amount: exactOf(points), turn: on }))
  const claimed = rows.map(({ amount }) => amount).reduce(addExact, exactZero)
  const over = subtractExact(claimed, ceiling)
  const method = over.n > 0n ? ask(budget.over, budgetQuestion) : 'proRata'
  const granted: Result<Grants, BudgetCode> =
    method === 'deferAll'
      ? computed(new Map())
      : serveClaims(rows, ceiling, {
          order: method === 'proRata' ? 'together' : method === 'firstCome' ? 'byTurn' : 'wholeByTurn',
          sameTurn: () => computed(ask(budget.sameDay, sameDayQuestion)),
          grain: exactOf(budget.grain),
          decisions,
        })
  if (granted.status !== 'computed') return granted
  const grants = claims.map(({ id, points }) => {
    const part = granted.value.get(id) ?? exactZero
    return { id, granted: exactToPlainText(part), waiting: exactToPlainText(subtractExact(exactOf(points), part)) }
  })
  return computed({
    ceiling: exactToPlainText(ceiling),
    claimed: exactToPlainText(claimed),
    shortfall: over.n > 0n ? exactToPlainText(over) : '0',
    given: exactToPlainText([...granted.value.values()].reduce(addExact, exactZero)),
    grants,
  })
}
