import { compareFigures, computed, notComputable, sumFigures, type DecimalText, type Result } from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import type { CompiledRuleBook } from './compiled-book.js'
import type { Entry, PointFacts, SettlementQuestion } from './entries.js'
import type { RuleBook } from './rule-book.js'
import { settle } from './settle.js'

/** Something that a member could still do. */
export interface PossibleAction {
  /** Id of the action. */
  readonly id: string
  /** The entry that it would make; id and member are filled in. */
  readonly entry: Omit<Entry, 'id' | 'member'>
  /** What it costs the member, in any one unit: hours, visits; not negative. */
  readonly cost: DecimalText
  /** How often it can be done at most. */
  readonly most: number
}

/** What a member is after. */
export interface GradeGoal {
  /** Id of the member, household or organisation. */
  readonly member: string
  /** Grade table and the grades that will do. */
  readonly table: string
  /** The grades. */
  readonly grades: readonly string[]
  /** What the member could still do, with its effort. */
  readonly actions: readonly PossibleAction[]
  /** How many settlements are tried at most. */
  readonly bound: number
}

/** How the search ended. */
export type PathToGrade =
  | {
      /** A cheapest set of actions reaches the grade; none when it is reached already. */
      readonly found: 'path'
      readonly actions: readonly { readonly id: string; readonly times: number }[]
      readonly cost: DecimalText
      readonly grade: string
      readonly tried: number
    }
  | {
      /** Every set of the actions was tried: none reaches the grade. */
      readonly found: 'none'
      readonly tried: number
    }
  | {
      /** The bound was hit first: what was tried costs less than `cost`, and nothing cheaper reaches the grade. */
      readonly found: 'boundHit'
      readonly cost: DecimalText
      readonly tried: number
    }

/**
 * Finds a cheapest set of further actions that brings a member to a grade, or shows that none does. Sets are tried in order of cost, each by settling
 * the member anew, so caps, ladders, gates and vetoes all have their say. Quotas and ranks look at other members and are not foreseen.
 *
 * @param ruleBook - the book
 * @param facts - the facts so far
 * @param question - the question
 * @param goal - the grade, what can be done at which cost, and how much may be tried
 * @returns the path, the proof that there is none, or that the bound was hit; `unknown-member` when the roster does not have the member
 * @example
 * ```ts
 * import { pathToGrade, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], total: { opening: { points: '80' } },
 *     items: [{
 *       kind: 'award', id: 'visit', title: '走访', worth: { by: 'fixed', points: '4' },
 *       caps: [{ id: 'visit-cap', limit: '12', basis: 'gross', per: 'period' }],
 *     }],
 *     grades: [{
 *       id: 'grade', title: '等次', figure: { of: 'effective' }, rounding: 'none',
 *       bands: [{ grade: 'excellent', from: { at: '90', included: true } }, { grade: 'pass', to: { at: '90', included: false } }],
 *     }],
 *   },
 * }
 * const goal = {
 *   member: 'm1', table: 'grade', grades: ['excellent'], bound: 100,
 *   actions: [{ id: 'visit', cost: '1', most: 5, entry: { item: 'visit', eventDate: '2024-11-01' } }],
 * }
 * const path = pathToGrade(book, { roster: { members: [{ id: 'm1' }] }, entries: [] }, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' }, goal)
 * path.status === 'computed' && path.value
 * // => { found: 'path', actions: [{ id: 'visit', times: 3 }], cost: '3', grade: 'excellent', tried: 4 }
 * ```
 */
export function pathToGrade(
  ruleBook: RuleBook | CompiledRuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
  goal: GradeGoal,
): Result<PathToGrade, PointsCode> {
  const own = factsOfMember(facts, goal.member)
  const start: Plan = { times: goal.actions.map(() => 0), cost: '0', last: 0 }
  let frontier: Plan[] = [start]
  let tried = 0
  while (frontier.length > 0) {
    const plan = frontier[0]!
    if (tried >= goal.bound) return computed({ found: 'boundHit', cost: plan.cost, tried })
    frontier = frontier.slice(1)
    tried += 1
    const grade = gradeWith(ruleBook, own, question, goal, plan)
    if (grade === undefined) return notComputable('unknown-member')
    if (goal.grades.includes(grade)) {
      const actions = goal.actions.flatMap(({ id }, at) =>
        plan.times[at]! > 0 ? [{ id, times: plan.times[at]! }] : [],
      )
      return computed({ found: 'path', actions, cost: plan.cost, grade, tried })
    }
    for (const next of nextPlans(goal, plan)) frontier = inserted(frontier, next)
  }
  return computed({ found: 'none', tried })
}

// Each set is made once: actions are added in the order of the list.
interface Plan {
  readonly times: readonly number[]
  readonly cost: DecimalText
  readonly last: number
}

function nextPlans(goal: GradeGoal, plan: Plan): readonly Plan[] {
  return goal.actions.flatMap((action, at): Plan[] => {
    if (at < plan.last || plan.times[at]! >= action.most) return []
    const times = plan.times.map((count, index) => (index === at ? count + 1 : count))
    return [{ times, cost: sumFigures([plan.cost, action.cost]), last: at }]
  })
}

function inserted(frontier: readonly Plan[], plan: Plan): Plan[] {
  let low = 0
  let high = frontier.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareFigures(frontier[middle]!.cost, plan.cost) <= 0) low = middle + 1
    else high = middle
  }
  return [...frontier.slice(0, low), plan, ...frontier.slice(low)]
}

function gradeWith(
  ruleBook: RuleBook | CompiledRuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
  goal: GradeGoal,
  plan: Plan,
): string | undefined {
  const added = goal.actions.flatMap((action, at) =>
    Array.from({ length: plan.times[at]! }, (_, time): Entry => ({
      ...action.entry,
      id: `${action.id} ${time + 1} (planned)`,
      member: goal.member,
    })),
  )
  const settled = settle(ruleBook, { ...facts, entries: [...facts.entries, ...added] }, question)
  if (settled.status !== 'computed') return undefined
  const member = settled.value.members.find((one) => one.id === goal.member)
  if (member === undefined) return undefined
  const grade = member.grades.find((one) => one.id === goal.table)?.grade
  return grade?.status === 'computed' ? grade.value : ''
}

// What others did changes nothing here, save in accounts that several people share.
function factsOfMember(facts: PointFacts, member: string): PointFacts {
  if (!facts.roster.members.some((one) => one.id === member)) return facts
  const concerned = (entry: Entry): boolean =>
    entry.member === member || (entry.others ?? []).some((one) => one.member === member) || entry.reverses !== undefined
  return {
    ...facts,
    roster: { ...facts.roster, members: facts.roster.members.filter((one) => one.id === member) },
    entries: facts.entries.filter(concerned),
  }
}
