import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen'
import { zh } from 'xiangzhen/text/zh'
import { checkRuleBook, compileRuleBook, linesOf, type PointWorth } from 'xiangzhen/points'
import { award, book, codes, entry, facts, figure, fixed, member, score, settled, year } from './books.js'

describe('places of published points', () => {
  it('are a whole number from 0 to 12, or the book is refused at once', () => {
    for (const digits of [0.5, -1, 13, Number.NaN, '2' as unknown as number]) {
      const rules = book({ points: { digits } })
      expect(() => settled(rules, facts())).toThrow(RangeError)
      expect(() => compileRuleBook(rules)).toThrow(/rules\.points\.digits.*whole number from 0 to 12/)
      expect(() => checkRuleBook(rules)).toThrow(RangeError)
    }
    expect(figure(member(book({ points: { digits: 12 } }), facts()).effective)).toBe('0.000000000000')
  })
})

describe('steps of no size', () => {
  const steps = (unit: string): PointWorth => ({
    by: 'steps',
    unit,
    points: '1',
    partial: 'dropped',
    leftover: 'dropped',
    accumulate: 'month',
  })
  const ratio = (step: string): PointWorth => ({
    by: 'ratio',
    measure: 'm',
    target: '1',
    base: '2',
    step,
    points: '1',
    partial: 'floor',
  })
  const chosen = (step: string): PointWorth => ({ by: 'range', least: '0', most: '9', step })
  const itemsOf = (worth: PointWorth) => book({ items: [award('a', fixed('5')), award('x', worth)] })
  const rows = facts([entry('a', '2024-03-01'), entry('x', '2024-03-01', { quantity: '4' })], {
    measurements: [{ member: 'm1', measure: 'm', value: '3' }],
  })

  it.each([steps('0'), steps('-2'), ratio('0'), ratio('-1')])('leave only their item without a figure', (worth) => {
    const rules = itemsOf(worth)
    const { effective, items } = member(rules, rows)
    expect(items.map(({ points }) => figure(points))).toEqual(['5.00', 'step-not-positive'])
    expect(figure(effective)).toBe('step-not-positive')
    const [found] = checkRuleBook(rules).filter((one) => one.code === 'step-not-positive')
    expect(found).toMatchObject({ severity: 'error' })
    expect(say(found!, zh)).not.toMatch(/[{}]/)
    expect(figure(linesOf(rules, rows, year, 'm1'))).toBe('step-not-positive')
  })

  it('leave alone who has no entries under the item', () => {
    expect(score(itemsOf(steps('0')), facts([entry('a', '2024-03-01')]))).toBe('5.00')
  })

  it('leave a chosen figure out, and others are settled', () => {
    const rules = itemsOf(chosen('0'))
    const given = facts([entry('a', '2024-03-01'), entry('x', '2024-03-01', { points: '4' })])
    const found = settled(rules, given)
    expect(figure(found.members[0]!.effective)).toBe('5.00')
    expect(codes(found.diagnostics)).toEqual(['step-not-positive'])
    expect(checkRuleBook(rules).map(({ code, path }) => [code, path])).toContainEqual([
      'step-not-positive',
      'rules.items[1].worth.step',
    ])
    const inLevels = itemsOf({ by: 'level', levels: { high: chosen('0') as never } })
    expect(codes(checkRuleBook(inLevels))).toContain('step-not-positive')
  })
})
