import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import { addExact, divideExact, exactZero, multiplyExact, type Exact } from '../kernel/internal.js'
import type { Charter, QuantifyRule } from './charter.js'
import type { DivisionKey } from './division-keys.js'
import { findClaims, type ClaimBook } from './claims.js'
import type { PoolAmount } from './pool-amount.js'

/** Measures by which a fund may be quantified when the charter names none. */
const measures = ['contribution', 'patronage', 'heads', 'shares'] as const

/**
 * Quantifies the charter's funds to the holders and enters the figures in the claim book (成员账户). A fund that grows by
 * a pool of this very year waits until that pool is known.
 */
export function quantifyFunds(
  charter: Charter,
  figures: ReadonlyMap<string, Exact>,
  pools: readonly PoolAmount[],
  book: ClaimBook,
): { readonly missing: readonly DecisionNeed[]; readonly unknown: readonly string[] } {
  const missing: DecisionNeed[] = []
  const unknown: string[] = []
  for (const rule of charter.rules.quantify ?? []) {
    const balance = balanceOf(rule, charter, figures, pools)
    const by = rule.by ?? measureNamed(decisionFor(charter.decisions, 'quantify-by', rule.figure)?.value)
    if (by === undefined) missing.push({ code: 'quantify-by', at: rule.figure, options: measures })
    if (balance === 'open') {
      missing.push({ code: 'quantified-balance', at: rule.figure, options: ['before', 'after'] })
    } else if (balance === undefined) unknown.push(rule.balance)
    else if (by !== undefined) {
      const claims = findClaims(by, undefined, book)
      if (!claims.ok) {
        missing.push(...claims.missing)
        unknown.push(...claims.unknown)
      } else {
        const { ids, weights, total, unit } = claims.value
        const perUnit = divideExact(balance, total)
        const quantified = new Map<string, Exact>()
        ids.forEach((id, index) => {
          const part = multiplyExact(perUnit, multiplyExact(unit, { n: BigInt(weights[index]!), d: 1n }))
          quantified.set(id, addExact(quantified.get(id) ?? exactZero, part))
        })
        book.quantified.set(rule.figure, quantified)
      }
    }
  }
  return { missing, unknown }
}

function balanceOf(
  rule: QuantifyRule,
  charter: Charter,
  figures: ReadonlyMap<string, Exact>,
  pools: readonly PoolAmount[],
): Exact | 'open' | undefined {
  const before = figures.get(rule.balance)
  if (rule.adding === undefined || before === undefined) return before
  const include = rule.include ?? decisionFor(charter.decisions, 'quantified-balance', rule.figure)?.value
  if (include === undefined) return 'open'
  const added = pools.find((pool) => pool.rule.id === rule.adding)?.left ?? exactZero
  return include === 'after' ? addExact(before, added) : before
}

function measureNamed(name: string | undefined): DivisionKey | undefined {
  if (name === undefined) return undefined
  return name === 'shares' || name === 'heads' || name === 'households' ? name : { figures: [name] }
}
