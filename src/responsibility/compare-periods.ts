import type { FractionText } from '../kernel/index.js'
import { compareExact, fractionText, readFraction, subtractExact, type Exact } from '../kernel/internal.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { NodeScore, SchemeQuestion, SchemeResult, SubjectScore } from './scheme-result.js'
import type { Scheme, StageRounding } from './scheme.js'
import { scoreScheme } from './score-scheme.js'

/** One side of a comparison. */
export interface ComparedPeriod {
  /** The scheme in force then. */
  readonly scheme: Scheme
  /** The facts then. */
  readonly facts: SchemeFacts
  /** The question then. */
  readonly question: SchemeQuestion
}

/** What changed for one subject from one period to the next. */
export interface PeriodChange {
  /** Id of the subject. */
  readonly id: string
  /** Total before; `null` when there was none. */
  readonly before: FractionText | null
  /** Total after. */
  readonly after: FractionText | null
  /** After minus before. */
  readonly change: FractionText | null
  /** The change in parts that add up to it; `null` when a step in between has no total. */
  readonly parts: ChangeParts | null
  /** Grade before and after; `null` without one. */
  readonly grade: { readonly before: string | null; readonly after: string | null }
  /** Rank in the group before and after. */
  readonly rank: { readonly before: number | null; readonly after: number | null }
  /** Vetoes that are new, and those that are gone. */
  readonly vetoes: { readonly added: readonly string[]; readonly cleared: readonly string[] }
  /** Sections and indicators whose points changed. */
  readonly nodes: readonly NodeChange[]
}

/** A change in parts. */
export interface ChangeParts {
  /** Other rules: the facts before, scored by the scheme after. */
  readonly rules: FractionText
  /** What applies to the subject, its group and its factors. */
  readonly applicability: FractionText
  /** Other figures, targets and events. */
  readonly facts: FractionText
  /** What roundings take or give. */
  readonly rounding: FractionText
}

/** The points of a node before and after. */
export interface NodeChange {
  /** Id of the node. */
  readonly id: string
  /** Points before; `null` when not known or not there. */
  readonly before: FractionText | null
  /** Points after. */
  readonly after: FractionText | null
  /** Whether the node is new, gone, or only its points differ. */
  readonly kind: 'added' | 'removed' | 'changed'
}

/**
 * Compares two periods and says where the change of each total comes from. The facts before are scored by the rules after, so a
 * change of rules is told from a change of facts; roundings are told apart by scoring without them.
 *
 * @param before - scheme, facts and question of the earlier period
 * @param after - the same of the later one
 * @returns a change for each subject of either period, in order of their ids
 * @throws RangeError when a period or a figure is malformed
 * @example
 * ```ts
 * import { comparePeriods } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2023-01-01' }, sources: [], decisions: [],
 *   rules: { nodes: [{ id: 'a', title: 'a', weight: '10', method: { kind: 'given' as const } }] },
 * }
 * const side = (period: string, value: string) => ({
 *   scheme,
 *   facts: { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'a', value }] },
 *   question: { period, asOf: `${period}-12-31` },
 * })
 * comparePeriods(side('2023', '7'), side('2024', '9'))[0]?.parts
 * // => { rules: '0', applicability: '0', facts: '2', rounding: '0' }
 * ```
 */
export function comparePeriods(before: ComparedPeriod, after: ComparedPeriod): readonly PeriodChange[] {
  const [old, now] = [scored(before), scored(after)]
  const subjects = after.facts.subjects
  const known = new Set(before.facts.subjects.map((subject) => subject.id))
  const rules = withoutRounding({ ...before, scheme: { ...after.scheme, effective: before.scheme.effective } })
  const applying = withoutRounding({
    ...before,
    scheme: { ...after.scheme, effective: before.scheme.effective },
    facts: { ...before.facts, subjects: subjects.filter((subject) => known.has(subject.id)) },
  })
  const steps = {
    before: withoutRounding(before),
    rules,
    applying,
    after: withoutRounding(after),
  }
  const ids = [...new Set([...old.scores, ...now.scores].map((score) => score.id))].sort()
  return ids.map((id) => changeOf(id, old, now, steps))
}

interface Steps {
  readonly before: SchemeResult
  readonly rules: SchemeResult
  readonly applying: SchemeResult
  readonly after: SchemeResult
}

function scored({ scheme, facts, question }: ComparedPeriod): SchemeResult {
  return scoreScheme(scheme, facts, question)
}

function withoutRounding(period: ComparedPeriod): SchemeResult {
  const { rules } = period.scheme
  const kept: readonly StageRounding[] = (rules.rounding ?? []).filter((one) => one.stage === 'grade')
  return scored({ ...period, scheme: { ...period.scheme, rules: { ...rules, rounding: kept } } })
}

function changeOf(id: string, old: SchemeResult, now: SchemeResult, steps: Steps): PeriodChange {
  const [was, is] = [find(old, id), find(now, id)]
  const [before, after] = [totalOf(was), totalOf(is)]
  const [vetoesBefore, vetoesAfter] = [vetoIds(was), vetoIds(is)]
  return {
    id,
    before: shown(before),
    after: shown(after),
    change: before === undefined || after === undefined ? null : fractionText(subtractExact(after, before)),
    parts: partsOf(id, before, after, steps),
    grade: { before: gradeOf(was), after: gradeOf(is) },
    rank: { before: rankOf(old, id), after: rankOf(now, id) },
    vetoes: {
      added: vetoesAfter.filter((veto) => !vetoesBefore.includes(veto)),
      cleared: vetoesBefore.filter((veto) => !vetoesAfter.includes(veto)),
    },
    nodes: nodeChanges(was?.nodes ?? [], is?.nodes ?? []),
  }
}

function partsOf(id: string, before: Exact | undefined, after: Exact | undefined, steps: Steps): ChangeParts | null {
  const [a, b, c, d] = [steps.before, steps.rules, steps.applying, steps.after].map((one) => totalOf(find(one, id)))
  if (before === undefined || after === undefined) return null
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  const exact = subtractExact(d, a)
  return {
    rules: fractionText(subtractExact(b, a)),
    applicability: fractionText(subtractExact(c, b)),
    facts: fractionText(subtractExact(d, c)),
    rounding: fractionText(subtractExact(subtractExact(after, before), exact)),
  }
}

function find(result: SchemeResult, id: string): SubjectScore | undefined {
  return result.scores.find((score) => score.id === id)
}

function totalOf(score: SubjectScore | undefined): Exact | undefined {
  return score?.score.status === 'computed' ? figureOf(score.score.value) : undefined
}

function figureOf(text: FractionText): Exact {
  const reading = readFraction(text)
  if (!reading.ok) throw new RangeError(`'${reading.text}' is not a score`)
  return reading.figure
}

function shown(value: Exact | undefined): FractionText | null {
  return value === undefined ? null : fractionText(value)
}

function gradeOf(score: SubjectScore | undefined): string | null {
  return score?.grade?.status === 'computed' ? score.grade.value.grade : null
}

function rankOf(result: SchemeResult, id: string): number | null {
  for (const { places } of result.ranking) {
    const place = places.find((one) => one.subject === id)
    if (place !== undefined) return place.rank
  }
  return null
}

function vetoIds(score: SubjectScore | undefined): readonly string[] {
  return (score?.vetoes ?? []).map((veto) => veto.id)
}

function nodeChanges(before: readonly NodeScore[], after: readonly NodeScore[]): readonly NodeChange[] {
  const [old, now] = [before, after].map((nodes) => new Map(nodes.map((node) => [node.id, node.points])))
  const ids = [...new Set([...before, ...after].map((node) => node.id))]
  return ids.flatMap((id): readonly NodeChange[] => {
    const [was, is] = [old?.get(id), now?.get(id)]
    if (was === undefined) return [{ id, before: null, after: is ?? null, kind: 'added' }]
    if (is === undefined) return [{ id, before: was, after: null, kind: 'removed' }]
    if (was !== null && is !== null && compareExact(figureOf(was), figureOf(is)) === 0) return []
    return was === is ? [] : [{ id, before: was, after: is, kind: 'changed' }]
  })
}
