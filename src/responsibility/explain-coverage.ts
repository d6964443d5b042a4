import {
  computed,
  labelText,
  notComputable,
  type DiagnosticData,
  type Explanation,
  type PlainDate,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import { exactInteger } from '../kernel/internal.js'
import { readChecklist, type Checklist, type ChecklistReason } from '../scoring/index.js'
import { coverage, type CoverageDocument, type CoverageRecord, type CoverageUnit } from './coverage.js'
import type { StandardPlace } from './standard-coverage.js'
import { explanationOf } from './working-explanation.js'
import { givenStep, productStep, quotientStep, roundedStep, sumStep, type Working } from './working.js'

/** Steps of an explained coverage. */
export type CoverageStepCode = `coverage-${
  | 'percent'
  | 'percent-exact'
  | 'share'
  | 'hundred'
  | 'all'
  | 'covered'
  | 'not-covered'
  | 'unit'
  | 'places'
  | 'met'
  | 'not-met'
  | 'undecided'
  | 'place'
  | 'items'
  | 'passed'
  | 'failed'
  | 'item'}`

const one = /*#__PURE__*/ exactInteger(1)

// Done of all in per cent, with what is left: each thing is a line of one.
function explained(
  all: string,
  done: Working,
  left: readonly Working[],
  percent: Rounding,
  data: DiagnosticData,
): Explanation {
  const whole = sumStep(all, [done, ...left.filter((step) => step.lines.length > 0)])
  const share = quotientStep('coverage-share', done, whole)
  const exact = productStep('coverage-percent-exact', [share, givenStep('coverage-hundred', exactInteger(100))])
  return explanationOf(roundedStep('coverage-percent', exact, percent, data))
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/**
 * Explains a coverage in per cent: how many units are covered, and each one that is not, with how often it was and should have been.
 *
 * @param document - how often, by what
 * @param facts - units and records
 * @param question - first and last day; `group` for one group
 * @returns the steps of `percent`; reason `nothing-to-cover`
 * @example
 * ```ts
 * import { explainCoverage } from 'xiangzhen/responsibility'
 * import { villageInspection } from 'xiangzhen/presets/coverage'
 * const records = [{ id: 'r1', kind: 'inspection', unitId: 'v1', date: '2025-03-01' }]
 * const units = [{ id: 'v1' }, { id: 'v2', name: '西村' }]
 * const why = explainCoverage(villageInspection, { units, records }, { from: '2021-01-01', to: '2025-12-31' })
 * why.status === 'computed' && why.value.figure // => '50.00'
 * ```
 */
export function explainCoverage(
  document: CoverageDocument,
  facts: { readonly units: readonly CoverageUnit[]; readonly records: readonly CoverageRecord[] },
  question: { readonly from: PlainDate; readonly to: PlainDate; readonly group?: string },
): Result<Explanation, 'nothing-to-cover'> {
  const { rules } = document
  const units = facts.units.filter((unit) => question.group === undefined || unit.group === question.group)
  const rows = coverage(document, { ...facts, units }, question).units.filter((row) => row.standing === 'scored')
  if (rows.length === 0) return notComputable('nothing-to-cover')
  const open = rows.filter((row) => row.missing > 0 || row.findings.notHandedOver > 0)
  const left = open.map(({ id, required, done, findings }) =>
    givenStep('coverage-unit', one, {
      unit: units.find((unit) => unit.id === id)?.name ?? id,
      required,
      done,
      ...(findings.notHandedOver > 0 ? { notHandedOver: findings.notHandedOver } : {}),
    }),
  )
  const done = givenStep('coverage-covered', exactInteger(rows.length - open.length))
  const data = { title: rules.title, ...(rules.clause === undefined ? {} : { clause: rules.clause }) }
  return computed(explained('coverage-all', done, [sumStep('coverage-not-covered', left)], rules.percent, data))
}

/**
 * Explains how many places meet a standard in per cent, and what is missing where; with `place`, how much of the standard one place has.
 *
 * @param document - the standard as a checklist
 * @param facts - places with what was seen
 * @param question - how the percentage is rounded; `group` for one group, `place` for one place
 * @returns the steps of `percent`, or of the `coveragePercent` of a place; reasons `nothing-to-cover`, `undecided` (something of the place was not looked
 *   at), and those of a checklist
 * @example
 * ```ts
 * import { explainStandardCoverage } from 'xiangzhen/responsibility'
 * import { householdGuarantee } from 'xiangzhen/presets/checklists'
 * const marks = { food: 'passed', clothing: 'passed', education: 'notApplicable', medical: 'passed', housing: 'failed', water: 'passed' } as const
 * const question = { percent: { digits: 1, mode: 'halfUp' }, place: 'h1' } as const
 * const why = explainStandardCoverage(householdGuarantee, { places: [{ id: 'h1', marks }] }, question)
 * why.status === 'computed' && why.value.figure // => '80.0'
 * ```
 */
export function explainStandardCoverage(
  document: Checklist,
  facts: { readonly places: readonly StandardPlace[] },
  question: { readonly percent: Rounding; readonly group?: string; readonly place?: string },
): Result<Explanation, 'nothing-to-cover' | 'undecided' | ChecklistReason> {
  const { percent, group, place } = question
  const words = (items: readonly string[]): readonly string[] =>
    items.map((id) => labelText(document.items.find((item) => item.id === id)?.label ?? id, 'zh'))
  if (place !== undefined) {
    const own = facts.places.find((one) => one.id === place)
    if (own === undefined) return notComputable('nothing-to-cover')
    const reading = readChecklist(document, own.marks, percent)
    if (reading.status !== 'computed') return reading
    const { passed, failed, unknown } = reading.value
    if (unknown.length > 0) return notComputable('undecided')
    const left = words(failed).map((item) => givenStep('coverage-item', one, { item }))
    const done = givenStep('coverage-passed', exactInteger(passed))
    const data = { title: document.title, place: own.name ?? own.id }
    return computed(explained('coverage-items', done, [sumStep('coverage-failed', left)], percent, data))
  }
  const read = facts.places
    .filter((one) => group === undefined || one.group === group)
    .sort(byId)
    .flatMap((one) => {
      const reading = readChecklist(document, one.marks, percent)
      return reading.status === 'computed' ? [{ name: one.name ?? one.id, ...reading.value }] : []
    })
  if (read.length === 0) return notComputable('nothing-to-cover')
  const told = (verdict: 'notMet' | 'undecided', items: 'failed' | 'unknown'): readonly Working[] =>
    read
      .filter((row) => row.verdict === verdict)
      .map((row) => givenStep('coverage-place', one, { place: row.name, [items]: words(row[items]) }))
  const met = givenStep('coverage-met', exactInteger(read.filter((row) => row.verdict === 'met').length))
  const left = [
    sumStep('coverage-not-met', told('notMet', 'failed')),
    sumStep('coverage-undecided', told('undecided', 'unknown')),
  ]
  return computed(explained('coverage-places', met, left, percent, { title: document.title }))
}
