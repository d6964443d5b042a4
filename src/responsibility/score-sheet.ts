import { compareExact, exactInteger, exactOf, exactZero } from '../kernel/internal.js'
import { type ConditionView, holds } from './conditions.js'
import type { NodeHit } from './leaf.js'
import { type NodeEvaluation, type Place, type Walk, summed, withoutPoints } from './node-evaluation.js'
import { aboutNode, atStage, bestOf, clamped, underVetoes } from './node-points.js'
import { concerns, standingOf, statedWeight } from './node-standing.js'
import type { NotApplicableRule, ScoreSheet } from './scheme.js'
import { evaluateIndicator } from './score-indicator.js'
import { type Working, chosenStep, givenStep, minimumStep, productStep, sumStep } from './working.js'

/** One sheet of a subject, beside its base. */
export function evaluateSheet(
  sheet: ScoreSheet,
  walk: Walk,
  base: NodeEvaluation,
  view: ConditionView,
): NodeEvaluation {
  const items = sheet.items.filter((item) => concerns(item, walk.file.subject))
  const inherited: NotApplicableRule = walk.frame.scheme.rules.policies?.notApplicable ?? { kind: 'removeFromTotal' }
  const counts = sheet.when === undefined ? true : holds(sheet.when, view)
  const scored = items.map((item) => {
    const weight = statedWeight(item, walk.file.subject)
    const place: Place = { walk, depth: 1, weight, stated: weight, inherited, inSheet: true }
    return standingOf(item, walk) === undefined
      ? underVetoes(evaluateIndicator(item, place), walk)
      : withoutPoints(item, place, standingOf(item, walk) ?? 'notApplicable', exactZero)
  })
  // A sheet that does not count asks nothing, and nothing of it stands in the way.
  const children = counts === false ? scored.map((child) => ({ ...child, counted: false })) : scored
  const lines = children.filter((child) => child.counted).map((child) => child.working)
  const known = lines.every((line) => line !== undefined)
  const hits: NodeHit[] = []
  let working = known ? bestOf(lines, sheet.best, (all) => sumStep('sheet-items', all, { sheet: sheet.id })) : undefined
  if (counts !== true) working = counts === undefined ? undefined : chosenStep('sheet-not-counted', exactZero)
  if (working !== undefined) working = underShare(clamped(working, sheet.floor, sheet.cap, hits), sheet, base, hits)
  const unknown = counts === undefined && summed(children).missing.length === 0 && base.missing.length === 0
  if (working !== undefined) working = atStage(working, walk.frame.scheme, 'sheet', undefined)
  const zeroed = walk.zeroed.has(sheet.id)
  const evaluation: NodeEvaluation = {
    ...summed(children),
    node: sheet,
    kind: 'sheet',
    state: zeroed ? 'vetoed' : 'scored',
    stated: exactZero,
    weight: exactZero,
    maximum: exactZero,
    working: aboutNode(zeroed ? chosenStep('zeroed', exactZero, walk.zeroed.get(sheet.id)) : working, sheet, undefined),
    planned: undefined,
    figure: undefined,
    target: undefined,
    hits,
    reason: unknown ? 'condition-undecided' : undefined,
    reasonData: {},
    factors: children.map(() => exactInteger(1)),
    counted: true,
    children,
  }
  return underVetoes(evaluation, walk)
}

// Points of a sheet that may not pass a share of the base.
function underShare(
  points: Working,
  { capOf }: ScoreSheet,
  base: NodeEvaluation,
  hits: NodeHit[],
): Working | undefined {
  if (capOf === undefined) return points
  const of = capOf.of === 'base' ? base.working : givenStep('maximum', base.maximum)
  if (of === undefined) return undefined
  const limit = productStep('cap-share', [of, givenStep('share', exactOf(capOf.share))])
  if (compareExact(points.figure, limit.figure) <= 0) return points
  hits.push('cap')
  return minimumStep('cap', [points, limit])
}
