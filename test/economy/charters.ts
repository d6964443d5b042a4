import fc from 'fast-check'
import type {
  AgreementCharter,
  DistributionFacts,
  PoolRule,
  PoolTake,
  ShareEvent,
  ShareHolder,
  AgreementWaterfall,
} from 'xiangzhen/economy'

/** The head of a charter for tests. */
export const head = {
  id: 'c',
  title: '章程',
  version: '1',
  effective: { from: '2020-01-01' },
  sources: [],
  decisions: [],
}

/** A charter of partners with these rules; everything that it need not say is left out. */
export function agreement(rules: Partial<AgreementWaterfall>): AgreementCharter {
  return {
    ...head,
    rules: {
      form: 'agreement',
      measure: 'netResult',
      rounding: { digits: 2, mode: 'halfUp' },
      remainder: 'undistributed',
      pools: [],
      ...rules,
    },
  }
}

/** A pool kept by an account of its own name. */
export function kept(id: string, take: PoolTake, more: Partial<PoolRule<'other'>> = {}): PoolRule<'other'> {
  return { id, label: id, purpose: 'other', take, to: { kind: 'account', account: id }, ...more }
}

/** A pool divided among holders. */
export function paidOut(id: string, take: PoolTake, more: Partial<PoolRule<'members'>> = {}): PoolRule<'members'> {
  return { id, label: id, purpose: 'members', take, to: { kind: 'holders', by: 'shares' }, ...more }
}

/** A grant of shares of the class `m`. */
export function grant(id: string, to: string, shares: string, more: Partial<ShareEvent> = {}): ShareEvent {
  return { id, type: 'grant', date: '2020-01-01', shareClass: 'm', shares, to, ...more }
}

const cents = fc.integer({ min: 0, max: 100 })

/** A distribution with rates, a rest, losses, frozen shares and everything decided. */
export const distributions = fc
  .record({
    result: fc.integer({ min: -50_000, max: 5_000_000 }),
    opening: fc.integer({ min: -500_000, max: 500_000 }),
    pools: fc.array(
      fc.record({
        rate: cents,
        of: fc.constantFrom('result', 'afterLosses', 'available', 'remaining'),
        kind: fc.constantFrom('account', 'shares', 'heads', 'area', 'pools'),
        residue: fc.constantFrom('largestRemainder', 'carried'),
        ties: fc.constantFrom('byId' as const, 'largestWeightThenId' as const, 'smallestWeightThenId' as const),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    losses: fc.boolean(),
    households: fc.boolean(),
    withheld: fc.constantFrom('0', '0.1', '1/3', '1'),
    debt: fc.integer({ min: 0, max: 900_000 }),
    grain: fc.constantFrom('0.01', '0.05', '1', '10'),
    holders: fc.array(
      fc.record({
        shares: fc.integer({ min: 1, max: 500 }),
        persons: fc.integer({ min: 1, max: 6 }),
        area: fc.integer({ min: 0, max: 5000 }),
        frozen: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ result, opening, pools, losses, households, withheld, debt, grain, holders }) => {
    const yuan = (fen: number): string => (fen / 100).toFixed(2)
    const rules: PoolRule<'members' | 'losses' | 'other'>[] = losses
      ? [{ ...kept('losses', { kind: 'losses' }), purpose: 'losses' }]
      : []
    pools.forEach((pool, i) => {
      const id = `p${i}`
      const take: PoolTake = { kind: 'rate', rate: (pool.rate / 100).toFixed(2), of: pool.of }
      const payout = { residue: pool.residue, ties: pool.ties }
      if (pool.kind === 'account') rules.push(kept(id, take))
      else if (pool.kind === 'pools') {
        rules.push(kept(id, take, { to: { kind: 'pools', remainder: `${id}-rest` } }))
        rules.push(paidOut(`${id}-a`, { kind: 'rate', rate: '1/3', of: 'entering' }, { within: id, payout }))
      } else {
        const by = pool.kind === 'area' ? { figures: ['area'] } : pool.kind === 'heads' ? 'heads' : 'shares'
        rules.push(paidOut(id, take, { to: { kind: 'holders', by: by as 'shares' }, payout }))
      }
    })
    const charter: AgreementCharter = {
      ...agreement({
        pools: rules,
        opening: 'included',
        ...(households ? { payout: { each: 'household' as const } } : {}),
        deductions: [
          {
            id: 'conduct',
            label: '扣减',
            among: { groups: ['listed'] },
            take: { kind: 'rate', rate: withheld },
            account: 'w',
          },
          { id: 'debt', label: '抵欠', take: { kind: 'ownAmount', figure: 'debt' }, account: 'd' },
        ],
        shares: { registeredBy: 'person', classes: [{ id: 'm', label: '成员股', digits: 1 }] },
      }),
      decisions: losses
        ? []
        : [{ code: 'losses-order', value: 'lossesFirst', decidedBy: 'x', decidedOn: '2024-01-01' }],
    }
    const people = holders.map((one, i): ShareHolder => ({
      id: `h${i}`,
      persons: one.persons,
      household: `f${i % 3}`,
      ...(i % 2 === 0 ? { groups: ['listed'] } : {}),
      figures: { area: String(one.area + (i === 0 ? 1 : 0)), debt: yuan(i === 0 ? debt : 0) },
    }))
    const register = holders.flatMap((one, i): readonly ShareEvent[] => [
      grant(`g${i}`, `h${i}`, (one.shares / 10).toFixed(1)),
      ...(one.frozen
        ? [{ id: `f${i}`, type: 'freeze' as const, date: '2021-01-01', shareClass: 'm', shares: '0.1', from: `h${i}` }]
        : []),
    ])
    const facts: DistributionFacts = {
      result: { amount: yuan(result) },
      opening: { undistributed: yuan(opening) },
      holders: people,
      register,
    }
    return { charter, facts, question: { recordDate: '2024-12-31', grain } }
  })
