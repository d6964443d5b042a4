import type { Result, Rounding } from '../kernel/index.js'
import type { FieldAmount, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { rateOfPlaces, type ComplianceRate, type JudgedPlace } from './compliance.js'
import { finish, openDesk, refuse } from './desk.js'
import type { RequirementVerdict } from './standards.js'
import { worstClass, type ClassFacts, type ClassTable, type WorstClass } from './worst-class.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** Places that were measured. */
export interface ClassRateFacts {
  /** The places (断面、监测点), each with its values. */
  readonly places: readonly (ClassFacts & {
    /** Id by which results and findings name it. */
    readonly id: string
    /** What it counts by, where places do not count alike: its length, its area. */
    readonly weight?: FieldAmount
  })[]
}

/** What a question about the classes of places names. */
export interface ClassRateQuestion {
  /** The class that is to be reached or bettered. */
  readonly target: string
  /** Whether all count alike or by their weights; absent: as was decided (`item-weights`). */
  readonly weights?: 'equal' | 'given'
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** Places by class. */
export interface ClassRates extends ComplianceRate {
  /** Each place. */
  readonly places: readonly {
    readonly id: string
    /** Its class; absent where it is not known. */
    readonly class?: string
    /** The indicators that decide it. */
    readonly decidedBy: readonly string[]
    /** Whether it reaches the target. */
    readonly verdict: RequirementVerdict['verdict']
  }[]
  /** Each class with its share of all places, percent; bounds alone while the class of some is not known. */
  readonly classes: readonly { readonly class: string; readonly count: number; readonly share: FieldOutcome }[]
}

/**
 * The share of places that reach a class (水质达标率, 优良水体比例), and of each class among them (劣Ⅴ类比例). A place whose measured indicators miss the target already is not met, whatever was not measured; one that may
 * still miss it is undecided, and leaves bounds.
 *
 * Findings and reasons as {@link worstClass} of each place and {@link complianceRate}; `not-an-option` where the target is no class of the table.
 *
 * @param table - classes, indicators and limits
 * @param facts - the places
 * @param question - the target, how places count
 * @returns the rate, each class, each place
 * @example
 * ```ts
 * import { classRates, type ClassTable } from 'xiangzhen/ecology'
 * const limits = ['0.15', '0.5', '1.0', '1.5', '2.0']
 * const table: ClassTable = {
 *   id: 'water', title: '地表水分类', version: '1', effective: { from: '2002-06-01' }, sources: [], decisions: [],
 *   rules: { classes: ['I', 'II', 'III', 'IV', 'V', 'worse'], indicators: [{ id: 'ammonia', title: '氨氮', better: 'less', unit: 'milligram/litre', limits }] },
 * }
 * const place = (id: string, value: string) => ({ id, values: [{ id: 'ammonia', amount: { value, unit: 'milligram/litre' } }] })
 * const places = [place('bridge', '0.8'), place('weir', '1.2'), place('lock', '0.4')]
 * const result = classRates(table, { places }, { target: 'III', weights: 'equal', rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.rate.status === 'computed' && result.value.rate.figure // => '66.7'
 * ```
 */
export function classRates(
  table: ClassTable,
  facts: ClassRateFacts,
  question: ClassRateQuestion,
): Result<ClassRates, EcologyCode> {
  const desk = openDesk(table, question)
  if (unusable(desk, facts, 'places[].values[]')) return unusableFacts(desk)
  const { classes } = table.rules
  const target = classes.indexOf(question.target)
  if (target < 0) refuse(desk, 'not-an-option', 'target', { code: 'target', value: question.target, options: classes })
  const places = facts.places.map((place, index) => {
    const judged = worstClass(table, place, question)
    const told = judged.status === 'computed' ? desk.aside : desk.findings
    for (const one of judged.diagnostics)
      told.push({
        ...one,
        code: one.code as EcologyCode,
        path: one.path.startsWith('rules') ? one.path : `places[${index}].${one.path}`,
      })
    const { atBest, decidedBy, ...known }: Partial<WorstClass> = judged.status === 'computed' ? judged.value : {}
    return { place, name: known.class, decidedBy: decidedBy ?? [], best: classes.indexOf(atBest ?? '') }
  })
  // A place of which only the best possible class is known may be in that class or in any worse one.
  const rated = (reached: (rank: number) => boolean, open: (best: number) => boolean) =>
    places.map(({ place, name, best }) => {
      const known = name === undefined ? undefined : reached(best)
      const verdict: JudgedPlace['verdict'] =
        known === true ? 'met' : known === undefined && open(best) ? 'undecided' : 'notMet'
      return { ...place, verdict }
    })
  const judged = rated(
    (rank) => rank <= target,
    (best) => best <= target,
  )
  const rate = rateOfPlaces(desk, judged, question.weights, 'places')
  const value: ClassRates = {
    ...rate,
    places: places.map(({ place, name, decidedBy }, index) => ({
      id: place.id,
      ...(name === undefined ? {} : { class: name }),
      decidedBy,
      verdict: (judged[index] as JudgedPlace).verdict,
    })),
    classes: classes.map((name, rank) => {
      const own = rated(
        (found) => found === rank,
        (best) => best <= rank,
      )
      const { counts, rate: share } = rateOfPlaces(desk, own, question.weights, 'places')
      return { class: name, count: counts.met, share }
    }),
  }
  return finish(desk, () => value)
}
