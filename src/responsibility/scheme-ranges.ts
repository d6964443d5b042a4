import type { DecimalText } from '../kernel/index.js'
import { ownValue, addExact, exactOf, exactZero, type Exact } from '../kernel/internal.js'
import { isSection, type Indicator, type Scheme, type SchemeNode } from './scheme.js'
import { figureText } from './working.js'

/** What the base of a scheme can bring a subject of a group. */
export interface SchemeRange {
  /** Group, when the scheme has groups. */
  readonly group: string | null
  /** Sum of the weights: what full points in everything bring. */
  readonly highest: DecimalText
  /** How many indicators concern it. */
  readonly indicators: number
}

/**
 * What a scheme can bring each group: the sum of the weights of its tree and the number of its indicators.
 *
 * @example
 * ```ts
 * import { schemeRanges } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { nodes: [{ id: 'a', title: 'a', weight: '60', method: { kind: 'given' as const } }] },
 * }
 * schemeRanges(scheme) // => [{ group: null, highest: '60', indicators: 1 }]
 * ```
 */
export function schemeRanges(scheme: Scheme): readonly SchemeRange[] {
  const groups: readonly (string | undefined)[] =
    scheme.rules.groups === undefined ? [undefined] : scheme.rules.groups.map((group) => group.id)
  return groups.map((group) => ({
    group: group ?? null,
    highest: figureText(sumOf(scheme.rules.nodes, group)),
    indicators: leavesIn(scheme.rules.nodes, group).length,
  }))
}

function leavesIn(nodes: readonly SchemeNode[], group: string | undefined): readonly Indicator[] {
  return nodes
    .filter((node) => inGroup(node, group))
    .flatMap((node) => (isSection(node) ? leavesIn(node.children, group) : [node]))
}

/** Whether a node concerns a group. */
export function inGroup(node: SchemeNode, group: string | undefined): boolean {
  return node.groups === undefined || (group !== undefined && node.groups.includes(group))
}

/** Weight of a node in a group. */
export function weightIn(node: SchemeNode, group: string | undefined): string {
  return (group === undefined ? undefined : ownValue(node.weights, group)) ?? node.weight
}

/** Weights of the nodes that concern a group, added. */
export function sumOf(nodes: readonly SchemeNode[], group: string | undefined): Exact {
  return nodes
    .filter((node) => node.advisory !== true && inGroup(node, group))
    .reduce((sum, node) => addExact(sum, exactOf(weightIn(node, group))), exactZero)
}
