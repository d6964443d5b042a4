import { expect, test } from 'vitest'
import { addsUp, explain } from 'xiangzhen/kernel'
import { explainLedger, type IssueLedgerDocument } from 'xiangzhen/responsibility'
import { plainLedger } from 'xiangzhen/presets/issue-ledgers'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'

const rated: IssueLedgerDocument = {
  ...plainLedger,
  rules: { ...plainLedger.rules, rate: { digits: 1, mode: 'halfUp' } },
}
const issues = ['甲', '乙', '丙'].map((id) => ({
  id,
  title: `${id}处垃圾`,
  classId: plainLedger.rules.classes[0]!.id,
  owner: 'v1',
  openedOn: '2024-03-01',
  measures: [],
}))
const closed = (id: string) => ({ id: `close ${id}`, issueId: id, date: '2024-03-20', kind: 'closed' as const })
const question = { asOf: '2024-04-30' }

test('the rate of closed issues says what it is made of', () => {
  const why = explainLedger(rated, { issues, log: [closed('甲')] }, question)
  // 1 of 3: 33.33… %, to one place 33.3.
  const tree = why.status === 'computed' ? why.value : undefined
  expect(tree?.figure).toBe('33.3')
  expect(tree && addsUp(tree)).toEqual({ ok: true })
  const lines = tree ? explain(tree, zh).map((line) => line.text) : []
  expect(lines[0]).toBe('整改率 33.3%')
  expect(lines.filter((line) => /未销号|“/.test(line))).toEqual(['未销号 2 件', '“丙处垃圾”', '“乙处垃圾”'])
  expect(lines).toContain('截至 2024-04-30 列入 3 件')
  expect(tree ? explain(tree, en)[0]!.text : '').toBe('33.3% put right')
})

test('a ledger on which all is closed, re-opened issues not among them', () => {
  const why = explainLedger(rated, { issues, log: issues.map(({ id }) => closed(id)) }, question)
  expect(why.status === 'computed' && explain(why.value, zh)[0]!.text).toBe('整改率 100.0%')
  const again = { id: 'back', issueId: '甲', date: '2024-04-02', kind: 'reopened' as const, what: '反弹' }
  const after = explainLedger(rated, { issues, log: [...issues.map(({ id }) => closed(id)), again] }, question)
  // 2 of 3.
  expect(after.status === 'computed' && after.value.figure).toBe('66.7')
})

test('without a rule, or without an issue, there is no rate', () => {
  const { rate: _, ...rules } = rated.rules
  const facts = { issues, log: [] }
  expect(explainLedger({ ...rated, rules }, facts, question)).toMatchObject({ reason: 'rate-not-asked' })
  expect(explainLedger(rated, facts, { asOf: '2024-01-01' })).toMatchObject({ reason: 'nothing-entered' })
})
