import { diagnostic, type DecisionCode, type Diagnostic } from '../kernel/index.js'
import type { ClockLength } from './clocks.js'
import { decisionFaults, lengthAnswers } from './decision-faults.js'
import type { Workflow, WorkflowClock, WorkflowRules, WorkflowStep } from './workflow.js'

/** What the linter of workflows can find. */
export type WorkflowCode =
  | 'duplicate-step'
  | 'duplicate-clock'
  | 'unknown-step'
  | 'unknown-outcome'
  | 'unknown-phase'
  | 'steps-in-a-circle'
  | 'no-first-step'
  | 'step-unreachable'
  | 'outcome-leads-nowhere'
  | 'clock-never-starts'
  | 'latest-before-earliest'
  | 'lapses-before-possible'
  | 'open-question'
  | DecisionCode

/**
 * Looks for faults in a workflow. Each finding carries a witness: the circle, the step that nothing leads to, the two clocks that
 * contradict each other.
 *
 * Codes: `duplicate-step`, `duplicate-clock`, `unknown-step`, `unknown-outcome`, `unknown-phase`, `steps-in-a-circle`, `no-first-step`,
 * `step-unreachable`, `outcome-leads-nowhere` (a step that can end so that neither another step nor the end follows), `clock-never-starts` (it
 * starts at a step that does not go before), `latest-before-earliest`, `lapses-before-possible` (a result lapses before the step that needs it
 * can be taken), `open-question` (a note: what the text leaves open).
 *
 * @param document - the workflow
 * @returns the findings, in the order of the steps
 * @example
 * ```ts
 * import { checkWorkflow } from 'xiangzhen/responsibility'
 * import { memberDevelopment } from 'xiangzhen/presets/member-development'
 * checkWorkflow(memberDevelopment).filter((finding) => finding.severity === 'error') // => []
 * ```
 */
export function checkWorkflow(document: Workflow): readonly Diagnostic<WorkflowCode>[] {
  const { rules } = document
  const steps = new Map(rules.steps.map((step) => [step.id, step]))
  return [
    ...duplicates(rules),
    ...rules.steps.flatMap((step, index) => unknownNames(rules, steps, step, `rules.steps[${index}]`)),
    ...circles(rules, steps),
    ...reach(rules),
    ...rules.steps.flatMap((step, index) => clockFaults(steps, step, `rules.steps[${index}]`)),
    ...rules.steps.flatMap((step, index) => openQuestions(step, `rules.steps[${index}]`)),
    ...decisionFaults(document.decisions, {
      ...lengthAnswers,
      'clock-start': 'named',
      'written-opinions': ['counted', 'notCounted'],
      'on-the-limit': ['inside', 'outside'],
    }),
  ]
}

type Finding = Diagnostic<WorkflowCode>
type Steps = ReadonlyMap<string, WorkflowStep>

function clocksOf(
  step: WorkflowStep,
): readonly { readonly id: string; readonly path: string; readonly length: ClockLength }[] {
  return [
    ...(step.notBefore ?? []).map((clock, i) => ({ id: clock.id, path: `notBefore[${i}]`, length: clock })),
    ...(step.by ?? []).map((clock, i) => ({ id: clock.id, path: `by[${i}]`, length: clock })),
    ...(step.validity ?? []).map((one, i) => ({ id: one.id, path: `validity[${i}]`, length: one.holds })),
    ...(step.lasts === undefined
      ? []
      : [{ id: step.lasts.atLeast.id, path: 'lasts.atLeast', length: step.lasts.atLeast }]),
  ]
}

function duplicates(rules: WorkflowRules): readonly Finding[] {
  const found: Finding[] = []
  const stepIds = new Set<string>()
  const clockIds = new Set<string>()
  for (const [index, step] of rules.steps.entries()) {
    const path = `rules.steps[${index}]`
    for (const [id, where] of [[step.id, path], ...(step.repeats ?? []).map((one) => [one.id, `${path}.repeats`])]) {
      if (stepIds.has(id!)) found.push(diagnostic('duplicate-step', 'error', where!, { step: id! }))
      stepIds.add(id!)
    }
    for (const clock of clocksOf(step)) {
      if (clockIds.has(clock.id)) {
        found.push(diagnostic('duplicate-clock', 'error', `${path}.${clock.path}`, { clock: clock.id }))
      }
      clockIds.add(clock.id)
    }
  }
  return found
}

function unknownNames(rules: WorkflowRules, steps: Steps, step: WorkflowStep, path: string): readonly Finding[] {
  const found: Finding[] = []
  const known = (id: string, where: string) => {
    if (!steps.has(id)) found.push(diagnostic('unknown-step', 'error', `${path}.${where}`, { step: id }))
  }
  for (const [i, link] of (step.after ?? []).entries()) {
    known(link.step, `after[${i}]`)
    const outcomes = steps.get(link.step)?.outcomes ?? []
    if (link.outcome !== undefined && steps.has(link.step) && !outcomes.some((one) => one.id === link.outcome)) {
      const data = { step: link.step, outcome: link.outcome }
      found.push(diagnostic('unknown-outcome', 'error', `${path}.after[${i}]`, data))
    }
  }
  const clocks: readonly (readonly [string, readonly WorkflowClock[]])[] = [
    ['notBefore', step.notBefore ?? []],
    ['by', step.by ?? []],
  ]
  for (const [name, list] of clocks) {
    for (const [i, clock] of list.entries()) {
      for (const anchor of clock.from) if ('step' in anchor) known(anchor.step, `${name}[${i}].from`)
    }
  }
  for (const [i, one] of (step.validity ?? []).entries()) {
    for (const id of [one.until, ...one.redo]) known(id, `validity[${i}]`)
  }
  for (const [i, one] of (step.repeats ?? []).entries()) known(one.until, `repeats[${i}].until`)
  if (step.phase !== undefined && !(rules.phases ?? []).some((phase) => phase.id === step.phase)) {
    found.push(diagnostic('unknown-phase', 'error', `${path}.phase`, { phase: step.phase }))
  }
  return found
}

function circles(rules: WorkflowRules, steps: Steps): readonly Finding[] {
  for (const [index, step] of rules.steps.entries()) {
    const circle = wayBack(steps, step.id, [step.id], new Set())
    if (circle !== undefined) {
      return [diagnostic('steps-in-a-circle', 'error', `rules.steps[${index}].after`, { witness: circle })]
    }
  }
  return []
}

// From a step to the steps before it, until the first one comes again.
function wayBack(steps: Steps, goal: string, way: readonly string[], seen: Set<string>): readonly string[] | undefined {
  const last = way[way.length - 1] as string
  for (const link of steps.get(last)?.after ?? []) {
    if (link.step === goal) return [...way, goal].reverse()
    if (seen.has(link.step)) continue
    seen.add(link.step)
    const found = wayBack(steps, goal, [...way, link.step], seen)
    if (found !== undefined) return found
  }
  return undefined
}

function reach(rules: WorkflowRules): readonly Finding[] {
  const found: Finding[] = []
  const reached = new Set<string>()
  for (let before = -1; before !== reached.size;) {
    before = reached.size
    for (const step of rules.steps) {
      const links = step.after ?? []
      const open = step.join === 'any' && links.length > 0 ? links.some(isIn(reached)) : links.every(isIn(reached))
      if (open) reached.add(step.id)
    }
  }
  if (rules.steps.length > 0 && rules.steps.every((step) => (step.after ?? []).length > 0)) {
    found.push(diagnostic('no-first-step', 'error', 'rules.steps', {}))
  }
  for (const [index, step] of rules.steps.entries()) {
    if (!reached.has(step.id)) {
      found.push(diagnostic('step-unreachable', 'error', `rules.steps[${index}]`, { step: step.id }))
    }
    const next = rules.steps.flatMap((other) => (other.after ?? []).filter((link) => link.step === step.id))
    for (const [i, outcome] of (step.outcomes ?? []).entries()) {
      const followed = next.some((link) => link.outcome === outcome.id || link.outcome === undefined)
      if (outcome.effect === 'proceeds' && next.length > 0 && !followed) {
        const data = { step: step.id, outcome: outcome.id }
        found.push(diagnostic('outcome-leads-nowhere', 'warning', `rules.steps[${index}].outcomes[${i}]`, data))
      }
    }
  }
  return found
}

function isIn(reached: ReadonlySet<string>): (link: { readonly step: string }) => boolean {
  return (link) => reached.has(link.step)
}

function clockFaults(steps: Steps, step: WorkflowStep, path: string): readonly Finding[] {
  const found: Finding[] = []
  const before = ancestors(steps, step.id)
  const all = [
    ...(step.notBefore ?? []).map((clock, i) => ({ clock, where: `notBefore[${i}]` })),
    ...(step.by ?? []).map((clock, i) => ({ clock, where: `by[${i}]` })),
  ]
  for (const { clock, where } of all) {
    for (const anchor of clock.from) {
      if ('step' in anchor && steps.has(anchor.step) && !before.has(anchor.step)) {
        const data = { clock: clock.id, step: anchor.step }
        found.push(diagnostic('clock-never-starts', 'error', `${path}.${where}`, data))
      }
    }
  }
  for (const [i, latest] of (step.by ?? []).entries()) {
    for (const earliest of step.notBefore ?? []) {
      if (!sameStart(latest, earliest) || daysOf(latest, 'least') >= daysOf(earliest, 'most')) continue
      const data = { latest: latest.id, earliest: earliest.id }
      found.push(diagnostic('latest-before-earliest', 'error', `${path}.by[${i}]`, data))
    }
  }
  for (const [i, validity] of (step.validity ?? []).entries()) {
    for (const clock of steps.get(validity.until)?.notBefore ?? []) {
      const fromHere = clock.from.length === 1 && clock.from.some((one) => 'step' in one && one.step === step.id)
      if (!fromHere || daysOf(validity.holds, 'most') >= daysOf(clock, 'least')) continue
      const data = { validity: validity.id, clock: clock.id, step: validity.until }
      found.push(diagnostic('lapses-before-possible', 'error', `${path}.validity[${i}]`, data))
    }
  }
  return found
}

function ancestors(steps: Steps, id: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const link of steps.get(next)?.after ?? []) {
      if (found.has(link.step)) continue
      found.add(link.step)
      open.push(link.step)
    }
  }
  return found
}

function sameStart(a: WorkflowClock, b: WorkflowClock): boolean {
  return a.from.length === 1 && b.from.length === 1 && JSON.stringify(a.from) === JSON.stringify(b.from)
}

// Bounds in natural days: months have 28 to 31, years 365 or 366, a working day may stretch over a long holiday.
function daysOf(length: ClockLength, bound: 'least' | 'most'): number {
  const perUnit = { day: [1, 1], workday: [1, 12], week: [7, 7], month: [28, 31], year: [365, 366] }[length.unit]
  return length.count * (perUnit[bound === 'least' ? 0 : 1] as number)
}

function openQuestions(step: WorkflowStep, path: string): readonly Finding[] {
  const lengths = clocksOf(step).flatMap(({ id, path: where, length }) => [
    ...(length.firstDay === 'open' ? [note(`${path}.${where}`, id, 'first-day')] : []),
    ...(length.shift === 'open' ? [note(`${path}.${where}`, id, 'day-off-shift')] : []),
  ])
  const starts = [...(step.notBefore ?? []), ...(step.by ?? [])]
    .filter((clock) => clock.from.length > 1)
    .map((clock) => note(path, clock.id, 'clock-start'))
  const written = step.vote?.writtenOpinions === 'open' ? [note(`${path}.vote`, step.id, 'written-opinions')] : []
  return [...lengths, ...starts, ...written]
}

function note(path: string, at: string, decision: string): Finding {
  return diagnostic('open-question', 'note', path, { at, decision })
}
