import {
  computed,
  dateOfDay,
  decisionFor,
  needs,
  notComputable,
  roundingModes,
  type DecisionNeed,
  type Period,
  type Rounding,
} from '../kernel/index.js'
import { decimalPlaces, exactInteger, fractionText, roundExact, type Exact } from '../kernel/internal.js'
import { needAbout } from './case-needs.js'
import { exactArithmetic } from './arithmetic.js'
import { decided } from './compiled-book.js'
import { gradeOf } from './member-grades.js'
import { findVetoes } from './member-vetoes.js'
import { several } from './outcome-holds.js'
import { andThen, tablesFor, type HitVeto, type Outcome, type OutcomeDesk } from './outcome-desk.js'
import type { MemberWork } from './member-work.js'
import { combineFrames, combineOutcomes, type PeriodPlan } from './period-plan.js'
import { type FrameWork } from './score-frame.js'
import { exactFigure, type Figure, type PartOutcome, type SubjectNumbers } from './subject-numbers.js'
import { classOn, lastDayInScheme } from './scoring-desk.js'
import { addedPoints, plusPart, withAdded } from './longer-results.js'
import { resultsOf } from './result-points.js'
import { applyScoreVetoes, effectiveOf } from './veto-effects.js'
import { rulingOn } from './ruling.js'

/** Settles one member: its score, the vetoes that hit it, and its grades before quotas. */
export function settleMember(plan: PeriodPlan, works: readonly FrameWork[], index: number, period: Period): MemberWork {
  const member =
    plan.combine === 'single' || plan.combine === 'movement'
      ? settleUnit(plan, works, index, period)
      : settleTogether(plan, works, index, period)
  const { outcome, numbers } = member
  if (numbers.standing === 'in')
    for (const table of tablesFor(outcome)) outcome.grades.set(table.id, gradeOf(outcome, table))
  return member
}

// One score period, or the movement within one. Points that follow from results are worked out first, from the score before them.
function settleUnit(plan: PeriodPlan, works: readonly FrameWork[], index: number, period: Period): MemberWork {
  if (works[0]!.reading.results.length > 0) {
    for (const [at, work] of works.entries()) {
      const alone: PeriodPlan = { ...plan, frames: [plan.frames[at]!], combine: 'single' }
      const before = settleFrames(alone, [work], index, period, true)
      if (before.numbers.standing === 'in') work.results.set(index, resultsOf(before.outcome, before.numbers))
    }
  }
  return settleFrames(plan, works, index, period, false)
}

function settleFrames(
  plan: PeriodPlan,
  works: readonly FrameWork[],
  index: number,
  period: Period,
  beforeResults: boolean,
): MemberWork {
  const work = works[works.length - 1]!
  const numbersWith = (struck?: ReadonlySet<string>): SubjectNumbers =>
    combineFrames(
      plan,
      works.map((one) => one.numbers(one.roster.subjects[index]!, struck)),
    )
  const numbers = numbersWith()
  const outcome = openOutcome(plan, work, numbers, period, beforeResults)
  if (numbers.standing !== 'in') return { work, numbers, outcome, vetoed: false, exact: outcome.raw }
  findVetoes(outcome, numbers.events, numbers.details)
  const total = totalOf(plan, numbers)
  const effects = applyScoreVetoes(outcome.vetoes)
  const exact = effectiveOf(effects, total, (struck) => outcomeOf(numbersWith(struck).total))
  outcome.effective = rounded(work, exact)
  return {
    work,
    numbers,
    outcome,
    vetoed: effects.status === 'computed' && effects.value.any,
    exact,
    effects,
  }
}

// Several score periods: what each came to after its own vetoes goes together, and the vetoes of all of them are listed.
function settleTogether(plan: PeriodPlan, works: readonly FrameWork[], index: number, period: Period): MemberWork {
  const parts = works.map((work, at): MemberWork => {
    const frame = plan.frames[at]!
    return settleUnit(
      { ...plan, kind: frame.kind, span: frame.score, frames: [frame], combine: 'single' },
      [work],
      index,
      frame.period,
    )
  })
  const work = works[works.length - 1]!
  const together = combineFrames(
    plan,
    parts.map((one) => one.numbers),
  )
  const scored = parts.filter((one) => one.numbers.standing === 'in')
  const added =
    work.reading.results.length === 0 || scored.length === 0
      ? []
      : addedPoints(openOutcome(plan, work, together, period, true))
  const numbers = withAdded(together, added)
  const outcome = openOutcome(plan, work, numbers, period, false)
  if (scored.length === 0) return { work, numbers, outcome, vetoed: false, exact: outcome.raw }
  const counting = plan.combine === 'last' ? scored.slice(-1) : scored
  const exact = outcomeOf(
    added.reduce(
      (sum, { part }) => plusPart(sum, part),
      combineOutcomes(
        scored.map((one) => partOutcome(one.exact)),
        plan.combine,
      ),
    ),
  )
  outcome.effective = rounded(work, exact)
  outcome.vetoes.push(...vetoesTogether(work, scored))
  return { work, numbers, outcome, vetoed: counting.some((one) => one.vetoed), exact, parts, added }
}

function vetoesTogether(work: FrameWork, parts: readonly MemberWork[]): readonly HitVeto[] {
  const last = parts[parts.length - 1]!
  const ids = [...new Set(parts.flatMap((one) => one.outcome.vetoes.map(({ rule }) => rule.id)))]
  const rule = work.reading.timing.vetoesBeyond
  const need = needAbout('veto-beyond-period')
  const beyond = rulingOn(rule, work.decisions, need)
  return ids.map((id) => {
    const own = parts.flatMap((part) =>
      part.outcome.vetoes
        .filter((one) => one.rule.id === id)
        .map((veto) => ({ veto, period: part.outcome.period, isLast: part === last })),
    )
    const first = own[0]!.veto
    return {
      rule: first.rule,
      entries: [...new Set(own.flatMap(({ veto }) => veto.entries))].sort(),
      hit: several(
        own.map(({ veto }) => veto.hit),
        true,
      ),
      applied: beyondPeriod(first, own, beyond),
      periods: own.filter(({ veto }) => veto.hit.status === 'computed').map((one) => one.period),
    }
  })
}

// A veto on the score did its work within its score period; one on a grade or an award may reach further.
function beyondPeriod(
  first: HitVeto,
  own: readonly { readonly veto: HitVeto; readonly isLast: boolean }[],
  beyond: Outcome<'anyPeriod' | 'lastPeriod' | 'none'>,
): Outcome<boolean> {
  const { kind } = decided(first.rule.effect)
  const any = several(
    own.map(({ veto }) => veto.applied),
    true,
  )
  if (kind !== 'grade' && kind !== 'gradeLimit' && kind !== 'award') return any
  if (any.status === 'computed' && !any.value) return any
  const inLast = several(
    own.filter(({ isLast }) => isLast).map(({ veto }) => veto.applied),
    true,
  )
  return andThen(beyond, (way) => (way === 'anyPeriod' ? any : way === 'lastPeriod' ? inLast : computed(false)))
}

function openOutcome(
  plan: PeriodPlan,
  work: FrameWork,
  numbers: SubjectNumbers,
  period: Period,
  beforeResults: boolean,
): OutcomeDesk {
  const desk = work.desk(exactArithmetic, numbers.subject)
  const className = numbers.standing === 'in' ? classOn(desk, lastDayInScheme(desk)) : undefined
  const needed: DecisionNeed[] = [...plan.needs, ...numbers.needs]
  const part = (one: PartOutcome): Outcome<Exact> => withNeeds(needed, plan, () => outcomeOf(one))
  const figure = (one: Figure): Outcome<Exact> => part({ kind: 'points', figure: one })
  const total = part(numbers.total)
  const raw = rounded(work, total)
  const { from, to } = desk.frame.score
  return {
    desk,
    // A period of the member's own that ends within the score period is what its result belongs to.
    period: to < work.frame.score.to ? `${dateOfDay(from)}/${dateOfDay(to + 1)}` : period,
    kind: plan.kind,
    span: beforeResults && plan.combine === 'single' ? desk.frame.score : plan.span,
    part: false,
    beforeResults,
    className,
    raw,
    effective: raw,
    gains: andThen(total, () => figure(numbers.gains)),
    losses: andThen(total, () => figure(numbers.losses)),
    get maximum() {
      return maximumOf(numbers)
    },
    partOf: (id) => partNamed(work, numbers, id, part),
    countOf: (id) => figure(exactInteger(numbers.counts[work.reading.itemIndex.get(id) ?? -1] ?? 0)),
    quantityOf: (id) => figure(numbers.quantities[work.reading.itemIndex.get(id) ?? -1] ?? 0),
    dated: numbers.dated,
    gates: new Map(),
    vetoes: [],
    grades: new Map(),
    ranks: new Map(),
    lists: new Map(),
  }
}

function totalOf(plan: PeriodPlan, numbers: SubjectNumbers): Outcome<Exact> {
  return withNeeds([...plan.needs, ...numbers.needs], plan, () => outcomeOf(numbers.total))
}

function withNeeds(needed: readonly DecisionNeed[], plan: PeriodPlan, value: () => Outcome<Exact>): Outcome<Exact> {
  if (plan.reason !== undefined) return notComputable(plan.reason)
  return needed.length > 0 ? needs(needed) : value()
}

function outcomeOf(part: PartOutcome): Outcome<Exact> {
  if (part.kind === 'points') return computed(exactFigure(part.figure))
  return part.kind === 'needs' ? needs(part.needs) : notComputable(part.reason, part.found)
}

function partOutcome(outcome: Outcome<Exact>): PartOutcome {
  if (outcome.status === 'computed') return { kind: 'points', figure: outcome.value }
  return outcome.status === 'needs'
    ? { kind: 'needs', needs: outcome.missing }
    : { kind: 'unknown', reason: outcome.reason, found: outcome.diagnostics }
}

function maximumOf(numbers: SubjectNumbers): Outcome<Exact> {
  const most = numbers.standing === 'in' ? numbers.maximum() : undefined
  if (most !== undefined) return computed(exactFigure(most))
  return notComputable(numbers.reason ?? 'no-upper-limit')
}

function partNamed(
  work: FrameWork,
  numbers: SubjectNumbers,
  id: string,
  part: (one: PartOutcome) => Outcome<Exact>,
): Outcome<Exact> {
  const account = work.reading.accountIndex.get(id)
  if (account !== undefined) return part(numbers.accounts[account]!)
  const item = work.reading.itemIndex.get(id)
  return item === undefined ? notComputable('unknown-item') : part(numbers.items[item]!)
}

function rounded(work: FrameWork, figure: Outcome<Exact>): Outcome<Exact> {
  return figure.status === 'computed' ? roundTotal(work, figure.value) : figure
}

/** The one rounding of the total: the book's, or a decision about the mode, or none when the figure needs none. */
function roundTotal(work: FrameWork, figure: Exact): Outcome<Exact> {
  const { digits } = work.reading.rules.points
  const rounding = roundingFor(work)
  if (rounding !== undefined) return computed(roundExact(figure, rounding))
  const places = decimalPlaces(figure)
  if (places !== undefined && places <= digits) return computed(figure)
  return needs([{ code: 'rounding', options: roundingModes, data: { digits, figure: fractionText(figure) } }])
}

/** How the total is rounded, where the book or a decision says it. */
export function roundingFor(work: FrameWork): Rounding | undefined {
  const { digits, rounding } = work.reading.rules.points
  if (rounding !== undefined) return decided(rounding)
  const mode = roundingModes.find((one) => one === decisionFor(work.decisions, 'rounding')?.value)
  return mode === undefined ? undefined : { digits, mode }
}
