import { describe, expect, it } from 'vitest'
import { checkShares, shareHoldings, type ShareEvent, type ShareRules } from 'xiangzhen/economy'
import {
  cooperativeLaw,
  zhejiangCollectiveRules,
  yantaiCooperativeRule,
} from 'xiangzhen/presets/distribution-requirements'
import { agreement, grant, head } from './charters.js'
import type { CooperativeCharter } from 'xiangzhen/economy'

const base: ShareRules = {
  registeredBy: 'person',
  classes: [
    { id: 'm', label: '成员股', digits: 1 },
    { id: 'land', label: '土地股', digits: 0, perUnit: '2' },
  ],
  powers: [
    { power: 'transfer', allowed: 'internal', clause: '第十条' },
    { power: 'inheritance', allowed: 'yes' },
    { power: 'paidWithdrawal', allowed: 'yes' },
    { power: 'gift', allowed: 'no', clause: '第十一条' },
    { power: 'mortgage', allowed: 'yes', classes: ['m'] },
  ],
}

function holdings(events: readonly ShareEvent[], rules: ShareRules = base, on = '2024-12-31') {
  const result = shareHoldings(
    agreement({ shares: rules }),
    { register: events, holders: [{ id: 'out', kind: 'outsider' }, ...['b', 'c', 'd'].map((id) => ({ id }))] },
    { recordDate: on },
  )
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return { ...result.value, codes: result.diagnostics.map((one) => one.code) }
}

const move = (id: string, type: ShareEvent['type'], more: Partial<ShareEvent>): ShareEvent => ({
  id,
  type,
  date: '2021-01-01',
  shareClass: 'm',
  shares: '1',
  ...more,
})

describe('shareHoldings', () => {
  it('replays grants, transfers, inheritance and buy-backs up to the record date', () => {
    const events = [
      grant('g', 'a', '5.5'),
      move('t', 'transfer', { from: 'a', to: 'b', shares: '2' }),
      move('i', 'inherit', { from: 'a', to: 'out', shares: '0.5' }),
      move('w', 'buyBack', { from: 'b', shares: '0.5' }),
      move('later', 'transfer', { from: 'a', to: 'c', date: '2025-01-01' }),
    ]
    const { holdings: list, classes, codes } = holdings(events)
    expect(list.map((one) => [one.holder, one.shares])).toEqual([
      ['a', '3.0'],
      ['b', '1.5'],
      ['out', '0.5'],
    ])
    expect(classes[0]).toEqual({ id: 'm', granted: '5.5', ended: '0.5', held: '5.0', holders: 3 })
    expect(codes).toEqual([])
  })

  it('orders events of one day by their sequence, then by id', () => {
    const events = [
      move('b', 'transfer', { from: 'a', to: 'c', date: '2020-01-01', sequence: 2 }),
      grant('a', 'a', '1', { sequence: 1 }),
    ]
    expect(holdings(events).holdings.map((one) => one.holder)).toEqual(['c'])
    const byId = [grant('z', 'a', '1'), move('y', 'transfer', { from: 'a', to: 'c', date: '2020-01-01' })]
    expect(holdings(byId).codes).toEqual(['more-than-held'])
    expect(holdings([byId[0]!, { ...byId[0]!, to: 'd' }]).codes).toEqual(['duplicate-share-event'])
  })

  it('turns a measure into shares by the class', () => {
    const { holdings: list } = holdings([
      { id: 'g', type: 'grant', date: '2020-01-01', shareClass: 'land', measure: '3.5', to: 'a' },
    ])
    expect(list).toEqual([{ holder: 'a', shareClass: 'land', shares: '7', frozen: '0', pledged: '0' }])
  })

  it('keeps frozen and pledged shares from leaving', () => {
    const events = [
      grant('g', 'a', '3'),
      move('f', 'freeze', { from: 'a', shares: '1' }),
      move('p', 'pledge', { from: 'a', shares: '1', date: '2021-02-01' }),
      move('t', 'transfer', { from: 'a', to: 'b', shares: '2', date: '2021-03-01' }),
      move('u', 'unfreeze', { from: 'a', shares: '2', date: '2021-04-01' }),
      move('r', 'release', { from: 'a', shares: '1', date: '2021-04-01' }),
      move('u2', 'unfreeze', { from: 'a', shares: '1', date: '2021-05-01' }),
      move('t2', 'transfer', { from: 'a', to: 'b', shares: '2', date: '2021-06-01' }),
    ]
    const { holdings: list, codes } = holdings(events)
    expect(codes).toEqual(['shares-bound', 'more-than-held'])
    expect(list.map((one) => [one.holder, one.shares, one.frozen, one.pledged])).toEqual([
      ['a', '1.0', '0.0', '0.0'],
      ['b', '2.0', '0.0', '0.0'],
    ])
    expect(holdings(events, base, '2021-02-01').holdings[0]).toMatchObject({ frozen: '1.0', pledged: '1.0' })
  })

  it('refuses what the charter does not allow', () => {
    const events = [
      grant('g', 'a', '3'),
      move('out', 'transfer', { from: 'a', to: 'out' }),
      move('gift', 'gift', { from: 'a', to: 'b' }),
      move('many', 'transfer', { from: 'a', to: 'b', shares: '9' }),
      move('class', 'transfer', { from: 'a', to: 'b', shareClass: 'x' }),
      move('fine', 'transfer', { from: 'a', to: 'b', shares: '0.55' }),
      move('none', 'transfer', { to: 'b' }),
      move('zero', 'transfer', { from: 'a', to: 'b', shares: '0' }),
      { id: 'merge', type: 'merge', date: '2021-01-01', units: ['u'] },
      { id: 'exit', type: 'exit', date: '2021-01-01' },
    ] as const
    expect(new Set(holdings(events).codes)).toEqual(
      new Set([
        'power-not-allowed',
        'more-than-held',
        'unknown-share-class',
        'bad-share-count',
        'event-without-holder',
        'event-without-unit',
      ]),
    )
  })

  it('asks for powers, conversions and holders that nobody stated', () => {
    const rules: ShareRules = { registeredBy: 'person', classes: [{ id: 'm', label: '股', digits: 0 }] }
    const events = [
      grant('g', 'a', '3'),
      move('t', 'transfer', { from: 'a', to: 'b' }),
      { id: 'l', type: 'grant', date: '2020-01-01', shareClass: 'm', measure: '3' } as const,
    ]
    const result = shareHoldings(agreement({ shares: rules }), { register: events }, { recordDate: '2024-12-31' })
    expect(result.status === 'needs' && result.missing.map((one) => one.code)).toEqual([
      'shares-per-unit',
      'event-holder',
      'share-power',
    ])
    expect(shareHoldings(agreement({}), { register: [] }, { recordDate: '2024-12-31' })).toMatchObject({
      reason: 'no-share-rules',
    })
  })

  it('ends shares by exit, at once or when kept rights are over', () => {
    const events: readonly ShareEvent[] = [
      grant('g', 'a', '3'),
      grant('h', 'b', '2'),
      { id: 'x', type: 'exit', date: '2021-01-01', from: 'a' },
      { id: 'y', type: 'exit', date: '2021-01-01', from: 'b', until: '2023-12-31' },
    ]
    expect(holdings(events, base, '2023-12-31').holdings).toEqual([
      { holder: 'b', shareClass: 'm', shares: '2.0', frozen: '0.0', pledged: '0.0', rightsUntil: '2023-12-31' },
    ])
    expect(holdings(events).classes[0]).toMatchObject({ granted: '5.0', ended: '5.0', held: '0.0', holders: 0 })
  })

  it('refuses a transfer above a cap and lets an old excess stand', () => {
    const rules: ShareRules = {
      ...base,
      caps: [{ id: 'half', clause: '第三十条', per: 'household', rate: '1/2', classes: ['m'], binds: 'transfers' }],
    }
    const charter = agreement({ shares: rules })
    const holders = [{ id: 'a', household: 'h' }, { id: 'b', household: 'h' }, { id: 'c' }]
    const register = [
      grant('1', 'a', '4'),
      grant('2', 'b', '3'),
      grant('3', 'c', '3'),
      grant('4', 'c', '5', { shareClass: 'land' }),
      move('5', 'transfer', { from: 'c', to: 'b', shares: '1' }),
      move('6', 'transfer', { from: 'a', to: 'c', shares: '1' }),
      move('7', 'transfer', { from: 'c', to: 'b', shares: '1', shareClass: 'land' }),
    ]
    const result = shareHoldings(charter, { register, holders }, { recordDate: '2024-12-31' })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['share-cap-exceeded'])
    const review = checkShares(charter, { register, holders }, { recordDate: '2024-12-31' })
    expect(review.status === 'computed' && review.value.above).toEqual([
      { cap: 'half', owner: 'h', shares: '6', part: '0.6', limit: '1/2' },
    ])
  })
})

describe('checkShares', () => {
  const rules: ShareRules = { registeredBy: 'person', classes: [{ id: 'm', label: '股', digits: 0 }] }
  const cooperative: CooperativeCharter = {
    ...head,
    rules: {
      form: 'cooperative',
      measure: 'netResult',
      rounding: { digits: 2, mode: 'halfUp' },
      pools: [],
      shares: rules,
    },
  }
  const register = [grant('1', 'a', '3'), grant('2', 'b', '1')]
  const on = { recordDate: '2024-12-31' }

  it('holds published caps against the register', () => {
    const zhejiang = { ...cooperative, rules: { ...cooperative.rules, form: 'collective' as const, pools: [] } }
    const old = checkShares(zhejiang, { register }, { ...on, requirements: [zhejiangCollectiveRules] })
    expect(old.status === 'computed' && [old.value.above.length, old.value.violations.length]).toEqual([2, 0])
    const now = checkShares(cooperative, { register }, { ...on, requirements: [yantaiCooperativeRule] })
    expect(now.status === 'computed' && now.value.violations.map((one) => one.data['holder'])).toEqual(['a', 'b'])
  })

  it('holds the membership of a cooperative against the law', () => {
    const farmers = (count: number) => ({ id: 'f', farmer: true, count })
    const firms = (count: number) => ({ id: 'o', kind: 'organisation' as const, count })
    const codes = (holders: readonly object[]) => {
      const result = checkShares(
        cooperative,
        { register, holders: holders as never },
        { ...on, requirements: [cooperativeLaw] },
      )
      return result.status === 'computed' && result.value.violations.map((one) => one.code)
    }
    expect(codes([farmers(19), firms(1)])).toEqual([])
    expect(codes([farmers(18), firms(2)])).toEqual(['too-many-institutions'])
    expect(codes([farmers(95), firms(5)])).toEqual([])
    expect(codes([farmers(94), firms(6)])).toEqual(['too-many-institutions'])
    expect(codes([farmers(7), { id: 'p', count: 2 }])).toEqual(['too-few-farmers'])
    expect(codes([])).toEqual([])
  })

  it('needs what the register needs', () => {
    const open = [...register, move('t', 'transfer', { from: 'a', to: 'b' })]
    expect(checkShares(cooperative, { register: open }, on).status).toBe('needs')
    expect(checkShares(agreement({}), { register }, on)).toMatchObject({ reason: 'no-share-rules' })
  })
})
