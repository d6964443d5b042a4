import { decisionFor } from '../kernel/index.js'
import {
  compareExact,
  exactZero,
  isZeroExact,
  maxExact,
  minExact,
  multiplyExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { findAmount, type FigureAmount } from './figure-amounts.js'
import { exactRate, findFigure, type FigureBook, type FigureName, type Found, type Rate } from './portions.js'

/** A rate that changes with the figure (分档提取). */
export interface LadderTake {
  /** A ladder of rates. */
  readonly kind: 'ladder'
  /** The figure that the rates are of. Left out: decision `pool-base`. */
  readonly of?: FigureName
  /** The figure that picks the step (增幅), where it is not the one that the rate is of; the rate of that step counts for the whole. */
  readonly by?: FigureName
  /**
   * `steps`: each rate counts for its own part only (超额累进). `whole`: the rate of the step that the figure reaches counts for all of
   * it (全额累进). Left out: decision `ladder-counts`.
   */
  readonly counts?: 'steps' | 'whole'
  /** The steps from the lowest up. */
  readonly steps: readonly LadderStep[]
}

/** One step of a ladder. */
export interface LadderStep {
  /** The rate. */
  readonly rate: Rate
  /** Where it ends; the last step may go on without end. Above the last end no rate is stated: nothing is taken there. */
  readonly upTo?: FigureAmount
  /** Whether the end itself belongs to the step (以下含本数). Left out: decision `ladder-edge`, where the figure lies on it and the whole is counted. */
  readonly included?: boolean
}

/** What a step of a ladder takes. */
export interface LadderPart {
  readonly rate: Exact
  /** The part of the figure that the rate counts for. */
  readonly amount: Exact
  /** Where that part begins and ends, where it is not the whole figure. */
  readonly over?: Exact
  readonly upTo?: Exact
}

/** The parts of a ladder, exact; those that take nothing are left out. */
export function ladderParts(take: LadderTake, at: string, of: Exact, book: FigureBook): Found<readonly LadderPart[]> {
  const counts =
    take.by === undefined ? (take.counts ?? decisionFor(book.decisions, 'ladder-counts', at)?.value) : 'whole'
  if (counts === undefined) {
    return { ok: false, missing: [{ code: 'ladder-counts', at, options: ['steps', 'whole'] }], unknown: [] }
  }
  const picked = take.by === undefined ? undefined : findFigure(take.by, { code: 'pool-base', at, options: [] }, book)
  if (picked?.ok === false) return picked
  const figure = picked?.value.figure ?? of
  const parts: LadderPart[] = []
  let low = exactZero
  for (const { rate, upTo, included } of take.steps) {
    const end = upTo === undefined ? undefined : findAmount(upTo, book)
    if (end?.ok === false) return end
    const high = end?.value
    if (counts === 'steps') {
      const amount = subtractExact(high === undefined ? of : minExact(of, maxExact(low, high)), low)
      if (compareExact(amount, exactZero) > 0) {
        const over = isZeroExact(low) ? {} : { over: low }
        const end = high === undefined || compareExact(of, high) <= 0 ? {} : { upTo: high }
        parts.push({ rate: exactRate(rate), amount, ...over, ...end })
      }
      if (high !== undefined) low = maxExact(low, high)
      continue
    }
    const side = high === undefined ? -1 : compareExact(figure, high)
    const edge = side === 0 ? (included ?? edgeDecided(book, at)) : undefined
    if (side === 0 && edge === undefined) {
      return { ok: false, missing: [{ code: 'ladder-edge', at, options: ['lower', 'upper'] }], unknown: [] }
    }
    if (side < 0 || edge === true) return { ok: true, value: [{ rate: exactRate(rate), amount: of }] }
  }
  return { ok: true, value: parts }
}

/** What the parts take together. */
export function ladderSum(parts: readonly LadderPart[]): Exact {
  return sumExact(parts.map(({ rate, amount }) => multiplyExact(rate, amount)))
}

function edgeDecided({ decisions }: FigureBook, at: string): boolean | undefined {
  const decided = decisionFor(decisions, 'ladder-edge', at)?.value
  return decided === undefined ? undefined : decided === 'lower'
}
