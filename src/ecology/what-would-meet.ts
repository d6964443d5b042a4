import type { Result } from '../kernel/index.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, figureOfPoints, less, part, times } from './desk-steps.js'
import { judgedFacts } from './judged-metrics.js'
import { judgeRequirement, type JudgedRequirement } from './judging.js'
import type { RequirementVerdict, Standard, StandardFacts, StandardQuestion } from './standards.js'
import { bare, qualifiersOf, qualifyDimension } from './units.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** What is known, and the land to count it on. */
export interface WhatWouldMeetFacts extends StandardFacts {
  /** The land, to turn what is lacking per area into a total. */
  readonly area?: FieldAmount
}

/** What one requirement would take. */
export interface RequirementGap {
  /** Id by which results and findings name it. */
  readonly id: string
  /** How the requirement turned out. */
  readonly verdict: RequirementVerdict['verdict']
  /** How much the value must change to stand exactly at the limit; below zero: it must fall. Absent where it is met or undecided. */
  readonly change?: FieldFigure
  /** The change on all the land, for limits per area. */
  readonly onAllLand?: FieldOutcome
  /** What must be known first. */
  readonly missing: RequirementVerdict['missing']
}

/**
 * What it would take to meet a standard: for each requirement that is not met the change of its value, for limits per area also on all the land; for each undecided one what must be known.
 *
 * Reasons and needs as {@link assessStandard}; `area` inside `onAllLand`.
 *
 * @param standard - the standard
 * @param facts - metrics, attributes, land
 * @param question - rounding
 * @returns one gap per requirement that applies
 * @example
 * ```ts
 * import { whatWouldMeet } from 'xiangzhen/ecology'
 * import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
 * const facts = {
 *   metrics: [{ metric: 'riceYield', amount: { value: '400', unit: 'kilogram:paddy/mu:total' } }],
 *   attributes: { practice: 'coCulture', terrain: 'plain' },
 *   area: { value: '1000', unit: 'mu' },
 * }
 * const result = whatWouldMeet(riceFisheryStandard, facts, { rounding: { digits: 0, mode: 'halfUp' } })
 * const gap = result.status === 'computed' ? result.value.gaps.find((one) => one.id === 'rice-yield-plain') : undefined
 * gap?.change?.figure // => '100'
 * gap?.onAllLand?.status === 'computed' && gap.onAllLand.figure // => '100000'
 * ```
 */
export function whatWouldMeet(
  standard: Standard,
  facts: WhatWouldMeetFacts,
  question: StandardQuestion,
): Result<{ readonly gaps: readonly RequirementGap[] }, EcologyCode> {
  const desk = openDesk(standard, question)
  if (unusable(desk, facts, 'metrics[]', '?comparators[]')) return unusableFacts(desk)
  const judged = judgedFacts(desk, facts)
  const gaps = standard.rules.requirements
    .map((requirement) => judgeRequirement(desk, standard, requirement, judged))
    .filter(({ verdict }) => verdict.verdict !== 'notApplicable')
    .map((one): RequirementGap => {
      const { id, verdict, missing } = one.verdict
      return { id, verdict, missing, ...(verdict === 'notMet' ? changeOfValue(desk, facts, one) : {}) }
    })
  return finish(desk, () => ({ gaps }))
}

function changeOfValue(desk: Desk, facts: WhatWouldMeetFacts, { verdict, value, limit }: JudgedRequirement) {
  if (value === undefined || limit === undefined) return {}
  const step = less(desk, 'change-to-meet', limit, value, verdict.id)
  const { unit } = verdict.limit as FieldFigure
  const change = unit === 'percent' ? figureOfPoints(desk, step) : figureIn(desk, step, unit, verdict.id)
  if (step.dimension === undefined || bare(step.dimension).get('mu') !== -1) return { change }
  const onAllLand = part(desk, '', 'area', (inner) => {
    const area = take(inner, facts.area, { code: 'area', path: 'area', unit: 'mu' })
    const basis = qualifiersOf(step.dimension as NonNullable<Working['dimension']>, 'mu')[0] ?? ''
    const based =
      area.dimension === undefined ? area : { ...area, dimension: qualifyDimension(area.dimension, 'mu', basis) }
    return times('change-on-land', [step, based])
  })
  return { change, onAllLand }
}
