import { decisionFor, type Decision, type DecisionNeed } from '../kernel/index.js'
import {
  ownValue,
  addExact,
  divideExact,
  exactInteger,
  exactOf,
  exactZero,
  multiplyExact,
  signExact,
  type Exact,
} from '../kernel/internal.js'
import type { NotApplicableRule } from './scheme.js'

/** One child of a section in the sharing of weights. */
export interface WeightShare {
  readonly id: string
  readonly weight: Exact
  readonly applies: boolean
  readonly rule: NotApplicableRule | undefined
}

/** What became of the weights of the children. */
export interface SharedWeights {
  /** Weight of each child after all moves, in the order of the children; zero for one whose weight left. */
  readonly weights: readonly Exact[]
  /** The rule that was used for each child that does not apply. */
  readonly rules: readonly (NotApplicableRule | undefined)[]
  /** Weight that left the maximum. */
  readonly removed: Exact
  /** Questions about children that do not apply and have no rule. */
  readonly missing: readonly DecisionNeed[]
}

/** Answers that need nothing but their name. */
export const notApplicableOptions = [
  'full',
  'zero',
  'removeFromTotal',
  'redistributeProportionally',
  'redistributeEqually',
] as const

/**
 * Shares the weight of children that do not apply among the others, each by its own rule. Weights that are moved are counted from what is
 * stated, so the order of the children changes nothing.
 */
export function shareWeights(
  children: readonly WeightShare[],
  depth: number,
  decisions: readonly Decision[],
): SharedWeights {
  const missing: DecisionNeed[] = []
  const rules = children.map((child) => (child.applies ? undefined : ruleOf(child, children, decisions, missing)))
  const table = replacementTable(children, rules)
  const weights = children.map((child) => child.weight)
  let removed = exactZero
  if (table !== undefined) {
    for (const [index, child] of children.entries()) weights[index] = exactOf(ownValue(table, child.id) ?? '0')
    return { weights, rules, removed, missing }
  }
  for (const [index, child] of children.entries()) {
    const rule = rules[index]
    if (rule === undefined || staysPut(rule)) continue
    weights[index] = exactZero
    const shares = receivers(rule, child, children, depth)
    if (shares.length === 0) removed = addExact(removed, child.weight)
    for (const { to, share } of shares) {
      weights[to] = addExact(weights[to] ?? exactZero, multiplyExact(child.weight, share))
    }
  }
  return { weights, rules, removed, missing }
}

function staysPut(rule: NotApplicableRule): boolean {
  return rule.kind === 'full' || rule.kind === 'zero' || rule.kind === 'asPoints'
}

function ruleOf(
  child: WeightShare,
  children: readonly WeightShare[],
  decisions: readonly Decision[],
  missing: DecisionNeed[],
): NotApplicableRule | undefined {
  const stated = child.rule
  if (stated !== undefined && usable(stated, children)) return stated
  const value = decisionFor(decisions, 'not-applicable', child.id)?.value
  const decided = notApplicableOptions.find((option) => option === value)
  if (decided !== undefined) return { kind: decided }
  const sibling = value?.startsWith('moveTo:') === true ? value.slice('moveTo:'.length) : undefined
  if (sibling !== undefined && receives(sibling, children)) return { kind: 'moveTo', node: sibling }
  missing.push({ code: 'not-applicable', at: child.id, options: notApplicableOptions, data: { node: child.id } })
  return undefined
}

// A move to a sibling that does not apply either, or a table without this very case, answers nothing.
function usable(rule: NotApplicableRule, children: readonly WeightShare[]): boolean {
  if (rule.kind === 'moveTo') return receives(rule.node, children)
  return rule.kind !== 'replacementWeights' || tableFor(rule, children) !== undefined
}

function receives(id: string, children: readonly WeightShare[]): boolean {
  return children.some((child) => child.id === id && child.applies)
}

function receivers(
  rule: NotApplicableRule,
  child: WeightShare,
  children: readonly WeightShare[],
  depth: number,
): readonly { readonly to: number; readonly share: Exact }[] {
  if (rule.kind === 'moveTo')
    return [{ to: children.findIndex((one) => one.id === rule.node), share: { n: 1n, d: 1n } }]
  const equally = rule.kind === 'redistributeEqually'
  if (!equally && rule.kind !== 'redistributeProportionally') return []
  if (equally && rule.fromLevel !== undefined && depth < rule.fromLevel) return []
  const open = children
    .map((one, to) => ({ one, to }))
    .filter(({ one }) => one.applies && one.id !== child.id && signExact(one.weight) > 0)
  const whole = open.reduce((sum, { one }) => addExact(sum, one.weight), exactZero)
  return open.map(({ one, to }) => ({
    to,
    share: equally ? divideExact(exactInteger(1), exactInteger(open.length)) : divideExact(one.weight, whole),
  }))
}

function replacementTable(
  children: readonly WeightShare[],
  rules: readonly (NotApplicableRule | undefined)[],
): Readonly<Record<string, string>> | undefined {
  for (const rule of rules) if (rule?.kind === 'replacementWeights') return tableFor(rule, children)
  return undefined
}

function tableFor(
  rule: Extract<NotApplicableRule, { kind: 'replacementWeights' }>,
  children: readonly WeightShare[],
): Readonly<Record<string, string>> | undefined {
  const without = children.filter((child) => !child.applies).map((child) => child.id)
  const same = (ids: readonly string[]): boolean =>
    ids.length === without.length && ids.every((id) => without.includes(id))
  return rule.tables.find((table) => same(table.without))?.weights
}
