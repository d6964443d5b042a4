import {
  computed,
  needs,
  type Decision,
  type DecimalText,
  type DecisionNeed,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { checkedChoice, ownValue, compareExact, exactOf } from '../kernel/internal.js'
import { clockEnds, type ClockLength } from './clocks.js'
import { decidedValue } from './leaf.js'

/** The value of one year, for conditions that look back over the years. */
export interface YearValue {
  /** Calendar year. */
  readonly year: number
  /** The value of that year. */
  readonly value: DecimalText
}

/**
 * What is known of a subject (a household, a village, a branch, an issue): a figure, a date or a word as text, a yes or no,
 * or a value per year. A name that is absent is unknown, which is neither zero nor no.
 */
export type SubjectValues = Readonly<Record<string, string | boolean | readonly YearValue[]>>

/**
 * A condition on what is known of a subject, as data.
 *
 * - `flag`: a yes-or-no value.
 * - `oneOf`: a word among `values`.
 * - `compare`: a figure below or above a limit. The limit is a figure or the name of another value (the income line
 *   of the year); `edge` says whether a figure exactly on the limit is inside. A text that does not say so is `open`.
 * - `longerThan`: more than a length of time has gone since a date (职位空缺超过3个月). The day after the length is full
 *   is the first day of "more than".
 * - `consecutiveYears`: at least so many years in a row, up to the year of the question, each on that side of the limit.
 * - `all`, `any`, `not`: of other conditions.
 */
export type SubjectCondition =
  | { readonly kind: 'flag'; readonly of: string; readonly is: boolean }
  | { readonly kind: 'oneOf'; readonly of: string; readonly values: readonly string[] }
  | {
      readonly kind: 'compare'
      readonly of: string
      readonly side: 'below' | 'above'
      readonly limit: { readonly figure: DecimalText } | { readonly of: string }
      readonly edge: 'inside' | 'outside' | 'open'
    }
  | {
      readonly kind: 'longerThan'
      readonly since: string
      readonly length: ClockLength
    }
  | {
      readonly kind: 'consecutiveYears'
      readonly of: string
      readonly years: number
      readonly side: 'below' | 'above'
      readonly limit: DecimalText
      readonly edge: 'inside' | 'outside'
    }
  | { readonly kind: 'all'; readonly of: readonly SubjectCondition[] }
  | { readonly kind: 'any'; readonly of: readonly SubjectCondition[] }
  | { readonly kind: 'not'; readonly of: SubjectCondition }

/** Whether a condition holds; `unknown` when a value is missing that would decide it. */
export interface ConditionStanding {
  /** Whether it holds. */
  readonly standing: 'met' | 'notMet' | 'unknown'
  /** Names of the missing values that would decide it, sorted. */
  readonly unknown: readonly string[]
}

/** What a condition is judged against. */
export interface ConditionFacts {
  /** What is known of the subject. */
  readonly values: SubjectValues
  /** Decisions on what the text leaves open. */
  readonly decisions: readonly Decision[]
}

/**
 * Judges a condition. A missing value makes it `unknown` only when the other parts do not decide it already. Exactly on a
 * limit whose edge is open it needs the decision `on-the-limit` (`inside`, `outside`); on the one day that depends on the
 * first day of a length it needs `first-day` (`counted`, `notCounted`); of a working-day length without a calendar nothing is known.
 *
 * @param condition - the condition
 * @param facts - values of the subject, and decisions
 * @param question - the day, and the id that decisions about this condition carry
 * @returns the standing, or the decisions it needs
 * @example
 * ```ts
 * import { judgeCondition } from 'xiangzhen/responsibility'
 * const vacant = { kind: 'longerThan', since: 'vacantSince', length: { count: 3, unit: 'month', firstDay: 'notCounted' } } as const
 * const facts = { values: { vacantSince: '2019-01-10' }, decisions: [] }
 * judgeCondition(vacant, facts, { asOf: '2019-04-10' }) // => { status: 'computed', value: { standing: 'notMet', unknown: [] }, diagnostics: [] }
 * ```
 */
export function judgeCondition(
  condition: SubjectCondition,
  facts: ConditionFacts,
  question: { readonly asOf: PlainDate; readonly at?: string },
): Result<ConditionStanding> {
  const judged = judge(condition, { ...facts, asOf: question.asOf, at: question.at })
  if (judged.standing === 'needs') return needs(judged.missing)
  return computed({ standing: judged.standing, unknown: judged.unknown })
}

/** @internal */
export interface Judgement {
  readonly standing: ConditionStanding['standing'] | 'needs'
  readonly unknown: readonly string[]
  readonly missing: readonly DecisionNeed[]
}

interface Judging extends ConditionFacts {
  readonly asOf: PlainDate
  readonly at: string | undefined
}

/** @internal */
export function judge(condition: SubjectCondition, judging: Judging): Judgement {
  checkedChoice(condition.kind, conditionKinds, 'the kind of a condition')
  switch (condition.kind) {
    case 'all':
      return joined(
        condition.of.map((one) => judge(one, judging)),
        'notMet',
      )
    case 'any':
      return joined(
        condition.of.map((one) => judge(one, judging)),
        'met',
      )
    case 'not': {
      const inner = judge(condition.of, judging)
      if (inner.standing === 'met') return settled(false)
      return inner.standing === 'notMet' ? settled(true) : inner
    }
    case 'flag': {
      const value = ownValue(judging.values, condition.of)
      return typeof value === 'boolean' ? settled(value === condition.is) : unknownOf(condition.of)
    }
    case 'oneOf': {
      const value = ownValue(judging.values, condition.of)
      return typeof value === 'string' ? settled(condition.values.includes(value)) : unknownOf(condition.of)
    }
    case 'compare':
      return judgeCompare(condition, judging)
    case 'longerThan':
      return judgeLongerThan(condition, judging)
    case 'consecutiveYears':
      return judgeYears(condition, judging)
  }
}

const conditionKinds: readonly SubjectCondition['kind'][] = [
  'all',
  'any',
  'not',
  'flag',
  'oneOf',
  'compare',
  'longerThan',
  'consecutiveYears',
]

type Compare = Extract<SubjectCondition, { kind: 'compare' }>
type LongerThan = Extract<SubjectCondition, { kind: 'longerThan' }>
type ConsecutiveYears = Extract<SubjectCondition, { kind: 'consecutiveYears' }>

function judgeCompare(condition: Compare, judging: Judging): Judgement {
  const value = ownValue(judging.values, condition.of)
  const limit = 'of' in condition.limit ? ownValue(judging.values, condition.limit.of) : condition.limit.figure
  if (typeof value !== 'string') return unknownOf(condition.of)
  if (typeof limit !== 'string') return unknownOf((condition.limit as { of: string }).of)
  const order = compareExact(exactOf(value), exactOf(limit))
  if (order !== 0) return settled(order < 0 === (condition.side === 'below'))
  const edges = ['inside', 'outside'] as const
  const { decisions, at } = judging
  const edge = condition.edge === 'open' ? decidedValue(decisions, 'on-the-limit', at, edges) : condition.edge
  if (edge === undefined) return asking(judging, 'on-the-limit', edges, { of: condition.of, limit })
  return settled(edge === 'inside')
}

function judgeLongerThan(condition: LongerThan, judging: Judging): Judgement {
  const since = ownValue(judging.values, condition.since)
  if (typeof since !== 'string') return unknownOf(condition.since)
  const reading = { decisions: judging.decisions, ...(judging.at === undefined ? {} : { at: judging.at }) }
  const full = clockEnds(condition.length, since, reading)
  if (!full.known) return unknownOf(condition.since)
  const answers = new Set(full.ends.map((end) => judging.asOf > end))
  if (answers.size === 1) return settled(answers.has(true))
  return { standing: 'needs', unknown: [], missing: full.missing }
}

function judgeYears(condition: ConsecutiveYears, judging: Judging): Judgement {
  const series = ownValue(judging.values, condition.of)
  if (typeof series !== 'object') return unknownOf(condition.of)
  const known = new Map<number, DecimalText>()
  for (const { year, value } of series) {
    const before = known.get(year)
    // Of two figures for one year neither is known to be the right one.
    if (before !== undefined && compareExact(exactOf(before), exactOf(value)) !== 0) return unknownOf(condition.of)
    known.set(year, value)
  }
  const last = latestYear(series, Number(judging.asOf.slice(0, 4)))
  for (let back = 0; back < condition.years; back += 1) {
    const value = known.get(last - back)
    if (value === undefined) return unknownOf(condition.of)
    const order = compareExact(exactOf(value), exactOf(condition.limit))
    const inside = order === 0 ? condition.edge === 'inside' : order < 0 === (condition.side === 'below')
    if (!inside) return settled(false)
  }
  return settled(true)
}

function latestYear(series: readonly YearValue[], upTo: number): number {
  return series.reduce((latest, one) => (one.year <= upTo && one.year > latest ? one.year : latest), -Infinity)
}

function joined(parts: readonly Judgement[], deciding: 'met' | 'notMet'): Judgement {
  if (parts.some((part) => part.standing === deciding)) return settled(deciding === 'met')
  const missing = parts.flatMap((part) => part.missing)
  if (missing.length > 0) return { standing: 'needs', unknown: [], missing }
  const unknown = [...new Set(parts.flatMap((part) => part.unknown))].sort()
  if (unknown.length > 0) return { standing: 'unknown', unknown, missing: [] }
  return settled(deciding !== 'met')
}

function settled(met: boolean): Judgement {
  return { standing: met ? 'met' : 'notMet', unknown: [], missing: [] }
}

function unknownOf(name: string): Judgement {
  return { standing: 'unknown', unknown: [name], missing: [] }
}

function asking(judging: Judging, code: string, options: readonly string[], data: DecisionNeed['data']): Judgement {
  const need: DecisionNeed = {
    code,
    ...(judging.at === undefined ? {} : { at: judging.at }),
    options,
    ...(data === undefined ? {} : { data }),
  }
  return { standing: 'needs', unknown: [], missing: [need] }
}
