import { type DecisionNeed } from '../kernel/index.js'
import { needAbout } from './case-needs.js'
import type { PointsCode } from './codes.js'
import { decided, type BookItem } from './compiled-book.js'
import { signed, windowSums, type Contribution } from './contributions.js'
import type { EntryDetail } from './gather-entries.js'
import { multiplied, multiplies, stageOnSteps } from './multipliers.js'
import type { PointMultiplier } from './point-items.js'
import type { CountLadder, StepWorth } from './point-worths.js'
import { addNeed, classFor, figureFor, noteEntry, type ScoringDesk } from './scoring-desk.js'
import { rulingOn } from './ruling.js'

type Whole<T> = { contribution: Contribution<T>; quantity: T; worthless: boolean }

/** What a factor on an item by steps multiplies, where nothing says it: both ways are tried, and asked for where they differ. */
export function stepsOf<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  worth: StepWorth,
  wholes: readonly Whole<T>[],
  needs: DecisionNeed[],
): readonly Contribution<T>[] {
  const stageOf = (one: PointMultiplier): 'quantity' | 'points' | undefined => stageOnSteps(desk, one)
  const open = (desk.reading.rules.multipliers ?? []).filter(
    (one) =>
      stageOf(one) === undefined &&
      wholes.some(({ contribution }) => multiplies(desk, one, item, contribution.detail as EntryDetail)),
  )
  const made = stepsWith(desk, item, worth, wholes, needs, (one) => stageOf(one) ?? 'points')
  if (open.length === 0) return made
  const other = stepsWith(desk, item, worth, wholes, needs, (one) => stageOf(one) ?? 'quantity')
  const same = made.every((one, index) => desk.arithmetic.compare(one.asked, other[index]!.asked) === 0)
  if (!same) for (const { id, title } of open) addNeed(needs, needAbout('multiplier-on-steps', id, { title }))
  return made
}

// Quantities become steps: over each span together, or entry by entry. Each entry gets what it adds to the steps of its span.
function stepsWith<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  worth: StepWorth,
  wholes: readonly Whole<T>[],
  needs: DecisionNeed[],
  stageOf: (one: PointMultiplier) => 'quantity' | 'points',
): readonly Contribution<T>[] {
  const { arithmetic } = desk
  const span = decided(worth.accumulate)
  const unit = arithmetic.read(worth.unit)
  const limit = item.item.quantityLimit
  const reached = windowSums(desk, span !== 'entry' && worth.leftover === 'kept' ? 'ever' : span)
  const made: Contribution<T>[] = []
  for (const { contribution, quantity, worthless } of wholes) {
    const detail = contribution.detail as EntryDetail
    const points = figureFor(desk, worth.points, classFor(desk, detail.day))
    if (points === undefined) {
      noteEntry(desk, 'not-for-class', 'error', detail)
      continue
    }
    let counted = worthless ? arithmetic.zero : quantity
    const most = limit === undefined ? undefined : arithmetic.read(limit.most as string)
    if (most !== undefined && limit?.stage === 'beforeSteps' && arithmetic.compare(counted, most) > 0) counted = most
    counted = multiplied(desk, item, detail, counted, needs, (one) => stageOf(one) === 'quantity')
    const before = reached.before(contribution)
    const after = arithmetic.add(before, counted)
    reached.add(contribution, counted)
    const full = (amount: T): T => arithmetic.steps(amount, unit)
    let steps =
      decided(worth.partial) === 'proRata'
        ? arithmetic.divide(counted, unit)
        : arithmetic.subtract(full(after), full(before))
    if (most !== undefined && limit?.stage === 'afterSteps') {
      const room = arithmetic.divide(most, unit)
      if (arithmetic.compare(steps, room) > 0) steps = room
    }
    const asked = arithmetic.multiply(steps, points)
    const amount = multiplied(desk, item, detail, asked, needs, (one) => stageOf(one) === 'points')
    const carried = arithmetic.subtract(before, arithmetic.multiply(full(before), unit))
    const kept = decided(worth.partial) !== 'proRata' && arithmetic.sign(carried) > 0
    made.push(withAmount(desk, item, kept ? { ...contribution, carried } : contribution, amount))
  }
  return made
}

function withAmount<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  contribution: Contribution<T>,
  amount: T,
): Contribution<T> {
  const asked = signed(desk, item.sign, amount)
  return { ...contribution, asked, granted: asked }
}

/** The worth of the count: each entry gets what it adds to (or takes from) the worth of the entries before it. */
export function ladderOf<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  worth: CountLadder,
  wholes: readonly Whole<T>[],
  needs: DecisionNeed[],
): { contributions: readonly Contribution<T>[]; wiped: boolean; unknown: PointsCode | undefined } {
  const { arithmetic } = desk
  const within = decided(worth.within)
  const [counts, gained] = [windowSums(desk, within), windowSums(desk, within)]
  const made: Contribution<T>[] = []
  let wiped = false
  let unknown: PointsCode | undefined
  for (const { contribution, quantity } of wholes) {
    const count = arithmetic.add(counts.before(contribution), quantity)
    counts.add(contribution, quantity)
    const rung = rungFor(desk, item, worth, count, needs)
    if (rung === 'none') unknown = 'figure-in-no-band'
    const all = rung === 'all'
    const added =
      typeof rung === 'object' ? arithmetic.subtract(rung.points, gained.before(contribution)) : arithmetic.zero
    gained.add(contribution, added)
    if (all && contribution.inScore) wiped = true
    made.push(withAmount(desk, item, { ...contribution, carried: count }, added))
  }
  return { contributions: made, wiped, unknown }
}

function rungFor<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  worth: CountLadder,
  count: T,
  needs: DecisionNeed[],
): { points: T } | 'all' | 'none' {
  const { arithmetic } = desk
  const holding = worth.rungs.filter(
    (rung) =>
      arithmetic.compare(count, arithmetic.whole(rung.from)) >= 0 &&
      (rung.to === undefined || arithmetic.compare(count, arithmetic.whole(rung.to)) <= 0),
  )
  if (holding.length === 0) {
    const lowest = worth.rungs.every((rung) => arithmetic.compare(count, arithmetic.whole(rung.from)) < 0)
    return lowest ? { points: arithmetic.zero } : 'none'
  }
  const valueOf = (rung: CountLadder['rungs'][number]): { points: T } | 'all' => {
    if (rung.points === 'all') return 'all'
    const base = arithmetic.read(rung.points as string)
    if (rung.eachFurther === undefined) return { points: base }
    const further = arithmetic.subtract(count, arithmetic.whole(rung.from))
    return { points: arithmetic.add(base, arithmetic.multiply(further, arithmetic.read(rung.eachFurther))) }
  }
  if (holding.length === 1) return valueOf(holding[0]!)
  const need = needAbout('ladder-overlap', item.item.id)
  const overlap = rulingOn(worth.overlap, desk.decisions, need)
  if (overlap.status !== 'computed') {
    addNeed(needs, need)
    return valueOf(holding[0]!)
  }
  const sorted = [...holding].sort((a, b) => {
    if (overlap.value === 'narrower') return (a.to ?? 1e9) - a.from - ((b.to ?? 1e9) - b.from)
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === 'all' || y === 'all') return x === y ? 0 : x === 'all' ? -1 : 1
    return arithmetic.compare(y.points, x.points)
  })
  return valueOf(sorted[0]!)
}
