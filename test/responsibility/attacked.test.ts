import { describe as group, expect, it } from 'vitest'
import { judgeCondition, scoreScheme } from '../../src/responsibility/index.js'
import { leaf, schemeWith } from './scheme-test-kit.js'

group('words and periods that are none', () => {
  it('a condition of no kind names the kinds', () => {
    const facts = { values: {}, decisions: [] }
    expect(() => judgeCondition({ kind: 'constructor' } as never, facts, { asOf: '2024-01-01' })).toThrow(
      'the kind of a condition cannot be',
    )
  })
  it('names that every object inherits are unknown', () => {
    const condition = { kind: 'flag', of: 'constructor', is: true } as const
    expect(judgeCondition(condition, { values: {}, decisions: [] }, { asOf: '2024-01-01' })).toMatchObject({
      value: { standing: 'unknown', unknown: ['constructor'] },
    })
  })
  it('a period without a whole month is not pro-rated by months', () => {
    const method = { kind: 'required', perMissing: '1', proRate: 'months', partMonth: 'notCounted' } as const
    const scheme = schemeWith({ nodes: [leaf('m', '10', method, { target: '12', floor: '0' })] })
    const facts = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'm', value: '5' }] }
    const result = scoreScheme(scheme, facts, { period: '2024-02-27/2024-02-29', asOf: '2024-03-01' })
    expect(JSON.stringify(result)).toContain('no-whole-month')
  })
})
