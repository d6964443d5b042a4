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

describe('combineParts refuses', () => {
  const parts = (part: object): Parameters<typeof combineParts>[0] => [{ id: 'a', ...part }]

  it('a figure or a weight that is none, null too', () => {
    expect(() => combineParts(parts({ figure: null }), rule('mean', 'zero'))).toThrow(
      "not-a-figure: the figure of 'a' is 'null'; leave it out or give decimal text",
    )
    expect(() => combineParts(parts({ figure: '1', weight: null }), rule('mean', 'zero'))).toThrow("the weight of 'a'")
  })

  it('a word that is no method or policy, and places that are none', () => {
    expect(() => combineParts(parts({ figure: '1' }), { ...rule('mean', 'zero'), method: 'median' as 'mean' })).toThrow(
      "the method of a mean cannot be 'median': give one of sum, mean",
    )
    expect(() => combineParts(parts({}), { ...rule('mean', 'zero'), missing: 'ignore' as 'zero' })).toThrow(
      "what a missing figure does cannot be 'ignore'",
    )
    expect(() => combineParts(parts({ figure: '1' }), rule('mean', 'zero', 0.5))).toThrow('to 0.5 places is none')
  })

  it('nothing that is rounded to tens', () => {
    expect(figure(parts({ figure: '1234' }), rule('mean', 'zero', -1))).toBe('1230')
  })
})

describe('readChecklist', () => {
  const list = {
    id: 'hall',
    title: '七个一',
    items: ['one', 'two', 'three'].map((id) => ({ id, label: id })),
  }
  const rounding = { digits: 1, mode: 'halfUp' } as const
  const marks = ['passed', 'failed', 'notApplicable', 'unknown']

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
    expect(readChecklist(list, { one: 'pased', two: null } as never, rounding)).toEqual({
      status: 'not-computable',
      reason: 'not-an-option',
      diagnostics: [
        { code: 'not-an-option', severity: 'error', path: 'marks.one', data: { value: 'pased', options: marks } },
        { code: 'not-an-option', severity: 'error', path: 'marks.two', data: { value: 'null', options: marks } },
      ],
    })
    const none = { one: 'notApplicable', two: 'notApplicable', three: 'notApplicable' } as const
    expect(readChecklist(list, none, rounding)).toMatchObject({ reason: 'nothing-applies' })
  })
})
