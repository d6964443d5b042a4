import { dateOfDay } from '../kernel/index.js'
import { decided } from './compiled-book.js'
import type { PointCap } from './point-items.js'
import { signed, spanKey, windowSums, type Contribution } from './contributions.js'
import { classOn, figureFor, groupBy, lastDayInScheme, type ScoringDesk } from './scoring-desk.js'

/** The limit of a cap for the subject's class; `undefined` where the cap does not concern the class. */
export function limitOf<T>(desk: ScoringDesk<T>, cap: Pick<PointCap, 'limit'>): T | undefined {
  const needsClass = typeof cap.limit === 'object' && 'byClass' in cap.limit
  return figureFor(desk, cap.limit, needsClass ? classOn(desk, lastDayInScheme(desk)) : undefined)
}

/**
 * Applies caps to contributions that are sorted by day and id. Caps on gains are looked at together, entry by entry, so that each entry is granted
 * what all of them leave room for; so are caps on losses. Caps on the net come afterwards, and cut the latest gains first.
 */
export function applyCaps<T>(
  desk: ScoringDesk<T>,
  caps: readonly PointCap[],
  contributions: readonly Contribution<T>[],
): void {
  const gross = caps.filter((cap) => cap.basis === 'gross')
  const losses = caps.filter((cap) => cap.basis === 'losses')
  const net = caps.filter((cap) => cap.basis === 'net')
  if (gross.length > 0) grantInOrder(desk, gross, contributions, 1)
  if (losses.length > 0) grantInOrder(desk, losses, contributions, -1)
  for (const cap of net) cutNet(desk, cap, contributions)
}

function grantInOrder<T>(
  desk: ScoringDesk<T>,
  caps: readonly PointCap[],
  contributions: readonly Contribution<T>[],
  sign: 1 | -1,
): void {
  const { arithmetic } = desk
  const allRooms = caps.flatMap((cap) => {
    const limit = limitOf(desk, cap)
    return limit === undefined ? [] : [{ cap, limit, used: windowSums(desk, decided(cap.per)) }]
  })
  for (const one of contributions) {
    if (arithmetic.sign(one.granted) * sign <= 0) continue
    const rooms = allRooms.filter(({ cap }) => concerns(cap, one))
    let grant = signed(desk, sign, one.granted)
    let tightest: string | undefined
    const asked = grant
    for (const { cap, limit, used } of rooms) {
      const room = arithmetic.subtract(limit, used.before(one))
      if (arithmetic.compare(room, grant) < 0) {
        grant = arithmetic.sign(room) > 0 ? room : arithmetic.zero
        tightest = cap.id
      }
    }
    for (const { used } of rooms) used.add(one, grant)
    if (tightest !== undefined) {
      one.lost = [...one.lost, { limit: tightest, amount: arithmetic.subtract(asked, grant) }]
      one.granted = signed(desk, sign, grant)
    }
  }
}

function concerns<T>(cap: PointCap, one: Contribution<T>): boolean {
  if (cap.between === undefined) return true
  const date = one.detail?.entry.eventDate ?? dateOfDay(one.day)
  return (cap.between.from ?? '') <= date && date <= (cap.between.to ?? '9999-12-31')
}

function cutNet<T>(desk: ScoringDesk<T>, cap: PointCap, contributions: readonly Contribution<T>[]): void {
  const { arithmetic } = desk
  const limit = limitOf(desk, cap)
  if (limit === undefined) return
  const windows = groupBy(contributions, (one) =>
    concerns(cap, one) ? spanKey(desk, decided(cap.per), one) : undefined,
  )
  for (const group of windows.values()) {
    const net = group.reduce((sum, one) => arithmetic.add(sum, one.granted), arithmetic.zero)
    takeFromLatest(desk, group, arithmetic.subtract(net, limit), 1, cap.id)
  }
}

/** Takes an amount from the gains (sign 1) or losses (sign −1) of contributions, the latest first; gives back what could not be taken. */
export function takeFromLatest<T>(
  desk: ScoringDesk<T>,
  contributions: readonly Contribution<T>[],
  amount: T,
  sign: 1 | -1,
  limit: string,
): T {
  const { arithmetic } = desk
  let rest = amount
  for (let index = contributions.length - 1; index >= 0 && arithmetic.sign(rest) > 0; index -= 1) {
    const one = contributions[index]!
    if (arithmetic.sign(one.granted) * sign <= 0) continue
    const size = signed(desk, sign, one.granted)
    const taken = arithmetic.compare(size, rest) < 0 ? size : rest
    rest = arithmetic.subtract(rest, taken)
    const left = arithmetic.subtract(size, taken)
    one.granted = signed(desk, sign, left)
    one.lost = [...one.lost, { limit, amount: taken }]
  }
  return rest
}
