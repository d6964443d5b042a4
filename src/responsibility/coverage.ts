import {
  computed,
  daysBetween,
  notComputable,
  type DecimalText,
  type Label,
  type PlainDate,
  type PolicyDocument,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import { exactToText } from '../kernel/internal.js'

/** Rules of a coverage (巡察覆盖、结对走访、专题培训、每村每月一场): each unit so often in the period. */
export interface CoverageRules {
  /** What is counted. */
  readonly title: Label
  /** Kinds of records that count. */
  readonly counts: readonly string[]
  /** How often each unit, in the period of the question. */
  readonly times: number
  /** At least so many days between two that count; absent: any. */
  readonly apartDays?: number
  /** How a share in percent is rounded. */
  readonly percent: Rounding
  /** Whether findings must be handed over (移交) to whoever answers for them. */
  readonly findingsHandedOver?: boolean
  /** Article of the text. */
  readonly clause?: string
}

/** The rules as a document. */
export type CoverageDocument = PolicyDocument<CoverageRules>

/** A unit that must be covered: a village, a household, a pair of people. */
export interface CoverageUnit {
  /** Id. */
  readonly id: string
  /** Name, for explanations. */
  readonly name?: Label
  /** Group for the roll-up: the township of a village, the supporter of a household. */
  readonly group?: string
  /** Left out by approval. */
  readonly exempt?: boolean
}

/** A dated record: an inspection, a visit, a talk, a village event. */
export interface CoverageRecord {
  /** Id. */
  readonly id: string
  /** Kind, as the rules name it. */
  readonly kind: string
  /** Unit. */
  readonly unitId: string
  /** Day. */
  readonly date: PlainDate
  /** Findings made. */
  readonly findings?: number
  /** Of them, handed over. */
  readonly handedOver?: number
}

/** How one unit stands. */
export interface UnitCoverage {
  /** The unit. */
  readonly id: string
  /** Records that count. */
  readonly done: number
  /** How many are asked for. */
  readonly required: number
  /** How many are missing. */
  readonly missing: number
  /** `scored`, or `exempt`. */
  readonly standing: 'scored' | 'exempt'
  /** Day of the latest that counts. */
  readonly latest: PlainDate | null
  /** Records that came too soon after one that counts. */
  readonly tooClose: readonly string[]
  /** Findings made, and of them not handed over. */
  readonly findings: { readonly made: number; readonly notHandedOver: number }
}

/** How many of some units are covered. */
export interface CoverageShare {
  /** Id of the group; `''` is everybody. */
  readonly id: string
  /** Units that count. */
  readonly units: number
  /** Of them, covered. */
  readonly covered: number
  /** Covered of all, in percent; `nothing-to-cover` when there are none. */
  readonly percent: Result<DecimalText, 'nothing-to-cover'>
}

/** A coverage. */
export interface Coverage {
  /** Each unit, in order of id. */
  readonly units: readonly UnitCoverage[]
  /** Each group, in order of id. */
  readonly groups: readonly CoverageShare[]
  /** Everybody. */
  readonly all: CoverageShare
}

/**
 * Says which units are covered in a period, and how far each group and the whole have come. Covering one unit ten times does not
 * cover ten units.
 *
 * @param document - how often, by what
 * @param facts - units and records; a record of a unit that is not listed is not counted
 * @param question - first and last day
 * @returns units, groups, whole
 * @example
 * ```ts
 * import { coverage } from 'xiangzhen/responsibility'
 * import { villageInspection } from 'xiangzhen/presets/coverage'
 * const units = [{ id: 'v1' }, { id: 'v2' }, { id: 'v3' }]
 * const records = [{ id: 'r1', kind: 'inspection', unitId: 'v1', date: '2025-03-01' }]
 * coverage(villageInspection, { units, records }, { from: '2021-01-01', to: '2025-12-31' }).all
 * // => { id: '', units: 3, covered: 1, percent: { status: 'computed', value: '33.33', diagnostics: [] } }
 * ```
 */
export function coverage(
  document: CoverageDocument,
  facts: { readonly units: readonly CoverageUnit[]; readonly records: readonly CoverageRecord[] },
  question: { readonly from: PlainDate; readonly to: PlainDate },
): Coverage {
  const { rules } = document
  const inPeriod = facts.records
    .filter((one) => rules.counts.includes(one.kind) && one.date >= question.from && one.date <= question.to)
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
  const byUnit = new Map<string, CoverageRecord[]>()
  for (const record of inPeriod) {
    const list = byUnit.get(record.unitId)
    if (list === undefined) byUnit.set(record.unitId, [record])
    else list.push(record)
  }
  const sorted = [...facts.units].sort((a, b) => (a.id < b.id ? -1 : 1))
  const covered = sorted.map((unit) => ({ unit, row: unitCoverage(rules, unit, byUnit.get(unit.id) ?? []) }))
  const groups = [...new Set(sorted.flatMap((unit) => (unit.group === undefined ? [] : [unit.group])))].sort()
  return {
    units: covered.map(({ row }) => row),
    groups: groups.map((group) =>
      shareOf(
        rules,
        group,
        covered.flatMap(({ unit, row }) => (unit.group === group ? [row] : [])),
      ),
    ),
    all: shareOf(
      rules,
      '',
      covered.map(({ row }) => row),
    ),
  }
}

function unitCoverage(rules: CoverageRules, unit: CoverageUnit, records: readonly CoverageRecord[]): UnitCoverage {
  const counted: CoverageRecord[] = []
  const tooClose: string[] = []
  for (const record of records) {
    const last = counted[counted.length - 1]
    if (last !== undefined && daysBetween(last.date, record.date) < (rules.apartDays ?? 0)) tooClose.push(record.id)
    else counted.push(record)
  }
  const made = records.reduce((sum, one) => sum + (one.findings ?? 0), 0)
  const handedOver = records.reduce((sum, one) => sum + (one.handedOver ?? 0), 0)
  const exempt = unit.exempt === true
  const required = exempt ? 0 : rules.times
  return {
    id: unit.id,
    done: counted.length,
    required,
    missing: counted.length < required ? required - counted.length : 0,
    standing: exempt ? 'exempt' : 'scored',
    latest: counted[counted.length - 1]?.date ?? null,
    tooClose,
    findings: { made, notHandedOver: rules.findingsHandedOver === true && made > handedOver ? made - handedOver : 0 },
  }
}

function shareOf(rules: CoverageRules, id: string, rows: readonly UnitCoverage[]): CoverageShare {
  const counting = rows.filter((row) => row.standing === 'scored')
  const covered = counting.filter((row) => row.missing === 0 && row.findings.notHandedOver === 0).length
  return { id, units: counting.length, covered, percent: coveragePercent(covered, counting.length, rules.percent) }
}

/**
 * Done of required, in percent: reports handed in of those expected, files closed of all.
 *
 * Reason: `nothing-to-cover`, when nothing is required; that is neither 0 nor 100 percent.
 *
 * @param done - how many, a whole number
 * @param required - of how many
 * @param rounding - digits and mode
 * @returns decimal text; more than 100 when more was done than required
 * @example
 * ```ts
 * import { coveragePercent } from 'xiangzhen/responsibility'
 * coveragePercent(171, 178, { digits: 2, mode: 'halfUp' }) // => { status: 'computed', value: '96.07', diagnostics: [] }
 * ```
 */
export function coveragePercent(
  done: number,
  required: number,
  rounding: Rounding,
): Result<DecimalText, 'nothing-to-cover'> {
  if (required === 0) return notComputable('nothing-to-cover')
  return computed(exactToText({ n: BigInt(done) * 100n, d: BigInt(required) }, rounding.digits, rounding.mode))
}
