import type { Result, Rounding } from '../kernel/index.js'
import { compareExact, exactOne } from '../kernel/internal.js'
import type { FieldAmount, FieldOutcome } from './amounts.js'
import type { EcologyCode, EcologyNeed } from './codes.js'
import { finish, openDesk, remark, warn, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { less, over, part } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** What a fertiliser trial measured. Give what is known: each metric names what it lacks. */
export interface NutrientUseFacts {
  /** Nutrient applied, per area (`kilogram:N/hectare`) or in all. */
  readonly applied?: FieldAmount
  /** Yield of the fertilised field. */
  readonly yield?: FieldAmount
  /** Yield of the check plot without the nutrient. */
  readonly yieldUnfertilised?: FieldAmount
  /** Nutrient in the fertilised crop. */
  readonly uptake?: FieldAmount
  /** Nutrient in the crop of the check plot. */
  readonly uptakeUnfertilised?: FieldAmount
  /** Nutrient in the grain. */
  readonly grainNutrient?: FieldAmount
  /** Nutrient in the whole plant. */
  readonly plantNutrient?: FieldAmount
}

/** What a question about nutrient use names. */
export interface NutrientUseQuestion {
  /** Unit of the yields and nutrients, without area: `kilogram`. */
  readonly unit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** How well a nutrient was used. */
export interface NutrientUse {
  /** Yield ÷ nutrient applied (偏生产力 PFP). */
  readonly partialFactorProductivity: FieldOutcome
  /** (Yield − yield unfertilised) ÷ nutrient applied (农学效率 AE). */
  readonly agronomicEfficiency: FieldOutcome
  /** (Uptake − uptake unfertilised) ÷ nutrient applied, percent (表观利用率 RE, the difference method). */
  readonly apparentRecovery: FieldOutcome
  /** Nutrient in grain ÷ in plant, percent (收获指数). */
  readonly harvestIndex: FieldOutcome
  /** (Yield − yield unfertilised) ÷ yield, percent (贡献率). */
  readonly contributionRate: FieldOutcome
  /** (Yield − yield unfertilised) ÷ yield unfertilised, percent: the increase, printed in some papers as the contribution rate. */
  readonly increaseOverControl: FieldOutcome
}

/**
 * The efficiencies of a fertiliser trial (利用率). A village without an unfertilised plot cannot have a recovery: it needs one.
 *
 * Findings: `contribution-has-two-denominators` wherever the contribution rate is computed; `soil-mining` where recovery is above 100 %.
 * Reasons inside each figure: `zero-applied`, `zero-base`, `units-differ`. Needs inside each figure: `applied`, `yield`, `yield-unfertilised`,
 * `uptake`, `uptake-unfertilised`, `grain-nutrient`, `plant-nutrient`. Source: the difference method as in ChinaXiv 201711.02213, equation 5.
 *
 * @param method - decisions and conventions
 * @param facts - what was measured
 * @param question - rounding
 * @returns each efficiency with its own status
 * @example
 * ```ts
 * import { nutrientUse, openMethod } from 'xiangzhen/ecology'
 * const facts = {
 *   applied: { value: '225', unit: 'kilogram/hectare' },
 *   uptake: { value: '191.18', unit: 'kilogram/hectare' },
 *   uptakeUnfertilised: { value: '107.13', unit: 'kilogram/hectare' },
 * }
 * const result = nutrientUse(openMethod, facts, { unit: 'kilogram', rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.apparentRecovery.status === 'computed' && result.value.apparentRecovery.figure // => '37.36'
 * ```
 */
export function nutrientUse(
  method: FieldMethod,
  facts: NutrientUseFacts,
  question: NutrientUseQuestion,
): Result<NutrientUse, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts)) return unusableFacts(desk)
  const fact = (inner: Desk, key: keyof NutrientUseFacts) =>
    take(inner, facts[key], { code: needOf[key], path: key, unit: facts[key]?.unit ?? question.unit })
  const gain = (inner: Desk) =>
    less(inner, 'yield-gain', fact(inner, 'yield'), fact(inner, 'yieldUnfertilised'), 'yieldUnfertilised')
  const perApplied = (inner: Desk, code: 'partial-factor-productivity' | 'agronomic-efficiency', top: Working) =>
    over(inner, code, top, fact(inner, 'applied'), 'zero-applied', 'applied')
  const use: NutrientUse = {
    partialFactorProductivity: part(desk, '', 'yield', (inner) =>
      perApplied(inner, 'partial-factor-productivity', fact(inner, 'yield')),
    ),
    agronomicEfficiency: part(desk, '', 'yield', (inner) => perApplied(inner, 'agronomic-efficiency', gain(inner))),
    apparentRecovery: part(desk, 'percent', 'uptake', (inner) => {
      const taken = less(
        inner,
        'uptake-gain',
        fact(inner, 'uptake'),
        fact(inner, 'uptakeUnfertilised'),
        'uptakeUnfertilised',
      )
      const recovery = over(inner, 'apparent-recovery', taken, fact(inner, 'applied'), 'zero-applied', 'applied')
      warnAboveOne(inner, recovery)
      return recovery
    }),
    harvestIndex: part(desk, 'percent', 'plantNutrient', (inner) =>
      over(
        inner,
        'harvest-index',
        fact(inner, 'grainNutrient'),
        fact(inner, 'plantNutrient'),
        'zero-divisor',
        'plantNutrient',
      ),
    ),
    contributionRate: part(desk, 'percent', 'yield', (inner) => {
      remark(inner, 'contribution-has-two-denominators', 'yield')
      return over(inner, 'contribution-rate', gain(inner), fact(inner, 'yield'), 'zero-divisor', 'yield')
    }),
    increaseOverControl: part(desk, 'percent', 'yieldUnfertilised', (inner) =>
      over(
        inner,
        'increase-over-control',
        gain(inner),
        fact(inner, 'yieldUnfertilised'),
        'zero-base',
        'yieldUnfertilised',
      ),
    ),
  }
  return finish(desk, () => use)
}

const needOf: Readonly<Record<keyof NutrientUseFacts, EcologyNeed>> = {
  applied: 'applied',
  yield: 'yield',
  yieldUnfertilised: 'yield-unfertilised',
  uptake: 'uptake',
  uptakeUnfertilised: 'uptake-unfertilised',
  grainNutrient: 'grain-nutrient',
  plantNutrient: 'plant-nutrient',
}

/** A use above all that was put in takes from the soil. */
export function warnAboveOne(desk: Desk, share: Working): void {
  const { mid } = share.span
  if (share.dimension !== undefined && mid !== undefined && compareExact(mid, exactOne) > 0)
    warn(desk, 'soil-mining', '', {})
}
