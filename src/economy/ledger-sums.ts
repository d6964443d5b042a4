import { addExact, exactToText, exactZero, negateExact, sumExact, type Exact } from '../kernel/internal.js'
import {
  ledgerAccounts,
  type AccountRegime,
  type BusinessModel,
  type IncomeOrigin,
  type LedgerAccount,
} from './accounts.js'
import type { IncomeSummary, LedgerCell, LedgerQuestion, LedgerYear } from './income-ledger.js'
import type { LedgerDocument, LedgerView } from './ledger-rules.js'

/** A sum under one key: year, account, regime, model, project, origin (empty where there is none). */
export interface LedgerSum {
  readonly key: readonly [string, LedgerAccount, AccountRegime, BusinessModel | '', string, IncomeOrigin | '']
  readonly amount: Exact
}

/** Adds up two lists of sums into one with each key once, in order of the keys. */
export function mergeSums(a: readonly LedgerSum[], b: readonly LedgerSum[]): readonly LedgerSum[] {
  const merged: LedgerSum[] = []
  for (const one of [...a, ...b].sort(byKey)) {
    const last = merged[merged.length - 1]
    if (last !== undefined && byKey(last, one) === 0) {
      merged[merged.length - 1] = { key: last.key, amount: addExact(last.amount, one.amount) }
    } else merged.push(one)
  }
  return merged
}

function byKey(a: LedgerSum, b: LedgerSum): number {
  for (const [index, one] of a.key.entries()) {
    const other = b.key[index]!
    if (index === 1 && one !== other) return rankOf(one) - rankOf(other)
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

function rankOf(account: string): number {
  return (ledgerAccounts as readonly string[]).indexOf(account)
}

/** Cells and views of sums that were merged. */
export function summaryOf(
  document: LedgerDocument,
  sums: readonly LedgerSum[],
  closedYears: readonly string[],
  question: Pick<LedgerQuestion, 'from' | 'to'>,
): Omit<IncomeSummary, 'refused'> {
  const years: LedgerYear[] = []
  for (let year = Number(question.from); year <= Number(question.to); year += 1) {
    const id = String(year)
    const ofYear = sums.filter(({ key }) => key[0] === id)
    const known = ofYear.length > 0 || closedYears.includes(id)
    const views = document.rules.views.map((view) => ({
      id: view.id,
      amount: known ? exactToText(viewOf(view, ofYear), 2, 'halfUp') : null,
    }))
    const regimes = [...new Set(ofYear.map(({ key }) => key[2]))].sort()
    years.push({ id, regimes, views })
  }
  return { years, cells: sums.map(cellOf) }
}

function viewOf({ add, less = [] }: LedgerView, sums: readonly LedgerSum[]): Exact {
  const signed = sums.map(({ key, amount }) =>
    add.includes(key[1]) ? amount : less.includes(key[1]) ? negateExact(amount) : exactZero,
  )
  return sumExact(signed)
}

/** A sum as a cell of the result. */
export function cellOf({ key, amount }: LedgerSum): LedgerCell {
  const [year, account, regime, model, project, origin] = key
  return {
    year,
    account,
    regime,
    model: model === '' ? null : model,
    project: project === '' ? null : project,
    origin: origin === '' ? null : origin,
    amount: exactToText(amount, 2, 'halfUp'),
  }
}
