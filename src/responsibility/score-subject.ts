import { decisionFor, type Decision, type DecisionNeed, type DiagnosticData, type Rounding } from '../kernel/index.js'
import {
  ownValue,
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
  type Exact,
} from '../kernel/internal.js'
import { shareWeights, type WeightShare } from './applicability.js'
import { holds, type ConditionView } from './conditions.js'
import type { LeafInput, LeafReason, NodeHit, PeerFigures, ScoredSpan } from './leaf.js'
import { scoreLeaf } from './leaf-scoring.js'
import type { Actual, SchemeEvent, SchemeSubject } from './scheme-facts.js'
import { derivedTargets } from './subject-targets.js'
import {
  isSection,
  type Indicator,
  type MissingRule,
  type NotApplicableRule,
  type RoundingStage,
  type Scheme,
  type SchemeNode,
  type SchemeSection,
  type ScoreSheet,
} from './scheme.js'
import {
  about,
  chosenStep,
  figureText,
  givenStep,
  maximumStep,
  minimumStep,
  productStep,
  quotientStep,
  roundedStep,
  sumStep,
  type Working,
} from './working.js'

/** All that is known of one subject. */
export interface SubjectFile {
  readonly subject: SchemeSubject
  readonly rows: (indicator: string) => readonly Actual[]
  readonly planned: (indicator: string) => readonly Actual[]
  readonly standing: (indicator: string) => 'notApplicable' | 'exempt' | undefined
  readonly events: (code: string) => readonly SchemeEvent[]
  readonly target: (indicator: Indicator, own?: 'included' | 'excluded') => Working | undefined
  /** A row, an event or a target of the indicator could not be read. */
  readonly unreadable: (indicator: Indicator) => boolean
  /** A target was set for this very subject. */
  readonly assigned: (indicator: string) => boolean
  /** A row named an indicator that the scheme does not have. */
  readonly lost: boolean
  readonly peers: (indicator: Indicator) => PeerFigures | undefined
}

/** Ids of indicators by subject. */
export type IndicatorsBySubject = ReadonlyMap<string, ReadonlySet<string>>

/** What holds while a scheme is scored. */
export interface ScoringFrame {
  readonly scheme: Scheme
  readonly decisions: readonly Decision[]
  readonly span: ScoredSpan
  /** Indicators that count as reached in full, by subject: what if. */
  readonly full?: IndicatorsBySubject
}

/** State of a node: the five kinds of nothing are kept apart. */
export type NodeState = 'scored' | 'provisional' | 'planned' | 'unanswered' | 'notApplicable' | 'exempt' | 'vetoed'

/** A node as scored, in exact figures. */
export interface NodeEvaluation {
  readonly node: SchemeNode | ScoreSheet
  readonly kind: 'section' | 'indicator' | 'sheet'
  readonly state: NodeState
  /** Weight as the text states it for this subject. */
  readonly stated: Exact
  /** Weight after everything that moved weights. */
  readonly weight: Exact
  /** Most that it can bring to its parent now. */
  readonly maximum: Exact
  /** Points of a converted section on its own scale. */
  readonly ownScale?: Exact | undefined
  /** Points for its parent. */
  readonly working: Working | undefined
  readonly planned: Exact | undefined
  readonly figure: Working | undefined
  readonly target: Working | undefined
  readonly hits: readonly NodeHit[]
  readonly missing: readonly DecisionNeed[]
  readonly reason: LeafReason | undefined
  readonly reasonData: DiagnosticData
  /** Points in its parent for one point of each child; `undefined` where they do not add up (minimum, maximum). */
  readonly factors: readonly (Exact | undefined)[]
  readonly counted: boolean
  readonly children: readonly NodeEvaluation[]
  /** Weights under it, in its parent's points: all that applies, and what has an answer. */
  readonly applicable: Exact
  readonly answered: Exact
  readonly leaves: { readonly applicable: number; readonly answered: number; readonly provisional: number }
  readonly refuses: boolean
}

interface Walk {
  readonly frame: ScoringFrame
  readonly file: SubjectFile
  readonly view: ConditionView
  /** Nodes that a veto makes zero, and what is to be said of it. */
  readonly zeroed: ReadonlyMap<string, DiagnosticData>
  /** Factors that vetoes put on the points of nodes, each with what is to be said of it. */
  readonly scaled: ReadonlyMap<string, readonly PointsFactor[]>
}

/** A factor that a veto puts on points. */
export interface PointsFactor {
  readonly by: string
  readonly data: DiagnosticData
}

/** Points times the factors of vetoes, one after the other. */
export function scaledByVetoes(points: Working, factors: readonly PointsFactor[]): Working {
  return factors.reduce(
    (step, { by, data }) => productStep('veto-scaled', [step, givenStep('veto-factor', exactOf(by))], { ...data, by }),
    points,
  )
}

// A node that a veto scales: what is said of the node is said of the scaled points too.
function underVetoes(evaluation: NodeEvaluation, { scaled }: Walk): NodeEvaluation {
  const { node, working, weight } = evaluation
  const factors = scaled.get(node.id)
  if (factors === undefined || working === undefined) return evaluation
  return {
    ...evaluation,
    working: aboutNode(scaledByVetoes(working, factors), node, weight),
    hits: [...evaluation.hits, 'veto'],
  }
}

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

/** One sheet of a subject, beside its base. */
export function evaluateSheet(
  sheet: ScoreSheet,
  walk: Walk,
  base: NodeEvaluation,
  view: ConditionView,
): NodeEvaluation {
  const items = sheet.items.filter((item) => concerns(item, walk.file.subject))
  const inherited: NotApplicableRule = walk.frame.scheme.rules.policies?.notApplicable ?? { kind: 'removeFromTotal' }
  const children = items.map((item) => {
    const weight = statedWeight(item, walk.file.subject)
    const place: Place = { walk, depth: 1, weight, stated: weight, inherited, inSheet: true }
    return standingOf(item, walk) === undefined
      ? underVetoes(evaluateIndicator(item, place), walk)
      : withoutPoints(item, place, standingOf(item, walk) ?? 'notApplicable', exactZero)
  })
  const lines = children.filter((child) => child.counted).map((child) => child.working)
  const known = lines.every((line) => line !== undefined)
  const counts = sheet.when === undefined ? true : holds(sheet.when, view)
  const hits: NodeHit[] = []
  let working = known ? bestOf(lines, sheet.best, (all) => sumStep('sheet-items', all, { sheet: sheet.id })) : undefined
  if (counts === false) working = chosenStep('sheet-not-counted', exactZero)
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

// The best so many lines, added; the rest is not counted.
function bestOf(
  lines: readonly Working[],
  best: number | undefined,
  made: (lines: readonly Working[]) => Working,
): Working {
  if (best === undefined || lines.length <= best) return made(lines)
  const falling = [...lines].sort((a, b) => compareExact(b.figure, a.figure))
  const kept = made(falling.slice(0, best))
  return { ...kept, data: { ...kept.data, best, among: lines.length } }
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

interface Place {
  readonly walk: Walk
  readonly depth: number
  readonly weight: Exact
  readonly stated: Exact
  readonly inherited: NotApplicableRule | undefined
  readonly inSheet?: true
}

function concerns(node: SchemeNode, subject: SchemeSubject): boolean {
  return node.groups === undefined || (subject.group !== undefined && node.groups.includes(subject.group))
}

/** Weight of a node for a subject as the text states it, by its group. */
export function statedWeight(node: SchemeNode, subject: SchemeSubject): Exact {
  const own = subject.group === undefined ? undefined : ownValue(node.weights, subject.group)
  return exactOf(own ?? node.weight)
}

// The stated weight times the local factor of the subject; the factor reaches everything under the node.
function localWeight(node: SchemeNode, subject: SchemeSubject): Exact {
  const factor = ownValue(subject.weightFactors, node.id)
  const weight = multiplyExact(statedWeight(node, subject), splitShare(node, subject))
  return factor === undefined ? weight : multiplyExact(weight, exactOf(factor))
}

// A shared task whose weight is split: the part of whoever answers for it.
function splitShare(node: SchemeNode, subject: SchemeSubject): Exact {
  if (node.split !== true) return exactInteger(1)
  const mine = (node.assignments ?? []).filter((line) => line.who === subject.id && line.share !== undefined)
  return mine.reduce((sum, line) => addExact(sum, exactOf(line.share as string)), exactZero)
}

function evaluate(node: SchemeNode, place: Place): NodeEvaluation {
  const evaluation = isSection(node) ? evaluateSection(node, place, 'section') : evaluateIndicator(node, place)
  return underVetoes(evaluation, place.walk)
}

/** Why a node does not apply to a subject, if it does not; a section does not when none of its children does. */
function standingOf(node: SchemeNode, walk: Walk): 'notApplicable' | 'exempt' | undefined {
  const { subject } = walk.file
  if (subject.notApplicable?.includes(node.id) === true) return 'notApplicable'
  if (subject.exempt?.includes(node.id) === true) return 'exempt'
  if (node.appliesWhen !== undefined && holds(node.appliesWhen, walk.view) === false) return 'notApplicable'
  if (isSection(node)) {
    const children = node.children.filter((child) => concerns(child, subject))
    // Children that all say themselves what happens decide for the section.
    if (children.every((child) => child.notApplicable !== undefined)) return undefined
    const standings = children.map((child) => standingOf(child, walk))
    if (standings.includes(undefined)) return undefined
    return standings.includes('notApplicable') ? 'notApplicable' : 'exempt'
  }
  const said = walk.file.standing(node.id)
  if (said !== undefined) return said
  const { method } = node
  if (method.kind !== 'proportional' || method.whenTargetZero !== 'notApplicable') return undefined
  const target = walk.file.target(node)
  return target !== undefined && isZeroExact(target.figure) ? 'notApplicable' : undefined
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

function summed(
  children: readonly NodeEvaluation[],
): Pick<NodeEvaluation, 'missing' | 'applicable' | 'answered' | 'leaves' | 'refuses'> {
  const counted = children.filter((child) => child.counted)
  const sum = (pick: (child: NodeEvaluation) => Exact): Exact =>
    counted.reduce((total, child) => addExact(total, pick(child)), exactZero)
  const count = (pick: (child: NodeEvaluation) => number): number =>
    counted.reduce((total, child) => total + pick(child), 0)
  return {
    missing: counted.flatMap((child) => child.missing),
    applicable: sum((child) => child.applicable),
    answered: sum((child) => child.answered),
    leaves: {
      applicable: count((child) => child.leaves.applicable),
      answered: count((child) => child.leaves.answered),
      provisional: count((child) => child.leaves.provisional),
    },
    refuses: counted.some((child) => child.refuses),
  }
}

function clamped(working: Working, floor: string | undefined, cap: string | undefined, hits: NodeHit[]): Working {
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

function notApplying(
  node: SchemeNode,
  place: Place,
  standing: 'notApplicable' | 'exempt',
  rule: NotApplicableRule | undefined,
): NodeEvaluation {
  const nothing = withoutPoints(node, place, standing, place.weight)
  const data = { node: node.id, rule: rule?.kind ?? null }
  switch (rule?.kind) {
    case 'full':
      return {
        ...nothing,
        maximum: place.weight,
        working: aboutNode(chosenStep('not-applicable-full', place.weight, data), node, place.weight),
      }
    case 'zero':
      return {
        ...nothing,
        maximum: place.weight,
        working: aboutNode(chosenStep('not-applicable-zero', exactZero, data), node, place.weight),
      }
    case 'asPoints':
      return {
        ...nothing,
        maximum: place.weight,
        working: aboutNode(chosenStep('not-applicable-points', exactOf(rule.points), data), node, place.weight),
      }
    case 'refuse':
      return { ...nothing, refuses: true }
    case 'notAllowed':
      return { ...nothing, working: undefined, reason: 'not-applicable-not-allowed', reasonData: data }
    case undefined:
      return { ...nothing, working: undefined }
    default:
      return nothing
  }
}

function withoutPoints(
  node: SchemeNode,
  place: Place,
  state: 'notApplicable' | 'exempt',
  weight: Exact,
): NodeEvaluation {
  return {
    node,
    kind: isSection(node) ? 'section' : 'indicator',
    state,
    stated: place.stated,
    weight,
    maximum: exactZero,
    working: aboutNode(chosenStep('not-applicable', exactZero), node, undefined),
    planned: undefined,
    figure: undefined,
    target: undefined,
    hits: [],
    missing: [],
    reason: undefined,
    reasonData: {},
    factors: [],
    counted: node.advisory !== true,
    children: [],
    applicable: exactZero,
    answered: exactZero,
    leaves: { applicable: 0, answered: 0, provisional: 0 },
    refuses: false,
  }
}

function evaluateIndicator(indicator: Indicator, place: Place): NodeEvaluation {
  const { walk, weight } = place
  const { frame, file } = walk
  const policies = frame.scheme.rules.policies ?? {}
  const target = file.target(indicator)
  const input: LeafInput = {
    indicator,
    policies,
    decisions: frame.decisions,
    subject: file.subject,
    weight,
    stated: place.stated,
    target,
    ...(openPeerMean(indicator, file) ? { targetWith: (own) => file.target(indicator, own) } : {}),
    rows: file.rows(rowsId(indicator)),
    events: file.events(eventCode(indicator)),
    eventsOf: file.events,
    peers: file.peers(indicator),
    view: walk.view,
    span: frame.span,
  }
  const base: NodeEvaluation = {
    ...withoutPoints(indicator, place, 'notApplicable', weight),
    maximum: weight,
    target,
    applicable: weight,
    leaves: { applicable: 1, answered: 0, provisional: 0 },
    working: undefined,
  }
  if (walk.zeroed.has(indicator.id)) {
    const working = aboutNode(chosenStep('zeroed', exactZero, walk.zeroed.get(indicator.id)), indicator, weight)
    return {
      ...base,
      state: 'vetoed',
      working,
      answered: weight,
      leaves: { applicable: 1, answered: 1, provisional: 0 },
      hits: ['veto'],
    }
  }
  if (!place.inSheet && frame.full?.get(file.subject.id)?.has(indicator.id) === true) {
    return {
      ...base,
      state: 'scored',
      working: aboutNode(chosenStep('full-points', weight), indicator, weight),
      answered: weight,
      leaves: { applicable: 1, answered: 1, provisional: 0 },
    }
  }
  if (file.unreadable(indicator)) return { ...base, state: 'unanswered', reason: 'row-unreadable' }
  const score = scoreLeaf(input)
  const planned = plannedPoints(input, file.planned(rowsId(indicator)), score.is === 'missing' ? undefined : score)
  if (score.is === 'missing') return unanswered(indicator, base, planned, frame)
  const answered = {
    ...base,
    figure: score.figure,
    planned,
    answered: weight,
    leaves: { applicable: 1, answered: 1, provisional: score.estimated ? 1 : 0 },
    state: (score.estimated ? 'provisional' : 'scored') as NodeState,
  }
  const { outcome } = score
  if (outcome.is === 'needs') return { ...answered, missing: outcome.missing }
  if (outcome.is === 'refused') return { ...answered, reason: outcome.reason, reasonData: outcome.data }
  const working = atStage(outcome.working, frame.scheme, 'indicator', indicator.rounding)
  return { ...answered, hits: outcome.hits, working: aboutNode(working, indicator, weight) }
}

// A mean of the peers that may or may not hold the subject itself.
function openPeerMean({ id, target }: Indicator, file: SubjectFile): boolean {
  const open = derivedTargets(target).some((rule) => rule.kind === 'peerMean' && rule.own === undefined)
  return open && !file.assigned(id)
}

// Every step that stands for a node says which: its name, what it is worth, its unit and its article.
function aboutNode(
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

function baseStep(working: Working | undefined): Working | undefined {
  return working?.code === 'sum' ? { ...working, code: 'base' } : working
}

function plannedPoints(
  input: LeafInput,
  planned: readonly Actual[],
  now: ReturnType<typeof scoreLeaf> | undefined,
): Exact | undefined {
  if (planned.length === 0) return undefined
  const then = scoreLeaf({ ...input, rows: planned.map((row) => ({ ...row, state: 'reported' as const })) })
  if (then.is === 'missing' || then.outcome.is !== 'points') return undefined
  const current = now?.is === 'scored' && now.outcome.is === 'points' ? now.outcome.working.figure : exactZero
  return maxExact(exactZero, subtractExact(then.outcome.working.figure, current))
}

function unanswered(
  indicator: Indicator,
  base: NodeEvaluation,
  planned: Exact | undefined,
  frame: ScoringFrame,
): NodeEvaluation {
  const options: readonly MissingRule[] = ['zero', 'keepWeight', 'provisional', 'leaveOut', 'refuse']
  const stated = indicator.missing ?? frame.scheme.rules.policies?.missing
  const value = decisionFor(frame.decisions, 'missing-actual', indicator.id)?.value
  const rule = stated ?? options.find((option) => option === value)
  const state: NodeState = planned === undefined ? 'unanswered' : 'planned'
  const data = { rule: rule ?? null }
  const said = (code: string): Working | undefined =>
    aboutNode(chosenStep(code, exactZero, data), indicator, base.weight)
  switch (rule) {
    case undefined:
      return { ...base, state, planned, missing: [{ code: 'missing-actual', at: indicator.id, options }] }
    case 'refuse':
      return { ...base, state, planned, reason: 'actual-missing' }
    case 'leaveOut':
      return { ...base, state, planned, maximum: exactZero, working: said('left-out') }
    case 'zero':
      return {
        ...base,
        state,
        planned,
        working: said('not-reported'),
        answered: base.weight,
        leaves: { applicable: 1, answered: 1, provisional: 0 },
      }
    case 'keepWeight':
      return { ...base, state, planned, working: said('no-figure-yet') }
    case 'provisional':
      return {
        ...base,
        state,
        planned,
        working: said('no-figure-yet'),
        leaves: { applicable: 1, answered: 0, provisional: 1 },
      }
  }
}

/** Id of the indicator whose rows an indicator reads. */
export function rowsId(indicator: Indicator): string {
  return indicator.rowsOf ?? indicator.id
}

/** Code of the events that an indicator counts. */
export function eventCode(indicator: Indicator): string {
  const { method, measure } = indicator
  if ((method.kind === 'count' || method.kind === 'quotas') && method.event !== undefined) return method.event
  return measure?.kind === 'events' ? (measure.event ?? indicator.id) : indicator.id
}

/** A node with the points that one point of it makes in the total. */
export interface PlacedNode {
  readonly evaluation: NodeEvaluation
  readonly factor: Exact | undefined
}

/** All nodes of an evaluation, the parents first. */
export function flattened(root: NodeEvaluation, factor: Exact | undefined): readonly PlacedNode[] {
  return root.children.flatMap((child, index) => {
    const own = root.factors[index]
    const below = factor === undefined || own === undefined ? undefined : multiplyExact(factor, own)
    return [{ evaluation: child, factor: below }, ...flattened(child, below)]
  })
}

export type { Walk }
