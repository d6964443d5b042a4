import type { Result, Rounding } from '../kernel/index.js'
import { exactZero } from '../kernel/internal.js'
import type { FieldAmount, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { choose, finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { over, part, total } from './desk-steps.js'
import { eachOnce } from './inputs.js'
import type { FieldMethod } from './methods.js'
import type { RequirementVerdict } from './standards.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts, wordsKnown } from './usable-facts.js'

/** How one place, sample or household turned out. */
export interface JudgedPlace {
  /** Id by which results and findings name it. */
  readonly id: string
  /** How it turned out; what does not apply is no part of the base. */
  readonly verdict: RequirementVerdict['verdict']
  /** What it counts by, where places do not count alike: its households, its area, its length. */
  readonly weight?: FieldAmount
}

/** What a question about a rate of those that meet names. */
export interface ComplianceQuestion {
  /** Whether all count alike or by their weights; absent: as was decided (`item-weights`). */
  readonly weights?: 'equal' | 'given'
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** How many of those that count are up to standard. */
export interface ComplianceRate {
  /** How they count. */
  readonly weights: 'equal' | 'given'
  /** How many there are of each verdict. */
  readonly counts: Readonly<Record<RequirementVerdict['verdict'], number>>
  /** Met ÷ all that apply, percent; bounds alone while some are undecided. `nothing-applies` where none applies. */
  readonly rate: FieldOutcome
}

/**
 * The share of places that are up to standard (达标率, 合格率, 优良率): met ÷ all that apply. Who does not apply is not in the base; who is undecided leaves bounds, and is neither met nor missed.
 *
 * Reasons: `id-given-twice`, `negative-amount`, `units-differ`; inside the rate `nothing-applies`. Needs: `item-weights`, `weight` of a place.
 *
 * @param method - decisions and conventions
 * @param facts - the places with their verdicts
 * @param question - how they count
 * @returns the rate and the counts
 * @example
 * ```ts
 * import { complianceRate, openMethod } from 'xiangzhen/ecology'
 * const places = [
 *   { id: 'north', verdict: 'met' as const },
 *   { id: 'south', verdict: 'notMet' as const },
 *   { id: 'east', verdict: 'met' as const },
 *   { id: 'islet', verdict: 'notApplicable' as const },
 * ]
 * const result = complianceRate(openMethod, { places }, { weights: 'equal', rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.rate.status === 'computed' && result.value.rate.figure // => '66.7'
 * ```
 */
export function complianceRate(
  method: FieldMethod,
  facts: { readonly places: readonly JudgedPlace[] },
  question: ComplianceQuestion,
): Result<ComplianceRate, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'places[]')) return unusableFacts(desk)
  wordsKnown(desk, facts.places, 'verdict', ['met', 'notMet', 'undecided', 'notApplicable'], 'places')
  const value = rateOfPlaces(desk, facts.places, question.weights, 'places')
  return finish(desk, () => value)
}

/** The rate of judged places. */
export function rateOfPlaces(
  desk: Desk,
  places: readonly JudgedPlace[],
  stated: 'equal' | 'given' | undefined,
  path: string,
): ComplianceRate {
  eachOnce(desk, places, path)
  const weights = choose(desk, 'item-weights', '', ['equal', 'given'], stated)
  const own = places.map((one) => one.weight?.unit).find((one) => one !== undefined)
  const unit = weights === 'given' ? (own ?? 'fraction') : 'fraction'
  const read = places.map((one, index) => ({
    verdict: one.verdict,
    step:
      weights === 'given'
        ? take(desk, one.weight, { code: 'weight', at: one.id, path: `${path}[${index}].weight`, unit })
        : constant({ n: 1n, d: 1n }, 'weight', { name: one.id }),
  }))
  const having = (verdict: RequirementVerdict['verdict']) => read.filter((one) => one.verdict === verdict)
  const counts = {
    met: having('met').length,
    notMet: having('notMet').length,
    undecided: having('undecided').length,
    notApplicable: having('notApplicable').length,
  }
  const sum = (inner: Desk, code: 'places-met' | 'places-that-apply', kept: typeof read): Working =>
    total(
      inner,
      code,
      kept.map((one) => one.step),
      unit,
      path,
    )
  const rate = part(desk, 'percent', path, (inner) => {
    const all = read.filter((one) => one.verdict !== 'notApplicable')
    const apply = sum(inner, 'places-that-apply', all)
    const met = sum(inner, 'places-met', having('met'))
    if (counts.undecided === 0) return over(inner, 'compliance', met, apply, 'nothing-applies', path)
    const most = sum(
      inner,
      'places-met',
      all.filter((one) => one.verdict !== 'notMet'),
    )
    const open = { ...met, span: { mid: undefined, low: met.span.low ?? exactZero, high: most.span.high } }
    return over(inner, 'compliance', open, apply, 'nothing-applies', path)
  })
  return { weights: weights as ComplianceRate['weights'], counts, rate }
}
