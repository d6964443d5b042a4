import { diagnostic, type DecisionCode, type Diagnostic, type DiagnosticData } from '../kernel/index.js'
import { addExact, compareExact, exactOf, exactZero, type Exact } from '../kernel/internal.js'
import { checkBands, type Band, type BandCode } from '../scoring/index.js'
import { checkSchemeDecisions } from './check-scheme-decisions.js'
import { checkIndicator, type IndicatorFinding } from './check-indicator.js'
import { figuresIn, figuresOf, type SchemeCondition, type SchemeFigure } from './conditions.js'
import { isSection, type Scheme, type SchemeNode, type SchemeSection, type ScoreSheet } from './scheme.js'
import { goesFirst } from './lists.js'
import type { RankKey } from './score-ranking.js'
import { inGroup, sumOf, weightIn } from './scheme-ranges.js'
import { figureText } from './working.js'

/** What the linter of schemes can find. */
export type SchemeCheckCode =
  | BandCode
  | IndicatorFinding
  | 'weights-do-not-sum'
  | 'duplicate-node'
  | 'unknown-node'
  | 'unknown-subject-group'
  | 'unknown-scheme-grade'
  | 'unknown-award'
  | 'unknown-list'
  | 'duplicate-timetable-step'
  | 'unknown-timetable-step'
  | 'timetable-out-of-order'
  | 'scoring-before-cut-off'
  | 'veto-without-effect'
  | 'list-without-tie-rule'
  | 'lists-can-overlap'
  | 'shares-do-not-sum'
  | 'total-ceiling-open'
  | DecisionCode

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

interface NodePlace {
  readonly node: SchemeNode
  readonly path: string
  readonly sheet: boolean
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

function found(
  code: SchemeCheckCode,
  severity: 'error' | 'warning',
  path: string,
  data: DiagnosticData,
): Diagnostic<SchemeCheckCode> {
  return diagnostic(code, severity, path, data)
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

function checkWeights(scheme: Scheme): Diagnostic<SchemeCheckCode>[] {
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

function checkNames(scheme: Scheme, places: readonly NodePlace[]): Diagnostic<SchemeCheckCode>[] {
  const { rules } = scheme
  const ids = new Set([...places.map(({ node }) => node.id), ...(rules.sheets ?? []).map((sheet) => sheet.id)])
  const groups = new Set((rules.groups ?? []).map((group) => group.id))
  const ladder = new Set((rules.grades?.ladder ?? []).map((grade) => grade.id))
  const lists = new Set((rules.lists ?? []).map((list) => list.id))
  const awards = new Set([...(rules.awards ?? []), ...(rules.lists ?? [])].map((one) => one.id))
  const findings: Diagnostic<SchemeCheckCode>[] = []
  const needNode = (id: string, path: string): void => {
    if (!ids.has(id)) findings.push(found('unknown-node', 'error', path, { node: id }))
  }
  for (const { node, path } of places) {
    if (groups.size > 0) {
      for (const group of [...(node.groups ?? []), ...Object.keys(node.weights ?? {})]) {
        if (!groups.has(group)) findings.push(found('unknown-subject-group', 'error', path, { group, node: node.id }))
      }
    }
    if (node.notApplicable?.kind === 'moveTo') needNode(node.notApplicable.node, `${path}.notApplicable`)
    if (!isSection(node) && node.rowsOf !== undefined) needNode(node.rowsOf, `${path}.rowsOf`)
    if (!isSection(node) && node.method.kind === 'cases') {
      for (const { when } of node.method.cases) nodesIn(when).forEach((id) => needNode(id, `${path}.method`))
    }
    if (node.appliesWhen !== undefined) nodesIn(node.appliesWhen).forEach((id) => needNode(id, `${path}.appliesWhen`))
  }
  for (const [at, sheet] of (rules.sheets ?? []).entries()) {
    if (sheet.when !== undefined) nodesIn(sheet.when).forEach((id) => needNode(id, `rules.sheets[${at}].when`))
  }
  for (const [at, limit] of (rules.total?.sheets ?? []).entries()) {
    limit.of.forEach((id) => needNode(id, `rules.total.sheets[${at}]`))
  }
  for (const [figure, path] of figurePlaces(scheme)) {
    if ('node' in figure) needNode(figure.node, path)
    for (const list of figure.of === 'lists' ? figure.lists : []) {
      if (!lists.has(list)) findings.push(found('unknown-list', 'error', path, { list }))
    }
  }
  for (const [index, veto] of (rules.vetoes ?? []).entries()) {
    const path = `rules.vetoes[${index}]`
    nodesIn(veto.when).forEach((id) => needNode(id, `${path}.when`))
    const { effect } = veto
    if (effect === undefined) findings.push(found('veto-without-effect', 'warning', path, { veto: veto.id }))
    if (effect !== undefined && 'item' in effect) needNode(effect.item, `${path}.effect`)
    if ((effect?.kind === 'forceGrade' || effect?.kind === 'capGrade') && !ladder.has(effect.grade)) {
      findings.push(found('unknown-scheme-grade', 'error', `${path}.effect`, { grade: effect.grade }))
    }
    if (effect?.kind === 'refuseAward' && !awards.has(effect.award)) {
      findings.push(found('unknown-award', 'warning', `${path}.effect`, { award: effect.award }))
    }
  }
  return findings
}

// Figures of grades, lists and the ranking, each with its place.
function figurePlaces({ rules }: Scheme): readonly (readonly [SchemeFigure, string])[] {
  const of = (figures: readonly SchemeFigure[], path: string) => figures.map((figure) => [figure, path] as const)
  const keys = (list: readonly RankKey[] | undefined, path: string) =>
    of(
      (list ?? []).flatMap((key) => figuresOf(key.figure)),
      path,
    )
  return [
    ...keys(rules.ranking?.tieBreaks, 'rules.ranking.tieBreaks'),
    ...(rules.grades?.rules ?? []).flatMap((rule, at) => of(figuresIn(rule.when), `rules.grades.rules[${at}].when`)),
    ...(rules.lists ?? []).flatMap((list, at) => [
      ...keys(list.by, `rules.lists[${at}].by`),
      ...of(figuresIn(list.eligible), `rules.lists[${at}].eligible`),
      ...(list.quotas ?? []).flatMap(({ when }) => of(figuresIn(when), `rules.lists[${at}].quotas`)),
    ]),
    ...(rules.awards ?? []).flatMap(({ when, amount }, at) => [
      ...of(figuresIn(when), `rules.awards[${at}].when`),
      ...of(amount.kind === 'product' ? factorsOf(amount.factors) : [], `rules.awards[${at}].amount`),
    ]),
  ]
}

function factorsOf(factors: readonly (string | SchemeFigure)[]): readonly SchemeFigure[] {
  return factors.flatMap((one) => (typeof one === 'string' ? [] : figuresOf(one)))
}

function nodesIn(condition: SchemeCondition): readonly string[] {
  return figuresIn(condition).flatMap((figure) => ('node' in figure ? [figure.node] : []))
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
