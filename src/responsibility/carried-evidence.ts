import {
  computed,
  decisionFor,
  needs,
  nextPeriod,
  notComputable,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import type { Actual, SchemeEvent, SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion } from './scheme-result.js'
import type { Scheme } from './scheme.js'

/** Rows and events that came after the cut-off, marked with the period that they count for. */
export interface CarriedEvidence {
  /** Rows for the next period; empty when late evidence counts for none. */
  readonly actuals: readonly Actual[]
  /** Events for the next period. */
  readonly events: readonly SchemeEvent[]
}

/**
 * The evidence of a period that came after its cut-off, for the next one: add it to the facts of that period, where it counts by its `period` and not by its day.
 *
 * Decision: `late-evidence` (`nextYear`, `noYear`), when there is such evidence.
 *
 * @param scheme - the scheme with its timetable
 * @param facts - the facts of the period
 * @param question - the period
 * @returns rows and events with their new period; reason `no-cut-off`
 * @throws RangeError when the period is malformed
 * @example
 * ```ts
 * import { carriedEvidence } from 'xiangzhen/responsibility'
 * const scheme = {
 *   id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [],
 *   decisions: [{ code: 'late-evidence', value: 'nextYear', decidedBy: '县', decidedOn: '2024-12-01' }],
 *   rules: { nodes: [], timetable: [{ id: 'cut', title: '数据截止', kind: 'evidenceCutOff' as const, by: '2024-10-20' }] },
 * }
 * const events = [{ id: 'e', subject: 'v', code: 'praise', on: '2024-10-25' }]
 * const carried = carriedEvidence(scheme, { subjects: [{ id: 'v' }], events }, { period: '2024', asOf: '2024-12-31' })
 * carried.status === 'computed' && carried.value.events[0]?.period // => '2025'
 * ```
 */
export function carriedEvidence(
  scheme: Scheme,
  facts: SchemeFacts,
  question: SchemeQuestion,
): Result<CarriedEvidence, 'no-cut-off'> {
  const cutOff = scheme.rules.timetable?.find((step) => step.kind === 'evidenceCutOff')?.by
  if (cutOff === undefined) return notComputable('no-cut-off')
  const late = (row: { readonly on?: PlainDate; readonly submittedOn?: PlainDate }): boolean =>
    [row.on, row.submittedOn].some((day) => day !== undefined && day > cutOff)
  const actuals = (facts.actuals ?? []).filter((row) => row.period === undefined && late(row))
  const events = (facts.events ?? []).filter((event) => event.period === undefined && late(event))
  if (actuals.length === 0 && events.length === 0) return computed({ actuals, events })
  const decisions = [...scheme.decisions, ...(facts.decisions ?? [])]
  const decided = decisionFor(decisions, 'late-evidence')?.value
  if (decided === 'noYear') return computed({ actuals: [], events: [] })
  if (decided !== 'nextYear') return needs([{ code: 'late-evidence', options: ['nextYear', 'noYear'] }])
  const period = nextPeriod(question.period)
  return computed({
    actuals: actuals.map((row) => ({ ...row, period })),
    events: events.map((event) => ({ ...event, period })),
  })
}
