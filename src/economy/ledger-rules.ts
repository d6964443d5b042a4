import type { Label, PolicyDocument } from '../kernel/index.js'
import type { LedgerAccount } from './accounts.js'

/** One view of a ledger: which accounts it adds, and which it takes off. */
export interface LedgerView {
  /** Id of the view. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** Accounts that are added. */
  readonly add: readonly LedgerAccount[]
  /** Accounts that are taken off. */
  readonly less?: readonly LedgerAccount[]
  /** Article of the document. */
  readonly clause?: string
}

/** How a ledger is added up. */
export interface LedgerRules {
  /** First month of the accounting year, 1 to 12; a year is named by the calendar year in which it begins. */
  readonly yearStart: number
  /**
   * How an amount for a longer time is spread over its years: by days or by months. Absent: a decision (`spreading`, `at` the
   * entry or for all) when an entry covers more than one year.
   */
  readonly spreading?: 'byDays' | 'byMonths'
  /** The views. */
  readonly views: readonly LedgerView[]
}

/** A document about ledgers. */
export type LedgerDocument = PolicyDocument<LedgerRules>

/**
 * The views of the accounting rules of village collectives: total income, operating income in the wide sense (经营性收入:
 * operating, contract and investment income), operating surplus (经营收益) and surplus of the year (本年收益). Calendar years;
 * what is paid at once for several years is spread by months.
 */
export const collectiveLedger: LedgerDocument = {
  id: 'collective-ledger',
  title: { zh: '村集体收入台账', en: 'Income ledger of a village collective' },
  version: '2023',
  effective: { from: '2005-01-01' },
  sources: [
    { id: '2004', document: '村集体经济组织会计制度(财会〔2004〕12号)', year: 2004, status: 'confirmed' },
    { id: '2023', document: '农村集体经济组织会计制度(财会〔2023〕14号)', year: 2023, status: 'secondHand' },
    {
      id: 'spreading',
      document: '鲁农政改字〔2020〕5号:一次性收取的多年收入按受益年限分摊',
      year: 2020,
      place: '山东',
      status: 'secondHand',
    },
  ],
  rules: {
    yearStart: 1,
    spreading: 'byMonths',
    views: [
      {
        id: 'total-income',
        title: { zh: '总收入', en: 'total income' },
        add: [
          'operatingIncome',
          'contractIncome',
          'investmentIncome',
          'taxReturnIncome',
          'subsidyIncome',
          'otherIncome',
        ],
      },
      {
        id: 'operating-income',
        title: { zh: '经营性收入', en: 'income from operation' },
        add: ['operatingIncome', 'contractIncome', 'investmentIncome'],
      },
      {
        id: 'operating-surplus',
        title: { zh: '经营收益', en: 'operating surplus' },
        add: ['operatingIncome', 'contractIncome', 'investmentIncome'],
        less: ['operatingExpense', 'taxesAndSurcharges', 'managementExpense'],
      },
      {
        id: 'surplus',
        title: { zh: '本年收益', en: 'surplus of the year' },
        add: [
          'operatingIncome',
          'contractIncome',
          'investmentIncome',
          'taxReturnIncome',
          'subsidyIncome',
          'otherIncome',
        ],
        less: [
          'operatingExpense',
          'taxesAndSurcharges',
          'managementExpense',
          'publicWelfareExpense',
          'otherExpense',
          'incomeTaxExpense',
        ],
      },
    ],
  },
  decisions: [],
}
