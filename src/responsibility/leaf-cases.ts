import { exactOf, multiplyExact } from '../kernel/internal.js'
import { holds } from './conditions.js'
import { leafPoints, leafRefused, type LeafInput, type LeafOutcome } from './leaf.js'
import type { CaseMethod } from './count-methods.js'
import { chosenStep } from './working.js'

/** Points by the first case whose condition holds. */
export function scoreCases(method: CaseMethod, { weight, view, indicator }: LeafInput): LeafOutcome {
  for (const [index, one] of method.cases.entries()) {
    const answer = holds(one.when, view)
    if (answer === undefined) return leafRefused('condition-undecided', { node: indicator.id })
    if (!answer) continue
    const points = one.points === undefined ? multiplyExact(weight, exactOf(one.share ?? '1')) : exactOf(one.points)
    return leafPoints(chosenStep('case', points, { case: index + 1 }))
  }
  return leafPoints(chosenStep('no-case', exactOf(method.otherwise ?? '0')))
}
