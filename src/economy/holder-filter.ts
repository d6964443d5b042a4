import { addExact, exactOf, exactOne, multiplyExact, ownValue, type Exact } from '../kernel/internal.js'
import type { ClaimBook } from './claims.js'
import { testHolds } from './conditions.js'
import type { HolderFilter, HolderTest } from './division-keys.js'
import type { ShareHolder } from './share-rules.js'

/** Holders that pass a filter, in code unit order. */
export function takingPart(among: HolderFilter | undefined, book: ClaimBook): readonly ShareHolder[] {
  return [...book.holders.values()].filter((holder) => passes(holder, among, book))
}

/** Whether a holder passes a filter. */
export function passes(holder: ShareHolder, among: NestedFilter | undefined, book: ClaimBook): boolean {
  if (among === undefined) return true
  const { classes, groups, exceptGroups, units, kinds, figures, within } = among
  if (within !== undefined && !passes(holder, within, book)) return false
  if (groups !== undefined && !groups.some((group) => holder.groups?.includes(group) === true)) return false
  if (exceptGroups !== undefined && exceptGroups.some((group) => holder.groups?.includes(group) === true)) return false
  if (kinds !== undefined && !kinds.includes(holder.kind ?? 'member')) return false
  if (figures !== undefined && !figures.every((test) => testHolder(holder, test, book))) return false
  if (units !== undefined && !unitsOf(holder, book).some((unit) => units.includes(unit))) return false
  return (
    classes === undefined ||
    classes.some((id) => (book.fold?.classes.get(id)?.accounts.get(holder.id)?.shares ?? 0) > 0)
  )
}

/** The sum of some figures of a holder; `undefined` when none of them is known. */
export function figureOf(holder: ShareHolder, figures: readonly string[], book: ClaimBook): Exact | undefined {
  let sum: Exact | undefined
  for (const name of figures) {
    const text = ownValue(holder.figures, name)
    const one = book.quantified.get(name)?.get(holder.id) ?? (text === undefined ? undefined : exactOf(text))
    if (one !== undefined) sum = sum === undefined ? one : addExact(sum, one)
  }
  return sum
}

/** The product of some figures of a holder; `undefined` when one of them is not known. */
export function productOf(holder: ShareHolder, figures: readonly string[], book: ClaimBook): Exact | undefined {
  let product: Exact | undefined = exactOne
  for (const name of figures) {
    const one = figureOf(holder, [name], book)
    product = one === undefined || product === undefined ? undefined : multiplyExact(product, one)
  }
  return product
}

/** A filter of one measure, within that of the whole division. */
export interface NestedFilter extends HolderFilter {
  readonly within?: HolderFilter
}

/** A filter of one measure within that of the whole. */
export function both(whole: HolderFilter | undefined, part: HolderFilter | undefined): NestedFilter | undefined {
  if (whole === undefined || part === undefined) return whole ?? part
  return { ...whole, ...part, within: whole }
}

function testHolder(holder: ShareHolder, { figure, is, than }: HolderTest, book: ClaimBook): boolean {
  const own = figureOf(holder, [figure], book)
  return own !== undefined && testHolds(is, own, exactOf(than))
}

// The holder's own sub-ledger and every village into which it merged.
function unitsOf(holder: ShareHolder, book: ClaimBook): readonly string[] {
  const chain: string[] = []
  let unit = book.fold?.unitOf.get(holder.id) ?? holder.unit
  while (unit !== undefined && !chain.includes(unit)) {
    chain.push(unit)
    unit = book.fold?.mergedInto.get(unit)
  }
  return chain
}
