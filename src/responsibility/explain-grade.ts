import { computed, notComputable, type DiagnosticData, type Explanation, type Result } from '../kernel/index.js'
import { explainBase, explainScore, type ExplainQuestion } from './explain-score.js'
import type { GradeOutcome, GradeReason } from './grades.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeReason, SubjectScore } from './scheme-result.js'
import type { Scheme } from './scheme.js'
import { scoreScheme } from './score-scheme.js'

/** How a grade came about; the codes of explained grades. */
export type GradeStepCode = `grade-by-${GradeOutcome['by']}`

/**
 * Explains the grade of a subject: the figure that was graded, and the band, rule, veto or list that gave the grade, by name and article.
 *
 * @param scheme - the scheme
 * @param facts - the facts
 * @param question - whose grade; `node` is not asked
 * @returns a step whose figure is the graded figure, over the explained total, or the base where that is graded; what stands in the way of the grade stands in the way of its explanation
 * @throws RangeError when the period is malformed
 * @example
 * ```ts
 * import { explainGrade } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     nodes: [{ id: 'a', title: 'a', weight: '100', method: { kind: 'given' as const } }],
 *     grades: { ladder: [{ id: 'good', title: '优秀' }], bands: [{ id: 'good', from: { at: '90', included: true } }] },
 *   },
 * }
 * const facts = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'a', value: '92' }] }
 * const told = explainGrade(scheme, facts, { period: '2024', asOf: '2024-12-31', subject: 'v' })
 * told.status === 'computed' && [told.value.code, told.value.data.grade] // => ['grade-by-band', '优秀']
 * ```
 */
export function explainGrade(
  scheme: Scheme,
  facts: SchemeFacts,
  question: Omit<ExplainQuestion, 'node'>,
): Result<
  Explanation,
  SchemeReason | GradeReason | 'incomplete' | 'refused' | 'without-score' | 'unknown-subject' | 'unknown-node'
> {
  const score = scoreScheme(scheme, facts, question).scores.find((one) => one.id === question.subject)
  if (score === undefined) return notComputable('unknown-subject')
  const { grade } = score
  if (grade === undefined) return notComputable('no-grades')
  if (grade.status !== 'computed') return grade
  const total = explainScore(scheme, facts, question)
  if (total.status !== 'computed') return total
  const { by, figure } = grade.value
  const data = { ...titles(scheme, grade.value), ...causeOf(scheme, score, grade.value) }
  const base = scheme.rules.grades?.of === 'base' ? explainBase(scheme, facts, question) : undefined
  return computed({ code: `grade-by-${by}`, data, figure, operation: 'chosen', lines: [base ?? total.value] })
}

function titles(scheme: Scheme, { grade, before }: GradeOutcome): DiagnosticData {
  const titleOf = (id: string) => scheme.rules.grades?.ladder.find((one) => one.id === id)?.title ?? id
  return { grade: titleOf(grade), before: titleOf(before) }
}

// The band, the rule, the veto or the list that gave the grade.
function causeOf(scheme: Scheme, score: SubjectScore, { grade, by }: GradeOutcome): DiagnosticData {
  const { grades, lists } = scheme.rules
  switch (by) {
    case 'band': {
      const band = grades?.bands?.find((one) => one.id === grade)
      const limits = [
        ...(band?.from === undefined ? [] : [`${band.from.included ? '≥' : '>'} ${band.from.at}`]),
        ...(band?.to === undefined ? [] : [`${band.to.included ? '≤' : '<'} ${band.to.at}`]),
      ]
      return { band: limits, ...(band?.clause === undefined ? {} : { clause: band.clause }) }
    }
    case 'rule': {
      const clause = grades?.rules?.find((one) => one.grade === grade)?.clause
      return clause === undefined ? {} : { clause }
    }
    case 'otherwise':
      return {}
    case 'list': {
      const list = lists?.find((one) => one.grade?.on === grade || one.grade?.off === grade)
      return list === undefined
        ? {}
        : { list: list.title, ...(list.clause === undefined ? {} : { clause: list.clause }) }
    }
    default: {
      const kind = { forced: 'forceGrade', capped: 'capGrade', lowered: 'lowerGrade' }[by]
      const hit = score.vetoes.find(({ effect }) => effect.kind === kind)
      const clause = hit?.clause === undefined ? {} : { clause: hit.clause }
      return { veto: hit?.title ?? hit?.id ?? '', ...clause }
    }
  }
}
