import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import {
  eventPasses,
  figuresOf,
  holds,
  innerConditions,
  type ConditionView,
  type SchemeCondition,
} from './conditions.js'
import type { SchemeVetoHit } from './grades.js'
import type { ScoringFrame, SubjectFile } from './node-evaluation.js'
import { isSection, type Scheme, type SchemeNode } from './scheme.js'

/** Vetoes that are hit, those whose effect is open, and those that cannot be told. */
export function vetoesHit(
  frame: ScoringFrame,
  file: SubjectFile,
  view: ConditionView,
): {
  readonly hits: readonly SchemeVetoHit[]
  readonly missing: readonly DecisionNeed[]
  readonly undecided: readonly string[]
} {
  const hits: SchemeVetoHit[] = []
  const missing: DecisionNeed[] = []
  const undecided: string[] = []
  for (const veto of frame.scheme.rules.vetoes ?? []) {
    const answer = holds(veto.when, view)
    if (answer === undefined) undecided.push(veto.id)
    if (answer !== true) continue
    const options = vetoOptions(frame.scheme)
    const value = decisionFor(frame.decisions, 'veto-effect', veto.id)?.value ?? ''
    // An award that is refused may be none of the scheme's own.
    const decided = options.includes(value) || value.startsWith('refuseAward:')
    if (veto.effect === undefined && !decided) missing.push({ code: 'veto-effect', at: veto.id, options })
    const effect = veto.effect ?? (decided ? effectDecided(value) : undefined)
    if (effect === undefined) continue
    const clause = veto.clause === undefined ? {} : { clause: veto.clause }
    const title = veto.title === undefined ? {} : { title: veto.title }
    hits.push({ id: veto.id, ...title, effect, ...clause, events: eventsBehind(veto.when, file) })
  }
  return { hits, missing, undecided }
}

/** Every answer to the question what a veto does. */
export function vetoOptions(scheme: Scheme): readonly string[] {
  const nodes = nodeIds(scheme.rules.nodes).map((id) => `zeroItem:${id}`)
  const ladder = scheme.rules.grades?.ladder ?? []
  const grades = ladder.map((grade) => `forceGrade:${grade.id}`)
  const caps = ladder.slice(1).map((grade) => `capGrade:${grade.id}`)
  const lower = ladder.slice(1).map((_, index) => `lowerGrade:${index + 1}`)
  const lists = [...(scheme.rules.lists ?? []), ...(scheme.rules.awards ?? [])].map((one) => `refuseAward:${one.id}`)
  return ['none', 'zeroTotal', 'invalidate', ...nodes, ...grades, ...caps, ...lower, ...lists]
}

function nodeIds(nodes: readonly SchemeNode[]): readonly string[] {
  return nodes.flatMap((node) => [node.id, ...(isSection(node) ? nodeIds(node.children) : [])])
}

/** What the answer of a decision names, by the kind of the effect. */
const namedBy: Readonly<Record<string, string>> = {
  zeroItem: 'item',
  forceGrade: 'grade',
  capGrade: 'grade',
  refuseAward: 'award',
}

// A decided effect is written as its kind, or as its kind and what it names: `zeroItem:order`.
function effectDecided(value: string): SchemeVetoHit['effect'] | undefined {
  const [kind = '', ...rest] = value.split(':')
  const name = rest.join(':')
  if (kind === 'none') return undefined
  if (kind === 'zeroTotal' || kind === 'invalidate') return { kind }
  if (kind === 'lowerGrade') return { kind, by: Number(name) }
  return { kind, [namedBy[kind] as string]: name } as SchemeVetoHit['effect']
}

// What a condition that must not hold looks at is not behind the veto.
function eventsBehind(condition: SchemeCondition, file: SubjectFile): readonly string[] {
  if ('not' in condition) return []
  const figures = 'figure' in condition ? figuresOf(condition.figure) : []
  const own = figures.flatMap((figure) =>
    figure.of === 'events' ? file.events(figure.code).filter((event) => eventPasses(event, figure.where)) : [],
  )
  const inner = innerConditions(condition).flatMap((one) => eventsBehind(one, file))
  return [...own.map((event) => event.id).sort(), ...inner]
}
