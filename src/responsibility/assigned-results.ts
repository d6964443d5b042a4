import type { FractionText } from '../kernel/index.js'
import { exactOf, fractionText, multiplyExact, readFraction } from '../kernel/internal.js'
import type { AssignmentRole } from './assignments.js'
import type { SchemeResult } from './scheme-result.js'
import { isSection, type Scheme, type SchemeNode } from './scheme.js'

/** The result of one node for one who answers for it. */
export interface AssignedResult {
  /** Who answers. */
  readonly who: string
  /** How. */
  readonly role: AssignmentRole
  /** Id of the node. */
  readonly node: string
  /** Id of the subject whose result it is. */
  readonly subject: string
  /** Part of the result that counts for them (0 to 1); everybody gets the full result unless the text splits it. */
  readonly share: FractionText
  /** Points that count for them; `null` when not known. */
  readonly points: FractionText | null
  /** Points that the same share of full marks would be. */
  readonly weight: FractionText
}

/**
 * Who answers for which result: a row for each assignment of each node and each subject.
 *
 * @param scheme - the scheme with its assignments
 * @param result - what {@link scoreScheme} gave, with its nodes
 * @returns rows in the order of who, node, subject
 * @example
 * ```ts
 * import { assignedResults, scoreScheme } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     nodes: [{ id: 'a', title: 'a', weight: '10', method: { kind: 'given' as const },
 *       assignments: [{ who: 'water bureau', role: 'lead' as const }, { who: 'farm bureau', role: 'support' as const, share: '0.5' }] }],
 *   },
 * }
 * const facts = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'a', value: '8' }] }
 * const rows = assignedResults(scheme, scoreScheme(scheme, facts, { period: '2024', asOf: '2024-12-31' }))
 * rows.map((row) => [row.who, row.points]) // => [['farm bureau', '4'], ['water bureau', '8']]
 * ```
 */
export function assignedResults(scheme: Scheme, result: SchemeResult): readonly AssignedResult[] {
  const rows: AssignedResult[] = []
  const nodes = new Map<string, SchemeNode>()
  const collect = (list: readonly SchemeNode[]): void => {
    for (const node of list) {
      nodes.set(node.id, node)
      if (isSection(node)) collect(node.children)
    }
  }
  collect(scheme.rules.nodes)
  for (const sheet of scheme.rules.sheets ?? []) collect(sheet.items)
  for (const { id: subject, nodes: scores } of result.scores) {
    for (const score of scores) {
      for (const { who, role, share = '1' } of nodes.get(score.id)?.assignments ?? []) {
        const points = score.points === null ? null : times(score.points, share)
        rows.push({ who, role, node: score.id, subject, share, points, weight: times(score.weight, share) })
      }
    }
  }
  const key = (row: AssignedResult): string => JSON.stringify([row.who, row.node, row.subject, row.role])
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function times(figure: FractionText, share: string): FractionText {
  const reading = readFraction(figure)
  if (!reading.ok) throw new RangeError(`'${reading.text}' is not a figure`)
  return fractionText(multiplyExact(reading.figure, exactOf(share)))
}
