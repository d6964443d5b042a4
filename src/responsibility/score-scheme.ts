import { diagnostic, periodBounds } from '../kernel/index.js'
import { framed } from './frame.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion, SchemeResult } from './scheme-result.js'
import type { Scheme } from './scheme.js'
import { scoreAll } from './scoring-run.js'

/**
 * Scores all subjects by a scheme.
 *
 * Steps, in this order: which nodes a subject has (groups); what applies; where the weight of the rest goes; points of each
 * indicator with its cap and floor, rounded; sections; base; sheets; total with its floor and ceiling, rounded; vetoes; ranking; grades;
 * lists; money. A figure that the text leaves open gives `needs` with the decisions that are missing.
 *
 * @param scheme - the scheme
 * @param facts - subjects, actuals, events, targets, decisions
 * @param question - period, day of the question, calendar
 * @returns a score for each subject; per subject the reasons of {@link SchemeReason}; diagnostics name rows that could not be used
 * @throws RangeError when the period or a figure is malformed
 * @example
 * ```ts
 * import { scoreScheme } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 'river', title: '河长制考核', version: '2018', effective: { from: '2018-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     full: '4',
 *     nodes: [
 *       {
 *         id: 'water', title: '水质', weight: '4', floor: '0',
 *         method: { kind: 'count' as const, effect: 'deduct' as const, rates: [{ points: '2' }] },
 *       },
 *     ],
 *   },
 * }
 * const facts = { subjects: [{ id: 'town' }], events: [{ id: 'e1', subject: 'town', code: 'water', on: '2018-05-01' }] }
 * scoreScheme(scheme, facts, { period: '2018', asOf: '2018-12-31' }).scores[0]?.score
 * // => { status: 'computed', value: '2', diagnostics: [] }
 * ```
 */
export function scoreScheme(scheme: Scheme, facts: SchemeFacts, question: SchemeQuestion): SchemeResult {
  const bounds = periodBounds(question.period)
  const run = scoreAll(framed(scheme, facts, question), facts, question.detail ?? 'nodes')
  const { from, to } = scheme.effective
  const outside = bounds.lastDay < from || (to !== undefined && bounds.start > to)
  return {
    scheme: scheme.id,
    version: scheme.version,
    period: question.period,
    asOf: question.asOf,
    ...run,
    diagnostics: outside
      ? [
          diagnostic('scheme-not-in-force', 'error', 'effective', { period: question.period, from, to: to ?? null }),
          ...run.diagnostics,
        ]
      : run.diagnostics,
  }
}
