import type { DecimalText, Label } from '../kernel/index.js'
import {
  ownValue,
  divideExact,
  exactInteger,
  exactOf,
  isZeroExact,
  multiplyExact,
  type Exact,
} from '../kernel/internal.js'
import type { AssignmentLine } from './assignments.js'
import type { IndicatorMethod } from './methods.js'
import { isSection, type Scheme, type SchemeNode } from './scheme.js'
import { figureText } from './working.js'

/** One line of a scheme as a table. */
export interface SchemeTableRow {
  /** Id of the node. */
  readonly id: string
  /** How deep: 1 is a node of the tree's first level. */
  readonly depth: number
  /** What it is. */
  readonly kind: 'section' | 'indicator' | 'sheet' | 'sheetItem'
  /** Name as published. */
  readonly title: Label
  /** Points in its parent. */
  readonly weight: DecimalText | null
  /** What its full points bring to the total; `null` for sheets, and where points do not add up. */
  readonly effectiveWeight: DecimalText | null
  /** How it is scored. */
  readonly method: IndicatorMethod['kind'] | null
  /** Its target, when the scheme states one. */
  readonly target: string | null
  /** Unit of its figure. */
  readonly unit: string | null
  /** Lowest points, when stated. */
  readonly floor: string | null
  /** Highest points, as the scheme says it; `null`: its method decides. */
  readonly cap: string | null
  /** Article of the published text. */
  readonly clause: string | null
  /** Who answers for it: unit and role. */
  readonly responsible: readonly string[]
}

/**
 * A scheme as a printable table: a row for each section, indicator and sheet, with its effective weight in the total.
 *
 * @param scheme - the scheme
 * @param group - the group whose weights are shown; absent: the general ones
 * @returns rows in the order of the scheme
 * @example
 * ```ts
 * import { describeScheme } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     nodes: [
 *       { id: 'block', title: '党建', weight: '30', outOf: '100',
 *         children: [{ id: 'a', title: '组织生活', weight: '40', method: { kind: 'given' as const } }] },
 *     ],
 *   },
 * }
 * describeScheme(scheme).map((row) => [row.id, row.depth, row.effectiveWeight]) // => [['block', 1, '30'], ['a', 2, '12']]
 * ```
 */
export function describeScheme(scheme: Scheme, group?: string): readonly SchemeTableRow[] {
  const rows: SchemeTableRow[] = []
  const walk = (nodes: readonly SchemeNode[], depth: number, factor: Exact | undefined, sheet: boolean): void => {
    for (const node of nodes) {
      if (node.groups !== undefined && group !== undefined && !node.groups.includes(group)) continue
      const weight = exactOf((group === undefined ? undefined : ownValue(node.weights, group)) ?? node.weight)
      const reach = factor === undefined || sheet ? undefined : multiplyExact(factor, weight)
      rows.push(rowOf(node, depth, figureText(weight), reach, sheet))
      if (isSection(node)) walk(node.children, depth + 1, factorIn(node, weight, factor), sheet)
    }
  }
  walk(scheme.rules.nodes, 1, exactInteger(1), false)
  for (const sheet of scheme.rules.sheets ?? []) {
    rows.push({
      ...nothing,
      id: sheet.id,
      depth: 1,
      kind: 'sheet',
      title: sheet.title,
      floor: sheet.floor ?? null,
      cap: sheet.cap ?? null,
      clause: sheet.clause ?? null,
    })
    walk(sheet.items, 2, undefined, true)
  }
  return rows
}

const nothing = {
  weight: null,
  effectiveWeight: null,
  method: null,
  target: null,
  unit: null,
  responsible: [],
} as const

function factorIn(
  section: Extract<SchemeNode, { children: unknown }>,
  weight: Exact,
  factor: Exact | undefined,
): Exact | undefined {
  if (factor === undefined || (section.combine ?? 'sum') !== 'sum') return undefined
  if (section.outOf === undefined) return factor
  if (section.outOf === 'applicable') return undefined
  const scale = exactOf(section.outOf)
  return isZeroExact(scale) ? undefined : multiplyExact(factor, divideExact(weight, scale))
}

function rowOf(
  node: SchemeNode,
  depth: number,
  weight: DecimalText,
  reach: Exact | undefined,
  sheet: boolean,
): SchemeTableRow {
  const leaf = isSection(node) ? undefined : node
  return {
    id: node.id,
    depth,
    kind: leaf === undefined ? 'section' : sheet ? 'sheetItem' : 'indicator',
    title: node.title,
    weight,
    effectiveWeight: reach === undefined ? null : figureText(reach),
    method: leaf?.method.kind ?? null,
    target: leaf?.target === undefined ? null : typeof leaf.target === 'string' ? leaf.target : leaf.target.kind,
    unit: leaf?.unit ?? null,
    floor: node.floor ?? null,
    cap: node.cap ?? null,
    clause: node.clause ?? null,
    responsible: (node.assignments ?? []).map((line: AssignmentLine) => `${line.who}:${line.role}`),
  }
}
