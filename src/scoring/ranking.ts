import { checkedChoice, compareExact, exactOf } from '../kernel/internal.js'
import type { DecimalText } from '../kernel/index.js'

/**
 * How equal figures share ranks. `competition`: 1, 2, 2, 4. `dense`: 1, 2, 2, 3. `ordinal`: 1, 2, 3, 4, only where the
 * tie-breaks separate everybody; those whom they do not separate keep one rank and stay tied.
 */
export type RankingMode = 'competition' | 'dense' | 'ordinal'

/** How a list is ranked. */
export interface RankingRule {
  /** How equal figures share ranks. */
  readonly mode: RankingMode
  /** `descending`: the largest figure is first. `ascending`: the smallest is first (reverse ranking). */
  readonly direction: 'descending' | 'ascending'
}

/** One who is ranked. */
export interface RankingEntry {
  /** Who. */
  readonly id: string
  /** What is ranked by, decimal text. */
  readonly figure: DecimalText
  /** Further figures in the order in which the rule names them, as many for each; more is better in each, whatever the direction. */
  readonly tieBreaks?: readonly DecimalText[]
}

/** A place in a ranking. */
export interface RankedEntry {
  /** Who. */
  readonly id: string
  /** What was ranked by. */
  readonly figure: DecimalText
  /** The rank, from 1. */
  readonly rank: number
  /**
   * How many share this place after every tie-break, oneself included; 1 for one who has it alone. Those who share it are the
   * rows with the same `rank`, in every mode.
   */
  readonly tied: number
}

/**
 * Ranks a list. A tie that the rule does not break stays a tie: the order of the input never decides. Who stands in it are the
 * rows of one `rank`.
 *
 * @param entries - who is ranked; those who are exempt or unknown are left out by the caller
 * @param rule - mode and direction
 * @returns places from the first to the last; within a tie by id
 * @throws RangeError when a figure is not decimal text, the mode or the direction is none of those named, or one has more tie-breaks
 *   than another
 * @example
 * ```ts
 * import { rank } from 'xiangzhen/scoring'
 * const villages = [{ id: 'a', figure: '90' }, { id: 'b', figure: '95.0' }, { id: 'c', figure: '90.0' }, { id: 'd', figure: '80' }]
 * rank(villages, { mode: 'competition', direction: 'descending' }).map((r) => r.rank) // => [1, 2, 2, 4]
 * rank(villages, { mode: 'dense', direction: 'descending' }).map((r) => r.rank) // => [1, 2, 2, 3]
 * rank(villages, { mode: 'dense', direction: 'descending' }).map((r) => r.tied) // => [1, 2, 2, 1]
 * ```
 */
export function rank(entries: readonly RankingEntry[], rule: RankingRule): readonly RankedEntry[] {
  checkedChoice(rule.mode, ['competition', 'dense', 'ordinal'], 'the mode of a ranking')
  checkedChoice(rule.direction, ['descending', 'ascending'], 'the direction of a ranking')
  const keyed = entries.map((entry) => ({
    entry,
    keys: [exactOf(entry.figure), ...(entry.tieBreaks ?? []).map((figure) => exactOf(figure))],
  }))
  const breaks = keyed[0]?.keys.length
  for (const { entry, keys } of keyed) {
    if (keys.length === breaks) continue
    throw new RangeError(
      `'${entry.id}' has ${keys.length - 1} tie-breaks, others have ${breaks! - 1}: give all of them`,
    )
  }
  const compare = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => {
    for (const [index, key] of a.keys.entries()) {
      const side = compareExact(key, b.keys[index]!)
      // Only the figure itself turns round; a tie-break names what is better, and more of it is better.
      if (side !== 0) return index === 0 && rule.direction === 'ascending' ? side : -side
    }
    return 0
  }
  keyed.sort((a, b) => compare(a, b) || byCodeUnit(a.entry.id, b.entry.id))
  const ranked: RankedEntry[] = []
  let place = 0
  for (let start = 0; start < keyed.length;) {
    let end = start + 1
    const first = keyed[start] as (typeof keyed)[number]
    while (end < keyed.length && compare(first, keyed[end] as (typeof keyed)[number]) === 0) end += 1
    const group = keyed.slice(start, end)
    place = rule.mode === 'dense' ? place + 1 : start + 1
    for (const { entry } of group) {
      ranked.push({ id: entry.id, figure: entry.figure, rank: place, tied: group.length })
    }
    start = end
  }
  return ranked
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
