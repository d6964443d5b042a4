import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { compareExact, exactOf } from '../kernel/internal.js'
import { decided } from './compiled-book.js'
import type { PointCap, PointItem } from './point-items.js'
import type { PointWorth } from './point-worths.js'
import type { PointCategory, RuleBook } from './rule-book.js'

/** What a local book may not do to its frame. */
export type FrameCode =
  'frame-item-changed' | 'frame-category-changed' | 'frame-cap-widened' | 'frame-range-widened' | 'frame-total-changed'

/** A local book within its frame, or how it widens the frame. */
export interface ComposedRuleBook {
  /** The frame with what the local book adds and narrows; absent when it widens the frame. */
  readonly book?: RuleBook
  /** Where the local book widens what the frame allows. */
  readonly diagnostics: readonly Diagnostic<FrameCode>[]
}

/**
 * Puts a local book into a frame (县级框架 + 村级细则). The local book may add items of its own to categories, narrow a range, lower a cap and add caps and vetoes;
 * it may not widen a range, raise or drop a cap, or change what the frame fixes.
 *
 * @param frame - the book of the higher level
 * @param local - the book of the lower level: parts with the id of a part of the frame narrow it, others are added
 * @returns the book of the place, or everything that widens the frame
 * @example
 * ```ts
 * import { composeRuleBooks, type RuleBook } from 'xiangzhen/points'
 * const book = (id: string, least: string, most: string): RuleBook => ({
 *   id, title: id, version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], total: {},
 *     items: [{ kind: 'award', id: 'deed', title: '好事', worth: { by: 'range', least, most } }],
 *   },
 * })
 * composeRuleBooks(book('county', '1', '10'), book('village', '2', '5')).diagnostics.length // => 0
 * composeRuleBooks(book('county', '1', '10'), book('village', '2', '12')).diagnostics.map((one) => one.code) // => ['frame-range-widened']
 * ```
 */
export function composeRuleBooks(frame: RuleBook, local: RuleBook): ComposedRuleBook {
  const diagnostics: Diagnostic<FrameCode>[] = []
  const items = new Map(frame.rules.items.map((one) => [decided(one).id, decided(one)]))
  for (const [index, one] of local.rules.items.entries()) {
    const own = decided(one)
    const above = items.get(own.id)
    if (above !== undefined) diagnostics.push(...widenedItem(above, own, `rules.items[${index}]`))
    items.set(own.id, above === undefined ? own : { ...own, caps: narrowedCaps(above.caps, own.caps) })
  }
  const categories = new Map(frame.rules.categories.map((one) => [decided(one).id, decided(one)]))
  for (const [index, one] of local.rules.categories.entries()) {
    const own = decided(one)
    const above = categories.get(own.id)
    if (above !== undefined) diagnostics.push(...widenedCategory(above, own, `rules.categories[${index}]`))
    categories.set(own.id, above === undefined ? own : { ...above, caps: narrowedCaps(above.caps, own.caps) })
  }
  if (
    Object.keys(local.rules.total).length > 0 &&
    JSON.stringify(local.rules.total) !== JSON.stringify(frame.rules.total)
  ) {
    diagnostics.push(diagnostic('frame-total-changed', 'error', 'rules.total', { witness: local.id }))
  }
  if (diagnostics.length > 0) return { diagnostics }
  return {
    diagnostics,
    book: {
      ...frame,
      id: local.id,
      title: local.title,
      version: `${frame.version}+${local.version}`,
      effective: local.effective.from > frame.effective.from ? local.effective : frame.effective,
      sources: [...frame.sources, ...local.sources],
      decisions: [...frame.decisions, ...local.decisions],
      rules: {
        ...frame.rules,
        items: [...items.values()],
        categories: [...categories.values()],
        vetoes: [...(frame.rules.vetoes ?? []), ...(local.rules.vetoes ?? [])],
      },
    },
  }
}

type Caps = PointItem['caps']

function realCaps(caps: Caps): readonly PointCap[] {
  return (caps ?? []).map((one) => decided<PointCap | 'none'>(one)).filter((one): one is PointCap => one !== 'none')
}

function addedCaps(frame: Caps, own: Caps): readonly PointCap[] {
  const known = new Set(realCaps(frame).map((cap) => cap.id))
  return realCaps(own).filter((cap) => !known.has(cap.id))
}

function narrowedCaps(frame: Caps, own: Caps): readonly PointCap[] {
  const local = new Map(realCaps(own).map((cap) => [cap.id, cap]))
  return [...realCaps(frame).map((cap) => local.get(cap.id) ?? cap), ...addedCaps(frame, own)]
}

function widenedItem(frame: PointItem, own: PointItem, path: string): readonly Diagnostic<FrameCode>[] {
  const found = [...widenedCaps(frame.caps, own.caps, path)]
  const [above, below] = [decided(frame.worth), decided(own.worth)]
  const place = frame.category === undefined ? undefined : decided(frame.category)
  if (frame.kind !== own.kind || place !== (own.category === undefined ? undefined : decided(own.category))) {
    found.push(diagnostic('frame-item-changed', 'error', path, { item: own.id, witness: own.id }))
  }
  if (above.by === 'range' && below.by === 'range') {
    if (outside(above, below))
      found.push(
        diagnostic('frame-range-widened', 'error', `${path}.worth`, { item: own.id, witness: below.most as string }),
      )
  } else if (above.by === 'range' && below.by === 'fixed' && typeof below.points === 'string') {
    const fixed = { by: 'range', least: below.points, most: below.points } as const
    if (outside(above, fixed))
      found.push(diagnostic('frame-range-widened', 'error', `${path}.worth`, { item: own.id, witness: below.points }))
  } else if (JSON.stringify(above) !== JSON.stringify(below)) {
    found.push(diagnostic('frame-item-changed', 'error', `${path}.worth`, { item: own.id, witness: own.id }))
  }
  return found
}

function outside(frame: Extract<PointWorth, { by: 'range' }>, own: Extract<PointWorth, { by: 'range' }>): boolean {
  if (compareExact(exactOf(own.least as string), exactOf(frame.least as string)) < 0) return true
  if (frame.most === 'unbounded') return false
  return own.most === 'unbounded' || compareExact(exactOf(own.most as string), exactOf(frame.most as string)) > 0
}

function widenedCategory(frame: PointCategory, own: PointCategory, path: string): readonly Diagnostic<FrameCode>[] {
  const found = [...widenedCaps(frame.caps, own.caps, path)]
  const { caps: _above, title: _title, ...fixed } = frame
  const { caps: _below, title: _own, ...local } = own
  if (JSON.stringify(fixed) !== JSON.stringify(local)) {
    found.push(diagnostic('frame-category-changed', 'error', path, { category: own.id, witness: own.id }))
  }
  return found
}

function widenedCaps(frame: Caps, own: Caps, path: string): readonly Diagnostic<FrameCode>[] {
  const local = new Map(realCaps(own).map((cap) => [cap.id, cap]))
  return realCaps(frame).flatMap((cap): Diagnostic<FrameCode>[] => {
    const lower = local.get(cap.id)
    if (lower === undefined) return []
    const same = lower.basis === cap.basis && JSON.stringify(lower.per) === JSON.stringify(cap.per)
    const figures = typeof lower.limit === 'string' && typeof cap.limit === 'string'
    if (same && figures && compareExact(exactOf(lower.limit), exactOf(cap.limit)) <= 0) return []
    return [
      diagnostic('frame-cap-widened', 'error', `${path}.caps`, {
        cap: cap.id,
        witness: figures ? lower.limit : cap.id,
      }),
    ]
  })
}
