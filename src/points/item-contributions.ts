import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import { decided, type BookItem } from './compiled-book.js'
import type { PointsCode } from './codes.js'
import { judgeEntry } from './entry-conditions.js'
import { quantityOf, worthOfEntry } from './entry-worth.js'
import type { EntryDetail } from './gather-entries.js'
import type { CountingWindow, PointMultiplier } from './point-items.js'
import type { CountLadder, EntryWorth, StepWorth } from './point-worths.js'
import { addNeed, classFor, figureFor, noteEntry, type ScoringDesk } from './scoring-desk.js'
import { windowIndex } from './windows.js'

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

/** What the entries of an item come to before its caps. */
export interface ItemEntries<T> {
  readonly contributions: readonly Contribution<T>[]
  /** Entries (or times) that count. */
  readonly count: number
  readonly quantity: T
  /** The ladder says that nothing is left of what the item takes from. */
  readonly wiped: boolean
  readonly needs: readonly DecisionNeed[]
  readonly unknown: PointsCode | undefined
}

/** Makes contributions of the entries of one item, which are sorted by day and id. */
export function contributionsOf<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  entries: readonly { readonly detail: EntryDetail; readonly droppedBy: string | undefined }[],
): ItemEntries<T> {
  const { arithmetic, frame } = desk
  const { worth } = item
  const contributions: Contribution<T>[] = []
  const needs: DecisionNeed[] = []
  const wholes: { contribution: Contribution<T>; quantity: T; worthless: boolean }[] = []
  let count = 0
  let quantity = arithmetic.zero
  for (const { detail, droppedBy } of entries) {
    const verdict = judgeEntry(desk, item.item, detail)
    if (verdict === 'out') continue
    const amount = quantityOf(desk, detail)
    if (amount === undefined) continue
    const dated = worthOn(item, detail)
    const ask = dated !== undefined && verdict === 'counts' ? worthOfEntry(desk, dated, detail) : arithmetic.zero
    if (ask === undefined) continue
    const inScore = detail.day >= frame.score.from
    if (inScore && droppedBy === undefined) {
      count += 1
      quantity = arithmetic.add(quantity, amount)
    }
    const raised = multiplied(desk, item, detail, ask, needs)
    const signed = item.sign === 1 ? raised : arithmetic.subtract(arithmetic.zero, raised)
    const contribution = {
      item: item.index,
      detail,
      day: detail.day,
      inScore,
      asked: signed,
      granted: signed,
      lost: [],
    }
    if (droppedBy !== undefined) drop(desk, contribution, droppedBy)
    contributions.push(contribution)
    if (droppedBy === undefined) wholes.push({ contribution, quantity: amount, worthless: verdict === 'nothing' })
  }
  if (worth.by === 'steps') {
    return {
      contributions: stepsOf(desk, item, worth, wholes, needs),
      count,
      quantity,
      wiped: false,
      needs,
      unknown: undefined,
    }
  }
  if (worth.by === 'count') {
    const ladder = ladderOf(desk, item, worth, wholes, needs)
    return { ...ladder, count, quantity, needs }
  }
  keepOneOfMatter(
    desk,
    item,
    wholes.map((one) => one.contribution),
    needs,
  )
  keepOneOfAll(
    desk,
    item,
    wholes.map((one) => one.contribution),
  )
  return { contributions, count, quantity, wiped: false, needs, unknown: undefined }
}

/** The worth in force on the day of the event; none where it is not the single entry that has a worth. */
export function worthOn(item: BookItem, detail: EntryDetail): EntryWorth | undefined {
  if (!isEntryWorth(item.worth)) return undefined
  const earlier = (item.item.earlierWorths ?? []).filter((one) => detail.entry.eventDate <= one.to)
  const [first] = [...earlier].sort((a, b) => (a.to < b.to ? -1 : 1))
  return first === undefined ? item.worth : decided(first.worth)
}

function isEntryWorth(worth: BookItem['worth']): worth is EntryWorth {
  return ['fixed', 'quantity', 'range', 'level', 'bands', 'place', 'class', 'role'].includes(worth.by)
}

/** Takes a contribution out altogether. */
function drop<T>(desk: ScoringDesk<T>, contribution: Contribution<T>, limit: string): void {
  const { arithmetic } = desk
  const amount = magnitude(desk, contribution.granted)
  if (arithmetic.compare(amount, arithmetic.zero) > 0) contribution.lost = [...contribution.lost, { limit, amount }]
  contribution.granted = arithmetic.zero
}

/** The size of an amount. */
export function magnitude<T>(desk: ScoringDesk<T>, amount: T): T {
  const { arithmetic } = desk
  return arithmetic.compare(amount, arithmetic.zero) < 0 ? arithmetic.subtract(arithmetic.zero, amount) : amount
}

function multiplied<T>(
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
  const stacking = reading.rules.multiplierStacking ?? decisionFor(desk.decisions, 'multiplier-stacking')?.value
  if (stacking !== 'multiply' && stacking !== 'addIncreases' && stacking !== 'highest') {
    addNeed(needs, { code: 'multiplier-stacking', options: ['multiply', 'addIncreases', 'highest'] })
    return amount
  }
  const values = factors.map((one) => arithmetic.read(one.factor as string))
  const one = arithmetic.whole(1)
  const all = values.reduce((product, value) => {
    if (stacking === 'multiply') return arithmetic.multiply(product, value)
    if (stacking === 'addIncreases') return arithmetic.add(product, arithmetic.subtract(value, one))
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
  if (one.items !== undefined && !one.items.includes(item.item.id)) return false
  if (one.mark !== undefined && !(detail.entry.marks ?? []).includes(one.mark)) return false
  if (one.classes !== undefined && !one.classes.includes(classFor(desk, detail.day) ?? '')) return false
  if (
    one.between !== undefined &&
    (detail.entry.eventDate < one.between.from || detail.entry.eventDate > one.between.to)
  ) {
    return false
  }
  return item.sign === 1 || one.losses === 'alsoLosses'
}

type Whole<T> = { contribution: Contribution<T>; quantity: T; worthless: boolean }

/** What a factor on an item by steps multiplies, as the book or a decision says. */
export function stageOnSteps<T>(desk: ScoringDesk<T>, one: PointMultiplier): 'quantity' | 'points' | undefined {
  const value =
    one.onSteps === undefined ? decisionFor(desk.decisions, 'multiplier-on-steps', one.id)?.value : decided(one.onSteps)
  return value === 'quantity' || value === 'points' ? value : undefined
}

// What a factor on an item by steps multiplies, where nothing says it: both ways are tried, and asked for where they differ.
function stepsOf<T>(
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
  if (!same)
    for (const { id, title } of open)
      addNeed(needs, { code: 'multiplier-on-steps', at: id, options: ['quantity', 'points'], data: { title } })
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
  const reached = new Map<string, T>()
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
    const key = span === 'entry' ? detail.entry.id : worth.leftover === 'kept' ? '' : spanKey(desk, span, contribution)
    const before = reached.get(key) ?? arithmetic.zero
    const after = arithmetic.add(before, counted)
    reached.set(key, after)
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
    made.push(withAmount(desk, item, contribution, amount))
  }
  return made
}

function withAmount<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  contribution: Contribution<T>,
  amount: T,
): Contribution<T> {
  const signed = item.sign === 1 ? amount : desk.arithmetic.subtract(desk.arithmetic.zero, amount)
  return { ...contribution, asked: signed, granted: signed }
}

/** The window that a contribution lies in, as a key. */
export function spanKey<T>(desk: ScoringDesk<T>, window: CountingWindow, contribution: Contribution<T>): string {
  if (window === 'matter') return `m${contribution.detail?.entry.object ?? `e${contribution.detail?.entry.id ?? ''}`}`
  if (typeof window === 'object' && 'rolling' in window) return ''
  return String(windowIndex(window, contribution.day, desk.frame.score, desk.reading.firstMonth))
}

// The worth of the count: each entry gets what it adds to (or takes from) the worth of the entries before it.
function ladderOf<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  worth: CountLadder,
  wholes: readonly Whole<T>[],
  needs: DecisionNeed[],
): { contributions: readonly Contribution<T>[]; wiped: boolean; unknown: PointsCode | undefined } {
  const { arithmetic } = desk
  const reached = new Map<string, { count: T; points: T; wiped: boolean }>()
  const made: Contribution<T>[] = []
  let wiped = false
  let unknown: PointsCode | undefined
  for (const { contribution, quantity } of wholes) {
    const key = spanKey(desk, decided(worth.within), contribution)
    const before = reached.get(key) ?? { count: arithmetic.zero, points: arithmetic.zero, wiped: false }
    const count = arithmetic.add(before.count, quantity)
    const rung = rungFor(desk, item, worth, count, needs)
    if (rung === 'none') unknown = 'figure-in-no-band'
    const all = rung === 'all'
    const points = typeof rung === 'object' ? rung.points : before.points
    reached.set(key, { count, points, wiped: all })
    if (all && contribution.inScore) wiped = true
    made.push(withAmount(desk, item, contribution, arithmetic.subtract(points, before.points)))
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
  const overlap = worth.overlap ?? decisionFor(desk.decisions, 'ladder-overlap', item.item.id)?.value
  if (overlap !== 'narrower' && overlap !== 'severer') {
    addNeed(needs, { code: 'ladder-overlap', at: item.item.id, options: ['narrower', 'severer'] })
    return valueOf(holding[0]!)
  }
  const sorted = [...holding].sort((a, b) => {
    if (overlap === 'narrower') return (a.to ?? 1e9) - a.from - ((b.to ?? 1e9) - b.from)
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === 'all' || y === 'all') return x === y ? 0 : x === 'all' ? -1 : 1
    return arithmetic.compare(y.points, x.points)
  })
  return valueOf(sorted[0]!)
}

function keepOneOfMatter<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  contributions: readonly Contribution<T>[],
  needs: DecisionNeed[],
): void {
  const { sameMatter } = item.item
  const rule =
    sameMatter === undefined ? decisionFor(desk.decisions, 'same-matter', item.item.id)?.value : decided(sameMatter)
  if (rule === 'each') return
  // In a household account what two persons did for one matter is the question of `household`.
  const shared = decided(desk.reading.rules.account).kind === 'household'
  const matters = new Map<string, Contribution<T>[]>()
  for (const one of contributions) {
    const object = one.detail?.entry.object
    if (object === undefined) continue
    const key = shared ? `${object} ${one.detail?.person ?? ''}` : object
    const group = matters.get(key)
    if (group === undefined) matters.set(key, [one])
    else group.push(one)
  }
  const known = rule === 'highest' || rule === 'earliest' || rule === 'latest'
  for (const [object, group] of matters) {
    if (known) keepOne(desk, group, rule, `${item.item.id}.sameMatter`)
    else if (sameMatter === undefined && !item.matterStated && countsTwice(desk, group)) {
      const options = ['each', 'highest', 'earliest', 'latest']
      addNeed(needs, { code: 'same-matter', at: item.item.id, options, data: { title: item.item.title, object } })
    }
  }
}

function countsTwice<T>(desk: ScoringDesk<T>, group: readonly Contribution<T>[]): boolean {
  const { arithmetic } = desk
  const counting = group.filter((one) => arithmetic.compare(one.granted, arithmetic.zero) !== 0)
  return counting.length > 1 && counting.some((one) => one.inScore)
}

function keepOneOfAll<T>(desk: ScoringDesk<T>, item: BookItem, contributions: readonly Contribution<T>[]): void {
  const { arithmetic } = desk
  const rule = item.item.counts === undefined ? 'each' : decided(item.item.counts)
  if (rule === 'each') return
  const inScore = contributions.filter((one) => one.inScore)
  if (rule !== 'mean') {
    keepOne(desk, inScore, rule, `${item.item.id}.counts`)
    return
  }
  const number = arithmetic.whole(inScore.length)
  for (const one of inScore) one.granted = arithmetic.divide(one.granted, number)
}

function keepOne<T>(
  desk: ScoringDesk<T>,
  group: readonly Contribution<T>[],
  rule: 'highest' | 'earliest' | 'latest',
  limit: string,
): void {
  let kept: Contribution<T> | undefined
  for (const one of group) {
    if (kept === undefined || rule === 'latest') kept = one
    else if (rule === 'highest' && desk.arithmetic.compare(magnitude(desk, one.asked), magnitude(desk, kept.asked)) > 0)
      kept = one
  }
  for (const one of group) if (one !== kept) drop(desk, one, limit)
}
