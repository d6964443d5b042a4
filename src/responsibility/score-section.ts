import type { DecisionNeed } from '../kernel/index.js'
import {
  type Exact,
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  maxExact,
  multiplyExact,
  subtractExact,
} from '../kernel/internal.js'
import { type WeightShare, shareWeights } from './applicability.js'
import type { NodeHit } from './leaf.js'
import { type NodeEvaluation, type NodeState, type Place, type Walk, summed } from './node-evaluation.js'
import { aboutNode, atStage, bestOf, clamped, underVetoes } from './node-points.js'
import { concerns, localWeight, notApplying, standingOf, statedWeight } from './node-standing.js'
import { type SchemeNode, type SchemeSection, isSection } from './scheme.js'
import { evaluateIndicator } from './score-indicator.js'
import {
  type Working,
  chosenStep,
  givenStep,
  maximumStep,
  minimumStep,
  productStep,
  quotientStep,
  sumStep,
} from './working.js'

/** The base of a subject: the tree as one section. */
export function evaluateBase(walk: Walk): NodeEvaluation {
  const { rules } = walk.frame.scheme
  const stated = rules.nodes
    .filter((node) => node.advisory !== true && concerns(node, walk.file.subject))
    .reduce((sum, node) => addExact(sum, localWeight(node, walk.file.subject)), exactZero)
  const root: SchemeSection = { id: '', title: '', weight: '0', children: rules.nodes }
  return evaluateSection(
    root,
    { walk, depth: 0, weight: stated, stated, inherited: rules.policies?.notApplicable },
    'base',
  )
}

function evaluate(node: SchemeNode, place: Place): NodeEvaluation {
  const evaluation = isSection(node) ? evaluateSection(node, place, 'section') : evaluateIndicator(node, place)
  return underVetoes(evaluation, place.walk)
}

function evaluateSection(section: SchemeSection, place: Place, code: 'base' | 'section'): NodeEvaluation {
  const { walk, depth, weight, stated } = place
  const { subject } = walk.file
  const inherited = section.notApplicable ?? place.inherited
  const nodes = section.children.filter((child) => concerns(child, subject))
  const shares: WeightShare[] = nodes.map((child) => ({
    id: child.id,
    weight: localWeight(child, subject),
    applies: standingOf(child, walk) === undefined,
    rule: child.notApplicable ?? inherited,
  }))
  const shared = shareWeights(evened(section, shares, stated), depth + 1, walk.frame.decisions)
  const children = nodes.map((child, index) => {
    const own = shares[index] as WeightShare
    const rule = shared.rules[index]
    const at: Place = {
      walk,
      depth: depth + 1,
      weight: shared.weights[index] as Exact,
      stated: statedWeight(child, subject),
      inherited,
    }
    const standing = own.applies ? undefined : standingOf(child, walk)
    return standing === undefined ? evaluate(child, at) : notApplying(child, at, standing, rule)
  })
  return sectionOf(section, place, code, { children, removed: shared.removed, missing: shared.missing, weight })
}

// All weights zero: the section says whether its children then share it equally.
function evened(section: SchemeSection, shares: readonly WeightShare[], stated: Exact): readonly WeightShare[] {
  if (section.whenWeightsZero !== 'equal' || shares.some((share) => !isZeroExact(share.weight))) return shares
  const number = shares.filter((share) => share.applies).length
  if (number === 0) return shares
  const whole = section.outOf === undefined || section.outOf === 'applicable' ? stated : exactOf(section.outOf)
  return shares.map((share) => ({ ...share, weight: divideExact(whole, exactInteger(number)) }))
}

interface Inside {
  readonly children: readonly NodeEvaluation[]
  readonly removed: Exact
  readonly missing: readonly DecisionNeed[]
  readonly weight: Exact
}

function sectionOf(section: SchemeSection, place: Place, code: 'base' | 'section', inside: Inside): NodeEvaluation {
  const { scheme } = place.walk.frame
  const counted = inside.children.filter((child) => child.counted)
  const left = inside.children.reduce(
    (sum, child) => (child.counted ? addExact(sum, subtractExact(child.weight, child.maximum)) : sum),
    inside.removed,
  )
  const start = exactOf(section.start ?? '0')
  const most = largest(
    counted.map((child) => child.maximum),
    section.best,
  )
  const reach = most.reduce(addExact, start)
  const scale = scaleOf(section, reach, left)
  const factor = factorOf(place, scale)
  const whole = scale !== undefined || (section.combine ?? 'sum') !== 'sum'
  const short = section.best === undefined ? left : maxExact(exactZero, subtractExact(place.stated, reach))
  const maximum = whole ? place.weight : subtractExact(place.weight, multiplyExact(short, factor))
  const inner = combinedPoints(section, counted, scale ?? place.stated)
  const hits: NodeHit[] = []
  let ownScale: Exact | undefined
  let working = inner === undefined ? undefined : clamped(inner, section.floor, section.cap, hits)
  if (working !== undefined && scale !== undefined) {
    working = atStage(working, scheme, 'sectionRaw', undefined)
    ownScale = working.figure
    const weight = givenStep('weight', place.weight)
    working = isZeroExact(scale)
      ? chosenStep('nothing-applies', exactZero)
      : productStep('converted', [weight, quotientStep('share', working, givenStep('out-of', scale))])
  } else if (working !== undefined && compareExact(factor, exactInteger(1)) !== 0) {
    working = productStep('reweighted', [working, givenStep('weight-factor', factor)])
  }
  if (working !== undefined) working = atStage(working, scheme, code, section.rounding)
  if (place.walk.zeroed.has(section.id)) {
    working = chosenStep('zeroed', exactZero, place.walk.zeroed.get(section.id))
  }
  const below = summed(inside.children)
  const planned = inside.children.reduce<Exact | undefined>(
    (sum, child) => (child.planned === undefined ? sum : addExact(sum ?? exactZero, child.planned)),
    undefined,
  )
  return {
    ...below,
    node: section,
    kind: 'section',
    state: place.walk.zeroed.has(section.id) ? 'vetoed' : stateOf(inside.children),
    stated: place.stated,
    weight: place.weight,
    maximum,
    ownScale,
    working: code === 'base' ? baseStep(working) : aboutNode(working, section, place.weight),
    planned: planned === undefined ? undefined : multiplyExact(planned, factor),
    figure: undefined,
    target: undefined,
    hits,
    missing: [...inside.missing, ...below.missing],
    reason: undefined,
    reasonData: {},
    factors: inside.children.map((child) => childFactor(section, child, counted, factor, scale ?? place.stated)),
    counted: section.advisory !== true,
    children: inside.children,
    applicable: multiplyExact(below.applicable, factor),
    answered: multiplyExact(below.answered, factor),
  }
}

// Scale of the children where it is not the section's own; what left the children leaves their scale.
function scaleOf(section: SchemeSection, reach: Exact, left: Exact): Exact | undefined {
  if (section.outOf === undefined) return undefined
  if (section.outOf === 'applicable') return reach
  const stated = exactOf(section.outOf)
  return (section.combine ?? 'sum') === 'sum' && section.best === undefined ? subtractExact(stated, left) : stated
}

function largest(figures: readonly Exact[], number: number | undefined): readonly Exact[] {
  if (number === undefined) return figures
  return [...figures].sort((a, b) => compareExact(b, a)).slice(0, number)
}

function childFactor(
  section: SchemeSection,
  child: NodeEvaluation,
  counted: readonly NodeEvaluation[],
  factor: Exact,
  scale: Exact,
): Exact | undefined {
  const combine = section.combine ?? 'sum'
  if (section.best !== undefined && section.best < counted.length) return undefined
  if (combine === 'sum') return factor
  const number = counted.filter((one) => !isZeroExact(one.maximum)).length
  if (combine !== 'mean' || isZeroExact(child.maximum)) return undefined
  return multiplyExact(factor, divideExact(scale, multiplyExact(child.maximum, exactInteger(number))))
}

function factorOf(place: Place, scale: Exact | undefined): Exact {
  if (scale !== undefined) return isZeroExact(scale) ? exactZero : divideExact(place.weight, scale)
  return isZeroExact(place.stated) ? exactInteger(1) : divideExact(place.weight, place.stated)
}

function combinedPoints(section: SchemeSection, counted: readonly NodeEvaluation[], scale: Exact): Working | undefined {
  const lines: Working[] = section.start === undefined ? [] : [givenStep('start', exactOf(section.start))]
  const combine = section.combine ?? 'sum'
  const shares: Working[] = []
  for (const child of counted) {
    if (child.working === undefined) return undefined
    lines.push(child.working)
    if (!isZeroExact(child.maximum)) {
      shares.push(quotientStep('reached-share', child.working, givenStep('maximum', child.maximum)))
    }
  }
  if (combine === 'sum') {
    const begun = section.start === undefined ? 0 : 1
    return bestOf(lines.slice(begun), section.best, (kept) => sumStep('sum', [...lines.slice(0, begun), ...kept]))
  }
  const [first, ...others] = shares
  if (first === undefined) return sumStep('sum', [])
  const whole = givenStep('scale', scale)
  if (combine === 'minimum') return productStep('weakest', [whole, minimumStep('minimum', [first, ...others])])
  if (combine === 'maximum') return productStep('strongest', [whole, maximumStep('maximum', [first, ...others])])
  const sum = bestOf(shares, section.best, (kept) => sumStep('sum', kept))
  const number = givenStep('number', exactInteger(sum.lines.length))
  return productStep('mean-of-shares', [whole, quotientStep('mean', sum, number)])
}

function stateOf(children: readonly NodeEvaluation[]): NodeState {
  if (children.some((child) => child.state === 'provisional')) return 'provisional'
  return children.some((child) => child.state !== 'unanswered') ? 'scored' : 'unanswered'
}

function baseStep(working: Working | undefined): Working | undefined {
  return working?.code === 'sum' ? { ...working, code: 'base' } : working
}
