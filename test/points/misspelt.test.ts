import { describe as group, expect, it } from 'vitest'
import { describe, sentencesOf } from 'xiangzhen'
import { checkRuleBook, safeParseRuleBook, settle, type PointItem, type RuleBook } from 'xiangzhen/points'
import { zh } from '../../src/text/zh.js'
import { award, book, entry, facts, fixed, year } from './books.js'

const withItem = (item: unknown): RuleBook => book({ items: [award('a'), item as PointItem] })
const misspelt = (change: object): RuleBook => withItem({ ...award('b', fixed('3')), title: '帮扶', ...change })
const read = (document: RuleBook) => safeParseRuleBook(document).diagnostics.map((one) => describe(one, zh))

group('a misspelt word that tells what a rule is', () => {
  it('is named with the words that can stand there, and nothing is advised to be deleted', () => {
    expect(read(misspelt({ kind: 'Award' }))).toEqual([
      'rules.items[1].kind：只能取 award、deduction、allocation 之一。请从中选择。',
    ])
    const [worth, ...more] = read(misspelt({ worth: { by: 'fix', points: '3' } }))
    expect(worth).toMatch(/^rules\.items\[1\]\.worth\.by：只能取 fixed、quantity、.*、members 之一。请从中选择。$/)
    expect(more).toEqual([])
  })

  it('is asked for where it is left out', () => {
    expect(read(misspelt({ kind: undefined }))).toHaveLength(1)
    const { kind: _kind, ...rest } = award('b')
    expect(read(withItem(rest))).toEqual([
      'rules.items[1].kind：缺少必填内容（应为award、deduction、allocation）。请补上。',
    ])
  })

  it('of a value within an open question is named there', () => {
    const worth = { decide: 'q', readings: { one: { by: 'fix', points: '1' }, two: fixed('2') } }
    expect(read(misspelt({ worth }))[0]).toMatch(/^rules\.items\[1\]\.worth\.readings\.one\.by：只能取 /)
  })
})

group('a book that no reader saw', () => {
  const question = year
  const of = facts([entry('a', '2024-02-01', { points: '5' }), entry('b', '2024-02-02')])
  const itemOf = (document: RuleBook) => {
    const result = settle(document, of, question)
    if (result.status !== 'computed') throw new Error(result.status)
    const [one] = result.value.members
    return [one!.items.find(({ id }) => id === 'b')!.points, one!.effective] as const
  }
  const faults = (document: RuleBook) =>
    checkRuleBook(document).flatMap((one) => (one.code === 'unknown-rule-kind' ? [describe(one, zh)] : []))

  it('has its misspelt kinds found, and the item is refused', () => {
    for (const change of [{ kind: 'Award' }, { worth: { by: 'fix', points: '3' } }]) {
      const [points, effective] = itemOf(misspelt(change))
      expect(points).toMatchObject({ status: 'not-computable', reason: 'unknown-rule-kind' })
      expect(effective.status).toBe('not-computable')
      expect(sentencesOf(points, zh)).toEqual(['办法中这一项的类型或计分方式写错了，无法计分。请检查并改正办法。'])
    }
    expect(faults(misspelt({ kind: 'Award' }))).toEqual([
      'rules.items[1].kind：写的是“Award”，只能取 award、deduction、allocation 之一，这一项无法计分。请改正。',
    ])
    expect(faults(misspelt({ worth: { by: 'fix', points: '3' } }))[0]).toMatch(
      /^rules\.items\[1\]\.worth\.by：写的是“fix”/,
    )
    expect(faults(misspelt({}))).toEqual([])
  })

  it('has them found within levels, classes and roles, and an entry of them is refused', () => {
    const wrong = { by: 'fix', points: '3' }
    const levels = misspelt({ worth: { by: 'level', levels: { one: fixed('1'), two: wrong } } })
    expect(faults(levels)[0]).toMatch(/^rules\.items\[1\]\.worth\.levels\.two\.by：/)
    const roles = { by: 'role', roles: [{ role: 'r', worth: wrong }], others: wrong }
    expect(faults(misspelt({ worth: roles }))).toHaveLength(2)
    expect(faults(misspelt({ earlierWorths: [{ to: '2023-12-31', worth: wrong }] }))).toHaveLength(1)
    const result = settle(levels, facts([entry('b', '2024-02-02', { level: 'two' })]), question)
    expect(JSON.stringify(result)).toContain('unknown-rule-kind')
  })
})
