import type { CoCultureFacts, CoCultureQuestion } from './co-culture.js'
import type { Field } from './co-culture-field.js'
import { readStated, type Reduction } from './co-culture-inputs.js'
import { innerDesk, troubleOf, warn, type Desk } from './desk.js'
import { total } from './desk-steps.js'
import { groupOf, type ProductYield } from './field-yields.js'
import type { JudgedMetric } from './judged-metrics.js'
import type { StatedMetric } from './records.js'
import { compareStated } from './stated-figures.js'
import { qualifiedUnit, sameDimension } from './units.js'
import type { Working } from './working.js'

/** A metric of money that is worked out when it is asked for. */
export interface MoneyMetric {
  readonly metric: string
  /** What it is measured against, of an increase. */
  readonly comparator?: string
  readonly work: (inner: Desk) => Working
}

/** All metrics of a co-culture: what the records give, else what the text states. */
export function metricsOf(
  desk: Desk,
  stated: readonly StatedMetric[],
  own: Field,
  reductions: readonly Reduction[],
  money: readonly MoneyMetric[],
  question: CoCultureQuestion,
): readonly JudgedMetric[] {
  const yields = own.yields.flatMap((one) => yieldMetrics(one, `${one.product}Yield`, question))
  const values = money.map(({ work, ...named }): JudgedMetric => {
    const inner = innerDesk(desk)
    const working = work(inner)
    return troubleOf(inner) === undefined ? { ...named, working } : { ...named, missing: inner.missing }
  })
  const ditch =
    own.areas.ditchShare === undefined ? [] : [{ metric: 'ditchShare', working: own.areas.ditchShare, unit: 'percent' }]
  const changed = reductions.map(({ id, step, missing, comparator }): JudgedMetric => ({
    metric: id,
    ...(step === undefined ? { missing } : { working: step, unit: 'percent' }),
    ...(comparator === undefined ? {} : { comparator }),
  }))
  const computed: readonly JudgedMetric[] = [
    ...ditch,
    ...yields,
    ...aquaticYield(desk, own, question),
    ...values,
    ...changed,
  ]
  const written = stated.flatMap((one, index): readonly JudgedMetric[] => {
    const known = computed.filter(
      (other) => other.metric === one.metric && other.working !== undefined && sameComparator(one, other),
    )
    if (known.length > 0) {
      if (!reductions.some((other) => other.id === one.metric))
        compareStated(
          desk,
          one.metric,
          one.amount,
          known.map((other) => other.working as Working),
          'metrics',
        )
      return []
    }
    const working = readStated(desk, one, index)
    return [
      {
        metric: one.metric,
        path: `metrics[${index}]`,
        unit: one.amount.unit,
        ...(working === undefined ? {} : { working }),
        ...(one.comparator === undefined ? {} : { comparator: one.comparator }),
      },
    ]
  })
  // What the records lack is not asked for where the text states it.
  return [
    ...computed.filter((one) => one.working !== undefined || !written.some((other) => other.metric === one.metric)),
    ...written,
  ]
}

// An increase over monoculture is no increase over the year before: the two stand beside each other.
function sameComparator(one: StatedMetric, other: JudgedMetric): boolean {
  return one.comparator === undefined || other.comparator === undefined || one.comparator === other.comparator
}

function yieldMetrics(one: ProductYield, metric: string, question: CoCultureQuestion): readonly JudgedMetric[] {
  if (one.trouble !== undefined) return [{ metric, missing: one.trouble.status === 'needs' ? one.trouble.missing : [] }]
  return [one.perTotal, one.perPlanted, one.perUnsaid]
    .filter((step) => step !== undefined)
    .map((working) => ({ metric, working, unit: qualifiedUnit(question.yieldUnit, working.dimension) }))
}

function aquaticYield(desk: Desk, own: Field, question: CoCultureQuestion): readonly JudgedMetric[] {
  const metric = 'aquaticYield'
  const inner = innerDesk(desk)
  const aquatic = own.yields.filter((one) => groupOf(inner, one.product, own.products) === 'aquatic')
  if (inner.missing.length > 0) return [{ metric, missing: inner.missing }]
  const lacking = aquatic.flatMap((one) => (one.trouble === undefined ? [] : yieldMetrics(one, metric, question)))
  if (aquatic.length === 0 || lacking.length > 0) return lacking
  return (['perTotal', 'perPlanted', 'perUnsaid'] as const).flatMap((basis) => {
    const steps = aquatic.map((one) => one[basis])
    const [first] = steps
    if (
      first?.dimension === undefined ||
      steps.some((step) => step?.dimension === undefined || !sameDimension(step.dimension, first.dimension as never))
    )
      return []
    const working = total(desk, 'aquatic-yield', steps as readonly Working[], 'kilogram/mu', 'products')
    return [{ metric, working, unit: qualifiedUnit(question.yieldUnit, working.dimension) }]
  })
}

/** The comparator's yields, for requirements whose limit they are. */
export function comparatorsOf(other: Field, question: CoCultureQuestion) {
  return other.yields.flatMap((one) => {
    const found = one.perTotal ?? one.perUnsaid ?? one.perPlanted
    if (found === undefined) return []
    const working = asLimit(found)
    const unit = qualifiedUnit(question.yieldUnit, working.dimension)
    return [{ metric: `${one.product}Yield`, comparator: other.kind as string, working, unit }]
  })
}

// A sole crop stands on all of its land: its yield per mu is a yield per total area.
function asLimit(working: Working): Working {
  if (working.dimension === undefined) return working
  return {
    ...working,
    dimension: new Map([...working.dimension].map(([word, power]) => [word === 'mu' ? 'mu:total' : word, power])),
  }
}

/** The attributes of a co-culture: its practice, its terrain where all plots agree, and what the facts say. */
export function attributesOf(desk: Desk, facts: CoCultureFacts): Readonly<Record<string, string>> {
  const terrains = [...new Set(facts.plots.map((plot) => plot.terrain))]
  const [only] = terrains
  if (terrains.filter((one) => one !== undefined).length > 1)
    warn(desk, 'mixed-terrain', 'plots', { terrains: terrains.filter((one) => one !== undefined) })
  return {
    practice: 'coCulture',
    ...(terrains.length === 1 && only !== undefined ? { terrain: only } : {}),
    ...facts.attributes,
  }
}
