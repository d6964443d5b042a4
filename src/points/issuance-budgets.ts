import { computed, dateOfDay, notComputable } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactOf,
  exactZero,
  fractionText,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { needAbout } from './case-needs.js'
import { exactArithmetic, together } from './arithmetic.js'
import { itemsCovered } from './compiled-book.js'
import { andThen, figureOf, type Outcome } from './outcome-desk.js'
import { measuredValue } from './measured-worths.js'
import { needsTogether } from './member-readings.js'
import type { MemberWork } from './member-work.js'
import { isUnknown } from './members-unknown.js'
import type { IssuanceBudget } from './outcome-rules.js'
import type { FrameWork } from './score-frame.js'
import type { SettledBudget } from './settlement.js'
import { rulingOn } from './ruling.js'
import { serveClaims, type Grants, type ScarceClaim } from './share-claims.js'
import { fractionOfMillionths } from './subject-numbers.js'

type ShareOfMeasure = Extract<IssuanceBudget['ceiling'], { readonly share: string }>

interface Claim {
  readonly member: MemberWork
  readonly id: string
  readonly amount: Exact
}

/** What a budget of issued points grants to whom. */
export function settleBudget(work: FrameWork, budget: IssuanceBudget, scored: readonly MemberWork[]): SettledBudget {
  const claims = claimsOf(budget, scored)
  const ceiling = ceilingOf(work, budget, scored)
  const claimed = andThen(claims, (list) =>
    computed(
      together(
        exactArithmetic,
        'sum',
        list.map(({ amount }) => amount),
      ),
    ),
  )
  const shortfall = andThen(ceiling, (most) => andThen(claimed, (sum) => computed(positive(subtractExact(sum, most)))))
  const grants = andThen(shortfall, ({ n }) =>
    andThen(claims, (list) =>
      andThen(ceiling, (most) => grantsOf(work, budget, n === 0n ? undefined : positive(most), list)),
    ),
  )
  const text = (figure: Outcome<Exact>): SettledBudget['claimed'] =>
    andThen(figure, (value) => computed(fractionText(value)))
  return {
    id: budget.id,
    ceiling: text(ceiling),
    claimed: text(claimed),
    shortfall: text(shortfall),
    grants: andThen(grants, (granted) =>
      computed([...granted].map(([id, points]) => ({ id, granted: fractionText(points) }))),
    ),
  }
}

// What members claim; one whose points hang on something leaves it open what all of them claim.
function claimsOf(budget: IssuanceBudget, scored: readonly MemberWork[]): Outcome<readonly Claim[]> {
  const rows = scored.map((member) => ({
    member,
    parts:
      budget.items === undefined
        ? [figureOf(member.outcome, { of: 'effective' })]
        : budget.items.map((id) => figureOf(member.outcome, { of: 'category', id })),
  }))
  const all = rows.flatMap(({ parts }) => parts)
  const unknown = all.find(isUnknown)
  if (unknown !== undefined) return unknown as Outcome<never>
  if (all.some((one) => one.status === 'needs')) return needsTogether(all)
  return computed(
    rows.map(({ member, parts }) => ({
      member,
      id: member.numbers.subject.id,
      amount: positive(
        parts.reduce((sum, part) => (part.status === 'computed' ? addExact(sum, part.value) : sum), exactZero),
      ),
    })),
  )
}

function positive(figure: Exact): Exact {
  return figure.n > 0n ? figure : exactZero
}

function ceilingOf(work: FrameWork, { ceiling }: IssuanceBudget, [first]: readonly MemberWork[]): Outcome<Exact> {
  if (typeof ceiling === 'string') return computed(exactOf(ceiling))
  if (first === undefined) return notComputable('missing-measurement')
  const { share, measure } = ceiling as ShareOfMeasure
  const value = measuredValue(work.desk(exactArithmetic, { ...first.numbers.subject, id: '' }), measure)
  return value.kind === 'points' ? computed(multiplyExact(exactOf(share), value.points)) : notComputable(value.reason)
}

function grantsOf(
  work: FrameWork,
  budget: IssuanceBudget,
  most: Exact | undefined,
  claims: readonly Claim[],
): Outcome<Grants> {
  const { id: at } = budget
  if (most === undefined) return computed(new Map(claims.map(({ id, amount }) => [id, amount])))
  const need = needAbout('budget-exceeded', at)
  return andThen(rulingOn(budget.over, work.decisions, need), (over) => {
    if (over === 'postpone') return computed(new Map(claims.map(({ id }) => [id, exactZero])))
    const rows =
      over === 'proRata' ? claims.map((one) => ({ ...one, turn: '' })) : claims.flatMap((one) => byDay(budget, one))
    const served = serveClaims(rows, most, {
      order: over === 'proRata' ? 'together' : 'byTurn',
      sameTurn: () => rulingOn(budget.sameDay, work.decisions, needAbout('same-day-claims', at)),
      grain: exactOf(budget.grain),
      decisions: work.decisions,
      at,
    })
    return served.status === 'not-computable' ? notComputable('nothing-to-settle', served.diagnostics) : served
  })
}

// On which days a claim came about: what is held without an entry from the start, and what losses and limits took goes off the latest.
function byDay({ items }: IssuanceBudget, { member, id, amount }: Claim): readonly ScarceClaim[] {
  const { from, to } = member.outcome.span
  const gains = (member.parts ?? [member])
    .flatMap(({ work, numbers }) => {
      const desk = work.desk(exactArithmetic, numbers.subject)
      const covered = items === undefined ? undefined : itemsCovered(work.reading, items)
      return work
        .score(desk, fractionOfMillionths)
        .states.flatMap(({ list }) => list.filter((one) => covered?.has(one.item) !== false))
    })
    .filter(({ day, inScore, granted }) => inScore && granted.n > 0n && day >= from && day <= to)
    .sort((a, b) => a.day - b.day)
  let left = amount
  const held = gains.reduce((rest, { granted }) => subtractExact(rest, granted), amount)
  return [{ day: from, granted: positive(held) }, ...gains].map(({ day, granted }) => {
    const part = compareExact(granted, left) < 0 ? granted : left
    left = subtractExact(left, part)
    return { id, amount: part, turn: dateOfDay(day) }
  })
}
