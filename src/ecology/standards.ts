import type { DecimalText, DecisionNeed, Label, PolicyDocument, Result, Rounding } from '../kernel/index.js'
import { compareExact, type Exact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { ComparatorKind } from './changes.js'
import type { EcologyCode, EcologyNeed } from './codes.js'
import { choose, figureIn, finish, innerDesk, less, openDesk, take, takeAny, troubleOf, type Desk } from './desk.js'
import { fitForms } from './product-forms.js'
import { byCodeUnit, qualifiedUnit } from './units.js'
import type { Span, Working } from './working.js'

/** How a value must stand to its limit. */
export type StandardComparison = 'atLeast' | 'atMost' | 'above' | 'below'

/** A fixed limit with its unit; qualifiers say the basis (`kilogram:paddy/mu:total`). */
export interface StandardLimit {
  /** The limit in `unit`. */
  readonly value: DecimalText
  /** Unit with its qualifiers. */
  readonly unit: string
}

/** Where a requirement applies: the attribute must be one of the values. */
export interface RequirementCondition {
  /** Attribute of the place or field: `terrain`, `practice`, `climate`, … */
  readonly attribute: string
  /** The values under which it applies. */
  readonly oneOf: readonly string[]
}

/** One requirement of a standard. */
export interface Requirement {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Name for people. */
  readonly title: Label
  /** Article of the standard. */
  readonly clause?: string
  /** Metric that is judged: `riceYield`, `ditchShare`, `fertiliserReduction`, `strawUtilisation`, or a name of the host. */
  readonly metric: string
  /** How the value must stand to the limit. */
  readonly comparison: StandardComparison
  /** The limit; absent where the limit is the value of the comparator itself. */
  readonly limit?: StandardLimit
  /** The comparator: of a change, what it must be measured against; without `limit`, whose value is the limit. */
  readonly against?: ComparatorKind
  /** Where it applies; absent: everywhere. */
  readonly when?: readonly RequirementCondition[]
}

/** What a standard's text says. */
export interface StandardRules {
  /** The requirements. */
  readonly requirements: readonly Requirement[]
}

/** A standard (标准) as a document: SC/T 1135, GB/T 32000, a provincial goal. */
export type Standard = PolicyDocument<StandardRules>

/** The value of a metric. */
export interface MetricValue {
  /** Name of the metric. */
  readonly metric: string
  /** The value with its unit and qualifiers. */
  readonly amount: FieldAmount
  /** For a change: what it was measured against; the text may leave it open (`comparator`). */
  readonly comparator?: string
}

/** What is known of a place or field. */
export interface StandardFacts {
  /** What is known. */
  readonly metrics: readonly MetricValue[]
  /** Values of comparators, for requirements whose limit they are. */
  readonly comparators?: readonly {
    readonly metric: string
    readonly comparator: ComparatorKind
    readonly amount: FieldAmount
  }[]
  /** Attributes: `{ terrain: 'plain', practice: 'coCulture' }`. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Milled rice ÷ paddy, where a standard asks for paddy and the text gives milled rice. */
  readonly millingRatio?: FieldAmount
}

/** What a question about a standard names. */
export interface StandardQuestion {
  /** The one rounding step of the figures that are shown; verdicts are made on exact values. */
  readonly rounding: Rounding
}

/** How a requirement turned out. `undecided` names what is missing in `missing`. */
export interface RequirementVerdict {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Name of the requirement. */
  readonly title: Label
  /** Article of the standard. */
  readonly clause?: string
  /** How the requirement turned out. */
  readonly verdict: 'met' | 'notMet' | 'undecided' | 'notApplicable'
  /** `needs` where something is missing. */
  readonly status: 'computed' | 'needs'
  /** How the value must stand to the limit. */
  readonly comparison: StandardComparison
  /** The value in the unit of the limit. */
  readonly value?: FieldFigure
  /** The limit in its unit. */
  readonly limit?: FieldFigure
  /** Value less limit. */
  readonly margin?: FieldFigure
  /** What would settle it. */
  readonly missing: readonly DecisionNeed[]
}

/** All verdicts of a standard. */
export interface StandardAssessment {
  /** Id and version of the standard. */
  readonly standard: string
  /** Version of the standard. */
  readonly version: string
  /** `met` where every requirement that applies is met, `notMet` where one is not, else `undecided`. */
  readonly overall: 'met' | 'notMet' | 'undecided'
  /** How many requirements turned out each way. */
  readonly counts: Readonly<Record<RequirementVerdict['verdict'], number>>
  /** Each requirement. */
  readonly requirements: readonly RequirementVerdict[]
}

/**
 * Judges a place or field by a standard. Each requirement is met, not met, not applicable, or undecided with the datum that would settle it: terrain, basis, form of the grain, comparator, an exact figure
 * where the text says "about". A value that equals its limit meets "at least".
 *
 * Reasons: `not-a-figure`, `unknown-unit`, `wrong-unit`, `negative-amount`. Needs inside verdicts: the attribute by its name, `metric`, `area-basis`, `grain-form`, `milling-ratio`, `comparator`, `comparator-value`, `exact-figure`.
 *
 * @param standard - the standard
 * @param facts - metrics and attributes
 * @param question - rounding
 * @returns the verdicts
 * @example
 * ```ts
 * import { assessStandard } from 'xiangzhen/ecology'
 * import { beautifulVillage } from 'xiangzhen/presets/beautiful-village'
 * const facts = { metrics: [{ metric: 'sanitaryToilets', amount: { value: '58.28', unit: 'percent' } }] }
 * const result = assessStandard(beautifulVillage, facts, { rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.requirements.find((one) => one.id === 'sanitary-toilets')?.verdict // => 'notMet'
 * ```
 */
export function assessStandard(
  standard: Standard,
  facts: StandardFacts,
  question: StandardQuestion,
): Result<StandardAssessment, EcologyCode> {
  const desk = openDesk(standard, question)
  const judged = judgedFacts(desk, facts)
  if (troubleOf(desk) !== undefined) return finish(desk, () => undefined as never)
  const assessment = judge(desk, standard, judged)
  return finish(desk, () => assessment)
}

/** Reads the facts of a standard. */
export function judgedFacts(desk: Desk, facts: StandardFacts): JudgedFacts {
  const metrics = facts.metrics.map((one, index) => ({
    metric: one.metric,
    working: takeAny(desk, one.amount, 'metric', `metrics[${index}].amount`, one.metric),
    ...(one.comparator === undefined ? {} : { comparator: one.comparator }),
  }))
  const comparators = (facts.comparators ?? []).map((one, index) => ({
    metric: one.metric,
    comparator: one.comparator,
    working: takeAny(desk, one.amount, 'comparator-value', `comparators[${index}].amount`, one.metric),
  }))
  return {
    metrics,
    comparators,
    attributes: facts.attributes ?? {},
    ...(facts.millingRatio === undefined ? {} : { millingRatio: facts.millingRatio }),
  }
}

/** A metric as a step. */
export interface JudgedMetric {
  readonly metric: string
  readonly working: Working
  readonly comparator?: string
}

/** What is known, as steps. */
interface JudgedFacts {
  readonly metrics: readonly JudgedMetric[]
  readonly comparators: readonly (JudgedMetric & { readonly comparator: string })[]
  readonly attributes: Readonly<Record<string, string>>
  readonly millingRatio?: FieldAmount
}

/** Judges every requirement. */
export function judge(desk: Desk, standard: Standard, facts: JudgedFacts): StandardAssessment {
  const requirements = standard.rules.requirements.map((one) => judgeRequirement(desk, standard, one, facts).verdict)
  const count = (verdict: RequirementVerdict['verdict']): number =>
    requirements.filter((one) => one.verdict === verdict).length
  const counts = {
    met: count('met'),
    notMet: count('notMet'),
    undecided: count('undecided'),
    notApplicable: count('notApplicable'),
  }
  const overall = counts.notMet > 0 ? 'notMet' : counts.undecided > 0 || counts.met === 0 ? 'undecided' : 'met'
  return { standard: standard.id, version: standard.version, overall, counts, requirements }
}

/** A verdict with the steps that it was made on. */
export interface JudgedRequirement {
  readonly verdict: RequirementVerdict
  readonly value?: Working
  readonly limit?: Working
}

/** Judges one requirement. */
export function judgeRequirement(
  desk: Desk,
  standard: Standard,
  requirement: Requirement,
  facts: JudgedFacts,
): JudgedRequirement {
  const inner = innerDesk(desk)
  const { id, title, clause, comparison } = requirement
  const head = { id, title, ...(clause === undefined ? {} : { clause }), comparison }
  if (!appliesHere(inner, standard, requirement, facts))
    return { verdict: { ...head, verdict: 'notApplicable', status: 'computed', missing: [] } }
  const limit = limitOf(inner, requirement, facts)
  const value = limit === undefined ? undefined : valueOf(inner, requirement, facts, limit)
  const unit = requirement.limit?.unit ?? qualifiedUnit(unitOf(facts, requirement), limit?.dimension)
  desk.findings.push(...inner.findings)
  if (value === undefined || limit === undefined || troubleOf(inner) !== undefined || value.dimension === undefined) {
    return { verdict: { ...head, verdict: 'undecided', status: 'needs', missing: inner.missing } }
  }
  const shown = { value: figureIn(desk, value, unit, id), limit: figureIn(desk, limit, unit, id) }
  const compared = compareSpans(value.span, limit.span, comparison)
  if (compared === undefined) {
    const missing: DecisionNeed[] = [
      { code: 'exact-figure', at: requirement.metric, options: [], free: 'figure', data: { unit } },
    ]
    return { verdict: { ...head, verdict: 'undecided', status: 'needs', ...shown, missing } }
  }
  const margin = figureIn(desk, less(desk, 'margin', value, limit, id), unit, id)
  return {
    verdict: { ...head, verdict: compared ? 'met' : 'notMet', status: 'computed', ...shown, margin, missing: [] },
    value,
    limit,
  }
}

function appliesHere(desk: Desk, standard: Standard, requirement: Requirement, facts: JudgedFacts): boolean {
  let applies = true
  for (const { attribute, oneOf } of requirement.when ?? []) {
    const all = standard.rules.requirements.flatMap((one) =>
      (one.when ?? []).filter((when) => when.attribute === attribute),
    )
    const options = [...new Set(all.flatMap((when) => when.oneOf))].sort(byCodeUnit)
    const stated = Object.keys(facts.attributes).includes(attribute) ? facts.attributes[attribute] : undefined
    const value = choose(desk, attribute as EcologyNeed, '', [...options, 'other'], stated)
    if (value !== '' && !oneOf.includes(value)) applies = false
  }
  return applies
}

function limitOf(desk: Desk, requirement: Requirement, facts: JudgedFacts): Working | undefined {
  if (requirement.limit !== undefined) return takeAny(desk, requirement.limit, 'limit', 'limit', requirement.id)
  const found = facts.comparators.find(
    (one) => one.metric === requirement.metric && one.comparator === requirement.against,
  )
  if (found !== undefined) return { ...found.working, code: 'limit' }
  const at = `${requirement.metric} ${requirement.against ?? ''}`
  const unit = unitOf(facts, requirement)
  const decided = take(desk, undefined, { code: 'comparator-value', at, path: 'comparators', unit })
  return decided.dimension === undefined ? undefined : decided
}

function valueOf(desk: Desk, requirement: Requirement, facts: JudgedFacts, limit: Working): Working | undefined {
  const known = facts.metrics.filter((one) => one.metric === requirement.metric)
  const unit = requirement.limit?.unit ?? unitOf(facts, requirement)
  const exact = take({ ...innerDesk(desk), decisions: desk.decisions }, undefined, {
    code: 'exact-figure',
    at: requirement.metric,
    path: 'metrics',
    unit,
    signed: true,
  })
  if (exact.dimension !== undefined) return exact
  if (known.length === 0) {
    const decided = take(desk, undefined, {
      code: 'metric',
      at: requirement.metric,
      path: 'metrics',
      unit,
      signed: true,
    })
    return decided.dimension === undefined ? undefined : decided
  }
  if (requirement.limit === undefined || requirement.against === undefined) {
    return fitForms(
      desk,
      known.map((one) => one.working),
      limit,
      requirement.metric,
      facts.millingRatio,
    )
  }
  const measured = known.map((one) => ({
    ...one,
    against: choose(desk, 'comparator', one.metric, comparators, one.comparator),
  }))
  const right = measured.filter((one) => one.against === requirement.against)
  if (right.length === 0 && measured.every((one) => one.against !== '')) {
    desk.missing.push({
      code: 'metric',
      at: `${requirement.metric} ${requirement.against}`,
      options: [],
      free: 'figure',
      data: { unit },
    })
  }
  return right[0]?.working
}

const comparators: readonly string[] = ['monoculture', 'before', 'control', 'regionalMean', 'target', 'other']

function unitOf(facts: JudgedFacts, requirement: Requirement): string {
  const known = [...facts.comparators, ...facts.metrics].find((one) => one.metric === requirement.metric)
  const unit = known?.working.data['unit']
  return typeof unit === 'string' ? unit : 'fraction'
}

/** Whether a value meets a limit within all its bounds; `undefined` where the bounds do not tell. */
function compareSpans(value: Span, limit: Span, comparison: StandardComparison): boolean | undefined {
  const strict = comparison === 'above' || comparison === 'below'
  const passes = (a: Exact | undefined, b: Exact | undefined): boolean | undefined => {
    if (a === undefined || b === undefined) return undefined
    const order = comparison === 'atLeast' || comparison === 'above' ? compareExact(a, b) : compareExact(b, a)
    return strict ? order > 0 : order >= 0
  }
  const upward = comparison === 'atLeast' || comparison === 'above'
  const worst = upward ? passes(value.low, limit.high) : passes(value.high, limit.low)
  const best = upward ? passes(value.high, limit.low) : passes(value.low, limit.high)
  if (worst === true) return true
  return best === false ? false : undefined
}
