import { dateOfDay, readFigure, type DecimalText } from '../kernel/index.js'
import { compareExact, exactOf, readFraction, type Exact } from '../kernel/internal.js'
import type { PointsCode } from './codes.js'
import { together } from './arithmetic.js'
import { decided, type BookItem } from './compiled-book.js'
import type { Rating } from './entries.js'
import { measuredValue, timesFactor, type StandingWorth } from './measured-worths.js'
import type { PanelWorth, RaterPanel } from './point-worths.js'
import { noteSubject, type ScoringDesk } from './scoring-desk.js'

/** Marks of one panel on the way to its figure, for explanations. */
export interface PanelMarks<T> {
  readonly panel: RaterPanel
  /** Marks that count, from the lowest to the highest. */
  readonly marks: readonly T[]
  /** Marks that a trimmed mean leaves out. */
  readonly leftOut: readonly T[]
  /** The panel's mark; or why it has none. */
  readonly mark: StandingWorth<T>
}

/** The panels of an item with the marks that count in each. */
export function panelMarksOf<T>(desk: ScoringDesk<T>, item: BookItem, worth: PanelWorth): readonly PanelMarks<T>[] {
  const quiet = { ...desk, diagnostics: [] }
  const ratings = (desk.facts.ratings.get(desk.subject.id) ?? []).filter((one) => one.item === item.item.id)
  return worth.panels.map((panel) => {
    const own = ratings.filter((one) => one.panel === panel.id)
    const valid = [...validMarks(quiet, panel, own)].sort((a, b) => desk.arithmetic.compare(a, b))
    const combine = decided(panel.combine)
    const { highest, lowest } = typeof combine === 'object' ? combine.trimmedMean : { highest: 0, lowest: 0 }
    const end = Math.max(valid.length - highest, lowest)
    return {
      panel,
      marks: valid.slice(lowest, end),
      leftOut: [...valid.slice(0, lowest), ...valid.slice(end)],
      mark: panelMark(quiet, panel, own),
    }
  })
}

/** Points by the marks of panels of raters. */
export function panelsWorth<T>(desk: ScoringDesk<T>, item: BookItem, worth: PanelWorth): StandingWorth<T> {
  const { arithmetic } = desk
  const ratings = (desk.facts.ratings.get(desk.subject.id) ?? []).filter((one) => one.item === item.item.id)
  for (const one of ratings) {
    if (!worth.panels.some((panel) => panel.id === one.panel))
      noteSubject(desk, 'rating-unknown', 'error', { item: one.item, panel: one.panel })
  }
  let sum = arithmetic.zero
  let weights = arithmetic.zero
  let missing: PointsCode | undefined
  for (const panel of worth.panels) {
    const weight = arithmetic.read(panel.weight as string)
    const mark = panelMark(
      desk,
      panel,
      ratings.filter((one) => one.panel === panel.id),
    )
    if (mark.kind === 'points') {
      sum = arithmetic.add(sum, arithmetic.multiply(weight, mark.points))
      weights = arithmetic.add(weights, weight)
    } else {
      missing = mark.reason
      if (decided(worth.missing) === 'zero') weights = arithmetic.add(weights, weight)
    }
  }
  const all = worth.panels.reduce(
    (total, panel) => arithmetic.add(total, arithmetic.read(panel.weight as string)),
    arithmetic.zero,
  )
  if (arithmetic.compare(all, arithmetic.whole(1)) !== 0) return { kind: 'unknown', reason: 'weights-do-not-sum' }
  if (missing !== undefined && decided(worth.missing) === 'refuse') return { kind: 'unknown', reason: missing }
  if (arithmetic.sign(weights) === 0) return { kind: 'unknown', reason: missing ?? 'missing-rating' }
  const spread = missing !== undefined && decided(worth.missing) === 'spread'
  const mark = spread ? arithmetic.divide(sum, weights) : sum
  return { kind: 'points', points: timesFactor(desk, mark, worth.factor as DecimalText | undefined) }
}

// The marks of a panel that count: of each rater the latest, in time and within bounds.
function validMarks<T>(desk: ScoringDesk<T>, panel: RaterPanel, ratings: readonly Rating[]): readonly T[] {
  const { arithmetic, frame } = desk
  const byRater = new Map<string, Pick<Rating, 'on'> & { readonly mark: DecimalText | undefined }>()
  const last = panel.lastDay === undefined ? frame.asOf : dateOfDay(frame.score.to + panel.lastDay.daysAfterPeriod)
  const from = dateOfDay(frame.score.from)
  for (const one of ratings) {
    if (one.on < from || one.on > last || one.on > frame.asOf || one.on > frame.knownAt) continue
    if (one.rater === desk.subject.id && decided(panel.ownMark) === 'leftOut') continue
    const read = readFigure(one.mark)
    const outside =
      !read.ok ||
      compareExact(read.figure, exactOf(panel.least)) < 0 ||
      compareExact(read.figure, exactOf(panel.most)) > 0
    if (outside) {
      noteSubject(desk, 'rating-out-of-range', 'error', {
        rater: one.rater,
        panel: panel.id,
        mark: one.mark,
        least: panel.least,
        most: panel.most,
      })
      continue
    }
    const before = byRater.get(one.rater)
    if (before === undefined || before.on < one.on) byRater.set(one.rater, one)
    // Two marks of one day: nobody knows which one holds, until a later one replaces both.
    else if (before.on === one.on && before.mark !== one.mark) byRater.set(one.rater, { on: one.on, mark: undefined })
  }
  const marks: T[] = []
  for (const [rater, { mark }] of byRater) {
    if (mark === undefined) noteSubject(desk, 'rating-twice', 'error', { rater, panel: panel.id })
    else marks.push(arithmetic.read(mark))
  }
  return marks
}

function panelMark<T>(desk: ScoringDesk<T>, panel: RaterPanel, ratings: readonly Rating[]): StandingWorth<T> {
  const { arithmetic } = desk
  const marks = validMarks(desk, panel, ratings)
  if (marks.length === 0) return { kind: 'unknown', reason: 'missing-rating' }
  const quorum = quorumMet(desk, panel, marks.length)
  if (quorum !== undefined) return { kind: 'unknown', reason: quorum }
  const mark = combineMarks(desk, panel, marks)
  if (mark === undefined) return { kind: 'unknown', reason: 'missing-rating' }
  return {
    kind: 'points',
    points: panel.rounding === undefined ? mark : arithmetic.round(mark, decided(panel.rounding)),
  }
}

function quorumMet<T>(desk: ScoringDesk<T>, panel: RaterPanel, raters: number): PointsCode | undefined {
  const { quorum } = panel
  if (quorum === undefined) return undefined
  let needed: Exact
  if ('count' in quorum) needed = { n: BigInt(quorum.count), d: 1n }
  else {
    const electorate = measuredValue(desk, quorum.electorate)
    if (electorate.kind !== 'points') return 'missing-measurement'
    const all = desk.arithmetic.exact(electorate.points)
    const base = decided(quorum.of) === 'others' ? { n: all.n - all.d, d: all.d } : all
    const share = readFraction(quorum.share)
    if (!share.ok) return 'missing-measurement'
    needed = { n: share.figure.n * base.n, d: share.figure.d * base.d }
  }
  if (compareExact({ n: BigInt(raters), d: 1n }, needed) >= 0) return undefined
  noteSubject(desk, 'quorum-not-met', 'warning', { panel: panel.id, raters })
  return 'quorum-not-met'
}

function combineMarks<T>(desk: ScoringDesk<T>, panel: RaterPanel, marks: readonly T[]): T | undefined {
  const { arithmetic } = desk
  const combine = decided(panel.combine)
  if (combine === 'sum' || combine === 'mean') return together(arithmetic, combine, marks)
  const sorted = [...marks].sort((a, b) => arithmetic.compare(a, b))
  // The median is the mean of what is left in the middle.
  const half = (sorted.length - 1) >> 1
  const { highest, lowest } = combine === 'median' ? { highest: half, lowest: half } : combine.trimmedMean
  const kept = sorted.slice(lowest, sorted.length - highest)
  return kept.length === 0 ? undefined : together(arithmetic, 'mean', kept)
}
