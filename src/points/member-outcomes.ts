import {
  computed,
  dateOfDay,
  dayNumber,
  decisionFor,
  needs,
  notComputable,
  type Period,
  type PeriodKind,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactOf,
  exactToText,
  fractionText,
  multiplyExact,
  roundExact,
  type Exact,
} from '../kernel/internal.js'
import { bandOfExact } from '../scoring/internal.js'
import { decided } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import { plainBand } from './entry-worth.js'
import { gradeRose, streakHolds } from './earlier-grades.js'
import type { EntryDetail } from './gather-entries.js'
import type { ClassedFigure } from './point-items.js'
import type {
  Comparison,
  FigureRef,
  FigureRule,
  GradeTable,
  OutcomeTest,
  OutcomeTests,
  PointConsequence,
  PointVeto,
  RightSuspension,
} from './outcome-rules.js'
import { measuredValue } from './standing-worths.js'
import { lastDayInScheme, type ScoringDesk } from './scoring-desk.js'

/** A value of an outcome, exact and not yet text. */
export type Outcome<T> = Result<T, PointsCode>

/** What outcomes are worked out from. */
export interface OutcomeDesk {
  /** The desk in fractions. */
  readonly desk: ScoringDesk<Exact>
  readonly period: Period
  readonly kind: PeriodKind
  /** Class that outcomes go by. */
  readonly className: string | undefined
  readonly raw: Outcome<Exact>
  effective: Outcome<Exact>
  readonly gains: Outcome<Exact>
  readonly losses: Outcome<Exact>
  readonly maximum: Outcome<Exact>
  readonly categoryOf: (id: string) => Outcome<Exact>
  readonly itemOf: (id: string) => Outcome<Exact>
  readonly countOf: (id: string) => number
  readonly quantityOf: (id: string) => Exact
  readonly gates: Map<string, Outcome<boolean>>
  readonly vetoes: HitVeto[]
  readonly grades: Map<string, Outcome<string>>
}

/** A veto that was hit, or that may be. */
export interface HitVeto {
  readonly rule: PointVeto
  /** Ids of the entries that hit it; empty where its condition did. */
  readonly entries: readonly string[]
  /** Whether it is hit: its condition may still hang on something. */
  readonly hit: Outcome<boolean>
  /** Whether it is applied. */
  readonly applied: Outcome<boolean>
  /** The score periods in which it was hit, where several go together. */
  readonly periods?: readonly Period[]
}

/** Continues with a value, or hands on why there is none. */
export function andThen<A, B>(first: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> {
  return first.status === 'computed' ? next(first.value) : first
}

/** A figure that a rule refers to. */
export function figureOf(at: OutcomeDesk, ref: FigureRef): Outcome<Exact> {
  switch (ref.of) {
    case 'raw':
      return at.raw
    case 'effective':
      return at.effective
    case 'gains':
      return at.gains
    case 'losses':
      return at.losses
    case 'applicableMaximum':
      return at.maximum
    case 'rate':
      return rateOf(at)
    case 'category':
      return at.categoryOf(ref.id)
    case 'item':
      return at.itemOf(ref.id)
    case 'count':
      return computed({ n: BigInt(at.countOf(ref.id)), d: 1n })
    case 'quantity':
      return computed(at.quantityOf(ref.id))
    case 'measure': {
      const value = measuredValue(at.desk, ref.id)
      return value.kind === 'points' ? computed(value.points) : notComputable(value.reason)
    }
  }
}

/** Effective score by applicable maximum. */
export function rateOf(at: OutcomeDesk): Outcome<Exact> {
  return andThen(at.effective, (score) =>
    andThen(at.maximum, (most) =>
      most.n === 0n ? notComputable('no-upper-limit') : computed(divideExact(score, most)),
    ),
  )
}

/** Whether a condition holds. Of several, one that fails decides for `all` and one that holds decides for `any`, whatever the others need. */
export function testHolds(at: OutcomeDesk, tests: OutcomeTests): Outcome<boolean> {
  if ('all' in tests)
    return several(
      tests.all.map((one) => testHolds(at, one)),
      false,
    )
  if ('any' in tests)
    return several(
      tests.any.map((one) => testHolds(at, one)),
      true,
    )
  return oneHolds(at, tests)
}

function several(results: readonly Outcome<boolean>[], decisive: boolean): Outcome<boolean> {
  if (results.some((one) => one.status === 'computed' && one.value === decisive)) return computed(decisive)
  return results.find((one) => one.status !== 'computed') ?? computed(!decisive)
}

function oneHolds(at: OutcomeDesk, test: OutcomeTest): Outcome<boolean> {
  switch (test.by) {
    case 'figure': {
      const line = lineFor(at, test.line)
      if (line === undefined) return computed(false)
      return andThen(figureOf(at, test.figure), (figure) => computed(compares(figure, decided(test.compare), line)))
    }
    case 'grade':
      // A table that is not the member's gives it no grade.
      if (test.table !== undefined && !at.grades.has(test.table)) return computed(false)
      return andThen(gradeIn(at, test.table), (grade) => computed(test.grades.includes(grade)))
    case 'gate': {
      const known = at.gates.get(test.gate)
      if (known !== undefined) return andThen(known, (passed) => computed(passed === test.passed))
      const rule = (at.desk.reading.rules.gates ?? []).find((one) => one.id === test.gate)
      if (rule === undefined) return notComputable('nothing-to-settle')
      return andThen(testHolds(at, rule.when), (passed) => computed(passed === test.passed))
    }
    case 'veto':
      return andThen(at.vetoes.find((one) => one.rule.id === test.veto)?.hit ?? computed(false), (hit) =>
        computed(hit === test.hit),
      )
    case 'streak':
      return streakHolds(at, test, tablesFor(at))
    case 'gradeChange':
      return gradeRose(at, test, tablesFor(at))
  }
}

/** A line of the rules for the class that outcomes go by. */
function lineFor(at: OutcomeDesk, line: ClassedFigure): Exact | undefined {
  if (typeof line === 'string') return exactOf(line)
  if (!('byClass' in line)) return undefined
  const own = at.className === undefined ? undefined : line.byClass[at.className]
  return own === undefined ? undefined : exactOf(own as string)
}

function compares(figure: Exact, comparison: Comparison, line: Exact): boolean {
  const side = compareExact(figure, line)
  switch (comparison) {
    case 'atLeast':
      return side >= 0
    case 'moreThan':
      return side > 0
    case 'atMost':
      return side <= 0
    case 'lessThan':
      return side < 0
  }
}

function gradeIn(at: OutcomeDesk, table: string | undefined): Outcome<string> {
  if (table !== undefined) return at.grades.get(table) ?? notComputable('no-grade')
  for (const grade of at.grades.values()) return grade
  return notComputable('no-grade')
}

/** The grade tables that fit the period and the class: of each id the first. */
export function tablesFor(at: OutcomeDesk): readonly GradeTable[] {
  const { rules } = at.desk.reading
  const graded = rules.classes?.find((one) => one.id === at.className)?.graded !== false
  if (!graded) return []
  const found = new Map<string, GradeTable>()
  for (const one of rules.grades ?? []) {
    const table = decided(one)
    if (table.per !== undefined && !table.per.includes(at.kind)) continue
    if (table.classes !== undefined && !table.classes.includes(at.className ?? '')) continue
    if (!found.has(table.id)) found.set(table.id, table)
  }
  return [...found.values()]
}

/** The grade by bands, gates and vetoes; quotas come later. A veto that waits for a decision matters only where it changes the grade. */
export function gradeOf(at: OutcomeDesk, table: GradeTable): Outcome<string> {
  const waiting = at.vetoes.find(
    ({ rule, applied }) => applied.status !== 'computed' && ['grade', 'gradeLimit'].includes(decided(rule.effect).kind),
  )
  if (waiting === undefined) return gradeUnder(at, table)
  const under = (applied: boolean): Outcome<string> =>
    gradeUnder(
      {
        ...at,
        vetoes: at.vetoes.map((one) =>
          one.applied.status === 'computed' ? one : { ...one, applied: computed(applied) },
        ),
      },
      table,
    )
  const [strict, mild] = [under(true), under(false)]
  if (strict.status !== 'computed') return strict
  if (mild.status === 'computed' && mild.value === strict.value) return mild
  return waiting.applied as Outcome<string>
}

function gradeUnder(at: OutcomeDesk, table: GradeTable): Outcome<string> {
  const forced = vetoGrade(at, table, 'grade')
  if (forced !== undefined) return computed(forced)
  const banded = andThen(figureOf(at, table.figure), (figure) => bandGrade(at, table, figure))
  return andThen(banded, (grade) => {
    const limit = vetoGrade(at, table, 'gradeLimit')
    if (limit === undefined) return computed(grade)
    const ladder = table.bands.map((band) => band.grade)
    return computed(ladder.indexOf(limit) > ladder.indexOf(grade) ? limit : grade)
  })
}

/** The sternest grade among the applied vetoes that force or limit it. */
export function vetoGrade(at: OutcomeDesk, table: GradeTable, kind: 'grade' | 'gradeLimit'): string | undefined {
  const ladder = table.bands.map((band) => band.grade)
  let sternest: string | undefined
  for (const { rule, applied } of at.vetoes) {
    const effect = decided(rule.effect)
    if (effect.kind !== kind || !ladder.includes(effect.grade)) continue
    if (applied.status !== 'computed' || !applied.value) continue
    if (sternest === undefined || ladder.indexOf(effect.grade) > ladder.indexOf(sternest)) sternest = effect.grade
  }
  return sternest
}

function bandGrade(at: OutcomeDesk, table: GradeTable, figure: Exact): Outcome<string> {
  const rounding = decided(table.rounding)
  const looked = rounding === 'none' ? figure : roundExact(figure, rounding)
  const bands = table.bands
    .filter((band) => band.unbanded !== true)
    .map((band) => plainBand(band, band.grade, undefined))
  const found = bandOfExact(bands, looked)
  let grade: string
  if (found.found === 'one') grade = found.band.id
  else {
    const code = found.found === 'none' ? 'band-gap' : 'band-overlap'
    const options =
      found.found === 'several'
        ? found.bands.map((band) => band.id)
        : [found.above?.id, found.below?.id].flatMap((id) => id ?? [])
    const value = decisionFor(at.desk.decisions, code, table.id)?.value
    if (value === undefined || !options.includes(value)) {
      return needs([{ code, at: table.id, options, data: { table: table.id, figure: fractionText(looked) } }])
    }
    grade = value
  }
  return throughGates(at, table, grade)
}

function throughGates(at: OutcomeDesk, table: GradeTable, first: string): Outcome<string> {
  let index = table.bands.findIndex((band) => band.grade === first)
  for (let steps = 0; steps <= table.bands.length; steps += 1) {
    const band = table.bands[index]
    if (band === undefined) return notComputable('no-grade')
    const passed = several(
      (band.gates ?? []).map((gate) => oneHolds(at, { by: 'gate', gate, passed: true })),
      false,
    )
    if (passed.status !== 'computed') return passed
    if (passed.value) return computed(band.grade)
    index = band.otherwise === undefined ? index + 1 : table.bands.findIndex((one) => one.grade === band.otherwise)
  }
  return notComputable('no-grade')
}

/** Finds the vetoes that are hit within the score period. */
export function findVetoes(at: OutcomeDesk, events: readonly EntryDetail[], details: readonly EntryDetail[]): void {
  const { desk } = at
  const { frame } = desk
  for (const rule of desk.reading.vetoes) {
    if (rule.classes !== undefined && !rule.classes.includes(at.className ?? '')) continue
    const names = new Set([rule.id, ...(rule.items ?? [])])
    const entries = [...events, ...details]
      .filter(({ entry }) => names.has(entry.item))
      .filter(({ entry }) => {
        const date = decided(rule.dated) === 'event' ? entry.eventDate : entry.decidedAt
        if (date === undefined) return false
        const day = dayNumber(date)
        return day >= frame.score.from && day <= frame.until && date <= frame.asOf
      })
      .map(({ entry }) => entry.id)
    const hit: Outcome<boolean> =
      entries.length > 0 ? computed(true) : rule.when === undefined ? computed(false) : testHolds(at, rule.when)
    if (hit.status === 'computed' && !hit.value) continue
    const applied = andThen(hit, () => vetoApplies(desk, rule))
    at.vetoes.push({ rule, entries: [...new Set(entries)].sort(), hit, applied })
  }
}

function vetoApplies(desk: ScoringDesk<Exact>, rule: PointVeto): Outcome<boolean> {
  if (decided(rule.discretion) === 'must') return computed(true)
  const value = decisionFor(desk.decisions, rule.id, desk.subject.id)?.value
  if (value === 'applied') return computed(true)
  if (value === 'notApplied') return computed(false)
  return needs([{ code: rule.id, at: desk.subject.id, options: ['applied', 'notApplied'] }])
}

/** What follows for the member. */
export function consequenceOf(
  at: OutcomeDesk,
  rule: PointConsequence,
  className: string | undefined,
): Outcome<string | null> | undefined {
  if (rule.per !== undefined && !rule.per.includes(at.kind)) return undefined
  if (rule.classes !== undefined && !rule.classes.includes(className ?? '')) return undefined
  return andThen(testHolds({ ...at, className }, rule.when), (due) => {
    if (!due) return computed(null)
    const [only] = rule.outcomes
    if (rule.outcomes.length === 1) return computed(only as string)
    const value = decisionFor(at.desk.decisions, rule.id, at.desk.subject.id)?.value
    if (value !== undefined && rule.outcomes.includes(value)) return computed(value)
    return needs([{ code: rule.id, at: at.desk.subject.id, options: rule.outcomes }])
  })
}

/** Money, posts and rates. */
export function amountOf(at: OutcomeDesk, rule: FigureRule): Outcome<string> | undefined {
  if (rule.per !== undefined && !rule.per.includes(at.kind)) return undefined
  if (rule.classes !== undefined && !rule.classes.includes(at.className ?? '')) return undefined
  return andThen(baseAmount(at, rule), (base) =>
    andThen(monthsOf(at, rule), (months) => {
      let amount = multiplyExact(base, months)
      if (rule.least !== undefined && compareExact(amount, exactOf(rule.least as string)) < 0)
        amount = exactOf(rule.least as string)
      if (rule.most !== undefined && compareExact(amount, exactOf(rule.most as string)) > 0)
        amount = exactOf(rule.most as string)
      const { digits, mode }: Rounding = decided(rule.rounding)
      return computed(exactToText(amount, digits < 0 ? 0 : digits, mode))
    }),
  )
}

function baseAmount(at: OutcomeDesk, rule: FigureRule): Outcome<Exact> {
  const { from } = rule
  if (from.by === 'grade') {
    return andThen(gradeIn(at, from.table), (grade) => {
      const amount = from.amounts[grade]
      return amount === undefined ? notComputable('no-grade') : computed(exactOf(amount as string))
    })
  }
  return andThen(figureOf(at, from.figure), (figure) => {
    if (from.by === 'linear') {
      return computed(addExact(exactOf(from.base as string), multiplyExact(exactOf(from.factor as string), figure)))
    }
    const bands = from.bands.map((band, index) => plainBand(band, String(index), band.amount as string))
    const found = bandOfExact(bands, figure)
    if (found.found === 'one') return computed(exactOf(found.band.value as string))
    return notComputable(found.found === 'none' ? 'figure-in-no-band' : 'figure-in-several-bands')
  })
}

function monthsOf(at: OutcomeDesk, rule: FigureRule): Outcome<Exact> {
  if (rule.monthly === undefined) return computed({ n: 1n, d: 1n })
  if (decided(rule.monthly.holds) === 'asRecorded') return figureOf(at, { of: 'measure', id: `${rule.id}.months` })
  const { frame, decisions } = at.desk
  const ended = decisionFor(decisions, 'payment-ended', rule.id)?.value
  const last = dateOfDay(lastDayInScheme(at.desk))
  let months = 0n
  for (let month = dateOfDay(frame.score.from).slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month)) {
    if (ended === undefined || `${month}-01` < ended) months += 1n
  }
  return computed({ n: months, d: 1n })
}

function nextMonth(month: string): string {
  const number = Number(month.slice(5)) + 1
  return number > 12
    ? `${String(Number(month.slice(0, 4)) + 1)}-01`
    : `${month.slice(0, 5)}${String(number).padStart(2, '0')}`
}

/** Rights that rest on the day of the question or later, and earlier in the period. */
export function suspensionsOf(
  desk: ScoringDesk<Exact>,
  rule: RightSuspension,
  events: readonly EntryDetail[],
): readonly { id: string; right: string; from: string; to: string }[] {
  const years = events
    .filter(({ entry }) => rule.items.includes(entry.item))
    .flatMap(({ entry }) => (decided(rule.from) === 'event' ? entry.eventDate : (entry.decidedAt ?? [])))
    .filter((date) => date <= desk.frame.asOf)
    .map((date) => Number(date.slice(0, 4)))
    .sort((a, b) => a - b)
  const spans: { from: number; to: number }[] = []
  for (const year of years) {
    const last = spans[spans.length - 1]
    if (last === undefined || year > last.to) spans.push({ from: year, to: year + rule.years - 1 })
    else if (decided(rule.overlap) === 'oneAfterTheOther') last.to += rule.years
    else if (year + rule.years - 1 > last.to) last.to = year + rule.years - 1
  }
  return spans.map(({ from, to }) => ({ id: rule.id, right: rule.right, from: `${from}-01-01`, to: `${to}-12-31` }))
}
