import { describe, expect, it } from 'vitest'
import { addsUp, openNeeds, sentencesOf, verify } from 'xiangzhen/kernel'
import {
  collectiveLedger,
  explainIncome,
  growth,
  growthStatistics,
  incomeSeries,
  incomeTally,
  parseCashFlows,
  parseIncomeEntries,
  spreadEntry,
  sumIncome,
  versionForEntry,
  type IncomeEntry,
  type LedgerDocument,
  type LedgerQuestion,
} from 'xiangzhen/economy'
import { zh } from 'xiangzhen/text/zh'

const no = (reason: string) => ({ status: 'not-computable', reason })
const entry = (id: string, accruedOn: string, amount: string, more: Partial<IncomeEntry> = {}): IncomeEntry => ({
  id,
  accruedOn,
  amount,
  account: 'operatingIncome',
  ...more,
})
const asked: LedgerQuestion = { from: '2022', to: '2025', accounts: 'asBooked' }
const { spreading: _spreading, ...openRules } = collectiveLedger.rules
const open: LedgerDocument = { ...collectiveLedger, rules: openRules }
const decided = (code: string, value: string, at?: string) => ({
  code,
  value,
  ...(at === undefined ? {} : { at }),
  decidedBy: 'accountant',
  decidedOn: '2024-01-01',
})

describe('spreading an entry over its years', () => {
  const lease = (covers: { from: string; to: string }, amount = '100') =>
    entry('lease', '2024-01-01', amount, { covers })

  it('keeps the last fen', () => {
    const parts = spreadEntry(collectiveLedger, lease({ from: '2024-01-01', to: '2026-12-31' }))
    expect(parts).toMatchObject({
      value: [
        { year: '2024', amount: '33.34' },
        { year: '2025', amount: '33.33' },
        { year: '2026', amount: '33.33' },
      ],
    })
  })

  it('by days and by months may differ', () => {
    const covers = { from: '2024-12-31', to: '2025-01-31' }
    const by = (spreading: 'byDays' | 'byMonths') =>
      spreadEntry({ ...collectiveLedger, rules: { ...collectiveLedger.rules, spreading } }, lease(covers, '320'))
    expect(by('byDays')).toMatchObject({ value: [{ amount: '10.00' }, { amount: '310.00' }] })
    expect(by('byMonths')).toMatchObject({ value: [{ amount: '160.00' }, { amount: '160.00' }] })
  })

  it('follows an accounting year that is not the calendar year', () => {
    const july: LedgerDocument = { ...collectiveLedger, rules: { ...collectiveLedger.rules, yearStart: 7 } }
    expect(spreadEntry(july, entry('a', '2024-06-30', '5'))).toMatchObject({
      value: [{ year: '2023', amount: '5.00' }],
    })
    expect(spreadEntry(july, lease({ from: '2024-01-01', to: '2024-12-31' }))).toMatchObject({
      value: [
        { year: '2023', amount: '50.00' },
        { year: '2024', amount: '50.00' },
      ],
    })
  })

  it('mirrors a reversal', () => {
    const parts = spreadEntry(collectiveLedger, lease({ from: '2024-01-01', to: '2026-12-31' }, '-100'))
    expect(parts).toMatchObject({ value: [{ amount: '-33.34' }, { amount: '-33.33' }, { amount: '-33.33' }] })
  })

  it('needs a decision where the rules do not say how', () => {
    const covers = { from: '2024-01-01', to: '2025-12-31' }
    expect(openNeeds(spreadEntry(open, lease(covers)))).toMatchObject([{ code: 'spreading', at: 'lease' }])
    const document = { ...open, decisions: [decided('spreading', 'byDays', 'lease')] }
    expect(spreadEntry(document, lease(covers)).status).toBe('computed')
    const wrong = { ...open, decisions: [decided('spreading', 'byWeeks')] }
    expect(spreadEntry(wrong, lease(covers))).toMatchObject(no('unknown-spreading'))
  })

  it.each<[IncomeEntry, string]>([
    [entry('a', '2024-02-30', '1'), 'not-a-date'],
    [lease({ from: '2024-02-30', to: '2024-03-01' }), 'not-a-date'],
    [lease({ from: '2024-03-01', to: '2024-02-01' }), 'period-reversed'],
    [entry('a', '2024-02-01', 'x'), 'unreadable-amount'],
    [entry('a', '2024-02-01', '0.001'), 'amount-finer-than-fen'],
    [entry('a', '2024-02-01', '1', { account: 'contractIncome' }), 'account-not-of-regime'],
    [entry('a', '2023-02-01', '1', { account: 'publicWelfareExpense' }), 'account-not-of-regime'],
  ])('refuses %j: %s', (one, reason) => {
    expect(spreadEntry(collectiveLedger, one)).toMatchObject(no(reason))
  })
})

describe('adding up a ledger', () => {
  const entries = [
    entry('1', '2022-05-01', '100', { account: 'contractIncome', model: 'leasing', project: 'pond', origin: 'earned' }),
    entry('2', '2022-06-01', '50', { account: 'contractIncome', model: 'leasing', project: 'pond', origin: 'earned' }),
    entry('3', '2024-06-01', '300'),
    entry('4', '2024-12-01', '-20', { account: 'operatingIncome' }),
    entry('5', '2024-12-01', '30', { account: 'managementExpense' }),
  ]

  it('sums by year, account, model, project and origin', () => {
    const result = sumIncome(collectiveLedger, { entries }, asked)
    expect(result).toMatchObject({
      value: {
        cells: [
          {
            year: '2022',
            account: 'contractIncome',
            regime: '2004',
            model: 'leasing',
            project: 'pond',
            origin: 'earned',
            amount: '150.00',
          },
          { year: '2024', account: 'operatingIncome', regime: '2023', model: null, amount: '280.00' },
          { year: '2024', account: 'managementExpense', amount: '30.00' },
        ],
        years: [
          {
            id: '2022',
            regimes: ['2004'],
            views: [{ amount: '150.00' }, { amount: '150.00' }, { amount: '150.00' }, {}],
          },
          { id: '2023', regimes: [], views: [{ amount: null }, {}, {}, {}] },
          { id: '2024', regimes: ['2023'], views: [{ amount: '280.00' }, {}, { amount: '250.00' }, {}] },
          { id: '2025' },
        ],
      },
      diagnostics: [{ code: 'crosses-account-rules' }],
    })
    expect(verify(sumIncome, result, collectiveLedger, { entries }, asked)).toEqual({ ok: true })
  })

  it('knows zero from unknown', () => {
    const result = sumIncome(collectiveLedger, { entries, closedYears: ['2023'] }, asked)
    expect(result).toMatchObject({ value: { years: [{}, { views: [{ amount: '0.00' }, {}, {}, {}] }, {}, {}] } })
  })

  it('maps the accounts of 2004 by decision', () => {
    const question = { ...asked, accounts: '2023' } as const
    const needed = openNeeds(sumIncome(collectiveLedger, { entries }, question))
    expect(needed.map(({ code, at }) => `${code} ${at ?? ''}`)).toEqual(['contract-income 1', 'contract-income 2'])
    const byProject = { ...collectiveLedger, decisions: [decided('contract-income', 'investmentIncome', 'pond')] }
    expect(sumIncome(byProject, { entries }, question)).toMatchObject({
      value: {
        cells: [{ account: 'investmentIncome', amount: '150.00' }, {}, {}],
        years: [{ regimes: ['2023'] }, {}, {}, {}],
      },
      diagnostics: [],
    })
    const unknown = { ...collectiveLedger, decisions: [decided('contract-income', 'otherIncome')] }
    expect(sumIncome(unknown, { entries }, question)).toMatchObject(no('unknown-mapping'))
    const tax = [entry('t', '2006-05-01', '1', { account: 'taxReturnIncome' })]
    expect(openNeeds(sumIncome(collectiveLedger, { entries: tax }, question))[0]?.code).toBe('tax-return-income')
  })

  it('lists what it cannot use and goes on', () => {
    const bad = [...entries, entry('bad', '2024-01-01', 'x')]
    const result = sumIncome(collectiveLedger, { entries: bad }, asked)
    expect(result).toMatchObject({ value: { refused: ['bad'] } })
    expect(result.diagnostics[0]).toMatchObject({ code: 'not-a-figure', path: 'entries[5].amount' })
    expect(sumIncome(collectiveLedger, { entries: [...entries, ...entries] }, asked)).toMatchObject(
      no('duplicate-income-entry'),
    )
    expect(sumIncome(collectiveLedger, { entries }, { ...asked, from: '2026' })).toMatchObject(no('years-reversed'))
  })

  it('asks for the spreading of each entry', () => {
    const covers = { from: '2024-01-01', to: '2025-12-31' }
    const result = sumIncome(open, { entries: [entry('a', '2024-01-01', '1', { covers })] }, asked)
    expect(openNeeds(result)).toMatchObject([{ code: 'spreading', at: 'a' }])
  })

  it('makes series for growth, and growth refuses to cross the change of accounts', () => {
    const result = sumIncome(collectiveLedger, { entries }, asked)
    if (result.status !== 'computed') throw new Error()
    const question = { comparison: 'fixedBase', base: '2022', period: '2024' } as const
    const total = growth(growthStatistics, incomeSeries(result.value, { view: 'total-income' }), question)
    expect(total).toMatchObject({ value: { increment: { value: { value: '130.0000' } } } })
    const account = incomeSeries(result.value, { account: 'operatingIncome' })
    expect(account.observations[1]).toEqual({ period: '2023', value: null })
    expect(growth(growthStatistics, account, question)).toMatchObject(no('not-comparable'))
    expect(() => incomeSeries(result.value, { view: 'none' })).toThrow(RangeError)
  })

  it('gives no one regime to a year in which two meet', () => {
    const mixed = [
      entry('a', '2023-07-01', '100', { covers: { from: '2023-07-01', to: '2024-06-30' } }),
      entry('b', '2024-07-01', '100'),
    ]
    const result = sumIncome(collectiveLedger, { entries: mixed }, asked)
    if (result.status !== 'computed') throw new Error()
    expect(result.value.years[2]?.regimes).toEqual(['2004', '2023'])
    expect(incomeSeries(result.value, { account: 'operatingIncome' }).observations[2]).toEqual({
      period: '2024',
      value: '150.00',
    })
  })

  it('explains a view', () => {
    const explained = (rules: LedgerDocument, view: string) => {
      const why = explainIncome(rules, { entries }, { ...asked, view })
      if (why.status !== 'computed') throw new Error(why.status)
      return why.value
    }
    const tree = explained(collectiveLedger, 'operating-surplus')
    expect(tree.figure).toBe('400.00')
    expect(addsUp(tree)).toEqual({ ok: true })
    expect(explained(collectiveLedger, 'total-income').lines[1]?.figure).toBe('0.00')
    const none = explainIncome(collectiveLedger, { entries }, { ...asked, view: 'none' })
    expect(sentencesOf(none, zh)[0]).toContain('没有口径“none”')
    const twice = { entries: [...entries, ...entries] }
    expect(explainIncome(collectiveLedger, twice, { ...asked, view: 'surplus' })).toMatchObject({
      reason: 'duplicate-income-entry',
    })
    const untitled = { ...collectiveLedger, rules: { ...openRules, views: [{ id: 'x', add: [] }] } }
    expect(explained(untitled, 'x').data['title']).toBe('x')
  })
})

describe('a tally of income', () => {
  it('collects what is wrong and what is open', () => {
    const tally = incomeTally(open, asked)
    const covers = { from: '2024-01-01', to: '2025-12-31' }
    const bad = tally.add(tally.empty, entry('bad', '2024-01-01', 'x'))
    expect(tally.finish(bad)).toMatchObject({ value: { refused: ['bad'] }, diagnostics: [{ code: 'not-a-figure' }] })
    const needing = tally.add(bad, entry('a', '2024-01-01', '1', { covers }))
    const both = tally.add(needing, entry('b', '2024-01-01', '1', { covers }))
    expect(openNeeds(tally.finish(both)).length).toBe(2)
    const reversed = incomeTally(collectiveLedger, { ...asked, from: '2030' })
    expect(reversed.finish(reversed.add(reversed.empty, entry('a', '2024-01-01', '1')))).toMatchObject({
      value: { refused: ['a'] },
    })
    expect(JSON.parse(JSON.stringify(both))).toEqual(both)
  })
})

describe('reading rows', () => {
  it('keeps the good ones', () => {
    const good = entry('1', '2024-03-31', '10', { covers: { from: '2024-01-01', to: '2024-12-31' }, origin: 'subsidy' })
    const { rows, diagnostics } = parseIncomeEntries([good, { ...good, account: 'income' }, { ...good, extra: 1 }])
    expect(rows).toEqual([good])
    expect(diagnostics.map(({ path }) => path)).toEqual(['entries[1].account', 'entries[2].extra'])
    expect(parseCashFlows([{ date: '2024-01-01', amount: '-1' }]).rows.length).toBe(1)
  })
})

describe('versions of a rule', () => {
  const versions = [{ id: 'one', effective: { from: '2018-01-01', to: '2019-06-30' } }]
  it('may have none in force', () => {
    expect(versionForEntry({ versions, decisions: [] }, { accruedOn: '2020-01-01' })).toMatchObject(
      no('no-version-in-force'),
    )
    expect(versionForEntry({ versions, decisions: [] }, { accruedOn: '2020-13-01' })).toMatchObject(no('not-a-date'))
  })
})
