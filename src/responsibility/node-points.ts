import type { Rounding } from '../kernel/index.js'
import { type Exact, compareExact, exactOf } from '../kernel/internal.js'
import type { NodeHit } from './leaf.js'
import type { NodeEvaluation, PointsFactor, Walk } from './node-evaluation.js'
import type { RoundingStage, Scheme, SchemeNode, ScoreSheet } from './scheme.js'
import {
  type Working,
  about,
  figureText,
  givenStep,
  maximumStep,
  minimumStep,
  productStep,
  roundedStep,
} from './working.js'

/** Points times the factors of vetoes, one after the other. */
export function scaledByVetoes(points: Working, factors: readonly PointsFactor[]): Working {
  return factors.reduce(
    (step, { by, data }) => productStep('veto-scaled', [step, givenStep('veto-factor', exactOf(by))], { ...data, by }),
    points,
  )
}

/** A node that a veto scales: what is said of the node is said of the scaled points too. */
export function underVetoes(evaluation: NodeEvaluation, { scaled }: Walk): NodeEvaluation {
  const { node, working, weight } = evaluation
  const factors = scaled.get(node.id)
  if (factors === undefined || working === undefined) return evaluation
  return {
    ...evaluation,
    working: aboutNode(scaledByVetoes(working, factors), node, weight),
    hits: [...evaluation.hits, 'veto'],
  }
}

/** The best so many lines, added; the rest is not counted. */
export function bestOf(
  lines: readonly Working[],
  best: number | undefined,
  made: (lines: readonly Working[]) => Working,
): Working {
  if (best === undefined || lines.length <= best) return made(lines)
  const falling = [...lines].sort((a, b) => compareExact(b.figure, a.figure))
  const kept = made(falling.slice(0, best))
  return { ...kept, data: { ...kept.data, best, among: lines.length } }
}

/** Points within a floor and a cap; the limits that were hit go to `hits`. */
export function clamped(
  working: Working,
  floor: string | undefined,
  cap: string | undefined,
  hits: NodeHit[],
): Working {
  let result = working
  if (cap !== undefined && cap !== 'none' && compareExact(result.figure, exactOf(cap)) > 0) {
    hits.push('cap')
    result = minimumStep('cap', [result, givenStep('cap', exactOf(cap))])
  }
  if (floor !== undefined && floor !== 'none' && compareExact(result.figure, exactOf(floor)) < 0) {
    hits.push('floor')
    result = maximumStep('floor', [result, givenStep('floor', exactOf(floor))])
  }
  return result
}

/** The working, rounded where the scheme rounds at this stage. */
export function atStage(working: Working, scheme: Scheme, stage: RoundingStage, own: Rounding | undefined): Working {
  const rounding = own ?? scheme.rules.rounding?.find((one) => one.stage === stage)
  return rounding === undefined
    ? working
    : roundedStep('rounded', working, rounding, { stage, where: `stage-${stage}` })
}

/** Every step that stands for a node says which: its name, what it is worth, its unit and its article. */
export function aboutNode(
  working: Working | undefined,
  node: SchemeNode | ScoreSheet,
  weight: Exact | undefined,
): Working | undefined {
  if (working === undefined) return undefined
  return about(working, {
    node: node.id,
    title: node.title,
    ...(weight === undefined ? {} : { weight: figureText(weight) }),
    ...('unit' in node ? { unit: node.unit ?? '' } : {}),
    ...(node.clause === undefined ? {} : { clause: node.clause }),
  })
}
