import { describe, expect, it } from 'vitest'
import { openNeeds } from 'xiangzhen/kernel'
import { checkShares, distribute, shareHoldings, type DistributionFacts, type ShareRules } from 'xiangzhen/economy'
import { charterOf, decision, errors, on, payees, rest, run } from './published.js'

const charter = (shares: Partial<ShareRules>, decisions: Parameters<typeof charterOf>[1] = []) =>
  charterOf(
    {
      shares: { registeredBy: 'person', classes: [{ id: 'person', label: '人口股', digits: 0 }], ...shares },
      pools: [
        { id: 'dividend', label: '按股分红', purpose: 'members', take: rest, to: { kind: 'holders', by: 'shares' } },
      ],
    },
    decisions,
  )
const grant = (to: string, more: object) =>
  ({ id: `g-${to}`, type: 'grant', date: '2020-01-01', shareClass: 'person', to, ...more }) as const

describe('劳龄股：每一年折一股，零数的算法是章程的事', () => {
  const labour = (more: object = {}) => ({
    classes: [{ id: 'person', label: '劳龄股', digits: 0, perUnit: '1', ...more }],
  })
  const facts: DistributionFacts = {
    result: { amount: '100' },
    register: [grant('a', { measure: '12' }), grant('b', { measure: '7.5' }), grant('c', { measure: '0.4' })],
  }
  const held = (shares: Partial<ShareRules>) => {
    const result = shareHoldings(charter(shares), { register: facts.register! }, on)
    return result.status === 'computed' ? result.value.holdings.map((one) => one.shares) : result.status
  }

  it('is asked only where a measure leaves something over', () => {
    const open = distribute(charter(labour()), facts, on)
    expect(openNeeds(open).map((need) => [need.code, need.at])).toEqual([['shares-rounding', 'person']])
    const whole = { result: { amount: '10' }, register: [grant('a', { measure: '12' })] }
    expect(payees(run(charter(labour()), whole))).toEqual({ a: '10.00' })
    const decided = charter(labour(), [decision('shares-rounding', 'person', 'ceil')])
    // 12, 8 and 1 of 21 shares.
    expect(payees(run(decided, { ...facts, result: { amount: '2100' } }))).toEqual({
      a: '1200.00',
      b: '800.00',
      c: '100.00',
    })
  })

  it('is rounded as the class says', () => {
    expect(held(labour({ rounding: 'ceil' }))).toEqual(['12', '8', '1'])
    expect(held(labour({ rounding: 'halfUp' }))).toEqual(['12', '8'])
    expect(held(labour({ rounding: 'halfDown' }))).toEqual(['12', '7'])
    expect(held(labour({ digits: 1 }))).toEqual(['12.0', '7.5', '0.4'])
  })
})

describe('年内减少的股份：死亡、迁出当月照发', () => {
  const year = { from: '2024-01-01', to: '2024-12-31' }
  const exit = { id: 'x', type: 'exit', date: '2024-03-20', from: 'b' } as const
  const facts = (register: DistributionFacts['register'], amount = '2700'): DistributionFacts => ({
    result: { amount, period: year },
    register: [grant('a', { shares: '2' }), grant('b', { shares: '1' }), ...register!],
  })

  it('get nothing where the charter says nothing, and their months or days where it counts them', () => {
    expect(payees(run(charter({}), facts([exit])))).toEqual({ a: '2700.00' })
    // 24 months and 3 months: 100 a month.
    expect(payees(run(charter({ leavingYear: 'byMonths' }), facts([exit])))).toEqual({ a: '2400.00', b: '300.00' })
    // 2 × 366 days and 31 + 29 + 20 = 80 days: one yuan a day.
    expect(payees(run(charter({ leavingYear: 'byDays' }), facts([exit], '812')))).toEqual({ a: '732.00', b: '80.00' })
    expect(payees(run(charter({ leavingYear: 'full' }), facts([exit])))).toEqual({ a: '1800.00', b: '900.00' })
  })

  it('meet the rule for shares that begin within the year', () => {
    // c comes on 10 June and leaves on 5 August: June, July, August; 24 + 12 + 3 months.
    const come = grant('c', { id: 'g-c', shares: '1', date: '2024-06-10' })
    const go = { id: 'y', type: 'exit', date: '2024-08-05', from: 'c' } as const
    const both = charter({ partYear: 'byMonths', leavingYear: 'byMonths' })
    expect(payees(run(both, facts([come, go], '3900')))).toEqual({ a: '2400.00', b: '1200.00', c: '300.00' })
    // None for the year in which they begin: nothing is left of it when they end.
    const none = charter({ partYear: 'none', leavingYear: 'byMonths' })
    expect(payees(run(none, facts([come, go], '3600')))).toEqual({ a: '2400.00', b: '1200.00' })
    // Days of leaving and months of coming: d has 7 of 12 months, b 80 of 366 days.
    const stay = grant('d', { shares: '1', date: '2024-06-10' })
    const mixed = charter({ partYear: 'byMonths', leavingYear: 'byDays' })
    // 2 + 7/12 + 80/366 = (8784 + 2562 + 960) / 4392
    expect(payees(run(mixed, facts([stay, exit], '12306')))).toEqual({ a: '8784.00', b: '960.00', d: '2562.00' })
  })

  it('count for bought back shares and for rights that were kept for a time', () => {
    const sold = { id: 's', type: 'buyBack', date: '2024-06-30', from: 'a', shareClass: 'person', shares: '1' } as const
    const powers = [{ power: 'paidWithdrawal', allowed: 'yes' }] as const
    const until = { ...exit, date: '2023-12-01', until: '2024-01-31' }
    // a: 12 + 6 months, b: 1 month.
    const rules = charter({ leavingYear: 'byMonths', powers })
    expect(payees(run(rules, facts([sold, until], '1900')))).toEqual({ a: '1800.00', b: '100.00' })
    // What ended in earlier years counts for nothing, and no period is needed for it.
    const old = { ...exit, date: '2022-05-01' }
    const { period: _, ...result } = facts([]).result
    expect(payees(run(rules, { ...facts([old]), result }))).toEqual({ a: '2700.00' })
    expect(distribute(rules, { ...facts([exit]), result }, on)).toMatchObject({ reason: 'period-not-stated' })
  })
})

describe('持股上限：比例、股数，或两者就低', () => {
  const register = [grant('a', { shares: '60' }), grant('b', { shares: '30' }), grant('c', { shares: '10' })]
  const above = (cap: object) => {
    const rules = charter({ caps: [{ id: 'cap', per: 'holder', binds: 'always', ...cap }] })
    const result = checkShares(rules, { register }, on)
    return result.status === 'computed' ? result.value.above.map((one) => [one.owner, one.limit]) : result.status
  }

  it('names who is above, with the limit as a part of the whole', () => {
    expect(above({ shares: '25' })).toEqual([
      ['a', '0.25'],
      ['b', '0.25'],
    ])
    expect(above({ shares: '25', rate: '0.5' })).toHaveLength(2)
    expect(above({ shares: '70', rate: '0.5' })).toEqual([['a', '0.5']])
    expect(above({})).toEqual([])
    expect(errors(charter({ caps: [{ id: 'cap', per: 'holder', binds: 'always' }] }))).toEqual(['cap-without-limit'])
  })

  it('stands in the way of a transfer', () => {
    const rules = charter({
      caps: [{ id: 'cap', per: 'holder', binds: 'transfers', shares: '12' }],
      powers: [{ power: 'transfer', allowed: 'yes' }],
    })
    const move = (shares: string) => ({
      id: 't',
      type: 'transfer' as const,
      date: '2024-05-01',
      shareClass: 'person',
      shares,
      from: 'a',
      to: 'c',
    })
    const codes = (shares: string) =>
      shareHoldings(rules, { register: [...register, move(shares)] }, on).diagnostics.map((one) => one.code)
    expect(codes('2')).toEqual([])
    expect(codes('3')).toEqual(['share-cap-exceeded'])
  })
})
