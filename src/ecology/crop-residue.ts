import type { Result, Rounding } from '../kernel/index.js'
import { exactOne } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, refuse, remark, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { figureIn, less, times, total } from './desk-steps.js'
import { attribute, factor, hasFactor, openFactors, usedFactors } from './factor-lookup.js'
import type { FactorSet, SuppliedFactor, UsedFactor } from './factors.js'
import { retagged } from './global-warming.js'
import { constant, type Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** A crop whose residue stays on the field. */
export interface CropResidueFacts {
  /** Crop as the factor set names it. */
  readonly crop?: string
  /** Yield, fresh: in all or per area. */
  readonly yield: FieldAmount
  /** The land; wanted where the yield is per area. */
  readonly area?: FieldAmount
  /** Share of the residue above ground that was carried off. */
  readonly removedShare?: FieldAmount
  /** Share of the residue above ground that was burnt. */
  readonly burntShare?: FieldAmount
  /** Factors that the caller passes; they go before the set. */
  readonly factors?: readonly SuppliedFactor[]
}

/** Nitrogen of crop residue. */
export interface CropResidueNitrogen {
  /** Dry matter above ground, all of it. */
  readonly dryMatter: FieldFigure
  /** Nitrogen above ground, kilograms. */
  readonly aboveGround: FieldFigure
  /** Nitrogen below ground, kilograms; absent where the set has no factor for it. */
  readonly belowGround?: FieldFigure
  /** Nitrogen of all residue that stays, kilograms. */
  readonly total: FieldFigure
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * Nitrogen that crop residue returns to the soil, IPCC 2019 Refinement, volume 4, equation 11.6 with table 11.1a.
 *
 * Findings: `no-below-ground-factor` (the table has none for rice: the term is left out, not zero), `generic-factor`. Reasons: `fates-exceed-whole` (removed + burnt above 1),
 * `mixed-factor-editions`. Needs: `crop`, `residue-removed`, `residue-burnt`, `area`, `factor`.
 *
 * @example
 * ```ts
 * import { cropResidueNitrogen } from 'xiangzhen/ecology'
 * import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
 * const none = { value: '0', unit: 'fraction' }
 * const rice = { crop: 'rice', yield: { value: '6000', unit: 'kilogram/hectare' }, area: { value: '50', unit: 'hectare' }, removedShare: none, burntShare: none }
 * const result = cropResidueNitrogen(ipcc2019, rice, { rounding: { digits: 1, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.total.figure // => '2616.6'
 * ```
 */
export function cropResidueNitrogen(
  set: FactorSet,
  facts: CropResidueFacts,
  question: { readonly rounding: Rounding },
): Result<CropResidueNitrogen, EcologyCode> {
  const desk = openDesk(set, question)
  if (unusable(desk, facts, 'yield', '?factors[]')) return unusableFacts(desk)
  const table = openFactors(desk, set, facts.factors)
  const crop = attribute(table, 'residue-dry-matter', 'crop', facts.crop, 'crop')
  const ratio = (quantity: string) => factor(table, quantity, { crop }, 'fraction')
  const fresh = take(desk, facts.yield, { code: 'yield', path: 'yield', unit: facts.yield.unit })
  const harvest =
    fresh.dimension?.has('mu') === true
      ? times('on-land', [fresh, take(desk, facts.area, { code: 'area', path: 'area', unit: 'mu' })])
      : fresh
  const dryYield = times('dry-yield', [harvest, ratio('residue-dry-matter')])
  const above = times('residue-above', [dryYield, ratio('residue-above-ratio')])
  const left = leftShare(desk, facts)
  const aboveNitrogen = retagged(times('residue-above-nitrogen', [above, left, ratio('residue-above-nitrogen')]), 'N')
  const below =
    crop === '' || hasFactor(table, 'residue-below-nitrogen', { crop })
      ? belowOf(desk, dryYield, above, ratio)
      : undefined
  if (below === undefined) remark(desk, 'no-below-ground-factor', 'crop', { crop })
  const sum = total(
    desk,
    'residue-nitrogen',
    below === undefined ? [aboveNitrogen] : [aboveNitrogen, below],
    'kilogram:N',
    'yield',
  )
  const value = {
    dryMatter: figureIn(desk, above, 'kilogram', 'yield'),
    aboveGround: figureIn(desk, aboveNitrogen, 'kilogram:N', 'yield'),
    ...(below === undefined ? {} : { belowGround: figureIn(desk, below, 'kilogram:N', 'yield') }),
    total: figureIn(desk, sum, 'kilogram:N', 'yield'),
  }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...value, factors }))
}

function belowOf(desk: Desk, dryYield: Working, above: Working, ratio: (quantity: string) => Working): Working {
  const whole = total(desk, 'shoot', [dryYield, above], 'kilogram', 'yield')
  return retagged(
    times('residue-below-nitrogen', [whole, ratio('residue-below-ratio'), ratio('residue-below-nitrogen')]),
    'N',
  )
}

function leftShare(desk: Desk, facts: CropResidueFacts): Working {
  const removed = take(desk, facts.removedShare, { code: 'residue-removed', path: 'removedShare', unit: 'fraction' })
  const burnt = take(desk, facts.burntShare, { code: 'residue-burnt', path: 'burntShare', unit: 'fraction' })
  const gone = total(desk, 'residue-gone', [removed, burnt], 'fraction', 'removedShare')
  const { mid } = gone.span
  if (gone.dimension !== undefined && mid !== undefined && mid.n > mid.d)
    refuse(desk, 'fates-exceed-whole', 'removedShare', {})
  return less(desk, 'share-left', constant(exactOne, 'whole'), gone, 'removedShare')
}
