import { addExact, exactZero, subtractExact, type Exact } from '../kernel/internal.js'
import type { OutcomeDesk } from './outcome-desk.js'
import type { ResultWorth } from './point-worths.js'
import { longerResultsOf, type ResultSpan } from './result-points.js'
import { classFor, figureFor } from './scoring-desk.js'
import { exactFigure, type PartOutcome, type SubjectNumbers } from './subject-numbers.js'

/** Points that an item adds to a period made of several score periods. */
export interface AddedPoints {
  /** Index of the item. */
  readonly item: number
  /** Signed points, or why they are not known. */
  readonly part: PartOutcome
  /** The most that it could add. */
  readonly most: Exact
  /** What its condition came to; absent: it did not hold, or is not yet due. */
  readonly span?: ResultSpan
}

/** What the items that belong to the longer period add to it. */
export function addedPoints(at: OutcomeDesk): readonly AddedPoints[] {
  return [...longerResultsOf(at)].map(([item, [span]]): AddedPoints => {
    const { worth, sign } = at.desk.reading.items[item]!
    const points = figureFor(at.desk, (worth as ResultWorth).points, classFor(at.desk, at.span.to))
    const most = points !== undefined && sign === 1 ? points : exactZero
    if (points === undefined) return { item, most, part: { kind: 'notApplicable', reason: 'not-for-class' } }
    const holds = span?.holds
    if (holds?.status === 'needs') return { item, most, part: { kind: 'needs', needs: holds.missing } }
    if (holds?.status === 'not-computable')
      return { item, most, part: { kind: 'unknown', reason: holds.reason, found: holds.diagnostics } }
    if (span === undefined || holds?.value !== true) return { item, most, part: { kind: 'points', figure: exactZero } }
    const figure = sign === 1 ? points : subtractExact(exactZero, points)
    return { item, most, part: { kind: 'points', figure }, span }
  })
}

/** The numbers of the longer period with these points in their items and in the total. */
export function withAdded(numbers: SubjectNumbers, added: readonly AddedPoints[]): SubjectNumbers {
  if (added.length === 0) return numbers
  const total = added.reduce((sum, { part }) => plusPart(sum, part), numbers.total)
  return {
    ...numbers,
    total,
    items: numbers.items.map((one, index) => added.find(({ item }) => item === index)?.part ?? one),
    accounts: [...numbers.accounts.slice(0, -1), total],
    maximum: () => {
      const most = numbers.maximum()
      return most === undefined ? undefined : added.reduce((sum, one) => addExact(sum, one.most), exactFigure(most))
    },
  }
}

/** A part and another one; what does not apply adds nothing, and what is not known leaves nothing known. */
export function plusPart(sum: PartOutcome, part: PartOutcome): PartOutcome {
  if (sum.kind !== 'points' || part.kind === 'notApplicable') return sum
  if (part.kind !== 'points') return part
  return { kind: 'points', figure: addExact(exactFigure(sum.figure), exactFigure(part.figure)) }
}
