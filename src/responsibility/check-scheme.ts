import type { Diagnostic } from '../kernel/index.js'
import { addExact, compareExact, exactOf, exactZero } from '../kernel/internal.js'
import { type Band, checkBands } from '../scoring/index.js'
import { checkIndicator } from './check-indicator.js'
import { checkSchemeDecisions } from './check-scheme-decisions.js'
import { checkNames } from './check-scheme-names.js'
import { checkWeights } from './check-scheme-weights.js'
import { goesFirst } from './list-seats.js'
import { type NodePlace, type SchemeCheckCode, found } from './scheme-findings.js'
import { type Scheme, type SchemeNode, type ScoreSheet, isSection } from './scheme.js'
import { figureText } from './working.js'

/**
 * Looks for faults in a scheme. A finding carries a witness: the two figures that contradict each other, a figure that falls into a gap, the
 * two steps whose days are the wrong way round.
 *
 * @param scheme - the scheme
 * @returns findings of {@link SchemeCheckCode}; `error`: the text contradicts itself, `warning`: it leaves something open or can surprise
 * @example
 * ```ts
 * import { checkScheme } from 'xiangzhen/responsibility'
 * const given = { kind: 'given' as const }
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     full: '100',
 *     policies: { missing: 'zero' as const },
 *     nodes: [{ id: 'a', title: 'a', weight: '60', method: given }, { id: 'b', title: 'b', weight: '47', method: given }],
 *   },
 * }
 * checkScheme(scheme).map((one) => [one.code, one.data.stated, one.data.sum]) // => [['weights-do-not-sum', '100', '107']]
 * ```
 */
export function checkScheme(scheme: Scheme): readonly Diagnostic<SchemeCheckCode>[] {
  const places = placesOf(scheme)
  return [
    ...checkIds(places),
    ...checkWeights(scheme),
    ...places.flatMap(({ node, path, sheet }) => (isSection(node) ? [] : checkIndicator(node, path, scheme, sheet))),
    ...checkNames(scheme, places),
    ...checkGrades(scheme),
    ...checkLists(scheme),
    ...checkTimetable(scheme),
    ...checkShares(scheme, places),
    ...checkTotal(scheme),
    ...checkSchemeDecisions(scheme),
  ]
}

function placesOf(scheme: Scheme): readonly NodePlace[] {
  const places: NodePlace[] = []
  const walk = (nodes: readonly SchemeNode[], path: string, sheet: boolean): void => {
    for (const [index, node] of nodes.entries()) {
      const own = `${path}[${index}]`
      places.push({ node, path: own, sheet })
      if (isSection(node)) walk(node.children, `${own}.children`, sheet)
    }
  }
  walk(scheme.rules.nodes, 'rules.nodes', false)
  for (const [index, sheet] of (scheme.rules.sheets ?? []).entries()) {
    walk(sheet.items, `rules.sheets[${index}].items`, true)
  }
  return places
}

function checkIds(places: readonly NodePlace[]): Diagnostic<SchemeCheckCode>[] {
  const first = new Map<string, string>()
  const findings: Diagnostic<SchemeCheckCode>[] = []
  for (const { node, path } of places) {
    const before = first.get(node.id)
    if (before !== undefined) findings.push(found('duplicate-node', 'error', `${path}.id`, { node: node.id, before }))
    else first.set(node.id, path)
  }
  return findings
}

function checkGrades(scheme: Scheme): Diagnostic<SchemeCheckCode>[] {
  const { grades, rounding } = scheme.rules
  if (grades === undefined) return []
  const ladder = new Set(grades.ladder.map((grade) => grade.id))
  const named: readonly (readonly [string, string])[] = [
    ...(grades.bands ?? []).map((band, index): readonly [string, string] => [band.id, `rules.grades.bands[${index}]`]),
    ...(grades.rules ?? []).map((rule, index): readonly [string, string] => [
      rule.grade,
      `rules.grades.rules[${index}]`,
    ]),
    ...(grades.otherwise === undefined ? [] : [[grades.otherwise, 'rules.grades.otherwise'] as const]),
  ]
  const unknown = named.filter(([grade]) => !ladder.has(grade))
  const digits = (rounding?.find((one) => one.stage === 'grade') ?? rounding?.find((one) => one.stage === 'total'))
    ?.digits
  return [
    ...unknown.map(([grade, path]) => found('unknown-scheme-grade', 'error', path, { grade })),
    ...gradeBands(grades.bands ?? [], digits, grades.otherwise !== undefined),
  ]
}

function gradeBands(
  bands: readonly Band[],
  digits: number | undefined,
  otherwise: boolean,
): readonly Diagnostic<SchemeCheckCode>[] {
  const findings = checkBands(bands, digits === undefined ? {} : { digits }, 'rules.grades.bands')
  return otherwise ? findings.filter((one) => one.code !== 'band-gap') : findings
}

function checkLists(scheme: Scheme): Diagnostic<SchemeCheckCode>[] {
  const lists = scheme.rules.lists ?? []
  const ids = new Set(lists.map((list) => list.id))
  return lists.flatMap((list, index) => {
    const path = `rules.lists[${index}]`
    const findings: Diagnostic<SchemeCheckCode>[] = []
    if (list.quota.ties === undefined) {
      findings.push(found('list-without-tie-rule', 'warning', path, { list: list.id }))
    }
    for (const first of goesFirst(list)) {
      if (!ids.has(first)) findings.push(found('unknown-list', 'error', `${path}.yieldsTo`, { list: first }))
    }
    const other = lists.slice(0, index).find((one) => one.from !== list.from && !goesFirst(one).includes(list.id))
    if (other !== undefined && !goesFirst(list).includes(other.id) && list.eligible === undefined) {
      const witness =
        list.quota.count === undefined || other.quota.count === undefined
          ? null
          : list.quota.count + other.quota.count - 1
      findings.push(found('lists-can-overlap', 'warning', path, { list: list.id, other: other.id, witness }))
    }
    return findings
  })
}

function checkTimetable(scheme: Scheme): Diagnostic<SchemeCheckCode>[] {
  const steps = scheme.rules.timetable ?? []
  const findings: Diagnostic<SchemeCheckCode>[] = []
  const byId = new Map([...steps].reverse().map((step) => [step.id, step]))
  const cutOff = steps.find((step) => step.kind === 'evidenceCutOff')
  for (const [index, step] of steps.entries()) {
    const path = `rules.timetable[${index}]`
    if (byId.get(step.id) !== step) findings.push(found('duplicate-timetable-step', 'error', path, { step: step.id }))
    if (step.kind === 'scoring' && cutOff !== undefined && step.by < cutOff.by) {
      const data = { step: step.id, by: step.by, cutOff: cutOff.by }
      findings.push(found('scoring-before-cut-off', 'error', path, data))
    }
    for (const name of step.after ?? []) {
      const before = byId.get(name)
      if (before === undefined) {
        findings.push(found('unknown-timetable-step', 'error', path, { step: name }))
      } else if (before.by > step.by) {
        const data = { step: step.id, by: step.by, before: before.id, beforeBy: before.by }
        findings.push(found('timetable-out-of-order', 'error', path, data))
      }
    }
  }
  return findings
}

function checkShares(scheme: Scheme, places: readonly NodePlace[]): Diagnostic<SchemeCheckCode>[] {
  const one = exactOf('1')
  const awards = (scheme.rules.awards ?? []).flatMap((award, index) => {
    const sum = (award.parts ?? []).reduce((all, part) => addExact(all, exactOf(part.share)), exactZero)
    const path = `rules.awards[${index}].parts`
    return compareExact(sum, one) > 0 ? [found('shares-do-not-sum', 'error', path, { sum: figureText(sum) })] : []
  })
  const assignments = places.flatMap(({ node, path }) => {
    const shared = (node.assignments ?? []).filter((line) => line.share !== undefined)
    const sum = shared.reduce((all, line) => addExact(all, exactOf(line.share ?? '0')), exactZero)
    const off = shared.length > 0 && compareExact(sum, one) !== 0
    return off ? [found('shares-do-not-sum', 'error', `${path}.assignments`, { sum: figureText(sum) })] : []
  })
  return [...awards, ...assignments]
}

// Points beside the base can carry the total past the full points.
function checkTotal(scheme: Scheme): Diagnostic<SchemeCheckCode>[] {
  const { full, sheets, total } = scheme.rules
  const decided = scheme.decisions.some((one) => one.code === 'total-ceiling')
  if (full === undefined || total?.ceiling !== undefined || decided || !(sheets ?? []).some(canAdd)) return []
  return [found('total-ceiling-open', 'warning', 'rules.total', { full, question: 'total-ceiling' })]
}

function canAdd({ cap, items }: ScoreSheet): boolean {
  if (cap !== undefined && cap !== 'none' && compareExact(exactOf(cap), exactZero) <= 0) return false
  return items.some(({ method }) => method.kind !== 'count' || method.effect === 'award')
}
