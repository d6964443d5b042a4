import { describe, expect, it } from 'vitest'
import { checkStatement, collectiveStatement2004, cooperativeStatement2021 } from 'xiangzhen/economy'

// The accounts of a township, in units of 10 000 yuan, as a professional examination prints them.
const township = {
  'operating-income': '68',
  'contract-income': '35',
  'investment-income': '5',
  'operating-expense': '45',
  'management-expense': '35',
  'agricultural-tax-return': '0',
  'subsidy-income': '30',
  'other-income': '42',
  'other-expense': '45',
  'year-surplus': '55',
  'opening-undistributed': '15',
  'transfers-in': '0',
  reserve: '7',
  welfare: '7',
  'outside-investors': '0',
  households: '20',
  'other-distribution': '0',
}

describe('checkStatement', () => {
  it('fills in what follows from other lines', () => {
    const result = checkStatement(collectiveStatement2004, { amounts: township }, {})
    if (result.status !== 'computed') throw new Error('refused')
    const line = (id: string) => result.value.lines.find((one) => one.id === id)
    expect(line('operating-surplus')).toMatchObject({ stated: null, computed: '28' })
    expect(line('year-surplus')).toMatchObject({ stated: '55', computed: '55' })
    expect(line('distributable')).toMatchObject({ computed: '70' })
    expect(line('closing-undistributed')).toMatchObject({ computed: '36' })
    expect(result.value.agrees).toBe(true)
  })

  it('finds identities that do not hold and lines that are none', () => {
    const amounts = { ...township, 'closing-undistributed': '35', extra: '1' }
    const result = checkStatement(collectiveStatement2004, { amounts }, {})
    expect(result.status === 'computed' && result.value.findings.map((one) => one.code)).toEqual([
      'statement-line-unknown',
      'statement-line-wrong',
    ])
    expect(result.status === 'computed' && result.value.agrees).toBe(false)
  })

  it('leaves unknown what stands on an unknown line, and refuses what is no figure', () => {
    const some = checkStatement(cooperativeStatement2021, { amounts: { 'operating-income': '1' } }, {})
    expect(some.status === 'computed' && some.value.lines.every((one) => one.computed === null)).toBe(true)
    expect(checkStatement(cooperativeStatement2021, { amounts: { reserve: 'x' } }, {})).toMatchObject({
      reason: 'not-a-figure',
    })
  })

  it('takes each line only from lines that the form has', () => {
    for (const form of [collectiveStatement2004, cooperativeStatement2021]) {
      const ids = new Set(form.lines.map((line) => line.id))
      expect(ids.size).toBe(form.lines.length)
      for (const { from } of form.lines)
        for (const id of [...(from?.add ?? []), ...(from?.less ?? [])]) expect(ids).toContain(id)
    }
  })
})
