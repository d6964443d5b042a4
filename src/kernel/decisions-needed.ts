import type { Decision, DecisionNeed } from './decision.js'
import { firstDifference } from './verify.js'
import { valuesBelow, walkDown } from './walk.js'

/** What one answer to an open question would change. */
export interface DecisionOption {
  /** The answer. */
  readonly value: string
  /** Subjects (by id) whose result under this answer differs from the result without any answer. */
  readonly changes: readonly string[]
  /** Questions that this answer raises or leaves open for them. */
  readonly stillOpen: readonly DecisionNeed[]
}

/** An open question with what hangs on it. */
export interface OpenDecision extends DecisionNeed {
  /** What each answer would change; empty for a question with a free value. */
  readonly effects: readonly DecisionOption[]
}

/**
 * Lists each question that the document leaves open for these facts, with its options and the subjects that change
 * under each option. It asks the calculator itself, so it knows as much as the calculator does.
 *
 * Subjects are the elements with an `id` in the calculator's result; a result without any counts as one subject, `''`.
 *
 * @param calculator - any calculator of the library
 * @param document - the document
 * @param facts - the facts
 * @param question - the question
 * @returns open questions in order of code and place; empty when everything is decided
 * @example
 * ```ts
 * import { decisionsNeeded, decisionFor, computed, needs, type Decision } from 'xiangzhen/kernel'
 * const share = (document: { decisions: readonly Decision[] }, _facts: object, _question: object) => {
 *   const decision = decisionFor(document.decisions, 'tie')
 *   return decision ? computed(decision.value) : needs([{ code: 'tie', options: ['first', 'both'] }])
 * }
 * decisionsNeeded(share, { decisions: [] }, {}, {}).map((d) => d.effects.map((e) => e.value)) // => [['first', 'both']]
 * ```
 */
export function decisionsNeeded<
  Policy extends { readonly decisions: readonly Decision[] },
  Facts,
  Question,
  Outcome extends object,
>(
  calculator: (document: Policy, facts: Facts, question: Question) => Outcome,
  document: Policy,
  facts: Facts,
  question: Question,
): readonly OpenDecision[] {
  const now = calculator(document, facts, question)
  const before = subjectsOf(now)
  return openNeeds(now).map((need) => ({
    ...need,
    effects: need.options.map((value) => {
      const answer: Decision = {
        code: need.code,
        ...(need.at === undefined ? {} : { at: need.at }),
        value,
        decidedBy: '',
        decidedOn: latestDay,
      }
      const then = calculator({ ...document, decisions: [...document.decisions, answer] }, facts, question)
      return { value, changes: changedSubjects(before, subjectsOf(then)), stillOpen: openNeeds(then) }
    }),
  }))
}

const latestDay = '9999-12-31'

/**
 * Collects every decision that a result says it needs, each once, in order of code and place.
 *
 * @throws RangeError when the data run in a circle
 * @example
 * ```ts
 * import { openNeeds, needs } from 'xiangzhen/kernel'
 * openNeeds([needs([{ code: 'tie', options: [] }]), needs([{ code: 'tie', options: [] }])]).length // => 1
 * ```
 */
export function openNeeds(result: object): readonly DecisionNeed[] {
  const found = new Map<string, DecisionNeed>()
  walkDown<unknown>(result, '', (value) => {
    const { status, missing } = (value ?? {}) as { status?: unknown; missing?: unknown }
    if (status === 'needs' && Array.isArray(missing)) {
      for (const need of missing as readonly DecisionNeed[]) found.set(`${need.code} ${need.at ?? ''}`, need)
    }
    return valuesBelow(value)
  })
  return [...found.keys()].sort(byCodeUnit).map((key) => found.get(key) as DecisionNeed)
}

function subjectsOf(result: object): ReadonlyMap<string, unknown> {
  const subjects = new Map<string, unknown>()
  // The outermost elements with an id are the subjects; what they hold belongs to them.
  walkDown<unknown>(result, '', (value) => {
    const { id } = (value ?? {}) as { id?: unknown }
    if (typeof id !== 'string') return valuesBelow(value)
    subjects.set(id, value)
    return []
  })
  if (subjects.size === 0) subjects.set('', result)
  return subjects
}

function changedSubjects(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit)
  return ids.filter((id) => firstDifference(before.get(id), after.get(id), '') !== undefined)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
