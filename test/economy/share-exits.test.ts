import { describe, expect, it } from 'vitest'
import { checkShares, shareHoldings, type ShareEvent, type ShareHolder, type ShareRules } from 'xiangzhen/economy'
import { agreement, grant } from './charters.js'

const base: ShareRules = { registeredBy: 'household', classes: [{ id: 'm', label: '成员股', digits: 0 }] }

function replay(
  events: readonly ShareEvent[],
  rules: Partial<ShareRules> = {},
  on = '2024-12-31',
  holders: readonly ShareHolder[] = [],
) {
  return shareHoldings(agreement({ shares: { ...base, ...rules } }), { register: events, holders }, { recordDate: on })
}

function held(events: readonly ShareEvent[], rules: Partial<ShareRules> = {}, on = '2024-12-31') {
  const result = replay(events, rules, on)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return { ...result.value, codes: result.diagnostics.map((one) => one.code) }
}

const exit = (more: Partial<ShareEvent>): ShareEvent => ({
  id: 'x',
  type: 'exit',
  date: '2024-05-01',
  from: 'h',
  ...more,
})
const four = grant('g', 'h', '4')
const both = { classes: [...base.classes, { id: 'land', label: '土地股', digits: 0 }] }

describe('exit', () => {
  it('reduces a household by one share without any power of withdrawal', () => {
    const { holdings, classes, codes } = held([four, exit({ shares: '1' })])
    expect(holdings.map((one) => one.shares)).toEqual(['3'])
    expect(classes[0]).toMatchObject({ granted: '4', ended: '1', held: '3' })
    expect(codes).toEqual([])
  })

  it('dates only the shares that it names', () => {
    const events = [four, exit({ shares: '1', until: '2024-12-31' })]
    expect(held(events).holdings).toEqual([
      {
        holder: 'h',
        shareClass: 'm',
        shares: '4',
        frozen: '0',
        pledged: '0',
        ending: [{ until: '2024-12-31', shares: '1' }],
      },
    ])
    expect(held(events, {}, '2025-01-01').holdings[0]).toMatchObject({ shares: '3' })
    expect(held(events, {}, '2025-01-01').holdings[0]).not.toHaveProperty('ending')
  })

  it('ends the rest beside shares that end later, and states several last days', () => {
    const events = [four, exit({ shares: '1', until: '2026-12-31' }), exit({ id: 'y', until: '2025-12-31' })]
    expect(held(events).holdings[0]).toMatchObject({
      shares: '4',
      rightsUntil: '2026-12-31',
      ending: [
        { until: '2025-12-31', shares: '3' },
        { until: '2026-12-31', shares: '1' },
      ],
    })
    expect(held([...events.slice(0, 2), exit({ id: 'y' })]).holdings).toEqual([])
  })

  it('ends rights in time, so that shares granted later stay', () => {
    const events = [four, exit({ until: '2024-06-30' }), grant('n', 'h', '2', { date: '2024-08-01' })]
    expect(held(events).holdings[0]).toMatchObject({ shares: '2' })
  })

  it('does not let shares that are about to end leave, and frozen ones end with the last', () => {
    const power = { powers: [{ power: 'transfer', allowed: 'yes' }] } as const
    const sale: ShareEvent = {
      id: 's',
      type: 'transfer',
      date: '2024-06-01',
      shareClass: 'm',
      shares: '4',
      from: 'h',
      to: 'k',
    }
    expect(held([four, exit({ shares: '1', until: '2025-12-31' }), sale], power).codes).toEqual(['shares-bound'])
    const freeze: ShareEvent = { id: 'f', type: 'freeze', date: '2024-01-01', shareClass: 'm', shares: '3', from: 'h' }
    expect(held([four, freeze, exit({ shares: '2' })]).codes).toEqual(['shares-bound'])
    expect(held([four, freeze, exit({ until: '2024-06-30' })]).holdings).toEqual([])
    expect(held([four, freeze, exit({ shares: '9' })]).codes).toEqual(['more-than-held'])
  })

  it('names the class where there are several, and somebody who holds', () => {
    const events = [four, grant('l', 'h', '2', { shareClass: 'land' })]
    expect(held([...events, exit({ shares: '1' })], both).codes).toEqual(['exit-without-class'])
    expect(held([...events, exit({ shareClass: 'land' })], both).holdings.map((one) => one.shareClass)).toEqual(['m'])
    expect(held([...events, exit({ shareClass: 'x' })], both).codes).toEqual(['unknown-share-class'])
    expect(held([four, exit({ from: 'nobody' })]).codes).toEqual(['more-than-held'])
    expect(held([four, exit({ shares: '0.5' })]).codes).toEqual(['bad-share-count'])
  })
})

describe('fixed shares (增人不增股、减人不减股)', () => {
  const birth = grant('b', 'h', '1', { date: '2024-05-01' })

  it('asks when they were fixed, and refuses what is granted later', () => {
    const open = replay([four, birth], { adjustment: 'fixed' })
    expect(open.status === 'needs' && open.missing.map((one) => [one.code, one.at, one.free])).toEqual([
      ['shares-fixed-on', 'm', 'date'],
    ])
    const fixed = held([four, birth], { adjustment: 'fixed', fixedOn: '2020-12-31' })
    expect([fixed.codes, fixed.holdings[0]?.shares]).toEqual([['grant-though-fixed'], '4'])
    expect(held([four, birth], { adjustment: 'fixed', fixedOn: '2024-12-31' }).holdings[0]?.shares).toBe('5')
    expect(held([four, birth], { adjustment: 'adjusted' }).holdings[0]?.shares).toBe('5')
  })

  it('says that an exit was entered although shares are fixed', () => {
    expect(held([four, exit({ shares: '1' })], { adjustment: 'fixed' }).codes).toEqual(['exit-though-fixed'])
  })
})

describe('days of a register', () => {
  it('refuses events on days that do not exist, and a record date that is none', () => {
    const result = held([
      four,
      grant('a', 'h', '1', { date: '2024-02-30' }),
      grant('b', 'h', '1', { date: '2024-13-01' }),
    ])
    expect(result.holdings[0]?.shares).toBe('4')
    expect(result.codes).toEqual(['no-such-day', 'no-such-day'])
    expect(held([four, exit({ until: 'soon' })]).codes).toEqual(['not-a-date'])
    const nowhen = replay([four], {}, '2024-13-31')
    expect(nowhen.status === 'not-computable' && nowhen.reason).toBe('not-a-date')
    const review = checkShares(agreement({ shares: base }), { register: [] }, { recordDate: 'x' })
    expect(review.status === 'not-computable' && review.reason).toBe('not-a-date')
  })

  it('refuses a type of event that does not exist', () => {
    const odd = { ...four, id: 'o', type: 'bequest' } as unknown as ShareEvent
    expect(held([four, odd]).codes).toEqual(['unknown-share-event'])
  })
})

describe('who receives and what leaves', () => {
  it('names a transferee who is not listed where only members may receive', () => {
    const sale: ShareEvent = {
      id: 's',
      type: 'transfer',
      date: '2024-06-01',
      shareClass: 'm',
      shares: '1',
      from: 'h',
      to: 'k',
    }
    const power = { powers: [{ power: 'transfer', allowed: 'internal' }] } as const
    const result = held([four, sale], power)
    expect(result.codes).toEqual(['transferee-not-listed'])
    expect(result.holdings).toHaveLength(2)
    expect(held([four, grant('k', 'k', '1'), sale], power).codes).toEqual([])
  })
})

describe('caps on holders together (集体股合计)', () => {
  const classes = [...base.classes, { id: 'c', label: '集体股', digits: 0 }]
  const register = [grant('1', 'a', '8'), grant('2', 'coll', '3', { shareClass: 'c' })]
  const above = (caps: ShareRules['caps'], holders: readonly ShareHolder[] = []) => {
    const result = checkShares(
      agreement({ shares: { ...base, classes, caps: caps! } }),
      { register, holders },
      { recordDate: '2024-12-31' },
    )
    return result.status === 'computed' ? result.value.above.map((one) => [one.owner, one.shares, one.part]) : result
  }

  it('measures a class against all shares, or a kind of holder', () => {
    // 3 of 11 shares are 27.27 %, above 20 %.
    const cap = { id: 'coll-20', per: 'together', rate: '0.2', binds: 'always' } as const
    expect(above([{ ...cap, classes: ['c'], whole: 'all' }])).toEqual([['coll-20', '3', '0.272727']])
    expect(above([{ ...cap, rate: '0.3', classes: ['c'], whole: ['m', 'c'] }])).toEqual([])
    expect(above([{ ...cap, kinds: ['collective'] }], [{ id: 'coll', kind: 'collective' }])).toEqual([
      ['coll-20', '3', '0.272727'],
    ])
  })

  it('lets shares move between those who are measured together', () => {
    const caps = [{ id: 'h', per: 'household', rate: '0.6', binds: 'transfers' }] as const
    const move: ShareEvent = {
      id: 's',
      type: 'transfer',
      date: '2024-06-01',
      shareClass: 'm',
      shares: '1',
      from: 'h',
      to: 'k',
    }
    const powers = [{ power: 'transfer', allowed: 'yes' }] as const
    const people = [
      { id: 'h', household: 'H' },
      { id: 'k', household: 'H' },
    ]
    const events = [four, grant('2', 'z', '1'), move]
    const result = replay(events, { caps, powers }, '2024-12-31', people)
    expect(result.diagnostics).toEqual([])
    expect(held(events, { caps: [{ ...caps[0], rate: '0.1' }], powers }).codes).toEqual(['share-cap-exceeded'])
  })
})
