import {
  computed,
  notComputable,
  type DecimalText,
  type Label,
  type PlainDate,
  type PolicyDocument,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import {
  ownValue,
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToPlainText,
  exactToText,
  exactZero,
  isZeroExact,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { Occurrence } from './duty.js'

/** Work that is counted against a plan (驻村工作队台账、项目建设进度): meetings held, activists, kilometres built, people trained. */
export interface WorkRules {
  /** What is counted. */
  readonly items: readonly WorkItem[]
  /** How a completion in percent is rounded. */
  readonly percent: Rounding
}

/** One kind of work. */
export interface WorkItem {
  /** Id. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** Kinds of records that count. */
  readonly counts: readonly string[]
  /** The amount of a record that is added up (`kilometres`, `attendance`); absent: records are counted. */
  readonly sum?: string
  /** Unit, for people. */
  readonly unit?: string
  /** Last day by which the plan is to be reached; absent: the last day of the question. */
  readonly dueBy?: PlainDate
}

/** The rules as a document. */
export type WorkDocument = PolicyDocument<WorkRules>

/** What one unit planned of one kind of work. */
export interface WorkPlan {
  /** The unit: a team, a village. */
  readonly unitId: string
  /** The kind of work. */
  readonly item: string
  /** How much. */
  readonly planned: DecimalText
}

/** One kind of work of one unit. */
export interface WorkLine {
  /** `unit/item`. */
  readonly id: string
  /** The unit; `''` is all of them together. */
  readonly unitId: string
  /** The kind of work. */
  readonly item: string
  /** Done in the period, up to the last day of the plan. */
  readonly done: DecimalText
  /** Done in the period after the last day of the plan. */
  readonly late: DecimalText
  /** Planned; `null` without a plan. */
  readonly planned: DecimalText | null
  /** What is missing of the plan, late work counted; `null` without a plan. */
  readonly missing: DecimalText | null
  /** Done in time of planned, in percent: `no-plan`, or `plan-is-zero`. */
  readonly percent: Result<DecimalText, 'no-plan' | 'plan-is-zero'>
  /** Records that state no amount where one is added up: they are not counted as zero. */
  readonly withoutAmount: readonly string[]
}

/**
 * Counts the work of units against their plans, and of all of them together. A record with several units (a joint meeting) counts for each, and once for all.
 *
 * @param document - what is counted
 * @param facts - units, records, plans
 * @param question - first and last day
 * @returns a line per unit and kind of work, then the lines of all together, in order of id
 * @throws RangeError when a figure is not one
 * @example
 * ```ts
 * import { workTally } from 'xiangzhen/responsibility'
 * import { residentTeamWork } from 'xiangzhen/presets/resident-team'
 * const records = ['r1', 'r2'].map((id) => ({ id, kinds: ['meeting'], subjects: ['team1'], date: '2025-03-01' }))
 * const plans = [{ unitId: 'team1', item: 'meetings', planned: '4' }]
 * const lines = workTally(residentTeamWork, { units: ['team1'], records, plans }, { from: '2025-01-01', to: '2025-12-31' })
 * lines.find((line) => line.id === 'team1/meetings')?.missing // => '2'
 * ```
 */
export function workTally(
  document: WorkDocument,
  facts: {
    readonly units: readonly string[]
    readonly records: readonly Occurrence[]
    readonly plans?: readonly WorkPlan[]
  },
  question: { readonly from: PlainDate; readonly to: PlainDate },
): readonly WorkLine[] {
  const { rules } = document
  const known = new Set(facts.units)
  const inPeriod = facts.records
    .filter((one) => one.date >= question.from && one.date <= question.to && one.subjects.some((id) => known.has(id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return rules.items
    .flatMap((item) => {
      const records = inPeriod.filter((one) => one.kinds.some((kind) => item.counts.includes(kind)))
      const plans = (facts.plans ?? []).filter((plan) => plan.item === item.id && known.has(plan.unitId))
      const line = (unitId: string, own: readonly Occurrence[], planned: readonly WorkPlan[]) =>
        lineOf(rules, item, unitId, own, planned, item.dueBy ?? question.to)
      const units = facts.units.map((unitId) =>
        line(
          unitId,
          records.filter((one) => one.subjects.includes(unitId)),
          plans.filter((plan) => plan.unitId === unitId),
        ),
      )
      return [...units, line('', records, plans)]
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function lineOf(
  rules: WorkRules,
  item: WorkItem,
  unitId: string,
  records: readonly Occurrence[],
  plans: readonly WorkPlan[],
  dueBy: PlainDate,
): WorkLine {
  const withoutAmount: string[] = []
  let [done, late] = [exactZero, exactZero]
  for (const record of records) {
    const text = item.sum === undefined ? '1' : ownValue(record.amounts, item.sum)
    if (text === undefined) withoutAmount.push(record.id)
    else if (record.date <= dueBy) done = addExact(done, exactOf(text))
    else late = addExact(late, exactOf(text))
  }
  const planned =
    plans.length === 0 ? undefined : plans.map((plan) => exactOf(plan.planned)).reduce(addExact, exactZero)
  return workLine(rules, { unitId, item: item.id, done, late, planned, withoutAmount })
}

/** The sums of one kind of work of one unit as its line. @internal */
export function workLine(
  rules: WorkRules,
  sums: {
    readonly unitId: string
    readonly item: string
    readonly done: Exact
    readonly late: Exact
    readonly planned: Exact | undefined
    readonly withoutAmount: readonly string[]
  },
): WorkLine {
  const { unitId, item, done, late, planned, withoutAmount } = sums
  const missing = planned === undefined ? undefined : subtractExact(planned, addExact(done, late))
  return {
    id: `${unitId}/${item}`,
    unitId,
    item,
    done: exactToPlainText(done),
    late: exactToPlainText(late),
    planned: planned === undefined ? null : exactToPlainText(planned),
    missing:
      missing === undefined ? null : exactToPlainText(compareExact(missing, exactZero) > 0 ? missing : exactZero),
    percent: percentOf(done, planned, rules.percent),
    withoutAmount,
  }
}

function percentOf(
  done: Exact,
  planned: Exact | undefined,
  rounding: Rounding,
): Result<DecimalText, 'no-plan' | 'plan-is-zero'> {
  if (planned === undefined) return notComputable('no-plan')
  if (isZeroExact(planned)) return notComputable('plan-is-zero')
  const percent = divideExact(multiplyExact(done, exactInteger(100)), planned)
  return computed(exactToText(percent, rounding.digits, rounding.mode))
}
