/**
 * The accounting rules that an account title belongs to: `2004` is 财会〔2004〕12号 (for the years 2005 to 2023), `2023` is
 * 财会〔2023〕14号 (from 1 January 2024).
 */
export type AccountRegime = '2004' | '2023'

/**
 * Income accounts: 经营收入, 发包及上交收入, 投资收益, 农业税附加返还收入, 补助收入, 其他收入. The 2023 rules have no
 * `contractIncome` (its content goes to operating or investment income by its economic substance) and no `taxReturnIncome`.
 */
export type IncomeAccount =
  'operatingIncome' | 'contractIncome' | 'investmentIncome' | 'taxReturnIncome' | 'subsidyIncome' | 'otherIncome'

/** Expense accounts: 经营支出, 税金及附加, 管理费用, 公益支出, 其他支出, 所得税费用; those of tax and welfare come with the 2023 rules. */
export type ExpenseAccount =
  | 'operatingExpense'
  | 'taxesAndSurcharges'
  | 'managementExpense'
  | 'publicWelfareExpense'
  | 'otherExpense'
  | 'incomeTaxExpense'

/** An account of the income ledger. */
export type LedgerAccount = IncomeAccount | ExpenseAccount

/** Four models of income: 租赁型、经营型、资产收益型、合作经营型. */
export type BusinessModel = 'leasing' | 'operating' | 'assetReturn' | 'cooperative'

/** Where money comes from, whatever account it is booked under: earned, granted by the state, given. */
export type IncomeOrigin = 'earned' | 'subsidy' | 'donation' | 'other'

/** Accounts in the order of statements. */
export const ledgerAccounts: readonly LedgerAccount[] = [
  'operatingIncome',
  'contractIncome',
  'investmentIncome',
  'taxReturnIncome',
  'subsidyIncome',
  'otherIncome',
  'operatingExpense',
  'taxesAndSurcharges',
  'managementExpense',
  'publicWelfareExpense',
  'otherExpense',
  'incomeTaxExpense',
]

const onlyIn: Readonly<Partial<Record<LedgerAccount, AccountRegime>>> = {
  contractIncome: '2004',
  taxReturnIncome: '2004',
  taxesAndSurcharges: '2023',
  publicWelfareExpense: '2023',
  incomeTaxExpense: '2023',
}

/** Whether the rules have the account. */
export function isAccountOf(account: LedgerAccount, regime: AccountRegime): boolean {
  return ledgerAccounts.includes(account) && (onlyIn[account] ?? regime) === regime
}

/** The rules in force on a day: those of 2023 from 1 January 2024 on. */
export function regimeOn(date: string): AccountRegime {
  return date < '2024-01-01' ? '2004' : '2023'
}
