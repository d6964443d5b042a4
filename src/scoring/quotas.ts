import { checkedChoice, exactInteger, multiplyExact, readFraction, wholeExact, type Exact } from '../kernel/internal.js'
import { computed, needs, type DecimalText, type Result, type RoundingMode } from '../kernel/index.js'
import type { RankedEntry } from './ranking.js'

/** A limit on how many may get something: a number, or a share of those who count. */
export interface Quota {
  /** `atMost`: the limit may not be passed. `atLeast`: at least so many get it. */
  readonly kind: 'atMost' | 'atLeast'
  /** Number of seats, a whole number from 0; give this or `share`, or both: then the smaller counts. */
  readonly count?: number
  /** Share of the base from 0 to 1 as a fraction, decimal text or `numerator/denominator` (`'0.1'`, `'1/3'`). */
  readonly share?: string
  /**
   * How a share becomes whole seats. Absent: `floor` for at most and `ceil` for at least, the only ways that keep the
   * limit.
   */
  readonly rounding?: RoundingMode
  /** Fewest seats, where the text grants one to small units; a whole number from 0. */
  readonly minimum?: number
  /** Most seats, where a number limits the share; a whole number from 0, not below `minimum`. */
  readonly maximum?: number
  /**
   * What happens to a tie at the line: all get it (`exceed`), none of the tied gets it (`leaveVacant`). Absent: the text
   * is silent, and a decision is needed.
   */
  readonly ties?: QuotaTies
  /** Article that sets the quota. */
  readonly clause?: string
}

/** What happens to a tie at the line of a quota. */
export type QuotaTies = 'exceed' | 'leaveVacant'

/** Who gets a seat. */
export interface QuotaAward {
  /** Seats that the quota grants. */
  readonly seats: number
  /** Who has one, from the first to the last. */
  readonly awarded: readonly string[]
  /** Who stood in a tie at the line, if anybody. */
  readonly tieSet: readonly string[]
  /** Seats that stay empty. */
  readonly vacant: number
  /** Figure of the last who has one. */
  readonly cutOff?: DecimalText
}

/**
 * Turns a quota into whole seats.
 *
 * @param quota - the limit
 * @param base - how many count for a share; the caller leaves out whoever the rule leaves out
 * @returns whole seats, from 0 to `base`
 * @throws RangeError when the quota has neither count nor share, its share is malformed or not from 0 to 1, a number of seats or the
 *   base is not a whole number from 0, or the minimum is above the maximum
 * @example
 * ```ts
 * import { seatsOf } from 'xiangzhen/scoring'
 * seatsOf({ kind: 'atMost', share: '1/3' }, 17) // => 5
 * seatsOf({ kind: 'atLeast', share: '0.1' }, 17) // => 2
 * seatsOf({ kind: 'atMost', share: '0.1' }, 9) // => 0
 * ```
 */
export function seatsOf(quota: Quota, base: number): number {
  const { kind, count, share, minimum, maximum } = quota
  checkedChoice(kind, ['atMost', 'atLeast'], 'the kind of a quota')
  checkWhole(base, 'those who count for a quota')
  if (count === undefined && share === undefined) throw new RangeError('a quota has a count or a share')
  if (count !== undefined) checkWhole(count, 'the count of a quota')
  if (minimum !== undefined) checkWhole(minimum, 'the minimum of a quota')
  if (maximum !== undefined) checkWhole(maximum, 'the maximum of a quota')
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new RangeError(`the minimum of a quota, ${minimum}, is above its maximum, ${maximum}: correct one of them`)
  }
  let seats = count ?? base
  if (share !== undefined) {
    const mode = quota.rounding ?? (kind === 'atMost' ? 'floor' : 'ceil')
    seats = smaller(seats, Number(wholeExact(multiplyExact(shareOf(share), exactInteger(base)), mode)))
  }
  if (minimum !== undefined && seats < minimum) seats = minimum
  if (maximum !== undefined && seats > maximum) seats = maximum
  return smaller(seats, base)
}

function checkWhole(seats: number, what: string): void {
  if (Number.isSafeInteger(seats) && seats >= 0) return
  throw new RangeError(`${what} cannot be ${String(seats)}: give a whole number from 0`)
}

function shareOf(share: string): Exact {
  const reading = readFraction(share)
  if (!reading.ok) throw new RangeError(`${reading.code}: '${share}' is not a share; write '0.1' or '1/3'`)
  const { n, d } = reading.figure
  if (n < 0n || n > d) throw new RangeError(`a share of ${share} is less than nothing or more than all: give 0 to 1`)
  return reading.figure
}

function smaller(a: number, b: number): number {
  return a < b ? a : b
}

/**
 * Gives the seats of a quota to the first of a ranking. A tie at the line is never broken by order: the rule's `ties`
 * says what happens, else the result needs the decision `tie-at-quota`.
 *
 * @param ranked - the ranking, from the first to the last; whoever may not get a seat is left out by the caller
 * @param quota - the limit
 * @param base - how many count for a share
 * @param at - where the quota stands in its document, for the decision
 * @returns the seats and who has them, or the decision that is needed
 * @throws RangeError as {@link seatsOf} does, or when `ties` is neither of the two
 * @example
 * ```ts
 * import { assignQuota, rank } from 'xiangzhen/scoring'
 * const ranked = rank(
 *   [{ id: 'a', figure: '95' }, { id: 'b', figure: '90' }, { id: 'c', figure: '90' }],
 *   { mode: 'competition', direction: 'descending' },
 * )
 * assignQuota(ranked, { kind: 'atMost', count: 2 }, 3, 'rules.flags').status // => 'needs'
 * const award = assignQuota(ranked, { kind: 'atMost', count: 2, ties: 'leaveVacant' }, 3, 'rules.flags')
 * award.status === 'computed' && award.value.awarded // => ['a']
 * ```
 */
export function assignQuota(
  ranked: readonly RankedEntry[],
  quota: Quota,
  base: number,
  at: string,
): Result<QuotaAward, never> {
  const seats = seatsOf(quota, base)
  const inside = ranked.slice(0, seats)
  const last = inside[inside.length - 1]
  const next = ranked[seats]
  if (last === undefined || next === undefined || last.rank !== next.rank) return computed(award(seats, inside, []))
  const tied = ranked.filter((one) => one.rank === last.rank).map((one) => one.id)
  if (quota.ties === undefined) {
    return needs([{ code: 'tie-at-quota', at, options: ['exceed', 'leaveVacant'], data: { tied, seats } }])
  }
  checkedChoice(quota.ties, ['exceed', 'leaveVacant'], 'what happens to a tie at the line of a quota')
  const kept =
    quota.ties === 'exceed'
      ? ranked.filter((one, index) => index < seats || one.rank === last.rank)
      : inside.filter((one) => one.rank !== last.rank)
  return computed(award(seats, kept, tied))
}

function award(seats: number, kept: readonly RankedEntry[], tieSet: readonly string[]): QuotaAward {
  const last = kept[kept.length - 1]
  return {
    seats,
    awarded: kept.map((one) => one.id),
    tieSet,
    vacant: seats > kept.length ? seats - kept.length : 0,
    ...(last === undefined ? {} : { cutOff: last.figure }),
  }
}
