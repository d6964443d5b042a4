import { computed, needs, type Label, type PlainDate, type PolicyDocument, type Result } from '../kernel/index.js'
import { seatsOf, type Quota } from '../scoring/index.js'
import { judge, type Judgement, type SubjectCondition, type SubjectValues } from './criteria.js'

/** Criteria by which subjects are listed (软弱涣散党组织排查、防返贫监测对象识别). */
export interface ScreeningRules {
  /** Groups of criteria, in the order of the text. */
  readonly groups: readonly ScreeningGroup[]
  /** Whether a subject can be in several groups, or only in the first that fits. */
  readonly match: 'first' | 'all'
  /** How many must or may be listed; `of` limits it to a kind of subjects. */
  readonly quotas?: readonly { readonly id: string; readonly quota: Quota; readonly of?: string }[]
}

/** A group of criteria. */
export interface ScreeningGroup {
  /** Id. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** Its criteria. */
  readonly criteria: readonly ScreeningCriterion[]
  /** How many criteria must hold: one is enough (`1`), or `all` of them. */
  readonly atLeast: number | 'all'
  /** Article of the text. */
  readonly clause?: string
}

/** One criterion. */
export interface ScreeningCriterion {
  /** Id, unique in the document; decisions name it. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** When it holds. */
  readonly when: SubjectCondition
  /** Article of the text. */
  readonly clause?: string
}

/** The rules as a document. */
export type ScreeningDocument = PolicyDocument<ScreeningRules>

/** Who is screened, and what holds for all of them. */
export interface ScreeningFacts {
  /** Subjects with what is known of them. */
  readonly subjects: readonly { readonly id: string; readonly kind?: string; readonly values: SubjectValues }[]
  /** Values that are the same for all: the income line of the year. A subject's own value goes first. */
  readonly shared?: SubjectValues
  /** How many subjects there are, by kind, where not all of them are given; `''` is all. Absent: those that are given. */
  readonly populations?: Readonly<Record<string, number>>
}

/** How one subject was screened. */
export interface ScreenedSubject {
  /** Groups that it falls into, in the order of the document; empty: not listed by these criteria. */
  readonly groups: readonly string[]
  /** Criteria of these groups that hold. */
  readonly criteria: readonly string[]
  /** Values that are missing and could still list it. */
  readonly unknown: readonly string[]
}

/** A quota and how many are listed. */
export interface ScreeningQuota {
  /** Id of the quota. */
  readonly id: string
  /** How many subjects there are. */
  readonly population: number
  /** Fewest, or most, who are to be listed. */
  readonly bound: number
  /** How many are listed. */
  readonly listed: number
  /** Of those who are not listed, how many may yet be: a decision or a value that is missing. */
  readonly open: number
  /** Whether the quota is kept; `null` while that hangs on those who are open. */
  readonly kept: boolean | null
}

/** A screening. */
export interface Screening {
  /** Each subject, in order of id. */
  readonly subjects: readonly { readonly id: string; readonly result: Result<ScreenedSubject> }[]
  /** Each quota, in the order of the document. */
  readonly quotas: readonly ScreeningQuota[]
}

/**
 * Screens subjects by criteria and says which group each falls into, by which criteria, and what is not known. A value that is missing is
 * never taken as harmless.
 *
 * Decisions, about the criterion: `on-the-limit` (`inside`, `outside`), `first-day`, `month-end`.
 *
 * @param document - groups and quotas
 * @param facts - subjects, shared values, populations
 * @param question - the day
 * @returns subjects and quotas
 * @example
 * ```ts
 * import { screen } from 'xiangzhen/responsibility'
 * import { returnToPovertyGroups } from 'xiangzhen/presets/return-to-poverty'
 * const values = { formerlyPoor: true, income: '7800', riskOfReturn: true, basicLifeHard: false }
 * const { subjects } = screen(returnToPovertyGroups, { subjects: [{ id: 'h1', values }], shared: { incomeLine: '8800' } }, { asOf: '2024-03-01' })
 * const result = subjects[0]?.result
 * result?.status === 'computed' && result.value.groups // => ['unstable']
 * ```
 */
export function screen(
  document: ScreeningDocument,
  facts: ScreeningFacts,
  question: { readonly asOf: PlainDate },
): Screening {
  const sorted = [...facts.subjects].sort((a, b) => (a.id < b.id ? -1 : 1))
  const subjects = sorted.map((subject) => ({
    id: subject.id,
    kind: subject.kind,
    result: screenOne(document, { ...facts.shared, ...subject.values }, question.asOf),
  }))
  const quotas = (document.rules.quotas ?? []).map(({ id, quota, of }): ScreeningQuota => {
    const concerned = subjects.filter((one) => of === undefined || one.kind === of)
    const population = facts.populations?.[of ?? ''] ?? concerned.length
    const listed = concerned.filter(
      ({ result }) => result.status === 'computed' && result.value.groups.length > 0,
    ).length
    const open = concerned.filter(({ result }) => mayBeListed(result)).length
    const bound = seatsOf(quota, population)
    const kept = (count: number): boolean => (quota.kind === 'atLeast' ? count >= bound : count <= bound)
    const same = kept(listed) === kept(listed + open)
    return { id, population, bound, listed, open, kept: same ? kept(listed) : null }
  })
  return { subjects: subjects.map(({ id, result }) => ({ id, result })), quotas }
}

function mayBeListed(result: Result<ScreenedSubject>): boolean {
  return result.status !== 'computed' || (result.value.groups.length === 0 && result.value.unknown.length > 0)
}

function screenOne(document: ScreeningDocument, values: SubjectValues, asOf: PlainDate): Result<ScreenedSubject> {
  const groups: string[] = []
  const criteria: string[] = []
  const unknown = new Set<string>()
  for (const group of document.rules.groups) {
    if (document.rules.match === 'first' && groups.length > 0) break
    const judged = group.criteria.map((criterion) => ({
      id: criterion.id,
      judgement: judge(criterion.when, { values, decisions: document.decisions, asOf, at: criterion.id }),
    }))
    const outcome = groupOutcome(group, judged)
    if (outcome === 'undecided') return needs(judged.flatMap(({ judgement }) => judgement.missing))
    if (outcome === 'unknown') for (const { judgement } of judged) judgement.unknown.forEach((one) => unknown.add(one))
    if (outcome !== 'in') continue
    groups.push(group.id)
    criteria.push(...judged.flatMap(({ id, judgement }) => (judgement.standing === 'met' ? [id] : [])))
  }
  return computed({ groups, criteria, unknown: [...unknown].sort() })
}

// Counts what holds for sure and what still could, so that nothing is asked that no longer matters.
function groupOutcome(
  group: ScreeningGroup,
  judged: readonly { readonly judgement: Judgement }[],
): 'in' | 'out' | 'unknown' | 'undecided' {
  const needed = group.atLeast === 'all' ? group.criteria.length : group.atLeast
  const count = (...standings: Judgement['standing'][]) =>
    judged.filter(({ judgement }) => standings.includes(judgement.standing)).length
  if (count('met') >= needed) return 'in'
  if (count('met', 'unknown', 'needs') < needed) return 'out'
  return count('met', 'needs') >= needed ? 'undecided' : 'unknown'
}
