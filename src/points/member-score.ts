import { computed, dateOfDay, dayNumber, needs, notComputable, roundingModes } from '../kernel/index.js'
import { exactToText, fractionText, type Exact } from '../kernel/internal.js'
import { decided } from './compiled-book.js'
import { amountOf, consequenceOf } from './member-consequences.js'
import { suspensionsOf } from './member-vetoes.js'
import { rateOf, type Outcome, type OutcomeDesk } from './outcome-desk.js'
import { testHolds } from './outcome-holds.js'
import type { MemberWork } from './member-work.js'
import type { PeriodPlan } from './period-plan.js'
import type { RuleBookRules } from './rule-book.js'
import { exactFigure, figureText, type PartOutcome } from './subject-numbers.js'
import { classOn } from './scoring-desk.js'
import { roundingFor } from './settle-member.js'
import type { MemberScore, PartFigure, PointsFigure } from './settlement.js'

/** What members came to, as plain data. Thousands of members come to the same few figures: each is made once, and frozen, as it is shared. */
export function memberScores(members: readonly MemberWork[], plan: PeriodPlan): readonly MemberScore[] {
  const known = new Map<number, PointsFigure>()
  return members.map((member) => memberScore(member, plan, known))
}

function memberScore(member: MemberWork, plan: PeriodPlan, known: Map<number, PointsFigure>): MemberScore {
  const { work, numbers, outcome, vetoed } = member
  const { rules } = work.reading
  const { digits } = rules.points
  const rounding = roundingFor(work)
  const text = (value: Outcome<Exact>): PointsFigure =>
    value.status === 'computed' ? computed(exactToText(value.value, digits, 'halfUp')) : value
  const partText = (part: PartOutcome): PointsFigure => {
    if (plan.needs.length > 0) return needs(plan.needs)
    if (plan.reason !== undefined) return notComputable(plan.reason)
    if (part.kind !== 'points')
      return part.kind === 'needs' ? needs(part.needs) : notComputable(part.reason, part.found)
    const same = typeof part.figure === 'number' ? known.get(part.figure) : undefined
    if (same !== undefined) return same
    const plain = figureText(part.figure, digits)
    if (plain !== undefined) {
      const made = Object.freeze(computed(plain))
      if (typeof part.figure === 'number') known.set(part.figure, made)
      return made
    }
    if (rounding !== undefined)
      return computed(exactToText(exactFigure(part.figure), Math.max(digits, rounding.digits), rounding.mode))
    return needs([{ code: 'rounding', options: roundingModes }])
  }
  const figures: PartFigure[] = []
  const categories: PartFigure[] = []
  for (const [index, account] of work.reading.accounts.entries()) {
    if (account.kind === 'category') categories.push({ id: account.id, points: partText(numbers.accounts[index]!) })
  }
  for (const item of work.reading.items) {
    const own =
      item.item.kind === 'allocation'
        ? numbers.accounts[work.reading.accountIndex.get(item.item.id)!]
        : numbers.items[item.index]
    figures.push({ id: item.item.id, points: partText(own!) })
  }
  const inScheme = numbers.standing === 'in'
  const rate = rateOf(outcome)
  const standing: MemberScore['standing'] = !inScheme
    ? numbers.standing
    : vetoed
      ? 'vetoed'
      : outcome.raw.status === 'computed'
        ? 'scored'
        : 'unknown'
  return {
    id: numbers.subject.id,
    ...(outcome.className === undefined ? {} : { class: outcome.className }),
    standing,
    ...ownPeriodOf(member),
    raw: text(outcome.raw),
    effective: text(outcome.effective),
    applicableMaximum:
      outcome.maximum.status === 'computed' ? computed(fractionText(outcome.maximum.value)) : outcome.maximum,
    rate: rate.status === 'computed' ? computed(fractionText(rate.value)) : rate,
    categories,
    items: figures,
    ...outcomesOf(member, inScheme),
    pending: numbers.pending,
  }
}

function outcomesOf(
  member: MemberWork,
  inScheme: boolean,
): Pick<
  MemberScore,
  'gates' | 'vetoes' | 'refusedAwards' | 'grades' | 'ranks' | 'consequences' | 'figures' | 'suspensions'
> {
  const { work, numbers, outcome } = member
  const {
    gates = [],
    consequences = [],
    figures = [],
    suspensions = [],
  }: Partial<RuleBookRules> = inScheme ? work.reading.rules : {}
  const refused = outcome.vetoes.flatMap(({ rule, applied }) => {
    const effect = decided(rule.effect)
    return effect.kind === 'award' && applied.status === 'computed' && applied.value ? [effect.award] : []
  })
  const classNow = classAtDecision(outcome)
  return {
    gates: gates.map((gate) => ({ id: gate.id, passed: testHolds(outcome, gate.when) })),
    vetoes: outcome.vetoes.flatMap(({ rule, entries, hit, periods }) =>
      hit.status === 'computed' && hit.value
        ? [{ id: rule.id, entries, ...(periods === undefined ? {} : { periods }) }]
        : [],
    ),
    refusedAwards: [...new Set(refused)].sort(),
    grades: [...outcome.grades].map(([id, grade]) => ({ id, grade })),
    ranks: [...outcome.ranks].map(([id, place]) => ({ id, place })),
    consequences: consequences.flatMap((one) => {
      const rule = decided(one)
      const found = consequenceOf(outcome, rule, rule.classDate === 'decision' ? classNow : outcome.className)
      return found === undefined ? [] : [{ id: rule.id, outcome: found }]
    }),
    figures: figures.flatMap((one) => {
      const rule = decided(one)
      const found = amountOf(outcome, rule)
      return found === undefined ? [] : [{ id: rule.id, unit: rule.unit, figure: found }]
    }),
    suspensions: suspensions.flatMap((rule) =>
      suspensionsOf(outcome.desk, rule, [...numbers.events, ...numbers.details]),
    ),
  }
}

/** The class on the day of the decision, which may be another than at the end of the period. */
export function classAtDecision(outcome: OutcomeDesk): string | undefined {
  return classOn(outcome.desk, dayNumber(outcome.desk.frame.asOf))
}

function ownPeriodOf({ work, outcome }: MemberWork): Pick<MemberScore, 'ownPeriod'> {
  const { score } = outcome.desk.frame
  if (score === work.frame.score) return {}
  return { ownPeriod: { from: dateOfDay(score.from), to: dateOfDay(score.to) } }
}
