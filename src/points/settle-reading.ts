import {
  computed,
  dayNumber,
  decisionFor,
  needs,
  notComputable,
  periodBounds,
  roundingModes,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type PeriodKind,
  type Rounding,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactOf,
  exactToText,
  exactZero,
  fractionText,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { exactArithmetic } from './arithmetic.js'
import { decided, type BookReading } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import type { PointFacts, SettlementQuestion } from './entries.js'
import type { AddedSums } from './gather-entries.js'
import { settleGroups } from './group-outcomes.js'
import type { MemberWork } from './member-work.js'
import {
  amountOf,
  consequenceOf,
  findVetoes,
  gradeOf,
  rateOf,
  suspensionsOf,
  tablesFor,
  testHolds,
  type Outcome,
  type OutcomeDesk,
} from './member-outcomes.js'
import {
  exactFigure,
  figureText,
  openFrame,
  type Figure,
  type FrameDays,
  type FrameWork,
  type PartOutcome,
  type SubjectNumbers,
} from './score-frame.js'
import { classOn, lastDayInScheme } from './scoring-desk.js'
import type { MemberScore, PartFigure, PointsFigure, Settlement } from './settlement.js'
import { calendarSpan, spansWithin, type DaySpan } from './windows.js'

/** The frames that a period is read from. */
export interface PeriodPlan {
  readonly kind: PeriodKind
  readonly frames: readonly FrameDays[]
  /** `single`: the score itself. `movement`: the second frame less the first. Others: how the frames become one. */
  readonly combine: 'single' | 'movement' | 'sum' | 'mean' | 'lowest' | 'last'
  readonly needs: readonly DecisionNeed[]
  readonly reason: PointsCode | undefined
}

/** Which score periods a period is read from. */
export function planPeriod(
  reading: BookReading,
  question: SettlementQuestion,
  decisions: readonly Decision[],
): PeriodPlan {
  const bounds = periodBounds(question.period, reading.fiscalYear)
  const span: DaySpan = { from: dayNumber(bounds.start), to: dayNumber(bounds.lastDay) }
  const unit = decided(reading.timing.score)
  const single: PeriodPlan = {
    kind: bounds.kind,
    frames: [{ score: span, until: span.to }],
    combine: 'single',
    needs: [],
    reason: undefined,
  }
  if (unit === 'custom') return single
  const score = calendarSpan(span.from, unit, reading.firstMonth)
  if (score.from === span.from && score.to === span.to) return single
  if (score.to >= span.to) {
    const within = reading.timing.within ?? decisionFor(decisions, 'shorter-period')?.value
    const standing = { score, until: span.to }
    if (within === 'standing') return { ...single, frames: [standing] }
    if (within === 'movement') {
      const before = { score, until: span.from - 1, schemeUntil: span.to }
      return { ...single, frames: [before, standing], combine: 'movement' }
    }
    return { ...single, frames: [standing], needs: [{ code: 'shorter-period', options: ['standing', 'movement'] }] }
  }
  const parts = spansWithin(span, unit, reading.firstMonth)
  if (parts === undefined) return { ...single, reason: 'period-not-made-of-score-periods' }
  const frames = parts.map((one) => ({ score: one, until: one.to }))
  const beyond = reading.timing.beyond ?? decisionFor(decisions, 'longer-period')?.value
  if (beyond === 'sum' || beyond === 'mean' || beyond === 'lowest' || beyond === 'last')
    return { ...single, frames, combine: beyond }
  return { ...single, frames, needs: [{ code: 'longer-period', options: ['sum', 'mean', 'lowest', 'last'] }] }
}

/** Settles a period under one reading of the book. */
export function settleReading(
  reading: BookReading,
  facts: PointFacts,
  question: SettlementQuestion,
  decisions: readonly Decision[],
  head: { readonly id: string; readonly version: string },
  added?: AddedSums,
): Settlement {
  const plan = planPeriod(reading, question, decisions)
  const works = plan.frames.map((span) =>
    openFrame(reading, facts, question, decisions, span, added === undefined ? {} : { added }),
  )
  const last = works[works.length - 1]!
  const members: MemberWork[] = last.roster.subjects.map((_, index) => settleMember(plan, works, index, question))
  const groups = settleGroups(last, plan.kind, members)
  const diagnostics = works.flatMap((work) => work.diagnostics)
  return {
    book: { id: head.id, version: head.version },
    period: question.period,
    asOf: question.asOf,
    knownAt: question.knownAt,
    members: members.map((one) => memberScore(one, plan)),
    lists: groups.lists,
    quotas: groups.quotas,
    budgets: groups.budgets,
    diagnostics: sortedOnce(diagnostics),
  }
}

function settleMember(
  plan: PeriodPlan,
  works: readonly FrameWork[],
  index: number,
  question: SettlementQuestion,
): MemberWork {
  const work = works[works.length - 1]!
  const subject = work.roster.subjects[index]!
  const numbers = combineFrames(
    plan,
    works.map((one) => one.numbers(one.roster.subjects[index]!)),
  )
  const desk = work.desk(exactArithmetic, subject)
  const className = numbers.standing === 'in' ? classOn(desk, lastDayInScheme(desk)) : undefined
  const needed: DecisionNeed[] = [...plan.needs, ...numbers.needs]
  const all = (figure: Figure): Outcome<Exact> => withNeeds(needed, plan, () => computed(exactFigure(figure)))
  const part = (one: PartOutcome): Outcome<Exact> => withNeeds(needed, plan, () => outcomeOf(one))
  const raw = part(numbers.total)
  const rounded = raw.status === 'computed' ? roundTotal(work, raw.value) : raw
  const outcome: OutcomeDesk = {
    desk,
    period: question.period,
    kind: plan.kind,
    className,
    raw: rounded,
    effective: rounded,
    gains: all(numbers.gains),
    losses: all(numbers.losses),
    get maximum() {
      return maximumOf(numbers)
    },
    categoryOf: (id) => partNamed(work, numbers, id, part),
    itemOf: (id) => partNamed(work, numbers, id, part),
    countOf: (id) => numbers.counts[work.reading.itemIndex.get(id) ?? -1] ?? 0,
    quantityOf: (id) => exactFigure(numbers.quantities[work.reading.itemIndex.get(id) ?? -1] ?? 0),
    gates: new Map(),
    vetoes: [],
    grades: new Map(),
  }
  if (numbers.standing !== 'in') return { work, numbers, outcome, vetoed: false, ranks: [] }
  findVetoes(outcome, numbers.events, numbers.details)
  const vetoed = applyScoreVetoes(plan, works, index, outcome)
  for (const table of tablesFor(outcome)) outcome.grades.set(table.id, gradeOf(outcome, table))
  return { work, numbers, outcome, vetoed, ranks: [] }
}

function withNeeds(needed: readonly DecisionNeed[], plan: PeriodPlan, value: () => Outcome<Exact>): Outcome<Exact> {
  if (plan.reason !== undefined) return notComputable(plan.reason)
  return needed.length > 0 ? needs(needed) : value()
}

function outcomeOf(part: PartOutcome): Outcome<Exact> {
  if (part.kind === 'points') return computed(exactFigure(part.figure))
  return part.kind === 'needs' ? needs(part.needs) : notComputable(part.reason)
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

/** The one rounding of the total: the book's, or a decision about the mode, or none when the figure needs none. */
export function roundTotal(work: FrameWork, figure: Exact): Outcome<Exact> {
  const { digits } = work.reading.rules.points
  const rounding = roundingFor(work)
  if (rounding !== undefined) return computed(roundExact(figure, rounding))
  const places = decimalPlaces(figure)
  if (places !== undefined && places <= digits) return computed(figure)
  return needs([{ code: 'rounding', options: roundingModes, data: { digits, figure: fractionText(figure) } }])
}

function roundingFor(work: FrameWork): Rounding | undefined {
  const { digits, rounding } = work.reading.rules.points
  if (rounding !== undefined) return decided(rounding)
  const mode = roundingModes.find((one) => one === decisionFor(work.decisions, 'rounding')?.value)
  return mode === undefined ? undefined : { digits, mode }
}

// Vetoes that change the score itself: the figure is set, or items and categories are struck and the total is worked out again.
function applyScoreVetoes(plan: PeriodPlan, works: readonly FrameWork[], index: number, outcome: OutcomeDesk): boolean {
  const struck = new Set<string>()
  let set: Exact | undefined
  let waiting: Outcome<boolean> | undefined
  for (const { rule, applied } of outcome.vetoes) {
    const effect = decided(rule.effect)
    if (effect.kind !== 'score' && effect.kind !== 'category' && effect.kind !== 'item') continue
    if (applied.status !== 'computed') waiting = applied
    else if (applied.value) {
      if (effect.kind !== 'score') struck.add(effect.id)
      else if (set === undefined || compareExact(exactOf(effect.points), set) < 0) set = exactOf(effect.points)
    }
  }
  if (set !== undefined) {
    outcome.effective = computed(set)
    return true
  }
  if (waiting !== undefined && waiting.status !== 'computed') {
    outcome.effective = waiting
    return false
  }
  if (struck.size === 0 || outcome.raw.status !== 'computed') return false
  const again = combineFrames(
    plan,
    works.map((work) => work.numbers(work.roster.subjects[index]!, struck)),
  )
  const total = outcomeOf(again.total)
  outcome.effective = total.status === 'computed' ? roundTotal(works[works.length - 1]!, total.value) : total
  return true
}

function combineFrames(plan: PeriodPlan, frames: readonly SubjectNumbers[]): SubjectNumbers {
  const last = frames[frames.length - 1]!
  if (plan.combine === 'single') return last
  if (plan.combine === 'movement') return movementFrom(frames[0]!, last)
  const scored = frames.filter((one) => one.standing === 'in')
  if (scored.length === 0 || plan.needs.length > 0) return last
  const { combine } = plan
  const together = (parts: readonly PartOutcome[]): PartOutcome => combineOutcomes(parts, combine)
  const first = scored[0]!
  return {
    ...last,
    standing: 'in',
    reason: undefined,
    needs: scored.flatMap((one) => one.needs),
    total: together(scored.map((one) => one.total)),
    gains: sumFigures(scored.map((one) => one.gains)),
    losses: sumFigures(scored.map((one) => one.losses)),
    items: first.items.map((_, index) => together(scored.map((one) => one.items[index]!))),
    accounts: first.accounts.map((_, index) => together(scored.map((one) => one.accounts[index]!))),
    counts: first.counts.map((_, index) => scored.reduce((sum, one) => sum + one.counts[index]!, 0)),
    quantities: first.counts.map((_, index) => sumFigures(scored.map((one) => one.quantities[index] ?? 0))),
    maximum: () => maximumTogether(scored, combine),
    pending: [...new Set(scored.flatMap((one) => one.pending))].sort(),
    details: scored.flatMap((one) => one.details),
    events: last.events,
  }
}

function maximumTogether(scored: readonly SubjectNumbers[], combine: PeriodPlan['combine']): Figure | undefined {
  const parts: PartOutcome[] = []
  for (const one of scored) {
    const figure = one.maximum()
    if (figure === undefined) return undefined
    parts.push({ kind: 'points', figure })
  }
  const together = combineOutcomes(parts, combine)
  return together.kind === 'points' ? together.figure : undefined
}

function sumFigures(list: readonly Figure[]): Exact {
  return list.reduce<Exact>((sum, one) => addExact(sum, exactFigure(one)), exactZero)
}

function combineOutcomes(parts: readonly PartOutcome[], combine: PeriodPlan['combine']): PartOutcome {
  if (combine === 'last') return parts[parts.length - 1]!
  const figures: Exact[] = []
  for (const part of parts) {
    if (part.kind === 'notApplicable') continue
    if (part.kind !== 'points') return part
    figures.push(exactFigure(part.figure))
  }
  const [first] = figures
  if (first === undefined) return parts[0]!
  if (combine === 'lowest') {
    return { kind: 'points', figure: figures.reduce((low, one) => (compareExact(one, low) < 0 ? one : low), first) }
  }
  const sum = sumFigures(figures)
  return { kind: 'points', figure: combine === 'mean' ? divideExact(sum, { n: BigInt(figures.length), d: 1n }) : sum }
}

// The points of a shorter span alone: the score at its end less the score before it began, opening points left out.
function movementFrom(before: SubjectNumbers, after: SubjectNumbers): SubjectNumbers {
  const less = (a: PartOutcome, b: PartOutcome | undefined): PartOutcome => {
    if (a.kind !== 'points' || b?.kind !== 'points') return a
    return { kind: 'points', figure: subtractExact(exactFigure(a.figure), exactFigure(b.figure)) }
  }
  const start = before
  return {
    ...after,
    total: less(after.total, start.total),
    gains: subtractExact(exactFigure(after.gains), exactFigure(start.gains)),
    losses: subtractExact(exactFigure(after.losses), exactFigure(start.losses)),
    items: after.items.map((one, index) => less(one, start.items[index])),
    accounts: after.accounts.map((one, index) => less(one, start.accounts[index])),
    counts: after.counts.map((count, index) => count - (start.counts[index] ?? 0)),
    quantities: after.quantities.map((one, index) =>
      subtractExact(exactFigure(one ?? 0), exactFigure(start.quantities[index] ?? 0)),
    ),
  }
}

function memberScore(member: MemberWork, plan: PeriodPlan): MemberScore {
  const { work, numbers, outcome, vetoed } = member
  const { rules } = work.reading
  const { digits } = rules.points
  const rounding = roundingFor(work)
  const text = (value: Outcome<Exact>): PointsFigure =>
    value.status === 'computed' ? computed(exactToText(value.value, digits, 'halfUp')) : value
  const partText = (part: PartOutcome): PointsFigure => {
    if (plan.needs.length > 0) return needs(plan.needs)
    if (plan.reason !== undefined) return notComputable(plan.reason)
    if (part.kind !== 'points') return part.kind === 'needs' ? needs(part.needs) : notComputable(part.reason)
    const plain = figureText(part.figure, digits)
    if (plain !== undefined) return computed(plain)
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
  const { rules } = work.reading
  if (!inScheme) {
    return {
      gates: [],
      vetoes: [],
      refusedAwards: [],
      grades: [],
      ranks: [],
      consequences: [],
      figures: [],
      suspensions: [],
    }
  }
  const refused = outcome.vetoes.flatMap(({ rule, applied }) => {
    const effect = decided(rule.effect)
    return effect.kind === 'award' && applied.status === 'computed' && applied.value ? [effect.award] : []
  })
  const classNow = classAtDecision(outcome)
  return {
    gates: (rules.gates ?? []).map((gate) => ({ id: gate.id, passed: testHolds(outcome, gate.when) })),
    vetoes: outcome.vetoes.map(({ rule, entries }) => ({ id: rule.id, entries })),
    refusedAwards: [...new Set(refused)].sort(),
    grades: [...outcome.grades].map(([id, grade]) => ({ id, grade })),
    ranks: member.ranks,
    consequences: (rules.consequences ?? []).flatMap((one) => {
      const rule = decided(one)
      const found = consequenceOf(outcome, rule, rule.classDate === 'decision' ? classNow : outcome.className)
      return found === undefined ? [] : [{ id: rule.id, outcome: found }]
    }),
    figures: (rules.figures ?? []).flatMap((one) => {
      const rule = decided(one)
      const found = amountOf(outcome, rule)
      return found === undefined ? [] : [{ id: rule.id, unit: rule.unit, figure: found }]
    }),
    suspensions: (rules.suspensions ?? []).flatMap((rule) =>
      suspensionsOf(outcome.desk, rule, [...numbers.events, ...numbers.details]),
    ),
  }
}

// On the day of the decision a member may have another class than at the end of the period.
function classAtDecision(outcome: OutcomeDesk): string | undefined {
  return classOn(outcome.desk, dayNumber(outcome.desk.frame.asOf))
}

function sortedOnce(list: readonly Diagnostic<PointsCode>[]): readonly Diagnostic<PointsCode>[] {
  if (list.length < 2) return list
  const keyed = new Map(list.map((one) => [`${one.path} ${one.code} ${JSON.stringify(one.data)}`, one]))
  return [...keyed.keys()].sort((a, b) => (a < b ? -1 : 1)).map((key) => keyed.get(key)!)
}
