import { diagnostic, unknownDecisions, type Diagnostic, type DiagnosticData } from '../kernel/index.js'
import { compareExact, exactOf, multiplyExact, type Exact } from '../kernel/internal.js'
import type { EcologyCode } from './codes.js'
import { factorQuantities } from './factor-quantities.js'
import { ecologyNeeds } from './needs.js'
import { withWords } from './words.js'
import { mixedEditions, type Factor, type FactorSet } from './factors.js'
import type { Requirement, Standard } from './standards.js'
import { dimensionText, readUnit } from './units.js'

/**
 * Looks through a standard for what cannot work, with a witness for each finding.
 *
 * Findings: `duplicate-requirement`, `unknown-unit`, `requirement-without-limit` (neither limit nor comparator), `limits-contradict` (no value can meet both; the witness is the pair), `limit-never-binds` (another limit on the same
 * metric is at least as strict wherever this one applies), `change-without-comparator` (a reduction that does not say against what), `yield-without-basis` (a limit per mu without total or planted), `unknown-item` (a group of requirements that are not there), `group-out-of-reach`, `source-missing`, `unknown-decision`.
 *
 * @param standard - the standard
 * @returns the findings, in order of the requirements
 * @example
 * ```ts
 * import { checkStandard } from 'xiangzhen/ecology'
 * import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
 * checkStandard(riceFisheryStandard).filter((one) => one.severity === 'error') // => []
 * ```
 */
export function checkStandard(standard: Standard): readonly Diagnostic<EcologyCode>[] {
  const { requirements } = standard.rules
  const findings = requirements.flatMap((one, index) => [
    ...requirementFindings(one, `rules.requirements[${index}]`),
    ...(requirements.findIndex((other) => other.id === one.id) < index
      ? [finding('duplicate-requirement', 'error', `rules.requirements[${index}].id`, { id: one.id })]
      : []),
    ...requirements.slice(0, index).flatMap((other) => pairFindings(other, one, `rules.requirements[${index}]`)),
  ])
  const attributes = requirements.flatMap((one) => (one.when ?? []).map((when) => when.attribute))
  return [
    ...findings,
    ...groupFindings(standard),
    ...(standard.sources.length === 0 ? [finding('source-missing', 'warning', 'sources', { id: standard.id })] : []),
    ...unknownDecisions(standard.decisions, [...ecologyNeeds, ...attributes]),
  ]
}

function finding(
  code: EcologyCode,
  severity: 'error' | 'warning' | 'note',
  path: string,
  data: DiagnosticData,
): Diagnostic<EcologyCode> {
  return diagnostic(code, severity, path, withWords(data))
}

// A group of requirements that the standard does not hold, or of fewer than it asks for.
function groupFindings({ rules }: Standard): readonly Diagnostic<EcologyCode>[] {
  const ids = rules.requirements.map((one) => one.id)
  return (rules.groups ?? []).flatMap((group, index) => {
    const path = `rules.groups[${index}]`
    const unknown = group.of.filter((id) => !ids.includes(id))
    return [
      ...unknown.map((item) => finding('unknown-item', 'error', `${path}.of`, { list: group.title, item })),
      ...(group.atLeast > group.of.length
        ? [finding('group-out-of-reach', 'error', `${path}.atLeast`, { id: group.id, count: group.of.length })]
        : []),
    ]
  })
}

function requirementFindings(one: Requirement, path: string): readonly Diagnostic<EcologyCode>[] {
  if (one.comparison === 'holds' || one.comparison === 'holdsNot') return []
  if (one.comparison === 'between' && one.to === undefined)
    return [finding('requirement-without-limit', 'error', path, { id: one.id })]
  if (one.limit === undefined) {
    return one.against === undefined ? [finding('requirement-without-limit', 'error', path, { id: one.id })] : []
  }
  const unit = readUnit(one.limit.unit)
  if ('refused' in unit)
    return [
      finding('unknown-unit', 'error', `${path}.limit.unit`, {
        unit: one.limit.unit,
        word: unit.word,
        instead: unit.instead,
      }),
    ]
  const words = [...unit.dimension.keys()]
  const findings: Diagnostic<EcologyCode>[] = []
  if (words.includes('mu') && words.some((word) => word.startsWith('kilogram'))) {
    findings.push(
      finding('yield-without-basis', 'warning', `${path}.limit.unit`, {
        id: one.id,
        unit: one.limit.unit,
      }),
    )
  }
  if (/reduction|increase/i.test(one.metric) && one.against === undefined) {
    findings.push(finding('change-without-comparator', 'warning', path, { id: one.id, metric: one.metric }))
  }
  return findings
}

function pairFindings(a: Requirement, b: Requirement, path: string): readonly Diagnostic<EcologyCode>[] {
  if (
    a.metric !== b.metric ||
    a.against !== b.against ||
    a.limit === undefined ||
    b.limit === undefined ||
    [a.comparison, b.comparison].includes('between') ||
    !overlap(a, b)
  )
    return []
  const [left, right] = [scaledLimit(a), scaledLimit(b)]
  if (left === undefined || right === undefined || left.unit !== right.unit) return []
  const up = (one: Requirement): boolean => one.comparison === 'atLeast' || one.comparison === 'above'
  const order = compareExact(left.value, right.value)
  const data = { first: a.id, second: b.id, metric: a.metric }
  if (up(a) !== up(b)) {
    const [floor, ceiling] = up(a) ? [left.value, right.value] : [right.value, left.value]
    const gap = compareExact(floor, ceiling)
    const strict =
      a.comparison === 'above' || a.comparison === 'below' || b.comparison === 'above' || b.comparison === 'below'
    return gap > 0 || (gap === 0 && strict) ? [finding('limits-contradict', 'error', path, data)] : []
  }
  const looser = order <= 0 === up(a) ? a : b
  const stricter = looser === a ? b : a
  return covers(stricter, looser) ? [finding('limit-never-binds', 'warning', path, { ...data, loose: looser.id })] : []
}

function overlap(a: Requirement, b: Requirement): boolean {
  return (a.when ?? []).every((when) => {
    const other = (b.when ?? []).find((one) => one.attribute === when.attribute)
    return other === undefined || other.oneOf.some((value) => when.oneOf.includes(value))
  })
}

// Whether the stricter requirement applies wherever the looser one does.
function covers(stricter: Requirement, looser: Requirement): boolean {
  return (stricter.when ?? []).every((when) => {
    const other = (looser.when ?? []).find((one) => one.attribute === when.attribute)
    return other?.oneOf.every((value) => when.oneOf.includes(value)) === true
  })
}

function scaledLimit(one: Requirement): { readonly value: Exact; readonly unit: string } | undefined {
  const unit = readUnit((one.limit as NonNullable<Requirement['limit']>).unit)
  if ('refused' in unit) return undefined
  return {
    value: multiplyExact(exactOf((one.limit as NonNullable<Requirement['limit']>).value), unit.scale),
    unit: dimensionText(unit.dimension),
  }
}

/**
 * Looks through a factor set for what cannot work.
 *
 * Findings: `duplicate-factor`, `mixed-factor-editions` (two editions of one series, but for warming potentials, which a question names), `factors-compete` (two usable factors for the same thing: the calculators will ask which), `factor-outside-range`, `unknown-unit`,
 * `source-missing` (a factor that names a source the document does not hold), `factor-without-table` (not traceable), `unconfirmed-factor` (never used unless decided).
 *
 * @param set - the factor set
 * @returns the findings, in order of the factors
 * @example
 * ```ts
 * import { checkFactorSet } from 'xiangzhen/ecology'
 * import { strawRatios } from 'xiangzhen/presets/straw-ratios'
 * checkFactorSet(strawRatios).some((one) => one.code === 'factors-compete') // => true
 * ```
 */
export function checkFactorSet(set: FactorSet): readonly Diagnostic<EcologyCode>[] {
  const { factors } = set.rules
  const each = factors.flatMap((one, index) => [
    ...factorFindings(set, one, `rules.factors[${index}]`),
    ...factors.slice(0, index).flatMap((other) => rivalFindings(other, one, `rules.factors[${index}]`)),
  ])
  return [
    ...each,
    ...mixedEditions(factors.filter((one) => one.quantity !== 'gwp')),
    ...unknownDecisions(set.decisions, ecologyNeeds),
  ]
}

function factorFindings(set: FactorSet, one: Factor, path: string): readonly Diagnostic<EcologyCode>[] {
  const findings: Diagnostic<EcologyCode>[] = []
  const unit = readUnit(one.unit)
  const say = (code: EcologyCode, severity: 'error' | 'warning' | 'note'): void => {
    findings.push(
      finding(code, severity, path, {
        id: one.id,
        unit: one.unit,
        word: one.unit,
        instead: '',
        source: one.source,
      }),
    )
  }
  if ('refused' in unit) say('unknown-unit', 'error')
  const below = one.low !== undefined && compareExact(exactOf(one.value), exactOf(one.low)) < 0
  const above = one.high !== undefined && compareExact(exactOf(one.value), exactOf(one.high)) > 0
  if (below || above) say('factor-outside-range', 'error')
  if (!set.sources.some((source) => source.id === one.source)) say('source-missing', 'error')
  if (one.table === undefined) say('factor-without-table', 'note')
  if (one.status === 'unconfirmed') say('unconfirmed-factor', 'note')
  if (!Object.keys(factorQuantities).includes(one.quantity))
    findings.push(finding('unknown-quantity', 'warning', `${path}.quantity`, { id: one.id, quantity: one.quantity }))
  return findings
}

function rivalFindings(a: Factor, b: Factor, path: string): readonly Diagnostic<EcologyCode>[] {
  if (a.id === b.id) return [finding('duplicate-factor', 'error', path, { id: b.id })]
  if (a.quantity !== b.quantity || a.status === 'unconfirmed' || b.status === 'unconfirmed') return []
  if (a.quantity === 'gwp' && a.edition !== b.edition) return []
  const keys = [...new Set([...Object.keys(a.appliesTo), ...Object.keys(b.appliesTo)])]
  if (!keys.every((key) => a.appliesTo[key] === b.appliesTo[key])) return []
  return [finding('factors-compete', 'warning', path, { first: a.id, second: b.id, quantity: a.quantity })]
}
