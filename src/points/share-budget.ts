import {
  computed,
  diagnostic,
  divideWhole,
  needs,
  notComputable,
  type DecimalText,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOf,
  exactToPlainText,
  exactZero,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { DivisionCode } from '../kernel/index.js'
import { byCodeUnit } from './ledger-events.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { BudgetMethod, RedemptionBudget, RedemptionPolicy } from './redemption-policy.js'

/** Points that somebody claims from the budget of a period. */
export interface BudgetClaim {
  /** Id, unique in its list; results and explanations name it. */
  readonly id: string
  /** Id of the holder of the account. */
  readonly holder: string
  /** Points, decimal text. */
  readonly points: DecimalText
  /** The day, `YYYY-MM-DD`. */
  readonly on: PlainDate
}

/** How a budget was shared out. Given and waiting sum to what was claimed. */
export interface SharedBudget {
  /** The limit, in points. */
  readonly ceiling: DecimalText
  /** What was asked for, in points. */
  readonly claimed: DecimalText
  /** What the claims pass the ceiling by; zero when they do not. */
  readonly shortfall: DecimalText
  /** What was given, decimal text. */
  readonly given: DecimalText
  /** In code-unit order of ids. */
  readonly grants: readonly { readonly id: string; readonly granted: DecimalText; readonly waiting: DecimalText }[]
}

/** What a division of the budget can fail on. */
export type BudgetCode = RedemptionCode | DivisionCode

/**
 * Shares the points that may be issued in a period among the claims, exactly: nobody gets more than was claimed, and nothing is lost.
 *
 * @param question - `ceiling`: the points that may be issued, where the policy does not state them
 * @returns reasons `ceiling-not-given`, `claim-not-positive`, `claim-given-twice` and those of `divideWhole`; decisions `budget-over`,
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
  const claims = [...facts.claims].sort((a, b) => byCodeUnit(a.id, b.id))
  for (const [index, one] of claims.entries()) {
    const data = { id: one.id, points: one.points }
    if (exactOf(one.points).n <= 0n)
      return notComputable('claim-not-positive', [diagnostic('claim-not-positive', 'error', one.id, data)])
    if (claims[index + 1]?.id === one.id)
      return notComputable('claim-given-twice', [diagnostic('claim-given-twice', 'error', one.id, data)])
  }
  return underEveryAnswer(policy.decisions, (ask) => sharedUnder(budget, ask, claims, exactOf(ceiling)))
}

function sharedUnder(
  budget: RedemptionBudget,
  ask: Ask,
  claims: readonly BudgetClaim[],
  ceiling: Exact,
): Result<SharedBudget, BudgetCode> {
  const claimed = sumOf(claims)
  const over = subtractExact(claimed, ceiling)
  const granted = over.n <= 0n ? computed(inFull(claims)) : granting(budget, ask, claims, ceiling)
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

type Grants = ReadonlyMap<string, Exact>

const overQuestion: { code: string; readings: Record<string, BudgetMethod> } = {
  code: 'budget-over',
  readings: { proRata: 'proRata', firstCome: 'firstCome', deferLast: 'deferLast', deferAll: 'deferAll' },
}

function granting(
  budget: RedemptionBudget,
  ask: Ask,
  claims: readonly BudgetClaim[],
  ceiling: Exact,
): Result<Grants, BudgetCode> {
  const method = ask(budget.over, overQuestion)
  if (method === 'deferAll') return computed(new Map())
  if (method === 'proRata') return proRata(budget, claims, ceiling)
  const grants = new Map<string, Exact>()
  let left = ceiling
  for (const day of [...new Set(claims.map(({ on }) => on))].sort(byCodeUnit)) {
    const ofDay = claims.filter((claim) => claim.on === day)
    const sum = sumOf(ofDay)
    if (compareExact(sum, left) <= 0) {
      for (const { id, points } of ofDay) grants.set(id, exactOf(points))
      left = subtractExact(left, sum)
      continue
    }
    // The first day that does not fit: nothing of it, all that is left to its one claim, or a share of that to each.
    if (method === 'deferLast') break
    const alone = ofDay.length === 1
    const way = alone
      ? 'proRata'
      : ask(budget.sameDay, {
          code: 'same-day-claims',
          readings: { proRata: 'proRata' as const, wait: 'wait' as const },
        })
    if (way === 'wait') break
    const part = proRata(budget, ofDay, left)
    if (part.status !== 'computed') return part
    for (const [id, points] of part.value) grants.set(id, points)
    break
  }
  return computed(grants)
}

function proRata(budget: RedemptionBudget, claims: readonly BudgetClaim[], points: Exact): Result<Grants, BudgetCode> {
  const shares = claims.map(({ id, points: weight }) => ({ id, weight }))
  const division = divideWhole(exactToPlainText(points), shares, {
    grain: budget.grain,
    method: 'largestRemainder',
    ties: 'report',
    remainderOwner: 'budget',
  })
  if (division.status === 'not-computable') return division
  if (division.status === 'needs') return needs(division.missing, division.diagnostics)
  return computed(new Map(division.value.shares.map(({ id, amount }) => [id, exactOf(amount)])))
}

function inFull(claims: readonly BudgetClaim[]): Grants {
  return new Map(claims.map(({ id, points }) => [id, exactOf(points)]))
}

function sumOf(claims: readonly BudgetClaim[]): Exact {
  return claims.reduce((sum, { points }) => addExact(sum, exactOf(points)), exactZero)
}
