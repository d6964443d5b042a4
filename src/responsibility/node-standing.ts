import {
  type Exact,
  addExact,
  exactInteger,
  exactOf,
  exactZero,
  isZeroExact,
  multiplyExact,
  ownValue,
} from '../kernel/internal.js'
import { holds } from './conditions.js'
import { type NodeEvaluation, type Place, type Walk, withoutPoints } from './node-evaluation.js'
import { aboutNode } from './node-points.js'
import type { SchemeSubject } from './scheme-facts.js'
import { type NotApplicableRule, type SchemeNode, isSection } from './scheme.js'
import { chosenStep } from './working.js'

/** Whether a node is there for a subject at all, by its group. */
export function concerns(node: SchemeNode, subject: SchemeSubject): boolean {
  return node.groups === undefined || (subject.group !== undefined && node.groups.includes(subject.group))
}

/** Weight of a node for a subject as the text states it, by its group. */
export function statedWeight(node: SchemeNode, subject: SchemeSubject): Exact {
  const own = subject.group === undefined ? undefined : ownValue(node.weights, subject.group)
  return exactOf(own ?? node.weight)
}

/** The stated weight times the local factor of the subject; the factor reaches everything under the node. */
export function localWeight(node: SchemeNode, subject: SchemeSubject): Exact {
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

/** Why a node does not apply to a subject, if it does not; a section does not when none of its children does. */
export function standingOf(node: SchemeNode, walk: Walk): 'notApplicable' | 'exempt' | undefined {
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

/** A node that does not apply, by the rule for its points. */
export function notApplying(
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
