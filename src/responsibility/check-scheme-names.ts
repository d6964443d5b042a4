import type { Diagnostic } from '../kernel/index.js'
import { type SchemeCondition, type SchemeFigure, figuresIn, figuresOf } from './conditions.js'
import { type NodePlace, type SchemeCheckCode, found } from './scheme-findings.js'
import { type Scheme, isSection } from './scheme.js'
import type { RankKey } from './score-ranking.js'

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
    ...keys(rules.ranking?.by && [rules.ranking.by], 'rules.ranking.by'),
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
