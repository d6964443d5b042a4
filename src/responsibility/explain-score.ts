import { notComputable, computed, needs, type Explanation, type Result } from '../kernel/index.js'
import { framed } from './frame.js'
import { indexFacts } from './fact-index.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion, SchemeReason } from './scheme-result.js'
import type { Scheme } from './scheme.js'
import { runSubject, type SubjectRun } from './subject-run.js'
import { explanationOf } from './working-explanation.js'

/** Whose score, and which part of it. */
export interface ExplainQuestion extends SchemeQuestion {
  /** Id of the subject. */
  readonly subject: string
  /** Id of a section, an indicator or a sheet; absent: the total. */
  readonly node?: string
}

/**
 * Explains the total of a subject, or the points of one node: the formula with its numbers, every limit and rounding, down to the rows.
 *
 * @param scheme - the scheme
 * @param facts - the facts
 * @param question - whose score, which part
 * @returns a tree that adds up; reasons are those of the score, and `unknown-subject`, `unknown-node`
 * @throws RangeError when the period or a figure is malformed
 * @example
 * ```ts
 * import { addsUp } from 'xiangzhen/kernel'
 * import { explainScore } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     nodes: [{ id: 'pm10', title: 'PM10', weight: '3', target: '80',
 *       method: { kind: 'steps' as const, better: 'lower' as const, unit: 'absolute' as const, size: '1', points: '0.5' } }],
 *   },
 * }
 * const facts = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'pm10', value: '84' }] }
 * const told = explainScore(scheme, facts, { period: '2024', asOf: '2024-12-31', subject: 'v', node: 'pm10' })
 * told.status === 'computed' && told.value.figure // => '1'
 * told.status === 'computed' && addsUp(told.value) // => { ok: true }
 * ```
 */
export function explainScore(
  scheme: Scheme,
  facts: SchemeFacts,
  question: ExplainQuestion,
): Result<Explanation, SchemeReason | 'unknown-subject' | 'unknown-node'> {
  const run = runOf(scheme, facts, question)
  if (run === undefined) return notComputable('unknown-subject')
  if (question.node === undefined) {
    if (run.total !== undefined) return computed(explanationOf(run.total, 'scoring-'))
    return run.missing.length > 0 ? needs(run.missing) : notComputable(run.reason ?? 'no-node-applies')
  }
  const node = run.nodes.find(({ evaluation }) => evaluation.node.id === question.node)?.evaluation
  if (node === undefined) return notComputable('unknown-node')
  if (node.working !== undefined) return computed(explanationOf(node.working, 'scoring-'))
  return node.missing.length > 0 ? needs(node.missing) : notComputable(node.reason ?? 'no-node-applies')
}

/** The base of a subject as it is graded, explained. @internal */
export function explainBase(scheme: Scheme, facts: SchemeFacts, question: ExplainQuestion): Explanation | undefined {
  const graded = runOf(scheme, facts, question)?.graded
  return graded && explanationOf(graded, 'scoring-')
}

function runOf(scheme: Scheme, facts: SchemeFacts, question: ExplainQuestion): SubjectRun | undefined {
  const frame = framed(scheme, facts, question)
  const file = indexFacts(frame, facts).files.find((one) => one.subject.id === question.subject)
  return file && runSubject(frame, file)
}
