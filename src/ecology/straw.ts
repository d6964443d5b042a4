import type { Result, Rounding } from '../kernel/index.js'
import { compareExact } from '../kernel/internal.js'
import type { FieldAmount, FieldFigure, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { figureIn, finish, less, openDesk, over, part, refuse, take, times, total, warn, type Desk } from './desk.js'
import {
  factor,
  openFactors,
  usedFactors,
  type FactorDesk,
  type FactorSet,
  type SuppliedFactor,
  type UsedFactor,
} from './factors.js'
import type { Working } from './working.js'

/** The five uses of straw (五料化): fertiliser (with direct return), feed, fuel, growing medium, raw material. */
export type StrawUse = 'fertiliser' | 'feed' | 'fuel' | 'growingMedium' | 'rawMaterial'

/** What else can become of straw. */
export type StrawFate = StrawUse | 'burnt' | 'leftOnField' | 'discarded'

/** The fates, for readers. */
export const strawFates: readonly StrawFate[] = [
  'fertiliser',
  'feed',
  'fuel',
  'growingMedium',
  'rawMaterial',
  'burnt',
  'leftOnField',
  'discarded',
]

/** Who uses the straw: market entities, households, or the field itself. */
export type StrawChannel = 'market' | 'household' | 'directReturn'

/** A crop's grain, from which its straw follows. */
export interface GrainHarvest {
  /** Crop as the factor set names it. */
  readonly crop: string
  /** Grain. */
  readonly grain: FieldAmount
}

/** Straw that went one way. A kilogram has one fate. */
export interface StrawEntry {
  /** Id by which results and findings name it. */
  readonly id: string
  /** What became of it. */
  readonly fate: StrawFate
  /** Mass of the straw. */
  readonly amount: FieldAmount
  /** Who used it. */
  readonly channel?: StrawChannel
}

/** A village's or county's straw in a year. Give what is known: each figure names what it lacks. */
export interface StrawFacts {
  /** Grain by crop; straw follows by the straw-to-grain ratio. */
  readonly harvests?: readonly GrainHarvest[]
  /** Straw that can be collected, where the text gives it. */
  readonly collectable?: FieldAmount
  /** What became of it. */
  readonly entries: readonly StrawEntry[]
  /** Straw that was used in all, where the text gives it: held against the sum of the uses. */
  readonly statedUse?: FieldAmount
  /** Straw brought in from elsewhere: not this place's. */
  readonly broughtIn?: FieldAmount
  /** The land. */
  readonly area?: FieldAmount
  /** Income from straw. */
  readonly income?: FieldAmount
  /** Jobs. */
  readonly jobs?: FieldAmount
  /** Factors that the caller passes; they go before the set. */
  readonly factors?: readonly SuppliedFactor[]
}

/** What a question about straw names. */
export interface StrawQuestion {
  /** Unit of mass: `tonne`, `wanTonne`. */
  readonly unit: string
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** The straw ledger. */
export interface StrawLedger {
  /** Grain × straw-to-grain ratio. */
  readonly produced: FieldOutcome
  /** Produced × collection coefficient, or as stated. */
  readonly collectable: FieldOutcome
  /** Sum of the five uses, less what was brought in. */
  readonly used: FieldFigure
  /** Each use. */
  readonly uses: readonly { readonly id: StrawUse; readonly amount: FieldFigure }[]
  /** Used ÷ collectable, percent (秸秆综合利用率). */
  readonly utilisation: FieldOutcome
  /** Used by market entities ÷ collectable, percent (产业化利用). */
  readonly marketShare: FieldOutcome
  /** Collectable less used. */
  readonly notUsed: FieldOutcome
  /** Collectable per area. */
  readonly perArea: FieldOutcome
  /** Used straw per area. */
  readonly usedPerArea: FieldOutcome
  /** Income per tonne of used straw. */
  readonly incomePerTonne: FieldOutcome
  /** Income per mu. */
  readonly incomePerMu: FieldOutcome
  /** Used straw per job. */
  readonly usedPerJob: FieldOutcome
  /** The factors that were used, with their status and source. */
  readonly factors: readonly UsedFactor[]
}

/**
 * The straw ledger: produced, collectable, the five uses, rate, income. Published straw-to-grain ratios differ by up to 3.6 times, so there is no default: where a set holds two, `factor` is asked for.
 *
 * Findings: `stated-use-differs`, `straw-burnt`, `use-above-collectable`. Reasons: `fates-exceed-produced` (one kilogram has one fate), `negative-amount`, `zero-divisor`, `units-differ`.
 * Needs inside the figures: `grain`, `factor`, `area`, `income`, `jobs`. Source: formulas of the national straw ledger.
 *
 * @param set - a factor set with straw ratios
 * @param facts - grain and fates
 * @param question - unit
 * @returns the ledger, each figure with its own status
 * @example
 * ```ts
 * import { strawLedger } from 'xiangzhen/ecology'
 * import { strawRatios } from 'xiangzhen/presets/straw-ratios'
 * const tonnes = (value: string) => ({ value, unit: 'tonne' })
 * const entries = [{ id: 'all', fate: 'fertiliser' as const, amount: tonnes('84900') }]
 * const result = strawLedger(strawRatios, { collectable: tonnes('85000'), entries }, { unit: 'tonne', rounding: { digits: 2, mode: 'halfUp' } })
 * result.status === 'computed' && result.value.utilisation.status === 'computed' && result.value.utilisation.figure // => '99.88'
 * ```
 */
export function strawLedger(
  set: FactorSet,
  facts: StrawFacts,
  question: StrawQuestion,
): Result<StrawLedger, EcologyCode> {
  const desk = openDesk(set, question)
  const table = openFactors(desk, set, facts.factors)
  const { unit } = question
  const entries = facts.entries.map((one, index) =>
    take(desk, one.amount, { code: 'amount', at: one.id, path: `entries[${index}].amount`, unit }),
  )
  const sumOf = (
    keep: (one: StrawEntry) => boolean,
    code: 'straw-use' | 'straw-used' | 'straw-fates' | 'straw-burnt-mass',
  ) =>
    total(
      desk,
      code,
      entries.filter((_, index) => keep(facts.entries[index] as StrawEntry)),
      unit,
      'entries',
    )
  const gross = sumOf((one) => usesOfStraw.includes(one.fate as StrawUse), 'straw-used')
  const used =
    facts.broughtIn === undefined
      ? gross
      : less(
          desk,
          'own-straw',
          gross,
          take(desk, facts.broughtIn, { code: 'amount', path: 'broughtIn', unit }),
          'broughtIn',
        )
  const burnt = sumOf((one) => one.fate === 'burnt', 'straw-burnt-mass')
  if (burnt.lines.length > 0)
    warn(desk, 'straw-burnt', 'entries', { burnt: figureIn(desk, burnt, unit, 'entries').figure ?? '', unit })
  checkFates(
    desk,
    table,
    facts,
    sumOf(() => true, 'straw-fates'),
    used,
    question,
  )
  const producedIn = (inner: Desk) => producedOf({ ...table, desk: inner }, facts)
  const collectableIn = (inner: Desk) => collectableOf({ ...table, desk: inner }, facts, unit)
  const ledger = {
    produced: part(desk, unit, 'harvests', producedIn),
    collectable: part(desk, unit, 'collectable', collectableIn),
    used: figureIn(desk, used, unit, 'entries'),
    uses: usesOfStraw.map((id) => ({
      id,
      amount: figureIn(
        desk,
        sumOf((one) => one.fate === id, 'straw-use'),
        unit,
        'entries',
      ),
    })),
    utilisation: part(desk, 'percent', 'collectable', (inner) => {
      const rate = over(inner, 'straw-utilisation', used, collectableIn(inner), 'zero-divisor', 'collectable')
      if (rate.dimension !== undefined && rate.span.mid !== undefined && rate.span.mid.n > rate.span.mid.d)
        warn(inner, 'use-above-collectable', 'entries', {})
      return rate
    }),
    marketShare: part(desk, 'percent', 'collectable', (inner) =>
      over(
        inner,
        'straw-market-share',
        sumOf((one) => one.channel === 'market', 'straw-use'),
        collectableIn(inner),
        'zero-divisor',
        'collectable',
      ),
    ),
    notUsed: part(desk, unit, 'collectable', (inner) =>
      less(inner, 'straw-not-used', collectableIn(inner), used, 'entries'),
    ),
    ...sharesOf(desk, facts, used, collectableIn, unit),
  }
  const factors = usedFactors(table)
  return finish(desk, () => ({ ...ledger, factors }))
}

const usesOfStraw: readonly StrawUse[] = ['fertiliser', 'feed', 'fuel', 'growingMedium', 'rawMaterial']

function producedOf(table: FactorDesk, facts: StrawFacts): Working {
  if (facts.harvests === undefined)
    return take(table.desk, undefined, { code: 'grain', path: 'harvests', unit: 'tonne' })
  const lines = facts.harvests.map(({ crop, grain }, index) => {
    const mass = take(table.desk, grain, { code: 'grain', at: crop, path: `harvests[${index}].grain`, unit: 'tonne' })
    return bareMass(
      times('straw-produced', [mass, factor(table, 'straw-to-grain', { crop }, 'fraction')], { name: crop }),
    )
  })
  return total(table.desk, 'straw-produced', lines, 'tonne', 'harvests')
}

function collectableOf(table: FactorDesk, facts: StrawFacts, unit: string): Working {
  if (facts.collectable !== undefined)
    return take(table.desk, facts.collectable, { code: 'collectable', path: 'collectable', unit })
  if (facts.harvests === undefined)
    return take(table.desk, undefined, { code: 'collectable', path: 'collectable', unit })
  const lines = facts.harvests.map(({ crop, grain }, index) => {
    const mass = take(table.desk, grain, { code: 'grain', at: crop, path: `harvests[${index}].grain`, unit: 'tonne' })
    const ratio = factor(table, 'straw-to-grain', { crop }, 'fraction')
    return bareMass(
      times('straw-collectable', [mass, ratio, factor(table, 'straw-collection', { crop }, 'fraction')], {
        name: crop,
      }),
    )
  })
  return total(table.desk, 'straw-collectable', lines, unit, 'harvests')
}

// Grain may be qualified (paddy); its straw is not.
function bareMass(step: Working): Working {
  return step.dimension === undefined ? step : { ...step, dimension: new Map([['kilogram', 1]]) }
}

function checkFates(
  desk: Desk,
  table: FactorDesk,
  facts: StrawFacts,
  fates: Working,
  used: Working,
  question: StrawQuestion,
): void {
  const inner: Desk = { ...desk, findings: [], missing: [] }
  const produced = producedOf({ ...table, desk: inner }, facts)
  const [all, made] = [fates.span.mid, produced.span.mid]
  const known = inner.missing.length === 0 && produced.dimension !== undefined
  if (
    known &&
    all !== undefined &&
    made !== undefined &&
    facts.broughtIn === undefined &&
    compareExact(all, made) > 0
  ) {
    refuse(desk, 'fates-exceed-produced', 'entries', { unit: question.unit })
  }
  if (facts.statedUse === undefined) return
  const stated = take(desk, facts.statedUse, { code: 'amount', path: 'statedUse', unit: question.unit })
  const gap = figureIn(desk, less(desk, 'gap', stated, used, 'statedUse'), question.unit, 'statedUse').figure
  if (gap !== undefined && /[1-9]/.test(gap))
    warn(desk, 'stated-use-differs', 'statedUse', { gap, unit: question.unit })
}

function sharesOf(desk: Desk, facts: StrawFacts, used: Working, collectableIn: (inner: Desk) => Working, unit: string) {
  const area = (inner: Desk) => take(inner, facts.area, { code: 'area', path: 'area', unit: 'mu' })
  const income = (inner: Desk) => take(inner, facts.income, { code: 'income', path: 'income', unit: 'yuan' })
  return {
    perArea: part(desk, `${unit}/mu`, 'area', (inner) =>
      over(inner, 'straw-per-area', collectableIn(inner), area(inner), 'zero-area', 'area'),
    ),
    usedPerArea: part(desk, `${unit}/mu`, 'area', (inner) =>
      over(inner, 'straw-per-area', used, area(inner), 'zero-area', 'area'),
    ),
    incomePerTonne: part(desk, 'yuan/tonne', 'income', (inner) =>
      over(inner, 'income-per-tonne', income(inner), used, 'zero-divisor', 'income'),
    ),
    incomePerMu: part(desk, 'yuan/mu', 'income', (inner) =>
      over(inner, 'income-per-area', income(inner), area(inner), 'zero-area', 'income'),
    ),
    usedPerJob: part(desk, `${unit}/job`, 'jobs', (inner) =>
      over(
        inner,
        'straw-per-job',
        used,
        take(inner, facts.jobs, { code: 'jobs', path: 'jobs', unit: 'job' }),
        'zero-divisor',
        'jobs',
      ),
    ),
  }
}
