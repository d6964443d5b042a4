// A first application: a branch reads its rule book, settles the year, and prints a notice that explains itself.
import { describe, explain, linesOf, parseEntries, parseRuleBook, settle, verify } from 'xiangzhen'
import { zh } from 'xiangzhen/text/zh'

const book = parseRuleBook({
  id: 'branch-points',
  title: '支部党员积分办法',
  version: '2025',
  effective: { from: '2025-01-01' },
  sources: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 0 },
    timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
    categories: [],
    items: [
      {
        kind: 'award',
        id: 'theme-day',
        title: '参加主题党日',
        clause: '第三条',
        worth: { by: 'fixed', points: '2' },
        caps: [{ id: 'theme-day-cap', clause: '第三条', limit: '5', basis: 'gross', per: 'period' }],
      },
      { kind: 'deduction', id: 'absent', title: '无故缺席', clause: '第五条', worth: { by: 'fixed', points: '10' } },
    ],
    total: { opening: { points: '60' } },
  },
  decisions: [],
})

// Rows as a spreadsheet gives them: one is wrong, and the others still count.
const reading = parseEntries([
  { id: 'e1', member: 'm1', item: 'theme-day', eventDate: '2025-03-05' },
  { id: 'e2', member: 'm1', item: 'theme-day', eventDate: '2025-06-05' },
  { id: 'e3', member: 'm1', item: 'theme-day', eventDate: '2025-09-05' },
  { id: 'e4', member: 'm2', item: 'absent', eventDate: '2025-02-30' },
  { id: 'e5', member: 'm2', item: 'absent', eventDate: '2025-04-05' },
])
for (const diagnostic of reading.diagnostics) console.log(describe(diagnostic, zh))

const facts = { roster: { members: [{ id: 'm1' }, { id: 'm2' }] }, entries: reading.rows }
const question = { period: '2025', asOf: '2025-12-31', knownAt: '2025-12-31' }
const settled = settle(book, facts, question)
if (settled.status !== 'computed') throw new Error(settled.status)

for (const member of settled.value.members) {
  const { effective } = member
  console.log(`${member.id}: ${effective.status === 'computed' ? effective.value : effective.status}`)
}

const lines = linesOf(book, facts, question, 'm1')
if (lines.status === 'computed') {
  for (const { depth, text } of explain(lines.value.explanation, zh)) console.log(`${'  '.repeat(depth + 1)}${text}`)
}
console.log(verify(settle, settled, book, facts, question).ok ? '复核一致' : '复核不一致')
