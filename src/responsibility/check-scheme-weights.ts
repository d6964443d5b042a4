import type { Diagnostic } from '../kernel/index.js'
import { type Exact, addExact, compareExact, exactOf } from '../kernel/internal.js'
import { type SchemeCheckCode, found } from './scheme-findings.js'
import { inGroup, sumOf, weightIn } from './scheme-ranges.js'
import { type Scheme, type SchemeNode, type SchemeSection, isSection } from './scheme.js'
import { figureText } from './working.js'

/** Weights that do not add up to what is stated, in the tree and in each section, for every group. */
export function checkWeights(scheme: Scheme): Diagnostic<SchemeCheckCode>[] {
  const { rules } = scheme
  const groups: readonly (string | undefined)[] = [undefined, ...(rules.groups ?? []).map((group) => group.id)]
  const findings: Diagnostic<SchemeCheckCode>[] = []
  const seen = new Set<string>()
  for (const group of groups) {
    if (group === undefined && onlyForGroups(rules.nodes)) continue
    const full = rules.groups?.find((one) => one.id === group)?.full ?? rules.full
    const told = (path: string, stated: string, sum: Exact, node: SchemeNode | null): void => {
      const key = `${path} ${figureText(sum)}`
      if (seen.has(key)) return
      seen.add(key)
      const groupTitle = rules.groups?.find((one) => one.id === group)?.title
      const data = {
        stated,
        sum: figureText(sum),
        node: node?.id ?? null,
        group: group ?? null,
        ...(node === null ? {} : { title: node.title }),
        ...(groupTitle === undefined ? {} : { groupTitle }),
      }
      findings.push(found('weights-do-not-sum', 'error', path, data))
    }
    const sum = sumOf(rules.nodes, group)
    if (full !== undefined && rules.nodes.length > 0 && compareExact(sum, exactOf(full)) !== 0) {
      told('rules.nodes', full, sum, null)
    }
    checkSections(rules.nodes, 'rules.nodes', group, told)
  }
  return findings
}

function onlyForGroups(nodes: readonly SchemeNode[]): boolean {
  return nodes.length > 0 && nodes.every((node) => node.groups !== undefined)
}

function checkSections(
  nodes: readonly SchemeNode[],
  path: string,
  group: string | undefined,
  told: (path: string, stated: string, sum: Exact, node: SchemeNode) => void,
): void {
  for (const [index, node] of nodes.entries()) {
    if (!isSection(node) || !inGroup(node, group)) continue
    const own = `${path}[${index}]`
    const stated = scaleOf(node, group)
    if (stated !== undefined) {
      const sum = addExact(sumOf(heaviest(node, group), group), exactOf(node.start ?? '0'))
      if (compareExact(sum, exactOf(stated)) !== 0) told(`${own}.children`, stated, sum, node)
    }
    checkSections(node.children, `${own}.children`, group, told)
  }
}

// The children that can count together.
function heaviest({ children, best }: SchemeSection, group: string | undefined): readonly SchemeNode[] {
  if (best === undefined) return children
  const weight = (node: SchemeNode): Exact => exactOf(weightIn(node, group))
  const counted = children.filter((node) => node.advisory !== true && inGroup(node, group))
  return [...counted].sort((a, b) => compareExact(weight(b), weight(a))).slice(0, best)
}

// What the children should add up to; a mean or the weakest of them adds up to nothing.
function scaleOf(section: SchemeSection, group: string | undefined): string | undefined {
  if (section.outOf === 'applicable' || (section.combine ?? 'sum') !== 'sum') return undefined
  return section.outOf ?? weightIn(section, group)
}
