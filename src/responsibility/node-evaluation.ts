import type { Decision, DecisionNeed, DiagnosticData } from '../kernel/index.js'
import { type Exact, addExact, exactZero, multiplyExact } from '../kernel/internal.js'
import type { BallotsBeyond } from './ballot-limits.js'
import type { ConditionView } from './conditions.js'
import type { LeafReason, NodeHit, PeerFigures, ScoredSpan } from './leaf.js'
import { aboutNode } from './node-points.js'
import type { Actual, SchemeEvent, SchemeSubject } from './scheme-facts.js'
import {
  type Indicator,
  type NotApplicableRule,
  type Scheme,
  type SchemeNode,
  type ScoreSheet,
  isSection,
} from './scheme.js'
import { type Working, chosenStep } from './working.js'

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
  /** Ballots, of all subjects, that give more of a mark than they may. */
  readonly beyond: BallotsBeyond
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

/** What is the same for all nodes of one subject. */
export interface Walk {
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

/** Where a node stands, and what it weighs there. */
export interface Place {
  readonly walk: Walk
  readonly depth: number
  readonly weight: Exact
  readonly stated: Exact
  readonly inherited: NotApplicableRule | undefined
  readonly inSheet?: true
}

/** What the counted children of a node add up to. */
export function summed(
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

/** A node that brings no points. */
export function withoutPoints(
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
