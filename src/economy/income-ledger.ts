import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  type DecimalText,
  type DecisionNeed,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import { checkedChoice, exactOfComputed } from '../kernel/internal.js'
import {
  isAccountOf,
  type AccountRegime,
  type BusinessModel,
  type IncomeOrigin,
  type LedgerAccount,
} from './accounts.js'
import { regimeOfEntry, spreadEntry, type EntryCode, type IncomeEntry } from './income-entry.js'
import type { LedgerDocument } from './ledger-rules.js'
import { listFaults } from './untidy-facts.js'
import { mergeSums, summaryOf, type LedgerSum } from './ledger-sums.js'

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
export type LedgerReason =
  'unreadable-year' | 'entries-not-readable' | 'years-reversed' | 'duplicate-income-entry' | 'unknown-mapping'

/** Codes of findings about ledgers. */
export type LedgerCode = LedgerReason | EntryCode | 'crosses-account-rules' | 'year-not-known'

/**
 * Adds up an income ledger by year, account, model, project and origin, and in the views of the rules. An entry for
 * several years is spread over them to the fen; one that cannot be read is listed and refuses nothing else.
 *
 * Needs decisions: `spreading`, `contract-income`, `tax-return-income`. Reasons: `duplicate-income-entry`, `years-reversed`,
 * `unknown-mapping`, `entries-not-readable` (a row that is no record), `unreadable-year` (asked for, or closed).
 *
 * @param document - views and rules, such as `collectiveLedger`
 * @param facts - the entries
 * @param question - years, and accounts as booked or mapped
 * @throws RangeError where `accounts` is another word
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
  const closedYears: unknown = facts.closedYears ?? []
  if (!Array.isArray(closedYears)) {
    return notComputable('entries-not-readable', [diagnostic('not-a-list', 'error', 'closedYears')])
  }
  const years = [...(['from', 'to'] as const).map((field) => [field, question[field]] as const)]
  const closed = (facts.closedYears ?? []).map((year, index) => [`closedYears[${index}]`, year] as const)
  const wrong = [...years, ...closed].filter(([, year]) => !/^[1-9]\d{3}$/.test(year))
  if (wrong.length > 0) {
    const text = (year: unknown): string => String(year).slice(0, 30)
    return notComputable(
      'unreadable-year',
      wrong.map(([path, year]) => diagnostic('unreadable-year', 'error', path, { text: text(year) })),
    )
  }
  if (question.from > question.to) {
    return notComputable('years-reversed', [diagnostic('years-reversed', 'error', 'from', { ...question })])
  }
  checkedChoice(question.accounts, ['asBooked', '2023'], 'the accounts of a ledger')
  const unread = listFaults(facts.entries, 'entries')
  if (unread.length > 0) return notComputable('entries-not-readable', unread)
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

// Figures by account title on both sides of the change of rules are not of one kind; totals are.
function crossings(years: readonly LedgerYear[]): readonly Diagnostic<LedgerCode>[] {
  const both = new Set(years.flatMap(({ regimes }) => regimes)).size > 1
  return both ? [diagnostic('crosses-account-rules', 'note', 'years', { years: years.map(({ id }) => id) })] : []
}
