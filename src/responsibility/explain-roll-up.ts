import { computed, notComputable, type Explanation, type Label, type Period, type Result } from '../kernel/index.js'
import { exactInteger, exactOf, exactZero, readFraction, type Exact } from '../kernel/internal.js'
import { rollUp } from './roll-up.js'
import type { RollUpReason, RollUpRule, RollUpUnit, RollUpValue } from './roll-up-rule.js'
import { explanationOf } from './working-explanation.js'
import {
  givenStep,
  maximumStep,
  minimumStep,
  productStep,
  quotientStep,
  roundedStep,
  sumStep,
  type Working,
} from './working.js'

/**
 * Explains the figure of a unit from those of the units that it rests on, with their weights. Over `children` the lines are the units just below,
 * each with the figure it was rolled up to; over `descendants`, every unit below that has a figure or stands in with none.
 *
 * @param rule - the rule of the roll-up
 * @param facts - units and figures, as {@link rollUp} takes them
 * @param question - whose figure, and the period
 * @returns a tree that adds up; the reasons of the roll-up, and `unknown-unit`
 * @throws RangeError when a figure is malformed or the tree has a circle
 * @example
 * ```ts
 * import { addsUp } from 'xiangzhen/kernel'
 * import { explainRollUp } from 'xiangzhen/responsibility'
 * const rule = { method: 'weightedMean', weight: 'tasks', over: 'children', missing: 'refuse' } as const
 * const units = [{ id: 'town' }, { id: 'a', parent: 'town', figures: { tasks: '30' } }, { id: 'b', parent: 'town', figures: { tasks: '10' } }]
 * const values = [{ unit: 'a', value: '90' }, { unit: 'b', value: '70' }]
 * const told = explainRollUp(rule, { units, values }, { unit: 'town' })
 * told.status === 'computed' && [told.value.figure, addsUp(told.value).ok] // => ['85', true]
 * ```
 */
export function explainRollUp(
  rule: RollUpRule,
  facts: { readonly units: readonly RollUpUnit[]; readonly values: readonly RollUpValue[] },
  question: { readonly unit: string; readonly period?: Period },
): Result<Explanation, RollUpReason | 'unknown-unit'> {
  const { rounding, ...exact } = rule
  const asked = question.period === undefined ? {} : { period: question.period }
  const outcomes = new Map(rollUp(exact, facts, asked).map((one) => [one.id, one]))
  const own = outcomes.get(question.unit)
  if (own === undefined) return notComputable('unknown-unit')
  if (own.value.status !== 'computed') return own.value
  const name = facts.units.filter((unit) => unit.id === question.unit).map(nameOf)[0] ?? question.unit
  const below = partsBelow(rule, facts.units, question.unit)
  const lines = below.flatMap((unit): readonly RollUpLine[] => {
    const value = outcomes.get(unit.id)?.value
    const weight = rule.method === 'weightedMean' ? exactOf(unit.figures?.[rule.weight ?? ''] ?? '0') : exactInteger(1)
    if (value?.status === 'computed')
      return [{ unit: nameOf(unit), figure: fraction(value.value), weight, known: true }]
    const kept = rule.missing === 'zero' || rule.missing === 'skipKeepWeight'
    return kept ? [{ unit: nameOf(unit), figure: exactZero, weight, known: rule.missing === 'zero' }] : []
  })
  const whole = combinedSteps(rule, lines, fraction(own.value.value), name)
  const told = rounding === undefined ? whole : roundedStep('roll-up-rounded', whole, rounding, { unit: name })
  return computed(explanationOf(told))
}

function nameOf({ id, title }: RollUpUnit): Label {
  return title ?? id
}

interface RollUpLine {
  readonly unit: Label
  readonly figure: Exact
  readonly weight: Exact
  readonly known: boolean
}

// The units whose figures are combined; a unit that nothing was rolled up to states its own.
function partsBelow(rule: RollUpRule, units: readonly RollUpUnit[], top: string): readonly RollUpUnit[] {
  const children = units.filter((unit) => unit.parent === top).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (rule.over === 'children') return children
  return children.flatMap((child) => {
    const deeper = partsBelow(rule, units, child.id)
    return deeper.length === 0 ? [child] : deeper
  })
}

function combinedSteps(rule: RollUpRule, lines: readonly RollUpLine[], figure: Exact, unit: Label): Working {
  const shown = (line: RollUpLine): Working =>
    givenStep(line.known ? 'roll-up-unit' : 'roll-up-no-figure', line.figure, { unit: line.unit })
  const known = lines.filter((line) => line.known).map(shown)
  const [first, ...others] = known
  const data = { unit }
  const made = ((): Working | undefined => {
    if (first === undefined) return undefined
    switch (rule.method) {
      case 'sum':
        return sumStep('roll-up-sum', known, data)
      case 'minimum':
        return minimumStep('roll-up-minimum', [first, ...others], data)
      case 'maximum':
        return maximumStep('roll-up-maximum', [first, ...others], data)
      default: {
        const parts = lines.map((line) =>
          productStep('roll-up-weighed', [shown(line), givenStep('roll-up-weight', line.weight)], { unit: line.unit }),
        )
        const weights = sumStep(
          'roll-up-weights',
          lines.map((line) => givenStep('roll-up-weight', line.weight)),
        )
        return quotientStep('roll-up-mean', sumStep('roll-up-weighed-sum', parts), weights, data)
      }
    }
  })()
  // A unit with a figure of its own rests on that; so does one whose own rows are combined with those below.
  const same = made !== undefined && made.figure.n * figure.d === figure.n * made.figure.d
  return same ? made : givenStep('roll-up-unit', figure, data)
}

function fraction(text: string): Exact {
  const reading = readFraction(text)
  return reading.ok ? reading.figure : exactZero
}
