import {
  computed,
  diagnostic,
  needs,
  notComputable,
  type DecisionNeed,
  type DiagnosticData,
  type FractionText,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  compareExact,
  exactInteger,
  exactOf,
  exactToText,
  fractionText,
  multiplyExact,
  type Exact,
} from '../kernel/internal.js'
import type { AwardOutcome } from './award-results.js'
import type { GradeReading } from './grades.js'
import type { NodeScore, SchemeReason, SubjectScore } from './scheme-result.js'
import type { PlacedNode, ScoringFrame } from './node-evaluation.js'
import { completenessOf, percentOf } from './subject-view.js'
import type { SubjectRun } from './subject-run.js'
import { publishedText, type Working } from './working.js'

/** The grade of a subject, or why there is none. */
export type Verdict =
  | GradeReading
  | {
      readonly is: 'none'
      readonly reason: 'incomplete' | 'refused' | 'without-score'
      readonly data?: DiagnosticData
    }

/** A run as the score that is handed out. */
export function subjectScore(
  frame: ScoringFrame,
  run: SubjectRun,
  verdict: Verdict | undefined,
  awards: readonly AwardOutcome[],
  detail: 'nodes' | 'totals',
): SubjectScore {
  const { base, file } = run
  const percent = percentOf(base.working, base)
  const grade = verdict === undefined ? {} : { grade: gradeResult(file.subject.id, verdict) }
  return {
    id: file.subject.id,
    ...(file.subject.group === undefined ? {} : { group: file.subject.group }),
    standing: standingOf(run),
    state: stateOf(frame, run),
    score: scoreResult(frame, run),
    base: base.working === undefined ? null : publishedText(base.working),
    ...(run.before === undefined ? {} : { beforeVeto: totalText(frame, run.before) }),
    maximum: fractionText(base.maximum),
    percent: percent === undefined ? null : exactToText(percent, 4, 'halfUp'),
    completeness: {
      byWeight: exactToText(completenessOf(run), 4, 'halfUp'),
      answered: base.leaves.answered,
      applicable: base.leaves.applicable,
    },
    ...grade,
    vetoes: run.hits,
    awards,
    nodes: detail === 'totals' ? [] : run.nodes.map(nodeScore),
  }
}

function standingOf(run: SubjectRun): SubjectScore['standing'] {
  if (run.hits.some(({ effect }) => effect.kind !== 'refuseAward')) return 'vetoed'
  const { children, leaves } = run.base
  if (children.length > 0 && leaves.applicable === 0) {
    return children.every((child) => child.state === 'exempt') ? 'exempt' : 'notApplicable'
  }
  return run.total === undefined ? 'unknown' : 'scored'
}

function stateOf(frame: ScoringFrame, run: SubjectRun): SubjectScore['state'] {
  if (run.base.refuses || run.hits.some(({ effect }) => effect.kind === 'invalidate')) return 'refused'
  if (run.missing.length > 0) return 'undecided'
  const { answered, applicable, provisional } = run.base.leaves
  if (provisional > 0) return 'provisional'
  const least = frame.scheme.rules.total?.minimumCompleteness
  // A row that named no indicator is missing somewhere: what was not reported is then not settled.
  if (run.file.lost && run.nodes.some(({ evaluation }) => evaluation.state === 'unanswered')) return 'incomplete'
  if (least !== undefined) return compareExact(completenessOf(run), exactOf(least)) < 0 ? 'incomplete' : 'final'
  return answered < applicable ? 'incomplete' : 'final'
}

function scoreResult(frame: ScoringFrame, run: SubjectRun): Result<string, SchemeReason> {
  if (run.reason !== undefined) {
    const node = run.reasonNode?.evaluation
    const path = node === undefined ? '' : `nodes.${node.node.id}`
    const data = { subject: run.file.subject.id, node: node?.node.id ?? null, ...node?.reasonData }
    return notComputable(run.reason, [diagnostic(run.reason, 'error', path, data)])
  }
  if (run.missing.length > 0) return needs(run.missing.map(withPlace))
  return run.total === undefined ? notComputable('no-node-applies') : computed(totalText(frame, run.total))
}

// The sentence of a question names what it is about.
function withPlace(need: DecisionNeed): DecisionNeed {
  return need.at === undefined ? need : { ...need, data: { at: need.at, ...need.data } }
}

// A total that a veto made zero is written at the scale of the others.
function totalText(frame: ScoringFrame, total: Working): FractionText {
  const rounding = frame.scheme.rules.rounding?.find((one) => one.stage === 'total')
  if (rounding === undefined || rounding.digits < 0) return publishedText(total)
  return exactToText(total.figure, rounding.digits, rounding.mode)
}

function gradeResult(subject: string, verdict: Verdict): NonNullable<SubjectScore['grade']> {
  if (verdict.is === 'grade') return computed(verdict.outcome)
  if (verdict.is === 'needs') return needs(verdict.missing.map(withPlace))
  const data = { subject, ...verdict.data }
  return notComputable(verdict.reason, [diagnostic(verdict.reason, 'error', 'rules.grades', data)])
}

function nodeScore({ evaluation, factor }: PlacedNode): NodeScore {
  const { working, weight, maximum } = evaluation
  const points = working?.figure
  const reach = factor === undefined ? undefined : multiplyExact(factor, maximum)
  const contribution = factor === undefined || points === undefined ? undefined : multiplyExact(factor, points)
  const gain =
    reach === undefined || contribution === undefined || evaluation.kind === 'sheet'
      ? undefined
      : addExact(reach, multiplyExact(contribution, exactInteger(-1)))
  return {
    id: evaluation.node.id,
    kind: evaluation.kind,
    state: evaluation.state,
    statedWeight: fractionText(evaluation.stated),
    weight: fractionText(weight),
    points: working === undefined ? null : publishedText(working),
    ...(evaluation.ownScale === undefined ? {} : { onOwnScale: fractionText(evaluation.ownScale) }),
    effectiveWeight: shown(reach),
    contribution: shown(contribution),
    gain: shown(gain),
    ...(evaluation.figure === undefined ? {} : { actual: fractionText(evaluation.figure.figure) }),
    ...(evaluation.target === undefined ? {} : { target: fractionText(evaluation.target.figure) }),
    ...(evaluation.planned === undefined ? {} : { planned: fractionText(evaluation.planned) }),
    hits: evaluation.hits,
    ...(evaluation.reason === undefined ? {} : { reason: evaluation.reason }),
    ...(evaluation.missing.length === 0
      ? {}
      : { waitsFor: [...new Set(evaluation.missing.map((need) => need.code))].sort() }),
  }
}

function shown(value: Exact | undefined): string | null {
  return value === undefined ? null : fractionText(value)
}
