import type { EntryDetail } from './gather-entries.js'
import type { CountingWindow } from './point-items.js'
import type { ScoringDesk } from './scoring-desk.js'
import { rollingStart, windowIndex } from './windows.js'

/** What one entry, or one item without entries, brings: asked by its worth, granted by the limits. */
export interface Contribution<T> {
  readonly item: number
  /** The entry; absent for ratings, measurements and sums of plain entries. */
  readonly detail: EntryDetail | undefined
  readonly day: number
  /** Whether it lies in the score period; earlier ones only use up windows. */
  readonly inScore: boolean
  /** Signed points by the worth alone. */
  readonly asked: T
  /** Of an item by steps: what earlier entries left over, where something counts with this one. Of a ladder: how many it is with those before. */
  readonly carried?: T
  /** Signed points after the limits looked at so far. */
  granted: T
  /** What was lost, to which limit; amounts are magnitudes. */
  lost: readonly LostPoints<T>[]
}

/** Points that a limit took. */
export interface LostPoints<T> {
  /** Id of the cap, floor, count limit or rule. */
  readonly limit: string
  readonly amount: T
}

/** An amount with a sign: that of its item, or of what a limit is about. */
export function signed<T>({ arithmetic }: ScoringDesk<T>, sign: 1 | -1, amount: T): T {
  return sign === 1 ? amount : arithmetic.negate(amount)
}

/** The size of an amount. */
export function magnitude<T>(desk: ScoringDesk<T>, amount: T): T {
  return signed(desk, desk.arithmetic.sign(amount) < 0 ? -1 : 1, amount)
}

/** The window that a contribution lies in, as a key; rolling windows have none. */
export function spanKey<T>(
  desk: ScoringDesk<T>,
  window: CountingWindow | 'entry',
  contribution: Pick<Contribution<T>, 'detail' | 'day'>,
): string {
  if (window === 'entry') return contribution.detail!.entry.id
  if (window === 'matter') return `m${contribution.detail?.entry.object ?? `e${contribution.detail?.entry.id ?? ''}`}`
  if (typeof window === 'object' && 'rolling' in window) return ''
  return String(windowIndex(window, contribution.day, desk.frame.score, desk.reading.firstMonth))
}

/** What was added for contributions before one, of those that share its window; they come sorted by day. */
export interface WindowSums<T> {
  before(one: Contribution<T>): T
  add(one: Contribution<T>, amount: T): void
}

/** Adds up amounts by window. */
export function windowSums<T>(desk: ScoringDesk<T>, window: CountingWindow | 'entry'): WindowSums<T> {
  const { arithmetic } = desk
  const sums = new Map<string, T>()
  const passed: { readonly day: number; readonly amount: T }[] = []
  const rolling = typeof window === 'object' && 'rolling' in window ? window : undefined
  const before = (one: Contribution<T>): T => {
    if (rolling === undefined) return sums.get(spanKey(desk, window, one)) ?? arithmetic.zero
    const from = rollingStart(rolling, one.day)
    return passed.reduce((sum, past) => (past.day >= from ? arithmetic.add(sum, past.amount) : sum), arithmetic.zero)
  }
  return {
    before,
    add: (one, amount) => {
      if (rolling === undefined) sums.set(spanKey(desk, window, one), arithmetic.add(before(one), amount))
      else passed.push({ day: one.day, amount })
    },
  }
}

/** What contributions within the score period gain and lose. */
export function sumsOf<T>(desk: ScoringDesk<T>, list: readonly Contribution<T>[]): { gains: T; losses: T } {
  const { arithmetic } = desk
  let gains = arithmetic.zero
  let losses = arithmetic.zero
  for (const one of list) {
    if (!one.inScore) continue
    if (arithmetic.sign(one.granted) > 0) gains = arithmetic.add(gains, one.granted)
    else losses = arithmetic.subtract(losses, one.granted)
  }
  return { gains, losses }
}
