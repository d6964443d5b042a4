import {
  compareFigures,
  computed,
  diagnostic,
  notComputable,
  readFigure,
  sumFigures,
  type DecimalText,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import type { PointsCode } from './codes.js'
import { decided, type BookReadings, type CompiledRuleBook } from './compiled-book.js'
import type { Entry, PointFacts, SettlementQuestion } from './entries.js'
import type { RuleBook } from './rule-book.js'
import { hasQuotas, seatOutlooks, type SeatOutlook } from './seat-outlook.js'
import { readingsFor, settle } from './settle.js'
import type { MemberScore } from './settlement.js'
import { usableFacts } from './usable-facts.js'

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

/**
 * What a search says of the quotas of its grade table. Seats were shared out with all other members as they stand now: what they do
 * meanwhile can change the answer.
 */
export interface SeatsAhead {
  /** The others are supposed to stay as they are. */
  readonly assumed: 'unchanged'
  /** What a seat of each grade that will do takes, where a quota limits it. */
  readonly seats: readonly SeatOutlook[]
}

/** How the search ended. `others` is absent where no quota of the table binds: then nobody else's score bears on the grade. */
export type PathToGrade = { readonly others?: SeatsAhead } & PathEnd

/** How a search for a grade ends. */
export type PathEnd =
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
      /** Every set was tried: none surely reaches the grade, and under some it hangs on a decision or is not known. */
      readonly found: 'open'
      readonly tried: number
      /** The grade under the first such set: the decisions that it needs, or why it is not known. */
      readonly grade: Result<string, PointsCode>
    }
  | {
      /** The bound was hit first: what was tried costs less than `cost`, and nothing cheaper reaches the grade. */
      readonly found: 'boundHit'
      readonly cost: DecimalText
      readonly tried: number
    }

/**
 * Finds a cheapest set of further actions that brings a member to a grade, or shows that none does. Sets are tried in order of cost, each by settling
 * the member anew, so caps, ladders, gates and vetoes all have their say. Where a quota limits the grade everybody is settled anew, with all others
 * as they stand now, and `others` says which figure takes a seat.
 *
 * @param ruleBook - the book
 * @param facts - the facts so far
 * @param question - the question
 * @param goal - the grade, what can be done at which cost, and how much may be tried
 * @returns the path, the proof that there is none, that it is open, or that the bound was hit; `unknown-member` when the roster does not have the
 *   member, `no-grade` when the table or none of the grades is there. Findings about the entries of actions stand in the diagnostics
 * @throws RangeError when `bound` or `most` is not a whole number from 0, or a cost is not a figure from 0
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
  checkGoal(goal)
  const { facts: usable, diagnostics } = usableFacts(facts)
  const read = readingsFor(ruleBook, usable.decisions ?? [])
  const quotas = hasQuotas(read.book, goal.table)
  const own = quotas ? usable : factsOfMember(usable, goal.member)
  const start: Plan = { times: goal.actions.map(() => 0), cost: '0', last: 0 }
  const found = new Map<string, Diagnostic>()
  let others: { readonly others?: SeatsAhead } = {}
  let open: Result<string, PointsCode> | undefined
  const ended = (end: PathEnd): Result<PathToGrade, PointsCode> =>
    computed({ ...end, ...others }, [...diagnostics, ...[...found.keys()].sort().map((key) => found.get(key)!)])
  let frontier: Plan[] = [start]
  let tried = 0
  while (frontier.length > 0) {
    const plan = frontier[0]!
    if (tried >= goal.bound) return ended({ found: 'boundHit', cost: plan.cost, tried })
    frontier = frontier.slice(1)
    tried += 1
    const settled = settle(ruleBook, withPlan(own, goal, plan), question)
    if (settled.status !== 'computed') return settled
    const member = settled.value.members.find((one) => one.id === goal.member)
    const astray = member === undefined ? undefined : astrayGoal(read.book, member, goal)
    if (member === undefined || astray !== undefined)
      return notComputable(astray?.code ?? 'unknown-member', [
        astray ?? diagnostic('unknown-member', 'error', 'goal.member', { member: goal.member }),
      ])
    if (quotas && plan === start)
      others = { others: { assumed: 'unchanged', seats: seatOutlooks(read, own, question, goal, settled.value) } }
    for (const one of settled.value.diagnostics) {
      const at = goal.actions.findIndex((_, index) => isPlanned(one.data['entry'], plannedId(goal, index)))
      const { entry: _entry, ...data } = one.data
      if (at >= 0) found.set(`${at} ${one.code}`, { ...one, path: `goal.actions[${at}].entry`, data })
    }
    const { grade } = member.grades.find((one) => one.id === goal.table)!
    if (grade.status !== 'computed') open ??= grade
    else if (goal.grades.includes(grade.value)) {
      const actions = goal.actions.flatMap(({ id }, at) =>
        plan.times[at]! > 0 ? [{ id, times: plan.times[at]! }] : [],
      )
      return ended({ found: 'path', actions, cost: plan.cost, grade: grade.value, tried })
    }
    for (const next of nextPlans(goal, plan)) frontier = inserted(frontier, next)
  }
  return ended(open === undefined ? { found: 'none', tried } : { found: 'open', tried, grade: open })
}

function checkGoal({ bound, actions }: GradeGoal): void {
  const whole = (value: number, path: string): void => {
    if (Number.isSafeInteger(value) && value >= 0) return
    throw new RangeError(`goal.${path} is ${String(value)}: give a whole number from 0`)
  }
  whole(bound, 'bound')
  for (const [at, { most, cost }] of actions.entries()) {
    whole(most, `actions[${at}].most`)
    if (!readFigure(cost).ok || compareFigures(cost, '0') < 0)
      throw new RangeError(`goal.actions[${at}].cost is ${cost}: give a figure from 0`)
  }
}

// A table that the member is not graded by, or grades none of which the table has.
function astrayGoal(
  { readings }: BookReadings,
  member: MemberScore,
  { table, grades }: GradeGoal,
): Diagnostic<PointsCode> | undefined {
  if (!member.grades.some((one) => one.id === table))
    return diagnostic('no-grade', 'error', 'goal.table', { name: table })
  const bands = (readings as Exclude<BookReadings['readings'], 'too-many'>).flatMap(({ rules }) =>
    (rules.grades ?? []).map((one) => decided(one)).flatMap((one) => (one.id === table ? one.bands : [])),
  )
  if (grades.some((grade) => bands.some((band) => band.grade === grade))) return undefined
  return diagnostic('no-grade', 'error', 'goal.grades', { name: grades.join(', ') })
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

function withPlan(facts: PointFacts, goal: GradeGoal, plan: Plan): PointFacts {
  const added = goal.actions.flatMap((action, at) =>
    Array.from({ length: plan.times[at]! }, (_, time): Entry => ({
      ...action.entry,
      id: `${plannedId(goal, at)}${time + 1}`,
      member: goal.member,
    })),
  )
  return { ...facts, entries: [...facts.entries, ...added] }
}

function isPlanned(entry: unknown, id: string): boolean {
  return typeof entry === 'string' && entry.startsWith(id)
}

// No entry of the facts is named so.
function plannedId({ actions }: GradeGoal, at: number): string {
  return `(planned ${at + 1}) ${actions[at]!.id} `
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
