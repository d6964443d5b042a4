// A village's own year: income, growth, tier, distribution, plan, notice, payments. Every line is computed with the package.
import { readFileSync } from 'node:fs'
import {
  checkCharter,
  checkPlan,
  checkShares,
  classifyVillage,
  collectiveLedger,
  describe,
  distribute,
  explain,
  explainPayee,
  growth,
  growthStatistics,
  labelText,
  parseCharter,
  parseIncomeEntries,
  parseShareEvents,
  parseShareHolders,
  parseTierRules,
  paymentBalance,
  payoutNotice,
  sumIncome,
} from 'xiangzhen'
import {
  collectiveFinanceRules2021,
  collectiveOrganisationLaw,
  zhejiangCollectiveRules,
} from 'xiangzhen/presets/distribution-requirements'
import { zh } from 'xiangzhen/text/zh'

const load = (name) => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'))
const say = (text = '') => console.log(text)
const value = (result) => {
  if (result.status === 'computed') return result.value
  const why = result.status === 'needs' ? result.missing : [{ code: result.reason }, ...result.diagnostics]
  throw new Error(why.map((one) => describe(one, zh)).join('\n'))
}
const rows = ({ rows, diagnostics }) => {
  for (const one of diagnostics) say(describe(one, zh))
  return rows
}

// Documents and facts, read as they would come from outside.
const charter = parseCharter(load('charter'))
const tiers = parseTierRules(load('tiers'))
const meeting = load('meeting')
const book = load('register')
const entries = rows(parseIncomeEntries(load('ledger').entries))
const register = rows(parseShareEvents(book.register))
const holders = rows(parseShareHolders(book.holders))

say('一、收入')
// Income of the 2004 rules has no title of its own after 2023: the assembly decided what the leases are.
const ledger = {
  ...collectiveLedger,
  decisions: [{ code: 'contract-income', value: 'operatingIncome', decidedBy: '理事会', decidedOn: '2024-01-15' }],
}
const income = value(sumIncome(ledger, { entries }, { from: '2023', to: '2024', accounts: '2023' }))
for (const year of income.years) {
  const figures = year.views.map(({ id, amount }) => {
    const view = ledger.rules.views.find((one) => one.id === id)
    return `${labelText(view.title, 'zh')} ${amount} 元`
  })
  say(`${year.id} 年：${figures.join('，')}`)
}
const view = (year, id) => income.years.find((one) => one.id === year).views.find((one) => one.id === id).amount

say('\n二、增长')
const series = {
  unit: '元',
  observations: ['2023', '2024'].map((period) => ({ period, value: view(period, 'operating-income') })),
}
const report = value(growth(growthStatistics, series, { comparison: 'yearOnYear', period: '2024' }))
for (const phrase of report.wording) say(describe(phrase, zh))

say('\n三、分档')
const tenThousand = String(Number(view('2024', 'operating-income')) / 10000)
const tier = value(classifyVillage(tiers, { id: '本村', measure: 'operating-income', amount: tenThousand }))
say(
  `经营性收入 ${tenThousand} 万元：${tier.tier}${tier.next === null ? '' : `，距${tier.next.tier}还差 ${tier.next.short} 万元`}`,
)

say('\n四、章程与股权')
for (const finding of checkCharter(charter, { requirements: [zhejiangCollectiveRules] })) say(describe(finding, zh))
const shares = value(checkShares(charter, { register, holders }, { recordDate: meeting.recordDate }))
say(
  shares.violations.length === 0
    ? '章程、股权台账没有发现问题。'
    : shares.violations.map((one) => describe(one, zh)).join('\n'),
)

say('\n五、分配')
const facts = {
  result: { amount: view('2024', 'surplus'), period: { from: '2024-01-01', to: '2024-12-31' } },
  opening: meeting.opening,
  register,
  holders,
}
const question = { recordDate: meeting.recordDate }
const distribution = value(distribute(charter, facts, question))
for (const pool of distribution.pools) say(`${labelText(pool.label, 'zh')}（${pool.clause}）${pool.amount} 元`)
for (const payee of value(distribution.payees)) {
  say(
    `  ${holders.find((one) => one.id === payee.id).name} ${payee.amount} 元${payee.escrow === '0.00' ? '' : `，其中暂存 ${payee.escrow} 元`}`,
  )
}
for (const { id, amount } of distribution.accounts)
  say(`  ${{ reserve: '公积公益金', undistributed: '未分配结转' }[id]} ${amount} 元`)
say(`年末未分配收益 ${distribution.closing} 元`)

say('\n六、方案检查')
const plan = {
  entries: distribution.pools.map(({ id, purpose, amount }) => ({
    id,
    purpose,
    amount,
    goesTo: purpose === 'members' || purpose === 'publicWelfare' ? 'persons' : 'account',
  })),
  funding: [{ kind: 'operating', amount: facts.result.amount }],
  vote: meeting.vote,
  disclosedOn: meeting.disclosedOn,
  assemblyOn: meeting.assemblyOn,
}
const requirements = [collectiveOrganisationLaw, collectiveFinanceRules2021, zhejiangCollectiveRules]
const review = value(
  checkPlan(charter, { result: facts.result, opening: facts.opening, plan }, { requirements, on: meeting.assemblyOn }),
)
say({ kept: '方案符合章程和法规。', violated: '方案有违反之处：', open: '方案有待决定之处。' }[review.verdict])
for (const violation of review.violations) say(describe(violation, zh))
for (const one of review.bounds)
  say(
    `${one.id}（${one.clause}）：安排 ${one.planned} 元，界限 ${one.amount.value} 元，${one.verdict === 'kept' ? '符合' : '不符合'}`,
  )

say('\n七、通知与说明')
const notice = value(payoutNotice(charter, facts, { ...question, holder: 'h09' }))
for (const sentence of notice.sentences) say(describe(sentence, zh))
say('说明：')
for (const line of explain(value(explainPayee(charter, facts, { ...question, holder: 'h01' })), zh))
  say(`${'  '.repeat(line.depth)}${line.text}`)

say('\n八、发放')
const due = value(distribution.payees).map(({ id, amount }) => ({ id, amount }))
const paid = value(paymentBalance({ decisions: [] }, { due, payments: meeting.payments }, { on: '2025-06-30' }))
const first = paid.accounts.find((one) => one.id === 'h01')
say(`第1户应发 ${first.due} 元，现金 ${first.cash} 元，实物折价 ${first.goods} 元，尚欠 ${first.open} 元`)
