import { describe, expect, it } from 'vitest'
import { describe as said } from 'xiangzhen/kernel'
import { checkRuleBook, linesOf, settle, type PointCap, type RuleBookRules } from 'xiangzhen/points'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { award, book, codes, facts, fixed, range, year } from './books.js'

const fifty = award('x', range, { caps: [{ id: 'fifty', limit: '50', basis: 'gross', per: 'period' }] })
const basis = { decide: 'basis', readings: { gross: 'gross', net: 'net' } } as const
const total = (caps: NonNullable<RuleBookRules['total']['caps']>) => book({ items: [fifty], total: { caps } })
const found = (rules: ReturnType<typeof book>) => codes(checkRuleBook(rules))

describe('open questions that change nothing', () => {
  it('a cap above everything within reach need not be decided', () => {
    const cap: PointCap = { id: 'sixty', limit: '60', basis, per: 'period' }
    expect(found(total([cap]))).toEqual(['decision-without-effect', 'cap-never-binds'])
    // At 40 it binds, and the question stands.
    expect(found(total([{ ...cap, limit: '40' }]))).toEqual(['decision-missing'])
    // One reading limits losses, of which nobody knows how many there are.
    const losses = { decide: 'basis', readings: { gross: 'gross', losses: 'losses' } } as const
    expect(found(total([{ ...cap, basis: losses }]))).toContain('decision-missing')
  })

  it('a cap that may not be there at all', () => {
    const cap = (limit: string) =>
      ({
        decide: 'whether',
        readings: { none: 'none', yes: { id: 'top', limit, basis: 'gross', per: 'period' } },
      }) as const
    expect(found(total([cap('60')]))).toEqual(['decision-without-effect', 'cap-never-binds'])
    expect(found(total([cap('40')]))).toEqual(['decision-missing'])
    expect(found(total([{ decide: 'whether', readings: { none: 'none' } }]))).toEqual(['decision-missing'])
  })

  it('a question that stands in two places is idle only if both are', () => {
    const items = [award('y', { by: 'fixed', points: { decide: 'basis', readings: { gross: '1', net: '2' } } }), fifty]
    const both = book({
      items,
      categories: [{ id: 'c', title: 'c', caps: [{ id: 'k', limit: '9', basis, per: 'period' }] }],
    })
    expect(found(both).filter((code) => code.startsWith('decision'))).toEqual(['decision-missing', 'decision-missing'])
  })

  it('says so in words', () => {
    const [idle] = checkRuleBook(total([{ id: 'sixty', limit: '60', basis, per: 'period' }]))
    expect(said(idle!, zh)).toBe(
      'rules.total.caps[0].basis：“basis”在办法中没有规定，但这一封顶怎样都用不到，不作决定也不影响得分。',
    )
  })
})

describe('more readings than are tried', () => {
  const open = (questions: number) =>
    book({
      items: Array.from({ length: questions }, (_, at) =>
        award(`i${at}`, { by: 'fixed', points: { decide: `q${at}`, readings: { a: '1', b: '2' } } }),
      ),
    })

  it('settling names the questions and the limit', () => {
    const settled = settle(open(10), facts(), year)
    expect(settled).toMatchObject({ status: 'not-computable', reason: 'too-many-open-questions' })
    const [one] = settled.diagnostics
    expect(one!.data['most']).toBe(512)
    expect(one!.data['decisions']).toHaveLength(10)
    expect(said(one!, en)).toContain('more than 512 ways to read it')
    expect(linesOf(open(10), facts(), year, 'm1').diagnostics).toEqual(settled.diagnostics)
    expect(settle(open(9), facts(), year).status).toBe('computed')
  })

  it('the linter says how many readings it looked at', () => {
    const note = checkRuleBook(open(7)).find((one) => one.code === 'readings-not-checked')!
    expect(note.data).toMatchObject({ readings: 128, checked: 64 })
    expect(found(open(6))).not.toContain('readings-not-checked')
    const many = checkRuleBook(open(10)).find((one) => one.code === 'too-many-open-questions')!
    expect(said(many, zh)).toContain('读法超过512种')
    expect(found(book({ items: [award('x', fixed('1'))] }))).toEqual([])
  })
})
