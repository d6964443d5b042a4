// A slow, obvious model of a distribution: whole fen as bigint, one pool after the other, one fen after the other.
// It knows rates on the result or on what remains, the rest, and holders with whole shares.

export interface PlainPool {
  readonly id: string
  readonly hundredths: bigint | 'rest'
  readonly of: 'result' | 'remaining'
  readonly holders: boolean
}

export interface PlainDistribution {
  readonly pools: Readonly<Record<string, bigint>>
  readonly holders: Readonly<Record<string, bigint>>
  readonly kept: bigint
}

export function plainDistribution(
  result: bigint,
  pools: readonly PlainPool[],
  shares: Readonly<Record<string, bigint>>,
): PlainDistribution {
  let remaining = result
  let kept = 0n
  const amounts: Record<string, bigint> = {}
  const holders: Record<string, bigint> = {}
  for (const id of Object.keys(shares)) holders[id] = 0n
  for (const pool of pools) {
    let amount = remaining
    if (pool.hundredths !== 'rest') {
      const base = pool.of === 'result' ? result : remaining
      amount = (base * pool.hundredths * 2n + 100n) / 200n
      if (amount > remaining) amount = remaining
    }
    amounts[pool.id] = amount
    remaining -= amount
    if (!pool.holders) kept += amount
    else for (const [id, fen] of Object.entries(fenByFen(amount, shares))) holders[id]! += fen
  }
  return { pools: amounts, holders, kept: kept + remaining }
}

// Everybody gets the whole part of the exact quota; then fen go one by one to whoever is owed most, ties by id.
function fenByFen(amount: bigint, shares: Readonly<Record<string, bigint>>): Record<string, bigint> {
  const ids = Object.keys(shares).sort()
  const all = ids.reduce((sum, id) => sum + shares[id]!, 0n)
  const given: Record<string, bigint> = {}
  let left = amount
  for (const id of ids) {
    given[id] = (amount * shares[id]!) / all
    left -= given[id]
  }
  const owed = (id: string): bigint => amount * shares[id]! - given[id]! * all
  while (left > 0n) {
    let best = ids[0]!
    for (const id of ids) if (owed(id) > owed(best)) best = id
    given[best]! += 1n
    left -= 1n
  }
  return given
}
