import type { DecimalText, Label, PlainDate, PolicyDocument, Rounding } from '../kernel/index.js'
import type { AssignmentLine } from './assignments.js'
import type { IndicatorMethod } from './methods.js'
import type { IndicatorMeasure, TargetRule } from './measures.js'
import type { SchemeCondition } from './conditions.js'
import type { SchemeGrades, SchemeList, SchemeVeto } from './grades.js'
import type { SchemeAward } from './awards.js'
import type { SchemeRankingRule } from './score-ranking.js'

/** An assessment scheme (考核办法) as data: what the text says, and what it leaves open. */
export type Scheme = PolicyDocument<SchemeRules>

/** What the text of a scheme says. */
export interface SchemeRules {
  /** Points that the base is meant to add up to (100, 110, 1000). `checkScheme` compares it with the tree. */
  readonly full?: DecimalText
  /** The weighted tree: sections and indicators; their points add up to the base. */
  readonly nodes: readonly SchemeNode[]
  /** Bonus and deduction sheets outside the base. */
  readonly sheets?: readonly ScoreSheet[]
  /** Groups of subjects (序列) that are compared inside themselves only. */
  readonly groups?: readonly SubjectGroup[]
  /** What holds for every indicator that does not say otherwise. */
  readonly policies?: SchemePolicies
  /** How base and sheets make the total. */
  readonly total?: TotalRule
  /** The rounding steps, each at its stage. A stage without a step is exact. */
  readonly rounding?: readonly StageRounding[]
  /** Dated steps of the year's assessment; `evidenceCutOff` decides which evidence counts. */
  readonly timetable?: readonly TimetableStep[]
  /** One-vote vetoes (一票否决). */
  readonly vetoes?: readonly SchemeVeto[]
  /** How a score becomes a grade. */
  readonly grades?: SchemeGrades
  /** Where subjects are ranked, and what orders equal totals. Absent: inside their groups, and equal totals share a place. */
  readonly ranking?: SchemeRankingRule
  /** Lists by rank: red and black lists, the first ten, at most a third. */
  readonly lists?: readonly SchemeList[]
  /** Money that follows from the result. */
  readonly awards?: readonly SchemeAward[]
}

/** A group of subjects. */
export interface SubjectGroup {
  /** Id, as subjects name it. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
  /** Points that the base of this group is meant to add up to, where it differs from `full`. */
  readonly full?: DecimalText
}

/** A section or an indicator. */
export type SchemeNode = SchemeSection | Indicator

/** What sections and indicators have in common. */
export interface SchemeNodeBase {
  /** Id, unique in the scheme. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
  /** Article or line of the published text. */
  readonly clause?: string
  /** Points it is worth in its parent. */
  readonly weight: DecimalText
  /** Points for single groups, by group id, where they differ from `weight`. */
  readonly weights?: Readonly<Record<string, DecimalText>>
  /** Only these groups have this node at all; absent: every subject. */
  readonly groups?: readonly string[]
  /** The node applies to a subject only when this holds; otherwise it is not applicable. */
  readonly appliesWhen?: SchemeCondition
  /** What happens to its points when it is not applicable; absent: the nearest section's rule, then the scheme's. */
  readonly notApplicable?: NotApplicableRule
  /** Lowest points; `none` lets it go below zero (不保底). Absent: the scheme's policy. */
  readonly floor?: DecimalText | 'none'
  /** Highest points; `none` lets it pass its weight. Absent: its method decides. */
  readonly cap?: DecimalText | 'none'
  /** Rounding of its points, where it differs from the stage's. */
  readonly rounding?: Rounding
  /** Who answers for it. */
  readonly assignments?: readonly AssignmentLine[]
  /** Scored and shown, and not counted. */
  readonly advisory?: boolean
  /**
   * Its weight is split among those who answer for it: each subject has the `share` of the assignments whose `who` is its id. Absent: everybody
   * whom it concerns has the full weight.
   */
  readonly split?: boolean
}

/** A section: its points come from its children. */
export interface SchemeSection extends SchemeNodeBase {
  /** Sections and indicators under it. */
  readonly children: readonly SchemeNode[]
  /**
   * How the children make the section. `sum` (of their points); `mean`, `minimum`, `maximum` (of the share that each reached of
   * its own weight, times the section's scale). Absent: `sum`.
   */
  readonly combine?: 'sum' | 'mean' | 'minimum' | 'maximum'
  /** Only the best so many of its children count (五项中取最好的三项): by their points, for a mean by the share that each reached. Absent: all. */
  readonly best?: number
  /** Points that it starts with before the children are added (100 of a deduct-from-100 scheme). */
  readonly start?: DecimalText
  /**
   * Scale of the children, when it is not the section's weight: a block scored out of 100 that is worth 30 has weight `30`
   * and `outOf` `100`. `applicable` takes what the applicable children are worth.
   */
  readonly outOf?: DecimalText | 'applicable'
  /** With weights that are all zero: share the section equally. Absent: the section is then worth nothing. */
  readonly whenWeightsZero?: 'equal'
}

/** A leaf: a measured or judged thing that is scored. */
export interface Indicator extends SchemeNodeBase {
  /** Unit of its figure, for people (`%`, `μg/m³`, `mu`). */
  readonly unit?: string
  /** Id of another indicator whose rows it reads too (完成值与增长率同报一个数); targets stay its own. Absent: its own rows. */
  readonly rowsOf?: string
  /** How its figure comes from the facts. Absent: the reported figure. */
  readonly measure?: IndicatorMeasure
  /** What the figure is held against: a figure of the scheme, or where it comes from. */
  readonly target?: DecimalText | TargetRule
  /** How the figure becomes points. */
  readonly method: IndicatorMethod
  /** What happens while there is no figure. Absent: the scheme's policy. */
  readonly missing?: MissingRule
  /** Each person is scored and the mean counts. */
  readonly perPerson?: boolean
  /**
   * What a table of points means for a group with another weight: it is read in proportion (`scale`), or as it is written. Absent and the two
   * differ: a decision is needed (`group-points`).
   */
  readonly groupPoints?: 'scale' | 'asWritten'
}

/** A sheet of extra points or deductions outside the base. */
export interface ScoreSheet {
  /** Id, unique in the scheme. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
  /** Article of the published text. */
  readonly clause?: string
  /** Items; deductions give points below zero. */
  readonly items: readonly Indicator[]
  /** Most points of the sheet, after the caps of its items; absent or `none`: no limit. */
  readonly cap?: DecimalText | 'none'
  /** Most points of the sheet as a share of the base that the subject reached, or of the most that it could (加分不超过基本分的 10%). */
  readonly capOf?: { readonly share: DecimalText; readonly of: 'base' | 'maximum' }
  /** Fewest points of the sheet (`-10`); absent or `none`: no limit. */
  readonly floor?: DecimalText | 'none'
  /** Only the best so many of its items count (就高不就低 is 1). Absent: all. */
  readonly best?: number
  /** The sheet counts only when this holds (基本分 90 分以上方可加分); its figures are those of the base. Absent: always. */
  readonly when?: SchemeCondition
}

/**
 * What happens to the points of something that is not applicable. `full`: it counts as reached. `zero`: it earns nothing and
 * keeps its weight. `asPoints`: it counts as scored with those points. `moveTo`: its weight goes to a named sibling.
 * `removeFromTotal`: its weight leaves the maximum. `redistributeProportionally`, `redistributeEqually`: its weight goes
 * to the applicable siblings that are worth something; with `fromLevel`, only at that depth or deeper (the roots of the tree have depth 1),
 * and above it the weight leaves the maximum. `replacementWeights`: a written table by what is missing. `refuse`: the subject gets a score without it, and no
 * verdict. `notAllowed`: saying so is an error.
 */
export type NotApplicableRule =
  | { readonly kind: 'full' | 'zero' | 'removeFromTotal' | 'redistributeProportionally' | 'refuse' | 'notAllowed' }
  | { readonly kind: 'redistributeEqually'; readonly fromLevel?: number }
  | { readonly kind: 'asPoints'; readonly points: DecimalText }
  | { readonly kind: 'moveTo'; readonly node: string }
  | { readonly kind: 'replacementWeights'; readonly tables: readonly ReplacementWeights[] }

/** New weights of the siblings for one set of missing ones. */
export interface ReplacementWeights {
  /** Ids of the siblings that are not applicable. */
  readonly without: readonly string[]
  /** Weight of each of the others, by id. */
  readonly weights: Readonly<Record<string, DecimalText>>
}

/**
 * What happens while a figure is missing. `zero`: not reported, no points (未报送不计分), and the result is final. `keepWeight`: no
 * points yet, the weight stays, the result is incomplete. `provisional`: the same, and the result is provisional.
 * `leaveOut`: its weight leaves the maximum until it is there. `refuse`: no total without it.
 */
export type MissingRule = 'zero' | 'keepWeight' | 'provisional' | 'leaveOut' | 'refuse'

/** Choices that hold for the whole scheme; an indicator's own goes first, then this, then a decision. */
export interface SchemePolicies {
  /** While a figure is missing. */
  readonly missing?: MissingRule
  /** When something is not applicable. */
  readonly notApplicable?: NotApplicableRule
  /** Lowest points of an indicator (扣完为止 is `0`). */
  readonly floor?: DecimalText | 'none'
  /** What more than the target earns with proportional methods. */
  readonly overFulfilment?: 'capAtWeight' | 'uncapped'
  /** Part of a step: counted in part, not counted, or counted as a whole. */
  readonly stepRounding?: 'continuous' | 'floor' | 'ceil'
  /** Several reports of one occurrence: each counts, or the largest one. */
  readonly duplicates?: 'each' | 'largest'
  /** Whom peer methods compare with: the group, or all subjects. Absent: the group. */
  readonly peers?: 'group' | 'all'
}

/** How base and sheets make the total. */
export interface TotalRule {
  /** Points that the total starts with. */
  readonly start?: DecimalText
  /** Lowest total; `none`: it may go below zero. */
  readonly floor?: DecimalText | 'none'
  /** Highest total; `none`: it may pass the full points. */
  readonly ceiling?: DecimalText | 'none'
  /** Converts a total whose maximum shrank (removed weights) to this scale. */
  readonly rescaleTo?: DecimalText
  /** Multiplies the base, or the total with its sheets, by a factor of the subject (难度系数、分组折算系数). */
  readonly factor?: TotalFactor
  /** Limits of several sheets together (各类加分合计不超过 10 分). A sheet is in one of them at most. */
  readonly sheets?: readonly SheetLimit[]
  /** Share of the weight (0 to 1) that must be answered before there is a verdict. */
  readonly minimumCompleteness?: DecimalText
}

/** What several sheets may add or take off together. */
export interface SheetLimit {
  /** Ids of the sheets. */
  readonly of: readonly string[]
  /** Most points together. */
  readonly cap?: DecimalText
  /** Fewest points together. */
  readonly floor?: DecimalText
}

/** A factor on the points of a subject: a figure of its own, or one for each group. Without one there is no total. */
export interface TotalFactor {
  /** What is multiplied. */
  readonly of: 'base' | 'total'
  /** Name of the figure of the subject, or the factors by id of the group. */
  readonly by: { readonly figure: string } | { readonly groups: Readonly<Record<string, DecimalText>> }
}

/**
 * Where a rounding step stands: `indicator` (points of a leaf), `sectionRaw` (before a block is converted to its weight), `section` (after),
 * `sheet`, `base`, `total`, `grade` (only the figure that the grade is read from).
 */
export type RoundingStage = 'indicator' | 'sectionRaw' | 'section' | 'sheet' | 'base' | 'total' | 'grade'

/** One rounding step. */
export interface StageRounding extends Rounding {
  /** Where it stands. */
  readonly stage: RoundingStage
}

/** A dated step of the assessment. */
export interface TimetableStep {
  /** Id, unique in the timetable. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
  /** What kind of step: evidence may be sent until the `evidenceCutOff`, points are given at `scoring`. */
  readonly kind: 'selfCheck' | 'evidenceCutOff' | 'documentReview' | 'fieldCheck' | 'scoring' | 'publication' | 'report'
  /** Level that does it, when several levels share a calendar (`county`, `city`, `province`). */
  readonly level?: string
  /** Last day, inclusive. */
  readonly by: PlainDate
  /** Ids of steps that must come before it. */
  readonly after?: readonly string[]
}

/**
 * Whether a node is a section.
 *
 * @example
 * ```ts
 * import { isSection } from 'xiangzhen/responsibility'
 * isSection({ id: 'party', title: '党的建设', weight: '20', children: [] }) // => true
 * ```
 */
export function isSection(node: SchemeNode): node is SchemeSection {
  return 'children' in node
}
