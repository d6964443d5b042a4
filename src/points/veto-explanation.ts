import type { Explanation } from '../kernel/index.js'
import { exactOf, subtractExact, type Exact } from '../kernel/internal.js'
import { given, present, step } from './explanation-steps.js'
import type { HitVeto } from './outcome-desk.js'
import type { VetoEffects } from './veto-effects.js'

/** The tree of a score after its vetoes: what was struck, the factors, or the figure that it is set to. */
export function explainVetoes(total: Explanation, effects: VetoEffects, withoutStruck: Exact | undefined): Explanation {
  let tree = total
  if (effects.struck.size > 0 && withoutStruck !== undefined) {
    const vetoes = [...new Set(effects.struck.values())]
    const change = subtractExact(withoutStruck, exactOf(total.figure))
    tree = step('points-effective', {}, 'sum', [
      total,
      ...vetoes.slice(0, 1).map((one) => given('points-veto-struck', wordsOf(one), change)),
    ])
  }
  for (const { veto, factor } of effects.factors) {
    tree = step('points-veto-factor', wordsOf(veto), 'product', [
      tree,
      given('points-veto-figure', wordsOf(veto), factor),
    ])
  }
  if (effects.set === undefined) return tree
  const figure = given('points-veto-figure', wordsOf(effects.set.veto), effects.set.points)
  return { ...figure, code: 'points-veto-set', operation: 'chosen', lines: [tree, figure] }
}

function wordsOf({ rule, entries }: HitVeto): Explanation['data'] {
  return present({ veto: rule.id, title: rule.title, clause: rule.clause, entries })
}
