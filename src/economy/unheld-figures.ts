import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { DivisionKey, PoolRule } from './charter.js'
import type { ClaimBook } from './claims.js'

/** Figures by which pools are divided and that no holder has: mostly misspelt names, which would count as nothing without a word. */
export function unheldFigures(pools: readonly PoolRule[], book: ClaimBook): readonly Diagnostic[] {
  const holders = [...book.holders.values()]
  if (holders.length === 0) return []
  const held = (name: string): boolean =>
    book.quantified.has(name) || holders.some((one) => ownValue(one.figures, name) !== undefined)
  return pools.flatMap(({ to }, index) =>
    to.kind !== 'holders'
      ? []
      : [...new Set(figuresOf(to.by))]
          .filter((name) => !held(name))
          .map((name) => diagnostic('figure-not-stated', 'warning', `rules.pools[${index}].to.by.figures`, { name })),
  )
}

function figuresOf(by: DivisionKey): readonly string[] {
  if (typeof by === 'string') return []
  return 'sum' in by ? by.sum.flatMap((part) => figuresOf(part.by)) : by.figures
}
