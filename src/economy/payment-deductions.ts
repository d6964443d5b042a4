import { diagnostic, type DecimalText, type Diagnostic, type Label, type Rounding } from '../kernel/index.js'
import {
  compareExact,
  exactOf,
  exactZero,
  fromScaled,
  multiplyExact,
  ownValue,
  roundExact,
  type Exact,
} from '../kernel/internal.js'
import { labelValue } from './charter-words.js'
import type { ClaimBook } from './claims.js'
import type { HolderFilter } from './division-keys.js'
import { ownAmount, payeeMembers } from './each-amounts.js'
import { fenOfExact, yuanOfFen } from './fen.js'
import { passes } from './holder-filter.js'
import type { PaymentSource } from './payee-book.js'
import { exactRate, type Rate } from './portions.js'

/** Something taken off payments, which an account of the organisation keeps: it is not spread over the others. */
export interface PaymentDeduction {
  /** Id, unique among pools, guarantees and deductions. */
  readonly id: string
  /** Name as the text has it. */
  readonly label: Label
  /** Article of the text. */
  readonly clause?: string
  /** Ids of the pools whose payments it is taken off; all pools when left out. Guarantees are paid in full. */
  readonly from?: readonly string[]
  /** Whose payments; everybody's when left out. A household is meant when one of its holders is. */
  readonly among?: HolderFilter
  /** How much. */
  readonly take: DeductionTake
  /** The account that keeps it. */
  readonly account: string
}

/**
 * How much is taken off a payment: a part of it (`'1'` keeps all of it, as for 集体股), the part that a figure of the holder states
 * (考核扣减比例), or an amount that the holder owes (欠缴水费), as far as the payments go and never out of frozen shares.
 */
export type DeductionTake =
  | { readonly kind: 'rate'; readonly rate: Rate }
  | { readonly kind: 'ownRate'; readonly figure: string }
  | { readonly kind: 'ownAmount'; readonly figure: string }

/** What a deduction took. */
export interface DeductionOutcome {
  /** Id of the rule. */
  readonly id: string
  /** The account that keeps it. */
  readonly account: string
  /** All of it, in yuan. */
  readonly amount: DecimalText
}

/** The deductions of a distribution: negative payments. */
export interface Deducted {
  /** For each pool that something is taken off. */
  readonly payments: readonly PaymentSource[]
  readonly outcomes: readonly DeductionOutcome[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Takes the deductions off the payments, each from what the ones before it leave. */
export function takeDeductions(
  rules: readonly PaymentDeduction[],
  dividends: readonly PaymentSource[],
  rounding: Rounding,
  book: ClaimBook,
): Deducted {
  const left = dividends.map(({ fen }) => fen.slice())
  const payments: PaymentSource[] = []
  const diagnostics: Diagnostic[] = []
  const outcomes = rules.map((rule, index): DeductionOutcome => {
    const owed = new Map<string, number[]>()
    const report = (code: string, severity: 'error' | 'warning', holder: string, fen: number): void => {
      const data = { deduction: labelValue(rule.label), holder, amount: fromScaled(fen, 2) }
      diagnostics.push(diagnostic(code, severity, `rules.deductions[${index}]`, data))
    }
    let all = 0
    dividends.forEach((source, at) => {
      if (rule.from !== undefined && !rule.from.includes(source.id)) return
      const taken = partsOf(rule, source, left[at]!, owed, rounding, book, report)
      taken.forEach((fen, i) => {
        left[at]![i]! -= fen
        all += fen
      })
      payments.push(negative(rule.id, source, taken))
    })
    for (const [holder, debts] of owed) {
      const open = debts.reduce((sum, one) => sum + one, 0)
      if (open > 0) report('deduction-not-covered', 'warning', holder, open)
    }
    return { id: rule.id, account: rule.account, amount: fromScaled(all, 2) }
  })
  return { payments, outcomes, diagnostics }
}

function partsOf(
  rule: PaymentDeduction,
  { claims }: PaymentSource,
  left: Float64Array,
  owed: Map<string, number[]>,
  rounding: Rounding,
  book: ClaimBook,
  report: (code: string, severity: 'error' | 'warning', holder: string, fen: number) => void,
): Float64Array {
  const { take } = rule
  const membersOf = payeeMembers(claims, book)
  let copy = 0
  return left.map((payment, i) => {
    const id = claims.ids[i]!
    copy = i > 0 && claims.ids[i - 1] === id ? copy + 1 : 0
    const members = membersOf(id)
    if (!(members.length === 0 ? [{ id }] : members).some((one) => passes(one, rule.among, book))) return 0
    if (take.kind === 'ownAmount') {
      if (claims.frozen[i] === true) return 0
      const debts = owed.get(id) ?? []
      owed.set(id, debts)
      const debt = (debts[copy] ??= fenOfExact(ownAmount(members, take.figure) ?? yuanOfFen(0)))
      if (debt < 0) report('deduction-not-a-part', 'error', id, debt)
      const fen = Math.max(0, Math.min(debt, payment))
      debts[copy] = debt - fen
      return fen
    }
    const rate = take.kind === 'rate' ? exactRate(take.rate) : ownRate(members, take.figure)
    if (rate === 'several') {
      report('deduction-rates-differ', 'error', id, payment)
      return 0
    }
    const fen = fenOfExact(roundExact(multiplyExact(rate, yuanOfFen(payment)), rounding))
    if (fen >= 0 && fen <= payment) return fen
    report('deduction-not-a-part', 'error', id, fen)
    return 0
  })
}

// The rate that the holder, or whoever of a household states one, has: nobody says whose counts where they differ.
function ownRate(
  members: readonly { readonly figures?: Readonly<Record<string, string>> }[],
  figure: string,
): Exact | 'several' {
  const rates = members.flatMap(({ figures }) => {
    const text = ownValue(figures, figure)
    return text === undefined ? [] : [exactOf(text)]
  })
  const [first = exactZero] = rates
  return rates.every((one) => compareExact(one, first) === 0) ? first : 'several'
}

// The entries from which something was taken.
function negative(id: string, { claims }: PaymentSource, taken: Float64Array): PaymentSource {
  const some = claims.ids.map((_, i) => i).filter((i) => taken[i] !== 0)
  return {
    id,
    claims: { ids: some.map((i) => claims.ids[i]!), frozen: some.map((i) => claims.frozen[i]!) },
    fen: Float64Array.from(some, (i) => -taken[i]!),
  }
}
