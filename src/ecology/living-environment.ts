import type { Result } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import type { CoverageQuestion } from './coverage.js'
import { choose, finish, openDesk, refuse, type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { figureIn, less, over, part, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** A task and what was done: afforestation, greenhouses, roads, monthly events. */
export interface TaskFacts {
  /** What was done. */
  readonly done: FieldAmount
  /** The task. */
  readonly task: FieldAmount
}

/** Completion of a task. */
export interface TaskCompletion {
  /** Done ÷ task, percent. */
  readonly completion: FieldFigure
  /** Done less task: above zero it was over-fulfilled. */
  readonly beyond: FieldFigure
  /** How the task was fulfilled. */
  readonly fulfilled: 'over' | 'exactly' | 'short' | 'unknown'
}

/**
 * What was done against a task (造林任务, planned greenhouses, monthly events).
 *
 * Reasons: `zero-base`, `units-differ`, `negative-amount`. A task that the document hides (`*`) is missing: leave the call out rather than write zero.
 *
 * @example
 * ```ts
 * import { taskCompletion, openMethod } from 'xiangzhen/ecology'
 * const mu = (value: string) => ({ value, unit: 'mu' })
 * const result = taskCompletion(openMethod, { done: mu('1100'), task: mu('1000') }, { rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && [result.value.completion.figure, result.value.fulfilled] // => ['110.0', 'over']
 * ```
 */
export function taskCompletion(
  method: FieldMethod,
  facts: TaskFacts,
  question: CoverageQuestion,
): Result<TaskCompletion, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'done', 'task')) return unusableFacts(desk)
  const unit = facts.task.unit
  const task = take(desk, facts.task, { code: 'base', path: 'task', unit })
  // A task in a unit that is none has been told; what was done is then read in its own.
  const wanted = task.dimension === undefined ? facts.done.unit : unit
  const done = take(desk, facts.done, { code: 'amount', path: 'done', unit: wanted })
  const completion = figureIn(desk, over(desk, 'task-completion', done, task, 'zero-base', 'task'), 'percent', 'task')
  const beyond = less(desk, 'beyond-task', done, task, 'done')
  const shown = figureIn(desk, beyond, unit, 'task')
  return finish(desk, () => ({ completion, beyond: shown, fulfilled: fulfilledOf(beyond) }))
}

function fulfilledOf({ span: { low, high } }: Working): TaskCompletion['fulfilled'] {
  if (low !== undefined && low.n > 0n) return 'over'
  if (high !== undefined && high.n < 0n) return 'short'
  return low !== undefined && high !== undefined && low.n === 0n && high.n === 0n ? 'exactly' : 'unknown'
}

/** A checklist for households (五净一规范, 六改一增一树, 三清一改). */
export interface HouseholdChecklistFacts {
  /** The items; a weight is the caller's, because no published text gives one. */
  readonly items: readonly { readonly id: string; readonly weight?: FieldAmount }[]
  /** The households. */
  readonly households: readonly {
    readonly id: string
    /** Items that the household passed. */
    readonly passed: readonly string[]
    /** Items that cannot apply to it. */
    readonly notApplicable?: readonly string[]
    /** Items that nobody has looked at yet: they are not failed. */
    readonly unknown?: readonly string[]
  }[]
  /** All households of the place, for coverage. */
  readonly universe?: FieldAmount
}

/** What a question about a checklist names. */
export interface HouseholdChecklistQuestion extends CoverageQuestion {
  /** How items weigh: equally, or as given; absent: as was decided (`item-weights`). */
  readonly weights?: 'equal' | 'given'
  /** Share of applicable items from which a household counts as up to standard. */
  readonly passMark: FieldAmount
}

/** A household against the checklist. */
export interface HouseholdScore {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Passed ÷ applicable, weighted, percent; `needs` where items are not looked at. */
  readonly score: FieldOutcome
  /** Whether it reaches the pass mark. */
  readonly upToStandard: boolean | 'unknown'
}

/** Households against a checklist. */
export interface HouseholdChecklist {
  /** How the items weigh. */
  readonly weights: 'equal' | 'given'
  /** Each household. */
  readonly households: readonly HouseholdScore[]
  /** Households that are up to standard. */
  readonly upToStandard: number
  /** Households that are not known to be either. */
  readonly notKnown: number
  /** Up to standard ÷ all households of the place. */
  readonly coverage: FieldOutcome
}

/**
 * Scores households by items passed ÷ items that apply. Weights are never assumed: equal weights are a choice that somebody makes.
 *
 * Reasons: `unknown-item`, `nothing-applies` (inside a score), `negative-amount`. Needs: `item-weights`, `weight` of an item, `item-result` (inside a score), `households` (inside coverage).
 *
 * @example
 * ```ts
 * import { householdChecklist, openMethod } from 'xiangzhen/ecology'
 * const items = [{ id: 'yard' }, { id: 'kitchen' }, { id: 'toilet' }]
 * const households = [{ id: 'h1', passed: ['yard', 'kitchen'] }, { id: 'h2', passed: ['yard', 'kitchen'], notApplicable: ['toilet'] }]
 * const question = { weights: 'equal' as const, passMark: { value: '80', unit: 'percent' }, rounding: { digits: 1, mode: 'halfUp' as const } }
 * const result = householdChecklist(openMethod, { items, households, universe: { value: '40', unit: 'household' } }, question)
 * result.status === 'computed' && [result.value.upToStandard, result.value.coverage.status === 'computed' && result.value.coverage.figure] // => [1, '2.5']
 * ```
 */
export function householdChecklist(
  method: FieldMethod,
  facts: HouseholdChecklistFacts,
  question: HouseholdChecklistQuestion,
): Result<HouseholdChecklist, EcologyCode> {
  const desk = openDesk(method, question)
  if (
    unusable(
      desk,
      facts,
      'items[]',
      'households[].passed[]',
      'households[].?unknown[]',
      'households[].?notApplicable[]',
    )
  )
    return unusableFacts(desk)
  const weights = choose(desk, 'item-weights', '', ['equal', 'given'], question.weights) as 'equal' | 'given'
  const one: FieldAmount = { value: '1', unit: 'fraction' }
  const weightOf = new Map(
    facts.items.map(({ id, weight }, index) => [
      id,
      take(desk, weights === 'given' ? weight : one, {
        code: 'weight',
        at: id,
        path: `items[${index}].weight`,
        unit: 'fraction',
      }),
    ]),
  )
  const mark = take(desk, question.passMark, { code: 'pass-mark', path: 'passMark', unit: 'percent' })
  const households = facts.households.map((household, index) =>
    scoreOf(desk, household, weightOf, mark, `households[${index}]`),
  )
  const up = households.filter((household) => household.upToStandard === true).length
  const coverage = part(desk, 'percent', 'universe', (inner) => {
    const all = take(inner, facts.universe, { code: 'households', path: 'universe', unit: 'household' })
    const reached = takeAny(inner, { value: String(up), unit: 'household' }, 'up-to-standard', 'households')
    return over(inner, 'coverage', reached, all, 'zero-base', 'universe')
  })
  const notKnown = households.filter((household) => household.upToStandard === 'unknown').length
  return finish(desk, () => ({ weights, households, upToStandard: up, notKnown, coverage }))
}

function scoreOf(
  desk: Desk,
  household: HouseholdChecklistFacts['households'][number],
  weights: ReadonlyMap<string, Working>,
  mark: Working,
  path: string,
): HouseholdScore {
  const { id, passed, notApplicable = [], unknown = [] } = household
  for (const item of [...passed, ...notApplicable, ...unknown])
    if (!weights.has(item)) refuse(desk, 'unknown-item', path, { id, item })
  const applicable = [...weights.keys()].filter((item) => !notApplicable.includes(item))
  const sum = (inner: Desk, items: readonly string[], code: 'passed-items' | 'applicable-items') =>
    total(
      inner,
      code,
      items.map((item) => weights.get(item) as Working),
      'fraction',
      path,
    )
  const kept = passed.filter((item) => applicable.includes(item))
  let share: Working | undefined
  const score = part(desk, 'percent', path, (inner) => {
    if (unknown.length > 0)
      inner.missing.push({ code: 'item-result', at: id, options: ['passed', 'failed'], data: { items: unknown } })
    share = over(
      inner,
      'checklist-score',
      sum(inner, kept, 'passed-items'),
      sum(inner, applicable, 'applicable-items'),
      'nothing-applies',
      path,
      { name: id },
    )
    return share
  })
  if (score.status !== 'computed' || share?.span.mid === undefined || mark.span.mid === undefined)
    return { id, score, upToStandard: 'unknown' }
  return { id, score, upToStandard: share.span.mid.n * mark.span.mid.d >= mark.span.mid.n * share.span.mid.d }
}
