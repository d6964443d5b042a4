import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type Label,
  type Result,
} from '../kernel/index.js'
import { compareExact, exactInteger, exactOf, exactToText, signExact, wholeExact } from '../kernel/internal.js'
import { listFaults } from './untidy-facts.js'

/** A least number: trainings held, people trained, jobs, members covered, projects built. */
export interface CountTarget {
  /** Id of what is counted. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Least number; absent where only the count itself is asked for. */
  readonly least?: number
  /** Least part of all, in per cent, for a coverage target (full coverage: `100`). */
  readonly leastPercent?: DecimalText
  /** Article of the document. */
  readonly clause?: string
}

/** A count, and of how many where it is a part. */
export interface CountFact {
  /** Id of what is counted. */
  readonly id: string
  /** How many; `null` where nobody knows. */
  readonly count: number | null
  /** Of how many. */
  readonly of?: number
}

/** A count against its target. */
export interface CountOutcome {
  /** Id of what is counted. */
  readonly id: string
  /** How many; `null` where nobody knows. */
  readonly count: number | null
  /** Part of all in per cent, rounded down. */
  readonly percent: DecimalText | null
  /** How many are needed; `null` without a target. */
  readonly needed: number | null
  /** How many are missing. */
  readonly missing: number | null
  /** Whether the target is met; `null` where the count is unknown or there is no target. */
  readonly met: boolean | null
}

/** Why a count has no outcome. */
export type CountReason =
  'not-a-least-number' | 'duplicate-count' | 'not-counted' | 'not-a-count' | 'count-exceeds-all' | 'whole-unknown'

/**
 * Holds counts against least numbers and coverage targets: trainings (XX场次以上), people trained, jobs from industry, workshops,
 * villages with the reform done, assets verified. A target that nobody counted is `not-counted`, which is not zero.
 *
 * @param document - the targets
 * @param facts - the counts
 * @returns one outcome a target, in the order of the document
 * @example
 * ```ts
 * import { countTargets } from 'xiangzhen'
 * const rules = { targets: [{ id: 'trainings', least: 12 }, { id: 'reformed-villages', leastPercent: '100' }] }
 * const counts = [{ id: 'trainings', count: 10 }, { id: 'reformed-villages', count: 16, of: 17 }]
 * countTargets({ rules }, { counts }).map((one) => one.status === 'computed' && one.value.missing) // => [2, 1]
 * ```
 */
export function countTargets(
  document: { readonly rules: { readonly targets: readonly CountTarget[] } },
  facts: { readonly counts: readonly CountFact[] },
  _question: object = {},
): readonly Result<CountOutcome, CountReason>[] {
  const unread = listFaults(facts.counts, 'counts')
  return document.rules.targets.map((target) => {
    if (unread.length > 0) return notComputable('not-a-count', unread)
    const index = facts.counts.findIndex(({ id }) => id === target.id)
    const fact = facts.counts[index]
    if (fact === undefined) return notComputable('not-counted', [finding('not-counted', 'counts', target.id)])
    const again = facts.counts.findIndex(({ id }, at) => at > index && id === target.id)
    if (again !== -1)
      return notComputable('duplicate-count', [finding('duplicate-count', `counts[${again}]`, target.id)])
    return outcomeOf(target, fact, `counts[${index}]`)
  })
}

function outcomeOf(target: CountTarget, { count, of }: CountFact, path: string): Result<CountOutcome, CountReason> {
  const { id, least, leastPercent } = target
  if ((least !== undefined && !isCount(least)) || (leastPercent !== undefined && !isPercent(leastPercent))) {
    return notComputable('not-a-least-number', [finding('not-a-least-number', 'rules.targets', id)])
  }
  if ((count !== null && !isCount(count)) || (of !== undefined && !isCount(of))) {
    return notComputable('not-a-count', [finding('not-a-count', path, id)])
  }
  if (count !== null && of !== undefined && count > of) {
    return notComputable('count-exceeds-all', [finding('count-exceeds-all', path, id)])
  }
  if (leastPercent !== undefined && of === undefined) {
    return notComputable('whole-unknown', [finding('whole-unknown', path, id)])
  }
  const covered = leastPercent === undefined ? undefined : partOf(leastPercent, of ?? 0)
  const needed = least === undefined ? covered : covered === undefined ? least : Math.max(least, covered)
  const missing = count === null || needed === undefined ? null : Math.max(0, needed - count)
  const part = count === null || of === undefined || of === 0 ? null : { n: BigInt(count) * 100n, d: BigInt(of) }
  return computed({
    id,
    count,
    percent: part === null ? null : exactToText(part, 2, 'floor'),
    needed: needed ?? null,
    missing,
    met: missing === null ? null : missing === 0,
  })
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0
}

function isPercent(text: DecimalText): boolean {
  const reading = readFigure(text)
  return reading.ok && signExact(reading.figure) >= 0 && compareExact(reading.figure, exactInteger(100)) <= 0
}

function partOf(percent: DecimalText, of: number): number {
  const { n, d } = exactOf(percent)
  return Number(wholeExact({ n: n * BigInt(of), d: d * 100n }, 'ceil'))
}

function finding(code: CountReason, path: string, id: string): Diagnostic<CountReason> {
  return diagnostic(code, 'error', path, { id })
}
