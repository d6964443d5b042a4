import { computed, dateOfDay, decisionFor, diagnostic, needs, notComputable } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactOf,
  exactToText,
  exactZero,
  fractionText,
  largestRemainder,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { exactArithmetic } from './arithmetic.js'
import { figureOf, type Outcome } from './outcome-desk.js'
import type { MemberWork } from './member-work.js'
import type { IssuanceBudget } from './outcome-rules.js'
import type { FrameWork } from './score-frame.js'
import type { PointsFigure, SettledBudget } from './settlement.js'
import { measuredValue } from './measured-worths.js'

/** What a budget of issued points grants to whom. */
export function settleBudget(work: FrameWork, budget: IssuanceBudget, scored: readonly MemberWork[]): SettledBudget {
  const claims = scored.map((one) => ({ member: one, claim: claimOf(work, budget, one) }))
  const claimed = claims.reduce((sum, one) => addExact(sum, one.claim), exactZero)
  const ceiling = ceilingOf(work, budget, scored)
  const text = (value: Exact): PointsFigure => computed(fractionText(value))
  if (ceiling.status !== 'computed') {
    return { id: budget.id, ceiling, claimed: text(claimed), shortfall: ceiling, grants: ceiling }
  }
  const shortfall = positive(subtractExact(claimed, ceiling.value))
  return {
    id: budget.id,
    ceiling: text(ceiling.value),
    claimed: text(claimed),
    shortfall: text(shortfall),
    grants: shortfall.n === 0n ? granting(claims, ({ claim }) => claim) : grantsOf(work, budget, ceiling.value, claims),
  }
}

function granting(claims: readonly Claim[], amountOf: (one: Claim) => Exact): SettledBudget['grants'] {
  return computed(claims.map((one) => ({ id: one.member.numbers.subject.id, granted: fractionText(amountOf(one)) })))
}

function grantsOf(
  work: FrameWork,
  budget: IssuanceBudget,
  ceiling: Exact,
  claims: readonly Claim[],
): SettledBudget['grants'] {
  const policy = budget.over ?? decisionFor(work.decisions, 'budget-exceeded', budget.id)?.value
  switch (policy) {
    case 'postpone':
      return granting(claims, () => exactZero)
    case 'proRata':
      return shareBudget(work, budget, ceiling, claims)
    case 'inDateOrder':
      return inDateOrder(budget, ceiling, claims)
    default:
      return needs([{ code: 'budget-exceeded', at: budget.id, options: ['proRata', 'inDateOrder', 'postpone'] }])
  }
}

function claimOf(work: FrameWork, budget: IssuanceBudget, one: MemberWork): Exact {
  const parts =
    budget.items === undefined
      ? [figureOf(one.outcome, { of: 'effective' })]
      : budget.items.map((id) =>
          figureOf(one.outcome, { of: work.reading.itemIndex.has(id) ? 'item' : 'category', id }),
        )
  const sum = parts.reduce(
    (total, part) => (part.status === 'computed' ? addExact(total, part.value) : total),
    exactZero,
  )
  return positive(sum)
}

function positive(figure: Exact): Exact {
  return figure.n > 0n ? figure : exactZero
}

function ceilingOf(work: FrameWork, budget: IssuanceBudget, scored: readonly MemberWork[]): Outcome<Exact> {
  const { ceiling } = budget
  if (typeof ceiling === 'string') return computed(exactOf(ceiling))
  if (!('share' in ceiling)) return notComputable('nothing-to-settle')
  const [first] = scored
  const desk = first === undefined ? undefined : { ...work.desk(exactArithmetic, first.numbers.subject) }
  if (desk === undefined) return notComputable('missing-measurement')
  const value = measuredValue({ ...desk, subject: { ...desk.subject, id: '' } }, ceiling.measure)
  if (value.kind !== 'points') return notComputable(value.reason)
  return computed(multiplyExact(exactOf(ceiling.share), value.points))
}

type Claim = { readonly member: MemberWork; readonly claim: Exact }

function shareBudget(
  work: FrameWork,
  budget: IssuanceBudget,
  ceiling: Exact,
  claims: readonly Claim[],
): SettledBudget['grants'] {
  const grain = exactOf(budget.grain)
  if (grain.n <= 0n) {
    const data = { text: budget.grain }
    return notComputable('nothing-to-settle', [diagnostic('bad-grain', 'error', budget.id, data)])
  }
  const ids = claims.map(({ member }) => member.numbers.subject.id)
  const sum = claims.reduce((total, one) => addExact(total, one.claim), exactZero)
  const quotas = claims.map(({ claim }) => divideExact(multiplyExact(ceiling, claim), multiplyExact(sum, grain)))
  const compareWeights = (a: number, b: number): number => compareExact(claims[a]!.claim, claims[b]!.claim)
  const value = decisionFor(work.decisions, 'tie-in-division', budget.id)?.value
  const order = tieOrders.find((one) => one === value)
  const placed = largestRemainder({ ids, quotas, compareWeights }, order === undefined ? 'report' : [order])
  if (placed.outcome === 'tied') {
    const data = { tied: placed.tied.map((index) => ids[index]!), grains: placed.grains.toString() }
    return needs([{ code: 'tie-in-division', at: budget.id, options: tieOrders, data }])
  }
  const digits = decimalPlaces(grain)!
  return computed(
    placed.grains.map((count, index) => ({
      id: ids[index]!,
      granted: exactToText({ n: count * grain.n, d: grain.d }, digits, 'down'),
    })),
  )
}

const tieOrders = ['byId', 'largestWeight', 'smallestWeight'] as const

// The first entries are paid first; the claim at the line gets what is left of the ceiling.
function inDateOrder(budget: IssuanceBudget, ceiling: Exact, claims: readonly Claim[]): SettledBudget['grants'] {
  const items = budget.items === undefined ? undefined : new Set(budget.items)
  const firstDay = (one: Claim): string => {
    const days = one.member.numbers.details
      .filter(({ entry }) => items?.has(entry.item) !== false)
      .map(({ day }) => day)
    return days.length === 0 ? '9999-12-31' : dateOfDay(Math.min(...days))
  }
  let rest = ceiling
  const order = claims
    .map((one) => ({ ...one, day: firstDay(one), id: one.member.numbers.subject.id }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
  const granted = new Map<string, Exact>()
  for (const { id, claim } of order) {
    const grant = compareExact(claim, rest) < 0 ? claim : rest
    rest = subtractExact(rest, grant)
    granted.set(id, grant)
  }
  return granting(claims, ({ member }) => granted.get(member.numbers.subject.id)!)
}
