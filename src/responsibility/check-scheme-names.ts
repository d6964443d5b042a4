import type { Diagnostic } from '../kernel/index.js'
import { figuresIn, figuresOf, innerConditions, type SchemeCondition, type SchemeFigure } from './conditions.js'
import { found, type NodePlace, type SchemeCheckCode } from './scheme-findings.js'
import { isSection, type Scheme, type SchemeNode } from './scheme.js'
import type { RankKey } from './score-ranking.js'
import { derivedTargets } from './subject-targets.js'

/** Looks for names in a scheme that nothing in it bears: of nodes, groups, grades, lists and awards. */
export function checkNames(scheme: Scheme, places: readonly NodePlace[]): Diagnostic<SchemeCheckCode>[] {
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
  const needGroups = (names: readonly string[], path: string, node: string | null): void => {
    if (groups.size === 0) return
    for (const group of names) {
      if (!groups.has(group)) findings.push(found('unknown-subject-group', 'error', path, { group, node }))
    }
  }
  for (const { node, path } of places) {
    needGroups(groupsOf(node), path, node.id)
    if (node.notApplicable?.kind === 'moveTo') needNode(node.notApplicable.node, `${path}.notApplicable`)
    if (!isSection(node) && node.rowsOf !== undefined) needNode(node.rowsOf, `${path}.rowsOf`)
  }
  const by = rules.total?.factor?.by
  if (by !== undefined && 'groups' in by) needGroups(Object.keys(by.groups), 'rules.total.factor', null)
  for (const [at, limit] of (rules.total?.sheets ?? []).entries()) {
    limit.of.forEach((id) => needNode(id, `rules.total.sheets[${at}]`))
  }
  const conditions = conditionPlaces(scheme, places)
  for (const [condition, path] of conditions) needGroups(groupsIn(condition), path, null)
  const figures = conditions.flatMap(([condition, path]) => figuresIn(condition).map((one) => [one, path] as const))
  for (const [figure, path] of [...figures, ...figurePlaces(scheme)]) {
    if ('node' in figure) needNode(figure.node, path)
    for (const list of figure.of === 'lists' ? figure.lists : []) {
      if (!lists.has(list)) findings.push(found('unknown-list', 'error', path, { list }))
    }
  }
  for (const [index, { id, effect }] of (rules.vetoes ?? []).entries()) {
    const path = `rules.vetoes[${index}]`
    if (effect === undefined) findings.push(found('veto-without-effect', 'warning', path, { veto: id }))
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

// Groups that a node names: where it is, what it weighs there, what is asked there.
function groupsOf(node: SchemeNode): readonly string[] {
  const targets = isSection(node) ? [] : derivedTargets(node.target)
  return [
    ...(node.groups ?? []),
    ...Object.keys(node.weights ?? {}),
    ...targets.flatMap((rule) => (rule.kind === 'groups' ? Object.keys(rule.targets) : [])),
  ]
}

function groupsIn(condition: SchemeCondition): readonly string[] {
  return 'groups' in condition ? condition.groups : innerConditions(condition).flatMap(groupsIn)
}

// Every condition of a scheme with its place.
function conditionPlaces(
  { rules }: Scheme,
  places: readonly NodePlace[],
): readonly (readonly [SchemeCondition, string])[] {
  const at = (condition: SchemeCondition | undefined, path: string): readonly (readonly [SchemeCondition, string])[] =>
    condition === undefined ? [] : [[condition, path]]
  return [
    ...places.flatMap(({ node, path }) => [
      ...at(node.appliesWhen, `${path}.appliesWhen`),
      ...(!isSection(node) && node.method.kind === 'cases'
        ? node.method.cases.flatMap(({ when }) => at(when, `${path}.method`))
        : []),
    ]),
    ...(rules.sheets ?? []).flatMap(({ when }, index) => at(when, `rules.sheets[${index}].when`)),
    ...(rules.vetoes ?? []).flatMap(({ when }, index) => at(when, `rules.vetoes[${index}].when`)),
    ...(rules.grades?.rules ?? []).flatMap(({ when }, index) => at(when, `rules.grades.rules[${index}].when`)),
    ...(rules.lists ?? []).flatMap(({ eligible, quotas }, index) => [
      ...at(eligible, `rules.lists[${index}].eligible`),
      ...(quotas ?? []).flatMap(({ when }) => at(when, `rules.lists[${index}].quotas`)),
    ]),
    ...(rules.awards ?? []).flatMap(({ when }, index) => at(when, `rules.awards[${index}].when`)),
  ]
}

// Figures that the ranking, lists and awards look at without a condition, each with its place.
function figurePlaces({ rules }: Scheme): readonly (readonly [SchemeFigure, string])[] {
  const keys = (list: readonly RankKey[], path: string) =>
    list.flatMap((key) => figuresOf(key.figure)).map((figure) => [figure, path] as const)
  const { by, tieBreaks = [] } = rules.ranking ?? {}
  return [
    ...keys(by === undefined ? [] : [by], 'rules.ranking.by'),
    ...keys(tieBreaks, 'rules.ranking.tieBreaks'),
    ...(rules.lists ?? []).flatMap((list, index) => keys(list.by ?? [], `rules.lists[${index}].by`)),
    ...(rules.awards ?? []).flatMap(({ amount }, index) => {
      const factors = amount.kind === 'product' ? amount.factors : []
      const figures = factors.flatMap((one) => (typeof one === 'string' ? [] : figuresOf(one)))
      return figures.map((figure) => [figure, `rules.awards[${index}].amount`] as const)
    }),
  ]
}
