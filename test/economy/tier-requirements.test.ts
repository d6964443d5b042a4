import { describe, expect, it } from 'vitest'
import {
  classifyVillage,
  clearance,
  parseTierRules,
  tierTransitions,
  type ObservedFigure,
  type Tier,
  type TierDocument,
} from 'xiangzhen/economy'

/** 总收入 20 万元以上且经营性收入 10 万元以上为达标村；50 万元和 25 万元以上为强村；其余为薄弱村。 */
const least = (at: string) => [{ measure: 'operating', from: { at, included: true } }]
const tiers: readonly Tier[] = [
  { id: 'weak', to: { at: '20', included: false }, toClear: true },
  { id: 'met', from: { at: '20', included: true }, to: { at: '50', included: false }, requires: least('10') },
  { id: 'strong', from: { at: '50', included: true }, requires: least('25') },
]
const document = (more: Partial<TierDocument['rules']> = {}): TierDocument =>
  parseTierRules({
    id: 'tiers',
    title: '消薄办法',
    version: '2024',
    effective: { from: '2024-01-01' },
    sources: [],
    decisions: [],
    rules: { measure: 'total', unit: '万元', percentDigits: 1, tiers, ...more },
  })
const village = (id: string, amount: ObservedFigure, operating?: ObservedFigure) => ({
  id,
  measure: 'total',
  amount,
  ...(operating === undefined ? {} : { others: { operating } }),
})
const found = (amount: ObservedFigure, operating?: ObservedFigure, of = document()) =>
  classifyVillage(of, village('v', amount, operating))
const tier = (amount: ObservedFigure, operating?: ObservedFigure) => {
  const result = found(amount, operating)
  return result.status === 'computed' ? [result.value.tier, result.value.next] : reasonOf(result)
}
const reasonOf = (result: object) => ('reason' in result ? result.reason : 'needs')
const next = (id: string, short: string, lacks?: string | null) => ({
  tier: id,
  short,
  mustExceed: false,
  ...(lacks === undefined ? {} : { others: [{ measure: 'operating', short: lacks }] }),
})

describe('tiers that ask for two measures', () => {
  it('are reached by both, and say what either lacks', () => {
    expect(tier('20', '10')).toEqual(['met', next('strong', '30', '15')])
    expect(tier('20', '9.9')).toEqual(['weak', next('met', '0', '0.1')])
    expect(tier('19', '12')).toEqual(['weak', next('met', '1')])
    // Total enough for strong, operating only for met; then for neither.
    expect(tier('60', '12')).toEqual(['met', next('strong', '0', '13')])
    expect(tier('60', '9')).toEqual(['weak', next('met', '0', '1')])
    expect(tier('60', '25')).toEqual(['strong', null])
    expect(found('20', '9.9')).toMatchObject({ value: { toClear: true } })
  })

  it('keep bounds, and name what is not known', () => {
    expect(tier('20', { kind: 'atLeast', value: '10' })).toEqual(['met', next('strong', '30')])
    expect(tier('20', { kind: 'below', value: '10' })).toEqual(['weak', next('met', '0', null)])
    expect(found('20', { kind: 'about', value: '10' })).toMatchObject({
      reason: 'between-tiers',
      diagnostics: [{ path: 'others.operating', data: { village: 'v', measure: 'operating' } }],
    })
    expect(found('20', { kind: 'atMost', value: '10' })).toMatchObject({ reason: 'between-tiers' })
    expect(found('20')).toMatchObject({ reason: 'unknown-figure', diagnostics: [{ path: 'others.operating' }] })
    expect(found('20', 'x')).toMatchObject({ reason: 'unreadable-figure' })
    // A lowest tier needs no other measure.
    expect(tier('3')).toEqual(['weak', next('met', '17')])
    const only = document({ tiers: [{ ...tiers[1]!, to: undefined } as never as Tier].map(({ to: _, ...one }) => one) })
    expect(found('30', '1', only)).toMatchObject({ reason: 'outside-all-tiers' })
  })

  it('asks all requirements, of which one that fails decides', () => {
    const two = document({
      tiers: [
        tiers[0]!,
        {
          id: 'met',
          from: { at: '20', included: true },
          requires: [...least('10'), { measure: 'percapita', from: { at: '1', included: false } }],
        },
      ],
    })
    const of = (others: Record<string, ObservedFigure>) => {
      const result = classifyVillage(two, { id: 'v', measure: 'total', amount: '20', others })
      return result.status === 'computed' ? result.value.tier : reasonOf(result)
    }
    expect(of({ operating: '10', percapita: '1.1' })).toBe('met')
    expect(of({ operating: '10', percapita: '1' })).toBe('weak')
    expect(of({ percapita: '1' })).toBe('weak')
    expect(of({ operating: '10' })).toBe('unknown-figure')
  })

  it('count for clearing, for targets of their own measure, and between years', () => {
    const rules = document({ targets: [{ id: 'half', from: '10', percent: '50', measure: 'operating' }] })
    const villages = [village('a', '20', '9'), village('b', '80', '30'), village('c', '25', '10')]
    const result = clearance(rules, { villages })
    expect(result).toMatchObject({
      value: {
        toClear: [{ id: 'a', tier: 'weak', short: '0', others: [{ measure: 'operating', short: '1' }] }],
        targets: [{ value: { reached: 2, needed: 2, met: true } }],
      },
    })
    // Where one village does not state it, the target asks whether its measure is the same.
    expect(clearance(rules, { villages: [...villages, village('d', '5')] })).toMatchObject({
      value: { targets: [{ status: 'needs', missing: [{ code: 'target-measure' }] }] },
    })
    const after = [village('a', '20', '10'), village('b', '80', '9')]
    expect(tierTransitions(rules, { before: villages.slice(0, 2), after })).toMatchObject({
      value: {
        villages: [
          { id: 'a', move: 'rose' },
          { id: 'b', move: 'relapsed' },
        ],
      },
    })
  })
})
