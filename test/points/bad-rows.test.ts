import { describe as group, expect, it } from 'vitest'
import {
  cancelRedemption,
  checkPointFacts,
  checkWalletFacts,
  closePeriod,
  explainWallet,
  liability,
  pathToGrade,
  quoteRedemption,
  settle,
  settlementTally,
  simulate,
  walletOf,
  walletsOf,
  type Entry,
  type PointFacts,
  type RedemptionOrder,
  type WalletFacts,
} from 'xiangzhen/points'
import { award, book, codes, entry, facts, figure, fixed, member, settled, year } from './books.js'
import { credit, policyWith, saidInFull } from './redemption.js'

const bad = <T>(value: unknown): T => value as T
const rules = book({ points: { digits: 0 }, items: [award('help', fixed('5'))] })
const policy = policyWith({
  rate: { values: [{ from: '2024-01-01', yuan: '0.1' }] },
  lotOrder: 'oldest',
  rest: 'stays',
})

group('rows of wallets that are none', () => {
  const given = bad<WalletFacts>({
    credits: [
      null,
      credit('c1', '10', '2024-01-10'),
      credit('c2', 'ten', '2024-01-10'),
      { ...credit('c3', '1', 'x'), holder: 'h2' },
    ],
    redemptions: [
      7,
      { id: 'r1', holder: 'h1', on: '2024-02-01', paid: null },
      { id: 'r2', holder: 'h1', on: '2024-02-01', paid: [{ currency: 'points', points: '4' }], lots: 'c1' },
      { id: 'r3', holder: 'h1', on: '2024-02-01', paid: [{ currency: 'points', points: '4' }] },
    ],
    transfers: 'none',
    holders: [{ id: 'h1', classes: 'poor' }],
    rests: [{ holder: 'h1', right: 'redeem', from: '2024-01-01' }],
  })
  const paths = [
    'credits[0]',
    'credits[2]',
    'redemptions[0]',
    'redemptions[1]',
    'redemptions[2]',
    'holders[0]',
    'rests[0]',
    'transfers',
  ]

  it('are left out and named, in the wallet of whom they are', () => {
    const wallet = walletOf(policy, given, { holder: 'h1', asOf: '2024-03-01' })
    // 10 less the 4 of the one redemption that is whole.
    expect(wallet).toMatchObject({ value: { accounts: [{ available: '6' }] } })
    expect(wallet.diagnostics.map((one) => one.path)).toEqual(paths)
    saidInFull(wallet.diagnostics)
    const all = walletsOf(policy, given, { asOf: '2024-03-01' })
    expect(all.map(({ id, wallet: one }) => [id, one.diagnostics.length])).toEqual([['h1', 8]])
    expect(liability(policy, given, { asOf: '2024-03-01' }).status).toBe('computed')
    expect(checkWalletFacts(policy, given).map((one) => one.path)).toEqual([
      ...paths.slice(0, 2),
      'credits[3]',
      ...paths.slice(2),
    ])
    expect(explainWallet(policy, given, { holder: 'h1', asOf: '2024-03-01' })).toMatchObject({ value: { figure: '6' } })
    const cancelled = cancelRedemption(policy, given, { id: 'k', cancels: 'r3', on: '2024-03-01', reason: '缺货' })
    expect(cancelled).toMatchObject({ value: { holder: 'h1' } })
    expect(figure(walletOf(policy, given, { holder: 'h2', asOf: '2024-03-01' }))).toBe('holder-not-known')
  })

  it('do not stop an order or a closing', () => {
    const order = { id: 'o', holder: 'h1', on: '2024-03-01', want: { points: '5' } }
    const quote = quoteRedemption(policy, given, order)
    expect(quote).toMatchObject({ value: { paid: [{ points: '5' }], refusals: [] } })
    expect(quote.diagnostics).toHaveLength(paths.length)
    const closing = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay', redemption: policy } as const
    const settlement = settled(rules, facts([]), year)
    const closed = closePeriod(closing, { settlement, wallets: given }, { closedOn: '2025-01-05', closedBy: 'x' })
    expect(closed).toMatchObject({ value: { carried: [{ holder: 'h1', balance: '6' }] } })
    expect(codes(closed.diagnostics)).toContain('wallet-row-left-out')
  })

  it('an order for what is no figure is refused in the words that were typed', () => {
    const of = (want: unknown) =>
      quoteRedemption(
        policy,
        { credits: [credit('c1', '10', '2024-01-10')] },
        bad<RedemptionOrder>({
          id: 'o',
          holder: 'h1',
          on: '2024-03-01',
          want,
        }),
      )
    for (const want of [{ points: 'ten' }, { worth: null }, null, { goods: [null] }]) {
      expect(figure(of(want))).toBe('order-not-a-figure')
      saidInFull(of(want).diagnostics)
    }
    const negative = of({ worth: '-5' })
    expect(figure(negative)).toBe('worth-not-positive')
    expect(negative.diagnostics[0]!.data).toMatchObject({ yuan: '-5' })
    saidInFull(negative.diagnostics)
  })

  it('what is allowed is in the steps that points go in', () => {
    const bounds = [
      { by: 'mostShare', share: '0.5', per: 'redemption' },
      { by: 'multiple', points: '10' },
      { by: 'leastLeft', points: '8' },
    ] as const
    const order = { id: 'o', holder: 'h1', on: '2024-03-01', want: { points: '50' } }
    const quote = quoteRedemption(
      { ...policy, rules: { ...policy.rules, bounds } },
      { credits: [credit('c1', '55', '2024-01-10')] },
      order,
    )
    // Half of 55 is 27.5, and 55 − 8 is 47: in tens 20 and 40.
    expect(quote).toMatchObject({
      value: {
        refusals: [
          { code: 'points-above-share', data: { allowed: '20' } },
          { code: 'too-little-left', data: { allowed: '40' } },
        ],
      },
    })
  })
})

group('rows of facts that are none', () => {
  const roster = bad<PointFacts['roster']>({ members: [null, { id: 'm1' }] })
  const entries = bad<readonly Entry[]>([null, entry('help', '2024-03-01', { id: 'e1' })])

  it('are named by every calculator', () => {
    const given = { roster, entries }
    expect(codes(settled(rules, given).diagnostics)).toContain('not-a-record')
    expect(codes(checkPointFacts(rules, given, year))).toEqual(['not-a-record', 'not-a-record'])
    const made = simulate(rules, given, year, {
      add: bad<readonly Entry[]>([null, entry('help', '2024-04-01')]),
      remove: ['e1'],
    })
    expect(made).toMatchObject({ value: { comparison: { moves: [] }, after: { members: [{ id: 'm1' }] } } })
    const goal = { member: 'm1', table: 't', grades: ['A'], actions: [], bound: 1 }
    expect(figure(pathToGrade(rules, given, year, goal))).toBe('no-grade')
    const graded = book({
      ...rules.rules,
      grades: [{ id: 't', title: 't', figure: { of: 'effective' }, rounding: 'none', bands: [{ grade: 'A' }] }],
    })
    const path = pathToGrade(graded, given, year, goal)
    expect(path).toMatchObject({ value: { found: 'path', tried: 1 } })
    expect(codes(path.diagnostics)).toEqual(['not-a-record', 'not-a-record'])
  })

  it('go into a tally and are named when all are settled; a member of any name counts', () => {
    const tally = settlementTally(rules, year)
    const own = { id: 'e2', member: '__proto__', item: 'help', eventDate: '2024-05-01' }
    const all = tally.add(tally.empty, [...entries, own])
    const finished = tally.finish(tally.merge(tally.empty, all), {
      roster: { members: [{ id: 'm1' }, { id: '__proto__' }] },
    })
    expect(finished).toMatchObject({
      value: { members: [{ effective: { value: '5' } }, { effective: { value: '5' } }] },
    })
    expect(finished.status === 'computed' && codes(finished.value.diagnostics)).toContain('not-a-record')
  })

  it('a place that is no whole number is named', () => {
    const placed = book({
      points: { digits: 0 },
      items: [award('race', { by: 'place', shares: [{ within: '0.5', points: '3' }], seats: 'floor' })],
    })
    const of = (place: number, groupSize = 4) => facts([entry('race', '2024-03-01', { place, groupSize })])
    expect(figure(member(placed, of(2)).effective)).toBe('3')
    for (const [place, size] of [[1.5], [Number.NaN], [1, Number.POSITIVE_INFINITY]] as const)
      expect(codes(settled(placed, of(place, size)).diagnostics)).toEqual(['place-missing'])
    expect(settle(placed, of(3), year).status).toBe('computed')
  })
})
