import { exactInteger, multiplyExact } from '../kernel/internal.js'
import { byIdOrder, claimsOf, type ClaimBook, type Claims } from './claims.js'
import type { WeightEntry } from './weight-sum.js'

/** Claims of which each is a household's: all its holders together, free and frozen parts apart. Several alike stay single. */
export function householdClaims(claims: Claims, book: ClaimBook): Claims {
  if (claims.perHousehold === true) return claims
  const { ids, frozen, weights, unit } = claims
  const sums = new Map<string, { readonly free: bigint; readonly frozen: bigint }>()
  const alike: WeightEntry[] = []
  ids.forEach((id, i) => {
    const holder = book.holders.get(id)
    const weight = BigInt(weights[i]!)
    if ((holder?.count ?? 1) > 1) {
      alike.push({ id, weight: multiplyExact(unit, exactInteger(weight)), frozen: frozen[i]! })
      return
    }
    const key = holder?.household ?? id
    const sum = sums.get(key) ?? { free: 0n, frozen: 0n }
    sums.set(key, frozen[i]! ? { ...sum, frozen: sum.frozen + weight } : { ...sum, free: sum.free + weight })
  })
  const entries = [...sums].flatMap(([id, sum]) =>
    (['free', 'frozen'] as const).flatMap((side) =>
      sum[side] === 0n && (side === 'frozen' || sum.frozen !== 0n)
        ? []
        : [{ id, weight: multiplyExact(unit, exactInteger(sum[side])), frozen: side === 'frozen' }],
    ),
  )
  const merged = claimsOf([...entries, ...alike].sort(byIdOrder))
  return merged.ok ? { ...merged.value, perHousehold: true } : claims
}

/** Whether several holders of one household stand among the claims. */
export function shareHousehold({ ids, perHousehold }: Claims, { holders }: ClaimBook): boolean {
  if (perHousehold === true) return false
  const seen = new Map<string, string>()
  return ids.some((id) => {
    const household = holders.get(id)?.household
    if (household === undefined) return false
    const first = seen.get(household) ?? id
    seen.set(household, first)
    return first !== id
  })
}
