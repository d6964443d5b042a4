import {
  computed,
  diagnostic,
  type DecimalText,
  type Diagnostic,
  type Label,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import { compareExact, exactOf, exactToPlainText, subtractExact, sumExact } from '../kernel/internal.js'
import type { AssignmentLine } from './assignments.js'

/** Targets passed down the tree (一级抓一级、层层传导): who answers for which part of what, at each level. */
export interface TargetChainRules {
  /** Targets of every level. */
  readonly targets: readonly ChainTarget[]
}

/** A target of one unit. */
export interface ChainTarget {
  /** Id, unique in the document. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** The unit that has it. */
  readonly unitId: string
  /** Level of the unit: `county`, `township`, `village`, `group`. */
  readonly level: string
  /** How much, in the target's unit. */
  readonly figure: DecimalText
  /** Unit of the figure, for people. */
  readonly unit?: string
  /** The target above that it is a part of. */
  readonly partOf?: string
  /**
   * How the parts make this target: they sum to it (`sum`), or each has all of it (`each`: a rate that every village must reach). Absent: nothing
   * is passed down.
   */
  readonly passedDown?: 'sum' | 'each'
  /** Who answers for it. */
  readonly assignments: readonly AssignmentLine[]
  /** Article of the text. */
  readonly clause?: string
}

/** The chain as a document. */
export type TargetChain = PolicyDocument<TargetChainRules>

/** What {@link checkTargetChain} can find. */
export type TargetChainCode =
  | 'parts-short-of-target'
  | 'parts-above-target'
  | 'part-differs-from-target'
  | 'target-not-passed-down'
  | 'unknown-target-above'
  | 'targets-in-a-circle'
  | 'nobody-answers'
  | 'several-first-responsible'

/**
 * Looks for breaks in a chain of targets. Each finding names the figures that do not meet.
 *
 * Codes: `parts-short-of-target`, `parts-above-target`, `part-differs-from-target`, `target-not-passed-down` (it should be, and no part exists),
 * `unknown-target-above`, `targets-in-a-circle`, `nobody-answers` (no first or direct responsible, no lead), `several-first-responsible`.
 *
 * @param document - the chain
 * @returns the findings, in the order of the targets
 * @example
 * ```ts
 * import { checkTargetChain } from 'xiangzhen/responsibility'
 * const lead = [{ role: 'lead' as const, who: 'office' }]
 * const county = { id: 'c', title: '造林', unitId: 'county', level: 'county', figure: '100', passedDown: 'sum' as const, assignments: lead }
 * const town = { id: 't', title: '造林', unitId: 'town', level: 'township', figure: '90', partOf: 'c', assignments: lead }
 * const chain = { id: 'chain', title: '造林任务', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [], rules: { targets: [county, town] } }
 * checkTargetChain(chain)[0]?.data // => { target: 'c', figure: '100', parts: '90', gap: '10' }
 * ```
 */
export function checkTargetChain(document: TargetChain): readonly Diagnostic<TargetChainCode>[] {
  const { targets } = document.rules
  const known = new Map(targets.map((target) => [target.id, target]))
  return targets.flatMap((target, index) => {
    const path = `rules.targets[${index}]`
    const parts = targets.filter((one) => one.partOf === target.id)
    const found = [...partFaults(target, parts, path), ...personFaults(target, path)]
    if (target.partOf !== undefined && !known.has(target.partOf)) {
      found.push(diagnostic('unknown-target-above', 'error', `${path}.partOf`, { target: target.partOf }))
    }
    const circle = wayUp(known, target)
    // Each circle is told once, at its first target by id.
    if (circle !== undefined && [...circle].sort()[0] === target.id) {
      found.push(diagnostic('targets-in-a-circle', 'error', `${path}.partOf`, { witness: circle }))
    }
    return found
  })
}

type Finding = Diagnostic<TargetChainCode>

function partFaults(target: ChainTarget, parts: readonly ChainTarget[], path: string): Finding[] {
  if (target.passedDown === undefined) return []
  if (parts.length === 0) return [diagnostic('target-not-passed-down', 'warning', path, { target: target.id })]
  const whole = exactOf(target.figure)
  if (target.passedDown === 'each') {
    return parts
      .filter((part) => compareExact(exactOf(part.figure), whole) !== 0)
      .map((part) => {
        const data = { target: target.id, figure: target.figure, part: part.id, partFigure: part.figure }
        return diagnostic('part-differs-from-target', 'warning', path, data)
      })
  }
  const sum = sumExact(parts.map((part) => exactOf(part.figure)))
  const order = compareExact(sum, whole)
  if (order === 0) return []
  const gap = exactToPlainText(order < 0 ? subtractExact(whole, sum) : subtractExact(sum, whole))
  const data = { target: target.id, figure: target.figure, parts: exactToPlainText(sum), gap }
  // Passing down more than one's own target is common and safe; passing down less can never reach it.
  return order < 0
    ? [diagnostic('parts-short-of-target', 'error', path, data)]
    : [diagnostic('parts-above-target', 'note', path, data)]
}

function personFaults(target: ChainTarget, path: string): Finding[] {
  const has = (role: AssignmentLine['role']) => target.assignments.filter((line) => line.role === role)
  const first = has('firstResponsible')
  const found: Finding[] = []
  if (first.length + has('directResponsible').length + has('lead').length === 0) {
    found.push(diagnostic('nobody-answers', 'error', `${path}.assignments`, { target: target.id }))
  }
  if (first.length > 1) {
    const who = first.map((line) => line.who)
    found.push(diagnostic('several-first-responsible', 'error', `${path}.assignments`, { target: target.id, who }))
  }
  return found
}

function wayUp(known: ReadonlyMap<string, ChainTarget>, from: ChainTarget): readonly string[] | undefined {
  const way = [from.id]
  for (let above = from.partOf; above !== undefined; above = known.get(above)?.partOf) {
    if (above === from.id) return way
    if (way.includes(above)) return undefined
    way.push(above)
  }
  return undefined
}

/** Who answers for a target, level by level. */
export interface ResponsibilityLine {
  /** Id of the target. */
  readonly id: string
  /** The unit. */
  readonly unitId: string
  /** Its level. */
  readonly level: string
  /** How much. */
  readonly figure: DecimalText
  /** Who answers for it. */
  readonly assignments: readonly AssignmentLine[]
}

/**
 * Says who answers for a target, from the top of the chain down to the target itself, and for its parts below.
 *
 * Reason: `unknown-target`.
 *
 * @param document - the chain
 * @param _facts - nothing beyond the document
 * @param question - the target
 * @returns the line up to the top (top first), and the parts in order of id
 * @example
 * ```ts
 * import { responsibilityChain } from 'xiangzhen/responsibility'
 * const assignments = [{ role: 'firstResponsible' as const, who: 'secretary' }]
 * const target = { id: 't', title: '造林', unitId: 'town', level: 'township', figure: '90', assignments }
 * const chain = { id: 'chain', title: '造林任务', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [], rules: { targets: [target] } }
 * const line = responsibilityChain(chain, {}, { target: 't' })
 * line.status === 'computed' && line.value.line[0]?.unitId // => 'town'
 * ```
 */
export function responsibilityChain(
  document: TargetChain,
  _facts: object,
  question: { readonly target: string },
): Result<
  { readonly line: readonly ResponsibilityLine[]; readonly parts: readonly ResponsibilityLine[] },
  'unknown-target'
> {
  const { targets } = document.rules
  const known = new Map(targets.map((target) => [target.id, target]))
  const start = known.get(question.target)
  if (start === undefined) return { status: 'not-computable', reason: 'unknown-target', diagnostics: [] }
  const line: ResponsibilityLine[] = []
  for (let target: ChainTarget | undefined = start; target !== undefined;) {
    const here: ChainTarget = target
    if (line.some((one) => one.id === here.id)) break
    line.unshift(lineOf(here))
    target = here.partOf === undefined ? undefined : known.get(here.partOf)
  }
  const parts = targets.filter((one) => one.partOf === start.id).map(lineOf)
  return computed({ line, parts: parts.sort((a, b) => (a.id < b.id ? -1 : 1)) })
}

function lineOf({ id, unitId, level, figure, assignments }: ChainTarget): ResponsibilityLine {
  return { id, unitId, level, figure, assignments }
}
