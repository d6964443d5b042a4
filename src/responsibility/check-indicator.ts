import { diagnostic, type Diagnostic, type DiagnosticData } from '../kernel/index.js'
import { compareExact, exactOf, multiplyExact, signExact, type Exact } from '../kernel/internal.js'
import { checkBands, type BandCode } from '../scoring/index.js'
import { ballotRule } from './ballot-limits.js'
import { hasPointTable } from './leaf-absolute.js'
import { twicePlaced } from './leaf-bands.js'
import type { IndicatorMethod } from './methods.js'
import type { Indicator, Scheme } from './scheme.js'
import { derivedTargets } from './subject-targets.js'
import { figureText } from './working.js'

/** What can be wrong with one indicator. */
export type IndicatorFinding =
  | 'coefficient-short-of-weight'
  | 'points-above-weight'
  | 'full-points-not-stated'
  | 'rate-not-for-figures'
  | 'step-rounding-open'
  | 'over-fulfilment-open'
  | 'floor-open'
  | 'cap-open'
  | 'duplicates-open'
  | 'missing-open'
  | 'target-open'
  | 'not-applicable-open'
  | 'rank-ties-open'
  | 'range-upside-down'
  | 'curve-not-monotone'
  | 'duplicate-level'
  | 'curve-place-twice'
  | 'group-points-open'
  | 'efficacy-form-open'
  | 'efficacy-low-open'
  | 'part-month-open'
  | 'peer-mean-open'
  | 'abstentions-open'
  | 'ballot-limit-base-open'
  | 'ballot-over-limit-open'
  | 'unknown-ballot-choice'

type Finding = Diagnostic<IndicatorFinding | BandCode>

/** Looks for faults in one indicator. */
export function checkIndicator(node: Indicator, path: string, scheme: Scheme, sheet: boolean): readonly Finding[] {
  const told = (code: IndicatorFinding, severity: 'error' | 'warning', data: DiagnosticData = {}): Finding =>
    diagnostic(code, severity, path, { node: node.id, title: node.title, ...data })
  return [
    ...contradictions(node, path, told),
    ...strangeChoices(node, told),
    ...openQuestions(node, scheme, sheet, told),
  ]
}

type Told = (code: IndicatorFinding, severity: 'error' | 'warning', data?: DiagnosticData) => Finding

function contradictions(node: Indicator, path: string, told: Told): readonly Finding[] {
  const { method } = node
  const weight = exactOf(node.weight)
  switch (method.kind) {
    case 'coefficient': {
      if (typeof node.target !== 'string' || method.atTarget !== undefined) return []
      const reached = multiplyExact(exactOf(method.points), exactOf(node.target))
      if (compareExact(reached, weight) >= 0) return []
      return [told('coefficient-short-of-weight', 'warning', { reached: figureText(reached), weight: node.weight })]
    }
    case 'bands': {
      const values = method.bands.map((band) => exactOf(band.value))
      const full = method.values === 'points' ? weight : exactOf('1')
      const coverage = method.whole === true ? { digits: 0 } : {}
      return [...checkBands(method.bands, coverage, `${path}.method.bands`), ...bestIs(values, full, node.weight, told)]
    }
    case 'count': {
      const [rate, second] = method.rates
      const more = rate?.where ?? rate?.per ?? rate?.times ?? rate?.repeats ?? rate?.mostEach ?? second
      return method.from === 'figure' && more !== undefined ? [told('rate-not-for-figures', 'error', {})] : []
    }
    case 'levels': {
      const ids = method.levels.map((level) => level.id)
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
      const points = method.levels.map((level) =>
        level.points === undefined
          ? multiplyExact(weight, larger(level.share ?? '0', level.to))
          : larger(level.points, level.to),
      )
      return [
        ...twice.map((level) => told('duplicate-level', 'error', { level })),
        ...bestIs(points, weight, node.weight, told),
      ]
    }
    case 'curve': {
      const places = [...method.places].sort((a, b) => compareExact(exactOf(a.at), exactOf(b.at)))
      const twice = twicePlaced(places)
      if (twice !== undefined) return [told('curve-place-twice', 'error', { at: twice })]
      const turns = places.map((place, index) => {
        const before = places[index - 1]
        return before === undefined ? 0 : compareExact(exactOf(place.points), exactOf(before.points))
      })
      const mixed = turns.includes(1) && turns.includes(-1)
      const twist = places[turns.indexOf(turns.includes(1) && turns.indexOf(1) < turns.indexOf(-1) ? -1 : 1)]
      return mixed ? [told('curve-not-monotone', 'warning', { witness: twist?.at ?? null })] : []
    }
    case 'discretion':
      return compareExact(exactOf(method.lowest), exactOf(method.highest)) > 0
        ? [told('range-upside-down', 'error', { lowest: method.lowest, highest: method.highest })]
        : []
    default:
      return []
  }
}

// Limits on marks that no ballot has.
function strangeChoices(node: Indicator, told: Told): readonly Finding[] {
  const { choices, limits } = ballotRule(node) ?? {}
  const named = (limits ?? []).flatMap((limit) => limit.choices)
  const strange = named.filter((id) => choices?.some((one) => one.id === id) !== true)
  return strange.map((choice) => told('unknown-ballot-choice', 'error', { choice }))
}

function larger(first: string, second: string | undefined): Exact {
  const [a, b] = [exactOf(first), exactOf(second ?? first)]
  return compareExact(a, b) >= 0 ? a : b
}

// The best that is stated should be what the indicator is worth.
function bestIs(values: readonly Exact[], full: Exact, weight: string, told: Told): readonly Finding[] {
  const best = values.reduce((a, b) => (compareExact(a, b) >= 0 ? a : b))
  const side = compareExact(best, full)
  if (side === 0 || signExact(full) === 0) return []
  const data = { best: figureText(best), weight }
  return [told(side > 0 ? 'points-above-weight' : 'full-points-not-stated', 'warning', data)]
}

/** Methods that take off points for what is counted or missing. */
const deducting: readonly IndicatorMethod['kind'][] = ['steps', 'required']

function openQuestions(node: Indicator, scheme: Scheme, sheet: boolean, told: Told): readonly Finding[] {
  const { method } = node
  const policies = scheme.rules.policies ?? {}
  const decided = new Set(
    scheme.decisions.filter((one) => one.at === undefined || one.at === node.id).map((one) => one.code),
  )
  const findings: Finding[] = []
  const open = (code: IndicatorFinding, question: string): void => {
    if (!decided.has(question)) findings.push(told(code, 'warning', { question }))
  }
  const worth = signExact(exactOf(node.weight)) > 0
  const counts = method.kind === 'count'
  const deducts = deducting.includes(method.kind) || (counts && method.effect === 'deduct')
  if (worth && deducts && (node.floor ?? policies.floor) === undefined) open('floor-open', 'floor')
  if (counts && method.effect === 'award' && worth && node.cap === undefined && method.most === undefined) {
    open('cap-open', 'cap')
  }
  if (counts && method.from !== 'figure' && (method.duplicates ?? policies.duplicates) === undefined) {
    open('duplicates-open', 'duplicates')
  }
  if (method.kind === 'steps' && (method.whole ?? policies.stepRounding) === undefined) {
    open('step-rounding-open', 'step-rounding')
  }
  if (method.kind === 'proportional' && (method.over ?? policies.overFulfilment) === undefined) {
    open('over-fulfilment-open', 'over-fulfilment')
  }
  if (method.kind === 'rankPoints' && method.ties === undefined) open('rank-ties-open', 'rank-ties')
  if (method.kind === 'efficacy' && method.form === undefined) open('efficacy-form-open', 'efficacy-form')
  if (method.kind === 'efficacy' && method.low === undefined) open('efficacy-low-open', 'efficacy-low')
  if (method.kind === 'required' && method.proRate === 'months' && method.partMonth === undefined) {
    open('part-month-open', 'part-month')
  }
  const { target } = node
  if (derivedTargets(target).some((rule) => rule.kind === 'peerMean' && rule.own === undefined)) {
    open('peer-mean-open', 'peer-mean-own')
  }
  const { choices, limits } = ballotRule(node) ?? {}
  if (choices?.some((one) => one.abstention === 'open') === true) open('abstentions-open', 'abstentions')
  const shared = limits?.some(({ most, of }) => 'share' in most && of === undefined)
  if (shared === true) open('ballot-limit-base-open', 'ballot-limit-base')
  if (limits?.some(({ beyond }) => beyond === undefined) === true) open('ballot-over-limit-open', 'ballot-over-limit')
  const others = Object.values(node.weights ?? {}).filter(
    (one) => compareExact(exactOf(one), exactOf(node.weight)) !== 0,
  )
  if (others.length > 0 && hasPointTable(method) && node.groupPoints === undefined) {
    open('group-points-open', 'group-points')
  }
  if (needsTarget(method) && node.target === undefined) open('target-open', 'target')
  const silent = counts || method.kind === 'quotas' || method.kind === 'cases' || sheet
  if (!silent && (node.missing ?? policies.missing) === undefined) open('missing-open', 'missing-actual')
  if (node.appliesWhen !== undefined && (node.notApplicable ?? policies.notApplicable) === undefined) {
    open('not-applicable-open', 'not-applicable')
  }
  return findings
}

function needsTarget(method: IndicatorMethod): boolean {
  return (
    method.kind === 'threshold' ||
    method.kind === 'proportional' ||
    method.kind === 'steps' ||
    method.kind === 'required'
  )
}
