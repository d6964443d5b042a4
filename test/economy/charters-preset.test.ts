import { describe, expect, it } from 'vitest'
import { openNeeds, type Decision } from 'xiangzhen/kernel'
import {
  checkCharter,
  distribute,
  openCharterDecisions,
  parseCharter,
  type Charter,
  type DistributionFacts,
} from 'xiangzhen/economy'
import {
  cooperativeSurplusCharter,
  fundFirstCharter,
  lossesFirstCharter,
  photovoltaicIncomeCharter,
} from 'xiangzhen/presets/charters'
import { distributionRequirements } from 'xiangzhen/presets/distribution-requirements'
import { grant } from './charters.js'

const on = { recordDate: '2024-12-31', grain: '0.01' }
const decide = (code: string, at: string, value: string): Decision => ({
  code,
  at,
  value,
  decidedBy: '成员大会',
  decidedOn: '2024-12-01',
})
const decided = <C extends Charter>(charter: C, ...decisions: readonly Decision[]): C => ({ ...charter, decisions })
const amounts = (charter: Charter, facts: DistributionFacts) => {
  const result = distribute(charter, facts, on)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return Object.fromEntries(result.value.pools.map((pool) => [pool.id, pool.amount]))
}
const shares = { registeredBy: 'household' as const, classes: [{ id: 'm', label: '成员股', digits: 0 }] }
const facts: DistributionFacts = {
  result: { amount: '1000.00' },
  opening: { undistributed: '-200.00' },
  register: [grant('1', 'a', '1'), grant('2', 'b', '1')],
}

describe('charters by mechanism', () => {
  it.each([lossesFirstCharter, fundFirstCharter, cooperativeSurplusCharter, photovoltaicIncomeCharter])(
    '$id is read and has no fault',
    (charter) => {
      expect(parseCharter(JSON.parse(JSON.stringify(charter)))).toEqual(charter)
      const found = checkCharter(charter, { requirements: distributionRequirements })
      const faults = found.filter((one) => one.severity !== 'note' && !one.code.startsWith('no-share'))
      expect(faults).toEqual([])
      expect(openCharterDecisions(charter).length).toBeGreaterThan(0)
    },
  )

  it('losses before the fund, and the fund before losses, give different funds', () => {
    const first = decided(
      { ...lossesFirstCharter, rules: { ...lossesFirstCharter.rules, shares } },
      decide('pool-rate', 'reserve', '0.3'),
      decide('pool-base', 'reserve', 'afterLosses'),
    )
    expect(amounts(first, facts)).toEqual({ 'make-good': '200.00', reserve: '240.00', members: '560.00' })
    const before = decided(first, decide('pool-rate', 'reserve', '0.3'), decide('pool-base', 'reserve', 'result'))
    expect(amounts(before, facts)).toEqual({ 'make-good': '200.00', reserve: '300.00', members: '500.00' })
    const fund = decided(
      { ...fundFirstCharter, rules: { ...fundFirstCharter.rules, shares } },
      decide('pool-rate', 'reserve', '0.3'),
    )
    expect(amounts(fund, facts)).toEqual({ reserve: '300.00', 'make-good': '200.00', members: '700.00' })
    const result = distribute(fund, facts, on)
    expect(result.status === 'computed' && result.value.accounts).toEqual([{ id: 'reserve', amount: '100.00' }])
  })

  it('a cooperative returns at least 60 % whatever its charter says', () => {
    const charter = decided(
      cooperativeSurplusCharter,
      decide('pool-rate', 'reserve', '0.1'),
      decide('pool-base', 'reserve', 'afterLosses'),
      decide('pool-rate', 'patronage', '0.5'),
      decide('pool-base', 'patronage', 'distributable'),
    )
    const people = {
      ...facts,
      figures: { reserveFund: '100', subsidyFund: '50', donationFund: '0' },
      holders: [{ id: 'a', figures: { patronage: '2', contribution: '1' } }],
    }
    expect(openNeeds(distribute(charter, people, on)).map((one) => one.code)).toEqual([
      'quantified-balance',
      'quantify-by',
    ])
    const all = decided(
      charter,
      ...charter.decisions,
      decide('quantify-by', 'reserveShare', 'contribution'),
      decide('quantified-balance', 'reserveShare', 'after'),
    )
    // 800 after losses, 80 to the fund, 720 to distribute: 432, not 360.
    expect(amounts(all, people)).toEqual({
      'make-good': '200.00',
      reserve: '80.00',
      patronage: '432.00',
      capital: '288.00',
    })
  })

  it('a photovoltaic station pays its costs up to the bound, posts by days, works and awards', () => {
    const charter = decided(
      photovoltaicIncomeCharter,
      decide('pool-amount', 'operation', '9000'),
      ...['posts', 'works', 'awards'].flatMap((id, i) => [
        decide('pool-rate', id, ['0.6', '0.3', '0.1'][i]!),
        decide('pool-base', id, 'result'),
      ]),
    )
    const station: DistributionFacts = {
      result: { amount: '73000.00' },
      figures: { watts: '186000' },
      holders: [
        { id: 'a', groups: ['post'], figures: { days: '100' } },
        { id: 'b', groups: ['post'], figures: { days: '300' } },
        { id: 'c' },
      ],
    }
    // 0.03 yuan × 186 000 W = 5580; the awards get what is left of their 7300.
    expect(amounts(charter, station)).toEqual({
      operation: '5580.00',
      posts: '43800.00',
      works: '21900.00',
      awards: '1720.00',
    })
  })
})
