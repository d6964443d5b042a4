import type { DecimalText, DecisionNeed, Label, PolicyDocument, Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { ComparatorKind } from './changes.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, remark, type Desk } from './desk.js'
import { judgedFacts } from './judged-metrics.js'
import { judge, spokenOf } from './judging.js'
import { unusable, unusableFacts } from './usable-facts.js'

/**
 * How a value must stand to its limit. `between`: from `limit` to `to`, both included. `holds`, `holdsNot`: a question of yes or no, without a
 * limit.
 */
export type StandardComparison = 'atLeast' | 'atMost' | 'above' | 'below' | 'between' | 'holds' | 'holdsNot'

/** The comparisons, for readers. */
export const standardComparisons: readonly StandardComparison[] = [
  'atLeast',
  'atMost',
  'above',
  'below',
  'between',
  'holds',
  'holdsNot',
]

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
  /** The upper end of `between`. */
  readonly to?: StandardLimit
  /** True for an advisory item (参考性指标): it is judged and shown, and the whole does not hang on it. */
  readonly advisory?: true
  /** The comparator: of a change, what it must be measured against; without `limit`, whose value is the limit. */
  readonly against?: ComparatorKind
  /** Where it applies; absent: everywhere. */
  readonly when?: readonly RequirementCondition[]
}

/** So many of several requirements (六项中满足四项): they count together, not each for itself. */
export interface RequirementGroup {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Name for people. */
  readonly title: Label
  /** Article of the standard. */
  readonly clause?: string
  /** How many of them must be met; a count. */
  readonly atLeast: number
  /** Ids of the requirements. */
  readonly of: readonly string[]
}

/** What a standard's text says. */
export interface StandardRules {
  /** The requirements. */
  readonly requirements: readonly Requirement[]
  /** Requirements of which so many must be met. */
  readonly groups?: readonly RequirementGroup[]
}

/** A standard (标准) as a document: SC/T 1135, GB/T 32000, a provincial goal. */
export type Standard = PolicyDocument<StandardRules>

/** The value of a metric. */
export interface MetricValue {
  /** Name of the metric. */
  readonly metric: string
  /** The value with its unit and qualifiers. */
  readonly amount?: FieldAmount
  /** The answer to a question of yes or no, in place of an amount. */
  readonly holds?: boolean
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
  /** The upper limit of `between`. */
  readonly to?: FieldFigure
  /** The answer to a question of yes or no. */
  readonly holds?: boolean
  /** Value less limit; of two shares in percentage points. A margin that the rounding would hide is shown with more digits. */
  readonly margin?: FieldFigure
  /** True where the whole does not hang on it. */
  readonly advisory?: true
  /** The group that it counts in. */
  readonly group?: string
  /** What would settle it. */
  readonly missing: readonly DecisionNeed[]
}

/** How a group of requirements turned out. */
export interface GroupVerdict {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Name of the group. */
  readonly title: Label
  /** Article of the standard. */
  readonly clause?: string
  /** How the group turned out. */
  readonly verdict: RequirementVerdict['verdict']
  /** How many must be met. */
  readonly atLeast: number
  /** How many are met. */
  readonly met: number
  /** How many are undecided. */
  readonly undecided: number
}

/** All verdicts of a standard. */
export interface StandardAssessment {
  /** Id and version of the standard. */
  readonly standard: string
  /** Version of the standard. */
  readonly version: string
  /** `met` where every requirement and group that applies is met, `notMet` where one is not, else `undecided`; advisory ones do not count. */
  readonly overall: 'met' | 'notMet' | 'undecided'
  /** How many requirements turned out each way. */
  readonly counts: Readonly<Record<RequirementVerdict['verdict'], number>>
  /** Each requirement. */
  readonly requirements: readonly RequirementVerdict[]
  /** Each group; absent where the standard has none. */
  readonly groups?: readonly GroupVerdict[]
}

/**
 * Judges a place or field by a standard. Each requirement is met, not met, not applicable, or undecided with the datum that would settle it: terrain, basis, form of the grain, comparator, an exact figure
 * where the text says "about". A value that equals its limit meets "at least". A metric that cannot be read, or is given twice with two values, leaves its
 * requirements undecided and is named in the diagnostics; the others are judged.
 *
 * Findings: `metric-given-twice`, `comparator-differs`, `unknown-metric`, `unknown-attribute`, `attribute-value-unknown`, `rounded-to-limit`, `not-a-figure`, `unknown-unit`, `wrong-unit`. Needs inside verdicts: the attribute by its name, `metric`, `area-basis`, `grain-form`, `milling-ratio`, `comparator`, `comparator-value`, `exact-figure`.
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
  if (unusable(desk, facts, 'metrics[]', '?comparators[]')) return unusableFacts(desk)
  const judged = judgedFacts(desk, facts)
  namesKnown(desk, standard, facts)
  const assessment = judge(desk, standard, judged)
  return finish(desk, () => assessment)
}

// A metric or an attribute that no requirement asks for may be a slip of the pen.
function namesKnown(desk: Desk, standard: Standard, facts: StandardFacts): void {
  const asked = standard.rules.requirements.map((one) => one.metric)
  for (const [index, { metric }] of facts.metrics.entries())
    if (!asked.includes(metric)) remark(desk, 'unknown-metric', `metrics[${index}].metric`, { metric })
  for (const attribute of Object.keys(facts.attributes ?? {}))
    if (spokenOf(standard, attribute).length === 0)
      remark(desk, 'unknown-attribute', `attributes.${attribute}`, { attribute })
}
