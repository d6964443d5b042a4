import type { DecisionNeed } from '../kernel/index.js'
import { compareExact, type Exact } from '../kernel/internal.js'
import type { FieldAmount } from './amounts.js'
import { comparatorKinds } from './changes.js'
import { ask, blame, choose, innerDesk, quietDesk, setAside, warn, type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { figureIn } from './desk-steps.js'
import { fitForms } from './product-forms.js'
import type { Requirement, StandardFacts } from './standards.js'
import { bare, byCodeUnit, dimensionText, readUnit, sameDimension } from './units.js'
import type { Span, Working } from './working.js'

/** A metric as a step, or an answer of yes or no, or what it lacks. */
export interface JudgedMetric {
  readonly metric: string
  /** The step; absent where it cannot be had. */
  readonly working?: Working
  /** The answer to a question of yes or no. */
  readonly holds?: boolean
  readonly comparator?: string
  /** Where it stands in the facts. */
  readonly path?: string
  /** The unit that its text is in, for showing it. */
  readonly unit?: string
  /** What it lacks, where there is no step. */
  readonly missing?: readonly DecisionNeed[]
}

/** What is known, as steps. */
export interface JudgedFacts {
  readonly metrics: readonly JudgedMetric[]
  readonly comparators: readonly (JudgedMetric & { readonly comparator: string })[]
  readonly attributes: Readonly<Record<string, string>>
  readonly millingRatio?: FieldAmount
}

/** Reads the facts of a standard; what cannot be read is set aside and told. */
export function judgedFacts(desk: Desk, facts: StandardFacts): JudgedFacts {
  const read = (amount: FieldAmount, code: 'metric' | 'comparator-value', path: string, name: string) => {
    const inner = innerDesk(desk)
    const working = takeAny(inner, amount, code, `${path}.amount`, name)
    setAside(desk, inner)
    return working.dimension === undefined ? { missing: [] } : { working, unit: amount.unit }
  }
  const metrics = facts.metrics.map((one, index) => ({
    metric: one.metric,
    path: `metrics[${index}]`,
    ...(one.amount === undefined ? {} : read(one.amount, 'metric', `metrics[${index}]`, one.metric)),
    ...(one.holds === undefined ? {} : { holds: one.holds }),
    ...(one.comparator === undefined ? {} : { comparator: one.comparator }),
  }))
  const comparators = (facts.comparators ?? []).map((one, index) => ({
    metric: one.metric,
    comparator: one.comparator,
    path: `comparators[${index}]`,
    ...read(one.amount, 'comparator-value', `comparators[${index}]`, one.metric),
  }))
  return {
    metrics,
    comparators,
    attributes: facts.attributes ?? {},
    ...(facts.millingRatio === undefined ? {} : { millingRatio: facts.millingRatio }),
  }
}

/** The value of a metric that a requirement is judged by, or the questions that stand before it. */
export function valueOf(desk: Desk, requirement: Requirement, facts: JudgedFacts, limit: Working): Working | undefined {
  const { metric } = requirement
  const unit = requirement.limit?.unit ?? unitOf(facts, requirement)
  const asked = { at: metric, path: 'metrics', unit, signed: true }
  const exact = take(quietDesk(desk), undefined, { code: 'exact-figure', ...asked })
  if (exact.dimension !== undefined) return exact
  const known = facts.metrics.filter((one) => one.metric === metric)
  const fitting = known.filter((one) => fits(desk, one, limit, unit))
  const measured = requirement.limit === undefined ? fitting : againstThat(desk, requirement, fitting, unit)
  if (measured === undefined) return undefined
  if (measured.length === 0) {
    const lacking = known.flatMap((one) => one.missing ?? [])
    if (lacking.length > 0) {
      desk.missing.push(...lacking)
      return undefined
    }
    const decided = take(desk, undefined, { code: 'metric', ...asked })
    return decided.dimension === undefined ? undefined : decided
  }
  // Each basis and form for itself: two values of the same are a contradiction, whichever came first.
  const kinds = [...new Set(measured.map(kindOf))].sort(byCodeUnit)
  const single = kinds.map((kind) =>
    agreed(
      desk,
      measured.filter((one) => kindOf(one) === kind),
      metric,
    ),
  )
  const workings = single.filter((one): one is Working => one !== undefined)
  if (workings.length < kinds.length) {
    ask(desk, { code: 'exact-figure', at: metric, options: [], free: 'figure', data: { unit } })
    return undefined
  }
  return fitForms(desk, workings, limit, metric, facts.millingRatio)
}

function kindOf({ working }: JudgedMetric): string {
  return dimensionText((working as Working).dimension as NonNullable<Working['dimension']>)
}

/** The one value of a metric; a second one that differs is a contradiction. */
export function agreed(desk: Desk, given: readonly JudgedMetric[], metric: string): Working | undefined {
  const known = given.filter((one) => one.working?.dimension !== undefined)
  const [first] = known
  const working = first?.working
  if (working === undefined) return undefined
  if (known.every((one) => sameSpan((one.working as Working).span, working.span))) return working
  const unit = unitOfMetric(first as JudgedMetric)
  const values = known.map((one) => figureIn(quietDesk(desk), one.working as Working, unit, metric))
  const texts = [...new Set(values.map(({ figure, atLeast, atMost }) => figure ?? `${atLeast ?? ''}–${atMost ?? ''}`))]
  warn(desk, 'metric-given-twice', 'metrics', { metric, values: texts.sort(byCodeUnit), unit })
  return undefined
}

function sameSpan(a: Span, b: Span): boolean {
  const same = (x: Exact | undefined, y: Exact | undefined): boolean =>
    x === undefined || y === undefined ? x === y : compareExact(x, y) === 0
  return same(a.mid, b.mid) && same(a.low, b.low) && same(a.high, b.high)
}

// A figure of another dimension cannot be this metric: it is named, not passed over as if nothing had been given.
function fits(desk: Desk, { working, unit, path, metric }: JudgedMetric, limit: Working, wanted: string): boolean {
  if (working?.dimension === undefined) return false
  if (limit.dimension === undefined || sameDimension(bare(working.dimension), bare(limit.dimension))) return true
  blame(desk, 'wrong-unit', `${path ?? 'metrics'}.amount.unit`, { metric, unit: unit ?? '', wanted })
  return false
}

// The values that are measured against what the standard says; `undefined` where that is not said.
function againstThat(
  desk: Desk,
  { metric, against }: Requirement,
  fitting: readonly JudgedMetric[],
  unit: string,
): readonly JudgedMetric[] | undefined {
  if (against === undefined) return fitting
  const measured = fitting.map((one) => ({ one, against: comparatorOf(desk, one) }))
  const right = measured.filter((one) => one.against === against)
  if (right.length > 0) return right.map(({ one }) => one)
  if (measured.some((one) => one.against === '')) return undefined
  for (const { one, against: found } of measured)
    warn(desk, 'comparator-differs', `${one.path ?? 'metrics'}.comparator`, { metric, found, wanted: against })
  if (measured.length === 0) return []
  ask(desk, { code: 'metric', at: `${metric} ${against}`, options: [], free: 'figure', data: { unit } })
  return undefined
}

function comparatorOf(desk: Desk, { metric, comparator, path }: JudgedMetric): string {
  const known: readonly string[] = comparatorKinds
  if (comparator === undefined || known.includes(comparator))
    return choose(desk, 'comparator', metric, known, comparator)
  blame(desk, 'not-an-option', `${path ?? 'metrics'}.comparator`, {
    code: 'comparator',
    value: comparator,
    options: known,
  })
  return choose(desk, 'comparator', metric, known)
}

/** The unit in which a requirement without a limit of its own is shown: that of its comparator, else of its metric. */
export function unitOf(facts: JudgedFacts, requirement: Requirement): string {
  const known = [...facts.comparators, ...facts.metrics].filter(
    (one) => one.metric === requirement.metric && one.working !== undefined,
  )
  const [first] = known.map(unitOfMetric).sort(byCodeUnit)
  const against = known.find((one) =>
    facts.comparators.some((other) => other === one && one.comparator === requirement.against),
  )
  return against === undefined ? (first ?? 'fraction') : unitOfMetric(against)
}

function unitOfMetric({ unit, working }: JudgedMetric): string {
  const base = dimensionText(working?.dimension ?? new Map<string, number>())
  return unit === undefined || 'refused' in readUnit(unit) ? base : unit
}
