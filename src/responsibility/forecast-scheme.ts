import { addDays, daysBetween, monthsBetween, type DecimalText, type FractionText } from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToText,
  exactZero,
  fractionText,
  isZeroExact,
  maxExact,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { framed } from './frame.js'
import { scoresWithFullPoints } from './full-points.js'
import { indexFacts, indicatorsOf } from './fact-index.js'
import type { Actual, SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion, SchemeResult, SubjectScore } from './scheme-result.js'
import type { Indicator, Scheme } from './scheme.js'
import { scoreScheme } from './score-scheme.js'
import { runSubject } from './subject-run.js'

/** The outlook of one subject. Nothing in it is a score. */
export interface SchemeForecast {
  /** Id of the subject. */
  readonly id: string
  /** Always `true`: these figures are projections. */
  readonly projected: true
  /** Share of the period that is over (0 to 1), to four places. */
  readonly timeGone: DecimalText
  /** Total today. */
  readonly now: FractionText | null
  /** Total at the end when everything that is counted goes on at its pace. */
  readonly atPace: FractionText | null
  /** Highest total that can still be reached: what was deducted for events is lost. */
  readonly reachable: FractionText | null
  /** Indicators with a target that is counted up to. */
  readonly indicators: readonly IndicatorForecast[]
}

/** The outlook of one indicator that is counted up to a target. */
export interface IndicatorForecast {
  /** Id of the indicator. */
  readonly id: string
  /** Figure today. */
  readonly actual: FractionText
  /** Target at the end. */
  readonly target: FractionText
  /** What the figure should be today on a straight line, rounded up to two places. */
  readonly due: DecimalText
  /** Whether it is on or above that line. */
  readonly onPace: boolean
  /** Figure at the end at the pace so far; `null` on the first day. */
  readonly projected: FractionText | null
  /** What is missing to the target. */
  readonly missing: FractionText
  /** What each remaining month needs, months begun counted in full; `null` when the period is over. */
  readonly neededPerMonth: FractionText | null
}

/**
 * Looks ahead to the end of the period. Only indicators that are counted up (more is better, against a target, from reported figures) are
 * projected; the rest stays as it is.
 *
 * @param scheme - the scheme
 * @param facts - the facts so far
 * @param question - `asOf` lies inside the period
 * @returns an outlook for each subject, in order of their ids
 * @throws RangeError when the period or a figure is malformed
 * @example
 * ```ts
 * import { forecastScheme } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     policies: { overFulfilment: 'capAtWeight' as const },
 *     nodes: [{ id: 'road', title: '公路', weight: '10', target: '12', method: { kind: 'proportional' as const, better: 'higher' as const } }],
 *   },
 * }
 * const facts = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'road', value: '4' }] }
 * const [outlook] = forecastScheme(scheme, facts, { period: '2024', asOf: '2024-06-30' })
 * outlook?.indicators[0]?.neededPerMonth // => '4/3'
 * outlook?.reachable // => '10'
 * ```
 */
export function forecastScheme(
  scheme: Scheme,
  facts: SchemeFacts,
  question: SchemeQuestion,
): readonly SchemeForecast[] {
  const frame = framed(scheme, facts, question)
  const { from, to, asOf } = frame.span
  const end = addDays(to, 1)
  const length = daysBetween(from, end)
  const today = asOf > to ? to : asOf
  const gone = today < from ? 0 : daysBetween(from, addDays(today, 1))
  const share = divideExact(exactInteger(gone), exactInteger(length))
  const months = monthsLeft(addDays(today, 1), end)
  const indicators = indicatorsOf(scheme).filter(countsUp)
  const files = indexFacts(frame, facts).files
  const outlooks = files.map((file) => ({
    id: file.subject.id,
    list: indicators.flatMap((indicator) => {
      const figure = runSubject(frame, file).nodes.find((one) => one.evaluation.node.id === indicator.id)?.evaluation
      if (figure?.figure === undefined || figure.target === undefined) return []
      return [outlookOf(indicator.id, figure.figure.figure, figure.target.figure, share, months)]
    }),
  }))
  const now = scoreScheme(scheme, facts, question)
  const atPace = rescored(scheme, facts, question, outlooks, (one) => one.projected ?? one.actual)
  const reachable = rescored(scheme, facts, question, outlooks, (one) => greater(one.target, one.actual))
  const best = filledUp(scheme, reachable.facts, question)
  return outlooks.map(({ id, list }) => ({
    id,
    projected: true,
    timeGone: exactToText(share, 4, 'halfUp'),
    now: totalIn(now.scores, id),
    atPace: totalIn(atPace.result.scores, id),
    reachable: totalIn(best, id),
    indicators: list,
  }))
}

function monthsLeft(from: string, end: string): number {
  if (from >= end) return 0
  const whole = monthsBetween(from, end, { monthEnd: 'clamp' })
  return whole + (isWholeMonths(from, end) ? 0 : 1)
}

function isWholeMonths(from: string, end: string): boolean {
  return from.slice(8) === end.slice(8)
}

function countsUp(indicator: Indicator): boolean {
  const { method, measure } = indicator
  const plain = measure === undefined || measure.kind === 'actual'
  if (!plain || indicator.perPerson === true) return false
  if (method.kind === 'required') return true
  if (method.kind === 'threshold') return method.pass === 'atLeast' || method.pass === 'moreThan'
  return (method.kind === 'proportional' || method.kind === 'steps') && method.better === 'higher'
}

function outlookOf(id: string, actual: Exact, target: Exact, share: Exact, months: number): IndicatorForecast {
  const due = multiplyExact(target, share)
  const missing = maxExact(exactZero, subtractExact(target, actual))
  return {
    id,
    actual: fractionText(actual),
    target: fractionText(target),
    due: exactToText(due, 2, 'ceil'),
    onPace: compareExact(actual, due) >= 0,
    projected: isZeroExact(share) ? null : fractionText(divideExact(actual, share)),
    missing: fractionText(missing),
    neededPerMonth: months === 0 ? null : fractionText(divideExact(missing, exactInteger(months))),
  }
}

type Outlooks = readonly { readonly id: string; readonly list: readonly IndicatorForecast[] }[]

function rescored(
  scheme: Scheme,
  facts: SchemeFacts,
  question: SchemeQuestion,
  outlooks: Outlooks,
  figure: (one: IndicatorForecast) => FractionText,
): { readonly facts: SchemeFacts; readonly result: SchemeResult } {
  const figures = new Map(
    outlooks.map(({ id, list }) => [id, new Map(list.map((one) => [one.id, decimal(figure(one))]))]),
  )
  const kept = (facts.actuals ?? []).filter((row) => figures.get(row.subject)?.has(row.indicator) !== true)
  const projected = [...figures].flatMap(([subject, list]) =>
    [...list].map(([indicator, value]): Actual => ({ subject, indicator, value })),
  )
  const changed = { ...facts, actuals: [...kept, ...projected] }
  return { facts: changed, result: scoreScheme(scheme, changed, question) }
}

// A projected third is worked with to twelve places; it is a projection, not a score.
function decimal(figure: FractionText): DecimalText {
  const [above = '0', below] = figure.split('/')
  return below === undefined ? above : exactToText(divideExact(exactOf(above), exactOf(below)), 12, 'halfUp')
}

function greater(a: FractionText, b: FractionText): FractionText {
  return compareExact(exactOf(decimal(a)), exactOf(decimal(b))) >= 0 ? a : b
}

// What nobody has answered yet can still bring its full points.
function filledUp(scheme: Scheme, facts: SchemeFacts, question: SchemeQuestion): readonly SubjectScore[] {
  const missing = scoreScheme(
    { ...scheme, rules: { ...scheme.rules, policies: { ...scheme.rules.policies, missing: 'keepWeight' } } },
    facts,
    question,
  )
  const full = new Map<string, Set<string>>()
  for (const score of missing.scores) {
    const open = score.nodes.filter((node) => node.state === 'unanswered' || node.state === 'planned')
    full.set(score.id, new Set(open.filter((node) => node.kind === 'indicator').map((node) => node.id)))
  }
  return scoresWithFullPoints(scheme, facts, question, full)
}

function totalIn(scores: readonly SubjectScore[], id: string): FractionText | null {
  const score = scores.find((one) => one.id === id)?.score
  return score?.status === 'computed' ? score.value : null
}
