import {
  computed,
  decisionFor,
  diagnostic,
  divideWhole,
  needs,
  notComputable,
  unknownDecisions,
  unreadableDecision,
  type Decision,
  type Diagnostic,
  type DivisionTies,
  type FigureRefusal,
  type FractionText,
  type Label,
  type Result,
} from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactOne,
  exactToShownText,
  exactToText,
  exactZero,
  fractionText,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { listFaults } from './untidy-facts.js'
import type { LossStepCode } from './explain-loss.js'
import { amountOf, fractionOf, rateOf } from './loss-figures.js'
import type { LossBasis, LossDivision, LossDocument, LossFacts, LossPartner, LossReason } from './loss-rules.js'

/** Codes of findings about losses. */
export type LossCode =
  | LossReason
  | LossStepCode
  | FigureRefusal
  | 'zero-denominator'
  | 'amount-finer-than-fen'
  | 'negative-loss-figure'
  | 'capital-not-stated'
  | 'liable-not-stated'
  | 'rate-not-stated'
  | 'loss-not-borne'

/** Questions about losses. */
const lossDecisions = ['loss-basis', 'loss-beyond-limit', 'tie-in-division'] as const

/**
 * Divides a loss among partners: by what they put in, by the rates of their agreement, or equally; a partner may bear no more than its
 * limit, earlier losses included. What the text leaves open is asked: `loss-basis` (`byCapital`, `agreed`, `equally`),
 * `loss-beyond-limit` where a limit is met (`others`, or an account that carries it), `tie-in-division` for equal remainders.
 *
 * @param document - the partners, the basis, the limits
 * @param facts - the loss, what funds cover of it, what the partners put in
 * @returns what each bears; reasons: see {@link LossReason}
 * @example
 * ```ts
 * import { shareLoss, type LossDocument } from 'xiangzhen'
 * const document: LossDocument = {
 *   id: 'l', title: '合作协议', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     basis: 'byCapital', beyond: 'others', grain: '0.01', ties: ['byId'],
 *     partners: [{ id: 'village', limit: { times: '1' } }, { id: 'company' }],
 *   },
 * }
 * const partners = [{ id: 'village', capital: '100000' }, { id: 'company', capital: '300000' }]
 * const result = shareLoss(document, { loss: '500000', partners })
 * result.status === 'computed' && result.value.shares.map((one) => [one.id, one.amount, one.limited])
 * // => [['village', '100000.00', true], ['company', '400000.00', false]]
 * ```
 */
export function shareLoss(
  document: LossDocument,
  facts: LossFacts,
  _question: object = {},
): Result<LossDivision, LossReason> {
  const run = divideLoss(document, facts)
  return 'status' in run ? run : computed(run.division, run.diagnostics)
}

/** A loss divided, with what explains it. */
export interface LossRun {
  readonly division: LossDivision
  readonly diagnostics: readonly Diagnostic[]
  /** What partners bear together, before limits. */
  readonly toBear: Exact
  /** What each bears before the grain, limits heeded: decimal text or a fraction. */
  readonly quotas: readonly FractionText[]
  /** The partners, the weight of each, and of all together. */
  readonly partners: readonly LossPartner[]
  readonly weights: readonly Exact[]
  readonly all: Exact
  /** The basis that counted. */
  readonly basis: LossBasis
}

type Refused = Exclude<Result<never, LossReason>, { readonly status: 'computed' }>

/** Divides a loss and keeps what explains it. */
export function divideLoss({ rules, decisions }: LossDocument, facts: LossFacts): LossRun | Refused {
  const unread = listFaults(facts.partners, 'partners')
  if (unread.length > 0) return notComputable('unreadable-loss', unread)
  const faults: Diagnostic[] = []
  const loss = amountOf(facts.loss, 'loss', faults)
  const covered = amountOf(facts.covered ?? '0', 'covered', faults)
  const found = new Map(
    facts.partners.map(({ id, capital, liable, borne }, index) => {
      const at = (name: string): string => `partners[${index}].${name}`
      return [
        id,
        {
          capital: capital === undefined ? undefined : amountOf(capital, at('capital'), faults),
          liable: liable === undefined ? undefined : amountOf(liable, at('liable'), faults),
          borne: amountOf(borne ?? '0', at('borne'), faults),
        },
      ]
    }),
  )
  if (faults.length > 0) return notComputable('unreadable-loss', faults)
  if (signExact(loss) < 0) return refused('not-a-loss', 'loss', { amount: facts.loss })
  if (compareExact(covered, loss) > 0) {
    return refused('covers-more-than-loss', 'covered', { amount: facts.covered!, loss: facts.loss })
  }
  const partners: readonly LossPartner[] = rules.partners ?? facts.partners.map(({ id, title }) => named(id, title))
  for (const [list, path] of [
    [rules.partners ?? [], 'rules.partners'],
    [facts.partners, 'partners'],
  ] as const) {
    const twice = list.findIndex(({ id }, index) => list.findIndex((one) => one.id === id) < index)
    if (twice !== -1) return refused('duplicate-partner', `${path}[${twice}].id`, { partner: list[twice]!.id })
  }
  const stray = facts.partners.findIndex(({ id }) => !partners.some((one) => one.id === id))
  if (stray !== -1) return refused('unknown-partner', `partners[${stray}].id`, { partner: facts.partners[stray]!.id })

  const basis = answer(decisions, 'loss-basis', ['byCapital', 'agreed', 'equally'], faults, rules.basis)
  if (faults.length > 0) return notComputable('unreadable-loss', faults)
  if (basis === undefined) return needs([{ code: 'loss-basis', options: ['byCapital', 'agreed', 'equally'] }])
  const factOf = (partner: LossPartner, fact: 'capital' | 'liable'): Exact => {
    const figure = found.get(partner.id)?.[fact]
    if (figure === undefined)
      faults.push(diagnostic(`${fact}-not-stated`, 'error', 'partners', { partner: partner.id }))
    return figure ?? exactZero
  }
  const weights = partners.map((partner, index) => {
    if (basis === 'equally') return exactOne
    return basis === 'byCapital' ? factOf(partner, 'capital') : rateOf(partner, index, faults)
  })
  const limits = partners.map((partner, index) => {
    const limit = partner.limit ?? rules.limit
    if (limit === undefined) return undefined
    const path = partner.limit === undefined ? 'rules.limit' : `rules.partners[${index}].limit`
    const bounds = [
      ...(limit.times === undefined
        ? []
        : [multiplyExact(fractionOf(limit.times, `${path}.times`, faults), factOf(partner, limit.of ?? 'capital'))]),
      ...(limit.yuan === undefined ? [] : [amountOf(limit.yuan, `${path}.yuan`, faults)]),
    ]
    const most = bounds.length === 0 ? undefined : bounds.reduce(minExact)
    return most && maxExact(exactZero, subtractExact(most, found.get(partner.id)?.borne ?? exactZero))
  })
  if (faults.length > 0) return notComputable('unreadable-loss', faults)
  const all = sumExact(weights)
  if (basis === 'agreed' && compareExact(all, exactOne) !== 0) {
    return refused('rates-do-not-sum', 'rules.partners', {
      sum: exactToShownText(multiplyExact(all, exactInteger(100)), 4),
    })
  }
  if (isZeroExact(all)) return refused('nobody-bears', 'rules.partners', {})

  const toBear = subtractExact(loss, covered)
  const parts = weights.map((weight) => divideExact(weight, all))
  const met = parts.some((part, index) => {
    const limit = limits[index]
    return limit !== undefined && compareExact(multiplyExact(part, toBear), limit) > 0
  })
  const beyond = rules.beyond ?? decisionFor(decisions, 'loss-beyond-limit')?.value
  if (met && beyond === undefined) {
    return needs([{ code: 'loss-beyond-limit', options: ['others', 'undistributed'], free: 'text' }])
  }
  const ties = rules.ties === 'report' ? decidedTies(decisions) : rules.ties
  const carrier = beyond === undefined || beyond === 'others' ? undefined : beyond
  const division = divideWhole(
    exactToText(toBear, 2, 'halfUp'),
    partners.map(({ id }, index) => {
      const limit = limits[index]
      return { id, weight: fractionText(parts[index]!), cap: limit && exactToText(limit, 2, 'floor') }
    }),
    {
      method: 'largestRemainder',
      grain: rules.grain,
      ties,
      overCap: carrier === undefined ? 'respread' : 'leave',
      remainderOwner: carrier ?? nobody,
    },
  )
  if (division.status === 'needs') return division
  if (division.status === 'not-computable') return notComputable('not-divisible', division.diagnostics)
  const { shares, remainder } = division.value
  const left = exactOf(remainder)
  const notes =
    isZeroExact(left) || carrier !== undefined
      ? []
      : [diagnostic('loss-not-borne', 'warning', 'rules.partners', { amount: money(left) })]
  return {
    division: {
      loss: money(loss),
      covered: money(covered),
      shares: shares.map(({ id, amount, bound }, index) => {
        const limit = limits[index]
        return {
          id,
          amount: money(exactOf(amount)),
          part: fractionText(parts[index]!),
          leftOfLimit: limit === undefined ? null : money(subtractExact(limit, exactOf(amount))),
          limited: bound === 'cap',
        }
      }),
      carried: money(left),
      carriedBy: isZeroExact(left) ? null : (carrier ?? null),
    },
    diagnostics: [...unknownDecisions(decisions, lossDecisions), ...notes],
    toBear,
    quotas: shares.map(({ quota }) => quota),
    partners,
    weights,
    all,
    basis,
  }
}

const nobody = 'undistributed'

function named(id: string, title: Label | undefined): LossPartner {
  return title === undefined ? { id } : { id, title }
}

function decidedTies(decisions: readonly Decision[]): DivisionTies {
  const value = decisionFor(decisions, 'tie-in-division')?.value
  return value === undefined ? 'report' : ([value] as DivisionTies)
}

function answer<Option extends string>(
  decisions: readonly Decision[],
  code: string,
  options: readonly Option[],
  faults: Diagnostic[],
  own: Option | undefined,
): Option | undefined {
  const decision = own === undefined ? decisionFor(decisions, code) : undefined
  const value = own ?? decision?.value
  if (value === undefined) return undefined
  const option = options.find((one) => one === value)
  if (option === undefined) {
    faults.push(
      decision === undefined
        ? diagnostic('not-an-option', 'error', 'rules.basis', { options })
        : unreadableDecision(decisions, decision, options),
    )
  }
  return option
}

function refused(reason: LossReason, path: string, data: Diagnostic['data']): Refused {
  return notComputable(reason, [diagnostic(reason, 'error', path, data)])
}

function money(amount: Exact): string {
  return exactToText(amount, 2, 'halfUp')
}
