import { describe, expect, it } from 'vitest'
import { combineParts, readChecklist, type MeanRule, type MissingPolicy } from 'xiangzhen/scoring'

const rule = (method: MeanRule['method'], missing: MissingPolicy, digits = 2): MeanRule => ({
  method,
  missing,
  rounding: { digits, mode: 'halfUp' },
})
const figure = (...args: Parameters<typeof combineParts>): unknown => {
  const result = combineParts(...args)
  return result.status === 'computed'
    ? result.value.figure
    : result.status === 'not-computable'
      ? result.reason
      : 'needs'
}

describe('combineParts', () => {
  const parts = [
    { id: 'a', figure: '80', weight: '1' },
    { id: 'b', figure: '60', weight: '3' },
  ]
  const holed = [...parts, { id: 'c', weight: '4' }]

  it('weighs exactly and rounds once', () => {
    expect(figure(parts, rule('mean', 'refuse'))).toBe('65.00')
    expect(figure(parts, rule('sum', 'refuse'))).toBe('260.00')
    expect(
      figure(
        [
          { id: 'a', figure: '1' },
          { id: 'b', figure: '1' },
          { id: 'c', figure: '0' },
        ],
        rule('mean', 'refuse'),
      ),
    ).toBe('0.67')
  })

  it('does with a missing figure what the rule says', () => {
    expect(figure(holed, rule('mean', 'refuse'))).toBe('missing-figure')
    expect(figure(holed, rule('mean', 'skip'))).toBe('65.00')
    expect(figure(holed, rule('mean', 'skipKeepWeight'))).toBe('32.50')
    expect(figure(holed, rule('mean', 'zero'))).toBe('32.50')
    expect(combineParts(holed, rule('mean', 'skip'))).toMatchObject({
      value: { weight: '4', counted: ['a', 'b'], missing: ['c'], notApplicable: [] },
    })
  })

  it('leaves out what does not apply', () => {
    const exempt = [...parts, { id: 'c', figure: '0', weight: '4', notApplicable: true }]
    expect(combineParts(exempt, rule('mean', 'refuse'))).toMatchObject({
      value: { figure: '65.00', notApplicable: ['c'] },
    })
  })

  it('says why there is none', () => {
    expect(figure([], rule('mean', 'skip'))).toBe('nothing-applies')
    expect(figure([{ id: 'a', notApplicable: true }], rule('mean', 'skip'))).toBe('nothing-applies')
    expect(figure([{ id: 'a' }], rule('mean', 'skip'))).toBe('nothing-known')
    expect(figure([{ id: 'a' }], rule('mean', 'zero'))).toBe('0.00')
    expect(figure([{ id: 'a', figure: '1', weight: '0' }], rule('mean', 'skip'))).toBe('zero-weight')
    expect(() => combineParts([{ id: 'a', figure: '1', weight: '-1' }], rule('mean', 'skip'))).toThrow(
      "weight of 'a' is negative",
    )
  })
})

describe('readChecklist', () => {
  const list = {
    id: 'hall',
    title: '七个一',
    items: ['one', 'two', 'three'].map((id) => ({ id, label: id })),
  }
  const rounding = { digits: 1, mode: 'halfUp' } as const

  it('keeps passed, failed, not applicable and unknown apart', () => {
    expect(readChecklist(list, { one: 'passed', two: 'notApplicable', three: 'failed' }, rounding)).toMatchObject({
      value: { applicable: 2, passed: 1, failed: ['three'], unknown: [], verdict: 'notMet', coveragePercent: '50.0' },
    })
    const open = readChecklist(list, { one: 'passed' }, rounding)
    expect(open).toMatchObject({ value: { verdict: 'undecided', unknown: ['two', 'three'] } })
    expect(open.status === 'computed' && 'coveragePercent' in open.value).toBe(false)
    expect(readChecklist(list, { one: 'passed', two: 'passed', three: 'passed' }, rounding)).toMatchObject({
      value: { verdict: 'met', coveragePercent: '100.0' },
    })
  })

  it('refuses marks for what the list does not have, and lists in which nothing applies', () => {
    expect(readChecklist(list, { four: 'passed' }, rounding)).toMatchObject({
      reason: 'unknown-item',
      diagnostics: [{ path: 'marks.four' }],
    })
    const none = { one: 'notApplicable', two: 'notApplicable', three: 'notApplicable' } as const
    expect(readChecklist(list, none, rounding)).toMatchObject({ reason: 'nothing-applies' })
  })
})
