import { addExact, exactOf, fractionText, type Exact } from '../kernel/internal.js'
import type { RollUpValue } from './roll-up-rule.js'
import type { Actual, AssignedTarget, SchemeEvent, SchemeFacts } from './scheme-facts.js'
import type { SchemeResult } from './scheme-result.js'

/**
 * The totals of a scored scheme as figures to roll up: score first, then aggregate.
 *
 * @example
 * ```ts
 * import { rollUpScores, scoreScheme } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { nodes: [{ id: 'a', title: 'a', weight: '10', method: { kind: 'given' as const } }] },
 * }
 * const facts = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'a', value: '8' }] }
 * rollUpScores(scoreScheme(scheme, facts, { period: '2024', asOf: '2024-12-31' })) // => [{ unit: 'v', value: '8' }]
 * ```
 */
export function rollUpScores(result: SchemeResult): readonly RollUpValue[] {
  return result.scores.map((one) =>
    one.score.status === 'computed' ? { unit: one.id, value: one.score.value } : { unit: one.id },
  )
}

/**
 * The facts of units above, put together from those of the units below: aggregate first, then score. Figures and targets of one indicator (and
 * part) are added; events of all units below count for the unit above, with its own thresholds.
 *
 * @param facts - facts of the units below; `parent` of a subject names its unit
 * @param parents - the units above
 * @returns facts with the parents as subjects; a figure that one child has not reported is missing for the parent
 * @example
 * ```ts
 * import { rollUpFacts } from 'xiangzhen/responsibility'
 * const subjects = [{ id: 'a', parent: 'town' }, { id: 'b', parent: 'town' }]
 * const actuals = [{ subject: 'a', indicator: 'area', value: '30' }, { subject: 'b', indicator: 'area', value: '12' }]
 * rollUpFacts({ subjects, actuals }, [{ id: 'town' }]).actuals
 * // => [{ subject: 'town', indicator: 'area', value: '42' }]
 * ```
 */
export function rollUpFacts(facts: SchemeFacts, parents: SchemeFacts['subjects']): SchemeFacts {
  const above = new Map(facts.subjects.map((subject) => [subject.id, subject.parent]))
  const children = new Map<string, number>()
  for (const parent of above.values()) if (parent !== undefined) children.set(parent, (children.get(parent) ?? 0) + 1)
  const known = new Set(parents.map((parent) => parent.id))
  const to = (subject: string): string | undefined => {
    const parent = above.get(subject)
    return parent !== undefined && known.has(parent) ? parent : undefined
  }
  const sums = new Map<string, { row: Actual; sum: Exact; from: Set<string> }>()
  for (const row of facts.actuals ?? []) {
    const subject = to(row.subject)
    if (subject === undefined || row.value === undefined) continue
    const key = JSON.stringify([subject, row.indicator, row.part ?? null])
    const found = sums.get(key)
    const part = row.part === undefined ? {} : { part: row.part }
    if (found === undefined) {
      const first = { subject, indicator: row.indicator, ...part }
      sums.set(key, { row: first, sum: exactOf(row.value), from: new Set([row.subject]) })
    } else {
      found.sum = addExact(found.sum, exactOf(row.value))
      found.from.add(row.subject)
    }
  }
  const actuals: Actual[] = []
  for (const key of [...sums.keys()].sort()) {
    const { row, sum, from } = sums.get(key) as { row: Actual; sum: Exact; from: Set<string> }
    if (from.size === children.get(row.subject)) actuals.push({ ...row, value: fractionText(sum) })
  }
  return {
    subjects: parents,
    targets: summedTargets(facts.targets ?? [], to),
    actuals,
    events: (facts.events ?? []).flatMap((event): SchemeEvent[] => {
      const subject = to(event.subject)
      return subject === undefined ? [] : [{ ...event, subject }]
    }),
    ...(facts.decisions === undefined ? {} : { decisions: facts.decisions }),
  }
}

function summedTargets(
  targets: readonly AssignedTarget[],
  to: (subject: string) => string | undefined,
): readonly AssignedTarget[] {
  const sums = new Map<string, AssignedTarget>()
  for (const { subject: child, indicator, value } of targets) {
    const subject = to(child)
    if (subject === undefined) continue
    const key = JSON.stringify([subject, indicator])
    const before = sums.get(key)?.value ?? '0'
    sums.set(key, { subject, indicator, value: fractionText(addExact(exactOf(before), exactOf(value))) })
  }
  return [...sums.keys()].sort().map((key) => sums.get(key) as AssignedTarget)
}
