import type { DecimalText } from '../kernel/index.js'
import { addExact, exactOf, exactZero, multiplyExact, type Exact } from '../kernel/internal.js'
import type { WeightPart } from './division-keys.js'
import type { Claims, ClaimsFound } from './claims.js'
import { countedPart } from './figure-amounts.js'
import { exactRate } from './portions.js'

/** One weight of a sum: whose it is, and whether it is frozen. */
export interface WeightEntry {
  readonly id: string
  readonly weight: Exact
  readonly frozen: boolean
}

/**
 * Adds up several measures, each times its coefficient. The k-th of several alike takes the k-th weight of each measure; what is
 * frozen in one of them stays apart.
 */
export function sumOfWeights(
  parts: readonly WeightPart[],
  find: (part: WeightPart) => ClaimsFound,
): { readonly ok: true; readonly entries: readonly WeightEntry[] } | (ClaimsFound & { readonly ok: false }) {
  const columns = new Map<string, { readonly free: Exact[]; readonly frozen: Exact[] }>()
  for (const part of parts) {
    const claims = find(part)
    if (!claims.ok) {
      // A group in which nobody is adds nothing.
      if (claims.missing.length === 0 && claims.unknown.every((name) => name === 'claims')) continue
      return claims
    }
    addColumn(columns, claims.value, part)
  }
  const entries: WeightEntry[] = []
  for (const id of [...columns.keys()].sort()) {
    const { free, frozen } = columns.get(id)!
    for (let copy = 0; copy < Math.max(free.length, frozen.length); copy += 1) {
      for (const [weight, isFrozen] of [
        [free[copy], false],
        [frozen[copy], true],
      ] as const) {
        if (weight !== undefined && weight.n !== 0n) entries.push({ id, weight, frozen: isFrozen })
      }
    }
  }
  return { ok: true, entries }
}

function addColumn(
  columns: Map<string, { readonly free: Exact[]; readonly frozen: Exact[] }>,
  { ids, frozen, weights, unit }: Claims,
  { times = '1', over, upTo }: WeightPart,
): void {
  const rate = exactRate(times)
  let copies = { free: 0, frozen: 0 }
  for (let i = 0; i < ids.length; i += 1) {
    if (i > 0 && ids[i] !== ids[i - 1]) copies = { free: 0, frozen: 0 }
    const side = frozen[i] === true ? 'frozen' : 'free'
    const column = columns.get(ids[i]!) ?? { free: [], frozen: [] }
    columns.set(ids[i]!, column)
    const all = multiplyExact(unit, { n: BigInt(weights[i]!), d: 1n })
    const weight = multiplyExact(rate, countedPart(all, readBound(over), readBound(upTo)))
    column[side][copies[side]] = addExact(column[side][copies[side]] ?? exactZero, weight)
    copies[side] += 1
  }
}

function readBound(text: DecimalText | undefined): Exact | undefined {
  return text === undefined ? undefined : exactOf(text)
}
