import type { DecimalText } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  readFraction,
  type Exact,
} from '../kernel/internal.js'
import { innerConditions, type ConditionView, type SchemeCondition } from './conditions.js'
import { indexFacts } from './fact-index.js'
import { framed } from './frame.js'
import { readGrade, type SchemeGrades, type SchemeVetoHit } from './grades.js'
import { seatCount } from './list-seats.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion, SchemeResult } from './scheme-result.js'
import type { Scheme } from './scheme.js'
import { runSubject } from './subject-run.js'
import { viewOf, type RankPlace } from './subject-view.js'

/**
 * Why there is no way to a better grade. `at-the-top`: there is none; `without-grades`: the scheme gives none, or this subject has none yet; `blocked-by-rule`,
 * `blocked-by-veto`, `blocked-by-list`: no total gives one while the rule, the veto or the list stands as it does; `out-of-reach`: full points in everything do
 * not reach it.
 */
export type NoNextGradeReason =
  'at-the-top' | 'without-grades' | 'blocked-by-rule' | 'blocked-by-veto' | 'blocked-by-list' | 'out-of-reach'

/** Where a better grade begins: the figure that is graded, all else as it is. */
export interface GradeStart {
  readonly grade: string
  readonly from: DecimalText
}

/** Looks for the lowest figure above the present one that gives a subject a better grade. */
export function nextGradeStart(
  scheme: Scheme,
  facts: SchemeFacts,
  question: SchemeQuestion,
  result: SchemeResult,
  subject: string,
): GradeStart | NoNextGradeReason {
  const { grades } = scheme.rules
  const now = result.scores.find((score) => score.id === subject)
  if (grades === undefined || now?.grade?.status !== 'computed') return 'without-grades'
  const { grade, by, before, figure } = now.grade.value
  const ladder = grades.ladder.map((one) => one.id)
  const place = ladder.indexOf(grade)
  if (place === 0) return 'at-the-top'
  if (by === 'list') return { grade: before, from: lastSeat(scheme, result, before) ?? figure }
  const frame = framed(scheme, facts, question)
  const file = indexFacts(frame, facts).files.find((one) => one.subject.id === subject)
  const run = file === undefined ? undefined : runSubject(frame, file)
  if (run === undefined) return 'without-grades'
  const rank = placeOf(result, subject)
  const seats = (lists: readonly string[]) => seatCount(result.lists, lists, run.file.subject)
  const gradeAt = (at: Exact, hits: readonly SchemeVetoHit[]): string | undefined => {
    const view = (ties: 'best' | 'worst'): ConditionView => supposing(viewOf(run, rank, ties, seats), grades, at)
    const basis = { graded: at, rounding: undefined, view, decisions: frame.decisions }
    const reading = readGrade(grades, basis, hits)
    return reading.is === 'grade' ? reading.outcome.grade : undefined
  }
  const start = (hits: readonly SchemeVetoHit[]): GradeStart | undefined => {
    for (const text of thresholds(grades)) {
      const at = exactOf(text)
      if (compareExact(at, exactOf(figure)) < 0) continue
      // A band can begin at its limit, or just above it.
      for (const one of [at, addExact(at, least)]) {
        const then = gradeAt(one, hits)
        if (then !== undefined && ladder.includes(then) && ladder.indexOf(then) < place)
          return { grade: then, from: text }
      }
    }
    return undefined
  }
  const found = start(run.hits)
  if (found !== undefined) return found
  return run.hits.length > 0 && start([]) !== undefined ? 'blocked-by-veto' : 'blocked-by-rule'
}

/** Less than any step between two totals that are told apart. */
const least: Exact = { n: 1n, d: 1_000_000_000_000n }

function supposing(view: ConditionView, grades: SchemeGrades, at: Exact): ConditionView {
  const graded = grades.of ?? 'total'
  return { ...view, figure: (figure) => (figure.of === graded ? at : view.figure(figure)) }
}

// Every figure at which bands or rules can change the grade, in order.
function thresholds(grades: SchemeGrades): readonly DecimalText[] {
  const graded = grades.of ?? 'total'
  const limits = (condition: SchemeCondition): readonly DecimalText[] => {
    if (!('figure' in condition)) return innerConditions(condition).flatMap(limits)
    if (condition.figure.of !== graded) return []
    const { atLeast, moreThan, atMost, lessThan } = condition
    return [atLeast, moreThan, atMost, lessThan].flatMap((one) => (one === undefined ? [] : [one]))
  }
  const bands = (grades.bands ?? []).flatMap(({ from, to }) =>
    [from, to].flatMap((edge) => (edge === undefined ? [] : [edge.at])),
  )
  const rules = (grades.rules ?? []).flatMap((rule) => limits(rule.when))
  return [...bands, ...rules].sort((a, b) => compareExact(exactOf(a), exactOf(b)))
}

function placeOf(result: SchemeResult, subject: string): RankPlace | undefined {
  for (const { places } of result.ranking) {
    const place = places.find((one) => one.subject === subject)
    if (place === undefined) continue
    const among = new Set(places.map((one) => one.subject))
    let sum = exactZero
    for (const { id, score } of result.scores) {
      const total = among.has(id) && score.status === 'computed' ? readFraction(score.value) : undefined
      if (total?.ok === true) sum = addExact(sum, total.figure)
    }
    const mean = divideExact(sum, exactInteger(among.size))
    return { rank: place.rank, tied: place.tied, among: among.size, mean }
  }
  return undefined
}

// The lowest graded figure that has a seat on the list that gives the grade.
function lastSeat(scheme: Scheme, result: SchemeResult, grade: string): DecimalText | undefined {
  const lists = new Set((scheme.rules.lists ?? []).flatMap((list) => (list.grade?.on === grade ? [list.id] : [])))
  const seated = new Set(
    result.lists.flatMap(({ id, result: seats }) =>
      lists.has(id) && seats.status === 'computed' ? seats.value.on : [],
    ),
  )
  const figures = result.scores.flatMap(({ id, grade: one }) =>
    seated.has(id) && one?.status === 'computed' ? [one.value.figure] : [],
  )
  return [...figures].sort((a, b) => compareExact(exactOf(a), exactOf(b)))[0]
}
