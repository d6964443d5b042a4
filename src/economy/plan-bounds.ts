import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  openNeeds,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type Label,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  exactOfComputed,
  exactToText,
  exactZero,
  maxExact,
  minExact,
  negateExact,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { limitKinds } from './charter-kinds.js'
import type { PlanLimit, PlanRequirements } from './plan-requirements.js'
import { withReadableDecisions } from './charter-answers.js'
import { resultWithAbout } from './charter-words.js'
import type { PlanBound, PlanBounds, PlanFacts, PlanQuestion, PlanReason } from './plan.js'
import { roomUnderCeiling, findPortion, type FigureBook, type Found } from './portions.js'
import { testFigures } from './conditions.js'
import { unreadableFacts } from './untidy-facts.js'

/**
 * The bounds that a charter and published requirements set for a year's plan, in yuan: the least for a fund, the most for
 * dividends. Bounds are rounded toward the constraint. In a deficit every bound on payments is zero.
 *
 * Needs, per bound: `portion-base`, `test-figure`, `limit-otherwise`.
 *
 * @param charter - its `limits` count too
 * @param facts - result, opening balance, transfers, named figures
 * @param question - published requirements
 * @returns the bounds, what is available, and what the bounds leave unassigned; reasons `not-a-figure`, `facts-not-readable`;
 * needs `opening-balance` where a positive opening balance is stated and neither the charter nor a decision says whether it joins
 * @example
 * ```ts
 * import { planBounds, type CollectiveCharter } from 'xiangzhen/economy'
 * const charter: CollectiveCharter = {
 *   id: 'c', title: '办法', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'collective', measure: 'netResult', pools: [], rounding: { digits: 2, mode: 'halfUp' },
 *     limits: [
 *       { id: 'fund', purposes: ['reserve'], atLeast: { kind: 'rate', rate: '0.3', of: 'result' } },
 *     ],
 *   },
 * }
 * const result = planBounds(charter, { result: { amount: '120000' } }, {})
 * result.status === 'computed' && result.value.bounds[0]?.amount.status // => 'computed'
 * ```
 */
export function planBounds(charter: Charter, facts: PlanFacts, question: PlanQuestion): Result<PlanBounds, PlanReason> {
  const start = planStart(charter, facts)
  if ('status' in start) return start
  const bounds = boundsOf(charter, start, question, exactZero)
  return computed({
    bounds,
    available: exactToText(start.available, 2, 'floor'),
    unassigned: unassignedOf(bounds, start.available),
  })
}

/** What bounds are measured by, in yuan. */
export interface PlanStart {
  readonly result: Exact
  readonly losses: Exact
  readonly opening: Exact
  /** Result, opening balance and transfers; zero in a deficit. */
  readonly available: Exact
  /** Whether there is a deficit. */
  readonly deficit: boolean
  readonly figures: ReadonlyMap<string, Exact>
}

/** Reads the facts that bounds need. */
export function planStart(
  charter: Charter,
  facts: PlanFacts,
): PlanStart | Exclude<Result<never, PlanReason>, { readonly status: 'computed' }> {
  const unread = unreadableFacts(facts)
  if (unread.length > 0) return notComputable('facts-not-readable', unread)
  const readable = withReadableDecisions(charter)
  const diagnostics: Diagnostic[] = []
  const read = (text: DecimalText | undefined, path: string): Exact => {
    const reading = readFigure(text ?? '0')
    if (reading.ok) return reading.figure
    diagnostics.push(diagnostic('not-a-figure', 'error', path, { text: reading.text }))
    return exactZero
  }
  const result = read(facts.result.amount, 'result.amount')
  const opening = read(facts.opening?.undistributed, 'opening.undistributed')
  const transfersIn = read(facts.transfersIn, 'transfersIn')
  const figures = new Map(
    Object.entries(facts.figures ?? {}).map(([name, text]) => [name, read(text, `figures.${name}`)]),
  )
  if (diagnostics.length > 0) return notComputable('not-a-figure', diagnostics)
  const { rules, decisions } = readable.charter
  const joins =
    signExact(opening) > 0 ? (rules.opening ?? decisionFor(decisions, 'opening-balance')?.value) : 'included'
  if (joins === undefined) {
    return needs([{ code: 'opening-balance', options: ['included', 'keptApart'] }], readable.faults)
  }
  const added = joins === 'keptApart' ? exactZero : opening
  const available = sumExact([result, transfersIn, added])
  return {
    result,
    losses: maxExact(exactZero, negateExact(opening)),
    opening: maxExact(exactZero, added),
    available: maxExact(exactZero, available),
    deficit: signExact(available) <= 0,
    figures,
  }
}

/** Every bound of the charter and of the requirements that bind its form on the day. */
export function boundsOf(
  charter: Charter,
  start: PlanStart,
  question: PlanQuestion,
  funds: Exact,
): readonly PlanBound[] {
  const own = (charter.rules.limits ?? []).flatMap((limit) => boundsOfLimit(limit, charter, charter, start, funds))
  const published = bindingRequirements(charter, question).flatMap((set) =>
    set.limits.flatMap((limit) => boundsOfLimit(limit, set, charter, start, funds)),
  )
  return [...own, ...published]
}

/** The requirements that bind a charter on the day of the question. */
export function bindingRequirements(charter: Charter, question: PlanQuestion): readonly PlanRequirements[] {
  const { requirements = [], on } = question
  return requirements.filter(
    ({ forms, effective }) =>
      forms.includes(charter.rules.form) &&
      (on === undefined ||
        effective === undefined ||
        (effective.from <= on && (effective.to === undefined || on <= effective.to))),
  )
}

function boundsOfLimit(
  limit: PlanLimit,
  set: { readonly id: string; readonly title: Label },
  charter: Charter,
  start: PlanStart,
  funds: Exact,
): readonly PlanBound[] {
  const sides = (['atLeast', 'atMost'] as const).filter((side) => limit[side] !== undefined)
  return sides.map((side) => ({
    id: limit.id,
    ...(limit.label === undefined ? {} : { label: limit.label }),
    set: set.id,
    title: set.title,
    ...(limit.clause === undefined ? {} : { clause: limit.clause }),
    purposes: limit.purposes,
    side,
    amount: resultWithAbout(boundAmount(limit, side, charter, start, funds), charter),
  }))
}

function boundAmount(
  limit: PlanLimit,
  side: 'atLeast' | 'atMost',
  charter: Charter,
  start: PlanStart,
  funds: Exact,
): Result<DecimalText | null> {
  const misspelt = limitKinds({ id: limit.id, purposes: limit.purposes, [side]: limit[side]! }, `limits.${limit.id}`)
  if (misspelt.length > 0) return notComputable('unknown-kind', misspelt)
  if (start.deficit) return computed('0.00')
  const book = planBook(charter, start, funds)
  const room = roomUnderCeiling(limit.ceiling, limit.id, book)
  if (!room.ok) return unfound(room)
  if (room.value !== undefined && signExact(room.value) === 0) return computed(null)
  const speaks = testFigures(limit.when ?? [], limit.id, book)
  if (!speaks.ok) return unfound(speaks)
  if (!speaks.value) {
    const otherwise =
      side === 'atLeast'
        ? 'unlimited'
        : (limit.otherwise ?? decisionFor(charter.decisions, 'limit-otherwise', limit.id)?.value)
    if (otherwise === undefined) {
      return needs([{ code: 'limit-otherwise', at: limit.id, options: ['nothing', 'unlimited'] }])
    }
    return computed(otherwise === 'nothing' ? '0.00' : null)
  }
  const amount = findPortion(limit[side]!, limit.id, book)
  if (!amount.ok) return unfound(amount)
  return computed(exactToText(maxExact(exactZero, amount.value), 2, side === 'atLeast' ? 'ceil' : 'floor'))
}

function unfound(found: Found<unknown> & { readonly ok: false }): Result<never> {
  if (found.missing.length > 0) return needs(found.missing)
  const diagnostics = found.unknown.map((name) => diagnostic('figure-not-stated', 'error', 'figures', { name }))
  return notComputable('figure-not-stated', diagnostics)
}

function planBook(charter: Charter, start: PlanStart, funds: Exact): FigureBook {
  const { result, losses, available, opening, figures } = start
  const afterLosses = maxExact(exactZero, subtractExact(result, losses))
  const distributable = maxExact(exactZero, subtractExact(afterLosses, funds))
  const own: ReadonlyMap<string, Exact> = new Map(
    Object.entries({
      result,
      losses,
      afterLosses,
      available,
      entering: available,
      remaining: maxExact(exactZero, subtractExact(available, funds)),
      distributable,
      distributableWithOpening: addExact(distributable, opening),
    }),
  )
  return { decisions: charter.decisions, figure: (name) => own.get(name) ?? figures.get(name) }
}

function unassignedOf(bounds: readonly PlanBound[], available: Exact): DecimalText | null {
  if (openNeeds(bounds).length > 0) return null
  let rest = available
  for (const { amount } of bounds) {
    if (amount.status !== 'computed') return null
    rest = subtractExact(rest, minExact(rest, exactOfComputed(amount.value ?? '0')))
  }
  return exactToText(rest, 2, 'floor')
}
