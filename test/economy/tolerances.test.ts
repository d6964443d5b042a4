import { describe, expect, it } from 'vitest'
import { describe as say, type Decision, type StatedValue } from 'xiangzhen/kernel'
import {
  appraiseProject,
  checkStatement,
  clearance,
  compareClaim,
  growthStatistics,
  printedFigures,
  returnConventions,
  targetPath,
  type PublishedClaim,
  type TierDocument,
} from 'xiangzhen/economy'
import { collectiveStatement2004 } from 'xiangzhen/economy'
import { zh } from 'xiangzhen/text/zh'

const decision = (code: string, value: string): Decision => ({
  code,
  value,
  decidedBy: '镇政府',
  decidedOn: '2024-01-01',
})
const compared = (facts: PublishedClaim, decisions: readonly Decision[] = []) => {
  const result = compareClaim({ ...printedFigures, decisions }, facts)
  return result.status === 'computed'
    ? [result.value.verdict, result.diagnostics.map((one) => one.code)]
    : [result.status, result.status === 'not-computable' && result.reason]
}
const near = (kind: 'above' | 'below', value: string): StatedValue => ({ kind, value, near: true })

describe('claims that say near or about', () => {
  it('are undecided within the bound until somebody says how near', () => {
    expect(compared({ claimed: near('below', '300000'), data: '120000' })).toEqual(['undecided', ['near-tolerance']])
    expect(compared({ claimed: near('below', '300000'), data: '310000' })).toEqual(['inconsistent', ['near-tolerance']])
    const tenth = [decision('near-tolerance', '0.1')]
    expect(compared({ claimed: near('below', '300000'), data: '120000' }, tenth)).toEqual(['inconsistent', []])
    expect(compared({ claimed: near('below', '300000'), data: '285000' }, tenth)).toEqual(['consistent', []])
    expect(compared({ claimed: near('above', '100000'), data: '198000' }, tenth)).toEqual(['inconsistent', []])
    expect(compared({ claimed: near('above', '100000'), data: '108000' }, tenth)).toEqual(['consistent', []])
  })

  it('can be contradicted once about has a tolerance', () => {
    const about = { claimed: { kind: 'about', value: '1200' }, data: '1900' } as const
    expect(compared(about)).toEqual(['undecided', ['about-tolerance']])
    expect(compared(about, [decision('about-tolerance', '0.1')])).toEqual(['inconsistent', []])
    expect(compared({ ...about, data: '1290' }, [decision('about-tolerance', '0.1')])).toEqual(['consistent', []])
    const rules = { ...printedFigures.rules, about: '0.6', near: '0.6' }
    const ruled = compareClaim({ rules }, about)
    expect(ruled).toMatchObject({ value: { verdict: 'consistent', rounding: '720' } })
    expect(
      compared({ claimed: { kind: 'about', value: '-1200' }, data: '-1290' }, [decision('about-tolerance', '0.1')]),
    ).toEqual(['consistent', []])
  })

  it('say which decisions they cannot use', () => {
    const about = { claimed: { kind: 'about', value: '1200' }, data: '1900' } as const
    expect(compared(about, [decision('about-tolerance', '10%'), decision('about-tolerence', '0.1')])).toEqual([
      'undecided',
      ['unknown-decision', 'unreadable-decision', 'about-tolerance'],
    ])
    expect(compared(about, [decision('about-tolerance', '-1')])[1]).toEqual(['unreadable-decision', 'about-tolerance'])
  })
})

describe('claims of growth', () => {
  it('compare 增长了3.2倍, 增长到4.2倍 and 320% with the two figures', () => {
    const from = '50'
    const to = '210'
    expect(compared({ claimed: '3.2', data: { from, to, as: 'increasedBy' } })).toEqual(['equal', []])
    expect(compared({ claimed: '4.2', data: { from, to, as: 'increasedTo' } })).toEqual(['equal', []])
    expect(compared({ claimed: '320', data: { from, to, as: 'percent' } })).toEqual(['equal', []])
    expect(compared({ claimed: '4.2', data: { from, to, as: 'increasedBy' } })).toEqual(['inconsistent', []])
    expect(compared({ claimed: '1', data: { from: '0', to, as: 'increasedBy' } })).toEqual([
      'not-computable',
      'base-not-positive',
    ])
    expect(compared({ claimed: '1', data: { from: null, to, as: 'percent' } })).toEqual([
      'not-computable',
      'unknown-figure',
    ])
    expect(compared({ claimed: '1', data: { from, to: null, as: 'percent' } })).toEqual([
      'not-computable',
      'unknown-figure',
    ])
  })
})

describe('a yearly rent of nearly 30', () => {
  it('keeps its bound: payback above five years, return below a fifth', () => {
    const facts = (kind: 'rent' | 'profit', amount: StatedValue) =>
      appraiseProject(returnConventions, { id: 'x', investment: '150', yearly: { kind, amount } }, {})
    const rent = facts('rent', near('below', '30'))
    expect(rent.simplePayback).toMatchObject({ value: { kind: 'above', value: '5.0000' } })
    expect(rent.yearlyReturn).toMatchObject({ value: { kind: 'below', value: '20.0000' } })
    expect(facts('profit', near('below', '30')).simplePayback).toMatchObject({ value: { kind: 'above' } })
    expect(facts('profit', { kind: 'below', value: '30' }).simplePayback).toMatchObject({
      reason: 'yearly-not-positive',
    })
    expect(facts('rent', { kind: 'below', value: '0' }).simplePayback).toMatchObject({ reason: 'yearly-not-positive' })
  })
})

describe('a statement with lines left out', () => {
  it('lists what is neither stated nor follows, by its name', () => {
    const amounts = {
      'operating-income': '5',
      'contract-income': '1',
      'investment-income': '0',
      'operating-expense': '2',
    }
    const result = checkStatement(collectiveStatement2004, { amounts }, {})
    const found = result.status === 'computed' ? result.value.findings : []
    expect(found.slice(0, 2).map((one) => [one.code, one.severity, one.path])).toEqual([
      ['statement-line-missing', 'note', 'amounts.management-expense'],
      ['statement-line-missing', 'note', 'amounts.operating-surplus'],
    ])
    expect(say(found[0]!, zh)).toContain('“管理费用”没有填')
    expect(result.status === 'computed' && result.value.agrees).toBe(true)
  })
})

describe('shares of tiers', () => {
  it('of equal counts are equal, unless the rules say who goes first', () => {
    const document = (percentTies?: TierDocument['rules']['percentTies']): TierDocument => ({
      id: 't',
      title: '分档',
      version: '1',
      effective: { from: '2024-01-01' },
      sources: [],
      decisions: [],
      rules: {
        measure: 'm',
        unit: '万元',
        percentDigits: 1,
        ...(percentTies === undefined ? {} : { percentTies }),
        tiers: [1, 2, 3, 4, 5, 6].map((n) => ({
          id: `t${n}`,
          from: { at: String(n), included: true },
          to: { at: String(n + 1), included: false },
        })),
      },
    })
    const villages = [1, 2, 3, 4, 5, 6].map((n) => ({ id: `v${n}`, measure: 'm', amount: String(n) }))
    const percents = (ties?: TierDocument['rules']['percentTies']) => {
      const result = clearance(document(ties), { villages })
      return result.status === 'computed' && result.value.tiers.map((one) => one.percent)
    }
    expect(percents()).toEqual(['16.7', '16.7', '16.7', '16.7', '16.7', '16.7'])
    expect(percents(['byId'])).toEqual(['16.7', '16.7', '16.7', '16.7', '16.6', '16.6'])
  })
})

describe('a goal from zero or from a loss', () => {
  it('has an even path of the same step every year', () => {
    const facts = {
      base: { year: 2020, value: '-2' },
      goal: { year: 2024, value: '10' },
      now: { year: 2022, value: '3' },
    }
    const result = targetPath(growthStatistics, facts, { path: 'linear' })
    expect(result).toMatchObject({
      value: {
        yearlyPercent: null,
        yearlyStep: '3.0000',
        path: [
          { value: '-2.0000' },
          { value: '1.0000' },
          { value: '4.0000' },
          { value: '7.0000' },
          { value: '10.0000' },
        ],
        now: { gap: '7.0000', aheadOfPath: '-1.0000', neededPercent: null, neededStep: '3.5000' },
      },
    })
    expect(targetPath(growthStatistics, facts)).toMatchObject({ reason: 'base-not-positive' })
    const times = { ...facts, goal: { year: 2024, times: '2' } }
    expect(targetPath(growthStatistics, times, { path: 'linear' })).toMatchObject({ reason: 'base-not-positive' })
    const reached = { ...facts, now: { year: 2023, value: '11' } }
    expect(targetPath(growthStatistics, reached, { path: 'linear' })).toMatchObject({
      value: { now: { neededStep: null } },
    })
    const { now: _, ...plain } = facts
    expect(targetPath(growthStatistics, plain, { path: 'linear' })).toMatchObject({ value: { now: null } })
  })
})
