import { type DecisionNeed } from '../kernel/index.js'
import { needAbout } from './case-needs.js'
import type { BookItem } from './compiled-book.js'
import type { EntryDetail } from './gather-entries.js'
import type { PointMultiplier } from './point-items.js'
import { addNeed, classFor, type ScoringDesk } from './scoring-desk.js'
import { rulingOn } from './ruling.js'

/** An amount with the factors that apply to its entry. */
export function multiplied<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  detail: EntryDetail,
  amount: T,
  needs: DecisionNeed[],
  takes: (one: PointMultiplier) => boolean = () => true,
): T {
  const { arithmetic, reading } = desk
  const factors = (reading.rules.multipliers ?? []).filter((one) => multiplies(desk, one, item, detail) && takes(one))
  const [first, second] = factors
  if (first === undefined) return amount
  if (second === undefined) return arithmetic.multiply(amount, arithmetic.read(first.factor as string))
  const need = needAbout('multiplier-stacking')
  const stacking = rulingOn(reading.rules.multiplierStacking, desk.decisions, need)
  if (stacking.status !== 'computed') {
    addNeed(needs, need)
    return amount
  }
  const values = factors.map((one) => arithmetic.read(one.factor as string))
  const one = arithmetic.whole(1)
  const all = values.reduce((product, value) => {
    if (stacking.value === 'multiply') return arithmetic.multiply(product, value)
    if (stacking.value === 'addIncreases') return arithmetic.add(product, arithmetic.subtract(value, one))
    return arithmetic.compare(value, product) > 0 ? value : product
  }, one)
  return arithmetic.multiply(amount, all)
}

/** Whether a factor applies to an entry of an item. */
export function multiplies<T>(
  desk: ScoringDesk<T>,
  one: PointMultiplier,
  item: BookItem,
  detail: EntryDetail,
): boolean {
  if (one.items?.includes(item.item.id) === false) return false
  if (one.mark !== undefined && !(detail.entry.marks ?? []).includes(one.mark)) return false
  if (one.classes?.includes(classFor(desk, detail.day) ?? '') === false) return false
  if (
    one.between !== undefined &&
    (detail.entry.eventDate < one.between.from || detail.entry.eventDate > one.between.to)
  ) {
    return false
  }
  return item.sign === 1 || one.losses === 'alsoLosses'
}

/** What a factor on an item by steps multiplies, as the book or a decision says. */
export function stageOnSteps<T>(desk: ScoringDesk<T>, one: PointMultiplier): 'quantity' | 'points' | undefined {
  const need = needAbout('multiplier-on-steps', one.id)
  const stage = rulingOn(one.onSteps, desk.decisions, need)
  return stage.status === 'computed' ? stage.value : undefined
}
