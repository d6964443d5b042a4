import {
  computed,
  daysBetween,
  diagnostic,
  notComputable,
  readFigure,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import {
  compareExact,
  exactInteger,
  exactOf,
  exactToText,
  exactZero,
  minExact,
  multiplyExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { labelValue } from './charter-words.js'
import { purposesOf } from './charter-kinds.js'
import type { PlanRequirements, AssemblyVoteRule } from './plan-requirements.js'
import type {
  AssemblyVote,
  DistributionPlan,
  PlanBound,
  PlanBoundCheck,
  PlanCheckFacts,
  PlanQuestion,
  PlanReason,
  PlanReview,
} from './plan.js'
import { bindingRequirements, boundsOf, planStart, type PlanStart } from './plan-bounds.js'
import { exactRate } from './portions.js'
import { fundPurposes } from './waterfall.js'
import { listFaults } from './untidy-facts.js'

/**
 * Holds a distribution plan against the charter's limits and published requirements and names every violation with its
 * article: too little for the fund, too much for dividends, payment against a deficit, out of borrowed money or from forbidden sources,
 * losses left standing, equal division where it is forbidden, votes and disclosure.
 *
 * @param charter - the charter; its `limits` count too
 * @param facts - the plan, the result, opening balance and named figures
 * @param question - published requirements and the day that decides which are in force
 * @returns the review; reasons `not-a-figure`, `facts-not-readable`; needs `opening-balance` as `planBounds`
 * @example
 * ```ts
 * import { checkPlan, type CooperativeCharter } from 'xiangzhen/economy'
 * const charter: CooperativeCharter = {
 *   id: 'c', title: '章程', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'cooperative', measure: 'netResult', pools: [], rounding: { digits: 2, mode: 'halfUp' },
 *     limits: [
 *       { id: 'patronage', clause: '第四十四条', purposes: ['patronage'], atLeast: { kind: 'rate', rate: '0.6', of: 'distributable' } },
 *     ],
 *   },
 * }
 * const plan = {
 *   entries: [{ id: 'p', purpose: 'patronage', amount: '58', goesTo: 'persons' as const }],
 * }
 * const result = checkPlan(charter, { result: { amount: '100' }, plan }, {})
 * result.status === 'computed' && result.value.violations.map((one) => [one.code, one.data['clause']])
 * // => [['below-minimum', '第四十四条'], ['plan-leaves-rest', undefined]]
 * ```
 */
export function checkPlan(
  charter: Charter,
  facts: PlanCheckFacts,
  question: PlanQuestion,
): Result<PlanReview, PlanReason> {
  const unread = listFaults(facts.plan.entries, 'plan.entries')
  if (unread.length > 0) return notComputable('facts-not-readable', unread)
  const known = ['persons', 'account']
  const astray = facts.plan.entries.flatMap(({ goesTo }, index) =>
    known.includes(goesTo)
      ? []
      : [diagnostic('unknown-kind', 'error', `plan.entries[${index}].goesTo`, { found: goesTo, known })],
  )
  if (astray.length > 0) return notComputable('facts-not-readable', astray)
  const faults = facts.plan.entries.flatMap((entry, index): readonly Diagnostic[] => {
    const reading = readFigure(entry.amount)
    const path = `plan.entries[${index}].amount`
    if (!reading.ok) return [diagnostic('not-a-figure', 'error', path, { text: reading.text })]
    // An amount below zero would hide what the others have too much.
    return reading.figure.n < 0n ? [diagnostic('negative-figure', 'error', path, { text: entry.amount })] : []
  })
  const start = planStart(charter, facts)
  if ('status' in start) return start
  if (faults.length > 0) return notComputable('not-a-figure', faults)
  const { plan } = facts
  const funds = plannedFor(plan, fundPurposes)
  const bounds = boundsOf(charter, start, question, funds).map((bound) => checkBound(bound, plan, start))
  const violations = [
    ...bounds.flatMap(boundViolation),
    ...amountFindings(plan, start),
    ...purposeFindings(charter, plan),
    ...bindingRequirements(charter, question).flatMap((set) => requirementFindings(set, charter, plan, start)),
  ]
  const violated = violations.some((one) => one.severity === 'error')
  const open = bounds.some((bound) => bound.verdict === 'open')
  return computed({
    verdict: violated ? 'violated' : open ? 'open' : 'kept',
    bounds,
    violations,
    planned: yuanText(plannedFor(plan)),
    available: yuanText(start.available),
  })
}

/**
 * Holds a vote against the rule of an assembly: the quorum and the majority are parts of all members, not of those present.
 *
 * @returns the violations: `vote-quorum`, `vote-majority`, `vote-by-representatives`, `vote-not-counted` (numbers that are none, or more
 * than there are members); none when the vote stands
 * @example
 * ```ts
 * import { checkVote } from 'xiangzhen/economy'
 * const rule = { clause: '第二十八条', quorum: '2/3', majority: '2/3', byRepresentatives: 'forbidden' as const }
 * checkVote(rule, { members: 300, present: 210, inFavour: 199 }).map((one) => one.code) // => ['vote-majority']
 * ```
 */
export function checkVote(rule: AssemblyVoteRule, vote: AssemblyVote): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const { members, present, inFavour } = vote
  const counted = [members, present, inFavour].every((one) => Number.isSafeInteger(one) && one >= 0 && one <= members)
  if (!counted || members === 0) return [violation('vote-not-counted', 'plan.vote', {})]
  const all = exactInteger(members)
  const reaches = (count: number, rate: string): boolean =>
    compareExact(exactInteger(count), multiplyExact(exactRate(rate), all)) >= 0
  const { clause } = rule
  if (!reaches(vote.present, rule.quorum)) {
    found.push(
      violation('vote-quorum', 'plan.vote.present', {
        clause,
        count: vote.present,
        members: vote.members,
        part: rule.quorum,
      }),
    )
  }
  if (!reaches(vote.inFavour, rule.majority)) {
    found.push(
      violation('vote-majority', 'plan.vote.inFavour', {
        clause,
        count: vote.inFavour,
        members: vote.members,
        part: rule.majority,
      }),
    )
  }
  if (vote.byRepresentatives === true && rule.byRepresentatives === 'forbidden') {
    found.push(violation('vote-by-representatives', 'plan.vote', { clause }))
  }
  return found
}

function checkBound(bound: PlanBound, plan: DistributionPlan, start: PlanStart): PlanBoundCheck {
  const planned = bound.purposes.includes('kept')
    ? subtractExact(start.available, plannedFor(plan, ['paidOut']))
    : plannedFor(plan, bound.purposes)
  const draft = { ...bound, planned: yuanText(planned) }
  if (bound.amount.status !== 'computed') return { ...draft, verdict: 'open' }
  if (bound.amount.value === null) return { ...draft, verdict: 'silent' }
  const limit = exactOf(bound.amount.value)
  const over = bound.side === 'atLeast' ? subtractExact(limit, planned) : subtractExact(planned, limit)
  if (compareExact(over, exactZero) <= 0) return { ...draft, verdict: 'kept' }
  return { ...draft, verdict: 'violated', by: yuanText(over) }
}

function boundViolation(check: PlanBoundCheck, index: number): readonly Diagnostic[] {
  if (check.verdict !== 'violated' || check.amount.status !== 'computed') return []
  const code = check.side === 'atLeast' ? 'below-minimum' : 'above-maximum'
  return [
    violation(code, `bounds[${index}]`, {
      limit: check.id,
      ...(check.label === undefined ? {} : { about: labelValue(check.label) }),
      set: check.set,
      document: labelValue(check.title),
      ...(check.clause === undefined ? {} : { clause: check.clause }),
      planned: check.planned,
      bound: check.amount.value,
      by: check.by!,
    }),
  ]
}

// A purpose that the form does not have counts toward no bound: mostly a misspelt one.
function purposeFindings(charter: Charter, plan: DistributionPlan): readonly Diagnostic[] {
  const known = purposesOf(charter)
  return plan.entries.flatMap(({ purpose }, index) =>
    known.includes(purpose)
      ? []
      : [diagnostic('unknown-purpose', 'warning', `plan.entries[${index}].purpose`, { found: purpose, known })],
  )
}

// Losses that a plan makes good come out of the result before it is available for anything else.
function amountFindings(plan: DistributionPlan, start: PlanStart): readonly Diagnostic[] {
  const planned = subtractExact(plannedFor(plan), minExact(start.losses, plannedFor(plan, ['losses'])))
  const over = subtractExact(planned, start.available)
  const data = { planned: yuanText(planned), available: yuanText(start.available) }
  if (compareExact(over, exactZero) > 0) return [violation('plan-exceeds-available', 'plan.entries', data)]
  if (compareExact(over, exactZero) === 0) return []
  const rest = yuanText(subtractExact(exactZero, over))
  return [diagnostic('plan-leaves-rest', 'note', 'plan.entries', { ...data, rest })]
}

function requirementFindings(
  set: PlanRequirements,
  charter: Charter,
  plan: DistributionPlan,
  start: PlanStart,
): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const toPersons = plan.entries.filter((entry) => entry.goesTo === 'persons' && signOf(entry.amount) > 0)
  const document = set.source.document
  const say = (code: string, path: string, clause: string, data: Diagnostic['data'] = {}): void => {
    found.push(violation(code, path, { set: set.id, document, clause, ...data }))
  }
  if (set.noDeficitPayout !== undefined && start.deficit && toPersons.length > 0) {
    say('deficit-payout', 'plan.entries', set.noDeficitPayout)
  }
  for (const [index, { kind, amount }] of (plan.funding ?? []).entries()) {
    const path = `plan.funding[${index}]`
    if (kind === 'loan' && set.noBorrowedMoney !== undefined)
      say('borrowed-money', path, set.noBorrowedMoney, { amount })
    if (set.forbiddenFunding?.kinds.includes(kind) === true) {
      say('forbidden-funding', path, set.forbiddenFunding.clause, { kind: `funding-${kind}`, amount })
    }
  }
  if (set.lossesFirst !== undefined && compareExact(plannedFor(plan, ['losses']), start.losses) < 0) {
    if (toPersons.length > 0)
      say('losses-not-first', 'plan.entries', set.lossesFirst, { losses: yuanText(start.losses) })
  }
  if (set.noEqualDivision !== undefined && charter.rules.incomeKind === 'photovoltaic') {
    for (const entry of toPersons) {
      if (entry.by === 'equal') say('equal-division', `plan.entries`, set.noEqualDivision, { entry: entry.id })
    }
  }
  if (set.vote !== undefined && plan.vote !== undefined) found.push(...checkVote(set.vote, plan.vote))
  const { disclosedOn, assemblyOn } = plan
  if (set.disclosure !== undefined && disclosedOn !== undefined && assemblyOn !== undefined) {
    const days = daysBetween(disclosedOn, assemblyOn)
    const { clause, days: least } = set.disclosure
    if (days < least) say('disclosure-late', 'plan.disclosedOn', clause, { days, least })
  }
  return found
}

function plannedFor(plan: DistributionPlan, purposes?: readonly string[]): Exact {
  const counted = plan.entries.filter(
    ({ purpose, goesTo }) =>
      purposes === undefined || purposes.includes(purpose) || (goesTo === 'persons' && purposes.includes('paidOut')),
  )
  return sumExact(counted.map((entry) => exactOf(entry.amount)))
}

function signOf(amount: string): -1 | 0 | 1 {
  return compareExact(exactOf(amount), exactZero)
}

function yuanText(amount: Exact): string {
  return exactToText(amount, 2, 'halfUp')
}

function violation(code: string, path: string, data: Diagnostic['data']): Diagnostic {
  return diagnostic(code, 'error', path, data)
}
