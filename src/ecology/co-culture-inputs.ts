import type { DecisionNeed } from '../kernel/index.js'
import type { FieldOutcome } from './amounts.js'
import { percentChange } from './changes.js'
import type { CoCultureQuestion } from './co-culture.js'
import { isPerArea, landOf, onLandOf, perTotalArea, type Field } from './co-culture-field.js'
import { blame, choose, innerDesk, remark, setAside, troubleOf, type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { figureIn, over, times, total } from './desk-steps.js'
import { heldBy } from './held-substances.js'
import { eachOnce } from './inputs.js'
import type { FieldInput, StatedMetric } from './records.js'
import { compareStated } from './stated-figures.js'
import { byCodeUnit } from './units.js'
import type { Working } from './working.js'

/** A reduction as a step, or what it lacks. */
export interface Reduction {
  readonly id: string
  readonly step: Working | undefined
  readonly trouble: Exclude<FieldOutcome, { readonly status: 'computed' }> | undefined
  readonly missing: readonly DecisionNeed[]
  readonly comparator: string | undefined
}

const reduced = [
  ['fertiliserReduction', 'fertiliser'],
  ['pesticideReduction', 'pesticide'],
] as const

type ReducedUse = (typeof reduced)[number][1]

/** The reductions of a field: from the records where both sides have inputs, else as the text states them. */
export function reductionsOf(
  desk: Desk,
  stated: readonly StatedMetric[],
  own: Field,
  other: Field | undefined,
  question: CoCultureQuestion,
): readonly Reduction[] {
  return reduced.flatMap(([id, use]): readonly Reduction[] => {
    const inner = innerDesk(desk)
    const step = other === undefined ? undefined : reductionOf(inner, own, other, id, use, question)
    const trouble = troubleOf(inner)
    const texts = stated.filter((one) => one.metric === id)
    const [text] = texts
    if (step !== undefined && trouble === undefined) {
      desk.findings.push(...inner.findings)
      // What the text states against something else is another figure.
      for (const one of texts.filter(({ comparator = other?.kind }) => comparator === other?.kind))
        compareStated(desk, id, one.amount, [step], 'metrics')
      return [{ id, step, trouble: undefined, missing: [], comparator: other?.kind }]
    }
    if (text !== undefined) {
      const written = takeAny(desk, text.amount, 'stated-metric', 'metrics', id)
      return [{ id, step: written, trouble: undefined, missing: [], comparator: text.comparator }]
    }
    if (trouble === undefined) return []
    setAside(desk, inner)
    return [{ id, step: undefined, trouble, missing: inner.missing, comparator: other?.kind }]
  })
}

/** A reduction as the result shows it. */
export function shownReduction(desk: Desk, { id, step, trouble, comparator }: Reduction) {
  const percent: FieldOutcome = trouble ?? figureIn(desk, step as Working, 'percent', id)
  return { id, percent, ...(comparator === undefined ? {} : { comparator }) }
}

function reductionOf(
  desk: Desk,
  own: Field,
  other: Field,
  metric: string,
  use: ReducedUse,
  question: CoCultureQuestion,
): Working | undefined {
  if (own.inputs === undefined || other.inputs === undefined) return undefined
  const [now, before] = [own.inputs.filter((one) => one.use === use), other.inputs.filter((one) => one.use === use)]
  if (now.length === 0 && before.length === 0) return undefined
  const { inputSubstance } = question
  const stated = typeof inputSubstance === 'string' ? inputSubstance : inputSubstance?.[use]
  const held = [...now, ...before].flatMap((one) => (one.contents ?? []).map((content) => content.substance))
  const options = ['product', ...[...new Set(held)].sort(byCodeUnit)]
  const substance = stated ?? choose(desk, 'input-substance', metric, options)
  if (substance === '') return undefined
  const change = percentChange(
    desk,
    intensityOf(desk, own, now, substance, use),
    intensityOf(desk, other, before, substance, use),
    'inputs',
  )
  const minus = { ...change, code: 'minus-one' as const, span: minusOne, operation: 'given' as const, lines: [] }
  return times('reduction', [change, { ...minus, dimension: new Map<string, number>() }])
}

const minusOne = { mid: { n: -1n, d: 1n }, low: { n: -1n, d: 1n }, high: { n: -1n, d: 1n } }

// Per mu of all land, whatever each record is counted on.
function intensityOf(
  desk: Desk,
  field: Field,
  inputs: readonly FieldInput[],
  substance: string,
  use: ReducedUse,
): Working {
  const path = `${field.path}inputs`
  eachOnce(desk, inputs, path)
  if (inputs.length === 0) remark(desk, 'no-input-recorded', path, { use })
  const tag = substance === 'product' ? '' : `:${substance}`
  const lines = inputs.map((one) => {
    const held = heldBy(desk, one, substance, `${path}.${one.id}`)
    const everywhere = one.plot === undefined || field.plots.length === 1
    if (isPerArea(held) && everywhere) {
      landOf(desk, field, one, `${path}.${one.id}`)
      return perTotalArea(desk, held, field, one)
    }
    const mass = isPerArea(held) ? onLandOf(desk, held, field, one, `${path}.${one.id}`) : held
    landOf(desk, field, one, `${path}.${one.id}`)
    const land = field.areas.land ?? take(desk, undefined, { code: 'area', path: `${field.path}plots`, unit: 'mu' })
    return over(desk, 'input-intensity', mass, land, 'zero-area', `${field.path}plots`, { substance, name: one.id })
  })
  return total(desk, 'input-intensity', lines, `kilogram${tag}/mu:total`, path, { substance })
}

/** Blames stated metrics that cannot be read. */
export function readStated(desk: Desk, one: StatedMetric, index: number): Working | undefined {
  const inner = innerDesk(desk)
  const step = takeAny(inner, one.amount, 'stated-metric', `metrics[${index}].amount`, one.metric)
  for (const { code, path, data } of inner.findings) blame(desk, code, path, data)
  return step.dimension === undefined ? undefined : step
}
