import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeNode, Scheme } from './scheme.js'

/** Ids of indicators by subject. */
export type IndicatorsBySubject = ReadonlyMap<string, ReadonlySet<string>>

/**
 * A scheme and facts in which some indicators of some subjects count as reached in full: they are declared not applicable with full points, so
 * everything above them is worked out as ever.
 */
export function withFullPoints(
  scheme: Scheme,
  facts: SchemeFacts,
  full: IndicatorsBySubject,
): { readonly scheme: Scheme; readonly facts: SchemeFacts } {
  const ids = new Set([...full.values()].flatMap((set) => [...set]))
  const fill = (node: SchemeNode): SchemeNode =>
    'children' in node
      ? { ...node, children: node.children.map(fill) }
      : ids.has(node.id)
        ? { ...node, notApplicable: { kind: 'full' } }
        : node
  const subjects = facts.subjects.map((subject) => ({
    ...subject,
    notApplicable: [...(subject.notApplicable ?? []), ...(full.get(subject.id) ?? [])],
  }))
  const rules = { ...scheme.rules, nodes: scheme.rules.nodes.map(fill) }
  return { scheme: { ...scheme, rules }, facts: { ...facts, subjects } }
}
