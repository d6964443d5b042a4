import type { DecisionNeed } from '../kernel/index.js'
import { compareExact, isZeroExact, type Exact } from '../kernel/internal.js'
import type { FieldFigure } from './amounts.js'
import type { EcologyNeed } from './codes.js'
import { ask, choose, innerDesk, quietDesk, remark, troubleOf, warn, type Desk } from './desk.js'
import { take, takeAny } from './desk-amounts.js'
import { figureIn, figureOfPoints, less } from './desk-steps.js'
import { agreed, unitOf, valueOf, type JudgedFacts } from './judged-metrics.js'
import type { GroupVerdict, Requirement, RequirementVerdict, Standard, StandardAssessment } from './standards.js'
import { byCodeUnit, qualifiedUnit } from './units.js'
import type { Span, Working } from './working.js'

/** Judges every requirement and group. */
export function judge(desk: Desk, standard: Standard, facts: JudgedFacts): StandardAssessment {
  const { rules, id, version } = standard
  for (const [attribute, value] of Object.entries(facts.attributes)) {
    const options = spokenOf(standard, attribute)
    if (options.length > 0 && value !== 'other' && !options.includes(value))
      warn(desk, 'attribute-value-unknown', `attributes.${attribute}`, { attribute, value, options })
  }
  const requirements = rules.requirements.map((one) => judgeRequirement(desk, standard, one, facts).verdict)
  const count = (verdict: RequirementVerdict['verdict']): number =>
    requirements.filter((one) => one.verdict === verdict).length
  const counts = {
    met: count('met'),
    notMet: count('notMet'),
    undecided: count('undecided'),
    notApplicable: count('notApplicable'),
  }
  const groups = (rules.groups ?? []).map((one): GroupVerdict => {
    const members = requirements.filter((member) => member.group === one.id)
    const how = (verdict: RequirementVerdict['verdict']) =>
      members.filter((member) => member.verdict === verdict).length
    const [met, undecided] = [how('met'), how('undecided')]
    const { id: name, title, clause, atLeast } = one
    const open = met + undecided < atLeast ? 'notMet' : 'undecided'
    const verdict = members.length === how('notApplicable') ? 'notApplicable' : met >= atLeast ? 'met' : open
    return { id: name, title, ...(clause === undefined ? {} : { clause }), verdict, atLeast, met, undecided }
  })
  const counting = [...requirements.filter((one) => one.advisory !== true && one.group === undefined), ...groups]
  const any = (verdict: RequirementVerdict['verdict']): boolean => counting.some((one) => one.verdict === verdict)
  const overall = any('notMet') ? 'notMet' : any('undecided') || !any('met') ? 'undecided' : 'met'
  return {
    standard: id,
    version,
    overall,
    counts,
    requirements,
    ...(rules.groups === undefined ? {} : { groups }),
  }
}

/** A verdict with the steps that it was made on. */
export interface JudgedRequirement {
  readonly verdict: RequirementVerdict
  readonly value?: Working
  /** The limit, of `between` the end that is nearer to being broken. */
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
  const { id, title, clause, comparison, advisory } = requirement
  const group = standard.rules.groups?.find((one) => one.of.includes(id))
  const head = {
    id,
    title,
    ...(clause === undefined ? {} : { clause }),
    comparison,
    ...(advisory === undefined ? {} : { advisory }),
    ...(group === undefined ? {} : { group: group.id }),
  }
  if (!appliesHere(inner, standard, requirement, facts)) {
    desk.findings.push(...inner.findings)
    return { verdict: { ...head, verdict: 'notApplicable', status: 'computed', missing: [] } }
  }
  const undecided = (shown: Partial<RequirementVerdict>, missing: readonly DecisionNeed[]): JudgedRequirement => ({
    verdict: { ...head, verdict: 'undecided', status: 'needs', ...shown, missing },
  })
  if (comparison === 'holds' || comparison === 'holdsNot') {
    const holds = answerOf(inner, requirement, facts)
    desk.findings.push(...inner.findings)
    if (holds === undefined) return undecided({}, inner.missing)
    const verdict = holds === (comparison === 'holds') ? 'met' : 'notMet'
    return { verdict: { ...head, verdict, status: 'computed', holds, missing: [] } }
  }
  const limit = limitOf(inner, requirement, facts)
  const to = requirement.to === undefined ? undefined : takeAny(inner, requirement.to, 'limit', 'to', id)
  const value = limit === undefined ? undefined : valueOf(inner, requirement, facts, limit)
  const unit = requirement.limit?.unit ?? qualifiedUnit(unitOf(facts, requirement), limit?.dimension)
  desk.findings.push(...inner.findings)
  if (value === undefined || limit === undefined || troubleOf(inner) !== undefined || value.dimension === undefined)
    return undecided({}, inner.missing)
  const shown = {
    value: figureIn(desk, value, unit, id),
    limit: figureIn(desk, limit, unit, id),
    ...(to === undefined ? {} : { to: figureIn(desk, to, unit, id) }),
  }
  const floor = compareSpans(value.span, limit.span, comparison === 'between' ? 'atLeast' : comparison)
  const ceiling = to === undefined ? true : compareSpans(value.span, to.span, 'atMost')
  const compared = floor === false || ceiling === false ? false : floor === undefined ? undefined : ceiling
  if (compared === undefined) {
    const open = quietDesk(desk)
    ask(open, { code: 'exact-figure', at: requirement.metric, options: [], free: 'figure', data: { unit } })
    return undecided(shown, open.missing)
  }
  const broken = to !== undefined && ceiling === false ? to : limit
  const margin = marginOf(desk, requirement, value, broken, unit)
  return {
    verdict: { ...head, verdict: compared ? 'met' : 'notMet', status: 'computed', ...shown, margin, missing: [] },
    value,
    limit: broken,
  }
}

// A value just off its limit can be rounded onto it: then the margin is shown with as many digits as it takes, and that is told.
function marginOf(desk: Desk, { id, title }: Requirement, value: Working, limit: Working, unit: string): FieldFigure {
  const step = less(desk, 'margin', value, limit, id)
  const points = step.dimension?.size === 0 && (unit === 'percent' || unit === 'permille')
  const shown = (digits: number): FieldFigure => {
    const rounded: Desk = { ...desk, rounding: { ...desk.rounding, digits } }
    return points ? figureOfPoints(rounded, step) : figureIn(rounded, step, unit, id)
  }
  let margin = shown(desk.rounding.digits)
  const { mid } = step.span
  if (mid === undefined || isZeroExact(mid) || margin.figure === undefined) return margin
  if (/[1-9]/.test(margin.figure)) return margin
  for (let digits = desk.rounding.digits + 1; digits <= 30 && !/[1-9]/.test(margin.figure ?? '1'); digits += 1)
    margin = shown(digits)
  remark(desk, 'rounded-to-limit', id, { title, margin: margin.figure ?? '', unit: margin.unit })
  return margin
}

/** The values of an attribute that requirements of a standard hang on. */
export function spokenOf({ rules }: Standard, attribute: string): readonly string[] {
  const all = rules.requirements.flatMap((one) => one.when ?? []).filter((when) => when.attribute === attribute)
  return [...new Set(all.flatMap((when) => when.oneOf))].sort(byCodeUnit)
}

function appliesHere(desk: Desk, standard: Standard, requirement: Requirement, facts: JudgedFacts): boolean {
  let applies = true
  for (const { attribute, oneOf } of requirement.when ?? []) {
    const options = spokenOf(standard, attribute)
    const stated = Object.keys(facts.attributes).includes(attribute) ? facts.attributes[attribute] : undefined
    const value = stated ?? choose(desk, attribute as EcologyNeed, '', [...options, 'other'])
    if (value !== '' && !oneOf.includes(value)) applies = false
  }
  return applies
}

function answerOf(desk: Desk, { metric }: Requirement, facts: JudgedFacts): boolean | undefined {
  const answers = [...new Set(facts.metrics.filter((one) => one.metric === metric).map((one) => one.holds))].filter(
    (one) => one !== undefined,
  )
  if (answers.length > 1) warn(desk, 'metric-given-twice', 'metrics', { metric, values: ['false', 'true'], unit: '' })
  if (answers.length === 1) return answers[0]
  const decided = choose(desk, 'holds', metric, ['true', 'false'])
  return decided === '' ? undefined : decided === 'true'
}

function limitOf(desk: Desk, requirement: Requirement, facts: JudgedFacts): Working | undefined {
  if (requirement.limit !== undefined) return takeAny(desk, requirement.limit, 'limit', 'limit', requirement.id)
  const found = facts.comparators.filter(
    (one) => one.metric === requirement.metric && one.comparator === requirement.against,
  )
  const single = agreed(desk, found, requirement.metric)
  if (single !== undefined) return { ...single, code: 'limit' }
  const at = `${requirement.metric} ${requirement.against ?? ''}`
  const unit = unitOf(facts, requirement)
  const decided = take(desk, undefined, { code: 'comparator-value', at, path: 'comparators', unit })
  return decided.dimension === undefined ? undefined : decided
}

/** Whether a value meets a limit within all its bounds; `undefined` where the bounds do not tell. */
function compareSpans(
  value: Span,
  limit: Span,
  comparison: Exclude<RequirementVerdict['comparison'], 'between' | 'holds' | 'holdsNot'>,
): boolean | undefined {
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
