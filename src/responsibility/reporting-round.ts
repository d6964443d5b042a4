import {
  computed,
  notComputable,
  type Label,
  type PlainDate,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import { seatsOf, type Quota } from '../scoring/index.js'

/** What a round of reports asks for (村级汇报、复盘). */
export interface ReportRoundRules {
  /** Problems by code, so that the same problem in two villages is seen as the same. */
  readonly problems: readonly { readonly code: string; readonly title: Label }[]
  /** A problem is common when at least so many units name it: a number, or a share of the units that reported. */
  readonly commonFrom: Quota
  /** Ceilings on what a unit may be asked for. */
  readonly ceilings?: readonly ReportingCeiling[]
}

/** At most so many demands of some kinds in a period. */
export interface ReportingCeiling {
  /** Id within the document. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** Kinds of demands that it limits: `form`, `inspection`, `meeting`, … */
  readonly kinds: readonly string[]
  /** Most in the period of the question. */
  readonly most: number
  /** Article of the text. */
  readonly clause?: string
}

/** The document of a round. */
export type ReportRoundDocument = PolicyDocument<ReportRoundRules>

/** One unit's report: progress, problems, plans. */
export interface UnitReport {
  /** Id of the report. */
  readonly id: string
  /** The unit. */
  readonly unitId: string
  /** Day. */
  readonly date: PlainDate
  /** What was done. */
  readonly progress?: readonly string[]
  /** Problems by code, with the unit's own words. */
  readonly problems: readonly { readonly code: string; readonly note?: string }[]
  /** What is planned. */
  readonly plans?: readonly string[]
}

/** A round of reports. */
export interface ReportRound {
  /** Units that are asked to report. */
  readonly units: readonly string[]
  /** Their reports. */
  readonly reports: readonly UnitReport[]
}

/** A problem and who named it. */
export interface NamedProblem {
  /** Code of the problem. */
  readonly id: string
  /** Its name; absent for a code that the document does not hold. */
  readonly title?: Label
  /** Units that named it, in code-unit order. */
  readonly units: readonly string[]
  /** Whether it is common. */
  readonly common: boolean
}

/** The problems of a round. */
export interface CommonProblems {
  /** How many units must name a problem. */
  readonly threshold: number
  /** Problems, the most named first, then by code. */
  readonly problems: readonly NamedProblem[]
  /** Units that did not report in the period: they said nothing, which is not "no problem". */
  readonly silent: readonly string[]
  /** How many reported. */
  readonly reported: number
}

/**
 * Draws together the problems that several units name in a round. A unit that names a problem in two reports counts once.
 *
 * Reason: `nothing-reported`.
 *
 * @param document - problems by code, and from how many units on a problem is common
 * @param facts - units and reports
 * @param question - first and last day of the round
 * @returns every problem named, with the units, and who was silent
 * @example
 * ```ts
 * import { commonProblems } from 'xiangzhen/responsibility'
 * import { villageReportRound } from 'xiangzhen/presets/reporting'
 * const reports = ['v1', 'v2', 'v3'].map((unitId) => ({ id: unitId, unitId, date: '2025-06-10', problems: [{ code: 'land' }] }))
 * const result = commonProblems(villageReportRound, { units: ['v1', 'v2', 'v3', 'v4'], reports }, { from: '2025-06-01', to: '2025-06-30' })
 * result.status === 'computed' && result.value.silent // => ['v4']
 * ```
 */
export function commonProblems(
  document: ReportRoundDocument,
  facts: ReportRound,
  question: { readonly from: PlainDate; readonly to: PlainDate },
): Result<CommonProblems, 'nothing-reported'> {
  const inRound = facts.reports.filter(
    (report) => report.date >= question.from && report.date <= question.to && facts.units.includes(report.unitId),
  )
  const reporting = new Set(inRound.map((report) => report.unitId))
  if (reporting.size === 0) return notComputable('nothing-reported')
  const threshold = seatsOf(document.rules.commonFrom, reporting.size)
  const naming = new Map<string, Set<string>>()
  for (const report of inRound) {
    for (const problem of report.problems) {
      const units = naming.get(problem.code) ?? new Set<string>()
      naming.set(problem.code, units.add(report.unitId))
    }
  }
  const titles = new Map(document.rules.problems.map((problem) => [problem.code, problem.title]))
  const problems = [...naming].map(([id, units]) => {
    const title = titles.get(id)
    return { id, ...(title === undefined ? {} : { title }), units: [...units].sort(), common: units.size >= threshold }
  })
  problems.sort((a, b) => b.units.length - a.units.length || (a.id < b.id ? -1 : 1))
  const silent = facts.units.filter((unit) => !reporting.has(unit)).sort()
  return computed({ threshold, problems, silent, reported: reporting.size })
}

/** Something that units were asked for: a form, an inspection, a meeting. */
export interface ReportingDemand {
  /** Id. */
  readonly id: string
  /** Kind, as the ceilings name it. */
  readonly kind: string
  /** Who asked. */
  readonly issuedBy: string
  /** Units that were asked. */
  readonly units: readonly string[]
  /** Day. */
  readonly date: PlainDate
  /** What it asks about; two demands on the same subject in the period are duplicates. */
  readonly subject?: string
}

/** What one unit was asked for under one ceiling. */
export interface ReportingLoad {
  /** `unit/ceiling`. */
  readonly id: string
  /** The unit. */
  readonly unitId: string
  /** The ceiling. */
  readonly ceilingId: string
  /** Demands in the period. */
  readonly count: number
  /** Most allowed. */
  readonly most: number
  /** Demands above the ceiling; 0 within it. */
  readonly over: number
  /** The demands by who asked, in code-unit order. */
  readonly byIssuer: Readonly<Record<string, number>>
  /** Subjects that were asked about more than once. */
  readonly duplicates: readonly string[]
}

/**
 * Counts what each unit was asked for (报表、检查、会议) and holds it against the ceilings.
 *
 * @param document - the ceilings
 * @param facts - units and demands
 * @param question - first and last day
 * @returns a row per unit and ceiling, in order of id
 * @example
 * ```ts
 * import { reportingBurden } from 'xiangzhen/responsibility'
 * import { villageReportRound } from 'xiangzhen/presets/reporting'
 * const rules = { ...villageReportRound.rules, ceilings: [{ id: 'forms', title: '报表', kinds: ['form'], most: 1 }] }
 * const demands = ['d1', 'd2'].map((id) => ({ id, kind: 'form', issuedBy: 'county', units: ['v1'], date: '2025-06-02' }))
 * reportingBurden({ ...villageReportRound, rules }, { units: ['v1'], demands }, { from: '2025-06-01', to: '2025-06-30' })[0]?.over // => 1
 * ```
 */
export function reportingBurden(
  document: ReportRoundDocument,
  facts: { readonly units: readonly string[]; readonly demands: readonly ReportingDemand[] },
  question: { readonly from: PlainDate; readonly to: PlainDate },
): readonly ReportingLoad[] {
  const inPeriod = facts.demands.filter((one) => one.date >= question.from && one.date <= question.to)
  const rows = facts.units.flatMap((unitId) =>
    (document.rules.ceilings ?? []).map((ceiling) => {
      const demands = inPeriod.filter((one) => one.units.includes(unitId) && ceiling.kinds.includes(one.kind))
      return loadOf(unitId, ceiling, demands)
    }),
  )
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function loadOf(unitId: string, ceiling: ReportingCeiling, demands: readonly ReportingDemand[]): ReportingLoad {
  const subjects = demands.flatMap((one) => (one.subject === undefined ? [] : [one.subject]))
  const repeated = subjects.filter((subject, index) => subjects.indexOf(subject) !== index)
  const byIssuer: Record<string, number> = {}
  for (const issuer of demands.map((one) => one.issuedBy).sort()) byIssuer[issuer] = (byIssuer[issuer] ?? 0) + 1
  const over = demands.length - ceiling.most
  return {
    id: `${unitId}/${ceiling.id}`,
    unitId,
    ceilingId: ceiling.id,
    count: demands.length,
    most: ceiling.most,
    over: over > 0 ? over : 0,
    byIssuer,
    duplicates: [...new Set(repeated)].sort(),
  }
}
