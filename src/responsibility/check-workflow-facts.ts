import { diagnostic, type Diagnostic } from '../kernel/index.js'
import type { Workflow, WorkflowFacts } from './workflow.js'

/** What a record can name: steps, and what repeats. @internal */
export function stepNames(document: Workflow): ReadonlySet<string> {
  return new Set(document.rules.steps.flatMap((step) => [step.id, ...(step.repeats ?? []).map((repeat) => repeat.id)]))
}

/**
 * Looks for steps and cases that records name and that do not exist. {@link nextSteps} puts records of an unknown step among those that do not stand; a record
 * of an unknown case belongs to no result, so it is found only here.
 *
 * @param document - the workflow
 * @param facts - cases and records
 * @returns `unknown-step`, `unknown-case` with their places
 * @example
 * ```ts
 * import { checkWorkflowFacts } from 'xiangzhen/responsibility'
 * import { memberDevelopment } from 'xiangzhen/presets/member-development'
 * const events = [{ id: 'e1', caseId: 'p1', step: 'aplication', kind: 'done' as const, date: '2024-03-10' }]
 * checkWorkflowFacts(memberDevelopment, { cases: [{ id: 'p1', values: {} }], events })[0]?.path // => 'events[0].step'
 * ```
 */
export function checkWorkflowFacts(
  document: Workflow,
  facts: WorkflowFacts,
): readonly Diagnostic<'unknown-step' | 'unknown-case'>[] {
  const names = stepNames(document)
  const cases = new Set(facts.cases.map((one) => one.id))
  return facts.events.flatMap(({ caseId, step }, index) => [
    ...(cases.has(caseId) ? [] : [diagnostic('unknown-case', 'warning', `events[${index}].caseId`, { case: caseId })]),
    ...(names.has(step) ? [] : [diagnostic('unknown-step', 'warning', `events[${index}].step`, { step })]),
  ])
}
