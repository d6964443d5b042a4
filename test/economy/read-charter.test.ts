import { describe, expect, it } from 'vitest'
import {
  parseCharter,
  parsePlanRequirements,
  parseShareEvents,
  parseShareHolders,
  safeParseCharter,
} from 'xiangzhen/economy'
import { distributionRequirements } from 'xiangzhen/presets/distribution-requirements'
import { agreement, kept, paidOut } from './charters.js'

describe('parseCharter', () => {
  const charter = agreement({
    pools: [
      kept('a', { kind: 'rate', rate: '1/3', of: 'result' }),
      paidOut('b', { kind: 'rest' }, { to: { kind: 'holders', by: { figures: ['area'] } } }),
    ],
    guarantees: [{ id: 'g', label: '保底', yuan: '1', by: 'heads' }],
  })

  it('gives back what it read', () => {
    expect(parseCharter(JSON.parse(JSON.stringify(charter)))).toEqual(charter)
  })

  it('throws one error with every finding', () => {
    const bad = { ...charter, rules: { ...charter.rules, extra: 1, rounding: { digits: 2, mode: 'up?' } } }
    const reading = safeParseCharter(bad)
    expect(reading.ok).toBe(false)
    expect(new Set(reading.diagnostics.map((one) => one.path))).toEqual(new Set(['rules.extra', 'rules.rounding.mode']))
    expect(() => parseCharter(bad)).toThrow(/charter cannot be read/)
  })

  it('keeps the purposes of the legal forms apart', () => {
    const mixed = { ...charter, rules: { ...charter.rules, form: 'cooperative' } }
    expect(safeParseCharter(mixed).ok).toBe(false)
  })
})

describe('parsePlanRequirements', () => {
  it('reads every published set', () => {
    for (const set of distributionRequirements)
      expect(parsePlanRequirements(JSON.parse(JSON.stringify(set)))).toEqual(set)
  })

  it('states document, place and status for each, and an article for each rule', () => {
    expect(new Set(distributionRequirements.map((set) => set.id)).size).toBe(distributionRequirements.length)
    for (const set of distributionRequirements) {
      if (set.source.status !== 'confirmed') continue
      expect(set.source.article).toBeTruthy()
      for (const limit of set.limits) expect(limit.clause).toBeTruthy()
    }
  })
})

describe('rows of the register', () => {
  it('keeps the good ones and numbers the others', () => {
    const events = parseShareEvents([{ id: 'e' }, { id: 'f', type: 'exit', date: '2024-01-01', from: 'a' }])
    expect(events.rows.map((one) => one.id)).toEqual(['f'])
    expect(events.diagnostics.map((one) => one.path)).toEqual(['register[0].type', 'register[0].date'])
    const holders = parseShareHolders([
      { id: 'a', figures: { area: '1.5' } },
      { id: 'b', figures: { area: 1.5 } },
    ])
    expect(holders.rows).toHaveLength(1)
    expect(holders.diagnostics[0]?.path).toBe('holders[1].figures.area')
  })
})
