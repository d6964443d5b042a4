import {
  diagnostic,
  unknownDecisions,
  unreadableDecision,
  type DecisionCode,
  type Diagnostic,
  type DiagnosticData,
} from '../kernel/index.js'
import { entryActionTitles, type EntryAction, type EntryWorkflow, type EntryWorkflowRules } from './entry-workflow.js'
import type { EntryProcessCode } from './redemption-codes.js'
import { openPlaces } from './undecided.js'
import { workflowQuestions } from './workflow-questions.js'

/**
 * Finds what cannot work in a workflow of entries: steps that stand twice, roles for what nobody ever does, a time of publication without
 * the step, a rule about one person for two steps that are not there, decisions that answer nothing.
 *
 * @example
 * ```ts
 * import { checkEntryWorkflow, type EntryWorkflow } from 'xiangzhen/points'
 * const workflow: EntryWorkflow = {
 *   id: 'w', title: '积分申报流程', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     steps: ['review'], resubmission: 'allowed',
 *     publicity: { days: 5, unit: 'day', firstDay: 'counts', shift: 'none' },
 *   },
 * }
 * checkEntryWorkflow(workflow).map((one) => one.code) // => ['publicity-without-step']
 * ```
 */
export function checkEntryWorkflow(workflow: EntryWorkflow): readonly Diagnostic<EntryProcessCode | DecisionCode>[] {
  const { rules, decisions } = workflow
  const found: Diagnostic<EntryProcessCode | DecisionCode>[] = []
  const add = (
    code: EntryProcessCode,
    path: string,
    data: DiagnosticData,
    severity: Diagnostic['severity'] = 'error',
  ) => void found.push(diagnostic(code, severity, path, data))
  for (const [index, step] of rules.steps.entries()) {
    if (rules.steps.indexOf(step) !== index) {
      add('step-named-twice', `rules.steps[${index}]`, { action: entryActionTitles[step] })
    }
  }
  const never = neverDone(rules)
  for (const [index, { actions }] of (rules.roles ?? []).entries()) {
    for (const action of actions.filter((one) => never.includes(one))) {
      add('role-for-nothing', `rules.roles[${index}]`, { action: entryActionTitles[action] }, 'warning')
    }
  }
  if (rules.publicity !== undefined && !rules.steps.includes('publish')) {
    add('publicity-without-step', 'rules.publicity', {}, 'warning')
  }
  if (rules.samePerson !== undefined && never.some((one) => one === 'review' || one === 'verify')) {
    add('one-person-without-steps', 'rules.samePerson', {}, 'warning')
  }
  const places = openPlaces(rules, 'rules')
  for (const { code, path, options } of places) {
    const answers = decisions.filter((one) => one.code === code)
    if (answers.length === 0) add('workflow-left-open', path, { decision: code, options }, 'note')
    for (const one of answers) if (!options.includes(one.value)) found.push(unreadableDecision(decisions, one, options))
  }
  const asked = [...places, ...workflowQuestions].map(({ code }) => code)
  found.push(...unknownDecisions(decisions, [...asked, 'publicity-length']))
  for (const one of decisions) {
    const options = Object.keys(workflowQuestions.find(({ code }) => code === one.code)?.readings ?? {})
    if (options.length > 0 && !options.includes(one.value)) found.push(unreadableDecision(decisions, one, options))
    if (one.code === 'publicity-length' && !/^[1-9][0-9]{0,3}$/.test(one.value)) {
      found.push(unreadableDecision(decisions, one, []))
    }
  }
  return found
}

// What no entry ever comes to under these steps.
function neverDone({ steps, resubmission }: EntryWorkflowRules): readonly EntryAction[] {
  const without: EntryAction[] = (['review', 'verify', 'publish'] as const).filter((one) => !steps.includes(one))
  if (!steps.includes('publish')) without.push('object', 'dismiss', 'uphold')
  return resubmission === 'refused' ? [...without, 'resubmit'] : without
}
