import { toScaled } from '../kernel/internal.js'
import type { BookReading } from './compiled-book.js'
import type { Entry } from './entries.js'

/** Whether other entries about the same thing bear on this one in a way that the item leaves open. */
export function sharesMatter(item: BookReading['items'][number], entry: Entry): boolean {
  return entry.object !== undefined && item.item.sameMatter === undefined && !item.matterStated
}

/** Adds an entry of a plain item; `false` where it has to be looked at for itself. */
export function addPlain(
  sums: Float64Array,
  counts: Int32Array,
  cell: number,
  item: BookReading['items'][number],
  entry: Entry,
): boolean {
  let amount: number | undefined = item.unitPoints
  if (amount === undefined) return addChosen(sums, counts, cell, item, entry)
  if (entry.points !== undefined) return false
  // A quantity that nothing looks at is told of.
  if (item.quantityIdle && entry.quantity !== undefined) return false
  if (item.timesQuantity && entry.quantity !== undefined) {
    const quantity = toScaled(entry.quantity, 6)
    if (quantity === undefined || quantity < 0) return false
    if (item.worth.by === 'quantity' && item.worth.whole && quantity % 1_000_000 !== 0) return false
    const product = amount * quantity
    if (product > Number.MAX_SAFE_INTEGER || product % 1_000_000 !== 0) return false
    amount = product / 1_000_000
  }
  const sum = sums[cell]! + amount
  if (sum > Number.MAX_SAFE_INTEGER) return false
  sums[cell] = sum
  counts[cell]! += 1
  return true
}

function addChosen(
  sums: Float64Array,
  counts: Int32Array,
  cell: number,
  item: BookReading['items'][number],
  entry: Entry,
): boolean {
  const { worth } = item
  if (worth.by !== 'range' || entry.points === undefined || worth.step !== undefined) return false
  const amount = toScaled(entry.points, 6)
  if (amount === undefined || amount < item.leastPoints || amount > item.mostPoints) return false
  const sum = sums[cell]! + amount
  if (sum > Number.MAX_SAFE_INTEGER) return false
  sums[cell] = sum
  counts[cell]! += 1
  return true
}
