import { computed, needs, notComputable, type DecimalText, type FractionText, type Result } from '../kernel/index.js'
import {
  ownValue,
  addExact,
  compareExact,
  exactOf,
  exactZero,
  fractionText,
  readFraction,
  signExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { scoresWithFullPoints } from './full-points.js'
import { nextGradeStart, type GradeStart, type NoNextGradeReason } from './next-grade.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion, SubjectScore } from './scheme-result.js'
import type { Scheme } from './scheme.js'
import { scoreScheme } from './score-scheme.js'

/** Whose score could be better, and what effort costs. */
export interface ImprovementQuestion extends SchemeQuestion {
  /** Id of the subject. */
  readonly subject: string
  /** What bringing an indicator to full points costs, by its id, in any one unit (yuan, working days). Absent: each costs one. */
  readonly costs?: Readonly<Record<string, DecimalText>>
}

/** What could be better. */
export interface Improvements {
  /** Total today. */
  readonly total: FractionText
  /** What full points in one indicator alone would add to the total, the largest first. */
  readonly levers: readonly Improvement[]
  /** The way to the next better grade; `null` when there is none. */
  readonly nextGrade: GradePath | null
  /** Why there is no way; `null` when there is one. */
  readonly noNextGrade: NoNextGradeReason | null
}

/** One lever. */
export interface Improvement {
  /** Id of the indicator. */
  readonly id: string
  /** Points that it would add to the total, limits and roundings above it counted. */
  readonly gain: FractionText
  /** What is missing to its target, in its unit; `null` without a figure or a target. */
  readonly distance: FractionText | null
  /** What it costs. */
  readonly cost: DecimalText
}

/** A way to a grade. */
export interface GradePath {
  /** The grade. */
  readonly grade: string
  /** Graded figure at which it begins for this subject, rules and vetoes counted; of a list, the lowest that has a seat. */
  readonly from: DecimalText
  /** What is missing today. */
  readonly missing: FractionText
  /** Indicators to bring to full points. */
  readonly indicators: readonly string[]
  /** What they cost together. */
  readonly cost: DecimalText
  /** Total when they are there. */
  readonly total: FractionText
  /** Whether no cheaper way exists; with more than ten levers only the best order of gain by cost is tried. */
  readonly cheapest: boolean
}

/** Why there is nothing to say. */
export type ImprovementReason = 'unknown-subject' | 'without-score'

/**
 * Shows what would help most: the gain of each indicator, and the cheapest set of them that reaches the next grade. Every figure is the result of
 * scoring again, not of adding up weights.
 *
 * @param scheme - the scheme
 * @param facts - the facts
 * @param question - whose score, and costs
 * @returns the levers and the way; needs what the score needs; reasons `unknown-subject`, `without-score`
 * @throws RangeError when the period or a figure is malformed
 * @example
 * ```ts
 * import { improvements } from 'xiangzhen/responsibility'
 * const given = { kind: 'given' as const }
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     nodes: [{ id: 'a', title: 'a', weight: '40', method: given }, { id: 'b', title: 'b', weight: '60', method: given }],
 *     grades: {
 *       ladder: [{ id: 'good', title: '优秀' }, { id: 'fair', title: '合格' }],
 *       bands: [{ id: 'good', from: { at: '90', included: true } }, { id: 'fair', to: { at: '90', included: false } }],
 *     },
 *   },
 * }
 * const actuals = [{ subject: 'v', indicator: 'a', value: '20' }, { subject: 'v', indicator: 'b', value: '55' }]
 * const told = improvements(scheme, { subjects: [{ id: 'v' }], actuals }, { period: '2024', asOf: '2024-12-31', subject: 'v' })
 * told.status === 'computed' && told.value.levers.map((one) => [one.id, one.gain]) // => [['a', '20'], ['b', '5']]
 * told.status === 'computed' && told.value.nextGrade?.indicators // => ['a']
 * ```
 */
export function improvements(
  scheme: Scheme,
  facts: SchemeFacts,
  question: ImprovementQuestion,
): Result<Improvements, ImprovementReason> {
  const result = scoreScheme(scheme, facts, { ...question, detail: 'nodes' })
  const now = result.scores.find((score) => score.id === question.subject)
  if (now === undefined) return notComputable('unknown-subject')
  if (now.score.status === 'needs') return needs(now.score.missing, now.score.diagnostics)
  const total = totalOf(now)
  if (total === undefined) return notComputable('without-score', now.score.diagnostics)
  const withFull = (ids: readonly string[]): SubjectScore | undefined => {
    const full = new Map([[question.subject, new Set(ids)]])
    return scoresWithFullPoints(scheme, facts, question, full).find((score) => score.id === question.subject)
  }
  const levers = now.nodes
    .filter((node) => node.kind === 'indicator' && node.gain !== null && signExact(figureOf(node.gain)) > 0)
    .flatMap((node): readonly Lever[] => {
      const then = totalOf(withFull([node.id]))
      const gain = then === undefined ? exactZero : subtractExact(then, total)
      if (signExact(gain) <= 0) return []
      const { actual, target } = node
      const distance =
        actual === undefined || target === undefined ? null : subtractExact(figureOf(target), figureOf(actual))
      return [{ id: node.id, gain, distance, cost: exactOf(ownValue(question.costs, node.id) ?? '1') }]
    })
    .sort((a, b) => compareExact(b.gain, a.gain) || (a.id < b.id ? -1 : 1))
  const start = nextGradeStart(scheme, facts, question, result, question.subject)
  const way = typeof start === 'string' ? start : wayUp(scheme, now, start, levers, withFull)
  return computed({
    total: fractionText(total),
    levers: levers.map(({ id, gain, distance, cost }) => ({
      id,
      gain: fractionText(gain),
      distance: distance === null ? null : fractionText(distance),
      cost: fractionText(cost),
    })),
    nextGrade: typeof way === 'string' ? null : way,
    noNextGrade: typeof way === 'string' ? way : null,
  })
}

interface Lever {
  readonly id: string
  readonly gain: Exact
  readonly distance: Exact | null
  readonly cost: Exact
}

function figureOf(text: FractionText): Exact {
  const reading = readFraction(text)
  if (!reading.ok) throw new RangeError(`'${reading.text}' is not a figure`)
  return reading.figure
}

function totalOf(score: SubjectScore | undefined): Exact | undefined {
  return score?.score.status === 'computed' ? figureOf(score.score.value) : undefined
}

function gradeOf(score: SubjectScore | undefined): string | undefined {
  return score?.grade?.status === 'computed' ? score.grade.value.grade : undefined
}

function wayUp(
  scheme: Scheme,
  now: SubjectScore,
  start: GradeStart,
  levers: readonly Lever[],
  withFull: (ids: readonly string[]) => SubjectScore | undefined,
): GradePath | NoNextGradeReason {
  const ladder = (scheme.rules.grades?.ladder ?? []).map((grade) => grade.id)
  const better = new Set(ladder.slice(0, ladder.indexOf(gradeOf(now) ?? '')))
  const reaches = (ids: readonly string[]): boolean => {
    const grade = gradeOf(withFull(ids))
    return grade !== undefined && better.has(grade)
  }
  const exact = levers.length <= mostTried
  const chosen = exact ? cheapestSet(levers, reaches) : greedySet(levers, reaches)
  if (chosen === undefined) {
    const best = withFull(levers.map((lever) => lever.id))
    return compareExact(gradedFigure(best), exactOf(start.from)) >= 0 ? 'blocked-by-list' : 'out-of-reach'
  }
  const ids = chosen.map((lever) => lever.id).sort()
  return {
    grade: start.grade,
    from: start.from,
    missing: fractionText(subtractExact(exactOf(start.from), gradedFigure(now))),
    indicators: ids,
    cost: fractionText(costOf(chosen)),
    total: fractionText(totalOf(withFull(ids)) ?? exactZero),
    cheapest: exact,
  }
}

function gradedFigure(score: SubjectScore | undefined): Exact {
  return score?.grade?.status === 'computed' ? exactOf(score.grade.value.figure) : exactZero
}

const mostTried = 10

function costOf(levers: readonly Lever[]): Exact {
  return levers.reduce((sum, lever) => addExact(sum, lever.cost), exactZero)
}

// Tries the sets from the cheapest on; a set is scored only when its gains could be enough.
function cheapestSet(
  levers: readonly Lever[],
  reaches: (ids: readonly string[]) => boolean,
): readonly Lever[] | undefined {
  if (!reaches(levers.map((lever) => lever.id))) return undefined
  let best: readonly Lever[] = levers
  let bestCost = costOf(levers)
  const walk = (index: number, taken: readonly Lever[], cost: Exact): void => {
    if (taken.length > 0 && compareExact(cost, bestCost) < 0 && reaches(taken.map((lever) => lever.id))) {
      best = taken
      bestCost = cost
      return
    }
    const lever = levers[index]
    if (lever === undefined || compareExact(cost, bestCost) >= 0) return
    const rest = levers.slice(index).map((one) => one.id)
    if (!reaches([...taken.map((one) => one.id), ...rest])) return
    walk(index + 1, [...taken, lever], addExact(cost, lever.cost))
    walk(index + 1, taken, cost)
  }
  walk(0, [], exactZero)
  return best
}

function greedySet(
  levers: readonly Lever[],
  reaches: (ids: readonly string[]) => boolean,
): readonly Lever[] | undefined {
  const order = [...levers].sort(
    (a, b) => compareExact(timesOf(b.gain, a.cost), timesOf(a.gain, b.cost)) || (a.id < b.id ? -1 : 1),
  )
  const taken: Lever[] = []
  for (const lever of order) {
    taken.push(lever)
    if (reaches(taken.map((one) => one.id))) return taken
  }
  return undefined
}

function timesOf(a: Exact, b: Exact): Exact {
  return { n: a.n * b.n, d: a.d * b.d }
}
