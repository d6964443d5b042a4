import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  type DecimalText,
  type DecisionNeed,
  type Diagnostic,
  type Explanation,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  exactOfComputed,
  exactToText,
  exactZero,
  negateExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import {
  isAccountOf,
  ledgerAccounts,
  type AccountRegime,
  type BusinessModel,
  type IncomeOrigin,
  type LedgerAccount,
} from './accounts.js'
import { regimeOfEntry, spreadEntry, type EntryCode, type IncomeEntry } from './income-entry.js'
import type { LedgerDocument, LedgerView } from './ledger-rules.js'
import type { FigureSeries } from './series.js'

/** Bookings, in any order. */
export interface IncomeLedger {
  /** The entries. */
  readonly entries: readonly IncomeEntry[]
  /** Years whose books are complete: without any entry they are zero, not unknown. */
  readonly closedYears?: readonly string[]
}

/** Which years are asked for, and under which accounts. */
export interface LedgerQuestion {
  /** First year. */
  readonly from: string
  /** Last year. */
  readonly to: string
  /**
   * `asBooked`: every entry under the account of its own day. `2023`: entries of the 2004 rules are mapped to the accounts of 2023;
   * for 发包及上交收入 that is the decision `contract-income` (`at` the entry, its project, or for all; options `operatingIncome`,
   * `investmentIncome`), for 农业税附加返还收入 the decision `tax-return-income` (`subsidyIncome`, `otherIncome`).
   */
  readonly accounts: 'asBooked' | '2023'
}

/** What was booked in a year under one account, model, project and origin. */
export interface LedgerCell {
  /** The accounting year. */
  readonly year: string
  /** The account. */
  readonly account: LedgerAccount
  /** The rules that the account title belongs to. */
  readonly regime: AccountRegime
  /** Model of income; `null` where the entries name none. */
  readonly model: BusinessModel | null
  /** Id of the project; `null` where the entries name none. */
  readonly project: string | null
  /** Where the money comes from; `null` where the entries do not say. */
  readonly origin: IncomeOrigin | null
  /** Yuan with two places. */
  readonly amount: DecimalText
}

/** One view in one year. */
export interface LedgerFigure {
  /** Id of the view. */
  readonly id: string
  /** Yuan with two places; `null` where the year has no entries and its books are not closed: unknown, not zero. */
  readonly amount: DecimalText | null
}

/** One year of the ledger. */
export interface LedgerYear {
  /** The accounting year. */
  readonly id: string
  /** Rules of the accounts in it; both where entries of two rules meet in it. */
  readonly regimes: readonly AccountRegime[]
  /** The views of the rules. */
  readonly views: readonly LedgerFigure[]
}

/** The ledger, added up. */
export interface IncomeSummary {
  /** The years asked for, in order. */
  readonly years: readonly LedgerYear[]
  /** Sums by year, account, model, project and origin, in that order. */
  readonly cells: readonly LedgerCell[]
  /** Entries that could not be used, by id; what is wrong stands in the diagnostics. */
  readonly refused: readonly string[]
}

/** Why a ledger was not added up. */
export type LedgerReason = 'years-reversed' | 'duplicate-income-entry' | 'unknown-mapping'

/** Codes of findings about ledgers. */
export type LedgerCode = LedgerReason | EntryCode | 'crosses-account-rules'

/**
 * Adds up an income ledger by year, account, model, project and origin, and in the views of the rules. An entry for
 * several years is spread over them to the fen; one that cannot be read is listed and refuses nothing else.
 *
 * Needs decisions: `spreading`, `contract-income`, `tax-return-income`. Reasons: `duplicate-income-entry`, `years-reversed`,
 * `unknown-mapping`.
 *
 * @param document - views and rules, such as `collectiveLedger`
 * @param facts - the entries
 * @param question - years, and accounts as booked or mapped
 * @example
 * ```ts
 * import { collectiveLedger, sumIncome } from 'xiangzhen'
 * const entries = [
 *   { id: '1', accruedOn: '2024-03-31', amount: '680000', account: 'operatingIncome', model: 'leasing' },
 *   { id: '2', accruedOn: '2024-12-31', amount: '300000', account: 'subsidyIncome' },
 *   { id: '3', accruedOn: '2024-12-31', amount: '450000', account: 'operatingExpense' },
 * ] as const
 * const result = sumIncome(collectiveLedger, { entries }, { from: '2024', to: '2024', accounts: 'asBooked' })
 * const year = result.status === 'computed' ? result.value.years[0] : undefined
 * year?.views.map((view) => view.amount) // => ['980000.00', '680000.00', '230000.00', '530000.00']
 * ```
 */
export function sumIncome(
  document: LedgerDocument,
  facts: IncomeLedger,
  question: LedgerQuestion,
): Result<IncomeSummary, LedgerReason> {
  if (question.from > question.to) {
    return notComputable('years-reversed', [diagnostic('years-reversed', 'error', 'from', { ...question })])
  }
  const twice = duplicateOf(facts.entries)
  if (twice !== undefined) {
    return notComputable('duplicate-income-entry', [
      diagnostic('duplicate-income-entry', 'error', 'entries', { entry: twice }),
    ])
  }
  const cells: LedgerSum[] = []
  const diagnostics: Diagnostic<string>[] = []
  const missing: DecisionNeed[] = []
  const refused: string[] = []
  for (const [index, entry] of facts.entries.entries()) {
    const spread = spreadEntry(document, entry)
    if (spread.status === 'needs') missing.push(...spread.missing)
    else if (spread.status === 'not-computable') {
      refused.push(entry.id)
      diagnostics.push(...spread.diagnostics.map((one) => ({ ...one, path: `entries[${index}].${one.path}` })))
    } else {
      const mapped = accountOf(document, entry, question)
      if ('need' in mapped) missing.push(mapped.need)
      else if ('reason' in mapped) return notComputable('unknown-mapping', [mapped.finding])
      else for (const part of spread.value) cells.push(sumOf(entry, mapped, part))
    }
  }
  if (missing.length > 0) return needs(missing, diagnostics)
  const wanted = cells.filter(({ key }) => key[0] >= question.from && key[0] <= question.to)
  const summary = summaryOf(document, mergeSums(wanted, []), facts.closedYears ?? [], question)
  return computed({ ...summary, refused: refused.sort() }, [...diagnostics, ...crossings(summary.years)])
}

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

function duplicateOf(entries: readonly IncomeEntry[]): string | undefined {
  const seen = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id)) return id
    seen.add(id)
  }
  return undefined
}

interface MappedAccount {
  readonly account: LedgerAccount
  readonly regime: AccountRegime
}

const mappings = {
  contractIncome: { code: 'contract-income', options: ['operatingIncome', 'investmentIncome'] },
  taxReturnIncome: { code: 'tax-return-income', options: ['subsidyIncome', 'otherIncome'] },
} as const

function accountOf(
  document: LedgerDocument,
  entry: IncomeEntry,
  question: LedgerQuestion,
): MappedAccount | { readonly need: DecisionNeed } | { readonly reason: LedgerReason; readonly finding: Diagnostic } {
  const regime = regimeOfEntry(entry)
  const { account } = entry
  if (question.accounts === 'asBooked') return { account, regime }
  if (isAccountOf(account, '2023')) return { account, regime: '2023' }
  const { code, options } = mappings[account as keyof typeof mappings]
  const decided =
    decisionFor(document.decisions, code, entry.id) ??
    (entry.project === undefined ? undefined : decisionFor(document.decisions, code, entry.project))
  if (decided === undefined) return { need: { code, at: entry.id, options, data: { entry: entry.id } } }
  const chosen = options.find((one) => one === decided.value)
  if (chosen !== undefined) return { account: chosen, regime: '2023' }
  const data = { decision: code, text: decided.value }
  return { reason: 'unknown-mapping', finding: diagnostic('unknown-mapping', 'error', 'decisions', data) }
}

function sumOf(
  entry: IncomeEntry,
  { account, regime }: MappedAccount,
  part: { readonly year: string; readonly amount: DecimalText },
): LedgerSum {
  const key = [part.year, account, regime, entry.model ?? '', entry.project ?? '', entry.origin ?? ''] as const
  return { key, amount: exactOfComputed(part.amount) }
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

// Figures by account title on both sides of the change of rules are not of one kind; totals are.
function crossings(years: readonly LedgerYear[]): readonly Diagnostic<LedgerCode>[] {
  const both = new Set(years.flatMap(({ regimes }) => regimes)).size > 1
  return both ? [diagnostic('crosses-account-rules', 'note', 'years', { years: years.map(({ id }) => id) })] : []
}

/**
 * The years of one view or one account as a series for `growth`. Years whose figure is unknown are `null`. For an account, the series
 * carries the accounting rules, so that growth across their change is refused unless the ledger was mapped.
 *
 * @param summary - a ledger that was added up
 * @param of - a view of its rules, or an account
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
    const observations = summary.years.map(({ id, views }) => ({
      period: id,
      value: views.find((view) => view.id === of.view)?.amount ?? null,
    }))
    return { unit: '元', observations }
  }
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
 * @returns the tree; `undefined` where the view or the year is not in the ledger
 * @example
 * ```ts
 * import { addsUp, collectiveLedger, explainIncome } from 'xiangzhen'
 * const entries = [{ id: '1', accruedOn: '2024-06-01', amount: '10', account: 'operatingIncome' }] as const
 * const question = { from: '2024', to: '2024', accounts: 'asBooked', view: 'total-income' } as const
 * const tree = explainIncome(collectiveLedger, { entries }, question)
 * tree && addsUp(tree) // => { ok: true }
 * ```
 */
export function explainIncome(
  document: LedgerDocument,
  facts: IncomeLedger,
  question: LedgerQuestion & { readonly view: string },
): Explanation | undefined {
  const result = sumIncome(document, facts, question)
  const view = document.rules.views.find(({ id }) => id === question.view)
  if (result.status !== 'computed' || view === undefined) return undefined
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
  return { code: 'ledger-view', data, figure, operation: 'difference', lines }
}

/** Codes of the steps of {@link explainIncome}. */
export type LedgerStepCode = 'ledger-view' | 'ledger-added' | 'ledger-taken-off' | 'ledger-cell'
