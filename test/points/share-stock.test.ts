import { describe, expect, it } from 'vitest'
import { shareStock, type RedeemableGood, type StockClaim, type WalletFacts } from 'xiangzhen/points'
import { policyWith, spent } from './redemption.js'

const rice: RedeemableGood = {
  id: 'rice',
  title: '大米',
  prices: [{ from: '2024-01-01', points: '50' }],
  stocked: true,
}
const stock = [{ good: 'rice', count: 10, on: '2024-02-01' }]
const question = { good: 'rice', asOf: '2024-03-10' }
const claim = (id: string, count: number, on: string, rank?: number): StockClaim => ({
  id,
  holder: id,
  count,
  on,
  ...(rank === undefined ? {} : { rank }),
})
const claims = [claim('a', 6, '2024-03-02', 1), claim('b', 4, '2024-03-01', 3), claim('c', 5, '2024-03-02', 2)]

function shared(
  good: Partial<RedeemableGood>,
  given: readonly StockClaim[] = claims,
  decisions: readonly { code: string; value: string }[] = [],
  facts: Pick<WalletFacts, 'stock' | 'redemptions'> = { stock },
): unknown {
  const result = shareStock(
    policyWith({ goods: [{ ...rice, ...good }] }, decisions),
    { ...facts, claims: given },
    question,
  )
  return result.status === 'computed' ? result.value.grants.map((one) => one.granted) : result
}

describe('shareStock', () => {
  it('gives all that is claimed where there is enough', () => {
    expect(shared({}, claims.slice(0, 2))).toEqual([6, 4])
  })

  it('asks for the mode, and each mode does what it says', () => {
    expect(shared({})).toMatchObject({ missing: [{ code: 'same-day-claims' }, { code: 'stock-over' }] })
    // By day: b of 1 March has 4 of 10; 6 are left on 2 March for a (6) and c (5): 6 × 6/11 = 3.27, 6 × 5/11 = 2.73.
    expect(shared({ shared: 'firstCome' })).toMatchObject({ missing: [{ code: 'same-day-claims' }] })
    expect(shared({ shared: 'firstCome' }, claims, [{ code: 'same-day-claims', value: 'proRata' }])).toEqual([3, 4, 3])
    expect(shared({ shared: 'firstCome' }, claims, [{ code: 'same-day-claims', value: 'wait' }])).toEqual([0, 4, 0])
    // By rank: a 6, then c has the 4 that are left, b waits.
    expect(shared({ shared: 'byRank' })).toEqual([6, 0, 4])
    // Pro rata: 10 × 6/15 = 4, 10 × 4/15 = 2.67, 10 × 5/15 = 3.33.
    expect(shared({ shared: 'proRata' })).toEqual([4, 3, 3])
    expect(shared({ shared: 'proRata' }, [...claims].reverse())).toEqual([4, 3, 3])
  })

  it('claims of one rank share the rest or wait', () => {
    const tied = [claim('a', 8, '2024-03-01', 1), claim('b', 4, '2024-03-01', 2), claim('c', 4, '2024-03-01', 2)]
    expect(shared({ shared: 'byRank' }, tied)).toMatchObject({ missing: [{ code: 'same-rank-claims' }] })
    expect(shared({ shared: 'byRank' }, tied, [{ code: 'same-rank-claims', value: 'proRata' }])).toEqual([8, 1, 1])
    expect(shared({ shared: 'byRank' }, tied, [{ code: 'same-rank-claims', value: 'wait' }])).toEqual([8, 0, 0])
  })

  it('counts what came in and what went out by the day', () => {
    const out = [
      { ...spent('r1', '50', '2024-02-10'), goods: [{ good: 'rice', count: 4 }] },
      { ...spent('r2', '50', '2024-02-11'), goods: [{ good: 'rice', count: 2 }] },
      { id: 'k', holder: 'h1', cancels: 'r2', on: '2024-02-12', reason: '' },
    ]
    const late = [...stock, { good: 'rice', count: 9, on: '2024-04-01' }]
    expect(shared({ shared: 'byRank' }, claims, [], { stock: late, redemptions: out })).toEqual([6, 0, 0])
    expect(shared({ shared: 'byRank' }, claims, [], {})).toEqual([0, 0, 0])
  })

  it('names claims that cannot be', () => {
    expect(shared({}, [claim('a', 0, '2024-03-01')])).toMatchObject({ reason: 'claim-not-positive' })
    expect(shared({}, [claims[0]!, claims[0]!])).toMatchObject({ reason: 'claim-given-twice' })
    expect(shared({ shared: 'byRank' }, [claim('a', 11, '2024-03-01')])).toMatchObject({ reason: 'claim-without-rank' })
    expect(shareStock(policyWith(), { claims }, question)).toMatchObject({ reason: 'good-not-in-list' })
  })
})
