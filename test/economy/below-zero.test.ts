import { describe as group, expect, it } from 'vitest'
import {
  checkCharter,
  checkPlan,
  checkShares,
  checkVote,
  distribute,
  planBounds,
  shareHoldings,
  type CollectiveCharter,
} from '../../src/economy/index.js'
import { openNeeds } from '../../src/kernel/index.js'

type Rules = CollectiveCharter['rules']
type Pool = Rules['pools'][number]

const members: Pool = {
  id: 'members',
  label: '分红',
  purpose: 'members',
  take: { kind: 'rest' },
  to: { kind: 'holders', by: { figures: ['mu'] } },
}
const fund = { id: 'fund', label: '公积金', purpose: 'reserve', to: { kind: 'account', account: 'fund' } } as const

const charter = (
  pools: readonly Pool[],
  more: Partial<Rules> = {},
  decided: readonly (readonly [code: string, value: string, at?: string])[] = [],
): CollectiveCharter => ({
  id: 'c',
  title: '章程',
  version: '1',
  effective: { from: '2020-01-01' },
  sources: [],
  decisions: decided.map(([code, value, at]) => ({
    code,
    value,
    ...(at === undefined ? {} : { at }),
    decidedBy: '成员大会',
    decidedOn: '2024-01-01',
  })),
  rules: {
    form: 'collective',
    measure: 'netResult',
    remainder: 'undistributed',
    rounding: { digits: 2, mode: 'halfUp' },
    payout: { grain: '0.01', method: 'pooled', residue: 'largestRemainder', ties: 'byId' },
    pools,
    ...more,
  },
})
const holders = [
  { id: 'a', figures: { mu: '1' } },
  { id: 'b', figures: { mu: '3' } },
]
const question = { recordDate: '2024-12-31' }
const amounts = (result: ReturnType<typeof distribute>) =>
  result.status === 'computed' ? result.value.pools.map((pool) => pool.amount) : result

group('amounts below zero', () => {
  it('a fund cannot cover less than nothing of the losses', () => {
    const book = charter([{ ...fund, id: 'losses', purpose: 'losses', take: { kind: 'losses' } }, members])
    const facts = { result: { amount: '5000' }, opening: { undistributed: '-1000' }, lossesCovered: '-500', holders }
    expect(distribute(book, facts, question)).toMatchObject({
      status: 'not-computable',
      reason: 'not-a-figure',
      diagnostics: [{ code: 'negative-figure', path: 'lossesCovered', data: { text: '-500' } }],
    })
  })

  it.each([
    ['pool-amount', '-500', { kind: 'amount' }],
    ['pool-rate', '-0.5', { kind: 'rate', of: 'result' }],
  ] as const)('a decision %s of %s answers nothing and is asked again', (code, value, take) => {
    const book = charter([{ ...fund, take }, members], {}, [[code, value, 'fund']])
    const result = distribute(book, { result: { amount: '1000' }, holders }, question)
    expect(openNeeds(result).map((need) => need.code)).toEqual([code])
    expect(result.diagnostics).toMatchObject([{ code: 'unreadable-decision', path: 'decisions[0].value' }])
  })

  it('a rate below zero is no rule', () => {
    const book = charter([{ ...fund, take: { kind: 'rate', rate: '-0.5', of: 'result' } }, members])
    const finding = { code: 'negative-figure', path: 'rules.pools[0].take.rate', data: { text: '-0.5' } }
    expect(checkCharter(book)).toContainEqual(expect.objectContaining(finding))
    expect(distribute(book, { result: { amount: '1000' }, holders }, question)).toMatchObject({
      reason: 'charter-not-sound',
      diagnostics: [finding],
    })
  })

  it('at most half of a figure that is below zero is nothing', () => {
    // Half of 1000 is asked, half of −800 is the most: nothing; all 1000 go on.
    const book = charter([
      {
        ...fund,
        take: { kind: 'rate', rate: '0.5', of: 'result' },
        atMost: [{ kind: 'rate', rate: '0.5', of: 'net' }],
      },
      members,
    ])
    const facts = { result: { amount: '1000' }, figures: { net: '-800' }, holders }
    expect(amounts(distribute(book, facts, question))).toEqual(['0.00', '1000.00'])
  })

  it('a price below zero is paid to nobody by the unit, and promised to nobody', () => {
    const yuan = { times: '1', of: 'price' }
    const facts = { result: { amount: '1000' }, figures: { price: '-8' }, holders }
    const pool = charter([{ ...fund, take: { kind: 'perUnit', yuan, by: { figures: ['mu'] } } }, members])
    expect(amounts(distribute(pool, facts, question))).toEqual(['0.00', '1000.00'])
    const guarantee = charter([members], {
      guarantees: [{ id: 'g', label: '保底', yuan, by: { figures: ['mu'] }, treatment: 'costBeforeProfit' }],
    })
    const result = distribute(guarantee, facts, question)
    // 1000 over 4 mu: 250 and 750, nothing off and nothing on top.
    expect(result).toMatchObject({
      value: {
        guarantees: [{ due: '0.00', fromResult: '0.00' }],
        payees: { value: [{ amount: '250.00' }, { amount: '750.00' }] },
      },
    })
  })

  it('a weight below zero is named, not called nobody', () => {
    const facts = { result: { amount: '1000' }, holders: [{ id: 'a', figures: { mu: '-1' } }, holders[1]!] }
    const result = distribute(charter([members]), facts, question)
    expect(result).toMatchObject({
      value: {
        payees: {
          status: 'not-computable',
          reason: 'negative-weight',
          diagnostics: [{ code: 'negative-weight', path: 'rules.pools.members.to', data: { pool: 'members' } }],
        },
      },
    })
  })
})

group('two advances on one dividend', () => {
  const guarantees = ['land', 'capital'].map((id) => ({
    id,
    label: id,
    yuan: '400',
    by: { figures: ['mu'] },
    treatment: 'advance' as const,
    bearer: '公司',
  }))
  it('are not both met by the same money', () => {
    // Promised 400 + 400; the dividend is 500: 400 meet the first, 100 the second, the company adds 300.
    const facts = { result: { amount: '500' }, holders: [{ id: 'a', figures: { mu: '1' } }] }
    expect(distribute(charter([members], { guarantees }), facts, question)).toMatchObject({
      value: {
        guarantees: [
          { id: 'land', due: '400.00', fromResult: '400.00', fromBearer: '0.00' },
          { id: 'capital', due: '400.00', fromResult: '100.00', fromBearer: '300.00' },
        ],
        payees: { value: [{ id: 'a', amount: '800.00' }] },
        totals: { paid: '500.00', fromBearers: '300.00' },
      },
    })
  })
  it('nor for any of several alike', () => {
    // Two alike with 250 of the dividend each: 250 of 400 for the first promise, nothing of the second: 150 + 400 each.
    const facts = { result: { amount: '500' }, holders: [{ id: 'a', count: 2, figures: { mu: '1' } }] }
    expect(distribute(charter([members], { guarantees }), facts, question)).toMatchObject({
      value: { guarantees: [{ fromBearer: '300.00' }, { fromResult: '0.00', fromBearer: '800.00' }] },
    })
  })
})

group('rows of holders and events', () => {
  const book = charter([{ ...members, to: { kind: 'holders', by: 'heads' } }])
  const shares = charter([{ ...members, to: { kind: 'holders', by: 'shares' } }], {
    shares: { registeredBy: 'person', classes: [{ id: 's', label: '股', digits: 0 }] },
  })
  const pay = (row: object) =>
    distribute(book, { result: { amount: '1000' }, holders: [row, { id: 'b' }] } as never, question)
  it.each([
    [{ id: 'a', persons: '3' }, 'not-a-count', 'holders[0].persons'],
    [{ id: 'a', persons: 0.5 }, 'not-a-count', 'holders[0].persons'],
    [{ id: 'a', persons: null }, 'not-a-count', 'holders[0].persons'],
    [{ id: 'a', count: 2.5 }, 'not-a-count', 'holders[0].count'],
    [{ id: 'a', count: -1 }, 'not-a-count', 'holders[0].count'],
    [{ id: 'a', count: 1e21 }, 'not-a-count', 'holders[0].count'],
    [{ id: Number.NaN }, 'id-not-text', 'holders[0].id'],
    [{}, 'id-not-text', 'holders[0].id'],
  ])('%j is named %s', (row, code, path) => {
    expect(pay(row)).toMatchObject({ reason: 'facts-not-readable', diagnostics: [{ code, path }] })
  })
  it('nobody can be stated: no heads, none alike', () => {
    expect(pay({ id: 'a', count: 0 })).toMatchObject({ value: { payees: { value: [{ id: 'b', amount: '1000.00' }] } } })
  })
  it.each([
    [{ to: Number.NaN }, 'register[0].to'],
    [{ id: null }, 'register[0].id'],
    [{ shareClass: 5 }, 'register[0].shareClass'],
  ])('an event with %j is named', (change, path) => {
    const event = { id: 'e', date: '2020-01-01', type: 'grant', shareClass: 's', to: 'a', shares: '1', ...change }
    const facts = { result: { amount: '1000' }, register: [event] } as never
    const named = { reason: 'facts-not-readable', diagnostics: [{ code: 'id-not-text', path }] }
    expect(distribute(shares, facts, question)).toMatchObject(named)
    expect(shareHoldings(shares, facts, question)).toMatchObject(named)
    expect(checkShares(shares, facts, question)).toMatchObject(named)
  })
  it.each([
    [{ register: undefined }, 'not-a-list', 'register'],
    [{ register: [null] }, 'not-a-record', 'register[0]'],
    [{ register: [], holders: [null] }, 'not-a-record', 'holders[0]'],
    [{ register: [], holders: 'a' }, 'not-a-list', 'holders'],
    [{ register: [], holders: [{ id: 'a', figures: null }] }, 'not-a-record', 'holders[0].figures'],
    [{ register: [{ id: 'e', shares: 10 }] }, 'figure-not-text', 'register[0].shares'],
    [{ register: [{ id: 'e', measure: null }] }, 'figure-not-text', 'register[0].measure'],
  ])('a register %j is refused in words', (facts, code, path) => {
    const named = { reason: 'facts-not-readable', diagnostics: [{ code, path }] }
    expect(shareHoldings(shares, facts as never, question)).toMatchObject(named)
    expect(checkShares(shares, facts as never, question)).toMatchObject(named)
  })
  it('the same holder twice is said by the register too', () => {
    const facts = { register: [], holders: [{ id: 'a' }, { id: 'a' }] }
    const twice = expect.objectContaining({ code: 'duplicate-holder', path: 'holders' }) as object
    expect(shareHoldings(shares, facts, question).diagnostics).toContainEqual(twice)
    expect(checkShares(shares, facts, question)).toMatchObject({ value: { violations: [twice] } })
  })
})

group('bounds of a plan', () => {
  const limits = [{ id: 'l', purposes: ['members'], atMost: { kind: 'rate' as const, rate: '0.6', of: 'available' } }]
  it('ask whether a positive opening balance joins the result', () => {
    const facts = { result: { amount: '1000' }, opening: { undistributed: '1000' } }
    const open = planBounds(charter([members], { limits }), facts, {})
    expect(openNeeds(open).map((need) => need.code)).toEqual(['opening-balance'])
    const bound = (decision: string) =>
      planBounds(charter([members], { limits }, [['opening-balance', decision]]), facts, {})
    // 60 % of 2000, 60 % of 1000.
    expect(bound('included')).toMatchObject({ value: { bounds: [{ amount: { value: '1200.00' } }] } })
    expect(bound('keptApart')).toMatchObject({ value: { bounds: [{ amount: { value: '600.00' } }] } })
  })
  it.each([
    [{ result: {} }, 'result.amount'],
    [{}, 'result'],
    [{ result: { amount: '5' }, opening: null }, 'opening'],
    [{ result: { amount: '5', period: null } }, 'result.period'],
  ])('a result that is not stated is not nothing: %j', (facts, path) => {
    expect(planBounds(charter([members], { limits }), facts as never, {})).toMatchObject({
      reason: 'facts-not-readable',
      diagnostics: [{ path }],
    })
  })
})

group("a deduction by a rate of one's own, from the payment of a household", () => {
  const book = charter([{ ...members, payout: { each: 'household' } }], {
    deductions: [{ id: 'cut', label: '考核扣减', take: { kind: 'ownRate', figure: 'cut' }, account: 'reserve' }],
  })
  const pay = (first: string, second: string) =>
    distribute(
      book,
      {
        result: { amount: '1000' },
        holders: [first, second].map((cut, i) => ({ id: `p${i}`, household: 'h', figures: { mu: '1', cut } })),
      },
      question,
    )
  it('is taken where its members agree', () => {
    expect(pay('0.1', '0.10')).toMatchObject({ value: { payees: { value: [{ id: 'h', amount: '900.00' }] } } })
  })
  it('is not taken by whoever comes first where they do not', () => {
    expect(pay('0.1', '0.5')).toMatchObject({
      value: { payees: { value: [{ id: 'h', amount: '1000.00' }] } },
      diagnostics: [{ code: 'deduction-rates-differ', path: 'rules.deductions[0]', data: { holder: 'h' } }],
    })
  })
})

group('a plan', () => {
  const check = (...entries: object[]) =>
    checkPlan(charter([members]), { result: { amount: '1000' }, plan: { entries } } as never, {})
  const entry = { id: 'a', purpose: 'members', amount: '1900', goesTo: 'persons' }
  it('does not hide 900 yuan too much behind an entry below zero', () => {
    expect(check(entry, { ...entry, purpose: 'other', amount: '-900', goesTo: 'account' })).toMatchObject({
      reason: 'not-a-figure',
      diagnostics: [{ code: 'negative-figure', path: 'plan.entries[1].amount', data: { text: '-900' } }],
    })
  })
  it('goes to persons or to an account', () => {
    expect(check({ ...entry, goesTo: 'person' })).toMatchObject({
      reason: 'facts-not-readable',
      diagnostics: [{ code: 'unknown-kind', path: 'plan.entries[0].goesTo', data: { found: 'person' } }],
    })
  })
  const rule = { clause: '第二十八条', quorum: '2/3', majority: '2/3', byRepresentatives: 'forbidden' } as const
  it.each([
    [0, 0, 0],
    [90, 100, 60],
    [90, 60, 91],
    [90, 60.5, 60],
    [90, -60, 60],
    [undefined, 60, 60],
  ])('is not carried by %s members, %s present, %s in favour', (all, present, inFavour) => {
    const vote = { members: all, present, inFavour } as never
    expect(checkVote(rule, vote)).toMatchObject([{ code: 'vote-not-counted', path: 'plan.vote' }])
  })
})

it('villages that merge are named', () => {
  const book = charter([], { shares: { registeredBy: 'person', classes: [] } })
  const merge = { id: 'm', type: 'merge', date: '2021-01-01', into: 'new' } as const
  for (const units of [undefined, []]) {
    const register = [units === undefined ? merge : { ...merge, units }]
    expect(shareHoldings(book, { register }, question).diagnostics).toMatchObject([
      { code: 'event-without-unit', path: 'register[0]' },
    ])
  }
})
