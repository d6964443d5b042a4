import type { Exact } from '../kernel/internal.js'

/** Fen as an exact amount in yuan. */
export function yuanOfFen(fen: number): Exact {
  return { n: BigInt(fen), d: 100n }
}

/** An exact amount in yuan, a whole number of fen, as fen. */
export function fenOfExact(amount: Exact): number {
  return Number((amount.n * 100n) / amount.d)
}
