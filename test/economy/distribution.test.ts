import { describe, expect, it } from 'vitest'
import { addsUp, openNeeds, type Decision } from 'xiangzhen/kernel'
import {
  distribute,
  explainPayee,
  explainPool,
  type AgreementCharter,
  type AgreementWaterfall,
  type Distribution,
  type DistributionFacts,
  type GuaranteeRule,
  type ShareEvent,
} from 'xiangzhen/economy'
import { agreement, grant, kept, paidOut } from './charters.js'

const on = { recordDate: '2024-12-31', grain: '0.01' }
const of = (amount: string, more: Partial<DistributionFacts> = {}): DistributionFacts => ({
  result: { amount },
  ...more,
})
const shares = { registeredBy: 'person' as const, classes: [{ id: 'm', label: '成员股', digits: 0 }] }
const decision = (code: string, value: string, at?: string): Decision => ({
  code,
  value,
  ...(at === undefined ? {} : { at }),
  decidedBy: '成员大会',
  decidedOn: '2024-12-01',
})
const rate = (text: string, base = 'result') => ({ kind: 'rate' as const, rate: text, of: base })
const rest = { kind: 'rest' as const }
const carry = { residue: 'undistributed' }

function value(
  charter: AgreementCharter,
  facts: DistributionFacts,
  question: Parameters<typeof distribute>[2] = on,
): Distribution {
  const result = distribute(charter, facts, question)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}
const run = (
  rules: Partial<AgreementWaterfall>,
  facts: DistributionFacts,
  decisions: readonly Decision[] = [],
): Distribution => value({ ...agreement(rules), decisions }, facts)
const codes = (rules: Partial<AgreementWaterfall>, facts: DistributionFacts, decisions: readonly Decision[] = []) =>
  openNeeds(distribute({ ...agreement(rules), decisions }, facts, on)).map((need) => need.code)
const amounts = ({ pools }: Distribution) => pools.map((pool) => pool.amount)
const paid = ({ payees }: Distribution) =>
  payees.status === 'computed' ? Object.fromEntries(payees.value.map((one) => [one.id, one.amount])) : payees.status

describe('the waterfall', () => {
  it('takes rates of named bases, fixed amounts and the rest', () => {
    const pools = [
      kept('losses', { kind: 'losses' }, {}),
      kept('fund', rate('0.1', 'afterLosses')),
      kept('fee', { kind: 'amount', yuan: '5' }),
      kept('third', rate('1/3', 'remaining')),
      kept('half', rate('0.5', 'fund')),
      kept('named', rate('0.01', 'income')),
      kept('rest', rest),
    ]
    const facts = of('100', { opening: { undistributed: '-20' }, figures: { income: '300' } })
    // 20 losses; 8; 5; (80 − 13) ÷ 3; 4; 3; the rest.
    expect(amounts(run({ pools }, facts))).toEqual(['20.00', '8.00', '5.00', '22.33', '4.00', '3.00', '37.67'])
  })

  it('never gives out more than there is', () => {
    const { pools, totals } = run(
      { pools: [kept('a', rate('0.8')), kept('b', { kind: 'amount', yuan: '50' })] },
      of('100'),
    )
    expect(pools[1]).toMatchObject({ asked: '50', amount: '20.00', limitedBy: 'available' })
    expect(totals.kept).toBe('100.00')
  })

  it('keeps to bounds, rounding toward the constraint', () => {
    const third = { kind: 'rate' as const, rate: '1/3', of: 'result' }
    const bounded = run(
      { pools: [kept('low', rate('0.1'), { atLeast: [third] }), kept('high', rest, { atMost: [third] })] },
      of('100'),
    )
    expect(bounded.pools).toMatchObject([
      { amount: '33.34', limitedBy: 'atLeast' },
      { amount: '33.33', limitedBy: 'atMost' },
    ])
    const poor = run({ pools: [kept('low', rate('0.1'), { atLeast: [{ kind: 'amount', yuan: '200' }] })] }, of('100'))
    expect(poor.pools[0]).toMatchObject({ amount: '100.00', limitedBy: 'available' })
  })

  it('takes nothing where a condition fails or a fund is full', () => {
    const when = [{ figure: 'result', is: 'above' as const, than: '100' }]
    const ceiling = { balance: 'fund', at: { kind: 'amount' as const, yuan: '50' }, reach: 'stop' as const }
    const pools = [kept('a', rate('0.1'), { when }), kept('b', rate('0.1'), { ceiling })]
    expect(run({ pools }, of('100', { figures: { fund: '50' } })).pools).toMatchObject([
      { amount: '0.00', limitedBy: 'condition' },
      { amount: '0.00', limitedBy: 'ceiling' },
    ])
    expect(amounts(run({ pools }, of('200', { figures: { fund: '49' } })))).toEqual(['20.00', '20.00'])
  })

  it('lets losses come first, or the fund first and then cover them', () => {
    const fund = kept('fund', rate('0.3'))
    const lossesFirst = [
      kept('losses', { kind: 'losses' }),
      kept('fund', rate('0.3', 'afterLosses')),
      kept('members', rest),
    ]
    const fundFirst = [fund, kept('losses', { kind: 'losses', firstFrom: 'fund' }), kept('members', rest)]
    const facts = of('100', { opening: { undistributed: '-40' } })
    const first = run({ pools: lossesFirst }, facts)
    expect(amounts(first)).toEqual(['40.00', '18.00', '42.00'])
    expect(first).toMatchObject({ losses: '40.00', madeGood: '40.00', closing: '0.00' })
    const second = run({ pools: fundFirst }, facts)
    expect(second.pools[1]).toMatchObject({ amount: '40.00', drawn: { pool: 'fund', amount: '30.00' } })
    expect(second.accounts).toEqual([{ id: 'members', amount: '60.00' }])
    expect(second.closing).toBe('0.00')
    const small = run({ pools: fundFirst }, of('100', { opening: { undistributed: '-10' } }))
    expect(small.accounts).toEqual([
      { id: 'fund', amount: '20.00' },
      { id: 'members', amount: '70.00' },
    ])
  })

  it('asks about losses and opening balances on which the charter is silent', () => {
    const pools = [kept('a', rest)]
    const losses = of('100', { opening: { undistributed: '-40' } })
    expect(codes({ pools }, losses)).toEqual(['losses-order'])
    expect(amounts(run({ pools }, losses, [decision('losses-order', 'lossesFirst')]))).toEqual(['60.00'])
    expect(run({ pools }, losses, [decision('losses-order', 'notMadeGood')])).toMatchObject({
      madeGood: '0.00',
      closing: '-40.00',
    })
    const surplus = of('100', { opening: { undistributed: '40' }, transfersIn: '5' })
    expect(codes({ pools }, surplus)).toEqual(['opening-balance'])
    expect(amounts(run({ pools, opening: 'included' }, surplus))).toEqual(['145.00'])
    expect(run({ pools, opening: 'keptApart' }, surplus)).toMatchObject({ entering: '105.00', closing: '40.00' })
  })

  it('distributes nothing in a deficit', () => {
    const result = distribute(agreement({ pools: [kept('a', rate('0.5'))] }), of('-3.5'), on)
    expect(result).toMatchObject({ value: { entering: '0.00', closing: '-3.50' } })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['nothing-to-distribute'])
  })

  it('asks for rates, bases, amounts and owners', () => {
    const { remainder: _, ...silent } = agreement({}).rules
    const open = (pool: ReturnType<typeof kept>, ...decisions: readonly Decision[]) =>
      openNeeds(distribute({ ...agreement({}), rules: { ...silent, pools: [pool] }, decisions }, of('10'), on)).map(
        (one) => one.code,
      )
    expect(open(kept('a', { kind: 'rate', of: 'result' }))).toEqual(['pool-rate'])
    expect(open(kept('a', { kind: 'rate', of: 'result' }), decision('pool-rate', 'half', 'a'))).toEqual(['pool-rate'])
    expect(open(kept('a', { kind: 'rate', rate: '1' }))).toEqual(['pool-base'])
    expect(open(kept('a', { kind: 'amount' }))).toEqual(['pool-amount'])
    expect(open(kept('a', rate('0.5')))).toEqual(['remainder-owner'])
    expect(open(kept('a', rest, { to: { kind: 'pools' } }))).toEqual(['remainder-owner'])
    expect(open(kept('a', rest, { atMost: [{ kind: 'rate', rate: '1' }] }))).toEqual(['portion-base'])
    const decided = [decision('pool-rate', '1/2', 'a'), decision('pool-base', 'result', 'a')]
    expect(amounts(run({ pools: [kept('a', { kind: 'rate' })] }, of('10'), decided))).toEqual(['5.00'])
    expect(
      amounts(run({ pools: [kept('a', { kind: 'amount' })] }, of('10'), [decision('pool-amount', '3', 'a')])),
    ).toEqual(['3.00'])
  })

  it('names figures that nobody stated', () => {
    const bad = (pool: ReturnType<typeof kept>) => distribute(agreement({ pools: [pool] }), of('10'), on)
    expect(bad(kept('a', rate('0.5', 'x')))).toMatchObject({
      reason: 'figure-not-stated',
      diagnostics: [{ data: { name: 'x' } }],
    })
    expect(bad(kept('a', rest, { atMost: [{ kind: 'perUnit', yuan: '1', of: 'x' }] }))).toMatchObject({
      reason: 'figure-not-stated',
    })
    expect(bad(kept('a', rest, { when: [{ figure: 'x', is: 'below', than: '1' }] }))).toMatchObject({
      reason: 'figure-not-stated',
    })
    const ceiling = { balance: 'x', at: { kind: 'amount' as const, yuan: '1' } }
    expect(bad(kept('a', rest, { ceiling }))).toMatchObject({ reason: 'figure-not-stated' })
    expect(bad(kept('a', { kind: 'perUnit', yuan: '1', by: 'shares' }))).toMatchObject({ reason: 'figure-not-stated' })
    const within = kept('b', { kind: 'rate', rate: '0.5', of: 'x' }, { within: 'p' })
    const nested = agreement({ pools: [kept('p', rest, { to: { kind: 'pools', remainder: 'r' } }), within] })
    expect(distribute(nested, of('10'), on)).toMatchObject({ reason: 'figure-not-stated' })
  })

  it('refuses facts that are no figures', () => {
    const holders = [{ id: 'a', figures: { area: 'x' } }]
    const facts = of('1.005', { opening: { undistributed: 'x' }, transfersIn: '1e2', figures: { f: '' }, holders })
    const result = distribute(agreement({}), facts, on)
    expect(result).toMatchObject({ status: 'not-computable', reason: 'not-a-figure' })
    expect(result.diagnostics.map((one) => one.path)).toEqual([
      'result.amount',
      'opening.undistributed',
      'transfersIn',
      'figures.f',
      'holders[0].figures.area',
    ])
  })
})

describe('an unsound charter', () => {
  it('is refused rather than carried out in part', () => {
    const refused = (rules: Partial<AgreementWaterfall>) => {
      const result = distribute(agreement(rules), of('10'), on)
      return [result.status === 'not-computable' && result.reason, ...result.diagnostics.map((one) => one.code)]
    }
    expect(refused({ pools: [kept('a', rest), kept('a', rest)] })).toEqual(['charter-not-sound', 'duplicate-pool-id'])
    expect(refused({ pools: [kept('a', rest, { within: 'x' })] })).toEqual(['charter-not-sound', 'unknown-pool'])
    expect(refused({ pools: [kept('a', rest), kept('b', rest, { within: 'a' })] })).toEqual([
      'charter-not-sound',
      'pool-not-divided',
    ])
    expect(refused({ rounding: { digits: 3, mode: 'halfUp' } })).toEqual([
      'charter-not-sound',
      'rounding-finer-than-fen',
    ])
  })
})

describe('payouts', () => {
  const register = [grant('1', 'a', '1'), grant('2', 'b', '1'), grant('3', 'c', '1')]

  it('divides by shares, heads, households and figures', () => {
    const holders = [
      { id: 'a', household: 'h1', persons: 3, figures: { area: '1.5', grain: '1' } },
      { id: 'b', household: 'h1', figures: { grain: '2' } },
      { id: 'c', figures: { area: '2.5' }, groups: ['poor'] },
    ]
    const by = (to: Parameters<typeof paidOut>[2]) =>
      paid(run({ shares, payout: carry, pools: [paidOut('p', rest, to)] }, of('100', { register, holders })))
    expect(by({})).toEqual({ a: '33.33', b: '33.33', c: '33.33' })
    expect(by({ to: { kind: 'holders', by: 'heads' } })).toEqual({ a: '60.00', b: '20.00', c: '20.00' })
    expect(by({ to: { kind: 'holders', by: 'households' } })).toEqual({ c: '50.00', h1: '50.00' })
    expect(by({ to: { kind: 'holders', by: { figures: ['area'] } } })).toEqual({ a: '37.50', c: '62.50' })
    expect(by({ to: { kind: 'holders', by: { figures: ['area', 'grain'] } } })).toEqual({
      a: '35.71',
      b: '28.57',
      c: '35.71',
    })
    expect(by({ to: { kind: 'holders', by: 'heads', among: { groups: ['poor'] } } })).toEqual({ c: '100.00' })
    expect(by({ to: { kind: 'holders', by: 'heads', among: { classes: ['m'] } } })).toEqual({
      a: '60.00',
      b: '20.00',
      c: '20.00',
    })
  })

  it('divides among former villages after mergers and splits', () => {
    const holders = [
      { id: 'a', unit: 'east' },
      { id: 'b', unit: 'west' },
      { id: 'c', unit: 'west' },
    ]
    const events: readonly ShareEvent[] = [
      ...register,
      { id: '4', type: 'merge', date: '2021-01-01', units: ['east', 'west'], into: 'new' },
      { id: '5', type: 'split', date: '2022-01-01', from: 'c', into: 'hill' },
    ]
    const of_ = (unit: string) =>
      paid(
        run(
          {
            shares,
            payout: carry,
            pools: [paidOut('p', rest, { to: { kind: 'holders', by: 'shares', among: { units: [unit] } } })],
          },
          of('90', { register: events, holders }),
        ),
      )
    expect(of_('new')).toEqual({ a: '45.00', b: '45.00' })
    expect(of_('west')).toEqual({ b: '90.00' })
    expect(of_('hill')).toEqual({ c: '90.00' })
  })

  it('leaves classes without dividend out, and counts those that are named', () => {
    const classes = [...shares.classes, { id: 'x', label: '集体股', digits: 2, dividend: 'no' as const }]
    const rules = { shares: { ...shares, classes }, payout: carry }
    const facts = of('100', { register: [...register, grant('4', 'a', '1.00', { shareClass: 'x' })] })
    expect(paid(run({ ...rules, pools: [paidOut('p', rest)] }, facts))).toEqual({ a: '33.33', b: '33.33', c: '33.33' })
    const named = paidOut('p', rest, { to: { kind: 'holders', by: 'shares', among: { classes: ['m', 'x'] } } })
    expect(paid(run({ ...rules, pools: [named] }, facts))).toEqual({ a: '50.00', b: '25.00', c: '25.00' })
  })

  it('sets the dividend of frozen shares aside and counts them in the denominator', () => {
    const events = [
      ...register,
      { id: 'f', type: 'freeze', date: '2021-01-01', shareClass: 'm', shares: '1', from: 'a' } as const,
    ]
    const result = run({ shares, payout: carry, pools: [paidOut('p', rest)] }, of('90', { register: events }))
    expect(result.payees).toMatchObject({
      value: [{ id: 'a', amount: '30.00', escrow: '30.00' }, { escrow: '0.00' }, {}],
    })
    expect(result.totals.escrow).toBe('30.00')
  })

  it('pays a fixed amount per share and leaves the residue with an account', () => {
    const tenth = { ...shares, classes: [{ id: 'm', label: '股', digits: 1 }] }
    const events = [grant('1', 'a', '2.5'), grant('2', 'b', '1')]
    const payout = { method: 'perUnit' as const, residue: 'fund' }
    const result = run({ shares: tenth, payout, pools: [paidOut('p', rest)] }, of('100', { register: events }))
    expect(result.pools[0]?.division).toMatchObject({ perUnit: '28.57', roundedDown: '99.99', residue: '0.01' })
    expect(paid(result)).toEqual({ a: '71.42', b: '28.57' })
    expect(result.accounts).toEqual([{ id: 'fund', amount: '0.01' }])
  })

  it('gives the residue by largest remainder in the order of the rule', () => {
    const to = (ties?: 'byId' | 'largestWeightThenId' | 'smallestWeightThenId') => ({
      residue: 'largestRemainder',
      ...(ties === undefined ? {} : { ties }),
    })
    const events = [grant('1', 'a', '1'), grant('2', 'b', '2'), grant('3', 'c', '1')]
    const pool = (ties?: Parameters<typeof to>[0]) => ({ shares, payout: to(ties), pools: [paidOut('p', rest)] })
    const facts = of('0.02', { register: events })
    // Quotas 0.5, 1 and 0.5 fen: the half fen of a and c tie.
    expect(codes(pool(), facts)).toEqual(['tie-in-division'])
    expect(paid(run(pool('byId'), facts))).toEqual({ a: '0.01', b: '0.01', c: '0.00' })
    expect(paid(run(pool(), facts, [decision('tie-in-division', 'byId', 'p')]))).toEqual({
      a: '0.01',
      b: '0.01',
      c: '0.00',
    })
    const more = of('0.01', { register: [grant('1', 'a', '1'), grant('2', 'b', '1')] })
    expect(paid(run(pool('largestWeightThenId'), more))).toEqual({ a: '0.01', b: '0.00' })
    expect(paid(run(pool('smallestWeightThenId'), more))).toEqual({ a: '0.01', b: '0.00' })
    expect(paid(run(pool(), of('0.04', { register: events })))).toEqual({ a: '0.01', b: '0.02', c: '0.01' })
  })

  it('divides by weights that no safe integers hold', () => {
    const holders = ['1', '2', '3'].map((n) => ({ id: `h${n}`, figures: { area: `${n}.00000000000000000001` } }))
    const pools = [paidOut('p', rest, { to: { kind: 'holders', by: { figures: ['area'] } } })]
    const by = (payout: object) => paid(run({ pools, payout }, of('0.05', { holders })))
    expect(by({ residue: 'largestRemainder', ties: 'byId' })).toEqual({ h1: '0.01', h2: '0.02', h3: '0.02' })
    expect(by({ residue: 'largestRemainder' })).toEqual({ h1: '0.01', h2: '0.02', h3: '0.02' })
    expect(by({ residue: 'largestRemainder', ties: 'largestWeightThenId' })).toEqual({
      h1: '0.01',
      h2: '0.02',
      h3: '0.02',
    })
    expect(by(carry)).toEqual({ h1: '0.00', h2: '0.01', h3: '0.02' })
    expect(by({ ...carry, method: 'perUnit' })).toEqual({ h1: '0.00', h2: '0.00', h3: '0.00' })
  })

  it('keeps what is below one payment with the remainder', () => {
    const holders = [{ id: 'a' }, { id: 'b' }]
    const pools = [paidOut('p', rest, { to: { kind: 'holders', by: 'heads' } })]
    const payout = { grain: '1', residue: 'largestRemainder', ties: 'byId' as const }
    const question = { recordDate: '2024-12-31' }
    const charter = agreement({ pools, payout })
    expect(value(charter, of('3.50', { holders }), question)).toMatchObject({
      accounts: [{ id: 'undistributed', amount: '0.50' }],
      totals: { paid: '3.00' },
    })
    const { remainder: _, ...silent } = charter.rules
    const open = distribute({ ...charter, rules: silent }, of('3.50', { holders }), question)
    expect(openNeeds(open).map((one) => one.code)).toEqual(['remainder-owner'])
  })

  it('pays several alike and says how many get how much', () => {
    const pools = [paidOut('p', rest, { to: { kind: 'holders', by: 'heads' } })]
    const payout = { residue: 'largestRemainder', ties: 'byId' as const }
    const result = run({ pools, payout }, of('1', { holders: [{ id: 'all', count: 3 }] }))
    expect(result.payees).toMatchObject({
      value: [
        {
          amount: '1.00',
          each: [
            { count: 1, amount: '0.34' },
            { count: 2, amount: '0.33' },
          ],
        },
      ],
    })
    const two = run(
      { pools: [paidOut('q', rate('0.3'), { to: { kind: 'holders', by: 'heads' } }), ...pools], payout },
      of('1', { holders: [{ id: 'all', count: 2 }] }),
    )
    expect(two.payees).toMatchObject({
      value: [
        {
          amount: '1.00',
          parts: [
            { id: 'q', amount: '0.30' },
            { id: 'p', amount: '0.70' },
          ],
        },
      ],
    })
  })

  it('asks for the payment unit, and refuses one that is none or not the charter’s', () => {
    const pools = [paidOut('p', rest, { to: { kind: 'holders', by: 'heads' } })]
    const facts = of('1', { holders: [{ id: 'a' }] })
    const charter = agreement({ pools })
    expect(openNeeds(distribute(charter, facts, { recordDate: '2024-12-31' })).map((one) => one.code)).toEqual([
      'payout-grain',
    ])
    expect(distribute(charter, facts, { ...on, grain: '0.001' })).toMatchObject({ reason: 'grain-not-in-fen' })
    const fixed = agreement({ pools, payout: { grain: '1' } })
    expect(distribute(fixed, facts, on)).toMatchObject({ reason: 'grain-conflict' })
    expect(distribute(fixed, facts, { ...on, grain: '1.00' }).status).toBe('computed')
    const own = agreement({ pools: [{ ...pools[0]!, payout: { grain: '1' } }] })
    expect(distribute(own, facts, on).status).toBe('computed')
  })

  it('says when nobody takes part', () => {
    const pools = [paidOut('p', rest, { to: { kind: 'holders', by: 'heads' } })]
    const result = run({ pools }, of('1'))
    expect(result).toMatchObject({
      payees: { reason: 'no-claims' },
      closing: null,
      totals: { open: '1.00', escrow: null },
    })
    const negative = [{ id: 'a', figures: { area: '-1' } }]
    const by = paidOut('p', rest, { to: { kind: 'holders', by: { figures: ['area'] } } })
    expect(run({ pools: [by] }, of('1', { holders: negative })).payees).toMatchObject({ reason: 'negative-weight' })
    expect(run({ pools: [paidOut('p', rest)] }, of('1')).payees).toMatchObject({ reason: 'no-claims' })
  })

  it('reports the register and holders that stand twice', () => {
    const events = [...register, grant('1', 'd', '1')]
    const holders = [{ id: 'a' }, { id: 'a' }]
    const result = distribute(
      agreement({ shares, payout: carry, pools: [paidOut('p', rest)] }),
      of('9', { register: events, holders }),
      on,
    )
    expect(result.diagnostics.map((one) => one.code)).toEqual(['duplicate-share-event', 'duplicate-holder'])
    const open = [
      ...register,
      { id: '4', type: 'transfer', date: '2021-01-01', shareClass: 'm', shares: '1', from: 'a', to: 'b' } as const,
    ]
    expect(codes({ shares, pools: [] }, of('9', { register: open }))).toEqual(['share-power'])
  })
})

describe('shares that began within the year', () => {
  const period = { from: '2024-01-01', to: '2024-12-31' }
  const young = [grant('1', 'a', '100'), grant('2', 'b', '100', { date: '2024-07-01' })]
  const facts = { result: { amount: '3000', period }, register: young }
  const by = (
    partYear: 'full' | 'none' | 'byDays' | 'byMonths',
    events: readonly ShareEvent[] = young,
    leaveFirst: 'oldest' | 'newest' = 'oldest',
  ) =>
    paid(
      run(
        {
          shares: { ...shares, partYear, leaveFirst, powers: [{ power: 'transfer', allowed: 'yes' }] },
          payout: carry,
          pools: [paidOut('p', rest)],
        },
        { ...facts, register: events },
      ),
    )

  it('count for the year, for nothing, by days or by months', () => {
    expect(by('full')).toEqual({ a: '1500.00', b: '1500.00' })
    expect(by('none')).toEqual({ a: '3000.00' })
    expect(by('byMonths')).toEqual({ a: '2000.00', b: '1000.00' })
    // 184 of 366 days.
    expect(by('byDays')).toEqual({ a: '1996.36', b: '1003.63' })
    expect(codes({ shares, pools: [paidOut('p', rest)] }, facts)).toEqual(['part-year-shares'])
  })

  it('keep their day when they are transferred, old or new shares first as it is stated', () => {
    const move = {
      id: '3',
      type: 'transfer',
      date: '2024-09-01',
      shareClass: 'm',
      shares: '150',
      from: 'a',
      to: 'c',
    } as const
    const events = [grant('1', 'a', '100'), grant('2', 'a', '100', { date: '2024-07-01' }), move]
    // c holds 100 for the year and 50 for half of it, a keeps 50 for half of it.
    expect(by('byMonths', events)).toEqual({ a: '500.00', c: '2500.00' })
    const all = [...events, { ...move, id: '4', date: '2024-10-01', shares: '150', from: 'c', to: 'd' }]
    expect(by('byMonths', all)).toEqual({ a: '500.00', d: '2500.00' })
    // The new ones first: c holds 100 for half of the year and 50 for all of it, a keeps 50 for the year; 150 in all.
    expect(by('byMonths', events, 'newest')).toEqual({ a: '1000.00', c: '2000.00' })
    const twice = [
      grant('1', 'a', '10'),
      grant('2', 'a', '10', { date: '2024-04-01' }),
      grant('3', 'a', '10', { date: '2024-07-01' }),
      { ...move, id: '4', shares: '15' },
    ]
    // c: 10 for half of the year and 5 for three quarters; a: 5 for three quarters and 10 for all of it: 8.75 and 13.75 of 22.5.
    expect(by('byMonths', twice, 'newest')).toEqual({ a: '1833.33', c: '1166.66' })
    const open = {
      shares: { ...shares, partYear: 'byMonths', powers: [{ power: 'transfer', allowed: 'yes' }] },
    } as const
    expect(codes({ ...open, pools: [paidOut('p', rest)] }, { ...facts, register: events })).toEqual([
      'shares-leave-first',
    ])
  })
})

describe('guarantees', () => {
  const register = [grant('1', 'a', '10'), grant('2', 'b', '30')]
  const rules = (more: Partial<GuaranteeRule>): Partial<AgreementWaterfall> => ({
    shares,
    payout: { residue: 'largestRemainder', ties: 'byId' },
    pools: [paidOut('p', rest)],
    guarantees: [{ id: 'g', label: '保底', yuan: '2', by: 'shares', ...more }],
  })

  it('as a cost come before everything, and their bearer pays what is short', () => {
    const full = run(rules({ treatment: 'costBeforeProfit' }), of('100', { register }))
    expect(full).toMatchObject({
      guarantees: [{ due: '80.00', fromResult: '80.00', bearer: null }],
      totals: { paid: '100.00' },
    })
    expect(paid(full)).toEqual({ a: '25.00', b: '75.00' })
    const short = rules({ treatment: 'costBeforeProfit' })
    expect(codes(short, of('50', { register }))).toEqual(['guarantee-bearer'])
    const borne = run(short, of('50', { register }), [decision('guarantee-bearer', 'firm', 'g')])
    expect(borne).toMatchObject({
      guarantees: [{ fromResult: '50.00', fromBearer: '30.00', bearer: 'firm' }],
      totals: { fromBearers: '30.00' },
    })
  })

  it('as a first charge go only as far as the money', () => {
    const first = run(rules({ treatment: 'hurdle', among: { classes: ['m'] } }), of('50', { register }))
    expect(first.guarantees).toMatchObject([{ due: '80.00', fromResult: '50.00', unpaid: '30.00', fromBearer: '0.00' }])
    expect(paid(first)).toEqual({ a: '12.50', b: '37.50' })
    expect(run(rules({ treatment: 'hurdle' }), of('90', { register })).guarantees).toMatchObject([{ unpaid: '0.00' }])
  })

  it('as an advance are topped up where the dividend is less', () => {
    const plain = rules({ treatment: 'advance', among: { classes: ['m'] }, bearer: 'firm' })
    const enough = run(plain, of('100', { register }))
    expect(enough.guarantees).toMatchObject([{ fromResult: '80.00', fromBearer: '0.00', bearer: null }])
    const less = run(plain, of('40', { register }))
    expect(paid(less)).toEqual({ a: '20.00', b: '60.00' })
    expect(less.guarantees).toMatchObject([{ fromResult: '40.00', fromBearer: '40.00', bearer: 'firm' }])
    const { payees } = run(rules({ treatment: 'advance' }), of('40', { register }))
    expect(payees).toMatchObject({ status: 'needs', missing: [{ code: 'guarantee-bearer' }] })
    const frozen = [
      ...register,
      { id: 'f', type: 'freeze', date: '2021-01-01', shareClass: 'm', shares: '5', from: 'a' } as const,
    ]
    expect(run(plain, of('40', { register: frozen })).payees).toMatchObject({
      value: [{ amount: '20.00', escrow: '10.00' }, {}],
    })
  })

  it('ask what they are and for whom', () => {
    expect(codes(rules({}), of('50', { register }))).toEqual(['guarantee-treatment'])
    expect(codes(rules({}), of('50', { register }), [decision('guarantee-treatment', 'hurdle', 'g')])).toEqual([])
    const heads = rules({ by: 'heads', treatment: 'hurdle' })
    expect(distribute(agreement(heads), of('50', { register }), on)).toMatchObject({ reason: 'figure-not-stated' })
  })
})

describe('payments with a cap or a minimum', () => {
  const holders = [
    { id: 'a', figures: { area: '1' } },
    { id: 'b', figures: { area: '3' } },
    { id: 'c', figures: { area: '6' } },
    { id: 'none', figures: { area: '0' } },
  ]
  const pool = (to: object, payout: object = carry) => ({
    payout,
    pools: [paidOut('p', rest, { to: { kind: 'holders', by: { figures: ['area'] }, ...to } })],
  })
  const facts = of('100', { holders })

  it('spread what a cap cuts off, or leave it with the residue', () => {
    expect(paid(run(pool({ atMostEach: '40', overCap: 'respread' }), facts))).toEqual({
      a: '20.00',
      b: '40.00',
      c: '40.00',
      none: '0.00',
    })
    const left = run(pool({ atMostEach: '40', overCap: 'leave' }), facts)
    expect(paid(left)).toEqual({ a: '10.00', b: '30.00', c: '40.00', none: '0.00' })
    expect(left.accounts).toEqual([{ id: 'undistributed', amount: '20.00' }])
    expect(codes(pool({ atMostEach: '40' }), facts)).toEqual(['over-cap'])
    expect(codes(pool({ atMostEach: '40' }), facts, [decision('over-cap', 'leave', 'p')])).toEqual([])
  })

  it('give at least the minimum to everybody with a claim', () => {
    expect(paid(run(pool({ atLeastEach: '20' }), facts))).toEqual({ a: '20.00', b: '26.66', c: '53.33', none: '0.00' })
    const lr = { residue: 'largestRemainder', ties: 'byId' }
    expect(paid(run(pool({ atLeastEach: '20' }, lr), facts))).toEqual({
      a: '20.00',
      b: '26.67',
      c: '53.33',
      none: '0.00',
    })
    expect(run(pool({ atLeastEach: '40' }), facts).payees).toMatchObject({ reason: 'minimums-exceed-total' })
  })

  it('ask who has the residue, who keeps the rest and who goes first', () => {
    const lr = { residue: 'largestRemainder' }
    expect(codes(pool({ atLeastEach: '1' }, {}), facts)).toEqual(['residue-owner'])
    const equal = of('0.01', { holders: [holders[0]!, { id: 'd', figures: { area: '1' } }] })
    expect(codes(pool({ atMostEach: '1', overCap: 'leave' }, lr), equal)).toEqual(['tie-in-division'])
    const { remainder: _, ...silent } = agreement(pool({ atMostEach: '20', overCap: 'leave' }, lr)).rules
    const open = distribute({ ...agreement({}), rules: silent }, facts, on)
    expect(openNeeds(open).map((one) => one.code)).toEqual(['remainder-owner'])
  })

  it('are explained as such', () => {
    const told = explainPayee(agreement(pool({ atMostEach: '40', overCap: 'respread' })), facts, { ...on, holder: 'a' })
    expect(told.status === 'computed' && [told.value.figure, addsUp(told.value)]).toEqual(['20.00', { ok: true }])
  })
})

describe('steps of a ladder', () => {
  it('take rates of what a base has above one amount and up to another', () => {
    const pools = [
      kept('low', { ...rate('0.1'), upTo: '100' }),
      kept('middle', { ...rate('0.2'), over: '100', upTo: '300' }),
      kept('high', { ...rate('0.5'), over: '300' }),
      kept('none', { ...rate('0.5'), over: '1000' }),
      kept('third', { ...rate('1/3'), over: '340' }),
    ]
    const charter = agreement({ pools })
    const result = value(charter, of('400'))
    expect(amounts(result)).toEqual(['10.00', '40.00', '50.00', '0.00', '20.00'])
    expect(result.pools[1]?.base).toEqual({ figure: 'result', amount: '200' })
    for (const { id } of result.pools) {
      const told = explainPool(charter, of('400'), { ...on, pool: id })
      expect(told.status === 'computed' && addsUp(told.value)).toEqual({ ok: true })
    }
  })
})

describe('nested pools', () => {
  it('cut a pool and leave the rest with a named account', () => {
    const pools = [
      kept('p', rate('0.5'), { to: { kind: 'pools', remainder: 'left' } }),
      kept('x', rate('0.3', 'entering'), { within: 'p' }),
      kept('y', { kind: 'amount', yuan: '10' }, { within: 'p' }),
      kept('z', rest),
    ]
    const result = run({ pools }, of('100'))
    expect(amounts(result)).toEqual(['50.00', '15.00', '10.00', '50.00'])
    expect(result.accounts).toEqual([
      { id: 'left', amount: '25.00' },
      { id: 'x', amount: '15.00' },
      { id: 'y', amount: '10.00' },
      { id: 'z', amount: '50.00' },
    ])
  })
})
