import {
  computed,
  daysBetween,
  decisionFor,
  diagnostic,
  divideWhole,
  isPlainDate,
  needs,
  notComputable,
  periodBounds,
  periodOf,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { exactOf, exactToText, powerOfTen } from '../kernel/internal.js'
import {
  isAccountOf,
  ledgerAccounts,
  regimeOn,
  type AccountRegime,
  type BusinessModel,
  type IncomeOrigin,
  type LedgerAccount,
} from './accounts.js'
import type { LedgerDocument } from './ledger-rules.js'

/** One booking of income or expense. */
export interface IncomeEntry {
  /** Id, unique in the ledger. */
  readonly id: string
  /** The day on which it accrued: it decides the year, the accounting rules and the version of other rules. */
  readonly accruedOn: PlainDate
  /** Yuan, with at most two places; negative for a reversal. */
  readonly amount: FigureInput
  /** Account by the rules in force on that day. */
  readonly account: LedgerAccount
  /** The time that it pays for, both days included, where that is not the day itself (rent for several years). */
  readonly covers?: { readonly from: PlainDate; readonly to: PlainDate }
  /** Model of income. */
  readonly model?: BusinessModel
  /** Id of the project. */
  readonly project?: string
  /** Where the money comes from. */
  readonly origin?: IncomeOrigin
}

/** The part of an entry that belongs to one year. */
export interface EntryYear {
  /** The accounting year. */
  readonly year: string
  /** Yuan with two places. */
  readonly amount: DecimalText
}

/** Why an entry cannot be put into years. */
export type EntryReason =
  | 'not-a-date'
  | 'unreadable-amount'
  | 'amount-finer-than-fen'
  | 'account-not-of-regime'
  | 'unknown-account'
  | 'period-reversed'
  | 'unknown-spreading'

/** Codes of findings about entries. */
export type EntryCode = EntryReason | FigureRefusal

/**
 * Spreads an entry over the accounting years that it pays for, to the fen: what one year cannot have goes to another, and
 * nothing is lost. An entry that pays for one day or one year stays whole.
 *
 * Reasons: `not-a-date`, `unreadable-amount`, `amount-finer-than-fen`, `period-reversed`, `account-not-of-regime` (such as
 * 发包及上交收入 after 2023). Needs the decision `spreading` where the rules do not say how.
 *
 * @param document - the rules of the ledger, such as `collectiveLedger`
 * @param facts - the entry
 * @returns one part a year, in order; the parts sum to the amount
 * @example
 * ```ts
 * import { collectiveLedger, spreadEntry } from 'xiangzhen'
 * const rent = {
 *   id: 'rent', accruedOn: '2005-07-01', amount: '100000', account: 'contractIncome',
 *   covers: { from: '2005-07-01', to: '2007-06-30' },
 * } as const
 * const result = spreadEntry(collectiveLedger, rent)
 * result.status === 'computed' && result.value.map((part) => part.amount) // => ['25000.00', '50000.00', '25000.00']
 * ```
 */
export function spreadEntry(
  document: LedgerDocument,
  facts: IncomeEntry,
  _question: object = {},
): Result<readonly EntryYear[], EntryReason> {
  const fault = faultOf(facts)
  if (fault !== undefined) return fault
  const { rules, decisions } = document
  const fiscal = { startMonth: rules.yearStart }
  const { from, to } = facts.covers ?? { from: facts.accruedOn, to: facts.accruedOn }
  const years: string[] = []
  for (let year = periodOf(from, 'year', fiscal); ; year = String(Number(year) + 1)) {
    years.push(year)
    if (year === periodOf(to, 'year', fiscal)) break
  }
  if (years.length === 1)
    return computed([{ year: years[0]!, amount: exactToText(exactOf(facts.amount), 2, 'halfUp') }])
  const spreading = rules.spreading ?? decisionFor(decisions, 'spreading', facts.id)?.value
  if (spreading === undefined) {
    return needs([{ code: 'spreading', at: facts.id, options: ['byDays', 'byMonths'], data: { entry: facts.id } }])
  }
  if (spreading !== 'byDays' && spreading !== 'byMonths') {
    return notComputable('unknown-spreading', [
      diagnostic('unknown-spreading', 'error', 'decisions', { text: spreading }),
    ])
  }
  const shares = years.map((id) => {
    const bounds = periodBounds(id, fiscal)
    const first = from > bounds.start ? from : bounds.start
    const last = to < bounds.lastDay ? to : bounds.lastDay
    return { id, weight: spreading === 'byDays' ? daysBetween(first, last) + 1 : monthsTouched(first, last) }
  })
  const rule = { grain: '0.01', method: 'largestRemainder', ties: ['byId'] } as const
  const divided = divideWhole(facts.amount, shares, rule)
  // Checked amounts, positive weights and ties by id: a division always exists.
  const parts = divided.status === 'computed' ? divided.value.shares : []
  return computed(parts.map(({ id, amount }) => ({ year: id, amount })))
}

// A month counts as soon as one of its days is covered.
function monthsTouched(first: PlainDate, last: PlainDate): number {
  const months = (date: PlainDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return months(last) - months(first) + 1
}

function faultOf(entry: IncomeEntry): Exclude<Result<never, EntryReason>, { readonly status: 'computed' }> | undefined {
  const covers = entry.covers as IncomeEntry['covers'] | null
  const refuse = (reason: EntryReason, finding: Diagnostic<EntryCode>) => notComputable(reason, [finding])
  if (covers === null) return refuse('not-a-date', diagnostic('not-a-date', 'error', 'covers', { text: 'null' }))
  const dates = [
    ['accruedOn', entry.accruedOn],
    ['covers.from', entry.covers?.from ?? entry.accruedOn],
    ['covers.to', entry.covers?.to ?? entry.accruedOn],
  ] as const
  for (const [path, text] of dates) {
    if (!isPlainDate(text)) return refuse('not-a-date', diagnostic('not-a-date', 'error', path, { text }))
  }
  if (entry.covers !== undefined && entry.covers.from > entry.covers.to) {
    return refuse('period-reversed', diagnostic('period-reversed', 'error', 'covers', { ...entry.covers }))
  }
  const reading = readFigure(entry.amount)
  if (!reading.ok)
    return refuse('unreadable-amount', diagnostic(reading.code, 'error', 'amount', { text: reading.text }))
  if ((reading.figure.n * powerOfTen(2)) % reading.figure.d !== 0n) {
    return refuse(
      'amount-finer-than-fen',
      diagnostic('amount-finer-than-fen', 'error', 'amount', { text: String(entry.amount) }),
    )
  }
  if (!ledgerAccounts.includes(entry.account)) {
    const data = { found: entry.account, known: ledgerAccounts }
    return refuse('unknown-account', diagnostic('unknown-account', 'error', 'account', data))
  }
  const regime = regimeOn(entry.accruedOn)
  if (!isAccountOf(entry.account, regime)) {
    const accountTitle = `account-${entry.account}`
    const data = { account: entry.account, accountTitle, regime, date: entry.accruedOn }
    return refuse('account-not-of-regime', diagnostic('account-not-of-regime', 'error', 'account', data))
  }
  return undefined
}

/** The rules that an entry was booked under. */
export function regimeOfEntry(entry: IncomeEntry): AccountRegime {
  return regimeOn(entry.accruedOn)
}
