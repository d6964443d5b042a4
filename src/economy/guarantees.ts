import {
  decisionFor,
  diagnostic,
  type Diagnostic,
  type Decision,
  type DecimalText,
  type DecisionNeed,
} from '../kernel/index.js'
import {
  exactZero,
  fromScaled,
  maxExact,
  multiplyExact,
  roundExact,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'
import type { Rounding } from '../kernel/index.js'
import type { GuaranteeOrder, GuaranteeRule, GuaranteeTreatment, PayoutRule } from './charter.js'
import { labelValue } from './charter-words.js'
import { emptyClaims, findClaims, isNobody, type ClaimBook, type Claims } from './claims.js'
import { findAmount } from './figure-amounts.js'
import { householdClaims } from './household-claims.js'
import type { DistributionFacts } from './distribution-facts.js'

/** What became of a guarantee. Amounts in yuan. */
export interface GuaranteeOutcome {
  /** Id of the rule. */
  readonly id: string
  /** What it was taken to be. */
  readonly treatment: GuaranteeTreatment
  /** What is promised. */
  readonly due: DecimalText
  /** What the result pays of it; for an advance, the dividends that count against it. */
  readonly fromResult: DecimalText
  /** What the bearer pays. */
  readonly fromBearer: DecimalText
  /** Who bears it; `null` when the bearer pays nothing. */
  readonly bearer: string | null
  /** What nobody pays (a first charge that the money does not reach). */
  readonly unpaid: DecimalText
}

/** A guarantee with its claims: what each entry is promised, in fen. */
export interface GuaranteeDue {
  readonly rule: GuaranteeRule
  readonly treatment: GuaranteeTreatment
  readonly claims: Claims
  /** Yuan for each unit. */
  readonly yuan: Exact
  readonly fen: Float64Array
  readonly due: number
  /** Whether the result of the facts is already net of it, and whether holders have it already. */
  readonly earlier: 'deducted' | 'paid' | undefined
}

/** The treatments that a text may mean. */
export const guaranteeTreatments: readonly GuaranteeTreatment[] = ['costBeforeProfit', 'hurdle', 'advance', 'outside']

/** What each guarantee promises to whom. */
export function guaranteesDue(
  rules: readonly GuaranteeRule[],
  rounding: Rounding,
  earlier: Pick<DistributionFacts['result'], 'guaranteesDeducted' | 'guaranteesPaid'>,
  decisions: readonly Decision[],
  book: ClaimBook,
  figures: ReadonlyMap<string, Exact>,
  each: PayoutRule['each'],
): {
  readonly dues: readonly GuaranteeDue[]
  readonly missing: readonly DecisionNeed[]
  readonly unknown: readonly string[]
} {
  const dues: GuaranteeDue[] = []
  const missing: DecisionNeed[] = []
  const unknown: string[] = []
  for (const rule of rules) {
    const decided = decisionFor(decisions, 'guarantee-treatment', rule.id)?.value
    const treatment = rule.treatment ?? guaranteeTreatments.find((one) => one === decided)
    if (treatment === undefined) {
      missing.push({ code: 'guarantee-treatment', at: rule.id, options: guaranteeTreatments })
      continue
    }
    const found = findClaims(rule.by, rule.among, book)
    const claims = isNobody(found, book) ? { ok: true as const, value: emptyClaims } : found
    if (!claims.ok) {
      missing.push(...claims.missing)
      unknown.push(...claims.unknown)
      continue
    }
    const amount = findAmount(rule.yuan, { figure: (name) => figures.get(name) })
    if (!amount.ok) {
      unknown.push(...amount.unknown)
      continue
    }
    const yuan = maxExact(exactZero, amount.value)
    const to = each === 'household' ? householdClaims(claims.value, book) : claims.value
    dues.push(dueOf({ rule, treatment, yuan, earlier: earlierOf(rule.id, treatment, earlier) }, to, rounding))
  }
  return { dues, missing, unknown }
}

/** What a guarantee promises to each of some claims. */
export function dueOf(
  terms: Pick<GuaranteeDue, 'rule' | 'treatment' | 'yuan' | 'earlier'>,
  claims: Claims,
  rounding: Rounding,
): GuaranteeDue {
  const perCount = multiplyExact(terms.yuan, claims.unit)
  const fen = Float64Array.from(claims.weights, (weight) => {
    const yuan = roundExact(multiplyExact(perCount, { n: BigInt(weight), d: 1n }), rounding)
    return Number(wholeExact(multiplyExact(yuan, { n: 100n, d: 1n }), 'floor'))
  })
  return { ...terms, claims, fen, due: fen.reduce((sum, one) => sum + one, 0) }
}

// An advance or a payment from outside is never deducted; the bearer may have paid the latter already.
function earlierOf(
  id: string,
  treatment: GuaranteeTreatment,
  { guaranteesDeducted = [], guaranteesPaid = [] }: Parameters<typeof guaranteesDue>[2],
): GuaranteeDue['earlier'] {
  if (treatment === 'advance') return undefined
  if (guaranteesPaid.includes(id)) return 'paid'
  return guaranteesDeducted.includes(id) && treatment !== 'outside' ? 'deducted' : undefined
}

/** Ids of earlier guarantees that the charter does not have, or that nothing deducts. */
export function earlierFindings(
  rules: readonly GuaranteeRule[],
  dues: readonly GuaranteeDue[],
  { guaranteesDeducted = [], guaranteesPaid = [] }: Parameters<typeof guaranteesDue>[2],
): readonly Diagnostic[] {
  const named = [
    ...guaranteesDeducted.map((id) => ({ id, path: 'result.guaranteesDeducted' })),
    ...guaranteesPaid.map((id) => ({ id, path: 'result.guaranteesPaid' })),
  ]
  return named.flatMap(({ id, path }): readonly Diagnostic[] => {
    if (!rules.some((rule) => rule.id === id)) return [diagnostic('unknown-guarantee', 'error', path, { id })]
    const due = dues.find((one) => one.rule.id === id)
    if (due === undefined || due.earlier !== undefined) return []
    return [diagnostic('guarantee-not-from-result', 'warning', path, { guarantee: labelValue(due.rule.label) })]
  })
}

/** What comes first for a guarantee when the money reaches not both: the losses or the guarantee; `undefined` while it is open. */
export function guaranteeOrder(rule: GuaranteeRule, decisions: readonly Decision[]): GuaranteeOrder | undefined {
  const decided = decisionFor(decisions, 'guarantee-against-losses', rule.id)?.value
  return rule.againstLosses ?? (decided as GuaranteeOrder | undefined)
}

/** Whether a guarantee is paid out of the amount that entered, now. */
export function fromStream({ treatment, earlier }: GuaranteeDue): boolean {
  return (treatment === 'hurdle' || treatment === 'costBeforeProfit') && earlier === undefined
}

/** Who pays what the result cannot: named by the rule or by a decision. */
export function bearerOf(rule: GuaranteeRule, decisions: readonly Decision[]): string | undefined {
  return rule.bearer ?? decisionFor(decisions, 'guarantee-bearer', rule.id)?.value
}

/** The need for a bearer. */
export function bearerNeed(rule: GuaranteeRule, short: number): DecisionNeed {
  return { code: 'guarantee-bearer', at: rule.id, options: [], free: 'text', data: { short: fromScaled(short, 2) } }
}

/** A first charge that the money does not reach in full. */
export function unmetFindings(
  dues: readonly GuaranteeDue[],
  outcomes: readonly GuaranteeOutcome[],
): readonly Diagnostic[] {
  return outcomes.flatMap(({ id, due, unpaid }) => {
    if (unpaid === '0.00') return []
    const { label } = dues.find((one) => one.rule.id === id)!.rule
    return [
      diagnostic('guarantee-not-met', 'warning', 'rules.guarantees', { guarantee: labelValue(label), due, unpaid }),
    ]
  })
}

/** An outcome in yuan from amounts in fen. */
export function guaranteeOutcome(
  one: GuaranteeDue,
  parts: { readonly fromResult: number; readonly fromBearer: number; readonly unpaid: number },
  bearer: string | undefined,
): GuaranteeOutcome {
  return {
    id: one.rule.id,
    treatment: one.treatment,
    due: fromScaled(one.due, 2),
    fromResult: fromScaled(parts.fromResult, 2),
    fromBearer: fromScaled(parts.fromBearer, 2),
    bearer: parts.fromBearer === 0 ? null : (bearer ?? null),
    unpaid: fromScaled(parts.unpaid, 2),
  }
}
