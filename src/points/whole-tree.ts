import { roundingModes, type DiagnosticData, type Explanation } from '../kernel/index.js'
import { compareExact, exactOf, roundExact, type Exact } from '../kernel/internal.js'
import type { Contribution } from './contributions.js'
import type { OutEntry } from './entries-left-out.js'
import { given, present, step, type PointWayCode } from './explanation-steps.js'
import type { BookReading } from './compiled-book.js'
import type { AddedPoints } from './longer-results.js'
import type { MemberWork } from './member-work.js'
import type { ResultWorth } from './point-worths.js'
import { explainResult } from './worth-explanation.js'
import { combineFrames, type PeriodPlan } from './period-plan.js'
import type { FrameWork } from './score-frame.js'
import { roundingFor } from './settle-member.js'
import type { MemberScore } from './settlement.js'
import { exactFigure } from './subject-numbers.js'
import { explainVetoes } from './veto-explanation.js'

/** What one score period was worked out to, for lines. */
export interface FrameLines {
  readonly work: FrameWork
  readonly contributions: readonly Contribution<Exact>[]
  readonly out: readonly OutEntry[]
  readonly explanation: Explanation
}

/** The tree of a whole period: of its score periods, their vetoes, and the one rounding. */
export function wholeTree(
  plan: PeriodPlan,
  member: MemberWork,
  frames: readonly FrameLines[],
  index: number,
  score: MemberScore,
): Explanation {
  const trees = frames.map(({ explanation }) => explanation)
  const last = frames[frames.length - 1]!.work
  let exact: Explanation
  if (member.parts === undefined) {
    const total =
      plan.combine === 'movement'
        ? step('points-movement', {}, 'difference', [trees[1]!, trees[0]!])
        : trees[trees.length - 1]!
    exact = unitTree(
      plan,
      member,
      frames.map(({ work }) => work),
      index,
      total,
    )
  } else {
    const scored = member.parts.flatMap((part, at) =>
      part.numbers.standing === 'in' ? [periodTree(plan, part, index, trees[at]!)] : [],
    )
    const added = (member.added ?? []).flatMap((one) => explainAdded(last.reading, one) ?? [])
    const periods = framesTree(plan, scored)
    exact = added.length === 0 ? periods : step('points-total', {}, 'sum', [periods, ...added])
  }
  const figure = score.effective.status === 'computed' ? score.effective.value : '0'
  const { digits } = last.reading.rules.points
  const rule = roundingFor(last)
  const rounded = rule !== undefined ? step('points-rounded', { digits: rule.digits }, 'rounded', [exact], rule) : exact
  const settled =
    compareExact(exactOf(rounded.figure), exactOf(figure)) === 0 ? rounded : roundedTo(exact, exactOf(figure), digits)
  return { ...step('points-effective', { member: score.id }, 'sum', [settled]), figure }
}

function explainAdded(reading: BookReading, { item, part, span }: AddedPoints): Explanation | undefined {
  if (span === undefined || part.kind !== 'points') return undefined
  const { title, clause, id } = reading.items[item]!.item
  const { worth } = reading.items[item]!
  const figure = exactFigure(part.figure)
  const head = present({ item: id, title, clause })
  return step('points-item', head, 'sum', [explainResult(span, (worth as ResultWorth).when, head, figure)])
}

function periodTree(plan: PeriodPlan, part: MemberWork, index: number, total: Explanation): Explanation {
  const tree = unitTree({ ...plan, combine: 'single' }, part, [part.work], index, total)
  return step('points-period', { period: part.outcome.period }, 'sum', [tree])
}

function unitTree(
  plan: PeriodPlan,
  member: MemberWork,
  works: readonly FrameWork[],
  index: number,
  total: Explanation,
): Explanation {
  const { effects } = member
  if (effects?.status !== 'computed' || !effects.value.any) return total
  const struck = new Set(effects.value.struck.keys())
  const again = combineFrames(
    plan,
    works.map((work) => work.numbers(work.roster.subjects[index]!, struck)),
  ).total
  return explainVetoes(total, effects.value, again.kind === 'points' ? exactFigure(again.figure) : undefined)
}

// The mode was given by a decision or is the same for all; the one that leads to the settled score is shown.
function roundedTo(total: Explanation, figure: Exact, digits: number): Explanation {
  for (const mode of roundingModes) {
    if (compareExact(roundExact(exactOf(total.figure), { digits, mode }), figure) === 0) {
      return step('points-rounded', { digits }, 'rounded', [total], { digits, mode })
    }
  }
  return total
}

function framesTree(plan: PeriodPlan, trees: readonly Explanation[]): Explanation {
  const head = (way: PointWayCode): DiagnosticData => ({ periods: trees.length, way })
  switch (plan.combine) {
    case 'lowest':
      return step('points-periods', head('points-way-lowest'), 'minimum', trees)
    case 'last':
      return step('points-periods', head('points-way-last'), 'sum', trees.slice(-1))
    case 'mean': {
      const count = given('points-number', {}, { n: BigInt(trees.length), d: 1n })
      const sum = step('points-periods', head('points-way-sum'), 'sum', trees)
      return step('points-periods', head('points-way-mean'), 'quotient', [sum, count])
    }
    default:
      return step('points-periods', head('points-way-sum'), 'sum', trees)
  }
}
