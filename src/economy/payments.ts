import {
  computed,
  decisionFor,
  diagnostic,
  isPlainDate,
  needs,
  notComputable,
  type DecimalText,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { fromScaled, toScaled } from '../kernel/internal.js'
import { readableDecisions } from './charter-answers.js'
import { listFaults, rowFaults } from './untidy-facts.js'

/** One payment to a holder: an instalment in cash, or goods with the value that was put on them. */
export interface HolderPayment {
  /** Id. */
  readonly id: string
  /** Who was paid. */
  readonly holder: string
  /** The day. */
  readonly date: PlainDate
  /** Cash in yuan. */
  readonly cash?: DecimalText
  /** Goods; without a value they cannot be counted: decision `goods-value`. */
  readonly goods?: readonly {
    /** What. */
    readonly name: string
    /** How much, in its unit. */
    readonly quantity: DecimalText
    /** The unit. */
    readonly unit: string
    /** Their value in yuan. */
    readonly value?: DecimalText
    /** The day of the valuation. */
    readonly valuedOn?: PlainDate
  }[]
}

/** What is due and what was paid. */
export interface PaymentFacts {
  /** What each holder is due, in yuan: the payees of a distribution. */
  readonly due: readonly { readonly id: string; readonly amount: DecimalText }[]
  /** What was paid, in any order. */
  readonly payments: readonly HolderPayment[]
}

/** One holder's account of payments, in yuan. */
export interface PaymentAccount {
  /** The holder. */
  readonly id: string
  /** What is due. */
  readonly due: DecimalText
  /** Paid in cash. */
  readonly cash: DecimalText
  /** Paid in goods, by their value. */
  readonly goods: DecimalText
  /** What is still open; negative when too much was paid. */
  readonly open: DecimalText
}

/** All payments against what is due. */
export interface PaymentBalance {
  /** Each holder in code unit order. */
  readonly accounts: readonly PaymentAccount[]
  /** Sums. */
  readonly totals: Omit<PaymentAccount, 'id'>
}

/**
 * Sets instalments, in cash and in goods, against what a distribution says is due. Goods count by their value; goods without one
 * leave the balance open.
 *
 * Needs `goods-value` at the payment: one value for all its goods without one. Findings: `paid-too-much`, `paid-to-stranger`,
 * `due-twice` (somebody listed twice is owed both).
 *
 * @param document - decisions about values
 * @param facts - what is due and what was paid
 * @param question - payments up to and including this day count
 * @returns the balance; reasons `not-a-figure`, `facts-not-readable` (rows, lists and days that are none, payments without
 * an amount, two payments with one id)
 * @example
 * ```ts
 * import { paymentBalance } from 'xiangzhen/economy'
 * const facts = {
 *   due: [{ id: 'h1', amount: '1500.00' }],
 *   payments: [
 *     { id: 'p1', holder: 'h1', date: '2021-10-01', cash: '500', goods: [{ name: '大米', quantity: '50', unit: 'jin', value: '150' }] },
 *   ],
 * }
 * const result = paymentBalance({ decisions: [] }, facts, { on: '2021-12-31' })
 * result.status === 'computed' && result.value.accounts[0]?.open // => '850.00'
 * ```
 */
export function paymentBalance(
  document: { readonly decisions: readonly Decision[] },
  facts: PaymentFacts,
  question: { readonly on: PlainDate },
): Result<PaymentBalance, 'facts-not-readable' | 'not-a-figure'> {
  const unread = unreadable(facts, question.on)
  if (unread.length > 0) return notComputable('facts-not-readable', unread)
  const { decisions, faults: diagnostics } = readableDecisions(document.decisions)
  const faults: Diagnostic[] = []
  const missing: DecisionNeed[] = []
  const found: Diagnostic[] = []
  const fen = (text: DecimalText, path: string): number => {
    const value = typeof text === 'string' ? toScaled(text, 2) : undefined
    if (value === undefined) faults.push(diagnostic('not-a-figure', 'error', path, { text: String(text as unknown) }))
    return value ?? 0
  }
  const say = (code: string, severity: 'error' | 'warning', path: string, data: Diagnostic['data']): void => {
    found.push(diagnostic(code, severity, path, data))
  }
  const due = new Map<string, number>()
  for (const [index, { id, amount }] of facts.due.entries()) {
    if (due.has(id)) say('due-twice', 'warning', `due[${index}].id`, { holder: id })
    due.set(id, (due.get(id) ?? 0) + fen(amount, `due[${index}].amount`))
  }
  const paid = new Map<string, { cash: number; goods: number }>()
  for (const [index, payment] of facts.payments.entries()) {
    if (payment.date > question.on) continue
    const path = `payments[${index}]`
    if (!due.has(payment.holder)) say('paid-to-stranger', 'error', `${path}.holder`, { holder: payment.holder })
    const sum = paid.get(payment.holder) ?? { cash: 0, goods: 0 }
    if (payment.cash !== undefined) sum.cash += fen(payment.cash, `${path}.cash`)
    const goods = payment.goods ?? []
    for (const [at, one] of goods.entries()) {
      if (one.value !== undefined) sum.goods += fen(one.value, `${path}.goods[${at}].value`)
    }
    if (goods.some((one) => one.value === undefined)) {
      const value = decisionFor(decisions, 'goods-value', payment.id)?.value
      if (value === undefined) missing.push({ code: 'goods-value', at: payment.id, options: [], free: 'figure' })
      else sum.goods += fen(value, `decisions.goods-value.${payment.id}`)
    }
    paid.set(payment.holder, sum)
  }
  if (faults.length > 0) return notComputable('not-a-figure', faults)
  if (missing.length > 0) return needs(missing, [...diagnostics, ...found])
  const ids = [...new Set([...due.keys(), ...paid.keys()])].sort()
  const accounts = ids.map((id) => accountOf(id, due.get(id) ?? 0, paid.get(id) ?? { cash: 0, goods: 0 }))
  for (const account of accounts) {
    if (account.open.startsWith('-')) {
      say('paid-too-much', 'warning', 'payments', { holder: account.id, by: account.open.slice(1) })
    }
  }
  const all = [...paid.values()].reduce((a, b) => ({ cash: a.cash + b.cash, goods: a.goods + b.goods }), {
    cash: 0,
    goods: 0,
  })
  const { id: _, ...totals } = accountOf(
    '',
    [...due.values()].reduce((a, b) => a + b, 0),
    all,
  )
  return computed({ accounts, totals }, [...diagnostics, ...found])
}

// Lists that are none, rows that are no records, days that are none, and payments that pay nothing.
function unreadable({ due, payments }: PaymentFacts, on: PlainDate): readonly Diagnostic[] {
  const rows = [...listFaults(due, 'due'), ...listFaults(payments, 'payments')]
  if (rows.length > 0) return rows
  const seen = new Set<string>()
  const day = (text: PlainDate, path: string): readonly Diagnostic[] =>
    isPlainDate(text) ? [] : [diagnostic('not-a-date', 'error', path, { text: String(text as unknown) })]
  return [
    ...day(on, 'on'),
    ...payments.flatMap(({ id, date, cash, goods }, index) => {
      const path = `payments[${index}]`
      const nothing = cash === undefined && goods === undefined
      const twice = seen.size === seen.add(id).size
      return [
        ...(twice ? [diagnostic('payment-twice', 'error', `${path}.id`, { id })] : []),
        ...day(date, `${path}.date`),
        ...rowFaults(goods, `${path}.goods`),
        ...(nothing ? [diagnostic('nothing-paid', 'error', path)] : []),
      ]
    }),
  ]
}

function accountOf(id: string, due: number, paid: { readonly cash: number; readonly goods: number }): PaymentAccount {
  const open = due - paid.cash - paid.goods
  return {
    id,
    due: fromScaled(due, 2),
    cash: fromScaled(paid.cash, 2),
    goods: fromScaled(paid.goods, 2),
    open: fromScaled(open, 2),
  }
}
