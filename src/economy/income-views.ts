import { computed, diagnostic, notComputable, type Explanation, type Result } from '../kernel/index.js'
import {
  addExact,
  checkedChoice,
  exactOfComputed,
  exactToText,
  negateExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { ledgerAccounts, type LedgerAccount } from './accounts.js'
import {
  sumIncome,
  type IncomeLedger,
  type IncomeSummary,
  type LedgerQuestion,
  type LedgerReason,
} from './income-ledger.js'
import type { LedgerDocument } from './ledger-rules.js'
import type { FigureSeries } from './series.js'

/**
 * The years of one view or one account as a series for `growth`. Years whose figure is unknown are `null`. For an account, the series
 * carries the accounting rules, so that growth across their change is refused unless the ledger was mapped.
 *
 * @param summary - a ledger that was added up
 * @param of - a view of its rules, or an account
 * @throws RangeError where there is no such view or account
 * @example
 * ```ts
 * import { collectiveLedger, incomeSeries, sumIncome } from 'xiangzhen'
 * const entries = [{ id: '1', accruedOn: '2023-06-01', amount: '10', account: 'contractIncome' }] as const
 * const result = sumIncome(collectiveLedger, { entries }, { from: '2023', to: '2023', accounts: 'asBooked' })
 * result.status === 'computed' && incomeSeries(result.value, { account: 'contractIncome' }).observations
 * // => [{ period: '2023', value: '10.00', regime: '2004' }]
 * ```
 */
export function incomeSeries(
  summary: IncomeSummary,
  of: { readonly view: string } | { readonly account: LedgerAccount },
): FigureSeries {
  if ('view' in of) {
    const [first] = summary.years
    if (first !== undefined)
      checkedChoice(
        of.view,
        first.views.map((view) => view.id),
        'the view of a series',
      )
    const observations = summary.years.map(({ id, views }) => ({
      period: id,
      value: views.find((view) => view.id === of.view)?.amount ?? null,
    }))
    return { unit: '元', observations }
  }
  checkedChoice(of.account, ledgerAccounts, 'the account of a series')
  const observations = summary.years.map(({ id, regimes, views }) => {
    const amounts = summary.cells.filter(({ year, account }) => year === id && account === of.account)
    const known = views.some(({ amount }) => amount !== null)
    const [regime] = regimes
    return {
      period: id,
      value: known ? exactToText(sumExact(amounts.map(({ amount }) => exactOfComputed(amount))), 2, 'halfUp') : null,
      ...(regime === undefined || regimes.length > 1 ? {} : { regime }),
    }
  })
  return { unit: '元', observations }
}

/**
 * Explains one view of one year: the accounts it adds and takes off, each with its cells.
 *
 * @returns the tree; reason `no-such-view`, and the reasons and needs of {@link sumIncome}
 * @example
 * ```ts
 * import { addsUp, collectiveLedger, explainIncome } from 'xiangzhen'
 * const entries = [{ id: '1', accruedOn: '2024-06-01', amount: '10', account: 'operatingIncome' }] as const
 * const question = { from: '2024', to: '2024', accounts: 'asBooked', view: 'total-income' } as const
 * const why = explainIncome(collectiveLedger, { entries }, question)
 * why.status === 'computed' && addsUp(why.value) // => { ok: true }
 * ```
 */
export function explainIncome(
  document: LedgerDocument,
  facts: IncomeLedger,
  question: LedgerQuestion & { readonly view: string },
): Result<Explanation, LedgerReason | 'no-such-view'> {
  const result = sumIncome(document, facts, question)
  if (result.status !== 'computed') return result
  const { views } = document.rules
  const view = views.find(({ id }) => id === question.view)
  if (view === undefined) {
    const data = { id: question.view, known: views.map(({ id }) => id) }
    return notComputable('no-such-view', [diagnostic('no-such-view', 'error', 'view', data)])
  }
  const unknown = result.value.years.filter((year) =>
    year.views.some((one) => one.id === view.id && one.amount === null),
  )
  const notes = unknown.map(({ id }) => diagnostic('year-not-known', 'warning', 'entries', { period: { period: id } }))
  const side = (code: string, accounts: readonly LedgerAccount[]): Explanation => {
    const cells = result.value.cells.filter(({ account }) => accounts.includes(account))
    const lines = cells.map(({ amount, year, account, model, project }) => ({
      code: 'ledger-cell',
      data: { year, account, accountTitle: `account-${account}`, model, project },
      figure: amount,
      operation: 'given' as const,
      lines: [],
    }))
    const figure = exactToText(sumExact(cells.map(({ amount }) => exactOfComputed(amount))), 2, 'halfUp')
    return { code, data: { view: view.id }, figure, operation: 'sum', lines }
  }
  const lines = [side('ledger-added', view.add), side('ledger-taken-off', view.less ?? [])]
  const [added, off] = lines.map(({ figure }) => exactOfComputed(figure)) as [Exact, Exact]
  const data = { view: view.id, title: view.title ?? view.id, from: question.from, to: question.to }
  const figure = exactToText(addExact(added, negateExact(off)), 2, 'halfUp')
  return computed({ code: 'ledger-view', data, figure, operation: 'difference', lines }, [
    ...result.diagnostics,
    ...notes,
  ])
}

/** Codes of the steps of {@link explainIncome}. */
export type IncomeStepCode = 'ledger-view' | 'ledger-added' | 'ledger-taken-off' | 'ledger-cell'
