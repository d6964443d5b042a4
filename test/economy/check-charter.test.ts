import { describe, expect, it } from 'vitest'
import {
  checkCharter,
  openCharterDecisions,
  type CollectiveCharter,
  type CooperativeCharter,
  type PoolRule,
} from 'xiangzhen/economy'
import {
  shanghaiCollectiveRules,
  yantaiCooperativeRule,
  zhejiangCollectiveRules,
} from 'xiangzhen/presets/distribution-requirements'
import { agreement, head, kept, paidOut } from './charters.js'

const rate = (text: string, of: string | undefined = 'result') =>
  of === undefined ? { kind: 'rate' as const, rate: text } : { kind: 'rate' as const, rate: text, of }
const codes = (charter: Parameters<typeof checkCharter>[0], question?: Parameters<typeof checkCharter>[1]) =>
  checkCharter(charter, question).map((one) => one.code)
const pools = (...list: readonly PoolRule<'members' | 'other'>[]) => codes(agreement({ pools: list }))
const collective = (
  list: readonly PoolRule<'members' | 'reserve' | 'welfareFund' | 'losses'>[],
  more: object = {},
): CollectiveCharter => ({
  ...head,
  rules: {
    form: 'collective',
    measure: 'netResult',
    rounding: { digits: 2, mode: 'halfUp' },
    remainder: 'undistributed',
    pools: list,
    ...more,
  },
})

describe('checkCharter', () => {
  it('finds names that are used twice or are fixed', () => {
    expect(pools(kept('a', rate('0.1')), kept('a', rate('0.1')))).toEqual(['duplicate-pool-id'])
    expect(pools(kept('result', rate('0.1')))).toEqual(['reserved-pool-name'])
    const guarantees = [{ id: 'a', label: '保底', yuan: '1', by: 'heads' as const, treatment: 'outside' as const }]
    expect(codes(agreement({ pools: [kept('a', rate('0.1'))], guarantees }))).toEqual(['duplicate-pool-id'])
  })

  it('finds references that lead nowhere', () => {
    expect(pools(kept('a', rate('0.1', 'entering'), { within: 'x' }))).toEqual(['unknown-pool'])
    expect(pools(kept('a', rate('0.1')), kept('b', rate('0.1', 'entering'), { within: 'a' }))).toEqual([
      'pool-not-divided',
    ])
    expect(pools(kept('a', rate('0.1'), { to: { kind: 'pools', remainder: 'r' } }))).toEqual(['pool-without-parts'])
    expect(pools(paidOut('a', rate('0.1')))).toEqual(['no-share-classes'])
    expect(
      pools(paidOut('a', rate('0.1'), { to: { kind: 'holders', by: 'heads', among: { classes: ['x'] } } })),
    ).toEqual(['unknown-share-class'])
    const quantify = [{ figure: 'f', balance: 'b', adding: 'x', include: 'after' as const, by: 'heads' as const }]
    expect(codes(agreement({ quantify }))).toEqual(['unknown-pool'])
    const losses = { kind: 'losses' as const, firstFrom: 'fund' }
    expect(pools(kept('l', losses))).toEqual(['unknown-pool'])
    expect(pools(kept('l', losses), kept('fund', rate('0.1')))).toEqual(['fund-comes-later'])
  })

  it('finds pools that nothing reaches and rates that make no whole', () => {
    expect(pools(kept('a', { kind: 'rest' }), kept('b', rate('0.1')))).toEqual(['pool-after-rest'])
    expect(pools(kept('a', rate('0.6')), kept('b', rate('0.5')))).toEqual(['rates-over-whole'])
    const { remainder: _, ...silent } = agreement({ pools: [kept('a', rate('0.6')), kept('b', rate('0.3'))] }).rules
    expect(codes({ ...agreement({}), rules: silent })).toEqual(['rates-not-whole'])
    const nested = { within: 'p' }
    const parent = kept('p', rate('0.5'), { to: { kind: 'pools' } })
    expect(pools(parent, kept('a', rate('0.5', 'entering'), nested))).toEqual(['rates-not-whole'])
    expect(
      pools(parent, kept('a', rate('0.5', 'entering'), nested), kept('b', rate('0.5', 'entering'), nested)),
    ).toEqual([])
    expect(
      pools(kept('a', rate('0.6')), kept('b', rate('0.3', 'remaining')), kept('c', rate('0.1', 'available'))),
    ).toEqual([])
  })

  it('finds bounds that contradict one another or never bind', () => {
    const at = (text: string, of = 'result') => [{ kind: 'rate' as const, rate: text, of }]
    const yuan = (text: string) => [{ kind: 'amount' as const, yuan: text }]
    expect(pools(kept('a', rate('0.1'), { atMost: at('0.2') }))).toEqual(['bound-never-binds'])
    expect(pools(kept('a', rate('0.3'), { atLeast: at('0.2') }))).toEqual(['bound-never-binds'])
    expect(pools(kept('a', rate('0.3'), { atMost: at('0.2'), atLeast: at('0.1', 'losses') }))).toEqual([])
    expect(pools(kept('a', { kind: 'rest' }, { atMost: at('0.2'), atLeast: at('0.3') }))).toEqual(['bounds-contradict'])
    expect(pools(kept('a', { kind: 'rest' }, { atMost: yuan('2'), atLeast: yuan('3') }))).toEqual(['bounds-contradict'])
    expect(pools(kept('a', { kind: 'rest' }, { atMost: yuan('2'), atLeast: at('0.3') }))).toEqual([])
    const limit = (id: string) => ({ id, purposes: ['other'], atLeast: at('0.6')[0]! })
    expect(codes(agreement({ limits: [limit('a'), limit('b')] }))).toEqual(['bounds-contradict'])
  })

  it('finds money that cannot be paid', () => {
    expect(codes(agreement({ rounding: { digits: 3, mode: 'halfUp' } }))).toEqual(['rounding-finer-than-fen'])
    expect(codes(agreement({ payout: { grain: '0.001' } }))).toEqual(['grain-not-in-fen'])
    expect(codes(agreement({ payout: { method: 'perUnit', residue: 'largestRemainder' } }))).toEqual([
      'per-unit-residue',
    ])
  })

  it('holds a charter against its legal form', () => {
    const losses: PoolRule<'losses'> = { ...kept('l', { kind: 'losses' }), purpose: 'losses' }
    const fund: PoolRule<'reserve'> = { ...kept('f', rate('0.3')), purpose: 'reserve' }
    expect(codes(collective([fund]))).toEqual(['no-losses-pool'])
    expect(codes(collective([fund, losses]))).toEqual(['losses-pool-not-first'])
    expect(codes(collective([losses, fund]))).toEqual([])
    expect(codes(collective([fund, { ...losses, take: { kind: 'losses', firstFrom: 'f' } }]))).toEqual([])
    expect(codes(collective([losses], { measure: 'income' }))).toEqual(['income-as-result'])
    const merit = paidOut('m', { kind: 'rest' }, { to: { kind: 'holders', by: { figures: ['merit'] } } })
    expect(codes(collective([losses, merit]))).toEqual(['merit-as-share'])
    const equal = paidOut('m', { kind: 'rest' }, { to: { kind: 'holders', by: 'households' } })
    expect(codes(collective([losses, equal], { incomeKind: 'photovoltaic' }))).toEqual([
      'equal-division-of-photovoltaic',
    ])
    const poor = { ...equal, to: { kind: 'holders' as const, by: 'households' as const, among: { groups: ['poor'] } } }
    expect(codes(collective([losses, poor], { incomeKind: 'photovoltaic' }))).toEqual([])
    const cooperative: CooperativeCharter = {
      ...head,
      rules: {
        form: 'cooperative',
        measure: 'netResult',
        rounding: { digits: 2, mode: 'halfUp' },
        remainder: 'undistributed',
        pools: [losses, { ...equal, purpose: 'patronage' }],
      },
    }
    expect(codes(cooperative)).toEqual(['patronage-not-by-trade'])
  })

  it('holds rates against published requirements on the same base', () => {
    const losses: PoolRule<'losses'> = { ...kept('l', { kind: 'losses' }), purpose: 'losses' }
    const reserve = (text: string, of: string): PoolRule<'reserve'> => ({
      ...kept('f', rate(text, of)),
      purpose: 'reserve',
    })
    const against = (text: string, of: string, set: typeof shanghaiCollectiveRules) =>
      codes(collective([losses, reserve(text, of)]), { requirements: [set] })
    expect(against('0.1', 'afterLosses', shanghaiCollectiveRules)).toEqual(['against-requirement'])
    expect(against('0.15', 'afterLosses', shanghaiCollectiveRules)).toEqual([])
    expect(against('0.1', 'result', shanghaiCollectiveRules)).toEqual([])
    expect(against('0.2', 'result', zhejiangCollectiveRules)).toEqual(['against-requirement'])
    expect(against('0.2', 'result', yantaiCooperativeRule)).toEqual([])
  })

  it('names every question that the text leaves open', () => {
    const charter = agreement({
      pools: [
        kept('a', { kind: 'rate' }),
        kept('b', { kind: 'amount' }),
        kept('p', rate('0.1'), { to: { kind: 'pools', remainder: 'r' } }),
        kept('c', { kind: 'rate', rate: '0.5' }, { within: 'p' }),
      ],
      guarantees: [{ id: 'g', label: '保底', yuan: '1', by: 'heads' }],
      quantify: [{ figure: 'q', balance: 'b', adding: 'a' }],
      limits: [{ id: 'l', purposes: ['x'], atMost: { kind: 'rate', rate: '1' }, when: [{ is: 'above', than: '1' }] }],
    })
    const open = openCharterDecisions(charter)
    expect(open.map((need) => [need.code, need.at])).toEqual([
      ['guarantee-treatment', 'g'],
      ['pool-rate', 'a'],
      ['pool-base', 'a'],
      ['pool-amount', 'b'],
      ['pool-base', 'c'],
      ['quantify-by', 'q'],
      ['quantified-balance', 'q'],
      ['portion-base', 'l'],
      ['test-figure', 'l'],
    ])
    expect(checkCharter(charter).filter((one) => one.code === 'charter-leaves-open')).toHaveLength(9)
    const answer = (need: (typeof open)[number]) => need.options[0] ?? (need.free === 'figure' ? '0.1' : 'x')
    const decided = open.map((need) => ({ ...need, value: answer(need), decidedBy: 'x', decidedOn: '2024-01-01' }))
    expect(openCharterDecisions({ ...charter, decisions: decided })).toEqual([])
  })
})
